// DMA: descriptions of devices, adapters and their routines; the standard bus interface.
#pragma once

// ---- DMA ------------------------------------------------------------------------------------------------------------
/// A run of memory without a gap, as a device sees it.
typedef struct _SCATTER_GATHER_ELEMENT {
    /// Logical address for the device's registers.
    PHYSICAL_ADDRESS Address;
    /// Bytes of the run.
    ULONG Length;
    /// Reserved.
    ULONG_PTR Reserved;
} SCATTER_GATHER_ELEMENT, *PSCATTER_GATHER_ELEMENT;
/// A buffer as the device that transfers it sees it.
typedef struct _SCATTER_GATHER_LIST {
    /// How many runs it is in.
    ULONG NumberOfElements;
    /// Reserved.
    ULONG_PTR Reserved;
    /// The runs, in the order of the buffer.
    SCATTER_GATHER_ELEMENT Elements[1];
} SCATTER_GATHER_LIST, *PSCATTER_GATHER_LIST;
/// What a device can do with DMA; IoGetDmaAdapter chooses the adapter by it. Clear it first.
typedef struct _DEVICE_DESCRIPTION {
    /// DEVICE_DESCRIPTION_VERSION to DEVICE_DESCRIPTION_VERSION3: also which routines the adapter has; 3 for those ending in Ex.
    ULONG Version;
    /// TRUE for a bus master, FALSE for a device that uses the system's DMA controller.
    BOOLEAN Master;
    /// The device takes lists; for a bus master.
    BOOLEAN ScatterGather;
    /// The system's controller works in demand mode; with DEVICE_DESCRIPTION_VERSION2 only.
    BOOLEAN DemandMode;
    /// The system's controller begins anew after each transfer.
    BOOLEAN AutoInitialize;
    /// The device knows 32 bits of addresses; before version 3.
    BOOLEAN Dma32BitAddresses;
    /// The controller's count register cannot be relied upon; not with DEVICE_DESCRIPTION_VERSION.
    BOOLEAN IgnoreCount;
    /// Reserved.
    BOOLEAN Reserved1;
    /// The device knows 64 bits of addresses; before version 3.
    BOOLEAN Dma64BitAddresses;
    /// Not used.
    ULONG BusNumber;
    /// Channel of the system's controller, from the resource descriptor.
    ULONG DmaChannel;
    /// Bus that the device is on; InterfaceTypeUndefined lets IoGetDmaAdapter ask the PDO.
    INTERFACE_TYPE InterfaceType;
    /// Bits of one transfer by the system's controller.
    DMA_WIDTH DmaWidth;
    /// How fast the system's controller goes; before version 3.
    DMA_SPEED DmaSpeed;
    /// Most bytes of one transfer.
    ULONG MaximumLength;
    /// Not used.
    ULONG DmaPort;
    /// Bits of addresses that a bus master knows; from version 3.
    ULONG DmaAddressWidth;
    /// Not used.
    ULONG DmaControllerInstance;
    /// Line by which the device asks, from the resource descriptor; from version 3.
    ULONG DmaRequestLine;
    /// Address of the device's data register, for the system's controller; from version 3.
    PHYSICAL_ADDRESS DeviceAddress;
} DEVICE_DESCRIPTION, *PDEVICE_DESCRIPTION;
#define DEVICE_DESCRIPTION_VERSION 0x0000
#define DEVICE_DESCRIPTION_VERSION1 0x0001
#define DEVICE_DESCRIPTION_VERSION2 0x0002
#define DEVICE_DESCRIPTION_VERSION3 0x0003
/// Stands for what a device needs for DMA; its routines free it.
typedef struct _DMA_ADAPTER {
    /// Which routines there are: 1 to 3.
    USHORT Version;
    /// Bytes of this structure.
    USHORT Size;
    /// The routines; call them at the IRQL that each demands.
    struct _DMA_OPERATIONS *DmaOperations;
} DMA_ADAPTER, *PDMA_ADAPTER;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI PUT_DMA_ADAPTER(PDMA_ADAPTER DmaAdapter);
typedef PUT_DMA_ADAPTER *PPUT_DMA_ADAPTER;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef PVOID NTAPI ALLOCATE_COMMON_BUFFER(_In_ PDMA_ADAPTER DmaAdapter, _In_ ULONG Length, _Out_ PPHYSICAL_ADDRESS LogicalAddress, _In_ BOOLEAN CacheEnabled);
typedef ALLOCATE_COMMON_BUFFER *PALLOCATE_COMMON_BUFFER;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI FREE_COMMON_BUFFER(_In_ PDMA_ADAPTER DmaAdapter, _In_ ULONG Length, _In_ PHYSICAL_ADDRESS LogicalAddress, _In_ PVOID VirtualAddress, _In_ BOOLEAN CacheEnabled);
typedef FREE_COMMON_BUFFER *PFREE_COMMON_BUFFER;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI ALLOCATE_ADAPTER_CHANNEL(_In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG NumberOfMapRegisters, _In_ PDRIVER_CONTROL ExecutionRoutine, _In_ PVOID Context);
typedef ALLOCATE_ADAPTER_CHANNEL *PALLOCATE_ADAPTER_CHANNEL;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef BOOLEAN NTAPI FLUSH_ADAPTER_BUFFERS(_In_ PDMA_ADAPTER DmaAdapter, _In_ PMDL Mdl, _In_ PVOID MapRegisterBase, _In_ PVOID CurrentVa, _In_ ULONG Length, _In_ BOOLEAN WriteToDevice);
typedef FLUSH_ADAPTER_BUFFERS *PFLUSH_ADAPTER_BUFFERS;
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI FREE_ADAPTER_CHANNEL(_In_ PDMA_ADAPTER DmaAdapter);
typedef FREE_ADAPTER_CHANNEL *PFREE_ADAPTER_CHANNEL;
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI FREE_MAP_REGISTERS(_In_ PDMA_ADAPTER DmaAdapter, PVOID MapRegisterBase, ULONG NumberOfMapRegisters);
typedef FREE_MAP_REGISTERS *PFREE_MAP_REGISTERS;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef PHYSICAL_ADDRESS NTAPI MAP_TRANSFER(_In_ PDMA_ADAPTER DmaAdapter, _In_ PMDL Mdl, _In_ PVOID MapRegisterBase, _In_ PVOID CurrentVa, _Inout_ PULONG Length, _In_ BOOLEAN WriteToDevice);
typedef MAP_TRANSFER *PMAP_TRANSFER;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef ULONG NTAPI GET_DMA_ALIGNMENT(_In_ PDMA_ADAPTER DmaAdapter);
typedef GET_DMA_ALIGNMENT *PGET_DMA_ALIGNMENT;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef ULONG NTAPI READ_DMA_COUNTER(_In_ PDMA_ADAPTER DmaAdapter);
typedef READ_DMA_COUNTER *PREAD_DMA_COUNTER;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI GET_SCATTER_GATHER_LIST(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PMDL Mdl, _In_ PVOID CurrentVa, _In_ ULONG Length,
    _In_ PDRIVER_LIST_CONTROL ExecutionRoutine, _In_ PVOID Context, _In_ BOOLEAN WriteToDevice);
