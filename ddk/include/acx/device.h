// Audio class extension: devices.
#pragma once

#define ACX_DEVICEINIT_CONFIG_CONTEXT_SIZE 4
#define ACX_DEVICE_CONFIG_CONTEXT_SIZE 4
typedef enum _ACX_DX_EXIT_LATENCY { AcxDxExitLatencyInstant = 0, AcxDxExitLatencyFast, AcxDxExitLatencyResponsive } ACX_DX_EXIT_LATENCY;
typedef enum _ACX_DEVICEINIT_CONFIG_FLAGS {
    AcxDeviceInitConfigNoFlags = 0x00000000, AcxDeviceInitConfigRawDevice = 0x00000001, AcxDeviceInitConfigValidFlags = 0x00000001
} ACX_DEVICEINIT_CONFIG_FLAGS;
typedef enum _ACX_DEVICE_CONFIG_FLAGS {
    AcxDeviceConfigNoFlags = 0x00000000, AcxDeviceConfigValidFlags = 0x00000000
} ACX_DEVICE_CONFIG_FLAGS;
typedef struct _ACX_DEVICEINIT_CONFIG {
    ULONG Size;
    ULONG Flags;
    WDF_SYNCHRONIZATION_SCOPE SynchronizationScope;
    WDF_EXECUTION_LEVEL ExecutionLevel;
    PVOID Context[ACX_DEVICEINIT_CONFIG_CONTEXT_SIZE];
} ACX_DEVICEINIT_CONFIG, *PACX_DEVICEINIT_CONFIG;
typedef struct _ACX_DEVICE_CONFIG {
    ULONG Size;
    ULONG Flags;
    PVOID Context[ACX_DEVICE_CONFIG_CONTEXT_SIZE];
} ACX_DEVICE_CONFIG, *PACX_DEVICE_CONFIG;
FORCEINLINE VOID ACX_DEVICEINIT_CONFIG_INIT(_Out_ PACX_DEVICEINIT_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->SynchronizationScope = WdfSynchronizationScopeNone;
    Config->ExecutionLevel = WdfExecutionLevelPassive;
}
FORCEINLINE VOID ACX_DEVICE_CONFIG_INIT(_Out_ PACX_DEVICE_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDeviceInitInitialize(_In_ PWDFDEVICE_INIT DeviceInit, _In_ PACX_DEVICEINIT_CONFIG Config);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDeviceInitialize(_In_ WDFDEVICE Device, _In_ PACX_DEVICE_CONFIG DeviceConfig);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDeviceAddCircuit(_In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDeviceRemoveCircuit(_In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDeviceDetachCircuit(_In_ WDFDEVICE Device, _In_ ACXCIRCUIT Circuit);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDeviceAddCircuitDevice(_In_ WDFDEVICE ParentDevice, _In_ WDFDEVICE Device);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDeviceRemoveCircuitDevice(_In_ WDFDEVICE ParentDevice, _In_ WDFDEVICE Device);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDeviceAddFactoryCircuit(_In_ WDFDEVICE Device, _In_ ACXFACTORYCIRCUIT Factory);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDeviceRemoveFactoryCircuit(_In_ WDFDEVICE Device, _In_ ACXFACTORYCIRCUIT Factory);
_IRQL_requires_max_(DISPATCH_LEVEL)
ACX_DX_EXIT_LATENCY NTAPI AcxDeviceGetCurrentDxExitLatency(
    _In_ WDFDEVICE Device, _In_ POWER_ACTION SystemPowerAction, _In_ WDF_POWER_DEVICE_STATE DeviceState);
