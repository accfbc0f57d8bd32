// Where the kit has it.
#pragma once
#include <UcmUcsiCx.h>
