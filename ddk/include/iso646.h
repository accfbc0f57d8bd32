// What drivers use of the C library; the declarations are those of plain C programs.
#pragma once
#include <crt/iso646.h>
