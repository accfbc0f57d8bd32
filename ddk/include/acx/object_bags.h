// Audio class extension: bags of properties.
#pragma once

typedef enum _ACX_OBJECTBAG_CONFIG_FLAGS {
    AcxObjectBagConfigNoFlags = 0x00000000, AcxObjectBagConfigEnableReads = 0x00000001, AcxObjectBagConfigEnableWrites = 0x00000002,
    AcxObjectBagConfigFailIfExist = 0x00000004, AcxObjectBagConfigOpenWithHandle = 0x00000008, AcxObjectBagConfigValidFlags = 0x0000000F
} ACX_OBJECTBAG_CONFIG_FLAGS;
typedef struct _ACX_OBJECTBAG_CONFIG {
    ULONG Size;
    ULONG Flags;
    WDFKEY ParentKey;
    PCUNICODE_STRING Name;
    HANDLE Handle;
} ACX_OBJECTBAG_CONFIG, *PACX_OBJECTBAG_CONFIG;
FORCEINLINE VOID ACX_OBJECTBAG_CONFIG_INIT(_Out_ PACX_OBJECTBAG_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->Flags = AcxObjectBagConfigEnableReads | AcxObjectBagConfigEnableWrites;
}
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagCreate(_In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACX_OBJECTBAG_CONFIG Config, _Out_ ACXOBJECTBAG *ObjectBag);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagOpen(_In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACX_OBJECTBAG_CONFIG Config, _Out_ ACXOBJECTBAG *ObjectBag);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddI1(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ CHAR Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddUI1(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ UCHAR Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddI2(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ SHORT Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddUI2(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ USHORT Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddI4(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ LONG Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddUI4(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ ULONG Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddI8(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ LONG64 Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddUI8(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ ULONG64 Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddSizeT(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ size_t Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddGuid(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ GUID Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddString(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ WDFSTRING Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddMultiString(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ WDFCOLLECTION Values);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddUnicodeString(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ PCUNICODE_STRING Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagAddBlob(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ WDFMEMORY Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveI1(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ CHAR *Value);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveUI1(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ UCHAR *Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveI2(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ SHORT *Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveUI2(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ USHORT *Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveI4(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ LONG *Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveUI4(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ ULONG *Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveI8(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ LONG64 *Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveUI8(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ ULONG64 *Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveSizeT(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ size_t *Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveGuid(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ GUID *Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveString(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ WDFSTRING Value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveMultiString(
    _In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ PWDF_OBJECT_ATTRIBUTES StringsAttributes,
    _In_ WDFCOLLECTION Values);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveUnicodeString(_In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_ PUNICODE_STRING Value);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxObjectBagRetrieveBlob(
    _In_ ACXOBJECTBAG ObjectBag, _In_ PCUNICODE_STRING ValueName, _In_opt_ PWDF_OBJECT_ATTRIBUTES ValueAttributes, _Out_ WDFMEMORY *Value);
#define DECLARE_CONST_ACXOBJECTBAG_SYSTEM_PROPERTY_NAME(name) DECLARE_CONST_UNICODE_STRING(name, L"sys_" #name)
#define DECLARE_CONST_ACXOBJECTBAG_DRIVER_PROPERTY_NAME(ven, name) DECLARE_CONST_UNICODE_STRING(name, L"drv_" #ven L"_" #name)
#define DECLARE_CONST_ACXOBJECTBAG_USB_PROPERTY_NAME(name) DECLARE_CONST_UNICODE_STRING(name, L"usb_" #name)
#define DECLARE_CONST_ACXOBJECTBAG_HDAUDIO_PROPERTY_NAME(name) DECLARE_CONST_UNICODE_STRING(name, L"hda_" #name)
#define DECLARE_CONST_ACXOBJECTBAG_SOUNDWIRE_PROPERTY_NAME(name) DECLARE_CONST_UNICODE_STRING(name, L"sdca_" #name)
#define DECLARE_CONST_ACXOBJECTBAG_BLUETOOTH_PROPERTY_NAME(name) DECLARE_CONST_UNICODE_STRING(name, L"Bluetooth_" #name)
#define DECLARE_CONST_ACXOBJECTBAG_BLUETOOTHLEAUDIO_PROPERTY_NAME(name) DECLARE_CONST_UNICODE_STRING(name, L"BluetoothLEAudio_" #name)
