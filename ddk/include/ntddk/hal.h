// Hal: the dispatch table, hardware counters, debugging devices.
#pragma once

struct _DRIVE_LAYOUT_INFORMATION;

typedef enum _PHYSICAL_COUNTER_RESOURCE_DESCRIPTOR_TYPE {
    ResourceTypeSingle, ResourceTypeRange, ResourceTypeExtendedCounterConfiguration, ResourceTypeOverflow, ResourceTypeEventBuffer,
    ResourceTypeIdenitificationTag, ResourceTypeMax
} PHYSICAL_COUNTER_RESOURCE_DESCRIPTOR_TYPE;
_IRQL_requires_(HIGH_LEVEL)
typedef VOID (NTAPI *PPHYSICAL_COUNTER_OVERFLOW_HANDLER)(_In_ ULONGLONG OverflowBits, _In_ HANDLE OwningHandle);
_IRQL_requires_(HIGH_LEVEL)
typedef VOID (NTAPI *PPHYSICAL_COUNTER_EVENT_BUFFER_OVERFLOW_HANDLER)(
    _In_ PVOID EventBuffer, _In_ SIZE_T EntrySize, _In_ SIZE_T NumberOfEntries, _In_ HANDLE OwningHandle);
typedef struct _PHYSICAL_COUNTER_EVENT_BUFFER_CONFIGURATION {
    PPHYSICAL_COUNTER_EVENT_BUFFER_OVERFLOW_HANDLER OverflowHandler;
    ULONG CustomEventBufferEntrySize;
    ULONG EventThreshold;
} PHYSICAL_COUNTER_EVENT_BUFFER_CONFIGURATION, *PPHYSICAL_COUNTER_EVENT_BUFFER_CONFIGURATION;
typedef struct _PHYSICAL_COUNTER_RESOURCE_DESCRIPTOR {
    PHYSICAL_COUNTER_RESOURCE_DESCRIPTOR_TYPE Type;
    /// Flags.
    ULONG Flags;
    union {
        ULONG CounterIndex;
        struct {
            ULONG Begin;
            ULONG End;
        } Range;
        PPHYSICAL_COUNTER_OVERFLOW_HANDLER OverflowHandler;
        PHYSICAL_COUNTER_EVENT_BUFFER_CONFIGURATION EventBufferConfiguration;
        ULONG IdentificationTag;
    } u;
} PHYSICAL_COUNTER_RESOURCE_DESCRIPTOR, *PPHYSICAL_COUNTER_RESOURCE_DESCRIPTOR;
typedef struct _PHYSICAL_COUNTER_RESOURCE_LIST {
    ULONG Count;
    PHYSICAL_COUNTER_RESOURCE_DESCRIPTOR Descriptors[1];
} PHYSICAL_COUNTER_RESOURCE_LIST, *PPHYSICAL_COUNTER_RESOURCE_LIST;
/// Gives a driver hardware counters of processors.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTHALAPI NTSTATUS NTAPI HalAllocateHardwareCounters(
    _In_reads_opt_(GroupCount) PGROUP_AFFINITY GroupAffinty, _In_ ULONG GroupCount, _In_opt_ PPHYSICAL_COUNTER_RESOURCE_LIST ResourceList,
    _Out_ PHANDLE CounterSetHandle);
/// Reads the master boot record if it is of a type.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID FASTCALL HalExamineMBR(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG SectorSize, _In_ ULONG MBRTypeIdentifier,
    _Outptr_result_bytebuffer_maybenull_(_Inexpressible_("Depends on MBRTypeIdentifier")) PVOID *Buffer);
/// Frees hardware counters.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTHALAPI NTSTATUS NTAPI HalFreeHardwareCounters(_In_ HANDLE CounterSetHandle);
/// Kinds of hardware counters.
typedef enum _HARDWARE_COUNTER_TYPE { PMCCounter, MaxHardwareCounterType } HARDWARE_COUNTER_TYPE, *PHARDWARE_COUNTER_TYPE;
/// A hardware counter for thread profiling.
typedef struct _HARDWARE_COUNTER {
    /// PMCCounter.
    HARDWARE_COUNTER_TYPE Type;
    /// Reserved, zero.
    ULONG Reserved;
    /// Number of the counter.
    ULONG64 Index;
} HARDWARE_COUNTER, *PHARDWARE_COUNTER;
/// Gives the hardware counters set for thread profiling.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KeQueryHardwareCounterConfiguration(
    _Out_writes_to_(MaximumCount, *Count) PHARDWARE_COUNTER CounterArray, _In_ ULONG MaximumCount, _Out_ PULONG Count);
