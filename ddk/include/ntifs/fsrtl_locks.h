// FsRtl: byte-range locks and opportunistic locks.
#pragma once

// ---- byte-range locks -----------------------------------------------------------------------------------------------
/// A byte-range lock.
typedef struct _FILE_LOCK_INFO {
    /// First byte.
    LARGE_INTEGER StartingByte;
    /// Bytes.
    LARGE_INTEGER Length;
    /// TRUE if nobody else may read.
    BOOLEAN ExclusiveLock;
    /// The caller's key.
    ULONG Key;
    /// The file object it was taken by.
    PFILE_OBJECT FileObject;
    /// The process that holds it.
    PVOID ProcessId;
    /// Last byte.
    LARGE_INTEGER EndingByte;
} FILE_LOCK_INFO, *PFILE_LOCK_INFO;
_Function_class_(COMPLETE_LOCK_IRP_ROUTINE)
_IRQL_requires_same_
_IRQL_requires_max_(APC_LEVEL)
typedef NTSTATUS (NTAPI *PCOMPLETE_LOCK_IRP_ROUTINE)(_In_opt_ PVOID Context, _In_ PIRP Irp);
_Function_class_(UNLOCK_ROUTINE)
_IRQL_requires_same_
_IRQL_requires_max_(APC_LEVEL)
typedef VOID (NTAPI *PUNLOCK_ROUTINE)(_In_opt_ PVOID Context, _In_ PFILE_LOCK_INFO FileLockInfo);
/// The byte-range locks of a file.
typedef struct _FILE_LOCK {
    /// Completes a lock request, if not the package itself.
    PCOMPLETE_LOCK_IRP_ROUTINE CompleteLockIrpRoutine;
    /// Told of locks that are given back.
    PUNLOCK_ROUTINE UnlockRoutine;
    /// TRUE while there are locks.
    BOOLEAN FastIoIsQuestionable;
    /// Padding.
    BOOLEAN SpareC[3];
    /// The locks; opaque.
    PVOID LockInformation;
    /// What FsRtlGetNextFileLock last gave.
    FILE_LOCK_INFO LastReturnedLockInfo;
    /// Where it goes on.
    PVOID LastReturnedLock;
    /// Requests under way.
    LONG volatile LockRequestsInProgress;
} FILE_LOCK, *PFILE_LOCK;
/// Allocates and sets up the locks of a file.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PFILE_LOCK NTAPI FsRtlAllocateFileLock(
    _In_opt_ PCOMPLETE_LOCK_IRP_ROUTINE CompleteLockIrpRoutine, _In_opt_ PUNLOCK_ROUTINE UnlockRoutine);
/// Frees the locks of FsRtlAllocateFileLock.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlFreeFileLock(_In_ PFILE_LOCK FileLock);
/// Sets up the locks of a file.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlInitializeFileLock(
    _In_ PFILE_LOCK FileLock, _In_opt_ PCOMPLETE_LOCK_IRP_ROUTINE CompleteLockIrpRoutine, _In_opt_ PUNLOCK_ROUTINE UnlockRoutine);
/// Ends the locks of a file.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlUninitializeFileLock(_In_ PFILE_LOCK FileLock);
/// Serves an IRP_MJ_LOCK_CONTROL request and completes it.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlProcessFileLock(_In_ PFILE_LOCK FileLock, _In_ PIRP Irp, _In_opt_ PVOID Context);
/// Says whether the locks let a read request pass.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlCheckLockForReadAccess(_In_ PFILE_LOCK FileLock, _In_ PIRP Irp);
/// Says whether the locks let a write request pass.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlCheckLockForWriteAccess(_In_ PFILE_LOCK FileLock, _In_ PIRP Irp);
/// Says whether the locks let an oplock be granted.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlCheckLockForOplockRequest(_In_ PFILE_LOCK FileLock, _In_ PLARGE_INTEGER AllocationSize);
/// Says whether the locks let a process read a range.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlFastCheckLockForRead(
    _In_ PFILE_LOCK FileLock, _In_ PLARGE_INTEGER StartingByte, _In_ PLARGE_INTEGER Length, _In_ ULONG Key, _In_ PFILE_OBJECT FileObject,
    _In_ PVOID ProcessId);
/// Says whether the locks let a process write a range.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlFastCheckLockForWrite(
    _In_ PFILE_LOCK FileLock, _In_ PLARGE_INTEGER StartingByte, _In_ PLARGE_INTEGER Length, _In_ ULONG Key, _In_ PVOID FileObject,
    _In_ PVOID ProcessId);
