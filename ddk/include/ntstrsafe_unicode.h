// Safe string functions for UNICODE_STRINGs.
#pragma once
#include <ntstrsafe.h>
#ifdef __cplusplus
extern "C" {
#endif
/// Points a UNICODE_STRING at text.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringInit(_Out_ PUNICODE_STRING DestinationString, _In_opt_ NTSTRSAFE_PCWSTR pszSrc);
/// Points a UNICODE_STRING at text. With STRSAFE_IGNORE_NULLS both pointers may be NULL.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringInitEx(_Out_opt_ PUNICODE_STRING DestinationString, _In_opt_ NTSTRSAFE_PCWSTR pszSrc, _In_ ULONG dwFlags);
/// Checks a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringValidate(_In_ PCUNICODE_STRING SourceString);
/// Checks a UNICODE_STRING. With STRSAFE_IGNORE_NULLS the pointer may be NULL.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringValidateEx(_In_opt_ PCUNICODE_STRING SourceString, _In_ ULONG dwFlags);
/// Copies a UNICODE_STRING to another.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCopy(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString);
/// Copies text to a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCopyString(_Inout_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc);
/// Copies a UNICODE_STRING to another. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCopyEx(_Inout_opt_ PUNICODE_STRING DestinationString, _In_opt_ PCUNICODE_STRING SourceString, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags);
/// Copies text to a UNICODE_STRING. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCopyStringEx(_Inout_opt_ PUNICODE_STRING DestinationString, _In_opt_ NTSTRSAFE_PCWSTR pszSrc, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags);
/// Adds a UNICODE_STRING to another.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCat(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString);
/// Adds text to a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCatString(_Inout_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc);
/// Adds a UNICODE_STRING to another. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCatEx(_Inout_opt_ PUNICODE_STRING DestinationString, _In_opt_ PCUNICODE_STRING SourceString, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags);
/// Adds text to a UNICODE_STRING. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCatStringEx(_Inout_opt_ PUNICODE_STRING DestinationString, _In_opt_ NTSTRSAFE_PCWSTR pszSrc, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags);
#ifndef NTSTRSAFE_NO_CCH_FUNCTIONS
/// Copies at most so many characters of a UNICODE_STRING to another.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCchCopyN(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ size_t cchToCopy);
/// Copies at most so many characters of text to a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCchCopyStringN(_Inout_ PUNICODE_STRING DestinationString, _In_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cchToCopy);
/// Copies at most so many characters of a UNICODE_STRING to another. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCchCopyNEx(_Inout_opt_ PUNICODE_STRING DestinationString, _In_opt_ PCUNICODE_STRING SourceString, _In_ size_t cchToCopy, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags);
/// Copies at most so many characters of text to a UNICODE_STRING. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCchCopyStringNEx(_Inout_opt_ PUNICODE_STRING DestinationString, _In_opt_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cchToCopy, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags);
/// Adds at most so many characters of a UNICODE_STRING to another.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCchCatN(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ size_t cchToAppend);
/// Adds at most so many characters of text to a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCchCatStringN(_Inout_ PUNICODE_STRING DestinationString, _In_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cchToAppend);
/// Adds at most so many characters of a UNICODE_STRING to another. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCchCatNEx(_Inout_opt_ PUNICODE_STRING DestinationString, _In_opt_ PCUNICODE_STRING SourceString, _In_ size_t cchToAppend, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags);
/// Adds at most so many characters of text to a UNICODE_STRING. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCchCatStringNEx(_Inout_opt_ PUNICODE_STRING DestinationString, _In_opt_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cchToAppend, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags);
/// Copies a UNICODE_STRING to a buffer of so many characters and adds a zero; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCopyUnicodeString(_Out_writes_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_ PCUNICODE_STRING SourceString);
/// Copies a UNICODE_STRING to a buffer of so many characters and adds a zero; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCopyUnicodeStringEx(_Out_writes_opt_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_opt_ PCUNICODE_STRING SourceString, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags);
#endif
#ifndef NTSTRSAFE_NO_CB_FUNCTIONS
/// Copies at most so many bytes of a UNICODE_STRING to another.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCbCopyN(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ size_t cbToCopy);
/// Copies at most so many bytes of text to a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCbCopyStringN(_Inout_ PUNICODE_STRING DestinationString, _In_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cbToCopy);
/// Copies at most so many bytes of a UNICODE_STRING to another. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCbCopyNEx(_Inout_opt_ PUNICODE_STRING DestinationString, _In_opt_ PCUNICODE_STRING SourceString, _In_ size_t cbToCopy, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags);
/// Copies at most so many bytes of text to a UNICODE_STRING. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCbCopyStringNEx(_Inout_opt_ PUNICODE_STRING DestinationString, _In_opt_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cbToCopy, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags);
/// Adds at most so many bytes of a UNICODE_STRING to another.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCbCatN(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ size_t cbToAppend);
/// Adds at most so many bytes of text to a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCbCatStringN(_Inout_ PUNICODE_STRING DestinationString, _In_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cbToAppend);
/// Adds at most so many bytes of a UNICODE_STRING to another. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCbCatNEx(_Inout_opt_ PUNICODE_STRING DestinationString, _In_opt_ PCUNICODE_STRING SourceString, _In_ size_t cbToAppend, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags);
/// Adds at most so many bytes of text to a UNICODE_STRING. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCbCatStringNEx(_Inout_opt_ PUNICODE_STRING DestinationString, _In_opt_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cbToAppend, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags);
/// Copies a UNICODE_STRING to a buffer of so many bytes and adds a zero; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCopyUnicodeString(_Out_writes_bytes_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_ PCUNICODE_STRING SourceString);
/// Copies a UNICODE_STRING to a buffer of so many bytes and adds a zero; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCopyUnicodeStringEx(_Out_writes_bytes_opt_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_opt_ PCUNICODE_STRING SourceString, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags);
#endif
/// Formats text into a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS __cdecl RtlUnicodeStringPrintf(_Inout_ PUNICODE_STRING DestinationString, _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, ...);
/// Formats text into a UNICODE_STRING. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS __cdecl RtlUnicodeStringPrintfEx(_Inout_opt_ PUNICODE_STRING DestinationString, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags, _In_opt_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, ...);
/// Formats text from a list of arguments into a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringVPrintf(_Inout_ PUNICODE_STRING DestinationString, _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, _In_ va_list argList);
/// Formats text from a list of arguments into a UNICODE_STRING. Also gives the rest of the buffer as a string; flags say what is filled, emptied or kept.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringVPrintfEx(_Inout_opt_ PUNICODE_STRING DestinationString, _Out_opt_ PUNICODE_STRING RemainingString, _In_ ULONG dwFlags, _In_opt_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, _In_ va_list argList);
#ifdef __cplusplus
}
#endif
