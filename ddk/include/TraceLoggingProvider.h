// TraceLoggingProvider.h: events that describe themselves. The values are computed; the emulated kernel keeps no such events.
#pragma once

#include <wdm.h>
#include <winmeta.h>

typedef const struct _tlgProvider_t *TraceLoggingHProvider;
/// Called when a trace session begins or ends to want a provider's events.
typedef VOID (NTAPI *TLG_PENABLECALLBACK)(
    _In_ LPCGUID SourceId, _In_ ULONG ControlCode, _In_ UCHAR Level, _In_ ULONGLONG MatchAnyKeyword, _In_ ULONGLONG MatchAllKeyword,
    _In_opt_ PVOID FilterData, _Inout_opt_ PVOID CallbackContext);
#define TRACELOGGING_DECLARE_PROVIDER(hProvider) EXTERN_C const TraceLoggingHProvider hProvider
#define TRACELOGGING_DEFINE_PROVIDER(hProvider, name, id, ...) EXTERN_C const TraceLoggingHProvider hProvider = NULL
#define TRACELOGGING_DEFINE_PROVIDER_STORAGE(storage, name, id, ...) static const TraceLoggingHProvider storage = NULL
#define TraceLoggingOptionGroup(...)
#define TraceLoggingOptionMicrosoftTelemetry()
#define TraceLoggingOptionWindowsCoreTelemetry()
/// Makes a provider known.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TraceLoggingRegister(_In_ TraceLoggingHProvider hProvider);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TraceLoggingRegisterEx(_In_ TraceLoggingHProvider hProvider, _In_opt_ TLG_PENABLECALLBACK EnableCallback, _In_opt_ PVOID Context);
/// Ends a provider.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NTAPI TraceLoggingUnregister(_In_ TraceLoggingHProvider hProvider);
/// Whether anybody wants events of a provider, of a level and with keywords.
BOOLEAN NTAPI TraceLoggingProviderEnabled(_In_ TraceLoggingHProvider hProvider, _In_ UCHAR Level, _In_ ULONGLONG Keyword);
/// Writes an event; stands for what TraceLoggingWrite expands to.
VOID __cdecl RingsideTraceLoggingWrite(_In_ TraceLoggingHProvider hProvider, _In_ PCSTR EventName, ...);
#define TraceLoggingWrite(hProvider, eventName, ...) RingsideTraceLoggingWrite((hProvider), (eventName), ##__VA_ARGS__)
#define TraceLoggingWriteActivity(hProvider, eventName, activityId, relatedId, ...) \
    RingsideTraceLoggingWrite((hProvider), (eventName), (activityId), (relatedId), ##__VA_ARGS__)
#define TraceLoggingWriteStart(activity, eventName, ...) RingsideTraceLoggingWrite(NULL, (eventName), ##__VA_ARGS__)
#define TraceLoggingWriteStop(activity, eventName, ...) RingsideTraceLoggingWrite(NULL, (eventName), ##__VA_ARGS__)
#define TraceLoggingLevel(eventLevel) (eventLevel)
#define TraceLoggingKeyword(eventKeyword) (eventKeyword)
#define TraceLoggingOpcode(eventOpcode) (eventOpcode)
#define TraceLoggingDescription(description) (description)
#define TraceLoggingEventTag(eventTag) (eventTag)
#define TraceLoggingChannel(eventChannel) (eventChannel)
#define TraceLoggingStruct(fieldCount, ...) (fieldCount)
#define TraceLoggingInt8(value, ...) (value)
#define TraceLoggingUInt8(value, ...) (value)
#define TraceLoggingInt16(value, ...) (value)
#define TraceLoggingUInt16(value, ...) (value)
#define TraceLoggingInt32(value, ...) (value)
#define TraceLoggingUInt32(value, ...) (value)
#define TraceLoggingInt64(value, ...) (value)
#define TraceLoggingUInt64(value, ...) (value)
#define TraceLoggingIntPtr(value, ...) (value)
#define TraceLoggingUIntPtr(value, ...) (value)
#define TraceLoggingLong(value, ...) (value)
#define TraceLoggingULong(value, ...) (value)
#define TraceLoggingHexInt8(value, ...) (value)
#define TraceLoggingHexUInt8(value, ...) (value)
#define TraceLoggingHexInt16(value, ...) (value)
#define TraceLoggingHexUInt16(value, ...) (value)
#define TraceLoggingHexInt32(value, ...) (value)
#define TraceLoggingHexUInt32(value, ...) (value)
#define TraceLoggingHexInt64(value, ...) (value)
#define TraceLoggingHexUInt64(value, ...) (value)
#define TraceLoggingHexIntPtr(value, ...) (value)
#define TraceLoggingHexUIntPtr(value, ...) (value)
#define TraceLoggingHexLong(value, ...) (value)
#define TraceLoggingHexULong(value, ...) (value)
#define TraceLoggingFloat32(value, ...) (value)
#define TraceLoggingFloat64(value, ...) (value)
#define TraceLoggingBoolean(value, ...) (value)
#define TraceLoggingBool(value, ...) (value)
#define TraceLoggingChar(value, ...) (value)
#define TraceLoggingWChar(value, ...) (value)
#define TraceLoggingPointer(value, ...) (value)
#define TraceLoggingCodePointer(value, ...) (value)
#define TraceLoggingPid(value, ...) (value)
#define TraceLoggingTid(value, ...) (value)
#define TraceLoggingPort(value, ...) (value)
#define TraceLoggingWinError(value, ...) (value)
#define TraceLoggingNTStatus(value, ...) (value)
#define TraceLoggingHResult(value, ...) (value)
#define TraceLoggingGuid(value, ...) (&(value))
#define TraceLoggingFileTime(value, ...) (&(value))
#define TraceLoggingFileTimeUtc(value, ...) (&(value))
#define TraceLoggingSystemTime(value, ...) (&(value))
#define TraceLoggingSystemTimeUtc(value, ...) (&(value))
#define TraceLoggingValue(value, ...) (value)
#define TraceLoggingString(value, ...) (value)
#define TraceLoggingWideString(value, ...) (value)
#define TraceLoggingUtf8String(value, ...) (value)
#define TraceLoggingAnsiString(value, ...) (value)
#define TraceLoggingUnicodeString(value, ...) (value)
#define TraceLoggingSid(value, ...) (value)
#define TraceLoggingIPv6Address(value, ...) (value)
#define TraceLoggingSocketAddress(value, ...) (value)
#define TraceLoggingPsz(value, ...) (value)
#define TraceLoggingPwsz(value, ...) (value)
#define TraceLoggingIPv4Address(value, ...) (value)
#define TraceLoggingCountedString(value, count, ...) (value), (count)
#define TraceLoggingCountedWideString(value, count, ...) (value), (count)
#define TraceLoggingCountedUtf8String(value, count, ...) (value), (count)
#define TraceLoggingBinary(value, size, ...) (value), (size)
#define TraceLoggingInt8Array(value, count, ...) (value), (count)
#define TraceLoggingInt8FixedArray(value, count, ...) (value), (count)
#define TraceLoggingUInt8Array(value, count, ...) (value), (count)
#define TraceLoggingUInt8FixedArray(value, count, ...) (value), (count)
#define TraceLoggingInt16Array(value, count, ...) (value), (count)
#define TraceLoggingInt16FixedArray(value, count, ...) (value), (count)
#define TraceLoggingUInt16Array(value, count, ...) (value), (count)
#define TraceLoggingUInt16FixedArray(value, count, ...) (value), (count)
#define TraceLoggingInt32Array(value, count, ...) (value), (count)
#define TraceLoggingInt32FixedArray(value, count, ...) (value), (count)
#define TraceLoggingUInt32Array(value, count, ...) (value), (count)
#define TraceLoggingUInt32FixedArray(value, count, ...) (value), (count)
#define TraceLoggingInt64Array(value, count, ...) (value), (count)
#define TraceLoggingInt64FixedArray(value, count, ...) (value), (count)
#define TraceLoggingUInt64Array(value, count, ...) (value), (count)
#define TraceLoggingUInt64FixedArray(value, count, ...) (value), (count)
#define TraceLoggingHexUInt8Array(value, count, ...) (value), (count)
#define TraceLoggingHexUInt8FixedArray(value, count, ...) (value), (count)
#define TraceLoggingHexUInt16Array(value, count, ...) (value), (count)
#define TraceLoggingHexUInt16FixedArray(value, count, ...) (value), (count)
#define TraceLoggingHexUInt32Array(value, count, ...) (value), (count)
#define TraceLoggingHexUInt32FixedArray(value, count, ...) (value), (count)
#define TraceLoggingBooleanArray(value, count, ...) (value), (count)
#define TraceLoggingBooleanFixedArray(value, count, ...) (value), (count)
