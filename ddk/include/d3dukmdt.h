// d3dukmdt.h: types of WDDM that drivers of both modes share.
#pragma once

#include <ntdef.h>
#include <windef.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <d3dukmdt/part1.h>
#include <d3dukmdt/part2.h>
#ifdef __cplusplus
}
#endif
