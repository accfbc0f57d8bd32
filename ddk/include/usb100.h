// Names of USB 1.0, all of them in usbspec.h.
#pragma once
#include <usbspec.h>
