// netioapi.h: interfaces, addresses, routes and neighbours of the network, asked and changed.
#pragma once

#include <wdm.h>
#include <windef.h>
#include <ws2def.h>
#include <ws2ipdef.h>
#include <ifdef.h>
#include <nldef.h>
#include <ntddndis.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef NTSTATUS NETIO_STATUS;
#define NETIOAPI_API NETIO_STATUS NTAPI
#define NETIOAPI_API_ NTAPI
#define ANY_SIZE 1
typedef struct _MIB_IPINTERFACE_ROW *PMIB_IPINTERFACE_ROW;
typedef struct _MIB_IPFORWARD_ROW2 *PMIB_IPFORWARD_ROW2;
typedef struct _MIB_UNICASTIPADDRESS_ROW *PMIB_UNICASTIPADDRESS_ROW;
typedef struct _MIB_UNICASTIPADDRESS_TABLE *PMIB_UNICASTIPADDRESS_TABLE;
typedef struct _MIB_IP_NETWORK_CONNECTION_BANDWIDTH_ESTIMATES *PMIB_IP_NETWORK_CONNECTION_BANDWIDTH_ESTIMATES;
/// What has become of an interface, a route or an address.
typedef enum _MIB_NOTIFICATION_TYPE {
    MibParameterNotification, MibAddInstance, MibDeleteInstance, MibInitialNotification
} MIB_NOTIFICATION_TYPE, *PMIB_NOTIFICATION_TYPE;
typedef enum _MIB_IF_ENTRY_LEVEL {
    MibIfEntryNormal = 0, MibIfEntryNormalWithoutStatistics = 2
} MIB_IF_ENTRY_LEVEL, *PMIB_IF_ENTRY_LEVEL;
typedef VOID (NTAPI *PIPINTERFACE_CHANGE_CALLBACK)(_In_ PVOID CallerContext, _In_opt_ PMIB_IPINTERFACE_ROW Row, _In_ MIB_NOTIFICATION_TYPE NotificationType);
typedef VOID (NTAPI *PIPFORWARD_CHANGE_CALLBACK)(_In_ PVOID CallerContext, _In_opt_ PMIB_IPFORWARD_ROW2 Row, _In_ MIB_NOTIFICATION_TYPE NotificationType);
typedef VOID (NTAPI *PUNICAST_IPADDRESS_CHANGE_CALLBACK)(_In_ PVOID CallerContext, _In_opt_ PMIB_UNICASTIPADDRESS_ROW Row, _In_ MIB_NOTIFICATION_TYPE NotificationType);
typedef VOID (NTAPI *PSTABLE_UNICAST_IPADDRESS_TABLE_CALLBACK)(_In_ PVOID CallerContext, _In_opt_ PMIB_UNICASTIPADDRESS_TABLE AddressTable);
typedef VOID (NTAPI *PTEREDO_PORT_CHANGE_CALLBACK)(_In_ PVOID CallerContext, _In_ USHORT Port, _In_ MIB_NOTIFICATION_TYPE NotificationType);
typedef enum _MIB_IF_TABLE_LEVEL {
    MibIfTableNormal, MibIfTableRaw, MibIfTableNormalWithoutStatistics
} MIB_IF_TABLE_LEVEL, *PMIB_IF_TABLE_LEVEL;
typedef struct _MIB_ANYCASTIPADDRESS_ROW {
    SOCKADDR_INET Address;
    NET_LUID InterfaceLuid;
    NET_IFINDEX InterfaceIndex;
    SCOPE_ID ScopeId;
} MIB_ANYCASTIPADDRESS_ROW, *PMIB_ANYCASTIPADDRESS_ROW;
typedef struct _MIB_ANYCASTIPADDRESS_TABLE {
    ULONG NumEntries;
    MIB_ANYCASTIPADDRESS_ROW Table[ANY_SIZE];
} MIB_ANYCASTIPADDRESS_TABLE, *PMIB_ANYCASTIPADDRESS_TABLE;
typedef struct _MIB_IF_ROW2 {
    NET_LUID InterfaceLuid;
    NET_IFINDEX InterfaceIndex;
    GUID InterfaceGuid;
    WCHAR Alias[IF_MAX_STRING_SIZE + 1];
    WCHAR Description[IF_MAX_STRING_SIZE + 1];
    ULONG PhysicalAddressLength;
    UCHAR PhysicalAddress[IF_MAX_PHYS_ADDRESS_LENGTH];
    UCHAR PermanentPhysicalAddress[IF_MAX_PHYS_ADDRESS_LENGTH];
    ULONG Mtu;
    IFTYPE Type;
    TUNNEL_TYPE TunnelType;
    NDIS_MEDIUM MediaType;
    NDIS_PHYSICAL_MEDIUM PhysicalMediumType;
    NET_IF_ACCESS_TYPE AccessType;
    NET_IF_DIRECTION_TYPE DirectionType;
    struct {
        BOOLEAN HardwareInterface : 1;
        BOOLEAN FilterInterface : 1;
        BOOLEAN ConnectorPresent : 1;
        BOOLEAN NotAuthenticated : 1;
        BOOLEAN NotMediaConnected : 1;
        BOOLEAN Paused : 1;
        BOOLEAN LowPower : 1;
        BOOLEAN EndPointInterface : 1;
    } InterfaceAndOperStatusFlags;
    IF_OPER_STATUS OperStatus;
    NET_IF_ADMIN_STATUS AdminStatus;
    NET_IF_MEDIA_CONNECT_STATE MediaConnectState;
    NET_IF_NETWORK_GUID NetworkGuid;
    NET_IF_CONNECTION_TYPE ConnectionType;
    ULONG64 TransmitLinkSpeed;
    ULONG64 ReceiveLinkSpeed;
    ULONG64 InOctets;
    ULONG64 InUcastPkts;
    ULONG64 InNUcastPkts;
    ULONG64 InDiscards;
    ULONG64 InErrors;
    ULONG64 InUnknownProtos;
    ULONG64 InUcastOctets;
    ULONG64 InMulticastOctets;
    ULONG64 InBroadcastOctets;
    ULONG64 OutOctets;
    ULONG64 OutUcastPkts;
    ULONG64 OutNUcastPkts;
    ULONG64 OutDiscards;
    ULONG64 OutErrors;
    ULONG64 OutUcastOctets;
    ULONG64 OutMulticastOctets;
    ULONG64 OutBroadcastOctets;
    ULONG64 OutQLen;
} MIB_IF_ROW2, *PMIB_IF_ROW2;
typedef struct _MIB_IF_TABLE2 {
    ULONG NumEntries;
    MIB_IF_ROW2 Table[ANY_SIZE];
} MIB_IF_TABLE2, *PMIB_IF_TABLE2;
typedef struct _MIB_IFSTACK_ROW {
    NET_IFINDEX HigherLayerInterfaceIndex;
    NET_IFINDEX LowerLayerInterfaceIndex;
} MIB_IFSTACK_ROW, *PMIB_IFSTACK_ROW;
typedef struct _MIB_IFSTACK_TABLE {
    ULONG NumEntries;
    MIB_IFSTACK_ROW Table[ANY_SIZE];
} MIB_IFSTACK_TABLE, *PMIB_IFSTACK_TABLE;
typedef struct _MIB_INVERTEDIFSTACK_ROW {
    NET_IFINDEX LowerLayerInterfaceIndex;
    NET_IFINDEX HigherLayerInterfaceIndex;
} MIB_INVERTEDIFSTACK_ROW, *PMIB_INVERTEDIFSTACK_ROW;
typedef struct _MIB_INVERTEDIFSTACK_TABLE {
    ULONG NumEntries;
    MIB_INVERTEDIFSTACK_ROW Table[ANY_SIZE];
} MIB_INVERTEDIFSTACK_TABLE, *PMIB_INVERTEDIFSTACK_TABLE;
typedef struct _MIB_IPFORWARD_ROW2 {
    NET_LUID InterfaceLuid;
    NET_IFINDEX InterfaceIndex;
    IP_ADDRESS_PREFIX DestinationPrefix;
    SOCKADDR_INET NextHop;
    UCHAR SitePrefixLength;
    ULONG ValidLifetime;
    ULONG PreferredLifetime;
    ULONG Metric;
    NL_ROUTE_PROTOCOL Protocol;
    BOOLEAN Loopback;
    BOOLEAN AutoconfigureAddress;
    BOOLEAN Publish;
    BOOLEAN Immortal;
    ULONG Age;
    NL_ROUTE_ORIGIN Origin;
} MIB_IPFORWARD_ROW2, *PMIB_IPFORWARD_ROW2;
typedef struct _MIB_IPFORWARD_TABLE2 {
    ULONG NumEntries;
    MIB_IPFORWARD_ROW2 Table[ANY_SIZE];
} MIB_IPFORWARD_TABLE2, *PMIB_IPFORWARD_TABLE2;
typedef struct _MIB_IPINTERFACE_ROW {
    ADDRESS_FAMILY Family;
    NET_LUID InterfaceLuid;
    NET_IFINDEX InterfaceIndex;
    ULONG MaxReassemblySize;
    ULONG64 InterfaceIdentifier;
    ULONG MinRouterAdvertisementInterval;
    ULONG MaxRouterAdvertisementInterval;
    BOOLEAN AdvertisingEnabled;
    BOOLEAN ForwardingEnabled;
    BOOLEAN WeakHostSend;
    BOOLEAN WeakHostReceive;
    BOOLEAN UseAutomaticMetric;
    BOOLEAN UseNeighborUnreachabilityDetection;
    BOOLEAN ManagedAddressConfigurationSupported;
    BOOLEAN OtherStatefulConfigurationSupported;
    BOOLEAN AdvertiseDefaultRoute;
    NL_ROUTER_DISCOVERY_BEHAVIOR RouterDiscoveryBehavior;
    ULONG DadTransmits;
    ULONG BaseReachableTime;
    ULONG RetransmitTime;
    ULONG PathMtuDiscoveryTimeout;
    NL_LINK_LOCAL_ADDRESS_BEHAVIOR LinkLocalAddressBehavior;
    ULONG LinkLocalAddressTimeout;
    ULONG ZoneIndices[ScopeLevelCount];
    ULONG SitePrefixLength;
    ULONG Metric;
    ULONG NlMtu;
    BOOLEAN Connected;
    BOOLEAN SupportsWakeUpPatterns;
    BOOLEAN SupportsNeighborDiscovery;
    BOOLEAN SupportsRouterDiscovery;
    ULONG ReachableTime;
    NL_INTERFACE_OFFLOAD_ROD TransmitOffload;
    NL_INTERFACE_OFFLOAD_ROD ReceiveOffload;
    BOOLEAN DisableDefaultRoutes;
} MIB_IPINTERFACE_ROW, *PMIB_IPINTERFACE_ROW;
typedef struct _MIB_IPINTERFACE_TABLE {
    ULONG NumEntries;
    MIB_IPINTERFACE_ROW Table[ANY_SIZE];
} MIB_IPINTERFACE_TABLE, *PMIB_IPINTERFACE_TABLE;
typedef struct _MIB_IPNET_ROW2 {
    SOCKADDR_INET Address;
    NET_IFINDEX InterfaceIndex;
    NET_LUID InterfaceLuid;
    UCHAR PhysicalAddress[IF_MAX_PHYS_ADDRESS_LENGTH];
    ULONG PhysicalAddressLength;
    NL_NEIGHBOR_STATE State;
    union {
        struct {
            BOOLEAN IsRouter : 1;
            BOOLEAN IsUnreachable : 1;
        };
        UCHAR Flags;
    };
    union {
        ULONG LastReachable;
        ULONG LastUnreachable;
    } ReachabilityTime;
} MIB_IPNET_ROW2, *PMIB_IPNET_ROW2;
typedef struct _MIB_IPNET_TABLE2 {
    ULONG NumEntries;
    MIB_IPNET_ROW2 Table[ANY_SIZE];
} MIB_IPNET_TABLE2, *PMIB_IPNET_TABLE2;
typedef struct _MIB_IPPATH_ROW {
    SOCKADDR_INET Source;
    SOCKADDR_INET Destination;
    NET_LUID InterfaceLuid;
    NET_IFINDEX InterfaceIndex;
    SOCKADDR_INET CurrentNextHop;
    ULONG PathMtu;
    ULONG RttMean;
    ULONG RttDeviation;
    union {
        ULONG LastReachable;
        ULONG LastUnreachable;
    };
    BOOLEAN IsReachable;
    ULONG64 LinkTransmitSpeed;
    ULONG64 LinkReceiveSpeed;
} MIB_IPPATH_ROW, *PMIB_IPPATH_ROW;
typedef struct _MIB_IPPATH_TABLE {
    ULONG NumEntries;
    MIB_IPPATH_ROW Table[ANY_SIZE];
} MIB_IPPATH_TABLE, *PMIB_IPPATH_TABLE;
typedef struct _MIB_MULTICASTIPADDRESS_ROW {
    SOCKADDR_INET Address;
    NET_IFINDEX InterfaceIndex;
    NET_LUID InterfaceLuid;
    SCOPE_ID ScopeId;
} MIB_MULTICASTIPADDRESS_ROW, *PMIB_MULTICASTIPADDRESS_ROW;
typedef struct _MIB_MULTICASTIPADDRESS_TABLE {
    ULONG NumEntries;
    MIB_MULTICASTIPADDRESS_ROW Table[ANY_SIZE];
} MIB_MULTICASTIPADDRESS_TABLE, *PMIB_MULTICASTIPADDRESS_TABLE;
typedef struct _MIB_UNICASTIPADDRESS_ROW {
    SOCKADDR_INET Address;
    NET_LUID InterfaceLuid;
    NET_IFINDEX InterfaceIndex;
    NL_PREFIX_ORIGIN PrefixOrigin;
    NL_SUFFIX_ORIGIN SuffixOrigin;
    ULONG ValidLifetime;
    ULONG PreferredLifetime;
    UINT8 OnLinkPrefixLength;
    BOOLEAN SkipAsSource;
    NL_DAD_STATE DadState;
    SCOPE_ID ScopeId;
    LARGE_INTEGER CreationTimeStamp;
} MIB_UNICASTIPADDRESS_ROW, *PMIB_UNICASTIPADDRESS_ROW;
typedef struct _MIB_UNICASTIPADDRESS_TABLE {
    ULONG NumEntries;
    MIB_UNICASTIPADDRESS_ROW Table[ANY_SIZE];
} MIB_UNICASTIPADDRESS_TABLE, *PMIB_UNICASTIPADDRESS_TABLE;
NETIO_STATUS NTAPI CancelMibChangeNotify2(_In_ HANDLE NotificationHandle);
NETIO_STATUS NTAPI ConvertInterfaceAliasToLuid(_In_ const WCHAR *InterfaceAlias, _Out_ PNET_LUID InterfaceLuid);
NETIO_STATUS NTAPI ConvertInterfaceGuidToLuid(_In_ const GUID *InterfaceGuid, _Out_ PNET_LUID InterfaceLuid);
NETIO_STATUS NTAPI ConvertInterfaceIndexToLuid(_In_ NET_IFINDEX InterfaceIndex, _Out_ PNET_LUID InterfaceLuid);
NETIO_STATUS NTAPI ConvertInterfaceLuidToAlias(
    _In_ const NET_LUID *InterfaceLuid, _Out_ PWSTR InterfaceAlias, _In_ SIZE_T Length);
