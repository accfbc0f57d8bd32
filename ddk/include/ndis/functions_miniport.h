// NDIS: routines of miniport drivers.
#pragma once

_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisIMAssociateMiniport(_In_ NDIS_HANDLE DriverHandle, _In_ NDIS_HANDLE ProtocolHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIMCancelInitializeDeviceInstance(_In_ NDIS_HANDLE DriverHandle, _In_ PNDIS_STRING DeviceInstance);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIMDeInitializeDeviceInstance(_In_ NDIS_HANDLE NdisMiniportHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisIMDeregisterLayeredMiniport(_In_ NDIS_HANDLE DriverHandle);
_IRQL_requires_max_(APC_LEVEL)
NDIS_HANDLE NdisIMGetBindingContext(_In_ NDIS_HANDLE NdisBindingHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_HANDLE NdisIMGetDeviceContext(_In_ NDIS_HANDLE MiniportAdapterHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIMInitializeDeviceInstanceEx(
    _In_ NDIS_HANDLE DriverHandle, _In_ PNDIS_STRING DriverInstance, _In_opt_ NDIS_HANDLE DeviceContext);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIMNotifyPnPEvent(_In_ NDIS_HANDLE MiniportHandle, _In_ PNET_PNP_EVENT NetPnPEvent);
_IRQL_requires_(DISPATCH_LEVEL)
NDIS_STATUS NdisMAllocateNetBufferSGList(
    _In_ NDIS_HANDLE NdisMiniportDmaHandle, _In_ PNET_BUFFER NetBuffer, _In_ PVOID Context, _In_ ULONG Flags,
    _In_opt_ PVOID ScatterGatherListBuffer, _In_ ULONG ScatterGatherListBufferSize);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisMAllocatePort(NDIS_HANDLE NdisMiniportHandle, _Inout_ PNDIS_PORT_CHARACTERISTICS PortCharacteristics);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMAllocateSharedMemory(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ ULONG Length, _In_ BOOLEAN Cached, _Outptr_ PVOID *VirtualAddress,
    _Out_ PNDIS_PHYSICAL_ADDRESS PhysicalAddress);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisMAllocateSharedMemoryAsyncEx(
    _In_ NDIS_HANDLE MiniportDmaHandle, _In_ ULONG Length, _In_ BOOLEAN Cached, _In_ PVOID Context);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMapFile(_Out_ PNDIS_STATUS Status, _Outptr_ PVOID *MappedBuffer, _In_ NDIS_HANDLE FileHandle);
USHORT NdisMaxGroupCount(VOID);
// An interrupt routine may mask and unmask.
NDIS_STATUS NdisMConfigMSIXTableEntry(_In_ NDIS_HANDLE NdisMiniportHandle, _In_ PNDIS_MSIX_CONFIG_PARAMETERS MSIXConfigParameters);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMDeregisterInterruptEx(_In_ NDIS_HANDLE NdisInterruptHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMDeregisterIoPortRange(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ UINT InitialPort, _In_ UINT NumberOfPorts, _In_ PVOID PortOffset);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMDeregisterMiniportDriver(_In_ NDIS_HANDLE NdisMiniportDriverHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMDeregisterScatterGatherDma(_In_ NDIS_HANDLE NdisMiniportDmaHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMDirectOidRequestComplete(_In_ NDIS_HANDLE MiniportAdapterHandle, _In_ PNDIS_OID_REQUEST OidRequest, _In_ NDIS_STATUS Status);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMEnableVirtualization(
    _In_ NDIS_HANDLE NdisMiniportHandle, _In_ USHORT NumVFs, _In_ BOOLEAN EnableVFMigration, _In_ BOOLEAN EnableMigrationInterrupt,
    _In_ BOOLEAN EnableVirtualization);
_IRQL_requires_(DISPATCH_LEVEL)
VOID NdisMFreeNetBufferSGList(_In_ NDIS_HANDLE NdisMiniportDmaHandle, _In_ PSCATTER_GATHER_LIST pSGL, _In_ PNET_BUFFER NetBuffer);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisMFreePort(NDIS_HANDLE NdisMiniportHandle, _In_ NDIS_PORT_NUMBER PortNumber);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMFreeSharedMemory(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ ULONG Length, _In_ BOOLEAN Cached, _In_ PVOID VirtualAddress,
    _In_ NDIS_PHYSICAL_ADDRESS PhysicalAddress);
ULONG NdisMGetBusData(NDIS_HANDLE NdisMiniportHandle, _In_ ULONG WhichSpace, _In_ ULONG Offset, _Out_ PVOID Buffer, _In_ ULONG Length);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMGetDeviceProperty(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _Outptr_opt_ PDEVICE_OBJECT *PhysicalDeviceObject,
    _Outptr_opt_ PDEVICE_OBJECT *FunctionalDeviceObject, _Outptr_opt_ PDEVICE_OBJECT *NextDeviceObject,
    _Outptr_opt_ PCM_RESOURCE_LIST *AllocatedResources, _Outptr_opt_ PCM_RESOURCE_LIST *AllocatedResourcesTranslated);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG NdisMGetDmaAlignment(_In_ NDIS_HANDLE MiniportAdapterHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NdisMGetVirtualFunctionBusData(
    _In_ NDIS_HANDLE NdisMiniportHandle, _In_ NDIS_SRIOV_FUNCTION_ID VFId, _Out_ PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMGetVirtualFunctionLocation(
    _In_ NDIS_HANDLE NdisMiniportHandle, _In_ NDIS_SRIOV_FUNCTION_ID VFId, _Out_ PUSHORT SegmentNumber, _Out_ PUCHAR BusNumber,
    _Out_ PUCHAR FunctionNumber);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMIdleNotificationComplete(_In_ NDIS_HANDLE MiniportAdapterHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMIdleNotificationConfirm(_In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_DEVICE_POWER_STATE IdlePowerState);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMIndicateReceiveNetBufferLists(
    _In_ NDIS_HANDLE MiniportAdapterHandle, PNET_BUFFER_LIST NetBufferList, _In_ NDIS_PORT_NUMBER PortNumber,
    _In_ ULONG NumberOfNetBufferLists, _In_ ULONG ReceiveFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMIndicateStatusEx(_In_ NDIS_HANDLE MiniportAdapterHandle, _In_ PNDIS_STATUS_INDICATION StatusIndication);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMInvalidateConfigBlock(_In_ NDIS_HANDLE NdisMiniportHandle, _In_ NDIS_SRIOV_FUNCTION_ID VFId, _In_ ULONGLONG BlockMask);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMMapIoSpace(
    _Outptr_ PVOID *VirtualAddress, _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_PHYSICAL_ADDRESS PhysicalAddress, _In_ UINT Length);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMNetPnPEvent(_In_ NDIS_HANDLE MiniportAdapterHandle, PNET_PNP_EVENT_NOTIFICATION NetPnPEventNotification);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMOidRequestComplete(_In_ NDIS_HANDLE MiniportAdapterHandle, _In_ PNDIS_OID_REQUEST OidRequest, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMPauseComplete(_In_ NDIS_HANDLE MiniportAdapterHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMQueryAdapterInstanceName(PNDIS_STRING pAdapterInstanceName, NDIS_HANDLE MiniportHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMQueryProbedBars(_In_ NDIS_HANDLE NdisMiniportHandle, _Out_ PULONG BaseRegisterValues);
ULONG NdisMQueueDpc(
    _In_ NDIS_HANDLE NdisInterruptHandle, _In_ ULONG MessageId, _In_ ULONG TargetProcessors, _In_opt_ PVOID MiniportDpcContext);
KAFFINITY NdisMQueueDpcEx(
    _In_ NDIS_HANDLE NdisInterruptHandle, _In_ ULONG MessageId, _In_ PGROUP_AFFINITY TargetProcessors, _In_ PVOID MiniportDpcContext);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMRegisterInterruptEx(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_HANDLE MiniportInterruptContext,
    _In_ PNDIS_MINIPORT_INTERRUPT_CHARACTERISTICS MiniportInterruptCharacteristics, _Out_ PNDIS_HANDLE NdisInterruptHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMRegisterIoPortRange(
    _Outptr_ PVOID *PortOffset, _In_ NDIS_HANDLE MiniportAdapterHandle, _In_ UINT InitialPort, _In_ UINT NumberOfPorts);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMRegisterMiniportDriver(
    _In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath, _In_opt_ NDIS_HANDLE MiniportDriverContext,
    _In_ PNDIS_MINIPORT_DRIVER_CHARACTERISTICS MiniportDriverCharacteristics, _Out_ PNDIS_HANDLE NdisMiniportDriverHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMRegisterScatterGatherDma(
    _In_ NDIS_HANDLE MiniportAdapterHandle, _Inout_ PNDIS_SG_DMA_DESCRIPTION DmaDescription, _Out_ PNDIS_HANDLE NdisMiniportDmaHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisMRemoveMiniport(NDIS_HANDLE MiniportHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMResetComplete(NDIS_HANDLE MiniportAdapterHandle, NDIS_STATUS Status, BOOLEAN AddressingReset);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMResetMiniport(_In_ NDIS_HANDLE MiniportAdapterHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMRestartComplete(_In_ NDIS_HANDLE MiniportAdapterHandle, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisMSendNetBufferListsComplete(_In_ NDIS_HANDLE MiniportAdapterHandle, PNET_BUFFER_LIST NetBufferList, _In_ ULONG SendCompleteFlags);
ULONG NdisMSetBusData(NDIS_HANDLE NdisMiniportHandle, _In_ ULONG WhichSpace, _In_ ULONG Offset, _In_ PVOID Buffer, _In_ ULONG Length);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisMSetMiniportAttributes(NDIS_HANDLE NdisMiniportHandle, _In_ PNDIS_MINIPORT_ADAPTER_ATTRIBUTES MiniportAttributes);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NdisMSetVirtualFunctionBusData(
    _In_ NDIS_HANDLE NdisMiniportHandle, _In_ NDIS_SRIOV_FUNCTION_ID VFId, _In_ PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
_IRQL_requires_max_(APC_LEVEL)
VOID NdisMSleep(_In_ ULONG MicrosecondsToSleep);
BOOLEAN NdisMSynchronizeWithInterruptEx(
    _In_ NDIS_HANDLE NdisInterruptHandle, _In_ ULONG MessageId, _In_ MINIPORT_SYNCHRONIZE_INTERRUPT_HANDLER SynchronizeFunction,
    _In_ PVOID SynchronizeContext);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisMUnmapIoSpace(_In_ NDIS_HANDLE MiniportAdapterHandle, _In_ PVOID VirtualAddress, _In_ UINT Length);
_IRQL_requires_max_(APC_LEVEL)
NDIS_STATUS NdisMWriteConfigBlock(_In_ NDIS_HANDLE NdisMiniportHandle, _In_ ULONG BlockId, _In_ PVOID Buffer, _In_ ULONG Length);
