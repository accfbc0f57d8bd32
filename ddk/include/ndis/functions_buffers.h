// NDIS: routines for network buffers and their memory.
#pragma once

VOID NdisAdjustNetBufferCurrentMdl(_In_ NET_BUFFER *NetBuffer);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisAdvanceNetBufferDataStart(
    _In_ NET_BUFFER *NetBuffer, _In_ ULONG DataOffsetDelta, _In_ BOOLEAN FreeMdl, _In_opt_ NET_BUFFER_FREE_MDL *FreeMdlHandler);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisAdvanceNetBufferListDataStart(
    _In_ NET_BUFFER_LIST *NetBufferList, _In_ ULONG DataOffsetDelta, _In_ BOOLEAN FreeMdl, NET_BUFFER_FREE_MDL *FreeMdlMdlHandler);
_IRQL_requires_max_(DISPATCH_LEVEL)
NET_BUFFER_LIST *NdisAllocateCloneNetBufferList(
    _In_ NET_BUFFER_LIST *OriginalNetBufferList, _In_opt_ NDIS_HANDLE NetBufferListPoolHandle, _In_opt_ NDIS_HANDLE NetBufferPoolHandle,
    _In_ ULONG AllocateCloneFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
NET_BUFFER_LIST *NdisAllocateFragmentNetBufferList(
    _In_ NET_BUFFER_LIST *OriginalNetBufferList, NDIS_HANDLE NetBufferListPool, NDIS_HANDLE NetBufferPool, _In_ ULONG StartOffset,
    _In_ ULONG MaximumLength, _In_ ULONG DataOffsetDelta, _In_ ULONG DataBackFill, _In_ ULONG AllocateFragmentFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
NET_BUFFER *NdisAllocateNetBuffer(
    _In_ NDIS_HANDLE PoolHandle, _In_opt_ __drv_aliasesMem MDL *MdlChain, _In_ ULONG DataOffset, _In_ SIZE_T DataLength);
_IRQL_requires_max_(DISPATCH_LEVEL)
NET_BUFFER_LIST *NdisAllocateNetBufferAndNetBufferList(
    _In_ NDIS_HANDLE PoolHandle, _In_ USHORT ContextSize, _In_ USHORT ContextBackFill, _In_opt_ __drv_aliasesMem MDL *MdlChain,
    _In_ ULONG DataOffset, _In_ SIZE_T DataLength);
_IRQL_requires_max_(DISPATCH_LEVEL)
NET_BUFFER_LIST *NdisAllocateNetBufferList(_In_ NDIS_HANDLE PoolHandle, _In_ USHORT ContextSize, _In_ USHORT ContextBackFill);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisAllocateNetBufferListContext(
    _In_ NET_BUFFER_LIST *NetBufferList, _In_ USHORT ContextSize, _In_ USHORT ContextBackFill, _In_ ULONG PoolTag);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_HANDLE NdisAllocateNetBufferListPool(_In_opt_ NDIS_HANDLE NdisHandle, _In_ NET_BUFFER_LIST_POOL_PARAMETERS const *Parameters);
_IRQL_requires_max_(DISPATCH_LEVEL)
NET_BUFFER *NdisAllocateNetBufferMdlAndData(_In_ NDIS_HANDLE PoolHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
NET_BUFFER_LIST *NdisAllocateReassembledNetBufferList(
    NET_BUFFER_LIST *FragmentNetBufferList, _In_opt_ NDIS_HANDLE NetBufferAndNetBufferListPoolHandle, _In_ ULONG StartOffset,
    _In_ ULONG DataOffsetDelta, _In_ ULONG DataBackFill, _In_ ULONG AllocateReassembleFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisCopyFromNetBufferToNetBuffer(
    _In_ NET_BUFFER *Destination, _In_ ULONG DestinationOffset, _In_ ULONG BytesToCopy, _In_ NET_BUFFER const *Source,
    _In_ ULONG SourceOffset, _Out_ ULONG *BytesCopied);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisCopyReceiveNetBufferListInfo(_In_ NET_BUFFER_LIST *DestNetBufferList, _In_ NET_BUFFER_LIST const *SrcNetBufferList);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisCopySendNetBufferListInfo(_In_ NET_BUFFER_LIST *DestNetBufferList, _In_ NET_BUFFER_LIST const *SrcNetBufferList);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeCloneNetBufferList(_In_ NET_BUFFER_LIST *CloneNetBufferList, _In_ ULONG FreeCloneFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeFragmentNetBufferList(_In_ NET_BUFFER_LIST *FragmentNetBufferList, _In_ ULONG DataOffsetDelta, _In_ ULONG FreeFragmentFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeNetBuffer(_In_ NET_BUFFER *NetBuffer);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeNetBufferList(_In_ NET_BUFFER_LIST *NetBufferList);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeNetBufferListContext(_In_ NET_BUFFER_LIST *NetBufferList, _In_ USHORT ContextSize);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeNetBufferListPool(_In_ NDIS_HANDLE PoolHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeNetBufferPool(_In_ NDIS_HANDLE PoolHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeReassembledNetBufferList(
    _In_ NET_BUFFER_LIST *ReassembledNetBufferList, _In_ ULONG DataOffsetDelta, _In_ ULONG FreeReassembleFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID NdisGetDataBuffer(
    _In_ NET_BUFFER *NetBuffer, _In_ ULONG BytesNeeded, _In_opt_ PVOID Storage, _In_ ULONG AlignMultiple, _In_ ULONG AlignOffset);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NdisQueryNetBufferPhysicalCount(_In_ NET_BUFFER *NetBuffer);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisRetreatNetBufferDataStart(
    _In_ NET_BUFFER *NetBuffer, _In_ ULONG DataOffsetDelta, _In_ ULONG DataBackFill, _In_opt_ NET_BUFFER_ALLOCATE_MDL *AllocateMdlHandler);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisRetreatNetBufferListDataStart(
    _In_ NET_BUFFER_LIST *NetBufferList, _In_ ULONG DataOffsetDelta, _In_ ULONG DataBackFill,
    _In_opt_ NET_BUFFER_ALLOCATE_MDL *AllocateMdlHandler, _In_opt_ NET_BUFFER_FREE_MDL *FreeMdlHandler);
_IRQL_requires_max_(DISPATCH_LEVEL)
MDL *NdisAllocateMdl(_In_ NDIS_HANDLE NdisHandle, _In_ PVOID VirtualAddress, _In_ ULONG Length);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeMdl(_In_ MDL *Mdl);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisAllocateSharedMemory(
    _In_ NDIS_HANDLE NdisHandle, _In_ PNDIS_SHARED_MEMORY_PARAMETERS SharedMemoryParameters, _Inout_ PNDIS_HANDLE pAllocationHandle);
_IRQL_requires_(DISPATCH_LEVEL)
NDIS_STATUS NdisBuildScatterGatherList(_In_ NDIS_HANDLE NdisHandle, _In_ PNDIS_SCATTER_GATHER_LIST_PARAMETERS SGListParameters);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisCancelSendNetBufferLists(_In_ NDIS_HANDLE NdisBindingHandle, _In_ PVOID CancelId);
_IRQL_requires_(DISPATCH_LEVEL)
VOID NdisFreeScatterGatherList(_In_ NDIS_HANDLE NdisHandle, _In_ PSCATTER_GATHER_LIST ScatterGatherListBuffer, _In_ BOOLEAN WriteToDevice);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisFreeSharedMemory(_In_ NDIS_HANDLE NdisHandle, _In_ NDIS_HANDLE AllocationHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisReturnNetBufferLists(_In_ NDIS_HANDLE NdisBindingHandle, _In_ PNET_BUFFER_LIST NetBufferLists, _In_ ULONG ReturnFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisSendNetBufferLists(
    _In_ NDIS_HANDLE NdisBindingHandle, _In_ __drv_aliasesMem PNET_BUFFER_LIST NetBufferLists, _In_ NDIS_PORT_NUMBER PortNumber,
    _In_ ULONG SendFlags);
