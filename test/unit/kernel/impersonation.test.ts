// Threads that act for a client: a driver takes a program's security along to a thread of its own, and gives it back.
import { describe, expect, it } from "vitest";
import type { Pieces } from "./driver.ts";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";
import { runProgram } from "./program.ts";

const declarations = String.raw`
  #include <ntifs.h>
  typedef struct _TAKEN {
      SECURITY_CLIENT_CONTEXT Client;
      BOOLEAN Reverts;
      KEVENT Done;
  } TAKEN;
  static BOOLEAN MayAll(VOID) {
      LUID tcb = SeExports->SeTcbPrivilege;
      return SeSinglePrivilegeCheck(tcb, UserMode);
  }
  static VOID Say(const char *when) {
      BOOLEAN copy, effective;
      SECURITY_IMPERSONATION_LEVEL level = SecurityAnonymous;
      PACCESS_TOKEN client = PsReferenceImpersonationToken(PsGetCurrentThread(), &copy, &effective, &level);
      SECURITY_SUBJECT_CONTEXT subject;
      SeCaptureSubjectContext(&subject);
      DbgPrint("%s: %u, level %u, %s\n", when, MayAll(), level, subject.ClientToken == client ? "told" : "not told");
      SeReleaseSubjectContext(&subject);
      if (client != NULL) PsDereferenceImpersonationToken(client);
  }
  static TAKEN taken;
  KSTART_ROUTINE Act;
  VOID Act(PVOID context) {
      TAKEN *t = (TAKEN *)context;
      SE_IMPERSONATION_STATE aside;
      Say("as itself");
      SeImpersonateClient(&t->Client, NULL);
      Say("for the client");
      if (PsDisableImpersonation(PsGetCurrentThread(), &aside)) {
          Say("laid aside");
          PsRestoreImpersonation(PsGetCurrentThread(), &aside);
      }
      Say("again");
      if (t->Reverts) PsRevertToSelf();
      if (t->Reverts) Say("reverted");
      KeSetEvent(&t->Done, 0, FALSE);
  }
`;
const take = (tracking: string): string => String.raw`
  SECURITY_QUALITY_OF_SERVICE quality = { sizeof(quality), SecurityImpersonation, ${tracking}, FALSE };
  RtlZeroMemory(&taken, sizeof(taken));
  taken.Reverts = TRUE;
  KeInitializeEvent(&taken.Done, NotificationEvent, FALSE);
  status = SeCreateClientSecurity(PsGetCurrentThread(), &quality, FALSE, &taken.Client);
  if (!NT_SUCCESS(status)) return status;
  DbgPrint("token %u, %u\n", SeTokenType(taken.Client.ClientToken), taken.Client.DirectlyAccessClientToken);
`;
const thread = String.raw`
  HANDLE h;
  OBJECT_ATTRIBUTES own;
  InitializeObjectAttributes(&own, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
  if (NT_SUCCESS(PsCreateSystemThread(&h, THREAD_ALL_ACCESS, &own, NULL, NULL, Act, &taken))) {
      KeWaitForSingleObject(&taken.Done, Executive, KernelMode, FALSE, NULL);
      ZwClose(h);
  }
  SeDeleteClientSecurity(&taken.Client);
  information = 0;
`;
const asked = (control: string) =>
  runProgram("DWORD n; HANDLE h = Open(0); CHECK(DeviceIoControl(h, 0x222000, NULL, 0, NULL, 0, &n, NULL));", {
    driver: { declarations, control },
  });

describe("a thread acts for a client", () => {
  const acts = [
    "as itself: 1, level 0, told",
    "for the client: 0, level 2, told",
    "laid aside: 1, level 0, told",
    "again: 0, level 2, told",
    "reverted: 1, level 0, told",
  ];
  it.each([
    ["SECURITY_STATIC_TRACKING", "token 2, 0"],
    ["SECURITY_DYNAMIC_TRACKING", "token 1, 1"],
  ])("with %s", (tracking, token) => {
    const ran = asked(take(tracking) + thread);
    const said = ran.kernel.state.debugOutput.map((line) => line.trim());
    expect([ran.output, ran.end, said]).toEqual(["", "finished", [token, ...acts]]);
  });
  it("and a copy of a token goes with its last reference", () => {
    const ran = asked(take("SECURITY_STATIC_TRACKING") + thread);
    expect(ran.kernel.state.tokens.size).toBe(2);
  });
});

