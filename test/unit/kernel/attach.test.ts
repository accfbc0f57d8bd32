// Threads of drivers in the address spaces of other processes, and processors in several groups.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";
import { runProgram } from "./program.ts";

const declarations = String.raw`
  #include <ntifs.h>
  typedef struct {
      PEPROCESS process;
      PULONG user;
      ULONG mode;
      NTSTATUS status;
      ULONG seen;
      HANDLE handle;
  } WORK;
  static BOOLEAN Touch(WORK *w) {
      __try {
          w->seen = *w->user;
          *w->user = w->seen + 1;
          return TRUE;
      } __except (EXCEPTION_EXECUTE_HANDLER) { return FALSE; }
  }
  static KSTART_ROUTINE Worker;
  static VOID Worker(PVOID c) {
      WORK *w = c;
      KAPC_STATE outer, inner;
      PVOID object;
      if (Touch(w)) DbgPrint("reached without attaching\n");
      if (w->mode == 3) {
          KeAttachProcess(w->process);
          KeAttachProcess(PsInitialSystemProcess);
      }
      KeStackAttachProcess(w->process, &outer);
      DbgPrint("%u %u %u %u ", PsGetCurrentProcess() == w->process, PsGetCurrentProcessId() == (HANDLE)4,
               KeIsAttachedProcess(), outer.Process == NULL);
      if (!Touch(w)) DbgPrint("not reached\n");
      KeStackAttachProcess(w->process, &inner);
      DbgPrint("%p ", inner.Process);
      KeUnstackDetachProcess(&inner);
      KeStackAttachProcess(PsInitialSystemProcess, &inner);
      DbgPrint("%u %u ", inner.Process == (PKPROCESS)w->process, Touch(w));
      KeUnstackDetachProcess(&inner);
      w->status = ObReferenceObjectByHandle(w->handle, 0, *ExEventObjectType, UserMode, &object, NULL);
      if (NT_SUCCESS(w->status)) {
          KeSetEvent(object, 0, FALSE);
          ObDereferenceObject(object);
      }
      if (w->mode == 1) PsTerminateSystemThread(STATUS_SUCCESS);
      KeUnstackDetachProcess(&outer);
      DbgPrint("%u %u %u\n", KeIsAttachedProcess(), PsGetCurrentProcess() == PsInitialSystemProcess, Touch(w));
      if (w->mode == 2) KeUnstackDetachProcess(&outer);
      PsTerminateSystemThread(STATUS_SUCCESS);
  }
`;
const attaching = (mode: number) => ({
  driver: {
    declarations,
    control: `
      WORK *in = (WORK *)buffer;
      WORK *w = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*w), 'kroW');
      OBJECT_ATTRIBUTES a;
      HANDLE h;
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      if (w == NULL) return Complete(irp, STATUS_NO_MEMORY, 0);
      RtlCopyMemory(w, in, sizeof(*w));
      w->process = PsGetCurrentProcess();
      w->mode = ${mode};
      information = 0;
      if (NT_SUCCESS(PsCreateSystemThread(&h, THREAD_ALL_ACCESS, &a, NULL, NULL, Worker, w))) {
          ZwWaitForSingleObject(h, FALSE, NULL);
          ZwClose(h);
      }
      DbgPrint("%x %u\\n", w->status, w->seen);
      ExFreePoolWithTag(w, 'kroW');
    `,
  },
});
const program = `
  struct {
      void *process;
      ULONG *user;
      ULONG mode;
      LONG status;
      ULONG seen;
      HANDLE handle;
  } w;
  ULONG value = 41;
  DWORD n;
  HANDLE h = Open(0);
  w.user = &value;
  w.handle = CreateEventA(NULL, TRUE, FALSE, NULL);
  CHECK(DeviceIoControl(h, 0x222000, &w, sizeof(w), NULL, 0, &n, NULL));
  CHECK(value == 42 && WaitForSingleObject(w.handle, 0) == WAIT_OBJECT_0);
`;

