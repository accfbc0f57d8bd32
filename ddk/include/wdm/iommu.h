// The IOMMU: domains, devices and the mapping of logical addresses.
#pragma once

/// How a device is identified to the IOMMU.
typedef enum _IOMMU_DEVICE_CREATION_CONFIGURATION_TYPE {
    IommuDeviceCreationConfigTypeNone, IommuDeviceCreationConfigTypeAcpi, IommuDeviceCreationConfigTypeDeviceId,
    IommuDeviceCreationConfigTypeMax
} IOMMU_DEVICE_CREATION_CONFIGURATION_TYPE, *PIOMMU_DEVICE_CREATION_CONFIGURATION_TYPE;
/// Identifiers of a device that ACPI describes.
typedef struct _IOMMU_DEVICE_CREATION_CONFIGURATION_ACPI {
    /// First identifier.
    UINT32 InputMappingBase;
    /// How many there are.
    UINT32 MappingsCount;
} IOMMU_DEVICE_CREATION_CONFIGURATION_ACPI, *PIOMMU_DEVICE_CREATION_CONFIGURATION_ACPI;
/// One configuration of a device for the IOMMU.
typedef struct _IOMMU_DEVICE_CREATION_CONFIGURATION {
    /// Links the configurations.
    LIST_ENTRY NextConfiguration;
    /// Which member below is meant.
    IOMMU_DEVICE_CREATION_CONFIGURATION_TYPE ConfigType;
    union {
        /// For a device that ACPI describes.
        IOMMU_DEVICE_CREATION_CONFIGURATION_ACPI Acpi;
        /// For a device known by an identifier.
        PVOID DeviceId;
    };
} IOMMU_DEVICE_CREATION_CONFIGURATION, *PIOMMU_DEVICE_CREATION_CONFIGURATION;
typedef struct _IOMMU_DMA_DEVICE *PIOMMU_DMA_DEVICE;
/// Makes the IOMMU's object for a device.
_Function_class_(IOMMU_DEVICE_CREATE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI IOMMU_DEVICE_CREATE(
    _In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PIOMMU_DEVICE_CREATION_CONFIGURATION DeviceConfig, _Out_ PIOMMU_DMA_DEVICE *DmaDeviceOut);
typedef IOMMU_DEVICE_CREATE *PIOMMU_DEVICE_CREATE;
/// Deletes the IOMMU's object of a device.
_Function_class_(IOMMU_DEVICE_DELETE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI IOMMU_DEVICE_DELETE(_In_ PIOMMU_DMA_DEVICE DmaDevice);
typedef IOMMU_DEVICE_DELETE *PIOMMU_DEVICE_DELETE;
/// Architecture of a fault's description.
typedef enum _FAULT_INFORMATION_ARCH { FaultInformationInvalid, FaultInformationArm64, FaultInformationX64 } FAULT_INFORMATION_ARCH, *PFAULT_INFORMATION_ARCH;
/// What faulted on an ARM64 IOMMU.
typedef struct _FAULT_INFORMATION_ARM64_FLAGS {
    /// 1 if it wrote, 0 if it read.
    ULONG WriteNotRead : 1;
    /// An instruction fetch.
    ULONG InstructionNotData : 1;
    /// A privileged access.
    ULONG Privileged : 1;
    /// The fault address is known.
    ULONG FaultAddressValid : 1;
    /// Reserved.
    ULONG Reserved : 28;
} FAULT_INFORMATION_ARM64_FLAGS, *PFAULT_INFORMATION_ARM64_FLAGS;
/// Kinds of faults.
typedef enum _FAULT_INFORMATION_ARM64_TYPE {
    UnsupportedUpstreamTransaction, AddressSizeFault, TlbMatchConflict, ExternalFault, PermissionFault, AccessFlagFault, TranslationFault,
    MaxFaultType
} FAULT_INFORMATION_ARM64_TYPE, FAULT_INFORMATION_X64_TYPE, *PFAULT_INFORMATION_ARM64_TYPE, *PFAULT_INFORMATION_X64_TYPE;
/// A fault on an ARM64 IOMMU.
typedef struct _FAULT_INFORMATION_ARM64 {
    /// Domain of the device.
    PVOID DomainHandle;
    /// Logical address.
    PVOID FaultAddress;
    /// PDO of whoever made the access.
    PDEVICE_OBJECT PhysicalDeviceObject;
    /// Identifier the device used.
    ULONG InputMappingId;
    /// What faulted.
    FAULT_INFORMATION_ARM64_FLAGS Flags;
    /// Kind of fault.
    FAULT_INFORMATION_ARM64_TYPE Type;
    /// Registers of the IOMMU.
    ULONG64 IommuBaseAddress;
} FAULT_INFORMATION_ARM64, *PFAULT_INFORMATION_ARM64;
/// What faulted on an x64 IOMMU.
typedef struct _FAULT_INFORMATION_X64_FLAGS {
    /// The fault address is known.
    ULONG FaultAddressValid : 1;
    /// Reserved.
    ULONG Reserved : 31;
} FAULT_INFORMATION_X64_FLAGS, *PFAULT_INFORMATION_X64_FLAGS;
/// A fault on an x64 IOMMU.
typedef struct _FAULT_INFORMATION_X64 {
    /// Domain of the device.
    PVOID DomainHandle;
    /// Logical address.
    PVOID FaultAddress;
    /// What faulted.
    FAULT_INFORMATION_X64_FLAGS Flags;
    /// Kind of fault.
    FAULT_INFORMATION_X64_TYPE Type;
    /// Registers of the IOMMU.
    ULONG64 IommuBaseAddress;
    /// PCI segment of the device.
    ULONG PciSegment;
} FAULT_INFORMATION_X64, *PFAULT_INFORMATION_X64;
/// A fault of a device's transaction.
typedef struct _FAULT_INFORMATION {
    /// Which member below is meant.
    FAULT_INFORMATION_ARCH Type;
    /// The first stage of translation faulted.
    BOOLEAN IsStage1;
    union {
        /// On ARM64.
        FAULT_INFORMATION_ARM64 Arm64;
        /// On x64.
        FAULT_INFORMATION_X64 X64;
    };
} FAULT_INFORMATION, *PFAULT_INFORMATION;
/// Told of a device's faulting transaction.
_Function_class_(IOMMU_DEVICE_FAULT_HANDLER)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI IOMMU_DEVICE_FAULT_HANDLER(PVOID Context, PFAULT_INFORMATION FaultInformation);
typedef IOMMU_DEVICE_FAULT_HANDLER *PIOMMU_DEVICE_FAULT_HANDLER;
/// Gives the types of domains a device can join.
_Function_class_(IOMMU_DEVICE_QUERY_DOMAIN_TYPES)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI IOMMU_DEVICE_QUERY_DOMAIN_TYPES(_In_ PIOMMU_DMA_DEVICE DmaDevice, _Out_ PULONG AvailableDomains);
typedef IOMMU_DEVICE_QUERY_DOMAIN_TYPES *PIOMMU_DEVICE_QUERY_DOMAIN_TYPES;
typedef struct _IOMMU_DMA_DOMAIN *PIOMMU_DMA_DOMAIN;
/// Puts a device into a domain.
_Function_class_(IOMMU_DOMAIN_ATTACH_DEVICE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI IOMMU_DOMAIN_ATTACH_DEVICE(
    _In_ PIOMMU_DMA_DOMAIN Domain, _In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ ULONG InputMappingIdBase, _In_ ULONG MappingCount);
typedef IOMMU_DOMAIN_ATTACH_DEVICE *PIOMMU_DOMAIN_ATTACH_DEVICE;
/// Puts a device, given by its IOMMU object, into a domain.
_Function_class_(IOMMU_DOMAIN_ATTACH_DEVICE_EX)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI IOMMU_DOMAIN_ATTACH_DEVICE_EX(_In_ PIOMMU_DMA_DOMAIN Domain, _In_ PIOMMU_DMA_DEVICE DmaDevice);
typedef IOMMU_DOMAIN_ATTACH_DEVICE_EX *PIOMMU_DOMAIN_ATTACH_DEVICE_EX;
/// Architecture of a domain's configuration.
typedef enum _DOMAIN_CONFIGURATION_ARCH { DomainConfigurationArm64, DomainConfigurationX64, DomainConfigurationInvalid } DOMAIN_CONFIGURATION_ARCH, *PDOMAIN_CONFIGURATION_ARCH;
/// Page tables of a domain on ARM64.
typedef struct _DOMAIN_CONFIGURATION_ARM64 {
    /// First table base.
    PHYSICAL_ADDRESS Ttbr0;
    /// Second table base.
    PHYSICAL_ADDRESS Ttbr1;
    /// First word of memory attributes.
    ULONG Mair0;
    /// Second word of memory attributes.
    ULONG Mair1;
    /// Bits of addresses under the first table.
    UCHAR InputSize0;
    /// Bits of addresses under the second table.
    UCHAR InputSize1;
    /// Table walks see the caches.
    BOOLEAN CoherentTableWalks;
    /// Addresses are translated.
    BOOLEAN TranslationEnabled;
} DOMAIN_CONFIGURATION_ARM64, *PDOMAIN_CONFIGURATION_ARM64;
/// Page tables of a domain on x64.
typedef struct _DOMAIN_CONFIGURATION_X64 {
    /// Physical address of the root table.
    PHYSICAL_ADDRESS FirstLevelPageTableRoot;
    /// Addresses are translated.
    BOOLEAN TranslationEnabled;
} DOMAIN_CONFIGURATION_X64, *PDOMAIN_CONFIGURATION_X64;
/// Page tables of a domain.
typedef struct _DOMAIN_CONFIGURATION {
    /// Which member below is meant.
    DOMAIN_CONFIGURATION_ARCH Type;
    union {
        /// On ARM64.
        DOMAIN_CONFIGURATION_ARM64 Arm64;
        /// On x64.
        DOMAIN_CONFIGURATION_X64 X64;
    };
} DOMAIN_CONFIGURATION, *PDOMAIN_CONFIGURATION;
/// Sets a domain's own page tables.
_Function_class_(IOMMU_DOMAIN_CONFIGURE)
typedef NTSTATUS NTAPI IOMMU_DOMAIN_CONFIGURE(_In_ PIOMMU_DMA_DOMAIN Domain, _In_ PDOMAIN_CONFIGURATION Configuration);
typedef IOMMU_DOMAIN_CONFIGURE *PIOMMU_DOMAIN_CONFIGURE;
/// Makes a domain.
_Function_class_(IOMMU_DOMAIN_CREATE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI IOMMU_DOMAIN_CREATE(_In_ BOOLEAN OsManagedPageTable, _Out_ PIOMMU_DMA_DOMAIN *DomainOut);
typedef IOMMU_DOMAIN_CREATE *PIOMMU_DOMAIN_CREATE;
/// Kinds of domains.
typedef enum _IOMMU_DMA_DOMAIN_TYPE { DomainTypeTranslate, DomainTypePassThrough, DomainTypeUnmanaged, DomainTypeMax } IOMMU_DMA_DOMAIN_TYPE, *PIOMMU_DMA_DOMAIN_TYPE;
/// Flags of a new domain.
typedef union _IOMMU_DMA_DOMAIN_CREATION_FLAGS {
    struct {
        /// Reserved, zero.
        ULONGLONG Reserved : 64;
    };
    /// All flags.
    ULONGLONG AsUlonglong;
} IOMMU_DMA_DOMAIN_CREATION_FLAGS, *PIOMMU_DMA_DOMAIN_CREATION_FLAGS;
/// Who gives out the logical addresses of a domain.
typedef enum _IOMMU_DMA_LOGICAL_ALLOCATOR_TYPE { IommuDmaLogicalAllocatorNone, IommuDmaLogicalAllocatorBuddy, IommuDmaLogicalAllocatorMax } IOMMU_DMA_LOGICAL_ALLOCATOR_TYPE, *PIOMMU_DMA_LOGICAL_ALLOCATOR_TYPE;
/// Allocator of a domain's logical addresses.
typedef struct _IOMMU_DMA_LOGICAL_ALLOCATOR_CONFIG {
    /// Which allocator.
    IOMMU_DMA_LOGICAL_ALLOCATOR_TYPE LogicalAllocatorType;
    union {
        /// Parameters of the buddy allocator.
        struct {
            /// Bits of an address.
            ULONG AddressWidth;
        } BuddyAllocatorConfig;
    };
} IOMMU_DMA_LOGICAL_ALLOCATOR_CONFIG, *PIOMMU_DMA_LOGICAL_ALLOCATOR_CONFIG;
/// A logical address, as a device uses it.
typedef ULONGLONG IOMMU_DMA_LOGICAL_ADDRESS;
/// Logical addresses that are not given out.
typedef struct _IOMMU_DMA_RESERVED_REGION {
    /// Link of the list; NULL ends it.
    struct _IOMMU_DMA_RESERVED_REGION *RegionNext;
    /// First address.
    IOMMU_DMA_LOGICAL_ADDRESS Base;
    /// Size in pages.
    SIZE_T NumberOfPages;
    /// The region is mapped to itself.
    BOOLEAN ShouldMap;
} IOMMU_DMA_RESERVED_REGION, *PIOMMU_DMA_RESERVED_REGION;
/// Makes a domain of a type, with an allocator and reserved regions.
_Function_class_(IOMMU_DOMAIN_CREATE_EX)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI IOMMU_DOMAIN_CREATE_EX(
    _In_ IOMMU_DMA_DOMAIN_TYPE DomainType, _In_ IOMMU_DMA_DOMAIN_CREATION_FLAGS Flags,
    _In_opt_ PIOMMU_DMA_LOGICAL_ALLOCATOR_CONFIG LogicalAllocatorConfig, _In_opt_ PIOMMU_DMA_RESERVED_REGION ReservedRegions,
    _Out_ PIOMMU_DMA_DOMAIN *DomainOut);
typedef IOMMU_DOMAIN_CREATE_EX *PIOMMU_DOMAIN_CREATE_EX;
/// Deletes a domain.
_Function_class_(IOMMU_DOMAIN_DELETE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI IOMMU_DOMAIN_DELETE(_In_ PIOMMU_DMA_DOMAIN Domain);
typedef IOMMU_DOMAIN_DELETE *PIOMMU_DOMAIN_DELETE;
/// Takes a device out of a domain.
_Function_class_(IOMMU_DOMAIN_DETACH_DEVICE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI IOMMU_DOMAIN_DETACH_DEVICE(_In_ PIOMMU_DMA_DOMAIN Domain, _In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ ULONG InputMappingId);
typedef IOMMU_DOMAIN_DETACH_DEVICE *PIOMMU_DOMAIN_DETACH_DEVICE;
/// Takes a device, given by its IOMMU object, out of its domain.
_Function_class_(IOMMU_DOMAIN_DETACH_DEVICE_EX)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI IOMMU_DOMAIN_DETACH_DEVICE_EX(_In_ PIOMMU_DMA_DEVICE DmaDevice);
typedef IOMMU_DOMAIN_DETACH_DEVICE_EX *PIOMMU_DOMAIN_DETACH_DEVICE_EX;
/// Flushes all translations of a domain.
_Function_class_(IOMMU_FLUSH_DOMAIN)
_IRQL_requires_max_(HIGH_LEVEL)
typedef NTSTATUS NTAPI IOMMU_FLUSH_DOMAIN(_In_ PIOMMU_DMA_DOMAIN Domain);
typedef IOMMU_FLUSH_DOMAIN *PIOMMU_FLUSH_DOMAIN;
/// Flushes the translations of a list of addresses.
_Function_class_(IOMMU_FLUSH_DOMAIN_VA_LIST)
typedef NTSTATUS NTAPI IOMMU_FLUSH_DOMAIN_VA_LIST(_In_ PIOMMU_DMA_DOMAIN Domain, _In_ BOOLEAN LastLevel, _In_ ULONG Number, _In_ PVOID VaList);
typedef IOMMU_FLUSH_DOMAIN_VA_LIST *PIOMMU_FLUSH_DOMAIN_VA_LIST;
/// A reserved range of logical addresses.
typedef struct _IOMMU_DMA_LOGICAL_ADDRESS_TOKEN {
    /// First address.
    IOMMU_DMA_LOGICAL_ADDRESS LogicalAddressBase;
    /// Size in bytes.
    SIZE_T Size;
} IOMMU_DMA_LOGICAL_ADDRESS_TOKEN, *PIOMMU_DMA_LOGICAL_ADDRESS_TOKEN;
/// Frees a reserved range of logical addresses.
_Function_class_(IOMMU_FREE_RESERVED_LOGICAL_ADDRESS_RANGE)
typedef NTSTATUS NTAPI IOMMU_FREE_RESERVED_LOGICAL_ADDRESS_RANGE(_In_ PIOMMU_DMA_LOGICAL_ADDRESS_TOKEN LogicalAddressToken);
typedef IOMMU_FREE_RESERVED_LOGICAL_ADDRESS_RANGE *PIOMMU_FREE_RESERVED_LOGICAL_ADDRESS_RANGE;
/// Which parts of the state changed.
typedef union _IOMMU_INTERFACE_STATE_CHANGE_FIELDS {
    struct {
        /// Other kinds of domains can be made than before.
        ULONG AvailableDomainTypes : 1;
        /// Reserved.
        ULONG Reserved : 31;
    };
    /// All bits.
    ULONG AsULONG;
} IOMMU_INTERFACE_STATE_CHANGE_FIELDS, *PIOMMU_INTERFACE_STATE_CHANGE_FIELDS;
/// What changed in the IOMMU's offer.
typedef struct _IOMMU_INTERFACE_STATE_CHANGE {
    /// Which members are valid.
    IOMMU_INTERFACE_STATE_CHANGE_FIELDS PresentFields;
    /// Bits of the domain types that a device can join.
    ULONG AvailableDomainTypes;
} IOMMU_INTERFACE_STATE_CHANGE, *PIOMMU_INTERFACE_STATE_CHANGE;
/// Told when what the IOMMU offers changes.
_Function_class_(IOMMU_INTERFACE_STATE_CHANGE_CALLBACK)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI IOMMU_INTERFACE_STATE_CHANGE_CALLBACK(_In_ PIOMMU_INTERFACE_STATE_CHANGE StateChange, _In_opt_ PVOID Context);
typedef IOMMU_INTERFACE_STATE_CHANGE_CALLBACK *PIOMMU_INTERFACE_STATE_CHANGE_CALLBACK;
/// Maps pages at logical addresses equal to the physical ones.
_Function_class_(IOMMU_MAP_IDENTITY_RANGE)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI IOMMU_MAP_IDENTITY_RANGE(_In_ PIOMMU_DMA_DOMAIN Domain, _In_ ULONG Permissions, _In_ PMDL Mdl);
typedef IOMMU_MAP_IDENTITY_RANGE *PIOMMU_MAP_IDENTITY_RANGE;
/// How physical memory is described.
typedef enum _IOMMU_MAP_PHYSICAL_ADDRESS_TYPE { MapPhysicalAddressTypeMdl, MapPhysicalAddressTypeContiguousRange, MapPhysicalAddressTypePfn, MapPhysicalAddressTypeMax } IOMMU_MAP_PHYSICAL_ADDRESS_TYPE, *PIOMMU_MAP_PHYSICAL_ADDRESS_TYPE;
/// Physical memory to map.
typedef struct _IOMMU_MAP_PHYSICAL_ADDRESS {
    /// Which member below is meant.
    IOMMU_MAP_PHYSICAL_ADDRESS_TYPE MapType;
    union {
        /// Pages of an MDL.
        struct {
            /// Pages of it, for the type that names an MDL.
            PMDL Mdl;
        } Mdl;
        /// One range.
        struct {
            /// First byte.
            PHYSICAL_ADDRESS Base;
            /// Size in bytes.
            SIZE_T Size;
        } ContiguousRange;
        /// Pages by number.
        struct {
            /// The page numbers.
            PPFN_NUMBER PageFrame;
            /// How many there are.
            SIZE_T NumberOfPages;
        } PfnArray;
    };
} IOMMU_MAP_PHYSICAL_ADDRESS, *PIOMMU_MAP_PHYSICAL_ADDRESS;
/// Maps physical ranges at logical addresses equal to them.
_Function_class_(IOMMU_MAP_IDENTITY_RANGE_EX)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI IOMMU_MAP_IDENTITY_RANGE_EX(_In_ PIOMMU_DMA_DOMAIN Domain, _In_ ULONG Permissions, _In_ PIOMMU_MAP_PHYSICAL_ADDRESS PhysicalAddressToMap);
typedef IOMMU_MAP_IDENTITY_RANGE_EX *PIOMMU_MAP_IDENTITY_RANGE_EX;
/// Maps pages at a logical address.
_Function_class_(IOMMU_MAP_LOGICAL_RANGE)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI IOMMU_MAP_LOGICAL_RANGE(_In_ PIOMMU_DMA_DOMAIN Domain, _In_ ULONG Permissions, _In_ PMDL Mdl, _In_ ULONGLONG LogicalAddress);
typedef IOMMU_MAP_LOGICAL_RANGE *PIOMMU_MAP_LOGICAL_RANGE;
typedef ULONGLONG *PIOMMU_DMA_LOGICAL_ADDRESS;
/// Maps physical ranges at a given or chosen logical address.
_Function_class_(IOMMU_MAP_LOGICAL_RANGE_EX)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI IOMMU_MAP_LOGICAL_RANGE_EX(
    _In_ PIOMMU_DMA_DOMAIN Domain, _In_ ULONG Permissions, _In_ PIOMMU_MAP_PHYSICAL_ADDRESS PhysicalAddressToMap,
    _In_opt_ PIOMMU_DMA_LOGICAL_ADDRESS ExplicitLogicalAddress, _In_opt_ PIOMMU_DMA_LOGICAL_ADDRESS MinLogicalAddress,
    _In_opt_ PIOMMU_DMA_LOGICAL_ADDRESS MaxLogicalAddress, _Out_ PIOMMU_DMA_LOGICAL_ADDRESS LogicalAddressOut);
typedef IOMMU_MAP_LOGICAL_RANGE_EX *PIOMMU_MAP_LOGICAL_RANGE_EX;
/// A mapped part of a reserved range.
typedef struct _IOMMU_DMA_LOGICAL_ADDRESS_TOKEN_MAPPED_SEGMENT {
    /// The range.
    PIOMMU_DMA_LOGICAL_ADDRESS_TOKEN OwningToken;
    /// Where the part begins, in bytes.
    SIZE_T Offset;
    /// Its size in bytes.
    SIZE_T Size;
} IOMMU_DMA_LOGICAL_ADDRESS_TOKEN_MAPPED_SEGMENT, *PIOMMU_DMA_LOGICAL_ADDRESS_TOKEN_MAPPED_SEGMENT;
/// Maps physical ranges into a reserved range.
_Function_class_(IOMMU_MAP_RESERVED_LOGICAL_RANGE)
typedef NTSTATUS NTAPI IOMMU_MAP_RESERVED_LOGICAL_RANGE(
    _Inout_ PIOMMU_DMA_LOGICAL_ADDRESS_TOKEN LogicalAddressToken, _In_ SIZE_T Offset, _In_ ULONG Permissions,
    _In_ PIOMMU_MAP_PHYSICAL_ADDRESS PhysicalAddressToMap, _Out_ PIOMMU_DMA_LOGICAL_ADDRESS_TOKEN_MAPPED_SEGMENT MappedSegment);
typedef IOMMU_MAP_RESERVED_LOGICAL_RANGE *PIOMMU_MAP_RESERVED_LOGICAL_RANGE;
/// An identifier under which a device reaches the IOMMU.
typedef struct _INPUT_MAPPING_ELEMENT {
    /// The identifier.
    ULONG InputMappingId;
} INPUT_MAPPING_ELEMENT, *PINPUT_MAPPING_ELEMENT;
/// Gives the identifiers under which a device reaches the IOMMU.
_Function_class_(IOMMU_QUERY_INPUT_MAPPINGS)
typedef NTSTATUS NTAPI IOMMU_QUERY_INPUT_MAPPINGS(
    _In_ PDEVICE_OBJECT PhysicalDeviceObject, _Inout_ PINPUT_MAPPING_ELEMENT Buffer, _In_ ULONG BufferLength, _Out_opt_ PULONG ReturnLength);
typedef IOMMU_QUERY_INPUT_MAPPINGS *PIOMMU_QUERY_INPUT_MAPPINGS;
/// Registers an IOMMU_INTERFACE_STATE_CHANGE_CALLBACK.
_Function_class_(IOMMU_REGISTER_INTERFACE_STATE_CHANGE_CALLBACK)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI IOMMU_REGISTER_INTERFACE_STATE_CHANGE_CALLBACK(
    _In_ PIOMMU_INTERFACE_STATE_CHANGE_CALLBACK StateChangeCallback, _In_opt_ PVOID Context, _In_ PIOMMU_DMA_DEVICE DmaDevice,
    _In_ PIOMMU_INTERFACE_STATE_CHANGE_FIELDS StateFields);
typedef IOMMU_REGISTER_INTERFACE_STATE_CHANGE_CALLBACK *PIOMMU_REGISTER_INTERFACE_STATE_CHANGE_CALLBACK;
/// Reserves a range of logical addresses.
_Function_class_(IOMMU_RESERVE_LOGICAL_ADDRESS_RANGE)
typedef NTSTATUS NTAPI IOMMU_RESERVE_LOGICAL_ADDRESS_RANGE(
    _In_ PIOMMU_DMA_DOMAIN Domain, _In_ SIZE_T Size, _In_opt_ PIOMMU_DMA_LOGICAL_ADDRESS ExplicitLogicalAddress,
    _In_opt_ PIOMMU_DMA_LOGICAL_ADDRESS MinLogicalAddress, _In_opt_ PIOMMU_DMA_LOGICAL_ADDRESS MaxLogicalAddress,
    _Out_ PIOMMU_DMA_LOGICAL_ADDRESS_TOKEN *LogicalAddressToken);
typedef IOMMU_RESERVE_LOGICAL_ADDRESS_RANGE *PIOMMU_RESERVE_LOGICAL_ADDRESS_RANGE;
/// Who is told of a device's faults.
typedef struct _DEVICE_FAULT_CONFIGURATION {
    /// The routine.
    PIOMMU_DEVICE_FAULT_HANDLER FaultHandler;
    /// Argument of the routine.
    PVOID FaultContext;
} DEVICE_FAULT_CONFIGURATION, *PDEVICE_FAULT_CONFIGURATION;
/// Turns the reporting of a device's faults on or off.
_Function_class_(IOMMU_SET_DEVICE_FAULT_REPORTING)
typedef NTSTATUS NTAPI IOMMU_SET_DEVICE_FAULT_REPORTING(
    _In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ ULONG InputMappingIdBase, _In_ BOOLEAN Enable, _In_opt_ PDEVICE_FAULT_CONFIGURATION FaultConfig);
typedef IOMMU_SET_DEVICE_FAULT_REPORTING *PIOMMU_SET_DEVICE_FAULT_REPORTING;
/// Turns the reporting of a device's faults on or off, by its IOMMU object.
_Function_class_(IOMMU_SET_DEVICE_FAULT_REPORTING_EX)
typedef NTSTATUS NTAPI IOMMU_SET_DEVICE_FAULT_REPORTING_EX(
    _In_ PIOMMU_DMA_DEVICE DmaDevice, _In_ ULONG InputMappingIdBase, _In_ BOOLEAN Enable, _In_opt_ PDEVICE_FAULT_CONFIGURATION FaultConfig);
typedef IOMMU_SET_DEVICE_FAULT_REPORTING_EX *PIOMMU_SET_DEVICE_FAULT_REPORTING_EX;
/// Undoes IOMMU_MAP_IDENTITY_RANGE.
_Function_class_(IOMMU_UNMAP_IDENTITY_RANGE)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI IOMMU_UNMAP_IDENTITY_RANGE(_In_ PIOMMU_DMA_DOMAIN Domain, _In_ PMDL Mdl);
typedef IOMMU_UNMAP_IDENTITY_RANGE *PIOMMU_UNMAP_IDENTITY_RANGE;
/// Undoes IOMMU_MAP_IDENTITY_RANGE_EX.
_Function_class_(IOMMU_UNMAP_IDENTITY_RANGE_EX)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI IOMMU_UNMAP_IDENTITY_RANGE_EX(_In_ PIOMMU_DMA_DOMAIN Domain, _In_ PIOMMU_MAP_PHYSICAL_ADDRESS MappedPhysicalAddress);
typedef IOMMU_UNMAP_IDENTITY_RANGE_EX *PIOMMU_UNMAP_IDENTITY_RANGE_EX;
/// Undoes the mapping of a range of logical addresses.
_Function_class_(IOMMU_UNMAP_LOGICAL_RANGE)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI IOMMU_UNMAP_LOGICAL_RANGE(_In_ PIOMMU_DMA_DOMAIN Domain, _In_ ULONGLONG LogicalAddress, _In_ ULONGLONG NumberOfPages);
typedef IOMMU_UNMAP_LOGICAL_RANGE *PIOMMU_UNMAP_LOGICAL_RANGE;
/// Undoes IOMMU_MAP_RESERVED_LOGICAL_RANGE.
_Function_class_(IOMMU_UNMAP_RESERVED_LOGICAL_RANGE)
typedef NTSTATUS NTAPI IOMMU_UNMAP_RESERVED_LOGICAL_RANGE(_Inout_ PIOMMU_DMA_LOGICAL_ADDRESS_TOKEN_MAPPED_SEGMENT MappedSegment);
typedef IOMMU_UNMAP_RESERVED_LOGICAL_RANGE *PIOMMU_UNMAP_RESERVED_LOGICAL_RANGE;
/// Withdraws an IOMMU_INTERFACE_STATE_CHANGE_CALLBACK.
_Function_class_(IOMMU_UNREGISTER_INTERFACE_STATE_CHANGE_CALLBACK)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI IOMMU_UNREGISTER_INTERFACE_STATE_CHANGE_CALLBACK(
    _In_ PIOMMU_INTERFACE_STATE_CHANGE_CALLBACK StateChangeCallback, _In_ PIOMMU_DMA_DEVICE DmaDevice);
typedef IOMMU_UNREGISTER_INTERFACE_STATE_CHANGE_CALLBACK *PIOMMU_UNREGISTER_INTERFACE_STATE_CHANGE_CALLBACK;
/// IOMMU routines, version 1, with the version in front.
typedef struct _DMA_IOMMU_INTERFACE {
    /// Version of this structure.
    ULONG Version;
    /// Makes a domain: a set of devices that share a translation.
    PIOMMU_DOMAIN_CREATE CreateDomain;
    /// Deletes a domain that has no devices.
    PIOMMU_DOMAIN_DELETE DeleteDomain;
    /// Puts a device into a domain.
    PIOMMU_DOMAIN_ATTACH_DEVICE AttachDevice;
    /// Takes a device out of its domain.
    PIOMMU_DOMAIN_DETACH_DEVICE DetachDevice;
    /// Drops all cached translations of a domain.
    PIOMMU_FLUSH_DOMAIN FlushDomain;
    /// Drops the cached translations of given addresses.
    PIOMMU_FLUSH_DOMAIN_VA_LIST FlushDomainByVaList;
    /// Gives the identifiers under which a device reaches the IOMMU.
    PIOMMU_QUERY_INPUT_MAPPINGS QueryInputMappings;
    /// Maps logical addresses to the pages of an MDL.
    PIOMMU_MAP_LOGICAL_RANGE MapLogicalRange;
    /// Undoes MapLogicalRange.
    PIOMMU_UNMAP_LOGICAL_RANGE UnmapLogicalRange;
    /// Maps the pages of an MDL to the same logical addresses.
    PIOMMU_MAP_IDENTITY_RANGE MapIdentityRange;
    /// Undoes MapIdentityRange.
    PIOMMU_UNMAP_IDENTITY_RANGE UnmapIdentityRange;
    /// Turns the reporting of a device's faults on or off.
    PIOMMU_SET_DEVICE_FAULT_REPORTING SetDeviceFaultReporting;
    /// Sets the page tables of a domain that its owner translates.
    PIOMMU_DOMAIN_CONFIGURE ConfigureDomain;
} DMA_IOMMU_INTERFACE, *PDMA_IOMMU_INTERFACE;
/// Gives the table of IOMMU routines, version 1.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
_Superseded_by_(IoGetIommuInterfaceEx)
NTKERNELAPI NTSTATUS NTAPI IoGetIommuInterface(_In_ ULONG Version, _Out_ PDMA_IOMMU_INTERFACE InterfaceOut);
/// IOMMU routines, version 1.
typedef struct _DMA_IOMMU_INTERFACE_V1 {
    /// Makes a domain: a set of devices that share a translation.
    PIOMMU_DOMAIN_CREATE CreateDomain;
    /// Deletes a domain that has no devices.
    PIOMMU_DOMAIN_DELETE DeleteDomain;
    /// Puts a device into a domain.
    PIOMMU_DOMAIN_ATTACH_DEVICE AttachDevice;
    /// Takes a device out of its domain.
    PIOMMU_DOMAIN_DETACH_DEVICE DetachDevice;
    /// Drops all cached translations of a domain.
    PIOMMU_FLUSH_DOMAIN FlushDomain;
    /// Drops the cached translations of given addresses.
    PIOMMU_FLUSH_DOMAIN_VA_LIST FlushDomainByVaList;
    /// Gives the identifiers under which a device reaches the IOMMU.
    PIOMMU_QUERY_INPUT_MAPPINGS QueryInputMappings;
    /// Maps logical addresses to the pages of an MDL.
    PIOMMU_MAP_LOGICAL_RANGE MapLogicalRange;
    /// Undoes MapLogicalRange.
    PIOMMU_UNMAP_LOGICAL_RANGE UnmapLogicalRange;
    /// Maps the pages of an MDL to the same logical addresses.
    PIOMMU_MAP_IDENTITY_RANGE MapIdentityRange;
    /// Undoes MapIdentityRange.
    PIOMMU_UNMAP_IDENTITY_RANGE UnmapIdentityRange;
    /// Turns the reporting of a device's faults on or off.
    PIOMMU_SET_DEVICE_FAULT_REPORTING SetDeviceFaultReporting;
    /// Sets the page tables of a domain that its owner translates.
    PIOMMU_DOMAIN_CONFIGURE ConfigureDomain;
} DMA_IOMMU_INTERFACE_V1, *PDMA_IOMMU_INTERFACE_V1;
/// IOMMU routines, version 2.
typedef struct _DMA_IOMMU_INTERFACE_V2 {
    /// Makes a domain of a type, with an allocator of logical addresses.
    PIOMMU_DOMAIN_CREATE_EX CreateDomainEx;
    /// Deletes a domain that has no devices.
    PIOMMU_DOMAIN_DELETE DeleteDomain;
    /// Puts a device into a domain.
    PIOMMU_DOMAIN_ATTACH_DEVICE_EX AttachDeviceEx;
    /// Takes a device out of its domain.
    PIOMMU_DOMAIN_DETACH_DEVICE_EX DetachDeviceEx;
    /// Drops all cached translations of a domain.
    PIOMMU_FLUSH_DOMAIN FlushDomain;
    /// Drops the cached translations of given addresses.
    PIOMMU_FLUSH_DOMAIN_VA_LIST FlushDomainByVaList;
    /// Gives the identifiers under which a device reaches the IOMMU.
    PIOMMU_QUERY_INPUT_MAPPINGS QueryInputMappings;
    /// Maps physical memory to logical addresses within bounds.
    PIOMMU_MAP_LOGICAL_RANGE_EX MapLogicalRangeEx;
    /// Undoes MapLogicalRange.
    PIOMMU_UNMAP_LOGICAL_RANGE UnmapLogicalRange;
    /// Maps physical memory to the same logical addresses.
    PIOMMU_MAP_IDENTITY_RANGE_EX MapIdentityRangeEx;
    /// Undoes MapIdentityRangeEx.
    PIOMMU_UNMAP_IDENTITY_RANGE_EX UnmapIdentityRangeEx;
    /// Turns the reporting of a device's faults on or off.
    PIOMMU_SET_DEVICE_FAULT_REPORTING_EX SetDeviceFaultReportingEx;
    /// Sets the page tables of a domain that its owner translates.
    PIOMMU_DOMAIN_CONFIGURE ConfigureDomain;
    /// Gives the types of domains that a device can join.
    PIOMMU_DEVICE_QUERY_DOMAIN_TYPES QueryAvailableDomainTypes;
    /// Has a routine called when that changes.
    PIOMMU_REGISTER_INTERFACE_STATE_CHANGE_CALLBACK RegisterInterfaceStateChangeCallback;
    /// Ends that.
    PIOMMU_UNREGISTER_INTERFACE_STATE_CHANGE_CALLBACK UnregisterInterfaceStateChangeCallback;
    /// Reserves logical addresses, with nothing mapped.
    PIOMMU_RESERVE_LOGICAL_ADDRESS_RANGE ReserveLogicalAddressRange;
    /// Gives them back.
    PIOMMU_FREE_RESERVED_LOGICAL_ADDRESS_RANGE FreeReservedLogicalAddressRange;
    /// Maps physical memory to a part of reserved addresses.
    PIOMMU_MAP_RESERVED_LOGICAL_RANGE MapReservedLogicalRange;
    /// Undoes MapReservedLogicalRange.
    PIOMMU_UNMAP_RESERVED_LOGICAL_RANGE UnmapReservedLogicalRange;
    /// Makes the IOMMU's object of a device.
    PIOMMU_DEVICE_CREATE CreateDevice;
    /// Deletes it.
    PIOMMU_DEVICE_DELETE DeleteDevice;
} DMA_IOMMU_INTERFACE_V2, *PDMA_IOMMU_INTERFACE_V2;
/// IOMMU routines of the version asked for.
typedef struct _DMA_IOMMU_INTERFACE_EX {
    /// Size of this structure.
    SIZE_T Size;
    /// Which member below is meant.
    ULONG Version;
    union {
        /// Version 1.
        DMA_IOMMU_INTERFACE_V1 V1;
        /// Version 2.
        DMA_IOMMU_INTERFACE_V2 V2;
    };
} DMA_IOMMU_INTERFACE_EX, *PDMA_IOMMU_INTERFACE_EX;
/// Gives the table of IOMMU routines of a version.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetIommuInterfaceEx(_In_ ULONG Version, _In_ ULONGLONG Flags, _Out_ PDMA_IOMMU_INTERFACE_EX InterfaceOut);
