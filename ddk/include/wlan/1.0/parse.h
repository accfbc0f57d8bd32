// WDI: reading and writing messages.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif
NDIS_STATUS ParseWdiTaskScanToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SCAN_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskScanToIhv(_In_ WDI_SCAN_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskScanFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SCAN_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskScanFromIhv(_In_ WDI_SCAN_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskP2pDiscoverToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_P2P_DISCOVER_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskP2pDiscoverToIhv(_In_ WDI_TASK_P2P_DISCOVER_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskP2pDiscoverFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_P2P_DISCOVER_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskP2pDiscoverFromIhv(_In_ WDI_TASK_P2P_DISCOVER_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskConnectToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_CONNECT_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskConnectToIhv(_In_ WDI_TASK_CONNECT_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskConnectFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_CONNECT_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskConnectFromIhv(_In_ WDI_TASK_CONNECT_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskDot11ResetToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_DOT11_RESET_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskDot11ResetToIhv(_In_ WDI_TASK_DOT11_RESET_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskDot11ResetFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_DOT11_RESET_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskDot11ResetFromIhv(_In_ WDI_TASK_DOT11_RESET_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskDisconnectToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_DISCONNECT_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskDisconnectToIhv(_In_ WDI_TASK_DISCONNECT_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskDisconnectFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_DISCONNECT_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskDisconnectFromIhv(_In_ WDI_TASK_DISCONNECT_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskP2pSendRequestActionFrameToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_P2P_SEND_REQUEST_ACTION_FRAME_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskP2pSendRequestActionFrameToIhv(
    _In_ WDI_TASK_P2P_SEND_REQUEST_ACTION_FRAME_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskP2pSendRequestActionFrameFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_P2P_SEND_REQUEST_ACTION_FRAME_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskP2pSendRequestActionFrameFromIhv(
    _In_ WDI_TASK_P2P_SEND_REQUEST_ACTION_FRAME_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskP2pSendResponseActionFrameToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_P2P_SEND_RESPONSE_ACTION_FRAME_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskP2pSendResponseActionFrameToIhv(
    _In_ WDI_TASK_P2P_SEND_RESPONSE_ACTION_FRAME_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskP2pSendResponseActionFrameFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_P2P_SEND_RESPONSE_ACTION_FRAME_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskP2pSendResponseActionFrameFromIhv(
    _In_ WDI_TASK_P2P_SEND_RESPONSE_ACTION_FRAME_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskSetRadioStateToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_RADIO_STATE_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskSetRadioStateToIhv(_In_ WDI_SET_RADIO_STATE_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskSetRadioStateFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_RADIO_STATE_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskSetRadioStateFromIhv(_In_ WDI_SET_RADIO_STATE_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskCreatePortToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_CREATE_PORT_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskCreatePortToIhv(_In_ WDI_TASK_CREATE_PORT_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskCreatePortFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_CREATE_PORT_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskCreatePortFromIhv(_In_ WDI_TASK_CREATE_PORT_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskDeletePortToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_DELETE_PORT_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskDeletePortToIhv(_In_ WDI_TASK_DELETE_PORT_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskDeletePortFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_DELETE_PORT_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskDeletePortFromIhv(_In_ WDI_TASK_DELETE_PORT_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskStartApToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_START_AP_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskStartApToIhv(_In_ WDI_TASK_START_AP_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskStartApFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_START_AP_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskStartApFromIhv(_In_ WDI_TASK_START_AP_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskSendApAssociationResponseToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_SEND_AP_ASSOCIATION_RESPONSE_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskSendApAssociationResponseToIhv(
    _In_ WDI_TASK_SEND_AP_ASSOCIATION_RESPONSE_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskSendApAssociationResponseFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_SEND_AP_ASSOCIATION_RESPONSE_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskSendApAssociationResponseFromIhv(
    _In_ WDI_TASK_SEND_AP_ASSOCIATION_RESPONSE_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetPowerStateToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_POWER_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetPowerStateToIhv(_In_ WDI_SET_POWER_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetPowerStateFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_POWER_RESULTS *pParsedMessage);
void CleanupParsedWdiSetPowerStateFromIhv(_In_ WDI_SET_POWER_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetP2pListenStateToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_P2P_LISTEN_STATE_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetP2pListenStateToIhv(_In_ WDI_SET_P2P_LISTEN_STATE_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetP2pListenStateFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_P2P_LISTEN_STATE_RESULTS *pParsedMessage);
void CleanupParsedWdiSetP2pListenStateFromIhv(_In_ WDI_SET_P2P_LISTEN_STATE_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetPrivacyExemptionListToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_PRIVACY_EXEMPTION_LIST_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetPrivacyExemptionListToIhv(_In_ WDI_SET_PRIVACY_EXEMPTION_LIST_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetPrivacyExemptionListFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_PRIVACY_EXEMPTION_LIST_RESULTS *pParsedMessage);
void CleanupParsedWdiSetPrivacyExemptionListFromIhv(_In_ WDI_SET_PRIVACY_EXEMPTION_LIST_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetAddCipherKeysToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_ADD_CIPHER_KEYS_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetAddCipherKeysToIhv(_In_ WDI_SET_ADD_CIPHER_KEYS_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetAddCipherKeysFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_ADD_CIPHER_KEYS_RESULTS *pParsedMessage);
void CleanupParsedWdiSetAddCipherKeysFromIhv(_In_ WDI_SET_ADD_CIPHER_KEYS_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetDeleteCipherKeysToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_DELETE_CIPHER_KEYS_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetDeleteCipherKeysToIhv(_In_ WDI_SET_DELETE_CIPHER_KEYS_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetDeleteCipherKeysFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_DELETE_CIPHER_KEYS_RESULTS *pParsedMessage);
void CleanupParsedWdiSetDeleteCipherKeysFromIhv(_In_ WDI_SET_DELETE_CIPHER_KEYS_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetDefaultKeyIdToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_DEFAULT_KEY_ID_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetDefaultKeyIdToIhv(_In_ WDI_SET_DEFAULT_KEY_ID_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetDefaultKeyIdFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_DEFAULT_KEY_ID_RESULTS *pParsedMessage);
void CleanupParsedWdiSetDefaultKeyIdFromIhv(_In_ WDI_SET_DEFAULT_KEY_ID_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetConnectionQualityToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_CONNECTION_QUALITY_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetConnectionQualityToIhv(_In_ WDI_SET_CONNECTION_QUALITY_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetConnectionQualityFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_CONNECTION_QUALITY_RESULTS *pParsedMessage);
void CleanupParsedWdiSetConnectionQualityFromIhv(_In_ WDI_SET_CONNECTION_QUALITY_RESULTS *pParsedMessage);
NDIS_STATUS GenerateWdiGetStatisticsToIhv(
    _In_opt_ WDI_GET_STATISTICS_INPUTS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiGetStatisticsFromIhv(
    _In_ WDI_GET_STATISTICS_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiSetReceivePacketFilterToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_RECEIVE_PACKET_FILTER_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetReceivePacketFilterToIhv(_In_ WDI_SET_RECEIVE_PACKET_FILTER_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetReceivePacketFilterFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_RECEIVE_PACKET_FILTER_RESULTS *pParsedMessage);
void CleanupParsedWdiSetReceivePacketFilterFromIhv(_In_ WDI_SET_RECEIVE_PACKET_FILTER_RESULTS *pParsedMessage);
NDIS_STATUS GenerateWdiGetAdapterCapabilitiesToIhv(
    _In_opt_ WDI_GET_ADAPTER_CAPABILITIES_INPUTS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiGetAdapterCapabilitiesFromIhv(
    _In_ WDI_GET_ADAPTER_CAPABILITIES_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiSetNetworkListOffloadToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_NETWORK_LIST_OFFLOAD_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetNetworkListOffloadToIhv(_In_ WDI_NETWORK_LIST_OFFLOAD_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetNetworkListOffloadFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_NETWORK_LIST_OFFLOAD_RESULTS *pParsedMessage);
void CleanupParsedWdiSetNetworkListOffloadFromIhv(_In_ WDI_NETWORK_LIST_OFFLOAD_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetReceiveCoalescingToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_RECEIVE_COALESCING_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetReceiveCoalescingToIhv(_In_ WDI_SET_RECEIVE_COALESCING_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetReceiveCoalescingFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_RECEIVE_COALESCING_RESULTS *pParsedMessage);
void CleanupParsedWdiSetReceiveCoalescingFromIhv(_In_ WDI_SET_RECEIVE_COALESCING_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiGetBssEntryListToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_GET_BSS_ENTRY_LIST_UPDATE_PARAMETERS *pParsedMessage);
void CleanupParsedWdiGetBssEntryListToIhv(_In_ WDI_GET_BSS_ENTRY_LIST_UPDATE_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiGetBssEntryListFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_GET_BSS_ENTRY_LIST_UPDATE_RESULTS *pParsedMessage);
void CleanupParsedWdiGetBssEntryListFromIhv(_In_ WDI_GET_BSS_ENTRY_LIST_UPDATE_RESULTS *pParsedMessage);
NDIS_STATUS GenerateWdiIndicationDisassociationFromIhv(
    _In_ WDI_INDICATION_DISASSOCIATION_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationRoamingNeededFromIhv(
    _In_ WDI_INDICATION_ROAMING_NEEDED_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationLinkStateChangeFromIhv(
    _In_ WDI_INDICATION_LINK_STATE_CHANGE_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationP2pActionFrameReceivedFromIhv(
    _In_ WDI_INDICATION_P2P_ACTION_FRAME_RECEIVED_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationApAssociationRequestReceivedFromIhv(
    _In_ WDI_INDICATION_AP_ASSOCIATION_REQUEST_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationNloDiscoveryFromIhv(
    _In_ WDI_INDICATION_NLO_DISCOVERY_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationWakeReasonFromIhv(
    _In_ WDI_INDICATION_WAKE_REASON_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationTkipMicFailureFromIhv(
    _In_ WDI_INDICATION_TKIP_MIC_FAILURE_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationBssEntryListFromIhv(
    _In_ WDI_INDICATION_BSS_ENTRY_LIST_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationDot11ResetCompleteFromIhv(
    _In_opt_ WDI_INDICATION_DOT11_RESET_COMPLETE_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationP2pSendRequestActionFrameCompleteFromIhv(
    _In_ WDI_INDICATION_P2P_SEND_REQUEST_ACTION_FRAME_COMPLETE_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationP2pSendResponseActionFrameCompleteFromIhv(
    _In_ WDI_INDICATION_P2P_SEND_RESPONSE_ACTION_FRAME_COMPLETE_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationRadioStatusFromIhv(
    _In_ WDI_INDICATION_RADIO_STATUS_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationCreatePortCompleteFromIhv(
    _In_ WDI_INDICATION_CREATE_PORT_COMPLETE_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationDeletePortCompleteFromIhv(
    _In_opt_ WDI_INDICATION_DELETE_PORT_COMPLETE_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationSendApAssociationResponseCompleteFromIhv(
    _In_ WDI_INDICATION_SEND_AP_ASSOCIATION_RESPONSE_COMPLETE_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiIndicationAssociationResultFromIhv(
    _In_ WDI_INDICATION_ASSOCIATION_RESULT_LIST const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiGetAutoPowerSaveToIhv(
    _In_opt_ WDI_GET_AUTO_POWER_SAVE_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiGetAutoPowerSaveToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_GET_AUTO_POWER_SAVE_PARAMETERS *pParsedMessage);
void CleanupParsedWdiGetAutoPowerSaveToIhv(_In_ WDI_GET_AUTO_POWER_SAVE_PARAMETERS *pParsedMessage);
NDIS_STATUS GenerateWdiGetAutoPowerSaveFromIhv(
    _In_ WDI_GET_AUTO_POWER_SAVE_RESULTS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiGetAutoPowerSaveFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_GET_AUTO_POWER_SAVE_RESULTS *pParsedMessage);
void CleanupParsedWdiGetAutoPowerSaveFromIhv(_In_ WDI_GET_AUTO_POWER_SAVE_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetAddWolPatternToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_ADD_WOL_PATTERN_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetAddWolPatternToIhv(_In_ WDI_SET_ADD_WOL_PATTERN_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetAddWolPatternFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_ADD_WOL_PATTERN_RESULTS *pParsedMessage);
void CleanupParsedWdiSetAddWolPatternFromIhv(_In_ WDI_SET_ADD_WOL_PATTERN_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetRemoveWolPatternToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_REMOVE_WOL_PATTERN_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetRemoveWolPatternToIhv(_In_ WDI_SET_REMOVE_WOL_PATTERN_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetRemoveWolPatternFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_REMOVE_WOL_PATTERN_RESULTS *pParsedMessage);
void CleanupParsedWdiSetRemoveWolPatternFromIhv(_In_ WDI_SET_REMOVE_WOL_PATTERN_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetMulticastListToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_MULTICAST_LIST_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetMulticastListToIhv(_In_ WDI_SET_MULTICAST_LIST_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetMulticastListFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_MULTICAST_LIST_RESULTS *pParsedMessage);
void CleanupParsedWdiSetMulticastListFromIhv(_In_ WDI_SET_MULTICAST_LIST_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetAddPmProtocolOffloadToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_ADD_PM_PROTOCOL_OFFLOAD_PARAMETERS_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetAddPmProtocolOffloadToIhv(
    _In_ WDI_SET_ADD_PM_PROTOCOL_OFFLOAD_PARAMETERS_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetAddPmProtocolOffloadFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_ADD_PM_PROTOCOL_OFFLOAD_PARAMETERS_RESULTS *pParsedMessage);
void CleanupParsedWdiSetAddPmProtocolOffloadFromIhv(
    _In_ WDI_SET_ADD_PM_PROTOCOL_OFFLOAD_PARAMETERS_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiSetRemovePmProtocolOffloadToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_REMOVE_PM_PROTOCOL_OFFLOAD_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetRemovePmProtocolOffloadToIhv(
    _In_ WDI_SET_REMOVE_PM_PROTOCOL_OFFLOAD_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetRemovePmProtocolOffloadFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_REMOVE_PM_PROTOCOL_OFFLOAD_RESULTS *pParsedMessage);
void CleanupParsedWdiSetRemovePmProtocolOffloadFromIhv(
    _In_ WDI_SET_REMOVE_PM_PROTOCOL_OFFLOAD_RESULTS *pParsedMessage);
NDIS_STATUS GenerateWdiIndicationP2pGroupOperatingChannelFromIhv(
    _In_ WDI_INDICATION_P2P_GROUP_OPERATING_CHANNEL_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiSetAdapterConfigurationToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_FIRMWARE_CONFIGURATION_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetAdapterConfigurationToIhv(_In_ WDI_SET_FIRMWARE_CONFIGURATION_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetAdapterConfigurationFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_FIRMWARE_CONFIGURATION_RESULTS *pParsedMessage);
void CleanupParsedWdiSetAdapterConfigurationFromIhv(_In_ WDI_SET_FIRMWARE_CONFIGURATION_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiGetReceiveCoalescingMatchCountToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_GET_RECEIVE_COALESCING_MATCH_COUNT_INPUTS *pParsedMessage);
void CleanupParsedWdiGetReceiveCoalescingMatchCountToIhv(
    _In_ WDI_GET_RECEIVE_COALESCING_MATCH_COUNT_INPUTS *pParsedMessage);
NDIS_STATUS ParseWdiGetReceiveCoalescingMatchCountFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_GET_RECEIVE_COALESCING_MATCH_COUNT_PARAMETERS *pParsedMessage);
void CleanupParsedWdiGetReceiveCoalescingMatchCountFromIhv(
    _In_ WDI_GET_RECEIVE_COALESCING_MATCH_COUNT_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetAdvertisementInformationToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_ADVERTISEMENT_INFORMATION_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetAdvertisementInformationToIhv(
    _In_ WDI_SET_ADVERTISEMENT_INFORMATION_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetAdvertisementInformationFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_ADVERTISEMENT_INFORMATION_RESULTS *pParsedMessage);
void CleanupParsedWdiSetAdvertisementInformationFromIhv(
    _In_ WDI_SET_ADVERTISEMENT_INFORMATION_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskChangeOperationModeToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_CHANGE_OPERATION_MODE_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskChangeOperationModeToIhv(_In_ WDI_TASK_CHANGE_OPERATION_MODE_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskChangeOperationModeFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_CHANGE_OPERATION_MODE_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskChangeOperationModeFromIhv(_In_ WDI_TASK_CHANGE_OPERATION_MODE_RESULTS *pParsedMessage);
NDIS_STATUS GenerateWdiIndicationChangeOperationModeCompleteFromIhv(
    _In_opt_ WDI_INDICATION_CHANGE_OPERATION_MODE_COMPLETE_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiTaskRoamToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_ROAM_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskRoamToIhv(_In_ WDI_TASK_ROAM_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskRoamFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_ROAM_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskRoamFromIhv(_In_ WDI_TASK_ROAM_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiTaskSendRequestActionFrameToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_SEND_REQUEST_ACTION_FRAME_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskSendRequestActionFrameToIhv(
    _In_ WDI_TASK_SEND_REQUEST_ACTION_FRAME_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskSendRequestActionFrameFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_SEND_REQUEST_ACTION_FRAME_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskSendRequestActionFrameFromIhv(
    _In_ WDI_TASK_SEND_REQUEST_ACTION_FRAME_RESULTS *pParsedMessage);
NDIS_STATUS GenerateWdiIndicationActionFrameReceivedFromIhv(
    _In_ WDI_INDICATION_ACTION_FRAME_RECEIVED_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiTaskSendResponseActionFrameToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_SEND_RESPONSE_ACTION_FRAME_PARAMETERS *pParsedMessage);
void CleanupParsedWdiTaskSendResponseActionFrameToIhv(
    _In_ WDI_TASK_SEND_RESPONSE_ACTION_FRAME_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiTaskSendResponseActionFrameFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_SEND_RESPONSE_ACTION_FRAME_RESULTS *pParsedMessage);
void CleanupParsedWdiTaskSendResponseActionFrameFromIhv(
    _In_ WDI_TASK_SEND_RESPONSE_ACTION_FRAME_RESULTS *pParsedMessage);
NDIS_STATUS GenerateWdiIndicationSendRequestActionFrameCompleteFromIhv(
    _In_opt_ WDI_INDICATION_SEND_REQUEST_ACTION_FRAME_COMPLETE_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS GenerateWdiGetNextActionFrameDialogTokenToIhv(
    _In_opt_ WDI_GET_NEXT_ACTION_FRAME_DIALOG_TOKEN_INPUTS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiGetNextActionFrameDialogTokenToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_GET_NEXT_ACTION_FRAME_DIALOG_TOKEN_INPUTS *pParsedMessage);
void CleanupParsedWdiGetNextActionFrameDialogTokenToIhv(
    _In_ WDI_GET_NEXT_ACTION_FRAME_DIALOG_TOKEN_INPUTS *pParsedMessage);
NDIS_STATUS GenerateWdiGetNextActionFrameDialogTokenFromIhv(
    _In_ WDI_GET_NEXT_ACTION_FRAME_DIALOG_TOKEN_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiGetNextActionFrameDialogTokenFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_GET_NEXT_ACTION_FRAME_DIALOG_TOKEN_PARAMETERS *pParsedMessage);
void CleanupParsedWdiGetNextActionFrameDialogTokenFromIhv(
    _In_ WDI_GET_NEXT_ACTION_FRAME_DIALOG_TOKEN_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetP2pWpsEnabledToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_P2P_WPS_ENABLED_PARAMETERS *pParsedMessage);
void CleanupParsedWdiSetP2pWpsEnabledToIhv(_In_ WDI_SET_P2P_WPS_ENABLED_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiSetP2pWpsEnabledFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_P2P_WPS_ENABLED_RESULTS *pParsedMessage);
void CleanupParsedWdiSetP2pWpsEnabledFromIhv(_In_ WDI_SET_P2P_WPS_ENABLED_RESULTS *pParsedMessage);
NDIS_STATUS ParseWdiAbortTaskToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_TASK_ABORT_PARAMETERS *pParsedMessage);
void CleanupParsedWdiAbortTaskToIhv(_In_ WDI_TASK_ABORT_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseWdiAbortTaskFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_TASK_ABORT_RESULTS *pParsedMessage);
void CleanupParsedWdiAbortTaskFromIhv(_In_ WDI_TASK_ABORT_RESULTS *pParsedMessage);
NDIS_STATUS GenerateWdiIndicationFtAssocParamsNeededFromIhv(
    _In_ WDI_INDICATION_FT_ASSOC_PARAMS_NEEDED_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiSetFastBssTransitionParametersToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_SET_FAST_BSS_TRANSITION_PARAMETERS_COMMAND *pParsedMessage);
void CleanupParsedWdiSetFastBssTransitionParametersToIhv(
    _In_ WDI_SET_FAST_BSS_TRANSITION_PARAMETERS_COMMAND *pParsedMessage);
NDIS_STATUS ParseWdiSetFastBssTransitionParametersFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_SET_FAST_BSS_TRANSITION_PARAMETERS_RESULTS *pParsedMessage);
void CleanupParsedWdiSetFastBssTransitionParametersFromIhv(
    _In_ WDI_SET_FAST_BSS_TRANSITION_PARAMETERS_RESULTS *pParsedMessage);
NDIS_STATUS GenerateWdiGetSupportedDeviceServicesToIhv(
    _In_opt_ WDI_GET_SUPPORTED_DEVICE_SERVICES_INPUTS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiGetSupportedDeviceServicesToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_opt_ WDI_GET_SUPPORTED_DEVICE_SERVICES_INPUTS *pParsedMessage);
void CleanupParsedWdiGetSupportedDeviceServicesToIhv(_In_ WDI_GET_SUPPORTED_DEVICE_SERVICES_INPUTS *pParsedMessage);
NDIS_STATUS GenerateWdiGetSupportedDeviceServicesFromIhv(
    _In_ WDI_GET_SUPPORTED_DEVICE_SERVICES_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength,
    _In_ PCTLV_CONTEXT Context, _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiGetSupportedDeviceServicesFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_GET_SUPPORTED_DEVICE_SERVICES_PARAMETERS *pParsedMessage);
void CleanupParsedWdiGetSupportedDeviceServicesFromIhv(
    _In_ WDI_GET_SUPPORTED_DEVICE_SERVICES_PARAMETERS *pParsedMessage);
NDIS_STATUS GenerateWdiDeviceServiceCommandToIhv(
    _In_ WDI_DEVICE_SERVICE_COMMAND_INPUTS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiDeviceServiceCommandToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_DEVICE_SERVICE_COMMAND_INPUTS *pParsedMessage);
void CleanupParsedWdiDeviceServiceCommandToIhv(_In_ WDI_DEVICE_SERVICE_COMMAND_INPUTS *pParsedMessage);
NDIS_STATUS GenerateWdiDeviceServiceCommandFromIhv(
    _In_ WDI_DEVICE_SERVICE_COMMAND_PARAMETERS const *pInput, _In_ ULONG ReservedHeaderLength, _In_ PCTLV_CONTEXT Context,
    _Out_ ULONG *pBufferLength, _Outptr_result_buffer_(* pBufferLength) UINT8 **ppBuffer);
NDIS_STATUS ParseWdiDeviceServiceCommandFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ PCTLV_CONTEXT Context,
    _Out_ WDI_DEVICE_SERVICE_COMMAND_PARAMETERS *pParsedMessage);
void CleanupParsedWdiDeviceServiceCommandFromIhv(_In_ WDI_DEVICE_SERVICE_COMMAND_PARAMETERS *pParsedMessage);
NDIS_STATUS ParseToIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ USHORT MessageId,
    _In_ PCTLV_CONTEXT Context, _Outptr_result_nullonfailure_ PVOID *ppParsedOutput);
NDIS_STATUS ParseFromIhv(
    _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_ USHORT MessageId,
    _In_ PCTLV_CONTEXT Context, _Outptr_result_nullonfailure_ PVOID *ppParsedOutput);
#ifdef __cplusplus
}
#endif
