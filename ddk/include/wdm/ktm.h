// Tm: the kernel transaction manager, its objects and what drivers call on them.
#pragma once

/// Types of the transaction manager's objects.
extern POBJECT_TYPE *TmTransactionManagerObjectType, *TmResourceManagerObjectType, *TmEnlistmentObjectType, *TmTransactionObjectType;

#define TRANSACTION_MANAGER_VOLATILE 1
#define TRANSACTION_MANAGER_COMMIT_DEFAULT 0
#define TRANSACTION_MANAGER_COMMIT_SYSTEM_VOLUME 2
#define TRANSACTION_MANAGER_COMMIT_SYSTEM_HIVES 4
#define TRANSACTION_MANAGER_COMMIT_LOWEST 8
#define TRANSACTION_MANAGER_CORRUPT_FOR_RECOVERY 0x10
#define TRANSACTION_MANAGER_CORRUPT_FOR_PROGRESS 0x20
#define TRANSACTION_MANAGER_MAXIMUM_OPTION 63
#define TRANSACTION_DO_NOT_PROMOTE 1
#define TRANSACTION_MAXIMUM_OPTION 1
#define CRM_PROTOCOL_EXPLICIT_MARSHAL_ONLY 1
#define CRM_PROTOCOL_DYNAMIC_MARSHAL_INFO 2
#define CRM_PROTOCOL_MAXIMUM_OPTION 3
#define ENLISTMENT_SUPERIOR 1
#define ENLISTMENT_MAXIMUM_OPTION 1
#define TRANSACTION_NOTIFY_MASK 0x3FFFFFFF
#define TRANSACTION_NOTIFY_PREPREPARE 1
#define TRANSACTION_NOTIFY_PREPARE 2
#define TRANSACTION_NOTIFY_COMMIT 4
#define TRANSACTION_NOTIFY_ROLLBACK 8
#define TRANSACTION_NOTIFY_PREPREPARE_COMPLETE 0x10
#define TRANSACTION_NOTIFY_PREPARE_COMPLETE 0x20
#define TRANSACTION_NOTIFY_COMMIT_COMPLETE 0x40
#define TRANSACTION_NOTIFY_ROLLBACK_COMPLETE 0x80
#define TRANSACTION_NOTIFY_RECOVER 0x100
#define TRANSACTION_NOTIFY_SINGLE_PHASE_COMMIT 0x200
#define TRANSACTION_NOTIFY_DELEGATE_COMMIT 0x400
#define TRANSACTION_NOTIFY_RECOVER_QUERY 0x800
#define TRANSACTION_NOTIFY_ENLIST_PREPREPARE 0x1000
#define TRANSACTION_NOTIFY_LAST_RECOVER 0x2000
#define TRANSACTION_NOTIFY_INDOUBT 0x4000
#define TRANSACTION_NOTIFY_PROPAGATE_PULL 0x8000
#define TRANSACTION_NOTIFY_PROPAGATE_PUSH 0x10000
#define TRANSACTION_NOTIFY_MARSHAL 0x20000
#define TRANSACTION_NOTIFY_ENLIST_MASK 0x40000
#define TRANSACTION_NOTIFY_RM_DISCONNECTED 0x1000000
#define TRANSACTION_NOTIFY_TM_ONLINE 0x2000000
#define TRANSACTION_NOTIFY_COMMIT_REQUEST 0x4000000
#define TRANSACTION_NOTIFY_PROMOTE 0x8000000
#define TRANSACTION_NOTIFY_PROMOTE_NEW 0x10000000
#define TRANSACTION_NOTIFY_REQUEST_OUTCOME 0x20000000
#define TRANSACTION_NOTIFY_COMMIT_FINALIZE 0x40000000
#define TRANSACTIONMANAGER_OBJECT_NAME_LENGTH_IN_BYTES 118
#define TRANSACTION_OBJECT_NAME_LENGTH_IN_BYTES 104
#define ENLISTMENT_OBJECT_NAME_LENGTH_IN_BYTES 102
#define TRANSACTION_NOTIFICATION_TM_ONLINE_FLAG_IS_CLUSTERED 1
#define KTM_MARSHAL_BLOB_VERSION_MAJOR 1
#define KTM_MARSHAL_BLOB_VERSION_MINOR 1
#define TRANSACTIONMANAGER_QUERY_INFORMATION 1
#define TRANSACTIONMANAGER_SET_INFORMATION 2
#define TRANSACTIONMANAGER_RECOVER 4
#define TRANSACTIONMANAGER_RENAME 8
#define TRANSACTIONMANAGER_CREATE_RM 0x10
#define TRANSACTIONMANAGER_BIND_TRANSACTION 0x20
#define TRANSACTIONMANAGER_GENERIC_READ 0x20001
#define TRANSACTIONMANAGER_GENERIC_WRITE 0x2001E
#define TRANSACTIONMANAGER_GENERIC_EXECUTE 0x20000
#define TRANSACTIONMANAGER_ALL_ACCESS 0xF003F
#define TRANSACTION_QUERY_INFORMATION 1
#define TRANSACTION_SET_INFORMATION 2
#define TRANSACTION_ENLIST 4
#define TRANSACTION_COMMIT 8
#define TRANSACTION_ROLLBACK 0x10
#define TRANSACTION_PROPAGATE 0x20
#define TRANSACTION_RIGHT_RESERVED1 0x40
#define TRANSACTION_GENERIC_READ 0x120001
#define TRANSACTION_GENERIC_WRITE 0x12003E
#define TRANSACTION_GENERIC_EXECUTE 0x120018
#define TRANSACTION_ALL_ACCESS 0x1F003F
#define TRANSACTION_RESOURCE_MANAGER_RIGHTS 0x120037
#define RESOURCEMANAGER_QUERY_INFORMATION 1
#define RESOURCEMANAGER_SET_INFORMATION 2
#define RESOURCEMANAGER_RECOVER 4
#define RESOURCEMANAGER_ENLIST 8
#define RESOURCEMANAGER_GET_NOTIFICATION 0x10
#define RESOURCEMANAGER_REGISTER_PROTOCOL 0x20
#define RESOURCEMANAGER_COMPLETE_PROPAGATION 0x40
#define RESOURCEMANAGER_GENERIC_READ 0x120001
#define RESOURCEMANAGER_GENERIC_WRITE 0x12007E
#define RESOURCEMANAGER_GENERIC_EXECUTE 0x12005C
#define RESOURCEMANAGER_ALL_ACCESS 0x1F007F
#define ENLISTMENT_QUERY_INFORMATION 1
#define ENLISTMENT_SET_INFORMATION 2
#define ENLISTMENT_RECOVER 4
#define ENLISTMENT_SUBORDINATE_RIGHTS 8
#define ENLISTMENT_SUPERIOR_RIGHTS 0x10
#define ENLISTMENT_GENERIC_READ 0x20001
#define ENLISTMENT_GENERIC_WRITE 0x2001E
#define ENLISTMENT_GENERIC_EXECUTE 0x2001C
#define ENLISTMENT_ALL_ACCESS 0xF001F
/// Identifiers of an enlistment.
typedef struct _ENLISTMENT_BASIC_INFORMATION {
    /// Identifier of the enlistment.
    GUID EnlistmentId;
    /// Unit of work of its transaction.
    GUID TransactionId;
    /// Identifier of its resource manager.
    GUID ResourceManagerId;
} ENLISTMENT_BASIC_INFORMATION, *PENLISTMENT_BASIC_INFORMATION;
/// A walk over KTM objects.
typedef struct _KTMOBJECT_CURSOR {
    /// Last object given; zero to begin.
    GUID LastQuery;
    /// Identifiers given.
    ULONG ObjectIdCount;
    /// The identifiers.
    GUID ObjectIds[1];
} KTMOBJECT_CURSOR, *PKTMOBJECT_CURSOR;
/// Identity of a resource manager.
typedef struct _RESOURCEMANAGER_BASIC_INFORMATION {
    /// Its identifier.
    GUID ResourceManagerId;
    /// Bytes of its description.
    ULONG DescriptionLength;
    /// What it is, in words for people; no terminator.
    WCHAR Description[1];
} RESOURCEMANAGER_BASIC_INFORMATION, *PRESOURCEMANAGER_BASIC_INFORMATION;
/// Completion port of a resource manager's notifications.
typedef struct _RESOURCEMANAGER_COMPLETION_INFORMATION {
    /// Port that gets a packet for each notification.
    HANDLE IoCompletionPortHandle;
    /// Key that the packets carry.
    ULONG_PTR CompletionKey;
} RESOURCEMANAGER_COMPLETION_INFORMATION, *PRESOURCEMANAGER_COMPLETION_INFORMATION;
/// State of a transaction.
typedef struct _TRANSACTION_BASIC_INFORMATION {
    /// Its unit of work.
    GUID TransactionId;
    /// A TRANSACTION_STATE.
    ULONG State;
    /// A TRANSACTION_OUTCOME.
    ULONG Outcome;
} TRANSACTION_BASIC_INFORMATION, *PTRANSACTION_BASIC_INFORMATION;
/// An enlistment and its resource manager.
typedef struct _TRANSACTION_ENLISTMENT_PAIR {
    /// Identifier of the enlistment.
    GUID EnlistmentId;
    /// Identifier of the resource manager.
    GUID ResourceManagerId;
} TRANSACTION_ENLISTMENT_PAIR, *PTRANSACTION_ENLISTMENT_PAIR;
/// The enlistments of a transaction.
typedef struct _TRANSACTION_ENLISTMENTS_INFORMATION {
    /// How many there are.
    ULONG NumberOfEnlistments;
    /// Each by its identifier and its resource manager's.
    TRANSACTION_ENLISTMENT_PAIR EnlistmentPair[1];
} TRANSACTION_ENLISTMENTS_INFORMATION, *PTRANSACTION_ENLISTMENTS_INFORMATION;
/// Properties of a transaction.
typedef struct _TRANSACTION_PROPERTIES_INFORMATION {
    /// Reserved, zero.
    ULONG IsolationLevel;
    /// Reserved, zero.
    ULONG IsolationFlags;
    /// When it is rolled back, in 100 ns.
    LARGE_INTEGER Timeout;
    /// A TRANSACTION_OUTCOME.
    ULONG Outcome;
    /// Bytes of the description.
    ULONG DescriptionLength;
    /// What it is for, in words for people; no terminator.
    WCHAR Description[1];
} TRANSACTION_PROPERTIES_INFORMATION, *PTRANSACTION_PROPERTIES_INFORMATION;
/// Identity and clock of a transaction manager.
typedef struct _TRANSACTIONMANAGER_BASIC_INFORMATION {
    /// Its identifier.
    GUID TmIdentity;
    /// Counts the transaction manager's steps; higher is later.
    LARGE_INTEGER VirtualClock;
} TRANSACTIONMANAGER_BASIC_INFORMATION, *PTRANSACTIONMANAGER_BASIC_INFORMATION;
/// Identity of a transaction manager's log.
typedef struct _TRANSACTIONMANAGER_LOG_INFORMATION {
    /// Identifier of the log.
    GUID LogIdentity;
} TRANSACTIONMANAGER_LOG_INFORMATION, *PTRANSACTIONMANAGER_LOG_INFORMATION;
/// Path of a transaction manager's log.
typedef struct _TRANSACTIONMANAGER_LOGPATH_INFORMATION {
    /// Bytes of the path.
    ULONG LogPathLength;
    /// Name of the log's base file; no terminator.
    WCHAR LogPath[1];
} TRANSACTIONMANAGER_LOGPATH_INFORMATION, *PTRANSACTIONMANAGER_LOGPATH_INFORMATION;
/// Recovery state of a transaction manager.
typedef struct _TRANSACTIONMANAGER_RECOVERY_INFORMATION {
    /// Last log record recovered.
    ULONGLONG LastRecoveredLsn;
} TRANSACTIONMANAGER_RECOVERY_INFORMATION, *PTRANSACTIONMANAGER_RECOVERY_INFORMATION;
/// How a transaction ended.
typedef enum _TRANSACTION_OUTCOME { TransactionOutcomeUndetermined = 1, TransactionOutcomeCommitted, TransactionOutcomeAborted } TRANSACTION_OUTCOME;
/// How far a transaction has come.
typedef enum _TRANSACTION_STATE { TransactionStateNormal = 1, TransactionStateIndoubt, TransactionStateCommittedNotify } TRANSACTION_STATE;
/// Returns the transaction a registry key object is bound to; NULL if none.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI CmGetBoundTransaction(_In_ PLARGE_INTEGER Cookie, _In_ PVOID Object);
typedef struct _KENLISTMENT *PKENLISTMENT;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells KTM that a resource manager has committed its part of a transaction.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI TmCommitComplete(_In_ PKENLISTMENT Enlistment, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts the commit of an enlistment's transaction; for superior transaction managers.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI TmCommitEnlistment(_In_ PKENLISTMENT Enlistment, _In_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts the commit of a transaction.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI TmCommitTransaction(_In_ PKTRANSACTION Transaction, _In_ BOOLEAN Wait);
typedef struct _KRESOURCEMANAGER *PRKRESOURCEMANAGER;
typedef ULONG NOTIFICATION_MASK;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes an enlistment: a resource manager takes part in a transaction.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI TmCreateEnlistment(
    _Out_ PHANDLE EnlistmentHandle, _In_ KPROCESSOR_MODE PreviousMode, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes,
    _In_ PRKRESOURCEMANAGER ResourceManager, _In_ PKTRANSACTION Transaction, _In_opt_ ULONG CreateOptions, _In_ NOTIFICATION_MASK NotificationMask,
    _In_opt_ PVOID EnlistmentKey);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Gives up a reference to the key of an enlistment; tells whether it was the last.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI TmDereferenceEnlistmentKey(_In_ PKENLISTMENT Enlistment, _Out_opt_ PBOOLEAN LastReference);
typedef struct _KRESOURCEMANAGER *PKRESOURCEMANAGER;
/// Tells a resource manager of an event of a transaction.
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PTM_RM_NOTIFICATION)(
    _In_ PKENLISTMENT EnlistmentObject, _In_ PVOID RMContext, _In_ PVOID TransactionContext, _In_ ULONG TransactionNotification,
    _Inout_ PLARGE_INTEGER TmVirtualClock, _In_ ULONG ArgumentLength, _In_ PVOID Argument);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes a resource manager get its notifications through a callback.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI TmEnableCallbacks(_In_ PKRESOURCEMANAGER ResourceManager, _In_ PTM_RM_NOTIFICATION CallbackRoutine, _In_opt_ PVOID RMKey);
