// ntagp.h: the interface by which a graphics card's driver uses the aperture of the accelerated graphics port.
#pragma once
#include <ntddk.h>

#ifdef __cplusplus
extern "C" {
#endif
DEFINE_GUID(GUID_AGP_BUS_INTERFACE_STANDARD, 0x2EF74803, 0xD8D3, 0x11D1, 0x9C, 0xAA, 0x00, 0xC0, 0xF0, 0x16, 0x56, 0x36);
#define AGP_BUS_INTERFACE_V1 1
#define AGP_BUS_INTERFACE_V2 2
#define AGP_BUS_INTERFACE_V3 3
#define AGP_BUS_INTERFACE_V4 4
#define AGP_BUS_INTERFACE_V5 5
#define AGP_CAPABILITIES_MAP_PHYSICAL 0x00000001
#define AGP_CAPABILITIES_CACHE_COHERENT 0x00000002
#define AGP_CAPABILITIES_REQUIRES_GPU_FLUSH 0x00000004
#define AGP_SET_RATE_DISABLE_SBA 0x00010000
#define AGP_SET_RATE_DISABLE_FW 0x00020000
#define AGP_GUARD_PAGE_CHECK_FIRST_ULONG 0x00000001
#define AGP_GUARD_PAGE_CHECK_USE_SAME_OFFSET 0x00000002
#define AGP_GUARD_PAGE_CHECK_DO_NOT_BUGCHECK 0x00000004
#define AGP_BUS_INTERFACE_V1_SIZE FIELD_OFFSET(AGP_BUS_INTERFACE_STANDARD, SetRate)
#define AGP_BUS_INTERFACE_V2_SIZE FIELD_OFFSET(AGP_BUS_INTERFACE_STANDARD, AgpSize)
#define AGP_BUS_INTERFACE_V3_SIZE FIELD_OFFSET(AGP_BUS_INTERFACE_STANDARD, FlushChipsetCaches)
#define AGP_BUS_INTERFACE_V4_SIZE FIELD_OFFSET(AGP_BUS_INTERFACE_STANDARD, MapMemoryEx)
typedef NTSTATUS (NTAPI *PAGP_BUS_SET_RATE)(_In_ PVOID AgpContext, _In_ ULONG AgpRate);
typedef NTSTATUS (NTAPI *PAGP_BUS_RESERVE_MEMORY)(
    _In_ PVOID AgpContext, _In_ ULONG NumberOfPages, _In_ MEMORY_CACHING_TYPE MemoryType, _Out_ PVOID *MapHandle,
    _Out_opt_ PHYSICAL_ADDRESS *PhysicalAddress);
typedef NTSTATUS (NTAPI *PAGP_BUS_RELEASE_MEMORY)(_In_ PVOID AgpContext, _In_ PVOID MapHandle);
typedef NTSTATUS (NTAPI *PAGP_BUS_COMMIT_MEMORY)(
    _In_ PVOID AgpContext, _In_ PVOID MapHandle, _In_ ULONG NumberOfPages, _In_ ULONG OffsetInPages,
    _Inout_opt_ PMDL Mdl, _Out_ PHYSICAL_ADDRESS *MemoryBase);
typedef NTSTATUS (NTAPI *PAGP_BUS_FREE_MEMORY)(
    _In_ PVOID AgpContext, _In_ PVOID MapHandle, _In_ ULONG NumberOfPages, _In_ ULONG OffsetInPages);
typedef NTSTATUS (NTAPI *PAGP_GET_MAPPED_PAGES)(
    _In_ PVOID AgpContext, _In_ PVOID MapHandle, _In_ ULONG NumberOfPages, _In_ ULONG OffsetInPages, _Out_ PMDL Mdl);
typedef NTSTATUS (NTAPI *PAGP_MAP_MEMORY)(
    _In_ PVOID AgpContext, _In_ PVOID MapHandle, _In_ ULONG NumberOfPages, _In_ ULONG OffsetInPages, _In_ PMDL Mdl,
    _Out_ PHYSICAL_ADDRESS *MemoryBase);
typedef NTSTATUS (NTAPI *PAGP_UNMAP_MEMORY)(
    _In_ PVOID AgpContext, _In_ PVOID MapHandle, _In_ ULONG NumberOfPages, _In_ ULONG OffsetInPages, _In_ PMDL Mdl);
typedef NTSTATUS (NTAPI *PAGP_FLUSH_CHIPSET_CACHES)(_In_ PVOID AgpContext);
typedef NTSTATUS (NTAPI *PAGP_CHECK_INTEGRITY)(_In_ PVOID AgpContext);
typedef NTSTATUS (NTAPI *PAGP_MAP_MEMORY_EX)(
    _In_ PVOID AgpContext, _In_ PVOID MapHandle, _In_ ULONG NumberOfPages, _In_ ULONG OffsetInPages, _In_ PMDL Mdl,
    _In_opt_ MEMORY_CACHING_TYPE *CacheTypeOverride, _Out_ PHYSICAL_ADDRESS *MemoryBase);
typedef NTSTATUS (NTAPI *PAGP_UNMAP_MEMORY_EX)(
    _In_ PVOID AgpContext, _In_ PVOID MapHandle, _In_ ULONG NumberOfPages, _In_ ULONG OffsetInPages, _In_ PMDL Mdl);
typedef NTSTATUS (NTAPI *PAGP_FLUSH_GART_TLB)(_In_ PVOID AgpContext);
typedef NTSTATUS (NTAPI *PAGP_CHECK_GUARD_PAGE)(_In_ PVOID AgpContext, _In_ ULONG Flags, _In_ ULONG ULongsToCheck);
/// What holds of the card and the bridge.
typedef struct _AGP_INFO_COMMON {
    /// The card's capability.
    PCI_AGP_CAPABILITY MasterCap;
    /// The bridge's capability.
    PCI_AGP_CAPABILITY TargetCap;
    /// The bridge's device.
    USHORT DeviceId;
    /// The bridge's maker.
    USHORT VendorId;
    /// Who made the board.
    USHORT SubVendorId;
    /// Which board it is.
    USHORT SubSystemId;
    /// Which make of the bridge it is.
    UCHAR HwRevisionId;
    /// What Driver Verifier checks of it.
    ULONG VerifierFlags;
    /// The guard page was written to.
    BOOLEAN GuardPageCorruption;
} AGP_INFO_COMMON, *PAGP_INFO_COMMON;
/// What the bridge's driver knows.
typedef struct _AGP_INFO_DRIVER {
    /// A register of the bridge.
    ULONG AGPReg1;
    /// Another one.
    ULONG AGPReg2;
    /// Where the aperture is.
    PHYSICAL_ADDRESS ApertureStart;
    /// Where its table is.
    PHYSICAL_ADDRESS GartTranslationTable;
    /// Bytes of the aperture.
    ULONG ApertureLength;
} AGP_INFO_DRIVER, *PAGP_INFO_DRIVER;
/// Both.
typedef struct _AGP_INFO {
    /// Of card and bridge.
    AGP_INFO_COMMON CommonInfo;
    /// Of the bridge's driver.
    AGP_INFO_DRIVER DriverInfo;
} AGP_INFO, *PAGP_INFO;
typedef VOID (NTAPI *PAGP_GET_INFO)(_In_ PVOID AgpContext, _Out_ PAGP_INFO AgpInfo);
/// Memory of the system, mapped into the aperture.
typedef struct _AGP_BUS_INTERFACE_STANDARD {
    /// Bytes of this structure.
    USHORT Size;
    /// AGP_BUS_INTERFACE_V1 to V5.
    USHORT Version;
    /// What the routines are called with.
    PVOID AgpContext;
    /// Holds the interface.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Lets go of it.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// AGP_CAPABILITIES_ values.
    ULONG Capabilities;
    /// Reserves pages of the aperture.
    PAGP_BUS_RESERVE_MEMORY ReserveMemory;
    /// Gives them up.
    PAGP_BUS_RELEASE_MEMORY ReleaseMemory;
    /// Puts memory behind reserved pages.
    PAGP_BUS_COMMIT_MEMORY CommitMemory;
    /// Takes it away again.
    PAGP_BUS_FREE_MEMORY FreeMemory;
    /// Which pages are behind them.
    PAGP_GET_MAPPED_PAGES GetMappedPages;
    /// Sets how fast the port goes; from version 2.
    PAGP_BUS_SET_RATE SetRate;
    /// Bytes of the aperture; from version 3.
    SIZE_T AgpSize;
    /// Where it is.
    PHYSICAL_ADDRESS AgpBase;
    /// Highest address that can be mapped.
    PHYSICAL_ADDRESS MaxPhysicalAddress;
    /// Maps the pages of an MDL.
    PAGP_MAP_MEMORY MapMemory;
    /// Takes them out again.
    PAGP_UNMAP_MEMORY UnMapMemory;
    /// Empties the chipset's caches; from version 4.
    PAGP_FLUSH_CHIPSET_CACHES FlushChipsetCaches;
    /// Looks for entries that nobody made.
    PAGP_CHECK_INTEGRITY CheckIntegrity;
    /// Maps with another kind of caching; from version 5.
    PAGP_MAP_MEMORY_EX MapMemoryEx;
    /// Takes such out again.
    PAGP_UNMAP_MEMORY_EX UnMapMemoryEx;
    /// Empties the buffer of translations.
    PAGP_FLUSH_GART_TLB FlushGartTLB;
    /// Looks whether the guard page was written to.
    PAGP_CHECK_GUARD_PAGE CheckGuardPage;
    /// What holds of card, bridge and driver.
    PAGP_GET_INFO GetAgpInfo;
} AGP_BUS_INTERFACE_STANDARD, *PAGP_BUS_INTERFACE_STANDARD;
#ifdef __cplusplus
}
#endif
