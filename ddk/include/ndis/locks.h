// NDIS: locks of readers and writers. A holder is at DISPATCH_LEVEL; what it held before is in its LOCK_STATE.
#pragma once

/// Takes a lock as one of several readers.
_Requires_lock_not_held_(*LockState)
_Acquires_lock_(*LockState)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_saves_global_(NdisReadWriteLock, LockState)
_IRQL_raises_(DISPATCH_LEVEL)
VOID NdisAcquireRWLockRead(_In_ PNDIS_RW_LOCK_EX Lock, _Out_ PLOCK_STATE_EX LockState, _In_ UCHAR Flags);
/// Takes a lock as its only writer.
_Requires_lock_not_held_(*LockState)
_Acquires_lock_(*LockState)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_saves_global_(NdisReadWriteLock, LockState)
_IRQL_raises_(DISPATCH_LEVEL)
VOID NdisAcquireRWLockWrite(_In_ PNDIS_RW_LOCK_EX Lock, _Out_ PLOCK_STATE_EX LockState, _In_ UCHAR Flags);
/// Releases a lock of readers and writers.
_Requires_lock_held_(*LockState)
_Releases_lock_(*LockState)
_IRQL_requires_(DISPATCH_LEVEL)
_IRQL_restores_global_(NdisReadWriteLock, LockState)
VOID NdisReleaseRWLock(_In_ PNDIS_RW_LOCK_EX Lock, _In_ PLOCK_STATE_EX LockState);
/// Takes an old lock as a reader, or as its only writer.
_Requires_lock_not_held_(*LockState)
_Acquires_lock_(*LockState)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_saves_global_(NdisReadWriteLock, LockState)
_IRQL_raises_(DISPATCH_LEVEL)
VOID NdisAcquireReadWriteLock(_Inout_ PNDIS_RW_LOCK Lock, _In_ BOOLEAN fWrite, _Out_ PLOCK_STATE LockState);
/// Releases an old lock of readers and writers.
_Requires_lock_held_(*LockState)
_Releases_lock_(*LockState)
_IRQL_requires_(DISPATCH_LEVEL)
_IRQL_restores_global_(NdisReadWriteLock, LockState)
VOID NdisReleaseReadWriteLock(_Inout_ PNDIS_RW_LOCK Lock, _In_ PLOCK_STATE LockState);
/// Takes an old lock at DISPATCH_LEVEL.
_Requires_lock_not_held_(*LockState)
_Acquires_lock_(*LockState)
_IRQL_requires_(DISPATCH_LEVEL)
VOID NdisDprAcquireReadWriteLock(_Inout_ PNDIS_RW_LOCK Lock, _In_ BOOLEAN fWrite, _Out_ PLOCK_STATE LockState);
/// Releases an old lock that was taken at DISPATCH_LEVEL.
_Requires_lock_held_(*LockState)
_Releases_lock_(*LockState)
_IRQL_requires_(DISPATCH_LEVEL)
VOID NdisDprReleaseReadWriteLock(_Inout_ PNDIS_RW_LOCK Lock, _In_ PLOCK_STATE LockState);
