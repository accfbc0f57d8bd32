// WHEA: adding error sources, reporting errors, logging events.
#pragma once

/// Adds a packet to a record.
NTKERNELAPI PVOID NTAPI WheaErrorRecordBuilderAddPacket(
    _Inout_updates_bytes_(Record->RecordLength) PWHEA_ERROR_RECORD Record, _Inout_updates_bytes_(Packet->Length) PWHEA_ERROR_PACKET_V2 Packet,
    _In_ UINT32 MaxSectionCount);
/// Adds a section to a record.
NTKERNELAPI PVOID NTAPI WheaErrorRecordBuilderAddSection(
    _Inout_updates_bytes_(Record->Header.Length) PWHEA_ERROR_RECORD Record, _In_ UINT32 MaxSectionCount, _In_ UINT32 SectionLength,
    _In_ WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS Flags, _In_ GUID SectionType, _Inout_opt_ PVOID DescriptorOut);
/// Begins a record.
NTKERNELAPI VOID NTAPI WheaErrorRecordBuilderInit(
    _Out_writes_bytes_(RecordLength) PWHEA_ERROR_RECORD Record, _In_ UINT32 RecordLength, _In_ WHEA_ERROR_SEVERITY Severity, _In_ GUID Notify);
/// Returns the error packet of a record.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PWHEA_ERROR_PACKET NTAPI WheaGetErrPacketFromErrRecord(_In_ PWHEA_ERROR_RECORD Record);
typedef enum _IPMI_OS_SEL_RECORD_TYPE {
    IpmiOsSelRecordTypeWhea, IpmiOsSelRecordTypeOther, IpmiOsSelRecordTypeWheaErrorXpfMca, IpmiOsSelRecordTypeWheaErrorPci,
    IpmiOsSelRecordTypeWheaErrorNmi, IpmiOsSelRecordTypeWheaErrorOther, IpmiOsSelRecordTypeRaw, IpmiOsSelRecordTypeDriver,
    IpmiOsSelRecordTypeBugcheckRecovery, IpmiOsSelRecordTypeBugcheckData, IpmiOsSelRecordTypeMax
} IPMI_OS_SEL_RECORD_TYPE, *PIPMI_OS_SEL_RECORD_TYPE;
#include <pshpack1.h>
/// What the system writes to the event log of the management controller.
typedef struct _IPMI_OS_SEL_RECORD {
    /// IPMI_OS_SEL_RECORD_SIGNATURE.
    ULONG Signature;
    /// IPMI_OS_SEL_RECORD_VERSION.
    ULONG Version;
    /// Bytes of the record with its data.
    ULONG Length;
    /// What Data holds.
    IPMI_OS_SEL_RECORD_TYPE RecordType;
    /// Bytes of Data.
    ULONG DataLength;
    /// What is logged.
    UCHAR Data[1];
} IPMI_OS_SEL_RECORD, *PIPMI_OS_SEL_RECORD;
#include <poppack.h>
typedef NTSTATUS (NTAPI *PFN_WHEA_HIGH_IRQL_LOG_SEL_EVENT_HANDLER)(_In_ PVOID Context, _In_ PIPMI_OS_SEL_RECORD OsSelRecord);
/// Says whether the platform reports errors through WHEA.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI PshedIsSystemWheaEnabled(VOID);
/// Adds an error source.
NTKERNELAPI NTSTATUS NTAPI WheaAddErrorSource(_In_ PWHEA_ERROR_SOURCE_DESCRIPTOR ErrorSource, _In_opt_ PVOID Context);
#include <pshpack1.h>
/// A driver's error source, for WheaAddErrorSourceDeviceDriver.
typedef struct _WHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER {
    /// WHEA_DEVICE_DRIVER_CONFIG_V2.
    ULONG Version;
    /// The driver that reports.
    GUID SourceGuid;
    /// Tells the driver's entries in the controller's event log from others.
    USHORT LogTag;
    /// Reserved.
    UCHAR Reserved[6];
    /// Called when the source is started.
    WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER Initialize;
    /// Called when the source is removed.
    WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER Uninitialize;
    /// Most bytes of a section.
    ULONG MaxSectionDataLength;
    /// Most sections of a report.
    ULONG MaxSectionsPerReport;
    /// Organization whose driver reports, for the error record.
    GUID CreatorId;
    /// Partition of the error record; may be zero.
    GUID PartitionId;
} WHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER, *PWHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER;
#include <poppack.h>
/// Adds a driver's error source.
NTKERNELAPI NTSTATUS NTAPI WheaAddErrorSourceDeviceDriver(
    _Inout_opt_ PVOID Context, _In_ PWHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER Configuration, _In_ ULONG NumberPreallocatedErrorReports);
