// FsRtl: fast I/O, memory, errors, waits, redirectors, callbacks of file-system filters.
#pragma once

// ---- fast I/O -------------------------------------------------------------------------------------------------------
/// Reads from the cache, as the fast I/O routine of a file system; FALSE asks for an IRP.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
_Success_(return != FALSE)
NTKERNELAPI BOOLEAN NTAPI FsRtlCopyRead(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN Wait, _In_ ULONG LockKey,
    _Out_writes_bytes_(Length) PVOID Buffer, _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
/// Writes to the cache, as the fast I/O routine of a file system; FALSE asks for an IRP.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
_Success_(return != FALSE)
NTKERNELAPI BOOLEAN NTAPI FsRtlCopyWrite(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN Wait, _In_ ULONG LockKey,
    _In_reads_bytes_(Length) PVOID Buffer, _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
/// Describes cached data by MDLs, as the fast I/O routine of a file system.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
_Success_(return != FALSE)
NTKERNELAPI BOOLEAN NTAPI FsRtlMdlReadDev(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG LockKey, _Outptr_ PMDL *MdlChain,
    _Out_ PIO_STATUS_BLOCK IoStatus, _In_opt_ PDEVICE_OBJECT DeviceObject);
/// Asks a file system for cached data by MDLs.
_Must_inspect_result_
_Success_(return != FALSE)
NTKERNELAPI BOOLEAN NTAPI FsRtlMdlRead(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG LockKey, _Outptr_ PMDL *MdlChain,
    _Out_ PIO_STATUS_BLOCK IoStatus);
/// Asks a file system for cached data by MDLs, by fast I/O or an IRP.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlMdlReadEx(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG LockKey, _Outptr_ PMDL *MdlChain,
    _Out_ PIO_STATUS_BLOCK IoStatus);
/// Gives MDLs of cached data that was read back to the file system.
NTKERNELAPI BOOLEAN NTAPI FsRtlMdlReadComplete(_In_ PFILE_OBJECT FileObject, _In_ PMDL MdlChain);
/// Frees MDLs of cached data that was read, as the fast I/O routine of a file system.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlMdlReadCompleteDev(_In_ PFILE_OBJECT FileObject, _In_ PMDL MdlChain, _In_opt_ PDEVICE_OBJECT DeviceObject);
/// Describes cached pages to be written by MDLs, as the fast I/O routine of a file system.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
_Success_(return != FALSE)
NTKERNELAPI BOOLEAN NTAPI FsRtlPrepareMdlWriteDev(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG LockKey, _Outptr_ PMDL *MdlChain,
    _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
/// Asks a file system for cached pages to be written, by MDLs.
_Must_inspect_result_
_Success_(return != FALSE)
NTKERNELAPI BOOLEAN NTAPI FsRtlPrepareMdlWrite(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG LockKey, _Outptr_ PMDL *MdlChain,
    _Out_ PIO_STATUS_BLOCK IoStatus);
/// Asks a file system for cached pages to be written, by fast I/O or an IRP.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlPrepareMdlWriteEx(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG LockKey, _Outptr_ PMDL *MdlChain,
    _Out_ PIO_STATUS_BLOCK IoStatus);
/// Gives MDLs of cached pages that were written back to the file system.
NTKERNELAPI BOOLEAN NTAPI FsRtlMdlWriteComplete(_In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ PMDL MdlChain);
/// Frees MDLs of cached pages that were written, as the fast I/O routine of a file system.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlMdlWriteCompleteDev(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ PMDL MdlChain, _In_opt_ PDEVICE_OBJECT DeviceObject);
/// Takes a file so that no section of it is made. FsRtlReleaseFile must follow.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlAcquireFileExclusive(_In_ PFILE_OBJECT FileObject);
/// Gives a file of FsRtlAcquireFileExclusive back.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlReleaseFile(_In_ PFILE_OBJECT FileObject);
/// Asks a file system for the size of a file.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlGetFileSize(_In_ PFILE_OBJECT FileObject, _Inout_ PLARGE_INTEGER FileSize);
/// Counts a fast read that was not possible.
NTKERNELAPI VOID NTAPI FsRtlIncrementCcFastReadNotPossible(VOID);
/// Counts a fast read that waited.
NTKERNELAPI VOID NTAPI FsRtlIncrementCcFastReadWait(VOID);
/// Counts a fast read that did not wait.
NTKERNELAPI VOID NTAPI FsRtlIncrementCcFastReadNoWait(VOID);
/// Counts a fast read that did not get its resource.
NTKERNELAPI VOID NTAPI FsRtlIncrementCcFastReadResourceMiss(VOID);
/// Counts a fast read by MDLs that waited.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlIncrementCcFastMdlReadWait(VOID);
/// Completes a request with a status.
#define FsRtlCompleteRequest(IRP, STATUS) \
    { \
        (IRP)->IoStatus.Status = (STATUS); \
        IoCompleteRequest((IRP), IO_DISK_INCREMENT); \
    }
/// Marks where a driver of a file system may be entered: no kernel APCs are delivered until FsRtlExitFileSystem.
#define FsRtlEnterFileSystem() KeEnterCriticalRegion()
/// Ends what FsRtlEnterFileSystem began.
#define FsRtlExitFileSystem() KeLeaveCriticalRegion()

// ---- memory ---------------------------------------------------------------------------------------------------------
#define FsRtlAllocatePool(a, b) FsRtlAllocatePoolWithTag(a, b, 'trSF')
#define FsRtlAllocatePoolWithQuota(a, b) FsRtlAllocatePoolWithQuotaTag(a, b, 'trSF')
/// Allocates pool under a tag; raises STATUS_INSUFFICIENT_RESOURCES if there is none.
#define FsRtlAllocatePoolWithTag(PoolType, NumberOfBytes, Tag) \
    ExAllocatePoolWithTag((POOL_TYPE)((PoolType) | POOL_RAISE_IF_ALLOCATION_FAILURE), NumberOfBytes, Tag)
/// Allocates pool under a tag and charges the process; raises STATUS_INSUFFICIENT_RESOURCES if there is none.
#define FsRtlAllocatePoolWithQuotaTag(PoolType, NumberOfBytes, Tag) \
    ExAllocatePoolWithQuotaTag((POOL_TYPE)((PoolType) | POOL_RAISE_IF_ALLOCATION_FAILURE), NumberOfBytes, Tag)
/// Returns a resource out of a pool that the system keeps; it is never freed.
_IRQL_requires_max_(APC_LEVEL)
_Superseded_by_(ExAllocateFromNPagedLookasideList)
NTKERNELAPI PERESOURCE NTAPI FsRtlAllocateResource(VOID);

// ---- errors ---------------------------------------------------------------------------------------------------------
/// Returns a status if a file system may return it, else a general one.
NTKERNELAPI NTSTATUS NTAPI FsRtlNormalizeNtstatus(_In_ NTSTATUS Exception, _In_ NTSTATUS GenericException);
/// Says whether a status is one that a file system may meet.
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlIsNtstatusExpected(_In_ NTSTATUS Exception);
/// Tells the user that cached data of a file is lost.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlLogCcFlushError(
    _In_ PUNICODE_STRING FileName, _In_ PDEVICE_OBJECT DeviceObject, _In_ PSECTION_OBJECT_POINTERS SectionObjectPointer, _In_ NTSTATUS FlushError,
    _In_ ULONG Flags);
