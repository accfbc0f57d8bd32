// Rtl: memory, lists, strings, numbers; and the C run-time routines of the kernel.
#pragma once
#include <crt/secure.h>

// ---- C run time -----------------------------------------------------------------------------------------------------
void *__cdecl memcpy(_Out_writes_bytes_all_(n) void *to, _In_reads_bytes_(n) const void *from, _In_ size_t n);
void *__cdecl memmove(_Out_writes_bytes_all_opt_(n) void *to, _In_reads_bytes_opt_(n) const void *from, _In_ size_t n);
void *__cdecl memset(_Out_writes_bytes_all_(n) void *at, _In_ int value, _In_ size_t n);
int __cdecl memcmp(_In_reads_bytes_(n) const void *a, _In_reads_bytes_(n) const void *b, _In_ size_t n);
void *__cdecl memchr(_In_reads_bytes_opt_(n) const void *at, _In_ int value, _In_ size_t n);
size_t __cdecl strlen(_In_z_ const char *s);
size_t __cdecl strnlen(_In_reads_or_z_(n) const char *s, _In_ size_t n);
_Superseded_by_(RtlStringCbCopyA)
char *__cdecl strcpy(_Out_ char *to, _In_z_ const char *from);
_Superseded_by_(RtlStringCbCopyNA)
char *__cdecl strncpy(_Out_writes_(n) char *to, _In_z_ const char *from, _In_ size_t n);
_Superseded_by_(RtlStringCbCatA)
char *__cdecl strcat(_Inout_z_ char *to, _In_z_ const char *from);
_Superseded_by_(RtlStringCbCatNA)
char *__cdecl strncat(_Inout_z_ char *to, _In_z_ const char *from, _In_ size_t n);
int __cdecl strcmp(_In_z_ const char *a, _In_z_ const char *b);
int __cdecl strncmp(_In_ const char *a, _In_ const char *b, _In_ size_t n);
int __cdecl _stricmp(_In_z_ const char *a, _In_z_ const char *b);
int __cdecl _strnicmp(_In_z_ const char *a, _In_z_ const char *b, _In_ size_t n);
char *__cdecl strchr(_In_z_ const char *s, _In_ int c);
char *__cdecl strrchr(_In_z_ const char *s, _In_ int c);
char *__cdecl strstr(_In_z_ const char *s, _In_z_ const char *what);
char *__cdecl _strlwr(_Inout_z_ char *s);
char *__cdecl _strupr(_Inout_z_ char *s);
wchar_t *__cdecl _wcslwr(_Inout_z_ wchar_t *s);
wchar_t *__cdecl _wcsupr(_Inout_z_ wchar_t *s);
size_t __cdecl wcslen(_In_z_ const wchar_t *s);
size_t __cdecl wcsnlen(_In_reads_or_z_(n) const wchar_t *s, _In_ size_t n);
_Superseded_by_(RtlStringCbCopyW)
wchar_t *__cdecl wcscpy(_Out_ wchar_t *to, _In_z_ const wchar_t *from);
_Superseded_by_(RtlStringCbCopyNW)
wchar_t *__cdecl wcsncpy(_Out_writes_(n) wchar_t *to, _In_z_ const wchar_t *from, _In_ size_t n);
_Superseded_by_(RtlStringCbCatW)
wchar_t *__cdecl wcscat(_Inout_z_ wchar_t *to, _In_z_ const wchar_t *from);
_Superseded_by_(RtlStringCbCatNW)
wchar_t *__cdecl wcsncat(_Inout_z_ wchar_t *to, _In_z_ const wchar_t *from, _In_ size_t n);
int __cdecl wcscmp(_In_z_ const wchar_t *a, _In_z_ const wchar_t *b);
int __cdecl wcsncmp(_In_z_ const wchar_t *a, _In_z_ const wchar_t *b, _In_ size_t n);
int __cdecl _wcsicmp(_In_z_ const wchar_t *a, _In_z_ const wchar_t *b);
int __cdecl _wcsnicmp(_In_z_ const wchar_t *a, _In_z_ const wchar_t *b, _In_ size_t n);
wchar_t *__cdecl wcschr(_In_z_ const wchar_t *s, _In_ wchar_t c);
wchar_t *__cdecl wcsrchr(_In_z_ const wchar_t *s, _In_ wchar_t c);
wchar_t *__cdecl wcsstr(_In_z_ const wchar_t *s, _In_z_ const wchar_t *what);
int __cdecl isalnum(_In_ int c);
int __cdecl isalpha(_In_ int c);
int __cdecl iscntrl(_In_ int c);
int __cdecl isdigit(_In_ int c);
int __cdecl isgraph(_In_ int c);
int __cdecl islower(_In_ int c);
int __cdecl isprint(_In_ int c);
int __cdecl ispunct(_In_ int c);
int __cdecl isspace(_In_ int c);
int __cdecl isupper(_In_ int c);
int __cdecl isxdigit(_In_ int c);
size_t __cdecl strspn(_In_z_ const char *s, _In_z_ const char *set);
size_t __cdecl strcspn(_In_z_ const char *s, _In_z_ const char *set);
char *__cdecl strpbrk(_In_z_ const char *s, _In_z_ const char *set);
int __cdecl toupper(_In_ int c);
int __cdecl tolower(_In_ int c);
wint_t __cdecl towupper(_In_ wint_t c);
wint_t __cdecl towlower(_In_ wint_t c);
_Superseded_by_(RtlStringCbPrintfA)
int __cdecl sprintf(_Out_ char *to, _In_z_ _Printf_format_string_ const char *format, ...);
_Superseded_by_(RtlStringCbPrintfA)
int __cdecl _snprintf(_Out_writes_(n) char *to, _In_ size_t n, _In_z_ _Printf_format_string_ const char *format, ...);
_Superseded_by_(RtlStringCbVPrintfA)
int __cdecl _vsnprintf(_Out_writes_(n) char *to, _In_ size_t n, _In_z_ _Printf_format_string_ const char *format, va_list args);
_Superseded_by_(RtlStringCbPrintfW)
int __cdecl swprintf(_Out_ wchar_t *to, _In_z_ _Printf_format_string_ const wchar_t *format, ...);
_Superseded_by_(RtlStringCbPrintfW)
int __cdecl _snwprintf(_Out_writes_(n) wchar_t *to, _In_ size_t n, _In_z_ _Printf_format_string_ const wchar_t *format, ...);
_Superseded_by_(RtlStringCbVPrintfW)
int __cdecl _vsnwprintf(_Out_writes_(n) wchar_t *to, _In_ size_t n, _In_z_ _Printf_format_string_ const wchar_t *format, va_list args);
_Superseded_by_(RtlStringCbVPrintfA)
int __cdecl vsprintf(_Out_ char *to, _In_z_ _Printf_format_string_ const char *format, va_list args);
long __cdecl strtol(_In_z_ const char *s, _Out_opt_ char **end, _In_ int base);
unsigned long __cdecl strtoul(_In_z_ const char *s, _Out_opt_ char **end, _In_ int base);
int __cdecl atoi(_In_z_ const char *s);
long __cdecl atol(_In_z_ const char *s);
int __cdecl abs(_In_ int value);

