// SMART commands of ATA disks; included by ntdddisk.h.
#pragma once

/// What SMART commands a disk takes.
typedef struct _GETVERSIONINPARAMS {
    /// Version of the interface: 1.
    UCHAR bVersion;
    /// Revision of the interface: 1.
    UCHAR bRevision;
    /// Must be 0.
    UCHAR bReserved;
    /// Bit n: an ATA disk at place n; bit n + 4: an ATAPI device there.
    UCHAR bIDEDeviceMap;
    /// CAP_ bits: which commands the driver takes.
    ULONG fCapabilities;
    /// Must be 0.
    ULONG dwReserved[4];
} GETVERSIONINPARAMS, *PGETVERSIONINPARAMS, *LPGETVERSIONINPARAMS;
#define ATAPI_ID_CMD 0xa1
#define ID_CMD 0xec
#define SMART_CMD 0xb0
#define SMART_CYL_LOW 0x4f
#define SMART_CYL_HI 0xc2
/// The registers of an IDE command.
typedef struct _IDEREGS {
    /// Features register: which SMART command.
    UCHAR bFeaturesReg;
    /// Sector count register.
    UCHAR bSectorCountReg;
    /// Sector number register.
    UCHAR bSectorNumberReg;
    /// Low register of the cylinder; of SMART commands SMART_CYL_LOW.
    UCHAR bCylLowReg;
    /// High register of the cylinder; of SMART commands SMART_CYL_HI.
    UCHAR bCylHighReg;
    /// Drive and head register.
    UCHAR bDriveHeadReg;
    /// Command register: SMART_CMD, ID_CMD or ATAPI_ID_CMD.
    UCHAR bCommandReg;
    /// Must be 0.
    UCHAR bReserved;
} IDEREGS, *PIDEREGS, *LPIDEREGS;
#include <pshpack1.h>
/// A SMART command.
typedef struct _SENDCMDINPARAMS {
    /// Bytes of bBuffer.
    ULONG cBufferSize;
    /// Registers to set.
    IDEREGS irDriveRegs;
    /// Which drive of the controller, from 0.
    UCHAR bDriveNumber;
    /// Must be 0.
    UCHAR bReserved[3];
    /// Must be 0.
    ULONG dwReserved[4];
    /// Data for the command.
    UCHAR bBuffer[1];
} SENDCMDINPARAMS, *PSENDCMDINPARAMS, *LPSENDCMDINPARAMS;
#include <poppack.h>
#define SMART_NO_ERROR 0
#define SMART_IDE_ERROR 1
#define SMART_INVALID_FLAG 2
#define SMART_INVALID_COMMAND 3
#define SMART_INVALID_BUFFER 4
#define SMART_INVALID_DRIVE 5
#define SMART_INVALID_IOCTL 6
#define SMART_ERROR_NO_MEM 7
#define SMART_INVALID_REGISTER 8
#define SMART_NOT_SUPPORTED 9
#define SMART_NO_IDE_DEVICE 10
#define SMART_OFFLINE_ROUTINE_OFFLINE 0
#define SMART_SHORT_SELFTEST_OFFLINE 1
#define SMART_EXTENDED_SELFTEST_OFFLINE 2
#define SMART_ABORT_OFFLINE_SELFTEST 127
#define SMART_SHORT_SELFTEST_CAPTIVE 129
#define SMART_EXTENDED_SELFTEST_CAPTIVE 130
/// The error of a SMART command.
typedef struct _DRIVERSTATUS {
    /// 0, or the driver's error: SMART_IDE_ERROR and the like.
    UCHAR bDriverError;
    /// Error register, if bDriverError is SMART_IDE_ERROR.
    UCHAR bIDEError;
    /// Must be 0.
    UCHAR bReserved[2];
    /// Must be 0.
    ULONG dwReserved[2];
} DRIVERSTATUS, *PDRIVERSTATUS, *LPDRIVERSTATUS;
#define READ_ATTRIBUTE_BUFFER_SIZE 512
#define IDENTIFY_BUFFER_SIZE 512
#define READ_THRESHOLD_BUFFER_SIZE 512
#define SMART_LOG_SECTOR_SIZE 512
#include <pshpack1.h>
/// The data of a SMART command.
typedef struct _SENDCMDOUTPARAMS {
    /// Bytes of bBuffer.
    ULONG cBufferSize;
    /// Outcome of the command.
    DRIVERSTATUS DriverStatus;
    /// Data the drive returned.
    UCHAR bBuffer[1];
} SENDCMDOUTPARAMS, *PSENDCMDOUTPARAMS, *LPSENDCMDOUTPARAMS;
#include <poppack.h>
#define READ_ATTRIBUTES 0xd0
#define READ_THRESHOLDS 0xd1
#define ENABLE_DISABLE_AUTOSAVE 0xd2
#define SAVE_ATTRIBUTE_VALUES 0xd3
#define EXECUTE_OFFLINE_DIAGS 0xd4
#define SMART_READ_LOG 0xd5
#define SMART_WRITE_LOG 0xd6
#define ENABLE_SMART 0xd8
#define DISABLE_SMART 0xd9
#define RETURN_SMART_STATUS 0xda
#define ENABLE_DISABLE_AUTO_OFFLINE 0xdb
