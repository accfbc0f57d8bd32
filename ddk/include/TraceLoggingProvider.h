// TraceLoggingProvider.h: events that describe themselves, each a row of the trace with the names and values of its fields. Microsoft's
// header makes metadata at compile time; ours hands names, types and values over with the event. The types' numbers are Microsoft's.
#pragma once

#include <wdm.h>
#include <winmeta.h>

/// A provider, as TRACELOGGING_DEFINE_PROVIDER makes it: registered or not, and what sessions want of it.
struct _tlgProvider_t {
    /// Events of a level below this are wanted; 0 if none are.
    ULONG LevelPlus1;
    /// Size and name.
    const USHORT *ProviderMetadataPtr;
    /// Events with any of these keywords are wanted.
    ULONGLONG KeywordAny;
    /// Only those that have all of these.
    ULONGLONG KeywordAll;
    /// Of EtwRegister; 0 while it is not registered.
    REGHANDLE RegHandle;
    /// The provider's identifier.
    const GUID *ProviderId;
    /// Told when a session begins or ends to want events, and its argument.
    PETWENABLECALLBACK EnableCallback;
    PVOID CallbackContext;
};
typedef const struct _tlgProvider_t *TraceLoggingHProvider;
/// Called when a trace session begins or ends to want a provider's events.
typedef ETWENABLECALLBACK *TLG_PENABLECALLBACK;

