// dot11wdi.h: Wi-Fi drivers under the WDI framework.
#pragma once

#include <ndis.h>
#include <windot11.h>

#include <wdi/messages.h>
#include <wdi/datapath.h>