/// Adds a driver's error source, version 1.
_Superseded_by_(WheaAddErrorSourceDeviceDriver)
NTKERNELAPI NTSTATUS NTAPI WheaAddErrorSourceDeviceDriverV1(
    _Inout_opt_ PVOID Context, _In_ PWHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER Configuration, _In_ ULONG NumBuffersToPreallocate,
    _In_ ULONG MaxDataLength);
typedef PVOID WHEA_ERROR_HANDLE;
#include <pshpack1.h>
/// Where a driver puts the section that it added to a report.
typedef struct _WHEA_DRIVER_BUFFER_SET {
    /// WHEA_DEVICE_DRIVER_BUFFER_SET_V1.
    ULONG Version;
    /// Buffer for the section.
    PUCHAR Data;
    /// Bytes of Data.
    ULONG DataSize;
    /// To be set to the GUID of the section's layout.
    LPGUID SectionTypeGuid;
    /// Name of the section, set with WheaHwErrorReportSetSectionNameDeviceDriver.
    PUCHAR SectionFriendlyName;
    /// WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS of the section.
    PUCHAR Flags;
} WHEA_DRIVER_BUFFER_SET, *PWHEA_DRIVER_BUFFER_SET;
#include <poppack.h>
/// Adds a section to an error report.
NTKERNELAPI NTSTATUS NTAPI WheaAddHwErrorReportSectionDeviceDriver(
    _In_ WHEA_ERROR_HANDLE ErrorHandle, _In_ ULONG SectionDataLength, _Out_ PWHEA_DRIVER_BUFFER_SET BufferSet);
_Function_class_(_WHEA_ERROR_SOURCE_CORRECT)
typedef NTSTATUS NTAPI _WHEA_ERROR_SOURCE_CORRECT(_Inout_ PWHEA_ERROR_SOURCE_DESCRIPTOR ErrorSource, _Out_ PULONG MaximumSectionLength);
typedef _WHEA_ERROR_SOURCE_CORRECT *WHEA_ERROR_SOURCE_CORRECT;
_Function_class_(_WHEA_ERROR_SOURCE_INITIALIZE)
typedef NTSTATUS NTAPI _WHEA_ERROR_SOURCE_INITIALIZE(_In_ ULONG Phase, _Inout_ PWHEA_ERROR_SOURCE_DESCRIPTOR ErrorSource, _Inout_opt_ PVOID Context);
typedef _WHEA_ERROR_SOURCE_INITIALIZE *WHEA_ERROR_SOURCE_INITIALIZE;
_Function_class_(_WHEA_ERROR_SOURCE_CREATE_RECORD)
typedef NTSTATUS NTAPI _WHEA_ERROR_SOURCE_CREATE_RECORD(
    _Inout_ PWHEA_ERROR_SOURCE_DESCRIPTOR ErrorSource, _Inout_ PWHEA_ERROR_PACKET ErrorPacket,
    _Out_writes_bytes_to_(BufferSize, ErrorRecord->Header.Length) PWHEA_ERROR_RECORD ErrorRecord, _In_ ULONG BufferSize, _Inout_opt_ PVOID Context);
