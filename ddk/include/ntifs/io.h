// Io: file systems, their volumes and stream file objects, and what filters need of the I/O manager.
#pragma once

// ---- registering file systems ---------------------------------------------------------------------------------------
/// Registers a file system.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI IoRegisterFileSystem(_In_ PDEVICE_OBJECT DeviceObject);
/// Withdraws a file system.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI IoUnregisterFileSystem(_In_ PDEVICE_OBJECT DeviceObject);
/// Registers a routine that is told when file systems come and go.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoRegisterFsRegistrationChange(_In_ PDRIVER_OBJECT DriverObject, _In_ PDRIVER_FS_NOTIFICATION DriverNotificationRoutine);
/// As IoRegisterFsRegistrationChange, and no volume is mounted meanwhile.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoRegisterFsRegistrationChangeMountAware(
    _In_ PDRIVER_OBJECT DriverObject, _In_ PDRIVER_FS_NOTIFICATION DriverNotificationRoutine, _In_ BOOLEAN SynchronizeWithMounts);
/// The same routine as IoRegisterFsRegistrationChange.
#define IoRegisterFsRegistrationChangeEx IoRegisterFsRegistrationChange
/// Withdraws a routine that is told when file systems come and go.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI IoUnregisterFsRegistrationChange(_In_ PDRIVER_OBJECT DriverObject, _In_ PDRIVER_FS_NOTIFICATION DriverNotificationRoutine);
/// Gives the drivers that registered such routines, each with a reference.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoEnumerateRegisteredFiltersList(
    _Out_writes_bytes_opt_(DriverObjectListSize) PDRIVER_OBJECT *DriverObjectList, _In_ ULONG DriverObjectListSize,
    _Out_ PULONG ActualNumberDriverObjects);
/// Gives the device objects of a driver, each with a reference.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoEnumerateDeviceObjectList(
    _In_ PDRIVER_OBJECT DriverObject, _Out_writes_bytes_opt_(DeviceObjectListSize) PDEVICE_OBJECT *DeviceObjectList, _In_ ULONG DeviceObjectListSize,
    _Out_ PULONG ActualNumberDeviceObjects);

// ---- stacks and volumes ---------------------------------------------------------------------------------------------
/// Returns the device object that a file system request for a file object goes to first.
_Superseded_by_(IoGetDeviceAttachmentBaseRef)
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetBaseFileSystemDeviceObject(_In_ PFILE_OBJECT FileObject);
/// Returns the lowest device object of a stack, with a reference.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetDeviceAttachmentBaseRef(_In_ PDEVICE_OBJECT DeviceObject);
/// Gives the disk below a file system's volume, with a reference.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetDiskDeviceObject(_In_ PDEVICE_OBJECT FileSystemDeviceObject, _Outptr_ PDEVICE_OBJECT *DiskDeviceObject);
/// Has the file system see whether the medium is the one it knows, and mounts it if not.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoVerifyVolume(_In_ PDEVICE_OBJECT DeviceObject, _In_ BOOLEAN AllowRawMount);

/// Takes the lock of all volume parameter blocks.
_IRQL_raises_(DISPATCH_LEVEL)
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoAcquireVpbSpinLock(_Out_ _At_(*Irql, _IRQL_saves_) PKIRQL Irql);
/// Gives the lock of all volume parameter blocks back.
_IRQL_requires_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoReleaseVpbSpinLock(_In_ _IRQL_restores_ KIRQL Irql);

// ---- file objects ---------------------------------------------------------------------------------------------------
/// Makes a file object for a file system's own data and sends a cleanup for it; raises a status if it cannot.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PFILE_OBJECT NTAPI IoCreateStreamFileObject(_In_opt_ PFILE_OBJECT FileObject, _In_opt_ PDEVICE_OBJECT DeviceObject);
// Documented at PASSIVE_LEVEL; file systems call it in paging paths, as the routine without Ex.
/// Makes a file object for a file system's own data, with a handle.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PFILE_OBJECT NTAPI IoCreateStreamFileObjectEx(
    _In_opt_ PFILE_OBJECT FileObject, _In_opt_ PDEVICE_OBJECT DeviceObject, _Out_opt_ PHANDLE FileObjectHandle);
