// FsRtl: what a file system's file objects begin with, and the contexts that filters hang on to them.
#pragma once

typedef PVOID OPLOCK, *POPLOCK;

// ---- headers of files -----------------------------------------------------------------------------------------------
#define FSRTL_FCB_HEADER_V0 (0x00)
#define FSRTL_FCB_HEADER_V1 (0x01)
#define FSRTL_FCB_HEADER_V2 (0x02)
#define FSRTL_FCB_HEADER_V3 (0x03)
#define FSRTL_FCB_HEADER_V4 (0x04)
#define FSRTL_FLAG_FILE_MODIFIED (0x01)
#define FSRTL_FLAG_FILE_LENGTH_CHANGED (0x02)
#define FSRTL_FLAG_LIMIT_MODIFIED_PAGES (0x04)
#define FSRTL_FLAG_ACQUIRE_MAIN_RSRC_EX (0x08)
#define FSRTL_FLAG_ACQUIRE_MAIN_RSRC_SH (0x10)
#define FSRTL_FLAG_USER_MAPPED_FILE (0x20)
#define FSRTL_FLAG_ADVANCED_HEADER (0x40)
#define FSRTL_FLAG_EOF_ADVANCE_ACTIVE (0x80)
#define FSRTL_FLAG2_DO_MODIFIED_WRITE (0x01)
#define FSRTL_FLAG2_SUPPORTS_FILTER_CONTEXTS (0x02)
#define FSRTL_FLAG2_PURGE_WHEN_MAPPED (0x04)
#define FSRTL_FLAG2_IS_PAGING_FILE (0x08)
#define FSRTL_FLAG2_WRITABLE_USER_MAPPED_FILE (0x10)
#define FSRTL_FLAG2_BYPASSIO_STREAM_PAUSED (0x20)
/// How the members of FSRTL_COMMON_FCB_HEADER are written where they are members of another structure.
#define FSRTL_COMMON_FCB_HEADER_LAYOUT \
    CSHORT NodeTypeCode; \
    CSHORT NodeByteSize; \
    UCHAR Flags; \
    UCHAR IsFastIoPossible; \
    UCHAR Flags2; \
    UCHAR Reserved : 4; \
    UCHAR Version : 4; \
    PERESOURCE Resource; \
    PERESOURCE PagingIoResource; \
    LARGE_INTEGER AllocationSize; \
    LARGE_INTEGER FileSize; \
    LARGE_INTEGER ValidDataLength;
