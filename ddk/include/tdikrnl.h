// tdikrnl.h: the transport driver interface as drivers use it: requests in IRPs, and the events that a transport tells of. Declared for the
// checks; the emulated kernel has no network yet.
#pragma once

#include <ntddk.h>
#include <tdi.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TDI_ASSOCIATE_ADDRESS 0x01
#define TDI_DISASSOCIATE_ADDRESS 0x02
#define TDI_CONNECT 0x03
#define TDI_LISTEN 0x04
#define TDI_ACCEPT 0x05
#define TDI_DISCONNECT 0x06
#define TDI_SEND 0x07
#define TDI_RECEIVE 0x08
#define TDI_SEND_DATAGRAM 0x09
#define TDI_RECEIVE_DATAGRAM 0x0A
#define TDI_SET_EVENT_HANDLER 0x0B
#define TDI_QUERY_INFORMATION 0x0C
#define TDI_SET_INFORMATION 0x0D
#define TDI_ACTION 0x0E
#define TDI_DIRECT_SEND 0x27
#define TDI_DIRECT_SEND_DATAGRAM 0x29
/* What a file object's FsContext2 says it is. */
#define TDI_TRANSPORT_ADDRESS_FILE 1
#define TDI_CONNECTION_FILE 2
#define TDI_CONTROL_CHANNEL_FILE 3
#define IOCTL_TDI_QUERY_DIRECT_SEND_HANDLER _TDI_CONTROL_CODE(0x80, METHOD_NEITHER)
#define IOCTL_TDI_QUERY_DIRECT_SENDDG_HANDLER _TDI_CONTROL_CODE(0x81, METHOD_NEITHER)

