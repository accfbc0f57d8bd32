// wditypes.hpp: the values and structures within messages to wireless network cards.
#pragma once

#include <wdi/values.h>
