// Filter manager. Contexts: what a minifilter keeps for volumes, instances, files and streams.
#pragma once

/// Allocates a context of a registered type, with one reference.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltAllocateContext(
    _In_ PFLT_FILTER Filter, _In_ FLT_CONTEXT_TYPE ContextType, _In_ SIZE_T ContextSize, _In_ POOL_TYPE PoolType,
    _Outptr_ PFLT_CONTEXT *ReturnedContext);
/// Takes a context from the object it belongs to.
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltDeleteContext(_In_ PFLT_CONTEXT Context);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltDeleteFileContext(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _Outptr_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltDeleteInstanceContext(_In_ PFLT_INSTANCE Instance, _Outptr_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltDeleteStreamContext(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _Outptr_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltDeleteStreamHandleContext(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _Outptr_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltDeleteTransactionContext(
    _In_ PFLT_INSTANCE Instance, _In_ PKTRANSACTION Transaction, _Outptr_opt_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltDeleteVolumeContext(_In_ PFLT_FILTER Filter, _In_ PFLT_VOLUME Volume, _Outptr_opt_ PFLT_CONTEXT *OldContext);
/// Returns the contexts of all objects that a request concerns, with references.
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltGetContexts(PCFLT_RELATED_OBJECTS FltObjects, FLT_CONTEXT_TYPE DesiredContexts, PFLT_RELATED_CONTEXTS Contexts);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetContextsEx(
    _In_ PCFLT_RELATED_OBJECTS FltObjects, _In_ FLT_CONTEXT_TYPE DesiredContexts, _In_ SIZE_T ContextsSize,
    _Out_ PFLT_RELATED_CONTEXTS_EX Contexts);
/// Returns the context of a file, with a reference.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltGetFileContext(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _Outptr_ PFLT_CONTEXT *Context);
/// Returns the context of an instance, with a reference.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltGetInstanceContext(_In_ PFLT_INSTANCE Instance, _Outptr_ PFLT_CONTEXT *Context);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetSectionContext(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _Outptr_ PFLT_CONTEXT *Context);
/// Returns the context of a stream, with a reference.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltGetStreamContext(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _Outptr_ PFLT_CONTEXT *Context);
/// Returns the context of an open of a stream, with a reference.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltGetStreamHandleContext(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _Outptr_ PFLT_CONTEXT *Context);
/// Returns the context of a transaction, with a reference.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetTransactionContext(_In_ PFLT_INSTANCE Instance, _In_ PKTRANSACTION Transaction, _Outptr_ PFLT_CONTEXT *Context);
/// Returns the context of a volume, with a reference.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltGetVolumeContext(_In_ PFLT_FILTER Filter, _In_ PFLT_VOLUME Volume, _Outptr_ PFLT_CONTEXT *Context);
/// Adds a reference to a context.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltReferenceContext(_In_ PFLT_CONTEXT Context);
/// Gives a reference to a context back.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltReleaseContext(_In_ PFLT_CONTEXT Context);
/// Gives back what FltGetContexts returned.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltReleaseContexts(_In_ PFLT_RELATED_CONTEXTS Contexts);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltReleaseContextsEx(_In_ SIZE_T ContextsSize, _In_ PFLT_RELATED_CONTEXTS_EX Contexts);
/// Gives a file its context.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltSetFileContext(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_ FLT_SET_CONTEXT_OPERATION Operation, _In_ PFLT_CONTEXT NewContext,
    _Outptr_ PFLT_CONTEXT *OldContext);
/// Gives an instance its context.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltSetInstanceContext(
    _In_ PFLT_INSTANCE Instance, _In_ FLT_SET_CONTEXT_OPERATION Operation, _In_ PFLT_CONTEXT NewContext,
    _Outptr_ PFLT_CONTEXT *OldContext);
/// Gives a stream its context.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltSetStreamContext(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_ FLT_SET_CONTEXT_OPERATION Operation, _In_ PFLT_CONTEXT NewContext,
    _Outptr_ PFLT_CONTEXT *OldContext);
/// Gives an open of a stream its context.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltSetStreamHandleContext(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_ FLT_SET_CONTEXT_OPERATION Operation, _In_ PFLT_CONTEXT NewContext,
    _Outptr_opt_ PFLT_CONTEXT *OldContext);
/// Gives a transaction its context.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltSetTransactionContext(
    _In_ PFLT_INSTANCE Instance, _In_ PKTRANSACTION Transaction, _In_ FLT_SET_CONTEXT_OPERATION Operation, _In_ PFLT_CONTEXT NewContext,
    _Outptr_opt_ PFLT_CONTEXT *OldContext);
/// Gives a volume its context.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltSetVolumeContext(
    _In_ PFLT_VOLUME Volume, _In_ FLT_SET_CONTEXT_OPERATION Operation, _In_ PFLT_CONTEXT NewContext,
    _Outptr_opt_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltSupportsFileContexts(_In_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltSupportsFileContextsEx(_In_ PFILE_OBJECT FileObject, _In_opt_ PFLT_INSTANCE Instance);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltSupportsStreamContexts(_In_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltSupportsStreamHandleContexts(_In_ PFILE_OBJECT FileObject);
