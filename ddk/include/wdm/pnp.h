// Plug and Play and power: device interfaces, properties, relations, notifications, power IRPs and states, idle detection, WMI registration, DMA.
#pragma once

// ---- interfaces and properties --------------------------------------------------------------------------------------
/// Registers an interface of a device and allocates the name of its symbolic link.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoRegisterDeviceInterface(_In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ const GUID *InterfaceClassGuid, _In_opt_ PUNICODE_STRING ReferenceString, _Out_ PUNICODE_STRING SymbolicLinkName);
/// Enables or disables an interface of a device.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoSetDeviceInterfaceState(_In_ PUNICODE_STRING SymbolicLinkName, _In_ BOOLEAN Enable);
/// Gives the symbolic links of all interfaces of a class, one after another.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceInterfaces(_In_ const GUID *InterfaceClassGuid, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ ULONG Flags, _Outptr_result_nullonfailure_ PZZWSTR *SymbolicLinkList);
#define DEVICE_INTERFACE_INCLUDE_NONACTIVE 0x00000001
/// Opens the registry key of an interface.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoOpenDeviceInterfaceRegistryKey(_In_ PUNICODE_STRING SymbolicLinkName, _In_ ACCESS_MASK DesiredAccess, _Out_ PHANDLE DeviceInterfaceKey);
/// Gives the alias of an interface in another class.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceInterfaceAlias(_In_ PUNICODE_STRING SymbolicLinkName, _In_ const GUID *AliasInterfaceClassGuid, _Out_ PUNICODE_STRING AliasSymbolicLinkName);
/// Opens a registry key of a device or of its driver.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoOpenDeviceRegistryKey(_In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG DevInstKeyType, _In_ ACCESS_MASK DesiredAccess, _Out_ PHANDLE DeviceRegKey);
/// Which of a driver's keys is meant.
typedef enum _DRIVER_REGKEY_TYPE {
    DriverRegKeyParameters,
    DriverRegKeyPersistentState,
    DriverRegKeySharedPersistentState
} DRIVER_REGKEY_TYPE, *PDRIVER_REGKEY_TYPE;

/// Opens a registry key of a driver.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoOpenDriverRegistryKey(_In_ PDRIVER_OBJECT DriverObject, _In_ DRIVER_REGKEY_TYPE RegKeyType, _In_ ACCESS_MASK DesiredAccess, _In_ ULONG Flags, _Out_ PHANDLE DriverRegKey);
#define PLUGPLAY_REGKEY_DEVICE 1
#define PLUGPLAY_REGKEY_DRIVER 2
#define PLUGPLAY_REGKEY_CURRENT_HWPROFILE 4

typedef enum {
    DevicePropertyDeviceDescription = 0x0, DevicePropertyHardwareID = 0x1, DevicePropertyCompatibleIDs = 0x2,
    DevicePropertyBootConfiguration = 0x3, DevicePropertyBootConfigurationTranslated = 0x4, DevicePropertyClassName = 0x5,
    DevicePropertyClassGuid = 0x6, DevicePropertyDriverKeyName = 0x7, DevicePropertyManufacturer = 0x8, DevicePropertyFriendlyName = 0x9,
    DevicePropertyLocationInformation = 0xa, DevicePropertyPhysicalDeviceObjectName = 0xb, DevicePropertyBusTypeGuid = 0xc,
    DevicePropertyLegacyBusType = 0xd, DevicePropertyBusNumber = 0xe, DevicePropertyEnumeratorName = 0xf, DevicePropertyAddress = 0x10,
    DevicePropertyUINumber = 0x11, DevicePropertyInstallState = 0x12, DevicePropertyRemovalPolicy = 0x13,
    DevicePropertyResourceRequirements = 0x14, DevicePropertyAllocatedResources = 0x15, DevicePropertyContainerID = 0x16
} DEVICE_REGISTRY_PROPERTY;
/// Reads a property of a device.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceProperty(_In_ PDEVICE_OBJECT DeviceObject, _In_ DEVICE_REGISTRY_PROPERTY DeviceProperty, _In_ ULONG BufferLength, _Out_writes_bytes_opt_(BufferLength) PVOID PropertyBuffer, _Out_ PULONG ResultLength);

