// fwpsk.h: callouts of the Windows filtering platform. Declared for the checks; the emulated kernel has no network yet.
#pragma once

#include <ndis.h>
#include <ws2ipdef.h>
#include <fwpmtypes.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <fwpsk/layers.h>

#define FWPS_RIGHT_ACTION_WRITE 0x00000001
#define FWPS_CLASSIFY_OUT_FLAG_ABSORB 0x00000001
#define FWPS_CLASSIFY_OUT_FLAG_BUFFER_LIMIT_REACHED 0x00000002
#define FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA 0x00000004
#define FWPS_CLASSIFY_OUT_FLAG_ALE_FAST_CACHE_CHECK 0x00000008
#define FWPS_CLASSIFY_OUT_FLAG_ALE_FAST_CACHE_POSSIBLE 0x00000010
#define FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT 0x00000001
#define FWPS_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED 0x00000002
#define FWPS_FILTER_FLAG_HAS_SECURITY_REALM_PROVIDER_CONTEXT 0x00000008
#define FWPS_STREAM_FLAG_RECEIVE 0x00000001
#define FWPS_STREAM_FLAG_RECEIVE_EXPEDITED 0x00000002
#define FWPS_STREAM_FLAG_RECEIVE_DISCONNECT 0x00000004
#define FWPS_STREAM_FLAG_RECEIVE_ABORT 0x00000008
#define FWPS_STREAM_FLAG_SEND 0x00010000
#define FWPS_STREAM_FLAG_SEND_EXPEDITED 0x00020000
#define FWPS_STREAM_FLAG_SEND_NODELAY 0x00040000
#define FWPS_STREAM_FLAG_SEND_DISCONNECT 0x00080000
#define FWPS_STREAM_FLAG_SEND_ABORT 0x00100000
#define FWPS_INJECTION_TYPE_STREAM 0x00000001
#define FWPS_INJECTION_TYPE_TRANSPORT 0x00000002
#define FWPS_INJECTION_TYPE_NETWORK 0x00000004
#define FWPS_INJECTION_TYPE_FORWARD 0x00000008
#define FWPS_INJECTION_TYPE_L2 0x00000010
#define FWPS_INJECTION_TYPE_VSWITCH_TRANSPORT 0x00000020
#define FWPS_METADATA_FIELD_DISCARD_REASON 0x00000001
#define FWPS_METADATA_FIELD_FLOW_HANDLE 0x00000002
#define FWPS_METADATA_FIELD_IP_HEADER_SIZE 0x00000004
#define FWPS_METADATA_FIELD_PROCESS_PATH 0x00000008
#define FWPS_METADATA_FIELD_TOKEN 0x00000010
#define FWPS_METADATA_FIELD_PROCESS_ID 0x00000020
#define FWPS_METADATA_FIELD_SYSTEM_FLAGS 0x00000040
#define FWPS_METADATA_FIELD_RESERVED 0x00000080
#define FWPS_METADATA_FIELD_SOURCE_INTERFACE_INDEX 0x00000100
#define FWPS_METADATA_FIELD_DESTINATION_INTERFACE_INDEX 0x00000200
#define FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE 0x00000400
#define FWPS_METADATA_FIELD_COMPARTMENT_ID 0x00000800
#define FWPS_METADATA_FIELD_FRAGMENT_DATA 0x00001000
#define FWPS_METADATA_FIELD_PATH_MTU 0x00002000
#define FWPS_METADATA_FIELD_COMPLETION_HANDLE 0x00004000
#define FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE 0x00008000
#define FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA 0x00010000
#define FWPS_METADATA_FIELD_REMOTE_SCOPE_ID 0x00020000
#define FWPS_METADATA_FIELD_PACKET_DIRECTION 0x00040000
#define FWPS_METADATA_FIELD_PACKET_SYSTEM_CRITICAL 0x00080000
#define FWPS_METADATA_FIELD_FORWARD_LAYER_OUTBOUND_PASS_THRU 0x00100000
#define FWPS_METADATA_FIELD_FORWARD_LAYER_INBOUND_PASS_THRU 0x00200000
#define FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED 0x00400000
#define FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER 0x00800000
#define FWPS_METADATA_FIELD_DESTINATION_PREFIX 0x01000000
#define FWPS_METADATA_FIELD_ETHER_FRAME_LENGTH 0x02000000
#define FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE 0x04000000
#define FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE 0x08000000
#define FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID 0x10000000
#define FWPS_METADATA_FIELD_ORIGINAL_DESTINATION 0x20000000
#define FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE 0x40000000
#define FWPS_METADATA_FIELD_SUB_PROCESS_TAG 0x80000000
/// What FwpsGetPacketListSecurityInformation is asked for.
#define FWPS_PACKET_LIST_INFORMATION_QUERY_INBOUND 0x00000001
#define FWPS_PACKET_LIST_INFORMATION_QUERY_OUTBOUND 0x00000002
#define FWPS_PACKET_LIST_INFORMATION_QUERY_IPSEC 0x00000004
#define FWPS_PACKET_LIST_INFORMATION_QUERY_FWP 0x00000008
#define FWPS_PACKET_LIST_INFORMATION_QUERY_ALL_INBOUND \
    (FWPS_PACKET_LIST_INFORMATION_QUERY_INBOUND | FWPS_PACKET_LIST_INFORMATION_QUERY_IPSEC | FWPS_PACKET_LIST_INFORMATION_QUERY_FWP)
#define FWPS_PACKET_LIST_INFORMATION_QUERY_ALL_OUTBOUND \
    (FWPS_PACKET_LIST_INFORMATION_QUERY_OUTBOUND | FWPS_PACKET_LIST_INFORMATION_QUERY_IPSEC | FWPS_PACKET_LIST_INFORMATION_QUERY_FWP)
/// Others that change the layer's data later bring it to this callout again.
#define FWPS_CLASSIFY_FLAG_REAUTHORIZE_IF_MODIFIED_BY_OTHERS 0x00000001
#define FWPS_L2_INCOMING_FLAG_IS_RAW_IPV4_FRAMING 0x00000001
#define FWPS_L2_INCOMING_FLAG_IS_RAW_IPV6_FRAMING 0x00000002
#define FWPS_L2_INCOMING_FLAG_RECLASSIFY_MULTI_DESTINATION 0x00000008
#define FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE 0x00000001
#define FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE 0x00000002
#define FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID 0x00000004
#define FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX 0x00000008
#define FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT 0x00000010
#define FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID 0x00000020
#define FWPS_L2_METADATA_FIELD_RESERVED 0x80000000
#define FWPS_IS_METADATA_FIELD_PRESENT(metadataValues, metadataField) (((metadataValues)->currentMetadataValues & (metadataField)) == (metadataField))
#define FWPS_IS_L2_METADATA_FIELD_PRESENT(metadataValues, metadataField) (((metadataValues)->currentL2MetadataValues & (metadataField)) == (metadataField))
#define FWPS_ALLOW_ACTION_WRITE 0x00000001

/// What is to be done with a stream after a callout has looked at it.
typedef enum FWPS_STREAM_ACTION_TYPE_ {
    FWPS_STREAM_ACTION_NONE = 0, FWPS_STREAM_ACTION_ALLOW_CONNECTION, FWPS_STREAM_ACTION_NEED_MORE_DATA, FWPS_STREAM_ACTION_DROP_CONNECTION,
    FWPS_STREAM_ACTION_DEFER, FWPS_STREAM_ACTION_TYPE_MAX
} FWPS_STREAM_ACTION_TYPE;
/// What a callout is told of its filters.
typedef enum FWPS_CALLOUT_NOTIFY_TYPE_ {
    FWPS_CALLOUT_NOTIFY_ADD_FILTER = 0, FWPS_CALLOUT_NOTIFY_DELETE_FILTER, FWPS_CALLOUT_NOTIFY_ADD_FILTER_POST_COMMIT,
    FWPS_CALLOUT_NOTIFY_TYPE_MAX
} FWPS_CALLOUT_NOTIFY_TYPE;
typedef struct FWPS_VSWITCH_EVENT_DISPATCH_TABLE0_ FWPS_VSWITCH_EVENT_DISPATCH_TABLE;
typedef struct FWPS_INCOMING_METADATA_VALUES0_ FWPS_INCOMING_METADATA_VALUES0;
/// Hears that a packet that a callout made is done with.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *FWPS_INJECT_COMPLETE0)(_In_ VOID *context, _Inout_ NET_BUFFER_LIST *netBufferList, _In_ BOOLEAN dispatchLevel);
typedef FWPS_INJECT_COMPLETE0 FWPS_INJECT_COMPLETE;

