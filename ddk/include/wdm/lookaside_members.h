// What GENERAL_LOOKASIDE and GENERAL_LOOKASIDE_POOL hold: included into both.
union {
    /// Free blocks that are kept.
    SLIST_HEADER ListHead;
    /// Free blocks that are kept, where access is not concurrent.
    SINGLE_LIST_ENTRY SingleListHead;
};
/// How many blocks are kept at most at the moment; the system adjusts it.
USHORT Depth;
/// How far Depth may grow.
USHORT MaximumDepth;
/// How often a block was asked for.
ULONG TotalAllocates;
union {
    /// How often none was there and pool was allocated.
    ULONG AllocateMisses;
    /// How often one was there; for lists of the processor.
    ULONG AllocateHits;
};
/// How often a block was given back.
ULONG TotalFrees;
union {
    /// How often it was not kept but freed.
    ULONG FreeMisses;
    /// How often it was kept; for lists of the processor.
    ULONG FreeHits;
};
/// Pool that the blocks come from.
POOL_TYPE Type;
/// Pool tag of the blocks.
ULONG Tag;
/// Bytes of a block.
ULONG Size;
union {
    /// Makes a block, if the driver wants to itself (ExInitializeLookasideListEx).
    PALLOCATE_FUNCTION_EX AllocateEx;
    /// Makes a block, of the older lists.
    PALLOCATE_FUNCTION Allocate;
};
union {
    /// Frees a block, if the driver wants to itself (ExInitializeLookasideListEx).
    PFREE_FUNCTION_EX FreeEx;
    /// Frees a block, of the older lists.
    PFREE_FUNCTION Free;
};
/// Links all lists of the system, so memory must not go before the list is deleted.
LIST_ENTRY ListEntry;
/// TotalAllocates when Depth was last adjusted.
ULONG LastTotalAllocates;
union {
    /// AllocateMisses when Depth was last adjusted.
    ULONG LastAllocateMisses;
    /// AllocateHits when Depth was last adjusted.
    ULONG LastAllocateHits;
};
/// Reserved.
ULONG Future[2];
