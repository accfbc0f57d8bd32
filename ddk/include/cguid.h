// cguid.h: what coguid.h has, under the name of the newer kits.
#pragma once
#include <coguid.h>