#define FSRTL_CC_FLUSH_ERROR_FLAG_NO_HARD_ERROR 0x1
#define FSRTL_CC_FLUSH_ERROR_FLAG_NO_LOG_ENTRY 0x2
_Function_class_(STACK_OVERFLOW_ROUTINE)
_IRQL_requires_same_
typedef VOID (NTAPI *PFSRTL_STACK_OVERFLOW_ROUTINE)(_In_ PVOID Context, _In_ PKEVENT Event);
/// Has a routine run by a thread with a fresh stack.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlPostStackOverflow(_In_ PVOID Context, _In_ PKEVENT Event, _In_ PFSRTL_STACK_OVERFLOW_ROUTINE StackOverflowRoutine);
/// Has a routine run by a thread with a fresh stack that is kept for paging files.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlPostPagingFileStackOverflow(
    _In_ PVOID Context, _In_ PKEVENT Event, _In_ PFSRTL_STACK_OVERFLOW_ROUTINE StackOverflowRoutine);

// ---- waits ----------------------------------------------------------------------------------------------------------
/// Waits for an object until it is signalled or the request or its thread ends.
_When_(Irp != NULL, _IRQL_requires_max_(PASSIVE_LEVEL))
_When_(Irp == NULL, _IRQL_requires_max_(APC_LEVEL))
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlCancellableWaitForSingleObject(_In_ PVOID Object, _In_opt_ PLARGE_INTEGER Timeout, _In_opt_ PIRP Irp);
/// Waits for one or all of several objects until the request or its thread ends.
_When_(Irp != NULL, _IRQL_requires_max_(PASSIVE_LEVEL))
_When_(Irp == NULL, _IRQL_requires_max_(APC_LEVEL))
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlCancellableWaitForMultipleObjects(
    _In_ ULONG Count, _In_reads_(Count) PVOID ObjectArray[], _In_ WAIT_TYPE WaitType, _In_opt_ PLARGE_INTEGER Timeout,
    _In_opt_ PKWAIT_BLOCK WaitBlockArray, _In_opt_ PIRP Irp);