/// Sets the hardware counters for thread profiling.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KeSetHardwareCounterConfiguration(_In_reads_(Count) PHARDWARE_COUNTER CounterArray, _In_ ULONG Count);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (NTAPI *pHalExamineMBR)(_In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG SectorSize, _In_ ULONG MBRTypeIdentifier, _Out_ PVOID *Buffer);
typedef enum _HAL_QUERY_INFORMATION_CLASS {
    HalInstalledBusInformation, HalProfileSourceInformation, HalInformationClassUnused1, HalPowerInformation, HalProcessorSpeedInformation,
    HalCallbackInformation, HalMapRegisterInformation, HalMcaLogInformation, HalFrameBufferCachingInformation, HalDisplayBiosInformation,
    HalProcessorFeatureInformation, HalNumaTopologyInterface, HalErrorInformation, HalCmcLogInformation, HalCpeLogInformation,
    HalQueryMcaInterface, HalQueryAMLIIllegalIOPortAddresses, HalQueryMaxHotPlugMemoryAddress, HalPartitionIpiInterface,
    HalPlatformInformation, HalQueryProfileSourceList, HalInitLogInformation, HalFrequencyInformation, HalProcessorBrandString,
    HalHypervisorInformation, HalPlatformTimerInformation, HalAcpiAuditInformation, HalIrtInformation, HalSecondaryInterruptInformation,
    HalParkingPageInformation, HalNumaRangeTableInformation, HalChannelTopologyInformation, HalExternalCacheInformation,
    HalQueryDebuggerInformation, HalFwBootPerformanceInformation, HalFwS3PerformanceInformation, HalGetChannelPowerInformation,
    HalQueryStateElementInformation, HalPsciInformation, HalInterruptControllerInformation, HalQueryIommuReservedRegionInformation,
    HalQueryArmErrataInformation, HalQueryProcessorEfficiencyInformation, HalQueryAcpiWakeAlarmSystemPowerStateInformation,
    HalQueryProfileNumberOfCounters, HalQueryHyperlaunchEntrypoint, HalHardwareWatchdogInformation, HalDmaRemappingInformation,
    HalQueryUnused0001, HalHeterogeneousMemoryAttributesInterface, HalQueryPerDeviceMsiLimitInformation, HalQueryProfileCorruptionStatus,
    HalQueryProfileCounterOwnership
} HAL_QUERY_INFORMATION_CLASS, *PHAL_QUERY_INFORMATION_CLASS;
typedef NTSTATUS (NTAPI *pHalQuerySystemInformation)(
    _In_ HAL_QUERY_INFORMATION_CLASS InformationClass, _In_ ULONG BufferSize, _Out_writes_bytes_to_(BufferSize, *ReturnedLength) PVOID Buffer,
    _Out_ PULONG ReturnedLength);
