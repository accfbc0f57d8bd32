// File system control codes: structures for streams and the change journal.
#pragma once

// ---- streams --------------------------------------------------------------------------------------------------------
/// FSCTL_GET_OBJECT_ID and FSCTL_SET_OBJECT_ID: the identifier of a file.
typedef struct _FILE_OBJECTID_BUFFER {
    /// The identifier.
    UCHAR ObjectId[16];
    union {
        struct {
            /// Volume it was made on.
            UCHAR BirthVolumeId[16];
            /// Identifier it was made with.
            UCHAR BirthObjectId[16];
            /// Zeros.
            UCHAR DomainId[16];
        };
        /// The same as bytes.
        UCHAR ExtendedInfo[48];
    };
} FILE_OBJECTID_BUFFER, *PFILE_OBJECTID_BUFFER;
/// FSCTL_SET_SPARSE: makes a file sparse or not.
typedef struct _FILE_SET_SPARSE_BUFFER {
    /// TRUE to make it sparse.
    BOOLEAN SetSparse;
} FILE_SET_SPARSE_BUFFER, *PFILE_SET_SPARSE_BUFFER;
/// FSCTL_SET_ZERO_DATA: a range that becomes zeros.
typedef struct _FILE_ZERO_DATA_INFORMATION {
    /// First byte.
    LARGE_INTEGER FileOffset;
    /// First byte after it.
    LARGE_INTEGER BeyondFinalZero;
} FILE_ZERO_DATA_INFORMATION, *PFILE_ZERO_DATA_INFORMATION;
#define FILE_ZERO_DATA_INFORMATION_FLAG_PRESERVE_CACHED_DATA 0x00000001
/// The same with flags.
typedef struct _FILE_ZERO_DATA_INFORMATION_EX {
    /// First byte.
    LARGE_INTEGER FileOffset;
    /// First byte after it.
    LARGE_INTEGER BeyondFinalZero;
    /// FILE_ZERO_DATA_INFORMATION_FLAG_XXX.
    ULONG Flags;
} FILE_ZERO_DATA_INFORMATION_EX, *PFILE_ZERO_DATA_INFORMATION_EX;
/// FSCTL_QUERY_ALLOCATED_RANGES: a range that has space.
typedef struct _FILE_ALLOCATED_RANGE_BUFFER {
    /// First byte.
    LARGE_INTEGER FileOffset;
    /// Bytes.
    LARGE_INTEGER Length;
} FILE_ALLOCATED_RANGE_BUFFER, *PFILE_ALLOCATED_RANGE_BUFFER;
#define FILE_REGION_USAGE_VALID_CACHED_DATA 0x00000001
#define FILE_REGION_USAGE_VALID_NONCACHED_DATA 0x00000002
/// FSCTL_QUERY_FILE_REGIONS: which regions are asked for.
typedef struct _FILE_REGION_INPUT {
    /// First byte.
    LONGLONG FileOffset;
    /// Bytes.
    LONGLONG Length;
    /// FILE_REGION_USAGE_XXX.
    ULONG DesiredUsage;
} FILE_REGION_INPUT, *PFILE_REGION_INPUT;
/// A region of a file.
typedef struct _FILE_REGION_INFO {
    /// First byte.
    LONGLONG FileOffset;
    /// Bytes.
    LONGLONG Length;
    /// FILE_REGION_USAGE_XXX.
    ULONG Usage;
    /// Zero.
    ULONG Reserved;
} FILE_REGION_INFO, *PFILE_REGION_INFO;
/// FSCTL_QUERY_FILE_REGIONS: the regions.
typedef struct _FILE_REGION_OUTPUT {
    /// Zero.
    ULONG Flags;
    /// Regions there are.
    ULONG TotalRegionEntryCount;
    /// Elements of Region.
    ULONG RegionEntryCount;
    /// Zero.
    ULONG Reserved;
    /// One entry for each region that was found.
    FILE_REGION_INFO Region[1];
} FILE_REGION_OUTPUT, *PFILE_REGION_OUTPUT;
/// A range to be trimmed.
typedef struct _FILE_LEVEL_TRIM_RANGE {
    /// First byte.
    ULONGLONG Offset;
    /// Bytes.
    ULONGLONG Length;
} FILE_LEVEL_TRIM_RANGE, *PFILE_LEVEL_TRIM_RANGE;
/// FSCTL_FILE_LEVEL_TRIM: ranges of a file whose data is not needed.
typedef struct _FILE_LEVEL_TRIM {
    /// Key for byte-range locks.
    ULONG Key;
    /// Elements of Ranges.
    ULONG NumRanges;
    /// Each with offset and length in bytes.
    FILE_LEVEL_TRIM_RANGE Ranges[1];
} FILE_LEVEL_TRIM, *PFILE_LEVEL_TRIM;
/// FSCTL_FILE_LEVEL_TRIM: how many were done.
typedef struct _FILE_LEVEL_TRIM_OUTPUT {
    /// How many were passed on to the device, from the first.
    ULONG NumRangesProcessed;
} FILE_LEVEL_TRIM_OUTPUT, *PFILE_LEVEL_TRIM_OUTPUT;
// A driver for older versions declares what it takes from newer ones itself.
#if _WIN32_WINNT >= 0x0A00
/// FSCTL_DUPLICATE_EXTENTS_TO_FILE: lets two files share clusters.
typedef struct _DUPLICATE_EXTENTS_DATA {
    /// The file they come from.
    HANDLE FileHandle;
    /// First byte there.
    LARGE_INTEGER SourceFileOffset;
    /// First byte here.
    LARGE_INTEGER TargetFileOffset;
    /// Length of the range; a multiple of the cluster's size.
    LARGE_INTEGER ByteCount;
} DUPLICATE_EXTENTS_DATA, *PDUPLICATE_EXTENTS_DATA;
#if defined(_WIN64)
/// The same of a program for 32 bits.
typedef struct _DUPLICATE_EXTENTS_DATA32 {
    /// The file they come from.
    UINT32 FileHandle;
    /// First byte there.
    LARGE_INTEGER SourceFileOffset;
    /// First byte here.
    LARGE_INTEGER TargetFileOffset;
    /// Length of the range; a multiple of the cluster's size.
    LARGE_INTEGER ByteCount;
} DUPLICATE_EXTENTS_DATA32, *PDUPLICATE_EXTENTS_DATA32;
#endif
#endif
#define COPYFILE_SIS_LINK 0x0001
#define COPYFILE_SIS_REPLACE 0x0002
#define COPYFILE_SIS_FLAGS 0x0003
#define MARK_HANDLE_PROTECT_CLUSTERS (0x00000001)
#define MARK_HANDLE_TXF_SYSTEM_LOG (0x00000004)
#define MARK_HANDLE_NOT_TXF_SYSTEM_LOG (0x00000008)
#define MARK_HANDLE_REALTIME (0x00000020)
#define MARK_HANDLE_NOT_REALTIME (0x00000040)
#define MARK_HANDLE_READ_COPY (0x00000080)
#define MARK_HANDLE_NOT_READ_COPY (0x00000100)
/// FSCTL_MARK_HANDLE: says something of a handle.
typedef struct {
    union {
        /// USN_SOURCE_XXX for the change journal.
        ULONG UsnSourceInfo;
        /// Copy that is read, with MARK_HANDLE_READ_COPY.
        ULONG CopyNumber;
    } DUMMYUNIONNAME;
    /// Shows that the caller may manage the volume.
    HANDLE VolumeHandle;
    /// MARK_HANDLE_XXX.
    ULONG HandleInfo;
} MARK_HANDLE_INFO, *PMARK_HANDLE_INFO;
#ifdef _WIN64
/// MARK_HANDLE_INFO of a program of 32 bits.
typedef struct {
    union {
        /// USN_SOURCE_XXX for the change journal.
        ULONG UsnSourceInfo;
        /// Copy that is read, with MARK_HANDLE_READ_COPY.
        ULONG CopyNumber;
    } DUMMYUNIONNAME;
    /// Shows that the caller may manage the volume.
    UINT32 VolumeHandle;
    /// MARK_HANDLE_XXX.
    ULONG HandleInfo;
} MARK_HANDLE_INFO32, *PMARK_HANDLE_INFO32;
#endif
/// FSCTL_FIND_FILES_BY_SID: the owner whose files are asked for.
typedef struct {
    /// Not 0 to begin again.
    ULONG Restart;
    /// The owner.
    SID Sid;
} FIND_BY_SID_DATA, *PFIND_BY_SID_DATA;
/// FSCTL_FIND_FILES_BY_SID: a file.
typedef struct {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Its place in the directory.
    ULONG FileIndex;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// Path of the file; no terminator.
    WCHAR FileName[1];
} FIND_BY_SID_OUTPUT, *PFIND_BY_SID_OUTPUT;

