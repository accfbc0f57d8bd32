// Where the kit has it.
#pragma once
#include <UdeCx.h>
