// Child devices of a bus driver.
#pragma once

/// Called for the resources a child uses at boot.
_Function_class_(EVT_WDF_DEVICE_RESOURCES_QUERY)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_DEVICE_RESOURCES_QUERY(_In_ WDFDEVICE Device, _In_ WDFCMRESLIST Resources);
typedef EVT_WDF_DEVICE_RESOURCES_QUERY *PFN_WDF_DEVICE_RESOURCES_QUERY;
/// Called for the resources a child could use.
_Function_class_(EVT_WDF_DEVICE_RESOURCE_REQUIREMENTS_QUERY)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_DEVICE_RESOURCE_REQUIREMENTS_QUERY(_In_ WDFDEVICE Device, _In_ WDFIORESREQLIST IoResourceRequirementsList);
typedef EVT_WDF_DEVICE_RESOURCE_REQUIREMENTS_QUERY *PFN_WDF_DEVICE_RESOURCE_REQUIREMENTS_QUERY;
/// Called to eject a child.
_Function_class_(EVT_WDF_DEVICE_EJECT)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_DEVICE_EJECT(_In_ WDFDEVICE Device);
typedef EVT_WDF_DEVICE_EJECT *PFN_WDF_DEVICE_EJECT;
/// Called to lock a child in its place, or to unlock it.
_Function_class_(EVT_WDF_DEVICE_SET_LOCK)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_DEVICE_SET_LOCK(_In_ WDFDEVICE Device, _In_ BOOLEAN IsLocked);
typedef EVT_WDF_DEVICE_SET_LOCK *PFN_WDF_DEVICE_SET_LOCK;
/// Called to arm the bus for a child's wake signal.
_Function_class_(EVT_WDF_DEVICE_ENABLE_WAKE_AT_BUS)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_DEVICE_ENABLE_WAKE_AT_BUS(_In_ WDFDEVICE Device, _In_ SYSTEM_POWER_STATE PowerState);
typedef EVT_WDF_DEVICE_ENABLE_WAKE_AT_BUS *PFN_WDF_DEVICE_ENABLE_WAKE_AT_BUS;
/// Called to disarm the bus.
_Function_class_(EVT_WDF_DEVICE_DISABLE_WAKE_AT_BUS)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI EVT_WDF_DEVICE_DISABLE_WAKE_AT_BUS(_In_ WDFDEVICE Device);
typedef EVT_WDF_DEVICE_DISABLE_WAKE_AT_BUS *PFN_WDF_DEVICE_DISABLE_WAKE_AT_BUS;
/// Called when a child has been reported missing.
_Function_class_(EVT_WDF_DEVICE_REPORTED_MISSING)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI EVT_WDF_DEVICE_REPORTED_MISSING(_In_ WDFDEVICE Device);
typedef EVT_WDF_DEVICE_REPORTED_MISSING *PFN_WDF_DEVICE_REPORTED_MISSING;
/// The callbacks of a child device.
typedef struct _WDF_PDO_EVENT_CALLBACKS {
    ULONG Size;
    PFN_WDF_DEVICE_RESOURCES_QUERY EvtDeviceResourcesQuery;
    PFN_WDF_DEVICE_RESOURCE_REQUIREMENTS_QUERY EvtDeviceResourceRequirementsQuery;
    PFN_WDF_DEVICE_EJECT EvtDeviceEject;
    PFN_WDF_DEVICE_SET_LOCK EvtDeviceSetLock;
    PFN_WDF_DEVICE_ENABLE_WAKE_AT_BUS EvtDeviceEnableWakeAtBus;
    PFN_WDF_DEVICE_DISABLE_WAKE_AT_BUS EvtDeviceDisableWakeAtBus;
    PFN_WDF_DEVICE_REPORTED_MISSING EvtDeviceReportedMissing;
} WDF_PDO_EVENT_CALLBACKS, *PWDF_PDO_EVENT_CALLBACKS;
/// Prepares a WDF_PDO_EVENT_CALLBACKS with its size and defaults.
FORCEINLINE VOID WDF_PDO_EVENT_CALLBACKS_INIT(_Out_ PWDF_PDO_EVENT_CALLBACKS Callbacks) {
    RtlZeroMemory(Callbacks, sizeof(*Callbacks));
    Callbacks->Size = sizeof(*Callbacks);
}
/// Begins the making of a child device.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI PWDFDEVICE_INIT NTAPI WdfPdoInitAllocate(_In_ WDFDEVICE ParentDevice);
/// Registers the callbacks of a child device.
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI VOID NTAPI WdfPdoInitSetEventCallbacks(_In_ PWDFDEVICE_INIT DeviceInit, _In_ PWDF_PDO_EVENT_CALLBACKS DispatchTable);
/// Sets the device ID of a child.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfPdoInitAssignDeviceID(_In_ PWDFDEVICE_INIT DeviceInit, _In_ PCUNICODE_STRING DeviceID);
/// Sets the instance ID of a child.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfPdoInitAssignInstanceID(_In_ PWDFDEVICE_INIT DeviceInit, _In_ PCUNICODE_STRING InstanceID);
/// Adds a hardware ID to a child.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfPdoInitAddHardwareID(_In_ PWDFDEVICE_INIT DeviceInit, _In_ PCUNICODE_STRING HardwareID);
/// Adds a compatible ID to a child.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfPdoInitAddCompatibleID(_In_ PWDFDEVICE_INIT DeviceInit, _In_ PCUNICODE_STRING CompatibleID);
/// Sets the container ID of a child.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfPdoInitAssignContainerID(_In_ PWDFDEVICE_INIT DeviceInit, _In_ PCUNICODE_STRING ContainerID);
/// Adds the description and location of a child in a language.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfPdoInitAddDeviceText(
    _In_ PWDFDEVICE_INIT DeviceInit, _In_ PCUNICODE_STRING DeviceDescription, _In_ PCUNICODE_STRING DeviceLocation, _In_ LCID LocaleId);