typedef enum FWPS_CONNECTION_REDIRECT_STATE_ {
    FWPS_CONNECTION_NOT_REDIRECTED, FWPS_CONNECTION_REDIRECTED_BY_SELF, FWPS_CONNECTION_REDIRECTED_BY_OTHER,
    FWPS_CONNECTION_PREVIOUSLY_REDIRECTED_BY_SELF, FWPS_CONNECTION_REDIRECT_STATE_MAX
} FWPS_CONNECTION_REDIRECT_STATE, *PFWPS_CONNECTION_REDIRECT_STATE;
typedef enum FWPS_NET_BUFFER_LIST_EVENT_TYPE0_ {
    FWPS_NET_BUFFER_LIST_ENTERED_NETIO, FWPS_NET_BUFFER_LIST_CLONED_BY_NETIO, FWPS_NET_BUFFER_LIST_CLONED_VIA_WFP_API,
    FWPS_NET_BUFFER_LIST_DUPLICATED_BY_NETIO, FWPS_NET_BUFFER_LIST_EXIT_NETIO, FWPS_NET_BUFFER_LIST_CONTEXT_REMOVED,
    FWPS_NET_BUFFER_LIST_NDIS_SEND_COMPLETE, FWPS_NET_BUFFER_LIST_NDIS_RECV_COMPLETE, FWPS_NET_BUFFER_LIST_NDIS_ETHERNET_SEND_COMPLETE,
    FWPS_NET_BUFFER_LIST_NDIS_ETHERNET_RECV_COMPLETE, FWPS_NET_BUFFER_LIST_NDIS_NATIVE_SEND_COMPLETE,
    FWPS_NET_BUFFER_LIST_NDIS_NATIVE_RECV_COMPLETE, FWPS_NET_BUFFER_LIST_NDIS_VSWITCH_INGRESS_COMPLETE,
    FWPS_NET_BUFFER_LIST_NDIS_VSWITCH_EGRESS_COMPLETE, FWPS_NET_BUFFER_LIST_CLONED_BY_NDIS, FWPS_NET_BUFFER_LIST_REASSEMBLED_FRAGMENT,
    FWPS_NET_BUFFER_LIST_REASSEMBLY_COMPLETE
} FWPS_NET_BUFFER_LIST_EVENT_TYPE0, *PFWPS_NET_BUFFER_LIST_EVENT_TYPE0;
typedef enum FWPS_PACKET_INJECTION_STATE_ {
    FWPS_PACKET_NOT_INJECTED, FWPS_PACKET_INJECTED_BY_SELF, FWPS_PACKET_INJECTED_BY_OTHER, FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF,
    FWPS_PACKET_INJECTION_STATE_MAX
} FWPS_PACKET_INJECTION_STATE, *PFWPS_PACKET_INJECTION_STATE;
typedef enum FWPS_VSWITCH_EVENT_TYPE_ {
    FWPS_VSWITCH_EVENT_VSWITCH_NONE, FWPS_VSWITCH_EVENT_VSWITCH_CREATE, FWPS_VSWITCH_EVENT_VSWITCH_DELETE, FWPS_VSWITCH_EVENT_PORT_CREATE,
    FWPS_VSWITCH_EVENT_PORT_DELETE, FWPS_VSWITCH_EVENT_INTERFACE_CREATE, FWPS_VSWITCH_EVENT_INTERFACE_DELETE,
    FWPS_VSWITCH_EVENT_INTERFACE_CONNECT, FWPS_VSWITCH_EVENT_INTERFACE_DISCONNECT, FWPS_VSWITCH_EVENT_POLICY_ADD,
    FWPS_VSWITCH_EVENT_POLICY_UPDATE, FWPS_VSWITCH_EVENT_POLICY_DELETE, FWPS_VSWITCH_EVENT_RUNTIME_STATE_SAVE,
    FWPS_VSWITCH_EVENT_RUNTIME_STATE_RESTORE
} FWPS_VSWITCH_EVENT_TYPE, *PFWPS_VSWITCH_EVENT_TYPE;
typedef VOID (NTAPI *FWPS_CALLOUT_BOOTTIME_CALLOUT_DELETE_NOTIFY_FN0)(UINT32 calloutId);
typedef struct FWPS_INCOMING_VALUES0_ FWPS_INCOMING_VALUES0, *PFWPS_INCOMING_VALUES0;
typedef struct FWPS_INCOMING_METADATA_VALUES0_ FWPS_INCOMING_METADATA_VALUES0, *PFWPS_INCOMING_METADATA_VALUES0;
typedef struct FWPS_FILTER0_ FWPS_FILTER0, *PFWPS_FILTER0;
typedef struct FWPS_CLASSIFY_OUT0_ FWPS_CLASSIFY_OUT0, *PFWPS_CLASSIFY_OUT0;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *FWPS_CALLOUT_CLASSIFY_FN0)(
    _In_ const FWPS_INCOMING_VALUES0 *inFixedValues, _In_ const FWPS_INCOMING_METADATA_VALUES0 *inMetaValues, _Inout_ VOID *layerData,
    _In_ const FWPS_FILTER0 *filter, _In_ UINT64 flowContext, _Inout_ FWPS_CLASSIFY_OUT0 *classifyOut);
typedef struct FWPS_FILTER1_ FWPS_FILTER1, *PFWPS_FILTER1;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *FWPS_CALLOUT_CLASSIFY_FN1)(
    _In_ const FWPS_INCOMING_VALUES0 *inFixedValues, _In_ const FWPS_INCOMING_METADATA_VALUES0 *inMetaValues, _Inout_ VOID *layerData,
    _In_opt_ const VOID *classifyContext, _In_ const FWPS_FILTER1 *filter, _In_ UINT64 flowContext,
    _Inout_ FWPS_CLASSIFY_OUT0 *classifyOut);
typedef struct FWPS_FILTER2_ FWPS_FILTER2, *PFWPS_FILTER2;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *FWPS_CALLOUT_CLASSIFY_FN2)(
    _In_ const FWPS_INCOMING_VALUES0 *inFixedValues, _In_ const FWPS_INCOMING_METADATA_VALUES0 *inMetaValues, _Inout_opt_ VOID *layerData,
    _In_opt_ const VOID *classifyContext, _In_ const FWPS_FILTER2 *filter, _In_ UINT64 flowContext,
    _Inout_ FWPS_CLASSIFY_OUT0 *classifyOut);
typedef struct FWPS_FILTER3_ FWPS_FILTER3, *PFWPS_FILTER3;
typedef VOID (NTAPI *FWPS_CALLOUT_CLASSIFY_FN3)(
    const FWPS_INCOMING_VALUES0 *inFixedValues, const FWPS_INCOMING_METADATA_VALUES0 *inMetaValues, VOID *layerData,
    const VOID *classifyContext, const FWPS_FILTER3 *filter, UINT64 flowContext, FWPS_CLASSIFY_OUT0 *classifyOut);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN0)(_In_ UINT16 layerId, _In_ UINT32 calloutId, _In_ UINT64 flowContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *FWPS_CALLOUT_NOTIFY_FN0)(
    _In_ FWPS_CALLOUT_NOTIFY_TYPE notifyType, _In_ const GUID *filterKey, _In_ FWPS_FILTER0 *filter);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *FWPS_CALLOUT_NOTIFY_FN1)(
    _In_ FWPS_CALLOUT_NOTIFY_TYPE notifyType, _In_ const GUID *filterKey, _In_ FWPS_FILTER1 *filter);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *FWPS_CALLOUT_NOTIFY_FN2)(
    _In_ FWPS_CALLOUT_NOTIFY_TYPE notifyType, _In_ const GUID *filterKey, _Inout_ FWPS_FILTER2 *filter);
