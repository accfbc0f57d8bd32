// Connection-oriented NDIS: calls, virtual circuits and those who manage them.
#pragma once

#ifndef __QOS_H_
typedef ULONG SERVICETYPE;
/// A stream of packets in one direction; rates are in bytes a second, times in microseconds.
typedef struct _flowspec {
    ULONG TokenRate;
    /// In bytes.
    ULONG TokenBucketSize;
    ULONG PeakBandwidth;
    ULONG Latency;
    ULONG DelayVariation;
    SERVICETYPE ServiceType;
    /// In bytes.
    ULONG MaxSduSize;
    /// In bytes.
    ULONG MinimumPolicedSize;
} FLOWSPEC, *PFLOWSPEC, *LPFLOWSPEC;
#endif
typedef ULONG NDIS_AF, *PNDIS_AF;
/// What a call manager signals.
typedef struct _CO_ADDRESS_FAMILY {
    NDIS_AF AddressFamily;
    ULONG MajorVersion;
    ULONG MinorVersion;
} CO_ADDRESS_FAMILY, *PCO_ADDRESS_FAMILY;
/// Parameters of a make: which, how many bytes, and then these.
typedef struct _CO_SPECIFIC_PARAMETERS {
    ULONG ParamType;
    ULONG Length;
    UCHAR Parameters[1];
} CO_SPECIFIC_PARAMETERS, *PCO_SPECIFIC_PARAMETERS;
/// What a call is asked for, as its call manager sees it.
typedef struct _CO_CALL_MANAGER_PARAMETERS {
    FLOWSPEC Transmit;
    FLOWSPEC Receive;
    CO_SPECIFIC_PARAMETERS CallMgrSpecific;
} CO_CALL_MANAGER_PARAMETERS, *PCO_CALL_MANAGER_PARAMETERS;
/// What a call is asked for, as its medium sees it.
typedef struct _CO_MEDIA_PARAMETERS {
    ULONG Flags;
    ULONG ReceivePriority;
    ULONG ReceiveSizeHint;
    CO_SPECIFIC_PARAMETERS MediaSpecific;
} CO_MEDIA_PARAMETERS, *PCO_MEDIA_PARAMETERS;
/// What a virtual circuit is asked for.
typedef struct _CO_CALL_PARAMETERS {
    ULONG Flags;
    PCO_CALL_MANAGER_PARAMETERS CallMgrParameters;
    PCO_MEDIA_PARAMETERS MediaParameters;
} CO_CALL_PARAMETERS, *PCO_CALL_PARAMETERS;
/// A service access point: where calls come in.
typedef struct _CO_SAP {
    ULONG SapType;
    ULONG SapLength;
    UCHAR Sap[1];
} CO_SAP, *PCO_SAP;
typedef VOID (*CM_ACTIVATE_VC_COMPLETE_HANDLER)(
    _In_ NDIS_STATUS Status, _In_ NDIS_HANDLE CallMgrVcContext, _In_ PCO_CALL_PARAMETERS CallParameters);
typedef NDIS_STATUS (*CM_ADD_PARTY_HANDLER)(
    _In_ NDIS_HANDLE CallMgrVcContext, _Inout_ PCO_CALL_PARAMETERS CallParameters, _In_ NDIS_HANDLE NdisPartyHandle,
    _Out_ PNDIS_HANDLE CallMgrPartyContext);
typedef NDIS_STATUS (*CM_CLOSE_AF_HANDLER)(_In_ NDIS_HANDLE CallMgrAfContext);
typedef NDIS_STATUS (*CM_CLOSE_CALL_HANDLER)(
    _In_ NDIS_HANDLE CallMgrVcContext, _In_opt_ NDIS_HANDLE CallMgrPartyContext, _In_opt_ PVOID CloseData,
    _In_opt_ UINT Size);
