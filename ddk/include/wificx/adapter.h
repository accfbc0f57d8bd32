// Network interfaces over WiFiCx: their kinds, queues, wake sources and power offloads.
#pragma once

EXTERN_C_START

typedef enum _WIFI_ADAPTER_TX_DEMUX_TYPE {
    WifiAdapterTxDemuxTypePeerAddress = 2, WifiAdapterTxDemuxTypeWmmInfo = 3
} WIFI_ADAPTER_TX_DEMUX_TYPE, *PWIFI_ADAPTER_TX_DEMUX_TYPE;
typedef enum _WIFI_ADAPTER_TYPE {
    WIFI_ADAPTER_EXTENSIBLE_STATION, WIFI_ADAPTER_WIFI_DIRECT_ROLE, WIFI_ADAPTER_SECONDARY_STATION
} WIFI_ADAPTER_TYPE, *PWIFI_ADAPTER_TYPE;
typedef enum _WIFI_WAKE_REASON_TYPE {
    WifiWakeReasonTypeNloDiscovery, WifiWakeReasonTypeApAssociationlost, WifiWakeReasonTypeGtkHandshakeError,
    WifiWakeReasonTypeFourWayHandshakeRequest, WifiWakeReasonTypeIncomingActionFrame, WifiWakeReasonTypeClientDriverDiagnostic
} WIFI_WAKE_REASON_TYPE, *PWIFI_WAKE_REASON_TYPE;
typedef enum _WIFI_WAKE_SOURCE_TYPE {
    WifiWakeSourceTypeNloDiscovery, WifiWakeSourceTypeApAssociationLost, WifiWakeSourceTypeGtkHandshakeError,
    WifiWakeSourceTypeFourWayHandshakeRequest, WifiWakeSourceTypeIncomingActionFrame, WifiWakeSourceTypeClientDriverDiagnostic
} WIFI_WAKE_SOURCE_TYPE, *PWIFI_WAKE_SOURCE_TYPE;
typedef enum _WIFI_POWER_OFFLOAD_TYPE {
    WifiPowerOffloadType80211RsnRekey = 1, WifiPowerOffloadTypeWakeOnIncomingActionFrame = 2
} WIFI_POWER_OFFLOAD_TYPE, *PWIFI_POWER_OFFLOAD_TYPE;
typedef struct _WIFI_ADAPTER_POWER_OFFLOAD_RSN_REKEY_CAPABILITIES {
    ULONG Size;
    BOOLEAN Enabled;
} WIFI_ADAPTER_POWER_OFFLOAD_RSN_REKEY_CAPABILITIES, *PWIFI_ADAPTER_POWER_OFFLOAD_RSN_REKEY_CAPABILITIES;
typedef struct _WIFI_ADAPTER_TX_DEMUX {
    ULONG Size;
    WIFI_ADAPTER_TX_DEMUX_TYPE Type;
    UINT8 Range;
} WIFI_ADAPTER_TX_DEMUX, *PWIFI_ADAPTER_TX_DEMUX;
typedef struct _WIFI_ADAPTER_WAKE_CAPABILITIES {
    ULONG Size;
    BOOLEAN NloDiscovery;
    BOOLEAN ApAssociationLost;
    BOOLEAN GtkHandshakeError;
    BOOLEAN FourWayHandshakeRequest;
    BOOLEAN IncomingActionFrame;
    BOOLEAN ClientDriverDiagnostic;
} WIFI_ADAPTER_WAKE_CAPABILITIES, *PWIFI_ADAPTER_WAKE_CAPABILITIES;
typedef struct _WIFI_POWER_OFFLOAD_80211RSNREKEY_PARAMETERS {
    ULONG Size;
    ULONG ProtocolOffloadId;
    UINT64 ReplayCounter;
    ULONG KCKLength;
    ULONG KEKLength;
    UCHAR KCK[WIFI_RSN_MAX_CIPHER_KEY_LENGTH];
    UCHAR KEK[WIFI_RSN_MAX_CIPHER_KEY_LENGTH];
} WIFI_POWER_OFFLOAD_80211RSNREKEY_PARAMETERS, *PWIFI_POWER_OFFLOAD_80211RSNREKEY_PARAMETERS;
typedef struct _WIFI_POWER_OFFLOAD_ACTION_FRAME_WAKE_PATTERN_PARAMETERS {
    ULONG Size;
    BOOLEAN FilterOnFrameAction;
    UINT8 ActionFrameCategory;
    UINT8 ActionFrameAction;
} WIFI_POWER_OFFLOAD_ACTION_FRAME_WAKE_PATTERN_PARAMETERS, *PWIFI_POWER_OFFLOAD_ACTION_FRAME_WAKE_PATTERN_PARAMETERS;
FORCEINLINE VOID WIFI_ADAPTER_POWER_OFFLOAD_RSN_REKEY_CAPABILITIES_INIT(
    _Out_ WIFI_ADAPTER_POWER_OFFLOAD_RSN_REKEY_CAPABILITIES *Capabilities) {
    RtlZeroMemory(Capabilities, sizeof(*Capabilities));
    Capabilities->Size = sizeof(*Capabilities);
}
FORCEINLINE VOID WIFI_ADAPTER_TX_PEER_ADDRESS_DEMUX_INIT(_Out_ WIFI_ADAPTER_TX_DEMUX *Demux, _In_ UINT8 Range) {
    RtlZeroMemory(Demux, sizeof(*Demux));
    Demux->Size = sizeof(*Demux);
    Demux->Range = Range;
}
FORCEINLINE VOID WIFI_ADAPTER_TX_WMMINFO_DEMUX_INIT(_Out_ WIFI_ADAPTER_TX_DEMUX *Demux) {
    RtlZeroMemory(Demux, sizeof(*Demux));
    Demux->Size = sizeof(*Demux);
}
FORCEINLINE VOID WIFI_ADAPTER_WAKE_CAPABILITIES_INIT(_Out_ WIFI_ADAPTER_WAKE_CAPABILITIES *Capabilities) {
    RtlZeroMemory(Capabilities, sizeof(*Capabilities));
    Capabilities->Size = sizeof(*Capabilities);
}
FORCEINLINE VOID WIFI_WIFIDIRECT_CAPABILITIES_INIT(_Out_ WIFI_WIFIDIRECT_CAPABILITIES *Capabilities) {
    RtlZeroMemory(Capabilities, sizeof(*Capabilities));
    Capabilities->Size = sizeof(*Capabilities);
}
_IRQL_requires_(PASSIVE_LEVEL)
VOID WifiAdapterAddPeer(_In_ NETADAPTER Adapter, _In_ const NET_EUI48_ADDRESS *Address);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG WifiAdapterGetPortId(_In_ NETADAPTER Adapter);
_IRQL_requires_(PASSIVE_LEVEL)
WIFI_ADAPTER_TYPE WifiAdapterGetType(_In_ NETADAPTER Adapter);
_IRQL_requires_(PASSIVE_LEVEL)
VOID WifiAdapterInitAddTxDemux(_In_ NETADAPTER_INIT *Adapter, _In_ const WIFI_ADAPTER_TX_DEMUX *Demux);
_IRQL_requires_(PASSIVE_LEVEL)
WIFI_ADAPTER_TYPE WifiAdapterInitGetType(_In_ NETADAPTER_INIT *AdapterInit);
NTSTATUS WifiAdapterInitialize(_In_ NETADAPTER Adapter);
_IRQL_requires_(PASSIVE_LEVEL)
VOID WifiAdapterPowerOffloadSetRsnRekeyCapabilities(
    _In_ NETADAPTER Adapter, _In_ const WIFI_ADAPTER_POWER_OFFLOAD_RSN_REKEY_CAPABILITIES *Capabilities);
