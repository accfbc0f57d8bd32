// Wireless network cards: what a card says of itself. Members are named as public drivers use them, in the documented order.
#pragma once

#include <wdi/contents.h>

#ifdef __cplusplus
extern "C" {
#endif
/// How large a command may be.
typedef struct _WDI_COMMUNICATION_CAPABILITIES_CONTAINER {
    UINT32 MaxCommandSize;
} WDI_COMMUNICATION_CAPABILITIES_CONTAINER, *PWDI_COMMUNICATION_CAPABILITIES_CONTAINER;
/// How the card is spoken to.
typedef struct _WDI_COMMUNICATION_ATTRIBUTES_CONTAINER {
    struct {
        UINT32 CommunicationCapabilities_IsPresent : 1;
    } Optional;
    WDI_COMMUNICATION_CAPABILITIES_CONTAINER CommunicationCapabilities;
} WDI_COMMUNICATION_ATTRIBUTES_CONTAINER, *PWDI_COMMUNICATION_ATTRIBUTES_CONTAINER;
/// What the card can do.
typedef struct _WDI_INTERFACE_CAPABILITIES_CONTAINER {
    UINT32 MTUSize;
    UINT32 MaxMultiCastListSize;
    UINT16 BackFillSize;
    WDI_MAC_ADDRESS Address;
    UINT64 MaxTxRate;
    UINT64 MaxRxRate;
    UINT8 HardwareRadioState;
    UINT8 SoftwareRadioState;
    UINT8 SupportPLR;
    UINT8 SupportFLR;
    UINT8 ActionFramesSupported;
    UINT8 NumRxStreams;
    UINT8 NumTxStreams;
    UINT8 NumChannels;
    UINT8 AntennaDiversity;
    UINT8 Support_eCSA;
    UINT8 MACAddressRandomization;
    WDI_MAC_ADDRESS MACAddressRandomizationMask;
    WDI_BLUETOOTH_COEXISTENCE_SUPPORT BluetoothCoexistenceSupport;
    UINT8 SupportsNonWdiOidRequests;
    UINT8 FastTransitionSupported;
    UINT8 CannotSupportMiracastSink;
} WDI_INTERFACE_CAPABILITIES_CONTAINER, *PWDI_INTERFACE_CAPABILITIES_CONTAINER;
/// What the card can do, and its firmware's version.
typedef struct _WDI_INTERFACE_ATTRIBUTES_CONTAINER {
    WDI_INTERFACE_CAPABILITIES_CONTAINER InterfaceCapabilities;
    RINGSIDE_WDI_LIST(CHAR) FirmwareVersion;
} WDI_INTERFACE_ATTRIBUTES_CONTAINER, *PWDI_INTERFACE_ATTRIBUTES_CONTAINER;
/// What a station of the card can do.
typedef struct _WDI_STATION_CAPABILITIES_CONTAINER {
    UINT32 ScanSSIDListSize;
    UINT32 DesiredBSSIDListSize;
    UINT32 DesiredSSIDListSize;
    UINT32 PrivacyExemptionListSize;
    UINT32 KeyMappingTableSize;
    UINT32 DefaultKeyTableSize;
    UINT32 WEPKeyValueMaxLength;
    UINT32 MaxNumPerSTA;
    UINT8 SupportedQOSFlags;
    UINT8 HostFIPSModeImplemented;
    UINT8 MFPCapable;
    UINT8 AutoPowerSaveMode;
    UINT8 BSSListCachemanagement;
    UINT8 ConnectBSSSelectionOverride;
    UINT32 uMaxNetworkOffloadListSize;
    UINT8 HESSIDConnectionSupported;
    UINT8 DisconnectedStandbySupported;
} WDI_STATION_CAPABILITIES_CONTAINER, *PWDI_STATION_CAPABILITIES_CONTAINER;
/// Stations, and the ciphers they know.
typedef struct _WDI_STATION_ATTRIBUTES_CONTAINER {
    struct {
        UINT32 UnicastAlgorithms_IsPresent : 1;
        UINT32 MulticastDataAlgorithms_IsPresent : 1;
        UINT32 MulticastManagementAlgorithms_IsPresent : 1;
    } Optional;
    WDI_STATION_CAPABILITIES_CONTAINER StationCapabilities;
    RINGSIDE_WDI_LIST(WDI_ALGO_PAIRS) UnicastAlgorithms;
    RINGSIDE_WDI_LIST(WDI_ALGO_PAIRS) MulticastDataAlgorithms;
    RINGSIDE_WDI_LIST(WDI_ALGO_PAIRS) MulticastManagementAlgorithms;
} WDI_STATION_ATTRIBUTES_CONTAINER, *PWDI_STATION_ATTRIBUTES_CONTAINER;
/// What an access point of the card can do.
typedef struct _WDI_AP_CAPABILITIES_CONTAINER {
    UINT32 ScanSSIDListSize;
    UINT32 DesiredSSIDListSize;
    UINT32 PrivacyExemptionListSize;
    UINT32 AssociationTableSize;
    UINT32 KeyMappingTableSize;
    UINT32 DefaultKeyTableSize;
    UINT32 WEPKeyValueMaxLength;
    UINT8 RadarDetectionSupported;
} WDI_AP_CAPABILITIES_CONTAINER, *PWDI_AP_CAPABILITIES_CONTAINER;
/// Access points, and the ciphers they know.
typedef struct _WDI_AP_ATTRIBUTES_CONTAINER {
    WDI_AP_CAPABILITIES_CONTAINER APCapabilities;
    RINGSIDE_WDI_LIST(WDI_ALGO_PAIRS) UnicastAlgorithms;
    RINGSIDE_WDI_LIST(WDI_ALGO_PAIRS) MulticastDataAlgorithms;
} WDI_AP_ATTRIBUTES_CONTAINER, *PWDI_AP_ATTRIBUTES_CONTAINER;
/// How many ports of each kind there can be.
typedef struct _WDI_VIRTUALIZATION_CAPABILITIES_CONTAINER {
    UINT8 ExtSTACount;
    UINT8 WiFiDirectGroupCount;
    UINT8 APCount;
    UINT8 SimultaneousMultiChannelOperationLimit;
    UINT8 SimultaneousSTAWFDClientCount;
    UINT8 SimultaneousGoCount;
} WDI_VIRTUALIZATION_CAPABILITIES_CONTAINER, *PWDI_VIRTUALIZATION_CAPABILITIES_CONTAINER;
/// Ports side by side.
typedef struct _WDI_VIRTUALIZATION_ATTRIBUTES_CONTAINER {
    WDI_VIRTUALIZATION_CAPABILITIES_CONTAINER VirtualizationCapabilities;
} WDI_VIRTUALIZATION_ATTRIBUTES_CONTAINER, *PWDI_VIRTUALIZATION_ATTRIBUTES_CONTAINER;
/// What the card can do of Wi-Fi Direct.
typedef struct _WDI_P2P_CAPABILITIES_CONTAINER {
    UINT8 ConcurrentGOCount;
    UINT8 ConcurrentClientCount;
    UINT32 WPSVersionSupport;
    UINT8 ServiceDiscoverySupported;
    UINT8 ClientDiscoverabilitySupported;
    UINT8 InfrastructureManagementSupported;
    UINT32 MaxSecondaryAdapterTypeListSize;
    UINT8 DeviceAddress[6];
    UINT32 DiscoveryFilterListSize;
    UINT8 GOClientTableSize;
    UINT32 MaxVendorSpecificExtensionIESize;
    UINT8 BackgroundDiscoverySupported;
    UINT8 ServiceNameDiscoverySupported;
    UINT8 ServiceInformationDiscoverySupported;
    UINT32 ServiceNameAdvertisementsMaxBytesSupported;
    UINT32 ServiceInformationAdvertisementsMaxBytesSupported;
    UINT8 PassiveAvailabilityListenStateSupported;
    UINT8 OperatingChannelUpdatesSupported;
} WDI_P2P_CAPABILITIES_CONTAINER, *PWDI_P2P_CAPABILITIES_CONTAINER;
/// Wi-Fi Direct, and the addresses for it.
typedef struct _WDI_P2P_ATTRIBUTES_CONTAINER {
    WDI_P2P_CAPABILITIES_CONTAINER P2PCapabilities;
    RINGSIDE_WDI_LIST(WDI_MAC_ADDRESS) InterfaceAddressList;
} WDI_P2P_ATTRIBUTES_CONTAINER, *PWDI_P2P_ATTRIBUTES_CONTAINER;
/// How frames are handed over.
typedef struct _WDI_DATAPATH_CAPABILITIES_CONTAINER {
    UINT32 InterconnectType;
    UINT8 MaxNumPeers;
    UINT8 TxTargetPriorityQueueing;
    UINT16 TxMaxScatterGatherElementsPerFrame;
    UINT8 TxExplicitSendCompleteFlagRequired;
    UINT16 TxMinEffectiveFrameSize;
    UINT16 TxFrameSizeGranularity;
    UINT8 RxTxForwarding;
    UINT32 RxMaxThroughput;
} WDI_DATAPATH_CAPABILITIES_CONTAINER, *PWDI_DATAPATH_CAPABILITIES_CONTAINER;
/// The path of frames.
typedef struct _WDI_DATAPATH_ATTRIBUTES_CONTAINER {
    struct {
        UINT32 DataPathCapabilities_IsPresent : 1;
    } Optional;
    WDI_DATAPATH_CAPABILITIES_CONTAINER DataPathCapabilities;
} WDI_DATAPATH_ATTRIBUTES_CONTAINER, *PWDI_DATAPATH_ATTRIBUTES_CONTAINER;
/// A band, and whether it is on.
typedef struct _WDI_BAND_CAPABILITIES_CONTAINER {
    UINT32 BandID;
    UINT8 BandState;
} WDI_BAND_CAPABILITIES_CONTAINER, *PWDI_BAND_CAPABILITIES_CONTAINER;
/// A band, and what can be used of it.
typedef struct _WDI_BAND_INFO_CONTAINER {
    WDI_BAND_CAPABILITIES_CONTAINER BandCapabilities;
    RINGSIDE_WDI_LIST(WDI_PHY_TYPE) ValidPhyTypes;
    RINGSIDE_WDI_LIST(WDI_CHANNEL_MAPPING_ENTRY) ValidChannelTypes;
    RINGSIDE_WDI_LIST(UINT32) ChannelWidthList;
} WDI_BAND_INFO_CONTAINER, *PWDI_BAND_INFO_CONTAINER;
/// A radio.
typedef struct _WDI_PHY_CAPABILITIES_CONTAINER {
    WDI_PHY_TYPE PhyType;
    UINT8 SupportsCFPoll;
    UINT32 MPDUMaxLength;
    UINT32 TemperatureClass;
    UINT32 DiversitySupport;
} WDI_PHY_CAPABILITIES_CONTAINER, *PWDI_PHY_CAPABILITIES_CONTAINER;
/// A radio, its levels of power and its rates.
typedef struct _WDI_PHY_INFO_CONTAINER {
    WDI_PHY_CAPABILITIES_CONTAINER PhyCapabilities;
    RINGSIDE_WDI_LIST(UINT32) TxPowerLevelList;
    RINGSIDE_WDI_LIST(WDI_DATA_RATE_LIST) DataRateList;
} WDI_PHY_INFO_CONTAINER, *PWDI_PHY_INFO_CONTAINER;
/// What the card can do while it sleeps.
typedef struct _WDI_PM_CAPABILITIES_CONTAINER {
    UINT32 Flags;
    UINT32 SupportedWoLPacketPatterns;
    UINT32 NumTotalWoLPatterns;
    UINT32 MaxWoLPatternSize;
    UINT32 MaxWoLPatternOffset;
    UINT32 MaxWoLPacketSaveBuffer;
    UINT32 SupportedProtocolOffloads;
    UINT32 NumArpOffloadIPv4Addresses;
    UINT32 NumNSOffloadIPv6Addresses;
    UINT32 MinMagicPacketWakeUp;
    UINT32 MinPatternWakeUp;
    UINT32 MinLinkChangeWakeUp;
    UINT32 SupportedWakeUpEvents;
    UINT32 MediaSpecificWakeUpEvents;
} WDI_PM_CAPABILITIES_CONTAINER, *PWDI_PM_CAPABILITIES_CONTAINER;
/// What the card can do to gather frames.
typedef struct _WDI_RECEIVE_COALESCING_CAPABILITIES_CONTAINER {
    UINT32 EnableFilterTypes;
    UINT32 EnabledQueueTypes;
    UINT32 NumQueues;
    UINT32 SupportedQueueProperties;
    UINT32 SupportedFilterTests;
    UINT32 SupportedHeaders;
    UINT32 SupportedMacHeaderFields;
    UINT32 MaxMacHeaderFilters;
    UINT32 MaxQueueGroups;
    UINT32 MaxQueuesPerQueueGroup;
    UINT32 MinLookaheadSplitSize;
    UINT32 MaxLookaheadSplitSize;
    UINT32 SupportedARPHeaderFields;
    UINT32 SupportedIPv4HeaderFields;
    UINT32 SupportedIPv6HeaderFields;
    UINT32 SupportedUdpHeaderFields;
    UINT32 MaxFieldTestsPerPacketCoalescingFilter;
    UINT32 MaxPacketCoalescingFilters;
} WDI_RECEIVE_COALESCING_CAPABILITIES_CONTAINER, *PWDI_RECEIVE_COALESCING_CAPABILITIES_CONTAINER;
/// All that a card can do.
typedef struct _WDI_GET_ADAPTER_CAPABILITIES_PARAMETERS {
    struct {
        UINT32 CommunicationAttributes_IsPresent : 1;
        UINT32 StationAttributes_IsPresent : 1;
        UINT32 APAttributes_IsPresent : 1;
        UINT32 VirtualizationAttributes_IsPresent : 1;
        UINT32 P2PAttributes_IsPresent : 1;
        UINT32 DatapathAttributes_IsPresent : 1;
        UINT32 BandInfo_IsPresent : 1;
        UINT32 PhyInfo_IsPresent : 1;
        UINT32 PmCapabilities_IsPresent : 1;
        UINT32 ReceiveCoalescingCapabilities_IsPresent : 1;
    } Optional;
    WDI_COMMUNICATION_ATTRIBUTES_CONTAINER CommunicationAttributes;
    WDI_INTERFACE_ATTRIBUTES_CONTAINER InterfaceAttributes;
    WDI_STATION_ATTRIBUTES_CONTAINER StationAttributes;
    WDI_AP_ATTRIBUTES_CONTAINER APAttributes;
    WDI_VIRTUALIZATION_ATTRIBUTES_CONTAINER VirtualizationAttributes;
    WDI_P2P_ATTRIBUTES_CONTAINER P2PAttributes;
    WDI_DATAPATH_ATTRIBUTES_CONTAINER DatapathAttributes;
    RINGSIDE_WDI_LIST(WDI_BAND_INFO_CONTAINER) BandInfo;
    RINGSIDE_WDI_LIST(WDI_PHY_INFO_CONTAINER) PhyInfo;
    WDI_PM_CAPABILITIES_CONTAINER PmCapabilities;
    WDI_RECEIVE_COALESCING_CAPABILITIES_CONTAINER ReceiveCoalescingCapabilities;
} WDI_GET_ADAPTER_CAPABILITIES_PARAMETERS, *PWDI_GET_ADAPTER_CAPABILITIES_PARAMETERS;
RINGSIDE_WDI_MESSAGE(GetAdapterCapabilities, WDI_GET_ADAPTER_CAPABILITIES_PARAMETERS)
#ifdef __cplusplus
}
#endif