NETIO_STATUS NTAPI ConvertInterfaceLuidToGuid(_In_ const NET_LUID *InterfaceLuid, _Out_ GUID *InterfaceGuid);
NETIO_STATUS NTAPI ConvertInterfaceLuidToIndex(_In_ const NET_LUID *InterfaceLuid, _Out_ PNET_IFINDEX InterfaceIndex);
NETIO_STATUS NTAPI ConvertInterfaceLuidToNameA(
    _In_ const NET_LUID *InterfaceLuid, _Out_ PSTR InterfaceName, _In_ SIZE_T Length);
NETIO_STATUS NTAPI ConvertInterfaceLuidToNameW(
    _In_ const NET_LUID *InterfaceLuid, _Out_ PWSTR InterfaceName, _In_ SIZE_T Length);
NETIO_STATUS NTAPI ConvertInterfaceNameToLuidA(_In_ const CHAR *InterfaceName, _Out_ NET_LUID *InterfaceLuid);
NETIO_STATUS NTAPI ConvertInterfaceNameToLuidW(_In_ const WCHAR *InterfaceName, _Out_ NET_LUID *InterfaceLuid);
NETIO_STATUS NTAPI ConvertIpv4MaskToLength(_In_ ULONG Mask, _Out_ PUINT8 MaskLength);
NETIO_STATUS NTAPI ConvertLengthToIpv4Mask(_In_ ULONG MaskLength, _Out_ PULONG Mask);
NETIO_STATUS NTAPI CreateAnycastIpAddressEntry(_In_ const MIB_ANYCASTIPADDRESS_ROW *Row);
NETIO_STATUS NTAPI CreateIpForwardEntry2(_In_ const MIB_IPFORWARD_ROW2 *Row);
NETIO_STATUS NTAPI CreateIpNetEntry2(_In_ const MIB_IPNET_ROW2 *Row);
NETIO_STATUS NTAPI CreateSortedAddressPairs(
    _In_opt_ const PSOCKADDR_IN6 SourceAddressList, _In_ ULONG SourceAddressCount, _In_ const PSOCKADDR_IN6 DestinationAddressList,
    _In_ ULONG DestinationAddressCount, _In_ ULONG AddressSortOptions, _Outptr_ PSOCKADDR_IN6_PAIR *SortedAddressPairList,
    _Out_ ULONG *SortedAddressPairCount);
