// Memory that the device and the processor share.
#pragma once

/// How a common buffer is to be aligned.
typedef struct _WDF_COMMON_BUFFER_CONFIG {
    ULONG Size;
    ULONG AlignmentRequirement;
} WDF_COMMON_BUFFER_CONFIG, *PWDF_COMMON_BUFFER_CONFIG;
/// Prepares a WDF_COMMON_BUFFER_CONFIG with its size and defaults.
FORCEINLINE VOID WDF_COMMON_BUFFER_CONFIG_INIT(_Out_ PWDF_COMMON_BUFFER_CONFIG Config, _In_ ULONG AlignmentRequirement) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->AlignmentRequirement = AlignmentRequirement;
}
/// Allocates memory that the device and the processor share, aligned as the DMA enabler says.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfCommonBufferCreate(
    _In_ WDFDMAENABLER DmaEnabler, _In_ _When_(Length == 0, __drv_reportError(Length cannot be zero)) size_t Length,
    _In_opt_ PWDF_OBJECT_ATTRIBUTES Attributes, _Out_ WDFCOMMONBUFFER *CommonBuffer);
/// Allocates memory that the device and the processor share, with an alignment of the caller's.
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI NTSTATUS NTAPI WdfCommonBufferCreateWithConfig(
    _In_ WDFDMAENABLER DmaEnabler, _In_ _When_(Length == 0, __drv_reportError(Length cannot be zero)) size_t Length,
    _In_ PWDF_COMMON_BUFFER_CONFIG Config, _In_opt_ PWDF_OBJECT_ATTRIBUTES Attributes, _Out_ WDFCOMMONBUFFER *CommonBuffer);
/// The address at which the processor sees a common buffer.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI PVOID NTAPI WdfCommonBufferGetAlignedVirtualAddress(_In_ WDFCOMMONBUFFER CommonBuffer);
/// The address at which the device sees a common buffer.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI PHYSICAL_ADDRESS NTAPI WdfCommonBufferGetAlignedLogicalAddress(_In_ WDFCOMMONBUFFER CommonBuffer);
/// The length of a common buffer in bytes.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI size_t NTAPI WdfCommonBufferGetLength(_In_ WDFCOMMONBUFFER CommonBuffer);