// ---- memory ---------------------------------------------------------------------------------------------------------
/// Why a driver brings the system down at once, with `__fastfail` or RtlFailFast.
#define FAST_FAIL_LEGACY_GS_VIOLATION 0
#define FAST_FAIL_VTGUARD_CHECK_FAILURE 1
#define FAST_FAIL_STACK_COOKIE_CHECK_FAILURE 2
#define FAST_FAIL_CORRUPT_LIST_ENTRY 3
#define FAST_FAIL_INCORRECT_STACK 4
#define FAST_FAIL_INVALID_ARG 5
#define FAST_FAIL_GS_COOKIE_INIT 6
#define FAST_FAIL_FATAL_APP_EXIT 7
#define FAST_FAIL_RANGE_CHECK_FAILURE 8
#define FAST_FAIL_UNSAFE_REGISTRY_ACCESS 9
#define FAST_FAIL_GUARD_ICALL_CHECK_FAILURE 10
#define FAST_FAIL_GUARD_WRITE_CHECK_FAILURE 11
#define FAST_FAIL_INVALID_FIBER_SWITCH 12
#define FAST_FAIL_INVALID_SET_OF_CONTEXT 13
#define FAST_FAIL_INVALID_REFERENCE_COUNT 14
#define FAST_FAIL_INVALID_FAST_FAIL_CODE 0xFFFFFFFF
/// Brings the system down at once: bug check 0x139 with the code.
#define RtlFailFast(Code) __fastfail(Code)
/// Copies bytes between buffers that do not overlap.
#define RtlCopyMemory(Destination, Source, Length) memcpy((Destination), (Source), (Length))
#define RtlCopyBytes RtlCopyMemory
#define RtlCopyMemoryNonTemporal RtlCopyMemory
#define RtlCopyDeviceMemory RtlCopyMemory
/// Copies bytes between buffers that may overlap.
#define RtlMoveMemory(Destination, Source, Length) memmove((Destination), (Source), (Length))
/// Sets bytes to a value.
#define RtlFillMemory(Destination, Length, Fill) memset((Destination), (Fill), (Length))
#define RtlFillBytes RtlFillMemory
/// Sets bytes to zero.
#define RtlZeroMemory(Destination, Length) memset((Destination), 0, (Length))
#define RtlZeroBytes RtlZeroMemory
/// Says whether two buffers hold the same bytes.
#define RtlEqualMemory(Destination, Source, Length) (!memcmp((Destination), (Source), (Length)))
/// Returns how many bytes of two buffers are the same, from the start.
_Must_inspect_result_
NTSYSAPI SIZE_T NTAPI RtlCompareMemory(_In_ const VOID *Source1, _In_ const VOID *Source2, _In_ SIZE_T Length);
/// Sets bytes to zero in a way that no compiler leaves out.
FORCEINLINE PVOID RtlSecureZeroMemory(_Out_writes_bytes_all_(Size) PVOID Pointer, _In_ SIZE_T Size)
{
    volatile char *Byte = (volatile char *)Pointer;
    while (Size != 0) {
        *Byte++ = 0;
        Size--;
    }
    return Pointer;
}
#define RtlRetrieveUlong(to, from) memcpy((to), (from), sizeof(ULONG))
#define RtlStoreUlong(to, value) { ULONG RtlStored_ = (value); memcpy((to), &RtlStored_, sizeof(ULONG)); }

