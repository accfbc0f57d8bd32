// Dumps that storage devices and their drivers make of themselves; included by ntddstor.h.
#pragma once

#define STORAGE_CRASH_TELEMETRY_REGKEY L"\\Registry\\Machine\\System\\CurrentControlSet\\Control\\CrashControl\\StorageTelemetry"
#define STORAGE_DEVICE_TELEMETRY_REGKEY L"\\Registry\\Machine\\System\\CurrentControlSet\\Control\\Storage\\StorageTelemetry"
#define DDUMP_FLAG_DATA_READ_FROM_DEVICE 0x0001
#define FW_ISSUEID_NO_ISSUE 0x00000000
#define FW_ISSUEID_UNKNOWN 0xffffffff
#define TC_PUBLIC_DEVICEDUMP_CONTENT_SMART 1
#define TC_PUBLIC_DEVICEDUMP_CONTENT_GPLOG 2
#define TC_PUBLIC_DATA_TYPE_ATAGP "ATAGPLogPages"
#define TC_PUBLIC_DATA_TYPE_ATASMART "ATASMARTPages"
#define DEVICEDUMP_CAP_PRIVATE_SECTION 0x00000001
#define DEVICEDUMP_CAP_RESTRICTED_SECTION 0x00000002
#define TCRecordStorportSrbFunction Command[0]
typedef enum _DEVICEDUMP_COLLECTION_TYPE {
    TCCollectionBugCheck = 1, TCCollectionApplicationRequested, TCCollectionDeviceRequested
} DEVICEDUMP_COLLECTION_TYPEIDE_NOTIFICATION_TYPE, *PDEVICEDUMP_COLLECTION_TYPE;
/// Where a part of a dump is.
typedef struct _DEVICEDUMP_SUBSECTION_POINTER {
    /// Bytes of the part.
    ULONG dwSize;
    /// Bits of the part.
    ULONG dwFlags;
    /// Bytes from the start of the dump.
    ULONG dwOffset;
} DEVICEDUMP_SUBSECTION_POINTER, *PDEVICEDUMP_SUBSECTION_POINTER;
#define DEVICEDUMP_STRUCTURE_VERSION_V1 1
/// How a dump of a device begins.
typedef struct _DEVICEDUMP_STRUCTURE_VERSION {
    /// Tells what the structure is.
    ULONG dwSignature;
    /// DEVICEDUMP_STRUCTURE_VERSION_V1.
    ULONG dwVersion;
    /// Bytes of the structure.
    ULONG dwSize;
} DEVICEDUMP_STRUCTURE_VERSION, *PDEVICEDUMP_STRUCTURE_VERSION;
#define DEVICEDUMP_MAX_IDSTRING 32
#define MAX_FW_BUCKET_ID_LENGTH 132
/// Which device a dump is of, and why.
typedef struct _DEVICEDUMP_SECTION_HEADER {
    /// Tells what kind of data it is.
    GUID guidDeviceDataId;
    /// Who defines the data, as text.
    UCHAR sOrganizationID[16];
    /// Revision of the device's firmware.
    ULONG dwFirmwareRevision;
    /// The device's model as text.
    UCHAR sModelNumber[DEVICEDUMP_MAX_IDSTRING];
    /// The manufacturer's number of the device as text.
    UCHAR szDeviceManufacturingID[DEVICEDUMP_MAX_IDSTRING];
    /// Bits, as DDUMP_FLAG_DATA_READ_FROM_DEVICE.
    ULONG dwFlags;
    /// Version of the data only the manufacturer reads.
    ULONG bRestrictedPrivateDataVersion;
    /// Number of the firmware's trouble; FW_ISSUEID_NO_ISSUE if there is none.
    ULONG dwFirmwareIssueId;
    /// The trouble as text.
    UCHAR szIssueDescriptionString[MAX_FW_BUCKET_ID_LENGTH];
} DEVICEDUMP_SECTION_HEADER, *PDEVICEDUMP_SECTION_HEADER;
#define TC_PUBLIC_DEVICEDUMP_CONTENT_GPLOG_MAX 16
#define TC_DEVICEDUMP_SUBSECTION_DESC_LENGTH 16
/// A general purpose log of an ATA device.
typedef struct _GP_LOG_PAGE_DESCRIPTOR {
    /// Number of the log.
    USHORT LogAddress;
    /// How many sectors of 512 bytes it has.
    USHORT LogSectors;
} GP_LOG_PAGE_DESCRIPTOR, *PGP_LOG_PAGE_DESCRIPTOR;
/// The part of a dump that anybody may read.
typedef struct _DEVICEDUMP_PUBLIC_SUBSECTION {
    /// TC_PUBLIC_DEVICEDUMP_CONTENT_SMART or _GPLOG: what the data are.
    ULONG dwFlags;
    /// The logs that the data hold.
    GP_LOG_PAGE_DESCRIPTOR GPLogTable[TC_PUBLIC_DEVICEDUMP_CONTENT_GPLOG_MAX];
    /// What the data are, as text.
    CHAR szDescription[TC_DEVICEDUMP_SUBSECTION_DESC_LENGTH];
    /// Bytes in the form that the section's header tells.
    UCHAR bData[1];
} DEVICEDUMP_PUBLIC_SUBSECTION, *PDEVICEDUMP_PUBLIC_SUBSECTION;
/// The part of a dump for the manufacturer.
typedef struct _DEVICEDUMP_PRIVATE_SUBSECTION {
    /// Bits of the part.
    ULONG dwFlags;
    /// The log that the data hold.
    GP_LOG_PAGE_DESCRIPTOR GPLogId;
    /// Bytes in the maker's own form.
    UCHAR bData[1];
} DEVICEDUMP_PRIVATE_SUBSECTION, *PDEVICEDUMP_PRIVATE_SUBSECTION;
#define CDB_SIZE 16
#define TELEMETRY_COMMAND_SIZE 16
/// A request that the drivers of storage kept a record of.
typedef struct _DEVICEDUMP_STORAGESTACK_PUBLIC_STATE_RECORD {
    /// The SCSI command.
    UCHAR Cdb[CDB_SIZE];
    /// The command as the device got it; the first byte may be the SRB's function.
    UCHAR Command[TELEMETRY_COMMAND_SIZE];
    /// When the request was sent.
    ULONGLONG StartTime;
    /// When it was completed.
    ULONGLONG EndTime;
    /// NTSTATUS or SRB status that it ended with.
    ULONG OperationStatus;
    /// Sense or controller code that goes with the status.
    ULONG OperationError;
    /// More, by which port driver recorded it.
    union {
        /// Of other drivers.
        struct {
            /// Not used.
            ULONG dwReserved;
        } ExternalStack;
        /// When Ataport kept the record.
        struct {
            /// ATAport's own.
            ULONG dwAtaPortSpecific;
        } AtaPort;
        /// When Storport kept the record.
        struct {
            /// Number by which Storport knows the request.
            ULONG SrbTag;
        } StorPort;
    } StackSpecific;
} DEVICEDUMP_STORAGESTACK_PUBLIC_STATE_RECORD, *PDEVICEDUMP_STORAGESTACK_PUBLIC_STATE_RECORD;
/// The part of a dump that only some may read.
typedef struct _DEVICEDUMP_RESTRICTED_SUBSECTION {
    /// Bytes in a form by agreement with the maker.
    UCHAR bData[1];
} DEVICEDUMP_RESTRICTED_SUBSECTION, *PDEVICEDUMP_RESTRICTED_SUBSECTION;
/// A dump of a device.
typedef struct _DEVICEDUMP_STORAGEDEVICE_DATA {
    /// Signature, version and size.
    DEVICEDUMP_STRUCTURE_VERSION Descriptor;
    /// Which device and why.
    DEVICEDUMP_SECTION_HEADER SectionHeader;
    /// Bytes of the whole buffer.
    ULONG dwBufferSize;
    /// A DEVICEDUMP_COLLECTION_TYPE.
    ULONG dwReasonForCollection;
    /// Where the part for anybody is.
    DEVICEDUMP_SUBSECTION_POINTER PublicData;
    /// Where the part that only some may read is.
    DEVICEDUMP_SUBSECTION_POINTER RestrictedData;
    /// Where the part for the manufacturer is.
    DEVICEDUMP_SUBSECTION_POINTER PrivateData;
} DEVICEDUMP_STORAGEDEVICE_DATA, *PDEVICEDUMP_STORAGEDEVICE_DATA;
/// The last requests of the drivers of storage.
typedef struct _DEVICEDUMP_STORAGESTACK_PUBLIC_DUMP {
    /// Signature, version and size.
    DEVICEDUMP_STRUCTURE_VERSION Descriptor;
    /// A DEVICEDUMP_COLLECTION_TYPE.
    ULONG dwReasonForCollection;
    /// Name of the driver as text.
    UCHAR cDriverName[16];
    /// Entries of RecordArray.
    ULONG uiNumRecords;
    /// The requests.
    DEVICEDUMP_STORAGESTACK_PUBLIC_STATE_RECORD RecordArray[1];
} DEVICEDUMP_STORAGESTACK_PUBLIC_DUMP, *PDEVICEDUMP_STORAGESTACK_PUBLIC_DUMP;
