// Clfs: the common log file system, its log files, records and management policies.
#pragma once

#define CLFS_FLAG_NO_FLAGS 0
#define CLFS_FLAG_FORCE_APPEND 1
#define CLFS_FLAG_FORCE_FLUSH 2
#define CLFS_FLAG_USE_RESERVATION 4
#define CLFS_FLAG_REENTRANT_FILE_SYSTEM 8
#define CLFS_FLAG_NON_REENTRANT_FILTER 0x10
#define CLFS_FLAG_REENTRANT_FILTER 0x20
#define CLFS_FLAG_IGNORE_SHARE_ACCESS 0x40
#define CLFS_FLAG_READ_IN_PROGRESS 0x80
#define CLFS_FLAG_MINIFILTER_LEVEL 0x100
#define CLFS_FLAG_HIDDEN_SYSTEM_LOG 0x200
#define CLFS_MARSHALLING_FLAG_NONE 0
#define CLFS_MARSHALLING_FLAG_DISABLE_BUFF_INIT 1
#define CLFS_FLAG_FILTER_INTERMEDIATE_LEVEL 0x10
#define CLFS_FLAG_FILTER_TOP_LEVEL 0x20
#define CLFS_MAX_CONTAINER_INFO 0x100
#define CLFS_SCAN_INIT 1
#define CLFS_SCAN_FORWARD 2
#define CLFS_SCAN_BACKWARD 4
#define CLFS_SCAN_CLOSE 8
#define CLFS_SCAN_INITIALIZED 0x10
#define CLFS_SCAN_BUFFERED 0x20
#define CLFS_MGMT_NUM_POLICIES 10
#define CLFS_LOG_SIZE_MINIMUM 0
#define CLFS_LOG_SIZE_MAXIMUM 0xFFFFFFFFFFFFFFFFui64
#define CLFS_MGMT_POLICY_VERSION 1
#define LOG_POLICY_OVERWRITE 1
#define LOG_POLICY_PERSIST 2
#define CLFS_MGMT_CLIENT_REGISTRATION_VERSION 1
typedef FILE_OBJECT *PLOG_FILE_OBJECT;
/// Adds a container to a log.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsAddLogContainer(_In_ PLOG_FILE_OBJECT plfoLog, _In_ PULONGLONG pcbContainer, _In_ PUNICODE_STRING puszContainerPath);
/// Adds several containers to a log at once.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsAddLogContainerSet(
    _In_ PLOG_FILE_OBJECT plfoLog, _In_ USHORT cContainers, _In_opt_ PULONGLONG pcbContainer,
    _In_reads_(cContainers) PUNICODE_STRING rguszContainerPath);
/// A log sequence number: the place of a record in a log.
typedef struct _CLS_LSN {
    /// Logical container, block and record, packed; compare it with the ClfsLsn routines.
    ULONGLONG Internal;
} CLS_LSN, CLFS_LSN, *PCLS_LSN, *PCLFS_LSN;
/// Moves the base of a log client forward; records before it are no longer needed.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsAdvanceLogBase(_Inout_ PVOID pvMarshalContext, _In_ PCLFS_LSN plsnBase, _In_ ULONG fFlags);
/// Adjusts the space that is reserved in a marshalling area for a number of records.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsAlignReservedLog(
    _In_ PVOID pvMarshalContext, _In_ ULONG cRecords, _In_reads_(cRecords) LONGLONG rgcbReservation[], _Out_ PLONGLONG pcbAlignReservation);
