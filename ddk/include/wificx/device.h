// Devices over WiFiCx: commands, capabilities, what woke them.
#pragma once

EXTERN_C_START

_Function_class_(EVT_WIFI_DEVICE_CREATE_ADAPTER)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS EVT_WIFI_DEVICE_CREATE_ADAPTER(_In_ WDFDEVICE Device, _Inout_ NETADAPTER_INIT *AdapterInit);
typedef EVT_WIFI_DEVICE_CREATE_ADAPTER *PFN_WIFI_DEVICE_CREATE_ADAPTER;
_Function_class_(EVT_WIFI_DEVICE_CREATE_WIFIDIRECTDEVICE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS EVT_WIFI_DEVICE_CREATE_WIFIDIRECTDEVICE(_In_ WDFDEVICE Device, _Inout_ WIFIDIRECT_DEVICE_INIT *WifiDirectDeviceInit);
typedef EVT_WIFI_DEVICE_CREATE_WIFIDIRECTDEVICE *PFN_WIFI_DEVICE_CREATE_WIFIDIRECTDEVICE;
_Function_class_(EVT_WIFI_DEVICE_SEND_COMMAND)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID EVT_WIFI_DEVICE_SEND_COMMAND(_In_ WDFDEVICE Device, _In_ WIFIREQUEST SendRequest);
typedef EVT_WIFI_DEVICE_SEND_COMMAND *PFN_WIFI_DEVICE_SEND_COMMAND;
typedef struct _WIFI_DRIVER_GLOBALS {
    ULONG Unused;
} WIFI_DRIVER_GLOBALS, *PWIFI_DRIVER_GLOBALS;
typedef struct _WIFI_BAND_INFO WIFI_BAND_INFO, *PWIFI_BAND_INFO;
typedef struct _WIFI_BAND_CAPABILITIES {
    ULONG Size;
    ULONG NumBands;
    WIFI_BAND_INFO *BandInfoList;
} WIFI_BAND_CAPABILITIES, *PWIFI_BAND_CAPABILITIES;
typedef struct _WIFI_BAND_INFO {
    WDI_BAND_ID BandID;
    BOOLEAN BandState;
    ULONG NumValidPhyTypes;
    WDI_PHY_TYPE *ValidPhyTypeList;
    ULONG NumValidChannelTypes;
    WDI_CHANNEL_MAPPING_ENTRY *ValidChannelTypes;
    ULONG NumChannelWidths;
    UINT32 *ChannelWidthList;
} WIFI_BAND_INFO, *PWIFI_BAND_INFO;
typedef struct _WIFI_DEVICE_CAPABILITIES {
    ULONG Size;
    BOOLEAN HardwareRadioState;
    BOOLEAN SoftwareRadioState;
    UCHAR FirmwareVersion[MAX_FIRMWARE_VERSION_LENGTH];
    BOOLEAN ActionFramesSupported;
    UINT8 NumRxStreams;
    UINT8 NumTxStreams;
    BOOLEAN Support_eCSA;
    BOOLEAN MACAddressRandomization;
    WDI_MAC_ADDRESS MACAddressRandomizationMask;
    WDI_BLUETOOTH_COEXISTENCE_SUPPORT BluetoothCoexistenceSupport;
    BOOLEAN SupportsNonWdiOidRequests;
    BOOLEAN FastTransitionSupported;
    BOOLEAN MU_MIMOSupported;
    BOOLEAN BSSTransitionSupported;
    BOOLEAN SAEAuthenticationSupported;
    BOOLEAN MBOSupported;
    BOOLEAN BeaconReportsImplemented;
    UINT8 NumRadios;
} WIFI_DEVICE_CAPABILITIES, *PWIFI_DEVICE_CAPABILITIES;
typedef struct _WIFI_DEVICE_CONFIG {
    ULONG Size;
    ULONG WdiVersion;
    PFN_WIFI_DEVICE_SEND_COMMAND SendCommand;
    PFN_WIFI_DEVICE_CREATE_ADAPTER CreateAdapter;
    PFN_WIFI_DEVICE_CREATE_WIFIDIRECTDEVICE CreateWifiDirectDevice;
} WIFI_DEVICE_CONFIG, *PWIFI_DEVICE_CONFIG;
typedef struct _WIFI_PHY_INFO WIFI_PHY_INFO, *PWIFI_PHY_INFO;
typedef struct _WIFI_PHY_CAPABILITIES {
    ULONG Size;
    ULONG NumPhyTypes;
    WIFI_PHY_INFO *PhyInfoList;
} WIFI_PHY_CAPABILITIES, *PWIFI_PHY_CAPABILITIES;
typedef struct _WIFI_PHY_INFO {
    WDI_PHY_TYPE PhyType;
    SIZE_T NumberDataRateEntries;
    WDI_DATA_RATE_ENTRY DataRateList[WDI_MAX_DATA_RATE_ENTRIES];
} WIFI_PHY_INFO, *PWIFI_PHY_INFO;
typedef struct {
    UINT8 NumStaBands;
    WDI_BAND_ID BandIDs[MAX_SIMULTANEOUS_BAND_CONNECTIONS_ALLOWED];
} WIFI_STA_BANDS_COMBINATION, *PWIFI_STA_BANDS_COMBINATION;
typedef struct _WIFI_STATION_CAPABILITIES {
    ULONG Size;
    UINT32 ScanSSIDListSize;
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
    UINT32 MaxNetworkOffloadListSize;
    BOOLEAN HESSIDConnectionSupported;
    BOOLEAN FTMAsInitiatorSupport;
    UINT32 FTMNumberOfSupportedTargets;
    BOOLEAN HostWPA3FIPSModeEnabled_Deprecated;
    ULONG NumSupportedUnicastAlgorithms;
    PDOT11_AUTH_CIPHER_PAIR UnicastAlgorithmsList;
    ULONG NumSupportedMulticastDataAlgorithms;
    PDOT11_AUTH_CIPHER_PAIR MulticastDataAlgorithmsList;
    ULONG NumSupportedMulticastMgmtAlgorithms;
    PDOT11_AUTH_CIPHER_PAIR MulticastMgmtAlgorithmsList;
    ULONG NumSecondaryStaBandCombinations;
    WIFI_STA_BANDS_COMBINATION *SecondaryStaBandsCombinations;
    ULONG MaxMLOLinksSupported;
    BOOLEAN DoNotUseOsReserved;
    WDI_MAC_ADDRESS *MLOAddressesList;
    ULONG NumAkmsSupported;
    RSNA_AKM_SUITE *AkmsList;
    ULONG NumFIPSCertifiedCipherAlgorithms;
    WDI_CIPHER_ALGORITHM *FIPSCertifiedCipherAlgorithmsList;
    BOOLEAN MSCSSupported;
    BOOLEAN DSCPToUPMappingSupported;
    UINT32 MaxNumConfigurableActionFrameWakePatterns;
    BOOLEAN CrossAkmCipherRoamSupported;
    BOOLEAN IsWiFi7EnterpriseSupported;
} WIFI_STATION_CAPABILITIES, *PWIFI_STATION_CAPABILITIES;
FORCEINLINE VOID WIFI_BAND_CAPABILITIES_INIT(_Out_ WIFI_BAND_CAPABILITIES *Capabilities) {
    RtlZeroMemory(Capabilities, sizeof(*Capabilities));
    Capabilities->Size = sizeof(*Capabilities);
}
FORCEINLINE VOID WIFI_DEVICE_CAPABILITIES_INIT(_Out_ WIFI_DEVICE_CAPABILITIES *Capabilities) {
    RtlZeroMemory(Capabilities, sizeof(*Capabilities));
    Capabilities->Size = sizeof(*Capabilities);
}
FORCEINLINE VOID WIFI_DEVICE_CONFIG_INIT(
    _Out_ WIFI_DEVICE_CONFIG *Config, _In_ ULONG WdiVersion, _In_ PFN_WIFI_DEVICE_SEND_COMMAND SendCommand,
    _In_ PFN_WIFI_DEVICE_CREATE_ADAPTER CreateAdapter, _In_ PFN_WIFI_DEVICE_CREATE_WIFIDIRECTDEVICE CreateWifiDirectDevice) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->WdiVersion = WdiVersion;
    Config->SendCommand = SendCommand;
    Config->CreateAdapter = CreateAdapter;
    Config->CreateWifiDirectDevice = CreateWifiDirectDevice;
}
FORCEINLINE VOID WIFI_PHY_CAPABILITIES_INIT(_Out_ WIFI_PHY_CAPABILITIES *Capabilities) {
    RtlZeroMemory(Capabilities, sizeof(*Capabilities));
    Capabilities->Size = sizeof(*Capabilities);
}
FORCEINLINE VOID WIFI_STATION_CAPABILITIES_INIT(_Out_ WIFI_STATION_CAPABILITIES *Capabilities) {
    RtlZeroMemory(Capabilities, sizeof(*Capabilities));
    Capabilities->Size = sizeof(*Capabilities);
}
_IRQL_requires_(PASSIVE_LEVEL)
ULONG WifiDeviceGetOsWdiVersion(_In_ WDFDEVICE Device);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS WifiDeviceInitConfig(_Inout_ PWDFDEVICE_INIT DeviceInit);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS WifiDeviceInitialize(_In_ WDFDEVICE Device, _In_ WIFI_DEVICE_CONFIG *Config);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID WifiDeviceReceiveIndication(_In_ WDFDEVICE Device, _In_ UINT16 MessageId, _In_ WDFMEMORY Data);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS WifiDeviceSetBandCapabilities(_In_ WDFDEVICE Device, _In_ const WIFI_BAND_CAPABILITIES *BandCapabilities);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS WifiDeviceSetDeviceCapabilities(_In_ WDFDEVICE Device, _In_ const WIFI_DEVICE_CAPABILITIES *DeviceCapabilities);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS WifiDeviceSetPhyCapabilities(_In_ WDFDEVICE Device, _In_ const WIFI_PHY_CAPABILITIES *PhyCapabilities);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS WifiDeviceSetStationCapabilities(_In_ WDFDEVICE Device, _In_ const WIFI_STATION_CAPABILITIES *StationCapabilities);
typedef struct _WIFI_WIFIDIRECT_CAPABILITIES {
    ULONG Size;
    UINT8 WFDRoleCount;
    UINT8 ConcurrentGOCount;
    UINT8 ConcurrentClientCount;
    BOOLEAN ServiceDiscoverySupported;
    BOOLEAN ServiceNameDiscoverySupported;
    BOOLEAN ServiceInformationDiscoverySupported;
    UINT32 ServiceNameAdvertisementsMaxBytesSupported;
    UINT32 ServiceInformationAdvertisementsMaxBytesSupported;
    BOOLEAN BackgroundDiscoverySupported;
    BOOLEAN ClientDiscoverabilitySupported;
    BOOLEAN InfrastructureManagementSupported;
    UINT8 DeviceAddress[6];
    UINT32 DiscoveryFilterListSize;
    UINT8 GOClientTableSize;
    UINT32 MaxVendorSpecificExtensionIESize;
    BOOLEAN PassiveAvailabilityListenStateSupported;
    BOOLEAN OperatingChannelUpdatesSupported;
    BOOLEAN GOon5GHzBandSupported;
    UINT32 ScanSSIDListSize;
    UINT32 DesiredSSIDListSize;
    UINT32 PrivacyExemptionListSize;
    UINT32 AssociationTableSize;
    UINT32 DefaultKeyTableSize;
    UINT32 WEPKeyValueMaxLength;
    UINT32 NumSupportedUnicastAlgorithms;
    PDOT11_AUTH_CIPHER_PAIR UnicastAlgorithms;
    UINT32 NumSupportedMulticastDataAlgorithms;
    PDOT11_AUTH_CIPHER_PAIR MulticastDataAlgorithms;
    UINT32 NumInterfaceAddresses;
    WDI_MAC_ADDRESS *InterfaceAddressList;
    BOOLEAN GOon6GHzBandSupported;
} WIFI_WIFIDIRECT_CAPABILITIES, *PWIFI_WIFIDIRECT_CAPABILITIES;
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS WifiDeviceSetWiFiDirectCapabilities(_In_ WDFDEVICE Device, _In_ const WIFI_WIFIDIRECT_CAPABILITIES *WiFiDirectCapabilities);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS WifiDirectDeviceCreate(
    _In_ WIFIDIRECT_DEVICE_INIT *WifiDirectDeviceInit, _In_ WDF_OBJECT_ATTRIBUTES *WifiDirectDeviceAttributes,
    _Out_ WIFIDIRECTDEVICE *WifiDirectDevice);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG WifiDirectDeviceGetPortId(_In_ WIFIDIRECTDEVICE WifiDirectDevice);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS WifiDirectDeviceInitialize(_In_ WIFIDIRECTDEVICE WifiDirectDevice);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID WifiRequestComplete(_In_ WIFIREQUEST Request, _In_ NTSTATUS NtStatus, _In_ UINT BytesWritten);
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID WifiRequestGetInOutBuffer(_In_ WIFIREQUEST Request, _Out_ UINT *InputBufferLength, _Out_ UINT *OutBufferLength);
_IRQL_requires_max_(DISPATCH_LEVEL)
UINT16 WifiRequestGetMessageId(_In_ WIFIREQUEST Request);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID WifiRequestSetBytesNeeded(_In_ WIFIREQUEST Request, _In_ UINT BytesNeeded);
typedef struct _WIFI_WAKE_SOURCE_LIST {
    ULONG Size;
    VOID *Reserved[4];
} WIFI_WAKE_SOURCE_LIST, *PWIFI_WAKE_SOURCE_LIST;
VOID WifiDeviceGetWakeSourceList(_In_ WDFDEVICE Device, _Inout_ WIFI_WAKE_SOURCE_LIST *List);
typedef struct _WIFI_POWER_OFFLOAD_LIST {
    ULONG Size;
    VOID *Reserved[4];
} WIFI_POWER_OFFLOAD_LIST, *PWIFI_POWER_OFFLOAD_LIST;
VOID WifiDeviceGetPowerOffloadList(_In_ WDFDEVICE Device, _Inout_ WIFI_POWER_OFFLOAD_LIST *List);

EXTERN_C_END
