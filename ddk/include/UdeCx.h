// udecx.h: emulated USB host controllers and devices (UdeCx).
#pragma once

#include <wdm.h>
#include <wdf.h>
#include <usb.h>
#include <usbdlib.h>
#include <usbioctl.h>
#include <wdfusb.h>

#ifdef __cplusplus
extern "C" {
#endif

DECLARE_HANDLE(UDECXUSBDEVICE);
DECLARE_HANDLE(UDECXUSBENDPOINT);
typedef struct UDECXUSBDEVICE_INIT *PUDECXUSBDEVICE_INIT;
typedef struct UDECXUSBENDPOINT_INIT *PUDECXUSBENDPOINT_INIT;
// Callbacks that are not documented.
typedef PVOID PFN_UDECX_USB_DEVICE_POST_ENUMERATION_RESET;
typedef enum _UDECX_WDF_DEVICE_RESET_ACTION {
    UdecxWdfDeviceResetActionResetEachUsbDevice, UdecxWdfDeviceResetActionResetWdfDevice
} UDECX_WDF_DEVICE_RESET_ACTION, *PUDECX_WDF_DEVICE_RESET_ACTION;
typedef enum _UDECX_WDF_DEVICE_RESET_TYPE {
    UdecxWdfDeviceResetUndefined, UdecxWdfDeviceResetAttemptFunctionLevelDeviceReset, UdecxWdfDeviceResetAttemptPlatformLevelDeviceReset
} UDECX_WDF_DEVICE_RESET_TYPE, *PUDECX_WDF_DEVICE_RESET_TYPE;
typedef enum _UDECX_ENDPOINT_TYPE {
    UdecxEndpointTypeInvalid, UdecxEndpointTypeSimple, UdecxEndpointTypeDynamic
} UDECX_ENDPOINT_TYPE, *PUDECX_ENDPOINT_TYPE;
typedef enum _UDECX_ENDPOINTS_CONFIGURE_TYPE {
    UdecxEndpointsConfigureTypeDeviceInitialize, UdecxEndpointsConfigureTypeDeviceConfigurationChange,
    UdecxEndpointsConfigureTypeInterfaceSettingChange, UdecxEndpointsConfigureTypeEndpointsReleasedOnly
} UDECX_ENDPOINTS_CONFIGURE_TYPE, *PUDECX_ENDPOINTS_CONFIGURE_TYPE;
typedef enum _UDECX_USB_DEVICE_FUNCTION_POWER {
    UdecxUsbDeviceFunctionNotSuspended, UdecxUsbDeviceFunctionSuspendedCannotWake, UdecxUsbDeviceFunctionSuspendedCanWake
} UDECX_USB_DEVICE_FUNCTION_POWER, *PUDECX_USB_DEVICE_FUNCTION_POWER;
typedef enum _UDECX_USB_DEVICE_SPEED {
    UdecxUsbLowSpeed, UdecxUsbFullSpeed, UdecxUsbHighSpeed, UdecxUsbSuperSpeed
} UDECX_USB_DEVICE_SPEED, *PUDECX_USB_DEVICE_SPEED;
typedef enum _UDECX_USB_DEVICE_WAKE_SETTING {
    UdecxUsbDeviceWakeDisabled, UdecxUsbDeviceWakeEnabled, UdecxUsbDeviceWakeNotApplicable
} UDECX_USB_DEVICE_WAKE_SETTING, *PUDECX_USB_DEVICE_WAKE_SETTING;
_Function_class_(EVT_UDECX_WDF_DEVICE_QUERY_USB_CAPABILITY)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_UDECX_WDF_DEVICE_QUERY_USB_CAPABILITY(
    _In_ WDFDEVICE UdecxWdfDevice, _In_ PGUID CapabilityType, _In_ ULONG OutputBufferLength, _Out_opt_ PVOID OutputBuffer,
    _Out_ PULONG ResultLength);
typedef EVT_UDECX_WDF_DEVICE_QUERY_USB_CAPABILITY *PFN_UDECX_WDF_DEVICE_QUERY_USB_CAPABILITY;
_Function_class_(EVT_UDECX_WDF_DEVICE_RESET)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_UDECX_WDF_DEVICE_RESET(_In_ WDFDEVICE UdecxWdfDevice);
typedef EVT_UDECX_WDF_DEVICE_RESET *PFN_UDECX_WDF_DEVICE_RESET;
_Function_class_(EVT_UDECX_USB_DEVICE_D0_ENTRY)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI EVT_UDECX_USB_DEVICE_D0_ENTRY(_In_ WDFDEVICE UdecxWdfDevice, _In_ UDECXUSBDEVICE UdecxUsbDevice);
typedef EVT_UDECX_USB_DEVICE_D0_ENTRY *PFN_UDECX_USB_DEVICE_D0_ENTRY;
_Function_class_(EVT_UDECX_USB_DEVICE_D0_EXIT)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI EVT_UDECX_USB_DEVICE_D0_EXIT(
    _In_ WDFDEVICE UdecxWdfDevice, _In_ UDECXUSBDEVICE UdecxUsbDevice, _In_ UDECX_USB_DEVICE_WAKE_SETTING WakeSetting);
typedef EVT_UDECX_USB_DEVICE_D0_EXIT *PFN_UDECX_USB_DEVICE_D0_EXIT;
_Function_class_(EVT_UDECX_USB_DEVICE_DEFAULT_ENDPOINT_ADD)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_UDECX_USB_DEVICE_DEFAULT_ENDPOINT_ADD(
    _In_ UDECXUSBDEVICE UdecxUsbDevice, _In_ PUDECXUSBENDPOINT_INIT UdecxEndpointInit);
typedef EVT_UDECX_USB_DEVICE_DEFAULT_ENDPOINT_ADD *PFN_UDECX_USB_DEVICE_DEFAULT_ENDPOINT_ADD;
typedef struct _UDECX_USB_ENDPOINT_INIT_AND_METADATA UDECX_USB_ENDPOINT_INIT_AND_METADATA, *PUDECX_USB_ENDPOINT_INIT_AND_METADATA;
_Function_class_(EVT_UDECX_USB_DEVICE_ENDPOINT_ADD)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_UDECX_USB_DEVICE_ENDPOINT_ADD(
    _In_ UDECXUSBDEVICE UdecxUsbDevice, _In_ PUDECX_USB_ENDPOINT_INIT_AND_METADATA EndpointToCreate);
typedef EVT_UDECX_USB_DEVICE_ENDPOINT_ADD *PFN_UDECX_USB_DEVICE_ENDPOINT_ADD;
typedef struct _UDECX_ENDPOINTS_CONFIGURE_PARAMS UDECX_ENDPOINTS_CONFIGURE_PARAMS, *PUDECX_ENDPOINTS_CONFIGURE_PARAMS;
_Function_class_(EVT_UDECX_USB_DEVICE_ENDPOINTS_CONFIGURE)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_UDECX_USB_DEVICE_ENDPOINTS_CONFIGURE(
    _In_ UDECXUSBDEVICE UdecxUsbDevice, _In_ WDFREQUEST Request, _In_ PUDECX_ENDPOINTS_CONFIGURE_PARAMS Params);
typedef EVT_UDECX_USB_DEVICE_ENDPOINTS_CONFIGURE *PFN_UDECX_USB_DEVICE_ENDPOINTS_CONFIGURE;
_Function_class_(EVT_UDECX_USB_DEVICE_SET_FUNCTION_SUSPEND_AND_WAKE)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI EVT_UDECX_USB_DEVICE_SET_FUNCTION_SUSPEND_AND_WAKE(
    _In_ WDFDEVICE UdecxWdfDevice, _In_ UDECXUSBDEVICE UdecxUsbDevice, _In_ ULONG Interface,
    _In_ UDECX_USB_DEVICE_FUNCTION_POWER FunctionPower);
typedef EVT_UDECX_USB_DEVICE_SET_FUNCTION_SUSPEND_AND_WAKE *PFN_UDECX_USB_DEVICE_SET_FUNCTION_SUSPEND_AND_WAKE;
_Function_class_(EVT_UDECX_USB_ENDPOINT_PURGE)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_UDECX_USB_ENDPOINT_PURGE(_In_ UDECXUSBENDPOINT UdecxUsbEndpoint);
typedef EVT_UDECX_USB_ENDPOINT_PURGE *PFN_UDECX_USB_ENDPOINT_PURGE;
_Function_class_(EVT_UDECX_USB_ENDPOINT_RESET)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_UDECX_USB_ENDPOINT_RESET(_In_ UDECXUSBENDPOINT UdecxUsbEndpoint, _In_ WDFREQUEST Request);
typedef EVT_UDECX_USB_ENDPOINT_RESET *PFN_UDECX_USB_ENDPOINT_RESET;
_Function_class_(EVT_UDECX_USB_ENDPOINT_START)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_UDECX_USB_ENDPOINT_START(_In_ UDECXUSBENDPOINT UdecxUsbEndpoint);
typedef EVT_UDECX_USB_ENDPOINT_START *PFN_UDECX_USB_ENDPOINT_START;
typedef struct _UDECX_WDF_DEVICE_CONFIG {
    ULONG Size;
    USHORT NumberOfUsb20Ports;
    USHORT NumberOfUsb30Ports;
    PFN_UDECX_WDF_DEVICE_QUERY_USB_CAPABILITY EvtUdecxWdfDeviceQueryUsbCapability;
    UDECX_WDF_DEVICE_RESET_ACTION ResetAction;
    PFN_UDECX_WDF_DEVICE_RESET EvtUdecxWdfDeviceReset;
} UDECX_WDF_DEVICE_CONFIG, *PUDECX_WDF_DEVICE_CONFIG;
typedef struct _UDECX_ENDPOINTS_CONFIGURE_PARAMS {
    ULONG Size;
    UDECX_ENDPOINTS_CONFIGURE_TYPE ConfigureType;
    UCHAR NewConfigurationValue;
    UCHAR InterfaceNumber;
    UCHAR NewInterfaceSetting;
    ULONG EndpointsToConfigureCount;
    UDECXUSBENDPOINT *EndpointsToConfigure;
    ULONG ReleasedEndpointsCount;
    UDECXUSBENDPOINT *ReleasedEndpoints;
} UDECX_ENDPOINTS_CONFIGURE_PARAMS, *PUDECX_ENDPOINTS_CONFIGURE_PARAMS;
typedef struct _UDECX_USB_DEVICE_PLUG_IN_OPTIONS {
    ULONG Size;
    ULONG Usb20PortNumber;
    ULONG Usb30PortNumber;
} UDECX_USB_DEVICE_PLUG_IN_OPTIONS, *PUDECX_USB_DEVICE_PLUG_IN_OPTIONS;
typedef struct _UDECX_USB_DEVICE_STATE_CHANGE_CALLBACKS {
    ULONG Size;
    PFN_UDECX_USB_DEVICE_D0_ENTRY EvtUsbDeviceLinkPowerEntry;
    PFN_UDECX_USB_DEVICE_D0_EXIT EvtUsbDeviceLinkPowerExit;
    PFN_UDECX_USB_DEVICE_SET_FUNCTION_SUSPEND_AND_WAKE EvtUsbDeviceSetFunctionSuspendAndWake;
    PFN_UDECX_USB_DEVICE_POST_ENUMERATION_RESET EvtUsbDeviceReset;
    PFN_UDECX_USB_DEVICE_DEFAULT_ENDPOINT_ADD EvtUsbDeviceDefaultEndpointAdd;
    PFN_UDECX_USB_DEVICE_ENDPOINT_ADD EvtUsbDeviceEndpointAdd;
    PFN_UDECX_USB_DEVICE_ENDPOINTS_CONFIGURE EvtUsbDeviceEndpointsConfigure;
} UDECX_USB_DEVICE_STATE_CHANGE_CALLBACKS, *PUDECX_USB_DEVICE_STATE_CHANGE_CALLBACKS;
typedef struct _UDECX_USB_ENDPOINT_INIT_AND_METADATA {
    PUDECXUSBENDPOINT_INIT UdecxUsbEndpointInit;
    ULONG EndpointDescriptorBufferLength;
    PUSB_ENDPOINT_DESCRIPTOR EndpointDescriptor;
    PUSB_SUPERSPEED_ENDPOINT_COMPANION_DESCRIPTOR SuperSpeedEndpointCompanionDescriptor;
} UDECX_USB_ENDPOINT_INIT_AND_METADATA, *PUDECX_USB_ENDPOINT_INIT_AND_METADATA;
typedef struct _UDECX_USB_ENDPOINT_CALLBACKS {
    ULONG Size;
    PFN_UDECX_USB_ENDPOINT_RESET EvtUsbEndpointReset;
    PFN_UDECX_USB_ENDPOINT_START EvtUsbEndpointStart;
    PFN_UDECX_USB_ENDPOINT_PURGE EvtUsbEndpointPurge;
} UDECX_USB_ENDPOINT_CALLBACKS, *PUDECX_USB_ENDPOINT_CALLBACKS;
FORCEINLINE VOID UDECX_WDF_DEVICE_CONFIG_INIT(
    _Out_ PUDECX_WDF_DEVICE_CONFIG Config, _In_ PFN_UDECX_WDF_DEVICE_QUERY_USB_CAPABILITY EvtUdecxWdfDeviceQueryUsbCapability) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->EvtUdecxWdfDeviceQueryUsbCapability = EvtUdecxWdfDeviceQueryUsbCapability;
}
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxInitializeWdfDeviceInit(PWDFDEVICE_INIT WdfDeviceInit);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxWdfDeviceAddUsbDeviceEmulation(WDFDEVICE WdfDevice, _In_ PUDECX_WDF_DEVICE_CONFIG Config);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxWdfDeviceNeedsReset(_In_ WDFDEVICE UdeWdfDevice, _In_ UDECX_WDF_DEVICE_RESET_TYPE ResetType);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI UdecxWdfDeviceResetComplete(WDFDEVICE UdeWdfDevice);
_IRQL_requires_(PASSIVE_LEVEL)
BOOLEAN NTAPI UdecxWdfDeviceTryHandleUserIoctl(WDFDEVICE UdecxWdfDevice, _In_ WDFREQUEST Request);
FORCEINLINE VOID UDECX_USB_DEVICE_CALLBACKS_INIT(_Out_ PUDECX_USB_DEVICE_STATE_CHANGE_CALLBACKS Callbacks) {
    RtlZeroMemory(Callbacks, sizeof(*Callbacks));
    Callbacks->Size = sizeof(*Callbacks);
}
FORCEINLINE VOID UDECX_USB_DEVICE_PLUG_IN_OPTIONS_INIT(_Out_ PUDECX_USB_DEVICE_PLUG_IN_OPTIONS Options) {
    RtlZeroMemory(Options, sizeof(*Options));
    Options->Size = sizeof(*Options);
}
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxUsbDeviceCreate(
    _Inout_ PUDECXUSBDEVICE_INIT *UdecxUsbDeviceInit, _In_opt_ PWDF_OBJECT_ATTRIBUTES Attributes, _Out_ UDECXUSBDEVICE *UdecxUsbDevice);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxUsbDeviceInitAddDescriptor(
    _Inout_ PUDECXUSBDEVICE_INIT UdecxUsbDeviceInit, _In_ PUCHAR Descriptor, _In_ USHORT DescriptorLength);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxUsbDeviceInitAddDescriptorWithIndex(
    _Inout_ PUDECXUSBDEVICE_INIT UdecxUsbDeviceInit, _In_ PUCHAR Descriptor, _In_ USHORT DescriptorLength, _In_ UCHAR DescriptorIndex);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxUsbDeviceInitAddStringDescriptor(
    _Inout_ PUDECXUSBDEVICE_INIT UdecxUsbDeviceInit, _In_ PCUNICODE_STRING String, _In_ UCHAR DescriptorIndex, _In_ USHORT LanguageId);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxUsbDeviceInitAddStringDescriptorRaw(
    _Inout_ PUDECXUSBDEVICE_INIT UdecxUsbDeviceInit, _In_ PUCHAR Descriptor, _In_ USHORT DescriptorLength, _In_ UCHAR DescriptorIndex,
    _In_ USHORT LanguageId);