// ---- lists ----------------------------------------------------------------------------------------------------------
/// Makes a list empty.
FORCEINLINE VOID InitializeListHead(_Out_ PLIST_ENTRY ListHead)
{
    ListHead->Flink = ListHead;
    ListHead->Blink = ListHead;
}
/// Says whether a list is empty.
_Must_inspect_result_
FORCEINLINE BOOLEAN IsListEmpty(_In_ const LIST_ENTRY *ListHead)
{
    return (BOOLEAN)(ListHead->Flink == ListHead);
}
/// Takes an entry out of its list; TRUE if the list is empty now.
FORCEINLINE BOOLEAN RemoveEntryList(_In_ PLIST_ENTRY Entry)
{
    PLIST_ENTRY Flink = Entry->Flink;
    PLIST_ENTRY Blink = Entry->Blink;
    if (Flink->Blink != Entry || Blink->Flink != Entry) {
        __fastfail(FAST_FAIL_CORRUPT_LIST_ENTRY);
    }
    Blink->Flink = Flink;
    Flink->Blink = Blink;
    return (BOOLEAN)(Flink == Blink);
}
/// Takes the first entry from a list; an empty list gives its head.
FORCEINLINE PLIST_ENTRY RemoveHeadList(_Inout_ PLIST_ENTRY ListHead)
{
    PLIST_ENTRY Entry = ListHead->Flink;
    PLIST_ENTRY Flink = Entry->Flink;
    if (Entry->Blink != ListHead || Flink->Blink != Entry) {
        __fastfail(FAST_FAIL_CORRUPT_LIST_ENTRY);
    }
    ListHead->Flink = Flink;
    Flink->Blink = ListHead;
    return Entry;
}
/// Takes the last entry from a list; an empty list gives its head.
FORCEINLINE PLIST_ENTRY RemoveTailList(_Inout_ PLIST_ENTRY ListHead)
{
    PLIST_ENTRY Entry = ListHead->Blink;
    PLIST_ENTRY Blink = Entry->Blink;
    if (Entry->Flink != ListHead || Blink->Flink != Entry) {
        __fastfail(FAST_FAIL_CORRUPT_LIST_ENTRY);
    }
    ListHead->Blink = Blink;
    Blink->Flink = ListHead;
    return Entry;
}
/// Puts an entry last in a list.
FORCEINLINE VOID InsertTailList(_Inout_ PLIST_ENTRY ListHead, _Out_ __drv_aliasesMem PLIST_ENTRY Entry)
{
    PLIST_ENTRY Blink = ListHead->Blink;
    if (Blink->Flink != ListHead) {
        __fastfail(FAST_FAIL_CORRUPT_LIST_ENTRY);
    }
    Entry->Flink = ListHead;
    Entry->Blink = Blink;
    Blink->Flink = Entry;
    ListHead->Blink = Entry;
}
/// Puts an entry first in a list.
FORCEINLINE VOID InsertHeadList(_Inout_ PLIST_ENTRY ListHead, _Out_ __drv_aliasesMem PLIST_ENTRY Entry)
{
    PLIST_ENTRY Flink = ListHead->Flink;
    if (Flink->Blink != ListHead) {
        __fastfail(FAST_FAIL_CORRUPT_LIST_ENTRY);
    }
    Entry->Flink = Flink;
    Entry->Blink = ListHead;
    Flink->Blink = Entry;
    ListHead->Flink = Entry;
}
/// Puts all entries of one list at the end of another.
FORCEINLINE VOID AppendTailList(_Inout_ PLIST_ENTRY ListHead, _Inout_ PLIST_ENTRY ListToAppend)
{
    PLIST_ENTRY ListEnd = ListHead->Blink;
    ListHead->Blink->Flink = ListToAppend;
    ListHead->Blink = ListToAppend->Blink;
    ListToAppend->Blink->Flink = ListHead;
    ListToAppend->Blink = ListEnd;
}
/// Takes the first entry from a singly linked list.
FORCEINLINE PSINGLE_LIST_ENTRY PopEntryList(_Inout_ PSINGLE_LIST_ENTRY ListHead)
{
    PSINGLE_LIST_ENTRY First = ListHead->Next;
    if (First != NULL) {
        ListHead->Next = First->Next;
    }
    return First;
}
/// Puts an entry first in a singly linked list.
FORCEINLINE VOID PushEntryList(_Inout_ PSINGLE_LIST_ENTRY ListHead, _Inout_ __drv_aliasesMem PSINGLE_LIST_ENTRY Entry)
{
    Entry->Next = ListHead->Next;
    ListHead->Next = Entry;
}