/// Parameters of TDI_CONNECT, TDI_LISTEN and TDI_DISCONNECT in a stack location.
typedef struct _TDI_REQUEST_KERNEL {
    ULONG_PTR RequestFlags;
    PTDI_CONNECTION_INFORMATION RequestConnectionInformation;
    PTDI_CONNECTION_INFORMATION ReturnConnectionInformation;
    /// For example how long to wait, a LARGE_INTEGER.
    PVOID RequestSpecific;
} TDI_REQUEST_KERNEL, *PTDI_REQUEST_KERNEL;
typedef TDI_REQUEST_KERNEL TDI_REQUEST_KERNEL_CONNECT, *PTDI_REQUEST_KERNEL_CONNECT;
typedef TDI_REQUEST_KERNEL TDI_REQUEST_KERNEL_DISCONNECT, *PTDI_REQUEST_KERNEL_DISCONNECT;
typedef TDI_REQUEST_KERNEL TDI_REQUEST_KERNEL_LISTEN, *PTDI_REQUEST_KERNEL_LISTEN;
typedef TDI_REQUEST_KERNEL TDI_REQUEST_KERNEL_DISASSOCIATE, *PTDI_REQUEST_KERNEL_DISASSOCIATE;
/// Parameters of TDI_ASSOCIATE_ADDRESS.
typedef struct _TDI_REQUEST_KERNEL_ASSOCIATE {
    HANDLE AddressHandle;
} TDI_REQUEST_KERNEL_ASSOCIATE, *PTDI_REQUEST_KERNEL_ASSOCIATE;
/// Parameters of TDI_ACCEPT.
typedef struct _TDI_REQUEST_KERNEL_ACCEPT {
    PTDI_CONNECTION_INFORMATION RequestConnectionInformation;
    PTDI_CONNECTION_INFORMATION ReturnConnectionInformation;
} TDI_REQUEST_KERNEL_ACCEPT, *PTDI_REQUEST_KERNEL_ACCEPT;
/// Parameters of TDI_RECEIVE.
typedef struct _TDI_REQUEST_KERNEL_RECEIVE {
    /// Bytes of the MDL.
    ULONG ReceiveLength;
    /// TDI_RECEIVE_ bits.
    ULONG ReceiveFlags;
} TDI_REQUEST_KERNEL_RECEIVE, *PTDI_REQUEST_KERNEL_RECEIVE;
/// Parameters of TDI_RECEIVE_DATAGRAM.
typedef struct _TDI_REQUEST_KERNEL_RECEIVEDG {
    ULONG ReceiveLength;
    PTDI_CONNECTION_INFORMATION ReceiveDatagramInformation;
    PTDI_CONNECTION_INFORMATION ReturnDatagramInformation;
    ULONG ReceiveFlags;
} TDI_REQUEST_KERNEL_RECEIVEDG, *PTDI_REQUEST_KERNEL_RECEIVEDG;
/// Parameters of TDI_SEND.
typedef struct _TDI_REQUEST_KERNEL_SEND {
    ULONG SendLength;
    ULONG SendFlags;
} TDI_REQUEST_KERNEL_SEND, *PTDI_REQUEST_KERNEL_SEND;
/// Parameters of TDI_SEND_DATAGRAM.
typedef struct _TDI_REQUEST_KERNEL_SENDDG {
    ULONG SendLength;
    PTDI_CONNECTION_INFORMATION SendDatagramInformation;
} TDI_REQUEST_KERNEL_SENDDG, *PTDI_REQUEST_KERNEL_SENDDG;
/// Parameters of TDI_SET_EVENT_HANDLER.
typedef struct _TDI_REQUEST_KERNEL_SET_EVENT {
    /// TDI_EVENT_ value.
    LONG EventType;
    /// NULL for no more events.
    PVOID EventHandler;
    PVOID EventContext;
} TDI_REQUEST_KERNEL_SET_EVENT, *PTDI_REQUEST_KERNEL_SET_EVENT;
/// Parameters of TDI_QUERY_INFORMATION.
typedef struct _TDI_REQUEST_KERNEL_QUERY_INFO {
    /// TDI_QUERY_ value.
    LONG QueryType;
    PTDI_CONNECTION_INFORMATION RequestConnectionInformation;
} TDI_REQUEST_KERNEL_QUERY_INFORMATION, *PTDI_REQUEST_KERNEL_QUERY_INFORMATION;
/// Parameters of TDI_SET_INFORMATION.
typedef struct _TDI_REQUEST_KERNEL_SET_INFO {
    LONG SetType;
    PTDI_CONNECTION_INFORMATION RequestConnectionInformation;
} TDI_REQUEST_KERNEL_SET_INFORMATION, *PTDI_REQUEST_KERNEL_SET_INFORMATION;

/* Events; a transport tells of them at DISPATCH_LEVEL or below. */
#define TDI_EVENT_CONNECT 0
#define TDI_EVENT_DISCONNECT 1
#define TDI_EVENT_ERROR 2
#define TDI_EVENT_RECEIVE 3
#define TDI_EVENT_RECEIVE_DATAGRAM 4
#define TDI_EVENT_RECEIVE_EXPEDITED 5
#define TDI_EVENT_SEND_POSSIBLE 6
#define TDI_EVENT_CHAINED_RECEIVE 7
#define TDI_EVENT_CHAINED_RECEIVE_DATAGRAM 8
#define TDI_EVENT_CHAINED_RECEIVE_EXPEDITED 9
#define TDI_EVENT_ERROR_EX 10

/// A remote node asks for a connection.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI TDI_IND_CONNECT(
    _In_opt_ PVOID TdiEventContext, _In_ LONG RemoteAddressLength, _In_reads_bytes_(RemoteAddressLength) PVOID RemoteAddress,
    _In_ LONG UserDataLength, _In_reads_bytes_opt_(UserDataLength) PVOID UserData, _In_ LONG OptionsLength,
    _In_reads_bytes_opt_(OptionsLength) PVOID Options, _Out_ CONNECTION_CONTEXT *ConnectionContext,
    _Outptr_result_maybenull_ PIRP *AcceptIrp);
