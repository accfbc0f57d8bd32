// The auxiliary kernel-mode library: loaded modules, the data of a bug check, firmware tables.
#pragma once
#ifndef _AUX_KLIB_H
#define _AUX_KLIB_H
#include <ntddk.h>
#ifdef __cplusplus
extern "C" {
#endif
#define AUX_KLIB_MODULE_PATH_LEN 256
/// Where a loaded image is.
typedef struct _AUX_MODULE_BASIC_INFO {
    /// Its first byte.
    PVOID ImageBase;
} AUX_MODULE_BASIC_INFO, *PAUX_MODULE_BASIC_INFO;
/// Where a loaded image is, and what it is called.
typedef struct _AUX_MODULE_EXTENDED_INFO {
    /// Its first byte.
    AUX_MODULE_BASIC_INFO BasicInfo;
    /// Bytes of the image in memory.
    ULONG ImageSize;
    /// Where in the path the file's own name begins.
    USHORT FileNameOffset;
    /// The path of its file, ending in a zero.
    UCHAR FullPathName[AUX_KLIB_MODULE_PATH_LEN];
} AUX_MODULE_EXTENDED_INFO, *PAUX_MODULE_EXTENDED_INFO;
/// Why the system stopped.
typedef struct _KBUGCHECK_DATA {
    /// Bytes of this structure, which the caller sets.
    ULONG BugCheckDataSize;
    /// Code of the bug check; 0 while there is none.
    ULONG BugCheckCode;
    /// Meaning depends on the code.
    ULONG_PTR Parameter1;
    /// Meaning depends on the code.
    ULONG_PTR Parameter2;
    /// Meaning depends on the code.
    ULONG_PTR Parameter3;
    /// Meaning depends on the code.
    ULONG_PTR Parameter4;
} KBUGCHECK_DATA, *PKBUGCHECK_DATA;
/// Sets the library up; the others fail before it.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI AuxKlibInitialize(VOID);
/// Gives the loaded images, or without a buffer the bytes that they need: an array of one of the structures above.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI AuxKlibQueryModuleInformation(
    _Inout_ PULONG BufferSize, _In_ ULONG ElementSize, _Out_writes_bytes_opt_(*BufferSize) PVOID QueryInfo);
/// Gives the code and parameters of the bug check under way, in a bug check callback.
_IRQL_requires_max_(HIGH_LEVEL)
NTSTATUS NTAPI AuxKlibGetBugCheckData(_Inout_ PKBUGCHECK_DATA BugCheckData);
/// Lists the firmware tables of a provider.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI AuxKlibEnumerateSystemFirmwareTables(
    _In_ ULONG FirmwareTableProviderSignature, _Out_writes_bytes_to_opt_(BufferLength, *ReturnLength) PVOID FirmwareTableBuffer,
    _In_ ULONG BufferLength, _Out_opt_ PULONG ReturnLength);
/// Gives a firmware table.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI AuxKlibGetSystemFirmwareTable(
    _In_ ULONG FirmwareTableProviderSignature, _In_ ULONG FirmwareTableID,
    _Out_writes_bytes_to_opt_(BufferLength, *ReturnLength) PVOID FirmwareTableBuffer, _In_ ULONG BufferLength, _Out_opt_ PULONG ReturnLength);
#ifdef __cplusplus
}
#endif
#endif
