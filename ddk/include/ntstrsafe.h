// String copies, concatenations and formats that know how long the destination is.
#pragma once
#ifndef _NTSTRSAFE_H_INCLUDED_
#define _NTSTRSAFE_H_INCLUDED_
#include <ntdef.h>
#include <stdio.h>
#include <string.h>
#include <stdarg.h>

typedef unsigned long DWORD;
#if defined(NTSTRSAFE_NO_CB_FUNCTIONS) && defined(NTSTRSAFE_NO_CCH_FUNCTIONS)
#error NTSTRSAFE_NO_CB_FUNCTIONS and NTSTRSAFE_NO_CCH_FUNCTIONS together leave no function: define one of them at most
#endif
#ifdef __cplusplus
extern "C" {
#endif
#ifndef NTSTRSAFE_MAX_CCH
#define NTSTRSAFE_MAX_CCH 2147483647
#elif NTSTRSAFE_MAX_CCH > 2147483647
#error NTSTRSAFE_MAX_CCH is 2147483647 at most
#endif
#ifndef NTSTRSAFE_UNICODE_STRING_MAX_CCH
#define NTSTRSAFE_UNICODE_STRING_MAX_CCH 32767
#elif NTSTRSAFE_UNICODE_STRING_MAX_CCH > 32767
#error NTSTRSAFE_UNICODE_STRING_MAX_CCH is 32767 at most
#endif
#define STRSAFE_MAX_CCH NTSTRSAFE_MAX_CCH
#define STRSAFE_IGNORE_NULLS 0x00000100
#define STRSAFE_FILL_BEHIND_NULL 0x00000200
#define STRSAFE_FILL_BEHIND 0x00000200
#define STRSAFE_FILL_ON_FAILURE 0x00000400
#define STRSAFE_NULL_ON_FAILURE 0x00000800
#define STRSAFE_ZERO_LENGTH_ON_FAILURE 0x00000800
#define STRSAFE_NO_TRUNCATION 0x00001000
#define STRSAFE_VALID_FLAGS 0x00001fff
#define STRSAFE_UNICODE_STRING_VALID_FLAGS 0x00001fff
#define STRSAFE_FILL_BYTE(byte) ((ULONG)(((byte) & 0xff) | STRSAFE_FILL_BEHIND_NULL))
#define STRSAFE_FAILURE_BYTE(byte) ((ULONG)(((byte) & 0xff) | STRSAFE_FILL_ON_FAILURE))
#define STRSAFE_GET_FILL_PATTERN(flags) ((int)((flags) & 0xff))
typedef _Null_terminated_ char *NTSTRSAFE_PSTR;
typedef _Null_terminated_ const char *NTSTRSAFE_PCSTR;
typedef _Null_terminated_ wchar_t *NTSTRSAFE_PWSTR;
typedef _Null_terminated_ const wchar_t *NTSTRSAFE_PCWSTR;
typedef _Null_terminated_ const wchar_t UNALIGNED *NTSTRSAFE_PCUWSTR;
typedef const char *STRSAFE_PCNZCH;
typedef const wchar_t *STRSAFE_PCNZWCH;
typedef const wchar_t UNALIGNED *STRSAFE_PCUNZWCH;

#ifndef NTSTRSAFE_NO_CCH_FUNCTIONS
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
NTSTATUS NTAPI RtlStringCchCopyNA(_Out_writes_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _In_ STRSAFE_PCNZCH pszSrc, _In_ size_t cchToCopy);
/// Adds at most so much text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCatNA(_Inout_updates_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _In_ STRSAFE_PCNZCH pszSrc, _In_ size_t cchToAppend);
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
NTSTATUS NTAPI RtlStringCchLengthA(_In_ NTSTRSAFE_PCSTR psz, _In_ size_t cchMax, _Out_opt_ size_t *pcchLength);
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
NTSTATUS NTAPI RtlStringCchCopyNW(_Out_writes_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cchToCopy);
/// Adds at most so much text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCatNW(_Inout_updates_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cchToAppend);
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
NTSTATUS NTAPI RtlStringCchLengthW(_In_ NTSTRSAFE_PCWSTR psz, _In_ size_t cchMax, _Out_opt_ size_t *pcchLength);
/// Gives the length of text at any address that ends within so many characters.
_Must_inspect_result_
NTSTATUS NTAPI RtlUnalignedStringCchLengthW(_In_ STRSAFE_PCUNZWCH psz, _In_ size_t cchMax, _Out_opt_ size_t *pcchLength);
#endif
#ifndef NTSTRSAFE_NO_CB_FUNCTIONS
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
NTSTATUS NTAPI RtlStringCbCopyNA(_Out_writes_bytes_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _In_ STRSAFE_PCNZCH pszSrc, _In_ size_t cbToCopy);
/// Adds at most so much text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCatNA(_Inout_updates_bytes_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _In_ STRSAFE_PCNZCH pszSrc, _In_ size_t cbToAppend);
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
NTSTATUS NTAPI RtlStringCbLengthA(_In_ NTSTRSAFE_PCSTR psz, _In_ size_t cbMax, _Out_opt_ size_t *pcbLength);
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
NTSTATUS NTAPI RtlStringCbCopyNW(_Out_writes_bytes_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cbToCopy);
/// Adds at most so much text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCatNW(_Inout_updates_bytes_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cbToAppend);
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
NTSTATUS NTAPI RtlStringCbLengthW(_In_ NTSTRSAFE_PCWSTR psz, _In_ size_t cbMax, _Out_opt_ size_t *pcbLength);
/// Gives the length of text at any address that ends within so many bytes.
_Must_inspect_result_
NTSTATUS NTAPI RtlUnalignedStringCbLengthW(_In_ STRSAFE_PCUNZWCH psz, _In_ size_t cbMax, _Out_opt_ size_t *pcbLength);
#endif
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
#include <ntstrsafe_ex.h>
#ifndef NTSTRSAFE_NO_UNICODE_STRING_FUNCTIONS
#include <ntstrsafe_unicode.h>
#endif
#endif
