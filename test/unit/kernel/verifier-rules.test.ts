// What a finding says beyond its message: the rule by the name that it has in Windows' tools, the bugcheck of Driver Verifier and its
// parameters, where the IRP has been; and that each class of checks can be switched off alone.
import { describe, expect, it } from "vitest";
import { explainStop } from "../../../kernel/verifier/explain-stop.ts";
import { control, driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

function explained(pieces: Pieces, verifier: Readonly<Record<string, boolean>> = {}, scenario = control()): string {
  const { end } = runDriver(driver(pieces), { ...scenario, verifier });
  return end.kind === "bugcheck" || end.kind === "finding" ? explainStop(end) : told(end);
}

const locks = `static IO_REMOVE_LOCK rl;`;
const initialized = "IoInitializeRemoveLock(&rl, 'kLmR', 0, 0);";
const routine = `static IO_COMPLETION_ROUTINE Done;
  static NTSTATUS Done(PDEVICE_OBJECT d, PIRP i, PVOID c) { UNREFERENCED_PARAMETER(d); UNREFERENCED_PARAMETER(i);`;
const down = `PIRP other; IoCopyCurrentIrpStackLocationToNext(irp); IoSetCompletionRoutine(irp, Done, &extension->Lock, TRUE, TRUE, TRUE);
  UNREFERENCED_PARAMETER(other); done = TRUE; status = IoCallDriver(extension->Lower, irp);`;

/** A mistake, the class that finds it, and what is told of it. `after`: how the run ends without the class, if not by going on. */
const mistakes: readonly {
  readonly what: string;
  readonly by: string;
  readonly pieces: Pieces;
  readonly told: readonly RegExp[];
  readonly after?: RegExp;
}[] = [
  {
    what: "marked pending, another status returned",
    by: "io",
    pieces: { control: "IoMarkIrpPending(irp);" },
    told: [/Rule: MarkIrpPending \(I\/O Verification\)/, /0x000000C9 .*\(0x000000000000023e, 0xf/, /Arg3: .*the IRP/],
  },
  {
    what: "STATUS_PENDING returned, not marked",
    by: "io",
    pieces: { control: "done = TRUE; Complete(irp, STATUS_SUCCESS, 0); status = STATUS_PENDING;" },
    told: [/Rule: MarkIrpPending/, /\(0x000000000000023d,/],
  },
  {
    what: "another status returned than in the IRP",
    by: "io",
    pieces: { control: "done = TRUE; Complete(irp, STATUS_SUCCESS, 0); status = STATUS_UNSUCCESSFUL;" },
    told: [/Rule: LowerDriverReturn/, /\(0x0000000000000224,/],
  },
  {
    what: "completed with its cancel routine",
    by: "io",
    pieces: {
      declarations:
        "static DRIVER_CANCEL No; static VOID No(PDEVICE_OBJECT d, PIRP i) { UNREFERENCED_PARAMETER(d); UNREFERENCED_PARAMETER(i); }",
      control: "IoSetCancelRoutine(irp, No);",
    },
    told: [/\(0x0000000000000007,/, /Arg2: .*cancel routine/, /Arg3: .*the IRP/],
  },
  {
    what: "a remove lock released with another tag",
    by: "io",
    pieces: {
      declarations: locks,
      entry: initialized,
      control: "status = IoAcquireRemoveLock(&rl, irp); IoReleaseRemoveLock(&rl, NULL);",
    },
    told: [/Rule: RemoveLockCheck/, /0x000000C4 .*\(0x00000000000000d5,/, /acquired here \(tag 0xf/],
  },
  {
    what: "a remove lock released too often",
    by: "io",
    pieces: {
      declarations: locks,
      entry: initialized,
      control: "status = IoAcquireRemoveLock(&rl, irp); IoReleaseRemoveLock(&rl, irp); IoReleaseRemoveLock(&rl, irp);",
    },
    told: [/Rule: RemoveLockCheck/, /more often than it was acquired/],
  },
  {
    what: "a remove lock initialised twice",
    by: "io",
    pieces: { declarations: locks, entry: initialized, control: initialized },
    told: [/Rule: MultRemoveLock/, /\(0x00000000000000d7,/],
  },
  {
    what: "a completion routine that returns at another IRQL",
    by: "irql",
    pieces: {
      declarations: `
        ${routine} KIRQL o;
        UNREFERENCED_PARAMETER(c);
        KeRaiseIrql(APC_LEVEL, &o);
        return STATUS_SUCCESS;
        }
      `,
      control: down,
    },
    told: [/Rule: IrqlReturn/, /\(0x00000000000000fa, .*0x0000000000000000, 0x0000000000000001\)/],
  },
  {
    what: "a completion routine in a critical region",
    by: "locks",
    pieces: {
      declarations: `${routine} UNREFERENCED_PARAMETER(c); KeEnterCriticalRegion(); return STATUS_SUCCESS; }`,
      control: down,
    },
    told: [/Rule: CriticalRegions/, /\(0x00000000000000fb, .*0xffffffffffffffff, 0x0000000000000000\)/],
    after: /APC_INDEX_MISMATCH/,
  },
  {
    what: "a dispatch routine that keeps a mutex",
    by: "locks",
    pieces: {
      declarations: "static KMUTEX m;",
      entry: "KeInitializeMutex(&m, 0);",
      control: "KeWaitForSingleObject(&m, Executive, KernelMode, FALSE, NULL);",
    },
    told: [/Rule: CriticalRegions/, /\(0x00000000000000c5,/],
    after: /APC_INDEX_MISMATCH/,
  },
  {
    what: "locks in both orders",
    by: "deadlock",
    pieces: {
      declarations: "static FAST_MUTEX a, b;",
      entry: "ExInitializeFastMutex(&a); ExInitializeFastMutex(&b);",
      control: `ExAcquireFastMutex(&a); ExAcquireFastMutex(&b); ExReleaseFastMutex(&b); ExReleaseFastMutex(&a);
        ExAcquireFastMutex(&b); ExAcquireFastMutex(&a); ExReleaseFastMutex(&a); ExReleaseFastMutex(&b);`,
    },
    told: [/Deadlock Detection/, /\(0x0000000000001001,/],
  },
  {
    what: "pool that is left",
    by: "leaks",
    pieces: {
      control: "status = ExAllocatePool2(POOL_FLAG_NON_PAGED, 40, 'kaeL') == NULL ? STATUS_NO_MEMORY : STATUS_SUCCESS;",
    },
    told: [/Pool Tracking/, /\(0x0000000000000062,/, /Arg4: 0x0000000000000001/],
  },
  {
    what: "a timer freed while it is set",
    by: "active",
    pieces: {
      control: `PKTIMER t = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(KTIMER), 'rmiT'); LARGE_INTEGER due; due.QuadPart = -10;
        KeInitializeTimer(t); KeSetTimer(t, due, NULL); ExFreePool(t);`,
    },
    told: [/TIMER_OR_DPC_INVALID/],
    after: /finished|FREED|timer/i,
  },
  {
    what: "a DDI above its level",
    by: "irql",
    pieces: {
      control: `
          KIRQL o;
          KeRaiseIrql(DISPATCH_LEVEL, &o);
          KeEnterCriticalRegion();
          KeLeaveCriticalRegion();
          KeLowerIrql(o);
        `,
    },
    told: [
      /Rule: IrqlKeApcLte2 \(DDI compliance checking\)/,
      /\(0x0000000000020010, 0x0000000000000002, 0x0000000000000001/,
    ],
  },
];

for (const { what, by, pieces, told: texts, after } of mistakes) {
  describe(what, () => {
    it("is told with its rule", () => {
      const text = explained(pieces);
      for (const one of texts) expect(text).toMatch(one);
    });
    it(`is let pass without "${by}", and by no other switch`, () => {
      expect(explained(pieces, { [by]: false })).toMatch(after ?? /^finished$/);
      const others = ["irql", "pool", "leaks", "active", "io", "locks", "deadlock", "handles"].filter(
        (one) => one !== by,
      );
      const text = explained(pieces, Object.fromEntries(others.map((one) => [one, false])));
      for (const one of texts) expect(text).toMatch(one);
    });
  });
}

/** Mistakes with things that are not IRPs in the hand, and what is told of each. */
const others: readonly (readonly [what: string, pieces: Pieces, told: RegExp])[] = [
  [
    "an IRP that is never freed",
    { control: "PIRP i = IoAllocateIrp(1, FALSE); UNREFERENCED_PARAMETER(i);" },
    /the IRP at .* has not been freed.*\n.*made here.*\n.*Rule: IoAllocateFree/,
  ],
  [
    "an MDL that is never freed",
    { control: "static ULONG x; PMDL m = IoAllocateMdl(&x, 4, FALSE, FALSE, NULL); UNREFERENCED_PARAMETER(m);" },
    /1 MDL was not freed.*\n.*made here/,
  ],
  [
    "an event provider that stays",
    {
      declarations: "#include <evntrace.h>\nstatic REGHANDLE h; static const GUID g = {1, 2, 3, {4}};",
      entry: "EtwRegister(&g, NULL, NULL, &h);",
    },
    /EtwUnregister is missing.*0x00000000000000dd/s,
  ],
  [
    "a key that stays open",
    {
      entry: `
          OBJECT_ATTRIBUTES a;
          HANDLE h;
          InitializeObjectAttributes(&a, path, OBJ_KERNEL_HANDLE, NULL, NULL);
          ZwOpenKey(&h, KEY_READ, &a);
        `,
    },
    /the handle to the key .*test is still open: ZwClose is missing.*\n.*opened here.*\n.*Rule: ZwRegistryOpen/i,
  ],
  [
    "a resource left in the image",
    { control: "static ERESOURCE r; ExInitializeResourceLite(&r);" },
    /The image of test is unloaded with an ERESOURCE.*0x00000000000000d2/s,
  ],
];
it.each(others)("%s", (_what, pieces, expected) => {
  const steps = [...(control() as { steps: readonly unknown[] }).steps, { do: "unload", driver: "test" }];
  expect(explained(pieces, {}, { steps })).toMatch(expected);
});

it("an IRP's history: from where it was made to where it was touched", () => {
  const text = explained({ control: "Complete(irp, STATUS_SUCCESS, 0); information = 0;" });
  expect(text).toMatch(/DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL/);
  expect(explained({ control: "Complete(irp, STATUS_SUCCESS, 0); IoCompleteRequest(irp, IO_NO_INCREMENT);" })).toMatch(
    /Rule: DoubleCompletion/,
  );
  expect(text).toMatch(
    /IRP 0xf[0-9a-f]+:\n.*nt makes it, \d stack locations.*\n.*test \\Device\\Test is sent it: .*IRP_MJ_DEVICE_CONTROL.*\n.*completed STATUS_SUCCESS.*\n/,
  );
});

/** What stops a filter, "above", on a driver called "test". */
function stopped(above: Pieces, below: Pieces, steps: readonly unknown[]): string {
  const { end } = runDriver(
    {
      "driver.c": driver(below),
      "above.c": driver(above).replace("sizeof(EXTENSION), &name,", "sizeof(EXTENSION), NULL,"),
    },
    {
      drivers: [
        { name: "test", sources: ["driver.c"] },
        { name: "above", sources: ["above.c"] },
      ],
      devices: [{ name: "device", driver: "test", upperFilters: ["above"] }],
      steps: [{ do: "open", handle: "h", device: "\\Device\\Test" }, ...steps],
    },
  );
  return end.kind === "finding" ? explainStop(end) : told(end);
}

it("a driver copies its stack location whole, with the completion routine of the driver above", () => {
  const above: Pieces = {
    declarations: `
      static IO_COMPLETION_ROUTINE Mine;
      static NTSTATUS Mine(PDEVICE_OBJECT d, PIRP i, PVOID c) {
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          if (i->PendingReturned) IoMarkIrpPending(i);
          return STATUS_SUCCESS;
      }
    `,
    control: `
      IoCopyCurrentIrpStackLocationToNext(irp);
      IoSetCompletionRoutine(irp, Mine, NULL, TRUE, TRUE, TRUE);
      done = TRUE;
      status = IoCallDriver(extension->Lower, irp);
    `,
  };
  const copies = `
    *IoGetNextIrpStackLocation(irp) = *stack;
    done = TRUE;
    status = IoCallDriver(extension->Lower, irp);
  `;
  const text = stopped(above, { control: copies }, [{ do: "ioctl", handle: "h", code: 0x222000 }]);
  expect(text).toMatch(/test hands the IRP on with the completion routine of above/);
  expect(text).toMatch(/0x000000C9 .*\(0x0000000000000207,/);
});

it("a driver sets a cancel routine in an IRP that the driver below has", () => {
  const above: Pieces = {
    declarations: `
      static DRIVER_CANCEL Late;
      static VOID Late(PDEVICE_OBJECT d, PIRP i) {
          UNREFERENCED_PARAMETER(d);
          IoReleaseCancelSpinLock(i->CancelIrql);
      }
    `,
    control: `
      IoMarkIrpPending(irp);
      IoCopyCurrentIrpStackLocationToNext(irp);
      IoCallDriver(extension->Lower, irp);
      IoSetCancelRoutine(irp, Late);
      done = TRUE;
      status = STATUS_PENDING;
    `,
    read: "IoSkipCurrentIrpStackLocation(irp); return IoCallDriver(((PEXTENSION)device->DeviceExtension)->Lower, irp);",
  };
  const below: Pieces = {
    declarations: "static PIRP kept;",
    control: "IoMarkIrpPending(irp); kept = irp; done = TRUE; status = STATUS_PENDING;",
    read: "UNREFERENCED_PARAMETER(device); Complete(kept, STATUS_SUCCESS, 0); return Complete(irp, STATUS_SUCCESS, 0);",
  };
  const text = stopped(above, below, [
    { do: "ioctl", handle: "h", code: 0x222000, async: "a", expect: { status: "STATUS_PENDING" } },
    { do: "read", handle: "h", length: 1 },
  ]);
  expect(text).toMatch(/above has set a cancel routine, .*Late, in an IRP that it has handed down: test has the IRP/);
  expect(text).toMatch(/0x000000C9 .*\(0x0000000000000229,/);
});

it.each([
  ["completes", "0x0000000000000209", "Complete(irp, STATUS_SUCCESS, 0); return STATUS_PENDING;"],
  [
    "hands on",
    "0x0000000000000205",
    "IoSkipCurrentIrpStackLocation(irp); IoCallDriver(extension->Lower, irp); return STATUS_PENDING;",
  ],
])("a driver %s an IRP that the driver below keeps", (does, violation, again) => {
  const above = driver({
    declarations: "DRIVER_DISPATCH Again;",
    read: `UNREFERENCED_PARAMETER(device); return Complete(irp, STATUS_SUCCESS, 0); }
      NTSTATUS Again(PDEVICE_OBJECT device, PIRP irp) { PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
      IoMarkIrpPending(irp); IoCopyCurrentIrpStackLocationToNext(irp); IoCallDriver(extension->Lower, irp); ${again}`,
    entry: "driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Again;",
  }).replace("sizeof(EXTENSION), &name,", "sizeof(EXTENSION), NULL,");
  const below = driver({ control: "IoMarkIrpPending(irp); done = TRUE; status = STATUS_PENDING;" });
  const { end } = runDriver(
    { "driver.c": below, "above.c": above },
    {
      ...control(),
      drivers: [
        { name: "test", sources: ["driver.c"] },
        { name: "above", sources: ["above.c"] },
      ],
      devices: [{ name: "device", driver: "test", upperFilters: ["above"] }],
    },
  );
  expect(end.kind === "finding" ? explainStop(end) : told(end)).toMatch(
    new RegExp(`above ${does} .* that test keeps.*${violation}`, "s"),
  );
});

describe("a buffer whose contents its MDL says to be invariant", () => {
  const sends = (major: string, state = "MmMdlPageContentsInvariant") => `
    static UCHAR data[64];
    PMDL m = IoAllocateMdl(data, 64, FALSE, FALSE, NULL);
    PIRP i = IoAllocateIrp(2, FALSE);
    if (m == NULL || i == NULL) return STATUS_SUCCESS;
    MmBuildMdlForNonPagedPool(m);
    if (MmMdlPageContentsState(m, ${state}) != MmMdlPageContentsDynamic) DbgPrint("not dynamic");
    if (MmMdlPageContentsState(m, MmMdlPageContentsQuery) != ${state}) DbgPrint("not as set");
    i->MdlAddress = m;
    IoGetNextIrpStackLocation(i)->MajorFunction = ${major};
    IoSetCompletionRoutine(i, Kept, NULL, TRUE, TRUE, TRUE);
    (void)IoCallDriver(extension->Self, i);
    IoFreeIrp(i);
    IoFreeMdl(m);
  `;
  const declarations = `
    static IO_COMPLETION_ROUTINE Kept;
    static NTSTATUS Kept(PDEVICE_OBJECT d, PIRP i, PVOID c) {
        UNREFERENCED_PARAMETER(d); UNREFERENCED_PARAMETER(i); UNREFERENCED_PARAMETER(c);
        return STATUS_MORE_PROCESSING_REQUIRED;
    }
  `;
  const entry = "driver->MajorFunction[IRP_MJ_WRITE] = Read;";
  const touched = "++*(PUCHAR)MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);";
  const run = (read: string, major: string, state?: string) => {
    const { end, kernel } = runDriver(driver({ declarations, entry, read, control: sends(major, state) }), control());
    expect(kernel.state.debugOutput).toEqual([]);
    return end.kind === "finding" ? explainStop(end) : told(end);
  };
  const completes = `${touched} return Complete(irp, STATUS_SUCCESS, 1);`;
  const passes = `${touched} return PassDown(device, irp);`;
  it("may not be changed on its way down", () => {
    expect(run(passes, "IRP_MJ_READ")).toMatch(/0x000000C4 .*\(0x0000000000001010, [\s\S]*Invariant MDL Checking/);
    expect(run(passes, "IRP_MJ_WRITE")).toMatch(/\(0x0000000000001011, /);
  });
  it("may be changed by who completes a read, not by who completes a write", () => {
    expect(run(completes, "IRP_MJ_READ")).toBe("finished");
    expect(run(completes, "IRP_MJ_WRITE")).toMatch(/\(0x0000000000001011, /);
  });
  it("is nobody's concern unless the MDL says so", () => {
    expect(run(completes, "IRP_MJ_WRITE", "MmMdlPageContentsDynamic")).toBe("finished");
  });
});
