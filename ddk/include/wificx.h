// wificx.h: wireless network cards over the WiFi class extension (WiFiCx).
#pragma once

#include <netadaptercx.h>
#include <dot11wificxintf.h>
#include <wdi/values.h>
#include <windot11.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <wificx/types.h>
#include <wificx/device.h>
#include <wificx/adapter.h>
#ifdef __cplusplus
}
#endif
