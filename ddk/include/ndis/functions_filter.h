// NDIS: routines of filter drivers.
#pragma once

_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisEnumerateFilterModules(
    _In_ NDIS_HANDLE NdisHandle, _In_ PVOID InterfaceBuffer, _In_ ULONG InterfaceBufferLength, _Inout_ PULONG BytesNeeded,
    _Inout_ PULONG BytesWritten);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFCancelDirectOidRequest(_In_ NDIS_HANDLE NdisFilterHandle, _In_ PVOID RequestId);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFCancelOidRequest(_In_ NDIS_HANDLE NdisFilterHandle, _In_ PVOID RequestId);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFCancelSendNetBufferLists(_In_ NDIS_HANDLE NdisFilterHandle, _In_ PVOID CancelId);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisFDeregisterFilterDriver(_In_ NDIS_HANDLE NdisFilterDriverHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisFDevicePnPEventNotify(_In_ NDIS_HANDLE NdisFilterHandle, _In_ PNET_DEVICE_PNP_EVENT NetDevicePnPEvent);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisFDirectOidRequest(_In_ NDIS_HANDLE NdisFilterHandle, _In_ PNDIS_OID_REQUEST OidRequest);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFDirectOidRequestComplete(_In_ NDIS_HANDLE NdisFilterHandle, _In_ PNDIS_OID_REQUEST OidRequest, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisFGetOptionalSwitchHandlers(
    _In_ NDIS_HANDLE NdisFilterHandle, _Out_ PNDIS_SWITCH_CONTEXT NdisSwitchContext,
    _Inout_ PNDIS_SWITCH_OPTIONAL_HANDLERS NdisSwitchHandlers);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFIndicateReceiveNetBufferLists(
    _In_ NDIS_HANDLE NdisFilterHandle, _In_ PNET_BUFFER_LIST NetBufferLists, _In_ NDIS_PORT_NUMBER PortNumber,
    _In_ ULONG NumberOfNetBufferLists, _In_ ULONG ReceiveFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFIndicateStatus(_In_ NDIS_HANDLE NdisFilterHandle, _In_ PNDIS_STATUS_INDICATION StatusIndication);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisFNetPnPEvent(NDIS_HANDLE NdisFilterHandle, PNET_PNP_EVENT_NOTIFICATION NetPnPEventNotification);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisFOidRequest(_In_ NDIS_HANDLE NdisFilterHandle, _In_ PNDIS_OID_REQUEST OidRequest);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFOidRequestComplete(_In_ NDIS_HANDLE NdisFilterHandle, _In_ PNDIS_OID_REQUEST OidRequest, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFPauseComplete(_In_ NDIS_HANDLE NdisFilterHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisFRegisterFilterDriver(
    _In_ PDRIVER_OBJECT DriverObject, _In_ NDIS_HANDLE FilterDriverContext,
    PNDIS_FILTER_DRIVER_CHARACTERISTICS FilterDriverCharacteristics, _Out_ PNDIS_HANDLE NdisFilterDriverHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisFRestartComplete(_In_ NDIS_HANDLE NdisFilterHandle, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisFRestartFilter(_In_ NDIS_HANDLE NdisFilterHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFReturnNetBufferLists(_In_ NDIS_HANDLE NdisFilterHandle, _In_ PNET_BUFFER_LIST NetBufferLists, _In_ ULONG ReturnFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFSendNetBufferLists(
    _In_ NDIS_HANDLE NdisFilterHandle, __drv_aliasesMem PNET_BUFFER_LIST NetBufferList, _In_ NDIS_PORT_NUMBER PortNumber,
    _In_ ULONG SendFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFSendNetBufferListsComplete(_In_ NDIS_HANDLE NdisFilterHandle, PNET_BUFFER_LIST NetBufferList, _In_ ULONG SendCompleteFlags);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisFSetAttributes(
    _In_ NDIS_HANDLE NdisFilterHandle, _In_ __drv_aliasesMem NDIS_HANDLE FilterModuleContext,
    _In_ PNDIS_FILTER_ATTRIBUTES FilterAttributes);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisFSynchronousOidRequest(_In_ NDIS_HANDLE NdisFilterModuleHandle, _In_ NDIS_OID_REQUEST *OidRequest);
