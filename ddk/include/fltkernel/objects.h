// Filter manager. Filters, instances, volumes and communication ports.
#pragma once

/// Attaches an instance to a volume.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltAttachVolume(
    _Inout_ PFLT_FILTER Filter, _Inout_ PFLT_VOLUME Volume, _In_opt_ PCUNICODE_STRING InstanceName, _Outptr_ PFLT_INSTANCE *RetInstance);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltAttachVolumeAtAltitude(
    _Inout_ PFLT_FILTER Filter, _Inout_ PFLT_VOLUME Volume, _In_ PCUNICODE_STRING Altitude, _In_opt_ PCUNICODE_STRING InstanceName,
    _Outptr_opt_ PFLT_INSTANCE *RetInstance);
/// Closes a connection with a program.
_IRQL_requires_(PASSIVE_LEVEL)
VOID FLTAPI FltCloseClientPort(_In_ PFLT_FILTER Filter, _Outptr_ PFLT_PORT *ClientPort);
/// Closes the port that programs connect to.
_IRQL_requires_(PASSIVE_LEVEL)
VOID FLTAPI FltCloseCommunicationPort(_In_ PFLT_PORT ServerPort);
_IRQL_requires_max_(DISPATCH_LEVEL)
LONG FLTAPI FltCompareInstanceAltitudes(_In_ PFLT_INSTANCE Instance1, _In_ PFLT_INSTANCE Instance2);
/// Makes a port that programs can connect to.
_IRQL_requires_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltCreateCommunicationPort(
    _In_ PFLT_FILTER Filter, _Outptr_ PFLT_PORT *ServerPort, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PVOID ServerPortCookie,
    _In_ PFLT_CONNECT_NOTIFY ConnectNotifyCallback, _In_ PFLT_DISCONNECT_NOTIFY DisconnectNotifyCallback,
    _In_opt_ PFLT_MESSAGE_NOTIFY MessageNotifyCallback, _In_ LONG MaxConnections);
NTSTATUS FLTAPI FltCreateSystemVolumeInformationFolder(_In_ PFLT_INSTANCE Instance);
/// Detaches an instance from a volume.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltDetachVolume(_Inout_ PFLT_FILTER Filter, _Inout_ PFLT_VOLUME Volume, _In_opt_ PCUNICODE_STRING InstanceName);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltEnumerateFilterInformation(
    _In_ ULONG Index, _In_ FILTER_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer, _In_ ULONG BufferSize,
    _Out_ PULONG BytesReturned);
