// Routines of a USB bus that may be called at raised level, and the division of composite devices.
#pragma once
#ifndef _USBBUSIF_H_
#define _USBBUSIF_H_
#include <wdm.h>
#include <usb.h>
#ifdef __cplusplus
extern "C" {
#endif
#define USB_BUSIFFN __stdcall
typedef PVOID PUSB_DEVICE_HANDLE;
/// Submits an isochronous URB at raised level.
_IRQL_requires_max_(HIGH_LEVEL)
typedef NTSTATUS (USB_BUSIFFN *PUSB_BUSIFFN_SUBMIT_ISO_OUT_URB)(_In_ PVOID, _In_ PURB);
#define USB_HCD_CAPS_SUPPORTS_RT_THREADS 0x00000001
/// Reads the version of the USB driver stack.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (USB_BUSIFFN *PUSB_BUSIFFN_GETUSBDI_VERSION)(_In_ PVOID, _Out_opt_ PUSBD_VERSION_INFORMATION, _Out_opt_ PULONG);
/// Reads the present frame number.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (USB_BUSIFFN *PUSB_BUSIFFN_QUERY_BUS_TIME)(_In_ PVOID, _Out_opt_ PULONG);
/// Writes into the stack's enumeration log.
_IRQL_requires_max_(HIGH_LEVEL)
typedef NTSTATUS (USB_BUSIFFN *PUSB_BUSIFFN_ENUM_LOG_ENTRY)(_In_ PVOID, _In_ ULONG, _In_ ULONG, _In_ ULONG, _In_ ULONG);
/// The bandwidth of a bus.
typedef struct _USB_BUS_INFORMATION_LEVEL_0 {
    /// Bits a second there are.
    ULONG TotalBandwidth;
    /// Bits a second that are in use.
    ULONG ConsumedBandwidth;
} USB_BUS_INFORMATION_LEVEL_0, *PUSB_BUS_INFORMATION_LEVEL_0;
/// The bandwidth of a bus, and its controller's name.
typedef struct _USB_BUS_INFORMATION_LEVEL_1 {
    /// Bits a second there are.
    ULONG TotalBandwidth;
    /// Bits a second that are in use.
    ULONG ConsumedBandwidth;
    /// Bytes of the name.
    ULONG ControllerNameLength;
    /// Symbolic link of the host controller.
    WCHAR ControllerNameUnicodeString[1];
} USB_BUS_INFORMATION_LEVEL_1, *PUSB_BUS_INFORMATION_LEVEL_1;
/// Reads what a bus is like.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (USB_BUSIFFN *PUSB_BUSIFFN_QUERY_BUS_INFORMATION)(_In_ PVOID, _In_ ULONG, _Inout_ PVOID, _Out_ PULONG, _Out_opt_ PULONG);
/// Whether the device works at high speed.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef BOOLEAN (USB_BUSIFFN *PUSB_BUSIFFN_IS_DEVICE_HIGH_SPEED)(_In_opt_ PVOID);
#define USB_BUSIF_USBDI_VERSION_0 0x0000
#define USB_BUSIF_USBDI_VERSION_1 0x0001
#define USB_BUSIF_USBDI_VERSION_2 0x0002
#define USB_BUSIF_USBDI_VERSION_3 0x0003
DEFINE_GUID(USB_BUS_INTERFACE_USBDI_GUID, 0xb1a96a13, 0x3de0, 0x4574, 0x9b, 0x1, 0xc0, 0x8f, 0xea, 0xb3, 0x18, 0xd6);
/// Routines of the bus that may be called at raised level.
typedef struct _USB_BUS_INTERFACE_USBDI_V0 {
    /// Bytes of this structure.
    USHORT Size;
    /// USB_BUSIF_USBDI_VERSION_0.
    USHORT Version;
    /// Passed to each of the routines.
    PVOID BusContext;
    /// Adds a reference to the interface.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Drops a reference to the interface.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Reads versions of the stack and capabilities of the controller.
    PUSB_BUSIFFN_GETUSBDI_VERSION GetUSBDIVersion;
    /// Reads the number of the present frame.
    PUSB_BUSIFFN_QUERY_BUS_TIME QueryBusTime;
    /// Submits an isochronous URB for data going out, at raised level.
    PUSB_BUSIFFN_SUBMIT_ISO_OUT_URB SubmitIsoOutUrb;
    /// Reads the bandwidth or the controller's name, by level 0 or 1.
    PUSB_BUSIFFN_QUERY_BUS_INFORMATION QueryBusInformation;
} USB_BUS_INTERFACE_USBDI_V0, *PUSB_BUS_INTERFACE_USBDI_V0;
/// Routines of the bus that may be called at raised level.
typedef struct _USB_BUS_INTERFACE_USBDI_V1 {
    /// Bytes of this structure.
    USHORT Size;
    /// USB_BUSIF_USBDI_VERSION_1.
    USHORT Version;
    /// Passed to each of the routines.
    PVOID BusContext;
    /// Adds a reference to the interface.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Drops a reference to the interface.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Reads versions of the stack and capabilities of the controller.
    PUSB_BUSIFFN_GETUSBDI_VERSION GetUSBDIVersion;
    /// Reads the number of the present frame.
    PUSB_BUSIFFN_QUERY_BUS_TIME QueryBusTime;
    /// Submits an isochronous URB for data going out, at raised level.
    PUSB_BUSIFFN_SUBMIT_ISO_OUT_URB SubmitIsoOutUrb;
    /// Reads the bandwidth or the controller's name, by level 0 or 1.
    PUSB_BUSIFFN_QUERY_BUS_INFORMATION QueryBusInformation;
    /// Says whether the device works at high speed.
    PUSB_BUSIFFN_IS_DEVICE_HIGH_SPEED IsDeviceHighSpeed;
} USB_BUS_INTERFACE_USBDI_V1, *PUSB_BUS_INTERFACE_USBDI_V1;
/// Routines of the bus that may be called at raised level.
typedef struct _USB_BUS_INTERFACE_USBDI_V2 {
    /// Bytes of this structure.
    USHORT Size;
    /// USB_BUSIF_USBDI_VERSION_2.
    USHORT Version;
    /// Passed to each of the routines.
    PVOID BusContext;
    /// Adds a reference to the interface.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Drops a reference to the interface.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Reads versions of the stack and capabilities of the controller.
    PUSB_BUSIFFN_GETUSBDI_VERSION GetUSBDIVersion;
    /// Reads the number of the present frame.
    PUSB_BUSIFFN_QUERY_BUS_TIME QueryBusTime;
    /// Submits an isochronous URB for data going out, at raised level.
    PUSB_BUSIFFN_SUBMIT_ISO_OUT_URB SubmitIsoOutUrb;
    /// Reads the bandwidth or the controller's name, by level 0 or 1.
    PUSB_BUSIFFN_QUERY_BUS_INFORMATION QueryBusInformation;
    /// Says whether the device works at high speed.
    PUSB_BUSIFFN_IS_DEVICE_HIGH_SPEED IsDeviceHighSpeed;
    /// Writes into the stack's log of devices found.
    PUSB_BUSIFFN_ENUM_LOG_ENTRY EnumLogEntry;
} USB_BUS_INTERFACE_USBDI_V2, *PUSB_BUS_INTERFACE_USBDI_V2;
/// Reads the present microframe number.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (USB_BUSIFFN *PUSB_BUSIFFN_QUERY_BUS_TIME_EX)(_In_opt_ PVOID, _Out_opt_ PULONG);
/// Reads which host controller the bus has.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (USB_BUSIFFN *PUSB_BUSIFFN_QUERY_CONTROLLER_TYPE)(
    _In_opt_ PVOID, _Out_opt_ PULONG, _Out_opt_ PUSHORT, _Out_opt_ PUSHORT, _Out_opt_ PUCHAR, _Out_opt_ PUCHAR, _Out_opt_ PUCHAR, _Out_opt_ PUCHAR);