/// What FsContext of a file object of a file system points to; see also FSRTL_ADVANCED_FCB_HEADER.
typedef struct _FSRTL_COMMON_FCB_HEADER {
#include <ntifs/fcb_header_members.h>
} FSRTL_COMMON_FCB_HEADER;
typedef FSRTL_COMMON_FCB_HEADER *PFSRTL_COMMON_FCB_HEADER;
/// The header of a file system that lets filters hang contexts on to its files.
typedef struct _FSRTL_ADVANCED_FCB_HEADER {
#include <ntifs/fcb_header_members.h>
    /// Guards the sizes of the header.
    PFAST_MUTEX FastMutex;
    /// Contexts of filters for the stream.
    LIST_ENTRY FilterContexts;
    /// Guards FilterContexts, from version 1 on.
    EX_PUSH_LOCK PushLock;
    /// Where the contexts for the file are, NULL if there can be none.
    PVOID *FileContextSupportPointer;
    union {
        /// Opportunistic lock of a local file, from version 2 on.
        OPLOCK Oplock;
        /// For redirectors.
        PVOID ReservedForRemote;
    };
    /// From version 4 on: guards FilterContexts instead of PushLock.
    PVOID AePushLock;
    /// Handles that BypassIO is on for.
    ULONG BypassIoOpenCount;
} FSRTL_ADVANCED_FCB_HEADER;
typedef FSRTL_ADVANCED_FCB_HEADER *PFSRTL_ADVANCED_FCB_HEADER;
typedef enum _FAST_IO_POSSIBLE { FastIoIsNotPossible = 0, FastIoIsPossible, FastIoIsQuestionable } FAST_IO_POSSIBLE;
/// Who waits for the end of a file to move.
typedef struct _EOF_WAIT_BLOCK {
    /// Place in the list of those who wait.
    LIST_ENTRY EofWaitLinks;
    /// Signalled when it is their turn.
    KEVENT Event;
} EOF_WAIT_BLOCK, *PEOF_WAIT_BLOCK;
#define FSRTL_FSP_TOP_LEVEL_IRP ((LONG_PTR)0x01)
#define FSRTL_CACHE_TOP_LEVEL_IRP ((LONG_PTR)0x02)
#define FSRTL_MOD_WRITE_TOP_LEVEL_IRP ((LONG_PTR)0x03)
#define FSRTL_FAST_IO_TOP_LEVEL_IRP ((LONG_PTR)0x04)
#define FSRTL_NETWORK1_TOP_LEVEL_IRP ((LONG_PTR)0x05)
#define FSRTL_NETWORK2_TOP_LEVEL_IRP ((LONG_PTR)0x06)
#define FSRTL_MAX_TOP_LEVEL_IRP_FLAG ((LONG_PTR)0xFFFF)
/// A buffer that goes with a read or write, such as that of a compressed range.
typedef struct _FSRTL_AUXILIARY_BUFFER {
    /// System address of the memory.
    PVOID Buffer;
    /// Its bytes.
    ULONG Length;
    /// FSRTL_AUXILIARY_FLAG_DEALLOCATE or 0.
    ULONG Flags;
    /// Describes the same memory; NULL if there is none yet.
    PMDL Mdl;
} FSRTL_AUXILIARY_BUFFER, *PFSRTL_AUXILIARY_BUFFER;
#define FSRTL_AUXILIARY_FLAG_DEALLOCATE 0x00000001
typedef enum _FSRTL_COMPARISON_RESULT { LessThan = -1, EqualTo = 0, GreaterThan = 1 } FSRTL_COMPARISON_RESULT;

// ---- contexts -------------------------------------------------------------------------------------------------------
typedef VOID (NTAPI *PFREE_FUNCTION)(_In_ PVOID Buffer);
/// A filter's context for a stream.
typedef struct _FSRTL_PER_STREAM_CONTEXT {
    /// Place among the stream's contexts.
    LIST_ENTRY Links;
    /// Whose it is; not NULL.
    PVOID OwnerId;
    /// Which of the owner's; may be NULL.
    PVOID InstanceId;
    /// Called when the stream goes.
    PFREE_FUNCTION FreeCallback;
} FSRTL_PER_STREAM_CONTEXT, *PFSRTL_PER_STREAM_CONTEXT;
/// A filter's context for a file.
typedef struct _FSRTL_PER_FILE_CONTEXT {
    /// Place among the file's contexts.
    LIST_ENTRY Links;
    /// Whose it is; not NULL.
    PVOID OwnerId;
    /// Which of the owner's; may be NULL.
    PVOID InstanceId;
    /// Called when the file goes.
    PFREE_FUNCTION FreeCallback;
} FSRTL_PER_FILE_CONTEXT, *PFSRTL_PER_FILE_CONTEXT;
/// A filter's context for a file object.
typedef struct _FSRTL_PER_FILEOBJECT_CONTEXT {
    /// Place among the file object's contexts.
    LIST_ENTRY Links;
    /// Whose it is; not NULL.
    PVOID OwnerId;
    /// Which of the owner's; may be NULL.
    PVOID InstanceId;
} FSRTL_PER_FILEOBJECT_CONTEXT, *PFSRTL_PER_FILEOBJECT_CONTEXT;

/// Sets up a filter's context for a stream.
#define FsRtlInitPerStreamContext(_fsc, _owner, _inst, _cb) \
    ((_fsc)->OwnerId = (_owner), (_fsc)->InstanceId = (_inst), (_fsc)->FreeCallback = (_cb))