// ---- relations and states -------------------------------------------------------------------------------------------
/// Devices that stand in some relation to another; the answer to IRP_MN_QUERY_DEVICE_RELATIONS, in paged pool.
typedef struct _DEVICE_RELATIONS {
    /// How many devices follow.
    ULONG Count;
    /// PDOs, each referenced by who answers; the PnP manager dereferences them.
    _Field_size_(Count) PDEVICE_OBJECT Objects[1];
} DEVICE_RELATIONS, *PDEVICE_RELATIONS;
/// The bus that a device is on; the answer to IRP_MN_QUERY_BUS_INFORMATION, in paged pool.
typedef struct _PNP_BUS_INFORMATION {
    /// Kind of bus: GUID_BUS_TYPE_PCI and the like.
    GUID BusTypeGuid;
    /// Kind of bus as an INTERFACE_TYPE; PNPBus for those that have none.
    INTERFACE_TYPE LegacyBusType;
    /// Which of the buses of that kind.
    ULONG BusNumber;
} PNP_BUS_INFORMATION, *PPNP_BUS_INFORMATION;
typedef ULONG PNP_DEVICE_STATE, *PPNP_DEVICE_STATE;
#define PNP_DEVICE_DISABLED 0x00000001
#define PNP_DEVICE_DONT_DISPLAY_IN_UI 0x00000002
#define PNP_DEVICE_FAILED 0x00000004
#define PNP_DEVICE_REMOVED 0x00000008
#define PNP_DEVICE_RESOURCE_REQUIREMENTS_CHANGED 0x00000010
#define PNP_DEVICE_NOT_DISABLEABLE 0x00000020
#define PNP_DEVICE_DISCONNECTED 0x00000040
/// Has the PnP manager ask for the relations of a device again.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoInvalidateDeviceRelations(_In_ PDEVICE_OBJECT DeviceObject, _In_ DEVICE_RELATION_TYPE Type);
/// Has the PnP manager ask for the state of a device again.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoInvalidateDeviceState(_In_ PDEVICE_OBJECT PhysicalDeviceObject);
/// Asks the PnP manager to eject a device.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoRequestDeviceEject(_In_ PDEVICE_OBJECT PhysicalDeviceObject);
/// Adjusts the count of special files on a device's path.
#define IoAdjustPagingPathCount(Count, Increment) { if (Increment) { InterlockedIncrement(Count); } else { InterlockedDecrement(Count); } }
/// Reports a device that was found without PnP.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoReportDetectedDevice(
    _In_ PDRIVER_OBJECT DriverObject, _In_ INTERFACE_TYPE LegacyBusType, _In_ ULONG BusNumber, _In_ ULONG SlotNumber,
    _In_opt_ PCM_RESOURCE_LIST ResourceList, _In_opt_ PIO_RESOURCE_REQUIREMENTS_LIST ResourceRequirements, _In_ BOOLEAN ResourceAssigned, _Inout_ PDEVICE_OBJECT *DeviceObject);
/// Claims resources for a driver or a device and says whether another has them.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoReportResourceForDetection(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PCM_RESOURCE_LIST DriverList, _In_opt_ ULONG DriverListSize, _In_opt_ PDEVICE_OBJECT DeviceObject,
    _In_opt_ PCM_RESOURCE_LIST DeviceList, _In_opt_ ULONG DeviceListSize, _Out_ PBOOLEAN ConflictDetected);

// ---- notifications --------------------------------------------------------------------------------------------------
typedef enum _IO_NOTIFICATION_EVENT_CATEGORY {
    EventCategoryReserved, EventCategoryHardwareProfileChange, EventCategoryDeviceInterfaceChange, EventCategoryTargetDeviceChange,
    EventCategoryKernelSoftRestart
} IO_NOTIFICATION_EVENT_CATEGORY;
#define PNPNOTIFY_DEVICE_INTERFACE_INCLUDE_EXISTING_INTERFACES 0x00000001
/// First part of what a PnP notification callback gets; Event tells what the whole is.
typedef struct _PLUGPLAY_NOTIFICATION_HEADER {
    /// 1.
    USHORT Version;
    /// Bytes of the whole structure.
    USHORT Size;
    /// GUID_DEVICE_INTERFACE_ARRIVAL, GUID_TARGET_DEVICE_QUERY_REMOVE and the like.
    GUID Event;
} PLUGPLAY_NOTIFICATION_HEADER, *PPLUGPLAY_NOTIFICATION_HEADER;
/// Tells a PnP notification callback that a device interface has come or gone.
typedef struct _DEVICE_INTERFACE_CHANGE_NOTIFICATION {
    /// 1.
    USHORT Version;
    /// Bytes of this structure.
    USHORT Size;
    /// GUID_DEVICE_INTERFACE_ARRIVAL or GUID_DEVICE_INTERFACE_REMOVAL.
    GUID Event;
    /// Which kind of interface has come or gone.
    GUID InterfaceClassGuid;
    /// Name to open it by; valid during the callback only.
    PUNICODE_STRING SymbolicLinkName;
} DEVICE_INTERFACE_CHANGE_NOTIFICATION, *PDEVICE_INTERFACE_CHANGE_NOTIFICATION;
/// Tells a PnP notification callback that a device it has open is to be removed, is removed or stays.
typedef struct _TARGET_DEVICE_REMOVAL_NOTIFICATION {
    /// 1.
    USHORT Version;
    /// Bytes of this structure.
    USHORT Size;
    /// GUID_TARGET_DEVICE_QUERY_REMOVE, _REMOVE_CANCELLED or _REMOVE_COMPLETE.
    GUID Event;
    /// The open file that was registered; on a query, close it.
    PFILE_OBJECT FileObject;
} TARGET_DEVICE_REMOVAL_NOTIFICATION, *PTARGET_DEVICE_REMOVAL_NOTIFICATION;
/// An event that drivers define: IoReportTargetDeviceChange sends it to those who have the device open.
typedef struct _TARGET_DEVICE_CUSTOM_NOTIFICATION {
    /// 1.
    USHORT Version;
    /// Bytes of this structure with its data.
    USHORT Size;
    /// The event, by its driver's GUID.
    GUID Event;
    /// NULL for the sender; for a receiver the file that it registered.
    PFILE_OBJECT FileObject;
    /// Where in the data a text begins, in bytes; -1 if there is none.
    LONG NameBufferOffset;
    /// Data of the event.
    UCHAR CustomDataBuffer[1];
} TARGET_DEVICE_CUSTOM_NOTIFICATION, *PTARGET_DEVICE_CUSTOM_NOTIFICATION;
_Function_class_(DRIVER_NOTIFICATION_CALLBACK_ROUTINE)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI DRIVER_NOTIFICATION_CALLBACK_ROUTINE(_In_ PVOID NotificationStructure, _Inout_opt_ PVOID Context);
typedef DRIVER_NOTIFICATION_CALLBACK_ROUTINE *PDRIVER_NOTIFICATION_CALLBACK_ROUTINE;
_Function_class_(DEVICE_CHANGE_COMPLETE_CALLBACK)
_IRQL_requires_same_
typedef VOID NTAPI DEVICE_CHANGE_COMPLETE_CALLBACK(_Inout_opt_ PVOID Context);
typedef DEVICE_CHANGE_COMPLETE_CALLBACK *PDEVICE_CHANGE_COMPLETE_CALLBACK;
/// Registers a routine that is told of PnP events.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoRegisterPlugPlayNotification(
    _In_ IO_NOTIFICATION_EVENT_CATEGORY EventCategory, _In_ ULONG EventCategoryFlags, _In_opt_ PVOID EventCategoryData, _In_ PDRIVER_OBJECT DriverObject,
    _In_ PDRIVER_NOTIFICATION_CALLBACK_ROUTINE CallbackRoutine, _Inout_opt_ __drv_aliasesMem PVOID Context, _Outptr_ PVOID *NotificationEntry);
