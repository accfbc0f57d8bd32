// Mm: MDLs, mapping, locking, contiguous memory, probing of user buffers, paging of driver code.
#pragma once

typedef enum _MEMORY_CACHING_TYPE_ORIG { MmFrameBufferCached = 2 } MEMORY_CACHING_TYPE_ORIG;
typedef enum _MEMORY_CACHING_TYPE {
    MmNonCached = FALSE, MmCached = TRUE, MmWriteCombined = MmFrameBufferCached, MmHardwareCoherentCached, MmNonCachedUnordered,
    MmUSWCCached, MmMaximumCacheType, MmNotMapped = -1
} MEMORY_CACHING_TYPE;
typedef enum _MM_PAGE_PRIORITY { LowPagePriority, NormalPagePriority = 16, HighPagePriority = 32 } MM_PAGE_PRIORITY;
typedef enum _LOCK_OPERATION { IoReadAccess, IoWriteAccess, IoModifyAccess } LOCK_OPERATION;
typedef enum _MM_SYSTEM_SIZE { MmSmallSystem, MmMediumSystem, MmLargeSystem } MM_SYSTEMSIZE;
/// A run of physical memory, as MmGetPhysicalMemoryRanges lists them.
typedef struct _PHYSICAL_MEMORY_RANGE {
    /// First physical address.
    PHYSICAL_ADDRESS BaseAddress;
    /// Length of the run; a list ends with an entry of 0.
    LARGE_INTEGER NumberOfBytes;
} PHYSICAL_MEMORY_RANGE, *PPHYSICAL_MEMORY_RANGE;
#define MdlMappingNoWrite 0x80000000
#define MdlMappingNoExecute 0x40000000
/// The first address that no program has.
extern NTKERNELAPI ULONG_PTR MmUserProbeAddress;
/// The last address that a program can have.
extern NTKERNELAPI PVOID MmHighestUserAddress;
/// Where the kernel's half of the address space begins.
extern NTKERNELAPI PVOID MmSystemRangeStart;

/// Locks the pages of a buffer into memory and records them in its MDL; raises an exception if it cannot.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Maybe_raises_SEH_exception_
NTKERNELAPI VOID NTAPI MmProbeAndLockPages(_Inout_ PMDL MemoryDescriptorList, _In_ KPROCESSOR_MODE AccessMode, _In_ LOCK_OPERATION Operation);
/// Unlocks the pages of an MDL.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI MmUnlockPages(_Inout_ PMDL MemoryDescriptorList);
/// Fills an MDL for a buffer in nonpaged pool.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI MmBuildMdlForNonPagedPool(_Inout_ PMDL MemoryDescriptorList);
/// Maps the locked pages of an MDL.
_When_(AccessMode == KernelMode, _IRQL_requires_max_(DISPATCH_LEVEL))
_When_(AccessMode == UserMode, _IRQL_requires_max_(APC_LEVEL))
_Must_inspect_result_
_Superseded_by_(MmMapLockedPagesSpecifyCache)
NTKERNELAPI PVOID NTAPI MmMapLockedPages(_In_ PMDL MemoryDescriptorList, _In_ KPROCESSOR_MODE AccessMode);
/// Maps the locked pages of an MDL with a cache type; NULL if there is no room.
_When_(AccessMode == KernelMode, _IRQL_requires_max_(DISPATCH_LEVEL))
_When_(AccessMode == UserMode, _IRQL_requires_max_(APC_LEVEL))
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmMapLockedPagesSpecifyCache(
    _In_ PMDL MemoryDescriptorList, _In_ KPROCESSOR_MODE AccessMode, _In_ MEMORY_CACHING_TYPE CacheType, _In_opt_ PVOID RequestedAddress,
    _In_ ULONG BugCheckOnFailure, _In_ ULONG Priority);
