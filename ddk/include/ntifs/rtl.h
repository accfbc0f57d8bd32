// Rtl: heaps, compression, memory patterns, times, stacks, reparse placeholders.
#pragma once

// ---- heaps ----------------------------------------------------------------------------------------------------------
#define HEAP_NO_SERIALIZE 0x00000001
#define HEAP_GROWABLE 0x00000002
#define HEAP_GENERATE_EXCEPTIONS 0x00000004
#define HEAP_ZERO_MEMORY 0x00000008
#define HEAP_REALLOC_IN_PLACE_ONLY 0x00000010
#define HEAP_TAIL_CHECKING_ENABLED 0x00000020
#define HEAP_FREE_CHECKING_ENABLED 0x00000040
#define HEAP_DISABLE_COALESCE_ON_FREE 0x00000080
#define HEAP_CREATE_ALIGN_16 0x00010000
#define HEAP_CREATE_ENABLE_TRACING 0x00020000
#define HEAP_CREATE_ENABLE_EXECUTE 0x00040000
#define HEAP_SETTABLE_USER_VALUE 0x00000100
#define HEAP_SETTABLE_USER_FLAG1 0x00000200
#define HEAP_SETTABLE_USER_FLAG2 0x00000400
#define HEAP_SETTABLE_USER_FLAG3 0x00000800
#define HEAP_SETTABLE_USER_FLAGS 0x00000E00
#define HEAP_CLASS_0 0x00000000
#define HEAP_CLASS_1 0x00001000
#define HEAP_CLASS_2 0x00002000
#define HEAP_CLASS_3 0x00003000
#define HEAP_CLASS_4 0x00004000
#define HEAP_CLASS_5 0x00005000
#define HEAP_CLASS_6 0x00006000
#define HEAP_CLASS_7 0x00007000
#define HEAP_CLASS_8 0x00008000
#define HEAP_CLASS_MASK 0x0000F000
#define HEAP_CREATE_SEGMENT_HEAP 0x00000100
#define HEAP_MAXIMUM_TAG 0x0FFF
#define HEAP_GLOBAL_TAG 0x0800
#define HEAP_PSEUDO_TAG_FLAG 0x8000
#define HEAP_TAG_SHIFT 18
#define HEAP_TAG_MASK (HEAP_MAXIMUM_TAG << HEAP_TAG_SHIFT)
#define HEAP_MAKE_TAG_FLAGS(TAG_BASE, TAG) ((ULONG)((TAG_BASE) + ((TAG) << HEAP_TAG_SHIFT)))
_Function_class_(RTL_HEAP_COMMIT_ROUTINE)
_IRQL_requires_same_
typedef NTSTATUS NTAPI RTL_HEAP_COMMIT_ROUTINE(_In_ PVOID Base, _Inout_ PVOID *CommitAddress, _Inout_ PSIZE_T CommitSize);
typedef RTL_HEAP_COMMIT_ROUTINE *PRTL_HEAP_COMMIT_ROUTINE;
/// How a heap grows.
typedef struct _RTL_HEAP_PARAMETERS {
    /// Bytes of this structure.
    ULONG Length;
    /// Bytes reserved at a time.
    SIZE_T SegmentReserve;
    /// Bytes committed at a time.
    SIZE_T SegmentCommit;
    /// Bytes of a free block from which on its pages are given back.
    SIZE_T DeCommitFreeBlockThreshold;
    /// Free bytes from which on pages are given back.
    SIZE_T DeCommitTotalFreeThreshold;
    /// Bytes of the largest block.
    SIZE_T MaximumAllocationSize;
    /// Bytes from which on a block has pages of its own.
    SIZE_T VirtualMemoryThreshold;
    /// Bytes committed at first, with CommitRoutine.
    SIZE_T InitialCommit;
    /// Bytes reserved at first, with CommitRoutine.
    SIZE_T InitialReserve;
    /// Commits pages instead of the system.
    PRTL_HEAP_COMMIT_ROUTINE CommitRoutine;
    /// Zeros.
    SIZE_T Reserved[2];
} RTL_HEAP_PARAMETERS, *PRTL_HEAP_PARAMETERS;
typedef enum _RTL_MEMORY_TYPE { MemoryTypePaged, MemoryTypeNonPaged, MemoryType64KPage, MemoryTypeLargePage, MemoryTypeHugePage, MemoryTypeCustom, MemoryTypeMax } RTL_MEMORY_TYPE, *PRTL_MEMORY_TYPE;
typedef enum _HEAP_MEMORY_INFO_CLASS { HeapMemoryBasicInformation } HEAP_MEMORY_INFO_CLASS;
_Function_class_(ALLOCATE_VIRTUAL_MEMORY_EX_CALLBACK)
_Must_inspect_result_
typedef NTSTATUS ALLOCATE_VIRTUAL_MEMORY_EX_CALLBACK(
    _Inout_ HANDLE CallbackContext, _In_ HANDLE ProcessHandle, _Inout_ PVOID *BaseAddress, _Inout_ PSIZE_T RegionSize, _In_ ULONG AllocationType,
    _In_ ULONG PageProtection, _Inout_updates_opt_(ExtendedParameterCount) PMEM_EXTENDED_PARAMETER ExtendedParameters, _In_ ULONG ExtendedParameterCount);
