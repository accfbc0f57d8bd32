// URBs: the requests that drivers send to the USB driver stack.
#pragma once
#ifndef __USB_H__
#define __USB_H__
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <usb200.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifndef _WDMDDK_
typedef PVOID PMDL;
typedef PVOID PIRP;
#endif
#define USBDI_VERSION 0x00000600
#define USB_PORTATTR_NO_CONNECTOR 0x00000001
#define USB_PORTATTR_SHARED_USB2 0x00000002
#define USB_PORTATTR_MINI_CONNECTOR 0x00000004
#define USB_PORTATTR_OEM_CONNECTOR 0x00000008
#define USB_PORTATTR_OWNED_BY_CC 0x01000000
#define USB_PORTATTR_NO_OVERCURRENT_UI 0x02000000
/// Known host controllers.
typedef enum _USB_CONTROLLER_FLAVOR {
    USB_HcGeneric = 0, OHCI_Generic = 100, OHCI_Hydra, OHCI_NEC, UHCI_Generic = 200, UHCI_Piix4 = 201, UHCI_Piix3 = 202,
    UHCI_Ich2 = 203, UHCI_Reserved204 = 204, UHCI_Ich1 = 205, UHCI_Ich3m = 206, UHCI_Ich4 = 207, UHCI_Ich5 = 208, UHCI_Ich6 = 209,
    UHCI_Intel = 249, UHCI_VIA = 250, UHCI_VIA_x01 = 251, UHCI_VIA_x02 = 252, UHCI_VIA_x03 = 253, UHCI_VIA_x04 = 254,
    UHCI_VIA_x0E_FIFO = 264, EHCI_Generic = 1000, EHCI_NEC = 2000, EHCI_Lucent = 3000, EHCI_NVIDIA_Tegra2 = 4000,
    EHCI_NVIDIA_Tegra3 = 4001, EHCI_Intel_Medfield = 5001
} USB_CONTROLLER_FLAVOR;
#define USB_DEFAULT_DEVICE_ADDRESS 0
#define USB_DEFAULT_ENDPOINT_ADDRESS 0
#define USB_DEFAULT_MAX_PACKET 64
/// The URB that an IRP carries.
#define URB_FROM_IRP(Irp) (IoGetCurrentIrpStackLocation(Irp)->Parameters.Others.Argument1)
#define URB_FUNCTION_SELECT_CONFIGURATION 0x0000
#define URB_FUNCTION_SELECT_INTERFACE 0x0001
#define URB_FUNCTION_ABORT_PIPE 0x0002
#define URB_FUNCTION_TAKE_FRAME_LENGTH_CONTROL 0x0003
#define URB_FUNCTION_RELEASE_FRAME_LENGTH_CONTROL 0x0004
#define URB_FUNCTION_GET_FRAME_LENGTH 0x0005
#define URB_FUNCTION_SET_FRAME_LENGTH 0x0006
#define URB_FUNCTION_GET_CURRENT_FRAME_NUMBER 0x0007
#define URB_FUNCTION_CONTROL_TRANSFER 0x0008
#define URB_FUNCTION_BULK_OR_INTERRUPT_TRANSFER 0x0009
#define URB_FUNCTION_ISOCH_TRANSFER 0x000a
#define URB_FUNCTION_GET_DESCRIPTOR_FROM_DEVICE 0x000b
#define URB_FUNCTION_SET_DESCRIPTOR_TO_DEVICE 0x000c
#define URB_FUNCTION_SET_FEATURE_TO_DEVICE 0x000d
#define URB_FUNCTION_SET_FEATURE_TO_INTERFACE 0x000e
#define URB_FUNCTION_SET_FEATURE_TO_ENDPOINT 0x000f
#define URB_FUNCTION_CLEAR_FEATURE_TO_DEVICE 0x0010
#define URB_FUNCTION_CLEAR_FEATURE_TO_INTERFACE 0x0011
#define URB_FUNCTION_CLEAR_FEATURE_TO_ENDPOINT 0x0012
#define URB_FUNCTION_GET_STATUS_FROM_DEVICE 0x0013
#define URB_FUNCTION_GET_STATUS_FROM_INTERFACE 0x0014
#define URB_FUNCTION_GET_STATUS_FROM_ENDPOINT 0x0015
#define URB_FUNCTION_RESERVED_0X0016 0x0016
#define URB_FUNCTION_VENDOR_DEVICE 0x0017
#define URB_FUNCTION_VENDOR_INTERFACE 0x0018
#define URB_FUNCTION_VENDOR_ENDPOINT 0x0019
#define URB_FUNCTION_CLASS_DEVICE 0x001a
#define URB_FUNCTION_CLASS_INTERFACE 0x001b
#define URB_FUNCTION_CLASS_ENDPOINT 0x001c
#define URB_FUNCTION_RESERVE_0X001D 0x001d
#define URB_FUNCTION_SYNC_RESET_PIPE_AND_CLEAR_STALL 0x001e
#define URB_FUNCTION_CLASS_OTHER 0x001f
#define URB_FUNCTION_VENDOR_OTHER 0x0020
#define URB_FUNCTION_GET_STATUS_FROM_OTHER 0x0021
#define URB_FUNCTION_CLEAR_FEATURE_TO_OTHER 0x0022
#define URB_FUNCTION_SET_FEATURE_TO_OTHER 0x0023
#define URB_FUNCTION_GET_DESCRIPTOR_FROM_ENDPOINT 0x0024
#define URB_FUNCTION_SET_DESCRIPTOR_TO_ENDPOINT 0x0025
#define URB_FUNCTION_GET_CONFIGURATION 0x0026
#define URB_FUNCTION_GET_INTERFACE 0x0027
#define URB_FUNCTION_GET_DESCRIPTOR_FROM_INTERFACE 0x0028
#define URB_FUNCTION_SET_DESCRIPTOR_TO_INTERFACE 0x0029
#define URB_FUNCTION_GET_MS_FEATURE_DESCRIPTOR 0x002a
#define URB_FUNCTION_RESERVE_0X002B 0x002b
#define URB_FUNCTION_RESERVE_0X002C 0x002c
#define URB_FUNCTION_RESERVE_0X002D 0x002d
#define URB_FUNCTION_RESERVE_0X002E 0x002e
#define URB_FUNCTION_RESERVE_0X002F 0x002f
#define URB_FUNCTION_SYNC_RESET_PIPE 0x0030
#define URB_FUNCTION_SYNC_CLEAR_STALL 0x0031
#define URB_FUNCTION_CONTROL_TRANSFER_EX 0x0032
#define URB_FUNCTION_RESERVE_0X0033 0x0033
#define URB_FUNCTION_RESERVE_0X0034 0x0034
#define URB_FUNCTION_OPEN_STATIC_STREAMS 0x0035
#define URB_FUNCTION_CLOSE_STATIC_STREAMS 0x0036
#define URB_FUNCTION_BULK_OR_INTERRUPT_TRANSFER_USING_CHAINED_MDL 0x0037
#define URB_FUNCTION_ISOCH_TRANSFER_USING_CHAINED_MDL 0x0038
#define URB_FUNCTION_RESET_PIPE URB_FUNCTION_SYNC_RESET_PIPE_AND_CLEAR_STALL
#define USBD_TRANSFER_DIRECTION 0x00000001
#define USBD_SHORT_TRANSFER_OK 0x00000002
#define USBD_START_ISO_TRANSFER_ASAP 0x00000004
#define USBD_DEFAULT_PIPE_TRANSFER 0x00000008
#define USBD_TRANSFER_DIRECTION_FLAG(flags) ((flags) & USBD_TRANSFER_DIRECTION)
#define USBD_TRANSFER_DIRECTION_OUT 0
#define USBD_TRANSFER_DIRECTION_IN 1
#define VALID_TRANSFER_FLAGS_MASK (USBD_SHORT_TRANSFER_OK | USBD_TRANSFER_DIRECTION | USBD_START_ISO_TRANSFER_ASAP | USBD_DEFAULT_PIPE_TRANSFER)
#define USBD_ISO_START_FRAME_RANGE 1024
typedef LONG USBD_STATUS;
/// Whether a USBD status is a success.
#define USBD_SUCCESS(Status) ((USBD_STATUS)(Status) >= 0)
/// Whether a USBD status says that the request is under way.
#define USBD_PENDING(Status) ((ULONG)(Status) >> 30 == 1)
/// Whether a USBD status is an error.
#define USBD_ERROR(Status) ((USBD_STATUS)(Status) < 0)
#define USBD_STATUS_SUCCESS ((USBD_STATUS) 0x00000000)
#define USBD_STATUS_PENDING ((USBD_STATUS) 0x40000000)
#define USBD_STATUS_CRC ((USBD_STATUS) 0xc0000001)
#define USBD_STATUS_BTSTUFF ((USBD_STATUS) 0xc0000002)
#define USBD_STATUS_DATA_TOGGLE_MISMATCH ((USBD_STATUS) 0xc0000003)
#define USBD_STATUS_STALL_PID ((USBD_STATUS) 0xc0000004)
#define USBD_STATUS_DEV_NOT_RESPONDING ((USBD_STATUS) 0xc0000005)
#define USBD_STATUS_PID_CHECK_FAILURE ((USBD_STATUS) 0xc0000006)
#define USBD_STATUS_UNEXPECTED_PID ((USBD_STATUS) 0xc0000007)
#define USBD_STATUS_DATA_OVERRUN ((USBD_STATUS) 0xc0000008)
#define USBD_STATUS_DATA_UNDERRUN ((USBD_STATUS) 0xc0000009)
#define USBD_STATUS_RESERVED1 ((USBD_STATUS) 0xc000000a)
#define USBD_STATUS_RESERVED2 ((USBD_STATUS) 0xc000000b)
#define USBD_STATUS_BUFFER_OVERRUN ((USBD_STATUS) 0xc000000c)
#define USBD_STATUS_BUFFER_UNDERRUN ((USBD_STATUS) 0xc000000d)
#define USBD_STATUS_NOT_ACCESSED ((USBD_STATUS) 0xc000000f)
#define USBD_STATUS_FIFO ((USBD_STATUS) 0xc0000010)
#define USBD_STATUS_XACT_ERROR ((USBD_STATUS) 0xc0000011)
#define USBD_STATUS_BABBLE_DETECTED ((USBD_STATUS) 0xc0000012)
#define USBD_STATUS_DATA_BUFFER_ERROR ((USBD_STATUS) 0xc0000013)
#define USBD_STATUS_NO_PING_RESPONSE ((USBD_STATUS) 0xc0000014)
#define USBD_STATUS_INVALID_STREAM_TYPE ((USBD_STATUS) 0xc0000015)
#define USBD_STATUS_INVALID_STREAM_ID ((USBD_STATUS) 0xc0000016)
#define USBD_STATUS_ENDPOINT_HALTED ((USBD_STATUS) 0xc0000030)
#define USBD_STATUS_INVALID_URB_FUNCTION ((USBD_STATUS) 0x80000200)
#define USBD_STATUS_INVALID_PARAMETER ((USBD_STATUS) 0x80000300)
#define USBD_STATUS_ERROR_BUSY ((USBD_STATUS) 0x80000400)
#define USBD_STATUS_INVALID_PIPE_HANDLE ((USBD_STATUS) 0x80000600)
#define USBD_STATUS_NO_BANDWIDTH ((USBD_STATUS) 0x80000700)
#define USBD_STATUS_INTERNAL_HC_ERROR ((USBD_STATUS) 0x80000800)
#define USBD_STATUS_ERROR_SHORT_TRANSFER ((USBD_STATUS) 0x80000900)
#define USBD_STATUS_BAD_START_FRAME ((USBD_STATUS) 0xc0000a00)
#define USBD_STATUS_ISOCH_REQUEST_FAILED ((USBD_STATUS) 0xc0000b00)
#define USBD_STATUS_FRAME_CONTROL_OWNED ((USBD_STATUS) 0xc0000c00)
#define USBD_STATUS_FRAME_CONTROL_NOT_OWNED ((USBD_STATUS) 0xc0000d00)
#define USBD_STATUS_NOT_SUPPORTED ((USBD_STATUS) 0xc0000e00)
#define USBD_STATUS_INAVLID_CONFIGURATION_DESCRIPTOR ((USBD_STATUS) 0xc0000f00)
#define USBD_STATUS_INSUFFICIENT_RESOURCES ((USBD_STATUS) 0xc0001000)
#define USBD_STATUS_SET_CONFIG_FAILED ((USBD_STATUS) 0xc0002000)
#define USBD_STATUS_BUFFER_TOO_SMALL ((USBD_STATUS) 0xc0003000)
#define USBD_STATUS_INTERFACE_NOT_FOUND ((USBD_STATUS) 0xc0004000)
#define USBD_STATUS_INAVLID_PIPE_FLAGS ((USBD_STATUS) 0xc0005000)
#define USBD_STATUS_TIMEOUT ((USBD_STATUS) 0xc0006000)
#define USBD_STATUS_DEVICE_GONE ((USBD_STATUS) 0xc0007000)
#define USBD_STATUS_STATUS_NOT_MAPPED ((USBD_STATUS) 0xc0008000)
#define USBD_STATUS_HUB_INTERNAL_ERROR ((USBD_STATUS) 0xc0009000)
#define USBD_STATUS_CANCELED ((USBD_STATUS) 0xc0010000)
#define USBD_STATUS_ISO_NOT_ACCESSED_BY_HW ((USBD_STATUS) 0xc0020000)
#define USBD_STATUS_ISO_TD_ERROR ((USBD_STATUS) 0xc0030000)
#define USBD_STATUS_ISO_NA_LATE_USBPORT ((USBD_STATUS) 0xc0040000)
#define USBD_STATUS_ISO_NOT_ACCESSED_LATE ((USBD_STATUS) 0xc0050000)
#define USBD_STATUS_BAD_DESCRIPTOR ((USBD_STATUS) 0xc0100000)
#define USBD_STATUS_BAD_DESCRIPTOR_BLEN ((USBD_STATUS) 0xc0100001)
#define USBD_STATUS_BAD_DESCRIPTOR_TYPE ((USBD_STATUS) 0xc0100002)
#define USBD_STATUS_BAD_INTERFACE_DESCRIPTOR ((USBD_STATUS) 0xc0100003)
#define USBD_STATUS_BAD_ENDPOINT_DESCRIPTOR ((USBD_STATUS) 0xc0100004)
#define USBD_STATUS_BAD_INTERFACE_ASSOC_DESCRIPTOR ((USBD_STATUS) 0xc0100005)
#define USBD_STATUS_BAD_CONFIG_DESC_LENGTH ((USBD_STATUS) 0xc0100006)
#define USBD_STATUS_BAD_NUMBER_OF_INTERFACES ((USBD_STATUS) 0xc0100007)
#define USBD_STATUS_BAD_NUMBER_OF_ENDPOINTS ((USBD_STATUS) 0xc0100008)
#define USBD_STATUS_BAD_ENDPOINT_ADDRESS ((USBD_STATUS) 0xc0100009)
typedef PVOID USBD_PIPE_HANDLE;
typedef PVOID USBD_CONFIGURATION_HANDLE;
typedef PVOID USBD_INTERFACE_HANDLE;
#define USBD_DEFAULT_MAXIMUM_TRANSFER_SIZE 0xffffffff
/// The version of the USB driver stack.
typedef struct _USBD_VERSION_INFORMATION {
    /// Version of the stack's interface to drivers in BCD, as USBDI_VERSION.
    ULONG USBDI_Version;
    /// Highest version of USB that the host controller has, in BCD: 0x0200 is 2.0.
    ULONG Supported_USB_Version;
} USBD_VERSION_INFORMATION, *PUSBD_VERSION_INFORMATION;
/// The type of a pipe.
typedef enum _USBD_PIPE_TYPE { UsbdPipeTypeControl, UsbdPipeTypeIsochronous, UsbdPipeTypeBulk, UsbdPipeTypeInterrupt } USBD_PIPE_TYPE;
/// Whether a pipe goes to the host.
#define USBD_PIPE_DIRECTION_IN(pipeInformation) ((pipeInformation)->EndpointAddress & USB_ENDPOINT_DIRECTION_MASK)
/// A device of a list.
typedef struct _USBD_DEVICE_INFORMATION {
    /// Bytes from this entry to the next.
    ULONG OffsetNext;
    /// What the stack knows the device by.
    PVOID UsbdDeviceHandle;
    /// As the device reported it.
    USB_DEVICE_DESCRIPTOR DeviceDescriptor;
} USBD_DEVICE_INFORMATION, *PUSBD_DEVICE_INFORMATION;
/// A pipe: what the driver asks for and what the stack opened.
typedef struct _USBD_PIPE_INFORMATION {
    /// Most bytes of one packet, from the endpoint's descriptor unless USBD_PF_CHANGE_MAX_PACKET is set.
    USHORT MaximumPacketSize;
    /// Number of the endpoint in bits 0 to 3; bit 7 is set if it sends to the host.
    UCHAR EndpointAddress;
    /// bInterval of the endpoint's descriptor: how often the host polls it.
    UCHAR Interval;
    /// Kind of its transfers.
    USBD_PIPE_TYPE PipeType;
    /// What names the pipe in transfers; the stack fills it.
    USBD_PIPE_HANDLE PipeHandle;
    /// Most bytes of one transfer; ignored since Windows XP.
    ULONG MaximumTransferSize;
    /// USBD_PF_ bits, set by the driver before the interface is selected.
    ULONG PipeFlags;
} USBD_PIPE_INFORMATION, *PUSBD_PIPE_INFORMATION;
#define USBD_PF_CHANGE_MAX_PACKET 0x00000001
#define USBD_PF_SHORT_PACKET_OPT 0x00000002
#define USBD_PF_ENABLE_RT_THREAD_ACCESS 0x00000004
#define USBD_PF_MAP_ADD_TRANSFERS 0x00000008
#define USBD_PF_VALID_MASK (USBD_PF_CHANGE_MAX_PACKET | USBD_PF_SHORT_PACKET_OPT | USBD_PF_ENABLE_RT_THREAD_ACCESS | USBD_PF_MAP_ADD_TRANSFERS)
/// A setting of an interface with its pipes.
typedef struct _USBD_INTERFACE_INFORMATION {
    /// Bytes of this structure with all its pipes.
    USHORT Length;
    /// bInterfaceNumber of the interface.
    UCHAR InterfaceNumber;
    /// bAlternateSetting to be selected.
    UCHAR AlternateSetting;
    /// bInterfaceClass; the stack fills it.
    UCHAR Class;
    /// bInterfaceSubClass; the stack fills it.
    UCHAR SubClass;
    /// bInterfaceProtocol; the stack fills it.
    UCHAR Protocol;
    /// Not used.
    UCHAR Reserved;
    /// What the stack knows the interface by; it fills it.
    USBD_INTERFACE_HANDLE InterfaceHandle;
    /// Entries of Pipes.
    ULONG NumberOfPipes;
    /// One for each endpoint of the setting, in the order of their descriptors.
    USBD_PIPE_INFORMATION Pipes[1];
} USBD_INTERFACE_INFORMATION, *PUSBD_INTERFACE_INFORMATION;
/// Space for the host controller's driver.
struct _URB_HCD_AREA {
    /// The host controller's driver's; others leave it alone.
    PVOID Reserved8[8];
};
/// How every URB begins.
struct _URB_HEADER {
    /// Bytes of the structure that Function asks for.
    USHORT Length;
    /// URB_FUNCTION_: what is asked.
    USHORT Function;
    /// Outcome, set at completion.
    USBD_STATUS Status;
    /// The stack's; others leave it alone.
    PVOID UsbdDeviceHandle;
    /// The stack's; others leave it alone.
    ULONG UsbdFlags;
};
/// Selects a setting of an interface.
struct _URB_SELECT_INTERFACE {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// From the URB that selected the configuration.
    USBD_CONFIGURATION_HANDLE ConfigurationHandle;
    /// The interface, the setting wanted and, at completion, its pipes.
    USBD_INTERFACE_INFORMATION Interface;
};
/// Selects a configuration.
struct _URB_SELECT_CONFIGURATION {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// The configuration wanted; NULL leaves the device without one.
    PUSB_CONFIGURATION_DESCRIPTOR ConfigurationDescriptor;
    /// What the stack knows the configuration by; set at completion.
    USBD_CONFIGURATION_HANDLE ConfigurationHandle;
    /// First of the interfaces, which follow each other; at completion their pipes are open.
    USBD_INTERFACE_INFORMATION Interface;
};
/// Aborts or resets a pipe.
struct _URB_PIPE_REQUEST {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// Pipe to abort or reset.
    USBD_PIPE_HANDLE PipeHandle;
    /// Not used.
    ULONG Reserved;
};
/// Takes or gives back the right to change the length of frames; obsolete.
struct _URB_FRAME_LENGTH_CONTROL {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
};
/// Reads the length of a frame; obsolete.
struct _URB_GET_FRAME_LENGTH {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// Bit times in a frame.
    ULONG FrameLength;
    /// Frame that has this length.
    ULONG FrameNumber;
};
/// Changes the length of frames; obsolete.
struct _URB_SET_FRAME_LENGTH {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// Bit times by which frames become longer, or shorter if negative.
    LONG FrameLengthDelta;
};
/// Reads the present frame number.
struct _URB_GET_CURRENT_FRAME_NUMBER {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// Counts frames of 1 ms; set at completion.
    ULONG FrameNumber;
};
#include <usb/control_requests.h>
/// A control transfer.
struct _URB_CONTROL_TRANSFER {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// A control pipe; NULL with USBD_DEFAULT_PIPE_TRANSFER in TransferFlags.
    USBD_PIPE_HANDLE PipeHandle;
    /// USBD_TRANSFER_DIRECTION_IN or _OUT, with USBD_SHORT_TRANSFER_OK if fewer bytes may come.
    ULONG TransferFlags;
    /// Bytes of the buffer; at completion the bytes transferred.
    ULONG TransferBufferLength;
    /// Nonpaged buffer of the data; NULL if TransferBufferMDL describes it.
    PVOID TransferBuffer;
    /// MDL of the data, used if TransferBuffer is NULL.
    PMDL TransferBufferMDL;
    /// Not used; NULL.
    struct _URB *UrbLink;
    /// The host controller's driver's; others leave it alone.
    struct _URB_HCD_AREA hca;
    /// The eight bytes of a USB_DEFAULT_PIPE_SETUP_PACKET.
    UCHAR SetupPacket[8];
};
/// A control transfer with a timeout in milliseconds.
struct _URB_CONTROL_TRANSFER_EX {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// A control pipe; NULL with USBD_DEFAULT_PIPE_TRANSFER in TransferFlags.
    USBD_PIPE_HANDLE PipeHandle;
    /// USBD_TRANSFER_DIRECTION_IN or _OUT, with USBD_SHORT_TRANSFER_OK if fewer bytes may come.
    ULONG TransferFlags;
    /// Bytes of the buffer; at completion the bytes transferred.
    ULONG TransferBufferLength;
    /// Nonpaged buffer of the data; NULL if TransferBufferMDL describes it.
    PVOID TransferBuffer;
    /// MDL of the data, used if TransferBuffer is NULL.
    PMDL TransferBufferMDL;
    /// Milliseconds after which the stack cancels the transfer; 0 waits for ever.
    ULONG Timeout;
#ifdef _WIN64
    /// Not used.
    ULONG Pad;
#endif
    /// The host controller's driver's; others leave it alone.
    struct _URB_HCD_AREA hca;
    /// The eight bytes of a USB_DEFAULT_PIPE_SETUP_PACKET.
    UCHAR SetupPacket[8];
};
/// A bulk or interrupt transfer.
struct _URB_BULK_OR_INTERRUPT_TRANSFER {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// A bulk or interrupt pipe.
    USBD_PIPE_HANDLE PipeHandle;
    /// USBD_TRANSFER_DIRECTION_IN or _OUT, with USBD_SHORT_TRANSFER_OK if fewer bytes may come.
    ULONG TransferFlags;
    /// Bytes of the buffer; at completion the bytes transferred.
    ULONG TransferBufferLength;
    /// Nonpaged buffer of the data; NULL if TransferBufferMDL describes it.
    PVOID TransferBuffer;
    /// MDL of the data, used if TransferBuffer is NULL.
    PMDL TransferBufferMDL;
    /// Not used; NULL.
    struct _URB *UrbLink;
    /// The host controller's driver's; others leave it alone.
    struct _URB_HCD_AREA hca;
};
/// One packet of an isochronous transfer.
typedef struct _USBD_ISO_PACKET_DESCRIPTOR {
    /// Bytes from the start of the buffer to this packet's data.
    ULONG Offset;
    /// Bytes that came in, set at completion; not used for data going out, where the next offset ends the packet.
    ULONG Length;
    /// Outcome of this packet.
    USBD_STATUS Status;
} USBD_ISO_PACKET_DESCRIPTOR, *PUSBD_ISO_PACKET_DESCRIPTOR;
/// An isochronous transfer.
struct _URB_ISOCH_TRANSFER {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// An isochronous pipe.
    USBD_PIPE_HANDLE PipeHandle;
    /// USBD_TRANSFER_DIRECTION_IN or _OUT, with USBD_START_ISO_TRANSFER_ASAP to begin in the next free frame.
    ULONG TransferFlags;
    /// Bytes of the buffer; at completion the bytes transferred.
    ULONG TransferBufferLength;
    /// Nonpaged buffer of the data; NULL if TransferBufferMDL describes it.
    PVOID TransferBuffer;
    /// MDL of the data, used if TransferBuffer is NULL.
    PMDL TransferBufferMDL;
    /// Not used; NULL.
    struct _URB *UrbLink;
    /// The host controller's driver's; others leave it alone.
    struct _URB_HCD_AREA hca;
    /// Frame in which the transfer begins; set by the stack with USBD_START_ISO_TRANSFER_ASAP.
    ULONG StartFrame;
    /// Entries of IsoPacket.
    ULONG NumberOfPackets;
    /// Packets that failed; set at completion.
    ULONG ErrorCount;
    /// Place and outcome of each packet.
    USBD_ISO_PACKET_DESCRIPTOR IsoPacket[1];
};
#define URB_OPEN_STATIC_STREAMS_VERSION_100 0x100
/// A stream of a bulk endpoint.
typedef struct _USBD_STREAM_INFORMATION {
    /// What names the stream in transfers; the stack fills it.
    USBD_PIPE_HANDLE PipeHandle;
    /// Number of the stream, from 1; the stack fills it.
    ULONG StreamID;
    /// Most bytes of one transfer; the stack fills it.
    ULONG MaximumTransferSize;
    /// Not used.
    ULONG PipeFlags;
} USBD_STREAM_INFORMATION, *PUSBD_STREAM_INFORMATION;
/// Opens streams of a bulk endpoint.
struct _URB_OPEN_STATIC_STREAMS {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// The bulk endpoint's pipe.
    USBD_PIPE_HANDLE PipeHandle;
    /// Entries of Streams.
    ULONG NumberOfStreams;
    /// URB_OPEN_STATIC_STREAMS_VERSION_100.
    USHORT StreamInfoVersion;
    /// Bytes of a USBD_STREAM_INFORMATION.
    USHORT StreamInfoSize;
    /// One for each stream; the stack fills them.
    PUSBD_STREAM_INFORMATION Streams;
};
/// A request to the USB driver stack; Function in the header says which member holds.
typedef struct _URB {
    union {
        /// How all of them begin.
        struct _URB_HEADER UrbHeader;
        /// For URB_FUNCTION_SELECT_INTERFACE.
        struct _URB_SELECT_INTERFACE UrbSelectInterface;
        /// For URB_FUNCTION_SELECT_CONFIGURATION.
        struct _URB_SELECT_CONFIGURATION UrbSelectConfiguration;
        /// For URB_FUNCTION_ABORT_PIPE, the resets of a pipe and URB_FUNCTION_CLOSE_STATIC_STREAMS.
        struct _URB_PIPE_REQUEST UrbPipeRequest;
        /// For URB_FUNCTION_TAKE_ and RELEASE_FRAME_LENGTH_CONTROL.
        struct _URB_FRAME_LENGTH_CONTROL UrbFrameLengthControl;
        /// For URB_FUNCTION_GET_FRAME_LENGTH.
        struct _URB_GET_FRAME_LENGTH UrbGetFrameLength;
        /// For URB_FUNCTION_SET_FRAME_LENGTH.
        struct _URB_SET_FRAME_LENGTH UrbSetFrameLength;
        /// For URB_FUNCTION_GET_CURRENT_FRAME_NUMBER.
        struct _URB_GET_CURRENT_FRAME_NUMBER UrbGetCurrentFrameNumber;
        /// For URB_FUNCTION_CONTROL_TRANSFER.
        struct _URB_CONTROL_TRANSFER UrbControlTransfer;
        /// For URB_FUNCTION_CONTROL_TRANSFER_EX.
        struct _URB_CONTROL_TRANSFER_EX UrbControlTransferEx;
        /// For URB_FUNCTION_BULK_OR_INTERRUPT_TRANSFER, also with chained MDLs.
        struct _URB_BULK_OR_INTERRUPT_TRANSFER UrbBulkOrInterruptTransfer;
        /// For URB_FUNCTION_ISOCH_TRANSFER, also with chained MDLs.
        struct _URB_ISOCH_TRANSFER UrbIsochronousTransfer;
        /// For URB_FUNCTION_GET_DESCRIPTOR_FROM_ and SET_DESCRIPTOR_TO_ a device, interface or endpoint.
        struct _URB_CONTROL_DESCRIPTOR_REQUEST UrbControlDescriptorRequest;
        /// For URB_FUNCTION_GET_STATUS_FROM_ a device, interface, endpoint or other.
        struct _URB_CONTROL_GET_STATUS_REQUEST UrbControlGetStatusRequest;
        /// For URB_FUNCTION_SET_FEATURE_TO_ and CLEAR_FEATURE_TO_ a device, interface, endpoint or other.
        struct _URB_CONTROL_FEATURE_REQUEST UrbControlFeatureRequest;
        /// For URB_FUNCTION_VENDOR_ and CLASS_ requests.
        struct _URB_CONTROL_VENDOR_OR_CLASS_REQUEST UrbControlVendorClassRequest;
        /// For URB_FUNCTION_GET_INTERFACE.
        struct _URB_CONTROL_GET_INTERFACE_REQUEST UrbControlGetInterfaceRequest;
        /// For URB_FUNCTION_GET_CONFIGURATION.
        struct _URB_CONTROL_GET_CONFIGURATION_REQUEST UrbControlGetConfigurationRequest;
        /// For URB_FUNCTION_GET_MS_FEATURE_DESCRIPTOR.
        struct _URB_OS_FEATURE_DESCRIPTOR_REQUEST UrbOSFeatureDescriptorRequest;
        /// For URB_FUNCTION_OPEN_STATIC_STREAMS.
        struct _URB_OPEN_STATIC_STREAMS UrbOpenStaticStreams;
    };
} URB, *PURB;
/// How an endpoint's transfers go on without the processor.
typedef enum _USBD_ENDPOINT_OFFLOAD_MODE {
    UsbdEndpointOffloadModeNotSupported, UsbdEndpointOffloadSoftwareAssisted, UsbdEndpointOffloadHardwareAssisted
} USBD_ENDPOINT_OFFLOAD_MODE;
/// What another device's controller is told of an endpoint whose transfers it makes.
typedef struct _USBD_ENDPOINT_OFFLOAD_INFORMATION {
    /// Bytes of this structure, set by the caller.
    ULONG Size;
    /// As in the descriptor: number and direction.
    USHORT EndpointAddress;
    /// Which of the offloading engines.
    ULONG ResourceId;
    /// How much of the work goes on without the processor.
    USBD_ENDPOINT_OFFLOAD_MODE Mode;
    /// The way to the device begins there, from 1.
    ULONG RootHubPortNumber : 8;
    /// Ports of the hubs on the way, four bits each.
    ULONG RouteString : 20;
    /// As in the controller's slot context.
    ULONG Speed : 4;
    /// Address on the bus.
    ULONG UsbDeviceAddress : 8;
    /// The device's number at the controller.
    ULONG SlotId : 8;
    /// 1: the hub has a translator for each of its ports.
    ULONG MultiTT : 1;
    /// 1: a slow device behind a fast hub.
    ULONG LSOrFSDeviceConnectedToTTHub : 1;
    /// Zero.
    ULONG Reserved0 : 14;
    /// Logical address where requests are queued.
    PHYSICAL_ADDRESS TransferSegmentLA;
    /// The same for the processor.
    PVOID TransferSegmentVA;
    /// Bytes of that queue.
    SIZE_T TransferRingSize;
    /// The cycle state that it starts with.
    ULONG TransferRingInitialCycleBit;
    /// Interrupt message of the events.
    ULONG MessageNumber;
    /// Logical address where events arrive.
    PHYSICAL_ADDRESS EventRingSegmentLA;
    /// The same for the processor.
    PVOID EventRingSegmentVA;
    /// Bytes of that queue.
    SIZE_T EventRingSize;
    /// The cycle state that it starts with.
    ULONG EventRingInitialCycleBit;
    /// Where the caller wants requests queued.
    PHYSICAL_ADDRESS ClientTransferRingSegmentPAIn;
    /// Bytes it has there.
    SIZE_T ClientTransferRingSizeIn;
    /// The caller's memory for data.
    PHYSICAL_ADDRESS ClientDataBufferPAIn;
    /// Bytes of it.
    SIZE_T ClientDataBufferSizeIn;
    /// Where the controller sees that memory.
    PHYSICAL_ADDRESS ClientDataBufferLAOut;
    /// Where the processor sees it.
    PVOID ClientDataBufferVAOut;
} USBD_ENDPOINT_OFFLOAD_INFORMATION, *PUSBD_ENDPOINT_OFFLOAD_INFORMATION;
#ifdef __cplusplus
}
#endif
#endif
