// USB Type-C port controllers: UcmTcpciDevice.
#pragma once

WDF_EXTERN_C_START

typedef struct _UCMTCPCI_DEVICE_CONFIG {
    ULONG Size;
} UCMTCPCI_DEVICE_CONFIG, *PUCMTCPCI_DEVICE_CONFIG;
VOID UCMTCPCI_DEVICE_CONFIG_INIT(_Out_ PUCMTCPCI_DEVICE_CONFIG Config);
typedef _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI NTSTATUS (*PFN_UCMTCPCIDEVICEINITINITIALIZE)(
    _In_ PUCMTCPCI_DRIVER_GLOBALS DriverGlobals, _In_ PWDFDEVICE_INIT DeviceInit);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS UcmTcpciDeviceInitInitialize(_In_ PWDFDEVICE_INIT DeviceInit);
typedef _Must_inspect_result_ _IRQL_requires_max_(PASSIVE_LEVEL)WDFAPI NTSTATUS (*PFN_UCMTCPCIDEVICEINITIALIZE)(
    _In_ PUCMTCPCI_DRIVER_GLOBALS DriverGlobals, _In_ WDFDEVICE WdfDevice, _In_ PUCMTCPCI_DEVICE_CONFIG Config);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS UcmTcpciDeviceInitialize(_In_ WDFDEVICE WdfDevice, _In_ PUCMTCPCI_DEVICE_CONFIG Config);

WDF_EXTERN_C_END
