// AMD's vectors, as far as drivers use them.
#pragma once
#include <immintrin.h>
