// WMI providers and instances.
#pragma once

/// What of a WMI provider is switched.
typedef enum _WDF_WMI_PROVIDER_CONTROL {
    WdfWmiControlInvalid = 0, WdfWmiEventControl, WdfWmiInstanceControl
} WDF_WMI_PROVIDER_CONTROL;
/// What kind of WMI provider it is.
typedef enum _WDF_WMI_PROVIDER_FLAGS {
    WdfWmiProviderEventOnly = 0x0001, WdfWmiProviderExpensive = 0x0002, WdfWmiProviderTracing = 0x0004,
    WdfWmiProviderValidFlags = WdfWmiProviderEventOnly | WdfWmiProviderExpensive | WdfWmiProviderTracing
} WDF_WMI_PROVIDER_FLAGS;
/// Called to fill a WMI data block.
_Function_class_(EVT_WDF_WMI_INSTANCE_QUERY_INSTANCE)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_WMI_INSTANCE_QUERY_INSTANCE(
    _In_ WDFWMIINSTANCE WmiInstance, _In_ ULONG OutBufferSize, _Out_writes_bytes_to_(OutBufferSize, *BufferUsed) PVOID OutBuffer,
    _Out_ PULONG BufferUsed);
typedef EVT_WDF_WMI_INSTANCE_QUERY_INSTANCE *PFN_WDF_WMI_INSTANCE_QUERY_INSTANCE;
/// Called to take a whole WMI data block.
_Function_class_(EVT_WDF_WMI_INSTANCE_SET_INSTANCE)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_WMI_INSTANCE_SET_INSTANCE(
    _In_ WDFWMIINSTANCE WmiInstance, _In_ ULONG InBufferSize, _In_reads_bytes_(InBufferSize) PVOID InBuffer);
typedef EVT_WDF_WMI_INSTANCE_SET_INSTANCE *PFN_WDF_WMI_INSTANCE_SET_INSTANCE;
/// Called to take one item of a WMI data block.
_Function_class_(EVT_WDF_WMI_INSTANCE_SET_ITEM)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_WMI_INSTANCE_SET_ITEM(
    _In_ WDFWMIINSTANCE WmiInstance, _In_ ULONG DataItemId, _In_ ULONG InBufferSize, _In_reads_bytes_(InBufferSize) PVOID InBuffer);
typedef EVT_WDF_WMI_INSTANCE_SET_ITEM *PFN_WDF_WMI_INSTANCE_SET_ITEM;
/// Called to execute a WMI method.
_Function_class_(EVT_WDF_WMI_INSTANCE_EXECUTE_METHOD)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_WMI_INSTANCE_EXECUTE_METHOD(
    _In_ WDFWMIINSTANCE WmiInstance, _In_ ULONG MethodId, _In_ ULONG InBufferSize, _In_ ULONG OutBufferSize,
    _When_(InBufferSize >= OutBufferSize, _Inout_updates_bytes_(InBufferSize)) _When_(InBufferSize < OutBufferSize, _Inout_updates_bytes_(OutBufferSize)) PVOID Buffer,
    _Out_ PULONG BufferUsed);
typedef EVT_WDF_WMI_INSTANCE_EXECUTE_METHOD *PFN_WDF_WMI_INSTANCE_EXECUTE_METHOD;
/// Called when events or the collection of data are switched on or off.
_Function_class_(EVT_WDF_WMI_PROVIDER_FUNCTION_CONTROL)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_WMI_PROVIDER_FUNCTION_CONTROL(
    _In_ WDFWMIPROVIDER WmiProvider, _In_ WDF_WMI_PROVIDER_CONTROL Control, _In_ BOOLEAN Enable);
