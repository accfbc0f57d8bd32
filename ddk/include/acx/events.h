// Audio class extension: events.
#pragma once

typedef enum _ACX_EVENT_CONFIG_FLAGS { AcxEventConfigNoFlags = 0x00000000, AcxEventConfigValidFlags = 0x00000000 } ACX_EVENT_CONFIG_FLAGS;
typedef enum _ACX_PNPEVENT_CONFIG_FLAGS {
    AcxPnpEventConfigNoFlags = 0x00000000, AcxPnpEventConfigValidFlags = 0x00000000
} ACX_PNPEVENT_CONFIG_FLAGS;
_Function_class_(EVT_ACX_EVENT_ENABLE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_EVENT_ENABLE(_In_ ACXEVENT Event);
typedef EVT_ACX_EVENT_ENABLE *PFN_ACX_EVENT_ENABLE;
_Function_class_(EVT_ACX_EVENT_DISABLE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID NTAPI EVT_ACX_EVENT_DISABLE(_In_ ACXEVENT Event);
typedef EVT_ACX_EVENT_DISABLE *PFN_ACX_EVENT_DISABLE;
typedef struct _ACX_EVENT_CALLBACKS {
    ULONG Size;
    PFN_ACX_EVENT_ENABLE EvtAcxEventEnable;
    PFN_ACX_EVENT_DISABLE EvtAcxEventDisable;
    PFN_ACX_OBJECT_PROCESS_EVENT_REQUEST EvtAcxEventProcessRequest;
} ACX_EVENT_CALLBACKS, *PACX_EVENT_CALLBACKS;
typedef struct _ACX_EVENT_CONFIG {
    ULONG Size;
    ULONG Flags;
    const GUID *Set;
    ULONG Id;
    ULONG Type;
    PACX_EVENT_CALLBACKS Callbacks;
} ACX_EVENT_CONFIG, *PACX_EVENT_CONFIG;
typedef struct _ACX_PNPEVENT_CONFIG {
    ULONG Size;
    ULONG Flags;
    GUID Event;
} ACX_PNPEVENT_CONFIG, *PACX_PNPEVENT_CONFIG;
FORCEINLINE VOID ACX_EVENT_CALLBACKS_INIT(_Out_ PACX_EVENT_CALLBACKS Callbacks) {
    RtlZeroMemory(Callbacks, sizeof(*Callbacks));
    Callbacks->Size = sizeof(*Callbacks);
}
FORCEINLINE VOID ACX_EVENT_CONFIG_INIT(_Out_ PACX_EVENT_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
FORCEINLINE VOID ACX_PNPEVENT_CONFIG_INIT(_Out_ PACX_PNPEVENT_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxEventCreate(
    _In_ ACXOBJECT Object, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACX_EVENT_CONFIG Config, _Out_ ACXEVENT *Event);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI AcxEventAddEventData(_In_ ACXEVENT Event, _In_ ACXEVENTDATA EventData);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI AcxEventGenerateEvent(_In_ ACXEVENT Event);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxPnpEventCreate(
    _In_ WDFDEVICE Device, _In_ ACXOBJECT Object, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACX_PNPEVENT_CONFIG Config,
    _Out_ ACXPNPEVENT *Event);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxPnpEventGenerateEvent(_In_ ACXPNPEVENT Event, _In_ PVOID Payload, _In_ USHORT Size);
