// Rtl, rarer: UTF-8 strings, runs of bits, resource descriptors.
#pragma once

/// Returns the length of a memory or port resource and gives its start.
_IRQL_requires_max_(HIGH_LEVEL)
NTSYSAPI ULONGLONG NTAPI RtlCmDecodeMemIoResource(_In_ PCM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor, _Out_opt_ PULONGLONG Start);
/// Fills a memory or port resource descriptor.
_IRQL_requires_max_(HIGH_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlCmEncodeMemIoResource(_In_ PCM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor, _In_ UCHAR Type, _In_ ULONGLONG Length, _In_ ULONGLONG Start);
/// Fills memory without keeping it in the caches.
NTSYSAPI VOID NTAPI RtlFillMemoryNonTemporal(_Out_writes_bytes_all_(Length) VOID UNALIGNED *Destination, _In_ SIZE_T Length, _In_ CONST UCHAR Value);
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
/// Frees the buffer of a string that RtlUnicodeStringToUTF8String allocated.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI VOID NTAPI RtlFreeUTF8String(_Inout_ _At_(utf8String->Buffer, _Frees_ptr_opt_) PUTF8_STRING utf8String);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Points a STRING at text; fails if the text is too long.
_IRQL_requires_max_(HIGH_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlInitStringEx(_Out_ PSTRING DestinationString, _In_opt_z_ __drv_aliasesMem PCSZ SourceString);
/// Points a UTF8_STRING at text.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI VOID NTAPI RtlInitUTF8String(_Out_ PUTF8_STRING DestinationString, _In_opt_z_ __drv_aliasesMem PCSZ SourceString);
/// Points a UTF8_STRING at text; fails if the text is too long.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlInitUTF8StringEx(_Out_ PUTF8_STRING DestinationString, _In_opt_z_ __drv_aliasesMem PCSZ SourceString);
/// Returns the length of a memory or port requirement and gives its bounds.
_IRQL_requires_max_(HIGH_LEVEL)
NTSYSAPI ULONGLONG NTAPI RtlIoDecodeMemIoResource(
    _In_ PIO_RESOURCE_DESCRIPTOR Descriptor, _Out_opt_ PULONGLONG Alignment, _Out_opt_ PULONGLONG MinimumAddress, _Out_opt_ PULONGLONG MaximumAddress);
/// Fills a memory or port requirement.
_IRQL_requires_max_(HIGH_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlIoEncodeMemIoResource(
    _In_ PIO_RESOURCE_DESCRIPTOR Descriptor, _In_ UCHAR Type, _In_ ULONGLONG Length, _In_ ULONGLONG Alignment, _In_ ULONGLONG MinimumAddress,
    _In_ ULONGLONG MaximumAddress);
/// Says whether the installed service pack is at least of a version.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI RtlIsServicePackVersionInstalled(_In_ ULONG Version);
/// Returns how many bits of a number are set.
_IRQL_requires_max_(HIGH_LEVEL)
NTSYSAPI ULONG NTAPI RtlNumberOfSetBitsUlongPtr(_In_ ULONG_PTR Target);
/// Brings memory near the processor without keeping it in the caches.
_IRQL_requires_max_(HIGH_LEVEL)
NTSYSAPI VOID FASTCALL RtlPrefetchMemoryNonTemporal(_In_ PVOID Source, _In_ SIZE_T Length);
/// Converts UTF-8 to UTF-16, into memory allocated if asked.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlUTF8StringToUnicodeString(
   
    _When_(AllocateDestinationString, _Out_ _At_(DestinationString->Buffer, __drv_allocatesMem(Mem))) _When_(!AllocateDestinationString, _Inout_) PUNICODE_STRING DestinationString,
    _In_ PUTF8_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
/// Converts UTF-16 to UTF-8, into memory allocated if asked.
_IRQL_requires_max_(PASSIVE_LEVEL)
_When_(AllocateDestinationString, _At_(DestinationString->MaximumLength, _Out_range_(<=, (SourceString->MaximumLength / sizeof(WCHAR)))))
_When_(!AllocateDestinationString, _At_(DestinationString->Buffer, _Const_) _At_(DestinationString->MaximumLength, _Const_))
_When_(AllocateDestinationString, _Must_inspect_result_)
NTSYSAPI NTSTATUS NTAPI RtlUnicodeStringToUTF8String(
   
    _When_(AllocateDestinationString, _Out_ _At_(DestinationString->Buffer, __drv_allocatesMem(Mem))) _When_(!AllocateDestinationString, _Inout_) PUTF8_STRING DestinationString,
    _In_ PCUNICODE_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
/// Says whether a self-relative security descriptor is well formed.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlValidRelativeSecurityDescriptor(
    _In_reads_bytes_(SecurityDescriptorLength) PSECURITY_DESCRIPTOR SecurityDescriptorInput, _In_ ULONG SecurityDescriptorLength,
    _In_ SECURITY_INFORMATION RequiredInformation);
/// Returns the bytes of a string after conversion, terminator included.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI ULONG NTAPI RtlxAnsiStringToUnicodeSize(_In_ PCANSI_STRING AnsiString);
/// Returns the bytes of a string after conversion, terminator included.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI ULONG NTAPI RtlxUnicodeStringToAnsiSize(_In_ PCUNICODE_STRING UnicodeString);

/// Compares memory in a time that does not depend on the contents; TRUE if equal.
FORCEINLINE BOOLEAN RtlConstantTimeEqualMemory(_In_reads_bytes_(len) const void *v1, _In_reads_bytes_(len) const void *v2, _In_ unsigned long len)
{
    const volatile unsigned char *a = (const volatile unsigned char *)v1;
    const volatile unsigned char *b = (const volatile unsigned char *)v2;
    unsigned char differences = 0;
    unsigned long i;
    for (i = 0; i < len; i++) {
        differences |= a[i] ^ b[i];
    }
    return (BOOLEAN)(differences == 0);
}
/// Zeroes the part of a string's buffer after its text.
FORCEINLINE VOID RtlSanitizeUnicodeStringPadding(_Inout_ PUNICODE_STRING String)
{
    if (String->MaximumLength > String->Length) {
        memset((PUCHAR)String->Buffer + String->Length, 0, String->MaximumLength - String->Length);
    }
}
/// Writes a number as text of a base.
#ifdef _WIN64
#define RtlIntPtrToUnicodeString(Value, Base, String) RtlInt64ToUnicodeString(Value, Base, String)
#else
#define RtlIntPtrToUnicodeString(Value, Base, String) RtlIntegerToUnicodeString(Value, Base, String)
#endif

// Numbers at addresses that may not be aligned.
/// Copies 16 bits from an address that may not be aligned.
#define RtlRetrieveUshort(to, from) memcpy((to), (from), sizeof(USHORT))
/// Stores 16 bits at an address that may not be aligned.
#define RtlStoreUshort(to, value) { USHORT RtlStored_ = (value); memcpy((to), &RtlStored_, sizeof(USHORT)); }
/// Stores 64 bits at an address that may not be aligned.
#define RtlStoreUlonglong(to, value) { ULONGLONG RtlStored_ = (value); memcpy((to), &RtlStored_, sizeof(ULONGLONG)); }
/// Stores a number as wide as a pointer at an address that may not be aligned.
#define RtlStoreUlongPtr(to, value) { ULONG_PTR RtlStored_ = (value); memcpy((to), &RtlStored_, sizeof(ULONG_PTR)); }
