// Nothing of its own: IoConnectInterruptEx and its parameters, which drivers for older systems get from here, are in wdm.h.
#pragma once
#include <wdm.h>
