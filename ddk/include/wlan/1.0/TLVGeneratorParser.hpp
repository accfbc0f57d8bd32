// TLVGeneratorParser.hpp: reading and writing WDI messages.
#pragma once

#include <dot11wdi.h>
#include <wditypes.hpp>

/// What reading and writing of messages needs.
typedef struct _TLV_CONTEXT {
    /// What memory is allocated with.
    ULONG_PTR AllocationContext;
    /// Version of the other side.
    ULONG PeerVersion;
} TLV_CONTEXT, *PTLV_CONTEXT;
typedef const TLV_CONTEXT *PCTLV_CONTEXT;
typedef struct _EmptyMessageStructureType {
    UINT8 _Reserved;
} EmptyMessageStructureType;
/// Prints a line of a message.
typedef void(__stdcall *TlvDumperCallback)(_In_ UINT_PTR Context, _In_z_ _Printf_format_string_ PCSTR Format, ...);
#ifdef __cplusplus
void *__cdecl operator new(size_t Size, ULONG_PTR AllocationContext) throw();
/// A list that is part of a message; frees its elements if it has made them.
template <class ContentType>
struct ArrayOfElements {
    /// Entries of the list.
    UINT32 ElementCount;
    /// The entries.
    ContentType *pElements;
    /// TRUE if the list has made its entries.
    BOOLEAN MemoryInternallyAllocated;
    ArrayOfElements() : ElementCount(0), pElements(NULL), MemoryInternallyAllocated(FALSE) {}
    ~ArrayOfElements() { Cleanup(); }
    void Cleanup() {
        if (MemoryInternallyAllocated) delete[] pElements;
        ElementCount = 0;
        pElements = NULL;
        MemoryInternallyAllocated = FALSE;
    }
    NDIS_STATUS AllocateElements(UINT32 Count, ULONG_PTR AllocationContext) {
        Cleanup();
        if (Count == 0) return NDIS_STATUS_FAILURE;
        pElements = new (AllocationContext) ContentType[Count];
        if (pElements == NULL) return NDIS_STATUS_RESOURCES;
        ElementCount = Count;
        MemoryInternallyAllocated = TRUE;
        return NDIS_STATUS_SUCCESS;
    }
    void SimpleAssign(ContentType *Elements, UINT32 Count) {
        Cleanup();
        pElements = Elements;
        ElementCount = Count;
    }
};
#define RINGSIDE_WDI_ARRAY(Type, Name) struct Name : ArrayOfElements<Type> {}
#else
#define RINGSIDE_WDI_ARRAY(Type, Name) \
    struct Name { \
        UINT32 ElementCount; \
        Type *pElements; \
        BOOLEAN MemoryInternallyAllocated; \
    }
