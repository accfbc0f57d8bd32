// NDIS: handles, versions, object headers and what every other header of it needs.
#pragma once

#include <wdm.h>
#include <ifdef.h>
#include <ws2ipdef.h>

typedef PVOID NDIS_HANDLE, *PNDIS_HANDLE;
/// A status of NDIS: NDIS_STATUS_… or a status of the kernel.
typedef int NDIS_STATUS, *PNDIS_STATUS;
typedef UNICODE_STRING NDIS_STRING, *PNDIS_STRING;
typedef ANSI_STRING NDIS_ANSI_STRING, *PNDIS_ANSI_STRING;
typedef ULONG NDIS_OID, *PNDIS_OID;
typedef ULONG NDIS_PORT_NUMBER, *PNDIS_PORT_NUMBER;
typedef MDL NDIS_BUFFER, *PNDIS_BUFFER;
typedef LARGE_INTEGER NDIS_PHYSICAL_ADDRESS, *PNDIS_PHYSICAL_ADDRESS;
typedef struct _NDIS_PACKET *PNDIS_PACKET;
typedef USHORT NET_FRAME_TYPE, *PNET_FRAME_TYPE;
typedef ULONG NET_BUFFER_LIST_CONTEXT_TYPE;
DECLARE_HANDLE(NDIS_POLL_HANDLE);
DECLARE_HANDLE(NDIS_PD_PROVIDER_HANDLE);
DECLARE_HANDLE(NDIS_PD_COUNTER_HANDLE);
DECLARE_HANDLE(NDIS_PD_FILTER_HANDLE);
DECLARE_HANDLE(NDIS_SWITCH_CONTEXT);
typedef NDIS_SWITCH_CONTEXT *PNDIS_SWITCH_CONTEXT;

#define NDISAPI NTAPI
#define NDIS_INIT_FUNCTION(_F) alloc_text(INIT, _F)
#define NDIS_PAGABLE_FUNCTION(_F) alloc_text(PAGE, _F)
#define NDIS_PAGEABLE_FUNCTION(_F) alloc_text(PAGE, _F)

// ---- versions ---------------------------------------------------------------------------------------------------------
// Everything is declared for every version: a driver is compiled for the one it names, NDIS630_MINIPORT for instance.
#define NDIS_SUPPORT_NDIS6 1
#define NDIS_SUPPORT_NDIS61 1
#define NDIS_SUPPORT_NDIS620 1
#define NDIS_SUPPORT_NDIS630 1
#define NDIS_SUPPORT_NDIS640 1
#define NDIS_SUPPORT_NDIS650 1
#define NDIS_SUPPORT_NDIS651 1
#define NDIS_SUPPORT_NDIS660 1
#define NDIS_SUPPORT_NDIS670 1
#define NDIS_SUPPORT_NDIS680 1
#define NDIS_SUPPORT_NDIS681 1
#define NDIS_SUPPORT_NDIS682 1
#define NDIS_SUPPORT_NDIS683 1
#define NDIS_SUPPORT_NDIS684 1
#define NDIS_SUPPORT_NDIS685 1
#define NDIS_SUPPORT_NDIS686 1
#define NDIS_SUPPORT_NDIS687 1
#define NDIS_SUPPORT_NDIS688 1
#define NDIS_SUPPORT_NDIS689 1
#define NDIS_SUPPORT_60_COMPATIBLE_API 1
#define NDIS_SUPPORT_6LEGACY_API NDIS_SUPPORT_60_COMPATIBLE_API
#define NDIS_RUNTIME_VERSION_60 ((6 << 16) | 0)
#define NDIS_RUNTIME_VERSION_61 ((6 << 16) | 1)
#define NDIS_RUNTIME_VERSION_620 ((6 << 16) | 20)
#define NDIS_RUNTIME_VERSION_630 ((6 << 16) | 30)
#define NDIS_RUNTIME_VERSION_640 ((6 << 16) | 40)
#define NDIS_RUNTIME_VERSION_650 ((6 << 16) | 50)
#define NDIS_RUNTIME_VERSION_651 ((6 << 16) | 51)
#define NDIS_RUNTIME_VERSION_660 ((6 << 16) | 60)
#define NDIS_RUNTIME_VERSION_670 ((6 << 16) | 70)
#define NDIS_RUNTIME_VERSION_680 ((6 << 16) | 80)
#define NDIS_RUNTIME_VERSION_681 ((6 << 16) | 81)
#define NDIS_RUNTIME_VERSION_682 ((6 << 16) | 82)
#define NDIS_RUNTIME_VERSION_683 ((6 << 16) | 83)
#define NDIS_RUNTIME_VERSION_684 ((6 << 16) | 84)
#define NDIS_RUNTIME_VERSION_685 ((6 << 16) | 85)
#define NDIS_RUNTIME_VERSION_686 ((6 << 16) | 86)
#define NDIS_RUNTIME_VERSION_687 ((6 << 16) | 87)
#define NDIS_RUNTIME_VERSION_688 ((6 << 16) | 88)
#define NDIS_RUNTIME_VERSION_689 ((6 << 16) | 89)
#if defined(NDIS60_MINIPORT) || defined(NDIS60)
#define RINGSIDE_NDIS_MINOR 0
#elif defined(NDIS61_MINIPORT) || defined(NDIS61)
#define RINGSIDE_NDIS_MINOR 1
#elif defined(NDIS620_MINIPORT) || defined(NDIS620)
#define RINGSIDE_NDIS_MINOR 20
#elif defined(NDIS630_MINIPORT) || defined(NDIS630)
#define RINGSIDE_NDIS_MINOR 30
#elif defined(NDIS640_MINIPORT) || defined(NDIS640)
#define RINGSIDE_NDIS_MINOR 40
#elif defined(NDIS650_MINIPORT) || defined(NDIS650)
#define RINGSIDE_NDIS_MINOR 50
#elif defined(NDIS660_MINIPORT) || defined(NDIS660)
#define RINGSIDE_NDIS_MINOR 60
#elif defined(NDIS680_MINIPORT) || defined(NDIS680)
#define RINGSIDE_NDIS_MINOR 80
#elif defined(NDIS682_MINIPORT) || defined(NDIS682)
#define RINGSIDE_NDIS_MINOR 82
#elif defined(NDIS683_MINIPORT) || defined(NDIS683)
#define RINGSIDE_NDIS_MINOR 83
#elif defined(NDIS685_MINIPORT) || defined(NDIS685)
#define RINGSIDE_NDIS_MINOR 85
#else
#define RINGSIDE_NDIS_MINOR 89
#endif
#ifndef NDIS_MINIPORT_MAJOR_VERSION
#define NDIS_MINIPORT_MAJOR_VERSION 6
#define NDIS_MINIPORT_MINOR_VERSION RINGSIDE_NDIS_MINOR
#endif
#ifndef NDIS_PROTOCOL_MAJOR_VERSION
#define NDIS_PROTOCOL_MAJOR_VERSION 6
#define NDIS_PROTOCOL_MINOR_VERSION RINGSIDE_NDIS_MINOR
#endif
#ifndef NDIS_FILTER_MAJOR_VERSION
#define NDIS_FILTER_MAJOR_VERSION 6
#define NDIS_FILTER_MINOR_VERSION RINGSIDE_NDIS_MINOR
#endif
#define NDIS_MINIPORT_MINIMUM_MAJOR_VERSION 6
#define NDIS_MINIPORT_MINIMUM_MINOR_VERSION 0
#define NDIS_FILTER_MINIMUM_MAJOR_VERSION 6
#define NDIS_FILTER_MINIMUM_MINOR_VERSION 0
#define NDIS_PROTOCOL_MINIMUM_MAJOR_VERSION 6
#define NDIS_PROTOCOL_MINIMUM_MINOR_VERSION 0

