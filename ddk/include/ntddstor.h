// Control codes, properties and structures of storage devices.
// GUIDs are defined by whoever includes this after initguid.h, whatever has included it before.
#include <guiddef.h>
#ifndef RINGSIDE_NTDDSTOR_GUIDS
#ifdef INITGUID
#define RINGSIDE_NTDDSTOR_GUIDS
#endif
DEFINE_GUID(GUID_DEVINTERFACE_DISK, 0x53f56307, 0xb6bf, 0x11d0, 0x94, 0xf2, 0x00, 0xa0, 0xc9, 0x1e, 0xfb, 0x8b);
DEFINE_GUID(GUID_DEVINTERFACE_CDROM, 0x53f56308, 0xb6bf, 0x11d0, 0x94, 0xf2, 0x00, 0xa0, 0xc9, 0x1e, 0xfb, 0x8b);
DEFINE_GUID(GUID_DEVINTERFACE_PARTITION, 0x53f5630a, 0xb6bf, 0x11d0, 0x94, 0xf2, 0x00, 0xa0, 0xc9, 0x1e, 0xfb, 0x8b);
DEFINE_GUID(GUID_DEVINTERFACE_TAPE, 0x53f5630b, 0xb6bf, 0x11d0, 0x94, 0xf2, 0x00, 0xa0, 0xc9, 0x1e, 0xfb, 0x8b);
DEFINE_GUID(GUID_DEVINTERFACE_WRITEONCEDISK, 0x53f5630c, 0xb6bf, 0x11d0, 0x94, 0xf2, 0x00, 0xa0, 0xc9, 0x1e, 0xfb, 0x8b);
DEFINE_GUID(GUID_DEVINTERFACE_VOLUME, 0x53f5630d, 0xb6bf, 0x11d0, 0x94, 0xf2, 0x00, 0xa0, 0xc9, 0x1e, 0xfb, 0x8b);
DEFINE_GUID(GUID_DEVINTERFACE_MEDIUMCHANGER, 0x53f56310, 0xb6bf, 0x11d0, 0x94, 0xf2, 0x00, 0xa0, 0xc9, 0x1e, 0xfb, 0x8b);
DEFINE_GUID(GUID_DEVINTERFACE_FLOPPY, 0x53f56311, 0xb6bf, 0x11d0, 0x94, 0xf2, 0x00, 0xa0, 0xc9, 0x1e, 0xfb, 0x8b);
DEFINE_GUID(GUID_DEVINTERFACE_CDCHANGER, 0x53f56312, 0xb6bf, 0x11d0, 0x94, 0xf2, 0x00, 0xa0, 0xc9, 0x1e, 0xfb, 0x8b);
DEFINE_GUID(GUID_DEVINTERFACE_STORAGEPORT, 0x2accfe60, 0xc130, 0x11d2, 0xb0, 0x82, 0x00, 0xa0, 0xc9, 0x1e, 0xfb, 0x8b);
DEFINE_GUID(GUID_DEVINTERFACE_VMLUN, 0x6f416619, 0x9f29, 0x42a5, 0xb2, 0x0b, 0x37, 0xe2, 0x19, 0xca, 0x02, 0xb0);
DEFINE_GUID(GUID_DEVINTERFACE_SES, 0x1790c9ec, 0x47d5, 0x4df3, 0xb5, 0xaf, 0x9a, 0xdf, 0x3c, 0xf2, 0x3e, 0x48);
DEFINE_GUID(GUID_DEVINTERFACE_HIDDEN_VOLUME, 0x7f108a28, 0x9833, 0x4b3b, 0xb7, 0x80, 0x2c, 0x6b, 0x5f, 0xa5, 0xc0, 0x62);
DEFINE_GUID(GUID_DEVICEDUMP_STORAGE_DEVICE, 0xd8e2592f, 0x1aab, 0x4d56, 0xa7, 0x46, 0x1f, 0x75, 0x85, 0xdf, 0x40, 0xf4);
DEFINE_GUID(GUID_DEVICEDUMP_DRIVER_STORAGE_PORT, 0xda82441d, 0x7142, 0x4bc1, 0xb8, 0x44, 0x08, 0x07, 0xc5, 0xa4, 0xb6, 0x7f);
#endif
#ifndef _NTDDSTOR_H_
#define _NTDDSTOR_H_
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <devpropdef.h>
#include <devioctl.h>
#ifdef __cplusplus
extern "C" {
#endif
#define WDI_STORAGE_PREDICT_FAILURE_DPS_GUID { 0xe9f2d03a, 0x747c, 0x41c2, { 0xbb, 0x9a, 0x02, 0xc6, 0x2b, 0x6d, 0x5f, 0xcb } };
#define DiskClassGuid GUID_DEVINTERFACE_DISK
#define CdRomClassGuid GUID_DEVINTERFACE_CDROM
#define PartitionClassGuid GUID_DEVINTERFACE_PARTITION
#define TapeClassGuid GUID_DEVINTERFACE_TAPE
#define WriteOnceDiskClassGuid GUID_DEVINTERFACE_WRITEONCEDISK
#define VolumeClassGuid GUID_DEVINTERFACE_VOLUME
#define MediumChangerClassGuid GUID_DEVINTERFACE_MEDIUMCHANGER
#define FloppyClassGuid GUID_DEVINTERFACE_FLOPPY
#define CdChangerClassGuid GUID_DEVINTERFACE_CDCHANGER
#define StoragePortClassGuid GUID_DEVINTERFACE_STORAGEPORT
#define HiddenVolumeClassGuid GUID_DEVINTERFACE_HIDDEN_VOLUME
DEFINE_DEVPROPKEY(DEVPKEY_Storage_Portable, 0x4d1ebee8, 0x803, 0x4774, 0x98, 0x42, 0xb7, 0x7d, 0xb5, 0x2, 0x65, 0xe9, 2);
DEFINE_DEVPROPKEY(DEVPKEY_Storage_Removable_Media, 0x4d1ebee8, 0x803, 0x4774, 0x98, 0x42, 0xb7, 0x7d, 0xb5, 0x2, 0x65, 0xe9, 3);
DEFINE_DEVPROPKEY(DEVPKEY_Storage_System_Critical, 0x4d1ebee8, 0x803, 0x4774, 0x98, 0x42, 0xb7, 0x7d, 0xb5, 0x2, 0x65, 0xe9, 4);
#define IOCTL_STORAGE_BASE FILE_DEVICE_MASS_STORAGE
#define IOCTL_STORAGE_CHECK_VERIFY CTL_CODE(IOCTL_STORAGE_BASE, 0x0200, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_CHECK_VERIFY2 CTL_CODE(IOCTL_STORAGE_BASE, 0x0200, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_MEDIA_REMOVAL CTL_CODE(IOCTL_STORAGE_BASE, 0x0201, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_EJECT_MEDIA CTL_CODE(IOCTL_STORAGE_BASE, 0x0202, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_LOAD_MEDIA CTL_CODE(IOCTL_STORAGE_BASE, 0x0203, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_LOAD_MEDIA2 CTL_CODE(IOCTL_STORAGE_BASE, 0x0203, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_RESERVE CTL_CODE(IOCTL_STORAGE_BASE, 0x0204, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_RELEASE CTL_CODE(IOCTL_STORAGE_BASE, 0x0205, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_FIND_NEW_DEVICES CTL_CODE(IOCTL_STORAGE_BASE, 0x0206, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_EJECTION_CONTROL CTL_CODE(IOCTL_STORAGE_BASE, 0x0250, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_MCN_CONTROL CTL_CODE(IOCTL_STORAGE_BASE, 0x0251, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_GET_MEDIA_TYPES CTL_CODE(IOCTL_STORAGE_BASE, 0x0300, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_GET_MEDIA_TYPES_EX CTL_CODE(IOCTL_STORAGE_BASE, 0x0301, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_RESET_BUS CTL_CODE(IOCTL_STORAGE_BASE, 0x0400, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_RESET_DEVICE CTL_CODE(IOCTL_STORAGE_BASE, 0x0401, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_GET_DEVICE_NUMBER CTL_CODE(IOCTL_STORAGE_BASE, 0x0420, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_PREDICT_FAILURE CTL_CODE(IOCTL_STORAGE_BASE, 0x0440, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_GET_MEDIA_SERIAL_NUMBER CTL_CODE(IOCTL_STORAGE_BASE, 0x0304, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_GET_HOTPLUG_INFO CTL_CODE(IOCTL_STORAGE_BASE, 0x0305, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_SET_HOTPLUG_INFO CTL_CODE(IOCTL_STORAGE_BASE, 0x0306, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define OBSOLETE_IOCTL_STORAGE_RESET_BUS CTL_CODE(IOCTL_STORAGE_BASE, 0x0400, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define OBSOLETE_IOCTL_STORAGE_RESET_DEVICE CTL_CODE(IOCTL_STORAGE_BASE, 0x0401, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_BREAK_RESERVATION CTL_CODE(IOCTL_STORAGE_BASE, 0x0405, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_PERSISTENT_RESERVE_IN CTL_CODE(IOCTL_STORAGE_BASE, 0x0406, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_PERSISTENT_RESERVE_OUT CTL_CODE(IOCTL_STORAGE_BASE, 0x0407, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_READ_CAPACITY CTL_CODE(IOCTL_STORAGE_BASE, 0x0450, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_GET_DEVICE_TELEMETRY CTL_CODE(IOCTL_STORAGE_BASE, 0x0470, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_DEVICE_TELEMETRY_NOTIFY CTL_CODE(IOCTL_STORAGE_BASE, 0x0471, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_DEVICE_TELEMETRY_QUERY_CAPS CTL_CODE(IOCTL_STORAGE_BASE, 0x0472, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_GET_DEVICE_TELEMETRY_RAW CTL_CODE(IOCTL_STORAGE_BASE, 0x0473, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_QUERY_PROPERTY CTL_CODE(IOCTL_STORAGE_BASE, 0x0500, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_MANAGE_DATA_SET_ATTRIBUTES CTL_CODE(IOCTL_STORAGE_BASE, 0x0501, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_GET_LB_PROVISIONING_MAP_RESOURCES CTL_CODE(IOCTL_STORAGE_BASE, 0x0502, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_GET_BC_PROPERTIES CTL_CODE(IOCTL_STORAGE_BASE, 0x0600, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_STORAGE_ALLOCATE_BC_STREAM CTL_CODE(IOCTL_STORAGE_BASE, 0x0601, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_FREE_BC_STREAM CTL_CODE(IOCTL_STORAGE_BASE, 0x0602, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_CHECK_PRIORITY_HINT_SUPPORT CTL_CODE(IOCTL_STORAGE_BASE, 0x0620, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_START_DATA_INTEGRITY_CHECK CTL_CODE(IOCTL_STORAGE_BASE, 0x0621, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_STOP_DATA_INTEGRITY_CHECK CTL_CODE(IOCTL_STORAGE_BASE, 0x0622, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_ENABLE_IDLE_POWER CTL_CODE(IOCTL_STORAGE_BASE, 0x0720, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_GET_IDLE_POWERUP_REASON CTL_CODE(IOCTL_STORAGE_BASE, 0x0721, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_POWER_ACTIVE CTL_CODE(IOCTL_STORAGE_BASE, 0x0722, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_POWER_IDLE CTL_CODE(IOCTL_STORAGE_BASE, 0x0723, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_EVENT_NOTIFICATION CTL_CODE(IOCTL_STORAGE_BASE, 0x0724, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_GET_DEVICE_NUMBER_EX CTL_CODE(IOCTL_STORAGE_BASE, 0x0421, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_FAILURE_PREDICTION_CONFIG CTL_CODE(IOCTL_STORAGE_BASE, 0x0441, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_GET_COUNTERS CTL_CODE(IOCTL_STORAGE_BASE, 0x0442, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_SET_TEMPERATURE_THRESHOLD CTL_CODE(IOCTL_STORAGE_BASE, 0x0480, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_PROTOCOL_COMMAND CTL_CODE(IOCTL_STORAGE_BASE, 0x04f0, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_SET_PROPERTY CTL_CODE(IOCTL_STORAGE_BASE, 0x04ff, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_REINITIALIZE_MEDIA CTL_CODE(IOCTL_STORAGE_BASE, 0x0590, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_FIRMWARE_GET_INFO CTL_CODE(IOCTL_STORAGE_BASE, 0x0700, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_FIRMWARE_DOWNLOAD CTL_CODE(IOCTL_STORAGE_BASE, 0x0701, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_FIRMWARE_ACTIVATE CTL_CODE(IOCTL_STORAGE_BASE, 0x0702, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_DEVICE_POWER_CAP CTL_CODE(IOCTL_STORAGE_BASE, 0x0725, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_RPMB_COMMAND CTL_CODE(IOCTL_STORAGE_BASE, 0x0726, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_ATTRIBUTE_MANAGEMENT CTL_CODE(IOCTL_STORAGE_BASE, 0x0727, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_DIAGNOSTIC CTL_CODE(IOCTL_STORAGE_BASE, 0x0728, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_GET_PHYSICAL_ELEMENT_STATUS CTL_CODE(IOCTL_STORAGE_BASE, 0x0729, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_REMOVE_ELEMENT_AND_TRUNCATE CTL_CODE(IOCTL_STORAGE_BASE, 0x0730, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_GET_DEVICE_INTERNAL_LOG CTL_CODE(IOCTL_STORAGE_BASE, 0x0731, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define RECOVERED_WRITES_VALID 0x00000001
#define UNRECOVERED_WRITES_VALID 0x00000002
#define RECOVERED_READS_VALID 0x00000004
#define UNRECOVERED_READS_VALID 0x00000008
#define WRITE_COMPRESSION_INFO_VALID 0x00000010
#define READ_COMPRESSION_INFO_VALID 0x00000020
#define TAPE_RETURN_STATISTICS (0)
#define TAPE_RETURN_ENV_INFO (1)
#define TAPE_RESET_STATISTICS (2)
#define MEDIA_ERASEABLE 0x00000001
#define MEDIA_WRITE_ONCE 0x00000002
#define MEDIA_READ_ONLY 0x00000004
#define MEDIA_READ_WRITE 0x00000008
#define MEDIA_WRITE_PROTECTED 0x00000100
#define MEDIA_CURRENTLY_MOUNTED 0x80000000
#define StorageIdTypeNAA StorageIdTypeFCPHName
#define DeviceDsmActionFlag_NonDestructive 0x80000000
#define IsDsmActionNonDestructive(Action) ((BOOLEAN)(((Action) & DeviceDsmActionFlag_NonDestructive) != 0))
#define DeviceDsmAction_None 0
#define DeviceDsmAction_Trim 1
#define DeviceDsmAction_Notification (2 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_OffloadRead (3 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_OffloadWrite 4
#define DeviceDsmAction_Allocation (5 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_Repair (6 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_Scrub (7 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_DrtQuery (8 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_DrtClear (9 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_DrtDisable (10 | DeviceDsmActionFlag_NonDestructive)
#define DEVICE_DSM_FLAG_ENTIRE_DATA_SET_RANGE 0x00000001
#define DEVICE_DSM_FLAG_SCRUB_SKIP_IN_SYNC 0x10000000
#define DEVICE_DSM_FLAG_ALLOCATION_CONSOLIDATEABLE_ONLY 0x40000000
#define DEVICE_DSM_FLAG_TRIM_NOT_FS_ALLOCATED 0x80000000
#define DEVICE_DSM_NOTIFY_FLAG_BEGIN 0x00000001
#define DEVICE_DSM_NOTIFY_FLAG_END 0x00000002
#define IOCTL_STORAGE_BC_VERSION 1
#define STORAGE_PRIORITY_HINT_SUPPORTED 0x0001
/// How a device may be removed.
typedef struct _STORAGE_HOTPLUG_INFO {
    /// Bytes of this structure.
    ULONG Size;
    /// TRUE if the medium can be taken out, as of a CD drive.
    BOOLEAN MediaRemovable;
    /// TRUE if the medium can be taken out while in use: the drive has no lock.
    BOOLEAN MediaHotplug;
    /// TRUE if the device can be unplugged while in use.
    BOOLEAN DeviceHotplug;
    /// Not used.
    BOOLEAN WriteCacheEnableOverride;
} STORAGE_HOTPLUG_INFO, *PSTORAGE_HOTPLUG_INFO;
/// Type, number and partition of a device.
typedef struct _STORAGE_DEVICE_NUMBER {
    /// FILE_DEVICE_ constant of the device.
    DEVICE_TYPE DeviceType;
    /// Number among the devices of its type.
    ULONG DeviceNumber;
    /// Number of the partition, 0 for the whole disk; all bits set if there cannot be partitions.
    ULONG PartitionNumber;
} STORAGE_DEVICE_NUMBER, *PSTORAGE_DEVICE_NUMBER;
/// Which bus to reset.
typedef struct _STORAGE_BUS_RESET_REQUEST {
    /// Number of the adapter's bus.
    UCHAR PathId;
} STORAGE_BUS_RESET_REQUEST, *PSTORAGE_BUS_RESET_REQUEST;
/// Whose reservation to break.
typedef struct _STORAGE_BREAK_RESERVATION_REQUEST {
    /// Bytes of this structure.
    ULONG Length;
    /// Not used.
    UCHAR _unused;
    /// Number of the adapter's bus.
    UCHAR PathId;
    /// Number of the device on the bus.
    UCHAR TargetId;
    /// Number of the unit in the device.
    UCHAR Lun;
} STORAGE_BREAK_RESERVATION_REQUEST, *PSTORAGE_BREAK_RESERVATION_REQUEST;
/// Whether the medium is locked.
typedef struct _PREVENT_MEDIA_REMOVAL {
    /// TRUE locks the medium in, FALSE unlocks it.
    BOOLEAN PreventMediaRemoval;
} PREVENT_MEDIA_REMOVAL, *PPREVENT_MEDIA_REMOVAL;
/// What comes with a change of the medium.
typedef struct _CLASS_MEDIA_CHANGE_CONTEXT {
    /// How often the medium has changed.
    ULONG MediaChangeCount;
    /// Whether there is a medium now.
    ULONG NewState;
} CLASS_MEDIA_CHANGE_CONTEXT, *PCLASS_MEDIA_CHANGE_CONTEXT;
/// Errors and compression of a tape drive.
typedef struct _TAPE_STATISTICS {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Which members hold: RECOVERED_WRITES_VALID and the like.
    ULONG Flags;
    /// Writes that succeeded after an error.
    LARGE_INTEGER RecoveredWrites;
    /// Writes that failed.
    LARGE_INTEGER UnrecoveredWrites;
    /// Reads that succeeded after an error.
    LARGE_INTEGER RecoveredReads;
    /// Reads that failed.
    LARGE_INTEGER UnrecoveredReads;
    /// How far the data read had been compressed.
    UCHAR CompressionRatioReads;
    /// How far the data written have been compressed.
    UCHAR CompressionRatioWrites;
} TAPE_STATISTICS, *PTAPE_STATISTICS;
/// What is asked of a tape drive's statistics.
typedef struct _TAPE_GET_STATISTICS {
    /// TAPE_RETURN_STATISTICS, TAPE_RETURN_ENV_INFO or TAPE_RESET_STATISTICS.
    ULONG Operation;
} TAPE_GET_STATISTICS, *PTAPE_GET_STATISTICS;
/// Kinds of media.
typedef enum _STORAGE_MEDIA_TYPE {
    DDS_4mm = 0x20, MiniQic, Travan, QIC, MP_8mm, AME_8mm, AIT1_8mm, DLT, NCTP, IBM_3480, IBM_3490E, IBM_Magstar_3590,
    IBM_Magstar_MP, STK_DATA_D3, SONY_DTF, DV_6mm, DMI, SONY_D2, CLEANER_CARTRIDGE, CD_ROM, CD_R, CD_RW, DVD_ROM, DVD_R, DVD_RW,
    MO_3_RW, MO_5_WO, MO_5_RW, MO_5_LIMDOW, PC_5_WO, PC_5_RW, PD_5_RW, ABL_5_WO, PINNACLE_APEX_5_RW, SONY_12_WO, PHILIPS_12_WO,
    HITACHI_12_WO, CYGNET_12_WO, KODAK_14_WO, MO_NFR_525, NIKON_12_RW, IOMEGA_ZIP, IOMEGA_JAZ, SYQUEST_EZ135, SYQUEST_EZFLYER,
    SYQUEST_SYJET, AVATAR_F2, MP2_8mm, DST_S, DST_M, DST_L, VXATape_1, VXATape_2, STK_EAGLE, LTO_Ultrium, LTO_Accelis, DVD_RAM,
    AIT_8mm, ADR_1, ADR_2, STK_9940, SAIT, VXATape
} STORAGE_MEDIA_TYPE, *PSTORAGE_MEDIA_TYPE;
/// Buses of storage devices.
typedef enum _STORAGE_BUS_TYPE {
    BusTypeUnknown = 0x00, BusTypeScsi, BusTypeAtapi, BusTypeAta, BusType1394, BusTypeSsa, BusTypeFibre, BusTypeUsb,
    BusTypeRAID, BusTypeiScsi, BusTypeSas, BusTypeSata, BusTypeSd, BusTypeMmc, BusTypeVirtual, BusTypeFileBackedVirtual,
    BusTypeSpaces, BusTypeNvme, BusTypeSCM, BusTypeUfs, BusTypeMax, BusTypeMaxReserved = 0x7F
} STORAGE_BUS_TYPE, *PSTORAGE_BUS_TYPE;
#define SupportsDeviceSharing(type) \
    ((type) == BusTypeScsi || (type) == BusTypeFibre || (type) == BusTypeiScsi || (type) == BusTypeSas || (type) == BusTypeSpaces)
/// A medium a device takes.
typedef struct _DEVICE_MEDIA_INFO {
    /// The medium, by DeviceType of GET_MEDIA_TYPES.
    union {
        /// A fixed disk.
        struct {
            /// How many cylinders.
            LARGE_INTEGER Cylinders;
            /// Kind of medium.
            STORAGE_MEDIA_TYPE MediaType;
            /// How many tracks a cylinder has.
            ULONG TracksPerCylinder;
            /// How many sectors a track has.
            ULONG SectorsPerTrack;
            /// Unit of reads and writes.
            ULONG BytesPerSector;
            /// Sides that can be written.
            ULONG NumberMediaSides;
            /// MEDIA_ bits, as MEDIA_READ_WRITE.
            ULONG MediaCharacteristics;
        } DiskInfo;
        /// A disk that can be taken out.
        struct {
            /// How many cylinders.
            LARGE_INTEGER Cylinders;
            /// Kind of medium.
            STORAGE_MEDIA_TYPE MediaType;
            /// How many tracks a cylinder has.
            ULONG TracksPerCylinder;
            /// How many sectors a track has.
            ULONG SectorsPerTrack;
            /// Unit of reads and writes.
            ULONG BytesPerSector;
            /// Sides that can be written.
            ULONG NumberMediaSides;
            /// MEDIA_ bits, as MEDIA_READ_WRITE.
            ULONG MediaCharacteristics;
        } RemovableDiskInfo;
        /// When DeviceType is FILE_DEVICE_TAPE.
        struct {
            /// Kind of medium.
            STORAGE_MEDIA_TYPE MediaType;
            /// MEDIA_ bits, as MEDIA_READ_WRITE.
            ULONG MediaCharacteristics;
            /// Bytes of a block; 0 if blocks vary.
            ULONG CurrentBlockSize;
            /// Bus of the drive: which member below holds.
            STORAGE_BUS_TYPE BusType;
            /// What the bus says of the medium.
            union {
                /// From the mode page of a SCSI drive.
                struct {
                    /// Kind of medium as the drive numbers it.
                    UCHAR MediumType;
                    /// How densely it is written, as the drive numbers it.
                    UCHAR DensityCode;
                } ScsiInformation;
            } BusSpecificData;
        } TapeInfo;
    } DeviceSpecific;
} DEVICE_MEDIA_INFO, *PDEVICE_MEDIA_INFO;
/// The media a device takes.
typedef struct _GET_MEDIA_TYPES {
    /// FILE_DEVICE_ constant of the device.
    ULONG DeviceType;
    /// Entries of MediaInfo.
    ULONG MediaInfoCount;
    /// One entry for each kind of medium.
    DEVICE_MEDIA_INFO MediaInfo[1];
} GET_MEDIA_TYPES, *PGET_MEDIA_TYPES;
/// Whether a device foretells its failure.
typedef struct _STORAGE_PREDICT_FAILURE {
    /// Not 0 if the device foretells that it will fail.
    ULONG PredictFailure;
    /// What it says of that; of ATA disks the SMART attributes.
    UCHAR VendorSpecific[512];
} STORAGE_PREDICT_FAILURE, *PSTORAGE_PREDICT_FAILURE;
/// What is asked of a property.
typedef enum _STORAGE_QUERY_TYPE {
    PropertyStandardQuery = 0, PropertyExistsQuery, PropertyMaskQuery, PropertyQueryMaxDefined
} STORAGE_QUERY_TYPE, *PSTORAGE_QUERY_TYPE;
#include <ntddstor/properties.h>
typedef ULONG DEVICE_DATA_MANAGEMENT_SET_ACTION;
/// A range of bytes.
typedef struct _DEVICE_DATA_SET_RANGE {
    /// Bytes from the start of the disk or volume, at a sector.
    LONGLONG StartingOffset;
    /// Whole sectors.
    ULONGLONG LengthInBytes;
} DEVICE_DATA_SET_RANGE, *PDEVICE_DATA_SET_RANGE;
/// What to do with which ranges.
typedef struct _DEVICE_MANAGE_DATA_SET_ATTRIBUTES {
    /// Bytes of this structure alone.
    ULONG Size;
    /// DeviceDsmAction_ constant.
    DEVICE_DATA_MANAGEMENT_SET_ACTION Action;
    /// DEVICE_DSM_FLAG_ bits, as DEVICE_DSM_FLAG_ENTIRE_DATA_SET_RANGE.
    ULONG Flags;
    /// Bytes from here to the action's parameters; 0 if there are none.
    ULONG ParameterBlockOffset;
    /// Bytes of the parameters.
    ULONG ParameterBlockLength;
    /// Bytes from here to the DEVICE_DATA_SET_RANGE array; 0 if there is none.
    ULONG DataSetRangesOffset;
    /// Bytes of the array.
    ULONG DataSetRangesLength;
} DEVICE_MANAGE_DATA_SET_ATTRIBUTES, *PDEVICE_MANAGE_DATA_SET_ATTRIBUTES;
/// Tells a device which kind of file is read or written.
typedef struct _DEVICE_DSM_NOTIFICATION_PARAMETERS {
    /// Bytes of this structure with its GUIDs.
    ULONG Size;
    /// Whether use of the file begins or ends.
    ULONG Flags;
    /// Entries of FileTypeID.
    ULONG NumFileTypeIDs;
    /// What kind of file, as a paging file.
    GUID FileTypeID[1];
} DEVICE_DSM_NOTIFICATION_PARAMETERS, *PDEVICE_DSM_NOTIFICATION_PARAMETERS;
/// Which bandwidth a device can promise, and which it has promised for a file.
typedef struct _STORAGE_GET_BC_PROPERTIES_OUTPUT {
    /// Most requests in a period.
    ULONG MaximumRequestsPerPeriod;
    /// Shortest period in ms.
    ULONG MinimumPeriod;
    /// Most bytes of a request.
    ULONGLONG MaximumRequestSize;
    /// Time a request takes in ms.
    ULONG EstimatedTimePerRequest;
    /// Requests to keep under way for the promised bandwidth.
    ULONG NumOutStandingRequests;
    /// Bytes that requests should have for it.
    ULONGLONG RequestSize;
} STORAGE_GET_BC_PROPERTIES_OUTPUT, *PSTORAGE_GET_BC_PROPERTIES_OUTPUT;
/// Asks for a promise of bandwidth.
typedef struct _STORAGE_ALLOCATE_BC_STREAM_INPUT {
    /// IOCTL_STORAGE_BC_VERSION.
    ULONG Version;
    /// Requests wanted in a period.
    ULONG RequestsPerPeriod;
    /// The period in ms.
    ULONG Period;
    /// TRUE if failed requests shall be tried again.
    BOOLEAN RetryFailures;
    /// TRUE if requests that come too late may be dropped.
    BOOLEAN Discardable;
    /// Must be 0.
    BOOLEAN Reserved1[2];
    /// Whether it is for reading, writing or both.
    ULONG AccessType;
    /// Whether access is in sequence or at random.
    ULONG AccessMode;
} STORAGE_ALLOCATE_BC_STREAM_INPUT, *PSTORAGE_ALLOCATE_BC_STREAM_INPUT;
/// The promise of bandwidth.
typedef struct _STORAGE_ALLOCATE_BC_STREAM_OUTPUT {
    /// Bytes that requests should have.
    ULONGLONG RequestSize;
    /// Requests to keep under way.
    ULONG NumOutStandingRequests;
} STORAGE_ALLOCATE_BC_STREAM_OUTPUT, *PSTORAGE_ALLOCATE_BC_STREAM_OUTPUT;
/// Whether a device heeds the priority of requests.
typedef struct _STORAGE_PRIORITY_HINT_SUPPORT {
    /// Not 0 if it does.
    ULONG SupportFlags;
} STORAGE_PRIORITY_HINT_SUPPORT, *PSTORAGE_PRIORITY_HINT_SUPPORT;
/// The serial number of a medium.
typedef struct _STORAGE_MEDIA_SERIAL_NUMBER_DATA {
    /// Must be 0.
    USHORT Reserved;
    /// Bytes of SerialNumber.
    USHORT SerialNumberLength;
    /// The serial number as it is on the medium.
    UCHAR SerialNumber[0];
} STORAGE_MEDIA_SERIAL_NUMBER_DATA, *PSTORAGE_MEDIA_SERIAL_NUMBER_DATA;
/// A SCSI command on reservations that outlast resets.
typedef struct _PERSISTENT_RESERVE_COMMAND {
    /// Bytes of this structure.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    union {
        /// For PERSISTENT RESERVE IN, which reads keys and reservations.
        struct {
            /// What is read, as RESERVATION_ACTION_READ_KEYS.
            UCHAR ServiceAction : 5;
            /// Must be 0.
            UCHAR Reserved1 : 3;
            /// Bytes that the answer may have.
            USHORT AllocationLength;
        } PR_IN;
        /// For PERSISTENT RESERVE OUT, which changes them.
        struct {
            /// What is done, as RESERVATION_ACTION_RESERVE.
            UCHAR ServiceAction : 5;
            /// Must be 0.
            UCHAR Reserved1 : 3;
            /// Who is shut out, as RESERVATION_TYPE_EXCLUSIVE.
            UCHAR Type : 4;
            /// RESERVATION_SCOPE_LU: the whole unit.
            UCHAR Scope : 4;
            /// Keys and flags, as the SCSI standard lays them out.
            UCHAR ParameterList[0];
        } PR_OUT;
    };
} PERSISTENT_RESERVE_COMMAND, *PPERSISTENT_RESERVE_COMMAND;
/// The capacity of a device.
typedef struct _STORAGE_READ_CAPACITY {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// Bytes of a block.
    ULONG BlockLength;
    /// How many blocks.
    LARGE_INTEGER NumberOfBlocks;
    /// Bytes of the disk.
    LARGE_INTEGER DiskLength;
} STORAGE_READ_CAPACITY, *PSTORAGE_READ_CAPACITY;
typedef enum _WRITE_CACHE_TYPE {
    WriteCacheTypeUnknown, WriteCacheTypeNone, WriteCacheTypeWriteBack, WriteCacheTypeWriteThrough
} WRITE_CACHE_TYPE;
typedef enum _WRITE_CACHE_ENABLE { WriteCacheEnableUnknown, WriteCacheDisabled, WriteCacheEnabled } WRITE_CACHE_ENABLE;
typedef enum _WRITE_CACHE_CHANGE { WriteCacheChangeUnknown, WriteCacheNotChangeable, WriteCacheChangeable } WRITE_CACHE_CHANGE;
typedef enum _WRITE_THROUGH { WriteThroughUnknown, WriteThroughNotSupported, WriteThroughSupported } WRITE_THROUGH;
/// How a device's write cache works.
typedef struct _STORAGE_WRITE_CACHE_PROPERTY {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// Whether writes go to the medium at once.
    WRITE_CACHE_TYPE WriteCacheType;
    /// Whether the cache is on.
    WRITE_CACHE_ENABLE WriteCacheEnabled;
    /// Whether it can be turned on and off.
    WRITE_CACHE_CHANGE WriteCacheChangeable;
    /// Whether a write can be sent past the cache.
    WRITE_THROUGH WriteThroughSupported;
    /// TRUE if the cache can be flushed.
    BOOLEAN FlushCacheSupported;
    /// TRUE if the user says that the power cannot fail.
    BOOLEAN UserDefinedPowerProtection;
    /// TRUE if the cache outlasts a loss of power.
    BOOLEAN NVCacheEnabled;
} STORAGE_WRITE_CACHE_PROPERTY, *PSTORAGE_WRITE_CACHE_PROPERTY;
#define STORAGE_OFFLOAD_MAX_TOKEN_LENGTH 0x200
#define STORAGE_OFFLOAD_TOKEN_ID_LENGTH 0x1f8
#define STORAGE_OFFLOAD_TOKEN_TYPE_ZERO_DATA 0xffff0001
/// Stands for data that a device copies by itself.
typedef struct _STORAGE_OFFLOAD_TOKEN {
    /// Four bytes, high one first: STORAGE_OFFLOAD_TOKEN_TYPE_ZERO_DATA, or the device's own kind.
    UCHAR TokenType[4];
    /// Must be 0.
    UCHAR Reserved[2];
    /// Two bytes, high one first: STORAGE_OFFLOAD_TOKEN_ID_LENGTH.
    UCHAR TokenIdLength[2];
    union {
        /// Of a token that stands for zeros.
        struct {
            /// Must be 0.
            UCHAR Reserved2[STORAGE_OFFLOAD_TOKEN_ID_LENGTH];
        } StorageOffloadZeroDataToken;
        /// What the device knows the data by.
        UCHAR Token[STORAGE_OFFLOAD_TOKEN_ID_LENGTH];
    };
} STORAGE_OFFLOAD_TOKEN, *PSTORAGE_OFFLOAD_TOKEN;
#define MAKE_ZERO_TOKEN(T) \
    (((PSTORAGE_OFFLOAD_TOKEN)(T))->TokenType[0] = 0xff, ((PSTORAGE_OFFLOAD_TOKEN)(T))->TokenType[1] = 0xff, \
     ((PSTORAGE_OFFLOAD_TOKEN)(T))->TokenType[2] = 0x00, ((PSTORAGE_OFFLOAD_TOKEN)(T))->TokenType[3] = 0x01)
