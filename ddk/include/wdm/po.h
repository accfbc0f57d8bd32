// Po: performance states, directed power, power requests, power settings.
#pragma once

#define POWERBUTTON_ACTION_INDEX_NOTHING 0
#define POWERBUTTON_ACTION_INDEX_SLEEP 1
#define POWERBUTTON_ACTION_INDEX_HIBERNATE 2
#define POWERBUTTON_ACTION_INDEX_SHUTDOWN 3
#define POWERBUTTON_ACTION_INDEX_TURN_OFF_THE_DISPLAY 4
#define POWERBUTTON_ACTION_VALUE_NOTHING 0
#define POWERBUTTON_ACTION_VALUE_SLEEP 2
#define POWERBUTTON_ACTION_VALUE_HIBERNATE 3
#define POWERBUTTON_ACTION_VALUE_SHUTDOWN 6
#define POWERBUTTON_ACTION_VALUE_TURN_OFF_THE_DISPLAY 8
#define PERFSTATE_POLICY_CHANGE_IDEAL 0
#define PERFSTATE_POLICY_CHANGE_SINGLE 1
#define PERFSTATE_POLICY_CHANGE_ROCKET 2
#define PERFSTATE_POLICY_CHANGE_IDEAL_AGGRESSIVE 3
#define PERFSTATE_POLICY_CHANGE_DECREASE_MAX 2
#define PERFSTATE_POLICY_CHANGE_INCREASE_MAX 3
#define CORE_PARKING_POLICY_CHANGE_IDEAL 0
#define CORE_PARKING_POLICY_CHANGE_SINGLE 1
#define CORE_PARKING_POLICY_CHANGE_ROCKET 2
#define CORE_PARKING_POLICY_CHANGE_MULTISTEP 3
#define CORE_PARKING_POLICY_CHANGE_MAX 3
#define PARKING_TOPOLOGY_POLICY_DISABLED 0
#define PARKING_TOPOLOGY_POLICY_ROUNDROBIN 1
#define PARKING_TOPOLOGY_POLICY_SEQUENTIAL 2
#define SMT_UNPARKING_POLICY_CORE 0
#define SMT_UNPARKING_POLICY_CORE_PER_THREAD 1
#define SMT_UNPARKING_POLICY_LP_ROUNDROBIN 2
#define SMT_UNPARKING_POLICY_LP_SEQUENTIAL 3
#define POWER_DEVICE_IDLE_POLICY_PERFORMANCE 0
#define POWER_DEVICE_IDLE_POLICY_CONSERVATIVE 1
#define POWER_CONNECTIVITY_IN_STANDBY_DISABLED 0
#define POWER_CONNECTIVITY_IN_STANDBY_ENABLED 1
#define POWER_CONNECTIVITY_IN_STANDBY_SYSTEM_MANAGED 2
#define POWER_DISCONNECTED_STANDBY_MODE_NORMAL 0
#define POWER_DISCONNECTED_STANDBY_MODE_AGGRESSIVE 1
#define DIAGNOSTIC_REASON_VERSION 0
#define DIAGNOSTIC_REASON_SIMPLE_STRING 1
#define DIAGNOSTIC_REASON_DETAILED_STRING 2
#define DIAGNOSTIC_REASON_NOT_SPECIFIED 0x80000000
#define DIAGNOSTIC_REASON_INVALID_FLAGS 0x7FFFFFF8
#define POWER_REQUEST_CONTEXT_VERSION 0
#define POWER_REQUEST_CONTEXT_SIMPLE_STRING 1
#define POWER_REQUEST_CONTEXT_DETAILED_STRING 2
#define PDCAP_D0_SUPPORTED 1
#define PDCAP_D1_SUPPORTED 2
#define PDCAP_D2_SUPPORTED 4
#define PDCAP_D3_SUPPORTED 8
#define PDCAP_WAKE_FROM_D0_SUPPORTED 0x10
#define PDCAP_WAKE_FROM_D1_SUPPORTED 0x20
#define PDCAP_WAKE_FROM_D2_SUPPORTED 0x40
#define PDCAP_WAKE_FROM_D3_SUPPORTED 0x80
#define PDCAP_WARM_EJECT_SUPPORTED 0x100
#define POWER_SETTING_VALUE_VERSION 1
#define POWER_PLATFORM_ROLE_V1 1
#define POWER_PLATFORM_ROLE_V1_MAX 8
#define POWER_PLATFORM_ROLE_V2 2
#define POWER_PLATFORM_ROLE_V2_MAX 9
#define POWER_PLATFORM_ROLE_VERSION 2
#define POWER_PLATFORM_ROLE_VERSION_MAX 9
#define PO_MEM_PRESERVE 1
#define PO_MEM_CLONE 2
#define PO_MEM_CL_OR_NCHK 4
#define PO_MEM_DISCARD 0x8000
#define PO_MEM_PAGE_ADDRESS 0x4000
#define PO_MEM_BOOT_PHASE 0x10000
#define PO_CB_PROCESSOR_POWER_POLICY 5
#define PO_FX_COMPONENT_FLAG_F0_ON_DX 1
#define PO_FX_COMPONENT_FLAG_NO_DEBOUNCE 2
#define PO_FX_DEVICE_FLAG_RESERVED_1 1
#define PO_FX_DEVICE_FLAG_DFX_DIRECT_CHILDREN_OPTIONAL 2
#define PO_FX_DEVICE_FLAG_DFX_POWER_CHILDREN_OPTIONAL 4
#define PO_FX_DEVICE_FLAG_DFX_CHILDREN_OPTIONAL 6
#define PO_FX_DEVICE_FLAG_DISABLE_FAST_RESUME 8
#define PO_FX_DEVICE_FLAG_ENABLE_FAST_RESUME 0x10
#define PO_FX_DEVICE_FLAG_NO_FAULT_CALLBACKS 0x20
#define PO_FX_DIRECTED_FX_DEFAULT_IDLE_TIMEOUT 0
#define PO_FX_DIRECTED_FX_IMMEDIATE_IDLE_TIMEOUT 0xFFFFFFFF
#define PO_FX_DIRECTED_FX_MAX_IDLE_TIMEOUT 0x258
#define PO_FX_UNKNOWN_POWER 0xFFFFFFFF
#define PO_FX_UNKNOWN_TIME 0xFFFFFFFFFFFFFFFFui64
#define PO_FX_FLAG_PERF_PEP_OPTIONAL 1
#define PO_FX_FLAG_PERF_QUERY_ON_F0 2
#define PO_FX_FLAG_PERF_QUERY_ON_ALL_IDLE_STATES 4
/// What is asked of the power manager.
typedef enum {
    SystemPowerPolicyAc, SystemPowerPolicyDc, VerifySystemPolicyAc, VerifySystemPolicyDc, SystemPowerCapabilities, SystemBatteryState,
    SystemPowerStateHandler, ProcessorStateHandler, SystemPowerPolicyCurrent, AdministratorPowerPolicy, SystemReserveHiberFile,
    ProcessorInformation, SystemPowerInformation, ProcessorStateHandler2, LastWakeTime, LastSleepTime, SystemExecutionState,
    SystemPowerStateNotifyHandler, ProcessorPowerPolicyAc, ProcessorPowerPolicyDc, VerifyProcessorPowerPolicyAc,
    VerifyProcessorPowerPolicyDc, ProcessorPowerPolicyCurrent, SystemPowerStateLogging, SystemPowerLoggingEntry, SetPowerSettingValue,
    NotifyUserPowerSetting, PowerInformationLevelUnused0, SystemMonitorHiberBootPowerOff, SystemVideoState, TraceApplicationPowerMessage,
    TraceApplicationPowerMessageEnd, ProcessorPerfStates, ProcessorIdleStates, ProcessorCap, SystemWakeSource, SystemHiberFileInformation,
    TraceServicePowerMessage, ProcessorLoad, PowerShutdownNotification, MonitorCapabilities, SessionPowerInit, SessionDisplayState,
    PowerRequestCreate, PowerRequestAction, GetPowerRequestList, ProcessorInformationEx, NotifyUserModeLegacyPowerEvent, GroupPark,
    ProcessorIdleDomains, WakeTimerList, SystemHiberFileSize, ProcessorIdleStatesHv, ProcessorPerfStatesHv, ProcessorPerfCapHv,
    ProcessorSetIdle, LogicalProcessorIdling, UserPresence, PowerSettingNotificationName, GetPowerSettingValue, IdleResiliency,
    SessionRITState, SessionConnectNotification, SessionPowerCleanup, SessionLockState, SystemHiberbootState, PlatformInformation,
    PdcInvocation, MonitorInvocation, FirmwareTableInformationRegistered, SetShutdownSelectedTime, SuspendResumeInvocation,
    PlmPowerRequestCreate, ScreenOff, CsDeviceNotification, PlatformRole, LastResumePerformance, DisplayBurst,
    ExitLatencySamplingPercentage, RegisterSpmPowerSettings, PlatformIdleStates, ProcessorIdleVeto, PlatformIdleVeto,
    SystemBatteryStatePrecise, ThermalEvent, PowerRequestActionInternal, BatteryDeviceState, PowerInformationInternal, ThermalStandby,
    SystemHiberFileType, PhysicalPowerButtonPress, QueryPotentialDripsConstraint, EnergyTrackerCreate, EnergyTrackerQuery,
    UpdateBlackBoxRecorder, SessionAllowExternalDmaDevices, SendSuspendResumeNotification, BlackBoxRecorderDirectAccessBuffer,
    PowerInformationLevelMaximum
} POWER_INFORMATION_LEVEL;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Reads or sets power settings of the system.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI NtPowerInformation(
    _In_ POWER_INFORMATION_LEVEL InformationLevel, _In_reads_bytes_opt_(InputBufferLength) PVOID InputBuffer, _In_ ULONG InputBufferLength,
    _Out_writes_bytes_opt_(OutputBufferLength) PVOID OutputBuffer, _In_ ULONG OutputBufferLength);
