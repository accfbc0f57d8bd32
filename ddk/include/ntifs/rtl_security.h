// Rtl: security identifiers, access lists and security descriptors.
#pragma once

/// Says whether a SID is well formed.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlValidSid(_In_ PSID Sid);
/// Says whether two SIDs are the same.
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlEqualSid(_In_ PSID Sid1, _In_ PSID Sid2);
/// Says whether two SIDs differ in the last part at most.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlEqualPrefixSid(_In_ PSID Sid1, _In_ PSID Sid2);
/// Returns the bytes of a SID.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI ULONG NTAPI RtlLengthSid(_In_ PSID Sid);
/// Returns the bytes that a SID of so many parts takes.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI ULONG NTAPI RtlLengthRequiredSid(_In_ ULONG SubAuthorityCount);
/// Sets up a SID whose parts are filled in afterwards.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlInitializeSid(_Out_ PSID Sid, _In_ PSID_IDENTIFIER_AUTHORITY IdentifierAuthority, _In_ UCHAR SubAuthorityCount);
/// Sets up a SID with its parts.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlInitializeSidEx(
    _Out_writes_(SubAuthorityCount) PSID Sid, _In_ PSID_IDENTIFIER_AUTHORITY IdentifierAuthority, _In_ UCHAR SubAuthorityCount, ...);
/// Allocates a SID of up to eight parts, to be freed with RtlFreeSid.
__drv_allocatesMem(Mem)
_Must_inspect_result_
_Superseded_by_(RtlCopySid)
NTSYSAPI NTSTATUS NTAPI RtlAllocateAndInitializeSid(
    _In_ PSID_IDENTIFIER_AUTHORITY IdentifierAuthority, _In_ UCHAR SubAuthorityCount, _In_ ULONG SubAuthority0, _In_ ULONG SubAuthority1,
    _In_ ULONG SubAuthority2, _In_ ULONG SubAuthority3, _In_ ULONG SubAuthority4, _In_ ULONG SubAuthority5, _In_ ULONG SubAuthority6,
    _In_ ULONG SubAuthority7, _Outptr_ PSID *Sid);
/// Frees a SID of RtlAllocateAndInitializeSid.
NTSYSAPI PVOID NTAPI RtlFreeSid(_In_ PSID Sid);
/// Returns where a SID keeps its authority.
_IRQL_requires_max_(APC_LEVEL)
_Superseded_by_(RtlSubAuthoritySid)
NTSYSAPI PSID_IDENTIFIER_AUTHORITY NTAPI RtlIdentifierAuthoritySid(_In_ PSID Sid);
/// Returns where a SID keeps the number of its parts.
_Superseded_by_(RtlSubAuthoritySid)
NTSYSAPI PUCHAR NTAPI RtlSubAuthorityCountSid(_In_ PSID Sid);
/// Returns where a SID keeps one of its parts.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI PULONG NTAPI RtlSubAuthoritySid(_In_ PSID Sid, _In_ ULONG SubAuthority);
/// Copies a SID.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlCopySid(
    _In_ ULONG DestinationSidLength, _Out_writes_bytes_(DestinationSidLength) PSID DestinationSid, _In_ PSID SourceSid);
/// Writes a SID as text, S-1-5-….
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlConvertSidToUnicodeString(_Inout_ PUNICODE_STRING UnicodeString, _In_ PSID Sid, _In_ BOOLEAN AllocateDestinationString);
/// Copies a locally unique identifier.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI VOID NTAPI RtlCopyLuid(_Out_ PLUID DestinationLuid, _In_ PLUID SourceLuid);

/// Sets up an empty access list.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlCreateAcl(_Out_writes_bytes_(AclLength) PACL Acl, _In_ ULONG AclLength, _In_ ULONG AclRevision);
/// Puts entries into an access list.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlAddAce(
    _Inout_ PACL Acl, _In_ ULONG AceRevision, _In_ ULONG StartingAceIndex, _In_reads_bytes_(AceListLength) PVOID AceList, _In_ ULONG AceListLength);