typedef enum _HAL_SET_INFORMATION_CLASS {
    HalProfileSourceInterval, HalProfileSourceInterruptHandler, HalMcaRegisterDriver, HalKernelErrorHandler, HalCmcRegisterDriver,
    HalCpeRegisterDriver, HalMcaLog, HalCmcLog, HalCpeLog, HalGenerateCmcInterrupt, HalProfileSourceTimerHandler, HalEnlightenment,
    HalProfileDpgoSourceInterruptHandler, HalRegisterSecondaryInterruptInterface, HalSetChannelPowerInformation,
    HalI386ExceptionChainTerminatorInformation, HalSetResetParkDisposition, HalSetPsciSuspendMode, HalSetHvciEnabled,
    HalSetProcessorTraceInterruptHandler, HalProfileSourceAdd, HalProfileSourceRemove, HalSetSwInterruptHandler,
    HalSetClockTimerMinimumInterval
} HAL_SET_INFORMATION_CLASS, *PHAL_SET_INFORMATION_CLASS;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *pHalSetSystemInformation)(_In_ HAL_SET_INFORMATION_CLASS InformationClass, _In_ ULONG BufferSize, _In_ PVOID Buffer);
typedef struct _DEBUG_TRANSPORT_DATA {
    ULONG HwContextSize;
    ULONG SharedVisibleDataSize;
    BOOLEAN UseSerialFraming;
    BOOLEAN ValidUSBCoreId;
    UCHAR USBCoreId;
} DEBUG_TRANSPORT_DATA, *PDEBUG_TRANSPORT_DATA;
typedef enum _SOC_SUBSYSTEM_TYPE {
    SOC_SUBSYS_WIRELESS_MODEM, SOC_SUBSYS_AUDIO_DSP, SOC_SUBSYS_WIRELSS_CONNECTIVITY, SOC_SUBSYS_SENSORS, SOC_SUBSYS_COMPUTE_DSP,
    SOC_SUBSYS_SECURE_PROC, SOC_SUBSYS_VENDOR_DEFINED = 0x10000
} SOC_SUBSYSTEM_TYPE, *PSOC_SUBSYSTEM_TYPE;
typedef struct _SOC_SUBSYSTEM_FAILURE_DETAILS {
    SOC_SUBSYSTEM_TYPE SubsysType;
    ULONG64 FirmwareVersion;
    ULONG64 HardwareVersion;
    ULONG UnifiedFailureRegionSize;
    CHAR UnifiedFailureRegion[1];
} SOC_SUBSYSTEM_FAILURE_DETAILS, *PSOC_SUBSYSTEM_FAILURE_DETAILS;
typedef struct {
    UCHAR Type;
    BOOLEAN Valid;
    union {
        /// Reserved.
        UCHAR Reserved[2];
        struct {
            UCHAR BitWidth;
            UCHAR AccessSize;
        };
    };
    PUCHAR TranslatedAddress;
    ULONG Length;
} DEBUG_DEVICE_ADDRESS, *PDEBUG_DEVICE_ADDRESS;
typedef struct {
    PHYSICAL_ADDRESS Start;
    PHYSICAL_ADDRESS MaxEnd;
    PVOID VirtualAddress;
    ULONG Length;
    BOOLEAN Cached;
    BOOLEAN Aligned;
} DEBUG_MEMORY_REQUIREMENTS, *PDEBUG_MEMORY_REQUIREMENTS;
typedef enum { KdNameSpacePCI, KdNameSpaceACPI, KdNameSpaceAny, KdNameSpaceNone, KdNameSpaceMax } KD_NAMESPACE_ENUM, *PKD_NAMESPACE_ENUM;
typedef struct _DEBUG_IOMMU_EFI_DATA {
    PVOID PciIoProtocolHandle;
    PVOID Mapping;
} DEBUG_EFI_IOMMU_DATA, *PDEBUG_EFI_IOMMU_DATA;
typedef struct _DEBUG_DEVICE_DESCRIPTOR {
    ULONG Bus;
    ULONG Slot;
    USHORT Segment;
    USHORT VendorID;
    USHORT DeviceID;
    UCHAR BaseClass;
    UCHAR SubClass;
    UCHAR ProgIf;
    union {
        /// Flags.
        UCHAR Flags;
        struct {
            UCHAR DbgHalScratchAllocated : 1;
            UCHAR DbgBarsMapped : 1;
            UCHAR DbgScratchAllocated : 1;
            UCHAR DbgUncachedMemory : 1;
            UCHAR DbgSynthetic : 1;
        };
    };
    BOOLEAN Initialized;
    BOOLEAN Configured;
    DEBUG_DEVICE_ADDRESS BaseAddress[6];
    DEBUG_MEMORY_REQUIREMENTS Memory;
    ULONG Dbg2TableIndex;
    USHORT PortType;
    USHORT PortSubtype;
    PVOID OemData;
    ULONG OemDataLength;
    KD_NAMESPACE_ENUM NameSpace;
    PWCHAR NameSpacePath;
    ULONG NameSpacePathLength;
    ULONG TransportType;
    DEBUG_TRANSPORT_DATA TransportData;
    DEBUG_EFI_IOMMU_DATA EfiIoMmuData;
} DEBUG_DEVICE_DESCRIPTOR, *PDEBUG_DEVICE_DESCRIPTOR;
typedef struct _BUS_HANDLER *PBUS_HANDLER;
typedef NTSTATUS (NTAPI *pHalQueryBusSlots)(_In_ PBUS_HANDLER BusHandler, _In_ ULONG BufferSize, _Out_ PULONG SlotNumbers, _Out_ PULONG ReturnedLength);
typedef NTSTATUS (NTAPI *pHalIoReadPartitionTable)(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG SectorSize, _In_ BOOLEAN ReturnRecognizedPartitions,
    _Out_ struct _DRIVE_LAYOUT_INFORMATION **PartitionBuffer);
