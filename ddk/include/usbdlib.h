// The library of the USB driver stack: parsing descriptors, building URBs, what the stack can do.
#pragma once
#ifndef __USBDLIB_H__
#define __USBDLIB_H__
#include <wdm.h>
#include <usb.h>
#ifdef __cplusplus
extern "C" {
#endif
#define DECLSPEC_EXPORT __declspec(dllexport)
/// An interface to select; the stack fills Interface.
typedef struct _USBD_INTERFACE_LIST_ENTRY {
    /// The setting to select; NULL ends a list.
    PUSB_INTERFACE_DESCRIPTOR InterfaceDescriptor;
    /// Filled by the stack: points into the URB, with the pipes.
    PUSBD_INTERFACE_INFORMATION Interface;
} USBD_INTERFACE_LIST_ENTRY, *PUSBD_INTERFACE_LIST_ENTRY;
/// Fills an URB for a bulk or interrupt transfer.
#define UsbBuildInterruptOrBulkTransferRequest(urb, length, pipeHandle, transferBuffer, transferBufferMDL, transferBufferLength, transferFlags, link) \
    { \
        (urb)->UrbHeader.Length = (length); \
        (urb)->UrbHeader.Function = URB_FUNCTION_BULK_OR_INTERRUPT_TRANSFER; \
        (urb)->UrbBulkOrInterruptTransfer.PipeHandle = (pipeHandle); \
        (urb)->UrbBulkOrInterruptTransfer.TransferFlags = (transferFlags); \
        (urb)->UrbBulkOrInterruptTransfer.TransferBuffer = (transferBuffer); \
        (urb)->UrbBulkOrInterruptTransfer.TransferBufferMDL = (transferBufferMDL); \
        (urb)->UrbBulkOrInterruptTransfer.TransferBufferLength = (transferBufferLength); \
        (urb)->UrbBulkOrInterruptTransfer.UrbLink = (link); \
    }
/// Fills an URB that reads a descriptor of the device.
#define UsbBuildGetDescriptorRequest(urb, length, descriptorType, descriptorIndex, languageId, transferBuffer, transferBufferMDL, transferBufferLength, link) \
    { \
        (urb)->UrbHeader.Length = (length); \
        (urb)->UrbHeader.Function = URB_FUNCTION_GET_DESCRIPTOR_FROM_DEVICE; \
        (urb)->UrbControlDescriptorRequest.DescriptorType = (descriptorType); \
        (urb)->UrbControlDescriptorRequest.Index = (descriptorIndex); \
        (urb)->UrbControlDescriptorRequest.LanguageId = (languageId); \
        (urb)->UrbControlDescriptorRequest.TransferBuffer = (transferBuffer); \
        (urb)->UrbControlDescriptorRequest.TransferBufferMDL = (transferBufferMDL); \
        (urb)->UrbControlDescriptorRequest.TransferBufferLength = (transferBufferLength); \
        (urb)->UrbControlDescriptorRequest.UrbLink = (link); \
    }
/// Fills an URB that reads the status of a device, interface or endpoint.
#define UsbBuildGetStatusRequest(urb, op, index, transferBuffer, transferBufferMDL, link) \
    { \
        (urb)->UrbHeader.Length = sizeof(struct _URB_CONTROL_GET_STATUS_REQUEST); \
        (urb)->UrbHeader.Function = (op); \
        (urb)->UrbControlGetStatusRequest.Index = (index); \
        (urb)->UrbControlGetStatusRequest.TransferBuffer = (transferBuffer); \
        (urb)->UrbControlGetStatusRequest.TransferBufferMDL = (transferBufferMDL); \
        (urb)->UrbControlGetStatusRequest.TransferBufferLength = sizeof(USHORT); \
        (urb)->UrbControlGetStatusRequest.UrbLink = (link); \
    }
/// Fills an URB that sets or clears a feature.
#define UsbBuildFeatureRequest(urb, op, featureSelector, index, link) \
    { \
        (urb)->UrbHeader.Length = sizeof(struct _URB_CONTROL_FEATURE_REQUEST); \
        (urb)->UrbHeader.Function = (op); \
        (urb)->UrbControlFeatureRequest.FeatureSelector = (featureSelector); \
        (urb)->UrbControlFeatureRequest.Index = (index); \
        (urb)->UrbControlFeatureRequest.UrbLink = (link); \
    }
/// Fills an URB that selects a configuration, or none.
#define UsbBuildSelectConfigurationRequest(urb, length, configurationDescriptor) \
    { \
        (urb)->UrbHeader.Length = (length); \
        (urb)->UrbHeader.Function = URB_FUNCTION_SELECT_CONFIGURATION; \
        (urb)->UrbSelectConfiguration.ConfigurationDescriptor = (configurationDescriptor); \
    }
/// Fills an URB that selects an alternate setting of an interface.
#define UsbBuildSelectInterfaceRequest(urb, length, configurationHandle, interfaceNumber, alternateSetting) \
    { \
        (urb)->UrbHeader.Length = (length); \
        (urb)->UrbHeader.Function = URB_FUNCTION_SELECT_INTERFACE; \
        (urb)->UrbSelectInterface.ConfigurationHandle = (configurationHandle); \
        (urb)->UrbSelectInterface.Interface.InterfaceNumber = (interfaceNumber); \
        (urb)->UrbSelectInterface.Interface.AlternateSetting = (alternateSetting); \
        (urb)->UrbSelectInterface.Interface.Length = (USHORT)((length) - sizeof(struct _URB_HEADER) - sizeof(USBD_CONFIGURATION_HANDLE)); \
    }
/// Fills an URB for a request that a vendor or a class defines.
#define UsbBuildVendorRequest(urb, cmd, length, transferFlags, reservedbits, request, value, index, transferBuffer, transferBufferMDL, transferBufferLength, link) \
    { \
        (urb)->UrbHeader.Length = (length); \
        (urb)->UrbHeader.Function = (cmd); \
        (urb)->UrbControlVendorClassRequest.TransferFlags = (transferFlags); \
        (urb)->UrbControlVendorClassRequest.RequestTypeReservedBits = (reservedbits); \
        (urb)->UrbControlVendorClassRequest.Request = (request); \
        (urb)->UrbControlVendorClassRequest.Value = (value); \
        (urb)->UrbControlVendorClassRequest.Index = (index); \
        (urb)->UrbControlVendorClassRequest.TransferBuffer = (transferBuffer); \
        (urb)->UrbControlVendorClassRequest.TransferBufferMDL = (transferBufferMDL); \
        (urb)->UrbControlVendorClassRequest.TransferBufferLength = (transferBufferLength); \
        (urb)->UrbControlVendorClassRequest.UrbLink = (link); \
    }
/// Fills an URB that reads one of Microsoft's feature descriptors.
#define UsbBuildOsFeatureDescriptorRequest(urb, length, interface, index, transferBuffer, transferBufferMDL, transferBufferLength, link) \
    { \
        (urb)->UrbHeader.Length = (length); \
        (urb)->UrbHeader.Function = URB_FUNCTION_GET_MS_FEATURE_DESCRIPTOR; \
        (urb)->UrbOSFeatureDescriptorRequest.InterfaceNumber = (interface); \
        (urb)->UrbOSFeatureDescriptorRequest.MS_FeatureDescriptorIndex = (index); \
        (urb)->UrbOSFeatureDescriptorRequest.TransferBuffer = (transferBuffer); \
        (urb)->UrbOSFeatureDescriptorRequest.TransferBufferMDL = (transferBufferMDL); \
        (urb)->UrbOSFeatureDescriptorRequest.TransferBufferLength = (transferBufferLength); \
        (urb)->UrbOSFeatureDescriptorRequest.UrbLink = (link); \
    }
/// The USBD status of an URB.
#define URB_STATUS(urb) ((urb)->UrbHeader.Status)
/// The size of an URB that selects a configuration.
#define GET_SELECT_CONFIGURATION_REQUEST_SIZE(totalInterfaces, totalPipes) \
    (sizeof(struct _URB_SELECT_CONFIGURATION) + ((totalInterfaces) - 1) * sizeof(USBD_INTERFACE_INFORMATION) + \
     ((totalPipes) - (totalInterfaces)) * sizeof(USBD_PIPE_INFORMATION))
/// The size of an URB that selects a setting of an interface.
#define GET_SELECT_INTERFACE_REQUEST_SIZE(totalPipes) (sizeof(struct _URB_SELECT_INTERFACE) + ((totalPipes) - 1) * sizeof(USBD_PIPE_INFORMATION))
/// The size of a USBD_INTERFACE_INFORMATION with its pipes.
#define GET_USBD_INTERFACE_SIZE(numEndpoints) (sizeof(USBD_INTERFACE_INFORMATION) + ((numEndpoints) - 1) * sizeof(USBD_PIPE_INFORMATION))
/// The size of an URB for an isochronous transfer of some packets.
#define GET_ISO_URB_SIZE(n) (sizeof(struct _URB_ISOCH_TRANSFER) + sizeof(USBD_ISO_PACKET_DESCRIPTOR) * (n))
/// Reads the version of the USB driver stack.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI USBD_GetUSBDIVersion(_Out_ PUSBD_VERSION_INFORMATION VersionInformation);
/// Finds a setting of an interface in a configuration.
_Superseded_by_(USBD_ParseConfigurationDescriptorEx)
PUSB_INTERFACE_DESCRIPTOR NTAPI USBD_ParseConfigurationDescriptor(
    _In_ PUSB_CONFIGURATION_DESCRIPTOR ConfigurationDescriptor, _In_ UCHAR InterfaceNumber, _In_ UCHAR AlternateSetting);
/// Allocates an URB that selects a configuration; obsolete.
_Superseded_by_(USBD_CreateConfigurationRequestEx)
PURB NTAPI USBD_CreateConfigurationRequest(_In_ PUSB_CONFIGURATION_DESCRIPTOR ConfigurationDescriptor, _Inout_ PUSHORT Siz);
/// Finds a descriptor of a type in a configuration.
_IRQL_requires_max_(APC_LEVEL)
PUSB_COMMON_DESCRIPTOR NTAPI USBD_ParseDescriptors(
    _In_ PVOID DescriptorBuffer, _In_ ULONG TotalLength, _In_ PVOID StartPosition, _In_ LONG DescriptorType);
/// Finds the setting that matches number, class and protocol; -1 matches all.
_IRQL_requires_max_(APC_LEVEL)
PUSB_INTERFACE_DESCRIPTOR NTAPI USBD_ParseConfigurationDescriptorEx(
    _In_ PUSB_CONFIGURATION_DESCRIPTOR ConfigurationDescriptor, _In_ PVOID StartPosition, _In_ LONG InterfaceNumber, _In_ LONG AlternateSetting,
    _In_ LONG InterfaceClass, _In_ LONG InterfaceSubClass, _In_ LONG InterfaceProtocol);
/// Allocates an URB that selects a configuration with these interfaces; free it with ExFreePool.
_IRQL_requires_max_(DISPATCH_LEVEL)
PURB NTAPI USBD_CreateConfigurationRequestEx(
    _In_ PUSB_CONFIGURATION_DESCRIPTOR ConfigurationDescriptor, _In_ PUSBD_INTERFACE_LIST_ENTRY InterfaceList);
/// The length of an interface's descriptors.
_IRQL_requires_max_(PASSIVE_LEVEL)
ULONG NTAPI USBD_GetInterfaceLength(_In_ PUSB_INTERFACE_DESCRIPTOR InterfaceDescriptor, _In_ PUCHAR BufferEnd);
/// Registers a filter of the host controller.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NTAPI USBD_RegisterHcFilter(_In_ PDEVICE_OBJECT DeviceObject, _In_ PDEVICE_OBJECT FilterDeviceObject);
/// Reads a value of the device's key.
// Documented for PASSIVE_LEVEL at most, annotated with APC_LEVEL: the looser of the two.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI USBD_GetPdoRegistryParameter(
    _In_ PDEVICE_OBJECT PhysicalDeviceObject, _Inout_ PVOID Parameter, _In_ ULONG ParameterLength, _In_ PWSTR KeyName, _In_ ULONG KeyNameLength);
