// Mm, Ke and Zw routines of ntddk.h.
#pragma once

/// Shows a prompt in the kernel debugger and waits for an answer.
NTSYSAPI ULONG NTAPI DbgPrompt(_In_z_ PCCH Prompt, _Out_writes_bytes_(Length) PCH Response, _In_ ULONG Length);
/// Calls a routine with so much stack guaranteed, growing the stack if needed.
_IRQL_requires_max_(DISPATCH_LEVEL)
__drv_reportError("DISPATCH_LEVEL is only supported on Windows 7 or later.")
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI KeExpandKernelStackAndCalloutEx(
    _In_ PEXPAND_STACK_CALLOUT Callout, _In_opt_ PVOID Parameter, _In_ SIZE_T Size, _In_ BOOLEAN Wait, _In_opt_ PVOID Context);
/// Maps the beginning of a section object into system space.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI MmMapViewInSystemSpace(_In_ PVOID Section, _Outptr_result_bytebuffer_(*ViewSize) PVOID *MappedBase, _Inout_ PSIZE_T ViewSize);
/// Takes a view of MmMapViewInSystemSpace away.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmUnmapViewInSystemSpace(_In_ PVOID MappedBase);
/// Maps the beginning of a section object into the space of the session.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI MmMapViewInSessionSpace(_In_ PVOID Section, _Outptr_result_bytebuffer_(*ViewSize) PVOID *MappedBase, _Inout_ PSIZE_T ViewSize);
/// Takes a view of MmMapViewInSessionSpace away.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmUnmapViewInSessionSpace(_In_ PVOID MappedBase);
/// Returns the NUMA node of the current processor.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI USHORT NTAPI KeGetCurrentNodeNumber(VOID);
/// Makes the header of a crash dump.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KeInitializeCrashDumpHeader(
    _In_ ULONG DumpType, _In_ ULONG Flags, _Out_writes_bytes_(BufferSize) PVOID Buffer, _In_ ULONG BufferSize, _Out_opt_ PULONG BufferNeeded);
/// Writes back and empties the caches of all processors.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeInvalidateAllCaches(VOID);
/// Writes back and empties the cache lines of a range on all processors.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID FASTCALL KeInvalidateRangeAllCaches(_In_ PVOID BaseAddress, _In_ ULONG Length);
/// Returns the highest number of a NUMA node.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI USHORT NTAPI KeQueryHighestNodeNumber(VOID);
/// Returns how many processor groups there can be.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI USHORT NTAPI KeQueryMaximumGroupCount(VOID);
/// Returns how many processors a node can have.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI USHORT NTAPI KeQueryNodeMaximumProcessorCount(_In_ USHORT NodeNumber);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Adds a range of physical memory to what the system uses.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmAddPhysicalMemory(_In_ PPHYSICAL_ADDRESS StartAddress, _Inout_ PLARGE_INTEGER NumberOfBytes);
/// Allocates physically contiguous memory with a cache type, from a node.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_(return != NULL, _Post_writable_byte_size_ (NumberOfBytes))
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmAllocateContiguousMemorySpecifyCacheNode(
    _In_ SIZE_T NumberOfBytes, _In_ PHYSICAL_ADDRESS LowestAcceptableAddress, _In_ PHYSICAL_ADDRESS HighestAcceptableAddress,
    _In_opt_ PHYSICAL_ADDRESS BoundaryAddressMultiple, _In_ MEMORY_CACHING_TYPE CacheType, _In_ NODE_REQUIREMENT PreferredNode);
/// Allocates physically contiguous memory with a protection, from a node.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_(return != NULL, _Post_writable_byte_size_ (NumberOfBytes))
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmAllocateContiguousNodeMemory(
    _In_ SIZE_T NumberOfBytes, _In_ PHYSICAL_ADDRESS LowestAcceptableAddress, _In_ PHYSICAL_ADDRESS HighestAcceptableAddress,
    _In_opt_ PHYSICAL_ADDRESS BoundaryAddressMultiple, _In_ ULONG Protect, _In_ NODE_REQUIREMENT PreferredNode);
/// Where MmCopyMemory copies from.
typedef struct _MM_COPY_ADDRESS {
    union {
        /// With MM_COPY_MEMORY_VIRTUAL.
        PVOID VirtualAddress;
        /// With MM_COPY_MEMORY_PHYSICAL.
        PHYSICAL_ADDRESS PhysicalAddress;
    };
} MM_COPY_ADDRESS, *PMMCOPY_ADDRESS;
/// Copies from virtual or physical memory that may not be there.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmCopyMemory(
    _In_ PVOID TargetAddress, _In_ MM_COPY_ADDRESS SourceAddress, _In_ SIZE_T NumberOfBytes, _In_ ULONG Flags, _Out_ PSIZE_T NumberOfBytesTransferred);
