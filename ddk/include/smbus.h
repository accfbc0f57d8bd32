// smbus.h: the system management bus, its requests and the class driver that miniport drivers serve.
#pragma once
#ifndef __SMBUS_H
#define __SMBUS_H
#include <wdm.h>

#ifdef __cplusplus
extern "C" {
#endif
#ifndef SMBCLASS
#define SMBCLASSAPI DECLSPEC_IMPORT
#else
#define SMBCLASSAPI
#endif
#define SMB_BUS_REQUEST CTL_CODE(FILE_DEVICE_UNKNOWN, 0, METHOD_NEITHER, FILE_ANY_ACCESS)
#define SMB_REGISTER_ALARM_NOTIFY CTL_CODE(FILE_DEVICE_UNKNOWN, 1, METHOD_NEITHER, FILE_ANY_ACCESS)
#define SMB_DEREGISTER_ALARM_NOTIFY CTL_CODE(FILE_DEVICE_UNKNOWN, 2, METHOD_NEITHER, FILE_ANY_ACCESS)
#define SMB_MAX_DATA_SIZE 32
#define SMB_STATUS_OK 0x00
#define SMB_UNKNOWN_FAILURE 0x07
#define SMB_ADDRESS_NOT_ACKNOWLEDGED 0x10
#define SMB_DEVICE_ERROR 0x11
#define SMB_COMMAND_ACCESS_DENIED 0x12
#define SMB_UNKNOWN_ERROR 0x13
#define SMB_DEVICE_ACCESS_DENIED 0x17
#define SMB_TIMEOUT 0x18
#define SMB_UNSUPPORTED_PROTOCOL 0x19
#define SMB_BUS_BUSY 0x1A
#define SMB_WRITE_QUICK 0x00
#define SMB_READ_QUICK 0x01
#define SMB_SEND_BYTE 0x02
#define SMB_RECEIVE_BYTE 0x03
#define SMB_WRITE_BYTE 0x04
#define SMB_READ_BYTE 0x05
#define SMB_WRITE_WORD 0x06
#define SMB_READ_WORD 0x07
#define SMB_WRITE_BLOCK 0x08
#define SMB_READ_BLOCK 0x09
#define SMB_PROCESS_CALL 0x0A
#define SMB_MAXIMUM_PROTOCOL 0x0A
/// A transfer on the bus; goes with SMB_BUS_REQUEST.
typedef struct _SMB_REQUEST {
    /// How it ended: SMB_STATUS_OK or what went wrong.
    UCHAR Status;
    /// SMB_WRITE_QUICK to SMB_PROCESS_CALL.
    UCHAR Protocol;
    /// Slave that it is for.
    UCHAR Address;
    /// Register or function of the slave.
    UCHAR Command;
    /// Bytes of Data in a block transfer.
    UCHAR BlockLength;
    /// What is written, or was read.
    UCHAR Data[SMB_MAX_DATA_SIZE];
} SMB_REQUEST, *PSMB_REQUEST;
/// Called with what a slave alarms of.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *SMB_ALARM_NOTIFY)(PVOID Context, UCHAR Address, USHORT Data);
/// Whose alarms are wanted; goes with SMB_REGISTER_ALARM_NOTIFY.
typedef struct _SMB_REGISTER_ALARM {
    /// First slave of the range.
    UCHAR MinAddress;
    /// Last slave of the range.
    UCHAR MaxAddress;
    /// Whom to call.
    SMB_ALARM_NOTIFY NotifyFunction;
    /// What to call it with.
    PVOID NotifyContext;
} SMB_REGISTER_ALARM, *PSMB_REGISTER_ALARM;

// ---- miniport drivers ---------------------------------------------------------------------------------------------------------
#define SMB_CLASS_MAJOR_VERSION 0x0001
#define SMB_CLASS_MINOR_VERSION 0x0000
struct _SMB_CLASS;
typedef NTSTATUS (NTAPI *SMB_RESET_DEVICE)(_In_ struct _SMB_CLASS *SmbClass, _In_ PVOID SmbMiniport);
typedef VOID (NTAPI *SMB_START_IO)(_In_ struct _SMB_CLASS *SmbClass, _In_ PVOID SmbMiniport);
typedef NTSTATUS (NTAPI *SMB_STOP_DEVICE)(_In_ struct _SMB_CLASS *SmbClass, _In_ PVOID SmbMiniport);
/// A host controller, as the class driver and its miniport driver share it.
typedef struct _SMB_CLASS {
    /// SMB_CLASS_MAJOR_VERSION.
    USHORT MajorVersion;
    /// SMB_CLASS_MINOR_VERSION.
    USHORT MinorVersion;
    /// The miniport driver's extension.
    PVOID Miniport;
    /// The controller's function device.
    PDEVICE_OBJECT DeviceObject;
    /// The device that its bus driver reported.
    PDEVICE_OBJECT PDO;
    /// The next device below.
    PDEVICE_OBJECT LowerDeviceObject;
    /// The request that is under way.
    PIRP CurrentIrp;
    /// Its transfer.
    PSMB_REQUEST CurrentSmb;
    /// Brings the controller up.
    SMB_RESET_DEVICE ResetDevice;
    /// Begins CurrentSmb.
    SMB_START_IO StartIo;
    /// Brings the controller to rest.
    SMB_STOP_DEVICE StopDevice;
} SMB_CLASS, *PSMB_CLASS;
/// Fills in the routines of a new controller.
typedef NTSTATUS (NTAPI *PSMB_INITIALIZE_MINIPORT)(_In_ PSMB_CLASS SmbClass, _In_ PVOID MiniportExtension, _In_ PVOID MiniportContext);
/// Tells of a slave's alarm.
SMBCLASSAPI VOID NTAPI SmbClassAlarm(_In_ PSMB_CLASS SmbClass, _In_ UCHAR Address, _In_ USHORT Data);
/// Ends the request that is under way.
SMBCLASSAPI VOID NTAPI SmbClassCompleteRequest(_In_ PSMB_CLASS SmbClass);
/// Makes the function device of a controller, from AddDevice.
_IRQL_requires_(PASSIVE_LEVEL)
SMBCLASSAPI NTSTATUS NTAPI SmbClassCreateFdo(
    _In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PDO, _In_ ULONG MiniportExtensionSize,
    _In_ PSMB_INITIALIZE_MINIPORT MiniportInitialize, _In_ PVOID MiniportContext, _Out_ PDEVICE_OBJECT *FDO);
/// Takes the dispatch routines of a miniport driver over, from DriverEntry.
_IRQL_requires_(PASSIVE_LEVEL)
SMBCLASSAPI NTSTATUS NTAPI SmbClassInitializeDevice(_In_ ULONG MajorVersion, _In_ ULONG MinorVersion, _In_ PDRIVER_OBJECT DriverObject);
/// Keeps others from the controller.
SMBCLASSAPI VOID NTAPI SmbClassLockDevice(_In_ PSMB_CLASS SmbClass);
SMBCLASSAPI VOID NTAPI SmbClassUnlockDevice(_In_ PSMB_CLASS SmbClass);
#ifdef __cplusplus
}
#endif
#endif
