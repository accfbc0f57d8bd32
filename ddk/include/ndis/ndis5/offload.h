// NDIS 5: what a network card can do for the stack, as OID_TCP_TASK_OFFLOAD tells it.
#pragma once

#define NDIS_TASK_OFFLOAD_VERSION 1
#define NDIS_TASK_TCP_LARGE_SEND_V0 0
typedef enum _NDIS_TASK { TcpIpChecksumNdisTask, IpSecNdisTask, TcpLargeSendNdisTask, MaxNdisTask } NDIS_TASK, *PNDIS_TASK;
typedef enum _NDIS_ENCAPSULATION {
    UNSPECIFIED_Encapsulation, NULL_Encapsulation, IEEE_802_3_Encapsulation, IEEE_802_5_Encapsulation, LLC_SNAP_ROUTED_Encapsulation,
    LLC_SNAP_BRIDGED_Encapsulation
} NDIS_ENCAPSULATION;
/// What stands before the network layer's header.
typedef struct _NDIS_ENCAPSULATION_FORMAT {
    /// What kind of header it is.
    NDIS_ENCAPSULATION Encapsulation;
    /// What holds of the header.
    struct {
        /// EncapsulationHeaderSize holds for every packet.
        ULONG FixedHeaderSize : 1;
        /// Zero.
        ULONG Reserved : 31;
    } Flags;
    /// Bytes of the header.
    ULONG EncapsulationHeaderSize;
} NDIS_ENCAPSULATION_FORMAT, *PNDIS_ENCAPSULATION_FORMAT;
/// Begins a list of tasks.
typedef struct _NDIS_TASK_OFFLOAD_HEADER {
    /// NDIS_TASK_OFFLOAD_VERSION.
    ULONG Version;
    /// Bytes of this structure.
    ULONG Size;
    /// Zero.
    ULONG Reserved;
    /// Bytes to the first NDIS_TASK_OFFLOAD, 0 if there is none.
    ULONG OffsetFirstTask;
    /// Which packets the tasks are for.
    NDIS_ENCAPSULATION_FORMAT EncapsulationFormat;
} NDIS_TASK_OFFLOAD_HEADER, *PNDIS_TASK_OFFLOAD_HEADER;
/// One task of the list.
typedef struct _NDIS_TASK_OFFLOAD {
    /// NDIS_TASK_OFFLOAD_VERSION.
    ULONG Version;
    /// Bytes of this structure.
    ULONG Size;
    /// Which task it is, and so what TaskBuffer holds.
    NDIS_TASK Task;
    /// Bytes to the next, 0 for the last.
    ULONG OffsetNextTask;
    /// Bytes of TaskBuffer.
    ULONG TaskBufferLength;
    /// What can be done of the task: an NDIS_TASK_ structure.
    UCHAR TaskBuffer[1];
} NDIS_TASK_OFFLOAD, *PNDIS_TASK_OFFLOAD;
/// Which checksums of IP version 4 the card works out or tests.
typedef struct _RINGSIDE_CHECKSUMS_V4 {
    /// Packets with IP options are taken.
    ULONG IpOptionsSupported : 1;
    /// Packets with TCP options are taken.
    ULONG TcpOptionsSupported : 1;
    /// That of TCP.
    ULONG TcpChecksum : 1;
    /// That of UDP.
    ULONG UdpChecksum : 1;
    /// That of the IP header.
    ULONG IpChecksum : 1;
} RINGSIDE_CHECKSUMS_V4;
/// Which checksums of IP version 6 the card works out or tests.
typedef struct _RINGSIDE_CHECKSUMS_V6 {
    /// Packets with extension headers are taken.
    ULONG IpOptionsSupported : 1;
    /// Packets with TCP options are taken.
    ULONG TcpOptionsSupported : 1;
    /// That of TCP.
    ULONG TcpChecksum : 1;
    /// That of UDP.
    ULONG UdpChecksum : 1;
} RINGSIDE_CHECKSUMS_V6;
/// Checksums that the card works out for what is sent, and tests in what is received.
typedef struct _NDIS_TASK_TCP_IP_CHECKSUM {
    /// Of packets that are sent, version 4.
    RINGSIDE_CHECKSUMS_V4 V4Transmit;
    /// Of packets that are received, version 4.
    RINGSIDE_CHECKSUMS_V4 V4Receive;
    /// Of packets that are sent, version 6.
    RINGSIDE_CHECKSUMS_V6 V6Transmit;
    /// Of packets that are received, version 6.
    RINGSIDE_CHECKSUMS_V6 V6Receive;
} NDIS_TASK_TCP_IP_CHECKSUM, *PNDIS_TASK_TCP_IP_CHECKSUM;
/// Segmentation of long TCP packets.
typedef struct _NDIS_TASK_TCP_LARGE_SEND {
    /// NDIS_TASK_TCP_LARGE_SEND_V0.
    ULONG Version;
    /// Most bytes of one packet.
    ULONG MaxOffLoadSize;
    /// Fewest segments that are worth it.
    ULONG MinSegmentCount;
    /// Packets with TCP options are taken.
    BOOLEAN TcpOptions;
    /// Packets with IP options are taken.
    BOOLEAN IpOptions;
} NDIS_TASK_TCP_LARGE_SEND, *PNDIS_TASK_TCP_LARGE_SEND;