// ---- strings --------------------------------------------------------------------------------------------------------
/// Points a UNICODE_STRING at text that ends in a zero; nothing is copied.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI VOID NTAPI RtlInitUnicodeString(_Out_ PUNICODE_STRING DestinationString, _In_opt_z_ __drv_aliasesMem PCWSTR SourceString);
/// Points an ANSI_STRING at text that ends in a zero; nothing is copied.
NTSYSAPI VOID NTAPI RtlInitAnsiString(_Out_ PANSI_STRING DestinationString, _In_opt_z_ __drv_aliasesMem PCSZ SourceString);
/// Points a STRING at text that ends in a zero; nothing is copied.
NTSYSAPI VOID NTAPI RtlInitString(_Out_ PSTRING DestinationString, _In_opt_z_ __drv_aliasesMem PCSZ SourceString);
/// Makes a UNICODE_STRING without text over a buffer.
FORCEINLINE VOID RtlInitEmptyUnicodeString(_Out_ PUNICODE_STRING UnicodeString, _In_opt_ __drv_aliasesMem PWCHAR Buffer, _In_ USHORT BufferSize)
{
    UnicodeString->Length = 0;
    UnicodeString->MaximumLength = BufferSize;
    UnicodeString->Buffer = Buffer;
}
/// Makes an ANSI_STRING without text over a buffer.
FORCEINLINE VOID RtlInitEmptyAnsiString(_Out_ PANSI_STRING AnsiString, _In_opt_ __drv_aliasesMem PCHAR Buffer, _In_ USHORT BufferSize)
{
    AnsiString->Length = 0;
    AnsiString->MaximumLength = BufferSize;
    AnsiString->Buffer = Buffer;
}
/// Copies as much of a UNICODE_STRING as the destination can hold.
NTSYSAPI VOID NTAPI RtlCopyUnicodeString(_Inout_ PUNICODE_STRING DestinationString, _In_opt_ PCUNICODE_STRING SourceString);
/// Copies as much of a STRING as the destination can hold.
NTSYSAPI VOID NTAPI RtlCopyString(_Out_ PSTRING DestinationString, _In_opt_ const STRING *SourceString);
/// Adds a UNICODE_STRING to another if there is room.
NTSYSAPI NTSTATUS NTAPI RtlAppendUnicodeStringToString(_Inout_ PUNICODE_STRING Destination, _In_ PCUNICODE_STRING Source);
/// Adds text that ends in a zero to a UNICODE_STRING if there is room.
NTSYSAPI NTSTATUS NTAPI RtlAppendUnicodeToString(_Inout_ PUNICODE_STRING Destination, _In_opt_z_ PCWSTR Source);
/// Compares two UNICODE_STRINGs: negative, 0 or positive.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI LONG NTAPI RtlCompareUnicodeString(_In_ PCUNICODE_STRING String1, _In_ PCUNICODE_STRING String2, _In_ BOOLEAN CaseInSensitive);
/// Says whether two UNICODE_STRINGs are equal.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlEqualUnicodeString(_In_ PCUNICODE_STRING String1, _In_ PCUNICODE_STRING String2, _In_ BOOLEAN CaseInSensitive);
/// Says whether one UNICODE_STRING starts with another.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlPrefixUnicodeString(_In_ PCUNICODE_STRING String1, _In_ PCUNICODE_STRING String2, _In_ BOOLEAN CaseInSensitive);
/// Compares two STRINGs: negative, 0 or positive.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI LONG NTAPI RtlCompareString(_In_ const STRING *String1, _In_ const STRING *String2, _In_ BOOLEAN CaseInSensitive);
/// Says whether two STRINGs are equal.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI BOOLEAN NTAPI RtlEqualString(_In_ const STRING *String1, _In_ const STRING *String2, _In_ BOOLEAN CaseInSensitive);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Frees the buffer of a UNICODE_STRING that a routine allocated.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI VOID NTAPI RtlFreeUnicodeString(_Inout_ PUNICODE_STRING UnicodeString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Frees the buffer of an ANSI_STRING that a routine allocated.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI VOID NTAPI RtlFreeAnsiString(_Inout_ PANSI_STRING AnsiString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes a UNICODE_STRING with a copy of the text in allocated memory.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlCreateUnicodeString(_Out_ PUNICODE_STRING DestinationString, _In_z_ PCWSTR SourceString);
/// Turns 8-bit text into UTF-16; allocates the buffer if asked to.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlAnsiStringToUnicodeString(_Inout_ PUNICODE_STRING DestinationString, _In_ PCANSI_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
/// Turns UTF-16 text into 8-bit text; allocates the buffer if asked to.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlUnicodeStringToAnsiString(_Inout_ PANSI_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Turns text into upper case; allocates the buffer if asked to.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlUpcaseUnicodeString(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Turns a character into upper case.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI WCHAR NTAPI RtlUpcaseUnicodeChar(_In_ WCHAR SourceCharacter);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Turns a character into lower case.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI WCHAR NTAPI RtlDowncaseUnicodeChar(_In_ WCHAR SourceCharacter);
/// Turns a character into upper case.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI CHAR NTAPI RtlUpperChar(_In_ CHAR Character);
/// Writes a number as text in a base.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlIntegerToUnicodeString(_In_ ULONG Value, _In_opt_ ULONG Base, _Inout_ PUNICODE_STRING String);
/// Writes a 64-bit number as text in a base.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlInt64ToUnicodeString(_In_ ULONGLONG Value, _In_opt_ ULONG Base, _Inout_ PUNICODE_STRING String);
/// Reads a number from text in a base.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlUnicodeStringToInteger(_In_ PCUNICODE_STRING String, _In_opt_ ULONG Base, _Out_ PULONG Value);
/// Reads a number of 64 bits from text in a base, and says where it ends.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlUnicodeStringToInt64(
    _In_ PCUNICODE_STRING String, _In_opt_ ULONG Base, _Out_ PLONG64 Number, _Out_opt_ PWSTR *EndPointer);
