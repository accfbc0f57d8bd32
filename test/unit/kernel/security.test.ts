// Access checks of drivers: subjects, tokens, privileges, descriptors.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { runProgram } from "./program.ts";

const declarations = "#include <ntifs.h>";
describe("SeAccessCheck", () => {
  holds(
    "asks the discretionary list for users, and nobody for the kernel",
    String.raw`
      SECURITY_DESCRIPTOR sd;
      UCHAR room[256], admins[32], world[32];
      PACL acl = (PACL)room;
      SECURITY_SUBJECT_CONTEXT c;
      GENERIC_MAPPING map = { 1, 2, 4, 7 };
      ACCESS_MASK got = 99;
      NTSTATUS why = 1;
      SID_IDENTIFIER_AUTHORITY nt = SECURITY_NT_AUTHORITY, all = SECURITY_WORLD_SID_AUTHORITY;
      RtlInitializeSid(admins, &nt, 2);
      *RtlSubAuthoritySid(admins, 0) = SECURITY_BUILTIN_DOMAIN_RID;
      *RtlSubAuthoritySid(admins, 1) = DOMAIN_ALIAS_RID_ADMINS;
      RtlInitializeSid(world, &all, 1);
      *RtlSubAuthoritySid(world, 0) = 0;
      RtlCreateSecurityDescriptor(&sd, SECURITY_DESCRIPTOR_REVISION);
      SeCaptureSubjectContext(&c);
      SeLockSubjectContext(&c);
      CHECK(c.PrimaryToken != NULL && c.ClientToken == NULL);
      CHECK(SeAccessCheck(&sd, &c, TRUE, GENERIC_READ, 0, NULL, &map, UserMode, &got, &why) && got == 1 &&
            why == STATUS_SUCCESS);
      RtlCreateAcl(acl, sizeof(room), ACL_REVISION);
      RtlSetDaclSecurityDescriptor(&sd, TRUE, acl, FALSE);
      CHECK(!SeAccessCheck(&sd, &c, TRUE, GENERIC_READ, 0, NULL, &map, UserMode, &got, &why) && got == 0 &&
            why == STATUS_ACCESS_DENIED);
      CHECK(SeAccessCheck(&sd, &c, TRUE, GENERIC_READ | MAXIMUM_ALLOWED, 0, NULL, &map, KernelMode, &got, &why) &&
            got == 7);
      RtlAddAccessAllowedAce(acl, ACL_REVISION, 3, world);
      CHECK(SeAccessCheck(&sd, &c, TRUE, 3, 0, NULL, &map, UserMode, &got, &why) && got == 3);
      CHECK(!SeAccessCheck(&sd, &c, TRUE, 7, 0, NULL, &map, UserMode, &got, &why));
      CHECK(SeAccessCheck(&sd, &c, TRUE, 7, 4, NULL, &map, UserMode, &got, &why) && got == 7);
      CHECK(SeAccessCheck(&sd, &c, TRUE, MAXIMUM_ALLOWED, 0, NULL, &map, UserMode, &got, &why) && got == 3);
      RtlAddAccessAllowedAce(acl, ACL_REVISION, 4, admins);
      CHECK(SeAccessCheck(&sd, &c, TRUE, GENERIC_ALL, 0, NULL, &map, UserMode, &got, &why) && got == 7);
      CHECK(!SeAccessCheck(&sd, &c, TRUE, READ_CONTROL, 0, NULL, &map, UserMode, &got, &why));
      RtlSetOwnerSecurityDescriptor(&sd, admins, FALSE);
      CHECK(SeAccessCheck(&sd, &c, TRUE, READ_CONTROL, 0, NULL, &map, UserMode, &got, &why) && got == READ_CONTROL);
      ((PACE_HEADER)(acl + 1))->AceType = ACCESS_DENIED_ACE_TYPE;
      CHECK(!SeAccessCheck(&sd, &c, TRUE, 1, 0, NULL, &map, UserMode, &got, &why));
      CHECK(SeAccessCheck(&sd, &c, TRUE, 4, 0, NULL, &map, UserMode, &got, &why));
      CHECK(!SeAccessCheck(NULL, &c, TRUE, 4, 0, NULL, &map, UserMode, &got, &why) && why == STATUS_ACCESS_DENIED);
      SeUnlockSubjectContext(&c);
      SeReleaseSubjectContext(&c);
      CHECK(c.PrimaryToken == NULL);
      SeCaptureSubjectContextEx(PsGetCurrentThread(), PsInitialSystemProcess, &c);
      CHECK(SeTokenIsAdmin(c.PrimaryToken));
      {
          PPRIVILEGE_SET none = ExAllocatePoolWithTag(PagedPool, sizeof(PRIVILEGE_SET), 'pSeF');
          SeFreePrivileges(none);
      }
      SeReleaseSubjectContext(&c);
    `,
    { declarations },
  );
});