typedef NTSTATUS (NTAPI *FWPS_CALLOUT_NOTIFY_FN3)(FWPS_CALLOUT_NOTIFY_TYPE notifyType, const GUID *filterKey, FWPS_FILTER3 *filter);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *FWPS_INJECT_COMPLETE0)(_In_ VOID *context, _Inout_ NET_BUFFER_LIST *netBufferList, _In_ BOOLEAN dispatchLevel);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *FWPS_NET_BUFFER_LIST_NOTIFY_FN0)(
    _In_ FWPS_NET_BUFFER_LIST_EVENT_TYPE0 eventType, _Inout_opt_ NET_BUFFER_LIST *netBufferList,
    _Inout_opt_ NET_BUFFER_LIST *newNetBufferList, _In_ UINT16 layerId, _In_ UINT64 context, _In_ UINT64 contextTag);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *FWPS_NET_BUFFER_LIST_NOTIFY_FN1)(
    _In_ FWPS_NET_BUFFER_LIST_EVENT_TYPE0 eventType, _Inout_ NET_BUFFER_LIST *netBufferList, _Inout_opt_ NET_BUFFER_LIST *newNetBufferList,
    _In_ UINT16 layerId, _In_ UINT64 context, _In_ UINT64 contextTag);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *FWPS_VSWITCH_FILTER_ENGINE_REORDER_CALLBACK0)(
    _In_opt_ VOID *notifyContext, _In_ VOID *completionContext, _In_ BOOLEAN isInRequiredPosition,
    _In_ const NDIS_ENUM_FILTERS *vSwitchExtensionLwfList);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *FWPS_VSWITCH_INTERFACE_EVENT_CALLBACK0)(
    _In_opt_ VOID *notifyContext, _In_ VOID *completionContext, _In_ FWPS_VSWITCH_EVENT_TYPE eventType,
    _In_ const NDIS_SWITCH_PARAMETERS *vSwitch, _In_ const NDIS_SWITCH_NIC_PARAMETERS *vSwitchNic);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *FWPS_VSWITCH_LIFETIME_EVENT_CALLBACK0)(
    _In_opt_ VOID *notifyContext, _In_ FWPS_VSWITCH_EVENT_TYPE eventType, _In_ const NDIS_SWITCH_PARAMETERS *vSwitch,
    _In_opt_ const NDIS_SWITCH_PORT_ARRAY *vSwitchPorts, _In_opt_ const NDIS_SWITCH_NIC_ARRAY *vSwitchInterfaces);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *FWPS_VSWITCH_POLICY_EVENT_CALLBACK0)(
    _In_opt_ VOID *notifyContext, _In_ VOID *completionContext, _In_ FWPS_VSWITCH_EVENT_TYPE eventType,
    _In_ const NDIS_SWITCH_PARAMETERS *vSwitch, _In_opt_ const NDIS_SWITCH_PORT_PROPERTY_PARAMETERS *vSwitchPortProperty,
    _In_opt_ const NDIS_SWITCH_PORT_PROPERTY_DELETE_PARAMETERS *vSwitchPortPropertyDelete);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *FWPS_VSWITCH_PORT_EVENT_CALLBACK0)(
    _In_opt_ VOID *notifyContext, _In_ VOID *completionContext, _In_ FWPS_VSWITCH_EVENT_TYPE eventType,
    _In_ const NDIS_SWITCH_PARAMETERS *vSwitch, _In_ const NDIS_SWITCH_PORT_PARAMETERS *vSwitchPort);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *FWPS_VSWITCH_RUNTIME_STATE_RESTORE_CALLBACK0)(
    _In_opt_ VOID *notifyContext, _In_ VOID *completionContext, _In_ FWPS_VSWITCH_EVENT_TYPE eventType,
    _In_ const NDIS_SWITCH_PARAMETERS *vSwitch, _In_ NDIS_SWITCH_PORT_ID portId, VOID *runtimeState, _In_ SIZE_T runtimeStateLength);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *FWPS_VSWITCH_RUNTIME_STATE_SAVE_CALLBACK0)(
    _In_opt_ VOID *notifyContext, _In_ VOID *completionContext, _In_ FWPS_VSWITCH_EVENT_TYPE eventType,
    _In_ const NDIS_SWITCH_PARAMETERS *vSwitch, _In_ NDIS_SWITCH_PORT_ID portId, VOID **runtimeState, _Out_ SIZE_T *runtimeStateLength);
