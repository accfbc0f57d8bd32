// Io: further information about files, how they are opened and used.
#pragma once

/// Returns the priority hint of an IRP.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI IO_PRIORITY_HINT NTAPI IoGetIoPriorityHint(_In_ PIRP Irp);
/// Sets the priority hint of an IRP.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoSetIoPriorityHint(_In_ PIRP Irp, _In_ IO_PRIORITY_HINT PriorityHint);
/// What a directory notification tells.
typedef enum _DIRECTORY_NOTIFY_INFORMATION_CLASS {
    DirectoryNotifyInformation = 1, DirectoryNotifyExtendedInformation, DirectoryNotifyFullInformation, DirectoryNotifyMaximumInformation
} DIRECTORY_NOTIFY_INFORMATION_CLASS, *PDIRECTORY_NOTIFY_INFORMATION_CLASS;
/// Default priority hint of a file's requests.
typedef struct _FILE_IO_PRIORITY_HINT_INFORMATION {
    /// From IoPriorityVeryLow to IoPriorityCritical.
    IO_PRIORITY_HINT PriorityHint;
} FILE_IO_PRIORITY_HINT_INFORMATION, *PFILE_IO_PRIORITY_HINT_INFORMATION;
/// Whether a file is on another machine.
typedef struct _FILE_IS_REMOTE_DEVICE_INFORMATION {
    /// It is.
    BOOLEAN IsRemote;
} FILE_IS_REMOTE_DEVICE_INFORMATION, *PFILE_IS_REMOTE_DEVICE_INFORMATION;
/// Memory partition whose pages cache a file.
typedef struct _FILE_MEMORY_PARTITION_INFORMATION {
    /// Handle of the partition, in the caller's process.
    ULONG_PTR OwnerPartitionHandle;
    /// What is asked of it.
    union {
        struct {
            /// 1 keeps other partitions from the cached pages.
            UCHAR NoCrossPartitionAccess;
            /// Reserved.
            UCHAR Spare[3];
        };
        /// The bytes above together.
        ULONG AllFlags;
    } Flags;
} FILE_MEMORY_PARTITION_INFORMATION, *PFILE_MEMORY_PARTITION_INFORMATION;
/// Sizes, links and state of a file.
typedef struct _FILE_STANDARD_INFORMATION_EX {
    /// Bytes allocated.
    LARGE_INTEGER AllocationSize;
    /// Bytes of data.
    LARGE_INTEGER EndOfFile;
    /// Hard links.
    ULONG NumberOfLinks;
    /// It is deleted when closed.
    BOOLEAN DeletePending;
    /// It is a directory.
    BOOLEAN Directory;
    /// It is an alternate stream.
    BOOLEAN AlternateStream;
    /// It is metadata.
    BOOLEAN MetadataAttribute;
} FILE_STANDARD_INFORMATION_EX, *PFILE_STANDARD_INFORMATION_EX;
/// Bandwidth reserved for a file.
typedef struct _FILE_SFIO_RESERVE_INFORMATION {
    /// How many requests must be served in each period.
    ULONG RequestsPerPeriod;
    /// Length of a period in ms.
    ULONG Period;
    /// Failed requests are tried again.
    BOOLEAN RetryFailures;
    /// Requests that are late may be dropped.
    BOOLEAN Discardable;
    /// Bytes of a request.
    ULONG RequestSize;
    /// Requests at a time.
    ULONG NumOutstandingRequests;
} FILE_SFIO_RESERVE_INFORMATION, *PFILE_SFIO_RESERVE_INFORMATION;
/// Order in which data is read.
typedef enum _IO_ACCESS_MODE { SequentialAccess, RandomAccess } IO_ACCESS_MODE;
/// Ways of access.
typedef enum _IO_ACCESS_TYPE { ReadAccess, WriteAccess, ModifyAccess } IO_ACCESS_TYPE;
/// How urgent a paging request is.
typedef enum _IO_PAGING_PRIORITY { IoPagingPriorityInvalid, IoPagingPriorityNormal, IoPagingPriorityHigh, IoPagingPriorityReserved1, IoPagingPriorityReserved2 } IO_PAGING_PRIORITY;
/// Extended attributes and flags of a creation.
typedef struct _EXTENDED_CREATE_INFORMATION {
    /// EX_CREATE_FLAG values.
    LONGLONG ExtendedCreateFlags;
    /// The extended attributes.
    PVOID EaBuffer;
    /// Bytes of them.
    ULONG EaLength;
} EXTENDED_CREATE_INFORMATION, *PEXTENDED_CREATE_INFORMATION;
/// EXTENDED_CREATE_INFORMATION of a 32-bit caller.
typedef struct _EXTENDED_CREATE_INFORMATION_32 {
    /// EX_CREATE_FLAG_ bits.
    LONGLONG ExtendedCreateFlags;
    /// A pointer of 32 bits.
    ULONG EaBuffer;
    /// Bytes at EaBuffer.
    ULONG EaLength;
} EXTENDED_CREATE_INFORMATION_32, *PEXTENDED_CREATE_INFORMATION_32;
