// Requests to SCSI devices, and the SCSI port driver's interface for miniport drivers.
#pragma once
#ifndef _NTSRB_
#define _NTSRB_
#include <wdm.h>
#include <srb/requests.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifndef DebugPrint
#define DebugPrint(x) ScsiDebugPrint x
#endif
#define SCSI_COMBINE_BUS_TARGET(Bus, Target) (((UCHAR)(Target) & ~0x1F) << 8 | (UCHAR)(Bus) << 5 | ((UCHAR)(Target) & 0x1F))
#define SCSI_DECODE_BUS_TARGET(Value, Bus, Target) (Bus = (UCHAR)((Value) >> 5), Target = (UCHAR)((((Value) >> 8) & ~0x1F) | ((Value) & 0x1F)))
#if DBG
#define SCSI_PORT_SIGNATURE 0x54524f50
#endif
#ifndef POINTER_ALIGN
#define POINTER_ALIGN POINTER_ALIGNMENT
#endif
#define SP_RETURN_NOT_FOUND 0
#define SP_RETURN_FOUND 1
#define SP_RETURN_ERROR 2
#define SP_RETURN_BAD_CONFIG 3
typedef PHYSICAL_ADDRESS SCSI_PHYSICAL_ADDRESS, *PSCSI_PHYSICAL_ADDRESS;
/// A range of ports or memory of an adapter.
typedef struct _ACCESS_RANGE {
    SCSI_PHYSICAL_ADDRESS RangeStart;
    ULONG RangeLength;
    BOOLEAN RangeInMemory;
} ACCESS_RANGE, *PACCESS_RANGE;
/// How an adapter is configured.
typedef struct _PORT_CONFIGURATION_INFORMATION {
    ULONG Length;
    ULONG SystemIoBusNumber;
    INTERFACE_TYPE AdapterInterfaceType;
    ULONG BusInterruptLevel;
    ULONG BusInterruptVector;
    KINTERRUPT_MODE InterruptMode;
    ULONG MaximumTransferLength;
    ULONG NumberOfPhysicalBreaks;
    ULONG DmaChannel;
    ULONG DmaPort;
    DMA_WIDTH DmaWidth;
    DMA_SPEED DmaSpeed;
    ULONG AlignmentMask;
    ULONG NumberOfAccessRanges;
    ACCESS_RANGE(*AccessRanges)[];
    PVOID Reserved;
    UCHAR NumberOfBuses;
    UCHAR InitiatorBusId[8];
    BOOLEAN ScatterGather;
    BOOLEAN Master;
    BOOLEAN CachesData;
    BOOLEAN AdapterScansDown;
    BOOLEAN AtdiskPrimaryClaimed;
    BOOLEAN AtdiskSecondaryClaimed;
    BOOLEAN Dma32BitAddresses;
    BOOLEAN DemandMode;
    BOOLEAN MapBuffers;
    BOOLEAN NeedPhysicalAddresses;
    BOOLEAN TaggedQueuing;
    BOOLEAN AutoRequestSense;
    BOOLEAN MultipleRequestPerLu;
    BOOLEAN ReceiveEvent;
    BOOLEAN RealModeInitialized;
    BOOLEAN BufferAccessScsiPortControlled;
    UCHAR MaximumNumberOfTargets;
    UCHAR ReservedUchars[2];
    ULONG SlotNumber;
    ULONG BusInterruptLevel2;
    ULONG BusInterruptVector2;
    KINTERRUPT_MODE InterruptMode2;
    ULONG DmaChannel2;
    ULONG DmaPort2;
    DMA_WIDTH DmaWidth2;
    DMA_SPEED DmaSpeed2;
    ULONG DeviceExtensionSize;
    ULONG SpecificLuExtensionSize;
    ULONG SrbExtensionSize;
    UCHAR Dma64BitAddresses;
    BOOLEAN ResetTargetSupported;
    UCHAR MaximumNumberOfLogicalUnits;
    BOOLEAN WmiDataProvider;
} PORT_CONFIGURATION_INFORMATION, *PPORT_CONFIGURATION_INFORMATION;
#define CONFIG_INFO_VERSION_2 sizeof(PORT_CONFIGURATION_INFORMATION)
#define SCSI_REQUEST_BLOCK_SIZE sizeof(SCSI_REQUEST_BLOCK)
/// Called to initialise an adapter.
_Must_inspect_result_
typedef BOOLEAN (NTAPI *PHW_INITIALIZE)(_In_ PVOID DeviceExtension);
/// Called with a request.
typedef BOOLEAN (NTAPI *PHW_STARTIO)(_In_ PVOID DeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb);
/// Called at the adapter's interrupt.
typedef BOOLEAN (NTAPI *PHW_INTERRUPT)(_In_ PVOID DeviceExtension);
/// Called when the miniport driver's timer expires.
typedef VOID (NTAPI *PHW_TIMER)(_In_ PVOID DeviceExtension);
/// Called when system DMA has been set up.
typedef VOID (NTAPI *PHW_DMA_STARTED)(_In_ PVOID DeviceExtension);
/// Called to find an adapter and its configuration.
typedef ULONG (NTAPI *PHW_FIND_ADAPTER)(
    _In_ PVOID DeviceExtension, _In_ PVOID HwContext, _In_ PVOID BusInformation, _In_ PCHAR ArgumentString,
    _Inout_ PPORT_CONFIGURATION_INFORMATION ConfigInfo, _Out_ PBOOLEAN Again);
