// d3dkmdt.h: video present networks of WDDM.
#pragma once

#include <ntdef.h>
#include <d3dukmdt.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <d3dkmdt/part1.h>
#include <d3dkmdt/part2.h>
#ifdef __cplusplus
}
#endif
