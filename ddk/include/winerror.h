// The errors of programs, which some drivers know too.
#pragma once
#include <um/winerror.h>