/// Reads the present frame number; obsolete.
NTSTATUS NTAPI USBD_QueryBusTime(_In_ PDEVICE_OBJECT RootHubPdo, _Out_ PULONG CurrentFrame);
/// The bandwidth that a pipe needs.
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI USBD_CalculateUsbBandwidth(_In_ ULONG MaxPacketSize, _In_ UCHAR EndpointType, _In_ BOOLEAN LowSpeed);
/// Checks a configuration descriptor.
// Documented for PASSIVE_LEVEL at most, annotated with DISPATCH_LEVEL: the looser of the two.
_IRQL_requires_max_(DISPATCH_LEVEL)
USBD_STATUS NTAPI USBD_ValidateConfigurationDescriptor(
    _In_ PUSB_CONFIGURATION_DESCRIPTOR ConfigDesc, _In_ ULONG BufferLength, _In_ USHORT Level, _Out_ PUCHAR *Offset, _In_opt_ ULONG Tag);
/// Fills an URB that opens streams of a bulk endpoint.
FORCEINLINE VOID UsbBuildOpenStaticStreamsRequest(
    _Inout_ PURB Urb, _In_ USBD_PIPE_HANDLE PipeHandle, _In_ USHORT NumberOfStreams, _In_reads_(NumberOfStreams) PUSBD_STREAM_INFORMATION StreamInfoArray) {
    Urb->UrbHeader.Function = URB_FUNCTION_OPEN_STATIC_STREAMS;
    Urb->UrbHeader.Length = sizeof(struct _URB_OPEN_STATIC_STREAMS);
    Urb->UrbOpenStaticStreams.PipeHandle = PipeHandle;
    Urb->UrbOpenStaticStreams.NumberOfStreams = NumberOfStreams;
    Urb->UrbOpenStaticStreams.StreamInfoVersion = URB_OPEN_STATIC_STREAMS_VERSION_100;
    Urb->UrbOpenStaticStreams.StreamInfoSize = sizeof(USBD_STREAM_INFORMATION);
    Urb->UrbOpenStaticStreams.Streams = StreamInfoArray;
}

