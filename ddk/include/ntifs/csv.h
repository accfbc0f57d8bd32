// Cluster shared volumes: what is asked of a file on one, and what a create that comes from the cluster's file system brings along.
#pragma once

DEFINE_GUID(GUID_ECP_CSV_DOWN_LEVEL_OPEN, 0x4248be44, 0x647f, 0x488f, 0x8b, 0xe5, 0xa0, 0x8a, 0xaf, 0x70, 0xf0, 0x28);
DEFINE_GUID(GUID_ECP_CSV_QUERY_FILE_REVISION, 0x44aec90b, 0xde65, 0x4d46, 0x8f, 0xbf, 0x76, 0x3f, 0x9d, 0x97, 0x0b, 0x1d);
DEFINE_GUID(GUID_ECP_CSV_QUERY_FILE_REVISION_FILE_ID_128, 0x7a3a4aa1, 0xaa74, 0x4bc6, 0xb0, 0x70, 0xab, 0x56, 0xa3, 0x8c, 0x1f, 0xed);
DEFINE_GUID(GUID_ECP_CSV_SET_HANDLE_PROPERTIES, 0x7a9fdd94, 0x7b58, 0x42bb, 0x97, 0x40, 0x3c, 0xb8, 0x69, 0x83, 0xa6, 0x15);
/// What FSCTL_CSV_CONTROL is to do.
typedef enum _CSV_CONTROL_OP {
    CsvControlStartRedirectFile = 0x02, CsvControlStopRedirectFile = 0x03, CsvControlQueryRedirectState = 0x04,
    CsvControlQueryFileRevision = 0x06, CsvControlQueryMdsPath = 0x08, CsvControlQueryFileRevisionFileId128 = 0x09,
    CsvControlQueryVolumeRedirectState = 0x0a, CsvControlEnableUSNRangeModificationTracking = 0x0d,
    CsvControlMarkHandleLocalVolumeMount = 0x0e, CsvControlUnmarkHandleLocalVolumeMount = 0x0f
} CSV_CONTROL_OP, *PCSV_CONTROL_OP;
/// The request itself.
typedef struct _CSV_CONTROL_PARAM {
    /// What to do.
    CSV_CONTROL_OP Operation;
    /// 0.
    LONGLONG Unused;
} CSV_CONTROL_PARAM, *PCSV_CONTROL_PARAM;
/// Its answer for CsvControlQueryFileRevision. A number that is 0 says nothing: the file may have changed.
typedef struct _CSV_QUERY_FILE_REVISION {
    /// NTFS's number of the file.
    LONGLONG FileId;
    /// [0] rises when the volume's stack is made anew, [1] when it forgets what it knew of the file, [2] when the file may have changed.
    LONGLONG FileRevision[3];
} CSV_QUERY_FILE_REVISION, *PCSV_QUERY_FILE_REVISION;
/// The same with a number of 128 bits.
typedef struct _CSV_QUERY_FILE_REVISION_FILE_ID_128 {
    /// The file system's number of the file.
    FILE_ID_128 FileId;
    /// As in CSV_QUERY_FILE_REVISION.
    LONGLONG FileRevision[3];
} CSV_QUERY_FILE_REVISION_FILE_ID_128, *PCSV_QUERY_FILE_REVISION_FILE_ID_128;
/// Put along with a create, which gives the same numbers when it succeeds.
typedef struct _CSV_QUERY_FILE_REVISION_ECP_CONTEXT {
    /// NTFS's number of the file.
    LONGLONG FileId;
    /// As in CSV_QUERY_FILE_REVISION.
    LONGLONG FileRevision[3];
} CSV_QUERY_FILE_REVISION_ECP_CONTEXT, *PCSV_QUERY_FILE_REVISION_ECP_CONTEXT;
/// The same with a number of 128 bits.
typedef struct _CSV_QUERY_FILE_REVISION_ECP_CONTEXT_FILE_ID_128 {
    /// The file system's number of the file.
    FILE_ID_128 FileId;
    /// As in CSV_QUERY_FILE_REVISION.
    LONGLONG FileRevision[3];
} CSV_QUERY_FILE_REVISION_ECP_CONTEXT_FILE_ID_128, *PCSV_QUERY_FILE_REVISION_ECP_CONTEXT_FILE_ID_128;
/// For whom the cluster's file system opens a file below it.
typedef enum _CSV_DOWN_LEVEL_FILE_TYPE {
    CsvDownLevelFileObject, CsvCsvFsInternalFileObject
} CSV_DOWN_LEVEL_FILE_TYPE, *PCSV_DOWN_LEVEL_FILE_TYPE;
