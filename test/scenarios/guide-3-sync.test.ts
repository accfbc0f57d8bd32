// Rows of guide-3, section D4: waits, timers, events, locks, handles, run-down.
import { expect, it } from "vitest";
import type { Pieces } from "../unit/kernel/driver.ts";
import { close, ioctl, open, passes, prints, remove, run, wait } from "./run.ts";

const stops = (control: string, pieces: Pieces = {}, scenario: Readonly<Record<string, unknown>> = {}) =>
  run({ ...pieces, control: `information = 0; ${control}` }, [open, ioctl()], scenario).told;
const raised = (code: string) => `KIRQL irql; KeRaiseIrql(DISPATCH_LEVEL, &irql); ${code} KeLowerIrql(irql);`;
/** Starts threads, by routine name, that are waited for at the end. */
const threads = (names: readonly string[], between = "") =>
  `
    HANDLE handles[${names.length}];
    OBJECT_ATTRIBUTES attributes;
    ULONG t;
    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    ${names
      .map(
        (name, i) =>
          `PsCreateSystemThread(&handles[${i}], THREAD_ALL_ACCESS, &attributes, NULL, NULL, ${name}, extension);`,
      )
      .join(" ")} ${between} for (t = 0; t < ${names.length}; t++) {
        ZwWaitForSingleObject(handles[t], FALSE, NULL);
        ZwClose(handles[t]);
    }
  `;
const thread = (name: string, body: string) =>
  `
    static KSTART_ROUTINE ${name};
    static VOID ${name}(PVOID c) {
        PEXTENSION e = (PEXTENSION)c;
        UNREFERENCED_PARAMETER(e);
        ${body} PsTerminateSystemThread(STATUS_SUCCESS);
    }
  `;
const pause = (milliseconds: number) =>
  `{ LARGE_INTEGER pause; pause.QuadPart = -10000LL * ${milliseconds}; KeDelayExecutionThread(KernelMode, FALSE, &pause); }`;

it("D-S01 a wait in a DPC stops at the call", () => {
  const pieces: Pieces = {
    declarations: `
        static KDEFERRED_ROUTINE Dpc;
        static VOID Dpc(PKDPC d, PVOID c, PVOID a, PVOID b) {
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(a);
            UNREFERENCED_PARAMETER(b);
            KeWaitForSingleObject(&((PEXTENSION)c)->Event, Executive, KernelMode, FALSE, NULL);
        }
      `,
    add: "KeInitializeDpc(&extension->Dpc, Dpc, extension);",
  };
  expect(stops("KeInsertQueueDpc(&extension->Dpc, NULL, NULL); KeFlushQueuedDpcs();", pieces)).toMatch(
    /KeWaitForSingleObject is called at DISPATCH_LEVEL/,
  );
});

const dpc: Pieces = {
  declarations: `
      static KDEFERRED_ROUTINE Dpc;
      static ULONG calls;
      static VOID Dpc(PKDPC d, PVOID c, PVOID a, PVOID b) {
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          calls++;
          DbgPrint("dpc\\n");
      }
    `,
  add: "KeInitializeDpc(&extension->Dpc, Dpc, extension);",
};
it("D-S04 one timer for a DPC and for a wait: setting it anew takes the DPC's call away", () => {
  const control = `
    LARGE_INTEGER due;
    due.QuadPart = -50000;
    KeSetTimer(&extension->Timer, due, &extension->Dpc);
    due.QuadPart = -100000;
    DbgPrint("was set %d\\n", KeSetTimer(&extension->Timer, due, NULL));
    KeWaitForSingleObject(&extension->Timer, Executive, KernelMode, FALSE, NULL);
    DbgPrint("over\\n");
  `;
  expect(prints(control, dpc)).toEqual(["was set 1", "over"]);
});

