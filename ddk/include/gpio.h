// gpio.h: what a driver with an open connection to pins asks of their controller.
#pragma once

#include <devioctl.h>

/// Reads the pins of a connection that is open for input: a bit a pin, the first in the lowest.
#define IOCTL_GPIO_READ_PINS CTL_CODE(FILE_DEVICE_GPIO, 0x0, METHOD_BUFFERED, FILE_ANY_ACCESS)
/// Sets the pins of a connection that is open for output, a bit a pin.
#define IOCTL_GPIO_WRITE_PINS CTL_CODE(FILE_DEVICE_GPIO, 0x1, METHOD_BUFFERED, FILE_ANY_ACCESS)
/// Asks for something that the controller and this driver have agreed upon.
#define IOCTL_GPIO_CONTROLLER_SPECIFIC_FUNCTION CTL_CODE(FILE_DEVICE_GPIO, 0x2, METHOD_BUFFERED, FILE_ANY_ACCESS)
