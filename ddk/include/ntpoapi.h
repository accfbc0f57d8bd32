// ntpoapi.h: power states, which wdm.h declares with everything else of the power manager.
#pragma once

#include <wdm.h>

