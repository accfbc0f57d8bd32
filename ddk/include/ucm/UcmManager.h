// USB connector managers: The class extension of USB connector managers: managers and connectors.
#pragma once

WDF_EXTERN_C_START

DECLARE_HANDLE(UCMCONNECTOR);
typedef _Function_class_(EVT_UCM_CONNECTOR_SET_DATA_ROLE)_IRQL_requires_same_ _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)NTSTATUS EVT_UCM_CONNECTOR_SET_DATA_ROLE(
    _In_ UCMCONNECTOR Connector, _In_ UCM_DATA_ROLE DataRole);
typedef EVT_UCM_CONNECTOR_SET_DATA_ROLE *PFN_UCM_CONNECTOR_SET_DATA_ROLE;
typedef _Function_class_(EVT_UCM_CONNECTOR_SET_POWER_ROLE)_IRQL_requires_same_ _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)NTSTATUS EVT_UCM_CONNECTOR_SET_POWER_ROLE(
    _In_ UCMCONNECTOR Connector, _In_ UCM_POWER_ROLE PowerRole);
typedef EVT_UCM_CONNECTOR_SET_POWER_ROLE *PFN_UCM_CONNECTOR_SET_POWER_ROLE;
typedef struct _UCM_MANAGER_CONFIG {
    ULONG Size;
} UCM_MANAGER_CONFIG, *PUCM_MANAGER_CONFIG;
VOID UCM_MANAGER_CONFIG_INIT(_Out_ PUCM_MANAGER_CONFIG Config);
typedef struct _UCM_CONNECTOR_TYPEC_CONFIG {
    ULONG Size;
    BOOLEAN IsSupported;
    ULONG SupportedOperatingModes;
    ULONG SupportedPowerSourcingCapabilities;
    BOOLEAN AudioAccessoryCapable;
    PFN_UCM_CONNECTOR_SET_DATA_ROLE EvtSetDataRole;
} UCM_CONNECTOR_TYPEC_CONFIG, *PUCM_CONNECTOR_TYPEC_CONFIG;
VOID UCM_CONNECTOR_TYPEC_CONFIG_INIT(
    _Out_ PUCM_CONNECTOR_TYPEC_CONFIG Config, _In_ ULONG SupportedOperatingModes,
    _In_ ULONG SupportedPowerSourcingCapabilities);
typedef struct _UCM_CONNECTOR_PD_CONFIG {
    ULONG Size;
    BOOLEAN IsSupported;
    ULONG SupportedPowerRoles;
    PFN_UCM_CONNECTOR_SET_POWER_ROLE EvtSetPowerRole;
} UCM_CONNECTOR_PD_CONFIG, *PUCM_CONNECTOR_PD_CONFIG;
VOID UCM_CONNECTOR_PD_CONFIG_INIT(_Out_ PUCM_CONNECTOR_PD_CONFIG Config, _In_ ULONG SupportedPowerRoles);
typedef struct _UCM_CONNECTOR_CONFIG {
    ULONG Size;
    ULONGLONG ConnectorId;
    PUCM_CONNECTOR_TYPEC_CONFIG TypeCConfig;
    PUCM_CONNECTOR_PD_CONFIG PdConfig;
} UCM_CONNECTOR_CONFIG, *PUCM_CONNECTOR_CONFIG;
VOID UCM_CONNECTOR_CONFIG_INIT(_Out_ PUCM_CONNECTOR_CONFIG Config, _In_ ULONGLONG ConnectorId);
typedef struct _UCM_CONNECTOR_TYPEC_ATTACH_PARAMS {
    ULONG Size;
    UCM_TYPEC_PARTNER Partner;
    UCM_TYPEC_CURRENT CurrentAdvertisement;
    UCM_CHARGING_STATE ChargingState;
} UCM_CONNECTOR_TYPEC_ATTACH_PARAMS, *PUCM_CONNECTOR_TYPEC_ATTACH_PARAMS;
VOID UCM_CONNECTOR_TYPEC_ATTACH_PARAMS_INIT(_Out_ PUCM_CONNECTOR_TYPEC_ATTACH_PARAMS Params, _In_ UCM_TYPEC_PARTNER Partner);
typedef struct _UCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS {
    ULONG Size;
    UCM_PD_CONN_STATE PdConnState;
    UCM_PD_REQUEST_DATA_OBJECT Rdo;
    UCM_CHARGING_STATE ChargingState;
} UCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS, *PUCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS;
VOID UCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS_INIT(
    _Out_ PUCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS Params, _In_ UCM_PD_CONN_STATE PdConnState);
typedef _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI NTSTATUS (*PFN_UCMINITIALIZEDEVICE)(
    _In_ PUCM_DRIVER_GLOBALS DriverGlobals, _In_ WDFDEVICE WdfDevice, _In_ PUCM_MANAGER_CONFIG Config);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS UcmInitializeDevice(_In_ WDFDEVICE WdfDevice, _In_ PUCM_MANAGER_CONFIG Config);