/// Withdraws a routine that is told of PnP events.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Superseded_by_(IoUnregisterPlugPlayNotificationEx)
NTKERNELAPI NTSTATUS NTAPI IoUnregisterPlugPlayNotification(_In_ PVOID NotificationEntry);
/// Withdraws a routine that is told of PnP events and waits until it does not run.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoUnregisterPlugPlayNotificationEx(_In_ PVOID NotificationEntry);
/// Tells the listeners of a device of an event of its own, and waits.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoReportTargetDeviceChange(_In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ PVOID NotificationStructure);
/// Tells the listeners of a device of an event of its own.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoReportTargetDeviceChangeAsynchronous(_In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ PVOID NotificationStructure, _In_opt_ PDEVICE_CHANGE_COMPLETE_CALLBACK Callback, _In_opt_ PVOID Context);

// ---- power ----------------------------------------------------------------------------------------------------------
#define PO_CB_SYSTEM_POWER_POLICY 0
#define PO_CB_AC_STATUS 1
#define PO_CB_BUTTON_COLLISION 2
#define PO_CB_SYSTEM_STATE_LOCK 3
#define PO_CB_LID_SWITCH_STATE 4
_Function_class_(REQUEST_POWER_COMPLETE)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI REQUEST_POWER_COMPLETE(_In_ PDEVICE_OBJECT DeviceObject, _In_ UCHAR MinorFunction, _In_ POWER_STATE PowerState, _In_opt_ PVOID Context, _In_ PIO_STATUS_BLOCK IoStatus);
typedef REQUEST_POWER_COMPLETE *PREQUEST_POWER_COMPLETE;
/// Sends a power IRP to the driver below.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoCallDriver(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ __drv_aliasesMem PIRP Irp);
/// Lets the power manager send the next power IRP.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoStartNextPowerIrp(_Inout_ PIRP Irp);
/// Tells the power manager the new power state of a device and returns the former one.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI POWER_STATE NTAPI PoSetPowerState(_In_ PDEVICE_OBJECT DeviceObject, _In_ POWER_STATE_TYPE Type, _In_ POWER_STATE State);
/// Has a power IRP sent to the top of the stack of a device.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoRequestPowerIrp(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ UCHAR MinorFunction, _In_ POWER_STATE PowerState, _In_opt_ PREQUEST_POWER_COMPLETE CompletionFunction,
    _In_opt_ __drv_aliasesMem PVOID Context, _Outptr_opt_ PIRP *Irp);
/// Starts or ends idle detection for a device; returns its idle counter.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PULONG NTAPI PoRegisterDeviceForIdleDetection(_In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG ConservationIdleTime, _In_ ULONG PerformanceIdleTime, _In_ DEVICE_POWER_STATE State);
/// Says that the device has just been used.
#define PoSetDeviceBusy(IdlePointer) ((void)(*(IdlePointer) = 0))
/// Says that the device has just been used.
NTKERNELAPI VOID NTAPI PoSetDeviceBusyEx(_Inout_ PULONG IdlePointer);
/// Begins a period of use of a device.
NTKERNELAPI VOID NTAPI PoStartDeviceBusy(_Inout_ PULONG IdlePointer);
/// Ends a period of use of a device.
NTKERNELAPI VOID NTAPI PoEndDeviceBusy(_Inout_ PULONG IdlePointer);
typedef ULONG EXECUTION_STATE, *PEXECUTION_STATE;
#define ES_SYSTEM_REQUIRED ((ULONG)0x00000001)
#define ES_DISPLAY_REQUIRED ((ULONG)0x00000002)
#define ES_USER_PRESENT ((ULONG)0x00000004)
#define ES_CONTINUOUS ((ULONG)0x80000000)
/// Keeps the system from sleeping.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI PoRegisterSystemState(_Inout_opt_ PVOID StateHandle, _In_ EXECUTION_STATE Flags);
/// Takes PoRegisterSystemState back.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI PoUnregisterSystemState(_Inout_ PVOID StateHandle);
/// Says that the system is in use.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoSetSystemState(_In_ EXECUTION_STATE Flags);
typedef NTSTATUS NTAPI POWER_SETTING_CALLBACK(_In_ LPCGUID SettingGuid, _In_reads_bytes_(ValueLength) PVOID Value, _In_ ULONG ValueLength, _Inout_opt_ PVOID Context);
typedef POWER_SETTING_CALLBACK *PPOWER_SETTING_CALLBACK;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Registers a routine that is told when a power setting changes.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI PoRegisterPowerSettingCallback(_In_opt_ PDEVICE_OBJECT DeviceObject, _In_ LPCGUID SettingGuid, _In_ PPOWER_SETTING_CALLBACK Callback, _In_opt_ PVOID Context, _Outptr_opt_ PVOID *Handle);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Withdraws a routine that is told when a power setting changes.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoUnregisterPowerSettingCallback(_Inout_ PVOID Handle);

