// What the firmware of old machines told of their devices.
#pragma once

#define EISA_FUNCTION_ENABLED 0x80
#define EISA_FREE_FORM_DATA 0x40
#define EISA_HAS_PORT_INIT_ENTRY 0x20
#define EISA_HAS_PORT_RANGE 0x10
#define EISA_HAS_DMA_ENTRY 8
#define EISA_HAS_IRQ_ENTRY 4
#define EISA_HAS_MEMORY_ENTRY 2
#define EISA_HAS_TYPE_ENTRY 1
#define EISA_HAS_INFORMATION 31
#define EISA_MORE_ENTRIES 0x80
#define EISA_SYSTEM_MEMORY 0
#define EISA_MEMORY_TYPE_RAM 1
#define EISA_INVALID_SLOT 0x80
#define EISA_INVALID_FUNCTION 129
#define EISA_INVALID_CONFIGURATION 130
#define EISA_EMPTY_SLOT 131
#define EISA_INVALID_BIOS_CALL 134
#include <pshpack1.h>
/// Kind of EISA memory.
typedef struct _EISA_MEMORY_TYPE {
    UCHAR ReadWrite : 1;
    UCHAR Cached : 1;
    /// Reserved.
    UCHAR Reserved0 : 1;
    UCHAR Type : 2;
    UCHAR Shared : 1;
    /// Reserved.
    UCHAR Reserved1 : 1;
    UCHAR MoreEntries : 1;
} EISA_MEMORY_TYPE, *PEISA_MEMORY_TYPE;
#include <poppack.h>
#include <pshpack1.h>
/// EISA memory.
typedef struct _EISA_MEMORY_CONFIGURATION {
    EISA_MEMORY_TYPE ConfigurationByte;
    UCHAR DataSize;
    USHORT AddressLowWord;
    UCHAR AddressHighByte;
    USHORT MemorySize;
} EISA_MEMORY_CONFIGURATION, *PEISA_MEMORY_CONFIGURATION;
#include <poppack.h>
#include <pshpack1.h>
/// An EISA interrupt line.
typedef struct _EISA_IRQ_DESCRIPTOR {
    UCHAR Interrupt : 4;
    /// Reserved.
    UCHAR Reserved : 1;
    UCHAR LevelTriggered : 1;
    UCHAR Shared : 1;
    UCHAR MoreEntries : 1;
} EISA_IRQ_DESCRIPTOR, *PEISA_IRQ_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// EISA interrupt.
typedef struct _EISA_IRQ_CONFIGURATION {
    EISA_IRQ_DESCRIPTOR ConfigurationByte;
    /// Reserved.
    UCHAR Reserved;
} EISA_IRQ_CONFIGURATION, *PEISA_IRQ_CONFIGURATION;
#include <poppack.h>
#include <pshpack1.h>
/// EISA DMA channel.
typedef struct _DMA_CONFIGURATION_BYTE0 {
    UCHAR Channel : 3;
    /// Reserved.
    UCHAR Reserved : 3;
    UCHAR Shared : 1;
    UCHAR MoreEntries : 1;
} DMA_CONFIGURATION_BYTE0;
#include <poppack.h>
#include <pshpack1.h>
/// EISA DMA timing and width.
typedef struct _DMA_CONFIGURATION_BYTE1 {
    /// Reserved.
    UCHAR Reserved0 : 2;
    UCHAR TransferSize : 2;
    UCHAR Timing : 2;
    /// Reserved.
    UCHAR Reserved1 : 2;
} DMA_CONFIGURATION_BYTE1;
#include <poppack.h>
#include <pshpack1.h>
/// EISA DMA.
typedef struct _EISA_DMA_CONFIGURATION {
    DMA_CONFIGURATION_BYTE0 ConfigurationByte0;
    DMA_CONFIGURATION_BYTE1 ConfigurationByte1;
} EISA_DMA_CONFIGURATION, *PEISA_DMA_CONFIGURATION;
#include <poppack.h>
#include <pshpack1.h>
/// EISA ports.
typedef struct _EISA_PORT_DESCRIPTOR {
    UCHAR NumberPorts : 5;
    /// Reserved.
    UCHAR Reserved : 1;
    UCHAR Shared : 1;
    UCHAR MoreEntries : 1;
} EISA_PORT_DESCRIPTOR, *PEISA_PORT_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// EISA port range.
typedef struct _EISA_PORT_CONFIGURATION {
    EISA_PORT_DESCRIPTOR Configuration;
    USHORT PortAddress;
} EISA_PORT_CONFIGURATION, *PEISA_PORT_CONFIGURATION;
#include <poppack.h>
#include <pshpack1.h>
/// A function of an EISA slot.
typedef struct _CM_EISA_FUNCTION_INFORMATION {
    ULONG CompressedId;
    UCHAR IdSlotFlags1;
    UCHAR IdSlotFlags2;
    UCHAR MinorRevision;
    UCHAR MajorRevision;
    UCHAR Selections[26];
    UCHAR FunctionFlags;
    UCHAR TypeString[80];
    EISA_MEMORY_CONFIGURATION EisaMemory[9];
    EISA_IRQ_CONFIGURATION EisaIrq[7];
    EISA_DMA_CONFIGURATION EisaDma[4];
    EISA_PORT_CONFIGURATION EisaPort[20];
    UCHAR InitializationData[60];
} CM_EISA_FUNCTION_INFORMATION, *PCM_EISA_FUNCTION_INFORMATION;
#include <poppack.h>
#include <pshpack1.h>
/// An EISA slot.
typedef struct _CM_EISA_SLOT_INFORMATION {
    UCHAR ReturnCode;
    UCHAR ReturnFlags;
    UCHAR MajorRevision;
    UCHAR MinorRevision;
    USHORT Checksum;
    UCHAR NumberFunctions;
    UCHAR FunctionInformation;
    ULONG CompressedId;
} CM_EISA_SLOT_INFORMATION, *PCM_EISA_SLOT_INFORMATION;
#include <poppack.h>
/// Firmware's data about a floppy drive.
typedef struct _CM_FLOPPY_DEVICE_DATA {
    /// Version of this structure.
    USHORT Version;
    USHORT Revision;
    /// Size of this structure in bytes.
    CHAR Size[8];
    ULONG MaxDensity;
    ULONG MountDensity;
    UCHAR StepRateHeadUnloadTime;
    UCHAR HeadLoadTime;
    UCHAR MotorOffTime;
    UCHAR SectorLengthCode;
    UCHAR SectorPerTrack;
    UCHAR ReadWriteGapLength;
    UCHAR DataTransferLength;
    UCHAR FormatGapLength;
    UCHAR FormatFillCharacter;
    UCHAR HeadSettleTime;
    UCHAR MotorSettleTime;
    UCHAR MaximumTrackValue;
    UCHAR DataTransferRate;
} CM_FLOPPY_DEVICE_DATA, *PCM_FLOPPY_DEVICE_DATA;
/// Firmware's data about a keyboard.
typedef struct _CM_KEYBOARD_DEVICE_DATA {
    /// Version of this structure.
    USHORT Version;
    USHORT Revision;
    UCHAR Type;
    UCHAR Subtype;
    USHORT KeyboardFlags;
} CM_KEYBOARD_DEVICE_DATA, *PCM_KEYBOARD_DEVICE_DATA;
#include <pshpack1.h>
/// Option select registers of an MCA adapter.
typedef struct _CM_MCA_POS_DATA {
    USHORT AdapterId;
    UCHAR PosData1;
    UCHAR PosData2;
    UCHAR PosData3;
    UCHAR PosData4;
} CM_MCA_POS_DATA, *PCM_MCA_POS_DATA;
#include <poppack.h>
/// Firmware's data about a SCSI adapter.
typedef struct _CM_SCSI_DEVICE_DATA {
    /// Version of this structure.
    USHORT Version;
    USHORT Revision;
    UCHAR HostIdentifier;
} CM_SCSI_DEVICE_DATA, *PCM_SCSI_DEVICE_DATA;
/// Firmware's data about a serial port.
typedef struct _CM_SERIAL_DEVICE_DATA {
    /// Version of this structure.
    USHORT Version;
    USHORT Revision;
    ULONG BaudClock;
} CM_SERIAL_DEVICE_DATA, *PCM_SERIAL_DEVICE_DATA;
