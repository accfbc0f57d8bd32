// What file-system control codes take and give: pipes, encryption, offloaded copies, external backing, links.
#pragma once

// ---- pipes ----------------------------------------------------------------------------------------------------------
/// FSCTL_PIPE_ASSIGN_EVENT: an event that is signalled when a pipe changes.
typedef struct _FILE_PIPE_ASSIGN_EVENT_BUFFER {
    /// Signaled whenever the pipe can be read or written again; NULL takes it away.
    HANDLE EventHandle;
    /// What FSCTL_PIPE_QUERY_EVENT gives with it.
    ULONG KeyValue;
} FILE_PIPE_ASSIGN_EVENT_BUFFER, *PFILE_PIPE_ASSIGN_EVENT_BUFFER;
/// FSCTL_PIPE_PEEK: what waits in a pipe.
typedef struct _FILE_PIPE_PEEK_BUFFER {
    /// FILE_PIPE_XXX_STATE.
    ULONG NamedPipeState;
    /// Bytes that wait.
    ULONG ReadDataAvailable;
    /// Messages that wait.
    ULONG NumberOfMessages;
    /// Bytes of the first.
    ULONG MessageLength;
    /// Data, as far as there is room.
    CHAR Data[1];
} FILE_PIPE_PEEK_BUFFER, *PFILE_PIPE_PEEK_BUFFER;
#define FILE_PIPE_READ_DATA 0x00000000
#define FILE_PIPE_WRITE_SPACE 0x00000001
/// FSCTL_PIPE_QUERY_EVENT: what happened to a pipe.
typedef struct _FILE_PIPE_EVENT_BUFFER {
    /// FILE_PIPE_XXX_STATE.
    ULONG NamedPipeState;
    /// FILE_PIPE_READ_DATA or WRITE_SPACE.
    ULONG EntryType;
    /// How much can be read or written, by what happened.
    ULONG ByteCount;
    /// The key of the event.
    ULONG KeyValue;
    /// How many wait on the pipe's end.
    ULONG NumberRequests;
} FILE_PIPE_EVENT_BUFFER, *PFILE_PIPE_EVENT_BUFFER;
/// FSCTL_PIPE_WAIT: waits for an instance of a pipe.
typedef struct _FILE_PIPE_WAIT_FOR_BUFFER {
    /// How long, 100 ns, negative.
    LARGE_INTEGER Timeout;
    /// Bytes of Name.
    ULONG NameLength;
    /// TRUE if Timeout counts.
    BOOLEAN TimeoutSpecified;
    /// Name of the pipe.
    WCHAR Name[1];
} FILE_PIPE_WAIT_FOR_BUFFER, *PFILE_PIPE_WAIT_FOR_BUFFER;
#define FILE_PIPE_COMPUTER_NAME_LENGTH 15
/// FSCTL_PIPE_SET_CLIENT_PROCESS: whose request a server passes on.
typedef struct _FILE_PIPE_CLIENT_PROCESS_BUFFER {
#ifdef BUILD_WOW6432
    /// The session.
    ULONGLONG ClientSession;
    /// The process.
    ULONGLONG ClientProcess;
#else
    /// Number of the session that the client belongs to.
    PVOID ClientSession;
    /// Number of the process that made the request.
    PVOID ClientProcess;
#endif
} FILE_PIPE_CLIENT_PROCESS_BUFFER, *PFILE_PIPE_CLIENT_PROCESS_BUFFER;
/// The same with the name of the client's machine.
typedef struct _FILE_PIPE_CLIENT_PROCESS_BUFFER_EX {
#ifdef BUILD_WOW6432
    /// The session.
    ULONGLONG ClientSession;
    /// The process.
    ULONGLONG ClientProcess;
#else
    /// Number of the session that the client belongs to.
    PVOID ClientSession;
    /// Number of the process that made the request.
    PVOID ClientProcess;
#endif
    /// Bytes of ClientComputerBuffer.
    USHORT ClientComputerNameLength;
    /// Name with a zero at its end.
    WCHAR ClientComputerBuffer[FILE_PIPE_COMPUTER_NAME_LENGTH + 1];
} FILE_PIPE_CLIENT_PROCESS_BUFFER_EX, *PFILE_PIPE_CLIENT_PROCESS_BUFFER_EX;
/// FSCTL_MAILSLOT_PEEK: what waits in a mailslot.
typedef struct _FILE_MAILSLOT_PEEK_BUFFER {
    /// Bytes that wait.
    ULONG ReadDataAvailable;
    /// Messages that wait.
    ULONG NumberOfMessages;
    /// Bytes of the first.
    ULONG MessageLength;
} FILE_MAILSLOT_PEEK_BUFFER, *PFILE_MAILSLOT_PEEK_BUFFER;

