// Bugcheck callbacks, exceptions, floating-point state.
#pragma once

/// Handles an exception that went through a function's frame: what the unwind information of the function names.
typedef EXCEPTION_DISPOSITION NTAPI EXCEPTION_ROUTINE(
    _Inout_ struct _EXCEPTION_RECORD *ExceptionRecord, _In_ PVOID EstablisherFrame, _Inout_ struct _CONTEXT *ContextRecord,
    _In_ PVOID DispatcherContext);
typedef EXCEPTION_ROUTINE *PEXCEPTION_ROUTINE;

// ---- bugcheck callbacks ---------------------------------------------------------------------------------------------
_Function_class_(KBUGCHECK_CALLBACK_ROUTINE)
_IRQL_requires_same_
typedef VOID NTAPI KBUGCHECK_CALLBACK_ROUTINE(_In_reads_bytes_(Length) PVOID Buffer, _In_ ULONG Length);
typedef KBUGCHECK_CALLBACK_ROUTINE *PKBUGCHECK_CALLBACK_ROUTINE;

/// A driver's routine that is called when the system crashes; nonpaged, set up by the Ke routines.
typedef struct _KBUGCHECK_CALLBACK_RECORD {
    /// Links the records; the kernel's.
    LIST_ENTRY Entry;
    /// Called with everything stopped, at HIGH_LEVEL.
    PKBUGCHECK_CALLBACK_ROUTINE CallbackRoutine;
    /// The driver's memory, put into the dump.
    PVOID Buffer;
    /// Bytes of Buffer.
    ULONG Length;
    /// Name by which a debugger finds the buffer.
    PUCHAR Component;
    /// Tells a record that was overwritten.
    ULONG_PTR Checksum;
    /// How far the call has come.
    UCHAR State;
} KBUGCHECK_CALLBACK_RECORD, *PKBUGCHECK_CALLBACK_RECORD;

typedef enum _KBUGCHECK_CALLBACK_REASON {
    KbCallbackInvalid, KbCallbackReserved1, KbCallbackSecondaryDumpData, KbCallbackDumpIo, KbCallbackAddPages,
    KbCallbackSecondaryMultiPartDumpData, KbCallbackRemovePages, KbCallbackTriageDumpData, KbCallbackReserved2, KbCallbackReserved3
} KBUGCHECK_CALLBACK_REASON;

struct _KBUGCHECK_REASON_CALLBACK_RECORD;
_Function_class_(KBUGCHECK_REASON_CALLBACK_ROUTINE)
_IRQL_requires_same_
typedef VOID NTAPI KBUGCHECK_REASON_CALLBACK_ROUTINE(
    _In_ KBUGCHECK_CALLBACK_REASON Reason,
    _In_ struct _KBUGCHECK_REASON_CALLBACK_RECORD *Record,
    _Inout_ PVOID ReasonSpecificData,
    _In_ ULONG ReasonSpecificDataLength);
typedef KBUGCHECK_REASON_CALLBACK_ROUTINE *PKBUGCHECK_REASON_CALLBACK_ROUTINE;

/// As the other one, for one purpose of those that KBUGCHECK_CALLBACK_REASON lists.
typedef struct _KBUGCHECK_REASON_CALLBACK_RECORD {
    /// Links the records; the kernel's.
    LIST_ENTRY Entry;
    /// Called with everything stopped, at HIGH_LEVEL.
    PKBUGCHECK_REASON_CALLBACK_ROUTINE CallbackRoutine;
    /// Name of who registered it.
    PUCHAR Component;
    /// Tells a record that was overwritten.
    ULONG_PTR Checksum;
    /// What it is called for.
    KBUGCHECK_CALLBACK_REASON Reason;
    /// How far the call has come.
    UCHAR State;
} KBUGCHECK_REASON_CALLBACK_RECORD, *PKBUGCHECK_REASON_CALLBACK_RECORD;

typedef enum _KBUGCHECK_BUFFER_DUMP_STATE { BufferEmpty, BufferInserted, BufferStarted, BufferFinished, BufferIncomplete } KBUGCHECK_BUFFER_DUMP_STATE;

// ---- exceptions -----------------------------------------------------------------------------------------------------
#define EXCEPTION_NONCONTINUABLE 0x1
#define EXCEPTION_MAXIMUM_PARAMETERS 15
/// What happened, as filters and handlers see it.
typedef struct _EXCEPTION_RECORD {
    /// STATUS_ code, such as STATUS_ACCESS_VIOLATION.
    NTSTATUS ExceptionCode;
    /// EXCEPTION_NONCONTINUABLE if execution cannot go on from there.
    ULONG ExceptionFlags;
    /// The exception that was being handled when this one happened; NULL for none.
    struct _EXCEPTION_RECORD *ExceptionRecord;
    /// Instruction that raised it.
    PVOID ExceptionAddress;
    /// How many elements of ExceptionInformation count.
    ULONG NumberParameters;
    /// By the code; of an access violation 0, 1 or 8 (read, write, execute) and the address.
    ULONG_PTR ExceptionInformation[EXCEPTION_MAXIMUM_PARAMETERS];
} EXCEPTION_RECORD, *PEXCEPTION_RECORD;

/// What GetExceptionInformation gives a filter; valid only there.
typedef struct _EXCEPTION_POINTERS {
    /// What happened.
    PEXCEPTION_RECORD ExceptionRecord;
    /// Registers at that moment; the type is not for drivers.
    PCONTEXT ContextRecord;
} EXCEPTION_POINTERS, *PEXCEPTION_POINTERS;

#ifdef _AMD64_
typedef struct _XSAVE_FORMAT XMM_SAVE_AREA32, *PXMM_SAVE_AREA32;
/// Floating-point state kept by KeSaveFloatingPointState.
typedef struct _KFLOATING_SAVE {
    /// Nothing is saved: the compiler's code takes care of it.
    ULONG Dummy;
} KFLOATING_SAVE, *PKFLOATING_SAVE;
#else
/// Floating-point state kept by KeSaveFloatingPointState.
typedef struct _KFLOATING_SAVE {
    /// Rounding, precision and which exceptions are masked.
    ULONG ControlWord;
    /// Condition codes and exceptions that happened.
    ULONG StatusWord;
    /// Instruction that caused the last exception.
    ULONG ErrorOffset;
    /// Its code segment.
    ULONG ErrorSelector;
    /// Operand of that instruction.
    ULONG DataOffset;
    /// Its data segment.
    ULONG DataSelector;
    /// Bits of CR0 that belong to it.
    ULONG Cr0NpxState;
    /// Reserved.
    ULONG Spare1;
} KFLOATING_SAVE, *PKFLOATING_SAVE;
#endif

/// A 64-bit time that is read without a lock: read High1Time last, and again if High2Time differs.
typedef struct _KSYSTEM_TIME {
    /// Bits 0 to 31, in 100 ns.
    ULONG LowPart;
    /// Bits 32 to 63.
    LONG High1Time;
    /// The same again, written first.
    LONG High2Time;
} KSYSTEM_TIME, *PKSYSTEM_TIME;
