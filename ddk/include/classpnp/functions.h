// Class drivers of storage: the library's routines.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif
/// Makes a driver a class driver.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
ULONG ClassInitialize(_In_ PVOID Argument1, _In_ PVOID Argument2, _In_ PCLASS_INIT_DATA InitializationData);
/// Gives the library more routines or settings of a class driver, by GUID.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
ULONG ClassInitializeEx(_In_ PDRIVER_OBJECT DriverObject, _In_ LPGUID Guid, _In_ PVOID Data);
/// Makes a device object of a class driver.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS ClassCreateDeviceObject(
    _In_ PDRIVER_OBJECT DriverObject, _In_z_ PCCHAR ObjectNameBuffer, _In_ PDEVICE_OBJECT LowerDeviceObject, _In_ BOOLEAN IsFdo,
    _Outptr_result_nullonfailure_ PDEVICE_OBJECT *DeviceObject);
/// Asks a device its size.
_Must_inspect_result_
NTSTATUS ClassReadDriveCapacity(_In_ PDEVICE_OBJECT DeviceObject);
/// Lets the port driver go on after an error.
VOID ClassReleaseQueue(_In_ PDEVICE_OBJECT DeviceObject);
/// Sends a transfer as several smaller ones.
VOID ClassSplitRequest(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ ULONG MaximumBytes);
/// Carries out device control requests that all classes have.
NTSTATUS ClassDeviceControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp);
/// Completes a request, or tries it again.
IO_COMPLETION_ROUTINE ClassIoComplete;
/// Completes a part of a request, or tries it again.
IO_COMPLETION_ROUTINE ClassIoCompleteAssociated;
/// Says whether a failed request is worth another attempt, and its status.
BOOLEAN ClassInterpretSenseInfo(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ PSCSI_REQUEST_BLOCK Srb, _In_ UCHAR MajorFunctionCode, _In_ ULONG IoDeviceCode,
    _In_ ULONG RetryCount, _Out_ NTSTATUS *Status, _Out_opt_ _Deref_out_range_(0, 100) ULONG *RetryInterval);
/// Sends a device control request and waits.
VOID ClassSendDeviceIoControlSynchronous(
    _In_ ULONG IoControlCode, _In_ PDEVICE_OBJECT TargetDeviceObject,
    _Inout_updates_opt_(_Inexpressible_(max(InputBufferLength, OutputBufferLength))) PVOID Buffer, _In_ ULONG InputBufferLength,
    _In_ ULONG OutputBufferLength, _In_ BOOLEAN InternalDeviceIoControl, _Out_ PIO_STATUS_BLOCK IoStatus);
/// Sends an IRP and waits.
NTSTATUS ClassSendIrpSynchronous(_In_ PDEVICE_OBJECT TargetDeviceObject, _In_ PIRP Irp);
/// Sends an IRP down and waits.
NTSTATUS ClassForwardIrpSynchronous(_In_ PCOMMON_DEVICE_EXTENSION CommonExtension, _In_ PIRP Irp);
/// Sends a command and waits, trying again if need be.
NTSTATUS ClassSendSrbSynchronous(
    _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PSCSI_REQUEST_BLOCK Srb, _In_reads_bytes_opt_(BufferLength) PVOID BufferAddress,
    _In_ ULONG BufferLength, _In_ BOOLEAN WriteToDevice);
/// Sends a command.
NTSTATUS ClassSendSrbAsynchronous(
    _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PSCSI_REQUEST_BLOCK Srb, _In_ PIRP Irp,
    _In_reads_bytes_opt_(BufferLength) PVOID BufferAddress, _In_ ULONG BufferLength, _In_ BOOLEAN WriteToDevice);
/// Makes the command of a read or write.
NTSTATUS ClassBuildRequest(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp);
/// Reads a device's mode pages.
ULONG ClassModeSense(
    _In_ PDEVICE_OBJECT DeviceObject, _In_reads_bytes_(Length) PCHAR ModeSenseBuffer, _In_ ULONG Length, _In_ UCHAR PageMode);
/// Finds a page among mode pages.
PVOID ClassFindModePage(
    _In_reads_bytes_(Length) PCHAR ModeSenseBuffer, _In_ ULONG Length, _In_ UCHAR PageMode, _In_ BOOLEAN Use6Byte);
