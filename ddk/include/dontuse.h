// Nothing of its own: what Microsoft keeps here is in sal.h and driverspecs.h.
#pragma once
#include <specstrings.h>
