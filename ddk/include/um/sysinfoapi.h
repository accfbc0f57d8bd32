// As in Windows' kit a part of windows.h by a name of its own; here winbase.h has what is in it.
#pragma once
#include <windows.h>
