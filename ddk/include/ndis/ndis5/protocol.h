// NDIS 5: protocol drivers, which describe themselves by a table of handlers.
#pragma once

typedef struct _CO_ADDRESS_FAMILY *PCO_ADDRESS_FAMILY;
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID (*OPEN_ADAPTER_COMPLETE_HANDLER)(
    _In_ NDIS_HANDLE ProtocolBindingContext, _In_ NDIS_STATUS Status, _In_ NDIS_STATUS OpenErrorStatus);
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID (*CLOSE_ADAPTER_COMPLETE_HANDLER)(_In_ NDIS_HANDLE ProtocolBindingContext, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*RESET_COMPLETE_HANDLER)(_In_ NDIS_HANDLE ProtocolBindingContext, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*REQUEST_COMPLETE_HANDLER)(
    _In_ NDIS_HANDLE ProtocolBindingContext, _In_ PNDIS_REQUEST NdisRequest, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*STATUS_HANDLER)(
    _In_ NDIS_HANDLE ProtocolBindingContext, _In_ NDIS_STATUS GeneralStatus, _In_opt_ PVOID StatusBuffer,
    _In_ UINT StatusBufferSize);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*STATUS_COMPLETE_HANDLER)(_In_ NDIS_HANDLE ProtocolBindingContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*SEND_COMPLETE_HANDLER)(_In_ NDIS_HANDLE ProtocolBindingContext, _In_ PNDIS_PACKET Packet, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*WAN_SEND_COMPLETE_HANDLER)(
    _In_ NDIS_HANDLE ProtocolBindingContext, _In_ struct _NDIS_WAN_PACKET *Packet, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*TRANSFER_DATA_COMPLETE_HANDLER)(
    _In_ NDIS_HANDLE ProtocolBindingContext, _In_ PNDIS_PACKET Packet, _In_ NDIS_STATUS Status, _In_ UINT BytesTransferred);
typedef VOID (*WAN_TRANSFER_DATA_COMPLETE_HANDLER)(VOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*RECEIVE_HANDLER)(
    _In_ NDIS_HANDLE ProtocolBindingContext, _In_ NDIS_HANDLE MacReceiveContext, _In_ PVOID HeaderBuffer,
    _In_ UINT HeaderBufferSize, _In_ PVOID LookAheadBuffer, _In_ UINT LookaheadBufferSize, _In_ UINT PacketSize);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*WAN_RECEIVE_HANDLER)(_In_ NDIS_HANDLE NdisLinkHandle, _In_ PUCHAR Packet, _In_ ULONG PacketSize);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*RECEIVE_COMPLETE_HANDLER)(_In_ NDIS_HANDLE ProtocolBindingContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef INT (*RECEIVE_PACKET_HANDLER)(_In_ NDIS_HANDLE ProtocolBindingContext, _In_ PNDIS_PACKET Packet);
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID (*BIND_HANDLER)(
    _Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE BindContext, _In_ PNDIS_STRING DeviceName, _In_ PVOID SystemSpecific1,
    _In_ PVOID SystemSpecific2);
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID (*UNBIND_HANDLER)(
    _Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE ProtocolBindingContext, _In_ NDIS_HANDLE UnbindContext);
_IRQL_requires_(PASSIVE_LEVEL)
typedef NDIS_STATUS (*PNP_EVENT_HANDLER)(_In_ NDIS_HANDLE ProtocolBindingContext, _In_ PNET_PNP_EVENT NetPnPEvent);
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID (*UNLOAD_PROTOCOL_HANDLER)(VOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*CO_SEND_COMPLETE_HANDLER)(_In_ NDIS_STATUS Status, _In_ NDIS_HANDLE ProtocolVcContext, _In_ PNDIS_PACKET Packet);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*CO_STATUS_HANDLER)(
    _In_ NDIS_HANDLE ProtocolBindingContext, _In_opt_ NDIS_HANDLE ProtocolVcContext, _In_ NDIS_STATUS GeneralStatus,
    _In_opt_ PVOID StatusBuffer, _In_ UINT StatusBufferSize);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef UINT (*CO_RECEIVE_PACKET_HANDLER)(
    _In_ NDIS_HANDLE ProtocolBindingContext, _In_ NDIS_HANDLE ProtocolVcContext, _In_ PNDIS_PACKET Packet);
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID (*CO_AF_REGISTER_NOTIFY_HANDLER)(_In_ NDIS_HANDLE ProtocolBindingContext, _In_ PCO_ADDRESS_FAMILY AddressFamily);