#define FsRtlInitPerFileContext(_fc, _owner, _inst, _cb) ((_fc)->OwnerId = (_owner), (_fc)->InstanceId = (_inst), (_fc)->FreeCallback = (_cb))
#define FsRtlInitPerFileObjectContext(_fc, _owner, _inst) ((_fc)->OwnerId = (_owner), (_fc)->InstanceId = (_inst))
/// Returns the header of a file object's stream that contexts hang on.
#define FsRtlGetPerStreamContextPointer(FO) ((PFSRTL_ADVANCED_FCB_HEADER)((FO)->FsContext))
/// Says whether contexts can hang on a file object's stream.
#define FsRtlSupportsPerStreamContexts(FO) \
    ((BOOLEAN)((NULL != FsRtlGetPerStreamContextPointer(FO) && FlagOn(FsRtlGetPerStreamContextPointer(FO)->Flags2, FSRTL_FLAG2_SUPPORTS_FILTER_CONTEXTS)) ? TRUE : FALSE))
/// Says whether contexts can hang on a file object's file.
#define FsRtlSupportsPerFileContexts(FO) \
    (((FsRtlGetPerStreamContextPointer(FO) != NULL) && (FsRtlGetPerStreamContextPointer(FO)->Version >= FSRTL_FCB_HEADER_V1) && \
      (FsRtlGetPerStreamContextPointer(FO)->FileContextSupportPointer != NULL)))
/// Returns where the contexts of a file object's file are, NULL if there can be none.
#define FsRtlGetPerFileContextPointer(FO) (FsRtlSupportsPerFileContexts(FO) ? FsRtlGetPerStreamContextPointer(FO)->FileContextSupportPointer : NULL)
/// Finds a filter's context for a stream; quick if the stream has none.
#define FsRtlLookupPerStreamContext(_sc, _oid, _iid) \
    ((NULL != (_sc) && FlagOn((_sc)->Flags2, FSRTL_FLAG2_SUPPORTS_FILTER_CONTEXTS) && !IsListEmpty(&(_sc)->FilterContexts)) \
         ? FsRtlLookupPerStreamContextInternal((_sc), (_oid), (_iid)) \
         : NULL)
/// Sets up an advanced header.
#define FsRtlSetupAdvancedHeader(_advhdr, _fmutx) \
    { \
        SetFlag((_advhdr)->Flags, FSRTL_FLAG_ADVANCED_HEADER); \
        SetFlag((_advhdr)->Flags2, FSRTL_FLAG2_SUPPORTS_FILTER_CONTEXTS); \
        (_advhdr)->Version = FSRTL_FCB_HEADER_V2; \
        InitializeListHead(&(_advhdr)->FilterContexts); \
        if ((_fmutx) != NULL) (_advhdr)->FastMutex = (_fmutx); \
        *((PULONG_PTR)(&(_advhdr)->PushLock)) = 0; \
        (_advhdr)->FileContextSupportPointer = NULL; \
        (_advhdr)->Oplock = NULL; \
    }
/// Sets up an advanced header of a file system with file contexts.
#define FsRtlSetupAdvancedHeaderEx(_advhdr, _fmutx, _fctxptr) \
    { \
        FsRtlSetupAdvancedHeader(_advhdr, _fmutx); \
        if ((_fctxptr) != NULL) (_advhdr)->FileContextSupportPointer = (_fctxptr); \
    }
/// Sets up an advanced header of a file system with file contexts and a push lock that can be enlarged.
#define FsRtlSetupAdvancedHeaderEx2(_advhdr, _fmutx, _fctxptr, _aepushlock) \
    { \
        FsRtlSetupAdvancedHeaderEx(_advhdr, _fmutx, _fctxptr); \
        if ((_aepushlock) != NULL) { \
            (_advhdr)->Version = FSRTL_FCB_HEADER_V4; \
            (_advhdr)->AePushLock = (_aepushlock); \
        } \
    }
