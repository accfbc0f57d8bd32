// The table that finds the file control blocks of a net root by name.
#pragma once

#include <nodetype.h>

#define RX_FCB_TABLE_NUMBER_OF_HASH_BUCKETS 32

/// A file control block's place in the table.
typedef struct _RX_FCB_TABLE_ENTRY {
    /// RDBSS_NTC_FCB_TABLE_ENTRY.
    NODE_TYPE_CODE NodeTypeCode;
    /// Its size in bytes.
    NODE_BYTE_SIZE NodeByteSize;
    /// The hash of its path.
    ULONG HashValue;
    /// The path of the file below its net root.
    UNICODE_STRING Path;
    /// Links those of the same bucket.
    LIST_ENTRY HashLinks;
    /// How often it was found.
    LONG Lookups;
} RX_FCB_TABLE_ENTRY, *PRX_FCB_TABLE_ENTRY;

/// The file control blocks of a net root.
typedef struct _RX_FCB_TABLE {
    /// RDBSS_NTC_FCB_TABLE.
    NODE_TYPE_CODE NodeTypeCode;
    /// Its size in bytes.
    NODE_BYTE_SIZE NodeByteSize;
    /// Grows with each change.
    volatile ULONG Version;
    /// Whether letters' case does not matter.
    BOOLEAN CaseInsensitiveMatch;
    /// How many buckets there are.
    USHORT NumberOfBuckets;
    /// How often something was looked for.
    volatile LONG Lookups;
    /// How often nothing was found.
    volatile LONG FailedLookups;
    /// How many names were compared.
    volatile LONG Compares;
    /// Guards the table.
    ERESOURCE TableLock;
    /// The entry of the empty path.
    PRX_FCB_TABLE_ENTRY TableEntryForNull;
    /// The lists of entries.
    LIST_ENTRY HashBuckets[RX_FCB_TABLE_NUMBER_OF_HASH_BUCKETS];
} RX_FCB_TABLE, *PRX_FCB_TABLE;

#ifdef __cplusplus
extern "C" {
#endif
VOID NTAPI RxInitializeFcbTable(_Inout_ PRX_FCB_TABLE FcbTable, _In_ BOOLEAN CaseInsensitiveMatch);
VOID NTAPI RxFinalizeFcbTable(_Inout_ PRX_FCB_TABLE FcbTable);
_Ret_maybenull_ PFCB NTAPI RxFcbTableLookupFcb(_In_ PRX_FCB_TABLE FcbTable, _In_ PUNICODE_STRING Path);
NTSTATUS NTAPI RxFcbTableInsertFcb(_Inout_ PRX_FCB_TABLE FcbTable, _Inout_ PFCB Fcb);
NTSTATUS NTAPI RxFcbTableRemoveFcb(_Inout_ PRX_FCB_TABLE FcbTable, _Inout_ PFCB Fcb);
#ifdef __cplusplus
}
#endif
#define RxAcquireFcbTableLockShared(Table, Wait) ExAcquireResourceSharedLite(&(Table)->TableLock, (Wait))
#define RxAcquireFcbTableLockExclusive(Table, Wait) ExAcquireResourceExclusiveLite(&(Table)->TableLock, (Wait))
#define RxReleaseFcbTableLock(Table) ExReleaseResourceLite(&(Table)->TableLock)
#define RxIsFcbTableLockExclusive(Table) ExIsResourceAcquiredExclusiveLite(&(Table)->TableLock)
#define RxIsFcbTableLockAcquired(Table) \
    (ExIsResourceAcquiredSharedLite(&(Table)->TableLock) || ExIsResourceAcquiredExclusiveLite(&(Table)->TableLock))