typedef NTSTATUS (NTAPI *pHalIoSetPartitionInformation)(_In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG SectorSize, _In_ ULONG PartitionNumber, _In_ ULONG PartitionType);
typedef NTSTATUS (NTAPI *pHalIoWritePartitionTable)(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG SectorSize, _In_ ULONG SectorsPerTrack, _In_ ULONG NumberOfHeads,
    _In_ struct _DRIVE_LAYOUT_INFORMATION *PartitionBuffer);
typedef PBUS_HANDLER (NTAPI *pHalHandlerForBus)(_In_ INTERFACE_TYPE InterfaceType, _In_ ULONG BusNumber);
typedef VOID (NTAPI *pHalReferenceBusHandler)(_In_ PBUS_HANDLER BusHandler);
typedef NTSTATUS (NTAPI *pHalInitPnpDriver)(VOID);
typedef struct _PM_DISPATCH_TABLE {
    ULONG Signature;
    /// Version of this structure.
    ULONG Version;
    PVOID Function[1];
} PM_DISPATCH_TABLE, *PPM_DISPATCH_TABLE;
typedef NTSTATUS (NTAPI *pHalInitPowerManagement)(_In_ PPM_DISPATCH_TABLE PmDriverDispatchTable, _Out_ PPM_DISPATCH_TABLE *PmHalDispatchTable);
typedef struct _DMA_ADAPTER * (NTAPI *pHalGetDmaAdapter)(
    _In_opt_ PVOID PhysicalDeviceObject, _In_ struct _DEVICE_DESCRIPTION *DeviceDescriptor, _Out_ PULONG NumberOfMapRegisters);
typedef enum _RESOURCE_TRANSLATION_DIRECTION { TranslateChildToParent, TranslateParentToChild } RESOURCE_TRANSLATION_DIRECTION;
typedef NTSTATUS (NTAPI *PTRANSLATE_RESOURCE_HANDLER)(
    _Inout_opt_ PVOID Context, _In_ PCM_PARTIAL_RESOURCE_DESCRIPTOR Source, _In_ RESOURCE_TRANSLATION_DIRECTION Direction,
    _In_opt_ ULONG AlternativesCount, _In_reads_opt_(AlternativesCount) IO_RESOURCE_DESCRIPTOR Alternatives[],
    _In_ PDEVICE_OBJECT PhysicalDeviceObject, _Out_ PCM_PARTIAL_RESOURCE_DESCRIPTOR Target);
typedef NTSTATUS (NTAPI *PTRANSLATE_RESOURCE_REQUIREMENTS_HANDLER)(
    _Inout_opt_ PVOID Context, _In_ PIO_RESOURCE_DESCRIPTOR Source, _In_ PDEVICE_OBJECT PhysicalDeviceObject, _Out_ PULONG TargetCount,
    _Out_writes_(*TargetCount) PIO_RESOURCE_DESCRIPTOR *Target);
