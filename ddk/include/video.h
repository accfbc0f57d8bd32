// video.h: miniports of video adapters before WDDM.
#pragma once

#include <miniport.h>
#include <ntddvdeo.h>
#include <videoagp.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <video/part1.h>
#include <video/part2.h>
#ifdef __cplusplus
}
#endif