describe("a system thread attached to a program's process", () => {
  it("sees its memory and its handles, may attach once more, and comes back", () => {
    const ran = runProgram(program, attaching(0));
    expect(ran).toMatchObject({ output: "", end: "finished" });
    expect(ran.kernel.state.debugOutput.join("")).toBe("1 1 1 1 0000000000000001 1 0 0 1 0\n0 41\n");
  });
  it.each([
    [1, "APC_INDEX_MISMATCH", "ends attached to process program"],
    [2, "INVALID_PROCESS_DETACH_ATTEMPT", "although it is attached to none"],
    [3, "INVALID_PROCESS_ATTACH_ATTEMPT", "is attached to process program already"],
  ])("must not end there, come back twice, or attach twice with KeAttachProcess (%i)", (mode, name, why) => {
    const { end } = runProgram(program, attaching(mode));
    expect(end).toContain(name);
    expect(end).toContain(why);
  });
  it("is no deferred call", () => {
    const code =
      "KeInitializeDpc(&extension->Dpc, Routine, NULL); KeInsertQueueDpc(&extension->Dpc, NULL, NULL); KeFlushQueuedDpcs();";
    const more = `
      #include <ntifs.h>
      static KDEFERRED_ROUTINE Routine;
      static VOID Routine(PKDPC d, PVOID c, PVOID x, PVOID y) {
          KAPC_STATE s;
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          UNREFERENCED_PARAMETER(x);
          UNREFERENCED_PARAMETER(y);
          KeStackAttachProcess(PsInitialSystemProcess, &s);
          KeUnstackDetachProcess(&s);
          KeDetachProcess();
      }
    `;
    const { end } = runDriver(driver({ control: code, declarations: more }), {
      ...control(4),
      verifier: { irql: false },
    });
    expect(told(end)).toContain("INVALID_PROCESS_ATTACH_ATTEMPT 0x5: DPC Routine attaches to a process");
  });
});

it("memory of a program's process is given and freed by a driver, by handle or in its context", () => {
  const { end, output, crash } = runProgram(
    String.raw`
      struct {
          ULONG *given;
          SIZE_T size;
          LONG status, freed, again;
      } r;
      DWORD n;
      HANDLE h = Open(0);
      CHECK(DeviceIoControl(h, 0x222000, NULL, 0, &r, sizeof(r), &n, NULL));
      CHECK(r.status == 0 && r.size == 8192 && r.given[2047] == 5 && r.given[0] == 0);
      r.given[1] = 9;
      CHECK(DeviceIoControl(h, 0x222004, &r, sizeof(r), &r, sizeof(r), &n, NULL));
      CHECK(r.freed == 0 && r.again == (LONG)0xc00000a0);
      r.given[1] = 1;
    `,
    {
      driver: {
        declarations: `
          #include <ntifs.h>
          typedef struct {
              PULONG given;
              SIZE_T size;
              NTSTATUS status, freed, again;
          } GIVEN;
        `,
        control: `
          GIVEN *r = (GIVEN *)buffer;
          PVOID at = NULL;
          SIZE_T size = 5000;
          if (stack->Parameters.DeviceIoControl.IoControlCode == 0x222000) {
              r->status = ZwAllocateVirtualMemory(NtCurrentProcess(), &at, 0, &size, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
              r->given = at;
              r->size = size;
              if (NT_SUCCESS(r->status)) r->given[2047] = 5;
          } else {
              at = r->given;
              size = 0;
              r->freed = ZwFreeVirtualMemory(NtCurrentProcess(), &at, &size, MEM_RELEASE);
              if (size != 8192) r->freed = 1;
              size = 0;
              r->again = ZwFreeVirtualMemory(NtCurrentProcess(), &at, &size, MEM_RELEASE);
          }
        `,
      },
    },
  );
  expect({ end, output }).toEqual({ end: "finished", output: "" });
  expect(crash).toMatch(/access violation/);
});

