// videoagp.h: memory of AGP adapters.
#pragma once

#include <miniport.h>

#ifdef __cplusplus
extern "C" {
#endif
#define VIDEO_AGP_RATE_1X 1
#define VIDEO_AGP_RATE_2X 2
#define VIDEO_AGP_RATE_4X 4
#define VIDEO_AGP_RATE_8X 8
typedef enum { VpNonCached = 0, VpWriteCombined, VpCached } VIDEO_PORT_CACHE_TYPE;
typedef PHYSICAL_ADDRESS(STDAPICALLTYPE *PAGP_RESERVE_PHYSICAL)(
    _In_ PVOID HwDeviceExtension, _In_ ULONG Pages, _In_ VIDEO_PORT_CACHE_TYPE Caching, _Out_ PVOID *PhysicalReserveContext);
typedef VOID(STDAPICALLTYPE *PAGP_RELEASE_PHYSICAL)(_In_ PVOID HwDeviceExtension, _In_ PVOID PhysicalReserveContext);
typedef BOOLEAN(STDAPICALLTYPE *PAGP_COMMIT_PHYSICAL)(
    _In_ PVOID HwDeviceExtension, _In_ PVOID PhysicalReserveContext, _In_ ULONG Pages, _In_ ULONG Offset);
typedef VOID(STDAPICALLTYPE *PAGP_FREE_PHYSICAL)(
    _In_ PVOID HwDeviceExtension, _In_ PVOID PhysicalReserveContext, _In_ ULONG Pages, _In_ ULONG Offset);
typedef PVOID(STDAPICALLTYPE *PAGP_RESERVE_VIRTUAL)(
    _In_ PVOID HwDeviceExtension, _In_ HANDLE ProcessHandle, _In_ PVOID PhysicalReserveContext,
    _Out_ PVOID *VirtualReserveContext);
typedef VOID(STDAPICALLTYPE *PAGP_RELEASE_VIRTUAL)(_In_ PVOID HwDeviceExtension, _In_ PVOID VirtualReserveContext);
typedef PVOID(STDAPICALLTYPE *PAGP_COMMIT_VIRTUAL)(
    _In_ PVOID HwDeviceExtension, _In_ PVOID VirtualReserveContext, _In_ ULONG Pages, _In_ ULONG Offset);
typedef VOID(STDAPICALLTYPE *PAGP_FREE_VIRTUAL)(
    _In_ PVOID HwDeviceExtension, _In_ PVOID VirtualReserveContext, _In_ ULONG Pages, _In_ ULONG Offset);
typedef BOOLEAN(STDAPICALLTYPE *PAGP_SET_RATE)(_In_ PVOID HwDeviceExtension, _In_ ULONG AgpRate);
typedef struct _VIDEO_PORT_AGP_SERVICES {
    PAGP_RESERVE_PHYSICAL AgpReservePhysical;
    PAGP_RELEASE_PHYSICAL AgpReleasePhysical;
    PAGP_COMMIT_PHYSICAL AgpCommitPhysical;
    PAGP_FREE_PHYSICAL AgpFreePhysical;
    PAGP_RESERVE_VIRTUAL AgpReserveVirtual;
    PAGP_RELEASE_VIRTUAL AgpReleaseVirtual;
    PAGP_COMMIT_VIRTUAL AgpCommitVirtual;
    PAGP_FREE_VIRTUAL AgpFreeVirtual;
    ULONGLONG AllocationLimit;
} VIDEO_PORT_AGP_SERVICES, *PVIDEO_PORT_AGP_SERVICES;
_IRQL_requires_max_(PASSIVE_LEVEL)
__drv_preferredFunction("VideoPortQueryServices", "Obsolete") BOOLEAN STDAPICALLTYPE VideoPortGetAgpServices(
    _In_ PVOID HwDeviceExtension, _In_ PVIDEO_PORT_AGP_SERVICES AgpServices);
#ifdef __cplusplus
}
#endif