it("D-S05 a DPC that is queued already is not queued a second time", () => {
  const control = raised(
    'DbgPrint("%d %d\\n", KeInsertQueueDpc(&extension->Dpc, NULL, NULL), KeInsertQueueDpc(&extension->Dpc, NULL, NULL));',
  );
  expect(prints(`${control} KeFlushQueuedDpcs();`, dpc).filter((line) => line === "dpc")).toHaveLength(1);
});

it("D-S06 timers are never early; a high-resolution one is hardly late", () => {
  const pieces: Pieces = {
    declarations: `
        static EXT_CALLBACK Rang;
        static VOID Rang(PEX_TIMER t, PVOID c) {
            UNREFERENCED_PARAMETER(t);
            KeSetEvent((PKEVENT)c, 0, FALSE);
        }
      `,
  };
  const control = `
    LARGE_INTEGER due, before, after;
    PEX_TIMER t = ExAllocateTimer(Rang, &extension->Event, EX_TIMER_HIGH_RESOLUTION);
    due.QuadPart = -10000;
    before = KeQueryPerformanceCounter(NULL);
    ExSetTimer(t, -10000, 0, NULL);
    KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);
    after = KeQueryPerformanceCounter(&due);
    {
        LONGLONG micro = (after.QuadPart - before.QuadPart) * 1000000 / due.QuadPart;
        DbgPrint("%d\\n", micro >= 1000 && micro <= 2000);
    }
    ExDeleteTimer(t, TRUE, TRUE, NULL);
    {
        ULONGLONG then = KeQueryInterruptTime();
        KTIMER k;
        KeInitializeTimer(&k);
        due.QuadPart = -10000;
        KeSetTimer(&k, due, NULL);
        KeWaitForSingleObject(&k, Executive, KernelMode, FALSE, NULL);
        DbgPrint("%d\\n", KeQueryInterruptTime() - then >= 10000);
    }
  `;
  expect(prints(control, pieces)).toEqual(["1", "1"]);
});

it("D-S09 a notification event lets all go and stays; a synchronization event lets one go and resets", () => {
  const pieces: Pieces = {
    fields: "KEVENT Sync; LONG Woken;",
    declarations: thread(
      "Waits",
      "KeWaitForSingleObject(&e->Sync, Executive, KernelMode, FALSE, NULL); InterlockedIncrement(&e->Woken);",
    ),
  };
  const run2 = (type: string) =>
    prints(
      `KeInitializeEvent(&extension->Sync, ${type}, FALSE); extension->Woken = 0; ${threads(
        ["Waits", "Waits"],
        `
        ${pause(5)} KeSetEvent(&extension->Sync, 0, FALSE);
        ${pause(5)} DbgPrint("%d woken, state %d\\n", extension->Woken, KeReadStateEvent(&extension->Sync));
        KeSetEvent(&extension->Sync, 0, FALSE);
      `,
      )}`,
      pieces,
    );
  expect(run2("NotificationEvent")).toEqual(["2 woken, state 1"]);
  expect(run2("SynchronizationEvent")).toEqual(["1 woken, state 0"]);
});

it("D-S10 a work item that is queued twice is found", () => {
  const pieces: Pieces = {
    declarations: `
        static IO_WORKITEM_ROUTINE Work;
        static VOID Work(PDEVICE_OBJECT d, PVOID c) {
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(c);
        }
      `,
  };
  expect(
    stops(
      `
        PIO_WORKITEM w = IoAllocateWorkItem(extension->Self);
        ${raised("IoQueueWorkItem(w, Work, DelayedWorkQueue, NULL); IoQueueWorkItem(w, Work, DelayedWorkQueue, NULL);")} UNREFERENCED_PARAMETER(w);
      `,
      pieces,
      { machine: { processors: 1 } },
    ),
  ).toMatch(/queued/i);
});

