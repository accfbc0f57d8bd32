// All that a driver of a USB device includes.
#pragma once
#include <usb.h>
#include <usbdlib.h>
#include <usbioctl.h>
#include <usbbusif.h>