/// Called to reset a bus.
typedef BOOLEAN (NTAPI *PHW_RESET_BUS)(_In_ PVOID DeviceExtension, _In_ ULONG PathId);
/// Called to save or restore an adapter's state.
typedef BOOLEAN (NTAPI *PHW_ADAPTER_STATE)(_In_ PVOID DeviceExtension, _In_ PVOID Context, _In_ BOOLEAN SaveState);
/// Called for Plug and Play and power.
typedef SCSI_ADAPTER_CONTROL_STATUS (NTAPI *PHW_ADAPTER_CONTROL)(
    _In_ PVOID DeviceExtension, _In_ SCSI_ADAPTER_CONTROL_TYPE ControlType, _In_ PVOID Parameters);
/// The callbacks of a miniport driver.
typedef struct _HW_INITIALIZATION_DATA {
    ULONG HwInitializationDataSize;
    INTERFACE_TYPE AdapterInterfaceType;
    PHW_INITIALIZE HwInitialize;
    PHW_STARTIO HwStartIo;
    PHW_INTERRUPT HwInterrupt;
    PHW_FIND_ADAPTER HwFindAdapter;
    PHW_RESET_BUS HwResetBus;
    PHW_DMA_STARTED HwDmaStarted;
    PHW_ADAPTER_STATE HwAdapterState;
    ULONG DeviceExtensionSize;
    ULONG SpecificLuExtensionSize;
    ULONG SrbExtensionSize;
    ULONG NumberOfAccessRanges;
    PVOID Reserved;
    BOOLEAN MapBuffers;
    BOOLEAN NeedPhysicalAddresses;
    BOOLEAN TaggedQueuing;
    BOOLEAN AutoRequestSense;
    BOOLEAN MultipleRequestPerLu;
    BOOLEAN ReceiveEvent;
    USHORT VendorIdLength;
    PVOID VendorId;
    union {
        USHORT ReservedUshort;
        USHORT PortVersionFlags;
    };
    USHORT DeviceIdLength;
    PVOID DeviceId;
    PHW_ADAPTER_CONTROL HwAdapterControl;
} HW_INITIALIZATION_DATA, *PHW_INITIALIZATION_DATA;
/// Completes requests of a device, target or bus.
VOID NTAPI ScsiPortCompleteRequest(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun, _In_ UCHAR SrbStatus);
#define ScsiPortConvertPhysicalAddressToUlong(Address) ((Address).LowPart)
#define ScsiPortConvertPhysicalAddressToUlong(Address) ((Address).LowPart)
#define ScsiPortConvertPhysicalAddressToULongPtr(Address) ((ULONG_PTR)(Address).QuadPart)
/// Makes a physical address of a number.
SCSI_PHYSICAL_ADDRESS NTAPI ScsiPortConvertUlongToPhysicalAddress(_In_ ULONG_PTR UlongAddress);
/// Ends a system DMA transfer.
VOID NTAPI ScsiPortFlushDma(_In_ PVOID DeviceExtension);
/// Unmaps an adapter's ports or memory.
VOID NTAPI ScsiPortFreeDeviceBase(_In_ PVOID HwDeviceExtension, _In_ PVOID MappedAddress);
/// Reads the configuration of a bus.
ULONG NTAPI ScsiPortGetBusData(
    _In_ PVOID DeviceExtension, _In_ ULONG BusDataType, _In_ ULONG SystemIoBusNumber, _In_ ULONG SlotNumber, _In_ PVOID Buffer, _In_ ULONG Length);
