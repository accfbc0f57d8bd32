// Io: share checks of files and of links.
#pragma once

/// How a link is open, for share checks.
typedef struct _LINK_SHARE_ACCESS {
    /// Number of openings.
    ULONG OpenCount;
    /// Openings that may delete.
    ULONG Deleters;
    /// Openings that let others delete.
    ULONG SharedDelete;
} LINK_SHARE_ACCESS, *PLINK_SHARE_ACCESS;
/// Checks a way of opening a link against those that are in force.
NTKERNELAPI NTSTATUS NTAPI IoCheckLinkShareAccess(
    _In_ ACCESS_MASK DesiredAccess, _In_ ULONG DesiredShareAccess, _Inout_opt_ PFILE_OBJECT FileObject, _Inout_opt_ PSHARE_ACCESS ShareAccess,
    _Inout_opt_ PLINK_SHARE_ACCESS LinkShareAccess, _In_ ULONG IoShareAccessFlags);
/// Checks a way of opening, with a given right to write, against those that are in force.
NTKERNELAPI NTSTATUS NTAPI IoCheckShareAccessEx(
    _In_ ACCESS_MASK DesiredAccess, _In_ ULONG DesiredShareAccess, _Inout_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess,
    _In_ BOOLEAN Update, _In_opt_ PBOOLEAN WritePermission);
/// Takes an opening out of the share access of a link.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoRemoveLinkShareAccess(_In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess, _Inout_opt_ PLINK_SHARE_ACCESS LinkShareAccess);
/// Takes an opening out of the share access of a link, with flags.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoRemoveLinkShareAccessEx(
    _In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess, _Inout_opt_ PLINK_SHARE_ACCESS LinkShareAccess, _In_ ULONG IoShareAccessFlags);
/// Sets the share access of a first opening of a link.
NTKERNELAPI VOID NTAPI IoSetLinkShareAccess(
    _In_ ACCESS_MASK DesiredAccess, _In_ ULONG DesiredShareAccess, _Inout_ PFILE_OBJECT FileObject, _Out_ PSHARE_ACCESS ShareAccess,
    _Out_opt_ PLINK_SHARE_ACCESS LinkShareAccess, _In_ ULONG IoShareAccessFlags);
/// Sets the share access of a first opening, with a given right to write.
NTKERNELAPI VOID NTAPI IoSetShareAccessEx(
    _In_ ACCESS_MASK DesiredAccess, _In_ ULONG DesiredShareAccess, _Inout_ PFILE_OBJECT FileObject, _Out_ PSHARE_ACCESS ShareAccess,
    _In_opt_ PBOOLEAN WritePermission);
/// Adds an opening to the share access of a link.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoUpdateLinkShareAccess(_In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess, _Inout_opt_ PLINK_SHARE_ACCESS LinkShareAccess);
/// Adds an opening to the share access of a link, with flags.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoUpdateLinkShareAccessEx(
    _In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess, _Inout_opt_ PLINK_SHARE_ACCESS LinkShareAccess, _In_ ULONG IoShareAccessFlags);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Adds an opening to a share access that was checked before.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI IoUpdateShareAccess(_In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess);
