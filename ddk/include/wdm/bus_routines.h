// Routines of the interfaces that a driver queries from its bus, and the constants they take.
#pragma once

#define D3COLD_SUPPORT_INTERFACE_VERSION 1
#define NPEM_CONTROL_INTERFACE_VERSION1 1
#define NPEM_CONTROL_INTERFACE_VERSION2 2
#define NPEM_CONTROL_INTERFACE_CURRENT_VERSION 2
/// Asks for auxiliary power while a device is in D3cold.
_Function_class_(D3COLD_REQUEST_AUX_POWER)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI D3COLD_REQUEST_AUX_POWER(_In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _In_ ULONG AuxPowerInMilliWatts, _Out_ PULONG RetryInSeconds);
typedef D3COLD_REQUEST_AUX_POWER *PD3COLD_REQUEST_AUX_POWER;
/// Says whether a device needs its core power rail.
_Function_class_(D3COLD_REQUEST_CORE_POWER_RAIL)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI D3COLD_REQUEST_CORE_POWER_RAIL(_In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _In_ BOOLEAN CorePowerRailNeeded);
typedef D3COLD_REQUEST_CORE_POWER_RAIL *PD3COLD_REQUEST_CORE_POWER_RAIL;
/// Asks for a delay before PERST# is deasserted.
_Function_class_(D3COLD_REQUEST_PERST_DELAY)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI D3COLD_REQUEST_PERST_DELAY(_In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _In_ ULONG DelayInMicroSeconds);
typedef D3COLD_REQUEST_PERST_DELAY *PD3COLD_REQUEST_PERST_DELAY;
/// A kind of reset of a bus.
typedef union _DEVICE_BUS_SPECIFIC_RESET_TYPE {
    /// On PCI.
    struct {
        /// The function alone.
        ULONGLONG FunctionLevelDeviceReset : 1;
        /// The whole device, by its power or reset line.
        ULONGLONG PlatformLevelDeviceReset : 1;
        /// All devices below the bridge, by its reset bit.
        ULONGLONG SecondaryBusReset : 1;
        /// Reserved.
        ULONGLONG Reserved : 61;
    } Pci;
    /// Through ACPI.
    struct {
        /// The function alone, by its _RST method.
        ULONGLONG FunctionLevelDeviceReset : 1;
        /// The whole device, by its power resource for resets.
        ULONGLONG PlatformLevelDeviceReset : 1;
        /// Reserved.
        ULONGLONG Reserved : 62;
    } Acpi;
    /// All bits as one number.
    ULONGLONG AsULONGLONG;
} DEVICE_BUS_SPECIFIC_RESET_TYPE, *PDEVICE_BUS_SPECIFIC_RESET_TYPE;
/// Flags of a reset.
typedef union _BUS_SPECIFIC_RESET_FLAGS {
    /// By bit.
    struct {
        /// The device's drivers stay loaded through the reset.
        ULONGLONG KeepStackReset : 1;
        /// Reserved.
        ULONGLONG Reserved : 63;
    } u;
    /// All bits as one number.
    ULONGLONG AsUlonglong;
} BUS_SPECIFIC_RESET_FLAGS, *PBUS_SPECIFIC_RESET_FLAGS;
/// Resets a device in a way of its bus.
_Function_class_(DEVICE_BUS_SPECIFIC_RESET_HANDLER)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI DEVICE_BUS_SPECIFIC_RESET_HANDLER(
    _In_ PVOID InterfaceContext, _In_ CONST GUID *BusType, _In_ DEVICE_BUS_SPECIFIC_RESET_TYPE ResetTypeSelected,
    _In_ PBUS_SPECIFIC_RESET_FLAGS Flags, _In_ PVOID ResetParameters);
typedef DEVICE_BUS_SPECIFIC_RESET_HANDLER *PDEVICE_BUS_SPECIFIC_RESET_HANDLER;
/// A reset that a device's bus can do.
typedef struct _DEVICE_BUS_SPECIFIC_RESET_INFO {
    /// Bus that does the reset: GUID_BUS_TYPE_PCI or GUID_BUS_TYPE_ACPI.
    GUID BusTypeGuid;
    /// Kinds of reset that it can do.
    DEVICE_BUS_SPECIFIC_RESET_TYPE ResetTypeSupported;
} DEVICE_BUS_SPECIFIC_RESET_INFO, *PDEVICE_BUS_SPECIFIC_RESET_INFO;
/// Says which resets of its bus a device can do.
_Function_class_(DEVICE_QUERY_BUS_SPECIFIC_RESET_HANDLER)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI DEVICE_QUERY_BUS_SPECIFIC_RESET_HANDLER(
    _In_ PVOID InterfaceContext, _Out_ PULONG ResetInfoCount, _Out_ PDEVICE_BUS_SPECIFIC_RESET_INFO ResetInfoSupported);
