// PCI Express: registers of its capabilities.
#pragma once

typedef union _PCI_EXPRESS_CAPABILITIES_REGISTER {
    struct {
        USHORT CapabilityVersion : 4;
        USHORT DeviceType : 4;
        USHORT SlotImplemented : 1;
        USHORT InterruptMessageNumber : 5;
        /// Reserved.
        USHORT Rsvd : 2;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_CAPABILITIES_REGISTER, *PPCI_EXPRESS_CAPABILITIES_REGISTER;
typedef union _PCI_EXPRESS_DEVICE_CAPABILITIES_REGISTER {
    struct {
        ULONG MaxPayloadSizeSupported : 3;
        ULONG PhantomFunctionsSupported : 2;
        ULONG ExtendedTagSupported : 1;
        ULONG L0sAcceptableLatency : 3;
        ULONG L1AcceptableLatency : 3;
        ULONG Undefined : 3;
        ULONG RoleBasedErrorReporting : 1;
        ULONG Rsvd1 : 2;
        ULONG CapturedSlotPowerLimit : 8;
        ULONG CapturedSlotPowerLimitScale : 2;
        ULONG FunctionLevelResetCapability : 1;
        ULONG Rsvd2 : 3;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DEVICE_CAPABILITIES_REGISTER, *PPCI_EXPRESS_DEVICE_CAPABILITIES_REGISTER;
typedef union _PCI_EXPRESS_DEVICE_CONTROL_REGISTER {
    struct {
        USHORT CorrectableErrorEnable : 1;
        USHORT NonFatalErrorEnable : 1;
        USHORT FatalErrorEnable : 1;
        USHORT UnsupportedRequestErrorEnable : 1;
        USHORT EnableRelaxedOrder : 1;
        USHORT MaxPayloadSize : 3;
        USHORT ExtendedTagEnable : 1;
        USHORT PhantomFunctionsEnable : 1;
        USHORT AuxPowerEnable : 1;
        USHORT NoSnoopEnable : 1;
        USHORT MaxReadRequestSize : 3;
        USHORT BridgeConfigRetryEnable : 1;
    };
    struct {
        USHORT : 15;
        USHORT InitiateFunctionLevelReset : 1;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DEVICE_CONTROL_REGISTER, *PPCI_EXPRESS_DEVICE_CONTROL_REGISTER;
typedef union _PCI_EXPRESS_DEVICE_STATUS_REGISTER {
    struct {
        USHORT CorrectableErrorDetected : 1;
        USHORT NonFatalErrorDetected : 1;
        USHORT FatalErrorDetected : 1;
        USHORT UnsupportedRequestDetected : 1;
        USHORT AuxPowerDetected : 1;
        USHORT TransactionsPending : 1;
        /// Reserved.
        USHORT Rsvd : 10;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DEVICE_STATUS_REGISTER, *PPCI_EXPRESS_DEVICE_STATUS_REGISTER;
typedef union _PCI_EXPRESS_LINK_CAPABILITIES_REGISTER {
    struct {
        ULONG MaximumLinkSpeed : 4;
        ULONG MaximumLinkWidth : 6;
        ULONG ActiveStatePMSupport : 2;
        ULONG L0sExitLatency : 3;
        ULONG L1ExitLatency : 3;
        ULONG ClockPowerManagement : 1;
        ULONG SurpriseDownErrorReportingCapable : 1;
        ULONG DataLinkLayerActiveReportingCapable : 1;
        ULONG LinkBandwidthNotificationCapability : 1;
        ULONG AspmOptionalityCompliance : 1;
        /// Reserved.
        ULONG Rsvd : 1;
        ULONG PortNumber : 8;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_LINK_CAPABILITIES_REGISTER, *PPCI_EXPRESS_LINK_CAPABILITIES_REGISTER;
typedef union _PCI_EXPRESS_LINK_CONTROL_REGISTER {
    struct {
        USHORT ActiveStatePMControl : 2;
        USHORT Rsvd1 : 1;
        USHORT ReadCompletionBoundary : 1;
        USHORT LinkDisable : 1;
        USHORT RetrainLink : 1;
        USHORT CommonClockConfig : 1;
        USHORT ExtendedSynch : 1;
        USHORT EnableClockPowerManagement : 1;
        USHORT Rsvd2 : 7;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_LINK_CONTROL_REGISTER, *PPCI_EXPRESS_LINK_CONTROL_REGISTER;
typedef union _PCI_EXPRESS_LINK_STATUS_REGISTER {
    struct {
        USHORT LinkSpeed : 4;
        USHORT LinkWidth : 6;
        USHORT Undefined : 1;
        USHORT LinkTraining : 1;
        USHORT SlotClockConfig : 1;
        USHORT DataLinkLayerActive : 1;
        /// Reserved.
        USHORT Rsvd : 2;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_LINK_STATUS_REGISTER, *PPCI_EXPRESS_LINK_STATUS_REGISTER;
typedef union _PCI_EXPRESS_SLOT_CAPABILITIES_REGISTER {
    struct {
        ULONG AttentionButtonPresent : 1;
        ULONG PowerControllerPresent : 1;
        ULONG MRLSensorPresent : 1;
        ULONG AttentionIndicatorPresent : 1;
        ULONG PowerIndicatorPresent : 1;
        ULONG HotPlugSurprise : 1;
        ULONG HotPlugCapable : 1;
        ULONG SlotPowerLimit : 8;
        ULONG SlotPowerLimitScale : 2;
        ULONG ElectromechanicalLockPresent : 1;
        ULONG NoCommandCompletedSupport : 1;
        ULONG PhysicalSlotNumber : 13;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_SLOT_CAPABILITIES_REGISTER, *PPCI_EXPRESS_SLOT_CAPABILITIES_REGISTER;
typedef union _PCI_EXPRESS_SLOT_CONTROL_REGISTER {
    struct {
        USHORT AttentionButtonEnable : 1;
        USHORT PowerFaultDetectEnable : 1;
        USHORT MRLSensorEnable : 1;
        USHORT PresenceDetectEnable : 1;
        USHORT CommandCompletedEnable : 1;
        USHORT HotPlugInterruptEnable : 1;
        USHORT AttentionIndicatorControl : 2;
        USHORT PowerIndicatorControl : 2;
        USHORT PowerControllerControl : 1;
        USHORT ElectromechanicalLockControl : 1;
        USHORT DataLinkStateChangeEnable : 1;
        /// Reserved.
        USHORT Rsvd : 3;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_SLOT_CONTROL_REGISTER, *PPCI_EXPRESS_SLOT_CONTROL_REGISTER;
typedef union _PCI_EXPRESS_SLOT_STATUS_REGISTER {
    struct {
        USHORT AttentionButtonPressed : 1;
        USHORT PowerFaultDetected : 1;
        USHORT MRLSensorChanged : 1;
        USHORT PresenceDetectChanged : 1;
        USHORT CommandCompleted : 1;
        USHORT MRLSensorState : 1;
        USHORT PresenceDetectState : 1;
        USHORT ElectromechanicalLockEngaged : 1;
        USHORT DataLinkStateChanged : 1;
        /// Reserved.
        USHORT Rsvd : 7;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_SLOT_STATUS_REGISTER, *PPCI_EXPRESS_SLOT_STATUS_REGISTER;
typedef union _PCI_EXPRESS_ROOT_CONTROL_REGISTER {
    struct {
        USHORT CorrectableSerrEnable : 1;
        USHORT NonFatalSerrEnable : 1;
        USHORT FatalSerrEnable : 1;
        USHORT PMEInterruptEnable : 1;
        USHORT CRSSoftwareVisibilityEnable : 1;
        /// Reserved.
        USHORT Rsvd : 11;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_ROOT_CONTROL_REGISTER, *PPCI_EXPRESS_ROOT_CONTROL_REGISTER;
typedef union _PCI_EXPRESS_ROOT_CAPABILITIES_REGISTER {
    struct {
        USHORT CRSSoftwareVisibility : 1;
        /// Reserved.
        USHORT Rsvd : 15;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_ROOT_CAPABILITIES_REGISTER, *PPCI_EXPRESS_ROOT_CAPABILITIES_REGISTER;
typedef union _PCI_EXPRESS_ROOT_STATUS_REGISTER {
    struct {
        ULONG PMERequestorId : 16;
        ULONG PMEStatus : 1;
        ULONG PMEPending : 1;
        /// Reserved.
        ULONG Rsvd : 14;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_ROOT_STATUS_REGISTER, *PPCI_EXPRESS_ROOT_STATUS_REGISTER;
typedef union _PCI_EXPRESS_DEVICE_CAPABILITIES_2_REGISTER {
    struct {
        ULONG CompletionTimeoutRangesSupported : 4;
        ULONG CompletionTimeoutDisableSupported : 1;
        ULONG AriForwardingSupported : 1;
        ULONG AtomicOpRoutingSupported : 1;
        ULONG AtomicOpCompleterSupported32Bit : 1;
        ULONG AtomicOpCompleterSupported64Bit : 1;
        ULONG CASCompleterSupported128Bit : 1;
        ULONG NoROEnabledPRPRPassing : 1;
        ULONG LTRMechanismSupported : 1;
        ULONG TPHCompleterSupported : 2;
        /// Reserved.
        ULONG Rsvd : 4;
        ULONG OBFFSupported : 2;
        ULONG ExtendedFmtFieldSuported : 1;
        ULONG EndEndTLPPrefixSupported : 1;
        ULONG MaxEndEndTLPPrefixes : 2;
        ULONG Rsvd2 : 8;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DEVICE_CAPABILITIES_2_REGISTER, *PPCI_EXPRESS_DEVICE_CAPABILITIES_2_REGISTER;
typedef union _PCI_EXPRESS_DEVICE_CONTROL_2_REGISTER {
    struct {
        USHORT CompletionTimeoutValue : 4;
        USHORT CompletionTimeoutDisable : 1;
        USHORT AriForwardingEnable : 1;
        USHORT AtomicOpRequesterEnable : 1;
        USHORT AtomicOpEgresBlocking : 1;
        USHORT IDORequestEnable : 1;
        USHORT IDOCompletionEnable : 1;
        USHORT LTRMechanismEnable : 1;
        /// Reserved.
        USHORT Rsvd : 2;
        USHORT OBFFEnable : 2;
        USHORT EndEndTLPPrefixBlocking : 1;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DEVICE_CONTROL_2_REGISTER, *PPCI_EXPRESS_DEVICE_CONTROL_2_REGISTER;
typedef union _PCI_EXPRESS_DEVICE_STATUS_2_REGISTER {
    struct {
        /// Reserved.
        USHORT Rsvd : 16;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DEVICE_STATUS_2_REGISTER, *PPCI_EXPRESS_DEVICE_STATUS_2_REGISTER;
typedef union _PCI_EXPRESS_LINK_CAPABILITIES_2_REGISTER {
    struct {
        ULONG Rsvd0 : 1;
        ULONG SupportedLinkSpeedsVector : 7;
        ULONG Rsvd8_31 : 24;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_LINK_CAPABILITIES_2_REGISTER, *PPCI_EXPRESS_LINK_CAPABILITIES_2_REGISTER;
typedef union _PCI_EXPRESS_LINK_CONTROL_2_REGISTER {
    struct {
        USHORT TargetLinkSpeed : 4;
        USHORT Rsvd4_15 : 12;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_LINK_CONTROL_2_REGISTER, *PPCI_EXPRESS_LINK_CONTROL_2_REGISTER;
typedef union _PCI_EXPRESS_LINK_STATUS_2_REGISTER {
    struct {
        USHORT Rsvd0_15 : 16;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_LINK_STATUS_2_REGISTER, *PPCI_EXPRESS_LINK_STATUS_2_REGISTER;
/// PCI Express capability.
typedef struct _PCI_EXPRESS_CAPABILITY {
    /// What follows.
    PCI_CAPABILITIES_HEADER Header;
    PCI_EXPRESS_CAPABILITIES_REGISTER ExpressCapabilities;
    PCI_EXPRESS_DEVICE_CAPABILITIES_REGISTER DeviceCapabilities;
    PCI_EXPRESS_DEVICE_CONTROL_REGISTER DeviceControl;
    PCI_EXPRESS_DEVICE_STATUS_REGISTER DeviceStatus;
    PCI_EXPRESS_LINK_CAPABILITIES_REGISTER LinkCapabilities;
    PCI_EXPRESS_LINK_CONTROL_REGISTER LinkControl;
    PCI_EXPRESS_LINK_STATUS_REGISTER LinkStatus;
    PCI_EXPRESS_SLOT_CAPABILITIES_REGISTER SlotCapabilities;
    PCI_EXPRESS_SLOT_CONTROL_REGISTER SlotControl;
    PCI_EXPRESS_SLOT_STATUS_REGISTER SlotStatus;
    PCI_EXPRESS_ROOT_CONTROL_REGISTER RootControl;
    PCI_EXPRESS_ROOT_CAPABILITIES_REGISTER RootCapabilities;
    PCI_EXPRESS_ROOT_STATUS_REGISTER RootStatus;
    PCI_EXPRESS_DEVICE_CAPABILITIES_2_REGISTER DeviceCapabilities2;
    PCI_EXPRESS_DEVICE_CONTROL_2_REGISTER DeviceControl2;
    PCI_EXPRESS_DEVICE_STATUS_2_REGISTER DeviceStatus2;
    PCI_EXPRESS_LINK_CAPABILITIES_2_REGISTER LinkCapabilities2;
    PCI_EXPRESS_LINK_CONTROL_2_REGISTER LinkControl2;
    PCI_EXPRESS_LINK_STATUS_2_REGISTER LinkStatus2;
} PCI_EXPRESS_CAPABILITY, *PPCI_EXPRESS_CAPABILITY;
typedef union _PCI_EXPRESS_PME_REQUESTOR_ID {
    struct {
        USHORT FunctionNumber : 3;
        USHORT DeviceNumber : 5;
        USHORT BusNumber : 8;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_PME_REQUESTOR_ID, *PPCI_EXPRESS_PME_REQUESTOR_ID;
typedef union _PCI_EXPRESS_DPC_CAPS_REGISTER {
    struct {
        USHORT InterruptMsgNumber : 5;
        USHORT RpExtensionsForDpc : 1;
        USHORT PoisonedTlpEgressBlockingSupported : 1;
        USHORT DpcSoftwareTriggeringSupported : 1;
        USHORT RpPioLogSize : 4;
        USHORT DlActiveErrCorSignalingSupported : 1;
        /// Reserved.
        USHORT Reserved : 3;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DPC_CAPS_REGISTER, *PPCI_EXPRESS_DPC_CAPS_REGISTER;
typedef union _PCI_EXPRESS_DPC_CONTROL_REGISTER {
    struct {
        USHORT TriggerEnable : 2;
        USHORT CompletionControl : 1;
        USHORT InterruptEnable : 1;
        USHORT ErrCorEnable : 1;
        USHORT PoisonedTlpEgressBlockingEnable : 1;
        USHORT SoftwareTrigger : 1;
        USHORT DlActiveErrCorEnable : 1;
        /// Reserved.
        USHORT Reserved : 8;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DPC_CONTROL_REGISTER, *PPCI_EXPRESS_DPC_CONTROL_REGISTER;
typedef union _PCI_EXPRESS_DPC_STATUS_REGISTER {
    struct {
        USHORT TriggerStatus : 1;
        USHORT TriggerReason : 2;
        USHORT InterruptStatus : 1;
        USHORT RpBusy : 1;
        USHORT TriggerReasonExtension : 2;
        /// Reserved.
        USHORT Reserved1 : 1;
        USHORT PioFirstErrPointer : 5;
        /// Reserved.
        USHORT Reserved2 : 3;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DPC_STATUS_REGISTER, *PPCI_EXPRESS_DPC_STATUS_REGISTER;
typedef union _PCI_EXPRESS_DPC_ERROR_SOURCE_ID {
    struct {
        USHORT Function : 3;
        USHORT Device : 5;
        USHORT Bus : 8;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DPC_ERROR_SOURCE_ID, *PPCI_EXPRESS_DPC_ERROR_SOURCE_ID;
typedef union _PCI_EXPRESS_DPC_RP_PIO_STATUS_REGISTER {
    struct {
        ULONG CfgURCpl : 1;
        ULONG CfgCACpl : 1;
        ULONG CfgCTO : 1;
        /// Reserved.
        ULONG Reserved1 : 5;
        ULONG IoURCpl : 1;
        ULONG IoCACpl : 1;
        ULONG IoCTO : 1;
        /// Reserved.
        ULONG Reserved2 : 5;
        ULONG MemURCpl : 1;
        ULONG MemCACpl : 1;
        ULONG MemCTO : 1;
        /// Reserved.
        ULONG Reserved3 : 12;
        /// Reserved.
        ULONG Reserved4 : 1;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DPC_RP_PIO_STATUS_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_STATUS_REGISTER;
typedef union _PCI_EXPRESS_DPC_RP_PIO_MASK_REGISTER {
    struct {
        ULONG CfgURCpl : 1;
        ULONG CfgCACpl : 1;
        ULONG CfgCTO : 1;
        /// Reserved.
        ULONG Reserved1 : 5;
        ULONG IoURCpl : 1;
        ULONG IoCACpl : 1;
        ULONG IoCTO : 1;
        /// Reserved.
        ULONG Reserved2 : 5;
        ULONG MemURCpl : 1;
        ULONG MemCACpl : 1;
        ULONG MemCTO : 1;
        /// Reserved.
        ULONG Reserved3 : 13;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DPC_RP_PIO_MASK_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_MASK_REGISTER;
typedef union _PCI_EXPRESS_DPC_RP_PIO_SEVERITY_REGISTER {
    struct {
        ULONG CfgURCpl : 1;
        ULONG CfgCACpl : 1;
        ULONG CfgCTO : 1;
        /// Reserved.
        ULONG Reserved1 : 5;
        ULONG IoURCpl : 1;
        ULONG IoCACpl : 1;
        ULONG IoCTO : 1;
        /// Reserved.
        ULONG Reserved2 : 5;
        ULONG MemURCpl : 1;
        ULONG MemCACpl : 1;
        ULONG MemCTO : 1;
        /// Reserved.
        ULONG Reserved3 : 13;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DPC_RP_PIO_SEVERITY_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_SEVERITY_REGISTER;
typedef union _PCI_EXPRESS_DPC_RP_PIO_SYSERR_REGISTER {
    struct {
        ULONG CfgURCpl : 1;
        ULONG CfgCACpl : 1;
        ULONG CfgCTO : 1;
        /// Reserved.
        ULONG Reserved1 : 5;
        ULONG IoURCpl : 1;
        ULONG IoCACpl : 1;
        ULONG IoCTO : 1;
        /// Reserved.
        ULONG Reserved2 : 5;
        ULONG MemURCpl : 1;
        ULONG MemCACpl : 1;
        ULONG MemCTO : 1;
        /// Reserved.
        ULONG Reserved3 : 13;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DPC_RP_PIO_SYSERR_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_SYSERR_REGISTER;
typedef union _PCI_EXPRESS_DPC_RP_PIO_EXCEPTION_REGISTER {
    struct {
        ULONG CfgURCpl : 1;
        ULONG CfgCACpl : 1;
        ULONG CfgCTO : 1;
        /// Reserved.
        ULONG Reserved1 : 5;
        ULONG IoURCpl : 1;
        ULONG IoCACpl : 1;
        ULONG IoCTO : 1;
        /// Reserved.
        ULONG Reserved2 : 5;
        ULONG MemURCpl : 1;
        ULONG MemCACpl : 1;
        ULONG MemCTO : 1;
        /// Reserved.
        ULONG Reserved3 : 13;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DPC_RP_PIO_EXCEPTION_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_EXCEPTION_REGISTER;
typedef struct _PCI_EXPRESS_DPC_RP_PIO_HEADERLOG_REGISTER {
    ULONG PioHeaderLogRegister[4];
} PCI_EXPRESS_DPC_RP_PIO_HEADERLOG_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_HEADERLOG_REGISTER;
typedef union _PCI_EXPRESS_DPC_RP_PIO_IMPSPECLOG_REGISTER {
    ULONG PioImpSpecLog;
} PCI_EXPRESS_DPC_RP_PIO_IMPSPECLOG_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_IMPSPECLOG_REGISTER;
typedef struct _PCI_EXPRESS_DPC_RP_PIO_TLPPREFIXLOG_REGISTER {
    ULONG PioTlpPrefixLogRegister[4];
} PCI_EXPRESS_DPC_RP_PIO_TLPPREFIXLOG_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_TLPPREFIXLOG_REGISTER;
typedef struct _PCI_EXPRESS_DPC_CAPABILITY {
    /// What follows.
    PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER Header;
    PCI_EXPRESS_DPC_CAPS_REGISTER DpcCapabilities;
    PCI_EXPRESS_DPC_CONTROL_REGISTER DpcControl;
    PCI_EXPRESS_DPC_STATUS_REGISTER DpcStatus;
    PCI_EXPRESS_DPC_ERROR_SOURCE_ID DpcErrSrcId;
    PCI_EXPRESS_DPC_RP_PIO_STATUS_REGISTER RpPioStatus;
    PCI_EXPRESS_DPC_RP_PIO_MASK_REGISTER RpPioMask;
    PCI_EXPRESS_DPC_RP_PIO_SEVERITY_REGISTER RpPioSeverity;
    PCI_EXPRESS_DPC_RP_PIO_SYSERR_REGISTER RpPioSysError;
    PCI_EXPRESS_DPC_RP_PIO_EXCEPTION_REGISTER RpPioException;
    PCI_EXPRESS_DPC_RP_PIO_HEADERLOG_REGISTER RpPioHeaderLog;
    PCI_EXPRESS_DPC_RP_PIO_IMPSPECLOG_REGISTER RpPioImpSpecLog;
    PCI_EXPRESS_DPC_RP_PIO_TLPPREFIXLOG_REGISTER RpPioPrefixLog;
} PCI_EXPRESS_DPC_CAPABILITY, WHEA_PCI_DPC_SECTION, *PPCI_EXPRESS_DPC_CAPABILITY, *PWHEA_PCI_DPC_SECTION;
typedef union _PCI_EXPRESS_NPEM_CAPABILITY_REGISTER {
    struct {
        ULONG Capable : 1;
        ULONG ResetCapable : 1;
        ULONG OkCapable : 1;
        ULONG LocateCapable : 1;
        ULONG FailCapable : 1;
        ULONG RebuildCapable : 1;
        ULONG PFACapable : 1;
        ULONG HotSpareCapable : 1;
        ULONG InACriticalArrayCapable : 1;
        ULONG InAFailedArrayCapable : 1;
        ULONG InvalidDeviceTypeCapable : 1;
        ULONG DisabledCapable : 1;
        /// Reserved.
        ULONG Rsvd : 12;
        ULONG EnclosureSpecificCapabilities : 8;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_NPEM_CAPABILITY_REGISTER, *PPCI_EXPRESS_NPEM_CAPABILITY_REGISTER;
typedef union _PCI_EXPRESS_NPEM_CONTROL_REGISTER {
    struct {
        ULONG Enable : 1;
        ULONG InitiateReset : 1;
        ULONG OkControl : 1;
        ULONG LocateControl : 1;
        ULONG FailControl : 1;
        ULONG RebuildControl : 1;
        ULONG PFAControl : 1;
        ULONG HotSpareControl : 1;
        ULONG InACriticalArrayControl : 1;
        ULONG InAFailedArrayControl : 1;
        ULONG InvalidDeviceTypeControl : 1;
        ULONG DisabledControl : 1;
        /// Reserved.
        ULONG Rsvd : 12;
        ULONG EnclosureSpecificControls : 8;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_NPEM_CONTROL_REGISTER, *PPCI_EXPRESS_NPEM_CONTROL_REGISTER;
typedef union _PCI_EXPRESS_NPEM_STATUS_REGISTER {
    struct {
        ULONG CommandCompleted : 1;
        /// Reserved.
        ULONG Rsvd : 23;
        ULONG EnclosureSpecificStatus : 8;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_NPEM_STATUS_REGISTER, *PPCI_EXPRESS_NPEM_STATUS_REGISTER;
typedef struct _PCI_EXPRESS_NPEM_CAPABILITY {
    /// What follows.
    PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER Header;
    PCI_EXPRESS_NPEM_CAPABILITY_REGISTER Capability;
    PCI_EXPRESS_NPEM_CONTROL_REGISTER Control;
    PCI_EXPRESS_NPEM_STATUS_REGISTER Status;
} PCI_EXPRESS_NPEM_CAPABILITY, *PPCI_EXPRESS_NPEM_CAPABILITY;
typedef struct _PCI_EXPRESS_LINK_CONTROL3 {
    union {
        struct {
            ULONG PerformEq : 1;
            ULONG LinkEqIntEn : 1;
            /// Reserved.
            ULONG Reserved : 30;
        };
        /// All bits as one number.
        ULONG AsULONG;
    };
} PCI_EXPRESS_LINK_CONTROL3, *PPCI_EXPRESS_LINK_CONTROL3;
typedef struct _PCI_EXPRESS_LANE_ERROR_STATUS {
    ULONG LaneBitmap;
} PCI_EXPRESS_LANE_ERROR_STATUS, *PPCI_EXPRESS_LANE_ERROR_STATUS;
typedef struct _PCI_EXPRESS_SECONDARY_CAPABILITY {
    /// What follows.
    PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER Header;
    PCI_EXPRESS_LINK_CONTROL3 LinkControl3;
    PCI_EXPRESS_LANE_ERROR_STATUS LaneErrorStatus;
} PCI_EXPRESS_SECONDARY_CAPABILITY, *PPCI_EXPRESS_SECONDARY_CAPABILITY;
typedef struct _PCI_VENDOR_SPECIFIC_CAPABILITY {
    /// What follows.
    PCI_CAPABILITIES_HEADER Header;
    UCHAR VscLength;
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
