// WHEA: sections of error records.
#pragma once

#include <pshpack1.h>
/// Flags of an error packet.
typedef union _WHEA_ERROR_PACKET_FLAGS {
    struct {
        /// The error stopped the system the last time it ran.
        ULONG PreviousError : 1;
        /// The event must not be lost.
        ULONG CriticalEvent : 1;
        /// The hypervisor saw the error.
        ULONG HypervisorError : 1;
        /// The error was injected.
        ULONG Simulated : 1;
        /// A plug-in, not WHEA, predicts failures.
        ULONG PlatformPfaControl : 1;
        /// The plug-in asks for the page to be taken offline; with PlatformPfaControl only.
        ULONG PlatformDirectedOffline : 1;
        /// The memory error has no valid physical address yet.
        ULONG AddressTranslationRequired : 1;
        /// A plug-in has put in the physical address.
        ULONG AddressTranslationCompleted : 1;
        /// The system may go on without recovery.
        ULONG RecoveryOptional : 1;
        /// Reserved.
        ULONG Reserved2 : 23;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_ERROR_PACKET_FLAGS, *PWHEA_ERROR_PACKET_FLAGS;
#include <poppack.h>
typedef enum _WHEA_ERROR_TYPE {
    WheaErrTypeProcessor, WheaErrTypeMemory, WheaErrTypePCIExpress, WheaErrTypeNMI, WheaErrTypePCIXBus, WheaErrTypePCIXDevice,
    WheaErrTypeGeneric, WheaErrTypePmem
} WHEA_ERROR_TYPE, *PWHEA_ERROR_TYPE;
typedef enum _WHEA_ERROR_SEVERITY { WheaErrSevRecoverable, WheaErrSevFatal, WheaErrSevCorrected, WheaErrSevInformational } WHEA_ERROR_SEVERITY, *PWHEA_ERROR_SEVERITY;
typedef enum _WHEA_ERROR_SOURCE_TYPE {
    WheaErrSrcTypeMCE, WheaErrSrcTypeCMC, WheaErrSrcTypeCPE, WheaErrSrcTypeNMI, WheaErrSrcTypePCIe, WheaErrSrcTypeGeneric,
    WheaErrSrcTypeINIT, WheaErrSrcTypeBOOT, WheaErrSrcTypeSCIGeneric, WheaErrSrcTypeIPFMCA, WheaErrSrcTypeIPFCMC, WheaErrSrcTypeIPFCPE,
    WheaErrSrcTypeGenericV2, WheaErrSrcTypeSCIGenericV2, WheaErrSrcTypeBMC, WheaErrSrcTypePMEM, WheaErrSrcTypeDeviceDriver,
    WheaErrSrcTypeSea, WheaErrSrcTypeSei, WheaErrSrcTypeMax
} WHEA_ERROR_SOURCE_TYPE, *PWHEA_ERROR_SOURCE_TYPE;
#include <pshpack1.h>
/// Which members of WHEA_PROCESSOR_GENERIC_ERROR_SECTION are valid.
typedef union _WHEA_PROCESSOR_GENERIC_ERROR_SECTION_VALIDBITS {
    struct {
        /// ProcessorType is valid.
        ULONGLONG ProcessorType : 1;
        /// InstructionSet is valid.
        ULONGLONG InstructionSet : 1;
        /// ErrorType is valid.
        ULONGLONG ErrorType : 1;
        /// Operation is valid.
        ULONGLONG Operation : 1;
        /// Flags is valid.
        ULONGLONG Flags : 1;
        /// Level is valid.
        ULONGLONG Level : 1;
        /// CPUVersion is valid.
        ULONGLONG CPUVersion : 1;
        /// CPUBrandString is valid.
        ULONGLONG CPUBrandString : 1;
        /// ProcessorId is valid.
        ULONGLONG ProcessorId : 1;
        /// TargetAddress is valid.
        ULONGLONG TargetAddress : 1;
        /// RequesterId is valid.
        ULONGLONG RequesterId : 1;
        /// ResponderId is valid.
        ULONGLONG ResponderId : 1;
        /// InstructionPointer is valid.
        ULONGLONG InstructionPointer : 1;
        /// The native model identifier, which hybrid processors have, is valid.
        ULONGLONG NativeModelId : 1;
        /// Reserved.
        ULONGLONG Reserved : 50;
    };
    /// All bits as one number.
    ULONGLONG ValidBits;
} WHEA_PROCESSOR_GENERIC_ERROR_SECTION_VALIDBITS, *PWHEA_PROCESSOR_GENERIC_ERROR_SECTION_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
/// Section about an error of a processor of any kind.
typedef struct _WHEA_PROCESSOR_GENERIC_ERROR_SECTION {
    /// Which members are valid.
    WHEA_PROCESSOR_GENERIC_ERROR_SECTION_VALIDBITS ValidBits;
    /// GENPROC_PROCTYPE_ value.
    UCHAR ProcessorType;
    /// GENPROC_PROCISA_ value: what the processor executed.
    UCHAR InstructionSet;
    /// GENPROC_PROCERRTYPE_ value.
    UCHAR ErrorType;
    /// GENPROC_OP_ value: what the processor did.
    UCHAR Operation;
    /// GENPROC_FLAGS_ bits.
    UCHAR Flags;
    /// Level of the cache, table or bus, from 0.
    UCHAR Level;
    /// Reserved.
    USHORT Reserved;
    /// Version of the processor; on x64 what CPUID 1 gives in EAX.
    ULONGLONG CPUVersion;
    /// Name of the processor, ended by 0.
    UCHAR CPUBrandString[128];
    /// Identifier of the logical processor; on x64 that of its local APIC.
    ULONGLONG ProcessorId;
    /// Address that the access was for.
    ULONGLONG TargetAddress;
    /// Who asked for the access.
    ULONGLONG RequesterId;
    /// Who answered it.
    ULONGLONG ResponderId;
    /// Address of the instruction.
    ULONGLONG InstructionPointer;
} WHEA_PROCESSOR_GENERIC_ERROR_SECTION, *PWHEA_PROCESSOR_GENERIC_ERROR_SECTION;
#include <poppack.h>
#include <pshpack1.h>
/// Which members of WHEA_MEMORY_ERROR_SECTION are valid.
typedef union _WHEA_MEMORY_ERROR_SECTION_VALIDBITS {
    struct {
        /// ErrorStatus is valid.
        ULONGLONG ErrorStatus : 1;
        /// PhysicalAddress is valid.
        ULONGLONG PhysicalAddress : 1;
        /// PhysicalAddressMask is valid.
        ULONGLONG PhysicalAddressMask : 1;
        /// Node is valid.
        ULONGLONG Node : 1;
        /// Card is valid.
        ULONGLONG Card : 1;
        /// Module is valid.
        ULONGLONG Module : 1;
        /// Bank is valid as one number.
        ULONGLONG Bank : 1;
        /// Device is valid.
        ULONGLONG Device : 1;
        /// Row is valid.
        ULONGLONG Row : 1;
        /// Column is valid.
        ULONGLONG Column : 1;
        /// BitPosition is valid.
        ULONGLONG BitPosition : 1;
        /// RequesterId is valid.
        ULONGLONG RequesterId : 1;
        /// ResponderId is valid.
        ULONGLONG ResponderId : 1;
        /// TargetId is valid.
        ULONGLONG TargetId : 1;
        /// ErrorType is valid.
        ULONGLONG ErrorType : 1;
        /// RankNumber is valid.
        ULONGLONG RankNumber : 1;
        /// CardHandle is valid.
        ULONGLONG CardHandle : 1;
        /// ModuleHandle is valid.
        ULONGLONG ModuleHandle : 1;
        /// Bits 16 and 17 of the row, in Extended, are valid.
        ULONGLONG ExtendedRow : 1;
        /// The bank group, in bits 8 to 15 of Bank, is valid.
        ULONGLONG BankGroup : 1;
        /// The bank address, in bits 0 to 7 of Bank, is valid.
        ULONGLONG BankAddress : 1;
        /// The chip identifier, in bits 5 to 7 of Extended, is valid.
        ULONGLONG ChipIdentification : 1;
        /// Reserved.
        ULONGLONG Reserved : 42;
    };
    /// All bits as one number.
    ULONGLONG ValidBits;
} WHEA_MEMORY_ERROR_SECTION_VALIDBITS, *PWHEA_MEMORY_ERROR_SECTION_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
/// How an error came about, the same for memory and buses.
typedef union _WHEA_ERROR_STATUS {
    /// All bits as one number.
    ULONGLONG ErrorStatus;
    struct {
        /// Reserved.
        ULONGLONG Reserved1 : 8;
        /// ERRTYP_ value.
        ULONGLONG ErrorType : 8;
        /// The error was on the address lines or in the address part of a transfer.
        ULONGLONG Address : 1;
        /// The error was on the control lines or in the control part.
        ULONGLONG Control : 1;
        /// The error was on the data lines or in the data part.
        ULONGLONG Data : 1;
        /// The one who answers saw the error.
        ULONGLONG Responder : 1;
        /// The one who asks saw the error.
        ULONGLONG Requester : 1;
        /// This is the first of several errors.
        ULONGLONG FirstError : 1;
        /// More errors came than could be kept.
        ULONGLONG Overflow : 1;
        /// Reserved.
        ULONGLONG Reserved2 : 41;
    };
} WHEA_ERROR_STATUS, *PWHEA_ERROR_STATUS;
#include <poppack.h>
#include <pshpack1.h>
/// Section about an error of memory.
typedef struct _WHEA_MEMORY_ERROR_SECTION {
    /// Which members are valid.
    WHEA_MEMORY_ERROR_SECTION_VALIDBITS ValidBits;
    /// How the error came about.
    WHEA_ERROR_STATUS ErrorStatus;
    /// Where the error is.
    ULONGLONG PhysicalAddress;
    /// Bits of PhysicalAddress that mean something.
    ULONGLONG PhysicalAddressMask;
    /// Node that has the memory, in a system of several.
    USHORT Node;
    /// Memory card or riser.
    USHORT Card;
    /// Memory module on the card.
    USHORT Module;
    /// Bank of the module.
    USHORT Bank;
    /// Memory chip on the module.
    USHORT Device;
    /// Row within the bank.
    USHORT Row;
    /// Column within the row.
    USHORT Column;
    /// Bit at that place.
    USHORT BitPosition;
    /// Who asked for the access.
    ULONGLONG RequesterId;
    /// Who answered it.
    ULONGLONG ResponderId;
    /// Who it was meant for.
    ULONGLONG TargetId;
    /// WHEA_MEMERRTYPE_ value.
    UCHAR ErrorType;
    /// Bits 0 and 1: bits 16 and 17 of the row; bits 5 to 7: chip identifier.
    UCHAR Extended;
    /// Rank of the module.
    USHORT RankNumber;
    /// Handle of the card's SMBIOS structure of type 16.
    USHORT CardHandle;
    /// Handle of the module's SMBIOS structure of type 17.
    USHORT ModuleHandle;
} WHEA_MEMORY_ERROR_SECTION, *PWHEA_MEMORY_ERROR_SECTION;
#include <poppack.h>
#include <pshpack1.h>
/// Flags of a non-maskable interrupt.
typedef union _WHEA_NMI_ERROR_SECTION_FLAGS {
    struct {
        /// The hypervisor raised the interrupt.
        ULONG HypervisorError : 1;
        /// Reserved.
        ULONG Reserved : 31;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_NMI_ERROR_SECTION_FLAGS, *PWHEA_NMI_ERROR_SECTION_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
/// Section about a non-maskable interrupt.
typedef struct _WHEA_NMI_ERROR_SECTION {
    /// What was read from the ports that tell of the cause.
    UCHAR Data[8];
    /// Where the interrupt came from.
    WHEA_NMI_ERROR_SECTION_FLAGS Flags;
} WHEA_NMI_ERROR_SECTION, *PWHEA_NMI_ERROR_SECTION;
#include <poppack.h>
#include <pshpack1.h>
/// Which members of WHEA_PCIEXPRESS_ERROR_SECTION are valid.
typedef union _WHEA_PCIEXPRESS_ERROR_SECTION_VALIDBITS {
    struct {
        /// PortType is valid.
        ULONGLONG PortType : 1;
        /// Version is valid.
        ULONGLONG Version : 1;
        /// CommandStatus is valid.
        ULONGLONG CommandStatus : 1;
        /// DeviceId is valid.
        ULONGLONG DeviceId : 1;
        /// DeviceSerialNumber is valid.
        ULONGLONG DeviceSerialNumber : 1;
        /// BridgeControlStatus is valid.
        ULONGLONG BridgeControlStatus : 1;
        /// ExpressCapability is valid.
        ULONGLONG ExpressCapability : 1;
        /// AerInfo is valid.
        ULONGLONG AerInfo : 1;
        /// Reserved.
        ULONGLONG Reserved : 56;
    };
    /// All bits as one number.
    ULONGLONG ValidBits;
} WHEA_PCIEXPRESS_ERROR_SECTION_VALIDBITS, *PWHEA_PCIEXPRESS_ERROR_SECTION_VALIDBITS;
#include <poppack.h>
typedef enum _WHEA_PCIEXPRESS_DEVICE_TYPE {
    WheaPciExpressEndpoint, WheaPciExpressLegacyEndpoint, WheaPciExpressRootPort = 4, WheaPciExpressUpstreamSwitchPort,
    WheaPciExpressDownstreamSwitchPort, WheaPciExpressToPciXBridge, WheaPciXToExpressBridge, WheaPciExpressRootComplexIntegratedEndpoint,
    WheaPciExpressRootComplexEventCollector
} WHEA_PCIEXPRESS_DEVICE_TYPE;
#include <pshpack1.h>
/// Version of PCI Express, in binary coded decimal.
typedef union _WHEA_PCIEXPRESS_VERSION {
    struct {
        /// 0x10 for the 10 of 1.10.
        UCHAR MinorVersion;
        /// 1 for the 1 of 1.10.
        UCHAR MajorVersion;
        /// Reserved.
        USHORT Reserved;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_PCIEXPRESS_VERSION, *PWHEA_PCIEXPRESS_VERSION;
#include <poppack.h>
#include <pshpack1.h>
/// Registers at the start of configuration space.
typedef union _WHEA_PCIEXPRESS_COMMAND_STATUS {
    struct {
        /// As PCI_COMMON_HEADER.Command.
        USHORT Command;
        /// As PCI_COMMON_HEADER.Status.
        USHORT Status;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_PCIEXPRESS_COMMAND_STATUS, *PWHEA_PCIEXPRESS_COMMAND_STATUS;
#include <poppack.h>
#include <pshpack1.h>
/// Who and where a PCI Express device is.
typedef struct _WHEA_PCIEXPRESS_DEVICE_ID {
    /// As PCI_COMMON_HEADER.VendorID.
    USHORT VendorID;
    /// As PCI_COMMON_HEADER.DeviceID.
    USHORT DeviceID;
    /// Programming interface, subclass and base class, from the lowest byte.
    ULONG ClassCode : 24;
    /// 0 to 7.
    ULONG FunctionNumber : 8;
    /// 0 to 31.
    ULONG DeviceNumber : 8;
    /// PCI segment group.
    ULONG Segment : 16;
    /// Bus of the device; for a bridge the bus above it.
    ULONG PrimaryBusNumber : 8;
    /// For a bridge, the bus below it.
    ULONG SecondaryBusNumber : 8;
    /// Reserved.
    ULONG Reserved1 : 3;
    /// Number of the slot in the chassis.
    ULONG SlotNumber : 13;
    /// Reserved.
    ULONG Reserved2 : 8;
} WHEA_PCIEXPRESS_DEVICE_ID, *PWHEA_PCIEXPRESS_DEVICE_ID;
#include <poppack.h>
#include <pshpack1.h>
/// Registers of a bridge for the bus below it.
typedef union _WHEA_PCIEXPRESS_BRIDGE_CONTROL_STATUS {
    struct {
        /// As PCI_COMMON_HEADER.u.type1.SecondaryStatus.
        USHORT BridgeSecondaryStatus;
        /// As PCI_COMMON_HEADER.u.type1.BridgeControl.
        USHORT BridgeControl;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_PCIEXPRESS_BRIDGE_CONTROL_STATUS, *PWHEA_PCIEXPRESS_BRIDGE_CONTROL_STATUS;
#include <poppack.h>
#include <pshpack1.h>
/// Section about an error of a PCI Express device.
typedef struct _WHEA_PCIEXPRESS_ERROR_SECTION {
    /// Which members are valid.
    WHEA_PCIEXPRESS_ERROR_SECTION_VALIDBITS ValidBits;
    /// Kind of device or port.
    WHEA_PCIEXPRESS_DEVICE_TYPE PortType;
    /// Version of PCI Express that the platform follows.
    WHEA_PCIEXPRESS_VERSION Version;
    /// Command and status registers.
    WHEA_PCIEXPRESS_COMMAND_STATUS CommandStatus;
    /// Reserved.
    ULONG Reserved;
    /// Who and where the device is.
    WHEA_PCIEXPRESS_DEVICE_ID DeviceId;
    /// EUI-64 number of the device.
    ULONGLONG DeviceSerialNumber;
    /// Of a bridge, its registers for the bus below.
    WHEA_PCIEXPRESS_BRIDGE_CONTROL_STATUS BridgeControlStatus;
    /// The PCI_EXPRESS_CAPABILITY of the device as it was.
    UCHAR ExpressCapability[60];
    /// The advanced error reporting capability as it was.
    UCHAR AerInfo[96];
} WHEA_PCIEXPRESS_ERROR_SECTION, *PWHEA_PCIEXPRESS_ERROR_SECTION;
#include <poppack.h>
#include <pshpack1.h>
/// Which members of WHEA_PCIXBUS_ERROR_SECTION are valid.
typedef union _WHEA_PCIXBUS_ERROR_SECTION_VALIDBITS {
    struct {
        /// ErrorStatus is valid.
        ULONGLONG ErrorStatus : 1;
        /// ErrorType is valid.
        ULONGLONG ErrorType : 1;
        /// BusId is valid.
        ULONGLONG BusId : 1;
        /// BusAddress is valid.
        ULONGLONG BusAddress : 1;
        /// BusData is valid.
        ULONGLONG BusData : 1;
        /// BusCommand is valid.
        ULONGLONG BusCommand : 1;
        /// RequesterId is valid.
        ULONGLONG RequesterId : 1;
        /// CompleterId is valid.
        ULONGLONG CompleterId : 1;
        /// TargetId is valid.
        ULONGLONG TargetId : 1;
        /// Reserved.
        ULONGLONG Reserved : 55;
    };
    /// All bits as one number.
    ULONGLONG ValidBits;
} WHEA_PCIXBUS_ERROR_SECTION_VALIDBITS, *PWHEA_PCIXBUS_ERROR_SECTION_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
/// A PCI or PCI-X bus.
typedef union _WHEA_PCIXBUS_ID {
    struct {
        /// Number within the segment.
        UCHAR BusNumber;
        /// PCI segment group.
        UCHAR BusSegment;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} WHEA_PCIXBUS_ID, *PWHEA_PCIXBUS_ID;
#include <poppack.h>
#include <pshpack1.h>
/// Command that was on the bus.
typedef union _WHEA_PCIXBUS_COMMAND {
    struct {
        /// Command or byte enables.
        ULONGLONG Command : 56;
        /// The command is one of PCI-X; else of PCI.
        ULONGLONG PCIXCommand : 1;
        /// Reserved.
        ULONGLONG Reserved : 7;
    };
    /// All bits as one number.
    ULONGLONG AsULONGLONG;
} WHEA_PCIXBUS_COMMAND, *PWHEA_PCIXBUS_COMMAND;
#include <poppack.h>
#include <pshpack1.h>
/// Section about an error on a PCI or PCI-X bus.
typedef struct _WHEA_PCIXBUS_ERROR_SECTION {
    /// Which members are valid.
    WHEA_PCIXBUS_ERROR_SECTION_VALIDBITS ValidBits;
    /// How the error came about.
    WHEA_ERROR_STATUS ErrorStatus;
    /// PCIXBUS_ERRTYPE_ value.
    USHORT ErrorType;
    /// Number and segment of the bus that failed.
    WHEA_PCIXBUS_ID BusId;
    /// Reserved.
    ULONG Reserved;
    /// Address on the bus.
    ULONGLONG BusAddress;
    /// Data on the bus.
    ULONGLONG BusData;
    /// Command on the bus.
    WHEA_PCIXBUS_COMMAND BusCommand;
    /// Who asked for the transfer.
    ULONGLONG RequesterId;
    /// Who carried it out.
    ULONGLONG CompleterId;
    /// Who it was meant for.
    ULONGLONG TargetId;
} WHEA_PCIXBUS_ERROR_SECTION, *PWHEA_PCIXBUS_ERROR_SECTION;
#include <poppack.h>
#include <pshpack1.h>
/// Which members of WHEA_PCIXDEVICE_ERROR_SECTION are valid.
typedef union _WHEA_PCIXDEVICE_ERROR_SECTION_VALIDBITS {
    struct {
        /// ErrorStatus is valid.
        ULONGLONG ErrorStatus : 1;
        /// IdInfo is valid.
        ULONGLONG IdInfo : 1;
        /// MemoryNumber is valid.
        ULONGLONG MemoryNumber : 1;
        /// IoNumber is valid.
        ULONGLONG IoNumber : 1;
        /// RegisterDataPairs is valid.
        ULONGLONG RegisterDataPairs : 1;
        /// Reserved.
        ULONGLONG Reserved : 59;
    };
    /// All bits as one number.
    ULONGLONG ValidBits;
} WHEA_PCIXDEVICE_ERROR_SECTION_VALIDBITS, *PWHEA_PCIXDEVICE_ERROR_SECTION_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
/// Who and where a PCI or PCI-X device is.
typedef struct _WHEA_PCIXDEVICE_ID {
    /// As PCI_COMMON_HEADER.VendorID.
    USHORT VendorId;
    /// As PCI_COMMON_HEADER.DeviceID.
    USHORT DeviceId;
    /// Programming interface, subclass and base class, from the lowest byte.
    ULONG ClassCode : 24;
    /// 0 to 7.
    ULONG FunctionNumber : 8;
    /// 0 to 31.
    ULONG DeviceNumber : 8;
    /// 0 to 255.
    ULONG BusNumber : 8;
    /// PCI segment group.
    ULONG SegmentNumber : 8;
    /// Reserved.
    ULONG Reserved1 : 8;
    /// Reserved.
    ULONG Reserved2;
} WHEA_PCIXDEVICE_ID, *PWHEA_PCIXDEVICE_ID;
#include <poppack.h>
#include <pshpack1.h>
/// A register and what it held.
typedef struct WHEA_PCIXDEVICE_REGISTER_PAIR {
    /// Address of the register, in memory or among the ports.
    ULONGLONG Register;
    /// What it held.
    ULONGLONG Data;
} WHEA_PCIXDEVICE_REGISTER_PAIR, *PWHEA_PCIXDEVICE_REGISTER_PAIR;
#include <poppack.h>
#include <pshpack1.h>
/// Section about an error of a PCI or PCI-X device.
typedef struct _WHEA_PCIXDEVICE_ERROR_SECTION {
    /// Which members are valid.
    WHEA_PCIXDEVICE_ERROR_SECTION_VALIDBITS ValidBits;
    /// How the error came about.
    WHEA_ERROR_STATUS ErrorStatus;
    /// Who and where the device is.
    WHEA_PCIXDEVICE_ID IdInfo;
    /// How many of the pairs are registers in memory; they come first.
    ULONG MemoryNumber;
    /// How many of the pairs are ports.
    ULONG IoNumber;
    /// Registers of the device; as many as the two counts say.
    WHEA_PCIXDEVICE_REGISTER_PAIR RegisterDataPairs[1];
} WHEA_PCIXDEVICE_ERROR_SECTION, *PWHEA_PCIXDEVICE_ERROR_SECTION;
#include <poppack.h>
#include <pshpack1.h>
/// Which members of WHEA_PMEM_ERROR_SECTION are valid.
typedef union _WHEA_PMEM_ERROR_SECTION_VALIDBITS {
    struct {
        /// ErrorStatus is valid.
        ULONGLONG ErrorStatus : 1;
        /// NFITHandle is valid.
        ULONGLONG NFITHandle : 1;
        /// LocationInfo is valid.
        ULONGLONG LocationInfo : 1;
        /// Reserved.
        ULONGLONG Reserved : 61;
    };
    /// All bits as one number.
    ULONGLONG ValidBits;
} WHEA_PMEM_ERROR_SECTION_VALIDBITS, *PWHEA_PMEM_ERROR_SECTION_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
/// Pages of persistent memory with errors.
typedef struct _WHEA_PMEM_PAGE_RANGE {
    /// Page frame number of the first page.
    ULONG64 StartingPfn;
    /// How many pages.
    ULONG64 PageCount;
    /// Bit for each page that is marked as bad.
    ULONG64 MarkedBadBitmap;
} WHEA_PMEM_PAGE_RANGE, *PWHEA_PMEM_PAGE_RANGE;
#include <poppack.h>
#include <pshpack1.h>
/// Section about an error of persistent memory.
typedef struct _WHEA_PMEM_ERROR_SECTION {
    /// Which members are valid.
    WHEA_PMEM_ERROR_SECTION_VALIDBITS ValidBits;
    /// Where the memory is, as the platform describes it.
    UCHAR LocationInfo[64];
    /// How the error came about.
    WHEA_ERROR_STATUS ErrorStatus;
    /// Handle of the module in ACPI's NFIT table.
    ULONG NFITHandle;
    /// How many elements PageRange has; at most WHEA_PMEM_ERROR_SECTION_MAX_PAGES pages.
    ULONG PageRangeCount;
    /// Each with first page and number of pages.
    WHEA_PMEM_PAGE_RANGE PageRange[1];
} WHEA_PMEM_ERROR_SECTION, *PWHEA_PMEM_ERROR_SECTION;
#include <poppack.h>
