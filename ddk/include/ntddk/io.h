// Io: files with special access, activity identifiers, hard errors, boot drivers.
#pragma once

// FILE_DEVICE_AVIO is the bus driver's own.
#define IOCTL_AVIO_ALLOCATE_STREAM CTL_CODE(FILE_DEVICE_AVIO, 1, METHOD_BUFFERED, FILE_SPECIAL_ACCESS)
#define IOCTL_AVIO_FREE_STREAM CTL_CODE(FILE_DEVICE_AVIO, 2, METHOD_BUFFERED, FILE_SPECIAL_ACCESS)
#define IOCTL_AVIO_MODIFY_STREAM CTL_CODE(FILE_DEVICE_AVIO, 3, METHOD_BUFFERED, FILE_SPECIAL_ACCESS)

/// Transaction of an opened file.
typedef struct _TXN_PARAMETER_BLOCK {
    /// Size of this structure in bytes.
    USHORT Length;
    /// View of a directory.
    USHORT TxFsContext;
    /// Referenced object of the kernel's transaction manager.
    PVOID TransactionObject;
} TXN_PARAMETER_BLOCK, *PTXN_PARAMETER_BLOCK;
/// What a driver tells those below of a file it opens.
typedef struct _IO_DRIVER_CREATE_CONTEXT {
    /// Size of this structure in bytes.
    CSHORT Size;
    /// List of FsRtlAllocateExtraCreateParameterList; NULL for none.
    struct _ECP_LIST *ExtraCreateParameter;
    /// Where in the stack the request begins.
    PVOID DeviceObjectHint;
    /// Transaction.
    PTXN_PARAMETER_BLOCK TxnParameters;
    /// Server silo in which names are looked up; NULL for the thread's.
    PESILO SiloContext;
} IO_DRIVER_CREATE_CONTEXT, *PIO_DRIVER_CREATE_CONTEXT;
/// Why a boot driver callback is called.
typedef enum _BDCB_CALLBACK_TYPE { BdCbStatusUpdate, BdCbInitializeImage } BDCB_CALLBACK_TYPE, *PBDCB_CALLBACK_TYPE;
/// What a boot driver is held for.
typedef enum _BDCB_CLASSIFICATION {
    BdCbClassificationUnknownImage, BdCbClassificationKnownGoodImage, BdCbClassificationKnownBadImage,
    BdCbClassificationKnownBadImageBootCritical, BdCbClassificationEnd
} BDCB_CLASSIFICATION, *PBDCB_CLASSIFICATION;
/// A boot driver that is to be loaded.
typedef struct _BDCB_IMAGE_INFORMATION {
    /// To be set by the callback: whether the driver is known as good or bad.
    BDCB_CLASSIFICATION Classification;
    /// BDCB_IMAGEFLAGS_FAILED_CODE_INTEGRITY if the image's signature does not hold.
    ULONG ImageFlags;
    /// Path of the image.
    UNICODE_STRING ImageName;
    /// Key of the driver's service.
    UNICODE_STRING RegistryPath;
    /// Whom the certificate was issued to.
    UNICODE_STRING CertificatePublisher;
    /// Who issued it.
    UNICODE_STRING CertificateIssuer;
    /// Digest of the file, by ImageHashAlgorithm.
    PVOID ImageHash;
    /// Hash of the certificate.
    PVOID CertificateThumbprint;
    /// CALG_ value of ImageHash.
    ULONG ImageHashAlgorithm;
    /// CALG_ value of CertificateThumbprint.
    ULONG ThumbprintHashAlgorithm;
    /// Bytes of ImageHash.
    ULONG ImageHashLength;
    /// Bytes of CertificateThumbprint.
    ULONG CertificateThumbprintLength;
} BDCB_IMAGE_INFORMATION, *PBDCB_IMAGE_INFORMATION;
/// Told of a boot driver that is to be loaded.
_Function_class_(BOOT_DRIVER_CALLBACK_FUNCTION)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI BOOT_DRIVER_CALLBACK_FUNCTION(
    _In_opt_ PVOID CallbackContext, _In_ BDCB_CALLBACK_TYPE Classification, _Inout_ PBDCB_IMAGE_INFORMATION ImageInformation);
