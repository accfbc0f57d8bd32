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
/// Reads a message behind its head into a structure, gives back what that took, and writes one from a structure.
#define RINGSIDE_WDI_MESSAGE(Name, Type) RINGSIDE_WDI_QUESTION(Name, Type) RINGSIDE_WDI_ANSWER(Name, Type)
#define RINGSIDE_WDI_QUESTION(Name, Type) \
    NDIS_STATUS __stdcall ParseWdi##Name(_In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context, _Out_ Type *pParsedMessage); \
    void __stdcall CleanupParsedWdi##Name(_In_ Type *pParsedMessage);
/// The same of messages that a driver only writes, for which `FreeGenerated` gives the memory back.
#define RINGSIDE_WDI_ANSWER(Name, Type) \
    NDIS_STATUS __stdcall GenerateWdi##Name(_In_ Type const *pMessage, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(*pBufferLength) UINT8 **ppBuffer);
/// Direction is part of a routine's own name; the plain name is the one that a driver for the card needs.
#define GenerateWdiIndicationLinkStateChangeFromIhv GenerateWdiIndicationLinkStateChange
#ifdef __cplusplus
extern "C" {
#endif
void __stdcall FreeGenerated(_In_ UINT8 *pBuffer);
#ifdef __cplusplus
}
#endif