/// Asked to make a critical component active or idle.
_Function_class_(PO_FX_COMPONENT_CRITICAL_TRANSITION_CALLBACK)
_IRQL_requires_max_(HIGH_LEVEL)
typedef VOID NTAPI PO_FX_COMPONENT_CRITICAL_TRANSITION_CALLBACK(_In_ PVOID Context, _In_ ULONG Component, _In_ BOOLEAN Active);
typedef PO_FX_COMPONENT_CRITICAL_TRANSITION_CALLBACK *PPO_FX_COMPONENT_CRITICAL_TRANSITION_CALLBACK;
/// Told whether a change of performance state was made.
_Function_class_(PO_FX_COMPONENT_PERF_STATE_CALLBACK)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI PO_FX_COMPONENT_PERF_STATE_CALLBACK(_In_ PVOID Context, _In_ ULONG Component, _In_ BOOLEAN Succeeded, _In_ PVOID RequestContext);
typedef PO_FX_COMPONENT_PERF_STATE_CALLBACK *PPO_FX_COMPONENT_PERF_STATE_CALLBACK;
/// Asked to bring a device to low power.
_Function_class_(PO_FX_DIRECTED_POWER_DOWN_CALLBACK)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI PO_FX_DIRECTED_POWER_DOWN_CALLBACK(_In_ PVOID Context, _In_ ULONG Flags);
typedef PO_FX_DIRECTED_POWER_DOWN_CALLBACK *PPO_FX_DIRECTED_POWER_DOWN_CALLBACK;
/// Asked to bring a device back to full power.
_Function_class_(PO_FX_DIRECTED_POWER_UP_CALLBACK)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI PO_FX_DIRECTED_POWER_UP_CALLBACK(_In_ PVOID Context, _In_ ULONG Flags);
typedef PO_FX_DIRECTED_POWER_UP_CALLBACK *PPO_FX_DIRECTED_POWER_UP_CALLBACK;
/// What a power request keeps from happening.
typedef enum _POWER_REQUEST_TYPE { PowerRequestDisplayRequired, PowerRequestSystemRequired, PowerRequestAwayModeRequired, PowerRequestExecutionRequired } POWER_REQUEST_TYPE, *PPOWER_REQUEST_TYPE;
/// Takes back a power request of a type.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoClearPowerRequest(_Inout_ PVOID PowerRequest, _In_ POWER_REQUEST_TYPE Type);
/// Why a power request is made.
typedef struct _COUNTED_REASON_CONTEXT {
    /// DIAGNOSTIC_REASON_VERSION.
    ULONG Version;
    /// DIAGNOSTIC_REASON flags: which member below is meant.
    ULONG Flags;
    union {
        struct {
            /// Module with the text.
            UNICODE_STRING ResourceFileName;
            /// Identifier of the text.
            USHORT ResourceReasonId;
            /// Number of insertions.
            ULONG StringCount;
            /// The insertions.
            PUNICODE_STRING ReasonStrings;
        };
        /// The text itself.
        UNICODE_STRING SimpleString;
    };
} COUNTED_REASON_CONTEXT, *PCOUNTED_REASON_CONTEXT;
/// Makes a power request object, with the reason for it.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoCreatePowerRequest(_Outptr_ PVOID *PowerRequest, _In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PCOUNTED_REASON_CONTEXT Context);
/// Deletes a power request object.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI PoDeletePowerRequest(_Inout_ PVOID PowerRequest);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells that a directed transition to low power is finished.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxCompleteDirectedPowerDown(_In_ POHANDLE Handle);
/// A performance state that is asked for.
typedef struct _PO_FX_PERF_STATE_CHANGE {
    /// Index of the set.
    ULONG Set;
    union {
        /// Index of the state, for discrete states.
        ULONG StateIndex;
        /// The value, for a range.
        ULONGLONG StateValue;
    };
} PO_FX_PERF_STATE_CHANGE, *PPO_FX_PERF_STATE_CHANGE;
/// Asks for a performance state of a component.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxIssueComponentPerfStateChange(
    _In_ POHANDLE Handle, _In_ ULONG Flags, _In_ ULONG Component, _In_ PPO_FX_PERF_STATE_CHANGE PerfChange, _In_ PVOID Context);
