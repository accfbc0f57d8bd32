// Interfaces that a driver queries from its bus: resets, D3cold, virtual functions, MSI-X and more.
#pragma once

/// Bus interface: resources that change.
typedef struct _BUS_RESOURCE_UPDATE_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// Version of this structure.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Gives the resources of the device after they changed.
    PGET_UPDATED_BUS_RESOURCE GetUpdatedBusResource;
} BUS_RESOURCE_UPDATE_INTERFACE, *PBUS_RESOURCE_UPDATE_INTERFACE;
/// Bus interface: power and timing in D3cold.
typedef struct _D3COLD_AUX_POWER_AND_TIMING_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// Version of this structure.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Says whether the device needs core power in D3cold.
    PD3COLD_REQUEST_CORE_POWER_RAIL RequestCorePowerRail;
    /// Asks for auxiliary power in D3cold, in mW.
    PD3COLD_REQUEST_AUX_POWER RequestAuxPower;
    /// Asks for a delay before PERST# is deasserted, in us.
    PD3COLD_REQUEST_PERST_DELAY RequestPerstDelay;
} D3COLD_AUX_POWER_AND_TIMING_INTERFACE, *PD3COLD_AUX_POWER_AND_TIMING_INTERFACE;
/// Bus interface: whether a device may go to D3cold.
typedef struct _D3COLD_SUPPORT_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// D3COLD_SUPPORT_INTERFACE_VERSION.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Allows or forbids D3cold.
    PSET_D3COLD_SUPPORT SetD3ColdSupport;
    /// Gives the deepest state the device can wake from.
    PGET_IDLE_WAKE_INFO GetIdleWakeInfo;
    /// Says whether device and platform can go to D3cold.
    PGET_D3COLD_CAPABILITY GetD3ColdCapability;
    /// Says whether the bus driver lets the device go to D3cold.
    PGET_D3COLD_CAPABILITY GetBusDriverD3ColdSupport;
    /// Says whether the last D3 was D3hot or D3cold.
    PGET_D3COLD_LAST_TRANSITION_STATUS GetLastTransitionStatus;
} D3COLD_SUPPORT_INTERFACE, *PD3COLD_SUPPORT_INTERFACE;
/// Bus interface: resets of a device.
typedef struct _DEVICE_RESET_INTERFACE_STANDARD {
    /// Size of this structure in bytes.
    USHORT Size;
    /// Version of this structure.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Brings it to the state of power-on, by itself or with all functions; at PASSIVE_LEVEL.
    PDEVICE_RESET_HANDLER DeviceReset;
    /// Bit for each DEVICE_RESET_TYPE that can be done.
    ULONG SupportedResetTypes;
    /// Reserved.
    PVOID Reserved;
    /// Says which resets of its buses the device can do.
    PDEVICE_QUERY_BUS_SPECIFIC_RESET_HANDLER QueryBusSpecificResetInfo;
    /// Resets the device in a way of its bus.
    PDEVICE_BUS_SPECIFIC_RESET_HANDLER DeviceBusSpecificReset;
    /// Says whether a reset is under way.
    PGET_DEVICE_RESET_STATUS GetDeviceResetStatus;
} DEVICE_RESET_INTERFACE_STANDARD, *PDEVICE_RESET_INTERFACE_STANDARD;
/// Bus interface: reconfiguration of an FPGA.
typedef struct _FPGA_CONTROL_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// Version of this structure.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Looks for devices below again.
    PFPGA_BUS_SCAN BusScan;
    /// Turns the link on or off.
    PFPGA_CONTROL_LINK ControlLink;
    /// Lets accesses to configuration space through, or not.
    PFPGA_CONTROL_CONFIG_SPACE ControlConfigSpace;
    /// Turns the reporting of errors on or off.
    PFPGA_CONTROL_ERROR_REPORTING ControlErrorReporting;
} FPGA_CONTROL_INTERFACE, *PFPGA_CONTROL_INTERFACE;
/// Told that a reset has ended.
_Function_class_(DEVICE_RESET_COMPLETION)
typedef VOID NTAPI DEVICE_RESET_COMPLETION(_In_ NTSTATUS Status, _Inout_opt_ PVOID Context);
typedef DEVICE_RESET_COMPLETION *PDEVICE_RESET_COMPLETION;
/// Parameters of a function level reset.
typedef struct _FUNCTION_LEVEL_DEVICE_RESET_PARAMETERS {
    /// Size of this structure.
    ULONG Size;
    /// Told that the reset has ended.
    PDEVICE_RESET_COMPLETION DeviceResetCompletion;
    /// Argument of the completion routine.
    PVOID CompletionContext;
} FUNCTION_LEVEL_DEVICE_RESET_PARAMETERS, *PFUNCTION_LEVEL_DEVICE_RESET_PARAMETERS;
/// Says whether a PCI device of given identifiers is there.
_Function_class_(PCI_IS_DEVICE_PRESENT)
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
typedef BOOLEAN NTAPI PCI_IS_DEVICE_PRESENT(
    _In_ USHORT VendorID, _In_ USHORT DeviceID, _In_ UCHAR RevisionID, _In_ USHORT SubVendorID, _In_ USHORT SubSystemID, _In_ ULONG Flags);
