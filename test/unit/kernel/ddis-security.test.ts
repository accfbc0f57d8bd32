// Security identifiers and access control lists.
import { describe } from "vitest";
import { holds } from "./checks.ts";

const declarations = `#include <ntifs.h>\nstatic SID_IDENTIFIER_AUTHORITY nt = { { 0, 0, 0, 0, 0, 5 } };\n`;

describe("security identifiers", () => {
  holds(
    "are made, measured, compared, copied and written as text",
    `
      PSID a, b;
      UCHAR room[SECURITY_MAX_SID_SIZE], other[SECURITY_MAX_SID_SIZE];
      UNICODE_STRING s, t;
      CHECK(RtlLengthRequiredSid(2) == 16);
      CHECK(RtlAllocateAndInitializeSid(&nt, 2, 32, 544, 0, 0, 0, 0, 0, 0, &a) == STATUS_SUCCESS && RtlValidSid(a) &&
            RtlLengthSid(a) == 16);
      CHECK(RtlAllocateAndInitializeSid(&nt, 9, 0, 0, 0, 0, 0, 0, 0, 0, &b) == STATUS_INVALID_SID);
      CHECK(RtlConvertSidToUnicodeString(&s, a, TRUE) == STATUS_SUCCESS);
      RtlInitUnicodeString(&t, L"S-1-5-32-544");
      CHECK(RtlEqualUnicodeString(&s, &t, FALSE));
      RtlFreeUnicodeString(&s);
      CHECK(RtlInitializeSid(room, &nt, 2) == STATUS_SUCCESS);
      *RtlSubAuthoritySid(room, 0) = 32;
      *RtlSubAuthoritySid(room, 1) = 544;
      CHECK(RtlEqualSid(a, room));
      *RtlSubAuthoritySid(room, 1) = 545;
      CHECK(!RtlEqualSid(a, room) && RtlEqualPrefixSid(a, room));
      CHECK(*RtlSubAuthorityCountSid(room) == 2 && RtlIdentifierAuthoritySid(room)->Value[5] == 5);
      CHECK(RtlInitializeSidEx(other, &nt, 2, 32, 545) == STATUS_SUCCESS && RtlEqualSid(other, room));
      CHECK(RtlCopySid(8, other, a) == STATUS_BUFFER_TOO_SMALL && RtlCopySid(sizeof(other), other, a) == STATUS_SUCCESS &&
            RtlEqualSid(other, a));
      other[0] = 9;
      CHECK(!RtlValidSid(other) && RtlConvertSidToUnicodeString(&s, other, TRUE) == STATUS_INVALID_SID);
      CHECK(RtlInitializeSid(room, &nt, 16) == STATUS_INVALID_PARAMETER);
      CHECK(RtlFreeSid(a) == NULL);
    `,
    { declarations },
  );
});