it("D-S12, D-S13 a lock taken twice by its owner; two locks taken in opposite orders", () => {
  expect(
    stops("KIRQL irql; KeAcquireSpinLock(&extension->Lock, &irql); KeAcquireSpinLockAtDpcLevel(&extension->Lock);"),
  ).toMatch(/SPIN_LOCK_ALREADY_OWNED 0xf.*taken here/);
  const opposite: Pieces = {
    fields: "KSPIN_LOCK Other;",
    declarations: `${thread(
      "One",
      `
      {
          KIRQL i;
          ULONG n;
          for (n = 0; n < 200; n++) {
              KeAcquireSpinLock(&e->Lock, &i);
              KeStallExecutionProcessor(5);
              KeAcquireSpinLockAtDpcLevel(&e->Other);
              KeReleaseSpinLockFromDpcLevel(&e->Other);
              KeReleaseSpinLock(&e->Lock, i);
          }
      }
    `,
    )}${thread(
      "Two",
      `
      {
          KIRQL i;
          ULONG n;
          for (n = 0; n < 200; n++) {
              KeAcquireSpinLock(&e->Other, &i);
              KeStallExecutionProcessor(5);
              KeAcquireSpinLockAtDpcLevel(&e->Lock);
              KeReleaseSpinLockFromDpcLevel(&e->Lock);
              KeReleaseSpinLock(&e->Other, i);
          }
      }
    `,
    )}`,
    add: "KeInitializeSpinLock(&extension->Other);",
  };
  expect(stops(threads(["One", "Two"]), opposite)).toMatch(/deadlock|order|can go on/i);
});

it("D-S14 paged memory under a spin lock", () => {
  expect(
    stops(
      `
        KIRQL irql;
        PULONG p = (PULONG)ExAllocatePool2(POOL_FLAG_PAGED, 64, 'tseT');
        KeAcquireSpinLock(&extension->Lock, &irql);
        *p = 1;
        KeReleaseSpinLock(&extension->Lock, irql);
        ExFreePool(p);
      `,
    ),
  ).toMatch(/0xd1.*paged pool block/);
});

it("D-S15 the spin lock for DPC level at PASSIVE_LEVEL", () => {
  expect(
    stops("KeAcquireSpinLockAtDpcLevel(&extension->Lock); KeReleaseSpinLockFromDpcLevel(&extension->Lock);"),
  ).toMatch(/KeAcquireSpinLockAtDpcLevel is called at PASSIVE_LEVEL/);
});

it("D-S18 readers share a lock, a writer waits for them, and a reader becomes the writer only if it is alone", () => {
  const pieces: Pieces = {
    declarations: `static EX_SPIN_LOCK lock; static volatile LONG inside, most, wrote, converted; ${thread("Writes", "{ KIRQL i = ExAcquireSpinLockExclusive(&lock); wrote = inside + 1; ExReleaseSpinLockExclusive(&lock, i); }")}${thread(
      "Reads",
      `
      {
          KIRQL i = ExAcquireSpinLockShared(&lock);
          LONG n = InterlockedIncrement(&inside);
          if (n > most) most = n;
          KeStallExecutionProcessor(50);
          if (n == 2 && inside == 2) converted += ExTryConvertSharedSpinLockExclusive(&lock);
          KeStallExecutionProcessor(50);
          InterlockedDecrement(&inside);
          ExReleaseSpinLockShared(&lock, i);
      }
    `,
    )}`,
  };
  expect(
    prints(
      `${threads(["Reads", "Writes", "Reads"])} DbgPrint("writer found %d readers, %d converted\\n", wrote - 1, converted);`,
      pieces,
    ),
  ).toEqual(["writer found 0 readers, 0 converted"]);
});

it("D-S19 with a fast mutex the level is APC_LEVEL: what asks for PASSIVE_LEVEL stops", () => {
  expect(
    stops(
      `
        FAST_MUTEX m;
        HANDLE h;
        OBJECT_ATTRIBUTES a;
        UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\Registry\\\\Machine");
        InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);
        ExInitializeFastMutex(&m);
        ExAcquireFastMutex(&m);
        (void)ZwOpenKey(&h, KEY_READ, &a);
        ExReleaseFastMutex(&m);
      `,
    ),
  ).toMatch(/ZwOpenKey is called at APC_LEVEL/);
});