// ---- requests and files ---------------------------------------------------------------------------------------------
/// Sends a control code to a device and waits for the answer.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlIssueDeviceIoControl(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG IoCtl, _In_ UCHAR Flags, _In_reads_bytes_opt_(InputBufferLength) PVOID InputBuffer,
    _In_ ULONG InputBufferLength, _Out_writes_bytes_opt_(OutputBufferLength) PVOID OutputBuffer, _In_ ULONG OutputBufferLength,
    _Out_opt_ PULONG_PTR IosbInformation);
/// Sends a file-system control code to a file object's file system and waits for the answer.
NTKERNELAPI NTSTATUS NTAPI FsRtlKernelFsControlFile(
    _In_ PFILE_OBJECT FileObject, _In_ ULONG FsControlCode, _In_reads_bytes_opt_(InputBufferLength) PVOID InputBuffer, _In_ ULONG InputBufferLength,
    _Out_writes_bytes_opt_(OutputBufferLength) PVOID OutputBuffer, _In_ ULONG OutputBufferLength, _Out_ PULONG RetOutputBufferSize);
/// Asks for a class of information about a file object's file.
NTKERNELAPI NTSTATUS NTAPI FsRtlQueryInformationFile(
    _In_ PFILE_OBJECT FileObject, _Out_writes_bytes_(Length) PVOID FileInformation, _In_ ULONG Length,
    _In_ FILE_INFORMATION_CLASS FileInformationClass, _Out_ PULONG RetFileInformationSize);
/// Reads extended attributes of a file object's file.
NTKERNELAPI NTSTATUS NTAPI FsRtlQueryKernelEaFile(
    _In_ PFILE_OBJECT FileObject, _Out_writes_bytes_(Length) PVOID ReturnedEaData, _In_ ULONG Length, _In_ BOOLEAN ReturnSingleEntry,
    _In_reads_bytes_opt_(EaListLength) PVOID EaList, _In_ ULONG EaListLength, _In_opt_ PULONG EaIndex, _In_ BOOLEAN RestartScan,
    _Out_opt_ PULONG LengthReturned);