typedef struct _TRANSLATOR_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// Version of this structure.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// References the interface.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Dereferences the interface.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    PTRANSLATE_RESOURCE_HANDLER TranslateResources;
    PTRANSLATE_RESOURCE_REQUIREMENTS_HANDLER TranslateResourceRequirements;
} TRANSLATOR_INTERFACE, *PTRANSLATOR_INTERFACE;
typedef NTSTATUS (NTAPI *pHalGetInterruptTranslator)(
    _In_ INTERFACE_TYPE ParentInterfaceType, _In_ ULONG ParentBusNumber, _In_ INTERFACE_TYPE BridgeInterfaceType, _In_ USHORT Size,
    _In_ USHORT Version, _Out_ PTRANSLATOR_INTERFACE Translator, _Out_ PULONG BridgeBusNumber);
typedef NTSTATUS (NTAPI *pHalStartMirroring)(VOID);
typedef NTSTATUS (NTAPI *pHalEndMirroring)(_In_ ULONG PassNumber);
typedef NTSTATUS (NTAPI *pHalMirrorPhysicalMemory)(_In_ PHYSICAL_ADDRESS PhysicalAddress, _In_ LARGE_INTEGER NumberOfBytes);
typedef VOID (NTAPI *pHalEndOfBoot)(VOID);
typedef NTSTATUS (NTAPI *pHalMirrorVerify)(_In_ PHYSICAL_ADDRESS PhysicalAddress, _In_ LARGE_INTEGER NumberOfBytes);
typedef PVOID (NTAPI *pHalGetAcpiTable)(_In_ ULONG Signature, _In_opt_ PCSTR OemId, _In_opt_ PCSTR OemTableId);
typedef VOID (NTAPI *PCI_ERROR_HANDLER_CALLBACK)(VOID);
typedef VOID (NTAPI *pHalSetPciErrorHandlerCallback)(_In_ PCI_ERROR_HANDLER_CALLBACK Callback);
typedef VOID (NTAPI *pHalGetPrmCache)(_Out_ PLIST_ENTRY *FirmwareList, _Out_ PLIST_ENTRY *UpdateList);
/// Routines of the HAL.
typedef struct {
    /// Version of this structure.
    ULONG Version;
    pHalQuerySystemInformation HalQuerySystemInformation;
    pHalSetSystemInformation HalSetSystemInformation;
    pHalQueryBusSlots HalQueryBusSlots;
    ULONG Spare1;
    pHalExamineMBR HalExamineMBR;
    pHalIoReadPartitionTable HalIoReadPartitionTable;
    pHalIoSetPartitionInformation HalIoSetPartitionInformation;
    pHalIoWritePartitionTable HalIoWritePartitionTable;
    pHalHandlerForBus HalReferenceHandlerForBus;
    pHalReferenceBusHandler HalReferenceBusHandler;
    pHalReferenceBusHandler HalDereferenceBusHandler;
    pHalInitPnpDriver HalInitPnpDriver;
    pHalInitPowerManagement HalInitPowerManagement;
    pHalGetDmaAdapter HalGetDmaAdapter;
    pHalGetInterruptTranslator HalGetInterruptTranslator;
    pHalStartMirroring HalStartMirroring;
    pHalEndMirroring HalEndMirroring;
    pHalMirrorPhysicalMemory HalMirrorPhysicalMemory;
    pHalEndOfBoot HalEndOfBoot;
    pHalMirrorVerify HalMirrorVerify;
    pHalGetAcpiTable HalGetCachedAcpiTable;
    pHalSetPciErrorHandlerCallback HalSetPciErrorHandlerCallback;
    pHalGetPrmCache HalGetPrmCache;
} HAL_DISPATCH, *PHAL_DISPATCH;
typedef enum {
    ApicDestinationModePhysical = 1, ApicDestinationModeLogicalFlat, ApicDestinationModeLogicalClustered, ApicDestinationModeUnknown
} HAL_APIC_DESTINATION_MODE, *PHAL_APIC_DESTINATION_MODE;
typedef enum { KdConfigureDeviceAndContinue, KdSkipDeviceAndContinue, KdConfigureDeviceAndStop, KdSkipDeviceAndStop } KD_CALLBACK_ACTION, *PKD_CALLBACK_ACTION;