NETIO_STATUS NTAPI CreateUnicastIpAddressEntry(_In_ const MIB_UNICASTIPADDRESS_ROW *Row);
NETIO_STATUS NTAPI DeleteAnycastIpAddressEntry(_In_ const MIB_ANYCASTIPADDRESS_ROW *Row);
NETIO_STATUS NTAPI DeleteIpForwardEntry2(_In_ const MIB_IPFORWARD_ROW2 *Row);
NETIO_STATUS NTAPI DeleteIpNetEntry2(_In_ const MIB_IPNET_ROW2 *Row);
NETIO_STATUS NTAPI DeleteUnicastIpAddressEntry(_In_ const MIB_UNICASTIPADDRESS_ROW *Row);
NETIO_STATUS NTAPI FlushIpNetTable2(_In_ ADDRESS_FAMILY Family, _In_ NET_IFINDEX InterfaceIndex);
NETIO_STATUS NTAPI FlushIpPathTable(_In_ ADDRESS_FAMILY Family);
VOID NTAPI FreeMibTable(_In_ PVOID Memory);
NETIO_STATUS NTAPI GetAnycastIpAddressEntry(_Inout_ PMIB_ANYCASTIPADDRESS_ROW Row);
NETIO_STATUS NTAPI GetAnycastIpAddressTable(_In_ ADDRESS_FAMILY Family, _Outptr_ PMIB_ANYCASTIPADDRESS_TABLE *Table);
NETIO_STATUS NTAPI GetBestRoute2(
    _In_opt_ NET_LUID *InterfaceLuid, _In_ NET_IFINDEX InterfaceIndex, _In_ const SOCKADDR_INET *SourceAddress,
    _In_ const SOCKADDR_INET *DestinationAddress, _In_ ULONG AddressSortOptions, _Out_ PMIB_IPFORWARD_ROW2 BestRoute,
    _Out_ SOCKADDR_INET *BestSourceAddress);
