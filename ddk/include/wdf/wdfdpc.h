// DPC objects.
#pragma once

/// A DPC: runs at DISPATCH_LEVEL after it was queued.
_Function_class_(EVT_WDF_DPC)
_IRQL_requires_same_
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_WDF_DPC(_In_ WDFDPC Dpc);
typedef EVT_WDF_DPC *PFN_WDF_DPC;
/// The callback of a DPC object.
typedef struct _WDF_DPC_CONFIG {
    ULONG Size;
    PFN_WDF_DPC EvtDpcFunc;
    BOOLEAN AutomaticSerialization;
} WDF_DPC_CONFIG, *PWDF_DPC_CONFIG;
/// Prepares a WDF_DPC_CONFIG with its size and defaults.
FORCEINLINE VOID WDF_DPC_CONFIG_INIT(_Out_ PWDF_DPC_CONFIG Config, _In_ PFN_WDF_DPC EvtDpcFunc) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->EvtDpcFunc = EvtDpcFunc;
    Config->AutomaticSerialization = TRUE;
}
/// Makes a DPC object.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDpcCreate(_In_ PWDF_DPC_CONFIG Config, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _Out_ WDFDPC *Dpc);
/// Queues a DPC; FALSE if it was queued already.
_IRQL_requires_max_(HIGH_LEVEL)
WDFAPI BOOLEAN NTAPI WdfDpcEnqueue(_In_ WDFDPC Dpc);
/// Takes a DPC out of its queue, and waits for its callback if asked.
_When_(Wait != FALSE, _IRQL_requires_max_(PASSIVE_LEVEL))
_When_(Wait == FALSE, _IRQL_requires_max_(HIGH_LEVEL))
WDFAPI BOOLEAN NTAPI WdfDpcCancel(_In_ WDFDPC Dpc, _In_ BOOLEAN Wait);
/// The parent of a DPC object.
_IRQL_requires_max_(HIGH_LEVEL)
WDFAPI WDFOBJECT NTAPI WdfDpcGetParentObject(_In_ WDFDPC Dpc);
/// The KDPC behind a DPC object.
_IRQL_requires_max_(HIGH_LEVEL)
WDFAPI PKDPC NTAPI WdfDpcWdmGetDpc(_In_ WDFDPC Dpc);
