// Cc: the cache manager.
#pragma once

/// A number in a file system's log that orders its changes.
typedef LARGE_INTEGER LSN, *PLSN;
/// What of a cached range's control block may be looked at.
typedef struct _PUBLIC_BCB {
    /// Kind of the block.
    CSHORT NodeTypeCode;
    /// Bytes of the block.
    CSHORT NodeByteSize;
    /// Bytes of the file that are mapped.
    ULONG MappedLength;
    /// Where they begin in the file.
    LARGE_INTEGER MappedFileOffset;
} PUBLIC_BCB, *PPUBLIC_BCB;
/// The sizes of a cached file.
typedef struct _CC_FILE_SIZES {
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// Bytes of its data.
    LARGE_INTEGER FileSize;
    /// Bytes that were written; what follows reads as zeros.
    LARGE_INTEGER ValidDataLength;
} CC_FILE_SIZES, *PCC_FILE_SIZES;

_IRQL_requires_same_
typedef BOOLEAN (NTAPI *PACQUIRE_FOR_LAZY_WRITE)(_In_ PVOID Context, _In_ BOOLEAN Wait);
_IRQL_requires_same_
typedef VOID (NTAPI *PRELEASE_FROM_LAZY_WRITE)(_In_ PVOID Context);
_IRQL_requires_same_
typedef BOOLEAN (NTAPI *PACQUIRE_FOR_READ_AHEAD)(_In_ PVOID Context, _In_ BOOLEAN Wait);
_IRQL_requires_same_
typedef VOID (NTAPI *PRELEASE_FROM_READ_AHEAD)(_In_ PVOID Context);
/// How the cache manager takes and gives back a file system's locks.
typedef struct _CACHE_MANAGER_CALLBACKS {
    /// Before the lazy writer writes.
    PACQUIRE_FOR_LAZY_WRITE AcquireForLazyWrite;
    /// After it wrote.
    PRELEASE_FROM_LAZY_WRITE ReleaseFromLazyWrite;
    /// Before data is read ahead.
    PACQUIRE_FOR_READ_AHEAD AcquireForReadAhead;
    /// After it was read.
    PRELEASE_FROM_READ_AHEAD ReleaseFromReadAhead;
} CACHE_MANAGER_CALLBACKS, *PCACHE_MANAGER_CALLBACKS;
/// An event that is signalled when a file is cached no more; in a list.
typedef struct _CACHE_UNINITIALIZE_EVENT {
    /// Next of the list.
    struct _CACHE_UNINITIALIZE_EVENT *Next;
    /// Signaled by the cache manager; on the stack of who waits, or freed after the signal.
    KEVENT Event;
} CACHE_UNINITIALIZE_EVENT, *PCACHE_UNINITIALIZE_EVENT;
_IRQL_requires_same_
typedef VOID (NTAPI *PDIRTY_PAGE_ROUTINE)(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ PLARGE_INTEGER OldestLsn, _In_ PLARGE_INTEGER NewestLsn, _In_ PVOID Context1,
    _In_ PVOID Context2);
_IRQL_requires_same_
typedef VOID (NTAPI *PFLUSH_TO_LSN)(_In_ PVOID LogHandle, _In_ LARGE_INTEGER Lsn);
_IRQL_requires_same_
typedef VOID (NTAPI *PCC_POST_DEFERRED_WRITE)(_In_ PVOID Context1, _In_ PVOID Context2);
/// How an asynchronous cached read ends.
typedef struct _CC_ASYNC_READ_CONTEXT {
    /// Called when the data is there.
    PVOID CompletionRoutine;
    /// Handed to it.
    PVOID Context;
    /// The caller's buffer.
    PMDL Mdl;
    /// Mode of the caller.
    KPROCESSOR_MODE RequestorMode;
    /// How deep reads are nested.
    ULONG NestingLevel;
} CC_ASYNC_READ_CONTEXT, *PCC_ASYNC_READ_CONTEXT;

