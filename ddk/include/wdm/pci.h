// PCI: configuration space and its capabilities.
#pragma once

/// Opens every capability of configuration space.
typedef struct _PCI_CAPABILITIES_HEADER {
    /// PCI_CAPABILITY_ID value.
    UCHAR CapabilityID;
    /// Byte offset of the next capability in configuration space; 0 ends the list.
    UCHAR Next;
} PCI_CAPABILITIES_HEADER, *PPCI_CAPABILITIES_HEADER;
/// The first 64 bytes of PCI configuration space.
typedef struct _PCI_COMMON_HEADER {
    /// Number that PCI-SIG gave the maker; PCI_INVALID_VENDORID where no device answers.
    USHORT VendorID;
    /// Number that the maker gave this kind of device.
    USHORT DeviceID;
    /// PCI_ENABLE_ bits: what the device may do on the bus.
    USHORT Command;
    /// PCI_STATUS_ bits; errors are cleared by writing 1.
    USHORT Status;
    /// Revision of the device, counted by its maker.
    UCHAR RevisionID;
    /// Register-level programming interface within the subclass.
    UCHAR ProgIf;
    /// PCI_SUBCLASS_ value within the base class.
    UCHAR SubClass;
    /// PCI_CLASS_ value.
    UCHAR BaseClass;
    /// System cache line in units of 4 bytes.
    UCHAR CacheLineSize;
    /// PCI clocks that a bus master may keep the bus; 0 on PCI Express.
    UCHAR LatencyTimer;
    /// PCI_DEVICE_TYPE and the like; with PCI_MULTIFUNCTION if there are more functions.
    UCHAR HeaderType;
    /// Built-in self test: bit 7 capable, bit 6 starts it, bits 0 to 3 its result (0 passed).
    UCHAR BIST;
    /// What follows the first 16 bytes, by HeaderType.
    union {
        /// Of an ordinary device.
        struct {
            /// Base address registers: bit 0 tells ports (1) from memory (0); a 64-bit one takes two.
            ULONG BaseAddresses[6];
            /// Offset and address space of the CardBus card information structure.
            ULONG CIS;
            /// Maker of the board that carries the device.
            USHORT SubVendorID;
            /// Number that the board's maker gave the board.
            USHORT SubSystemID;
            /// Address of the expansion ROM; bit 0 is PCI_ROMADDRESS_ENABLED.
            ULONG ROMBaseAddress;
            /// Byte offset of the first capability, if Status has PCI_STATUS_CAPABILITIES_LIST.
            UCHAR CapabilitiesPtr;
            /// Reserved.
            UCHAR Reserved1[3];
            /// Reserved.
            ULONG Reserved2;
            /// Interrupt line as firmware wrote it; the hardware does not read it.
            UCHAR InterruptLine;
            /// 1 for INTA# to 4 for INTD#; 0 if no pin is used.
            UCHAR InterruptPin;
            /// Length of the bursts the device needs, in 250 ns.
            UCHAR MinimumGrant;
            /// How often the device needs the bus, in 250 ns.
            UCHAR MaximumLatency;
        } type0;
        /// Of a PCI-to-PCI bridge.
        struct {
            /// Base address registers: bit 0 tells ports (1) from memory (0); a 64-bit one takes two.
            ULONG BaseAddresses[2];
            /// Number of the bus above the bridge.
            UCHAR PrimaryBus;
            /// Number of the bus right below the bridge.
            UCHAR SecondaryBus;
            /// Highest bus number below the bridge.
            UCHAR SubordinateBus;
            /// LatencyTimer for the bus below.
            UCHAR SecondaryLatency;
            /// Bits 12 to 15 of the first port forwarded, in the upper four bits; the lower four tell 16 or 32 bits.
            UCHAR IOBase;
            /// Bits 12 to 15 of the last port forwarded, as in IOBase.
            UCHAR IOLimit;
            /// Status as seen on the bus below.
            USHORT SecondaryStatus;
            /// Upper 12 of 32 bits of the first memory address forwarded, in bits 4 to 15.
            USHORT MemoryBase;
            /// Upper 12 of 32 bits of the last memory address forwarded.
            USHORT MemoryLimit;
            /// As MemoryBase, for prefetchable memory; bit 0 tells 64-bit addresses.
            USHORT PrefetchBase;
            /// As MemoryLimit, for prefetchable memory.
            USHORT PrefetchLimit;
            /// Bits 32 to 63 of the first prefetchable address.
            ULONG PrefetchBaseUpper32;
            /// Bits 32 to 63 of the last prefetchable address.
            ULONG PrefetchLimitUpper32;
            /// Bits 16 to 31 of the first port.
            USHORT IOBaseUpper16;
            /// Bits 16 to 31 of the last port.
            USHORT IOLimitUpper16;
            /// Byte offset of the first capability, if Status has PCI_STATUS_CAPABILITIES_LIST.
            UCHAR CapabilitiesPtr;
            /// Reserved.
            UCHAR Reserved1[3];
            /// Address of the expansion ROM; bit 0 is PCI_ROMADDRESS_ENABLED.
            ULONG ROMBaseAddress;
            /// Interrupt line as firmware wrote it; the hardware does not read it.
            UCHAR InterruptLine;
            /// 1 for INTA# to 4 for INTD#; 0 if no pin is used.
            UCHAR InterruptPin;
            /// Parity, SERR#, ISA, VGA and reset bits for the bus below.
            USHORT BridgeControl;
        } type1;
        /// Of a CardBus bridge.
        struct {
            /// Physical address of the socket's registers.
            ULONG SocketRegistersBaseAddress;
            /// Byte offset of the first capability, if Status has PCI_STATUS_CAPABILITIES_LIST.
            UCHAR CapabilitiesPtr;
            /// Reserved.
            UCHAR Reserved;
            /// Status as seen on the bus below.
            USHORT SecondaryStatus;
            /// Number of the bus above the bridge.
            UCHAR PrimaryBus;
            /// Number of the bus right below the bridge.
            UCHAR SecondaryBus;
            /// Highest bus number below the bridge.
            UCHAR SubordinateBus;
            /// LatencyTimer for the bus below.
            UCHAR SecondaryLatency;
            /// Two memory windows, then two port windows, that are forwarded.
            struct {
                /// First address forwarded.
                ULONG Base;
                /// Last address forwarded.
                ULONG Limit;
            } Range[4];
            /// Interrupt line as firmware wrote it; the hardware does not read it.
            UCHAR InterruptLine;
            /// 1 for INTA# to 4 for INTD#; 0 if no pin is used.
            UCHAR InterruptPin;
            /// Parity, SERR#, ISA, VGA and reset bits for the bus below.
            USHORT BridgeControl;
        } type2;
    } u;
} PCI_COMMON_HEADER, *PPCI_COMMON_HEADER;
/// The 256 bytes of PCI configuration space.
typedef struct _PCI_COMMON_CONFIG {
    /// The first 64 bytes.
    PCI_COMMON_HEADER;
    /// Capabilities and the device's own registers, from byte 64 on.
    UCHAR DeviceSpecific[192];
} PCI_COMMON_CONFIG, *PPCI_COMMON_CONFIG;
/// Power management capabilities register.
typedef struct _PCI_PMC {
    /// Revision of the power management specification: 3 for 1.2.
    UCHAR Version : 3;
    /// PME# needs the PCI clock.
    UCHAR PMEClock : 1;
    /// Reserved.
    UCHAR Rsvd1 : 1;
    /// The driver must set the device up after D0 is entered.
    UCHAR DeviceSpecificInitialization : 1;
    /// Lower bits of the auxiliary current field, here not used.
    UCHAR Rsvd2 : 2;
    /// Which states there are, and from which PME# can be raised.
    struct {
        /// Upper bit of the auxiliary current field, here not used.
        UCHAR Rsvd2 : 1;
        /// D1 is there.
        UCHAR D1 : 1;
        /// D2 is there.
        UCHAR D2 : 1;
        /// PME# can be raised from D0.
        UCHAR PMED0 : 1;
        /// PME# can be raised from D1.
        UCHAR PMED1 : 1;
        /// PME# can be raised from D2.
        UCHAR PMED2 : 1;
        /// PME# can be raised from D3hot.
        UCHAR PMED3Hot : 1;
        /// PME# can be raised from D3cold, with auxiliary power.
        UCHAR PMED3Cold : 1;
    } Support;
} PCI_PMC, *PPCI_PMC;
/// Power management control and status register.
typedef struct _PCI_PMCSR {
    /// 0 to 3 for D0 to D3hot; written to change the state.
    USHORT PowerState : 2;
    /// Reserved.
    USHORT Rsvd1 : 1;
    /// D3hot to D0 keeps the device's settings.
    USHORT NoSoftReset : 1;
    /// Reserved.
    USHORT Rsvd2 : 4;
    /// The device may raise PME#.
    USHORT PMEEnable : 1;
    /// Which value the Data register shows.
    USHORT DataSelect : 4;
    /// Unit of the Data register: 1, 2, 3 for 0.1 W, 0.01 W, 0.001 W; 0 unknown.
    USHORT DataScale : 2;
    /// The device wants PME#; written 1 to clear.
    USHORT PMEStatus : 1;
} PCI_PMCSR, *PPCI_PMCSR;
/// Bridge support extensions of power management.
typedef struct _PCI_PMCSR_BSE {
    /// Reserved.
    UCHAR Rsvd1 : 6;
    /// In D3hot the clock of the bus below stops; else its power goes.
    UCHAR D3HotSupportsStopClock : 1;
    /// The bridge's power state controls the bus below.
    UCHAR BusPowerClockControlEnabled : 1;
} PCI_PMCSR_BSE, *PPCI_PMCSR_BSE;
/// Power management capability.
typedef struct _PCI_PM_CAPABILITY {
    /// Identifier PCI_CAPABILITY_ID_POWER_MANAGEMENT and the next capability.
    PCI_CAPABILITIES_HEADER Header;
    /// What the device can do.
    union {
        /// By bit.
        PCI_PMC Capabilities;
        /// All bits as one number.
        USHORT AsUSHORT;
    } PMC;
    /// State and control.
    union {
        /// By bit.
        PCI_PMCSR ControlStatus;
        /// All bits as one number.
        USHORT AsUSHORT;
    } PMCSR;
    /// What a bridge does to the bus below.
    union {
        /// By bit.
        PCI_PMCSR_BSE BridgeSupport;
        /// All bits as one number.
        UCHAR AsUCHAR;
    } PMCSR_BSE;
    /// Power used or given off, by PCI_PMCSR.DataSelect and DataScale.
    UCHAR Data;
} PCI_PM_CAPABILITY, *PPCI_PM_CAPABILITY;
/// Device and function number on a PCI bus.
typedef struct _PCI_SLOT_NUMBER {
    /// The two numbers.
    union {
        /// By bit.
        struct {
            /// 0 to 31.
            ULONG DeviceNumber : 5;
            /// 0 to 7.
            ULONG FunctionNumber : 3;
            /// Reserved.
            ULONG Reserved : 24;
        } bits;
        /// All bits as one number.
        ULONG AsULONG;
    } u;
} PCI_SLOT_NUMBER, *PPCI_SLOT_NUMBER;
/// PCI segment and bus.
typedef struct _PCI_SEGMENT_BUS_NUMBER {
    /// The two numbers.
    union {
        /// By bit.
        struct {
            /// 0 to 255 within the segment.
            ULONG BusNumber : 8;
            /// PCI segment group that ACPI tells of with _SEG.
            ULONG SegmentNumber : 16;
            /// Reserved.
            ULONG Reserved : 8;
        } bits;
        /// All bits as one number.
        ULONG AsULONG;
    } u;
} PCI_SEGMENT_BUS_NUMBER, *PPCI_SEGMENT_BUS_NUMBER;
/// PCI-X capability.
typedef struct {
    /// Identifier PCI_CAPABILITY_ID_PCIX and the next capability.
    PCI_CAPABILITIES_HEADER Header;
    /// What the driver sets.
    union {
        /// By bit.
        struct {
            /// The driver recovers from data parity errors, so SERR# is not raised.
            USHORT DataParityErrorRecoveryEnable : 1;
            /// The device may mark its requests as free of ordering.
            USHORT EnableRelaxedOrdering : 1;
            /// Largest read: 0 to 3 for 512, 1024, 2048, 4096 bytes.
            USHORT MaxMemoryReadByteCount : 2;
            /// Requests under way at most: 0 to 7 for 1, 2, 3, 4, 8, 12, 16, 32.
            USHORT MaxOutstandingSplitTransactions : 3;
            /// Reserved.
            USHORT Reserved : 9;
        } bits;
        /// All bits as one number.
        USHORT AsUSHORT;
    } Command;
    /// What the device is and saw.
    union {
        /// By bit.
        struct {
            /// The device's own function number.
            ULONG FunctionNumber : 3;
            /// The device's own device number.
            ULONG DeviceNumber : 5;
            /// The device's own bus.
            ULONG BusNumber : 8;
            /// The device has a 64-bit bus interface.
            ULONG Device64Bit : 1;
            /// The device runs at 133 MHz; else at 66 MHz.
            ULONG Capable133MHz : 1;
            /// A split completion was dropped since its requester did not take it.
            ULONG SplitCompletionDiscarded : 1;
            /// A split completion came that was not asked for.
            ULONG UnexpectedSplitCompletion : 1;
            /// 1 for a bridge.
            ULONG DeviceComplexity : 1;
            /// Largest read the device makes: as MaxMemoryReadByteCount.
            ULONG DesignedMaxMemoryReadByteCount : 2;
            /// Most requests it keeps under way: as MaxOutstandingSplitTransactions.
            ULONG DesignedMaxOutstandingSplitTransactions : 3;
            /// Most data its reads wait for: 0 to 7 for 1 KB to 128 KB, doubling.
            ULONG DesignedMaxCumulativeReadSize : 3;
            /// A split completion came with an error message.
            ULONG ReceivedSplitCompletionErrorMessage : 1;
            /// The device runs at PCI-X 266.
            ULONG CapablePCIX266 : 1;
            /// The device runs at PCI-X 533.
            ULONG CapablePCIX533 : 1;
        } bits;
        /// All bits as one number.
        ULONG AsULONG;
    } Status;
} PCI_X_CAPABILITY, *PPCI_X_CAPABILITY;
