// PCI Express: registers of its capabilities.
#pragma once

/// What kind of PCI Express function it is.
typedef union _PCI_EXPRESS_CAPABILITIES_REGISTER {
    struct {
        /// Version of the capability's layout: 2 since PCI Express 2.0.
        USHORT CapabilityVersion : 4;
        /// PCI_EXPRESS_DEVICE_TYPE value.
        USHORT DeviceType : 4;
        /// The port's link goes to a slot.
        USHORT SlotImplemented : 1;
        /// Which MSI or MSI-X message tells of slot and root port events.
        USHORT InterruptMessageNumber : 5;
        /// Reserved.
        USHORT Rsvd : 2;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_CAPABILITIES_REGISTER, *PPCI_EXPRESS_CAPABILITIES_REGISTER;
/// What the function can do.
typedef union _PCI_EXPRESS_DEVICE_CAPABILITIES_REGISTER {
    struct {
        /// Largest payload: 0 to 5 for 128 to 4096 bytes, doubling.
        ULONG MaxPayloadSizeSupported : 3;
        /// Bits of the function number that may extend the tag.
        ULONG PhantomFunctionsSupported : 2;
        /// Tags have 8 bits; else 5.
        ULONG ExtendedTagSupported : 1;
        /// Longest exit from L0s the device bears: 0 to 6 for 64 ns to 4 us, doubling; 7 any.
        ULONG L0sAcceptableLatency : 3;
        /// Longest exit from L1 the device bears: 0 to 6 for 1 to 64 us, doubling; 7 any.
        ULONG L1AcceptableLatency : 3;
        /// Undefined; to be ignored.
        ULONG Undefined : 3;
        /// Errors are reported by the role of the device; set since revision 1.1.
        ULONG RoleBasedErrorReporting : 1;
        /// Reserved.
        ULONG Rsvd1 : 2;
        /// Power the slot gives, in units of CapturedSlotPowerLimitScale.
        ULONG CapturedSlotPowerLimit : 8;
        /// Unit of that power: 0 to 3 for 1, 0.1, 0.01, 0.001 W.
        ULONG CapturedSlotPowerLimitScale : 2;
        /// The function can be reset alone.
        ULONG FunctionLevelResetCapability : 1;
        /// Reserved.
        ULONG Rsvd2 : 3;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DEVICE_CAPABILITIES_REGISTER, *PPCI_EXPRESS_DEVICE_CAPABILITIES_REGISTER;
/// What the function may do.
typedef union _PCI_EXPRESS_DEVICE_CONTROL_REGISTER {
    struct {
        /// Corrected errors are reported.
        USHORT CorrectableErrorEnable : 1;
        /// Non-fatal errors are reported.
        USHORT NonFatalErrorEnable : 1;
        /// Fatal errors are reported.
        USHORT FatalErrorEnable : 1;
        /// Requests the device does not take are reported.
        USHORT UnsupportedRequestErrorEnable : 1;
        /// The device may mark its requests as free of ordering.
        USHORT EnableRelaxedOrder : 1;
        /// Largest payload in use: 0 to 5 for 128 to 4096 bytes, doubling.
        USHORT MaxPayloadSize : 3;
        /// Tags of 8 bits are used.
        USHORT ExtendedTagEnable : 1;
        /// Unused function numbers extend the tag.
        USHORT PhantomFunctionsEnable : 1;
        /// The device may draw auxiliary power without regard to PME#.
        USHORT AuxPowerEnable : 1;
        /// The device may mark its requests as not kept coherent with caches.
        USHORT NoSnoopEnable : 1;
        /// Largest read request: 0 to 5 for 128 to 4096 bytes, doubling.
        USHORT MaxReadRequestSize : 3;
        /// A bridge to PCI may answer configuration requests with retry.
        USHORT BridgeConfigRetryEnable : 1;
    };
    struct {
        /// The members of the other view.
        USHORT : 15;
        /// Writing 1 resets the function; reads as 0.
        USHORT InitiateFunctionLevelReset : 1;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DEVICE_CONTROL_REGISTER, *PPCI_EXPRESS_DEVICE_CONTROL_REGISTER;
/// What the function saw; errors are cleared by writing 1.
typedef union _PCI_EXPRESS_DEVICE_STATUS_REGISTER {
    struct {
        /// A corrected error, reported or not.
        USHORT CorrectableErrorDetected : 1;
        /// A non-fatal error, reported or not.
        USHORT NonFatalErrorDetected : 1;
        /// A fatal error, reported or not.
        USHORT FatalErrorDetected : 1;
        /// A request that the device does not take.
        USHORT UnsupportedRequestDetected : 1;
        /// Auxiliary power is there.
        USHORT AuxPowerDetected : 1;
        /// Requests of the function have not been completed.
        USHORT TransactionsPending : 1;
        /// Reserved.
        USHORT Rsvd : 10;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DEVICE_STATUS_REGISTER, *PPCI_EXPRESS_DEVICE_STATUS_REGISTER;
/// What the link can do.
typedef union _PCI_EXPRESS_LINK_CAPABILITIES_REGISTER {
    struct {
        /// Highest speed: 1 for 2.5 GT/s, 2 for 5, 3 for 8, 4 for 16.
        ULONG MaximumLinkSpeed : 4;
        /// Most lanes.
        ULONG MaximumLinkWidth : 6;
        /// PCI_EXPRESS_ASPM_SUPPORT value.
        ULONG ActiveStatePMSupport : 2;
        /// PCI_EXPRESS_L0s_EXIT_LATENCY value.
        ULONG L0sExitLatency : 3;
        /// PCI_EXPRESS_L1_EXIT_LATENCY value.
        ULONG L1ExitLatency : 3;
        /// The reference clock may stop in L1 and L2/L3.
        ULONG ClockPowerManagement : 1;
        /// The port reports a link that goes down unasked.
        ULONG SurpriseDownErrorReportingCapable : 1;
        /// The port tells whether the data link layer is active.
        ULONG DataLinkLayerActiveReportingCapable : 1;
        /// The port can interrupt when the link's bandwidth changes.
        ULONG LinkBandwidthNotificationCapability : 1;
        /// The device follows the rules that make L0s optional.
        ULONG AspmOptionalityCompliance : 1;
        /// Reserved.
        ULONG Rsvd : 1;
        /// Number of the port within its component.
        ULONG PortNumber : 8;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_LINK_CAPABILITIES_REGISTER, *PPCI_EXPRESS_LINK_CAPABILITIES_REGISTER;
/// How the link is driven.
typedef union _PCI_EXPRESS_LINK_CONTROL_REGISTER {
    struct {
        /// PCI_EXPRESS_ASPM_CONTROL value.
        USHORT ActiveStatePMControl : 2;
        /// Reserved.
        USHORT Rsvd1 : 1;
        /// PCI_EXPRESS_RCB value: where completions may be split.
        USHORT ReadCompletionBoundary : 1;
        /// The link is turned off; for a port above it.
        USHORT LinkDisable : 1;
        /// Writing 1 trains the link again; reads as 0.
        USHORT RetrainLink : 1;
        /// Both ends use the same reference clock.
        USHORT CommonClockConfig : 1;
        /// More training sequences are sent on leaving L0s, for analysers.
        USHORT ExtendedSynch : 1;
        /// The device may let its reference clock be stopped.
        USHORT EnableClockPowerManagement : 1;
        /// Reserved.
        USHORT Rsvd2 : 7;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_LINK_CONTROL_REGISTER, *PPCI_EXPRESS_LINK_CONTROL_REGISTER;
/// How the link runs.
typedef union _PCI_EXPRESS_LINK_STATUS_REGISTER {
    struct {
        /// Speed in use: 1 for 2.5 GT/s, 2 for 5, 3 for 8, 4 for 16.
        USHORT LinkSpeed : 4;
        /// Lanes in use.
        USHORT LinkWidth : 6;
        /// Link training error in revision 1.0; undefined since.
        USHORT Undefined : 1;
        /// The link is being trained.
        USHORT LinkTraining : 1;
        /// The device uses the reference clock of the slot.
        USHORT SlotClockConfig : 1;
        /// The data link layer is up.
        USHORT DataLinkLayerActive : 1;
        /// Reserved.
        USHORT Rsvd : 2;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_LINK_STATUS_REGISTER, *PPCI_EXPRESS_LINK_STATUS_REGISTER;
/// What the slot has.
typedef union _PCI_EXPRESS_SLOT_CAPABILITIES_REGISTER {
    struct {
        /// The chassis has an attention button for the slot.
        ULONG AttentionButtonPresent : 1;
        /// The slot's power can be switched.
        ULONG PowerControllerPresent : 1;
        /// A sensor tells whether the retention latch is open.
        ULONG MRLSensorPresent : 1;
        /// The slot has an attention light.
        ULONG AttentionIndicatorPresent : 1;
        /// The slot has a power light.
        ULONG PowerIndicatorPresent : 1;
        /// Cards may be pulled without notice.
        ULONG HotPlugSurprise : 1;
        /// Cards may be changed while the system runs.
        ULONG HotPlugCapable : 1;
        /// Power the slot gives, in units of SlotPowerLimitScale.
        ULONG SlotPowerLimit : 8;
        /// Unit of that power: 0 to 3 for 1, 0.1, 0.01, 0.001 W.
        ULONG SlotPowerLimitScale : 2;
        /// The slot can lock its card.
        ULONG ElectromechanicalLockPresent : 1;
        /// Commands to the slot take effect at once, with no notice of their end.
        ULONG NoCommandCompletedSupport : 1;
        /// Number printed at the slot; 0 for a device soldered on.
        ULONG PhysicalSlotNumber : 13;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_SLOT_CAPABILITIES_REGISTER, *PPCI_EXPRESS_SLOT_CAPABILITIES_REGISTER;
/// Commands to the slot, and what it tells of.
typedef union _PCI_EXPRESS_SLOT_CONTROL_REGISTER {
    struct {
        /// A press of the attention button is told.
        USHORT AttentionButtonEnable : 1;
        /// A power fault is told.
        USHORT PowerFaultDetectEnable : 1;
        /// A change of the retention latch is told.
        USHORT MRLSensorEnable : 1;
        /// A card put in or taken out is told.
        USHORT PresenceDetectEnable : 1;
        /// The end of a command is told.
        USHORT CommandCompletedEnable : 1;
        /// What is told interrupts.
        USHORT HotPlugInterruptEnable : 1;
        /// PCI_EXPRESS_INDICATOR_STATE value of the attention light.
        USHORT AttentionIndicatorControl : 2;
        /// PCI_EXPRESS_INDICATOR_STATE value of the power light.
        USHORT PowerIndicatorControl : 2;
        /// PCI_EXPRESS_POWER_STATE value: 0 on, 1 off.
        USHORT PowerControllerControl : 1;
        /// Writing 1 toggles the lock; reads as 0.
        USHORT ElectromechanicalLockControl : 1;
        /// A change of DataLinkLayerActive is told.
        USHORT DataLinkStateChangeEnable : 1;
        /// Reserved.
        USHORT Rsvd : 3;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_SLOT_CONTROL_REGISTER, *PPCI_EXPRESS_SLOT_CONTROL_REGISTER;
/// What happened at the slot; events are cleared by writing 1.
typedef union _PCI_EXPRESS_SLOT_STATUS_REGISTER {
    struct {
        /// The attention button was pressed.
        USHORT AttentionButtonPressed : 1;
        /// The power controller saw a fault.
        USHORT PowerFaultDetected : 1;
        /// The retention latch was opened or closed.
        USHORT MRLSensorChanged : 1;
        /// A card was put in or taken out.
        USHORT PresenceDetectChanged : 1;
        /// The last command has taken effect.
        USHORT CommandCompleted : 1;
        /// PCI_EXPRESS_MRL_STATE value.
        USHORT MRLSensorState : 1;
        /// PCI_EXPRESS_CARD_PRESENCE value.
        USHORT PresenceDetectState : 1;
        /// The card is locked.
        USHORT ElectromechanicalLockEngaged : 1;
        /// DataLinkLayerActive changed.
        USHORT DataLinkStateChanged : 1;
        /// Reserved.
        USHORT Rsvd : 7;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_SLOT_STATUS_REGISTER, *PPCI_EXPRESS_SLOT_STATUS_REGISTER;
/// What a root port makes of messages from below.
typedef union _PCI_EXPRESS_ROOT_CONTROL_REGISTER {
    struct {
        /// A corrected error is a system error.
        USHORT CorrectableSerrEnable : 1;
        /// A non-fatal error is a system error.
        USHORT NonFatalSerrEnable : 1;
        /// A fatal error is a system error.
        USHORT FatalSerrEnable : 1;
        /// A power management event interrupts.
        USHORT PMEInterruptEnable : 1;
        /// A retry of a configuration read is shown as vendor identifier 1.
        USHORT CRSSoftwareVisibilityEnable : 1;
        /// Reserved.
        USHORT Rsvd : 11;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_ROOT_CONTROL_REGISTER, *PPCI_EXPRESS_ROOT_CONTROL_REGISTER;
/// What a root port can do.
typedef union _PCI_EXPRESS_ROOT_CAPABILITIES_REGISTER {
    struct {
        /// Retries of configuration reads can be shown to software.
        USHORT CRSSoftwareVisibility : 1;
        /// Reserved.
        USHORT Rsvd : 15;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_ROOT_CAPABILITIES_REGISTER, *PPCI_EXPRESS_ROOT_CAPABILITIES_REGISTER;
/// Power management events that a root port got.
typedef union _PCI_EXPRESS_ROOT_STATUS_REGISTER {
    struct {
        /// PCI_EXPRESS_PME_REQUESTOR_ID of the device that sent the last event.
        ULONG PMERequestorId : 16;
        /// An event came; written 1 to clear.
        ULONG PMEStatus : 1;
        /// More events wait behind it.
        ULONG PMEPending : 1;
        /// Reserved.
        ULONG Rsvd : 14;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_ROOT_STATUS_REGISTER, *PPCI_EXPRESS_ROOT_STATUS_REGISTER;
/// What the function can do, since PCI Express 2.0.
typedef union _PCI_EXPRESS_DEVICE_CAPABILITIES_2_REGISTER {
    struct {
        /// Bit for each range of timeouts: 50 us to 10 ms, to 250 ms, to 4 s, to 64 s.
        ULONG CompletionTimeoutRangesSupported : 4;
        /// Timeouts can be turned off.
        ULONG CompletionTimeoutDisableSupported : 1;
        /// The port passes requests to functions beyond 7.
        ULONG AriForwardingSupported : 1;
        /// The port passes atomic operations on.
        ULONG AtomicOpRoutingSupported : 1;
        /// Atomic operations of 32 bits are carried out.
        ULONG AtomicOpCompleterSupported32Bit : 1;
        /// Atomic operations of 64 bits are carried out.
        ULONG AtomicOpCompleterSupported64Bit : 1;
        /// Compare-and-swap of 128 bits is carried out.
        ULONG CASCompleterSupported128Bit : 1;
        /// The port never lets a posted request pass another.
        ULONG NoROEnabledPRPRPassing : 1;
        /// Latency tolerance messages are known.
        ULONG LTRMechanismSupported : 1;
        /// Processing hints: 0 not known, 1 known, 3 the extended ones too.
        ULONG TPHCompleterSupported : 2;
        /// Reserved.
        ULONG Rsvd : 4;
        /// Buffer flush hints: bit 0 by message, bit 1 by WAKE#.
        ULONG OBFFSupported : 2;
        /// The format field of packets has 3 bits.
        ULONG ExtendedFmtFieldSuported : 1;
        /// End-to-end prefixes are known.
        ULONG EndEndTLPPrefixSupported : 1;
        /// Most end-to-end prefixes of a packet; 0 for 4.
        ULONG MaxEndEndTLPPrefixes : 2;
        /// Reserved.
        ULONG Rsvd2 : 8;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DEVICE_CAPABILITIES_2_REGISTER, *PPCI_EXPRESS_DEVICE_CAPABILITIES_2_REGISTER;
/// What the function may do, since PCI Express 2.0.
typedef union _PCI_EXPRESS_DEVICE_CONTROL_2_REGISTER {
    struct {
        /// 0 for 50 us to 50 ms; 1, 2, 5, 6, 9, 10, 13, 14 for ranges up to 64 s.
        USHORT CompletionTimeoutValue : 4;
        /// Requests never time out.
        USHORT CompletionTimeoutDisable : 1;
        /// Requests to functions beyond 7 are passed.
        USHORT AriForwardingEnable : 1;
        /// The function may send atomic operations.
        USHORT AtomicOpRequesterEnable : 1;
        /// The port stops atomic operations that would leave through it.
        USHORT AtomicOpEgresBlocking : 1;
        /// Requests may be reordered by their identifiers.
        USHORT IDORequestEnable : 1;
        /// Completions may be reordered by their identifiers.
        USHORT IDOCompletionEnable : 1;
        /// Latency tolerance messages may be sent.
        USHORT LTRMechanismEnable : 1;
        /// Reserved.
        USHORT Rsvd : 2;
        /// Buffer flush hints: 0 off, 1 and 2 by message, 3 by WAKE#.
        USHORT OBFFEnable : 2;
        /// The port stops packets with end-to-end prefixes.
        USHORT EndEndTLPPrefixBlocking : 1;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DEVICE_CONTROL_2_REGISTER, *PPCI_EXPRESS_DEVICE_CONTROL_2_REGISTER;
/// Status of the function, since PCI Express 2.0.
typedef union _PCI_EXPRESS_DEVICE_STATUS_2_REGISTER {
    struct {
        /// Reserved.
        USHORT Rsvd : 16;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DEVICE_STATUS_2_REGISTER, *PPCI_EXPRESS_DEVICE_STATUS_2_REGISTER;
/// What the link can do, since PCI Express 2.0.
typedef union _PCI_EXPRESS_LINK_CAPABILITIES_2_REGISTER {
    struct {
        /// Reserved.
        ULONG Rsvd0 : 1;
        /// Bit for each speed: 0 for 2.5 GT/s, 1 for 5, 2 for 8, 3 for 16.
        ULONG SupportedLinkSpeedsVector : 7;
        /// Reserved.
        ULONG Rsvd8_31 : 24;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_LINK_CAPABILITIES_2_REGISTER, *PPCI_EXPRESS_LINK_CAPABILITIES_2_REGISTER;
/// How the link is driven, since PCI Express 2.0.
typedef union _PCI_EXPRESS_LINK_CONTROL_2_REGISTER {
    struct {
        /// Highest speed to be used: 1 for 2.5 GT/s, 2 for 5, 3 for 8, 4 for 16.
        USHORT TargetLinkSpeed : 4;
        /// Compliance and margining bits, not named here.
        USHORT Rsvd4_15 : 12;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_LINK_CONTROL_2_REGISTER, *PPCI_EXPRESS_LINK_CONTROL_2_REGISTER;
/// How the link runs, since PCI Express 2.0.
typedef union _PCI_EXPRESS_LINK_STATUS_2_REGISTER {
    struct {
        /// De-emphasis and equalization bits, not named here.
        USHORT Rsvd0_15 : 16;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_LINK_STATUS_2_REGISTER, *PPCI_EXPRESS_LINK_STATUS_2_REGISTER;
/// PCI Express capability.
typedef struct _PCI_EXPRESS_CAPABILITY {
    /// Identifier PCI_CAPABILITY_ID_PCI_EXPRESS and the next capability.
    PCI_CAPABILITIES_HEADER Header;
    /// Kind of the function.
    PCI_EXPRESS_CAPABILITIES_REGISTER ExpressCapabilities;
    /// What the function can do.
    PCI_EXPRESS_DEVICE_CAPABILITIES_REGISTER DeviceCapabilities;
    /// What it may do.
    PCI_EXPRESS_DEVICE_CONTROL_REGISTER DeviceControl;
    /// What it saw.
    PCI_EXPRESS_DEVICE_STATUS_REGISTER DeviceStatus;
    /// What the link can do.
    PCI_EXPRESS_LINK_CAPABILITIES_REGISTER LinkCapabilities;
    /// How it is driven.
    PCI_EXPRESS_LINK_CONTROL_REGISTER LinkControl;
    /// How it runs.
    PCI_EXPRESS_LINK_STATUS_REGISTER LinkStatus;
    /// What the slot has, for a port with one.
    PCI_EXPRESS_SLOT_CAPABILITIES_REGISTER SlotCapabilities;
    /// Commands to it.
    PCI_EXPRESS_SLOT_CONTROL_REGISTER SlotControl;
    /// What happened at it.
    PCI_EXPRESS_SLOT_STATUS_REGISTER SlotStatus;
    /// What a root port makes of messages from below.
    PCI_EXPRESS_ROOT_CONTROL_REGISTER RootControl;
    /// What a root port can do.
    PCI_EXPRESS_ROOT_CAPABILITIES_REGISTER RootCapabilities;
    /// Power management events it got.
    PCI_EXPRESS_ROOT_STATUS_REGISTER RootStatus;
    /// What the function can do; from version 2 of the capability on.
    PCI_EXPRESS_DEVICE_CAPABILITIES_2_REGISTER DeviceCapabilities2;
    /// What it may do; from version 2 on.
    PCI_EXPRESS_DEVICE_CONTROL_2_REGISTER DeviceControl2;
    /// Nothing yet; from version 2 on.
    PCI_EXPRESS_DEVICE_STATUS_2_REGISTER DeviceStatus2;
    /// What the link can do; from version 2 on.
    PCI_EXPRESS_LINK_CAPABILITIES_2_REGISTER LinkCapabilities2;
    /// How it is driven; from version 2 on.
    PCI_EXPRESS_LINK_CONTROL_2_REGISTER LinkControl2;
    /// How it runs; from version 2 on.
    PCI_EXPRESS_LINK_STATUS_2_REGISTER LinkStatus2;
} PCI_EXPRESS_CAPABILITY, *PPCI_EXPRESS_CAPABILITY;
/// Who sent a power management event.
typedef union _PCI_EXPRESS_PME_REQUESTOR_ID {
    struct {
        /// 0 to 7.
        USHORT FunctionNumber : 3;
        /// 0 to 31.
        USHORT DeviceNumber : 5;
        /// 0 to 255.
        USHORT BusNumber : 8;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_PME_REQUESTOR_ID, *PPCI_EXPRESS_PME_REQUESTOR_ID;
/// Opens a capability of the maker's own.
typedef struct _PCI_VENDOR_SPECIFIC_CAPABILITY {
    /// Identifier PCI_CAPABILITY_ID_VENDOR_SPECIFIC and the next capability.
    PCI_CAPABILITIES_HEADER Header;
    /// Bytes of the capability with its header.
    UCHAR VscLength;
    /// First byte of the maker's data.
    UCHAR VendorSpecific;
} PCI_VENDOR_SPECIFIC_CAPABILITY, *PPCI_VENDOR_SPECIFIC_CAPABILITY;
typedef enum { BusWidth32Bits, BusWidth64Bits } PCI_BUS_WIDTH;
typedef enum {
    PciDeviceD3Cold_State_Disabled_BitIndex = 1, PciDeviceD3Cold_State_Enabled_BitIndex,
    PciDeviceD3Cold_State_ParentRootPortS0WakeSupported_BitIndex, PciDeviceD3Cold_State_Disabled_Bridge_HackFlags_BitIndex,
    PciDeviceD3Cold_Reason_Default_State_BitIndex = 8, PciDeviceD3Cold_Reason_INF_BitIndex, PciDeviceD3Cold_Reason_Interface_Api_BitIndex
} PCI_DEVICE_D3COLD_STATE_REASON;
typedef enum { L0sAndL1EntryDisabled, L0sEntryEnabled, L1EntryEnabled, L0sAndL1EntryEnabled } PCI_EXPRESS_ASPM_CONTROL;
typedef enum { NoAspmSupport, L0sEntrySupport, L1EntrySupport, L0sAndL1EntrySupport } PCI_EXPRESS_ASPM_SUPPORT;
typedef enum { SlotEmpty, CardPresent } PCI_EXPRESS_CARD_PRESENCE;
typedef enum {
    PciExpressEndpoint, PciExpressLegacyEndpoint, PciExpressRootPort = 4, PciExpressUpstreamSwitchPort, PciExpressDownstreamSwitchPort,
    PciExpressToPciXBridge, PciXToExpressBridge, PciExpressRootComplexIntegratedEndpoint, PciExpressRootComplexEventCollector
} PCI_EXPRESS_DEVICE_TYPE;
typedef enum { IndicatorOn = 1, IndicatorBlink, IndicatorOff } PCI_EXPRESS_INDICATOR_STATE;
typedef enum { L0s_Below64ns, L0s_64ns_128ns, L0s_128ns_256ns, L0s_256ns_512ns, L0s_512ns_1us, L0s_1us_2us, L0s_2us_4us, L0s_Above4us } PCI_EXPRESS_L0s_EXIT_LATENCY;
typedef enum { L1_Below1us, L1_1us_2us, L1_2us_4us, L1_4us_8us, L1_8us_16us, L1_16us_32us, L1_32us_64us, L1_Above64us } PCI_EXPRESS_L1_EXIT_LATENCY;
typedef enum {
    PciExpressPciPmLinkSubState_L11_BitIndex, PciExpressPciPmLinkSubState_L12_BitIndex, PciExpressASPMLinkSubState_L11_BitIndex,
    PciExpressASPMLinkSubState_L12_BitIndex
} PCI_EXPRESS_LINK_SUBSTATE;
typedef enum { MaxPayload128Bytes, MaxPayload256Bytes, MaxPayload512Bytes, MaxPayload1024Bytes, MaxPayload2048Bytes, MaxPayload4096Bytes } PCI_EXPRESS_MAX_PAYLOAD_SIZE;
typedef enum { MRLClosed, MRLOpen } PCI_EXPRESS_MRL_STATE;
typedef enum { PowerOn, PowerOff } PCI_EXPRESS_POWER_STATE;
typedef enum { RCB64Bytes, RCB128Bytes } PCI_EXPRESS_RCB;
