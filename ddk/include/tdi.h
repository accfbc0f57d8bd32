// tdi.h: the transport driver interface, by which drivers used networks before Windows Vista: addresses, requests, flags and answers.
#pragma once

#include <tdistat.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Is what a driver gives a connection when it opens it: events bring it back.
typedef PVOID CONNECTION_CONTEXT;

/// One address: its length and type come before its bytes.
typedef struct _TA_ADDRESS {
    /// Bytes of `Address`.
    USHORT AddressLength;
    /// TDI_ADDRESS_TYPE_ value.
    USHORT AddressType;
    UCHAR Address[1];
} TA_ADDRESS, *PTA_ADDRESS;
/// Some addresses, one behind the other.
typedef struct _TRANSPORT_ADDRESS {
    LONG TAAddressCount;
    TA_ADDRESS Address[1];
} TRANSPORT_ADDRESS, *PTRANSPORT_ADDRESS;

#define TDI_ADDRESS_TYPE_UNSPEC ((USHORT)0)
#define TDI_ADDRESS_TYPE_UNIX ((USHORT)1)
#define TDI_ADDRESS_TYPE_IP ((USHORT)2)
#define TDI_ADDRESS_TYPE_IMPLINK ((USHORT)3)
#define TDI_ADDRESS_TYPE_PUP ((USHORT)4)
#define TDI_ADDRESS_TYPE_CHAOS ((USHORT)5)
#define TDI_ADDRESS_TYPE_NS ((USHORT)6)
#define TDI_ADDRESS_TYPE_IPX ((USHORT)6)
#define TDI_ADDRESS_TYPE_NBS ((USHORT)7)
#define TDI_ADDRESS_TYPE_ECMA ((USHORT)8)
#define TDI_ADDRESS_TYPE_DATAKIT ((USHORT)9)
#define TDI_ADDRESS_TYPE_CCITT ((USHORT)10)
#define TDI_ADDRESS_TYPE_SNA ((USHORT)11)
#define TDI_ADDRESS_TYPE_DECnet ((USHORT)12)
#define TDI_ADDRESS_TYPE_DLI ((USHORT)13)
#define TDI_ADDRESS_TYPE_LAT ((USHORT)14)
#define TDI_ADDRESS_TYPE_HYLINK ((USHORT)15)
#define TDI_ADDRESS_TYPE_APPLETALK ((USHORT)16)
#define TDI_ADDRESS_TYPE_NETBIOS ((USHORT)17)
#define TDI_ADDRESS_TYPE_8022 ((USHORT)18)
#define TDI_ADDRESS_TYPE_OSI_TSAP ((USHORT)19)
#define TDI_ADDRESS_TYPE_NETONE ((USHORT)20)
#define TDI_ADDRESS_TYPE_VNS ((USHORT)21)
#define TDI_ADDRESS_TYPE_NETBIOS_EX ((USHORT)22)
#define TDI_ADDRESS_TYPE_IP6 ((USHORT)23)
#define TDI_ADDRESS_TYPE_NETBIOS_UNICODE_EX ((USHORT)24)

#pragma pack(push, 1)
/// An address of the Internet protocol, version 4; port and address in network byte order.
typedef struct _TDI_ADDRESS_IP {
    USHORT sin_port;
    ULONG in_addr;
    UCHAR sin_zero[8];
} TDI_ADDRESS_IP, *PTDI_ADDRESS_IP;
/// An address of the Internet protocol, version 6.
typedef struct _TDI_ADDRESS_IP6 {
    USHORT sin6_port;
    ULONG sin6_flowinfo;
    USHORT sin6_addr[8];
    ULONG sin6_scope_id;
} TDI_ADDRESS_IP6, *PTDI_ADDRESS_IP6;
/// A name of NetBIOS.
typedef struct _TDI_ADDRESS_NETBIOS {
    USHORT NetbiosNameType;
    UCHAR NetbiosName[16];
} TDI_ADDRESS_NETBIOS, *PTDI_ADDRESS_NETBIOS;
/// One address of the Internet protocol, as TRANSPORT_ADDRESS has it.
typedef struct _TA_ADDRESS_IP {
    LONG TAAddressCount;
    struct _AddrIp {
        USHORT AddressLength;
        USHORT AddressType;
        TDI_ADDRESS_IP Address[1];
    } Address[1];
} TA_IP_ADDRESS, *PTA_IP_ADDRESS;
typedef struct _TA_ADDRESS_IP6 {
    LONG TAAddressCount;
    struct _AddrIp6 {
        USHORT AddressLength;
        USHORT AddressType;
        TDI_ADDRESS_IP6 Address[1];
    } Address[1];
} TA_IP6_ADDRESS, *PTA_IP6_ADDRESS;
typedef struct _TA_ADDRESS_NETBIOS {
    LONG TAAddressCount;
    struct _Addr {
        USHORT AddressLength;
        USHORT AddressType;
        TDI_ADDRESS_NETBIOS Address[1];
    } Address[1];
} TA_NETBIOS_ADDRESS, *PTA_NETBIOS_ADDRESS;
#pragma pack(pop)
#define TDI_ADDRESS_LENGTH_IP sizeof(TDI_ADDRESS_IP)
#define TDI_ADDRESS_LENGTH_IP6 sizeof(TDI_ADDRESS_IP6)
#define TDI_ADDRESS_LENGTH_NETBIOS sizeof(TDI_ADDRESS_NETBIOS)
#define TDI_ADDRESS_NETBIOS_TYPE_UNIQUE ((USHORT)0x0000)
#define TDI_ADDRESS_NETBIOS_TYPE_GROUP ((USHORT)0x0001)
#define TDI_ADDRESS_NETBIOS_TYPE_QUICK_UNIQUE ((USHORT)0x0002)
#define TDI_ADDRESS_NETBIOS_TYPE_QUICK_GROUP ((USHORT)0x0003)