describe("access control lists", () => {
  holds(
    "take entries where there is room, and give them back",
    `
      UCHAR room[64];
      PACL l = (PACL)room;
      UCHAR who[16];
      PACCESS_ALLOWED_ACE e, f;
      PVOID p;
      UCHAR kept[64];
      RtlInitializeSidEx(who, &nt, 1, 18);
      CHECK(RtlCreateAcl(l, 4, ACL_REVISION) == STATUS_BUFFER_TOO_SMALL &&
            RtlCreateAcl(l, sizeof(room), 9) == STATUS_INVALID_PARAMETER &&
            RtlCreateAcl(l, sizeof(room), ACL_REVISION) == STATUS_SUCCESS && l->AclSize == 64 && l->AceCount == 0);
      CHECK(RtlAddAccessAllowedAce(l, ACL_REVISION, GENERIC_ALL, who) == STATUS_SUCCESS);
      CHECK(RtlAddAccessAllowedAceEx(l, ACL_REVISION, CONTAINER_INHERIT_ACE, GENERIC_READ, who) == STATUS_SUCCESS &&
            l->AceCount == 2);
      CHECK(RtlAddAccessAllowedAce(l, ACL_REVISION, 1, who) == STATUS_ALLOTTED_SPACE_EXCEEDED);
      CHECK(RtlAddAccessAllowedAce(l, 9, 1, who) == STATUS_REVISION_MISMATCH);
      CHECK(RtlGetAce(l, 0, (PVOID *)&e) == STATUS_SUCCESS && e->Mask == GENERIC_ALL && e->Header.AceSize == 20 &&
            RtlEqualSid(&e->SidStart, who));
      CHECK(RtlGetAce(l, 1, (PVOID *)&f) == STATUS_SUCCESS && f->Mask == GENERIC_READ &&
            f->Header.AceFlags == CONTAINER_INHERIT_ACE);
      CHECK(RtlGetAce(l, 2, &p) == STATUS_INVALID_PARAMETER);
      RtlCopyMemory(kept, f, 20);
      CHECK(RtlDeleteAce(l, 1) == STATUS_SUCCESS && l->AceCount == 1 && RtlDeleteAce(l, 1) == STATUS_INVALID_PARAMETER);
      CHECK(RtlAddAce(l, ACL_REVISION, 0, kept, 20) == STATUS_SUCCESS && l->AceCount == 2);
      CHECK(RtlGetAce(l, 0, (PVOID *)&e) == STATUS_SUCCESS && e->Mask == GENERIC_READ);
      CHECK(RtlGetAce(l, 1, (PVOID *)&e) == STATUS_SUCCESS && e->Mask == GENERIC_ALL);
      CHECK(RtlAddAce(l, ACL_REVISION, MAXULONG, kept, 20) == STATUS_BUFFER_TOO_SMALL &&
            RtlAddAce(l, ACL_REVISION, 0, kept, 10) == STATUS_INVALID_PARAMETER);
      who[0] = 7;
      CHECK(RtlAddAccessAllowedAce(l, ACL_REVISION, 1, who) == STATUS_INVALID_SID);
      l->AclRevision = 9;
      CHECK(RtlDeleteAce(l, 0) == STATUS_INVALID_PARAMETER);
    `,
    { declarations },
  );
});

describe("security descriptors", () => {
  holds(
    "say what was set, and how long they are",
    `
      SECURITY_DESCRIPTOR d;
      UCHAR room[64], who[16];
      PACL l = (PACL)room, got = NULL;
      PSID sid;
      BOOLEAN there = 2, defaulted = 2;
      RtlInitializeSidEx(who, &nt, 1, 18);
      RtlCreateAcl(l, sizeof(room), ACL_REVISION);
      CHECK(RtlCreateSecurityDescriptor(&d, 2) == STATUS_UNKNOWN_REVISION &&
            RtlCreateSecurityDescriptor(&d, SECURITY_DESCRIPTOR_REVISION) == STATUS_SUCCESS &&
            RtlValidSecurityDescriptor(&d) && RtlLengthSecurityDescriptor(&d) == sizeof(d));
      CHECK(RtlGetDaclSecurityDescriptor(&d, &there, &got, &defaulted) == STATUS_SUCCESS && !there);
      CHECK(RtlSetDaclSecurityDescriptor(&d, TRUE, l, FALSE) == STATUS_SUCCESS &&
            RtlGetDaclSecurityDescriptor(&d, &there, &got, &defaulted) == STATUS_SUCCESS && there && got == l &&
            !defaulted);
      CHECK(RtlSetOwnerSecurityDescriptor(&d, who, TRUE) == STATUS_SUCCESS &&
            RtlGetOwnerSecurityDescriptor(&d, &sid, &defaulted) == STATUS_SUCCESS && sid == (PSID)who && defaulted);
      CHECK(RtlSetGroupSecurityDescriptor(&d, who, FALSE) == STATUS_SUCCESS &&
            RtlGetGroupSecurityDescriptor(&d, &sid, &defaulted) == STATUS_SUCCESS && sid == (PSID)who && !defaulted);
      CHECK(RtlLengthSecurityDescriptor(&d) == sizeof(d) + 64 + 12 + 12 && RtlValidSecurityDescriptor(&d));
      CHECK(RtlSetSaclSecurityDescriptor(&d, TRUE, l, TRUE) == STATUS_SUCCESS &&
            RtlGetSaclSecurityDescriptor(&d, &there, &got, &defaulted) == STATUS_SUCCESS && there && got == l && defaulted);
      CHECK(RtlSetSaclSecurityDescriptor(&d, FALSE, NULL, FALSE) == STATUS_SUCCESS &&
            RtlGetSaclSecurityDescriptor(&d, &there, &got, &defaulted) == STATUS_SUCCESS && !there);
      who[0] = 7;
      CHECK(!RtlValidSecurityDescriptor(&d));
      d.Control |= SE_SELF_RELATIVE;
      CHECK(RtlSetDaclSecurityDescriptor(&d, TRUE, l, FALSE) == STATUS_INVALID_SECURITY_DESCR);
    `,
    { declarations },
  );
});