/// Makes a file object for a file system's own data without sending a cleanup.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PFILE_OBJECT NTAPI IoCreateStreamFileObjectLite(_In_opt_ PFILE_OBJECT FileObject, _In_opt_ PDEVICE_OBJECT DeviceObject);
/// How IoCreateStreamFileObjectEx2 makes a file object.
typedef struct _IO_CREATE_STREAM_FILE_OPTIONS {
    /// Bytes of this structure.
    USHORT Size;
    /// IO_CREATE_STREAM_FILE_XXX.
    USHORT Flags;
    /// Device that requests go to.
    PDEVICE_OBJECT TargetDeviceObject;
} IO_CREATE_STREAM_FILE_OPTIONS, *PIO_CREATE_STREAM_FILE_OPTIONS;
#define IO_CREATE_STREAM_FILE_RAISE_ON_ERROR 0x0001
#define IO_CREATE_STREAM_FILE_LITE 0x0002
/// Makes a file object for a file system's own data, with options.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCreateStreamFileObjectEx2(
    _In_ PIO_CREATE_STREAM_FILE_OPTIONS CreateOptions, _In_opt_ PFILE_OBJECT FileObject, _In_opt_ PDEVICE_OBJECT DeviceObject,
    _Outptr_ PFILE_OBJECT *StreamFileObject, _Out_opt_ PHANDLE FileHandle);
/// Gives a file object another name, for a reparse.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoReplaceFileObjectName(
    _In_ PFILE_OBJECT FileObject, _In_reads_bytes_(FileNameLength) PWSTR NewFileName, _In_ USHORT FileNameLength);
/// Gives the name of a file with a drive letter, in pool that the caller must free with ExFreePool.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoQueryFileDosDeviceName(_In_ PFILE_OBJECT FileObject, _Outptr_ POBJECT_NAME_INFORMATION *ObjectNameInformation);
/// Asks a file object's file system for a class of information.
_Superseded_by_(ZwQueryInformationFile)
NTKERNELAPI NTSTATUS NTAPI IoQueryFileInformation(
    _In_ PFILE_OBJECT FileObject, _In_ FILE_INFORMATION_CLASS FileInformationClass, _In_ ULONG Length,
    _Out_writes_bytes_(Length) PVOID FileInformation, _Out_ PULONG ReturnedLength);
/// Asks a file object's file system for a class of information about the volume.
_Superseded_by_(ZwQueryVolumeInformationFile)
NTKERNELAPI NTSTATUS NTAPI IoQueryVolumeInformation(
    _In_ PFILE_OBJECT FileObject, _In_ FS_INFORMATION_CLASS FsInformationClass, _In_ ULONG Length, _Out_writes_bytes_(Length) PVOID FsInformation,
    _Out_ PULONG ReturnedLength);
/// Has a file object's file system set a class of information.
_Superseded_by_(ZwSetInformationFile)
NTKERNELAPI NTSTATUS NTAPI IoSetInformation(
    _In_ PFILE_OBJECT FileObject, _In_ FILE_INFORMATION_CLASS FileInformationClass, _In_ ULONG Length,
    _In_reads_bytes_(Length) PVOID FileInformation);
/// Asks for times, sizes and attributes of a file by its name.
NTKERNELAPI BOOLEAN NTAPI IoFastQueryNetworkAttributes(
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ ACCESS_MASK DesiredAccess, _In_ ULONG OpenOptions, _Out_ PIO_STATUS_BLOCK IoStatus,
    _Out_ PFILE_NETWORK_OPEN_INFORMATION Buffer);
/// Says whether a file is open as the source of a copy.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoCheckFileObjectOpenedAsCopySource(_In_ PFILE_OBJECT FileObject);
/// Says whether a file is open as the destination of a copy.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoCheckFileObjectOpenedAsCopyDestination(_In_ PFILE_OBJECT FileObject);
/// Says whether a file is open so that nobody else may read, write or delete it.
#define IoIsFileOpenedExclusively(FileObject) ((BOOLEAN)!((FileObject)->SharedRead || (FileObject)->SharedWrite || (FileObject)->SharedDelete))
/// Extended create parameter: the request is part of a copy of a file.
typedef struct _COPY_INFORMATION {
    /// Where a written block was read from.
    PFILE_OBJECT SourceFileObject;
    /// Where in it.
    LONGLONG SourceFileOffset;
} COPY_INFORMATION, *PCOPY_INFORMATION;

