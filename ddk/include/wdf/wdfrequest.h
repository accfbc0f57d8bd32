// Requests: getting at their buffers, forwarding, sending, cancelling, completing.
#pragma once

/// The type of a request: the major function, or one of the framework's own.
typedef enum _WDF_REQUEST_TYPE {
    WdfRequestTypeCreate = 0x0, WdfRequestTypeCreateNamedPipe = 0x1, WdfRequestTypeClose = 0x2, WdfRequestTypeRead = 0x3,
    WdfRequestTypeWrite = 0x4, WdfRequestTypeQueryInformation = 0x5, WdfRequestTypeSetInformation = 0x6,
    WdfRequestTypeQueryEA = 0x7, WdfRequestTypeSetEA = 0x8, WdfRequestTypeFlushBuffers = 0x9,
    WdfRequestTypeQueryVolumeInformation = 0xa, WdfRequestTypeSetVolumeInformation = 0xb, WdfRequestTypeDirectoryControl = 0xc,
    WdfRequestTypeFileSystemControl = 0xd, WdfRequestTypeDeviceControl = 0xe, WdfRequestTypeDeviceControlInternal = 0xf,
    WdfRequestTypeShutdown = 0x10, WdfRequestTypeLockControl = 0x11, WdfRequestTypeCleanup = 0x12,
    WdfRequestTypeCreateMailSlot = 0x13, WdfRequestTypeQuerySecurity = 0x14, WdfRequestTypeSetSecurity = 0x15,
    WdfRequestTypePower = 0x16, WdfRequestTypeSystemControl = 0x17, WdfRequestTypeDeviceChange = 0x18,
    WdfRequestTypeQueryQuota = 0x19, WdfRequestTypeSetQuota = 0x1A, WdfRequestTypePnp = 0x1B, WdfRequestTypeOther = 0x1C,
    WdfRequestTypeUsb = 0x40, WdfRequestTypeNoFormat = 0xFF, WdfRequestTypeMax
} WDF_REQUEST_TYPE;
/// How a request is used again.
typedef enum _WDF_REQUEST_REUSE_FLAGS {
    WDF_REQUEST_REUSE_NO_FLAGS = 0x00000000, WDF_REQUEST_REUSE_SET_NEW_IRP = 0x00000001
} WDF_REQUEST_REUSE_FLAGS;
/// Why EvtIoStop is called.
typedef enum _WDF_REQUEST_STOP_ACTION_FLAGS {
    WdfRequestStopActionInvalid = 0, WdfRequestStopActionSuspend = 0x01, WdfRequestStopActionPurge = 0x2,
    WdfRequestStopRequestCancelable = 0x10000000
} WDF_REQUEST_STOP_ACTION_FLAGS;
/// How a request is sent.
typedef enum _WDF_REQUEST_SEND_OPTIONS_FLAGS {
    WDF_REQUEST_SEND_OPTION_TIMEOUT = 0x00000001, WDF_REQUEST_SEND_OPTION_SYNCHRONOUS = 0x00000002,
    WDF_REQUEST_SEND_OPTION_IGNORE_TARGET_STATE = 0x00000004, WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET = 0x00000008,
    WDF_REQUEST_SEND_OPTION_IMPERSONATE_CLIENT = 0x00010000, WDF_REQUEST_SEND_OPTION_IMPERSONATION_IGNORE_FAILURE = 0x00020000
} WDF_REQUEST_SEND_OPTIONS_FLAGS;
/// Called when a request that was marked cancelable is cancelled.
_Function_class_(EVT_WDF_REQUEST_CANCEL)
_IRQL_requires_same_
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_WDF_REQUEST_CANCEL(_In_ WDFREQUEST Request);
typedef EVT_WDF_REQUEST_CANCEL *PFN_WDF_REQUEST_CANCEL;
/// The parameters of a request.
typedef struct _WDF_REQUEST_PARAMETERS {
    USHORT Size;
    UCHAR MinorFunction;
    WDF_REQUEST_TYPE Type;
    union {
        struct {
            PIO_SECURITY_CONTEXT SecurityContext;
            ULONG Options;
            USHORT POINTER_ALIGNMENT FileAttributes;
            USHORT ShareAccess;
            ULONG POINTER_ALIGNMENT EaLength;
        } Create;
        struct {
            size_t Length;
            ULONG POINTER_ALIGNMENT Key;
            LONGLONG DeviceOffset;
        } Read;
        struct {
            size_t Length;
            ULONG POINTER_ALIGNMENT Key;
            LONGLONG DeviceOffset;
        } Write;
        struct {
            size_t OutputBufferLength;
            size_t POINTER_ALIGNMENT InputBufferLength;
            ULONG POINTER_ALIGNMENT IoControlCode;
            PVOID Type3InputBuffer;
        } DeviceIoControl;
        struct {
            PVOID Arg1;
            PVOID Arg2;
            ULONG POINTER_ALIGNMENT IoControlCode;
            PVOID Arg4;
        } Others;
    } Parameters;
} WDF_REQUEST_PARAMETERS, *PWDF_REQUEST_PARAMETERS;
/// Prepares a WDF_REQUEST_PARAMETERS with its size and defaults.
FORCEINLINE VOID WDF_REQUEST_PARAMETERS_INIT(_Out_ PWDF_REQUEST_PARAMETERS Parameters) {
    RtlZeroMemory(Parameters, sizeof(*Parameters));
    Parameters->Size = sizeof(*Parameters);
}
typedef struct _WDF_USB_REQUEST_COMPLETION_PARAMS *PWDF_USB_REQUEST_COMPLETION_PARAMS;
/// How a request ended.
typedef struct _WDF_REQUEST_COMPLETION_PARAMS {
    ULONG Size;
    WDF_REQUEST_TYPE Type;
    IO_STATUS_BLOCK IoStatus;
    union {
        struct {
            WDFMEMORY Buffer;
            size_t Length;
            size_t Offset;
        } Write;
        struct {
            WDFMEMORY Buffer;
            size_t Length;
            size_t Offset;
        } Read;
        struct {
            ULONG IoControlCode;
            struct {
                WDFMEMORY Buffer;
                size_t Offset;
            } Input;
            struct {
                WDFMEMORY Buffer;
                size_t Offset;
                size_t Length;
            } Output;
        } Ioctl;
        struct {
            union {
                PVOID Ptr;
                ULONG_PTR Value;
            } Argument1;
            union {
                PVOID Ptr;
                ULONG_PTR Value;
            } Argument2;
            union {
                PVOID Ptr;
                ULONG_PTR Value;
            } Argument3;
            union {
                PVOID Ptr;
                ULONG_PTR Value;
            } Argument4;
        } Others;
        struct {
            PWDF_USB_REQUEST_COMPLETION_PARAMS Completion;
        } Usb;
    } Parameters;
} WDF_REQUEST_COMPLETION_PARAMS, *PWDF_REQUEST_COMPLETION_PARAMS;
/// Prepares a WDF_REQUEST_COMPLETION_PARAMS with its size and defaults.
FORCEINLINE VOID WDF_REQUEST_COMPLETION_PARAMS_INIT(_Out_ PWDF_REQUEST_COMPLETION_PARAMS Params) {
    RtlZeroMemory(Params, sizeof(*Params));
    Params->Size = sizeof(*Params);
    Params->Type = WdfRequestTypeNoFormat;
}
/// Called when a request that was sent has ended.
_Function_class_(EVT_WDF_REQUEST_COMPLETION_ROUTINE)
_IRQL_requires_same_
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_WDF_REQUEST_COMPLETION_ROUTINE(
    _In_ WDFREQUEST Request, _In_ WDFIOTARGET Target, _In_ PWDF_REQUEST_COMPLETION_PARAMS Params, _In_ WDFCONTEXT Context);