typedef GET_SCATTER_GATHER_LIST *PGET_SCATTER_GATHER_LIST;
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI PUT_SCATTER_GATHER_LIST(_In_ PDMA_ADAPTER DmaAdapter, _In_ PSCATTER_GATHER_LIST ScatterGather, _In_ BOOLEAN WriteToDevice);
typedef PUT_SCATTER_GATHER_LIST *PPUT_SCATTER_GATHER_LIST;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI CALCULATE_SCATTER_GATHER_LIST_SIZE(
    _In_ PDMA_ADAPTER DmaAdapter, _In_opt_ PMDL Mdl, _In_ PVOID CurrentVa, _In_ ULONG Length, _Out_ PULONG ScatterGatherListSize, _Out_opt_ PULONG pNumberOfMapRegisters);
typedef CALCULATE_SCATTER_GATHER_LIST_SIZE *PCALCULATE_SCATTER_GATHER_LIST_SIZE;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI BUILD_SCATTER_GATHER_LIST(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PMDL Mdl, _In_ PVOID CurrentVa, _In_ ULONG Length,
    _In_ PDRIVER_LIST_CONTROL ExecutionRoutine, _In_ PVOID Context, _In_ BOOLEAN WriteToDevice, _In_ PVOID ScatterGatherBuffer, _In_ ULONG ScatterGatherLength);
