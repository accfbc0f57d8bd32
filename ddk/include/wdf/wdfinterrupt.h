// Interrupt objects.
#pragma once

/// Which level or edge signals.
typedef enum _WDF_INTERRUPT_POLARITY {
    WdfInterruptPolarityUnknown = 0, WdfInterruptActiveHigh, WdfInterruptActiveLow
} WDF_INTERRUPT_POLARITY, *PWDF_INTERRUPT_POLARITY;
/// Which processors an interrupt may go to.
typedef enum _WDF_INTERRUPT_POLICY {
    WdfIrqPolicyMachineDefault = 0, WdfIrqPolicyAllCloseProcessors, WdfIrqPolicyOneCloseProcessor,
    WdfIrqPolicyAllProcessorsInMachine, WdfIrqPolicySpecifiedProcessors, WdfIrqPolicySpreadMessagesAcrossAllProcessors
} WDF_INTERRUPT_POLICY, *PWDF_INTERRUPT_POLICY;
/// How urgent an interrupt is.
typedef enum _WDF_INTERRUPT_PRIORITY {
    WdfIrqPriorityUndefined = 0, WdfIrqPriorityLow, WdfIrqPriorityNormal, WdfIrqPriorityHigh
} WDF_INTERRUPT_PRIORITY, *PWDF_INTERRUPT_PRIORITY;
/// An interrupt service routine: at the device's level, or at PASSIVE_LEVEL if PassiveHandling was set.
_Function_class_(EVT_WDF_INTERRUPT_ISR)
_IRQL_requires_same_
_IRQL_requires_min_(PASSIVE_LEVEL)
typedef BOOLEAN NTAPI EVT_WDF_INTERRUPT_ISR(_In_ WDFINTERRUPT Interrupt, _In_ ULONG MessageID);
typedef EVT_WDF_INTERRUPT_ISR *PFN_WDF_INTERRUPT_ISR;
/// Runs at the interrupt's level, with its lock held.
_Function_class_(EVT_WDF_INTERRUPT_SYNCHRONIZE)
_IRQL_requires_same_
_IRQL_requires_min_(PASSIVE_LEVEL)
typedef BOOLEAN NTAPI EVT_WDF_INTERRUPT_SYNCHRONIZE(_In_ WDFINTERRUPT Interrupt, _In_ WDFCONTEXT Context);
typedef EVT_WDF_INTERRUPT_SYNCHRONIZE *PFN_WDF_INTERRUPT_SYNCHRONIZE;
/// Runs at DISPATCH_LEVEL after EvtInterruptIsr queued it.
_Function_class_(EVT_WDF_INTERRUPT_DPC)
_IRQL_requires_same_
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_WDF_INTERRUPT_DPC(_In_ WDFINTERRUPT Interrupt, _In_ WDFOBJECT AssociatedObject);
typedef EVT_WDF_INTERRUPT_DPC *PFN_WDF_INTERRUPT_DPC;
/// Runs at PASSIVE_LEVEL after EvtInterruptIsr queued it.
_Function_class_(EVT_WDF_INTERRUPT_WORKITEM)
_IRQL_requires_same_
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID NTAPI EVT_WDF_INTERRUPT_WORKITEM(_In_ WDFINTERRUPT Interrupt, _In_ WDFOBJECT AssociatedObject);
typedef EVT_WDF_INTERRUPT_WORKITEM *PFN_WDF_INTERRUPT_WORKITEM;
/// Called at the interrupt's level to enable it in the device.
_Function_class_(EVT_WDF_INTERRUPT_ENABLE)
_IRQL_requires_same_
_IRQL_requires_min_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_INTERRUPT_ENABLE(_In_ WDFINTERRUPT Interrupt, _In_ WDFDEVICE AssociatedDevice);
typedef EVT_WDF_INTERRUPT_ENABLE *PFN_WDF_INTERRUPT_ENABLE;
/// Called at the interrupt's level to disable it in the device.
_Function_class_(EVT_WDF_INTERRUPT_DISABLE)
_IRQL_requires_same_
_IRQL_requires_min_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_WDF_INTERRUPT_DISABLE(_In_ WDFINTERRUPT Interrupt, _In_ WDFDEVICE AssociatedDevice);
typedef EVT_WDF_INTERRUPT_DISABLE *PFN_WDF_INTERRUPT_DISABLE;
/// The callbacks and settings of an interrupt.
typedef struct _WDF_INTERRUPT_CONFIG {
    ULONG Size;
    WDFSPINLOCK SpinLock;
    WDF_TRI_STATE ShareVector;
    BOOLEAN FloatingSave;
    BOOLEAN AutomaticSerialization;
    PFN_WDF_INTERRUPT_ISR EvtInterruptIsr;
    PFN_WDF_INTERRUPT_DPC EvtInterruptDpc;
    PFN_WDF_INTERRUPT_ENABLE EvtInterruptEnable;
    PFN_WDF_INTERRUPT_DISABLE EvtInterruptDisable;
    PFN_WDF_INTERRUPT_WORKITEM EvtInterruptWorkItem;
    PCM_PARTIAL_RESOURCE_DESCRIPTOR InterruptRaw;
    PCM_PARTIAL_RESOURCE_DESCRIPTOR InterruptTranslated;
    WDFWAITLOCK WaitLock;
    BOOLEAN PassiveHandling;
    WDF_TRI_STATE ReportInactiveOnPowerDown;
    BOOLEAN CanWakeDevice;
} WDF_INTERRUPT_CONFIG, *PWDF_INTERRUPT_CONFIG;
/// Prepares a WDF_INTERRUPT_CONFIG with its size and defaults.
FORCEINLINE VOID WDF_INTERRUPT_CONFIG_INIT(
    _Out_ PWDF_INTERRUPT_CONFIG Configuration, _In_ PFN_WDF_INTERRUPT_ISR EvtInterruptIsr, _In_opt_ PFN_WDF_INTERRUPT_DPC EvtInterruptDpc) {
    RtlZeroMemory(Configuration, sizeof(*Configuration));
    Configuration->Size = sizeof(*Configuration);
    Configuration->EvtInterruptIsr = EvtInterruptIsr;
    Configuration->EvtInterruptDpc = EvtInterruptDpc;
    Configuration->ShareVector = WdfUseDefault;
    Configuration->ReportInactiveOnPowerDown = WdfUseDefault;
}
/// What was assigned to an interrupt.
typedef struct _WDF_INTERRUPT_INFO {
    ULONG Size;
    ULONG64 Reserved1;
    KAFFINITY TargetProcessorSet;
    ULONG Reserved2;
    ULONG MessageNumber;
    ULONG Vector;
    KIRQL Irql;
    KINTERRUPT_MODE Mode;
    WDF_INTERRUPT_POLARITY Polarity;
    BOOLEAN MessageSignaled;
    UCHAR ShareDisposition;
    DECLSPEC_ALIGN(8) USHORT Group;
} WDF_INTERRUPT_INFO, *PWDF_INTERRUPT_INFO;
/// Prepares a WDF_INTERRUPT_INFO with its size and defaults.
FORCEINLINE VOID WDF_INTERRUPT_INFO_INIT(_Out_ PWDF_INTERRUPT_INFO Info) {
    RtlZeroMemory(Info, sizeof(*Info));
    Info->Size = sizeof(*Info);
}
/// Policy, priority and processors of an interrupt.
typedef struct _WDF_INTERRUPT_EXTENDED_POLICY {
    ULONG Size;
    WDF_INTERRUPT_POLICY Policy;
    WDF_INTERRUPT_PRIORITY Priority;
    GROUP_AFFINITY TargetProcessorSetAndGroup;
} WDF_INTERRUPT_EXTENDED_POLICY, *PWDF_INTERRUPT_EXTENDED_POLICY;
/// Prepares a WDF_INTERRUPT_EXTENDED_POLICY with its size and defaults.
FORCEINLINE VOID WDF_INTERRUPT_EXTENDED_POLICY_INIT(_Out_ PWDF_INTERRUPT_EXTENDED_POLICY ExtendedPolicy) {
    RtlZeroMemory(ExtendedPolicy, sizeof(*ExtendedPolicy));
    ExtendedPolicy->Size = sizeof(*ExtendedPolicy);
    ExtendedPolicy->Policy = WdfIrqPolicyMachineDefault;
    ExtendedPolicy->Priority = WdfIrqPriorityUndefined;
}
/// Makes an interrupt object of a device.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfInterruptCreate(
    _In_ WDFDEVICE Device, _In_ PWDF_INTERRUPT_CONFIG Configuration, _In_opt_ PWDF_OBJECT_ATTRIBUTES Attributes, _Out_ WDFINTERRUPT *Interrupt);
