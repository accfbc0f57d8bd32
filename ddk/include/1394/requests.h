// IEEE 1394: requests to the driver of the bus.
#pragma once

#define REQUEST_ASYNC_READ 0
#define REQUEST_ASYNC_WRITE 1
#define REQUEST_ASYNC_LOCK 2
#define REQUEST_ISOCH_ALLOCATE_BANDWIDTH 3
#define REQUEST_ISOCH_ALLOCATE_CHANNEL 4
#define REQUEST_ISOCH_ALLOCATE_RESOURCES 5
#define REQUEST_ISOCH_ATTACH_BUFFERS 6
#define REQUEST_ISOCH_DETACH_BUFFERS 7
#define REQUEST_ISOCH_FREE_BANDWIDTH 8
#define REQUEST_ISOCH_FREE_CHANNEL 9
#define REQUEST_ISOCH_FREE_RESOURCES 10
#define REQUEST_ISOCH_LISTEN 11
#define REQUEST_ISOCH_STOP 12
#define REQUEST_ISOCH_TALK 13
#define REQUEST_ISOCH_QUERY_CYCLE_TIME 14
#define REQUEST_ISOCH_QUERY_RESOURCES 15
#define REQUEST_ISOCH_SET_CHANNEL_BANDWIDTH 16
#define REQUEST_ALLOCATE_ADDRESS_RANGE 17
#define REQUEST_FREE_ADDRESS_RANGE 18
#define REQUEST_GET_LOCAL_HOST_INFO 19
#define REQUEST_GET_ADDR_FROM_DEVICE_OBJECT 20
#define REQUEST_CONTROL 21
#define REQUEST_GET_SPEED_BETWEEN_DEVICES 22
#define REQUEST_SET_DEVICE_XMIT_PROPERTIES 23
#define REQUEST_GET_CONFIGURATION_INFO 24
#define REQUEST_BUS_RESET 25
#define REQUEST_GET_GENERATION_COUNT 26
#define REQUEST_SEND_PHY_CONFIG_PACKET 27
#define REQUEST_GET_SPEED_TOPOLOGY_MAPS 28
#define REQUEST_BUS_RESET_NOTIFICATION 29
#define REQUEST_ASYNC_STREAM 30
#define REQUEST_SET_LOCAL_HOST_PROPERTIES 31
#define REQUEST_ISOCH_MODIFY_STREAM_PROPERTIES 32
#define REQUEST_SEND_PHY_PACKET 33
#define REQUEST_RECEIVE_PHY_PACKETS 34
#define REQUEST_GET_CONFIG_ROM 35
typedef _IRQL_requires_(DISPATCH_LEVEL)void (*PBUS_NOTIFICATION_ROUTINE)(_In_ PNOTIFICATION_INFO NotificationInfo);
typedef _IRQL_requires_(DISPATCH_LEVEL)void (*PBUS_ISOCH_DESCRIPTOR_ROUTINE)(_In_ PVOID Context1, _In_ PVOID Context2);
typedef struct _BUS_RESET_DATA {
    PVOID ResetContext;
    ULONG GenerationCount;
    NODE_ADDRESS DeviceNodeId;
    NODE_ADDRESS LocalNodeId;
    UCHAR SpeedToNode;
} BUS_RESET_DATA, *PBUS_RESET_DATA;
typedef _IRQL_requires_(DISPATCH_LEVEL)void (*PBUS_BUS_RESET_NOTIFICATION)(_In_ PVOID Context);
typedef struct _ISOCH_DESCRIPTOR {
    ULONG fulFlags;
    PMDL Mdl;
    ULONG ulLength;
    ULONG nMaxBytesPerFrame;
    ULONG ulSynch;
    ULONG ulTag;
    CYCLE_TIME CycleTime;
    PBUS_ISOCH_DESCRIPTOR_ROUTINE Callback;
    PVOID Context1;
    PVOID Context2;
    NTSTATUS status;
    ULONG_PTR DeviceReserved[8];
    ULONG_PTR BusReserved[8];
    ULONG_PTR PortReserved[16];
} ISOCH_DESCRIPTOR, *PISOCH_DESCRIPTOR;
typedef struct _IEEE1394_SCATTER_GATHER_HEADER {
    USHORT HeaderLength;
    USHORT DataLength;
    UCHAR HeaderData;
} IEEE1394_SCATTER_GATHER_HEADER, *PIEEE1394_SCATTER_GATHER_HEADER;
typedef struct _IRB_REQ_ASYNC_READ {
    IO_ADDRESS DestinationAddress;
    ULONG nNumberOfBytesToRead;
    ULONG nBlockSize;
    ULONG fulFlags;
    PMDL Mdl;
    ULONG ulGeneration;
    UCHAR chPriority;
    UCHAR nSpeed;
    UCHAR tCode;
    /// 0.
    UCHAR Reserved;
    ULONG ElapsedTime;
} IRB_REQ_ASYNC_READ;
typedef struct _IRB_REQ_ASYNC_WRITE {
    IO_ADDRESS DestinationAddress;
    ULONG nNumberOfBytesToWrite;
    ULONG nBlockSize;
    ULONG fulFlags;
    PMDL Mdl;
    ULONG ulGeneration;
    UCHAR chPriority;
    UCHAR nSpeed;
    UCHAR tCode;
    /// 0.
    UCHAR Reserved;
    ULONG ElapsedTime;
} IRB_REQ_ASYNC_WRITE;
typedef struct _IRB_REQ_ASYNC_LOCK {
    IO_ADDRESS DestinationAddress;
    ULONG nNumberOfArgBytes;
    ULONG nNumberOfDataBytes;
    ULONG fulTransactionType;
    ULONG fulFlags;
    ULONG Arguments[2];
    ULONG DataValues[2];
    PVOID pBuffer;
    ULONG ulGeneration;
    UCHAR chPriority;
    UCHAR nSpeed;
    UCHAR tCode;
    /// 0.
    UCHAR Reserved;
} IRB_REQ_ASYNC_LOCK;
typedef struct _IRB_REQ_ISOCH_ALLOCATE_BANDWIDTH {
    ULONG nMaxBytesPerFrameRequested;
    ULONG fulSpeed;
    HANDLE hBandwidth;
    ULONG BytesPerFrameAvailable;
    ULONG SpeedSelected;
    ULONG nBandwidthUnitsRequired;
} IRB_REQ_ISOCH_ALLOCATE_BANDWIDTH;
typedef struct _IRB_REQ_ISOCH_ALLOCATE_CHANNEL {
    ULONG nRequestedChannel;
    ULONG Channel;
    LARGE_INTEGER ChannelsAvailable;
} IRB_REQ_ISOCH_ALLOCATE_CHANNEL;
typedef struct _IRB_REQ_ISOCH_ALLOCATE_RESOURCES_W2K {
    ULONG fulSpeed;
    ULONG fulFlags;
    ULONG nChannel;
    ULONG nMaxBytesPerFrame;
    ULONG nNumberOfBuffers;
    ULONG nMaxBufferSize;
    ULONG nQuadletsToStrip;
    HANDLE hResource;
} IRB_REQ_ISOCH_ALLOCATE_RESOURCES_W2K;
typedef struct _IRB_REQ_ISOCH_ALLOCATE_RESOURCES_WXP {
    ULONG fulSpeed;
    ULONG fulFlags;
    ULONG nChannel;
    ULONG nMaxBytesPerFrame;
    ULONG nNumberOfBuffers;
    ULONG nMaxBufferSize;
    ULONG nQuadletsToStrip;
    HANDLE hResource;
    ULARGE_INTEGER ChannelMask;
} IRB_REQ_ISOCH_ALLOCATE_RESOURCES_WXP;
typedef IRB_REQ_ISOCH_ALLOCATE_RESOURCES_WXP IRB_REQ_ISOCH_ALLOCATE_RESOURCES;
typedef struct _IRB_REQ_ISOCH_ATTACH_BUFFERS {
    HANDLE hResource;
    ULONG nNumberOfDescriptors;
    PISOCH_DESCRIPTOR pIsochDescriptor;
} IRB_REQ_ISOCH_ATTACH_BUFFERS;
typedef struct _IRB_REQ_ISOCH_DETACH_BUFFERS {
    HANDLE hResource;
    ULONG nNumberOfDescriptors;
    PISOCH_DESCRIPTOR pIsochDescriptor;
} IRB_REQ_ISOCH_DETACH_BUFFERS;
typedef struct _IRB_REQ_ISOCH_FREE_BANDWIDTH {
    HANDLE hBandwidth;
    ULONG nMaxBytesPerFrameRequested;
    ULONG fulSpeed;
    ULONG BytesPerFrameAvailable;
    ULONG SpeedSelected;
    ULONG nBandwidthUnitsRequired;
} IRB_REQ_ISOCH_FREE_BANDWIDTH;
typedef struct _IRB_REQ_ISOCH_FREE_CHANNEL {
    ULONG nChannel;
} IRB_REQ_ISOCH_FREE_CHANNEL;
typedef struct _IRB_REQ_ISOCH_FREE_RESOURCES {
    HANDLE hResource;
} IRB_REQ_ISOCH_FREE_RESOURCES;
typedef struct _IRB_REQ_ISOCH_LISTEN {
    HANDLE hResource;
    ULONG fulFlags;
    CYCLE_TIME StartTime;
} IRB_REQ_ISOCH_LISTEN;
typedef struct _IRB_REQ_ISOCH_QUERY_CURRENT_CYCLE_TIME {
    CYCLE_TIME CycleTime;
} IRB_REQ_ISOCH_QUERY_CURRENT_CYCLE_TIME;
typedef struct _IRB_REQ_ISOCH_QUERY_RESOURCES {
    ULONG fulSpeed;
    ULONG BytesPerFrameAvailable;
    LARGE_INTEGER ChannelsAvailable;
} IRB_REQ_ISOCH_QUERY_RESOURCES;
typedef struct _IRB_REQ_ISOCH_SET_CHANNEL_BANDWIDTH {
    HANDLE hBandwidth;
    ULONG nMaxBytesPerFrame;
    ULONG nBandwidthUnitsRequired;
} IRB_REQ_ISOCH_SET_CHANNEL_BANDWIDTH;
typedef struct _IRB_REQ_ISOCH_STOP {
    HANDLE hResource;
    ULONG fulFlags;
} IRB_REQ_ISOCH_STOP;
typedef struct _IRB_REQ_ISOCH_TALK {
    HANDLE hResource;
    ULONG fulFlags;
    CYCLE_TIME StartTime;
} IRB_REQ_ISOCH_TALK;
typedef struct _IRB_REQ_ISOCH_MODIFY_STREAM_PROPERTIES {
    HANDLE hResource;
    ULARGE_INTEGER ChannelMask;
    ULONG fulSpeed;
} IRB_REQ_ISOCH_MODIFY_STREAM_PROPERTIES;
typedef struct _IRB_REQ_ALLOCATE_ADDRESS_RANGE {
    PMDL Mdl;
    ULONG fulFlags;
    ULONG nLength;
    ULONG MaxSegmentSize;
    ULONG fulAccessType;
    ULONG fulNotificationOptions;
    PVOID Callback;
    PVOID Context;
    ADDRESS_OFFSET Required1394Offset;
    PSLIST_HEADER FifoSListHead;
    PKSPIN_LOCK FifoSpinLock;
    ULONG AddressesReturned;
    PADDRESS_RANGE p1394AddressRange;
    HANDLE hAddressRange;
    PVOID DeviceExtension;
} IRB_REQ_ALLOCATE_ADDRESS_RANGE;
typedef struct _IRB_REQ_FREE_ADDRESS_RANGE {
    ULONG nAddressesToFree;
    PADDRESS_RANGE p1394AddressRange;
    PHANDLE pAddressRange;
    PVOID DeviceExtension;
} IRB_REQ_FREE_ADDRESS_RANGE;
typedef struct _IRB_REQ_GET_LOCAL_HOST_INFORMATION {
    ULONG nLevel;
    PVOID Information;
} IRB_REQ_GET_LOCAL_HOST_INFORMATION;
typedef struct _IRB_REQ_GET_1394_ADDRESS_FROM_DEVICE_OBJECT {
    ULONG fulFlags;
    NODE_ADDRESS NodeAddress;
} IRB_REQ_GET_1394_ADDRESS_FROM_DEVICE_OBJECT;
typedef struct _IRB_REQ_CONTROL {
    ULONG ulIoControlCode;
    PMDL pInBuffer;
    ULONG ulInBufferLength;
    PMDL pOutBuffer;
    ULONG ulOutBufferLength;
    ULONG BytesReturned;
} IRB_REQ_CONTROL;
typedef struct _IRB_REQ_GET_MAX_SPEED_BETWEEN_DEVICES {
    ULONG fulFlags;
    ULONG ulNumberOfDestinations;
    PDEVICE_OBJECT hDestinationDeviceObjects[64];
    ULONG fulSpeed;
} IRB_REQ_GET_MAX_SPEED_BETWEEN_DEVICES;
typedef struct _IRB_REQ_SET_DEVICE_XMIT_PROPERTIES {
    ULONG fulSpeed;
    ULONG fulPriority;
} IRB_REQ_SET_DEVICE_XMIT_PROPERTIES;
typedef struct _IRB_REQ_SET_LOCAL_HOST_PROPERTIES {
    ULONG nLevel;
    PVOID Information;
} IRB_REQ_SET_LOCAL_HOST_PROPERTIES;
typedef struct _IRB_REQ_GET_CONFIGURATION_INFORMATION {
    PCONFIG_ROM ConfigRom;
    ULONG UnitDirectoryBufferSize;
    PVOID UnitDirectory;
    IO_ADDRESS UnitDirectoryLocation;
    ULONG UnitDependentDirectoryBufferSize;
    PVOID UnitDependentDirectory;
    IO_ADDRESS UnitDependentDirectoryLocation;
    ULONG VendorLeafBufferSize;
    PTEXTUAL_LEAF VendorLeaf;
    ULONG ModelLeafBufferSize;
    PTEXTUAL_LEAF ModelLeaf;
} IRB_REQ_GET_CONFIGURATION_INFORMATION;
typedef struct _IRB_REQ_GET_CONFIG_ROM {
    ULONG GenerationCount;
    PCROM ConfigRom;
    ULONG UnitDirectoryIndex;
    ULONG UnitDependentDirectoryIndex;
    ULONG VendorLeafIndex;
    ULONG ModelLeafIndex;
} IRB_REQ_GET_CONFIG_ROM;
typedef struct _IRB_REQ_BUS_RESET {
    ULONG fulFlags;
} IRB_REQ_BUS_RESET;
typedef struct _IRB_REQ_GET_GENERATION_COUNT {
    ULONG GenerationCount;
} IRB_REQ_GET_GENERATION_COUNT;
typedef struct _IRB_REQ_SEND_PHY_CONFIGURATION_PACKET {
    PHY_CONFIGURATION_PACKET PhyConfigurationPacket;
} IRB_REQ_SEND_PHY_CONFIGURATION_PACKET;
typedef struct _IRB_REQ_SEND_PHY_PACKET {
    ULONG Flags;
    ULONG GenerationCount;
    ULARGE_INTEGER PhyPacket;
} IRB_REQ_SEND_PHY_PACKET;
#define REGISTER_PHY_PACKET_NOTIFICATION 0x00000001
#define DEREGISTER_PHY_PACKET_NOTIFICATION 0x00000002
typedef _IRQL_requires_(DISPATCH_LEVEL)void (*PBUS_PHY_PACKET_NOTIFICATION)(
    _In_ PVOID Context, _In_ ULONG GenerationCount, _In_ ULARGE_INTEGER PhyPacket);