typedef TDI_IND_CONNECT *PTDI_IND_CONNECT;
/// The connection has ended.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI TDI_IND_DISCONNECT(
    _In_opt_ PVOID TdiEventContext, _In_opt_ CONNECTION_CONTEXT ConnectionContext, _In_ LONG DisconnectDataLength,
    _In_reads_bytes_opt_(DisconnectDataLength) PVOID DisconnectData, _In_ LONG DisconnectInformationLength,
    _In_reads_bytes_opt_(DisconnectInformationLength) PVOID DisconnectInformation, _In_ ULONG DisconnectFlags);
typedef TDI_IND_DISCONNECT *PTDI_IND_DISCONNECT;
/// The transport cannot go on.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI TDI_IND_ERROR(_In_opt_ PVOID TdiEventContext, _In_ NTSTATUS Status);
typedef TDI_IND_ERROR *PTDI_IND_ERROR;
/// A datagram did not reach its port.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI TDI_IND_ERROR_EX(_In_opt_ PVOID TdiEventContext, _In_ NTSTATUS Status, _In_ PVOID Buffer);
typedef TDI_IND_ERROR_EX *PTDI_IND_ERROR_EX;
/// Data has come; a request that is given back takes the rest of it.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI TDI_IND_RECEIVE(
    _In_opt_ PVOID TdiEventContext, _In_opt_ CONNECTION_CONTEXT ConnectionContext, _In_ ULONG ReceiveFlags, _In_ ULONG BytesIndicated,
    _In_ ULONG BytesAvailable, _Out_ ULONG *BytesTaken, _In_ PVOID Tsdu, _Outptr_result_maybenull_ PIRP *IoRequestPacket);
typedef TDI_IND_RECEIVE *PTDI_IND_RECEIVE;
/// A datagram has come.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI TDI_IND_RECEIVE_DATAGRAM(
    _In_opt_ PVOID TdiEventContext, _In_ LONG SourceAddressLength, _In_reads_bytes_(SourceAddressLength) PVOID SourceAddress,
    _In_ LONG OptionsLength, _In_reads_bytes_opt_(OptionsLength) PVOID Options, _In_ ULONG ReceiveDatagramFlags,
    _In_ ULONG BytesIndicated, _In_ ULONG BytesAvailable, _Out_ ULONG *BytesTaken, _In_ PVOID Tsdu,
    _Outptr_result_maybenull_ PIRP *IoRequestPacket);
typedef TDI_IND_RECEIVE_DATAGRAM *PTDI_IND_RECEIVE_DATAGRAM;
/// Expedited data has come.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI TDI_IND_RECEIVE_EXPEDITED(
    _In_opt_ PVOID TdiEventContext, _In_opt_ CONNECTION_CONTEXT ConnectionContext, _In_ ULONG ReceiveFlags, _In_ ULONG BytesIndicated,
    _In_ ULONG BytesAvailable, _Out_ ULONG *BytesTaken, _In_ PVOID Tsdu, _Outptr_result_maybenull_ PIRP *IoRequestPacket);
typedef TDI_IND_RECEIVE_EXPEDITED *PTDI_IND_RECEIVE_EXPEDITED;
/// All of the data has come; the driver may keep it and return it later.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI TDI_IND_CHAINED_RECEIVE(
    _In_opt_ PVOID TdiEventContext, _In_opt_ CONNECTION_CONTEXT ConnectionContext, _In_ ULONG ReceiveFlags, _In_ ULONG ReceiveLength,
    _In_ ULONG StartingOffset, _In_ PMDL Tsdu, _In_ PVOID TsduDescriptor);
