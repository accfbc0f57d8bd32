// d3dkmddi.h: what WDDM asks of display drivers.
#pragma once

#include <wdm.h>
#include <d3dkmdt.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <d3dkmddi/arguments.h>
#include <d3dkmddi/present.h>
#include <d3dkmddi/devices.h>
#include <d3dkmddi/capabilities.h>
#include <d3dkmddi/allocations.h>
#include <d3dkmddi/submission.h>
#include <d3dkmddi/paging.h>
#include <d3dkmddi/vidpn.h>
#include <d3dkmddi/monitors.h>
#include <d3dkmddi/power.h>
#include <d3dkmddi/pointers.h>
#include <d3dkmddi/rendering.h>
#include <d3dkmddi/routines.h>
#ifdef __cplusplus
}
#endif
