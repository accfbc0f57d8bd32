// String copies, concatenations and formats that know how long the destination is.
#pragma once
#ifndef _NTSTRSAFE_H_INCLUDED_
#define _NTSTRSAFE_H_INCLUDED_
#include <ntdef.h>
#include <stdarg.h>
#ifdef __cplusplus
extern "C" {
#endif
#define NTSTRSAFE_MAX_CCH 2147483647
#define NTSTRSAFE_UNICODE_STRING_MAX_CCH 32767
#define STRSAFE_IGNORE_NULLS 0x00000100
#define STRSAFE_FILL_BEHIND_NULL 0x00000200
#define STRSAFE_FILL_ON_FAILURE 0x00000400
#define STRSAFE_NULL_ON_FAILURE 0x00000800
#define STRSAFE_NO_TRUNCATION 0x00001000
typedef _Null_terminated_ char *NTSTRSAFE_PSTR;
typedef _Null_terminated_ const char *NTSTRSAFE_PCSTR;
typedef _Null_terminated_ wchar_t *NTSTRSAFE_PWSTR;
typedef _Null_terminated_ const wchar_t *NTSTRSAFE_PCWSTR;

/// Copies text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCopyA(_Out_writes_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _In_ NTSTRSAFE_PCSTR pszSrc);
/// Adds text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCatA(_Inout_updates_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _In_ NTSTRSAFE_PCSTR pszSrc);
/// Copies at most so much text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCopyNA(_Out_writes_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _In_ NTSTRSAFE_PCSTR pszSrc, _In_ size_t cchToCopy);
/// Adds at most so much text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCatNA(_Inout_updates_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _In_ NTSTRSAFE_PCSTR pszSrc, _In_ size_t cchToAppend);
/// Formats text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS __cdecl RtlStringCchPrintfA(_Out_writes_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _In_ _Printf_format_string_ NTSTRSAFE_PCSTR pszFormat, ...);
/// Formats text from a list of arguments. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchVPrintfA(_Out_writes_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _In_ _Printf_format_string_ NTSTRSAFE_PCSTR pszFormat, _In_ va_list argList);
/// Gives the length of text that ends within so many characters.
_Must_inspect_result_
NTSTATUS NTAPI RtlStringCchLengthA(_In_ NTSTRSAFE_PCSTR psz, _In_ size_t cchMax, _Out_opt_ size_t *pLength);
/// Copies text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCopyA(_Out_writes_bytes_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _In_ NTSTRSAFE_PCSTR pszSrc);
/// Adds text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCatA(_Inout_updates_bytes_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _In_ NTSTRSAFE_PCSTR pszSrc);
/// Copies at most so much text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCopyNA(_Out_writes_bytes_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _In_ NTSTRSAFE_PCSTR pszSrc, _In_ size_t cbToCopy);
/// Adds at most so much text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCatNA(_Inout_updates_bytes_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _In_ NTSTRSAFE_PCSTR pszSrc, _In_ size_t cbToAppend);
/// Formats text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS __cdecl RtlStringCbPrintfA(_Out_writes_bytes_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _In_ _Printf_format_string_ NTSTRSAFE_PCSTR pszFormat, ...);
/// Formats text from a list of arguments. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbVPrintfA(_Out_writes_bytes_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _In_ _Printf_format_string_ NTSTRSAFE_PCSTR pszFormat, _In_ va_list argList);
/// Gives the length of text that ends within so many bytes.
_Must_inspect_result_
NTSTATUS NTAPI RtlStringCbLengthA(_In_ NTSTRSAFE_PCSTR psz, _In_ size_t cbMax, _Out_opt_ size_t *pLength);
/// Copies text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCopyW(_Out_writes_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_ NTSTRSAFE_PCWSTR pszSrc);
/// Adds text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCatW(_Inout_updates_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_ NTSTRSAFE_PCWSTR pszSrc);
/// Copies at most so much text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCopyNW(_Out_writes_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_ NTSTRSAFE_PCWSTR pszSrc, _In_ size_t cchToCopy);
/// Adds at most so much text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCatNW(_Inout_updates_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_ NTSTRSAFE_PCWSTR pszSrc, _In_ size_t cchToAppend);
/// Formats text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS __cdecl RtlStringCchPrintfW(_Out_writes_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, ...);
/// Formats text from a list of arguments. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchVPrintfW(_Out_writes_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, _In_ va_list argList);
/// Gives the length of text that ends within so many characters.
_Must_inspect_result_
NTSTATUS NTAPI RtlStringCchLengthW(_In_ NTSTRSAFE_PCWSTR psz, _In_ size_t cchMax, _Out_opt_ size_t *pLength);
/// Copies text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCopyW(_Out_writes_bytes_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_ NTSTRSAFE_PCWSTR pszSrc);
/// Adds text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCatW(_Inout_updates_bytes_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_ NTSTRSAFE_PCWSTR pszSrc);
/// Copies at most so much text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCopyNW(_Out_writes_bytes_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_ NTSTRSAFE_PCWSTR pszSrc, _In_ size_t cbToCopy);
/// Adds at most so much text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCatNW(_Inout_updates_bytes_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_ NTSTRSAFE_PCWSTR pszSrc, _In_ size_t cbToAppend);
/// Formats text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS __cdecl RtlStringCbPrintfW(_Out_writes_bytes_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, ...);
/// Formats text from a list of arguments. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbVPrintfW(_Out_writes_bytes_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, _In_ va_list argList);
/// Gives the length of text that ends within so many bytes.
_Must_inspect_result_
NTSTATUS NTAPI RtlStringCbLengthW(_In_ NTSTRSAFE_PCWSTR psz, _In_ size_t cbMax, _Out_opt_ size_t *pLength);
/// Points a UNICODE_STRING at text.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringInit(_Out_ PUNICODE_STRING DestinationString, _In_opt_ NTSTRSAFE_PCWSTR pszSrc);
/// Copies a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCopy(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString);
/// Copies text to a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCopyString(_Inout_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc);
/// Adds a UNICODE_STRING to another.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCat(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString);
/// Adds text to a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringCatString(_Inout_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc);
/// Checks a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlUnicodeStringValidate(_In_ PCUNICODE_STRING SourceString);
/// Formats text into a UNICODE_STRING.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS __cdecl RtlUnicodeStringPrintf(_Inout_ PUNICODE_STRING DestinationString, _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, ...);
#ifdef UNICODE
#define RtlStringCchCopy RtlStringCchCopyW
#define RtlStringCchCat RtlStringCchCatW
#define RtlStringCchCopyN RtlStringCchCopyNW
#define RtlStringCchCatN RtlStringCchCatNW
#define RtlStringCchPrintf RtlStringCchPrintfW
#define RtlStringCchVPrintf RtlStringCchVPrintfW
#define RtlStringCchLength RtlStringCchLengthW
#define RtlStringCbCopy RtlStringCbCopyW
#define RtlStringCbCat RtlStringCbCatW
#define RtlStringCbCopyN RtlStringCbCopyNW
#define RtlStringCbCatN RtlStringCbCatNW
#define RtlStringCbPrintf RtlStringCbPrintfW
#define RtlStringCbVPrintf RtlStringCbVPrintfW
#define RtlStringCbLength RtlStringCbLengthW
#else
#define RtlStringCchCopy RtlStringCchCopyA
#define RtlStringCchCat RtlStringCchCatA
#define RtlStringCchCopyN RtlStringCchCopyNA
#define RtlStringCchCatN RtlStringCchCatNA
#define RtlStringCchPrintf RtlStringCchPrintfA
#define RtlStringCchVPrintf RtlStringCchVPrintfA
#define RtlStringCchLength RtlStringCchLengthA
#define RtlStringCbCopy RtlStringCbCopyA
#define RtlStringCbCat RtlStringCbCatA
#define RtlStringCbCopyN RtlStringCbCopyNA
#define RtlStringCbCatN RtlStringCbCatNA
#define RtlStringCbPrintf RtlStringCbPrintfA
#define RtlStringCbVPrintf RtlStringCbVPrintfA
#define RtlStringCbLength RtlStringCbLengthA
#endif
#ifdef __cplusplus
}
#endif
#endif