/// Reserves space in the log for records to be appended later.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsAllocReservedLog(_In_ PVOID pvMarshalContext, _In_ ULONG cRecords, _In_reads_(cRecords) PLONGLONG pcbAdjustment);
/// Closes a log and marks it to be emptied when its last reference goes.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsCloseAndResetLogFile(_In_ PLOG_FILE_OBJECT plfoLog);
/// Gives up a reference to a log.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsCloseLogFileObject(_In_ PLOG_FILE_OBJECT plfoLog);
typedef FILE_OBJECT * *PPLOG_FILE_OBJECT;
/// Opens or makes a log, or a stream of one, and gives its log file object.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsCreateLogFile(
    _Out_ PPLOG_FILE_OBJECT pplfoLog, _In_ PUNICODE_STRING puszLogFileName, _In_ ACCESS_MASK fDesiredAccess, _In_ ULONG dwShareMode,
    _In_opt_ PSECURITY_DESCRIPTOR psdLogFile, _In_ ULONG fCreateDisposition, _In_ ULONG fCreateOptions, _In_ ULONG fFlagsAndAttributes,
    _In_ ULONG fLogOptionFlag, _In_reads_bytes_opt_(cbContext) PVOID pvContext, _In_ ULONG cbContext);
/// Makes the buffers through which records of a log are read and appended.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsCreateMarshallingArea(
    _In_ PLOG_FILE_OBJECT plfoLog, _In_ POOL_TYPE ePoolType, _In_opt_ PALLOCATE_FUNCTION pfnAllocBuffer, _In_opt_ PFREE_FUNCTION pfnFreeBuffer,
    _In_ ULONG cbMarshallingBuffer, _In_ ULONG cMaxWriteBuffers, _In_ ULONG cMaxReadBuffers, _Outptr_ PVOID *ppvMarshalContext);
/// Makes a marshalling area whose buffers have a given alignment.
NTKERNELAPI NTSTATUS NTAPI ClfsCreateMarshallingAreaEx(
    _In_ PLOG_FILE_OBJECT plfoLog, _In_ POOL_TYPE ePoolType, _In_opt_ PALLOCATE_FUNCTION pfnAllocBuffer, _In_opt_ PFREE_FUNCTION pfnFreeBuffer,
    _In_ ULONG cbMarshallingBuffer, _In_ ULONG cMaxWriteBuffers, _In_ ULONG cMaxReadBuffers, _In_ ULONG cAlignmentSize, _In_ ULONGLONG fFlags,
    _Outptr_ PVOID *ppvMarshalContext);
typedef UCHAR CLFS_SCAN_MODE;
/// Type and size that open every structure of the log format.
typedef struct _CLFS_NODE_ID {
    /// Kind of node.
    ULONG cType;
    /// Size in bytes.
    ULONG cbNode;
} CLFS_NODE_ID, *PCLFS_NODE_ID;
typedef UINT32 CLS_CONTAINER_STATE;
typedef CLS_CONTAINER_STATE CLFS_CONTAINER_STATE;
typedef ULONG CLFS_CONTAINER_ID;
/// What is known of a container.
typedef struct _CLS_CONTAINER_INFORMATION {
    /// FILE_ATTRIBUTE_ bits.
    ULONG FileAttributes;
    /// When it was made, in 100 ns since 1601.
    ULONGLONG CreationTime;
    /// When it was last read or written, in 100 ns since 1601.
    ULONGLONG LastAccessTime;
    /// When it was last written, in 100 ns since 1601.
    ULONGLONG LastWriteTime;
    /// Size in bytes.
    LONGLONG ContainerSize;
    /// Characters of its name.
    ULONG FileNameActualLength;
    /// Characters of its name that are here.
    ULONG FileNameLength;
    /// Path of the container, with a terminator if it fits.
    WCHAR FileName[256];
    /// One of the CLS_CONTAINER_STATE values.
    CLFS_CONTAINER_STATE State;
    /// Its physical identifier.
    CLFS_CONTAINER_ID PhysicalContainerId;
    /// Its logical identifier.
    CLFS_CONTAINER_ID LogicalContainerId;
} CLS_CONTAINER_INFORMATION, CLFS_CONTAINER_INFORMATION, *PCLS_CONTAINER_INFORMATION, *PCLFS_CONTAINER_INFORMATION;
/// A walk over the containers of a log.
typedef struct _CLS_SCAN_CONTEXT {
    /// Type and size of this structure.
    CLFS_NODE_ID cidNode;
    /// Whose containers are listed.
    PLOG_FILE_OBJECT plfoLog;
    /// Container that comes next.
    DECLSPEC_ALIGN(8) ULONG cIndex;
    /// Containers to give at a time.
    DECLSPEC_ALIGN(8) ULONG cContainers;
    /// Containers given last.
    DECLSPEC_ALIGN(8) ULONG cContainersReturned;
    /// State and direction of the walk.
    DECLSPEC_ALIGN(8) CLFS_SCAN_MODE eScanMode;
    /// The descriptors given last.
    DECLSPEC_ALIGN(8) PCLS_CONTAINER_INFORMATION pinfoContainer;
} CLS_SCAN_CONTEXT, CLFS_SCAN_CONTEXT, *PCLS_SCAN_CONTEXT, *PCLFS_SCAN_CONTEXT;
/// Starts a walk over the containers of a log.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsCreateScanContext(
    _In_ PLOG_FILE_OBJECT plfoLog, _In_ ULONG cFromContainer, _In_ ULONG cContainers, _In_ CLFS_SCAN_MODE eScanMode,
    _Inout_ PCLFS_SCAN_CONTEXT pcxScan);
