// What the framework's verifier offers to drivers.
#pragma once

/// Breaks into the debugger if the framework's verifier is on.
WDFAPI VOID NTAPI WdfVerifierDbgBreakPoint(VOID);
/// Stops the system with a code and four parameters.
WDFAPI VOID NTAPI WdfVerifierKeBugCheck(
    _In_ ULONG BugCheckCode, _In_ ULONG_PTR BugCheckParameter1, _In_ ULONG_PTR BugCheckParameter2, _In_ ULONG_PTR BugCheckParameter3,
    _In_ ULONG_PTR BugCheckParameter4);
/// What a debugger wants to know of the framework.
WDFAPI PVOID NTAPI WdfGetTriageInfo(VOID);
