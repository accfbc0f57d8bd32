// minitape.h: drivers of single makes of tape drives, below the class driver of tapes.
#pragma once
#ifndef __MINITAPE_H
#define __MINITAPE_H
#ifndef _WDMDDK_
#include <wdm.h>
#endif
#include <srb.h>
#include <scsi.h>
#include <ntddtape.h>
#include <wmidata.h>

#ifdef __cplusplus
extern "C" {
#endif
#ifndef MEDIA_ERASEABLE
#define MEDIA_ERASEABLE 0x00000001
#define MEDIA_WRITE_ONCE 0x00000002
#define MEDIA_READ_ONLY 0x00000004
#define MEDIA_READ_WRITE 0x00000008
#define MEDIA_WRITE_PROTECTED 0x00000100
#define MEDIA_CURRENTLY_MOUNTED 0x80000000
#endif
/// What a routine of the miniport driver wants next, or how the command ended.
typedef enum _TAPE_STATUS {
    TAPE_STATUS_SEND_SRB_AND_CALLBACK, TAPE_STATUS_CALLBACK, TAPE_STATUS_CHECK_TEST_UNIT_READY, TAPE_STATUS_SUCCESS,
    TAPE_STATUS_INSUFFICIENT_RESOURCES, TAPE_STATUS_NOT_IMPLEMENTED, TAPE_STATUS_INVALID_DEVICE_REQUEST, TAPE_STATUS_INVALID_PARAMETER,
    TAPE_STATUS_MEDIA_CHANGED, TAPE_STATUS_BUS_RESET, TAPE_STATUS_SETMARK_DETECTED, TAPE_STATUS_FILEMARK_DETECTED,
    TAPE_STATUS_BEGINNING_OF_MEDIA, TAPE_STATUS_END_OF_MEDIA, TAPE_STATUS_BUFFER_OVERFLOW, TAPE_STATUS_NO_DATA_DETECTED,
    TAPE_STATUS_EOM_OVERFLOW, TAPE_STATUS_NO_MEDIA, TAPE_STATUS_IO_DEVICE_ERROR, TAPE_STATUS_UNRECOGNIZED_MEDIA,
    TAPE_STATUS_DEVICE_NOT_READY, TAPE_STATUS_MEDIA_WRITE_PROTECTED, TAPE_STATUS_DEVICE_DATA_ERROR, TAPE_STATUS_NO_SUCH_DEVICE,
    TAPE_STATUS_INVALID_BLOCK_LENGTH, TAPE_STATUS_IO_TIMEOUT, TAPE_STATUS_DEVICE_NOT_CONNECTED, TAPE_STATUS_DATA_OVERRUN,
    TAPE_STATUS_DEVICE_BUSY, TAPE_STATUS_REQUIRES_CLEANING, TAPE_STATUS_CLEANER_CARTRIDGE_INSTALLED
} TAPE_STATUS, *PTAPE_STATUS;
#define TAPE_RETRY_MASK 0x0000FFFF
#define IGNORE_ERRORS 0x00010000
#define RETURN_ERRORS 0x00020000

#include <pshpack4.h>
/// The page of the drive's capabilities, as MODE SENSE gives it.
typedef struct _MODE_CAPABILITIES_PAGE {
    /// Number of the page.
    UCHAR PageCode : 6;
    /// Not used.
    UCHAR Reserved1 : 2;
    /// Bytes that follow.
    UCHAR PageLength;
    /// Not used.
    UCHAR Reserved2[2];
    /// The drive only reads.
    UCHAR RO : 1;
    /// Not used.
    UCHAR Reserved3 : 4;
    /// Can space backwards.
    UCHAR SPREV : 1;
    /// Not used.
    UCHAR Reserved4 : 2;
    /// Not used.
    UCHAR Reserved5 : 3;
    /// Can write in another format.
    UCHAR EFMT : 1;
    /// Not used.
    UCHAR Reserved6 : 1;
    /// Can divide the tape in two.
    UCHAR QFA : 1;
    /// Not used.
    UCHAR Reserved7 : 2;
    /// The tape can be locked in.
    UCHAR LOCK : 1;
    /// It is locked in.
    UCHAR LOCKED : 1;
    /// Starts with the tape locked in.
    UCHAR PREVENT : 1;
    /// Can throw the tape out.
    UCHAR UNLOAD : 1;
    /// Not used.
    UCHAR Reserved8 : 2;
    /// Corrects what it reads.
    UCHAR ECC : 1;
    /// Compresses.
    UCHAR CMPRS : 1;
    /// Not used.
    UCHAR Reserved9 : 1;
    /// Knows blocks of 512 bytes.
    UCHAR BLK512 : 1;
    /// Knows blocks of 1,024 bytes.
    UCHAR BLK1024 : 1;
    /// Not used.
    UCHAR Reserved10 : 4;
    /// Blocks are longer than the buffer: it is slow.
    UCHAR SLOWB : 1;
    /// Kilobytes a second at most, high byte first.
    UCHAR MaximumSpeedSupported[2];
    /// Bad places that can be noted, high byte first.
    UCHAR MaximumStoredDefectedListEntries[2];
    /// Blocks without a pause, high byte first.
    UCHAR ContinuousTransferLimit[2];
    /// Kilobytes a second now, high byte first.
    UCHAR CurrentSpeedSelected[2];
    /// Units of 512 bytes, high byte first.
    UCHAR BufferSize[2];
    /// Not used.
    UCHAR Reserved11[2];
} MODE_CAPABILITIES_PAGE, *PMODE_CAPABILITIES_PAGE;
/// Says whether a drive is of the driver's make.
typedef BOOLEAN (NTAPI *TAPE_VERIFY_INQUIRY_ROUTINE)(_In_ PINQUIRYDATA InquiryData, _In_ PMODE_CAPABILITIES_PAGE ModeCapabilitiesPage);
/// Fills in the driver's extension.
typedef VOID (NTAPI *TAPE_EXTENSION_INIT_ROUTINE)(
    _In_ PVOID MinitapeExtension, _In_ PINQUIRYDATA InquiryData, _In_ PMODE_CAPABILITIES_PAGE ModeCapabilitiesPage);
/// Makes a status of what an SRB failed with.
typedef VOID (NTAPI *TAPE_ERROR_ROUTINE)(_In_ PVOID MinitapeExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Inout_ PTAPE_STATUS TapeStatus);
/// Does one step of a command, and is called again for the next.
typedef TAPE_STATUS (NTAPI *TAPE_PROCESS_COMMAND_ROUTINE)(
    _Inout_ PVOID MinitapeExtension, _Inout_ PVOID CommandExtension, _Inout_ PVOID CommandParameters, _Inout_ PSCSI_REQUEST_BLOCK Srb,
    _In_ ULONG CallNumber, _In_ TAPE_STATUS StatusOfLastCommand, _Inout_ PULONG RetryFlags);
/// What a miniport driver gives to TapeClassInitialize.
typedef struct _TAPE_INIT_DATA {
    /// Says whether a drive is the driver's.
    TAPE_VERIFY_INQUIRY_ROUTINE VerifyInquiry;
    /// The capabilities page shall be read for VerifyInquiry.
    BOOLEAN QueryModeCapabilitiesPage;
    /// Bytes of room for each drive.
    ULONG MinitapeExtensionSize;
    /// Fills that room in.
    TAPE_EXTENSION_INIT_ROUTINE ExtensionInit;
    /// Seconds that a command may take, 0 for the class driver's choice.
    ULONG DefaultTimeOutValue;
    /// Judges what an SRB failed with.
    TAPE_ERROR_ROUTINE TapeError;
    /// Bytes of room for each command.
    ULONG CommandExtensionSize;
    /// Divides the tape.
    TAPE_PROCESS_COMMAND_ROUTINE CreatePartition;
    /// Erases from here, or all of it.
    TAPE_PROCESS_COMMAND_ROUTINE Erase;
    /// What the drive can do.
    TAPE_PROCESS_COMMAND_ROUTINE GetDriveParameters;
    /// What the tape is like.
    TAPE_PROCESS_COMMAND_ROUTINE GetMediaParameters;
    /// Where the tape stands.
    TAPE_PROCESS_COMMAND_ROUTINE GetPosition;
    /// Whether the drive is ready.
    TAPE_PROCESS_COMMAND_ROUTINE GetStatus;
    /// Loads, unloads, tensions or locks the tape.
    TAPE_PROCESS_COMMAND_ROUTINE Prepare;
    /// Changes how the drive works.
    TAPE_PROCESS_COMMAND_ROUTINE SetDriveParameters;
    /// Changes the size of blocks.
    TAPE_PROCESS_COMMAND_ROUTINE SetMediaParameters;
    /// Winds the tape to a place.
    TAPE_PROCESS_COMMAND_ROUTINE SetPosition;
    /// Writes file or set marks.
    TAPE_PROCESS_COMMAND_ROUTINE WriteMarks;
    /// Before each read and write; may be NULL.
    TAPE_PROCESS_COMMAND_ROUTINE PreProcessReadWrite;
} TAPE_INIT_DATA, *PTAPE_INIT_DATA;
/// A place on the tape in two steps.
typedef struct _TAPE_PHYS_POSITION {
    /// Block to seek to first.
    ULONG SeekBlockAddress;
    /// Blocks to space over from there.
    ULONG SpaceBlockCount;
} TAPE_PHYS_POSITION, PTAPE_PHYS_POSITION;
#include <poppack.h>
/// Hands the driver's routines to the class driver, from DriverEntry.
_IRQL_requires_(PASSIVE_LEVEL)
ULONG NTAPI TapeClassInitialize(_In_ PVOID Argument1, _In_ PVOID Argument2, _In_ PTAPE_INIT_DATA TapeInitData);
BOOLEAN NTAPI TapeClassAllocateSrbBuffer(_Inout_ PSCSI_REQUEST_BLOCK Srb, _In_ ULONG SrbBufferSize);
VOID NTAPI TapeClassZeroMemory(_Inout_ PVOID Buffer, _In_ ULONG BufferSize);
ULONG NTAPI TapeClassCompareMemory(_In_ PVOID Source1, _In_ PVOID Source2, _In_ ULONG Length);
VOID TapeDebugPrint(_In_ ULONG DebugPrintLevel, _In_ PCCHAR DebugMessage, ...);
LARGE_INTEGER NTAPI TapeClassLiDiv(_In_ LARGE_INTEGER Dividend, _In_ LARGE_INTEGER Divisor);
#undef DebugPrint
#define DebugPrint(x) TapeDebugPrint x
#ifdef __cplusplus
}
#endif
#endif