typedef _WHEA_ERROR_SOURCE_CREATE_RECORD *WHEA_ERROR_SOURCE_CREATE_RECORD;
_Function_class_(_WHEA_ERROR_SOURCE_RECOVER)
typedef NTSTATUS NTAPI _WHEA_ERROR_SOURCE_RECOVER(_Inout_ PVOID RecoveryContext, _Inout_ PWHEA_ERROR_SEVERITY Severity);
typedef _WHEA_ERROR_SOURCE_RECOVER *WHEA_ERROR_SOURCE_RECOVER;
_Function_class_(_WHEA_ERROR_SOURCE_UNINITIALIZE)
typedef VOID NTAPI _WHEA_ERROR_SOURCE_UNINITIALIZE(_Inout_opt_ PVOID Context);
typedef _WHEA_ERROR_SOURCE_UNINITIALIZE *WHEA_ERROR_SOURCE_UNINITIALIZE;
/// Routines of an error source, for WheaConfigureErrorSource.
typedef struct _WHEA_ERROR_SOURCE_CONFIGURATION {
    /// Options; 0, or WHEA_ERR_SRC_OVERRIDE_FLAG.
    ULONG Flags;
    /// Called to correct the descriptor that firmware gave.
    WHEA_ERROR_SOURCE_CORRECT Correct;
    /// Called when the source is started.
    WHEA_ERROR_SOURCE_INITIALIZE Initialize;
    /// Called to make an error record of a packet.
    WHEA_ERROR_SOURCE_CREATE_RECORD CreateRecord;
    /// Called to recover from an error.
    WHEA_ERROR_SOURCE_RECOVER Recover;
    /// Called when the source is stopped.
    WHEA_ERROR_SOURCE_UNINITIALIZE Uninitialize;
    /// Reserved.
    PVOID Reserved;
} WHEA_ERROR_SOURCE_CONFIGURATION, *PWHEA_ERROR_SOURCE_CONFIGURATION;
/// Sets the routines of an error source.
NTKERNELAPI NTSTATUS NTAPI WheaConfigureErrorSource(_In_ WHEA_ERROR_SOURCE_TYPE SourceType, _In_ PWHEA_ERROR_SOURCE_CONFIGURATION Configuration);
/// Begins an error report.
NTKERNELAPI WHEA_ERROR_HANDLE NTAPI WheaCreateHwErrorReportDeviceDriver(_In_ ULONG ErrorSourceId, _In_ PDEVICE_OBJECT DeviceObject);
/// Registers a routine that logs events at high IRQL.
NTKERNELAPI BOOLEAN NTAPI WheaHighIrqlLogSelEventHandlerRegister(_In_ PFN_WHEA_HIGH_IRQL_LOG_SEL_EVENT_HANDLER Handler, _In_ PVOID Context);
/// Withdraws the routine that logs events at high IRQL.
NTKERNELAPI VOID NTAPI WheaHighIrqlLogSelEventHandlerUnregister(VOID);
/// Drops an error report.
NTKERNELAPI NTSTATUS NTAPI WheaHwErrorReportAbandonDeviceDriver(_In_ WHEA_ERROR_HANDLE ErrorHandle);
/// Names a section of an error report.
NTKERNELAPI NTSTATUS NTAPI WheaHwErrorReportSetSectionNameDeviceDriver(
    _In_ PWHEA_DRIVER_BUFFER_SET BufferSet, _In_range_(0, WHEA_GENERIC_ENTRY_TEXT_LEN) ULONG NameLength, _In_reads_bytes_(NameLength) PUCHAR Name);
