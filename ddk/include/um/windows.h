// The Win32 API as console programs use it to reach drivers. Every routine declared here runs in the emulated machine; what a program
// calls beyond it stops the run by its name.
#pragma once
#ifndef _WINDOWS_
#define _WINDOWS_
#include <sdkddkver.h>
#include <excpt.h>
#include <ctype.h>
#include <string.h>
#include <wchar.h>
#include <windef.h>
#include <winnt.h>
#include <winbase.h>
#include <threadpoolapiset.h>
#include <commapi.h>
#include <consoleapi.h>
#include <winerror.h>
#include <winuser.h>
#include <winreg.h>
#ifndef WIN32_LEAN_AND_MEAN
#include <stdlib.h>
#include <winioctl.h>
#endif
#include <winsvc.h>
#endif
