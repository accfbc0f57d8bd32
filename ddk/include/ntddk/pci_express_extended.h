// PCI Express: containment of errors, enclosure management, links at 8 GT/s.
#pragma once

/// What downstream port containment can do.
typedef union _PCI_EXPRESS_DPC_CAPS_REGISTER {
    struct {
        /// Which MSI or MSI-X message is used for the interrupt.
        USHORT InterruptMsgNumber : 5;
        /// The port is a root port with the extensions for programmed I/O.
        USHORT RpExtensionsForDpc : 1;
        /// Poisoned packets can be stopped on their way out.
        USHORT PoisonedTlpEgressBlockingSupported : 1;
        /// Software can trigger containment.
        USHORT DpcSoftwareTriggeringSupported : 1;
        /// Size of the logs of programmed I/O in units of 4 bytes.
        USHORT RpPioLogSize : 4;
        /// A message can be sent when the link comes up again.
        USHORT DlActiveErrCorSignalingSupported : 1;
        /// Reserved.
        USHORT Reserved : 3;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DPC_CAPS_REGISTER, *PPCI_EXPRESS_DPC_CAPS_REGISTER;
/// What triggers containment, and what follows.
typedef union _PCI_EXPRESS_DPC_CONTROL_REGISTER {
    struct {
        /// 0 off; 1 fatal errors; 2 fatal and non-fatal errors.
        USHORT TriggerEnable : 2;
        /// How requests are completed meanwhile: 0 completer abort, 1 unsupported request.
        USHORT CompletionControl : 1;
        /// Containment interrupts.
        USHORT InterruptEnable : 1;
        /// Containment sends a message of a corrected error.
        USHORT ErrCorEnable : 1;
        /// Poisoned packets are stopped on their way out.
        USHORT PoisonedTlpEgressBlockingEnable : 1;
        /// Writing 1 triggers containment; reads as 0.
        USHORT SoftwareTrigger : 1;
        /// A message is sent when the link comes up again.
        USHORT DlActiveErrCorEnable : 1;
        /// Reserved.
        USHORT Reserved : 8;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DPC_CONTROL_REGISTER, *PPCI_EXPRESS_DPC_CONTROL_REGISTER;
/// Whether containment was triggered, and why.
typedef union _PCI_EXPRESS_DPC_STATUS_REGISTER {
    struct {
        /// The port is in containment; written 1 to release it.
        USHORT TriggerStatus : 1;
        /// 0 error the port saw; 1 non-fatal message; 2 fatal message; 3 see TriggerReasonExtension.
        USHORT TriggerReason : 2;
        /// Containment interrupted; written 1 to clear.
        USHORT InterruptStatus : 1;
        /// The root port still cleans up; TriggerStatus must not be cleared yet.
        USHORT RpBusy : 1;
        /// 0 error of programmed I/O; 1 software.
        USHORT TriggerReasonExtension : 2;
        /// Reserved.
        USHORT Reserved1 : 1;
        /// Bit number, in the programmed I/O status, of the error that came first.
        USHORT PioFirstErrPointer : 5;
        /// Reserved.
        USHORT Reserved2 : 3;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DPC_STATUS_REGISTER, *PPCI_EXPRESS_DPC_STATUS_REGISTER;
/// Who sent the message that triggered containment.
typedef union _PCI_EXPRESS_DPC_ERROR_SOURCE_ID {
    struct {
        /// 0 to 7.
        USHORT Function : 3;
        /// 0 to 31.
        USHORT Device : 5;
        /// 0 to 255.
        USHORT Bus : 8;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} PCI_EXPRESS_DPC_ERROR_SOURCE_ID, *PPCI_EXPRESS_DPC_ERROR_SOURCE_ID;
/// Errors of requests that processors made through a root port.
typedef union _PCI_EXPRESS_DPC_RP_PIO_STATUS_REGISTER {
    struct {
        /// Configuration request completed as unsupported.
        ULONG CfgURCpl : 1;
        /// Configuration request completed with completer abort.
        ULONG CfgCACpl : 1;
        /// Configuration request that timed out.
        ULONG CfgCTO : 1;
        /// Reserved.
        ULONG Reserved1 : 5;
        /// I/O request completed as unsupported.
        ULONG IoURCpl : 1;
        /// I/O request completed with completer abort.
        ULONG IoCACpl : 1;
        /// I/O request that timed out.
        ULONG IoCTO : 1;
        /// Reserved.
        ULONG Reserved2 : 5;
        /// Memory request completed as unsupported.
        ULONG MemURCpl : 1;
        /// Memory request completed with completer abort.
        ULONG MemCACpl : 1;
        /// Memory request that timed out.
        ULONG MemCTO : 1;
        /// Reserved.
        ULONG Reserved3 : 12;
        /// Reserved.
        ULONG Reserved4 : 1;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DPC_RP_PIO_STATUS_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_STATUS_REGISTER;
/// Errors of programmed I/O that are not reported.
typedef union _PCI_EXPRESS_DPC_RP_PIO_MASK_REGISTER {
    struct {
        /// Not reported: configuration request completed as unsupported.
        ULONG CfgURCpl : 1;
        /// Not reported: configuration request completed with completer abort.
        ULONG CfgCACpl : 1;
        /// Not reported: configuration request that timed out.
        ULONG CfgCTO : 1;
        /// Reserved.
        ULONG Reserved1 : 5;
        /// Not reported: I/O request completed as unsupported.
        ULONG IoURCpl : 1;
        /// Not reported: I/O request completed with completer abort.
        ULONG IoCACpl : 1;
        /// Not reported: I/O request that timed out.
        ULONG IoCTO : 1;
        /// Reserved.
        ULONG Reserved2 : 5;
        /// Not reported: memory request completed as unsupported.
        ULONG MemURCpl : 1;
        /// Not reported: memory request completed with completer abort.
        ULONG MemCACpl : 1;
        /// Not reported: memory request that timed out.
        ULONG MemCTO : 1;
        /// Reserved.
        ULONG Reserved3 : 13;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DPC_RP_PIO_MASK_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_MASK_REGISTER;
/// Errors of programmed I/O that trigger containment.
typedef union _PCI_EXPRESS_DPC_RP_PIO_SEVERITY_REGISTER {
    struct {
        /// Uncorrectable if 1, else advisory: configuration request completed as unsupported.
        ULONG CfgURCpl : 1;
        /// Uncorrectable if 1, else advisory: configuration request completed with completer abort.
        ULONG CfgCACpl : 1;
        /// Uncorrectable if 1, else advisory: configuration request that timed out.
        ULONG CfgCTO : 1;
        /// Reserved.
        ULONG Reserved1 : 5;
        /// Uncorrectable if 1, else advisory: I/O request completed as unsupported.
        ULONG IoURCpl : 1;
        /// Uncorrectable if 1, else advisory: I/O request completed with completer abort.
        ULONG IoCACpl : 1;
        /// Uncorrectable if 1, else advisory: I/O request that timed out.
        ULONG IoCTO : 1;
        /// Reserved.
        ULONG Reserved2 : 5;
        /// Uncorrectable if 1, else advisory: memory request completed as unsupported.
        ULONG MemURCpl : 1;
        /// Uncorrectable if 1, else advisory: memory request completed with completer abort.
        ULONG MemCACpl : 1;
        /// Uncorrectable if 1, else advisory: memory request that timed out.
        ULONG MemCTO : 1;
        /// Reserved.
        ULONG Reserved3 : 13;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DPC_RP_PIO_SEVERITY_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_SEVERITY_REGISTER;
/// Errors of programmed I/O that are system errors.
typedef union _PCI_EXPRESS_DPC_RP_PIO_SYSERR_REGISTER {
    struct {
        /// System error if 1: configuration request completed as unsupported.
        ULONG CfgURCpl : 1;
        /// System error if 1: configuration request completed with completer abort.
        ULONG CfgCACpl : 1;
        /// System error if 1: configuration request that timed out.
        ULONG CfgCTO : 1;
        /// Reserved.
        ULONG Reserved1 : 5;
        /// System error if 1: I/O request completed as unsupported.
        ULONG IoURCpl : 1;
        /// System error if 1: I/O request completed with completer abort.
        ULONG IoCACpl : 1;
        /// System error if 1: I/O request that timed out.
        ULONG IoCTO : 1;
        /// Reserved.
        ULONG Reserved2 : 5;
        /// System error if 1: memory request completed as unsupported.
        ULONG MemURCpl : 1;
        /// System error if 1: memory request completed with completer abort.
        ULONG MemCACpl : 1;
        /// System error if 1: memory request that timed out.
        ULONG MemCTO : 1;
        /// Reserved.
        ULONG Reserved3 : 13;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DPC_RP_PIO_SYSERR_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_SYSERR_REGISTER;
/// Errors of programmed I/O that raise an exception in the processor.
typedef union _PCI_EXPRESS_DPC_RP_PIO_EXCEPTION_REGISTER {
    struct {
        /// Exception in the processor if 1: configuration request completed as unsupported.
        ULONG CfgURCpl : 1;
        /// Exception in the processor if 1: configuration request completed with completer abort.
        ULONG CfgCACpl : 1;
        /// Exception in the processor if 1: configuration request that timed out.
        ULONG CfgCTO : 1;
        /// Reserved.
        ULONG Reserved1 : 5;
        /// Exception in the processor if 1: I/O request completed as unsupported.
        ULONG IoURCpl : 1;
        /// Exception in the processor if 1: I/O request completed with completer abort.
        ULONG IoCACpl : 1;
        /// Exception in the processor if 1: I/O request that timed out.
        ULONG IoCTO : 1;
        /// Reserved.
        ULONG Reserved2 : 5;
        /// Exception in the processor if 1: memory request completed as unsupported.
        ULONG MemURCpl : 1;
        /// Exception in the processor if 1: memory request completed with completer abort.
        ULONG MemCACpl : 1;
        /// Exception in the processor if 1: memory request that timed out.
        ULONG MemCTO : 1;
        /// Reserved.
        ULONG Reserved3 : 13;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_DPC_RP_PIO_EXCEPTION_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_EXCEPTION_REGISTER;
/// Header of the request that failed first.
typedef struct _PCI_EXPRESS_DPC_RP_PIO_HEADERLOG_REGISTER {
    /// The 16 bytes of the header.
    ULONG PioHeaderLogRegister[4];
} PCI_EXPRESS_DPC_RP_PIO_HEADERLOG_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_HEADERLOG_REGISTER;
/// What the maker of the root port logs.
typedef union _PCI_EXPRESS_DPC_RP_PIO_IMPSPECLOG_REGISTER {
    /// Meaning set by the maker.
    ULONG PioImpSpecLog;
} PCI_EXPRESS_DPC_RP_PIO_IMPSPECLOG_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_IMPSPECLOG_REGISTER;
/// Prefixes of the request that failed first.
typedef struct _PCI_EXPRESS_DPC_RP_PIO_TLPPREFIXLOG_REGISTER {
    /// The prefixes, 4 bytes each.
    ULONG PioTlpPrefixLogRegister[4];
} PCI_EXPRESS_DPC_RP_PIO_TLPPREFIXLOG_REGISTER, *PPCI_EXPRESS_DPC_RP_PIO_TLPPREFIXLOG_REGISTER;
/// Downstream port containment.
typedef struct _PCI_EXPRESS_DPC_CAPABILITY {
    /// Identifier and version of the capability, and the next one.
    PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER Header;
    /// What containment can do.
    PCI_EXPRESS_DPC_CAPS_REGISTER DpcCapabilities;
    /// What triggers it.
    PCI_EXPRESS_DPC_CONTROL_REGISTER DpcControl;
    /// Whether it was triggered, and why.
    PCI_EXPRESS_DPC_STATUS_REGISTER DpcStatus;
    /// Who sent the message that triggered it.
    PCI_EXPRESS_DPC_ERROR_SOURCE_ID DpcErrSrcId;
    /// Errors of programmed I/O; written 1 to clear.
    PCI_EXPRESS_DPC_RP_PIO_STATUS_REGISTER RpPioStatus;
    /// Which of them are not reported.
    PCI_EXPRESS_DPC_RP_PIO_MASK_REGISTER RpPioMask;
    /// Which of them trigger containment.
    PCI_EXPRESS_DPC_RP_PIO_SEVERITY_REGISTER RpPioSeverity;
    /// Which of them are system errors.
    PCI_EXPRESS_DPC_RP_PIO_SYSERR_REGISTER RpPioSysError;
    /// Which of them raise an exception in the processor.
    PCI_EXPRESS_DPC_RP_PIO_EXCEPTION_REGISTER RpPioException;
    /// Header of the request that failed first.
    PCI_EXPRESS_DPC_RP_PIO_HEADERLOG_REGISTER RpPioHeaderLog;
    /// What the maker of the root port logs.
    PCI_EXPRESS_DPC_RP_PIO_IMPSPECLOG_REGISTER RpPioImpSpecLog;
    /// Prefixes of the request that failed first.
    PCI_EXPRESS_DPC_RP_PIO_TLPPREFIXLOG_REGISTER RpPioPrefixLog;
} PCI_EXPRESS_DPC_CAPABILITY, WHEA_PCI_DPC_SECTION, *PPCI_EXPRESS_DPC_CAPABILITY, *PWHEA_PCI_DPC_SECTION;
/// Indicators that native enclosure management has.
typedef union _PCI_EXPRESS_NPEM_CAPABILITY_REGISTER {
    struct {
        /// The port or device can drive indicators.
        ULONG Capable : 1;
        /// The enclosure can be reset.
        ULONG ResetCapable : 1;
        /// Drive is well.
        ULONG OkCapable : 1;
        /// Drive is to be found by eye.
        ULONG LocateCapable : 1;
        /// Drive has failed.
        ULONG FailCapable : 1;
        /// Drive is being rebuilt.
        ULONG RebuildCapable : 1;
        /// Drive is about to fail.
        ULONG PFACapable : 1;
        /// Drive is a hot spare.
        ULONG HotSpareCapable : 1;
        /// Drive belongs to a degraded array.
        ULONG InACriticalArrayCapable : 1;
        /// Drive belongs to a failed array.
        ULONG InAFailedArrayCapable : 1;
        /// Drive is of a type that does not fit.
        ULONG InvalidDeviceTypeCapable : 1;
        /// Drive is turned off.
        ULONG DisabledCapable : 1;
        /// Reserved.
        ULONG Rsvd : 12;
        /// Indicators of the enclosure's own kind.
        ULONG EnclosureSpecificCapabilities : 8;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_NPEM_CAPABILITY_REGISTER, *PPCI_EXPRESS_NPEM_CAPABILITY_REGISTER;
/// Indicators that are turned on.
typedef union _PCI_EXPRESS_NPEM_CONTROL_REGISTER {
    struct {
        /// Software drives the indicators.
        ULONG Enable : 1;
        /// Writing 1 resets the enclosure; reads as 0.
        ULONG InitiateReset : 1;
        /// Drive is well.
        ULONG OkControl : 1;
        /// Drive is to be found by eye.
        ULONG LocateControl : 1;
        /// Drive has failed.
        ULONG FailControl : 1;
        /// Drive is being rebuilt.
        ULONG RebuildControl : 1;
        /// Drive is about to fail.
        ULONG PFAControl : 1;
        /// Drive is a hot spare.
        ULONG HotSpareControl : 1;
        /// Drive belongs to a degraded array.
        ULONG InACriticalArrayControl : 1;
        /// Drive belongs to a failed array.
        ULONG InAFailedArrayControl : 1;
        /// Drive is of a type that does not fit.
        ULONG InvalidDeviceTypeControl : 1;
        /// Drive is turned off.
        ULONG DisabledControl : 1;
        /// Reserved.
        ULONG Rsvd : 12;
        /// Indicators of the enclosure's own kind.
        ULONG EnclosureSpecificControls : 8;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_NPEM_CONTROL_REGISTER, *PPCI_EXPRESS_NPEM_CONTROL_REGISTER;
/// Answer of the enclosure.
typedef union _PCI_EXPRESS_NPEM_STATUS_REGISTER {
    struct {
        /// The last write to the control register has taken effect; written 1 to clear.
        ULONG CommandCompleted : 1;
        /// Reserved.
        ULONG Rsvd : 23;
        /// Status of the enclosure's own kind.
        ULONG EnclosureSpecificStatus : 8;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_NPEM_STATUS_REGISTER, *PPCI_EXPRESS_NPEM_STATUS_REGISTER;
/// Native PCI Express enclosure management.
typedef struct _PCI_EXPRESS_NPEM_CAPABILITY {
    /// Identifier and version of the capability, and the next one.
    PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER Header;
    /// Indicators there are.
    PCI_EXPRESS_NPEM_CAPABILITY_REGISTER Capability;
    /// Indicators that are on.
    PCI_EXPRESS_NPEM_CONTROL_REGISTER Control;
    /// Answer of the enclosure.
    PCI_EXPRESS_NPEM_STATUS_REGISTER Status;
} PCI_EXPRESS_NPEM_CAPABILITY, *PPCI_EXPRESS_NPEM_CAPABILITY;
/// Equalization of a link at 8 GT/s.
typedef struct _PCI_EXPRESS_LINK_CONTROL3 {
    union {
        struct {
            /// The next training equalizes the link.
            ULONG PerformEq : 1;
            /// A request for equalization interrupts.
            ULONG LinkEqIntEn : 1;
            /// Reserved.
            ULONG Reserved : 30;
        };
        /// All bits as one number.
        ULONG AsULONG;
    };
} PCI_EXPRESS_LINK_CONTROL3, *PPCI_EXPRESS_LINK_CONTROL3;
/// Lanes with errors.
typedef struct _PCI_EXPRESS_LANE_ERROR_STATUS {
    /// Bit for each lane; written 1 to clear.
    ULONG LaneBitmap;
} PCI_EXPRESS_LANE_ERROR_STATUS, *PPCI_EXPRESS_LANE_ERROR_STATUS;
/// Secondary PCI Express capability, for links at 8 GT/s.
typedef struct _PCI_EXPRESS_SECONDARY_CAPABILITY {
    /// Identifier and version of the capability, and the next one.
    PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER Header;
    /// Equalization.
    PCI_EXPRESS_LINK_CONTROL3 LinkControl3;
    /// Lanes with errors.
    PCI_EXPRESS_LANE_ERROR_STATUS LaneErrorStatus;
} PCI_EXPRESS_SECONDARY_CAPABILITY, *PPCI_EXPRESS_SECONDARY_CAPABILITY;
