// The kernel transaction manager by handles.
#pragma once

// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells KTM that a resource manager has committed its part of a transaction.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI NtCommitComplete(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts the commit of an enlistment's transaction; for superior transaction managers.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtCommitEnlistment(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts the commit of a transaction.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI NtCommitTransaction(_In_ HANDLE TransactionHandle, _In_ BOOLEAN Wait);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes an enlistment: a resource manager takes part in a transaction.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtCreateEnlistment(
    _Out_ PHANDLE EnlistmentHandle, _In_ ACCESS_MASK DesiredAccess, _In_ HANDLE ResourceManagerHandle, _In_ HANDLE TransactionHandle,
    _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ ULONG CreateOptions, _In_ NOTIFICATION_MASK NotificationMask, _In_opt_ PVOID EnlistmentKey);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes a resource manager object.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtCreateResourceManager(
    _Out_ PHANDLE ResourceManagerHandle, _In_ ACCESS_MASK DesiredAccess, _In_ HANDLE TmHandle, _In_ LPGUID RmGuid,
    _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ ULONG CreateOptions, _In_opt_ PUNICODE_STRING Description);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes a transaction.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtCreateTransaction(
    _Out_ PHANDLE TransactionHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ LPGUID Uow,
    _In_opt_ HANDLE TmHandle, _In_opt_ ULONG CreateOptions, _In_opt_ ULONG IsolationLevel, _In_opt_ ULONG IsolationFlags,
    _In_opt_ PLARGE_INTEGER Timeout, _In_opt_ PUNICODE_STRING Description);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes a transaction manager object with its log.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtCreateTransactionManager(
    _Out_ PHANDLE TmHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PUNICODE_STRING LogFileName,
    _In_opt_ ULONG CreateOptions, _In_opt_ ULONG CommitStrength);
/// Kinds of KTM objects.
typedef enum _KTMOBJECT_TYPE { KTMOBJECT_TRANSACTION, KTMOBJECT_TRANSACTION_MANAGER, KTMOBJECT_RESOURCE_MANAGER, KTMOBJECT_ENLISTMENT, KTMOBJECT_INVALID } KTMOBJECT_TYPE, *PKTMOBJECT_TYPE;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Gives the identifiers of KTM objects one after the other.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtEnumerateTransactionObject(
    _In_opt_ HANDLE RootObjectHandle, _In_ KTMOBJECT_TYPE QueryType, _Inout_updates_bytes_(ObjectCursorLength) PKTMOBJECT_CURSOR ObjectCursor,
    _In_ ULONG ObjectCursorLength, _Out_ PULONG ReturnLength);