typedef PCI_IS_DEVICE_PRESENT *PPCI_IS_DEVICE_PRESENT;
/// PCI device that is looked for.
typedef struct _PCI_DEVICE_PRESENCE_PARAMETERS {
    /// Bytes of this structure.
    ULONG Size;
    /// PCI_USE_ bits: which of the members count.
    ULONG Flags;
    /// Maker, with PCI_USE_VENDEV_IDS.
    USHORT VendorID;
    /// Kind of device, with PCI_USE_VENDEV_IDS.
    USHORT DeviceID;
    /// Revision, with PCI_USE_REVISION.
    UCHAR RevisionID;
    /// Maker of the board, with PCI_USE_SUBSYSTEM_IDS.
    USHORT SubVendorID;
    /// Kind of board, with PCI_USE_SUBSYSTEM_IDS.
    USHORT SubSystemID;
    /// PCI_CLASS_ value, with PCI_USE_CLASS_SUBCLASS.
    UCHAR BaseClass;
    /// PCI_SUBCLASS_ value, with PCI_USE_CLASS_SUBCLASS.
    UCHAR SubClass;
    /// Programming interface, with PCI_USE_PROGIF.
    UCHAR ProgIf;
} PCI_DEVICE_PRESENCE_PARAMETERS, *PPCI_DEVICE_PRESENCE_PARAMETERS;
/// Says whether a PCI device that fits the parameters is there.
_Function_class_(PCI_IS_DEVICE_PRESENT_EX)
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
typedef BOOLEAN NTAPI PCI_IS_DEVICE_PRESENT_EX(_In_ PVOID Context, _In_ PPCI_DEVICE_PRESENCE_PARAMETERS Parameters);
typedef PCI_IS_DEVICE_PRESENT_EX *PPCI_IS_DEVICE_PRESENT_EX;
/// Bus interface: which PCI devices are there.
typedef struct _PCI_DEVICE_PRESENT_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// PCI_DEVICE_PRESENT_INTERFACE_VERSION.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Says whether there is a device with given identifiers.
    PPCI_IS_DEVICE_PRESENT IsDevicePresent;
    /// Says whether there is a device that fits PCI_DEVICE_PRESENCE_PARAMETERS.
    PPCI_IS_DEVICE_PRESENT_EX IsDevicePresentEx;
} PCI_DEVICE_PRESENT_INTERFACE, *PPCI_DEVICE_PRESENT_INTERFACE;
/// Stops traffic on a PCI Express link.
_Function_class_(PCI_EXPRESS_ENTER_LINK_QUIESCENT_MODE)
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
typedef NTSTATUS NTAPI PCI_EXPRESS_ENTER_LINK_QUIESCENT_MODE(_Inout_ PVOID Context);
typedef PCI_EXPRESS_ENTER_LINK_QUIESCENT_MODE *PPCI_EXPRESS_ENTER_LINK_QUIESCENT_MODE;
/// Lets traffic on a PCI Express link go on.
_Function_class_(PCI_EXPRESS_EXIT_LINK_QUIESCENT_MODE)
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
typedef NTSTATUS NTAPI PCI_EXPRESS_EXIT_LINK_QUIESCENT_MODE(_Inout_ PVOID Context);
typedef PCI_EXPRESS_EXIT_LINK_QUIESCENT_MODE *PPCI_EXPRESS_EXIT_LINK_QUIESCENT_MODE;
/// Bus interface: quieting a link.
typedef struct _PCI_EXPRESS_LINK_QUIESCENT_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// PCI_EXPRESS_LINK_QUIESCENT_INTERFACE_VERSION.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Stops traffic on the link.
    PPCI_EXPRESS_ENTER_LINK_QUIESCENT_MODE PciExpressEnterLinkQuiescentMode;
    /// Lets traffic go on.
    PPCI_EXPRESS_EXIT_LINK_QUIESCENT_MODE PciExpressExitLinkQuiescentMode;
} PCI_EXPRESS_LINK_QUIESCENT_INTERFACE, *PPCI_EXPRESS_LINK_QUIESCENT_INTERFACE;
/// Reads configuration space of the root port.
typedef ULONG (NTAPI *PPCI_EXPRESS_ROOT_PORT_READ_CONFIG_SPACE)(_In_ PVOID Context, _Out_writes_bytes_(Length) PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
/// Writes configuration space of the root port.
typedef ULONG (NTAPI *PPCI_EXPRESS_ROOT_PORT_WRITE_CONFIG_SPACE)(_In_ PVOID Context, _In_reads_bytes_(Length) PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
/// Bus interface: configuration space of the root port.
typedef struct _PCI_EXPRESS_ROOT_PORT_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// PCI_EXPRESS_ROOT_PORT_INTERFACE_VERSION.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Reads the root port's configuration space.
    PPCI_EXPRESS_ROOT_PORT_READ_CONFIG_SPACE ReadConfigSpace;
    /// Writes the root port's configuration space.
    PPCI_EXPRESS_ROOT_PORT_WRITE_CONFIG_SPACE WriteConfigSpace;
} PCI_EXPRESS_ROOT_PORT_INTERFACE, *PPCI_EXPRESS_ROOT_PORT_INTERFACE;
/// Gives the message of an MSI-X table entry.
_Function_class_(PCI_MSIX_GET_ENTRY)
_Must_inspect_result_
typedef NTSTATUS NTAPI PCI_MSIX_GET_ENTRY(_In_ PVOID Context, _In_ ULONG TableEntry, _Out_ PULONG MessageNumber, _Out_ PBOOLEAN Masked);
typedef PCI_MSIX_GET_ENTRY *PPCI_MSIX_GET_ENTRY;
/// Gives the size of the MSI-X table.
_Function_class_(PCI_MSIX_GET_TABLE_SIZE)
_Must_inspect_result_
typedef NTSTATUS NTAPI PCI_MSIX_GET_TABLE_SIZE(_In_ PVOID Context, _Out_ PULONG TableSize);
typedef PCI_MSIX_GET_TABLE_SIZE *PPCI_MSIX_GET_TABLE_SIZE;
/// Bus interface: the MSI-X table.
typedef struct _PCI_MSIX_TABLE_CONFIG_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// PCI_MSIX_TABLE_CONFIG_INTERFACE_VERSION.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Connects a table entry to a message.
    PPCI_MSIX_SET_ENTRY SetTableEntry;
    /// Keeps a table entry from interrupting.
    PPCI_MSIX_MASKUNMASK_ENTRY MaskTableEntry;
    /// Lets a table entry interrupt.
    PPCI_MSIX_MASKUNMASK_ENTRY UnmaskTableEntry;
    /// Gives a table entry's message, and whether it is masked.
    PPCI_MSIX_GET_ENTRY GetTableEntry;
    /// Gives how many entries the table has.
    PPCI_MSIX_GET_TABLE_SIZE GetTableSize;
} PCI_MSIX_TABLE_CONFIG_INTERFACE, *PPCI_MSIX_TABLE_CONFIG_INTERFACE;
/// Gives the granularities of precision time measurement.
_Function_class_(PTM_DEVICE_QUERY_GRANULARITY)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI PTM_DEVICE_QUERY_GRANULARITY(_In_ PVOID Context, _Out_ PUCHAR Granularity);
typedef PTM_DEVICE_QUERY_GRANULARITY *PPTM_DEVICE_QUERY_GRANULARITY;
/// Gives the source of precision time.
_Function_class_(PTM_DEVICE_QUERY_TIME_SOURCE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI PTM_DEVICE_QUERY_TIME_SOURCE(_In_ PVOID Context, _Out_ PULONG TimeSource);
typedef PTM_DEVICE_QUERY_TIME_SOURCE *PPTM_DEVICE_QUERY_TIME_SOURCE;
/// Turns precision time measurement on.
_Function_class_(PTM_DEVICE_ENABLE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI PTM_DEVICE_ENABLE(_In_ PVOID Context);
typedef PTM_DEVICE_ENABLE *PPTM_DEVICE_ENABLE;
/// Turns precision time measurement off.
_Function_class_(PTM_DEVICE_DISABLE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI PTM_DEVICE_DISABLE(_In_ PVOID Context);
typedef PTM_DEVICE_DISABLE *PPTM_DEVICE_DISABLE;
/// Bus interface: precision time measurement.
typedef struct _PTM_CONTROL_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// Version of this structure.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Gives the precision of the device's clock in ns.
    PPTM_DEVICE_QUERY_GRANULARITY QueryGranularity;
    /// Gives where the device has its time from.
    PPTM_DEVICE_QUERY_TIME_SOURCE QueryTimeSource;
    /// Turns the measurement on.
    PPTM_DEVICE_ENABLE Enable;
    /// Turns the measurement off.
    PPTM_DEVICE_DISABLE Disable;
} PTM_CONTROL_INTERFACE, *PPTM_CONTROL_INTERFACE;
/// Bus interface: looking for devices again.
typedef struct _REENUMERATE_SELF_INTERFACE_STANDARD {
    /// Size of this structure in bytes.
    USHORT Size;
    /// Version of this structure.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Removes the device as if it had been pulled, and finds it again.
    PREENUMERATE_SELF SurpriseRemoveAndReenumerateSelf;
} REENUMERATE_SELF_INTERFACE_STANDARD, *PREENUMERATE_SELF_INTERFACE_STANDARD;
/// Bus interface: identifier of a secure device.
typedef struct _SDEV_IDENTIFIER_INTERFACE {
    /// Size, version and references.
    INTERFACE InterfaceHeader;
    /// Gives the identifier by which ACPI's SDEV table knows the device.
    PGET_SDEV_IDENTIFIER GetIdentifier;
} SDEV_IDENTIFIER_INTERFACE, *PSDEV_IDENTIFIER_INTERFACE;
/// Services a general purpose event of ACPI.
typedef BOOLEAN (NTAPI *PGPE_SERVICE_ROUTINE)(PVOID, PVOID);
/// Connects a routine to a general purpose event.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PGPE_CONNECT_VECTOR2)(
    PVOID Context, ULONG GpeNumber, KINTERRUPT_MODE Mode, BOOLEAN Shareable, PGPE_SERVICE_ROUTINE ServiceRoutine, PVOID ServiceContext,
    PVOID *ObjectContext);
/// Disconnects a routine from a general purpose event.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PGPE_DISCONNECT_VECTOR2)(PVOID Context, PVOID ObjectContext);
/// Enables a general purpose event.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PGPE_ENABLE_EVENT2)(PVOID Context, PVOID ObjectContext);
/// Disables a general purpose event.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PGPE_DISABLE_EVENT2)(PVOID Context, PVOID ObjectContext);
/// Clears the status of a general purpose event.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PGPE_CLEAR_STATUS2)(PVOID Context, PVOID ObjectContext);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Told of an ACPI notification.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *PDEVICE_NOTIFY_CALLBACK2)(PVOID NotificationContext, ULONG NotifyCode);
/// Registers for a device's ACPI notifications.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PREGISTER_FOR_DEVICE_NOTIFICATIONS2)(PVOID Context, PDEVICE_NOTIFY_CALLBACK2 NotificationHandler, PVOID NotificationContext);
/// Withdraws from a device's ACPI notifications.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *PUNREGISTER_FOR_DEVICE_NOTIFICATIONS2)(PVOID Context);
/// Bus interface: ACPI events and notifications.
typedef struct {
    /// Size of this structure in bytes.
    USHORT Size;
    /// Version of this structure.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Connects a routine to a general purpose event.
    PGPE_CONNECT_VECTOR2 GpeConnectVector;
    /// Disconnects it.
    PGPE_DISCONNECT_VECTOR2 GpeDisconnectVector;
    /// Enables a general purpose event.
    PGPE_ENABLE_EVENT2 GpeEnableEvent;
    /// Disables a general purpose event.
    PGPE_DISABLE_EVENT2 GpeDisableEvent;
    /// Clears the status of a general purpose event.
    PGPE_CLEAR_STATUS2 GpeClearStatus;
    /// Has a routine called for ACPI's notifications of the device.
    PREGISTER_FOR_DEVICE_NOTIFICATIONS2 RegisterForDeviceNotifications;
    /// Ends that.
    PUNREGISTER_FOR_DEVICE_NOTIFICATIONS2 UnregisterForDeviceNotifications;
} ACPI_INTERFACE_STANDARD2, *PACPI_INTERFACE_STANDARD2;
/// Gives the state of an indicator.
_Function_class_(NPEM_CONTROL_QUERY_CONTROL)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef ULONG NTAPI NPEM_CONTROL_QUERY_CONTROL(_In_reads_opt_(_Inexpressible_("varies")) PVOID Context);
typedef NPEM_CONTROL_QUERY_CONTROL *PNPEM_CONTROL_QUERY_CONTROL;
/// Bus interface: native enclosure management.
typedef struct _NPEM_CONTROL_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// NPEM_CONTROL_INTERFACE_VERSION1 or 2.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Turns native enclosure management on or off.
    PNPEM_CONTROL_ENABLE_DISABLE SetNpemSupportState;
    /// Gives which indicators there are.
    PNPEM_CONTROL_QUERY_STANDARD_CAPABILITIES QueryStandardCapabilities;
    /// Turns an indicator on or off.
    PNPEM_CONTROL_SET_STANDARD_CONTROL SetStandardControl;
    /// Gives which indicators are on.
    PNPEM_CONTROL_QUERY_CONTROL QueryNpemControl;
} NPEM_CONTROL_INTERFACE, *PNPEM_CONTROL_INTERFACE;
/// Turns address translation services on or off.
_Function_class_(PCI_SET_ATS)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI PCI_SET_ATS(_In_ PVOID Context, _In_ BOOLEAN EnableAts);
typedef PCI_SET_ATS *PPCI_SET_ATS;
/// Bus interface: address translation services.
typedef struct _PCI_ATS_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// PCI_ATS_INTERFACE_VERSION.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Turns address translation services on or off.
    PPCI_SET_ATS SetAddressTranslationServices;
    /// Invalidations the device takes before it must answer; 0 for 32.
    UCHAR InvalidateQueueDepth;
} PCI_ATS_INTERFACE, *PPCI_ATS_INTERFACE;
/// Sets access control services.
_Function_class_(PCI_SET_ACS2)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI PCI_SET_ACS2(_Inout_ PVOID Context, _In_ ULONG ScenariosToModify, _In_ ULONG ScenarioState);
typedef PCI_SET_ACS2 *PPCI_SET_ACS2;
/// Bus interface: access control services.
typedef struct _PCI_SECURITY_INTERFACE2 {
    /// Size of this structure in bytes.
    USHORT Size;
    /// PCI_SECURITY_INTERFACE_VERSION2.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// PCI_SECURITY_FULLY_SUPPORTED and PCI_SECURITY_ENHANCED.
    ULONG Flags;
    /// PCI_SECURITY_ bits of the scenarios that access control can serve.
    ULONG SupportedScenarios;
    /// Sets up access control for scenarios.
    PPCI_SET_ACS2 SetAccessControlServices;
} PCI_SECURITY_INTERFACE2, *PPCI_SECURITY_INTERFACE2;
/// Bus interface: virtual functions.
typedef struct _PCI_VIRTUALIZATION_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// Version of this structure.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Writes configuration space of a virtual function.
    PSET_VIRTUAL_DEVICE_DATA SetVirtualFunctionData;
    /// Reads configuration space of a virtual function.
    PGET_VIRTUAL_DEVICE_DATA GetVirtualFunctionData;
    /// Gives segment, bus and function number of a virtual function.
    PGET_VIRTUAL_DEVICE_LOCATION GetLocation;
    /// Gives the bus numbers that the virtual functions take.
    PGET_VIRTUAL_DEVICE_RESOURCES GetResources;
    /// Turns the virtual functions on or off.
    PENABLE_VIRTUALIZATION EnableVirtualization;
    /// Gives what the base address registers read after 1s were written.
    PGET_VIRTUAL_FUNCTION_PROBED_BARS GetVirtualFunctionProbedBars;
} PCI_VIRTUALIZATION_INTERFACE, *PPCI_VIRTUALIZATION_INTERFACE;