// ---- objects and requests -----------------------------------------------------------------------------------------------
/// Says what kind, revision and size a structure has, before its other members.
typedef struct _NDIS_OBJECT_HEADER {
    UCHAR Type;
    UCHAR Revision;
    USHORT Size;
} NDIS_OBJECT_HEADER, *PNDIS_OBJECT_HEADER;
/// What a request asks for.
typedef enum _NDIS_REQUEST_TYPE {
    NdisRequestQueryInformation, NdisRequestSetInformation, NdisRequestQueryStatistics, NdisRequestOpen, NdisRequestClose,
    NdisRequestSend, NdisRequestTransferData, NdisRequestReset, NdisRequestGeneric1, NdisRequestGeneric2, NdisRequestGeneric3,
    NdisRequestGeneric4, NdisRequestMethod
} NDIS_REQUEST_TYPE, *PNDIS_REQUEST_TYPE;
typedef ULONG NDIS_NIC_SWITCH_ID, *PNDIS_NIC_SWITCH_ID;
typedef ULONG NDIS_NIC_SWITCH_VPORT_ID, *PNDIS_NIC_SWITCH_VPORT_ID;
typedef USHORT NDIS_SRIOV_FUNCTION_ID, *PNDIS_SRIOV_FUNCTION_ID;
typedef USHORT NDIS_VF_RID, *PNDIS_VF_RID;
typedef ULONG NDIS_NIC_SWITCH_VF_ID, *PNDIS_NIC_SWITCH_VF_ID;
#define NDIS_DEFAULT_VPORT_ID 0
#define NDIS_DEFAULT_SWITCH_ID 0
#define NDIS_INVALID_VPORT_ID ((NDIS_NIC_SWITCH_VPORT_ID)-1)
typedef ULONG NDIS_RECEIVE_QUEUE_ID, *PNDIS_RECEIVE_QUEUE_ID;
typedef ULONG NDIS_RECEIVE_QUEUE_GROUP_ID, *PNDIS_RECEIVE_QUEUE_GROUP_ID;
typedef ULONG NDIS_RECEIVE_FILTER_ID, *PNDIS_RECEIVE_FILTER_ID;
#define NDIS_DEFAULT_RECEIVE_QUEUE_ID 0
#define NDIS_DEFAULT_RECEIVE_QUEUE_GROUP_ID 0
#define NDIS_DEFAULT_RECEIVE_FILTER_ID 0
typedef ULONG NDIS_RSS_CAPS_FLAGS;
typedef ULONG NDIS_QOS_SQ_ID, *PNDIS_QOS_SQ_ID;
#define NDIS_QOS_MAXIMUM_TRAFFIC_CLASSES 8
#define NDIS_QOS_MAXIMUM_PRIORITIES 8
typedef ULONG NDIS_SWITCH_PORT_ID, *PNDIS_SWITCH_PORT_ID;
typedef USHORT NDIS_SWITCH_NIC_INDEX, *PNDIS_SWITCH_NIC_INDEX;
typedef GUID NDIS_SWITCH_OBJECT_ID, *PNDIS_SWITCH_OBJECT_ID;
typedef USHORT NDIS_SWITCH_OBJECT_SERIALIZATION_VERSION, *PNDIS_SWITCH_OBJECT_SERIALIZATION_VERSION;
typedef GUID NDIS_SWITCH_OBJECT_INSTANCE_ID, *PNDIS_SWITCH_OBJECT_INSTANCE_ID;
#define NDIS_SWITCH_DEFAULT_PORT_ID 0
#define NDIS_SWITCH_DEFAULT_NIC_INDEX 0
typedef NET_IF_MEDIA_CONNECT_STATE NDIS_MEDIA_CONNECT_STATE, *PNDIS_MEDIA_CONNECT_STATE;
typedef NET_IF_MEDIA_DUPLEX_STATE NDIS_MEDIA_DUPLEX_STATE, *PNDIS_MEDIA_DUPLEX_STATE;
#define NDIS_LINK_SPEED_INFINITE 0
#define NDIS_IF_MAX_STRING_SIZE IF_MAX_STRING_SIZE
typedef IF_COUNTED_STRING NDIS_IF_COUNTED_STRING, *PNDIS_IF_COUNTED_STRING;
typedef NDIS_IF_COUNTED_STRING NDIS_SWITCH_NAME, *PNDIS_SWITCH_NAME, NDIS_SWITCH_FRIENDLYNAME, *PNDIS_SWITCH_FRIENDLYNAME,
    NDIS_SWITCH_PORT_NAME, *PNDIS_SWITCH_PORT_NAME, NDIS_SWITCH_PORT_FRIENDLYNAME, *PNDIS_SWITCH_PORT_FRIENDLYNAME,
    NDIS_SWITCH_NIC_NAME, *PNDIS_SWITCH_NIC_NAME, NDIS_SWITCH_NIC_FRIENDLYNAME, *PNDIS_SWITCH_NIC_FRIENDLYNAME,
    NDIS_SWITCH_EXTENSION_FRIENDLYNAME, *PNDIS_SWITCH_EXTENSION_FRIENDLYNAME, NDIS_VM_NAME, *PNDIS_VM_NAME, NDIS_VM_FRIENDLYNAME,
    *PNDIS_VM_FRIENDLYNAME, NDIS_NIC_SWITCH_FRIENDLYNAME, *PNDIS_NIC_SWITCH_FRIENDLYNAME, NDIS_VPORT_NAME, *PNDIS_VPORT_NAME,
    NDIS_QUEUE_NAME, *PNDIS_QUEUE_NAME;