/// How a file is read ahead.
typedef struct _READ_AHEAD_PARAMETERS {
    /// Bytes of this structure.
    CSHORT NodeByteSize;
    /// Bytes read ahead at a time.
    ULONG Granularity;
    /// Bytes of each request.
    ULONG PipelinedRequestSize;
    /// How much more each time.
    ULONG ReadAheadGrowthPercentage;
} READ_AHEAD_PARAMETERS, *PREAD_AHEAD_PARAMETERS;
#define PIN_WAIT 1
#define PIN_EXCLUSIVE 2
#define PIN_NO_READ 4
#define PIN_IF_BCB 8
#define PIN_CALLER_TRACKS_DIRTY_DATA 32
#define PIN_HIGH_PRIORITY 64
#define PIN_VERIFY_REQUIRED 128
#define MAP_WAIT 1
#define MAP_NO_READ 16
#define MAP_HIGH_PRIORITY 64
#define MAP_DISABLE_PAGEFAULT_CLUSTERING 256
#define UNINITIALIZE_CACHE_MAPS 1
#define DO_NOT_RETRY_PURGE 2
#define DO_NOT_PURGE_DIRTY_PAGES 0x4
#define PURGE_WITH_ACTIVE_VIEWS 0x8
#define CC_FLUSH_AND_PURGE_NO_PURGE 0x1
#define CC_FLUSH_AND_PURGE_GATHER_DIRTY_BITS 0x2
#define CC_FLUSH_AND_PURGE_WRITEABLE_VIEWS_NOTSEEN 0x4
#define CC_ENABLE_DISK_IO_ACCOUNTING 0x10
#define CC_DISABLE_READ_AHEAD 0x00000002
#define CC_DISABLE_WRITE_BEHIND 0x00000004
#define CC_DISABLE_DIRTY_PAGE_TRACKING 0x00000008
#define CC_ENABLE_CPU_CACHE 0x10000000
#define VACB_MAPPING_GRANULARITY 0x40000
#define VACB_OFFSET_SHIFT 18

// ---- beginning and ending -------------------------------------------------------------------------------------------
/// Begins to cache a file; raises a status if it cannot.
NTKERNELAPI VOID NTAPI CcInitializeCacheMap(
    _In_ PFILE_OBJECT FileObject, _In_ PCC_FILE_SIZES FileSizes, _In_ BOOLEAN PinAccess, _In_ PCACHE_MANAGER_CALLBACKS Callbacks,
    _In_opt_ PVOID LazyWriteContext);
/// Begins to cache a file with flags; raises a status if it cannot.
NTKERNELAPI VOID NTAPI CcInitializeCacheMapEx(
    _In_ PFILE_OBJECT FileObject, _In_ PCC_FILE_SIZES FileSizes, _In_ BOOLEAN PinAccess, _In_ PCACHE_MANAGER_CALLBACKS Callbacks,
    _In_opt_ PVOID LazyWriteContext, _In_ ULONG Flags);
/// Ends the caching of a file; FALSE if that goes on while it is still in use.
_Success_(return != FALSE)
NTKERNELAPI BOOLEAN NTAPI CcUninitializeCacheMap(
    _In_ PFILE_OBJECT FileObject, _In_opt_ PLARGE_INTEGER TruncateSize, _In_opt_ PCACHE_UNINITIALIZE_EVENT UninitializeEvent);
/// Tells the cache the new sizes of a file; raises a status if it cannot.
NTKERNELAPI VOID NTAPI CcSetFileSizes(_In_ PFILE_OBJECT FileObject, _In_ PCC_FILE_SIZES FileSizes);
/// Tells the cache the new sizes of a file.
NTKERNELAPI NTSTATUS NTAPI CcSetFileSizesEx(_In_ PFILE_OBJECT FileObject, _In_ PCC_FILE_SIZES FileSizes);
/// Says whether a file object's file is cached by way of it.
#define CcIsFileCached(FO) \
    (((FO)->SectionObjectPointer != NULL) && (((PSECTION_OBJECT_POINTERS)(FO)->SectionObjectPointer)->SharedCacheMap != NULL))
