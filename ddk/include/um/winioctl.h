// Control codes of devices, for programs: the same header that drivers use has the codes, methods and access bits.
#pragma once
#ifndef _WINIOCTL_
#define _WINIOCTL_
#include <windef.h>
#include <devioctl.h>
#endif