/// What kind of network a card is for.
typedef enum _NDIS_MEDIUM {
    NdisMedium802_3, NdisMedium802_5, NdisMediumFddi, NdisMediumWan, NdisMediumLocalTalk, NdisMediumDix, NdisMediumArcnetRaw,
    NdisMediumArcnet878_2, NdisMediumAtm, NdisMediumWirelessWan, NdisMediumIrda, NdisMediumBpc, NdisMediumCoWan, NdisMedium1394,
    NdisMediumInfiniBand, NdisMediumTunnel, NdisMediumNative802_11, NdisMediumLoopback, NdisMediumWiMAX, NdisMediumIP, NdisMediumMax
} NDIS_MEDIUM, *PNDIS_MEDIUM;
/// What a card is connected to.
typedef enum _NDIS_PHYSICAL_MEDIUM {
    NdisPhysicalMediumUnspecified, NdisPhysicalMediumWirelessLan, NdisPhysicalMediumCableModem, NdisPhysicalMediumPhoneLine,
    NdisPhysicalMediumPowerLine, NdisPhysicalMediumDSL, NdisPhysicalMediumFibreChannel, NdisPhysicalMedium1394,
    NdisPhysicalMediumWirelessWan, NdisPhysicalMediumNative802_11, NdisPhysicalMediumBluetooth, NdisPhysicalMediumInfiniband,
    NdisPhysicalMediumWiMax, NdisPhysicalMediumUWB, NdisPhysicalMedium802_3, NdisPhysicalMedium802_5, NdisPhysicalMediumIrda,
    NdisPhysicalMediumWiredWAN, NdisPhysicalMediumWiredCoWan, NdisPhysicalMediumOther, NdisPhysicalMediumNative802_15_4,
    NdisPhysicalMediumMax
} NDIS_PHYSICAL_MEDIUM, *PNDIS_PHYSICAL_MEDIUM;
typedef enum _NDIS_MEDIA_STATE { NdisMediaStateConnected, NdisMediaStateDisconnected } NDIS_MEDIA_STATE, *PNDIS_MEDIA_STATE;
typedef enum _NDIS_HARDWARE_STATUS {
    NdisHardwareStatusReady, NdisHardwareStatusInitializing, NdisHardwareStatusReset, NdisHardwareStatusClosing, NdisHardwareStatusNotReady
} NDIS_HARDWARE_STATUS, *PNDIS_HARDWARE_STATUS;
typedef enum _NDIS_DEVICE_POWER_STATE {
    NdisDeviceStateUnspecified = 0, NdisDeviceStateD0, NdisDeviceStateD1, NdisDeviceStateD2, NdisDeviceStateD3, NdisDeviceStateMaximum
} NDIS_DEVICE_POWER_STATE, *PNDIS_DEVICE_POWER_STATE;
typedef enum _NDIS_INTERFACE_TYPE {
    NdisInterfaceInternal = Internal, NdisInterfaceIsa = Isa, NdisInterfaceEisa = Eisa, NdisInterfaceMca = MicroChannel,
    NdisInterfaceTurboChannel = TurboChannel, NdisInterfacePci = PCIBus, NdisInterfacePcMcia = PCMCIABus, NdisInterfaceCBus = CBus,
    NdisInterfaceMPIBus = MPIBus, NdisInterfaceMPSABus = MPSABus, NdisInterfaceProcessorInternal = ProcessorInternal,
    NdisInterfaceInternalPowerBus = InternalPowerBus, NdisInterfacePNPISABus = PNPISABus, NdisInterfacePNPBus = PNPBus,
    NdisInterfaceUSB, NdisInterfaceIrda, NdisInterface1394, NdisMaximumInterfaceType
} NDIS_INTERFACE_TYPE, *PNDIS_INTERFACE_TYPE;
typedef enum _NDIS_INTERRUPT_MODERATION {
    NdisInterruptModerationUnknown, NdisInterruptModerationNotSupported, NdisInterruptModerationEnabled, NdisInterruptModerationDisabled
} NDIS_INTERRUPT_MODERATION, *PNDIS_INTERRUPT_MODERATION;
typedef enum _NDIS_SUPPORTED_PAUSE_FUNCTIONS {
    NdisPauseFunctionsUnsupported, NdisPauseFunctionsSendOnly, NdisPauseFunctionsReceiveOnly, NdisPauseFunctionsSendAndReceive,
    NdisPauseFunctionsUnknown
} NDIS_SUPPORTED_PAUSE_FUNCTIONS, *PNDIS_SUPPORTED_PAUSE_FUNCTIONS;
typedef enum _NDIS_PORT_TYPE {
    NdisPortTypeUndefined, NdisPortTypeBridge, NdisPortTypeRasConnection, NdisPortType8021xSupplicant, NdisPortTypeNdisImPlatform,
    NdisPortTypeMax
} NDIS_PORT_TYPE, *PNDIS_PORT_TYPE;
typedef enum _NDIS_PORT_AUTHORIZATION_STATE {
    NdisPortAuthorizationUnknown, NdisPortAuthorized, NdisPortUnauthorized, NdisPortReauthorizing
} NDIS_PORT_AUTHORIZATION_STATE, *PNDIS_PORT_AUTHORIZATION_STATE;
typedef enum _NDIS_PORT_CONTROL_STATE {
    NdisPortControlStateUnknown, NdisPortControlStateControlled, NdisPortControlStateUncontrolled
} NDIS_PORT_CONTROL_STATE, *PNDIS_PORT_CONTROL_STATE, NDIS_PORT_CONTROLL_STATE, *PNDIS_PORT_CONTROLL_STATE;
typedef enum _NDIS_PROCESSOR_TYPE {
    NdisProcessorX86, NdisProcessorMips, NdisProcessorAlpha, NdisProcessorPpc, NdisProcessorAmd64, NdisProcessorIA64, NdisProcessorArm,
    NdisProcessorArm64
} NDIS_PROCESSOR_TYPE, *PNDIS_PROCESSOR_TYPE;
typedef enum _NDIS_PARAMETER_TYPE {
    NdisParameterInteger, NdisParameterHexInteger, NdisParameterString, NdisParameterMultiString, NdisParameterBinary
} NDIS_PARAMETER_TYPE, *PNDIS_PARAMETER_TYPE;
typedef enum _NDIS_HALT_ACTION {
    NdisHaltDeviceDisabled, NdisHaltDeviceInstanceDeInitialized, NdisHaltDevicePoweredDown, NdisHaltDeviceSurpriseRemoved,
    NdisHaltDeviceFailed, NdisHaltDeviceInitializationFailed, NdisHaltDeviceStopped
} NDIS_HALT_ACTION, *PNDIS_HALT_ACTION;
typedef enum _NDIS_SHUTDOWN_ACTION { NdisShutdownPowerOff, NdisShutdownBugCheck } NDIS_SHUTDOWN_ACTION, *PNDIS_SHUTDOWN_ACTION;
typedef enum _NDIS_INTERRUPT_MODE { NdisInterruptLatched = Latched, NdisInterruptLevelSensitive = LevelSensitive } NDIS_INTERRUPT_MODE, *PNDIS_INTERRUPT_MODE;
typedef enum _NDIS_INTERRUPT_TYPE { NDIS_CONNECT_LINE_BASED = 1, NDIS_CONNECT_MESSAGE_BASED } NDIS_INTERRUPT_TYPE, *PNDIS_INTERRUPT_TYPE;
/// Plug and play events that a card hears of.
typedef enum _NDIS_DEVICE_PNP_EVENT {
    NdisDevicePnPEventQueryRemoved, NdisDevicePnPEventRemoved, NdisDevicePnPEventSurpriseRemoved, NdisDevicePnPEventQueryStopped,
    NdisDevicePnPEventStopped, NdisDevicePnPEventPowerProfileChanged, NdisDevicePnPEventFilterListChanged, NdisDevicePnPEventMaximum
} NDIS_DEVICE_PNP_EVENT, *PNDIS_DEVICE_PNP_EVENT;
typedef enum _NDIS_POWER_PROFILE { NdisPowerProfileBattery, NdisPowerProfileAcOnLine } NDIS_POWER_PROFILE, *PNDIS_POWER_PROFILE;
typedef enum _NDIS_FILTER_TYPE { NdisFilterTypeMonitoring = 1, NdisFilterTypeModifying } NDIS_FILTER_TYPE, *PNDIS_FILTER_TYPE;
/// An event that a thread of a network driver waits for.
typedef struct _NDIS_EVENT { KEVENT Event; } NDIS_EVENT, *PNDIS_EVENT;
/// A spin lock and the level before it was acquired.
typedef struct _NDIS_SPIN_LOCK {
    KSPIN_LOCK SpinLock;
    KIRQL OldIrql;
} NDIS_SPIN_LOCK, *PNDIS_SPIN_LOCK;
typedef struct _NDIS_RW_LOCK { UCHAR Reserved[0x110]; } NDIS_RW_LOCK, *PNDIS_RW_LOCK;
typedef struct _NDIS_RW_LOCK_EX NDIS_RW_LOCK_EX, *PNDIS_RW_LOCK_EX;
#define NDIS_RWL_AT_DISPATCH_LEVEL 1
typedef KTIMER NDIS_KTIMER;
/// The value of a parameter of a card in the registry.
typedef struct _BINARY_DATA { USHORT Length; PVOID Buffer; } BINARY_DATA;
typedef struct _NDIS_CONFIGURATION_PARAMETER {
    NDIS_PARAMETER_TYPE ParameterType;
    union {
        ULONG IntegerData;
        NDIS_STRING StringData;
        BINARY_DATA BinaryData;
    } ParameterData;
} NDIS_CONFIGURATION_PARAMETER, *PNDIS_CONFIGURATION_PARAMETER;
typedef struct _NDIS_PM_WAKE_UP_CAPABILITIES {
    NDIS_DEVICE_POWER_STATE MinMagicPacketWakeUp;
    NDIS_DEVICE_POWER_STATE MinPatternWakeUp;
    NDIS_DEVICE_POWER_STATE MinLinkChangeWakeUp;
} NDIS_PM_WAKE_UP_CAPABILITIES, *PNDIS_PM_WAKE_UP_CAPABILITIES;
typedef struct _NDIS_PNP_CAPABILITIES {
    ULONG Flags;
    NDIS_PM_WAKE_UP_CAPABILITIES WakeUpCapabilities;
} NDIS_PNP_CAPABILITIES, *PNDIS_PNP_CAPABILITIES;
/// Which counters a card keeps.
#define NDIS_STATISTICS_XMIT_OK_SUPPORTED 0x00000001
#define NDIS_STATISTICS_RCV_OK_SUPPORTED 0x00000002
#define NDIS_STATISTICS_XMIT_ERROR_SUPPORTED 0x00000004
#define NDIS_STATISTICS_RCV_ERROR_SUPPORTED 0x00000008
#define NDIS_STATISTICS_RCV_NO_BUFFER_SUPPORTED 0x00000010
#define NDIS_STATISTICS_DIRECTED_BYTES_XMIT_SUPPORTED 0x00000020
#define NDIS_STATISTICS_DIRECTED_FRAMES_XMIT_SUPPORTED 0x00000040
#define NDIS_STATISTICS_MULTICAST_BYTES_XMIT_SUPPORTED 0x00000080
#define NDIS_STATISTICS_MULTICAST_FRAMES_XMIT_SUPPORTED 0x00000100
#define NDIS_STATISTICS_BROADCAST_BYTES_XMIT_SUPPORTED 0x00000200
#define NDIS_STATISTICS_BROADCAST_FRAMES_XMIT_SUPPORTED 0x00000400
#define NDIS_STATISTICS_DIRECTED_BYTES_RCV_SUPPORTED 0x00000800
#define NDIS_STATISTICS_DIRECTED_FRAMES_RCV_SUPPORTED 0x00001000
#define NDIS_STATISTICS_MULTICAST_BYTES_RCV_SUPPORTED 0x00002000
#define NDIS_STATISTICS_MULTICAST_FRAMES_RCV_SUPPORTED 0x00004000
#define NDIS_STATISTICS_BROADCAST_BYTES_RCV_SUPPORTED 0x00008000
#define NDIS_STATISTICS_BROADCAST_FRAMES_RCV_SUPPORTED 0x00010000
#define NDIS_STATISTICS_RCV_CRC_ERROR_SUPPORTED 0x00020000
#define NDIS_STATISTICS_TRANSMIT_QUEUE_LENGTH_SUPPORTED 0x00040000
#define NDIS_STATISTICS_BYTES_RCV_SUPPORTED 0x00080000
#define NDIS_STATISTICS_BYTES_XMIT_SUPPORTED 0x00100000
#define NDIS_STATISTICS_RCV_DISCARDS_SUPPORTED 0x00200000
#define NDIS_STATISTICS_GEN_STATISTICS_SUPPORTED 0x00400000
#define NDIS_STATISTICS_XMIT_DISCARDS_SUPPORTED 0x08000000
/// Counters of a card.
typedef struct _NDIS_STATISTICS_INFO {
    NDIS_OBJECT_HEADER Header;
    ULONG SupportedStatistics;
    ULONG64 ifInDiscards;
    ULONG64 ifInErrors;
    ULONG64 ifHCInOctets;
    ULONG64 ifHCInUcastPkts;
    ULONG64 ifHCInMulticastPkts;
    ULONG64 ifHCInBroadcastPkts;
    ULONG64 ifHCOutOctets;
    ULONG64 ifHCOutUcastPkts;
    ULONG64 ifHCOutMulticastPkts;
    ULONG64 ifHCOutBroadcastPkts;
    ULONG64 ifOutErrors;
    ULONG64 ifOutDiscards;
    ULONG64 ifHCInUcastOctets;
    ULONG64 ifHCInMulticastOctets;
    ULONG64 ifHCInBroadcastOctets;
    ULONG64 ifHCOutUcastOctets;
    ULONG64 ifHCOutMulticastOctets;
    ULONG64 ifHCOutBroadcastOctets;
} NDIS_STATISTICS_INFO, *PNDIS_STATISTICS_INFO;
typedef struct _NDIS_LINK_PARAMETERS {
    NDIS_OBJECT_HEADER Header;
    NDIS_MEDIA_DUPLEX_STATE MediaDuplexState;
    ULONG64 XmitLinkSpeed;
    ULONG64 RcvLinkSpeed;
    NDIS_SUPPORTED_PAUSE_FUNCTIONS PauseFunctions;
    ULONG AutoNegotiationFlags;
} NDIS_LINK_PARAMETERS, *PNDIS_LINK_PARAMETERS;
/// What is asked of a card, by an object identifier.
typedef struct _NDIS_OID_REQUEST {
    NDIS_OBJECT_HEADER Header;
    NDIS_REQUEST_TYPE RequestType;
    NDIS_PORT_NUMBER PortNumber;
    UINT Timeout;
    PVOID RequestId;
    NDIS_HANDLE RequestHandle;
    union _REQUEST_DATA {
        NDIS_OID Oid;
        struct _QUERY {
            NDIS_OID Oid;
            PVOID InformationBuffer;
            UINT InformationBufferLength;
            UINT BytesWritten;
            UINT BytesNeeded;
        } QUERY_INFORMATION;
        struct _SET {
            NDIS_OID Oid;
            PVOID InformationBuffer;
            UINT InformationBufferLength;
            UINT BytesRead;
            UINT BytesNeeded;
        } SET_INFORMATION;
        struct _METHOD {
            NDIS_OID Oid;
            PVOID InformationBuffer;
            ULONG InputBufferLength;
            ULONG OutputBufferLength;
            ULONG MethodId;
            UINT BytesWritten;
            UINT BytesRead;
            UINT BytesNeeded;
        } METHOD_INFORMATION;
    } DATA;
    UCHAR NdisReserved[16 * sizeof(PVOID)];
    UCHAR MiniportReserved[2 * sizeof(PVOID)];
    UCHAR SourceReserved[2 * sizeof(PVOID)];
    UCHAR SupportedRevision;
    UCHAR Reserved1;
    USHORT Reserved2;
    NDIS_NIC_SWITCH_ID SwitchId;
    NDIS_NIC_SWITCH_VPORT_ID VPortId;
    ULONG Flags;
} NDIS_OID_REQUEST, *PNDIS_OID_REQUEST;
/// The request is for the port VPortId of a virtual switch.
#define NDIS_OID_REQUEST_FLAGS_VPORT_ID_VALID 0x0001