// ---- clients with a handle, since Windows 8 -------------------------------------------------------------------------
#define USBD_CLIENT_CONTRACT_VERSION_INVALID 0xFFFFFFFF
#define USBD_CLIENT_CONTRACT_VERSION_602 0x602
#define USBD_INTERFACE_VERSION_600 0x600
#define USBD_INTERFACE_VERSION_602 0x602
#define USBD_INTERFACE_VERSION_603 0x603
/// A client of the USB driver stack.
DECLARE_HANDLE(USBD_HANDLE);
/// Registers a client with the USB driver stack.
_IRQL_requires_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI USBD_CreateHandle(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ PDEVICE_OBJECT TargetDeviceObject, _In_ ULONG USBDClientContractVersion, _In_ ULONG PoolTag, _Out_ USBD_HANDLE *USBDHandle);
/// Withdraws a client.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NTAPI USBD_CloseHandle(_In_ USBD_HANDLE USBDHandle);
/// Allocates an URB.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI USBD_UrbAllocate(_In_ USBD_HANDLE USBDHandle, _Outptr_result_bytebuffer_(sizeof(URB)) PURB *Urb);
/// Allocates an URB for isochronous packets.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI USBD_IsochUrbAllocate(_In_ USBD_HANDLE USBDHandle, _In_ ULONG NumberOfIsochPackets, _Outptr_ PURB *Urb);
/// Allocates an URB that selects a configuration.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI USBD_SelectConfigUrbAllocateAndBuild(
    _In_ USBD_HANDLE USBDHandle, _In_ PUSB_CONFIGURATION_DESCRIPTOR ConfigurationDescriptor, _In_ PUSBD_INTERFACE_LIST_ENTRY InterfaceList, _Outptr_ PURB *Urb);
