// Callbacks of a minifilter. Those that are called at several levels, by the operation or by who lets go last, say none.
#pragma once

/// Completes a lock request.
_Function_class_(FLT_COMPLETE_LOCK_CALLBACK_DATA_ROUTINE)
typedef NTSTATUS FLTAPI FLT_COMPLETE_LOCK_CALLBACK_DATA_ROUTINE(_In_opt_ PVOID Context, _In_ PFLT_CALLBACK_DATA CallbackData);
typedef FLT_COMPLETE_LOCK_CALLBACK_DATA_ROUTINE *PFLT_COMPLETE_LOCK_CALLBACK_DATA_ROUTINE;
/// Hears that a request of the minifilter's own has been completed.
_Function_class_(FLT_COMPLETED_ASYNC_IO_CALLBACK)
typedef VOID FLTAPI FLT_COMPLETED_ASYNC_IO_CALLBACK(_In_ PFLT_CALLBACK_DATA CallbackData, _In_ PFLT_CONTEXT Context);
typedef FLT_COMPLETED_ASYNC_IO_CALLBACK *PFLT_COMPLETED_ASYNC_IO_CALLBACK;
/// Says whether a program may connect to a port.
_Function_class_(FLT_CONNECT_NOTIFY)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS FLTAPI FLT_CONNECT_NOTIFY(
    _In_ PFLT_PORT ClientPort, _In_opt_ PVOID ServerPortCookie, _In_reads_bytes_opt_(SizeOfContext) PVOID ConnectionContext,
    _In_ ULONG SizeOfContext, _Outptr_result_maybenull_ PVOID *ConnectionPortCookie);
typedef FLT_CONNECT_NOTIFY *PFLT_CONNECT_NOTIFY;
/// Allocates contexts of a type.
_Function_class_(FLT_CONTEXT_ALLOCATE_CALLBACK)
typedef PVOID FLTAPI FLT_CONTEXT_ALLOCATE_CALLBACK(_In_ POOL_TYPE PoolType, _In_ SIZE_T Size, _In_ FLT_CONTEXT_TYPE ContextType);
typedef FLT_CONTEXT_ALLOCATE_CALLBACK *PFLT_CONTEXT_ALLOCATE_CALLBACK;
/// Cleans up what a context holds before it is freed.
_Function_class_(FLT_CONTEXT_CLEANUP_CALLBACK)
typedef VOID FLTAPI FLT_CONTEXT_CLEANUP_CALLBACK(_In_ PFLT_CONTEXT Context, _In_ FLT_CONTEXT_TYPE ContextType);
typedef FLT_CONTEXT_CLEANUP_CALLBACK *PFLT_CONTEXT_CLEANUP_CALLBACK;
/// Frees contexts of a type.
_Function_class_(FLT_CONTEXT_FREE_CALLBACK)
typedef VOID FLTAPI FLT_CONTEXT_FREE_CALLBACK(_In_ PVOID Pool, _In_ FLT_CONTEXT_TYPE ContextType);
typedef FLT_CONTEXT_FREE_CALLBACK *PFLT_CONTEXT_FREE_CALLBACK;
/// Hears that a program has gone.
_Function_class_(FLT_DISCONNECT_NOTIFY)
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID FLTAPI FLT_DISCONNECT_NOTIFY(_In_opt_ PVOID ConnectionCookie);
typedef FLT_DISCONNECT_NOTIFY *PFLT_DISCONNECT_NOTIFY;
/// Says whether the minifilter may be unloaded, and unregisters it.
_Function_class_(FLT_FILTER_UNLOAD_CALLBACK)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS FLTAPI FLT_FILTER_UNLOAD_CALLBACK(FLT_FILTER_UNLOAD_FLAGS Flags);
typedef FLT_FILTER_UNLOAD_CALLBACK *PFLT_FILTER_UNLOAD_CALLBACK;
/// Gives names for files that the minifilter names itself.
_Function_class_(FLT_GENERATE_FILE_NAME)
typedef NTSTATUS FLTAPI FLT_GENERATE_FILE_NAME(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_opt_ PFLT_CALLBACK_DATA CallbackData,
    _In_ FLT_FILE_NAME_OPTIONS NameOptions, _Out_ PBOOLEAN CacheFileNameInformation, _Out_ PFLT_NAME_CONTROL FileName);
typedef FLT_GENERATE_FILE_NAME *PFLT_GENERATE_FILE_NAME;
/// Hears the status of an operation that was passed on.
_Function_class_(FLT_GET_OPERATION_STATUS_CALLBACK)
typedef VOID FLTAPI FLT_GET_OPERATION_STATUS_CALLBACK(
    _In_ PCFLT_RELATED_OBJECTS FltObjects, _In_ PFLT_IO_PARAMETER_BLOCK IopbSnapshot, _In_ NTSTATUS OperationStatus,
    _In_opt_ PVOID RequesterContext);
