// 1394.h: devices on IEEE 1394 buses.
#pragma once

#include <wdm.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <1394/part1.h>
#include <1394/part2.h>
#include <1394/part3.h>
#ifdef __cplusplus
}
#endif