/// Allocates an URB that selects a setting of an interface.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI USBD_SelectInterfaceUrbAllocateAndBuild(
    _In_ USBD_HANDLE USBDHandle, _In_ USBD_CONFIGURATION_HANDLE ConfigurationHandle, _In_ PUSBD_INTERFACE_LIST_ENTRY InterfaceListEntry, _Outptr_ PURB *Urb);
/// Frees an URB.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI USBD_UrbFree(_In_ USBD_HANDLE USBDHandle, _In_ PURB Urb);
/// Puts an URB that the stack allocated into a stack location.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI USBD_AssignUrbToIoStackLocation(_In_ USBD_HANDLE USBDHandle, _In_ PIO_STACK_LOCATION IoStackLocation, _In_ PURB Urb);
/// Asks whether the host and the device have a capability.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI USBD_QueryUsbCapability(
    _In_ USBD_HANDLE USBDHandle, _In_ const GUID *CapabilityType, _In_ ULONG OutputBufferLength, _When_(OutputBufferLength == 0, _Pre_null_)
    _When_(OutputBufferLength != 0, _Out_writes_bytes_to_opt_(OutputBufferLength, *ResultLength)) PUCHAR OutputBuffer, _Out_opt_ PULONG ResultLength);
/// Whether the stack has a version of its interface.
_IRQL_requires_max_(PASSIVE_LEVEL)
BOOLEAN NTAPI USBD_IsInterfaceVersionSupported(_In_ USBD_HANDLE USBDHandle, _In_ ULONG USBDInterfaceVersion);