NET_IF_COMPARTMENT_ID NTAPI GetDefaultCompartmentId(VOID);
NETIO_STATUS NTAPI GetIfEntry2(PMIB_IF_ROW2 Row);
NETIO_STATUS NTAPI GetIfEntry2Ex(_In_ MIB_IF_ENTRY_LEVEL Level, _Inout_ PMIB_IF_ROW2 Row);
NETIO_STATUS NTAPI GetIfStackTable(_Outptr_ PMIB_IFSTACK_TABLE *Table);
NETIO_STATUS NTAPI GetIfTable2(_Outptr_ PMIB_IF_TABLE2 *Table);
NETIO_STATUS NTAPI GetIfTable2Ex(_In_ MIB_IF_TABLE_LEVEL Level, _Outptr_ PMIB_IF_TABLE2 *Table);
NETIO_STATUS NTAPI GetInvertedIfStackTable(_Outptr_ PMIB_INVERTEDIFSTACK_TABLE *Table);
NETIO_STATUS NTAPI GetIpForwardEntry2(_Inout_ PMIB_IPFORWARD_ROW2 Row);
NETIO_STATUS NTAPI GetIpForwardTable2(_In_ ADDRESS_FAMILY Family, _Outptr_ PMIB_IPFORWARD_TABLE2 *Table);
NETIO_STATUS NTAPI GetIpInterfaceEntry(_Inout_ PMIB_IPINTERFACE_ROW Row);
NETIO_STATUS NTAPI GetIpInterfaceTable(_In_ ADDRESS_FAMILY Family, _Outptr_ PMIB_IPINTERFACE_TABLE *Table);
NETIO_STATUS NTAPI GetIpNetEntry2(_Inout_ PMIB_IPNET_ROW2 Row);
NETIO_STATUS NTAPI GetIpNetTable2(_In_ ADDRESS_FAMILY Family, _Outptr_ PMIB_IPNET_TABLE2 *Table);
NETIO_STATUS NTAPI GetIpNetworkConnectionBandwidthEstimates(
    _In_ NET_IFINDEX InterfaceIndex, _In_ ADDRESS_FAMILY AddressFamily,
    _Out_ PMIB_IP_NETWORK_CONNECTION_BANDWIDTH_ESTIMATES BandwidthEstimates);
