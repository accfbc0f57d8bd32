// The service control manager, as far as it loads and unloads drivers.
#pragma once
#ifndef _WINSVC_
#define _WINSVC_
#include <windef.h>
#include <winnt.h>
#endif
