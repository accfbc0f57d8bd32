// ndis/ndl/nblqueue.h: queues of lists of network buffers, chained through their Next.
#pragma once

#include <ndis.h>

#ifdef __cplusplus
extern "C" {
#endif
/// A queue. Empty, its Last leads to First.
typedef struct NBL_QUEUE {
    NET_BUFFER_LIST *First;
    NET_BUFFER_LIST **Last;
} NBL_QUEUE;
/// A queue that knows how many lists it holds.
typedef struct NBL_COUNTED_QUEUE {
    NBL_QUEUE Queue;
    SIZE_T NblCount;
} NBL_COUNTED_QUEUE;
#define NDIS_ASSERT_VALID_NBL_QUEUE(Queue) ASSERT((Queue)->Last != NULL && *(Queue)->Last == NULL)
#define NDIS_ASSERT_VALID_NBL_COUNTED_QUEUE(Counted) NDIS_ASSERT_VALID_NBL_QUEUE(&(Counted)->Queue)

/// The last list of a chain.
FORCEINLINE NET_BUFFER_LIST *NdisLastNblInNblChain(_In_ NET_BUFFER_LIST *NblChain) {
    while (NblChain->Next != NULL) NblChain = NblChain->Next;
    return NblChain;
}
/// How many lists a chain has.
FORCEINLINE SIZE_T NdisNumNblsInNblChain(_In_opt_ NET_BUFFER_LIST const *NblChain) {
    SIZE_T Count = 0;
    for (; NblChain != NULL; NblChain = NblChain->Next) Count++;
    return Count;
}
/// Makes a queue empty.
FORCEINLINE VOID NdisInitializeNblQueue(_Out_ NBL_QUEUE *Queue) {
    Queue->First = NULL;
    Queue->Last = &Queue->First;
}
FORCEINLINE BOOLEAN NdisIsNblQueueEmpty(_In_ NBL_QUEUE const *Queue) {
    return (BOOLEAN)(Queue->First == NULL);
}
/// The chain that a queue holds, which stays in it.
FORCEINLINE NET_BUFFER_LIST *NdisGetNblChainFromNblQueue(_In_ NBL_QUEUE const *Queue) {
    return Queue->First;
}
/// Puts a chain behind the others; its last list is known.
FORCEINLINE VOID NdisAppendNblChainToNblQueueFast(
    _Inout_ NBL_QUEUE *Queue, _In_ NET_BUFFER_LIST *NblChainFirst, _In_ NET_BUFFER_LIST *NblChainLast) {
    *Queue->Last = NblChainFirst;
    Queue->Last = &NblChainLast->Next;
}
/// Puts a chain behind the others.
FORCEINLINE VOID NdisAppendNblChainToNblQueue(_Inout_ NBL_QUEUE *Queue, _In_ NET_BUFFER_LIST *NblChain) {
    NdisAppendNblChainToNblQueueFast(Queue, NblChain, NdisLastNblInNblChain(NblChain));
}
/// Puts one list, which is in no chain, behind the others.
FORCEINLINE VOID NdisAppendSingleNblToNblQueue(_Inout_ NBL_QUEUE *Queue, _In_ NET_BUFFER_LIST *Nbl) {
    NdisAppendNblChainToNblQueueFast(Queue, Nbl, Nbl);
}
/// Moves all of a queue, which is not empty, behind another.
FORCEINLINE VOID NdisAppendNblQueueToNblQueueFast(_Inout_ NBL_QUEUE *Destination, _Inout_ NBL_QUEUE *Source) {
    if (Source->First == NULL) return;
    *Destination->Last = Source->First;
    Destination->Last = Source->Last;
    NdisInitializeNblQueue(Source);
}
/// Takes the first list out.
FORCEINLINE NET_BUFFER_LIST *NdisPopFirstNblFromNblQueue(_Inout_ NBL_QUEUE *Queue) {
    NET_BUFFER_LIST *Nbl = Queue->First;
    Queue->First = Nbl->Next;
    if (Queue->First == NULL) Queue->Last = &Queue->First;
    Nbl->Next = NULL;
    return Nbl;
}
/// Takes the whole chain out.
FORCEINLINE NET_BUFFER_LIST *NdisPopAllFromNblQueue(_Inout_ NBL_QUEUE *Queue) {
    NET_BUFFER_LIST *NblChain = Queue->First;
    NdisInitializeNblQueue(Queue);
    return NblChain;
}
/// Makes a counted queue empty.
FORCEINLINE VOID NdisInitializeNblCountedQueue(_Out_ NBL_COUNTED_QUEUE *Counted) {
    NdisInitializeNblQueue(&Counted->Queue);
    Counted->NblCount = 0;
}
FORCEINLINE BOOLEAN NdisIsNblCountedQueueEmpty(_In_ NBL_COUNTED_QUEUE const *Counted) {
    return NdisIsNblQueueEmpty(&Counted->Queue);
}
/// The chain that a counted queue holds, which stays in it.
FORCEINLINE NET_BUFFER_LIST *NdisGetNblChainFromNblCountedQueue(_In_ NBL_COUNTED_QUEUE const *Counted) {
    return Counted->Queue.First;
}
/// Puts a chain, whose last list and length are known, behind the others.
FORCEINLINE VOID NdisAppendNblChainToNblCountedQueueFast(
    _Inout_ NBL_COUNTED_QUEUE *Counted, _In_ NET_BUFFER_LIST *NblChainFirst, _In_ NET_BUFFER_LIST *NblChainLast, _In_ SIZE_T NblCount) {
    NdisAppendNblChainToNblQueueFast(&Counted->Queue, NblChainFirst, NblChainLast);
    Counted->NblCount += NblCount;
}
/// Puts a chain behind the others.
FORCEINLINE VOID NdisAppendNblChainToNblCountedQueue(_Inout_ NBL_COUNTED_QUEUE *Counted, _In_ NET_BUFFER_LIST *NblChain) {
    NdisAppendNblChainToNblCountedQueueFast(Counted, NblChain, NdisLastNblInNblChain(NblChain), NdisNumNblsInNblChain(NblChain));
}
/// Puts one list, which is in no chain, behind the others.
FORCEINLINE VOID NdisAppendSingleNblToNblCountedQueue(_Inout_ NBL_COUNTED_QUEUE *Counted, _In_ NET_BUFFER_LIST *Nbl) {
    NdisAppendNblChainToNblCountedQueueFast(Counted, Nbl, Nbl, 1);
}
/// Takes the whole chain out.
FORCEINLINE NET_BUFFER_LIST *NdisPopAllFromNblCountedQueue(_Inout_ NBL_COUNTED_QUEUE *Counted) {
    Counted->NblCount = 0;
    return NdisPopAllFromNblQueue(&Counted->Queue);
}
#ifdef __cplusplus
}
#endif
