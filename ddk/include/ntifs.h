// For file systems and their filters: ntddk.h and the few declarations of ntifs.h that ordinary drivers use.
#pragma once
#ifndef _NTIFS_
#define _NTIFS_
#include <ntddk.h>
#ifdef __cplusplus
extern "C" {
#endif
typedef struct _KAPC_STATE {
    LIST_ENTRY ApcListHead[2];
    PKPROCESS Process;
    BOOLEAN KernelApcInProgress;
    BOOLEAN KernelApcPending;
    BOOLEAN UserApcPending;
} KAPC_STATE, *PKAPC_STATE, *RESTRICTED_POINTER PRKAPC_STATE;
/// Lets the current thread work in the address space of another process.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI KeStackAttachProcess(_Inout_ PRKPROCESS Process, _Out_ PRKAPC_STATE ApcState);
/// Takes the current thread back to the address space of before.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI KeUnstackDetachProcess(_In_ PRKAPC_STATE ApcState);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Registers a file system.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI IoRegisterFileSystem(_In_ PDEVICE_OBJECT DeviceObject);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Withdraws a file system.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI IoUnregisterFileSystem(_In_ PDEVICE_OBJECT DeviceObject);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Registers a routine that is told when file systems come and go.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoRegisterFsRegistrationChange(_In_ PDRIVER_OBJECT DriverObject, _In_ PDRIVER_FS_NOTIFICATION DriverNotificationRoutine);
/// Returns the device object that a file system request for a file object goes to first.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetBaseFileSystemDeviceObject(_In_ PFILE_OBJECT FileObject);
/// Returns the top-level IRP of the current thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PIRP NTAPI IoGetTopLevelIrp(VOID);
/// Sets the top-level IRP of the current thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoSetTopLevelIrp(_In_opt_ PIRP Irp);
/// Finds a thread by its identifier and references it.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI PsLookupThreadByThreadId(_In_ HANDLE ThreadId, _Outptr_ PETHREAD *Thread);
#ifdef __cplusplus
}
#endif
#endif
