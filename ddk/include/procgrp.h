// procgrp.h: processor groups, for drivers that also run where Windows has none (procgrp.lib).
#pragma once

#include <wdm.h>

EXTERN_C_START
/// Finds out whether the system has processor groups; the library's other routines are called after it.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID WdmlibProcgrpInitialize(VOID);
EXTERN_C_END
