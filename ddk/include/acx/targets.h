// Audio class extension: what a circuit sees of others.
#pragma once

typedef enum _ACX_TARGET_CIRCUIT_CONFIG_FLAGS {
    AcxTargetCircuitConfigNoFlags = 0x00000000, AcxTargetCircuitConfigLazyDataLoad = 0x00000001,
    AcxTargetCircuitConfigValidFlags = 0x00000001
} ACX_TARGET_CIRCUIT_CONFIG_FLAGS;
typedef enum _ACX_TARGET_STREAM_CONFIG_FLAGS {
    AcxTargetStreamConfigNoFlags = 0x00000000, AcxTargetStreamConfigValidFlags = 0x00000000
} ACX_TARGET_STREAM_CONFIG_FLAGS;
typedef enum _ACX_TARGET_FACTORY_CIRCUIT_CONFIG_FLAGS {
    AcxTargetFactoryCircuitConfigNoFlags = 0x00000000, AcxTargetFactoryCircuitConfigValidFlags = 0x00000000
} ACX_TARGET_FACTORY_CIRCUIT_CONFIG_FLAGS;
typedef struct _ACX_TARGET_CIRCUIT_CONFIG {
    ULONG Size;
    ULONG Flags;
    WDFSTRING SymbolicLinkName;
} ACX_TARGET_CIRCUIT_CONFIG, *PACX_TARGET_CIRCUIT_CONFIG;
typedef struct _ACX_TARGET_STREAM_CONFIG {
    ULONG Size;
    ULONG Flags;
    ACXTARGETCIRCUIT TargetCircuit;
    ULONG PinId;
    ACXDATAFORMAT DataFormat;
    PCGUID SignalProcessingMode;
    ACXOBJECTBAG OptionalParameters;
} ACX_TARGET_STREAM_CONFIG, *PACX_TARGET_STREAM_CONFIG;
typedef struct _ACX_TARGET_FACTORY_CIRCUIT_CONFIG {
    ULONG Size;
    ULONG Flags;
    WDFIOTARGET IoTarget;
    WDFSTRING SymbolicLinkName;
} ACX_TARGET_FACTORY_CIRCUIT_CONFIG, *PACX_TARGET_FACTORY_CIRCUIT_CONFIG;
FORCEINLINE VOID ACX_TARGET_CIRCUIT_CONFIG_INIT(_Out_ PACX_TARGET_CIRCUIT_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
FORCEINLINE VOID ACX_TARGET_STREAM_CONFIG_INIT(_Out_ PACX_TARGET_STREAM_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
FORCEINLINE VOID ACX_TARGET_FACTORY_CIRCUIT_CONFIG_INIT(_Out_ PACX_TARGET_FACTORY_CIRCUIT_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetCircuitCreate(
    _In_ WDFDEVICE Device, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACX_TARGET_CIRCUIT_CONFIG Config,
    _Out_ ACXTARGETCIRCUIT *TargetCircuit);
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFIOTARGET NTAPI AcxTargetCircuitGetWdfIoTarget(_In_ ACXTARGETCIRCUIT TargetCircuit);
_IRQL_requires_(PASSIVE_LEVEL)
WDFSTRING NTAPI AcxTargetCircuitGetSymbolicLinkName(_In_ ACXTARGETCIRCUIT TargetCircuit);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxTargetCircuitGetPinsCount(_In_ ACXTARGETCIRCUIT TargetCircuit);
_IRQL_requires_max_(DISPATCH_LEVEL)
ACXTARGETPIN NTAPI AcxTargetCircuitGetTargetPin(_In_ ACXTARGETCIRCUIT TargetCircuit, _In_ ULONG PinIndex);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxTargetCircuitGetElementsCount(_In_ ACXTARGETCIRCUIT TargetCircuit);
_IRQL_requires_max_(DISPATCH_LEVEL)
ACXTARGETELEMENT NTAPI AcxTargetCircuitGetTargetElement(_In_ ACXTARGETCIRCUIT TargetCircuit, _In_ ULONG ElementIndex);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetCircuitFormatRequestForProperty(
    _In_ ACXTARGETCIRCUIT TargetCircuit, _In_ WDFREQUEST Request, _In_ PACX_REQUEST_PARAMETERS Params);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetCircuitFormatRequestForMethod(
    _In_ ACXTARGETCIRCUIT TargetCircuit, _In_ WDFREQUEST Request, _In_ PACX_REQUEST_PARAMETERS Params);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxTargetPinGetId(_In_ ACXTARGETPIN TargetPin);
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFIOTARGET NTAPI AcxTargetPinGetWdfIoTarget(_In_ ACXTARGETPIN TargetPin);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetPinRetrieveModeDataFormatList(
    _In_ ACXTARGETPIN TargetPin, _In_ CONST GUID *SignalProcessingMode, _Out_ ACXDATAFORMATLIST *DataFormatList);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetPinFlushModeDataFormatListCache(_In_ ACXTARGETPIN TargetPin, _In_opt_ CONST GUID *SignalProcessingMode);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetPinFormatRequestForProperty(
    _In_ ACXTARGETPIN TargetPin, _In_ WDFREQUEST Request, _In_ PACX_REQUEST_PARAMETERS Params);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetPinFormatRequestForMethod(
    _In_ ACXTARGETPIN TargetPin, _In_ WDFREQUEST Request, _In_ PACX_REQUEST_PARAMETERS Params);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxTargetElementGetId(_In_ ACXTARGETELEMENT TargetElement);
_IRQL_requires_max_(DISPATCH_LEVEL)
GUID NTAPI AcxTargetElementGetType(_In_ ACXTARGETELEMENT TargetElement);
_IRQL_requires_max_(DISPATCH_LEVEL)
GUID NTAPI AcxTargetElementGetNameTag(_In_ ACXTARGETELEMENT TargetElement);
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFIOTARGET NTAPI AcxTargetElementGetWdfIoTarget(_In_ ACXTARGETELEMENT TargetElement);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetElementFormatRequestForProperty(
    _In_ ACXTARGETELEMENT TargetElement, _In_ WDFREQUEST Request, _In_ PACX_REQUEST_PARAMETERS Params);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetElementFormatRequestForMethod(
    _In_ ACXTARGETELEMENT TargetElement, _In_ WDFREQUEST Request, _In_ PACX_REQUEST_PARAMETERS Params);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetStreamCreate(
    _In_ WDFDEVICE Device, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACX_TARGET_STREAM_CONFIG Config,
    _Out_ ACXTARGETSTREAM *TargetStream);
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFIOTARGET NTAPI AcxTargetStreamGetWdfIoTarget(_In_ ACXTARGETSTREAM TargetStream);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxTargetStreamGetElementsCount(_In_ ACXTARGETSTREAM TargetStream);
_IRQL_requires_max_(DISPATCH_LEVEL)
ACXTARGETELEMENT NTAPI AcxTargetStreamGetTargetElement(_In_ ACXTARGETSTREAM TargetStream, _In_ ULONG ElementIndex);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI AcxTargetStreamAssignDrmContentId(_In_ ACXTARGETSTREAM TargetStream, _In_ ULONG ContentId, _In_ PACXDRMRIGHTS DrmRights);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetStreamFormatRequestForProperty(
    _In_ ACXTARGETSTREAM TargetStream, _In_ WDFREQUEST Request, _In_ PACX_REQUEST_PARAMETERS Params);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetStreamFormatRequestForMethod(
    _In_ ACXTARGETSTREAM TargetStream, _In_ WDFREQUEST Request, _In_ PACX_REQUEST_PARAMETERS Params);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetFactoryCircuitCreate(
    _In_ WDFDEVICE Device, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACX_TARGET_FACTORY_CIRCUIT_CONFIG Config,
    _Out_ ACXTARGETFACTORYCIRCUIT *TargetFactoryCircuit);
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFIOTARGET NTAPI AcxTargetFactoryCircuitGetWdfIoTarget(_In_ ACXTARGETFACTORYCIRCUIT TargetFactoryCircuit);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetFactoryCircuitFormatRequestForProperty(
    _In_ ACXTARGETFACTORYCIRCUIT TargetFactoryCircuit, _In_ WDFREQUEST Request, _In_ PACX_REQUEST_PARAMETERS Params);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxTargetFactoryCircuitFormatRequestForMethod(
    _In_ ACXTARGETFACTORYCIRCUIT TargetFactoryCircuit, _In_ WDFREQUEST Request, _In_ PACX_REQUEST_PARAMETERS Params);