_IRQL_requires_(PASSIVE_LEVEL)
VOID WifiAdapterRemovePeer(_In_ NETADAPTER Adapter, _In_ const NET_EUI48_ADDRESS *Address);
_IRQL_requires_(PASSIVE_LEVEL)
VOID WifiAdapterReportWakeReason(_In_ NETADAPTER Adapter, _In_ WIFI_WAKE_REASON_TYPE Reason);
_IRQL_requires_(PASSIVE_LEVEL)
VOID WifiAdapterSetWakeCapabilities(_In_ NETADAPTER Adapter, _In_ const WIFI_ADAPTER_WAKE_CAPABILITIES *Capabilities);
_IRQL_requires_(PASSIVE_LEVEL)
NET_EUI48_ADDRESS WifiTxQueueGetDemuxPeerAddress(_In_ NETPACKETQUEUE Queue);
_IRQL_requires_(PASSIVE_LEVEL)
UINT8 WifiTxQueueGetDemuxWmmInfo(_In_ NETPACKETQUEUE Queue);
NETADAPTER WifiWakeSourceGetAdapter(_In_ WIFIWAKESOURCE WakeSource);
WIFI_WAKE_SOURCE_TYPE WifiWakeSourceGetType(_In_ WIFIWAKESOURCE WakeSource);
FORCEINLINE VOID WIFI_WAKE_SOURCE_LIST_INIT(_Out_ WIFI_WAKE_SOURCE_LIST *List) {
    RtlZeroMemory(List, sizeof(*List));
    List->Size = sizeof(*List);
}
SIZE_T WifiWakeSourceListGetCount(_In_ const WIFI_WAKE_SOURCE_LIST *List);
WIFIWAKESOURCE WifiWakeSourceListGetElement(_In_ const WIFI_WAKE_SOURCE_LIST *List, _In_ SIZE_T Index);
FORCEINLINE VOID WIFI_POWER_OFFLOAD_80211RSNREKEY_PARAMETERS_INIT(_Out_ WIFI_POWER_OFFLOAD_80211RSNREKEY_PARAMETERS *Parameters) {
    RtlZeroMemory(Parameters, sizeof(*Parameters));
    Parameters->Size = sizeof(*Parameters);
}
FORCEINLINE VOID WIFI_POWER_OFFLOAD_ACTION_FRAME_WAKE_PATTERN_PARAMETERS_INIT(
    _Out_ WIFI_POWER_OFFLOAD_ACTION_FRAME_WAKE_PATTERN_PARAMETERS *Parameters) {
    RtlZeroMemory(Parameters, sizeof(*Parameters));
    Parameters->Size = sizeof(*Parameters);
}
VOID WifiPowerOffloadGet80211RSNRekeyParameters(
    _In_ WIFIPOWEROFFLOAD WifiPowerOffload, _Inout_ WIFI_POWER_OFFLOAD_80211RSNREKEY_PARAMETERS *Parameters);
VOID WifiPowerOffloadGetActionFrameWakePatternParameters(
    _In_ WIFIPOWEROFFLOAD WifiPowerOffload, _Inout_ WIFI_POWER_OFFLOAD_ACTION_FRAME_WAKE_PATTERN_PARAMETERS *Parameters);
NETADAPTER WifiPowerOffloadGetAdapter(_In_ WIFIPOWEROFFLOAD WifiPowerOffload);
WIFI_POWER_OFFLOAD_TYPE WifiPowerOffloadGetType(_In_ WIFIPOWEROFFLOAD WifiPowerOffload);
FORCEINLINE VOID WIFI_POWER_OFFLOAD_LIST_INIT(_Out_ WIFI_POWER_OFFLOAD_LIST *List) {
    RtlZeroMemory(List, sizeof(*List));
    List->Size = sizeof(*List);
}
SIZE_T WifiPowerOffloadListGetCount(_In_ const WIFI_POWER_OFFLOAD_LIST *List);
WIFIPOWEROFFLOAD WifiPowerOffloadListGetElement(_In_ const WIFI_POWER_OFFLOAD_LIST *List, _In_ SIZE_T Index);

EXTERN_C_END