describe("descriptors of objects", () => {
  holds(
    "are read in one block and set part by part, as the handle allows",
    String.raw`
      OBJECT_ATTRIBUTES a;
      HANDLE e, weak;
      UCHAR room[256], who[16], list[64], whole[128];
      ULONG needed, length = sizeof(whole);
      PSECURITY_DESCRIPTOR sd = (PSECURITY_DESCRIPTOR)room, own;
      SECURITY_DESCRIPTOR made;
      PSID owner;
      PACL dacl;
      BOOLEAN defaulted, present, allocated;
      PVOID object;
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(NT_SUCCESS(ZwCreateEvent(&e, EVENT_ALL_ACCESS, &a, NotificationEvent, FALSE)) &&
            NT_SUCCESS(ZwCreateEvent(&weak, SYNCHRONIZE, &a, NotificationEvent, FALSE)));
      CHECK(ZwQuerySecurityObject(e, OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, NULL, 0, &needed) ==
                STATUS_BUFFER_TOO_SMALL &&
            needed > 40);
      CHECK(ZwQuerySecurityObject(e, OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, sd, sizeof(room), &needed) ==
                STATUS_SUCCESS &&
            RtlValidSecurityDescriptor(sd) && SeValidSecurityDescriptor(needed, sd) && !SeValidSecurityDescriptor(4, sd) &&
            RtlLengthSecurityDescriptor(sd) == needed);
      CHECK(NT_SUCCESS(RtlGetDaclSecurityDescriptor(sd, &present, &dacl, &defaulted)) && present && dacl->AceCount == 2);
      CHECK(NT_SUCCESS(RtlGetGroupSecurityDescriptor(sd, &owner, &defaulted)) && owner == NULL);
      CHECK(ZwQuerySecurityObject(weak, OWNER_SECURITY_INFORMATION, sd, sizeof(room), &needed) == STATUS_ACCESS_DENIED);
      RtlInitializeSidEx(who, &nt, 1, 18);
      RtlCreateAcl((PACL)list, sizeof(list), ACL_REVISION);
      RtlAddAccessAllowedAce((PACL)list, ACL_REVISION, SYNCHRONIZE, who);
      RtlCreateSecurityDescriptor(&made, SECURITY_DESCRIPTOR_REVISION);
      RtlSetDaclSecurityDescriptor(&made, TRUE, (PACL)list, FALSE);
      RtlSetOwnerSecurityDescriptor(&made, who, FALSE);
      CHECK(ZwSetSecurityObject(e, DACL_SECURITY_INFORMATION, &made) == STATUS_SUCCESS &&
            ZwSetSecurityObject(weak, DACL_SECURITY_INFORMATION, &made) == STATUS_ACCESS_DENIED);
      CHECK(ZwQuerySecurityObject(e, OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, sd, sizeof(room), &needed) ==
            STATUS_SUCCESS);
      CHECK(NT_SUCCESS(RtlGetDaclSecurityDescriptor(sd, &present, &dacl, &defaulted)) && dacl->AceCount == 1);
      CHECK(NT_SUCCESS(RtlGetOwnerSecurityDescriptor(sd, &owner, &defaulted)) && !RtlEqualSid(owner, who));
      CHECK(RtlAbsoluteToSelfRelativeSD(sd, (PSECURITY_DESCRIPTOR)whole, &length) == STATUS_BAD_DESCRIPTOR_FORMAT);
      needed = 0;
      CHECK(RtlAbsoluteToSelfRelativeSD(&made, NULL, &needed) == STATUS_BUFFER_TOO_SMALL && needed == 20 + 12 + 64);
      CHECK(RtlAbsoluteToSelfRelativeSD(&made, (PSECURITY_DESCRIPTOR)whole, &length) == STATUS_SUCCESS &&
            length == needed && SeValidSecurityDescriptor(length, (PSECURITY_DESCRIPTOR)whole));
      CHECK(NT_SUCCESS(ObReferenceObjectByHandle(e, 0, NULL, KernelMode, &object, NULL)) &&
            ObGetObjectSecurity(object, &own, &allocated) == STATUS_SUCCESS && allocated &&
            NT_SUCCESS(RtlGetDaclSecurityDescriptor(own, &present, &dacl, &defaulted)) && dacl->AceCount == 1);
      ObReleaseObjectSecurity(own, allocated);
      ObDereferenceObject(object);
      ZwClose(e);
      ZwClose(weak);
    `,
    { declarations },
  );
});

