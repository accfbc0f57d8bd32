// Audio class extension: drivers.
#pragma once

#define ACX_TRACE_ID ('DxcA')
typedef enum _ACX_DRIVER_CONFIG_FLAGS {
    AcxDriverConfigNoFlags = 0x00000000, AcxDriverConfigValidFlags = 0x00000000
} ACX_DRIVER_CONFIG_FLAGS;
typedef struct _ACX_DRIVER_CONFIG {
    ULONG Size;
    ULONG Flags;
} ACX_DRIVER_CONFIG, *PACX_DRIVER_CONFIG;
typedef struct _ACX_DRIVER_VERSION_AVAILABLE_PARAMS {
    ULONG Size;
    ULONG MajorVersion;
    ULONG MinorVersion;
} ACX_DRIVER_VERSION_AVAILABLE_PARAMS, *PACX_DRIVER_VERSION_AVAILABLE_PARAMS;
FORCEINLINE VOID ACX_DRIVER_CONFIG_INIT(_Out_ PACX_DRIVER_CONFIG Config) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
FORCEINLINE VOID ACX_DRIVER_VERSION_AVAILABLE_PARAMS_INIT(
    _Out_ PACX_DRIVER_VERSION_AVAILABLE_PARAMS Params, _In_ ULONG MajorVersion, _In_ ULONG MinorVersion) {
    RtlZeroMemory(Params, sizeof(*Params));
    Params->Size = sizeof(*Params);
    Params->MajorVersion = MajorVersion;
    Params->MinorVersion = MinorVersion;
}
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI AcxDriverInitialize(_In_ WDFDRIVER Driver, _In_ PACX_DRIVER_CONFIG DriverConfig);
_IRQL_requires_(PASSIVE_LEVEL)
BOOLEAN NTAPI AcxDriverIsVersionAvailable(_In_ WDFDRIVER Driver, _In_ PACX_DRIVER_VERSION_AVAILABLE_PARAMS VersionAvailableParams);