/// Routines of the bus that may be called at raised level.
typedef struct _USB_BUS_INTERFACE_USBDI_V3 {
    /// Bytes of this structure.
    USHORT Size;
    /// USB_BUSIF_USBDI_VERSION_3.
    USHORT Version;
    /// Passed to each of the routines.
    PVOID BusContext;
    /// Adds a reference to the interface.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Drops a reference to the interface.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Reads versions of the stack and capabilities of the controller.
    PUSB_BUSIFFN_GETUSBDI_VERSION GetUSBDIVersion;
    /// Reads the number of the present frame.
    PUSB_BUSIFFN_QUERY_BUS_TIME QueryBusTime;
    /// Submits an isochronous URB for data going out, at raised level.
    PUSB_BUSIFFN_SUBMIT_ISO_OUT_URB SubmitIsoOutUrb;
    /// Reads the bandwidth or the controller's name, by level 0 or 1.
    PUSB_BUSIFFN_QUERY_BUS_INFORMATION QueryBusInformation;
    /// Says whether the device works at high speed.
    PUSB_BUSIFFN_IS_DEVICE_HIGH_SPEED IsDeviceHighSpeed;
    /// Writes into the stack's log of devices found.
    PUSB_BUSIFFN_ENUM_LOG_ENTRY EnumLogEntry;
    /// Reads the number of the present microframe.
    PUSB_BUSIFFN_QUERY_BUS_TIME_EX QueryBusTimeEx;
    /// Reads which host controller and which version of USB there is.
    PUSB_BUSIFFN_QUERY_CONTROLLER_TYPE QueryControllerType;
} USB_BUS_INTERFACE_USBDI_V3, *PUSB_BUS_INTERFACE_USBDI_V3;
DEFINE_GUID(USB_BUS_INTERFACE_USBC_CONFIGURATION_GUID, 0x893b6a96, 0xb7f, 0x4d4d, 0xbd, 0xb4, 0xbb, 0xd4, 0xce, 0xeb, 0xb3, 0x1c);
#define USBC_FUNCTION_FLAG_APPEND_ID 0x1
/// A function of a composite device.
typedef struct _USBC_FUNCTION_DESCRIPTOR {
    /// Which function, from 0.
    UCHAR FunctionNumber;
    /// Entries of InterfaceDescriptorList.
    UCHAR NumberOfInterfaces;
    /// The interfaces that belong to the function.
    PUSB_INTERFACE_DESCRIPTOR *InterfaceDescriptorList;
    /// Hardware IDs of its device, each ending in 0.
    UNICODE_STRING HardwareId;
    /// Compatible IDs of its device, each ending in 0.
    UNICODE_STRING CompatibleId;
    /// Text for the user.
    UNICODE_STRING FunctionDescription;
    /// Not used; 0.
    ULONG FunctionFlags;
    /// Not used.
    PVOID Reserved;
} USBC_FUNCTION_DESCRIPTOR, *PUSBC_FUNCTION_DESCRIPTOR;
/// Called to divide a composite device into functions.
typedef NTSTATUS (USB_BUSIFFN *USBC_START_DEVICE_CALLBACK)(
    _In_ PUSB_DEVICE_DESCRIPTOR DeviceDescriptor, _In_ PUSB_CONFIGURATION_DESCRIPTOR ConfigurationDescriptor,
    _Out_ PUSBC_FUNCTION_DESCRIPTOR *FunctionDescriptorBuffer, _Out_ PULONG FunctionDescriptorBufferLength, _In_ PDEVICE_OBJECT FdoDeviceObject,
    _In_ PDEVICE_OBJECT PdoDeviceObject);
