// Ex: timers with callbacks, of ExAllocateTimer.
#pragma once

typedef struct _EX_TIMER *PEX_TIMER;
_Function_class_(EXT_CALLBACK)
_IRQL_requires_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI EXT_CALLBACK(_In_ PEX_TIMER Timer, _In_opt_ PVOID Context);
typedef EXT_CALLBACK *PEXT_CALLBACK;
typedef VOID NTAPI EXT_DELETE_CALLBACK(_In_opt_ PVOID Context);
typedef EXT_DELETE_CALLBACK *PEXT_DELETE_CALLBACK;
/// What ExSetTimer takes beyond the time; ExInitializeSetTimerParameters sets it up.
typedef struct _EXT_SET_PARAMETERS_V0 {
    /// Set by ExInitializeSetTimerParameters.
    ULONG Version;
    /// Reserved.
    ULONG Reserved;
    /// How late it may come rather than wake a processor, in 100 ns; EX_TIMER_UNLIMITED_TOLERANCE for any.
    LONGLONG NoWakeTolerance;
} EXT_SET_PARAMETERS, *PEXT_SET_PARAMETERS, KT_SET_PARAMETERS, *PKT_SET_PARAMETERS;
/// What ExDeleteTimer takes; ExInitializeDeleteTimerParameters sets it up.
typedef struct _EXT_DELETE_PARAMETERS {
    /// Set by ExInitializeDeleteTimerParameters.
    ULONG Version;
    /// Reserved.
    ULONG Reserved;
    /// Called once the timer is gone; NULL for none.
    PEXT_DELETE_CALLBACK DeleteCallback;
    /// Argument of that routine.
    PVOID DeleteContext;
} EXT_DELETE_PARAMETERS, *PEXT_DELETE_PARAMETERS;
#define EX_TIMER_HIGH_RESOLUTION 0x4
#define EX_TIMER_NO_WAKE 0x8
#define EX_TIMER_NOTIFICATION 0x80000000
/// Allocates a timer.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PEX_TIMER NTAPI ExAllocateTimer(_In_opt_ PEXT_CALLBACK Callback, _In_opt_ PVOID CallbackContext, _In_ ULONG Attributes);
/// Starts a timer of ExAllocateTimer; times in 100 ns.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExSetTimer(_In_ PEX_TIMER Timer, _In_ LONGLONG DueTime, _In_ LONGLONG Period, _In_opt_ PEXT_SET_PARAMETERS Parameters);
/// Stops a timer of ExAllocateTimer; TRUE if it was running.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExCancelTimer(_Inout_ PEX_TIMER Timer, _In_opt_ PVOID Parameters);
/// Deletes a timer of ExAllocateTimer, waiting for its callback if asked to.
_When_(Wait == 1, _IRQL_requires_max_(APC_LEVEL))
_When_(Wait == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
NTKERNELAPI BOOLEAN NTAPI ExDeleteTimer(_In_ PEX_TIMER Timer, _In_ BOOLEAN Cancel, _In_ BOOLEAN Wait, _In_opt_ PEXT_DELETE_PARAMETERS Parameters);
