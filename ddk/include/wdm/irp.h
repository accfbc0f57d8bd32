// IRPs, and what they ask of files.
#pragma once

// ---- IRP ------------------------------------------------------------------------------------------------------------
/// An I/O request. Stack locations, one for each device object of the stack, follow the structure.
typedef struct DECLSPEC_ALIGN(MEMORY_ALLOCATION_ALIGNMENT) _IRP {
    /// IO_TYPE_IRP.
    CSHORT Type;
    /// Bytes of the IRP and its stack locations.
    USHORT Size;
#ifdef _WIN64
    /// Processor whose lookaside list it came from.
    USHORT AllocationProcessorNumber;
    /// Reserved.
    USHORT Reserved;
#endif
    /// Buffer of a request with direct I/O.
    PMDL MdlAddress;
    /// IRP_XXX.
    ULONG Flags;
    /// Buffer or relation to other IRPs, by what the IRP is for.
    union {
        /// In an associated IRP: the one it is a part of.
        struct _IRP *MasterIrp;
        /// In a master IRP: parts that are not complete yet.
        volatile LONG IrpCount;
        /// Buffer of a request with buffered I/O.
        PVOID SystemBuffer;
    } AssociatedIrp;
    /// Links the IRPs of the thread that waits for them; the I/O manager's.
    LIST_ENTRY ThreadListEntry;
    /// What the request ends with; set it before IoCompleteRequest.
    IO_STATUS_BLOCK IoStatus;
    /// UserMode if parameters come from a program and must be checked, KernelMode if not.
    KPROCESSOR_MODE RequestorMode;
    /// For a completion routine: a lower driver has marked the IRP pending.
    BOOLEAN PendingReturned;
    /// Stack locations that there are.
    CHAR StackCount;
    /// Number of the current one, from StackCount + 1 downward; IoCallDriver counts.
    CHAR CurrentLocation;
    /// The request is to be cancelled.
    BOOLEAN Cancel;
    /// IRQL at which the cancel spin lock was taken; for IoReleaseCancelSpinLock.
    KIRQL CancelIrql;
    /// Which process context the completing APC runs in.
    CCHAR ApcEnvironment;
    /// Where the memory came from; the I/O manager's.
    UCHAR AllocationFlags;
    union {
        /// Where the caller wants the final status; the I/O manager copies it.
        PIO_STATUS_BLOCK UserIosb;
        /// In its stead, for requests of an I/O ring.
        PVOID IoRingContext;
    };
    /// Signaled at the end; a driver that builds the IRP may wait for it.
    PKEVENT UserEvent;
    /// What is needed at the end only, or at the begin of a create only.
    union {
        /// How the caller hears of the end.
        struct {
            union {
                /// The caller's routine that is queued as an APC.
                PIO_APC_ROUTINE UserApcRoutine;
                /// In its stead, the process of a request without one.
                PVOID IssuingProcess;
            };
            union {
                /// First argument of the caller's routine.
                PVOID UserApcContext;
                /// In its stead, the ring the request came from.
                struct _IORING_OBJECT *IoRing;
            };
        } AsynchronousParameters;
        /// In a create: bytes to reserve for a new file.
        LARGE_INTEGER AllocationSize;
    } Overlay;
    /// Called if the request is cancelled while the driver queues it; change with IoSetCancelRoutine only.
    volatile PDRIVER_CANCEL CancelRoutine;
    /// The caller's own address of the output buffer.
    PVOID UserBuffer;
    /// What the I/O manager and the driver that holds the IRP keep in it.
    union {
        /// Use of the place until the request ends.
        struct {
            union {
                /// Link in a KDEVICE_QUEUE, and so in the queue for StartIo.
                KDEVICE_QUEUE_ENTRY DeviceQueueEntry;
                struct {
                    /// Free for the driver that holds the IRP.
                    PVOID DriverContext[4];
                };
            };
            /// Thread that made the request; NULL for some made by drivers.
            PETHREAD Thread;
            /// Reserved.
            PCHAR AuxiliaryBuffer;
            struct {
                /// Link for a queue of the driver that holds the IRP.
                LIST_ENTRY ListEntry;
                union {
                    /// Use IoGetCurrentIrpStackLocation.
                    struct _IO_STACK_LOCATION *CurrentStackLocation;
                    /// Kind of entry in a completion port's queue.
                    ULONG PacketType;
                };
            };
            /// File that the request was made for.
            PFILE_OBJECT OriginalFileObject;
        } Overlay;
        /// Completes the request in the context of its thread.
        KAPC Apc;
        /// Key for the completion port, once the IRP is queued to it.
        PVOID CompletionKey;
    } Tail;
} IRP, *PIRP;

