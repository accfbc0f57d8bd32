// netiodef.h: headers of protocols as they are on the wire. All numbers of more than a byte are in network byte order.
#pragma once

#include <ws2ipdef.h>

typedef const GUID NPIID, *PNPIID;
typedef UINT32 NPI_MODULEID_REVISION_UNUSED;
/// How a module of the network is named.
typedef enum _NPI_MODULEID_TYPE { MIT_GUID = 1, MIT_IF_LUID } NPI_MODULEID_TYPE;
/// The name of a module of the network.
typedef struct _NPI_MODULEID {
    USHORT Length;
    NPI_MODULEID_TYPE Type;
    union {
        GUID Guid;
        LUID IfLuid;
    };
} NPI_MODULEID;
typedef const NPI_MODULEID *PNPI_MODULEID;
#ifdef __cplusplus
extern "C" {
#endif
/// The modules of the network that are the system's own.
extern const NPI_MODULEID NPI_MS_IPV4_MODULEID;
extern const NPI_MODULEID NPI_MS_IPV6_MODULEID;
extern const NPI_MODULEID NPI_MS_TCP_MODULEID;
extern const NPI_MODULEID NPI_MS_UDP_MODULEID;
extern const NPI_MODULEID NPI_MS_RAW_MODULEID;
extern const NPI_MODULEID NPI_MS_NDIS_MODULEID;
#ifdef __cplusplus
}
#endif

#pragma pack(push, 1)

#define ETHERNET_TYPE_MINIMUM 0x0600
#define ETHERNET_TYPE_IPV4 0x0800
#define ETHERNET_TYPE_ARP 0x0806
#define ETHERNET_TYPE_IPV6 0x86dd
#define ETHERNET_TYPE_802_1Q 0x8100
#define ETHERNET_TYPE_802_1AD 0x88a8