// ---- WMI registration -----------------------------------------------------------------------------------------------
#define WMIREG_ACTION_REGISTER 1
#define WMIREG_ACTION_DEREGISTER 2
#define WMIREG_ACTION_REREGISTER 3
#define WMIREG_ACTION_UPDATE_GUIDS 4
#define WMIREG_ACTION_BLOCK_IRPS 5
/// Registers a device as a provider of WMI data, or ends it.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoWMIRegistrationControl(_In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG Action);
/// Returns the number by which WMI knows a device.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI ULONG NTAPI IoWMIDeviceObjectToProviderId(_In_ PDEVICE_OBJECT DeviceObject);
/// Sends an event to WMI, which frees it.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoWMIWriteEvent(_Inout_ __drv_aliasesMem PVOID WnodeEventItem);
/// Allocates an instance identifier.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoWMIAllocateInstanceIds(_In_ GUID *Guid, _In_ ULONG InstanceCount, _Out_ ULONG *FirstInstanceId);

// ---- DMA ------------------------------------------------------------------------------------------------------------
/// A run of memory without a gap, as a device sees it.
typedef struct _SCATTER_GATHER_ELEMENT {
    /// Logical address for the device's registers.
    PHYSICAL_ADDRESS Address;
    /// Bytes of the run.
    ULONG Length;
    /// Reserved.
    ULONG_PTR Reserved;
} SCATTER_GATHER_ELEMENT, *PSCATTER_GATHER_ELEMENT;
/// A buffer as the device that transfers it sees it.
typedef struct _SCATTER_GATHER_LIST {
    /// How many runs it is in.
    ULONG NumberOfElements;
    /// Reserved.
    ULONG_PTR Reserved;
    /// The runs, in the order of the buffer.
    SCATTER_GATHER_ELEMENT Elements[1];
} SCATTER_GATHER_LIST, *PSCATTER_GATHER_LIST;
/// What a device can do with DMA; IoGetDmaAdapter chooses the adapter by it. Clear it first.
typedef struct _DEVICE_DESCRIPTION {
    /// DEVICE_DESCRIPTION_VERSION to DEVICE_DESCRIPTION_VERSION3; DEVICE_DESCRIPTION_VERSION3 for the routines ending in Ex.
    ULONG Version;
    /// TRUE for a bus master, FALSE for a device that uses the system's DMA controller.
    BOOLEAN Master;
    /// The device takes lists; for a bus master.
    BOOLEAN ScatterGather;
    /// The system's controller works in demand mode.
    BOOLEAN DemandMode;
    /// The system's controller begins anew after each transfer.
    BOOLEAN AutoInitialize;
    /// The device knows 32 bits of addresses.
    BOOLEAN Dma32BitAddresses;
    /// The controller's count register cannot be relied upon.
    BOOLEAN IgnoreCount;
    /// Reserved.
    BOOLEAN Reserved1;
    /// The device knows 64 bits of addresses.
    BOOLEAN Dma64BitAddresses;
    /// Not used.
    ULONG BusNumber;
    /// Channel of the system's controller, from the resource descriptor.
    ULONG DmaChannel;
    /// Bus that the device is on, as IoGetDeviceProperty gives it.
    INTERFACE_TYPE InterfaceType;
    /// Bits of one transfer by the system's controller.
    DMA_WIDTH DmaWidth;
    /// How fast the system's controller goes.
    DMA_SPEED DmaSpeed;
    /// Most bytes of one transfer.
    ULONG MaximumLength;
    /// Not used.
    ULONG DmaPort;
    /// Bits of addresses that a bus master knows; from version 3.
    ULONG DmaAddressWidth;
    /// Which controller; from version 3.
    ULONG DmaControllerInstance;
    /// Line by which the device asks, from the resource descriptor; from version 3.
    ULONG DmaRequestLine;
    /// Address of the device's data register, for the system's controller; from version 3.
    PHYSICAL_ADDRESS DeviceAddress;
} DEVICE_DESCRIPTION, *PDEVICE_DESCRIPTION;
#define DEVICE_DESCRIPTION_VERSION 0x0000
#define DEVICE_DESCRIPTION_VERSION1 0x0001
#define DEVICE_DESCRIPTION_VERSION2 0x0002
#define DEVICE_DESCRIPTION_VERSION3 0x0003
/// Stands for what a device needs for DMA; its routines free it.
typedef struct _DMA_ADAPTER {
    /// Which routines there are: 1 to 3.
    USHORT Version;
    /// Bytes of this structure.
    USHORT Size;
    /// The routines; call them at the IRQL that each demands.
    struct _DMA_OPERATIONS *DmaOperations;
} DMA_ADAPTER, *PDMA_ADAPTER;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI PUT_DMA_ADAPTER(PDMA_ADAPTER DmaAdapter);
typedef PUT_DMA_ADAPTER *PPUT_DMA_ADAPTER;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef PVOID NTAPI ALLOCATE_COMMON_BUFFER(_In_ PDMA_ADAPTER DmaAdapter, _In_ ULONG Length, _Out_ PPHYSICAL_ADDRESS LogicalAddress, _In_ BOOLEAN CacheEnabled);
typedef ALLOCATE_COMMON_BUFFER *PALLOCATE_COMMON_BUFFER;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI FREE_COMMON_BUFFER(_In_ PDMA_ADAPTER DmaAdapter, _In_ ULONG Length, _In_ PHYSICAL_ADDRESS LogicalAddress, _In_ PVOID VirtualAddress, _In_ BOOLEAN CacheEnabled);
typedef FREE_COMMON_BUFFER *PFREE_COMMON_BUFFER;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI ALLOCATE_ADAPTER_CHANNEL(_In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG NumberOfMapRegisters, _In_ PDRIVER_CONTROL ExecutionRoutine, _In_ PVOID Context);
typedef ALLOCATE_ADAPTER_CHANNEL *PALLOCATE_ADAPTER_CHANNEL;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef BOOLEAN NTAPI FLUSH_ADAPTER_BUFFERS(_In_ PDMA_ADAPTER DmaAdapter, _In_ PMDL Mdl, _In_ PVOID MapRegisterBase, _In_ PVOID CurrentVa, _In_ ULONG Length, _In_ BOOLEAN WriteToDevice);
typedef FLUSH_ADAPTER_BUFFERS *PFLUSH_ADAPTER_BUFFERS;
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI FREE_ADAPTER_CHANNEL(_In_ PDMA_ADAPTER DmaAdapter);
typedef FREE_ADAPTER_CHANNEL *PFREE_ADAPTER_CHANNEL;
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI FREE_MAP_REGISTERS(_In_ PDMA_ADAPTER DmaAdapter, PVOID MapRegisterBase, ULONG NumberOfMapRegisters);
typedef FREE_MAP_REGISTERS *PFREE_MAP_REGISTERS;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef PHYSICAL_ADDRESS NTAPI MAP_TRANSFER(_In_ PDMA_ADAPTER DmaAdapter, _In_ PMDL Mdl, _In_ PVOID MapRegisterBase, _In_ PVOID CurrentVa, _Inout_ PULONG Length, _In_ BOOLEAN WriteToDevice);
typedef MAP_TRANSFER *PMAP_TRANSFER;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef ULONG NTAPI GET_DMA_ALIGNMENT(_In_ PDMA_ADAPTER DmaAdapter);
typedef GET_DMA_ALIGNMENT *PGET_DMA_ALIGNMENT;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef ULONG NTAPI READ_DMA_COUNTER(_In_ PDMA_ADAPTER DmaAdapter);
typedef READ_DMA_COUNTER *PREAD_DMA_COUNTER;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI GET_SCATTER_GATHER_LIST(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PMDL Mdl, _In_ PVOID CurrentVa, _In_ ULONG Length,
    _In_ PDRIVER_LIST_CONTROL ExecutionRoutine, _In_ PVOID Context, _In_ BOOLEAN WriteToDevice);