typedef TDI_IND_CHAINED_RECEIVE *PTDI_IND_CHAINED_RECEIVE;
/// The same for a datagram.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI TDI_IND_CHAINED_RECEIVE_DATAGRAM(
    _In_opt_ PVOID TdiEventContext, _In_ LONG SourceAddressLength, _In_reads_bytes_(SourceAddressLength) PVOID SourceAddress,
    _In_ LONG OptionsLength, _In_reads_bytes_opt_(OptionsLength) PVOID Options, _In_ ULONG ReceiveDatagramFlags,
    _In_ ULONG ReceiveDatagramLength, _In_ ULONG StartingOffset, _In_ PMDL Tsdu, _In_ PVOID TsduDescriptor);
typedef TDI_IND_CHAINED_RECEIVE_DATAGRAM *PTDI_IND_CHAINED_RECEIVE_DATAGRAM;
/// The same for expedited data.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI TDI_IND_CHAINED_RECEIVE_EXPEDITED(
    _In_opt_ PVOID TdiEventContext, _In_opt_ CONNECTION_CONTEXT ConnectionContext, _In_ ULONG ReceiveFlags, _In_ ULONG ReceiveLength,
    _In_ ULONG StartingOffset, _In_ PMDL Tsdu, _In_ PVOID TsduDescriptor);
typedef TDI_IND_CHAINED_RECEIVE_EXPEDITED *PTDI_IND_CHAINED_RECEIVE_EXPEDITED;
/// There is room for what is sent again.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI TDI_IND_SEND_POSSIBLE(_In_opt_ PVOID TdiEventContext, _In_opt_ PVOID ConnectionContext, _In_ ULONG BytesAvailable);
typedef TDI_IND_SEND_POSSIBLE *PTDI_IND_SEND_POSSIBLE;
/* The handlers of whoever sets none: they take nothing. */
TDI_IND_CONNECT TdiDefaultConnectHandler;
TDI_IND_DISCONNECT TdiDefaultDisconnectHandler;
TDI_IND_ERROR TdiDefaultErrorHandler;
TDI_IND_RECEIVE TdiDefaultReceiveHandler;
TDI_IND_RECEIVE_DATAGRAM TdiDefaultRcvDatagramHandler;
TDI_IND_RECEIVE_EXPEDITED TdiDefaultRcvExpeditedHandler;
TDI_IND_CHAINED_RECEIVE TdiDefaultChainedReceiveHandler;
TDI_IND_CHAINED_RECEIVE_DATAGRAM TdiDefaultChainedRcvDatagramHandler;
TDI_IND_CHAINED_RECEIVE_EXPEDITED TdiDefaultChainedRcvExpeditedHandler;
TDI_IND_SEND_POSSIBLE TdiDefaultSendPossibleHandler;

/// An IRP for a request to a transport; its parameters are put in by the macros below.
#define TdiBuildInternalDeviceControlIrp(SubFunction, DeviceObject, FileObject, Event, IoStatusBlock) \
    IoBuildDeviceIoControlRequest(0x00000003, (DeviceObject), NULL, 0, NULL, 0, TRUE, (Event), (IoStatusBlock))
#define TdiBuildBaseIrp(bIrp, bDevObj, bFileObj, bCompRoutine, bContxt, bIrpSp, bMinor) \
    { \
        (bIrpSp)->MajorFunction = IRP_MJ_INTERNAL_DEVICE_CONTROL; \
        (bIrpSp)->MinorFunction = (bMinor); \
        (bIrpSp)->DeviceObject = (bDevObj); \
        (bIrpSp)->FileObject = (bFileObj); \
        if (bCompRoutine) { \
            IoSetCompletionRoutine((bIrp), (bCompRoutine), (bContxt), TRUE, TRUE, TRUE); \
        } else { \
            IoSetCompletionRoutine((bIrp), NULL, NULL, FALSE, FALSE, FALSE); \
        } \
    }
/// Ties a connection to an address.
#define TdiBuildAssociateAddress(Irp, DevObj, FileObj, CompRoutine, Contxt, AddrHandle) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        PTDI_REQUEST_KERNEL_ASSOCIATE _Request = (PTDI_REQUEST_KERNEL_ASSOCIATE)&_IrpSp->Parameters; \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_ASSOCIATE_ADDRESS); \
        _Request->AddressHandle = (HANDLE)(AddrHandle); \
    }
