// Storage devices: tiers, zones and what is done to ranges of blocks.
#pragma once

DEFINE_GUID(GUID_DEVINTERFACE_SERVICE_VOLUME, 0x6ead3d82L, 0x25ec, 0x46bc, 0xb7, 0xfd, 0xc1, 0xf0, 0xdf, 0x8f, 0x50, 0x37);
#define STORAGE_DEVICE_FLAGS_RANDOM_DEVICEGUID_REASON_CONFLICT 0x1
#define STORAGE_DEVICE_FLAGS_RANDOM_DEVICEGUID_REASON_NOHWID 0x2
#define STORAGE_DEVICE_FLAGS_PAGE_83_DEVICEGUID 0x4
/// What kind of device a medium is.
typedef struct _STORAGE_MEDIUM_PRODUCT_TYPE_DESCRIPTOR {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// What kind of device it is.
    ULONG MediumProductType;
} STORAGE_MEDIUM_PRODUCT_TYPE_DESCRIPTOR, *PSTORAGE_MEDIUM_PRODUCT_TYPE_DESCRIPTOR;
#define STORAGE_MINIPORT_DESCRIPTOR_V1_SIZE RTL_SIZEOF_THROUGH_FIELD(STORAGE_MINIPORT_DESCRIPTOR, IoTimeoutValue)
#define DEVICE_LB_PROVISIONING_DESCRIPTOR_V1_SIZE RTL_SIZEOF_THROUGH_FIELD(DEVICE_LB_PROVISIONING_DESCRIPTOR, UnmapGranularityAlignment)
#define STORAGE_TIER_NAME_LENGTH (256)
#define STORAGE_TIER_DESCRIPTION_LENGTH (512)
#define STORAGE_TIER_FLAG_NO_SEEK_PENALTY (0x00020000)
#define STORAGE_TIER_FLAG_WRITE_BACK_CACHE (0x00200000)
#define STORAGE_TIER_FLAG_READ_CACHE (0x00400000)
#define STORAGE_TIER_FLAG_PARITY (0x00800000)
#define STORAGE_TIER_FLAG_SMR (0x01000000)
/// How many requests a device takes at a time.
typedef struct _STORAGE_DEVICE_IO_CAPABILITY_DESCRIPTOR {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// Requests to the unit at a time.
    ULONG LunMaxIoCount;
    /// Requests to the adapter at a time.
    ULONG AdapterMaxIoCount;
} STORAGE_DEVICE_IO_CAPABILITY_DESCRIPTOR, *PSTORAGE_DEVICE_IO_CAPABILITY_DESCRIPTOR;
#define DeviceDsmAction_TieringQuery (11 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_Map (12 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_RegenerateParity (13 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_NvCache_Change_Priority (14 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_NvCache_Evict (15 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_TopologyIdQuery (16 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_GetPhysicalAddresses (17 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_ScopeRegen (18 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_ReportZones (19 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_OpenZone (20 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_FinishZone (21 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_CloseZone (22 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_ResetWritePointer (23)
#define DeviceDsmAction_GetRangeErrorInfo (24 | DeviceDsmActionFlag_NonDestructive)
#define DeviceDsmAction_WriteZeroes (25)
#define DEVICE_DSM_FLAG_SCRUB_OUTPUT_PARITY_EXTENT 0x20000000
#define DEVICE_DSM_FLAG_REPAIR_OUTPUT_PARITY_EXTENT 0x20000000
#define DEVICE_DSM_FLAG_REPAIR_INPUT_TOPOLOGY_ID_PRESENT 0x40000000
#define DEVICE_DSM_FLAG_PHYSICAL_ADDRESSES_OMIT_TOTAL_RANGES 0x10000000
/// Which priority ranges of blocks have in the cache.
typedef struct _DEVICE_DSM_NVCACHE_CHANGE_PRIORITY_PARAMETERS {
    /// Size of this structure in bytes.
    ULONG Size;
    /// The priority in the cache from now on.
    UCHAR TargetPriority;
    /// 0.
    UCHAR Reserved[3];
} DEVICE_DSM_NVCACHE_CHANGE_PRIORITY_PARAMETERS, *PDEVICE_DSM_NVCACHE_CHANGE_PRIORITY_PARAMETERS;
/// How the state of a range is asked.
typedef struct _DEVICE_DATA_SET_LBP_STATE_PARAMETERS {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// Bits that say more of it.
    ULONG Flags;
    /// Which structure the answer shall be.
    ULONG OutputVersion;
} DEVICE_DATA_SET_LBP_STATE_PARAMETERS, *PDEVICE_DATA_SET_LBP_STATE_PARAMETERS;
#define DEVICE_DATA_SET_LBP_STATE_PARAMETERS_VERSION_V1 1
#define DEVICE_DATA_SET_LB_PROVISIONING_STATE_VERSION_V1 (sizeof(DEVICE_DATA_SET_LB_PROVISIONING_STATE))
/// Which slabs of a range are mapped.
typedef struct _DEVICE_DATA_SET_LB_PROVISIONING_STATE_V2 {
    /// Size of this structure in bytes.
    ULONG Size;
    /// Version of this structure.
    ULONG Version;
    /// What is mapped or not as a whole.
    ULONGLONG SlabSizeInBytes;
    /// From the range asked to the first slab.
    ULONGLONG SlabOffsetDeltaInBytes;
    /// Slabs that the bitmap tells of.
    ULONG SlabAllocationBitMapBitCount;
    /// ULONGs of the bitmap.
    ULONG SlabAllocationBitMapLength;
    /// A bit a slab: 1 if it is mapped.
    ULONG SlabAllocationBitMap[ANYSIZE_ARRAY];
} DEVICE_DATA_SET_LB_PROVISIONING_STATE_V2, *PDEVICE_DATA_SET_LB_PROVISIONING_STATE_V2;
#define DEVICE_DATA_SET_LB_PROVISIONING_STATE_VERSION_V2 (sizeof(DEVICE_DATA_SET_LB_PROVISIONING_STATE_V2))
#define DEVICE_DSM_PHYSICAL_ADDRESSES_OUTPUT_VERSION_V1 1
#define DEVICE_DSM_RANGE_ERROR_INFO_VERSION_V1 1
#define DEVICE_STORAGE_NO_ERRORS 0x1