typedef GET_SCATTER_GATHER_LIST *PGET_SCATTER_GATHER_LIST;
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI PUT_SCATTER_GATHER_LIST(_In_ PDMA_ADAPTER DmaAdapter, _In_ PSCATTER_GATHER_LIST ScatterGather, _In_ BOOLEAN WriteToDevice);
typedef PUT_SCATTER_GATHER_LIST *PPUT_SCATTER_GATHER_LIST;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI CALCULATE_SCATTER_GATHER_LIST_SIZE(
    _In_ PDMA_ADAPTER DmaAdapter, _In_opt_ PMDL Mdl, _In_ PVOID CurrentVa, _In_ ULONG Length, _Out_ PULONG ScatterGatherListSize, _Out_opt_ PULONG pNumberOfMapRegisters);
typedef CALCULATE_SCATTER_GATHER_LIST_SIZE *PCALCULATE_SCATTER_GATHER_LIST_SIZE;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI BUILD_SCATTER_GATHER_LIST(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PMDL Mdl, _In_ PVOID CurrentVa, _In_ ULONG Length,
    _In_ PDRIVER_LIST_CONTROL ExecutionRoutine, _In_ PVOID Context, _In_ BOOLEAN WriteToDevice, _In_ PVOID ScatterGatherBuffer, _In_ ULONG ScatterGatherLength);
typedef BUILD_SCATTER_GATHER_LIST *PBUILD_SCATTER_GATHER_LIST;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI BUILD_MDL_FROM_SCATTER_GATHER_LIST(_In_ PDMA_ADAPTER DmaAdapter, _In_ PSCATTER_GATHER_LIST ScatterGather, _In_ PMDL OriginalMdl, _Out_ PMDL *TargetMdl);
typedef BUILD_MDL_FROM_SCATTER_GATHER_LIST *PBUILD_MDL_FROM_SCATTER_GATHER_LIST;

