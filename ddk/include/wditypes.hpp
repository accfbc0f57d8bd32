// wditypes.hpp: types of what is in WDI messages.
#pragma once

#include <wdi/tlv_ids.h>
#include <wdi/types.h>