typedef DEVICE_QUERY_BUS_SPECIFIC_RESET_HANDLER *PDEVICE_QUERY_BUS_SPECIFIC_RESET_HANDLER;
/// How much a reset takes in.
typedef enum _DEVICE_RESET_TYPE { FunctionLevelDeviceReset, PlatformLevelDeviceReset } DEVICE_RESET_TYPE;
/// Resets a device.
_Function_class_(DEVICE_RESET_HANDLER)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI DEVICE_RESET_HANDLER(_In_ PVOID InterfaceContext, _In_ DEVICE_RESET_TYPE ResetType, _In_ ULONG Flags, _In_opt_ PVOID ResetParameters);
typedef DEVICE_RESET_HANDLER *PDEVICE_RESET_HANDLER;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Turns the virtual functions of a device on or off.
_Function_class_(ENABLE_VIRTUALIZATION)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI ENABLE_VIRTUALIZATION(
    _Inout_ PVOID Context, _In_ UINT16 NumVFs, _In_ BOOLEAN EnableVfMigration, _In_ BOOLEAN EnableMigrationInterrupt,
    _In_ BOOLEAN EnableVirtualization);
typedef ENABLE_VIRTUALIZATION *PENABLE_VIRTUALIZATION;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Looks for devices below an FPGA again.
_Function_class_(FPGA_BUS_SCAN)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI FPGA_BUS_SCAN(_In_reads_opt_(_Inexpressible_("varies")) PVOID Context);
typedef FPGA_BUS_SCAN *PFPGA_BUS_SCAN;
/// Lets accesses to configuration space through, or not.
_Function_class_(FPGA_CONTROL_CONFIG_SPACE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI FPGA_CONTROL_CONFIG_SPACE(_In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _In_ BOOLEAN Enable);
typedef FPGA_CONTROL_CONFIG_SPACE *PFPGA_CONTROL_CONFIG_SPACE;
/// Turns the reporting of errors on or off.
_Function_class_(FPGA_CONTROL_ERROR_REPORTING)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI FPGA_CONTROL_ERROR_REPORTING(
    _In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _In_ ULONG UncorrectableMask, _In_ ULONG CorrectableMask,
    _In_ BOOLEAN DisableErrorReporting);
typedef FPGA_CONTROL_ERROR_REPORTING *PFPGA_CONTROL_ERROR_REPORTING;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Turns the link on or off.
_Function_class_(FPGA_CONTROL_LINK)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI FPGA_CONTROL_LINK(_In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _In_ BOOLEAN Enable);
typedef FPGA_CONTROL_LINK *PFPGA_CONTROL_LINK;
/// Says whether a device can go to D3cold.
_Function_class_(GET_D3COLD_CAPABILITY)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI GET_D3COLD_CAPABILITY(_In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _Out_ PBOOLEAN D3ColdSupported);
typedef GET_D3COLD_CAPABILITY *PGET_D3COLD_CAPABILITY;
/// How the last transition to D3cold went.
typedef enum _D3COLD_LAST_TRANSITION_STATUS { LastDStateTransitionStatusUnknown, LastDStateTransitionD3hot, LastDStateTransitionD3cold } D3COLD_LAST_TRANSITION_STATUS, *PD3COLD_LAST_TRANSITION_STATUS;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Says how the last transition to D3cold went.
_Function_class_(GET_D3COLD_LAST_TRANSITION_STATUS)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI GET_D3COLD_LAST_TRANSITION_STATUS(_In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _Out_ PD3COLD_LAST_TRANSITION_STATUS LastTransitionStatus);
typedef GET_D3COLD_LAST_TRANSITION_STATUS *PGET_D3COLD_LAST_TRANSITION_STATUS;
/// State of a device's reset.
typedef union _DEVICE_RESET_STATUS_FLAGS {
    /// By bit.
    struct {
        /// The device's drivers stay loaded through the reset.
        ULONGLONG KeepStackReset : 1;
        /// The reset is there to recover from an error of the bus.
        ULONGLONG RecoveringFromBusError : 1;
        /// Reserved.
        ULONGLONG Reserved : 62;
    } u;
    /// All bits as one number.
    ULONGLONG AsUlonglong;
} DEVICE_RESET_STATUS_FLAGS, *PDEVICE_RESET_STATUS_FLAGS;
/// Gives the state of a device's reset.
_Function_class_(GET_DEVICE_RESET_STATUS)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI GET_DEVICE_RESET_STATUS(
    _In_ PVOID InterfaceContext, _Out_ PBOOLEAN IsResetting, _Out_ PDEVICE_BUS_SPECIFIC_RESET_TYPE ResetTypeSelected,
    _Out_ PDEVICE_RESET_STATUS_FLAGS Flags);
typedef GET_DEVICE_RESET_STATUS *PGET_DEVICE_RESET_STATUS;
/// Deepest state a device can wake from.
typedef enum _DEVICE_WAKE_DEPTH {
    DeviceWakeDepthNotWakeable, DeviceWakeDepthD0, DeviceWakeDepthD1, DeviceWakeDepthD2, DeviceWakeDepthD3hot, DeviceWakeDepthD3cold,
    DeviceWakeDepthMaximum
} DEVICE_WAKE_DEPTH, *PDEVICE_WAKE_DEPTH;
/// Gives the deepest state a device can wake from.
_Function_class_(GET_IDLE_WAKE_INFO)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI GET_IDLE_WAKE_INFO(
    _In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _In_ SYSTEM_POWER_STATE SystemPowerState, _Out_ PDEVICE_WAKE_DEPTH DeepestWakeableDstate);
typedef GET_IDLE_WAKE_INFO *PGET_IDLE_WAKE_INFO;
/// Gives the identifier of a secure device.
_Function_class_(GET_SDEV_IDENTIFIER)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef ULONGLONG NTAPI GET_SDEV_IDENTIFIER(_In_ PVOID InterfaceContext);
typedef GET_SDEV_IDENTIFIER *PGET_SDEV_IDENTIFIER;
/// Gives the resources of a device after they changed.
_Function_class_(GET_UPDATED_BUS_RESOURCE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI GET_UPDATED_BUS_RESOURCE(
    _In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _Out_ PCM_RESOURCE_LIST *UpdatedResourceList,
    _Out_ PCM_RESOURCE_LIST *UpdatedTranslatedResourceList);
typedef GET_UPDATED_BUS_RESOURCE *PGET_UPDATED_BUS_RESOURCE;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Reads configuration space of a virtual function.
_Function_class_(GET_VIRTUAL_DEVICE_DATA)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef ULONG NTAPI GET_VIRTUAL_DEVICE_DATA(
    _Inout_ PVOID Context, _In_ USHORT VirtualFunction, _Out_writes_bytes_(Length) PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
typedef GET_VIRTUAL_DEVICE_DATA *PGET_VIRTUAL_DEVICE_DATA;
/// Gives the place of a virtual function on the bus.
_Function_class_(GET_VIRTUAL_DEVICE_LOCATION)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI GET_VIRTUAL_DEVICE_LOCATION(
    _Inout_ PVOID Context, _In_ USHORT VirtualFunction, _Out_ PUINT16 SegmentNumber, _Out_ PUINT8 BusNumber, _Out_ PUINT8 FunctionNumber);
typedef GET_VIRTUAL_DEVICE_LOCATION *PGET_VIRTUAL_DEVICE_LOCATION;
/// Gives the resources of a virtual function.
_Function_class_(GET_VIRTUAL_DEVICE_RESOURCES)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI GET_VIRTUAL_DEVICE_RESOURCES(_Inout_ PVOID Context, _Out_ PUINT8 CapturedBusNumbers);
typedef GET_VIRTUAL_DEVICE_RESOURCES *PGET_VIRTUAL_DEVICE_RESOURCES;
/// Gives the base address registers of virtual functions as probed.
_Function_class_(GET_VIRTUAL_FUNCTION_PROBED_BARS)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI GET_VIRTUAL_FUNCTION_PROBED_BARS(_Inout_ PVOID Context, _Out_writes_(6) PULONG BaseRegisterValues);
typedef GET_VIRTUAL_FUNCTION_PROBED_BARS *PGET_VIRTUAL_FUNCTION_PROBED_BARS;
/// Turns native enclosure management on or off.
_Function_class_(NPEM_CONTROL_ENABLE_DISABLE)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI NPEM_CONTROL_ENABLE_DISABLE(_In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _In_ BOOLEAN EnableNpem);
typedef NPEM_CONTROL_ENABLE_DISABLE *PNPEM_CONTROL_ENABLE_DISABLE;
/// Indicators of native enclosure management.
typedef union _NPEM_CAPABILITY_STANDARD {
    struct {
        /// The device can drive indicators.
        ULONG Capable : 1;
        /// The enclosure can be reset.
        ULONG ResetCapable : 1;
        /// Drive is well.
        ULONG OkCapable : 1;
        /// Drive is to be found by eye.
        ULONG LocateCapable : 1;
        /// Drive has failed.
        ULONG FailCapable : 1;
        /// Drive is being rebuilt.
        ULONG RebuildCapable : 1;
        /// Drive is about to fail.
        ULONG PFACapable : 1;
        /// Drive is a hot spare.
        ULONG HotSpareCapable : 1;
        /// Drive belongs to a degraded array.
        ULONG InACriticalArrayCapable : 1;
        /// Drive belongs to a failed array.
        ULONG InAFailedArrayCapable : 1;
        /// Drive is of a type that does not fit.
        ULONG InvalidDeviceTypeCapable : 1;
        /// Drive is turned off.
        ULONG DisabledCapable : 1;
        /// Reserved.
        ULONG Rsvd : 20;
    };
    /// All bits as one number.
    ULONG AsULONG;
} NPEM_CAPABILITY_STANDARD, *PNPEM_CAPABILITY_STANDARD;
/// Gives the indicators that native enclosure management has.
_Function_class_(NPEM_CONTROL_QUERY_STANDARD_CAPABILITIES)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI NPEM_CONTROL_QUERY_STANDARD_CAPABILITIES(
    _In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _Out_ PNPEM_CAPABILITY_STANDARD StandardCapabilities);
typedef NPEM_CONTROL_QUERY_STANDARD_CAPABILITIES *PNPEM_CONTROL_QUERY_STANDARD_CAPABILITIES;
/// An indicator of native enclosure management.
typedef enum _NPEM_CONTROL_STANDARD_CONTROL_BIT {
    InitiateReset = 1, OkControl, LocateControl, FailControl, RebuildControl, PFAControl, HotSpareControl, InACriticalArrayControl,
    InAFailedArrayControl, InvalidDeviceTypeControl, DisabledControl
} NPEM_CONTROL_STANDARD_CONTROL_BIT, *PNPEM_CONTROL_STANDARD_CONTROL_BIT;
/// Turns an indicator on or off.
_Function_class_(NPEM_CONTROL_SET_STANDARD_CONTROL)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI NPEM_CONTROL_SET_STANDARD_CONTROL(
    _In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _In_ NPEM_CONTROL_STANDARD_CONTROL_BIT StandardControl, _In_ BOOLEAN Set);
typedef NPEM_CONTROL_SET_STANDARD_CONTROL *PNPEM_CONTROL_SET_STANDARD_CONTROL;
/// Masks or unmasks an entry of the MSI-X table.
_Function_class_(PCI_MSIX_MASKUNMASK_ENTRY)
_Must_inspect_result_
typedef NTSTATUS NTAPI PCI_MSIX_MASKUNMASK_ENTRY(_In_ PVOID Context, _In_ ULONG TableEntry);
typedef PCI_MSIX_MASKUNMASK_ENTRY *PPCI_MSIX_MASKUNMASK_ENTRY;
/// Connects an MSI-X table entry to a message.
_Function_class_(PCI_MSIX_SET_ENTRY)
_Must_inspect_result_
typedef NTSTATUS NTAPI PCI_MSIX_SET_ENTRY(_In_ PVOID Context, _In_ ULONG TableEntry, _In_ ULONG MessageNumber);
typedef PCI_MSIX_SET_ENTRY *PPCI_MSIX_SET_ENTRY;
/// Asks the bus to look for its devices again.
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (NTAPI *PREENUMERATE_SELF)(_In_ PVOID Context);
/// Allows or forbids D3cold.
_Function_class_(SET_D3COLD_SUPPORT)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI SET_D3COLD_SUPPORT(_In_reads_opt_(_Inexpressible_("varies")) PVOID Context, _In_ BOOLEAN D3ColdSupport);
typedef SET_D3COLD_SUPPORT *PSET_D3COLD_SUPPORT;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Writes configuration space of a virtual function.
_Function_class_(SET_VIRTUAL_DEVICE_DATA)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef ULONG NTAPI SET_VIRTUAL_DEVICE_DATA(
    _Inout_ PVOID Context, _In_ USHORT VirtualFunction, _In_reads_bytes_(Length) PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
typedef SET_VIRTUAL_DEVICE_DATA *PSET_VIRTUAL_DEVICE_DATA;
