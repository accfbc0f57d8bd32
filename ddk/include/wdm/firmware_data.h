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
    /// RAM; else ROM.
    UCHAR ReadWrite : 1;
    /// The memory may be cached.
    UCHAR Cached : 1;
    /// Reserved.
    UCHAR Reserved0 : 1;
    /// EISA_SYSTEM_MEMORY, or 1 expanded, 2 virtual, 3 other.
    UCHAR Type : 2;
    /// Other devices may have the same memory.
    UCHAR Shared : 1;
    /// Reserved.
    UCHAR Reserved1 : 1;
    /// Another entry follows.
    UCHAR MoreEntries : 1;
} EISA_MEMORY_TYPE, *PEISA_MEMORY_TYPE;
#include <poppack.h>
#include <pshpack1.h>
/// EISA memory.
typedef struct _EISA_MEMORY_CONFIGURATION {
    /// Kind of memory.
    EISA_MEMORY_TYPE ConfigurationByte;
    /// Bits 0 and 1: 8, 16 or 32 data lines; bits 2 and 3: 20, 24 or 32 address lines.
    UCHAR DataSize;
    /// Start in units of 256 bytes, bits 0 to 15.
    USHORT AddressLowWord;
    /// Start in units of 256 bytes, bits 16 to 23.
    UCHAR AddressHighByte;
    /// Size in units of 1024 bytes; 0 for 64 MB.
    USHORT MemorySize;
} EISA_MEMORY_CONFIGURATION, *PEISA_MEMORY_CONFIGURATION;
#include <poppack.h>
#include <pshpack1.h>
/// An EISA interrupt line.
typedef struct _EISA_IRQ_DESCRIPTOR {
    /// Line, 0 to 15.
    UCHAR Interrupt : 4;
    /// Reserved.
    UCHAR Reserved : 1;
    /// Triggered by level; else by edge.
    UCHAR LevelTriggered : 1;
    /// Other devices may use the same line.
    UCHAR Shared : 1;
    /// Another entry follows.
    UCHAR MoreEntries : 1;
} EISA_IRQ_DESCRIPTOR, *PEISA_IRQ_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// EISA interrupt.
typedef struct _EISA_IRQ_CONFIGURATION {
    /// The line.
    EISA_IRQ_DESCRIPTOR ConfigurationByte;
    /// Reserved.
    UCHAR Reserved;
} EISA_IRQ_CONFIGURATION, *PEISA_IRQ_CONFIGURATION;
#include <poppack.h>
#include <pshpack1.h>
/// EISA DMA channel.
typedef struct _DMA_CONFIGURATION_BYTE0 {
    /// 0 to 7.
    UCHAR Channel : 3;
    /// Reserved.
    UCHAR Reserved : 3;
    /// Other devices may use the same channel.
    UCHAR Shared : 1;
    /// Another entry follows.
    UCHAR MoreEntries : 1;
} DMA_CONFIGURATION_BYTE0;
#include <poppack.h>
#include <pshpack1.h>
/// EISA DMA timing and width.
typedef struct _DMA_CONFIGURATION_BYTE1 {
    /// Reserved.
    UCHAR Reserved0 : 2;
    /// 0 for 8 bits, 1 for 16 counted in words, 2 for 32, 3 for 16 counted in bytes.
    UCHAR TransferSize : 2;
    /// 0 as on ISA, 1 type A, 2 type B, 3 burst.
    UCHAR Timing : 2;
    /// Reserved.
    UCHAR Reserved1 : 2;
} DMA_CONFIGURATION_BYTE1;
#include <poppack.h>
#include <pshpack1.h>
/// EISA DMA.
typedef struct _EISA_DMA_CONFIGURATION {
    /// The channel.
    DMA_CONFIGURATION_BYTE0 ConfigurationByte0;
    /// Its timing and width.
    DMA_CONFIGURATION_BYTE1 ConfigurationByte1;
} EISA_DMA_CONFIGURATION, *PEISA_DMA_CONFIGURATION;
#include <poppack.h>
#include <pshpack1.h>
/// EISA ports.
typedef struct _EISA_PORT_DESCRIPTOR {
    /// Ports in a row, less one.
    UCHAR NumberPorts : 5;
    /// Reserved.
    UCHAR Reserved : 1;
    /// Other devices may have the same ports.
    UCHAR Shared : 1;
    /// Another entry follows.
    UCHAR MoreEntries : 1;
} EISA_PORT_DESCRIPTOR, *PEISA_PORT_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// EISA port range.
typedef struct _EISA_PORT_CONFIGURATION {
    /// How many ports.
    EISA_PORT_DESCRIPTOR Configuration;
    /// First port.
    USHORT PortAddress;
} EISA_PORT_CONFIGURATION, *PEISA_PORT_CONFIGURATION;
#include <poppack.h>
#include <pshpack1.h>
/// A function of an EISA slot.
typedef struct _CM_EISA_FUNCTION_INFORMATION {
    /// Maker's three letters of 5 bits and the product number.
    ULONG CompressedId;
    /// Bits 0 to 3 which of equal cards; 4 and 5 kind of slot; 6 unreadable; 7 there are equal cards.
    UCHAR IdSlotFlags1;
    /// Whether the board can be disabled and can raise IOCHK#, and whether it is set up.
    UCHAR IdSlotFlags2;
    /// Of the board's configuration file.
    UCHAR MinorRevision;
    /// Of the board's configuration file.
    UCHAR MajorRevision;
    /// Choices made in the configuration utility.
    UCHAR Selections[26];
    /// EISA_HAS_ bits: which of the members below are used.
    UCHAR FunctionFlags;
    /// Type and subtype, such as COM,ASY.
    UCHAR TypeString[80];
    /// Memory of the function, up to the entry without MoreEntries.
    EISA_MEMORY_CONFIGURATION EisaMemory[9];
    /// Interrupts of the function, up to the entry without MoreEntries.
    EISA_IRQ_CONFIGURATION EisaIrq[7];
    /// DMA channels of the function, up to the entry without MoreEntries.
    EISA_DMA_CONFIGURATION EisaDma[4];
    /// Ports of the function, up to the entry without MoreEntries.
    EISA_PORT_CONFIGURATION EisaPort[20];
    /// Ports to be written at start, and with what.
    UCHAR InitializationData[60];
} CM_EISA_FUNCTION_INFORMATION, *PCM_EISA_FUNCTION_INFORMATION;
#include <poppack.h>
#include <pshpack1.h>
/// An EISA slot.
typedef struct _CM_EISA_SLOT_INFORMATION {
    /// 0, or EISA_INVALID_SLOT and the like.
    UCHAR ReturnCode;
    /// As CM_EISA_FUNCTION_INFORMATION.IdSlotFlags1.
    UCHAR ReturnFlags;
    /// Of the configuration utility.
    UCHAR MajorRevision;
    /// Of the configuration utility.
    UCHAR MinorRevision;
    /// Of the board's configuration file.
    USHORT Checksum;
    /// How many CM_EISA_FUNCTION_INFORMATION follow.
    UCHAR NumberFunctions;
    /// FunctionFlags of all functions together.
    UCHAR FunctionInformation;
    /// Maker's three letters of 5 bits and the product number.
    ULONG CompressedId;
} CM_EISA_SLOT_INFORMATION, *PCM_EISA_SLOT_INFORMATION;
#include <poppack.h>
/// Firmware's data about a floppy drive.
typedef struct _CM_FLOPPY_DEVICE_DATA {
    /// Version of this structure.
    USHORT Version;
    /// Revision of this structure.
    USHORT Revision;
    /// Size of the disk in inches, as text.
    CHAR Size[8];
    /// Most that the drive can hold, in KB.
    ULONG MaxDensity;
    /// What the mounted disk holds, in KB.
    ULONG MountDensity;
    /// First byte of the controller's SPECIFY command.
    UCHAR StepRateHeadUnloadTime;
    /// Second byte of the controller's SPECIFY command.
    UCHAR HeadLoadTime;
    /// How long the motor runs on, in ticks of 55 ms.
    UCHAR MotorOffTime;
    /// 0 to 3 for 128, 256, 512, 1024 bytes.
    UCHAR SectorLengthCode;
    /// Number of the last sector of a track.
    UCHAR SectorPerTrack;
    /// Bytes between sectors for reads and writes.
    UCHAR ReadWriteGapLength;
    /// Bytes to transfer when SectorLengthCode is 0; else 0xFF.
    UCHAR DataTransferLength;
    /// Bytes between sectors for formatting.
    UCHAR FormatGapLength;
    /// Byte that fills formatted sectors.
    UCHAR FormatFillCharacter;
    /// Wait after a step, in ms.
    UCHAR HeadSettleTime;
    /// Wait after the motor starts, in units of 125 ms.
    UCHAR MotorSettleTime;
    /// Number of the last track.
    UCHAR MaximumTrackValue;
    /// 0 for 500 kbit/s, 1 for 300, 2 for 250.
    UCHAR DataTransferRate;
} CM_FLOPPY_DEVICE_DATA, *PCM_FLOPPY_DEVICE_DATA;
/// Firmware's data about a keyboard.
typedef struct _CM_KEYBOARD_DEVICE_DATA {
    /// Version of this structure.
    USHORT Version;
    /// Revision of this structure.
    USHORT Revision;
    /// Kind of keyboard, such as 4 for 101 or 102 keys.
    UCHAR Type;
    /// Variant, as its maker numbers them.
    UCHAR Subtype;
    /// Locks and modifiers, as the BIOS keeps them.
    USHORT KeyboardFlags;
} CM_KEYBOARD_DEVICE_DATA, *PCM_KEYBOARD_DEVICE_DATA;
#include <pshpack1.h>
/// Option select registers of an MCA adapter.
typedef struct _CM_MCA_POS_DATA {
    /// Identifier of the card's kind, from registers 0 and 1.
    USHORT AdapterId;
    /// Register 2; its bit 0 enables the card.
    UCHAR PosData1;
    /// Register 3.
    UCHAR PosData2;
    /// Register 4.
    UCHAR PosData3;
    /// Register 5.
    UCHAR PosData4;
} CM_MCA_POS_DATA, *PCM_MCA_POS_DATA;
#include <poppack.h>
/// Firmware's data about a SCSI adapter.
typedef struct _CM_SCSI_DEVICE_DATA {
    /// Version of this structure.
    USHORT Version;
    /// Revision of this structure.
    USHORT Revision;
    /// The adapter's own identifier on its bus, usually 7.
    UCHAR HostIdentifier;
} CM_SCSI_DEVICE_DATA, *PCM_SCSI_DEVICE_DATA;
/// Firmware's data about a serial port.
typedef struct _CM_SERIAL_DEVICE_DATA {
    /// Version of this structure.
    USHORT Version;
    /// Revision of this structure.
    USHORT Revision;
    /// Frequency of the clock that baud rates are divided from, in Hz.
    ULONG BaudClock;
} CM_SERIAL_DEVICE_DATA, *PCM_SERIAL_DEVICE_DATA;