/// A notification to a resource manager.
typedef struct _TRANSACTION_NOTIFICATION {
    /// Key of the enlistment.
    PVOID TransactionKey;
    /// A TRANSACTION_NOTIFY value.
    ULONG TransactionNotification;
    /// Virtual clock of the event.
    LARGE_INTEGER TmVirtualClock;
    /// Bytes of arguments after this structure.
    ULONG ArgumentLength;
} TRANSACTION_NOTIFICATION, *PTRANSACTION_NOTIFICATION;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Takes a resource manager's next notification.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtGetNotificationResourceManager(
    _In_ HANDLE ResourceManagerHandle, _Out_ PTRANSACTION_NOTIFICATION TransactionNotification, _In_ ULONG NotificationLength,
    _In_opt_ PLARGE_INTEGER Timeout, _Out_opt_ PULONG ReturnLength, _In_ ULONG Asynchronous, _In_opt_ ULONG_PTR AsynchronousContext);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Opens an enlistment.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtOpenEnlistment(
    _Out_ PHANDLE EnlistmentHandle, _In_ ACCESS_MASK DesiredAccess, _In_ HANDLE ResourceManagerHandle, _In_ LPGUID EnlistmentGuid,
    _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Opens a resource manager object.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtOpenResourceManager(
    _Out_ PHANDLE ResourceManagerHandle, _In_ ACCESS_MASK DesiredAccess, _In_ HANDLE TmHandle, _In_opt_ LPGUID ResourceManagerGuid,
    _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Opens a transaction by its unit of work.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtOpenTransaction(
    _Out_ PHANDLE TransactionHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ LPGUID Uow,
    _In_opt_ HANDLE TmHandle);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Opens a transaction manager by its log or its identifier.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtOpenTransactionManager(
    _Out_ PHANDLE TmHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PUNICODE_STRING LogFileName,
    _In_opt_ LPGUID TmIdentity, _In_opt_ ULONG OpenOptions);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells KTM that a resource manager has finished its work before the prepare step.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI NtPrePrepareComplete(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts the step before preparing an enlistment's transaction; for superior transaction managers.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtPrePrepareEnlistment(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells KTM that a resource manager can commit or roll back its part as asked.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI NtPrepareComplete(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts preparing an enlistment's transaction; for superior transaction managers.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtPrepareEnlistment(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
/// What is asked of an enlistment.
typedef enum _ENLISTMENT_INFORMATION_CLASS { EnlistmentBasicInformation, EnlistmentRecoveryInformation, EnlistmentCrmInformation } ENLISTMENT_INFORMATION_CLASS;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Reads facts about an enlistment.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtQueryInformationEnlistment(
    _In_ HANDLE EnlistmentHandle, _In_ ENLISTMENT_INFORMATION_CLASS EnlistmentInformationClass,
    _Out_writes_bytes_(EnlistmentInformationLength) PVOID EnlistmentInformation, _In_ ULONG EnlistmentInformationLength, _Out_ PULONG ReturnLength);
/// What is asked of a resource manager.
typedef enum _RESOURCEMANAGER_INFORMATION_CLASS { ResourceManagerBasicInformation, ResourceManagerCompletionInformation } RESOURCEMANAGER_INFORMATION_CLASS;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Reads facts about a resource manager.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtQueryInformationResourceManager(
    _In_ HANDLE ResourceManagerHandle, _In_ RESOURCEMANAGER_INFORMATION_CLASS ResourceManagerInformationClass,
    _Out_writes_bytes_(ResourceManagerInformationLength) PVOID ResourceManagerInformation, _In_ ULONG ResourceManagerInformationLength,
    _Out_opt_ PULONG ReturnLength);
/// What is asked of a transaction.
typedef enum _TRANSACTION_INFORMATION_CLASS {
    TransactionBasicInformation, TransactionPropertiesInformation, TransactionEnlistmentInformation,
    TransactionSuperiorEnlistmentInformation
} TRANSACTION_INFORMATION_CLASS;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Reads facts about a transaction.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtQueryInformationTransaction(
    _In_ HANDLE TransactionHandle, _In_ TRANSACTION_INFORMATION_CLASS TransactionInformationClass,
    _Out_writes_bytes_(TransactionInformationLength) PVOID TransactionInformation, _In_ ULONG TransactionInformationLength,
    _Out_opt_ PULONG ReturnLength);
/// What is asked of a transaction manager.
typedef enum _TRANSACTIONMANAGER_INFORMATION_CLASS {
    TransactionManagerBasicInformation, TransactionManagerLogInformation, TransactionManagerLogPathInformation,
    TransactionManagerRecoveryInformation = 4
} TRANSACTIONMANAGER_INFORMATION_CLASS;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Reads facts about a transaction manager.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtQueryInformationTransactionManager(
    _In_ HANDLE TransactionManagerHandle, _In_ TRANSACTIONMANAGER_INFORMATION_CLASS TransactionManagerInformationClass,
    _Out_writes_bytes_(TransactionManagerInformationLength) PVOID TransactionManagerInformation, _In_ ULONG TransactionManagerInformationLength,
    _Out_ PULONG ReturnLength);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes an enlistment read-only: it gets no more notifications.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI NtReadOnlyEnlistment(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts the recovery of an enlistment.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtRecoverEnlistment(_In_ HANDLE EnlistmentHandle, _In_opt_ PVOID EnlistmentKey);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts the recovery of a resource manager's enlistments.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtRecoverResourceManager(_In_ HANDLE ResourceManagerHandle);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Reads a transaction manager's log and restores its state.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtRecoverTransactionManager(_In_ HANDLE TransactionManagerHandle);
/// Gives a transaction manager a new identity.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtRenameTransactionManager(_In_ PUNICODE_STRING LogFileName, _In_ LPGUID ExistingTransactionManagerGuid);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells KTM that a resource manager has rolled back its part of a transaction.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI NtRollbackComplete(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Rolls an enlistment's transaction back.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI NtRollbackEnlistment(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Rolls a transaction back.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI NtRollbackTransaction(_In_ HANDLE TransactionHandle, _In_ BOOLEAN Wait);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Restores a transaction manager's state up to a virtual clock value.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtRollforwardTransactionManager(_In_ HANDLE TransactionManagerHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Sets facts about an enlistment.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtSetInformationEnlistment(
    _In_opt_ HANDLE EnlistmentHandle, _In_ ENLISTMENT_INFORMATION_CLASS EnlistmentInformationClass,
    _In_reads_bytes_(EnlistmentInformationLength) PVOID EnlistmentInformation, _In_ ULONG EnlistmentInformationLength);
/// Sets facts about a resource manager.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtSetInformationResourceManager(
    _In_ HANDLE ResourceManagerHandle, _In_ RESOURCEMANAGER_INFORMATION_CLASS ResourceManagerInformationClass,
    _In_reads_bytes_(ResourceManagerInformationLength) PVOID ResourceManagerInformation, _In_ ULONG ResourceManagerInformationLength);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Sets facts about a transaction.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtSetInformationTransaction(
    _In_ HANDLE TransactionHandle, _In_ TRANSACTION_INFORMATION_CLASS TransactionInformationClass,
    _In_reads_bytes_(TransactionInformationLength) PVOID TransactionInformation, _In_ ULONG TransactionInformationLength);
/// Sets facts about a transaction manager.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtSetInformationTransactionManager(
    _In_opt_ HANDLE TmHandle, _In_ TRANSACTIONMANAGER_INFORMATION_CLASS TransactionManagerInformationClass,
    _In_reads_bytes_(TransactionManagerInformationLength) PVOID TransactionManagerInformation, _In_ ULONG TransactionManagerInformationLength);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells KTM that a resource manager cannot commit in a single step.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI NtSinglePhaseReject(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
/// Tells KTM that a resource manager has committed its part of a transaction.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwCommitComplete(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
/// Starts the commit of an enlistment's transaction; for superior transaction managers.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwCommitEnlistment(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
/// Starts the commit of a transaction.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwCommitTransaction(_In_ HANDLE TransactionHandle, _In_ BOOLEAN Wait);
/// Makes an enlistment: a resource manager takes part in a transaction.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwCreateEnlistment(
    _Out_ PHANDLE EnlistmentHandle, _In_ ACCESS_MASK DesiredAccess, _In_ HANDLE ResourceManagerHandle, _In_ HANDLE TransactionHandle,
    _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ ULONG CreateOptions, _In_ NOTIFICATION_MASK NotificationMask, _In_opt_ PVOID EnlistmentKey);
/// Makes or opens a registry key within a transaction.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwCreateKeyTransacted(
    _Out_ PHANDLE KeyHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Reserved_ ULONG TitleIndex,
    _In_opt_ PUNICODE_STRING Class, _In_ ULONG CreateOptions, _In_ HANDLE TransactionHandle, _Out_opt_ PULONG Disposition);
/// Makes a resource manager object.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwCreateResourceManager(
    _Out_ PHANDLE ResourceManagerHandle, _In_ ACCESS_MASK DesiredAccess, _In_ HANDLE TmHandle, _In_opt_ LPGUID ResourceManagerGuid,
    _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ ULONG CreateOptions, _In_opt_ PUNICODE_STRING Description);