typedef NDIS_STATUS (*CM_DEREG_SAP_HANDLER)(_In_ NDIS_HANDLE CallMgrSapContext);
typedef VOID (*CM_DEACTIVATE_VC_COMPLETE_HANDLER)(_In_ NDIS_STATUS Status, _In_ NDIS_HANDLE CallMgrVcContext);
typedef NDIS_STATUS (*CM_DROP_PARTY_HANDLER)(
    _In_ NDIS_HANDLE CallMgrPartyContext, _In_opt_ PVOID CloseData, _In_opt_ UINT Size);
typedef VOID (*CM_INCOMING_CALL_COMPLETE_HANDLER)(
    _In_ NDIS_STATUS Status, _In_ NDIS_HANDLE CallMgrVcContext, _In_ PCO_CALL_PARAMETERS CallParameters);
typedef NDIS_STATUS (*CM_MAKE_CALL_HANDLER)(
    _In_ NDIS_HANDLE CallMgrVcContext, _Inout_ PCO_CALL_PARAMETERS CallParameters,
    _In_opt_ NDIS_HANDLE NdisPartyHandle, _Out_opt_ PNDIS_HANDLE CallMgrPartyContext);
typedef NDIS_STATUS (*CM_MODIFY_CALL_QOS_HANDLER)(
    _In_ NDIS_HANDLE CallMgrVcContext, _In_ PCO_CALL_PARAMETERS CallParameters);
typedef NDIS_STATUS (*CM_OPEN_AF_HANDLER)(
    _In_ NDIS_HANDLE CallMgrBindingContext, _In_ PCO_ADDRESS_FAMILY AddressFamily, _In_ NDIS_HANDLE NdisAfHandle,
    _Out_ PNDIS_HANDLE CallMgrAfContext);
typedef NDIS_STATUS (*CM_REG_SAP_HANDLER)(
    _In_ NDIS_HANDLE CallMgrAfContext, _In_ PCO_SAP Sap, _In_ NDIS_HANDLE NdisSapHandle,
    _Out_ PNDIS_HANDLE CallMgrSapContext);
typedef NDIS_STATUS (*CO_CREATE_VC_HANDLER)(
    _In_ NDIS_HANDLE ProtocolAfContext, _In_ NDIS_HANDLE NdisVcHandle, _Out_ PNDIS_HANDLE ProtocolVcContext);
typedef NDIS_STATUS (*CO_DELETE_VC_HANDLER)(_In_ NDIS_HANDLE ProtocolVcContext);
typedef NDIS_STATUS (*CO_REQUEST_HANDLER)(
    _In_ NDIS_HANDLE ProtocolAfContext, _In_opt_ NDIS_HANDLE ProtocolVcContext,
    _In_opt_ NDIS_HANDLE ProtocolPartyContext, _Inout_ PNDIS_REQUEST NdisRequest);
typedef VOID (*CO_REQUEST_COMPLETE_HANDLER)(
    _In_ NDIS_STATUS Status, _In_opt_ NDIS_HANDLE ProtocolAfContext, _In_opt_ NDIS_HANDLE ProtocolVcContext,
    _In_opt_ NDIS_HANDLE ProtocolPartyContext, _In_ PNDIS_REQUEST NdisRequest);
