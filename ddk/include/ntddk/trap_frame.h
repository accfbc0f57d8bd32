// What the processor and the kernel save of a thread that is interrupted, by a trap, an interrupt or a system call.
#pragma once

#ifdef _WIN64
/// The volatile registers of what was interrupted, and what the processor pushed.
typedef struct _KTRAP_FRAME {
    /// Home of the first argument.
    ULONG64 P1Home;
    /// Home of the second argument.
    ULONG64 P2Home;
    /// Home of the third argument.
    ULONG64 P3Home;
    /// Home of the fourth argument.
    ULONG64 P4Home;
    /// The fifth argument.
    ULONG64 P5;
    /// Mode before a system call.
    KPROCESSOR_MODE PreviousMode;
    /// IRQL before an interrupt.
    KIRQL PreviousIrql;
    /// Whether a page fault read, wrote or executed.
    UCHAR FaultIndicator;
    /// 0 for an interrupt, 1 for an exception, 2 for a system call.
    UCHAR ExceptionActive;
    /// Control and status of SSE.
    ULONG MxCsr;
    /// Register RAX.
    ULONG64 Rax;
    /// Register RCX.
    ULONG64 Rcx;
    /// Register RDX.
    ULONG64 Rdx;
    /// Register R8.
    ULONG64 R8;
    /// Register R9.
    ULONG64 R9;
    /// Register R10.
    ULONG64 R10;
    /// Register R11.
    ULONG64 R11;
    union {
        /// Base of GS, for one that was in kernel mode.
        ULONG64 GsBase;
        /// Whether GS is to be swapped, for one that was in user mode.
        ULONG64 GsSwap;
    };
    /// Register XMM0.
    M128A Xmm0;
    /// Register XMM1.
    M128A Xmm1;
    /// Register XMM2.
    M128A Xmm2;
    /// Register XMM3.
    M128A Xmm3;
    /// Register XMM4.
    M128A Xmm4;
    /// Register XMM5.
    M128A Xmm5;
    union {
        /// Address that a page fault was at.
        ULONG64 FaultAddress;
        /// Address of the context record, for a user APC.
        ULONG64 ContextRecord;
    };
    /// Debug register 0.
    ULONG64 Dr0;
    /// Debug register 1.
    ULONG64 Dr1;
    /// Debug register 2.
    ULONG64 Dr2;
    /// Debug register 3.
    ULONG64 Dr3;
    /// Debug register 6.
    ULONG64 Dr6;
    /// Debug register 7.
    ULONG64 Dr7;
    /// Control of the recording of branches.
    ULONG64 DebugControl;
    /// Where the last branch went.
    ULONG64 LastBranchToRip;
    /// Where the last branch came from.
    ULONG64 LastBranchFromRip;
    /// Where the last exception went.
    ULONG64 LastExceptionToRip;
    /// Where the last exception came from.
    ULONG64 LastExceptionFromRip;
    /// Segment DS.
    USHORT SegDs;
    /// Segment ES.
    USHORT SegEs;
    /// Segment FS.
    USHORT SegFs;
    /// Segment GS.
    USHORT SegGs;
    /// The trap frame before this one.
    ULONG64 TrapFrame;
    /// Register RBX, of a system call.
    ULONG64 Rbx;
    /// Register RDI, of a system call.
    ULONG64 Rdi;
    /// Register RSI, of a system call.
    ULONG64 Rsi;
    /// Register RBP.
    ULONG64 Rbp;
    union {
        /// What the processor says of an exception.
        ULONG64 ErrorCode;
        /// Address of the frame with the registers that routines preserve.
        ULONG64 ExceptionFrame;
    };
    /// Where execution goes on.
    ULONG64 Rip;
    /// Code segment.
    USHORT SegCs;
    /// Reserved.
    UCHAR Fill0;
    /// The event is traced.
    UCHAR Logging;
    /// Reserved.
    USHORT Fill1[2];
    /// Flags of the processor.
    ULONG EFlags;
    /// Reserved.
    ULONG Fill2;
    /// Stack pointer.
    ULONG64 Rsp;
    /// Stack segment.
    USHORT SegSs;
    /// Reserved.
    USHORT Fill3;
    /// Which patch of the kernel's code was in force.
    LONG CodePatchCycle;
} KTRAP_FRAME, *PKTRAP_FRAME;
#else
typedef struct _KTRAP_FRAME KTRAP_FRAME, *PKTRAP_FRAME;
#endif
