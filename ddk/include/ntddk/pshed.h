// PSHED: plug-ins of the platform's error driver.
#pragma once

_IRQL_requires_min_(DISPATCH_LEVEL)
_IRQL_requires_max_(HIGH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PSHED_PI_ATTEMPT_ERROR_RECOVERY)(
    _Inout_opt_ PVOID PluginContext, _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) PWHEA_ERROR_RECORD ErrorRecord);
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *PSHED_PI_CLEAR_ERROR_RECORD)(_Inout_opt_ PVOID PluginContext, _In_ ULONG Flags, _In_ ULONGLONG ErrorRecordId);
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *PSHED_PI_CLEAR_ERROR_STATUS)(
    _Inout_opt_ PVOID PluginContext, _In_ PWHEA_ERROR_SOURCE_DESCRIPTOR ErrorSource, _In_ ULONG BufferLength,
    _In_reads_bytes_(BufferLength) PWHEA_ERROR_RECORD ErrorRecord);
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *PSHED_PI_DISABLE_ERROR_SOURCE)(_Inout_opt_ PVOID PluginContext, _In_ PWHEA_ERROR_SOURCE_DESCRIPTOR ErrorSource);
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *PSHED_PI_ENABLE_ERROR_SOURCE)(_Inout_opt_ PVOID PluginContext, _In_ PWHEA_ERROR_SOURCE_DESCRIPTOR ErrorSource);
_IRQL_requires_min_(DISPATCH_LEVEL)
_IRQL_requires_max_(HIGH_LEVEL)
typedef NTSTATUS (NTAPI *PSHED_PI_FINALIZE_ERROR_RECORD)(
    _Inout_opt_ PVOID PluginContext, _In_ PWHEA_ERROR_SOURCE_DESCRIPTOR ErrorSource, _In_ ULONG BufferLength,
    _Inout_updates_bytes_(BufferLength) PWHEA_ERROR_RECORD ErrorRecord);
_IRQL_requires_(DISPATCH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PSHED_PI_GET_ALL_ERROR_SOURCES)(
    _Inout_opt_ PVOID PluginContext, _Inout_ PULONG Count, _Inout_updates_bytes_(*Length) PWHEA_ERROR_SOURCE_DESCRIPTOR *ErrorSrcs,
    _Inout_ PULONG Length);
