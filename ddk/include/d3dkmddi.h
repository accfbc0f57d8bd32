// d3dkmddi.h: what WDDM asks of display drivers.
#pragma once

#include <wdm.h>
#include <d3dkmdt.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <d3dkmddi/part1.h>
#include <d3dkmddi/part2.h>
#include <d3dkmddi/part3.h>
#include <d3dkmddi/part4.h>
#include <d3dkmddi/part5.h>
#ifdef __cplusplus
}
#endif
