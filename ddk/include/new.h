// C++: the older name of <new>.
#pragma once
#include <new>
