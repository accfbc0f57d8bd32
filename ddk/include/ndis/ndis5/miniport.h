// NDIS 5: miniport drivers, which describe themselves by a table of handlers, and the requests that they answer.
#pragma once

typedef struct _CO_CALL_PARAMETERS *PCO_CALL_PARAMETERS;
/// A request for information, of a protocol or handed on to a miniport driver.
typedef struct _NDIS_REQUEST {
    /// Room of NDIS.
    UCHAR MacReserved[4 * sizeof(PVOID)];
    /// Query or set; says which member of DATA holds.
    NDIS_REQUEST_TYPE RequestType;
    /// What is asked for or set.
    union _DATA {
        /// Holds where the answer is wanted.
        struct _QUERY_INFORMATION {
            /// What is asked for.
            NDIS_OID Oid;
            /// Where the answer goes.
            PVOID InformationBuffer;
            /// Bytes of the buffer.
            UINT InformationBufferLength;
            /// Bytes of the answer.
            UINT BytesWritten;
            /// Bytes that would have been needed.
            UINT BytesNeeded;
        } QUERY_INFORMATION;
        /// Holds where values are given.
        struct _SET_INFORMATION {
            /// What is set.
            NDIS_OID Oid;
            /// The values.
            PVOID InformationBuffer;
            /// Bytes of the buffer.
            UINT InformationBufferLength;
            /// Bytes that were taken.
            UINT BytesRead;
            /// Bytes that would have been needed.
            UINT BytesNeeded;
        } SET_INFORMATION;
    } DATA;
    /// Room of NDIS.
    UCHAR NdisReserved[9 * sizeof(PVOID)];
    union {
        /// Room of a call manager.
        UCHAR CallMgrReserved[2 * sizeof(PVOID)];
        /// Room of the protocol.
        UCHAR ProtocolReserved[2 * sizeof(PVOID)];
    };
    /// Room of the miniport driver.
    UCHAR MiniportReserved[2 * sizeof(PVOID)];
} NDIS_REQUEST, *PNDIS_REQUEST;

_IRQL_requires_(DISPATCH_LEVEL)
typedef BOOLEAN (*W_CHECK_FOR_HANG_HANDLER)(_In_ NDIS_HANDLE MiniportAdapterContext);
typedef VOID (*W_DISABLE_INTERRUPT_HANDLER)(_In_ NDIS_HANDLE MiniportAdapterContext);
typedef VOID (*W_ENABLE_INTERRUPT_HANDLER)(_In_ NDIS_HANDLE MiniportAdapterContext);
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID (*W_HALT_HANDLER)(_In_ NDIS_HANDLE MiniportAdapterContext);
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID (*W_HANDLE_INTERRUPT_HANDLER)(_In_ NDIS_HANDLE MiniportAdapterContext);
_IRQL_requires_(PASSIVE_LEVEL)
typedef NDIS_STATUS (*W_INITIALIZE_HANDLER)(
    _Out_ PNDIS_STATUS OpenErrorStatus, _Out_ PUINT SelectedMediumIndex, _In_ PNDIS_MEDIUM MediumArray, _In_ UINT MediumArraySize,
    _In_ NDIS_HANDLE MiniportAdapterContext, _In_ NDIS_HANDLE WrapperConfigurationContext);
typedef VOID (*W_ISR_HANDLER)(
    _Out_ PBOOLEAN InterruptRecognized, _Out_ PBOOLEAN QueueMiniportHandleInterrupt, _In_ NDIS_HANDLE MiniportAdapterContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*W_QUERY_INFORMATION_HANDLER)(
    _In_ NDIS_HANDLE MiniportAdapterContext, _In_ NDIS_OID Oid, _In_ PVOID InformationBuffer, _In_ ULONG InformationBufferLength,
    _Out_ PULONG BytesWritten, _Out_ PULONG BytesNeeded);
