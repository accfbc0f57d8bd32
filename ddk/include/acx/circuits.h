// Audio class extension: circuits.
#pragma once

typedef enum _ACX_CIRCUIT_TYPE {
    AcxCircuitTypeOther = 0, AcxCircuitTypeRender = 1, AcxCircuitTypeCapture = 2, AcxCircuitTypeMaximum
} ACX_CIRCUIT_TYPE, *PACX_CIRCUIT_TYPE;
typedef enum _ACX_STOP_IO_FLAGS { AcxStopIoNoFlags = 0x00000000, AcxStopIoValidFlags = 0x00000000 } ACX_STOP_IO_FLAGS;
typedef enum _ACX_FACTORY_CIRCUIT_ADD_CIRCUIT_FLAGS {
    AcxFactoryCircitAddCircuitConfigNoFlags = 0x00000000, AcxFactoryCircitAddCircuitConfigValidFlags = 0x00000000
} ACX_FACTORY_CIRCUIT_ADD_CIRCUIT_FLAGS;
typedef enum _ACX_FACTORY_CIRCUIT_REMOVE_CIRCUIT_FLAGS {
    AcxFactoryCircitRemoveCircuitConfigNoFlags = 0x00000000, AcxFactoryCircitRemoveCircuitConfigValidFlags = 0x00000000
} ACX_FACTORY_CIRCUIT_REMOVE_CIRCUIT_FLAGS;
_Function_class_(EVT_ACX_CIRCUIT_PREPARE_HARDWARE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_CIRCUIT_PREPARE_HARDWARE(
    _In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit, _In_ WDFCMRESLIST ResourcesRaw, _In_ WDFCMRESLIST ResourcesTranslated);
typedef EVT_ACX_CIRCUIT_PREPARE_HARDWARE *PFN_ACX_CIRCUIT_PREPARE_HARDWARE;
_Function_class_(EVT_ACX_CIRCUIT_RELEASE_HARDWARE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_CIRCUIT_RELEASE_HARDWARE(
    _In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit, _In_ WDFCMRESLIST ResourcesTranslated);
typedef EVT_ACX_CIRCUIT_RELEASE_HARDWARE *PFN_ACX_CIRCUIT_RELEASE_HARDWARE;
_Function_class_(EVT_ACX_CIRCUIT_POWER_UP)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_CIRCUIT_POWER_UP(_In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit, _In_ WDF_POWER_DEVICE_STATE PreviousState);
typedef EVT_ACX_CIRCUIT_POWER_UP *PFN_ACX_CIRCUIT_POWER_UP;
_Function_class_(EVT_ACX_CIRCUIT_POWER_DOWN)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_CIRCUIT_POWER_DOWN(_In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit, _In_ WDF_POWER_DEVICE_STATE TargetState);
typedef EVT_ACX_CIRCUIT_POWER_DOWN *PFN_ACX_CIRCUIT_POWER_DOWN;
_Function_class_(EVT_ACX_CIRCUIT_COMPOSITE_CIRCUIT_INITIALIZE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_CIRCUIT_COMPOSITE_CIRCUIT_INITIALIZE(
    _In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit, _In_opt_ ACXOBJECTBAG CircuitProperties);
typedef EVT_ACX_CIRCUIT_COMPOSITE_CIRCUIT_INITIALIZE *PFN_ACX_CIRCUIT_COMPOSITE_CIRCUIT_INITIALIZE;
_Function_class_(EVT_ACX_CIRCUIT_COMPOSITE_INITIALIZE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_CIRCUIT_COMPOSITE_INITIALIZE(
    _In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit, _In_ ACXOBJECTBAG CompositeProperties);
typedef EVT_ACX_CIRCUIT_COMPOSITE_INITIALIZE *PFN_ACX_CIRCUIT_COMPOSITE_INITIALIZE;
_Function_class_(EVT_ACX_CIRCUIT_COMPOSITE_DEINITIALIZE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef VOID NTAPI EVT_ACX_CIRCUIT_COMPOSITE_DEINITIALIZE(
    _In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit, _In_opt_ ACXOBJECTBAG CompositeProperties);
typedef EVT_ACX_CIRCUIT_COMPOSITE_DEINITIALIZE *PFN_ACX_CIRCUIT_COMPOSITE_DEINITIALIZE;
_Function_class_(EVT_ACX_CIRCUIT_CREATE_STREAM)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_CIRCUIT_CREATE_STREAM(
    _In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit, _In_ ACXPIN Pin, _In_ PACXSTREAM_INIT StreamInit, _In_ ACXDATAFORMAT StreamFormat,
    _In_ const GUID *SignalProcessingMode, _In_ ACXOBJECTBAG VarArguments);
typedef EVT_ACX_CIRCUIT_CREATE_STREAM *PFN_ACX_CIRCUIT_CREATE_STREAM;
typedef struct _ACX_FACTORY_CIRCUIT_ADD_CIRCUIT ACX_FACTORY_CIRCUIT_ADD_CIRCUIT, *PACX_FACTORY_CIRCUIT_ADD_CIRCUIT;
_Function_class_(EVT_ACX_FACTORY_CIRCUIT_CREATE_CIRCUITDEVICE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_FACTORY_CIRCUIT_CREATE_CIRCUITDEVICE(
    _In_ WDFDEVICE Parent, _In_ ACXFACTORYCIRCUIT Factory, _In_ PACX_FACTORY_CIRCUIT_ADD_CIRCUIT Config, _Out_ WDFDEVICE *Device);
typedef EVT_ACX_FACTORY_CIRCUIT_CREATE_CIRCUITDEVICE *PFN_ACX_FACTORY_CIRCUIT_CREATE_CIRCUITDEVICE;
_Function_class_(EVT_ACX_FACTORY_CIRCUIT_DELETE_CIRCUITDEVICE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_FACTORY_CIRCUIT_DELETE_CIRCUITDEVICE(
    _In_ WDFDEVICE Parent, _In_ ACXFACTORYCIRCUIT Factory, _In_ WDFDEVICE Device);
typedef EVT_ACX_FACTORY_CIRCUIT_DELETE_CIRCUITDEVICE *PFN_ACX_FACTORY_CIRCUIT_DELETE_CIRCUITDEVICE;
_Function_class_(EVT_ACX_FACTORY_CIRCUIT_CREATE_CIRCUIT)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_FACTORY_CIRCUIT_CREATE_CIRCUIT(
    _In_ WDFDEVICE Parent, _In_ WDFDEVICE Device, _In_ ACXFACTORYCIRCUIT Factory, _In_ PACX_FACTORY_CIRCUIT_ADD_CIRCUIT Config,
    _In_ PACXCIRCUIT_INIT CircuitInit);
typedef EVT_ACX_FACTORY_CIRCUIT_CREATE_CIRCUIT *PFN_ACX_FACTORY_CIRCUIT_CREATE_CIRCUIT;
_Function_class_(EVT_ACX_FACTORY_CIRCUIT_PREPARE_HARDWARE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_FACTORY_CIRCUIT_PREPARE_HARDWARE(
    _In_ WDFDEVICE Device, _In_ ACXFACTORYCIRCUIT Factory, _In_ WDFCMRESLIST ResourcesRaw, _In_ WDFCMRESLIST ResourcesTranslated);
typedef EVT_ACX_FACTORY_CIRCUIT_PREPARE_HARDWARE *PFN_ACX_FACTORY_CIRCUIT_PREPARE_HARDWARE;
_Function_class_(EVT_ACX_FACTORY_CIRCUIT_RELEASE_HARDWARE)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_FACTORY_CIRCUIT_RELEASE_HARDWARE(
    _In_ WDFDEVICE Device, _In_ ACXFACTORYCIRCUIT Factory, _In_ WDFCMRESLIST ResourcesTranslated);
typedef EVT_ACX_FACTORY_CIRCUIT_RELEASE_HARDWARE *PFN_ACX_FACTORY_CIRCUIT_RELEASE_HARDWARE;
_Function_class_(EVT_ACX_FACTORY_CIRCUIT_POWER_UP)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_FACTORY_CIRCUIT_POWER_UP(
    _In_ WDFDEVICE Device, _In_ ACXFACTORYCIRCUIT Factory, _In_ WDF_POWER_DEVICE_STATE PreviousState);
typedef EVT_ACX_FACTORY_CIRCUIT_POWER_UP *PFN_ACX_FACTORY_CIRCUIT_POWER_UP;
_Function_class_(EVT_ACX_FACTORY_CIRCUIT_POWER_DOWN)
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_ACX_FACTORY_CIRCUIT_POWER_DOWN(
    _In_ WDFDEVICE Device, _In_ ACXFACTORYCIRCUIT Factory, _In_ WDF_POWER_DEVICE_STATE TargetState);
typedef EVT_ACX_FACTORY_CIRCUIT_POWER_DOWN *PFN_ACX_FACTORY_CIRCUIT_POWER_DOWN;
typedef struct _ACX_CIRCUIT_PNPPOWER_CALLBACKS {
    ULONG Size;
    PFN_ACX_CIRCUIT_PREPARE_HARDWARE EvtAcxCircuitPrepareHardware;
    PFN_ACX_CIRCUIT_RELEASE_HARDWARE EvtAcxCircuitReleaseHardware;
    PFN_ACX_CIRCUIT_POWER_UP EvtAcxCircuitPowerUp;
    PFN_ACX_CIRCUIT_POWER_DOWN EvtAcxCircuitPowerDown;
} ACX_CIRCUIT_PNPPOWER_CALLBACKS, *PACX_CIRCUIT_PNPPOWER_CALLBACKS;
typedef struct _ACX_CIRCUIT_COMPOSITE_CALLBACKS {
    ULONG Size;
    PFN_ACX_CIRCUIT_COMPOSITE_CIRCUIT_INITIALIZE EvtAcxCircuitCompositeCircuitInitialize;
    PFN_ACX_CIRCUIT_COMPOSITE_INITIALIZE EvtAcxCircuitCompositeInitialize;
    PFN_ACX_CIRCUIT_COMPOSITE_DEINITIALIZE EvtAcxCircuitCompositeDeinitialize;
} ACX_CIRCUIT_COMPOSITE_CALLBACKS, *PACX_CIRCUIT_COMPOSITE_CALLBACKS;
typedef struct _ACX_FACTORY_CIRCUIT_ADD_CIRCUIT {
    ULONG Size;
    ULONG Flags;
    GUID CircuitUniqueId;
    HANDLE CompositeProperties;
    HANDLE FactoryProperties;
    HANDLE CircuitProperties;
    PCUNICODE_STRING TargetSymbolicLinkName;
} ACX_FACTORY_CIRCUIT_ADD_CIRCUIT, *PACX_FACTORY_CIRCUIT_ADD_CIRCUIT;
typedef struct _ACX_FACTORY_CIRCUIT_REMOVE_CIRCUIT {
    ULONG Size;
    ULONG Flags;
    GUID CircuitUniqueId;
} ACX_FACTORY_CIRCUIT_REMOVE_CIRCUIT, *PACX_FACTORY_CIRCUIT_REMOVE_CIRCUIT;
typedef struct _ACX_FACTORY_CIRCUIT_OPERATION_CALLBACKS {
    ULONG Size;
    PFN_ACX_FACTORY_CIRCUIT_CREATE_CIRCUITDEVICE EvtAcxFactoryCircuitCreateCircuitDevice;
    PFN_ACX_FACTORY_CIRCUIT_DELETE_CIRCUITDEVICE EvtAcxFactoryCircuitDeleteCircuitDevice;
    PFN_ACX_FACTORY_CIRCUIT_CREATE_CIRCUIT EvtAcxFactoryCircuitCreateCircuit;
} ACX_FACTORY_CIRCUIT_OPERATION_CALLBACKS, *PACX_FACTORY_CIRCUIT_OPERATION_CALLBACKS;
typedef struct _ACX_FACTORY_CIRCUIT_PNPPOWER_CALLBACKS {
    ULONG Size;
    PFN_ACX_FACTORY_CIRCUIT_PREPARE_HARDWARE EvtAcxFactoryCircuitPrepareHardware;
    PFN_ACX_FACTORY_CIRCUIT_RELEASE_HARDWARE EvtAcxFactoryCircuitReleaseHardware;
    PFN_ACX_FACTORY_CIRCUIT_POWER_UP EvtAcxFactoryCircuitPowerUp;
    PFN_ACX_FACTORY_CIRCUIT_POWER_DOWN EvtAcxFactoryCircuitPowerDown;
} ACX_FACTORY_CIRCUIT_PNPPOWER_CALLBACKS, *PACX_FACTORY_CIRCUIT_PNPPOWER_CALLBACKS;
FORCEINLINE VOID ACX_CIRCUIT_PNPPOWER_CALLBACKS_INIT(_Out_ PACX_CIRCUIT_PNPPOWER_CALLBACKS PnpPowerCallbacks) {
    RtlZeroMemory(PnpPowerCallbacks, sizeof(*PnpPowerCallbacks));
    PnpPowerCallbacks->Size = sizeof(*PnpPowerCallbacks);
}
FORCEINLINE VOID ACX_CIRCUIT_COMPOSITE_CALLBACKS_INIT(_Out_ PACX_CIRCUIT_COMPOSITE_CALLBACKS CompositeCallbacks) {
    RtlZeroMemory(CompositeCallbacks, sizeof(*CompositeCallbacks));
    CompositeCallbacks->Size = sizeof(*CompositeCallbacks);
}
FORCEINLINE VOID ACX_FACTORY_CIRCUIT_ADD_CIRCUIT_INIT(_Out_ PACX_FACTORY_CIRCUIT_ADD_CIRCUIT Parameters) {
    RtlZeroMemory(Parameters, sizeof(*Parameters));
    Parameters->Size = sizeof(*Parameters);
}
FORCEINLINE VOID ACX_FACTORY_CIRCUIT_REMOVE_CIRCUIT_INIT(_Out_ PACX_FACTORY_CIRCUIT_REMOVE_CIRCUIT Parameters) {
    RtlZeroMemory(Parameters, sizeof(*Parameters));
    Parameters->Size = sizeof(*Parameters);
}
FORCEINLINE VOID ACX_FACTORY_CIRCUIT_OPERATION_CALLBACKS_INIT(_Out_ PACX_FACTORY_CIRCUIT_OPERATION_CALLBACKS Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
FORCEINLINE VOID ACX_FACTORY_CIRCUIT_PNPPOWER_CALLBACKS_INIT(_Out_ PACX_FACTORY_CIRCUIT_PNPPOWER_CALLBACKS PnpPowerCallbacks) {
    RtlZeroMemory(PnpPowerCallbacks, sizeof(*PnpPowerCallbacks));
    PnpPowerCallbacks->Size = sizeof(*PnpPowerCallbacks);
}
_IRQL_requires_(PASSIVE_LEVEL)
PACXCIRCUIT_INIT NTAPI AcxCircuitInitAllocate(_In_ WDFDEVICE Device);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI AcxCircuitInitFree(_In_ PACXCIRCUIT_INIT CircuitInit);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI AcxCircuitInitSetComponentId(_In_ PACXCIRCUIT_INIT CircuitInit, _In_ CONST GUID *ComponentId);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitInitAssignComponentUri(_In_ PACXCIRCUIT_INIT CircuitInit, _In_ PCUNICODE_STRING ComponentUri);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitInitAssignName(_In_ PACXCIRCUIT_INIT CircuitInit, _In_ PCUNICODE_STRING CircuitName);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitInitAssignCategories(
    _In_ PACXCIRCUIT_INIT CircuitInit, _In_reads_(CategoriesCount) CONST GUID *Categories, _In_ ULONG CategoriesCount);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI AcxCircuitInitSetCircuitType(_In_ PACXCIRCUIT_INIT CircuitInit, _In_ ACX_CIRCUIT_TYPE CircuitType);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitInitAssignProperties(
    _In_ PACXCIRCUIT_INIT CircuitInit, _In_reads_(PropertiesCount) PACX_PROPERTY_ITEM Properties, _In_ ULONG PropertiesCount);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitInitAssignMethods(
    _In_ PACXCIRCUIT_INIT CircuitInit, _In_reads_(MethodsCount) PACX_METHOD_ITEM Methods, _In_ ULONG MethodsCount);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI AcxCircuitInitSetAcxCircuitPnpPowerCallbacks(
    _In_ PACXCIRCUIT_INIT CircuitInit, _In_ PACX_CIRCUIT_PNPPOWER_CALLBACKS EvtPnpPowerCallbacks);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI AcxCircuitInitSetAcxCircuitCompositeCallbacks(
    _In_ PACXCIRCUIT_INIT CircuitInit, _In_ PACX_CIRCUIT_COMPOSITE_CALLBACKS EvtCompositeCallbacks);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitInitAssignAcxRequestPreprocessCallback(
    _In_ PACXCIRCUIT_INIT CircuitInit, _In_ PFN_ACX_OBJECT_PREPROCESS_REQUEST EvtObjectAcxRequestPreprocess,
    _In_opt_ ACXCONTEXT DriverContext, _In_ ACX_REQUEST_TYPE RequestType, _In_opt_ CONST GUID *Set, _In_ ULONG Id);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitInitAssignAcxCreateStreamCallback(
    _In_ PACXCIRCUIT_INIT CircuitInit, _In_ PFN_ACX_CIRCUIT_CREATE_STREAM EvtCircuitCreateStream);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI AcxCircuitInitDisableDefaultStreamBridgeHandling(_In_ PACXCIRCUIT_INIT CircuitInit);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitCreate(
    _In_ WDFDEVICE Device, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACXCIRCUIT_INIT *Config, _Out_ ACXCIRCUIT *Circuit);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitAddEvents(_In_ ACXCIRCUIT Circuit, _In_reads_(EventsCount) ACXEVENT *Events, _In_ ULONG EventsCount);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitAddElements(_In_ ACXCIRCUIT Circuit, _In_reads_(ElementsCount) ACXELEMENT *Elements, _In_ ULONG ElementsCount);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxCircuitGetElementsCount(_In_ ACXCIRCUIT Circuit);
_IRQL_requires_max_(DISPATCH_LEVEL)
ACXELEMENT NTAPI AcxCircuitGetElementById(_In_ ACXCIRCUIT Circuit, _In_ ULONG ElementId);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitAddConnections(
    _In_ ACXCIRCUIT Circuit, _In_reads_(ConnectionsCount) PACX_CONNECTION Connections, _In_ ULONG ConnectionsCount);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitAddPhysicalConnections(
    _In_ ACXCIRCUIT Circuit, _In_reads_(ConnectionsCount) PACX_PHYSICAL_CONNECTION Connections, _In_ ULONG ConnectionsCount);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitAddPins(_In_ ACXCIRCUIT Circuit, _In_reads_(PinsCount) ACXPIN *Pins, _In_ ULONG PinsCount);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI AcxCircuitGetPinsCount(_In_ ACXCIRCUIT Circuit);
_IRQL_requires_max_(DISPATCH_LEVEL)
ACXPIN NTAPI AcxCircuitGetPinById(_In_ ACXCIRCUIT Circuit, _In_ ULONG PinId);
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFDEVICE NTAPI AcxCircuitGetWdfDevice(_In_ ACXCIRCUIT Circuit);
_IRQL_requires_(PASSIVE_LEVEL)
WDFSTRING NTAPI AcxCircuitGetSymbolicLinkName(_In_ ACXCIRCUIT Circuit);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitDispatchAcxRequest(_In_ ACXCIRCUIT Circuit, _In_ WDFREQUEST Request);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxCircuitStopIoActual(
    _In_ ACXCIRCUIT Circuit, _In_ ULONG Flags, _In_opt_ PVOID ObjectTag, _In_ LONG Line, _In_z_ PCCH File);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI AcxCircuitResumeIoActual(_In_ ACXCIRCUIT Circuit, _In_opt_ PVOID ObjectTag, _In_ LONG Line, _In_z_ PCCH File);
_IRQL_requires_max_(DISPATCH_LEVEL)
GUID NTAPI AcxCircuitGetNotificationId(_In_ ACXCIRCUIT Circuit);
_IRQL_requires_(PASSIVE_LEVEL)
PACXFACTORYCIRCUIT_INIT NTAPI AcxFactoryCircuitInitAllocate(_In_ WDFDEVICE Device);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI AcxFactoryCircuitInitFree(_In_ PACXFACTORYCIRCUIT_INIT FactoryInit);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI AcxFactoryCircuitInitSetComponentId(_In_ PACXFACTORYCIRCUIT_INIT FactoryInit, _In_ CONST GUID *ComponentId);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxFactoryCircuitInitAssignComponentUri(_In_ PACXFACTORYCIRCUIT_INIT FactoryInit, _In_ PCUNICODE_STRING ComponentUri);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxFactoryCircuitInitAssignName(_In_ PACXFACTORYCIRCUIT_INIT FactoryInit, _In_ PCUNICODE_STRING FactoryName);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxFactoryCircuitInitAssignCategories(
    _In_ PACXFACTORYCIRCUIT_INIT FactoryInit, _In_reads_(CategoriesCount) CONST GUID *Categories, _In_ ULONG CategoriesCount);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxFactoryCircuitInitAssignProperties(
    _In_ PACXFACTORYCIRCUIT_INIT FactoryInit, _In_reads_(PropertiesCount) PACX_PROPERTY_ITEM Properties, _In_ ULONG PropertiesCount);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxFactoryCircuitInitAssignMethods(
    _In_ PACXFACTORYCIRCUIT_INIT FactoryInit, _In_reads_(MethodsCount) PACX_METHOD_ITEM Methods, _In_ ULONG MethodsCount);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI AcxFactoryCircuitInitSetOperationCallbacks(
    _In_ PACXFACTORYCIRCUIT_INIT FactoryInit, _In_ PACX_FACTORY_CIRCUIT_OPERATION_CALLBACKS EvtOperationCallbacks);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI AcxFactoryCircuitInitSetAcxCircuitPnpPowerCallbacks(
    _In_ PACXFACTORYCIRCUIT_INIT FactoryInit, _In_ PACX_FACTORY_CIRCUIT_PNPPOWER_CALLBACKS EvtPnpPowerCallbacks);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxFactoryCircuitInitAssignAcxRequestPreprocessCallback(
    _In_ PACXFACTORYCIRCUIT_INIT FactoryInit, _In_ PFN_ACX_OBJECT_PREPROCESS_REQUEST EvtObjectAcxRequestPreprocess,
    _In_opt_ ACXCONTEXT DriverContext, _In_ ACX_REQUEST_TYPE RequestType, _In_opt_ CONST GUID *Set, _In_ ULONG Id);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxFactoryCircuitCreate(
    _In_ WDFDEVICE Device, _In_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PACXFACTORYCIRCUIT_INIT *Config, _Out_ ACXFACTORYCIRCUIT *Factory);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxFactoryCircuitAddElements(
    _In_ ACXFACTORYCIRCUIT Circuit, _In_reads_(ElementsCount) ACXELEMENT *Elements, _In_ ULONG ElementsCount);
_IRQL_requires_(PASSIVE_LEVEL)
WDFSTRING NTAPI AcxFactoryCircuitGetSymbolicLinkName(_In_ ACXCIRCUIT Circuit);
#define AcxCircuitStopIo(Circuit, Flags) AcxCircuitStopIoWithTag(Circuit, Flags, NULL)
#define AcxCircuitStopIoWithTag(Circuit, Flags, Tag) AcxCircuitStopIoActual(Circuit, Flags, Tag, __LINE__, __FILE__)
#define AcxCircuitResumeIo(Circuit) AcxCircuitResumeIoWithTag(Circuit, NULL)
#define AcxCircuitResumeIoWithTag(Circuit, Tag) AcxCircuitResumeIoActual(Circuit, Tag, __LINE__, __FILE__)
