// acx.h: the audio class extension: audio drivers that are WDF drivers, whose circuits, pins and streams are WDF-like objects.
// Declared for the checks; the emulated kernel does not stream.
#pragma once

#include <wdf.h>
#include <ksmedia.h>
#include <drmk.h>

#ifdef __cplusplus
extern "C" {
#endif
typedef struct _ACX_DRIVER_GLOBALS {
    ULONG Reserved;
} ACX_DRIVER_GLOBALS, *PACX_DRIVER_GLOBALS;
/// What is there depends on the version that the driver asks for; here everything is.
#define ACX_IS_FUNCTION_AVAILABLE(FunctionName) TRUE
#define ACX_IS_STRUCTURE_AVAILABLE(StructName) TRUE
#define ACX_IS_FIELD_AVAILABLE(StructName, FieldName) TRUE
#define ACX_STRUCTURE_SIZE(StructName) ((ULONG)sizeof(StructName))

#include <acx/types.h>
#include <acx/object_bags.h>
#include <acx/driver.h>
#include <acx/device.h>
#include <acx/requests.h>
#include <acx/events.h>
#include <acx/pins.h>
#include <acx/circuits.h>
#include <acx/elements.h>
#include <acx/formats.h>
#include <acx/streams.h>
#include <acx/targets.h>
#include <acx/manager.h>
#ifdef __cplusplus
}
#endif
