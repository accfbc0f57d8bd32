/*
 * What a program needs to know to play with the chain: a finger for a keyboard that is not there.
 */
#pragma once

/* {E2B7C9A0-5D41-4F6E-8B33-7A1C0D9E2F54} */
DEFINE_GUID(GUID_DEVINTERFACE_WAKEHUB,
    0xe2b7c9a0, 0x5d41, 0x4f6e, 0x8b, 0x33, 0x7a, 0x1c, 0x0d, 0x9e, 0x2f, 0x54);

/* Input: a ULONG, which of the keyboards has a key pressed. It is what the hub nearest the machine finds when a wake signal comes. */
#define IOCTL_WAKEHUB_PRESS CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_WRITE_ACCESS)