/// Writes extended attributes of a file object's file, those of the kernel too.
NTKERNELAPI NTSTATUS NTAPI FsRtlSetKernelEaFile(_In_ PFILE_OBJECT FileObject, _In_reads_bytes_(Length) PVOID EaBuffer, _In_ ULONG Length);
/// Tells which features all filters of a volume support: SUPPORTED_FS_FEATURES_XXX.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlGetSupportedFeatures(_In_ PDEVICE_OBJECT DeviceObject, _Out_ PULONG SupportedFeatures);
/// Says whether a file is a paging file.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI LOGICAL NTAPI FsRtlIsPagingFile(_In_ PFILE_OBJECT FileObject);
/// Says whether a file is a paging file of the system.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LOGICAL NTAPI FsRtlIsSystemPagingFile(_In_ PFILE_OBJECT FileObject);
/// Says whether a file is on a volume that is mapped without a cache.
NTKERNELAPI BOOLEAN NTAPI FsRtlIsDaxVolume(_In_ PFILE_OBJECT FileObject);
/// Tells the system that a dismount of a volume ended.
NTKERNELAPI VOID NTAPI FsRtlDismountComplete(_In_ PDEVICE_OBJECT DeviceObject, _In_ NTSTATUS DismountStatus);
/// Says whether a process runs programs of 32 bits.
NTKERNELAPI BOOLEAN NTAPI FsRtlIs32BitProcess(_In_ PEPROCESS Process);
/// Says whether the system is one for phones.
NTKERNELAPI BOOLEAN NTAPI FsRtlIsMobileOS(VOID);
/// Adds to the disk use of the current process.
NTKERNELAPI VOID NTAPI FsRtlUpdateDiskCounters(_In_ ULONG64 BytesRead, _In_ ULONG64 BytesWritten);
/// Tells how many virtual disks a volume is inside of.
NTKERNELAPI NTSTATUS NTAPI FsRtlGetVirtualDiskNestingLevel(
    _In_ PDEVICE_OBJECT DeviceObject, _Out_ PULONG NestingLevel, _Out_opt_ PULONG NestingFlags);
/// Gives the identifier that traces of a volume bear.
NTKERNELAPI NTSTATUS NTAPI FsRtlVolumeDeviceToCorrelationId(_In_ PDEVICE_OBJECT VolumeDeviceObject, _Out_ GUID *Guid);
/// Says whether the programs that check volumes at startup are done.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlAreVolumeStartupApplicationsComplete(VOID);
/// Has a mirror spread reads over its disks.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlBalanceReads(_In_ PDEVICE_OBJECT TargetDevice);
/// Tells the bytes of a file that were written, as the cache knows them.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlQueryCachedVdl(_In_ PFILE_OBJECT FileObject, _Out_ PLONGLONG Vdl);
/// Says whether the data of a reparse point is well formed.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlValidateReparsePointBuffer(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) PREPARSE_DATA_BUFFER ReparseBuffer);
/// Tells the sectors of a disk, as FileFsSectorSizeInformation does.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlGetSectorSizeInformation(_In_ PDEVICE_OBJECT DeviceObject, _Out_ PFILE_FS_SECTOR_SIZE_INFORMATION SectorSizeInfo);
typedef enum _FSRTL_CHANGE_BACKING_TYPE { ChangeDataControlArea, ChangeImageControlArea, ChangeSharedCacheMap } FSRTL_CHANGE_BACKING_TYPE, *PFSRTL_CHANGE_BACKING_TYPE;
/// Gives a section or a cache another file object to be served by.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlChangeBackingFileObject(
    _In_opt_ PFILE_OBJECT CurrentFileObject, _In_ PFILE_OBJECT NewFileObject, _In_ FSRTL_CHANGE_BACKING_TYPE ChangeBackingType, _In_ ULONG Flags);
/// Makes a section of a file by its file object, so that a filter can scan it.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlCreateSectionForDataScan(
    _Out_ PHANDLE SectionHandle, _Outptr_ PVOID *SectionObject, _Out_opt_ PLARGE_INTEGER SectionFileSize, _In_ PFILE_OBJECT FileObject,
    _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PLARGE_INTEGER MaximumSize,
    _In_ ULONG SectionPageProtection, _In_ ULONG AllocationAttributes, _In_ ULONG Flags);

