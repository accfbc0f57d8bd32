// What the USB specification defines: descriptors, requests, hubs and ports.
#pragma once
#ifndef __USBSPEC_H__
#define __USBSPEC_H__
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#ifdef __cplusplus
extern "C" {
#endif
#include <pshpack1.h>
/// The speed of a device.
typedef enum _USB_DEVICE_SPEED { UsbLowSpeed = 0, UsbFullSpeed, UsbHighSpeed, UsbSuperSpeed } USB_DEVICE_SPEED;
/// The generation of a device.
typedef enum _USB_DEVICE_TYPE { Usb11Device = 0, Usb20Device } USB_DEVICE_TYPE;
/// Direction, type and recipient of a control request.
typedef union _BM_REQUEST_TYPE {
    struct _BM {
        /// BMREQUEST_TO_DEVICE, _INTERFACE, _ENDPOINT or _OTHER.
        UCHAR Recipient : 2;
        /// Must be 0.
        UCHAR Reserved : 3;
        /// BMREQUEST_STANDARD, _CLASS or _VENDOR.
        UCHAR Type : 2;
        /// BMREQUEST_HOST_TO_DEVICE or BMREQUEST_DEVICE_TO_HOST: where the data stage goes.
        UCHAR Dir : 1;
    };
    /// All bits as one number.
    UCHAR B;
} BM_REQUEST_TYPE, *PBM_REQUEST_TYPE;
/// The eight bytes that begin a control transfer.
typedef struct _USB_DEFAULT_PIPE_SETUP_PACKET {
    /// Direction, type and recipient.
    BM_REQUEST_TYPE bmRequestType;
    /// Which request, as USB_REQUEST_GET_DESCRIPTOR.
    UCHAR bRequest;
    /// Parameter by bRequest; of descriptors their type and index.
    union _wValue {
        struct {
            /// Bits 0 to 7; of descriptors the index.
            UCHAR LowByte;
            /// Bits 8 to 15; of descriptors the type.
            UCHAR HiByte;
        };
        /// Both bytes as one number.
        USHORT W;
    } wValue;
    /// Parameter by bRequest; often an interface, an endpoint or a language.
    union _wIndex {
        struct {
            /// Bits 0 to 7.
            UCHAR LowByte;
            /// Bits 8 to 15.
            UCHAR HiByte;
        };
        /// Both bytes as one number.
        USHORT W;
    } wIndex;
    /// Bytes of the data stage; 0 if there is none.
    USHORT wLength;
} USB_DEFAULT_PIPE_SETUP_PACKET, *PUSB_DEFAULT_PIPE_SETUP_PACKET;
#define BMREQUEST_HOST_TO_DEVICE 0
#define BMREQUEST_DEVICE_TO_HOST 1
#define BMREQUEST_STANDARD 0
#define BMREQUEST_CLASS 1
#define BMREQUEST_VENDOR 2
#define BMREQUEST_TO_DEVICE 0
#define BMREQUEST_TO_INTERFACE 1
#define BMREQUEST_TO_ENDPOINT 2
#define BMREQUEST_TO_OTHER 3
#define USB_DESCRIPTOR_MAKE_TYPE_AND_INDEX(type, index) ((USHORT)((USHORT)(type) << 8 | (index)))
#define USB_REQUEST_GET_STATUS 0x00
#define USB_REQUEST_CLEAR_FEATURE 0x01
#define USB_REQUEST_SET_FEATURE 0x03
#define USB_REQUEST_SET_ADDRESS 0x05
#define USB_REQUEST_GET_DESCRIPTOR 0x06
#define USB_REQUEST_SET_DESCRIPTOR 0x07
#define USB_REQUEST_GET_CONFIGURATION 0x08
#define USB_REQUEST_SET_CONFIGURATION 0x09
#define USB_REQUEST_GET_INTERFACE 0x0a
#define USB_REQUEST_SET_INTERFACE 0x0b
#define USB_REQUEST_SYNC_FRAME 0x0c
#define USB_REQUEST_SET_SEL 0x30
#define USB_REQUEST_ISOCH_DELAY 0x31
#define USB_DEVICE_DESCRIPTOR_TYPE 0x01
#define USB_CONFIGURATION_DESCRIPTOR_TYPE 0x02
#define USB_STRING_DESCRIPTOR_TYPE 0x03
#define USB_INTERFACE_DESCRIPTOR_TYPE 0x04
#define USB_ENDPOINT_DESCRIPTOR_TYPE 0x05
#define USB_DEVICE_QUALIFIER_DESCRIPTOR_TYPE 0x06
#define USB_OTHER_SPEED_CONFIGURATION_DESCRIPTOR_TYPE 0x07
#define USB_INTERFACE_POWER_DESCRIPTOR_TYPE 0x08
#define USB_OTG_DESCRIPTOR_TYPE 0x09
#define USB_DEBUG_DESCRIPTOR_TYPE 0x0a
#define USB_INTERFACE_ASSOCIATION_DESCRIPTOR_TYPE 0x0b
#define USB_BOS_DESCRIPTOR_TYPE 0x0f
#define USB_DEVICE_CAPABILITY_DESCRIPTOR_TYPE 0x10
#define USB_SUPERSPEED_ENDPOINT_COMPANION_DESCRIPTOR_TYPE 0x30
#define USB_SUPERSPEEDPLUS_ISOCH_ENDPOINT_COMPANION_DESCRIPTOR_TYPE 0x31
#define USB_RESERVED_DESCRIPTOR_TYPE 0x06
#define USB_CONFIG_POWER_DESCRIPTOR_TYPE 0x07
#define USB_FEATURE_ENDPOINT_STALL 0x00
#define USB_FEATURE_REMOTE_WAKEUP 0x01
#define USB_FEATURE_TEST_MODE 0x02
#define USB_FEATURE_FUNCTION_SUSPEND 0x00
#define USB_FEATURE_U1_ENABLE 0x30
#define USB_FEATURE_U2_ENABLE 0x31
#define USB_FEATURE_LTM_ENABLE 0x32
#define USB_FEATURE_LDM_ENABLE 0x35
#define USB_FEATURE_BATTERY_WAKE_MASK 0x28
#define USB_FEATURE_OS_IS_PD_AWARE 0x29
#define USB_FEATURE_POLICY_MODE 0x2a
#define USB_FEATURE_CHARGING_POLICY 0x36
#define USB_CHARGING_POLICY_DEFAULT 0x00
#define USB_CHARGING_POLICY_ICCHPF 0x01
#define USB_CHARGING_POLICY_ICCLPF 0x02
#define USB_CHARGING_POLICY_NO_POWER 0x03
#define USB_STATUS_PORT_STATUS 0x00
#define USB_STATUS_PD_STATUS 0x01
#define USB_STATUS_EXT_PORT_STATUS 0x02
#define USB_GETSTATUS_SELF_POWERED 0x01
#define USB_GETSTATUS_REMOTE_WAKEUP_ENABLED 0x02
#define USB_GETSTATUS_U1_ENABLE 0x04
#define USB_GETSTATUS_U2_ENABLE 0x08
#define USB_GETSTATUS_LTM_ENABLE 0x10
/// What GET_STATUS says of a device.
typedef union _USB_DEVICE_STATUS {
    /// All bits as one number.
    USHORT AsUshort16;
    struct {
        /// 1: the device has its own supply now.
        USHORT SelfPowered : 1;
        /// 1: the device may wake the host.
        USHORT RemoteWakeup : 1;
        /// 1: the device may begin to enter link state U1.
        USHORT U1Enable : 1;
        /// 1: the device may begin to enter link state U2.
        USHORT U2Enable : 1;
        /// 1: the device may send latency tolerance messages.
        USHORT LtmEnable : 1;
        /// Must be 0.
        USHORT Reserved : 11;
    };
} USB_DEVICE_STATUS, *PUSB_DEVICE_STATUS;
/// What GET_STATUS says of an interface.
typedef union _USB_INTERFACE_STATUS {
    /// All bits as one number.
    USHORT AsUshort16;
    struct {
        /// 1: the function can wake the host.
        USHORT RemoteWakeupCapable : 1;
        /// 1: the function may wake the host.
        USHORT RemoteWakeupEnabled : 1;
        /// Must be 0.
        USHORT Reserved : 14;
    };
} USB_INTERFACE_STATUS, *PUSB_INTERFACE_STATUS;
/// What GET_STATUS says of an endpoint.
typedef union _USB_ENDPOINT_STATUS {
    /// All bits as one number.
    USHORT AsUshort16;
    struct {
        /// 1: the endpoint is stalled.
        USHORT Halt : 1;
        /// Must be 0.
        USHORT Reserved : 15;
    };
} USB_ENDPOINT_STATUS, *PUSB_ENDPOINT_STATUS;
/// How every descriptor begins.
typedef struct _USB_COMMON_DESCRIPTOR {
    /// Bytes of the descriptor: the next one begins there.
    UCHAR bLength;
    /// One of the USB_..._DESCRIPTOR_TYPE constants.
    UCHAR bDescriptorType;
} USB_COMMON_DESCRIPTOR, *PUSB_COMMON_DESCRIPTOR;
/// Vendor, product and class of a device.
typedef struct _USB_DEVICE_DESCRIPTOR {
    /// Bytes of the descriptor: 18.
    UCHAR bLength;
    /// USB_DEVICE_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Version of the USB specification in BCD: 0x0200 is 2.0.
    USHORT bcdUSB;
    /// Class of the whole device; 0 if each interface has its own.
    UCHAR bDeviceClass;
    /// Subclass by bDeviceClass.
    UCHAR bDeviceSubClass;
    /// Protocol by class and subclass.
    UCHAR bDeviceProtocol;
    /// Most bytes of a packet of endpoint 0; at SuperSpeed the exponent of 2.
    UCHAR bMaxPacketSize0;
    /// Vendor's number, given by the USB Implementers Forum.
    USHORT idVendor;
    /// Product's number, given by the vendor.
    USHORT idProduct;
    /// Release of the device in BCD.
    USHORT bcdDevice;
    /// Index of the string with the manufacturer; 0 if there is none.
    UCHAR iManufacturer;
    /// Index of the string with the product; 0 if there is none.
    UCHAR iProduct;
    /// Index of the string with the serial number; 0 if there is none.
    UCHAR iSerialNumber;
    /// How many configurations there are at the present speed.
    UCHAR bNumConfigurations;
} USB_DEVICE_DESCRIPTOR, *PUSB_DEVICE_DESCRIPTOR;
#define USB_DEVICE_CLASS_RESERVED 0x00
#define USB_DEVICE_CLASS_AUDIO 0x01
#define USB_DEVICE_CLASS_COMMUNICATIONS 0x02
#define USB_DEVICE_CLASS_HUMAN_INTERFACE 0x03
#define USB_DEVICE_CLASS_MONITOR 0x04
#define USB_DEVICE_CLASS_PHYSICAL_INTERFACE 0x05
#define USB_DEVICE_CLASS_POWER 0x06
#define USB_DEVICE_CLASS_IMAGE 0x06
#define USB_DEVICE_CLASS_PRINTER 0x07
#define USB_DEVICE_CLASS_STORAGE 0x08
#define USB_DEVICE_CLASS_HUB 0x09
#define USB_DEVICE_CLASS_CDC_DATA 0x0a
#define USB_DEVICE_CLASS_SMART_CARD 0x0b
#define USB_DEVICE_CLASS_CONTENT_SECURITY 0x0d
#define USB_DEVICE_CLASS_VIDEO 0x0e
#define USB_DEVICE_CLASS_PERSONAL_HEALTHCARE 0x0f
#define USB_DEVICE_CLASS_AUDIO_VIDEO 0x10
#define USB_DEVICE_CLASS_BILLBOARD 0x11
#define USB_DEVICE_CLASS_DIAGNOSTIC_DEVICE 0xdc
#define USB_DEVICE_CLASS_WIRELESS_CONTROLLER 0xe0
#define USB_DEVICE_CLASS_MISCELLANEOUS 0xef
#define USB_DEVICE_CLASS_APPLICATION_SPECIFIC 0xfe
#define USB_DEVICE_CLASS_VENDOR_SPECIFIC 0xff
/// What a device would be at the other speed.
typedef struct _USB_DEVICE_QUALIFIER_DESCRIPTOR {
    /// Bytes of the descriptor: 10.
    UCHAR bLength;
    /// USB_DEVICE_QUALIFIER_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Version of the USB specification in BCD, at least 0x0200.
    USHORT bcdUSB;
    /// Class of the whole device at the other speed.
    UCHAR bDeviceClass;
    /// Subclass by bDeviceClass.
    UCHAR bDeviceSubClass;
    /// Protocol by class and subclass.
    UCHAR bDeviceProtocol;
    /// Most bytes of a packet of endpoint 0 at the other speed.
    UCHAR bMaxPacketSize0;
    /// How many configurations there are at the other speed.
    UCHAR bNumConfigurations;
    /// Must be 0.
    UCHAR bReserved;
} USB_DEVICE_QUALIFIER_DESCRIPTOR, *PUSB_DEVICE_QUALIFIER_DESCRIPTOR;
#include <usbspec/capabilities.h>
/// A configuration; its interfaces and endpoints follow.
typedef struct _USB_CONFIGURATION_DESCRIPTOR {
    /// Bytes of this descriptor: 9.
    UCHAR bLength;
    /// USB_CONFIGURATION_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Bytes of this descriptor and all that belong to it.
    USHORT wTotalLength;
    /// How many interfaces there are, settings not counted.
    UCHAR bNumInterfaces;
    /// Number that selects the configuration.
    UCHAR bConfigurationValue;
    /// Index of the string that describes it; 0 if there is none.
    UCHAR iConfiguration;
    /// USB_CONFIG_ bits: how it is powered, whether it can wake the host.
    UCHAR bmAttributes;
    /// Most current it draws from the bus, in 2 mA; at SuperSpeed in 8 mA.
    UCHAR MaxPower;
} USB_CONFIGURATION_DESCRIPTOR, *PUSB_CONFIGURATION_DESCRIPTOR;
#define USB_CONFIG_POWERED_MASK 0xc0
#define USB_CONFIG_BUS_POWERED 0x80
#define USB_CONFIG_SELF_POWERED 0x40
#define USB_CONFIG_REMOTE_WAKEUP 0x20
#define USB_CONFIG_RESERVED 0x1f
/// Interfaces that form one function.
typedef struct _USB_INTERFACE_ASSOCIATION_DESCRIPTOR {
    /// Bytes of the descriptor: 8.
    UCHAR bLength;
    /// USB_INTERFACE_ASSOCIATION_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Number of the function's first interface.
    UCHAR bFirstInterface;
    /// How many interfaces in a row belong to it.
    UCHAR bInterfaceCount;
    /// USB_DEVICE_CLASS_ value that a driver is chosen by.
    UCHAR bFunctionClass;
    /// Subclass by bFunctionClass.
    UCHAR bFunctionSubClass;
    /// Protocol by class and subclass.
    UCHAR bFunctionProtocol;
    /// Index of the string that describes it; 0 if there is none.
    UCHAR iFunction;
} USB_INTERFACE_ASSOCIATION_DESCRIPTOR, *PUSB_INTERFACE_ASSOCIATION_DESCRIPTOR;
/// An alternate setting of an interface.
typedef struct _USB_INTERFACE_DESCRIPTOR {
    /// Bytes of this descriptor: 9.
    UCHAR bLength;
    /// USB_INTERFACE_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Which interface, from 0.
    UCHAR bInterfaceNumber;
    /// Which of its settings, from 0.
    UCHAR bAlternateSetting;
    /// How many endpoints it has besides endpoint 0.
    UCHAR bNumEndpoints;
    /// Class; 0xFF if the vendor defines it.
    UCHAR bInterfaceClass;
    /// Subclass by bInterfaceClass.
    UCHAR bInterfaceSubClass;
    /// Protocol by class and subclass.
    UCHAR bInterfaceProtocol;
    /// Index of the string that describes it; 0 if there is none.
    UCHAR iInterface;
} USB_INTERFACE_DESCRIPTOR, *PUSB_INTERFACE_DESCRIPTOR;
/// An endpoint.
typedef struct _USB_ENDPOINT_DESCRIPTOR {
    /// Bytes of the descriptor: 7.
    UCHAR bLength;
    /// USB_ENDPOINT_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Number in bits 0 to 3; bit 7 is set if it sends to the host.
    UCHAR bEndpointAddress;
    /// Kind of transfers in bits 0 and 1; of isochronous ones also synchronization and usage.
    UCHAR bmAttributes;
    /// Most bytes of a packet in bits 0 to 10; at high speed more packets a microframe in bits 11 and 12.
    USHORT wMaxPacketSize;
    /// How often it is polled: frames, or the exponent of 2 plus 1, by speed and kind.
    UCHAR bInterval;
} USB_ENDPOINT_DESCRIPTOR, *PUSB_ENDPOINT_DESCRIPTOR;
#define USB_ENDPOINT_DIRECTION_MASK 0x80
/// Whether an endpoint address is that of an endpoint to the device.
#define USB_ENDPOINT_DIRECTION_OUT(address) (!((address) & USB_ENDPOINT_DIRECTION_MASK))
/// Whether an endpoint address is that of an endpoint to the host.
#define USB_ENDPOINT_DIRECTION_IN(address) ((address) & USB_ENDPOINT_DIRECTION_MASK)
#define USB_ENDPOINT_ADDRESS_MASK 0x0f
#define USB_ENDPOINT_TYPE_MASK 0x03
#define USB_ENDPOINT_TYPE_CONTROL 0x00
#define USB_ENDPOINT_TYPE_ISOCHRONOUS 0x01
#define USB_ENDPOINT_TYPE_BULK 0x02
#define USB_ENDPOINT_TYPE_INTERRUPT 0x03
#define USB_ENDPOINT_TYPE_BULK_RESERVED_MASK 0xfc
#define USB_ENDPOINT_TYPE_CONTROL_RESERVED_MASK 0xfc
#define USB_20_ENDPOINT_TYPE_INTERRUPT_RESERVED_MASK 0xfc
#define USB_30_ENDPOINT_TYPE_INTERRUPT_RESERVED_MASK 0xcc
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_RESERVED_MASK 0xc0
#define USB_30_ENDPOINT_TYPE_INTERRUPT_USAGE_MASK 0x30
#define USB_30_ENDPOINT_TYPE_INTERRUPT_USAGE_PERIODIC 0x00
#define USB_30_ENDPOINT_TYPE_INTERRUPT_USAGE_NOTIFICATION 0x10
#define USB_30_ENDPOINT_TYPE_INTERRUPT_USAGE_RESERVED10 0x20
#define USB_30_ENDPOINT_TYPE_INTERRUPT_USAGE_RESERVED11 0x30
#define USB_30_ENDPOINT_TYPE_INTERRUPT_USAGE(attributes) ((attributes) & USB_30_ENDPOINT_TYPE_INTERRUPT_USAGE_MASK)
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_SYNCHRONIZATION_MASK 0x0c
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_SYNCHRONIZATION_NO_SYNCHRONIZATION 0x00
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_SYNCHRONIZATION_ASYNCHRONOUS 0x04
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_SYNCHRONIZATION_ADAPTIVE 0x08
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_SYNCHRONIZATION_SYNCHRONOUS 0x0c
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_SYNCHRONIZATION(attributes) ((attributes) & USB_ENDPOINT_TYPE_ISOCHRONOUS_SYNCHRONIZATION_MASK)
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_USAGE_MASK 0x30
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_USAGE_DATA_ENDOINT 0x00
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_USAGE_FEEDBACK_ENDPOINT 0x10
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_USAGE_IMPLICIT_FEEDBACK_DATA_ENDPOINT 0x20
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_USAGE_RESERVED 0x30
#define USB_ENDPOINT_TYPE_ISOCHRONOUS_USAGE(attributes) ((attributes) & USB_ENDPOINT_TYPE_ISOCHRONOUS_USAGE_MASK)
/// Packet size and packets a microframe of a high-speed endpoint.
typedef union _USB_HIGH_SPEED_MAXPACKET {
    struct _MP {
        /// Most bytes of a packet.
        USHORT MaxPacket : 11;
        /// Packets a microframe besides the first: 0 to 2.
        USHORT HSmux : 2;
        /// Must be 0.
        USHORT Reserved : 3;
    };
    /// All bits as one number.
    USHORT us;
} USB_HIGH_SPEED_MAXPACKET, *PUSB_HIGH_SPEED_MAXPACKET;
#define USB_ENDPOINT_SUPERSPEED_BULK_MAX_PACKET_SIZE 1024
#define USB_ENDPOINT_SUPERSPEED_CONTROL_MAX_PACKET_SIZE 512
#define USB_ENDPOINT_SUPERSPEED_ISO_MAX_PACKET_SIZE 1024
#define USB_ENDPOINT_SUPERSPEED_INTERRUPT_MAX_PACKET_SIZE 1024
/// A string, not terminated.
typedef struct _USB_STRING_DESCRIPTOR {
    /// Bytes of the descriptor: 2 and two for each UTF-16 unit.
    UCHAR bLength;
    /// USB_STRING_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// The text in UTF-16; of index 0 the languages there are.
    WCHAR bString[1];
} USB_STRING_DESCRIPTOR, *PUSB_STRING_DESCRIPTOR;
#define MAXIMUM_USB_STRING_LENGTH 255
/// More of an endpoint at SuperSpeed.
typedef struct _USB_SUPERSPEED_ENDPOINT_COMPANION_DESCRIPTOR {
    /// Bytes of the descriptor: 6.
    UCHAR bLength;
    /// USB_SUPERSPEED_ENDPOINT_COMPANION_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Packets of a burst, less 1.
    UCHAR bMaxBurst;
    /// By the endpoint's kind of transfers.
    union {
        /// All bits as one number.
        UCHAR AsUchar;
        /// Of a bulk endpoint.
        struct {
            /// Exponent: there are 2 to this power streams; 0 for none.
            UCHAR MaxStreams : 5;
            /// Must be 0.
            UCHAR Reserved1 : 3;
        } Bulk;
        /// Of an isochronous endpoint.
        struct {
            /// Bursts of a service interval, less 1.
            UCHAR Mult : 2;
            /// Must be 0.
            UCHAR Reserved2 : 5;
            /// 1: a descriptor with bytes beyond wBytesPerInterval follows.
            UCHAR SspCompanion : 1;
        } Isochronous;
    } bmAttributes;
    /// Most bytes of a service interval of a periodic endpoint.
    USHORT wBytesPerInterval;
} USB_SUPERSPEED_ENDPOINT_COMPANION_DESCRIPTOR, *PUSB_SUPERSPEED_ENDPOINT_COMPANION_DESCRIPTOR;
#define USB_SUPERSPEED_ISOCHRONOUS_MAX_MULTIPLIER 2
/// More of an isochronous endpoint at SuperSpeedPlus.
typedef struct _USB_SUPERSPEEDPLUS_ISOCH_ENDPOINT_COMPANION_DESCRIPTOR {
    /// Bytes of the descriptor: 8.
    UCHAR bLength;
    /// USB_SUPERSPEEDPLUS_ISOCH_ENDPOINT_COMPANION_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Must be 0.
    USHORT wReserved;
    /// Most bytes of a service interval.
    ULONG dwBytesPerInterval;
} USB_SUPERSPEEDPLUS_ISOCH_ENDPOINT_COMPANION_DESCRIPTOR, *PUSB_SUPERSPEEDPLUS_ISOCH_ENDPOINT_COMPANION_DESCRIPTOR;
#define USB_SUPERSPEEDPLUS_ISOCHRONOUS_MIN_BYTESPERINTERVAL 0xc001
#define USB_SUPERSPEEDPLUS_ISOCHRONOUS_MAX_BYTESPERINTERVAL 0xffffff
#include <usbspec/hubs.h>
/// How a function is suspended.
typedef union _USB_FUNCTION_SUSPEND_OPTIONS {
    /// All bits as one number.
    UCHAR AsUchar;
    struct {
        /// 1: suspend the function; 0: resume it.
        UCHAR PowerState : 1;
        /// 1: the function may wake the host.
        UCHAR RemoteWakeEnabled : 1;
        /// Must be 0.
        UCHAR Reserved : 6;
    };
} USB_FUNCTION_SUSPEND_OPTIONS, *PUSB_FUNCTION_SUSPEND_OPTIONS;
#define USB_FEATURE_INTERFACE_POWER_D0 0x0002
#define USB_FEATURE_INTERFACE_POWER_D1 0x0003
#define USB_FEATURE_INTERFACE_POWER_D2 0x0004
#define USB_FEATURE_INTERFACE_POWER_D3 0x0005
#define USB_SUPPORT_D0_COMMAND 0x01
#define USB_SUPPORT_D1_COMMAND 0x02
#define USB_SUPPORT_D2_COMMAND 0x04
#define USB_SUPPORT_D3_COMMAND 0x08
#define USB_SUPPORT_D1_WAKEUP 0x10
#define USB_SUPPORT_D2_WAKEUP 0x20
/// What a configuration draws and saves in each device state.
typedef struct _USB_CONFIGURATION_POWER_DESCRIPTOR {
    /// Bytes of the descriptor.
    UCHAR bLength;
    /// USB_CONFIG_POWER_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Power from the device's own supply in D0: 24 bits, low byte first.
    UCHAR SelfPowerConsumedD0[3];
    /// Which power summary of the device describes the supply.
    UCHAR bPowerSummaryId;
    /// What D1 saves of the bus's power against D0.
    UCHAR bBusPowerSavingD1;
    /// What D1 saves of the device's own power against D0.
    UCHAR bSelfPowerSavingD1;
    /// What D2 saves of the bus's power against D0.
    UCHAR bBusPowerSavingD2;
    /// What D2 saves of the device's own power against D0.
    UCHAR bSelfPowerSavingD2;
    /// What D3 saves of the bus's power against D0.
    UCHAR bBusPowerSavingD3;
    /// What D3 saves of the device's own power against D0.
    UCHAR bSelfPowerSavingD3;
    /// How long it takes to get from D1 to D0.
    USHORT TransitionTimeFromD1;
    /// How long it takes to get from D2 to D0.
    USHORT TransitionTimeFromD2;
    /// How long it takes to get from D3 to D0.
    USHORT TransitionTimeFromD3;
} USB_CONFIGURATION_POWER_DESCRIPTOR, *PUSB_CONFIGURATION_POWER_DESCRIPTOR;
/// What an interface saves in each device state.
typedef struct _USB_INTERFACE_POWER_DESCRIPTOR {
    /// Bytes of the descriptor.
    UCHAR bLength;
    /// USB_INTERFACE_POWER_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Bits: which states it has and whether it can wake the host.
    UCHAR bmCapabilitiesFlags;
    /// What D1 saves of the bus's power against D0.
    UCHAR bBusPowerSavingD1;
    /// What D1 saves of the device's own power against D0.
    UCHAR bSelfPowerSavingD1;
    /// What D2 saves of the bus's power against D0.
    UCHAR bBusPowerSavingD2;
    /// What D2 saves of the device's own power against D0.
    UCHAR bSelfPowerSavingD2;
    /// What D3 saves of the bus's power against D0.
    UCHAR bBusPowerSavingD3;
    /// What D3 saves of the device's own power against D0.
    UCHAR bSelfPowerSavingD3;
    /// How long it takes to get from D1 to D0.
    USHORT TransitionTimeFromD1;
    /// How long it takes to get from D2 to D0.
    USHORT TransitionTimeFromD2;
    /// How long it takes to get from D3 to D0.
    USHORT TransitionTimeFromD3;
} USB_INTERFACE_POWER_DESCRIPTOR, *PUSB_INTERFACE_POWER_DESCRIPTOR;
#include <poppack.h>
#ifdef __cplusplus
}
#endif
#endif