typedef ALLOCATE_VIRTUAL_MEMORY_EX_CALLBACK *PALLOCATE_VIRTUAL_MEMORY_EX_CALLBACK;
_Function_class_(FREE_VIRTUAL_MEMORY_EX_CALLBACK)
typedef NTSTATUS FREE_VIRTUAL_MEMORY_EX_CALLBACK(
    _Inout_ HANDLE CallbackContext, _In_ HANDLE ProcessHandle, _Inout_ PVOID *BaseAddress, _Inout_ PSIZE_T RegionSize, _In_ ULONG FreeType);
typedef FREE_VIRTUAL_MEMORY_EX_CALLBACK *PFREE_VIRTUAL_MEMORY_EX_CALLBACK;
_Function_class_(QUERY_VIRTUAL_MEMORY_CALLBACK)
typedef NTSTATUS QUERY_VIRTUAL_MEMORY_CALLBACK(
    _Inout_ HANDLE CallbackContext, _In_ HANDLE ProcessHandle, _In_opt_ PVOID BaseAddress, _In_ HEAP_MEMORY_INFO_CLASS MemoryInformationClass,
    _Out_writes_bytes_(MemoryInformationLength) PVOID MemoryInformation, _In_ SIZE_T MemoryInformationLength, _Out_opt_ PSIZE_T ReturnLength);
typedef QUERY_VIRTUAL_MEMORY_CALLBACK *PQUERY_VIRTUAL_MEMORY_CALLBACK;
/// Routines that a segment heap has its memory from.
typedef struct _RTL_SEGMENT_HEAP_VA_CALLBACKS {
    /// Handed to the routines.
    HANDLE CallbackContext;
    /// Reserves and commits.
    PALLOCATE_VIRTUAL_MEMORY_EX_CALLBACK AllocateVirtualMemory;
    /// Gives back.
    PFREE_VIRTUAL_MEMORY_EX_CALLBACK FreeVirtualMemory;
    /// Tells what is there.
    PQUERY_VIRTUAL_MEMORY_CALLBACK QueryVirtualMemory;
} RTL_SEGMENT_HEAP_VA_CALLBACKS, *PRTL_SEGMENT_HEAP_VA_CALLBACKS;
/// What kind of memory a segment heap is made of.
typedef struct _RTL_SEGMENT_HEAP_MEMORY_SOURCE {
    /// Which members count.
    ULONG Flags;
    /// Kinds of memory, a bit each RTL_MEMORY_TYPE.
    ULONG MemoryTypeMask;
    /// The node preferred.
    ULONG NumaNode;
    union {
        /// The memory partition.
        HANDLE PartitionHandle;
        /// The heap's own source.
        RTL_SEGMENT_HEAP_VA_CALLBACKS *Callbacks;
    };
    /// Zeros.
    SIZE_T Reserved[2];
} RTL_SEGMENT_HEAP_MEMORY_SOURCE, *PRTL_SEGMENT_HEAP_MEMORY_SOURCE;
#define SEGMENT_HEAP_PARAMETERS_VERSION 3
#define SEGMENT_HEAP_FLG_USE_PAGE_HEAP 0x1
/// How a segment heap is made.
typedef struct _RTL_SEGMENT_HEAP_PARAMETERS {
    /// SEGMENT_HEAP_PARAMETERS_VERSION.
    USHORT Version;
    /// Bytes of this structure.
    USHORT Size;
    /// SEGMENT_HEAP_FLG_XXX.
    ULONG Flags;
    /// Where memory comes from.
    RTL_SEGMENT_HEAP_MEMORY_SOURCE MemorySource;
    /// Zeros.
    SIZE_T Reserved[4];
} RTL_SEGMENT_HEAP_PARAMETERS, *PRTL_SEGMENT_HEAP_PARAMETERS;
/// Makes a heap; NULL if it cannot.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI PVOID NTAPI RtlCreateHeap(
    _In_ ULONG Flags, _In_opt_ PVOID HeapBase, _In_opt_ SIZE_T ReserveSize, _In_opt_ SIZE_T CommitSize, _In_opt_ PVOID Lock,
    _In_opt_ PRTL_HEAP_PARAMETERS Parameters);
