// 802.11: stations: scans, keys, associations and statistics.
#pragma once

#define DOT11_POWER_SAVING_NO_POWER_SAVING 0
#define DOT11_POWER_SAVING_FAST_PSP 8
#define DOT11_POWER_SAVING_MAX_PSP 16
#define DOT11_POWER_SAVING_MAXIMUM_LEVEL 24
#define DOT11_SSID_LIST_REVISION_1 1
typedef struct DOT11_SSID_LIST {
    NDIS_OBJECT_HEADER Header;
    ULONG uNumOfEntries;
    ULONG uTotalNumOfEntries;
    DOT11_SSID SSIDs[1];
} DOT11_SSID_LIST, *PDOT11_SSID_LIST;
#define DOT11_MAC_ADDRESS_LIST_REVISION_1 1
typedef struct DOT11_MAC_ADDRESS_LIST {
    NDIS_OBJECT_HEADER Header;
    ULONG uNumOfEntries;
    ULONG uTotalNumOfEntries;
    DOT11_MAC_ADDRESS MacAddrs[1];
} DOT11_MAC_ADDRESS_LIST, *PDOT11_MAC_ADDRESS_LIST;
typedef UCHAR DOT11_PMKID_VALUE[16];
typedef struct DOT11_PMKID_ENTRY {
    DOT11_MAC_ADDRESS BSSID;
    DOT11_PMKID_VALUE PMKID;
    ULONG uFlags;
} DOT11_PMKID_ENTRY, *PDOT11_PMKID_ENTRY;
#define DOT11_PMKID_LIST_REVISION_1 1
typedef struct DOT11_PMKID_LIST {
    NDIS_OBJECT_HEADER Header;
    ULONG uNumOfEntries;
    ULONG uTotalNumOfEntries;
    DOT11_PMKID_ENTRY PMKIDs[1];
} DOT11_PMKID_LIST, *PDOT11_PMKID_LIST;
typedef struct DOT11_PHY_FRAME_STATISTICS {
    ULONGLONG ullTransmittedFrameCount;
    ULONGLONG ullMulticastTransmittedFrameCount;
    ULONGLONG ullFailedCount;
    ULONGLONG ullRetryCount;
    ULONGLONG ullMultipleRetryCount;
    ULONGLONG ullMaxTXLifetimeExceededCount;
    ULONGLONG ullTransmittedFragmentCount;
    ULONGLONG ullRTSSuccessCount;
    ULONGLONG ullRTSFailureCount;
    ULONGLONG ullACKFailureCount;
    ULONGLONG ullReceivedFrameCount;
    ULONGLONG ullMulticastReceivedFrameCount;
    ULONGLONG ullPromiscuousReceivedFrameCount;
    ULONGLONG ullMaxRXLifetimeExceededCount;
    ULONGLONG ullFrameDuplicateCount;
    ULONGLONG ullReceivedFragmentCount;
    ULONGLONG ullPromiscuousReceivedFragmentCount;
    ULONGLONG ullFCSErrorCount;
} DOT11_PHY_FRAME_STATISTICS, *PDOT11_PHY_FRAME_STATISTICS;
typedef struct DOT11_MAC_FRAME_STATISTICS {
    ULONGLONG ullTransmittedFrameCount;
    ULONGLONG ullReceivedFrameCount;
    ULONGLONG ullTransmittedFailureFrameCount;
    ULONGLONG ullReceivedFailureFrameCount;
    ULONGLONG ullWEPExcludedCount;
    ULONGLONG ullTKIPLocalMICFailures;
    ULONGLONG ullTKIPReplays;
    ULONGLONG ullTKIPICVErrorCount;
    ULONGLONG ullCCMPReplays;
    ULONGLONG ullCCMPDecryptErrors;
    ULONGLONG ullWEPUndecryptableCount;
    ULONGLONG ullWEPICVErrorCount;
    ULONGLONG ullDecryptSuccessCount;
    ULONGLONG ullDecryptFailureCount;
} DOT11_MAC_FRAME_STATISTICS, *PDOT11_MAC_FRAME_STATISTICS;
#define DOT11_STATISTICS_REVISION_1 1
typedef struct DOT11_STATISTICS {
    NDIS_OBJECT_HEADER Header;
    ULONGLONG ullFourWayHandshakeFailures;
    ULONGLONG ullTKIPCounterMeasuresInvoked;
    ULONGLONG ullReserved;
    DOT11_MAC_FRAME_STATISTICS MacUcastCounters;
    DOT11_MAC_FRAME_STATISTICS MacMcastCounters;
    DOT11_PHY_FRAME_STATISTICS PhyCounters[1];
} DOT11_STATISTICS, *PDOT11_STATISTICS;
#define DOT11_EXEMPT_NO_EXEMPTION 0
#define DOT11_EXEMPT_ALWAYS 1
#define DOT11_EXEMPT_ON_KEY_MAPPING_KEY_UNAVAILABLE 2
#define DOT11_EXEMPT_UNICAST 1
#define DOT11_EXEMPT_MULTICAST 2
#define DOT11_EXEMPT_BOTH 3
typedef struct DOT11_PRIVACY_EXEMPTION {
    USHORT usEtherType;
    USHORT usExemptionActionType;
    USHORT usExemptionPacketType;
} DOT11_PRIVACY_EXEMPTION, *PDOT11_PRIVACY_EXEMPTION;
#define DOT11_PRIVACY_EXEMPTION_LIST_REVISION_1 1
typedef struct DOT11_PRIVACY_EXEMPTION_LIST {
    NDIS_OBJECT_HEADER Header;
    ULONG uNumOfEntries;
    ULONG uTotalNumOfEntries;
    DOT11_PRIVACY_EXEMPTION PrivacyExemptionEntries[1];
} DOT11_PRIVACY_EXEMPTION_LIST, *PDOT11_PRIVACY_EXEMPTION_LIST;
#define DOT11_AUTH_ALGORITHM_LIST_REVISION_1 1
typedef struct DOT11_AUTH_ALGORITHM_LIST {
    NDIS_OBJECT_HEADER Header;
    ULONG uNumOfEntries;
    ULONG uTotalNumOfEntries;
    DOT11_AUTH_ALGORITHM AlgorithmIds[1];
} DOT11_AUTH_ALGORITHM_LIST, *PDOT11_AUTH_ALGORITHM_LIST;
#define DOT11_AUTH_CIPHER_PAIR_LIST_REVISION_1 1
typedef struct DOT11_AUTH_CIPHER_PAIR_LIST {
    NDIS_OBJECT_HEADER Header;
    ULONG uNumOfEntries;
    ULONG uTotalNumOfEntries;
    _Field_size_(uNumOfEntries) DOT11_AUTH_CIPHER_PAIR AuthCipherPairs[1];
} DOT11_AUTH_CIPHER_PAIR_LIST, *PDOT11_AUTH_CIPHER_PAIR_LIST;
#define DOT11_CIPHER_ALGORITHM_LIST_REVISION_1 1
typedef struct DOT11_CIPHER_ALGORITHM_LIST {
    NDIS_OBJECT_HEADER Header;
    ULONG uNumOfEntries;
    ULONG uTotalNumOfEntries;
    DOT11_CIPHER_ALGORITHM AlgorithmIds[1];
} DOT11_CIPHER_ALGORITHM_LIST, *PDOT11_CIPHER_ALGORITHM_LIST;
#define DOT11_CIPHER_DEFAULT_KEY_VALUE_REVISION_1 1
typedef struct DOT11_CIPHER_DEFAULT_KEY_VALUE {
    NDIS_OBJECT_HEADER Header;
    ULONG uKeyIndex;
    DOT11_CIPHER_ALGORITHM AlgorithmId;
    DOT11_MAC_ADDRESS MacAddr;
    BOOLEAN bDelete;
    BOOLEAN bStatic;
    USHORT usKeyLength;
    UCHAR ucKey[1];
} DOT11_CIPHER_DEFAULT_KEY_VALUE, *PDOT11_CIPHER_DEFAULT_KEY_VALUE;
typedef struct DOT11_KEY_ALGO_TKIP_MIC {
    UCHAR ucIV48Counter[6];
    ULONG ulTKIPKeyLength;
    ULONG ulMICKeyLength;
    UCHAR ucTKIPMICKeys[1];
} DOT11_KEY_ALGO_TKIP_MIC, *PDOT11_KEY_ALGO_TKIP_MIC;
typedef struct DOT11_KEY_ALGO_CCMP {
    UCHAR ucIV48Counter[6];
    ULONG ulCCMPKeyLength;
    UCHAR ucCCMPKey[1];
} DOT11_KEY_ALGO_CCMP, *PDOT11_KEY_ALGO_CCMP;
typedef struct DOT11_KEY_ALGO_GCMP {
    UCHAR ucIV48Counter[6];
    ULONG ulGCMPKeyLength;
    UCHAR ucGCMPKey[1];
} DOT11_KEY_ALGO_GCMP, *PDOT11_KEY_ALGO_GCMP;
typedef struct DOT11_KEY_ALGO_BIP {
    UCHAR ucIPN[6];
    ULONG ulBIPKeyLength;
    UCHAR ucBIPKey[1];
} DOT11_KEY_ALGO_BIP, *PDOT11_KEY_ALGO_BIP;
typedef enum DOT11_DIRECTION { DOT11_DIR_INBOUND = 1, DOT11_DIR_OUTBOUND, DOT11_DIR_BOTH } DOT11_DIRECTION, *PDOT11_DIRECTION;
#define DOT11_CIPHER_KEY_MAPPING_KEY_VALUE_BYTE_ARRAY_REVISION_1 1
typedef struct DOT11_CIPHER_KEY_MAPPING_KEY_VALUE {
    DOT11_MAC_ADDRESS PeerMacAddr;
    DOT11_CIPHER_ALGORITHM AlgorithmId;
    DOT11_DIRECTION Direction;
    BOOLEAN bDelete;
    BOOLEAN bStatic;
    USHORT usKeyLength;
    UCHAR ucKey[1];
} DOT11_CIPHER_KEY_MAPPING_KEY_VALUE, *PDOT11_CIPHER_KEY_MAPPING_KEY_VALUE;
typedef enum _DOT11_ASSOCIATION_STATE {
    dot11_assoc_state_zero = 0, dot11_assoc_state_unauth_unassoc = 1, dot11_assoc_state_auth_unassoc = 2,
    dot11_assoc_state_auth_assoc = 3
} DOT11_ASSOCIATION_STATE, *PDOT11_ASSOCIATION_STATE;
typedef struct _DOT11_ASSOCIATION_INFO_EX {
    DOT11_MAC_ADDRESS PeerMacAddress;
    DOT11_MAC_ADDRESS BSSID;
    USHORT usCapabilityInformation;
    USHORT usListenInterval;
    UCHAR ucPeerSupportedRates[MAX_NUM_SUPPORTED_RATES_V2];
    USHORT usAssociationID;
    DOT11_ASSOCIATION_STATE dot11AssociationState;
    DOT11_POWER_MODE dot11PowerMode;
    LARGE_INTEGER liAssociationUpTime;
    ULONGLONG ullNumOfTxPacketSuccesses;
    ULONGLONG ullNumOfTxPacketFailures;
    ULONGLONG ullNumOfRxPacketSuccesses;
    ULONGLONG ullNumOfRxPacketFailures;
} DOT11_ASSOCIATION_INFO_EX, *PDOT11_ASSOCIATION_INFO_EX;
#define DOT11_ASSOCIATION_INFO_LIST_REVISION_1 1
typedef struct DOT11_ASSOCIATION_INFO_LIST {
    NDIS_OBJECT_HEADER Header;
    ULONG uNumOfEntries;
    ULONG uTotalNumOfEntries;
    DOT11_ASSOCIATION_INFO_EX dot11AssocInfo[1];
} DOT11_ASSOCIATION_INFO_LIST, *PDOT11_ASSOCIATION_INFO_LIST;
#define DOT11_PHY_ID_LIST_REVISION_1 1
typedef struct DOT11_PHY_ID_LIST {
    NDIS_OBJECT_HEADER Header;
    ULONG uNumOfEntries;
    ULONG uTotalNumOfEntries;
    ULONG dot11PhyId[1];
} DOT11_PHY_ID_LIST, *PDOT11_PHY_ID_LIST;
#define DOT11_PHY_ID_ANY (0xffffffffU)
#define DOT11_EXTSTA_CAPABILITY_REVISION_1 1
typedef struct DOT11_EXTSTA_CAPABILITY {
    NDIS_OBJECT_HEADER Header;
    ULONG uScanSSIDListSize;
    ULONG uDesiredBSSIDListSize;
    ULONG uDesiredSSIDListSize;
    ULONG uExcludedMacAddressListSize;
    ULONG uPrivacyExemptionListSize;
    ULONG uKeyMappingTableSize;
    ULONG uDefaultKeyTableSize;
    ULONG uWEPKeyValueMaxLength;
    ULONG uPMKIDCacheSize;
    ULONG uMaxNumPerSTADefaultKeyTables;
} DOT11_EXTSTA_CAPABILITY, *PDOT11_EXTSTA_CAPABILITY;
typedef struct DOT11_DATA_RATE_MAPPING_ENTRY {
    UCHAR ucDataRateIndex;
    UCHAR ucDataRateFlag;
    USHORT usDataRateValue;
} DOT11_DATA_RATE_MAPPING_ENTRY, *PDOT11_DATA_RATE_MAPPING_ENTRY;
#define DOT11_DATA_RATE_MAPPING_TABLE_REVISION_1 1
typedef struct _DOT11_DATA_RATE_MAPPING_TABLE {
    NDIS_OBJECT_HEADER Header;
    ULONG uDataRateMappingLength;
    _Field_size_part_(
        DOT11_RATE_SET_MAX_LENGTH,
        uDataRateMappingLength) DOT11_DATA_RATE_MAPPING_ENTRY DataRateMappingEntries[DOT11_RATE_SET_MAX_LENGTH];
} DOT11_DATA_RATE_MAPPING_TABLE, *PDOT11_DATA_RATE_MAPPING_TABLE;
typedef struct DOT11_COUNTRY_OR_REGION_STRING_LIST {
    NDIS_OBJECT_HEADER Header;
    ULONG uNumOfEntries;
    ULONG uTotalNumOfEntries;
    DOT11_COUNTRY_OR_REGION_STRING CountryOrRegionStrings[1];
} DOT11_COUNTRY_OR_REGION_STRING_LIST, *PDOT11_COUNTRY_OR_REGION_STRING_LIST;
#define DOT11_PORT_STATE_NOTIFICATION_REVISION_1 1
typedef struct DOT11_PORT_STATE_NOTIFICATION {
    NDIS_OBJECT_HEADER Header;
    DOT11_MAC_ADDRESS PeerMac;
    BOOLEAN bOpen;
} DOT11_PORT_STATE_NOTIFICATION, *PDOT11_PORT_STATE_NOTIFICATION;
#define DOT11_IBSS_PARAMS_REVISION_1 1
typedef struct DOT11_IBSS_PARAMS {
    NDIS_OBJECT_HEADER Header;
    BOOLEAN bJoinOnly;
    ULONG uIEsOffset;
    ULONG uIEsLength;
} DOT11_IBSS_PARAMS, *PDOT11_IBSS_PARAMS;
typedef struct DOT11_QOS_PARAMS {
    NDIS_OBJECT_HEADER Header;
    UCHAR ucEnabledQoSProtocolFlags;
} DOT11_QOS_PARAMS, *PDOT11_QOS_PARAMS;
#define DOT11_ASSOCIATION_PARAMS_REVISION_1 1
typedef struct DOT11_ASSOCIATION_PARAMS {
    NDIS_OBJECT_HEADER Header;
    DOT11_MAC_ADDRESS BSSID;
    ULONG uAssocRequestIEsOffset;
    ULONG uAssocRequestIEsLength;
} DOT11_ASSOCIATION_PARAMS, *PDOT11_ASSOCIATION_PARAMS;
#define DOT11_FLAGS_PS_ON 0x00000008
typedef struct _DOT11_FRAGMENT_DESCRIPTOR {
    ULONG uOffset;
    ULONG uLength;
} DOT11_FRAGMENT_DESCRIPTOR, *PDOT11_FRAGMENT_DESCRIPTOR;
typedef struct _DOT11_PER_MSDU_COUNTERS {
    ULONG uTransmittedFragmentCount;
    ULONG uRetryCount;
    ULONG uRTSSuccessCount;
    ULONG uRTSFailureCount;
    ULONG uACKFailureCount;
} DOT11_PER_MSDU_COUNTERS, *PDOT11_PER_MSDU_COUNTERS;
typedef struct DOT11_PHY_ATTRIBUTES DOT11_PHY_ATTRIBUTES, *PDOT11_PHY_ATTRIBUTES;
typedef struct DOT11_HRDSSS_PHY_ATTRIBUTES {
    BOOLEAN bShortPreambleOptionImplemented;
    BOOLEAN bPBCCOptionImplemented;
    BOOLEAN bChannelAgilityPresent;
    ULONG uHRCCAModeSupported;
} DOT11_HRDSSS_PHY_ATTRIBUTES, *PDOT11_HRDSSS_PHY_ATTRIBUTES;
typedef struct DOT11_OFDM_PHY_ATTRIBUTES {
    ULONG uFrequencyBandsSupported;
} DOT11_OFDM_PHY_ATTRIBUTES, *PDOT11_OFDM_PHY_ATTRIBUTES;
typedef struct DOT11_ERP_PHY_ATTRIBUTES {
    DOT11_HRDSSS_PHY_ATTRIBUTES;
    BOOLEAN bERPPBCCOptionImplemented;
    BOOLEAN bDSSSOFDMOptionImplemented;
    BOOLEAN bShortSlotTimeOptionImplemented;
} DOT11_ERP_PHY_ATTRIBUTES, *PDOT11_ERP_PHY_ATTRIBUTES;
#define DOT11_PHY_ATTRIBUTES_REVISION_1 1
struct DOT11_PHY_ATTRIBUTES {
    NDIS_OBJECT_HEADER Header;
    DOT11_PHY_TYPE PhyType;
    BOOLEAN bHardwarePhyState;
    BOOLEAN bSoftwarePhyState;
    BOOLEAN bCFPollable;
    ULONG uMPDUMaxLength;
    DOT11_TEMP_TYPE TempType;
    DOT11_DIVERSITY_SUPPORT DiversitySupport;
    union {
        DOT11_HRDSSS_PHY_ATTRIBUTES HRDSSSAttributes;
        DOT11_OFDM_PHY_ATTRIBUTES OFDMAttributes;
        DOT11_ERP_PHY_ATTRIBUTES ERPAttributes;
    };
    ULONG uNumberSupportedPowerLevels;
    ULONG TxPowerLevels[8];
    ULONG uNumDataRateMappingEntries;
    DOT11_DATA_RATE_MAPPING_ENTRY DataRateMappingEntries[DOT11_RATE_SET_MAX_LENGTH];
    DOT11_SUPPORTED_DATA_RATES_VALUE_V2 SupportedDataRatesValue;
};
typedef struct DOT11_EXTSTA_ATTRIBUTES DOT11_EXTSTA_ATTRIBUTES, *PDOT11_EXTSTA_ATTRIBUTES;
#define DOT11_EXTSTA_ATTRIBUTES_REVISION_1 1
#define DOT11_EXTSTA_ATTRIBUTES_REVISION_3 3
struct DOT11_EXTSTA_ATTRIBUTES {
    NDIS_OBJECT_HEADER Header;
    ULONG uScanSSIDListSize;
    ULONG uDesiredBSSIDListSize;
    ULONG uDesiredSSIDListSize;
    ULONG uExcludedMacAddressListSize;
    ULONG uPrivacyExemptionListSize;
    ULONG uKeyMappingTableSize;
    ULONG uDefaultKeyTableSize;
    ULONG uWEPKeyValueMaxLength;
    ULONG uPMKIDCacheSize;
    ULONG uMaxNumPerSTADefaultKeyTables;
    BOOLEAN bStrictlyOrderedServiceClassImplemented;
    UCHAR ucSupportedQoSProtocolFlags;
    BOOLEAN bSafeModeImplemented;
    ULONG uNumSupportedCountryOrRegionStrings;
    PDOT11_COUNTRY_OR_REGION_STRING pSupportedCountryOrRegionStrings;
    ULONG uInfraNumSupportedUcastAlgoPairs;
    PDOT11_AUTH_CIPHER_PAIR pInfraSupportedUcastAlgoPairs;
    ULONG uInfraNumSupportedMcastAlgoPairs;
    PDOT11_AUTH_CIPHER_PAIR pInfraSupportedMcastAlgoPairs;
    ULONG uAdhocNumSupportedUcastAlgoPairs;
    PDOT11_AUTH_CIPHER_PAIR pAdhocSupportedUcastAlgoPairs;
    ULONG uAdhocNumSupportedMcastAlgoPairs;
    PDOT11_AUTH_CIPHER_PAIR pAdhocSupportedMcastAlgoPairs;
    BOOLEAN bAutoPowerSaveMode;
    ULONG uMaxNetworkOffloadListSize;
    BOOLEAN bMFPCapable;
    ULONG uInfraNumSupportedMcastMgmtAlgoPairs;
    PDOT11_AUTH_CIPHER_PAIR pInfraSupportedMcastMgmtAlgoPairs;
    BOOLEAN bNeighborReportSupported;
    BOOLEAN bAPChannelReportSupported;
    BOOLEAN bActionFramesSupported;
    BOOLEAN bANQPQueryOffloadSupported;
    BOOLEAN bHESSIDConnectionSupported;
};
typedef struct _DOT11_SEND_CONTEXT {
    NDIS_OBJECT_HEADER Header;
    PVOID pvReserved;
    ULONG uFlags;
    ULONG uPSLifetime;
    ULONG uDelayedSleepValue;
    UCHAR ucTXDataRates[8];
    BOOLEAN bIndicateAssociatedACKs;
    BOOLEAN bIndicateTXStatus;
    UCHAR ucPriority;
    BOOLEAN bDontFragment;
    ULONG dwExtendedStatus;
    HANDLE hIntegrityOffload;
    HANDLE hWEPOffload;
    UCHAR ucWPAMSDUPriority;
    UCHAR ucNumOfRWsOnPeer;
    USHORT usAID;
    PDOT11_PER_MSDU_COUNTERS pDot11PerMSDUCounters;
} DOT11_SEND_CONTEXT, *PDOT11_SEND_CONTEXT;
typedef struct _DOT11_SEND_EXTENSION_INFO {
    ULONG uVersion;
    NDIS_OBJECT_HEADER Header;
    PVOID pvReserved;
    ULONG uFlags;
    ULONG uPSLifetime;
    ULONG uDelayedSleepValue;
    UCHAR ucTXDataRates[8];
    BOOLEAN bIndicateAssociatedACKs;
    BOOLEAN bIndicateTXStatus;
    UCHAR ucPriority;
    BOOLEAN bDontFragment;
    ULONG dwExtendedStatus;
    HANDLE hIntegrityOffload;
    HANDLE hWEPOffload;
    UCHAR ucWPAMSDUPriority;
    UCHAR ucNumOfRWsOnPeer;
    USHORT usAID;
    PDOT11_PER_MSDU_COUNTERS pDot11PerMSDUCounters;
    USHORT usNumberOfFragments;
    DOT11_FRAGMENT_DESCRIPTOR Dot11FragmentDescriptors[1];
} DOT11_SEND_EXTENSION_INFO, *PDOT11_SEND_EXTENSION_INFO;
typedef enum _DOT11_ACK_POLICY {
    dot11_ack_policy_none = 0, dot11_ack_policy_acknowledge = 1, dot11_ack_policy_do_not_acknowledge = 2
} DOT11_ACK_POLICY, *PDOT11_ACK_POLICY;
typedef struct _DOT11_SEND_EXTENSION_INFO_V2 {
    UCHAR ucQoSPriority : 4;
    UCHAR ucAckPolicy : 4;
    USHORT usExtendedTXDataRatesOffset;
    UCHAR ucNumOfExtendedTXDataRates;
    UCHAR ucBuffer[1];
} DOT11_SEND_EXTENSION_INFO_V2, *PDOT11_SEND_EXTENSION_INFO_V2;
typedef struct _DOT11_RECV_CONTEXT {
    NDIS_OBJECT_HEADER Header;
    PVOID pvReserved;
    DOT11_PHY_TYPE dot11PhyType;
    ULONG uChCenterFrequency;
    LONG lRSSI;
    ULONG uRSSI;
    UCHAR ucPriority;
    UCHAR ucDataRate;
    UCHAR ucPeerMacAddress[6];
    ULONG dwExtendedStatus;
    HANDLE hWEPOffloadContext;
    HANDLE hAuthOffloadContext;
    USHORT usWEPAppliedMask;
    USHORT usWPAMSDUPriority;
    DOT11_IV48_COUNTER dot11LowestIV48Counter;
    USHORT usDot11LeftRWBitMap;
    DOT11_IV48_COUNTER dot11HighestIV48Counter;
    USHORT usDot11RightRWBitMap;
    USHORT usNumberOfMPDUsReceived;
} DOT11_RECV_CONTEXT, *PDOT11_RECV_CONTEXT;
typedef struct _DOT11_RECV_EXTENSION_INFO {
    ULONG uVersion;
    PVOID pvReserved;
    DOT11_PHY_TYPE dot11PhyType;
    ULONG uChCenterFrequency;
    LONG lRSSI;
    LONG lRSSIMin;
    LONG lRSSIMax;
    ULONG uRSSI;
    UCHAR ucPriority;
    UCHAR ucDataRate;
    UCHAR ucPeerMacAddress[6];
    ULONG dwExtendedStatus;
    HANDLE hWEPOffloadContext;
    HANDLE hAuthOffloadContext;
    USHORT usWEPAppliedMask;
    USHORT usWPAMSDUPriority;
    DOT11_IV48_COUNTER dot11LowestIV48Counter;
    USHORT usDot11LeftRWBitMap;
    DOT11_IV48_COUNTER dot11HighestIV48Counter;
    USHORT usDot11RightRWBitMap;
    USHORT usNumberOfMPDUsReceived;
    USHORT usNumberOfFragments;
    PVOID pNdisPackets[1];
} DOT11_RECV_EXTENSION_INFO, *PDOT11_RECV_EXTENSION_INFO;
typedef struct _DOT11_RECV_EXTENSION_INFO_V2 {
    ULONG uVersion;
    PVOID pvReserved;
    DOT11_PHY_TYPE dot11PhyType;
    ULONG uChCenterFrequency;
    LONG lRSSI;
    ULONG uRSSI;
    UCHAR ucPriority;
    UCHAR ucDataRate;
    UCHAR ucPeerMacAddress[6];
    ULONG dwExtendedStatus;
    HANDLE hWEPOffloadContext;
    HANDLE hAuthOffloadContext;
    USHORT usWEPAppliedMask;
    USHORT usWPAMSDUPriority;
    DOT11_IV48_COUNTER dot11LowestIV48Counter;
    USHORT usDot11LeftRWBitMap;
    DOT11_IV48_COUNTER dot11HighestIV48Counter;
    USHORT usDot11RightRWBitMap;
    USHORT usNumberOfMPDUsReceived;
    USHORT usNumberOfFragments;
    PVOID pNdisPackets[1];
} DOT11_RECV_EXTENSION_INFO_V2, *PDOT11_RECV_EXTENSION_INFO_V2;
typedef struct _DOT11_STATUS_INDICATION {
    ULONG uStatusType;
    NDIS_STATUS ndisStatus;
} DOT11_STATUS_INDICATION, *PDOT11_STATUS_INDICATION;
#define DOT11_STATUS_RESET_CONFIRM 4
typedef struct DOT11_MPDU_MAX_LENGTH_INDICATION {
    NDIS_OBJECT_HEADER Header;
    ULONG uPhyId;
    ULONG uMPDUMaxLength;
} DOT11_MPDU_MAX_LENGTH_INDICATION, *PDOT11_MPDU_MAX_LENGTH_INDICATION;
