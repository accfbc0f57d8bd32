// pepfx.h: platform extension plug-ins for power and ACPI.
#pragma once

#include <wdm.h>
#include <acpiioct.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <pepfx/plugin.h>
#include <pepfx/notifications.h>
#include <pepfx/devices.h>
#include <pepfx/processors.h>
#include <pepfx/registration.h>
#include <pepfx/acpi.h>
#include <pepfx/acpi_resources.h>
#ifdef __cplusplus
}
#endif