/* Extended attributes with which a transport's device is opened for an address or a connection. */
#define TdiTransportAddress "TransportAddress"
#define TdiConnectionContext "ConnectionContext"
#define TDI_TRANSPORT_ADDRESS_LENGTH (sizeof(TdiTransportAddress) - 1)
#define TDI_CONNECTION_CONTEXT_LENGTH (sizeof(TdiConnectionContext) - 1)

/// Who is at the other end, and what is said beside the data.
typedef struct _TDI_CONNECTION_INFORMATION {
    /// Bytes at `UserData`.
    LONG UserDataLength;
    PVOID UserData;
    /// Bytes at `Options`.
    LONG OptionsLength;
    PVOID Options;
    /// Bytes at `RemoteAddress`.
    LONG RemoteAddressLength;
    /// A TRANSPORT_ADDRESS.
    PVOID RemoteAddress;
} TDI_CONNECTION_INFORMATION, *PTDI_CONNECTION_INFORMATION;

/// What requests of all kinds begin with.
typedef struct _TDI_REQUEST {
    union {
        HANDLE AddressHandle;
        CONNECTION_CONTEXT ConnectionContext;
        HANDLE ControlChannel;
    } Handle;
    PVOID RequestNotifyObject;
    PVOID RequestContext;
    TDI_STATUS TdiStatus;
} TDI_REQUEST, *PTDI_REQUEST;

#define TDI_SEND_EXPEDITED ((USHORT)0x0020)
#define TDI_SEND_PARTIAL ((USHORT)0x0040)
#define TDI_SEND_NO_RESPONSE_EXPECTED ((USHORT)0x0080)
#define TDI_SEND_NON_BLOCKING ((USHORT)0x0100)
#define TDI_SEND_AND_DISCONNECT ((USHORT)0x0200)
#define TDI_RECEIVE_BROADCAST 0x00000004
#define TDI_RECEIVE_MULTICAST 0x00000008
#define TDI_RECEIVE_PARTIAL 0x00000010
#define TDI_RECEIVE_NORMAL 0x00000020
#define TDI_RECEIVE_EXPEDITED 0x00000040
#define TDI_RECEIVE_PEEK 0x00000080
#define TDI_RECEIVE_NO_RESPONSE_EXP 0x00000100
#define TDI_RECEIVE_COPY_LOOKAHEAD 0x00000200
#define TDI_RECEIVE_ENTIRE_MESSAGE 0x00000400
#define TDI_RECEIVE_AT_DISPATCH_LEVEL 0x00000800
#define TDI_RECEIVE_CONTROL_INFO 0x00001000
#define TDI_RECEIVE_FORCE_INDICATION 0x00002000
#define TDI_RECEIVE_NO_PUSH 0x00004000
#define TDI_DISCONNECT_WAIT 0x0001
#define TDI_DISCONNECT_ABORT 0x0002
#define TDI_DISCONNECT_RELEASE 0x0004
#define TDI_SERVICE_CONNECTION_MODE 0x00000001
#define TDI_SERVICE_ORDERLY_RELEASE 0x00000002
#define TDI_SERVICE_CONNECTIONLESS_MODE 0x00000004
#define TDI_SERVICE_ERROR_FREE_DELIVERY 0x00000008
#define TDI_SERVICE_SECURITY_LEVEL 0x00000010
#define TDI_SERVICE_BROADCAST_SUPPORTED 0x00000020
#define TDI_SERVICE_MULTICAST_SUPPORTED 0x00000040
#define TDI_SERVICE_DELAYED_ACCEPTANCE 0x00000080
#define TDI_SERVICE_EXPEDITED_DATA 0x00000100
#define TDI_SERVICE_INTERNAL_BUFFERING 0x00000200
#define TDI_SERVICE_ROUTE_DIRECTED 0x00000400
#define TDI_SERVICE_NO_ZERO_LENGTH 0x00000800
#define TDI_SERVICE_POINT_TO_POINT 0x00001000
#define TDI_SERVICE_MESSAGE_MODE 0x00002000
#define TDI_SERVICE_HALF_DUPLEX 0x00004000

