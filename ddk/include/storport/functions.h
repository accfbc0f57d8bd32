// Storport: routines of miniports.
#pragma once

/// The entry of a miniport that also runs in the dump stack.
typedef ULONG sp_DRIVER_INITIALIZE(_In_ PVOID DriverObject, _In_ PVOID RegistryPath);
typedef sp_DRIVER_INITIALIZE *sp_PDRIVER_INITIALIZE;

ULONG StorPortAcquireMSISpinLock(_In_ PVOID HwDeviceExtension, ULONG MessageId, _In_ PULONG OldIrql);
VOID StorPortAcquireSpinLock(_In_ PVOID DeviceExtension, _In_ STOR_SPINLOCK SpinLock, _In_ PVOID LockContext, PSTOR_LOCK_HANDLE LockHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortAllocateContiguousMemorySpecifyCacheNode(
    _In_ PVOID HwDeviceExtension, _In_ SIZE_T NumberOfBytes, _In_ PHYSICAL_ADDRESS LowestAcceptableAddress,
    _In_ PHYSICAL_ADDRESS HighestAcceptableAddress, _In_opt_ PHYSICAL_ADDRESS BoundaryAddressMultiple, _In_ MEMORY_CACHING_TYPE CacheType,
    _In_ NODE_REQUIREMENT PreferredNode, _Outptr_ PVOID *BufferPointer);
ULONG StorPortAllocateDmaMemory(
    _In_ PVOID HwDeviceExtension, _In_ SIZE_T NumberOfBytes, _In_ PHYSICAL_ADDRESS LowestAcceptableAddress,
    _In_ PHYSICAL_ADDRESS HighestAcceptableAddress, _In_opt_ PHYSICAL_ADDRESS BoundaryAddressMultiple, _In_ MEMORY_CACHING_TYPE CacheType,
    _In_ NODE_REQUIREMENT PreferredNode, _Outptr_ PVOID *BufferPointer, _Out_ PPHYSICAL_ADDRESS PhysicalAddress);
ULONG StorPortAllocateHostMemoryBuffer(
    _In_ PVOID HwDeviceExtension, _In_ SIZE_T MinimumBytes, _In_ SIZE_T PreferredBytes, _In_ ULONGLONG UtilizationBytes,
    _In_ ULONG AlignmentBytes, _In_ PHYSICAL_ADDRESS LowestAcceptableAddress, _In_ PHYSICAL_ADDRESS HighestAcceptableAddress,
    _In_opt_ PHYSICAL_ADDRESS BoundaryAddressMultiple, _Inout_ PACCESS_RANGE PhysicalAddressRanges,
    _Inout_ PULONG PhysicalAddressRangeCount);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortAllocateMdl(_In_ PVOID HwDeviceExtension, _In_ PVOID BufferPointer, _In_ ULONG NumberOfBytes, _Outptr_ PVOID *Mdl);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortAllocatePool(_In_ PVOID HwDeviceExtension, _In_ ULONG NumberOfBytes, _In_ ULONG Tag, _Outptr_ PVOID *BufferPointer);
_IRQL_requires_(PASSIVE_LEVEL)
PUCHAR StorPortAllocateRegistryBuffer(_In_ PVOID HwDeviceExtension, _In_ PULONG Length);
ULONG StorPortAsyncNotificationDetected(_In_ PVOID HwDeviceExtension, PSTOR_ADDRESS Address, ULONGLONG Flags);
_IRQL_requires_(DISPATCH_LEVEL)
ULONG StorPortBuildScatterGatherList(
    _In_ PVOID HwDeviceExtension, _In_ PVOID Mdl, _In_ PVOID CurrentVa, _In_ ULONG Length,
    _In_ PPOST_SCATTER_GATHER_EXECUTE ExecutionRoutine, _In_ PVOID Context, _In_ BOOLEAN WriteToDevice, _Inout_ PVOID ScatterGatherBuffer,
    _In_ ULONG ScatterGatherBufferLength);
BOOLEAN StorPortBusy(_In_ PVOID HwDeviceExtension, _In_ ULONG RequestsToComplete);
ULONG StorPortCancelDpc(PVOID HwDeviceExtension, PSTOR_DPC Dpc, BOOLEAN *ReturnValue);
VOID StorPortCompleteRequest(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun, _In_ UCHAR SrbStatus);
ULONG StorPortCompleteServiceIrp(_In_ PVOID HwDeviceExtension, _In_ PVOID Irp);
STOR_PHYSICAL_ADDRESS StorPortConvertUlongToPhysicalAddress(_In_ ULONG_PTR UlongAddress);
ULONG StorPortCreateSystemThread(
    _In_ PVOID HwDeviceExtension, _In_ PSTOR_THREAD_START_ROUTINE StartRoutine, PVOID StartContext, PSTOR_THREAD_PRIORITY Priority,
    PVOID *ThreadContext);
ULONG StorPortDelayExecution(PVOID HwDeviceExtension, ULONG DelayInMicroseconds);
BOOLEAN StorPortDeviceBusy(
    _In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun, _In_ ULONG RequestsToComplete);
BOOLEAN StorPortDeviceReady(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun);
BOOLEAN StorPortEnablePassiveInitialization(_In_ PVOID DeviceExtension, _In_ PHW_PASSIVE_INITIALIZE_ROUTINE HwPassiveInitializeRoutine);
ULONG StorPortEnableRegistryKeyNotification(PVOID HwDeviceExtension, PHW_REGISTRY_NOTIFICATION_ROUTINE NotificationCallback);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortEtwEvent2(
    _In_ PVOID HwDeviceExtension, PSTOR_ADDRESS Address, _In_ ULONG EventId, _In_ PWSTR EventDescription, _In_ ULONGLONG EventKeywords,
    _In_ STORPORT_ETW_LEVEL EventLevel, _In_ STORPORT_ETW_EVENT_OPCODE EventOpcode, PSCSI_REQUEST_BLOCK Srb,
    PWSTR Parameter1Name, _In_ ULONGLONG Parameter1Value,
    PWSTR Parameter2Name, _In_ ULONGLONG Parameter2Value);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortEtwEvent4(
    _In_ PVOID HwDeviceExtension, PSTOR_ADDRESS Address, _In_ ULONG EventId, _In_ PWSTR EventDescription, _In_ ULONGLONG EventKeywords,
    _In_ STORPORT_ETW_LEVEL EventLevel, _In_ STORPORT_ETW_EVENT_OPCODE EventOpcode, PSCSI_REQUEST_BLOCK Srb,
    PWSTR Parameter1Name, _In_ ULONGLONG Parameter1Value,
    PWSTR Parameter2Name, _In_ ULONGLONG Parameter2Value,
    PWSTR Parameter3Name, _In_ ULONGLONG Parameter3Value,
    PWSTR Parameter4Name, _In_ ULONGLONG Parameter4Value);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortEtwEvent8(
    _In_ PVOID HwDeviceExtension, PSTOR_ADDRESS Address, _In_ ULONG EventId, _In_ PWSTR EventDescription, _In_ ULONGLONG EventKeywords,
    _In_ STORPORT_ETW_LEVEL EventLevel, _In_ STORPORT_ETW_EVENT_OPCODE EventOpcode, PSCSI_REQUEST_BLOCK Srb,
    PWSTR Parameter1Name, _In_ ULONGLONG Parameter1Value,
    PWSTR Parameter2Name, _In_ ULONGLONG Parameter2Value,
    PWSTR Parameter3Name, _In_ ULONGLONG Parameter3Value,
    PWSTR Parameter4Name, _In_ ULONGLONG Parameter4Value,
    PWSTR Parameter5Name, _In_ ULONGLONG Parameter5Value,
    PWSTR Parameter6Name, _In_ ULONGLONG Parameter6Value,
    PWSTR Parameter7Name, _In_ ULONGLONG Parameter7Value,
    PWSTR Parameter8Name, _In_ ULONGLONG Parameter8Value);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortFreeContiguousMemorySpecifyCache(
    _In_ PVOID HwDeviceExtension, _In_ PVOID BaseAddress, _In_ SIZE_T NumberOfBytes, _In_ MEMORY_CACHING_TYPE CacheType);
VOID StorPortFreeDeviceBase(_In_ PVOID HwDeviceExtension, _In_ PVOID MappedAddress);
ULONG StorPortFreeDmaMemory(
    _In_ PVOID HwDeviceExtension, _In_ PVOID BaseAddress, _In_ SIZE_T NumberOfBytes, _In_ MEMORY_CACHING_TYPE CacheType,
    PHYSICAL_ADDRESS PhysicalAddress);
ULONG StorPortFreeHostMemoryBuffer(_In_ PVOID HwDeviceExtension, PACCESS_RANGE PhysicalAddressRanges, _In_ ULONG PhysicalAddressRangeCount);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortFreeMdl(_In_ PVOID HwDeviceExtension, _In_ PVOID Mdl);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortFreePool(_In_ PVOID HwDeviceExtension, _In_ PVOID BufferPointer);
_IRQL_requires_(PASSIVE_LEVEL)
VOID StorPortFreeRegistryBuffer(_In_ PVOID HwDeviceExtension, _In_ PUCHAR Buffer);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortFreeTimer(_In_ PVOID HwDeviceExtension, _In_ PVOID TimerHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortFreeWorker(_In_ PVOID HwDeviceExtension, PVOID Worker);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetActiveGroupCount(_In_ PVOID HwDeviceExtension, _Out_ PUSHORT NumberGroups);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetActiveNodeCount(_In_ PVOID HwDeviceExtension, _Out_ PULONG NumberNodes);
ULONG StorPortGetActivityIdSrb(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Out_ LPGUID ActivityId);
ULONG StorPortGetBusData(
    _In_ PVOID DeviceExtension, _In_ ULONG BusDataType, _In_ ULONG SystemIoBusNumber, _In_ ULONG SlotNumber, _Inout_ PVOID Buffer,
    _In_ ULONG Length);
ULONG StorPortGetCurrentIrql(_In_ PVOID HwDeviceExtension, _Out_ PKIRQL Irql);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetCurrentProcessorNumber(_In_ PVOID HwDeviceExtension, _Out_ PPROCESSOR_NUMBER ProcNumber);
ULONG StorPortGetDataInBufferMdl(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Outptr_ PVOID *Mdl);
ULONG StorPortGetDataInBufferScatterGatherList(
    _In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Outptr_ PSTOR_SCATTER_GATHER_LIST *SgList);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetDataInBufferSystemAddress(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Outptr_ PVOID *SystemAddress);
PVOID StorPortGetDeviceBase(
    _In_ PVOID HwDeviceExtension, _In_ INTERFACE_TYPE BusType, _In_ ULONG SystemIoBusNumber, _In_ STOR_PHYSICAL_ADDRESS IoAddress,
    _In_ ULONG NumberOfBytes, _In_ BOOLEAN InIoSpace);
ULONG StorPortGetDeviceBase2(
    PVOID HwDeviceExtension, INTERFACE_TYPE BusType, ULONG SystemIoBusNumber, STOR_PHYSICAL_ADDRESS Address, ULONG NumberOfBytes,
    BOOLEAN InIoSpace, ULONG Flags, PVOID *BaseAddress);
ULONG StorPortGetDeviceObjects(
    _In_ PVOID HwDeviceExtension, _Outptr_ PVOID *AdapterDeviceObject, _Outptr_ PVOID *PhysicalDeviceObject,
    _Outptr_ PVOID *LowerDeviceObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetGroupAffinity(_In_ PVOID HwDeviceExtension, _In_ USHORT GroupNumber, _Out_ PKAFFINITY GroupAffinityMask);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetHighestNodeNumber(_In_ PVOID HwDeviceExtension, _Out_ PULONG HighestNode);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetLogicalProcessorRelationship(
    _In_ PVOID HwDeviceExtension, _In_opt_ PPROCESSOR_NUMBER ProcessorNumber, _In_ LOGICAL_PROCESSOR_RELATIONSHIP RelationshipType,
    _Out_ PSYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX Information, _Inout_ PULONG Length);
PVOID StorPortGetLogicalUnit(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun);
ULONG StorPortGetMessageInterruptIDFromProcessorIndex(PVOID HwDeviceExtension, ULONG ProcessorIndex, PULONG MessageInterruptID);
ULONG StorPortGetMSIInfo(_In_ PVOID HwDeviceExtension, _In_ ULONG MessageId, _Out_ PMESSAGE_INTERRUPT_INFORMATION InterruptInfo);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetNodeAffinity(_In_ PVOID HwDeviceExtension, _In_ ULONG NodeNumber, _Out_ PGROUP_AFFINITY NodeAffinityMask);
ULONG StorPortGetNodeAffinity2(
    PVOID HwDeviceExtension, ULONG NodeNumber, PGROUP_AFFINITY GroupAffinities, USHORT GroupAffinitiesCount,
    PUSHORT GroupAffinitiesCountRequired);
ULONG StorPortGetOriginalMdl(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Outptr_ PVOID *Mdl);
ULONG StorPortGetPfns(
    _In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _In_ PVOID Mdl, _Outptr_ PVOID *Pfns, _Out_ ULONG *PfnCount,
    _Out_ ULONG *StartingOffset);
STOR_PHYSICAL_ADDRESS StorPortGetPhysicalAddress(
    _In_ PVOID HwDeviceExtension, _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_ PVOID VirtualAddress, _Out_ ULONG *Length);
ULONG StorPortGetProcessorCount(PVOID HwDeviceExtension, PULONG ProcessorCount);
ULONG StorPortGetRequestInfo(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Out_ PSTOR_REQUEST_INFO RequestInfo);
PSTOR_SCATTER_GATHER_LIST StorPortGetScatterGatherList(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb);
ULONG StorPortGetStartIoPerfParams(
    _In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Inout_ PSTARTIO_PERFORMANCE_PARAMETERS StartIoPerfParams);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetSystemAddress(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Outptr_ PVOID *SystemAddress);
ULONG StorPortGetSystemPortNumber(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_ADDRESS Address);
PVOID StorPortGetUncachedExtension(PVOID HwDeviceExtension, PPORT_CONFIGURATION_INFORMATION ConfigInfo, ULONG NumberOfBytes);
PVOID StorPortGetVirtualAddress(_In_ PVOID HwDeviceExtension, _In_ STOR_PHYSICAL_ADDRESS PhysicalAddress);
ULONG StorPortHardwareReset(PVOID HwDeviceExtension, STOR_DEVICE_RESET_TYPE Type);
ULONG StorPortInitialize(
    _In_ PVOID Argument1, _In_ PVOID Argument2, _In_ struct _HW_INITIALIZATION_DATA *HwInitializationData, _In_opt_ PVOID HwContext);
VOID StorPortInitializeDpc(_In_ PVOID DeviceExtension, _Out_ PSTOR_DPC Dpc, _In_ PHW_DPC_ROUTINE HwDpcRoutine);
VOID StorPortInitializeListHead(_In_ PVOID HwDeviceExtension, _Out_ PSTOR_LIST_ENTRY ListHead);
ULONG StorPortInitializePerfOpts(_In_ PVOID HwDeviceExtension, _In_ BOOLEAN Query, _Inout_ PPERF_CONFIGURATION_DATA PerfConfigData);
ULONG StorPortInitializePoFxPower(
    _In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _In_ PSTOR_POFX_DEVICE Device, _Inout_ PBOOLEAN D3ColdEnabled);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortInitializeSListHead(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_SLIST_HEADER SListHead);
ULONG StorPortInitializeSpinlock(_In_ PVOID HwDeviceExtension, _Out_ PSTOR_KSPIN_LOCK Lock);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortInitializeTimer(_In_ PVOID HwDeviceExtension, _Outptr_ PVOID *TimerHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortInitializeWorker(_In_ PVOID HwDeviceExtension, _Outptr_ PVOID *Worker);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortInterlockedFlushSList(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_SLIST_HEADER SListHead, _Outptr_ PSTOR_SLIST_ENTRY *Result);
ULONG StorPortInterlockedInsertHeadList(
    _In_ PVOID HwDeviceExtension, _Inout_ PSTOR_LIST_ENTRY ListHead, _Inout_ PSTOR_LIST_ENTRY ListEntry, _Inout_ PSTOR_LIST_ENTRY *Result,
    _Inout_ PSTOR_KSPIN_LOCK Lock);
ULONG StorPortInterlockedInsertTailList(
    _In_ PVOID HwDeviceExtension, _Inout_ PSTOR_LIST_ENTRY ListHead, _Inout_ PSTOR_LIST_ENTRY ListEntry, _Inout_ PSTOR_LIST_ENTRY *Result,
    _Inout_ PSTOR_KSPIN_LOCK Lock);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortInterlockedPopEntrySList(
    _In_ PVOID HwDeviceExtension, _Inout_ PSTOR_SLIST_HEADER SListHead, _Outptr_ PSTOR_SLIST_ENTRY *Result);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortInterlockedPushEntrySList(
    _In_ PVOID HwDeviceExtension, _Inout_ PSTOR_SLIST_HEADER SListHead, _In_ __drv_aliasesMem PSTOR_SLIST_ENTRY SListEntry,
    _Outptr_ PSTOR_SLIST_ENTRY *Result);
ULONG StorPortInterlockedRemoveHeadList(
    _In_ PVOID HwDeviceExtension, _Inout_ PSTOR_LIST_ENTRY ListHead, _Inout_ PSTOR_LIST_ENTRY *Result, _Inout_ PSTOR_KSPIN_LOCK Lock);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG StorPortInvokeAcpiMethod(
    _In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _In_ ULONG MethodName, _In_opt_ PVOID InputBuffer,
    _In_ ULONG InputBufferLength, _In_opt_ PVOID OutputBuffer, _In_ ULONG OutputBufferLength, _Out_opt_ PULONG BytesReturned);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG StorPortIsCurrentOsInstallationUpgrade(_In_ PVOID HwDeviceExtension, _Out_ BOOLEAN *Upgraded);
_IRQL_requires_(PASSIVE_LEVEL)
/// Whether settings that were kept of a device may be used instead of asking it.
static const GUID STORPORT_DEVICEOPERATION_CACHED_SETTINGS_INIT_GUID = {
    0x2b9443ac, 0xf89b, 0x48e8, { 0xb2, 0x92, 0x2c, 0xb6, 0xc9, 0x6e, 0xfd, 0x5a }
};
ULONG StorPortIsDeviceOperationAllowed(
    _In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address, _In_ LPCGUID DeviceOperation, _Out_ ULONG *AllowedFlag);
ULONG StorPortIsDriverHotSwapEnabled(PVOID HwDeviceExtension, PVOID DriverObject);
BOOLEAN StorPortIssueDpc(_In_ PVOID DeviceExtension, _In_ PSTOR_DPC Dpc, _In_ PVOID SystemArgument1, _In_ PVOID SystemArgument2);
VOID StorPortLogError(
    _In_ PVOID HwDeviceExtension, _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun,
    _In_ ULONG ErrorCode, _In_ ULONG UniqueId);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortLogSystemEvent(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_LOG_EVENT_DETAILS LogDetails, _Inout_ PULONG MaximumSize);
VOID StorPortMarkDeviceFailed(PVOID HwDeviceExtension, PSTOR_ADDRESS StorAddress, ULONG Flags, PWSTR FailReason);
ULONG StorPortMarkDeviceFailedEx(
    PVOID HwDeviceExtension, PSTOR_ADDRESS StorAddress, ULONG Flags, USHORT FaultCode, PWSTR FaultDescription, USHORT AdditionalDataSize,
    PUCHAR AdditionalData, USHORT CriticalDataSize, PUCHAR CriticalData);
ULONG StorPortMarkDumpMemory(_In_ PVOID HwDeviceExtension, _In_ PVOID Address, _In_ ULONG_PTR Length, _In_ ULONG Flags);
ULONG StorPortMaskMsixInterrupt(_In_ PVOID HwDeviceExtension, _In_ ULONG MessageId, _In_ BOOLEAN Mask);
/// Storport's own table of routines, which StorPortNotification gives for GetExtendedFunctionTable.
typedef struct _STORPORT_EXTENDED_FUNCTIONS STORPORT_EXTENDED_FUNCTIONS, *PSTORPORT_EXTENDED_FUNCTIONS;
/// Tells how long a request took: its duration in 100 ns and the request follow.
#define IoTargetRequestServiceTime ((SCSI_NOTIFICATION_TYPE)0x1006)
VOID StorPortNotification(SCSI_NOTIFICATION_TYPE NotificationType, PVOID HwDeviceExtension, ...);
BOOLEAN StorPortPause(_In_ PVOID HwDeviceExtension, ULONG Timeout);
BOOLEAN StorPortPauseDevice(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun, ULONG Timeout);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortPoFxActivateComponent(
    _In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_ ULONG Component,
    _In_ ULONG Flags);
ULONG StorPortPoFxIdleComponent(
    _In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_ ULONG Component,
    _In_ ULONG Flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortPoFxPowerControl(
    _In_ PVOID HwDeviceExtension, PSTOR_ADDRESS Address, _In_ LPCGUID PowerControlCode, _In_opt_ PVOID InBuffer, _In_ SIZE_T InBufferSize,
    _Out_opt_ PVOID OutBuffer, _In_ SIZE_T OutBufferSize, _Out_opt_ PSIZE_T BytesReturned);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortPoFxSetComponentLatency(
    _In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _In_ ULONG Component, _In_ ULONGLONG Latency);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortPoFxSetComponentResidency(
    _In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _In_ ULONG Component, _In_ ULONGLONG Residency);
ULONG StorPortPoFxSetIdleTimeout(PVOID HwDeviceExtension, PSTOR_ADDRESS Address, ULONG IdleTimeoutInMS);
ULONG StorPortPoFxSetPerfState(
    PVOID HwDeviceExtension, PSTOR_ADDRESS Address, ULONG Component, ULONG Flags, ULONG SetIndex, ULONG State, PVOID Context);
_IRQL_requires_(DISPATCH_LEVEL)
ULONG StorPortPutScatterGatherList(
    _In_ PVOID HwDeviceExtension, _In_ PSTOR_SCATTER_GATHER_LIST ScatterGatherList, _In_ BOOLEAN WriteToDevice);
ULONG StorPortQueryConfiguration(PVOID HwDeviceExtension, STORPORT_QUERY_CONFIGURATION_TYPE Type, PBOOLEAN Enabled);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortQueryDepthSList(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_SLIST_HEADER SListHead, _Out_ PSHORT Result);
_IRQL_requires_(DISPATCH_LEVEL)
ULONG StorPortQueryDpcWatchdogInformation(_In_ PVOID HwDeviceExtension, _Out_ PSTOR_DPC_WATCHDOG_INFORMATION DpcWatchdogInformation);
ULONG StorPortQueryPerformanceCounter(
    _In_ PVOID HwDeviceExtension, _Out_opt_ PLARGE_INTEGER PerformanceFrequency, _Out_ PLARGE_INTEGER PerformanceCounter);
VOID StorPortQuerySystemTime(_Out_ PLARGE_INTEGER CurrentTime);
ULONG StorPortQueryTimerMinInterval(_In_ PVOID HwDeviceExtension, _Out_ PULONG TimerMinInterval);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortQueueWorkItem(_In_ PVOID HwDeviceExtension, _In_ PHW_WORKITEM WorkItemCallback, _In_ PVOID Worker, _In_opt_ PVOID Context);
ULONG StorPortQueueWorkItemToNode(PVOID HwDeviceExtension, PHW_WORKITEM WorkItemCallback, PVOID Worker, PVOID Context, ULONG Node);
BOOLEAN StorPortReadDriverRegistry(PVOID DriverObject, PUCHAR ValueName, PULONG ValueDataLength, PVOID ValueData);
ULONG StorPortReadRegistryKey(
    PVOID HwDeviceExtension, PWSTR AbsolutePath, PWSTR KeyName, ULONG ValueType, PVOID *ValueData, PULONG ValueDataLength);
BOOLEAN StorPortReady(_In_ PVOID HwDeviceExtension);
_IRQL_requires_(PASSIVE_LEVEL)
BOOLEAN StorPortRegistryRead(PVOID HwDeviceExtension, PUCHAR ValueName, ULONG Global, ULONG Type, PUCHAR Buffer, PULONG BufferLength);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG StorPortRegistryReadAdapterKey(
    _In_ PVOID HwDeviceExtension, _In_opt_ PUCHAR SubKeyName, _In_ PUCHAR ValueName, _In_ ULONG ValueType, _Inout_ PVOID *ValueData,
    _Inout_ PULONG ValueDataLength);
_IRQL_requires_(PASSIVE_LEVEL)
BOOLEAN StorPortRegistryWrite(
    _In_ PVOID HwDeviceExtension, _In_ PUCHAR ValueName, _In_ ULONG Global, _In_ ULONG Type, _In_ PUCHAR Buffer, _In_ ULONG BufferLength);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG StorPortRegistryWriteAdapterKey(
    _In_ PVOID HwDeviceExtension, _In_opt_ PUCHAR SubKeyName, _In_ PUCHAR ValueName, _In_ ULONG ValueType, _Inout_ PVOID ValueData,
    _In_ ULONG ValueDataLength);
ULONG StorPortReleaseMSISpinLock(_In_ PVOID HwDeviceExtension, ULONG MessageId, _In_ ULONG OldIrql);
VOID StorPortReleaseSpinLock(PVOID DeviceExtension, _Inout_ PSTOR_LOCK_HANDLE LockHandle);
ULONG StorPortRequestTimer(
    _In_ PVOID HwDeviceExtension, _In_ PVOID TimerHandle, _In_ PHW_TIMER_EX TimerCallback, _In_opt_ PVOID CallbackContext,
    _In_ ULONGLONG TimerValue, _In_ ULONGLONG TolerableDelay);
BOOLEAN StorPortResume(_In_ PVOID HwDeviceExtension);
BOOLEAN StorPortResumeDevice(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun);
ULONG StorPortRevertToUserGroupAffinityThread(
    _In_ PVOID HwDeviceExtension, PVOID ThreadContext, _In_ PSTOR_GROUP_AFFINITY PreviousAffinity);
ULONG StorPortSecureCopyMemory(_Out_ PVOID Dest, _In_ SIZE_T DestSizeInBytes, _In_ const PVOID Src, _In_ SIZE_T Count);
ULONG StorPortSetAdapterBusType(_In_ PVOID HwDeviceExtension, _In_ ULONG BusType);
ULONG StorPortSetBusDataByOffset(
    _In_ PVOID DeviceExtension, _In_ ULONG BusDataType, _In_ ULONG SystemIoBusNumber, _In_ ULONG SlotNumber, _In_ PVOID Buffer,
    _In_ ULONG Offset, _In_ ULONG Length);
BOOLEAN StorPortSetDeviceQueueDepth(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun, _In_ ULONG Depth);
ULONG StorPortSetFeatureList(PVOID HwDeviceExtension, ULONG FeatureCount, PBOOLEAN FeatureList);
ULONG StorPortSetPowerSettingNotificationGuids(_In_ PVOID HwDeviceExtension, _In_ ULONG GuidCount, _In_ LPGUID Guid);
ULONG StorPortSetPriorityThread(_In_ PVOID HwDeviceExtension, _In_ PVOID ThreadContext, _In_ STOR_THREAD_PRIORITY Priority);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortSetSystemGroupAffinityThread(
    _In_ PVOID HwDeviceExtension, PVOID ThreadContext, _In_ PSTOR_GROUP_AFFINITY Affinity, PSTOR_GROUP_AFFINITY PreviousAffinity);
ULONG StorPortSetUnitAttributes(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address, _In_ STOR_UNIT_ATTRIBUTES Attributes);
VOID StorPortStallExecution(_In_ ULONG Delay);
ULONG StorPortStateChangeDetected(
    _In_ PVOID HwDeviceExtension, _In_ ULONG ChangedEntity, _In_ PSTOR_ADDRESS Address, _In_ ULONG Attributes,
    _In_opt_ PHW_STATE_CHANGE HwStateChange, _In_opt_ PVOID HwStateChangeContext);
BOOLEAN StorPortSynchronizeAccess(
    _In_ PVOID HwDeviceExtension, _In_ PSTOR_SYNCHRONIZED_ACCESS SynchronizedAccessRoutine, _In_opt_ PVOID Context);
VOID StorPortTerminateSystemThread(_In_ PVOID HwDeviceExtension, PVOID ThreadContext);
ULONG StorPortUpdateAdapterMaxIO(PVOID HwDeviceExtension, ULONG MaxIoCount);
ULONG StorPortUpdatePortConfigMaxIOInfo(PVOID HwDeviceExtension, ULONG MaxIoCount, ULONG MaxIosPerLun);
BOOLEAN StorPortValidateRange(
    _In_ PVOID HwDeviceExtension, _In_ INTERFACE_TYPE BusType, ULONG SystemIoBusNumber, _In_ STOR_PHYSICAL_ADDRESS IoAddress,
    _In_ ULONG NumberOfBytes, _In_ BOOLEAN InIoSpace);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortWaitForSingleObject(PVOID HwDeviceExtension, PVOID Object, BOOLEAN Alertable, PLARGE_INTEGER Timeout);
