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
/// A buffer into which hardware counters write events.
typedef struct _PHYSICAL_COUNTER_EVENT_BUFFER_CONFIGURATION {
    /// Called when the buffer holds EventThreshold entries.
    PPHYSICAL_COUNTER_EVENT_BUFFER_OVERFLOW_HANDLER OverflowHandler;
    /// Bytes of an entry.
    ULONG CustomEventBufferEntrySize;
    /// Entries after which the routine is called.
    ULONG EventThreshold;
} PHYSICAL_COUNTER_EVENT_BUFFER_CONFIGURATION, *PPHYSICAL_COUNTER_EVENT_BUFFER_CONFIGURATION;
/// One resource of hardware counting.
typedef struct _PHYSICAL_COUNTER_RESOURCE_DESCRIPTOR {
    /// Which member of u is meant.
    PHYSICAL_COUNTER_RESOURCE_DESCRIPTOR_TYPE Type;
    /// Options; none are documented.
    ULONG Flags;
    /// The resource, by Type.
    union {
        /// For ResourceTypeSingle: number of the counter.
        ULONG CounterIndex;
        /// For ResourceTypeRange: counters in a row.
        struct {
            /// Number of the first.
            ULONG Begin;
            /// Number of the last.
            ULONG End;
        } Range;
        /// For ResourceTypeOverflow: called when a counter overflows.
        PPHYSICAL_COUNTER_OVERFLOW_HANDLER OverflowHandler;
        /// For ResourceTypeEventBuffer: the buffer of events.
        PHYSICAL_COUNTER_EVENT_BUFFER_CONFIGURATION EventBufferConfiguration;
        /// For ResourceTypeIdenitificationTag: tells the owner from others.
        ULONG IdentificationTag;
    } u;
} PHYSICAL_COUNTER_RESOURCE_DESCRIPTOR, *PPHYSICAL_COUNTER_RESOURCE_DESCRIPTOR;
/// Resources of hardware counting, for HalAllocateHardwareCounters.
typedef struct _PHYSICAL_COUNTER_RESOURCE_LIST {
    /// How many elements Descriptors has.
    ULONG Count;
    /// The resources.
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
/// What a kernel debugging transport needs.
typedef struct _DEBUG_TRANSPORT_DATA {
    /// Bytes of the transport's own state.
    ULONG HwContextSize;
    /// Bytes that the transport shares with a virtual machine's host.
    ULONG SharedVisibleDataSize;
    /// Packets are framed as on a serial line.
    BOOLEAN UseSerialFraming;
    /// Not 0 if the number beside it counts.
    BOOLEAN ValidUSBCoreId;
    /// Which USB core of the chip is used.
    UCHAR USBCoreId;
} DEBUG_TRANSPORT_DATA, *PDEBUG_TRANSPORT_DATA;
typedef enum _SOC_SUBSYSTEM_TYPE {
    SOC_SUBSYS_WIRELESS_MODEM, SOC_SUBSYS_AUDIO_DSP, SOC_SUBSYS_WIRELSS_CONNECTIVITY, SOC_SUBSYS_SENSORS, SOC_SUBSYS_COMPUTE_DSP,
    SOC_SUBSYS_SECURE_PROC, SOC_SUBSYS_VENDOR_DEFINED = 0x10000
} SOC_SUBSYSTEM_TYPE, *PSOC_SUBSYSTEM_TYPE;
/// A failure of a part of a system on a chip.
typedef struct _SOC_SUBSYSTEM_FAILURE_DETAILS {
    /// Which part failed.
    SOC_SUBSYSTEM_TYPE SubsysType;
    /// By the maker's own count.
    ULONG64 FirmwareVersion;
    /// By the maker's own count.
    ULONG64 HardwareVersion;
    /// Bytes of UnifiedFailureRegion.
    ULONG UnifiedFailureRegionSize;
    /// What the part tells of the failure.
    CHAR UnifiedFailureRegion[1];
} SOC_SUBSYSTEM_FAILURE_DETAILS, *PSOC_SUBSYSTEM_FAILURE_DETAILS;
/// A range of registers of a debugging device.
typedef struct {
    /// Kind of resource: CmResourceTypePort or CmResourceTypeMemory.
    UCHAR Type;
    /// The range is there.
    BOOLEAN Valid;
    union {
        /// Reserved.
        UCHAR Reserved[2];
        struct {
            /// Bits of a register.
            UCHAR BitWidth;
            /// Size of an access, as ACPI numbers it: 1 to 4 for 1, 2, 4, 8 bytes.
            UCHAR AccessSize;
        };
    };
    /// Port, or virtual address, of the first register.
    PUCHAR TranslatedAddress;
    /// Bytes of the range.
    ULONG Length;
} DEBUG_DEVICE_ADDRESS, *PDEBUG_DEVICE_ADDRESS;
/// Memory that a debugging device wants.
typedef struct {
    /// Where it was allocated.
    PHYSICAL_ADDRESS Start;
    /// Highest physical address that the device can reach.
    PHYSICAL_ADDRESS MaxEnd;
    /// Where it is mapped.
    PVOID VirtualAddress;
    /// Bytes wanted.
    ULONG Length;
    /// It may be cached.
    BOOLEAN Cached;
    /// It is to be aligned to its own size.
    BOOLEAN Aligned;
} DEBUG_MEMORY_REQUIREMENTS, *PDEBUG_MEMORY_REQUIREMENTS;
typedef enum { KdNameSpacePCI, KdNameSpaceACPI, KdNameSpaceAny, KdNameSpaceNone, KdNameSpaceMax } KD_NAMESPACE_ENUM, *PKD_NAMESPACE_ENUM;
/// What firmware's IOMMU protocol knows of a debugging device's memory.
typedef struct _DEBUG_IOMMU_EFI_DATA {
    /// Firmware's protocol for the device.
    PVOID PciIoProtocolHandle;
    /// Firmware's handle of the mapping, to undo it.
    PVOID Mapping;
} DEBUG_EFI_IOMMU_DATA, *PDEBUG_EFI_IOMMU_DATA;
/// A device that the kernel debugger uses.
typedef struct _DEBUG_DEVICE_DESCRIPTOR {
    /// PCI bus.
    ULONG Bus;
    /// PCI_SLOT_NUMBER as one number.
    ULONG Slot;
    /// PCI segment group.
    USHORT Segment;
    /// PCI vendor.
    USHORT VendorID;
    /// PCI device.
    USHORT DeviceID;
    /// PCI_CLASS_ value.
    UCHAR BaseClass;
    /// PCI_SUBCLASS_ value.
    UCHAR SubClass;
    /// PCI programming interface.
    UCHAR ProgIf;
    union {
        /// DBG_DEVICE_FLAG_ bits.
        UCHAR Flags;
        struct {
            /// The HAL allocated Memory.
            UCHAR DbgHalScratchAllocated : 1;
            /// BaseAddress is mapped.
            UCHAR DbgBarsMapped : 1;
            /// Memory is allocated.
            UCHAR DbgScratchAllocated : 1;
            /// Memory is mapped without a cache.
            UCHAR DbgUncachedMemory : 1;
            /// The device is one of a virtual machine, on no bus.
            UCHAR DbgSynthetic : 1;
        };
    };
    /// The device has been found and set up.
    BOOLEAN Initialized;
    /// The device had its resources from firmware.
    BOOLEAN Configured;
    /// Its registers, by base address register.
    DEBUG_DEVICE_ADDRESS BaseAddress[6];
    /// Memory that it wants.
    DEBUG_MEMORY_REQUIREMENTS Memory;
    /// Its entry in ACPI's DBG2 table.
    ULONG Dbg2TableIndex;
    /// Port type in that entry, such as serial or network.
    USHORT PortType;
    /// Port subtype in that entry.
    USHORT PortSubtype;
    /// Data of its maker in that entry.
    PVOID OemData;
    /// Bytes of OemData.
    ULONG OemDataLength;
    /// Whether PCI or ACPI names it.
    KD_NAMESPACE_ENUM NameSpace;
    /// Its name in ACPI's namespace.
    PWCHAR NameSpacePath;
    /// Bytes of NameSpacePath.
    ULONG NameSpacePathLength;
    /// Which transport drives it.
    ULONG TransportType;
    /// What that transport needs.
    DEBUG_TRANSPORT_DATA TransportData;
    /// What firmware's IOMMU protocol knows of it.
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
/// Routines that the HAL and power management give each other.
typedef struct _PM_DISPATCH_TABLE {
    /// Four letters that tell whose routines these are.
    ULONG Signature;
    /// Version of this structure.
    ULONG Version;
    /// The routines; how many follows from Version.
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
/// Bus interface: resources between a bus and the one above.
typedef struct _TRANSLATOR_INTERFACE {
    /// Size of this structure in bytes.
    USHORT Size;
    /// Version of this structure.
    USHORT Version;
    /// Context of the routines.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Translates a resource that was assigned.
    PTRANSLATE_RESOURCE_HANDLER TranslateResources;
    /// Translates a resource that is wanted.
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
    /// HAL_DISPATCH_VERSION that the HAL follows.
    ULONG Version;
    /// Gives information of a class.
    pHalQuerySystemInformation HalQuerySystemInformation;
    /// Takes information of a class.
    pHalSetSystemInformation HalSetSystemInformation;
    /// Gives the occupied slots of a bus.
    pHalQueryBusSlots HalQueryBusSlots;
    /// Not used.
    ULONG Spare1;
    /// Reads the master boot record if it is of a type.
    pHalExamineMBR HalExamineMBR;
    /// Reads the partitions of a disk.
    pHalIoReadPartitionTable HalIoReadPartitionTable;
    /// Sets the type of a partition.
    pHalIoSetPartitionInformation HalIoSetPartitionInformation;
    /// Writes the partitions of a disk.
    pHalIoWritePartitionTable HalIoWritePartitionTable;
    /// Finds the handler of a bus and references it.
    pHalHandlerForBus HalReferenceHandlerForBus;
    /// Keeps a handler from being freed while it is used.
    pHalReferenceBusHandler HalReferenceBusHandler;
    /// Gives up such a reference.
    pHalReferenceBusHandler HalDereferenceBusHandler;
    /// Sets up the HAL's driver for Plug and Play.
    pHalInitPnpDriver HalInitPnpDriver;
    /// Exchanges routines with power management.
    pHalInitPowerManagement HalInitPowerManagement;
    /// Gives the DMA adapter of a device.
    pHalGetDmaAdapter HalGetDmaAdapter;
    /// Gives the translator of interrupts between two buses.
    pHalGetInterruptTranslator HalGetInterruptTranslator;
    /// Begins to copy memory to its mirror.
    pHalStartMirroring HalStartMirroring;
    /// Ends a pass of that.
    pHalEndMirroring HalEndMirroring;
    /// Copies a range of memory to its mirror.
    pHalMirrorPhysicalMemory HalMirrorPhysicalMemory;
    /// Told that the system has started.
    pHalEndOfBoot HalEndOfBoot;
    /// Says whether a range and its mirror are the same.
    pHalMirrorVerify HalMirrorVerify;
    /// Gives a table of ACPI by its signature.
    pHalGetAcpiTable HalGetCachedAcpiTable;
    /// Sets the routine for fatal errors of PCI.
    pHalSetPciErrorHandlerCallback HalSetPciErrorHandlerCallback;
    /// Gives the lists of modules of ACPI's platform runtime mechanism.
    pHalGetPrmCache HalGetPrmCache;
} HAL_DISPATCH, *PHAL_DISPATCH;
/// What the HAL offers to drivers.
extern PHAL_DISPATCH HalDispatchTable;
#define HALDISPATCH HalDispatchTable
#define HalDispatchTableVersion HALDISPATCH->Version
#define HalQuerySystemInformation HALDISPATCH->HalQuerySystemInformation
#define HalSetSystemInformation HALDISPATCH->HalSetSystemInformation
#define HalQueryBusSlots HALDISPATCH->HalQueryBusSlots
#define HalReferenceHandlerForBus HALDISPATCH->HalReferenceHandlerForBus
#define HalReferenceBusHandler HALDISPATCH->HalReferenceBusHandler
#define HalDereferenceBusHandler HALDISPATCH->HalDereferenceBusHandler
#define HalInitPnpDriver HALDISPATCH->HalInitPnpDriver
#define HalInitPowerManagement HALDISPATCH->HalInitPowerManagement
#define HalGetDmaAdapter HALDISPATCH->HalGetDmaAdapter
#define HalGetInterruptTranslator HALDISPATCH->HalGetInterruptTranslator
#define HalStartMirroring HALDISPATCH->HalStartMirroring
#define HalEndMirroring HALDISPATCH->HalEndMirroring
#define HalMirrorPhysicalMemory HALDISPATCH->HalMirrorPhysicalMemory
#define HalEndOfBoot HALDISPATCH->HalEndOfBoot
#define HalMirrorVerify HALDISPATCH->HalMirrorVerify
#define HalGetCachedAcpiTable HALDISPATCH->HalGetCachedAcpiTable
#define HalSetPciErrorHandlerCallback HALDISPATCH->HalSetPciErrorHandlerCallback
#define HalGetPrmCache HALDISPATCH->HalGetPrmCache
typedef enum {
    ApicDestinationModePhysical = 1, ApicDestinationModeLogicalFlat, ApicDestinationModeLogicalClustered, ApicDestinationModeUnknown
} HAL_APIC_DESTINATION_MODE, *PHAL_APIC_DESTINATION_MODE;
typedef enum { KdConfigureDeviceAndContinue, KdSkipDeviceAndContinue, KdConfigureDeviceAndStop, KdSkipDeviceAndStop } KD_CALLBACK_ACTION, *PKD_CALLBACK_ACTION;
