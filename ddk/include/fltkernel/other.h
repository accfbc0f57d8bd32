// Filter manager. What is left: extra create parameters, transactions, reparse points.
#pragma once

_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltAcknowledgeEcp(_In_ PFLT_FILTER Filter, _In_ PVOID EcpContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltAddOpenReparseEntry(
    _In_ PFLT_FILTER Filter, _In_ PFLT_CALLBACK_DATA Data, _In_ POPEN_REPARSE_LIST_ENTRY OpenReparseEntry);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltAdjustDeviceStackSizeForIoRedirection(
    _In_ PFLT_INSTANCE SourceInstance, _In_ PFLT_INSTANCE TargetInstance, _Out_opt_ PBOOLEAN SourceDeviceStackSizeModified);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltAllocateExtraCreateParameter(
    _In_ PFLT_FILTER Filter, _In_ LPCGUID EcpType, _In_ ULONG SizeOfContext, _In_ FSRTL_ALLOCATE_ECP_FLAGS Flags,
    _In_opt_ PFSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK CleanupCallback, _In_ ULONG PoolTag, _Outptr_ PVOID *EcpContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltAllocateExtraCreateParameterFromLookasideList(
    _In_ PFLT_FILTER Filter, _In_ LPCGUID EcpType, _In_ ULONG SizeOfContext, _In_ FSRTL_ALLOCATE_ECP_FLAGS Flags,
    _In_opt_ PFSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK CleanupCallback, _Inout_ PVOID LookasideList, _Outptr_ PVOID *EcpContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltAllocateExtraCreateParameterList(
    _In_ PFLT_FILTER Filter, _In_ FSRTL_ALLOCATE_ECPLIST_FLAGS Flags, _Outptr_ PECP_LIST *EcpList);
/// Allocates memory aligned for uncached transfers with a volume.
_IRQL_requires_max_(APC_LEVEL)
PVOID FLTAPI FltAllocatePoolAlignedWithTag(_In_ PFLT_INSTANCE Instance, _In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltApplyPriorityInfoThread(
    _In_ PIO_PRIORITY_INFO InputPriorityInfo, _Out_opt_ PIO_PRIORITY_INFO OutputPriorityInfo, _In_ PETHREAD Thread);
/// Makes a security descriptor for a communication port; it is freed by FltFreeSecurityDescriptor.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltBuildDefaultSecurityDescriptor(_Outptr_ PSECURITY_DESCRIPTOR *SecurityDescriptor, _In_ ACCESS_MASK DesiredAccess);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltCommitComplete(_In_ PFLT_INSTANCE Instance, _In_ PKTRANSACTION Transaction, _In_opt_ PFLT_CONTEXT TransactionContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltCommitFinalizeComplete(
    _In_ PFLT_INSTANCE Instance, _In_ PKTRANSACTION Transaction, _In_opt_ PFLT_CONTEXT TransactionContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltCopyOpenReparseList(_In_ PFLT_FILTER Filter, _In_ PFLT_CALLBACK_DATA Data, _Inout_ PECP_LIST EcpList);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltDeleteExtraCreateParameterLookasideList(
    _In_ PFLT_FILTER Filter, _Inout_ PVOID Lookaside, _In_ FSRTL_ECP_LOOKASIDE_FLAGS Flags);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltEnlistInTransaction(
    _In_ PFLT_INSTANCE Instance, _In_ PKTRANSACTION Transaction, _In_ PFLT_CONTEXT TransactionContext,
    _In_ NOTIFICATION_MASK NotificationMask);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltFindExtraCreateParameter(
    _In_ PFLT_FILTER Filter, _In_ PECP_LIST EcpList, _In_ LPCGUID EcpType, _Outptr_opt_ PVOID *EcpContext,
    _Out_opt_ ULONG *EcpContextSize);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltFreeExtraCreateParameter(_In_ PFLT_FILTER Filter, _In_ PVOID EcpContext);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltFreeExtraCreateParameterList(_In_ PFLT_FILTER Filter, _In_ PECP_LIST EcpList);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltFreeOpenReparseList(_In_ PFLT_FILTER Filter, _In_ PECP_LIST EcpList);
/// Frees what FltAllocatePoolAlignedWithTag allocated.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltFreePoolAlignedWithTag(_In_ PFLT_INSTANCE Instance, _In_ PVOID Buffer, _In_ ULONG Tag);
/// Frees what FltBuildDefaultSecurityDescriptor made.
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltFreeSecurityDescriptor(_In_ PSECURITY_DESCRIPTOR SecurityDescriptor);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetFileSystemType(_In_ PVOID FltObject, _Out_ PFLT_FILESYSTEM_TYPE FileSystemType);
/// Returns the name of a major function code.
_IRQL_requires_max_(HIGH_LEVEL)
PCHAR FLTAPI FltGetIrpName(_In_ UCHAR IrpMajorCode);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetNextExtraCreateParameter(
    _In_ PFLT_FILTER Filter, _In_ PECP_LIST EcpList, _In_opt_ PVOID CurrentEcpContext, _Out_opt_ LPGUID NextEcpType,
    _Outptr_opt_ PVOID *NextEcpContext, _Out_opt_ ULONG *NextEcpContextSize);
/// Returns the address of a routine of the filter manager by its name.
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID FLTAPI FltGetRoutineAddress(_In_ PCSTR FltMgrRoutineName);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltInitExtraCreateParameterLookasideList(
    _In_ PFLT_FILTER Filter, _Inout_ PVOID Lookaside, _In_ FSRTL_ECP_LOOKASIDE_FLAGS Flags, _In_ SIZE_T Size, _In_ ULONG Tag);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltInsertExtraCreateParameter(_In_ PFLT_FILTER Filter, _Inout_ PECP_LIST EcpList, _Inout_ PVOID EcpContext);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltIs32bitProcess(_In_opt_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltIsEcpAcknowledged(_In_ PFLT_FILTER Filter, _In_ PVOID EcpContext);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltIsEcpFromUserMode(_In_ PFLT_FILTER Filter, _In_ PVOID EcpContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltIsIoRedirectionAllowed(
    _In_ PFLT_INSTANCE SourceInstance, _In_ PFLT_INSTANCE TargetInstance, _Out_ PBOOLEAN RedirectionAllowed);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltIsIoRedirectionAllowedForOperation(
    _In_ PFLT_CALLBACK_DATA Data, _In_ PFLT_INSTANCE TargetInstance, _Out_ PBOOLEAN RedirectionAllowedThisIo,
    _Out_opt_ PBOOLEAN RedirectionAllowedAllIo);
_IRQL_requires_max_(HIGH_LEVEL)
BOOLEAN FLTAPI FltIsOperationSynchronous(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltPrepareComplete(_In_ PFLT_INSTANCE Instance, _In_ PKTRANSACTION Transaction, _In_opt_ PFLT_CONTEXT TransactionContext);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltPrepareToReuseEcp(_In_ PFLT_FILTER Filter, _In_ PVOID EcpContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltPrePrepareComplete(
    _In_ PFLT_INSTANCE Instance, _In_ PKTRANSACTION Transaction, _In_opt_ PFLT_CONTEXT TransactionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltPropagateActivityIdToThread(_In_ PFLT_CALLBACK_DATA CallbackData, LPGUID PropagateId, _Out_ LPCGUID *OriginalId);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltPropagateIrpExtension(_In_ PFLT_CALLBACK_DATA SourceData, PFLT_CALLBACK_DATA TargetData, _In_ ULONG Flags);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltRegisterForDataScan(_In_ PFLT_INSTANCE Instance);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltRemoveExtraCreateParameter(
    _In_ PFLT_FILTER Filter, _Inout_ PECP_LIST EcpList, _In_ LPCGUID EcpType, _Outptr_ PVOID *EcpContext, _Out_opt_ ULONG *EcpContextSize);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltRemoveOpenReparseEntry(
    _In_ PFLT_FILTER Filter, _In_ PFLT_CALLBACK_DATA Data, _In_ POPEN_REPARSE_LIST_ENTRY OpenReparseEntry);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltRetrieveIoPriorityInfo(
    _In_opt_ PFLT_CALLBACK_DATA Data, _In_opt_ PFILE_OBJECT FileObject, _In_opt_ PETHREAD Thread, _Inout_ PIO_PRIORITY_INFO PriorityInfo);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltRollbackComplete(_In_ PFLT_INSTANCE Instance, _In_ PKTRANSACTION Transaction, _In_opt_ PFLT_CONTEXT TransactionContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltRollbackEnlistment(
    _In_ PFLT_INSTANCE Instance, _In_ PKTRANSACTION Transaction, _In_opt_ PFLT_CONTEXT TransactionContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltVetoBypassIo(
    _In_ PFLT_CALLBACK_DATA CallbackData, _In_ PCFLT_RELATED_OBJECTS FltObjects, _In_ NTSTATUS OperationStatus,
    _In_ PCUNICODE_STRING FailureReason);