/// Takes back what MmMapLockedPages mapped.
_When_(BaseAddress != NULL, _IRQL_requires_max_(DISPATCH_LEVEL))
NTKERNELAPI VOID NTAPI MmUnmapLockedPages(_In_ PVOID BaseAddress, _Inout_ PMDL MemoryDescriptorList);
/// Allocates physical pages, not mapped, and an MDL that describes them.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PMDL NTAPI MmAllocatePagesForMdl(_In_ PHYSICAL_ADDRESS LowAddress, _In_ PHYSICAL_ADDRESS HighAddress, _In_ PHYSICAL_ADDRESS SkipBytes, _In_ SIZE_T TotalBytes);
typedef ULONG NODE_REQUIREMENT;
#define MM_ANY_NODE_OK 0x80000000
#define MM_DONT_ZERO_ALLOCATION 0x00000001
#define MM_ALLOCATE_FROM_LOCAL_NODE_ONLY 0x00000002
#define MM_ALLOCATE_FULLY_REQUIRED 0x00000004
#define MM_ALLOCATE_NO_WAIT 0x00000008
#define MM_ALLOCATE_PREFER_CONTIGUOUS 0x00000010
#define MM_ALLOCATE_REQUIRE_CONTIGUOUS_CHUNKS 0x00000020
#define MM_ALLOCATE_FAST_LARGE_PAGES 0x00000040
#define MM_ALLOCATE_TRIM_IF_NECESSARY 0x00000080
/// Allocates physical pages with a cache type, and an MDL that describes them.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PMDL NTAPI MmAllocatePagesForMdlEx(
    _In_ PHYSICAL_ADDRESS LowAddress, _In_ PHYSICAL_ADDRESS HighAddress, _In_ PHYSICAL_ADDRESS SkipBytes, _In_ SIZE_T TotalBytes,
    _In_ MEMORY_CACHING_TYPE CacheType, _In_ ULONG Flags);
/// Frees the pages of MmAllocatePagesForMdl; the MDL stays.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI MmFreePagesFromMdl(_Inout_ PMDL MemoryDescriptorList);
/// Maps a device's registers; NULL if there is no room.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmMapIoSpace(_In_ PHYSICAL_ADDRESS PhysicalAddress, _In_ SIZE_T NumberOfBytes, _In_ MEMORY_CACHING_TYPE CacheType);
/// Maps a device's registers with a page protection; NULL if there is no room.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmMapIoSpaceEx(_In_ PHYSICAL_ADDRESS PhysicalAddress, _In_ SIZE_T NumberOfBytes, _In_ ULONG Protect);
/// Takes back what MmMapIoSpace mapped.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI MmUnmapIoSpace(_In_ PVOID BaseAddress, _In_ SIZE_T NumberOfBytes);
/// Returns the physical address of a resident virtual address.
NTKERNELAPI PHYSICAL_ADDRESS NTAPI MmGetPhysicalAddress(_In_ PVOID BaseAddress);
/// Allocates memory that is contiguous physically and below an address.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmAllocateContiguousMemory(_In_ SIZE_T NumberOfBytes, _In_ PHYSICAL_ADDRESS HighestAcceptableAddress);
/// Allocates memory that is contiguous physically, within bounds and with a cache type.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmAllocateContiguousMemorySpecifyCache(
    _In_ SIZE_T NumberOfBytes, _In_ PHYSICAL_ADDRESS LowestAcceptableAddress, _In_ PHYSICAL_ADDRESS HighestAcceptableAddress,
    _In_opt_ PHYSICAL_ADDRESS BoundaryAddressMultiple, _In_ MEMORY_CACHING_TYPE CacheType);