/// Gives the locks of a file one by one; NULL after the last.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PFILE_LOCK_INFO NTAPI FsRtlGetNextFileLock(_In_ PFILE_LOCK FileLock, _In_ BOOLEAN Restart);
/// Gives one lock back.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlFastUnlockSingle(
    _In_ PFILE_LOCK FileLock, _In_ PFILE_OBJECT FileObject, _In_ LARGE_INTEGER UNALIGNED *FileOffset, _In_ PLARGE_INTEGER Length,
    _In_ PEPROCESS ProcessId, _In_ ULONG Key, _In_opt_ PVOID Context, _In_ BOOLEAN AlreadySynchronized);
/// Gives all locks of a process back.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlFastUnlockAll(
    _In_ PFILE_LOCK FileLock, _In_ PFILE_OBJECT FileObject, _In_ PEPROCESS ProcessId, _In_opt_ PVOID Context);
/// Gives all locks of a process with a key back.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlFastUnlockAllByKey(
    _In_ PFILE_LOCK FileLock, _In_ PFILE_OBJECT FileObject, _In_ PEPROCESS ProcessId, _In_ ULONG Key, _In_opt_ PVOID Context);
/// Takes a lock; call it by FsRtlFastLock.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
_Superseded_by_(FsRtlFastLock)
NTKERNELAPI BOOLEAN NTAPI FsRtlPrivateLock(
    _In_ PFILE_LOCK FileLock, _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ PLARGE_INTEGER Length, _In_ PEPROCESS ProcessId,
    _In_ ULONG Key, _In_ BOOLEAN FailImmediately, _In_ BOOLEAN ExclusiveLock, _Out_ PIO_STATUS_BLOCK Iosb, _In_opt_ PIRP Irp,
    _In_opt_ __drv_aliasesMem PVOID Context, _In_ BOOLEAN AlreadySynchronized);
/// Says whether there are locks or requests for them under way.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlAreThereCurrentOrInProgressFileLocks(_In_ PFILE_LOCK FileLock);
/// Says whether requests for locks wait.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlAreThereWaitingFileLocks(_In_ PFILE_LOCK FileLock);
/// Takes a byte-range lock without an IRP; FALSE if it would have to wait and may not.
#define FsRtlFastLock(A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11) FsRtlPrivateLock(A1, A2, A3, A4, A5, A6, A7, A8, A9, NULL, A10, A11)
/// Says whether a file has byte-range locks.
#define FsRtlAreThereCurrentFileLocks(FL) ((FL)->FastIoIsQuestionable)
/// Counts a lock request that begins.
#define FsRtlIncrementLockRequestsInProgress(FL) InterlockedIncrement((LONG *)&((FL)->LockRequestsInProgress))
/// Counts a lock request that ended.
#define FsRtlDecrementLockRequestsInProgress(FL) InterlockedDecrement((LONG *)&((FL)->LockRequestsInProgress))

