// Filter manager. Requests: going on with them, changing them, making new ones.
#pragma once

/// Allocates a request of the minifilter's own.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltAllocateCallbackData(
    _In_ PFLT_INSTANCE Instance, _In_opt_ PFILE_OBJECT FileObject, _Outptr_ PFLT_CALLBACK_DATA *RetNewCallbackData);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltAllocateCallbackDataEx(
    _In_ PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, _In_ FLT_ALLOCATE_CALLBACK_DATA_FLAGS Flags,
    _Outptr_ PFLT_CALLBACK_DATA *RetNewCallbackData);
/// Allocates a work item for a request.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
PFLT_DEFERRED_IO_WORKITEM FLTAPI FltAllocateDeferredIoWorkItem(VOID);
/// Allocates a work item.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
PFLT_GENERIC_WORKITEM FLTAPI FltAllocateGenericWorkItem(VOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN FLTAPI FltCancelIo(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltCancellableWaitForMultipleObjects(
    _In_ ULONG Count, _In_reads_(Count) PVOID ObjectArray[], _In_ WAIT_TYPE WaitType, _In_opt_ PLARGE_INTEGER Timeout,
    _In_opt_ PKWAIT_BLOCK WaitBlockArray, _In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltCancellableWaitForSingleObject(
    _In_ PVOID Object, _In_opt_ PLARGE_INTEGER Timeout, _In_opt_ PFLT_CALLBACK_DATA CallbackData);
/// Says that the changed parameters of a request are not to be passed on.
VOID FLTAPI FltClearCallbackDataDirty(_Inout_ PFLT_CALLBACK_DATA Data);
_IRQL_requires_max_(HIGH_LEVEL)
NTSTATUS FLTAPI FltClearCancelCompletion(_In_ PFLT_CALLBACK_DATA CallbackData);
/// Goes on with a request whose post-operation callback asked for more processing.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltCompletePendedPostOperation(_In_ PFLT_CALLBACK_DATA CallbackData);
/// Goes on with a request whose pre-operation callback returned FLT_PREOP_PENDING.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltCompletePendedPreOperation(
    PFLT_CALLBACK_DATA CallbackData, _In_ FLT_PREOP_CALLBACK_STATUS CallbackStatus, _In_opt_ PVOID Context);
/// Returns where the MDL and the buffer of a request are kept.
_IRQL_requires_max_(HIGH_LEVEL)
NTSTATUS FLTAPI FltDecodeParameters(
    _In_ PFLT_CALLBACK_DATA CallbackData, _Outptr_ PMDL **MdlAddressPointer, _Outptr_ PVOID **Buffer, _Outptr_ PULONG *Length,
    _Out_opt_ LOCK_OPERATION *DesiredAccess);
/// Calls a post-operation callback where waiting is allowed, now or later.
_IRQL_requires_max_(HIGH_LEVEL)
BOOLEAN FLTAPI FltDoCompletionProcessingWhenSafe(
    _In_ PFLT_CALLBACK_DATA Data, _In_ PCFLT_RELATED_OBJECTS FltObjects, _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags, _In_ PFLT_POST_OPERATION_CALLBACK SafePostCallback,
    _Out_ PFLT_POSTOP_CALLBACK_STATUS RetPostOperationStatus);
/// Frees a request of the minifilter's own.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltFreeCallbackData(_In_ PFLT_CALLBACK_DATA CallbackData);
/// Frees a work item for a request.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltFreeDeferredIoWorkItem(_In_ PFLT_DEFERRED_IO_WORKITEM FltWorkItem);
/// Frees a work item.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltFreeGenericWorkItem(_In_ PFLT_GENERIC_WORKITEM FltWorkItem);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltGetActivityIdCallbackData(_In_ PFLT_CALLBACK_DATA CallbackData, _Out_ LPGUID Guid);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltGetCopyInformationFromCallbackData(_In_ PFLT_CALLBACK_DATA Data, _Out_ PCOPY_INFORMATION CopyInformation);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetEcpListFromCallbackData(_In_ PFLT_FILTER Filter, PFLT_CALLBACK_DATA CallbackData, _Outptr_ PECP_LIST *EcpList);
_IRQL_requires_max_(DISPATCH_LEVEL)
IO_PRIORITY_HINT FLTAPI FltGetIoPriorityHint(_In_ PFLT_CALLBACK_DATA Data);
_IRQL_requires_max_(DISPATCH_LEVEL)
IO_PRIORITY_HINT FLTAPI FltGetIoPriorityHintFromCallbackData(_In_ PFLT_CALLBACK_DATA Data);
_IRQL_requires_max_(DISPATCH_LEVEL)
IO_PRIORITY_HINT FLTAPI FltGetIoPriorityHintFromFileObject(_In_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
IO_PRIORITY_HINT FLTAPI FltGetIoPriorityHintFromThread(_In_ PETHREAD Thread);
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID FLTAPI FltGetNewSystemBufferAddress(_In_ PFLT_CALLBACK_DATA CallbackData);
/// Returns the process that made a request.
_IRQL_requires_max_(DISPATCH_LEVEL)
PEPROCESS FLTAPI FltGetRequestorProcess(_In_ PFLT_CALLBACK_DATA CallbackData);
/// Returns the id of the process that made a request.
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG FLTAPI FltGetRequestorProcessId(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(DISPATCH_LEVEL)
HANDLE FLTAPI FltGetRequestorProcessIdEx(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetRequestorSessionId(_In_ PFLT_CALLBACK_DATA CallbackData, _Out_ PULONG SessionId);
_IRQL_requires_max_(HIGH_LEVEL)
PMDL FLTAPI FltGetSwappedBufferMdlAddress(_In_ PFLT_CALLBACK_DATA CallbackData);
/// Says whether the parameters of a request are marked as changed.
BOOLEAN FLTAPI FltIsCallbackDataDirty(_In_ PFLT_CALLBACK_DATA Data);
_IRQL_requires_max_(HIGH_LEVEL)
BOOLEAN FLTAPI FltIsIoCanceled(_In_ PFLT_CALLBACK_DATA CallbackData);
/// Locks the user buffer of a request and describes it by an MDL.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltLockUserBuffer(_In_ PFLT_CALLBACK_DATA CallbackData);
/// Sends a request of the minifilter's own.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltPerformAsynchronousIo(
    _Inout_ PFLT_CALLBACK_DATA CallbackData, _In_ PFLT_COMPLETED_ASYNC_IO_CALLBACK CallbackRoutine, _In_ PVOID CallbackContext);
/// Sends a request of the minifilter's own and waits for it.
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltPerformSynchronousIo(_Inout_ PFLT_CALLBACK_DATA CallbackData);
/// Has a request handled by a worker thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltQueueDeferredIoWorkItem(
    _In_ PFLT_DEFERRED_IO_WORKITEM FltWorkItem, _In_ PFLT_CALLBACK_DATA Data, _In_ PFLT_DEFERRED_IO_WORKITEM_ROUTINE WorkerRoutine,
    _In_ WORK_QUEUE_TYPE QueueType, _In_ PVOID Context);
/// Has a routine run by a worker thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltQueueGenericWorkItem(
    _In_ PFLT_GENERIC_WORKITEM FltWorkItem, _In_ PVOID FltObject, _In_ PFLT_GENERIC_WORKITEM_ROUTINE WorkerRoutine,
    _In_ WORK_QUEUE_TYPE QueueType, _In_opt_ PVOID Context);
/// Sends a request once more from a post-operation callback and waits for it.
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltReissueSynchronousIo(_In_ PFLT_INSTANCE InitiatingInstance, _In_ PFLT_CALLBACK_DATA CallbackData);
NTSTATUS FLTAPI FltRequestFileInfoOnCreateCompletion(PFLT_FILTER Filter, PFLT_CALLBACK_DATA Data, ULONG InfoClassFlags);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltRequestOperationStatusCallback(
    _In_ PFLT_CALLBACK_DATA Data, _In_ PFLT_GET_OPERATION_STATUS_CALLBACK CallbackRoutine, _In_opt_ PVOID RequesterContext);
NTSTATUS FLTAPI FltRequestSecurityInfoOnCreateCompletion(
    PFLT_FILTER Filter, PFLT_CALLBACK_DATA Data, SECURITY_INFORMATION SecurityInformation);
_IRQL_requires_max_(HIGH_LEVEL)
VOID FLTAPI FltRetainSwappedBufferMdlAddress(_In_ PFLT_CALLBACK_DATA CallbackData);
PVOID FLTAPI FltRetrieveFileInfoOnCreateCompletion(
    _In_ PFLT_FILTER Filter, _In_ PFLT_CALLBACK_DATA Data, _In_ ULONG InfoClass, _Out_ PULONG Size);
NTSTATUS FLTAPI FltRetrieveFileInfoOnCreateCompletionEx(
    _In_ PFLT_FILTER Filter, _In_ PFLT_CALLBACK_DATA Data, _In_ ULONG InfoClass, _Out_ PULONG RetInfoSize, _Outptr_ PVOID *RetInfoBuffer);
/// Makes a request of the minifilter's own ready to be sent again.
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltReuseCallbackData(_Inout_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltSetActivityIdCallbackData(_Inout_ PFLT_CALLBACK_DATA CallbackData, _In_opt_ LPCGUID Guid);
/// Says that a callback has changed the parameters of a request.
_IRQL_requires_max_(HIGH_LEVEL)
VOID FLTAPI FltSetCallbackDataDirty(_Inout_ PFLT_CALLBACK_DATA Data);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltSetCancelCompletion(_In_ PFLT_CALLBACK_DATA CallbackData, _In_ PFLT_COMPLETE_CANCELED_CALLBACK CanceledCallback);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltSetEcpListIntoCallbackData(_In_ PFLT_FILTER Filter, PFLT_CALLBACK_DATA CallbackData, _In_ PECP_LIST EcpList);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltSetIoPriorityHintIntoCallbackData(_In_ PFLT_CALLBACK_DATA Data, _In_ IO_PRIORITY_HINT PriorityHint);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltSetIoPriorityHintIntoFileObject(_In_ PFILE_OBJECT FileObject, _In_ IO_PRIORITY_HINT PriorityHint);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltSetIoPriorityHintIntoThread(_In_ PETHREAD Thread, _In_ IO_PRIORITY_HINT PriorityHint);
