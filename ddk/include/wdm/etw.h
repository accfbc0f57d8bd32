// Event tracing, and power management of components (PoFx).
#pragma once

// ---- event tracing --------------------------------------------------------------------------------------------------
typedef ULONGLONG REGHANDLE, *PREGHANDLE;
/// One piece of an event's data.
typedef struct _EVENT_DATA_DESCRIPTOR {
    /// Address of the data.
    ULONGLONG Ptr;
    /// Bytes of the data.
    ULONG Size;
    union {
        /// Must be 0; the fields below together.
        ULONG Reserved;
        struct {
            /// EVENT_DATA_DESCRIPTOR_TYPE_ value; 0 for data of the event.
            UCHAR Type;
            /// Reserved.
            UCHAR Reserved1;
            /// Reserved.
            USHORT Reserved2;
        };
    };
} EVENT_DATA_DESCRIPTOR, *PEVENT_DATA_DESCRIPTOR;
/// Which event it is, as the manifest defines it.
typedef struct _EVENT_DESCRIPTOR {
    /// Number of the event.
    USHORT Id;
    /// Version of its layout.
    UCHAR Version;
    /// Where it is shown, as administrative or operational.
    UCHAR Channel;
    /// How grave: 1 (critical) to 5 (verbose).
    UCHAR Level;
    /// What part of the task, as start and stop.
    UCHAR Opcode;
    /// What the provider was about.
    USHORT Task;
    /// Bits by which consumers choose events.
    ULONGLONG Keyword;
} EVENT_DESCRIPTOR, *PEVENT_DESCRIPTOR;
typedef const EVENT_DESCRIPTOR *PCEVENT_DESCRIPTOR;
/// A filter that a session passes to the provider.
typedef struct _EVENT_FILTER_DESCRIPTOR {
    /// Address of the filter's data.
    ULONGLONG Ptr;
    /// Bytes of the data.
    ULONG Size;
    /// EVENT_FILTER_TYPE_ value.
    ULONG Type;
} EVENT_FILTER_DESCRIPTOR, *PEVENT_FILTER_DESCRIPTOR;
#define TRACE_LEVEL_NONE 0
#define TRACE_LEVEL_CRITICAL 1
#define TRACE_LEVEL_FATAL 1
#define TRACE_LEVEL_ERROR 2
#define TRACE_LEVEL_WARNING 3
#define TRACE_LEVEL_INFORMATION 4
#define TRACE_LEVEL_VERBOSE 5
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI ETWENABLECALLBACK(
    _In_ LPCGUID SourceId, _In_ ULONG ControlCode, _In_ UCHAR Level, _In_ ULONGLONG MatchAnyKeyword, _In_ ULONGLONG MatchAllKeyword,
    _In_opt_ PEVENT_FILTER_DESCRIPTOR FilterData, _Inout_opt_ PVOID CallbackContext);
typedef ETWENABLECALLBACK *PETWENABLECALLBACK;
/// Registers a provider of events.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwRegister(_In_ LPCGUID ProviderId, _In_opt_ PETWENABLECALLBACK EnableCallback, _In_opt_ PVOID CallbackContext, _Out_ PREGHANDLE RegHandle);
/// Withdraws a provider of events.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwUnregister(_In_ REGHANDLE RegHandle);
/// Says whether somebody listens to an event.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI EtwEventEnabled(_In_ REGHANDLE RegHandle, _In_ PCEVENT_DESCRIPTOR EventDescriptor);
/// Says whether somebody listens to a provider.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI EtwProviderEnabled(_In_ REGHANDLE RegHandle, _In_ UCHAR Level, _In_ ULONGLONG Keyword);
/// Writes an event.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwWrite(
    _In_ REGHANDLE RegHandle, _In_ PCEVENT_DESCRIPTOR EventDescriptor, _In_opt_ LPCGUID ActivityId, _In_ ULONG UserDataCount,
    _In_reads_opt_(UserDataCount) PEVENT_DATA_DESCRIPTOR UserData);
/// Writes an event that is a string.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwWriteString(_In_ REGHANDLE RegHandle, _In_ UCHAR Level, _In_ ULONGLONG Keyword, _In_opt_ LPCGUID ActivityId, _In_z_ PCWSTR String);
/// Makes or sets the identifier of an activity.
NTKERNELAPI NTSTATUS NTAPI EtwActivityIdControl(_In_ ULONG ControlCode, _Inout_updates_bytes_(sizeof(GUID)) GUID *ActivityId);

