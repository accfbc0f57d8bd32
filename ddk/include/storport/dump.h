// Storport: what a miniport is given that writes the dump of a crash.
#pragma once

#define DUMP_MINIPORT_VERSION_1 0x0100
#define DUMP_MINIPORT_VERSION 0x0200
#define DUMP_MINIPORT_NAME_LENGTH 15
/// Memory that the dump stack has mapped.
typedef struct _MINIPORT_MAPPINGS {
    USHORT Version;
    PVOID IBFTable;
    PVOID Nic0Map;
    PVOID Nic1Map;
    ULONG NumberOfAdditionalNic;
    PVOID NicMap[];
} MINIPORT_MAPPINGS, *PMINIPORT_MAPPINGS;
/// What a miniport of the dump stack is given.
typedef struct _MINIPORT_DUMP_POINTERS {
    USHORT Version;
    USHORT Size;
    WCHAR DriverName[DUMP_MINIPORT_NAME_LENGTH];
    struct _ADAPTER_OBJECT *AdapterObject;
    PVOID MappedRegisterBase;
    ULONG CommonBufferSize;
    PVOID MiniportPrivateDumpData;
    ULONG SystemIoBusNumber;
    INTERFACE_TYPE AdapterInterfaceType;
    ULONG MaximumTransferLength;
    ULONG NumberOfPhysicalBreaks;
    ULONG AlignmentMask;
    ULONG NumberOfAccessRanges;
    ACCESS_RANGE (*AccessRanges)[];
    UCHAR NumberOfBuses;
    BOOLEAN Master;
    BOOLEAN MapBuffers;
    UCHAR MaximumNumberOfTargets;
} MINIPORT_DUMP_POINTERS, *PMINIPORT_DUMP_POINTERS;