/// What a protocol hears of its card and of the machine.
typedef enum _NET_PNP_EVENT_CODE {
    NetEventSetPower, NetEventQueryPower, NetEventQueryRemoveDevice, NetEventCancelRemoveDevice, NetEventReconfigure, NetEventBindList,
    NetEventBindsComplete, NetEventPnPCapabilities, NetEventPause, NetEventRestart, NetEventPortActivation, NetEventPortDeactivation,
    NetEventIMReEnableDevice, NetEventNDKEnable, NetEventNDKDisable, NetEventFilterPreDetach, NetEventBindFailed, NetEventSwitchActivate,
    NetEventAllowBindsAbove, NetEventInhibitBindsAbove, NetEventAllowStart, NetEventRequirePause, NetEventUploadGftFlowEntries,
    NetEventMaximum
} NET_PNP_EVENT_CODE, *PNET_PNP_EVENT_CODE;
/// How pieces of messages are moved by a card itself.
typedef struct _NDIS_SG_DMA_DESCRIPTION {
    NDIS_OBJECT_HEADER Header;
    ULONG Flags;
    ULONG MaximumPhysicalMapping;
    VOID (*ProcessSGListHandler)(_In_ PDEVICE_OBJECT pDO, _In_ PVOID Reserved, _In_ PSCATTER_GATHER_LIST pSGL, _In_ PVOID Context);
    VOID (*SharedMemAllocateCompleteHandler)(_In_ NDIS_HANDLE MiniportAdapterContext, _In_ PVOID VirtualAddress, _In_ PNDIS_PHYSICAL_ADDRESS PhysicalAddress, _In_ ULONG Length, _In_ PVOID Context);
    ULONG ScatterGatherListSize;
} NDIS_SG_DMA_DESCRIPTION, *PNDIS_SG_DMA_DESCRIPTION;
typedef ULONG NDIS_ERROR_CODE, *PNDIS_ERROR_CODE;
typedef const NDIS_STRING *PCNDIS_STRING;
typedef CM_PARTIAL_RESOURCE_LIST NDIS_RESOURCE_LIST, *PNDIS_RESOURCE_LIST;
typedef struct _NDIS_DRIVER_OPTIONAL_HANDLERS { NDIS_OBJECT_HEADER Header; } NDIS_DRIVER_OPTIONAL_HANDLERS, *PNDIS_DRIVER_OPTIONAL_HANDLERS;
typedef struct _NDIS_GFT_OFFLOAD_CAPABILITIES *PNDIS_GFT_OFFLOAD_CAPABILITIES;
typedef struct _NDIS_NDK_CAPABILITIES *PNDIS_NDK_CAPABILITIES;
typedef struct _NDIS_NBL_MEDIA_SPECIFIC_INFORMATION *PNDIS_NBL_MEDIA_SPECIFIC_INFORMATION;
typedef struct _NDIS_PORT *PNDIS_PORT;
/// Runs in a worker thread for a network driver.
_Function_class_(NDIS_IO_WORKITEM_FUNCTION)
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID NDIS_IO_WORKITEM_FUNCTION(_In_opt_ PVOID WorkItemContext, _In_ NDIS_HANDLE NdisIoWorkItemHandle);
typedef NDIS_IO_WORKITEM_FUNCTION *NDIS_IO_WORKITEM_ROUTINE;
/// Changes what resources a card asks for.
typedef NDIS_STATUS MINIPORT_FILTER_RESOURCE_REQUIREMENTS(_In_ NDIS_HANDLE MiniportAddDeviceContext, _In_ PIRP Irp);
typedef MINIPORT_FILTER_RESOURCE_REQUIREMENTS *MINIPORT_FILTER_RESOURCE_REQUIREMENTS_HANDLER;
/// Starts a card before it is initialised.
typedef NDIS_STATUS MINIPORT_START_DEVICE(_In_ NDIS_HANDLE MiniportAddDeviceContext, _In_ PIRP Irp);
typedef MINIPORT_START_DEVICE *MINIPORT_START_DEVICE_HANDLER;
typedef struct _NET_IF_INFORMATION *PNET_IF_INFORMATION;
typedef PVOID PNDIS_SWITCH_NET_BUFFER_LIST_CONTEXT_TYPE;
typedef GUID NDIS_ROUTING_DOMAIN_ID, *PNDIS_ROUTING_DOMAIN_ID;
#define NDIS_ISOLATION_NAME_MAX_STRING_SIZE 127
typedef IF_COUNTED_STRING NDIS_ROUTING_DOMAIN_NAME, NDIS_ISOLATION_ID_NAME, NDIS_SWITCH_PORT_PROPERTY_PROFILE_NAME, NDIS_VENDOR_NAME,
    NDIS_SWITCH_PORT_PROPERTY_PROFILE_CDN_LABEL;
