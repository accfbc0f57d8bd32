// Audio class extension: streams.
#pragma once

typedef struct _ACXDRMFORWARD {
    ULONG Flags;
    PDEVICE_OBJECT DeviceObject;
    PFILE_OBJECT FileObject;
    PVOID Context;
} ACXDRMFORWARD, *PACXDRMFORWARD;
typedef const ACXDRMFORWARD *PCACXDRMFORWARD;
typedef struct _ACXDRMRIGHTS {
    int CopyProtect;
    ULONG Reserved;
    int DigitalOutputDisable;
} ACXDRMRIGHTS, *PACXDRMRIGHTS;
typedef const ACXDRMRIGHTS *PCACXDRMRIGHTS;
typedef enum _ACX_STREAM_STATE {
    AcxStreamStateStop = 0, AcxStreamStateAcquire = 1, AcxStreamStatePause = 2, AcxStreamStateRun = 3, AcxStreamStateMaximum
} ACX_STREAM_STATE, *PACX_STREAM_STATE;
typedef enum _ACX_STREAM_BRIDGE_CONFIG_FLAGS {
    AcxStreamBridgeConfigNoFlags = 0x00000000, AcxStreamBridgeInvertChangeStateSequence = 0x00000001,
    AcxStreamBridgeForwardInStreamVarArguments = 0x00000002, AcxStreamBridgeConfigValidFlags = 0x00000003
} ACX_STREAM_BRIDGE_CONFIG_FLAGS;
typedef enum _ACX_STREAM_BRIDGE_TYPE {
    AcxStreamBridgeInvalidType = 0x00000000, AcxStreamBridgeMux = 0x00000001, AcxStreamBridgeMaximumType,
    AcxStreamBridgeDefaultType = AcxStreamBridgeMux
} ACX_STREAM_BRIDGE_TYPE;
typedef struct _ACX_RTPACKET ACX_RTPACKET, *PACX_RTPACKET;
_Function_class_(EVT_ACX_STREAM_ALLOCATE_RTPACKETS)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_STREAM_ALLOCATE_RTPACKETS(
    _In_ ACXSTREAM Stream, _In_ ULONG PacketCount, _In_ ULONG PacketSize, _Out_ PACX_RTPACKET *Packets);
typedef EVT_ACX_STREAM_ALLOCATE_RTPACKETS *PFN_ACX_STREAM_ALLOCATE_RTPACKETS;
_Function_class_(EVT_ACX_STREAM_FREE_RTPACKETS)
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID NTAPI EVT_ACX_STREAM_FREE_RTPACKETS(_In_ ACXSTREAM Stream, _In_ PACX_RTPACKET Packets, _In_ ULONG PacketCount);
typedef EVT_ACX_STREAM_FREE_RTPACKETS *PFN_ACX_STREAM_FREE_RTPACKETS;
_Function_class_(EVT_ACX_STREAM_GET_HW_LATENCY)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_STREAM_GET_HW_LATENCY(_In_ ACXSTREAM Stream, _Out_ ULONG *FifoSize, _Out_ ULONG *Delay);
typedef EVT_ACX_STREAM_GET_HW_LATENCY *PFN_ACX_STREAM_GET_HW_LATENCY;
_Function_class_(EVT_ACX_STREAM_SET_RENDER_PACKET)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_STREAM_SET_RENDER_PACKET(
    _In_ ACXSTREAM Stream, _In_ ULONG Packet, _In_ ULONG Flags, _In_ ULONG EosPacketLength);