/// Lists minifilters, each with a reference.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltEnumerateFilters(_Outptr_ PFLT_FILTER *FilterList, _In_ ULONG FilterListSize, _Out_ PULONG NumberFiltersReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltEnumerateInstanceInformationByDeviceObject(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG Index, _In_ INSTANCE_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer,
    _In_ ULONG BufferSize, _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltEnumerateInstanceInformationByFilter(
    _In_ PFLT_FILTER Filter, _In_ ULONG Index, _In_ INSTANCE_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer, _In_ ULONG BufferSize,
    _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltEnumerateInstanceInformationByVolume(
    _In_ PFLT_VOLUME Volume, _In_ ULONG Index, _In_ INSTANCE_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer, _In_ ULONG BufferSize,
    _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltEnumerateInstanceInformationByVolumeName(
    _In_ PUNICODE_STRING VolumeName, _In_ ULONG Index, _In_ INSTANCE_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer,
    _In_ ULONG BufferSize, _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltEnumerateInstances(
    _In_opt_ PFLT_VOLUME Volume, _In_opt_ PFLT_FILTER Filter, _Outptr_ PFLT_INSTANCE *InstanceList, _In_ ULONG InstanceListSize,
    _Out_ PULONG NumberInstancesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltEnumerateVolumeInformation(
    _In_ PFLT_FILTER Filter, _In_ ULONG Index, _In_ FILTER_VOLUME_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer,
    _In_ ULONG BufferSize, _Out_ PULONG BytesReturned);
/// Lists volumes, each with a reference.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltEnumerateVolumes(
    _In_ PFLT_FILTER Filter, _Outptr_ PFLT_VOLUME *VolumeList, _In_ ULONG VolumeListSize, _Out_ PULONG NumberVolumesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetBottomInstance(_In_ PFLT_VOLUME Volume, _Outptr_ PFLT_INSTANCE *Instance);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltGetDeviceObject(_In_ PFLT_VOLUME Volume, _Outptr_ PDEVICE_OBJECT *DeviceObject);
/// Returns the disk device of a volume, with a reference.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FLTAPI FltGetDiskDeviceObject(_In_ PFLT_VOLUME Volume, _Outptr_ PDEVICE_OBJECT *DiskDeviceObject);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetFilterFromInstance(_In_ PFLT_INSTANCE Instance, _Outptr_ PFLT_FILTER *RetFilter);
/// Returns the minifilter of a name, with a reference.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltGetFilterFromName(_In_ PCUNICODE_STRING FilterName, _Outptr_ PFLT_FILTER *RetFilter);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetFilterInformation(
    _In_ PFLT_FILTER Filter, _In_ FILTER_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer, _In_ ULONG BufferSize,
    _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetInstanceInformation(
    _In_ PFLT_INSTANCE Instance, _In_ INSTANCE_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer, _In_ ULONG BufferSize,
    _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetLowerInstance(_In_ PFLT_INSTANCE CurrentInstance, _Outptr_ PFLT_INSTANCE *LowerInstance);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetTopInstance(_In_ PFLT_VOLUME Volume, _Outptr_ PFLT_INSTANCE *Instance);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetUpperInstance(_In_ PFLT_INSTANCE CurrentInstance, _Outptr_ PFLT_INSTANCE *UpperInstance);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetVolumeFromDeviceObject(_In_ PFLT_FILTER Filter, _In_ PDEVICE_OBJECT DeviceObject, _Outptr_ PFLT_VOLUME *RetVolume);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetVolumeFromFileObject(_In_ PFLT_FILTER Filter, _In_ PFILE_OBJECT FileObject, _Outptr_ PFLT_VOLUME *RetVolume);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetVolumeFromInstance(_In_ PFLT_INSTANCE Instance, _Outptr_ PFLT_VOLUME *RetVolume);
/// Returns the volume of a name, with a reference.
_IRQL_requires_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltGetVolumeFromName(_In_ PFLT_FILTER Filter, _In_ PCUNICODE_STRING VolumeName, _Outptr_ PFLT_VOLUME *RetVolume);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltGetVolumeGuidName(_In_ PFLT_VOLUME Volume, PUNICODE_STRING VolumeGuidName, _Out_opt_ PULONG BufferSizeNeeded);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetVolumeInformation(
    _In_ PFLT_VOLUME Volume, _In_ FILTER_VOLUME_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer, _In_ ULONG BufferSize,
    _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetVolumeInstanceFromName(
    _In_opt_ PFLT_FILTER Filter, _In_ PFLT_VOLUME Volume, _In_opt_ PCUNICODE_STRING InstanceName, _Outptr_ PFLT_INSTANCE *RetInstance);
/// Returns the name of a volume.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltGetVolumeName(_In_ PFLT_VOLUME Volume, _Inout_opt_ PUNICODE_STRING VolumeName, _Out_opt_ PULONG BufferSizeNeeded);
/// Returns the sector size and other properties of a volume.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltGetVolumeProperties(
    _In_ PFLT_VOLUME Volume, _Out_ PFLT_VOLUME_PROPERTIES VolumeProperties, ULONG VolumePropertiesLength, _Out_ PULONG LengthReturned);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltIsFltMgrVolumeDeviceObject(_In_ PDEVICE_OBJECT DeviceObject);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltIsVolumeSnapshot(_In_ PVOID FltObject, _Out_ PBOOLEAN IsSnapshotVolume);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltIsVolumeWritable(_In_ PVOID FltObject, _Out_ PBOOLEAN IsWritable);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltLoadFilter(_In_ PCUNICODE_STRING FilterName);
NTSTATUS FLTAPI FltMupGetProviderInfoFromFileObject(
    PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, ULONG Level, PVOID Buffer, PULONG BufferSize);
/// Gives a reference to a filter, an instance or a volume back.
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FLTAPI FltObjectDereference(_Inout_ PVOID FltObject);
/// Adds a reference to a filter, an instance or a volume.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltObjectReference(_Inout_ PVOID FltObject);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltOpenVolume(_In_ PFLT_INSTANCE Instance, _Out_ PHANDLE VolumeHandle, _Outptr_ PFILE_OBJECT *VolumeFileObject);
/// Registers a minifilter and the operations it looks at.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltRegisterFilter(_In_ PDRIVER_OBJECT Driver, _In_ const FLT_REGISTRATION *Registration, _Outptr_ PFLT_FILTER *RetFilter);
/// Sends a message to a program and waits for its reply.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltSendMessage(
    _In_ PFLT_FILTER Filter, _In_ PFLT_PORT *ClientPort, _In_ PVOID SenderBuffer, _In_ ULONG SenderBufferLength,
    _Out_opt_ PVOID ReplyBuffer, _Inout_ PULONG ReplyLength, _In_opt_ PLARGE_INTEGER Timeout);
/// Lets a registered minifilter see requests.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltStartFiltering(_In_ PFLT_FILTER Filter);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltUnloadFilter(_In_ PCUNICODE_STRING FilterName);
/// Takes a minifilter away; waits for its callbacks to end.
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltUnregisterFilter(_In_ PFLT_FILTER Filter);
