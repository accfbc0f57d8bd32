// Port classes: routines of adapter drivers.
#pragma once

typedef NTSTATUS (NTAPI *PCPFNSTARTDEVICE)(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ PRESOURCELIST ResourceList);
/// Makes a driver an adapter driver; called by DriverEntry.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcInitializeAdapterDriver(
    _In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPathName, _In_ PDRIVER_ADD_DEVICE AddDevice);
/// Lets the port class handle a request that the driver does not.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcDispatchIrp(_In_ PDEVICE_OBJECT pDeviceObject, _In_ PIRP pIrp);
/// Makes the adapter's device; called by the driver's AddDevice.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcAddAdapterDevice(
    _In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ PCPFNSTARTDEVICE StartDevice, _In_ ULONG MaxObjects,
    _In_ ULONG DeviceExtensionSize);
/// Completes a request of the port class.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI PcCompleteIrp(_In_ PDEVICE_OBJECT pDeviceObject, _In_ PIRP pIrp, _In_ NTSTATUS ntStatus);
/// Sends a request down and waits for it.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcForwardIrpSynchronous(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp);
/// Makes a port with its miniport known under a name.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcRegisterSubdevice(_In_ PDEVICE_OBJECT DeviceObject, _In_ PWSTR Name, _In_ PUNKNOWN Unknown);
/// Says that a pin of one subdevice is wired to a pin of another.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcRegisterPhysicalConnection(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ PUNKNOWN FromUnknown, _In_ ULONG FromPin, _In_ PUNKNOWN ToUnknown, _In_ ULONG ToPin);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcRegisterPhysicalConnectionToExternal(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ PUNKNOWN FromUnknown, _In_ ULONG FromPin, _In_ PUNICODE_STRING ToString, _In_ ULONG ToPin);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcRegisterPhysicalConnectionFromExternal(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ PUNICODE_STRING FromString, _In_ ULONG FromPin, _In_ PUNKNOWN ToUnknown, _In_ ULONG ToPin);
/// Makes a port of a class; its reference is the caller's to release.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcNewPort(_Out_ PPORT *OutPort, _In_ REFCLSID ClassID);
/// Makes a miniport of the port class's own.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcNewMiniport(_Out_ PMINIPORT *OutMiniPort, _In_ REFCLSID ClassID);
/// Makes a DMA channel.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcNewDmaChannel(
    _Out_ PDMACHANNEL *OutDmaChannel, _In_opt_ PUNKNOWN OuterUnknown, _In_ POOL_TYPE PoolType, _In_ PDEVICE_DESCRIPTION DeviceDescription,
    _In_ PDEVICE_OBJECT DeviceObject);
/// Completes a request for a property whose handler returned STATUS_PENDING.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI PcCompletePendingPropertyRequest(_In_ PPCPROPERTY_REQUEST PropertyRequest, _In_ NTSTATUS NtStatus);
/// Units of 100 ns since an earlier time.
ULONGLONG NTAPI PcGetTimeInterval(_In_ ULONGLONG Since);
/// Makes a list of the resources that Plug and Play gave.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcNewResourceList(
    _Out_ PRESOURCELIST *OutResourceList, _In_opt_ PUNKNOWN OuterUnknown, _In_ POOL_TYPE PoolType,
    _In_ PCM_RESOURCE_LIST TranslatedResources, _In_ PCM_RESOURCE_LIST UntranslatedResources);
/// Makes a list that starts empty.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcNewResourceSublist(
    _Out_ PRESOURCELIST *OutResourceList, _In_opt_ PUNKNOWN OuterUnknown, _In_ POOL_TYPE PoolType, _In_ PRESOURCELIST ParentList,
    _In_ ULONG MaximumEntries);
/// Makes an object that connects an interrupt.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcNewInterruptSync(
    _Out_ PINTERRUPTSYNC *OutInterruptSync, _In_opt_ PUNKNOWN OuterUnknown, _In_ PRESOURCELIST ResourceList, _In_ ULONG ResourceIndex,
    _In_ INTERRUPTSYNCMODE Mode);