/// Maps an adapter's ports or memory.
PVOID NTAPI ScsiPortGetDeviceBase(
    _In_ PVOID HwDeviceExtension, _In_ INTERFACE_TYPE BusType, _In_ ULONG SystemIoBusNumber, _In_ SCSI_PHYSICAL_ADDRESS IoAddress,
    _In_ ULONG NumberOfBytes, _In_ BOOLEAN InIoSpace);
/// The extension of a logical unit.
PVOID NTAPI ScsiPortGetLogicalUnit(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun);
/// The physical address of a buffer.
SCSI_PHYSICAL_ADDRESS NTAPI ScsiPortGetPhysicalAddress(
    _In_ PVOID HwDeviceExtension, _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_ PVOID VirtualAddress, _Out_ ULONG *Length);
/// The request of a device with a tag.
PSCSI_REQUEST_BLOCK NTAPI ScsiPortGetSrb(_In_ PVOID DeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun, _In_ LONG QueueTag);
/// Allocates memory that the adapter and the processor share.
PVOID NTAPI ScsiPortGetUncachedExtension(_In_ PVOID HwDeviceExtension, _In_ PPORT_CONFIGURATION_INFORMATION ConfigInfo, _In_ ULONG NumberOfBytes);
/// The virtual address of shared memory.
PVOID NTAPI ScsiPortGetVirtualAddress(_In_ PVOID HwDeviceExtension, _In_ SCSI_PHYSICAL_ADDRESS PhysicalAddress);
/// Registers a miniport driver; DriverEntry calls it.
ULONG NTAPI ScsiPortInitialize(
    _In_ PVOID Argument1, _In_ PVOID Argument2, _In_ struct _HW_INITIALIZATION_DATA *HwInitializationData, _In_opt_ PVOID HwContext);
/// Sets up a system DMA transfer.
VOID NTAPI ScsiPortIoMapTransfer(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _In_ PVOID LogicalAddress, _In_ ULONG Length);
/// Writes an error into the event log.
VOID NTAPI ScsiPortLogError(
    _In_ PVOID HwDeviceExtension, _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun, _In_ ULONG ErrorCode,
    _In_ ULONG UniqueId);
/// Tells the port driver of something.
VOID __cdecl ScsiPortNotification(_In_ SCSI_NOTIFICATION_TYPE NotificationType, _In_ PVOID HwDeviceExtension, ...);
/// Reads the system time.
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI ScsiPortQuerySystemTime(_Out_ PLARGE_INTEGER CurrentTime);
/// Writes the configuration of a bus.
ULONG NTAPI ScsiPortSetBusDataByOffset(
    _In_ PVOID DeviceExtension, _In_ ULONG BusDataType, _In_ ULONG SystemIoBusNumber, _In_ ULONG SlotNumber, _In_ PVOID Buffer, _In_ ULONG Offset,
    _In_ ULONG Length);
/// Waits microseconds by turning in a loop.
VOID NTAPI ScsiPortStallExecution(_In_ ULONG Delay);
/// Whether a range is free for the adapter.
BOOLEAN NTAPI ScsiPortValidateRange(
    _In_ PVOID HwDeviceExtension, _In_ INTERFACE_TYPE BusType, _In_ ULONG SystemIoBusNumber, _In_ SCSI_PHYSICAL_ADDRESS IoAddress,
    _In_ ULONG NumberOfBytes, _In_ BOOLEAN InIoSpace);
