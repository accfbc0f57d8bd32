// Wireless network cards: the structures of Wi-Fi Direct. Members are named as public drivers use them, in the documented order.
#pragma once

#include <wdi/contents.h>

#ifdef __cplusplus
extern "C" {
#endif
/// What a device of Wi-Fi Direct can do.
typedef struct _WDI_P2P_DEVICE_CAPABILITY_CONTAINER {
    UINT8 DeviceCapabilityBitmap;
    UINT8 WPSVersionsEnabled;
} WDI_P2P_DEVICE_CAPABILITY_CONTAINER, *PWDI_P2P_DEVICE_CAPABILITY_CONTAINER;
/// What the owner of a group can do.
typedef struct _WDI_P2P_GROUP_OWNER_CAPABILITY_CONTAINER {
    UINT8 GroupCapabilityBitmap;
    UINT32 MaximumGroupLimit;
} WDI_P2P_GROUP_OWNER_CAPABILITY_CONTAINER, *PWDI_P2P_GROUP_OWNER_CAPABILITY_CONTAINER;
/// What kind of device it is.
typedef struct _WDI_WFD_DEVICE_TYPE_CONTAINER {
    UINT16 CategoryID;
    UINT8 OUI[4];
    UINT16 SubcategoryID;
} WDI_WFD_DEVICE_TYPE_CONTAINER, *PWDI_WFD_DEVICE_TYPE_CONTAINER;
/// A device.
typedef struct _WDI_P2P_DEVICE_INFO_PARAMETERS_CONTAINER {
    UINT8 DeviceAddress[6];
    UINT16 ConfigurationMethods;
    WDI_WFD_DEVICE_TYPE_CONTAINER DeviceType;
} WDI_P2P_DEVICE_INFO_PARAMETERS_CONTAINER, *PWDI_P2P_DEVICE_INFO_PARAMETERS_CONTAINER;
/// A device and its name.
typedef struct _WDI_P2P_DEVICE_INFO_CONTAINER {
    WDI_P2P_DEVICE_INFO_PARAMETERS_CONTAINER DeviceInfoParameters;
    WDI_BYTE_BLOB DeviceName;
} WDI_P2P_DEVICE_INFO_CONTAINER, *PWDI_P2P_DEVICE_INFO_CONTAINER;
/// What else it is.
typedef RINGSIDE_WDI_LIST(WDI_WFD_DEVICE_TYPE_CONTAINER) WDI_P2P_SECONDARY_DEVICE_TYPE_CONTAINER, *PWDI_P2P_SECONDARY_DEVICE_TYPE_CONTAINER;
/// A channel, as regulators name it.
typedef struct _WDI_P2P_CHANNEL_CONTAINER {
    UINT8 CountryOrRegionString[3];
    UINT8 OperatingClass;
    UINT8 ChannelNumber;
} WDI_P2P_CHANNEL_CONTAINER, *PWDI_P2P_CHANNEL_CONTAINER;
/// Whether a device listens to others.
typedef WDI_P2P_LISTEN_STATE WDI_P2P_LISTEN_STATE_CONTAINER, *PWDI_P2P_LISTEN_STATE_CONTAINER;
/// Where devices are looked for.
typedef struct _WDI_P2P_DISCOVERY_CHANNEL_SETTINGS_CONTAINER {
    RINGSIDE_WDI_LIST(WDI_BAND_CHANNEL_LIST_CONTAINER) BandChannelList;
} WDI_P2P_DISCOVERY_CHANNEL_SETTINGS_CONTAINER, *PWDI_P2P_DISCOVERY_CHANNEL_SETTINGS_CONTAINER;
/// A group: its owner and its name.
typedef struct _WDI_P2P_GROUP_ID_CONTAINER {
    WDI_MAC_ADDRESS DeviceAddress;
    WDI_BYTE_BLOB GroupSSID;
} WDI_P2P_GROUP_ID_CONTAINER, *PWDI_P2P_GROUP_ID_CONTAINER;
/// How devices are looked for.
typedef struct _WDI_P2P_DISCOVER_MODE_CONTAINER {
    WDI_P2P_DISCOVER_TYPE DiscoveryType;
    UINT8 ForcedDiscovery;
    WDI_P2P_SCAN_TYPE ScanType;
} WDI_P2P_DISCOVER_MODE_CONTAINER, *PWDI_P2P_DISCOVER_MODE_CONTAINER;
/// Who is to own a group: what is asked.
typedef struct _WDI_GO_NEGOTIATION_REQUEST_PARAMS_CONTAINER {
    UINT8 GOIntent;
    UINT8 TieBreaker;
    UINT8 GOConfigTimeout;
    UINT8 ClientConfigTimeout;
    WDI_MAC_ADDRESS IntendedInterfaceAddress;
    UINT8 GroupCapability;
} WDI_GO_NEGOTIATION_REQUEST_PARAMS_CONTAINER, *PWDI_GO_NEGOTIATION_REQUEST_PARAMS_CONTAINER;
/// The same.
typedef struct _WDI_GO_NEGOTIATION_REQUEST_INFO_CONTAINER {
    WDI_GO_NEGOTIATION_REQUEST_PARAMS_CONTAINER RequestParams;
} WDI_GO_NEGOTIATION_REQUEST_INFO_CONTAINER, *PWDI_GO_NEGOTIATION_REQUEST_INFO_CONTAINER;
/// What is answered.
typedef struct _WDI_GO_NEGOTIATION_RESPONSE_PARAMS_CONTAINER {
    UINT8 StatusCode;
    UINT8 GOIntent;
    UINT8 TieBreaker;
    UINT8 GOConfigTimeout;
    UINT8 ClientConfigTimeout;
    WDI_MAC_ADDRESS IntendedInterfaceAddress;
    UINT8 GroupCapability;
} WDI_GO_NEGOTIATION_RESPONSE_PARAMS_CONTAINER, *PWDI_GO_NEGOTIATION_RESPONSE_PARAMS_CONTAINER;
/// The same, with the group.
typedef struct _WDI_GO_NEGOTIATION_RESPONSE_INFO_CONTAINER {
    struct {
        UINT32 GroupID_IsPresent : 1;
    } Optional;
    WDI_GO_NEGOTIATION_RESPONSE_PARAMS_CONTAINER ResponseParams;
    WDI_P2P_GROUP_ID_CONTAINER GroupID;
} WDI_GO_NEGOTIATION_RESPONSE_INFO_CONTAINER, *PWDI_GO_NEGOTIATION_RESPONSE_INFO_CONTAINER;
/// What it came to.
typedef struct _WDI_GO_NEGOTIATION_CONFIRMATION_PARAMS_CONTAINER {
    UINT8 StatusCode;
    UINT8 GroupCapability;
} WDI_GO_NEGOTIATION_CONFIRMATION_PARAMS_CONTAINER, *PWDI_GO_NEGOTIATION_CONFIRMATION_PARAMS_CONTAINER;
/// The same, with the group.
typedef struct _WDI_GO_NEGOTIATION_CONFIRMATION_INFO_CONTAINER {
    struct {
        UINT32 GroupID_IsPresent : 1;
    } Optional;
    WDI_GO_NEGOTIATION_CONFIRMATION_PARAMS_CONTAINER ConfirmationParams;
    WDI_P2P_GROUP_ID_CONTAINER GroupID;
} WDI_GO_NEGOTIATION_CONFIRMATION_INFO_CONTAINER, *PWDI_GO_NEGOTIATION_CONFIRMATION_INFO_CONTAINER;
/// An invitation to a group.
typedef struct _WDI_INVITATION_REQUEST_PARAMS_CONTAINER {
    UINT8 GOConfigTimeout;
    UINT8 ClientConfigTimeout;
    UINT8 InvitationFlags;
    UINT8 IsLocalGO;
} WDI_INVITATION_REQUEST_PARAMS_CONTAINER, *PWDI_INVITATION_REQUEST_PARAMS_CONTAINER;
/// The same, with the group.
typedef struct _WDI_INVITATION_REQUEST_INFO_CONTAINER {
    struct {
        UINT32 GroupBSSID_IsPresent : 1;
        UINT32 OperatingChannel_IsPresent : 1;
    } Optional;
    WDI_INVITATION_REQUEST_PARAMS_CONTAINER RequestParams;
    WDI_MAC_ADDRESS GroupBSSID;
    WDI_P2P_CHANNEL_CONTAINER OperatingChannel;
    WDI_P2P_GROUP_ID_CONTAINER GroupID;
} WDI_INVITATION_REQUEST_INFO_CONTAINER, *PWDI_INVITATION_REQUEST_INFO_CONTAINER;
/// Its answer.
typedef struct _WDI_INVITATION_RESPONSE_PARAMS_CONTAINER {
    UINT8 StatusCode;
    UINT8 GOConfigTimeout;
    UINT8 ClientConfigTimeout;
} WDI_INVITATION_RESPONSE_PARAMS_CONTAINER, *PWDI_INVITATION_RESPONSE_PARAMS_CONTAINER;
/// The same, with the group.
typedef struct _WDI_INVITATION_RESPONSE_INFO_CONTAINER {
    struct {
        UINT32 GroupBSSID_IsPresent : 1;
        UINT32 OperatingChannel_IsPresent : 1;
    } Optional;
    WDI_INVITATION_RESPONSE_PARAMS_CONTAINER ResponseParams;
    WDI_MAC_ADDRESS GroupBSSID;
    WDI_P2P_CHANNEL_CONTAINER OperatingChannel;
} WDI_INVITATION_RESPONSE_INFO_CONTAINER, *PWDI_INVITATION_RESPONSE_INFO_CONTAINER;
/// How devices are to get to know each other.
typedef struct _WDI_PROVISION_DISCOVERY_REQUEST_PARAMS_CONTAINER {
    UINT8 GroupCapability;
} WDI_PROVISION_DISCOVERY_REQUEST_PARAMS_CONTAINER, *PWDI_PROVISION_DISCOVERY_REQUEST_PARAMS_CONTAINER;
/// The same, with the group.
typedef struct _WDI_PROVISION_DISCOVERY_REQUEST_INFO_CONTAINER {
    struct {
        UINT32 GroupID_IsPresent : 1;
        UINT32 ServiceAttributes_IsPresent : 1;
        UINT32 PersistentGroupID_IsPresent : 1;
        UINT32 ServiceSessionInfo_IsPresent : 1;
    } Optional;
    WDI_PROVISION_DISCOVERY_REQUEST_PARAMS_CONTAINER RequestParams;
    WDI_P2P_GROUP_ID_CONTAINER GroupID;
    WDI_BYTE_BLOB ServiceAttributes;
    WDI_P2P_GROUP_ID_CONTAINER PersistentGroupID;
    WDI_BYTE_BLOB ServiceSessionInfo;
} WDI_PROVISION_DISCOVERY_REQUEST_INFO_CONTAINER, *PWDI_PROVISION_DISCOVERY_REQUEST_INFO_CONTAINER;
/// A request to a device.
typedef struct _WDI_P2P_REQUEST_PARAMS_CONTAINER {
    WDI_P2P_ACTION_FRAME_TYPE RequestFrameType;
    WDI_MAC_ADDRESS PeerDeviceAddress;
    UINT8 DialogToken;
    UINT32 SendTimeout;
} WDI_P2P_REQUEST_PARAMS_CONTAINER, *PWDI_P2P_REQUEST_PARAMS_CONTAINER;
/// An answer to a device.
typedef struct _WDI_P2P_RESPONSE_PARAMS_CONTAINER {
    WDI_P2P_ACTION_FRAME_TYPE ResponseFrameType;
    WDI_MAC_ADDRESS PeerDeviceAddress;
    UINT8 DialogToken;
    UINT32 SendTimeout;
} WDI_P2P_RESPONSE_PARAMS_CONTAINER, *PWDI_P2P_RESPONSE_PARAMS_CONTAINER;
/// A frame that came or went.
typedef struct _WDI_P2P_FRAME_PARAMS_CONTAINER {
    WDI_P2P_ACTION_FRAME_TYPE ActionFrameType;
    WDI_MAC_ADDRESS PeerDeviceAddress;
    UINT8 DialogToken;
} WDI_P2P_FRAME_PARAMS_CONTAINER, *PWDI_P2P_FRAME_PARAMS_CONTAINER;
/// A frame that came.
typedef struct _WDI_P2P_FRAME_INFO_CONTAINER {
    struct {
        UINT32 DeviceContext_IsPresent : 1;
    } Optional;
    WDI_P2P_FRAME_PARAMS_CONTAINER FrameParams;
    WDI_BYTE_BLOB FrameIEs;
    WDI_BYTE_BLOB DeviceContext;
} WDI_P2P_FRAME_INFO_CONTAINER, *PWDI_P2P_FRAME_INFO_CONTAINER;
/// A frame that went.
typedef struct _WDI_P2P_SEND_RESULT_CONTAINER {
    WDI_P2P_FRAME_PARAMS_CONTAINER FrameParameters;
    WDI_BYTE_BLOB FrameIEs;
} WDI_P2P_SEND_RESULT_CONTAINER, *PWDI_P2P_SEND_RESULT_CONTAINER;
/// What is added to frames.
typedef struct _WDI_ADDITIONAL_IES_CONTAINER {
    struct {
        UINT32 AdditionalBeaconIEs_IsPresent : 1;
        UINT32 AdditionalProbeResponseIEs_IsPresent : 1;
        UINT32 AdditionalProbeRequestDefaultIEs_IsPresent : 1;
    } Optional;
    WDI_BYTE_BLOB AdditionalBeaconIEs;
    WDI_BYTE_BLOB AdditionalProbeResponseIEs;
    WDI_BYTE_BLOB AdditionalProbeRequestDefaultIEs;
} WDI_ADDITIONAL_IES_CONTAINER, *PWDI_ADDITIONAL_IES_CONTAINER;
#ifdef __cplusplus
}
#endif
