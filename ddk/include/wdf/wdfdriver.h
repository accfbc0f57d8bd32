// The driver object.
#pragma once

/// What kind of driver is made.
typedef enum _WDF_DRIVER_INIT_FLAGS {
    WdfDriverInitNonPnpDriver = 0x00000001, WdfDriverInitNoDispatchOverride = 0x00000002, WdfVerifyOn = 0x00000004,
    WdfVerifierOn = 0x00000008, WdfDriverInitCompanion = 0x00000010
} WDF_DRIVER_INIT_FLAGS;
#define WDF_TRACE_ID ('TRAC')
/// Called for a new device, to make its device object.
_Function_class_(EVT_WDF_DRIVER_DEVICE_ADD)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_DRIVER_DEVICE_ADD(_In_ WDFDRIVER Driver, _Inout_ PWDFDEVICE_INIT DeviceInit);
typedef EVT_WDF_DRIVER_DEVICE_ADD *PFN_WDF_DRIVER_DEVICE_ADD;
/// Called before the driver is unloaded.
_Function_class_(EVT_WDF_DRIVER_UNLOAD)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI EVT_WDF_DRIVER_UNLOAD(_In_ WDFDRIVER Driver);
typedef EVT_WDF_DRIVER_UNLOAD *PFN_WDF_DRIVER_UNLOAD;
/// The trace callback of old frameworks.
_Function_class_(EVT_WDF_TRACE_CALLBACK)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_TRACE_CALLBACK(
    _In_ UCHAR minorFunction, _In_opt_ PVOID dataPath, _In_ ULONG bufferLength, _Inout_updates_bytes_(bufferLength) PVOID buffer, _In_ PVOID context,
    _Out_ PULONG size);
typedef EVT_WDF_TRACE_CALLBACK *PFN_WDF_TRACE_CALLBACK;
/// A driver's callbacks and flags.
typedef struct _WDF_DRIVER_CONFIG {
    ULONG Size;
    PFN_WDF_DRIVER_DEVICE_ADD EvtDriverDeviceAdd;
    PFN_WDF_DRIVER_UNLOAD EvtDriverUnload;
    ULONG DriverInitFlags;
    ULONG DriverPoolTag;
} WDF_DRIVER_CONFIG, *PWDF_DRIVER_CONFIG;
/// Prepares a WDF_DRIVER_CONFIG with its size and defaults.
FORCEINLINE VOID WDF_DRIVER_CONFIG_INIT(_Out_ PWDF_DRIVER_CONFIG Config, _In_opt_ PFN_WDF_DRIVER_DEVICE_ADD EvtDriverDeviceAdd) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->EvtDriverDeviceAdd = EvtDriverDeviceAdd;
}
/// A version of the framework.
typedef struct _WDF_DRIVER_VERSION_AVAILABLE_PARAMS {
    ULONG Size;
    ULONG MajorVersion;
    ULONG MinorVersion;
} WDF_DRIVER_VERSION_AVAILABLE_PARAMS, *PWDF_DRIVER_VERSION_AVAILABLE_PARAMS;
/// Prepares a WDF_DRIVER_VERSION_AVAILABLE_PARAMS with its size and defaults.
FORCEINLINE VOID WDF_DRIVER_VERSION_AVAILABLE_PARAMS_INIT(
    _Out_ PWDF_DRIVER_VERSION_AVAILABLE_PARAMS Params, _In_ ULONG MajorVersion, _In_ ULONG MinorVersion) {
    RtlZeroMemory(Params, sizeof(*Params));
    Params->Size = sizeof(*Params);
    Params->MajorVersion = MajorVersion;
    Params->MinorVersion = MinorVersion;
}
/// The driver object of this driver.
FORCEINLINE WDFDRIVER WdfGetDriver(VOID) {
    return WdfDriverGlobals->Driver;
}
/// Makes the driver object; DriverEntry calls it first.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDriverCreate(
    _In_ PDRIVER_OBJECT DriverObject, _In_ PCUNICODE_STRING RegistryPath, _In_opt_ PWDF_OBJECT_ATTRIBUTES DriverAttributes,
    _In_ PWDF_DRIVER_CONFIG DriverConfig, _Out_opt_ WDFDRIVER *Driver);
/// The path of the driver's service key.
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI PWSTR NTAPI WdfDriverGetRegistryPath(_In_ WDFDRIVER Driver);
/// The DRIVER_OBJECT behind the driver.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI PDRIVER_OBJECT NTAPI WdfDriverWdmGetDriverObject(_In_ WDFDRIVER Driver);
/// Opens the Parameters key of the driver.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDriverOpenParametersRegistryKey(
    _In_ WDFDRIVER Driver, _In_ ACCESS_MASK DesiredAccess, _In_opt_ PWDF_OBJECT_ATTRIBUTES KeyAttributes, _Out_ WDFKEY *Key);
/// The framework driver of a DRIVER_OBJECT.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFDRIVER NTAPI WdfWdmDriverGetWdfDriverHandle(_In_ PDRIVER_OBJECT DriverObject);
/// Registers the trace callback of old frameworks.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDriverRegisterTraceInfo(
    _In_ PDRIVER_OBJECT DriverObject, _In_ PFN_WDF_TRACE_CALLBACK EvtTraceCallback, _In_ PVOID ControlBlock);
/// Copies the version of the framework into a string object.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDriverRetrieveVersionString(_In_ WDFDRIVER Driver, _In_ WDFSTRING String);
/// Whether the framework is at least of a version.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI BOOLEAN NTAPI WdfDriverIsVersionAvailable(_In_ WDFDRIVER Driver, _In_ PWDF_DRIVER_VERSION_AVAILABLE_PARAMS VersionAvailableParams);
/// Reports that a function is missing in the framework that runs.
// Up to the device's level, which annotations cannot name: HIGH_LEVEL stands for it.
_Must_inspect_result_
_IRQL_requires_max_(HIGH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDriverErrorReportApiMissing(
    _In_ WDFDRIVER Driver, _In_opt_ PCWSTR FrameworkExtensionName, _In_ ULONG ApiIndex, _In_ BOOLEAN DoesApiReturnNtstatus);
/// Opens the key for state that outlives an update of the driver.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDriverOpenPersistentStateRegistryKey(
    _In_ WDFDRIVER Driver, _In_ ACCESS_MASK DesiredAccess, _In_opt_ PWDF_OBJECT_ATTRIBUTES KeyAttributes, _Out_ WDFKEY *Key);