// ---- opportunistic locks --------------------------------------------------------------------------------------------
#define OPLOCK_LEVEL_CACHE_READ (0x00000001)
#define OPLOCK_LEVEL_CACHE_HANDLE (0x00000002)
#define OPLOCK_LEVEL_CACHE_WRITE (0x00000004)
#define REQUEST_OPLOCK_INPUT_FLAG_REQUEST (0x00000001)
#define REQUEST_OPLOCK_INPUT_FLAG_ACK (0x00000002)
#define REQUEST_OPLOCK_INPUT_FLAG_COMPLETE_ACK_ON_CLOSE (0x00000004)
#define REQUEST_OPLOCK_CURRENT_VERSION 1
#define REQUEST_OPLOCK_OUTPUT_FLAG_ACK_REQUIRED (0x00000001)
#define REQUEST_OPLOCK_OUTPUT_FLAG_MODES_PROVIDED (0x00000002)
#define REQUEST_OPLOCK_OUTPUT_FLAG_WRITABLE_SECTION_PRESENT (0x00000004)
#define FILE_OPLOCK_BROKEN_TO_LEVEL_2 0x00000007
#define FILE_OPLOCK_BROKEN_TO_NONE 0x00000008
/// FSCTL_REQUEST_OPLOCK: asks for an oplock or acknowledges its breaking.
typedef struct _REQUEST_OPLOCK_INPUT_BUFFER {
    /// REQUEST_OPLOCK_CURRENT_VERSION.
    USHORT StructureVersion;
    /// Bytes of this structure.
    USHORT StructureLength;
    /// OPLOCK_LEVEL_CACHE_XXX.
    ULONG RequestedOplockLevel;
    /// REQUEST_OPLOCK_INPUT_FLAG_XXX.
    ULONG Flags;
} REQUEST_OPLOCK_INPUT_BUFFER, *PREQUEST_OPLOCK_INPUT_BUFFER;
/// FSCTL_REQUEST_OPLOCK: tells how an oplock broke.
typedef struct _REQUEST_OPLOCK_OUTPUT_BUFFER {
    /// REQUEST_OPLOCK_CURRENT_VERSION.
    USHORT StructureVersion;
    /// Bytes of this structure.
    USHORT StructureLength;
    /// What was held.
    ULONG OriginalOplockLevel;
    /// What is held now.
    ULONG NewOplockLevel;
    /// REQUEST_OPLOCK_OUTPUT_FLAG_XXX.
    ULONG Flags;
    /// Access of the open that broke it.
    ACCESS_MASK AccessMode;
    /// Sharing of that open.
    USHORT ShareMode;
} REQUEST_OPLOCK_OUTPUT_BUFFER, *PREQUEST_OPLOCK_OUTPUT_BUFFER;
#define OPLOCK_FLAG_COMPLETE_IF_OPLOCKED 0x00000001
#define OPLOCK_FLAG_OPLOCK_KEY_CHECK_ONLY 0x00000002
#define OPLOCK_FLAG_BACK_OUT_ATOMIC_OPLOCK 0x00000004
#define OPLOCK_FLAG_IGNORE_OPLOCK_KEYS 0x00000008
#define OPLOCK_FLAG_PARENT_OBJECT 0x00000010
#define OPLOCK_FLAG_CLOSING_DELETE_ON_CLOSE 0x00000020
#define OPLOCK_FLAG_REMOVING_FILE_OR_LINK 0x00000040
#define OPLOCK_FLAG_BREAKING_FOR_SHARING_VIOLATION 0x00000080
#define OPLOCK_FSCTRL_FLAG_ALL_KEYS_MATCH 0x00000001
#define OPLOCK_UPPER_FLAG_CHECK_NO_BREAK 0x00010000
#define OPLOCK_UPPER_FLAG_NOTIFY_REFRESH_READ 0x00020000
#define OPLOCK_FLAGS_EX2_ENABLE_TIMEOUT 0x00000001
typedef enum _OPLOCK_NOTIFY_REASON { OPLOCK_NOTIFY_BREAK_WAIT_INTERIM_TIMEOUT = 0, OPLOCK_NOTIFY_BREAK_WAIT_TERMINATED = 1 } OPLOCK_NOTIFY_REASON, *POPLOCK_NOTIFY_REASON;
/// What is told of an oplock that takes long to break.
typedef struct _OPLOCK_NOTIFY_PARAMS {
    /// Why it is told.
    OPLOCK_NOTIFY_REASON NotifyReason;
    /// The caller's context.
    PVOID NotifyContext;
    /// The request that waits.
    PIRP Irp;
    /// How the wait ended, as NotifyReason says.
    NTSTATUS Status;
} OPLOCK_NOTIFY_PARAMS, *POPLOCK_NOTIFY_PARAMS;
_Function_class_(OPLOCK_NOTIFY_ROUTINE)
typedef NTSTATUS (NTAPI *POPLOCK_NOTIFY_ROUTINE)(_In_ POPLOCK_NOTIFY_PARAMS NotifyParams);
_Function_class_(OPLOCK_WAIT_COMPLETE_ROUTINE)
_IRQL_requires_same_
typedef VOID (NTAPI *POPLOCK_WAIT_COMPLETE_ROUTINE)(_In_ PVOID Context, _In_ PIRP Irp);
_Function_class_(OPLOCK_FS_PREPOST_IRP)
_IRQL_requires_same_
typedef VOID (NTAPI *POPLOCK_FS_PREPOST_IRP)(_In_ PVOID Context, _In_ PIRP Irp);
/// Sets up an oplock.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlInitializeOplock(_Inout_ POPLOCK Oplock);
/// Ends an oplock.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlUninitializeOplock(_Inout_ POPLOCK Oplock);
/// Serves a request that asks for an oplock or answers its breaking.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlOplockFsctrl(_In_ POPLOCK Oplock, _In_ PIRP Irp, _In_ ULONG OpenCount);
/// As FsRtlOplockFsctrl, with OPLOCK_FSCTRL_FLAG_XXX.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlOplockFsctrlEx(_In_ POPLOCK Oplock, _In_ PIRP Irp, _In_ ULONG OpenCount, _In_ ULONG Flags);
/// Breaks an oplock that a request does not go with, and waits or calls back when it is broken.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlCheckOplock(
    _In_ POPLOCK Oplock, _In_ PIRP Irp, _In_opt_ PVOID Context, _In_opt_ POPLOCK_WAIT_COMPLETE_ROUTINE CompletionRoutine,
    _In_opt_ POPLOCK_FS_PREPOST_IRP PostIrpRoutine);