// Version 3 of the interface.
#define DMA_ADAPTER_INFO_VERSION1 1
#define DMA_TRANSFER_INFO_VERSION1 1
#define DMA_TRANSFER_INFO_VERSION2 2
#define ADAPTER_INFO_SYNCHRONOUS_CALLBACK 0x0001
#define ADAPTER_INFO_API_BYPASS 0x0002
#define DMA_TRANSFER_CONTEXT_VERSION1 1
#ifdef _WIN64
#define DMA_TRANSFER_CONTEXT_SIZE_V1 128
#else
#define DMA_TRANSFER_CONTEXT_SIZE_V1 64
#endif
#define DMA_SYNCHRONOUS_CALLBACK 0x01
typedef enum { DmaComplete, DmaAborted, DmaError, DmaCancelled } DMA_COMPLETION_STATUS;
/// What an adapter can do.
typedef struct _DMA_ADAPTER_INFO_V1 {
    /// Not 0 if ReadDmaCounter works.
    ULONG ReadDmaCounterAvailable;
    /// Most elements of a list.
    ULONG ScatterGatherLimit;
    /// Bits of addresses that it drives.
    ULONG DmaAddressWidth;
    /// ADAPTER_INFO_ bits.
    ULONG Flags;
    /// Smallest transfer, in bytes.
    ULONG MinimumTransferUnit;
} DMA_ADAPTER_INFO_V1, *PDMA_ADAPTER_INFO_V1;
/// What GetDmaAdapterInfo fills in.
typedef struct _DMA_ADAPTER_INFO {
    /// DMA_ADAPTER_INFO_VERSION1; set by the caller.
    ULONG Version;
    union {
        /// The content.
        DMA_ADAPTER_INFO_V1 V1;
    };
} DMA_ADAPTER_INFO, *PDMA_ADAPTER_INFO;
/// What a transfer needs.
typedef struct _DMA_TRANSFER_INFO_V1 {
    /// Map registers that are enough.
    ULONG MapRegisterCount;
    /// Elements that are enough.
    ULONG ScatterGatherElementCount;
    /// Bytes that are enough for the list.
    ULONG ScatterGatherListSize;
} DMA_TRANSFER_INFO_V1, *PDMA_TRANSFER_INFO_V1;
/// What a transfer needs, with its pages.
typedef struct _DMA_TRANSFER_INFO_V2 {
    /// Map registers that are enough.
    ULONG MapRegisterCount;
    /// Elements that are enough.
    ULONG ScatterGatherElementCount;
    /// Bytes that are enough for the list.
    ULONG ScatterGatherListSize;
    /// Pages that the device sees.
    ULONG LogicalPageCount;
} DMA_TRANSFER_INFO_V2, *PDMA_TRANSFER_INFO_V2;
/// What GetDmaTransferInfo fills in.
typedef struct _DMA_TRANSFER_INFO {
    /// DMA_TRANSFER_INFO_VERSION1 or DMA_TRANSFER_INFO_VERSION2; set by the caller.
    ULONG Version;
    union {
        /// With DMA_TRANSFER_INFO_VERSION1.
        DMA_TRANSFER_INFO_V1 V1;
        /// With DMA_TRANSFER_INFO_VERSION2.
        DMA_TRANSFER_INFO_V2 V2;
    };
} DMA_TRANSFER_INFO, *PDMA_TRANSFER_INFO;
_Function_class_(DMA_COMPLETION_ROUTINE)
_IRQL_requires_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI DMA_COMPLETION_ROUTINE(_In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID CompletionContext, _In_ DMA_COMPLETION_STATUS Status);
typedef DMA_COMPLETION_ROUTINE *PDMA_COMPLETION_ROUTINE;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI GET_DMA_ADAPTER_INFO(_In_ PDMA_ADAPTER DmaAdapter, _Inout_ PDMA_ADAPTER_INFO AdapterInfo);
typedef GET_DMA_ADAPTER_INFO *PGET_DMA_ADAPTER_INFO;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI GET_DMA_TRANSFER_INFO(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PMDL Mdl, _In_ ULONGLONG Offset, _In_ ULONG Length, _In_ BOOLEAN WriteOnly, _Inout_ PDMA_TRANSFER_INFO TransferInfo);
typedef GET_DMA_TRANSFER_INFO *PGET_DMA_TRANSFER_INFO;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI INITIALIZE_DMA_TRANSFER_CONTEXT(_In_ PDMA_ADAPTER DmaAdapter, _Out_ PVOID DmaTransferContext);
typedef INITIALIZE_DMA_TRANSFER_CONTEXT *PINITIALIZE_DMA_TRANSFER_CONTEXT;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef PVOID NTAPI ALLOCATE_COMMON_BUFFER_EX(
    _In_ PDMA_ADAPTER DmaAdapter, _In_opt_ PPHYSICAL_ADDRESS MaximumAddress, _In_ ULONG Length, _Out_ PPHYSICAL_ADDRESS LogicalAddress,
    _In_ BOOLEAN CacheEnabled, _In_ NODE_REQUIREMENT PreferredNode);
