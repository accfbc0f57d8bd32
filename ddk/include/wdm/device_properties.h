// Io: properties of device interfaces, directories of devices and drivers, boot disks, where a device is.
#pragma once

/// Signatures and offsets of the boot and system partitions.
typedef struct _BOOTDISK_INFORMATION {
    /// First byte of the boot partition.
    LONGLONG BootPartitionOffset;
    /// First byte of the system partition.
    LONGLONG SystemPartitionOffset;
    /// MBR signature of the boot disk.
    ULONG BootDeviceSignature;
    /// MBR signature of the system disk.
    ULONG SystemDeviceSignature;
} BOOTDISK_INFORMATION, *PBOOTDISK_INFORMATION;
/// Gives signatures and offsets of the boot and system disks.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetBootDiskInformation(_Inout_ PBOOTDISK_INFORMATION BootDiskInformation, _In_ ULONG Size);
/// Directories a device can have.
typedef enum _DEVICE_DIRECTORY_TYPE { DeviceDirectoryData } DEVICE_DIRECTORY_TYPE, *PDEVICE_DIRECTORY_TYPE;
/// Opens the directory for a device's files.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceDirectory(
    _In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ DEVICE_DIRECTORY_TYPE DirectoryType, _In_ ULONG Flags, _In_ PVOID Reserved,
    _Out_ PHANDLE DeviceDirectoryHandle);
/// Reads a property of a device interface.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceInterfacePropertyData(
    _In_ PUNICODE_STRING SymbolicLinkName, _In_ CONST DEVPROPKEY *PropertyKey, _In_ LCID Lcid, _Reserved_ ULONG Flags, _In_ ULONG Size,
    _Out_writes_bytes_to_(Size, *RequiredSize) PVOID Data, _Out_ PULONG RequiredSize, _Out_ PDEVPROPTYPE Type);
/// Gives the NUMA node a device is near to.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceNumaNode(_In_ PDEVICE_OBJECT Pdo, _Out_ PUSHORT NodeNumber);
/// Directories a driver can have.
typedef enum _DRIVER_DIRECTORY_TYPE { DriverDirectoryImage, DriverDirectoryData, DriverDirectorySharedData } DRIVER_DIRECTORY_TYPE, *PDRIVER_DIRECTORY_TYPE;
/// Opens the directory for a driver's files.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetDriverDirectory(
    _In_ PDRIVER_OBJECT DriverObject, _In_ DRIVER_DIRECTORY_TYPE DirectoryType, _In_ ULONG Flags, _Out_ PHANDLE DriverDirectoryHandle);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Sets a property of a device interface.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoSetDeviceInterfacePropertyData(
    _In_ PUNICODE_STRING SymbolicLinkName, _In_ CONST DEVPROPKEY *PropertyKey, _In_ LCID Lcid, _In_ ULONG Flags, _In_ DEVPROPTYPE Type,
    _In_ ULONG Size, _In_reads_bytes_opt_(Size) PVOID Data);
/// Signatures, GUIDs and offsets of the boot and system partitions.
typedef struct _BOOTDISK_INFORMATION_EX {
    /// First byte of the boot partition.
    LONGLONG BootPartitionOffset;
    /// First byte of the system partition.
    LONGLONG SystemPartitionOffset;
    /// MBR signature of the boot disk.
    ULONG BootDeviceSignature;
    /// MBR signature of the system disk.
    ULONG SystemDeviceSignature;
    /// GUID of a GPT boot disk.
    GUID BootDeviceGuid;
    /// GUID of a GPT system disk.
    GUID SystemDeviceGuid;
    /// The boot disk has a GPT.
    BOOLEAN BootDeviceIsGpt;
    /// The system disk has a GPT.
    BOOLEAN SystemDeviceIsGpt;
} BOOTDISK_INFORMATION_EX, *PBOOTDISK_INFORMATION_EX;
/// How far a device is installed.
typedef enum _DEVICE_INSTALL_STATE { InstallStateInstalled, InstallStateNeedsReinstall, InstallStateFailedInstall, InstallStateFinishInstall } DEVICE_INSTALL_STATE, *PDEVICE_INSTALL_STATE;
/// How a device may be expected to be removed.
typedef enum _DEVICE_REMOVAL_POLICY { RemovalPolicyExpectNoRemoval = 1, RemovalPolicyExpectOrderlyRemoval, RemovalPolicyExpectSurpriseRemoval } DEVICE_REMOVAL_POLICY, *PDEVICE_REMOVAL_POLICY;
/// A change of the hardware profile.
typedef struct _HWPROFILE_CHANGE_NOTIFICATION {
    /// Version of this structure.
    USHORT Version;
    /// Size of this structure in bytes.
    USHORT Size;
    /// Which event.
    GUID Event;
} HWPROFILE_CHANGE_NOTIFICATION, *PHWPROFILE_CHANGE_NOTIFICATION;