/// Routines of a call manager.
typedef struct _NDIS_CALL_MANAGER_CHARACTERISTICS {
    UCHAR MajorVersion;
    UCHAR MinorVersion;
    USHORT Filler;
    UINT Reserved;
    CO_CREATE_VC_HANDLER CmCreateVcHandler;
    CO_DELETE_VC_HANDLER CmDeleteVcHandler;
    CM_OPEN_AF_HANDLER CmOpenAfHandler;
    CM_CLOSE_AF_HANDLER CmCloseAfHandler;
    CM_REG_SAP_HANDLER CmRegisterSapHandler;
    CM_DEREG_SAP_HANDLER CmDeregisterSapHandler;
    CM_MAKE_CALL_HANDLER CmMakeCallHandler;
    CM_CLOSE_CALL_HANDLER CmCloseCallHandler;
    CM_INCOMING_CALL_COMPLETE_HANDLER CmIncomingCallCompleteHandler;
    CM_ADD_PARTY_HANDLER CmAddPartyHandler;
    CM_DROP_PARTY_HANDLER CmDropPartyHandler;
    CM_ACTIVATE_VC_COMPLETE_HANDLER CmActivateVcCompleteHandler;
    CM_DEACTIVATE_VC_COMPLETE_HANDLER CmDeactivateVcCompleteHandler;
    CM_MODIFY_CALL_QOS_HANDLER CmModifyCallQoSHandler;
    CO_REQUEST_HANDLER CmRequestHandler;
    CO_REQUEST_COMPLETE_HANDLER CmRequestCompleteHandler;
} NDIS_CALL_MANAGER_CHARACTERISTICS, *PNDIS_CALL_MANAGER_CHARACTERISTICS;
/// Makes a virtual circuit for a call that a miniport with its own call manager takes or makes.
_Must_inspect_result_ _IRQL_requires_max_(DISPATCH_LEVEL) NDIS_STATUS NdisMCmCreateVc(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_HANDLE NdisAfHandle, _In_ NDIS_HANDLE MiniportVcContext,
    _Out_ PNDIS_HANDLE NdisVcHandle);
_IRQL_requires_max_(DISPATCH_LEVEL) NDIS_STATUS NdisMCmDeleteVc(_In_ NDIS_HANDLE NdisVcHandle);
_Must_inspect_result_ _IRQL_requires_max_(DISPATCH_LEVEL) NDIS_STATUS NdisMCmActivateVc(
    _In_ NDIS_HANDLE NdisVcHandle, _In_ PCO_CALL_PARAMETERS CallParameters);
_IRQL_requires_max_(DISPATCH_LEVEL) NDIS_STATUS NdisMCmDeactivateVc(_In_ NDIS_HANDLE NdisVcHandle);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisCmOpenAddressFamilyComplete(
    _In_ NDIS_STATUS Status, _In_ NDIS_HANDLE NdisAfHandle, _In_ NDIS_HANDLE CallMgrAfContext);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisCmCloseAddressFamilyComplete(
    _In_ NDIS_STATUS Status, _In_ NDIS_HANDLE NdisAfHandle);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisCmRegisterSapComplete(
    _In_ NDIS_STATUS Status, _In_ NDIS_HANDLE NdisSapHandle, _In_ NDIS_HANDLE CallMgrSapContext);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisCmDeregisterSapComplete(
    _In_ NDIS_STATUS Status, _In_ NDIS_HANDLE NdisSapHandle);
#define NdisMCmOpenAddressFamilyComplete(s, h, c) NdisCmOpenAddressFamilyComplete(s, h, c)
#define NdisMCmCloseAddressFamilyComplete(s, h) NdisCmCloseAddressFamilyComplete(s, h)
#define NdisMCmRegisterSapComplete(s, h, c) NdisCmRegisterSapComplete(s, h, c)
#define NdisMCmDeregisterSapComplete(s, h) NdisCmDeregisterSapComplete(s, h)
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisMCoActivateVcComplete(
    _In_ NDIS_STATUS Status, _In_ NDIS_HANDLE NdisVcHandle, _In_ PCO_CALL_PARAMETERS CallParameters);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisMCoDeactivateVcComplete(_In_ NDIS_STATUS Status, _In_ NDIS_HANDLE NdisVcHandle);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisMCoSendComplete(
    _In_ NDIS_STATUS Status, _In_ NDIS_HANDLE NdisVcHandle, _In_ PNDIS_PACKET Packet);
_IRQL_requires_(DISPATCH_LEVEL) VOID NdisMCoIndicateReceivePacket(
    _In_ NDIS_HANDLE NdisVcHandle, _In_reads_(NumberOfPackets) PPNDIS_PACKET PacketArray, _In_ UINT NumberOfPackets);
_IRQL_requires_(DISPATCH_LEVEL) VOID NdisMCoReceiveComplete(_In_ NDIS_HANDLE NdisAdapterHandle);