/// Marks an open log to be deleted when its last reference goes.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsDeleteLogByPointer(_In_ PLOG_FILE_OBJECT plfoLog);
/// Marks a log to be deleted, by its name.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsDeleteLogFile(
    _In_ PUNICODE_STRING puszLogFileName, _In_opt_ PVOID pvReserved, _In_ ULONG fLogOptionFlag, _In_reads_bytes_opt_(cbContext) PVOID pvContext,
    _In_ ULONG cbContext);
/// Deletes a marshalling area; its buffers are flushed first.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsDeleteMarshallingArea(_In_ PVOID pvMarshalContext);
/// Writes everything appended through a marshalling area to stable storage.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsFlushBuffers(_In_ PVOID pvMarshalContext);
/// Writes records up to a sequence number to stable storage.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsFlushToLsn(_In_ PVOID pvMarshalContext, _In_ PCLFS_LSN plsnFlush, _Out_opt_ PCLFS_LSN plsnLastFlushed);
/// Gives the path of a container by its logical identifier.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsGetContainerName(
    _In_ PLOG_FILE_OBJECT plfoLog, _In_ CLFS_CONTAINER_ID cidLogicalContainer, _Inout_ PUNICODE_STRING puszContainerName,
    _Out_opt_ PULONG pcActualLenContainerName);
/// Which statistics ClfsGetIoStatistics gives.
typedef enum _CLFS_IOSTATS_CLASS { ClfsIoStatsDefault, ClfsIoStatsMax = 0xFFFF } CLFS_IOSTATS_CLASS, *PCLFS_IOSTATS_CLASS;
/// Gives counts of a log's transfers.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsGetIoStatistics(
    _In_ PLOG_FILE_OBJECT plfoLog, _Inout_updates_bytes_(cbStatsBuffer) PVOID pvStatsBuffer, _In_ ULONG cbStatsBuffer,
    _In_ CLFS_IOSTATS_CLASS eStatsClass, _Out_opt_ PULONG pcbStatsWritten);