typedef NDIS_STATUS (*W_RECONFIGURE_HANDLER)(
    _Out_ PNDIS_STATUS OpenErrorStatus, _In_ NDIS_HANDLE MiniportAdapterContext, _In_ NDIS_HANDLE WrapperConfigurationContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*W_RESET_HANDLER)(_Out_ PBOOLEAN AddressingReset, _In_ NDIS_HANDLE MiniportAdapterContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*W_SEND_HANDLER)(_In_ NDIS_HANDLE MiniportAdapterContext, _In_ PNDIS_PACKET Packet, _In_ UINT Flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*WM_SEND_HANDLER)(
    _In_ NDIS_HANDLE MiniportAdapterContext, _In_ NDIS_HANDLE NdisLinkHandle, _In_ struct _NDIS_WAN_PACKET *Packet);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*W_SET_INFORMATION_HANDLER)(
    _In_ NDIS_HANDLE MiniportAdapterContext, _In_ NDIS_OID Oid, _In_ PVOID InformationBuffer, _In_ ULONG InformationBufferLength,
    _Out_ PULONG BytesRead, _Out_ PULONG BytesNeeded);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*W_TRANSFER_DATA_HANDLER)(
    _Out_ PNDIS_PACKET Packet, _Out_ PUINT BytesTransferred, _In_ NDIS_HANDLE MiniportAdapterContext,
    _In_ NDIS_HANDLE MiniportReceiveContext, _In_ UINT ByteOffset, _In_ UINT BytesToTransfer);
typedef NDIS_STATUS (*WM_TRANSFER_DATA_HANDLER)(VOID);
typedef VOID (*ADAPTER_SHUTDOWN_HANDLER)(_In_ PVOID ShutdownContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*W_RETURN_PACKET_HANDLER)(_In_ NDIS_HANDLE MiniportAdapterContext, _In_ PNDIS_PACKET Packet);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*W_SEND_PACKETS_HANDLER)(
    _In_ NDIS_HANDLE MiniportAdapterContext, _In_ PPNDIS_PACKET PacketArray, _In_ UINT NumberOfPackets);
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID (*W_ALLOCATE_COMPLETE_HANDLER)(
    _In_ NDIS_HANDLE MiniportAdapterContext, _In_ PVOID VirtualAddress, _In_ PNDIS_PHYSICAL_ADDRESS PhysicalAddress,
    _In_ ULONG Length, _In_ PVOID Context);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*W_CO_CREATE_VC_HANDLER)(
    _In_ NDIS_HANDLE MiniportAdapterContext, _In_ NDIS_HANDLE NdisVcHandle, _Out_ PNDIS_HANDLE MiniportVcContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*W_CO_DELETE_VC_HANDLER)(_In_ NDIS_HANDLE MiniportVcContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*W_CO_ACTIVATE_VC_HANDLER)(_In_ NDIS_HANDLE MiniportVcContext, _Inout_ PCO_CALL_PARAMETERS CallParameters);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*W_CO_DEACTIVATE_VC_HANDLER)(_In_ NDIS_HANDLE MiniportVcContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*W_CO_SEND_PACKETS_HANDLER)(
    _In_ NDIS_HANDLE MiniportVcContext, _In_ PPNDIS_PACKET PacketArray, _In_ UINT NumberOfPackets);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NDIS_STATUS (*W_CO_REQUEST_HANDLER)(
    _In_ NDIS_HANDLE MiniportAdapterContext, _In_opt_ NDIS_HANDLE MiniportVcContext, _Inout_ PNDIS_REQUEST NdisRequest);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (*W_CANCEL_SEND_PACKETS_HANDLER)(_In_ NDIS_HANDLE MiniportAdapterContext, _In_ PVOID CancelId);
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID (*W_PNP_EVENT_NOTIFY_HANDLER)(
    _In_ NDIS_HANDLE MiniportAdapterContext, _In_ NDIS_DEVICE_PNP_EVENT PnPEvent, _In_ PVOID InformationBuffer,
    _In_ ULONG InformationBufferLength);
typedef VOID (*W_MINIPORT_SHUTDOWN_HANDLER)(_In_ PVOID ShutdownContext);