/// Unties it.
#define TdiBuildDisassociateAddress(Irp, DevObj, FileObj, CompRoutine, Contxt) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_DISASSOCIATE_ADDRESS); \
    }
/// Offers a connection to a remote node.
#define TdiBuildConnect(Irp, DevObj, FileObj, CompRoutine, Contxt, Time, RequestConnectionInfo, ReturnConnectionInfo) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        PTDI_REQUEST_KERNEL _Request = (PTDI_REQUEST_KERNEL)&_IrpSp->Parameters; \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_CONNECT); \
        _Request->RequestConnectionInformation = (RequestConnectionInfo); \
        _Request->ReturnConnectionInformation = (ReturnConnectionInfo); \
        _Request->RequestSpecific = (PVOID)(Time); \
    }
/// Waits for an offer.
#define TdiBuildListen(Irp, DevObj, FileObj, CompRoutine, Contxt, Flags, RequestConnectionInfo, ReturnConnectionInfo) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        PTDI_REQUEST_KERNEL _Request = (PTDI_REQUEST_KERNEL)&_IrpSp->Parameters; \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_LISTEN); \
        _Request->RequestConnectionInformation = (RequestConnectionInfo); \
        _Request->ReturnConnectionInformation = (ReturnConnectionInfo); \
        _Request->RequestFlags = (Flags); \
    }
/// Takes an offer.
#define TdiBuildAccept(Irp, DevObj, FileObj, CompRoutine, Contxt, RequestConnectionInfo, ReturnConnectionInfo) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        PTDI_REQUEST_KERNEL_ACCEPT _Request = (PTDI_REQUEST_KERNEL_ACCEPT)&_IrpSp->Parameters; \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_ACCEPT); \
        _Request->RequestConnectionInformation = (RequestConnectionInfo); \
        _Request->ReturnConnectionInformation = (ReturnConnectionInfo); \
    }
/// Ends a connection.
#define TdiBuildDisconnect(Irp, DevObj, FileObj, CompRoutine, Contxt, Time, Flags, RequestConnectionInfo, ReturnConnectionInfo) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        PTDI_REQUEST_KERNEL _Request = (PTDI_REQUEST_KERNEL)&_IrpSp->Parameters; \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_DISCONNECT); \
        _Request->RequestConnectionInformation = (RequestConnectionInfo); \
        _Request->ReturnConnectionInformation = (ReturnConnectionInfo); \
        _Request->RequestSpecific = (PVOID)(Time); \
        _Request->RequestFlags = (Flags); \
    }
/// Receives on a connection.
#define TdiBuildReceive(Irp, DevObj, FileObj, CompRoutine, Contxt, MdlAddr, InFlags, ReceiveLen) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        PTDI_REQUEST_KERNEL_RECEIVE _Request = (PTDI_REQUEST_KERNEL_RECEIVE)&_IrpSp->Parameters; \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_RECEIVE); \
        _Request->ReceiveFlags = (InFlags); \
        _Request->ReceiveLength = (ReceiveLen); \
        (Irp)->MdlAddress = (MdlAddr); \
    }
/// Receives a datagram.
#define TdiBuildReceiveDatagram(Irp, DevObj, FileObj, CompRoutine, Contxt, MdlAddr, ReceiveLen, ReceiveDatagramInfo, ReturnInfo, InFlags) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        PTDI_REQUEST_KERNEL_RECEIVEDG _Request = (PTDI_REQUEST_KERNEL_RECEIVEDG)&_IrpSp->Parameters; \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_RECEIVE_DATAGRAM); \
        _Request->ReceiveDatagramInformation = (ReceiveDatagramInfo); \
        _Request->ReturnDatagramInformation = (ReturnInfo); \
        _Request->ReceiveLength = (ReceiveLen); \
        _Request->ReceiveFlags = (InFlags); \
        (Irp)->MdlAddress = (MdlAddr); \
    }
