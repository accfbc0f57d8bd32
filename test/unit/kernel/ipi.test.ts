// What processors do to each other: broadcasts, deferred calls that wait, and locks that become another kind.
import { describe, expect, it } from "vitest";
import { driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

function prints(control: string, pieces: Pieces = {}, machine: Readonly<Record<string, unknown>> = { processors: 4 }) {
  const ran = runDriver(driver({ ...pieces, control: `information = 0; ${control}` }), {
    steps: [
      { do: "open", handle: "h", device: "\\Device\\Test" },
      { do: "ioctl", handle: "h", code: 0x222000 },
      { do: "wait", for: 1 },
      { do: "close", handle: "h" },
    ],
    machine,
  });
  expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  return ran.kernel.state.debugOutput
    .join("")
    .split("\n")
    .filter((line) => line !== "");
}

describe("KeIpiGenericCall", () => {
  const declarations = `
    static volatile LONG inside, seen, level;
    static KIPI_BROADCAST_WORKER Everywhere;
    static ULONG_PTR Everywhere(ULONG_PTR c) {
        InterlockedOr(&seen, 1 << KeGetCurrentProcessorNumber());
        level = KeGetCurrentIrql();
        InterlockedIncrement(&inside);
        while (inside < (LONG)c) YieldProcessor();
        return c + KeGetCurrentProcessorNumber();
    }
  `;
  it("runs a routine on all processors at the same time, at IPI_LEVEL", () => {
    // Each waits for all others in it: one after the other would never end.
    const control = `ULONG_PTR r = KeIpiGenericCall(Everywhere, 4); DbgPrint("%x %d %d %d\\n", seen, level, r >= 4 && r < 8, KeGetCurrentIrql());`;
    expect(prints(control, { declarations })).toEqual(["f 14 1 0"]);
  });
  it("is under way once at a time", () => {
    const thread = `
      static KSTART_ROUTINE Calls;
      static volatile LONG ended;
      static VOID Calls(PVOID c) {
          ULONG i;
          UNREFERENCED_PARAMETER(c);
          for (i = 0; i < 20; i++) (void)KeIpiGenericCall(Counts, 1);
          InterlockedIncrement(&ended);
          PsTerminateSystemThread(STATUS_SUCCESS);
      }
    `;
    const counts = `
      static volatile LONG count;
      static KIPI_BROADCAST_WORKER Counts;
      static ULONG_PTR Counts(ULONG_PTR c) {
          InterlockedIncrement(&count);
          return c;
      }
    `;
    const control = `
      HANDLE h;
      ULONG i;
      LARGE_INTEGER due;
      due.QuadPart = -10000;
      for (i = 0; i < 3; i++)
          if (NT_SUCCESS(PsCreateSystemThread(&h, THREAD_ALL_ACCESS, NULL, NULL, NULL, Calls, NULL))) ZwClose(h);
      while (ended < 3) KeDelayExecutionThread(KernelMode, FALSE, &due);
      DbgPrint("%d\\n", count);
    `;
    expect(prints(control, { declarations: counts + thread })).toEqual(["240"]);
  });
});

it("KeGenericCallDpc runs a deferred routine on all processors, which wait for each other as often as they like", () => {
  const declarations = `
    #include <ntifs.h>
    static volatile LONG ran, last, level, calls;
    static KDEFERRED_ROUTINE All;
    static KSTART_ROUTINE Calls;
    static VOID All(PKDPC d, PVOID c, PVOID a, PVOID b) {
        UNREFERENCED_PARAMETER(d);
        InterlockedOr(&ran, 1 << KeGetCurrentProcessorNumber());
        if (c != &ran || KeGetCurrentIrql() != DISPATCH_LEVEL) level++;
        if (KeSignalCallDpcSynchronize(b)) {
            last++;
            if (ran != 15) level++;
        }
        (void)KeSignalCallDpcSynchronize(b);
        KeSignalCallDpcDone(a);
    }
    static VOID Calls(PVOID c) {
        KeGenericCallDpc(All, (PVOID)&ran);
        UNREFERENCED_PARAMETER(c);
        InterlockedIncrement(&calls);
        PsTerminateSystemThread(STATUS_SUCCESS);
    }
  `;
  const control = `
    HANDLE h;
    LARGE_INTEGER due;
    due.QuadPart = -10000;
    if (NT_SUCCESS(PsCreateSystemThread(&h, THREAD_ALL_ACCESS, NULL, NULL, NULL, Calls, NULL))) ZwClose(h);
    KeGenericCallDpc(All, (PVOID)&ran);
    while (calls == 0) KeDelayExecutionThread(KernelMode, FALSE, &due);
    DbgPrint("%x %d %d\\n", ran, last, level);
  `;
  expect(prints(control, { declarations })).toEqual(["f 2 0"]);
});

describe("deferred calls of little importance", () => {
  const declarations = `
    static KDPC low, high;
    static volatile LONG ran;
    static KDEFERRED_ROUTINE Dpc;
    static VOID Dpc(PKDPC d, PVOID c, PVOID a, PVOID b) {
        UNREFERENCED_PARAMETER(c);
        UNREFERENCED_PARAMETER(a);
        UNREFERENCED_PARAMETER(b);
        InterlockedOr(&ran, d == &low ? 1 : 2);
    }
  `;
  const init = `KeInitializeDpc(&low, Dpc, NULL); KeInitializeDpc(&high, Dpc, NULL); KeSetImportanceDpc(&low, LowImportance);`;
  const spin = (ticks: number) =>
    `
      {
          ULONG i;
          for (i = 0; i < ${ticks} && ran == 0; i++) KeStallExecutionProcessor(1000);
      }
    `;
  it("wait for the next tick, or for another that is run at once", () => {
    const control = `
      LONG first, second;
      ${init} KeInsertQueueDpc(&low, NULL, NULL);
      first = ran;
      ${spin(14)} second = ran;
      ${spin(4)} DbgPrint("%d %d %d\\n", first, second, ran);
      ran = 0;
      KeInsertQueueDpc(&low, NULL, NULL);
      KeInsertQueueDpc(&high, NULL, NULL);
      DbgPrint("%d\\n", ran);
    `;
    expect(prints(control, { declarations }, { processors: 1 })).toEqual(["0 0 1", "3"]);
  });
  it("run at once if they are flushed, or if many wait", () => {
    const many = `static KDPC more[4];`;
    const control = `
      ULONG i;
      ${init} KeInsertQueueDpc(&low, NULL, NULL);
      KeFlushQueuedDpcs();
      DbgPrint("%d\\n", ran);
      ran = 0;
      for (i = 0; i < 4; i++) {
          KeInitializeDpc(&more[i], Dpc, NULL);
          KeSetImportanceDpc(&more[i], LowImportance);
          KeInsertQueueDpc(&more[i], NULL, NULL);
      }
      DbgPrint("%d\\n", ran);
    `;
    expect(prints(control, { declarations: `${many}${declarations}` }, { processors: 1 })).toEqual(["1", "2"]);
  });
});

describe("ExTryConvertSharedSpinLockExclusive", () => {
  it("makes the only reader the writer", () => {
    const control = `
      EX_SPIN_LOCK lock = 0;
      KIRQL q = ExAcquireSpinLockShared(&lock);
      DbgPrint("%d %x\\n", ExTryConvertSharedSpinLockExclusive(&lock), (ULONG)lock);
      ExReleaseSpinLockExclusive(&lock, q);
    `;
    expect(prints(control)).toEqual(["1 80000000"]);
  });
  it("stops who does not read", () => {
    const control = `
        EX_SPIN_LOCK lock = 0;
        KIRQL q;
        KeRaiseIrql(DISPATCH_LEVEL, &q);
        (void)ExTryConvertSharedSpinLockExclusive(&lock);
        KeLowerIrql(q);
      `;
    const ran = runDriver(driver({ control }), {
      steps: [
        { do: "open", handle: "h", device: "\\Device\\Test" },
        { do: "ioctl", handle: "h", code: 0x222000 },
      ],
    });
    expect(told(ran.end)).toMatch(/does not hold shared/);
  });
});
