// UcmTcpciCx.h: class extension of USB Type-C port controllers.
#pragma once

#include <wdf.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <ucm/UcmTcpciGlobals.h>
#include <ucm/UcmTcpciSpec.h>
#include <ucm/UcmTcpciDevice.h>
#include <ucm/UcmTcpciPortController.h>
#include <ucm/UcmTcpciPortControllerRequests.h>
#ifdef __cplusplus
}
#endif
