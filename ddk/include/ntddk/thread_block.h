// What every thread's environment block begins with, and limits of a process.
#pragma once

/// The first part of a thread's environment block.
typedef struct _NT_TIB {
    /// The innermost handler of structured exceptions; x86 only.
    struct _EXCEPTION_REGISTRATION_RECORD *ExceptionList;
    /// The upper end of the stack.
    PVOID StackBase;
    /// The lowest address of the stack that is committed.
    PVOID StackLimit;
    /// What the thread's subsystem keeps.
    PVOID SubSystemTib;
    union {
        /// What a fiber keeps.
        PVOID FiberData;
        /// Its version, in the kernel.
        ULONG Version;
    };
    /// Free for the program.
    PVOID ArbitraryUserPointer;
    /// Where the block itself is.
    struct _NT_TIB *Self;
} NT_TIB, *PNT_TIB;
/// The same in a thread of 32 bits.
typedef struct _NT_TIB32 {
    /// The innermost handler of structured exceptions; x86 only.
    ULONG ExceptionList;
    /// The upper end of the stack.
    ULONG StackBase;
    /// The lowest address of the stack that is committed.
    ULONG StackLimit;
    /// What the thread's subsystem keeps.
    ULONG SubSystemTib;
    union {
        /// What a fiber keeps.
        ULONG FiberData;
        /// Its version, in the kernel.
        ULONG Version;
    };
    /// Free for the program.
    ULONG ArbitraryUserPointer;
    /// Where the block itself is.
    ULONG Self;
} NT_TIB32, *PNT_TIB32;
/// The same in a thread of 64 bits.
typedef struct _NT_TIB64 {
    /// The innermost handler of structured exceptions; x86 only.
    ULONG64 ExceptionList;
    /// The upper end of the stack.
    ULONG64 StackBase;
    /// The lowest address of the stack that is committed.
    ULONG64 StackLimit;
    /// What the thread's subsystem keeps.
    ULONG64 SubSystemTib;
    union {
        /// What a fiber keeps.
        ULONG64 FiberData;
        /// Its version, in the kernel.
        ULONG Version;
    };
    /// Free for the program.
    ULONG64 ArbitraryUserPointer;
    /// Where the block itself is.
    ULONG64 Self;
} NT_TIB64, *PNT_TIB64;
/// An entry of a single list in a process of 32 bits.
typedef struct _SINGLE_LIST_ENTRY32 {
    /// Address of the next one.
    ULONG Next;
} SINGLE_LIST_ENTRY32, *PSINGLE_LIST_ENTRY32;
#define QUOTA_LIMITS_HARDWS_MIN_ENABLE 0x00000001
#define QUOTA_LIMITS_HARDWS_MIN_DISABLE 0x00000002
#define QUOTA_LIMITS_HARDWS_MAX_ENABLE 0x00000004
#define QUOTA_LIMITS_HARDWS_MAX_DISABLE 0x00000008
#define QUOTA_LIMITS_USE_DEFAULT_LIMITS 0x00000010
/// A share of the processor.
typedef union _RATE_QUOTA_LIMIT {
    /// All bits.
    ULONG RateData;
    struct {
        /// Percent of the processor's time.
        ULONG RatePercent : 7;
        /// Not used.
        ULONG Reserved0 : 25;
    };
} RATE_QUOTA_LIMIT, *PRATE_QUOTA_LIMIT;
/// What a process may use at most.
typedef struct _QUOTA_LIMITS_EX {
    /// Bytes of paged pool.
    SIZE_T PagedPoolLimit;
    /// Bytes of nonpaged pool.
    SIZE_T NonPagedPoolLimit;
    /// Bytes that stay in memory.
    SIZE_T MinimumWorkingSetSize;
    /// Bytes in memory at most.
    SIZE_T MaximumWorkingSetSize;
    /// Bytes of paging files.
    SIZE_T PagefileLimit;
    /// Time of the processor, in units of 100 ns.
    LARGE_INTEGER TimeLimit;
    /// Not used.
    SIZE_T WorkingSetLimit;
    /// Not used.
    SIZE_T Reserved2;
    /// Not used.
    SIZE_T Reserved3;
    /// Not used.
    SIZE_T Reserved4;
    /// QUOTA_LIMITS_ values: whether the bounds of the working set are hard.
    ULONG Flags;
    /// Share of the processor.
    RATE_QUOTA_LIMIT CpuRateLimit;
} QUOTA_LIMITS_EX, *PQUOTA_LIMITS_EX;
/// A page that a process has brought into memory.
typedef struct _PROCESS_WS_WATCH_INFORMATION {
    /// Where the code was that touched it.
    PVOID FaultingPc;
    /// Which address it touched; the lowest bit says that it was read in.
    PVOID FaultingVa;
} PROCESS_WS_WATCH_INFORMATION, *PPROCESS_WS_WATCH_INFORMATION;