typedef ALLOCATE_COMMON_BUFFER_EX *PALLOCATE_COMMON_BUFFER_EX;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI ALLOCATE_ADAPTER_CHANNEL_EX(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID DmaTransferContext, _In_ ULONG NumberOfMapRegisters, _In_ ULONG Flags,
    _In_opt_ PDRIVER_CONTROL ExecutionRoutine, _In_opt_ PVOID ExecutionContext, _Out_opt_ PVOID *MapRegisterBase);
typedef ALLOCATE_ADAPTER_CHANNEL_EX *PALLOCATE_ADAPTER_CHANNEL_EX;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI CONFIGURE_ADAPTER_CHANNEL(_In_ PDMA_ADAPTER DmaAdapter, _In_ ULONG FunctionNumber, _In_ PVOID Context);
typedef CONFIGURE_ADAPTER_CHANNEL *PCONFIGURE_ADAPTER_CHANNEL;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef BOOLEAN NTAPI CANCEL_ADAPTER_CHANNEL(_In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID DmaTransferContext);
typedef CANCEL_ADAPTER_CHANNEL *PCANCEL_ADAPTER_CHANNEL;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI MAP_TRANSFER_EX(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PMDL Mdl, _In_ PVOID MapRegisterBase, _In_ ULONGLONG Offset, _In_ ULONG DeviceOffset, _Inout_ PULONG Length,
    _In_ BOOLEAN WriteToDevice, _Out_writes_bytes_opt_(ScatterGatherBufferLength) PSCATTER_GATHER_LIST ScatterGatherBuffer, _In_ ULONG ScatterGatherBufferLength,
    _In_opt_ PDMA_COMPLETION_ROUTINE DmaCompletionRoutine, _In_opt_ PVOID CompletionContext);
typedef MAP_TRANSFER_EX *PMAP_TRANSFER_EX;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI GET_SCATTER_GATHER_LIST_EX(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID DmaTransferContext, _In_ PMDL Mdl, _In_ ULONGLONG Offset, _In_ ULONG Length,
    _In_ ULONG Flags, _In_opt_ PDRIVER_LIST_CONTROL ExecutionRoutine, _In_opt_ PVOID Context, _In_ BOOLEAN WriteToDevice,
    _In_opt_ PDMA_COMPLETION_ROUTINE DmaCompletionRoutine, _In_opt_ PVOID CompletionContext, _Out_opt_ PSCATTER_GATHER_LIST *ScatterGatherList);
typedef GET_SCATTER_GATHER_LIST_EX *PGET_SCATTER_GATHER_LIST_EX;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI BUILD_SCATTER_GATHER_LIST_EX(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID DmaTransferContext, _In_ PMDL Mdl, _In_ ULONGLONG Offset, _In_ ULONG Length,
    _In_ ULONG Flags, _In_opt_ PDRIVER_LIST_CONTROL ExecutionRoutine, _In_opt_ PVOID Context, _In_ BOOLEAN WriteToDevice, _In_ PVOID ScatterGatherBuffer,
    _In_ ULONG ScatterGatherLength, _In_opt_ PDMA_COMPLETION_ROUTINE DmaCompletionRoutine, _In_opt_ PVOID CompletionContext, _Out_opt_ PVOID ScatterGatherList);
