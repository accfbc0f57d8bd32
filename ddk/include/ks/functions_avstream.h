// Kernel streaming: routines of AVStream drivers.
#pragma once

_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateTurnInputOn(_In_opt_ PKSGATE Gate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateTurnInputOff(_In_opt_ PKSGATE Gate);
_IRQL_requires_max_(HIGH_LEVEL)
BOOLEAN NTAPI KsGateGetStateUnsafe(_In_ PKSGATE Gate);
_IRQL_requires_max_(HIGH_LEVEL)
BOOLEAN NTAPI KsGateCaptureThreshold(_In_ PKSGATE Gate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateInitialize(_In_ PKSGATE Gate, _In_ LONG InitialCount, _In_opt_ PKSGATE NextGate, _In_ BOOLEAN StateToPropagate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateInitializeAnd(_In_ PKSGATE AndGate, _In_opt_ PKSGATE NextOrGate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateInitializeOr(_In_ PKSGATE OrGate, _In_opt_ PKSGATE NextAndGate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateAddOnInputToAnd(_In_ PKSGATE AndGate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateAddOffInputToAnd(_In_ PKSGATE AndGate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateRemoveOnInputFromAnd(_In_ PKSGATE AndGate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateRemoveOffInputFromAnd(_In_ PKSGATE AndGate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateAddOnInputToOr(_In_ PKSGATE OrGate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateAddOffInputToOr(_In_ PKSGATE OrGate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateRemoveOnInputFromOr(_In_ PKSGATE OrGate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateRemoveOffInputFromOr(_In_ PKSGATE OrGate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateTerminateAnd(_In_ PKSGATE AndGate);
_IRQL_requires_max_(HIGH_LEVEL)
VOID NTAPI KsGateTerminateOr(_In_ PKSGATE OrGate);
NTSTATUS NTAPI KsDeviceRegisterThermalDispatch(_In_ PKSDEVICE KsDevice, _In_ PKSDEVICE_THERMAL_DISPATCH KsDeviceThermalDispatch);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsPinPropertyHandler(
    _In_ PIRP Irp, _In_ PKSPROPERTY Property, _Inout_ PVOID Data, _In_ ULONG DescriptorsCount,
    _In_reads_(DescriptorsCount) const KSPIN_DESCRIPTOR *Descriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsPinDataIntersection(
    _In_ PIRP Irp, _In_ PKSP_PIN Pin, _Out_opt_ PVOID Data, _In_ ULONG DescriptorsCount,
    _In_reads_(DescriptorsCount) const KSPIN_DESCRIPTOR *Descriptor, _In_ PFNKSINTERSECTHANDLER IntersectHandler);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsPinDataIntersectionEx(
    _In_ PIRP Irp, _In_ PKSP_PIN Pin, _Out_ PVOID Data, _In_ ULONG DescriptorsCount,
    _In_reads_bytes_(DescriptorsCount *DescriptorSize) const KSPIN_DESCRIPTOR *Descriptor, _In_ ULONG DescriptorSize,
    _In_opt_ PFNKSINTERSECTHANDLEREX IntersectHandler, _In_opt_ PVOID HandlerContext);
/// Makes a worker for items of one priority.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsRegisterWorker(_In_ WORK_QUEUE_TYPE WorkQueueType, _Out_ PKSWORKER *Worker);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsRegisterCountedWorker(
    _In_ WORK_QUEUE_TYPE WorkQueueType, _Inout_ PWORK_QUEUE_ITEM CountedWorkItem, _Out_ PKSWORKER *Worker);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsMergeAutomationTables(
    _Out_ PKSAUTOMATION_TABLE *AutomationTableAB, _In_opt_ PKSAUTOMATION_TABLE AutomationTableA,
    _In_opt_ PKSAUTOMATION_TABLE AutomationTableB, _In_opt_ KSOBJECT_BAG Bag);
/// Makes a driver an AVStream driver; called by DriverEntry, which returns its result.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsInitializeDriver(
    _In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPathName, _In_opt_ const KSDEVICE_DESCRIPTOR *Descriptor);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsInitializeDevice(
    _In_ PDEVICE_OBJECT FunctionalDeviceObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ PDEVICE_OBJECT NextDeviceObject,
    _In_opt_ const KSDEVICE_DESCRIPTOR *Descriptor);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsTerminateDevice(_In_ PDEVICE_OBJECT DeviceObject);
/// The AVStream device of a device object.
_IRQL_requires_max_(PASSIVE_LEVEL)
PKSDEVICE NTAPI KsGetDeviceForDeviceObject(_In_ PDEVICE_OBJECT FunctionalDeviceObject);
/// Waits for the device's mutex; given back by KsReleaseDevice.
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsAcquireDevice(_In_ PKSDEVICE Device);
/// Gives the device's mutex back.
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsReleaseDevice(_In_ PKSDEVICE Device);
/// Lets AVStream map frames for a device that does bus-master DMA.
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsDeviceRegisterAdapterObject(
    _In_ PKSDEVICE Device, _In_ PADAPTER_OBJECT AdapterObject, _In_ ULONG MaxMappingsByteCount, _In_ ULONG MappingTableStride);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG NTAPI KsDeviceGetBusData(
    _In_ PKSDEVICE Device, _In_ ULONG DataType, _In_reads_bytes_(Length) PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI KsDeviceSetBusData(
    _In_ PKSDEVICE Device, _In_ ULONG DataType, _In_reads_bytes_(Length) PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length);
/// Makes another kind of filter for a device.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsCreateFilterFactory(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ const KSFILTER_DESCRIPTOR *Descriptor, _In_opt_ PWSTR RefString,
    _In_opt_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ ULONG CreateItemFlags, _In_opt_ PFNKSFILTERFACTORYPOWER SleepCallback,
    _In_opt_ PFNKSFILTERFACTORYPOWER WakeCallback, _Out_opt_ PKSFILTERFACTORY *FilterFactory);
/// Renews what Plug and Play keeps of a filter factory.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsFilterFactoryUpdateCacheData(_In_ PKSFILTERFACTORY FilterFactory, _In_opt_ const KSFILTER_DESCRIPTOR *FilterDescriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsFilterFactoryAddCreateItem(
    _In_ PKSFILTERFACTORY FilterFactory, _In_ PWSTR RefString, _In_opt_ PSECURITY_DESCRIPTOR SecurityDescriptor,
    _In_ ULONG CreateItemFlags);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsFilterFactorySetDeviceClassesState(_In_ PKSFILTERFACTORY FilterFactory, _In_ BOOLEAN NewState);
_IRQL_requires_(PASSIVE_LEVEL)
PUNICODE_STRING NTAPI KsFilterFactoryGetSymbolicLink(_In_ PKSFILTERFACTORY FilterFactory);
NTSTATUS NTAPI KsInitializeDeviceProfile(_In_ PKSFILTERFACTORY FilterFactory);
/// Lets an object hold a client's event.
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsAddEvent(_In_ PVOID Object, _In_ PKSEVENT_ENTRY EventEntry);
_IRQL_requires_(PASSIVE_LEVEL)
VOID _inline NTAPI KsFilterAddEvent(_In_ PKSFILTER Filter, _In_ PKSEVENT_ENTRY EventEntry);
_IRQL_requires_(PASSIVE_LEVEL)
VOID _inline NTAPI KsPinAddEvent(_In_ PKSPIN Pin, _In_ PKSEVENT_ENTRY EventEntry);
/// Adds an event to its object's list.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsDefaultAddEventHandler(_In_ PIRP Irp, _In_ PKSEVENTDATA EventData, _Inout_ PKSEVENT_ENTRY EventEntry);
/// Tells the clients of an object of an event.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI KsGenerateEvents(
    _In_ PVOID Object, _In_opt_ const GUID *EventSet, _In_ ULONG EventId, _In_ ULONG DataSize, _In_reads_bytes_opt_(DataSize) PVOID Data,
    _In_opt_ PFNKSGENERATEEVENTCALLBACK CallBack, _In_opt_ PVOID CallBackContext);
/// Tells the clients of a filter of an event.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID _inline NTAPI KsFilterGenerateEvents(
    _In_ PKSFILTER Filter, _In_opt_ const GUID *EventSet, _In_ ULONG EventId, _In_ ULONG DataSize, _In_reads_bytes_(DataSize) PVOID Data,
    _In_opt_ PFNKSGENERATEEVENTCALLBACK CallBack, _In_opt_ PVOID CallBackContext);
/// Tells the clients of a pin of an event.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID _inline NTAPI KsPinGenerateEvents(
    _In_ PKSPIN Pin, _In_opt_ const GUID *EventSet, _In_ ULONG EventId, _In_ ULONG DataSize, _In_reads_bytes_opt_(DataSize) PVOID Data,
    _In_opt_ PFNKSGENERATEEVENTCALLBACK CallBack, _In_opt_ PVOID CallBackContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsPinGetAvailableByteCount(_In_ PKSPIN Pin, _Out_opt_ PLONG InputDataBytes, _Out_opt_ PLONG OutputBufferBytes);
/// The place in a pin's queue where the next frame is, or NULL.
_IRQL_requires_max_(DISPATCH_LEVEL)
PKSSTREAM_POINTER NTAPI KsPinGetLeadingEdgeStreamPointer(_In_ PKSPIN Pin, _In_ KSSTREAM_POINTER_STATE State);
/// The last place in the queue, if the pin keeps one.
_IRQL_requires_max_(DISPATCH_LEVEL)
PKSSTREAM_POINTER NTAPI KsPinGetTrailingEdgeStreamPointer(_In_ PKSPIN Pin, _In_ KSSTREAM_POINTER_STATE State);
/// The status that the frame's request is completed with.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI KsStreamPointerSetStatusCode(_In_ PKSSTREAM_POINTER StreamPointer, _In_ NTSTATUS Status);
/// Keeps the frame from being cancelled.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI KsStreamPointerLock(_In_ PKSSTREAM_POINTER StreamPointer);
/// Lets go of the frame; with Eject the pointer goes on to the next one.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI KsStreamPointerUnlock(_In_ PKSSTREAM_POINTER StreamPointer, _In_ BOOLEAN Eject);
/// Goes on within the frame and lets go of it.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI KsStreamPointerAdvanceOffsetsAndUnlock(
    _In_ PKSSTREAM_POINTER StreamPointer, _In_ ULONG InUsed, _In_ ULONG OutUsed, _In_ BOOLEAN Eject);
/// Deletes a copy.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI KsStreamPointerDelete(_In_ PKSSTREAM_POINTER StreamPointer);
/// Copies a stream pointer, so that the frame stays while the leading edge goes on.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI KsStreamPointerClone(
    _In_ PKSSTREAM_POINTER StreamPointer, _In_opt_ PFNKSSTREAMPOINTER CancelCallback, _In_ ULONG ContextSize,
    _Out_ PKSSTREAM_POINTER *CloneStreamPointer);
/// Goes on within the frame.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI KsStreamPointerAdvanceOffsets(
    _In_ PKSSTREAM_POINTER StreamPointer, _In_ ULONG InUsed, _In_ ULONG OutUsed, _In_ BOOLEAN Eject);
/// Goes on to the next frame.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI KsStreamPointerAdvance(_In_ PKSSTREAM_POINTER StreamPointer);
/// The memory behind a stream pointer.
_IRQL_requires_max_(DISPATCH_LEVEL)
PMDL NTAPI KsStreamPointerGetMdl(_In_ PKSSTREAM_POINTER StreamPointer);
/// The request behind a stream pointer.
_IRQL_requires_max_(DISPATCH_LEVEL)
PIRP NTAPI KsStreamPointerGetIrp(
    _In_ PKSSTREAM_POINTER StreamPointer, _Out_opt_ PBOOLEAN FirstFrameInIrp, _Out_opt_ PBOOLEAN LastFrameInIrp);
/// Calls a routine after a time.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI KsStreamPointerScheduleTimeout(_In_ PKSSTREAM_POINTER StreamPointer, _In_ PFNKSSTREAMPOINTER Callback, _In_ ULONGLONG Interval);
/// Takes that back.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI KsStreamPointerCancelTimeout(_In_ PKSSTREAM_POINTER StreamPointer);
/// The first copy of a stream pointer.
_IRQL_requires_max_(DISPATCH_LEVEL)
PKSSTREAM_POINTER NTAPI KsPinGetFirstCloneStreamPointer(_In_ PKSPIN Pin);
_IRQL_requires_max_(DISPATCH_LEVEL)
PKSSTREAM_POINTER NTAPI KsStreamPointerGetNextClone(_In_ PKSSTREAM_POINTER StreamPointer);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsPinHandshake(_In_ PKSPIN Pin, _In_ PKSHANDSHAKE In, _Out_ PKSHANDSHAKE Out);
/// Completes a request that a handler returned STATUS_PENDING for.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI KsCompletePendingRequest(_In_ PIRP Irp);
_IRQL_requires_max_(DISPATCH_LEVEL)
KSOBJECTTYPE NTAPI KsGetObjectTypeFromIrp(_In_ PIRP Irp);
/// The filter or pin of an open file.
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID NTAPI KsGetObjectFromFileObject(_In_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
KSOBJECTTYPE NTAPI KsGetObjectTypeFromFileObject(_In_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
PKSFILTER NTAPI KsGetFilterFromFileObject(_In_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
PKSPIN NTAPI KsGetPinFromFileObject(_In_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
PKSGATE NTAPI KsFilterGetAndGate(_In_ PKSFILTER Filter);
/// Keeps a filter from processing.
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsFilterAcquireProcessingMutex(_In_ PKSFILTER Filter);
/// Lets a filter process again.
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsFilterReleaseProcessingMutex(_In_ PKSFILTER Filter);
/// The same for a filter.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI KsFilterAttemptProcessing(_In_ PKSFILTER Filter, _In_ BOOLEAN Asynchronous);
/// The gate that all conditions of a pin open.
_IRQL_requires_max_(DISPATCH_LEVEL)
PKSGATE NTAPI KsPinGetAndGate(_In_ PKSPIN Pin);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsPinAttachAndGate(_In_ PKSPIN Pin, _In_opt_ PKSGATE AndGate);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsPinAttachOrGate(_In_ PKSPIN Pin, _In_opt_ PKSGATE OrGate);
/// Keeps a pin from processing.
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsPinAcquireProcessingMutex(_In_ PKSPIN Pin);
/// Lets a pin process again.
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsPinReleaseProcessingMutex(_In_ PKSPIN Pin);
_IRQL_requires_(DISPATCH_LEVEL)
BOOLEAN NTAPI KsProcessPinUpdate(_In_ PKSPROCESSPIN ProcessPin);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI KsPinGetCopyRelationships(_In_ PKSPIN Pin, _Out_ PKSPIN *CopySource, _Out_ PKSPIN *DelegateBranch);
/// Processes if all gates are open; from a DPC asynchronously.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI KsPinAttemptProcessing(_In_ PKSPIN Pin, _In_ BOOLEAN Asynchronous);
/// What an object belongs to. The device or the filter must be held.
_IRQL_requires_(PASSIVE_LEVEL)
PVOID NTAPI KsGetParent(_In_ PVOID Object);
_IRQL_requires_(PASSIVE_LEVEL)
PKSDEVICE NTAPI KsFilterFactoryGetParentDevice(_In_ PKSFILTERFACTORY FilterFactory);
_IRQL_requires_(PASSIVE_LEVEL)
PKSFILTERFACTORY NTAPI KsFilterGetParentFilterFactory(_In_ PKSFILTER Filter);
/// The filter of a pin.
_IRQL_requires_(PASSIVE_LEVEL)
PKSFILTER NTAPI KsPinGetParentFilter(_In_ PKSPIN Pin);
/// The first object that belongs to this one.
_IRQL_requires_(PASSIVE_LEVEL)
PVOID NTAPI KsGetFirstChild(_In_ PVOID Object);
_IRQL_requires_(PASSIVE_LEVEL)
PKSFILTERFACTORY NTAPI KsDeviceGetFirstChildFilterFactory(_In_ PKSDEVICE Device);
_IRQL_requires_(PASSIVE_LEVEL)
PKSFILTER NTAPI KsFilterFactoryGetFirstChildFilter(_In_ PKSFILTERFACTORY FilterFactory);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG NTAPI KsFilterGetChildPinCount(_In_ PKSFILTER Filter, _In_ ULONG PinId);
_IRQL_requires_(PASSIVE_LEVEL)
PKSPIN NTAPI KsFilterGetFirstChildPin(_In_ PKSFILTER Filter, _In_ ULONG PinId);
/// The next of the same parent.
_IRQL_requires_(PASSIVE_LEVEL)
PVOID NTAPI KsGetNextSibling(_In_ PVOID Object);
_IRQL_requires_(PASSIVE_LEVEL)
PKSPIN NTAPI KsPinGetNextSiblingPin(_In_ PKSPIN Pin);
_IRQL_requires_(PASSIVE_LEVEL)
PKSFILTERFACTORY NTAPI KsFilterFactoryGetNextSiblingFilterFactory(_In_ PKSFILTERFACTORY FilterFactory);
_IRQL_requires_(PASSIVE_LEVEL)
PKSFILTER NTAPI KsFilterGetNextSiblingFilter(_In_ PKSFILTER Filter);
/// The device of any AVStream object.
_IRQL_requires_(PASSIVE_LEVEL)
PKSDEVICE NTAPI KsGetDevice(_In_ PVOID Object);
_IRQL_requires_(PASSIVE_LEVEL)
PKSDEVICE NTAPI KsFilterFactoryGetDevice(_In_ PKSFILTERFACTORY FilterFactory);
_IRQL_requires_(PASSIVE_LEVEL)
PKSDEVICE NTAPI KsFilterGetDevice(_In_ PKSFILTER Filter);
_IRQL_requires_(PASSIVE_LEVEL)
PKSDEVICE NTAPI KsPinGetDevice(_In_ PKSPIN Pin);
/// The filter that a request came to, or NULL.
_IRQL_requires_max_(DISPATCH_LEVEL)
PKSFILTER NTAPI KsGetFilterFromIrp(_In_ PIRP Irp);
/// The pin that a request came to, or NULL.
_IRQL_requires_max_(DISPATCH_LEVEL)
PKSPIN NTAPI KsGetPinFromIrp(_In_ PIRP Irp);
/// The node that a request names.
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI KsGetNodeIdFromIrp(_In_ PIRP Irp);
/// Waits for the control mutex of a filter or pin; given back by KsReleaseControl.
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsAcquireControl(_In_ PVOID Object);
/// Gives the control mutex back.
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsReleaseControl(_In_ PVOID Object);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsFilterAcquireControl(_In_ PKSFILTER Filter);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsFilterReleaseControl(_In_ PKSFILTER Filter);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsPinAcquireControl(_In_ PKSPIN Pin);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsPinReleaseControl(_In_ PKSPIN Pin);
/// Lets an object own memory: it is freed with the object.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsAddItemToObjectBag(_In_ KSOBJECT_BAG ObjectBag, _In_ PVOID Item, _In_opt_ PFNKSFREE Free);
/// Takes memory out of an object, and frees it if told to.
_IRQL_requires_(PASSIVE_LEVEL)
ULONG NTAPI KsRemoveItemFromObjectBag(_In_ KSOBJECT_BAG ObjectBag, _In_ PVOID Item, _In_ BOOLEAN Free);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsAllocateObjectBag(_In_ PKSDEVICE Device, _Out_ KSOBJECT_BAG *ObjectBag);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsFreeObjectBag(_In_ KSOBJECT_BAG ObjectBag);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsCopyObjectBagItems(_In_ KSOBJECT_BAG ObjectBagDestination, _In_ KSOBJECT_BAG ObjectBagSource);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI _KsEdit(
    _In_ KSOBJECT_BAG ObjectBag, _Outptr_result_bytebuffer_(NewSize) PVOID *PointerToPointerToItem, _In_ ULONG NewSize, _In_ ULONG OldSize,
    _In_ ULONG Tag);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsRegisterFilterWithNoKSPins(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ const GUID *InterfaceClassGUID, _In_ ULONG PinCount, _In_reads_(PinCount) BOOL *PinDirection,
    _In_reads_(PinCount) KSPIN_MEDIUM *MediumList, _In_reads_opt_(PinCount) GUID *CategoryList);
/// Adds a kind of pin to an open filter.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsFilterCreatePinFactory(_In_ PKSFILTER Filter, _In_ const KSPIN_DESCRIPTOR_EX *const PinDescriptor, _Out_ PULONG PinID);
/// Adds a node to an open filter.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsFilterCreateNode(_In_ PKSFILTER Filter, _In_ const KSNODE_DESCRIPTOR *const NodeDescriptor, _Out_ PULONG NodeID);
/// Adds connections to an open filter.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsFilterAddTopologyConnections(
    _In_ PKSFILTER Filter, _In_ ULONG NewConnectionsCount,
    _In_reads_(NewConnectionsCount) const KSTOPOLOGY_CONNECTION *const NewTopologyConnections);
/// An interface of the pin at the other end; its reference is the caller's to release.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsPinGetConnectedPinInterface(_In_ PKSPIN Pin, _In_ const GUID *InterfaceId, _Out_ PVOID *Interface);
_IRQL_requires_(PASSIVE_LEVEL)
PFILE_OBJECT NTAPI KsPinGetConnectedPinFileObject(_In_ PKSPIN Pin);
PDEVICE_OBJECT NTAPI KsPinGetConnectedPinDeviceObject(_In_ PKSPIN Pin);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsPinGetConnectedFilterInterface(_In_ PKSPIN Pin, _In_ const GUID *InterfaceId, _Out_ PVOID *Interface);
/// The clock of the graph; its reference is the caller's to release.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI KsPinGetReferenceClockInterface(_In_ PKSPIN Pin, _Out_ PIKSREFERENCECLOCK *Interface);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI KsPinSetPinClockTime(_In_ PKSPIN Pin, _In_ LONGLONG Time);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI KsPinSubmitFrame(
    _In_ PKSPIN Pin, _In_reads_bytes_opt_(Size) PVOID Data, _In_opt_ ULONG Size, _In_opt_ PKSSTREAM_HEADER StreamHeader,
    _In_opt_ PVOID Context);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI KsPinSubmitFrameMdl(_In_ PKSPIN Pin, _In_opt_ PMDL Mdl, _In_opt_ PKSSTREAM_HEADER StreamHeader, _In_opt_ PVOID Context);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsPinRegisterFrameReturnCallback(_In_ PKSPIN Pin, _In_ PFNKSPINFRAMERETURN FrameReturn);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsPinRegisterIrpCompletionCallback(_In_ PKSPIN Pin, _In_ PFNKSPINIRPCOMPLETION IrpCompletion);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsPinRegisterHandshakeCallback(_In_ PKSPIN Pin, _In_ PFNKSPINHANDSHAKE Handshake);
_IRQL_requires_(PASSIVE_LEVEL)
VOID NTAPI KsFilterRegisterPowerCallbacks(_In_ PKSFILTER Filter, _In_opt_ PFNKSFILTERPOWER Sleep, _In_opt_ PFNKSFILTERPOWER Wake);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NTAPI KsPinRegisterPowerCallbacks(_In_ PKSPIN Pin, _In_opt_ PFNKSPINPOWER Sleep, _In_opt_ PFNKSPINPOWER Wake);
_IRQL_requires_(PASSIVE_LEVEL)
PUNKNOWN NTAPI KsRegisterAggregatedClientUnknown(_In_ PVOID Object, _In_ PUNKNOWN ClientUnknown);
_IRQL_requires_(PASSIVE_LEVEL)
PUNKNOWN NTAPI KsGetOuterUnknown(_In_ PVOID Object);
_IRQL_requires_max_(PASSIVE_LEVEL)
PUNKNOWN NTAPI KsDeviceRegisterAggregatedClientUnknown(_In_ PKSDEVICE Device, _In_ PUNKNOWN ClientUnknown);
_IRQL_requires_(PASSIVE_LEVEL)
PUNKNOWN NTAPI KsDeviceGetOuterUnknown(_In_ PKSDEVICE Device);
_IRQL_requires_max_(PASSIVE_LEVEL)
PUNKNOWN NTAPI KsFilterFactoryRegisterAggregatedClientUnknown(_In_ PKSFILTERFACTORY FilterFactory, _In_ PUNKNOWN ClientUnknown);
_IRQL_requires_(PASSIVE_LEVEL)
PUNKNOWN NTAPI KsFilterFactoryGetOuterUnknown(_In_ PKSFILTERFACTORY FilterFactory);
_IRQL_requires_max_(PASSIVE_LEVEL)
PUNKNOWN NTAPI KsFilterRegisterAggregatedClientUnknown(_In_ PKSFILTER Filter, _In_ PUNKNOWN ClientUnknown);
_IRQL_requires_(PASSIVE_LEVEL)
PUNKNOWN NTAPI KsFilterGetOuterUnknown(_In_ PKSFILTER Filter);
_IRQL_requires_max_(PASSIVE_LEVEL)
PUNKNOWN NTAPI KsPinRegisterAggregatedClientUnknown(_In_ PKSPIN Pin, _In_ PUNKNOWN ClientUnknown);
_IRQL_requires_(PASSIVE_LEVEL)
PUNKNOWN NTAPI KsPinGetOuterUnknown(_In_ PKSPIN Pin);
/// Replaces an item of a descriptor by a copy that the object owns, so that it can be written.
#define KsEdit(Object, PointerToPointer, Tag) \
    _KsEdit((Object)->Bag, (PVOID *)(PointerToPointer), sizeof(**(PointerToPointer)), sizeof(**(PointerToPointer)), (Tag))
#define KsEditSized(Object, PointerToPointer, NewSize, OldSize, Tag) \
    _KsEdit((Object)->Bag, (PVOID *)(PointerToPointer), (NewSize), (OldSize), (Tag))
/// Frees an item that the object owns.
#define KsDiscard(Object, Pointer) KsRemoveItemFromObjectBag((Object)->Bag, (PVOID)(Pointer), TRUE)
#define KsDeleteFilterFactory(FilterFactory) \
    KsFreeObjectCreateItemsByContext( \
        *(KSDEVICE_HEADER *)(KsFilterFactoryGetParentDevice(FilterFactory)->FunctionalDeviceObject->DeviceExtension), (FilterFactory))