/// Frees contiguous memory.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI MmFreeContiguousMemory(_In_ PVOID BaseAddress);
/// Frees contiguous memory of a cache type.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI MmFreeContiguousMemorySpecifyCache(_In_ PVOID BaseAddress, _In_ SIZE_T NumberOfBytes, _In_ MEMORY_CACHING_TYPE CacheType);
/// Allocates uncached memory.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmAllocateNonCachedMemory(_In_ SIZE_T NumberOfBytes);
/// Frees uncached memory.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI MmFreeNonCachedMemory(_In_ PVOID BaseAddress, _In_ SIZE_T NumberOfBytes);
/// Says whether an address can be read without a page fault; not a test for a good pointer.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI MmIsAddressValid(_In_ PVOID VirtualAddress);
/// Raises an exception unless a buffer lies in user memory and is aligned.
_IRQL_requires_max_(APC_LEVEL)
_Maybe_raises_SEH_exception_
NTKERNELAPI VOID NTAPI ProbeForRead(_In_ const volatile VOID *Address, _In_ SIZE_T Length, _In_ ULONG Alignment);
/// Raises an exception unless a buffer lies in user memory, is aligned and can be written.
_IRQL_requires_max_(APC_LEVEL)
_Maybe_raises_SEH_exception_
NTKERNELAPI VOID NTAPI ProbeForWrite(_Inout_ volatile VOID *Address, _In_ SIZE_T Length, _In_ ULONG Alignment);
/// Makes all of a driver pageable.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI MmPageEntireDriver(_In_ PVOID AddressWithinSection);
/// Gives a driver's sections back their own paging attributes.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI MmResetDriverPaging(_In_ PVOID AddressWithinSection);
/// Locks the pageable section that holds an address of code.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmLockPagableDataSection(_In_ PVOID AddressWithinSection);
#define MmLockPagableCodeSection(Address) MmLockPagableDataSection(Address)
#define MmLockPageableCodeSection(Address) MmLockPagableDataSection(Address)
/// Locks a pageable section again, by its handle.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI MmLockPagableSectionByHandle(_In_ PVOID ImageSectionHandle);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Unlocks a section that was locked.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI MmUnlockPagableImageSection(_In_ PVOID ImageSectionHandle);
/// Returns a rough measure of the memory there is.
NTKERNELAPI MM_SYSTEMSIZE NTAPI MmQuerySystemSize(VOID);
/// Says whether this is a server edition.
_Superseded_by_(RtlGetVersion)
NTKERNELAPI BOOLEAN NTAPI MmIsThisAnNtAsSystem(VOID);
/// Returns the address of a routine of the kernel by its name; NULL if there is none.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PVOID NTAPI MmGetSystemRoutineAddress(_In_ PUNICODE_STRING SystemRoutineName);
/// Returns the bytes that an MDL for a buffer needs.
NTKERNELAPI SIZE_T NTAPI MmSizeOfMdl(_In_ PVOID Base, _In_ SIZE_T Length);
/// Sets what may be done through the system address that an MDL is mapped at, until it is unmapped.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmProtectMdlSystemAddress(_In_ PMDL MemoryDescriptorList, _In_ ULONG NewProtect);
/// Advances an MDL past its first bytes.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmAdvanceMdl(_Inout_ PMDL Mdl, _In_ ULONG NumberOfBytes);
/// Whether what the pages of an MDL hold may change while a request that carries it is under way.
typedef enum _MM_MDL_PAGE_CONTENTS_STATE {
    MmMdlPageContentsDynamic,
    MmMdlPageContentsInvariant,
    MmMdlPageContentsQuery
} MM_MDL_PAGE_CONTENTS_STATE, *PMM_MDL_PAGE_CONTENTS_STATE;
/// Sets, or asks for, whether the contents of an MDL's pages may change; returns what was said before.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI MM_MDL_PAGE_CONTENTS_STATE NTAPI MmMdlPageContentsState(
    _Inout_ PMDL MemoryDescriptorList, _In_ MM_MDL_PAGE_CONTENTS_STATE State);

