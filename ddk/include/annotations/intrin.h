// Used with other kits' headers: the compiler's intrinsics are ours.
#pragma once
#include "../intrin.h"
