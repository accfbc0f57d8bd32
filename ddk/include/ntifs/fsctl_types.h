// What file-system control codes take and give: volumes and clusters.
#pragma once

// ---- volumes --------------------------------------------------------------------------------------------------------
/// FSCTL_IS_PATHNAME_VALID: a path.
typedef struct _PATHNAME_BUFFER {
    /// Bytes of Name.
    ULONG PathNameLength;
    /// The path.
    WCHAR Name[1];
} PATHNAME_BUFFER, *PPATHNAME_BUFFER;
/// FSCTL_QUERY_FAT_BPB: the first sector of a FAT volume.
typedef struct _FSCTL_QUERY_FAT_BPB_BUFFER {
    /// The BIOS parameter block.
    UCHAR First0x24BytesOfBootSector[0x24];
} FSCTL_QUERY_FAT_BPB_BUFFER, *PFSCTL_QUERY_FAT_BPB_BUFFER;
/// FSCTL_GET_NTFS_VOLUME_DATA: an NTFS volume.
typedef struct {
    /// Number that formatting gave the volume.
    LARGE_INTEGER VolumeSerialNumber;
    /// Size of the volume in sectors.
    LARGE_INTEGER NumberSectors;
    /// Size of the volume in clusters.
    LARGE_INTEGER TotalClusters;
    /// Clusters that are free.
    LARGE_INTEGER FreeClusters;
    /// Clusters in reserve.
    LARGE_INTEGER TotalReserved;
    /// Unit of unbuffered transfers.
    ULONG BytesPerSector;
    /// Unit in which space is given out.
    ULONG BytesPerCluster;
    /// Size of an entry of the master file table.
    ULONG BytesPerFileRecordSegment;
    /// The same in clusters; 0 where an entry is smaller than one.
    ULONG ClustersPerFileRecordSegment;
    /// Bytes of the master file table in use.
    LARGE_INTEGER MftValidDataLength;
    /// Where it begins.
    LARGE_INTEGER MftStartLcn;
    /// Where its mirror begins.
    LARGE_INTEGER Mft2StartLcn;
    /// First cluster kept for it.
    LARGE_INTEGER MftZoneStart;
    /// Last cluster kept for it.
    LARGE_INTEGER MftZoneEnd;
} NTFS_VOLUME_DATA_BUFFER, *PNTFS_VOLUME_DATA_BUFFER;
/// What follows it, where there is room.
typedef struct {
    /// Bytes of this structure.
    ULONG ByteCount;
    /// Version of NTFS.
    USHORT MajorVersion;
    /// Minor version of NTFS.
    USHORT MinorVersion;
    /// Unit that the medium writes at once.
    ULONG BytesPerPhysicalSector;
    /// Version of its log.
    USHORT LfsMajorVersion;
    /// Minor version of its log.
    USHORT LfsMinorVersion;
    /// Ranges of one trim request.
    ULONG MaxDeviceTrimExtentCount;
    /// Bytes of one trim request.
    ULONG MaxDeviceTrimByteCount;
    /// Ranges of one trim request of the volume.
    ULONG MaxVolumeTrimExtentCount;
    /// Bytes of one trim request of the volume.
    ULONG MaxVolumeTrimByteCount;
} NTFS_EXTENDED_VOLUME_DATA, *PNTFS_EXTENDED_VOLUME_DATA;
#define VOLUME_IS_DIRTY 0x00000001
#define VOLUME_UPGRADE_SCHEDULED 0x00000002
#define VOLUME_SESSION_OPEN 0x00000004
/// FSCTL_GET_BOOT_AREA_INFO: where boot sectors are.
typedef struct _BOOT_AREA_INFO {
    /// How many of the two there are.
    ULONG BootSectorCount;
    /// One entry for each boot sector.
    struct {
        /// Bytes from the volume's start.
        LARGE_INTEGER Offset;
    /// The boot sectors.
    } BootSectors[2];
} BOOT_AREA_INFO, *PBOOT_AREA_INFO;
/// FSCTL_GET_RETRIEVAL_POINTER_BASE: the sector that cluster 0 begins at.
typedef struct _RETRIEVAL_POINTER_BASE {
    /// Sectors from the volume's start.
    LARGE_INTEGER FileAreaOffset;
} RETRIEVAL_POINTER_BASE, *PRETRIEVAL_POINTER_BASE;
#define FILE_SYSTEM_RECOGNITION_NAME_LENGTH 9
/// FSCTL_QUERY_FILE_SYSTEM_RECOGNITION: the file system that a raw volume names.
typedef struct _FILE_SYSTEM_RECOGNITION_INFORMATION {
    /// Its name with a zero at its end.
    CHAR FileSystem[9];
} FILE_SYSTEM_RECOGNITION_INFORMATION, *PFILE_SYSTEM_RECOGNITION_INFORMATION;
typedef enum _SHRINK_VOLUME_REQUEST_TYPES { ShrinkPrepare = 1, ShrinkCommit, ShrinkAbort } SHRINK_VOLUME_REQUEST_TYPES, *PSHRINK_VOLUME_REQUEST_TYPES;
/// FSCTL_SHRINK_VOLUME: makes a volume smaller.
typedef struct _SHRINK_VOLUME_INFORMATION {
    /// The step.
    SHRINK_VOLUME_REQUEST_TYPES ShrinkRequestType;
    /// Zero.
    ULONGLONG Flags;
    /// Sectors afterwards.
    LONGLONG NewNumberOfSectors;
} SHRINK_VOLUME_INFORMATION, *PSHRINK_VOLUME_INFORMATION;
#define SET_PURGE_FAILURE_MODE_ENABLED 0x00000001
#define SET_PURGE_FAILURE_MODE_DISABLED 0x00000002
/// FSCTL_SET_PURGE_FAILURE_MODE: whether writes fail that cannot purge the cache.
typedef struct _SET_PURGE_FAILURE_MODE_INPUT {
    /// SET_PURGE_FAILURE_MODE_XXX.
    ULONG Flags;
} SET_PURGE_FAILURE_MODE_INPUT, *PSET_PURGE_FAILURE_MODE_INPUT;
#define FILESYSTEM_STATISTICS_TYPE_NTFS 1
#define FILESYSTEM_STATISTICS_TYPE_FAT 2
#define FILESYSTEM_STATISTICS_TYPE_EXFAT 3
#define FILESYSTEM_STATISTICS_TYPE_REFS 4
/// FSCTL_FILESYSTEM_GET_STATISTICS: counts of a processor; those of the file system follow.
typedef struct _FILESYSTEM_STATISTICS {
    /// FILESYSTEM_STATISTICS_TYPE_XXX.
    USHORT FileSystemType;
    /// 1.
    USHORT Version;
    /// Bytes with those of the file system, a multiple of 64.
    ULONG SizeOfCompleteStructure;
    /// How often files that are no metadata were read.
    ULONG UserFileReads;
    /// Bytes of those.
    ULONG UserFileReadBytes;
    /// Reads of the disk for them.
    ULONG UserDiskReads;
    /// How often files that are no metadata were written.
    ULONG UserFileWrites;
    /// Bytes of those.
    ULONG UserFileWriteBytes;
    /// Writes to the disk for them.
    ULONG UserDiskWrites;
    /// Reads of the file system's own data.
    ULONG MetaDataReads;
    /// Bytes of those.
    ULONG MetaDataReadBytes;
    /// Reads of the disk for them.
    ULONG MetaDataDiskReads;
    /// Writes of the file system's own data.
    ULONG MetaDataWrites;
    /// Bytes of those.
    ULONG MetaDataWriteBytes;
    /// Writes to the disk for them.
    ULONG MetaDataDiskWrites;
} FILESYSTEM_STATISTICS, *PFILESYSTEM_STATISTICS;
/// What FAT counts.
typedef struct _FAT_STATISTICS {
    /// Creates that hit.
    ULONG CreateHits;
    /// Creates that succeeded.
    ULONG SuccessfulCreates;
    /// Creates that failed.
    ULONG FailedCreates;
    /// Reads past the cache.
    ULONG NonCachedReads;
    /// Bytes of those.
    ULONG NonCachedReadBytes;
    /// Writes past the cache.
    ULONG NonCachedWrites;
    /// Bytes of those.
    ULONG NonCachedWriteBytes;
    /// Reads of the disk for them.
    ULONG NonCachedDiskReads;
    /// Writes to the disk for them.
    ULONG NonCachedDiskWrites;
} FAT_STATISTICS, *PFAT_STATISTICS;
/// What exFAT counts.
typedef struct _EXFAT_STATISTICS {
    /// Creates that hit.
    ULONG CreateHits;
    /// Creates that succeeded.
    ULONG SuccessfulCreates;
    /// Creates that failed.
    ULONG FailedCreates;
    /// Reads past the cache.
    ULONG NonCachedReads;
    /// Bytes of those.
    ULONG NonCachedReadBytes;
    /// Writes past the cache.
    ULONG NonCachedWrites;
    /// Bytes of those.
    ULONG NonCachedWriteBytes;
    /// Reads of the disk for them.
    ULONG NonCachedDiskReads;
    /// Writes to the disk for them.
    ULONG NonCachedDiskWrites;
} EXFAT_STATISTICS, *PEXFAT_STATISTICS;

