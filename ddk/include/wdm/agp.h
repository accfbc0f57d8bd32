// The accelerated graphics port: its capability in configuration space, and the interface by which its filter reaches that of the bridge.
#pragma once

/// Capability of a graphics card or of the bridge.
typedef struct _PCI_AGP_CAPABILITY {
    /// PCI_CAPABILITY_ID_AGP.
    PCI_CAPABILITIES_HEADER Header;
    /// Version, behind the point.
    USHORT Minor : 4;
    /// Version, before the point.
    USHORT Major : 4;
    /// Not used.
    USHORT Rsvd1 : 8;
    /// What the card or bridge can do.
    struct _PCI_AGP_STATUS {
        /// PCI_AGP_RATE_ bits.
        ULONG Rate : 3;
        /// Works by version 3; the rates are 4 and 8 times then.
        ULONG Agp3Mode : 1;
        /// The processor may write fast.
        ULONG FastWrite : 1;
        /// Knows addresses above 4 GB.
        ULONG FourGB : 1;
        /// The host does not translate addresses.
        ULONG HostTransDisable : 1;
        /// Entries of the translation table have 64 bits.
        ULONG Gart64 : 1;
        /// Accesses outside the aperture are coherent.
        ULONG ITA_Coherent : 1;
        /// Addresses may go by lines of their own.
        ULONG SideBandAddressing : 1;
        /// How often it calibrates.
        ULONG CalibrationCycle : 3;
        /// Best size of asynchronous requests.
        ULONG AsyncRequestSize : 3;
        /// Not used.
        ULONG Rsvd1 : 1;
        /// Knows isochronous transfers.
        ULONG Isoch : 1;
        /// Not used.
        ULONG Rsvd2 : 6;
        /// Requests in the queue at most, less one.
        ULONG RequestQueueDepthMaximum : 8;
    } AGPStatus;
    /// What it is set to.
    struct _PCI_AGP_COMMAND {
        /// One of the PCI_AGP_RATE_ bits.
        ULONG Rate : 3;
        /// Not used.
        ULONG Rsvd1 : 1;
        /// Fast writes are on.
        ULONG FastWriteEnable : 1;
        /// Addresses above 4 GB are on.
        ULONG FourGBEnable : 1;
        /// Not used.
        ULONG Rsvd2 : 1;
        /// Entries of 64 bits are on.
        ULONG Gart64 : 1;
        /// The port is on.
        ULONG AGPEnable : 1;
        /// Addresses go by lines of their own.
        ULONG SBAEnable : 1;
        /// How often it calibrates.
        ULONG CalibrationCycle : 3;
        /// Size of asynchronous requests.
        ULONG AsyncReqSize : 3;
        /// Not used.
        ULONG Rsvd3 : 8;
        /// Requests in the queue, less one.
        ULONG RequestQueueDepth : 8;
    } AGPCommand;
} PCI_AGP_CAPABILITY, *PPCI_AGP_CAPABILITY;
#define PCI_AGP_RATE_1X 0x1
#define PCI_AGP_RATE_2X 0x2
#define PCI_AGP_RATE_4X 0x4
typedef enum _EXTENDED_AGP_REGISTER {
    IsochStatus, AgpControl, ApertureSize, AperturePageSize, GartLow, GartHigh, IsochCommand
} EXTENDED_AGP_REGISTER, *PEXTENDED_AGP_REGISTER;
/// What isochronous transfers the bridge can do.
typedef struct _PCI_AGP_ISOCH_STATUS {
    /// What went wrong last.
    ULONG ErrorCode : 2;
    /// Not used.
    ULONG Rsvd1 : 1;
    /// Periods that a transfer takes at most.
    ULONG Isoch_L : 3;
    /// Which sizes of transfers.
    ULONG Isoch_Y : 2;
    /// Transfers in a period.
    ULONG Isoch_N : 8;
    /// Not used.
    ULONG Rsvd2 : 16;
} PCI_AGP_ISOCH_STATUS, *PPCI_AGP_ISOCH_STATUS;
/// What of the bridge is on.
typedef struct _PCI_AGP_CONTROL {
    /// Not used.
    ULONG Rsvd1 : 7;
    /// The buffer of translations is on.
    ULONG GTLB_Enable : 1;
    /// The aperture is on.
    ULONG AP_Enable : 1;
    /// Calibrating is off.
    ULONG CAL_Disable : 1;
    /// Not used.
    ULONG Rsvd2 : 22;
} PCI_AGP_CONTROL, *PPCI_AGP_CONTROL;
/// Pages of the aperture.
typedef struct _PCI_AGP_APERTURE_PAGE_SIZE {
    /// Which sizes can be chosen.
    USHORT PageSizeMask : 11;
    /// Not used.
    USHORT Rsvd1 : 1;
    /// The size that is chosen.
    USHORT PageSizeSelect : 4;
} PCI_AGP_APERTURE_PAGE_SIZE, *PPCI_AGP_APERTURE_PAGE_SIZE;
/// What isochronous transfers are set to.
typedef struct _PCI_AGP_ISOCH_COMMAND {
    /// Not used.
    USHORT Rsvd1 : 6;
    /// Size of transfers.
    USHORT Isoch_Y : 2;
    /// How many in a period.
    USHORT Isoch_N : 8;
} PCI_AGP_ISOCH_COMMAND, *PPCI_AGP_ISOCH_COMMAND;
/// Registers of version 3 of the port, behind the capability.
typedef struct PCI_AGP_EXTENDED_CAPABILITY {
    /// What isochronous transfers there can be.
    PCI_AGP_ISOCH_STATUS IsochStatus;
    /// What is on.
    PCI_AGP_CONTROL AgpControl;
    /// How long the aperture is, as a mask.
    USHORT ApertureSize;
    /// How long its pages are.
    PCI_AGP_APERTURE_PAGE_SIZE AperturePageSize;
    /// Lower half of the translation table's address.
    ULONG GartLow;
    /// Upper half of it.
    ULONG GartHigh;
    /// What isochronous transfers are set to.
    PCI_AGP_ISOCH_COMMAND IsochCommand;
} PCI_AGP_EXTENDED_CAPABILITY, *PPCI_AGP_EXTENDED_CAPABILITY;
/// Access to the configuration space of the bridge.
typedef struct _AGP_TARGET_BUS_INTERFACE_STANDARD {
    /// Bytes of this structure.
    USHORT Size;
    /// 1.
    USHORT Version;
    /// What the routines are called with.
    PVOID Context;
    /// Holds the interface.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Lets go of it.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Writes configuration space.
    PGET_SET_DEVICE_DATA SetBusData;
    /// Reads configuration space.
    PGET_SET_DEVICE_DATA GetBusData;
    /// Which capability it is that of.
    UCHAR CapabilityID;
} AGP_TARGET_BUS_INTERFACE_STANDARD, *PAGP_TARGET_BUS_INTERFACE_STANDARD;
