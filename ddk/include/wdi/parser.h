// Wireless network cards: how the library that reads and writes messages (TlvGeneratorParser) is called from C.
#pragma once

#include <ndis.h>
#include <wdi/types.h>
#include <wdi/message.h>

/// What the library hands to the driver's `operator new`, and the version that the other side speaks.
typedef struct _TLV_CONTEXT {
    ULONG_PTR AllocationContext;
    ULONG PeerVersion;
} TLV_CONTEXT, *PTLV_CONTEXT;
typedef const TLV_CONTEXT *PCTLV_CONTEXT;
/// Elements one after another, which are the library's memory if it says so.
#ifdef __cplusplus
extern "C++" {
template <typename Type> struct ArrayOfElements {
    UINT32 ElementCount;
    Type *pElements;
    BOOLEAN MemoryInternallyAllocated;
    /// Lets the list be the caller's array.
    void SimpleAssign(Type *pArray, UINT32 Count) { pElements = pArray; ElementCount = Count; MemoryInternallyAllocated = FALSE; }
};
}
#define RINGSIDE_WDI_LIST(Type) ArrayOfElements<Type>
#else
#define RINGSIDE_WDI_LIST(Type) struct { UINT32 ElementCount; Type *pElements; BOOLEAN MemoryInternallyAllocated; }
#endif
typedef RINGSIDE_WDI_LIST(UINT8) WDI_BYTE_BLOB, *PWDI_BYTE_BLOB;
/// Reads a message behind its head into a structure, gives back what that took, and writes one from a structure. A routine's own name
/// ends in the direction, ToIhv or FromIhv; without it, it is the one that the driver of a card needs.
#define RINGSIDE_WDI_MESSAGE(Name, Type) RINGSIDE_WDI_QUESTION(Name, Type) RINGSIDE_WDI_ANSWER(Name, Type)
#define RINGSIDE_WDI_QUESTION(Name, Type) RINGSIDE_WDI_READER(Name, Type) RINGSIDE_WDI_READER(Name##ToIhv, Type)
/// The same of messages that a driver only writes; `FreeGenerated` gives the memory back.
#define RINGSIDE_WDI_ANSWER(Name, Type) RINGSIDE_WDI_WRITER(Name, Type) RINGSIDE_WDI_WRITER(Name##FromIhv, Type)
#define RINGSIDE_WDI_READER(Name, Type) \
    NDIS_STATUS __stdcall ParseWdi##Name( \
        _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context, \
        _Out_ Type *pParsedMessage); \
    void __stdcall CleanupParsedWdi##Name(_In_ Type *pParsedMessage);
#define RINGSIDE_WDI_WRITER(Name, Type) \
    NDIS_STATUS __stdcall GenerateWdi##Name( \
        _In_ Type const *pMessage, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, \
        _Outptr_result_buffer_(*pBufferLength) UINT8 **ppBuffer);
#ifdef __cplusplus
extern "C" {
#endif
void __stdcall FreeGenerated(_In_ UINT8 *pBuffer);
/// Called with each line that a message is written out as.
typedef void(__stdcall *TlvDumperCallback)(_In_ UINT_PTR Context, _In_z_ _Printf_format_string_ PCSTR Format, ...);
/// Writes out what is behind the head of a message, to the trace and to the callback.
void __stdcall DumpMessageTlvByteStream(
    _In_ ULONG MessageId, _In_ BOOLEAN fToIhv, _In_ ULONG PeerVersion, _In_ ULONG BufferLength,
    _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_opt_ ULONG_PTR Context, _In_opt_ TlvDumperCallback pCallback);
/// The same where it is not known which message it is.
void __stdcall DumpUnknownTlvByteStream(
    _In_ ULONG PeerVersion, _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_opt_ ULONG_PTR Context,
    _In_opt_ TlvDumperCallback pCallback);
/// The same two to the trace alone.
void __stdcall TraceUnknownTlvByteStream(
    _In_ ULONG PeerVersion, _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer);
void __stdcall TraceMessageTlvByteStream(
    _In_ ULONG MessageId, _In_ BOOLEAN fToIhv, _In_ ULONG PeerVersion, _In_ ULONG BufferLength,
    _In_reads_bytes_(BufferLength) UINT8 const *pBuffer);
#ifdef __cplusplus
}
#endif
