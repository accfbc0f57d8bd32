// WHEA: error records and their sections.
#pragma once

#include <pshpack1.h>
typedef union _WHEA_ERROR_PACKET_FLAGS {
    struct {
        ULONG PreviousError : 1;
        ULONG CriticalEvent : 1;
        ULONG HypervisorError : 1;
        ULONG Simulated : 1;
        ULONG PlatformPfaControl : 1;
        ULONG PlatformDirectedOffline : 1;
        ULONG AddressTranslationRequired : 1;
        ULONG AddressTranslationCompleted : 1;
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
typedef union _WHEA_PROCESSOR_GENERIC_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG ProcessorType : 1;
        ULONGLONG InstructionSet : 1;
        ULONGLONG ErrorType : 1;
        ULONGLONG Operation : 1;
        /// Flags.
        ULONGLONG Flags : 1;
        ULONGLONG Level : 1;
        ULONGLONG CPUVersion : 1;
        ULONGLONG CPUBrandString : 1;
        ULONGLONG ProcessorId : 1;
        ULONGLONG TargetAddress : 1;
        ULONGLONG RequesterId : 1;
        ULONGLONG ResponderId : 1;
        ULONGLONG InstructionPointer : 1;
        ULONGLONG NativeModelId : 1;
        /// Reserved.
        ULONGLONG Reserved : 50;
    };
    /// Which members are valid.
    ULONGLONG ValidBits;
} WHEA_PROCESSOR_GENERIC_ERROR_SECTION_VALIDBITS, *PWHEA_PROCESSOR_GENERIC_ERROR_SECTION_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_PROCESSOR_GENERIC_ERROR_SECTION {
    /// Which members are valid.
    WHEA_PROCESSOR_GENERIC_ERROR_SECTION_VALIDBITS ValidBits;
    UCHAR ProcessorType;
    UCHAR InstructionSet;
    UCHAR ErrorType;
    UCHAR Operation;
    /// Flags.
    UCHAR Flags;
    UCHAR Level;
    /// Reserved.
    USHORT Reserved;
    ULONGLONG CPUVersion;
    UCHAR CPUBrandString[128];
    ULONGLONG ProcessorId;
    ULONGLONG TargetAddress;
    ULONGLONG RequesterId;
    ULONGLONG ResponderId;
    ULONGLONG InstructionPointer;
} WHEA_PROCESSOR_GENERIC_ERROR_SECTION, *PWHEA_PROCESSOR_GENERIC_ERROR_SECTION;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_MEMORY_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG ErrorStatus : 1;
        ULONGLONG PhysicalAddress : 1;
        ULONGLONG PhysicalAddressMask : 1;
        ULONGLONG Node : 1;
        ULONGLONG Card : 1;
        ULONGLONG Module : 1;
        ULONGLONG Bank : 1;
        ULONGLONG Device : 1;
        ULONGLONG Row : 1;
        ULONGLONG Column : 1;
        ULONGLONG BitPosition : 1;
        ULONGLONG RequesterId : 1;
        ULONGLONG ResponderId : 1;
        ULONGLONG TargetId : 1;
        ULONGLONG ErrorType : 1;
        ULONGLONG RankNumber : 1;
        ULONGLONG CardHandle : 1;
        ULONGLONG ModuleHandle : 1;
        ULONGLONG ExtendedRow : 1;
        ULONGLONG BankGroup : 1;
        ULONGLONG BankAddress : 1;
        ULONGLONG ChipIdentification : 1;
        /// Reserved.
        ULONGLONG Reserved : 42;
    };
    /// Which members are valid.
    ULONGLONG ValidBits;
} WHEA_MEMORY_ERROR_SECTION_VALIDBITS, *PWHEA_MEMORY_ERROR_SECTION_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_ERROR_STATUS {
    ULONGLONG ErrorStatus;
    struct {
        /// Reserved.
        ULONGLONG Reserved1 : 8;
        ULONGLONG ErrorType : 8;
        ULONGLONG Address : 1;
        ULONGLONG Control : 1;
        ULONGLONG Data : 1;
        ULONGLONG Responder : 1;
        ULONGLONG Requester : 1;
        ULONGLONG FirstError : 1;
        ULONGLONG Overflow : 1;
        /// Reserved.
        ULONGLONG Reserved2 : 41;
    };
} WHEA_ERROR_STATUS, *PWHEA_ERROR_STATUS;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_MEMORY_ERROR_SECTION {
    /// Which members are valid.
    WHEA_MEMORY_ERROR_SECTION_VALIDBITS ValidBits;
    WHEA_ERROR_STATUS ErrorStatus;
    ULONGLONG PhysicalAddress;
    ULONGLONG PhysicalAddressMask;
    USHORT Node;
    USHORT Card;
    USHORT Module;
    USHORT Bank;
    USHORT Device;
    USHORT Row;
    USHORT Column;
    USHORT BitPosition;
    ULONGLONG RequesterId;
    ULONGLONG ResponderId;
    ULONGLONG TargetId;
    UCHAR ErrorType;
    UCHAR Extended;
    USHORT RankNumber;
    USHORT CardHandle;
    USHORT ModuleHandle;
} WHEA_MEMORY_ERROR_SECTION, *PWHEA_MEMORY_ERROR_SECTION;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_NMI_ERROR_SECTION_FLAGS {
    struct {
        ULONG HypervisorError : 1;
        /// Reserved.
        ULONG Reserved : 31;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_NMI_ERROR_SECTION_FLAGS, *PWHEA_NMI_ERROR_SECTION_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_NMI_ERROR_SECTION {
    UCHAR Data[8];
    /// Flags.
    WHEA_NMI_ERROR_SECTION_FLAGS Flags;
} WHEA_NMI_ERROR_SECTION, *PWHEA_NMI_ERROR_SECTION;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_PCIEXPRESS_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG PortType : 1;
        /// Version of this structure.
        ULONGLONG Version : 1;
        ULONGLONG CommandStatus : 1;
        ULONGLONG DeviceId : 1;
        ULONGLONG DeviceSerialNumber : 1;
        ULONGLONG BridgeControlStatus : 1;
        ULONGLONG ExpressCapability : 1;
        ULONGLONG AerInfo : 1;
        /// Reserved.
        ULONGLONG Reserved : 56;
    };
    /// Which members are valid.
    ULONGLONG ValidBits;
} WHEA_PCIEXPRESS_ERROR_SECTION_VALIDBITS, *PWHEA_PCIEXPRESS_ERROR_SECTION_VALIDBITS;
#include <poppack.h>
typedef enum _WHEA_PCIEXPRESS_DEVICE_TYPE {
    WheaPciExpressEndpoint, WheaPciExpressLegacyEndpoint, WheaPciExpressRootPort = 4, WheaPciExpressUpstreamSwitchPort,
    WheaPciExpressDownstreamSwitchPort, WheaPciExpressToPciXBridge, WheaPciXToExpressBridge, WheaPciExpressRootComplexIntegratedEndpoint,
    WheaPciExpressRootComplexEventCollector
} WHEA_PCIEXPRESS_DEVICE_TYPE;
#include <pshpack1.h>
typedef union _WHEA_PCIEXPRESS_VERSION {
    struct {
        UCHAR MinorVersion;
        UCHAR MajorVersion;
        /// Reserved.
        USHORT Reserved;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_PCIEXPRESS_VERSION, *PWHEA_PCIEXPRESS_VERSION;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_PCIEXPRESS_COMMAND_STATUS {
    struct {
        USHORT Command;
        USHORT Status;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_PCIEXPRESS_COMMAND_STATUS, *PWHEA_PCIEXPRESS_COMMAND_STATUS;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_PCIEXPRESS_DEVICE_ID {
    USHORT VendorID;
    USHORT DeviceID;
    ULONG ClassCode : 24;
    ULONG FunctionNumber : 8;
    ULONG DeviceNumber : 8;
    ULONG Segment : 16;
    ULONG PrimaryBusNumber : 8;
    ULONG SecondaryBusNumber : 8;
    /// Reserved.
    ULONG Reserved1 : 3;
    ULONG SlotNumber : 13;
    /// Reserved.
    ULONG Reserved2 : 8;
} WHEA_PCIEXPRESS_DEVICE_ID, *PWHEA_PCIEXPRESS_DEVICE_ID;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_PCIEXPRESS_BRIDGE_CONTROL_STATUS {
    struct {
        USHORT BridgeSecondaryStatus;
        USHORT BridgeControl;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_PCIEXPRESS_BRIDGE_CONTROL_STATUS, *PWHEA_PCIEXPRESS_BRIDGE_CONTROL_STATUS;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_PCIEXPRESS_ERROR_SECTION {
    /// Which members are valid.
    WHEA_PCIEXPRESS_ERROR_SECTION_VALIDBITS ValidBits;
    WHEA_PCIEXPRESS_DEVICE_TYPE PortType;
    /// Version of this structure.
    WHEA_PCIEXPRESS_VERSION Version;
    WHEA_PCIEXPRESS_COMMAND_STATUS CommandStatus;
    /// Reserved.
    ULONG Reserved;
    WHEA_PCIEXPRESS_DEVICE_ID DeviceId;
    ULONGLONG DeviceSerialNumber;
    WHEA_PCIEXPRESS_BRIDGE_CONTROL_STATUS BridgeControlStatus;
    UCHAR ExpressCapability[60];
    UCHAR AerInfo[96];
} WHEA_PCIEXPRESS_ERROR_SECTION, *PWHEA_PCIEXPRESS_ERROR_SECTION;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_PCIXBUS_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG ErrorStatus : 1;
        ULONGLONG ErrorType : 1;
        ULONGLONG BusId : 1;
        ULONGLONG BusAddress : 1;
        ULONGLONG BusData : 1;
        ULONGLONG BusCommand : 1;
        ULONGLONG RequesterId : 1;
        ULONGLONG CompleterId : 1;
        ULONGLONG TargetId : 1;
        /// Reserved.
        ULONGLONG Reserved : 55;
    };
    /// Which members are valid.
    ULONGLONG ValidBits;
} WHEA_PCIXBUS_ERROR_SECTION_VALIDBITS, *PWHEA_PCIXBUS_ERROR_SECTION_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_PCIXBUS_ID {
    struct {
        UCHAR BusNumber;
        UCHAR BusSegment;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} WHEA_PCIXBUS_ID, *PWHEA_PCIXBUS_ID;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_PCIXBUS_COMMAND {
    struct {
        ULONGLONG Command : 56;
        ULONGLONG PCIXCommand : 1;
        /// Reserved.
        ULONGLONG Reserved : 7;
    };
    /// All bits as one number.
    ULONGLONG AsULONGLONG;
} WHEA_PCIXBUS_COMMAND, *PWHEA_PCIXBUS_COMMAND;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_PCIXBUS_ERROR_SECTION {
    /// Which members are valid.
    WHEA_PCIXBUS_ERROR_SECTION_VALIDBITS ValidBits;
    WHEA_ERROR_STATUS ErrorStatus;
    USHORT ErrorType;
    WHEA_PCIXBUS_ID BusId;
    /// Reserved.
    ULONG Reserved;
    ULONGLONG BusAddress;
    ULONGLONG BusData;
    WHEA_PCIXBUS_COMMAND BusCommand;
    ULONGLONG RequesterId;
    ULONGLONG CompleterId;
    ULONGLONG TargetId;
} WHEA_PCIXBUS_ERROR_SECTION, *PWHEA_PCIXBUS_ERROR_SECTION;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_PCIXDEVICE_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG ErrorStatus : 1;
        ULONGLONG IdInfo : 1;
        ULONGLONG MemoryNumber : 1;
        ULONGLONG IoNumber : 1;
        ULONGLONG RegisterDataPairs : 1;
        /// Reserved.
        ULONGLONG Reserved : 59;
    };
    /// Which members are valid.
    ULONGLONG ValidBits;
} WHEA_PCIXDEVICE_ERROR_SECTION_VALIDBITS, *PWHEA_PCIXDEVICE_ERROR_SECTION_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_PCIXDEVICE_ID {
    USHORT VendorId;
    USHORT DeviceId;
    ULONG ClassCode : 24;
    ULONG FunctionNumber : 8;
    ULONG DeviceNumber : 8;
    ULONG BusNumber : 8;
    ULONG SegmentNumber : 8;
    /// Reserved.
    ULONG Reserved1 : 8;
    /// Reserved.
    ULONG Reserved2;
} WHEA_PCIXDEVICE_ID, *PWHEA_PCIXDEVICE_ID;
#include <poppack.h>
#include <pshpack1.h>
typedef struct WHEA_PCIXDEVICE_REGISTER_PAIR {
    ULONGLONG Register;
    ULONGLONG Data;
} WHEA_PCIXDEVICE_REGISTER_PAIR, *PWHEA_PCIXDEVICE_REGISTER_PAIR;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_PCIXDEVICE_ERROR_SECTION {
    /// Which members are valid.
    WHEA_PCIXDEVICE_ERROR_SECTION_VALIDBITS ValidBits;
    WHEA_ERROR_STATUS ErrorStatus;
    WHEA_PCIXDEVICE_ID IdInfo;
    ULONG MemoryNumber;
    ULONG IoNumber;
    WHEA_PCIXDEVICE_REGISTER_PAIR RegisterDataPairs[1];
} WHEA_PCIXDEVICE_ERROR_SECTION, *PWHEA_PCIXDEVICE_ERROR_SECTION;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_PMEM_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG ErrorStatus : 1;
        ULONGLONG NFITHandle : 1;
        ULONGLONG LocationInfo : 1;
        /// Reserved.
        ULONGLONG Reserved : 61;
    };
    /// Which members are valid.
    ULONGLONG ValidBits;
} WHEA_PMEM_ERROR_SECTION_VALIDBITS, *PWHEA_PMEM_ERROR_SECTION_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_PMEM_PAGE_RANGE {
    ULONG64 StartingPfn;
    ULONG64 PageCount;
    ULONG64 MarkedBadBitmap;
} WHEA_PMEM_PAGE_RANGE, *PWHEA_PMEM_PAGE_RANGE;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_PMEM_ERROR_SECTION {
    /// Which members are valid.
    WHEA_PMEM_ERROR_SECTION_VALIDBITS ValidBits;
    UCHAR LocationInfo[64];
    WHEA_ERROR_STATUS ErrorStatus;
    ULONG NFITHandle;
    ULONG PageRangeCount;
    WHEA_PMEM_PAGE_RANGE PageRange[1];
} WHEA_PMEM_ERROR_SECTION, *PWHEA_PMEM_ERROR_SECTION;
#include <poppack.h>
typedef enum _WHEA_RAW_DATA_FORMAT {
    WheaRawDataFormatIPFSalRecord, WheaRawDataFormatIA32MCA, WheaRawDataFormatIntel64MCA, WheaRawDataFormatAMD64MCA,
    WheaRawDataFormatMemory, WheaRawDataFormatPCIExpress, WheaRawDataFormatNMIPort, WheaRawDataFormatPCIXBus, WheaRawDataFormatPCIXDevice,
    WheaRawDataFormatGeneric, WheaRawDataFormatMax
} WHEA_RAW_DATA_FORMAT, *PWHEA_RAW_DATA_FORMAT;
#include <pshpack1.h>
typedef struct _WHEA_ERROR_PACKET_V1 {
    ULONG Signature;
    /// Flags.
    WHEA_ERROR_PACKET_FLAGS Flags;
    /// Size of this structure in bytes.
    ULONG Size;
    ULONG RawDataLength;
    /// Reserved.
    ULONGLONG Reserved1;
    /// Context of the routines.
    ULONGLONG Context;
    WHEA_ERROR_TYPE ErrorType;
    WHEA_ERROR_SEVERITY ErrorSeverity;
    ULONG ErrorSourceId;
    WHEA_ERROR_SOURCE_TYPE ErrorSourceType;
    /// Reserved.
    ULONG Reserved2;
    /// Version of this structure.
    ULONG Version;
    ULONGLONG Cpu;
    union {
        WHEA_PROCESSOR_GENERIC_ERROR_SECTION ProcessorError;
        WHEA_MEMORY_ERROR_SECTION MemoryError;
        WHEA_NMI_ERROR_SECTION NmiError;
        WHEA_PCIEXPRESS_ERROR_SECTION PciExpressError;
        WHEA_PCIXBUS_ERROR_SECTION PciXBusError;
        WHEA_PCIXDEVICE_ERROR_SECTION PciXDeviceError;
        WHEA_PMEM_ERROR_SECTION PmemError;
    } u;
    WHEA_RAW_DATA_FORMAT RawDataFormat;
    ULONG RawDataOffset;
    UCHAR RawData[1];
} WHEA_ERROR_PACKET_V1, *PWHEA_ERROR_PACKET_V1;
#include <poppack.h>
typedef enum _WHEA_ERROR_PACKET_DATA_FORMAT {
    WheaDataFormatIPFSalRecord, WheaDataFormatXPFMCA, WheaDataFormatMemory, WheaDataFormatPCIExpress, WheaDataFormatNMIPort,
    WheaDataFormatPCIXBus, WheaDataFormatPCIXDevice, WheaDataFormatGeneric, WheaDataFormatMax
} WHEA_ERROR_PACKET_DATA_FORMAT, *PWHEA_ERROR_PACKET_DATA_FORMAT;
#include <pshpack1.h>
/// An error as its source reported it.
typedef struct _WHEA_ERROR_PACKET_V2 {
    ULONG Signature;
    /// Version of this structure.
    ULONG Version;
    ULONG Length;
    /// Flags.
    WHEA_ERROR_PACKET_FLAGS Flags;
    WHEA_ERROR_TYPE ErrorType;
    WHEA_ERROR_SEVERITY ErrorSeverity;
    ULONG ErrorSourceId;
    WHEA_ERROR_SOURCE_TYPE ErrorSourceType;
    GUID NotifyType;
    /// Context of the routines.
    ULONGLONG Context;
    WHEA_ERROR_PACKET_DATA_FORMAT DataFormat;
    /// Reserved.
    ULONG Reserved1;
    ULONG DataOffset;
    ULONG DataLength;
    ULONG PshedDataOffset;
    ULONG PshedDataLength;
} WHEA_ERROR_PACKET_V2, WHEA_ERROR_PACKET, *PWHEA_ERROR_PACKET_V2, *PWHEA_ERROR_PACKET;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_REVISION {
    struct {
        UCHAR MinorRevision;
        UCHAR MajorRevision;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} WHEA_REVISION, *PWHEA_REVISION;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_ERROR_RECORD_HEADER_VALIDBITS {
    struct {
        ULONG PlatformId : 1;
        ULONG Timestamp : 1;
        ULONG PartitionId : 1;
        /// Reserved.
        ULONG Reserved : 29;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_ERROR_RECORD_HEADER_VALIDBITS, *PWHEA_ERROR_RECORD_HEADER_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_TIMESTAMP {
    struct {
        ULONGLONG Seconds : 8;
        ULONGLONG Minutes : 8;
        ULONGLONG Hours : 8;
        ULONGLONG Precise : 1;
        /// Reserved.
        ULONGLONG Reserved : 7;
        ULONGLONG Day : 8;
        ULONGLONG Month : 8;
        ULONGLONG Year : 8;
        ULONGLONG Century : 8;
    };
    LARGE_INTEGER AsLARGE_INTEGER;
} WHEA_TIMESTAMP, *PWHEA_TIMESTAMP;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_ERROR_RECORD_HEADER_FLAGS {
    struct {
        ULONG Recovered : 1;
        ULONG PreviousError : 1;
        ULONG Simulated : 1;
        ULONG DeviceDriver : 1;
        ULONG CriticalEvent : 1;
        ULONG PersistPfn : 1;
        ULONG SectionsTruncated : 1;
        ULONG RecoveryInProgress : 1;
        ULONG Throttle : 1;
        /// Reserved.
        ULONG Reserved : 23;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_ERROR_RECORD_HEADER_FLAGS, *PWHEA_ERROR_RECORD_HEADER_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_PERSISTENCE_INFO {
    struct {
        ULONGLONG Signature : 16;
        ULONGLONG Length : 24;
        ULONGLONG Identifier : 16;
        ULONGLONG Attributes : 2;
        ULONGLONG DoNotLog : 1;
        /// Reserved.
        ULONGLONG Reserved : 5;
    };
    /// All bits as one number.
    ULONGLONG AsULONGLONG;
} WHEA_PERSISTENCE_INFO, *PWHEA_PERSISTENCE_INFO;
#include <poppack.h>
#include <pshpack1.h>
/// Header of an error record.
typedef struct _WHEA_ERROR_RECORD_HEADER {
    ULONG Signature;
    WHEA_REVISION Revision;
    ULONG SignatureEnd;
    USHORT SectionCount;
    WHEA_ERROR_SEVERITY Severity;
    /// Which members are valid.
    WHEA_ERROR_RECORD_HEADER_VALIDBITS ValidBits;
    ULONG Length;
    WHEA_TIMESTAMP Timestamp;
    GUID PlatformId;
    GUID PartitionId;
    GUID CreatorId;
    GUID NotifyType;
    ULONGLONG RecordId;
    /// Flags.
    WHEA_ERROR_RECORD_HEADER_FLAGS Flags;
    WHEA_PERSISTENCE_INFO PersistenceInfo;
    union {
        struct {
            ULONG OsBuildNumber;
            /// Reserved.
            UCHAR Reserved2[8];
        };
        /// Reserved.
        UCHAR Reserved[12];
    };
} WHEA_ERROR_RECORD_HEADER, *PWHEA_ERROR_RECORD_HEADER;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_VALIDBITS {
    struct {
        UCHAR FRUId : 1;
        UCHAR FRUText : 1;
        /// Reserved.
        UCHAR Reserved : 6;
    };
    /// All bits as one number.
    UCHAR AsUCHAR;
} WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_VALIDBITS, *PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS {
    struct {
        ULONG Primary : 1;
        ULONG ContainmentWarning : 1;
        ULONG Reset : 1;
        ULONG ThresholdExceeded : 1;
        ULONG ResourceNotAvailable : 1;
        ULONG LatentError : 1;
        ULONG Propagated : 1;
        ULONG FruTextByPlugin : 1;
        /// Reserved.
        ULONG Reserved : 24;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS, *PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_ERROR_RECORD_SECTION_DESCRIPTOR {
    ULONG SectionOffset;
    ULONG SectionLength;
    WHEA_REVISION Revision;
    /// Which members are valid.
    WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_VALIDBITS ValidBits;
    /// Reserved.
    UCHAR Reserved;
    /// Flags.
    WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS Flags;
    GUID SectionType;
    GUID FRUId;
    WHEA_ERROR_SEVERITY SectionSeverity;
    CCHAR FRUText[20];
} WHEA_ERROR_RECORD_SECTION_DESCRIPTOR, *PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// A record of an error.
typedef struct _WHEA_ERROR_RECORD {
    /// What follows.
    WHEA_ERROR_RECORD_HEADER Header;
    WHEA_ERROR_RECORD_SECTION_DESCRIPTOR SectionDescriptor[1];
} WHEA_ERROR_RECORD, *PWHEA_ERROR_RECORD;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_FIRMWARE_ERROR_RECORD_REFERENCE {
    UCHAR Type;
    /// Reserved.
    UCHAR Reserved[7];
    ULONGLONG FirmwareRecordId;
} WHEA_FIRMWARE_ERROR_RECORD_REFERENCE, *PWHEA_FIRMWARE_ERROR_RECORD_REFERENCE;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_GENERIC_ERROR_BLOCKSTATUS {
    struct {
        ULONG UncorrectableError : 1;
        ULONG CorrectableError : 1;
        ULONG MultipleUncorrectableErrors : 1;
        ULONG MultipleCorrectableErrors : 1;
        ULONG ErrorDataEntryCount : 10;
        /// Reserved.
        ULONG Reserved : 18;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_GENERIC_ERROR_BLOCKSTATUS, *PWHEA_GENERIC_ERROR_BLOCKSTATUS;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_GENERIC_ERROR {
    WHEA_GENERIC_ERROR_BLOCKSTATUS BlockStatus;
    ULONG RawDataOffset;
    ULONG RawDataLength;
    ULONG DataLength;
    WHEA_ERROR_SEVERITY ErrorSeverity;
    UCHAR Data[1];
} WHEA_GENERIC_ERROR, *PWHEA_GENERIC_ERROR;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_GENERIC_ERROR_DATA_ENTRY_V2 {
    GUID SectionType;
    WHEA_ERROR_SEVERITY ErrorSeverity;
    WHEA_REVISION Revision;
    /// Which members are valid.
    UCHAR ValidBits;
    /// Flags.
    UCHAR Flags;
    ULONG ErrorDataLength;
    GUID FRUId;
    UCHAR FRUText[20];
    WHEA_TIMESTAMP Timestamp;
    UCHAR Data[1];
} WHEA_GENERIC_ERROR_DATA_ENTRY_V2, WHEA_GENERIC_ERROR_DATA_ENTRY, *PWHEA_GENERIC_ERROR_DATA_ENTRY_V2, *PWHEA_GENERIC_ERROR_DATA_ENTRY;
#include <poppack.h>
#include <pshpack1.h>
typedef union _WHEA_NOTIFICATION_FLAGS {
    struct {
        USHORT PollIntervalRW : 1;
        USHORT SwitchToPollingThresholdRW : 1;
        USHORT SwitchToPollingWindowRW : 1;
        USHORT ErrorThresholdRW : 1;
        USHORT ErrorThresholdWindowRW : 1;
        /// Reserved.
        USHORT Reserved : 11;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} WHEA_NOTIFICATION_FLAGS, *PWHEA_NOTIFICATION_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_NOTIFICATION_DESCRIPTOR {
    UCHAR Type;
    UCHAR Length;
    /// Flags.
    WHEA_NOTIFICATION_FLAGS Flags;
    union {
        struct {
            ULONG PollInterval;
        } Polled;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } Interrupt;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } LocalInterrupt;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } Sci;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } Nmi;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } Sea;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } Sei;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } Gsiv;
    } u;
} WHEA_NOTIFICATION_DESCRIPTOR, *PWHEA_NOTIFICATION_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_GENERIC_ERROR_DESCRIPTOR {
    USHORT Type;
    /// Reserved.
    UCHAR Reserved;
    UCHAR Enabled;
    ULONG ErrStatusBlockLength;
    ULONG RelatedErrorSourceId;
    UCHAR ErrStatusAddressSpaceID;
    UCHAR ErrStatusAddressBitWidth;
    UCHAR ErrStatusAddressBitOffset;
    UCHAR ErrStatusAddressAccessSize;
    LARGE_INTEGER ErrStatusAddress;
    WHEA_NOTIFICATION_DESCRIPTOR Notify;
} WHEA_GENERIC_ERROR_DESCRIPTOR, *PWHEA_GENERIC_ERROR_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_PCI_SLOT_NUMBER {
    union {
        struct {
            ULONG DeviceNumber : 5;
            ULONG FunctionNumber : 3;
            /// Reserved.
            ULONG Reserved : 24;
        } bits;
        /// All bits as one number.
        ULONG AsULONG;
    } u;
} WHEA_PCI_SLOT_NUMBER, *PWHEA_PCI_SLOT_NUMBER;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _WHEA_GENERIC_ERROR_DESCRIPTOR_V2 {
    USHORT Type;
    /// Reserved.
    UCHAR Reserved;
    UCHAR Enabled;
    ULONG ErrStatusBlockLength;
    ULONG RelatedErrorSourceId;
    UCHAR ErrStatusAddressSpaceID;
    UCHAR ErrStatusAddressBitWidth;
    UCHAR ErrStatusAddressBitOffset;
    UCHAR ErrStatusAddressAccessSize;
    LARGE_INTEGER ErrStatusAddress;
    WHEA_NOTIFICATION_DESCRIPTOR Notify;
    UCHAR ReadAckAddressSpaceID;
    UCHAR ReadAckAddressBitWidth;
    UCHAR ReadAckAddressBitOffset;
    UCHAR ReadAckAddressAccessSize;
    LARGE_INTEGER ReadAckAddress;
    ULONGLONG ReadAckPreserveMask;
    ULONGLONG ReadAckWriteMask;
} WHEA_GENERIC_ERROR_DESCRIPTOR_V2, *PWHEA_GENERIC_ERROR_DESCRIPTOR_V2;
#include <poppack.h>
