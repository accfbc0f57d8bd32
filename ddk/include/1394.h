// 1394.h: devices on IEEE 1394 buses.
#pragma once

#include <wdm.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <1394/bus.h>
#include <1394/registers.h>
#include <1394/requests.h>
#include <1394/options.h>
#include <1394/host.h>
#ifdef __cplusplus
}
#endif
