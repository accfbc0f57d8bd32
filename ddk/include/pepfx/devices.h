// Platform extension plug-ins: power, idle states and performance of devices and of the parts of a chip.
#pragma once

typedef struct _PEP_PREPARE_DEVICE {
    PCUNICODE_STRING DeviceId;
    BOOLEAN DeviceAccepted;
} PEP_PREPARE_DEVICE, *PPEP_PREPARE_DEVICE;
typedef struct _PEP_ABANDON_DEVICE {
    PCUNICODE_STRING DeviceId;
    BOOLEAN DeviceAccepted;
} PEP_ABANDON_DEVICE, *PPEP_ABANDON_DEVICE;
typedef struct _PEP_REGISTER_DEVICE_V2 {
    PCUNICODE_STRING DeviceId;
    POHANDLE KernelHandle;
    PPEP_DEVICE_REGISTER_V2 Register;
    PEPHANDLE DeviceHandle;
    PEP_DEVICE_ACCEPTANCE_TYPE DeviceAccepted;
} PEP_REGISTER_DEVICE_V2, *PPEP_REGISTER_DEVICE_V2;
typedef struct _PEP_UNREGISTER_DEVICE {
    PEPHANDLE DeviceHandle;
} PEP_UNREGISTER_DEVICE, *PPEP_UNREGISTER_DEVICE;
typedef struct _PEP_DEVICE_POWER_STATE {
    PEPHANDLE DeviceHandle;
    DEVICE_POWER_STATE PowerState;
    BOOLEAN Complete;
    BOOLEAN SystemTransition;
} PEP_DEVICE_POWER_STATE, *PPEP_DEVICE_POWER_STATE;
typedef struct _PEP_WORK {
    PPEP_WORK_INFORMATION WorkInformation;
    BOOLEAN NeedWork;
} PEP_WORK, *PPEP_WORK;
typedef struct _PEP_POWER_CONTROL_REQUEST {
    PEPHANDLE DeviceHandle;
    LPCGUID PowerControlCode;
    PVOID InBuffer;
    SIZE_T InBufferSize;
    PVOID OutBuffer;
    SIZE_T OutBufferSize;
    SIZE_T BytesReturned;
    NTSTATUS Status;
} PEP_POWER_CONTROL_REQUEST, *PPEP_POWER_CONTROL_REQUEST;
typedef struct _PEP_POWER_CONTROL_COMPLETE {
    PEPHANDLE DeviceHandle;
    LPCGUID PowerControlCode;
    PVOID RequestContext;
    SIZE_T BytesReturned;
    NTSTATUS Status;
} PEP_POWER_CONTROL_COMPLETE, *PPEP_POWER_CONTROL_COMPLETE;
typedef struct _PEP_SYSTEM_LATENCY {
    ULONGLONG Latency;
} PEP_SYSTEM_LATENCY, *PPEP_SYSTEM_LATENCY;
typedef struct _PEP_DEVICE_STARTED {
    PEPHANDLE DeviceHandle;
} PEP_DEVICE_STARTED, *PPEP_DEVICE_STARTED;
typedef struct _PEP_NOTIFY_COMPONENT_IDLE_STATE {
    PEPHANDLE DeviceHandle;
    ULONG Component;
    ULONG IdleState;
    BOOLEAN DriverNotified;
    BOOLEAN Completed;
} PEP_NOTIFY_COMPONENT_IDLE_STATE, *PPEP_NOTIFY_COMPONENT_IDLE_STATE;
typedef struct _PEP_REGISTER_DEBUGGER {
    PEPHANDLE DeviceHandle;
} PEP_REGISTER_DEBUGGER, *PPEP_REGISTER_DEBUGGER;
typedef struct _PEP_REGISTER_CRASHDUMP_DEVICE {
    PPEPCALLBACKPOWERONCRASHDUMPDEVICE PowerOnDumpDeviceCallback;
    PEPHANDLE DeviceHandle;
} PEP_REGISTER_CRASHDUMP_DEVICE, *PPEP_REGISTER_CRASHDUMP_DEVICE;
#define PEP_UNSPECIFIED_MINIMUM_STATE (MAXULONG)
typedef struct _PEP_DEVICE_PLATFORM_CONSTRAINTS {
    PEPHANDLE DeviceHandle;
    _Field_size_full_(PlatformStateCount) PDEVICE_POWER_STATE MinimumDStates;
    ULONG PlatformStateCount;
} PEP_DEVICE_PLATFORM_CONSTRAINTS, *PPEP_DEVICE_PLATFORM_CONSTRAINTS;
typedef struct _PEP_COMPONENT_PLATFORM_CONSTRAINTS {
    PEPHANDLE DeviceHandle;
    ULONG Component;
    _Field_size_full_(PlatformStateCount) PULONG MinimumFStates;
    ULONG PlatformStateCount;
} PEP_COMPONENT_PLATFORM_CONSTRAINTS, *PPEP_COMPONENT_PLATFORM_CONSTRAINTS;
typedef enum _PEP_PERF_STATE_UNIT {
    PepPerfStateUnitOther, PepPerfStateUnitFrequency, PepPerfStateUnitBandwidth, PepPerfStateUnitMax
} PEP_PERF_STATE_UNIT, *PPEP_PERF_STATE_UNIT;
typedef enum _PEP_PERF_STATE_TYPE {
    PepPerfStateTypeDiscrete, PepPerfStateTypeRange, PepPerfStateTypeMax
} PEP_PERF_STATE_TYPE, *PPEP_PERF_STATE_TYPE;
typedef struct _PEP_PERF_STATE {
    ULONGLONG Value;
    PVOID Context;
} PEP_PERF_STATE, *PPEP_PERF_STATE;
typedef struct _PEP_QUERY_COMPONENT_PERF_CAPABILITIES {
    PEPHANDLE DeviceHandle;
    ULONG Component;
    ULONG SetCount;
} PEP_QUERY_COMPONENT_PERF_CAPABILITIES, *PPEP_QUERY_COMPONENT_PERF_CAPABILITIES;
typedef struct _PEP_QUERY_COMPONENT_PERF_SET {
    PEPHANDLE DeviceHandle;
    ULONG Component;
    ULONG Set;
    ULONGLONG Flags;
    PEP_PERF_STATE_UNIT Unit;
    PEP_PERF_STATE_TYPE Type;
    union {
        struct {
            ULONG Count;
        } Discrete;
        struct {
            ULONGLONG Minimum;
            ULONGLONG Maximum;
        } Range;
    };
} PEP_QUERY_COMPONENT_PERF_SET, *PPEP_QUERY_COMPONENT_PERF_SET;
typedef struct _PEP_QUERY_COMPONENT_PERF_SET_NAME {
    PEPHANDLE DeviceHandle;
    ULONG Component;
    ULONG Set;
    USHORT NameSize;
    PWCHAR Name;
} PEP_QUERY_COMPONENT_PERF_SET_NAME, *PPEP_QUERY_COMPONENT_PERF_SET_NAME;
typedef struct _PEP_QUERY_COMPONENT_PERF_STATES {
    PEPHANDLE DeviceHandle;
    ULONG Component;
    ULONG Set;
    PPEP_PERF_STATE States;
} PEP_QUERY_COMPONENT_PERF_STATES, *PPEP_QUERY_COMPONENT_PERF_STATES;
typedef struct _PEP_COMPONENT_PERF_SET {
    UNICODE_STRING Name;
    ULONGLONG Flags;
    PEP_PERF_STATE_UNIT Unit;
    PEP_PERF_STATE_TYPE Type;
    union {
        struct {
            ULONG Count;
            PPEP_PERF_STATE States;
        } Discrete;
        struct {
            ULONGLONG Minimum;
            ULONGLONG Maximum;
        } Range;
    };
} PEP_COMPONENT_PERF_SET, *PPEP_COMPONENT_PERF_SET;
typedef struct _PEP_COMPONENT_PERF_INFO {
    ULONG SetCount;
    PEP_COMPONENT_PERF_SET PerfStateSets[ANYSIZE_ARRAY];
} PEP_COMPONENT_PERF_INFO, *PPEP_COMPONENT_PERF_INFO;
typedef struct _PEP_REGISTER_COMPONENT_PERF_STATES {
    PEPHANDLE DeviceHandle;
    ULONG Component;
    ULONGLONG Flags;
    PPEP_COMPONENT_PERF_INFO PerfStateInfo;
} PEP_REGISTER_COMPONENT_PERF_STATES, *PPEP_REGISTER_COMPONENT_PERF_STATES;
typedef struct _PEP_COMPONENT_PERF_STATE_REQUEST {
    ULONG Set;
    union {
        ULONG StateIndex;
        ULONGLONG StateValue;
    };
} PEP_COMPONENT_PERF_STATE_REQUEST, *PPEP_COMPONENT_PERF_STATE_REQUEST;
typedef struct _PEP_REQUEST_COMPONENT_PERF_STATE {
    PEPHANDLE DeviceHandle;
    ULONG Component;
    BOOLEAN Completed;
    BOOLEAN Succeeded;
    ULONG PerfRequestsCount;
    PPEP_COMPONENT_PERF_STATE_REQUEST PerfRequests;
} PEP_REQUEST_COMPONENT_PERF_STATE, *PPEP_REQUEST_COMPONENT_PERF_STATE;
typedef struct _PEP_QUERY_CURRENT_COMPONENT_PERF_STATE {
    PEPHANDLE DeviceHandle;
    ULONG Component;
    ULONG Set;
    union {
        ULONG StateIndex;
        ULONGLONG StateValue;
    };
} PEP_QUERY_CURRENT_COMPONENT_PERF_STATE, *PPEP_QUERY_CURRENT_COMPONENT_PERF_STATE;
typedef struct _PEP_DEBUGGER_TRANSITION_REQUIREMENTS {
    PEPHANDLE DeviceHandle;
    ULONG PlatformStateCount;
    _Field_size_full_(PlatformStateCount) PBOOLEAN PowerTransitionRequired;
} PEP_DEBUGGER_TRANSITION_REQUIREMENTS, *PPEP_DEBUGGER_TRANSITION_REQUIREMENTS;
typedef struct _PEP_QUERY_SOC_SUBSYSTEM_COUNT {
    ULONG PlatformIdleStateIndex;
    ULONG SubsystemCount;
    ULONG Flags;
} PEP_QUERY_SOC_SUBSYSTEM_COUNT, *PPEP_QUERY_SOC_SUBSYSTEM_COUNT;
typedef struct _PEP_QUERY_SOC_SUBSYSTEM {
    ULONG PlatformIdleStateIndex;
    ULONG SubsystemIndex;
    PVOID SubsystemHandle;
    UNICODE_STRING ParentName;
    UNICODE_STRING SubsystemName;
    ULONG MetadataCount;
    ULONG Flags;
} PEP_QUERY_SOC_SUBSYSTEM, *PPEP_QUERY_SOC_SUBSYSTEM;
typedef struct _PEP_RESET_SOC_SUBSYSTEM_ACCOUNTING {
    ULONG PlatformIdleStateIndex;
    ULONG Flags;
} PEP_RESET_SOC_SUBSYSTEM_ACCOUNTING, *PPEP_RESET_SOC_SUBSYSTEM_ACCOUNTING;
typedef struct _PEP_QUERY_SOC_SUBSYSTEM_BLOCKING_TIME {
    ULONG PlatformIdleStateIndex;
    PVOID SubsystemHandle;
    PCUNICODE_STRING SubsystemName;
    ULONG64 BlockingTime;
    ULONG Flags;
} PEP_QUERY_SOC_SUBSYSTEM_BLOCKING_TIME, *PPEP_QUERY_SOC_SUBSYSTEM_BLOCKING_TIME;
typedef struct _PEP_SOC_SUBSYSTEM_METADATA {
    UNICODE_STRING Key;
    UNICODE_STRING Value;
} PEP_SOC_SUBSYSTEM_METADATA, *PPEP_SOC_SUBSYSTEM_METADATA;
typedef struct _PEP_QUERY_SOC_SUBSYSTEM_METADATA {
    ULONG PlatformIdleStateIndex;
    PVOID SubsystemHandle;
    PCUNICODE_STRING SubsystemName;
    ULONG Flags;
    ULONG MetadataCount;
    PPEP_SOC_SUBSYSTEM_METADATA Metadata[ANYSIZE_ARRAY];
} PEP_QUERY_SOC_SUBSYSTEM_METADATA, *PPEP_QUERY_SOC_SUBSYSTEM_METADATA;
