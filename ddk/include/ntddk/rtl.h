// Rtl: one-time initialisation, correlation vectors, non-volatile memory and more.
#pragma once

/// A trigger of background tasks.
typedef struct _CUSTOM_SYSTEM_EVENT_TRIGGER_CONFIG {
    /// Size of this structure in bytes.
    ULONG Size;
    /// Name of the trigger, by which background tasks wait for it.
    PCWSTR TriggerId;
} CUSTOM_SYSTEM_EVENT_TRIGGER_CONFIG, *PCUSTOM_SYSTEM_EVENT_TRIGGER_CONFIG;
/// Where state is kept.
typedef enum _STATE_LOCATION_TYPE { LocationTypeRegistry, LocationTypeFileSystem, LocationTypeMaximum } STATE_LOCATION_TYPE;
/// Relates events of several components.
typedef struct CORRELATION_VECTOR {
    /// RTL_CORRELATION_VECTOR_VERSION_ value.
    CHAR Version;
    /// The vector as text, ended by 0.
    CHAR Vector[129];
} CORRELATION_VECTOR, *PCORRELATION_VECTOR;
/// State of a one-time initialisation.
typedef union _RTL_RUN_ONCE {
    /// Context of the initialization, with its state in the lowest two bits.
    PVOID Ptr;
} RTL_RUN_ONCE, *PRTL_RUN_ONCE;
#define RTL_RUN_ONCE_INIT {0}
/// Does a one-time initialisation.
_Function_class_(RTL_RUN_ONCE_INIT_FN)
_IRQL_requires_max_(APC_LEVEL)
_IRQL_requires_same_
typedef ULONG NTAPI RTL_RUN_ONCE_INIT_FN(_Inout_ PRTL_RUN_ONCE RunOnce, _Inout_opt_ PVOID Parameter, _Inout_opt_ PVOID *Context);
typedef RTL_RUN_ONCE_INIT_FN *PRTL_RUN_ONCE_INIT_FN;
/// Reads a number from text.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlCharToInteger(_In_z_ PCSZ String, _In_opt_ ULONG Base, _Out_ PULONG Value);
/// Waits until flushes to non-volatile memory are done.
NTSYSAPI NTSTATUS NTAPI RtlDrainNonVolatileFlush(_In_ PVOID NvToken);
/// Makes a correlation vector one element longer.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlExtendCorrelationVector(_Inout_ PCORRELATION_VECTOR CorrelationVector);
/// Fills non-volatile memory.
_IRQL_requires_(DISPATCH_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlFillNonVolatileMemory(
    _In_ PVOID NvToken, _Out_writes_bytes_(Size) VOID UNALIGNED *NvDestination, _In_ SIZE_T Size, _In_ CONST UCHAR Value, _In_ ULONG Flags);
/// Flushes a range of non-volatile memory.
NTSYSAPI NTSTATUS NTAPI RtlFlushNonVolatileMemory(_In_ PVOID NvToken, _In_reads_bytes_(Size) PVOID NvBuffer, _In_ SIZE_T Size, _In_ ULONG Flags);
/// A range of non-volatile memory.
typedef struct _NV_MEMORY_RANGE {
    /// First byte.
    PVOID BaseAddress;
    /// Bytes of the range.
    SIZE_T Length;
} NV_MEMORY_RANGE, *PNV_MEMORY_RANGE;
/// Flushes ranges of non-volatile memory.
NTSYSAPI NTSTATUS NTAPI RtlFlushNonVolatileMemoryRanges(_In_ PVOID NvToken, _In_reads_(NumRanges) PNV_MEMORY_RANGE NvRanges, _In_ SIZE_T NumRanges, _In_ ULONG Flags);
/// Frees a token of RtlGetNonVolatileToken.
NTSYSAPI NTSTATUS NTAPI RtlFreeNonVolatileToken(_In_ PVOID NvToken);
/// Returns those extended processor features of a mask that are enabled.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI ULONG64 NTAPI RtlGetEnabledExtendedFeatures(_In_ ULONG64 FeatureMask);
/// Gives a token for a range of non-volatile memory.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlGetNonVolatileToken(_In_reads_bytes_(Size) PVOID NvBuffer, _In_ SIZE_T Size, _Outptr_ PVOID *NvToken);
/// Gives where a component keeps its state.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlGetPersistedStateLocation(
    _In_ PCWSTR SourceID, _In_opt_ PCWSTR CustomValue, _In_opt_ PCWSTR DefaultPath, _In_ STATE_LOCATION_TYPE StateLocationType,
    _Out_writes_bytes_to_opt_(BufferLengthIn, *BufferLengthOut) PWCHAR TargetPath, _In_ ULONG BufferLengthIn, _Out_opt_ PULONG BufferLengthOut);
