// rxprocs.h: routines of RDBSS for mini-redirectors.
#pragma once

#include <rxlog.h>
#include <rxstruc.h>

#ifdef __cplusplus
extern "C" {
#endif
/// How the name of a file is put together again.
typedef enum _RX_NAME_CONJURING_METHODS {
    VNetRoot_As_Prefix,
    VNetRoot_As_UNC_Name,
    VNetRoot_As_DriveLetter
} RX_NAME_CONJURING_METHODS;
VOID NTAPI RxConjureOriginalName(
    _Inout_ PFCB Fcb, _Inout_ PFOBX Fobx, _Out_ PULONG ActualNameLength, _Out_writes_bytes_(*LengthRemaining) PWCHAR OriginalName,
    _Inout_ PLONG LengthRemaining, _In_ RX_NAME_CONJURING_METHODS NameConjuringMethod);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxDriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath);
VOID NTAPI RxUnload(_In_ PDRIVER_OBJECT DriverObject);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxLogEventDirect(
    _In_ PRDBSS_DEVICE_OBJECT DeviceObject, _In_ PUNICODE_STRING OriginatorId, _In_ ULONG EventId, _In_ NTSTATUS Status, _In_ ULONG Line);
#define RxLogFailure(Device, Originator, Event, Status) RxLogEventDirect((Device), (Originator), (Event), (Status), __LINE__)
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxLogEventWithAnnotation(
    _In_ PRDBSS_DEVICE_OBJECT DeviceObject, _In_ ULONG EventId, _In_ NTSTATUS Status, _In_opt_ PVOID DataBuffer,
    _In_ USHORT DataBufferLength, _In_opt_ PUNICODE_STRING Annotation, _In_ ULONG AnnotationCount);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxLogEventWithBufferDirect(
    _In_ PVOID DeviceOrDriverObject, _In_ PUNICODE_STRING OriginatorId, _In_ ULONG EventId, _In_ NTSTATUS Status, _In_ PVOID DataBuffer,
    _In_ USHORT DataBufferLength, _In_ ULONG LineNumber);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxChangeBufferingState(_In_ PSRV_OPEN SrvOpen, _In_opt_ PVOID Context, _In_ BOOLEAN ComputeNewState);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxIndicateChangeOfBufferingState(_In_ PMRX_SRV_CALL SrvCall, _In_ PVOID SrvOpenKey, _In_opt_ PVOID Context);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxIndicateChangeOfBufferingStateForSrvOpen(
    _In_ PMRX_SRV_CALL SrvCall, _In_ PMRX_SRV_OPEN SrvOpen, _In_ PVOID SrvOpenKey, _In_opt_ PVOID Context);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxPrepareToReparseSymbolicLink(
    _In_ PRX_CONTEXT RxContext, _In_ BOOLEAN SymbolicLinkEmbeddedInOldPath, _In_ PUNICODE_STRING NewPath,
    _In_ BOOLEAN NewPathIsAbsolute, _Out_ PBOOLEAN ReparseRequired);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxDereference(_Inout_ PVOID Instance, _In_ LOCK_HOLDING_STATE LockHoldingState);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxFinalizeConnection(_Inout_ PNET_ROOT NetRoot, _Inout_opt_ PV_NET_ROOT VNetRoot, _In_ LOGICAL ForceFilesClosed);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxForceFinalizeAllVNetRoots(_In_ PNET_ROOT NetRoot);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxFsdPostRequest(_In_ PRX_CONTEXT RxContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxCompleteRequest(_In_ PRX_CONTEXT pContext, _In_ NTSTATUS Status);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxCompleteRequest_Real(_In_ PRX_CONTEXT RxContext, _In_ PIRP Irp, _In_ NTSTATUS Status);
_IRQL_requires_max_(APC_LEVEL)
_Ret_maybenull_ PVOID NTAPI RxMapSystemBuffer(_In_ PRX_CONTEXT RxContext, _In_ PIRP Irp);
VOID NTAPI RxLockUserBuffer(_In_ PRX_CONTEXT RxContext, _In_ PIRP Irp, _In_ LOCK_OPERATION Operation, _In_ ULONG BufferLength);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxPurgeAllFobxs(_In_ PRDBSS_DEVICE_OBJECT RxDeviceObject);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxScavengeAllFobxs(_In_ PRDBSS_DEVICE_OBJECT RxDeviceObject);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxSetSrvCallDomainName(_In_ PMRX_SRV_CALL SrvCall, _In_opt_ PUNICODE_STRING DomainName);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN NTAPI RxIsThisACscAgentOpen(_In_ PRX_CONTEXT RxContext);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN NTAPI RxLockEnumerator(
    _Inout_ PMRX_SRV_OPEN SrvOpen, _Inout_ PVOID *ContinuationHandle, _Out_ PLARGE_INTEGER FileOffset, _Out_ PLARGE_INTEGER LockRange,
    _Out_ PBOOLEAN IsLockExclusive);
#ifdef __cplusplus
}
#endif
#define RxCompleteAsynchronousRequest(RxContext, Status) RxCompleteRequest((RxContext), (Status))
#define RxIsFcbAcquiredShared(Fcb) ExIsResourceAcquiredSharedLite((Fcb)->Header.Resource)
#define RxIsFcbAcquiredExclusive(Fcb) ExIsResourceAcquiredExclusiveLite((Fcb)->Header.Resource)
#define RxIsFcbAcquired(Fcb) \
    (ExIsResourceAcquiredSharedLite((Fcb)->Header.Resource) || ExIsResourceAcquiredExclusiveLite((Fcb)->Header.Resource))
#define GET_ALREADY_PREFIXED_NAME(SrvOpen, Fcb) ((PUNICODE_STRING)((Fcb) == NULL ? NULL : &((PFCB)(Fcb))->PrivateAlreadyPrefixedName))
#define GET_ALREADY_PREFIXED_NAME_FROM_CONTEXT(RxContext) \
    GET_ALREADY_PREFIXED_NAME((RxContext)->pRelevantSrvOpen, (RxContext)->pFcb)
