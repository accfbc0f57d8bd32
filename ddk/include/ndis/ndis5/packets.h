// NDIS 5: packets, which NET_BUFFER_LIST has taken the place of, and the chains of buffers that they hold.
#pragma once

typedef PVOID PNDIS_PACKET_POOL;
/// What NDIS and all drivers keep of a packet.
typedef struct _NDIS_PACKET_PRIVATE {
    /// Pages that the buffers lie in; known only if ValidCounts is TRUE.
    UINT PhysicalCount;
    /// Bytes of all buffers; known only if ValidCounts is TRUE.
    UINT TotalLength;
    /// The first of the chained buffers.
    PNDIS_BUFFER Head;
    /// The last of the chained buffers.
    PNDIS_BUFFER Tail;
    /// Pool that the packet was taken from.
    PNDIS_PACKET_POOL Pool;
    /// Buffers in the chain; known only if ValidCounts is TRUE.
    UINT Count;
    /// NDIS_FLAGS_ values and, in the low bits, the protocol.
    ULONG Flags;
    /// The counts are right: nothing was chained since they were worked out.
    BOOLEAN ValidCounts;
    /// fPACKET_ values: who allocated it, and whether it has media specific information.
    UCHAR NdisPacketFlags;
    /// Bytes from the packet to its NDIS_PACKET_OOB_DATA.
    USHORT NdisPacketOobOffset;
} NDIS_PACKET_PRIVATE, *PNDIS_PACKET_PRIVATE;
/// A packet: a chain of buffers, with room for each driver that has it in hand.
typedef struct _NDIS_PACKET {
    /// The chain and its counts; read by NdisQueryPacket.
    NDIS_PACKET_PRIVATE Private;
    union {
        struct {
            /// Room of the miniport driver that sends the packet.
            UCHAR MiniportReserved[2 * sizeof(PVOID)];
            /// Room of NDIS itself.
            UCHAR WrapperReserved[2 * sizeof(PVOID)];
        };
        struct {
            /// Room of a miniport driver that takes no queued packets.
            UCHAR MiniportReservedEx[3 * sizeof(PVOID)];
            /// What is left to NDIS then.
            UCHAR WrapperReservedEx[sizeof(PVOID)];
        };
        struct {
            /// Both together, for drivers without NDIS's help.
            UCHAR MacReserved[4 * sizeof(PVOID)];
        };
    };
    /// Room of NDIS.
    ULONG_PTR Reserved[2];
    /// Room of the protocol that allocated it, as long as the pool was made with.
    UCHAR ProtocolReserved[1];
} NDIS_PACKET, *PNDIS_PACKET, **PPNDIS_PACKET;
/// Room that an intermediate driver has in a packet which it hands on.
typedef struct _NDIS_PACKET_STACK {
    /// Room of the driver.
    ULONG_PTR IMReserved[2];
    /// Room of NDIS.
    ULONG_PTR NdisReserved[4];
} NDIS_PACKET_STACK, *PNDIS_PACKET_STACK;