/// Returns where the cache keeps the size of a file.
#define CcGetFileSizePointer(FO) ((PLARGE_INTEGER)((FO)->SectionObjectPointer->SharedCacheMap) + 1)
/// Tells the cache the new sizes of a file known by its section.
NTKERNELAPI NTSTATUS NTAPI CcSetCacheFileSizes(_In_ PSECTION_OBJECT_POINTERS SectionObjectPointer, _In_ PCC_FILE_SIZES FileSizes);
/// Returns the size that the cache has for a file.
NTKERNELAPI LONGLONG NTAPI CcGetCacheFileSize(_In_ const SECTION_OBJECT_POINTERS * SectionObjectPointer);
/// Turns reading ahead and lazy writing of a file off or on.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI CcSetAdditionalCacheAttributes(_In_ PFILE_OBJECT FileObject, _In_ BOOLEAN DisableReadAhead, _In_ BOOLEAN DisableWriteBehind);
/// Turns reading ahead, lazy writing and others of a file off or on: CC_XXX.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI CcSetAdditionalCacheAttributesEx(_In_ PFILE_OBJECT FileObject, _In_ ULONG Flags);
/// Sets how much of a file is read ahead at a time, a power of two.
NTKERNELAPI VOID NTAPI CcSetReadAheadGranularity(_In_ PFILE_OBJECT FileObject, _In_ ULONG Granularity);
/// Sets how many changed pages of a file may wait.
NTKERNELAPI VOID NTAPI CcSetDirtyPageThreshold(_In_ PFILE_OBJECT FileObject, _In_ ULONG DirtyPageThreshold);
/// Lets several threads flush a file at once.
NTKERNELAPI VOID NTAPI CcSetParallelFlushFile(_In_ PFILE_OBJECT FileObject, _In_ BOOLEAN EnableParallelFlush);
/// Returns the file object of a cached section; it is not referenced.
NTKERNELAPI PFILE_OBJECT NTAPI CcGetFileObjectFromSectionPtrs(_In_ PSECTION_OBJECT_POINTERS SectionObjectPointer);
/// Returns the file object of a cached section with a reference the caller must give back.
NTKERNELAPI PFILE_OBJECT NTAPI CcGetFileObjectFromSectionPtrsRef(_In_ PSECTION_OBJECT_POINTERS SectionObjectPointer);
/// Returns the file object of a mapped or pinned range; it is not referenced.
NTKERNELAPI PFILE_OBJECT NTAPI CcGetFileObjectFromBcb(_In_ PVOID Bcb);

// ---- copying --------------------------------------------------------------------------------------------------------
/// Copies data out of the cache; FALSE if it would have to wait and may not. Raises a status on errors.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return != FALSE)
_When_(Wait != 0, _Post_satisfies_(return != 0))
NTKERNELAPI BOOLEAN NTAPI CcCopyRead(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN Wait, _Out_writes_bytes_(Length) PVOID Buffer,
    _Out_ PIO_STATUS_BLOCK IoStatus);
/// As CcCopyRead, for a thread that the I/O is accounted to.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return != FALSE)
_When_(Wait != 0, _Post_satisfies_(return != 0))
NTKERNELAPI BOOLEAN NTAPI CcCopyReadEx(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN Wait, _Out_writes_bytes_(Length) PVOID Buffer,
    _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PETHREAD IoIssuerThread);
/// Copies data out of the cache, later if it must.
_Success_(return != FALSE)
NTKERNELAPI BOOLEAN NTAPI CcAsyncCopyRead(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN Wait, _Out_writes_bytes_(Length) PVOID Buffer,
    _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PETHREAD IoIssuerThread, _In_ PCC_ASYNC_READ_CONTEXT AsyncReadContext);
/// Copies data of the first 4 GB out of the cache and waits for it. Raises a status on errors.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI CcFastCopyRead(
    _In_ PFILE_OBJECT FileObject, _In_ ULONG FileOffset, _In_ ULONG Length, _In_ ULONG PageCount, _Out_writes_bytes_(Length) PVOID Buffer,
    _Out_ PIO_STATUS_BLOCK IoStatus);