/// Destroys a heap; NULL says it did.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI PVOID NTAPI RtlDestroyHeap(_In_ PVOID HeapHandle);
/// Allocates a block of a heap; NULL if there is none.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
_Post_writable_byte_size_(Size)
NTSYSAPI PVOID NTAPI RtlAllocateHeap(_In_ PVOID HeapHandle, _In_opt_ ULONG Flags, _In_ SIZE_T Size);
/// Frees a block of a heap.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return != 0)
NTSYSAPI LOGICAL NTAPI RtlFreeHeap(_In_ PVOID HeapHandle, _In_opt_ ULONG Flags, _In_opt_ PVOID BaseAddress);

// ---- compression ----------------------------------------------------------------------------------------------------
#define COMPRESSION_FORMAT_NONE 0x0000
#define COMPRESSION_FORMAT_DEFAULT 0x0001
#define COMPRESSION_FORMAT_LZNT1 0x0002
#define COMPRESSION_FORMAT_XPRESS 0x0003
#define COMPRESSION_FORMAT_XPRESS_HUFF 0x0004
#define COMPRESSION_FORMAT_XP10 0x0005
#define COMPRESSION_FORMAT_LZ4 0x0006
#define COMPRESSION_FORMAT_DEFLATE 0x0007
#define COMPRESSION_FORMAT_ZLIB 0x0008
#define COMPRESSION_FORMAT_MAX COMPRESSION_FORMAT_ZLIB
#define COMPRESSION_ENGINE_STANDARD 0x0000
#define COMPRESSION_ENGINE_MAXIMUM 0x0100
#define COMPRESSION_ENGINE_HIBER 0x0200
#define COMPRESSION_ENGINE_MAX 0x0200
#define COMPRESSION_FORMAT_MASK 0x00FF
#define COMPRESSION_ENGINE_MASK 0xFF00
#define COMPRESSION_FORMAT_ENGINE_MASK (COMPRESSION_FORMAT_MASK | COMPRESSION_ENGINE_MASK)
/// How a compression unit is made up of chunks.
typedef struct _COMPRESSED_DATA_INFO {
    /// COMPRESSION_FORMAT_XXX and COMPRESSION_ENGINE_XXX.
    USHORT CompressionFormatAndEngine;
    /// Log2 of the bytes of a unit.
    UCHAR CompressionUnitShift;
    /// Log2 of the bytes of a chunk.
    UCHAR ChunkShift;
    /// Log2 of the bytes of a cluster.
    UCHAR ClusterShift;
    /// Zero.
    UCHAR Reserved;
    /// Elements of CompressedChunkSizes.
    USHORT NumberOfChunks;
    /// Bytes of each chunk, compressed.
    ULONG CompressedChunkSizes[ANYSIZE_ARRAY];
} COMPRESSED_DATA_INFO, *PCOMPRESSED_DATA_INFO;
/// Tells the bytes of work space that a compression needs.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlGetCompressionWorkSpaceSize(
    _In_ USHORT CompressionFormatAndEngine, _Out_ PULONG CompressBufferWorkSpaceSize, _Out_ PULONG CompressFragmentWorkSpaceSize);