typedef FLT_GET_OPERATION_STATUS_CALLBACK *PFLT_GET_OPERATION_STATUS_CALLBACK;
/// Says whether an instance may be detached by hand.
_Function_class_(FLT_INSTANCE_QUERY_TEARDOWN_CALLBACK)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS FLTAPI FLT_INSTANCE_QUERY_TEARDOWN_CALLBACK(
    _In_ PCFLT_RELATED_OBJECTS FltObjects, _In_ FLT_INSTANCE_QUERY_TEARDOWN_FLAGS Flags);
typedef FLT_INSTANCE_QUERY_TEARDOWN_CALLBACK *PFLT_INSTANCE_QUERY_TEARDOWN_CALLBACK;
/// Says whether the minifilter attaches to a volume.
_Function_class_(FLT_INSTANCE_SETUP_CALLBACK)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS FLTAPI FLT_INSTANCE_SETUP_CALLBACK(
    _In_ PCFLT_RELATED_OBJECTS FltObjects, _In_ FLT_INSTANCE_SETUP_FLAGS Flags, _In_ DEVICE_TYPE VolumeDeviceType,
    _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType);
typedef FLT_INSTANCE_SETUP_CALLBACK *PFLT_INSTANCE_SETUP_CALLBACK;
/// Hears that an instance is being detached.
_Function_class_(FLT_INSTANCE_TEARDOWN_CALLBACK)
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID FLTAPI FLT_INSTANCE_TEARDOWN_CALLBACK(_In_ PCFLT_RELATED_OBJECTS FltObjects, _In_ FLT_INSTANCE_TEARDOWN_FLAGS Reason);
typedef FLT_INSTANCE_TEARDOWN_CALLBACK *PFLT_INSTANCE_TEARDOWN_CALLBACK;
/// Answers a message of a program; its buffers are the program's memory.
_Function_class_(FLT_MESSAGE_NOTIFY)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS FLTAPI FLT_MESSAGE_NOTIFY(
    _In_opt_ PVOID PortCookie, _In_reads_bytes_opt_(InputBufferLength) PVOID InputBuffer, _In_ ULONG InputBufferLength,
    _Out_writes_bytes_to_opt_(OutputBufferLength, *ReturnOutputBufferLength) PVOID OutputBuffer, _In_ ULONG OutputBufferLength,
    _Out_ PULONG ReturnOutputBufferLength);
typedef FLT_MESSAGE_NOTIFY *PFLT_MESSAGE_NOTIFY;
/// Cleans up after a name has been expanded.
_Function_class_(FLT_NORMALIZE_CONTEXT_CLEANUP)
typedef VOID FLTAPI FLT_NORMALIZE_CONTEXT_CLEANUP(_In_opt_ PVOID *NormalizationContext);
typedef FLT_NORMALIZE_CONTEXT_CLEANUP *PFLT_NORMALIZE_CONTEXT_CLEANUP;
/// Expands one component of a name.
_Function_class_(FLT_NORMALIZE_NAME_COMPONENT)
typedef NTSTATUS FLTAPI FLT_NORMALIZE_NAME_COMPONENT(
    _In_ PFLT_INSTANCE Instance, _In_ PCUNICODE_STRING ParentDirectory, _In_ USHORT VolumeNameLength, _In_ PCUNICODE_STRING Component,
    _Out_ PFILE_NAMES_INFORMATION ExpandComponentName, _In_ ULONG ExpandComponentNameLength, _In_ FLT_NORMALIZE_NAME_FLAGS Flags,
    _Inout_ PVOID *NormalizationContext);
typedef FLT_NORMALIZE_NAME_COMPONENT *PFLT_NORMALIZE_NAME_COMPONENT;
/// Expands one component of a name of a file.
_Function_class_(FLT_NORMALIZE_NAME_COMPONENT_EX)
typedef NTSTATUS FLTAPI FLT_NORMALIZE_NAME_COMPONENT_EX(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_ PCUNICODE_STRING ParentDirectory, _In_ USHORT VolumeNameLength,
    _In_ PCUNICODE_STRING Component, _Out_ PFILE_NAMES_INFORMATION ExpandComponentName, _In_ ULONG ExpandComponentNameLength,
    _In_ FLT_NORMALIZE_NAME_FLAGS Flags, _Inout_ PVOID *NormalizationContext);
