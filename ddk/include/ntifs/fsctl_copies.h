// What control codes of tracked links, offloaded copies and bypassed I/O take and give.
#pragma once

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