typedef EVT_ACX_STREAM_SET_RENDER_PACKET *PFN_ACX_STREAM_SET_RENDER_PACKET;
_Function_class_(EVT_ACX_STREAM_GET_CURRENT_PACKET)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_STREAM_GET_CURRENT_PACKET(_In_ ACXSTREAM Stream, _Out_ PULONG CurrentPacket);
typedef EVT_ACX_STREAM_GET_CURRENT_PACKET *PFN_ACX_STREAM_GET_CURRENT_PACKET;
_Function_class_(EVT_ACX_STREAM_GET_CAPTURE_PACKET)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_STREAM_GET_CAPTURE_PACKET(
    _In_ ACXSTREAM Stream, _Out_ PULONG LastCapturePacket, _Out_ PULONGLONG QPCPacketStart, _Out_ PBOOLEAN MoreData);
typedef EVT_ACX_STREAM_GET_CAPTURE_PACKET *PFN_ACX_STREAM_GET_CAPTURE_PACKET;
_Function_class_(EVT_ACX_STREAM_GET_PRESENTATION_POSITION)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_STREAM_GET_PRESENTATION_POSITION(
    _In_ ACXSTREAM Stream, _Out_ PULONGLONG PositionInBlocks, _Out_ PULONGLONG QPCPosition);
