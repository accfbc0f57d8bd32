// Routines for programs that use HID devices.
#pragma once
#ifndef _HIDSDI_H
#define _HIDSDI_H
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <hidpi.h>
#ifdef __cplusplus
extern "C" {
#endif
#include <pshpack4.h>
typedef LONG NTSTATUS;
/// How a top-level collection is configured.
typedef struct _HIDD_CONFIGURATION {
    /// HIDCLASS's own; from HidD_GetConfiguration.
    PVOID cookie;
    /// Bytes of this structure.
    ULONG size;
    /// Input reports kept for each open file.
    ULONG RingBufferSize;
} HIDD_CONFIGURATION, *PHIDD_CONFIGURATION;
/// Vendor, product and version of a device.
typedef struct _HIDD_ATTRIBUTES {
    /// Bytes of this structure; the caller sets it.
    ULONG Size;
    /// Vendor's number; of USB devices idVendor.
    USHORT VendorID;
    /// Product's number; of USB devices idProduct.
    USHORT ProductID;
    /// Release of the device; of USB devices bcdDevice.
    USHORT VersionNumber;
} HIDD_ATTRIBUTES, *PHIDD_ATTRIBUTES;
/// Empties the queue of input reports.
BOOLEAN NTAPI HidD_FlushQueue(_In_ HANDLE HidDeviceObject);
/// Frees preparsed data.
BOOLEAN NTAPI HidD_FreePreparsedData(_In_ PHIDP_PREPARSED_DATA PreparsedData);
/// Reads vendor, product and version.
BOOLEAN NTAPI HidD_GetAttributes(_In_ HANDLE HidDeviceObject, _Out_ PHIDD_ATTRIBUTES Attributes);
/// Reads how a collection is configured.
BOOLEAN NTAPI HidD_GetConfiguration(_In_ HANDLE HidDeviceObject, _In_ PHIDD_CONFIGURATION Configuration, _In_ ULONG ConfigurationLength);
/// Reads a feature report.
BOOLEAN NTAPI HidD_GetFeature(_In_ HANDLE HidDeviceObject, _Out_ PVOID ReportBuffer, _In_ ULONG ReportBufferLength);
/// Gives the interface GUID of HID devices.
void NTAPI HidD_GetHidGuid(_Out_ LPGUID HidGuid);
/// Reads an input report from the device.
BOOLEAN NTAPI HidD_GetInputReport(_In_ HANDLE HidDeviceObject, _Out_ PVOID ReportBuffer, _In_ ULONG ReportBufferLength);
/// Reads a string of the device.
BOOLEAN NTAPI HidD_GetIndexedString(_In_ HANDLE HidDeviceObject, _In_ ULONG StringIndex, _Out_ PVOID Buffer, _In_ ULONG BufferLength);
/// Reads the manufacturer's name.
BOOLEAN NTAPI HidD_GetManufacturerString(_In_ HANDLE HidDeviceObject, _Out_ PVOID Buffer, _In_ ULONG BufferLength);
/// Reads the genre descriptor.
BOOLEAN NTAPI HidD_GetMsGenreDescriptor(_In_ HANDLE HidDeviceObject, _In_ PVOID Buffer, _In_ ULONG BufferLength);
/// Reads how many input reports are queued at most.
BOOLEAN NTAPI HidD_GetNumInputBuffers(_In_ HANDLE HidDeviceObject, _Out_ PULONG NumberBuffers);
/// Reads the physical descriptor.
BOOLEAN NTAPI HidD_GetPhysicalDescriptor(_In_ HANDLE HidDeviceObject, _Out_ PVOID Buffer, _In_ ULONG BufferLength);
/// Allocates the preparsed data of a collection.
BOOLEAN NTAPI HidD_GetPreparsedData(_In_ HANDLE HidDeviceObject, _Out_ PHIDP_PREPARSED_DATA *PreparsedData);
/// Reads the product's name.
BOOLEAN NTAPI HidD_GetProductString(_In_ HANDLE HidDeviceObject, _Out_ PVOID Buffer, _In_ ULONG BufferLength);
/// Reads the serial number.
BOOLEAN NTAPI HidD_GetSerialNumberString(_In_ HANDLE HidDeviceObject, _Out_ PVOID Buffer, _In_ ULONG BufferLength);
/// Sets how a collection is configured.
BOOLEAN NTAPI HidD_SetConfiguration(_In_ HANDLE HidDeviceObject, _In_ PHIDD_CONFIGURATION Configuration, _In_ ULONG ConfigurationLength);
/// Writes a feature report.
BOOLEAN NTAPI HidD_SetFeature(_In_ HANDLE HidDeviceObject, _In_ PVOID ReportBuffer, _In_ ULONG ReportBufferLength);
/// Sets how many input reports are queued at most.
BOOLEAN NTAPI HidD_SetNumInputBuffers(_In_ HANDLE HidDeviceObject, _In_ ULONG NumberBuffers);
/// Writes an output report to the device.
BOOLEAN NTAPI HidD_SetOutputReport(_In_ HANDLE HidDeviceObject, _In_ PVOID ReportBuffer, _In_ ULONG ReportBufferLength);
#include <poppack.h>
#ifdef __cplusplus
}
#endif
#endif
