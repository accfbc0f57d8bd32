// Filter manager. Files opened, read and written below an instance.
#pragma once

/// Closes a file in the post-operation callback of its create.
_IRQL_requires_(PASSIVE_LEVEL)
VOID FLTAPI FltCancelFileOpen(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject);
/// Closes a handle that FltCreateFile returned.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltClose(_In_ HANDLE FileHandle);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltCloseSectionForDataScan(_In_ PFLT_CONTEXT SectionContext);
/// Opens or creates a file below this instance.
_IRQL_requires_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltCreateFile(
    _In_ PFLT_FILTER Filter, _In_opt_ PFLT_INSTANCE Instance, _Out_ PHANDLE FileHandle, _In_ ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_opt_ PLARGE_INTEGER AllocationSize,
    _In_ ULONG FileAttributes, _In_ ULONG ShareAccess, _In_ ULONG CreateDisposition, _In_ ULONG CreateOptions, _In_opt_ PVOID EaBuffer,
    _In_ ULONG EaLength, _In_ ULONG Flags);
/// Opens or creates a file below this instance and returns its file object too.
_IRQL_requires_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltCreateFileEx(
    _In_ PFLT_FILTER Filter, _In_opt_ PFLT_INSTANCE Instance, _Out_ PHANDLE FileHandle, _Outptr_ PFILE_OBJECT *FileObject,
    _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_opt_ PLARGE_INTEGER AllocationSize, _In_ ULONG FileAttributes, _In_ ULONG ShareAccess, _In_ ULONG CreateDisposition,
    _In_ ULONG CreateOptions, _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength, _In_ ULONG Flags);
/// Opens or creates a file below this instance, with extra create parameters.
_IRQL_requires_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltCreateFileEx2(
    _In_ PFLT_FILTER Filter, _In_opt_ PFLT_INSTANCE Instance, _Out_ PHANDLE FileHandle, _Outptr_opt_ PFILE_OBJECT *FileObject,
    _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_opt_ PLARGE_INTEGER AllocationSize, _In_ ULONG FileAttributes, _In_ ULONG ShareAccess, _In_ ULONG CreateDisposition,
    _In_ ULONG CreateOptions, _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength, _In_ ULONG Flags,
    _In_opt_ PIO_DRIVER_CREATE_CONTEXT DriverContext);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltCreateMailslotFile(
    _In_ PFLT_FILTER Filter, _In_opt_ PFLT_INSTANCE Instance, _Out_ PHANDLE FileHandle, _Outptr_opt_ PFILE_OBJECT *FileObject,
    _In_ ULONG DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ ULONG CreateOptions,
    _In_ ULONG MailslotQuota, _In_ ULONG MaximumMessageSize, _In_ PLARGE_INTEGER ReadTimeout,
    _In_opt_ PIO_DRIVER_CREATE_CONTEXT DriverContext);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltCreateNamedPipeFile(
    _In_ PFLT_FILTER Filter, _In_opt_ PFLT_INSTANCE Instance, _Out_ PHANDLE FileHandle, _Outptr_opt_ PFILE_OBJECT *FileObject,
    _In_ ULONG DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ ULONG ShareAccess,
    _In_ ULONG CreateDisposition, _In_ ULONG CreateOptions, _In_ ULONG NamedPipeType, _In_ ULONG ReadMode, _In_ ULONG CompletionMode,
    _In_ ULONG MaximumInstances, ULONG InboundQuota, ULONG OutboundQuota, _In_opt_ PLARGE_INTEGER DefaultTimeout,
    _In_opt_ PIO_DRIVER_CREATE_CONTEXT DriverContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltCreateSectionForDataScan(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_ PFLT_CONTEXT SectionContext, _In_ ACCESS_MASK DesiredAccess,
    _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PLARGE_INTEGER MaximumSize, _In_ ULONG SectionPageProtection,
    _In_ ULONG AllocationAttributes, _In_ ULONG Flags, _Out_ PHANDLE SectionHandle, _Outptr_ PVOID *SectionObject,
    _Out_opt_ PLARGE_INTEGER SectionFileSize);
/// Sends a device control request below this instance.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltDeviceIoControlFile(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_ ULONG IoControlCode, _In_opt_ PVOID InputBuffer,
    _In_ ULONG InputBufferLength, _Out_ PVOID OutputBuffer, _In_ ULONG OutputBufferLength, _Out_opt_ PULONG LengthReturned);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltFastIoMdlRead(
    PFLT_INSTANCE InitiatingInstance, _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG LockKey,
    _Outptr_ PMDL *MdlChain, _Out_ PIO_STATUS_BLOCK IoStatus);