/// Returns the offset of a log sequence number's block in its container.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI ULONG NTAPI ClfsLsnBlockOffset(_In_ const CLFS_LSN *plsn);
/// Returns the logical container of a log sequence number.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI CLFS_CONTAINER_ID NTAPI ClfsLsnContainer(_In_ const CLFS_LSN *plsn);
/// Makes a log sequence number of a container, a block offset and a record number.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI CLFS_LSN NTAPI ClfsLsnCreate(_In_ CLFS_CONTAINER_ID cidContainer, _In_ ULONG offBlock, _In_ ULONG cRecord);
/// Says whether two log sequence numbers are the same.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ClfsLsnEqual(_In_ const CLFS_LSN *plsn1, _In_ const CLFS_LSN *plsn2);
/// Says whether the first log sequence number is after the second.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ClfsLsnGreater(_In_ const CLFS_LSN *plsn1, _In_ const CLFS_LSN *plsn2);
/// Says whether the first log sequence number is before the second.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ClfsLsnLess(_In_ const CLFS_LSN *plsn1, _In_ const CLFS_LSN *plsn2);
/// Says whether a log sequence number is CLFS_LSN_NULL.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ClfsLsnNull(_In_ const CLFS_LSN *plsn);
/// Returns the record number of a log sequence number within its block.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI ULONG NTAPI ClfsLsnRecordSequence(_In_ const CLFS_LSN *plsn);
typedef PVOID CLFS_MGMT_CLIENT;
/// Ends the management of a log client.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsMgmtDeregisterManagedClient(_In_ CLFS_MGMT_CLIENT ClientCookie);
/// Asks for room in a full log; a callback tells how that ended.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsMgmtHandleLogFileFull(_In_ CLFS_MGMT_CLIENT Client);
/// Kinds of management policies.
typedef enum _CLFS_MGMT_POLICY_TYPE {
    ClfsMgmtPolicyMaximumSize, ClfsMgmtPolicyMinimumSize, ClfsMgmtPolicyNewContainerSize, ClfsMgmtPolicyGrowthRate, ClfsMgmtPolicyLogTail,
    ClfsMgmtPolicyAutoShrink, ClfsMgmtPolicyAutoGrow, ClfsMgmtPolicyNewContainerPrefix, ClfsMgmtPolicyNewContainerSuffix,
    ClfsMgmtPolicyNewContainerExtension, ClfsMgmtPolicyInvalid
} CLFS_MGMT_POLICY_TYPE, *PCLFS_MGMT_POLICY_TYPE;
/// A management policy of a log.
typedef struct _CLFS_MGMT_POLICY {
    /// CLFS_MGMT_POLICY_VERSION.
    ULONG Version;
    /// Size of this structure.
    ULONG LengthInBytes;
    /// LOG_POLICY_OVERWRITE or LOG_POLICY_PERSIST.
    ULONG PolicyFlags;
    /// Which of the parameters below is meant.
    CLFS_MGMT_POLICY_TYPE PolicyType;
    /// Parameters by type.
    union {
        /// Most the log may hold; ClfsMgmtPolicyMaximumSize.
        struct {
            /// How many of them.
            ULONG Containers;
        } MaximumSize;
        /// Least the log shrinks to; ClfsMgmtPolicyMinimumSize.
        struct {
            /// How many of them.
            ULONG Containers;
        } MinimumSize;
        /// Size of containers to be made; ClfsMgmtPolicyNewContainerSize.
        struct {
            /// In bytes; the same for all containers of a log.
            ULONG SizeInBytes;
        } NewContainerSize;
        /// How much the log grows at a time; ClfsMgmtPolicyGrowthRate.
        struct {
            /// In containers; 0 if the other member counts.
            ULONG AbsoluteGrowthInContainers;
            /// In percent of the containers there are; 0 if the other member counts.
            ULONG RelativeGrowthPercentage;
        } GrowthRate;
        /// How much is to be free once clients moved their tails; ClfsMgmtPolicyLogTail.
        struct {
            /// In percent of the log; 0 if the other member counts.
            ULONG MinimumAvailablePercentage;
            /// In containers; 0 if the other member counts.
            ULONG MinimumAvailableContainers;
        } LogTail;
        /// When the log shrinks; ClfsMgmtPolicyAutoShrink.
        struct {
            /// Free space, in percent, above which containers are removed.
            ULONG Percentage;
        } AutoShrink;
        /// Whether a full log grows; ClfsMgmtPolicyAutoGrow.
        struct {
            /// Not 0: it does.
            ULONG Enabled;
        } AutoGrow;
        /// How paths of new containers begin; ClfsMgmtPolicyNewContainerPrefix.
        struct {
            /// Bytes of PrefixString.
            USHORT PrefixLengthInBytes;
            /// The beginning, with folder.
            WCHAR PrefixString[1];
        } NewContainerPrefix;
        /// How names of new containers go on; ClfsMgmtPolicyNewContainerSuffix.
        struct {
            /// Number of the next container, counted up with each.
            ULONGLONG NextContainerSuffix;
        } NewContainerSuffix;
        /// Extension of new containers; ClfsMgmtPolicyNewContainerExtension.
        struct {
            /// Bytes of ExtensionString.
            USHORT ExtensionLengthInBytes;
            /// What container files end with, after the prefix and number.
            WCHAR ExtensionString[1];
        } NewContainerExtension;
    } PolicyParameters;
} CLFS_MGMT_POLICY, *PCLFS_MGMT_POLICY;
/// Adds or replaces a management policy of a log.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsMgmtInstallPolicy(_In_ PLOG_FILE_OBJECT LogFile, _In_reads_bytes_(PolicyLength) PCLFS_MGMT_POLICY Policy, _In_ ULONG PolicyLength);
/// Reads a management policy of a log.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsMgmtQueryPolicy(
    _In_ PLOG_FILE_OBJECT LogFile, _In_ CLFS_MGMT_POLICY_TYPE PolicyType, _Out_writes_bytes_(*PolicyLength) PCLFS_MGMT_POLICY Policy,
    _Out_ PULONG PolicyLength);
