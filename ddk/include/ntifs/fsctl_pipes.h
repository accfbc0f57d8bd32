// What control codes of pipes and mailslots take and give.
#pragma once

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