typedef UINT32 NDIS_SWITCH_OBJECT_VERSION, *PNDIS_SWITCH_OBJECT_VERSION;
#define NDIS_SWITCH_OPTIONAL_HANDLERS_PD_RESERVED_SIZE 14
typedef ULONG IPSEC_OFFLOAD_V2_SPI_TYPE;
typedef ULONG IPAddr, IPMask;
#define IPSEC_OFFLOAD_V2_MAX_EXTENSION_HEADERS 2
#define DOT11_RSN_KCK_LENGTH 16
#define DOT11_RSN_KEK_LENGTH 16
#define DOT11_RSN_MAX_CIPHER_KEY_LENGTH 32
typedef struct _IPSEC_OFFLOAD_V2_ADD_SA *PIPSEC_OFFLOAD_V2_ADD_SA;
typedef struct _IPSEC_OFFLOAD_V2_DELETE_SA *PIPSEC_OFFLOAD_V2_DELETE_SA;
typedef struct _NDIS_NDK_PARAMETERS { NDIS_OBJECT_HEADER Header; } NDIS_NDK_PARAMETERS;
typedef struct _NET_BUFFER NET_BUFFER, *PNET_BUFFER;
typedef struct _NET_BUFFER_LIST NET_BUFFER_LIST, *PNET_BUFFER_LIST;
/// A network buffer's place in a list, and its data.
typedef union _NET_BUFFER_HEADER {
    struct {
        PNET_BUFFER Next;
        PMDL CurrentMdl;
        ULONG CurrentMdlOffset;
        union {
            ULONG DataLength;
            SIZE_T stDataLength;
        };
        PMDL MdlChain;
        ULONG DataOffset;
    } NetBufferData;
    SLIST_HEADER Link;
} NET_BUFFER_HEADER, *PNET_BUFFER_HEADER;
/// A list's place among lists, and its first network buffer.
typedef union _NET_BUFFER_LIST_HEADER {
    struct {
        PNET_BUFFER_LIST Next;
        PNET_BUFFER FirstNetBuffer;
    } NetBufferListData;
    SLIST_HEADER Link;
} NET_BUFFER_LIST_HEADER, *PNET_BUFFER_LIST_HEADER;
/// What a list of network buffers says besides its data; an index into NetBufferListInfo.
typedef enum _NDIS_NET_BUFFER_LIST_INFO {
    TcpIpChecksumNetBufferListInfo, TcpOffloadBytesTransferred = TcpIpChecksumNetBufferListInfo, IPsecOffloadV1NetBufferListInfo,
    IPsecOffloadV2NetBufferListInfo = IPsecOffloadV1NetBufferListInfo, TcpLargeSendNetBufferListInfo,
    TcpReceiveNoPush = TcpLargeSendNetBufferListInfo, ClassificationHandleNetBufferListInfo, Ieee8021QNetBufferListInfo,
    NetBufferListCancelId, MediaSpecificInformation, NetBufferListFrameType, NetBufferListProtocolId = NetBufferListFrameType,
    NetBufferListHashValue, NetBufferListHashInfo, WfpNetBufferListInfo, IPsecOffloadV2TunnelNetBufferListInfo,
    IPsecOffloadV2HeaderNetBufferListInfo, NetBufferListCorrelationId, NetBufferListFilteringInfo, MediaSpecificInformationEx,
    NblOriginalInterfaceIfIndex, NblReAuthWfpFlowContext = NblOriginalInterfaceIfIndex, TcpReceiveBytesTransferred,
    NrtNameResolutionId = TcpReceiveBytesTransferred, UdpRecvSegCoalesceOffloadInfo = TcpReceiveBytesTransferred, SwitchForwardingReserved,
#ifdef _WIN64
    SwitchForwardingDetail, VirtualSubnetInfo, IMReserved, TcpRecvSegCoalesceInfo, UdpSegmentationOffloadInfo = TcpRecvSegCoalesceInfo,
    RscTcpTimestampDelta, TcpSendOffloadsSupplementalNetBufferListInfo = RscTcpTimestampDelta, GftOffloadInformation, GftFlowEntryId,
#else
    SwitchForwardingDetail_b0_to_b31, SwitchForwardingDetail_b32_to_b63, VirtualSubnetInfo, IMReserved, TcpRecvSegCoalesceInfo,
    UdpSegmentationOffloadInfo = TcpRecvSegCoalesceInfo, RscTcpTimestampDelta, GftOffloadInformation, GftFlowEntryId,
#endif
    NetBufferListInfoReserved3, NetBufferListInfoReserved4, MaxNetBufferListInfo
} NDIS_NET_BUFFER_LIST_INFO, *PNDIS_NET_BUFFER_LIST_INFO;
/// Handles a message-signalled interrupt of a card.
_Function_class_(MINIPORT_MESSAGE_INTERRUPT)
_IRQL_requires_(HIGH_LEVEL)
typedef BOOLEAN MINIPORT_MESSAGE_INTERRUPT(
    _In_ NDIS_HANDLE MiniportInterruptContext, _In_ ULONG MessageId, _Out_ PBOOLEAN QueueDefaultInterruptDpc, _Out_ PULONG TargetProcessors);