// ---- power of components --------------------------------------------------------------------------------------------
typedef struct _POHANDLE *POHANDLE;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI PO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK(_In_ PVOID Context, _In_ ULONG Component);
typedef PO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK *PPO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI PO_FX_COMPONENT_IDLE_CONDITION_CALLBACK(_In_ PVOID Context, _In_ ULONG Component);
typedef PO_FX_COMPONENT_IDLE_CONDITION_CALLBACK *PPO_FX_COMPONENT_IDLE_CONDITION_CALLBACK;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI PO_FX_COMPONENT_IDLE_STATE_CALLBACK(_In_ PVOID Context, _In_ ULONG Component, _In_ ULONG State);
typedef PO_FX_COMPONENT_IDLE_STATE_CALLBACK *PPO_FX_COMPONENT_IDLE_STATE_CALLBACK;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI PO_FX_DEVICE_POWER_REQUIRED_CALLBACK(_In_ PVOID Context);
typedef PO_FX_DEVICE_POWER_REQUIRED_CALLBACK *PPO_FX_DEVICE_POWER_REQUIRED_CALLBACK;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI PO_FX_DEVICE_POWER_NOT_REQUIRED_CALLBACK(_In_ PVOID Context);
typedef PO_FX_DEVICE_POWER_NOT_REQUIRED_CALLBACK *PPO_FX_DEVICE_POWER_NOT_REQUIRED_CALLBACK;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI PO_FX_POWER_CONTROL_CALLBACK(
    _In_ PVOID DeviceContext, _In_ LPCGUID PowerControlCode, _In_reads_bytes_opt_(InBufferSize) PVOID InBuffer, _In_ SIZE_T InBufferSize,
    _Out_writes_bytes_opt_(OutBufferSize) PVOID OutBuffer, _In_ SIZE_T OutBufferSize, _Out_opt_ PSIZE_T BytesReturned);
