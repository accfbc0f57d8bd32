// NDIS: routines of all drivers.
#pragma once

USHORT NdisActiveGroupCount(VOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisAllocateCloneOidRequest(
    _In_ NDIS_HANDLE SourceHandle, PNDIS_OID_REQUEST OidRequest, _In_ UINT PoolTag, PNDIS_OID_REQUEST *ClonedOidRequest);
_IRQL_requires_max_(DISPATCH_LEVEL)
PNDIS_GENERIC_OBJECT NdisAllocateGenericObject(PDRIVER_OBJECT DriverObject, ULONG Tag, USHORT Size);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_HANDLE NdisAllocateIoWorkItem(_In_ NDIS_HANDLE NdisObjectHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID NdisAllocateMemoryWithTagPriority(_In_ NDIS_HANDLE NdisHandle, _In_ UINT Length, _In_ ULONG Tag, _In_ EX_POOL_PRIORITY Priority);
_IRQL_requires_max_(DISPATCH_LEVEL)
PNDIS_RW_LOCK_EX NdisAllocateRWLock(NDIS_HANDLE NdisHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisAllocateTimerObject(
    _In_ NDIS_HANDLE NdisHandle, _In_ PNDIS_TIMER_CHARACTERISTICS TimerCharacteristics, _Out_ PNDIS_HANDLE pTimerObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisCancelDirectOidRequest(_In_ NDIS_HANDLE NdisBindingHandle, _In_ PVOID RequestId);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisCancelOidRequest(_In_ NDIS_HANDLE NdisBindingHandle, _In_ PVOID RequestId);
// Documented as PASSIVE_LEVEL in one place and as up to DISPATCH_LEVEL in another; the looser holds.
_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN NdisCancelTimerObject(_In_ NDIS_HANDLE TimerObject);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisCloseAdapterEx(_In_ NDIS_HANDLE NdisBindingHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisCloseConfiguration(_In_ NDIS_HANDLE ConfigurationHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisCloseFile(_In_ NDIS_HANDLE FileHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisCompleteBindAdapterEx(NDIS_HANDLE BindAdapterContext, _In_ NDIS_STATUS Status);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisCompleteNetPnPEvent(
    _In_ NDIS_HANDLE NdisBindingHandle, PNET_PNP_EVENT_NOTIFICATION NetPnPEventNotification, _In_ NDIS_STATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisCompleteUnbindAdapterEx(_In_ NDIS_HANDLE UnbindContext);
PROCESSOR_NUMBER NdisCurrentGroupAndProcessor(VOID);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisDeregisterDeviceEx(_In_ NDIS_HANDLE NdisDeviceHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisDeregisterProtocolDriver(_In_ NDIS_HANDLE NdisProtocolHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisDirectOidRequest(_In_ NDIS_HANDLE NdisBindingHandle, _In_ PNDIS_OID_REQUEST OidRequest);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeCloneOidRequest(_In_ NDIS_HANDLE SourceHandle, _In_ PNDIS_OID_REQUEST Request);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeGenericObject(PNDIS_GENERIC_OBJECT NdisObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeIoWorkItem(_In_ NDIS_HANDLE NdisIoWorkItemHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeMemory(_In_ PVOID VirtualAddress, _In_ UINT Length, _In_ UINT MemoryFlags);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisFreeMemoryWithTag(_In_ PVOID VirtualAddress, _In_ ULONG Tag);
VOID NdisFreeMemoryWithTagPriority(_In_ NDIS_HANDLE NdisHandle, _In_ PVOID VirtualAddress, _In_ ULONG Tag);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeRWLock(_In_ PNDIS_RW_LOCK_EX Lock);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeTimerObject(_In_ NDIS_HANDLE TimerObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
UCHAR NdisGeneratePartialCancelId(VOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisGetCurrentProcessorCounts(_Out_ PULONG pIdleCount, _Out_ PULONG pKernelAndUser, _Out_ PULONG pIndex);
VOID NdisGetCurrentProcessorCpuUsage(_Out_ PULONG pCpuUsage);
PVOID NdisGetDeviceReservedExtension(_In_ PDEVICE_OBJECT DeviceObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisGetHypervisorInfo(_Inout_ PNDIS_HYPERVISOR_INFO HypervisorInfo);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisGetProcessorInformation(_Inout_ PNDIS_SYSTEM_PROCESSOR_INFO SystemProcessorInfo);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisGetProcessorInformationEx(
    _In_opt_ NDIS_HANDLE NdisHandle, _Out_opt_ PNDIS_SYSTEM_PROCESSOR_INFO_EX SystemProcessorInfo, _Inout_ PSIZE_T Size);
_IRQL_requires_(PASSIVE_LEVEL)
PVOID NdisGetRoutineAddress(_In_ PNDIS_STRING NdisRoutineName);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisGetRssProcessorInformation(
    _In_ NDIS_HANDLE NdisHandle, _Out_opt_ PNDIS_RSS_PROCESSOR_INFO RssProcessorInfo, _Inout_ PSIZE_T Size);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NdisGetSharedDataAlignment(VOID);
VOID NdisGetSystemUpTimeEx(_Out_ PLARGE_INTEGER pSystemUpTime);
_IRQL_requires_max_(DISPATCH_LEVEL)
UINT NdisGetVersion(VOID);
ULONG NdisGroupActiveProcessorCount(USHORT Group);
KAFFINITY NdisGroupActiveProcessorMask(USHORT Group);
ULONG NdisGroupMaxProcessorCount(USHORT Group);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIfAddIfStackEntry(_In_ NET_IFINDEX HigherLayerIfIndex, _In_ NET_IFINDEX LowerLayerIfIndex);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIfAllocateNetLuidIndex(NET_IFTYPE ifType, _Out_ PUINT32 pNetLuidIndex);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisIfDeleteIfStackEntry(_In_ NET_IFINDEX HigherLayerIfIndex, _In_ NET_IFINDEX LowerLayerIfIndex);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisIfDeregisterInterface(NET_IFINDEX ifIndex);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisIfDeregisterProvider(_In_ NDIS_HANDLE NdisProviderHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIfFreeNetLuidIndex(NET_IFTYPE ifType, _In_ UINT32 NetLuidIndex);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIfGetInterfaceIndexFromNetLuid(_In_ NET_LUID NetLuid, _Out_ PNET_IFINDEX pIfIndex);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIfGetNetLuidFromInterfaceIndex(NET_IFINDEX ifIndex, _Out_ PNET_LUID pNetLuid);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIfQueryBindingIfIndex(
    _In_ NDIS_HANDLE NdisBindingHandle, _Out_ PNET_IFINDEX pBoundIfIndex, _Out_ PNET_LUID pBoundIfNetLuid,
    _Out_ PNET_IFINDEX pLowestIfIndex, _Out_ PNET_LUID pLowestIfNetLuid);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIfRegisterInterface(
    _In_ NDIS_HANDLE NdisProviderHandle, _In_ NET_LUID NetLuid, _In_ NDIS_HANDLE ProviderIfContext, _In_ PNET_IF_INFORMATION pIfInfo,
    PNET_IFINDEX pfIndex);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisIfRegisterProvider(
    _In_ PNDIS_IF_PROVIDER_CHARACTERISTICS ProviderCharacteristics, _In_ NDIS_HANDLE IfProviderContext,
    PNDIS_HANDLE pNdisIfProviderHandle);
/// Allocates memory for a counted copy of a text; NdisFreeString gives it back.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NdisInitializeString(_Out_ PNDIS_STRING Destination, _In_ PUCHAR Source);
VOID NdisInitializeEvent(_Out_ PNDIS_EVENT Event);
VOID NdisInitializeReadWriteLock(_Out_ PNDIS_RW_LOCK Lock);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisOidRequest(_In_ NDIS_HANDLE NdisBindingHandle, _In_ PNDIS_OID_REQUEST OidRequest);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisOpenAdapterEx(
    _In_ NDIS_HANDLE NdisProtocolHandle, _In_ NDIS_HANDLE ProtocolBindingContext, _In_ PNDIS_OPEN_PARAMETERS OpenParameters,
    _In_ NDIS_HANDLE BindContext, _Out_ PNDIS_HANDLE NdisBindingHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisOpenConfigurationEx(_In_ PNDIS_CONFIGURATION_OBJECT ConfigObject, _Out_ PNDIS_HANDLE ConfigurationHandle);
_IRQL_requires_max_(APC_LEVEL)
VOID NdisOpenConfigurationKeyByIndex(
    _Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE ConfigurationHandle, _In_ ULONG Index, _Out_ PNDIS_STRING KeyName,
    _Out_ PNDIS_HANDLE KeyHandle);
_IRQL_requires_max_(APC_LEVEL)
VOID NdisOpenConfigurationKeyByName(
    _Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE ConfigurationHandle, _In_ PNDIS_STRING SubKeyName, _Out_ PNDIS_HANDLE SubKeyHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisOpenFile(
    _Out_ PNDIS_STATUS Status, _Out_ PNDIS_HANDLE FileHandle, _Out_ PUINT FileLength, _In_ PNDIS_STRING FileName,
    _In_ NDIS_PHYSICAL_ADDRESS HighestAcceptableAddress);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisOpenProtocolConfiguration(_Out_ PNDIS_STATUS Status, _Out_ PNDIS_HANDLE ConfigurationHandle, _In_ PCNDIS_STRING ProtocolSection);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisQueryAdapterInstanceName(PNDIS_STRING pAdapterInstanceName, _In_ NDIS_HANDLE NdisBindingHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisQueryBindInstanceName(_Out_ PNDIS_STRING pAdapterInstanceName, _In_ NDIS_HANDLE BindingContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisQueueIoWorkItem(_In_ NDIS_HANDLE NdisIoWorkItemHandle, _In_ NDIS_IO_WORKITEM_ROUTINE Routine, _In_ PVOID WorkItemContext);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisReadConfiguration(
    _Out_ PNDIS_STATUS Status, _Outptr_ PNDIS_CONFIGURATION_PARAMETER *ParameterValue, _In_ NDIS_HANDLE ConfigurationHandle,
    _In_ PNDIS_STRING Keyword, _In_ NDIS_PARAMETER_TYPE ParameterType);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisReadNetworkAddress(
    _Out_ PNDIS_STATUS Status, _Outptr_ PVOID *NetworkAddress, _Out_ PUINT NetworkAddressLength, _In_ NDIS_HANDLE ConfigurationHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisReEnumerateProtocolBindings(_In_ NDIS_HANDLE NdisProtocolHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisRegisterDeviceEx(
    _In_ NDIS_HANDLE NdisHandle, _In_ PNDIS_DEVICE_OBJECT_ATTRIBUTES DeviceObjectAttributes, _Outptr_ PDEVICE_OBJECT *pDeviceObject,
    _Out_ PNDIS_HANDLE NdisDeviceHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisRegisterProtocolDriver(
    _In_opt_ NDIS_HANDLE ProtocolDriverContext, _In_ PNDIS_PROTOCOL_DRIVER_CHARACTERISTICS ProtocolCharacteristics,
    _Out_ PNDIS_HANDLE NdisProtocolHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisResetEvent(_In_ PNDIS_EVENT Event);
_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN NdisSetCoalescableTimerObject(
    _In_ NDIS_HANDLE TimerObject, _In_ LARGE_INTEGER DueTime, _In_opt_ LONG MillisecondsPeriod, _In_opt_ PVOID FunctionContext,
    _In_opt_ ULONG Tolerance);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisSetEvent(_In_ PNDIS_EVENT Event);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisSetOptionalHandlers(NDIS_HANDLE NdisHandle, PNDIS_DRIVER_OPTIONAL_HANDLERS OptionalHandlers);
_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN NdisSetTimerObject(
    _In_ NDIS_HANDLE TimerObject, _In_ LARGE_INTEGER DueTime, _In_opt_ LONG MillisecondsPeriod, _In_opt_ PVOID FunctionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisSynchronousOidRequest(_In_ NDIS_HANDLE NdisBindingHandle, _In_ NDIS_OID_REQUEST *OidRequest);
ULONG NdisSystemActiveProcessorCount(PKAFFINITY ActiveProcessors);
_IRQL_requires_(PASSIVE_LEVEL)
CCHAR NdisSystemProcessorCount(VOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisUnbindAdapter(_In_ NDIS_HANDLE NdisBindingHandle);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisUnmapFile(_In_ NDIS_HANDLE FileHandle);
_IRQL_requires_(PASSIVE_LEVEL)
BOOLEAN NdisWaitEvent(_In_ PNDIS_EVENT Event, _In_ UINT MsToWait);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisWriteConfiguration(
    _Out_ PNDIS_STATUS Status, _In_ NDIS_HANDLE ConfigurationHandle, _In_ PNDIS_STRING Keyword,
    _In_ PNDIS_CONFIGURATION_PARAMETER ParameterValue);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisWriteErrorLogEntry(_In_ NDIS_HANDLE NdisAdapterHandle, _In_ NDIS_ERROR_CODE ErrorCode, _In_ ULONG NumberOfErrorValues, ...);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisWriteEventLogEntry(
    _In_ PVOID LogHandle, _In_ NDIS_STATUS EventCode, _In_ ULONG UniqueEventValue, _In_ USHORT NumStrings, _In_opt_ PVOID StringsList,
    _In_ ULONG DataSize, _In_opt_ PVOID Data);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NdisDeregisterPoll(NDIS_POLL_HANDLE PollHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NDIS_STATUS NdisRegisterPoll(
    NDIS_HANDLE NdisHandle, VOID *Context, NDIS_POLL_CHARACTERISTICS const *Characteristics, NDIS_POLL_HANDLE *PollHandle);
VOID NdisRequestPoll(NDIS_POLL_HANDLE PollHandle, VOID *Reserved);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisSetPollAffinity(NDIS_POLL_HANDLE PollHandle, PROCESSOR_NUMBER const *PollAffinity);
/// Allocates nonpaged memory; replaced by NdisAllocateMemoryWithTagPriority.
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisAllocateMemoryWithTag(_Outptr_ PVOID *VirtualAddress, _In_ UINT Length, _In_ ULONG Tag);