/// Says which language's text is the default.
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI VOID NTAPI WdfPdoInitSetDefaultLocale(_In_ PWDFDEVICE_INIT DeviceInit, _In_ LCID LocaleId);
/// Lets a child work without a function driver.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfPdoInitAssignRawDevice(_In_ PWDFDEVICE_INIT DeviceInit, _In_ const GUID *DeviceClassGuid);
/// Allows a child's requests to go to its parent's queues.
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI VOID NTAPI WdfPdoInitAllowForwardingRequestToParent(_In_ PWDFDEVICE_INIT DeviceInit);
/// Says that a child has gone.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfPdoMarkMissing(_In_ WDFDEVICE Device);
/// Asks for a child to be ejected.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfPdoRequestEject(_In_ WDFDEVICE Device);
/// The parent of a child device.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFDEVICE NTAPI WdfPdoGetParent(_In_ WDFDEVICE Device);
/// Reads what identifies a child.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfPdoRetrieveIdentificationDescription(
    _In_ WDFDEVICE Device, _Inout_ PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER IdentificationDescription);
/// Reads the address of a child.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfPdoRetrieveAddressDescription(_In_ WDFDEVICE Device, _Inout_ PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER AddressDescription);
/// Changes the address of a child.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfPdoUpdateAddressDescription(_In_ WDFDEVICE Device, _Inout_ PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER AddressDescription);
/// Has another device ejected with the child.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfPdoAddEjectionRelationsPhysicalDevice(_In_ WDFDEVICE Device, _In_ PDEVICE_OBJECT PhysicalDevice);
/// Ends that another device is ejected with the child.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfPdoRemoveEjectionRelationsPhysicalDevice(_In_ WDFDEVICE Device, _In_ PDEVICE_OBJECT PhysicalDevice);
/// Ends that any other device is ejected with the child.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfPdoClearEjectionRelationsDevices(_In_ WDFDEVICE Device);
/// Lets a child be powered without its parent.
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI VOID NTAPI WdfPdoInitRemovePowerDependencyOnParent(_In_ PWDFDEVICE_INIT DeviceInit);
