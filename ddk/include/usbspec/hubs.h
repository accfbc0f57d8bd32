// Hubs and their ports; included by usbspec.h, packed to 1.
#pragma once

/// A hub.
typedef struct _USB_HUB_DESCRIPTOR {
    /// Bytes of the descriptor.
    UCHAR bDescriptorLength;
    /// USB_20_HUB_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Downstream ports, numbered from 1.
    UCHAR bNumberOfPorts;
    /// Bits: how power is switched, whether the hub is part of a device, how overcurrent is found.
    USHORT wHubCharacteristics;
    /// Time until a port has power after it is switched on, in 2 ms.
    UCHAR bPowerOnToPowerGood;
    /// Most current of the hub's own electronics in mA.
    UCHAR bHubControlCurrent;
    /// A bit for each port whose device stays attached; then a mask of ones, for old hubs.
    UCHAR bRemoveAndPowerMask[64];
} USB_HUB_DESCRIPTOR, *PUSB_HUB_DESCRIPTOR;
#define USB_20_HUB_DESCRIPTOR_TYPE 0x29
/// A SuperSpeed hub.
typedef struct _USB_30_HUB_DESCRIPTOR {
    /// Bytes of the descriptor: 12.
    UCHAR bLength;
    /// USB_30_HUB_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Downstream ports, numbered from 1; at most 15.
    UCHAR bNumberOfPorts;
    /// Bits: how power is switched, whether the hub is part of a device, how overcurrent is found.
    USHORT wHubCharacteristics;
    /// Time until a port has power after it is switched on, in 2 ms.
    UCHAR bPowerOnToPowerGood;
    /// Most current of the hub's own electronics, in 4 mA.
    UCHAR bHubControlCurrent;
    /// Longest time to decode the header of a packet, in 0.1 us.
    UCHAR bHubHdrDecLat;
    /// Mean delay of a packet going through the hub, in ns.
    USHORT wHubDelay;
    /// Bit n is set if the device at port n stays attached; bit 0 is not used.
    USHORT DeviceRemovable;
} USB_30_HUB_DESCRIPTOR, *PUSB_30_HUB_DESCRIPTOR;
#define USB_30_HUB_DESCRIPTOR_TYPE 0x2a
#define USB_REQUEST_GET_STATE 0x02
#define USB_REQUEST_CLEAR_TT_BUFFER 0x08
#define USB_REQUEST_RESET_TT 0x09
#define USB_REQUEST_GET_TT_STATE 0x0a
#define USB_REQUEST_STOP_TT 0x0b
#define USB_REQUEST_SET_HUB_DEPTH 0x0c
#define USB_REQUEST_GET_PORT_ERR_COUNT 0x0d
/// The state of a hub.
typedef union _USB_HUB_STATUS {
    /// All bits as one number.
    USHORT AsUshort16;
    struct {
        /// 1: the hub's own supply is off.
        USHORT LocalPowerLost : 1;
        /// 1: the hub as a whole draws too much.
        USHORT OverCurrent : 1;
        /// Must be 0.
        USHORT Reserved : 14;
    };
} USB_HUB_STATUS, *PUSB_HUB_STATUS;
/// What has changed in a hub.
typedef union _USB_HUB_CHANGE {
    /// All bits as one number.
    USHORT AsUshort16;
    struct {
        /// 1: LocalPowerLost has changed.
        USHORT LocalPowerChange : 1;
        /// 1: OverCurrent has changed.
        USHORT OverCurrentChange : 1;
        /// Must be 0.
        USHORT Reserved : 14;
    };
} USB_HUB_CHANGE, *PUSB_HUB_CHANGE;
/// The state of a hub and what has changed.
typedef union _USB_HUB_STATUS_AND_CHANGE {
    /// All bits as one number.
    ULONG AsUlong32;
    struct {
        /// How the hub is now.
        USB_HUB_STATUS HubStatus;
        /// What has changed since it was acknowledged.
        USB_HUB_CHANGE HubChange;
    };
} USB_HUB_STATUS_AND_CHANGE, *PUSB_HUB_STATUS_AND_CHANGE;
/// The state of a port.
typedef union _USB_20_PORT_STATUS {
    /// All bits as one number.
    USHORT AsUshort16;
    struct {
        /// 1: a device is there.
        USHORT CurrentConnectStatus : 1;
        /// 1: the port is enabled.
        USHORT PortEnabledDisabled : 1;
        /// 1: the port is suspended or resuming.
        USHORT Suspend : 1;
        /// 1: too much current is drawn.
        USHORT OverCurrent : 1;
        /// 1: the port is being reset.
        USHORT Reset : 1;
        /// Must be 0.
        USHORT Reserved0 : 3;
        /// 1: the port has power.
        USHORT PortPower : 1;
        /// 1: the device works at low speed.
        USHORT LowSpeedDeviceAttached : 1;
        /// 1: the device works at high speed.
        USHORT HighSpeedDeviceAttached : 1;
        /// 1: the port is in a test mode.
        USHORT PortTestMode : 1;
        /// 1: software chooses the colour of the port's lamp.
        USHORT PortIndicatorControl : 1;
        /// Must be 0.
        USHORT Reserved1 : 3;
    };
} USB_20_PORT_STATUS, *PUSB_20_PORT_STATUS;
#define USB_PORT_STATUS_CONNECT 0x0001
#define USB_PORT_STATUS_ENABLE 0x0002
#define USB_PORT_STATUS_SUSPEND 0x0004
#define USB_PORT_STATUS_OVER_CURRENT 0x0008
#define USB_PORT_STATUS_RESET 0x0010
#define USB_PORT_STATUS_POWER 0x0100
#define USB_PORT_STATUS_LOW_SPEED 0x0200
#define USB_PORT_STATUS_HIGH_SPEED 0x0400
/// What has changed at a port.
typedef union _USB_20_PORT_CHANGE {
    /// All bits as one number.
    USHORT AsUshort16;
    struct {
        /// 1: a device has come or gone.
        USHORT ConnectStatusChange : 1;
        /// 1: the port has been disabled because of an error.
        USHORT PortEnableDisableChange : 1;
        /// 1: resuming is complete.
        USHORT SuspendChange : 1;
        /// 1: OverCurrent has changed.
        USHORT OverCurrentIndicatorChange : 1;
        /// 1: the reset is complete.
        USHORT ResetChange : 1;
        /// Must be 0.
        USHORT Reserved2 : 11;
    };
} USB_20_PORT_CHANGE, *PUSB_20_PORT_CHANGE;
/// The state of a SuperSpeed port.
typedef union _USB_30_PORT_STATUS {
    /// All bits as one number.
    USHORT AsUshort16;
    struct {
        /// 1: a device is there.
        USHORT CurrentConnectStatus : 1;
        /// 1: the port is enabled.
        USHORT PortEnabledDisabled : 1;
        /// Must be 0.
        USHORT Reserved0 : 1;
        /// 1: too much current is drawn.
        USHORT OverCurrent : 1;
        /// 1: the port is being reset.
        USHORT Reset : 1;
        /// State of the link, one of the PORT_LINK_STATE_ constants.
        USHORT PortLinkState : 4;
        /// 1: the port has power.
        USHORT PortPower : 1;
        /// 0: 5 Gbit/s or, with extended status, the speeds given there.
        USHORT NegotiatedDeviceSpeed : 3;
        /// Must be 0.
        USHORT Reserved1 : 3;
    };
} USB_30_PORT_STATUS, *PUSB_30_PORT_STATUS;
#define PORT_LINK_STATE_U0 0
#define PORT_LINK_STATE_U1 1
#define PORT_LINK_STATE_U2 2
#define PORT_LINK_STATE_U3 3
#define PORT_LINK_STATE_DISABLED 4
#define PORT_LINK_STATE_RX_DETECT 5
#define PORT_LINK_STATE_INACTIVE 6
#define PORT_LINK_STATE_POLLING 7
#define PORT_LINK_STATE_RECOVERY 8
#define PORT_LINK_STATE_HOT_RESET 9
#define PORT_LINK_STATE_COMPLIANCE_MODE 10
#define PORT_LINK_STATE_LOOPBACK 11
#define PORT_LINK_STATE_TEST_MODE 11
/// What has changed at a SuperSpeed port.
typedef union _USB_30_PORT_CHANGE {
    /// All bits as one number.
    USHORT AsUshort16;
    struct {
        /// 1: a device has come or gone.
        USHORT ConnectStatusChange : 1;
        /// Must be 0.
        USHORT Reserved2 : 2;
        /// 1: OverCurrent has changed.
        USHORT OverCurrentIndicatorChange : 1;
        /// 1: the reset is complete.
        USHORT ResetChange : 1;
        /// 1: a warm reset is complete.
        USHORT BHResetChange : 1;
        /// 1: the link has changed its state by itself.
        USHORT PortLinkStateChange : 1;
        /// 1: the port could not set up its partner.
        USHORT PortConfigErrorChange : 1;
        /// Must be 0.
        USHORT Reserved3 : 8;
    };
} USB_30_PORT_CHANGE, *PUSB_30_PORT_CHANGE;
/// The state of a port of either kind.
typedef union _USB_PORT_STATUS {
    /// All bits as one number.
    USHORT AsUshort16;
    /// As hubs up to version 2.0 tell it.
    USB_20_PORT_STATUS Usb20PortStatus;
    /// Of a port of SuperSpeed.
    USB_30_PORT_STATUS Usb30PortStatus;
} USB_PORT_STATUS, *PUSB_PORT_STATUS;
/// What has changed at a port of either kind.
typedef union _USB_PORT_CHANGE {
    /// All bits as one number.
    USHORT AsUshort16;
    /// As hubs up to version 2.0 tell it.
    USB_20_PORT_CHANGE Usb20PortChange;
    /// Of a port of SuperSpeed.
    USB_30_PORT_CHANGE Usb30PortChange;
} USB_PORT_CHANGE, *PUSB_PORT_CHANGE;
/// The speeds of a port at SuperSpeedPlus.
typedef union _USB_PORT_EXT_STATUS {
    /// All bits as one number.
    ULONG AsUlong32;
    struct {
        /// Number of the receiving speed, as the hub's capability descriptor names it.
        ULONG RxSublinkSpeedID : 4;
        /// Number of the sending speed.
        ULONG TxSublinkSpeedID : 4;
        /// Receiving lanes, less 1.
        ULONG RxLaneCount : 4;
        /// Sending lanes, less 1.
        ULONG TxLaneCount : 4;
        /// Must be 0.
        ULONG Reserved : 16;
    };
} USB_PORT_EXT_STATUS, *PUSB_PORT_EXT_STATUS;
/// The state of a port and what has changed.
typedef union _USB_PORT_STATUS_AND_CHANGE {
    /// All bits as one number.
    ULONG AsUlong32;
    struct {
        /// How the port is now.
        USB_PORT_STATUS PortStatus;
        /// What has changed since it was acknowledged.
        USB_PORT_CHANGE PortChange;
    };
} USB_PORT_STATUS_AND_CHANGE, *PUSB_PORT_STATUS_AND_CHANGE;
/// The state of a port, what has changed, and its speeds.
typedef union _USB_PORT_EXT_STATUS_AND_CHANGE {
    /// All bits as one number.
    ULONG64 AsUlong64;
    struct {
        /// State and changes.
        USB_PORT_STATUS_AND_CHANGE PortStatusChange;
        /// Speeds at SuperSpeedPlus.
        USB_PORT_EXT_STATUS PortExtStatus;
    };
} USB_PORT_EXT_STATUS_AND_CHANGE, *PUSB_PORT_EXT_STATUS_AND_CHANGE;
/// Which events at a port wake the host.
typedef union _USB_HUB_30_PORT_REMOTE_WAKE_MASK {
    /// All bits as one number.
    UCHAR AsUchar8;
    struct {
        /// 1: a device that comes.
        UCHAR ConnectRemoteWakeEnable : 1;
        /// 1: a device that goes.
        UCHAR DisconnectRemoteWakeEnable : 1;
        /// 1: too much current.
        UCHAR OverCurrentRemoteWakeEnable : 1;
        /// Must be 0.
        UCHAR Reserved0 : 5;
    };
} USB_HUB_30_PORT_REMOTE_WAKE_MASK, *PUSB_HUB_30_PORT_REMOTE_WAKE_MASK;