NETIO_STATUS NTAPI GetIpPathEntry(_Inout_ PMIB_IPPATH_ROW Row);
NETIO_STATUS NTAPI GetIpPathTable(_In_ ADDRESS_FAMILY Family, _Outptr_ PMIB_IPPATH_TABLE *Table);
NETIO_STATUS NTAPI GetMulticastIpAddressEntry(_Inout_ PMIB_MULTICASTIPADDRESS_ROW Row);
NETIO_STATUS NTAPI GetMulticastIpAddressTable(
    _In_ ADDRESS_FAMILY Family, _Outptr_ PMIB_MULTICASTIPADDRESS_TABLE *Table);
NETIO_STATUS NTAPI GetNetworkInformation(
    _In_ const NET_IF_NETWORK_GUID *NetworkGuid, _Out_ PNET_IF_COMPARTMENT_ID CompartmentId, _Out_ PULONG SiteId, _Out_ PWCHAR NetworkName,
    _In_ ULONG Length);
NET_IF_COMPARTMENT_ID NTAPI GetSessionCompartmentId(_In_ ULONG SessionId);
NETIO_STATUS NTAPI GetTeredoPort(_Out_ USHORT *Port);
NETIO_STATUS NTAPI GetUnicastIpAddressEntry(_Inout_ PMIB_UNICASTIPADDRESS_ROW Row);
NETIO_STATUS NTAPI GetUnicastIpAddressTable(_In_ ADDRESS_FAMILY Family, _Outptr_ PMIB_UNICASTIPADDRESS_TABLE *Table);
VOID NTAPI InitializeIpForwardEntry(_Out_ PMIB_IPFORWARD_ROW2 Row);
VOID NTAPI InitializeIpInterfaceEntry(_Inout_ PMIB_IPINTERFACE_ROW Row);
VOID NTAPI InitializeUnicastIpAddressEntry(_Out_ PMIB_UNICASTIPADDRESS_ROW Row);
NETIO_STATUS NTAPI NotifyIpInterfaceChange(
    _In_ ADDRESS_FAMILY Family, _In_ PIPINTERFACE_CHANGE_CALLBACK Callback, _In_ PVOID CallerContext, _In_ BOOLEAN InitialNotification,
    _Inout_ HANDLE *NotificationHandle);
