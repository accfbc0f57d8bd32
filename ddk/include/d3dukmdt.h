// d3dukmdt.h: types of WDDM that drivers of both modes share.
#pragma once

#include <ntdef.h>
#include <windef.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <d3dukmdt/versions.h>
#include <d3dukmdt/addresses.h>
#include <d3dukmdt/allocations.h>
#include <d3dukmdt/display.h>
#include <d3dukmdt/objects.h>
#include <d3dukmdt/residency.h>
#include <d3dukmdt/synchronization.h>
#ifdef __cplusplus
}
#endif
