// nldef.h: properties of addresses, routes and routers of the network layer.
#pragma once

#include <ntdef.h>

/// Where the first part of an address came from.
typedef enum {
    IpPrefixOriginOther = 0, IpPrefixOriginManual, IpPrefixOriginWellKnown, IpPrefixOriginDhcp, IpPrefixOriginRouterAdvertisement,
    IpPrefixOriginUnchanged = 1 << 4
} NL_PREFIX_ORIGIN;
#define NlpoOther IpPrefixOriginOther
#define NlpoManual IpPrefixOriginManual
#define NlpoWellKnown IpPrefixOriginWellKnown
#define NlpoDhcp IpPrefixOriginDhcp
#define NlpoRouterAdvertisement IpPrefixOriginRouterAdvertisement
/// Where the last part of an address came from.
typedef enum {
    IpSuffixOriginOther = 0, IpSuffixOriginManual, IpSuffixOriginWellKnown, IpSuffixOriginDhcp, IpSuffixOriginLinkLayerAddress,
    IpSuffixOriginRandom, IpSuffixOriginUnchanged = 1 << 4
} NL_SUFFIX_ORIGIN;
/// How far the check that nobody else has an address has got.
typedef enum {
    IpDadStateInvalid = 0, IpDadStateTentative, IpDadStateDuplicate, IpDadStateDeprecated, IpDadStatePreferred
} NL_DAD_STATE;
#define NldsInvalid IpDadStateInvalid
#define NldsTentative IpDadStateTentative
#define NldsDuplicate IpDadStateDuplicate
#define NldsDeprecated IpDadStateDeprecated
#define NldsPreferred IpDadStatePreferred
/// Who made a route.
typedef enum _NL_ROUTE_PROTOCOL {
    RouteProtocolOther = 1, RouteProtocolLocal = 2, RouteProtocolNetMgmt = 3, RouteProtocolIcmp = 4, RouteProtocolEgp = 5,
    RouteProtocolGgp = 6, RouteProtocolHello = 7, RouteProtocolRip = 8, RouteProtocolIsIs = 9, RouteProtocolEsIs = 10,
    RouteProtocolCisco = 11, RouteProtocolBbn = 12, RouteProtocolOspf = 13, RouteProtocolBgp = 14, RouteProtocolIdpr = 15,
    RouteProtocolEigrp = 16, RouteProtocolDvmrp = 17, RouteProtocolRpl = 18, RouteProtocolDhcp = 19
} NL_ROUTE_PROTOCOL, *PNL_ROUTE_PROTOCOL;
#define MIB_IPPROTO_NETMGMT RouteProtocolNetMgmt
/// Where a route came from.
typedef enum _NL_ROUTE_ORIGIN {
    NlroManual, NlroWellKnown, NlroDHCP, NlroRouterAdvertisement, Nlro6to4
} NL_ROUTE_ORIGIN, *PNL_ROUTE_ORIGIN;
/// How reachable a neighbour is.
typedef enum _NL_NEIGHBOR_STATE {
    NlnsUnreachable, NlnsIncomplete, NlnsProbe, NlnsDelay, NlnsStale, NlnsReachable, NlnsPermanent, NlnsMaximum
} NL_NEIGHBOR_STATE, *PNL_NEIGHBOR_STATE;
/// How an interface behaves to link-local addresses.
typedef enum _NL_LINK_LOCAL_ADDRESS_BEHAVIOR {
    LinkLocalAlwaysOff = 0, LinkLocalDelayed, LinkLocalAlwaysOn, LinkLocalUnchanged = -1
} NL_LINK_LOCAL_ADDRESS_BEHAVIOR;
/// Whether routers are looked for.
typedef enum _NL_ROUTER_DISCOVERY_BEHAVIOR {
    RouterDiscoveryDisabled = 0, RouterDiscoveryEnabled, RouterDiscoveryDhcp, RouterDiscoveryUnchanged = -1
} NL_ROUTER_DISCOVERY_BEHAVIOR;
/// What an interface's hardware takes over.
typedef struct _NL_INTERFACE_OFFLOAD_ROD {
    BOOLEAN NlChecksumSupported : 1;
    BOOLEAN NlOptionsSupported : 1;
    BOOLEAN TlDatagramChecksumSupported : 1;
    BOOLEAN TlStreamChecksumSupported : 1;
    BOOLEAN TlStreamOptionsSupported : 1;
    BOOLEAN FastPathCompatible : 1;
    BOOLEAN TlLargeSendOffloadSupported : 1;
    BOOLEAN TlGiantSendOffloadSupported : 1;
} NL_INTERFACE_OFFLOAD_ROD, *PNL_INTERFACE_OFFLOAD_ROD;
/// The type of an address.
typedef enum _NL_ADDRESS_TYPE {
    NlatUnspecified, NlatUnicast, NlatAnycast, NlatMulticast, NlatBroadcast, NlatInvalid
} NL_ADDRESS_TYPE, *PNL_ADDRESS_TYPE;