_IRQL_requires_(PASSIVE_LEVEL)
BOOLEAN FLTAPI FltFastIoMdlReadComplete(PFLT_INSTANCE InitiatingInstance, _In_ PFILE_OBJECT FileObject, _In_ PMDL MdlChain);
_IRQL_requires_(PASSIVE_LEVEL)
BOOLEAN FLTAPI FltFastIoMdlWriteComplete(
    PFLT_INSTANCE InitiatingInstance, _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ PMDL MdlChain);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FLTAPI FltFastIoPrepareMdlWrite(
    PFLT_INSTANCE InitiatingInstance, _In_ PFILE_OBJECT FileObject, _In_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ ULONG LockKey,
    _Outptr_ PMDL *MdlChain, _Out_ PIO_STATUS_BLOCK IoStatus);
/// Writes a file's cached data out, below this instance.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltFlushBuffers(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject);
NTSTATUS FLTAPI FltFlushBuffers2(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, ULONG FlushType, PFLT_CALLBACK_DATA CallbackData);
/// Sends a file system control request below this instance.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltFsControlFile(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_ ULONG FsControlCode, _In_opt_ PVOID InputBuffer,
    _In_ ULONG InputBufferLength, _Out_opt_ PVOID OutputBuffer, _In_ ULONG OutputBufferLength, _Out_opt_ PULONG LengthReturned);
/// Says whether a file object stands for a directory.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltIsDirectory(_In_ PFILE_OBJECT FileObject, _In_ PFLT_INSTANCE Instance, _Out_ PBOOLEAN IsDirectory);
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltNotifyFilterChangeDirectory(
    _Inout_ PNOTIFY_SYNC NotifySync, _Inout_ PLIST_ENTRY NotifyList, _In_ PVOID FsContext, _In_ PSTRING FullDirectoryName,
    _In_ BOOLEAN WatchTree, _In_ BOOLEAN IgnoreBuffer, _In_ ULONG CompletionFilter, _In_ PFLT_CALLBACK_DATA NotifyCallbackData,
    _In_opt_ PCHECK_FOR_TRAVERSE_ACCESS TraverseCallback, _In_opt_ PSECURITY_SUBJECT_CONTEXT SubjectContext,
    _In_opt_ PFILTER_REPORT_CHANGE FilterCallback);
/// Lists a directory below this instance.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltQueryDirectoryFile(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _Out_ PVOID FileInformation, _In_ ULONG Length,
    _In_ FILE_INFORMATION_CLASS FileInformationClass, _In_ BOOLEAN ReturnSingleEntry, _In_opt_ PUNICODE_STRING FileName,
    _In_ BOOLEAN RestartScan, _Out_opt_ PULONG LengthReturned);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltQueryDirectoryFileEx(
    PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, PVOID FileInformation, ULONG Length, FILE_INFORMATION_CLASS FileInformationClass,
    ULONG QueryFlags, PUNICODE_STRING FileName, PULONG LengthReturned);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltQueryEaFile(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _Out_ PVOID ReturnedEaData, _In_ ULONG Length,
    _In_ BOOLEAN ReturnSingleEntry, _In_opt_ PVOID EaList, _In_ ULONG EaListLength, _In_opt_ PULONG EaIndex, _In_ BOOLEAN RestartScan,
    _Out_opt_ PULONG LengthReturned);
NTSTATUS FLTAPI FltQueryInformationByName(
    _In_ PFLT_FILTER Filter, _In_opt_ PFLT_INSTANCE Instance, _In_ POBJECT_ATTRIBUTES ObjectAttributes,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID FileInformation, _In_ ULONG Length, _In_ FILE_INFORMATION_CLASS FileInformationClass,
    _In_opt_ PIO_DRIVER_CREATE_CONTEXT DriverContext);
/// Asks the file system below for information on a file.
_IRQL_requires_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltQueryInformationFile(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _Out_ PVOID FileInformation, _In_ ULONG Length,
    _In_ FILE_INFORMATION_CLASS FileInformationClass, _Out_opt_ PULONG LengthReturned);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltQueryQuotaInformationFile(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID Buffer, _In_ ULONG Length,
    _In_ BOOLEAN ReturnSingleEntry, _In_opt_ PVOID SidList, _In_ ULONG SidListLength, _In_opt_ PULONG StartSid, _In_ BOOLEAN RestartScan,
    _Out_opt_ PULONG LengthReturned);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltQuerySecurityObject(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_ SECURITY_INFORMATION SecurityInformation,
    _Inout_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ ULONG Length, _Out_opt_ PULONG LengthNeeded);
