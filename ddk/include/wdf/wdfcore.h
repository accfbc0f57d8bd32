// Times, alignment and assertions.
#pragma once

#define WDF_TIMEOUT_TO_SEC ((LONGLONG)10000000)
#define WDF_TIMEOUT_TO_MS ((LONGLONG)10000)
#define WDF_TIMEOUT_TO_US ((LONGLONG)10)
/// A time from now on, in units of 100 ns.
FORCEINLINE LONGLONG WDF_REL_TIMEOUT_IN_SEC(_In_ ULONGLONG Time) {
    return -(LONGLONG)Time * WDF_TIMEOUT_TO_SEC;
}
/// A time from now on, in units of 100 ns.
FORCEINLINE LONGLONG WDF_REL_TIMEOUT_IN_MS(_In_ ULONGLONG Time) {
    return -(LONGLONG)Time * WDF_TIMEOUT_TO_MS;
}
/// A time from now on, in units of 100 ns.
FORCEINLINE LONGLONG WDF_REL_TIMEOUT_IN_US(_In_ ULONGLONG Time) {
    return -(LONGLONG)Time * WDF_TIMEOUT_TO_US;
}
/// A moment since 1601, in units of 100 ns.
FORCEINLINE LONGLONG WDF_ABS_TIMEOUT_IN_SEC(_In_ ULONGLONG Time) {
    return (LONGLONG)Time * WDF_TIMEOUT_TO_SEC;
}
/// A moment since 1601, in units of 100 ns.
FORCEINLINE LONGLONG WDF_ABS_TIMEOUT_IN_MS(_In_ ULONGLONG Time) {
    return (LONGLONG)Time * WDF_TIMEOUT_TO_MS;
}
/// A moment since 1601, in units of 100 ns.
FORCEINLINE LONGLONG WDF_ABS_TIMEOUT_IN_US(_In_ ULONGLONG Time) {
    return (LONGLONG)Time * WDF_TIMEOUT_TO_US;
}
/// Rounds a length down to a power of two.
FORCEINLINE size_t WDF_ALIGN_SIZE_DOWN(_In_ size_t Length, _In_ size_t AlignTo) {
    return Length & ~(AlignTo - 1);
}
/// Rounds a length up to a power of two.
FORCEINLINE size_t WDF_ALIGN_SIZE_UP(_In_ size_t Length, _In_ size_t AlignTo) {
    return WDF_ALIGN_SIZE_DOWN(Length + AlignTo - 1, AlignTo);
}
#define WDF_PTR_ADD_OFFSET_TYPE(pointer, offset, type) ((type)((PUCHAR)(pointer) + (offset)))
#define WDF_PTR_ADD_OFFSET(pointer, offset) WDF_PTR_ADD_OFFSET_TYPE(pointer, offset, PVOID)
#define WDF_PTR_GET_OFFSET(base, address) ((size_t)((PUCHAR)(address) - (PUCHAR)(base)))

/// Asserts, if the framework's verifier is on for the driver.
#define WDFVERIFY(condition) \
    { if ((WdfDriverGlobals->DriverFlags & WdfVerifyOn) && !(condition)) RtlAssert((PVOID)#condition, (PVOID)__FILE__, __LINE__, NULL); }
#define VERIFY_IS_IRQL_PASSIVE_LEVEL() WDFVERIFY(KeGetCurrentIrql() == PASSIVE_LEVEL)
#define IS_AT_PASSIVE() VERIFY_IS_IRQL_PASSIVE_LEVEL()
/// Refuses to compile unless a constant is true.
#define WDFCASSERT(constant) { switch (0) case 0: case (constant):; }
