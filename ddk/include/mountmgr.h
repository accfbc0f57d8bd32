// The mount manager: drive letters and mounted volumes.
#pragma once
#ifndef _MOUNTMGR_
#define _MOUNTMGR_
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <guiddef.h>
#include <devioctl.h>
#ifdef __cplusplus
extern "C" {
#endif
DEFINE_GUID(MOUNTDEV_MOUNTED_DEVICE_GUID, 0x53f5630d, 0xb6bf, 0x11d0, 0x94, 0xf2, 0x00, 0xa0, 0xc9, 0x1e, 0xfb, 0x8b);
#define MOUNTMGR_DEVICE_NAME L"\\Device\\MountPointManager"
#define MOUNTMGR_DOS_DEVICE_NAME L"\\\\.\\MountPointManager"
#define MOUNTMGRCONTROLTYPE ((ULONG) 'm')
#define MOUNTDEVCONTROLTYPE ((ULONG) 'M')
/// A drive of Wine, which stands for a folder or device of Unix.
struct mountmgr_unix_drive {
    /// Bytes of the structure with its names.
    ULONG size;
    /// Kind of drive, as GetDriveType returns it.
    ULONG type;
    /// Drive letter.
    WCHAR letter;
    /// Bytes from the start to the folder's name.
    USHORT mount_point_offset;
    /// Bytes from the start to the device's name.
    USHORT device_offset;
};
#define IOCTL_MOUNTMGR_CREATE_POINT CTL_CODE(MOUNTMGRCONTROLTYPE, 0, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_MOUNTMGR_DELETE_POINTS CTL_CODE(MOUNTMGRCONTROLTYPE, 1, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_MOUNTMGR_QUERY_POINTS CTL_CODE(MOUNTMGRCONTROLTYPE, 2, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_MOUNTMGR_DELETE_POINTS_DBONLY CTL_CODE(MOUNTMGRCONTROLTYPE, 3, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_MOUNTMGR_NEXT_DRIVE_LETTER CTL_CODE(MOUNTMGRCONTROLTYPE, 4, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_MOUNTMGR_AUTO_DL_ASSIGNMENTS CTL_CODE(MOUNTMGRCONTROLTYPE, 5, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_MOUNTMGR_VOLUME_MOUNT_POINT_CREATED CTL_CODE(MOUNTMGRCONTROLTYPE, 6, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_MOUNTMGR_VOLUME_MOUNT_POINT_DELETED CTL_CODE(MOUNTMGRCONTROLTYPE, 7, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_MOUNTMGR_CHANGE_NOTIFY CTL_CODE(MOUNTMGRCONTROLTYPE, 8, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_MOUNTMGR_KEEP_LINKS_WHEN_OFFLINE CTL_CODE(MOUNTMGRCONTROLTYPE, 9, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_MOUNTMGR_CHECK_UNPROCESSED_VOLUMES CTL_CODE(MOUNTMGRCONTROLTYPE, 10, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_MOUNTMGR_VOLUME_ARRIVAL_NOTIFICATION CTL_CODE(MOUNTMGRCONTROLTYPE, 11, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_MOUNTDEV_QUERY_DEVICE_NAME CTL_CODE(MOUNTDEVCONTROLTYPE, 2, METHOD_BUFFERED, FILE_ANY_ACCESS)
/// Whether a string is \DosDevices\X: with a letter X.
#define MOUNTMGR_IS_DRIVE_LETTER(s) \
    ((s)->Length == 28 && RtlCompareMemory((s)->Buffer, L"\\DosDevices\\", 24) == 24 && (s)->Buffer[12] >= 'A' && (s)->Buffer[12] <= 'Z' && (s)->Buffer[13] == ':')
/// Whether a string is \??\Volume{GUID} or \\?\Volume{GUID}, with or without a backslash after it.
#define MOUNTMGR_IS_VOLUME_NAME(s) \
    (((s)->Length == 96 || ((s)->Length == 98 && (s)->Buffer[48] == '\\')) && (s)->Buffer[0] == '\\' && \
     ((s)->Buffer[1] == '?' || (s)->Buffer[1] == '\\') && RtlCompareMemory((s)->Buffer + 2, L"?\\Volume{", 18) == 18 && \
     (s)->Buffer[19] == '-' && (s)->Buffer[24] == '-' && (s)->Buffer[29] == '-' && (s)->Buffer[34] == '-' && (s)->Buffer[47] == '}')
/// A symbolic link to make for a device.
typedef struct _MOUNTMGR_CREATE_POINT_INPUT {
    /// Bytes from the start to the link's name.
    USHORT SymbolicLinkNameOffset;
    /// Bytes of the link's name.
    USHORT SymbolicLinkNameLength;
    /// Bytes from the start to the device's name.
    USHORT DeviceNameOffset;
    /// Bytes of the device's name.
    USHORT DeviceNameLength;
} MOUNTMGR_CREATE_POINT_INPUT, *PMOUNTMGR_CREATE_POINT_INPUT;
/// A link, an identifier or a device.
typedef struct _MOUNTMGR_MOUNT_POINT {
    /// Bytes from the start to the link's name; 0 asks for any.
    ULONG SymbolicLinkNameOffset;
    /// Bytes of the link's name.
    USHORT SymbolicLinkNameLength;
    /// Bytes from the start to the device's unique identifier; 0 asks for any.
    ULONG UniqueIdOffset;
    /// Bytes of the identifier.
    USHORT UniqueIdLength;
    /// Bytes from the start to the device's name; 0 asks for any.
    ULONG DeviceNameOffset;
    /// Bytes of the device's name.
    USHORT DeviceNameLength;
} MOUNTMGR_MOUNT_POINT, *PMOUNTMGR_MOUNT_POINT;
/// Links with their devices.
typedef struct _MOUNTMGR_MOUNT_POINTS {
    /// Bytes of this structure with all names: how large a buffer must be.
    ULONG Size;
    /// Entries of MountPoints.
    ULONG NumberOfMountPoints;
    /// The links; names follow.
    MOUNTMGR_MOUNT_POINT MountPoints[1];
} MOUNTMGR_MOUNT_POINTS, *PMOUNTMGR_MOUNT_POINTS;
/// The device that wants a drive letter.
typedef struct _MOUNTMGR_DRIVE_LETTER_TARGET {
    /// Bytes of the device's name.
    USHORT DeviceNameLength;
    /// The device's name in UTF-16, without a 0 at its end.
    WCHAR DeviceName[1];
} MOUNTMGR_DRIVE_LETTER_TARGET, *PMOUNTMGR_DRIVE_LETTER_TARGET;
/// The drive letter that was given.
typedef struct _MOUNTMGR_DRIVE_LETTER_INFORMATION {
    /// TRUE if the device has got a letter now.
    BOOLEAN DriveLetterWasAssigned;
    /// The device's letter; 0 if it has none.
    UCHAR CurrentDriveLetter;
} MOUNTMGR_DRIVE_LETTER_INFORMATION, *PMOUNTMGR_DRIVE_LETTER_INFORMATION;
/// A directory and the volume mounted there.
typedef struct _MOUNTMGR_VOLUME_MOUNT_POINT {
    /// Bytes from the start to the directory's path.
    USHORT SourceVolumeNameOffset;
    /// Bytes of that path.
    USHORT SourceVolumeNameLength;
    /// Bytes from the start to the volume's name.
    USHORT TargetVolumeNameOffset;
    /// Bytes of that name.
    USHORT TargetVolumeNameLength;
} MOUNTMGR_VOLUME_MOUNT_POINT, *PMOUNTMGR_VOLUME_MOUNT_POINT;
/// The number of the last change.
typedef struct _MOUNTMGR_CHANGE_NOTIFY_INFO {
    /// In: the last change known; out: the last change there is.
    ULONG EpicNumber;
} MOUNTMGR_CHANGE_NOTIFY_INFO, *PMOUNTMGR_CHANGE_NOTIFY_INFO;
/// The name of a device.
typedef struct _MOUNTMGR_TARGET_NAME {
    /// Bytes of the device's name.
    USHORT DeviceNameLength;
    /// The device's name in UTF-16, without a 0 at its end.
    WCHAR DeviceName[1];
} MOUNTMGR_TARGET_NAME, *PMOUNTMGR_TARGET_NAME;
/// The name of a device.
typedef struct _MOUNTDEV_NAME {
    /// Bytes of the name.
    USHORT NameLength;
    /// The device's name in UTF-16, without a 0 at its end.
    WCHAR Name[1];
} MOUNTDEV_NAME, *PMOUNTDEV_NAME;
#define IOCTL_MOUNTMGR_QUERY_DOS_VOLUME_PATH CTL_CODE(MOUNTMGRCONTROLTYPE, 12, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_MOUNTMGR_QUERY_DOS_VOLUME_PATHS CTL_CODE(MOUNTMGRCONTROLTYPE, 13, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define MOUNTMGR_IS_DOS_VOLUME_NAME(s) (MOUNTMGR_IS_VOLUME_NAME(s) && (s)->Length == 96 && (s)->Buffer[1] == '\\')
#define MOUNTMGR_IS_DOS_VOLUME_NAME_WB(s) (MOUNTMGR_IS_VOLUME_NAME(s) && (s)->Length == 98 && (s)->Buffer[1] == '\\')
#define MOUNTMGR_IS_NT_VOLUME_NAME(s) (MOUNTMGR_IS_VOLUME_NAME(s) && (s)->Length == 96 && (s)->Buffer[1] == '?')
#define MOUNTMGR_IS_NT_VOLUME_NAME_WB(s) (MOUNTMGR_IS_VOLUME_NAME(s) && (s)->Length == 98 && (s)->Buffer[1] == '?')
/// Paths of a volume.
typedef struct _MOUNTMGR_VOLUME_PATHS {
    /// Bytes of the paths.
    ULONG MultiSzLength;
    /// Paths, each ending in 0, with one more 0 at the end.
    WCHAR MultiSz[1];
} MOUNTMGR_VOLUME_PATHS, *PMOUNTMGR_VOLUME_PATHS;
#define IOCTL_MOUNTMGR_SCRUB_REGISTRY CTL_CODE(MOUNTMGRCONTROLTYPE, 14, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_MOUNTMGR_QUERY_AUTO_MOUNT CTL_CODE(MOUNTMGRCONTROLTYPE, 15, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_MOUNTMGR_SET_AUTO_MOUNT CTL_CODE(MOUNTMGRCONTROLTYPE, 16, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
typedef enum _MOUNTMGR_AUTO_MOUNT_STATE { Disabled = 0, Enabled } MOUNTMGR_AUTO_MOUNT_STATE;
/// Whether new volumes get drive letters.
typedef struct _MOUNTMGR_QUERY_AUTO_MOUNT {
    /// Whether they do now.
    MOUNTMGR_AUTO_MOUNT_STATE CurrentState;
} MOUNTMGR_QUERY_AUTO_MOUNT, *PMOUNTMGR_QUERY_AUTO_MOUNT;
/// Whether new volumes shall get drive letters.
typedef struct _MOUNTMGR_SET_AUTO_MOUNT {
    /// Whether they shall.
    MOUNTMGR_AUTO_MOUNT_STATE NewState;
} MOUNTMGR_SET_AUTO_MOUNT, *PMOUNTMGR_SET_AUTO_MOUNT;
#define IOCTL_MOUNTMGR_BOOT_DL_ASSIGNMENT CTL_CODE(MOUNTMGRCONTROLTYPE, 17, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_MOUNTMGR_TRACELOG_CACHE CTL_CODE(MOUNTMGRCONTROLTYPE, 18, METHOD_BUFFERED, FILE_READ_ACCESS)
#ifdef __cplusplus
}
#endif
#endif
