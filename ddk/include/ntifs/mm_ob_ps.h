// Mm, Ob and Ps: sections behind files, objects by name and handle, tokens of processes and threads, pool quotas.
#pragma once

// ---- sections -------------------------------------------------------------------------------------------------------
typedef enum _MMFLUSH_TYPE { MmFlushForDelete, MmFlushForWrite } MMFLUSH_TYPE;
/// Throws the image section of a file away; FALSE if it is in use.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI MmFlushImageSection(_In_ PSECTION_OBJECT_POINTERS SectionObjectPointer, _In_ MMFLUSH_TYPE FlushType);
/// Throws the sections of a file away; FALSE if they are in use.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI MmForceSectionClosed(_In_ PSECTION_OBJECT_POINTERS SectionObjectPointer, _In_ BOOLEAN DelayClose);
#define MM_FORCE_CLOSED_DATA 0x1
#define MM_FORCE_CLOSED_IMAGE 0x2
#define MM_FORCE_CLOSED_LATER_OK 0x4
/// Throws sections of a file away: MM_FORCE_CLOSED_XXX.
NTKERNELAPI BOOLEAN NTAPI MmForceSectionClosedEx(_In_ PSECTION_OBJECT_POINTERS SectionObjectPointer, _In_ ULONG ForceCloseFlags);
/// Says whether the sections of a file let it be made shorter.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI MmCanFileBeTruncated(_In_ PSECTION_OBJECT_POINTERS SectionPointer, _In_opt_ PLARGE_INTEGER NewFileSize);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Marks pages of the cache as changed.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI MmSetAddressRangeModified(_In_reads_bytes_(Length) PVOID Address, _In_ SIZE_T Length);
/// Returns how many writable views programs have of a file.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI ULONG NTAPI MmDoesFileHaveUserWritableReferences(_In_ PSECTION_OBJECT_POINTERS SectionPointer);
/// Returns the bytes of the largest section.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI ULONGLONG NTAPI MmGetMaximumFileSectionSize(VOID);
/// Says whether the current thread is in a page fault already.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI MmIsRecursiveIoFault(VOID);
/// Makes a section of a file or of the paging file.
NTKERNELAPI NTSTATUS NTAPI MmCreateSection(
    _Outptr_ PVOID *SectionObject, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes,
    _In_ PLARGE_INTEGER InputMaximumSize, _In_ ULONG SectionPageProtection, _In_ ULONG AllocationAttributes, _In_opt_ HANDLE FileHandle,
    _In_opt_ PFILE_OBJECT FileObject);
#define SYSTEM_PAGE_PRIORITY_BITS 3
#define SYSTEM_PAGE_PRIORITY_LEVELS (1 << SYSTEM_PAGE_PRIORITY_BITS)
/// How pages are fetched: in the low bits of each element of READ_LIST.
typedef union _MM_PREFETCH_FLAGS {
    /// Meaning of the low bits.
    struct {
        /// Priority of the pages.
        ULONG Priority : SYSTEM_PAGE_PRIORITY_BITS;
        /// Priority up to which pages may be taken for them.
        ULONG RepurposePriority : SYSTEM_PAGE_PRIORITY_BITS;
        /// Keeps the priority of pages that are there.
        ULONG PriorityProtection : 1;
        /// Low bits of the page's offset.
        ULONG MustBeZero : 2;
        /// Bits of the offset.
        ULONG CannotBeUsedAsFlags : 23;
    } Flags;
    /// All of them.
    ULONG AllFlags;
} MM_PREFETCH_FLAGS, *PMM_PREFETCH_FLAGS;
#define MM_PREFETCH_FLAGS_MASK ((1 << (2 * SYSTEM_PAGE_PRIORITY_BITS + 1)) - 1)
/// A file and the ranges of it that are to be fetched.
typedef struct _READ_LIST {
    /// Whose pages; it must have a section.
    PFILE_OBJECT FileObject;
    /// Elements of List.
    ULONG NumberOfEntries;
    /// TRUE for an image.
    LOGICAL IsImage;
    /// Offsets of pages.
    FILE_SEGMENT_ELEMENT List[ANYSIZE_ARRAY];
} READ_LIST, *PREAD_LIST;
/// Reads pages of files ahead.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmPrefetchPages(_In_ ULONG NumberOfLists, _In_reads_(NumberOfLists) PREAD_LIST *ReadLists);

// ---- objects --------------------------------------------------------------------------------------------------------
/// Gives a new object its name and a handle; the reference of its making is gone then.
NTKERNELAPI NTSTATUS NTAPI ObInsertObject(
    _In_ PVOID Object, _Inout_opt_ PACCESS_STATE PassedAccessState, _In_opt_ ACCESS_MASK DesiredAccess, _In_ ULONG ObjectPointerBias,
    _Outptr_opt_ PVOID *NewObject, _Out_opt_ PHANDLE Handle);
