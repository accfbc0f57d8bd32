// d3dkmdt.h: video present networks of WDDM.
#pragma once

#include <ntdef.h>
#include <d3dukmdt.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <d3dkmdt/modes.h>
#include <d3dkmdt/paths.h>
#include <d3dkmdt/surfaces.h>
#include <d3dkmdt/protection.h>
#include <d3dkmdt/adapters.h>
#ifdef __cplusplus
}
#endif
