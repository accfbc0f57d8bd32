// The Ex functions of ntstrsafe.h: they give the end of the text and what is left, and take flags.
#pragma once
#include <ntstrsafe.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifndef NTSTRSAFE_NO_CCH_FUNCTIONS
/// Copies text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCopyExA(_Out_writes_opt_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _In_opt_ NTSTRSAFE_PCSTR pszSrc, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags);
/// Adds text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCatExA(_Inout_updates_opt_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _In_opt_ NTSTRSAFE_PCSTR pszSrc, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags);
/// Copies at most so much text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCopyNExA(_Out_writes_opt_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _In_opt_ STRSAFE_PCNZCH pszSrc, _In_ size_t cchToCopy, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags);
/// Adds at most so much text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCatNExA(_Inout_updates_opt_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _In_opt_ STRSAFE_PCNZCH pszSrc, _In_ size_t cchToAppend, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags);
/// Formats text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS __cdecl RtlStringCchPrintfExA(_Out_writes_opt_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags, _In_opt_ _Printf_format_string_ NTSTRSAFE_PCSTR pszFormat, ...);
/// Formats text from a list of arguments. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchVPrintfExA(_Out_writes_opt_(cchDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cchDest, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags, _In_opt_ _Printf_format_string_ NTSTRSAFE_PCSTR pszFormat, _In_ va_list argList);
/// Copies text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCopyExW(_Out_writes_opt_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_opt_ NTSTRSAFE_PCWSTR pszSrc, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags);
/// Adds text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCatExW(_Inout_updates_opt_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_opt_ NTSTRSAFE_PCWSTR pszSrc, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags);
/// Copies at most so much text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCopyNExW(_Out_writes_opt_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_opt_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cchToCopy, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags);
/// Adds at most so much text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchCatNExW(_Inout_updates_opt_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _In_opt_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cchToAppend, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags);
/// Formats text. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS __cdecl RtlStringCchPrintfExW(_Out_writes_opt_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags, _In_opt_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, ...);
/// Formats text from a list of arguments. The destination holds so many characters; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the characters left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCchVPrintfExW(_Out_writes_opt_(cchDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cchDest, _Outptr_opt_result_buffer_(*pcchRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcchRemaining, _In_ ULONG dwFlags, _In_opt_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, _In_ va_list argList);
#endif
#ifndef NTSTRSAFE_NO_CB_FUNCTIONS
/// Copies text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCopyExA(_Out_writes_bytes_opt_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _In_opt_ NTSTRSAFE_PCSTR pszSrc, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags);
/// Adds text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCatExA(_Inout_updates_bytes_opt_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _In_opt_ NTSTRSAFE_PCSTR pszSrc, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags);
/// Copies at most so much text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCopyNExA(_Out_writes_bytes_opt_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _In_opt_ STRSAFE_PCNZCH pszSrc, _In_ size_t cbToCopy, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags);
/// Adds at most so much text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCatNExA(_Inout_updates_bytes_opt_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _In_opt_ STRSAFE_PCNZCH pszSrc, _In_ size_t cbToAppend, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags);
/// Formats text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS __cdecl RtlStringCbPrintfExA(_Out_writes_bytes_opt_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags, _In_opt_ _Printf_format_string_ NTSTRSAFE_PCSTR pszFormat, ...);
/// Formats text from a list of arguments. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbVPrintfExA(_Out_writes_bytes_opt_(cbDest) NTSTRSAFE_PSTR pszDest, _In_ size_t cbDest, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags, _In_opt_ _Printf_format_string_ NTSTRSAFE_PCSTR pszFormat, _In_ va_list argList);
/// Copies text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCopyExW(_Out_writes_bytes_opt_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_opt_ NTSTRSAFE_PCWSTR pszSrc, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags);
/// Adds text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCatExW(_Inout_updates_bytes_opt_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_opt_ NTSTRSAFE_PCWSTR pszSrc, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags);
/// Copies at most so much text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCopyNExW(_Out_writes_bytes_opt_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_opt_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cbToCopy, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags);
/// Adds at most so much text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbCatNExW(_Inout_updates_bytes_opt_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _In_opt_ STRSAFE_PCNZWCH pszSrc, _In_ size_t cbToAppend, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags);
/// Formats text. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS __cdecl RtlStringCbPrintfExW(_Out_writes_bytes_opt_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags, _In_opt_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, ...);
/// Formats text from a list of arguments. The destination holds so many bytes; text that does not fit is cut and STATUS_BUFFER_OVERFLOW returned. Also gives the end of the text and the bytes left, its zero included; flags say what is filled, emptied or kept.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI RtlStringCbVPrintfExW(_Out_writes_bytes_opt_(cbDest) NTSTRSAFE_PWSTR pszDest, _In_ size_t cbDest, _Outptr_opt_result_bytebuffer_(*pcbRemaining) NTSTRSAFE_PWSTR *ppszDestEnd, _Out_opt_ size_t *pcbRemaining, _In_ ULONG dwFlags, _In_opt_ _Printf_format_string_ NTSTRSAFE_PCWSTR pszFormat, _In_ va_list argList);
#endif
#ifdef UNICODE
#define RtlStringCchCopyEx RtlStringCchCopyExW
#define RtlStringCchCatEx RtlStringCchCatExW
#define RtlStringCchCopyNEx RtlStringCchCopyNExW
#define RtlStringCchCatNEx RtlStringCchCatNExW
#define RtlStringCchPrintfEx RtlStringCchPrintfExW
#define RtlStringCchVPrintfEx RtlStringCchVPrintfExW
#define RtlStringCbCopyEx RtlStringCbCopyExW
#define RtlStringCbCatEx RtlStringCbCatExW
#define RtlStringCbCopyNEx RtlStringCbCopyNExW
#define RtlStringCbCatNEx RtlStringCbCatNExW
#define RtlStringCbPrintfEx RtlStringCbPrintfExW
#define RtlStringCbVPrintfEx RtlStringCbVPrintfExW
#else
#define RtlStringCchCopyEx RtlStringCchCopyExA
#define RtlStringCchCatEx RtlStringCchCatExA
#define RtlStringCchCopyNEx RtlStringCchCopyNExA
#define RtlStringCchCatNEx RtlStringCchCatNExA
#define RtlStringCchPrintfEx RtlStringCchPrintfExA
#define RtlStringCchVPrintfEx RtlStringCchVPrintfExA
#define RtlStringCbCopyEx RtlStringCbCopyExA
#define RtlStringCbCatEx RtlStringCbCatExA
#define RtlStringCbCopyNEx RtlStringCbCopyNExA
#define RtlStringCbCatNEx RtlStringCbCatNExA
#define RtlStringCbPrintfEx RtlStringCbPrintfExA
#define RtlStringCbVPrintfEx RtlStringCbVPrintfExA
#endif
#ifdef __cplusplus
}
#endif
