// pepfx.h: platform extension plug-ins for power and ACPI.
#pragma once

#include <wdm.h>
#include <acpiioct.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <pepfx/part1.h>
#include <pepfx/part2.h>
#include <pepfx/part3.h>
#ifdef __cplusplus
}
#endif
