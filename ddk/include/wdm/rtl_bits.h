// Rtl: runs of bits in bit maps, bits of numbers.
#pragma once

/// Says whether a run of bits is clear.
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlAreBitsClear(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG StartingIndex, _In_ ULONG Length);
/// Says whether a run of bits is set.
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlAreBitsSet(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG StartingIndex, _In_ ULONG Length);
/// Finds a run of set bits; 0xFFFFFFFF if there is none.
_Must_inspect_result_
NTSYSAPI ULONG NTAPI RtlFindSetBits(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG NumberToFind, _In_ ULONG HintIndex);
/// Finds a run of set bits and clears it.
NTSYSAPI ULONG NTAPI RtlFindSetBitsAndClear(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG NumberToFind, _In_ ULONG HintIndex);
/// Returns the number of the lowest set bit; -1 if there is none.
NTSYSAPI CCHAR NTAPI RtlFindLeastSignificantBit(_In_ ULONGLONG Set);
/// Returns the number of the highest set bit; -1 if there is none.
NTSYSAPI CCHAR NTAPI RtlFindMostSignificantBit(_In_ ULONGLONG Set);
/// A run of bits.
typedef struct _RTL_BITMAP_RUN {
    /// First bit.
    ULONG StartingIndex;
    /// How many.
    ULONG NumberOfBits;
} RTL_BITMAP_RUN, *PRTL_BITMAP_RUN;
/// Finds runs of clear bits in a bitmap.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI ULONG NTAPI RtlFindClearRuns(
    _In_ PRTL_BITMAP BitMapHeader, _Out_writes_to_(SizeOfRunArray, return) PRTL_BITMAP_RUN RunArray, _In_range_(>, 0) ULONG SizeOfRunArray,
    _In_ BOOLEAN LocateLongestRuns);
/// Finds the first run of clear bits in a bitmap; returns its length.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI ULONG NTAPI RtlFindFirstRunClear(_In_ PRTL_BITMAP BitMapHeader, _Out_ PULONG StartingIndex);
/// Finds the last run of clear bits before a bit; returns its length.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI ULONG NTAPI RtlFindLastBackwardRunClear(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG FromIndex, _Out_ PULONG StartingRunIndex);
/// Finds the longest run of clear bits in a bitmap; returns its length.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI ULONG NTAPI RtlFindLongestRunClear(_In_ PRTL_BITMAP BitMapHeader, _Out_ PULONG StartingIndex);
/// Finds the next run of clear bits from a bit on; returns its length.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI ULONG NTAPI RtlFindNextForwardRunClear(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG FromIndex, _Out_ PULONG StartingRunIndex);
/// Returns how many bits of a number are set.
_IRQL_requires_max_(HIGH_LEVEL)
NTSYSAPI ULONG NTAPI RtlNumberOfSetBitsUlongPtr(_In_ ULONG_PTR Target);
