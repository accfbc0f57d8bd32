// Descriptors of new objects: what they inherit from their containers; and those of files and keys, asked of whoever keeps them.
import { describe } from "vitest";
import { holds } from "./checks.ts";

const helpers = String.raw`
  #include <ntifs.h>
  static SID_IDENTIFIER_AUTHORITY nt = SECURITY_NT_AUTHORITY, creator = SECURITY_CREATOR_SID_AUTHORITY, world = SECURITY_WORLD_SID_AUTHORITY;
  static ULONG systemSid[8], creatorSid[8], everyone[8];
  static ULONG list[64];
  static SECURITY_DESCRIPTOR parent, given;
  static VOID Begin(PSECURITY_DESCRIPTOR sd, PACL acl, ULONG size) {
      RtlCreateAcl(acl, size, ACL_REVISION);
      RtlCreateSecurityDescriptor(sd, SECURITY_DESCRIPTOR_REVISION);
      RtlSetDaclSecurityDescriptor(sd, TRUE, acl, FALSE);
  }
  static VOID Sids(VOID) {
      RtlInitializeSid((PSID)systemSid, &nt, 1);
      *RtlSubAuthoritySid((PSID)systemSid, 0) = 18;
      RtlInitializeSid((PSID)creatorSid, &creator, 1);
      *RtlSubAuthoritySid((PSID)creatorSid, 0) = 0;
      RtlInitializeSid((PSID)everyone, &world, 1);
      *RtlSubAuthoritySid((PSID)everyone, 0) = 0;
  }
  static PACCESS_ALLOWED_ACE Ace(PSECURITY_DESCRIPTOR sd, ULONG i) {
      PACL acl = NULL;
      PACCESS_ALLOWED_ACE ace = NULL;
      BOOLEAN there, defaulted;
      if (!NT_SUCCESS(RtlGetDaclSecurityDescriptor(sd, &there, &acl, &defaulted)) || !there || acl == NULL) return NULL;
      return NT_SUCCESS(RtlGetAce(acl, i, (PVOID *)&ace)) ? ace : NULL;
  }
  static BOOLEAN Is(PSECURITY_DESCRIPTOR sd, ULONG i, UCHAR flags, ACCESS_MASK mask, PSID who) {
      PACCESS_ALLOWED_ACE ace = Ace(sd, i);
      return ace != NULL && ace->Header.AceFlags == flags && ace->Mask == mask && RtlEqualSid(&ace->SidStart, who);
  }
  static PSID OwnerOf(PSECURITY_DESCRIPTOR sd) {
      PSID owner = NULL;
      BOOLEAN defaulted;
      RtlGetOwnerSecurityDescriptor(sd, &owner, &defaulted);
      return owner;
  }
`;
const pieces = { declarations: helpers };
const begin = String.raw`
  PSECURITY_DESCRIPTOR made = NULL;
  SECURITY_SUBJECT_CONTEXT subject;
  GENERIC_MAPPING map = { 0x10, 0x20, 0x40, 0x70 };
  PACL acl = (PACL)list;
  #define INHERITED 0x10
  Sids();
  SeCaptureSubjectContext(&subject);
  Begin(&parent, acl, sizeof(list));
`;
const end = "SeReleaseSubjectContext(&subject);";

