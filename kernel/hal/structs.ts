// The members that the kernel uses of the structures of DMA.
export const dmaStructs = {
  DEVICE_DESCRIPTION: [
    "Version",
    "Master",
    "ScatterGather",
    "AutoInitialize",
    "Dma32BitAddresses",
    "Dma64BitAddresses",
    "DmaChannel",
    "InterfaceType",
    "MaximumLength",
    "DmaRequestLine",
  ],
  DMA_ADAPTER: ["Version", "Size", "DmaOperations"],
  DMA_OPERATIONS: ["Size", "PutDmaAdapter"],
  DMA_ADAPTER_INFO: [
    "Version",
    "V1.ReadDmaCounterAvailable",
    "V1.ScatterGatherLimit",
    "V1.DmaAddressWidth",
    "V1.Flags",
    "V1.MinimumTransferUnit",
  ],
  DMA_TRANSFER_INFO: [
    "Version",
    "V2.MapRegisterCount",
    "V2.ScatterGatherElementCount",
    "V2.ScatterGatherListSize",
    "V2.LogicalPageCount",
  ],
} as const;