/// Compresses a buffer.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlCompressBuffer(
    _In_ USHORT CompressionFormatAndEngine, _In_reads_bytes_(UncompressedBufferSize) PUCHAR UncompressedBuffer, _In_ ULONG UncompressedBufferSize,
    _Out_writes_bytes_(CompressedBufferSize) PUCHAR CompressedBuffer, _In_ ULONG CompressedBufferSize, _In_ ULONG UncompressedChunkSize,
    _Out_ PULONG FinalCompressedSize, _In_ PVOID WorkSpace);
/// Decompresses a buffer.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlDecompressBuffer(
    _In_ USHORT CompressionFormat, _Out_writes_bytes_(UncompressedBufferSize) PUCHAR UncompressedBuffer, _In_ ULONG UncompressedBufferSize,
    _In_reads_bytes_(CompressedBufferSize) PUCHAR CompressedBuffer, _In_ ULONG CompressedBufferSize, _Out_ PULONG FinalUncompressedSize);
/// Decompresses a buffer with work space, which some formats need.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlDecompressBufferEx(
    _In_ USHORT CompressionFormat, _Out_writes_bytes_(UncompressedBufferSize) PUCHAR UncompressedBuffer, _In_ ULONG UncompressedBufferSize,
    _In_reads_bytes_(CompressedBufferSize) PUCHAR CompressedBuffer, _In_ ULONG CompressedBufferSize, _Out_ PULONG FinalUncompressedSize,
    _In_opt_ PVOID WorkSpace);
/// Decompresses a buffer that was compressed in chunks of a given size.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlDecompressBufferEx2(
    _In_ USHORT CompressionFormat, _Out_writes_bytes_(UncompressedBufferSize) PUCHAR UncompressedBuffer, _In_ ULONG UncompressedBufferSize,
    _In_reads_bytes_(CompressedBufferSize) PUCHAR CompressedBuffer, _In_ ULONG CompressedBufferSize, _In_ ULONG UncompressedChunkSize,
    _Out_ PULONG FinalUncompressedSize, _In_opt_ PVOID WorkSpace);
/// Decompresses a part of a buffer.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlDecompressFragment(
    _In_ USHORT CompressionFormat, _Out_writes_bytes_(UncompressedFragmentSize) PUCHAR UncompressedFragment, _In_ ULONG UncompressedFragmentSize,
    _In_reads_bytes_(CompressedBufferSize) PUCHAR CompressedBuffer, _In_ ULONG CompressedBufferSize,
    _In_range_(<, CompressedBufferSize) ULONG FragmentOffset, _Out_ PULONG FinalUncompressedSize, _In_ PVOID WorkSpace);
/// Decompresses a part of a buffer that was compressed in chunks of a given size.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlDecompressFragmentEx(
    _In_ USHORT CompressionFormat, _Out_writes_bytes_(UncompressedFragmentSize) PUCHAR UncompressedFragment, _In_ ULONG UncompressedFragmentSize,
    _In_reads_bytes_(CompressedBufferSize) PUCHAR CompressedBuffer, _In_ ULONG CompressedBufferSize,
    _In_range_(<, CompressedBufferSize) ULONG FragmentOffset, _In_ ULONG UncompressedChunkSize, _Out_ PULONG FinalUncompressedSize,
    _In_ PVOID WorkSpace);
/// Tells where the next compressed chunk is and how long.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlDescribeChunk(
    _In_ USHORT CompressionFormat, _Inout_ PUCHAR *CompressedBuffer, _In_ PUCHAR EndOfCompressedBufferPlus1, _Out_ PUCHAR *ChunkBuffer,
    _Out_ PULONG ChunkSize);
/// Makes room for a compressed chunk of a given size.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlReserveChunk(
    _In_ USHORT CompressionFormat, _Inout_ PUCHAR *CompressedBuffer, _In_ PUCHAR EndOfCompressedBufferPlus1, _Out_ PUCHAR *ChunkBuffer,
    _In_ ULONG ChunkSize);
/// Decompresses the chunks of a buffer.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlDecompressChunks(
    _Out_writes_bytes_(UncompressedBufferSize) PUCHAR UncompressedBuffer, _In_ ULONG UncompressedBufferSize,
    _In_reads_bytes_(CompressedBufferSize) PUCHAR CompressedBuffer, _In_ ULONG CompressedBufferSize,
    _In_reads_bytes_(CompressedTailSize) PUCHAR CompressedTail, _In_ ULONG CompressedTailSize, _In_ PCOMPRESSED_DATA_INFO CompressedDataInfo);
