// When a packet was sent or received, as the card or its driver says. Part of ndis.h.
#pragma once

/// A time, in the card's own unit.
typedef struct _NET_BUFFER_LIST_TIMESTAMP {
    /// Of the clock that the card's capabilities name.
    ULONG64 Timestamp;
} NET_BUFFER_LIST_TIMESTAMP, *PNET_BUFFER_LIST_TIMESTAMP;

#ifdef _WIN64
/// Keeps a time with a packet.
FORCEINLINE VOID NdisSetNblTimestampInfo(_Inout_ NET_BUFFER_LIST *Nbl, _In_ const NET_BUFFER_LIST_TIMESTAMP *NblTimestamp)
{
    Nbl->NetBufferListInfo[NetBufferListInfoReserved3] = (PVOID)NblTimestamp->Timestamp;
}
/// The time that was kept with a packet; 0 if none was.
FORCEINLINE VOID NdisGetNblTimestampInfo(_In_ const NET_BUFFER_LIST *Nbl, _Out_ NET_BUFFER_LIST_TIMESTAMP *NblTimestamp)
{
    NblTimestamp->Timestamp = (ULONG64)Nbl->NetBufferListInfo[NetBufferListInfoReserved3];
}
/// Keeps the time of one packet with another.
FORCEINLINE VOID NdisCopyNblTimestampInfo(_Inout_ NET_BUFFER_LIST *NblDest, _In_ const NET_BUFFER_LIST *NblSrc)
{
    NblDest->NetBufferListInfo[NetBufferListInfoReserved3] = NblSrc->NetBufferListInfo[NetBufferListInfoReserved3];
}
#endif