/// As FsRtlCheckOplock, with OPLOCK_FLAG_XXX.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlCheckOplockEx(
    _In_ POPLOCK Oplock, _In_ PIRP Irp, _In_ ULONG Flags, _In_opt_ PVOID Context, _In_opt_ POPLOCK_WAIT_COMPLETE_ROUTINE CompletionRoutine,
    _In_opt_ POPLOCK_FS_PREPOST_IRP PostIrpRoutine);
// The page names DISPATCH_LEVEL only where it speaks of the notice; as the looser bound it holds for the routine.
/// As FsRtlCheckOplockEx, with a notice if the breaking takes long.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlCheckOplockEx2(
    _In_ POPLOCK Oplock, _In_ PIRP Irp, _In_ ULONG Flags, _In_ ULONG FlagsEx2, _In_opt_ PVOID CompletionRoutineContext,
    _In_opt_ POPLOCK_WAIT_COMPLETE_ROUTINE CompletionRoutine, _In_opt_ POPLOCK_FS_PREPOST_IRP PostIrpRoutine, _In_ ULONGLONG Timeout,
    _In_opt_ PVOID NotifyContext, _In_opt_ POPLOCK_NOTIFY_ROUTINE NotifyRoutine);
/// Breaks the oplock of an upper file system that does not go with that of the lower one.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlCheckUpperOplock(
    _In_ POPLOCK Oplock, _In_ ULONG NewLowerOplockState, _In_opt_ PVOID CompletionRoutineContext,
    _In_opt_ POPLOCK_WAIT_COMPLETE_ROUTINE CompletionRoutine, _In_opt_ POPLOCK_FS_PREPOST_IRP PrePendRoutine, _In_ ULONG Flags);
/// Serves a request for an oplock in an upper file system.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlUpperOplockFsctrl(
    _In_ POPLOCK Oplock, _In_ PIRP Irp, _In_ ULONG OpenCount, _In_ ULONG LowerOplockState, _In_ ULONG Flags);
/// Says whether an oplock lets fast I/O pass.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlOplockIsFastIoPossible(_In_ POPLOCK Oplock);
/// Says whether an oplock is a batch or filter oplock.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlCurrentBatchOplock(_In_ POPLOCK Oplock);
/// Says whether an oplock is held.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlCurrentOplock(_In_ POPLOCK Oplock);
/// Says whether an oplock that caches handles is held.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlCurrentOplockH(_In_ POPLOCK Oplock);
/// Breaks the caching of handles of an oplock.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlOplockBreakH(
    _In_ POPLOCK Oplock, _In_ PIRP Irp, _In_ ULONG Flags, _In_opt_ PVOID Context, _In_opt_ POPLOCK_WAIT_COMPLETE_ROUTINE CompletionRoutine,
    _In_opt_ POPLOCK_FS_PREPOST_IRP PostIrpRoutine);
/// Breaks an oplock whole. Replaced by FsRtlOplockBreakToNoneEx.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
_Superseded_by_(FsRtlOplockBreakToNoneEx)
NTKERNELAPI NTSTATUS NTAPI FsRtlOplockBreakToNone(
    _Inout_ POPLOCK Oplock, _In_opt_ PIO_STACK_LOCATION IrpSp, _In_ PIRP Irp, _In_opt_ PVOID Context,
    _In_opt_ POPLOCK_WAIT_COMPLETE_ROUTINE CompletionRoutine, _In_opt_ POPLOCK_FS_PREPOST_IRP PostIrpRoutine);
/// Breaks an oplock whole.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlOplockBreakToNoneEx(
    _Inout_ POPLOCK Oplock, _In_ PIRP Irp, _In_ ULONG Flags, _In_opt_ PVOID Context, _In_opt_ POPLOCK_WAIT_COMPLETE_ROUTINE CompletionRoutine,
    _In_opt_ POPLOCK_FS_PREPOST_IRP PostIrpRoutine);
/// Says whether a request asks for an oplock that may be shared.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlOplockIsSharedRequest(_In_ PIRP Irp);
/// Says whether two file objects have the same oplock key.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlOplockKeysEqual(_In_opt_ PFILE_OBJECT Fo1, _In_opt_ PFILE_OBJECT Fo2);
/// Returns a process whose oplock is breaking, with a reference; NULL if there is none.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PEPROCESS NTAPI FsRtlOplockGetAnyBreakOwnerProcess(_In_ POPLOCK Oplock);