/// Asks for performance states of several sets of a component.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxIssueComponentPerfStateChangeMultiple(
    _In_ POHANDLE Handle, _In_ ULONG Flags, _In_ ULONG Component, _In_ ULONG PerfChangesCount, _In_ PO_FX_PERF_STATE_CHANGE PerfChanges[],
    _In_ PVOID Context);
/// Tells that a device got power without being asked.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxNotifySurprisePowerOn(_In_ PDEVICE_OBJECT Pdo);
/// Sends a control request to the power engine.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxPowerControl(
    _In_ POHANDLE Handle, _In_ LPCGUID PowerControlCode, _In_opt_ PVOID InBuffer, _In_ SIZE_T InBufferSize, _Out_opt_ PVOID OutBuffer,
    _In_ SIZE_T OutBufferSize, _Out_opt_ PSIZE_T BytesReturned);
/// Powers a device on while a dump is written.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxPowerOnCrashdumpDevice(_In_ POHANDLE Handle, _In_opt_ PVOID Context);
/// Gives the performance state of a set of a component.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxQueryCurrentComponentPerfState(
    _In_ POHANDLE Handle, _In_ ULONG Flags, _In_ ULONG Component, _In_ ULONG SetIndex, _Out_ PULONGLONG CurrentPerf);
/// What a performance state is measured in.
typedef enum _PO_FX_PERF_STATE_UNIT { PoFxPerfStateUnitOther, PoFxPerfStateUnitFrequency, PoFxPerfStateUnitBandwidth, PoFxPerfStateUnitMaximum } PO_FX_PERF_STATE_UNIT, *PPO_FX_PERF_STATE_UNIT;
/// Whether performance states are discrete or a range.
typedef enum _PO_FX_PERF_STATE_TYPE { PoFxPerfStateTypeDiscrete, PoFxPerfStateTypeRange, PoFxPerfStateTypeMaximum } PO_FX_PERF_STATE_TYPE, *PPO_FX_PERF_STATE_TYPE;
/// A performance state.
typedef struct _PO_FX_PERF_STATE {
    /// In the unit that the set names.
    ULONGLONG Value;
    /// The power engine's.
    PVOID Context;
} PO_FX_PERF_STATE, *PPO_FX_PERF_STATE;
/// Performance states of one kind.
typedef struct _PO_FX_COMPONENT_PERF_SET {
    /// Name of the set.
    UNICODE_STRING Name;
    /// Must be 0.
    ULONGLONG Flags;
    /// What its values are measured in.
    PO_FX_PERF_STATE_UNIT Unit;
    /// Discrete or a range.
    PO_FX_PERF_STATE_TYPE Type;
    union {
        /// The discrete states.
        struct {
            /// Elements of States.
            ULONG Count;
            /// In any order; a state is named by its index.
            PPO_FX_PERF_STATE States;
        } Discrete;
        /// With PoFxPerfStateTypeRange.
        struct {
            /// Lowest value that can be set.
            ULONGLONG Minimum;
            /// Highest value that can be set.
            ULONGLONG Maximum;
        } Range;
    };
} PO_FX_COMPONENT_PERF_SET, *PPO_FX_COMPONENT_PERF_SET;
/// The sets of performance states of a component.
typedef struct _PO_FX_COMPONENT_PERF_INFO {
    /// Number of sets.
    ULONG PerfStateSetsCount;
    /// One for each kind, such as frequency and bandwidth.
    PO_FX_COMPONENT_PERF_SET PerfStateSets[1];
} PO_FX_COMPONENT_PERF_INFO, *PPO_FX_COMPONENT_PERF_INFO;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Registers a component for performance states.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxRegisterComponentPerfStates(
    _In_ POHANDLE Handle, _In_ ULONG Component, _In_ ULONGLONG Flags, _In_ PPO_FX_COMPONENT_PERF_STATE_CALLBACK ComponentPerfStateCallback,
    _In_ PPO_FX_COMPONENT_PERF_INFO InputStateInfo, _Out_ PPO_FX_COMPONENT_PERF_INFO *OutputStateInfo);