/// Handlers of every miniport driver.
typedef struct _NDIS30_MINIPORT_CHARACTERISTICS {
    /// Version of NDIS that the driver is written for.
    UCHAR MajorNdisVersion;
    /// The same, behind the point.
    UCHAR MinorNdisVersion;
    /// Zero.
    UINT Reserved;
    /// Asked every two seconds whether the card hangs.
    W_CHECK_FOR_HANG_HANDLER CheckForHangHandler;
    /// Keeps the card from interrupting.
    W_DISABLE_INTERRUPT_HANDLER DisableInterruptHandler;
    /// Lets the card interrupt again.
    W_ENABLE_INTERRUPT_HANDLER EnableInterruptHandler;
    /// Gives up everything that InitializeHandler has got.
    W_HALT_HANDLER HaltHandler;
    /// Does the interrupt's work, in a DPC.
    W_HANDLE_INTERRUPT_HANDLER HandleInterruptHandler;
    /// Brings the card up.
    W_INITIALIZE_HANDLER InitializeHandler;
    /// Says whether the interrupt is the card's.
    W_ISR_HANDLER ISRHandler;
    /// Answers a query.
    W_QUERY_INFORMATION_HANDLER QueryInformationHandler;
    /// Not used.
    W_RECONFIGURE_HANDLER ReconfigureHandler;
    /// Resets the card.
    W_RESET_HANDLER ResetHandler;
    union {
        /// Sends one packet.
        W_SEND_HANDLER SendHandler;
        /// Sends one packet of a wide area network.
        WM_SEND_HANDLER WanSendHandler;
    };
    /// Takes a setting.
    W_SET_INFORMATION_HANDLER SetInformationHandler;
    union {
        /// Copies what an indication did not show of a packet.
        W_TRANSFER_DATA_HANDLER TransferDataHandler;
        /// Not used.
        WM_TRANSFER_DATA_HANDLER WanTransferDataHandler;
    };
} NDIS30_MINIPORT_CHARACTERISTICS, *PNDIS30_MINIPORT_CHARACTERISTICS;
#ifdef __cplusplus
#define RINGSIDE_NDIS_BEFORE(name) name
#else
#define RINGSIDE_NDIS_BEFORE(name)
#endif
/// With several packets at a time, version 4.
typedef struct _NDIS40_MINIPORT_CHARACTERISTICS {
    /// Handlers of version 3.
    NDIS30_MINIPORT_CHARACTERISTICS RINGSIDE_NDIS_BEFORE(Ndis30Chars);
    /// Gets a packet back that was indicated.
    W_RETURN_PACKET_HANDLER ReturnPacketHandler;
    /// Sends several packets.
    W_SEND_PACKETS_HANDLER SendPacketsHandler;
    /// Told of shared memory that was asked for.
    W_ALLOCATE_COMPLETE_HANDLER AllocateCompleteHandler;
} NDIS40_MINIPORT_CHARACTERISTICS, *PNDIS40_MINIPORT_CHARACTERISTICS;
/// With connections, version 5.0.
typedef struct _NDIS50_MINIPORT_CHARACTERISTICS {
    /// Handlers of version 4.
    NDIS40_MINIPORT_CHARACTERISTICS RINGSIDE_NDIS_BEFORE(Ndis40Chars);
    /// Makes a virtual connection.
    W_CO_CREATE_VC_HANDLER CoCreateVcHandler;
    /// Gives one up.
    W_CO_DELETE_VC_HANDLER CoDeleteVcHandler;
    /// Gives a connection its parameters.
    W_CO_ACTIVATE_VC_HANDLER CoActivateVcHandler;
    /// Ends what was activated.
    W_CO_DEACTIVATE_VC_HANDLER CoDeactivateVcHandler;
    /// Sends packets of a connection.
    W_CO_SEND_PACKETS_HANDLER CoSendPacketsHandler;
    /// Answers requests on a connection.
    W_CO_REQUEST_HANDLER CoRequestHandler;
} NDIS50_MINIPORT_CHARACTERISTICS, *PNDIS50_MINIPORT_CHARACTERISTICS;
/// With cancelling, events and shutdown, version 5.1.
typedef struct _NDIS51_MINIPORT_CHARACTERISTICS {
    /// Handlers of version 5.0.
    NDIS50_MINIPORT_CHARACTERISTICS RINGSIDE_NDIS_BEFORE(Ndis50Chars);
    /// Gives up packets that wait to be sent.
    W_CANCEL_SEND_PACKETS_HANDLER CancelSendPacketsHandler;
    /// Told of surprise removal and of power profiles.
    W_PNP_EVENT_NOTIFY_HANDLER PnPEventNotifyHandler;
    /// Brings the card to rest when the system goes down.
    W_MINIPORT_SHUTDOWN_HANDLER AdapterShutdownHandler;
    /// Zero.
    PVOID Reserved1;
    /// Zero.
    PVOID Reserved2;
    /// Zero.
    PVOID Reserved3;
    /// Zero.
    PVOID Reserved4;
} NDIS51_MINIPORT_CHARACTERISTICS, *PNDIS51_MINIPORT_CHARACTERISTICS;
#if defined(NDIS30_MINIPORT)
typedef NDIS30_MINIPORT_CHARACTERISTICS NDIS_MINIPORT_CHARACTERISTICS;
#elif defined(NDIS40_MINIPORT)
typedef NDIS40_MINIPORT_CHARACTERISTICS NDIS_MINIPORT_CHARACTERISTICS;
#elif defined(NDIS50_MINIPORT)
typedef NDIS50_MINIPORT_CHARACTERISTICS NDIS_MINIPORT_CHARACTERISTICS;
#else
typedef NDIS51_MINIPORT_CHARACTERISTICS NDIS_MINIPORT_CHARACTERISTICS;
#endif
typedef NDIS_MINIPORT_CHARACTERISTICS *PNDIS_MINIPORT_CHARACTERISTICS;

