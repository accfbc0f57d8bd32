// Names that older drivers have for what newer ones write in other words.
#pragma once

// ---- memory ---------------------------------------------------------------------------------------------------------
/// Highest address of user space.
#define MM_HIGHEST_USER_ADDRESS MmHighestUserAddress
/// Lowest address of system space.
#define MM_SYSTEM_RANGE_START MmSystemRangeStart
/// User buffers end below it.
#define MM_USER_PROBE_ADDRESS MmUserProbeAddress

// ---- assertions -----------------------------------------------------------------------------------------------------
#if DBG
/// Prints a message and goes on where an assertion does not hold; gives whether it holds.
#define RTL_SOFT_ASSERTMSG(Message, Condition) \
    ((Condition) ? TRUE : (DbgPrint("%s(%d): %s: '%s' does not hold\n", __FILE__, __LINE__, Message, #Condition), FALSE))
/// Like RTL_SOFT_ASSERTMSG; evaluated in free builds, too.
#define RTL_SOFT_VERIFYMSG RTL_SOFT_ASSERTMSG
#define RTL_VERIFYMSG(Message, Condition) \
    ((Condition) ? TRUE : (RtlAssert((PVOID)#Condition, (PVOID)__FILE__, __LINE__, (PSTR)(Message)), FALSE))
#else
#define RTL_SOFT_ASSERTMSG(Message, Condition) ((void)0)
#define RTL_SOFT_VERIFYMSG(Message, Condition) ((Condition) ? TRUE : FALSE)
#define RTL_VERIFYMSG(Message, Condition) ((Condition) ? TRUE : FALSE)
#endif
#define RTL_SOFT_VERIFY(Condition) RTL_SOFT_VERIFYMSG("verify", Condition)
#define NT_VERIFYMSG RTL_VERIFYMSG
#define NT_VERIFYMSGW RTL_VERIFYMSG
#define NT_ASSERTMSGW NT_ASSERTMSG
/// Prints from a list of arguments in checked builds: vKdPrintEx((Component, Level, Format, List)).
#if DBG
#define vKdPrintEx(Arguments) vDbgPrintEx Arguments
#define vKdPrintExWithPrefix(Arguments) vDbgPrintExWithPrefix Arguments
#else
#define vKdPrintEx(Arguments)
#define vKdPrintExWithPrefix(Arguments)
#endif

// ---- values ---------------------------------------------------------------------------------------------------------
/// Bytes of a number, the lowest first.
#define FIRSTBYTE(Value) ((Value) & 0xff)
#define SECONDBYTE(Value) (((Value) >> 8) & 0xff)
#define THIRDBYTE(Value) (((Value) >> 16) & 0xff)
#define FOURTHBYTE(Value) (((Value) >> 24) & 0xff)
/// Comparisons of LARGE_INTEGERs, from before compilers had 64-bit integers.
#define RtlLargeIntegerGreaterThanOrEqualTo(X, Y) ((X).QuadPart >= (Y).QuadPart)
#define RtlLargeIntegerLessThanOrEqualTo(X, Y) ((X).QuadPart <= (Y).QuadPart)
#define RtlLargeIntegerNotEqualTo(X, Y) ((X).QuadPart != (Y).QuadPart)
#define RtlLargeIntegerGreaterThanZero(X) ((X).QuadPart > 0)
#define RtlLargeIntegerGreaterOrEqualToZero(X) ((X).QuadPart >= 0)
#define RtlLargeIntegerEqualToZero(X) ((X).QuadPart == 0)
#define RtlLargeIntegerNotEqualToZero(X) ((X).QuadPart != 0)
#define RtlLargeIntegerLessThanZero(X) ((X).QuadPart < 0)
#define RtlLargeIntegerLessOrEqualToZero(X) ((X).QuadPart <= 0)
#define RtlLargeIntegerAnd(Result, Source, Mask) ((Result).QuadPart = (Source).QuadPart & (Mask).QuadPart)
/// Size of a structure's member in bytes.
#define FIELD_SIZE(Type, Field) (sizeof(((Type *)0)->Field))
/// Declares a GUID that another source defines, and the name of the initialiser that a header gives it.
#define DEFINE_GUIDEX(Name) EXTERN_C const GUID Name
#define STATICGUIDOF(Guid) STATIC_##Guid
/// Whether two GUIDs that are aligned to eight bytes are the same: the GUIDs in C++, pointers to them in C.
#ifdef __cplusplus
#define IsEqualGUIDAligned(A, B) \
    (((const ULONGLONG *)&(A))[0] == ((const ULONGLONG *)&(B))[0] && ((const ULONGLONG *)&(A))[1] == ((const ULONGLONG *)&(B))[1])
#else
#define IsEqualGUIDAligned(A, B) \
    (((const ULONGLONG *)(A))[0] == ((const ULONGLONG *)(B))[0] && ((const ULONGLONG *)(A))[1] == ((const ULONGLONG *)(B))[1])
#endif
/// A list that is empty from the start.
#define RTL_STATIC_LIST_HEAD(Head) LIST_ENTRY Head = { &Head, &Head }
#define PAUSE_PROCESSOR YieldProcessor();

// ---- resources ------------------------------------------------------------------------------------------------------
#define ExInitializeResource ExInitializeResourceLite
#define ExAcquireResourceShared ExAcquireResourceSharedLite
#define ExAcquireResourceExclusive ExAcquireResourceExclusiveLite
#define ExReleaseResourceForThread ExReleaseResourceForThreadLite
#define ExConvertExclusiveToShared ExConvertExclusiveToSharedLite
#define ExDeleteResource ExDeleteResourceLite
#define ExAcquireSpinLock(Lock, OldIrql) KeAcquireSpinLock((Lock), (OldIrql))
#define ExReleaseSpinLock(Lock, OldIrql) KeReleaseSpinLock((Lock), (OldIrql))
#define ExAcquireSpinLockAtDpcLevel(Lock) KeAcquireSpinLockAtDpcLevel(Lock)
#define ExReleaseSpinLockFromDpcLevel(Lock) KeReleaseSpinLockFromDpcLevel(Lock)
#define ExIsResourceAcquired ExIsResourceAcquiredSharedLite
#define ExIsResourceAcquiredExclusive ExIsResourceAcquiredExclusiveLite
#define ExIsResourceAcquiredShared ExIsResourceAcquiredSharedLite

// ---- processor ------------------------------------------------------------------------------------------------------
/// What an access violation was about: the first parameter of its exception.
#define EXCEPTION_READ_FAULT 0
#define EXCEPTION_WRITE_FAULT 1
#define EXCEPTION_EXECUTE_FAULT 8
/// Parts of a CONTEXT that its ContextFlags say are valid.
#if defined(_AMD64_)
#define CONTEXT_AMD64 0x00100000L
#define CONTEXT_CONTROL (CONTEXT_AMD64 | 0x00000001L)
#define CONTEXT_INTEGER (CONTEXT_AMD64 | 0x00000002L)
#define CONTEXT_SEGMENTS (CONTEXT_AMD64 | 0x00000004L)
#define CONTEXT_FLOATING_POINT (CONTEXT_AMD64 | 0x00000008L)
#define CONTEXT_DEBUG_REGISTERS (CONTEXT_AMD64 | 0x00000010L)
#define CONTEXT_XSTATE (CONTEXT_AMD64 | 0x00000040L)
#define CONTEXT_FULL (CONTEXT_CONTROL | CONTEXT_INTEGER | CONTEXT_FLOATING_POINT)
#define CONTEXT_ALL (CONTEXT_FULL | CONTEXT_SEGMENTS | CONTEXT_DEBUG_REGISTERS)
#elif defined(_X86_)
#define CONTEXT_i386 0x00010000L
#define CONTEXT_i486 0x00010000L
#define CONTEXT_CONTROL (CONTEXT_i386 | 0x00000001L)
#define CONTEXT_INTEGER (CONTEXT_i386 | 0x00000002L)
#define CONTEXT_SEGMENTS (CONTEXT_i386 | 0x00000004L)
#define CONTEXT_FLOATING_POINT (CONTEXT_i386 | 0x00000008L)
#define CONTEXT_DEBUG_REGISTERS (CONTEXT_i386 | 0x00000010L)
#define CONTEXT_EXTENDED_REGISTERS (CONTEXT_i386 | 0x00000020L)
#define CONTEXT_XSTATE (CONTEXT_i386 | 0x00000040L)
#define CONTEXT_FULL (CONTEXT_CONTROL | CONTEXT_INTEGER | CONTEXT_SEGMENTS)
#define CONTEXT_ALL (CONTEXT_FULL | CONTEXT_FLOATING_POINT | CONTEXT_DEBUG_REGISTERS | CONTEXT_EXTENDED_REGISTERS)
#endif