/// Sends on a connection.
#define TdiBuildSend(Irp, DevObj, FileObj, CompRoutine, Contxt, MdlAddr, InFlags, SendLen) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        PTDI_REQUEST_KERNEL_SEND _Request = (PTDI_REQUEST_KERNEL_SEND)&_IrpSp->Parameters; \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_SEND); \
        _Request->SendFlags = (InFlags); \
        _Request->SendLength = (SendLen); \
        (Irp)->MdlAddress = (MdlAddr); \
    }
/// Sends a datagram.
#define TdiBuildSendDatagram(Irp, DevObj, FileObj, CompRoutine, Contxt, MdlAddr, SendLen, SendDatagramInfo) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        PTDI_REQUEST_KERNEL_SENDDG _Request = (PTDI_REQUEST_KERNEL_SENDDG)&_IrpSp->Parameters; \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_SEND_DATAGRAM); \
        _Request->SendDatagramInformation = (SendDatagramInfo); \
        _Request->SendLength = (SendLen); \
        (Irp)->MdlAddress = (MdlAddr); \
    }
/// Asks to be told of an event.
#define TdiBuildSetEventHandler(Irp, DevObj, FileObj, CompRoutine, Contxt, InEventType, InEventHandler, InEventContext) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        PTDI_REQUEST_KERNEL_SET_EVENT _Request = (PTDI_REQUEST_KERNEL_SET_EVENT)&_IrpSp->Parameters; \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_SET_EVENT_HANDLER); \
        _Request->EventType = (InEventType); \
        _Request->EventHandler = (PVOID)(InEventHandler); \
        _Request->EventContext = (PVOID)(InEventContext); \
    }
/// Asks the transport about itself, an address or a connection.
#define TdiBuildQueryInformation(Irp, DevObj, FileObj, CompRoutine, Contxt, QType, MdlAddr) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        PTDI_REQUEST_KERNEL_QUERY_INFORMATION _Request = (PTDI_REQUEST_KERNEL_QUERY_INFORMATION)&_IrpSp->Parameters; \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_QUERY_INFORMATION); \
        _Request->QueryType = (LONG)(QType); \
        _Request->RequestConnectionInformation = NULL; \
        (Irp)->MdlAddress = (MdlAddr); \
    }
/// Sets something of these.
#define TdiBuildSetInformation(Irp, DevObj, FileObj, CompRoutine, Contxt, SType, MdlAddr) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        PTDI_REQUEST_KERNEL_SET_INFORMATION _Request = (PTDI_REQUEST_KERNEL_SET_INFORMATION)&_IrpSp->Parameters; \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_SET_INFORMATION); \
        _Request->SetType = (LONG)(SType); \
        _Request->RequestConnectionInformation = NULL; \
        (Irp)->MdlAddress = (MdlAddr); \
    }
/// Asks for what only some transports do.
#define TdiBuildAction(Irp, DevObj, FileObj, CompRoutine, Contxt, MdlAddr) \
    { \
        PIO_STACK_LOCATION _IrpSp = IoGetNextIrpStackLocation(Irp); \
        TdiBuildBaseIrp(Irp, DevObj, FileObj, CompRoutine, Contxt, _IrpSp, TDI_ACTION); \
        (Irp)->MdlAddress = (MdlAddr); \
    }
#define TdiCompleteRequest(Irp, CompletionStatus) \
    { \
        (Irp)->IoStatus.Status = (CompletionStatus); \
        IoCompleteRequest((Irp), IO_NETWORK_INCREMENT); \
    }
#define TdiCopyLookaheadData(Destination, Source, Length, ReceiveFlags) RtlCopyMemory((Destination), (Source), (Length))

