// Control codes and interfaces of the HID class driver.
// GUIDs are defined by whoever includes this after initguid.h, whatever has included it before.
#include <guiddef.h>
#ifndef RINGSIDE_HIDCLASS_GUIDS
#ifdef INITGUID
#define RINGSIDE_HIDCLASS_GUIDS
#endif
#define HID_REVISION 0x00000001
/// Device interface of HID devices.
DEFINE_GUID(GUID_DEVINTERFACE_HID, 0x4d1e55b2, 0xf16f, 0x11cf, 0x88, 0xcb, 0x00, 0x11, 0x11, 0x00, 0x00, 0x30);
/// Device class of HID devices.
DEFINE_GUID(GUID_HIDClass, 0x745a17a0, 0x74d3, 0x11d0, 0xb6, 0xfe, 0x00, 0xa0, 0xc9, 0x0f, 0x57, 0xda);
DEFINE_GUID(GUID_HID_INTERFACE_NOTIFY, 0x2c4e2e88, 0x25e6, 0x4c33, 0x88, 0x2f, 0x3d, 0x82, 0xe6, 0x07, 0x36, 0x81);
DEFINE_GUID(GUID_HID_INTERFACE_HIDPARSE, 0xf5c315a5, 0x69ac, 0x4bc2, 0x92, 0x79, 0xd0, 0xb6, 0x45, 0x76, 0xf4, 0x4b);
#endif
#ifndef __HIDCLASS_H__
#define __HIDCLASS_H__
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <devioctl.h>
#include <hidpi.h>
#ifdef __cplusplus
extern "C" {
#endif
#define GUID_CLASS_INPUT GUID_DEVINTERFACE_HID
#define GUID_CLASS_INPUT_STR "4D1E55B2-F16F-11CF-88CB-001111000030"

#define HID_CTL_CODE(id) CTL_CODE(FILE_DEVICE_KEYBOARD, (id), METHOD_NEITHER, FILE_ANY_ACCESS)
#define HID_BUFFER_CTL_CODE(id) CTL_CODE(FILE_DEVICE_KEYBOARD, (id), METHOD_BUFFERED, FILE_ANY_ACCESS)
#define HID_IN_CTL_CODE(id) CTL_CODE(FILE_DEVICE_KEYBOARD, (id), METHOD_IN_DIRECT, FILE_ANY_ACCESS)
#define HID_OUT_CTL_CODE(id) CTL_CODE(FILE_DEVICE_KEYBOARD, (id), METHOD_OUT_DIRECT, FILE_ANY_ACCESS)

// From programs and drivers above to the class driver.
#define IOCTL_HID_GET_DRIVER_CONFIG HID_BUFFER_CTL_CODE(100)
#define IOCTL_HID_SET_DRIVER_CONFIG HID_BUFFER_CTL_CODE(101)
#define IOCTL_HID_GET_POLL_FREQUENCY_MSEC HID_BUFFER_CTL_CODE(102)
#define IOCTL_HID_SET_POLL_FREQUENCY_MSEC HID_BUFFER_CTL_CODE(103)
#define IOCTL_GET_NUM_DEVICE_INPUT_BUFFERS HID_BUFFER_CTL_CODE(104)
#define IOCTL_SET_NUM_DEVICE_INPUT_BUFFERS HID_BUFFER_CTL_CODE(105)
#define IOCTL_HID_GET_COLLECTION_INFORMATION HID_BUFFER_CTL_CODE(106)
#define IOCTL_HID_ENABLE_WAKE_ON_SX HID_BUFFER_CTL_CODE(107)
#define IOCTL_HID_SET_S0_WAKE HID_BUFFER_CTL_CODE(108)
#define IOCTL_HID_ENABLE_SECURE_READ HID_CTL_CODE(130)
#define IOCTL_HID_DISABLE_SECURE_READ HID_CTL_CODE(131)
#define IOCTL_HID_GET_COLLECTION_DESCRIPTOR HID_CTL_CODE(100)
#define IOCTL_HID_FLUSH_QUEUE HID_CTL_CODE(101)
#define IOCTL_HID_SET_FEATURE HID_IN_CTL_CODE(100)
#define IOCTL_HID_SET_OUTPUT_REPORT HID_IN_CTL_CODE(101)
#define IOCTL_HID_GET_FEATURE HID_OUT_CTL_CODE(100)
#define IOCTL_GET_PHYSICAL_DESCRIPTOR HID_OUT_CTL_CODE(102)
#define IOCTL_HID_GET_HARDWARE_ID HID_OUT_CTL_CODE(103)
#define IOCTL_HID_GET_INPUT_REPORT HID_OUT_CTL_CODE(104)
#define IOCTL_HID_GET_OUTPUT_REPORT HID_OUT_CTL_CODE(105)
#define IOCTL_HID_GET_MANUFACTURER_STRING HID_OUT_CTL_CODE(110)
#define IOCTL_HID_GET_PRODUCT_STRING HID_OUT_CTL_CODE(111)
#define IOCTL_HID_GET_SERIALNUMBER_STRING HID_OUT_CTL_CODE(112)
#define IOCTL_HID_GET_INDEXED_STRING HID_OUT_CTL_CODE(120)
#define IOCTL_HID_GET_MS_GENRE_DESCRIPTOR HID_OUT_CTL_CODE(121)

/// What a string of the device is.
typedef enum _HID_STRING_TYPE { HID_STRING_INDEXED = 0, HID_STRING_ID_IMANUFACTURER, HID_STRING_ID_IPRODUCT, HID_STRING_ID_ISERIALNUMBER, HID_STRING_MAX } HID_STRING_TYPE;
/// What happened to a device.
enum DeviceObjectState { DeviceObjectStarted, DeviceObjectStopped, DeviceObjectRemoved };
/// Called when a device has started, stopped or gone.
typedef VOID (NTAPI *PHID_STATUS_CHANGE)(_In_ PVOID Context, _In_ enum DeviceObjectState State);
/// Reads what a top-level collection has.
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PHIDP_GETCAPS)(_In_ PHIDP_PREPARSED_DATA PreparsedData, _Out_ PHIDP_CAPS Capabilities);
#ifdef _WDMDDK_
/// Asks to be told of a device.
typedef struct _HID_INTERFACE_NOTIFY_PNP {
    /// Size, version and references, as of every interface.
    INTERFACE;
    /// Called when the device comes or goes.
    PHID_STATUS_CHANGE StatusChangeFn;
    /// Passed to StatusChangeFn.
    PVOID CallbackContext;
} HID_INTERFACE_NOTIFY_PNP, *PHID_INTERFACE_NOTIFY_PNP;
/// The parser as an interface.
typedef struct _HID_INTERFACE_HIDPARSE {
    /// Size, version and references, as of every interface.
    INTERFACE;
    /// Reads what a collection has, as HidP_GetCaps.
    PHIDP_GETCAPS HidpGetCaps;
} HID_INTERFACE_HIDPARSE, *PHID_INTERFACE_HIDPARSE;
#endif
/// A report on its way to or from the device.
typedef struct _HID_XFER_PACKET {
    /// The report; its first byte is the report ID if the device has report IDs.
    PUCHAR reportBuffer;
    /// Bytes of the buffer.
    ULONG reportBufferLen;
    /// Which report; 0 if the device has no report IDs.
    UCHAR reportId;
} HID_XFER_PACKET, *PHID_XFER_PACKET;
/// Vendor, product and version of a collection's device, and the length of its descriptor.
typedef struct _HID_COLLECTION_INFORMATION {
    /// Bytes of the collection's preparsed data.
    ULONG DescriptorSize;
    /// TRUE if the device is polled.
    BOOLEAN Polled;
    /// Not used.
    UCHAR Reserved1[1];
    /// Vendor's number; of USB devices idVendor.
    USHORT VendorID;
    /// Product's number; of USB devices idProduct.
    USHORT ProductID;
    /// Release of the device; of USB devices bcdDevice.
    USHORT VersionNumber;
} HID_COLLECTION_INFORMATION, *PHID_COLLECTION_INFORMATION;
/// How many input reports are queued.
typedef struct _HID_DRIVER_CONFIG {
    /// Bytes of this structure.
    ULONG Size;
    /// Input reports kept for each open file.
    ULONG RingBufferSize;
} HID_DRIVER_CONFIG, *PHID_DRIVER_CONFIG;
#ifdef __cplusplus
}
#endif
#endif
