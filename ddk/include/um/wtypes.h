// The Win32 types, under the name that programs of COM's days include before setupapi.h.
#pragma once
#include <windows.h>