/// Claims a device for the class driver, or gives it free.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS ClassClaimDevice(_In_ PDEVICE_OBJECT LowerDeviceObject, _In_ BOOLEAN Release);
/// Passes a command of a driver above on.
NTSTATUS ClassInternalIoControl(PDEVICE_OBJECT DeviceObject, PIRP Irp);
/// Prepares the list that requests come from.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassInitializeSrbLookasideList(
    _Inout_ PCOMMON_DEVICE_EXTENSION CommonExtension, _In_ ULONG NumberElements);
/// Frees the list that requests come from.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassDeleteSrbLookasideList(_Inout_ PCOMMON_DEVICE_EXTENSION CommonExtension);
/// Reads the class's timeout, in seconds, from the registry.
_IRQL_requires_max_(PASSIVE_LEVEL)
ULONG ClassQueryTimeOutRegistryValue(_In_ PDEVICE_OBJECT DeviceObject);
/// Asks a device one of its properties.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS ClassGetDescriptor(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ PSTORAGE_PROPERTY_ID PropertyId, _Outptr_ PVOID *Descriptor);
/// Has the children of a device enumerated anew.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassInvalidateBusRelations(_In_ PDEVICE_OBJECT Fdo);
/// Says that all children are gone.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassMarkChildrenMissing(_In_ PFUNCTIONAL_DEVICE_EXTENSION Fdo);
/// Says that a child is gone.
_IRQL_requires_max_(PASSIVE_LEVEL)
BOOLEAN ClassMarkChildMissing(_In_ PPHYSICAL_DEVICE_EXTENSION PdoExtension, _In_ BOOLEAN AcquireChildLock);
/// Prints a message of a kind that is switched on.
VOID ClassDebugPrint(_In_ CLASS_DEBUG_LEVEL DebugPrintLevel, _In_z_ PCCHAR DebugMessage, ...);
/// Finds a class driver's extension.
_IRQL_requires_max_(DISPATCH_LEVEL)
PCLASS_DRIVER_EXTENSION ClassGetDriverExtension(_In_ PDRIVER_OBJECT DriverObject);
/// Completes an IRP that holds the remove lock.
VOID ClassCompleteRequest(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ CCHAR PriorityBoost);
/// Gives back what ClassAcquireRemoveLock took.
VOID ClassReleaseRemoveLock(_In_ PDEVICE_OBJECT DeviceObject, PIRP Tag);
/// Keeps a device from going; says in which state it is.
ULONG ClassAcquireRemoveLockEx(
    _In_ PDEVICE_OBJECT DeviceObject, PVOID Tag, _In_ PCSTR File, _In_ ULONG Line);
/// Writes the inquiry data of a device into the registry.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassUpdateInformationInRegistry(
    _In_ PDEVICE_OBJECT Fdo, _In_ PCHAR DeviceName, _In_ ULONG DeviceNumber,
    _In_reads_bytes_opt_(InquiryDataLength) PINQUIRYDATA InquiryData, _In_ ULONG InquiryDataLength);
/// Completes a WMI request.
NTSTATUS ClassWmiCompleteRequest(
    _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG BufferUsed, _In_ CCHAR PriorityBoost);
/// Sends a WMI event.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS ClassWmiFireEvent(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ LPGUID Guid, _In_ ULONG InstanceIndex, _In_ ULONG EventDataSize,
    _In_reads_bytes_(EventDataSize) PVOID EventData);
/// Has the medium looked at later.
VOID ClassResetMediaChangeTimer(_In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
/// Begins to watch for new media.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassInitializeMediaChangeDetection(
    _In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, _In_ PUCHAR EventPrefix);
/// Begins to ask regularly whether a device is ready.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS ClassInitializeTestUnitPolling(
    _In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, _In_ BOOLEAN AllowDriveToSleep);
/// A device's volume parameter block.
PVPB ClassGetVpb(_In_ PDEVICE_OBJECT DeviceObject);
/// Carries out power requests of devices that spin down.
NTSTATUS ClassSpinDownPowerHandler(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp);
/// Carries out power requests of devices that are stopped.
NTSTATUS ClassStopUnitPowerHandler(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp);
/// Says how, and how often in seconds, a disk is asked whether it is about to fail.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS ClassSetFailurePredictionPoll(
    _Inout_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, _In_ FAILURE_PREDICTION_METHOD FailurePredictionMethod,
    _In_ ULONG PollingPeriod);
/// Tells that a disk is about to fail.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID ClassNotifyFailurePredicted(
    _In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, _In_reads_bytes_(BufferSize) PUCHAR Buffer, _In_ ULONG BufferSize,
    _In_ BOOLEAN LogError, _In_ ULONG UniqueErrorValue, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun);
