// How a device gives out space, sleeps and copies by itself; included by ntddstor.h.
#pragma once

/// Whether a device takes space only for what is written.
typedef struct _DEVICE_LB_PROVISIONING_DESCRIPTOR {
    /// Version of this structure.
    /// Version of this structure.
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Size of this structure in bytes.
    /// Size of this structure in bytes.
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// 1: space is taken only when written.
    UCHAR ThinProvisioningEnabled : 1;
    /// 1: blocks without space read as zeros.
    UCHAR ThinProvisioningReadZeros : 1;
    /// Not 0: space can be reserved without writing.
    UCHAR AnchorSupported : 3;
    /// 1: UnmapGranularityAlignment holds.
    UCHAR UnmapGranularityAlignmentValid : 1;
    /// 0.
    /// 0.
    /// Must be 0.
    UCHAR Reserved0 : 2;
    /// 0.
    /// 0.
    /// Must be 0.
    UCHAR Reserved1[7];
    /// Bytes that are best given back at once.
    ULONGLONG OptimalUnmapGranularity;
    /// Bytes from the start to the first such unit.
    ULONGLONG UnmapGranularityAlignment;
    /// Blocks that one UNMAP frees at most; 0 if it is not known.
    /// Blocks that one UNMAP frees at most; 0 if it is not known.
    ULONG MaxUnmapLbaCount;
    /// Ranges that one UNMAP has at most; 0 if it is not known.
    /// Ranges that one UNMAP has at most; 0 if it is not known.
    ULONG MaxUnmapBlockDescriptorCount;
} DEVICE_LB_PROVISIONING_DESCRIPTOR, *PDEVICE_LB_PROVISIONING_DESCRIPTOR;
/// How much space a device has left and how much it has taken.
typedef struct _STORAGE_LB_PROVISIONING_MAP_RESOURCES {
    /// Size of this structure in bytes.
    /// Size of this structure in bytes.
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// Version of this structure.
    /// Version of this structure.
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// 1: AvailableMappingResources holds.
    UCHAR AvailableMappingResourcesValid : 1;
    /// 1: UsedMappingResources holds.
    UCHAR UsedMappingResourcesValid : 1;
    /// 0.
    /// 0.
    /// Must be 0.
    UCHAR Reserved0 : 6;
    /// 0.
    /// 0.
    /// Must be 0.
    UCHAR Reserved1[3];
    /// Whom the free resources are there for.
    /// Whom the free resources are there for.
    UCHAR AvailableMappingResourcesScope : 2;
    /// Whose space is taken: 0 not told, 1 the unit's own, 2 shared with others.
    UCHAR UsedMappingResourcesScope : 2;
    /// 0.
    /// 0.
    /// Must be 0.
    UCHAR Reserved2 : 4;
    /// 0.
    /// 0.
    /// Must be 0.
    UCHAR Reserved3[3];
    /// Bytes left.
    ULONGLONG AvailableMappingResources;
    /// Bytes taken.
    ULONGLONG UsedMappingResources;
} STORAGE_LB_PROVISIONING_MAP_RESOURCES, *PSTORAGE_LB_PROVISIONING_MAP_RESOURCES;
/// Which power states a device has while idle.
typedef struct _DEVICE_POWER_DESCRIPTOR {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// TRUE if the device can ask for attention while it sleeps.
    BOOLEAN DeviceAttentionSupported;
    /// TRUE if it can tell of a change of the medium by itself.
    BOOLEAN AsynchronousNotificationSupported;
    /// TRUE if it is put to sleep while idle.
    BOOLEAN IdlePowerManagementEnabled;
    /// TRUE if its power may be cut then.
    BOOLEAN D3ColdEnabled;
    /// TRUE if its power can be cut.
    BOOLEAN D3ColdSupported;
    /// TRUE if the medium needs no check after sleep.
    BOOLEAN NoVerifyDuringIdlePower;
    /// Must be 0.
    UCHAR Reserved[2];
    /// Milliseconds without requests after which it is put to sleep.
    ULONG IdleTimeoutInMS;
} DEVICE_POWER_DESCRIPTOR, *PDEVICE_POWER_DESCRIPTOR;
/// How a device copies by itself.
typedef struct _DEVICE_COPY_OFFLOAD_DESCRIPTOR {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// Seconds that a token can last.
    ULONG MaximumTokenLifetime;
    /// Seconds that a token lasts if nothing else is asked for.
    ULONG DefaultTokenLifetime;
    /// Most bytes of one copy.
    ULONGLONG MaximumTransferSize;
    /// Best bytes of one copy.
    ULONGLONG OptimalTransferCount;
    /// Most ranges of one copy.
    ULONG MaximumDataDescriptors;
    /// Most blocks of a range.
    ULONG MaximumTransferLengthPerDescriptor;
    /// Best blocks of a range.
    ULONG OptimalTransferLengthPerDescriptor;
    /// Blocks of which a range should have a multiple.
    USHORT OptimalTransferLengthGranularity;
    /// Must be 0.
    UCHAR Reserved[2];
} DEVICE_COPY_OFFLOAD_DESCRIPTOR, *PDEVICE_COPY_OFFLOAD_DESCRIPTOR;
/// How a storage space outlasts the loss of disks.
typedef struct _STORAGE_DEVICE_RESILIENCY_DESCRIPTOR {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// Bytes to the name of the kind of resiliency; 0 if there is none.
    ULONG NameOffset;
    /// Copies that can be read one by one.
    ULONG NumberOfLogicalCopies;
    /// Copies on disks.
    ULONG NumberOfPhysicalCopies;
    /// Disks that may be lost.
    ULONG PhysicalDiskRedundancy;
    /// Disks over which data are striped.
    ULONG NumberOfColumns;
    /// Bytes of a stripe on one disk.
    ULONG Interleave;
} STORAGE_DEVICE_RESILIENCY_DESCRIPTOR, *PSTORAGE_DEVICE_RESILIENCY_DESCRIPTOR;
/// How a device may sleep while idle.
typedef struct _STORAGE_IDLE_POWER {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// 1: the device must be able to wake the system.
    ULONG WakeCapableHint : 1;
    /// 1: its power may be cut.
    ULONG D3ColdSupported : 1;
    /// Must be 0.
    ULONG Reserved : 30;
    /// Milliseconds without requests after which it sleeps.
    ULONG D3IdleTimeout;
} STORAGE_IDLE_POWER, *PSTORAGE_IDLE_POWER;
typedef enum _STORAGE_POWERUP_REASON_TYPE {
    StoragePowerupUnknown, StoragePowerupIO, StoragePowerupDeviceAttention
} STORAGE_POWERUP_REASON_TYPE, *PSTORAGE_POWERUP_REASON_TYPE;
/// Why a device is woken.
typedef struct _STORAGE_IDLE_POWERUP_REASON {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// A request, or the device itself.
    STORAGE_POWERUP_REASON_TYPE PowerupReason;
} STORAGE_IDLE_POWERUP_REASON, *PSTORAGE_IDLE_POWERUP_REASON;
#define STORAGE_IDLE_POWERUP_REASON_VERSION_V1 1
/// What has happened to a device.
typedef struct _STORAGE_EVENT_NOTIFICATION {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// STORAGE_EVENT_ bits.
    ULONGLONG Events;
} STORAGE_EVENT_NOTIFICATION, *PSTORAGE_EVENT_NOTIFICATION;
#define STORAGE_EVENT_NOTIFICATION_VERSION_V1 1
#define STORAGE_EVENT_MEDIA_STATUS 1
#define STORAGE_EVENT_DEVICE_STATUS 2
#define STORAGE_EVENT_DEVICE_OPERATION 4
#define STORAGE_EVENT_ALL (STORAGE_EVENT_MEDIA_STATUS | STORAGE_EVENT_DEVICE_STATUS | STORAGE_EVENT_DEVICE_OPERATION)