describe("a new object's descriptor", () => {
  holds(
    "has its container's entries by their flags, the creator's as the owner's, generic rights mapped",
    String.raw`${begin}
      RtlAddAccessAllowedAceEx(acl, ACL_REVISION, OBJECT_INHERIT_ACE | CONTAINER_INHERIT_ACE, GENERIC_READ, (PSID)creatorSid);
      RtlAddAccessAllowedAceEx(acl, ACL_REVISION, CONTAINER_INHERIT_ACE | NO_PROPAGATE_INHERIT_ACE, 2, (PSID)everyone);
      RtlAddAccessAllowedAceEx(acl, ACL_REVISION, OBJECT_INHERIT_ACE | INHERIT_ONLY_ACE, 4, (PSID)everyone);
      RtlAddAccessAllowedAceEx(acl, ACL_REVISION, OBJECT_INHERIT_ACE | NO_PROPAGATE_INHERIT_ACE, 8, (PSID)everyone);
      CHECK(SeAssignSecurity(&parent, NULL, &made, TRUE, &subject, &map, PagedPool) == STATUS_SUCCESS);
      CHECK(Is(made, 0, INHERITED, 0x10, OwnerOf(made)));
      CHECK(Is(made, 1, OBJECT_INHERIT_ACE | CONTAINER_INHERIT_ACE | INHERIT_ONLY_ACE | INHERITED, GENERIC_READ, (PSID)creatorSid));
      CHECK(Is(made, 2, INHERITED, 2, (PSID)everyone));
      CHECK(Is(made, 3, OBJECT_INHERIT_ACE | INHERIT_ONLY_ACE | INHERITED, 4, (PSID)everyone) && Ace(made, 4) == NULL);
      SeDeassignSecurity(&made);
      CHECK(SeAssignSecurity(&parent, NULL, &made, FALSE, &subject, &map, PagedPool) == STATUS_SUCCESS);
      CHECK(Is(made, 0, INHERITED, 0x10, OwnerOf(made)) && Is(made, 1, INHERITED, 4, (PSID)everyone));
      CHECK(Is(made, 2, INHERITED, 8, (PSID)everyone) && Ace(made, 3) == NULL);
      SeDeassignSecurity(&made);
    ${end}`,
    pieces,
  );
  holds(
    "has what its maker gives instead, with the container's entries behind it where that is asked for and not kept off",
    String.raw`${begin}
      ULONG own[32];
      SECURITY_DESCRIPTOR_CONTROL control;
      ULONG revision;
      RtlAddAccessAllowedAceEx(acl, ACL_REVISION, OBJECT_INHERIT_ACE, 1, (PSID)everyone);
      Begin(&given, (PACL)own, sizeof(own));
      RtlAddAccessAllowedAceEx((PACL)own, ACL_REVISION, 0, GENERIC_WRITE, (PSID)systemSid);
      RtlAddAccessAllowedAceEx((PACL)own, ACL_REVISION, INHERITED, 0x80, (PSID)systemSid);
      CHECK(SeAssignSecurity(&parent, &given, &made, FALSE, &subject, &map, PagedPool) == STATUS_SUCCESS);
      CHECK(Is(made, 0, 0, 0x20, (PSID)systemSid) && Is(made, 1, INHERITED, 0x80, (PSID)systemSid) && Ace(made, 2) == NULL);
      SeDeassignSecurity(&made);
      CHECK(SeAssignSecurityEx(&parent, &given, &made, NULL, FALSE, SEF_DACL_AUTO_INHERIT, &subject, &map, PagedPool) == STATUS_SUCCESS);
      CHECK(Is(made, 0, 0, 0x20, (PSID)systemSid) && Is(made, 1, INHERITED, 1, (PSID)everyone) && Ace(made, 2) == NULL);
      CHECK((((PISECURITY_DESCRIPTOR_RELATIVE)made)->Control & SE_DACL_AUTO_INHERITED) != 0);
      SeDeassignSecurity(&made);
      given.Control |= SE_DACL_PROTECTED;
      CHECK(SeAssignSecurityEx(&parent, &given, &made, NULL, FALSE, SEF_DACL_AUTO_INHERIT, &subject, &map, PagedPool) == STATUS_SUCCESS);
      CHECK(Ace(made, 2) == NULL && Is(made, 1, INHERITED, 0x80, (PSID)systemSid));
      CHECK((((PISECURITY_DESCRIPTOR_RELATIVE)made)->Control & SE_DACL_PROTECTED) != 0);
      SeDeassignSecurity(&made);
      given.Control |= SE_DACL_DEFAULTED;
      CHECK(SeAssignSecurity(&parent, &given, &made, FALSE, &subject, &map, PagedPool) == STATUS_SUCCESS);
      CHECK(Is(made, 0, INHERITED, 1, (PSID)everyone) && Ace(made, 1) == NULL);
      SeDeassignSecurity(&made);
      RtlSetDaclSecurityDescriptor(&given, TRUE, NULL, FALSE);
      CHECK(SeAssignSecurity(&parent, &given, &made, FALSE, &subject, &map, PagedPool) == STATUS_SUCCESS);
      CHECK((((PISECURITY_DESCRIPTOR_RELATIVE)made)->Control & SE_DACL_PRESENT) != 0 && Ace(made, 0) == NULL);
      SeDeassignSecurity(&made);
      UNREFERENCED_PARAMETER(control); UNREFERENCED_PARAMETER(revision);
    ${end}`,
    pieces,
  );
  holds(
    "is read and changed part by part by whoever keeps it",
    String.raw`${begin}
      UCHAR room[200];
      ULONG length = 0, length2 = sizeof(room), own[32];
      SECURITY_INFORMATION which = DACL_SECURITY_INFORMATION, owner = OWNER_SECURITY_INFORMATION, group = GROUP_SECURITY_INFORMATION;
      PSECURITY_DESCRIPTOR none = NULL, old;
      RtlAddAccessAllowedAceEx(acl, ACL_REVISION, OBJECT_INHERIT_ACE, 1, (PSID)everyone);
      CHECK(SeAssignSecurity(&parent, NULL, &made, FALSE, &subject, &map, PagedPool) == STATUS_SUCCESS);
      CHECK(SeQuerySecurityDescriptorInfo(&which, room, &length, &made) == STATUS_BUFFER_TOO_SMALL && length > 20);
      CHECK(SeQuerySecurityDescriptorInfo(&which, room, &length2, &made) == STATUS_SUCCESS && length2 == length);
      CHECK(Is(room, 0, INHERITED, 1, (PSID)everyone) && OwnerOf(room) == NULL);
      length = sizeof(room);
      CHECK(SeQuerySecurityDescriptorInfo(&which, room, &length, &none) == STATUS_SUCCESS && length == 20);
      Begin(&given, (PACL)own, sizeof(own));
      RtlAddAccessAllowedAceEx((PACL)own, ACL_REVISION, 0, GENERIC_ALL, (PSID)systemSid);
      old = made;
      CHECK(SeSetSecurityDescriptorInfo(NULL, &which, &given, &made, PagedPool, &map) == STATUS_SUCCESS && made != old);
      CHECK(Is(made, 0, 0, 0x70, (PSID)systemSid) && OwnerOf(made) != NULL && RtlEqualSid(OwnerOf(made), OwnerOf(old)));
      ExFreePool(old);
      CHECK(SeSetSecurityDescriptorInfo(NULL, &owner, &given, &made, PagedPool, &map) == STATUS_INVALID_OWNER);
      CHECK(SeSetSecurityDescriptorInfoEx(NULL, &group, &given, &made, 0, PagedPool, &map) == STATUS_INVALID_PRIMARY_GROUP);
      CHECK(SeSetSecurityDescriptorInfo(NULL, &which, &given, &none, PagedPool, &map) == STATUS_NO_SECURITY_ON_OBJECT);
      ExFreePool(made);
    ${end}`,
    pieces,
  );
});

