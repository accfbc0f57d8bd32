// Filters of what is written to a volume when the system crashes or hibernates.
#pragma once
#ifndef _NTDDDUMP_
#define _NTDDDUMP_
#include <wdm.h>
#include <ntdddisk.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What the filter was loaded for.
typedef enum _FILTER_DUMP_TYPE {
    DumpTypeUndefined = 0, DumpTypeCrashdump = 1, DumpTypeHibernation = 2
} FILTER_DUMP_TYPE, *PFILTER_DUMP_TYPE;

/// Of the volume that is written to, for the routines of a filter.
typedef struct _FILTER_EXTENSION {
    /// What is written: a crash dump or memory for hibernation.
    FILTER_DUMP_TYPE DumpType;
    /// Top of the volume's device stack.
    PDEVICE_OBJECT DeviceObject;
    /// Of the disk that the volume lies on.
    DISK_GEOMETRY Geometry;
    /// Of the disk, in bytes.
    LARGE_INTEGER DiskSize;
    /// How the disk is partitioned.
    DISK_PARTITION_INFO PartitionInfo;
    /// The filter's own, as it stands in FILTER_INITIALIZATION_DATA.
    PVOID DumpData;
    /// Bytes of this structure.
    ULONG Size;
    /// Nothing is told of them.
    ULONG Flags;
} FILTER_EXTENSION, *PFILTER_EXTENSION;

/// Called before the dump is written.
typedef NTSTATUS DUMP_START(_In_ PFILTER_EXTENSION FilterExtension);
typedef DUMP_START *PDUMP_START;
/// Called before each write; what the MDL describes may be replaced, not changed in place. The offset is in bytes from the partition's start.
typedef NTSTATUS DUMP_WRITE(_In_ PFILTER_EXTENSION FilterExtension, _Inout_ PLARGE_INTEGER DiskByteOffset, _Inout_ PMDL Mdl);
typedef DUMP_WRITE *PDUMP_WRITE;
/// Called after each read; the data may be changed back.
typedef NTSTATUS DUMP_READ(_In_ PFILTER_EXTENSION FilterExtension, _In_ PLARGE_INTEGER DiskByteOffset, _In_ PMDL Mdl);
typedef DUMP_READ *PDUMP_READ;
/// Called when everything has been written.
typedef NTSTATUS DUMP_FINISH(_In_ PFILTER_EXTENSION FilterExtension);
typedef DUMP_FINISH *PDUMP_FINISH;
/// Called before the filter is unloaded.
typedef NTSTATUS DUMP_UNLOAD(_In_ PFILTER_EXTENSION FilterExtension);
typedef DUMP_UNLOAD *PDUMP_UNLOAD;

#define DUMP_FILTER_MAJOR_VERSION_1 1
#define DUMP_FILTER_MAJOR_VERSION 2
#define DUMP_FILTER_MINOR_VERSION 0
#define DUMP_FILTER_FLAG_SYSTEM_SUPPORT_READ 1
#define DUMP_FILTER_CRITICAL 1

/// What a filter's DriverEntry fills in.
typedef struct _FILTER_INITIALIZATION_DATA {
    /// DUMP_FILTER_MAJOR_VERSION.
    ULONG MajorVersion;
    /// DUMP_FILTER_MINOR_VERSION.
    ULONG MinorVersion;
    /// Called first.
    PDUMP_START DumpStart;
    /// Called for each write.
    PDUMP_WRITE DumpWrite;
    /// Called last.
    PDUMP_FINISH DumpFinish;
    /// Called before the filter goes.
    PDUMP_UNLOAD DumpUnload;
    /// For the filter's own use.
    PVOID DumpData;
    /// The largest write that the filter takes, in pages.
    ULONG MaxPagesPerWrite;
    /// DUMP_FILTER_FLAG_*.
    ULONG Flags;
    /// Called for each read, where reads are filtered.
    PDUMP_READ DumpRead;
} FILTER_INITIALIZATION_DATA, *PFILTER_INITIALIZATION_DATA;

#ifdef __cplusplus
}
#endif
#endif