typedef BUILD_SCATTER_GATHER_LIST *PBUILD_SCATTER_GATHER_LIST;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI BUILD_MDL_FROM_SCATTER_GATHER_LIST(_In_ PDMA_ADAPTER DmaAdapter, _In_ PSCATTER_GATHER_LIST ScatterGather, _In_ PMDL OriginalMdl, _Out_ PMDL *TargetMdl);
typedef BUILD_MDL_FROM_SCATTER_GATHER_LIST *PBUILD_MDL_FROM_SCATTER_GATHER_LIST;

// Version 3 of the interface.
#define DMA_ADAPTER_INFO_VERSION1 1
#define DMA_TRANSFER_INFO_VERSION1 1
#define DMA_TRANSFER_INFO_VERSION2 2
#define ADAPTER_INFO_SYNCHRONOUS_CALLBACK 0x0001
#define ADAPTER_INFO_API_BYPASS 0x0002
#define DMA_TRANSFER_CONTEXT_VERSION1 1
#ifdef _WIN64
#define DMA_TRANSFER_CONTEXT_SIZE_V1 128
#else
#define DMA_TRANSFER_CONTEXT_SIZE_V1 64
#endif
#define DMA_SYNCHRONOUS_CALLBACK 0x01
typedef enum { DmaComplete, DmaAborted, DmaError, DmaCancelled } DMA_COMPLETION_STATUS;
/// What an adapter can do.
typedef struct _DMA_ADAPTER_INFO_V1 {
    /// Not 0 if ReadDmaCounter works.
    ULONG ReadDmaCounterAvailable;
    /// Most elements of a list.
    ULONG ScatterGatherLimit;
    /// Bits of addresses that it drives.
    ULONG DmaAddressWidth;
    /// ADAPTER_INFO_ bits: synchronous callbacks, routines that may be bypassed.
    ULONG Flags;
    /// Bytes that the length of each element of a list must be a multiple of.
    ULONG MinimumTransferUnit;
} DMA_ADAPTER_INFO_V1, *PDMA_ADAPTER_INFO_V1;
/// What GetDmaAdapterInfo fills in.
typedef struct _DMA_ADAPTER_INFO {
    /// DMA_ADAPTER_INFO_VERSION1; set by the caller.
    ULONG Version;
    union {
        /// The content.
        DMA_ADAPTER_INFO_V1 V1;
    };
} DMA_ADAPTER_INFO, *PDMA_ADAPTER_INFO;
/// What a transfer needs.
typedef struct _DMA_TRANSFER_INFO_V1 {
    /// Map registers that are enough.
    ULONG MapRegisterCount;
    /// Elements that are enough.
    ULONG ScatterGatherElementCount;
    /// Bytes that are enough for the list.
    ULONG ScatterGatherListSize;
} DMA_TRANSFER_INFO_V1, *PDMA_TRANSFER_INFO_V1;
/// What a transfer needs, with its pages.
typedef struct _DMA_TRANSFER_INFO_V2 {
    /// Map registers that are enough.
    ULONG MapRegisterCount;
    /// Elements that are enough.
    ULONG ScatterGatherElementCount;
    /// Bytes that are enough for the list.
    ULONG ScatterGatherListSize;
    /// Pages that the device sees.
    ULONG LogicalPageCount;
} DMA_TRANSFER_INFO_V2, *PDMA_TRANSFER_INFO_V2;
/// A DMA adapter, by the name from before it had a table of functions.
typedef struct _DMA_ADAPTER *PADAPTER_OBJECT;
/// What GetDmaTransferInfo fills in.
typedef struct _DMA_TRANSFER_INFO {
    /// DMA_TRANSFER_INFO_VERSION1 or DMA_TRANSFER_INFO_VERSION2; set by the caller.
    ULONG Version;
    union {
        /// With DMA_TRANSFER_INFO_VERSION1.
        DMA_TRANSFER_INFO_V1 V1;
        /// With DMA_TRANSFER_INFO_VERSION2.
        DMA_TRANSFER_INFO_V2 V2;
    };
} DMA_TRANSFER_INFO, *PDMA_TRANSFER_INFO;
_Function_class_(DMA_COMPLETION_ROUTINE)
_IRQL_requires_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI DMA_COMPLETION_ROUTINE(_In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID CompletionContext, _In_ DMA_COMPLETION_STATUS Status);
typedef DMA_COMPLETION_ROUTINE *PDMA_COMPLETION_ROUTINE;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI GET_DMA_ADAPTER_INFO(_In_ PDMA_ADAPTER DmaAdapter, _Inout_ PDMA_ADAPTER_INFO AdapterInfo);
typedef GET_DMA_ADAPTER_INFO *PGET_DMA_ADAPTER_INFO;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI GET_DMA_TRANSFER_INFO(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PMDL Mdl, _In_ ULONGLONG Offset, _In_ ULONG Length, _In_ BOOLEAN WriteOnly, _Inout_ PDMA_TRANSFER_INFO TransferInfo);
typedef GET_DMA_TRANSFER_INFO *PGET_DMA_TRANSFER_INFO;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI INITIALIZE_DMA_TRANSFER_CONTEXT(_In_ PDMA_ADAPTER DmaAdapter, _Out_ PVOID DmaTransferContext);
typedef INITIALIZE_DMA_TRANSFER_CONTEXT *PINITIALIZE_DMA_TRANSFER_CONTEXT;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef PVOID NTAPI ALLOCATE_COMMON_BUFFER_EX(
    _In_ PDMA_ADAPTER DmaAdapter, _In_opt_ PPHYSICAL_ADDRESS MaximumAddress, _In_ ULONG Length, _Out_ PPHYSICAL_ADDRESS LogicalAddress,
    _In_ BOOLEAN CacheEnabled, _In_ NODE_REQUIREMENT PreferredNode);
