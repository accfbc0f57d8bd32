// ws2ipdef.h: IPv6 addresses of sockets, and options of IP sockets.
#pragma once

#include <ws2def.h>
#include <in6addr.h>
#include <string.h>

/// An IPv6 address and a port, both in network byte order.
typedef struct sockaddr_in6 {
    ADDRESS_FAMILY sin6_family;
    USHORT sin6_port;
    ULONG sin6_flowinfo;
    IN6_ADDR sin6_addr;
    union {
        ULONG sin6_scope_id;
        SCOPE_ID sin6_scope_struct;
    };
} SOCKADDR_IN6_LH, *PSOCKADDR_IN6_LH, SOCKADDR_IN6, *PSOCKADDR_IN6;
/// An IPv4 or IPv6 address; the family says which.
typedef union _SOCKADDR_INET {
    SOCKADDR_IN Ipv4;
    SOCKADDR_IN6 Ipv6;
    ADDRESS_FAMILY si_family;
} SOCKADDR_INET, *PSOCKADDR_INET;
/// An address and how many of its bits count.
typedef struct _IP_ADDRESS_PREFIX {
    SOCKADDR_INET Prefix;
    UINT8 PrefixLength;
} IP_ADDRESS_PREFIX, *PIP_ADDRESS_PREFIX;
/// Two IPv6 addresses, of a source and a destination.
typedef struct _sockaddr_in6_pair {
    PSOCKADDR_IN6 SourceAddress;
    PSOCKADDR_IN6 DestinationAddress;
} SOCKADDR_IN6_PAIR, *PSOCKADDR_IN6_PAIR;
/// A multicast group and the interface it is joined on.
typedef struct ip_mreq {
    IN_ADDR imr_multiaddr;
    IN_ADDR imr_interface;
} IP_MREQ, *PIP_MREQ;
/// An IPv6 multicast group and the interface it is joined on.
typedef struct ipv6_mreq {
    IN6_ADDR ipv6mr_multiaddr;
    ULONG ipv6mr_interface;
} IPV6_MREQ, *PIPV6_MREQ;
/// Where a datagram arrived, as control information.
typedef struct in_pktinfo {
    IN_ADDR ipi_addr;
    ULONG ipi_ifindex;
} IN_PKTINFO, *PIN_PKTINFO;
/// Where an IPv6 datagram arrived, as control information.
typedef struct in6_pktinfo {
    IN6_ADDR ipi6_addr;
    ULONG ipi6_ifindex;
} IN6_PKTINFO, *PIN6_PKTINFO;

#define IFF_UP 0x00000001
#define IFF_BROADCAST 0x00000002
#define IFF_LOOPBACK 0x00000004
#define IFF_POINTTOPOINT 0x00000008
#define IFF_MULTICAST 0x00000010

#define IP_OPTIONS 1
#define IP_HDRINCL 2
#define IP_TOS 3
#define IP_TTL 4
#define IP_MULTICAST_IF 9
#define IP_MULTICAST_TTL 10
#define IP_MULTICAST_LOOP 11
#define IP_ADD_MEMBERSHIP 12
#define IP_DROP_MEMBERSHIP 13
#define IP_DONTFRAGMENT 14
#define IP_ADD_SOURCE_MEMBERSHIP 15
#define IP_DROP_SOURCE_MEMBERSHIP 16
#define IP_BLOCK_SOURCE 17
#define IP_UNBLOCK_SOURCE 18
#define IP_PKTINFO 19
#define IP_HOPLIMIT 21
#define IP_RECVTTL 21
#define IP_RECEIVE_BROADCAST 22
#define IP_RECVIF 24
#define IP_RECVDSTADDR 25
#define IP_IFLIST 28
#define IP_ADD_IFLIST 29
#define IP_DEL_IFLIST 30
#define IP_UNICAST_IF 31
#define IP_RTHDR 32
#define IP_RECVRTHDR 38
#define IP_TCLASS 39
#define IP_RECVTCLASS 40
#define IP_RECVTOS 40
#define IP_ECN 50
#define IP_RECVECN 50
#define IP_MTU_DISCOVER 71
#define IP_MTU 73
#define IP_RECVERR 75
#define IPV6_HOPOPTS 1
#define IPV6_HDRINCL 2
#define IPV6_UNICAST_HOPS 4
#define IPV6_MULTICAST_IF 9
#define IPV6_MULTICAST_HOPS 10
#define IPV6_MULTICAST_LOOP 11
#define IPV6_ADD_MEMBERSHIP 12
#define IPV6_JOIN_GROUP IPV6_ADD_MEMBERSHIP
#define IPV6_DROP_MEMBERSHIP 13
#define IPV6_LEAVE_GROUP IPV6_DROP_MEMBERSHIP
#define IPV6_DONTFRAG 14
#define IPV6_PKTINFO 19
#define IPV6_HOPLIMIT 21
#define IPV6_PROTECTION_LEVEL 23
#define IPV6_CHECKSUM 26
#define IPV6_V6ONLY 27
#define IPV6_UNICAST_IF 31
#define IPV6_RTHDR 32
#define IPV6_RECVRTHDR 38
#define IPV6_TCLASS 39
#define IPV6_RECVTCLASS 40
#define IPV6_ECN 50
#define IPV6_MTU_DISCOVER 71
#define IPV6_MTU 72
#define IPV6_RECVERR 75
#define IP_UNSPECIFIED_TYPE_OF_SERVICE -1
#define INET_ADDRSTRLEN 22
#define INET6_ADDRSTRLEN 65