/// Asks a client to move the tail of its log.
_IRQL_requires_max_(APC_LEVEL)
typedef NTSTATUS (NTAPI *PCLFS_CLIENT_ADVANCE_TAIL_CALLBACK)(_In_ PLOG_FILE_OBJECT LogFile, _In_ PCLFS_LSN TargetLsn, _In_ PVOID ClientData);
/// Tells a client whether room was made in its full log.
_IRQL_requires_max_(APC_LEVEL)
typedef VOID (NTAPI *PCLFS_CLIENT_LFF_HANDLER_COMPLETE_CALLBACK)(
    _In_ PLOG_FILE_OBJECT LogFile, _In_ NTSTATUS OperationStatus, _In_ BOOLEAN LogIsPinned, _In_ PVOID ClientData);
/// Tells a client that its log is no longer pinned.
_IRQL_requires_max_(APC_LEVEL)
typedef VOID (NTAPI *PCLFS_CLIENT_LOG_UNPINNED_CALLBACK)(_In_ PLOG_FILE_OBJECT LogFile, _In_ PVOID ClientData);
/// Callbacks of a managed client.
typedef struct _CLFS_MGMT_CLIENT_REGISTRATION {
    /// CLFS_MGMT_CLIENT_REGISTRATION_VERSION.
    ULONG Version;
    /// Asked to move the tail.
    PCLFS_CLIENT_ADVANCE_TAIL_CALLBACK AdvanceTailCallback;
    /// Its context.
    PVOID AdvanceTailCallbackData;
    /// Told of room in a full log.
    PCLFS_CLIENT_LFF_HANDLER_COMPLETE_CALLBACK LogGrowthCompleteCallback;
    /// Its context.
    PVOID LogGrowthCompleteCallbackData;
    /// Told that the log is unpinned.
    PCLFS_CLIENT_LOG_UNPINNED_CALLBACK LogUnpinnedCallback;
    /// Its context.
    PVOID LogUnpinnedCallbackData;
} CLFS_MGMT_CLIENT_REGISTRATION, *PCLFS_MGMT_CLIENT_REGISTRATION;
typedef PVOID *PCLFS_MGMT_CLIENT;
/// Registers a client whose log CLFS manages, with its callbacks.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsMgmtRegisterManagedClient(
    _In_ PLOG_FILE_OBJECT LogFile, _In_ PCLFS_MGMT_CLIENT_REGISTRATION RegistrationData, _Out_ PCLFS_MGMT_CLIENT ClientCookie);
