// DMA operations.
#pragma once

/// Called to program the device for a transfer.
_Function_class_(EVT_WDF_PROGRAM_DMA)
_IRQL_requires_same_
_IRQL_requires_(DISPATCH_LEVEL)
typedef BOOLEAN NTAPI EVT_WDF_PROGRAM_DMA(
    _In_ WDFDMATRANSACTION Transaction, _In_ WDFDEVICE Device, _In_ WDFCONTEXT Context, _In_ WDF_DMA_DIRECTION Direction,
    _In_ PSCATTER_GATHER_LIST SgList);
typedef EVT_WDF_PROGRAM_DMA *PFN_WDF_PROGRAM_DMA;
/// Called to configure the system's DMA controller before a transfer.
_Function_class_(EVT_WDF_DMA_TRANSACTION_CONFIGURE_DMA_CHANNEL)
_IRQL_requires_same_
_IRQL_requires_(DISPATCH_LEVEL)
typedef BOOLEAN NTAPI EVT_WDF_DMA_TRANSACTION_CONFIGURE_DMA_CHANNEL(
    _In_ WDFDMATRANSACTION DmaTransaction, _In_ WDFDEVICE Device, _In_ PVOID Context, _In_opt_ PMDL Mdl, _In_ size_t Offset, _In_ size_t Length);
typedef EVT_WDF_DMA_TRANSACTION_CONFIGURE_DMA_CHANNEL *PFN_WDF_DMA_TRANSACTION_CONFIGURE_DMA_CHANNEL;
/// Called when the system's DMA controller has finished a transfer.
_Function_class_(EVT_WDF_DMA_TRANSACTION_DMA_TRANSFER_COMPLETE)
_IRQL_requires_same_
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_WDF_DMA_TRANSACTION_DMA_TRANSFER_COMPLETE(
    _In_ WDFDMATRANSACTION Transaction, _In_ WDFDEVICE Device, _In_ WDFCONTEXT Context, _In_ WDF_DMA_DIRECTION Direction,
    _In_ DMA_COMPLETION_STATUS Status);
typedef EVT_WDF_DMA_TRANSACTION_DMA_TRANSFER_COMPLETE *PFN_WDF_DMA_TRANSACTION_DMA_TRANSFER_COMPLETE;
/// Called when the resources for a transaction have been allocated.
_Function_class_(EVT_WDF_RESERVE_DMA)
_IRQL_requires_same_
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_WDF_RESERVE_DMA(_In_ WDFDMATRANSACTION DmaTransaction, _In_ PVOID Context);
typedef EVT_WDF_RESERVE_DMA *PFN_WDF_RESERVE_DMA;
/// Makes an object for one DMA operation.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDmaTransactionCreate(
    _In_ WDFDMAENABLER DmaEnabler, _In_opt_ PWDF_OBJECT_ATTRIBUTES Attributes, _Out_ WDFDMATRANSACTION *DmaTransaction);
/// Sets a transaction up for a buffer.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDmaTransactionInitialize(
    _In_ WDFDMATRANSACTION DmaTransaction, _In_ PFN_WDF_PROGRAM_DMA EvtProgramDmaFunction, _In_ WDF_DMA_DIRECTION DmaDirection, _In_ PMDL Mdl,
    _In_ PVOID VirtualAddress, _In_ _When_(Length == 0, __drv_reportError(Length cannot be zero)) size_t Length);
/// Sets a transaction up for a part of a chain of MDLs.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDmaTransactionInitializeUsingOffset(
    _In_ WDFDMATRANSACTION DmaTransaction, _In_ PFN_WDF_PROGRAM_DMA EvtProgramDmaFunction, _In_ WDF_DMA_DIRECTION DmaDirection, _In_ PMDL Mdl,
    _In_ size_t Offset, _In_ _When_(Length == 0, __drv_reportError(Length cannot be zero)) size_t Length);
/// Sets a transaction up for the buffer of a request.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDmaTransactionInitializeUsingRequest(
    _In_ WDFDMATRANSACTION DmaTransaction, _In_ WDFREQUEST Request, _In_ PFN_WDF_PROGRAM_DMA EvtProgramDmaFunction,
    _In_ WDF_DMA_DIRECTION DmaDirection);
