// URBs for the standard, class and vendor requests of USB, and for Microsoft's descriptors; included by usb.h.
#pragma once

/// Reads or writes a descriptor.
struct _URB_CONTROL_DESCRIPTOR_REQUEST {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// Not used.
    PVOID Reserved;
    /// Not used.
    ULONG Reserved0;
    /// Bytes of the buffer; at completion the bytes transferred.
    ULONG TransferBufferLength;
    /// Nonpaged buffer of the data; NULL if TransferBufferMDL describes it.
    PVOID TransferBuffer;
    /// MDL of the data, used if TransferBuffer is NULL.
    PMDL TransferBufferMDL;
    /// Not used; NULL.
    struct _URB *UrbLink;
    /// The host controller's driver's; others leave it alone.
    struct _URB_HCD_AREA hca;
    /// Not used.
    USHORT Reserved1;
    /// Which of the device's descriptors of this type, from 0.
    UCHAR Index;
    /// One of the USB_..._DESCRIPTOR_TYPE constants.
    UCHAR DescriptorType;
    /// Language of a string; 0 for other descriptors.
    USHORT LanguageId;
    /// Not used.
    USHORT Reserved2;
};
/// Reads a status of two bytes.
struct _URB_CONTROL_GET_STATUS_REQUEST {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// Not used.
    PVOID Reserved;
    /// Not used.
    ULONG Reserved0;
    /// 2, the bytes of a status.
    ULONG TransferBufferLength;
    /// Nonpaged buffer of the data; NULL if TransferBufferMDL describes it.
    PVOID TransferBuffer;
    /// MDL of the data, used if TransferBuffer is NULL.
    PMDL TransferBufferMDL;
    /// Not used; NULL.
    struct _URB *UrbLink;
    /// The host controller's driver's; others leave it alone.
    struct _URB_HCD_AREA hca;
    /// Not used.
    UCHAR Reserved1[4];
    /// Number of the interface or address of the endpoint; 0 for the device.
    USHORT Index;
    /// Not used.
    USHORT Reserved2;
};
/// Sets or clears a feature.
struct _URB_CONTROL_FEATURE_REQUEST {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// Not used.
    PVOID Reserved;
    /// Not used.
    ULONG Reserved2;
    /// Not used.
    ULONG Reserved3;
    /// Not used.
    PVOID Reserved4;
    /// Not used.
    PMDL Reserved5;
    /// Not used; NULL.
    struct _URB *UrbLink;
    /// The host controller's driver's; others leave it alone.
    struct _URB_HCD_AREA hca;
    /// Not used.
    USHORT Reserved0;
    /// Which feature, as USB_FEATURE_ENDPOINT_STALL.
    USHORT FeatureSelector;
    /// Number of the interface or address of the endpoint; 0 for the device.
    USHORT Index;
    /// Not used.
    USHORT Reserved1;
};
/// A request that a vendor or a class defines.
struct _URB_CONTROL_VENDOR_OR_CLASS_REQUEST {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// Not used.
    PVOID Reserved;
    /// USBD_TRANSFER_DIRECTION_IN or _OUT, with USBD_SHORT_TRANSFER_OK if fewer bytes may come.
    ULONG TransferFlags;
    /// Bytes of the buffer; at completion the bytes transferred.
    ULONG TransferBufferLength;
    /// Nonpaged buffer of the data; NULL if TransferBufferMDL describes it.
    PVOID TransferBuffer;
    /// MDL of the data, used if TransferBuffer is NULL.
    PMDL TransferBufferMDL;
    /// Not used; NULL.
    struct _URB *UrbLink;
    /// The host controller's driver's; others leave it alone.
    struct _URB_HCD_AREA hca;
    /// More bits of the setup packet's bmRequestType, 4 to 31; usually 0.
    UCHAR RequestTypeReservedBits;
    /// The setup packet's bRequest.
    UCHAR Request;
    /// The setup packet's wValue.
    USHORT Value;
    /// The setup packet's wIndex.
    USHORT Index;
    /// Not used.
    USHORT Reserved1;
};
/// Reads the setting of an interface.
struct _URB_CONTROL_GET_INTERFACE_REQUEST {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// Not used.
    PVOID Reserved;
    /// Not used.
    ULONG Reserved0;
    /// 1, the byte of the setting's number.
    ULONG TransferBufferLength;
    /// Nonpaged buffer of the data; NULL if TransferBufferMDL describes it.
    PVOID TransferBuffer;
    /// MDL of the data, used if TransferBuffer is NULL.
    PMDL TransferBufferMDL;
    /// Not used; NULL.
    struct _URB *UrbLink;
    /// The host controller's driver's; others leave it alone.
    struct _URB_HCD_AREA hca;
    /// Not used.
    UCHAR Reserved1[4];
    /// bInterfaceNumber of the interface asked about.
    USHORT Interface;
    /// Not used.
    USHORT Reserved2;
};
/// Reads the configuration.
struct _URB_CONTROL_GET_CONFIGURATION_REQUEST {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// Not used.
    PVOID Reserved;
    /// Not used.
    ULONG Reserved0;
    /// 1, the byte of the configuration's number.
    ULONG TransferBufferLength;
    /// Nonpaged buffer of the data; NULL if TransferBufferMDL describes it.
    PVOID TransferBuffer;
    /// MDL of the data, used if TransferBuffer is NULL.
    PMDL TransferBufferMDL;
    /// Not used; NULL.
    struct _URB *UrbLink;
    /// The host controller's driver's; others leave it alone.
    struct _URB_HCD_AREA hca;
    /// Not used.
    UCHAR Reserved1[8];
};
#define OS_STRING_DESCRIPTOR_INDEX 0xee
#define MS_GENRE_DESCRIPTOR_INDEX 0x0001
#define MS_POWER_DESCRIPTOR_INDEX 0x0002
#define MS_OS_STRING_SIGNATURE L"MSFT100"
#define MS_OS_FLAGS_CONTAINERID 0x02
/// The string that says a device has Microsoft's descriptors.
typedef struct _OS_STRING {
    /// Bytes of the descriptor: 18.
    UCHAR bLength;
    /// USB_STRING_DESCRIPTOR_TYPE.
    UCHAR bDescriptorType;
    /// MS_OS_STRING_SIGNATURE without its 0.
    WCHAR MicrosoftString[7];
    /// bRequest with which the device is asked for Microsoft's descriptors.
    UCHAR bVendorCode;
    union {
        /// Of devices without flags: 0.
        UCHAR bPad;
        /// MS_OS_FLAGS_CONTAINERID if the device has a container ID.
        UCHAR bFlags;
    };
} OS_STRING, *POS_STRING;
/// Reads one of Microsoft's feature descriptors.
struct _URB_OS_FEATURE_DESCRIPTOR_REQUEST {
    /// Length, function and outcome, as in every URB.
    struct _URB_HEADER Hdr;
    /// Not used.
    PVOID Reserved;
    /// Not used.
    ULONG Reserved0;
    /// Bytes of the buffer; at completion the bytes transferred.
    ULONG TransferBufferLength;
    /// Nonpaged buffer of the data; NULL if TransferBufferMDL describes it.
    PVOID TransferBuffer;
    /// MDL of the data, used if TransferBuffer is NULL.
    PMDL TransferBufferMDL;
    /// Not used; NULL.
    struct _URB *UrbLink;
    /// The host controller's driver's; others leave it alone.
    struct _URB_HCD_AREA hca;
    /// 0 device, 1 interface, 2 endpoint, 3 other.
    UCHAR Recipient : 5;
    /// Not used.
    UCHAR Reserved1 : 3;
    /// Not used.
    UCHAR Reserved2;
    /// Number of the interface, if that is the recipient.
    UCHAR InterfaceNumber;
    /// Which 64 KiB of a long descriptor; 0.
    UCHAR MS_PageIndex;
    /// Which descriptor, as MS_GENRE_DESCRIPTOR_INDEX.
    USHORT MS_FeatureDescriptorIndex;
    /// Not used.
    USHORT Reserved3;
};