it("tokens tell who a program runs for, and what he may", () => {
  const ran = runProgram(
    "DWORD n; HANDLE h = Open(0); CHECK(DeviceIoControl(h, 0x222000, NULL, 0, NULL, 0, &n, NULL));",
    {
      driver: {
        declarations,
        control: String.raw`
          PACCESS_TOKEN token = PsReferencePrimaryToken(PsGetCurrentProcess()),
                        mine = PsReferencePrimaryToken(PsInitialSystemProcess);
          PTOKEN_USER user = NULL;
          HANDLE h;
          ULONG got = 0;
          UCHAR room[400];
          PTOKEN_PRIVILEGES p = (PTOKEN_PRIVILEGES)room;
          PTOKEN_GROUPS g = (PTOKEN_GROUPS)room;
          TOKEN_ELEVATION e;
          LUID load = { SE_LOAD_DRIVER_PRIVILEGE, 0 }, notify = { SE_CHANGE_NOTIFY_PRIVILEGE, 0 };
          PRIVILEGE_SET set;
          SECURITY_SUBJECT_CONTEXT c;
          information = 0;
          DbgPrint("%u %u ", SeTokenIsAdmin(token), token != mine);
          DbgPrint("%x %u ", SeQueryInformationToken(token, TokenUser, (PVOID *)&user), *RtlSubAuthoritySid(user->User.Sid, 4));
          ExFreePool(user);
          PsDereferencePrimaryToken(token);
          PsDereferencePrimaryToken(mine);
          DbgPrint("%x ", ZwOpenProcessTokenEx(ZwCurrentProcess(), TOKEN_QUERY, OBJ_KERNEL_HANDLE, &h));
          DbgPrint("%x %u ", ZwQueryInformationToken(h, TokenElevation, &e, sizeof(e), &got), e.TokenIsElevated);
          DbgPrint("%x %u ", ZwQueryInformationToken(h, TokenGroups, room, sizeof(room), &got), g->GroupCount);
          DbgPrint("%x ", ZwQueryInformationToken(h, TokenPrivileges, room, 4, &got));
          DbgPrint("%x %u ", ZwQueryInformationToken(h, TokenPrivileges, room, sizeof(room), &got), p->PrivilegeCount);
          ZwClose(h);
          DbgPrint("%u %u %u ", SeSinglePrivilegeCheck(load, KernelMode), SeSinglePrivilegeCheck(load, UserMode),
                   SeSinglePrivilegeCheck(notify, UserMode));
          SeCaptureSubjectContext(&c);
          set.PrivilegeCount = 1;
          set.Control = PRIVILEGE_SET_ALL_NECESSARY;
          set.Privilege[0].Luid = notify;
          set.Privilege[0].Attributes = 0;
          DbgPrint("%u %x ", SePrivilegeCheck(&set, &c, UserMode), set.Privilege[0].Attributes);
          set.Privilege[0].Luid = load;
          DbgPrint("%u", SePrivilegeCheck(&set, &c, UserMode));
          SeReleaseSubjectContext(&c);
        `,
      },
    },
  );
  expect([ran.output, ran.end]).toEqual(["", "finished"]);
  expect(ran.kernel.state.debugOutput.join("")).toBe("1 1 0 1001 0 0 1 0 5 c0000023 0 23 1 0 1 1 80000000 0");
});