typedef enum _NDIS_CLASS_ID {
    NdisClass802_3Priority, NdisClassWirelessWanMbxMailbox, NdisClassIrdaPacketInfo, NdisClassAtmAALInfo
} NDIS_CLASS_ID;
/// Information of one medium that goes with a packet.
typedef struct _MEDIA_SPECIFIC_INFORMATION {
    /// Bytes to the next of them.
    UINT NextEntryOffset;
    /// What kind of information it is.
    NDIS_CLASS_ID ClassId;
    /// Bytes of ClassInformation.
    UINT Size;
    /// The information itself.
    UCHAR ClassInformation[1];
} MEDIA_SPECIFIC_INFORMATION, *PMEDIA_SPECIFIC_INFORMATION;
/// What goes with a packet beside its bytes.
typedef struct _NDIS_PACKET_OOB_DATA {
    union {
        /// When the packet shall be sent, in system time.
        ULONGLONG TimeToSend;
        /// When it was sent, in system time.
        ULONGLONG TimeSent;
    };
    /// When it was received, in system time.
    ULONGLONG TimeReceived;
    /// Bytes of the medium's header that it begins with.
    UINT HeaderSize;
    /// Bytes of MediaSpecificInformation.
    UINT SizeMediaSpecificInfo;
    /// One MEDIA_SPECIFIC_INFORMATION after the other.
    PVOID MediaSpecificInformation;
    /// What became of it; NDIS_STATUS_RESOURCES on a received packet wants it back at once.
    NDIS_STATUS Status;
} NDIS_PACKET_OOB_DATA, *PNDIS_PACKET_OOB_DATA;
typedef enum _NDIS_PER_PACKET_INFO {
    TcpIpChecksumPacketInfo, IpSecPacketInfo, TcpLargeSendPacketInfo, ClassificationHandlePacketInfo, NdisReserved,
    ScatterGatherListPacketInfo, Ieee8021QInfo, OriginalPacketInfo, PacketCancelId, OriginalNetBufferList, CachedNetBufferList,
    ShortPacketPaddingInfo, MaxPerPacketInfo
} NDIS_PER_PACKET_INFO, *PNDIS_PER_PACKET_INFO;
/// Values that go with a packet, one for each kind.
typedef struct _NDIS_PACKET_EXTENSION {
    /// By NDIS_PER_PACKET_INFO.
    PVOID NdisPacketInfo[MaxPerPacketInfo];
} NDIS_PACKET_EXTENSION, *PNDIS_PACKET_EXTENSION;
/// Tag of a virtual network, as the value of Ieee8021QInfo.
typedef struct _NDIS_PACKET_8021Q_INFO {
    union {
        /// The tag by its fields.
        struct {
            /// Priority of the frame, 0 to 7.
            UINT32 UserPriority : 3;
            /// Set where addresses are not in canonical form.
            UINT32 CanonicalFormatId : 1;
            /// Number of the virtual network.
            UINT32 VlanId : 12;
            /// Zero.
            UINT32 Reserved : 16;
        } TagHeader;
        /// The same as it is stored with the packet.
        PVOID Value;
    };
} NDIS_PACKET_8021Q_INFO, *PNDIS_PACKET_8021Q_INFO;

#define fPACKET_WRAPPER_RESERVED 0x3F
#define fPACKET_CONTAINS_MEDIA_SPECIFIC_INFO 0x40
#define fPACKET_ALLOCATED_BY_NDIS 0x80
#define NDIS_FLAGS_PROTOCOL_ID_MASK 0x0000000F
#define NDIS_FLAGS_MULTICAST_PACKET 0x00000010
#define NDIS_FLAGS_RESERVED2 0x00000020
#define NDIS_FLAGS_RESERVED3 0x00000040
#define NDIS_FLAGS_DONT_LOOPBACK 0x00000080
#define NDIS_FLAGS_IS_LOOPBACK_PACKET 0x00000100
#define NDIS_FLAGS_LOOPBACK_ONLY 0x00000200
#define NDIS_FLAGS_RESERVED4 0x00000400
#define NDIS_FLAGS_DOUBLE_BUFFERED 0x00000800
#define NDIS_FLAGS_SENT_AT_DPC 0x00001000
#define NDIS_FLAGS_USES_SG_BUFFER_LIST 0x00002000
#define NDIS_FLAGS_USES_ORIGINAL_PACKET 0x00004000
#define NDIS_FLAGS_PADDED 0x00010000
#define NDIS_FLAGS_XLATE_AT_TOP 0x00020000
#define PROTOCOL_RESERVED_SIZE_IN_PACKET (4 * sizeof(PVOID))

