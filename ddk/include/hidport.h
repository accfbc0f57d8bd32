// The HID class driver's interface for minidrivers.
#pragma once
#ifndef __HIDPORT_H__
#define __HIDPORT_H__
#include <wdm.h>
#include <hidclass.h>
#ifdef __cplusplus
extern "C" {
#endif
/// How a minidriver registers.
typedef struct _HID_MINIDRIVER_REGISTRATION {
    /// HID_REVISION.
    ULONG Revision;
    /// The minidriver, from its DriverEntry.
    PDRIVER_OBJECT DriverObject;
    /// The minidriver's key, from its DriverEntry.
    PUNICODE_STRING RegistryPath;
    /// Bytes that the class driver allocates for the minidriver in each device.
    ULONG DeviceExtensionSize;
    /// TRUE if the devices must be polled for input.
    BOOLEAN DevicesArePolled;
    /// Not used.
    UCHAR Reserved[3];
} HID_MINIDRIVER_REGISTRATION, *PHID_MINIDRIVER_REGISTRATION;
/// The class driver's device extension, with the minidriver's in it.
typedef struct _HID_DEVICE_EXTENSION {
    /// Device that the bus driver made.
    PDEVICE_OBJECT PhysicalDeviceObject;
    /// Device below, to which requests go.
    PDEVICE_OBJECT NextDeviceObject;
    /// The minidriver's DeviceExtensionSize bytes.
    PVOID MiniDeviceExtension;
} HID_DEVICE_EXTENSION, *PHID_DEVICE_EXTENSION;
/// Vendor, product and version of a device.
typedef struct _HID_DEVICE_ATTRIBUTES {
    /// Bytes of this structure.
    ULONG Size;
    /// Vendor's number; of USB devices idVendor.
    USHORT VendorID;
    /// Product's number; of USB devices idProduct.
    USHORT ProductID;
    /// Release of the device; of USB devices bcdDevice.
    USHORT VersionNumber;
    /// Not used.
    USHORT Reserved[11];
} HID_DEVICE_ATTRIBUTES, *PHID_DEVICE_ATTRIBUTES;

#include <pshpack1.h>
/// The HID descriptor of a device.
typedef struct _HID_DESCRIPTOR {
    /// Bytes of the descriptor.
    UCHAR bLength;
    /// HID_HID_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// Version of the HID specification in BCD: 0x0111 is 1.11.
    USHORT bcdHID;
    /// Country of a localized keyboard; 0 for none.
    UCHAR bCountry;
    /// Entries of DescriptorList.
    UCHAR bNumDescriptors;
    /// The class's other descriptors.
    struct _HID_DESCRIPTOR_DESC_LIST {
        /// HID_REPORT_DESCRIPTOR_TYPE or HID_PHYSICAL_DESCRIPTOR_TYPE.
        UCHAR bReportType;
        /// Bytes of that descriptor.
        USHORT wReportLength;
    } DescriptorList[1];
} HID_DESCRIPTOR, *PHID_DESCRIPTOR;
#include <poppack.h>
#define HID_HID_DESCRIPTOR_TYPE 0x21
#define HID_REPORT_DESCRIPTOR_TYPE 0x22
#define HID_PHYSICAL_DESCRIPTOR_TYPE 0x23

/// Called when the class driver lets an idle device sleep.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *HID_SEND_IDLE_CALLBACK)(_In_ PVOID Context);
/// The callback of an idle request, and its context.
typedef struct _HID_SUBMIT_IDLE_NOTIFICATION_CALLBACK_INFO {
    /// Called when the device may be suspended.
    HID_SEND_IDLE_CALLBACK IdleCallback;
    /// Passed to IdleCallback.
    PVOID IdleContext;
} HID_SUBMIT_IDLE_NOTIFICATION_CALLBACK_INFO, *PHID_SUBMIT_IDLE_NOTIFICATION_CALLBACK_INFO;

/// Registers a minidriver; the class driver takes over its dispatch table.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI HidRegisterMinidriver(_In_ PHID_MINIDRIVER_REGISTRATION MinidriverRegistration);
/// Tells the class driver that a device has come or gone.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidNotifyPresence(_In_ PDEVICE_OBJECT DeviceObject, _In_ BOOLEAN IsPresent);

// From the class driver to minidrivers.
#define IOCTL_HID_GET_DEVICE_DESCRIPTOR HID_CTL_CODE(0)
#define IOCTL_HID_GET_REPORT_DESCRIPTOR HID_CTL_CODE(1)
#define IOCTL_HID_READ_REPORT HID_CTL_CODE(2)
#define IOCTL_HID_WRITE_REPORT HID_CTL_CODE(3)
#define IOCTL_HID_GET_STRING HID_CTL_CODE(4)
#define IOCTL_HID_ACTIVATE_DEVICE HID_CTL_CODE(7)
#define IOCTL_HID_DEACTIVATE_DEVICE HID_CTL_CODE(8)
#define IOCTL_HID_GET_DEVICE_ATTRIBUTES HID_CTL_CODE(9)
#define IOCTL_HID_SEND_IDLE_NOTIFICATION_REQUEST HID_CTL_CODE(10)
#define IOCTL_UMDF_HID_SET_FEATURE HID_CTL_CODE(20)
#define IOCTL_UMDF_HID_GET_FEATURE HID_CTL_CODE(21)
#define IOCTL_UMDF_HID_SET_OUTPUT_REPORT HID_CTL_CODE(22)
#define IOCTL_UMDF_HID_GET_INPUT_REPORT HID_CTL_CODE(23)
#define IOCTL_HID_DEVICERESET_NOTIFICATION HID_CTL_CODE(140)
#ifdef __cplusplus
}
#endif
#endif
