// video.h: miniports of video adapters before WDDM.
#pragma once

#include <miniport.h>
#include <ntddvdeo.h>
#include <videoagp.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <video/adapter.h>
#include <video/children.h>
#include <video/interfaces.h>
#include <video/routines.h>
#ifdef __cplusplus
}
#endif