// ---- clusters -------------------------------------------------------------------------------------------------------
/// FSCTL_GET_VOLUME_BITMAP: where to begin.
typedef struct {
    /// The first cluster.
    LARGE_INTEGER StartingLcn;
} STARTING_LCN_INPUT_BUFFER, *PSTARTING_LCN_INPUT_BUFFER;
/// FSCTL_GET_VOLUME_BITMAP: which clusters are in use.
typedef struct {
    /// The first cluster.
    LARGE_INTEGER StartingLcn;
    /// Clusters from there to the end.
    LARGE_INTEGER BitmapSize;
    /// A bit each, 1 if it is in use.
    UCHAR Buffer[1];
} VOLUME_BITMAP_BUFFER, *PVOLUME_BITMAP_BUFFER;
/// FSCTL_GET_RETRIEVAL_POINTERS: where to begin.
typedef struct {
    /// The first cluster of the file.
    LARGE_INTEGER StartingVcn;
} STARTING_VCN_INPUT_BUFFER, *PSTARTING_VCN_INPUT_BUFFER;
/// FSCTL_GET_RETRIEVAL_POINTERS: where the parts of a file are.
typedef struct RETRIEVAL_POINTERS_BUFFER {
    /// Elements of Extents.
    ULONG ExtentCount;
    /// Cluster of the file that the first begins with.
    LARGE_INTEGER StartingVcn;
    /// One entry for each run of clusters.
    struct {
        /// Cluster of the file that the next begins with.
        LARGE_INTEGER NextVcn;
        /// Cluster of the volume, -1 if there is none.
        LARGE_INTEGER Lcn;
    /// The parts.
    } Extents[1];
} RETRIEVAL_POINTERS_BUFFER, *PRETRIEVAL_POINTERS_BUFFER;
/// FSCTL_GET_NTFS_FILE_RECORD: the number of a record.
typedef struct {
    /// The record, or the one before it that is in use.
    LARGE_INTEGER FileReferenceNumber;
} NTFS_FILE_RECORD_INPUT_BUFFER, *PNTFS_FILE_RECORD_INPUT_BUFFER;
/// FSCTL_GET_NTFS_FILE_RECORD: a record of the master file table.
typedef struct {
    /// Which entry; its low 48 bits count.
    LARGE_INTEGER FileReferenceNumber;
    /// Bytes of FileRecordBuffer.
    ULONG FileRecordLength;
    /// Entry as it is on the disk, its fixups undone.
    UCHAR FileRecordBuffer[1];
} NTFS_FILE_RECORD_OUTPUT_BUFFER, *PNTFS_FILE_RECORD_OUTPUT_BUFFER;
/// FSCTL_MOVE_FILE: moves clusters of a file.
typedef struct {
    /// Which file is to be moved.
    HANDLE FileHandle;
    /// First cluster of the file.
    LARGE_INTEGER StartingVcn;
    /// Cluster of the volume to go to.
    LARGE_INTEGER StartingLcn;
    /// How many are to be moved.
    ULONG ClusterCount;
} MOVE_FILE_DATA, *PMOVE_FILE_DATA;
/// FSCTL_MOVE_FILE: moves a file record.
typedef struct {
    /// The master file table.
    HANDLE FileHandle;
    /// Number of the file whose clusters are moved.
    LARGE_INTEGER SourceFileRecord;
    /// Where it goes.
    LARGE_INTEGER TargetFileRecord;
} MOVE_FILE_RECORD_DATA, *PMOVE_FILE_RECORD_DATA;
#ifdef _WIN64
/// MOVE_FILE_DATA of a program of 32 bits.
typedef struct _MOVE_FILE_DATA32 {
    /// Which file is to be moved.
    UINT32 FileHandle;
    /// First cluster of the file.
    LARGE_INTEGER StartingVcn;
    /// Cluster of the volume to go to.
    LARGE_INTEGER StartingLcn;
    /// How many are to be moved.
    ULONG ClusterCount;
} MOVE_FILE_DATA32, *PMOVE_FILE_DATA32;
#endif
/// FSCTL_LOOKUP_STREAM_FROM_CLUSTER: clusters whose files are asked for.
typedef struct _LOOKUP_STREAM_FROM_CLUSTER_INPUT {
    /// Zero.
    ULONG Flags;
    /// Elements of Cluster.
    ULONG NumberOfClusters;
    /// Numbers that are asked for.
    LARGE_INTEGER Cluster[1];
} LOOKUP_STREAM_FROM_CLUSTER_INPUT, *PLOOKUP_STREAM_FROM_CLUSTER_INPUT;
/// FSCTL_LOOKUP_STREAM_FROM_CLUSTER: what was found.
typedef struct _LOOKUP_STREAM_FROM_CLUSTER_OUTPUT {
    /// Bytes to the first entry.
    ULONG Offset;
    /// Entries.
    ULONG NumberOfMatches;
    /// Bytes for all of them.
    ULONG BufferSizeRequired;
} LOOKUP_STREAM_FROM_CLUSTER_OUTPUT, *PLOOKUP_STREAM_FROM_CLUSTER_OUTPUT;
/// A stream that a cluster belongs to.
typedef struct _LOOKUP_STREAM_FROM_CLUSTER_ENTRY {
    /// Bytes to the next entry, 0 at the last.
    ULONG OffsetToNext;
    /// Kind of the attribute.
    ULONG Flags;
    /// Zero.
    LARGE_INTEGER Reserved;
    /// Which of those that were asked for.
    LARGE_INTEGER Cluster;
    /// Path of the stream.
    WCHAR FileName[1];
} LOOKUP_STREAM_FROM_CLUSTER_ENTRY, *PLOOKUP_STREAM_FROM_CLUSTER_ENTRY;