holds(
  "what processors have and share, and each of them as if it were added",
  String.raw`
    PROCESSOR_NUMBER n;
    ULONG length = 0;
    UCHAR room[512];
    PSYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX e = (PSYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX)room;
    PVOID handle;
    CHECK(ExIsProcessorFeaturePresent(PF_XMMI64_INSTRUCTIONS_AVAILABLE) &&
          ExIsProcessorFeaturePresent(PF_COMPARE_EXCHANGE128) &&
          !ExIsProcessorFeaturePresent(PF_3DNOW_INSTRUCTIONS_AVAILABLE) && !ExIsProcessorFeaturePresent(200));
    CHECK(KeQueryLogicalProcessorRelationship(NULL, RelationGroup, NULL, &length) == STATUS_INFO_LENGTH_MISMATCH &&
          length ==
              FIELD_OFFSET(SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX, Group.GroupInfo) + 2 * sizeof(PROCESSOR_GROUP_INFO));
    length = sizeof(room);
    CHECK(KeQueryLogicalProcessorRelationship(NULL, RelationGroup, e, &length) == STATUS_SUCCESS &&
          e->Relationship == RelationGroup && e->Size == length && e->Group.ActiveGroupCount == 2 &&
          e->Group.GroupInfo[1].ActiveProcessorCount == 1 && e->Group.GroupInfo[0].ActiveProcessorMask == 3);
    n.Group = 1;
    n.Number = 0;
    n.Reserved = 0;
    length = sizeof(room);
    CHECK(KeQueryLogicalProcessorRelationship(&n, RelationProcessorCore, e, &length) == STATUS_SUCCESS &&
          e->Size == length && e->Processor.GroupCount == 1 && e->Processor.GroupMask[0].Group == 1 &&
          e->Processor.GroupMask[0].Mask == 1);
    length = sizeof(room);
    CHECK(KeQueryLogicalProcessorRelationship(NULL, RelationProcessorPackage, e, &length) == STATUS_SUCCESS &&
          e->Processor.GroupCount == 2);
    length = sizeof(room);
    CHECK(KeQueryLogicalProcessorRelationship(NULL, RelationNumaNode, e, &length) == STATUS_SUCCESS &&
          length == 2 * e->Size &&
          ((PSYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX)(room + e->Size))->NumaNode.NodeNumber == 1);
    length = sizeof(room);
    CHECK(KeQueryLogicalProcessorRelationship(NULL, RelationAll, e, &length) == STATUS_SUCCESS && length > 200 &&
          e->Relationship == RelationProcessorCore);
    n.Number = 5;
    CHECK(KeQueryLogicalProcessorRelationship(&n, RelationAll, e, &length) == STATUS_INVALID_PARAMETER);
    handle = KeRegisterProcessorChangeCallback(Changed, &refuse, KE_PROCESSOR_CHANGE_ADD_EXISTING);
    CHECK(handle != NULL && strcmp(said, "s0 s1 s2 c0 c1 c2 ") == 0);
    KeDeregisterProcessorChangeCallback(handle);
    said[0] = 0;
    refuse = 2;
    CHECK(KeRegisterProcessorChangeCallback(Changed, &refuse, KE_PROCESSOR_CHANGE_ADD_EXISTING) == NULL &&
          strcmp(said, "s0 s1 s2 f1 f0 ") == 0);
    said[0] = 0;
    handle = KeRegisterProcessorChangeCallback(Changed, &refuse, 0);
    CHECK(handle != NULL && said[0] == 0);
    KeDeregisterProcessorChangeCallback(handle);
  `,
  {
    declarations: `
      #include <ntifs.h>
      static CHAR said[64];
      static ULONG refuse = 9;
      static PROCESSOR_CALLBACK_FUNCTION Changed;
      static VOID Changed(PVOID c, PKE_PROCESSOR_CHANGE_NOTIFY_CONTEXT change, PNTSTATUS status) {
          CHECK(c == &refuse && *status == STATUS_SUCCESS && change->ProcNumber.Group == change->NtNumber / 2);
          sprintf(said + strlen(said), "%c%u ", "scf"[change->State], change -> NtNumber);
          if (change->State == KeProcessorAddStartNotify && change->NtNumber == refuse) *status = STATUS_NO_MEMORY;
      }
    `,
  },
  { machine: { processors: 3, groupSize: 2 } },
);

