// xfilter.h: addresses of media as NDIS compares them.
#pragma once

#include <ntdef.h>

#ifdef __cplusplus
extern "C" {
#endif
#define ETH_LENGTH_OF_ADDRESS 6
#define ETH_IS_MULTICAST(Address) (BOOLEAN)(((PUCHAR)(Address))[0] & ((UCHAR)0x01))
#define ETH_IS_BROADCAST(Address) \
    ((((PUCHAR)(Address))[0] & ((PUCHAR)(Address))[1] & ((PUCHAR)(Address))[2] & ((PUCHAR)(Address))[3] & \
      ((PUCHAR)(Address))[4] & ((PUCHAR)(Address))[5]) == 0xff)
#define ETH_COPY_NETWORK_ADDRESS(_D, _S) { *((ULONG UNALIGNED *)(_D)) = *((ULONG UNALIGNED *)(_S)); *((USHORT UNALIGNED *)((UCHAR *)(_D) + 4)) = *((USHORT UNALIGNED *)((UCHAR *)(_S) + 4)); }
#define TR_LENGTH_OF_FUNCTIONAL 4
#define TR_LENGTH_OF_ADDRESS 6
typedef ULONG TR_FUNCTIONAL_ADDRESS;
typedef ULONG TR_GROUP_ADDRESS;
#define TR_IS_MAC_FRAME(_PacketHeader) ((((PUCHAR)_PacketHeader)[1] & 0xfc) == 0)
#ifdef __cplusplus
}
#endif
