// WHEA: error sources, as firmware and drivers describe them.
#pragma once

typedef enum _WHEA_ERROR_SOURCE_STATE { WheaErrSrcStateStopped = 1, WheaErrSrcStateStarted, WheaErrSrcStateRemoved, WheaErrSrcStateRemovePending } WHEA_ERROR_SOURCE_STATE, *PWHEA_ERROR_SOURCE_STATE;
#include <pshpack1.h>
/// Which machine check registers the system may set.
typedef union _XPF_MCE_FLAGS {
    struct {
        /// MCG_Capability of the descriptor may be written.
        ULONG MCG_CapabilityRW : 1;
        /// MCG_GlobalControl of the descriptor may be written.
        ULONG MCG_GlobalControlRW : 1;
        /// Reserved.
        ULONG Reserved : 30;
    };
    /// All bits as one number.
    ULONG AsULONG;
} XPF_MCE_FLAGS, *PXPF_MCE_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
/// Which settings of a machine check bank the system may change.
typedef union _XPF_MC_BANK_FLAGS {
    struct {
        /// ClearOnInitialization of the descriptor may be written.
        UCHAR ClearOnInitializationRW : 1;
        /// ControlData of the descriptor may be written.
        UCHAR ControlDataRW : 1;
        /// Reserved.
        UCHAR Reserved : 6;
    };
    /// All bits as one number.
    UCHAR AsUCHAR;
} XPF_MC_BANK_FLAGS, *PXPF_MC_BANK_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
/// A bank of machine check registers on x86 or x64.
typedef struct _WHEA_XPF_MC_BANK_DESCRIPTOR {
    /// Number of the bank, from 0.
    UCHAR BankNumber;
    /// Whether the system clears the bank's status when it starts.
    BOOLEAN ClearOnInitialization;
    /// WHEA_XPF_MC_BANK_STATUSFORMAT_ value.
    UCHAR StatusDataFormat;
    /// What may be changed.
    XPF_MC_BANK_FLAGS Flags;
    /// Number of the control register; 0 to leave the bank alone.
    ULONG ControlMsr;
    /// Number of the status register.
    ULONG StatusMsr;
    /// Number of the register with the error's address; 0 if none.
    ULONG AddressMsr;
    /// Number of the register with more about the error; 0 if none.
    ULONG MiscMsr;
    /// Value for the control register.
    ULONGLONG ControlData;
} WHEA_XPF_MC_BANK_DESCRIPTOR, *PWHEA_XPF_MC_BANK_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// Machine check exceptions on x86 or x64.
typedef struct _WHEA_XPF_MCE_DESCRIPTOR {
    /// WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_XPFMCE.
    USHORT Type;
    /// Not 0: the source is in use.
    UCHAR Enabled;
    /// How many elements of Banks are used.
    UCHAR NumberOfBanks;
    /// What may be changed.
    XPF_MCE_FLAGS Flags;
    /// Value of the register IA32_MCG_CAP.
    ULONGLONG MCG_Capability;
    /// Value for the register IA32_MCG_CTL.
    ULONGLONG MCG_GlobalControl;
    /// The banks; WHEA_MAX_MC_BANKS at most.
    WHEA_XPF_MC_BANK_DESCRIPTOR Banks[32];
} WHEA_XPF_MCE_DESCRIPTOR, *PWHEA_XPF_MCE_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// Corrected machine checks on x86 or x64.
typedef struct _WHEA_XPF_CMC_DESCRIPTOR {
    /// WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_XPFCMC.
    USHORT Type;
    /// The source is in use.
    BOOLEAN Enabled;
    /// How many elements of Banks are used.
    UCHAR NumberOfBanks;
    /// Reserved.
    ULONG Reserved;
    /// How the source tells of errors.
    WHEA_NOTIFICATION_DESCRIPTOR Notify;
    /// The banks; WHEA_MAX_MC_BANKS at most.
    WHEA_XPF_MC_BANK_DESCRIPTOR Banks[32];
} WHEA_XPF_CMC_DESCRIPTOR, *PWHEA_XPF_CMC_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// Non-maskable interrupts on x86 or x64.
typedef struct _WHEA_XPF_NMI_DESCRIPTOR {
    /// WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_XPFNMI.
    USHORT Type;
    /// The source is in use.
    BOOLEAN Enabled;
} WHEA_XPF_NMI_DESCRIPTOR, *PWHEA_XPF_NMI_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// Machine checks on Itanium.
typedef struct _WHEA_IPF_MCA_DESCRIPTOR {
    /// WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_IPFMCA.
    USHORT Type;
    /// Not 0: the source is in use.
    UCHAR Enabled;
    /// Reserved.
    UCHAR Reserved;
} WHEA_IPF_MCA_DESCRIPTOR, *PWHEA_IPF_MCA_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// Corrected machine checks on Itanium.
typedef struct _WHEA_IPF_CMC_DESCRIPTOR {
    /// WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_IPFCMC.
    USHORT Type;
    /// Not 0: the source is in use.
    UCHAR Enabled;
    /// Reserved.
    UCHAR Reserved;
} WHEA_IPF_CMC_DESCRIPTOR, *PWHEA_IPF_CMC_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// Corrected platform errors on Itanium.
typedef struct _WHEA_IPF_CPE_DESCRIPTOR {
    /// WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_IPFCPE.
    USHORT Type;
    /// Not 0: the source is in use.
    UCHAR Enabled;
    /// Reserved.
    UCHAR Reserved;
} WHEA_IPF_CPE_DESCRIPTOR, *PWHEA_IPF_CPE_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// Which settings of a root port the system may change.
typedef union _AER_ROOTPORT_DESCRIPTOR_FLAGS {
    struct {
        /// UncorrectableErrorMask of the descriptor may be written.
        USHORT UncorrectableErrorMaskRW : 1;
        /// UncorrectableErrorSeverity of the descriptor may be written.
        USHORT UncorrectableErrorSeverityRW : 1;
        /// CorrectableErrorMask of the descriptor may be written.
        USHORT CorrectableErrorMaskRW : 1;
        /// AdvancedCapsAndControl of the descriptor may be written.
        USHORT AdvancedCapsAndControlRW : 1;
        /// RootErrorCommand of the descriptor may be written.
        USHORT RootErrorCommandRW : 1;
        /// Reserved.
        USHORT Reserved : 11;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} AER_ROOTPORT_DESCRIPTOR_FLAGS, *PAER_ROOTPORT_DESCRIPTOR_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
/// Advanced error reporting of PCI Express root ports.
typedef struct _WHEA_AER_ROOTPORT_DESCRIPTOR {
    /// WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_AERROOTPORT.
    USHORT Type;
    /// The source is in use.
    BOOLEAN Enabled;
    /// Reserved.
    UCHAR Reserved;
    /// Bus of the device.
    ULONG BusNumber;
    /// Its device and function number.
    WHEA_PCI_SLOT_NUMBER Slot;
    /// Value for PCI_EXPRESS_DEVICE_CONTROL_REGISTER.
    USHORT DeviceControl;
    /// What may be changed.
    AER_ROOTPORT_DESCRIPTOR_FLAGS Flags;
    /// Value for PCI_EXPRESS_UNCORRECTABLE_ERROR_MASK.
    ULONG UncorrectableErrorMask;
    /// Value for PCI_EXPRESS_UNCORRECTABLE_ERROR_SEVERITY.
    ULONG UncorrectableErrorSeverity;
    /// Value for PCI_EXPRESS_CORRECTABLE_ERROR_MASK.
    ULONG CorrectableErrorMask;
    /// Value for PCI_EXPRESS_AER_CAPABILITIES.
    ULONG AdvancedCapsAndControl;
    /// Value for PCI_EXPRESS_ROOT_ERROR_COMMAND.
    ULONG RootErrorCommand;
} WHEA_AER_ROOTPORT_DESCRIPTOR, *PWHEA_AER_ROOTPORT_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// Which settings of an endpoint the system may change.
typedef union _AER_ENDPOINT_DESCRIPTOR_FLAGS {
    struct {
        /// UncorrectableErrorMask of the descriptor may be written.
        USHORT UncorrectableErrorMaskRW : 1;
        /// UncorrectableErrorSeverity of the descriptor may be written.
        USHORT UncorrectableErrorSeverityRW : 1;
        /// CorrectableErrorMask of the descriptor may be written.
        USHORT CorrectableErrorMaskRW : 1;
        /// AdvancedCapsAndControl of the descriptor may be written.
        USHORT AdvancedCapsAndControlRW : 1;
        /// Reserved.
        USHORT Reserved : 12;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} AER_ENDPOINT_DESCRIPTOR_FLAGS, *PAER_ENDPOINT_DESCRIPTOR_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
/// Advanced error reporting of PCI Express endpoints.
typedef struct _WHEA_AER_ENDPOINT_DESCRIPTOR {
    /// WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_AERENDPOINT.
    USHORT Type;
    /// The source is in use.
    BOOLEAN Enabled;
    /// Reserved.
    UCHAR Reserved;
    /// Bus of the device.
    ULONG BusNumber;
    /// Its device and function number.
    WHEA_PCI_SLOT_NUMBER Slot;
    /// Value for PCI_EXPRESS_DEVICE_CONTROL_REGISTER.
    USHORT DeviceControl;
    /// What may be changed.
    AER_ENDPOINT_DESCRIPTOR_FLAGS Flags;
    /// Value for PCI_EXPRESS_UNCORRECTABLE_ERROR_MASK.
    ULONG UncorrectableErrorMask;
    /// Value for PCI_EXPRESS_UNCORRECTABLE_ERROR_SEVERITY.
    ULONG UncorrectableErrorSeverity;
    /// Value for PCI_EXPRESS_CORRECTABLE_ERROR_MASK.
    ULONG CorrectableErrorMask;
    /// Value for PCI_EXPRESS_AER_CAPABILITIES.
    ULONG AdvancedCapsAndControl;
} WHEA_AER_ENDPOINT_DESCRIPTOR, *PWHEA_AER_ENDPOINT_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// Which settings of a bridge the system may change.
typedef union _AER_BRIDGE_DESCRIPTOR_FLAGS {
    struct {
        /// UncorrectableErrorMask of the descriptor may be written.
        USHORT UncorrectableErrorMaskRW : 1;
        /// UncorrectableErrorSeverity of the descriptor may be written.
        USHORT UncorrectableErrorSeverityRW : 1;
        /// CorrectableErrorMask of the descriptor may be written.
        USHORT CorrectableErrorMaskRW : 1;
        /// AdvancedCapsAndControl of the descriptor may be written.
        USHORT AdvancedCapsAndControlRW : 1;
        /// SecondaryUncorrectableErrorMask of the descriptor may be written.
        USHORT SecondaryUncorrectableErrorMaskRW : 1;
        /// SecondaryUncorrectableErrorSev of the descriptor may be written.
        USHORT SecondaryUncorrectableErrorSevRW : 1;
        /// SecondaryCapsAndControl of the descriptor may be written.
        USHORT SecondaryCapsAndControlRW : 1;
        /// Reserved.
        USHORT Reserved : 9;
    };
    /// All bits as one number.
    USHORT AsUSHORT;
} AER_BRIDGE_DESCRIPTOR_FLAGS, *PAER_BRIDGE_DESCRIPTOR_FLAGS;
#include <poppack.h>
#include <pshpack1.h>
/// Advanced error reporting of PCI Express bridges.
typedef struct _WHEA_AER_BRIDGE_DESCRIPTOR {
    /// WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_AERBRIDGE.
    USHORT Type;
    /// The source is in use.
    BOOLEAN Enabled;
    /// Reserved.
    UCHAR Reserved;
    /// Bus of the device.
    ULONG BusNumber;
    /// Its device and function number.
    WHEA_PCI_SLOT_NUMBER Slot;
    /// Value for PCI_EXPRESS_DEVICE_CONTROL_REGISTER.
    USHORT DeviceControl;
    /// What may be changed.
    AER_BRIDGE_DESCRIPTOR_FLAGS Flags;
    /// Value for PCI_EXPRESS_UNCORRECTABLE_ERROR_MASK.
    ULONG UncorrectableErrorMask;
    /// Value for PCI_EXPRESS_UNCORRECTABLE_ERROR_SEVERITY.
    ULONG UncorrectableErrorSeverity;
    /// Value for PCI_EXPRESS_CORRECTABLE_ERROR_MASK.
    ULONG CorrectableErrorMask;
    /// Value for PCI_EXPRESS_AER_CAPABILITIES.
    ULONG AdvancedCapsAndControl;
    /// Value for PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_MASK.
    ULONG SecondaryUncorrectableErrorMask;
    /// Value for PCI_EXPRESS_SEC_UNCORRECTABLE_ERROR_SEVERITY.
    ULONG SecondaryUncorrectableErrorSev;
    /// Value for PCI_EXPRESS_SEC_AER_CAPABILITIES.
    ULONG SecondaryCapsAndControl;
} WHEA_AER_BRIDGE_DESCRIPTOR, *PWHEA_AER_BRIDGE_DESCRIPTOR;
#include <poppack.h>
_Function_class_(_WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER)
typedef NTSTATUS NTAPI _WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER(_Inout_opt_ PVOID Context, _In_ ULONG ErrorSourceId);
typedef _WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER *WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER;
_Function_class_(_WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER)
typedef VOID NTAPI _WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER(_Inout_opt_ PVOID Context);
typedef _WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER *WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER;
_Function_class_(_WHEA_ERROR_SOURCE_CORRECT_DEVICE_DRIVER)
typedef NTSTATUS NTAPI _WHEA_ERROR_SOURCE_CORRECT_DEVICE_DRIVER(_Inout_ PVOID ErrorSourceDesc, _Out_ PULONG MaximumSectionLength);
typedef _WHEA_ERROR_SOURCE_CORRECT_DEVICE_DRIVER *WHEA_ERROR_SOURCE_CORRECT_DEVICE_DRIVER;
#include <pshpack1.h>
/// Routines of a driver's error source.
typedef struct _WHEA_ERROR_SOURCE_CONFIGURATION_DD {
    /// Called when the source is started.
    WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER Initialize;
    /// Called when the source is removed.
    WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER Uninitialize;
    /// Called to correct the descriptor that firmware gave.
    WHEA_ERROR_SOURCE_CORRECT_DEVICE_DRIVER Correct;
} WHEA_ERROR_SOURCE_CONFIGURATION_DD, *PWHEA_ERROR_SOURCE_CONFIGURATION_DD;
#include <poppack.h>
#include <pshpack1.h>
/// An error source of a device driver; WHEA fills it.
typedef struct _WHEA_DEVICE_DRIVER_DESCRIPTOR {
    /// Kind of descriptor.
    USHORT Type;
    /// The source is in use.
    BOOLEAN Enabled;
    /// Reserved.
    UCHAR Reserved;
    /// The driver that reports.
    GUID SourceGuid;
    /// Tells the driver's entries in the controller's event log from others.
    USHORT LogTag;
    /// Reserved.
    USHORT Reserved2;
    /// Bytes of an error packet.
    ULONG PacketLength;
    /// Error packets that were allocated beforehand.
    ULONG PacketCount;
    /// Those packets.
    PUCHAR PacketBuffer;
    /// The driver's routines.
    WHEA_ERROR_SOURCE_CONFIGURATION_DD Config;
    /// Organization whose driver reports, for the error record.
    GUID CreatorId;
    /// Partition of the error record; may be zero.
    GUID PartitionId;
    /// Most bytes of a section.
    ULONG MaxSectionDataLength;
    /// Most sections of a record.
    ULONG MaxSectionsPerRecord;
    /// Which of the packets are in use.
    PUCHAR PacketStateBuffer;
    /// Reports that were begun and neither submitted nor dropped.
    LONG OpenHandles;
} WHEA_DEVICE_DRIVER_DESCRIPTOR, *PWHEA_DEVICE_DRIVER_DESCRIPTOR;
#include <poppack.h>
#include <pshpack1.h>
/// An error source.
typedef struct _WHEA_ERROR_SOURCE_DESCRIPTOR {
    /// Bytes of this descriptor.
    ULONG Length;
    /// WHEA_ERROR_SOURCE_DESCRIPTOR_VERSION_10 or _11.
    ULONG Version;
    /// Kind of source.
    WHEA_ERROR_SOURCE_TYPE Type;
    /// Whether it is started.
    WHEA_ERROR_SOURCE_STATE State;
    /// Most bytes of raw data in a packet of the source.
    ULONG MaxRawDataLength;
    /// Error records to be allocated beforehand.
    ULONG NumRecordsToPreallocate;
    /// Most sections of an error record.
    ULONG MaxSectionsPerRecord;
    /// Identifier that WHEA knows the source by.
    ULONG ErrorSourceId;
    /// Identifier that firmware knows the source by.
    ULONG PlatformErrorSourceId;
    /// WHEA_ERROR_SOURCE_FLAG_ bits.
    ULONG Flags;
    /// More about the source; each begins with its WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_ value.
    union {
        /// Machine check exceptions on x86 or x64.
        WHEA_XPF_MCE_DESCRIPTOR XpfMceDescriptor;
        /// Corrected machine checks on x86 or x64.
        WHEA_XPF_CMC_DESCRIPTOR XpfCmcDescriptor;
        /// Non-maskable interrupts on x86 or x64.
        WHEA_XPF_NMI_DESCRIPTOR XpfNmiDescriptor;
        /// Machine checks on Itanium.
        WHEA_IPF_MCA_DESCRIPTOR IpfMcaDescriptor;
        /// Corrected machine checks on Itanium.
        WHEA_IPF_CMC_DESCRIPTOR IpfCmcDescriptor;
        /// Corrected platform errors on Itanium.
        WHEA_IPF_CPE_DESCRIPTOR IpfCpeDescriptor;
        /// Errors of a PCI Express root port.
        WHEA_AER_ROOTPORT_DESCRIPTOR AerRootportDescriptor;
        /// Errors of a PCI Express endpoint.
        WHEA_AER_ENDPOINT_DESCRIPTOR AerEndpointDescriptor;
        /// Errors of a PCI Express bridge.
        WHEA_AER_BRIDGE_DESCRIPTOR AerBridgeDescriptor;
        /// Errors that firmware describes.
        WHEA_GENERIC_ERROR_DESCRIPTOR GenErrDescriptor;
        /// Errors that firmware describes and wants acknowledged.
        WHEA_GENERIC_ERROR_DESCRIPTOR_V2 GenErrDescriptorV2;
        /// Errors that a driver reports.
        WHEA_DEVICE_DRIVER_DESCRIPTOR DeviceDriverDescriptor;
    } Info;
} WHEA_ERROR_SOURCE_DESCRIPTOR, *PWHEA_ERROR_SOURCE_DESCRIPTOR;
#include <poppack.h>