typedef BOOT_DRIVER_CALLBACK_FUNCTION *PBOOT_DRIVER_CALLBACK_FUNCTION;
/// Undoes the opening of a file after the lower driver succeeded.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoCancelFileOpen(_In_ PDEVICE_OBJECT DeviceObject, _In_ PFILE_OBJECT FileObject);
/// Gives the current thread its former activity identifier.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI VOID NTAPI IoClearActivityIdThread(_In_ LPCGUID OriginalId);
/// Opens or makes a file, with a context for the drivers below.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCreateFileEx(
    _Out_ PHANDLE FileHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_opt_ PLARGE_INTEGER AllocationSize, _In_ ULONG FileAttributes, _In_ ULONG ShareAccess, _In_ ULONG Disposition, _In_ ULONG CreateOptions,
    _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength, _In_ CREATE_FILE_TYPE CreateFileType, _In_opt_ PVOID InternalParameters, _In_ ULONG Options,
    _In_opt_ PIO_DRIVER_CREATE_CONTEXT DriverContext);
/// Opens or makes a file, sending the request to a device object within the stack.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCreateFileSpecifyDeviceObjectHint(
    _Out_ PHANDLE FileHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_opt_ PLARGE_INTEGER AllocationSize, _In_ ULONG FileAttributes, _In_ ULONG ShareAccess, _In_ ULONG Disposition, _In_ ULONG CreateOptions,
    _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength, _In_ CREATE_FILE_TYPE CreateFileType, _In_opt_ PVOID InternalParameters, _In_ ULONG Options,
    _In_opt_ PVOID DeviceObject);