typedef FLT_NORMALIZE_NAME_COMPONENT_EX *PFLT_NORMALIZE_NAME_COMPONENT_EX;
/// What happens when a request comes back from below. At DISPATCH_LEVEL or below, by the operation: that of a create is at PASSIVE_LEVEL.
_Function_class_(FLT_POST_OPERATION_CALLBACK)
typedef FLT_POSTOP_CALLBACK_STATUS FLTAPI FLT_POST_OPERATION_CALLBACK(
    _Inout_ PFLT_CALLBACK_DATA Data, _In_ PCFLT_RELATED_OBJECTS FltObjects, _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags);
typedef FLT_POST_OPERATION_CALLBACK *PFLT_POST_OPERATION_CALLBACK;
/// What happens before a request reaches what is below. At APC_LEVEL or below; at PASSIVE_LEVEL but for paging.
_Function_class_(FLT_PRE_OPERATION_CALLBACK)
typedef FLT_PREOP_CALLBACK_STATUS FLTAPI FLT_PRE_OPERATION_CALLBACK(
    _Inout_ PFLT_CALLBACK_DATA Data, _In_ PCFLT_RELATED_OBJECTS FltObjects, _Outptr_result_maybenull_ PVOID *CompletionContext);
typedef FLT_PRE_OPERATION_CALLBACK *PFLT_PRE_OPERATION_CALLBACK;
/// Hears that a section for scanning is in somebody's way.
_Function_class_(FLT_SECTION_CONFLICT_NOTIFICATION_CALLBACK)
typedef NTSTATUS FLTAPI FLT_SECTION_CONFLICT_NOTIFICATION_CALLBACK(
    _In_ PFLT_INSTANCE Instance, _In_ PFLT_CONTEXT SectionContext, _In_ PFLT_CALLBACK_DATA Data);
typedef FLT_SECTION_CONFLICT_NOTIFICATION_CALLBACK *PFLT_SECTION_CONFLICT_NOTIFICATION_CALLBACK;
/// Hears of a transaction's progress.
_Function_class_(FLT_TRANSACTION_NOTIFICATION_CALLBACK)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS FLTAPI FLT_TRANSACTION_NOTIFICATION_CALLBACK(
    _In_ PCFLT_RELATED_OBJECTS FltObjects, _In_ PFLT_CONTEXT TransactionContext, _In_ ULONG NotificationMask);
typedef FLT_TRANSACTION_NOTIFICATION_CALLBACK *PFLT_TRANSACTION_NOTIFICATION_CALLBACK;
/// Runs in a worker thread for a minifilter.
_Function_class_(FLT_GENERIC_WORKITEM_ROUTINE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID FLTAPI FLT_GENERIC_WORKITEM_ROUTINE(_In_ PFLT_GENERIC_WORKITEM FltWorkItem, _In_ PVOID FltObject, _In_opt_ PVOID Context);
typedef FLT_GENERIC_WORKITEM_ROUTINE *PFLT_GENERIC_WORKITEM_ROUTINE;
/// Handles a request in a worker thread.
_Function_class_(FLT_DEFERRED_IO_WORKITEM_ROUTINE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID FLTAPI FLT_DEFERRED_IO_WORKITEM_ROUTINE(_In_ PFLT_DEFERRED_IO_WORKITEM FltWorkItem, _In_ PFLT_CALLBACK_DATA CallbackData, _In_opt_ PVOID Context);
typedef FLT_DEFERRED_IO_WORKITEM_ROUTINE *PFLT_DEFERRED_IO_WORKITEM_ROUTINE;
/// Hears that a request that FltSetCancelCompletion named has been cancelled.
_Function_class_(FLT_COMPLETE_CANCELED_CALLBACK)
typedef VOID FLTAPI FLT_COMPLETE_CANCELED_CALLBACK(_In_ PFLT_CALLBACK_DATA CallbackData);
typedef FLT_COMPLETE_CANCELED_CALLBACK *PFLT_COMPLETE_CANCELED_CALLBACK;
/// Hears that an opportunistic lock is broken and a request may go on.
_Function_class_(FLTOPLOCK_WAIT_COMPLETE_ROUTINE)
typedef VOID FLTAPI FLTOPLOCK_WAIT_COMPLETE_ROUTINE(_In_ PFLT_CALLBACK_DATA CallbackData, _In_opt_ PVOID Context);
typedef FLTOPLOCK_WAIT_COMPLETE_ROUTINE *PFLTOPLOCK_WAIT_COMPLETE_ROUTINE;
/// Makes a request wait for an opportunistic lock.
_Function_class_(FLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE)
typedef VOID FLTAPI FLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE(_In_ PFLT_CALLBACK_DATA CallbackData, _In_opt_ PVOID Context);
typedef FLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE *PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE;
