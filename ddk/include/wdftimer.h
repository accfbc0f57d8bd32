// wdftimer.h: timers of the framework; wdf.h has them with everything else.
#pragma once

#include <wdf.h>