#define TDI_CURRENT_MAJOR_VERSION 2
#define TDI_CURRENT_MINOR_VERSION 0
#define TDI_CURRENT_VERSION (TDI_CURRENT_MINOR_VERSION << 8 | TDI_CURRENT_MAJOR_VERSION)
typedef enum _TDI_PNP_OPCODE {
    TDI_PNP_OP_MIN, TDI_PNP_OP_ADD, TDI_PNP_OP_DEL, TDI_PNP_OP_UPDATE, TDI_PNP_OP_PROVIDERREADY, TDI_PNP_OP_NETREADY,
    TDI_PNP_OP_ADD_IGNORE_BINDING, TDI_PNP_OP_DELETE_IGNORE_BINDING, TDI_PNP_OP_MAX
} TDI_PNP_OPCODE;
/// What a transport says of itself when devices come and go.
typedef struct _TDI_PNP_CONTEXT {
    USHORT ContextSize;
    USHORT ContextType;
    UCHAR ContextData[1];
} TDI_PNP_CONTEXT, *PTDI_PNP_CONTEXT;
typedef struct _NET_PNP_EVENT NET_PNP_EVENT, *PNET_PNP_EVENT;
typedef VOID (NTAPI *TDI_ADD_ADDRESS_HANDLER)(_In_ PTA_ADDRESS Address);
typedef VOID (NTAPI *TDI_ADD_ADDRESS_HANDLER_V2)(_In_ PTA_ADDRESS Address, _In_ PUNICODE_STRING DeviceName, _In_ PTDI_PNP_CONTEXT Context);
typedef VOID (NTAPI *TDI_BINDING_HANDLER)(_In_ TDI_PNP_OPCODE PnPOpcode, _In_ PUNICODE_STRING DeviceName, _In_ PWSTR MultiSZBindList);
typedef VOID (NTAPI *TDI_BIND_HANDLER)(_In_ PUNICODE_STRING DeviceName);
typedef VOID (NTAPI *TDI_UNBIND_HANDLER)(_In_ PUNICODE_STRING DeviceName);
typedef VOID (NTAPI *TDI_DEL_ADDRESS_HANDLER)(_In_ PTA_ADDRESS Address);
typedef VOID (NTAPI *TDI_DEL_ADDRESS_HANDLER_V2)(_In_ PTA_ADDRESS Address, _In_ PUNICODE_STRING DeviceName, _In_ PTDI_PNP_CONTEXT Context);
typedef NTSTATUS (NTAPI *TDI_PNP_POWER_HANDLER)(
    _In_ PUNICODE_STRING DeviceName, _In_ PNET_PNP_EVENT PowerEvent, _In_ PTDI_PNP_CONTEXT Context1, _In_ PTDI_PNP_CONTEXT Context2);
typedef VOID (NTAPI *ProviderPnPPowerComplete)(_In_ PNET_PNP_EVENT NetEvent, _In_ NTSTATUS ProviderStatus);
/// Routines that hear of transports' devices and addresses.
typedef struct _TDI20_CLIENT_INTERFACE_INFO {
    union {
        struct {
            UCHAR MajorTdiVersion;
            UCHAR MinorTdiVersion;
        };
        /// TDI_CURRENT_VERSION.
        USHORT TdiVersion;
    };
    USHORT Unused;
    PUNICODE_STRING ClientName;
    TDI_PNP_POWER_HANDLER PnPPowerHandler;
    union {
        TDI_BINDING_HANDLER BindingHandler;
        struct {
            TDI_BIND_HANDLER BindHandler;
            TDI_UNBIND_HANDLER UnBindHandler;
        };
    };
    union {
        struct {
            TDI_ADD_ADDRESS_HANDLER_V2 AddAddressHandlerV2;
            TDI_DEL_ADDRESS_HANDLER_V2 DelAddressHandlerV2;
        };
        struct {
            TDI_ADD_ADDRESS_HANDLER AddAddressHandler;
            TDI_DEL_ADDRESS_HANDLER DelAddressHandler;
        };
    };
} TDI20_CLIENT_INTERFACE_INFO, *PTDI20_CLIENT_INTERFACE_INFO;
typedef TDI20_CLIENT_INTERFACE_INFO TDI_CLIENT_INTERFACE_INFO, *PTDI_CLIENT_INTERFACE_INFO;