#define IS_ZERO_TOKEN(T) \
    (((PSTORAGE_OFFLOAD_TOKEN)(T))->TokenType[0] == 0xff && ((PSTORAGE_OFFLOAD_TOKEN)(T))->TokenType[1] == 0xff && \
     ((PSTORAGE_OFFLOAD_TOKEN)(T))->TokenType[2] == 0x00 && ((PSTORAGE_OFFLOAD_TOKEN)(T))->TokenType[3] == 0x01)
/// The token of data to be copied.
typedef struct _STORAGE_OFFLOAD_READ_OUTPUT {
    /// STORAGE_OFFLOAD_READ_RANGE_TRUNCATED if the token stands for less than was asked for.
    ULONG OffloadReadFlags;
    /// Must be 0.
    ULONG Reserved;
    /// Bytes that the token stands for, from the range's start.
    ULONGLONG LengthProtected;
    /// Bytes of Token that hold.
    ULONG TokenLength;
    /// Stands for the data as it was then; goes to the write that copies it.
    STORAGE_OFFLOAD_TOKEN Token;
} STORAGE_OFFLOAD_READ_OUTPUT, *PSTORAGE_OFFLOAD_READ_OUTPUT;
#define STORAGE_OFFLOAD_READ_RANGE_TRUNCATED 0x0001
/// How much was written from a token.
typedef struct _STORAGE_OFFLOAD_WRITE_OUTPUT {
    /// STORAGE_OFFLOAD_WRITE_RANGE_TRUNCATED or STORAGE_OFFLOAD_TOKEN_INVALID.
    ULONG OffloadWriteFlags;
    /// Must be 0.
    ULONG Reserved;
    /// Bytes written, from the range's start.
    ULONGLONG LengthCopied;
} STORAGE_OFFLOAD_WRITE_OUTPUT, *PSTORAGE_OFFLOAD_WRITE_OUTPUT;
#define STORAGE_OFFLOAD_WRITE_RANGE_TRUNCATED 0x0001
#define STORAGE_OFFLOAD_TOKEN_INVALID 0x0002
#include <ntddstor/telemetry.h>
#include <ntddstor/space_and_power.h>
#include <ntddstor/data_sets.h>
#include <ntddstor/health.h>
#include <ntddstor/tiers.h>
#include <ntddstor/firmware.h>
#ifdef __cplusplus
}
#endif
#endif