it("a client's own client cannot be given more than was given", () => {
  const ran = asked(String.raw`
    SECURITY_QUALITY_OF_SERVICE less = { sizeof(less), SecurityIdentification, SECURITY_STATIC_TRACKING, FALSE },
                                more = { sizeof(more), SecurityImpersonation, SECURITY_STATIC_TRACKING, FALSE };
    SECURITY_CLIENT_CONTEXT first, second;
    SECURITY_SUBJECT_CONTEXT subject;
    DbgPrint("%x ", SeCreateClientSecurity(PsGetCurrentThread(), &less, FALSE, &first));
    DbgPrint("%x ", SeImpersonateClientEx(&first, NULL));
    SeCaptureSubjectContext(&subject);
    DbgPrint("%x ", SeCreateClientSecurityFromSubjectContext(&subject, &more, FALSE, &second));
    SeReleaseSubjectContext(&subject);
    DbgPrint("%u", SeTokenImpersonationLevel(first.ClientToken));
    SeStopImpersonatingClient();
    SeDeleteClientSecurity(&first);
    information = 0;
  `);
  expect(ran.kernel.state.debugOutput.join("")).toBe("0 0 c00000a5 1");
});

it("a thread is given a token, or the token of a handle, which must be one for impersonation", () => {
  const ran = asked(String.raw`
    PACCESS_TOKEN user = PsReferencePrimaryToken(PsGetCurrentProcess());
    HANDLE primary;
    DbgPrint("%u ", SeTokenIsRestricted(user));
    DbgPrint("%x ", PsImpersonateClient(PsGetCurrentThread(), user, FALSE, FALSE, SecurityDelegation));
    Say("the user");
    DbgPrint("%x ", ZwOpenProcessTokenEx(ZwCurrentProcess(), TOKEN_QUERY, OBJ_KERNEL_HANDLE, &primary));
    DbgPrint("%x ", PsAssignImpersonationToken(PsGetCurrentThread(), primary));
    DbgPrint("%x ", PsAssignImpersonationToken(PsGetCurrentThread(), NULL));
    Say("nobody");
    ZwClose(primary);
    PsDereferencePrimaryToken(user);
    information = 0;
  `);
  const said = ran.kernel.state.debugOutput.join("").replaceAll("\n", "; ");
  expect([ran.end, said]).toEqual([
    "finished",
    "0 0 the user: 0, level 3, told; 0 c00000a8 0 nobody: 0, level 0, told; ",
  ]);
});

it("a work item that does not revert stops the machine", () => {
  const item: Pieces = {
    fields: "PIO_WORKITEM Item;",
    declarations: `${declarations}
      IO_WORKITEM_ROUTINE Worker;
      VOID Worker(PDEVICE_OBJECT device, PVOID context) {
          UNREFERENCED_PARAMETER(device);
          taken.Reverts = FALSE;
          Act(context);
      }
    `,
    control: `${take("SECURITY_STATIC_TRACKING")}
      extension->Item = IoAllocateWorkItem(device);
      IoQueueWorkItem(extension->Item, Worker, DelayedWorkQueue, &taken);
      KeWaitForSingleObject(&taken.Done, Executive, KernelMode, FALSE, NULL);
      information = 0;
    `,
  };
  const steps = [
    { do: "open", handle: "h", device: "\\Device\\Test" },
    { do: "ioctl", handle: "h", code: 0x222000 },
    { do: "wait", for: 1 },
  ];
  expect(told(runDriver(driver(item), { steps }).end)).toMatch(/IMPERSONATING_WORKER_THREAD 0xdf: .*Worker returned/);
});

it("what SeExports leads to", () => {
  const ran = asked(String.raw`
    UNICODE_STRING text;
    LUID debug = SeExports->SeDebugPrivilege;
    RtlConvertSidToUnicodeString(&text, SeExports->SeAliasAdminsSid, TRUE);
    DbgPrint("%wZ %u ", &text, debug.LowPart);
    RtlFreeUnicodeString(&text);
    DbgPrint("%u %u", RtlValidSid(SeExports->SeTrustedInstallerSid), *RtlSubAuthorityCountSid(SeExports->SeNtAuthoritySid));
    information = 0;
  `);
  expect([ran.end, ran.kernel.state.debugOutput.join("")]).toEqual(["finished", "S-1-5-32-544 20 1 0"]);
});
