// ndiswan.h: miniports of wide area networks before NDIS 6.
#pragma once

#include <ndis.h>

#ifdef __cplusplus
extern "C" {
#endif
#define NDIS_USE_WAN_WRAPPER 0x00000001
#define NDIS_STATUS_TAPI_INDICATION ((NDIS_STATUS)0x40010080L)
#define PPP_MULTILINK_FRAMING 0x00000010
#define PPP_FRAMING 0x00000100
#define TAPI_PROVIDER 0x80000000
#define WAN_ERROR_CRC ((ULONG)0x00000001)
#define WAN_ERROR_FRAMING ((ULONG)0x00000002)
#define WAN_ERROR_HARDWAREOVERRUN ((ULONG)0x00000004)
#define WAN_ERROR_BUFFEROVERRUN ((ULONG)0x00000008)
#define WAN_ERROR_TIMEOUT ((ULONG)0x00000010)
#define WAN_ERROR_ALIGNMENT ((ULONG)0x00000020)
/// What OID_WAN_GET_INFO tells of a WAN miniport.
typedef struct _NDIS_WAN_INFO {
    ULONG MaxFrameSize;
    /// How many packets may be outstanding on a link.
    ULONG MaxTransmit;
    /// Bytes to be left free before each packet.
    ULONG HeaderPadding;
    /// Bytes to be left free behind each packet.
    ULONG TailPadding;
    ULONG Endpoints;
    UINT MemoryFlags;
    NDIS_PHYSICAL_ADDRESS HighestAcceptableAddress;
    ULONG FramingBits;
    ULONG DesiredACCM;
} NDIS_WAN_INFO, *PNDIS_WAN_INFO;
/// What OID_WAN_GET_LINK_INFO tells of a link.
typedef struct _NDIS_WAN_GET_LINK_INFO {
    NDIS_HANDLE NdisLinkHandle;
    ULONG MaxSendFrameSize;
    ULONG MaxRecvFrameSize;
    ULONG HeaderPadding;
    ULONG TailPadding;
    ULONG SendFramingBits;
    ULONG RecvFramingBits;
    ULONG SendCompressionBits;
    ULONG RecvCompressionBits;
    ULONG SendACCM;
    ULONG RecvACCM;
} NDIS_WAN_GET_LINK_INFO, *PNDIS_WAN_GET_LINK_INFO;
/// What OID_WAN_SET_LINK_INFO changes of a link.
typedef struct _NDIS_WAN_SET_LINK_INFO {
    NDIS_HANDLE NdisLinkHandle;
    ULONG MaxSendFrameSize;
    ULONG MaxRecvFrameSize;
    ULONG HeaderPadding;
    ULONG TailPadding;
    ULONG SendFramingBits;
    ULONG RecvFramingBits;
    ULONG SendCompressionBits;
    ULONG RecvCompressionBits;
    ULONG SendACCM;
    ULONG RecvACCM;
} NDIS_WAN_SET_LINK_INFO, *PNDIS_WAN_SET_LINK_INFO;
/// With NDIS_STATUS_WAN_LINE_UP: a link has come up.
typedef struct _NDIS_MAC_LINE_UP {
    /// In 100 bit/s.
    ULONG LinkSpeed;
    NDIS_WAN_QUALITY Quality;
    USHORT SendWindow;
    NDIS_HANDLE ConnectionWrapperID;
    NDIS_HANDLE NdisLinkHandle;
    /// What received packets are indicated with; NDIS fills it in.
    NDIS_HANDLE NdisLinkContext;
} NDIS_MAC_LINE_UP, *PNDIS_MAC_LINE_UP;
/// With NDIS_STATUS_WAN_LINE_DOWN: a link has gone down.
typedef struct _NDIS_MAC_LINE_DOWN {
    NDIS_HANDLE NdisLinkContext;
} NDIS_MAC_LINE_DOWN, *PNDIS_MAC_LINE_DOWN;
/// With NDIS_STATUS_WAN_FRAGMENT: a part of a packet was lost.
typedef struct _NDIS_MAC_FRAGMENT {
    NDIS_HANDLE NdisLinkContext;
    /// WAN_ERROR_… bits.
    ULONG Errors;
} NDIS_MAC_FRAGMENT, *PNDIS_MAC_FRAGMENT;
/// What OID_WAN_CO_GET_INFO tells.
typedef struct _NDIS_WAN_CO_INFO {
    ULONG MaxFrameSize;
    ULONG MaxSendWindow;
    ULONG FramingBits;
    ULONG DesiredACCM;
} NDIS_WAN_CO_INFO, *PNDIS_WAN_CO_INFO;
/// What OID_WAN_CO_GET_LINK_INFO tells of a link.
typedef struct _NDIS_WAN_CO_GET_LINK_INFO {
    ULONG MaxSendFrameSize;
    ULONG MaxRecvFrameSize;
    ULONG SendFramingBits;
    ULONG RecvFramingBits;
    ULONG SendCompressionBits;
    ULONG RecvCompressionBits;
    ULONG SendACCM;
    ULONG RecvACCM;
} NDIS_WAN_CO_GET_LINK_INFO, *PNDIS_WAN_CO_GET_LINK_INFO;
/// What OID_WAN_CO_SET_LINK_INFO changes of a link.
typedef struct _NDIS_WAN_CO_SET_LINK_INFO {
    ULONG MaxSendFrameSize;
    ULONG MaxRecvFrameSize;
    ULONG SendFramingBits;
    ULONG RecvFramingBits;
    ULONG SendCompressionBits;
    ULONG RecvCompressionBits;
    ULONG SendACCM;
    ULONG RecvACCM;
} NDIS_WAN_CO_SET_LINK_INFO, *PNDIS_WAN_CO_SET_LINK_INFO;
/// A packet on a link of a wide area network.
typedef struct _NDIS_WAN_PACKET {
    LIST_ENTRY WanPacketQueue;
    /// Where its data begins.
    PUCHAR CurrentBuffer;
    ULONG CurrentLength;
    /// Where the room for it begins.
    PUCHAR StartBuffer;
    /// Where the room for it ends.
    PUCHAR EndBuffer;
    PVOID ProtocolReserved1;
    PVOID ProtocolReserved2;
    PVOID ProtocolReserved3;
    PVOID ProtocolReserved4;
    PVOID MacReserved1;
    PVOID MacReserved2;
    PVOID MacReserved3;
    PVOID MacReserved4;
} NDIS_WAN_PACKET, *PNDIS_WAN_PACKET;
typedef NDIS_MINIPORT_CHARACTERISTICS NDIS_WAN_MINIPORT_CHARACTERISTICS;
typedef NDIS_WAN_MINIPORT_CHARACTERISTICS *PNDIS_WAN_MINIPORT_CHARACTERISTICS;
_IRQL_requires_(DISPATCH_LEVEL) VOID NdisMWanIndicateReceive(
    _Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_HANDLE NdisLinkContext,
    _In_reads_bytes_(PacketSize) PUCHAR Packet, _In_ ULONG PacketSize);
_IRQL_requires_(DISPATCH_LEVEL) VOID NdisMWanIndicateReceiveComplete(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_HANDLE NdisLinkContext);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisMWanSendComplete(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ PNDIS_WAN_PACKET Packet, _In_ NDIS_STATUS Status);
#ifdef __cplusplus
}
#endif
