// What the PCI bus driver offers to drivers of its devices, and what a root bus is capable of.
#pragma once

/// What the system tells the firmware that it supports.
typedef struct _PCI_ROOT_BUS_OSC_SUPPORT_FIELD {
    /// As bits, or as one number.
    union {
        struct {
            /// The firmware's access to the space beyond 256 bytes.
            ULONG ExtendedConfigOpRegions : 1;
            /// States L0s and L1 of links.
            ULONG ActiveStatePowerManagement : 1;
            /// Stopping the clocks of idle links.
            ULONG ClockPowerManagement : 1;
            /// More than one PCI segment.
            ULONG SegmentGroups : 1;
            /// MSI and MSI-X.
            ULONG MessageSignaledInterrupts : 1;
            /// WHEA's reports of failures.
            ULONG WindowsHardwareErrorArchitecture : 1;
            /// Reserved.
            ULONG Reserved : 26;
        };
        /// All bits as one number.
        ULONG AsULONG;
    } u;
} PCI_ROOT_BUS_OSC_SUPPORT_FIELD, *PPCI_ROOT_BUS_OSC_SUPPORT_FIELD;
/// What the system asks the firmware to leave to it, and what it gets.
typedef struct _PCI_ROOT_BUS_OSC_CONTROL_FIELD {
    /// As bits, or as one number.
    union {
        struct {
            /// Plugging devices while the machine runs.
            ULONG ExpressNativeHotPlug : 1;
            /// The same with a controller of PCI slots.
            ULONG ShpcNativeHotPlug : 1;
            /// Wake signals of devices.
            ULONG ExpressNativePME : 1;
            /// AER, which tells the system of failures of links and devices.
            ULONG ExpressAdvancedErrorReporting : 1;
            /// Writing to the capability registers of its devices.
            ULONG ExpressCapabilityStructure : 1;
            /// Reserved.
            ULONG Reserved : 27;
        };
        /// All bits as one number.
        ULONG AsULONG;
    } u;
} PCI_ROOT_BUS_OSC_CONTROL_FIELD, *PPCI_ROOT_BUS_OSC_CONTROL_FIELD;
typedef enum _PCI_HARDWARE_INTERFACE { PciConventional, PciXMode1, PciXMode2, PciExpress } PCI_HARDWARE_INTERFACE, *PPCI_HARDWARE_INTERFACE;
/// What a root bus is capable of.
typedef struct _PCI_ROOT_BUS_HARDWARE_CAPABILITY {
    /// What kind of bus lies behind it.
    PCI_HARDWARE_INTERFACE SecondaryInterface;
    struct {
        /// Whether what follows is valid.
        BOOLEAN BusCapabilitiesFound;
        /// Speed and mode that the bus has.
        ULONG CurrentSpeedAndMode;
        /// Speeds and modes that it may have.
        ULONG SupportedSpeedsAndModes;
        /// It forwards messages by the number of a device.
        BOOLEAN DeviceIDMessagingCapable;
        /// How many bits its addresses have.
        PCI_BUS_WIDTH SecondaryBusWidth;
    };
    /// What the system supports.
    PCI_ROOT_BUS_OSC_SUPPORT_FIELD OscFeatureSupport;
    /// What it asked the firmware for.
    PCI_ROOT_BUS_OSC_CONTROL_FIELD OscControlRequest;
    /// What it was given.
    PCI_ROOT_BUS_OSC_CONTROL_FIELD OscControlGranted;
} PCI_ROOT_BUS_HARDWARE_CAPABILITY, *PPCI_ROOT_BUS_HARDWARE_CAPABILITY;

typedef ULONG (*PCI_READ_WRITE_CONFIG)(_In_ PVOID Context, _In_ ULONG BusOffset, _In_ ULONG Slot, PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
typedef VOID (*PCI_PIN_TO_LINE)(_In_ PVOID Context, _In_ PPCI_COMMON_CONFIG PciData);
typedef VOID (*PCI_LINE_TO_PIN)(_In_ PVOID Context, _In_ PPCI_COMMON_CONFIG PciNewData, _In_ PPCI_COMMON_CONFIG PciOldData);
typedef VOID (*PCI_ROOT_BUS_CAPABILITY)(_In_ PVOID Context, _Out_ PPCI_ROOT_BUS_HARDWARE_CAPABILITY HardwareCapability);
typedef VOID (*PCI_EXPRESS_WAKE_CONTROL)(_In_ PVOID Context, _In_ BOOLEAN EnableWake);
typedef NTSTATUS (*PCI_PREPARE_MULTISTAGE_RESUME)(_In_ PVOID Context);
/// GUID_PCI_BUS_INTERFACE_STANDARD: the configuration space of any device of the bus.
typedef struct _PCI_BUS_INTERFACE_STANDARD {
    /// Bytes of this structure.
    USHORT Size;
    /// PCI_BUS_INTERFACE_STANDARD_VERSION.
    USHORT Version;
    /// First argument of its routines.
    PVOID Context;
    /// To be called by whoever keeps it.
    PINTERFACE_REFERENCE InterfaceReference;
    /// To be called by whoever keeps it no longer.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Reads a device's registers from its bus.
    PCI_READ_WRITE_CONFIG ReadConfig;
    /// Writes them.
    PCI_READ_WRITE_CONFIG WriteConfig;
    /// Converts how an interrupt is numbered, before a write.
    PCI_PIN_TO_LINE PinToLine;
    /// Converts it back, after a read.
    PCI_LINE_TO_PIN LineToPin;
    /// Tells what the root bus is capable of.
    PCI_ROOT_BUS_CAPABILITY RootBusCapability;
    /// Lets a device wake the machine, or forbids it.
    PCI_EXPRESS_WAKE_CONTROL ExpressWakeControl;
    /// Called before the device wakes step by step.
    PCI_PREPARE_MULTISTAGE_RESUME PrepareMultistageResume;
} PCI_BUS_INTERFACE_STANDARD, *PPCI_BUS_INTERFACE_STANDARD;
#define PCI_BUS_INTERFACE_STANDARD_VERSION 2