describe("a descriptor in one block", () => {
  holds(
    "is checked against its length and taken apart into buffers",
    String.raw`${begin}
      SECURITY_DESCRIPTOR whole;
      UCHAR dacl[128], sacl[8], owner[32], group[32];
      ULONG size = 0, daclSize = sizeof(dacl), saclSize = sizeof(sacl), ownerSize = sizeof(owner), groupSize = 0, length;
      LUID one, two;
      RtlAddAccessAllowedAceEx(acl, ACL_REVISION, OBJECT_INHERIT_ACE, 1, (PSID)everyone);
      CHECK(SeAssignSecurity(&parent, NULL, &made, FALSE, &subject, &map, PagedPool) == STATUS_SUCCESS);
      length = RtlLengthSecurityDescriptor(made);
      CHECK(RtlValidRelativeSecurityDescriptor(made, length, OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION));
      CHECK(!RtlValidRelativeSecurityDescriptor(made, length - 4, 0) && !RtlValidRelativeSecurityDescriptor(made, 10, 0));
      CHECK(!RtlValidRelativeSecurityDescriptor(&parent, sizeof(parent), 0));
      CHECK(RtlSelfRelativeToAbsoluteSD(made, &whole, &size, (PACL)dacl, &daclSize, (PACL)sacl, &saclSize, owner, &ownerSize, group,
                                        &groupSize) == STATUS_BUFFER_TOO_SMALL);
      CHECK(size == sizeof(whole) && daclSize == 28 && saclSize == 0 && ownerSize == 16 && groupSize == 12);
      CHECK(RtlSelfRelativeToAbsoluteSD(made, &whole, &size, (PACL)dacl, &daclSize, (PACL)sacl, &saclSize, owner, &ownerSize, group,
                                        &groupSize) == STATUS_SUCCESS);
      CHECK(RtlValidSecurityDescriptor(&whole) && whole.Owner == (PSID)owner && whole.Dacl == (PACL)dacl && whole.Sacl == NULL);
      CHECK(Is(&whole, 0, INHERITED, 1, (PSID)everyone) && RtlEqualSid(OwnerOf(&whole), OwnerOf(made)));
      CHECK(RtlSelfRelativeToAbsoluteSD(&whole, &whole, &size, NULL, &daclSize, NULL, &saclSize, NULL, &ownerSize, NULL, &groupSize) ==
            STATUS_BAD_DESCRIPTOR_FORMAT);
      SeDeassignSecurity(&made);
      CHECK(ZwAllocateLocallyUniqueId(&one) == STATUS_SUCCESS && ZwAllocateLocallyUniqueId(&two) == STATUS_SUCCESS && !RtlEqualLuid(&one, &two));
      CHECK(IoIsValidIrpStatus(STATUS_SUCCESS) && !IoIsValidIrpStatus(STATUS_PENDING));
      {
          ULONG session = 77;
          NTSTATUS asked = IoGetRequestorSessionId(irp, &session);
          CHECK(NT_SUCCESS(asked) ? session != 77 : session == (ULONG)-1);
      }
    ${end}`,
    pieces,
  );
});