/// The ranges of physical memory, in pool that the caller frees; one of no bytes ends them.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PPHYSICAL_MEMORY_RANGE NTAPI MmGetPhysicalMemoryRanges(VOID);
/// The same of a partition.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PPHYSICAL_MEMORY_RANGE NTAPI MmGetPhysicalMemoryRangesEx(_In_opt_ PVOID PartitionObject);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Returns the ranges of physical memory of a partition.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PPHYSICAL_MEMORY_RANGE NTAPI MmGetPhysicalMemoryRangesEx2(_In_opt_ PVOID PartitionObject, _In_ ULONG Flags);
/// Maps a section into system addresses.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI MmMapViewInSystemSpace(_In_ PVOID Section, _Outptr_result_bytebuffer_(*ViewSize) PVOID *MappedBase, _Inout_ PSIZE_T ViewSize);
/// Keeps a range of user memory from being freed or made less accessible.
_IRQL_requires_max_(APC_LEVEL)
__drv_reportError("Caution: MmSecureVirtualMemory ensures the specified VA " "range protections cannot be tightened - but accesses to the memory can " "still fail and so they must be protected by try-except.")
_Must_inspect_result_
NTKERNELAPI HANDLE NTAPI MmSecureVirtualMemory(_In_reads_bytes_(Size) PVOID Address, _In_ SIZE_T Size, _In_ ULONG ProbeMode);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Keeps a range of user memory from being freed or made less accessible, with flags.
_IRQL_requires_max_(APC_LEVEL)
__drv_reportError("Caution: MmSecureVirtualMemoryEx ensures the specified VA " "range protections cannot be tightened - but accesses to the memory can " "still fail and so they must be protected by try-except.")
_Must_inspect_result_
NTKERNELAPI HANDLE NTAPI MmSecureVirtualMemoryEx(_In_reads_bytes_(Size) PVOID Address, _In_ SIZE_T Size, _In_ ULONG ProbeMode, _In_ ULONG Flags);
/// Undoes MmMapViewInSystemSpace.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmUnmapViewInSystemSpace(_In_ PVOID MappedBase);
/// Undoes MmSecureVirtualMemory.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI MmUnsecureVirtualMemory(_In_ HANDLE SecureHandle);
/// Opens a process.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI NtOpenProcess(
    _Out_ PHANDLE ProcessHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PCLIENT_ID ClientId);
/// Gives the location strings of a device.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PGET_LOCATION_STRING)(
    _Inout_opt_ PVOID Context, _Outptr_ _At_(*LocationStrings, _When_(return == 0, __drv_allocatesMem(Mem))) PZZWSTR *LocationStrings);
/// Gives a number that no other caller of this boot gets.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwAllocateLocallyUniqueId(_Out_ PLUID Luid);
/// Opens a process.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwOpenProcess(
    _Out_ PHANDLE ProcessHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PCLIENT_ID ClientId);
/// Reads or sets power settings of the system.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwPowerInformation(
    _In_ POWER_INFORMATION_LEVEL InformationLevel, _In_reads_bytes_opt_(InputBufferLength) PVOID InputBuffer, _In_ ULONG InputBufferLength,
    _Out_writes_bytes_opt_(OutputBufferLength) PVOID OutputBuffer, _In_ ULONG OutputBufferLength);
/// Sets a property of a thread.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwSetInformationThread(
    _In_ HANDLE ThreadHandle, _In_ THREADINFOCLASS ThreadInformationClass, _In_reads_bytes_(ThreadInformationLength) PVOID ThreadInformation,
    _In_ ULONG ThreadInformationLength);
/// Ends a process.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwTerminateProcess(_In_opt_ HANDLE ProcessHandle, _In_ NTSTATUS ExitStatus);
/// Bus interface: where a device is.
typedef struct _PNP_LOCATION_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// Version of this structure.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Gives where the device is, from its own bus upwards.
    PGET_LOCATION_STRING GetLocationString;
} PNP_LOCATION_INTERFACE, *PPNP_LOCATION_INTERFACE;
/// The virtual address of a page of physical memory, if the system has it mapped.
NTKERNELAPI PVOID NTAPI MmGetVirtualForPhysical(_In_ PHYSICAL_ADDRESS PhysicalAddress);
/// Locks the pages of a buffer of a process into memory and records them in its MDL; raises an exception if it cannot.
_IRQL_requires_max_(APC_LEVEL)
_Maybe_raises_SEH_exception_
NTKERNELAPI VOID NTAPI MmProbeAndLockProcessPages(
    _Inout_ PMDL MemoryDescriptorList, _In_ PEPROCESS Process, _In_ KPROCESSOR_MODE AccessMode, _In_ LOCK_OPERATION Operation);
