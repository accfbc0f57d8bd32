// A processor's control region, as far as drivers may see it.
#pragma once

#ifdef _WIN64
/// The control region of a processor, to which GS points.
typedef struct _KPCR {
    union {
        /// What a thread's environment block begins with.
        NT_TIB NtTib;
        struct {
            /// Descriptors of segments.
            union _KGDTENTRY64 *GdtBase;
            /// The task's state.
            struct _KTSS64 *TssBase;
            /// The program's stack pointer while the kernel runs.
            ULONG64 UserRsp;
            /// Where the region itself is.
            struct _KPCR *Self;
            /// The processor's block.
            struct _KPRCB *CurrentPrcb;
            /// Queued spin locks of the kernel.
            PKSPIN_LOCK_QUEUE LockArray;
            /// Where the environment block is.
            PVOID Used_Self;
        };
    };
    /// Descriptors of interrupts.
    union _KIDTENTRY64 *IdtBase;
    /// Not used.
    ULONG64 Unused[2];
    /// The interrupt request level that was set by software.
    KIRQL Irql;
    /// Ways of the second-level cache.
    UCHAR SecondLevelCacheAssociativity;
    /// Not used.
    UCHAR ObsoleteNumber;
    /// Not used.
    UCHAR Fill0;
    /// Not used.
    ULONG Unused0[3];
    /// The region's major version.
    USHORT MajorVersion;
    /// The region's minor version.
    USHORT MinorVersion;
    /// What a microsecond's wait counts.
    ULONG StallScaleFactor;
    /// Not used.
    PVOID Unused1[3];
    /// The kernel's.
    ULONG KernelReserved[15];
    /// Bytes in the second-level cache.
    ULONG SecondLevelCacheSize;
    /// The HAL's.
    ULONG HalReserved[16];
    /// Not used.
    ULONG Unused2;
    /// For the debugger.
    PVOID KdVersionBlock;
    /// Not used.
    PVOID Unused3;
    /// Not used.
    ULONG PcrAlign1[24];
} KPCR, *PKPCR;
#define KeGetPcr() ((PKPCR)__readgsqword(FIELD_OFFSET(KPCR, Self)))
#else
/// The control region of a processor, to which FS points.
typedef struct _KPCR {
    union {
        /// What a thread's environment block begins with.
        NT_TIB NtTib;
        struct {
            /// The innermost handler of exceptions.
            struct _EXCEPTION_REGISTRATION_RECORD *Used_ExceptionList;
            /// The upper end of the stack.
            PVOID Used_StackBase;
            /// Not used.
            PVOID Spare2;
            /// A copy of the task's state.
            PVOID TssCopy;
            /// How often threads have been changed.
            ULONG ContextSwitches;
            /// The processor's bit.
            KAFFINITY SetMemberCopy;
            /// Where the environment block is.
            PVOID Used_Self;
        };
    };
    /// Where the region itself is.
    struct _KPCR *SelfPcr;
    /// The processor's block.
    struct _KPRCB *Prcb;
    /// The interrupt request level.
    KIRQL Irql;
    /// Interrupts that wait for a lower level.
    ULONG IRR;
    /// Interrupts that are served.
    ULONG IrrActive;
    /// Interrupts that are masked.
    ULONG IDR;
    /// For the debugger.
    PVOID KdVersionBlock;
    /// Descriptors of interrupts.
    struct _KIDTENTRY *IDT;
    /// Descriptors of segments.
    struct _KGDTENTRY *GDT;
    /// The task's state.
    struct _KTSS *TSS;
    /// The region's major version.
    USHORT MajorVersion;
    /// The region's minor version.
    USHORT MinorVersion;
    /// The processor's bit.
    KAFFINITY SetMember;
    /// What a microsecond's wait counts.
    ULONG StallScaleFactor;
    /// Not used.
    UCHAR SpareUnused;
    /// The processor's number.
    UCHAR Number;
    /// Not used.
    UCHAR Spare0;
    /// Ways of the second-level cache.
    UCHAR SecondLevelCacheAssociativity;
    /// For virtual DOS machines.
    ULONG VdmAlert;
    /// The kernel's.
    ULONG KernelReserved[14];
    /// Bytes in the second-level cache.
    ULONG SecondLevelCacheSize;
    /// The HAL's.
    ULONG HalReserved[16];
} KPCR, *PKPCR;
#define KeGetPcr() ((PKPCR)(ULONG_PTR)__readfsdword(FIELD_OFFSET(KPCR, SelfPcr)))
#endif
