// WHEA: error packets, error records and what firmware hands over.
#pragma once

typedef enum _WHEA_RAW_DATA_FORMAT {
    WheaRawDataFormatIPFSalRecord, WheaRawDataFormatIA32MCA, WheaRawDataFormatIntel64MCA, WheaRawDataFormatAMD64MCA,
    WheaRawDataFormatMemory, WheaRawDataFormatPCIExpress, WheaRawDataFormatNMIPort, WheaRawDataFormatPCIXBus, WheaRawDataFormatPCIXDevice,
    WheaRawDataFormatGeneric, WheaRawDataFormatMax
} WHEA_RAW_DATA_FORMAT, *PWHEA_RAW_DATA_FORMAT;
#include <pshpack1.h>
/// An error as its source reported it, before Windows 7.
typedef struct _WHEA_ERROR_PACKET_V1 {
    /// WHEA_ERROR_PACKET_V1_SIGNATURE.
    ULONG Signature;
    /// Circumstances of the error.
    WHEA_ERROR_PACKET_FLAGS Flags;
    /// Bytes of the packet with its raw data.
    ULONG Size;
    /// Bytes of RawData.
    ULONG RawDataLength;
    /// Reserved.
    ULONGLONG Reserved1;
    /// For the system; a driver leaves it alone.
    ULONGLONG Context;
    /// Kind of hardware; tells which member of u is meant.
    WHEA_ERROR_TYPE ErrorType;
    /// How bad the error is.
    WHEA_ERROR_SEVERITY ErrorSeverity;
    /// Identifier of the source, as in its descriptor.
    ULONG ErrorSourceId;
    /// Kind of source.
    WHEA_ERROR_SOURCE_TYPE ErrorSourceType;
    /// Reserved.
    ULONG Reserved2;
    /// WHEA_ERROR_PACKET_V1_VERSION.
    ULONG Version;
    /// For the system; a driver leaves it alone.
    ULONGLONG Cpu;
    /// Section about the error, by ErrorType.
    union {
        /// For WheaErrTypeProcessor.
        WHEA_PROCESSOR_GENERIC_ERROR_SECTION ProcessorError;
        /// For WheaErrTypeMemory.
        WHEA_MEMORY_ERROR_SECTION MemoryError;
        /// For WheaErrTypeNMI.
        WHEA_NMI_ERROR_SECTION NmiError;
        /// For WheaErrTypePCIExpress.
        WHEA_PCIEXPRESS_ERROR_SECTION PciExpressError;
        /// For WheaErrTypePCIXBus.
        WHEA_PCIXBUS_ERROR_SECTION PciXBusError;
        /// For WheaErrTypePCIXDevice.
        WHEA_PCIXDEVICE_ERROR_SECTION PciXDeviceError;
        /// For WheaErrTypePmem.
        WHEA_PMEM_ERROR_SECTION PmemError;
    } u;
    /// What RawData holds.
    WHEA_RAW_DATA_FORMAT RawDataFormat;
    /// Bytes from RawData to where a PSHED plug-in may add its own.
    ULONG RawDataOffset;
    /// What the hardware told.
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
    /// WHEA_ERROR_PACKET_V2_SIGNATURE.
    ULONG Signature;
    /// WHEA_ERROR_PACKET_V2_VERSION.
    ULONG Version;
    /// Bytes of the packet with its data.
    ULONG Length;
    /// Circumstances of the error.
    WHEA_ERROR_PACKET_FLAGS Flags;
    /// Kind of hardware.
    WHEA_ERROR_TYPE ErrorType;
    /// How bad the error is.
    WHEA_ERROR_SEVERITY ErrorSeverity;
    /// Identifier of the source, as in its descriptor.
    ULONG ErrorSourceId;
    /// Kind of source.
    WHEA_ERROR_SOURCE_TYPE ErrorSourceType;
    /// GUID of how the system was told, such as CMC_NOTIFY_TYPE_GUID.
    GUID NotifyType;
    /// For the system; a driver leaves it alone.
    ULONGLONG Context;
    /// What the data is.
    WHEA_ERROR_PACKET_DATA_FORMAT DataFormat;
    /// Reserved.
    ULONG Reserved1;
    /// Bytes from the start of the packet to the data.
    ULONG DataOffset;
    /// Bytes of the data.
    ULONG DataLength;
    /// Bytes from the start of the packet to what the PSHED added.
    ULONG PshedDataOffset;
    /// Bytes of what the PSHED added.
    ULONG PshedDataLength;
} WHEA_ERROR_PACKET_V2, WHEA_ERROR_PACKET, *PWHEA_ERROR_PACKET_V2, *PWHEA_ERROR_PACKET;
#include <poppack.h>
#include <pshpack1.h>
/// Revision of a record or section.
typedef union _WHEA_REVISION {
    struct {
        /// Raised by changes that old readers can bear.
        UCHAR MinorRevision;
        /// Raised by changes that old readers cannot bear.
        UCHAR MajorRevision;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} WHEA_REVISION, *PWHEA_REVISION;
#include <poppack.h>
#include <pshpack1.h>
/// Which members of WHEA_ERROR_RECORD_HEADER are valid.
typedef union _WHEA_ERROR_RECORD_HEADER_VALIDBITS {
    struct {
        /// PlatformId is valid.
        ULONG PlatformId : 1;
        /// Timestamp is valid.
        ULONG Timestamp : 1;
        /// PartitionId is valid.
        ULONG PartitionId : 1;
        /// Reserved.
        ULONG Reserved : 29;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_ERROR_RECORD_HEADER_VALIDBITS, *PWHEA_ERROR_RECORD_HEADER_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
/// When an error was seen; UEFI has each part in binary coded decimal.
typedef union _WHEA_TIMESTAMP {
    struct {
        /// 0 to 59.
        ULONGLONG Seconds : 8;
        /// 0 to 59.
        ULONGLONG Minutes : 8;
        /// 0 to 23.
        ULONGLONG Hours : 8;
        /// The time is that of the error, not of its report.
        ULONGLONG Precise : 1;
        /// Reserved.
        ULONGLONG Reserved : 7;
        /// 1 to 31.
        ULONGLONG Day : 8;
        /// 1 to 12.
        ULONGLONG Month : 8;
        /// 0 to 99 within the century.
        ULONGLONG Year : 8;
        /// Upper two digits of the year.
        ULONGLONG Century : 8;
    };
    /// All parts as one number.
    LARGE_INTEGER AsLARGE_INTEGER;
} WHEA_TIMESTAMP, *PWHEA_TIMESTAMP;
#include <poppack.h>
#include <pshpack1.h>
/// Flags of an error record.
typedef union _WHEA_ERROR_RECORD_HEADER_FLAGS {
    struct {
        /// The system has recovered from the error.
        ULONG Recovered : 1;
        /// The error stopped the system the last time it ran.
        ULONG PreviousError : 1;
        /// The error was injected.
        ULONG Simulated : 1;
        /// A device driver reported the error.
        ULONG DeviceDriver : 1;
        /// The event must not be lost.
        ULONG CriticalEvent : 1;
        /// The page stays offline when the system starts again.
        ULONG PersistPfn : 1;
        /// Sections were left out for want of room.
        ULONG SectionsTruncated : 1;
        /// Recovery has begun and not ended.
        ULONG RecoveryInProgress : 1;
        /// Reports from this source are being limited.
        ULONG Throttle : 1;
        /// Reserved.
        ULONG Reserved : 23;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_ERROR_RECORD_HEADER_FLAGS, *PWHEA_ERROR_RECORD_HEADER_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
/// How a record is kept over a restart; for the PSHED.
typedef union _WHEA_PERSISTENCE_INFO {
    struct {
        /// 'RE' when the record is kept.
        ULONGLONG Signature : 16;
        /// Bytes of the record.
        ULONGLONG Length : 24;
        /// Which record it is among those kept.
        ULONGLONG Identifier : 16;
        /// None are defined.
        ULONGLONG Attributes : 2;
        /// The record is not to be put in the event log.
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
    /// WHEA_ERROR_RECORD_SIGNATURE.
    ULONG Signature;
    /// WHEA_ERROR_RECORD_REVISION.
    WHEA_REVISION Revision;
    /// WHEA_ERROR_RECORD_SIGNATURE_END.
    ULONG SignatureEnd;
    /// Sections of the record.
    USHORT SectionCount;
    /// That of the worst section.
    WHEA_ERROR_SEVERITY Severity;
    /// Which members are valid.
    WHEA_ERROR_RECORD_HEADER_VALIDBITS ValidBits;
    /// Bytes of the whole record.
    ULONG Length;
    /// When the error was seen.
    WHEA_TIMESTAMP Timestamp;
    /// GUID of the machine, as its firmware gives it.
    GUID PlatformId;
    /// GUID of the partition that the error belongs to.
    GUID PartitionId;
    /// GUID of who made the record.
    GUID CreatorId;
    /// GUID of how the system was told of the error.
    GUID NotifyType;
    /// Number that tells this record from others of the same creator.
    ULONGLONG RecordId;
    /// Circumstances of the error.
    WHEA_ERROR_RECORD_HEADER_FLAGS Flags;
    /// For the PSHED, which keeps the record.
    WHEA_PERSISTENCE_INFO PersistenceInfo;
    union {
        struct {
            /// Build of the system that made the record.
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
/// Which members of WHEA_ERROR_RECORD_SECTION_DESCRIPTOR are valid.
typedef union _WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_VALIDBITS {
    struct {
        /// FRUId is valid.
        UCHAR FRUId : 1;
        /// FRUText is valid.
        UCHAR FRUText : 1;
        /// Reserved.
        UCHAR Reserved : 6;
    };
    /// All bits as one number.
    UCHAR AsUCHAR;
} WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_VALIDBITS, *PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR_VALIDBITS;
#include <poppack.h>
#include <pshpack1.h>
/// Flags of a section.
typedef union _WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS {
    struct {
        /// This section tells of the cause; others tell of consequences.
        ULONG Primary : 1;
        /// The error may have spread.
        ULONG ContainmentWarning : 1;
        /// The part has been reset and must be set up again.
        ULONG Reset : 1;
        /// Corrected errors came more often than allowed; the part should not be used.
        ULONG ThresholdExceeded : 1;
        /// Details could not be read.
        ULONG ResourceNotAvailable : 1;
        /// The error is contained, but has not been consumed.
        ULONG LatentError : 1;
        /// The error came from elsewhere.
        ULONG Propagated : 1;
        /// A PSHED plug-in filled in FRUText.
        ULONG FruTextByPlugin : 1;
        /// Reserved.
        ULONG Reserved : 24;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS, *PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
/// Where a section of a record is, and what it tells of.
typedef struct _WHEA_ERROR_RECORD_SECTION_DESCRIPTOR {
    /// Bytes from the start of the record to the section.
    ULONG SectionOffset;
    /// Bytes of the section.
    ULONG SectionLength;
    /// WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_REVISION.
    WHEA_REVISION Revision;
    /// Which members are valid.
    WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_VALIDBITS ValidBits;
    /// Reserved.
    UCHAR Reserved;
    /// How the error touches the part.
    WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS Flags;
    /// GUID of the section's layout, such as MEMORY_ERROR_SECTION_GUID.
    GUID SectionType;
    /// GUID of the part that can be replaced.
    GUID FRUId;
    /// How bad this error is.
    WHEA_ERROR_SEVERITY SectionSeverity;
    /// Name of the part that can be replaced.
    CCHAR FRUText[20];
} WHEA_ERROR_RECORD_SECTION_DESCRIPTOR, *PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// A record of an error.
typedef struct _WHEA_ERROR_RECORD {
    /// Of the whole record.
    WHEA_ERROR_RECORD_HEADER Header;
    /// Descriptor of each section; as many as Header.SectionCount.
    WHEA_ERROR_RECORD_SECTION_DESCRIPTOR SectionDescriptor[1];
} WHEA_ERROR_RECORD, *PWHEA_ERROR_RECORD;
#include <poppack.h>
#include <pshpack1.h>
/// Section that refers to a record in firmware.
typedef struct _WHEA_FIRMWARE_ERROR_RECORD_REFERENCE {
    /// WHEA_FIRMWARE_RECORD_TYPE_IPFSAL.
    UCHAR Type;
    /// Reserved.
    UCHAR Reserved[7];
    /// Identifier of the record in firmware.
    ULONGLONG FirmwareRecordId;
} WHEA_FIRMWARE_ERROR_RECORD_REFERENCE, *PWHEA_FIRMWARE_ERROR_RECORD_REFERENCE;
#include <poppack.h>
#include <pshpack1.h>
/// What a generic error status block holds.
typedef union _WHEA_GENERIC_ERROR_BLOCKSTATUS {
    struct {
        /// There is an uncorrected error.
        ULONG UncorrectableError : 1;
        /// There is a corrected error.
        ULONG CorrectableError : 1;
        /// There is more than one uncorrected error.
        ULONG MultipleUncorrectableErrors : 1;
        /// There is more than one corrected error.
        ULONG MultipleCorrectableErrors : 1;
        /// How many WHEA_GENERIC_ERROR_DATA_ENTRY follow.
        ULONG ErrorDataEntryCount : 10;
        /// Reserved.
        ULONG Reserved : 18;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_GENERIC_ERROR_BLOCKSTATUS, *PWHEA_GENERIC_ERROR_BLOCKSTATUS;
#include <poppack.h>
#include <pshpack1.h>
/// ACPI's generic error status block, which firmware fills.
typedef struct _WHEA_GENERIC_ERROR {
    /// What the block holds.
    WHEA_GENERIC_ERROR_BLOCKSTATUS BlockStatus;
    /// Bytes from the start of the block to the raw data, behind the entries.
    ULONG RawDataOffset;
    /// Bytes of the raw data.
    ULONG RawDataLength;
    /// Bytes of the entries.
    ULONG DataLength;
    /// That of the worst entry.
    WHEA_ERROR_SEVERITY ErrorSeverity;
    /// The entries, one behind the other.
    UCHAR Data[1];
} WHEA_GENERIC_ERROR, *PWHEA_GENERIC_ERROR;
#include <poppack.h>
#include <pshpack1.h>
/// An entry of a generic error status block.
typedef struct _WHEA_GENERIC_ERROR_DATA_ENTRY_V2 {
    /// GUID of the layout of Data.
    GUID SectionType;
    /// How bad this error is.
    WHEA_ERROR_SEVERITY ErrorSeverity;
    /// WHEA_GENERIC_ENTRY_V2_VERSION.
    WHEA_REVISION Revision;
    /// Bit 0 for FRUId, 1 for FRUText, 2 for Timestamp.
    UCHAR ValidBits;
    /// As WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS.
    UCHAR Flags;
    /// Bytes of Data.
    ULONG ErrorDataLength;
    /// GUID of the part that can be replaced.
    GUID FRUId;
    /// Name of the part that can be replaced.
    UCHAR FRUText[20];
    /// When the error was seen.
    WHEA_TIMESTAMP Timestamp;
    /// The section.
    UCHAR Data[1];
} WHEA_GENERIC_ERROR_DATA_ENTRY_V2, WHEA_GENERIC_ERROR_DATA_ENTRY, *PWHEA_GENERIC_ERROR_DATA_ENTRY_V2, *PWHEA_GENERIC_ERROR_DATA_ENTRY;
#include <poppack.h>
#include <pshpack1.h>
/// Which members of a notification the system may change.
typedef union _WHEA_NOTIFICATION_FLAGS {
    struct {
        /// PollInterval may be written.
        USHORT PollIntervalRW : 1;
        /// SwitchToPollingThreshold may be written.
        USHORT SwitchToPollingThresholdRW : 1;
        /// SwitchToPollingWindow may be written.
        USHORT SwitchToPollingWindowRW : 1;
        /// ErrorThreshold may be written.
        USHORT ErrorThresholdRW : 1;
        /// ErrorThresholdWindow may be written.
        USHORT ErrorThresholdWindowRW : 1;
        /// Reserved.
        USHORT Reserved : 11;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} WHEA_NOTIFICATION_FLAGS, *PWHEA_NOTIFICATION_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
/// How an error source tells of errors; of ACPI's HEST table.
typedef struct _WHEA_NOTIFICATION_DESCRIPTOR {
    /// WHEA_NOTIFICATION_TYPE_ value.
    UCHAR Type;
    /// Bytes of this descriptor.
    UCHAR Length;
    /// What may be changed.
    WHEA_NOTIFICATION_FLAGS Flags;
    /// Parameters, by Type.
    union {
        /// Read from time to time.
        struct {
            /// Time between reads, in ms.
            ULONG PollInterval;
        } Polled;
        /// By an interrupt of an I/O APIC.
        struct {
            /// Time between reads, in ms.
            ULONG PollInterval;
            /// Interrupt vector.
            ULONG Vector;
            /// Errors within the window after which the source is polled.
            ULONG SwitchToPollingThreshold;
            /// The window for that, in ms.
            ULONG SwitchToPollingWindow;
            /// Errors within the window that are one event; 0 and 1 each is.
            ULONG ErrorThreshold;
            /// The window for that, in ms.
            ULONG ErrorThresholdWindow;
        } Interrupt;
        /// By an interrupt of the local APIC.
        struct {
            /// Time between reads, in ms.
            ULONG PollInterval;
            /// Interrupt vector.
            ULONG Vector;
            /// Errors within the window after which the source is polled.
            ULONG SwitchToPollingThreshold;
            /// The window for that, in ms.
            ULONG SwitchToPollingWindow;
            /// Errors within the window that are one event; 0 and 1 each is.
            ULONG ErrorThreshold;
            /// The window for that, in ms.
            ULONG ErrorThresholdWindow;
        } LocalInterrupt;
        /// By ACPI's own interrupt.
        struct {
            /// Time between reads, in ms.
            ULONG PollInterval;
            /// Interrupt vector.
            ULONG Vector;
            /// Errors within the window after which the source is polled.
            ULONG SwitchToPollingThreshold;
            /// The window for that, in ms.
            ULONG SwitchToPollingWindow;
            /// Errors within the window that are one event; 0 and 1 each is.
            ULONG ErrorThreshold;
            /// The window for that, in ms.
            ULONG ErrorThresholdWindow;
        } Sci;
        /// By a non-maskable interrupt.
        struct {
            /// Time between reads, in ms.
            ULONG PollInterval;
            /// Interrupt vector.
            ULONG Vector;
            /// Errors within the window after which the source is polled.
            ULONG SwitchToPollingThreshold;
            /// The window for that, in ms.
            ULONG SwitchToPollingWindow;
            /// Errors within the window that are one event; 0 and 1 each is.
            ULONG ErrorThreshold;
            /// The window for that, in ms.
            ULONG ErrorThresholdWindow;
        } Nmi;
        /// By a synchronous external abort of ARM.
        struct {
            /// Time between reads, in ms.
            ULONG PollInterval;
            /// Interrupt vector.
            ULONG Vector;
            /// Errors within the window after which the source is polled.
            ULONG SwitchToPollingThreshold;
            /// The window for that, in ms.
            ULONG SwitchToPollingWindow;
            /// Errors within the window that are one event; 0 and 1 each is.
            ULONG ErrorThreshold;
            /// The window for that, in ms.
            ULONG ErrorThresholdWindow;
        } Sea;
        /// By an SError interrupt of ARM.
        struct {
            /// Time between reads, in ms.
            ULONG PollInterval;
            /// Interrupt vector.
            ULONG Vector;
            /// Errors within the window after which the source is polled.
            ULONG SwitchToPollingThreshold;
            /// The window for that, in ms.
            ULONG SwitchToPollingWindow;
            /// Errors within the window that are one event; 0 and 1 each is.
            ULONG ErrorThreshold;
            /// The window for that, in ms.
            ULONG ErrorThresholdWindow;
        } Sei;
        /// By a global system interrupt.
        struct {
            /// Time between reads, in ms.
            ULONG PollInterval;
            /// Interrupt vector.
            ULONG Vector;
            /// Errors within the window after which the source is polled.
            ULONG SwitchToPollingThreshold;
            /// The window for that, in ms.
            ULONG SwitchToPollingWindow;
            /// Errors within the window that are one event; 0 and 1 each is.
            ULONG ErrorThreshold;
            /// The window for that, in ms.
            ULONG ErrorThresholdWindow;
        } Gsiv;
    } u;
} WHEA_NOTIFICATION_DESCRIPTOR, *PWHEA_NOTIFICATION_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// A generic hardware error source of ACPI's HEST table.
typedef struct _WHEA_GENERIC_ERROR_DESCRIPTOR {
    /// WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_GENERIC.
    USHORT Type;
    /// Reserved.
    UCHAR Reserved;
    /// Not 0: the source is in use.
    UCHAR Enabled;
    /// Largest status block in bytes.
    ULONG ErrStatusBlockLength;
    /// Source this one stands in for; WHEA_ERROR_SOURCE_INVALID_RELATED_SOURCE if none.
    ULONG RelatedErrorSourceId;
    /// ACPI address space of ErrStatusAddress: 0 memory, 1 ports.
    UCHAR ErrStatusAddressSpaceID;
    /// Bits of the register that holds the block's address.
    UCHAR ErrStatusAddressBitWidth;
    /// First bit of it within the register.
    UCHAR ErrStatusAddressBitOffset;
    /// Size of an access: 1 to 4 for 1, 2, 4, 8 bytes; 0 any.
    UCHAR ErrStatusAddressAccessSize;
    /// Where the address of the status block is found.
    LARGE_INTEGER ErrStatusAddress;
    /// How the source tells of errors.
    WHEA_NOTIFICATION_DESCRIPTOR Notify;
} WHEA_GENERIC_ERROR_DESCRIPTOR, *PWHEA_GENERIC_ERROR_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// Device and function number on a PCI bus.
typedef struct _WHEA_PCI_SLOT_NUMBER {
    /// The two numbers.
    union {
        /// By bit.
        struct {
            /// 0 to 31.
            ULONG DeviceNumber : 5;
            /// 0 to 7.
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
/// A generic hardware error source that waits to be acknowledged.
typedef struct _WHEA_GENERIC_ERROR_DESCRIPTOR_V2 {
    /// WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_GENERIC_V2.
    USHORT Type;
    /// Reserved.
    UCHAR Reserved;
    /// Not 0: the source is in use.
    UCHAR Enabled;
    /// Largest status block in bytes.
    ULONG ErrStatusBlockLength;
    /// Source this one stands in for; WHEA_ERROR_SOURCE_INVALID_RELATED_SOURCE if none.
    ULONG RelatedErrorSourceId;
    /// ACPI address space of ErrStatusAddress: 0 memory, 1 ports.
    UCHAR ErrStatusAddressSpaceID;
    /// Bits of the register that holds the block's address.
    UCHAR ErrStatusAddressBitWidth;
    /// First bit of it within the register.
    UCHAR ErrStatusAddressBitOffset;
    /// Size of an access: 1 to 4 for 1, 2, 4, 8 bytes; 0 any.
    UCHAR ErrStatusAddressAccessSize;
    /// Where the address of the status block is found.
    LARGE_INTEGER ErrStatusAddress;
    /// How the source tells of errors.
    WHEA_NOTIFICATION_DESCRIPTOR Notify;
    /// ACPI address space of ReadAckAddress: 0 memory, 1 ports.
    UCHAR ReadAckAddressSpaceID;
    /// Bits of the acknowledge register.
    UCHAR ReadAckAddressBitWidth;
    /// First bit of it.
    UCHAR ReadAckAddressBitOffset;
    /// Size of an access: 1 to 4 for 1, 2, 4, 8 bytes; 0 any.
    UCHAR ReadAckAddressAccessSize;
    /// Register that tells firmware that the block has been read.
    LARGE_INTEGER ReadAckAddress;
    /// Bits of the register to keep.
    ULONGLONG ReadAckPreserveMask;
    /// Bits of the register to set.
    ULONGLONG ReadAckWriteMask;
} WHEA_GENERIC_ERROR_DESCRIPTOR_V2, *PWHEA_GENERIC_ERROR_DESCRIPTOR_V2;
#include <poppack.h>