typedef EVT_WDF_WMI_PROVIDER_FUNCTION_CONTROL *PFN_WDF_WMI_PROVIDER_FUNCTION_CONTROL;
/// A WMI provider.
typedef struct _WDF_WMI_PROVIDER_CONFIG {
    ULONG Size;
    GUID Guid;
    ULONG Flags;
    ULONG MinInstanceBufferSize;
    PFN_WDF_WMI_PROVIDER_FUNCTION_CONTROL EvtWmiProviderFunctionControl;
} WDF_WMI_PROVIDER_CONFIG, *PWDF_WMI_PROVIDER_CONFIG;
/// Prepares a WDF_WMI_PROVIDER_CONFIG with its size and defaults.
FORCEINLINE VOID WDF_WMI_PROVIDER_CONFIG_INIT(_Out_ PWDF_WMI_PROVIDER_CONFIG Config, _In_ const GUID *Guid) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->Guid = *Guid;
}
/// An instance of a WMI provider.
typedef struct _WDF_WMI_INSTANCE_CONFIG {
    ULONG Size;
    WDFWMIPROVIDER Provider;
    PWDF_WMI_PROVIDER_CONFIG ProviderConfig;
    BOOLEAN UseContextForQuery;
    BOOLEAN Register;
    PFN_WDF_WMI_INSTANCE_QUERY_INSTANCE EvtWmiInstanceQueryInstance;
    PFN_WDF_WMI_INSTANCE_SET_INSTANCE EvtWmiInstanceSetInstance;
    PFN_WDF_WMI_INSTANCE_SET_ITEM EvtWmiInstanceSetItem;
    PFN_WDF_WMI_INSTANCE_EXECUTE_METHOD EvtWmiInstanceExecuteMethod;
} WDF_WMI_INSTANCE_CONFIG, *PWDF_WMI_INSTANCE_CONFIG;
/// Prepares a WDF_WMI_INSTANCE_CONFIG with its size and defaults.
FORCEINLINE VOID WDF_WMI_INSTANCE_CONFIG_INIT_PROVIDER(_Out_ PWDF_WMI_INSTANCE_CONFIG Config, _In_ WDFWMIPROVIDER Provider) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->Provider = Provider;
}
/// Prepares a WDF_WMI_INSTANCE_CONFIG with its size and defaults.
FORCEINLINE VOID WDF_WMI_INSTANCE_CONFIG_INIT_PROVIDER_CONFIG(_Out_ PWDF_WMI_INSTANCE_CONFIG Config, _In_ PWDF_WMI_PROVIDER_CONFIG ProviderConfig) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->ProviderConfig = ProviderConfig;
}
/// Puts a counted string into a WMI data block.
_Must_inspect_result_
FORCEINLINE NTSTATUS WDF_WMI_BUFFER_APPEND_STRING(_Out_writes_bytes_(BufferLength) PVOID Buffer, _In_ ULONG BufferLength, _In_ PCUNICODE_STRING String, _Out_ PULONG RequiredSize) {
    USHORT *counted = (USHORT *)Buffer;
    *RequiredSize = sizeof(USHORT) + String->Length;
    if (BufferLength < *RequiredSize) return STATUS_BUFFER_TOO_SMALL;
    counted[0] = String->Length;
    RtlCopyMemory(counted + 1, String->Buffer, String->Length);
    return STATUS_SUCCESS;
}
/// Makes a WMI provider of a device.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfWmiProviderCreate(
    _In_ WDFDEVICE Device, _In_ PWDF_WMI_PROVIDER_CONFIG WmiProviderConfig, _In_opt_ PWDF_OBJECT_ATTRIBUTES ProviderAttributes,
    _Out_ WDFWMIPROVIDER *WmiProvider);
/// The device of a WMI provider.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFDEVICE NTAPI WdfWmiProviderGetDevice(_In_ WDFWMIPROVIDER WmiProvider);
/// Whether a provider's events or data are switched on.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI BOOLEAN NTAPI WdfWmiProviderIsEnabled(_In_ WDFWMIPROVIDER WmiProvider, _In_ WDF_WMI_PROVIDER_CONTROL ProviderControl);
/// The handle of a trace provider.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI ULONGLONG NTAPI WdfWmiProviderGetTracingHandle(_In_ WDFWMIPROVIDER WmiProvider);
/// Makes an instance of a WMI provider.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfWmiInstanceCreate(
    _In_ WDFDEVICE Device, _In_ PWDF_WMI_INSTANCE_CONFIG InstanceConfig, _In_opt_ PWDF_OBJECT_ATTRIBUTES InstanceAttributes,
    _Out_opt_ WDFWMIINSTANCE *Instance);
/// Registers an instance.
// Annotated by Microsoft with PASSIVE_LEVEL at most, documented for DISPATCH_LEVEL: the looser of the two.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfWmiInstanceRegister(_In_ WDFWMIINSTANCE WmiInstance);
/// Withdraws an instance.
// Annotated by Microsoft with PASSIVE_LEVEL at most, documented for DISPATCH_LEVEL: the looser of the two.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfWmiInstanceDeregister(_In_ WDFWMIINSTANCE WmiInstance);
/// The device of an instance.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFDEVICE NTAPI WdfWmiInstanceGetDevice(_In_ WDFWMIINSTANCE WmiInstance);
/// The provider of an instance.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFWMIPROVIDER NTAPI WdfWmiInstanceGetProvider(_In_ WDFWMIINSTANCE WmiInstance);
/// Sends an event of an instance.
_Must_inspect_result_
_IRQL_requires_max_(APC_LEVEL)
WDFAPI NTSTATUS NTAPI WdfWmiInstanceFireEvent(
    _In_ WDFWMIINSTANCE WmiInstance, _In_opt_ ULONG EventDataSize, _In_reads_bytes_opt_(EventDataSize) PVOID EventData);