/// A miniport driver's card, as NDIS keeps it.
typedef struct _NDIS_MINIPORT_BLOCK NDIS_MINIPORT_BLOCK, *PNDIS_MINIPORT_BLOCK;
/// An interrupt that a miniport driver has registered.
typedef struct _NDIS_MINIPORT_INTERRUPT {
    /// The kernel's interrupt object.
    PKINTERRUPT InterruptObject;
    /// Guards DpcCount.
    KSPIN_LOCK DpcCountLock;
    /// Room of NDIS.
    PVOID Reserved;
    /// The driver's ISRHandler.
    W_ISR_HANDLER MiniportIsr;
    /// The driver's HandleInterruptHandler.
    W_HANDLE_INTERRUPT_HANDLER MiniportDpc;
    /// The DPC that calls it.
    KDPC InterruptDpc;
    /// The card.
    PNDIS_MINIPORT_BLOCK Miniport;
    /// DPCs that have not come to their end.
    UCHAR DpcCount;
    /// Not used.
    BOOLEAN Filler1;
    /// Set when the last DPC is at its end.
    KEVENT DpcsCompletedEvent;
    /// The line is shared with others.
    BOOLEAN SharedInterrupt;
    /// The driver wants its ISRHandler called for each interrupt.
    BOOLEAN IsrRequested;
} NDIS_MINIPORT_INTERRUPT, *PNDIS_MINIPORT_INTERRUPT;
/// How a card that is no bus master uses the system's DMA controller.
typedef struct _NDIS_DMA_DESCRIPTION {
    /// The controller works in demand mode.
    BOOLEAN DemandMode;
    /// The controller begins anew after each transfer.
    BOOLEAN AutoInitialize;
    /// DmaChannel holds.
    BOOLEAN DmaChannelSpecified;
    /// Bits of one transfer.
    DMA_WIDTH DmaWidth;
    /// How fast the controller goes.
    DMA_SPEED DmaSpeed;
    /// Port of an MCA bus.
    ULONG DmaPort;
    /// Channel of the controller.
    ULONG DmaChannel;
} NDIS_DMA_DESCRIPTION, *PNDIS_DMA_DESCRIPTION;
typedef enum _NDIS_DMA_SIZE { NDIS_DMA_24BITS, NDIS_DMA_32BITS, NDIS_DMA_64BITS } NDIS_DMA_SIZE, *PNDIS_DMA_SIZE;

