// Kernel streaming: routines for sets, clocks, allocators, queues of IRPs, and drivers of their own dispatching.
#pragma once

_IRQL_requires_max_(DISPATCH_LEVEL)
DRIVER_CANCEL KsCancelRoutine;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH KsDefaultDispatchPnp;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH KsDefaultDispatchPower;
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) _Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH KsDefaultForwardIrp;
/// Answers a request to wait for an event.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsEnableEvent(
    _In_ PIRP Irp, _In_ ULONG EventSetsCount, _In_reads_(EventSetsCount) const KSEVENT_SET *EventSet, _Inout_opt_ PLIST_ENTRY EventsList,
    _In_opt_ KSEVENTS_LOCKTYPE EventsFlags, _In_opt_ PVOID EventsLock);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsEnableEventWithAllocator(
    _In_ PIRP Irp, _In_ ULONG EventSetsCount, _In_reads_(EventSetsCount) const KSEVENT_SET *EventSet, _Inout_opt_ PLIST_ENTRY EventsList,
    _In_opt_ KSEVENTS_LOCKTYPE EventsFlags, _In_opt_ PVOID EventsLock, _In_opt_ PFNKSALLOCATOR Allocator, _In_opt_ ULONG EventItemSize);
/// Answers a request to wait no longer.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsDisableEvent(_In_ PIRP Irp, _Inout_ PLIST_ENTRY EventsList, _In_ KSEVENTS_LOCKTYPE EventsFlags, _In_ PVOID EventsLock);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsDiscardEvent(_In_ PKSEVENT_ENTRY EventEntry);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsFreeEventList(
    _In_ PFILE_OBJECT FileObject, _Inout_ PLIST_ENTRY EventsList, _In_ KSEVENTS_LOCKTYPE EventsFlags, _In_ PVOID EventsLock);
/// Tells one client of an event.
NTSTATUS NTAPI KsGenerateEvent(_In_ PKSEVENT_ENTRY EventEntry);
NTSTATUS NTAPI KsGenerateDataEvent(_In_ PKSEVENT_ENTRY EventEntry, _In_ ULONG DataSize, _In_reads_bytes_(DataSize) PVOID Data);
VOID NTAPI KsGenerateEventList(
    _In_opt_ GUID *Set, _In_ ULONG EventId, _In_ PLIST_ENTRY EventsList, _In_ KSEVENTS_LOCKTYPE EventsFlags, _In_ PVOID EventsLock);
NTSTATUS NTAPI KsGenerateThermalEvent(_In_ PVOID Object, _In_ KSDEVICE_THERMAL_STATE Value);
/// Answers a request for a property from a driver's tables.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsPropertyHandler(
    _In_ PIRP Irp, _In_ ULONG PropertySetsCount, _In_reads_(PropertySetsCount) const KSPROPERTY_SET *PropertySet);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsPropertyHandlerWithAllocator(
    _In_ PIRP Irp, _In_ ULONG PropertySetsCount, _In_reads_(PropertySetsCount) const KSPROPERTY_SET *PropertySet,
    _In_opt_ PFNKSALLOCATOR Allocator, _In_opt_ ULONG PropertyItemSize);
_IRQL_requires_(PASSIVE_LEVEL)
BOOLEAN NTAPI KsFastPropertyHandler(
    _In_ PFILE_OBJECT FileObject, _In_reads_bytes_(PropertyLength) PKSPROPERTY Property, _In_ ULONG PropertyLength,
    _In_reads_bytes_(DataLength)PVOID Data, _In_ ULONG DataLength, _Out_ PIO_STATUS_BLOCK IoStatus, _In_ ULONG PropertySetsCount,
    _In_reads_(PropertySetsCount) const KSPROPERTY_SET *PropertySet);
/// Answers a request for a method from a driver's tables.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsMethodHandler(_In_ PIRP Irp, _In_ ULONG MethodSetsCount, _In_reads_(MethodSetsCount) const KSMETHOD_SET *MethodSet);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsMethodHandlerWithAllocator(
    _In_ PIRP Irp, _In_ ULONG MethodSetsCount, _In_reads_(MethodSetsCount) const KSMETHOD_SET *MethodSet,
    _In_opt_ PFNKSALLOCATOR Allocator, _In_opt_ ULONG MethodItemSize);