/// What the driver of a composite device does itself.
typedef union _COMPOSITE_DEVICE_CAPABILITIES {
    /// All bits as one number.
    ULONG AsUlong;
    struct {
        /// 1: functions are suspended one by one.
        ULONG FunctionSuspend : 1;
        /// Must be 0.
        ULONG Reserved : 31;
    };
} COMPOSITE_DEVICE_CAPABILITIES, *PCOMPOSITE_DEVICE_CAPABILITIES;
/// Clears a COMPOSITE_DEVICE_CAPABILITIES.
FORCEINLINE VOID COMPOSITE_DEVICE_CAPABILITIES_INIT(_Out_ PCOMPOSITE_DEVICE_CAPABILITIES CapabilityFlags) {
    CapabilityFlags->AsUlong = 0;
}
/// Registers a composite device with the stack.
typedef struct _REGISTER_COMPOSITE_DEVICE {
    /// Version of the request; USBD_BuildRegisterCompositeDevice sets it.
    USHORT Version;
    /// Bytes of this structure.
    USHORT Size;
    /// Not used.
    ULONG Reserved;
    /// What the driver does itself.
    COMPOSITE_DEVICE_CAPABILITIES CapabilityFlags;
    /// How many functions the device has.
    ULONG FunctionCount;
} REGISTER_COMPOSITE_DEVICE, *PREGISTER_COMPOSITE_DEVICE;
/// Stands for a function of a composite device, to the composite driver and the hub driver.
DECLARE_HANDLE(FUNCTION_HANDLE);
/// Fills a REGISTER_COMPOSITE_DEVICE.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI USBD_BuildRegisterCompositeDevice(
    _In_ USBD_HANDLE USBDHandle, _In_ COMPOSITE_DEVICE_CAPABILITIES CapabilityFlags, _In_ ULONG FunctionCount, _Out_ PREGISTER_COMPOSITE_DEVICE RegisterCompositeDevice);
/// Asks to be told when a function wakes.
typedef struct _REQUEST_REMOTE_WAKE_NOTIFICATION {
    /// Version of the request: 0.
    USHORT Version;
    /// Bytes of this structure.
    USHORT Size;
    /// The function, from the registration of the composite device.
    FUNCTION_HANDLE UsbdFunctionHandle;
    /// Number of the function's first interface.
    ULONG Interface;
} REQUEST_REMOTE_WAKE_NOTIFICATION, *PREQUEST_REMOTE_WAKE_NOTIFICATION;
// Capabilities to ask for. Microsoft publishes their names, not their values; usbdex.lib defines them.
extern const GUID GUID_USB_CAPABILITY_CHAINED_MDLS;
extern const GUID GUID_USB_CAPABILITY_STATIC_STREAMS;
extern const GUID GUID_USB_CAPABILITY_SELECTIVE_SUSPEND;
extern const GUID GUID_USB_CAPABILITY_FUNCTION_SUSPEND;
extern const GUID GUID_USB_CAPABILITY_DEVICE_CONNECTION_HIGH_SPEED_COMPATIBLE;
extern const GUID GUID_USB_CAPABILITY_DEVICE_CONNECTION_SUPER_SPEED_COMPATIBLE;
extern const GUID GUID_USB_CAPABILITY_TIME_SYNC;
#ifdef __cplusplus
}
#endif
#endif