typedef MINIPORT_MESSAGE_INTERRUPT *MINIPORT_MSI_ISR_HANDLER;
/// Does the work of a message-signalled interrupt.
_Function_class_(MINIPORT_MESSAGE_INTERRUPT_DPC)
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID MINIPORT_MESSAGE_INTERRUPT_DPC(
    _In_ NDIS_HANDLE MiniportInterruptContext, _In_ ULONG MessageId, _In_ PVOID MiniportDpcContext, _In_ PULONG NdisReserved1,
    _In_ PULONG NdisReserved2);
typedef MINIPORT_MESSAGE_INTERRUPT_DPC *MINIPORT_MSI_INTERRUPT_DPC_HANDLER;
/// Answers what a provider of interfaces is asked.
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NDIS_STATUS IF_QUERY_OBJECT(
    _In_ NDIS_HANDLE ProviderIfContext, _In_ NET_IF_OBJECT_ID ObjectId, _Inout_ PULONG pOutputBufferLength, _Out_ PVOID pOutputBuffer);
typedef IF_QUERY_OBJECT *IFP_QUERY_OBJECT;
/// Sets what a provider of interfaces keeps.
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NDIS_STATUS IF_SET_OBJECT(
    _In_ NDIS_HANDLE ProviderIfContext, _In_ NET_IF_OBJECT_ID ObjectId, _In_ ULONG InputBufferLength, _In_ PVOID pInputBuffer);