#define NDIS_ATTRIBUTE_IGNORE_PACKET_TIMEOUT 0x00000001
#define NDIS_ATTRIBUTE_IGNORE_REQUEST_TIMEOUT 0x00000002
#define NDIS_ATTRIBUTE_IGNORE_TOKEN_RING_ERRORS 0x00000004
#define NDIS_ATTRIBUTE_INTERMEDIATE_DRIVER 0x00000010
#define NDIS_ATTRIBUTE_NO_HALT_ON_SUSPEND 0x00000040
#define NDIS_ATTRIBUTE_NOT_CO_NDIS 0x00000100
#define NDIS_ATTRIBUTE_USES_SAFE_BUFFER_APIS 0x00000200
#define NDIS_ERROR_CODE_BAD_IO_BASE_ADDRESS 0xC0001394L
#define NDIS_ERROR_CODE_RECEIVE_SPACE_SMALL 0x40001395L
#define NDIS_ERROR_CODE_ADAPTER_DISABLED 0x80001396L

// ---- registration ------------------------------------------------------------------------------------------------------------
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisInitializeWrapper(
    _Out_ PNDIS_HANDLE NdisWrapperHandle, _In_ PVOID SystemSpecific1, _In_ PVOID SystemSpecific2, _In_opt_ PVOID SystemSpecific3);
