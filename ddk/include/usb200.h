// Names of USB 2.0, all of them in usbspec.h.
#pragma once
#ifndef __USB200_H__
#define __USB200_H__
#endif
#include <usbspec.h>