NETIO_STATUS NTAPI NotifyRouteChange2(
    _In_ ADDRESS_FAMILY AddressFamily, _In_ PIPFORWARD_CHANGE_CALLBACK Callback, _In_ PVOID CallerContext,
    _In_ BOOLEAN InitialNotification, _Inout_ HANDLE *NotificationHandle);
NETIO_STATUS NTAPI NotifyStableUnicastIpAddressTable(
    _In_ ADDRESS_FAMILY Family, _Inout_ PMIB_UNICASTIPADDRESS_TABLE *Table, _In_ PSTABLE_UNICAST_IPADDRESS_TABLE_CALLBACK CallerCallback,
    _In_ PVOID CallerContext, _Inout_ HANDLE *NotificationHandle);
NETIO_STATUS NTAPI NotifyTeredoPortChange(
    _In_ PTEREDO_PORT_CHANGE_CALLBACK Callback, _In_ PVOID CallerContext, _In_ BOOLEAN InitialNotification,
    _Inout_ HANDLE *NotificationHandle);
NETIO_STATUS NTAPI NotifyUnicastIpAddressChange(
    _In_ ADDRESS_FAMILY Family, _In_ PUNICAST_IPADDRESS_CHANGE_CALLBACK Callback, _In_ PVOID CallerContext,
    _In_ BOOLEAN InitialNotification, _Inout_ HANDLE *NotificationHandle);
NETIO_STATUS NTAPI ResolveIpNetEntry2(_Inout_ PMIB_IPNET_ROW2 Row, _In_opt_ const SOCKADDR_INET *SourceAddress);
NETIO_STATUS NTAPI SetIpForwardEntry2(_In_ const MIB_IPFORWARD_ROW2 *Route);
NETIO_STATUS NTAPI SetIpInterfaceEntry(_Inout_ PMIB_IPINTERFACE_ROW Row);
NETIO_STATUS NTAPI SetIpNetEntry2(_Inout_ PMIB_IPNET_ROW2 Row);
NETIO_STATUS NTAPI SetNetworkInformation(
    _In_ const NET_IF_NETWORK_GUID *NetworkGuid, _In_ NET_IF_COMPARTMENT_ID CompartmentId, _In_ const WCHAR *NetworkName);
NETIO_STATUS NTAPI SetSessionCompartmentId(_In_ ULONG SessionId, _In_ NET_IF_COMPARTMENT_ID CompartmentId);
NETIO_STATUS NTAPI SetUnicastIpAddressEntry(_In_ const MIB_UNICASTIPADDRESS_ROW *Row);
#ifdef __cplusplus
}
#endif
