// wpprecorder.h: the recorder of traces in memory.
#pragma once

#include <wdm.h>
#include <evntrace.h>

#ifdef __cplusplus
extern "C" {
#endif

DECLARE_HANDLE(RECORDER_LOG);
/// The recorder's own log.
#define RECORDER_LOG_IDENTIFIER_MAX_CHARS 16
typedef ULONG64 WPP_RECORDER_COUNTER_UNUSED;
#ifndef WPP_RECORDER_LOG
#define WPP_RECORDER_LOG NULL
#endif
/// Makes the recorder ready; it is part of WPP_INIT_TRACING.
#define WPP_RECORDER_INIT_UNUSED
typedef enum _WPP_RECORDER_TRI_STATE {
    WppRecorderFalse = FALSE, WppRecorderTrue = TRUE, WppRecorderUseDefault = 2
} WPP_RECORDER_TRI_STATE, *PWPP_RECORDER_TRI_STATE;
typedef struct _RECORDER_CONFIGURE_PARAMS {
    ULONG Size;
    BOOLEAN CreateDefaultLog;
    WPP_RECORDER_TRI_STATE UseTimeStamp;
    WPP_RECORDER_TRI_STATE PreciseTimeStamp;
} RECORDER_CONFIGURE_PARAMS, *PRECORDER_CONFIGURE_PARAMS;
typedef struct _RECORDER_LOG_CREATE_PARAMS {
    ULONG Size;
    ULONG LogTag;
    ULONG TotalBufferSize;
    ULONG ErrorPartitionSize;
    ULONG_PTR LogIdentifierAppendValue;
    BOOLEAN LogIdentifierAppendValueSet;
    ULONG LogIdentifierSize;
    CHAR LogIdentifier[RECORDER_LOG_IDENTIFIER_MAX_CHARS];
    WPP_RECORDER_TRI_STATE UseTimeStamp;
    WPP_RECORDER_TRI_STATE PreciseTimeStamp;
} RECORDER_LOG_CREATE_PARAMS, *PRECORDER_LOG_CREATE_PARAMS;
typedef struct _WPP_TRIAGE_INFO {
    ULONG WppAutoLogHeaderSize;
    ULONG WppDriverContextOffset;
    ULONG WppAutoLogHeaderSizeOffset;
    ULONG WppSizeOfAutoLogHeaderSizeField;
    ULONG WppDriverContextSize;
} WPP_TRIAGE_INFO, *PWPP_TRIAGE_INFO;
FORCEINLINE VOID RECORDER_CONFIGURE_PARAMS_INIT(_Out_ PRECORDER_CONFIGURE_PARAMS Params) {
    RtlZeroMemory(Params, sizeof(*Params));
    Params->Size = sizeof(*Params);
}
VOID NTAPI RECORDER_LOG_CREATE_PARAMS_INIT_APPEND_POINTER(
    _Out_ PRECORDER_LOG_CREATE_PARAMS Params, _In_opt_ PCSTR LogIdentifier, _In_ const VOID *LogIdentifierAppendPointer);

/// Prepares the parameters of a log.
FORCEINLINE VOID RECORDER_LOG_CREATE_PARAMS_INIT(_Out_ PRECORDER_LOG_CREATE_PARAMS Params, _In_opt_ PCSTR LogIdentifier) {
    ULONG i;
    RtlZeroMemory(Params, sizeof(*Params));
    Params->Size = sizeof(*Params);
    for (i = 0; LogIdentifier != NULL && LogIdentifier[i] != 0 && i < RECORDER_LOG_IDENTIFIER_MAX_CHARS - 1; i++)
        Params->LogIdentifier[i] = LogIdentifier[i];
}
/// Says how much memory the recorder may take.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI WppRecorderConfigure(_In_ PRECORDER_CONFIGURE_PARAMS ConfigureParams);
/// Makes a log of its own, for a device for instance.
_IRQL_requires_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI WppRecorderLogCreate(_In_ PRECORDER_LOG_CREATE_PARAMS CreateParams, _Out_ RECORDER_LOG *RecorderLog);
/// Deletes a log.
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI WppRecorderLogDelete(_In_ RECORDER_LOG RecorderLog);
/// Names a log.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI WppRecorderLogSetIdentifier(_In_ RECORDER_LOG RecorderLog, _In_ PCSTR LogIdentifier);
/// Whether there is a log of the driver as a whole.
BOOLEAN NTAPI WppRecorderIsDefaultLogAvailable(VOID);
/// The log of the driver as a whole.
RECORDER_LOG NTAPI WppRecorderLogGetDefault(VOID);
VOID NTAPI imp_WppRecorderReplay(_In_ PVOID WppCb, _In_ ULONG64 WppTraceHandle, _In_ ULONG EnableFlags, _In_ UCHAR EnableLevel);
ULONG64 NTAPI imp_WppRecorderGetCounterHandle(_In_ PVOID WppCb);
BOOLEAN NTAPI imp_WppRecorderIsDefaultLogAvailable(_In_ PVOID WppCb);
RECORDER_LOG NTAPI imp_WppRecorderLogGetDefault(_In_ PVOID WppCb);
/// Copies what a log holds.
NTSTATUS NTAPI WppRecorderLogDumpLiveData(_In_ RECORDER_LOG RecorderLog, _Outptr_ PVOID *Buffer, _Out_ PULONG BufferSize);
#define WppRecorderDumpLiveDriverData(OutBuffer, OutBufferLength, Guid) ((void)(OutBuffer), (void)(OutBufferLength), (void)(Guid), STATUS_NOT_SUPPORTED)
#define WppRecorderGetTriageInfo(TriageInfo) ((void)(TriageInfo))
#define WppRecorderLinkCounters(RecorderLog, CounterHandle) ((void)(RecorderLog), (void)(CounterHandle))
#ifdef __cplusplus
}
#endif