// ---- what goes with a packet ----------------------------------------------------------------------------------------------
#define NDIS_OOB_DATA_FROM_PACKET(_p) ((PNDIS_PACKET_OOB_DATA)((PUCHAR)(_p) + (_p)->Private.NdisPacketOobOffset))
#define NDIS_PACKET_EXTENSION_FROM_PACKET(_p) ((PNDIS_PACKET_EXTENSION)(NDIS_OOB_DATA_FROM_PACKET(_p) + 1))
#define NDIS_PER_PACKET_INFO_FROM_PACKET(_p, _id) NDIS_PACKET_EXTENSION_FROM_PACKET(_p)->NdisPacketInfo[(_id)]
#define NDIS_GET_PACKET_HEADER_SIZE(_p) (NDIS_OOB_DATA_FROM_PACKET(_p)->HeaderSize)
#define NDIS_SET_PACKET_HEADER_SIZE(_p, _size) (NDIS_OOB_DATA_FROM_PACKET(_p)->HeaderSize = (_size))
#define NDIS_GET_PACKET_STATUS(_p) (NDIS_OOB_DATA_FROM_PACKET(_p)->Status)
#define NDIS_SET_PACKET_STATUS(_p, _status) (NDIS_OOB_DATA_FROM_PACKET(_p)->Status = (_status))
#define NDIS_GET_PACKET_TIME_TO_SEND(_p) (NDIS_OOB_DATA_FROM_PACKET(_p)->TimeToSend)
#define NDIS_SET_PACKET_TIME_TO_SEND(_p, _time) (NDIS_OOB_DATA_FROM_PACKET(_p)->TimeToSend = (_time))
#define NDIS_GET_PACKET_TIME_SENT(_p) (NDIS_OOB_DATA_FROM_PACKET(_p)->TimeSent)
#define NDIS_SET_PACKET_TIME_SENT(_p, _time) (NDIS_OOB_DATA_FROM_PACKET(_p)->TimeSent = (_time))
#define NDIS_GET_PACKET_TIME_RECEIVED(_p) (NDIS_OOB_DATA_FROM_PACKET(_p)->TimeReceived)
#define NDIS_SET_PACKET_TIME_RECEIVED(_p, _time) (NDIS_OOB_DATA_FROM_PACKET(_p)->TimeReceived = (_time))
#define NDIS_GET_PACKET_MEDIA_SPECIFIC_INFO(_p, _information, _size) \
    { \
        const UCHAR Wanted = fPACKET_ALLOCATED_BY_NDIS | fPACKET_CONTAINS_MEDIA_SPECIFIC_INFO; \
        if (((_p)->Private.NdisPacketFlags & Wanted) == Wanted) { \
            *(_information) = NDIS_OOB_DATA_FROM_PACKET(_p)->MediaSpecificInformation; \
            *(_size) = NDIS_OOB_DATA_FROM_PACKET(_p)->SizeMediaSpecificInfo; \
        } else { \
            *(_information) = NULL; \
            *(_size) = 0; \
        } \
    }
#define NDIS_SET_PACKET_MEDIA_SPECIFIC_INFO(_p, _information, _size) \
    { \
        if ((_p)->Private.NdisPacketFlags & fPACKET_ALLOCATED_BY_NDIS) { \
            (_p)->Private.NdisPacketFlags |= fPACKET_CONTAINS_MEDIA_SPECIFIC_INFO; \
            NDIS_OOB_DATA_FROM_PACKET(_p)->MediaSpecificInformation = (_information); \
            NDIS_OOB_DATA_FROM_PACKET(_p)->SizeMediaSpecificInfo = (_size); \
        } \
    }
#define NDIS_GET_ORIGINAL_PACKET(_p) NDIS_PER_PACKET_INFO_FROM_PACKET(_p, OriginalPacketInfo)
#define NDIS_SET_ORIGINAL_PACKET(_p, _original) NDIS_PER_PACKET_INFO_FROM_PACKET(_p, OriginalPacketInfo) = (_original)
#define NDIS_GET_PACKET_CANCEL_ID(_p) NDIS_PER_PACKET_INFO_FROM_PACKET(_p, PacketCancelId)
#define NDIS_SET_PACKET_CANCEL_ID(_p, _id) NDIS_PER_PACKET_INFO_FROM_PACKET(_p, PacketCancelId) = (_id)
#define NdisGetPacketCancelId(_p) NDIS_GET_PACKET_CANCEL_ID(_p)
#define NdisSetPacketCancelId(_p, _id) NDIS_SET_PACKET_CANCEL_ID(_p, _id)
#define NdisGetPacketFlags(_p) ((_p)->Private.Flags)
#define NdisSetPacketFlags(_p, _flags) ((_p)->Private.Flags |= (_flags))
#define NdisClearPacketFlags(_p, _flags) ((_p)->Private.Flags &= ~(_flags))
#define NDIS_PACKET_FIRST_NDIS_BUFFER(_p) ((_p)->Private.Head)
#define NDIS_PACKET_LAST_NDIS_BUFFER(_p) ((_p)->Private.Tail)
#define NDIS_PACKET_VALID_COUNTS(_p) ((_p)->Private.ValidCounts)

// ---- buffers ----------------------------------------------------------------------------------------------------------------
#define NdisGetNextBuffer(_current, _next) (*(_next) = (_current)->Next)
#define NdisGetBufferPhysicalArraySize(_buffer, _size) (*(_size) = NDIS_BUFFER_TO_SPAN_PAGES(_buffer))
#define NDIS_BUFFER_TO_SPAN_PAGES(_buffer) \
    (MmGetMdlByteCount(_buffer) == 0 ? 1 : ADDRESS_AND_SIZE_TO_SPAN_PAGES(MmGetMdlVirtualAddress(_buffer), MmGetMdlByteCount(_buffer)))