/// Locks a device's list of children.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassAcquireChildLock(_In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
/// Unlocks a device's list of children.
VOID ClassReleaseChildLock(_In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
IO_COMPLETION_ROUTINE ClassSignalCompletion;
/// Starts a device that has stopped.
VOID ClassSendStartUnit(_In_ PDEVICE_OBJECT DeviceObject);
/// Frees what belongs to a device that goes.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS ClassRemoveDevice(_In_ PDEVICE_OBJECT DeviceObject, _In_ UCHAR RemoveType);
/// Frees a request that was sent along the way.
IO_COMPLETION_ROUTINE ClassAsynchronousCompletion;
/// Looks whether there is a medium.
VOID ClassCheckMediaState(_In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
/// Completes a check for a medium.
IO_COMPLETION_ROUTINE ClassCheckVerifyComplete;
/// Says whether there is a medium.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassSetMediaChangeState(
    _In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, _In_ MEDIA_CHANGE_DETECTION_STATE State, _In_ BOOLEAN Wait);
/// Goes on watching for new media.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassEnableMediaChangeDetection(_In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
/// Stops watching for new media.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassDisableMediaChangeDetection(_In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
/// Frees what watching for new media needed.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassCleanupMediaChangeDetection(_In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
/// Reads a value from a device's registry key.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassGetDeviceParameter(
    _In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, _In_opt_ PWSTR SubkeyName, _In_ PWSTR ParameterName,
    _Inout_ PULONG ParameterValue);
/// Writes a value to a device's registry key.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS ClassSetDeviceParameter(
    _In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, _In_opt_ PWSTR SubkeyName, _In_ PWSTR ParameterName,
    _In_ ULONG ParameterValue);
/// What the library keeps of an open file.
_IRQL_requires_max_(PASSIVE_LEVEL)
PFILE_OBJECT_EXTENSION ClassGetFsContext(_In_ PCOMMON_DEVICE_EXTENSION CommonExtension, _In_ PFILE_OBJECT FileObject);
/// Tells those who asked for it that something has happened to a device.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID ClassSendNotification(
    _In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, _In_ const GUID *Guid, _In_ ULONG ExtraDataSize,
    _In_reads_bytes_opt_(ExtraDataSize) PVOID ExtraData);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (*PCLASS_SCAN_FOR_SPECIAL_HANDLER)(_In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, _In_ ULONG_PTR Data);
/// Looks a device up in a list of devices that need special treatment.
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ClassScanForSpecial(
    _In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, _In_ CLASSPNP_SCAN_FOR_SPECIAL_INFO DeviceList[],
    _In_ PCLASS_SCAN_FOR_SPECIAL_HANDLER Function);
/// Keeps a device from going; says in which state it is.
#define ClassAcquireRemoveLock(DeviceObject, Tag) ClassAcquireRemoveLockEx(DeviceObject, Tag, __FILE__, __LINE__)
/// Bytes for a device's sense data.
FORCEINLINE UCHAR GET_FDO_EXTENSON_SENSE_DATA_LENGTH(_In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension) {
    if (FdoExtension->SenseData == NULL) return 0;
    return FdoExtension->SenseDataLength > 0 ? FdoExtension->SenseDataLength : SENSE_BUFFER_SIZE;
}
/// Whether a request's sense data came in memory of the port driver, which whoever completes it frees.
FORCEINLINE BOOLEAN PORT_ALLOCATED_SENSE(_In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, _In_ PSCSI_REQUEST_BLOCK Srb) {
    const ULONG both = SRB_FLAGS_PORT_DRIVER_ALLOCSENSE | SRB_FLAGS_FREE_SENSE_BUFFER;
    return (BOOLEAN)((Srb->SrbFlags & both) == both && Srb->SenseInfoBuffer != FdoExtension->SenseData);
}
/// Frees sense data in memory of the port driver; the request has its device's buffer again.
FORCEINLINE VOID FREE_PORT_ALLOCATED_SENSE_BUFFER(_In_ PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, _In_ PSCSI_REQUEST_BLOCK Srb) {
    ExFreePool(Srb->SenseInfoBuffer);
    Srb->SenseInfoBuffer = FdoExtension->SenseData;
    Srb->SenseInfoBufferLength = GET_FDO_EXTENSON_SENSE_DATA_LENGTH(FdoExtension);
    Srb->SrbFlags &= ~SRB_FLAGS_FREE_SENSE_BUFFER;
}
#ifdef __cplusplus
}
#endif
