// ntddndis.h: what programs and drivers of every kind ask of network cards: object identifiers and their structures.
#pragma once
#ifndef _NTDDNDIS_
#define _NTDDNDIS_
#endif

#include <wdm.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <ndis/types.h>
#include <ntddndis/oids.h>
#include <ntddndis/constants.h>
#include <ndis/offload.h>
#include <ndis/scale.h>
#include <ndis/power.h>
#include <ndis/switch.h>
#include <ndis/virtualization.h>
#include <ntddndis/wireless.h>
#include <ntddndis/media.h>
#ifdef __cplusplus
}
#endif