// ---- redirectors ----------------------------------------------------------------------------------------------------
#define FSRTL_UNC_PROVIDER_FLAGS_MAILSLOTS_SUPPORTED 0x00000001
#define FSRTL_UNC_PROVIDER_FLAGS_CSC_ENABLED 0x00000002
#define FSRTL_UNC_PROVIDER_FLAGS_DOMAIN_SVC_AWARE 0x00000004
#define FSRTL_UNC_PROVIDER_FLAGS_CONTAINER_AWARE 0x00000008
/// Level 1 of FsRtlMupGetProviderInfoFromFileObject.
typedef struct _FSRTL_MUP_PROVIDER_INFO_LEVEL_1 {
    /// The redirector's number.
    ULONG32 ProviderId;
} FSRTL_MUP_PROVIDER_INFO_LEVEL_1, *PFSRTL_MUP_PROVIDER_INFO_LEVEL_1;
/// Level 2 of FsRtlMupGetProviderInfoFromFileObject.
typedef struct _FSRTL_MUP_PROVIDER_INFO_LEVEL_2 {
    /// The redirector's number.
    ULONG32 ProviderId;
    /// Its device name.
    UNICODE_STRING ProviderName;
} FSRTL_MUP_PROVIDER_INFO_LEVEL_2, *PFSRTL_MUP_PROVIDER_INFO_LEVEL_2;
/// IOCTL_REDIR_QUERY_PATH: asks a redirector whether a path is its own.
typedef struct _QUERY_PATH_REQUEST {
    /// Bytes of FilePathName.
    ULONG PathNameLength;
    /// Of the open.
    PIO_SECURITY_CONTEXT SecurityContext;
    /// Begins with the server's and the share's name; no terminator.
    WCHAR FilePathName[1];
} QUERY_PATH_REQUEST, *PQUERY_PATH_REQUEST;
/// IOCTL_REDIR_QUERY_PATH_EX: asks a redirector whether a path is its own.
typedef struct _QUERY_PATH_REQUEST_EX {
    /// Of the open.
    PIO_SECURITY_CONTEXT pSecurityContext;
    /// Bytes of pEaBuffer.
    ULONG EaLength;
    /// Extended attributes of the open.
    PVOID pEaBuffer;
    /// Begins with the server's and the share's name.
    UNICODE_STRING PathName;
    /// The domain service, if it is asked for.
    UNICODE_STRING DomainServiceName;
    /// Extra create parameters of the open.
    struct _ECP_LIST *EcpList;
    /// Silo of the open.
    struct _EJOB *Silo;
    /// Zero.
    ULONG_PTR Reserved;
} QUERY_PATH_REQUEST_EX, *PQUERY_PATH_REQUEST_EX;
/// The redirector's answer.
typedef struct _QUERY_PATH_RESPONSE {
    /// Bytes of the path's start that are its own.
    ULONG LengthAccepted;
} QUERY_PATH_RESPONSE, *PQUERY_PATH_RESPONSE;
/// Registers a redirector with the multiple UNC provider. Replaced by FsRtlRegisterUncProviderEx.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlRegisterUncProvider(
    _Out_ PHANDLE MupHandle, _In_ PCUNICODE_STRING RedirectorDeviceName, _In_ BOOLEAN MailslotsSupported);
/// Registers a redirector with the multiple UNC provider.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlRegisterUncProviderEx(
    _Out_ PHANDLE MupHandle, _In_ PCUNICODE_STRING RedirDevName, _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG Flags);
/// Withdraws a redirector.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlDeregisterUncProvider(_In_ HANDLE Handle);
/// Tells which redirector a file is served by.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlMupGetProviderInfoFromFileObject(
    _In_ PFILE_OBJECT pFileObject, _In_ ULONG Level, _Out_writes_bytes_(*pBufferSize) PVOID pBuffer, _Inout_ PULONG pBufferSize);
/// Tells the number of a redirector by its device name.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlMupGetProviderIdFromName(_In_ PCUNICODE_STRING pProviderName, _Out_ PULONG32 pProviderId);