/// Makes a transaction.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwCreateTransaction(
    _Out_ PHANDLE TransactionHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ LPGUID Uow,
    _In_opt_ HANDLE TmHandle, _In_opt_ ULONG CreateOptions, _In_opt_ ULONG IsolationLevel, _In_opt_ ULONG IsolationFlags,
    _In_opt_ PLARGE_INTEGER Timeout, _In_opt_ PUNICODE_STRING Description);
/// Makes a transaction manager object with its log.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwCreateTransactionManager(
    _Out_ PHANDLE TmHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PUNICODE_STRING LogFileName,
    _In_opt_ ULONG CreateOptions, _In_opt_ ULONG CommitStrength);
/// Gives the identifiers of KTM objects one after the other.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwEnumerateTransactionObject(
    _In_opt_ HANDLE RootObjectHandle, _In_ KTMOBJECT_TYPE QueryType, _Inout_updates_bytes_(ObjectCursorLength) PKTMOBJECT_CURSOR ObjectCursor,
    _In_ ULONG ObjectCursorLength, _Out_ PULONG ReturnLength);
/// Takes a resource manager's next notification.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwGetNotificationResourceManager(
    _In_ HANDLE ResourceManagerHandle, _Out_ PTRANSACTION_NOTIFICATION TransactionNotification, _In_ ULONG NotificationLength,
    _In_ PLARGE_INTEGER Timeout, _Out_opt_ PULONG ReturnLength, _In_ ULONG Asynchronous, _In_opt_ ULONG_PTR AsynchronousContext);
/// Opens an enlistment.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwOpenEnlistment(
    _Out_ PHANDLE EnlistmentHandle, _In_ ACCESS_MASK DesiredAccess, _In_ HANDLE RmHandle, _In_ LPGUID EnlistmentGuid,
    _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes);
/// Opens a registry key within a transaction.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwOpenKeyTransacted(
    _Out_ PHANDLE KeyHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ HANDLE TransactionHandle);
/// Opens a registry key within a transaction, with options.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwOpenKeyTransactedEx(
    _Out_ PHANDLE KeyHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ ULONG OpenOptions,
    _In_ HANDLE TransactionHandle);
/// Opens a resource manager object.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwOpenResourceManager(
    _Out_ PHANDLE ResourceManagerHandle, _In_ ACCESS_MASK DesiredAccess, _In_ HANDLE TmHandle, _In_ LPGUID ResourceManagerGuid,
    _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes);
