// ndis.h: the network driver interface, versions 6 and 5. Declared for the checks; the emulated kernel has no NDIS yet.
#pragma once
#ifndef _NDIS_
#define _NDIS_
#endif

#ifdef NDIS_WDM
#include <wdm.h>
#else
#include <ntddk.h>
#endif
#include <ntddndis.h>

#ifdef __cplusplus
extern "C" {
#endif

#include <ndis/status.h>
#include <ndis/buffers.h>
#include <ndis/nbltimestamp.h>
#include <ndis/requests.h>
#include <ndis/wireless.h>
#include <ndis/miniport.h>
#include <ndis/protocol.h>
#include <ndis/filter.h>
#include <ndis/revisions.h>
#include <ndis/inline.h>
#include <ndis/locks.h>
#include <ndis/functions.h>
#include <ndis/functions_buffers.h>
#include <ndis/functions_miniport.h>
#include <ndis/functions_filter.h>
#include <ndis/ndis5/packets.h>
#include <ndis/ndis5/offload.h>
#include <ndis/ndis5/miniport.h>
#include <ndis/ndis5/protocol.h>
#include <ndis/connections.h>
#ifdef __cplusplus
}
#endif