// ---- encryption -----------------------------------------------------------------------------------------------------
#define FILE_SET_ENCRYPTION 0x00000001
#define FILE_CLEAR_ENCRYPTION 0x00000002
#define STREAM_SET_ENCRYPTION 0x00000003
#define STREAM_CLEAR_ENCRYPTION 0x00000004
#define MAXIMUM_ENCRYPTION_VALUE 0x00000004
#define ENCRYPTION_FORMAT_DEFAULT (0x01)
/// FSCTL_SET_ENCRYPTION: encrypts a file or stream, or decrypts it.
typedef struct _ENCRYPTION_BUFFER {
    /// FILE_SET_ENCRYPTION and the others.
    ULONG EncryptionOperation;
    /// The driver's own.
    UCHAR Private[1];
} ENCRYPTION_BUFFER, *PENCRYPTION_BUFFER;
/// FSCTL_SET_ENCRYPTION: what is left encrypted.
typedef struct _DECRYPTION_STATUS_BUFFER {
    /// TRUE if no stream is.
    BOOLEAN NoEncryptedStreams;
} DECRYPTION_STATUS_BUFFER, *PDECRYPTION_STATUS_BUFFER;
/// FSCTL_READ_RAW_ENCRYPTED: which data is asked for.
typedef struct _REQUEST_RAW_ENCRYPTED_DATA {
    /// First byte.
    LONGLONG FileOffset;
    /// Bytes.
    ULONG Length;
} REQUEST_RAW_ENCRYPTED_DATA, *PREQUEST_RAW_ENCRYPTED_DATA;
/// FSCTL_READ_RAW_ENCRYPTED: encrypted data.
typedef struct _ENCRYPTED_DATA_INFO {
    /// First byte.
    ULONGLONG StartingFileOffset;
    /// Bytes from here to the data.
    ULONG OutputBufferOffset;
    /// Bytes before the file's end.
    ULONG BytesWithinFileSize;
    /// Bytes that were written.
    ULONG BytesWithinValidDataLength;
    /// COMPRESSION_FORMAT_XXX.
    USHORT CompressionFormat;
    /// Log2 of the bytes of a unit.
    UCHAR DataUnitShift;
    /// Log2 of the bytes of a chunk.
    UCHAR ChunkShift;
    /// Log2 of the bytes of a cluster.
    UCHAR ClusterShift;
    /// ENCRYPTION_FORMAT_XXX.
    UCHAR EncryptionFormat;
    /// Elements of DataBlockSize.
    USHORT NumberOfDataBlocks;
    /// Bytes of each block.
    ULONG DataBlockSize[ANYSIZE_ARRAY];
} ENCRYPTED_DATA_INFO, *PENCRYPTED_DATA_INFO;

