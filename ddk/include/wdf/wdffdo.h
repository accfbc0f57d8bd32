// Function and filter devices.
#pragma once

/// Called to change the resources that a device is offered.
_Function_class_(EVT_WDF_DEVICE_FILTER_RESOURCE_REQUIREMENTS)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_DEVICE_FILTER_RESOURCE_REQUIREMENTS(_In_ WDFDEVICE Device, _In_ WDFIORESREQLIST IoResourceRequirementsList);
typedef EVT_WDF_DEVICE_FILTER_RESOURCE_REQUIREMENTS *PFN_WDF_DEVICE_FILTER_RESOURCE_REQUIREMENTS;
/// Called to take out what the other callback added.
_Function_class_(EVT_WDF_DEVICE_REMOVE_ADDED_RESOURCES)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_DEVICE_REMOVE_ADDED_RESOURCES(
    _In_ WDFDEVICE Device, _In_ WDFCMRESLIST ResourcesRaw, _In_ WDFCMRESLIST ResourcesTranslated);
typedef EVT_WDF_DEVICE_REMOVE_ADDED_RESOURCES *PFN_WDF_DEVICE_REMOVE_ADDED_RESOURCES;
/// The callbacks of a function device for resources.
typedef struct _WDF_FDO_EVENT_CALLBACKS {
    ULONG Size;
    PFN_WDF_DEVICE_FILTER_RESOURCE_REQUIREMENTS EvtDeviceFilterAddResourceRequirements;
    PFN_WDF_DEVICE_FILTER_RESOURCE_REQUIREMENTS EvtDeviceFilterRemoveResourceRequirements;
    PFN_WDF_DEVICE_REMOVE_ADDED_RESOURCES EvtDeviceRemoveAddedResources;
} WDF_FDO_EVENT_CALLBACKS, *PWDF_FDO_EVENT_CALLBACKS;
/// Prepares a WDF_FDO_EVENT_CALLBACKS with its size and defaults.
FORCEINLINE VOID WDF_FDO_EVENT_CALLBACKS_INIT(_Out_ PWDF_FDO_EVENT_CALLBACKS Callbacks) {
    RtlZeroMemory(Callbacks, sizeof(*Callbacks));
    Callbacks->Size = sizeof(*Callbacks);
}
/// The physical device object, before the device is made.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI PDEVICE_OBJECT NTAPI WdfFdoInitWdmGetPhysicalDevice(_In_ PWDFDEVICE_INIT DeviceInit);
/// Opens a registry key of the device before it is made.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfFdoInitOpenRegistryKey(
    _In_ PWDFDEVICE_INIT DeviceInit, _In_ ULONG DeviceInstanceKeyType, _In_ ACCESS_MASK DesiredAccess, _In_opt_ PWDF_OBJECT_ATTRIBUTES KeyAttributes,
    _Out_ WDFKEY *Key);
/// Reads a property of the device before it is made.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfFdoInitQueryProperty(
    _In_ PWDFDEVICE_INIT DeviceInit, _In_ DEVICE_REGISTRY_PROPERTY DeviceProperty, _In_ ULONG BufferLength,
    _Out_writes_bytes_all_opt_(BufferLength) PVOID PropertyBuffer, _Out_ PULONG ResultLength);
/// Reads a property into a new memory object before the device is made.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfFdoInitAllocAndQueryProperty(
    _In_ PWDFDEVICE_INIT DeviceInit, _In_ DEVICE_REGISTRY_PROPERTY DeviceProperty, _In_ _Strict_type_match_ POOL_TYPE PoolType,
    _In_opt_ PWDF_OBJECT_ATTRIBUTES PropertyMemoryAttributes, _Out_ WDFMEMORY *PropertyMemory);
/// Reads a unified property before the device is made.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfFdoInitQueryPropertyEx(
    _In_ PWDFDEVICE_INIT DeviceInit, _In_ PWDF_DEVICE_PROPERTY_DATA DeviceProperty, _In_ ULONG BufferLength, _Out_ PVOID PropertyBuffer,
    _Out_ PULONG ResultLength, _Out_ PDEVPROPTYPE Type);
/// Reads a unified property into a new memory object before the device is made.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfFdoInitAllocAndQueryPropertyEx(
    _In_ PWDFDEVICE_INIT DeviceInit, _In_ PWDF_DEVICE_PROPERTY_DATA DeviceProperty, _In_ _Strict_type_match_ POOL_TYPE PoolType,
    _In_opt_ PWDF_OBJECT_ATTRIBUTES PropertyMemoryAttributes, _Out_ WDFMEMORY *PropertyMemory, _Out_ PDEVPROPTYPE Type);
/// Registers the callbacks for resources.
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI VOID NTAPI WdfFdoInitSetEventCallbacks(_In_ PWDFDEVICE_INIT DeviceInit, _In_ PWDF_FDO_EVENT_CALLBACKS FdoEventCallbacks);
/// Says that the driver is a filter: requests without a queue pass through.
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI VOID NTAPI WdfFdoInitSetFilter(_In_ PWDFDEVICE_INIT DeviceInit);
/// Sets up the list of the device's children.
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI VOID NTAPI WdfFdoInitSetDefaultChildListConfig(
    _Inout_ PWDFDEVICE_INIT DeviceInit, _In_ PWDF_CHILD_LIST_CONFIG Config, _In_opt_ PWDF_OBJECT_ATTRIBUTES DefaultChildListAttributes);
/// Asks the stack for a driver's interface.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfFdoQueryForInterface(
    _In_ WDFDEVICE Fdo, _In_ LPCGUID InterfaceType, _Out_ PINTERFACE Interface, _In_ USHORT Size, _In_ USHORT Version,
    _In_opt_ PVOID InterfaceSpecificData);
/// The list of the device's children.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFCHILDLIST NTAPI WdfFdoGetDefaultChildList(_In_ WDFDEVICE Fdo);
/// Adds a child to the static list.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfFdoAddStaticChild(_In_ WDFDEVICE Fdo, _In_ WDFDEVICE Child);
/// Holds the static list of children still.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfFdoLockStaticChildListForIteration(_In_ WDFDEVICE Fdo);
/// The next child of the static list, or NULL.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFDEVICE NTAPI WdfFdoRetrieveNextStaticChild(_In_ WDFDEVICE Fdo, _In_opt_ WDFDEVICE PreviousChild, _In_ ULONG Flags);
/// Lets the static list of children change again.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfFdoUnlockStaticChildListFromIteration(_In_ WDFDEVICE Fdo);