// ---- callbacks of file-system filters -------------------------------------------------------------------------------
typedef enum _FS_FILTER_SECTION_SYNC_TYPE { SyncTypeOther = 0, SyncTypeCreateSection } FS_FILTER_SECTION_SYNC_TYPE, *PFS_FILTER_SECTION_SYNC_TYPE;
typedef enum _FS_FILTER_STREAM_FO_NOTIFICATION_TYPE { NotifyTypeCreate = 0, NotifyTypeRetired } FS_FILTER_STREAM_FO_NOTIFICATION_TYPE, *PFS_FILTER_STREAM_FO_NOTIFICATION_TYPE;
#define FS_FILTER_ACQUIRE_FOR_SECTION_SYNCHRONIZATION ((UCHAR)-1)
#define FS_FILTER_RELEASE_FOR_SECTION_SYNCHRONIZATION ((UCHAR)-2)
#define FS_FILTER_ACQUIRE_FOR_MOD_WRITE ((UCHAR)-3)
#define FS_FILTER_RELEASE_FOR_MOD_WRITE ((UCHAR)-4)
#define FS_FILTER_ACQUIRE_FOR_CC_FLUSH ((UCHAR)-5)
#define FS_FILTER_RELEASE_FOR_CC_FLUSH ((UCHAR)-6)
#define FS_FILTER_QUERY_OPEN ((UCHAR)-7)
#define FS_FILTER_SECTION_SYNC_SUPPORTS_ASYNC_PARALLEL_IO 0x00000001
#define FS_FILTER_SECTION_SYNC_IN_FLAG_DONT_UPDATE_LAST_ACCESS 0x00000001
#define FS_FILTER_SECTION_SYNC_IN_FLAG_DONT_UPDATE_LAST_WRITE 0x00000002
/// What a file system tells of the section that is made.
typedef struct _FS_FILTER_SECTION_SYNC_OUTPUT {
    /// Bytes of this structure.
    ULONG StructureSize;
    /// Bytes that were filled in.
    ULONG SizeReturned;
    /// FS_FILTER_SECTION_SYNC_SUPPORTS_XXX.
    ULONG Flags;
    /// Bytes that reads should be aligned to.
    ULONG DesiredReadAlignment;
} FS_FILTER_SECTION_SYNC_OUTPUT, *PFS_FILTER_SECTION_SYNC_OUTPUT;
/// Parameters of a callback, by its operation.
typedef union _FS_FILTER_PARAMETERS {
    /// FS_FILTER_ACQUIRE_FOR_MOD_WRITE.
    struct {
        /// Last byte to be written.
        PLARGE_INTEGER EndingOffset;
        /// The resource taken, to be given back.
        PERESOURCE *ResourceToRelease;
    } AcquireForModifiedPageWriter;
    /// FS_FILTER_RELEASE_FOR_MOD_WRITE.
    struct {
        /// The resource to give back.
        PERESOURCE ResourceToRelease;
    } ReleaseForModifiedPageWriter;
    /// FS_FILTER_ACQUIRE_FOR_SECTION_SYNCHRONIZATION.
    struct {
        /// Whether a section is made.
        FS_FILTER_SECTION_SYNC_TYPE SyncType;
        /// PAGE_XXX of the section.
        ULONG PageProtection;
        /// What the file system tells.
        PFS_FILTER_SECTION_SYNC_OUTPUT OutputInformation;
        /// FS_FILTER_SECTION_SYNC_IN_FLAG_XXX.
        ULONG Flags;
        /// SEC_XXX of the section.
        ULONG AllocationAttributes;
    } AcquireForSectionSynchronization;
    /// FS_FILTER_QUERY_OPEN.
    struct {
        /// The create request.
        PIRP Irp;
        /// Where the answer goes.
        PVOID FileInformation;
        /// Its bytes.
        PULONG Length;
        /// What is asked.
        FILE_INFORMATION_CLASS FileInformationClass;
        /// How it was answered.
        NTSTATUS CompletionStatus;
    } QueryOpen;
    /// Operations that have no member of their own.
    struct {
        /// First argument of another operation.
        PVOID Argument1;
        /// Second.
        PVOID Argument2;
        /// Third.
        PVOID Argument3;
        /// Fourth.
        PVOID Argument4;
        /// Fifth.
        PVOID Argument5;
    } Others;
} FS_FILTER_PARAMETERS, *PFS_FILTER_PARAMETERS;
/// What a callback is told.
typedef struct _FS_FILTER_CALLBACK_DATA {
    /// Bytes of this structure.
    ULONG SizeOfFsFilterCallbackData;
    /// FS_FILTER_XXX.
    UCHAR Operation;
    /// Zero.
    UCHAR Reserved;
    /// The filter's device object.
    struct _DEVICE_OBJECT *DeviceObject;
    /// Open that the operation is on.
    struct _FILE_OBJECT *FileObject;
    /// Parameters by operation.
    FS_FILTER_PARAMETERS Parameters;
} FS_FILTER_CALLBACK_DATA, *PFS_FILTER_CALLBACK_DATA;
_Function_class_(FS_FILTER_CALLBACK)
_IRQL_requires_same_
typedef NTSTATUS (NTAPI *PFS_FILTER_CALLBACK)(_In_ PFS_FILTER_CALLBACK_DATA Data, _Out_ PVOID *CompletionContext);
_Function_class_(FS_FILTER_COMPLETION_CALLBACK)
_IRQL_requires_same_
typedef VOID (NTAPI *PFS_FILTER_COMPLETION_CALLBACK)(_In_ PFS_FILTER_CALLBACK_DATA Data, _In_ NTSTATUS OperationStatus, _In_ PVOID CompletionContext);
/// The callbacks of a file system or a filter, before and after each operation.
typedef struct _FS_FILTER_CALLBACKS {
    /// Bytes of this structure.
    ULONG SizeOfFsFilterCallbacks;
    /// Zero.
    ULONG Reserved;
    /// Before a file is taken for a section.
    PFS_FILTER_CALLBACK PreAcquireForSectionSynchronization;
    /// After.
    PFS_FILTER_COMPLETION_CALLBACK PostAcquireForSectionSynchronization;
    /// Before it is given back.
    PFS_FILTER_CALLBACK PreReleaseForSectionSynchronization;
    /// After.
    PFS_FILTER_COMPLETION_CALLBACK PostReleaseForSectionSynchronization;
    /// Before a file is taken for a flush.
    PFS_FILTER_CALLBACK PreAcquireForCcFlush;
    /// After.
    PFS_FILTER_COMPLETION_CALLBACK PostAcquireForCcFlush;
    /// Before it is given back.
    PFS_FILTER_CALLBACK PreReleaseForCcFlush;
    /// After.
    PFS_FILTER_COMPLETION_CALLBACK PostReleaseForCcFlush;
    /// Before a file is taken for the modified page writer.
    PFS_FILTER_CALLBACK PreAcquireForModifiedPageWriter;
    /// After.
    PFS_FILTER_COMPLETION_CALLBACK PostAcquireForModifiedPageWriter;
    /// Before it is given back.
    PFS_FILTER_CALLBACK PreReleaseForModifiedPageWriter;
    /// After.
    PFS_FILTER_COMPLETION_CALLBACK PostReleaseForModifiedPageWriter;
    /// Before a file is opened only to be asked about.
    PFS_FILTER_CALLBACK PreQueryOpen;
    /// After.
    PFS_FILTER_COMPLETION_CALLBACK PostQueryOpen;
} FS_FILTER_CALLBACKS, *PFS_FILTER_CALLBACKS;
/// Registers the callbacks of a file system or a filter.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlRegisterFileSystemFilterCallbacks(
    _In_ struct _DRIVER_OBJECT *FilterDriverObject, _In_ PFS_FILTER_CALLBACKS Callbacks);