// ---- links and copies -----------------------------------------------------------------------------------------------
typedef enum _LINK_TRACKING_INFORMATION_TYPE { NtfsLinkTrackingInformation, DfsLinkTrackingInformation } LINK_TRACKING_INFORMATION_TYPE, *PLINK_TRACKING_INFORMATION_TYPE;
/// FSCTL_LMR_GET_LINK_TRACKING_INFORMATION: where a link leads.
typedef struct _LINK_TRACKING_INFORMATION {
    /// Kind of the volume.
    LINK_TRACKING_INFORMATION_TYPE Type;
    /// Object identifier of the volume that the file is on now.
    UCHAR VolumeId[16];
} LINK_TRACKING_INFORMATION, *PLINK_TRACKING_INFORMATION;
/// FSCTL_LMR_SET_LINK_TRACKING_INFORMATION: tells a file that it was moved.
typedef struct _REMOTE_LINK_TRACKING_INFORMATION_ {
    /// Where it was moved to.
    PVOID TargetFileObject;
    /// Bytes of TargetLinkTrackingInformationBuffer.
    ULONG TargetLinkTrackingInformationLength;
    /// Where the link is to lead: a LINK_TRACKING_INFORMATION.
    UCHAR TargetLinkTrackingInformationBuffer[1];
} REMOTE_LINK_TRACKING_INFORMATION, *PREMOTE_LINK_TRACKING_INFORMATION;
/// FSCTL_OFFLOAD_READ: asks for a token that stands for data.
typedef struct _FSCTL_OFFLOAD_READ_INPUT {
    /// Bytes of this structure.
    ULONG Size;
    /// Zero.
    ULONG Flags;
    /// Milliseconds, 0 for what is usual.
    ULONG TokenTimeToLive;
    /// Zero.
    ULONG Reserved;
    /// First byte.
    ULONGLONG FileOffset;
    /// Bytes.
    ULONGLONG CopyLength;
} FSCTL_OFFLOAD_READ_INPUT, *PFSCTL_OFFLOAD_READ_INPUT;
#define OFFLOAD_READ_FLAG_ALL_ZERO_BEYOND_CURRENT_RANGE (1)
/// FSCTL_OFFLOAD_READ: the token.
typedef struct _FSCTL_OFFLOAD_READ_OUTPUT {
    /// Bytes of this structure.
    ULONG Size;
    /// OFFLOAD_READ_FLAG_XXX.
    ULONG Flags;
    /// Bytes that it stands for.
    ULONGLONG TransferLength;
    /// Stands for the data as it was then; opaque.
    UCHAR Token[512];
} FSCTL_OFFLOAD_READ_OUTPUT, *PFSCTL_OFFLOAD_READ_OUTPUT;
/// FSCTL_OFFLOAD_WRITE: writes what a token stands for.
typedef struct _FSCTL_OFFLOAD_WRITE_INPUT {
    /// Bytes of this structure.
    ULONG Size;
    /// Zero.
    ULONG Flags;
    /// First byte here.
    ULONGLONG FileOffset;
    /// Bytes.
    ULONGLONG CopyLength;
    /// First byte of what the token stands for.
    ULONGLONG TransferOffset;
    /// From FSCTL_OFFLOAD_READ, or a well-known one for zeros.
    UCHAR Token[512];
} FSCTL_OFFLOAD_WRITE_INPUT, *PFSCTL_OFFLOAD_WRITE_INPUT;
/// FSCTL_OFFLOAD_WRITE: how much was written.
typedef struct _FSCTL_OFFLOAD_WRITE_OUTPUT {
    /// Bytes of this structure.
    ULONG Size;
    /// Zero.
    ULONG Flags;
    /// Bytes.
    ULONGLONG LengthWritten;
} FSCTL_OFFLOAD_WRITE_OUTPUT, *PFSCTL_OFFLOAD_WRITE_OUTPUT;
typedef enum _FS_BPIO_OPERATIONS {
    FS_BPIO_OP_ENABLE = 1, FS_BPIO_OP_DISABLE, FS_BPIO_OP_QUERY, FS_BPIO_OP_VOLUME_STACK_PAUSE, FS_BPIO_OP_VOLUME_STACK_RESUME,
    FS_BPIO_OP_STREAM_PAUSE, FS_BPIO_OP_STREAM_RESUME, FS_BPIO_OP_GET_INFO, FS_BPIO_OP_MAX_OPERATION
} FS_BPIO_OPERATIONS;
typedef enum _FS_BPIO_INFLAGS { FSBPIO_INFL_None = 0, FSBPIO_INFL_SKIP_STORAGE_STACK_QUERY = 1 } FS_BPIO_INFLAGS;
/// FSCTL_MANAGE_BYPASS_IO: what is to be done.
typedef struct _FS_BPIO_INPUT {
    /// Enable, disable, query or resume for a file or a volume.
    FS_BPIO_OPERATIONS Operation;
    /// FSBPIO_INFL_ bits.
    FS_BPIO_INFLAGS InFlags;
    /// Zero.
    ULONGLONG Reserved1;
    /// Zero.
    ULONGLONG Reserved2;
} FS_BPIO_INPUT, *PFS_BPIO_INPUT;
#define SUPPORTED_FS_FEATURES_OFFLOAD_READ 0x00000001
#define SUPPORTED_FS_FEATURES_OFFLOAD_WRITE 0x00000002
#define SUPPORTED_FS_FEATURES_QUERY_OPEN 0x00000004
#define SUPPORTED_FS_FEATURES_BYPASS_IO 0x00000008

