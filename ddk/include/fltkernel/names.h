// Filter manager. Names of files.
#pragma once

_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltCheckAndGrowNameControl(_Inout_ PFLT_NAME_CONTROL NameCtrl, _In_ USHORT NewSize);
/// Returns the name that a rename or a link is to have, with a reference.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltGetDestinationFileNameInformation(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject, _In_opt_ HANDLE RootDirectory, _In_ PWSTR FileName,
    _In_ ULONG FileNameLength, _In_ FLT_FILE_NAME_OPTIONS NameOptions, _Outptr_ PFLT_FILE_NAME_INFORMATION *RetFileNameInformation);
/// Returns the name of the file a request is for, with a reference.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltGetFileNameInformation(
    _In_ PFLT_CALLBACK_DATA CallbackData, _In_ FLT_FILE_NAME_OPTIONS NameOptions,
    _Outptr_ PFLT_FILE_NAME_INFORMATION *FileNameInformation);
/// Returns the name of an open file outside of a callback, with a reference.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltGetFileNameInformationUnsafe(
    _In_ PFILE_OBJECT FileObject, _In_opt_ PFLT_INSTANCE Instance, _In_ FLT_FILE_NAME_OPTIONS NameOptions,
    _Outptr_ PFLT_FILE_NAME_INFORMATION *FileNameInformation);
/// Returns the name of a file again if tunnelling has changed it after the create.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltGetTunneledName(
    _In_ PFLT_CALLBACK_DATA CallbackData, _In_ PFLT_FILE_NAME_INFORMATION FileNameInformation,
    _Outptr_ PFLT_FILE_NAME_INFORMATION *RetTunneledFileNameInformation);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltParseFileName(
    _In_ PCUNICODE_STRING FileName, _Inout_ PUNICODE_STRING Extension, _Inout_ PUNICODE_STRING Stream,
    _Inout_ PUNICODE_STRING FinalComponent);
/// Finds the parts of a file's name: volume, share, extension, stream, last component.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSTATUS FLTAPI FltParseFileNameInformation(_Inout_ PFLT_FILE_NAME_INFORMATION FileNameInformation);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FLTAPI FltPurgeFileNameInformationCache(_In_ PFLT_INSTANCE Instance, _In_opt_ PFILE_OBJECT FileObject);
/// Adds a reference to a file's name.
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltReferenceFileNameInformation(_In_ PFLT_FILE_NAME_INFORMATION FileNameInformation);
/// Gives a reference to a file's name back.
_IRQL_requires_max_(APC_LEVEL)
VOID FLTAPI FltReleaseFileNameInformation(_In_ PFLT_FILE_NAME_INFORMATION FileNameInformation);
