// The header that most Windows headers name for their annotations. All of them are in sal.h and driverspecs.h.
#pragma once
#include <sal.h>
#include <driverspecs.h>