typedef EVT_WDF_REQUEST_COMPLETION_ROUTINE *PFN_WDF_REQUEST_COMPLETION_ROUTINE;
/// How a request is used again.
typedef struct _WDF_REQUEST_REUSE_PARAMS {
    ULONG Size;
    ULONG Flags;
    NTSTATUS Status;
    PIRP NewIrp;
} WDF_REQUEST_REUSE_PARAMS, *PWDF_REQUEST_REUSE_PARAMS;
/// Prepares a WDF_REQUEST_REUSE_PARAMS with its size and defaults.
FORCEINLINE VOID WDF_REQUEST_REUSE_PARAMS_INIT(_Out_ PWDF_REQUEST_REUSE_PARAMS Params, _In_ ULONG Flags, _In_ NTSTATUS Status) {
    RtlZeroMemory(Params, sizeof(*Params));
    Params->Size = sizeof(*Params);
    Params->Flags = Flags;
    Params->Status = Status;
}
/// Sets one more option in a WDF_REQUEST_REUSE_PARAMS.
FORCEINLINE VOID WDF_REQUEST_REUSE_PARAMS_SET_NEW_IRP(_Inout_ PWDF_REQUEST_REUSE_PARAMS Params, _In_ PIRP NewIrp) {
    Params->Flags |= WDF_REQUEST_REUSE_SET_NEW_IRP;
    Params->NewIrp = NewIrp;
}
/// How a request is sent, and its timeout.
typedef struct _WDF_REQUEST_SEND_OPTIONS {
    ULONG Size;
    ULONG Flags;
    LONGLONG Timeout;
} WDF_REQUEST_SEND_OPTIONS, *PWDF_REQUEST_SEND_OPTIONS;
/// Prepares a WDF_REQUEST_SEND_OPTIONS with its size and defaults.
FORCEINLINE VOID WDF_REQUEST_SEND_OPTIONS_INIT(_Out_ PWDF_REQUEST_SEND_OPTIONS Options, _In_ ULONG Flags) {
    RtlZeroMemory(Options, sizeof(*Options));
    Options->Size = sizeof(*Options);
    Options->Flags = Flags;
}
/// Sets one more option in a WDF_REQUEST_SEND_OPTIONS.
FORCEINLINE VOID WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(_Inout_ PWDF_REQUEST_SEND_OPTIONS Options, _In_ LONGLONG Timeout) {
    Options->Flags |= WDF_REQUEST_SEND_OPTION_TIMEOUT;
    Options->Timeout = Timeout;
}
/// How a request goes to the parent's queue.
typedef enum _WDF_REQUEST_FORWARD_OPTIONS_FLAGS {
    WDF_REQUEST_FORWARD_OPTION_SEND_AND_FORGET = 0x00000001
} WDF_REQUEST_FORWARD_OPTIONS_FLAGS;
/// How a request goes to the parent's queue.
typedef struct _WDF_REQUEST_FORWARD_OPTIONS {
    ULONG Size;
    ULONG Flags;
} WDF_REQUEST_FORWARD_OPTIONS, *PWDF_REQUEST_FORWARD_OPTIONS;
/// Prepares a WDF_REQUEST_FORWARD_OPTIONS with its size and defaults.
FORCEINLINE VOID WDF_REQUEST_FORWARD_OPTIONS_INIT(_Out_ PWDF_REQUEST_FORWARD_OPTIONS ForwardOptions) {
    RtlZeroMemory(ForwardOptions, sizeof(*ForwardOptions));
    ForwardOptions->Size = sizeof(*ForwardOptions);
    ForwardOptions->Flags = WDF_REQUEST_FORWARD_OPTION_SEND_AND_FORGET;
}
/// Makes a request of the driver's own.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestCreate(_In_opt_ PWDF_OBJECT_ATTRIBUTES RequestAttributes, _In_opt_ WDFIOTARGET IoTarget, _Out_ WDFREQUEST *Request);
/// The process that sent the request.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI ULONG NTAPI WdfRequestGetRequestorProcessId(_In_ WDFREQUEST Request);
/// Makes a request for an IRP.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestCreateFromIrp(
    _In_opt_ PWDF_OBJECT_ATTRIBUTES RequestAttributes, _In_ PIRP Irp, _In_ BOOLEAN RequestFreesIrp, _Out_ WDFREQUEST *Request);