/// Registers a device that dumps are written to.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxRegisterCrashdumpDevice(_In_ POHANDLE Handle);
/// Says whether a component should be able to wake the system.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoFxSetComponentWake(_In_ POHANDLE Handle, _In_ ULONG Component, _In_ BOOLEAN WakeHint);
/// Says the power state a device is in while the system idles deepest.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxSetTargetDripsDevicePowerState(_In_ POHANDLE Handle, _In_ DEVICE_POWER_STATE TargetState);
/// Says whether a power IRP's device woke the system.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI PoGetSystemWake(_In_ PIRP Irp);
/// Gives how long the watchdog of a device's power IRP still waits; FALSE if it does not run.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI PoQueryWatchdogTime(_In_ PDEVICE_OBJECT Pdo, _Out_ PULONG SecondsRemaining);
/// Keeps the system from saving power in a way until PoClearPowerRequest.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoSetPowerRequest(_Inout_ PVOID PowerRequest, _In_ POWER_REQUEST_TYPE Type);
/// Marks a power IRP's device as what woke the system.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoSetSystemWake(_Inout_ PIRP Irp);
/// Marks a device as what woke the system.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PoSetSystemWakeDevice(_In_ PDEVICE_OBJECT DeviceObject);
/// Registration of a device with the power framework, version 2.
typedef struct _PO_FX_DEVICE_V2 {
    /// Version of this structure.
    ULONG Version;
    /// Must be 0.
    ULONGLONG Flags;
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
    /// Elements of Components.
    ULONG ComponentCount;
    /// Parts of the device, by the number that the callbacks are given.
    PO_FX_COMPONENT_V2 Components[1];
} PO_FX_DEVICE_V2, *PPO_FX_DEVICE_V2;
/// Registration of a device with the power framework, version 3.
typedef struct _PO_FX_DEVICE_V3 {
    /// Version of this structure.
    ULONG Version;
    /// PO_FX_DEVICE_FLAG_ bits: whether the devices below may do without directed power management.
    ULONGLONG Flags;
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
    /// Told that the directed power-down is over: the device may go back to D0.
    PPO_FX_DIRECTED_POWER_UP_CALLBACK DirectedPowerUpCallback;
    /// Told to power down whatever the device does; answer with PoFxCompleteDirectedPowerDown.
    PPO_FX_DIRECTED_POWER_DOWN_CALLBACK DirectedPowerDownCallback;
    /// Within how many seconds the device should be idle once nothing uses it; 0 for the usual two minutes.
    ULONG DirectedFxTimeoutInSeconds;
    /// Argument of the callbacks.
    PVOID DeviceContext;
    /// Elements of Components.
    ULONG ComponentCount;
    /// Parts of the device, by the number that the callbacks are given.
    PO_FX_COMPONENT_V2 Components[1];
} PO_FX_DEVICE_V3, *PPO_FX_DEVICE_V3;
/// What the platform's power management can do.
typedef struct _POWER_PLATFORM_INFORMATION {
    /// It idles with connections alive (modern standby).
    BOOLEAN AoAc;
} POWER_PLATFORM_INFORMATION, *PPOWER_PLATFORM_INFORMATION;
/// Whether external devices may use DMA in a session.
typedef struct _POWER_SESSION_ALLOW_EXTERNAL_DMA_DEVICES {
    /// FALSE keeps devices that are plugged in from DMA, as while the screen is locked.
    BOOLEAN IsAllowed;
} POWER_SESSION_ALLOW_EXTERNAL_DMA_DEVICES, *PPOWER_SESSION_ALLOW_EXTERNAL_DMA_DEVICES;
/// A change of a power setting, for user mode.
typedef struct {
    /// Setting that changed.
    GUID Guid;
} NOTIFY_USER_POWER_SETTING, *PNOTIFY_USER_POWER_SETTING;
/// What the system runs on.
typedef enum { PoAc, PoDc, PoHot, PoConditionMaximum } SYSTEM_POWER_CONDITION;
/// A new value of a power setting.
typedef struct {
    /// Version of this structure.
    ULONG Version;
    /// Setting that gets the value.
    GUID Guid;
    /// On mains, on battery, or with a short-term supply.
    SYSTEM_POWER_CONDITION PowerCondition;
    /// Bytes of Data.
    ULONG DataLength;
    /// New value, in the form of the setting.
    UCHAR Data[1];
} SET_POWER_SETTING_VALUE, *PSET_POWER_SETTING_VALUE;
/// States of the display.
typedef enum _MONITOR_DISPLAY_STATE { PowerMonitorOff, PowerMonitorOn, PowerMonitorDim } MONITOR_DISPLAY_STATE, *PMONITOR_DISPLAY_STATE;
/// Whether the user is there.
typedef enum { UserNotPresent, UserPresent, UserUnknown = 255 } POWER_USER_PRESENCE_TYPE, *PPOWER_USER_PRESENCE_TYPE;
/// Why the display is turned on or off.
typedef enum {
    MonitorRequestReasonUnknown, MonitorRequestReasonPowerButton, MonitorRequestReasonRemoteConnection, MonitorRequestReasonScMonitorpower,
    MonitorRequestReasonUserInput, MonitorRequestReasonAcDcDisplayBurst, MonitorRequestReasonUserDisplayBurst,
    MonitorRequestReasonPoSetSystemState, MonitorRequestReasonSetThreadExecutionState, MonitorRequestReasonFullWake,
    MonitorRequestReasonSessionUnlock, MonitorRequestReasonScreenOffRequest, MonitorRequestReasonIdleTimeout,
    MonitorRequestReasonPolicyChange, MonitorRequestReasonSleepButton, MonitorRequestReasonLid, MonitorRequestReasonBatteryCountChange,
    MonitorRequestReasonGracePeriod, MonitorRequestReasonPnP, MonitorRequestReasonDP, MonitorRequestReasonSxTransition,
    MonitorRequestReasonSystemIdle, MonitorRequestReasonNearProximity, MonitorRequestReasonThermalStandby, MonitorRequestReasonResumePdc,
    MonitorRequestReasonResumeS4, MonitorRequestReasonTerminal, MonitorRequestReasonPdcSignal,
    MonitorRequestReasonAcDcDisplayBurstSuppressed, MonitorRequestReasonSystemStateEntered, MonitorRequestReasonWinrt,
    MonitorRequestReasonUserInputKeyboard, MonitorRequestReasonUserInputMouse, MonitorRequestReasonUserInputTouchpad,
    MonitorRequestReasonUserInputPen, MonitorRequestReasonUserInputAccelerometer, MonitorRequestReasonUserInputHid,
    MonitorRequestReasonUserInputPoUserPresent, MonitorRequestReasonUserInputSessionSwitch, MonitorRequestReasonUserInputInitialization,
    MonitorRequestReasonPdcSignalWindowsMobilePwrNotif, MonitorRequestReasonPdcSignalWindowsMobileShell,
    MonitorRequestReasonPdcSignalHeyCortana, MonitorRequestReasonPdcSignalHolographicShell, MonitorRequestReasonPdcSignalFingerprint,
    MonitorRequestReasonDirectedDrips, MonitorRequestReasonDim, MonitorRequestReasonBuiltinPanel, MonitorRequestReasonDisplayRequiredUnDim,
    MonitorRequestReasonBatteryCountChangeSuppressed, MonitorRequestReasonResumeModernStandby, MonitorRequestReasonTerminalInit,
    MonitorRequestReasonPdcSignalSensorsHumanPresence, MonitorRequestReasonBatteryPreCritical, MonitorRequestReasonUserInputTouch,
    MonitorRequestReasonMax
} POWER_MONITOR_REQUEST_REASON;
/// What is asked of the display.
typedef enum _POWER_MONITOR_REQUEST_TYPE { MonitorRequestTypeOff, MonitorRequestTypeOnAndPresent, MonitorRequestTypeToggleOn } POWER_MONITOR_REQUEST_TYPE;
#ifndef BATTERY_REPORTING_SCALE_DEFINED
#define BATTERY_REPORTING_SCALE_DEFINED
/// Steps in which a battery reports.
typedef struct {
    /// Smallest change that the battery tells, in mWh.
    ULONG Granularity;
    /// Charge up to which that holds, in mWh.
    ULONG Capacity;
} BATTERY_REPORTING_SCALE, *PBATTERY_REPORTING_SCALE;
#endif
/// Power facts of a device, as the registry property has them.
typedef struct CM_Power_Data_s {
    /// Bytes of this structure.
    ULONG PD_Size;
    /// State that the device was last in.
    DEVICE_POWER_STATE PD_MostRecentPowerState;
    /// PDCAP_ bits.
    ULONG PD_Capabilities;
    /// Longest way back from D1 to D0, in 100 microseconds.
    ULONG PD_D1Latency;
    /// Longest way back from D2 to D0, in 100 microseconds.
    ULONG PD_D2Latency;
    /// Longest way back from D3 to D0, in 100 microseconds.
    ULONG PD_D3Latency;
    /// The device's state, by system power state.
    DEVICE_POWER_STATE PD_PowerStateMapping[7];
    /// Deepest system power state that it can wake the system from.
    SYSTEM_POWER_STATE PD_DeepestSystemWake;
} CM_POWER_DATA, *PCM_POWER_DATA;
