// Wireless network cards: the structures within several messages. Members are named as public drivers use them, in the documented order.
#pragma once

#include <wdi/values.h>
#include <wdi/parser.h>

#ifdef __cplusplus
extern "C" {
#endif
/// The name of a network: up to 32 bytes.
typedef WDI_BYTE_BLOB WDI_SSID, *PWDI_SSID;
/// An authentication and the cipher it is used with.
typedef struct _WDI_ALGO_PAIRS {
    WDI_AUTH_ALGORITHM AuthAlgorithm;
    WDI_CIPHER_ALGORITHM CipherAlgorithm;
} WDI_ALGO_PAIRS, *PWDI_ALGO_PAIRS;
/// A rate, and which of sending and receiving it is for.
typedef struct _WDI_DATA_RATE_LIST {
    UINT8 DataRateFlags;
    UINT16 DataRateValue;
} WDI_DATA_RATE_LIST, *PWDI_DATA_RATE_LIST;
/// A status.
typedef UINT32 WDI_STATUS_CONTAINER, *PWDI_STATUS_CONTAINER;
/// A channel of a band.
typedef struct _WDI_CHANNEL_INFO_CONTAINER {
    UINT32 ChannelNumber;
    UINT32 BandId;
} WDI_CHANNEL_INFO_CONTAINER, *PWDI_CHANNEL_INFO_CONTAINER;
/// How well a network is heard: dBm, and 0 to 100.
typedef struct _WDI_SIGNAL_INFO_CONTAINER {
    INT32 RSSI;
    UINT32 LinkQuality;
} WDI_SIGNAL_INFO_CONTAINER, *PWDI_SIGNAL_INFO_CONTAINER;
/// How old what is known of a network is.
typedef struct _WDI_ENTRY_AGE_INFO_CONTAINER {
    UINT64 HostTimeStamp;
    UINT8 CachedInformation;
} WDI_ENTRY_AGE_INFO_CONTAINER, *PWDI_ENTRY_AGE_INFO_CONTAINER;
/// A network that was found.
typedef struct _WDI_BSS_ENTRY_CONTAINER {
    struct {
        UINT32 ProbeResponseFrame_IsPresent : 1;
        UINT32 BeaconFrame_IsPresent : 1;
        UINT32 DeviceSpecificContext_IsPresent : 1;
        UINT32 EntryAgeInfo_IsPresent : 1;
    } Optional;
    WDI_MAC_ADDRESS BSSID;
    WDI_BYTE_BLOB ProbeResponseFrame;
    WDI_BYTE_BLOB BeaconFrame;
    WDI_SIGNAL_INFO_CONTAINER SignalInfo;
    WDI_CHANNEL_INFO_CONTAINER ChannelInfo;
    WDI_BYTE_BLOB DeviceSpecificContext;
    WDI_ENTRY_AGE_INFO_CONTAINER EntryAgeInfo;
} WDI_BSS_ENTRY_CONTAINER, *PWDI_BSS_ENTRY_CONTAINER;
/// Channels of a band.
typedef struct _WDI_BAND_CHANNEL_LIST_CONTAINER {
    UINT32 BandId;
    RINGSIDE_WDI_LIST(UINT32) ChannelList;
} WDI_BAND_CHANNEL_LIST_CONTAINER, *PWDI_BAND_CHANNEL_LIST_CONTAINER;
/// How long a scan listens, in milliseconds.
typedef struct _WDI_DWELL_TIME_CONTAINER {
    UINT32 ActiveChannelDwellTime;
    UINT32 PassiveChannelDwellTime;
    UINT32 MaximumScanTime;
} WDI_DWELL_TIME_CONTAINER, *PWDI_DWELL_TIME_CONTAINER;
/// Addresses.
typedef RINGSIDE_WDI_LIST(WDI_MAC_ADDRESS) WDI_DISALLOWED_BSSIDS, *PWDI_DISALLOWED_BSSIDS;
/// What a fast transition's first association brings.
typedef struct _WDI_FT_INITIAL_ASSOC_PARAMETERS_CONTAINER {
    WDI_BYTE_BLOB MDE;
} WDI_FT_INITIAL_ASSOC_PARAMETERS_CONTAINER, *PWDI_FT_INITIAL_ASSOC_PARAMETERS_CONTAINER;
/// The name of a key.
typedef struct _WDI_PMK_NAME_CONTAINER {
    WDI_TYPE_PMK_NAME pmkname;
} WDI_PMK_NAME_CONTAINER, *PWDI_PMK_NAME_CONTAINER;
/// What a fast transition's later association brings.
typedef struct _WDI_FT_REASSOC_PARAMETERS_CONTAINER {
    WDI_PMK_NAME_CONTAINER PMKR0Name;
    WDI_BYTE_BLOB MDE;
    WDI_BYTE_BLOB FTE;
} WDI_FT_REASSOC_PARAMETERS_CONTAINER, *PWDI_FT_REASSOC_PARAMETERS_CONTAINER;
/// A network to connect to.
typedef struct _WDI_CONNECT_BSS_ENTRY_CONTAINER {
    struct {
        UINT32 ProbeResponseFrame_IsPresent : 1;
        UINT32 BeaconFrame_IsPresent : 1;
        UINT32 DeviceSpecificContext_IsPresent : 1;
        UINT32 PMKID_IsPresent : 1;
        UINT32 AssociationRequestVendorIE_IsPresent : 1;
        UINT32 FTInitialAssocParameters_IsPresent : 1;
        UINT32 FTReAssocParameters_IsPresent : 1;
    } Optional;
    WDI_MAC_ADDRESS BSSID;
    WDI_BYTE_BLOB ProbeResponseFrame;
    WDI_BYTE_BLOB BeaconFrame;
    WDI_SIGNAL_INFO_CONTAINER SignalInfo;
    WDI_CHANNEL_INFO_CONTAINER ChannelInfo;
    WDI_BYTE_BLOB DeviceSpecificContext;
    WDI_BYTE_BLOB PMKID;
    WDI_BYTE_BLOB AssociationRequestVendorIE;
    WDI_FT_INITIAL_ASSOC_PARAMETERS_CONTAINER FTInitialAssocParameters;
    WDI_FT_REASSOC_PARAMETERS_CONTAINER FTReAssocParameters;
} WDI_CONNECT_BSS_ENTRY_CONTAINER, *PWDI_CONNECT_BSS_ENTRY_CONTAINER;
/// How to connect.
typedef struct _WDI_CONNECTION_SETTINGS_CONTAINER {
    UINT8 RoamRequest;
    UINT8 HostFIPSModeEnabled;
    WDI_ASSOC_STATUS RoamNeededReason;
    UINT8 ExcludeUnencrypted;
} WDI_CONNECTION_SETTINGS_CONTAINER, *PWDI_CONNECTION_SETTINGS_CONTAINER;
/// What networks to connect to, and with what.
typedef struct _WDI_CONNECT_PARAMETERS_CONTAINER {
    struct {
        UINT32 AssociationRequestVendorIE_IsPresent : 1;
        UINT32 ActivePhyTypeList_IsPresent : 1;
        UINT32 DisallowedBSSIDs_IsPresent : 1;
        UINT32 AllowedBSSIDs_IsPresent : 1;
    } Optional;
    WDI_CONNECTION_SETTINGS_CONTAINER ConnectionSettings;
    RINGSIDE_WDI_LIST(WDI_SSID) SSIDList;
    RINGSIDE_WDI_LIST(WDI_AUTH_ALGORITHM) AuthenticationAlgorithms;
    RINGSIDE_WDI_LIST(WDI_CIPHER_ALGORITHM) MulticastCipherAlgorithms;
    RINGSIDE_WDI_LIST(WDI_CIPHER_ALGORITHM) UnicastCipherAlgorithms;
    WDI_BYTE_BLOB AssociationRequestVendorIE;
    RINGSIDE_WDI_LIST(WDI_PHY_TYPE) ActivePhyTypeList;
    RINGSIDE_WDI_LIST(WDI_MAC_ADDRESS) DisallowedBSSIDs;
    RINGSIDE_WDI_LIST(WDI_MAC_ADDRESS) AllowedBSSIDs;
} WDI_CONNECT_PARAMETERS_CONTAINER, *PWDI_CONNECT_PARAMETERS_CONTAINER;
/// What came of an association.
typedef struct _WDI_ASSOCIATION_RESULT_PARAMETERS_CONTAINER {
    WDI_ASSOC_STATUS AssociationStatus;
    UINT32 StatusCode;
    UINT8 ReAssociation;
    WDI_AUTH_ALGORITHM AuthAlgorithm;
    WDI_CIPHER_ALGORITHM UnicastCipherAlgorithm;
    WDI_CIPHER_ALGORITHM MulticastDataCipherAlgorithm;
    WDI_CIPHER_ALGORITHM MulticastMgmtCipherAlgorithm;
    UINT8 FourAddressSupported;
    UINT8 PortAuthorized;
    UINT8 WMMQoSEnabled;
    WDI_DS_INFO DSInfo;
    UINT32 AssociationComebackTime;
    UINT32 BandID;
} WDI_ASSOCIATION_RESULT_PARAMETERS_CONTAINER, *PWDI_ASSOCIATION_RESULT_PARAMETERS_CONTAINER;
/// An association, with the frames of it.
typedef struct _WDI_ASSOCIATION_RESULT_CONTAINER {
    struct {
        UINT32 AssociationRequestFrame_IsPresent : 1;
        UINT32 AssociationResponseFrame_IsPresent : 1;
        UINT32 BeaconProbeResponse_IsPresent : 1;
        UINT32 EthertypeEncapTable_IsPresent : 1;
        UINT32 ActivePhyTypeList_IsPresent : 1;
    } Optional;
    WDI_MAC_ADDRESS BSSID;
    WDI_ASSOCIATION_RESULT_PARAMETERS_CONTAINER AssociationResultParameters;
    WDI_BYTE_BLOB AssociationRequestFrame;
    WDI_BYTE_BLOB AssociationResponseFrame;
    WDI_BYTE_BLOB BeaconProbeResponse;
    RINGSIDE_WDI_LIST(WDI_ETHERTYPE_ENCAPSULATION_ENTRY) EthertypeEncapTable;
    RINGSIDE_WDI_LIST(WDI_PHY_TYPE) ActivePhyTypeList;
} WDI_ASSOCIATION_RESULT_CONTAINER, *PWDI_ASSOCIATION_RESULT_CONTAINER;
#ifdef __cplusplus
}
#endif