/// Makes a request ready to be sent once more.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestReuse(_In_ WDFREQUEST Request, _In_ PWDF_REQUEST_REUSE_PARAMS ReuseParams);
/// Says that a request may go to another target.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestChangeTarget(_In_ WDFREQUEST Request, _In_ WDFIOTARGET IoTarget);
/// Copies the request's parameters for the next driver.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfRequestFormatRequestUsingCurrentType(_In_ WDFREQUEST Request);
/// Sets the parameters for the next driver from a stack location.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfRequestWdmFormatUsingStackLocation(_In_ WDFREQUEST Request, _In_ PIO_STACK_LOCATION Stack);
/// Sends a request to a target; FALSE if it could not be sent.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_(Options->Flags & WDF_REQUEST_SEND_OPTION_SYNCHRONOUS == 0, _Must_inspect_result_)
WDFAPI BOOLEAN NTAPI WdfRequestSend(_In_ WDFREQUEST Request, _In_ WDFIOTARGET Target, _In_opt_ PWDF_REQUEST_SEND_OPTIONS Options);
/// The status of a request that was sent.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestGetStatus(_In_ WDFREQUEST Request);
/// Lets a request be cancelled; its cancel callback may run before this returns.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfRequestMarkCancelable(_In_ WDFREQUEST Request, _In_ PFN_WDF_REQUEST_CANCEL EvtRequestCancel);
/// Lets a request be cancelled, or fails if it is cancelled already.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestMarkCancelableEx(_In_ WDFREQUEST Request, _In_ PFN_WDF_REQUEST_CANCEL EvtRequestCancel);
/// Ends that a request may be cancelled; STATUS_CANCELLED if the callback has it.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestUnmarkCancelable(_In_ WDFREQUEST Request);
/// Whether a request that is not cancelable has been cancelled.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI BOOLEAN NTAPI WdfRequestIsCanceled(_In_ WDFREQUEST Request);
/// Tries to cancel a request that was sent.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI BOOLEAN NTAPI WdfRequestCancelSentRequest(_In_ WDFREQUEST Request);
/// Whether a 32-bit process sent the request.
// Annotated by Microsoft with APC_LEVEL at most, documented for DISPATCH_LEVEL: the looser of the two.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI BOOLEAN NTAPI WdfRequestIsFrom32BitProcess(_In_ WDFREQUEST Request);
/// Registers a callback for the end of a request that is sent.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfRequestSetCompletionRoutine(
    _In_ WDFREQUEST Request, _In_opt_ PFN_WDF_REQUEST_COMPLETION_ROUTINE CompletionRoutine, _In_opt_ __drv_aliasesMem WDFCONTEXT CompletionContext);
