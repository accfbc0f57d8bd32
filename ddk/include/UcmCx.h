// UcmCx.h: class extension of USB connector managers.
#pragma once

#include <wdf.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <ucm/UcmGlobals.h>
#include <ucm/UcmTypes.h>
#include <ucm/UcmManager.h>
#ifdef __cplusplus
}
#endif