/// Tells which block of which file a request of a copy carries.
NTKERNELAPI NTSTATUS NTAPI IoGetCopyInformationExtension(_In_ PIRP Irp, _Out_ PCOPY_INFORMATION CopyInformation);
#define DEVICE_RESET_KEEP_STACK 0x4
/// Asks that a device be removed, so that it can be reset.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoRequestDeviceRemovalForReset(_In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ ULONG Flags);

// ---- checks ---------------------------------------------------------------------------------------------------------
/// Says whether an access was granted, after generic rights are mapped.
NTKERNELAPI NTSTATUS NTAPI IoCheckDesiredAccess(_Inout_ PACCESS_MASK DesiredAccess, _In_ ACCESS_MASK GrantedAccess);
/// Says whether extended attributes are well formed, and where not.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCheckEaBufferValidity(_In_ PFILE_FULL_EA_INFORMATION EaBuffer, _In_ ULONG EaLength, _Out_ PULONG ErrorOffset);
/// Says whether an access suffices for a request.
NTKERNELAPI NTSTATUS NTAPI IoCheckFunctionAccess(
    _In_ ACCESS_MASK GrantedAccess, _In_ UCHAR MajorFunction, _In_ UCHAR MinorFunction, _In_ ULONG IoControlCode, _In_opt_ PVOID Arg1,
    _In_opt_ PVOID Arg2);
/// Says whether a class of file information and its length are right.
NTKERNELAPI NTSTATUS NTAPI IoCheckQuerySetFileInformation(
    _In_ FILE_INFORMATION_CLASS FileInformationClass, _In_ ULONG Length, _In_ BOOLEAN SetOperation);
/// Says whether a class of volume information and its length are right.
NTKERNELAPI NTSTATUS NTAPI IoCheckQuerySetVolumeInformation(
    _In_ FS_INFORMATION_CLASS FsInformationClass, _In_ ULONG Length, _In_ BOOLEAN SetOperation);
/// Says whether quotas are well formed, and where not.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCheckQuotaBufferValidity(_In_ PFILE_QUOTA_INFORMATION QuotaBuffer, _In_ ULONG QuotaLength, _Out_ PULONG ErrorOffset);
/// Says whether the data of a mount point is well formed.
NTKERNELAPI BOOLEAN NTAPI IoIsValidNameGraftingBuffer(_In_ PIRP Irp, _In_ PREPARSE_DATA_BUFFER ReparseBuffer);

// ---- requests -------------------------------------------------------------------------------------------------------
/// Says whether the caller of a request waits for it.
NTKERNELAPI BOOLEAN NTAPI IoIsOperationSynchronous(_In_ PIRP Irp);
/// Says whether a thread is one of the system.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoIsSystemThread(_In_ PETHREAD Thread);
/// Returns the process of a thread; it is not referenced.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PEPROCESS NTAPI IoThreadToProcess(_In_ PETHREAD Thread);
/// Gives the session that a request came of.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetRequestorSessionId(_In_ PIRP Irp, _Out_ PULONG pSessionId);
/// Puts a request on the current thread's list.
NTKERNELAPI VOID NTAPI IoQueueThreadIrp(_In_ PIRP Irp);
/// Reads pages of a file by paging I/O and signals an event.
_Superseded_by_(CcCopyRead)
NTKERNELAPI NTSTATUS NTAPI IoPageRead(
    _In_ PFILE_OBJECT FileObject, _In_ PMDL MemoryDescriptorList, _In_ PLARGE_INTEGER StartingOffset, _In_ PKEVENT Event,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock);
/// Writes pages of a file by paging I/O and signals an event.
_Superseded_by_(CcCopyWrite)
NTKERNELAPI NTSTATUS NTAPI IoSynchronousPageWrite(
    _In_ PFILE_OBJECT FileObject, _In_ PMDL MemoryDescriptorList, _In_ PLARGE_INTEGER StartingOffset, _In_ PKEVENT Event,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock);
