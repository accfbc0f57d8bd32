// Platform extension plug-ins: idle states, performance and parking of processors, and states of the platform.
#pragma once

typedef struct _PEP_PROCESSOR_IDLE_STATE_V2 {
    union {
        ULONG Ulong;
        struct {
            ULONG Interruptible : 1;
            ULONG CacheCoherent : 1;
            ULONG ThreadContextRetained : 1;
            ULONG CStateType : 4;
            ULONG WakesSpuriously : 1;
            ULONG PlatformOnly : 1;
            ULONG Autonomous : 1;
            /// 0.
            ULONG Reserved : 22;
        };
    };
    ULONG Latency;
    ULONG BreakEvenDuration;
} PEP_PROCESSOR_IDLE_STATE_V2, *PPEP_PROCESSOR_IDLE_STATE_V2;
#define PEP_PROCESSOR_LATENCY_C_STATE 0xffffffff
typedef struct _PEP_PROCESSOR_IDLE_DEPENDENCY {
    POHANDLE TargetProcessor;
    UCHAR ExpectedState;
    BOOLEAN AllowDeeperStates;
    BOOLEAN LooseDependency;
} PEP_PROCESSOR_IDLE_DEPENDENCY, *PPEP_PROCESSOR_IDLE_DEPENDENCY;
typedef struct _PEP_PPM_QUERY_CAPABILITIES {
    ULONG FeedbackCounterCount;
    ULONG IdleStateCount;
    BOOLEAN PerformanceStatesSupported;
    BOOLEAN ParkingSupported;
    UCHAR DiscretePerformanceStateCount;
} PEP_PPM_QUERY_CAPABILITIES, *PPEP_PPM_QUERY_CAPABILITIES;
typedef struct _PEP_PPM_QUERY_IDLE_STATES_V2 {
    ULONG Count;
    _Field_size_(Count) PEP_PROCESSOR_IDLE_STATE_V2 IdleStates[ANYSIZE_ARRAY];
} PEP_PPM_QUERY_IDLE_STATES_V2, *PPEP_PPM_QUERY_IDLE_STATES_V2;
typedef struct _PEP_PPM_QUERY_PLATFORM_STATES {
    ULONG PlatformStateCount;
} PEP_PPM_QUERY_PLATFORM_STATES, *PPEP_PPM_QUERY_PLATFORM_STATES;
typedef struct _PEP_PLATFORM_IDLE_STATE {
    POHANDLE InitiatingProcessor;
    UCHAR InitiatingState;
    ULONG Latency;
    ULONG BreakEvenDuration;
    _Field_range_(0, DependencyArrayCount) ULONG DependencyArrayUsed;
    ULONG DependencyArrayCount;
    _Field_size_part_(DependencyArrayCount, DependencyArrayUsed) PEP_PROCESSOR_IDLE_DEPENDENCY DependencyArray[ANYSIZE_ARRAY];
} PEP_PLATFORM_IDLE_STATE, *PPEP_PLATFORM_IDLE_STATE;
typedef struct _PEP_PPM_QUERY_PLATFORM_STATE {
    ULONG StateIndex;
    PEP_PLATFORM_IDLE_STATE State;
} PEP_PPM_QUERY_PLATFORM_STATE, *PPEP_PPM_QUERY_PLATFORM_STATE;
#define PEP_IDLE_VETO_NONE 0
#define PEP_PLATFORM_IDLE_STATE_NONE 0xffffffff
#define PEP_PROCESSOR_IDLE_STATE_UNKNOWN 0xffffffff
typedef struct _PEP_PPM_TEST_IDLE_STATE {
    ULONG ProcessorState;
    ULONG PlatformState;
    ULONG VetoReason;
} PEP_PPM_TEST_IDLE_STATE, *PPEP_PPM_TEST_IDLE_STATE;
typedef struct _PEP_PPM_IDLE_EXECUTE {
    NTSTATUS Status;
    ULONG ProcessorState;
    ULONG PlatformState;
} PEP_PPM_IDLE_EXECUTE, *PPEP_PPM_IDLE_EXECUTE;
typedef struct _PEP_PPM_IDLE_EXECUTE_V2 {
    NTSTATUS Status;
    ULONG ProcessorState;
    ULONG PlatformState;
    ULONG CoordinatedStateCount;
    _Field_size_(CoordinatedStateCount) PULONG CoordinatedStates;
} PEP_PPM_IDLE_EXECUTE_V2, *PPEP_PPM_IDLE_EXECUTE_V2;
typedef struct _PEP_PPM_IDLE_COMPLETE {
    ULONG ProcessorState;
    ULONG PlatformState;
} PEP_PPM_IDLE_COMPLETE, *PPEP_PPM_IDLE_COMPLETE;
typedef struct _PEP_PPM_IDLE_COMPLETE_V2 {
    ULONG ProcessorState;
    ULONG PlatformState;
    ULONG CoordinatedStateCount;
    _Field_size_(CoordinatedStateCount) PULONG CoordinatedStates;
} PEP_PPM_IDLE_COMPLETE_V2, *PPEP_PPM_IDLE_COMPLETE_V2;
typedef struct _PEP_PPM_IS_PROCESSOR_HALTED {
    BOOLEAN Halted;
} PEP_PPM_IS_PROCESSOR_HALTED, *PPEP_PPM_IS_PROCESSOR_HALTED;
typedef struct _PEP_PPM_INITIATE_WAKE {
    BOOLEAN NeedInterruptForCompletion;
} PEP_PPM_INITIATE_WAKE, *PPEP_PPM_INITIATE_WAKE;
typedef struct _PEP_PROCESSOR_FEEDBACK_COUNTER {
    struct {
        ULONG Affinitized : 1;
        ULONG Type : 2;
        ULONG Counter : 4;
        ULONG DiscountIdle : 1;
        /// 0.
        ULONG Reserved : 24;
    };
    ULONG NominalRate;
} PEP_PROCESSOR_FEEDBACK_COUNTER, *PPEP_PROCESSOR_FEEDBACK_COUNTER;
typedef struct _PEP_PPM_QUERY_FEEDBACK_COUNTERS {
    ULONG Count;
    PEP_PROCESSOR_FEEDBACK_COUNTER Counters[ANYSIZE_ARRAY];
} PEP_PPM_QUERY_FEEDBACK_COUNTERS, *PPEP_PPM_QUERY_FEEDBACK_COUNTERS;
#define PROCESSOR_FEEDBACK_TYPE_INSTANTANEOUS 0x00
#define PROCESSOR_FEEDBACK_TYPE_RELATIVE 0x01
#define PROCESSOR_FEEDBACK_COUNTER_FREQUENCY 0x00
#define PROCESSOR_FEEDBACK_COUNTER_PERFORMANCE 0x01
typedef struct _PEP_PPM_FEEDBACK_READ {
    ULONG CounterIndex;
    union {
        ULONG64 InstantaneousValue;
        struct {
            ULONG64 NominalCount;
            ULONG64 ActualCount;
        };
    };
} PEP_PPM_FEEDBACK_READ, *PPEP_PPM_FEEDBACK_READ;
typedef struct _PEP_PPM_QUERY_PERF_CAPABILITIES {
    ULONG HighestPerformance;
    ULONG NominalPerformance;
    ULONG LowestNonlinearPerformance;
    ULONG LowestPerformance;
    ULONG DomainId;
    ULONG DomainMembers;
} PEP_PPM_QUERY_PERF_CAPABILITIES, *PPEP_PPM_QUERY_PERF_CAPABILITIES;
#define PERFORMANCE_LIMIT_THERMAL (1 << 0)
#define PERFORMANCE_LIMIT_POWER (1 << 1)
#define PERFORMANCE_LIMIT_DOMAIN_DEPENDENCY (1 << 2)
typedef struct _PEP_PPM_QUERY_PERF_CONSTRAINTS {
    ULONG GuaranteedPerformanceLimit;
    ULONG LimitReasons;
} PEP_PPM_PERF_CONSTRAINTS, *PPEP_PPM_PERF_CONSTRAINTS;
typedef struct _PEP_PPM_PERF_SET {
    ULONG MinimumPerformance;
    ULONG MaximumPerformance;
    ULONG DesiredPerformance;
    ULONG TimeWindow;
    ULONG PerformanceTolerance;
} PEP_PPM_PERF_SET, *PPEP_PPM_PERF_SET;
typedef struct _PEP_PROCESSOR_PARK_PREFERENCE {
    PEPHANDLE Processor;
    UCHAR PoPreference;
    UCHAR PepPreference;
} PEP_PROCESSOR_PARK_PREFERENCE, *PPEP_PROCESSOR_PARK_PREFERENCE;
#define PROCESSOR_PARK_PREFERENCE_NONE 0
#define PROCESSOR_PARK_PREFERENCE_PARKED 1
#define PROCESSOR_PARK_PREFERENCE_UNPARKED 2
typedef struct _PEP_PPM_PARK_SELECTION {
    ULONG AdditionalUnparkedProcessors;
    ULONG Count;
    _Field_size_full_(Count) PPEP_PROCESSOR_PARK_PREFERENCE Processors;
} PEP_PPM_PARK_SELECTION, *PPEP_PPM_PARK_SELECTION;
#define PROCESSOR_PARK_TYPE_CORE_PARKING 0x0
#define PROCESSOR_PARK_TYPE_INTERRUPT_STEERING 0x1
typedef struct _PEP_PPM_PARK_SELECTION_V2 {
    ULONG AdditionalUnparkedProcessors;
    ULONG Count;
    _Field_size_full_(Count) PPEP_PROCESSOR_PARK_PREFERENCE Processors;
    ULONGLONG EvaluationTime;
    UCHAR EvaluationType;
} PEP_PPM_PARK_SELECTION_V2, *PPEP_PPM_PARK_SELECTION_V2;
typedef struct _PEP_PROCESSOR_PARK_STATE {
    PEPHANDLE Processor;
    BOOLEAN Parked;
    /// 0.
    UCHAR Reserved[3];
} PEP_PROCESSOR_PARK_STATE, *PPEP_PROCESSOR_PARK_STATE;
typedef struct _PEP_PPM_PARK_MASK {
    ULONG Count;
    ULONGLONG EvaluationTime;
    _Field_size_full_(Count) PPEP_PROCESSOR_PARK_STATE Processors;
} PEP_PPM_PARK_MASK, *PPEP_PPM_PARK_MASK;
typedef struct _PEP_PPM_PERF_CHECK_COMPLETE {
    ULONGLONG EvaluationTime;
} PEP_PPM_PERF_CHECK_COMPLETE, *PPEP_PPM_PERF_CHECK_COMPLETE;
typedef struct _PEP_PPM_CST_STATE {
    UCHAR Type;
    USHORT Latency;
    ULONG Power;
    UCHAR AddressSpaceId;
    UCHAR BitWidth;
    UCHAR BitOffset;
    UCHAR AccessSize;
    PHYSICAL_ADDRESS Address;
} PEP_PPM_CST_STATE, *PPEP_PPM_CST_STATE;
typedef struct _PEP_PPM_CST_STATES {
    ULONG Count;
    _Field_size_(Count) PPEP_PPM_CST_STATE IdleStates;
} PEP_PPM_CST_STATES, *PPEP_PPM_CST_STATES;
DEFINE_GUID(GUID_PPM_PERF_CONSTRAINT_CHANGE, 0x29181fa1, 0x4bf3, 0x4c2e, 0xb3, 0x14, 0xa6, 0xd2, 0x26, 0x32, 0x2b, 0x0);
typedef struct _PEP_PPM_PLATFORM_STATE_RESIDENCY {
    ULONG64 Residency;
    ULONG64 TransitionCount;
} PEP_PPM_PLATFORM_STATE_RESIDENCY, *PPEP_PPM_PLATFORM_STATE_RESIDENCY;
typedef struct _PEP_PPM_PLATFORM_STATE_RESIDENCIES {
    ULONG Count;
    PPEP_PPM_PLATFORM_STATE_RESIDENCY States;
} PEP_PPM_PLATFORM_STATE_RESIDENCIES, *PPEP_PPM_PLATFORM_STATE_RESIDENCIES;
typedef struct _PEP_PPM_QUERY_VETO_REASONS {
    ULONG VetoReasonCount;
} PEP_PPM_QUERY_VETO_REASONS, *PPEP_PPM_QUERY_VETO_REASONS;
typedef struct _PEP_PPM_QUERY_VETO_REASON {
    ULONG VetoReason;
    USHORT NameSize;
    PWSTR Name;
} PEP_PPM_QUERY_VETO_REASON, *PPEP_PPM_QUERY_VETO_REASON;
typedef struct _PEP_PPM_QUERY_STATE_NAME {
    ULONG StateIndex;
    USHORT NameSize;
    PWSTR Name;
} PEP_PPM_QUERY_STATE_NAME, *PPEP_PPM_QUERY_STATE_NAME;
typedef struct _PEP_COORDINATED_IDLE_STATE {
    ULONG Latency;
    ULONG BreakEvenDuration;
    ULONG DependencyCount;
    ULONG MaximumDependencySize;
} PEP_COORDINATED_IDLE_STATE, *PPEP_COORDINATED_IDLE_STATE;
typedef struct _PEP_PPM_QUERY_COORDINATED_STATES {
    ULONG Count;
    _Field_size_(Count) PEP_COORDINATED_IDLE_STATE States[ANYSIZE_ARRAY];
} PEP_PPM_QUERY_COORDINATED_STATES, *PPEP_PPM_QUERY_COORDINATED_STATES;
typedef struct _PEP_COORDINATED_DEPENDENCY_OPTION {
    UCHAR ExpectedStateIndex;
    BOOLEAN LooseDependency;
    BOOLEAN InitiatingState;
    BOOLEAN DependentState;
} PEP_COORDINATED_DEPENDENCY_OPTION, *PPEP_COORDINATED_DEPENDENCY_OPTION;
typedef struct _PEP_PPM_QUERY_COORDINATED_DEPENDENCY {
    ULONG StateIndex;
    ULONG DependencyIndex;
    ULONG DependencySize;
    _Field_range_(0, DependencySize) ULONG DependencySizeUsed;
    POHANDLE TargetProcessor;
    _Field_size_part_(DependencySize, DependencySizeUsed) PEP_COORDINATED_DEPENDENCY_OPTION Options[ANYSIZE_ARRAY];
} PEP_PPM_QUERY_COORDINATED_DEPENDENCY, *PPEP_PPM_QUERY_COORDINATED_DEPENDENCY;
typedef struct _PEP_PPM_LPI_SUPPORTED {
    BOOLEAN OverrideLpiStates;
} PEP_PPM_LPI_SUPPORTED, *PPEP_PPM_LPI_SUPPORTED;
typedef struct _PEP_PPM_LPI_REGISTER {
    UCHAR AddressSpaceID;
    UCHAR BitWidth;
    UCHAR BitOffset;
    UCHAR AccessSize;
    PHYSICAL_ADDRESS Address;
} PEP_PPM_LPI_REGISTER, *PPEP_PPM_LPI_REGISTER;
typedef struct _PEP_PPM_PROCESSOR_LPI_STATE {
    ULONG MinResidency;
    ULONG WakeupLatency;
    union {
        ULONG AsUlong;
        struct {
            ULONG Enabled : 1;
            /// 0.
            ULONG Reserved : 31;
        };
    } Flags;
    union {
        ULONG AsUlong;
        struct {
            ULONG CoreContextLost : 1;
            ULONG TraceContextLost : 1;
            ULONG GICR : 1;
            ULONG GICD : 1;
            /// 0.
            ULONG Reserved : 28;
        } Arm;
    } ArchContextFlags;
    ULONG ResidencyCounterFrequency;
    PEP_PPM_LPI_REGISTER EntryMethod;
    PEP_PPM_LPI_REGISTER ResidencyCounter;
    PEP_PPM_LPI_REGISTER UsageCounter;
    PWSTR StateName;
} PEP_PPM_PROCESSOR_LPI_STATE, *PPEP_PPM_PROCESSOR_LPI_STATE;
typedef struct _PEP_PPM_LPI_PROCESSOR_STATES {
    ULONG Count;
    PEP_PPM_PROCESSOR_LPI_STATE LpiStates[ANYSIZE_ARRAY];
} PEP_PPM_LPI_PROCESSOR_STATES, *PPEP_PPM_LPI_PROCESSOR_STATES;
typedef struct _PEP_PPM_LPI_COORDINATED_DEPENDENCY {
    PEPHANDLE TargetProcessor;
    ULONG OptionCount;
    PULONG Options;
} PEP_PPM_LPI_COORDINATED_DEPENDENCY, *PPEP_PPM_LPI_COORDINATED_DEPENDENCY;
typedef struct _PEP_PPM_COORDINATED_LPI_STATE {
    ULONG MinResidency;
    ULONG WakeupLatency;
    union {
        ULONG AsUlong;
        struct {
            ULONG Enabled : 1;
            /// 0.
            ULONG Reserved : 31;
        };
    } Flags;
    union {
        ULONG AsUlong;
        struct {
            ULONG CoreContextLost : 1;
            ULONG TraceContextLost : 1;
            ULONG GICR : 1;
            ULONG GICD : 1;
            /// 0.
            ULONG Reserved : 28;
        } Arm;
    } ArchContextFlags;
    ULONG ResidencyCounterFrequency;
    BOOLEAN IntegerEntryMethod;
    union {
        PEP_PPM_LPI_REGISTER AsRegister;
        ULONG64 AsInteger;
    } EntryMethod;
    PEP_PPM_LPI_REGISTER ResidencyCounter;
    PEP_PPM_LPI_REGISTER UsageCounter;
    PWSTR StateName;
    ULONG DependencyCount;
    PPEP_PPM_LPI_COORDINATED_DEPENDENCY Dependencies;
} PEP_PPM_COORDINATED_LPI_STATE, *PPEP_PPM_COORDINATED_LPI_STATE;
typedef struct _PEP_PPM_LPI_COORDINATED_STATES {
    ULONG Count;
    PEP_PPM_COORDINATED_LPI_STATE LpiStates[ANYSIZE_ARRAY];
} PEP_PPM_LPI_COORDINATED_STATES, *PPEP_PPM_LPI_COORDINATED_STATES;
typedef struct _PEP_PPM_LPI_PRE_EXECUTE {
    NTSTATUS Status;
    ULONG CoordinatedStateCount;
    _Field_size_(CoordinatedStateCount) PULONG CoordinatedStates;
} PEP_PPM_LPI_PRE_EXECUTE, *PPEP_PPM_LPI_PRE_EXECUTE;
typedef struct _PEP_PPM_LPI_COMPLETE {
    ULONG CoordinatedStateCount;
    _Field_size_(CoordinatedStateCount) PULONG CoordinatedStates;
} PEP_PPM_LPI_COMPLETE, *PPEP_PPM_LPI_COMPLETE;
typedef struct _PEP_PPM_ENTER_SYSTEM_STATE {
    SYSTEM_POWER_STATE TargetState;
} PEP_PPM_ENTER_SYSTEM_STATE, *PPEP_PPM_ENTER_SYSTEM_STATE;
typedef struct _PEP_PPM_RESUME_FROM_SYSTEM_STATE {
    SYSTEM_POWER_STATE TargetState;
} PEP_PPM_RESUME_FROM_SYSTEM_STATE, *PPEP_PPM_RESUME_FROM_SYSTEM_STATE;
typedef struct _PEP_PROCESSOR_PERF_STATE {
    ULONG Performance;
    ULONG Frequency;
    /// 0.
    ULONG Reserved[4];
} PEP_PROCESSOR_PERF_STATE, *PPEP_PROCESSOR_PERF_STATE;
typedef struct _PEP_PPM_QUERY_DISCRETE_PERF_STATES {
    ULONG Count;
    _Field_size_full_(Count) PPEP_PROCESSOR_PERF_STATE States;
} PEP_PPM_QUERY_DISCRETE_PERF_STATES, *PPEP_PPM_QUERY_DISCRETE_PERF_STATES;
#define PROCESSOR_DOMAIN_COORDIANTION_SW_ALL 0x00
#define PROCESSOR_DOMAIN_COORDIANTION_SW_ANY 0x01
#define PROCESSOR_DOMAIN_COORDIANTION_HW_ALL 0x02
typedef struct _PEP_PPM_QUERY_DOMAIN_INFO {
    ULONG DomainId;
    UCHAR CoordinationType;
    BOOLEAN IdleProcessorsDiscounted;
    BOOLEAN SchedulerDirectedTransitionsSupported;
    ULONG WorstCaseTransitionLatency;
    ULONG WorstCaseTransitionOverhead;
} PEP_PPM_QUERY_DOMAIN_INFO, *PPEP_PPM_QUERY_DOMAIN_INFO;
typedef struct _PEP_PPM_PERF_SET_STATE {
    UCHAR MinimumPerformanceState;
    UCHAR MaximumPerformanceState;
    UCHAR DesiredPerformanceState;
} PEP_PPM_PERF_SET_STATE, *PPEP_PPM_PERF_SET_STATE;