#define TCP_OFFLOAD_NO_PREFERENCE 0
#define TCP_OFFLOAD_NOT_PREFERRED 1
#define TCP_OFFLOAD_PREFERRED 2
#define TCP_EXPEDITED_1122 0x0002
#define TCP_KEEPALIVE 3
#define TCP_MAXSEG 4
#define TCP_MAXRT 5
#define TCP_STDURG 6
#define TCP_NOURG 7
#define TCP_ATMARK 8
#define TCP_NOSYNRETRIES 9
#define TCP_TIMESTAMPS 10
#define TCP_OFFLOAD_PREFERENCE 11
#define TCP_CONGESTION_ALGORITHM 12
#define TCP_DELAY_FIN_ACK 13
#define TCP_MAXRTMS 14
#define TCP_FASTOPEN 15
#define TCP_KEEPCNT 16
#define TCP_KEEPIDLE TCP_KEEPALIVE
#define TCP_KEEPINTVL 17
#define UDP_NOCHECKSUM 1
#define UDP_SEND_MSG_SIZE 2
#define UDP_RECV_MAX_COALESCED_SIZE 3
#define UDP_CHECKSUM_COVERAGE 20

#define IN6ADDR_ANY_INIT {0}
#define IN6ADDR_LOOPBACK_INIT {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}
#define IN4_CLASSA(i) (((LONG)(i) & 0x80000000) == 0)
#define IN4_MULTICAST(i) (((LONG)(i) & 0xf0000000) == 0xe0000000)

extern CONST IN6_ADDR in6addr_any;
extern CONST IN6_ADDR in6addr_loopback;

/// Whether two IPv6 addresses are the same.
FORCEINLINE BOOLEAN IN6_ADDR_EQUAL(_In_ CONST IN6_ADDR *a, _In_ CONST IN6_ADDR *b) {
    return (BOOLEAN)(memcmp(a, b, sizeof(IN6_ADDR)) == 0);
}
#define IN6_ARE_ADDR_EQUAL IN6_ADDR_EQUAL
#define IN4_ADDR_EQUAL(a, b) ((BOOLEAN)((a)->s_addr == (b)->s_addr))
#define IN4_UNALIGNED_ADDR_EQUAL(a, b) ((BOOLEAN)(*(UNALIGNED ULONG *)(a) == *(UNALIGNED ULONG *)(b)))
#define IN4_IS_ADDR_UNSPECIFIED(a) ((BOOLEAN)((a)->s_addr == INADDR_ANY))
#define IN4_IS_ADDR_LOOPBACK(a) ((BOOLEAN)(*((PUCHAR)(a)) == 0x7f))
#define IN4_IS_ADDR_BROADCAST(a) ((BOOLEAN)((a)->s_addr == INADDR_BROADCAST))
#define IN4_IS_ADDR_MULTICAST(a) ((BOOLEAN)((*((PUCHAR)(a)) & 0xf0) == 0xe0))
#define IN4_IS_ADDR_RFC1918(a)                                                                                                     \
    ((BOOLEAN)(((a)->s_addr & 0xff) == 0x0a || ((a)->s_addr & 0xf0ff) == 0x10ac || ((a)->s_addr & 0xffff) == 0xa8c0))
