// Included before the headers that hold DEFINE_GUID lines, in one source file of a driver: there the GUIDs are defined.
#ifndef INITGUID
#define INITGUID
#endif
#include <guiddef.h>