/// Compresses a buffer chunk by chunk.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlCompressChunks(
    _In_reads_bytes_(UncompressedBufferSize) PUCHAR UncompressedBuffer, _In_ ULONG UncompressedBufferSize,
    _Out_writes_bytes_(CompressedBufferSize) PUCHAR CompressedBuffer,
    _In_range_(>=, (UncompressedBufferSize - (UncompressedBufferSize / 16))) ULONG CompressedBufferSize,
    _Inout_updates_bytes_(CompressedDataInfoLength) PCOMPRESSED_DATA_INFO CompressedDataInfo,
    _In_range_(>, sizeof(COMPRESSED_DATA_INFO)) ULONG CompressedDataInfoLength, _In_ PVOID WorkSpace);

// ---- memory, numbers, times -----------------------------------------------------------------------------------------
/// Returns how many bytes of a block consist of a pattern of four bytes.
_Must_inspect_result_
NTSYSAPI SIZE_T NTAPI RtlCompareMemoryUlong(_In_reads_bytes_(Length) PVOID Source, _In_ SIZE_T Length, _In_ ULONG Pattern);
#if defined(_AMD64_) || defined(_ARM64_)
/// Fills memory with a pattern of four bytes.
#define RtlFillMemoryUlong(Destination, Length, Pattern) __stosd((PULONG)(Destination), Pattern, (Length) / 4)
/// Fills memory with a pattern of eight bytes.
#define RtlFillMemoryUlonglong(Destination, Length, Pattern) __stosq((PULONG64)(Destination), Pattern, (Length) / 8)
#else
/// Fills memory with a pattern of four bytes.
NTSYSAPI VOID NTAPI RtlFillMemoryUlong(_Out_writes_bytes_(Length) PVOID Destination, _In_ SIZE_T Length, _In_ ULONG Pattern);
/// Fills memory with a pattern of eight bytes.
NTSYSAPI VOID NTAPI RtlFillMemoryUlonglong(_Out_writes_bytes_(Length) PVOID Destination, _In_ SIZE_T Length, _In_ ULONGLONG Pattern);
#endif
/// Returns a number that looks random and takes the seed on. RtlRandomEx is better.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI ULONG NTAPI RtlRandom(_Inout_ PULONG Seed);
/// Converts seconds since 1970 to system time, 100 ns since 1601.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI VOID NTAPI RtlSecondsSince1970ToTime(_In_ ULONG ElapsedSeconds, _Out_ PLARGE_INTEGER Time);
/// Converts seconds since 1980 to system time, 100 ns since 1601.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI VOID NTAPI RtlSecondsSince1980ToTime(_In_ ULONG ElapsedSeconds, _Out_ PLARGE_INTEGER Time);
/// Converts system time to seconds since 1970; FALSE if they do not fit.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return != 0)
NTSYSAPI BOOLEAN NTAPI RtlTimeToSecondsSince1970(_In_ PLARGE_INTEGER Time, _Out_ PULONG ElapsedSeconds);
/// Converts system time to seconds since 1980; FALSE if they do not fit.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return != 0)
NTSYSAPI BOOLEAN NTAPI RtlTimeToSecondsSince1980(_In_ PLARGE_INTEGER Time, _Out_ PULONG ElapsedSeconds);
/// Returns the Win32 error code of a status.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI ULONG NTAPI RtlNtStatusToDosError(_In_ NTSTATUS Status);
/// Returns the Win32 error code of a status and keeps no record of it.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI ULONG NTAPI RtlNtStatusToDosErrorNoTeb(_In_ NTSTATUS Status);
/// Takes the registers of the caller.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI VOID NTAPI RtlCaptureContext(_Out_ PCONTEXT ContextRecord);
/// Gives the return addresses on the stack of the current thread.
NTSYSAPI USHORT NTAPI RtlCaptureStackBackTrace(
    _In_ ULONG FramesToSkip, _In_ ULONG FramesToCapture, _Out_writes_(FramesToCapture) PVOID *BackTrace, _Out_opt_ PULONG BackTraceHash);
