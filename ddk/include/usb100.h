// Names of USB 1.0, all of them in usbspec.h.
#pragma once
#ifndef __USB100_H__
#define __USB100_H__
#endif
#include <usbspec.h>
