// vhf.h: virtual HID devices (the virtual HID framework).
#pragma once

#include <wdm.h>
#include <hidclass.h>

#ifdef __cplusplus
extern "C" {
#endif

DECLARE_HANDLE(VHFHANDLE);
typedef PVOID VHFOPERATIONHANDLE;
typedef PVOID PVHFOPERATIONHANDLE_UNUSED;
_Function_class_(EVT_VHF_ASYNC_OPERATION)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_VHF_ASYNC_OPERATION(
    _In_ PVOID VhfClientContext, _In_ VHFOPERATIONHANDLE VhfOperationHandle, _In_opt_ PVOID VhfOperationContext,
    _In_ PHID_XFER_PACKET HidTransferPacket);
typedef EVT_VHF_ASYNC_OPERATION *PFN_VHF_ASYNC_OPERATION;
typedef EVT_VHF_ASYNC_OPERATION *PEVT_VHF_ASYNC_OPERATION;
_Function_class_(EVT_VHF_CLEANUP)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_VHF_CLEANUP(_In_ PVOID VhfClientContext);
typedef EVT_VHF_CLEANUP *PFN_VHF_CLEANUP;
typedef EVT_VHF_CLEANUP *PEVT_VHF_CLEANUP;
_Function_class_(EVT_VHF_READY_FOR_NEXT_READ_REPORT)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_VHF_READY_FOR_NEXT_READ_REPORT(_In_ PVOID VhfClientContext);
typedef EVT_VHF_READY_FOR_NEXT_READ_REPORT *PFN_VHF_READY_FOR_NEXT_READ_REPORT;
typedef EVT_VHF_READY_FOR_NEXT_READ_REPORT *PEVT_VHF_READY_FOR_NEXT_READ_REPORT;
typedef struct _VHF_CONFIG {
    ULONG Size;
    PVOID VhfClientContext;
    ULONG OperationContextSize;
#ifdef _KERNEL_MODE
    PDEVICE_OBJECT DeviceObject;
#else
    HANDLE FileHandle;
#endif
    USHORT VendorID;
    USHORT ProductID;
    USHORT VersionNumber;
    GUID ContainerID;
    USHORT InstanceIDLength;
    _Field_size_bytes_full_(InstanceIDLength)
    PWSTR InstanceID;
    USHORT ReportDescriptorLength;
    _Field_size_full_(ReportDescriptorLength)
    PUCHAR ReportDescriptor;
    PEVT_VHF_READY_FOR_NEXT_READ_REPORT EvtVhfReadyForNextReadReport;
    PEVT_VHF_ASYNC_OPERATION EvtVhfAsyncOperationGetFeature;
    PEVT_VHF_ASYNC_OPERATION EvtVhfAsyncOperationSetFeature;
    PEVT_VHF_ASYNC_OPERATION EvtVhfAsyncOperationWriteReport;
    PEVT_VHF_ASYNC_OPERATION EvtVhfAsyncOperationGetInputReport;
    PEVT_VHF_CLEANUP EvtVhfCleanup;
    USHORT HardwareIDsLength;
    _Field_size_bytes_full_(HardwareIDsLength)
    PWSTR HardwareIDs;
} VHF_CONFIG, *PVHF_CONFIG;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI VhfAsyncOperationComplete(_In_ VHFOPERATIONHANDLE VhfOperationHandle, _In_ NTSTATUS CompletionStatus);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI VhfCreate(_In_ PVHF_CONFIG VhfConfig, _Out_ VHFHANDLE *VhfHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI VhfDelete(_In_ VHFHANDLE VhfHandle, _In_ BOOLEAN Wait);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI VhfReadReportSubmit(_In_ VHFHANDLE VhfHandle, _In_ PHID_XFER_PACKET HidTransferPacket);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI VhfStart(_In_ VHFHANDLE VhfHandle);

/// Prepares the description of a virtual device.
FORCEINLINE VOID VHF_CONFIG_INIT(
    _Out_ PVHF_CONFIG Config, _In_ PDEVICE_OBJECT DeviceObject, _In_ USHORT ReportDescriptorLength,
    _In_reads_bytes_(ReportDescriptorLength) PUCHAR ReportDescriptor) {
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->DeviceObject = DeviceObject;
    Config->ReportDescriptorLength = ReportDescriptorLength;
    Config->ReportDescriptor = ReportDescriptor;
}
#ifdef __cplusplus
}
#endif