// ---- external backing -----------------------------------------------------------------------------------------------
#define WOF_CURRENT_VERSION (0x00000001)
#define WOF_PROVIDER_WIM (0x00000001)
#define WOF_PROVIDER_FILE (0x00000002)
#define WOF_PROVIDER_CLOUD (0x00000003)
#define FILE_PROVIDER_CURRENT_VERSION (0x00000001)
#define FILE_PROVIDER_COMPRESSION_XPRESS4K (0x00000000)
#define FILE_PROVIDER_COMPRESSION_LZX (0x00000001)
#define FILE_PROVIDER_COMPRESSION_XPRESS8K (0x00000002)
#define FILE_PROVIDER_COMPRESSION_XPRESS16K (0x00000003)
/// FSCTL_SET_EXTERNAL_BACKING: who keeps a file's data.
typedef struct _WOF_EXTERNAL_INFO {
    /// WOF_CURRENT_VERSION.
    ULONG Version;
    /// WOF_PROVIDER_XXX.
    ULONG Provider;
} WOF_EXTERNAL_INFO, *PWOF_EXTERNAL_INFO;
/// A file that is backed so.
typedef struct _WOF_EXTERNAL_FILE_ID {
    /// Its number.
    FILE_ID_128 FileId;
} WOF_EXTERNAL_FILE_ID, *PWOF_EXTERNAL_FILE_ID;
/// Version of the overlay filter.
typedef struct _WOF_VERSION_INFO {
    /// WOF_CURRENT_VERSION.
    ULONG WofVersion;
} WOF_VERSION_INFO, *PWOF_VERSION_INFO;
/// What follows WOF_EXTERNAL_INFO for WOF_PROVIDER_FILE.
typedef struct _FILE_PROVIDER_EXTERNAL_INFO_V0 {
    /// 0.
    ULONG Version;
    /// FILE_PROVIDER_COMPRESSION_XXX.
    ULONG Algorithm;
} FILE_PROVIDER_EXTERNAL_INFO_V0, *PFILE_PROVIDER_EXTERNAL_INFO_V0;
/// The same with flags.
typedef struct _FILE_PROVIDER_EXTERNAL_INFO_V1 {
    /// FILE_PROVIDER_CURRENT_VERSION.
    ULONG Version;
    /// FILE_PROVIDER_COMPRESSION_XXX.
    ULONG Algorithm;
    /// Zero.
    ULONG Flags;
} FILE_PROVIDER_EXTERNAL_INFO_V1, *PFILE_PROVIDER_EXTERNAL_INFO_V1;
typedef FILE_PROVIDER_EXTERNAL_INFO_V1 FILE_PROVIDER_EXTERNAL_INFO, *PFILE_PROVIDER_EXTERNAL_INFO;