VOID NTAPI TdiBuildNetbiosAddress(_In_ PUCHAR NetbiosName, _In_ BOOLEAN IsGroupName, _Inout_ PTA_NETBIOS_ADDRESS NetworkName);
/// Copies from a buffer to a chain of MDLs.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI TdiCopyBufferToMdl(
    _In_ PVOID SourceBuffer, _In_ ULONG SourceOffset, _In_ ULONG SourceBytesToCopy, _In_ PMDL DestinationMdlChain,
    _In_ ULONG DestinationOffset, _Out_ PULONG BytesCopied);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI TdiCopyMdlChainToMdlChain(
    _In_ PMDL SourceMdlChain, _In_ ULONG SourceOffset, _In_ PMDL DestinationMdlChain, _In_ ULONG DestinationOffset,
    _Out_ PULONG BytesCopied);
/// Copies from a chain of MDLs to a buffer.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI TdiCopyMdlToBuffer(
    _In_ PMDL SourceMdlChain, _In_ ULONG SourceOffset, _Out_ PVOID DestinationBuffer, _In_ ULONG DestinationOffset,
    _In_ ULONG DestinationBufferSize, _Out_ PULONG BytesCopied);
/// Makes a request of a program, IOCTL_TDI_…, the request of a driver that it stands for.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiMapUserRequest(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ PIO_STACK_LOCATION IrpSp);
/// Gives back what chained events left with the driver.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI TdiReturnChainedReceives(_In_ PVOID *TsduDescriptors, _In_ ULONG NumberOfTsdus);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiRegisterPnPHandlers(
    _In_ PTDI_CLIENT_INTERFACE_INFO ClientInterfaceInfo, _In_ ULONG InterfaceInfoSize, _Out_ HANDLE *BindingHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiDeregisterPnPHandlers(_In_ HANDLE BindingHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiEnumerateAddresses(_In_ HANDLE BindingHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiRegisterAddressChangeHandler(
    _In_ TDI_ADD_ADDRESS_HANDLER AddHandler, _In_ TDI_DEL_ADDRESS_HANDLER DeleteHandler, _Out_ HANDLE *BindingHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiDeregisterAddressChangeHandler(_In_ HANDLE BindingHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiRegisterDeviceObject(_In_ PUNICODE_STRING DeviceName, _Out_ HANDLE *DevRegistrationHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiDeregisterDeviceObject(_In_ HANDLE DevRegistrationHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiRegisterNetAddress(
    _In_ PTA_ADDRESS Address, _In_ PUNICODE_STRING DeviceName, _In_opt_ PTDI_PNP_CONTEXT Context, _Out_ HANDLE *AddrRegistrationHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiDeregisterNetAddress(_In_ HANDLE AddrRegistrationHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiRegisterProvider(_In_ PUNICODE_STRING ProviderName, _Out_ HANDLE *ProviderHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiProviderReady(_In_ HANDLE ProviderHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI TdiDeregisterProvider(_In_ HANDLE ProviderHandle);
VOID NTAPI TdiPnPPowerComplete(_In_ HANDLE BindingHandle, _In_ PNET_PNP_EVENT PowerEvent, _In_ NTSTATUS Status);
NTSTATUS NTAPI TdiPnPPowerRequest(
    _In_ PUNICODE_STRING DeviceName, _In_ PNET_PNP_EVENT PowerEvent, _In_opt_ PTDI_PNP_CONTEXT Context1,
    _In_opt_ PTDI_PNP_CONTEXT Context2, _In_ ProviderPnPPowerComplete ProtocolCompletionHandler);

#ifdef __cplusplus
}
#endif
