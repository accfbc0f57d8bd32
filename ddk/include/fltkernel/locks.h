// Filter manager. Locks, opportunistic locks and cancel-safe queues.
#pragma once

/// Takes a push lock for one, with normal kernel APCs off.
_IRQL_requires_max_(APC_LEVEL)
_Acquires_lock_(_Global_critical_region_)
_Acquires_exclusive_lock_(*PushLock)
VOID FLTAPI FltAcquirePushLockExclusiveEx(_Inout_ PEX_PUSH_LOCK PushLock, ULONG Flags);
/// Takes a push lock together with others, with normal kernel APCs off.
_IRQL_requires_max_(APC_LEVEL)
_Acquires_lock_(_Global_critical_region_)
_Acquires_shared_lock_(*PushLock)
VOID FLTAPI FltAcquirePushLockSharedEx(_Inout_ PEX_PUSH_LOCK PushLock, ULONG Flags);
/// Takes a resource for one, with normal kernel APCs off.
_IRQL_requires_max_(APC_LEVEL)
_Acquires_lock_(_Global_critical_region_)
_Acquires_exclusive_lock_(*Resource)
VOID FLTAPI FltAcquireResourceExclusive(_Inout_ PERESOURCE Resource);
/// Takes a resource together with others, with normal kernel APCs off.
_IRQL_requires_max_(APC_LEVEL)
_Acquires_lock_(_Global_critical_region_)
_Acquires_shared_lock_(*Resource)
VOID FLTAPI FltAcquireResourceShared(_Inout_ PERESOURCE Resource);
_IRQL_requires_max_(APC_LEVEL)
PFILE_LOCK FLTAPI FltAllocateFileLock(
    _In_opt_ PFLT_COMPLETE_LOCK_CALLBACK_DATA_ROUTINE CompleteLockCallbackDataRoutine, _In_opt_ PUNLOCK_ROUTINE UnlockRoutine);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltCbdqDisable(_Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltCbdqEnable(_Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq);
/// Sets up a cancel-safe queue of requests.
_IRQL_requires_max_(HIGH_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltCbdqInitialize(
    _In_ PFLT_INSTANCE Instance, _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq, _In_ PFLT_CALLBACK_DATA_QUEUE_INSERT_IO CbdqInsertIo,
    _In_ PFLT_CALLBACK_DATA_QUEUE_REMOVE_IO CbdqRemoveIo, _In_ PFLT_CALLBACK_DATA_QUEUE_PEEK_NEXT_IO CbdqPeekNextIo,
    _In_ PFLT_CALLBACK_DATA_QUEUE_ACQUIRE CbdqAcquire, _In_ PFLT_CALLBACK_DATA_QUEUE_RELEASE CbdqRelease,
    _In_ PFLT_CALLBACK_DATA_QUEUE_COMPLETE_CANCELED_IO CbdqCompleteCanceledIo);
/// Puts a request into a cancel-safe queue.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltCbdqInsertIo(
    _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq, _In_ PFLT_CALLBACK_DATA Cbd, _In_opt_ PFLT_CALLBACK_DATA_QUEUE_IO_CONTEXT Context,
    _In_opt_ PVOID InsertContext);
/// Takes a request out of a cancel-safe queue.
_IRQL_requires_max_(DISPATCH_LEVEL)
PFLT_CALLBACK_DATA FLTAPI FltCbdqRemoveIo(_Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq, _In_ PFLT_CALLBACK_DATA_QUEUE_IO_CONTEXT Context);
/// Takes the next request out of a cancel-safe queue.
_IRQL_requires_max_(DISPATCH_LEVEL)
PFLT_CALLBACK_DATA FLTAPI FltCbdqRemoveNextIo(_Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq, _In_opt_ PVOID PeekContext);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltCheckLockForReadAccess(_In_ PFILE_LOCK FileLock, _In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltCheckLockForWriteAccess(_In_ PFILE_LOCK FileLock, _In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS FLTAPI FltCheckOplock(
    _In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData, _In_opt_ PVOID Context,
    _In_opt_ PFLTOPLOCK_WAIT_COMPLETE_ROUTINE WaitCompletionRoutine,
    _In_opt_ PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE PrePostCallbackDataRoutine);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS FLTAPI FltCheckOplockEx(
    _In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData, _In_ ULONG Flags, _In_opt_ PVOID Context,
    _In_opt_ PFLTOPLOCK_WAIT_COMPLETE_ROUTINE WaitCompletionRoutine,
    _In_opt_ PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE PrePostCallbackDataRoutine);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltCurrentBatchOplock(_In_ POPLOCK Oplock);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltCurrentOplock(_In_ POPLOCK Oplock);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltCurrentOplockH(_In_ POPLOCK Oplock);
/// Ends the life of a push lock.
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltDeletePushLock(_In_ PEX_PUSH_LOCK PushLock);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltFreeFileLock(_In_ PFILE_LOCK FileLock);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltInitializeFileLock(_Out_ PFILE_LOCK FileLock);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltInitializeOplock(_Out_ POPLOCK Oplock);
/// Sets up a push lock.
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltInitializePushLock(_Out_ PEX_PUSH_LOCK PushLock);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS FLTAPI FltOplockBreakH(
    _In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData, _In_ ULONG Flags, _In_opt_ PVOID Context,
    _In_opt_ PFLTOPLOCK_WAIT_COMPLETE_ROUTINE WaitCompletionRoutine,
    _In_opt_ PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE PrePostCallbackDataRoutine);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS FLTAPI FltOplockBreakToNone(
    _In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData, _In_opt_ PVOID Context,
    _In_opt_ PFLTOPLOCK_WAIT_COMPLETE_ROUTINE WaitCompletionRoutine,
    _In_opt_ PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE PrePostCallbackDataRoutine);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS FLTAPI FltOplockBreakToNoneEx(
    _In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData, _In_ ULONG Flags, _In_opt_ PVOID Context,
    _In_opt_ PFLTOPLOCK_WAIT_COMPLETE_ROUTINE WaitCompletionRoutine,
    _In_opt_ PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE PrePostCallbackDataRoutine);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS FLTAPI FltOplockFsctrl(_In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData, _In_ ULONG OpenCount);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS FLTAPI FltOplockFsctrlEx(
    _In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData, _In_ ULONG OpenCount, _In_ ULONG Flags);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltOplockIsFastIoPossible(_In_ POPLOCK Oplock);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltOplockIsSharedRequest(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltOplockKeysEqual(_In_opt_ PFILE_OBJECT Fo1, _In_opt_ PFILE_OBJECT Fo2);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS FLTAPI FltProcessFileLock(_In_ PFILE_LOCK FileLock, _In_ PFLT_CALLBACK_DATA CallbackData, _In_opt_ PVOID Context);
/// Gives a push lock back and lets normal kernel APCs in.
_IRQL_requires_max_(APC_LEVEL)
_Releases_lock_(_Global_critical_region_)
_Releases_lock_(*PushLock)
VOID FLTAPI FltReleasePushLockEx(_Inout_ PEX_PUSH_LOCK PushLock, ULONG Flags);
/// Gives a resource back and lets normal kernel APCs in.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Releases_lock_(_Global_critical_region_)
_Releases_lock_(*Resource)
VOID FLTAPI FltReleaseResource(_Inout_ PERESOURCE Resource);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltUninitializeFileLock(_In_ PFILE_LOCK FileLock);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltUninitializeOplock(_In_ POPLOCK Oplock);

#define FltAcquirePushLockExclusive(Lock) FltAcquirePushLockExclusiveEx(Lock, 0)
#define FltAcquirePushLockShared(Lock) FltAcquirePushLockSharedEx(Lock, 0)
#define FltReleasePushLock(Lock) FltReleasePushLockEx(Lock, 0)