_IRQL_requires_(PASSIVE_LEVEL)
PUDECXUSBDEVICE_INIT NTAPI UdecxUsbDeviceInitAllocate(_In_ WDFDEVICE UdecxWdfDevice);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbDeviceInitFree(_Inout_ PUDECXUSBDEVICE_INIT UdecxUsbDeviceInit);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbDeviceInitSetEndpointsType(_Inout_ PUDECXUSBDEVICE_INIT UdecxUsbDeviceInit, _In_ UDECX_ENDPOINT_TYPE UdecxEndpointType);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbDeviceInitSetSpeed(_Inout_ PUDECXUSBDEVICE_INIT UdecxUsbDeviceInit, _In_ UDECX_USB_DEVICE_SPEED UsbDeviceSpeed);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbDeviceInitSetStateChangeCallbacks(
    _Inout_ PUDECXUSBDEVICE_INIT UdecxUsbDeviceInit, _In_ PUDECX_USB_DEVICE_STATE_CHANGE_CALLBACKS Callbacks);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbDeviceLinkPowerEntryComplete(_In_ UDECXUSBDEVICE UdecxUsbDevice, _In_ NTSTATUS CompletionStatus);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbDeviceLinkPowerExitComplete(_In_ UDECXUSBDEVICE UdecxUsbDevice, _In_ NTSTATUS CompletionStatus);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxUsbDevicePlugIn(_In_ UDECXUSBDEVICE UdecxUsbDevice, _In_ PUDECX_USB_DEVICE_PLUG_IN_OPTIONS Options);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxUsbDevicePlugOutAndDelete(_In_ UDECXUSBDEVICE UdecxUsbDevice);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbDeviceSetFunctionSuspendAndWakeComplete(_In_ UDECXUSBDEVICE UdecxUsbDevice, _In_ NTSTATUS CompletionStatus);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbDeviceSignalFunctionWake(_In_ UDECXUSBDEVICE UdecxUsbDevice, _In_ ULONG Interface);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbDeviceSignalWake(_In_ UDECXUSBDEVICE UdecxUsbDevice);
