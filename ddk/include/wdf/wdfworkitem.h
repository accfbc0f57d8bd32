// Work items.
#pragma once

/// A work item: runs at PASSIVE_LEVEL in a system thread.
_Function_class_(EVT_WDF_WORKITEM)
_IRQL_requires_same_
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI EVT_WDF_WORKITEM(_In_ WDFWORKITEM WorkItem);
typedef EVT_WDF_WORKITEM *PFN_WDF_WORKITEM;
/// The callback of a work item.
typedef struct _WDF_WORKITEM_CONFIG {
    ULONG Size;
    PFN_WDF_WORKITEM EvtWorkItemFunc;
    BOOLEAN AutomaticSerialization;
} WDF_WORKITEM_CONFIG, *PWDF_WORKITEM_CONFIG;
/// Prepares a WDF_WORKITEM_CONFIG with its size and defaults.
FORCEINLINE VOID WDF_WORKITEM_CONFIG_INIT(_Out_ PWDF_WORKITEM_CONFIG Config, _In_ PFN_WDF_WORKITEM EvtWorkItemFunc) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->EvtWorkItemFunc = EvtWorkItemFunc;
    Config->AutomaticSerialization = TRUE;
}
/// Makes a work item.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfWorkItemCreate(_In_ PWDF_WORKITEM_CONFIG Config, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _Out_ WDFWORKITEM *WorkItem);
/// Queues a work item.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfWorkItemEnqueue(_In_ WDFWORKITEM WorkItem);
/// The parent of a work item.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFOBJECT NTAPI WdfWorkItemGetParentObject(_In_ WDFWORKITEM WorkItem);
/// Waits until a work item has run.
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI VOID NTAPI WdfWorkItemFlush(_In_ WDFWORKITEM WorkItem);
