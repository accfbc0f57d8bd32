// Disks: attributes, caches, partitions to make, and statistics.
#pragma once

#define OBSOLETE_DISK_GET_WRITE_CACHE_STATE CTL_CODE(IOCTL_DISK_BASE, 0x0037, METHOD_BUFFERED, FILE_READ_ACCESS)
/// Its name in older kits.
#define IOCTL_DISK_GET_WRITE_CACHE_STATE OBSOLETE_DISK_GET_WRITE_CACHE_STATE
typedef enum _DISK_CACHE_STATE {
    DiskCacheNormal, DiskCacheWriteThroughNotSupported, DiskCacheModifyUnsuccessful
} DISK_CACHE_STATE, *PDISK_CACHE_STATE;
/// A disk's write cache.
typedef struct _DISK_CACHE_SETTING {
    /// Version of this structure.
    ULONG Version;
    /// How it is now.
    DISK_CACHE_STATE State;
    /// TRUE if the cache survives a loss of power.
    BOOLEAN IsPowerProtected;
} DISK_CACHE_SETTING, *PDISK_CACHE_SETTING;
#define IOCTL_DISK_INTERNAL_SET_NOTIFY CTL_CODE(IOCTL_DISK_BASE, 0x0102, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define PARTITION_DM 0x54
#define PARTITION_EZDRIVE 0x55
#define PARTITION_SPACES 0xe7
#define PARTITION_GPT 0xee
#include <pshpack1.h>
/// Blocks that are bad.
typedef struct _REASSIGN_BLOCKS_EX {
    /// 0.
    USHORT Reserved;
    /// Entries that follow.
    USHORT Count;
    /// The blocks to move elsewhere.
    LARGE_INTEGER BlockNumber[1];
} REASSIGN_BLOCKS_EX, *PREASSIGN_BLOCKS_EX;
#include <poppack.h>
#define GPT_BASIC_DATA_ATTRIBUTE_OFFLINE (0x0800000000000000)
#define GPT_BASIC_DATA_ATTRIBUTE_DAX (0x0400000000000000)
#define GPT_BASIC_DATA_ATTRIBUTE_SERVICE (0x0200000000000000)
#define GPT_SPACES_ATTRIBUTE_NO_METADATA (0x8000000000000000)
/// What a GPT disk is made with.
typedef struct _CREATE_DISK_GPT {
    /// The identity in the partition table.
    GUID DiskId;
    /// Entries of the partition table.
    ULONG MaxPartitionCount;
} CREATE_DISK_GPT, *PCREATE_DISK_GPT;
/// What an MBR disk is made with.
typedef struct _CREATE_DISK_MBR {
    /// What the partition table is recognized by.
    ULONG Signature;
} CREATE_DISK_MBR, *PCREATE_DISK_MBR;
/// Which partition table is made.
typedef struct _CREATE_DISK {
    /// MBR, GPT or none.
    PARTITION_STYLE PartitionStyle;
    union {
        /// What an MBR disk needs.
        CREATE_DISK_MBR Mbr;
        /// What a GPT disk needs.
        CREATE_DISK_GPT Gpt;
    };
} CREATE_DISK, *PCREATE_DISK;
#define HIST_NO_OF_BUCKETS 24
/// Transfers of a range.
typedef struct _HISTOGRAM_BUCKET {
    /// Transfers from the device.
    ULONG Reads;
    /// Transfers to the device.
    ULONG Writes;
} HISTOGRAM_BUCKET, *PHISTOGRAM_BUCKET;
#define HISTOGRAM_BUCKET_SIZE sizeof(HISTOGRAM_BUCKET)
/// Transfers by their ranges.
typedef struct _DISK_HISTOGRAM {
    /// Bytes that the disk has.
    LARGE_INTEGER DiskSize;
    /// Where it begins.
    LARGE_INTEGER Start;
    /// Where it ends.
    LARGE_INTEGER End;
    /// Of all transfers.
    LARGE_INTEGER Average;
    /// Of the transfers from the device.
    LARGE_INTEGER AverageRead;
    /// Of the transfers to the device.
    LARGE_INTEGER AverageWrite;
    /// What the first range spans.
    ULONG Granularity;
    /// Size of this structure in bytes.
    ULONG Size;
    /// Transfers from the device.
    ULONG ReadCount;
    /// Transfers to the device.
    ULONG WriteCount;
    /// Entries by their ranges.
    PHISTOGRAM_BUCKET Histogram;
} DISK_HISTOGRAM, *PDISK_HISTOGRAM;
#define DISK_HISTOGRAM_SIZE sizeof(DISK_HISTOGRAM)
#define DISK_LOGGING_START 0
#define DISK_LOGGING_STOP 1
#define DISK_LOGGING_DUMP 2
#define DISK_BINNING 3
#define IOCTL_DISK_GET_PARTITION_ATTRIBUTES CTL_CODE(IOCTL_DISK_BASE, 0x003a, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_SET_PARTITION_ATTRIBUTES CTL_CODE(IOCTL_DISK_BASE, 0x003b, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_GET_DISK_ATTRIBUTES CTL_CODE(IOCTL_DISK_BASE, 0x003c, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_SET_DISK_ATTRIBUTES CTL_CODE(IOCTL_DISK_BASE, 0x003d, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define DISK_ATTRIBUTE_OFFLINE 0x0000000000000001
#define DISK_ATTRIBUTE_READ_ONLY 0x0000000000000002
#define DISK_ATTRIBUTE_HIDDEN 0x0000000000000004
#define DISK_ATTRIBUTE_MAINTENANCE 0x0000000000000008
/// A disk's attributes.
typedef struct _GET_DISK_ATTRIBUTES {
    /// Version of this structure.
    ULONG Version;
    /// 0.
    ULONG Reserved1;
    /// DISK_ATTRIBUTE_ bits.
    ULONGLONG Attributes;
} GET_DISK_ATTRIBUTES, *PGET_DISK_ATTRIBUTES;
#define IOCTL_DISK_IS_CLUSTERED CTL_CODE(IOCTL_DISK_BASE, 0x003e, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_GET_SAN_SETTINGS CTL_CODE(IOCTL_DISK_BASE, 0x0080, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_SET_SAN_SETTINGS CTL_CODE(IOCTL_DISK_BASE, 0x0081, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_GET_SNAPSHOT_INFO CTL_CODE(IOCTL_DISK_BASE, 0x0082, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_SET_SNAPSHOT_INFO CTL_CODE(IOCTL_DISK_BASE, 0x0083, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_GET_CLUSTER_INFO CTL_CODE(IOCTL_DISK_BASE, 0x0085, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_SET_CLUSTER_INFO CTL_CODE(IOCTL_DISK_BASE, 0x0086, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define DISK_CLUSTER_FLAG_ENABLED 0x0000000000000001
#define DISK_CLUSTER_FLAG_CSV 0x0000000000000002
#define DISK_CLUSTER_FLAG_IN_MAINTENANCE 0x0000000000000004
#define DISK_CLUSTER_FLAG_PNP_ARRIVAL_COMPLETE 0x0000000000000008
/// A disk's part in a cluster.
typedef struct _DISK_CLUSTER_INFO {
    /// Version of this structure.
    ULONG Version;
    /// Bits that say more of it.
    ULONGLONG Flags;
    /// Which bits are to change.
    ULONGLONG FlagsMask;
    /// TRUE to tell those who asked to be told.
    BOOLEAN Notify;
} DISK_CLUSTER_INFO, *PDISK_CLUSTER_INFO;
#define IOCTL_DISK_ARE_VOLUMES_READY CTL_CODE(IOCTL_DISK_BASE, 0x0087, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DISK_VOLUMES_ARE_READY CTL_CODE(IOCTL_DISK_BASE, 0x0088, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DISK_GET_PERFORMANCE_INFO CTL_CODE(IOCTL_DISK_BASE, 0x0089, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_DISK_SIMBAD CTL_CODE(IOCTL_DISK_BASE, 0x0400, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