/// Returns the bytes that a UTF-16 string needs as 8-bit text, with the terminator.
#define RtlUnicodeStringToAnsiSize(STRING) (((STRING)->Length + sizeof(UNICODE_NULL)) / sizeof(WCHAR))
#define RtlAnsiStringToUnicodeSize(STRING) (((STRING)->Length + sizeof(ANSI_NULL)) * sizeof(WCHAR))
// The documented bound and annotations elsewhere differ; the looser holds.
/// Hashes a string.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlHashUnicodeString(_In_ PCUNICODE_STRING String, _In_ BOOLEAN CaseInSensitive, _In_ ULONG HashAlgorithm, _Out_ PULONG HashValue);
#define HASH_STRING_ALGORITHM_DEFAULT 0
#define HASH_STRING_ALGORITHM_X65599 1
/// Writes a GUID as text in braces, in allocated memory.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlStringFromGUID(_In_ REFGUID Guid, _Out_ PUNICODE_STRING GuidString);
/// Reads a GUID from text in braces.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlGUIDFromString(_In_ PCUNICODE_STRING GuidString, _Out_ GUID *Guid);

/// Fills memory without keeping it in the caches.
NTSYSAPI VOID NTAPI RtlFillMemoryNonTemporal(_Out_writes_bytes_all_(Length) VOID UNALIGNED *Destination, _In_ SIZE_T Length, _In_ CONST UCHAR Value);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Points a STRING at text; fails if the text is too long.
_IRQL_requires_max_(HIGH_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlInitStringEx(_Out_ PSTRING DestinationString, _In_opt_z_ __drv_aliasesMem PCSZ SourceString);
/// Says whether the installed service pack is at least of a version.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI RtlIsServicePackVersionInstalled(_In_ ULONG Version);
/// Brings memory near the processor without keeping it in the caches.
_IRQL_requires_max_(HIGH_LEVEL)
NTSYSAPI VOID FASTCALL RtlPrefetchMemoryNonTemporal(_In_ PVOID Source, _In_ SIZE_T Length);
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
