// Framework devices for drivers whose device objects a port driver makes.
#pragma once
#ifndef _WDFMINIPORT_H_
#define _WDFMINIPORT_H_
#include <wdf.h>
#ifdef __cplusplus
extern "C" {
#endif
/// Makes a framework device for a miniport driver's device object.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfDeviceMiniportCreate(
    _In_ WDFDRIVER Driver, _In_opt_ PWDF_OBJECT_ATTRIBUTES Attributes, _In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PDEVICE_OBJECT AttachedDeviceObject,
    _In_opt_ PDEVICE_OBJECT Pdo, _Out_ WDFDEVICE *Device);
/// Ends the framework's use by a miniport driver.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfDriverMiniportUnload(_In_ WDFDRIVER Driver);
#ifdef __cplusplus
}
#endif
#endif
