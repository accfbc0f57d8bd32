// usbfnbase.h: what function controllers of USB and programs have in common.
#pragma once

#include <wdm.h>
#include <usbspec.h>

typedef USHORT USBFNPIPEID, *PUSBFNPIPEID;
#define MAX_NUM_USBFN_PIPES 31
#define MAX_CONFIGURATION_NAME_LENGTH 40
#define MAX_INTERFACE_NAME_LENGTH 40
#define MAX_INTERFACE_GUID_LENGTH 39
#define MAX_USB_STRING_LENGTH 255
typedef enum _USBFN_BUS_SPEED {
    UsbfnBusSpeedLow, UsbfnBusSpeedFull, UsbfnBusSpeedHigh, UsbfnBusSpeedSuper, UsbfnBusSpeedMaximum
} USBFN_BUS_SPEED, *PUSBFN_BUS_SPEED;
typedef enum _USBFN_DEVICE_STATE {
    UsbfnDeviceStateMinimum, UsbfnDeviceStateAttached, UsbfnDeviceStateDefault, UsbfnDeviceStateDetached, UsbfnDeviceStateAddressed,
    UsbfnDeviceStateConfigured, UsbfnDeviceStateSuspended, UsbfnDeviceStateStateMaximum
} USBFN_DEVICE_STATE, *PUSBFN_DEVICE_STATE;
typedef enum _USBFN_DIRECTION {
    UsbfnDirectionMinimum, UsbfnDirectionIn, UsbfnDirectionOut, UsbfnDirectionTx, UsbfnDirectionRx, UsbfnDirectionMaximum
} USBFN_DIRECTION, *PUSBFN_DIRECTION;
typedef enum _USBFN_EVENT {
    UsbfnEventMinimum, UsbfnEventAttach, UsbfnEventReset, UsbfnEventDetach, UsbfnEventSuspend, UsbfnEventResume, UsbfnEventSetupPacket,
    UsbfnEventConfigured, UsbfnEventUnConfigured, UsbfnEventPortType, UsbfnEventBusTearDown, UsbfnEventSetInterface, UsbfnEventMaximum
} USBFN_EVENT, *PUSBFN_EVENT;
typedef enum _USBFN_PORT_TYPE {
    UsbfnUnknownPort, UsbfnStandardDownstreamPort, UsbfnChargingDownstreamPort, UsbfnDedicatedChargingPort,
    UsbfnInvalidDedicatedChargingPort, UsbfnProprietaryDedicatedChargingPort, UsbfnPortTypeMaximum
} USBFN_PORT_TYPE, *PUSBFN_PORT_TYPE;
/// A setting of an interface that the host has selected.
typedef struct _ALTERNATE_INTERFACE {
    /// bInterfaceNumber of the interface.
    USHORT InterfaceNumber;
    /// bAlternateSetting of the setting.
    USHORT AlternateInterfaceNumber;
} ALTERNATE_INTERFACE, *PALTERNATE_INTERFACE;
/// A configuration that the function's side offers.
typedef struct _USBFN_BUS_CONFIGURATION_INFO {
    /// Name in the registry, ending in 0.
    WCHAR ConfigurationName[MAX_CONFIGURATION_NAME_LENGTH];
    /// TRUE if it is the one in use.
    BOOLEAN IsCurrent;
    /// TRUE if it will be in use from the next connection on.
    BOOLEAN IsActive;
} USBFN_BUS_CONFIGURATION_INFO, *PUSBFN_BUS_CONFIGURATION_INFO;
/// An endpoint on the function's side.
typedef struct _USBFN_PIPE_INFORMATION {
    /// Descriptor that the host reads of it.
    USB_ENDPOINT_DESCRIPTOR EpDesc;
    /// What names it in transfers.
    USBFNPIPEID PipeId;
} USBFN_PIPE_INFORMATION, *PUSBFN_PIPE_INFORMATION;
/// An interface of a class driver at one speed.
typedef struct _USBFN_CLASS_INTERFACE {
    /// bInterfaceNumber of the interface.
    UINT8 InterfaceNumber;
    /// Entries of PipeArr that hold.
    UINT8 PipeCount;
    /// Its endpoints.
    USBFN_PIPE_INFORMATION PipeArr[MAX_NUM_USBFN_PIPES];
} USBFN_CLASS_INTERFACE, *PUSBFN_CLASS_INTERFACE;
/// The interface that a class driver serves.
typedef struct _USBFN_CLASS_INFORMATION_PACKET {
    /// As it is at full speed.
    USBFN_CLASS_INTERFACE FullSpeedClassInterface;
    /// As it is at high speed.
    USBFN_CLASS_INTERFACE HighSpeedClassInterface;
    /// Name in the registry, ending in 0.
    WCHAR InterfaceName[MAX_INTERFACE_NAME_LENGTH];
    /// GUID of the class driver's interface as text.
    WCHAR InterfaceGuid[MAX_INTERFACE_GUID_LENGTH];
    /// TRUE if InterfaceGuid holds.
    BOOLEAN HasInterfaceGuid;
    /// As it is at SuperSpeed.
    USBFN_CLASS_INTERFACE SuperSpeedClassInterface;
} USBFN_CLASS_INFORMATION_PACKET, *PUSBFN_CLASS_INFORMATION_PACKET;
/// Interfaces of a class driver at one speed.
typedef struct _USBFN_CLASS_INTERFACE_EX {
    /// Number of the first interface.
    UINT8 BaseInterfaceNumber;
    /// How many interfaces in a row.
    UINT8 InterfaceCount;
    /// Entries of PipeArr that hold.
    UINT8 PipeCount;
    /// Endpoints of all of them.
    USBFN_PIPE_INFORMATION PipeArr[MAX_NUM_USBFN_PIPES];
} USBFN_CLASS_INTERFACE_EX, *PUSBFN_CLASS_INTERFACE_EX;
/// The interfaces that a class driver serves.
typedef struct _USBFN_CLASS_INFORMATION_PACKET_EX {
    /// As they are at full speed.
    USBFN_CLASS_INTERFACE_EX FullSpeedClassInterfaceEx;
    /// As they are at high speed.
    USBFN_CLASS_INTERFACE_EX HighSpeedClassInterfaceEx;
    /// As they are at SuperSpeed.
    USBFN_CLASS_INTERFACE_EX SuperSpeedClassInterfaceEx;
    /// Name in the registry, ending in 0.
    WCHAR InterfaceName[MAX_INTERFACE_NAME_LENGTH];
    /// GUID of the class driver's interface as text.
    WCHAR InterfaceGuid[MAX_INTERFACE_GUID_LENGTH];
    /// TRUE if InterfaceGuid holds.
    BOOLEAN HasInterfaceGuid;
} USBFN_CLASS_INFORMATION_PACKET_EX, *PUSBFN_CLASS_INFORMATION_PACKET_EX;
/// Descriptors of an interface at one speed.
typedef struct _USBFN_INTERFACE_INFO {
    /// bInterfaceNumber of the interface.
    UINT8 InterfaceNumber;
    /// Speed at which they hold.
    USBFN_BUS_SPEED Speed;
    /// Bytes of the structure with its descriptors.
    USHORT Size;
    /// The interface's descriptor and those after it.
    UCHAR InterfaceDescriptorSet[1];
} USBFN_INTERFACE_INFO, *PUSBFN_INTERFACE_INFO;
/// An event on the function's side.
typedef struct _USBFN_NOTIFICATION {
    /// Which event.
    USBFN_EVENT Event;
    /// More of the event, by Event.
    union {
        /// Of UsbfnEventReset: speed that was agreed.
        USBFN_BUS_SPEED BusSpeed;
        /// Of UsbfnEventSetupPacket: the host's request.
        USB_DEFAULT_PIPE_SETUP_PACKET SetupPacket;
        /// Of UsbfnEventConfigured: the configuration selected.
        USHORT ConfigurationValue;
        /// Of UsbfnEventPortType: what the cable leads to.
        USBFN_PORT_TYPE PortType;
        /// Of UsbfnEventSetInterface: the setting selected.
        ALTERNATE_INTERFACE AlternateInterface;
    } u;
} USBFN_NOTIFICATION, *PUSBFN_NOTIFICATION;
/// A string descriptor on the function's side.
typedef struct _USBFN_USB_STRING {
    /// Index by which the host asks for it.
    UINT8 StringIndex;
    /// The text, ending in 0.
    WCHAR UsbString[MAX_USB_STRING_LENGTH];
} USBFN_USB_STRING, *PUSBFN_USB_STRING;