typedef IF_SET_OBJECT *IFP_SET_OBJECT;
/// How network buffers are allocated.
typedef struct _NET_BUFFER_POOL_PARAMETERS {
    NDIS_OBJECT_HEADER Header;
    ULONG PoolTag;
    ULONG DataSize;
} NET_BUFFER_POOL_PARAMETERS, *PNET_BUFFER_POOL_PARAMETERS;
NDIS_HANDLE NdisAllocateNetBufferPool(_In_opt_ NDIS_HANDLE NdisHandle, _In_ PNET_BUFFER_POOL_PARAMETERS Parameters);
VOID NdisAdjustMdlLength(_In_ PMDL Mdl, _In_ UINT Length);
struct _NDIS_POLL_DATA;
struct _NDIS_POLL_NOTIFICATION;
/// Moves packets while a card is polled.
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NDIS_POLL(_In_ VOID *Context, _Inout_ struct _NDIS_POLL_DATA *PollData);
typedef NDIS_POLL *NDIS_POLL_HANDLER;
/// Says whether a card is to interrupt when there is something to poll.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NDIS_SET_POLL_NOTIFICATION(_In_ VOID *Context, _Inout_ struct _NDIS_POLL_NOTIFICATION *Notification);
typedef NDIS_SET_POLL_NOTIFICATION *NDIS_SET_POLL_NOTIFICATION_HANDLER;
#ifndef MAXIMUM_PROC_PER_GROUP
#ifdef _WIN64
#define MAXIMUM_PROC_PER_GROUP 64
#else
#define MAXIMUM_PROC_PER_GROUP 32
#endif
#endif