/// Handlers of every protocol driver, version 4.
typedef struct _NDIS40_PROTOCOL_CHARACTERISTICS {
    /// Version of NDIS that the driver is written for.
    UCHAR MajorNdisVersion;
    /// The same, behind the point.
    UCHAR MinorNdisVersion;
    /// Not used.
    USHORT Filler;
    union {
        /// Zero.
        UINT Reserved;
        /// NDIS_PROTOCOL_ values.
        UINT Flags;
    };
    /// A binding that was pending is open.
    OPEN_ADAPTER_COMPLETE_HANDLER OpenAdapterCompleteHandler;
    /// A binding that was pending is closed.
    CLOSE_ADAPTER_COMPLETE_HANDLER CloseAdapterCompleteHandler;
    union {
        /// A packet is sent.
        SEND_COMPLETE_HANDLER SendCompleteHandler;
        /// A packet of a wide area network is sent.
        WAN_SEND_COMPLETE_HANDLER WanSendCompleteHandler;
    };
    union {
        /// What NdisTransferData asked for is there.
        TRANSFER_DATA_COMPLETE_HANDLER TransferDataCompleteHandler;
        /// Not used.
        WAN_TRANSFER_DATA_COMPLETE_HANDLER WanTransferDataCompleteHandler;
    };
    /// A reset is at its end.
    RESET_COMPLETE_HANDLER ResetCompleteHandler;
    /// A request is answered.
    REQUEST_COMPLETE_HANDLER RequestCompleteHandler;
    union {
        /// The beginning of a packet is there.
        RECEIVE_HANDLER ReceiveHandler;
        /// A packet of a wide area network is there.
        WAN_RECEIVE_HANDLER WanReceiveHandler;
    };
    /// No more packets come for now.
    RECEIVE_COMPLETE_HANDLER ReceiveCompleteHandler;
    /// The card's state has changed.
    STATUS_HANDLER StatusHandler;
    /// A change of state is at its end.
    STATUS_COMPLETE_HANDLER StatusCompleteHandler;
    /// Name under which the protocol is installed.
    NDIS_STRING Name;
    /// A whole packet is there; gives how many calls of NdisReturnPackets will follow.
    RECEIVE_PACKET_HANDLER ReceivePacketHandler;
    /// A card is there to bind to.
    BIND_HANDLER BindAdapterHandler;
    /// The binding has to be closed.
    UNBIND_HANDLER UnbindAdapterHandler;
    /// Told of power and configuration.
    PNP_EVENT_HANDLER PnPEventHandler;
    /// Has to deregister the protocol.
    UNLOAD_PROTOCOL_HANDLER UnloadHandler;
} NDIS40_PROTOCOL_CHARACTERISTICS, *PNDIS40_PROTOCOL_CHARACTERISTICS;
/// With connections, version 5.
typedef struct _NDIS50_PROTOCOL_CHARACTERISTICS {
    /// Handlers of version 4.
    NDIS40_PROTOCOL_CHARACTERISTICS RINGSIDE_NDIS_BEFORE(Ndis40Chars);
    /// Zero.
    PVOID ReservedHandlers[4];
    /// A packet of a connection is sent.
    CO_SEND_COMPLETE_HANDLER CoSendCompleteHandler;
    /// State of a card or a connection has changed.
    CO_STATUS_HANDLER CoStatusHandler;
    /// A packet of a connection is there.
    CO_RECEIVE_PACKET_HANDLER CoReceivePacketHandler;
    /// A call manager is there.
    CO_AF_REGISTER_NOTIFY_HANDLER CoAfRegisterNotifyHandler;
} NDIS50_PROTOCOL_CHARACTERISTICS, *PNDIS50_PROTOCOL_CHARACTERISTICS;
#undef RINGSIDE_NDIS_BEFORE
#ifdef NDIS40
typedef NDIS40_PROTOCOL_CHARACTERISTICS NDIS_PROTOCOL_CHARACTERISTICS;
#else
typedef NDIS50_PROTOCOL_CHARACTERISTICS NDIS_PROTOCOL_CHARACTERISTICS;
#endif
typedef NDIS_PROTOCOL_CHARACTERISTICS *PNDIS_PROTOCOL_CHARACTERISTICS;
typedef enum _NDIS_ENVIRONMENT_TYPE { NdisEnvironmentWindows, NdisEnvironmentWindowsNt } NDIS_ENVIRONMENT_TYPE;

_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisRegisterProtocol(
    _Out_ PNDIS_STATUS Status, _Out_ PNDIS_HANDLE NdisProtocolHandle, _In_ PNDIS_PROTOCOL_CHARACTERISTICS ProtocolCharacteristics,
    _In_ UINT CharacteristicsLength);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisDeregisterProtocol(_Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE NdisProtocolHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisOpenAdapter(
    _Out_ PNDIS_STATUS Status, _Out_ PNDIS_STATUS OpenErrorStatus, _Out_ PNDIS_HANDLE NdisBindingHandle, _Out_ PUINT SelectedMediumIndex,
    _In_ PNDIS_MEDIUM MediumArray, _In_ UINT MediumArraySize, _In_ NDIS_HANDLE NdisProtocolHandle, _In_ NDIS_HANDLE ProtocolBindingContext,
    _In_ PNDIS_STRING AdapterName, _In_ UINT OpenOptions, _In_opt_ PSTRING AddressingInformation);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisCloseAdapter(_Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE NdisBindingHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisCompleteBindAdapter(_In_ NDIS_HANDLE BindAdapterContext, _In_ NDIS_STATUS Status, _In_ NDIS_STATUS OpenStatus);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisCompleteUnbindAdapter(_In_ NDIS_HANDLE UnbindAdapterContext, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisSend(_Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE NdisBindingHandle, _In_ PNDIS_PACKET Packet);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisSendPackets(_In_ NDIS_HANDLE NdisBindingHandle, _In_ PPNDIS_PACKET PacketArray, _In_ UINT NumberOfPackets);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisCancelSendPackets(_In_ NDIS_HANDLE NdisBindingHandle, _In_ PVOID CancelId);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisReturnPackets(_In_ PPNDIS_PACKET PacketsToReturn, _In_ UINT NumberOfPackets);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisRequest(_Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE NdisBindingHandle, _In_ PNDIS_REQUEST NdisRequest);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisReset(_Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE NdisBindingHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisTransferData(
    _Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE NdisBindingHandle, _In_ NDIS_HANDLE MacReceiveContext, _In_ UINT ByteOffset,
    _In_ UINT BytesToTransfer, _Inout_ PNDIS_PACKET Packet, _Out_ PUINT BytesTransferred);
_IRQL_requires_max_(DISPATCH_LEVEL)
PNDIS_PACKET NdisGetReceivedPacket(_In_ NDIS_HANDLE NdisBindingHandle, _In_ NDIS_HANDLE MacContext);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisQueryPendingIOCount(_In_ PVOID NdisBindingHandle, _Out_ PULONG IoCount);
