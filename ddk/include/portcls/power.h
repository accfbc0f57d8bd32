// Port classes: power, Plug and Play and stream resources of adapters.
#pragma once

typedef enum { PcRebalanceNotSupported = 0, PcRebalanceRemoveSubdevices } PC_REBALANCE_TYPE;
typedef enum _PC_EXIT_LATENCY { PcExitLatencyInstant = 0, PcExitLatencyFast, PcExitLatencyResponsive } PC_EXIT_LATENCY, *PPC_EXIT_LATENCY;
typedef enum _PcStreamResourceType {
    ePcStreamResourceInterrupt, ePcStreamResourceThread, ePcStreamResourceSet
} PcStreamResourceType, *PPcStreamResourceType;
_Function_class_(EVT_PC_POST_PO_FX_REGISTER_DEVICE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI EVT_PC_POST_PO_FX_REGISTER_DEVICE(_In_ PVOID PoFxDeviceContext, _In_ POHANDLE PoHandle);
typedef EVT_PC_POST_PO_FX_REGISTER_DEVICE *PFN_PC_POST_PO_FX_REGISTER_DEVICE;
_Function_class_(EVT_PC_PRE_PO_FX_UNREGISTER_DEVICE)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI EVT_PC_PRE_PO_FX_UNREGISTER_DEVICE(_In_ PVOID PoFxDeviceContext, _In_ POHANDLE PoHandle);
typedef EVT_PC_PRE_PO_FX_UNREGISTER_DEVICE *PFN_PC_PRE_PO_FX_UNREGISTER_DEVICE;
typedef struct _PC_POWER_FRAMEWORK_SETTINGS {
    ULONG Size;
    PFN_PC_POST_PO_FX_REGISTER_DEVICE EvtPcPostPoFxRegisterDevice;
    PFN_PC_PRE_PO_FX_UNREGISTER_DEVICE EvtPcPrePoFxUnregisterDevice;
    PPO_FX_COMPONENT Component;
    PPO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK ComponentActiveConditionCallback;
    PPO_FX_COMPONENT_IDLE_CONDITION_CALLBACK ComponentIdleConditionCallback;
    PPO_FX_COMPONENT_IDLE_STATE_CALLBACK ComponentIdleStateCallback;
    PPO_FX_POWER_CONTROL_CALLBACK PowerControlCallback;
    PVOID PoFxDeviceContext;
} PC_POWER_FRAMEWORK_SETTINGS, *PPC_POWER_FRAMEWORK_SETTINGS;
DECLARE_HANDLE(PCSTREAMRESOURCE);
typedef struct _PCSTREAMRESOURCE_DESCRIPTOR {
    ULONG Size;
    ULONG Flags;
    PDEVICE_OBJECT Pdo;
    PcStreamResourceType Type;
    union {
        struct {
            ULONG Version;
            PVOID Generic;
        } Interrupt;
        PETHREAD Thread;
        PVOID ResourceSet;
    } Resource;
} PCSTREAMRESOURCE_DESCRIPTOR, *PPCSTREAMRESOURCE_DESCRIPTOR;
/// Hears of a power control request that the power framework made.
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (*PCPFNRUNTIME_POWER_CONTROL_CALLBACK)(
    _In_ LPCGUID PowerControlCode, _In_opt_ PVOID InBuffer, _In_ SIZE_T InBufferSize, _Out_opt_ PVOID OutBuffer,
    _In_ SIZE_T OutBufferSize, _Out_opt_ PSIZE_T BytesReturned, _In_opt_ PVOID Context);
DEFINE_GUID(IID_IAdapterPowerManagement, 0x793417D0, 0x35FE, 0x11D1, 0xAD, 0x08, 0x00, 0xA0, 0xC9, 0x0A, 0xB1, 0xB0);
#define PC_METHODS_IAdapterPowerManagement(M, E) \
    M(VOID, PowerChangeState)(THIS_ _In_ POWER_STATE NewState) E \
    M(NTSTATUS, QueryPowerChangeState)(THIS_ _In_ POWER_STATE NewStateQuery) E \
    M(NTSTATUS, QueryDeviceCapabilities)(THIS_ _Inout_updates_bytes_(sizeof(DEVICE_CAPABILITIES)) PDEVICE_CAPABILITIES PowerDeviceCaps)
/// Hears of power states.
#define INTERFACE IAdapterPowerManagement
DECLARE_INTERFACE_(IAdapterPowerManagement, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IAdapterPowerManagement(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IAdapterPowerManagement *PADAPTERPOWERMANAGEMENT;
#define IMP_IAdapterPowerManagement PC_METHODS_IAdapterPowerManagement(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IAdapterPowerManagement2, 0xE0F92E5D, 0x67F5, 0x48EE, 0xB5, 0x7A, 0x7D, 0x1E, 0x90, 0xC5, 0xF4, 0x3D);
#define PC_METHODS_IAdapterPowerManagement2(M, E) \
    M(VOID, PowerChangeState)(THIS_ _In_ POWER_STATE NewState) E \
    M(NTSTATUS, QueryPowerChangeState)(THIS_ _In_ POWER_STATE NewStateQuery) E \
    M(NTSTATUS, QueryDeviceCapabilities)(THIS_ \
        _Inout_updates_bytes_(sizeof(DEVICE_CAPABILITIES)) PDEVICE_CAPABILITIES PowerDeviceCaps) E \
    M(VOID, PowerChangeState2)(THIS_ _In_ DEVICE_POWER_STATE NewDeviceState, _In_ SYSTEM_POWER_STATE NewSystemState)
/// Hears of power states of the system, too.
#define INTERFACE IAdapterPowerManagement2
DECLARE_INTERFACE_(IAdapterPowerManagement2, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IAdapterPowerManagement2(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IAdapterPowerManagement2 *PADAPTERPOWERMANAGEMENT2;
#define IMP_IAdapterPowerManagement2 PC_METHODS_IAdapterPowerManagement2(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IAdapterPowerManagement3, 0xA8C7303E, 0xF80C, 0x4BC9, 0xB2, 0xE3, 0xFB, 0x2D, 0x08, 0xBE, 0x92, 0x0F);
#define PC_METHODS_IAdapterPowerManagement3(M, E) \
    M(VOID, PowerChangeState)(THIS_ _In_ POWER_STATE NewState) E \
    M(NTSTATUS, QueryPowerChangeState)(THIS_ _In_ POWER_STATE NewStateQuery) E \
    M(NTSTATUS, QueryDeviceCapabilities)(THIS_ \
        _Inout_updates_bytes_(sizeof(DEVICE_CAPABILITIES)) PDEVICE_CAPABILITIES PowerDeviceCaps) E \
    M(VOID, PowerChangeState2)(THIS_ _In_ DEVICE_POWER_STATE NewDeviceState, _In_ SYSTEM_POWER_STATE NewSystemState) E \
    M(VOID, PowerChangeState3)(THIS_ \
        _In_ DEVICE_POWER_STATE NewDeviceState, _In_ SYSTEM_POWER_STATE NewSystemState, _In_ PC_EXIT_LATENCY D3ExitLatency) E \
    M(NTSTATUS, D3ExitLatencyChanged)(THIS_ _In_ PC_EXIT_LATENCY NewD3ExitLatency)
/// Hears of power states and of how fast the device must come back.
#define INTERFACE IAdapterPowerManagement3
DECLARE_INTERFACE_(IAdapterPowerManagement3, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IAdapterPowerManagement3(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IAdapterPowerManagement3 *PADAPTERPOWERMANAGEMENT3;
#define IMP_IAdapterPowerManagement3 PC_METHODS_IAdapterPowerManagement3(PC_METHOD_IMPLEMENTED, ;)
#define IID_IAdapterPowerManagment IID_IAdapterPowerManagement
#define IID_IAdapterPowerManagment2 IID_IAdapterPowerManagement2
#define PADAPTERPOWERMANAGMENT PADAPTERPOWERMANAGEMENT
#define PADAPTERPOWERMANAGMENT2 PADAPTERPOWERMANAGEMENT2
DEFINE_GUID(IID_IPowerNotify, 0x3DD648B8, 0x969F, 0x11D1, 0x95, 0xA9, 0x00, 0xC0, 0x4F, 0xB9, 0x25, 0xD3);
#define PC_METHODS_IPowerNotify(M, E) \
    M(VOID, PowerChangeNotify)(THIS_ _In_ POWER_STATE PowerState)
#define INTERFACE IPowerNotify
DECLARE_INTERFACE_(IPowerNotify, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPowerNotify(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPowerNotify *PPOWERNOTIFY;
#define IMP_IPowerNotify PC_METHODS_IPowerNotify(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortClsPower, 0x47ba0351, 0xbc4b, 0x4869, 0x81, 0x34, 0xb7, 0x4f, 0xe1, 0x78, 0x52, 0xd8);
#define PC_METHODS_IPortClsPower(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, RegisterAdapterPowerManagement)(THIS_ \
        _In_ PUNKNOWN _pUnknown, _In_ PDEVICE_OBJECT _DeviceObject) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, UnregisterAdapterPowerManagement)(THIS_ _In_ PDEVICE_OBJECT _DeviceObject) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, SetIdlePowerManagement)(THIS_ \
        _In_ PDEVICE_OBJECT _DeviceObject, _In_ BOOLEAN _bEnabled)
#define INTERFACE IPortClsPower
DECLARE_INTERFACE_(IPortClsPower, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortClsPower(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortClsPower *PPORTCLSPOWER;
#define IMP_IPortClsPower PC_METHODS_IPortClsPower(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortClsRuntimePower, 0xe057c351, 0x430, 0x4dbc, 0xb1, 0x72, 0xc7, 0x11, 0xd4, 0xa, 0x23, 0x73);
#define PC_METHODS_IPortClsRuntimePower(M, E) \
    M(NTSTATUS, SendPowerControl)(THIS_ \
        _In_ PDEVICE_OBJECT _DeviceObject, _In_ LPCGUID _PowerControlCode, _In_opt_ PVOID _InBuffer, _In_ SIZE_T _InBufferSize, \
        _Out_opt_ PVOID _OutBuffer, _In_ SIZE_T _OutBufferSize, _Out_opt_ PSIZE_T _BytesReturned) E \
    M(NTSTATUS, RegisterPowerControlCallback)(THIS_ \
        _In_ PDEVICE_OBJECT _DeviceObject, _In_ PCPFNRUNTIME_POWER_CONTROL_CALLBACK _Callback, _In_opt_ PVOID _Context) E \
    M(NTSTATUS, UnregisterPowerControlCallback)(THIS_ _In_ PDEVICE_OBJECT _DeviceObject)
#define INTERFACE IPortClsRuntimePower
DECLARE_INTERFACE_(IPortClsRuntimePower, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortClsRuntimePower(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortClsRuntimePower *PPORTCLSRUNTIMEPOWER;
#define IMP_IPortClsRuntimePower PC_METHODS_IPortClsRuntimePower(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IAdapterPnpManagement, 0x706f2368, 0x4086, 0x47f5, 0xb9, 0x13, 0x57, 0xb7, 0x6e, 0xed, 0x1a, 0x32);
#define PC_METHODS_IAdapterPnpManagement(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(PC_REBALANCE_TYPE, GetSupportedRebalanceType)(THIS) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, PnpQueryStop)(THIS) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, PnpCancelStop)(THIS) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, PnpStop)(THIS)
/// Hears of resources that are given to the device anew.
#define INTERFACE IAdapterPnpManagement
DECLARE_INTERFACE_(IAdapterPnpManagement, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IAdapterPnpManagement(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IAdapterPnpManagement *PADAPTERPNPMANAGEMENT;
#define IMP_IAdapterPnpManagement PC_METHODS_IAdapterPnpManagement(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportPnpNotify, 0x6b735365, 0x9487, 0x464c, 0x93, 0xe3, 0xfa, 0x2c, 0x63, 0x91, 0xd5, 0xa4);
#define PC_METHODS_IMiniportPnpNotify(M, E) \
    M(VOID, PnpStop)(THIS)
#define INTERFACE IMiniportPnpNotify
DECLARE_INTERFACE_(IMiniportPnpNotify, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportPnpNotify(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportPnpNotify *PMINIPORTPNPNOTIFY;
#define IMP_IMiniportPnpNotify PC_METHODS_IMiniportPnpNotify(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortClsPnp, 0x0485791b, 0x17f5, 0x4b73, 0x90, 0x2a, 0x20, 0x34, 0x48, 0x60, 0xb9, 0xca);
#define PC_METHODS_IPortClsPnp(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, RegisterAdapterPnpManagement)(THIS_ \
        _In_ PUNKNOWN pUnknown, _In_ PDEVICE_OBJECT DeviceObject) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, UnregisterAdapterPnpManagement)(THIS_ _In_ PDEVICE_OBJECT DeviceObject)
#define INTERFACE IPortClsPnp
DECLARE_INTERFACE_(IPortClsPnp, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortClsPnp(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortClsPnp *PPORTCLSPNP;
#define IMP_IPortClsPnp PC_METHODS_IPortClsPnp(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortClsStreamResourceManager, 0xe1cd9915, 0xcab1, 0x4103, 0xbb, 0x2f, 0x7d, 0xc0, 0x9c, 0x9b, 0xe9, 0x42);
#define PC_METHODS_IPortClsStreamResourceManager(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, AddStreamResource)(THIS_ \
        _In_ PVOID ResourceSet, _In_ PPCSTREAMRESOURCE_DESCRIPTOR ResourceDescriptor, _Out_ PCSTREAMRESOURCE *ResourceHandle) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, RemoveStreamResource)(THIS_ _In_ PCSTREAMRESOURCE ResourceHandle)
#define INTERFACE IPortClsStreamResourceManager
DECLARE_INTERFACE_(IPortClsStreamResourceManager, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortClsStreamResourceManager(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortClsStreamResourceManager *PPORTCLSStreamResourceManager;
#define IMP_IPortClsStreamResourceManager PC_METHODS_IPortClsStreamResourceManager(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortClsStreamResourceManager2, 0x0d500bae, 0xd565, 0x469d, 0xa0, 0xe2, 0xf2, 0x83, 0x76, 0x0d, 0x71, 0x48);
#define PC_METHODS_IPortClsStreamResourceManager2(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, AddStreamResource2)(THIS_ \
        _In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ PVOID ResourceSet, _In_ PPCSTREAMRESOURCE_DESCRIPTOR ResourceDescriptor, \
        _Out_ PCSTREAMRESOURCE *ResourceHandle)
#define INTERFACE IPortClsStreamResourceManager2
DECLARE_INTERFACE_(IPortClsStreamResourceManager2, IPortClsStreamResourceManager) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortClsStreamResourceManager(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortClsStreamResourceManager2(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortClsStreamResourceManager2 *PPORTCLSStreamResourceManager2;
#define IMP_IPortClsStreamResourceManager2 \
    PC_METHODS_IPortClsStreamResourceManager(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_IPortClsStreamResourceManager2(PC_METHOD_IMPLEMENTED, ;)