typedef ALLOCATE_COMMON_BUFFER_EX *PALLOCATE_COMMON_BUFFER_EX;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI ALLOCATE_ADAPTER_CHANNEL_EX(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID DmaTransferContext, _In_ ULONG NumberOfMapRegisters, _In_ ULONG Flags,
    _In_opt_ PDRIVER_CONTROL ExecutionRoutine, _In_opt_ PVOID ExecutionContext, _Out_opt_ PVOID *MapRegisterBase);
typedef ALLOCATE_ADAPTER_CHANNEL_EX *PALLOCATE_ADAPTER_CHANNEL_EX;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI CONFIGURE_ADAPTER_CHANNEL(_In_ PDMA_ADAPTER DmaAdapter, _In_ ULONG FunctionNumber, _In_ PVOID Context);
typedef CONFIGURE_ADAPTER_CHANNEL *PCONFIGURE_ADAPTER_CHANNEL;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef BOOLEAN NTAPI CANCEL_ADAPTER_CHANNEL(_In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID DmaTransferContext);
typedef CANCEL_ADAPTER_CHANNEL *PCANCEL_ADAPTER_CHANNEL;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI MAP_TRANSFER_EX(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PMDL Mdl, _In_ PVOID MapRegisterBase, _In_ ULONGLONG Offset, _In_ ULONG DeviceOffset, _Inout_ PULONG Length,
    _In_ BOOLEAN WriteToDevice, _Out_writes_bytes_opt_(ScatterGatherBufferLength) PSCATTER_GATHER_LIST ScatterGatherBuffer, _In_ ULONG ScatterGatherBufferLength,
    _In_opt_ PDMA_COMPLETION_ROUTINE DmaCompletionRoutine, _In_opt_ PVOID CompletionContext);