#define NdisMInitializeWrapper(_handle, _driver, _path, _reserved) NdisInitializeWrapper(_handle, _driver, _path, _reserved)
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisTerminateWrapper(_In_ NDIS_HANDLE NdisWrapperHandle, _In_opt_ PVOID SystemSpecific);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMRegisterMiniport(
    _In_ NDIS_HANDLE NdisWrapperHandle, _In_ PNDIS_MINIPORT_CHARACTERISTICS MiniportCharacteristics, _In_ UINT CharacteristicsLength);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIMRegisterLayeredMiniport(
    _In_ NDIS_HANDLE NdisWrapperHandle, _In_ PNDIS_MINIPORT_CHARACTERISTICS MiniportCharacteristics, _In_ UINT CharacteristicsLength,
    _Out_ PNDIS_HANDLE DriverHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMRegisterUnloadHandler(_In_ NDIS_HANDLE NdisWrapperHandle, _In_ PDRIVER_UNLOAD UnloadHandler);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMRegisterDevice(
    _In_ NDIS_HANDLE NdisWrapperHandle, _In_ PNDIS_STRING DeviceName, _In_ PNDIS_STRING SymbolicName,
    _In_ PDRIVER_DISPATCH MajorFunctions[IRP_MJ_MAXIMUM_FUNCTION + 1], _Out_ PDEVICE_OBJECT *pDeviceObject,
    _Out_ NDIS_HANDLE *NdisDeviceHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMDeregisterDevice(_In_ NDIS_HANDLE NdisDeviceHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMSetAttributesEx(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_HANDLE MiniportAdapterContext, _In_ UINT CheckForHangTimeInSeconds,
    _In_ ULONG AttributeFlags, _In_ NDIS_INTERFACE_TYPE AdapterType);
#define NdisMSetAttributes(_handle, _context, _master, _type) \
    NdisMSetAttributesEx(_handle, _context, 0, (_master) ? NDIS_ATTRIBUTE_BUS_MASTER : 0, _type)
VOID NdisMRegisterAdapterShutdownHandler(
    _In_ NDIS_HANDLE MiniportHandle, _In_ PVOID ShutdownContext, _In_ ADAPTER_SHUTDOWN_HANDLER ShutdownHandler);
VOID NdisMDeregisterAdapterShutdownHandler(_In_ NDIS_HANDLE MiniportHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIMCancelInitializeDeviceInstance(_In_ NDIS_HANDLE DriverHandle, _In_ PNDIS_STRING DeviceInstance);
NDIS_HANDLE NdisIMGetBindingContext(_In_ NDIS_HANDLE NdisBindingHandle);
NDIS_HANDLE NdisIMGetDeviceContext(_In_ NDIS_HANDLE MiniportAdapterHandle);
#define NdisIMInitializeDeviceInstance(_driver, _instance) NdisIMInitializeDeviceInstanceEx(_driver, _instance, NULL)

// ---- resources ---------------------------------------------------------------------------------------------------------------
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisOpenConfiguration(_Out_ PNDIS_STATUS Status, _Out_ PNDIS_HANDLE ConfigurationHandle, _In_ NDIS_HANDLE WrapperConfigurationContext);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMQueryAdapterResources(
    _Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE WrapperConfigurationContext, _Out_ PNDIS_RESOURCE_LIST ResourceList, _Inout_ PUINT BufferSize);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMPciAssignResources(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ ULONG SlotNumber, _Out_ PNDIS_RESOURCE_LIST *AssignedResources);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMRegisterInterrupt(
    _Out_ PNDIS_MINIPORT_INTERRUPT Interrupt, _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ UINT InterruptVector, _In_ UINT InterruptLevel,
    _In_ BOOLEAN RequestIsr, _In_ BOOLEAN SharedInterrupt, _In_ NDIS_INTERRUPT_MODE InterruptMode);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMDeregisterInterrupt(_In_ PNDIS_MINIPORT_INTERRUPT Interrupt);
BOOLEAN NdisMSynchronizeWithInterrupt(
    _In_ PNDIS_MINIPORT_INTERRUPT Interrupt, _In_ PVOID SynchronizeFunction, _In_ PVOID SynchronizeContext);
ULONG NdisReadPciSlotInformation(
    _In_ NDIS_HANDLE NdisAdapterHandle, _In_ ULONG SlotNumber, _In_ ULONG Offset, _Out_writes_bytes_(Length) PVOID Buffer, _In_ ULONG Length);
ULONG NdisWritePciSlotInformation(
    _In_ NDIS_HANDLE NdisAdapterHandle, _In_ ULONG SlotNumber, _In_ ULONG Offset, _In_reads_bytes_(Length) PVOID Buffer, _In_ ULONG Length);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisAllocateMemory(
    _Outptr_result_bytebuffer_(Length) PVOID *VirtualAddress, _In_ UINT Length, _In_ UINT MemoryFlags,
    _In_ NDIS_PHYSICAL_ADDRESS HighestAcceptableAddress);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMAllocateMapRegisters(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ UINT DmaChannel, _In_ NDIS_DMA_SIZE DmaSize, _In_ ULONG PhysicalMapRegistersNeeded,
    _In_ ULONG MaximumPhysicalMapping);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMFreeMapRegisters(_In_ NDIS_HANDLE MiniportAdapterHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMInitializeScatterGatherDma(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ BOOLEAN Dma64BitAddresses, _In_ ULONG MaximumPhysicalMapping);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisMAllocateSharedMemoryAsync(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ ULONG Length, _In_ BOOLEAN Cached, _In_ PVOID Context);
/// Part of a buffer as the bus sees it.
typedef struct _NDIS_PHYSICAL_ADDRESS_UNIT {
    /// Where it begins.
    NDIS_PHYSICAL_ADDRESS PhysicalAddress;
    /// Bytes of it.
    UINT Length;
} NDIS_PHYSICAL_ADDRESS_UNIT, *PNDIS_PHYSICAL_ADDRESS_UNIT;
_IRQL_requires_(DISPATCH_LEVEL)
VOID NdisMStartBufferPhysicalMapping(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ PNDIS_BUFFER Buffer, _In_ ULONG PhysicalMapRegister, _In_ BOOLEAN WriteToDevice,
    _Out_ PNDIS_PHYSICAL_ADDRESS_UNIT PhysicalAddressArray, _Out_ PUINT ArraySize);
_IRQL_requires_(DISPATCH_LEVEL)
VOID NdisMCompleteBufferPhysicalMapping(_In_ NDIS_HANDLE MiniportAdapterHandle, _In_ PNDIS_BUFFER Buffer, _In_ ULONG PhysicalMapRegister);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMRegisterDmaChannel(
    _Out_ PNDIS_HANDLE MiniportDmaHandle, _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ UINT DmaChannel, _In_ BOOLEAN Dma32BitAddresses,
    _In_ PNDIS_DMA_DESCRIPTION DmaDescription, _In_ ULONG MaximumLength);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMDeregisterDmaChannel(_In_ NDIS_HANDLE MiniportDmaHandle);
VOID NdisMSetupDmaTransfer(
    _Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE MiniportDmaHandle, _In_ PNDIS_BUFFER Buffer, _In_ ULONG Offset, _In_ ULONG Length,
    _In_ BOOLEAN WriteToDevice);
VOID NdisMCompleteDmaTransfer(
    _Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE MiniportDmaHandle, _In_ PNDIS_BUFFER Buffer, _In_ ULONG Offset, _In_ ULONG Length,
    _In_ BOOLEAN WriteToDevice);
ULONG NdisMReadDmaCounter(_In_ NDIS_HANDLE MiniportDmaHandle);

// ---- what a miniport driver tells the protocols -------------------------------------------------------------------------------
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMIndicateReceivePacket(_In_ NDIS_HANDLE MiniportAdapterHandle, _In_ PPNDIS_PACKET ReceivePackets, _In_ UINT NumberOfPackets);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMEthIndicateReceive(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_HANDLE MiniportReceiveContext, _In_ PVOID HeaderBuffer, _In_ UINT HeaderBufferSize,
    _In_ PVOID LookaheadBuffer, _In_ UINT LookaheadBufferSize, _In_ UINT PacketSize);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMEthIndicateReceiveComplete(_In_ NDIS_HANDLE MiniportAdapterHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMTrIndicateReceive(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_HANDLE MiniportReceiveContext, _In_ PVOID HeaderBuffer, _In_ UINT HeaderBufferSize,
    _In_ PVOID LookaheadBuffer, _In_ UINT LookaheadBufferSize, _In_ UINT PacketSize);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMTrIndicateReceiveComplete(_In_ NDIS_HANDLE MiniportAdapterHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMFddiIndicateReceive(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_HANDLE MiniportReceiveContext, _In_ PVOID HeaderBuffer, _In_ UINT HeaderBufferSize,
    _In_ PVOID LookaheadBuffer, _In_ UINT LookaheadBufferSize, _In_ UINT PacketSize);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMFddiIndicateReceiveComplete(_In_ NDIS_HANDLE MiniportAdapterHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMIndicateStatus(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_STATUS GeneralStatus, _In_opt_ PVOID StatusBuffer, _In_ UINT StatusBufferSize);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMIndicateStatusComplete(_In_ NDIS_HANDLE MiniportAdapterHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMSendComplete(_In_ NDIS_HANDLE MiniportAdapterHandle, _In_ PNDIS_PACKET Packet, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMSendResourcesAvailable(_In_ NDIS_HANDLE MiniportAdapterHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMTransferDataComplete(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ PNDIS_PACKET Packet, _In_ NDIS_STATUS Status, _In_ UINT BytesTransferred);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMQueryInformationComplete(_In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMSetInformationComplete(_In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_STATUS Status);
/// Room that an intermediate driver has in a packet that it hands on, and whether there is any.
PNDIS_PACKET_STACK NdisIMGetCurrentPacketStack(_In_ PNDIS_PACKET Packet, _Out_ BOOLEAN *StacksRemaining);
VOID NdisIMCopySendPerPacketInfo(_In_ PNDIS_PACKET DstPacket, _In_ PNDIS_PACKET SrcPacket);
VOID NdisIMCopySendCompletePerPacketInfo(_In_ PNDIS_PACKET DstPacket, _In_ PNDIS_PACKET SrcPacket);
