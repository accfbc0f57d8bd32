// Io: partitions and signatures of disks.
#pragma once

struct _CREATE_DISK;
struct _DRIVE_LAYOUT_INFORMATION;
struct _DRIVE_LAYOUT_INFORMATION_EX;
struct _SET_PARTITION_INFORMATION_EX;

/// Makes an empty partition table.
NTKERNELAPI NTSTATUS NTAPI IoCreateDisk(_In_ PDEVICE_OBJECT DeviceObject, _In_opt_ struct _CREATE_DISK *Disk);
/// Signature of a disk.
typedef struct _DISK_SIGNATURE {
    /// Which member below is meant: PARTITION_STYLE_MBR or PARTITION_STYLE_GPT.
    ULONG PartitionStyle;
    union {
        /// Of a disk with a master boot record.
        struct {
            /// Number that tells the disk from others.
            ULONG Signature;
            /// Sum of the master boot record's 32-bit words.
            ULONG CheckSum;
        } Mbr;
        /// Of a disk with a GUID partition table.
        struct {
            /// GUID of the disk.
            GUID DiskId;
        } Gpt;
    };
} DISK_SIGNATURE, *PDISK_SIGNATURE;
/// Reads the signature of a disk.
NTKERNELAPI NTSTATUS NTAPI IoReadDiskSignature(_In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG BytesPerSector, _Out_ PDISK_SIGNATURE Signature);
/// Reads the partitions of a disk. Replaced by IoReadPartitionTableEx.
_IRQL_requires_max_(PASSIVE_LEVEL)
__drv_preferredFunction("IoReadPartitionTableEx", "Obsolete")
_Superseded_by_(IoReadPartitionTableEx)
NTKERNELAPI NTSTATUS FASTCALL IoReadPartitionTable(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG SectorSize, _In_ BOOLEAN ReturnRecognizedPartitions,
    _Out_ struct _DRIVE_LAYOUT_INFORMATION **PartitionBuffer);
/// Reads the partitions of a disk; the caller frees the list.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoReadPartitionTableEx(_In_ PDEVICE_OBJECT DeviceObject, _Outptr_ struct _DRIVE_LAYOUT_INFORMATION_EX **DriveLayout);
/// Sets the type of a partition. Replaced by IoSetPartitionInformationEx.
_IRQL_requires_max_(PASSIVE_LEVEL)
__drv_preferredFunction("IoSetPartitionInformationEx", "Obsolete")
_Superseded_by_(IoSetPartitionInformationEx)
NTKERNELAPI NTSTATUS FASTCALL IoSetPartitionInformation(_In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG SectorSize, _In_ ULONG PartitionNumber, _In_ ULONG PartitionType);
/// Sets the type and attributes of a partition.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoSetPartitionInformationEx(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG PartitionNumber, _In_ struct _SET_PARTITION_INFORMATION_EX *PartitionInfo);
/// Says which partition the system starts from.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoSetSystemPartition(_In_ PUNICODE_STRING VolumeNameString);
/// Checks a partition table and mends it if asked.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoVerifyPartitionTable(_In_ PDEVICE_OBJECT DeviceObject, _In_ BOOLEAN FixErrors);
/// Writes the partitions of a disk. Replaced by IoWritePartitionTableEx.
_IRQL_requires_max_(PASSIVE_LEVEL)
__drv_preferredFunction("IoWritePartitionTableEx", "Obsolete")
_Superseded_by_(IoWritePartitionTableEx)
NTKERNELAPI NTSTATUS FASTCALL IoWritePartitionTable(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG SectorSize, _In_ ULONG SectorsPerTrack, _In_ ULONG NumberOfHeads,
    _In_ struct _DRIVE_LAYOUT_INFORMATION *PartitionBuffer);
/// Writes the partitions of a disk.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoWritePartitionTableEx(
    _In_ PDEVICE_OBJECT DeviceObject,
    _In_reads_(_Inexpressible_(FIELD_OFFSET(DRIVE_LAYOUT_INFORMATION_EX, PartitionEntry[0]))) struct _DRIVE_LAYOUT_INFORMATION_EX *DriveLayout);
/// Makes a symbolic link from an ARC name to a device.
#define IoAssignArcName(ArcName, DeviceName) (IoCreateSymbolicLink((ArcName), (DeviceName)))
/// Deletes a link that IoAssignArcName made.
#define IoDeassignArcName(ArcName) (IoDeleteSymbolicLink((ArcName)))