_IRQL_requires_(PASSIVE_LEVEL)
BOOLEAN NTAPI KsFastMethodHandler(
    _In_ PFILE_OBJECT FileObject, _In_reads_bytes_(MethodLength) PKSMETHOD Method, _In_ ULONG MethodLength,
    _Inout_updates_bytes_(DataLength) PVOID Data, _In_ ULONG DataLength, _Out_ PIO_STATUS_BLOCK IoStatus, _In_ ULONG MethodSetsCount,
    _In_reads_(MethodSetsCount) const KSMETHOD_SET *MethodSet);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsCreateDefaultAllocator(_In_ PIRP Irp);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsCreateDefaultAllocatorEx(
    _In_ PIRP Irp, _In_opt_ PVOID InitializeContext, _In_opt_ PFNKSDEFAULTALLOCATE DefaultAllocate, _In_opt_ PFNKSDEFAULTFREE DefaultFree,
    _In_opt_ PFNKSINITIALIZEALLOCATOR InitializeAllocator, _In_opt_ PFNKSDELETEALLOCATOR DeleteAllocator);
/// Makes an allocator of a pin.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsCreateAllocator(_In_ HANDLE ConnectionHandle, _In_ PKSALLOCATOR_FRAMING AllocatorFraming, _Out_ PHANDLE AllocatorHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsValidateAllocatorCreateRequest(_In_ PIRP Irp, _Out_ PKSALLOCATOR_FRAMING *AllocatorFraming);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsValidateAllocatorFramingEx(
    _In_ PKSALLOCATOR_FRAMING_EX Framing, _In_ ULONG BufferSize, _In_ const KSALLOCATOR_FRAMING_EX *PinFraming);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsAllocateDefaultClock(_Out_ PKSDEFAULTCLOCK *DefaultClock);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsAllocateDefaultClockEx(
    _Out_ PKSDEFAULTCLOCK *DefaultClock, _In_opt_ PVOID Context, _In_opt_ PFNKSSETTIMER SetTimer, _In_opt_ PFNKSCANCELTIMER CancelTimer,
    _In_opt_ PFNKSCORRELATEDTIME CorrelatedTime, _In_opt_ const KSRESOLUTION *Resolution, _In_ ULONG Flags);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NTAPI KsFreeDefaultClock(_In_ PKSDEFAULTCLOCK DefaultClock);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsCreateDefaultClock(_In_ PIRP Irp, _In_ PKSDEFAULTCLOCK DefaultClock);