typedef MAP_TRANSFER_EX *PMAP_TRANSFER_EX;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI GET_SCATTER_GATHER_LIST_EX(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID DmaTransferContext, _In_ PMDL Mdl, _In_ ULONGLONG Offset, _In_ ULONG Length,
    _In_ ULONG Flags, _In_opt_ PDRIVER_LIST_CONTROL ExecutionRoutine, _In_opt_ PVOID Context, _In_ BOOLEAN WriteToDevice,
    _In_opt_ PDMA_COMPLETION_ROUTINE DmaCompletionRoutine, _In_opt_ PVOID CompletionContext, _Out_opt_ PSCATTER_GATHER_LIST *ScatterGatherList);
typedef GET_SCATTER_GATHER_LIST_EX *PGET_SCATTER_GATHER_LIST_EX;
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI BUILD_SCATTER_GATHER_LIST_EX(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID DmaTransferContext, _In_ PMDL Mdl, _In_ ULONGLONG Offset, _In_ ULONG Length,
    _In_ ULONG Flags, _In_opt_ PDRIVER_LIST_CONTROL ExecutionRoutine, _In_opt_ PVOID Context, _In_ BOOLEAN WriteToDevice, _In_ PVOID ScatterGatherBuffer,
    _In_ ULONG ScatterGatherLength, _In_opt_ PDMA_COMPLETION_ROUTINE DmaCompletionRoutine, _In_opt_ PVOID CompletionContext, _Out_opt_ PVOID ScatterGatherList);