/// Reads how a request ended.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfRequestGetCompletionParams(_In_ WDFREQUEST Request, _Inout_ PWDF_REQUEST_COMPLETION_PARAMS Params);
/// Allocates the timer of a request beforehand.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestAllocateTimer(_In_ WDFREQUEST Request);
/// Completes a request.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfRequestComplete(_In_ WDFREQUEST Request, _In_ NTSTATUS Status);
/// Completes a request and raises the priority of the thread that waits.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfRequestCompleteWithPriorityBoost(_In_ WDFREQUEST Request, _In_ NTSTATUS Status, _In_ CCHAR PriorityBoost);
/// Completes a request with a number, the bytes transferred as a rule.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfRequestCompleteWithInformation(_In_ WDFREQUEST Request, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);
/// Reads the parameters of a request.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfRequestGetParameters(_In_ WDFREQUEST Request, _Inout_ PWDF_REQUEST_PARAMETERS Parameters);
/// The memory object for a request's input buffer.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestRetrieveInputMemory(_In_ WDFREQUEST Request, _Out_ WDFMEMORY *Memory);
/// The memory object for a request's output buffer.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestRetrieveOutputMemory(_In_ WDFREQUEST Request, _Out_ WDFMEMORY *Memory);
/// The input buffer of a request, if it is long enough.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestRetrieveInputBuffer(
    _In_ WDFREQUEST Request, _In_ size_t MinimumRequiredLength, _Outptr_result_bytebuffer_(*Length) PVOID *Buffer, _Out_opt_ size_t *Length);