/// Removes a management policy of a log.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsMgmtRemovePolicy(_In_ PLOG_FILE_OBJECT LogFile, _In_ CLFS_MGMT_POLICY_TYPE PolicyType);
/// Tells that the size of a log was set.
typedef VOID (NTAPI *PCLFS_SET_LOG_SIZE_COMPLETE_CALLBACK)(_In_ PLOG_FILE_OBJECT LogFile, _In_ NTSTATUS OperationStatus, _In_ PVOID ClientData);
/// Adds or removes containers until a log has so many.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsMgmtSetLogFileSize(
    _In_ PLOG_FILE_OBJECT LogFile, _In_ PULONGLONG NewSizeInContainers, _Out_opt_ PULONGLONG ResultingSizeInContainers,
    _In_opt_ PCLFS_SET_LOG_SIZE_COMPLETE_CALLBACK CompletionRoutine, _In_opt_ PVOID CompletionRoutineData);
/// Sets the number of containers of a log on behalf of one client.
NTKERNELAPI NTSTATUS NTAPI ClfsMgmtSetLogFileSizeAsClient(
    _In_ PLOG_FILE_OBJECT LogFile, _In_opt_ PCLFS_MGMT_CLIENT ClientCookie, _In_ PULONGLONG NewSizeInContainers,
    _Out_opt_ PULONGLONG ResultingSizeInContainers, _In_opt_ PCLFS_SET_LOG_SIZE_COMPLETE_CALLBACK CompletionRoutine,
    _In_opt_ PVOID CompletionRoutineData);
/// Tells CLFS management that a client could not move its tail.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsMgmtTailAdvanceFailure(_In_ CLFS_MGMT_CLIENT Client, _In_ NTSTATUS Reason);
/// What ClfsQueryLogFileInformation gives.
typedef enum _CLS_LOG_INFORMATION_CLASS {
    ClfsLogBasicInformation, ClfsLogBasicInformationPhysical, ClfsLogPhysicalNameInformation, ClfsLogStreamIdentifierInformation,
    ClfsLogSystemMarkingInformation, ClfsLogPhysicalLsnInformation
} CLS_LOG_INFORMATION_CLASS, CLFS_LOG_INFORMATION_CLASS, *PCLS_LOG_INFORMATION_CLASS, *PCLFS_LOG_INFORMATION_CLASS;
typedef CLS_LOG_INFORMATION_CLASS CLFS_LOG_INFORMATION_CLASS;
/// Reads metadata of a log.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsQueryLogFileInformation(
    _In_ PLOG_FILE_OBJECT plfoLog, _In_ CLFS_LOG_INFORMATION_CLASS eInformationClass, _In_reads_bytes_opt_(cbinfoInputBuffer) PVOID pinfoInputBuffer,
    _In_opt_ ULONG cbinfoInputBuffer, _Out_writes_bytes_(*pcbInfoBuffer) PVOID pinfoBuffer, _Inout_ PULONG pcbInfoBuffer);
/// Direction in which records are read.
typedef enum _CLFS_CONTEXT_MODE { ClfsContextNone, ClfsContextUndoNext, ClfsContextPrevious, ClfsContextForward } CLFS_CONTEXT_MODE, *PCLFS_CONTEXT_MODE;
typedef UCHAR CLS_RECORD_TYPE;
typedef CLS_RECORD_TYPE *PCLFS_RECORD_TYPE;
/// Starts reading records at a sequence number and gives the first.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsReadLogRecord(
    _In_ PVOID pvMarshalContext, _Inout_ PCLFS_LSN plsnFirst, _In_ CLFS_CONTEXT_MODE peContextMode,
    _Outptr_result_bytebuffer_(*pcbReadBuffer) PVOID *ppvReadBuffer, _Out_ PULONG pcbReadBuffer, _Out_ PCLFS_RECORD_TYPE peRecordType,
    _Out_ PCLFS_LSN plsnUndoNext, _Out_ PCLFS_LSN plsnPrevious, _Outptr_ PVOID *ppvReadContext);
/// Gives the next record of a walk that ClfsReadLogRecord began.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsReadNextLogRecord(
    _Inout_ PVOID pvReadContext, _Outptr_result_bytebuffer_(*pcbBuffer) PVOID *ppvBuffer, _Out_ PULONG pcbBuffer,
    _Inout_ PCLFS_RECORD_TYPE peRecordType, _In_opt_ PCLFS_LSN plsnUser, _Out_ PCLFS_LSN plsnUndoNext, _Out_ PCLFS_LSN plsnPrevious,
    _Out_ PCLFS_LSN plsnRecord);
