// Capabilities that a device reports in its BOS descriptor; included by usbspec.h, packed to 1.
#pragma once

/// Begins the device's capability descriptors.
typedef struct _USB_BOS_DESCRIPTOR {
    /// Bytes of this descriptor: 5.
    UCHAR bLength;
    /// USB_BOS_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Bytes of this descriptor and all capability descriptors after it.
    USHORT wTotalLength;
    /// How many capability descriptors follow.
    UCHAR bNumDeviceCaps;
} USB_BOS_DESCRIPTOR, *PUSB_BOS_DESCRIPTOR;
#define USB_DEVICE_CAPABILITY_WIRELESS_USB 0x01
#define USB_DEVICE_CAPABILITY_USB20_EXTENSION 0x02
#define USB_DEVICE_CAPABILITY_SUPERSPEED_USB 0x03
#define USB_DEVICE_CAPABILITY_CONTAINER_ID 0x04
#define USB_DEVICE_CAPABILITY_PLATFORM 0x05
#define USB_DEVICE_CAPABILITY_POWER_DELIVERY 0x06
#define USB_DEVICE_CAPABILITY_BATTERY_INFO 0x07
#define USB_DEVICE_CAPABILITY_PD_CONSUMER_PORT 0x08
#define USB_DEVICE_CAPABILITY_PD_PROVIDER_PORT 0x09
#define USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_USB 0x0a
#define USB_DEVICE_CAPABILITY_PRECISION_TIME_MEASUREMENT 0x0b
#define USB_DEVICE_CAPABILITY_BILLBOARD 0x0d
/// Which power management of links the device has at USB 2.0.
typedef struct _USB_DEVICE_CAPABILITY_USB20_EXTENSION_DESCRIPTOR {
    /// Bytes of the descriptor: 7.
    UCHAR bLength;
    /// USB_DEVICE_CAPABILITY_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// USB_DEVICE_CAPABILITY_USB20_EXTENSION.
    UCHAR bDevCapabilityType;
    /// What the device supports.
    union {
        /// All bits as one number.
        ULONG AsUlong;
        struct {
            /// Must be 0.
            ULONG Reserved : 1;
            /// 1: supports link power management.
            ULONG LPMCapable : 1;
            /// 1: takes resume times as best effort service latency.
            ULONG BESLAndAlternateHIRDSupported : 1;
            /// 1: BaselineBESL holds.
            ULONG BaselineBESLValid : 1;
            /// 1: DeepBESL holds.
            ULONG DeepBESLValid : 1;
            /// Must be 0.
            ULONG Reserved1 : 3;
            /// Code of the latency recommended for short sleeps.
            ULONG BaselineBESL : 4;
            /// Code of the latency recommended for long sleeps.
            ULONG DeepBESL : 4;
            /// Must be 0.
            ULONG Reserved2 : 16;
        };
    } bmAttributes;
} USB_DEVICE_CAPABILITY_USB20_EXTENSION_DESCRIPTOR, *PUSB_DEVICE_CAPABILITY_USB20_EXTENSION_DESCRIPTOR;
#define USB_DEVICE_CAPABILITY_USB20_EXTENSION_BMATTRIBUTES_RESERVED_MASK 0xffff00e1
/// How the device takes and gives power beyond the plain bus.
typedef struct _USB_DEVICE_CAPABILITY_POWER_DELIVERY_DESCRIPTOR {
    /// Bytes of the descriptor.
    UCHAR bLength;
    /// USB_DEVICE_CAPABILITY_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// USB_DEVICE_CAPABILITY_POWER_DELIVERY.
    UCHAR bDevCapabilityType;
    /// Must be 0.
    UCHAR bReserved;
    /// What the device supports and how it is supplied.
    union {
        /// All bits as one number.
        ULONG AsUlong;
        struct {
            /// Must be 0.
            ULONG Reserved1 : 1;
            /// 1: supports the Battery Charging specification.
            ULONG BatteryCharging : 1;
            /// 1: supports the Power Delivery specification.
            ULONG USBPowerDelivery : 1;
            /// 1: can give power.
            ULONG Provider : 1;
            /// 1: can take power.
            ULONG Consumer : 1;
            /// 1: knows the feature CHARGING_POLICY.
            ULONG ChargingPolicy : 1;
            /// 1: supports the currents of USB Type-C.
            ULONG TypeCCurrent : 1;
            /// Must be 0.
            ULONG Reserved2 : 1;
            /// 1: can run on mains.
            ULONG ACSupply : 1;
            /// 1: can run on a battery.
            ULONG Battery : 1;
            /// 1: can run on another supply.
            ULONG Other : 1;
            /// How many batteries it has.
            ULONG NumBatteries : 3;
            /// 1: takes power from the bus's VBUS.
            ULONG UsesVbus : 1;
            /// Must be 0.
            ULONG Reserved3 : 17;
        };
    } bmAttributes;
    /// Bit n is set if port n can give power.
    USHORT bmProviderPorts;
    /// Bit n is set if port n can take power.
    USHORT bmConsumerPorts;
    /// Version of the Battery Charging specification in BCD.
    USHORT bcdBCVersion;
    /// Version of the Power Delivery specification in BCD.
    USHORT bcdPDVersion;
    /// Version of the Type-C specification in BCD.
    USHORT bcdUSBTypeCVersion;
} USB_DEVICE_CAPABILITY_POWER_DELIVERY_DESCRIPTOR, *PUSB_DEVICE_CAPABILITY_POWER_DELIVERY_DESCRIPTOR;
/// What a port that takes power needs.
typedef struct _USB_DEVICE_CAPABILITY_PD_CONSUMER_PORT_DESCRIPTOR {
    /// Bytes of the descriptor.
    UCHAR bLength;
    /// USB_DEVICE_CAPABILITY_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// USB_DEVICE_CAPABILITY_PD_CONSUMER_PORT.
    UCHAR bDevCapabilityType;
    /// Must be 0.
    UCHAR bReserved;
    /// By which means the port takes power.
    union {
        /// All bits as one number.
        USHORT AsUshort;
        struct {
            /// 1: by the Battery Charging specification.
            USHORT BatteryCharging : 1;
            /// 1: by the Power Delivery specification.
            USHORT USBPowerDelivery : 1;
            /// 1: by the currents of USB Type-C.
            USHORT USBTypeCCurrent : 1;
            /// Must be 0.
            USHORT Reserved : 13;
        };
    } bmCapabilities;
    /// Lowest voltage that will do, in 50 mV.
    USHORT wMinVoltage;
    /// Highest voltage that may be given, in 50 mV.
    USHORT wMaxVoltage;
    /// Must be 0.
    USHORT wReserved;
    /// Most power that is drawn in steady operation, in 10 mW.
    ULONG dwMaxOperatingPower;
    /// Most power that is drawn for a short time, in 10 mW.
    ULONG dwMaxPeakPower;
    /// For how long the peak may last, in 100 ms.
    ULONG dwMaxPeakPowerTime;
} USB_DEVICE_CAPABILITY_PD_CONSUMER_PORT_DESCRIPTOR, *PUSB_DEVICE_CAPABILITY_PD_CONSUMER_PORT_DESCRIPTOR;
/// What the device can do at SuperSpeed.
typedef struct _USB_DEVICE_CAPABILITY_SUPERSPEED_USB_DESCRIPTOR {
    /// Bytes of the descriptor: 10.
    UCHAR bLength;
    /// USB_DEVICE_CAPABILITY_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// USB_DEVICE_CAPABILITY_SUPERSPEED_USB.
    UCHAR bDevCapabilityType;
    /// Bit 1 is set if the device sends latency tolerance messages.
    UCHAR bmAttributes;
    /// Bit 0: low speed; 1: full; 2: high; 3: 5 Gbit/s.
    USHORT wSpeedsSupported;
    /// Number of the lowest of these speeds at which everything works.
    UCHAR bFunctionalitySupport;
    /// Most microseconds to leave link state U1: 0 to 10.
    UCHAR bU1DevExitLat;
    /// Most microseconds to leave link state U2: 0 to 2047.
    USHORT wU2DevExitLat;
} USB_DEVICE_CAPABILITY_SUPERSPEED_USB_DESCRIPTOR, *PUSB_DEVICE_CAPABILITY_SUPERSPEED_USB_DESCRIPTOR;
#define USB_DEVICE_CAPABILITY_SUPERSPEED_BMATTRIBUTES_RESERVED_MASK 0xfd
#define USB_DEVICE_CAPABILITY_SUPERSPEED_BMATTRIBUTES_LTM_CAPABLE 0x02
#define USB_DEVICE_CAPABILITY_SUPERSPEED_SPEEDS_SUPPORTED_RESERVED_MASK 0xfff0
#define USB_DEVICE_CAPABILITY_SUPERSPEED_SPEEDS_SUPPORTED_LOW 0x0001
#define USB_DEVICE_CAPABILITY_SUPERSPEED_SPEEDS_SUPPORTED_FULL 0x0002
#define USB_DEVICE_CAPABILITY_SUPERSPEED_SPEEDS_SUPPORTED_HIGH 0x0004
#define USB_DEVICE_CAPABILITY_SUPERSPEED_SPEEDS_SUPPORTED_SUPER 0x0008
#define USB_DEVICE_CAPABILITY_SUPERSPEED_SPEEDS_SUPPORTED_LOW 0x0001
#define USB_DEVICE_CAPABILITY_SUPERSPEED_SPEEDS_SUPPORTED_FULL 0x0002
#define USB_DEVICE_CAPABILITY_SUPERSPEED_SPEEDS_SUPPORTED_HIGH 0x0004
#define USB_DEVICE_CAPABILITY_SUPERSPEED_SPEEDS_SUPPORTED_SUPER 0x0008
#define USB_DEVICE_CAPABILITY_SUPERSPEED_U1_DEVICE_EXIT_MAX_VALUE 0x0a
#define USB_DEVICE_CAPABILITY_SUPERSPEED_U2_DEVICE_EXIT_MAX_VALUE 0x07ff
#define USB_DEVICE_CAPABILITY_MAX_U1_LATENCY 0x0a
#define USB_DEVICE_CAPABILITY_MAX_U2_LATENCY 0x07ff
#define USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED_LSE_BPS 0
#define USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED_LSE_KBPS 1
#define USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED_LSE_MBPS 2
#define USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED_LSE_GBPS 3
#define USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED_MODE_SYMMETRIC 0
#define USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED_MODE_ASYMMETRIC 1
#define USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED_DIR_RX 0
#define USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED_DIR_TX 1
#define USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED_PROTOCOL_SS 0
#define USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED_PROTOCOL_SSP 1
/// A speed of SuperSpeedPlus in one direction.
typedef union _USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED {
    /// All bits as one number.
    ULONG AsUlong32;
    struct {
        /// Number by which this speed is named.
        ULONG SublinkSpeedAttrID : 4;
        /// Unit of the mantissa: 0 bit/s, 1 kbit/s, 2 Mbit/s, 3 Gbit/s.
        ULONG LaneSpeedExponent : 2;
        /// 0: both directions have as many lanes; 1: they may differ.
        ULONG SublinkTypeMode : 1;
        /// 0: the direction to the device; 1: the direction from it.
        ULONG SublinkTypeDir : 1;
        /// Must be 0.
        ULONG Reserved : 6;
        /// 0: SuperSpeed; 1: SuperSpeedPlus.
        ULONG LinkProtocol : 2;
        /// Speed of one lane in the unit of the exponent.
        ULONG LaneSpeedMantissa : 16;
    };
} USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED, *PUSB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED;
/// What the device can do at SuperSpeedPlus.
typedef struct _USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_USB_DESCRIPTOR {
    /// Bytes of the descriptor.
    UCHAR bLength;
    /// USB_DEVICE_CAPABILITY_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_USB.
    UCHAR bDevCapabilityType;
    /// Must be 0.
    UCHAR bReserved;
    /// How many speeds follow.
    union {
        /// All bits as one number.
        ULONG AsUlong;
        struct {
            /// Entries of bmSublinkSpeedAttr, less 1.
            ULONG SublinkSpeedAttrCount : 5;
            /// Different numbers among them, less 1.
            ULONG SublinkSpeedIDCount : 4;
            /// Must be 0.
            ULONG Reserved : 23;
        };
    } bmAttributes;
    /// The least with which everything works.
    union {
        /// All bits as one number.
        USHORT AsUshort;
        struct {
            /// Number of the lowest speed.
            USHORT SublinkSpeedAttrID : 4;
            /// Must be 0.
            USHORT Reserved : 4;
            /// Fewest lanes to the device.
            USHORT MinRxLaneCount : 4;
            /// Fewest lanes from the device.
            USHORT MinTxLaneCount : 4;
        };
    } wFunctionalitySupport;
    /// Must be 0.
    USHORT wReserved;
    /// The speeds; two entries for each number.
    USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_SPEED bmSublinkSpeedAttr[1];
} USB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_USB_DESCRIPTOR, *PUSB_DEVICE_CAPABILITY_SUPERSPEEDPLUS_USB_DESCRIPTOR;
/// Names the thing that the device is part of.
typedef struct _USB_DEVICE_CAPABILITY_CONTAINER_ID_DESCRIPTOR {
    /// Bytes of the descriptor: 20.
    UCHAR bLength;
    /// USB_DEVICE_CAPABILITY_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// USB_DEVICE_CAPABILITY_CONTAINER_ID.
    UCHAR bDevCapabilityType;
    /// Must be 0.
    UCHAR bReserved;
    /// A UUID; all devices in one housing have the same.
    UCHAR ContainerID[16];
} USB_DEVICE_CAPABILITY_CONTAINER_ID_DESCRIPTOR, *PUSB_DEVICE_CAPABILITY_CONTAINER_ID_DESCRIPTOR;
/// A capability that an operating system defines.
typedef struct _USB_DEVICE_CAPABILITY_PLATFORM_DESCRIPTOR {
    /// Bytes of the descriptor.
    UCHAR bLength;
    /// USB_DEVICE_CAPABILITY_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// USB_DEVICE_CAPABILITY_PLATFORM.
    UCHAR bDevCapabilityType;
    /// Must be 0.
    UCHAR bReserved;
    /// Which capability, as GUID_USB_MSOS20_PLATFORM_CAPABILITY_ID.
    GUID PlatformCapabilityUuid;
    /// Its data; they end with the descriptor.
    UCHAR CapabililityData[1];
} USB_DEVICE_CAPABILITY_PLATFORM_DESCRIPTOR, *PUSB_DEVICE_CAPABILITY_PLATFORM_DESCRIPTOR;
/// Alternate modes of USB Type-C and whether they could be entered.
typedef struct _USB_DEVICE_CAPABILITY_BILLBOARD_DESCRIPTOR {
    /// Bytes of the descriptor.
    UCHAR bLength;
    /// USB_DEVICE_CAPABILITY_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// USB_DEVICE_CAPABILITY_BILLBOARD.
    UCHAR bDevCapabilityType;
    /// Index of the string with a URL for the user; 0 if there is none.
    UCHAR iAddtionalInfoURL;
    /// Entries of AlternateMode.
    UCHAR bNumberOfAlternateModes;
    /// Index of the mode the device would rather have.
    UCHAR bPreferredAlternateMode;
    /// Power it needs from VCONN.
    union {
        /// All bits as one number.
        USHORT AsUshort;
        struct {
            /// 0: 1 W; 1: 1.5 W; 2 to 6: that many W.
            USHORT VConnPowerNeededForFullFunctionality : 3;
            /// Must be 0.
            USHORT Reserved : 12;
            /// 1: needs no power from VCONN.
            USHORT NoVconnPowerRequired : 1;
        };
    } VconnPower;
    /// Two bits a mode: 0 error, 1 not tried, 2 tried without success, 3 entered.
    UCHAR bmConfigured[32];
    /// Must be 0.
    ULONG bReserved;
    /// One entry a mode.
    struct {
        /// Standard or vendor that defines the mode.
        USHORT wSVID;
        /// Which of the modes of wSVID.
        UCHAR bAlternateMode;
        /// Index of the string that describes the mode.
        UCHAR iAlternateModeSetting;
    } AlternateMode[1];
} USB_DEVICE_CAPABILITY_BILLBOARD_DESCRIPTOR, *PUSB_DEVICE_CAPABILITY_BILLBOARD_DESCRIPTOR;
DEFINE_GUID(GUID_USB_MSOS20_PLATFORM_CAPABILITY_ID, 0xd8dd60df, 0x4589, 0x4cc7, 0x9c, 0xd2, 0x65, 0x9d, 0x9e, 0x64, 0x8a, 0x9f);
/// How every capability descriptor begins.
typedef struct _USB_DEVICE_CAPABILITY_DESCRIPTOR {
    /// Bytes of the descriptor.
    UCHAR bLength;
    /// USB_DEVICE_CAPABILITY_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Which capability: one of the USB_DEVICE_CAPABILITY_ constants.
    UCHAR bDevCapabilityType;
} USB_DEVICE_CAPABILITY_DESCRIPTOR, *PUSB_DEVICE_CAPABILITY_DESCRIPTOR;
