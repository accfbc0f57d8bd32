// Names of USB 2.0, all of them in usbspec.h.
#pragma once
#include <usbspec.h>