/// Sets the severity of an error report.
NTKERNELAPI NTSTATUS NTAPI WheaHwErrorReportSetSeverityDeviceDriver(_In_ WHEA_ERROR_HANDLE ErrorHandle, _In_ WHEA_ERROR_SEVERITY ErrorSeverity);
/// Submits an error report.
NTKERNELAPI NTSTATUS NTAPI WheaHwErrorReportSubmitDeviceDriver(_In_ WHEA_ERROR_HANDLE ErrorHandle);
/// Fills the header of a record.
NTKERNELAPI NTSTATUS NTAPI WheaInitializeRecordHeader(_Out_ PWHEA_ERROR_RECORD_HEADER Header);
typedef enum _WHEA_EVENT_LOG_ENTRY_TYPE { WheaEventLogEntryTypeInformational, WheaEventLogEntryTypeWarning, WheaEventLogEntryTypeError } WHEA_EVENT_LOG_ENTRY_TYPE, *PWHEA_EVENT_LOG_ENTRY_TYPE;
typedef enum _WHEA_EVENT_LOG_ENTRY_ID {
    WheaEventLogEntryIdCmcPollingTimeout = -2147483647, WheaEventLogEntryIdWheaInit, WheaEventLogEntryIdCmcSwitchToPolling,
    WheaEventLogEntryIdDroppedCorrectedError, WheaEventLogEntryIdStartedReportHwError, WheaEventLogEntryIdPFAMemoryOfflined,
    WheaEventLogEntryIdPFAMemoryRemoveMonitor, WheaEventLogEntryIdPFAMemoryPolicy, WheaEventLogEntryIdPshedInjectError,
    WheaEventLogEntryIdOscCapabilities, WheaEventLogEntryIdPshedPluginRegister, WheaEventLogEntryIdAddRemoveErrorSource,
    WheaEventLogEntryIdWorkQueueItem, WheaEventLogEntryIdAttemptErrorRecovery, WheaEventLogEntryIdMcaFoundErrorInBank,
    WheaEventLogEntryIdMcaStuckErrorCheck, WheaEventLogEntryIdMcaErrorCleared, WheaEventLogEntryIdClearedPoison,
    WheaEventLogEntryIdProcessEINJ, WheaEventLogEntryIdProcessHEST, WheaEventLogEntryIdCreateGenericRecord, WheaEventLogEntryIdErrorRecord,
    WheaEventLogEntryIdErrorRecordLimit, WheaEventLogEntryIdAerNotGrantedToOs, WheaEventLogEntryIdErrSrcArrayInvalid,
    WheaEventLogEntryIdAcpiTimeOut, WheaEventLogCmciRestart, WheaEventLogCmciFinalRestart, WheaEventLogEntryEtwOverFlow,
    WheaEventLogAzccRootBusSearchErr, WheaEventLogAzccRootBusList, WheaEventLogEntryIdErrSrcInvalid, WheaEventLogEntryIdGenericErrMemMap,
    WheaEventLogEntryIdPshedCallbackCollision, WheaEventLogEntryIdSELBugCheckProgress, WheaEventLogEntryIdPshedPluginLoad,
    WheaEventLogEntryIdPshedPluginUnload, WheaEventLogEntryIdPshedPluginSupported, WheaEventLogEntryIdDeviceDriver,
    WheaEventLogEntryIdCmciImplPresent, WheaEventLogEntryIdCmciInitError, WheaEventLogEntryIdSELBugCheckRecovery,
    WheaEventLogEntryIdDrvErrSrcInvalid, WheaEventLogEntryIdDrvHandleBusy, WheaEventLogEntryIdWheaHeartbeat,
    WheaEventLogAzccRootBusPoisonSet, WheaEventLogEntryIdSELBugCheckInfo, WheaEventLogEntryIdErrDimmInfoMismatch,
    WheaEventLogEntryIdeDpcEnabled, WheaEventLogEntryPageOfflineDone, WheaEventLogEntryPageOfflinePendMax,
    WheaEventLogEntryIdBadPageLimitReached, WheaEventLogEntrySrarDetail, WheaEventLogEntryEarlyError, WheaEventLogEntryIdPcieOverrideInfo,
    WheaEventLogEntryIdReadPcieOverridesErr, WheaEventLogEntryIdPcieConfigInfo, WheaEventLogEntryIdPcieSummaryFailed = -2147483584,
    WheaEventLogEntryIdThrottleRegCorrupt, WheaEventLogEntryIdThrottleAddErrSrcFailed, WheaEventLogEntryIdThrottleRegDataIgnored,
    WheaEventLogEntryIdEnableKeyNotifFailed, WheaEventLogEntryIdKeyNotificationFailed, WheaEventLogEntryIdPcieRemoveDevice,
    WheaEventLogEntryIdPcieAddDevice, WheaEventLogEntryIdPcieSpuriousErrSource, WheaEventLogEntryIdMemoryAddDevice,
    WheaEventLogEntryIdMemoryRemoveDevice, WheaEventLogEntryIdMemorySummaryFailed, WheaEventLogEntryIdPcieDpcError,
    WheaEventLogEntryIdCpuBusesInitFailed, WheaEventLogEntryIdPshedPluginInitFailed, WheaEventLogEntryIdFailedAddToDefectList,
    WheaEventLogEntryIdDefectListFull, WheaEventLogEntryIdDefectListUEFIVarFailed, WheaEventLogEntryIdDefectListCorrupt,
    WheaEventLogEntryIdBadHestNotifyData, WheaEventLogEntryIdSrasTableNotFound, WheaEventLogEntryIdSrasTableError,
    WheaEventLogEntryIdSrasTableEntries, WheaEventLogEntryIdRowFailure, WheaEventLogEntryIdCpusFrozen = -2147483552,
    WheaEventLogEntryIdCpusFrozenNoCrashDump, WheaEventLogEntryIdPshedPiTraceLog = -2147221488
} WHEA_EVENT_LOG_ENTRY_ID, *PWHEA_EVENT_LOG_ENTRY_ID;
#include <pshpack1.h>
/// Where a WHEA event goes.
typedef union _WHEA_EVENT_LOG_ENTRY_FLAGS {
    struct {
        /// Reserved.
        ULONG Reserved1 : 1;
        /// To WHEA's own trace.
        ULONG LogInternalEtw : 1;
        /// To the data that a crash dump keeps.
        ULONG LogBlackbox : 1;
        /// To the event log of the management controller.
        ULONG LogSel : 1;
        /// To that log without a header.
        ULONG RawSel : 1;
        /// Without being turned into text.
        ULONG NoFormat : 1;
        /// A driver logs the event.
        ULONG Driver : 1;
        /// Reserved.
        ULONG Reserved2 : 25;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_EVENT_LOG_ENTRY_FLAGS, *PWHEA_EVENT_LOG_ENTRY_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
/// What every WHEA event begins with.
typedef struct _WHEA_EVENT_LOG_ENTRY_HEADER {
    /// WHEA_ERROR_LOG_ENTRY_SIGNATURE.
    ULONG Signature;
    /// WHEA_ERROR_LOG_ENTRY_VERSION.
    ULONG Version;
    /// Bytes of the event with its payload.
    ULONG Length;
    /// Information, warning or error.
    WHEA_EVENT_LOG_ENTRY_TYPE Type;
    /// WHEA_ERROR_LOG_ENTRY_ value: who logs.
    ULONG OwnerTag;
    /// Which event it is.
    WHEA_EVENT_LOG_ENTRY_ID Id;
    /// Where the event goes.
    WHEA_EVENT_LOG_ENTRY_FLAGS Flags;
    /// Bytes behind this header.
    ULONG PayloadLength;
} WHEA_EVENT_LOG_ENTRY_HEADER, *PWHEA_EVENT_LOG_ENTRY_HEADER;
#include <poppack.h>
#include <pshpack1.h>
/// A WHEA event; its payload follows.
typedef struct _WHEA_EVENT_LOG_ENTRY {
    /// What the event is.
    WHEA_EVENT_LOG_ENTRY_HEADER Header;
} WHEA_EVENT_LOG_ENTRY, *PWHEA_EVENT_LOG_ENTRY;
#include <poppack.h>
/// Logs an event.
NTKERNELAPI VOID NTAPI WheaLogInternalEvent(_In_ PWHEA_EVENT_LOG_ENTRY Entry);
/// Sizes of an error source whose routines are replaced.
typedef struct _WHEA_ERROR_SOURCE_OVERRIDE_SETTINGS {
    /// Kind of source.
    WHEA_ERROR_SOURCE_TYPE Type;
    /// Most bytes of raw data in a packet of the source.
    ULONG MaxRawDataLength;
    /// Error records to be allocated beforehand.
    ULONG NumRecordsToPreallocate;
    /// Most sections of an error record.
    ULONG MaxSectionsPerRecord;
} WHEA_ERROR_SOURCE_OVERRIDE_SETTINGS, *PWHEA_ERROR_SOURCE_OVERRIDE_SETTINGS;
_Function_class_(_WHEA_SIGNAL_HANDLER_OVERRIDE_CALLBACK)
typedef BOOLEAN NTAPI _WHEA_SIGNAL_HANDLER_OVERRIDE_CALLBACK(_Inout_opt_ UINT_PTR Context);
typedef _WHEA_SIGNAL_HANDLER_OVERRIDE_CALLBACK *WHEA_SIGNAL_HANDLER_OVERRIDE_CALLBACK;
/// Puts routines in place of those of an error source.
NTKERNELAPI NTSTATUS NTAPI WheaRegisterErrorSourceOverride(
    _In_ WHEA_ERROR_SOURCE_OVERRIDE_SETTINGS OverrideSettings, _In_ PWHEA_ERROR_SOURCE_CONFIGURATION OverrideConfig,
    _In_ WHEA_SIGNAL_HANDLER_OVERRIDE_CALLBACK OverrideCallback);
/// Removes an error source.
NTKERNELAPI VOID NTAPI WheaRemoveErrorSource(_In_ ULONG ErrorSourceId);
/// Removes a driver's error source.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI WheaRemoveErrorSourceDeviceDriver(_In_ ULONG ErrorSourceId);
/// Reports an error.
NTKERNELAPI NTSTATUS NTAPI WheaReportHwError(_Inout_ PWHEA_ERROR_PACKET ErrorPacket);
/// Reports an error of a driver's device.
NTKERNELAPI NTSTATUS NTAPI WheaReportHwErrorDeviceDriver(
    _In_ ULONG ErrorSourceId, _In_ PDEVICE_OBJECT DeviceObject, _In_reads_bytes_(ErrorDataLength) PUCHAR ErrorData, _In_ ULONG ErrorDataLength,
    _In_ LPGUID SectionTypeGuid, _In_ WHEA_ERROR_SEVERITY ErrorSeverity, _In_ LPSTR DeviceFriendlyName);
/// Calls the routine that was put in place of an error source's.
NTKERNELAPI BOOLEAN NTAPI WheaSignalHandlerOverride(_In_ WHEA_ERROR_SOURCE_TYPE SourceType, _Inout_opt_ UINT_PTR Context);
/// Takes back the routines of an error source.
NTKERNELAPI NTSTATUS NTAPI WheaUnconfigureErrorSource(_In_ WHEA_ERROR_SOURCE_TYPE SourceType);
/// Undoes WheaRegisterErrorSourceOverride.
NTKERNELAPI VOID NTAPI WheaUnregisterErrorSourceOverride(_In_ WHEA_ERROR_SOURCE_TYPE Type, _In_ ULONG32 OverrideErrorSourceId);
#include <pshpack1.h>
/// A driver's error source, version 1.
typedef struct _WHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER_V1 {
    /// WHEA_DEVICE_DRIVER_CONFIG_V1.
    ULONG Version;
    /// The driver that reports.
    GUID SourceGuid;
    /// Tells the driver's entries in the controller's event log from others.
    USHORT LogTag;
    /// Reserved.
    UCHAR Reserved[6];
    /// Called when the source is started.
    WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER Initialize;
    /// Called when the source is removed.
    WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER Uninitialize;
} WHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER_V1, *PWHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER_V1;
#include <poppack.h>
/// Flags of a driver's report; none are defined.
typedef union _WHEA_REPORT_HW_ERROR_DEVICE_DRIVER_FLAGS {
    struct {
        /// Reserved.
        ULONG Reserved : 32;
    };
    /// All bits as one number.
    ULONG AsULONG;
} WHEA_REPORT_HW_ERROR_DEVICE_DRIVER_FLAGS, *PWHEA_REPORT_HW_ERROR_DEVICE_DRIVER_FLAGS;

// ---- error records --------------------------------------------------------------------------------------------------
/// An address so many bytes after another.
#define WheaAdd2Ptr(P, I) ((PVOID)((PUCHAR)(P) + (I)))
/// Says whether a record begins as one must.
FORCEINLINE BOOLEAN WheaIsValidErrorRecordSignature(_In_ PWHEA_ERROR_RECORD Record)
{
    return (BOOLEAN)(Record != NULL && Record->Header.Signature == WHEA_ERROR_RECORD_SIGNATURE &&
                     Record->Header.Revision.AsUSHORT == WHEA_ERROR_RECORD_REVISION && Record->Header.SignatureEnd == WHEA_ERROR_RECORD_SIGNATURE_END);
}
/// Gives the section after the Context-th descriptor of a record, and moves Context on.
FORCEINLINE NTSTATUS WheaFindNextErrorRecordSection(
    _In_ PWHEA_ERROR_RECORD Record, _Inout_ ULONG *Context, _Outptr_ PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR *SectionDescriptor, _Outptr_opt_ PVOID *SectionData)
{
    PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR Descriptor;
    if (Record == NULL || Context == NULL || SectionDescriptor == NULL || !WheaIsValidErrorRecordSignature(Record) || Record->Header.SectionCount == 0) {
        return STATUS_INVALID_PARAMETER;
    }
    if (*Context >= Record->Header.SectionCount) {
        return STATUS_NOT_FOUND;
    }
    Descriptor = &Record->SectionDescriptor[*Context];
    if ((ULONGLONG)Descriptor->SectionOffset + Descriptor->SectionLength > Record->Header.Length) {
        return STATUS_INVALID_PARAMETER;
    }
    *Context += 1;
    *SectionDescriptor = Descriptor;
    if (SectionData != NULL) {
        *SectionData = WheaAdd2Ptr(Record, Descriptor->SectionOffset);
    }
    return STATUS_SUCCESS;
}
/// Finds the first section of a type in a record.
FORCEINLINE NTSTATUS WheaFindErrorRecordSection(
    _In_ PWHEA_ERROR_RECORD Record, _In_ const GUID *SectionType, _Outptr_ PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR *SectionDescriptor, _Outptr_opt_ PVOID *SectionData)
{
    ULONG Context = 0;
    NTSTATUS Status;
    do {
        Status = WheaFindNextErrorRecordSection(Record, &Context, SectionDescriptor, SectionData);
    } while (NT_SUCCESS(Status) && RtlCompareMemory(&(*SectionDescriptor)->SectionType, SectionType, sizeof(GUID)) != sizeof(GUID));
    return Status;
}