holds(
  "five processors in groups of two: by group, number, index and node; affinities and deferred calls across groups",
  `
    PROCESSOR_NUMBER n;
    GROUP_AFFINITY a, before, all[2];
    USHORT count = 0;
    static KDPC dpc;
    KAFFINITY mask = 0;
    CHECK(KeNumberProcessors == 2 && KeQueryActiveGroupCount() == 3 && KeQueryMaximumGroupCount() == 3 &&
          KeQueryGroupAffinity(1) == 3 && KeQueryGroupAffinity(2) == 1 && KeQueryGroupAffinity(3) == 0);
    CHECK(KeQueryActiveProcessorCountEx(ALL_PROCESSOR_GROUPS) == 5 && KeQueryActiveProcessorCountEx(2) == 1 &&
          KeQueryActiveProcessorCount(&mask) == 2 && mask == 3 && KeQueryActiveProcessors() == 3 &&
          KeQueryMaximumProcessorCount() == 2 && KeQueryHighestNodeNumber() == 2);
    CHECK(KeGetProcessorNumberFromIndex(3, &n) == STATUS_SUCCESS && n.Group == 1 && n.Number == 1 &&
          KeGetProcessorIndexFromNumber(&n) == 3);
    n.Group = 2;
    CHECK(KeGetProcessorIndexFromNumber(&n) == INVALID_PROCESSOR_INDEX);
    CHECK(KeQueryNodeActiveAffinity2(1, all, 2, &count) == STATUS_SUCCESS && count == 1 && all[0].Group == 1 &&
          all[0].Mask == 3);
    CHECK(KeQueryNodeActiveAffinity2(1, NULL, 0, &count) == STATUS_BUFFER_TOO_SMALL &&
          KeQueryNodeActiveAffinity2(3, all, 2, &count) == STATUS_INVALID_PARAMETER);
    CHECK(KeQueryNodeActiveProcessorCount(2) == 1 && KeQueryNodeMaximumProcessorCount(1) == 2);
    RtlZeroMemory(&a, sizeof(a));
    a.Group = 1;
    a.Mask = 2;
    KeSetSystemGroupAffinityThread(&a, &before);
    CHECK(before.Mask == 0);
    CHECK(KeGetCurrentProcessorNumberEx(&n) == 3 && n.Group == 1 && n.Number == 1 && KeGetCurrentProcessorNumber() == 1 &&
          KeGetCurrentNodeNumber() == 1);
    a.Group = 2;
    a.Mask = 1;
    KeSetSystemGroupAffinityThread(&a, &before);
    CHECK(before.Group == 1 && before.Mask == 2 && KeGetCurrentProcessorNumberEx(NULL) == 4);
    a.Mask = 2;
    KeSetSystemGroupAffinityThread(&a, NULL);
    CHECK(KeGetCurrentProcessorNumberEx(NULL) == 4);
    KeInitializeDpc(&dpc, Where, &extension->Event);
    n.Group = 1;
    n.Number = 0;
    CHECK(KeSetTargetProcessorDpcEx(&dpc, &n) == STATUS_SUCCESS);
    KeInsertQueueDpc(&dpc, NULL, NULL);
    CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS && where == 2);
    KeRevertToUserGroupAffinityThread(&before);
    CHECK(KeGetCurrentProcessorNumberEx(NULL) == 3);
    RtlZeroMemory(&before, sizeof(before));
    KeRevertToUserGroupAffinityThread(&before);
    KeSetSystemAffinityThread(2);
    CHECK(KeGetCurrentProcessorNumberEx(NULL) == 1);
    KeRevertToUserAffinityThread();
  `,
  {
    declarations: `
      #include <ntifs.h>
      static volatile ULONG where;
      static KDEFERRED_ROUTINE Where;
      static VOID Where(PKDPC d, PVOID c, PVOID x, PVOID y) {
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(x);
          UNREFERENCED_PARAMETER(y);
          where = KeGetCurrentProcessorNumberEx(NULL);
          KeSetEvent((PRKEVENT)c, 0, FALSE);
      }
    `,
  },
  { machine: { processors: 5, groupSize: 2 } },
);
