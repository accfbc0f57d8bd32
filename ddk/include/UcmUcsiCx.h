// UcmUcsiCx.h: class extension of USB Type-C connectors that speak UCSI.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

#include <ucmucsi/UcmUcsiSpec.h>
#include <ucmucsi/UcmUcsiDevice.h>
#include <ucmucsi/UcmUcsiPpm.h>
#include <ucmucsi/UcmUcsiPpmRequests.h>
#ifdef __cplusplus
}
#endif
