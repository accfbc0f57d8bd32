// Locks of the framework.
#pragma once

/// Takes the lock that serialises an object's callbacks.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Requires_lock_not_held_(Object)
_Acquires_lock_(Object)
WDFAPI VOID NTAPI WdfObjectAcquireLock(_In_ WDFOBJECT Object);
/// Releases the lock that serialises an object's callbacks.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Requires_lock_held_(Object)
_Releases_lock_(Object)
WDFAPI VOID NTAPI WdfObjectReleaseLock(_In_ WDFOBJECT Object);
/// Makes a wait lock: it is held at PASSIVE_LEVEL and blocks.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfWaitLockCreate(_In_opt_ PWDF_OBJECT_ATTRIBUTES LockAttributes, _Out_ WDFWAITLOCK *Lock);
/// Takes a wait lock, and waits for it at most the time given.
_When_(Timeout == NULL, _IRQL_requires_max_(PASSIVE_LEVEL))
_When_(Timeout != NULL && *Timeout == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
_When_(Timeout != NULL && *Timeout != 0, _IRQL_requires_max_(PASSIVE_LEVEL))
_When_(Timeout == NULL, _Acquires_lock_(Lock))
_When_(Timeout == NULL, _Post_satisfies_(return == STATUS_SUCCESS))
_When_(Timeout != NULL, _Post_satisfies_(return == STATUS_SUCCESS || return == STATUS_TIMEOUT))
_When_(Timeout != NULL && return == STATUS_SUCCESS, _Acquires_lock_(Lock))
_When_(Timeout != NULL, _Must_inspect_result_)
_Requires_lock_not_held_(Lock)
WDFAPI NTSTATUS NTAPI WdfWaitLockAcquire(_In_ WDFWAITLOCK Lock, _In_opt_ PLONGLONG Timeout);
/// Releases a wait lock.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Requires_lock_held_(Lock)
_Releases_lock_(Lock)
WDFAPI VOID NTAPI WdfWaitLockRelease(_In_ WDFWAITLOCK Lock);
/// Makes a spin lock object.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfSpinLockCreate(_In_opt_ PWDF_OBJECT_ATTRIBUTES SpinLockAttributes, _Out_ WDFSPINLOCK *SpinLock);
/// Takes a spin lock and raises to DISPATCH_LEVEL; the lock keeps the level before.
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_raises_(DISPATCH_LEVEL)
_Requires_lock_not_held_(SpinLock)
_Acquires_lock_(SpinLock)
_IRQL_saves_global_(SpinLock, SpinLock)
WDFAPI VOID NTAPI WdfSpinLockAcquire(_In_ WDFSPINLOCK SpinLock);
/// Releases a spin lock and returns to the level before.
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
_Requires_lock_held_(SpinLock)
_Releases_lock_(SpinLock)
_IRQL_restores_global_(SpinLock, SpinLock)
WDFAPI VOID NTAPI WdfSpinLockRelease(_In_ WDFSPINLOCK SpinLock);