/// Called to ask whether a function shall have a device.
typedef BOOLEAN (USB_BUSIFFN *USBC_PDO_ENABLE_CALLBACK)(
    _In_ PVOID Context, _In_ USHORT FirstInterfaceNumber, _In_ USHORT NumberOfInterfaces, _In_ UCHAR FunctionClass, _In_ UCHAR FunctionSubClass,
    _In_ UCHAR FunctionProtocol);
#define USBC_DEVICE_CONFIGURATION_INTERFACE_VERSION_1 0x0001
/// How a vendor divides a composite device into functions.
typedef struct _USBC_DEVICE_CONFIGURATION_INTERFACE_V1 {
    /// Bytes of this structure.
    USHORT Size;
    /// USBC_DEVICE_CONFIGURATION_INTERFACE_VERSION_1.
    USHORT Version;
    /// Passed to PdoEnableCallback.
    PVOID Context;
    /// Adds a reference to the interface.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Drops a reference to the interface.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Divides the device into functions.
    USBC_START_DEVICE_CALLBACK StartDeviceCallback;
    /// Says whether a function shall have a device.
    USBC_PDO_ENABLE_CALLBACK PdoEnableCallback;
    /// Not used.
    PVOID Reserved[7];
} USBC_DEVICE_CONFIGURATION_INTERFACE_V1, *PUSBC_DEVICE_CONFIGURATION_INTERFACE_V1;
#ifdef __cplusplus
}
#endif
#endif