it("D-S20 a resource: shared by two, a writer waits, and a third reader waits behind it", () => {
  const pieces: Pieces = {
    fields: "ERESOURCE Res; KEVENT Go;",
    declarations: `${thread(
      "Reader",
      `
      KeEnterCriticalRegion();
      ExAcquireResourceSharedLite(&e->Res, TRUE);
      KeWaitForSingleObject(&e->Go, Executive, KernelMode, FALSE, NULL);
      ExReleaseResourceLite(&e->Res);
      KeLeaveCriticalRegion();
    `,
    )}${thread("Writer", "KeEnterCriticalRegion(); ExAcquireResourceExclusiveLite(&e->Res, TRUE); ExReleaseResourceLite(&e->Res); KeLeaveCriticalRegion();")}`,
    add: "ExInitializeResourceLite(&extension->Res); KeInitializeEvent(&extension->Go, NotificationEvent, FALSE);",
    remove: "ExDeleteResourceLite(&extension->Res);",
  };
  const between = `
    ${pause(5)} KeEnterCriticalRegion();
    DbgPrint("third %d, exclusive waiters %u\\n", ExAcquireResourceSharedLite(&extension->Res, FALSE),
             ExGetExclusiveWaiterCount(&extension->Res));
    KeLeaveCriticalRegion();
    KeSetEvent(&extension->Go, 0, FALSE);
  `;
  expect(prints(`${threads(["Reader", "Reader", "Writer"], between)}`, pieces)).toEqual([
    "third 0, exclusive waiters 1",
  ]);
});

it("D-S21 a resource without a critical region is found", () => {
  expect(
    stops(
      "ERESOURCE r; ExInitializeResourceLite(&r); ExAcquireResourceExclusiveLite(&r, TRUE); ExReleaseResourceLite(&r); ExDeleteResourceLite(&r);",
    ),
  ).toMatch(/critical region|APC/i);
});

it("D-S24 a kernel handle is closed with ZwClose", () => {
  expect(
    prints(
      `
        HANDLE h;
        OBJECT_ATTRIBUTES a;
        UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\Registry\\\\Machine");
        InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);
        DbgPrint("%x", ZwOpenKey(&h, KEY_READ, &a));
        DbgPrint(" %x\\n", ZwClose(h));
      `,
    ),
  ).toEqual(["0 0"]);
});

it("D-S26 run-down: two inside, the owner waits, a third is refused, and the owner goes on after both", () => {
  const pieces: Pieces = {
    fields: "EX_RUNDOWN_REF Ref; KEVENT Go;",
    declarations: `${thread(
      "Inside",
      `
      if (ExAcquireRundownProtection(&e->Ref)) {
          KeWaitForSingleObject(&e->Go, Executive, KernelMode, FALSE, NULL);
          DbgPrint("leaves\\n");
          ExReleaseRundownProtection(&e->Ref);
      }
    `,
    )}${thread("Owner", 'ExWaitForRundownProtectionRelease(&e->Ref); DbgPrint("all gone\\n");')}`,
    add: "ExInitializeRundownProtection(&extension->Ref); KeInitializeEvent(&extension->Go, NotificationEvent, FALSE);",
  };
  const between = `
    ${pause(5)} PsCreateSystemThread(&handles[2], THREAD_ALL_ACCESS, &attributes, NULL, NULL, Owner, extension);
    ${pause(5)} DbgPrint("third %d\\n", ExAcquireRundownProtection(&extension->Ref));
    KeSetEvent(&extension->Go, 0, FALSE);
  `;
  expect(
    prints(
      threads(["Inside", "Inside", "Inside"], "").replace(
        "Inside, extension); PsCreateSystemThread(&handles[2], THREAD_ALL_ACCESS, &attributes, NULL, NULL, Inside, extension);",
        `Inside, extension); ${between}`,
      ),
      pieces,
    ),
  ).toEqual(["third 0", "leaves", "leaves", "all gone"]);
});