/// Prints to the debugger.
VOID __cdecl ScsiDebugPrint(_In_ ULONG DebugPrintLevel, _In_ PCCHAR DebugMessage, ...);
/// Reads a byte from a port.
UCHAR NTAPI ScsiPortReadPortUchar(_In_ PUCHAR Port);
/// Reads a ULONG from a port.
ULONG NTAPI ScsiPortReadPortUlong(_In_ PULONG Port);
/// Reads a USHORT from a port.
USHORT NTAPI ScsiPortReadPortUshort(_In_ PUSHORT Port);
/// Reads bytes from a port.
VOID NTAPI ScsiPortReadPortBufferUchar(_In_ PUCHAR Port, _In_ PUCHAR Buffer, _In_ ULONG Count);
/// Reads ULONGs from a port.
VOID NTAPI ScsiPortReadPortBufferUlong(_In_ PULONG Port, _In_ PULONG Buffer, _In_ ULONG Count);
/// Reads USHORTs from a port.
VOID NTAPI ScsiPortReadPortBufferUshort(_In_ PUSHORT Port, _In_ PUSHORT Buffer, _In_ ULONG Count);
/// Reads a byte from a register.
UCHAR NTAPI ScsiPortReadRegisterUchar(_In_ PUCHAR Register);
/// Reads a ULONG from a register.
ULONG NTAPI ScsiPortReadRegisterUlong(_In_ PULONG Register);
/// Reads a USHORT from a register.
USHORT NTAPI ScsiPortReadRegisterUshort(_In_ PUSHORT Register);
/// Reads bytes from a register.
VOID NTAPI ScsiPortReadRegisterBufferUchar(_In_ PUCHAR Register, _In_ PUCHAR Buffer, _In_ ULONG Count);
/// Reads ULONGs from a register.
VOID NTAPI ScsiPortReadRegisterBufferUlong(_In_ PULONG Register, _In_ PULONG Buffer, _In_ ULONG Count);
/// Reads USHORTs from a register.
VOID NTAPI ScsiPortReadRegisterBufferUshort(_In_ PUSHORT Register, _In_ PUSHORT Buffer, _In_ ULONG Count);
/// Writes a byte to a port.
VOID NTAPI ScsiPortWritePortUchar(_In_ PUCHAR Port, _In_ UCHAR Value);
/// Writes a ULONG to a port.
VOID NTAPI ScsiPortWritePortUlong(_In_ PULONG Port, _In_ ULONG Value);
/// Writes a USHORT to a port.
VOID NTAPI ScsiPortWritePortUshort(_In_ PUSHORT Port, _In_ USHORT Value);
/// Writes bytes to a port.
VOID NTAPI ScsiPortWritePortBufferUchar(_In_ PUCHAR Port, _In_ PUCHAR Buffer, _In_ ULONG Count);
/// Writes ULONGs to a port.
VOID NTAPI ScsiPortWritePortBufferUlong(_In_ PULONG Port, _In_ PULONG Buffer, _In_ ULONG Count);
/// Writes USHORTs to a port.
VOID NTAPI ScsiPortWritePortBufferUshort(_In_ PUSHORT Port, _In_ PUSHORT Buffer, _In_ ULONG Count);
/// Writes a byte to a register.
VOID NTAPI ScsiPortWriteRegisterUchar(_In_ PUCHAR Register, _In_ UCHAR Value);
/// Writes a ULONG to a register.
VOID NTAPI ScsiPortWriteRegisterUlong(_In_ PULONG Register, _In_ ULONG Value);
/// Writes a USHORT to a register.
VOID NTAPI ScsiPortWriteRegisterUshort(_In_ PUSHORT Register, _In_ USHORT Value);
/// Writes bytes to a register.
VOID NTAPI ScsiPortWriteRegisterBufferUchar(_In_ PUCHAR Register, _In_ PUCHAR Buffer, _In_ ULONG Count);
/// Writes ULONGs to a register.
VOID NTAPI ScsiPortWriteRegisterBufferUlong(_In_ PULONG Register, _In_ PULONG Buffer, _In_ ULONG Count);
/// Writes USHORTs to a register.
VOID NTAPI ScsiPortWriteRegisterBufferUshort(_In_ PUSHORT Register, _In_ PUSHORT Buffer, _In_ ULONG Count);
/// Copies memory; the ranges may overlap.
VOID NTAPI ScsiPortMoveMemory(_In_ PVOID WriteBuffer, _In_ PVOID ReadBuffer, _In_ ULONG Length);
#ifdef __cplusplus
}
#endif
#endif
