// What the USB driver stack reports through WMI: events, devices, hubs, controllers; included by usbioctl.h, packed to 1.
#pragma once

typedef enum _USB_NOTIFICATION_TYPE {
    EnumerationFailure = 0, InsufficentBandwidth, InsufficentPower, OverCurrent, ResetOvercurrent, AcquireBusInfo, AcquireHubName,
    AcquireControllerName, HubOvercurrent, HubPowerChange, HubNestedTooDeeply, ModernDeviceInLegacyHub
} USB_NOTIFICATION_TYPE;
/// How every event of the stack begins.
typedef struct _USB_NOTIFICATION {
    /// Which event or question.
    USB_NOTIFICATION_TYPE NotificationType;
} USB_NOTIFICATION, *PUSB_NOTIFICATION;
/// An event at a port of a hub.
typedef struct _USB_CONNECTION_NOTIFICATION {
    /// Which event or question.
    USB_NOTIFICATION_TYPE NotificationType;
    /// Number of the port, from 1.
    ULONG ConnectionNumber;
    /// Bandwidth asked for, of InsufficentBandwidth.
    ULONG RequestedBandwidth;
    /// Why the device could not be set up, of EnumerationFailure.
    ULONG EnumerationFailReason;
    /// Current asked for in mA, of InsufficentPower.
    ULONG PowerRequested;
    /// Bytes of the hub's name, which AcquireHubName returns.
    ULONG HubNameLength;
} USB_CONNECTION_NOTIFICATION, *PUSB_CONNECTION_NOTIFICATION;
/// The bandwidth of a bus.
typedef struct _USB_BUS_NOTIFICATION {
    /// Which event or question.
    USB_NOTIFICATION_TYPE NotificationType;
    /// Bits a second there are.
    ULONG TotalBandwidth;
    /// Bits a second that are in use.
    ULONG ConsumedBandwidth;
    /// Bytes of the controller's name, which AcquireControllerName returns.
    ULONG ControllerNameLength;
} USB_BUS_NOTIFICATION, *PUSB_BUS_NOTIFICATION;
/// Asks for the name of a hub or of a host controller.
typedef struct _USB_ACQUIRE_INFO {
    /// AcquireHubName or AcquireControllerName.
    USB_NOTIFICATION_TYPE NotificationType;
    /// Bytes of this structure with the name.
    ULONG TotalSize;
    /// Receives the name, ending in 0.
    WCHAR Buffer[1];
} USB_ACQUIRE_INFO, *PUSB_ACQUIRE_INFO;
#define USB_NODE_INFO_SIG 'USBN'
typedef enum _USB_WMI_DEVICE_NODE_TYPE {
    UsbDevice, HubDevice, CompositeDevice, UsbController
} USB_WMI_DEVICE_NODE_TYPE, *PUSB_WMI_DEVICE_NODE_TYPE;
/// Whether a device is there and runs.
typedef struct _USB_DEVICE_STATE {
    /// 1: the device is attached.
    ULONG DeviceConnected : 1;
    /// 1: plug and play has started it.
    ULONG DeviceStarted : 1;
} USB_DEVICE_STATE, *PUSB_DEVICE_STATE;
/// A port of a hub and its device.
typedef struct _USB_HUB_PORT_INFORMATION {
    /// Whether a device is there and runs.
    USB_DEVICE_STATE DeviceState;
    /// Number of the port, from 1.
    USHORT PortNumber;
    /// Address of the device on the bus; 0 without one.
    USHORT DeviceAddress;
    /// Number of the port for control codes, from 1.
    ULONG ConnectionIndex;
    /// Whether a device is there and works.
    USB_CONNECTION_STATUS ConnectionStatus;
} USB_HUB_PORT_INFORMATION, *PUSB_HUB_PORT_INFORMATION;
/// A hub as WMI reports it.
typedef struct _USB_HUB_DEVICE_INFO {
    /// As the hub reported it.
    USB_HUB_DESCRIPTOR HubDescriptor;
    /// Number that the driver gave the hub.
    ULONG HubNumber;
    /// Address of the hub on the bus.
    USHORT DeviceAddress;
    /// TRUE if the hub has its own supply.
    BOOLEAN HubIsSelfPowered;
    /// TRUE if it is the root hub.
    BOOLEAN HubIsRootHub;
    /// What the hub can do.
    USB_HUB_CAPABILITIES HubCapabilities;
    /// Entries of PortInfo.
    ULONG NumberOfHubPorts;
    /// Each port.
    USB_HUB_PORT_INFORMATION PortInfo[1];
} USB_HUB_DEVICE_INFO, *PUSB_HUB_DEVICE_INFO;
/// A function of a composite device.
typedef struct _USB_COMPOSITE_FUNCTION_INFO {
    /// Which function, from 0.
    UCHAR FunctionNumber;
    /// Number of its first interface.
    UCHAR BaseInterfaceNumber;
    /// How many interfaces belong to it.
    UCHAR NumberOfInterfaces;
    /// TRUE if its driver has asked to be suspended.
    BOOLEAN FunctionIsIdle;
} USB_COMPOSITE_FUNCTION_INFO, *PUSB_COMPOSITE_FUNCTION_INFO;
/// A composite device as WMI reports it.
typedef struct _USB_COMPOSITE_DEVICE_INFO {
    /// As the device reported it.
    USB_DEVICE_DESCRIPTOR DeviceDescriptor;
    /// Descriptor of the selected configuration.
    USB_CONFIGURATION_DESCRIPTOR CurrentConfigDescriptor;
    /// bConfigurationValue of the selected configuration.
    UCHAR CurrentConfigurationValue;
    /// Entries of FunctionInfo.
    UCHAR NumberOfFunctions;
    /// Each function.
    USB_COMPOSITE_FUNCTION_INFO FunctionInfo[1];
} USB_COMPOSITE_DEVICE_INFO, *PUSB_COMPOSITE_DEVICE_INFO;
/// A host controller as WMI reports it.
typedef struct _USB_CONTROLLER_DEVICE_INFO {
    /// Vendor's number on PCI.
    ULONG PciVendorId;
    /// Device's number on PCI.
    ULONG PciDeviceId;
    /// Stepping of the controller, from its configuration space.
    ULONG PciRevision;
    /// Ports of its root hub.
    ULONG NumberOfRootPorts;
    /// Bits: what the controller can do.
    ULONG HcFeatureFlags;
} USB_CONTROLLER_DEVICE_INFO, *PUSB_CONTROLLER_DEVICE_INFO;
/// A device as WMI reports it.
typedef struct _USB_DEVICE_INFO {
    /// Whether it is there and runs.
    USB_DEVICE_STATE DeviceState;
    /// Number of its port, from 1.
    USHORT PortNumber;
    /// As the device reported it.
    USB_DEVICE_DESCRIPTOR DeviceDescriptor;
    /// bConfigurationValue of the selected configuration.
    UCHAR CurrentConfigurationValue;
    /// Speed at which it works.
    USB_DEVICE_SPEED Speed;
    /// Address on the bus.
    USHORT DeviceAddress;
    /// Number of its port for control codes, from 1.
    ULONG ConnectionIndex;
    /// Whether it is there and works.
    USB_CONNECTION_STATUS ConnectionStatus;
    /// Hardware ID for plug and play.
    WCHAR PnpHardwareId[128];
    /// Compatible ID for plug and play.
    WCHAR PnpCompatibleId[128];
    /// The device's serial number; empty if it has none.
    WCHAR SerialNumberId[128];
    /// Text for the user.
    WCHAR PnpDeviceDescription[128];
    /// Entries of PipeList.
    ULONG NumberOfOpenPipes;
    /// The open pipes.
    USB_PIPE_INFO PipeList[1];
} USB_DEVICE_INFO, *PUSB_DEVICE_INFO;
/// A device, hub, composite device or controller as WMI reports it.
typedef struct _USB_DEVICE_NODE_INFO {
    /// USB_NODE_INFO_SIG.
    ULONG Sig;
    /// Bytes of the structure with what NodeType adds.
    ULONG LengthInBytes;
    /// Text for the user.
    WCHAR DeviceDescription[40];
    /// Which of the last members is meant.
    USB_WMI_DEVICE_NODE_TYPE NodeType;
    /// Where it is plugged in.
    USB_TOPOLOGY_ADDRESS BusAddress;
    union {
        /// When NodeType is UsbDevice.
        USB_DEVICE_INFO UsbDeviceInfo;
        /// When NodeType is HubDevice.
        USB_HUB_DEVICE_INFO HubDeviceInfo;
        /// When NodeType is CompositeDevice.
        USB_COMPOSITE_DEVICE_INFO CompositeDeviceInfo;
        /// For UsbController.
        USB_CONTROLLER_DEVICE_INFO ControllerDeviceInfo;
        /// The first bytes of any of them.
        UCHAR DeviceInformation[4];
    };
} USB_DEVICE_NODE_INFO, *PUSB_DEVICE_NODE_INFO;
/// What a host controller has transferred, as WMI reports it.
typedef struct _USB_DEVICE_PERFORMANCE_INFO {
    /// Bytes of bulk transfers.
    ULONG BulkBytes;
    /// Bytes of the data stages of control transfers.
    ULONG ControlDataBytes;
    /// Bytes of isochronous transfers.
    ULONG IsoBytes;
    /// Bytes of interrupt transfers.
    ULONG InterruptBytes;
    /// URBs for bulk transfers.
    ULONG BulkUrbCount;
    /// URBs for control transfers.
    ULONG ControlUrbCount;
    /// URBs for isochronous transfers.
    ULONG IsoUrbCount;
    /// URBs for interrupt transfers.
    ULONG InterruptUrbCount;
    /// Bandwidth of interrupt endpoints polled every 1, 2, 4, 8, 16 and 32 ms.
    ULONG AllocedInterrupt[6];
    /// Bandwidth of isochronous endpoints.
    ULONG AllocedIso;
    /// Bandwidth there is, counted over 32 frames.
    ULONG Total32secBandwidth;
    /// Bandwidth of the transaction translators.
    ULONG TotalTtBandwidth;
    /// Text for the user.
    WCHAR DeviceDescription[60];
    /// Speed of the controller.
    USB_DEVICE_SPEED DeviceSpeed;
    /// Sum of the delays of isochronous transfers.
    ULONG TotalIsoLatency;
    /// Isochronous packets that were lost.
    ULONG DroppedIsoPackets;
    /// Transfers that failed.
    ULONG TransferErrors;
    /// Interrupts of the controller.
    ULONG PciInterruptCount;
    /// Not 0: the controller is halted because nothing is to be done.
    ULONG HcIdleState;
    /// Not 0: control and bulk transfers are halted.
    ULONG HcAsyncIdleState;
    /// Times the controller was made to forget what it had read of their schedule.
    ULONG HcAsyncCacheFlushCount;
    /// Not 0: interrupt and isochronous transfers are halted.
    ULONG HcPeriodicIdleState;
    /// Times the controller was made to forget what it had read of their schedule.
    ULONG HcPeriodicCacheFlushCount;
} USB_DEVICE_PERFORMANCE_INFO, *PUSB_DEVICE_PERFORMANCE_INFO;
