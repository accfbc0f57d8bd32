// Everything in wdm.h and what is left of the NT driver interface: legacy resources and buses, processes, bugcheck names.
#pragma once
#ifndef _NTDDK_INCLUDED_
#define _NTDDK_INCLUDED_
#define _NTDDK_
#if !defined(_NTIFS_INCLUDED_) && !defined(_DDK_DRIVER_)
#define _DDK_DRIVER_
#endif
#include <wdm.h>
#include <bugcodes.h>
#include <ntiologc.h>
#ifdef __cplusplus
extern "C" {
#endif
/// A process's environment block, which no driver is told the members of.
typedef struct _PEB *PPEB;
#ifndef _NTIMAGE_
/// The head of an image, whose members <ntimage.h> declares.
typedef struct _IMAGE_NT_HEADERS *PIMAGE_NT_HEADERS32;
typedef struct _IMAGE_NT_HEADERS64 *PIMAGE_NT_HEADERS64;
#ifdef _WIN64
typedef PIMAGE_NT_HEADERS64 PIMAGE_NT_HEADERS;
#else
typedef PIMAGE_NT_HEADERS32 PIMAGE_NT_HEADERS;
#endif
#endif
#include <wdm/agp.h>
#include <ntddk/thread_block.h>
#include <ntddk/trap_frame.h>
#include <ntddk/processor_region.h>
typedef enum _CONFIGURATION_TYPE {
    ArcSystem, CentralProcessor, FloatingPointProcessor, PrimaryIcache, PrimaryDcache, SecondaryIcache, SecondaryDcache, SecondaryCache,
    EisaAdapter, TcAdapter, ScsiAdapter, DtiAdapter, MultiFunctionAdapter, DiskController, TapeController, CdromController, WormController,
    SerialController, NetworkController, DisplayController, ParallelController, PointerController, KeyboardController, AudioController,
    OtherController, DiskPeripheral, FloppyDiskPeripheral, TapePeripheral, ModemPeripheral, MonitorPeripheral, PrinterPeripheral,
    PointerPeripheral, KeyboardPeripheral, TerminalPeripheral, OtherPeripheral, LinePeripheral, NetworkPeripheral, SystemMemory,
    DockingInformation, RealModeIrqRoutingTable, RealModePCIEnumeration, MaximumType
} CONFIGURATION_TYPE, *PCONFIGURATION_TYPE;

/// Claims resources for a driver that is not PnP.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Superseded_by_(the_resources_of_IRP_MN_START_DEVICE)
NTKERNELAPI NTSTATUS NTAPI IoReportResourceUsage(
    _In_opt_ PUNICODE_STRING DriverClassName, _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PCM_RESOURCE_LIST DriverList, _In_opt_ ULONG DriverListSize,
    _In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PCM_RESOURCE_LIST DeviceList, _In_opt_ ULONG DeviceListSize, _In_ BOOLEAN OverrideConflict, _Out_ PBOOLEAN ConflictDetected);
/// Translates a bus address into one the processor uses.
_Superseded_by_(the_resources_of_IRP_MN_START_DEVICE)
NTHALAPI BOOLEAN NTAPI HalTranslateBusAddress(_In_ INTERFACE_TYPE InterfaceType, _In_ ULONG BusNumber, _In_ PHYSICAL_ADDRESS BusAddress, _Inout_ PULONG AddressSpace, _Out_ PPHYSICAL_ADDRESS TranslatedAddress);
/// Gives the adapter object through which a device does DMA, without asking its PDO.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Superseded_by_(IoGetDmaAdapter)
NTHALAPI PADAPTER_OBJECT NTAPI HalGetAdapter(_In_ PDEVICE_DESCRIPTION DeviceDescription, _Out_ PULONG NumberOfMapRegisters);
/// Gives the vector, IRQL and affinity of an interrupt of a bus.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Superseded_by_(IoConnectInterruptEx)
NTHALAPI ULONG NTAPI HalGetInterruptVector(_In_ INTERFACE_TYPE InterfaceType, _In_ ULONG BusNumber, _In_ ULONG BusInterruptLevel, _In_ ULONG BusInterruptVector, _Out_ PKIRQL Irql, _Out_ PKAFFINITY Affinity);
/// Reads a device's configuration from its bus.
NTHALAPI ULONG NTAPI HalGetBusData(_In_ BUS_DATA_TYPE BusDataType, _In_ ULONG BusNumber, _In_ ULONG SlotNumber, _Out_writes_bytes_(Length) PVOID Buffer, _In_ ULONG Length);
/// Reads part of a device's configuration from its bus.
NTHALAPI ULONG NTAPI HalGetBusDataByOffset(_In_ BUS_DATA_TYPE BusDataType, _In_ ULONG BusNumber, _In_ ULONG SlotNumber, _Out_writes_bytes_(Length) PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
/// Writes part of a device's configuration on its bus.
NTHALAPI ULONG NTAPI HalSetBusDataByOffset(_In_ BUS_DATA_TYPE BusDataType, _In_ ULONG BusNumber, _In_ ULONG SlotNumber, _In_reads_bytes_(Length) PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
/// Places in the arrays that an IO_QUERY_DEVICE_ROUTINE is given; each points to a KEY_VALUE_FULL_INFORMATION.
typedef enum _IO_QUERY_DEVICE_DATA_FORMAT {
    /// Name of the device.
    IoQueryDeviceIdentifier = 0,
    /// Its resources, a CM_FULL_RESOURCE_DESCRIPTOR.
    IoQueryDeviceConfigurationData,
    /// Flags and version.
    IoQueryDeviceComponentInformation
} IO_QUERY_DEVICE_DATA_FORMAT, *PIO_QUERY_DEVICE_DATA_FORMAT;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI IO_QUERY_DEVICE_ROUTINE(
    _In_ PVOID Context, _In_ PUNICODE_STRING PathName, _In_ INTERFACE_TYPE BusType, _In_ ULONG BusNumber, _In_ PVOID *BusInformation,
    _In_ CONFIGURATION_TYPE ControllerType, _In_ ULONG ControllerNumber, _In_ PVOID *ControllerInformation,
    _In_ CONFIGURATION_TYPE PeripheralType, _In_ ULONG PeripheralNumber, _In_ PVOID *PeripheralInformation);
typedef IO_QUERY_DEVICE_ROUTINE *PIO_QUERY_DEVICE_ROUTINE;
/// Walks the devices that the firmware described.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoQueryDeviceDescription(
    _In_opt_ PINTERFACE_TYPE BusType, _In_opt_ PULONG BusNumber, _In_opt_ PCONFIGURATION_TYPE ControllerType, _In_opt_ PULONG ControllerNumber,
    _In_opt_ PCONFIGURATION_TYPE PeripheralType, _In_opt_ PULONG PeripheralNumber, _In_ PIO_QUERY_DEVICE_ROUTINE CalloutRoutine, _Inout_opt_ PVOID Context);
/// Leads to the first port of the serial line that a kernel debugger uses; to NULL if there is none.
extern NTHALAPI PUCHAR *KdComPortInUse;
/// Makes the speaker sound at a frequency in hertz, until it is called with 0. FALSE for a frequency that the timer cannot make.
_IRQL_requires_max_(HIGH_LEVEL)
NTHALAPI BOOLEAN NTAPI HalMakeBeep(_In_ ULONG Frequency);
/// Waits for a controller object and then calls a routine.
_IRQL_requires_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoAllocateController(_In_ PCONTROLLER_OBJECT ControllerObject, _In_ PDEVICE_OBJECT DeviceObject, _In_ PDRIVER_CONTROL ExecutionRoutine, _In_opt_ PVOID Context);
/// Gives a controller object back.
_IRQL_requires_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoFreeController(_In_ PCONTROLLER_OBJECT ControllerObject);
#include <ntddk/context.h>
#include <ntddk/constants.h>
#include <ntddk/trees.h>
#include <ntddk/silo.h>
#include <ntddk/process.h>
#include <ntddk/io.h>
#include <ntddk/disk.h>
#include <ntddk/files.h>
#include <ntddk/hal.h>
#include <ntddk/rtl.h>
#include <ntddk/mm.h>
#include <ntddk/pci_express.h>
#include <ntddk/pci_express_extended.h>
#include <ntddk/pci_bus.h>
#include <ntddk/shared_data.h>
#include <ntddk/whea_sections.h>
#include <ntddk/whea_records.h>
#include <ntddk/whea_sources.h>
#include <ntddk/whea.h>
#include <ntddk/pshed.h>
#ifdef __cplusplus
}
#endif
// Machines of another architecture, long gone.
#define IsNEC_98 (FALSE)
#define IsNotNEC_98 (TRUE)
#define SetNEC_98()
#define SetNotNEC_98()
#endif