/// Bytes of the buffer that an MDL describes.
#define MmGetMdlByteCount(Mdl) ((Mdl)->ByteCount)
/// Offset of the buffer in its first page.
#define MmGetMdlByteOffset(Mdl) ((Mdl)->ByteOffset)
/// Address of the buffer in the process it belongs to.
#define MmGetMdlVirtualAddress(Mdl) ((PVOID)((PCHAR)((Mdl)->StartVa) + (Mdl)->ByteOffset))
#define MmGetMdlStartVa(Mdl) ((Mdl)->StartVa)
#define MmGetMdlPfnArray(Mdl) ((PPFN_NUMBER)((Mdl) + 1))
#define MmGetMdlBaseVa(Mdl) ((Mdl)->StartVa)
#define MmLargePageMinimum 0x200000
/// The older name of IoAllocateMdl without an IRP, for memory of the caller's or none.
NTKERNELAPI PMDL NTAPI MmCreateMdl(_In_opt_ PMDL MemoryDescriptorList, _In_ PVOID Base, _In_ SIZE_T Length);
/// Sets up an MDL for a buffer.
#define MmInitializeMdl(MemoryDescriptorList, BaseVa, Length) \
    { \
        (MemoryDescriptorList)->Next = (PMDL)NULL; \
        (MemoryDescriptorList)->Size = \
            (CSHORT)(sizeof(MDL) + (sizeof(PFN_NUMBER) * ADDRESS_AND_SIZE_TO_SPAN_PAGES((BaseVa), (Length)))); \
        (MemoryDescriptorList)->MdlFlags = 0; \
        (MemoryDescriptorList)->StartVa = (PVOID)PAGE_ALIGN((BaseVa)); \
        (MemoryDescriptorList)->ByteOffset = BYTE_OFFSET((BaseVa)); \
        (MemoryDescriptorList)->ByteCount = (ULONG)(Length); \
    }
/// Readies an MDL that described part of another for use again.
#define MmPrepareMdlForReuse(Mdl) \
    if (((Mdl)->MdlFlags & MDL_PARTIAL_HAS_BEEN_MAPPED) != 0) { \
        MmUnmapLockedPages((Mdl)->MappedSystemVa, (Mdl)); \
    }
/// System address of the buffer of an MDL, mapping it if need be; NULL if there is no room.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
FORCEINLINE PVOID MmGetSystemAddressForMdlSafe(_Inout_ PMDL Mdl, _In_ ULONG Priority)
{
    if (Mdl->MdlFlags & (MDL_MAPPED_TO_SYSTEM_VA | MDL_SOURCE_IS_NONPAGED_POOL)) {
        return Mdl->MappedSystemVa;
    }
    return MmMapLockedPagesSpecifyCache(Mdl, KernelMode, MmCached, NULL, FALSE, Priority);
}
/// As MmGetSystemAddressForMdlSafe, but stops the machine when there is no room.
_Superseded_by_(MmGetSystemAddressForMdlSafe)
_IRQL_requires_max_(DISPATCH_LEVEL)
FORCEINLINE PVOID MmGetSystemAddressForMdl(_Inout_ PMDL Mdl)
{
    if (Mdl->MdlFlags & (MDL_MAPPED_TO_SYSTEM_VA | MDL_SOURCE_IS_NONPAGED_POOL)) {
        return Mdl->MappedSystemVa;
    }
    return MmMapLockedPages(Mdl, KernelMode);
}
#define PAGE_NOACCESS 0x01
#define PAGE_READONLY 0x02
#define PAGE_READWRITE 0x04
#define PAGE_EXECUTE 0x10
#define PAGE_EXECUTE_READ 0x20
#define PAGE_EXECUTE_READWRITE 0x40
#define PAGE_GUARD 0x100
#define PAGE_NOCACHE 0x200
#define PAGE_WRITECOMBINE 0x400
#define MEM_COMMIT 0x1000
#define MEM_RESERVE 0x2000
#define MEM_DECOMMIT 0x4000
#define MEM_RELEASE 0x8000

/// Reserves a range of system addresses for later mappings.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmAllocateMappingAddress(_In_ SIZE_T NumberOfBytes, _In_ ULONG PoolTag);
/// Gives a reserved range of system addresses back.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI MmFreeMappingAddress(_In_ PVOID BaseAddress, _In_ ULONG PoolTag);
/// Maps the pages of an MDL at reserved addresses.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmMapLockedPagesWithReservedMapping(_In_ PVOID MappingAddress, _In_ ULONG PoolTag, _In_ PMDL MemoryDescriptorList, _In_ MEMORY_CACHING_TYPE CacheType);
/// Takes a mapping at reserved addresses back.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI MmUnmapReservedMapping(_In_ PVOID BaseAddress, _In_ ULONG PoolTag, _In_ PMDL MemoryDescriptorList);
/// Says whether Driver Verifier watches a driver.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI LOGICAL NTAPI MmIsDriverVerifying(_In_ PDRIVER_OBJECT DriverObject);