/// Gives the restart area before the one read last.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsReadPreviousRestartArea(
    _In_ PVOID pvReadContext, _Outptr_result_bytebuffer_(*pcbRestartBuffer) PVOID *ppvRestartBuffer, _Out_ PULONG pcbRestartBuffer,
    _Out_ PCLFS_LSN plsnRestart);
/// Gives the last restart area of a log.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsReadRestartArea(
    _Inout_ PVOID pvMarshalContext, _Outptr_result_bytebuffer_(*pcbRestartBuffer) PVOID *ppvRestartBuffer, _Out_ PULONG pcbRestartBuffer,
    _Out_ PCLFS_LSN plsn, _Outptr_ PVOID *ppvReadContext);
/// Removes a container from a log.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsRemoveLogContainer(_In_ PLOG_FILE_OBJECT plfoLog, _In_ PUNICODE_STRING puszContainerPath, _In_ BOOLEAN fForce);
/// Removes several containers from a log at once.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsRemoveLogContainerSet(
    _In_ PLOG_FILE_OBJECT plfoLog, _In_ USHORT cContainers, _In_reads_(cContainers) PUNICODE_STRING rgwszContainerPath, _In_ BOOLEAN fForce);
/// One buffer of a record to be appended.
typedef struct _CLS_WRITE_ENTRY {
    /// The data.
    PVOID Buffer;
    /// Its size in bytes.
    ULONG ByteLength;
} CLS_WRITE_ENTRY, CLFS_WRITE_ENTRY, *PCLS_WRITE_ENTRY, *PCLFS_WRITE_ENTRY;
/// Reserves space, appends a record, or both in one step.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsReserveAndAppendLog(
    _In_ PVOID pvMarshalContext, _In_reads_opt_(cWriteEntries) PCLFS_WRITE_ENTRY rgWriteEntries, _In_ ULONG cWriteEntries,
    _In_opt_ PCLFS_LSN plsnUndoNext, _In_opt_ PCLFS_LSN plsnPrevious, _In_ ULONG cReserveRecords,
    _Inout_updates_opt_(cReserveRecords) PLONGLONG rgcbReservation, _In_ ULONG fFlags, _Out_opt_ PCLFS_LSN plsn);
/// Does as ClfsReserveAndAppendLog with a given alignment of the entries.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsReserveAndAppendLogAligned(
    _In_ PVOID pvMarshalContext, _In_reads_opt_(cWriteEntries) PCLFS_WRITE_ENTRY rgWriteEntries, _In_ ULONG cWriteEntries,
    _In_ ULONG cbEntryAlignment, _In_opt_ PCLFS_LSN plsnUndoNext, _In_opt_ PCLFS_LSN plsnPrevious, _In_ ULONG cReserveRecords,
    _Inout_updates_opt_(cReserveRecords) PLONGLONG rgcbReservation, _In_ ULONG fFlags, _Out_opt_ PCLFS_LSN plsn);
/// Gives descriptors of the next containers of a walk.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsScanLogContainers(_Inout_ PCLFS_SCAN_CONTEXT pcxScan, _In_ CLFS_SCAN_MODE eScanMode);
/// Moves the archive tail of a log.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsSetArchiveTail(_In_ PLOG_FILE_OBJECT plfoLog, _In_ PCLFS_LSN plsnArchiveTail);
/// Cuts a log off after a sequence number.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsSetEndOfLog(_In_ PLOG_FILE_OBJECT plfoLog, _In_ PCLFS_LSN plsnEnd);
/// Sets metadata of a log.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsSetLogFileInformation(
    _In_ PLOG_FILE_OBJECT plfoLog, _In_ CLFS_LOG_INFORMATION_CLASS eInformationClass, _In_reads_bytes_(cbBuffer) PVOID pinfoBuffer,
    _In_ ULONG cbBuffer);
