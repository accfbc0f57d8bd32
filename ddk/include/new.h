// C++: the older name of <new>.
#pragma once
#ifdef __cplusplus
#include <new>
#endif
