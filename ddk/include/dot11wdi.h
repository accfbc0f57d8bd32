// dot11wdi.h: wireless network cards of the WDI model. WiFiCx took its declarations over.
#pragma once

#include <dot11wificxintf.h>
