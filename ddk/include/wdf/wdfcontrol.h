// Control devices.
#pragma once

/// Called for a control device when the system shuts down.
_Function_class_(EVT_WDF_DEVICE_SHUTDOWN_NOTIFICATION)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI EVT_WDF_DEVICE_SHUTDOWN_NOTIFICATION(_In_ WDFDEVICE Device);
typedef EVT_WDF_DEVICE_SHUTDOWN_NOTIFICATION *PFN_WDF_DEVICE_SHUTDOWN_NOTIFICATION;
/// At which moment of a shutdown a control device is told.
typedef enum _WDF_DEVICE_SHUTDOWN_FLAGS {
    WdfDeviceShutdown = 0x01, WdfDeviceLastChanceShutdown = 0x02
} WDF_DEVICE_SHUTDOWN_FLAGS;
/// Begins the making of a control device with a security descriptor.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI PWDFDEVICE_INIT NTAPI WdfControlDeviceInitAllocate(_In_ WDFDRIVER Driver, _In_ const UNICODE_STRING *SDDLString);
/// Asks to be told of a shutdown.
// Annotated by Microsoft with PASSIVE_LEVEL at most, documented for DISPATCH_LEVEL: the looser of the two.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfControlDeviceInitSetShutdownNotification(
    _In_ PWDFDEVICE_INIT DeviceInit, _In_ PFN_WDF_DEVICE_SHUTDOWN_NOTIFICATION Notification, _In_ UCHAR Flags);
/// Lets the requests of a control device begin; until then opening it fails.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfControlFinishInitializing(_In_ WDFDEVICE Device);