/// Who opens a file, and what for.
typedef struct _IO_SECURITY_CONTEXT {
    /// Reserved.
    PSECURITY_QUALITY_OF_SERVICE SecurityQos;
    /// Identity of the caller, access already granted and access still to be checked.
    struct _ACCESS_STATE *AccessState;
    /// Access that the caller asks for; checked against what is granted.
    ACCESS_MASK DesiredAccess;
    /// Reserved.
    ULONG FullCreateOptions;
} IO_SECURITY_CONTEXT, *PIO_SECURITY_CONTEXT;

typedef enum _FILE_INFORMATION_CLASS {
    FileDirectoryInformation = 1, FileFullDirectoryInformation, FileBothDirectoryInformation, FileBasicInformation,
    FileStandardInformation, FileInternalInformation, FileEaInformation, FileAccessInformation, FileNameInformation,
    FileRenameInformation, FileLinkInformation, FileNamesInformation, FileDispositionInformation, FilePositionInformation,
    FileFullEaInformation, FileModeInformation, FileAlignmentInformation, FileAllInformation, FileAllocationInformation,
    FileEndOfFileInformation, FileAlternateNameInformation, FileStreamInformation, FilePipeInformation, FilePipeLocalInformation,
    FilePipeRemoteInformation, FileMailslotQueryInformation, FileMailslotSetInformation, FileCompressionInformation,
    FileObjectIdInformation, FileCompletionInformation, FileMoveClusterInformation, FileQuotaInformation,
    FileReparsePointInformation, FileNetworkOpenInformation, FileAttributeTagInformation, FileTrackingInformation,
    FileIdBothDirectoryInformation, FileIdFullDirectoryInformation, FileValidDataLengthInformation, FileShortNameInformation,
    FileIoCompletionNotificationInformation, FileIoStatusBlockRangeInformation, FileIoPriorityHintInformation,
    FileSfioReserveInformation, FileSfioVolumeInformation, FileHardLinkInformation, FileProcessIdsUsingFileInformation,
    FileNormalizedNameInformation, FileNetworkPhysicalNameInformation, FileIdGlobalTxDirectoryInformation,
    FileIsRemoteDeviceInformation, FileUnusedInformation, FileNumaNodeInformation, FileStandardLinkInformation,
    FileRemoteProtocolInformation, FileRenameInformationBypassAccessCheck, FileLinkInformationBypassAccessCheck,
    FileVolumeNameInformation, FileIdInformation, FileIdExtdDirectoryInformation, FileReplaceCompletionInformation,
    FileHardLinkFullIdInformation, FileIdExtdBothDirectoryInformation, FileDispositionInformationEx, FileRenameInformationEx,
    FileRenameInformationExBypassAccessCheck, FileDesiredStorageClassInformation, FileStatInformation,
    FileMemoryPartitionInformation, FileStatLxInformation, FileCaseSensitiveInformation, FileLinkInformationEx,
    FileLinkInformationExBypassAccessCheck, FileStorageReserveIdInformation, FileCaseSensitiveInformationForceAccessCheck,
    FileKnownFolderInformation, FileStatBasicInformation, FileId64ExtdDirectoryInformation,
    FileId64ExtdBothDirectoryInformation, FileIdAllExtdDirectoryInformation, FileIdAllExtdBothDirectoryInformation,
    FileStreamReservationInformation, FileMupProviderInfo, FileMaximumInformation
} FILE_INFORMATION_CLASS, *PFILE_INFORMATION_CLASS;

typedef enum _FSINFOCLASS {
    FileFsVolumeInformation = 1, FileFsLabelInformation, FileFsSizeInformation, FileFsDeviceInformation, FileFsAttributeInformation,
    FileFsControlInformation, FileFsFullSizeInformation, FileFsObjectIdInformation, FileFsDriverPathInformation,
    FileFsVolumeFlagsInformation, FileFsSectorSizeInformation, FileFsDataCopyInformation, FileFsMetadataSizeInformation,
    FileFsFullSizeInformationEx, FileFsGuidInformation, FileFsMaximumInformation
} FS_INFORMATION_CLASS, *PFS_INFORMATION_CLASS;
