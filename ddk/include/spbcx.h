// spbcx.h: controllers of simple peripheral buses (SpbCx).
#pragma once

#include <wdm.h>
#include <wdf.h>
#include <spb.h>

#ifdef __cplusplus
extern "C" {
#endif

DECLARE_HANDLE(SPBTARGET);
typedef WDFREQUEST SPBREQUEST;
typedef enum _SPB_REQUEST_TYPE {
    SpbRequestTypeUndefined = 0, SpbRequestTypeRead, SpbRequestTypeWrite, SpbRequestTypeSequence, SpbRequestTypeLockController,
    SpbRequestTypeUnlockController, SpbRequestTypeOther, SpbRequestTypeMax
} SPB_REQUEST_TYPE, *PSPB_REQUEST_TYPE;
typedef enum _SPB_REQUEST_SEQUENCE_POSITION {
    SpbRequestSequencePositionInvalid = 0, SpbRequestSequencePositionSingle, SpbRequestSequencePositionFirst,
    SpbRequestSequencePositionContinue, SpbRequestSequencePositionLast, SpbRequestSequencePositionMax
} SPB_REQUEST_SEQUENCE_POSITION, *PSPB_REQUEST_SEQUENCE_POSITION;
typedef struct _SPB_REQUEST_PARAMETERS {
    ULONG Size;
    SPB_REQUEST_TYPE Type;
    SPB_REQUEST_SEQUENCE_POSITION Position;
    SPB_TRANSFER_DIRECTION PreviousTransferDirection;
    size_t Length;
    ULONG SequenceTransferCount;
} SPB_REQUEST_PARAMETERS, *PSPB_REQUEST_PARAMETERS;
_Function_class_(EVT_SPB_CONTROLLER_LOCK)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_SPB_CONTROLLER_LOCK(_In_ WDFDEVICE Controller, _In_ SPBTARGET Target, _In_ SPBREQUEST LockRequest);
typedef EVT_SPB_CONTROLLER_LOCK *PFN_SPB_CONTROLLER_LOCK;
_Function_class_(EVT_SPB_CONTROLLER_OTHER)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_SPB_CONTROLLER_OTHER(
    _In_ WDFDEVICE Controller, _In_ SPBTARGET Target, _In_ SPBREQUEST Request, _In_ size_t OutputBufferLength,
    _In_ size_t InputBufferLength, _In_ ULONG IoControlCode);
typedef EVT_SPB_CONTROLLER_OTHER *PFN_SPB_CONTROLLER_OTHER;
_Function_class_(EVT_SPB_CONTROLLER_READ)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_SPB_CONTROLLER_READ(_In_ WDFDEVICE Controller, _In_ SPBTARGET Target, _In_ SPBREQUEST Request, _In_ size_t Length);
typedef EVT_SPB_CONTROLLER_READ *PFN_SPB_CONTROLLER_READ;
_Function_class_(EVT_SPB_CONTROLLER_SEQUENCE)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_SPB_CONTROLLER_SEQUENCE(
    _In_ WDFDEVICE Controller, _In_ SPBTARGET Target, _In_ SPBREQUEST Request, _In_ ULONG TransferCount);
typedef EVT_SPB_CONTROLLER_SEQUENCE *PFN_SPB_CONTROLLER_SEQUENCE;
_Function_class_(EVT_SPB_CONTROLLER_UNLOCK)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_SPB_CONTROLLER_UNLOCK(_In_ WDFDEVICE Controller, _In_ SPBTARGET Target, _In_ SPBREQUEST UnlockRequest);
typedef EVT_SPB_CONTROLLER_UNLOCK *PFN_SPB_CONTROLLER_UNLOCK;
_Function_class_(EVT_SPB_CONTROLLER_WRITE)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_SPB_CONTROLLER_WRITE(_In_ WDFDEVICE Controller, _In_ SPBTARGET Target, _In_ SPBREQUEST Request, _In_ size_t Length);
typedef EVT_SPB_CONTROLLER_WRITE *PFN_SPB_CONTROLLER_WRITE;
_Function_class_(EVT_SPB_TARGET_CONNECT)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_SPB_TARGET_CONNECT(_In_ WDFDEVICE Controller, _In_ SPBTARGET Target);
typedef EVT_SPB_TARGET_CONNECT *PFN_SPB_TARGET_CONNECT;
_Function_class_(EVT_SPB_TARGET_DISCONNECT)
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID NTAPI EVT_SPB_TARGET_DISCONNECT(_In_ WDFDEVICE Controller, _In_ SPBTARGET Target);
typedef EVT_SPB_TARGET_DISCONNECT *PFN_SPB_TARGET_DISCONNECT;
typedef struct _SPB_CONNECTION_PARAMETERS {
    USHORT Size;
    PCWSTR ConnectionTag;
    PVOID ConnectionParameters;
} SPB_CONNECTION_PARAMETERS, *PSPB_CONNECTION_PARAMETERS;
typedef struct _SPB_CONTROLLER_CONFIG {
    ULONG Size;
    WDF_IO_QUEUE_DISPATCH_TYPE ControllerDispatchType;
    WDF_TRI_STATE PowerManaged;
    PFN_SPB_TARGET_CONNECT EvtSpbTargetConnect;
    PFN_SPB_TARGET_DISCONNECT EvtSpbTargetDisconnect;
    PFN_SPB_CONTROLLER_LOCK EvtSpbControllerLock;
    PFN_SPB_CONTROLLER_UNLOCK EvtSpbControllerUnlock;
    PFN_SPB_CONTROLLER_READ EvtSpbIoRead;
    PFN_SPB_CONTROLLER_WRITE EvtSpbIoWrite;
    PFN_SPB_CONTROLLER_SEQUENCE EvtSpbIoSequence;
} SPB_CONTROLLER_CONFIG, *PSPB_CONTROLLER_CONFIG;
typedef struct SPB_TRANSFER_DESCRIPTOR {
    USHORT Size;
    SPB_TRANSFER_DIRECTION Direction;
    size_t TransferLength;
    ULONG DelayInUs;
} SPB_TRANSFER_DESCRIPTOR, *PSPB_TRANSFER_DESCRIPTOR;
FORCEINLINE VOID SPB_CONNECTION_PARAMETERS_INIT(_Out_ SPB_CONNECTION_PARAMETERS *Parameters) {
    RtlZeroMemory(Parameters, sizeof(*Parameters));
    Parameters->Size = sizeof(*Parameters);
}
FORCEINLINE VOID SPB_CONTROLLER_CONFIG_INIT(_Out_ SPB_CONTROLLER_CONFIG *Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
VOID NTAPI SPB_REQUEST_PARAMETERS_INIT(_Out_ SPB_REQUEST_PARAMETERS *Parameters);
FORCEINLINE VOID SPB_TRANSFER_DESCRIPTOR_INIT(_Out_ SPB_TRANSFER_DESCRIPTOR *Descriptor) {
    RtlZeroMemory(Descriptor, sizeof(*Descriptor));
    Descriptor->Size = sizeof(*Descriptor);
}
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI SpbControllerSetIoOtherCallback(
    _In_ WDFDEVICE FxDevice, _In_ PFN_SPB_CONTROLLER_OTHER EvtSpbControllerIoOther,
    _In_opt_ PFN_WDF_IO_IN_CALLER_CONTEXT EvtIoInCallerContext);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI SpbControllerSetRequestAttributes(_In_ WDFDEVICE FxDevice, _In_ PWDF_OBJECT_ATTRIBUTES RequestAttributes);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI SpbControllerSetTargetAttributes(_In_ WDFDEVICE FxDevice, _In_ PWDF_OBJECT_ATTRIBUTES ObjectAttributes);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI SpbDeviceInitConfig(_Inout_ PWDFDEVICE_INIT DeviceInit);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI SpbDeviceInitialize(_In_ WDFDEVICE FxDevice, _In_ PSPB_CONTROLLER_CONFIG Config);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI SpbRequestCaptureIoOtherTransferList(SPBREQUEST Request);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI SpbRequestComplete(_In_ SPBREQUEST Request, _In_ NTSTATUS CompletionStatus);
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFDEVICE NTAPI SpbRequestGetController(_In_ SPBREQUEST SpbRequest);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI SpbRequestGetParameters(_In_ SPBREQUEST SpbRequest, _Out_ SPB_REQUEST_PARAMETERS *Parameters);
_IRQL_requires_max_(DISPATCH_LEVEL)
SPBTARGET NTAPI SpbRequestGetTarget(_In_ SPBREQUEST SpbRequest);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI SpbRequestGetTransferParameters(
    _In_ SPBREQUEST SpbRequest, _In_ ULONG Index, _Out_opt_ SPB_TRANSFER_DESCRIPTOR *TransferDescriptor,
    _Outptr_opt_ PMDL *TransferBuffer);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI SpbTargetGetConnectionParameters(_In_ SPBTARGET Target, _Out_ SPB_CONNECTION_PARAMETERS *ConnectionParameters);
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFFILEOBJECT NTAPI SpbTargetGetFileObject(_In_ SPBTARGET Target);
#ifdef __cplusplus
}
#endif