typedef _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI NTSTATUS (*PFN_UCMCONNECTORCREATE)(
    _In_ PUCM_DRIVER_GLOBALS DriverGlobals, _In_ WDFDEVICE WdfDevice, _In_ PUCM_CONNECTOR_CONFIG Config,
    _In_opt_ PWDF_OBJECT_ATTRIBUTES Attributes, _Out_ UCMCONNECTOR *Connector);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS UcmConnectorCreate(
    _In_ WDFDEVICE WdfDevice, _In_ PUCM_CONNECTOR_CONFIG Config, _In_opt_ PWDF_OBJECT_ATTRIBUTES Attributes,
    _Out_ UCMCONNECTOR *Connector);
typedef _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI NTSTATUS (*PFN_UCMCONNECTORTYPECATTACH)(
    _In_ PUCM_DRIVER_GLOBALS DriverGlobals, _In_ UCMCONNECTOR Connector, _In_ PUCM_CONNECTOR_TYPEC_ATTACH_PARAMS Params);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS UcmConnectorTypeCAttach(_In_ UCMCONNECTOR Connector, _In_ PUCM_CONNECTOR_TYPEC_ATTACH_PARAMS Params);
typedef _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI NTSTATUS (*PFN_UCMCONNECTORTYPECDETACH)(
    _In_ PUCM_DRIVER_GLOBALS DriverGlobals, _In_ UCMCONNECTOR Connector);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS UcmConnectorTypeCDetach(_In_ UCMCONNECTOR Connector);
typedef _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI NTSTATUS (*PFN_UCMCONNECTORTYPECCURRENTADCHANGED)(
    _In_ PUCM_DRIVER_GLOBALS DriverGlobals, _In_ UCMCONNECTOR Connector, _In_ UCM_TYPEC_CURRENT CurrentAdvertisement);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS UcmConnectorTypeCCurrentAdChanged(_In_ UCMCONNECTOR Connector, _In_ UCM_TYPEC_CURRENT CurrentAdvertisement);
typedef _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI NTSTATUS (*PFN_UCMCONNECTORPDSOURCECAPS)(
    _In_ PUCM_DRIVER_GLOBALS DriverGlobals, _In_ UCMCONNECTOR Connector, _In_ UCM_PD_POWER_DATA_OBJECT Pdos[],
    _In_ UCHAR PdoCount);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS UcmConnectorPdSourceCaps(_In_ UCMCONNECTOR Connector, _In_ UCM_PD_POWER_DATA_OBJECT Pdos[], _In_ UCHAR PdoCount);
typedef _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI NTSTATUS (*PFN_UCMCONNECTORPDPARTNERSOURCECAPS)(
    _In_ PUCM_DRIVER_GLOBALS DriverGlobals, _In_ UCMCONNECTOR Connector, _In_ UCM_PD_POWER_DATA_OBJECT Pdos[],
    _In_ UCHAR PdoCount);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS UcmConnectorPdPartnerSourceCaps(
    _In_ UCMCONNECTOR Connector, _In_ UCM_PD_POWER_DATA_OBJECT Pdos[], _In_ UCHAR PdoCount);
typedef _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI NTSTATUS (*PFN_UCMCONNECTORPDCONNECTIONSTATECHANGED)(
    _In_ PUCM_DRIVER_GLOBALS DriverGlobals, _In_ UCMCONNECTOR Connector,
    _In_ PUCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS Params);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS UcmConnectorPdConnectionStateChanged(
    _In_ UCMCONNECTOR Connector, _In_ PUCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS Params);
typedef _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI NTSTATUS (*PFN_UCMCONNECTORCHARGINGSTATECHANGED)(
    _In_ PUCM_DRIVER_GLOBALS DriverGlobals, _In_ UCMCONNECTOR Connector, _In_ UCM_CHARGING_STATE ChargingState);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS UcmConnectorChargingStateChanged(_In_ UCMCONNECTOR Connector, _In_ UCM_CHARGING_STATE ChargingState);
typedef _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI VOID (*PFN_UCMCONNECTORDATADIRECTIONCHANGED)(
    _In_ PUCM_DRIVER_GLOBALS DriverGlobals, _In_ UCMCONNECTOR Connector, _In_ BOOLEAN Success,
    _In_ UCM_DATA_ROLE CurrentDataRole);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID UcmConnectorDataDirectionChanged(_In_ UCMCONNECTOR Connector, _In_ BOOLEAN Success, _In_ UCM_DATA_ROLE CurrentDataRole);
typedef _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI VOID (*PFN_UCMCONNECTORPOWERDIRECTIONCHANGED)(
    _In_ PUCM_DRIVER_GLOBALS DriverGlobals, _In_ UCMCONNECTOR Connector, _In_ BOOLEAN Success,
    _In_ UCM_POWER_ROLE CurrentPowerRole);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID UcmConnectorPowerDirectionChanged(_In_ UCMCONNECTOR Connector, _In_ BOOLEAN Success, _In_ UCM_POWER_ROLE CurrentPowerRole);

WDF_EXTERN_C_END
