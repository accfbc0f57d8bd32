// Structured exception handling in programs. Unlike the kernel's header this one leaves plain words such as `leave` to the program.
#pragma once
#include_next <excpt.h>
#undef try
#undef except
#undef finally
#undef leave
