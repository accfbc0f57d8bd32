// Timer objects.
#pragma once

#define TolerableDelayUnlimited ((ULONG)-1)
/// Called when a timer expires: at DISPATCH_LEVEL, or at PASSIVE_LEVEL if its attributes say so.
_Function_class_(EVT_WDF_TIMER)
_IRQL_requires_same_
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_WDF_TIMER(_In_ WDFTIMER Timer);
typedef EVT_WDF_TIMER *PFN_WDF_TIMER;
/// The callback and period (milliseconds) of a timer.
typedef struct _WDF_TIMER_CONFIG {
    ULONG Size;
    PFN_WDF_TIMER EvtTimerFunc;
    ULONG Period;
    BOOLEAN AutomaticSerialization;
    ULONG TolerableDelay;
    DECLSPEC_ALIGN(8) BOOLEAN UseHighResolutionTimer;
} WDF_TIMER_CONFIG, *PWDF_TIMER_CONFIG;
/// Prepares a WDF_TIMER_CONFIG with its size and defaults.
FORCEINLINE VOID WDF_TIMER_CONFIG_INIT(_Out_ PWDF_TIMER_CONFIG Config, _In_ PFN_WDF_TIMER EvtTimerFunc) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->EvtTimerFunc = EvtTimerFunc;
    Config->AutomaticSerialization = TRUE;
}
/// Prepares a WDF_TIMER_CONFIG with its size and defaults.
FORCEINLINE VOID WDF_TIMER_CONFIG_INIT_PERIODIC(_Out_ PWDF_TIMER_CONFIG Config, _In_ PFN_WDF_TIMER EvtTimerFunc, _In_ LONG Period) {
    WDF_TIMER_CONFIG_INIT(Config, EvtTimerFunc);
    Config->Period = Period;
}
/// Makes a timer object.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfTimerCreate(_In_ PWDF_TIMER_CONFIG Config, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _Out_ WDFTIMER *Timer);
/// Starts a timer; TRUE if it was running.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI BOOLEAN NTAPI WdfTimerStart(_In_ WDFTIMER Timer, _In_ LONGLONG DueTime);
/// Stops a timer, and waits for its callback if asked.
_When_(Wait != FALSE, _IRQL_requires_max_(PASSIVE_LEVEL))
_When_(Wait == FALSE, _IRQL_requires_max_(DISPATCH_LEVEL))
WDFAPI BOOLEAN NTAPI WdfTimerStop(_In_ WDFTIMER Timer, _In_ BOOLEAN Wait);
/// The parent of a timer object.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFOBJECT NTAPI WdfTimerGetParentObject(_In_ WDFTIMER Timer);
