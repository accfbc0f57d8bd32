// Where the kit has it.
#pragma once
#include <UcmCx.h>
