// Classes of information about a volume: FILE_FS_XXX_INFORMATION, and what is said of handles, objects and memory.
#pragma once

#define FILE_CASE_SENSITIVE_SEARCH 0x00000001
#define FILE_CASE_PRESERVED_NAMES 0x00000002
#define FILE_UNICODE_ON_DISK 0x00000004
#define FILE_PERSISTENT_ACLS 0x00000008
#define FILE_FILE_COMPRESSION 0x00000010
#define FILE_VOLUME_QUOTAS 0x00000020
#define FILE_SUPPORTS_SPARSE_FILES 0x00000040
#define FILE_SUPPORTS_REPARSE_POINTS 0x00000080
#define FILE_SUPPORTS_REMOTE_STORAGE 0x00000100
#define FILE_RETURNS_CLEANUP_RESULT_INFO 0x00000200
#define FILE_SUPPORTS_POSIX_UNLINK_RENAME 0x00000400
#define FILE_SUPPORTS_BYPASS_IO 0x00000800
#define FILE_SUPPORTS_STREAM_SNAPSHOTS 0x00001000
#define FILE_SUPPORTS_CASE_SENSITIVE_DIRS 0x00002000
#define FILE_VOLUME_IS_COMPRESSED 0x00008000
#define FILE_SUPPORTS_OBJECT_IDS 0x00010000
#define FILE_SUPPORTS_ENCRYPTION 0x00020000
#define FILE_NAMED_STREAMS 0x00040000
#define FILE_READ_ONLY_VOLUME 0x00080000
#define FILE_SEQUENTIAL_WRITE_ONCE 0x00100000
#define FILE_SUPPORTS_TRANSACTIONS 0x00200000
#define FILE_SUPPORTS_HARD_LINKS 0x00400000
#define FILE_SUPPORTS_EXTENDED_ATTRIBUTES 0x00800000
#define FILE_SUPPORTS_OPEN_BY_FILE_ID 0x01000000
#define FILE_SUPPORTS_USN_JOURNAL 0x02000000
#define FILE_SUPPORTS_INTEGRITY_STREAMS 0x04000000
#define FILE_SUPPORTS_BLOCK_REFCOUNTING 0x08000000
#define FILE_SUPPORTS_SPARSE_VDL 0x10000000
#define FILE_DAX_VOLUME 0x20000000
#define FILE_SUPPORTS_GHOSTING 0x40000000
/// FileFsAttributeInformation: what the file system can do.
typedef struct _FILE_FS_ATTRIBUTE_INFORMATION {
    /// FILE_SUPPORTS_XXX and their like.
    ULONG FileSystemAttributes;
    /// Characters of the longest name between two backslashes.
    LONG MaximumComponentNameLength;
    /// Bytes of FileSystemName.
    ULONG FileSystemNameLength;
    /// As NTFS or FAT32; no terminator.
    WCHAR FileSystemName[1];
} FILE_FS_ATTRIBUTE_INFORMATION, *PFILE_FS_ATTRIBUTE_INFORMATION;
#define FILE_VC_QUOTA_NONE 0x00000000
#define FILE_VC_QUOTA_TRACK 0x00000001
#define FILE_VC_QUOTA_ENFORCE 0x00000002
#define FILE_VC_QUOTA_MASK 0x00000003
#define FILE_VC_CONTENT_INDEX_DISABLED 0x00000008
#define FILE_VC_LOG_QUOTA_THRESHOLD 0x00000010
#define FILE_VC_LOG_QUOTA_LIMIT 0x00000020
#define FILE_VC_LOG_VOLUME_THRESHOLD 0x00000040
#define FILE_VC_LOG_VOLUME_LIMIT 0x00000080
#define FILE_VC_QUOTAS_INCOMPLETE 0x00000100
#define FILE_VC_QUOTAS_REBUILDING 0x00000200
#define FILE_VC_VALID_MASK 0x000003ff
/// FileFsControlInformation: quotas and indexing of a volume.
typedef struct _FILE_FS_CONTROL_INFORMATION {
    /// Free bytes from which on the content is indexed.
    LARGE_INTEGER FreeSpaceStartFiltering;
    /// Free bytes from which on indexing is checked.
    LARGE_INTEGER FreeSpaceThreshold;
    /// Free bytes below which indexing stops.
    LARGE_INTEGER FreeSpaceStopFiltering;
    /// Bytes that bring a new user a warning.
    LARGE_INTEGER DefaultQuotaThreshold;
    /// Bytes allowed to a new user.
    LARGE_INTEGER DefaultQuotaLimit;
    /// FILE_VC_XXX.
    ULONG FileSystemControlFlags;
} FILE_FS_CONTROL_INFORMATION, *PFILE_FS_CONTROL_INFORMATION;
/// FileFsDriverPathInformation: whether a driver is on the path to the volume.
typedef struct _FILE_FS_DRIVER_PATH_INFORMATION {
    /// TRUE if it is.
    BOOLEAN DriverInPath;
    /// Bytes of DriverName.
    ULONG DriverNameLength;
    /// The driver that is asked about.
    WCHAR DriverName[1];
} FILE_FS_DRIVER_PATH_INFORMATION, *PFILE_FS_DRIVER_PATH_INFORMATION;
/// FileFsVolumeFlagsInformation: flags of a volume.
typedef struct _FILE_FS_VOLUME_FLAGS_INFORMATION {
    /// FILE_VC_ or volume bits that the file system defines.
    ULONG Flags;
} FILE_FS_VOLUME_FLAGS_INFORMATION, *PFILE_FS_VOLUME_FLAGS_INFORMATION;
#define SSINFO_FLAGS_ALIGNED_DEVICE 0x00000001
#define SSINFO_FLAGS_PARTITION_ALIGNED_ON_DEVICE 0x00000002
#define SSINFO_FLAGS_NO_SEEK_PENALTY 0x00000004
#define SSINFO_FLAGS_TRIM_ENABLED 0x00000008
#define SSINFO_FLAGS_BYTE_ADDRESSABLE 0x00000010
#define SSINFO_OFFSET_UNKNOWN 0xffffffff
/// FileFsSectorSizeInformation: the sectors of the disk below.
typedef struct _FILE_FS_SECTOR_SIZE_INFORMATION {
    /// Bytes a sector is addressed by.
    ULONG LogicalBytesPerSector;
    /// Bytes that are written whole or not at all.
    ULONG PhysicalBytesPerSectorForAtomicity;
    /// Bytes that are written fastest.
    ULONG PhysicalBytesPerSectorForPerformance;
    /// What the file system takes as those written whole.
    ULONG FileSystemEffectivePhysicalBytesPerSectorForAtomicity;
    /// SSINFO_FLAGS_XXX.
    ULONG Flags;
    /// Where the first sector of the device begins in a physical one.
    ULONG ByteOffsetForSectorAlignment;
    /// Where the partition begins in a physical one.
    ULONG ByteOffsetForPartitionAlignment;
} FILE_FS_SECTOR_SIZE_INFORMATION, *PFILE_FS_SECTOR_SIZE_INFORMATION;
/// FileFsDataCopyInformation: copies that the storage keeps.
typedef struct _FILE_FS_DATA_COPY_INFORMATION {
    /// How often the storage holds each byte.
    ULONG NumberOfCopies;
} FILE_FS_DATA_COPY_INFORMATION, *PFILE_FS_DATA_COPY_INFORMATION;
/// FileFsMetadataSizeInformation: space that the file system takes for itself.
typedef struct _FILE_FS_METADATA_SIZE_INFORMATION {
    /// Clusters.
    LARGE_INTEGER TotalMetadataAllocationUnits;
    /// Sectors of a cluster.
    ULONG SectorsPerAllocationUnit;
    /// Unit of unbuffered transfers.
    ULONG BytesPerSector;
} FILE_FS_METADATA_SIZE_INFORMATION, *PFILE_FS_METADATA_SIZE_INFORMATION;
/// FileFsFullSizeInformationEx: what the space of a volume is used for.
typedef struct _FILE_FS_FULL_SIZE_INFORMATION_EX {
    /// Clusters of the volume.
    ULONGLONG ActualTotalAllocationUnits;
    /// Clusters that are free.
    ULONGLONG ActualAvailableAllocationUnits;
    /// Clusters that the storage pool does not have.
    ULONGLONG ActualPoolUnavailableAllocationUnits;
    /// Clusters that the caller may use.
    ULONGLONG CallerTotalAllocationUnits;
    /// Clusters of those that are free.
    ULONGLONG CallerAvailableAllocationUnits;
    /// Clusters of those that the storage pool does not have.
    ULONGLONG CallerPoolUnavailableAllocationUnits;
    /// Clusters in use.
    ULONGLONG UsedAllocationUnits;
    /// Clusters in reserve.
    ULONGLONG TotalReservedAllocationUnits;
    /// Clusters of the storage reserve.
    ULONGLONG VolumeStorageReserveAllocationUnits;
    /// Clusters promised and free.
    ULONGLONG AvailableCommittedAllocationUnits;
    /// Clusters that the storage pool has.
    ULONGLONG PoolAvailableAllocationUnits;
    /// Sectors of a cluster.
    ULONG SectorsPerAllocationUnit;
    /// Unit of unbuffered transfers.
    ULONG BytesPerSector;
} FILE_FS_FULL_SIZE_INFORMATION_EX, *PFILE_FS_FULL_SIZE_INFORMATION_EX;
/// FileFsGuidInformation: the GUID of a volume.
typedef struct _FILE_FS_GUID_INFORMATION {
    /// Identifies the volume to those who mount and back up.
    GUID FsGuid;
} FILE_FS_GUID_INFORMATION, *PFILE_FS_GUID_INFORMATION;
#define PERSISTENT_VOLUME_STATE_SHORT_NAME_CREATION_DISABLED 0x00000001
#define PERSISTENT_VOLUME_STATE_VOLUME_SCRUB_DISABLED 0x00000002
#define PERSISTENT_VOLUME_STATE_GLOBAL_METADATA_NO_SEEK_PENALTY 0x00000004
#define PERSISTENT_VOLUME_STATE_LOCAL_METADATA_NO_SEEK_PENALTY 0x00000008
#define PERSISTENT_VOLUME_STATE_NO_HEAT_GATHERING 0x00000010
#define PERSISTENT_VOLUME_STATE_CONTAINS_BACKING_WIM 0x00000020
#define PERSISTENT_VOLUME_STATE_BACKED_BY_WIM 0x00000040
#define PERSISTENT_VOLUME_STATE_NO_WRITE_AUTO_TIERING 0x00000080
#define PERSISTENT_VOLUME_STATE_TXF_DISABLED 0x00000100
#define PERSISTENT_VOLUME_STATE_REALLOCATE_ALL_DATA_WRITES 0x00000200
#define PERSISTENT_VOLUME_STATE_CHKDSK_RAN_ONCE 0x00000400
#define PERSISTENT_VOLUME_STATE_MODIFIED_BY_CHKDSK 0x00000800
#define PERSISTENT_VOLUME_STATE_DAX_FORMATTED 0x00001000
#define PERSISTENT_VOLUME_STATE_DEV_VOLUME 0x00002000
#define PERSISTENT_VOLUME_STATE_TRUSTED_VOLUME 0x00004000
/// State of a volume that outlives a restart.
typedef struct _FILE_FS_PERSISTENT_VOLUME_INFORMATION {
    /// PERSISTENT_VOLUME_STATE_XXX.
    ULONG VolumeFlags;
    /// Which of the flags are set or asked for.
    ULONG FlagMask;
    /// 1.
    ULONG Version;
    /// Zero.
    ULONG Reserved;
} FILE_FS_PERSISTENT_VOLUME_INFORMATION, *PFILE_FS_PERSISTENT_VOLUME_INFORMATION;

