// The Win32 names for integers: windef.h has them.
#include <windef.h>