typedef BUILD_SCATTER_GATHER_LIST_EX *PBUILD_SCATTER_GATHER_LIST_EX;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI FLUSH_ADAPTER_BUFFERS_EX(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PMDL Mdl, _In_ PVOID MapRegisterBase, _In_ ULONGLONG Offset, _In_ ULONG Length, _In_ BOOLEAN WriteToDevice);
typedef FLUSH_ADAPTER_BUFFERS_EX *PFLUSH_ADAPTER_BUFFERS_EX;
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI FREE_ADAPTER_OBJECT(_In_ PDMA_ADAPTER DmaAdapter, _In_ IO_ALLOCATION_ACTION AllocationAction);
typedef FREE_ADAPTER_OBJECT *PFREE_ADAPTER_OBJECT;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI CANCEL_MAPPED_TRANSFER(_In_ PDMA_ADAPTER DmaAdapter, _In_ PVOID DmaTransferContext);
typedef CANCEL_MAPPED_TRANSFER *PCANCEL_MAPPED_TRANSFER;
/// Routines of a DMA adapter.
typedef struct _DMA_OPERATIONS {
    /// Bytes of this structure; which routines there are.
    ULONG Size;
    /// Frees the adapter, when nothing of it is in use.
    PPUT_DMA_ADAPTER PutDmaAdapter;
    /// Makes memory that driver and device use at once.
    PALLOCATE_COMMON_BUFFER AllocateCommonBuffer;
    /// Frees that memory.
    PFREE_COMMON_BUFFER FreeCommonBuffer;
    /// Calls a routine once the adapter and its map registers are free; at DISPATCH_LEVEL.
    PALLOCATE_ADAPTER_CHANNEL AllocateAdapterChannel;
    /// Ends a transfer: what lies in caches and map registers reaches memory.
    PFLUSH_ADAPTER_BUFFERS FlushAdapterBuffers;
    /// Gives the system's controller to the next one; at DISPATCH_LEVEL.
    PFREE_ADAPTER_CHANNEL FreeAdapterChannel;
    /// Gives the map registers back; at DISPATCH_LEVEL.
    PFREE_MAP_REGISTERS FreeMapRegisters;
    /// Gives the next run of a buffer as the device sees it, and programs the system's controller.
    PMAP_TRANSFER MapTransfer;
    /// Multiple that buffers should begin at, in bytes.
    PGET_DMA_ALIGNMENT GetDmaAlignment;
    /// Bytes that the system's controller has still to move.
    PREAD_DMA_COUNTER ReadDmaCounter;
    /// Calls a routine with the list of a buffer; at DISPATCH_LEVEL.
    PGET_SCATTER_GATHER_LIST GetScatterGatherList;
    /// Ends the transfer and frees that list; at DISPATCH_LEVEL.
    PPUT_SCATTER_GATHER_LIST PutScatterGatherList;
    /// Bytes that a list in the driver's own memory needs.
    PCALCULATE_SCATTER_GATHER_LIST_SIZE CalculateScatterGatherList;
    /// As GetScatterGatherList, with the list in the driver's own memory.
    PBUILD_SCATTER_GATHER_LIST BuildScatterGatherList;
    /// Makes an MDL of a list.
    PBUILD_MDL_FROM_SCATTER_GATHER_LIST BuildMdlFromScatterGatherList;
    /// Tells what the adapter can do.
    PGET_DMA_ADAPTER_INFO GetDmaAdapterInfo;
    /// Tells what a transfer needs.
    PGET_DMA_TRANSFER_INFO GetDmaTransferInfo;
    /// Prepares a context that tells transfers apart and cancels them.
    PINITIALIZE_DMA_TRANSFER_CONTEXT InitializeDmaTransferContext;
    /// As AllocateCommonBuffer, below an address and on a node.
    PALLOCATE_COMMON_BUFFER_EX AllocateCommonBufferEx;
    /// As AllocateAdapterChannel, with a context and without waiting if asked.
    PALLOCATE_ADAPTER_CHANNEL_EX AllocateAdapterChannelEx;
    /// Sets what a system's controller has beyond the usual.
    PCONFIGURE_ADAPTER_CHANNEL ConfigureAdapterChannel;
    /// Takes back an allocation that has not been granted.
    PCANCEL_ADAPTER_CHANNEL CancelAdapterChannel;
    /// As MapTransfer, with a list and an offset in the buffer.
    PMAP_TRANSFER_EX MapTransferEx;
    /// As GetScatterGatherList, with a context and an offset in a chain of MDLs.
    PGET_SCATTER_GATHER_LIST_EX GetScatterGatherListEx;
    /// As BuildScatterGatherList, with a context and an offset in a chain of MDLs.
    PBUILD_SCATTER_GATHER_LIST_EX BuildScatterGatherListEx;
    /// As FlushAdapterBuffers, with an offset in the buffer.
    PFLUSH_ADAPTER_BUFFERS_EX FlushAdapterBuffersEx;
    /// Frees the adapter, the map registers or both, as the action says.
    PFREE_ADAPTER_OBJECT FreeAdapterObject;
    /// Stops a transfer of the system's controller.
    PCANCEL_MAPPED_TRANSFER CancelMappedTransfer;
} DMA_OPERATIONS, *PDMA_OPERATIONS;
/// Gives the adapter object through which a device does DMA.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI PDMA_ADAPTER NTAPI IoGetDmaAdapter(_In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ PDEVICE_DESCRIPTION DeviceDescription, _Out_ PULONG NumberOfMapRegisters);

// ---- bus interface --------------------------------------------------------------------------------------------------
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef BOOLEAN NTAPI TRANSLATE_BUS_ADDRESS(_Inout_opt_ PVOID Context, _In_ PHYSICAL_ADDRESS BusAddress, _In_ ULONG Length, _Out_ PULONG AddressSpace, _Out_ PPHYSICAL_ADDRESS TranslatedAddress);
typedef TRANSLATE_BUS_ADDRESS *PTRANSLATE_BUS_ADDRESS;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef PDMA_ADAPTER NTAPI GET_DMA_ADAPTER(_Inout_opt_ PVOID Context, _In_ PDEVICE_DESCRIPTION DeviceDescriptor, _Out_ PULONG NumberOfMapRegisters);
typedef GET_DMA_ADAPTER *PGET_DMA_ADAPTER;
typedef ULONG NTAPI GET_SET_DEVICE_DATA(_Inout_opt_ PVOID Context, _In_ ULONG DataType, _Inout_updates_bytes_(Length) PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
typedef GET_SET_DEVICE_DATA *PGET_SET_DEVICE_DATA;
/// What the drivers of a stack can ask of the bus at any IRQL (GUID_BUS_INTERFACE_STANDARD).
typedef struct _BUS_INTERFACE_STANDARD {
    /// Bytes of this structure.
    USHORT Size;
    /// 1.
    USHORT Version;
    /// Argument for every routine.
    PVOID Context;
    /// Called by whoever keeps a copy.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Gives a bus address as the processor sees it.
    PTRANSLATE_BUS_ADDRESS TranslateBusAddress;
    /// Gives an adapter; use IoGetDmaAdapter.
    PGET_DMA_ADAPTER GetDmaAdapter;
    /// Writes configuration space of the device; returns the bytes written.
    PGET_SET_DEVICE_DATA SetBusData;
    /// Reads configuration space of the device; returns the bytes read.
    PGET_SET_DEVICE_DATA GetBusData;
} BUS_INTERFACE_STANDARD, *PBUS_INTERFACE_STANDARD;
#define PCI_WHICHSPACE_CONFIG 0x0
#define PCI_WHICHSPACE_ROM 0x52696350
