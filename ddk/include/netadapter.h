// netadapter.h: a part of netadaptercx.h in the kit, which some drivers include by its own name.
#pragma once

#include <netadaptercx.h>
