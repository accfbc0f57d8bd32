// Facts about files and volumes.
#pragma once

/// What the registry keeps in memory of a key.
typedef struct _KEY_CACHED_INFORMATION {
    /// When the key was last changed, in 100 ns since 1601.
    LARGE_INTEGER LastWriteTime;
    /// Not used.
    ULONG TitleIndex;
    /// How many subkeys.
    ULONG SubKeys;
    /// Bytes of the longest name of a subkey.
    ULONG MaxNameLen;
    /// How many values.
    ULONG Values;
    /// Bytes of the longest name of a value.
    ULONG MaxValueNameLen;
    /// Bytes of the longest data of a value.
    ULONG MaxValueDataLen;
    /// Bytes of the key's own name.
    ULONG NameLength;
} KEY_CACHED_INFORMATION, *PKEY_CACHED_INFORMATION;
/// Path of a key.
typedef struct _KEY_NAME_INFORMATION {
    /// Bytes of Name.
    ULONG NameLength;
    /// The path from \REGISTRY on, without a 0 at its end.
    WCHAR Name[1];
} KEY_NAME_INFORMATION, *PKEY_NAME_INFORMATION;
/// Whether writes to a key go to a copy of the user's.
typedef struct _KEY_VIRTUALIZATION_INFORMATION {
    /// The key is in a part of the registry that can be virtualized.
    ULONG VirtualizationCandidate : 1;
    /// Virtualization is on for the key.
    ULONG VirtualizationEnabled : 1;
    /// The key is a copy of the user's.
    ULONG VirtualTarget : 1;
    /// The key is in the user's store of copies.
    ULONG VirtualStore : 1;
    /// The key has been virtualized at some time.
    ULONG VirtualSource : 1;
    /// Reserved.
    ULONG Reserved : 27;
} KEY_VIRTUALIZATION_INFORMATION, *PKEY_VIRTUALIZATION_INFORMATION;

// ---- requests ---------------------------------------------------------------------------------------------------------
/// Asks for a class of information about the volume of a file.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwQueryVolumeInformationFile(
    _In_ HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_writes_bytes_(Length) PVOID FsInformation, _In_ ULONG Length,
    _In_ FS_INFORMATION_CLASS FsInformationClass);
/// Says whether a status means that the device fails as a whole.
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlIsTotalDeviceFailure(_In_ NTSTATUS Status);
