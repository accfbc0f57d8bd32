// The state of a thread: CONTEXT of x64 and of x86.
#pragma once

#ifdef _WIN64
#define INITIAL_MXCSR 0x1F80
#define INITIAL_FPCSR 0x027F

/// The registers of a thread.
typedef struct DECLSPEC_ALIGN(16) _CONTEXT {
    /// Home of the first argument.
    ULONG64 P1Home;
    /// Home of the second argument.
    ULONG64 P2Home;
    /// Home of the third argument.
    ULONG64 P3Home;
    /// Home of the fourth argument.
    ULONG64 P4Home;
    /// Home of the fifth argument.
    ULONG64 P5Home;
    /// Home of the sixth argument.
    ULONG64 P6Home;
    /// CONTEXT_* flags: which parts are valid.
    ULONG ContextFlags;
    /// Control and status of SSE.
    ULONG MxCsr;
    /// Code segment.
    USHORT SegCs;
    /// Data segment.
    USHORT SegDs;
    /// Extra segment.
    USHORT SegEs;
    /// FS segment.
    USHORT SegFs;
    /// GS segment.
    USHORT SegGs;
    /// Stack segment.
    USHORT SegSs;
    /// Flags of the processor.
    ULONG EFlags;
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
    /// Register RAX.
    ULONG64 Rax;
    /// Register RCX.
    ULONG64 Rcx;
    /// Register RDX.
    ULONG64 Rdx;
    /// Register RBX.
    ULONG64 Rbx;
    /// Register RSP.
    ULONG64 Rsp;
    /// Register RBP.
    ULONG64 Rbp;
    /// Register RSI.
    ULONG64 Rsi;
    /// Register RDI.
    ULONG64 Rdi;
    /// Register R8.
    ULONG64 R8;
    /// Register R9.
    ULONG64 R9;
    /// Register R10.
    ULONG64 R10;
    /// Register R11.
    ULONG64 R11;
    /// Register R12.
    ULONG64 R12;
    /// Register R13.
    ULONG64 R13;
    /// Register R14.
    ULONG64 R14;
    /// Register R15.
    ULONG64 R15;
    /// Where it goes on.
    ULONG64 Rip;
    union {
        /// Floating-point and SSE state.
        XMM_SAVE_AREA32 FltSave;
        struct {
            /// Its control words.
            M128A Header[2];
            /// ST0 to ST7.
            M128A Legacy[8];
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
            /// Register XMM6.
            M128A Xmm6;
            /// Register XMM7.
            M128A Xmm7;
            /// Register XMM8.
            M128A Xmm8;
            /// Register XMM9.
            M128A Xmm9;
            /// Register XMM10.
            M128A Xmm10;
            /// Register XMM11.
            M128A Xmm11;
            /// Register XMM12.
            M128A Xmm12;
            /// Register XMM13.
            M128A Xmm13;
            /// Register XMM14.
            M128A Xmm14;
            /// Register XMM15.
            M128A Xmm15;
        } DUMMYSTRUCTNAME;
    } DUMMYUNIONNAME;
    /// Room for 26 more registers of 128 bits; VectorControl tells of their use.
    M128A VectorRegister[26];
    /// Their control.
    ULONG64 VectorControl;
    /// Control of branch recording.
    ULONG64 DebugControl;
    /// Where the last branch went.
    ULONG64 LastBranchToRip;
    /// Where it came from.
    ULONG64 LastBranchFromRip;
    /// Where the last exception went.
    ULONG64 LastExceptionToRip;
    /// Where it came from.
    ULONG64 LastExceptionFromRip;
} CONTEXT, *PCONTEXT;
#else
#define SIZE_OF_80387_REGISTERS 80
#define MAXIMUM_SUPPORTED_EXTENSION 512

/// Floating-point state as FNSAVE writes it.
typedef struct _FLOATING_SAVE_AREA {
    /// Control word of the floating-point unit.
    ULONG ControlWord;
    /// Condition codes, the top of the register stack, and exceptions that happened.
    ULONG StatusWord;
    /// Which of its registers are in use.
    ULONG TagWord;
    /// Last floating-point instruction.
    ULONG ErrorOffset;
    /// Its code segment.
    ULONG ErrorSelector;
    /// Its operand.
    ULONG DataOffset;
    /// The operand's segment.
    ULONG DataSelector;
    /// ST0 to ST7, 10 bytes each.
    UCHAR RegisterArea[SIZE_OF_80387_REGISTERS];
    /// Reserved.
    ULONG Spare0;
} FLOATING_SAVE_AREA, *PFLOATING_SAVE_AREA;
/// The registers of a thread.
typedef struct _CONTEXT {
    /// CONTEXT_* flags: which parts are valid.
    ULONG ContextFlags;
    /// Debug register 0.
    ULONG Dr0;
    /// Debug register 1.
    ULONG Dr1;
    /// Debug register 2.
    ULONG Dr2;
    /// Debug register 3.
    ULONG Dr3;
    /// Debug register 6.
    ULONG Dr6;
    /// Debug register 7.
    ULONG Dr7;
    /// Floating-point state.
    FLOATING_SAVE_AREA FloatSave;
    /// GS segment.
    ULONG SegGs;
    /// FS segment.
    ULONG SegFs;
    /// Extra segment.
    ULONG SegEs;
    /// Data segment.
    ULONG SegDs;
    /// Register EDI.
    ULONG Edi;
    /// Register ESI.
    ULONG Esi;
    /// Register EBX.
    ULONG Ebx;
    /// Register EDX.
    ULONG Edx;
    /// Register ECX.
    ULONG Ecx;
    /// Register EAX.
    ULONG Eax;
    /// Register EBP.
    ULONG Ebp;
    /// Where it goes on.
    ULONG Eip;
    /// Code segment.
    ULONG SegCs;
    /// Flags of the processor.
    ULONG EFlags;
    /// Register ESP.
    ULONG Esp;
    /// Stack segment.
    ULONG SegSs;
    /// Floating-point and SSE state as FXSAVE writes it.
    UCHAR ExtendedRegisters[MAXIMUM_SUPPORTED_EXTENSION];
} CONTEXT, *PCONTEXT;
#endif