#define IN4_IS_ADDR_MC_LINKLOCAL(a) ((BOOLEAN)(((a)->s_addr & 0xffffff) == 0xe0))
#define IN4_IS_ADDR_MC_SITELOCAL(a) ((BOOLEAN)(((a)->s_addr & 0xff) == 0xef && !IN4_IS_ADDR_MC_ADMINLOCAL(a)))
#define IN4_IS_ADDR_MC_ADMINLOCAL(a) ((BOOLEAN)(((a)->s_addr & 0xffff) == 0xffef))
#define IN4_IS_ADDR_LINKLOCAL(a) ((BOOLEAN)(((a)->s_addr & 0xffff) == 0xfea9))
/// Whether an IPv6 address is ::.
FORCEINLINE BOOLEAN IN6_IS_ADDR_UNSPECIFIED(_In_ CONST IN6_ADDR *a) {
    ULONG i;
    for (i = 0; i < 8; i++) if (a->u.Word[i] != 0) return FALSE;
    return TRUE;
}
/// Whether an IPv6 address is ::1.
FORCEINLINE BOOLEAN IN6_IS_ADDR_LOOPBACK(_In_ CONST IN6_ADDR *a) {
    ULONG i;
    for (i = 0; i < 7; i++) if (a->u.Word[i] != 0) return FALSE;
    return (BOOLEAN)(a->u.Word[7] == 0x0100);
}
/// Whether an IPv6 address is of a multicast group.
FORCEINLINE BOOLEAN IN6_IS_ADDR_MULTICAST(_In_ CONST IN6_ADDR *a) {
    return (BOOLEAN)(a->u.Byte[0] == 0xff);
}
/// Whether an IPv6 address only holds on its link.
FORCEINLINE BOOLEAN IN6_IS_ADDR_LINKLOCAL(_In_ CONST IN6_ADDR *a) {
    return (BOOLEAN)(a->u.Byte[0] == 0xfe && (a->u.Byte[1] & 0xc0) == 0x80);
}
/// Whether an IPv6 address only holds within its site.
FORCEINLINE BOOLEAN IN6_IS_ADDR_SITELOCAL(_In_ CONST IN6_ADDR *a) {
    return (BOOLEAN)(a->u.Byte[0] == 0xfe && (a->u.Byte[1] & 0xc0) == 0xc0);
}
/// Whether an IPv6 address is of a group whose members may be anywhere.
FORCEINLINE BOOLEAN IN6_IS_ADDR_MC_GLOBAL(_In_ CONST IN6_ADDR *a) {
    return (BOOLEAN)(IN6_IS_ADDR_MULTICAST(a) && (a->u.Byte[1] & 0xf) == 0xe);
}
/// Whether an IPv6 address is of a group within a node.
FORCEINLINE BOOLEAN IN6_IS_ADDR_MC_NODELOCAL(_In_ CONST IN6_ADDR *a) {
    return (BOOLEAN)(IN6_IS_ADDR_MULTICAST(a) && (a->u.Byte[1] & 0xf) == 1);
}
/// Whether an IPv6 address is of a group within its link.
FORCEINLINE BOOLEAN IN6_IS_ADDR_MC_LINKLOCAL(_In_ CONST IN6_ADDR *a) {
    return (BOOLEAN)(IN6_IS_ADDR_MULTICAST(a) && (a->u.Byte[1] & 0xf) == 2);
}
/// Whether an IPv6 address is of a group within its site.
FORCEINLINE BOOLEAN IN6_IS_ADDR_MC_SITELOCAL(_In_ CONST IN6_ADDR *a) {
    return (BOOLEAN)(IN6_IS_ADDR_MULTICAST(a) && (a->u.Byte[1] & 0xf) == 5);
}
/// Whether an IPv6 address is of a group within its organisation.
FORCEINLINE BOOLEAN IN6_IS_ADDR_MC_ORGLOCAL(_In_ CONST IN6_ADDR *a) {
    return (BOOLEAN)(IN6_IS_ADDR_MULTICAST(a) && (a->u.Byte[1] & 0xf) == 8);
}
/// Whether an IPv6 address stands for an IPv4 address.
FORCEINLINE BOOLEAN IN6_IS_ADDR_V4MAPPED(_In_ CONST IN6_ADDR *a) {
    return (BOOLEAN)(a->u.Word[0] == 0 && a->u.Word[1] == 0 && a->u.Word[2] == 0 && a->u.Word[3] == 0 && a->u.Word[4] == 0 &&
                     a->u.Word[5] == 0xffff);
}
/// The IPv4 address that an IPv6 address stands for.
FORCEINLINE CONST UCHAR *IN6_GET_ADDR_V4MAPPED(_In_ CONST IN6_ADDR *Ipv6Address) {
    return (CONST UCHAR *)&Ipv6Address->u.Word[6];
}
/// Fills in an IPv4 address with a port.
FORCEINLINE VOID IN4ADDR_SETSOCKADDR(_Out_ PSOCKADDR_IN a, _In_ CONST IN_ADDR *addr, _In_ USHORT port) {
    memset(a, 0, sizeof(*a));
    a->sin_family = AF_INET;
    a->sin_port = port;
    a->sin_addr = *addr;
}
/// Fills in the IPv4 address that stands for any.
FORCEINLINE VOID IN4ADDR_SETANY(_Out_ PSOCKADDR_IN a) {
    memset(a, 0, sizeof(*a));
    a->sin_family = AF_INET;
}
/// Fills in the IPv6 address that stands for any.
FORCEINLINE VOID IN6ADDR_SETANY(_Out_ PSOCKADDR_IN6 a) {
    memset(a, 0, sizeof(*a));
    a->sin6_family = AF_INET6;
}
/// Fills in the IPv6 address of the machine itself.
FORCEINLINE VOID IN6ADDR_SETLOOPBACK(_Out_ PSOCKADDR_IN6 a) {
    memset(a, 0, sizeof(*a));
    a->sin6_family = AF_INET6;
    a->sin6_addr.u.Byte[15] = 1;
}
/// Fills in the IPv6 address that stands for an IPv4 address.
FORCEINLINE VOID IN6ADDR_SETV4MAPPED(_Out_ PSOCKADDR_IN6 a6, _In_ CONST IN_ADDR *a4, _In_ SCOPE_ID scope, _In_ USHORT port) {
    memset(a6, 0, sizeof(*a6));
    a6->sin6_family = AF_INET6;
    a6->sin6_port = port;
    a6->sin6_scope_struct = scope;
    a6->sin6_addr.u.Word[5] = 0xffff;
    *(UNALIGNED ULONG *)&a6->sin6_addr.u.Word[6] = a4->s_addr;
}
/// Whether a socket's address stands for any.
FORCEINLINE BOOLEAN INETADDR_ISANY(_In_ CONST SOCKADDR *a) {
    if (a->sa_family == AF_INET6) return IN6_IS_ADDR_UNSPECIFIED(&((CONST SOCKADDR_IN6 *)a)->sin6_addr);
    return IN4_IS_ADDR_UNSPECIFIED(&((CONST SOCKADDR_IN *)a)->sin_addr);
}
/// Whether a socket's address is of the machine itself.
FORCEINLINE BOOLEAN INETADDR_ISLOOPBACK(_In_ CONST SOCKADDR *a) {
    if (a->sa_family == AF_INET6) return IN6_IS_ADDR_LOOPBACK(&((CONST SOCKADDR_IN6 *)a)->sin6_addr);
    return IN4_IS_ADDR_LOOPBACK(&((CONST SOCKADDR_IN *)a)->sin_addr);
}
/// Fills in the address that stands for any, of the family that is set.
FORCEINLINE VOID INETADDR_SETANY(_Inout_ PSOCKADDR a) {
    if (a->sa_family == AF_INET6) IN6ADDR_SETANY((PSOCKADDR_IN6)a);
    else IN4ADDR_SETANY((PSOCKADDR_IN)a);
}
/// Fills in the address of the machine itself, of the family that is set.
FORCEINLINE VOID INETADDR_SETLOOPBACK(_Inout_ PSOCKADDR a) {
    if (a->sa_family == AF_INET6) IN6ADDR_SETLOOPBACK((PSOCKADDR_IN6)a);
    else {
        IN4ADDR_SETANY((PSOCKADDR_IN)a);
        ((PSOCKADDR_IN)a)->sin_addr.s_addr = 0x0100007f;
    }
}
/// The port of a socket's address, in network byte order.
#define INETADDR_PORT(a) (((PSOCKADDR_IN)(a))->sin_port)
#define INETADDR_SET_PORT(a, p) (((PSOCKADDR_IN)(a))->sin_port = (p))
/// Where the address is in a socket's address.
FORCEINLINE PUCHAR INETADDR_ADDRESS(_In_ CONST SOCKADDR *a) {
    return a->sa_family == AF_INET6 ? (PUCHAR)&((PSOCKADDR_IN6)a)->sin6_addr : (PUCHAR)&((PSOCKADDR_IN)a)->sin_addr;
}
/// Puts an address, in network byte order, into a socket's address of the family that is set.
FORCEINLINE VOID INETADDR_SET_ADDRESS(_Inout_ PSOCKADDR a, _In_ CONST UCHAR *Address) {
    memcpy(INETADDR_ADDRESS(a), Address, a->sa_family == AF_INET6 ? sizeof(IN6_ADDR) : sizeof(IN_ADDR));
}