// ---- objects --------------------------------------------------------------------------------------------------------
typedef enum _OBJECT_INFORMATION_CLASS { ObjectBasicInformation = 0, ObjectTypeInformation = 2 } OBJECT_INFORMATION_CLASS;
/// ObjectBasicInformation: a handle.
typedef struct _PUBLIC_OBJECT_BASIC_INFORMATION {
    /// OBJ_XXX.
    ULONG Attributes;
    /// What the handle may do.
    ACCESS_MASK GrantedAccess;
    /// Handles of the object.
    ULONG HandleCount;
    /// References to the object.
    ULONG PointerCount;
    /// Not for use.
    ULONG Reserved[10];
} PUBLIC_OBJECT_BASIC_INFORMATION, *PPUBLIC_OBJECT_BASIC_INFORMATION;
/// ObjectTypeInformation: the type of an object.
typedef struct __PUBLIC_OBJECT_TYPE_INFORMATION {
    /// As File, Key or Process.
    UNICODE_STRING TypeName;
    /// Not for use.
    ULONG Reserved[22];
} PUBLIC_OBJECT_TYPE_INFORMATION, *PPUBLIC_OBJECT_TYPE_INFORMATION;

// ---- memory ---------------------------------------------------------------------------------------------------------
typedef enum _MEMORY_INFORMATION_CLASS { MemoryBasicInformation } MEMORY_INFORMATION_CLASS;
/// MemoryBasicInformation: pages of a process that are alike.
typedef struct _MEMORY_BASIC_INFORMATION {
    /// First of the pages.
    PVOID BaseAddress;
    /// Where the allocation begins.
    PVOID AllocationBase;
    /// PAGE_XXX when it was made.
    ULONG AllocationProtect;
#ifdef _WIN64
    /// Memory partition.
    USHORT PartitionId;
#endif
    /// Bytes of the pages.
    SIZE_T RegionSize;
    /// MEM_COMMIT, MEM_RESERVE or MEM_FREE.
    ULONG State;
    /// PAGE_XXX now.
    ULONG Protect;
    /// MEM_IMAGE, MEM_MAPPED or MEM_PRIVATE.
    ULONG Type;
} MEMORY_BASIC_INFORMATION, *PMEMORY_BASIC_INFORMATION;
/// A range of virtual memory.
typedef struct _MEMORY_RANGE_ENTRY {
    /// Where it begins.
    PVOID VirtualAddress;
    /// Length, from VirtualAddress on.
    SIZE_T NumberOfBytes;
} MEMORY_RANGE_ENTRY, *PMEMORY_RANGE_ENTRY;
typedef enum _VIRTUAL_MEMORY_INFORMATION_CLASS {
    VmPrefetchInformation, VmPagePriorityInformation, VmCfgCallTargetInformation, VmPageDirtyStateInformation, VmImageHotPatchInformation,
    VmPhysicalContiguityInformation, VmVirtualMachinePrepopulateInformation, VmRemoveFromWorkingSetInformation, MaxVmInfoClass
} VIRTUAL_MEMORY_INFORMATION_CLASS;
