// The target for tasks to a device's companion process.
#pragma once

/// How a task is sent to a companion.
typedef enum _WDF_TASK_SEND_OPTIONS_FLAGS {
    WDF_TASK_SEND_OPTION_TIMEOUT = 0x00000001, WDF_TASK_SEND_OPTION_SYNCHRONOUS = 0x00000002
} WDF_TASK_SEND_OPTIONS_FLAGS;
#define WDF_TRACE_ID ('TRAC')
/// How a task is sent to a companion, and its timeout.
typedef struct _WDF_TASK_SEND_OPTIONS {
    ULONG Size;
    ULONG Flags;
    LONGLONG Timeout;
} WDF_TASK_SEND_OPTIONS, *PWDF_TASK_SEND_OPTIONS;
/// Prepares a WDF_TASK_SEND_OPTIONS with its size and defaults.
FORCEINLINE VOID WDF_TASK_SEND_OPTIONS_INIT(_Out_ PWDF_TASK_SEND_OPTIONS Options, _In_ ULONG Flags) {
    RtlZeroMemory(Options, sizeof(*Options));
    Options->Size = sizeof(*Options);
    Options->Flags = Flags;
}
/// Sends a task to the companion and waits until it is done.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfCompanionTargetSendTaskSynchronously(
    _In_ WDFCOMPANIONTARGET CompanionTarget, _In_ USHORT TaskQueueIdentifier, _In_ ULONG TaskOperationCode,
    _In_opt_ PWDF_MEMORY_DESCRIPTOR InputBuffer, _In_opt_ PWDF_MEMORY_DESCRIPTOR OutputBuffer, _In_opt_ PWDF_TASK_SEND_OPTIONS TaskOptions,
    _Out_ PULONG_PTR BytesReturned);
/// The process in which the companion runs.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI PEPROCESS NTAPI WdfCompanionTargetWdmGetCompanionProcess(_In_ WDFCOMPANIONTARGET CompanionTarget);