/// Ends a keep-alive of a process.
NTKERNELAPI NTSTATUS NTAPI IoDecrementKeepAliveCount(_Inout_ PFILE_OBJECT FileObject, _Inout_ PEPROCESS Process);
/// Gives the activity identifier of an IRP.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetActivityIdIrp(_In_ PIRP Irp, _Out_ LPGUID Guid);
/// Returns the activity identifier of the current thread.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI LPCGUID NTAPI IoGetActivityIdThread(VOID);
/// Returns the generic mapping of files.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PGENERIC_MAPPING NTAPI IoGetFileObjectGenericMapping(VOID);
/// Returns the process that began the opening of a file.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PEPROCESS NTAPI IoGetInitiatorProcess(_In_ PFILE_OBJECT FileObject);
typedef struct _OPLOCK_KEY_ECP_CONTEXT *POPLOCK_KEY_ECP_CONTEXT;
/// Returns the oplock key of a file object.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI POPLOCK_KEY_ECP_CONTEXT NTAPI IoGetOplockKeyContext(_In_ PFILE_OBJECT FileObject);
/// Oplock keys of a file object.
typedef struct _OPLOCK_KEY_CONTEXT {
    /// Version of this structure.
    USHORT Version;
    /// Which of the two keys are there.
    USHORT Flags;
    /// Key of whoever holds an oplock on the folder.
    GUID ParentOplockKey;
    /// Key of whoever holds an oplock on the file: equal keys do not break it.
    GUID TargetOplockKey;
    /// Reserved.
    ULONG Reserved;
} OPLOCK_KEY_CONTEXT, *POPLOCK_KEY_CONTEXT;
/// Returns both oplock keys of a file object.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI POPLOCK_KEY_CONTEXT NTAPI IoGetOplockKeyContextEx(_In_ PFILE_OBJECT FileObject);
/// Returns how urgent a paging IRP is.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI IO_PAGING_PRIORITY FASTCALL IoGetPagingIoPriority(_In_ PIRP Irp);
/// Shadow file of a file object.
typedef struct _IO_FOEXT_SHADOW_FILE {
    /// File that requests go to.
    PFILE_OBJECT BackingFileObject;
    /// Filter instance below which they are sent.
    PVOID BackingFltInstance;
} IO_FOEXT_SHADOW_FILE, *PIO_FOEXT_SHADOW_FILE;
/// Returns the shadow file of a file object.
NTKERNELAPI PIO_FOEXT_SHADOW_FILE NTAPI IoGetShadowFileInformation(_In_ PFILE_OBJECT FileObject);
/// Returns the transaction of a file object.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI PTXN_PARAMETER_BLOCK NTAPI IoGetTransactionParameterBlock(_In_ PFILE_OBJECT FileObject);
/// Keeps a process alive for a file object.
NTKERNELAPI NTSTATUS NTAPI IoIncrementKeepAliveCount(_Inout_ PFILE_OBJECT FileObject, _Inout_ PEPROCESS Process);
/// Says whether a file object takes no part in share checks.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoIsFileObjectIgnoringSharing(_In_ PFILE_OBJECT FileObject);
/// Says whether a file was opened from another machine.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoIsFileOriginRemote(_In_ PFILE_OBJECT FileObject);
/// Says whether a status may complete an IRP.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI LOGICAL NTAPI IoIsValidIrpStatus(_In_ NTSTATUS Status);
/// Gives the current thread the activity identifier of an IRP.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoPropagateActivityIdToThread(_In_ PIRP Irp, _Out_ LPGUID PropagatedId, _Outptr_ LPCGUID *OriginalId);
/// Gives the path of a driver's image.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoQueryFullDriverPath(_In_ PDRIVER_OBJECT DriverObject, _Out_ PUNICODE_STRING FullPath);
/// Tells the user of an error of a device; the IRP waits for the answer.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI IoRaiseHardError(_In_ PIRP Irp, _In_opt_ PVPB Vpb, _In_ PDEVICE_OBJECT RealDeviceObject);
/// Tells the user of an error; nothing waits.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoRaiseInformationalHardError(_In_ NTSTATUS ErrorStatus, _In_opt_ PUNICODE_STRING String, _In_opt_ PKTHREAD Thread);
/// Registers an early-launch routine that judges boot drivers.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PVOID NTAPI IoRegisterBootDriverCallback(_In_ PBOOT_DRIVER_CALLBACK_FUNCTION CallbackFunction, _In_opt_ PVOID CallbackContext);
/// Makes a device below the root for a driver.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoReportRootDevice(_In_ PDRIVER_OBJECT DriverObject);
/// Gives an IRP an activity identifier.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoSetActivityIdIrp(_Inout_ PIRP Irp, _In_opt_ LPCGUID Guid);
/// Gives the current thread an activity identifier and returns the former one.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI LPCGUID NTAPI IoSetActivityIdThread(_In_ LPCGUID ActivityId);
/// Takes a file object out of share checks.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoSetFileObjectIgnoreSharing(_In_ PFILE_OBJECT FileObject);
/// Marks a file as opened from another machine, or not.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoSetFileOrigin(_In_ PFILE_OBJECT FileObject, _In_ BOOLEAN Remote);
/// Puts a status into a master IRP unless it has a worse one.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI VOID NTAPI IoSetMasterIrpStatus(_Inout_ PIRP MasterIrp, _In_ NTSTATUS Status);
/// Gives a file object a shadow file.
NTKERNELAPI NTSTATUS NTAPI IoSetShadowFileInformation(_In_ PFILE_OBJECT FileObject, _In_ PFILE_OBJECT BackingFileObject, _In_ PVOID BackingFltInstance);
/// Turns hard errors of the current thread on or off; returns the former mode.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoSetThreadHardErrorMode(_In_ BOOLEAN EnableHardErrors);
/// Writes an event that one activity goes on in another.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI VOID NTAPI IoTransferActivityId(_In_ LPCGUID ActivityId, _In_ LPCGUID RelatedActivityId);
/// Withdraws a routine of IoRegisterBootDriverCallback.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI IoUnregisterBootDriverCallback(_In_ PVOID CallbackHandle);
/// Gives the drive letter of a volume.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoVolumeDeviceToDosName(
    _In_ PVOID VolumeDeviceObject, _Out_ _When_(return==0, _At_(DosName->Buffer, __drv_allocatesMem(Mem))) PUNICODE_STRING DosName);
/// How far the loading of boot drivers has come.
typedef enum _BDCB_STATUS_UPDATE_TYPE { BdCbStatusPrepareForDependencyLoad, BdCbStatusPrepareForDriverLoad, BdCbStatusPrepareForUnload } BDCB_STATUS_UPDATE_TYPE, *PBDCB_STATUS_UPDATE_TYPE;
/// How far the loading of boot drivers has come.
typedef struct _BDCB_STATUS_UPDATE_CONTEXT {
    /// Whether dependencies or drivers come next, or the callback is about to go.
    BDCB_STATUS_UPDATE_TYPE StatusType;
} BDCB_STATUS_UPDATE_CONTEXT, *PBDCB_STATUS_UPDATE_CONTEXT;
/// Sets up the context of IoCreateFileEx.
FORCEINLINE VOID IoInitializeDriverCreateContext(_Out_ PIO_DRIVER_CREATE_CONTEXT DriverContext)
{
    RtlZeroMemory(DriverContext, sizeof(IO_DRIVER_CREATE_CONTEXT));
    DriverContext->Size = sizeof(IO_DRIVER_CREATE_CONTEXT);
}