/// Copies data into the cache; FALSE if it would have to wait and may not. Raises a status on errors.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return != FALSE)
_When_(Wait != 0, _Post_satisfies_(return != 0))
NTKERNELAPI BOOLEAN NTAPI CcCopyWrite(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN Wait, _In_reads_bytes_(Length) PVOID Buffer);
/// As CcCopyWrite, for a thread that the I/O is accounted to.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return != FALSE)
_When_(Wait != 0, _Post_satisfies_(return != 0))
NTKERNELAPI BOOLEAN NTAPI CcCopyWriteEx(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN Wait, _In_reads_bytes_(Length) PVOID Buffer,
    _In_ PETHREAD IoIssuerThread);
/// Copies data into the first 4 GB of the cache and waits for it. Raises a status on errors.
NTKERNELAPI VOID NTAPI CcFastCopyWrite(_In_ PFILE_OBJECT FileObject, _In_ ULONG FileOffset, _In_ ULONG Length, _In_reads_bytes_(Length) PVOID Buffer);
/// Says whether a write to the cache is small enough to bring no flush.
NTKERNELAPI BOOLEAN NTAPI CcCopyWriteWontFlush(_In_ PFILE_OBJECT FileObject, _In_opt_ PLARGE_INTEGER FileOffset, _In_ ULONG Length);
/// Says whether the cache can take a write now.
NTKERNELAPI BOOLEAN NTAPI CcCanIWrite(_In_opt_ PFILE_OBJECT FileObject, _In_ ULONG BytesToWrite, _In_ BOOLEAN Wait, _In_ UCHAR Retrying);
/// Calls a routine when the cache can take a write.
NTKERNELAPI VOID NTAPI CcDeferWrite(
    _In_ PFILE_OBJECT FileObject, _In_ PCC_POST_DEFERRED_WRITE PostRoutine, _In_ PVOID Context1, _In_ PVOID Context2, _In_ ULONG BytesToWrite,
    _In_ BOOLEAN Retrying);
/// Writes zeros to a range of a file; FALSE if it would have to wait and may not.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI CcZeroData(_In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER StartOffset, _In_ PLARGE_INTEGER EndOffset, _In_ BOOLEAN Wait);
/// Begins to read ahead after a read.
NTKERNELAPI VOID NTAPI CcScheduleReadAhead(_In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length);
/// Begins to read ahead after a read, for a thread that the I/O is accounted to.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI CcScheduleReadAheadEx(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ PETHREAD IoIssuerThread);
/// Begins to read ahead if a read may be one of a series.
#define CcReadAhead(FO, FOFF, LEN) \
    { \
        if ((LEN) >= 256) CcScheduleReadAhead((FO), (FOFF), (LEN)); \
    }

// ---- MDLs -----------------------------------------------------------------------------------------------------------
/// Describes cached data by MDLs; CcMdlReadComplete must follow.
NTKERNELAPI VOID NTAPI CcMdlRead(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _Out_ PMDL *MdlChain, _Out_ PIO_STATUS_BLOCK IoStatus);
/// Frees the MDLs of cached data that was read.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI CcMdlReadComplete(_In_ PFILE_OBJECT FileObject, _In_ PMDL MdlChain);
/// Describes cached pages by MDLs to be written; CcMdlWriteComplete must follow.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI CcPrepareMdlWrite(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _Out_ PMDL *MdlChain, _Out_ PIO_STATUS_BLOCK IoStatus);
/// Frees the MDLs of cached pages that were written.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI CcMdlWriteComplete(_In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ PMDL MdlChain);
/// Frees the MDLs of cached pages when writing failed.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI CcMdlWriteAbort(_In_ PFILE_OBJECT FileObject, _In_ PMDL MdlChain);

// ---- mapping and pinning --------------------------------------------------------------------------------------------
/// Maps cached data to be read; CcUnpinData must follow.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return != FALSE)
NTKERNELAPI BOOLEAN NTAPI CcMapData(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG Flags, _Outptr_ PVOID *Bcb, _Outptr_ PVOID *Buffer);
/// Pins data that is mapped, so that it may be changed.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Success_(return != FALSE)
NTKERNELAPI BOOLEAN NTAPI CcPinMappedData(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG Flags, _Inout_ PVOID *Bcb);
/// Maps and pins cached data, so that it may be changed; CcUnpinData must follow.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return != FALSE)
NTKERNELAPI BOOLEAN NTAPI CcPinRead(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG Flags, _Outptr_ PVOID *Bcb, _Outptr_ PVOID *Buffer);
/// Pins cached pages that are to be overwritten; CcUnpinData must follow.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Success_(return != FALSE)
NTKERNELAPI BOOLEAN NTAPI CcPreparePinWrite(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN Zero, _In_ ULONG Flags, _Outptr_ PVOID *Bcb,
    _Outptr_ PVOID *Buffer);
