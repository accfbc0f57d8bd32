// Control codes of the USB driver stack, of hubs and of host controllers.
#pragma once
#ifndef __USBIOCTL_H__
#define __USBIOCTL_H__
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <usb200.h>
#include <usbiodef.h>
#ifdef __cplusplus
extern "C" {
#endif
#define IOCTL_INTERNAL_USB_SUBMIT_URB CTL_CODE(FILE_DEVICE_USB, USB_SUBMIT_URB, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_RESET_PORT CTL_CODE(FILE_DEVICE_USB, USB_RESET_PORT, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_GET_ROOTHUB_PDO CTL_CODE(FILE_DEVICE_USB, USB_GET_ROOTHUB_PDO, METHOD_NEITHER, FILE_ANY_ACCESS)
#define USBD_PORT_ENABLED 0x00000001
#define USBD_PORT_CONNECTED 0x00000002
#define IOCTL_INTERNAL_USB_GET_PORT_STATUS CTL_CODE(FILE_DEVICE_USB, USB_GET_PORT_STATUS, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_ENABLE_PORT CTL_CODE(FILE_DEVICE_USB, USB_ENABLE_PORT, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_GET_HUB_COUNT CTL_CODE(FILE_DEVICE_USB, USB_GET_HUB_COUNT, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_CYCLE_PORT CTL_CODE(FILE_DEVICE_USB, USB_CYCLE_PORT, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_GET_HUB_NAME CTL_CODE(FILE_DEVICE_USB, USB_GET_HUB_NAME, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_GET_BUS_INFO CTL_CODE(FILE_DEVICE_USB, USB_GET_BUS_INFO, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_GET_CONTROLLER_NAME CTL_CODE(FILE_DEVICE_USB, USB_GET_CONTROLLER_NAME, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_GET_BUSGUID_INFO CTL_CODE(FILE_DEVICE_USB, USB_GET_BUSGUID_INFO, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_GET_PARENT_HUB_INFO CTL_CODE(FILE_DEVICE_USB, USB_GET_PARENT_HUB_INFO, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_SUBMIT_IDLE_NOTIFICATION CTL_CODE(FILE_DEVICE_USB, USB_IDLE_NOTIFICATION, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_GET_DEVICE_HANDLE CTL_CODE(FILE_DEVICE_USB, USB_GET_DEVICE_HANDLE, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_NOTIFY_IDLE_READY CTL_CODE(FILE_DEVICE_USB, USB_IDLE_NOTIFICATION_EX, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_REQ_GLOBAL_SUSPEND CTL_CODE(FILE_DEVICE_USB, USB_REQ_GLOBAL_SUSPEND, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_REQ_GLOBAL_RESUME CTL_CODE(FILE_DEVICE_USB, USB_REQ_GLOBAL_RESUME, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_RECORD_FAILURE CTL_CODE(FILE_DEVICE_USB, USB_RECORD_FAILURE, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_GET_DEVICE_HANDLE_EX CTL_CODE(FILE_DEVICE_USB, USB_GET_DEVICE_HANDLE_EX, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_GET_TT_DEVICE_HANDLE CTL_CODE(FILE_DEVICE_USB, USB_GET_TT_DEVICE_HANDLE, METHOD_NEITHER, FILE_ANY_ACCESS)
/// Where a device is plugged in.
typedef struct _USB_TOPOLOGY_ADDRESS {
    /// PCI bus of the host controller.
    ULONG PciBusNumber;
    /// PCI device of the host controller.
    ULONG PciDeviceNumber;
    /// PCI function of the host controller.
    ULONG PciFunctionNumber;
    /// Not used.
    ULONG Reserved;
    /// Port of the root hub, from 1.
    USHORT RootHubPortNumber;
    /// Port of each further hub on the way to the device; 0 after the last.
    USHORT HubPortNumber[5];
    /// Not used.
    USHORT Reserved2;
} USB_TOPOLOGY_ADDRESS, *PUSB_TOPOLOGY_ADDRESS;
#define IOCTL_INTERNAL_USB_GET_TOPOLOGY_ADDRESS CTL_CODE(FILE_DEVICE_USB, USB_GET_TOPOLOGY_ADDRESS, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_GET_DEVICE_CONFIG_INFO CTL_CODE(FILE_DEVICE_USB, USB_GET_HUB_CONFIG_INFO, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_REGISTER_COMPOSITE_DEVICE CTL_CODE(FILE_DEVICE_USBEX, USB_REGISTER_COMPOSITE_DEVICE, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_UNREGISTER_COMPOSITE_DEVICE CTL_CODE(FILE_DEVICE_USBEX, USB_UNREGISTER_COMPOSITE_DEVICE, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INTERNAL_USB_REQUEST_REMOTE_WAKE_NOTIFICATION CTL_CODE(FILE_DEVICE_USBEX, USB_REQUEST_REMOTE_WAKE_NOTIFICATION, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_USB_HCD_GET_STATS_1 CTL_CODE(FILE_DEVICE_USB, HCD_GET_STATS_1, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_HCD_GET_STATS_2 CTL_CODE(FILE_DEVICE_USB, HCD_GET_STATS_2, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_HCD_DISABLE_PORT CTL_CODE(FILE_DEVICE_USB, HCD_DISABLE_PORT, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_HCD_ENABLE_PORT CTL_CODE(FILE_DEVICE_USB, HCD_ENABLE_PORT, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_DIAGNOSTIC_MODE_ON CTL_CODE(FILE_DEVICE_USB, HCD_DIAGNOSTIC_MODE_ON, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_DIAGNOSTIC_MODE_OFF CTL_CODE(FILE_DEVICE_USB, HCD_DIAGNOSTIC_MODE_OFF, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_ROOT_HUB_NAME CTL_CODE(FILE_DEVICE_USB, HCD_GET_ROOT_HUB_NAME, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_GET_HCD_DRIVERKEY_NAME CTL_CODE(FILE_DEVICE_USB, HCD_GET_DRIVERKEY_NAME, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_NODE_INFORMATION CTL_CODE(FILE_DEVICE_USB, USB_GET_NODE_INFORMATION, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_NODE_CONNECTION_INFORMATION CTL_CODE(FILE_DEVICE_USB, USB_GET_NODE_CONNECTION_INFORMATION, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_DESCRIPTOR_FROM_NODE_CONNECTION CTL_CODE(FILE_DEVICE_USB, USB_GET_DESCRIPTOR_FROM_NODE_CONNECTION, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_NODE_CONNECTION_NAME CTL_CODE(FILE_DEVICE_USB, USB_GET_NODE_CONNECTION_NAME, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_DIAG_IGNORE_HUBS_ON CTL_CODE(FILE_DEVICE_USB, USB_DIAG_IGNORE_HUBS_ON, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_DIAG_IGNORE_HUBS_OFF CTL_CODE(FILE_DEVICE_USB, USB_DIAG_IGNORE_HUBS_OFF, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_NODE_CONNECTION_DRIVERKEY_NAME CTL_CODE(FILE_DEVICE_USB, USB_GET_NODE_CONNECTION_DRIVERKEY_NAME, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_HUB_CAPABILITIES CTL_CODE(FILE_DEVICE_USB, USB_GET_HUB_CAPABILITIES, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_HUB_CYCLE_PORT CTL_CODE(FILE_DEVICE_USB, USB_HUB_CYCLE_PORT, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_NODE_CONNECTION_ATTRIBUTES CTL_CODE(FILE_DEVICE_USB, USB_GET_NODE_CONNECTION_ATTRIBUTES, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_NODE_CONNECTION_INFORMATION_EX CTL_CODE(FILE_DEVICE_USB, USB_GET_NODE_CONNECTION_INFORMATION_EX, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_RESET_HUB CTL_CODE(FILE_DEVICE_USB, USB_RESET_HUB, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_HUB_CAPABILITIES_EX CTL_CODE(FILE_DEVICE_USB, USB_GET_HUB_CAPABILITIES_EX, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_HUB_INFORMATION_EX CTL_CODE(FILE_DEVICE_USB, USB_GET_HUB_INFORMATION_EX, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_PORT_CONNECTOR_PROPERTIES CTL_CODE(FILE_DEVICE_USB, USB_GET_PORT_CONNECTOR_PROPERTIES, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_USB_GET_NODE_CONNECTION_INFORMATION_EX_V2 CTL_CODE(FILE_DEVICE_USB, USB_GET_NODE_CONNECTION_INFORMATION_EX_V2, METHOD_BUFFERED, FILE_ANY_ACCESS)
#include <pshpack1.h>
/// Whether a node is a hub or a function's parent.
typedef enum _USB_HUB_NODE { UsbHub, UsbMIParent } USB_HUB_NODE;
/// A hub and how it is powered.
typedef struct _USB_HUB_INFORMATION {
    /// As the hub reported it.
    USB_HUB_DESCRIPTOR HubDescriptor;
    /// TRUE if the hub has no supply of its own.
    BOOLEAN HubIsBusPowered;
} USB_HUB_INFORMATION, *PUSB_HUB_INFORMATION;
/// A device with several functions.
typedef struct _USB_MI_PARENT_INFORMATION {
    /// How many interfaces the device has.
    ULONG NumberOfInterfaces;
} USB_MI_PARENT_INFORMATION, *PUSB_MI_PARENT_INFORMATION;
/// A hub or a parent of functions.
typedef struct _USB_NODE_INFORMATION {
    /// Which member of u is meant.
    USB_HUB_NODE NodeType;
    /// The node, by NodeType.
    union {
        /// For UsbHub.
        USB_HUB_INFORMATION HubInformation;
        /// For UsbMIParent.
        USB_MI_PARENT_INFORMATION MiParentInformation;
    } u;
} USB_NODE_INFORMATION, *PUSB_NODE_INFORMATION;
/// A pipe of a device at a port.
typedef struct _USB_PIPE_INFO {
    /// As the device reported it.
    USB_ENDPOINT_DESCRIPTOR EndpointDescriptor;
    /// Where the host controller's schedule has the endpoint.
    ULONG ScheduleOffset;
} USB_PIPE_INFO, *PUSB_PIPE_INFO;
/// What is at a port.
typedef enum _USB_CONNECTION_STATUS {
    NoDeviceConnected, DeviceConnected, DeviceFailedEnumeration, DeviceGeneralFailure, DeviceCausedOvercurrent,
    DeviceNotEnoughPower, DeviceNotEnoughBandwidth, DeviceHubNestedTooDeeply, DeviceInLegacyHub, DeviceEnumerating, DeviceReset
} USB_CONNECTION_STATUS, *PUSB_CONNECTION_STATUS;
/// The device at a port.
typedef struct _USB_NODE_CONNECTION_INFORMATION {
    /// Number of the hub's port, from 1; the caller sets it.
    ULONG ConnectionIndex;
    /// As the device reported it.
    USB_DEVICE_DESCRIPTOR DeviceDescriptor;
    /// bConfigurationValue of the selected configuration; 0 if none is.
    UCHAR CurrentConfigurationValue;
    /// TRUE if the device works at low speed.
    BOOLEAN LowSpeed;
    /// TRUE if the device is a hub.
    BOOLEAN DeviceIsHub;
    /// Address on the bus: 1 to 127.
    USHORT DeviceAddress;
    /// How many pipes are open; PipeList has as many as the buffer takes.
    ULONG NumberOfOpenPipes;
    /// Whether a device is there and works.
    USB_CONNECTION_STATUS ConnectionStatus;
    /// The open pipes.
    USB_PIPE_INFO PipeList[0];
} USB_NODE_CONNECTION_INFORMATION, *PUSB_NODE_CONNECTION_INFORMATION;
/// The driver key of the device at a port.
typedef struct _USB_NODE_CONNECTION_DRIVERKEY_NAME {
    /// Number of the hub's port, from 1; the caller sets it.
    ULONG ConnectionIndex;
    /// Bytes that the whole structure needs.
    ULONG ActualLength;
    /// Name of the driver's key in the registry, ending in 0.
    WCHAR DriverKeyName[1];
} USB_NODE_CONNECTION_DRIVERKEY_NAME, *PUSB_NODE_CONNECTION_DRIVERKEY_NAME;
/// The name of the hub at a port.
typedef struct _USB_NODE_CONNECTION_NAME {
    /// Number of the hub's port, from 1; the caller sets it.
    ULONG ConnectionIndex;
    /// Bytes that the whole structure needs.
    ULONG ActualLength;
    /// Symbolic link of the hub, ending in 0; empty if no hub is there.
    WCHAR NodeName[1];
} USB_NODE_CONNECTION_NAME, *PUSB_NODE_CONNECTION_NAME;
/// The name of a hub.
typedef struct _USB_HUB_NAME {
    /// Bytes of the name alone.
    ULONG ActualLength;
    /// Name of the hub's device, ending in 0.
    WCHAR HubName[1];
} USB_HUB_NAME, *PUSB_HUB_NAME;
/// The name of the root hub.
typedef struct _USB_ROOT_HUB_NAME {
    /// Bytes that the whole structure needs.
    ULONG ActualLength;
    /// Symbolic link of the root hub, ending in 0.
    WCHAR RootHubName[1];
} USB_ROOT_HUB_NAME, *PUSB_ROOT_HUB_NAME;
/// The driver key of the host controller.
typedef struct _USB_HCD_DRIVERKEY_NAME {
    /// Bytes that the whole structure needs.
    ULONG ActualLength;
    /// Name of the driver's key in the registry, ending in 0.
    WCHAR DriverKeyName[1];
} USB_HCD_DRIVERKEY_NAME, *PUSB_HCD_DRIVERKEY_NAME;
/// Reads a descriptor of the device at a port.
typedef struct _USB_DESCRIPTOR_REQUEST {
    /// Number of the hub's port, from 1; the caller sets it.
    ULONG ConnectionIndex;
    /// What is asked; the stack may replace bmRequest and bRequest.
    struct {
        /// 0x80: standard, from the device.
        UCHAR bmRequest;
        /// USB_REQUEST_GET_DESCRIPTOR.
        UCHAR bRequest;
        /// Type of the descriptor in the high byte, its index in the low one.
        USHORT wValue;
        /// Language of a string; 0 for other descriptors.
        USHORT wIndex;
        /// Bytes of Data.
        USHORT wLength;
    } SetupPacket;
    /// Receives the descriptor.
    UCHAR Data[0];
} USB_DESCRIPTOR_REQUEST, *PUSB_DESCRIPTOR_REQUEST;
/// What a hub can do.
typedef struct _USB_HUB_CAPABILITIES {
    /// 1: the hub can work at high speed.
    ULONG HubIs2xCapable : 1;
} USB_HUB_CAPABILITIES, *PUSB_HUB_CAPABILITIES;
/// What is at a port and what the port is like.
typedef struct _USB_NODE_CONNECTION_ATTRIBUTES {
    /// Number of the hub's port, from 1; the caller sets it.
    ULONG ConnectionIndex;
    /// Whether a device is there and works.
    USB_CONNECTION_STATUS ConnectionStatus;
    /// USB_PORTATTR_ bits.
    ULONG PortAttributes;
} USB_NODE_CONNECTION_ATTRIBUTES, *PUSB_NODE_CONNECTION_ATTRIBUTES;
/// The device at a port, its speed included.
typedef struct _USB_NODE_CONNECTION_INFORMATION_EX {
    /// Number of the hub's port, from 1; the caller sets it.
    ULONG ConnectionIndex;
    /// As the device reported it.
    USB_DEVICE_DESCRIPTOR DeviceDescriptor;
    /// bConfigurationValue of the selected configuration; 0 if none is.
    UCHAR CurrentConfigurationValue;
    /// A USB_DEVICE_SPEED.
    UCHAR Speed;
    /// TRUE if the device is a hub.
    BOOLEAN DeviceIsHub;
    /// Address on the bus: 1 to 127.
    USHORT DeviceAddress;
    /// How many pipes are open; PipeList has as many as the buffer takes.
    ULONG NumberOfOpenPipes;
    /// Whether a device is there and works.
    USB_CONNECTION_STATUS ConnectionStatus;
    /// The open pipes.
    USB_PIPE_INFO PipeList[0];
} USB_NODE_CONNECTION_INFORMATION_EX, *PUSB_NODE_CONNECTION_INFORMATION_EX;
/// What a hub can do and how it works now.
typedef union _USB_HUB_CAP_FLAGS {
    /// All bits as one number.
    ULONG ul;
    struct {
        /// 1: can work at high speed.
        ULONG HubIsHighSpeedCapable : 1;
        /// 1: works at high speed.
        ULONG HubIsHighSpeed : 1;
        /// 1: can have a transaction translator for each port.
        ULONG HubIsMultiTtCapable : 1;
        /// 1: has a transaction translator for each port.
        ULONG HubIsMultiTt : 1;
        /// 1: is the root hub.
        ULONG HubIsRoot : 1;
        /// 1: a device that comes wakes the host.
        ULONG HubIsArmedWakeOnConnect : 1;
        /// 1: has no supply of its own.
        ULONG HubIsBusPowered : 1;
        /// Must be 0.
        ULONG ReservedMBZ : 25;
    };
} USB_HUB_CAP_FLAGS, *PUSB_HUB_CAP_FLAGS;
/// What a hub can do.
typedef struct _USB_HUB_CAPABILITIES_EX {
    /// What the hub can do and how it works now.
    USB_HUB_CAP_FLAGS CapabilityFlags;
} USB_HUB_CAPABILITIES_EX, *PUSB_HUB_CAPABILITIES_EX;
/// Which port to cycle.
typedef struct _USB_CYCLE_PORT_PARAMS {
    /// Number of the hub's port, from 1; the caller sets it.
    ULONG ConnectionIndex;
    /// Outcome, a USBD status.
    ULONG StatusReturned;
} USB_CYCLE_PORT_PARAMS, *PUSB_CYCLE_PORT_PARAMS;
/// A string of a device in the stack's memory.
typedef struct _USB_ID_STRING {
    /// Language of the string.
    USHORT LanguageId;
    /// Not used.
    USHORT Pad;
    /// Bytes of Buffer.
    ULONG LengthInBytes;
    /// The UTF-16 text.
    PWCHAR Buffer;
} USB_ID_STRING, *PUSB_ID_STRING;
/// How a device is handed to a test driver; the stack's own.
typedef struct _USB_HUB_DEVICE_UXD_SETTINGS {
    /// Version of this structure.
    ULONG Version;
    /// GUID by which plug and play finds the driver.
    GUID PnpGuid;
    /// GUID of who made the settings.
    GUID OwnerGuid;
    /// Not 0: the settings end when the system shuts down.
    ULONG DeleteOnShutdown;
    /// Not 0: the settings end when the hub's driver is loaded again.
    ULONG DeleteOnReload;
    /// Not 0: the settings end when the device goes.
    ULONG DeleteOnDisconnect;
    /// Not used.
    ULONG Reserved[5];
} USB_HUB_DEVICE_UXD_SETTINGS, *PUSB_HUB_DEVICE_UXD_SETTINGS;
/// Names under which the hub reports a device.
typedef struct _HUB_DEVICE_CONFIG_INFO_V1 {
    /// Version of this structure: 1.
    ULONG Version;
    /// Bytes of this structure.
    ULONG Length;
    /// What the hub can do and how it works now.
    USB_HUB_CAP_FLAGS HubFlags;
    /// Hardware IDs, each ending in 0.
    USB_ID_STRING HardwareIds;
    /// Compatible IDs, each ending in 0.
    USB_ID_STRING CompatibleIds;
    /// Text for the user.
    USB_ID_STRING DeviceDescription;
    /// Not used.
    ULONG Reserved[19];
    /// The stack's own.
    USB_HUB_DEVICE_UXD_SETTINGS UxdSettings;
} HUB_DEVICE_CONFIG_INFO, *PHUB_DEVICE_CONFIG_INFO;
/// What a host controller has transferred and which errors it met.
typedef struct _HCD_STAT_COUNTERS {
    /// Bytes of data moved.
    ULONG BytesTransferred;
    /// Isochronous packets that were not transferred in their frame.
    USHORT IsoMissedCount;
    /// Times a device sent more than was asked for.
    USHORT DataOverrunErrorCount;
    /// Packets with a wrong checksum.
    USHORT CrcErrorCount;
    /// Frames whose transfers did not fit.
    USHORT ScheduleOverrunCount;
    /// Times a device did not answer.
    USHORT TimeoutErrorCount;
    /// Errors within the controller.
    USHORT InternalHcErrorCount;
    /// Times the controller's buffer was full before memory took the data.
    USHORT BufferOverrunErrorCount;
    /// Errors of the driver.
    USHORT SWErrorCount;
    /// Times an endpoint stalled.
    USHORT StallPidCount;
    /// Times a port was disabled because of an error.
    USHORT PortDisableCount;
} HCD_STAT_COUNTERS, *PHCD_STAT_COUNTERS;
/// How isochronous transfers of a host controller went.
typedef struct _HCD_ISO_STAT_COUNTERS {
    /// URBs that came after their first frame.
    USHORT LateUrbs;
    /// Packets that were copied because of their place in memory.
    USHORT DoubleBufferedPackets;
    /// Transfers that began within 5 ms of the current frame.
    USHORT TransfersCF_5ms;
    /// Transfers that began within 2 ms of the current frame.
    USHORT TransfersCF_2ms;
    /// Transfers that began within 1 ms of the current frame.
    USHORT TransfersCF_1ms;
    /// Longest delay of an interrupt in ms.
    USHORT MaxInterruptLatency;
    /// URBs whose StartFrame was out of range.
    USHORT BadStartFrame;
    /// URBs all of whose frames had passed.
    USHORT StaleUrbs;
    /// Packets the controller never came to.
    USHORT IsoPacketNotAccesed;
    /// Packets that failed in hardware.
    USHORT IsoPacketHWError;
    /// Fewest packets of one URB.
    USHORT SmallestUrbPacketCount;
    /// Most packets of one URB.
    USHORT LargestUrbPacketCount;
    /// Packets with a wrong checksum.
    USHORT IsoCRC_Error;
    /// Packets longer than expected.
    USHORT IsoOVERRUN_Error;
    /// Packets lost by an error within the controller.
    USHORT IsoINTERNAL_Error;
    /// Packets lost for other reasons.
    USHORT IsoUNKNOWN_Error;
    /// Bytes of data moved.
    ULONG IsoBytesTransferred;
    /// Packets missed because the URB came late.
    USHORT LateMissedCount;
    /// Packets missed by the controller.
    USHORT HWIsoMissedCount;
    /// Not used.
    ULONG Reserved7[8];
} HCD_ISO_STAT_COUNTERS, *PHCD_ISO_STAT_COUNTERS;
/// What a host controller counts.
typedef struct _HCD_STAT_INFORMATION_1 {
    /// Not used.
    ULONG Reserved1;
    /// Not used.
    ULONG Reserved2;
    /// Not 0: set the counters to 0 after reading.
    ULONG ResetCounters;
    /// System time of the reading, in 100 ns since 1601.
    LARGE_INTEGER TimeRead;
    /// The counts since the last reset.
    HCD_STAT_COUNTERS Counters;
} HCD_STAT_INFORMATION_1, *PHCD_STAT_INFORMATION_1;
/// What a host controller counts, isochronous transfers included.
typedef struct _HCD_STAT_INFORMATION_2 {
    /// Not used.
    ULONG Reserved1;
    /// Not used.
    ULONG Reserved2;
    /// Not 0: set the counters to 0 after reading.
    ULONG ResetCounters;
    /// System time of the reading, in 100 ns since 1601.
    LARGE_INTEGER TimeRead;
    /// Bytes of locked memory that the driver holds.
    LONG LockedMemoryUsed;
    /// The counts since the last reset.
    HCD_STAT_COUNTERS Counters;
    /// The counts of isochronous transfers.
    HCD_ISO_STAT_COUNTERS IsoCounters;
} HCD_STAT_INFORMATION_2, *PHCD_STAT_INFORMATION_2;
#define WMI_USB_DRIVER_INFORMATION 0
#define WMI_USB_DRIVER_NOTIFICATION 1
#define WMI_USB_POWER_DEVICE_ENABLE 2
#define WMI_USB_HUB_NODE_INFORMATION 4
#define WMI_USB_PERFORMANCE_INFORMATION 1
#define WMI_USB_DEVICE_NODE_INFORMATION 2
#include <usbioctl/wmi.h>
typedef enum _USB_HUB_TYPE { UsbRootHub = 1, Usb20Hub = 2, Usb30Hub = 3 } USB_HUB_TYPE;
/// A hub of any kind.
typedef struct _USB_HUB_INFORMATION_EX {
    /// Which member of u is meant.
    USB_HUB_TYPE HubType;
    /// Number of the last port.
    USHORT HighestPortNumber;
    /// The hub's descriptor, by HubType.
    union {
        /// For UsbRootHub and Usb20Hub.
        USB_HUB_DESCRIPTOR UsbHubDescriptor;
        /// Descriptor of a SuperSpeed hub (HubType is Usb30Hub).
        USB_30_HUB_DESCRIPTOR Usb30HubDescriptor;
    } u;
} USB_HUB_INFORMATION_EX, *PUSB_HUB_INFORMATION_EX;
/// What a port's connector is like.
typedef union _USB_PORT_PROPERTIES {
    /// All bits as one number.
    ULONG ul;
    struct {
        /// 1: the user can reach the connector.
        ULONG PortIsUserConnectable : 1;
        /// 1: a debugger can be attached there.
        ULONG PortIsDebugCapable : 1;
        /// Must be 0.
        ULONG ReservedMBZ : 30;
    };
} USB_PORT_PROPERTIES, *PUSB_PORT_PROPERTIES;
/// A port's connector and the other port that shares it.
typedef struct _USB_PORT_CONNECTOR_PROPERTIES {
    /// Number of the hub's port, from 1; the caller sets it.
    ULONG ConnectionIndex;
    /// Bytes that the whole structure needs.
    ULONG ActualLength;
    /// What the connector is like.
    USB_PORT_PROPERTIES UsbPortProperties;
    /// Which of the ports that share the connector is asked about, from 0.
    USHORT CompanionIndex;
    /// Number of that port; 0 if there is none.
    USHORT CompanionPortNumber;
    /// Symbolic link of that port's hub, ending in 0.
    WCHAR CompanionHubSymbolicLinkName[1];
} USB_PORT_CONNECTOR_PROPERTIES, *PUSB_PORT_CONNECTOR_PROPERTIES;
/// Versions of USB.
typedef union _USB_PROTOCOLS {
    /// All bits as one number.
    ULONG ul;
    struct {
        /// 1 if version 1.1 is spoken, low and full speed.
        ULONG Usb110 : 1;
        /// 1: USB 2.0.
        ULONG Usb200 : 1;
        /// 1: USB 3.0.
        ULONG Usb300 : 1;
        /// Must be 0.
        ULONG ReservedMBZ : 29;
    };
} USB_PROTOCOLS, *PUSB_PROTOCOLS;
/// Speed of a device at SuperSpeed or more.
typedef union _USB_NODE_CONNECTION_INFORMATION_EX_V2_FLAGS {
    /// All bits as one number.
    ULONG ul;
    struct {
        /// 1: works at SuperSpeed or more.
        ULONG DeviceIsOperatingAtSuperSpeedOrHigher : 1;
        /// 1: could work at SuperSpeed or more.
        ULONG DeviceIsSuperSpeedCapableOrHigher : 1;
        /// 1: works at SuperSpeedPlus or more.
        ULONG DeviceIsOperatingAtSuperSpeedPlusOrHigher : 1;
        /// 1: could work at SuperSpeedPlus or more.
        ULONG DeviceIsSuperSpeedPlusCapableOrHigher : 1;
        /// Must be 0.
        ULONG ReservedMBZ : 28;
    };
} USB_NODE_CONNECTION_INFORMATION_EX_V2_FLAGS, *PUSB_NODE_CONNECTION_INFORMATION_EX_V2_FLAGS;
/// Which versions of USB a port and its device have.
typedef struct _USB_NODE_CONNECTION_INFORMATION_EX_V2 {
    /// Number of the hub's port, from 1; the caller sets it.
    ULONG ConnectionIndex;
    /// Bytes of this structure; the caller sets it.
    ULONG Length;
    /// In: versions the caller knows; out: versions the port supports.
    USB_PROTOCOLS SupportedUsbProtocols;
    /// Speed of the device.
    USB_NODE_CONNECTION_INFORMATION_EX_V2_FLAGS Flags;
} USB_NODE_CONNECTION_INFORMATION_EX_V2, *PUSB_NODE_CONNECTION_INFORMATION_EX_V2;
#include <poppack.h>
#ifdef __cplusplus
}
#endif
#endif