typedef EVT_ACX_STREAM_GET_PRESENTATION_POSITION *PFN_ACX_STREAM_GET_PRESENTATION_POSITION;
_Function_class_(EVT_ACX_STREAM_ASSIGN_DRM_CONTENT_ID)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_STREAM_ASSIGN_DRM_CONTENT_ID(_In_ ACXSTREAM Stream, _In_ ULONG ContentId, _In_ PACXDRMRIGHTS DrmRights);
typedef EVT_ACX_STREAM_ASSIGN_DRM_CONTENT_ID *PFN_ACX_STREAM_ASSIGN_DRM_CONTENT_ID;
_Function_class_(EVT_ACX_STREAM_PREPARE_HARDWARE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_STREAM_PREPARE_HARDWARE(_In_ ACXSTREAM Stream);
typedef EVT_ACX_STREAM_PREPARE_HARDWARE *PFN_ACX_STREAM_PREPARE_HARDWARE;
_Function_class_(EVT_ACX_STREAM_RELEASE_HARDWARE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_STREAM_RELEASE_HARDWARE(_In_ ACXSTREAM Stream);
typedef EVT_ACX_STREAM_RELEASE_HARDWARE *PFN_ACX_STREAM_RELEASE_HARDWARE;
_Function_class_(EVT_ACX_STREAM_RUN)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_STREAM_RUN(_In_ ACXSTREAM Stream);
typedef EVT_ACX_STREAM_RUN *PFN_ACX_STREAM_RUN;
_Function_class_(EVT_ACX_STREAM_PAUSE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_STREAM_PAUSE(_In_ ACXSTREAM Stream);
typedef EVT_ACX_STREAM_PAUSE *PFN_ACX_STREAM_PAUSE;
typedef struct _ACX_RTPACKET {
    ULONG Size;
    WDF_MEMORY_DESCRIPTOR RtPacketBuffer;
    ULONG RtPacketOffset;
    ULONG RtPacketSize;
} ACX_RTPACKET, *PACX_RTPACKET;
typedef struct _ACX_STREAM_CALLBACKS {
    ULONG Size;
    PFN_ACX_STREAM_PREPARE_HARDWARE EvtAcxStreamPrepareHardware;
    PFN_ACX_STREAM_RELEASE_HARDWARE EvtAcxStreamReleaseHardware;
    PFN_ACX_STREAM_RUN EvtAcxStreamRun;
    PFN_ACX_STREAM_PAUSE EvtAcxStreamPause;
    PFN_ACX_STREAM_ASSIGN_DRM_CONTENT_ID EvtAcxStreamAssignDrmContentId;
} ACX_STREAM_CALLBACKS, *PACX_STREAM_CALLBACKS;
typedef struct _ACX_RT_STREAM_CALLBACKS {
    ULONG Size;
    PFN_ACX_STREAM_GET_HW_LATENCY EvtAcxStreamGetHwLatency;
    PFN_ACX_STREAM_ALLOCATE_RTPACKETS EvtAcxStreamAllocateRtPackets;
    PFN_ACX_STREAM_FREE_RTPACKETS EvtAcxStreamFreeRtPackets;
    PFN_ACX_STREAM_SET_RENDER_PACKET EvtAcxStreamSetRenderPacket;
    PFN_ACX_STREAM_GET_CURRENT_PACKET EvtAcxStreamGetCurrentPacket;
    PFN_ACX_STREAM_GET_CAPTURE_PACKET EvtAcxStreamGetCapturePacket;
    PFN_ACX_STREAM_GET_PRESENTATION_POSITION EvtAcxStreamGetPresentationPosition;
} ACX_RT_STREAM_CALLBACKS, *PACX_RT_STREAM_CALLBACKS;
typedef struct _ACX_STREAM_BRIDGE_CONFIG {
    ULONG Size;
    ULONG Flags;
    ACX_STREAM_BRIDGE_TYPE Type;
    ULONG InModesCount;
    PCGUID *InModes;
    PCGUID OutMode;
    ACXOBJECTBAG OutStreamVarArguments;
    WDF_OBJECT_ATTRIBUTES TargetStreamAttributes;
} ACX_STREAM_BRIDGE_CONFIG, *PACX_STREAM_BRIDGE_CONFIG;
FORCEINLINE VOID ACX_RTPACKET_INIT(_Out_ PACX_RTPACKET RtPacket) {
    RtlZeroMemory(RtPacket, sizeof(*RtPacket));
    RtPacket->Size = sizeof(*RtPacket);
}
FORCEINLINE VOID ACX_STREAM_CALLBACKS_INIT(_Out_ PACX_STREAM_CALLBACKS Callbacks) {
    RtlZeroMemory(Callbacks, sizeof(*Callbacks));
    Callbacks->Size = sizeof(*Callbacks);
}
FORCEINLINE VOID ACX_RT_STREAM_CALLBACKS_INIT(_Out_ PACX_RT_STREAM_CALLBACKS Callbacks) {
    RtlZeroMemory(Callbacks, sizeof(*Callbacks));
    Callbacks->Size = sizeof(*Callbacks);
}
FORCEINLINE VOID ACX_STREAM_BRIDGE_CONFIG_INIT(_Out_ PACX_STREAM_BRIDGE_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->Type = AcxStreamBridgeDefaultType;
}
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamInitAssignProperties(
    _In_ PACXSTREAM_INIT StreamInit, _In_reads_(PropertiesCount) PACX_PROPERTY_ITEM Properties, _In_ ULONG PropertiesCount);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamInitAssignMethods(
    _In_ PACXSTREAM_INIT StreamInit, _In_reads_(MethodsCount) PACX_METHOD_ITEM Methods, _In_ ULONG MethodsCount);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamInitAssignAcxRequestPreprocessCallback(
    _In_ PACXSTREAM_INIT StreamInit, _In_ EVT_ACX_OBJECT_PREPROCESS_REQUEST EvtObjectAcxRequestPreprocess,
    _In_opt_ ACXCONTEXT DriverContext, _In_ ACX_REQUEST_TYPE RequestType, _In_opt_ CONST GUID *Set, _In_ ULONG Id);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamInitAssignAcxStreamCallbacks(_In_ PACXSTREAM_INIT StreamInit, _In_ PACX_STREAM_CALLBACKS StreamCallbacks);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamInitAssignAcxRtStreamCallbacks(_In_ PACXSTREAM_INIT StreamInit, _In_ PACX_RT_STREAM_CALLBACKS RtStreamCallbacks);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI AcxStreamInitSetAcxRtStreamSupportsNotifications(_In_ PACXSTREAM_INIT StreamInit);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamCreate(
    _In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACXSTREAM_INIT *Config,
    _Out_ ACXSTREAM *Stream);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamAddEvents(_In_ ACXSTREAM Stream, _In_reads_(EventsCount) ACXEVENT *Events, _In_ ULONG EventsCount);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamAddElements(_In_ ACXSTREAM Stream, _In_reads_(ElementsCount) ACXELEMENT *Elements, _In_ ULONG ElementsCount);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxStreamGetElementsCount(_In_ ACXSTREAM Stream);
_IRQL_requires_max_(DISPATCH_LEVEL)
ACXELEMENT NTAPI AcxStreamGetElementById(_In_ ACXSTREAM Stream, _In_ ULONG ElementId);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamAddConnections(
    _In_ ACXSTREAM Stream, _In_reads_(ConnectionsCount) PACX_CONNECTION Connections, _In_ ULONG ConnectionsCount);
_IRQL_requires_max_(DISPATCH_LEVEL)
ACXCIRCUIT NTAPI AcxStreamGetCircuit(_In_ ACXSTREAM Stream);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamDispatchAcxRequest(_In_ ACXSTREAM Stream, _In_ WDFREQUEST Request);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamStopIoActual(_In_ ACXSTREAM Stream, _In_ ULONG Flags, _In_opt_ PVOID ObjectTag, _In_ LONG Line, _In_z_ PCCH File);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI AcxStreamResumeIoActual(_In_ ACXSTREAM Stream, _In_opt_ PVOID ObjectTag, _In_ LONG Line, _In_z_ PCCH File);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxRtStreamCreate(
    _In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACXSTREAM_INIT *Config,
    _Out_ ACXSTREAM *Stream);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI AcxRtStreamNotifyPacketComplete(_In_ ACXSTREAM Stream, _In_ ULONGLONG CompletedPacket, _In_ ULONGLONG QPCCompletion);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDrmAddContentHandlers(_In_ ULONG ContentId, _In_reads_(NumHandlers) PVOID *paHandlers, _In_ ULONG NumHandlers);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDrmCreateContentMixed(_In_reads_(cContentId) PULONG paContentId, _In_ ULONG cContentId, _Out_ PULONG pMixedContentId);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDrmDestroyContent(_In_ ULONG ContentId);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDrmForwardContentToDeviceObject(_In_ ULONG ContentId, _In_ PVOID Reserved, _In_ PCACXDRMFORWARD DrmForward);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDrmRetrieveContentRights(_In_ ULONG ContentId, _Out_ PACXDRMRIGHTS DrmRights);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamBridgeCreate(
    _In_ ACXCIRCUIT AcxCircuit, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACX_STREAM_BRIDGE_CONFIG Config,
    _Out_ ACXSTREAMBRIDGE *StreamBridge);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamBridgeAddStream(_In_ ACXSTREAMBRIDGE Bridge, _In_ ACXSTREAM Stream);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxStreamBridgeRemoveStream(_In_ ACXSTREAMBRIDGE Bridge, _In_ ACXSTREAM Stream);
_IRQL_requires_(PASSIVE_LEVEL)
ACXTARGETSTREAM NTAPI AcxStreamBridgeGetTargetStream(_In_ ACXSTREAMBRIDGE Bridge, _In_ ACXSTREAM Stream);
_IRQL_requires_max_(DISPATCH_LEVEL)
GUID NTAPI AcxStreamGetNotificationId(_In_ ACXSTREAM Stream);
#define AcxStreamStopIo(Stream, Flags) AcxStreamStopIoWithTag(Stream, Flags, NULL)
#define AcxStreamStopIoWithTag(Stream, Flags, Tag) AcxStreamStopIoActual(Stream, Flags, Tag, __LINE__, __FILE__)
#define AcxStreamResumeIo(Stream) AcxStreamResumeIoWithTag(Stream, NULL)
#define AcxStreamResumeIoWithTag(Stream, Tag) AcxStreamResumeIoActual(Stream, Tag, __LINE__, __FILE__)
#define DEFINE_ACXDRMRIGHTS_DEFAULT(DrmRights) const ACXDRMRIGHTS DrmRights = {FALSE, 0, FALSE}
