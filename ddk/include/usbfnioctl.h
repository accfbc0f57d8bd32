// usbfnioctl.h: what drivers of a USB function ask of the class extension, and it of the driver of the controller. Their order is
// that of the documentation; of those behind IOCTL_INTERNAL_USBFN_SET_PIPE_STATE the numbers are not published.
#pragma once

#include <devioctl.h>
#include <usbfnbase.h>

#define RINGSIDE_USBFN_CODE(Function, Method) CTL_CODE(FILE_DEVICE_BUS_EXTENDER, Function, Method, FILE_READ_DATA | FILE_WRITE_DATA)
/// The pipes of a function and the interfaces they belong to.
#define IOCTL_INTERNAL_USBFN_GET_CLASS_INFO RINGSIDE_USBFN_CODE(0x08, METHOD_OUT_DIRECT)
/// Whether a pipe is stalled, as a BOOLEAN.
#define IOCTL_INTERNAL_USBFN_GET_PIPE_STATE RINGSIDE_USBFN_CODE(0x09, METHOD_OUT_DIRECT)
/// Stalls a pipe, or takes the stall away.
#define IOCTL_INTERNAL_USBFN_SET_PIPE_STATE RINGSIDE_USBFN_CODE(0x0A, METHOD_IN_DIRECT)
/// Function drivers may ask and be told from now on.
#define IOCTL_INTERNAL_USBFN_ACTIVATE_USB_BUS RINGSIDE_USBFN_CODE(0x0B, METHOD_BUFFERED)
/// Takes the function off the bus.
#define IOCTL_INTERNAL_USBFN_DEACTIVATE_USB_BUS RINGSIDE_USBFN_CODE(0x0C, METHOD_BUFFERED)
/// Completed with the next event of the bus.
#define IOCTL_INTERNAL_USBFN_BUS_EVENT_NOTIFICATION RINGSIDE_USBFN_CODE(0x0D, METHOD_OUT_DIRECT)
/// Sends data to the host.
#define IOCTL_INTERNAL_USBFN_TRANSFER_IN RINGSIDE_USBFN_CODE(0x0E, METHOD_IN_DIRECT)
/// Sends data to the host, with an empty packet that says it is the end.
#define IOCTL_INTERNAL_USBFN_TRANSFER_IN_APPEND_ZERO_PKT RINGSIDE_USBFN_CODE(0x0F, METHOD_IN_DIRECT)
/// Takes data from the host.
#define IOCTL_INTERNAL_USBFN_TRANSFER_OUT RINGSIDE_USBFN_CODE(0x10, METHOD_OUT_DIRECT)
/// Ends a control transfer from the host to the device.
#define IOCTL_INTERNAL_USBFN_CONTROL_STATUS_HANDSHAKE_IN RINGSIDE_USBFN_CODE(0x11, METHOD_BUFFERED)
/// Ends a control transfer from the device to the host.
#define IOCTL_INTERNAL_USBFN_CONTROL_STATUS_HANDSHAKE_OUT RINGSIDE_USBFN_CODE(0x12, METHOD_BUFFERED)
/// Wakes the host.
#define IOCTL_INTERNAL_USBFN_SIGNAL_REMOTE_WAKEUP RINGSIDE_USBFN_CODE(0x13, METHOD_BUFFERED)
/// Gives a text that the host may ask for by its number.
#define IOCTL_INTERNAL_USBFN_REGISTER_USB_STRING RINGSIDE_USBFN_CODE(0x14, METHOD_IN_DIRECT)
/// All descriptors of an interface.
#define IOCTL_INTERNAL_USBFN_GET_INTERFACE_DESCRIPTOR_SET RINGSIDE_USBFN_CODE(0x15, METHOD_OUT_DIRECT)
/// An endpoint's descriptor is another one from now on.
#define IOCTL_INTERNAL_USBFN_DESCRIPTOR_UPDATE RINGSIDE_USBFN_CODE(0x16, METHOD_BUFFERED)
