// What the mount manager asks of a volume.
#pragma once
#ifndef _MOUNTDEV_
#define _MOUNTDEV_
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <mountmgr.h>
#ifdef __cplusplus
extern "C" {
#endif
#define IOCTL_MOUNTDEV_QUERY_UNIQUE_ID CTL_CODE(MOUNTDEVCONTROLTYPE, 0, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_MOUNTDEV_QUERY_SUGGESTED_LINK_NAME CTL_CODE(MOUNTDEVCONTROLTYPE, 3, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_MOUNTDEV_LINK_CREATED CTL_CODE(MOUNTDEVCONTROLTYPE, 4, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_MOUNTDEV_LINK_DELETED CTL_CODE(MOUNTDEVCONTROLTYPE, 5, METHOD_BUFFERED, FILE_ANY_ACCESS)
/// What identifies a volume for good.
typedef struct _MOUNTDEV_UNIQUE_ID {
    /// Bytes of UniqueId.
    USHORT UniqueIdLength;
    /// The identifier; it stays the same over restarts.
    UCHAR UniqueId[1];
} MOUNTDEV_UNIQUE_ID, *PMOUNTDEV_UNIQUE_ID;
/// A link that a volume wishes.
typedef struct _MOUNTDEV_SUGGESTED_LINK_NAME {
    /// TRUE if the link is wished only for a volume without any.
    BOOLEAN UseOnlyIfThereAreNoOtherLinks;
    /// Bytes of the name.
    USHORT NameLength;
    /// The link's name in UTF-16, without a 0 at its end.
    WCHAR Name[1];
} MOUNTDEV_SUGGESTED_LINK_NAME, *PMOUNTDEV_SUGGESTED_LINK_NAME;
#define IOCTL_MOUNTDEV_QUERY_STABLE_GUID CTL_CODE(MOUNTDEVCONTROLTYPE, 6, METHOD_BUFFERED, FILE_ANY_ACCESS)
/// A GUID that a volume keeps.
typedef struct _MOUNTDEV_STABLE_GUID {
    /// GUID for the volume's name.
    GUID StableGuid;
} MOUNTDEV_STABLE_GUID, *PMOUNTDEV_STABLE_GUID;
#define IOCTL_MOUNTDEV_UNIQUE_ID_CHANGE_NOTIFY CTL_CODE(MOUNTDEVCONTROLTYPE, 1, METHOD_BUFFERED, FILE_ANY_ACCESS)
/// The old and the new identifier of a volume.
typedef struct _MOUNTDEV_UNIQUE_ID_CHANGE_NOTIFY_OUTPUT {
    /// Bytes of this structure with both identifiers.
    ULONG Size;
    /// Bytes from the start to the old identifier.
    USHORT OldUniqueIdOffset;
    /// Bytes of the old identifier.
    USHORT OldUniqueIdLength;
    /// Bytes from the start to the new identifier.
    USHORT NewUniqueIdOffset;
    /// Bytes of the new identifier.
    USHORT NewUniqueIdLength;
} MOUNTDEV_UNIQUE_ID_CHANGE_NOTIFY_OUTPUT, *PMOUNTDEV_UNIQUE_ID_CHANGE_NOTIFY_OUTPUT;
#ifdef __cplusplus
}
#endif
#endif