/// Adds one to the last element of a correlation vector.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlIncrementCorrelationVector(_Inout_ PCORRELATION_VECTOR CorrelationVector);
/// Makes a new correlation vector.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlInitializeCorrelationVector(_Out_ PCORRELATION_VECTOR CorrelationVector, _In_ int Version, _In_opt_ const GUID *Guid);
/// Says whether the system keeps its state apart from its code.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlIsStateSeparationEnabled(VOID);
/// Says whether memory is all zero.
NTSYSAPI BOOLEAN NTAPI RtlIsZeroMemory(_In_ PVOID Buffer, _In_ SIZE_T Length);
/// Turns generic rights of an access mask into specific ones.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI VOID NTAPI RtlMapGenericMask(_Inout_ PACCESS_MASK AccessMask, _In_ const GENERIC_MAPPING *GenericMapping);
/// Brings a security descriptor into normal form.
_IRQL_requires_(APC_LEVEL)
__drv_maxIRQL(APC_LEVEL)
NTSYSAPI BOOLEAN NTAPI RtlNormalizeSecurityDescriptor(
    _Inout_ PSECURITY_DESCRIPTOR *SecurityDescriptor, _In_ ULONG SecurityDescriptorLength, _Out_opt_ PSECURITY_DESCRIPTOR *NewSecurityDescriptor,
    _Out_opt_ PULONG NewSecurityDescriptorLength, _In_ BOOLEAN CheckOnly);
/// Reads a registry value from one key or, if it is not there, from another.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlQueryRegistryValueWithFallback(
    _In_opt_ HANDLE PrimaryHandle, _In_opt_ HANDLE FallbackHandle, _In_ PUNICODE_STRING ValueName, _In_ ULONG ValueLength, _Out_opt_ PULONG ValueType,
    _Out_writes_bytes_to_(ValueLength, *ResultLength) PVOID ValueData, _Out_range_(<=, ValueLength) PULONG ResultLength);
/// Raises an event that starts background tasks.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI RtlRaiseCustomSystemEventTrigger(_In_ PCUSTOM_SYSTEM_EVENT_TRIGGER_CONFIG TriggerConfig);
/// Begins a one-time initialisation; tells whether it must be done.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlRunOnceBeginInitialize(_Inout_ PRTL_RUN_ONCE RunOnce, _In_ ULONG Flags, _Outptr_opt_result_maybenull_ PVOID *Context);
/// Ends a one-time initialisation with its context.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlRunOnceComplete(_Inout_ PRTL_RUN_ONCE RunOnce, _In_ ULONG Flags, _In_opt_ PVOID Context);
/// Calls a routine unless it has been called before.
_IRQL_requires_max_(APC_LEVEL)
_Maybe_raises_SEH_exception_
NTSYSAPI NTSTATUS NTAPI RtlRunOnceExecuteOnce(
    _Inout_ PRTL_RUN_ONCE RunOnce, _In_ __callback PRTL_RUN_ONCE_INIT_FN InitFn, _Inout_opt_ PVOID Parameter,
    _Outptr_opt_result_maybenull_ PVOID *Context);
/// Sets up a one-time initialisation.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI VOID NTAPI RtlRunOnceInitialize(_Out_ PRTL_RUN_ONCE RunOnce);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Copies a string in capital letters.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI VOID NTAPI RtlUpperString(_Inout_ PSTRING DestinationString, _In_ const STRING *SourceString);
/// Says whether a correlation vector is well formed.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlValidateCorrelationVector(_In_ PCORRELATION_VECTOR Vector);
/// Gives the drive letter of a volume. Replaced by IoVolumeDeviceToDosName.
_IRQL_requires_max_(PASSIVE_LEVEL)
_When_(NTDDI_VERSION >= NTDDI_WINXP, __drv_preferredFunction("IoVolumeDeviceToDosName", "Obsolete on WINXP and above"))
_Superseded_by_(IoVolumeDeviceToDosName)
NTSYSAPI NTSTATUS NTAPI RtlVolumeDeviceToDosName(_In_ PVOID VolumeDeviceObject, _Out_ PUNICODE_STRING DosName);
/// Collects the return addresses of the current stack.
_Superseded_by_(RtlCaptureStackBackTrace)
NTSYSAPI ULONG NTAPI RtlWalkFrameChain(_Out_writes_(Count - (Flags >> RTL_STACK_WALKING_MODE_FRAMES_TO_SKIP_SHIFT)) PVOID *Callers, _In_ ULONG Count, _In_ ULONG Flags);
/// Writes to non-volatile memory.
NTSYSAPI NTSTATUS NTAPI RtlWriteNonVolatileMemory(
    _In_ PVOID NvToken, _Out_writes_bytes_(Size) VOID UNALIGNED *NvDestination, _In_reads_bytes_(Size) CONST VOID UNALIGNED *Source, _In_ SIZE_T Size,
    _In_ ULONG Flags);
/// Sets up the trigger of RtlRaiseCustomSystemEventTrigger.
FORCEINLINE VOID CUSTOM_SYSTEM_EVENT_TRIGGER_INIT(_Out_ PCUSTOM_SYSTEM_EVENT_TRIGGER_CONFIG Config, _In_ PCWSTR TriggerId)
{
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->TriggerId = TriggerId;
}