it("D-S27 a callback object calls its clients in the order of their registration, at the level of who notifies", () => {
  const pieces: Pieces = {
    declarations: `
        static CALLBACK_FUNCTION Told;
        static VOID Told(PVOID c, PVOID a, PVOID b) {
            UNREFERENCED_PARAMETER(a);
            UNREFERENCED_PARAMETER(b);
            DbgPrint("%s at %d\\n", (PCSTR)c, KeGetCurrentIrql());
        }
      `,
  };
  const control = `
    PCALLBACK_OBJECT o;
    PVOID a, b;
    OBJECT_ATTRIBUTES oa;
    UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\Callback\\\\Ringside");
    InitializeObjectAttributes(&oa, &n, OBJ_CASE_INSENSITIVE | OBJ_PERMANENT, NULL, NULL);
    (void)ExCreateCallback(&o, &oa, TRUE, TRUE);
    a = ExRegisterCallback(o, Told, "first");
    b = ExRegisterCallback(o, Told, "second");
    ${raised("ExNotifyCallback(o, NULL, NULL);")} ExUnregisterCallback(b);
    ExUnregisterCallback(a);
    ObDereferenceObject(o);
  `;
  expect(prints(control, pieces)).toEqual(["first at 2", "second at 2"]);
});

it("D-S07 a timer that is deleted and waited for from its own callback", () => {
  const pieces = (wait: string): Pieces => ({
    declarations: `
      static EXT_CALLBACK Rang;
      static LONG rings;
      static VOID Rang(PEX_TIMER t, PVOID c) {
          UNREFERENCED_PARAMETER(c);
          if (rings++ == 0) (void)ExDeleteTimer(t, TRUE, ${wait}, NULL);
      }
    `,
  });
  const control = `PEX_TIMER t = ExAllocateTimer(Rang, NULL, 0); ExSetTimer(t, -10000, 10000, NULL); ${pause(20)} DbgPrint("%d\\n", rings);`;
  expect(stops(control, pieces("TRUE"))).not.toBe("finished");
  expect(prints(control, pieces("FALSE"))).toEqual(["1"]);
});

it("D-S08 a no-wake timer comes when something else happens, or after its tolerance; one without end never alone", () => {
  const pieces = {
    declarations: `
      static PEX_TIMER timer;
      static ULONGLONG set;
      static EXT_CALLBACK Expired;
      static VOID Expired(PEX_TIMER t, PVOID c) {
          UNREFERENCED_PARAMETER(t);
          UNREFERENCED_PARAMETER(c);
          DbgPrint("%d\\n", (LONG)((KeQueryInterruptTime() - set) / 10000));
      }
    `,
    add: "timer = ExAllocateTimer(Expired, NULL, EX_TIMER_NO_WAKE);",
    control: `
      EXT_SET_PARAMETERS p;
      LONGLONG tolerance = *(PLONGLONG)buffer;
      ExInitializeSetTimerParameters(&p);
      p.NoWakeTolerance = tolerance;
      set = KeQueryInterruptTime();
      ExSetTimer(timer, -10000, 0, tolerance == 0 ? NULL : &p);
    `,
    remove: "ExDeleteTimer(timer, TRUE, TRUE, NULL);",
  };
  const late = (tolerance: readonly number[]) => ioctl({ input: { u32: tolerance } });
  const steps = [
    open,
    late([50_000, 0]),
    wait(20),
    late([0xffff_ffff, 0xffff_ffff]),
    wait(30),
    wait(1),
    late([0, 0]),
    wait(40),
    wait(1),
  ];
  expect(passes(run(pieces, [...steps, close, remove])).output).toEqual(["6", "30", "40"]);
});