describe("descriptors of new objects", () => {
  holds(
    "are what is given, what the container hands on, or that of the system",
    String.raw`
      SECURITY_DESCRIPTOR parent, given;
      UCHAR list[128], own[64], who[16];
      PSECURITY_DESCRIPTOR made = NULL;
      SECURITY_SUBJECT_CONTEXT subject;
      GENERIC_MAPPING map = { 1, 2, 4, 7 };
      PACL dacl;
      PACCESS_ALLOWED_ACE ace;
      BOOLEAN there, defaulted;
      RtlInitializeSidEx(who, &nt, 1, 18);
      RtlCreateAcl((PACL)list, sizeof(list), ACL_REVISION);
      RtlAddAccessAllowedAceEx((PACL)list, ACL_REVISION, OBJECT_INHERIT_ACE, 1, who);
      RtlAddAccessAllowedAceEx((PACL)list, ACL_REVISION, CONTAINER_INHERIT_ACE, 2, who);
      RtlAddAccessAllowedAce((PACL)list, ACL_REVISION, 4, who);
      RtlCreateSecurityDescriptor(&parent, SECURITY_DESCRIPTOR_REVISION);
      RtlSetDaclSecurityDescriptor(&parent, TRUE, (PACL)list, FALSE);
      SeCaptureSubjectContext(&subject);
      CHECK(SeAssignSecurity(NULL, NULL, &made, FALSE, &subject, &map, PagedPool) == STATUS_SUCCESS &&
            RtlValidSecurityDescriptor(made));
      CHECK(NT_SUCCESS(RtlGetDaclSecurityDescriptor(made, &there, &dacl, &defaulted)) && there && dacl->AceCount == 2);
      CHECK(SeDeassignSecurity(&made) == STATUS_SUCCESS && made == NULL);
      CHECK(SeAssignSecurity(&parent, NULL, &made, FALSE, &subject, &map, PagedPool) == STATUS_SUCCESS);
      CHECK(NT_SUCCESS(RtlGetDaclSecurityDescriptor(made, &there, &dacl, &defaulted)) && dacl->AceCount == 1);
      CHECK(NT_SUCCESS(RtlGetAce(dacl, 0, (PVOID *)&ace)) && ace->Mask == 1 && ace->Header.AceFlags == 0x10);
      SeDeassignSecurity(&made);
      CHECK(SeAssignSecurityEx(&parent, NULL, &made, NULL, TRUE, 0, &subject, &map, PagedPool) == STATUS_SUCCESS);
      CHECK(NT_SUCCESS(RtlGetDaclSecurityDescriptor(made, &there, &dacl, &defaulted)) &&
            NT_SUCCESS(RtlGetAce(dacl, 0, (PVOID *)&ace)) && ace->Mask == 1 && ace->Header.AceFlags == 0x19);
      CHECK(NT_SUCCESS(RtlGetAce(dacl, 1, (PVOID *)&ace)) && ace->Mask == 2 && ace->Header.AceFlags == 0x12);
      SeDeassignSecurity(&made);
      RtlCreateAcl((PACL)own, sizeof(own), ACL_REVISION);
      RtlCreateSecurityDescriptor(&given, SECURITY_DESCRIPTOR_REVISION);
      RtlSetDaclSecurityDescriptor(&given, TRUE, (PACL)own, FALSE);
      CHECK(SeAssignSecurity(&parent, &given, &made, FALSE, &subject, &map, PagedPool) == STATUS_SUCCESS);
      CHECK(NT_SUCCESS(RtlGetDaclSecurityDescriptor(made, &there, &dacl, &defaulted)) && there && dacl->AceCount == 0);
      SeDeassignSecurity(&made);
      SeReleaseSubjectContext(&subject);
    `,
    { declarations },
  );
});