const named = String.raw`
  static NTSTATUS OpenWith(PHANDLE h, PCWSTR path, ULONG disposition, ULONG options, PSECURITY_DESCRIPTOR security) {
      UNICODE_STRING name;
      OBJECT_ATTRIBUTES a;
      IO_STATUS_BLOCK b;
      RtlInitUnicodeString(&name, path);
      InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, security);
      return ZwCreateFile(h, GENERIC_READ | GENERIC_WRITE | WRITE_DAC, &a, &b, NULL, 0, 7, disposition, options, NULL, 0);
  }
`;

describe("descriptors by handle", () => {
  holds(
    "of a file are what it inherited from its directory, and can be set",
    String.raw`
      HANDLE d, h;
      UCHAR room[200];
      ULONG length = 0, needed = 0, own[32];
      Sids();
      Begin(&parent, (PACL)list, sizeof(list));
      RtlAddAccessAllowedAceEx((PACL)list, ACL_REVISION, OBJECT_INHERIT_ACE | CONTAINER_INHERIT_ACE, GENERIC_READ, (PSID)everyone);
      CHECK(OpenWith(&d, L"\\??\\C:\\deep", FILE_CREATE, FILE_DIRECTORY_FILE, &parent) == STATUS_SUCCESS);
      ZwClose(d);
      CHECK(OpenWith(&h, L"\\??\\C:\\deep\\file", FILE_CREATE, FILE_NON_DIRECTORY_FILE, NULL) == STATUS_SUCCESS);
      CHECK(ZwQuerySecurityObject(h, DACL_SECURITY_INFORMATION, NULL, 0, &needed) == STATUS_BUFFER_TOO_SMALL && needed > 20);
      CHECK(ZwQuerySecurityObject(h, DACL_SECURITY_INFORMATION, room, sizeof(room), &length) == STATUS_SUCCESS && length == needed);
      CHECK(Is(room, 0, 0x10, FILE_GENERIC_READ, (PSID)everyone) && Ace(room, 1) == NULL);
      Begin(&given, (PACL)own, sizeof(own));
      RtlAddAccessAllowedAce((PACL)own, ACL_REVISION, 1, (PSID)systemSid);
      CHECK(ZwSetSecurityObject(h, DACL_SECURITY_INFORMATION, &given) == STATUS_SUCCESS);
      CHECK(ZwQuerySecurityObject(h, DACL_SECURITY_INFORMATION | OWNER_SECURITY_INFORMATION, room, sizeof(room), &length) == STATUS_SUCCESS);
      CHECK(Is(room, 0, 0, 1, (PSID)systemSid) && OwnerOf(room) != NULL);
      ZwClose(h);
    `,
    { declarations: `${helpers}${named}` },
  );
  holds(
    "of a key are what it inherited from the key above",
    String.raw`
      HANDLE h, sub;
      UCHAR room[200];
      ULONG length = 0;
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\SOFTWARE\\Above"), below = RTL_CONSTANT_STRING(L"Below");
      OBJECT_ATTRIBUTES a;
      Sids();
      Begin(&parent, (PACL)list, sizeof(list));
      RtlAddAccessAllowedAceEx((PACL)list, ACL_REVISION, CONTAINER_INHERIT_ACE, GENERIC_READ, (PSID)everyone);
      RtlAddAccessAllowedAceEx((PACL)list, ACL_REVISION, 0, KEY_ALL_ACCESS, (PSID)systemSid);
      InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE, NULL, &parent);
      CHECK(ZwCreateKey(&h, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL) == STATUS_SUCCESS);
      CHECK(ZwQuerySecurityObject(h, DACL_SECURITY_INFORMATION, room, sizeof(room), &length) == STATUS_SUCCESS);
      CHECK(Is(room, 0, 0, KEY_READ, (PSID)everyone) && Is(room, 1, CONTAINER_INHERIT_ACE | INHERIT_ONLY_ACE, GENERIC_READ, (PSID)everyone));
      InitializeObjectAttributes(&a, &below, OBJ_KERNEL_HANDLE, h, NULL);
      CHECK(ZwCreateKey(&sub, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL) == STATUS_SUCCESS);
      CHECK(ZwQuerySecurityObject(sub, DACL_SECURITY_INFORMATION, room, sizeof(room), &length) == STATUS_SUCCESS);
      CHECK(Is(room, 0, 0x10, KEY_READ, (PSID)everyone) &&
            Is(room, 1, CONTAINER_INHERIT_ACE | INHERIT_ONLY_ACE | 0x10, GENERIC_READ, (PSID)everyone) && Ace(room, 2) == NULL);
      ZwDeleteKey(sub); ZwDeleteKey(h);
      ZwClose(sub); ZwClose(h);
    `,
    { declarations: helpers },
  );
  holds(
    "of what lies below a device are its driver's affair; one that does not know lets everybody do everything",
    String.raw`
      HANDLE h;
      UCHAR room[200];
      ULONG length = 0;
      Sids();
      CHECK(OpenWith(&h, L"\\Device\\Test\\below", FILE_OPEN, 0, NULL) == STATUS_SUCCESS);
      CHECK(ZwQuerySecurityObject(h, DACL_SECURITY_INFORMATION, room, 10, &length) == STATUS_BUFFER_TOO_SMALL && length == 44);
      CHECK(ZwQuerySecurityObject(h, DACL_SECURITY_INFORMATION, room, sizeof(room), &length) == STATUS_SUCCESS && length == 44);
      CHECK(asked == 2 && room[0] == 0x5a && room[43] == DACL_SECURITY_INFORMATION);
      Begin(&given, (PACL)list, sizeof(list));
      CHECK(ZwSetSecurityObject(h, DACL_SECURITY_INFORMATION, &given) == STATUS_ACCESS_DENIED && set == &given);
      knows = FALSE;
      CHECK(ZwSetSecurityObject(h, DACL_SECURITY_INFORMATION, &given) == STATUS_SUCCESS);
      CHECK(ZwQuerySecurityObject(h, DACL_SECURITY_INFORMATION, room, sizeof(room), &length) == STATUS_SUCCESS);
      CHECK(Is(room, 0, 0, FILE_ALL_ACCESS, (PSID)everyone) && Ace(room, 1) == NULL);
      ZwClose(h);
    `,
    {
      declarations: `${helpers}${named}
        static BOOLEAN knows = TRUE;
        static ULONG asked;
        static PSECURITY_DESCRIPTOR set;
        static DRIVER_DISPATCH Security;
        static NTSTATUS Security(PDEVICE_OBJECT device, PIRP irp) {
            PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
            UNREFERENCED_PARAMETER(device);
            if (!knows) return Complete(irp, STATUS_INVALID_DEVICE_REQUEST, 0);
            if (stack->MajorFunction == IRP_MJ_SET_SECURITY) {
                set = stack->Parameters.SetSecurity.SecurityDescriptor;
                return Complete(irp, STATUS_ACCESS_DENIED, 0);
            }
            asked++;
            if (stack->Parameters.QuerySecurity.Length < 44) return Complete(irp, STATUS_BUFFER_OVERFLOW, 44);
            ((PUCHAR)irp->UserBuffer)[0] = 0x5a;
            ((PUCHAR)irp->UserBuffer)[43] = (UCHAR)stack->Parameters.QuerySecurity.SecurityInformation;
            return Complete(irp, STATUS_SUCCESS, 44);
        }
      `,
      entry:
        "driver->MajorFunction[IRP_MJ_QUERY_SECURITY] = Security; driver->MajorFunction[IRP_MJ_SET_SECURITY] = Security;",
    },
  );
});
