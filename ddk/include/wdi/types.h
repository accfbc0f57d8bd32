// Messages and the data path of wireless network cards; what the other parts need.
#pragma once

/// A port of a card; WDI_PORT_ANY stands for any.
typedef UINT16 WDI_PORT_ID;
#define WDI_PORT_ANY 0xFFFF
/// A station at the other end; WDI_PEER_ANY stands for any.
typedef UINT16 WDI_PEER_ID;
#define WDI_PEER_ANY 0xFFFF
/// Names a frame; says nothing of its place among others.
typedef UINT16 WDI_FRAME_ID;
/// A traffic identifier: 0 to 15 are those of 802.11.
typedef UINT8 WDI_EXTENDED_TID;
#define WDI_EXT_TID_NON_QOS 16
#define WDI_EXT_TID_UNKNOWN 31
/// Neither bytes nor frames limit what is taken from a queue.
#define WDI_QUANTUM_INVALID 0xFFFFFFFF
#define WDI_TX_MAX_FRAME_COUNT_INVALID 0xFF
/// What a driver makes of its data path.
typedef NDIS_HANDLE TAL_TXRX_HANDLE, *PTAL_TXRX_HANDLE;
typedef union _WDI_TXRX_MPDU_PN WDI_TXRX_MPDU_PN;
