// What the PCI bus driver offers to drivers of its devices, and what a root bus is capable of.
#pragma once

/// What the system tells the firmware that it supports.
typedef struct _PCI_ROOT_BUS_OSC_SUPPORT_FIELD {
    union {
        struct {
            /// Extended configuration space.
            ULONG ExtendedConfigOpRegions : 1;
            /// Power management of active links.
            ULONG ActiveStatePowerManagement : 1;
            /// Power management of clocks.
            ULONG ClockPowerManagement : 1;
            /// Several segments.
            ULONG SegmentGroups : 1;
            /// Message-signalled interrupts.
            ULONG MessageSignaledInterrupts : 1;
            /// Reports of hardware errors.
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
    union {
        struct {
            /// Hot plugging of PCI Express.
            ULONG ExpressNativeHotPlug : 1;
            /// Hot plugging of PCI.
            ULONG ShpcNativeHotPlug : 1;
            /// Power management events.
            ULONG ExpressNativePME : 1;
            /// Advanced error reporting.
            ULONG ExpressAdvancedErrorReporting : 1;
            /// The capability structure.
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
    /// The interface behind the root bus.
    PCI_HARDWARE_INTERFACE SecondaryInterface;
    struct {
        /// The other members here are valid.
        BOOLEAN BusCapabilitiesFound;
        /// Speed and mode that the bus has.
        ULONG CurrentSpeedAndMode;
        /// Speeds and modes that it may have.
        ULONG SupportedSpeedsAndModes;
        /// It passes on messages to devices.
        BOOLEAN DeviceIDMessagingCapable;
        /// Its width.
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
    /// Takes a reference to the interface.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Gives a reference back.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Reads configuration space.
    PCI_READ_WRITE_CONFIG ReadConfig;
    /// Writes configuration space.
    PCI_READ_WRITE_CONFIG WriteConfig;
    /// Turns an interrupt pin into a line.
    PCI_PIN_TO_LINE PinToLine;
    /// Turns an interrupt line into a pin.
    PCI_LINE_TO_PIN LineToPin;
    /// Tells what the root bus is capable of.
    PCI_ROOT_BUS_CAPABILITY RootBusCapability;
    /// Lets a device wake the machine, or forbids it.
    PCI_EXPRESS_WAKE_CONTROL ExpressWakeControl;
    /// Prepares a resume in several stages.
    PCI_PREPARE_MULTISTAGE_RESUME PrepareMultistageResume;
} PCI_BUS_INTERFACE_STANDARD, *PPCI_BUS_INTERFACE_STANDARD;
#define PCI_BUS_INTERFACE_STANDARD_VERSION 2