/// Queues EvtInterruptDpc; FALSE if it was queued already.
WDFAPI BOOLEAN NTAPI WdfInterruptQueueDpcForIsr(_In_ WDFINTERRUPT Interrupt);
/// Queues EvtInterruptWorkItem; FALSE if it was queued already.
WDFAPI BOOLEAN NTAPI WdfInterruptQueueWorkItemForIsr(_In_ WDFINTERRUPT Interrupt);
/// Calls a callback at the interrupt's level with its lock held.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI BOOLEAN NTAPI WdfInterruptSynchronize(_In_ WDFINTERRUPT Interrupt, _In_ PFN_WDF_INTERRUPT_SYNCHRONIZE Callback, _In_ WDFCONTEXT Context);
/// Takes the lock of an interrupt and raises to its level.
// Up to the device's level, which annotations cannot name: HIGH_LEVEL stands for it.
_IRQL_requires_max_(HIGH_LEVEL)
_Requires_lock_not_held_(Interrupt)
_Acquires_lock_(Interrupt)
WDFAPI VOID NTAPI WdfInterruptAcquireLock(_In_ WDFINTERRUPT Interrupt);
/// Releases the lock of an interrupt and returns to the level before.
// Up to the device's level, which annotations cannot name: HIGH_LEVEL stands for it.
_IRQL_requires_max_(HIGH_LEVEL)
_Requires_lock_held_(Interrupt)
_Releases_lock_(Interrupt)
WDFAPI VOID NTAPI WdfInterruptReleaseLock(_In_ WDFINTERRUPT Interrupt);
/// Enables an interrupt; EvtInterruptEnable is called.
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI VOID NTAPI WdfInterruptEnable(_In_ WDFINTERRUPT Interrupt);
/// Disables an interrupt; EvtInterruptDisable is called.
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI VOID NTAPI WdfInterruptDisable(_In_ WDFINTERRUPT Interrupt);
/// The KINTERRUPT behind an interrupt, while it is connected.
_Must_inspect_result_
WDFAPI PKINTERRUPT NTAPI WdfInterruptWdmGetInterrupt(_In_ WDFINTERRUPT Interrupt);
/// Reads what was assigned to an interrupt.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfInterruptGetInfo(_In_ WDFINTERRUPT Interrupt, _Inout_ PWDF_INTERRUPT_INFO Info);
/// Sets policy, priority and processors of an interrupt.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfInterruptSetPolicy(
    _In_ WDFINTERRUPT Interrupt, _In_ WDF_INTERRUPT_POLICY Policy, _In_ WDF_INTERRUPT_PRIORITY Priority, _In_ KAFFINITY TargetProcessorSet);
/// Sets policy, priority and processors of an interrupt, with groups.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfInterruptSetExtendedPolicy(_In_ WDFINTERRUPT Interrupt, _In_ PWDF_INTERRUPT_EXTENDED_POLICY PolicyAndGroup);
/// The device of an interrupt.
WDFAPI WDFDEVICE NTAPI WdfInterruptGetDevice(_In_ WDFINTERRUPT Interrupt);
/// Tries to take the lock of a passive-level interrupt.
_Must_inspect_result_
_Post_satisfies_(return == 1 || return == 0)
_IRQL_requires_max_(PASSIVE_LEVEL)
_Requires_lock_not_held_(Interrupt)
_When_(return != 0, _Acquires_lock_(Interrupt))
WDFAPI BOOLEAN NTAPI WdfInterruptTryToAcquireLock(_In_ WDFINTERRUPT Interrupt);
/// Says that an interrupt is needed again.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfInterruptReportActive(_In_ WDFINTERRUPT Interrupt);
/// Says that an interrupt is not needed for now.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfInterruptReportInactive(_In_ WDFINTERRUPT Interrupt);