/// Asks for information on the volume of an instance.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltQueryVolumeInformation(
    _In_ PFLT_INSTANCE Instance, _Out_ PIO_STATUS_BLOCK Iosb, _Out_ PVOID FsInformation, _In_ ULONG Length,
    _In_ FS_INFORMATION_CLASS FsInformationClass);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltQueryVolumeInformationFile(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _Out_ PVOID FsInformation, _In_ ULONG Length,
    _In_ FS_INFORMATION_CLASS FsInformationClass, _Out_opt_ PULONG LengthReturned);
/// Reads from a file below this instance.
_IRQL_requires_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltReadFile(
    _In_ PFLT_INSTANCE InitiatingInstance, _In_ PFILE_OBJECT FileObject, _In_opt_ PLARGE_INTEGER ByteOffset, _In_ ULONG Length,
    _Out_ PVOID Buffer, _In_ FLT_IO_OPERATION_FLAGS Flags, _Out_opt_ PULONG BytesRead,
    _In_opt_ PFLT_COMPLETED_ASYNC_IO_CALLBACK CallbackRoutine, _In_opt_ PVOID CallbackContext);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltReadFileEx(
    _In_ PFLT_INSTANCE InitiatingInstance, _In_ PFILE_OBJECT FileObject, _In_opt_ PLARGE_INTEGER ByteOffset, _In_ ULONG Length,
    _Out_ PVOID Buffer, _In_ FLT_IO_OPERATION_FLAGS Flags, _Out_opt_ PULONG BytesRead,
    _In_opt_ PFLT_COMPLETED_ASYNC_IO_CALLBACK CallbackRoutine, _In_opt_ PVOID CallbackContext, _In_opt_ PULONG Key, _In_opt_ PMDL Mdl);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltSetEaFile(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_ PVOID EaBuffer, _In_ ULONG Length);
/// Sets information on a file below this instance.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltSetInformationFile(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_ PVOID FileInformation, _In_ ULONG Length,
    _In_ FILE_INFORMATION_CLASS FileInformationClass);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltSetQuotaInformationFile(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_ PVOID Buffer, _In_ ULONG Length);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltSetSecurityObject(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_ SECURITY_INFORMATION SecurityInformation,
    _In_ PSECURITY_DESCRIPTOR SecurityDescriptor);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltSetVolumeInformation(
    _In_ PFLT_INSTANCE Instance, _Out_ PIO_STATUS_BLOCK Iosb, _Out_ PVOID FsInformation, _In_ ULONG Length,
    _In_ FS_INFORMATION_CLASS FsInformationClass);
/// Makes a file a reparse point.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltTagFile(
    _In_ PFLT_INSTANCE InitiatingInstance, _In_ PFILE_OBJECT FileObject, _In_ ULONG FileTag, _In_opt_ GUID *Guid, _In_ PVOID DataBuffer,
    _In_ USHORT DataBufferLength);
NTSTATUS FLTAPI FltTagFileEx(
    PFLT_INSTANCE InitiatingInstance, PFILE_OBJECT FileObject, ULONG FileTag, GUID *Guid, PVOID DataBuffer, USHORT DataBufferLength,
    ULONG ExistingFileTag, GUID *ExistingGuid, ULONG Flags);
/// Removes a reparse point from a file.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltUntagFile(_In_ PFLT_INSTANCE InitiatingInstance, _In_ PFILE_OBJECT FileObject, _In_ ULONG FileTag, _In_opt_ GUID *Guid);
/// Writes to a file below this instance.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltWriteFile(
    _In_ PFLT_INSTANCE InitiatingInstance, _In_ PFILE_OBJECT FileObject, _In_opt_ PLARGE_INTEGER ByteOffset, _In_ ULONG Length,
    _In_ PVOID Buffer, _In_ FLT_IO_OPERATION_FLAGS Flags, _Out_opt_ PULONG BytesWritten,
    _In_opt_ PFLT_COMPLETED_ASYNC_IO_CALLBACK CallbackRoutine, _In_opt_ PVOID CallbackContext);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS FLTAPI FltWriteFileEx(
    _In_ PFLT_INSTANCE InitiatingInstance, _In_ PFILE_OBJECT FileObject, _In_opt_ PLARGE_INTEGER ByteOffset, _In_ ULONG Length,
    _In_ PVOID Buffer, _In_ FLT_IO_OPERATION_FLAGS Flags, _Out_opt_ PULONG BytesWritten,
    _In_opt_ PFLT_COMPLETED_ASYNC_IO_CALLBACK CallbackRoutine, _In_opt_ PVOID CallbackContext, _In_opt_ PULONG Key, _In_opt_ PMDL Mdl);
