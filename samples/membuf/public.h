/*
 * What programs need to know to use a membuf device: its interface and its control codes.
 * A program finds the device by the interface; the driver gives it no name.
 */
#pragma once

/* {C0CF0640-5F6E-11D2-B677-00C0DFE4C1F3} */
DEFINE_GUID(GUID_DEVINTERFACE_MEMBUF,
    0xc0cf0640, 0x5f6e, 0x11d2, 0xb6, 0x77, 0x00, 0xc0, 0xdf, 0xe4, 0xc1, 0xf3);

/* Sets every byte of the buffer to zero. */
#define IOCTL_MEMBUF_ZERO_BUFFER     CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
/* Frees the buffer: its size is 0 afterwards. */
#define IOCTL_MEMBUF_REMOVE_BUFFER   CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_ANY_ACCESS)
/* Output: the size of the buffer in bytes, a ULONG. */
#define IOCTL_MEMBUF_GET_BUFFER_SIZE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x803, METHOD_BUFFERED, FILE_ANY_ACCESS)
/* Output: as many bytes of the buffer as the caller asks for, which may not be more than there are. */
#define IOCTL_MEMBUF_GET_BUFFER      CTL_CODE(FILE_DEVICE_UNKNOWN, 0x804, METHOD_BUFFERED, FILE_ANY_ACCESS)
