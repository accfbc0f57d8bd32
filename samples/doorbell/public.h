/*
 * What programs need to know to use a doorbell: a program that wants to hear of rings sends IOCTL_DOORBELL_WAIT, which ends when
 * somebody rings; it should have several of them under way. This is how a driver calls a program: an inverted call.
 */
#pragma once

/* {7E0D4F16-3B2A-4C8D-9A71-1F5E6B8C2D03} */
DEFINE_GUID(GUID_DEVINTERFACE_DOORBELL,
    0x7e0d4f16, 0x3b2a, 0x4c8d, 0x9a, 0x71, 0x1f, 0x5e, 0x6b, 0x8c, 0x2d, 0x03);

/* Output: DOORBELL_RING. */
#define IOCTL_DOORBELL_WAIT CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_READ_ACCESS)
/* Input: a ULONG, who is at the door. */
#define IOCTL_DOORBELL_PRESS CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_WRITE_ACCESS)

typedef struct _DOORBELL_RING {
    ULONG Visitor;
    /* Rings that nobody was waiting for since the last one that was heard. */
    ULONG Missed;
} DOORBELL_RING, *PDOORBELL_RING;
