// Fast I/O: the routines of a file system that serve a request without an IRP.
#pragma once

struct _COMPRESSED_DATA_INFO;

_Function_class_(FAST_IO_CHECK_IF_POSSIBLE)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_CHECK_IF_POSSIBLE(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN Wait, _In_ ULONG LockKey,
    _In_ BOOLEAN CheckForReadOperation, _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_CHECK_IF_POSSIBLE *PFAST_IO_CHECK_IF_POSSIBLE;
_Function_class_(FAST_IO_READ)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_READ(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN Wait, _In_ ULONG LockKey, _Out_ PVOID Buffer,
    _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_READ *PFAST_IO_READ;
_Function_class_(FAST_IO_WRITE)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_WRITE(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN Wait, _In_ ULONG LockKey, _In_ PVOID Buffer,
    _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_WRITE *PFAST_IO_WRITE;
_Function_class_(FAST_IO_QUERY_BASIC_INFO)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_QUERY_BASIC_INFO(
    _In_ PFILE_OBJECT FileObject, _In_ BOOLEAN Wait, _Out_ PFILE_BASIC_INFORMATION Buffer, _Out_ PIO_STATUS_BLOCK IoStatus,
    _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_QUERY_BASIC_INFO *PFAST_IO_QUERY_BASIC_INFO;
_Function_class_(FAST_IO_QUERY_STANDARD_INFO)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_QUERY_STANDARD_INFO(
    _In_ PFILE_OBJECT FileObject, _In_ BOOLEAN Wait, _Out_ PFILE_STANDARD_INFORMATION Buffer, _Out_ PIO_STATUS_BLOCK IoStatus,
    _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_QUERY_STANDARD_INFO *PFAST_IO_QUERY_STANDARD_INFO;
_Function_class_(FAST_IO_LOCK)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_LOCK(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ PLARGE_INTEGER Length, _In_ PEPROCESS ProcessId, _In_ ULONG Key,
    _In_ BOOLEAN FailImmediately, _In_ BOOLEAN ExclusiveLock, _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_LOCK *PFAST_IO_LOCK;
_Function_class_(FAST_IO_UNLOCK_SINGLE)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_UNLOCK_SINGLE(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ PLARGE_INTEGER Length, _In_ PEPROCESS ProcessId, _In_ ULONG Key,
    _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_UNLOCK_SINGLE *PFAST_IO_UNLOCK_SINGLE;
_Function_class_(FAST_IO_UNLOCK_ALL)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_UNLOCK_ALL(
    _In_ PFILE_OBJECT FileObject, _In_ PEPROCESS ProcessId, _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_UNLOCK_ALL *PFAST_IO_UNLOCK_ALL;
_Function_class_(FAST_IO_UNLOCK_ALL_BY_KEY)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_UNLOCK_ALL_BY_KEY(
    _In_ PFILE_OBJECT FileObject, _In_ PVOID ProcessId, _In_ ULONG Key, _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_UNLOCK_ALL_BY_KEY *PFAST_IO_UNLOCK_ALL_BY_KEY;
_Function_class_(FAST_IO_DEVICE_CONTROL)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_DEVICE_CONTROL(
    _In_ PFILE_OBJECT FileObject, _In_ BOOLEAN Wait, _In_opt_ PVOID InputBuffer, _In_ ULONG InputBufferLength, _Out_opt_ PVOID OutputBuffer,
    _In_ ULONG OutputBufferLength, _In_ ULONG IoControlCode, _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_DEVICE_CONTROL *PFAST_IO_DEVICE_CONTROL;
_Function_class_(FAST_IO_ACQUIRE_FILE)
_IRQL_requires_same_
typedef VOID NTAPI FAST_IO_ACQUIRE_FILE(_In_ PFILE_OBJECT FileObject);
typedef FAST_IO_ACQUIRE_FILE *PFAST_IO_ACQUIRE_FILE;
_Function_class_(FAST_IO_RELEASE_FILE)
_IRQL_requires_same_
typedef VOID NTAPI FAST_IO_RELEASE_FILE(_In_ PFILE_OBJECT FileObject);
typedef FAST_IO_RELEASE_FILE *PFAST_IO_RELEASE_FILE;
_Function_class_(FAST_IO_DETACH_DEVICE)
_IRQL_requires_same_
typedef VOID NTAPI FAST_IO_DETACH_DEVICE(_In_ PDEVICE_OBJECT SourceDevice, _In_ PDEVICE_OBJECT TargetDevice);
typedef FAST_IO_DETACH_DEVICE *PFAST_IO_DETACH_DEVICE;
_Function_class_(FAST_IO_QUERY_NETWORK_OPEN_INFO)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_QUERY_NETWORK_OPEN_INFO(
    _In_ PFILE_OBJECT FileObject, _In_ BOOLEAN Wait, _Out_ struct _FILE_NETWORK_OPEN_INFORMATION *Buffer, _Out_ PIO_STATUS_BLOCK IoStatus,
    _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_QUERY_NETWORK_OPEN_INFO *PFAST_IO_QUERY_NETWORK_OPEN_INFO;
_Function_class_(FAST_IO_ACQUIRE_FOR_MOD_WRITE)
_IRQL_requires_same_
typedef NTSTATUS NTAPI FAST_IO_ACQUIRE_FOR_MOD_WRITE(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER EndingOffset, _Out_ struct _ERESOURCE **ResourceToRelease, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_ACQUIRE_FOR_MOD_WRITE *PFAST_IO_ACQUIRE_FOR_MOD_WRITE;
_Function_class_(FAST_IO_MDL_READ)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_MDL_READ(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG LockKey, _Out_ PMDL *MdlChain,
    _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_MDL_READ *PFAST_IO_MDL_READ;
_Function_class_(FAST_IO_MDL_READ_COMPLETE)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_MDL_READ_COMPLETE(_In_ PFILE_OBJECT FileObject, _In_ PMDL MdlChain, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_MDL_READ_COMPLETE *PFAST_IO_MDL_READ_COMPLETE;
_Function_class_(FAST_IO_PREPARE_MDL_WRITE)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_PREPARE_MDL_WRITE(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG LockKey, _Out_ PMDL *MdlChain,
    _Out_ PIO_STATUS_BLOCK IoStatus, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_PREPARE_MDL_WRITE *PFAST_IO_PREPARE_MDL_WRITE;
_Function_class_(FAST_IO_MDL_WRITE_COMPLETE)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_MDL_WRITE_COMPLETE(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ PMDL MdlChain, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_MDL_WRITE_COMPLETE *PFAST_IO_MDL_WRITE_COMPLETE;
_Function_class_(FAST_IO_READ_COMPRESSED)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_READ_COMPRESSED(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG LockKey, _Out_ PVOID Buffer, _Out_ PMDL *MdlChain,
    _Out_ PIO_STATUS_BLOCK IoStatus, _Out_ struct _COMPRESSED_DATA_INFO *CompressedDataInfo, _In_ ULONG CompressedDataInfoLength,
    _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_READ_COMPRESSED *PFAST_IO_READ_COMPRESSED;
_Function_class_(FAST_IO_WRITE_COMPRESSED)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_WRITE_COMPRESSED(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG LockKey, _In_ PVOID Buffer, _Out_ PMDL *MdlChain,
    _Out_ PIO_STATUS_BLOCK IoStatus, _In_ struct _COMPRESSED_DATA_INFO *CompressedDataInfo, _In_ ULONG CompressedDataInfoLength,
    _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_WRITE_COMPRESSED *PFAST_IO_WRITE_COMPRESSED;
_Function_class_(FAST_IO_MDL_READ_COMPLETE_COMPRESSED)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_MDL_READ_COMPLETE_COMPRESSED(_In_ PFILE_OBJECT FileObject, _In_ PMDL MdlChain, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_MDL_READ_COMPLETE_COMPRESSED *PFAST_IO_MDL_READ_COMPLETE_COMPRESSED;
_Function_class_(FAST_IO_MDL_WRITE_COMPLETE_COMPRESSED)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_MDL_WRITE_COMPLETE_COMPRESSED(
    _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ PMDL MdlChain, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_MDL_WRITE_COMPLETE_COMPRESSED *PFAST_IO_MDL_WRITE_COMPLETE_COMPRESSED;
_Function_class_(FAST_IO_QUERY_OPEN)
_IRQL_requires_same_
typedef BOOLEAN NTAPI FAST_IO_QUERY_OPEN(_Inout_ PIRP Irp, _Out_ PFILE_NETWORK_OPEN_INFORMATION NetworkInformation, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_QUERY_OPEN *PFAST_IO_QUERY_OPEN;
_Function_class_(FAST_IO_RELEASE_FOR_MOD_WRITE)
_IRQL_requires_same_
typedef NTSTATUS NTAPI FAST_IO_RELEASE_FOR_MOD_WRITE(
    _In_ PFILE_OBJECT FileObject, _In_ struct _ERESOURCE *ResourceToRelease, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_RELEASE_FOR_MOD_WRITE *PFAST_IO_RELEASE_FOR_MOD_WRITE;
_Function_class_(FAST_IO_ACQUIRE_FOR_CCFLUSH)
_IRQL_requires_same_
typedef NTSTATUS NTAPI FAST_IO_ACQUIRE_FOR_CCFLUSH(_In_ PFILE_OBJECT FileObject, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_ACQUIRE_FOR_CCFLUSH *PFAST_IO_ACQUIRE_FOR_CCFLUSH;
_Function_class_(FAST_IO_RELEASE_FOR_CCFLUSH)
_IRQL_requires_same_
typedef NTSTATUS NTAPI FAST_IO_RELEASE_FOR_CCFLUSH(_In_ PFILE_OBJECT FileObject, _In_ PDEVICE_OBJECT DeviceObject);
typedef FAST_IO_RELEASE_FOR_CCFLUSH *PFAST_IO_RELEASE_FOR_CCFLUSH;
/// The fast I/O routines of a driver: FastIoDispatch of its driver object. NULL for those it does not have.
typedef struct _FAST_IO_DISPATCH {
    /// Bytes of this structure.
    ULONG SizeOfFastIoDispatch;
    /// Says whether a read or write may be served so.
    PFAST_IO_CHECK_IF_POSSIBLE FastIoCheckIfPossible;
    /// Serves a read from the cache; FALSE sends an IRP instead.
    PFAST_IO_READ FastIoRead;
    /// Serves a write to the cache; FALSE sends an IRP instead.
    PFAST_IO_WRITE FastIoWrite;
    /// Gives times and attributes.
    PFAST_IO_QUERY_BASIC_INFO FastIoQueryBasicInfo;
    /// Gives sizes and links.
    PFAST_IO_QUERY_STANDARD_INFO FastIoQueryStandardInfo;
    /// Locks a range.
    PFAST_IO_LOCK FastIoLock;
    /// Unlocks a range.
    PFAST_IO_UNLOCK_SINGLE FastIoUnlockSingle;
    /// Unlocks all ranges of a process.
    PFAST_IO_UNLOCK_ALL FastIoUnlockAll;
    /// Unlocks all ranges of a process with a key.
    PFAST_IO_UNLOCK_ALL_BY_KEY FastIoUnlockAllByKey;
    /// Serves a control code.
    PFAST_IO_DEVICE_CONTROL FastIoDeviceControl;
    /// Takes the file for a section.
    PFAST_IO_ACQUIRE_FILE AcquireFileForNtCreateSection;
    /// Gives the file back.
    PFAST_IO_RELEASE_FILE ReleaseFileForNtCreateSection;
    /// Told that the device below goes.
    PFAST_IO_DETACH_DEVICE FastIoDetachDevice;
    /// Gives times, sizes and attributes.
    PFAST_IO_QUERY_NETWORK_OPEN_INFO FastIoQueryNetworkOpenInfo;
    /// Takes the file for the modified page writer.
    PFAST_IO_ACQUIRE_FOR_MOD_WRITE AcquireForModWrite;
    /// Describes data by MDLs.
    PFAST_IO_MDL_READ MdlRead;
    /// Frees those MDLs.
    PFAST_IO_MDL_READ_COMPLETE MdlReadComplete;
    /// Describes pages to be written by MDLs.
    PFAST_IO_PREPARE_MDL_WRITE PrepareMdlWrite;
    /// Frees those MDLs.
    PFAST_IO_MDL_WRITE_COMPLETE MdlWriteComplete;
    /// Reads compressed data.
    PFAST_IO_READ_COMPRESSED FastIoReadCompressed;
    /// Writes compressed data.
    PFAST_IO_WRITE_COMPRESSED FastIoWriteCompressed;
    /// Frees MDLs of compressed data.
    PFAST_IO_MDL_READ_COMPLETE_COMPRESSED MdlReadCompleteCompressed;
    /// Frees MDLs of compressed data that was written.
    PFAST_IO_MDL_WRITE_COMPLETE_COMPRESSED MdlWriteCompleteCompressed;
    /// Answers an open that only asks.
    PFAST_IO_QUERY_OPEN FastIoQueryOpen;
    /// Gives the file back after the modified page writer.
    PFAST_IO_RELEASE_FOR_MOD_WRITE ReleaseForModWrite;
    /// Takes the file for a flush.
    PFAST_IO_ACQUIRE_FOR_CCFLUSH AcquireForCcFlush;
    /// Gives the file back after a flush.
    PFAST_IO_RELEASE_FOR_CCFLUSH ReleaseForCcFlush;
} FAST_IO_DISPATCH;
