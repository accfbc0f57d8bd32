// Mm: memory by node and partition, MDLs of I/O space and of dumps, drivers under Driver Verifier.
#pragma once

#define MEMORY_PARTITION_QUERY_ACCESS 1
#define MEMORY_PARTITION_MODIFY_ACCESS 2
#define MEMORY_PARTITION_ALL_ACCESS 0x1F0003
#define MM_MAXIMUM_DISK_IO_SIZE 0x10000
#define MM_PERMANENT_ADDRESS_IS_IO_SPACE 1
#define MM_DUMP_MAP_CACHED 1
#define MM_DUMP_MAP_INVALIDATE 2
#define MM_MAPPING_ADDRESS_DIVISIBLE 1
#define MM_ALLOCATE_AND_HOT_REMOVE 0x100
#define MM_FREE_MDL_PAGES_ZERO 1
#define MM_PROTECT_DRIVER_SECTION_ALLOW_UNLOAD 1
#define MM_PROTECT_DRIVER_SECTION_VALID_FLAGS 1
/// Called by MmMapMdl with the mapped address.
_Function_class_(MM_MDL_ROUTINE)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI MM_MDL_ROUTINE(_In_opt_ PVOID DriverContext, _In_ PVOID MappedVa);
typedef MM_MDL_ROUTINE *PMM_MDL_ROUTINE;
/// Allocates physically contiguous memory with a protection, from a node and a partition.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmAllocateContiguousMemoryEx(
    _In_ PSIZE_T NumberOfBytes, _In_ PHYSICAL_ADDRESS LowestAcceptableAddress, _In_ PHYSICAL_ADDRESS HighestAcceptableAddress,
    _In_ PHYSICAL_ADDRESS BoundaryAddressMultiple, _In_ NODE_REQUIREMENT PreferredNode, _In_ ULONG Protect, _In_opt_ PVOID PartitionObject,
    _In_ ULONG Tag, _In_ ULONG Flags, _Out_ PVOID *BaseAddress);
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
/// Reserves system addresses for later mapping, with flags.
_IRQL_requires_max_(APC_LEVEL)
_When_(return != NULL, _Out_writes_bytes_opt_ (NumberOfBytes))
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmAllocateMappingAddressEx(_In_ SIZE_T NumberOfBytes, _In_ ULONG PoolTag, _In_ ULONG Flags);
/// A range of physical addresses.
typedef struct _MM_PHYSICAL_ADDRESS_LIST {
    /// First byte.
    PHYSICAL_ADDRESS PhysicalAddress;
    /// Size in bytes.
    SIZE_T NumberOfBytes;
} MM_PHYSICAL_ADDRESS_LIST, *PMM_PHYSICAL_ADDRESS_LIST;
/// Makes an MDL for ranges of device memory.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmAllocateMdlForIoSpace(
    _In_reads_(NumberOfEntries) PMM_PHYSICAL_ADDRESS_LIST PhysicalAddressList, _In_ SIZE_T NumberOfEntries, _Out_ PMDL *NewMdl);
/// Allocates physical pages from a node for an MDL.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PMDL NTAPI MmAllocateNodePagesForMdlEx(
    _In_ PHYSICAL_ADDRESS LowAddress, _In_ PHYSICAL_ADDRESS HighAddress, _In_ PHYSICAL_ADDRESS SkipBytes, _In_ SIZE_T TotalBytes,
    _In_ MEMORY_CACHING_TYPE CacheType, _In_ ULONG IdealNode, _In_ ULONG Flags);
/// Says whether a driver is on the list of Driver Verifier.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI LOGICAL NTAPI MmIsDriverSuspectForVerifier(_In_ struct _DRIVER_OBJECT *DriverObject);
/// Says whether Driver Verifier checks the driver an address belongs to.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI LOGICAL NTAPI MmIsDriverVerifyingByAddress(_In_ PVOID AddressWithinSection);
/// Maps an MDL, calls a routine with the mapping and unmaps it.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI MmMapMdl(_Inout_ PMDL MemoryDescriptorList, _In_ ULONG Protection, _In_ PMM_MDL_ROUTINE DriverRoutine, _In_opt_ PVOID DriverContext);
/// Maps pages at an address while a dump is written.
NTKERNELAPI NTSTATUS NTAPI MmMapMemoryDumpMdlEx(_In_ PVOID Va, _In_ PFN_NUMBER PageTotal, _Inout_ PMDL MemoryDumpMdl, _In_ ULONG Flags);
/// Locks the pages of a list of segments for an MDL.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI MmProbeAndLockSelectedPages(
    _Inout_ PMDL MemoryDescriptorList, _In_ PFILE_SEGMENT_ELEMENT SegmentArray, _In_ KPROCESSOR_MODE AccessMode, _In_ LOCK_OPERATION Operation);
/// Makes a section of the driver read-only for good, guarded by the hypervisor.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmProtectDriverSection(_In_ PVOID AddressWithinSection, _In_ SIZE_T Size, _In_ ULONG Flags);
/// An extended parameter of an allocation or a mapping.
DECLSPEC_ALIGN(8) struct MEM_EXTENDED_PARAMETER {
    struct {
        /// MEM_EXTENDED_PARAMETER_TYPE: which member of the union counts.
        ULONG64 Type : 8;
        /// Reserved.
        ULONG64 Reserved : 56;
    };
    union {
        /// Value of a number, such as a NUMA node or attributes.
        ULONG64 ULong64;
        /// With MemExtendedParameterAddressRequirements: what the address must satisfy.
        PVOID Pointer;
        /// Size of this structure in bytes.
        SIZE_T Size;
        /// Of a partition, section or process.
        HANDLE Handle;
        /// Value of a small number.
        ULONG ULong;
    };
};
/// Dedicated memory of a partition that is opened.
typedef struct _MEMORY_PARTITION_DEDICATED_MEMORY_OPEN_INFORMATION {
    /// Which kind of dedicated memory to open.
    ULONG64 DedicatedMemoryTypeId;
    /// OBJ_ bits of the handle that is made.
    ULONG HandleAttributes;
    /// What the handle is to allow.
    ACCESS_MASK DesiredAccess;
    /// Receives the partition's handle.
    HANDLE DedicatedMemoryPartitionHandle;
} MEMORY_PARTITION_DEDICATED_MEMORY_OPEN_INFORMATION, *PMEMORY_PARTITION_DEDICATED_MEMORY_OPEN_INFORMATION;
/// What is asked of a memory partition.
typedef enum _PARTITION_INFORMATION_CLASS {
    SystemMemoryPartitionInformation, SystemMemoryPartitionDedicatedMemoryInformation = 9, SystemMemoryPartitionOpenDedicatedMemory
} PARTITION_INFORMATION_CLASS, *PPARTITION_INFORMATION_CLASS;
/// Works on memory partitions.
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI NtManagePartition(
    _In_ HANDLE TargetHandle, _In_opt_ HANDLE SourceHandle, _In_ PARTITION_INFORMATION_CLASS PartitionInformationClass,
    _Inout_updates_bytes_(PartitionInformationLength) PVOID PartitionInformation, _In_ ULONG PartitionInformationLength);
/// Returns the address of a routine of a module by name.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PVOID NTAPI MmGetSystemRoutineAddressEx(_In_ PUNICODE_STRING ModuleName, _In_ PSTR FunctionName);