/// Makes a clock of a pin.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsCreateClock(_In_ HANDLE ConnectionHandle, _In_ PKSCLOCK_CREATE ClockCreate, _Out_ PHANDLE ClockHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsValidateClockCreateRequest(_In_ PIRP Irp, _Outptr_ PKSCLOCK_CREATE *ClockCreate);
_IRQL_requires_(DISPATCH_LEVEL)
KSSTATE NTAPI KsGetDefaultClockState(_In_ PKSDEFAULTCLOCK DefaultClock);
_IRQL_requires_(DISPATCH_LEVEL)
VOID NTAPI KsSetDefaultClockState(_In_ PKSDEFAULTCLOCK DefaultClock, _In_ KSSTATE State);
_IRQL_requires_(DISPATCH_LEVEL)
LONGLONG NTAPI KsGetDefaultClockTime(_In_ PKSDEFAULTCLOCK DefaultClock);
_IRQL_requires_(DISPATCH_LEVEL)
VOID NTAPI KsSetDefaultClockTime(_In_ PKSDEFAULTCLOCK DefaultClock, _In_ LONGLONG Time);
/// Connects: makes a pin of an open filter.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsCreatePin(
    _In_ HANDLE FilterHandle, _In_ PKSPIN_CONNECT Connect, _In_ ACCESS_MASK DesiredAccess, _Out_ PHANDLE ConnectionHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsValidateConnectRequest(
    _In_ PIRP Irp, _In_ ULONG DescriptorsCount, _In_reads_(DescriptorsCount) const KSPIN_DESCRIPTOR *Descriptor,
    _Out_ PKSPIN_CONNECT *Connect);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsHandleSizedListQuery(
    _In_ PIRP Irp, _In_ ULONG DataItemsCount, _In_ ULONG DataItemSize,
    _In_reads_bytes_(DataItemsCount *DataItemSize) const VOID *DataItems);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsLoadResource(
    _In_ PVOID ImageBase, _In_ POOL_TYPE PoolType, _In_ ULONG_PTR ResourceName, _In_ ULONG ResourceType,
    _Outptr_result_bytebuffer_(*ResourceSize) PVOID *Resource, _Out_opt_ PULONG ResourceSize);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsGetImageNameAndResourceId(
    _In_ HANDLE RegKey, _Out_ PUNICODE_STRING ImageName, _Out_ PULONG_PTR ResourceId, _Out_ PULONG ValueType);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsMapModuleName(
    _In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ PUNICODE_STRING ModuleName, _Out_ PUNICODE_STRING ImageName,
    _Out_ PULONG_PTR ResourceId, _Out_ PULONG ValueType);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsReferenceBusObject(_In_ KSDEVICE_HEADER Header);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NTAPI KsDereferenceBusObject(_In_ KSDEVICE_HEADER Header);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsDispatchQuerySecurity(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsDispatchSetSecurity(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsDispatchSpecificProperty(_In_ PIRP Irp, _In_ PFNKSHANDLER Handler);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsDispatchSpecificMethod(_In_ PIRP Irp, _In_ PFNKSHANDLER Handler);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsReadFile(
    _In_ PFILE_OBJECT FileObject, _In_opt_ PKEVENT Event, _In_opt_ PVOID PortContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _Out_writes_bytes_(Length) PVOID Buffer, _In_ ULONG Length, _In_opt_ ULONG Key, _In_ KPROCESSOR_MODE RequestorMode);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsWriteFile(
    _In_ PFILE_OBJECT FileObject, _In_opt_ PKEVENT Event, _In_opt_ PVOID PortContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_reads_bytes_(Length) PVOID Buffer, _In_ ULONG Length, _In_opt_ ULONG Key, _In_ KPROCESSOR_MODE RequestorMode);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsQueryInformationFile(
    _In_ PFILE_OBJECT FileObject, _Out_writes_bytes_(Length) PVOID FileInformation, _In_ ULONG Length,
    _In_ FILE_INFORMATION_CLASS FileInformationClass);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsSetInformationFile(
    _In_ PFILE_OBJECT FileObject, _In_reads_bytes_(Length) PVOID FileInformation, _In_ ULONG Length,
    _In_ FILE_INFORMATION_CLASS FileInformationClass);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsStreamIo(
    _In_ PFILE_OBJECT FileObject, _In_opt_ PKEVENT Event, _In_opt_ PVOID PortContext, _In_opt_ PIO_COMPLETION_ROUTINE CompletionRoutine,
    _In_opt_ PVOID CompletionContext, _In_opt_ KSCOMPLETION_INVOCATION CompletionInvocationFlags, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _Inout_updates_bytes_(Length) PVOID StreamHeaders, _In_ ULONG Length, _In_ ULONG Flags, _In_ KPROCESSOR_MODE RequestorMode);
/// Checks and locks the buffers of a streaming request.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsProbeStreamIrp(_Inout_ PIRP Irp, _In_ ULONG ProbeFlags, _In_opt_ ULONG HeaderSize);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI KsAllocateExtraData(_Inout_ PIRP Irp, _In_ ULONG ExtraSize, _Out_ PVOID *ExtraBuffer);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NTAPI KsNullDriverUnload(_In_ PDRIVER_OBJECT DriverObject);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsSetMajorFunctionHandler(_In_ PDRIVER_OBJECT DriverObject, _In_ ULONG MajorFunction);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsDispatchInvalidDeviceRequest(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsDefaultDeviceIoCompletion(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsDispatchIrp(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp);
_IRQL_requires_max_(PASSIVE_LEVEL)
BOOLEAN NTAPI KsDispatchFastIoDeviceControlFailure(
    _In_ PFILE_OBJECT FileObject, _In_ BOOLEAN Wait, _In_reads_bytes_opt_(InputBufferLength) PVOID InputBuffer,
    _In_ ULONG InputBufferLength, _Out_writes_bytes_opt_(OutputBufferLength) PVOID OutputBuffer, _In_ ULONG OutputBufferLength,
    _In_ ULONG IoControlCode, _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
_IRQL_requires_max_(PASSIVE_LEVEL)
BOOLEAN NTAPI KsDispatchFastReadFailure(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN Wait, _In_ ULONG LockKey,
    _Out_ PVOID Buffer, _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
/// Cancels all requests of a queue.
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI KsCancelIo(_Inout_ PLIST_ENTRY QueueHead, _In_ PKSPIN_LOCK SpinLock);
_IRQL_requires_(DISPATCH_LEVEL)
VOID NTAPI KsReleaseIrpOnCancelableQueue(_In_ PIRP Irp, _In_opt_ PDRIVER_CANCEL DriverCancel);
/// Takes a request out of such a queue, or NULL.
_IRQL_requires_max_(DISPATCH_LEVEL)
PIRP NTAPI KsRemoveIrpFromCancelableQueue(
    _Inout_ PLIST_ENTRY QueueHead, _In_ PKSPIN_LOCK SpinLock, _In_ KSLIST_ENTRY_LOCATION ListLocation,
    _In_ KSIRP_REMOVAL_OPERATION RemovalOperation);
_IRQL_requires_(DISPATCH_LEVEL)
NTSTATUS NTAPI KsMoveIrpsOnCancelableQueue(
    _Inout_ PLIST_ENTRY SourceList, _In_ PKSPIN_LOCK SourceLock, _Inout_ PLIST_ENTRY DestinationList, _In_opt_ PKSPIN_LOCK DestinationLock,
    _In_ KSLIST_ENTRY_LOCATION ListLocation, _In_ PFNKSIRPLISTCALLBACK ListCallback, _In_ PVOID Context);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI KsRemoveSpecificIrpFromCancelableQueue(_In_ PIRP Irp);
/// Queues a request that can be cancelled meanwhile.
_IRQL_requires_(DISPATCH_LEVEL)
VOID NTAPI KsAddIrpToCancelableQueue(
    _Inout_ PLIST_ENTRY QueueHead, _In_ PKSPIN_LOCK SpinLock, _In_ PIRP Irp, _In_ KSLIST_ENTRY_LOCATION ListLocation,
    _In_opt_ PDRIVER_CANCEL DriverCancel);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsAcquireResetValue(_In_ PIRP Irp, _Out_ KSRESET *ResetValue);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsTopologyPropertyHandler(_In_ PIRP Irp, _In_ PKSPROPERTY Property, _Inout_ PVOID Data, _In_ const KSTOPOLOGY *Topology);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI KsAcquireDeviceSecurityLock(_In_ KSDEVICE_HEADER Header, _In_ BOOLEAN Exclusive);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI KsReleaseDeviceSecurityLock(_In_ KSDEVICE_HEADER Header);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NTAPI KsSetDevicePnpAndBaseObject(_In_ KSDEVICE_HEADER Header, _In_ PDEVICE_OBJECT PnpDeviceObject, _In_ PDEVICE_OBJECT BaseObject);
_IRQL_requires_max_(PASSIVE_LEVEL)
PDEVICE_OBJECT NTAPI KsQueryDevicePnpObject(_In_ KSDEVICE_HEADER Header);
_IRQL_requires_max_(PASSIVE_LEVEL)
ACCESS_MASK NTAPI KsQueryObjectAccessMask(_In_ KSOBJECT_HEADER Header);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NTAPI KsRecalculateStackDepth(_In_ KSDEVICE_HEADER Header, _In_ BOOLEAN ReuseStackLocation);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NTAPI KsSetTargetState(_In_ KSOBJECT_HEADER Header, _In_ KSTARGET_STATE TargetState);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NTAPI KsSetTargetDeviceObject(_In_ KSOBJECT_HEADER Header, _In_opt_ PDEVICE_OBJECT TargetDevice);
_IRQL_requires_(DISPATCH_LEVEL)
VOID NTAPI KsSetPowerDispatch(_In_ KSOBJECT_HEADER Header, _In_opt_ PFNKSCONTEXT_DISPATCH PowerDispatch, _In_opt_ PVOID PowerContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
PKSOBJECT_CREATE_ITEM NTAPI KsQueryObjectCreateItem(_In_ KSOBJECT_HEADER Header);
/// Prepares a device of a driver that dispatches itself.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI KsAllocateDeviceHeader(
    _Out_ KSDEVICE_HEADER *Header, _In_ ULONG ItemsCount, _In_reads_opt_(ItemsCount) PKSOBJECT_CREATE_ITEM ItemsList);
/// Undoes that.
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI KsFreeDeviceHeader(_In_ KSDEVICE_HEADER Header);
/// Prepares an object that a file stands for.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI KsAllocateObjectHeader(
    _Out_ KSOBJECT_HEADER *Header, _In_ ULONG ItemsCount, _In_reads_opt_(ItemsCount) PKSOBJECT_CREATE_ITEM ItemsList, _In_ PIRP Irp,
    _In_ const KSDISPATCH_TABLE *Table);
/// Undoes that.
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI KsFreeObjectHeader(_In_ KSOBJECT_HEADER Header);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsAddObjectCreateItemToDeviceHeader(
    _In_ KSDEVICE_HEADER Header, _In_ PDRIVER_DISPATCH Create, _In_ PVOID Context, _In_ PWSTR ObjectClass,
    _In_opt_ PSECURITY_DESCRIPTOR SecurityDescriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsAddObjectCreateItemToObjectHeader(
    _In_ KSOBJECT_HEADER Header, _In_ PDRIVER_DISPATCH Create, _In_ PVOID Context, _In_ PWSTR ObjectClass,
    _In_opt_ PSECURITY_DESCRIPTOR SecurityDescriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsAllocateObjectCreateItem(
    _In_ KSDEVICE_HEADER Header, _In_ PKSOBJECT_CREATE_ITEM CreateItem, _In_ BOOLEAN AllocateEntry,
    _In_opt_ PFNKSITEMFREECALLBACK ItemFreeCallback);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsFreeObjectCreateItem(_In_ KSDEVICE_HEADER Header, _In_ PUNICODE_STRING CreateItem);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsFreeObjectCreateItemsByContext(_In_ KSDEVICE_HEADER Header, _In_ PVOID Context);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsCreateDefaultSecurity(_In_opt_ PSECURITY_DESCRIPTOR ParentSecurity, _Out_ PSECURITY_DESCRIPTOR *DefaultSecurity);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsForwardIrp(_In_ PIRP Irp, _In_ PFILE_OBJECT FileObject, _In_ BOOLEAN ReuseStackLocation);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsForwardAndCatchIrp(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ PFILE_OBJECT FileObject, _In_ KSSTACK_USE StackUse);
/// Sends a control request and waits for it.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsSynchronousIoControlDevice(
    _In_ PFILE_OBJECT FileObject, _In_ KPROCESSOR_MODE RequestorMode, _In_ ULONG IoControl, _In_reads_bytes_(InSize) PVOID InBuffer,
    _In_ ULONG InSize, _Out_writes_bytes_to_(OutSize, *BytesReturned) PVOID OutBuffer, _In_ ULONG OutSize, _Out_ PULONG BytesReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsUnserializeObjectPropertiesFromRegistry(
    _In_ PFILE_OBJECT FileObject, _In_opt_ HANDLE ParentKey, _In_opt_ PUNICODE_STRING RegistryPath);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsCacheMedium(_In_ PUNICODE_STRING SymbolicLink, _In_ PKSPIN_MEDIUM Medium, _In_ ULONG PinDirection);
/// Undoes that, once its items are done.
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsUnregisterWorker(_Inout_ PKSWORKER Worker);
/// Lets a worker run an item.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI KsQueueWorkItem(_Inout_ PKSWORKER Worker, _Inout_ PWORK_QUEUE_ITEM WorkItem);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI KsIncrementCountedWorker(_Inout_ PKSWORKER Worker);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI KsDecrementCountedWorker(_Inout_ PKSWORKER Worker);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsCreateTopologyNode(
    _In_ HANDLE ParentHandle, _In_ PKSNODE_CREATE NodeCreate, _In_ ACCESS_MASK DesiredAccess, _Out_ PHANDLE NodeHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsValidateTopologyNodeCreateRequest(_In_ PIRP Irp, _In_ PKSTOPOLOGY Topology, _Out_ PKSNODE_CREATE *NodeCreate);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsCreateDevice(
    _In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_opt_ const KSDEVICE_DESCRIPTOR *Descriptor,
    _In_ ULONG ExtensionSize, _Out_opt_ PKSDEVICE *Device);
NTSTATUS NTAPI KsPublishDeviceProfile(_In_ PKSFILTERFACTORY FilterFactory, _In_ PKSDEVICE_PROFILE_INFO Profile);
NTSTATUS NTAPI KsPersistDeviceProfile(_In_ PKSFILTERFACTORY FilterFactory);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsAcquireCachedMdl(
    _In_ PIRP Irp, _In_ REFGUID Guid, _In_ PFNKSCANCELPINNEDMDL CancelRoutine, _In_ PVOID CancelContext,
    _Outptr_result_maybenull_ PMDL *MdlAddr, _Outptr_result_maybenull_ PVOID *ReleaseContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsReleaseCachedMdl(_In_ REFGUID Guid, _In_ PMDL MdlAddr, _In_ HANDLE ReleaseContext);
#define KsDispatchFastWriteFailure KsDispatchFastReadFailure