/// Returns how many handles BypassIO is on for; 0 if the stream does not count them.
#define FsRtlGetBypassIoOpenCount(_fo) (FsRtlGetBypassIoOpenCountPtr(_fo) != NULL ? *FsRtlGetBypassIoOpenCountPtr(_fo) : 0)
/// Returns where a stream counts the handles BypassIO is on for, NULL if it does not.
#define FsRtlGetBypassIoOpenCountPtr(_fo) \
    (((_fo)->FsContext != NULL && FsRtlGetPerStreamContextPointer(_fo)->Version >= FSRTL_FCB_HEADER_V4) ? &FsRtlGetPerStreamContextPointer(_fo)->BypassIoOpenCount : NULL)
/// Hangs a filter's context on a stream.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlInsertPerStreamContext(
    _In_ PFSRTL_ADVANCED_FCB_HEADER PerStreamContext, _In_ __drv_aliasesMem PFSRTL_PER_STREAM_CONTEXT Ptr);
/// Finds a filter's context for a stream; call it by FsRtlLookupPerStreamContext.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
_Superseded_by_(FsRtlLookupPerStreamContext)
NTKERNELAPI PFSRTL_PER_STREAM_CONTEXT NTAPI FsRtlLookupPerStreamContextInternal(
    _In_ PFSRTL_ADVANCED_FCB_HEADER StreamContext, _In_opt_ PVOID OwnerId, _In_opt_ PVOID InstanceId);
/// Takes a filter's context off a stream; NULL if there is none.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PFSRTL_PER_STREAM_CONTEXT NTAPI FsRtlRemovePerStreamContext(
    _In_ PFSRTL_ADVANCED_FCB_HEADER StreamContext, _In_opt_ PVOID OwnerId, _In_opt_ PVOID InstanceId);
/// Frees all contexts of a stream that goes.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlTeardownPerStreamContexts(_In_ PFSRTL_ADVANCED_FCB_HEADER AdvancedHeader);
/// Hangs a filter's context on a file.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlInsertPerFileContext(_In_ PVOID *PerFileContextPointer, _In_ __drv_aliasesMem PFSRTL_PER_FILE_CONTEXT Ptr);
/// Finds a filter's context for a file; NULL if there is none.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PFSRTL_PER_FILE_CONTEXT NTAPI FsRtlLookupPerFileContext(
    _In_ PVOID *PerFileContextPointer, _In_opt_ PVOID OwnerId, _In_opt_ PVOID InstanceId);
/// Takes a filter's context off a file; NULL if there is none.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PFSRTL_PER_FILE_CONTEXT NTAPI FsRtlRemovePerFileContext(
    _In_ PVOID *PerFileContextPointer, _In_opt_ PVOID OwnerId, _In_opt_ PVOID InstanceId);
/// Frees all contexts of a file that goes.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlTeardownPerFileContexts(_In_ PVOID *PerFileContextPointer);
/// Hangs a filter's context on a file object.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlInsertPerFileObjectContext(_In_ PFILE_OBJECT FileObject, _In_ __drv_aliasesMem PFSRTL_PER_FILEOBJECT_CONTEXT Ptr);
/// Finds a filter's context for a file object; NULL if there is none.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PFSRTL_PER_FILEOBJECT_CONTEXT NTAPI FsRtlLookupPerFileObjectContext(
    _In_ PFILE_OBJECT FileObject, _In_opt_ PVOID OwnerId, _In_opt_ PVOID InstanceId);
/// Takes a filter's context off a file object; NULL if there is none.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PFSRTL_PER_FILEOBJECT_CONTEXT NTAPI FsRtlRemovePerFileObjectContext(
    _In_ PFILE_OBJECT FileObject, _In_opt_ PVOID OwnerId, _In_opt_ PVOID InstanceId);
/// Allocates a push lock that grows where many threads share it.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI FsRtlAllocateAePushLock(_In_ POOL_TYPE PoolType, _In_ ULONG Tag);
/// Frees a push lock of FsRtlAllocateAePushLock.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlFreeAePushLock(_In_ PVOID AePushLock);