#define TDI_QUERY_BROADCAST_ADDRESS 0x00000001
#define TDI_QUERY_PROVIDER_INFORMATION 0x00000002
#define TDI_QUERY_PROVIDER_INFO 0x00000002
#define TDI_QUERY_ADDRESS_INFO 0x00000003
#define TDI_QUERY_CONNECTION_INFO 0x00000004
#define TDI_QUERY_PROVIDER_STATISTICS 0x00000005
#define TDI_QUERY_DATAGRAM_INFO 0x00000006
#define TDI_QUERY_DATA_LINK_ADDRESS 0x00000007
#define TDI_QUERY_NETWORK_ADDRESS 0x00000008
#define TDI_QUERY_MAX_DATAGRAM_INFO 0x00000009
#define TDI_QUERY_ADAPTER_STATUS 0x00000100
#define TDI_QUERY_SESSION_STATUS 0x00000200
#define TDI_QUERY_FIND_NAME 0x00000300
#define TDI_QUERY_ROUTING_INFO 0x00000401

/// What TDI_QUERY_ADDRESS_INFO answers.
typedef struct _TDI_ADDRESS_INFO {
    /// Handles of the address that are open.
    ULONG ActivityCount;
    TRANSPORT_ADDRESS Address;
} TDI_ADDRESS_INFO, *PTDI_ADDRESS_INFO;
/// What TDI_QUERY_CONNECTION_INFO answers.
typedef struct _TDI_CONNECTION_INFO {
    ULONG State;
    ULONG Event;
    ULONG TransmittedTsdus;
    ULONG ReceivedTsdus;
    ULONG TransmissionErrors;
    ULONG ReceiveErrors;
    LARGE_INTEGER Throughput;
    LARGE_INTEGER Delay;
    ULONG SendBufferSize;
    ULONG ReceiveBufferSize;
    BOOLEAN Unreliable;
} TDI_CONNECTION_INFO, *PTDI_CONNECTION_INFO;
/// What TDI_QUERY_PROVIDER_INFO answers.
typedef struct _TDI_PROVIDER_INFO {
    ULONG Version;
    ULONG MaxSendSize;
    ULONG MaxConnectionUserData;
    ULONG MaxDatagramSize;
    /// TDI_SERVICE_ bits.
    ULONG ServiceFlags;
    ULONG MinimumLookaheadData;
    ULONG MaximumLookaheadData;
    ULONG NumberOfResources;
    LARGE_INTEGER StartTime;
} TDI_PROVIDER_INFO, *PTDI_PROVIDER_INFO;
/// What TDI_QUERY_MAX_DATAGRAM_INFO answers.
typedef struct _TDI_MAX_DATAGRAM_INFO {
    ULONG MaxDatagramSize;
} TDI_MAX_DATAGRAM_INFO, *PTDI_MAX_DATAGRAM_INFO;

#define _TDI_CONTROL_CODE(request, method) CTL_CODE(FILE_DEVICE_TRANSPORT, request, method, FILE_ANY_ACCESS)
#define IOCTL_TDI_ACCEPT _TDI_CONTROL_CODE(0, METHOD_BUFFERED)
#define IOCTL_TDI_CONNECT _TDI_CONTROL_CODE(1, METHOD_BUFFERED)
#define IOCTL_TDI_DISCONNECT _TDI_CONTROL_CODE(2, METHOD_BUFFERED)
#define IOCTL_TDI_LISTEN _TDI_CONTROL_CODE(3, METHOD_BUFFERED)
#define IOCTL_TDI_QUERY_INFORMATION _TDI_CONTROL_CODE(4, METHOD_OUT_DIRECT)
#define IOCTL_TDI_RECEIVE _TDI_CONTROL_CODE(5, METHOD_OUT_DIRECT)
#define IOCTL_TDI_RECEIVE_DATAGRAM _TDI_CONTROL_CODE(6, METHOD_OUT_DIRECT)
#define IOCTL_TDI_SEND _TDI_CONTROL_CODE(7, METHOD_IN_DIRECT)
#define IOCTL_TDI_SEND_DATAGRAM _TDI_CONTROL_CODE(8, METHOD_IN_DIRECT)
#define IOCTL_TDI_SET_EVENT_HANDLER _TDI_CONTROL_CODE(9, METHOD_BUFFERED)
#define IOCTL_TDI_SET_INFORMATION _TDI_CONTROL_CODE(10, METHOD_IN_DIRECT)
#define IOCTL_TDI_ASSOCIATE_ADDRESS _TDI_CONTROL_CODE(11, METHOD_BUFFERED)
#define IOCTL_TDI_DISASSOCIATE_ADDRESS _TDI_CONTROL_CODE(12, METHOD_BUFFERED)
#define IOCTL_TDI_ACTION _TDI_CONTROL_CODE(13, METHOD_OUT_DIRECT)

#ifdef __cplusplus
}
#endif
