/*
 * What programs need to know to drive simple hardware through portio: a device is a handful of byte-wide registers and, perhaps, an
 * interrupt. A program sends scripts, lists of commands that read and write the registers; scripts that it has stored are carried
 * out for each byte of a read or write, by the interrupt.
 */
#pragma once

/* {0B9A4C52-71E6-4B0A-A3D9-5C2E8F6D1B30} */
DEFINE_GUID(GUID_DEVINTERFACE_PORTIO,
    0x0b9a4c52, 0x71e6, 0x4b0a, 0xa3, 0xd9, 0x5c, 0x2e, 0x8f, 0x6d, 0x1b, 0x30);

/* Carries out the script in the input buffer. Output: PORTIO_RESULTS, and the bytes that commands have read. */
#define IOCTL_PORTIO_RUN            CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
/* Store the script that begins a read; that an interrupt carries out for a byte to read; that sends a byte to write. */
#define IOCTL_PORTIO_SET_READ_START CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_PORTIO_SET_READ       CTL_CODE(FILE_DEVICE_UNKNOWN, 0x803, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_PORTIO_SET_WRITE      CTL_CODE(FILE_DEVICE_UNKNOWN, 0x804, METHOD_BUFFERED, FILE_ANY_ACCESS)
/* How the last read or write went: PORTIO_TRANSFER_RESULTS. */
#define IOCTL_PORTIO_GET_RESULTS    CTL_CODE(FILE_DEVICE_UNKNOWN, 0x805, METHOD_BUFFERED, FILE_ANY_ACCESS)

/* Commands: a byte, then the bytes in parentheses. The upper two bits are reserved for wider registers. */
#define PORTIO_OR          1  /* (register, bits to set) */
#define PORTIO_AND         2  /* (register, bits to keep) */
#define PORTIO_XOR         3  /* (register, bits to turn) */
#define PORTIO_WRITE       4  /* (register, value) */
#define PORTIO_READ        5  /* (register): a byte of output */
#define PORTIO_DELAY       6  /* (microseconds, at most PORTIO_LONGEST_DELAY) */
#define PORTIO_WRITES      7  /* (register, count, values…, microseconds after each) */
#define PORTIO_READS       8  /* (register, count, microseconds after each): count bytes of output */
#define PORTIO_IRQ_CONNECT 9  /* (register, mask, value): it is our interrupt if (register & mask) == value; reading quiets it */
#define PORTIO_TIMEOUT     10 /* (seconds): how long a read or write may wait for an interrupt; 10 until it is set */
#define PORTIO_WRITE_NEXT  11 /* (register): the next byte of a write */
#define PORTIO_READ_NEXT   12 /* (register): the next byte of a read */

#define PORTIO_LONGEST_DELAY 60
#define PORTIO_LONGEST_SCRIPT 4096

/* What can go wrong in a script. */
#define PORTIO_OK              0
#define PORTIO_BAD_COMMAND     1 /* unknown, or the script ends within it */
#define PORTIO_NO_OUTPUT_ROOM  2
#define PORTIO_NO_MORE_BYTES   3 /* the read or write has been carried out, or there is none */
#define PORTIO_BAD_REGISTER    4
#define PORTIO_BAD_DELAY       5
#define PORTIO_NO_INTERRUPT    6 /* the device has none, or it cannot be connected */
#define PORTIO_CANCELLED       7

typedef struct _PORTIO_RESULTS {
    USHORT Error;
    /* Where in the script. */
    USHORT Offset;
} PORTIO_RESULTS, *PPORTIO_RESULTS;

typedef struct _PORTIO_TRANSFER_RESULTS {
    PORTIO_RESULTS Results;
    /* What the script has read for the last byte, and the register at the last interrupt. */
    UCHAR Output;
    UCHAR InterruptStatus;
} PORTIO_TRANSFER_RESULTS, *PPORTIO_TRANSFER_RESULTS;
