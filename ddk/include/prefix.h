// The table of the names of servers, shares and views.
#pragma once

#include <nodetype.h>

#define RX_PREFIX_TABLE_DEFAULT_LENGTH 32

/// Tells connections of the same name apart.
typedef struct _RX_CONNECTION_ID {
    /// One of the two.
    union {
        /// The terminal session.
        ULONG SessionID;
        /// The logon session.
        LUID Luid;
    };
} RX_CONNECTION_ID, *PRX_CONNECTION_ID;
/// A name, and whose it is.
typedef struct _RX_PREFIX_ENTRY {
    /// RDBSS_NTC_PREFIX_ENTRY.
    NODE_TYPE_CODE NodeTypeCode;
    /// Its size in bytes.
    NODE_BYTE_SIZE NodeByteSize;
    /// How much of the name is compared without regard to case, in bytes.
    USHORT CaseInsensitiveLength;
    /// Unused.
    USHORT Spare1;
    /// The name's hash.
    ULONG SavedHashValue;
    /// Links those of the same bucket.
    LIST_ENTRY HashLinks;
    /// Links all of the table.
    LIST_ENTRY MemberQLinks;
    /// The name.
    UNICODE_STRING Prefix;
    /// The count of references of what bears the name.
    PULONG ContainerRefCount;
    /// What bears the name: a SRV_CALL, NET_ROOT or V_NET_ROOT.
    PVOID ContainingRecord;
    /// For whoever keeps the table.
    PVOID Context;
    /// Which connection.
    RX_CONNECTION_ID ConnectionId;
} RX_PREFIX_ENTRY, *PRX_PREFIX_ENTRY;
/// The table.
typedef struct _RX_PREFIX_TABLE {
    /// RDBSS_NTC_PREFIX_TABLE.
    NODE_TYPE_CODE NodeTypeCode;
    /// Its size in bytes.
    NODE_BYTE_SIZE NodeByteSize;
    /// Grows with each change.
    ULONG Version;
    /// All entries.
    LIST_ENTRY MemberQueue;
    /// Guards the table.
    ERESOURCE TableLock;
    /// The entry of the empty name.
    PRX_PREFIX_ENTRY TableEntryForNull;
    /// Whether letters' case does not matter.
    BOOLEAN CaseInsensitiveMatch;
    /// Whether it holds names of servers and shares.
    BOOLEAN IsNetNameTable;
    /// How many buckets there are.
    ULONG TableSize;
#if DBG
    /// How often something was looked for.
    ULONG Lookups;
    /// How often nothing was found.
    ULONG FailedLookups;
    /// How many entries were looked at.
    ULONG Considers;
    /// How many names were compared.
    ULONG Compares;
#endif
    /// The lists of entries.
    LIST_ENTRY HashBuckets[RX_PREFIX_TABLE_DEFAULT_LENGTH];
} RX_PREFIX_TABLE, *PRX_PREFIX_TABLE;

#ifdef __cplusplus
extern "C" {
#endif
_IRQL_requires_max_(APC_LEVEL)
_Ret_maybenull_ PVOID NTAPI RxPrefixTableLookupName(
    _In_ PRX_PREFIX_TABLE ThisTable, _In_ PUNICODE_STRING CanonicalName, _Out_ PUNICODE_STRING RemainingName,
    _In_opt_ PRX_CONNECTION_ID ConnectionId);
#ifdef __cplusplus
}
#endif
#define RxAcquirePrefixTableLockShared(Table, Wait) ExAcquireResourceSharedLite(&(Table)->TableLock, (Wait))
#define RxAcquirePrefixTableLockExclusive(Table, Wait) ExAcquireResourceExclusiveLite(&(Table)->TableLock, (Wait))
#define RxReleasePrefixTableLock(Table) ExReleaseResourceLite(&(Table)->TableLock)
#define RxIsPrefixTableLockExclusive(Table) ExIsResourceAcquiredExclusiveLite(&(Table)->TableLock)
#define RxIsPrefixTableLockAcquired(Table) \
    (ExIsResourceAcquiredSharedLite(&(Table)->TableLock) || ExIsResourceAcquiredExclusiveLite(&(Table)->TableLock))