/// Opens a transaction by its unit of work.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwOpenTransaction(
    _Out_ PHANDLE TransactionHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ LPGUID Uow,
    _In_opt_ HANDLE TmHandle);
/// Opens a transaction manager by its log or its identifier.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwOpenTransactionManager(
    _Out_ PHANDLE TmHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PUNICODE_STRING LogFileName,
    _In_opt_ LPGUID TmIdentity, _In_opt_ ULONG OpenOptions);
/// Tells KTM that a resource manager has finished its work before the prepare step.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwPrePrepareComplete(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
/// Starts the step before preparing an enlistment's transaction; for superior transaction managers.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwPrePrepareEnlistment(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
/// Tells KTM that a resource manager can commit or roll back its part as asked.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwPrepareComplete(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
/// Starts preparing an enlistment's transaction; for superior transaction managers.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwPrepareEnlistment(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
/// Reads facts about an enlistment.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwQueryInformationEnlistment(
    _In_ HANDLE EnlistmentHandle, _In_ ENLISTMENT_INFORMATION_CLASS EnlistmentInformationClass,
    _Out_writes_bytes_(EnlistmentInformationLength) PVOID EnlistmentInformation, _In_ ULONG EnlistmentInformationLength, _Out_opt_ PULONG ReturnLength);
/// Reads facts about a resource manager.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwQueryInformationResourceManager(
    _In_ HANDLE ResourceManagerHandle, _In_ RESOURCEMANAGER_INFORMATION_CLASS ResourceManagerInformationClass,
    _Out_writes_bytes_(ResourceManagerInformationLength) PVOID ResourceManagerInformation, _In_ ULONG ResourceManagerInformationLength,
    _Out_opt_ PULONG ReturnLength);
/// Reads facts about a transaction.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwQueryInformationTransaction(
    _In_ HANDLE TransactionHandle, _In_ TRANSACTION_INFORMATION_CLASS TransactionInformationClass,
    _Out_writes_bytes_(TransactionInformationLength) PVOID TransactionInformation, _In_ ULONG TransactionInformationLength,
    _Out_opt_ PULONG ReturnLength);
/// Reads facts about a transaction manager.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwQueryInformationTransactionManager(
    _In_ HANDLE TransactionManagerHandle, _In_ TRANSACTIONMANAGER_INFORMATION_CLASS TransactionManagerInformationClass,
    _Out_writes_bytes_(TransactionManagerInformationLength) PVOID TransactionManagerInformation, _In_ ULONG TransactionManagerInformationLength,
    _Out_opt_ PULONG ReturnLength);
/// Makes an enlistment read-only: it gets no more notifications.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwReadOnlyEnlistment(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
/// Starts the recovery of an enlistment.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwRecoverEnlistment(_In_ HANDLE EnlistmentHandle, _In_opt_ PVOID EnlistmentKey);
/// Starts the recovery of a resource manager's enlistments.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwRecoverResourceManager(_In_ HANDLE ResourceManagerHandle);
/// Reads a transaction manager's log and restores its state.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwRecoverTransactionManager(_In_ HANDLE TransactionManagerHandle);
/// Tells KTM that a resource manager has rolled back its part of a transaction.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwRollbackComplete(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
/// Rolls an enlistment's transaction back.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwRollbackEnlistment(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
/// Rolls a transaction back.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwRollbackTransaction(_In_ HANDLE TransactionHandle, _In_ BOOLEAN Wait);
/// Restores a transaction manager's state up to a virtual clock value.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwRollforwardTransactionManager(_In_ HANDLE TransactionManagerHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
/// Sets facts about an enlistment.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwSetInformationEnlistment(
    _In_ HANDLE EnlistmentHandle, _In_ ENLISTMENT_INFORMATION_CLASS EnlistmentInformationClass,
    _In_reads_bytes_(EnlistmentInformationLength) PVOID EnlistmentInformation, _In_ ULONG EnlistmentInformationLength);
/// Sets facts about a resource manager.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwSetInformationResourceManager(
    _In_ HANDLE ResourceManagerHandle, _In_ RESOURCEMANAGER_INFORMATION_CLASS ResourceManagerInformationClass,
    _In_reads_bytes_(ResourceManagerInformationLength) PVOID ResourceManagerInformation, _In_ ULONG ResourceManagerInformationLength);
/// Sets facts about a transaction.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwSetInformationTransaction(
    _In_ HANDLE TransactionHandle, _In_ TRANSACTION_INFORMATION_CLASS TransactionInformationClass, _In_ PVOID TransactionInformation,
    _In_ ULONG TransactionInformationLength);
/// Tells KTM that a resource manager cannot commit in a single step.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwSinglePhaseReject(_In_ HANDLE EnlistmentHandle, _In_opt_ PLARGE_INTEGER TmVirtualClock);
