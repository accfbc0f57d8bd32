// Rtl: splay trees, generic tables and AVL tables.
#pragma once

struct _RTL_GENERIC_TABLE;
struct _RTL_AVL_TABLE;

// ---- splay trees ----------------------------------------------------------------------------------------------------
/// Sets up a node that is a tree of its own.
#define RtlInitializeSplayLinks(Links) \
    { \
        PRTL_SPLAY_LINKS RtlLinks_ = (PRTL_SPLAY_LINKS)(Links); \
        RtlLinks_->Parent = RtlLinks_; \
        RtlLinks_->LeftChild = NULL; \
        RtlLinks_->RightChild = NULL; \
    }
/// Returns the parent of a node; the root is its own.
#define RtlParent(Links) ((PRTL_SPLAY_LINKS)(Links)->Parent)
/// Returns the left child of a node.
#define RtlLeftChild(Links) ((PRTL_SPLAY_LINKS)(Links)->LeftChild)
/// Returns the right child of a node.
#define RtlRightChild(Links) ((PRTL_SPLAY_LINKS)(Links)->RightChild)
/// Says whether a node is the root.
#define RtlIsRoot(Links) (RtlParent(Links) == (PRTL_SPLAY_LINKS)(Links))
/// Says whether a node is its parent's left child.
#define RtlIsLeftChild(Links) (RtlLeftChild(RtlParent(Links)) == (PRTL_SPLAY_LINKS)(Links))
/// Says whether a node is its parent's right child.
#define RtlIsRightChild(Links) (RtlRightChild(RtlParent(Links)) == (PRTL_SPLAY_LINKS)(Links))
/// Makes a node the left child of another.
#define RtlInsertAsLeftChild(ParentLinks, ChildLinks) \
    { \
        PRTL_SPLAY_LINKS RtlParent_ = (PRTL_SPLAY_LINKS)(ParentLinks); \
        PRTL_SPLAY_LINKS RtlChild_ = (PRTL_SPLAY_LINKS)(ChildLinks); \
        RtlParent_->LeftChild = RtlChild_; \
        RtlChild_->Parent = RtlParent_; \
    }
/// Makes a node the right child of another.
#define RtlInsertAsRightChild(ParentLinks, ChildLinks) \
    { \
        PRTL_SPLAY_LINKS RtlParent_ = (PRTL_SPLAY_LINKS)(ParentLinks); \
        PRTL_SPLAY_LINKS RtlChild_ = (PRTL_SPLAY_LINKS)(ChildLinks); \
        RtlParent_->RightChild = RtlChild_; \
        RtlChild_->Parent = RtlParent_; \
    }