typedef PO_FX_POWER_CONTROL_CALLBACK *PPO_FX_POWER_CONTROL_CALLBACK;
/// An F-state of a component.
typedef struct _PO_FX_COMPONENT_IDLE_STATE {
    /// Longest way back to F0, in 100 ns; 0 for F0.
    ULONGLONG TransitionLatency;
    /// Shortest stay that saves power, in 100 ns; 0 for F0.
    ULONGLONG ResidencyRequirement;
    /// Consumption in microwatts, or PO_FX_UNKNOWN_POWER.
    ULONG NominalPower;
} PO_FX_COMPONENT_IDLE_STATE, *PPO_FX_COMPONENT_IDLE_STATE;
/// A part of a device whose power is managed by itself.
typedef struct _PO_FX_COMPONENT_V1 {
    /// Name of the component; zeros if it has none.
    GUID Id;
    /// Elements of IdleStates, F0 included.
    ULONG IdleStateCount;
    /// Deepest F-state that it can wake from.
    ULONG DeepestWakeableIdleState;
    /// F0 first, then deeper ones.
    PPO_FX_COMPONENT_IDLE_STATE IdleStates;
} PO_FX_COMPONENT_V1, *PPO_FX_COMPONENT_V1;
/// A part of a device whose power is managed by itself, with what it depends upon.
typedef struct _PO_FX_COMPONENT_V2 {
    /// Name of the component; zeros if it has none.
    GUID Id;
    /// PO_FX_COMPONENT_FLAG_ bits.
    ULONGLONG Flags;
    /// Deepest F-state that it can wake from.
    ULONG DeepestWakeableIdleState;
    /// Elements of IdleStates, F0 included.
    ULONG IdleStateCount;
    /// F0 first, then deeper ones.
    PPO_FX_COMPONENT_IDLE_STATE IdleStates;
    /// Elements of Providers.
    ULONG ProviderCount;
    /// Indexes of components that must be active while this one is.
    PULONG Providers;
} PO_FX_COMPONENT_V2, *PPO_FX_COMPONENT_V2;
#define PO_FX_VERSION_V1 0x00000001
#define PO_FX_VERSION_V2 2
#define PO_FX_VERSION_V3 3
#ifndef PO_FX_VERSION
#define PO_FX_VERSION PO_FX_VERSION_V1
#endif
#if PO_FX_VERSION == PO_FX_VERSION_V1
typedef PO_FX_COMPONENT_V1 PO_FX_COMPONENT, *PPO_FX_COMPONENT;
#else
typedef PO_FX_COMPONENT_V2 PO_FX_COMPONENT, *PPO_FX_COMPONENT;
#endif
/// What PoFxRegisterDevice registers.
typedef struct _PO_FX_DEVICE_V1 {
    /// PO_FX_VERSION_V1.
    ULONG Version;
    /// Elements of Components.
    ULONG ComponentCount;
    /// Told that a component is active: it may be used now.
    PPO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK ComponentActiveConditionCallback;
    /// Told that a component is idle; answer with PoFxCompleteIdleCondition.
    PPO_FX_COMPONENT_IDLE_CONDITION_CALLBACK ComponentIdleConditionCallback;
    /// Told to change a component's F-state; answer with PoFxCompleteIdleState.
    PPO_FX_COMPONENT_IDLE_STATE_CALLBACK ComponentIdleStateCallback;
    /// Told that the device must be in D0; answer with PoFxReportDevicePoweredOn.
    PPO_FX_DEVICE_POWER_REQUIRED_CALLBACK DevicePowerRequiredCallback;
    /// Told that the device may leave D0; answer with PoFxCompleteDevicePowerNotRequired.
    PPO_FX_DEVICE_POWER_NOT_REQUIRED_CALLBACK DevicePowerNotRequiredCallback;
    /// Requests that the driver and the platform agree upon; NULL for none.
    PPO_FX_POWER_CONTROL_CALLBACK PowerControlCallback;
    /// Argument of the callbacks.
    PVOID DeviceContext;
    /// Parts of the device, by the number that the callbacks are given.
    PO_FX_COMPONENT_V1 Components[ANYSIZE_ARRAY];
} PO_FX_DEVICE_V1, *PPO_FX_DEVICE_V1;
#if PO_FX_VERSION == PO_FX_VERSION_V1
typedef PO_FX_DEVICE_V1 PO_FX_DEVICE, *PPO_FX_DEVICE;
#elif PO_FX_VERSION == PO_FX_VERSION_V2
typedef struct _PO_FX_DEVICE_V2 PO_FX_DEVICE, *PPO_FX_DEVICE;
#else
typedef struct _PO_FX_DEVICE_V3 PO_FX_DEVICE, *PPO_FX_DEVICE;
#endif
#define PO_FX_FLAG_BLOCKING 0x00000001
#define PO_FX_FLAG_ASYNC_ONLY 0x00000002
/// Registers a device whose components are managed one by one.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI PoFxRegisterDevice(_In_ PDEVICE_OBJECT Pdo, _In_ PPO_FX_DEVICE Device, _Out_ POHANDLE *Handle);
/// Withdraws a device of PoFxRegisterDevice.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI PoFxUnregisterDevice(_In_ POHANDLE Handle);
/// Begins the management of a registered device.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI PoFxStartDevicePowerManagement(_In_ POHANDLE Handle);
/// Asks for a component to be active.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxActivateComponent(_In_ POHANDLE Handle, _In_ ULONG Component, _In_ ULONG Flags);
/// Lets a component idle.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxIdleComponent(_In_ POHANDLE Handle, _In_ ULONG Component, _In_ ULONG Flags);
/// Says that the work for an idle condition is done.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxCompleteIdleCondition(_In_ POHANDLE Handle, _In_ ULONG Component);
/// Says that the change of an idle state is done.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxCompleteIdleState(_In_ POHANDLE Handle, _In_ ULONG Component);
/// Says that the device can do without power.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxCompleteDevicePowerNotRequired(_In_ POHANDLE Handle);
/// Says that the device has power.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxReportDevicePoweredOn(_In_ POHANDLE Handle);
/// Sets how long a component may take to become active, in 100 ns.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxSetComponentLatency(_In_ POHANDLE Handle, _In_ ULONG Component, _In_ ULONGLONG Latency);
/// Sets how long a component is expected to stay idle, in 100 ns.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxSetComponentResidency(_In_ POHANDLE Handle, _In_ ULONG Component, _In_ ULONGLONG Residency);
/// Sets after which time without use the device may lose power, in 100 ns.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxSetDeviceIdleTimeout(_In_ POHANDLE Handle, _In_ ULONGLONG IdleTimeout);

/// What EtwSetInformation sets.
typedef enum _EVENT_INFO_CLASS {
    EventProviderBinaryTrackInfo, EventProviderSetReserved1, EventProviderSetTraits, EventProviderUseDescriptorType, MaxEventInfo
} EVENT_INFO_CLASS;
/// Sets a property of an event provider.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwSetInformation(
    _In_ REGHANDLE RegHandle, _In_ EVENT_INFO_CLASS InformationClass, _In_reads_bytes_opt_(InformationLength) PVOID EventInformation,
    _In_ ULONG InformationLength);
/// Writes an event with a filter and activity identifiers.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwWriteEx(
    _In_ REGHANDLE RegHandle, _In_ PCEVENT_DESCRIPTOR EventDescriptor, _In_ ULONG64 Filter, _In_ ULONG Flags, _In_opt_ LPCGUID ActivityId,
    _In_opt_ LPCGUID RelatedActivityId, _In_ ULONG UserDataCount, _In_reads_opt_(UserDataCount) PEVENT_DATA_DESCRIPTOR UserData);
/// Writes an event that relates one activity to another.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwWriteTransfer(
    _In_ REGHANDLE RegHandle, _In_ PCEVENT_DESCRIPTOR EventDescriptor, _In_opt_ LPCGUID ActivityId, _In_opt_ LPCGUID RelatedActivityId,
    _In_ ULONG UserDataCount, _In_reads_opt_(UserDataCount) PEVENT_DATA_DESCRIPTOR UserData);