typedef struct FWPS_ACTION0_ {
    FWP_ACTION_TYPE type;
    UINT32 calloutId;
} FWPS_ACTION0, *PFWPS_ACTION0;
typedef struct FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0_ {
    FWP_CONDITION_VALUE0 localSubNet;
    FWP_CONDITION_VALUE0 remoteSubNet;
    FWP_CONDITION_VALUE0 ipProtocol;
    FWP_CONDITION_VALUE0 localPort;
    FWP_CONDITION_VALUE0 remotePort;
} FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0, *PFWPS_ALE_ENDPOINT_ENUM_TEMPLATE0;
typedef struct FWPS_ALE_ENDPOINT_PROPERTIES0_ {
    UINT64 endpointId;
    FWP_IP_VERSION ipVersion;
    union {
        UINT32 localV4Address;
        UINT8 localV6Address[16];
    };
    union {
        UINT32 remoteV4Address;
        UINT8 remoteV6Address[16];
    };
    UINT8 ipProtocol;
    UINT16 localPort;
    UINT16 remotePort;
    UINT64 localTokenModifiedId;
    UINT64 mmSaId;
    UINT64 qmSaId;
    UINT32 ipsecStatus;
    UINT32 flags;
    FWP_BYTE_BLOB appId;
} FWPS_ALE_ENDPOINT_PROPERTIES0, *PFWPS_ALE_ENDPOINT_PROPERTIES0;
typedef struct FWPS_CLASSIFY_OUT0_ {
    FWP_ACTION_TYPE actionType;
    UINT64 outContext;
    UINT64 filterId;
    UINT32 rights;
    UINT32 flags;
    UINT32 reserved;
} FWPS_CLASSIFY_OUT0, *PFWPS_CLASSIFY_OUT0;
typedef struct FWPS_DISCARD_METADATA0_ {
    FWPS_DISCARD_MODULE0 discardModule;
    UINT32 discardReason;
    UINT64 filterId;
} FWPS_DISCARD_METADATA0, *PFWPS_DISCARD_METADATA0;
typedef struct FWPS_FILTER_CONDITION0_ FWPS_FILTER_CONDITION0, *PFWPS_FILTER_CONDITION0;
typedef struct FWPS_FILTER0_ {
    UINT64 filterId;
    FWP_VALUE0 weight;
    UINT16 subLayerWeight;
    UINT16 flags;
    UINT32 numFilterConditions;
    FWPS_FILTER_CONDITION0 *filterCondition;
    FWPS_ACTION0 action;
    UINT64 context;
    FWPM_PROVIDER_CONTEXT0 *providerContext;
} FWPS_FILTER0, *PFWPS_FILTER0;
typedef struct FWPS_FILTER1_ {
    UINT64 filterId;
    FWP_VALUE0 weight;
    UINT16 subLayerWeight;
    UINT16 flags;
    UINT32 numFilterConditions;
    FWPS_FILTER_CONDITION0 *filterCondition;
    FWPS_ACTION0 action;
    UINT64 context;
    FWPM_PROVIDER_CONTEXT1 *providerContext;
} FWPS_FILTER1, *PFWPS_FILTER1;
typedef struct FWPS_FILTER2_ {
    UINT64 filterId;
    FWP_VALUE0 weight;
    UINT16 subLayerWeight;
    UINT16 flags;
    UINT32 numFilterConditions;
    FWPS_FILTER_CONDITION0 *filterCondition;
    FWPS_ACTION0 action;
    UINT64 context;
    FWPM_PROVIDER_CONTEXT2 *providerContext;
} FWPS_FILTER2, *PFWPS_FILTER2;
typedef struct FWPS_FILTER3_ {
    UINT64 filterId;
    FWP_VALUE0 weight;
    UINT16 subLayerWeight;
    UINT16 flags;
    UINT32 numFilterConditions;
    FWPS_FILTER_CONDITION0 *filterCondition;
    FWPS_ACTION0 action;
    UINT64 context;
    FWPM_PROVIDER_CONTEXT3 *providerContext;
} FWPS_FILTER3, *PFWPS_FILTER3;
typedef struct FWPS_FILTER_CONDITION0_ {
    UINT16 fieldId;
    UINT16 reserved;
    FWP_MATCH_TYPE matchType;
    FWP_CONDITION_VALUE0 conditionValue;
} FWPS_FILTER_CONDITION0, *PFWPS_FILTER_CONDITION0;
typedef struct FWPS_INBOUND_FRAGMENT_METADATA0_ {
    UINT32 fragmentIdentification;
    UINT16 fragmentOffset;
    ULONG fragmentLength;
} FWPS_INBOUND_FRAGMENT_METADATA0, *PFWPS_INBOUND_FRAGMENT_METADATA0;
typedef struct FWPS_INCOMING_VALUE0_ {
    FWP_VALUE0 value;
} FWPS_INCOMING_VALUE0, *PFWPS_INCOMING_VALUE0;
typedef struct FWPS_INCOMING_VALUES0_ {
    UINT16 layerId;
    UINT32 valueCount;
    FWPS_INCOMING_VALUE0 *incomingValue;
} FWPS_INCOMING_VALUES0, *PFWPS_INCOMING_VALUES0;
typedef struct _FWPS_BIND_REQUEST0 {
    SOCKADDR_STORAGE localAddressAndPort;
    UINT64 portReservationToken;
    struct _FWPS_BIND_REQUEST0 *previousVersion;
    UINT64 modifierFilterId;
} FWPS_BIND_REQUEST0, *PFWPS_BIND_REQUEST0;
typedef struct _FWPS_CONNECT_REQUEST0 {
    SOCKADDR_STORAGE localAddressAndPort;
    SOCKADDR_STORAGE remoteAddressAndPort;
    UINT64 portReservationToken;
    DWORD localRedirectTargetPID;
    struct _FWPS_CONNECT_REQUEST0 *previousVersion;
    UINT64 modifierFilterId;
    HANDLE localRedirectHandle;
    VOID *localRedirectContext;
    SIZE_T localRedirectContextSize;
} FWPS_CONNECT_REQUEST0, *PFWPS_CONNECT_REQUEST0;
typedef struct FWPS_CALLOUT0_ {
    GUID calloutKey;
    UINT32 flags;
    FWPS_CALLOUT_CLASSIFY_FN0 classifyFn;
    FWPS_CALLOUT_NOTIFY_FN0 notifyFn;
    FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN0 flowDeleteFn;
} FWPS_CALLOUT0, *PFWPS_CALLOUT0;
typedef struct FWPS_CALLOUT1_ {
    GUID calloutKey;
    UINT32 flags;
    FWPS_CALLOUT_CLASSIFY_FN1 classifyFn;
    FWPS_CALLOUT_NOTIFY_FN1 notifyFn;
    FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN0 flowDeleteFn;
} FWPS_CALLOUT1, *PFWPS_CALLOUT1;
typedef struct FWPS_CALLOUT2_ {
    GUID calloutKey;
    UINT32 flags;
    FWPS_CALLOUT_CLASSIFY_FN2 classifyFn;
    FWPS_CALLOUT_NOTIFY_FN2 notifyFn;
    FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN0 flowDeleteFn;
} FWPS_CALLOUT2, *PFWPS_CALLOUT2;
typedef struct FWPS_CALLOUT3_ {
    GUID calloutKey;
    UINT32 flags;
    FWPS_CALLOUT_CLASSIFY_FN3 classifyFn;
    FWPS_CALLOUT_NOTIFY_FN3 notifyFn;
    FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN0 flowDeleteFn;
} FWPS_CALLOUT3, *PFWPS_CALLOUT3;
typedef struct _FWPS_CONNECTION_POLICY0 {
    SOCKADDR_STORAGE localAddress;
    SOCKADDR_STORAGE nextHopAddress;
    IF_LUID interfaceLuid;
} FWPS_CONNECTION_POLICY0, *PFWPS_CONNECTION_POLICY0;
typedef struct FWPS_INCOMING_METADATA_VALUES0_ {
    UINT32 currentMetadataValues;
    UINT32 flags;
    UINT64 reserved;
    FWPS_DISCARD_METADATA0 discardMetadata;
    UINT64 flowHandle;
    UINT32 ipHeaderSize;
    UINT32 transportHeaderSize;
    FWP_BYTE_BLOB *processPath;
    UINT64 token;
    UINT64 processId;
    UINT32 sourceInterfaceIndex;
    UINT32 destinationInterfaceIndex;
    ULONG compartmentId;
    FWPS_INBOUND_FRAGMENT_METADATA0 fragmentMetadata;
    ULONG pathMtu;
    HANDLE completionHandle;
    UINT64 transportEndpointHandle;
    SCOPE_ID remoteScopeId;
    WSACMSGHDR *controlData;
    ULONG controlDataLength;
    FWP_DIRECTION packetDirection;
    PVOID headerIncludeHeader;
    ULONG headerIncludeHeaderLength;
    IP_ADDRESS_PREFIX destinationPrefix;
    UINT16 frameLength;
    UINT64 parentEndpointHandle;
    UINT32 icmpIdAndSequence;
    DWORD localRedirectTargetPID;
    SOCKADDR *originalDestination;
    HANDLE redirectRecords;
    UINT32 currentL2MetadataValues;
    UINT32 l2Flags;
    UINT32 ethernetMacHeaderSize;
    UINT32 wiFiOperationMode;
    NDIS_SWITCH_PORT_ID vSwitchSourcePortId;
    NDIS_SWITCH_NIC_INDEX vSwitchSourceNicIndex;
    NDIS_SWITCH_PORT_ID vSwitchDestinationPortId;
    UINT32 padding0;
    USHORT padding1;
    UINT32 padding2;
    HANDLE vSwitchPacketContext;
    PVOID subProcessTag;
    UINT64 reserved1;
} FWPS_INCOMING_METADATA_VALUES0, *PFWPS_INCOMING_METADATA_VALUES0;
typedef struct FWPS_PACKET_LIST_FWP_INFORMATION0_ {
    unsigned isReinjected : 1;
} FWPS_PACKET_LIST_FWP_INFORMATION0, *PFWPS_PACKET_LIST_FWP_INFORMATION0;
typedef struct FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0_ {
    unsigned isSecure : 1;
    unsigned isTransportMode : 1;
    unsigned isTunnelMode : 1;
    unsigned isTransportModeVerified : 1;
    unsigned isTunnelModeVerified : 1;
    unsigned isDeTunneled : 1;
} FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0, *PFWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0;
typedef struct FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0_ {
    unsigned isIPsecPolicyMatch : 1;
    unsigned isTransportPolicyMatch : 1;
    unsigned isTunnelPolicyMatch : 1;
    unsigned isTunnelIPinIP : 1;
} FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0, *PFWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0;
typedef struct FWPS_PACKET_LIST_IPSEC_INFORMATION0_ {
    union {
        FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0 inbound;
        FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0 outbound;
        UINT32 flags;
    };
} FWPS_PACKET_LIST_IPSEC_INFORMATION0, *PFWPS_PACKET_LIST_IPSEC_INFORMATION0;
typedef struct FWPS_PACKET_LIST_INFORMATION0_ {
    FWPS_PACKET_LIST_IPSEC_INFORMATION0 ipsecInformation;
    FWPS_PACKET_LIST_FWP_INFORMATION0 fwpInformation;
} FWPS_PACKET_LIST_INFORMATION0, *PFWPS_PACKET_LIST_INFORMATION0;
typedef struct FWPS_STREAM_DATA0_ FWPS_STREAM_DATA0, *PFWPS_STREAM_DATA0;
typedef struct FWPS_STREAM_CALLOUT_IO_PACKET0_ {
    FWPS_STREAM_DATA0 *streamData;
    SIZE_T missedBytes;
    UINT32 countBytesRequired;
    SIZE_T countBytesEnforced;
    FWPS_STREAM_ACTION_TYPE streamAction;
} FWPS_STREAM_CALLOUT_IO_PACKET0, *PFWPS_STREAM_CALLOUT_IO_PACKET0;
typedef struct FWPS_STREAM_DATA_OFFSET0_ {
    NET_BUFFER_LIST *netBufferList;
    NET_BUFFER *netBuffer;
    MDL *mdl;
    UINT32 mdlOffset;
    UINT32 netBufferOffset;
    SIZE_T streamDataOffset;
} FWPS_STREAM_DATA_OFFSET0, *PFWPS_STREAM_DATA_OFFSET0;
typedef struct FWPS_STREAM_DATA0_ {
    UINT32 flags;
    FWPS_STREAM_DATA_OFFSET0 dataOffset;
    SIZE_T dataLength;
    NET_BUFFER_LIST *netBufferListChain;
} FWPS_STREAM_DATA0, *PFWPS_STREAM_DATA0;
typedef struct FWPS_TRANSPORT_SEND_PARAMS0_ {
    UCHAR *remoteAddress;
    SCOPE_ID remoteScopeId;
    WSACMSGHDR *controlData;
    ULONG controlDataLength;
} FWPS_TRANSPORT_SEND_PARAMS0, *PFWPS_TRANSPORT_SEND_PARAMS0;
typedef struct FWPS_TRANSPORT_SEND_PARAMS1_ {
    UCHAR *remoteAddress;
    SCOPE_ID remoteScopeId;
    WSACMSGHDR *controlData;
    ULONG controlDataLength;
    UCHAR *headerIncludeHeader;
    ULONG headerIncludeHeaderLength;
} FWPS_TRANSPORT_SEND_PARAMS1, *PFWPS_TRANSPORT_SEND_PARAMS1;
typedef struct FWPS_VSWITCH_EVENT_DISPATCH_TABLE0_ {
    FWPS_VSWITCH_LIFETIME_EVENT_CALLBACK0 vSwitchLifetimeNotifyFn;
    FWPS_VSWITCH_PORT_EVENT_CALLBACK0 vSwitchPortEventNotifyFn;
    FWPS_VSWITCH_INTERFACE_EVENT_CALLBACK0 vSwitchInterfaceEventNotifyFn;
    FWPS_VSWITCH_FILTER_ENGINE_REORDER_CALLBACK0 vSwitchFilterEngineReorderNotifyRn;
    FWPS_VSWITCH_POLICY_EVENT_CALLBACK0 vSwitchPolicyEventNotifyFn;
    FWPS_VSWITCH_RUNTIME_STATE_SAVE_CALLBACK0 vSwitchRuntimeStateSaveNotifyFn;
    FWPS_VSWITCH_RUNTIME_STATE_RESTORE_CALLBACK0 vSwitchRuntimeStateRestoreNotifyFn;
} FWPS_VSWITCH_EVENT_DISPATCH_TABLE0, *PFWPS_VSWITCH_EVENT_DISPATCH_TABLE0;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsAcquireClassifyHandle0(_In_ VOID *classifyContext, _In_ UINT32 flags, _Out_ UINT64 *classifyHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsAcquireWritableLayerDataPointer0(
    _In_ UINT64 classifyHandle, _In_ UINT64 filterId, _In_ UINT32 flags, _Outptr_ PVOID *writableLayerData,
    _Inout_ FWPS_CLASSIFY_OUT0 *classifyOut);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsAleEndpointCreateEnumHandle0(
    _In_ HANDLE engineHandle, _In_opt_ const FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0 *enumTemplate, _Out_ HANDLE *enumHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsAleEndpointDestroyEnumHandle0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsAleEndpointEnum0(
    _In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested, _Outptr_ FWPS_ALE_ENDPOINT_PROPERTIES0 ***entries,
    _Out_ UINT32 *numEntriesReturned);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsAleEndpointGetById0(
    _In_ HANDLE engineHandle, _In_ UINT64 endpointId, _Outptr_ FWPS_ALE_ENDPOINT_PROPERTIES0 **properties);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsAleEndpointGetSecurityInfo0(
    _In_ HANDLE engineHandle, _In_ SECURITY_INFORMATION securityInfo, _Outptr_ PSID *sidOwner, _Outptr_ PSID *sidGroup,
    _Outptr_ PACL *dacl, _Outptr_ PACL *sacl, _Outptr_ PSECURITY_DESCRIPTOR *securityDescriptor);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsAleEndpointSetSecurityInfo0(
    _In_ HANDLE engineHandle, _In_ SECURITY_INFORMATION securityInfo, _In_opt_ const SID *sidOwner, _In_opt_ const SID *sidGroup,
    _In_opt_ const ACL *dacl, _In_opt_ const ACL *sacl);
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_(return == 0, _Post_satisfies_(*netBufferList != 0))
NTSTATUS NTAPI FwpsAllocateCloneNetBufferList0(
    _Inout_ NET_BUFFER_LIST *originalNetBufferList, _In_opt_ NDIS_HANDLE netBufferListPoolHandle, _In_opt_ NDIS_HANDLE netBufferPoolHandle,
    _In_ ULONG allocateCloneFlags, _Outptr_ NET_BUFFER_LIST **netBufferList);
_When_(return == 0, _Post_satisfies_(*netBufferList != 0))
NTSTATUS NTAPI FwpsAllocateDeepCloneNetBufferList0(
    _Inout_ NET_BUFFER_LIST *originalNetBufferList, _In_opt_ NDIS_HANDLE netBufferListPoolHandle, _In_opt_ NDIS_HANDLE netBufferPoolHandle,
    _Outptr_ NET_BUFFER_LIST **netBufferList);
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_(return == 0, _Post_satisfies_(*netBufferList != 0))
NTSTATUS NTAPI FwpsAllocateNetBufferAndNetBufferList0(
    _In_ NDIS_HANDLE poolHandle, _In_ USHORT contextSize, _In_ USHORT contextBackFill, _In_opt_ __drv_aliasesMem MDL *mdlChain, _In_ ULONG dataOffset,
    _In_ SIZE_T dataLength, _Outptr_ NET_BUFFER_LIST **netBufferList);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsApplyModifiedLayerData0(_In_ UINT64 classifyHandle, _In_ PVOID modifiedLayerData, _In_ UINT32 flags);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsCalloutRegister0(_Inout_ VOID *deviceObject, _In_ const FWPS_CALLOUT0 *callout, _Out_opt_ UINT32 *calloutId);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsCalloutRegister1(_Inout_ VOID *deviceObject, _In_ const FWPS_CALLOUT1 *callout, _Out_opt_ UINT32 *calloutId);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsCalloutRegister2(_Inout_ VOID *deviceObject, _In_ const FWPS_CALLOUT2 *callout, _Out_opt_ UINT32 *calloutId);
NTSTATUS NTAPI FwpsCalloutRegister3(_Inout_ VOID *deviceObject, _In_ const FWPS_CALLOUT3 *callout, _Out_opt_ UINT32 *calloutId);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsCalloutUnregisterById0(_In_ const UINT32 calloutId);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsCalloutUnregisterByKey0(_In_ const GUID *calloutKey);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsClassifyOptionSet0(
    _In_ const FWPS_INCOMING_METADATA_VALUES0 *inMetadataValues, _In_ const FWP_CLASSIFY_OPTION_TYPE option,
    _In_ const FWP_VALUE0 *newValue);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsCloneStreamData0(
    _Inout_ FWPS_STREAM_DATA0 *calloutStreamData, _In_opt_ NDIS_HANDLE netBufferListPoolHandle, _In_opt_ NDIS_HANDLE netBufferPoolHandle,
    _In_ ULONG allocateCloneFlags, _Outptr_ NET_BUFFER_LIST **netBufferListChain);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsCompleteClassify0(_In_ UINT64 classifyHandle, _In_ UINT32 flags, _In_opt_ const FWPS_CLASSIFY_OUT0 *classifyOut);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsCompleteOperation0(_In_ HANDLE completionContext, _In_opt_ PNET_BUFFER_LIST netBufferList);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsConstructIpHeaderForTransportPacket0(
    _Inout_ NET_BUFFER_LIST *netBufferList, ULONG headerIncludeHeaderLength, _In_ ADDRESS_FAMILY addressFamily,
    _In_ const UCHAR *sourceAddress, _In_ const UCHAR *remoteAddress, _In_ IPPROTO nextProtocol, _In_opt_ UINT64 endpointHandle,
    _In_opt_ const WSACMSGHDR *controlData, _In_ ULONG controlDataLength, _In_ UINT32 flags, PVOID reserved,
    _In_opt_ IF_INDEX interfaceIndex, _In_opt_ IF_INDEX subInterfaceIndex);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsCopyStreamDataToBuffer0(
    _In_ const FWPS_STREAM_DATA0 *calloutStreamData, _Inout_ PVOID buffer, _In_ SIZE_T bytesToCopy, _Out_ SIZE_T *bytesCopied);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsDereferenceNetBufferList0(_Inout_ NET_BUFFER_LIST *netBufferList, _In_ BOOLEAN dispatchLevel);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsDereferencevSwitchPacketContext0(HANDLE packetContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsDiscardClonedStreamData0(_Inout_ NET_BUFFER_LIST *netBufferListChain, UINT32 allocateCloneFlags, _In_ BOOLEAN dispatchLevel);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsFlowAbort0(_In_ UINT64 flowId);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsFlowAssociateContext0(_In_ UINT64 flowId, _In_ UINT16 layerId, _In_ UINT32 calloutId, _In_ UINT64 flowContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsFlowRemoveContext0(_In_ UINT64 flowId, _In_ UINT16 layerId, _In_ UINT32 calloutId);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsFreeCloneNetBufferList0(_Inout_ NET_BUFFER_LIST *netBufferList, _In_ ULONG freeCloneFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsFreeNetBufferList0(_Inout_ NET_BUFFER_LIST *netBufferList);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsGetPacketListSecurityInformation0(
    _In_ NET_BUFFER_LIST *packetList, _In_ UINT32 queryFlags, _Inout_ FWPS_PACKET_LIST_INFORMATION0 *packetInformation);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectForwardAsync0(
    _In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT32 flags, _In_ ADDRESS_FAMILY addressFamily,
    _In_ COMPARTMENT_ID compartmentId, _In_ IF_INDEX interfaceIndex, _Inout_ NET_BUFFER_LIST *netBufferList,
    _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsInjectionHandleCreate0(_In_opt_ ADDRESS_FAMILY addressFamily, _In_ UINT32 flags, _Out_ HANDLE *injectionHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsInjectionHandleDestroy0(_In_ HANDLE injectionHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectMacReceiveAsync0(
    _In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT32 flags, _In_ UINT16 layerId, _In_ IF_INDEX interfaceIndex,
    _In_ NDIS_PORT_NUMBER NdisPortNumber, _Inout_ NET_BUFFER_LIST *netBufferLists, _In_ FWPS_INJECT_COMPLETE completionFn,
    _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectMacSendAsync0(
    _In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT32 flags, _In_ UINT16 layerId, _In_ IF_INDEX interfaceIndex,
    _In_ NDIS_PORT_NUMBER NdisPortNumber, _Inout_ NET_BUFFER_LIST *netBufferLists, _In_ FWPS_INJECT_COMPLETE completionFn,
    _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectNetworkReceiveAsync0(
    _In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT32 flags, _In_ COMPARTMENT_ID compartmentId,
    _In_ IF_INDEX interfaceIndex, _In_ IF_INDEX subInterfaceIndex, _Inout_ NET_BUFFER_LIST *netBufferList,
    _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectNetworkSendAsync0(
    _In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT32 flags, _In_ COMPARTMENT_ID compartmentId,
    _Inout_ NET_BUFFER_LIST *netBufferList, _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectTransportReceiveAsync0(
    _In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, PVOID reserved, _In_ UINT32 flags, _In_ ADDRESS_FAMILY addressFamily,
    _In_ COMPARTMENT_ID compartmentId, _In_ IF_INDEX interfaceIndex, _In_ IF_INDEX subInterfaceIndex,
    _Inout_ NET_BUFFER_LIST *netBufferList, _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectTransportSendAsync0(
    _In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT64 endpointHandle, _In_ UINT32 flags,
    _In_opt_ FWPS_TRANSPORT_SEND_PARAMS0 *sendArgs, _In_ ADDRESS_FAMILY addressFamily, _In_ COMPARTMENT_ID compartmentId,
    _Inout_ NET_BUFFER_LIST *netBufferList, _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectTransportSendAsync1(
    _In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT64 endpointHandle, _In_ UINT32 flags,
    _In_opt_ FWPS_TRANSPORT_SEND_PARAMS1 *sendArgs, _In_ ADDRESS_FAMILY addressFamily, _In_ COMPARTMENT_ID compartmentId,
    _Inout_ NET_BUFFER_LIST *netBufferList, _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectvSwitchEthernetIngressAsync0(
    _In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT32 flags, _In_opt_ VOID *reserved,
    _In_ const FWP_BYTE_BLOB *vSwitchId, _In_ NDIS_SWITCH_PORT_ID vSwitchSourcePortId, _In_ NDIS_SWITCH_NIC_INDEX vSwitchSourceNicIndex,
    NET_BUFFER_LIST *netBufferLists, _In_ FWPS_INJECT_COMPLETE completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsNetBufferListAssociateContext0(
    _Inout_ NET_BUFFER_LIST *netBufferList, _In_ UINT16 layerId, _In_ UINT64 context, _In_ UINT64 contextTag, GUID *providerGuid,
    _Inout_ VOID *deviceObject, _In_ FWPS_NET_BUFFER_LIST_NOTIFY_FN0 notifyFn, _In_ UINT32 flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsNetBufferListAssociateContext1(
    _Inout_ NET_BUFFER_LIST *netBufferList, _In_ UINT16 layerId, _In_ UINT64 context, _In_ UINT64 contextTag, GUID *providerGuid,
    _Inout_ VOID *deviceObject, _In_ FWPS_NET_BUFFER_LIST_NOTIFY_FN1 notifyFn, _In_ UINT32 flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
UINT64 NTAPI FwpsNetBufferListGetTagForContext0(VOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsNetBufferListRemoveContext0(_Inout_opt_ NET_BUFFER_LIST *netBufferList, _In_ UINT64 contextTag, _In_ UINT32 flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsNetBufferListRetrieveContext0(
    _Inout_ NET_BUFFER_LIST *netBufferList, _In_ UINT64 contextTag, _In_ BOOLEAN removeContext, _In_ UINT32 flags, _Out_ UINT64 *context);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsOpenToken0(_In_ HANDLE engineHandle, _In_ LUID modifiedId, _In_ DWORD desiredAccess, _Out_ HANDLE *accessToken);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsPendClassify0(
    _In_ UINT64 classifyHandle, _In_ UINT64 filterId, _In_ UINT32 flags, _Inout_ FWPS_CLASSIFY_OUT0 *classifyOut);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsPendOperation0(_In_ HANDLE completionHandle, _Out_ HANDLE *completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
FWPS_CONNECTION_REDIRECT_STATE NTAPI FwpsQueryConnectionRedirectState0(
    HANDLE redirectRecords, HANDLE redirectHandle, VOID **redirectContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsQueryConnectionSioFormatRedirectRecords0(
    _In_ HANDLE RedirectRecords, _Out_opt_ PVOID OutputBuffer, _In_ SIZE_T OutputBufferLength, _Out_opt_ PSIZE_T BytesTransferred);
_IRQL_requires_max_(DISPATCH_LEVEL)
FWPS_PACKET_INJECTION_STATE NTAPI FwpsQueryPacketInjectionState0(
    _In_ HANDLE injectionHandle, _In_ const NET_BUFFER_LIST *netBufferList, _Out_opt_ HANDLE *injectionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsReassembleForwardFragmentGroup0(
    _In_ ADDRESS_FAMILY addressFamily, _Inout_ NET_BUFFER_LIST *fragmentGroupNblChain,
    _In_opt_ NDIS_HANDLE netBufferAndNetBufferListPoolHandle, _In_ ULONG dataBackFill, _In_ ULONG flags,
    _Outptr_ NET_BUFFER_LIST **reassembledNbl);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsRedirectHandleCreate0(const GUID *providerGuid, UINT32 flags, HANDLE *redirectHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI FwpsRedirectHandleDestroy0(HANDLE redirectHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsReferenceNetBufferList0(_Inout_ NET_BUFFER_LIST *netBufferList, _In_ BOOLEAN intendToModify);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsReferencevSwitchPacketContext0(HANDLE packetContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsReleaseClassifyHandle0(_In_ UINT64 classifyHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsStreamContinue0(_In_ UINT64 flowId, _In_ UINT32 calloutId, _In_ UINT16 layerId, _In_ UINT32 streamFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsStreamInjectAsync0(
    _In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT32 flags, _In_ UINT64 flowId, _In_ UINT32 calloutId,
    _In_ UINT16 layerId, _In_ UINT32 streamFlags, _Inout_ NET_BUFFER_LIST *netBufferList, _In_ SIZE_T dataLength,
    _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsvSwitchEventsSubscribe0(
    const GUID *providerGuid, VOID *notifyContext, UINT32 flags, VOID *reserved,
    const FWPS_VSWITCH_EVENT_DISPATCH_TABLE *eventDispatchTable, UINT32 *subscriptionId);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI FwpsvSwitchEventsUnsubscribe0(UINT32 subscriptionId, UINT32 flags, VOID *reserved);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsvSwitchNotifyComplete0(VOID *completionContext, NTSTATUS status, UINT32 flags, VOID *reserved);

#define FWPS_ACTION FWPS_ACTION0
#define FWPS_ALE_ENDPOINT_ENUM_TEMPLATE FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0
#define FWPS_ALE_ENDPOINT_PROPERTIES FWPS_ALE_ENDPOINT_PROPERTIES0
#define FWPS_CLASSIFY_OUT FWPS_CLASSIFY_OUT0
#define FWPS_DISCARD_METADATA FWPS_DISCARD_METADATA0
#define FWPS_FILTER FWPS_FILTER3
#define FWPS_FILTER_CONDITION FWPS_FILTER_CONDITION0
#define FWPS_INBOUND_FRAGMENT_METADATA FWPS_INBOUND_FRAGMENT_METADATA0
#define FWPS_INCOMING_VALUE FWPS_INCOMING_VALUE0
#define FWPS_INCOMING_VALUES FWPS_INCOMING_VALUES0
#define FWPS_BIND_REQUEST FWPS_BIND_REQUEST0
#define FWPS_CONNECT_REQUEST FWPS_CONNECT_REQUEST0
#define FWPS_CALLOUT FWPS_CALLOUT3
#define FWPS_CONNECTION_POLICY FWPS_CONNECTION_POLICY0
#define FWPS_INCOMING_METADATA_VALUES FWPS_INCOMING_METADATA_VALUES0
#define FWPS_PACKET_LIST_FWP_INFORMATION FWPS_PACKET_LIST_FWP_INFORMATION0
#define FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0
#define FWPS_PACKET_LIST_INFORMATION FWPS_PACKET_LIST_INFORMATION0
#define FWPS_PACKET_LIST_IPSEC_INFORMATION FWPS_PACKET_LIST_IPSEC_INFORMATION0
#define FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0
#define FWPS_STREAM_CALLOUT_IO_PACKET FWPS_STREAM_CALLOUT_IO_PACKET0
#define FWPS_STREAM_DATA FWPS_STREAM_DATA0
#define FWPS_STREAM_DATA_OFFSET FWPS_STREAM_DATA_OFFSET0
#define FWPS_TRANSPORT_SEND_PARAMS FWPS_TRANSPORT_SEND_PARAMS1
#define FWPS_DISCARD_MODULE FWPS_DISCARD_MODULE0
#define FWPS_FIELDS_ALE_AUTH_CONNECT_V FWPS_FIELDS_ALE_AUTH_CONNECT_V6
#define FWPS_FIELDS_ALE_AUTH_LISTEN_V FWPS_FIELDS_ALE_AUTH_LISTEN_V6
#define FWPS_FIELDS_ALE_AUTH_RECV_ACCEPT_V FWPS_FIELDS_ALE_AUTH_RECV_ACCEPT_V6
#define FWPS_FIELDS_ALE_BIND_REDIRECT_V FWPS_FIELDS_ALE_BIND_REDIRECT_V6
#define FWPS_FIELDS_ALE_CONNECT_REDIRECT_V FWPS_FIELDS_ALE_CONNECT_REDIRECT_V6
#define FWPS_FIELDS_ALE_ENDPOINT_CLOSURE_V FWPS_FIELDS_ALE_ENDPOINT_CLOSURE_V6
#define FWPS_FIELDS_ALE_FLOW_ESTABLISHED_V FWPS_FIELDS_ALE_FLOW_ESTABLISHED_V6
#define FWPS_FIELDS_ALE_RESOURCE_ASSIGNMENT_V FWPS_FIELDS_ALE_RESOURCE_ASSIGNMENT_V6
#define FWPS_FIELDS_ALE_RESOURCE_RELEASE_V FWPS_FIELDS_ALE_RESOURCE_RELEASE_V6
#define FWPS_FIELDS_DATAGRAM_DATA_V FWPS_FIELDS_DATAGRAM_DATA_V6
#define FWPS_FIELDS_EGRESS_VSWITCH_TRANSPORT_V FWPS_FIELDS_EGRESS_VSWITCH_TRANSPORT_V6
#define FWPS_FIELDS_INBOUND_ICMP_ERROR_V FWPS_FIELDS_INBOUND_ICMP_ERROR_V6
#define FWPS_FIELDS_INBOUND_IPPACKET_V FWPS_FIELDS_INBOUND_IPPACKET_V6
#define FWPS_FIELDS_INBOUND_TRANSPORT_V FWPS_FIELDS_INBOUND_TRANSPORT_V6
#define FWPS_FIELDS_INGRESS_VSWITCH_TRANSPORT_V FWPS_FIELDS_INGRESS_VSWITCH_TRANSPORT_V6
#define FWPS_FIELDS_IPFORWARD_V FWPS_FIELDS_IPFORWARD_V6
#define FWPS_FIELDS_NAME_RESOLUTION_CACHE_V FWPS_FIELDS_NAME_RESOLUTION_CACHE_V6
#define FWPS_FIELDS_OUTBOUND_ICMP_ERROR_V FWPS_FIELDS_OUTBOUND_ICMP_ERROR_V6
#define FWPS_FIELDS_OUTBOUND_IPPACKET_V FWPS_FIELDS_OUTBOUND_IPPACKET_V6
#define FWPS_FIELDS_OUTBOUND_NETWORK_POLICY_V FWPS_FIELDS_OUTBOUND_NETWORK_POLICY_V6
#define FWPS_FIELDS_OUTBOUND_TRANSPORT_V FWPS_FIELDS_OUTBOUND_TRANSPORT_V6
#define FWPS_FIELDS_STREAM_PACKET_V FWPS_FIELDS_STREAM_PACKET_V6
#define FWPS_FIELDS_STREAM_V FWPS_FIELDS_STREAM_V6
#define FWPS_NET_BUFFER_LIST_EVENT_TYPE FWPS_NET_BUFFER_LIST_EVENT_TYPE0
#define FWPS_CALLOUT_BOOTTIME_CALLOUT_DELETE_NOTIFY_FN FWPS_CALLOUT_BOOTTIME_CALLOUT_DELETE_NOTIFY_FN0
#define FWPS_CALLOUT_CLASSIFY_FN FWPS_CALLOUT_CLASSIFY_FN3
#define FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN0
#define FWPS_CALLOUT_NOTIFY_FN FWPS_CALLOUT_NOTIFY_FN3
#define FWPS_NET_BUFFER_LIST_NOTIFY_FN FWPS_NET_BUFFER_LIST_NOTIFY_FN1
#define FWPS_VSWITCH_FILTER_ENGINE_REORDER_CALLBACK FWPS_VSWITCH_FILTER_ENGINE_REORDER_CALLBACK0
#define FWPS_VSWITCH_INTERFACE_EVENT_CALLBACK FWPS_VSWITCH_INTERFACE_EVENT_CALLBACK0
#define FWPS_VSWITCH_LIFETIME_EVENT_CALLBACK FWPS_VSWITCH_LIFETIME_EVENT_CALLBACK0
#define FWPS_VSWITCH_POLICY_EVENT_CALLBACK FWPS_VSWITCH_POLICY_EVENT_CALLBACK0
#define FWPS_VSWITCH_PORT_EVENT_CALLBACK FWPS_VSWITCH_PORT_EVENT_CALLBACK0
#define FWPS_VSWITCH_RUNTIME_STATE_RESTORE_CALLBACK FWPS_VSWITCH_RUNTIME_STATE_RESTORE_CALLBACK0
#define FWPS_VSWITCH_RUNTIME_STATE_SAVE_CALLBACK FWPS_VSWITCH_RUNTIME_STATE_SAVE_CALLBACK0
#define FwpsAcquireClassifyHandle FwpsAcquireClassifyHandle0
#define FwpsAcquireWritableLayerDataPointer FwpsAcquireWritableLayerDataPointer0
#define FwpsAleEndpointCreateEnumHandle FwpsAleEndpointCreateEnumHandle0
#define FwpsAleEndpointDestroyEnumHandle FwpsAleEndpointDestroyEnumHandle0
#define FwpsAleEndpointEnum FwpsAleEndpointEnum0
#define FwpsAleEndpointGetById FwpsAleEndpointGetById0
#define FwpsAleEndpointGetSecurityInfo FwpsAleEndpointGetSecurityInfo0
#define FwpsAleEndpointSetSecurityInfo FwpsAleEndpointSetSecurityInfo0
#define FwpsAllocateCloneNetBufferList FwpsAllocateCloneNetBufferList0
#define FwpsAllocateDeepCloneNetBufferList FwpsAllocateDeepCloneNetBufferList0
#define FwpsAllocateNetBufferAndNetBufferList FwpsAllocateNetBufferAndNetBufferList0
#define FwpsApplyModifiedLayerData FwpsApplyModifiedLayerData0
#define FwpsCalloutRegister FwpsCalloutRegister3
#define FwpsCalloutUnregisterById FwpsCalloutUnregisterById0
#define FwpsCalloutUnregisterByKey FwpsCalloutUnregisterByKey0
#define FwpsClassifyOptionSet FwpsClassifyOptionSet0
#define FwpsCloneStreamData FwpsCloneStreamData0
#define FwpsCompleteClassify FwpsCompleteClassify0
#define FwpsCompleteOperation FwpsCompleteOperation0
#define FwpsConstructIpHeaderForTransportPacket FwpsConstructIpHeaderForTransportPacket0
#define FwpsCopyStreamDataToBuffer FwpsCopyStreamDataToBuffer0
#define FwpsDereferenceNetBufferList FwpsDereferenceNetBufferList0
#define FwpsDereferencevSwitchPacketContext FwpsDereferencevSwitchPacketContext0
#define FwpsDiscardClonedStreamData FwpsDiscardClonedStreamData0
#define FwpsFlowAbort FwpsFlowAbort0
#define FwpsFlowAssociateContext FwpsFlowAssociateContext0
#define FwpsFlowRemoveContext FwpsFlowRemoveContext0
#define FwpsFreeCloneNetBufferList FwpsFreeCloneNetBufferList0
#define FwpsFreeNetBufferList FwpsFreeNetBufferList0
#define FwpsGetPacketListSecurityInformation FwpsGetPacketListSecurityInformation0
#define FwpsInjectForwardAsync FwpsInjectForwardAsync0
#define FwpsInjectionHandleCreate FwpsInjectionHandleCreate0
#define FwpsInjectionHandleDestroy FwpsInjectionHandleDestroy0
#define FwpsInjectMacReceiveAsync FwpsInjectMacReceiveAsync0
#define FwpsInjectMacSendAsync FwpsInjectMacSendAsync0
#define FwpsInjectNetworkReceiveAsync FwpsInjectNetworkReceiveAsync0
#define FwpsInjectNetworkSendAsync FwpsInjectNetworkSendAsync0
#define FwpsInjectTransportReceiveAsync FwpsInjectTransportReceiveAsync0
#define FwpsInjectTransportSendAsync FwpsInjectTransportSendAsync1
#define FwpsInjectvSwitchEthernetIngressAsync FwpsInjectvSwitchEthernetIngressAsync0
#define FwpsNetBufferListAssociateContext FwpsNetBufferListAssociateContext1
#define FwpsNetBufferListGetTagForContext FwpsNetBufferListGetTagForContext0
#define FwpsNetBufferListRemoveContext FwpsNetBufferListRemoveContext0
#define FwpsNetBufferListRetrieveContext FwpsNetBufferListRetrieveContext0
#define FwpsOpenToken FwpsOpenToken0
#define FwpsPendClassify FwpsPendClassify0
#define FwpsPendOperation FwpsPendOperation0
#define FwpsQueryConnectionRedirectState FwpsQueryConnectionRedirectState0
#define FwpsQueryConnectionSioFormatRedirectRecords FwpsQueryConnectionSioFormatRedirectRecords0
#define FwpsQueryPacketInjectionState FwpsQueryPacketInjectionState0
#define FwpsReassembleForwardFragmentGroup FwpsReassembleForwardFragmentGroup0
#define FwpsRedirectHandleCreate FwpsRedirectHandleCreate0
#define FwpsRedirectHandleDestroy FwpsRedirectHandleDestroy0
#define FwpsReferenceNetBufferList FwpsReferenceNetBufferList0
#define FwpsReferencevSwitchPacketContext FwpsReferencevSwitchPacketContext0
#define FwpsReleaseClassifyHandle FwpsReleaseClassifyHandle0
#define FwpsStreamContinue FwpsStreamContinue0
#define FwpsStreamInjectAsync FwpsStreamInjectAsync0
#define FwpsvSwitchEventsSubscribe FwpsvSwitchEventsSubscribe0
#define FwpsvSwitchEventsUnsubscribe FwpsvSwitchEventsUnsubscribe0
#define FwpsvSwitchNotifyComplete FwpsvSwitchNotifyComplete0
#ifdef __cplusplus
}
#endif