/// Says whether a handle is one of the kernel.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ObIsKernelHandle(_In_ HANDLE Handle);
/// Lets a permanent object end with its last handle.
NTKERNELAPI VOID NTAPI ObMakeTemporaryObject(_In_ PVOID Object);
/// Says whether the closing of a handle is audited.
NTKERNELAPI NTSTATUS NTAPI ObQueryObjectAuditingByHandle(_In_ HANDLE Handle, _Out_ PBOOLEAN GenerateOnClose);
/// Opens a handle to an object, with a tag for the reference.
NTKERNELAPI NTSTATUS NTAPI ObOpenObjectByPointerWithTag(
    _In_ PVOID Object, _In_ ULONG HandleAttributes, _In_opt_ PACCESS_STATE PassedAccessState, _In_ ACCESS_MASK DesiredAccess,
    _In_opt_ POBJECT_TYPE ObjectType, _In_ KPROCESSOR_MODE AccessMode, _In_ ULONG Tag, _Out_ PHANDLE Handle);

// ---- processes and threads ------------------------------------------------------------------------------------------
/// Finds a thread by its identifier and references it.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI PsLookupThreadByThreadId(_In_ HANDLE ThreadId, _Outptr_ PETHREAD *Thread);
/// Returns the token of a process with a reference.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PACCESS_TOKEN NTAPI PsReferencePrimaryToken(_Inout_ PEPROCESS Process);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Gives the reference of PsReferencePrimaryToken back.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI PsDereferencePrimaryToken(_In_ PACCESS_TOKEN PrimaryToken);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Returns the token that a thread impersonates with, with a reference; NULL if it does not.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PACCESS_TOKEN NTAPI PsReferenceImpersonationToken(
    _Inout_ PETHREAD Thread, _Out_ PBOOLEAN CopyOnOpen, _Out_ PBOOLEAN EffectiveOnly, _Out_ PSECURITY_IMPERSONATION_LEVEL ImpersonationLevel);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Gives the reference of PsReferenceImpersonationToken back.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI PsDereferenceImpersonationToken(_In_ PACCESS_TOKEN ImpersonationToken);
/// Has a thread impersonate with a token.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI PsImpersonateClient(
    _Inout_ PETHREAD Thread, _In_ PACCESS_TOKEN Token, _In_ BOOLEAN CopyOnOpen, _In_ BOOLEAN EffectiveOnly,
    _In_ SECURITY_IMPERSONATION_LEVEL ImpersonationLevel);
/// Ends the impersonation of the current thread.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI PsRevertToSelf(VOID);
/// What PsDisableImpersonation keeps.
typedef struct _SE_IMPERSONATION_STATE {
    /// Identity that the thread had taken on; NULL if none.
    PACCESS_TOKEN Token;
    /// Whether an open makes a copy of it.
    BOOLEAN CopyOnOpen;
    /// Whether only what was enabled then counts.
    BOOLEAN EffectiveOnly;
    /// How far it goes.
    SECURITY_IMPERSONATION_LEVEL Level;
} SE_IMPERSONATION_STATE, *PSE_IMPERSONATION_STATE;
/// Suspends the impersonation of a thread.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI PsDisableImpersonation(_Inout_ PETHREAD Thread, _Inout_ PSE_IMPERSONATION_STATE ImpersonationState);
/// Resumes the impersonation of a thread.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI PsRestoreImpersonation(_Inout_ PETHREAD Thread, _In_ PSE_IMPERSONATION_STATE ImpersonationState);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Returns when the current process ended; 0 while it has not.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LARGE_INTEGER NTAPI PsGetProcessExitTime(VOID);
/// Returns the process of a thread; it is not referenced.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PEPROCESS NTAPI PsGetThreadProcess(_In_ PETHREAD Thread);
/// Says whether a thread is ending.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI PsIsThreadTerminating(_In_ PETHREAD Thread);
/// Charges a process for pool; raises a status if its quota does not allow it.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI PsChargePoolQuota(_In_ PEPROCESS Process, _In_ POOL_TYPE PoolType, _In_ ULONG_PTR Amount);
/// Gives back what PsChargePoolQuota charged.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI PsReturnPoolQuota(_In_ PEPROCESS Process, _In_ POOL_TYPE PoolType, _In_ ULONG_PTR Amount);
/// Has a thread impersonate with the token of a handle; none ends it.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsAssignImpersonationToken(_In_ PETHREAD Thread, _In_opt_ HANDLE Token);
/// Says whether the disk use of processes is counted.
NTKERNELAPI BOOLEAN NTAPI PsIsDiskCountersEnabled(VOID);
/// Adds to the disk use of a process.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PsUpdateDiskCounters(
    _Inout_ PEPROCESS Process, _In_ ULONG64 BytesRead, _In_ ULONG64 BytesWritten, _In_ ULONG ReadOperationCount, _In_ ULONG WriteOperationCount,
    _In_ ULONG FlushOperationCount);
#define MM_IS_FILE_SECTION_ACTIVE_IMAGE 0x1
#define MM_IS_FILE_SECTION_ACTIVE_DATA 0x2
#define MM_IS_FILE_SECTION_ACTIVE_USER 0x4
/// Says whether a file has sections: MM_IS_FILE_SECTION_ACTIVE_XXX.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmIsFileSectionActive(_In_ PSECTION_OBJECT_POINTERS FsSectionPointer, _In_ ULONG Flags, _Out_ PLOGICAL SectionIsActive);
/// Charges a process for pool; fails if its quota does not allow it.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI PsChargeProcessPoolQuota(_In_ PEPROCESS Process, _In_ POOL_TYPE PoolType, _In_ ULONG_PTR Amount);
