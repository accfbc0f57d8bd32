// DMA adapters: versions, and what a dump driver needs of them.
#pragma once

#define DMAV3_TRANFER_WIDTH_8 0
#define DMAV3_TRANFER_WIDTH_16 1
#define DMAV3_TRANFER_WIDTH_32 2
#define DMAV3_TRANFER_WIDTH_64 3
#define DMAV3_TRANFER_WIDTH_128 4
#define DMAV3_TRANFER_WIDTH_256 5
#define DMA_ADAPTER_INFO_VERSION_CRASHDUMP 0xFFFFFFFF
#define DMA_ZERO_BUFFERS 2
#define DMA_FAIL_ON_BOUNCE 4
#define DMA_IOMMU_INTERFACE_VERSION_1 1
#define DMA_IOMMU_INTERFACE_VERSION 1
#define DMA_IOMMU_INTERFACE_EX_VERSION_1 1
#define DMA_IOMMU_INTERFACE_EX_VERSION_2 2
#define DMA_IOMMU_INTERFACE_EX_VERSION_MIN 1
#define DMA_IOMMU_INTERFACE_EX_VERSION_MAX 2
#define DMA_IOMMU_INTERFACE_EX_VERSION 1
/// What a dump driver needs of a DMA adapter.
typedef struct _DMA_ADAPTER_INFO_CRASHDUMP {
    /// What the device can do with DMA.
    DEVICE_DESCRIPTION DeviceDescription;
    /// Bytes at DeviceId.
    SIZE_T DeviceIdSize;
    /// Which device it is to the IOMMU.
    PVOID DeviceId;
} DMA_ADAPTER_INFO_CRASHDUMP, *PDMA_ADAPTER_INFO_CRASHDUMP;