/// The output buffer of a request, if it is long enough.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestRetrieveOutputBuffer(
    _In_ WDFREQUEST Request, _In_ size_t MinimumRequiredSize, _Outptr_result_bytebuffer_(*Length) PVOID *Buffer, _Out_opt_ size_t *Length);
/// The MDL of a request's input buffer.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestRetrieveInputWdmMdl(_In_ WDFREQUEST Request, _Outptr_ PMDL *Mdl);
/// The MDL of a request's output buffer.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestRetrieveOutputWdmMdl(_In_ WDFREQUEST Request, _Outptr_ PMDL *Mdl);
/// The user's input buffer, unchecked: only in the sender's thread.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestRetrieveUnsafeUserInputBuffer(
    _In_ WDFREQUEST Request, _In_ size_t MinimumRequiredLength, _Outptr_result_bytebuffer_maybenull_(*Length) PVOID *InputBuffer,
    _Out_opt_ size_t *Length);
/// The user's output buffer, unchecked: only in the sender's thread.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestRetrieveUnsafeUserOutputBuffer(
    _In_ WDFREQUEST Request, _In_ size_t MinimumRequiredLength, _Outptr_result_bytebuffer_maybenull_(*Length) PVOID *OutputBuffer,
    _Out_opt_ size_t *Length);
/// Sets the number a request will be completed with.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfRequestSetInformation(_In_ WDFREQUEST Request, _In_ ULONG_PTR Information);
/// The number a request was completed with.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI ULONG_PTR NTAPI WdfRequestGetInformation(_In_ WDFREQUEST Request);
/// The file object of a request.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFFILEOBJECT NTAPI WdfRequestGetFileObject(_In_ WDFREQUEST Request);
/// Checks a user buffer and locks it for reading.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestProbeAndLockUserBufferForRead(
    _In_ WDFREQUEST Request, _In_reads_bytes_(Length) PVOID Buffer, _In_ size_t Length, _Out_ WDFMEMORY *MemoryObject);
/// Checks a user buffer and locks it for writing.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestProbeAndLockUserBufferForWrite(
    _In_ WDFREQUEST Request, _In_reads_bytes_(Length) PVOID Buffer, _In_ size_t Length, _Out_ WDFMEMORY *MemoryObject);
/// Whether the request comes from user mode or kernel mode.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI KPROCESSOR_MODE NTAPI WdfRequestGetRequestorMode(_In_ WDFREQUEST Request);
/// Puts a request into another queue of the device.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestForwardToIoQueue(_In_ WDFREQUEST Request, _In_ WDFQUEUE DestinationQueue);
/// The queue of a request.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFQUEUE NTAPI WdfRequestGetIoQueue(_In_ WDFREQUEST Request);
/// Puts a request back to the head of its queue.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestRequeue(_In_ WDFREQUEST Request);
/// Answers EvtIoStop: the driver keeps the request, or it is queued again.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfRequestStopAcknowledge(_In_ WDFREQUEST Request, _In_ BOOLEAN Requeue);
/// The IRP of a request.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI PIRP NTAPI WdfRequestWdmGetIrp(_In_ WDFREQUEST Request);
/// Whether a request is one of the reserved ones.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI BOOLEAN NTAPI WdfRequestIsReserved(_In_ WDFREQUEST Request);
/// Puts a child's request into a queue of its parent.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfRequestForwardToParentDeviceIoQueue(
    _In_ WDFREQUEST Request, _In_ WDFQUEUE ParentDeviceQueue, _In_ PWDF_REQUEST_FORWARD_OPTIONS ForwardOptions);