#define NdisBufferLength(_buffer) MmGetMdlByteCount(_buffer)
#define NdisBufferVirtualAddress(_buffer) MmGetSystemAddressForMdl(_buffer)
#define NdisBufferVirtualAddressSafe(_buffer, _priority) MmGetSystemAddressForMdlSafe(_buffer, _priority)
#define NdisGetFirstBufferFromPacket(_p, _first, _address, _length, _total) \
    NdisGetFirstBufferFromPacketSafe(_p, _first, _address, _length, _total, NormalPagePriority)
/// The first buffer of a packet, where it lies and how long it and all of them are.
FORCEINLINE VOID NdisGetFirstBufferFromPacketSafe(
    _In_ PNDIS_PACKET Packet, _Out_ PNDIS_BUFFER *FirstBuffer, _Out_ PVOID *FirstBufferVA, _Out_ PUINT FirstBufferLength,
    _Out_ PUINT TotalBufferLength, _In_ MM_PAGE_PRIORITY Priority)
{
    PNDIS_BUFFER Buffer = Packet->Private.Head;
    *FirstBuffer = Buffer;
    *FirstBufferVA = NULL;
    *FirstBufferLength = 0;
    *TotalBufferLength = 0;
    if (Buffer == NULL)
        return;
    *FirstBufferVA = MmGetSystemAddressForMdlSafe(Buffer, Priority);
    *FirstBufferLength = MmGetMdlByteCount(Buffer);
    for (; Buffer != NULL; Buffer = Buffer->Next)
        *TotalBufferLength += MmGetMdlByteCount(Buffer);
}
/// How many pages, buffers and bytes a packet has, and its first buffer.
FORCEINLINE VOID NdisQueryPacket(
    _In_ PNDIS_PACKET Packet, _Out_opt_ PUINT PhysicalBufferCount, _Out_opt_ PUINT BufferCount, _Out_opt_ PNDIS_BUFFER *FirstBuffer,
    _Out_opt_ PUINT TotalPacketLength)
{
    if (FirstBuffer != NULL)
        *FirstBuffer = Packet->Private.Head;
    if (!Packet->Private.ValidCounts) {
        PNDIS_BUFFER Buffer;
        Packet->Private.PhysicalCount = 0;
        Packet->Private.Count = 0;
        Packet->Private.TotalLength = 0;
        for (Buffer = Packet->Private.Head; Buffer != NULL; Buffer = Buffer->Next) {
            Packet->Private.PhysicalCount += (UINT)NDIS_BUFFER_TO_SPAN_PAGES(Buffer);
            Packet->Private.TotalLength += MmGetMdlByteCount(Buffer);
            Packet->Private.Count++;
        }
        Packet->Private.ValidCounts = TRUE;
    }
    if (PhysicalBufferCount != NULL)
        *PhysicalBufferCount = Packet->Private.PhysicalCount;
    if (BufferCount != NULL)
        *BufferCount = Packet->Private.Count;
    if (TotalPacketLength != NULL)
        *TotalPacketLength = Packet->Private.TotalLength;
}
#define NdisQueryPacketLength(_p, _length) NdisQueryPacket(_p, NULL, NULL, NULL, _length)
#define NdisRecalculatePacketCounts(_p) ((_p)->Private.ValidCounts = FALSE)
/// Puts a chain of buffers before those that a packet has.
FORCEINLINE VOID NdisChainBufferAtFront(_Inout_ PNDIS_PACKET Packet, _Inout_ PNDIS_BUFFER Buffer)
{
    PNDIS_BUFFER Last = Buffer;
    while (Last->Next != NULL)
        Last = Last->Next;
    if (Packet->Private.Head == NULL)
        Packet->Private.Tail = Last;
    Last->Next = Packet->Private.Head;
    Packet->Private.Head = Buffer;
    Packet->Private.ValidCounts = FALSE;
}
/// Puts a chain of buffers behind those that a packet has.
FORCEINLINE VOID NdisChainBufferAtBack(_Inout_ PNDIS_PACKET Packet, _Inout_ PNDIS_BUFFER Buffer)
{
    PNDIS_BUFFER Last = Buffer;
    while (Last->Next != NULL)
        Last = Last->Next;
    if (Packet->Private.Head != NULL)
        Packet->Private.Tail->Next = Buffer;
    else
        Packet->Private.Head = Buffer;
    Packet->Private.Tail = Last;
    Packet->Private.ValidCounts = FALSE;
}
VOID NdisUnchainBufferAtFront(_Inout_ PNDIS_PACKET Packet, _Out_ PNDIS_BUFFER *Buffer);
VOID NdisUnchainBufferAtBack(_Inout_ PNDIS_PACKET Packet, _Out_ PNDIS_BUFFER *Buffer);
/// Takes all buffers from a packet, so that it can be used anew.
#define NdisReinitializePacket(_p) \
    { \
        (_p)->Private.Head = NULL; \
        (_p)->Private.ValidCounts = FALSE; \
    }
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisAllocateBufferPool(_Out_ PNDIS_STATUS Status, _Out_ PNDIS_HANDLE PoolHandle, _In_ UINT NumberOfDescriptors);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeBufferPool(_In_ NDIS_HANDLE PoolHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisAllocateBuffer(
    _Out_ PNDIS_STATUS Status, _Out_ PNDIS_BUFFER *Buffer, _In_opt_ NDIS_HANDLE PoolHandle, _In_reads_bytes_(Length) PVOID VirtualAddress,
    _In_ UINT Length);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeBuffer(_In_ PNDIS_BUFFER Buffer);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisCopyBuffer(
    _Out_ PNDIS_STATUS Status, _Out_ PNDIS_BUFFER *Buffer, _In_ NDIS_HANDLE PoolHandle, _In_ PVOID MemoryDescriptor, _In_ UINT Offset,
    _In_ UINT Length);
VOID NdisAdjustBufferLength(_In_ PNDIS_BUFFER Buffer, _In_ UINT Length);
#define NdisFlushBuffer(_buffer, _write) KeFlushIoBuffers((_buffer), !(_write), TRUE)
#define NdisCopyLookaheadData(_destination, _source, _length, _flags) RtlCopyMemory(_destination, _source, _length)
ULONG NdisBufferPhysicalArraySize(_In_ PNDIS_BUFFER Buffer);

// ---- packets ----------------------------------------------------------------------------------------------------------------
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisAllocatePacketPool(
    _Out_ PNDIS_STATUS Status, _Out_ PNDIS_HANDLE PoolHandle, _In_ UINT NumberOfDescriptors, _In_ UINT ProtocolReservedLength);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisAllocatePacketPoolEx(
    _Out_ PNDIS_STATUS Status, _Out_ PNDIS_HANDLE PoolHandle, _In_ UINT NumberOfDescriptors, _In_ UINT NumberOfOverflowDescriptors,
    _In_ UINT ProtocolReservedLength);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreePacketPool(_In_ NDIS_HANDLE PoolHandle);
UINT NdisPacketPoolUsage(_In_ NDIS_HANDLE PoolHandle);
NDIS_HANDLE NdisGetPoolFromPacket(_In_ PNDIS_PACKET Packet);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisAllocatePacket(_Out_ PNDIS_STATUS Status, _Out_ PNDIS_PACKET *Packet, _In_ NDIS_HANDLE PoolHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreePacket(_In_ PNDIS_PACKET Packet);
_IRQL_requires_(DISPATCH_LEVEL)
VOID NdisDprAllocatePacket(_Out_ PNDIS_STATUS Status, _Out_ PNDIS_PACKET *Packet, _In_ NDIS_HANDLE PoolHandle);
_IRQL_requires_(DISPATCH_LEVEL)
VOID NdisDprFreePacket(_In_ PNDIS_PACKET Packet);
VOID NdisCopyFromPacketToPacket(
    _In_ PNDIS_PACKET Destination, _In_ UINT DestinationOffset, _In_ UINT BytesToCopy, _In_ PNDIS_PACKET Source, _In_ UINT SourceOffset,
    _Out_ PUINT BytesCopied);
VOID NdisCopyFromPacketToPacketSafe(
    _In_ PNDIS_PACKET Destination, _In_ UINT DestinationOffset, _In_ UINT BytesToCopy, _In_ PNDIS_PACKET Source, _In_ UINT SourceOffset,
    _Out_ PUINT BytesCopied, _In_ MM_PAGE_PRIORITY Priority);