/// Takes a node out of a splay tree and rebalances it; returns the new root.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI PRTL_SPLAY_LINKS NTAPI RtlDelete(_In_ PRTL_SPLAY_LINKS Links);
/// How two elements compare.
typedef enum _RTL_GENERIC_COMPARE_RESULTS { GenericLessThan, GenericGreaterThan, GenericEqual } RTL_GENERIC_COMPARE_RESULTS;
/// Compares two elements of a generic table.
_Function_class_(RTL_GENERIC_COMPARE_ROUTINE)
_IRQL_requires_same_
typedef RTL_GENERIC_COMPARE_RESULTS NTAPI RTL_GENERIC_COMPARE_ROUTINE(_In_ struct _RTL_GENERIC_TABLE *Table, _In_ PVOID FirstStruct, _In_ PVOID SecondStruct);
typedef RTL_GENERIC_COMPARE_ROUTINE *PRTL_GENERIC_COMPARE_ROUTINE;
/// Allocates an element of a generic table.
_Function_class_(RTL_GENERIC_ALLOCATE_ROUTINE)
_IRQL_requires_same_
__drv_allocatesMem(Mem)
typedef PVOID NTAPI RTL_GENERIC_ALLOCATE_ROUTINE(_In_ struct _RTL_GENERIC_TABLE *Table, _In_ CLONG ByteSize);
typedef RTL_GENERIC_ALLOCATE_ROUTINE *PRTL_GENERIC_ALLOCATE_ROUTINE;
/// Frees an element of a generic table.
_Function_class_(RTL_GENERIC_FREE_ROUTINE)
_IRQL_requires_same_
typedef VOID NTAPI RTL_GENERIC_FREE_ROUTINE(_In_ struct _RTL_GENERIC_TABLE *Table, _In_ __drv_freesMem(Mem) _Post_invalid_ PVOID Buffer);
typedef RTL_GENERIC_FREE_ROUTINE *PRTL_GENERIC_FREE_ROUTINE;
/// A sorted table over a splay tree.
typedef struct _RTL_GENERIC_TABLE {
    /// Root of the tree.
    PRTL_SPLAY_LINKS TableRoot;
    /// Elements in the order they were inserted in.
    LIST_ENTRY InsertOrderList;
    /// Last element asked for by number.
    PLIST_ENTRY OrderedPointer;
    /// Its number.
    ULONG WhichOrderedElement;
    /// How many were inserted and not deleted.
    ULONG NumberGenericTableElements;
    /// Compares elements.
    PRTL_GENERIC_COMPARE_ROUTINE CompareRoutine;
    /// Allocates elements.
    PRTL_GENERIC_ALLOCATE_ROUTINE AllocateRoutine;
    /// Frees elements.
    PRTL_GENERIC_FREE_ROUTINE FreeRoutine;
    /// The caller's.
    PVOID TableContext;
} RTL_GENERIC_TABLE, *PRTL_GENERIC_TABLE;
/// Takes an element out of a generic table and frees it; FALSE if it was not there.
NTSYSAPI BOOLEAN NTAPI RtlDeleteElementGenericTable(_In_ PRTL_GENERIC_TABLE Table, _In_ PVOID Buffer);
/// Node of an AVL tree.
typedef struct _RTL_BALANCED_LINKS {
    /// Node above; the root's is the table's own node.
    struct _RTL_BALANCED_LINKS *Parent;
    /// Root of what is lower; NULL if nothing is.
    struct _RTL_BALANCED_LINKS *LeftChild;
    /// Root of what is higher; NULL if nothing is.
    struct _RTL_BALANCED_LINKS *RightChild;
    /// Height of the right subtree less that of the left.
    CHAR Balance;
    /// Reserved.
    UCHAR Reserved[3];
} RTL_BALANCED_LINKS, *PRTL_BALANCED_LINKS;
/// Compares two elements of an AVL table.
_Function_class_(RTL_AVL_COMPARE_ROUTINE)
_IRQL_requires_same_
typedef RTL_GENERIC_COMPARE_RESULTS NTAPI RTL_AVL_COMPARE_ROUTINE(_In_ struct _RTL_AVL_TABLE *Table, _In_ PVOID FirstStruct, _In_ PVOID SecondStruct);
typedef RTL_AVL_COMPARE_ROUTINE *PRTL_AVL_COMPARE_ROUTINE;
/// Allocates an element of an AVL table.
_Function_class_(RTL_AVL_ALLOCATE_ROUTINE)
_IRQL_requires_same_
__drv_allocatesMem(Mem)
typedef PVOID NTAPI RTL_AVL_ALLOCATE_ROUTINE(_In_ struct _RTL_AVL_TABLE *Table, _In_ CLONG ByteSize);
typedef RTL_AVL_ALLOCATE_ROUTINE *PRTL_AVL_ALLOCATE_ROUTINE;
/// Frees an element of an AVL table.
_Function_class_(RTL_AVL_FREE_ROUTINE)
_IRQL_requires_same_
typedef VOID NTAPI RTL_AVL_FREE_ROUTINE(_In_ struct _RTL_AVL_TABLE *Table, _In_ __drv_freesMem(Mem) _Post_invalid_ PVOID Buffer);
typedef RTL_AVL_FREE_ROUTINE *PRTL_AVL_FREE_ROUTINE;
/// A sorted table over an AVL tree.
typedef struct _RTL_AVL_TABLE {
    /// Node above the root.
    RTL_BALANCED_LINKS BalancedRoot;
    /// Last element asked for by number.
    PVOID OrderedPointer;
    /// Its number.
    ULONG WhichOrderedElement;
    /// How many were inserted and not deleted.
    ULONG NumberGenericTableElements;
    /// Height of the tree.
    ULONG DepthOfTree;
    /// Where an enumeration goes on.
    PRTL_BALANCED_LINKS RestartKey;
    /// Deletions so far.
    ULONG DeleteCount;
    /// Compares elements.
    PRTL_AVL_COMPARE_ROUTINE CompareRoutine;
    /// Allocates elements.
    PRTL_AVL_ALLOCATE_ROUTINE AllocateRoutine;
    /// Frees elements.
    PRTL_AVL_FREE_ROUTINE FreeRoutine;
    /// The caller's.
    PVOID TableContext;
} RTL_AVL_TABLE, *PRTL_AVL_TABLE;
/// Takes an element out of an AVL table and frees it; FALSE if it was not there.
NTSYSAPI BOOLEAN NTAPI RtlDeleteElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table, _In_ PVOID Buffer);
/// Takes a node out of a splay tree without rebalancing it.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI VOID NTAPI RtlDeleteNoSplay(_In_ PRTL_SPLAY_LINKS Links, _Inout_ PRTL_SPLAY_LINKS *Root);
/// Returns the elements of a generic table in order, splaying it.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI PVOID NTAPI RtlEnumerateGenericTable(_In_ PRTL_GENERIC_TABLE Table, _In_ BOOLEAN Restart);
/// Returns the elements of an AVL table in order.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI PVOID NTAPI RtlEnumerateGenericTableAvl(_In_ PRTL_AVL_TABLE Table, _In_ BOOLEAN Restart);
/// Says whether an element of an AVL table is wanted.
_Function_class_(RTL_AVL_MATCH_FUNCTION)
_IRQL_requires_same_
typedef NTSTATUS NTAPI RTL_AVL_MATCH_FUNCTION(_In_ struct _RTL_AVL_TABLE *Table, _In_ PVOID UserData, _In_ PVOID MatchData);
typedef RTL_AVL_MATCH_FUNCTION *PRTL_AVL_MATCH_FUNCTION;
/// Returns the matching elements of an AVL table in order, from a place to go on from.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI PVOID NTAPI RtlEnumerateGenericTableLikeADirectory(
    _In_ PRTL_AVL_TABLE Table, _In_opt_ PRTL_AVL_MATCH_FUNCTION MatchFunction, _In_opt_ PVOID MatchData, _In_ ULONG NextFlag,
    _Inout_ PVOID *RestartKey, _Inout_ PULONG DeleteCount, _In_ PVOID Buffer);