/// Ends a walk over records and frees its context.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsTerminateReadLog(_In_ PVOID pvCursorContext);
/// Appends a restart area and moves the base of the log.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ClfsWriteRestartArea(
    _Inout_ PVOID pvMarshalContext, _In_reads_bytes_(cbRestartBuffer) PVOID pvRestartBuffer, _In_ ULONG cbRestartBuffer, _In_opt_ PCLFS_LSN plsnBase,
    _In_ ULONG fFlags, _Out_opt_ PULONG pcbWritten, _Out_opt_ PCLFS_LSN plsnNext);
/// Name of a log.
typedef struct _CLFS_LOG_NAME_INFORMATION {
    /// How much of Name counts, no terminator included.
    USHORT NameLengthInBytes;
    /// Path of the base log file; no terminator.
    WCHAR Name[1];
} CLFS_LOG_NAME_INFORMATION, *PCLFS_LOG_NAME_INFORMATION;
/// Identifier of a stream of a log.
typedef struct _CLFS_STREAM_ID_INFORMATION {
    /// Tells the streams of one physical log apart.
    UCHAR StreamIdentifier;
} CLFS_STREAM_ID_INFORMATION, *PCLFS_STREAM_ID_INFORMATION;
/// Sizes, sequence numbers and attributes of a log.
typedef struct _CLS_INFORMATION {
    /// Bytes free in the log.
    LONGLONG TotalAvailable;
    /// Bytes free that are not reserved.
    LONGLONG CurrentAvailable;
    /// Bytes reserved.
    LONGLONG TotalReservation;
    /// Size of the base log file.
    ULONGLONG BaseFileSize;
    /// Bytes of each container file.
    ULONGLONG ContainerSize;
    /// Containers of the log.
    ULONG TotalContainers;
    /// Containers not in use.
    ULONG FreeContainers;
    /// Clients of the log.
    ULONG TotalClients;
    /// Attributes of the log file.
    ULONG Attributes;
    /// Bytes after which data is flushed.
    ULONG FlushThreshold;
    /// Bytes of a sector.
    ULONG SectorSize;
    /// Smallest archive tail.
    CLS_LSN MinArchiveTailLsn;
    /// First record in use.
    CLS_LSN BaseLsn;
    /// Last record on stable storage.
    CLS_LSN LastFlushedLsn;
    /// Last record.
    CLS_LSN LastLsn;
    /// Last restart area.
    CLS_LSN RestartLsn;
    /// Identifier of the log.
    GUID Identity;
} CLS_INFORMATION, CLFS_INFORMATION, *PCLS_INFORMATION, *PPCLS_INFORMATION, *PCLFS_INFORMATION, *PPCLFS_INFORMATION;
/// Opens the statistics of a log.
typedef struct _CLS_IO_STATISTICS_HEADER {
    /// Changes with the layout.
    UCHAR ubMajorVersion;
    /// Changes when something is appended.
    UCHAR ubMinorVersion;
    /// Which statistics follow.
    CLFS_IOSTATS_CLASS eStatsClass;
    /// Size in bytes.
    USHORT cbLength;
    /// Offset of the data.
    ULONG coffData;
} CLS_IO_STATISTICS_HEADER, CLFS_IO_STATISTICS_HEADER, *PCLS_IO_STATISTICS_HEADER, *PCLFS_IO_STATISTICS_HEADER;
/// Counts of a log's transfers.
typedef struct _CLS_IO_STATISTICS {
    /// Version and kind of what follows.
    CLS_IO_STATISTICS_HEADER hdrIoStats;
    /// Flushes of data.
    ULONGLONG cFlush;
    /// Bytes of data flushed.
    ULONGLONG cbFlush;
    /// Flushes of metadata.
    ULONGLONG cMetaFlush;
    /// Bytes of metadata flushed.
    ULONGLONG cbMetaFlush;
} CLS_IO_STATISTICS, CLFS_IO_STATISTICS, *PCLS_IO_STATISTICS, *PCLFS_IO_STATISTICS;
