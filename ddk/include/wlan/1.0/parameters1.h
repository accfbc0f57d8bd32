// WDI: parameters of messages: ports, keys and networks.
#pragma once

typedef struct _WDI_START_AP_PARAMETERS {
    UINT32 BeaconPeriod;
    UINT32 DTIMPeriod;
    BOOLEAN ExcludeUnencrypted;
    BOOLEAN DataRateSupport802_11b;
    BOOLEAN AcceptNonP2PClients;
    BOOLEAN MustUseSpecifiedChannels;
} WDI_START_AP_PARAMETERS, *PWDI_START_AP_PARAMETERS;
typedef struct _WDI_DELETE_PORT_PARAMETERS {
    UINT16 PortNumber;
} WDI_DELETE_PORT_PARAMETERS, *PWDI_DELETE_PORT_PARAMETERS;
typedef struct _WDI_CREATE_PORT_PARAMETERS {
    UINT16 OpModeMask;
    UINT32 NdisPortNumber;
} WDI_CREATE_PORT_PARAMETERS, *PWDI_CREATE_PORT_PARAMETERS;
typedef struct _WDI_DOT11_RESET_PARAMETERS {
    UINT8 SetDefaultMIB;
} WDI_DOT11_RESET_PARAMETERS, *PWDI_DOT11_RESET_PARAMETERS;
typedef struct _WDI_SET_DEFAULT_KEY_ID_STRUCT {
    UINT32 KeyID;
} WDI_SET_DEFAULT_KEY_ID_STRUCT, *PWDI_SET_DEFAULT_KEY_ID_STRUCT;
typedef struct _WDI_PMK_NAME_STRUCT {
    WDI_TYPE_PMK_NAME pmkname;
} WDI_PMK_NAME_STRUCT, *PWDI_PMK_NAME_STRUCT;
typedef struct _WDI_PRIVACY_EXEMPTION_PARAMETERS_STRUCT {
    UINT16 EtherType;
    WDI_EXEMPTION_ACTION_TYPE ExemptionActionType;
    WDI_EXEMPTION_PACKET_TYPE ExemptionPacketType;
} WDI_PRIVACY_EXEMPTION_PARAMETERS_STRUCT, *PWDI_PRIVACY_EXEMPTION_PARAMETERS_STRUCT;
typedef struct _WDI_LINK_STATE_CHANGE_PARAMETERS_STRUCT {
    WDI_MAC_ADDRESS PeerMACAddress;
    UINT32 TxLinkSpeed;
    UINT32 RxLinkSpeed;
    UINT8 LinkQuality;
} WDI_LINK_STATE_CHANGE_PARAMETERS_STRUCT, *PWDI_LINK_STATE_CHANGE_PARAMETERS_STRUCT;
typedef struct _WDI_P2P_CHANNEL {
    UINT8 CountryOrRegionString[3];
    UINT8 OperatingClass;
    WDI_CHANNEL_NUMBER ChannelNumber;
} WDI_P2P_CHANNEL, *PWDI_P2P_CHANNEL;
typedef struct _WDI_P2P_DEVICE_TYPE {
    UINT16 CategoryID;
    UINT8 OUI[4];
    UINT16 SubcategoryID;
} WDI_P2P_DEVICE_TYPE, *PWDI_P2P_DEVICE_TYPE;
typedef struct _WDI_P2P_DEVICE_INFO_PARAMETERS {
    UINT8 DeviceAddress[6];
    UINT16 ConfigurationMethods;
    WDI_P2P_DEVICE_TYPE DeviceType;
} WDI_P2P_DEVICE_INFO_PARAMETERS, *PWDI_P2P_DEVICE_INFO_PARAMETERS;
typedef struct _WDI_P2P_DEVICE_CAPABILITY_PARAMETERS {
    UINT8 DeviceCapabilityBitmap;
    UINT8 OSSetDeviceCapabilities;
    UINT32 WPSVersionsEnabled;
} WDI_P2P_DEVICE_CAPABILITY_PARAMETERS, *PWDI_P2P_DEVICE_CAPABILITY_PARAMETERS;
typedef struct _WDI_P2P_GROUP_OWNER_CAPABILITY_PARAMETERS {
    UINT8 GroupCapabilityBitmap;
    UINT8 OSSetGroupCapabilities;
    UINT32 MaximumGroupLimit;
} WDI_P2P_GROUP_OWNER_CAPABILITY_PARAMETERS, *PWDI_P2P_GROUP_OWNER_CAPABILITY_PARAMETERS;
typedef struct _WDI_P2P_DISCOVER_MODE {
    WDI_P2P_DISCOVER_TYPE DiscoveryType;
    BOOLEAN ForcedDiscovery;
    WDI_P2P_SCAN_TYPE ScanType;
    WDI_P2P_SERVICE_DISCOVERY_TYPE ServiceDiscoveryType;
    BOOLEAN ScanRepeatCount;
    UINT32 TimeBetweenScans;
} WDI_P2P_DISCOVER_MODE, *PWDI_P2P_DISCOVER_MODE;
typedef struct _WDI_SCAN_DWELL_TIME {
    UINT32 ActiveChannelDwellTime;
    UINT32 PassiveChannelDwellTime;
    UINT32 MaximumScanTime;
} WDI_SCAN_DWELL_TIME, *PWDI_SCAN_DWELL_TIME;
typedef struct _WDI_P2P_LISTEN_DURATION {
    UINT32 CycleDuration;
    UINT32 ListenActiveDuration;
} WDI_P2P_LISTEN_DURATION, *PWDI_P2P_LISTEN_DURATION;
typedef struct _WDI_CANCEL_PARAMETERS_STRUCT {
    NDIS_OID OriginalTaskOID;
    UINT32 OriginalTransactionId;
    WDI_PORT_ID OriginalPortId;
} WDI_CANCEL_PARAMETERS_STRUCT, *PWDI_CANCEL_PARAMETERS_STRUCT;
typedef struct _WDI_PM_PROTOCOL_OFFLOAD_IPv4ARP_STRUCT {
    UINT32 ProtocolOffloadId;
    UINT8 RemoteIPV4Address[4];
    UINT8 HostIPV4Address[4];
    WDI_MAC_ADDRESS MacAddress;
} WDI_PM_PROTOCOL_OFFLOAD_IPv4ARP_STRUCT, *PWDI_PM_PROTOCOL_OFFLOAD_IPv4ARP_STRUCT;
typedef struct _WDI_PM_PROTOCOL_OFFLOAD_IPv6_STRUCT {
    UINT32 ProtocolOffloadId;
    UINT8 RemoteIPV6Address[16];
    UINT8 SolicitdNodeIPv6Address[16];
    UINT8 TargetIPV6Address1[16];
    UINT8 TargetIPV6Address2[16];
    WDI_MAC_ADDRESS MacAddress;
} WDI_PM_PROTOCOL_OFFLOAD_IPv6_STRUCT, *PWDI_PM_PROTOCOL_OFFLOAD_IPv6_STRUCT;
typedef struct _WDI_PM_PROTOCOL_OFFLOAD_80211RSN_REKEY_STRUCT {
    UINT32 ProtocolOffloadId;
    UINT64 ReplayCounter;
    UINT8 KCK_CONTENT[16];
    UINT8 KEK_CONTENT[16];
} WDI_PM_PROTOCOL_OFFLOAD_80211RSN_REKEY_STRUCT, *PWDI_PM_PROTOCOL_OFFLOAD_80211RSN_REKEY_STRUCT;
typedef struct _WDI_SCAN_MODE {
    BOOLEAN ScanRepeatCount;
    WDI_SCAN_TYPE AllowedScanType;
    BOOLEAN LiveUpdatesNeeded;
    WDI_SCAN_TRIGGER ScanTrigger;
} WDI_SCAN_MODE, *PWDI_SCAN_MODE;
typedef struct _WDI_CREATE_PORT_COMPLETE_STRUCT {
    WDI_MAC_ADDRESS MacAddress;
    UINT16 PortNumber;
} WDI_CREATE_PORT_COMPLETE_STRUCT, *PWDI_CREATE_PORT_COMPLETE_STRUCT;
typedef struct _WDI_P2P_GO_NEGOTIATION_REQUEST_PARAMETERS {
    UINT8 GOIntent;
    BOOLEAN TieBreaker;
    UINT16 GOConfigTimeout;
    UINT16 ClientConfigTimeout;
    WDI_MAC_ADDRESS IntendedInterfaceAddress;
    UINT8 GroupCapability;
    UINT8 OSSetGroupCapabilityBitmask;
} WDI_P2P_GO_NEGOTIATION_REQUEST_PARAMETERS, *PWDI_P2P_GO_NEGOTIATION_REQUEST_PARAMETERS;
typedef struct _WDI_SIGNAL_INFO {
    INT32 RSSI;
    UINT32 LinkQuality;
} WDI_SIGNAL_INFO, *PWDI_SIGNAL_INFO;
typedef struct _WDI_BSS_ENTRY_CHANNEL_INFO {
    WDI_CHANNEL_NUMBER ChannelNumber;
    WDI_BAND_ID BandId;
} WDI_BSS_ENTRY_CHANNEL_INFO, *PWDI_BSS_ENTRY_CHANNEL_INFO;
typedef struct _WDI_BSS_ENTRY_AGE_INFO {
    UINT64 HostTimeStamp;
    BOOLEAN CachedInformation;
} WDI_BSS_ENTRY_AGE_INFO, *PWDI_BSS_ENTRY_AGE_INFO;
typedef struct _WDI_P2P_ACTION_FRAME_REQUEST_PARAMETERS {
    WDI_P2P_ACTION_FRAME_TYPE RequestFrameType;
    WDI_MAC_ADDRESS PeerDeviceAddress;
    UINT8 DialogToken;
    UINT32 SendTimeout;
    UINT32 PostACKDwellTime;
} WDI_P2P_ACTION_FRAME_REQUEST_PARAMETERS, *PWDI_P2P_ACTION_FRAME_REQUEST_PARAMETERS;
typedef struct _WDI_MAC_STATISTICS_PARAMETERS {
    WDI_MAC_ADDRESS MACAddress;
    UINT64 TransmittedFrameCount;
    UINT64 ReceivedFrameCount;
    UINT64 WEPExcludedCount;
    UINT64 TKIPLocalMICFailures;
    UINT64 TKIPReplays;
    UINT64 TKIPICVErrorCount;
    UINT64 CCMPFormatErrors;
    UINT64 CCMPReplays;
    UINT64 CCMPDecryptErrors;
    UINT64 WEPUndecryptableCount;
    UINT64 WEPICVErrorCount;
    UINT64 DecryptSuccessCount;
    UINT64 DecryptFailureCount;
} WDI_MAC_STATISTICS_PARAMETERS, *PWDI_MAC_STATISTICS_PARAMETERS;
typedef struct _WDI_PHY_STATISTICS_PARAMETERS {
    WDI_PHY_TYPE PhyType;
    UINT64 TransmittedFrameCount;
    UINT64 GroupTransmittedFrameCount;
    UINT64 FailedCount;
    UINT64 RetryCount;
    UINT64 MultipleRetryCount;
    UINT64 MaxTXLifetimeExceededCount;
    UINT64 TransmittedFragmentCount;
    UINT64 RTSSuccessCount;
    UINT64 RTSFailureCount;
    UINT64 ACKFailureCount;
    UINT64 ReceivedFrameCount;
    UINT64 GroupReceivedFrameCount;
    UINT64 PromiscuousReceivedFrameCount;
    UINT64 MaxRXLifetimeExceededCount;
    UINT64 FrameDuplicateCount;
    UINT64 ReceivedFragmentCount;
    UINT64 PromiscuousReceivedFragmentCount;
    UINT64 FCSErrorCount;
} WDI_PHY_STATISTICS_PARAMETERS, *PWDI_PHY_STATISTICS_PARAMETERS;
typedef struct _WDI_P2P_INVITATION_REQUEST_PARAMETERS {
    UINT16 GOConfigTimeout;
    UINT16 ClientConfigTimeout;
    UINT8 InvitationFlags;
    BOOLEAN IsLocalGO;
} WDI_P2P_INVITATION_REQUEST_PARAMETERS, *PWDI_P2P_INVITATION_REQUEST_PARAMETERS;
typedef struct _WDI_LINK_QUALITY_BAR_MAP_PARAMETERS {
    UINT8 StartRange;
    UINT8 EndRange;
    UINT8 BarNumber;
} WDI_LINK_QUALITY_BAR_MAP_PARAMETERS, *PWDI_LINK_QUALITY_BAR_MAP_PARAMETERS;
typedef struct _WDI_LOW_LATENCY_CONNECTION_QUALITY_PARAMETERS {
    UINT8 MaximumOffChannelOperationTime;
    UINT8 RoamingNeededLinkQualityThreshold;
} WDI_LOW_LATENCY_CONNECTION_QUALITY_PARAMETERS, *PWDI_LOW_LATENCY_CONNECTION_QUALITY_PARAMETERS;
typedef struct _WDI_GET_AUTO_POWER_SAVE_STRUCT {
    UINT8 EnableAutoPSM;
    UINT8 bReserved;
    UINT16 wReserved;
    UINT16 BeaconInterval;
    UINT8 ListenInterval;
    UINT8 ListenIntervalInDx;
    WDI_POWER_SAVE_LEVEL PowerMode;
    WDI_POWER_SAVE_LEVEL PowerModeinDx;
    WDI_POWER_MODE_REASON_CODE Reason;
    UINT64 MillisecondsSinceStart;
    UINT64 MillisecondsInPowerSave;
    UINT64 ReceivedMulticastPackets;
    UINT64 SentMulticastPackets;
    UINT64 ReceivedUnicastPackets;
    UINT64 SentUnicastPacket;
} WDI_GET_AUTO_POWER_SAVE_STRUCT, *PWDI_GET_AUTO_POWER_SAVE_STRUCT;
typedef struct _WDI_P2P_PROVISION_DISCOVERY_REQUEST_PARAMETERS {
    UINT8 GroupCapability;
    UINT8 OSSetGroupCapabilityBitmask;
} WDI_P2P_PROVISION_DISCOVERY_REQUEST_PARAMETERS, *PWDI_P2P_PROVISION_DISCOVERY_REQUEST_PARAMETERS;
typedef struct _WDI_P2P_PROVISION_DISCOVERY_RESPONSE_PARAMETERS {
    UINT8 GroupCapability;
    UINT8 OSSetGroupCapabilityBitmask;
} WDI_P2P_PROVISION_DISCOVERY_RESPONSE_PARAMETERS, *PWDI_P2P_PROVISION_DISCOVERY_RESPONSE_PARAMETERS;
typedef struct _WDI_P2P_PROVISION_SERVICE_ATTRIBUTES {
    UINT8 StatusCode;
    WDI_MAC_ADDRESS IntendedInterfaceAddress;
    UINT8 ConnectionCapability;
    UINT32 FeatureCapability;
    UINT32 AdvertisementID;
    WDI_MAC_ADDRESS ServiceAddress;
    UINT32 SessionID;
    WDI_MAC_ADDRESS SessionAddress;
    UINT16 GOConfigTimeout;
    UINT16 ClientConfigTimeout;
    UINT8 UsePersistentGroup;
    UINT8 FollowOnProvisionDiscovery;
} WDI_P2P_PROVISION_SERVICE_ATTRIBUTES, *PWDI_P2P_PROVISION_SERVICE_ATTRIBUTES;
typedef struct _WDI_COMMUNICATION_CAPABILITIES {
    UINT32 MaxCommandSize;
} WDI_COMMUNICATION_CAPABILITIES, *PWDI_COMMUNICATION_CAPABILITIES;
typedef struct _WDI_INTERFACE_CAPABILITIES {
    UINT32 MTUSize;
    UINT32 MaxMultiCastListSize;
    UINT16 BackFillSize;
    WDI_MAC_ADDRESS Address;
    UINT32 MaxTxRate;
    UINT32 MaxRxRate;
    BOOLEAN HardwareRadioState;
    BOOLEAN SoftwareRadioState;
    BOOLEAN SupportPLR;
    BOOLEAN SupportFLR;
    BOOLEAN ActionFramesSupported;
    UINT8 NumRxStreams;
    UINT8 NumTxStreams;
    UINT8 NumChannels;
    BOOLEAN AntennaDiversity;
    BOOLEAN Support_eCSA;
    BOOLEAN MACAddressRandomization;
    WDI_MAC_ADDRESS MACAddressRandomizationMask;
    WDI_BLUETOOTH_COEXISTENCE_SUPPORT BluetoothCoexistenceSupport;
    BOOLEAN SupportsNonWdiOidRequests;
    BOOLEAN FastTransitionSupported;
    BOOLEAN MU_MIMOSupported;
    BOOLEAN CannotSupportMiracastSink;
    BOOLEAN BSSTransitionSupported;
    BOOLEAN IPDockingSupported;
} WDI_INTERFACE_CAPABILITIES, *PWDI_INTERFACE_CAPABILITIES;
typedef struct _WDI_ALGO_PAIRS {
    WDI_AUTH_ALGORITHM AuthAlgorithm;
    WDI_CIPHER_ALGORITHM CipherAlgorithm;
} WDI_ALGO_PAIRS, *PWDI_ALGO_PAIRS;
typedef struct _WDI_STATION_CAPABILITIES {
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
    BOOLEAN AutoPowerSaveMode;
    BOOLEAN BSSListCachemanagement;
    BOOLEAN ConnectBSSSelectionOverride;
    UINT32 uMaxNetworkOffloadListSize;
    BOOLEAN HESSIDConnectionSupported;
    BOOLEAN DisconnectedStandbySupported;
} WDI_STATION_CAPABILITIES, *PWDI_STATION_CAPABILITIES;
typedef struct _WDI_COUNTRY_REGION_LIST {
    UINT8 CountryOrRegionString[3];
} WDI_COUNTRY_REGION_LIST, *PWDI_COUNTRY_REGION_LIST;
typedef struct _WDI_AP_CAPABILITIES {
    UINT32 ScanSSIDListSize;
    UINT32 DesiredSSIDListSize;
    UINT32 PrivacyExemptionListSize;
    UINT32 AssociationTableSize;
    UINT32 KeyMappingTableSize;
    UINT32 DefaultKeyTableSize;
    UINT32 WEPKeyValueMaxLength;
    BOOLEAN RadarDetectionSupported;
} WDI_AP_CAPABILITIES, *PWDI_AP_CAPABILITIES;
typedef struct _WDI_VIRTUALIZATION_CAPABILITIES {
    UINT8 ExtSTACount;
    UINT8 WiFiDirectGroupCount;
    UINT8 APCount;
    UINT8 SimultaneousGoCount;
    UINT8 SimultaneousMultiChannelOperationLimit;
    UINT8 SimultaneousSTAWFDClientCount;
} WDI_VIRTUALIZATION_CAPABILITIES, *PWDI_VIRTUALIZATION_CAPABILITIES;
typedef struct _WDI_P2P_CAPABILITIES {
    UINT8 ConcurrentGOCount;
    UINT8 ConcurrentClientCount;
    UINT32 WPSVersionSupport;
    BOOLEAN ServiceDiscoverySupported;
    BOOLEAN ServiceNameDiscoverySupported;
    BOOLEAN ServiceInformationDiscoverySupported;
    UINT32 ServiceNameAdvertisementsMaxBytesSupported;
    UINT32 ServiceInformationAdvertisementsMaxBytesSupported;
    BOOLEAN BackgroundDiscoverySupported;
    BOOLEAN ClientDiscoverabilitySupported;
    BOOLEAN InfrastructureManagementSupported;
    UINT8 MaxSecondaryAdapterTypeListSize;
    UINT8 DeviceAddress[6];
    UINT32 DiscoveryFilterListSize;
    UINT8 GOClientTableSize;
    UINT32 MaxVendorSpecificExtensionIESize;
    BOOLEAN PassiveAvailabilityListenStateSupported;
    BOOLEAN OperatingChannelUpdatesSupported;
    BOOLEAN GOon5GHzBandSupported;
    BOOLEAN ASP20ServiceNameDiscoverySupported;
    BOOLEAN ASP20ServiceInformationDiscoverySupported;
} WDI_P2P_CAPABILITIES, *PWDI_P2P_CAPABILITIES;
typedef struct _WDI_DATAPATH_CAPABILITIES {
    UINT32 InterconnectType;
    UINT8 MaxNumPeers;
    UINT8 TxTargetPriorityQueueing;
    UINT16 TxMaxScatterGatherElementsPerFrame;
    UINT8 TxExplicitSendCompleteFlagRequired;
    UINT16 TxMinEffectiveFrameSize;
    UINT16 TxFrameSizeGranularity;
    UINT8 RxTxForwarding;
    UINT32 RxMaxThroughput;
} WDI_DATAPATH_CAPABILITIES, *PWDI_DATAPATH_CAPABILITIES;
typedef struct _WDI_BAND_CAPABILITIES {
    WDI_BAND_ID BandID;
    BOOLEAN BandState;
} WDI_BAND_CAPABILITIES, *PWDI_BAND_CAPABILITIES;
typedef struct _WDI_PHY_CAPABILITIES {
    WDI_PHY_TYPE PhyType;
    UINT8 SupportsCFPoll;
    UINT32 MPDUMaxLength;
    UINT32 TemperatureClass;
    UINT32 DiversitySupport;
} WDI_PHY_CAPABILITIES, *PWDI_PHY_CAPABILITIES;
typedef struct _WDI_PM_CAPABILITIES {
    UINT32 Flags;
    UINT32 SupportedWoLPacketPatterns;
    UINT32 NumTotalWoLPatterns;
    UINT32 MaxWoLPatternSize;
    UINT32 MaxWoLPatternOffset;
    UINT32 MaxWoLPacketSaveBuffer;
    UINT32 SupportedProtocolOffloads;
    UINT32 NumArpOffloadIPv4Addresses;
    UINT32 NumNSOffloadIPv6Addresses;
    NDIS_DEVICE_POWER_STATE MinMagicPacketWakeUp;
    NDIS_DEVICE_POWER_STATE MinPatternWakeUp;
    NDIS_DEVICE_POWER_STATE MinLinkChangeWakeUp;
    UINT32 SupportedWakeUpEvents;
    UINT32 MediaSpecificWakeUpEvents;
} WDI_PM_CAPABILITIES, *PWDI_PM_CAPABILITIES;
typedef struct _WDI_RECEIVE_COALESCING_CAPABILITIES {
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
} WDI_RECEIVE_COALESCING_CAPABILITIES, *PWDI_RECEIVE_COALESCING_CAPABILITIES;
typedef struct _WDI_DATA_RATE_LIST {
    UINT8 DataRateFlag;
    UINT16 DataRateValue;
} WDI_DATA_RATE_LIST, *PWDI_DATA_RATE_LIST;
typedef struct _WDI_CHECKSUM_OFFLOAD_V4_PARAMETERS {
    UINT32 Encapsulation;
    UINT32 IpOptionsSupported;
    UINT32 TcpOptionsSupported;
    UINT32 TcpChecksum;
    UINT32 UdpChecksum;
    UINT32 IpChecksum;
} WDI_CHECKSUM_OFFLOAD_V4_PARAMETERS, *PWDI_CHECKSUM_OFFLOAD_V4_PARAMETERS;
typedef struct _WDI_CHECKSUM_OFFLOAD_V6_PARAMETERS {
    UINT32 Encapsulation;
    UINT32 IpExtensionHeadersSupported;
    UINT32 TcpOptionsSupported;
    UINT32 TcpChecksum;
    UINT32 UdpChecksum;
} WDI_CHECKSUM_OFFLOAD_V6_PARAMETERS, *PWDI_CHECKSUM_OFFLOAD_V6_PARAMETERS;