#define RINGSIDE_TLG_GUID(a, b, c, d, e, f, g, h, i, j, k) { a, b, c, { d, e, f, g, h, i, j, k } }
#define RINGSIDE_TLG_STORAGE(storage, name, id) \
    static const struct { USHORT Size; char Name[sizeof(name)]; } storage##Metadata = { 2 + sizeof(name), name }; \
    static const GUID storage##Id = RINGSIDE_TLG_GUID id; \
    static struct _tlgProvider_t storage = { 0, &storage##Metadata.Size, 0, 0, 0, &storage##Id, NULL, NULL }
#define TRACELOGGING_DECLARE_PROVIDER(hProvider) EXTERN_C const TraceLoggingHProvider hProvider
#define TRACELOGGING_DEFINE_PROVIDER(hProvider, name, id, ...) \
    RINGSIDE_TLG_STORAGE(RingsideTlg_##hProvider, name, id); \
    EXTERN_C const TraceLoggingHProvider hProvider; \
    const TraceLoggingHProvider hProvider = &RingsideTlg_##hProvider
#define TRACELOGGING_DEFINE_PROVIDER_STORAGE(storage, name, id, ...) RINGSIDE_TLG_STORAGE(storage, name, id)
#define TraceLoggingOptionGroup(...)
#define TraceLoggingOptionMicrosoftTelemetry()
#define TraceLoggingOptionWindowsCoreTelemetry()

static VOID NTAPI RingsideTraceLoggingEnable(
    _In_ LPCGUID SourceId, _In_ ULONG ControlCode, _In_ UCHAR Level, _In_ ULONGLONG MatchAnyKeyword, _In_ ULONGLONG MatchAllKeyword,
    _In_opt_ PEVENT_FILTER_DESCRIPTOR FilterData, _Inout_opt_ PVOID CallbackContext) {
    struct _tlgProvider_t *provider = (struct _tlgProvider_t *)CallbackContext;
    if (provider == NULL) return;
    /* EVENT_CONTROL_CODE_DISABLE_PROVIDER, EVENT_CONTROL_CODE_ENABLE_PROVIDER */
    if (ControlCode == 0) provider->LevelPlus1 = 0;
    else if (ControlCode == 1) {
        provider->KeywordAny = MatchAnyKeyword;
        provider->KeywordAll = MatchAllKeyword;
        provider->LevelPlus1 = Level != 0 ? Level + 1u : 256u;
    }
    if (provider->EnableCallback != NULL)
        provider->EnableCallback(SourceId, ControlCode, Level, MatchAnyKeyword, MatchAllKeyword, FilterData, provider->CallbackContext);
}
/// Makes a provider known, with a routine that is told when somebody wants its events.
_IRQL_requires_max_(PASSIVE_LEVEL)
FORCEINLINE NTSTATUS TraceLoggingRegisterEx(
    _In_ TraceLoggingHProvider hProvider, _In_opt_ TLG_PENABLECALLBACK EnableCallback, _In_opt_ PVOID Context) {
    struct _tlgProvider_t *provider = (struct _tlgProvider_t *)hProvider;
    NTSTATUS status;
    provider->EnableCallback = EnableCallback;
    provider->CallbackContext = Context;
    status = EtwRegister(provider->ProviderId, RingsideTraceLoggingEnable, provider, &provider->RegHandle);
    if (NT_SUCCESS(status))
        (void)EtwSetInformation(
            provider->RegHandle, EventProviderSetTraits, (PVOID)provider->ProviderMetadataPtr, *provider->ProviderMetadataPtr);
    return status;
}
/// Makes a provider known.
_IRQL_requires_max_(PASSIVE_LEVEL)
FORCEINLINE NTSTATUS TraceLoggingRegister(_In_ TraceLoggingHProvider hProvider) {
    return TraceLoggingRegisterEx(hProvider, NULL, NULL);
}
/// Ends a provider; of one that is not registered nothing comes.
_IRQL_requires_max_(PASSIVE_LEVEL)
FORCEINLINE VOID TraceLoggingUnregister(_In_ TraceLoggingHProvider hProvider) {
    struct _tlgProvider_t *provider = (struct _tlgProvider_t *)hProvider;
    REGHANDLE handle = provider->RegHandle;
    provider->RegHandle = 0;
    provider->LevelPlus1 = 0;
    if (handle != 0) (void)EtwUnregister(handle);
}
/// Whether anybody wants events of a provider, of a level and with keywords.
FORCEINLINE BOOLEAN TraceLoggingProviderEnabled(_In_ TraceLoggingHProvider hProvider, _In_ UCHAR Level, _In_ ULONGLONG Keyword) {
    return Level < hProvider->LevelPlus1
        && (Keyword == 0 || ((Keyword & hProvider->KeywordAny) != 0 && (Keyword & hProvider->KeywordAll) == hProvider->KeywordAll));
}
#define TraceLoggingProviderId(hProvider) (*(hProvider)->ProviderId)

/// Writes an event; stands for what TraceLoggingWrite expands to. What follows the name is as the macros below make it, with a 0 at the end.
EXTERN_C _IRQL_requires_max_(HIGH_LEVEL) VOID __cdecl RingsideTraceLoggingWrite(
    _In_ REGHANDLE RegHandle, _In_opt_ LPCGUID ActivityId, _In_opt_ LPCGUID RelatedActivityId, _In_ PCSTR EventName, ...);
/* Values are not computed while nobody wants the provider's events. */
#define TraceLoggingWriteActivity(hProvider, eventName, pActivityId, pRelatedActivityId, ...) \
    ((hProvider)->LevelPlus1 == 0 \
         ? (void)0 \
         : RingsideTraceLoggingWrite((hProvider)->RegHandle, (pActivityId), (pRelatedActivityId), (eventName), ##__VA_ARGS__, 0))
#define TraceLoggingWrite(hProvider, eventName, ...) TraceLoggingWriteActivity(hProvider, eventName, NULL, NULL, ##__VA_ARGS__)

/* Kind, name, value. The name of a field is its value's text where none is given. */
#define RINGSIDE_TLG_SECOND(first, second, ...) second
#define RINGSIDE_TLG(kind, text, value, ...) kind, RINGSIDE_TLG_SECOND(0, ##__VA_ARGS__, text, 0), value
/* Attributes of an event. */
#define TraceLoggingLevel(eventLevel) 0x01000000, "", (eventLevel)
#define TraceLoggingKeyword(eventKeyword) 0x02000000, "", (ULONGLONG)(eventKeyword)
#define TraceLoggingOpcode(eventOpcode) 0x03000000, "", (eventOpcode)
#define TraceLoggingDescription(description) 0x03000000, "", 0
#define TraceLoggingEventTag(eventTag) 0x03000000, "", (eventTag)
#define TraceLoggingChannel(eventChannel) 0x03000000, "", (eventChannel)
#define TraceLoggingIdVersion(eventId, eventVersion) 0x03000000, "", (eventId)
#define TraceLoggingCustomAttribute(name, value) 0x03000000, "", 0
/* The next fields are members of a structure. */
#define TraceLoggingStruct(fieldCount, name, ...) 0x00000018, name, (fieldCount)
/* Fields: bits 0 to 7 of a kind are the type, 8 to 15 what it means, 16 to 23 how it is handed over. */
#define TraceLoggingInt8(value, ...) RINGSIDE_TLG(0x00000003, #value, (value), ##__VA_ARGS__)
#define TraceLoggingUInt8(value, ...) RINGSIDE_TLG(0x00000004, #value, (value), ##__VA_ARGS__)
#define TraceLoggingInt16(value, ...) RINGSIDE_TLG(0x00000005, #value, (value), ##__VA_ARGS__)
#define TraceLoggingUInt16(value, ...) RINGSIDE_TLG(0x00000006, #value, (value), ##__VA_ARGS__)
#define TraceLoggingInt32(value, ...) RINGSIDE_TLG(0x00000007, #value, (value), ##__VA_ARGS__)
#define TraceLoggingUInt32(value, ...) RINGSIDE_TLG(0x00000008, #value, (value), ##__VA_ARGS__)
#define TraceLoggingInt64(value, ...) RINGSIDE_TLG(0x00000009, #value, (value), ##__VA_ARGS__)
#define TraceLoggingUInt64(value, ...) RINGSIDE_TLG(0x0000000a, #value, (value), ##__VA_ARGS__)
#define TraceLoggingIntPtr(value, ...) RINGSIDE_TLG(0x00000009, #value, (value), ##__VA_ARGS__)
#define TraceLoggingUIntPtr(value, ...) RINGSIDE_TLG(0x0000000a, #value, (value), ##__VA_ARGS__)
#define TraceLoggingLong(value, ...) RINGSIDE_TLG(0x00000007, #value, (value), ##__VA_ARGS__)
#define TraceLoggingULong(value, ...) RINGSIDE_TLG(0x00000008, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHexInt8(value, ...) RINGSIDE_TLG(0x00000403, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHexUInt8(value, ...) RINGSIDE_TLG(0x00000404, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHexInt16(value, ...) RINGSIDE_TLG(0x00000405, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHexUInt16(value, ...) RINGSIDE_TLG(0x00000406, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHexInt32(value, ...) RINGSIDE_TLG(0x00000014, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHexUInt32(value, ...) RINGSIDE_TLG(0x00000014, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHexInt64(value, ...) RINGSIDE_TLG(0x00000015, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHexUInt64(value, ...) RINGSIDE_TLG(0x00000015, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHexIntPtr(value, ...) RINGSIDE_TLG(0x00000015, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHexUIntPtr(value, ...) RINGSIDE_TLG(0x00000015, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHexLong(value, ...) RINGSIDE_TLG(0x00000014, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHexULong(value, ...) RINGSIDE_TLG(0x00000014, #value, (value), ##__VA_ARGS__)
#define TraceLoggingFloat32(value, ...) RINGSIDE_TLG(0x0000000b, #value, (value), ##__VA_ARGS__)
#define TraceLoggingFloat64(value, ...) RINGSIDE_TLG(0x0000000c, #value, (value), ##__VA_ARGS__)
#define TraceLoggingBoolean(value, ...) RINGSIDE_TLG(0x00000304, #value, (value), ##__VA_ARGS__)
#define TraceLoggingBool(value, ...) RINGSIDE_TLG(0x0000000d, #value, (value), ##__VA_ARGS__)
#define TraceLoggingChar(value, ...) RINGSIDE_TLG(0x00000204, #value, (value), ##__VA_ARGS__)
#define TraceLoggingChar16(value, ...) RINGSIDE_TLG(0x00000206, #value, (value), ##__VA_ARGS__)
#define TraceLoggingWChar(value, ...) RINGSIDE_TLG(0x00000206, #value, (value), ##__VA_ARGS__)
#define TraceLoggingPointer(value, ...) RINGSIDE_TLG(0x00000015, #value, (value), ##__VA_ARGS__)
#define TraceLoggingCodePointer(value, ...) RINGSIDE_TLG(0x00000015, #value, (value), ##__VA_ARGS__)
#define TraceLoggingPid(value, ...) RINGSIDE_TLG(0x00000508, #value, (value), ##__VA_ARGS__)
#define TraceLoggingTid(value, ...) RINGSIDE_TLG(0x00000608, #value, (value), ##__VA_ARGS__)
#define TraceLoggingPort(value, ...) RINGSIDE_TLG(0x00000706, #value, (value), ##__VA_ARGS__)
#define TraceLoggingWinError(value, ...) RINGSIDE_TLG(0x00000d08, #value, (value), ##__VA_ARGS__)
#define TraceLoggingNTStatus(value, ...) RINGSIDE_TLG(0x00000e08, #value, (value), ##__VA_ARGS__)
#define TraceLoggingHResult(value, ...) RINGSIDE_TLG(0x00000f07, #value, (value), ##__VA_ARGS__)
#define TraceLoggingIPv4Address(value, ...) RINGSIDE_TLG(0x00000808, #value, (value), ##__VA_ARGS__)
#define TraceLoggingPsz(value, ...) RINGSIDE_TLG(0x00000002, #value, (value), ##__VA_ARGS__)
#define TraceLoggingPwsz(value, ...) RINGSIDE_TLG(0x00000001, #value, (value), ##__VA_ARGS__)
#define TraceLoggingString(value, ...) RINGSIDE_TLG(0x00000002, #value, (value), ##__VA_ARGS__)
#define TraceLoggingUtf8String(value, ...) RINGSIDE_TLG(0x00000002, #value, (value), ##__VA_ARGS__)
#define TraceLoggingWideString(value, ...) RINGSIDE_TLG(0x00000001, #value, (value), ##__VA_ARGS__)
#define TraceLoggingGuid(value, ...) RINGSIDE_TLG(0x0001000f, #value, &(value), ##__VA_ARGS__)
#define TraceLoggingFileTime(value, ...) RINGSIDE_TLG(0x00010011, #value, &(value), ##__VA_ARGS__)
#define TraceLoggingFileTimeUtc(value, ...) RINGSIDE_TLG(0x00010011, #value, &(value), ##__VA_ARGS__)
#define TraceLoggingSystemTime(value, ...) RINGSIDE_TLG(0x00010012, #value, &(value), ##__VA_ARGS__)
#define TraceLoggingSystemTimeUtc(value, ...) RINGSIDE_TLG(0x00010012, #value, &(value), ##__VA_ARGS__)
#define TraceLoggingSid(pValue, ...) RINGSIDE_TLG(0x00010013, #pValue, (pValue), ##__VA_ARGS__)
#define TraceLoggingUnicodeString(pValue, ...) RINGSIDE_TLG(0x00030016, #pValue, (pValue), ##__VA_ARGS__)
#define TraceLoggingAnsiString(pValue, ...) RINGSIDE_TLG(0x00030017, #pValue, (pValue), ##__VA_ARGS__)
/* An address and how many: characters, bytes, elements. */
#define TraceLoggingCountedString(pValue, count, ...) RINGSIDE_TLG(0x00020017, #pValue, (pValue), ##__VA_ARGS__), (count)
#define TraceLoggingCountedUtf8String(pValue, count, ...) RINGSIDE_TLG(0x00020017, #pValue, (pValue), ##__VA_ARGS__), (count)
#define TraceLoggingCountedWideString(pValue, count, ...) RINGSIDE_TLG(0x00020016, #pValue, (pValue), ##__VA_ARGS__), (count)
#define TraceLoggingBinary(pValue, size, ...) RINGSIDE_TLG(0x0002000e, #pValue, (pValue), ##__VA_ARGS__), (size)
#define TraceLoggingBinaryEx(pValue, size, outType, ...) RINGSIDE_TLG(0x0002000e | (outType) << 8, #pValue, (pValue), ##__VA_ARGS__), (size)
#define TraceLoggingIPv6Address(pValue, ...) RINGSIDE_TLG(0x0002090e, #pValue, (pValue), ##__VA_ARGS__), 16
#define TraceLoggingSocketAddress(pValue, size, ...) RINGSIDE_TLG(0x00020a0e, #pValue, (pValue), ##__VA_ARGS__), (size)
#define TraceLoggingInt8Array(pValues, count, ...) RINGSIDE_TLG(0x00020003, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingInt8FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020003, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingUInt8Array(pValues, count, ...) RINGSIDE_TLG(0x00020004, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingUInt8FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020004, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingInt16Array(pValues, count, ...) RINGSIDE_TLG(0x00020005, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingInt16FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020005, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingUInt16Array(pValues, count, ...) RINGSIDE_TLG(0x00020006, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingUInt16FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020006, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingInt32Array(pValues, count, ...) RINGSIDE_TLG(0x00020007, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingInt32FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020007, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingUInt32Array(pValues, count, ...) RINGSIDE_TLG(0x00020008, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingUInt32FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020008, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingInt64Array(pValues, count, ...) RINGSIDE_TLG(0x00020009, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingInt64FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020009, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingUInt64Array(pValues, count, ...) RINGSIDE_TLG(0x0002000a, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingUInt64FixedArray(pValues, count, ...) RINGSIDE_TLG(0x0002000a, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingIntPtrArray(pValues, count, ...) RINGSIDE_TLG(0x00020009, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingIntPtrFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020009, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingUIntPtrArray(pValues, count, ...) RINGSIDE_TLG(0x0002000a, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingUIntPtrFixedArray(pValues, count, ...) RINGSIDE_TLG(0x0002000a, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingLongArray(pValues, count, ...) RINGSIDE_TLG(0x00020007, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingLongFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020007, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingULongArray(pValues, count, ...) RINGSIDE_TLG(0x00020008, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingULongFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020008, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexInt8Array(pValues, count, ...) RINGSIDE_TLG(0x00020403, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexInt8FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020403, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexUInt8Array(pValues, count, ...) RINGSIDE_TLG(0x00020404, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexUInt8FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020404, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexInt16Array(pValues, count, ...) RINGSIDE_TLG(0x00020405, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexInt16FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020405, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexUInt16Array(pValues, count, ...) RINGSIDE_TLG(0x00020406, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexUInt16FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020406, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexInt32Array(pValues, count, ...) RINGSIDE_TLG(0x00020014, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexInt32FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020014, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexUInt32Array(pValues, count, ...) RINGSIDE_TLG(0x00020014, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexUInt32FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020014, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexInt64Array(pValues, count, ...) RINGSIDE_TLG(0x00020015, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexInt64FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020015, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexUInt64Array(pValues, count, ...) RINGSIDE_TLG(0x00020015, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexUInt64FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020015, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexIntPtrArray(pValues, count, ...) RINGSIDE_TLG(0x00020015, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexIntPtrFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020015, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexUIntPtrArray(pValues, count, ...) RINGSIDE_TLG(0x00020015, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexUIntPtrFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020015, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexLongArray(pValues, count, ...) RINGSIDE_TLG(0x00020014, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexLongFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020014, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexULongArray(pValues, count, ...) RINGSIDE_TLG(0x00020014, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingHexULongFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020014, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingFloat32Array(pValues, count, ...) RINGSIDE_TLG(0x0002000b, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingFloat32FixedArray(pValues, count, ...) RINGSIDE_TLG(0x0002000b, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingFloat64Array(pValues, count, ...) RINGSIDE_TLG(0x0002000c, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingFloat64FixedArray(pValues, count, ...) RINGSIDE_TLG(0x0002000c, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingBooleanArray(pValues, count, ...) RINGSIDE_TLG(0x00020304, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingBooleanFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020304, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingBoolArray(pValues, count, ...) RINGSIDE_TLG(0x0002000d, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingBoolFixedArray(pValues, count, ...) RINGSIDE_TLG(0x0002000d, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingCharArray(pValues, count, ...) RINGSIDE_TLG(0x00020204, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingCharFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020204, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingChar16Array(pValues, count, ...) RINGSIDE_TLG(0x00020206, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingChar16FixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020206, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingWCharArray(pValues, count, ...) RINGSIDE_TLG(0x00020206, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingWCharFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020206, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingPointerArray(pValues, count, ...) RINGSIDE_TLG(0x00020015, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingPointerFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020015, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingCodePointerArray(pValues, count, ...) RINGSIDE_TLG(0x00020015, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingCodePointerFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020015, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingGuidArray(pValues, count, ...) RINGSIDE_TLG(0x0002000f, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingGuidFixedArray(pValues, count, ...) RINGSIDE_TLG(0x0002000f, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingFileTimeArray(pValues, count, ...) RINGSIDE_TLG(0x00020011, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingFileTimeFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020011, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingSystemTimeArray(pValues, count, ...) RINGSIDE_TLG(0x00020012, #pValues, (pValues), ##__VA_ARGS__), (count)
#define TraceLoggingSystemTimeFixedArray(pValues, count, ...) RINGSIDE_TLG(0x00020012, #pValues, (pValues), ##__VA_ARGS__), (count)
#ifdef __cplusplus
/* The type of a value decides; wchar_t is a name of unsigned short here. */
inline ULONG RingsideTlgKind(signed char) { return 3; }
inline ULONG RingsideTlgKind(char) { return 0x0204; }
inline ULONG RingsideTlgKind(unsigned char) { return 4; }
inline ULONG RingsideTlgKind(short) { return 5; }
inline ULONG RingsideTlgKind(unsigned short) { return 6; }
inline ULONG RingsideTlgKind(int) { return 7; }
inline ULONG RingsideTlgKind(unsigned int) { return 8; }
inline ULONG RingsideTlgKind(long) { return 7; }
inline ULONG RingsideTlgKind(unsigned long) { return 8; }
inline ULONG RingsideTlgKind(__int64) { return 9; }
inline ULONG RingsideTlgKind(unsigned __int64) { return 10; }
inline ULONG RingsideTlgKind(bool) { return 0x0304; }
inline ULONG RingsideTlgKind(float) { return 11; }
inline ULONG RingsideTlgKind(double) { return 12; }
inline ULONG RingsideTlgKind(const void *) { return 21; }
inline ULONG RingsideTlgKind(const char *) { return 2; }
inline ULONG RingsideTlgKind(const wchar_t *) { return 1; }
#define TraceLoggingValue(value, ...) RINGSIDE_TLG(RingsideTlgKind(value), #value, (value), ##__VA_ARGS__)
#endif