/// Who made a network card.
typedef union _DL_OUI {
    UCHAR Byte[3];
    struct {
        UCHAR Group : 1;
        UCHAR Local : 1;
    };
} DL_OUI, *PDL_OUI;
/// Which of its maker's cards it is.
typedef union _DL_EI48 {
    UCHAR Byte[3];
} DL_EI48, *PDL_EI48;
/// The address of an Ethernet station.
typedef union _DL_EUI48 {
    UCHAR Byte[6];
    struct {
        DL_OUI Oui;
        DL_EI48 Ei48;
    };
} DL_EUI48, *PDL_EUI48;
/// The same with 64 bits.
typedef union _DL_EI64 {
    UCHAR Byte[5];
} DL_EI64, *PDL_EI64;
typedef union _DL_EUI64 {
    UCHAR Byte[8];
    ULONG64 Value;
    struct {
        DL_OUI Oui;
        DL_EI64 Ei64;
    };
} DL_EUI64, *PDL_EUI64;
/// The header of an Ethernet frame.
typedef struct _ETHERNET_HEADER {
    DL_EUI48 Destination;
    DL_EUI48 Source;
    union {
        USHORT Type;
        USHORT Length;
    };
} ETHERNET_HEADER, *PETHERNET_HEADER;
/// The tag of a virtual network.
typedef struct _VLAN_TAG {
    union {
        USHORT Tag;
        struct {
            USHORT VlanId : 12;
            USHORT Cfi : 1;
            USHORT UserPriority : 3;
        };
    };
    USHORT Type;
} VLAN_TAG, *PVLAN_TAG;
/// The header of an IPv4 packet.
typedef struct _IPV4_HEADER {
    union {
        UCHAR VersionAndHeaderLength;
        struct {
            UCHAR HeaderLength : 4;
            UCHAR Version : 4;
        };
    };
    union {
        UCHAR TypeOfServiceAndEcnField;
        struct {
            UCHAR EcnField : 2;
            UCHAR TypeOfService : 6;
        };
    };
    USHORT TotalLength;
    USHORT Identification;
    union {
        USHORT FlagsAndOffset;
        struct {
            USHORT DontUse1 : 5;
            USHORT MoreFragments : 1;
            USHORT DontFragment : 1;
            USHORT Reserved : 1;
            USHORT DontUse2 : 8;
        };
    };
    UCHAR TimeToLive;
    UCHAR Protocol;
    USHORT HeaderChecksum;
    IN_ADDR SourceAddress;
    IN_ADDR DestinationAddress;
} IPV4_HEADER, *PIPV4_HEADER;
/// Of FlagsAndOffset, as it is on the wire: where in its packet the fragment lies.
#define IP4_OFF_MASK 0xff1f
/// The version, in the first byte of either header.
#define IP_VER_MASK 0xf0
#define IPV4_VERSION 4
#define MAX_IPV4_PACKET 65535
#define MAX_IPV4_HLEN 60
/// The header of an IPv6 packet.
typedef struct _IPV6_HEADER {
    union {
        ULONG VersionClassFlow;
        struct {
            ULONG DontUse1 : 4;
            ULONG Version : 4;
            ULONG DontUse2 : 24;
        };
    };
    USHORT PayloadLength;
    UCHAR NextHeader;
    UCHAR HopLimit;
    IN6_ADDR SourceAddress;
    IN6_ADDR DestinationAddress;
} IPV6_HEADER, *PIPV6_HEADER;
#define IPV6_VERSION 0x60
/// The header of a fragment of an IPv6 packet.
typedef struct _IPV6_FRAGMENT_HEADER {
    UCHAR NextHeader;
    UCHAR Reserved;
    union {
        struct {
            USHORT DontUse1 : 8;
            USHORT MoreFragments : 1;
            USHORT ReservedBits : 2;
            USHORT DontUse2 : 5;
        };
        USHORT OffsetAndFlags;
    };
    ULONG Id;
} IPV6_FRAGMENT_HEADER, *PIPV6_FRAGMENT_HEADER;
/// A header that may follow an IPv6 header.
typedef struct _IPV6_EXTENSION_HEADER {
    UCHAR NextHeader;
    UCHAR Length;
} IPV6_EXTENSION_HEADER, *PIPV6_EXTENSION_HEADER;
/// The header of a control message.
typedef struct _ICMP_HEADER {
    UCHAR Type;
    UCHAR Code;
    USHORT Checksum;
} ICMP_HEADER, *PICMP_HEADER;
typedef ICMP_HEADER ICMPV4_HEADER, *PICMPV4_HEADER;
typedef ICMP_HEADER ICMPV6_HEADER, *PICMPV6_HEADER;
/// A control message.
typedef struct _ICMP_MESSAGE {
    ICMP_HEADER Header;
    union {
        ULONG Data32[1];
        USHORT Data16[2];
        UCHAR Data8[4];
    } Data;
} ICMP_MESSAGE, *PICMP_MESSAGE, ICMPV4_MESSAGE, *PICMPV4_MESSAGE, ICMPV6_MESSAGE, *PICMPV6_MESSAGE;
/// The header of a TCP segment.
typedef struct _TCP_HDR {
    USHORT th_sport;
    USHORT th_dport;
    ULONG th_seq;
    ULONG th_ack;
    UCHAR th_x2 : 4;
    UCHAR th_len : 4;
    UCHAR th_flags;
    USHORT th_win;
    USHORT th_sum;
    USHORT th_urp;
} TCP_HDR, *PTCP_HDR;
/// The option of a TCP segment that tells the largest segment which its sender takes.
typedef struct tcp_opt_mss {
    /// 2.
    UCHAR Kind;
    /// 4, in bytes.
    UCHAR Length;
    /// In bytes.
    USHORT Mss;
} TCP_OPT_MSS, *PTCP_OPT_MSS;
#define TH_FIN 0x01
#define TH_SYN 0x02
#define TH_RST 0x04
#define TH_PSH 0x08
#define TH_ACK 0x10
#define TH_URG 0x20
#define TH_ECE 0x40
#define TH_CWR 0x80
#define TH_MAX_LEN 60
/// An address resolution request or answer, without the addresses.
typedef struct _ARP_HEADER {
    USHORT HardwareAddressSpace;
    USHORT ProtocolAddressSpace;
    UCHAR HardwareAddressLength;
    UCHAR ProtocolAddressLength;
    USHORT Opcode;
    UCHAR SenderHardwareAddress[1];
} ARP_HEADER, *PARP_HEADER;
/// The header of a membership report.
typedef struct _IGMP_HEADER {
    union {
        struct {
            UCHAR Type : 4;
            UCHAR Version : 4;
        };
        UCHAR VersionType;
    };
    union {
        UCHAR Reserved;
        UCHAR MaxRespTime;
        UCHAR Code;
    };
    USHORT Checksum;
    IN_ADDR MulticastAddress;
} IGMP_HEADER, *PIGMP_HEADER;

#pragma pack(pop)

/// Types of ICMPv4 messages.
typedef enum {
    ICMP4_ECHO_REPLY = 0, ICMP4_DST_UNREACH = 3, ICMP4_SOURCE_QUENCH = 4, ICMP4_REDIRECT = 5, ICMP4_ECHO_REQUEST = 8,
    ICMP4_ROUTER_ADVERT = 9, ICMP4_ROUTER_SOLICIT = 10, ICMP4_TIME_EXCEEDED = 11, ICMP4_PARAM_PROB = 12,
    ICMP4_TIMESTAMP_REQUEST = 13, ICMP4_TIMESTAMP_REPLY = 14, ICMP4_MASK_REQUEST = 17, ICMP4_MASK_REPLY = 18
} ICMP4_TYPE, *PICMP4_TYPE;
/// Types of ICMPv6 messages.
typedef enum {
    ICMP6_DST_UNREACH = 1, ICMP6_PACKET_TOO_BIG = 2, ICMP6_TIME_EXCEEDED = 3, ICMP6_PARAM_PROB = 4, ICMP6_ECHO_REQUEST = 128,
    ICMP6_ECHO_REPLY = 129, ICMP6_MEMBERSHIP_QUERY = 130, ICMP6_MEMBERSHIP_REPORT = 131, ICMP6_MEMBERSHIP_REDUCTION = 132,
    ND_ROUTER_SOLICIT = 133, ND_ROUTER_ADVERT = 134, ND_NEIGHBOR_SOLICIT = 135, ND_NEIGHBOR_ADVERT = 136, ND_REDIRECT = 137,
    ICMP6_V2_MEMBERSHIP_REPORT = 143
} ICMP6_TYPE, *PICMP6_TYPE;

