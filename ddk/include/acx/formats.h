// Audio class extension: formats of audio.
#pragma once

typedef enum _ACX_DATAFORMAT_TYPE { AcxDataFormatKsFormat = 0x00000000, AcxDataFormatMaximum } ACX_DATAFORMAT_TYPE, *PACX_DATAFORMAT_TYPE;
typedef enum _ACX_DATAFORMAT_CONFIG_FLAGS {
    AcxDataFormatConfigNoFlags = 0x00000000, AcxDataFormatConfigValidFlags = 0x00000000
} ACX_DATAFORMAT_CONFIG_FLAGS;
typedef enum _ACX_DATAFORMAT_LIST_CONFIG_FLAGS {
    AcxDataFormatListConfigNoFlags = 0x00000000, AcxDataFormatListConfigValidFlags = 0x00000000
} ACX_DATAFORMAT_LIST_CONFIG_FLAGS;
typedef enum _ACX_DATAFORMAT_LIST_ITERATOR_CONFIG_FLAGS {
    AcxDataFormatListIteratorConfigNoFlags = 0x00000000, AcxDataFormatListIteratorConfigValidFlags = 0x00000000
} ACX_DATAFORMAT_LIST_ITERATOR_CONFIG_FLAGS;
typedef struct _ACX_DATAFORMAT_CONFIG {
    ULONG Size;
    ULONG Flags;
    ACX_DATAFORMAT_TYPE Type;
    union {
        PVOID KsFormat;
    } u;
} ACX_DATAFORMAT_CONFIG, *PACX_DATAFORMAT_CONFIG;
typedef struct _ACX_DATAFORMAT_LIST_CONFIG {
    ULONG Size;
    ULONG Flags;
} ACX_DATAFORMAT_LIST_CONFIG, *PACX_DATAFORMAT_LIST_CONFIG;
typedef struct _ACX_DATAFORMAT_LIST_ITERATOR {
    ULONG Size;
    ULONG Flags;
    PVOID Reserved[4];
} ACX_DATAFORMAT_LIST_ITERATOR, *PACX_DATAFORMAT_LIST_ITERATOR;
FORCEINLINE VOID ACX_DATAFORMAT_CONFIG_INIT(_Out_ PACX_DATAFORMAT_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
FORCEINLINE VOID ACX_DATAFORMAT_CONFIG_INIT_KS(_Out_ PACX_DATAFORMAT_CONFIG Config, _In_ PVOID Format) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->Type = AcxDataFormatKsFormat;
    Config->u.KsFormat = Format;
}
FORCEINLINE VOID ACX_DATAFORMAT_LIST_CONFIG_INIT(_Out_ PACX_DATAFORMAT_LIST_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
FORCEINLINE VOID ACX_DATAFORMAT_LIST_ITERATOR_INIT(_Out_ PACX_DATAFORMAT_LIST_ITERATOR Iterator) {
    RtlZeroMemory(Iterator, sizeof(*Iterator));
    Iterator->Size = sizeof(*Iterator);
}
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDataFormatCreate(
    _In_ WDFDEVICE Device, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACX_DATAFORMAT_CONFIG Config, _Out_ ACXDATAFORMAT *DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
GUID NTAPI AcxDataFormatGetMajorFormat(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
GUID NTAPI AcxDataFormatGetSubFormat(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
GUID NTAPI AcxDataFormatGetSpecifier(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
USHORT NTAPI AcxDataFormatGetChannelsCount(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONGLONG NTAPI AcxDataFormatGetChannelMask(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxDataFormatGetSampleSize(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxDataFormatGetBitsPerSample(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxDataFormatGetValidBitsPerSample(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxDataFormatGetSamplesPerBlock(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxDataFormatGetBlockAlign(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxDataFormatGetSampleRate(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxDataFormatGetAverageBytesPerSec(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxDataFormatGetEncodedSamplesPerSec(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxDataFormatGetEncodedChannelCount(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxDataFormatGetEncodedAverageBytesPerSec(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID NTAPI AcxDataFormatGetKsDataFormat(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID NTAPI AcxDataFormatGetWaveFormatEx(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID NTAPI AcxDataFormatGetWaveFormatExtensible(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID NTAPI AcxDataFormatGetWaveFormatExtensibleIec61937(_In_ ACXDATAFORMAT DataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN NTAPI AcxDataFormatIsEqual(_In_ ACXDATAFORMAT DataFormat1, _In_ ACXDATAFORMAT DataFormat2);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDataFormatListCreate(
    _In_ WDFDEVICE Device, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACX_DATAFORMAT_LIST_CONFIG Config,
    _Out_ ACXDATAFORMATLIST *DataFormatList);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI AcxDataFormatListAddDataFormat(_In_ ACXDATAFORMATLIST AcxDataFormatList, _In_ ACXDATAFORMAT AcxDataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI AcxDataFormatListRemoveDataFormat(_In_ ACXDATAFORMATLIST AcxDataFormatList, _In_ ACXDATAFORMAT AcxDataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI AcxDataFormatListAssignDefaultDataFormat(_In_ ACXDATAFORMATLIST AcxDataFormatList, _In_ ACXDATAFORMAT AcxDataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI AcxDataFormatListRetrieveDefaultDataFormat(_In_ ACXDATAFORMATLIST AcxDataFormatList, _Out_ ACXDATAFORMAT *AcxDataFormat);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI AcxDataFormatListRemoveDataFormats(_In_ ACXDATAFORMATLIST AcxDataFormatList);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI AcxDataFormatListBeginIteration(_In_ ACXDATAFORMATLIST AcxDataFormatList, _Inout_ PACX_DATAFORMAT_LIST_ITERATOR Iterator);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI AcxDataFormatListRetrieveNextFormat(
    _In_ ACXDATAFORMATLIST AcxDataFormatList, _Inout_ PACX_DATAFORMAT_LIST_ITERATOR Iterator, _Out_ ACXDATAFORMAT *Format);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI AcxDataFormatListEndIteration(_In_ ACXDATAFORMATLIST AcxDataFormatList, _Inout_ PACX_DATAFORMAT_LIST_ITERATOR Iterator);
