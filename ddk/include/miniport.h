// miniport.h: types that miniports of storage and video adapters share.
#pragma once

#define _MINIPORT_
#include <wdm.h>

#define EMULATOR_READ_ACCESS 0x01
#define EMULATOR_WRITE_ACCESS 0x02
/// How wide an access to an emulated port is.
typedef enum _EMULATOR_PORT_ACCESS_TYPE { Uchar, Ushort, Ulong } EMULATOR_PORT_ACCESS_TYPE, *PEMULATOR_PORT_ACCESS_TYPE;
/// Ports of a VGA adapter whose accesses by DOS programs come to the miniport.
typedef struct _EMULATOR_ACCESS_ENTRY {
    ULONG BasePort;
    ULONG NumConsecutivePorts;
    EMULATOR_PORT_ACCESS_TYPE AccessType;
    UCHAR AccessMode;
    UCHAR StringSupport;
    PVOID Routine;
} EMULATOR_ACCESS_ENTRY, *PEMULATOR_ACCESS_ENTRY;
/// Selects the bank of video memory that is seen through the adapter's window.
typedef VOID (NTAPI *PBANKED_SECTION_ROUTINE)(_In_ ULONG ReadBank, _In_ ULONG WriteBank, _In_ PVOID Context);
