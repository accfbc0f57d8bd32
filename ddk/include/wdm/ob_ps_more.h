// Ob, Ps, Se, Etw and Cm, rarer.
#pragma once

/// Gives the identifier and the name of a key object; the name must be released.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI CmCallbackGetKeyObjectIDEx(
    _In_ PLARGE_INTEGER Cookie, _In_ PVOID Object, _Out_opt_ PULONG_PTR ObjectID, _Outptr_opt_ PCUNICODE_STRING *ObjectName, _In_ ULONG Flags);
/// Releases a name that CmCallbackGetKeyObjectIDEx gave.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI CmCallbackReleaseKeyObjectIDEx(_In_ PCUNICODE_STRING ObjectName);
/// What EtwSetInformation sets.
typedef enum _EVENT_INFO_CLASS {
    EventProviderBinaryTrackInfo, EventProviderSetReserved1, EventProviderSetTraits, EventProviderUseDescriptorType, MaxEventInfo
} EVENT_INFO_CLASS;
/// Sets a property of an event provider.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwSetInformation(
    _In_ REGHANDLE RegHandle, _In_ EVENT_INFO_CLASS InformationClass, _In_reads_bytes_opt_(InformationLength) PVOID EventInformation,
    _In_ ULONG InformationLength);
/// Writes an event with a filter and activity identifiers.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwWriteEx(
    _In_ REGHANDLE RegHandle, _In_ PCEVENT_DESCRIPTOR EventDescriptor, _In_ ULONG64 Filter, _In_ ULONG Flags, _In_opt_ LPCGUID ActivityId,
    _In_opt_ LPCGUID RelatedActivityId, _In_ ULONG UserDataCount, _In_reads_opt_(UserDataCount) PEVENT_DATA_DESCRIPTOR UserData);
/// Writes an event that relates one activity to another.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwWriteTransfer(
    _In_ REGHANDLE RegHandle, _In_ PCEVENT_DESCRIPTOR EventDescriptor, _In_opt_ LPCGUID ActivityId, _In_opt_ LPCGUID RelatedActivityId,
    _In_ ULONG UserDataCount, _In_reads_opt_(UserDataCount) PEVENT_DATA_DESCRIPTOR UserData);
/// Returns the first entry of an interlocked list without taking it.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI PSLIST_ENTRY NTAPI FirstEntrySList(_In_ PSLIST_HEADER SListHead);
/// Gives up a tagged reference; the object is deleted later, by a worker thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ObDereferenceObjectDeferDeleteWithTag(_In_ PVOID Object, _In_ ULONG Tag);
/// Checks an object's type and references it under a tag.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ObReferenceObjectByPointerWithTag(
    _In_ PVOID Object, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_TYPE ObjectType, _In_ KPROCESSOR_MODE AccessMode, _In_ ULONG Tag);
/// References an object unless it is being deleted; TRUE if done.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN FASTCALL ObReferenceObjectSafe(_In_ PVOID Object);
/// Former affinity of a thread, over several groups.
typedef struct _AFFINITY_TOKEN *PAFFINITY_TOKEN;
/// Allocates what PsSetSystemMultipleGroupAffinityThread needs.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsAllocateAffinityToken(_Outptr_ PAFFINITY_TOKEN *AffinityToken);
/// Frees an affinity token.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PsFreeAffinityToken(PAFFINITY_TOKEN AffinityToken);
/// Returns the cycles a process has run.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI ULONG64 NTAPI PsQueryTotalCycleTimeProcess(_Inout_ PEPROCESS Process, _Out_ PULONG64 CycleTimeStamp);
/// Undoes PsSetSystemMultipleGroupAffinityThread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PsRevertToUserMultipleGroupAffinityThread(_In_ PAFFINITY_TOKEN AffinityToken);
/// Binds the current thread to processors of several groups.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsSetSystemMultipleGroupAffinityThread(
    _In_reads_(GroupCount) PGROUP_AFFINITY GroupAffinities, _In_ USHORT GroupCount, _Inout_ PAFFINITY_TOKEN AffinityToken);
/// Makes the security descriptor of a new object, with inheritance flags.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeAssignSecurityEx(
    _In_opt_ PSECURITY_DESCRIPTOR ParentDescriptor, _In_opt_ PSECURITY_DESCRIPTOR ExplicitDescriptor, _Out_ PSECURITY_DESCRIPTOR *NewDescriptor,
    _In_opt_ GUID *ObjectType, _In_ BOOLEAN IsDirectoryObject, _In_ ULONG AutoInheritFlags, _In_ PSECURITY_SUBJECT_CONTEXT SubjectContext,
    _In_ PGENERIC_MAPPING GenericMapping, _In_ POOL_TYPE PoolType);
/// Writes an event about an attempt to exploit a known vulnerability.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeEtwWriteKMCveEvent(_In_ PCUNICODE_STRING CveId, _In_opt_ PCUNICODE_STRING AdditionalDetails);
/// Makes a section that the secure kernel guards.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI VslCreateSecureSection(
    _Out_ PHANDLE Handle, _In_ PEPROCESS TargetProcess, _In_ PMDL Mdl, _In_ ULONG DevicePageProtection, _In_ ULONG Attributes);
/// Deletes a section that VslCreateSecureSection made.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI VslDeleteSecureSection(_In_ HANDLE GlobalHandle);
/// Reads facts about a file by its name, without opening it.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwQueryInformationByName(
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_writes_bytes_(Length) PVOID FileInformation,
    _In_ ULONG Length, _In_ FILE_INFORMATION_CLASS FileInformationClass);