typedef GUID *PUOW;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Gives the unit of work identifier of a transaction.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI VOID NTAPI TmGetTransactionId(_In_ PKTRANSACTION Transaction, _Out_ PUOW TransactionId);
typedef struct _KTM *PRKTM;
typedef GUID *PGUID;
/// Sets up a transaction manager object with its log.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI TmInitializeTransactionManager(
    _In_ PRKTM TransactionManager, _In_opt_ PCUNICODE_STRING LogFileName, _In_opt_ PGUID TmId, _In_ ULONG CreateOptions);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Says whether a transaction is neither committed nor rolled back yet.
_IRQL_requires_max_(HIGH_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI TmIsTransactionActive(_In_ PKTRANSACTION Transaction);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells KTM that a resource manager has finished its work before the prepare step.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI TmPrePrepareComplete(_In_ PKENLISTMENT Enlistment, _In_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts the step before preparing an enlistment's transaction; for superior transaction managers.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI TmPrePrepareEnlistment(_In_ PKENLISTMENT Enlistment, _In_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells KTM that a resource manager can commit or roll back its part as asked.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI TmPrepareComplete(_In_ PKENLISTMENT Enlistment, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts preparing an enlistment's transaction; for superior transaction managers.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI TmPrepareEnlistment(_In_ PKENLISTMENT Enlistment, _In_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes an enlistment read-only: it gets no more notifications.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI TmReadOnlyEnlistment(_In_ PKENLISTMENT Enlistment, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts the recovery of an enlistment.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI TmRecoverEnlistment(_In_ PKENLISTMENT Enlistment, _In_ PVOID EnlistmentKey);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts the recovery of a resource manager's enlistments.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI TmRecoverResourceManager(_In_ PKRESOURCEMANAGER ResourceManager);
typedef struct _KTM *PKTM;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Reads a transaction manager's log and restores its state.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI TmRecoverTransactionManager(_In_ PKTM Tm, _In_ PLARGE_INTEGER TargetVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// References the key of an enlistment and gives it.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI TmReferenceEnlistmentKey(_In_ PKENLISTMENT Enlistment, _Out_ PVOID *Key);
/// Gives a transaction manager a new identity.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI TmRenameTransactionManager(_In_ PUNICODE_STRING LogFileName, _In_ LPGUID ExistingTransactionManagerGuid);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Asks to be told how an in-doubt transaction ended.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI TmRequestOutcomeEnlistment(_In_ PKENLISTMENT Enlistment, _In_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells KTM that a resource manager has rolled back its part of a transaction.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI TmRollbackComplete(_In_ PKENLISTMENT Enlistment, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Rolls an enlistment's transaction back.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI TmRollbackEnlistment(_In_ PKENLISTMENT Enlistment, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Rolls a transaction back.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI TmRollbackTransaction(_In_ PKTRANSACTION Transaction, _In_ BOOLEAN Wait);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells KTM that a resource manager cannot commit in a single step.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI TmSinglePhaseReject(_In_ PKENLISTMENT Enlistment, _In_ PLARGE_INTEGER TmVirtualClock);
