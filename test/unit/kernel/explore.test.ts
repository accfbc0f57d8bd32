// Schedules tried one after another: what a race needs to show is found, said, and shown again by its text alone.
import { describe, expect, test } from "vitest";
import { type Explored, explore } from "../../../kernel/explore/explore.ts";
import { driver } from "./driver.ts";
import { makeKernel, runKernel, told } from "./host.ts";

function tried(source: string, scenario: Readonly<Record<string, unknown>>, runs = 3000): Explored {
  const kernel = makeKernel(source, { ...scenario, machine: { schedule: "" } });
  const search = explore(kernel, { switches: 2, runs, cancels: true, strict: false });
  for (;;) {
    const next = search.next();
    if (next.done === true) return next.value;
  }
}

const open = { do: "open", handle: "h", device: "\\Device\\Test", access: "readWrite" };
const ioctl = { do: "ioctl", handle: "h", code: 0x222000 };

describe("a flag that a thread and a dispatch routine both look at", () => {
  const racy = driver({
    declarations: `
static LONG volatile owners;
static KEVENT entered;
static VOID Enter(VOID)
{
    if (owners == 0) {
        owners++;
        if (owners != 1) DbgPrint("two owners\\n");
        NT_ASSERT(owners == 1);
        owners--;
    }
}
static VOID Thread(PVOID context)
{
    UNREFERENCED_PARAMETER(context);
    Enter();
    KeSetEvent(&entered, 0, FALSE);
    PsTerminateSystemThread(STATUS_SUCCESS);
}`,
    control: `
    HANDLE thread;
    KeInitializeEvent(&entered, NotificationEvent, FALSE);
    PsCreateSystemThread(&thread, 0, NULL, NULL, NULL, Thread, NULL);
    Enter();
    KeWaitForSingleObject(&entered, Executive, KernelMode, FALSE, NULL);
    ZwClose(thread);`,
  });
  const steps = [open, ioctl, { do: "close", handle: "h" }];

  test("is found with the two switches that it takes, and shown again by its schedule", () => {
    const { broken } = tried(racy, { steps });
    expect(broken?.schedule.split(" ")).toHaveLength(2);
    const again = runKernel(makeKernel(racy, { steps, machine: { schedule: broken?.schedule ?? "" } }));
    expect(again.end.kind).toBe(broken?.stop.kind);
    expect(told(again.end)).toContain("assertion");
  });
});

describe("requests of two threads at once", () => {
  const both = [
    open,
    { ...ioctl, async: "one", thread: true },
    { ...ioctl, async: "two", thread: true },
    { do: "waitFor", request: "one", timeout: 1000 },
    { do: "waitFor", request: "two", timeout: 1000 },
    { do: "close", handle: "h" },
    { do: "remove", device: "device" },
  ];
  const list = (lock: string, unlock: string) =>
    driver({
      fields: "LIST_ENTRY Pending;",
      add: "InitializeListHead(&extension->Pending);",
      declarations: "typedef struct _ITEM { LIST_ENTRY Link; } ITEM;",
      control: `
    ITEM *item = (ITEM *)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    PLIST_ENTRY first;
    KIRQL irql = PASSIVE_LEVEL;
    UNREFERENCED_PARAMETER(irql);
    if (item == NULL) return Complete(irp, STATUS_INSUFFICIENT_RESOURCES, 0);
    ${lock}
    InsertTailList(&extension->Pending, &item->Link);
    ${unlock}
    ${lock}
    first = RemoveHeadList(&extension->Pending);
    ${unlock}
    if (first == &extension->Pending) status = STATUS_UNSUCCESSFUL;
    else ExFreePoolWithTag(CONTAINING_RECORD(first, ITEM, Link), 'metI');`,
    });

  test("lose an entry of a list that no lock guards", () => {
    const { broken } = tried(list("", ""), { steps: both });
    expect(broken?.schedule.split(" ").length).toBeLessThanOrEqual(2);
    expect(broken?.switches.join()).toContain("TailList");
  });

  test("keep a list that a lock guards, in every order that two switches make", () => {
    const guarded = list("KeAcquireSpinLock(&extension->Lock, &irql);", "KeReleaseSpinLock(&extension->Lock, irql);");
    const found = tried(guarded, { steps: both }, 20_000);
    expect(found.broken).toBeUndefined();
    expect(found.complete).toBe(true);
    expect(found.runs).toBeGreaterThan(100);
  });
});