/// Makes a group of those whom an interrupt concerns.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcNewServiceGroup(_Out_ PSERVICEGROUP *OutServiceGroup, _In_opt_ PUNKNOWN OuterUnknown);
/// Opens a key as an object.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcNewRegistryKey(
    _Out_ PREGISTRYKEY *OutRegistryKey, _In_opt_ PUNKNOWN OuterUnknown, _In_ ULONG RegistryKeyType, _In_ ACCESS_MASK DesiredAccess,
    _In_opt_ PVOID DeviceObject, _In_opt_ PVOID SubDevice, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ ULONG CreateOptions,
    _Out_opt_ PULONG Disposition);
/// Reads a property of the device.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcGetDeviceProperty(
    _In_ PVOID DeviceObject, _In_ DEVICE_REGISTRY_PROPERTY DeviceProperty, _In_ ULONG BufferLength, _Out_ PVOID PropertyBuffer,
    _Out_ PULONG ResultLength);
/// Names the object that hears of power states.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcRegisterAdapterPowerManagement(_In_ PUNKNOWN Unknown, _In_ PVOID pvContext1);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcUnregisterAdapterPowerManagement(_In_ PDEVICE_OBJECT pDeviceObject);
/// Asks for another power state of the device.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcRequestNewPowerState(_In_ PDEVICE_OBJECT pDeviceObject, _In_ DEVICE_POWER_STATE RequestedNewState);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcRegisterIoTimeout(_In_ PDEVICE_OBJECT pDeviceObject, _In_ PIO_TIMER_ROUTINE pTimerRoutine, _In_ PVOID pContext);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcUnregisterIoTimeout(_In_ PDEVICE_OBJECT pDeviceObject, _In_ PIO_TIMER_ROUTINE pTimerRoutine, _In_ PVOID pContext);
/// The physical device object of an adapter.
NTSTATUS NTAPI PcGetPhysicalDeviceObject(_In_ PDEVICE_OBJECT pDeviceObject, _Out_ PDEVICE_OBJECT *ppPhysicalObject);
NTSTATUS NTAPI PcAddContentHandlers(_In_ ULONG ContentId, _In_reads_(NumHandlers) PVOID *paHandlers, _In_ ULONG NumHandlers);
NTSTATUS NTAPI PcCreateContentMixed(_In_ PULONG paContentId, _In_ ULONG cContentId, _Out_ PULONG pMixedContentId);
NTSTATUS NTAPI PcDestroyContent(_In_ ULONG ContentId);
NTSTATUS NTAPI PcForwardContentToDeviceObject(_In_ ULONG ContentId, _In_ PVOID Reserved, _In_ PCDRMFORWARD DrmForward);
NTSTATUS NTAPI PcForwardContentToFileObject(_In_ ULONG ContentId, _In_ PFILE_OBJECT FileObject);
NTSTATUS NTAPI PcForwardContentToInterface(_In_ ULONG ContentId, _In_ PUNKNOWN pUnknown, _In_ ULONG NumMethods);
NTSTATUS NTAPI PcGetContentRights(_In_ ULONG ContentId, _Out_ PDRMRIGHTS DrmRights);
FORCEINLINE VOID PC_POWER_FRAMEWORK_SETTINGS_INIT(_Out_ PPC_POWER_FRAMEWORK_SETTINGS PowerFrameworkSettings) {
    RtlZeroMemory(PowerFrameworkSettings, sizeof(*PowerFrameworkSettings));
    PowerFrameworkSettings->Size = sizeof(*PowerFrameworkSettings);
}
NTSTATUS NTAPI PcAssignPowerFrameworkSettings(_In_ PDEVICE_OBJECT DeviceObject, _In_ PPC_POWER_FRAMEWORK_SETTINGS PowerFrameworkSettings);
FORCEINLINE VOID PCSTREAMRESOURCE_DESCRIPTOR_INIT(_Out_ PPCSTREAMRESOURCE_DESCRIPTOR Resource) {
    RtlZeroMemory(Resource, sizeof(*Resource));
    Resource->Size = sizeof(*Resource);
}
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcAddStreamResource(
    _In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ PVOID ResourceSet, _In_ PPCSTREAMRESOURCE_DESCRIPTOR ResourceDescriptor,
    _Out_ PCSTREAMRESOURCE *ResourceHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcRemoveStreamResource(_In_ PCSTREAMRESOURCE ResourceHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcRegisterAdapterPnpManagement(_In_ PUNKNOWN Unknown, _In_ PDEVICE_OBJECT DeviceObject);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI PcUnregisterAdapterPnpManagement(_In_ PDEVICE_OBJECT DeviceObject);