/// Says that pinned data was changed.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI CcSetDirtyPinnedData(_In_ PVOID BcbVoid, _In_opt_ PLARGE_INTEGER Lsn);
// Documented at PASSIVE_LEVEL; file systems call it while they hold fast mutexes.
/// Lets mapped or pinned data go.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI CcUnpinData(_In_ PVOID Bcb);
// Documented at PASSIVE_LEVEL; see CcUnpinData.
/// Lets data go that another thread pinned.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI CcUnpinDataForThread(_In_ PVOID Bcb, _In_ ERESOURCE_THREAD ResourceThreadId);
/// Maps a mapped range once more and returns a handle of its own.
NTKERNELAPI PVOID NTAPI CcRemapBcb(_In_ PVOID Bcb);
/// Pins a range once more, so that it stays after CcUnpinData.
NTKERNELAPI VOID NTAPI CcRepinBcb(_In_ PVOID Bcb);
/// Lets a range of CcRepinBcb go and may write it first.
NTKERNELAPI VOID NTAPI CcUnpinRepinnedBcb(_In_ PVOID Bcb, _In_ BOOLEAN WriteThrough, _Out_ PIO_STATUS_BLOCK IoStatus);
/// Gives a pinned range another owner than the thread.
NTKERNELAPI VOID NTAPI CcSetBcbOwnerPointer(_In_ PVOID Bcb, _In_ PVOID OwnerPointer);

// ---- flushing and purging -------------------------------------------------------------------------------------------
/// Writes changed data of a file from the cache.
NTKERNELAPI VOID NTAPI CcFlushCache(
    _In_ PSECTION_OBJECT_POINTERS SectionObjectPointer, _In_opt_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _Out_opt_ PIO_STATUS_BLOCK IoStatus);
/// Returns how much of a file from its start is on disk.
NTKERNELAPI LARGE_INTEGER NTAPI CcGetFlushedValidData(_In_ PSECTION_OBJECT_POINTERS SectionObjectPointer, _In_ BOOLEAN BcbListHeld);
/// Throws data of a file out of the cache; FALSE if it is in use.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI CcPurgeCacheSection(
    _In_ PSECTION_OBJECT_POINTERS SectionObjectPointer, _In_opt_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG Flags);
/// Writes changed data of a file and throws it out of the cache, so that what is on disk is what is read.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI CcCoherencyFlushAndPurgeCache(
    _In_ PSECTION_OBJECT_POINTERS SectionObjectPointer, _In_opt_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _Out_ PIO_STATUS_BLOCK IoStatus,
    _In_opt_ ULONG Flags);
/// Says whether a volume has changed data in the cache.
NTKERNELAPI BOOLEAN NTAPI CcIsThereDirtyData(_In_ PVPB Vpb);
/// Says whether a volume has changed data in the cache and how many pages.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI CcIsThereDirtyDataEx(_In_ PVPB Vpb, _In_opt_ PULONG NumberOfDirtyPages);
/// Waits until the lazy writer has done what it has begun.
NTKERNELAPI NTSTATUS NTAPI CcWaitForCurrentLazyWriterActivity(VOID);
/// Tells the cache the log that must be on disk before a file's changes.
NTKERNELAPI VOID NTAPI CcSetLogHandleForFile(_In_ PFILE_OBJECT FileObject, _In_ PVOID LogHandle, _In_ PFLUSH_TO_LSN FlushToLsnRoutine);
/// Calls a routine for all changed pages that belong to a log; returns the oldest number of them.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LARGE_INTEGER NTAPI CcGetDirtyPages(
    _In_ PVOID LogHandle, _In_ PDIRTY_PAGE_ROUTINE DirtyPageRoutine, _In_ PVOID Context1, _In_opt_ PVOID Context2);