typedef BUILD_SCATTER_GATHER_LIST_EX *PBUILD_SCATTER_GATHER_LIST_EX;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI FLUSH_ADAPTER_BUFFERS_EX(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PMDL Mdl, _In_ PVOID MapRegisterBase, _In_ ULONGLONG Offset, _In_ ULONG Length, _In_ BOOLEAN WriteToDevice);
typedef FLUSH_ADAPTER_BUFFERS_EX *PFLUSH_ADAPTER_BUFFERS_EX;
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI FREE_ADAPTER_OBJECT(_In_ PDMA_ADAPTER DmaAdapter, _In_ IO_ALLOCATION_ACTION AllocationAction);
typedef FREE_ADAPTER_OBJECT *PFREE_ADAPTER_OBJECT;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS NTAPI CANCEL_MAPPED_TRANSFER(_In_ PDMA_ADAPTER DmaAdapter, _In_ PVOID DmaTransferContext);
typedef CANCEL_MAPPED_TRANSFER *PCANCEL_MAPPED_TRANSFER;
#include <wdm/dma_operations.h>
/// Routines of a DMA adapter.
typedef struct _DMA_OPERATIONS {
    /// Bytes of this structure; which routines there are.
    ULONG Size;
    /// Frees the adapter, when nothing of it is in use.
    PPUT_DMA_ADAPTER PutDmaAdapter;
    /// Makes memory that driver and device use at once.
    PALLOCATE_COMMON_BUFFER AllocateCommonBuffer;
    /// Frees that memory.
    PFREE_COMMON_BUFFER FreeCommonBuffer;
    /// Calls a routine once the adapter and its map registers are free; at DISPATCH_LEVEL.
    PALLOCATE_ADAPTER_CHANNEL AllocateAdapterChannel;
    /// Ends a transfer: what lies in caches and map registers reaches memory.
    PFLUSH_ADAPTER_BUFFERS FlushAdapterBuffers;
    /// Gives the system's controller to the next one; at DISPATCH_LEVEL.
    PFREE_ADAPTER_CHANNEL FreeAdapterChannel;
    /// Gives the map registers back; at DISPATCH_LEVEL.
    PFREE_MAP_REGISTERS FreeMapRegisters;
    /// Gives the next run of a buffer as the device sees it, and programs the system's controller.
    PMAP_TRANSFER MapTransfer;
    /// Multiple that buffers should begin at, in bytes.
    PGET_DMA_ALIGNMENT GetDmaAlignment;
    /// Bytes that the system's controller has still to move.
    PREAD_DMA_COUNTER ReadDmaCounter;
    /// Calls a routine with the list of a buffer; at DISPATCH_LEVEL.
    PGET_SCATTER_GATHER_LIST GetScatterGatherList;
    /// Ends the transfer and frees that list; at DISPATCH_LEVEL.
    PPUT_SCATTER_GATHER_LIST PutScatterGatherList;
    /// Bytes that a list in the driver's own memory needs.
    PCALCULATE_SCATTER_GATHER_LIST_SIZE CalculateScatterGatherList;
    /// As GetScatterGatherList, with the list in the driver's own memory.
    PBUILD_SCATTER_GATHER_LIST BuildScatterGatherList;
    /// Makes an MDL of a list.
    PBUILD_MDL_FROM_SCATTER_GATHER_LIST BuildMdlFromScatterGatherList;
    /// Tells what the adapter can do.
    PGET_DMA_ADAPTER_INFO GetDmaAdapterInfo;
    /// Tells what a transfer needs.
    PGET_DMA_TRANSFER_INFO GetDmaTransferInfo;
    /// Prepares a context that tells transfers apart and cancels them.
    PINITIALIZE_DMA_TRANSFER_CONTEXT InitializeDmaTransferContext;
    /// As AllocateCommonBuffer, below an address and on a node.
    PALLOCATE_COMMON_BUFFER_EX AllocateCommonBufferEx;
    /// As AllocateAdapterChannel, with a context and without waiting if asked.
    PALLOCATE_ADAPTER_CHANNEL_EX AllocateAdapterChannelEx;
    /// Sets what a system's controller has beyond the usual.
    PCONFIGURE_ADAPTER_CHANNEL ConfigureAdapterChannel;
    /// Takes back an allocation that has not been granted.
    PCANCEL_ADAPTER_CHANNEL CancelAdapterChannel;
    /// As MapTransfer, with a list and an offset in the buffer.
    PMAP_TRANSFER_EX MapTransferEx;
    /// As GetScatterGatherList, with a context and an offset in a chain of MDLs.
    PGET_SCATTER_GATHER_LIST_EX GetScatterGatherListEx;
    /// As BuildScatterGatherList, with a context and an offset in a chain of MDLs.
    PBUILD_SCATTER_GATHER_LIST_EX BuildScatterGatherListEx;
    /// As FlushAdapterBuffers, with an offset in the buffer.
    PFLUSH_ADAPTER_BUFFERS_EX FlushAdapterBuffersEx;
    /// Frees the adapter, the map registers or both, as the action says.
    PFREE_ADAPTER_OBJECT FreeAdapterObject;
    /// Stops a transfer of the system's controller.
    PCANCEL_MAPPED_TRANSFER CancelMappedTransfer;
    /// As AllocateCommonBufferEx, for all devices of a domain.
    PALLOCATE_DOMAIN_COMMON_BUFFER AllocateDomainCommonBuffer;
    /// Makes a buffer's contents the same for processor and device.
    PFLUSH_DMA_BUFFER FlushDmaBuffer;
    /// Puts the adapter into a domain, in which devices see the same addresses.
    PJOIN_DMA_DOMAIN JoinDmaDomain;
    /// Takes it out again.
    PLEAVE_DMA_DOMAIN LeaveDmaDomain;
    /// Gives the domain that the adapter is in.
    PGET_DMA_DOMAIN GetDmaDomain;
    /// As AllocateCommonBufferEx, between two addresses.
    PALLOCATE_COMMON_BUFFER_WITH_BOUNDS AllocateCommonBufferWithBounds;
    /// Allocates some common buffers of the same size.
    PALLOCATE_COMMON_BUFFER_VECTOR AllocateCommonBufferVector;
    /// Gives the addresses of one of them.
    PGET_COMMON_BUFFER_FROM_VECTOR_BY_INDEX GetCommonBufferFromVectorByIndex;
    /// Frees one of them.
    PFREE_COMMON_BUFFER_FROM_VECTOR FreeCommonBufferFromVector;
    /// Frees them all.
    PFREE_COMMON_BUFFER_VECTOR FreeCommonBufferVector;
    /// Makes a common buffer of the pages of an MDL.
    PCREATE_COMMON_BUFFER_FROM_MDL CreateCommonBufferFromMdl;
} DMA_OPERATIONS, *PDMA_OPERATIONS;
/// Gives the adapter object through which a device does DMA.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI PDMA_ADAPTER NTAPI IoGetDmaAdapter(_In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ PDEVICE_DESCRIPTION DeviceDescription, _Out_ PULONG NumberOfMapRegisters);
/// Allocates memory that the processor and the device see at once; the adapter's AllocateCommonBuffer.
FORCEINLINE PVOID HalAllocateCommonBuffer(_In_ PDMA_ADAPTER DmaAdapter, _In_ ULONG Length, _Out_ PPHYSICAL_ADDRESS LogicalAddress, _In_ BOOLEAN CacheEnabled)
{
    return DmaAdapter->DmaOperations->AllocateCommonBuffer(DmaAdapter, Length, LogicalAddress, CacheEnabled);
}
/// Frees it; the adapter's FreeCommonBuffer.
FORCEINLINE VOID HalFreeCommonBuffer(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ ULONG Length, _In_ PHYSICAL_ADDRESS LogicalAddress, _In_ PVOID VirtualAddress, _In_ BOOLEAN CacheEnabled)
{
    DmaAdapter->DmaOperations->FreeCommonBuffer(DmaAdapter, Length, LogicalAddress, VirtualAddress, CacheEnabled);
}
/// Allocates a system DMA channel or map registers and calls a routine; the adapter's AllocateAdapterChannel.
FORCEINLINE NTSTATUS IoAllocateAdapterChannel(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG NumberOfMapRegisters, _In_ PDRIVER_CONTROL ExecutionRoutine, _In_ PVOID Context)
{
    return DmaAdapter->DmaOperations->AllocateAdapterChannel(DmaAdapter, DeviceObject, NumberOfMapRegisters, ExecutionRoutine, Context);
}
/// Ends a transfer: what is left in the adapter goes to memory; the adapter's FlushAdapterBuffers.
FORCEINLINE BOOLEAN IoFlushAdapterBuffers(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PMDL Mdl, _In_ PVOID MapRegisterBase, _In_ PVOID CurrentVa, _In_ ULONG Length, _In_ BOOLEAN WriteToDevice)
{
    return DmaAdapter->DmaOperations->FlushAdapterBuffers(DmaAdapter, Mdl, MapRegisterBase, CurrentVa, Length, WriteToDevice);
}
/// Gives the system's channel back; the adapter's FreeAdapterChannel.
FORCEINLINE VOID IoFreeAdapterChannel(_In_ PDMA_ADAPTER DmaAdapter)
{
    DmaAdapter->DmaOperations->FreeAdapterChannel(DmaAdapter);
}
/// Gives map registers back; the adapter's FreeMapRegisters.
FORCEINLINE VOID IoFreeMapRegisters(_In_ PDMA_ADAPTER DmaAdapter, _In_ PVOID MapRegisterBase, _In_ ULONG NumberOfMapRegisters)
{
    DmaAdapter->DmaOperations->FreeMapRegisters(DmaAdapter, MapRegisterBase, NumberOfMapRegisters);
}
/// Begins a transfer and says at which logical address the device finds the buffer; the adapter's MapTransfer.
FORCEINLINE PHYSICAL_ADDRESS IoMapTransfer(
    _In_ PDMA_ADAPTER DmaAdapter, _In_ PMDL Mdl, _In_ PVOID MapRegisterBase, _In_ PVOID CurrentVa, _Inout_ PULONG Length, _In_ BOOLEAN WriteToDevice)
{
    return DmaAdapter->DmaOperations->MapTransfer(DmaAdapter, Mdl, MapRegisterBase, CurrentVa, Length, WriteToDevice);
}
/// Boundary on which a buffer has to lie for DMA; the adapter's GetDmaAlignment.
FORCEINLINE ULONG HalGetDmaAlignment(_In_ PDMA_ADAPTER DmaAdapter)
{
    return DmaAdapter->DmaOperations->GetDmaAlignment(DmaAdapter);
}
/// Bytes that the system's controller still has to move; the adapter's ReadDmaCounter.
FORCEINLINE ULONG HalReadDmaCounter(_In_ PDMA_ADAPTER DmaAdapter)
{
    return DmaAdapter->DmaOperations->ReadDmaCounter(DmaAdapter);
}

