/*
 * What programs need to know to use a reporter device: its interface, and the blocks of data that it offers through WMI.
 */
#pragma once

/* {4D1B5C70-2E8F-4A5B-8D52-6F1D0A3B7E10} */
DEFINE_GUID(GUID_DEVINTERFACE_REPORTER,
    0x4d1b5c70, 0x2e8f, 0x4a5b, 0x8d, 0x52, 0x6f, 0x1d, 0x0a, 0x3b, 0x7e, 0x10);

/* {4D1B5C71-…}: REPORTER_INFORMATION, with a method, REPORTER_FORGET. */
DEFINE_GUID(GUID_WMI_REPORTER_INFORMATION,
    0x4d1b5c71, 0x2e8f, 0x4a5b, 0x8d, 0x52, 0x6f, 0x1d, 0x0a, 0x3b, 0x7e, 0x10);

/* {4D1B5C72-…}: an event, sent with each write: a counted string. */
DEFINE_GUID(GUID_WMI_REPORTER_WRITTEN,
    0x4d1b5c72, 0x2e8f, 0x4a5b, 0x8d, 0x52, 0x6f, 0x1d, 0x0a, 0x3b, 0x7e, 0x10);

#define REPORTER_SIZE 64

/* Followed by the name of the device's interface: a USHORT with its length in bytes, and the characters. */
typedef struct _REPORTER_INFORMATION {
    ULONG BufferLength;
    ULONG FirstWord;
} REPORTER_INFORMATION, *PREPORTER_INFORMATION;

/* Empties the buffer and gives back, as a ULONG, how many bytes it held. */
#define REPORTER_FORGET 1
