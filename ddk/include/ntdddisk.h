// Control codes and structures of disks.
#pragma once
#ifndef _NTDDDISK_H_
#define _NTDDDISK_H_
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <ntddstor.h>
#ifdef __cplusplus
extern "C" {
#endif
#define DD_DISK_DEVICE_NAME "\\Device\\UNKNOWN"
#define DD_DISK_DEVICE_NAME_U L"\\Device\\UNKNOWN"
#define IOCTL_DISK_BASE FILE_DEVICE_DISK
#define IOCTL_DISK_CHECK_VERIFY CTL_CODE(IOCTL_DISK_BASE, 0x0200, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_CONTROLLER_NUMBER CTL_CODE(IOCTL_DISK_BASE, 0x0011, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_CREATE_DISK CTL_CODE(IOCTL_DISK_BASE, 0x0016, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_DELETE_DRIVE_LAYOUT CTL_CODE(IOCTL_DISK_BASE, 0x0040, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_FIND_NEW_DEVICES CTL_CODE(IOCTL_DISK_BASE, 0x0206, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_FORMAT_TRACKS CTL_CODE(IOCTL_DISK_BASE, 0x0006, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_FORMAT_TRACKS_EX CTL_CODE(IOCTL_DISK_BASE, 0x000b, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_GET_CACHE_INFORMATION CTL_CODE(IOCTL_DISK_BASE, 0x0035, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_GET_DRIVE_GEOMETRY CTL_CODE(IOCTL_DISK_BASE, 0x0000, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_GET_DRIVE_GEOMETRY_EX CTL_CODE(IOCTL_DISK_BASE, 0x0028, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_GET_DRIVE_LAYOUT CTL_CODE(IOCTL_DISK_BASE, 0x0003, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_GET_DRIVE_LAYOUT_EX CTL_CODE(IOCTL_DISK_BASE, 0x0014, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_GET_MEDIA_TYPES CTL_CODE(IOCTL_DISK_BASE, 0x0300, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_GET_LENGTH_INFO CTL_CODE(IOCTL_DISK_BASE, 0x0017, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_GET_PARTITION_INFO CTL_CODE(IOCTL_DISK_BASE, 0x0001, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_GET_PARTITION_INFO_EX CTL_CODE(IOCTL_DISK_BASE, 0x0012, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_GROW_PARTITION CTL_CODE(IOCTL_DISK_BASE, 0x0034, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_HISTOGRAM_STRUCTURE CTL_CODE(IOCTL_DISK_BASE, 0x000c, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_HISTOGRAM_DATA CTL_CODE(IOCTL_DISK_BASE, 0x000d, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_HISTOGRAM_RESET CTL_CODE(IOCTL_DISK_BASE, 0x000e, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_INTERNAL_CLEAR_VERIFY CTL_CODE(IOCTL_DISK_BASE, 0x0101, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_DISK_INTERNAL_SET_VERIFY CTL_CODE(IOCTL_DISK_BASE, 0x0100, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_DISK_IS_WRITABLE CTL_CODE(IOCTL_DISK_BASE, 0x0009, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_LOGGING CTL_CODE(IOCTL_DISK_BASE, 0x000a, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_PERFORMANCE CTL_CODE(IOCTL_DISK_BASE, 0x0008, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_PERFORMANCE_OFF CTL_CODE(IOCTL_DISK_BASE, 0x0018, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_REASSIGN_BLOCKS CTL_CODE(IOCTL_DISK_BASE, 0x0007, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_COPY_DATA CTL_CODE(IOCTL_DISK_BASE, 0x0019, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_REASSIGN_BLOCKS_EX CTL_CODE(IOCTL_DISK_BASE, 0x0029, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_GET_CACHE_SETTING CTL_CODE(IOCTL_DISK_BASE, 0x0038, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_SET_CACHE_SETTING CTL_CODE(IOCTL_DISK_BASE, 0x0039, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_RESET_SNAPSHOT_INFO CTL_CODE(IOCTL_DISK_BASE, 0x0084, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_FORMAT_DRIVE CTL_CODE(IOCTL_DISK_BASE, 0x00f3, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_SENSE_DEVICE CTL_CODE(IOCTL_DISK_BASE, 0x00f8, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_REQUEST_DATA CTL_CODE(IOCTL_DISK_BASE, 0x0010, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_REQUEST_STRUCTURE CTL_CODE(IOCTL_DISK_BASE, 0x000f, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_MEDIA_REMOVAL CTL_CODE(IOCTL_DISK_BASE, 0x0201, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_EJECT_MEDIA CTL_CODE(IOCTL_DISK_BASE, 0x0202, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_LOAD_MEDIA CTL_CODE(IOCTL_DISK_BASE, 0x0203, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_RESERVE CTL_CODE(IOCTL_DISK_BASE, 0x0204, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_RELEASE CTL_CODE(IOCTL_DISK_BASE, 0x0205, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_FIND_NEW_DEVICES CTL_CODE(IOCTL_DISK_BASE, 0x0206, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_SET_CACHE_INFORMATION CTL_CODE(IOCTL_DISK_BASE, 0x0036, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_SET_DRIVE_LAYOUT CTL_CODE(IOCTL_DISK_BASE, 0x0004, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_SET_DRIVE_LAYOUT_EX CTL_CODE(IOCTL_DISK_BASE, 0x0015, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_SET_PARTITION_INFO CTL_CODE(IOCTL_DISK_BASE, 0x0002, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_SET_PARTITION_INFO_EX CTL_CODE(IOCTL_DISK_BASE, 0x0013, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_UPDATE_DRIVE_SIZE CTL_CODE(IOCTL_DISK_BASE, 0x0032, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_VERIFY CTL_CODE(IOCTL_DISK_BASE, 0x0005, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define SMART_GET_VERSION CTL_CODE(IOCTL_DISK_BASE, 0x0020, METHOD_BUFFERED, FILE_READ_ACCESS)
#define SMART_RCV_DRIVE_DATA CTL_CODE(IOCTL_DISK_BASE, 0x0022, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define SMART_SEND_DRIVE_COMMAND CTL_CODE(IOCTL_DISK_BASE, 0x0021, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_UPDATE_PROPERTIES CTL_CODE(IOCTL_DISK_BASE, 0x50, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define PARTITION_ENTRY_UNUSED 0x00
#define PARTITION_FAT_12 0x01
#define PARTITION_XENIX_1 0x02
#define PARTITION_XENIX_2 0x03
#define PARTITION_FAT_16 0x04
#define PARTITION_EXTENDED 0x05
#define PARTITION_HUGE 0x06
#define PARTITION_IFS 0x07
#define PARTITION_OS2BOOTMGR 0x0a
#define PARTITION_FAT32 0x0b
#define PARTITION_FAT32_XINT13 0x0c
#define PARTITION_XINT13 0x0e
#define PARTITION_XINT13_EXTENDED 0x0f
#define PARTITION_PREP 0x41
#define PARTITION_LDM 0x42
#define PARTITION_UNIX 0x63
#define VALID_NTFT 0xc0
#define PARTITION_NTFT 0x80
/// Whether a partition belongs to a fault-tolerant set.
#define IsFTPartition(PartitionType) (((PartitionType) & PARTITION_NTFT) && IsRecognizedPartition(PartitionType))
/// Whether a partition holds other partitions.
#define IsContainerPartition(PartitionType) ((PartitionType) == PARTITION_EXTENDED || (PartitionType) == PARTITION_XINT13_EXTENDED)
/// Whether a partition is of a type that Windows knows, a member of a fault-tolerant set included.
#define IsRecognizedPartition(PartitionType) \
    ((((PartitionType) & PARTITION_NTFT) && RingsideIsDataPartition((PartitionType) & ~0xC0)) || RingsideIsDataPartition(PartitionType))
#define RingsideIsDataPartition(Type) \
    ((Type) == PARTITION_FAT_12 || (Type) == PARTITION_FAT_16 || (Type) == PARTITION_IFS || (Type) == PARTITION_HUGE || (Type) == PARTITION_FAT32 || \
     (Type) == PARTITION_FAT32_XINT13 || (Type) == PARTITION_XINT13)
#define WMI_DISK_GEOMETRY_GUID { 0x25007f51, 0x57c2, 0x11d1, { 0xa5, 0x28, 0x0, 0xa0, 0xc9, 0x6, 0x29, 0x10 } }
typedef USHORT BAD_TRACK_NUMBER;
typedef USHORT *PBAD_TRACK_NUMBER;
/// Forms of media.
typedef enum _MEDIA_TYPE {
    Unknown, F5_1Pt2_512, F3_1Pt44_512, F3_2Pt88_512, F3_20Pt8_512, F3_720_512, F5_360_512, F5_320_512, F5_320_1024, F5_180_512,
    F5_160_512, RemovableMedia, FixedMedia, F3_120M_512, F3_640_512, F5_640_512, F5_720_512, F3_1Pt2_512, F3_1Pt23_1024,
    F5_1Pt23_1024, F3_128Mb_512, F3_230Mb_512, F8_256_128, F3_200Mb_512, F3_240M_512,
    F3_32M_512
} MEDIA_TYPE, *PMEDIA_TYPE;
/// How a disk was found by the firmware.
typedef enum _DETECTION_TYPE { DetectNone, DetectInt13, DetectExInt13 } DETECTION_TYPE;
/// Controller and disk number.
typedef struct _DISK_CONTROLLER_NUMBER {
    /// Which controller, as the disk's driver counts; 0xFFFFFFFF if not known.
    ULONG ControllerNumber;
    /// Number of the disk at the controller.
    ULONG DiskNumber;
} DISK_CONTROLLER_NUMBER, *PDISK_CONTROLLER_NUMBER;
/// A disk as the firmware tells it.
typedef struct _DISK_INT13_INFO {
    /// Drive number and highest head, as INT 13h function 8 returns them.
    USHORT DriveSelect;
    /// Highest number of a cylinder.
    ULONG MaxCylinders;
    /// How many sectors a track has.
    USHORT SectorsPerTrack;
    /// Highest number of a head.
    USHORT MaxHeads;
    /// How many drives the firmware knows.
    USHORT NumberDrives;
} DISK_INT13_INFO, *PDISK_INT13_INFO;
/// A disk as the firmware tells it in the longer form.
typedef struct _DISK_EX_INT13_INFO {
    /// Bytes of the firmware's answer.
    USHORT ExBufferSize;
    /// Bits of the firmware's: whether the geometry holds, whether the medium can be removed.
    USHORT ExFlags;
    /// How many cylinders.
    ULONG ExCylinders;
    /// How many heads.
    ULONG ExHeads;
    /// How many sectors a track has.
    ULONG ExSectorsPerTrack;
    /// How many sectors there are.
    ULONG64 ExSectorsPerDrive;
    /// Bytes of a sector.
    USHORT ExSectorSize;
    /// Not used.
    USHORT ExReserved;
} DISK_EX_INT13_INFO, *PDISK_EX_INT13_INFO;
/// A disk as the firmware tells it, in either form.
typedef struct _DISK_DETECTION_INFO {
    /// Bytes of this structure.
    ULONG SizeOfDetectInfo;
    /// Which of the two forms holds.
    DETECTION_TYPE DetectionType;
    union {
        struct {
            /// For DetectInt13.
            DISK_INT13_INFO Int13;
            /// For DetectExInt13.
            DISK_EX_INT13_INFO ExInt13;
        };
    };
} DISK_DETECTION_INFO, *PDISK_DETECTION_INFO;
/// Cylinders, heads and sectors.
typedef struct _DISK_GEOMETRY {
    /// How many cylinders.
    LARGE_INTEGER Cylinders;
    /// Form of the medium.
    MEDIA_TYPE MediaType;
    /// How many tracks a cylinder has.
    ULONG TracksPerCylinder;
    /// How many sectors a track has.
    ULONG SectorsPerTrack;
    /// Unit of reads and writes.
    ULONG BytesPerSector;
} DISK_GEOMETRY, *PDISK_GEOMETRY;
/// Geometry and size of a disk; partition and detection data follow.
typedef struct _DISK_GEOMETRY_EX {
    /// Cylinders, tracks and sectors.
    DISK_GEOMETRY Geometry;
    /// Bytes of the disk.
    LARGE_INTEGER DiskSize;
    /// A DISK_PARTITION_INFO, then a DISK_DETECTION_INFO.
    UCHAR Data[1];
} DISK_GEOMETRY_EX, *PDISK_GEOMETRY_EX;
#define DiskGeometryGetPartition(Geometry) ((PDISK_PARTITION_INFO)((Geometry)->Data))
#define DiskGeometryGetDetect(Geometry) ((PDISK_DETECTION_INFO)((PUCHAR)DiskGeometryGetPartition(Geometry) + DiskGeometryGetPartition(Geometry)->SizeOfPartitionInfo))
/// A partition of an MBR disk.
typedef struct _PARTITION_INFORMATION {
    /// Bytes from the start of the disk.
    LARGE_INTEGER StartingOffset;
    /// Bytes of the partition.
    LARGE_INTEGER PartitionLength;
    /// Sectors before the partition.
    ULONG HiddenSectors;
    /// Number of the partition, from 1; 0 if the entry is empty.
    ULONG PartitionNumber;
    /// One of the PARTITION_ constants.
    UCHAR PartitionType;
    /// TRUE if the computer starts from it.
    BOOLEAN BootIndicator;
    /// TRUE if Windows knows its type.
    BOOLEAN RecognizedPartition;
    /// TRUE if the entry has changed and must be written.
    BOOLEAN RewritePartition;
} PARTITION_INFORMATION, *PPARTITION_INFORMATION;
/// A partition of a GPT disk.
typedef struct _PARTITION_INFORMATION_GPT {
    /// GUID of the type, as PARTITION_BASIC_DATA_GUID.
    GUID PartitionType;
    /// GUID of this partition.
    GUID PartitionId;
    /// GPT_ATTRIBUTE_ and GPT_BASIC_DATA_ATTRIBUTE_ bits.
    ULONG64 Attributes;
    /// Text in UTF-16.
    WCHAR Name[36];
} PARTITION_INFORMATION_GPT, *PPARTITION_INFORMATION_GPT;
/// How a disk is partitioned.
typedef enum _PARTITION_STYLE { PARTITION_STYLE_MBR, PARTITION_STYLE_GPT, PARTITION_STYLE_RAW } PARTITION_STYLE;
/// What identifies a disk.
typedef struct _DISK_PARTITION_INFO {
    /// Bytes of this structure.
    ULONG SizeOfPartitionInfo;
    /// Which member below is meant.
    PARTITION_STYLE PartitionStyle;
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
} DISK_PARTITION_INFO, *PDISK_PARTITION_INFO;
/// Counters of a disk; times in 100 ns.
typedef struct _DISK_PERFORMANCE {
    /// How much was read since the counters were switched on.
    LARGE_INTEGER BytesRead;
    /// How much was written since the counters were switched on.
    LARGE_INTEGER BytesWritten;
    /// Time that reads took, in 100 ns.
    LARGE_INTEGER ReadTime;
    /// Time that writes took, in 100 ns.
    LARGE_INTEGER WriteTime;
    /// Time without requests, in 100 ns.
    LARGE_INTEGER IdleTime;
    /// How many reads.
    ULONG ReadCount;
    /// How many writes.
    ULONG WriteCount;
    /// Requests under way now.
    ULONG QueueDepth;
    /// Requests that had to be split.
    ULONG SplitCount;
    /// System time of the reading, in 100 ns since 1601.
    LARGE_INTEGER QueryTime;
    /// Number of the disk or volume for its manager.
    ULONG StorageDeviceNumber;
    /// Who counts: the disk's or a volume's driver, padded.
    WCHAR StorageManagerName[8];
} DISK_PERFORMANCE, *PDISK_PERFORMANCE;
/// What is particular of a partition of an MBR disk.
typedef struct _PARTITION_INFORMATION_MBR {
    /// One of the PARTITION_ constants.
    UCHAR PartitionType;
    /// TRUE if the computer starts from it.
    BOOLEAN BootIndicator;
    /// TRUE if Windows knows its type.
    BOOLEAN RecognizedPartition;
    /// Sectors before the partition.
    ULONG HiddenSectors;
    /// GUID made for this partition.
    GUID PartitionId;
} PARTITION_INFORMATION_MBR, *PPARTITION_INFORMATION_MBR;
/// A partition of a disk of either style.
typedef struct _PARTITION_INFORMATION_EX {
    /// Which member below is meant.
    PARTITION_STYLE PartitionStyle;
    /// Bytes from the start of the disk.
    LARGE_INTEGER StartingOffset;
    /// Bytes of the partition.
    LARGE_INTEGER PartitionLength;
    /// Number of the partition, from 1; 0 if the entry is empty.
    ULONG PartitionNumber;
    /// TRUE if the entry has changed and must be written.
    BOOLEAN RewritePartition;
    /// TRUE if the partition belongs to the system and not to the user.
    BOOLEAN IsServicePartition;
    union {
        /// For PARTITION_STYLE_MBR.
        PARTITION_INFORMATION_MBR Mbr;
        /// For PARTITION_STYLE_GPT.
        PARTITION_INFORMATION_GPT Gpt;
    };
} PARTITION_INFORMATION_EX, *PPARTITION_INFORMATION_EX;
/// The partitions of an MBR disk.
typedef struct _DRIVE_LAYOUT_INFORMATION {
    /// Entries of PartitionEntry, empty ones included: a multiple of 4.
    ULONG PartitionCount;
    /// Number that tells the disk from others.
    ULONG Signature;
    /// Four for each table in the chain; unused ones have type PARTITION_ENTRY_UNUSED.
    PARTITION_INFORMATION PartitionEntry[1];
} DRIVE_LAYOUT_INFORMATION, *PDRIVE_LAYOUT_INFORMATION;
/// What identifies an MBR disk.
typedef struct _DRIVE_LAYOUT_INFORMATION_MBR {
    /// Number that tells the disk from others.
    ULONG Signature;
} DRIVE_LAYOUT_INFORMATION_MBR, *PDRIVE_LAYOUT_INFORMATION_MBR;
/// What identifies a GPT disk.
typedef struct _DRIVE_LAYOUT_INFORMATION_GPT {
    /// GUID of the disk.
    GUID DiskId;
    /// Bytes from the start of the disk to the first place for partitions.
    LARGE_INTEGER StartingUsableOffset;
    /// Bytes there are for partitions.
    LARGE_INTEGER UsableLength;
    /// Most partitions the table takes.
    ULONG MaxPartitionCount;
} DRIVE_LAYOUT_INFORMATION_GPT, *PDRIVE_LAYOUT_INFORMATION_GPT;
/// The partitions of a disk of either style.
typedef struct _DRIVE_LAYOUT_INFORMATION_EX {
    /// A PARTITION_STYLE: which member below is meant.
    ULONG PartitionStyle;
    /// Entries of PartitionEntry; with a master boot record a multiple of 4.
    ULONG PartitionCount;
    union {
        /// For PARTITION_STYLE_MBR.
        DRIVE_LAYOUT_INFORMATION_MBR Mbr;
        /// For PARTITION_STYLE_GPT.
        DRIVE_LAYOUT_INFORMATION_GPT Gpt;
    };
    /// One for each partition, in the order of the disk.
    PARTITION_INFORMATION_EX PartitionEntry[1];
} DRIVE_LAYOUT_INFORMATION_EX, *PDRIVE_LAYOUT_INFORMATION_EX;
/// Which tracks to format, and with which sectors.
typedef struct _FORMAT_EX_PARAMETERS {
    /// Form of the medium.
    MEDIA_TYPE MediaType;
    /// First cylinder to format, from 0.
    ULONG StartCylinderNumber;
    /// Last cylinder to format.
    ULONG EndCylinderNumber;
    /// First head to format, from 0.
    ULONG StartHeadNumber;
    /// Last head to format.
    ULONG EndHeadNumber;
    /// Bytes of the gap between sectors.
    USHORT FormatGapLength;
    /// How many sectors a track has.
    USHORT SectorsPerTrack;
    /// Number of each sector in the order they follow on the track.
    USHORT SectorNumber[1];
} FORMAT_EX_PARAMETERS, *PFORMAT_EX_PARAMETERS;
/// Which tracks to format.
typedef struct _FORMAT_PARAMETERS {
    /// Form of the medium.
    MEDIA_TYPE MediaType;
    /// First cylinder to format, from 0.
    ULONG StartCylinderNumber;
    /// Last cylinder to format.
    ULONG EndCylinderNumber;
    /// First head to format, from 0.
    ULONG StartHeadNumber;
    /// Last head to format.
    ULONG EndHeadNumber;
} FORMAT_PARAMETERS, *PFORMAT_PARAMETERS;
/// The length of a disk, volume or partition in bytes.
typedef struct _GET_LENGTH_INFORMATION {
    /// Bytes.
    LARGE_INTEGER Length;
} GET_LENGTH_INFORMATION, *PGET_LENGTH_INFORMATION;
/// Which bad blocks to replace.
typedef struct _REASSIGN_BLOCKS {
    /// Must be 0.
    USHORT Reserved;
    /// Entries of BlockNumber.
    USHORT Count;
    /// Bad blocks, in rising order.
    ULONG BlockNumber[1];
} REASSIGN_BLOCKS, *PREASSIGN_BLOCKS;
/// The type of a partition.
typedef struct _SET_PARTITION_INFORMATION {
    /// One of the PARTITION_ constants.
    UCHAR PartitionType;
} SET_PARTITION_INFORMATION, *PSET_PARTITION_INFORMATION;
typedef SET_PARTITION_INFORMATION SET_PARTITION_INFORMATION_MBR;
typedef PARTITION_INFORMATION_GPT SET_PARTITION_INFORMATION_GPT;
/// The type of a partition of either style.
typedef struct _SET_PARTITION_INFORMATION_EX {
    /// Which member below is meant.
    PARTITION_STYLE PartitionStyle;
    union {
        /// For PARTITION_STYLE_MBR.
        SET_PARTITION_INFORMATION_MBR Mbr;
        /// For PARTITION_STYLE_GPT.
        SET_PARTITION_INFORMATION_GPT Gpt;
    };
} SET_PARTITION_INFORMATION_EX, *PSET_PARTITION_INFORMATION_EX;
/// Which part of a disk to verify.
typedef struct _VERIFY_INFORMATION {
    /// Bytes from the start of the disk.
    LARGE_INTEGER StartingOffset;
    /// Bytes to verify.
    ULONG Length;
} VERIFY_INFORMATION, *PVERIFY_INFORMATION;
typedef enum { EqualPriority, KeepPrefetchedData, KeepReadData } DISK_CACHE_RETENTION_PRIORITY;
/// How a disk caches.
typedef struct _DISK_CACHE_INFORMATION {
    /// TRUE if the device can keep the settings over a loss of power.
    BOOLEAN ParametersSavable;
    /// TRUE if reads are cached.
    BOOLEAN ReadCacheEnabled;
    /// TRUE if writes are cached.
    BOOLEAN WriteCacheEnabled;
    /// What read data are worth against prefetched ones.
    DISK_CACHE_RETENTION_PRIORITY ReadRetentionPriority;
    /// What written data are worth against prefetched ones.
    DISK_CACHE_RETENTION_PRIORITY WriteRetentionPriority;
    /// Blocks of a read from which on nothing is prefetched.
    USHORT DisablePrefetchTransferLength;
    /// TRUE if ScalarPrefetch holds, FALSE if BlockPrefetch does.
    BOOLEAN PrefetchScalar;
    union {
        /// Prefetch as a multiple of what is read.
        struct {
            /// Least multiple.
            USHORT Minimum;
            /// Greatest multiple.
            USHORT Maximum;
            /// Most blocks whatever the multiple.
            USHORT MaximumBlocks;
        } ScalarPrefetch;
        /// When PrefetchScalar is FALSE: fixed limits in blocks.
        struct {
            /// Fewest blocks.
            USHORT Minimum;
            /// Most blocks.
            USHORT Maximum;
        } BlockPrefetch;
    };
} DISK_CACHE_INFORMATION, *PDISK_CACHE_INFORMATION;
/// Which partition grows, and by how many bytes.
typedef struct _DISK_GROW_PARTITION {
    /// Number of the partition, from 1.
    ULONG PartitionNumber;
    /// How many bytes are added.
    LARGE_INTEGER BytesToGrow;
} DISK_GROW_PARTITION, *PDISK_GROW_PARTITION;
#define CAP_ATA_ID_CMD 1
#define CAP_ATAPI_ID_CMD 2
#define CAP_SMART_CMD 4
#include <ntdddisk/smart.h>
/// A range of device memory that a driver has mapped.
typedef struct _MAPPED_ADDRESS {
    /// The next of the list; NULL at its end.
    struct _MAPPED_ADDRESS *NextMappedAddress;
    /// Virtual address of the range.
    PVOID MappedAddress;
    /// Bytes of the range.
    ULONG NumberOfBytes;
    /// Its address on the bus.
    LARGE_INTEGER IoAddress;
    /// Which of the buses of that kind.
    ULONG BusNumber;
} MAPPED_ADDRESS, *PMAPPED_ADDRESS;
#ifdef __cplusplus
}
#endif
/// The machine needs the partition.
#define GPT_ATTRIBUTE_PLATFORM_REQUIRED (0x0000000000000001)
/// Windows' own attributes of data partitions.
#define GPT_BASIC_DATA_ATTRIBUTE_NO_DRIVE_LETTER (0x8000000000000000)
#define GPT_BASIC_DATA_ATTRIBUTE_HIDDEN (0x4000000000000000)
#define GPT_BASIC_DATA_ATTRIBUTE_SHADOW_COPY (0x2000000000000000)
#define GPT_BASIC_DATA_ATTRIBUTE_READ_ONLY (0x1000000000000000)
/// What IOCTL_DISK_COPY_DATA copies from one place of a disk to another.
typedef struct _DISK_COPY_DATA_PARAMETERS {
    /// Bytes from the start of the disk to what is copied.
    LARGE_INTEGER SourceOffset;
    /// Bytes from the start of the disk to where it goes.
    LARGE_INTEGER DestinationOffset;
    /// How many bytes are copied.
    LARGE_INTEGER CopyLength;
    /// Not used.
    ULONGLONG Reserved;
} DISK_COPY_DATA_PARAMETERS, *PDISK_COPY_DATA_PARAMETERS;
#include <ntdddisk/attributes.h>
#endif