_IRQL_requires_(DISPATCH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PSHED_PI_GET_ERROR_SOURCE_INFO)(_Inout_opt_ PVOID PluginContext, _Inout_ PWHEA_ERROR_SOURCE_DESCRIPTOR ErrorSource);
/// Errors that can be injected.
typedef union _WHEA_ERROR_INJECTION_CAPABILITIES {
    struct {
        /// Corrected errors of a processor.
        ULONG ProcessorCorrectable : 1;
        /// Uncorrected errors of a processor that the system survives.
        ULONG ProcessorUncorrectableNonFatal : 1;
        /// Fatal errors of a processor.
        ULONG ProcessorUncorrectableFatal : 1;
        /// Corrected errors of memory.
        ULONG MemoryCorrectable : 1;
        /// Uncorrected errors of memory that the system survives.
        ULONG MemoryUncorrectableNonFatal : 1;
        /// Fatal errors of memory.
        ULONG MemoryUncorrectableFatal : 1;
        /// Corrected errors of PCI Express.
        ULONG PCIExpressCorrectable : 1;
        /// Uncorrected errors of PCI Express that the system survives.
        ULONG PCIExpressUncorrectableNonFatal : 1;
        /// Fatal errors of PCI Express.
        ULONG PCIExpressUncorrectableFatal : 1;
        /// Corrected errors of the platform.
        ULONG PlatformCorrectable : 1;
        /// Uncorrected errors of the platform that the system survives.
        ULONG PlatformUncorrectableNonFatal : 1;
        /// Fatal errors of the platform.
        ULONG PlatformUncorrectableFatal : 1;
        /// Corrected errors on Itanium.
        ULONG IA64Corrected : 1;
        /// Errors on Itanium that can be recovered from.
        ULONG IA64Recoverable : 1;
        /// Fatal errors on Itanium.
        ULONG IA64Fatal : 1;
        /// Errors of a cache on Itanium that can be recovered from.
        ULONG IA64RecoverableCache : 1;
        /// Errors of the registers on Itanium that can be recovered from.
        ULONG IA64RecoverableRegFile : 1;
        /// Reserved.
        ULONG Reserved : 15;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_ERROR_INJECTION_CAPABILITIES, *PWHEA_ERROR_INJECTION_CAPABILITIES;
_IRQL_requires_(DISPATCH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PSHED_PI_GET_INJECTION_CAPABILITIES)(_Inout_opt_ PVOID PluginContext, _Out_ PWHEA_ERROR_INJECTION_CAPABILITIES Capabilities);
_IRQL_requires_(DISPATCH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PSHED_PI_INJECT_ERROR)(
    _Inout_opt_ PVOID PluginContext, _In_ ULONGLONG ErrorType, _In_ ULONGLONG Parameter1, _In_ ULONGLONG Parameter2, _In_ ULONGLONG Parameter3,
    _In_ ULONGLONG Parameter4);
_IRQL_requires_(DISPATCH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PSHED_PI_READ_ERROR_RECORD)(
    _Inout_opt_ PVOID PluginContext, _In_ ULONG Flags, _In_ ULONGLONG ErrorRecordId, _Out_ PULONGLONG NextErrorRecordId, _Inout_ PULONG RecordLength,
    _Out_writes_bytes_(*RecordLength) PWHEA_ERROR_RECORD ErrorRecord);
_IRQL_requires_min_(DISPATCH_LEVEL)
_IRQL_requires_max_(HIGH_LEVEL)
typedef NTSTATUS (NTAPI *PSHED_PI_RETRIEVE_ERROR_INFO)(
    _Inout_opt_ PVOID PluginContext, _In_ PWHEA_ERROR_SOURCE_DESCRIPTOR ErrorSource, _In_ ULONGLONG BufferLength,
    _Inout_updates_bytes_(BufferLength) PWHEA_ERROR_PACKET Packet);
_IRQL_requires_(DISPATCH_LEVEL)
_Must_inspect_result_
typedef NTSTATUS (NTAPI *PSHED_PI_SET_ERROR_SOURCE_INFO)(_Inout_opt_ PVOID PluginContext, _In_ PWHEA_ERROR_SOURCE_DESCRIPTOR ErrorSource);
_IRQL_requires_min_(DISPATCH_LEVEL)
_IRQL_requires_max_(HIGH_LEVEL)
typedef NTSTATUS (NTAPI *PSHED_PI_WRITE_ERROR_RECORD)(
    _Inout_opt_ PVOID PluginContext, _In_ ULONG Flags, _In_ ULONG RecordLength, _In_reads_bytes_(RecordLength) PWHEA_ERROR_RECORD ErrorRecord);
/// Allocates memory for a plug-in.
_IRQL_requires_max_(DISPATCH_LEVEL)
__drv_allocatesMem(Mem)
_Post_writable_byte_size_(Size)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI PshedAllocateMemory(_In_ ULONG Size);
/// Frees a plug-in's memory.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PshedFreeMemory(_In_ __drv_freesMem(Mem) PVOID Address);
/// Routines of a PSHED plug-in; NULL where it does not take part.
typedef struct _WHEA_PSHED_PLUGIN_CALLBACKS {
    /// With PshedFADiscovery: lists the error sources.
    PSHED_PI_GET_ALL_ERROR_SOURCES GetAllErrorSources;
    /// Reserved.
    PVOID Reserved;
    /// With PshedFADiscovery: describes one error source.
    PSHED_PI_GET_ERROR_SOURCE_INFO GetErrorSourceInfo;
    /// With PshedFAErrorSourceControl: changes an error source.
    PSHED_PI_SET_ERROR_SOURCE_INFO SetErrorSourceInfo;
    /// With PshedFAErrorSourceControl: turns an error source on.
    PSHED_PI_ENABLE_ERROR_SOURCE EnableErrorSource;
    /// With PshedFAErrorSourceControl: turns an error source off.
    PSHED_PI_DISABLE_ERROR_SOURCE DisableErrorSource;
    /// With PshedFAErrorRecordPersistence: keeps a record over a restart.
    PSHED_PI_WRITE_ERROR_RECORD WriteErrorRecord;
    /// With PshedFAErrorRecordPersistence: gives a kept record.
    PSHED_PI_READ_ERROR_RECORD ReadErrorRecord;
    /// With PshedFAErrorRecordPersistence: forgets a kept record.
    PSHED_PI_CLEAR_ERROR_RECORD ClearErrorRecord;
    /// With PshedFAErrorInfoRetrieval: adds to an error packet.
    PSHED_PI_RETRIEVE_ERROR_INFO RetrieveErrorInfo;
    /// With PshedFAErrorInfoRetrieval: adds to an error record.
    PSHED_PI_FINALIZE_ERROR_RECORD FinalizeErrorRecord;
    /// With PshedFAErrorInfoRetrieval: clears the error in the hardware.
    PSHED_PI_CLEAR_ERROR_STATUS ClearErrorStatus;
    /// With PshedFAErrorRecovery: tries to recover from an error.
    PSHED_PI_ATTEMPT_ERROR_RECOVERY AttemptRecovery;
    /// With PshedFAErrorInjection: says which errors can be injected.
    PSHED_PI_GET_INJECTION_CAPABILITIES GetInjectionCapabilities;
    /// With PshedFAErrorInjection: injects an error.
    PSHED_PI_INJECT_ERROR InjectError;
} WHEA_PSHED_PLUGIN_CALLBACKS, *PWHEA_PSHED_PLUGIN_CALLBACKS;
/// A PSHED plug-in, for PshedRegisterPlugin.
typedef struct _WHEA_PSHED_PLUGIN_REGISTRATION_PACKET_V2 {
    /// Bytes of this structure.
    ULONG Length;
    /// WHEA_PLUGIN_REGISTRATION_PACKET_V2.
    ULONG Version;
    /// Passed to each routine.
    PVOID Context;
    /// PshedFA bits: where the plug-in takes part.
    ULONG FunctionalAreaMask;
    /// Reserved.
    ULONG Reserved;
    /// Its routines.
    WHEA_PSHED_PLUGIN_CALLBACKS Callbacks;
    /// Receives the handle for PshedUnregisterPlugin.
    PVOID PluginHandle;
} WHEA_PSHED_PLUGIN_REGISTRATION_PACKET_V2, WHEA_PSHED_PLUGIN_REGISTRATION_PACKET, *PWHEA_PSHED_PLUGIN_REGISTRATION_PACKET;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Registers a plug-in of the platform's error driver.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PshedRegisterPlugin(_Inout_ PWHEA_PSHED_PLUGIN_REGISTRATION_PACKET Packet);
/// Calls a routine in step with an error source's interrupts.
NTKERNELAPI BOOLEAN NTAPI PshedSynchronizeExecution(
    _In_ PWHEA_ERROR_SOURCE_DESCRIPTOR ErrorSource, _In_ PKSYNCHRONIZE_ROUTINE SynchronizeRoutine, _In_ PVOID SynchronizeContext);
/// Withdraws a plug-in.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI PshedUnregisterPlugin(_In_ PVOID PluginHandle);
/// A PSHED plug-in, version 1.
typedef struct _WHEA_PSHED_PLUGIN_REGISTRATION_PACKET_V1 {
    /// Bytes of this structure.
    ULONG Length;
    /// WHEA_PLUGIN_REGISTRATION_PACKET_V1.
    ULONG Version;
    /// Passed to each routine.
    PVOID Context;
    /// PshedFA bits: where the plug-in takes part.
    ULONG FunctionalAreaMask;
    /// Reserved.
    ULONG Reserved;
    /// Its routines.
    WHEA_PSHED_PLUGIN_CALLBACKS Callbacks;
} WHEA_PSHED_PLUGIN_REGISTRATION_PACKET_V1;
