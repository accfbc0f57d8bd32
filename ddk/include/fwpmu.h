// fwpmu.h: management of the Windows filtering platform as programs include it; in a driver the routines are those of fwpmk.h.
#pragma once

#include <fwpmk.h>