#endif
#include <wlan/1.0/parameters1.h>
#include <wlan/1.0/parameters2.h>
#include <wlan/1.0/parameters3.h>
#include <wlan/1.0/parameters4.h>
#include <wlan/1.0/parse.h>
#ifdef __cplusplus
extern "C" {
#endif
/// Frees what a Generate routine has made.
void FreeGenerated(_In_opt_ UINT8 *pBuffer);
void TraceUnknownTlvByteStream(_In_ ULONG PeerVersion, _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer);
void TraceMessageTlvByteStream(
    _In_ ULONG MessageId, _In_ BOOLEAN fToIhv, _In_ ULONG PeerVersion, _In_ ULONG BufferLength,
    _In_reads_bytes_(BufferLength) UINT8 const *pBuffer);
void DumpUnknownTlvByteStream(
    _In_ ULONG PeerVersion, _In_ ULONG BufferLength, _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_opt_ ULONG_PTR Context,
    _In_opt_ TlvDumperCallback pCallback);
void DumpMessageTlvByteStream(
    _In_ ULONG MessageId, _In_ BOOLEAN fToIhv, _In_ ULONG PeerVersion, _In_ ULONG BufferLength,
    _In_reads_bytes_(BufferLength) UINT8 const *pBuffer, _In_opt_ ULONG_PTR Context, _In_opt_ TlvDumperCallback pCallback);
#ifdef __cplusplus
}
#endif
// What a driver reads came to it, what it writes goes from it.
#define ParseWdiTaskScan ParseWdiTaskScanToIhv
#define CleanupParsedWdiTaskScan CleanupParsedWdiTaskScanToIhv
#define ParseWdiTaskP2pDiscover ParseWdiTaskP2pDiscoverToIhv
#define CleanupParsedWdiTaskP2pDiscover CleanupParsedWdiTaskP2pDiscoverToIhv
#define ParseWdiTaskConnect ParseWdiTaskConnectToIhv
#define CleanupParsedWdiTaskConnect CleanupParsedWdiTaskConnectToIhv
#define ParseWdiTaskDot11Reset ParseWdiTaskDot11ResetToIhv
#define CleanupParsedWdiTaskDot11Reset CleanupParsedWdiTaskDot11ResetToIhv
#define ParseWdiTaskDisconnect ParseWdiTaskDisconnectToIhv
#define CleanupParsedWdiTaskDisconnect CleanupParsedWdiTaskDisconnectToIhv
#define ParseWdiTaskP2pSendRequestActionFrame ParseWdiTaskP2pSendRequestActionFrameToIhv
#define CleanupParsedWdiTaskP2pSendRequestActionFrame CleanupParsedWdiTaskP2pSendRequestActionFrameToIhv
#define ParseWdiTaskP2pSendResponseActionFrame ParseWdiTaskP2pSendResponseActionFrameToIhv
#define CleanupParsedWdiTaskP2pSendResponseActionFrame CleanupParsedWdiTaskP2pSendResponseActionFrameToIhv
#define ParseWdiTaskSetRadioState ParseWdiTaskSetRadioStateToIhv
#define CleanupParsedWdiTaskSetRadioState CleanupParsedWdiTaskSetRadioStateToIhv
#define ParseWdiTaskCreatePort ParseWdiTaskCreatePortToIhv
#define CleanupParsedWdiTaskCreatePort CleanupParsedWdiTaskCreatePortToIhv
#define ParseWdiTaskDeletePort ParseWdiTaskDeletePortToIhv
#define CleanupParsedWdiTaskDeletePort CleanupParsedWdiTaskDeletePortToIhv
#define ParseWdiTaskStartAp ParseWdiTaskStartApToIhv
#define CleanupParsedWdiTaskStartAp CleanupParsedWdiTaskStartApToIhv
#define ParseWdiTaskSendApAssociationResponse ParseWdiTaskSendApAssociationResponseToIhv
#define CleanupParsedWdiTaskSendApAssociationResponse CleanupParsedWdiTaskSendApAssociationResponseToIhv
#define ParseWdiSetPowerState ParseWdiSetPowerStateToIhv
#define CleanupParsedWdiSetPowerState CleanupParsedWdiSetPowerStateToIhv
#define ParseWdiSetP2pListenState ParseWdiSetP2pListenStateToIhv
#define CleanupParsedWdiSetP2pListenState CleanupParsedWdiSetP2pListenStateToIhv
#define ParseWdiSetPrivacyExemptionList ParseWdiSetPrivacyExemptionListToIhv
#define CleanupParsedWdiSetPrivacyExemptionList CleanupParsedWdiSetPrivacyExemptionListToIhv
#define ParseWdiSetAddCipherKeys ParseWdiSetAddCipherKeysToIhv
#define CleanupParsedWdiSetAddCipherKeys CleanupParsedWdiSetAddCipherKeysToIhv
#define ParseWdiSetDeleteCipherKeys ParseWdiSetDeleteCipherKeysToIhv
#define CleanupParsedWdiSetDeleteCipherKeys CleanupParsedWdiSetDeleteCipherKeysToIhv
#define ParseWdiSetDefaultKeyId ParseWdiSetDefaultKeyIdToIhv
#define CleanupParsedWdiSetDefaultKeyId CleanupParsedWdiSetDefaultKeyIdToIhv
#define ParseWdiSetConnectionQuality ParseWdiSetConnectionQualityToIhv
#define CleanupParsedWdiSetConnectionQuality CleanupParsedWdiSetConnectionQualityToIhv
#define GenerateWdiGetStatistics GenerateWdiGetStatisticsFromIhv
#define ParseWdiSetReceivePacketFilter ParseWdiSetReceivePacketFilterToIhv
#define CleanupParsedWdiSetReceivePacketFilter CleanupParsedWdiSetReceivePacketFilterToIhv
#define GenerateWdiGetAdapterCapabilities GenerateWdiGetAdapterCapabilitiesFromIhv
#define ParseWdiSetNetworkListOffload ParseWdiSetNetworkListOffloadToIhv
#define CleanupParsedWdiSetNetworkListOffload CleanupParsedWdiSetNetworkListOffloadToIhv
#define ParseWdiSetReceiveCoalescing ParseWdiSetReceiveCoalescingToIhv
#define CleanupParsedWdiSetReceiveCoalescing CleanupParsedWdiSetReceiveCoalescingToIhv
#define ParseWdiGetBssEntryList ParseWdiGetBssEntryListToIhv
#define CleanupParsedWdiGetBssEntryList CleanupParsedWdiGetBssEntryListToIhv
#define ParseWdiGetAutoPowerSave ParseWdiGetAutoPowerSaveToIhv
#define CleanupParsedWdiGetAutoPowerSave CleanupParsedWdiGetAutoPowerSaveToIhv
#define GenerateWdiGetAutoPowerSave GenerateWdiGetAutoPowerSaveFromIhv
#define ParseWdiSetAddWolPattern ParseWdiSetAddWolPatternToIhv
#define CleanupParsedWdiSetAddWolPattern CleanupParsedWdiSetAddWolPatternToIhv
#define ParseWdiSetRemoveWolPattern ParseWdiSetRemoveWolPatternToIhv
#define CleanupParsedWdiSetRemoveWolPattern CleanupParsedWdiSetRemoveWolPatternToIhv
#define ParseWdiSetMulticastList ParseWdiSetMulticastListToIhv
#define CleanupParsedWdiSetMulticastList CleanupParsedWdiSetMulticastListToIhv
#define ParseWdiSetAddPmProtocolOffload ParseWdiSetAddPmProtocolOffloadToIhv
#define CleanupParsedWdiSetAddPmProtocolOffload CleanupParsedWdiSetAddPmProtocolOffloadToIhv
#define ParseWdiSetRemovePmProtocolOffload ParseWdiSetRemovePmProtocolOffloadToIhv
#define CleanupParsedWdiSetRemovePmProtocolOffload CleanupParsedWdiSetRemovePmProtocolOffloadToIhv
#define ParseWdiSetAdapterConfiguration ParseWdiSetAdapterConfigurationToIhv
#define CleanupParsedWdiSetAdapterConfiguration CleanupParsedWdiSetAdapterConfigurationToIhv
#define ParseWdiGetReceiveCoalescingMatchCount ParseWdiGetReceiveCoalescingMatchCountToIhv
#define CleanupParsedWdiGetReceiveCoalescingMatchCount CleanupParsedWdiGetReceiveCoalescingMatchCountToIhv
#define ParseWdiSetAdvertisementInformation ParseWdiSetAdvertisementInformationToIhv
#define CleanupParsedWdiSetAdvertisementInformation CleanupParsedWdiSetAdvertisementInformationToIhv
#define ParseWdiTaskChangeOperationMode ParseWdiTaskChangeOperationModeToIhv
#define CleanupParsedWdiTaskChangeOperationMode CleanupParsedWdiTaskChangeOperationModeToIhv
#define ParseWdiTaskRoam ParseWdiTaskRoamToIhv
#define CleanupParsedWdiTaskRoam CleanupParsedWdiTaskRoamToIhv
#define ParseWdiTaskSendRequestActionFrame ParseWdiTaskSendRequestActionFrameToIhv
#define CleanupParsedWdiTaskSendRequestActionFrame CleanupParsedWdiTaskSendRequestActionFrameToIhv
#define ParseWdiTaskSendResponseActionFrame ParseWdiTaskSendResponseActionFrameToIhv
#define CleanupParsedWdiTaskSendResponseActionFrame CleanupParsedWdiTaskSendResponseActionFrameToIhv
#define ParseWdiGetNextActionFrameDialogToken ParseWdiGetNextActionFrameDialogTokenToIhv
#define CleanupParsedWdiGetNextActionFrameDialogToken CleanupParsedWdiGetNextActionFrameDialogTokenToIhv
#define GenerateWdiGetNextActionFrameDialogToken GenerateWdiGetNextActionFrameDialogTokenFromIhv
#define ParseWdiSetP2pWpsEnabled ParseWdiSetP2pWpsEnabledToIhv
#define CleanupParsedWdiSetP2pWpsEnabled CleanupParsedWdiSetP2pWpsEnabledToIhv
#define ParseWdiAbortTask ParseWdiAbortTaskToIhv
#define CleanupParsedWdiAbortTask CleanupParsedWdiAbortTaskToIhv
#define ParseWdiSetFastBssTransitionParameters ParseWdiSetFastBssTransitionParametersToIhv
#define CleanupParsedWdiSetFastBssTransitionParameters CleanupParsedWdiSetFastBssTransitionParametersToIhv
#define ParseWdiGetSupportedDeviceServices ParseWdiGetSupportedDeviceServicesToIhv
#define CleanupParsedWdiGetSupportedDeviceServices CleanupParsedWdiGetSupportedDeviceServicesToIhv
#define GenerateWdiGetSupportedDeviceServices GenerateWdiGetSupportedDeviceServicesFromIhv
#define ParseWdiDeviceServiceCommand ParseWdiDeviceServiceCommandToIhv
#define CleanupParsedWdiDeviceServiceCommand CleanupParsedWdiDeviceServiceCommandToIhv
#define GenerateWdiDeviceServiceCommand GenerateWdiDeviceServiceCommandFromIhv
#define Parse ParseToIhv