typedef struct _IRB_RECEIVE_PHY_PACKETS {
    ULONG Flags;
    PBUS_PHY_PACKET_NOTIFICATION PhyPacketRoutine;
    PVOID PhyPacketContext;
} IRB_REQ_RECEIVE_PHY_PACKETS;
typedef struct _IRB_REQ_GET_SPEED_TOPOLOGY_MAPS {
    PSPEED_MAP SpeedMap;
    PTOPOLOGY_MAP TopologyMap;
} IRB_REQ_GET_SPEED_TOPOLOGY_MAPS;
typedef struct _IRB_REQ_BUS_RESET_NOTIFICATION {
    ULONG fulFlags;
    PBUS_BUS_RESET_NOTIFICATION ResetRoutine;
    PVOID ResetContext;
} IRB_REQ_BUS_RESET_NOTIFICATION;
typedef struct _IRB_REQ_ASYNC_STREAM {
    ULONG nNumberOfBytesToStream;
    ULONG fulFlags;
    PMDL Mdl;
    ULONG ulTag;
    ULONG nChannel;
    ULONG ulSynch;
    /// 0.
    ULONG Reserved;
    UCHAR nSpeed;
} IRB_REQ_ASYNC_STREAM;
#define IRB_BUS_RESERVED_SZ 8
#define IRB_PORT_RESERVED_SZ 8
typedef struct _IRB {
    ULONG FunctionNumber;
    ULONG Flags;
    ULONG_PTR BusReserved[IRB_BUS_RESERVED_SZ];
    ULONG_PTR PortReserved[IRB_PORT_RESERVED_SZ];
    union {
        IRB_REQ_ASYNC_READ AsyncRead;
        IRB_REQ_ASYNC_WRITE AsyncWrite;
        IRB_REQ_ASYNC_LOCK AsyncLock;
        IRB_REQ_ISOCH_ALLOCATE_BANDWIDTH IsochAllocateBandwidth;
        IRB_REQ_ISOCH_ALLOCATE_CHANNEL IsochAllocateChannel;
        IRB_REQ_ISOCH_ALLOCATE_RESOURCES IsochAllocateResources;
        IRB_REQ_ISOCH_ATTACH_BUFFERS IsochAttachBuffers;
        IRB_REQ_ISOCH_DETACH_BUFFERS IsochDetachBuffers;
        IRB_REQ_ISOCH_FREE_BANDWIDTH IsochFreeBandwidth;
        IRB_REQ_ISOCH_FREE_CHANNEL IsochFreeChannel;
        IRB_REQ_ISOCH_FREE_RESOURCES IsochFreeResources;
        IRB_REQ_ISOCH_LISTEN IsochListen;
        IRB_REQ_ISOCH_QUERY_CURRENT_CYCLE_TIME IsochQueryCurrentCycleTime;
        IRB_REQ_ISOCH_QUERY_RESOURCES IsochQueryResources;
        IRB_REQ_ISOCH_SET_CHANNEL_BANDWIDTH IsochSetChannelBandwidth;
        IRB_REQ_ISOCH_STOP IsochStop;
        IRB_REQ_ISOCH_TALK IsochTalk;
        IRB_REQ_ISOCH_MODIFY_STREAM_PROPERTIES IsochModifyStreamProperties;
        IRB_REQ_ALLOCATE_ADDRESS_RANGE AllocateAddressRange;
        IRB_REQ_FREE_ADDRESS_RANGE FreeAddressRange;
        IRB_REQ_GET_LOCAL_HOST_INFORMATION GetLocalHostInformation;
        IRB_REQ_GET_1394_ADDRESS_FROM_DEVICE_OBJECT Get1394AddressFromDeviceObject;
        IRB_REQ_CONTROL Control;
        IRB_REQ_GET_MAX_SPEED_BETWEEN_DEVICES GetMaxSpeedBetweenDevices;
        IRB_REQ_SET_DEVICE_XMIT_PROPERTIES SetDeviceXmitProperties;
        IRB_REQ_SET_LOCAL_HOST_PROPERTIES SetLocalHostProperties;
        IRB_REQ_GET_CONFIGURATION_INFORMATION GetConfigurationInformation;
        IRB_REQ_GET_CONFIG_ROM GetConfigRom;
        IRB_REQ_BUS_RESET BusReset;
        IRB_REQ_GET_GENERATION_COUNT GetGenerationCount;
        IRB_REQ_SEND_PHY_CONFIGURATION_PACKET SendPhyConfigurationPacket;
        IRB_REQ_SEND_PHY_PACKET SendPhyPacket;
        IRB_REQ_RECEIVE_PHY_PACKETS ReceivePhyPackets;
        IRB_REQ_GET_SPEED_TOPOLOGY_MAPS GetSpeedTopologyMaps;
        IRB_REQ_BUS_RESET_NOTIFICATION BusResetNotification;
        IRB_REQ_ASYNC_STREAM AsyncStream;
    } u;
} IRB, *PIRB;
#define IRB_FLAG_USE_PRE_CALCULATED_VALUE 1
#define IRB_FLAG_ALLOW_REMOTE_FREE 2
#define SET_LOCAL_HOST_PROPERTIES_NO_CYCLE_STARTS 0x00000001
#define SET_LOCAL_HOST_PROPERTIES_CYCLE_START_CONTROL 0x00000001
#define SET_LOCAL_HOST_PROPERTIES_GAP_COUNT 0x00000002
#define SET_LOCAL_HOST_PROPERTIES_MODIFY_CROM 0x00000003
#define SET_LOCAL_HOST_PROPERTIES_MAX_PAYLOAD 0x00000004
#define SET_LOCAL_HOST_PROPERTIES_DEBUG_ENTRY 0x00000005
typedef struct _SET_LOCAL_HOST_PROPS1 {
    ULONG fulFlags;
} SET_LOCAL_HOST_PROPS1, *PSET_LOCAL_HOST_PROPS1;
typedef struct _SET_LOCAL_HOST_PROPS2 {
    ULONG GapCountLowerBound;
} SET_LOCAL_HOST_PROPS2, *PSET_LOCAL_HOST_PROPS2;
typedef struct _SET_LOCAL_HOST_PROPS3 {
    ULONG fulFlags;
    HANDLE hCromData;
    ULONG nLength;
    PMDL Mdl;
} SET_LOCAL_HOST_PROPS3, *PSET_LOCAL_HOST_PROPS3;
typedef struct _SET_LOCAL_HOST_PROPS4 {
    ULONG MaxAsyncPayloadRequested;
    ULONG MaxAsyncPayloadResult;
} SET_LOCAL_HOST_PROPS4, *PSET_LOCAL_HOST_PROPS4;
typedef struct _SET_LOCAL_HOST_PROPS5 {
    ULONG DebugAddress;
} SET_LOCAL_HOST_PROPS5, *PSET_LOCAL_HOST_PROPS5;
#define SLHP_FLAG_ADD_CROM_DATA 0x01
#define SLHP_FLAG_REMOVE_CROM_DATA 0x02