/// Returns the elements of a generic table in order, leaving it as it is.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI PVOID NTAPI RtlEnumerateGenericTableWithoutSplaying(_In_ PRTL_GENERIC_TABLE Table, _Inout_ PVOID *RestartKey);
/// Returns the elements of an AVL table in order, from a key of the caller's.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI PVOID NTAPI RtlEnumerateGenericTableWithoutSplayingAvl(_In_ PRTL_AVL_TABLE Table, _Inout_ PVOID *RestartKey);
/// Returns the element of a number of a generic table.
_IRQL_requires_max_(HIGH_LEVEL)
_Must_inspect_result_
NTSYSAPI PVOID NTAPI RtlGetElementGenericTable(_In_ PRTL_GENERIC_TABLE Table, _In_ ULONG I);
/// Returns the element of a number of an AVL table.
_IRQL_requires_max_(HIGH_LEVEL)
_Must_inspect_result_
NTSYSAPI PVOID NTAPI RtlGetElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table, _In_ ULONG I);
/// Sets up a generic table with the caller's routines.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI VOID NTAPI RtlInitializeGenericTable(
    _Out_ PRTL_GENERIC_TABLE Table, _In_ PRTL_GENERIC_COMPARE_ROUTINE CompareRoutine, _In_ PRTL_GENERIC_ALLOCATE_ROUTINE AllocateRoutine,
    _In_ PRTL_GENERIC_FREE_ROUTINE FreeRoutine, _In_opt_ PVOID TableContext);
