// Audio class extension: composites of circuits.
#pragma once

typedef enum _ACX_CIRCUIT_TEMPLATE_CONFIG_FLAGS {
    AcxCircuitTemplateConfigNoFlags = 0x00000000, AcxCircuitTemplateCircuitOnDemand = 0x00000001,
    AcxCircuitTemplateConfigValidFlags = 0x00000001
} ACX_CIRCUIT_TEMPLATE_CONFIG_FLAGS;
typedef enum _ACX_COMPOSITE_TEMPLATE_CONFIG_FLAGS {
    AcxCompositeTemplateConfigNoFlags = 0x00000000, AcxCompositeTemplateConfigPrivate = 0x00000001,
    AcxCompositeTemplateConfigSingleton = 0x00000002, AcxCompositeTemplateConfigValidFlags = 0x00000003
} ACX_COMPOSITE_TEMPLATE_CONFIG_FLAGS;
typedef struct _ACX_CIRCUIT_TEMPLATE_CONFIG {
    ULONG Size;
    ULONG Flags;
    const GUID *ContainerId;
    ACXOBJECTBAG FactoryProperties;
    const GUID *FactoryId;
    PCUNICODE_STRING FactoryUri;
    PCUNICODE_STRING FactoryName;
    ACXOBJECTBAG CircuitProperties;
    const GUID *CircuitId;
    PCUNICODE_STRING CircuitUri;
    PCUNICODE_STRING CircuitName;
} ACX_CIRCUIT_TEMPLATE_CONFIG, *PACX_CIRCUIT_TEMPLATE_CONFIG;
typedef struct _ACX_COMPOSITE_TEMPLATE_CONFIG {
    ULONG Size;
    ULONG Flags;
    ACXOBJECTBAG Properties;
} ACX_COMPOSITE_TEMPLATE_CONFIG, *PACX_COMPOSITE_TEMPLATE_CONFIG;
FORCEINLINE VOID ACX_CIRCUIT_TEMPLATE_CONFIG_INIT(_Out_ PACX_CIRCUIT_TEMPLATE_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
FORCEINLINE VOID ACX_COMPOSITE_TEMPLATE_CONFIG_INIT(_Out_ PACX_COMPOSITE_TEMPLATE_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
_IRQL_requires_(PASSIVE_LEVEL)
ACXMANAGER NTAPI AcxGetManager(_In_ ACXCONTEXT Context);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxManagerAddCompositeTemplate(_In_ ACXMANAGER Manager, _In_ ACXCOMPOSITETEMPLATE Template);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxManagerRemoveCompositeTemplate(_In_ ACXMANAGER Manager, _In_ ACXCOMPOSITETEMPLATE Template);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCompositeTemplateCreate(
    _In_ WDFDRIVER Driver, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACX_COMPOSITE_TEMPLATE_CONFIG Config,
    _Out_ ACXCOMPOSITETEMPLATE *Template);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCompositeTemplateAssignCircuits(
    _In_ ACXCOMPOSITETEMPLATE CompositeTemplate, _In_reads_(CircuitTemplatesCount) ACXCIRCUITTEMPLATE *CircuitTemplates,
    _In_ ULONG CircuitTemplatesCount);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI AcxCompositeTemplateSetCoreCircuit(_In_ ACXCOMPOSITETEMPLATE CompositeTemplate, _In_ ACXCIRCUITTEMPLATE CircuitTemplates);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitTemplateCreate(
    _In_ WDFDRIVER Driver, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACX_CIRCUIT_TEMPLATE_CONFIG Config,
    _Out_ ACXCIRCUITTEMPLATE *Template);