FORCEINLINE VOID UDECX_USB_ENDPOINT_CALLBACKS_INIT(
    _Out_ PUDECX_USB_ENDPOINT_CALLBACKS Callbacks, PFN_UDECX_USB_ENDPOINT_RESET EvtUsbEndpointReset) {
    RtlZeroMemory(Callbacks, sizeof(*Callbacks));
    Callbacks->Size = sizeof(*Callbacks);
    Callbacks->EvtUsbEndpointReset = EvtUsbEndpointReset;
}
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxUsbEndpointCreate(
    PUDECXUSBENDPOINT_INIT *EndpointInit, _In_opt_ PWDF_OBJECT_ATTRIBUTES Attributes, _Out_ UDECXUSBENDPOINT *UdecxUsbEndpoint);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbEndpointInitFree(_In_ PUDECXUSBENDPOINT_INIT Init);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbEndpointInitSetCallbacks(
    PUDECXUSBENDPOINT_INIT UdecxUsbEndpointInit, _In_ PUDECX_USB_ENDPOINT_CALLBACKS EndpointCallbacks);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbEndpointInitSetEndpointAddress(_Inout_ PUDECXUSBENDPOINT_INIT Init, _In_ UCHAR EndpointAddress);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbEndpointPurgeComplete(_In_ UDECXUSBENDPOINT UdecxUsbEndpoint);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUsbEndpointSetWdfIoQueue(_In_ UDECXUSBENDPOINT UdecxUsbEndpoint, _In_ WDFQUEUE WdfQueue);
_IRQL_requires_(PASSIVE_LEVEL)
PUDECXUSBENDPOINT_INIT NTAPI UdecxUsbSimpleEndpointInitAllocate(_In_ UDECXUSBDEVICE UdecxUsbDevice);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUrbComplete(_In_ WDFREQUEST Request, _In_ USBD_STATUS UsbdStatus);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUrbCompleteWithNtStatus(_In_ WDFREQUEST Request, _In_ NTSTATUS NtStatus);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxUrbRetrieveBuffer(_In_ WDFREQUEST Request, _Outptr_ PUCHAR *TransferBuffer, _Out_ PULONG Length);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI UdecxUrbRetrieveControlSetupPacket(_In_ WDFREQUEST Request, _Out_ PWDF_USB_CONTROL_SETUP_PACKET SetupPacket);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI UdecxUrbSetBytesCompleted(_In_ WDFREQUEST Request, ULONG BytesCompleted);
#ifdef __cplusplus
}
#endif
