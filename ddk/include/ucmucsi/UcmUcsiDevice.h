// USB Type-C connectors over UCSI: devices.
#pragma once

#include <wdf.h>

EXTERN_C_START

typedef struct _UCMUCSI_DEVICE_CONFIG {
    ULONG Size;
} UCMUCSI_DEVICE_CONFIG, *PUCMUCSI_DEVICE_CONFIG;
typedef struct _UCMUCSI_DRIVER_GLOBALS {
    ULONG Reserved;
} UCMUCSI_DRIVER_GLOBALS, *PUCMUCSI_DRIVER_GLOBALS;
FORCEINLINE VOID UCMUCSI_DEVICE_CONFIG_INIT(_Out_ PUCMUCSI_DEVICE_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS UcmUcsiDeviceInitialize(_In_ WDFDEVICE WdfDevice, _In_ PUCMUCSI_DEVICE_CONFIG Config);
NTSTATUS UcmUcsiDeviceInitInitialize(_In_ PWDFDEVICE_INIT DeviceInit);

EXTERN_C_END
