// Allocation, under the name that Microsoft gave its header.
#pragma once
#include <stdlib.h>
