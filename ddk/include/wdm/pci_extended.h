// PCI Express: extended capabilities for errors, time and serial numbers.
#pragma once

/// Advanced error capabilities and control register.
typedef union _PCI_EXPRESS_AER_CAPABILITIES {
    struct {
        /// Bit number, in the uncorrectable status, of the error reported first.
        ULONG FirstErrorPointer : 5;
        /// End-to-end CRCs can be generated.
        ULONG ECRCGenerationCapable : 1;
        /// End-to-end CRCs are generated.
        ULONG ECRCGenerationEnable : 1;
        /// End-to-end CRCs can be checked.
        ULONG ECRCCheckCapable : 1;
        /// End-to-end CRCs are checked.
        ULONG ECRCCheckEnable : 1;
        /// Headers of more than one error can be kept.
        ULONG MultipleHeaderRecordingCapable : 1;
        /// Headers of more than one error are kept.
        ULONG MultipleHeaderRecordingEnable : 1;
        /// The prefix log belongs to the first error.
        ULONG TlpPrefixLogPresent : 1;
        /// Reserved.
        ULONG Reserved : 20;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_AER_CAPABILITIES, *PPCI_EXPRESS_AER_CAPABILITIES;
/// Opens every extended capability.
typedef struct _PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER {
    /// PCI_EXPRESS_..._CAP_ID value.
    USHORT CapabilityID;
    /// Version of the capability's layout.
    USHORT Version : 4;
    /// Byte offset of the next extended capability; 0 ends the list.
    USHORT Next : 12;
} PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER, *PPCI_EXPRESS_ENHANCED_CAPABILITY_HEADER;
/// Uncorrectable errors seen.
typedef union _PCI_EXPRESS_UNCORRECTABLE_ERROR_STATUS {
    struct {
        /// Link training error in revision 1.0; undefined since.
        ULONG Undefined : 1;
        /// Reserved.
        ULONG Reserved1 : 3;
        /// Sequence number of an acknowledgement out of order.
        ULONG DataLinkProtocolError : 1;
        /// Link went down unasked.
        ULONG SurpriseDownError : 1;
        /// Reserved.
        ULONG Reserved2 : 6;
        /// Packet whose data its sender marked as bad.
        ULONG PoisonedTLP : 1;
        /// Flow control credits that break the protocol.
        ULONG FlowControlProtocolError : 1;
        /// No completion came for a request in time.
        ULONG CompletionTimeout : 1;
        /// Device answered a request with completer abort.
        ULONG CompleterAbort : 1;
        /// Completion that belongs to no request.
        ULONG UnexpectedCompletion : 1;
        /// More packets came than credits were given.
        ULONG ReceiverOverflow : 1;
        /// Packet that breaks the rules of its format.
        ULONG MalformedTLP : 1;
        /// End-to-end CRC that does not match.
        ULONG ECRCError : 1;
        /// Request that the device does not take.
        ULONG UnsupportedRequestError : 1;
        /// Request that access control services forbid.
        ULONG AcsViolation : 1;
        /// Internal error that was not corrected.
        ULONG UncorrectableInternalError : 1;
        /// Multicast packet that was blocked.
        ULONG MCBlockedTlp : 1;
        /// Atomic operation that was blocked on its way out.
        ULONG AtomicOpEgressBlocked : 1;
        /// Packet with an end-to-end prefix that was blocked.
        ULONG TlpPrefixBlocked : 1;
        /// Reserved.
        ULONG Reserved3 : 6;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_UNCORRECTABLE_ERROR_STATUS, *PPCI_EXPRESS_UNCORRECTABLE_ERROR_STATUS;
/// Uncorrectable errors that are not reported.
typedef union _PCI_EXPRESS_UNCORRECTABLE_ERROR_MASK {
    struct {
        /// Masked the link training error in revision 1.0; undefined since.
        ULONG Undefined : 1;
        /// Reserved.
        ULONG Reserved1 : 3;
        /// Not reported: sequence number of an acknowledgement out of order.
        ULONG DataLinkProtocolError : 1;
        /// Not reported: link went down unasked.
        ULONG SurpriseDownError : 1;
        /// Reserved.
        ULONG Reserved2 : 6;
        /// Not reported: packet whose data its sender marked as bad.
        ULONG PoisonedTLP : 1;
        /// Not reported: flow control credits that break the protocol.
        ULONG FlowControlProtocolError : 1;
        /// Not reported: no completion came for a request in time.
        ULONG CompletionTimeout : 1;
        /// Not reported: device answered a request with completer abort.
        ULONG CompleterAbort : 1;
        /// Not reported: completion that belongs to no request.
        ULONG UnexpectedCompletion : 1;
        /// Not reported: more packets came than credits were given.
        ULONG ReceiverOverflow : 1;
        /// Not reported: packet that breaks the rules of its format.
        ULONG MalformedTLP : 1;
        /// Not reported: end-to-end CRC that does not match.
        ULONG ECRCError : 1;
        /// Not reported: request that the device does not take.
        ULONG UnsupportedRequestError : 1;
        /// Not reported: request that access control services forbid.
        ULONG AcsViolation : 1;
        /// Not reported: internal error that was not corrected.
        ULONG UncorrectableInternalError : 1;
        /// Not reported: multicast packet that was blocked.
        ULONG MCBlockedTlp : 1;
        /// Not reported: atomic operation that was blocked on its way out.
        ULONG AtomicOpEgressBlocked : 1;
        /// Not reported: packet with an end-to-end prefix that was blocked.
        ULONG TlpPrefixBlocked : 1;
        /// Reserved.
        ULONG Reserved3 : 6;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_UNCORRECTABLE_ERROR_MASK, *PPCI_EXPRESS_UNCORRECTABLE_ERROR_MASK;
/// Uncorrectable errors that are fatal.
typedef union _PCI_EXPRESS_UNCORRECTABLE_ERROR_SEVERITY {
    struct {
        /// Severity of the link training error in revision 1.0; undefined since.
        ULONG Undefined : 1;
        /// Reserved.
        ULONG Reserved1 : 3;
        /// Fatal if 1: sequence number of an acknowledgement out of order.
        ULONG DataLinkProtocolError : 1;
        /// Fatal if 1: link went down unasked.
        ULONG SurpriseDownError : 1;
        /// Reserved.
        ULONG Reserved2 : 6;
        /// Fatal if 1: packet whose data its sender marked as bad.
        ULONG PoisonedTLP : 1;
        /// Fatal if 1: flow control credits that break the protocol.
        ULONG FlowControlProtocolError : 1;
        /// Fatal if 1: no completion came for a request in time.
        ULONG CompletionTimeout : 1;
        /// Fatal if 1: device answered a request with completer abort.
        ULONG CompleterAbort : 1;
        /// Fatal if 1: completion that belongs to no request.
        ULONG UnexpectedCompletion : 1;
        /// Fatal if 1: more packets came than credits were given.
        ULONG ReceiverOverflow : 1;
        /// Fatal if 1: packet that breaks the rules of its format.
        ULONG MalformedTLP : 1;
        /// Fatal if 1: end-to-end CRC that does not match.
        ULONG ECRCError : 1;
        /// Fatal if 1: request that the device does not take.
        ULONG UnsupportedRequestError : 1;
        /// Fatal if 1: request that access control services forbid.
        ULONG AcsViolation : 1;
        /// Fatal if 1: internal error that was not corrected.
        ULONG UncorrectableInternalError : 1;
        /// Fatal if 1: multicast packet that was blocked.
        ULONG MCBlockedTlp : 1;
        /// Fatal if 1: atomic operation that was blocked on its way out.
        ULONG AtomicOpEgressBlocked : 1;
        /// Fatal if 1: packet with an end-to-end prefix that was blocked.
        ULONG TlpPrefixBlocked : 1;
        /// Reserved.
        ULONG Reserved3 : 6;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_UNCORRECTABLE_ERROR_SEVERITY, *PPCI_EXPRESS_UNCORRECTABLE_ERROR_SEVERITY;
/// Correctable errors seen.
typedef union _PCI_EXPRESS_CORRECTABLE_ERROR_STATUS {
    struct {
        /// Error of the physical layer.
        ULONG ReceiverError : 1;
        /// Reserved.
        ULONG Reserved1 : 5;
        /// Packet with a wrong link CRC or sequence number.
        ULONG BadTLP : 1;
        /// Data link layer packet with a wrong CRC.
        ULONG BadDLLP : 1;
        /// Packet sent again four times without success.
        ULONG ReplayNumRollover : 1;
        /// Reserved.
        ULONG Reserved2 : 3;
        /// Packet that was not acknowledged in time.
        ULONG ReplayTimerTimeout : 1;
        /// Uncorrectable error that another device handles.
        ULONG AdvisoryNonFatalError : 1;
        /// Internal error that was corrected.
        ULONG CorrectedInternalError : 1;
        /// Header that found no room in the log.
        ULONG HeaderLogOverflow : 1;
        /// Reserved.
        ULONG Reserved3 : 16;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_CORRECTABLE_ERROR_STATUS, *PPCI_CORRECTABLE_ERROR_STATUS;
/// Correctable errors that are not reported.
typedef union _PCI_EXPRESS_CORRECTABLE_ERROR_MASK {
    struct {
        /// Not reported: error of the physical layer.
        ULONG ReceiverError : 1;
        /// Reserved.
        ULONG Reserved1 : 5;
        /// Not reported: packet with a wrong link CRC or sequence number.
        ULONG BadTLP : 1;
        /// Not reported: data link layer packet with a wrong CRC.
        ULONG BadDLLP : 1;
        /// Not reported: packet sent again four times without success.
        ULONG ReplayNumRollover : 1;
        /// Reserved.
        ULONG Reserved2 : 3;
        /// Not reported: packet that was not acknowledged in time.
        ULONG ReplayTimerTimeout : 1;
        /// Not reported: uncorrectable error that another device handles.
        ULONG AdvisoryNonFatalError : 1;
        /// Not reported: internal error that was corrected.
        ULONG CorrectedInternalError : 1;
        /// Not reported: header that found no room in the log.
        ULONG HeaderLogOverflow : 1;
        /// Reserved.
        ULONG Reserved3 : 16;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_CORRECTABLE_ERROR_MASK, *PPCI_CORRECTABLE_ERROR_MASK;
/// Uncorrectable errors seen on a bridge's secondary side.
typedef union _PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_STATUS {
    struct {
        /// Target abort of a PCI-X split completion.
        ULONG TargetAbortOnSplitCompletion : 1;
        /// Master abort of a PCI-X split completion.
        ULONG MasterAbortOnSplitCompletion : 1;
        /// Target abort of a request of the bridge.
        ULONG ReceivedTargetAbort : 1;
        /// Request of the bridge that nobody answered.
        ULONG ReceivedMasterAbort : 1;
        /// Reserved; write 0.
        ULONG RsvdZ : 1;
        /// Split completion that belongs to no request.
        ULONG UnexpectedSplitCompletionError : 1;
        /// Split completion message that carries an uncorrectable error.
        ULONG UncorrectableSplitCompletion : 1;
        /// Data with a parity or ECC error.
        ULONG UncorrectableDataError : 1;
        /// PCI-X attribute phase with a parity or ECC error.
        ULONG UncorrectableAttributeError : 1;
        /// Address phase with a parity or ECC error.
        ULONG UncorrectableAddressError : 1;
        /// Delayed transaction that its master did not come back for.
        ULONG DelayedTransactionDiscardTimerExpired : 1;
        /// Parity error signalled with PERR#.
        ULONG PERRAsserted : 1;
        /// System error signalled with SERR#.
        ULONG SERRAsserted : 1;
        /// Error within the bridge.
        ULONG InternalBridgeError : 1;
        /// Reserved.
        ULONG Reserved : 18;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_STATUS, *PPCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_STATUS;
/// Secondary errors that are not reported.
typedef union _PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_MASK {
    struct {
        /// Not reported: target abort of a PCI-X split completion.
        ULONG TargetAbortOnSplitCompletion : 1;
        /// Not reported: master abort of a PCI-X split completion.
        ULONG MasterAbortOnSplitCompletion : 1;
        /// Not reported: target abort of a request of the bridge.
        ULONG ReceivedTargetAbort : 1;
        /// Not reported: request of the bridge that nobody answered.
        ULONG ReceivedMasterAbort : 1;
        /// Reserved; write 0.
        ULONG RsvdZ : 1;
        /// Not reported: split completion that belongs to no request.
        ULONG UnexpectedSplitCompletionError : 1;
        /// Not reported: split completion message that carries an uncorrectable error.
        ULONG UncorrectableSplitCompletion : 1;
        /// Not reported: data with a parity or ECC error.
        ULONG UncorrectableDataError : 1;
        /// Not reported: PCI-X attribute phase with a parity or ECC error.
        ULONG UncorrectableAttributeError : 1;
        /// Not reported: address phase with a parity or ECC error.
        ULONG UncorrectableAddressError : 1;
        /// Not reported: delayed transaction that its master did not come back for.
        ULONG DelayedTransactionDiscardTimerExpired : 1;
        /// Not reported: parity error signalled with PERR#.
        ULONG PERRAsserted : 1;
        /// Not reported: system error signalled with SERR#.
        ULONG SERRAsserted : 1;
        /// Not reported: error within the bridge.
        ULONG InternalBridgeError : 1;
        /// Reserved.
        ULONG Reserved : 18;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_MASK, *PPCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_MASK;
/// Secondary errors that are fatal.
typedef union _PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_SEVERITY {
    struct {
        /// Fatal if 1: target abort of a PCI-X split completion.
        ULONG TargetAbortOnSplitCompletion : 1;
        /// Fatal if 1: master abort of a PCI-X split completion.
        ULONG MasterAbortOnSplitCompletion : 1;
        /// Fatal if 1: target abort of a request of the bridge.
        ULONG ReceivedTargetAbort : 1;
        /// Fatal if 1: request of the bridge that nobody answered.
        ULONG ReceivedMasterAbort : 1;
        /// Reserved; write 0.
        ULONG RsvdZ : 1;
        /// Fatal if 1: split completion that belongs to no request.
        ULONG UnexpectedSplitCompletionError : 1;
        /// Fatal if 1: split completion message that carries an uncorrectable error.
        ULONG UncorrectableSplitCompletion : 1;
        /// Fatal if 1: data with a parity or ECC error.
        ULONG UncorrectableDataError : 1;
        /// Fatal if 1: PCI-X attribute phase with a parity or ECC error.
        ULONG UncorrectableAttributeError : 1;
        /// Fatal if 1: address phase with a parity or ECC error.
        ULONG UncorrectableAddressError : 1;
        /// Fatal if 1: delayed transaction that its master did not come back for.
        ULONG DelayedTransactionDiscardTimerExpired : 1;
        /// Fatal if 1: parity error signalled with PERR#.
        ULONG PERRAsserted : 1;
        /// Fatal if 1: system error signalled with SERR#.
        ULONG SERRAsserted : 1;
        /// Fatal if 1: error within the bridge.
        ULONG InternalBridgeError : 1;
        /// Reserved.
        ULONG Reserved : 18;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_SEVERITY, *PPCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_SEVERITY;
/// Capabilities and control of a bridge's secondary errors.
typedef union _PCI_EXPRESS_SEC_AER_CAPABILITIES {
    struct {
        /// Bit number, in the secondary status, of the error reported first.
        ULONG SecondaryUncorrectableFirstErrorPtr : 5;
        /// Reserved.
        ULONG Reserved : 27;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_SEC_AER_CAPABILITIES, *PPCI_EXPRESS_SEC_AER_CAPABILITIES;
/// Advanced error reporting of an endpoint.
typedef struct _PCI_EXPRESS_AER_CAPABILITY {
    /// Identifier PCI_EXPRESS_ADVANCED_ERROR_REPORTING_CAP_ID and the next capability.
    PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER Header;
    /// Errors seen; written 1 to clear.
    PCI_EXPRESS_UNCORRECTABLE_ERROR_STATUS UncorrectableErrorStatus;
    /// Which of them are not reported.
    PCI_EXPRESS_UNCORRECTABLE_ERROR_MASK UncorrectableErrorMask;
    /// Which of them are fatal.
    PCI_EXPRESS_UNCORRECTABLE_ERROR_SEVERITY UncorrectableErrorSeverity;
    /// Corrected errors seen; written 1 to clear.
    PCI_EXPRESS_CORRECTABLE_ERROR_STATUS CorrectableErrorStatus;
    /// Which of those are not reported.
    PCI_EXPRESS_CORRECTABLE_ERROR_MASK CorrectableErrorMask;
    /// First error, and what is done about end-to-end CRCs.
    PCI_EXPRESS_AER_CAPABILITIES CapabilitiesAndControl;
    /// Header of the packet of the first error.
    ULONG HeaderLog[4];
    /// Errors seen on the bus below a bridge.
    PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_STATUS SecUncorrectableErrorStatus;
    /// Which of those are not reported.
    PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_MASK SecUncorrectableErrorMask;
    /// Which of those are fatal.
    PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_SEVERITY SecUncorrectableErrorSeverity;
    /// First error of the bus below.
    PCI_EXPRESS_SEC_AER_CAPABILITIES SecCapabilitiesAndControl;
    /// Attributes, command and address of the first error's transaction below.
    ULONG SecHeaderLog[4];
} PCI_EXPRESS_AER_CAPABILITY, *PPCI_EXPRESS_AER_CAPABILITY;
/// Advanced error reporting of a bridge.
typedef struct _PCI_EXPRESS_BRIDGE_AER_CAPABILITY {
    /// Identifier PCI_EXPRESS_ADVANCED_ERROR_REPORTING_CAP_ID and the next capability.
    PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER Header;
    /// Errors seen; written 1 to clear.
    PCI_EXPRESS_UNCORRECTABLE_ERROR_STATUS UncorrectableErrorStatus;
    /// Which of them are not reported.
    PCI_EXPRESS_UNCORRECTABLE_ERROR_MASK UncorrectableErrorMask;
    /// Which of them are fatal.
    PCI_EXPRESS_UNCORRECTABLE_ERROR_SEVERITY UncorrectableErrorSeverity;
    /// Corrected errors seen; written 1 to clear.
    PCI_EXPRESS_CORRECTABLE_ERROR_STATUS CorrectableErrorStatus;
    /// Which of those are not reported.
    PCI_EXPRESS_CORRECTABLE_ERROR_MASK CorrectableErrorMask;
    /// First error, and what is done about end-to-end CRCs.
    PCI_EXPRESS_AER_CAPABILITIES CapabilitiesAndControl;
    /// Header of the packet of the first error.
    ULONG HeaderLog[4];
    /// Errors seen on the bus below a bridge.
    PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_STATUS SecUncorrectableErrorStatus;
    /// Which of those are not reported.
    PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_MASK SecUncorrectableErrorMask;
    /// Which of those are fatal.
    PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_SEVERITY SecUncorrectableErrorSeverity;
    /// First error of the bus below.
    PCI_EXPRESS_SEC_AER_CAPABILITIES SecCapabilitiesAndControl;
    /// Attributes, command and address of the first error's transaction below.
    ULONG SecHeaderLog[4];
} PCI_EXPRESS_BRIDGE_AER_CAPABILITY, *PPCI_EXPRESS_BRIDGE_AER_CAPABILITY;
/// Who sent the error messages.
typedef union _PCI_EXPRESS_ERROR_SOURCE_ID {
    struct {
        /// Function that reported the first corrected error.
        USHORT CorrectableSourceIdFun : 3;
        /// Its device number.
        USHORT CorrectableSourceIdDev : 5;
        /// Number of the bus that it is on.
        USHORT CorrectableSourceIdBus : 8;
        /// Function that reported the first uncorrected error.
        USHORT UncorrectableSourceIdFun : 3;
        /// Its device number.
        USHORT UncorrectableSourceIdDev : 5;
        /// Number of the bus that it is on.
        USHORT UncorrectableSourceIdBus : 8;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_ERROR_SOURCE_ID, *PPCI_EXPRESS_ERROR_SOURCE_ID;
/// What precision time measurement can do.
typedef union _PCI_EXPRESS_PTM_CAPABILITY_REGISTER {
    struct {
        /// The function can ask for the time.
        ULONG RequesterCapable : 1;
        /// The function can answer with the time.
        ULONG ResponderCapable : 1;
        /// The function can be the source of the time.
        ULONG RootCapable : 1;
        /// Reserved.
        ULONG Rsvd : 5;
        /// Period of the local clock in ns; 0 if there is none, 255 for more than 254.
        ULONG LocalGranularity : 8;
        /// Reserved.
        ULONG Rsvd2 : 16;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_PTM_CAPABILITY_REGISTER, *PPCI_EXPRESS_PTM_CAPABILITY_REGISTER;
/// Control of precision time measurement.
typedef union _PCI_EXPRESS_PTM_CONTROL_REGISTER {
    struct {
        /// The function takes part.
        ULONG Enable : 1;
        /// The function is the source of the time.
        ULONG RootSelect : 1;
        /// Reserved.
        ULONG Rsvd : 6;
        /// Precision of the time in ns; 0 if unknown, 255 for more than 254.
        ULONG EffectiveGranularity : 8;
        /// Reserved.
        ULONG Rsvd2 : 16;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_PTM_CONTROL_REGISTER, *PPCI_EXPRESS_PTM_CONTROL_REGISTER;
/// Precision time measurement.
typedef struct _PCI_EXPRESS_PTM_CAPABILITY {
    /// Identifier and version of the capability, and the next one.
    PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER Header;
    /// What the function can do.
    PCI_EXPRESS_PTM_CAPABILITY_REGISTER PtmCapability;
    /// What is turned on.
    PCI_EXPRESS_PTM_CONTROL_REGISTER PtmControl;
} PCI_EXPRESS_PTM_CAPABILITY, *PPCI_EXPRESS_PTM_CAPABILITY;
/// Which errors raise a root port's interrupt.
typedef union _PCI_EXPRESS_ROOT_ERROR_COMMAND {
    struct {
        /// A message of a corrected error interrupts.
        ULONG CorrectableErrorReportingEnable : 1;
        /// A message of a non-fatal error interrupts.
        ULONG NonFatalErrorReportingEnable : 1;
        /// A message of a fatal error interrupts.
        ULONG FatalErrorReportingEnable : 1;
        /// Reserved.
        ULONG Reserved : 29;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_ROOT_ERROR_COMMAND, *PPCI_EXPRESS_ROOT_ERROR_COMMAND;
/// Error messages a root port got.
typedef union _PCI_EXPRESS_ROOT_ERROR_STATUS {
    struct {
        /// A message of a corrected error came.
        ULONG CorrectableErrorReceived : 1;
        /// More of them came before the first was cleared.
        ULONG MultipleCorrectableErrorsReceived : 1;
        /// A message of a fatal or non-fatal error came.
        ULONG UncorrectableErrorReceived : 1;
        /// More of them came before the first was cleared.
        ULONG MultipleUncorrectableErrorsReceived : 1;
        /// The first of them was fatal.
        ULONG FirstUncorrectableFatal : 1;
        /// At least one of them was non-fatal.
        ULONG NonFatalErrorMessagesReceived : 1;
        /// At least one of them was fatal.
        ULONG FatalErrorMessagesReceived : 1;
        /// Reserved.
        ULONG Reserved : 20;
        /// Which MSI or MSI-X message is used for the interrupt.
        ULONG AdvancedErrorInterruptMessageNumber : 5;
    };
    /// All bits as one number.
    ULONG AsULONG;
} PCI_EXPRESS_ROOT_ERROR_STATUS, *PPCI_EXPRESS_ROOT_ERROR_STATUS;
/// Advanced error reporting of a root port.
typedef struct _PCI_EXPRESS_ROOTPORT_AER_CAPABILITY {
    /// Identifier PCI_EXPRESS_ADVANCED_ERROR_REPORTING_CAP_ID and the next capability.
    PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER Header;
    /// Errors seen; written 1 to clear.
    PCI_EXPRESS_UNCORRECTABLE_ERROR_STATUS UncorrectableErrorStatus;
    /// Which of them are not reported.
    PCI_EXPRESS_UNCORRECTABLE_ERROR_MASK UncorrectableErrorMask;
    /// Which of them are fatal.
    PCI_EXPRESS_UNCORRECTABLE_ERROR_SEVERITY UncorrectableErrorSeverity;
    /// Corrected errors seen; written 1 to clear.
    PCI_EXPRESS_CORRECTABLE_ERROR_STATUS CorrectableErrorStatus;
    /// Which of those are not reported.
    PCI_EXPRESS_CORRECTABLE_ERROR_MASK CorrectableErrorMask;
    /// First error, and what is done about end-to-end CRCs.
    PCI_EXPRESS_AER_CAPABILITIES CapabilitiesAndControl;
    /// Header of the packet of the first error.
    ULONG HeaderLog[4];
    /// Which error messages interrupt.
    PCI_EXPRESS_ROOT_ERROR_COMMAND RootErrorCommand;
    /// Error messages that came; written 1 to clear.
    PCI_EXPRESS_ROOT_ERROR_STATUS RootErrorStatus;
    /// Who sent the first messages.
    PCI_EXPRESS_ERROR_SOURCE_ID ErrorSourceId;
} PCI_EXPRESS_ROOTPORT_AER_CAPABILITY, *PPCI_EXPRESS_ROOTPORT_AER_CAPABILITY;
/// Serial number of a device.
typedef struct _PCI_EXPRESS_SERIAL_NUMBER_CAPABILITY {
    /// Identifier and version of the capability, and the next one.
    PCI_EXPRESS_ENHANCED_CAPABILITY_HEADER Header;
    /// Bits 0 to 31 of the EUI-64 number.
    ULONG LowSerialNumber;
    /// Bits 32 to 63, with the maker's identifier.
    ULONG HighSerialNumber;
} PCI_EXPRESS_SERIAL_NUMBER_CAPABILITY, *PPCI_EXPRESS_SERIAL_NUMBER_CAPABILITY;