// ---- change journal -------------------------------------------------------------------------------------------------
typedef LONGLONG USN;
/// FSCTL_ENUM_USN_DATA: which files are asked for.
typedef struct {
    /// First number.
    ULONGLONG StartFileReferenceNumber;
    /// First record.
    USN LowUsn;
    /// Last record.
    USN HighUsn;
} MFT_ENUM_DATA_V0, *PMFT_ENUM_DATA_V0;
/// The same with the versions of records that the caller knows.
typedef struct {
    /// First number.
    ULONGLONG StartFileReferenceNumber;
    /// First record.
    USN LowUsn;
    /// Last record.
    USN HighUsn;
    /// Oldest version of records.
    USHORT MinMajorVersion;
    /// Newest version of records.
    USHORT MaxMajorVersion;
} MFT_ENUM_DATA_V1, *PMFT_ENUM_DATA_V1;
/// FSCTL_CREATE_USN_JOURNAL: how large the journal may get.
typedef struct {
    /// Bytes.
    ULONGLONG MaximumSize;
    /// Bytes it grows and is cut by.
    ULONGLONG AllocationDelta;
} CREATE_USN_JOURNAL_DATA, *PCREATE_USN_JOURNAL_DATA;
/// FSCTL_READ_USN_JOURNAL: which records are asked for.
typedef struct {
    /// First record.
    USN StartUsn;
    /// USN_REASON_XXX that are asked for.
    ULONG ReasonMask;
    /// Not 0 for files that were closed alone.
    ULONG ReturnOnlyOnClose;
    /// Seconds between tries.
    ULONGLONG Timeout;
    /// Bytes to wait for, 0 not to wait.
    ULONGLONG BytesToWaitFor;
    /// Which journal: a new one is made when it is begun anew.
    ULONGLONG UsnJournalID;
} READ_USN_JOURNAL_DATA_V0, *PREAD_USN_JOURNAL_DATA_V0;
/// The same with the versions of records that the caller knows.
typedef struct {
    /// First record.
    USN StartUsn;
    /// USN_REASON_XXX that are asked for.
    ULONG ReasonMask;
    /// Not 0 for files that were closed alone.
    ULONG ReturnOnlyOnClose;
    /// Seconds between tries.
    ULONGLONG Timeout;
    /// Bytes to wait for, 0 not to wait.
    ULONGLONG BytesToWaitFor;
    /// Which journal: a new one is made when it is begun anew.
    ULONGLONG UsnJournalID;
    /// Oldest version of records.
    USHORT MinMajorVersion;
    /// Newest version of records.
    USHORT MaxMajorVersion;
} READ_USN_JOURNAL_DATA_V1, *PREAD_USN_JOURNAL_DATA_V1;
typedef MFT_ENUM_DATA_V1 MFT_ENUM_DATA, *PMFT_ENUM_DATA;
typedef READ_USN_JOURNAL_DATA_V1 READ_USN_JOURNAL_DATA, *PREAD_USN_JOURNAL_DATA;
/// What every record starts with.
typedef struct {
    /// Bytes of the record.
    ULONG RecordLength;
    /// Its version: 2, 3 or 4.
    USHORT MajorVersion;
    /// 0.
    USHORT MinorVersion;
} USN_RECORD_COMMON_HEADER, *PUSN_RECORD_COMMON_HEADER;
/// A change, with file numbers of 64 bits.
typedef struct {
    /// Bytes of the record.
    ULONG RecordLength;
    /// 2.
    USHORT MajorVersion;
    /// 0.
    USHORT MinorVersion;
    /// Identifies the file that changed.
    ULONGLONG FileReferenceNumber;
    /// Its directory.
    ULONGLONG ParentFileReferenceNumber;
    /// Number of the record.
    USN Usn;
    /// When it was written.
    LARGE_INTEGER TimeStamp;
    /// USN_REASON_XXX.
    ULONG Reason;
    /// USN_SOURCE_XXX.
    ULONG SourceInfo;
    /// The file's security.
    ULONG SecurityId;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    USHORT FileNameLength;
    /// Bytes from the record's start to FileName.
    USHORT FileNameOffset;
    /// Name without its path, from FileNameOffset on; no terminator.
    WCHAR FileName[1];
} USN_RECORD_V2, *PUSN_RECORD_V2;
/// A change, with file numbers of 128 bits.
typedef struct {
    /// Bytes of the record.
    ULONG RecordLength;
    /// 3.
    USHORT MajorVersion;
    /// 0.
    USHORT MinorVersion;
    /// Identifies the file that changed.
    FILE_ID_128 FileReferenceNumber;
    /// Its directory.
    FILE_ID_128 ParentFileReferenceNumber;
    /// Number of the record.
    USN Usn;
    /// When it was written.
    LARGE_INTEGER TimeStamp;
    /// USN_REASON_XXX.
    ULONG Reason;
    /// USN_SOURCE_XXX.
    ULONG SourceInfo;
    /// The file's security.
    ULONG SecurityId;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    USHORT FileNameLength;
    /// Bytes from the record's start to FileName.
    USHORT FileNameOffset;
    /// Name without its path, from FileNameOffset on; no terminator.
    WCHAR FileName[1];
} USN_RECORD_V3, *PUSN_RECORD_V3;
typedef USN_RECORD_V2 USN_RECORD, *PUSN_RECORD;
/// FSCTL_QUERY_USN_JOURNAL: a journal.
typedef struct {
    /// Its identifier.
    ULONGLONG UsnJournalID;
    /// First record that is there.
    USN FirstUsn;
    /// Number of the next record.
    USN NextUsn;
    /// First record of this journal.
    USN LowestValidUsn;
    /// Largest number there can be.
    USN MaxUsn;
    /// Bytes it may have.
    ULONGLONG MaximumSize;
    /// Bytes it grows and is cut by.
    ULONGLONG AllocationDelta;
} USN_JOURNAL_DATA_V0, *PUSN_JOURNAL_DATA_V0;
/// The same with the versions of records there may be.
typedef struct {
    /// Its identifier.
    ULONGLONG UsnJournalID;
    /// First record that is there.
    USN FirstUsn;
    /// Number of the next record.
    USN NextUsn;
    /// First record of this journal.
    USN LowestValidUsn;
    /// Largest number there can be.
    USN MaxUsn;
    /// Bytes it may have.
    ULONGLONG MaximumSize;
    /// Bytes it grows and is cut by.
    ULONGLONG AllocationDelta;
    /// Oldest version.
    USHORT MinSupportedMajorVersion;
    /// Newest version.
    USHORT MaxSupportedMajorVersion;
} USN_JOURNAL_DATA_V1, *PUSN_JOURNAL_DATA_V1;
typedef USN_JOURNAL_DATA_V1 USN_JOURNAL_DATA, *PUSN_JOURNAL_DATA;
#define USN_DELETE_FLAG_DELETE (0x00000001)
#define USN_DELETE_FLAG_NOTIFY (0x00000002)
#define USN_DELETE_VALID_FLAGS (0x00000003)
/// FSCTL_DELETE_USN_JOURNAL: ends a journal.
typedef struct {
    /// Which journal: a new one is made when it is begun anew.
    ULONGLONG UsnJournalID;
    /// USN_DELETE_FLAG_XXX.
    ULONG DeleteFlags;
} DELETE_USN_JOURNAL_DATA, *PDELETE_USN_JOURNAL_DATA;
#define USN_PAGE_SIZE (0x1000)
#define USN_REASON_DATA_OVERWRITE (0x00000001)
#define USN_REASON_DATA_EXTEND (0x00000002)
#define USN_REASON_DATA_TRUNCATION (0x00000004)
#define USN_REASON_NAMED_DATA_OVERWRITE (0x00000010)
#define USN_REASON_NAMED_DATA_EXTEND (0x00000020)
#define USN_REASON_NAMED_DATA_TRUNCATION (0x00000040)
#define USN_REASON_FILE_CREATE (0x00000100)
#define USN_REASON_FILE_DELETE (0x00000200)
#define USN_REASON_EA_CHANGE (0x00000400)
#define USN_REASON_SECURITY_CHANGE (0x00000800)
#define USN_REASON_RENAME_OLD_NAME (0x00001000)
#define USN_REASON_RENAME_NEW_NAME (0x00002000)
#define USN_REASON_INDEXABLE_CHANGE (0x00004000)
#define USN_REASON_BASIC_INFO_CHANGE (0x00008000)
#define USN_REASON_HARD_LINK_CHANGE (0x00010000)
#define USN_REASON_COMPRESSION_CHANGE (0x00020000)
#define USN_REASON_ENCRYPTION_CHANGE (0x00040000)
#define USN_REASON_OBJECT_ID_CHANGE (0x00080000)
#define USN_REASON_REPARSE_POINT_CHANGE (0x00100000)
#define USN_REASON_STREAM_CHANGE (0x00200000)
#define USN_REASON_TRANSACTED_CHANGE (0x00400000)
#define USN_REASON_INTEGRITY_CHANGE (0x00800000)
#define USN_REASON_DESIRED_STORAGE_CLASS_CHANGE (0x01000000)
#define USN_REASON_CLOSE (0x80000000)
#define USN_SOURCE_DATA_MANAGEMENT (0x00000001)
#define USN_SOURCE_AUXILIARY_DATA (0x00000002)
#define USN_SOURCE_REPLICATION_MANAGEMENT (0x00000004)
#define USN_SOURCE_CLIENT_REPLICATION_MANAGEMENT (0x00000008)
