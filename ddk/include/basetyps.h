// Names for GUIDs in drivers.
#pragma once
#include <guiddef.h>