// ---- bus interface --------------------------------------------------------------------------------------------------
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef BOOLEAN NTAPI TRANSLATE_BUS_ADDRESS(_Inout_opt_ PVOID Context, _In_ PHYSICAL_ADDRESS BusAddress, _In_ ULONG Length, _Out_ PULONG AddressSpace, _Out_ PPHYSICAL_ADDRESS TranslatedAddress);
typedef TRANSLATE_BUS_ADDRESS *PTRANSLATE_BUS_ADDRESS;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef PDMA_ADAPTER NTAPI GET_DMA_ADAPTER(_Inout_opt_ PVOID Context, _In_ PDEVICE_DESCRIPTION DeviceDescriptor, _Out_ PULONG NumberOfMapRegisters);
typedef GET_DMA_ADAPTER *PGET_DMA_ADAPTER;
typedef ULONG NTAPI GET_SET_DEVICE_DATA(_Inout_opt_ PVOID Context, _In_ ULONG DataType, _Inout_updates_bytes_(Length) PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
typedef GET_SET_DEVICE_DATA *PGET_SET_DEVICE_DATA;
/// What the drivers of a stack can ask of the bus at any IRQL (GUID_BUS_INTERFACE_STANDARD).
typedef struct _BUS_INTERFACE_STANDARD {
    /// Bytes of this structure.
    USHORT Size;
    /// 1.
    USHORT Version;
    /// Argument for every routine.
    PVOID Context;
    /// Called by whoever keeps a copy.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Gives a bus address as the processor sees it.
    PTRANSLATE_BUS_ADDRESS TranslateBusAddress;
    /// Gives an adapter; use IoGetDmaAdapter.
    PGET_DMA_ADAPTER GetDmaAdapter;
    /// Writes configuration space of the device; returns the bytes written.
    PGET_SET_DEVICE_DATA SetBusData;
    /// Reads configuration space of the device; returns the bytes read.
    PGET_SET_DEVICE_DATA GetBusData;
} BUS_INTERFACE_STANDARD, *PBUS_INTERFACE_STANDARD;
#define PCI_WHICHSPACE_CONFIG 0x0
#define PCI_WHICHSPACE_ROM 0x52696350
