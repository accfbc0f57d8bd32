// Everything that Microsoft's compiler has instructions for: scalars, and vectors.
#pragma once
#include <intrin0.h>
#include <immintrin.h>