/// Sets up an AVL table with the caller's routines.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI VOID NTAPI RtlInitializeGenericTableAvl(
    _Out_ PRTL_AVL_TABLE Table, _In_ PRTL_AVL_COMPARE_ROUTINE CompareRoutine, _In_ PRTL_AVL_ALLOCATE_ROUTINE AllocateRoutine,
    _In_ PRTL_AVL_FREE_ROUTINE FreeRoutine, _In_opt_ PVOID TableContext);
/// Puts a copy of an element into a generic table, unless one equals it.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI PVOID NTAPI RtlInsertElementGenericTable(
    _In_ PRTL_GENERIC_TABLE Table, _In_reads_bytes_(BufferSize) PVOID Buffer, _In_ CLONG BufferSize, _Out_opt_ PBOOLEAN NewElement);
/// Puts a copy of an element into an AVL table, unless one equals it.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI PVOID NTAPI RtlInsertElementGenericTableAvl(
    _In_ PRTL_AVL_TABLE Table, _In_reads_bytes_(BufferSize) PVOID Buffer, _In_ CLONG BufferSize, _Out_opt_ PBOOLEAN NewElement);
/// Where a look-up in an AVL table ended.
typedef enum _TABLE_SEARCH_RESULT { TableEmptyTree, TableFoundNode, TableInsertAsLeft, TableInsertAsRight } TABLE_SEARCH_RESULT;
/// Puts a copy of an element into an AVL table at the place a look-up found.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI PVOID NTAPI RtlInsertElementGenericTableFullAvl(
    _In_ PRTL_AVL_TABLE Table, _In_reads_bytes_(BufferSize) PVOID Buffer, _In_ CLONG BufferSize, _Out_opt_ PBOOLEAN NewElement,
    _In_ PVOID NodeOrParent, _In_ TABLE_SEARCH_RESULT SearchResult);
/// Says whether a generic table is empty.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlIsGenericTableEmpty(_In_ PRTL_GENERIC_TABLE Table);
/// Says whether an AVL table is empty.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlIsGenericTableEmptyAvl(_In_ PRTL_AVL_TABLE Table);
/// Finds an element of a generic table; NULL if there is none.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI PVOID NTAPI RtlLookupElementGenericTable(_In_ PRTL_GENERIC_TABLE Table, _In_ PVOID Buffer);
/// Finds an element of an AVL table; NULL if there is none.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI PVOID NTAPI RtlLookupElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table, _In_ PVOID Buffer);
/// Finds an element of an AVL table, or the place where it would be.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI PVOID NTAPI RtlLookupElementGenericTableFullAvl(
    _In_ PRTL_AVL_TABLE Table, _In_ PVOID Buffer, _Out_ PVOID *NodeOrParent, _Out_ TABLE_SEARCH_RESULT *SearchResult);
/// Finds the first element of an AVL table that equals a value.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI PVOID NTAPI RtlLookupFirstMatchingElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table, _In_ PVOID Buffer, _Out_ PVOID *RestartKey);
/// Returns how many elements a generic table has.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI ULONG NTAPI RtlNumberGenericTableElements(_In_ PRTL_GENERIC_TABLE Table);
/// Returns how many elements an AVL table has.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI ULONG NTAPI RtlNumberGenericTableElementsAvl(_In_ PRTL_AVL_TABLE Table);
/// Returns the node before another in a whole splay tree.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI PRTL_SPLAY_LINKS NTAPI RtlRealPredecessor(_In_ PRTL_SPLAY_LINKS Links);
/// Returns the node after another in a whole splay tree.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI PRTL_SPLAY_LINKS NTAPI RtlRealSuccessor(_In_ PRTL_SPLAY_LINKS Links);
/// Makes a node the root of its splay tree.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI PRTL_SPLAY_LINKS NTAPI RtlSplay(_Inout_ PRTL_SPLAY_LINKS Links);
/// Returns the node before another in its own subtree.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI PRTL_SPLAY_LINKS NTAPI RtlSubtreePredecessor(_In_ PRTL_SPLAY_LINKS Links);
/// Returns the node after another in its own subtree.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI PRTL_SPLAY_LINKS NTAPI RtlSubtreeSuccessor(_In_ PRTL_SPLAY_LINKS Links);