/// Takes an entry out of an access list.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlDeleteAce(_Inout_ PACL Acl, _In_ ULONG AceIndex);
/// Returns the address of an entry of an access list.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlGetAce(_In_ PACL Acl, _In_ ULONG AceIndex, _Outptr_ PVOID *Ace);
/// Adds an entry that allows accesses to an access list.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlAddAccessAllowedAce(_Inout_ PACL Acl, _In_ ULONG AceRevision, _In_ ACCESS_MASK AccessMask, _In_ PSID Sid);
/// Adds an entry that allows accesses, with flags of inheritance, to an access list.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlAddAccessAllowedAceEx(
    _Inout_ PACL Acl, _In_ ULONG AceRevision, _In_ ULONG AceFlags, _In_ ACCESS_MASK AccessMask, _In_ PSID Sid);

// The documented bound and annotations elsewhere differ; the looser holds.
/// Sets up a security descriptor whose parts are found by offsets.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlCreateSecurityDescriptorRelative(_Out_ PISECURITY_DESCRIPTOR_RELATIVE SecurityDescriptor, _In_ ULONG Revision);
/// Returns the access list of a security descriptor.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlGetDaclSecurityDescriptor(
    _In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _Out_ PBOOLEAN DaclPresent, _Out_ PACL *Dacl, _Out_ PBOOLEAN DaclDefaulted);
/// Returns the audit list of a security descriptor.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlGetSaclSecurityDescriptor(
    _In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _Out_ PBOOLEAN SaclPresent, _Out_ PACL *Sacl, _Out_ PBOOLEAN SaclDefaulted);
/// Returns the primary group of a security descriptor.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlGetGroupSecurityDescriptor(_In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _Out_ PSID *Group, _Out_ PBOOLEAN GroupDefaulted);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Returns the owner of a security descriptor.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlGetOwnerSecurityDescriptor(_In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _Out_ PSID *Owner, _Out_ PBOOLEAN OwnerDefaulted);
/// Sets the primary group of a security descriptor.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlSetGroupSecurityDescriptor(
    _Inout_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_opt_ PSID Group, _In_ BOOLEAN GroupDefaulted);
/// Sets the owner of a security descriptor.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlSetOwnerSecurityDescriptor(
    _Inout_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_opt_ PSID Owner, _In_ BOOLEAN OwnerDefaulted);
/// Copies a security descriptor and its parts into one block.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlAbsoluteToSelfRelativeSD(
    _In_ PSECURITY_DESCRIPTOR AbsoluteSecurityDescriptor, _Out_writes_bytes_opt_(*BufferLength) PSECURITY_DESCRIPTOR SelfRelativeSecurityDescriptor,
    _Inout_ PULONG BufferLength);
/// Takes a security descriptor in one block apart into buffers.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlSelfRelativeToAbsoluteSD(
    _In_ PSECURITY_DESCRIPTOR SelfRelativeSecurityDescriptor,
    _Out_writes_bytes_opt_(*AbsoluteSecurityDescriptorSize) PSECURITY_DESCRIPTOR AbsoluteSecurityDescriptor,
    _Inout_ PULONG AbsoluteSecurityDescriptorSize, _Out_writes_bytes_opt_(*DaclSize) PACL Dacl, _Inout_ PULONG DaclSize,
    _Out_writes_bytes_opt_(*SaclSize) PACL Sacl, _Inout_ PULONG SaclSize, _Out_writes_bytes_opt_(*OwnerSize) PSID Owner, _Inout_ PULONG OwnerSize,
    _Out_writes_bytes_opt_(*PrimaryGroupSize) PSID PrimaryGroup, _Inout_ PULONG PrimaryGroupSize);
/// Turns a security descriptor in one block into one with pointers, in place.
NTSYSAPI NTSTATUS NTAPI RtlSelfRelativeToAbsoluteSD2(_Inout_ PSECURITY_DESCRIPTOR pSelfRelativeSecurityDescriptor, _Inout_ PULONG pBufferSize);
/// Sets the audit list of a security descriptor.
NTSYSAPI NTSTATUS NTAPI RtlSetSaclSecurityDescriptor(
    _Inout_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ BOOLEAN SaclPresent, _In_opt_ PACL Sacl, _In_ BOOLEAN SaclDefaulted);