/// Priorities of a thread and its I/O.
typedef struct _IO_PRIORITY_INFO {
    /// Bytes of this structure.
    ULONG Size;
    /// Scheduling level, 0 to 31.
    ULONG ThreadPriority;
    /// 0 to 7: how long what it touches stays in memory.
    ULONG PagePriority;
    /// How urgent its reads and writes are to storage.
    IO_PRIORITY_HINT IoPriority;
} IO_PRIORITY_INFO, *PIO_PRIORITY_INFO;
/// Sets priorities to what holds without any.
_IRQL_requires_max_(DISPATCH_LEVEL)
FORCEINLINE VOID IoInitializePriorityInfo(_In_ PIO_PRIORITY_INFO PriorityInfo)
{
    PriorityInfo->Size = sizeof(IO_PRIORITY_INFO);
    PriorityInfo->ThreadPriority = 0xffff;
    PriorityInfo->IoPriority = IoPriorityNormal;
    PriorityInfo->PagePriority = 0;
}
/// Gives the priorities of a request or a thread.
NTKERNELAPI NTSTATUS NTAPI IoRetrievePriorityInfo(
    _In_opt_ PIRP Irp, _In_opt_ PFILE_OBJECT FileObject, _In_opt_ PETHREAD Thread, _Inout_ PIO_PRIORITY_INFO PriorityInfo);
/// Gives a thread priorities and tells what it had.
NTKERNELAPI NTSTATUS NTAPI IoApplyPriorityInfoThread(
    _In_ PIO_PRIORITY_INFO InputPriorityInfo, _Out_opt_ PIO_PRIORITY_INFO OutputPriorityInfo, _In_ PETHREAD Thread);
/// What IRP_MJ_CREATE_NAMED_PIPE brings beside the rights and options of IRP_MJ_CREATE.
typedef struct _NAMED_PIPE_CREATE_PARAMETERS {
    /// Bytes or messages are written: FILE_PIPE_*_TYPE.
    ULONG NamedPipeType;
    /// Bytes or messages are read: FILE_PIPE_*_MODE.
    ULONG ReadMode;
    /// Whether requests wait: FILE_PIPE_QUEUE_OPERATION or FILE_PIPE_COMPLETE_OPERATION.
    ULONG CompletionMode;
    /// Instances that there may be of the pipe.
    ULONG MaximumInstances;
    /// Bytes kept of what clients write.
    ULONG InboundQuota;
    /// Bytes kept of what the server writes.
    ULONG OutboundQuota;
    /// How long a client waits for an instance, in 100 ns.
    LARGE_INTEGER DefaultTimeout;
    /// DefaultTimeout counts.
    BOOLEAN TimeoutSpecified;
} NAMED_PIPE_CREATE_PARAMETERS, *PNAMED_PIPE_CREATE_PARAMETERS;
/// What IRP_MJ_CREATE_MAILSLOT brings beside the rights and options of IRP_MJ_CREATE.
typedef struct _MAILSLOT_CREATE_PARAMETERS {
    /// Bytes kept of what clients write.
    ULONG MailslotQuota;
    /// The longest message in bytes; 0 for any.
    ULONG MaximumMessageSize;
    /// How long a reader waits, in 100 ns.
    LARGE_INTEGER ReadTimeout;
    /// ReadTimeout counts.
    BOOLEAN TimeoutSpecified;
} MAILSLOT_CREATE_PARAMETERS, *PMAILSLOT_CREATE_PARAMETERS;
/// Guards the counts of requests that follow.
extern KSPIN_LOCK IoStatisticsLock;
/// Reads that were asked for since the system started.
extern ULONG IoReadOperationCount;
/// Writes.
extern ULONG IoWriteOperationCount;
/// Other requests.
extern ULONG IoOtherOperationCount;
/// Bytes that were read.
extern LARGE_INTEGER IoReadTransferCount;
/// Bytes that were written.
extern LARGE_INTEGER IoWriteTransferCount;
/// Bytes that other requests moved.
extern LARGE_INTEGER IoOtherTransferCount;
