// Information classes of extended attributes, quotas, pipes and mailslots.
#pragma once

// ---- extended attributes and quotas ---------------------------------------------------------------------------------
/// Asks for an extended attribute by its name.
typedef struct _FILE_GET_EA_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Characters of EaName without the zero.
    UCHAR EaNameLength;
    /// The name with a zero at its end.
    CHAR EaName[1];
} FILE_GET_EA_INFORMATION, *PFILE_GET_EA_INFORMATION;
/// Asks for the quota of a user.
typedef struct _FILE_GET_QUOTA_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Bytes of Sid.
    ULONG SidLength;
    /// The user.
    SID Sid;
} FILE_GET_QUOTA_INFORMATION, *PFILE_GET_QUOTA_INFORMATION;
/// FileQuotaInformation: the quota of a user.
typedef struct _FILE_QUOTA_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Bytes of Sid.
    ULONG SidLength;
    /// When the quota last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes used.
    LARGE_INTEGER QuotaUsed;
    /// Bytes that bring a warning.
    LARGE_INTEGER QuotaThreshold;
    /// Bytes allowed.
    LARGE_INTEGER QuotaLimit;
    /// The user.
    SID Sid;
} FILE_QUOTA_INFORMATION, *PFILE_QUOTA_INFORMATION;

// ---- pipes and mailslots --------------------------------------------------------------------------------------------
#define FILE_PIPE_BYTE_STREAM_TYPE 0x00000000
#define FILE_PIPE_MESSAGE_TYPE 0x00000001
#define FILE_PIPE_ACCEPT_REMOTE_CLIENTS 0x00000000
#define FILE_PIPE_REJECT_REMOTE_CLIENTS 0x00000002
#define FILE_PIPE_QUEUE_OPERATION 0x00000000
#define FILE_PIPE_COMPLETE_OPERATION 0x00000001
#define FILE_PIPE_BYTE_STREAM_MODE 0x00000000
#define FILE_PIPE_MESSAGE_MODE 0x00000001
#define FILE_PIPE_INBOUND 0x00000000
#define FILE_PIPE_OUTBOUND 0x00000001
#define FILE_PIPE_FULL_DUPLEX 0x00000002
#define FILE_PIPE_DISCONNECTED_STATE 0x00000001
#define FILE_PIPE_LISTENING_STATE 0x00000002
#define FILE_PIPE_CONNECTED_STATE 0x00000003
#define FILE_PIPE_CLOSING_STATE 0x00000004
#define FILE_PIPE_CLIENT_END 0x00000000
#define FILE_PIPE_SERVER_END 0x00000001
#define MAILSLOT_SIZE_AUTO 0
/// FilePipeInformation: the modes of a pipe.
typedef struct _FILE_PIPE_INFORMATION {
    /// FILE_PIPE_XXX_MODE.
    ULONG ReadMode;
    /// FILE_PIPE_XXX_OPERATION.
    ULONG CompletionMode;
} FILE_PIPE_INFORMATION, *PFILE_PIPE_INFORMATION;
/// FilePipeLocalInformation: a pipe as this end sees it.
typedef struct _FILE_PIPE_LOCAL_INFORMATION {
    /// FILE_PIPE_XXX_TYPE.
    ULONG NamedPipeType;
    /// FILE_PIPE_INBOUND, OUTBOUND or FULL_DUPLEX.
    ULONG NamedPipeConfiguration;
    /// Instances allowed.
    ULONG MaximumInstances;
    /// Instances there are.
    ULONG CurrentInstances;
    /// Bytes of the buffer in.
    ULONG InboundQuota;
    /// Bytes to be read.
    ULONG ReadDataAvailable;
    /// Bytes of the buffer out.
    ULONG OutboundQuota;
    /// Bytes that may be written.
    ULONG WriteQuotaAvailable;
    /// FILE_PIPE_XXX_STATE.
    ULONG NamedPipeState;
    /// FILE_PIPE_CLIENT_END or SERVER_END.
    ULONG NamedPipeEnd;
} FILE_PIPE_LOCAL_INFORMATION, *PFILE_PIPE_LOCAL_INFORMATION;
/// FilePipeRemoteInformation: how a pipe over the network collects data.
typedef struct _FILE_PIPE_REMOTE_INFORMATION {
    /// Longest time, 100 ns.
    LARGE_INTEGER CollectDataTime;
    /// Most bytes.
    ULONG MaximumCollectionCount;
} FILE_PIPE_REMOTE_INFORMATION, *PFILE_PIPE_REMOTE_INFORMATION;
/// FileMailslotQueryInformation: a mailslot.
typedef struct _FILE_MAILSLOT_QUERY_INFORMATION {
    /// Bytes of the longest message.
    ULONG MaximumMessageSize;
    /// Bytes of all messages.
    ULONG MailslotQuota;
    /// Bytes of the next message.
    ULONG NextMessageSize;
    /// Messages that wait.
    ULONG MessagesAvailable;
    /// How long a read waits, 100 ns.
    LARGE_INTEGER ReadTimeout;
} FILE_MAILSLOT_QUERY_INFORMATION, *PFILE_MAILSLOT_QUERY_INFORMATION;
/// FileMailslotSetInformation: how long a read of a mailslot waits.
typedef struct _FILE_MAILSLOT_SET_INFORMATION {
    /// The time, 100 ns.
    PLARGE_INTEGER ReadTimeout;
} FILE_MAILSLOT_SET_INFORMATION, *PFILE_MAILSLOT_SET_INFORMATION;
