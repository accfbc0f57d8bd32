// wdfhwaccess.h: a part of the framework; wdf.h has it with everything else.
#pragma once

#include <wdf.h>