/// Begins the transfers of a transaction.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDmaTransactionExecute(_In_ WDFDMATRANSACTION DmaTransaction, _In_opt_ WDFCONTEXT Context);
/// Ends a transaction, so that it can be used again.
_Success_(TRUE)
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDmaTransactionRelease(_In_ WDFDMATRANSACTION DmaTransaction);
/// Says that a transfer is done; TRUE when the transaction is.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI BOOLEAN NTAPI WdfDmaTransactionDmaCompleted(_In_ WDFDMATRANSACTION DmaTransaction, _Out_ NTSTATUS *Status);
/// Says how much a transfer has moved; TRUE when the transaction is done.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI BOOLEAN NTAPI WdfDmaTransactionDmaCompletedWithLength(
    _In_ WDFDMATRANSACTION DmaTransaction, _In_ size_t TransferredLength, _Out_ NTSTATUS *Status);
/// Says how much the last transfer has moved and ends the transaction.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI BOOLEAN NTAPI WdfDmaTransactionDmaCompletedFinal(
    _In_ WDFDMATRANSACTION DmaTransaction, _In_ size_t FinalTransferredLength, _Out_ NTSTATUS *Status);
/// The bytes the transaction has moved so far.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI size_t NTAPI WdfDmaTransactionGetBytesTransferred(_In_ WDFDMATRANSACTION DmaTransaction);
/// Limits the length of each transfer of the transaction.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfDmaTransactionSetMaximumLength(_In_ WDFDMATRANSACTION DmaTransaction, _In_ size_t MaximumLength);
/// Says that the transaction must be one transfer.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfDmaTransactionSetSingleTransferRequirement(_In_ WDFDMATRANSACTION DmaTransaction, _In_ BOOLEAN RequireSingleTransfer);
/// The request of the transaction, or NULL.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFREQUEST NTAPI WdfDmaTransactionGetRequest(_In_ WDFDMATRANSACTION DmaTransaction);
/// The length of the present transfer in bytes.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI size_t NTAPI WdfDmaTransactionGetCurrentDmaTransferLength(_In_ WDFDMATRANSACTION DmaTransaction);
/// The device of the transaction.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFDEVICE NTAPI WdfDmaTransactionGetDevice(_In_ WDFDMATRANSACTION DmaTransaction);
/// How many map registers and elements the transaction needs.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfDmaTransactionGetTransferInfo(
    _In_ WDFDMATRANSACTION DmaTransaction, _Out_opt_ ULONG *MapRegisterCount, _Out_opt_ ULONG *ScatterGatherElementCount);
/// Registers a callback that configures the system's DMA controller.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfDmaTransactionSetChannelConfigurationCallback(
    _In_ WDFDMATRANSACTION DmaTransaction, _In_opt_ PFN_WDF_DMA_TRANSACTION_CONFIGURE_DMA_CHANNEL ConfigureRoutine, _In_opt_ PVOID ConfigureContext);
/// Registers a callback for the end of a system DMA transfer.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfDmaTransactionSetTransferCompleteCallback(
    _In_ WDFDMATRANSACTION DmaTransaction, _In_opt_ PFN_WDF_DMA_TRANSACTION_DMA_TRANSFER_COMPLETE DmaCompletionRoutine,
    _In_opt_ PVOID DmaCompletionContext);
/// Has the transaction fail if its resources are not free at once.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfDmaTransactionSetImmediateExecution(_In_ WDFDMATRANSACTION DmaTransaction, _In_ BOOLEAN UseImmediateExecution);
/// Reserves the resources of a transaction for later.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDmaTransactionAllocateResources(
    _In_ WDFDMATRANSACTION DmaTransaction, _In_ WDF_DMA_DIRECTION DmaDirection, _In_ ULONG RequiredMapRegisters,
    _In_ PFN_WDF_RESERVE_DMA EvtReserveDmaFunction, _In_ PVOID EvtReserveDmaContext);
/// Sets the offset from the device's address for system DMA.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfDmaTransactionSetDeviceAddressOffset(_In_ WDFDMATRANSACTION DmaTransaction, _In_ ULONG Offset);
/// Gives back reserved resources.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfDmaTransactionFreeResources(_In_ WDFDMATRANSACTION DmaTransaction);
/// Cancels a transaction that waits for resources.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI BOOLEAN NTAPI WdfDmaTransactionCancel(_In_ WDFDMATRANSACTION DmaTransaction);
/// The DMA transfer context of the transaction.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI PVOID NTAPI WdfDmaTransactionWdmGetTransferContext(_In_ WDFDMATRANSACTION DmaTransaction);
/// Stops a system DMA transfer.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfDmaTransactionStopSystemTransfer(_In_ WDFDMATRANSACTION DmaTransaction);