/// Makes the folder System Volume Information of a volume, with its security.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlCreateSystemVolumeInformationFolder(_In_ PCUNICODE_STRING VolumeRootPath);

// ---- packages and placeholders --------------------------------------------------------------------------------------
/// Tells the package and application that a token belongs to.
NTSYSAPI NTSTATUS NTAPI RtlQueryPackageIdentity(
    _In_ PVOID TokenObject, _Out_writes_bytes_(*PackageSize) PWSTR PackageFullName, _Inout_ PSIZE_T PackageSize,
    _Out_writes_bytes_opt_(*AppIdSize) PWSTR AppId, _Inout_opt_ PSIZE_T AppIdSize, _Out_opt_ PBOOLEAN Packaged);
/// Tells the package and application that a token belongs to, with more about it.
NTSYSAPI NTSTATUS NTAPI RtlQueryPackageIdentityEx(
    _In_ PVOID TokenObject, _Out_writes_bytes_(*PackageSize) PWSTR PackageFullName, _Inout_ PSIZE_T PackageSize,
    _Out_writes_bytes_opt_(*AppIdSize) PWSTR AppId, _Inout_opt_ PSIZE_T AppIdSize, _Out_opt_ LPGUID DynamicId, _Out_opt_ PULONG64 Flags);
#define PHCM_APPLICATION_DEFAULT ((CHAR)0)
#define PHCM_DISGUISE_PLACEHOLDERS ((CHAR)1)
#define PHCM_EXPOSE_PLACEHOLDERS ((CHAR)2)
#define PHCM_DISGUISE_FULL_PLACEHOLDERS ((CHAR)3)
#define PHCM_MAX ((CHAR)3)
#define PHCM_ERROR_INVALID_PARAMETER ((CHAR)-1)
#define PHCM_ERROR_NO_TEB ((CHAR)-2)
#define PHCM_ERROR_NO_PEB ((CHAR)-3)
/// Says how placeholders of cloud files look to the current process: PHCM_XXX.
NTSYSAPI CHAR NTAPI RtlQueryProcessPlaceholderCompatibilityMode(VOID);
/// Sets how placeholders of cloud files look to the current process and returns what it was.
NTSYSAPI CHAR NTAPI RtlSetProcessPlaceholderCompatibilityMode(_In_ CHAR Mode);
/// Says how placeholders of cloud files look to the current thread: PHCM_XXX.
NTSYSAPI CHAR NTAPI RtlQueryThreadPlaceholderCompatibilityMode(VOID);
/// Sets how placeholders of cloud files look to the current thread and returns what it was.
NTSYSAPI CHAR NTAPI RtlSetThreadPlaceholderCompatibilityMode(_In_ CHAR Mode);
/// Says whether a file of these attributes is a placeholder of a cloud file.
NTSYSAPI BOOLEAN NTAPI RtlIsCloudFilesPlaceholder(_In_ ULONG FileAttributes, _In_ ULONG ReparseTag);
/// Says whether a file of these attributes is a placeholder that is not all here.
NTSYSAPI BOOLEAN NTAPI RtlIsPartialPlaceholder(_In_ ULONG FileAttributes, _In_ ULONG ReparseTag);
/// Says whether an open file is a placeholder that is not all here.
NTSYSAPI NTSTATUS NTAPI RtlIsPartialPlaceholderFileHandle(_In_ HANDLE FileHandle, _Out_ PBOOLEAN IsPartialPlaceholder);
/// Says whether the file of an answer is a placeholder that is not all here.
NTSYSAPI NTSTATUS NTAPI RtlIsPartialPlaceholderFileInfo(
    _In_ const VOID *InfoBuffer, _In_ FILE_INFORMATION_CLASS InfoClass, _Out_ PBOOLEAN IsPartialPlaceholder);
#define RtlOffsetToPointer(B, O) ((PCHAR)(((PCHAR)(B)) + ((ULONG_PTR)(O))))
#define RtlPointerToOffset(B, P) ((ULONG)(((PCHAR)(P)) - ((PCHAR)(B))))
#define RTL_SYSTEM_VOLUME_INFORMATION_FOLDER L"System Volume Information"
