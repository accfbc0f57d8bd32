// Low resources simulation: each request of a driver for memory or another resource can be refused.
import { describe, expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const careful = `
  PVOID a = ExAllocatePoolWithTag(NonPagedPool, 16, 'tseT');
  PIRP i;
  PMDL m;
  if (a == NULL) return Complete(irp, STATUS_INSUFFICIENT_RESOURCES, 0);
  i = IoAllocateIrp(1, FALSE);
  if (i == NULL) {
      ExFreePool(a);
      return Complete(irp, STATUS_INSUFFICIENT_RESOURCES, 0);
  }
  m = IoAllocateMdl(a, 16, FALSE, FALSE, NULL);
  if (m == NULL) {
      IoFreeIrp(i);
      ExFreePool(a);
      return Complete(irp, STATUS_INSUFFICIENT_RESOURCES, 0);
  }
  IoFreeMdl(m);
  IoFreeIrp(i);
  ExFreePool(a);
`;

function run(code: string, refuse: number) {
  const ran = runDriver(driver({ control: code }), { ...control(4), verifier: { refuse } });
  return { ...ran, told: told(ran.end), low: ran.kernel.faults() };
}

describe("low resources simulation", () => {
  it("counts what drivers ask for, and refuses nothing unless told to", () => {
    const { end, failures } = runDriver(driver({ control: careful }), control(4));
    expect({ told: told(end), failures }).toEqual({ told: "finished", failures: [] });
  });
  it("refuses one request, which a careful driver passes on as a status", () => {
    for (const [refuse, what] of [
      [1, "IoCreateDevice"],
      [2, "16 bytes of pool"],
      [3, "IoAllocateIrp"],
      [4, "IoAllocateMdl"],
    ] as const) {
      const ran = run(careful, refuse);
      expect([ran.told, ran.low.refused?.what]).toEqual(["finished", what]);
      expect(ran.failures.length).toBeGreaterThan(0);
      expect(ran.low.refused?.range?.file).toMatch(/driver\.c$/);
    }
    expect(run(careful, 5).low.refused).toBeUndefined();
  });
  it("shows who does not look, and who forgets what it had", () => {
    expect(
      run(
        careful
          .replace("if (a == NULL) return", "if (a == NULL && FALSE) return")
          .replace("IoFreeMdl(m)", "*(PULONG)a = 1; IoFreeMdl(m)"),
        2,
      ).told,
    ).toMatch(/bugcheck|finding/);
    expect(
      run(careful.replace(/IoFreeIrp\(i\);\s+ExFreePool\(a\);\s+return/, "IoFreeIrp(i); return"), 4).told,
    ).toContain("not freed");
  });
  it("leaves a routine that raises to raise", () => {
    const raising = `
      PVOID a;
      __try {
          a = ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_RAISE_ON_FAILURE, 16, 'tseT');
          ExFreePool(a);
      } __except (EXCEPTION_EXECUTE_HANDLER) { DbgPrint("raised %x", GetExceptionCode()); }
    `;
    expect(run(raising, 2).kernel.state.debugOutput).toEqual(["raised c000009a"]);
  });
  it("stops where a mapping cannot fail, and raises for one that a program would have", () => {
    const mapped = (call: string) => `
      static UCHAR data[64];
      PMDL m = IoAllocateMdl(data, sizeof(data), FALSE, FALSE, NULL);
      PVOID p = NULL;
      MmBuildMdlForNonPagedPool(m);
      __try { p = ${call}; } __except (EXCEPTION_EXECUTE_HANDLER) { DbgPrint("raised %x", GetExceptionCode()); }
      if (p == NULL) DbgPrint("none");
      else MmUnmapLockedPages(p, m);
      IoFreeMdl(m);
    `;
    const cache = (mode: string, must: string) =>
      `MmMapLockedPagesSpecifyCache(m, ${mode}, MmCached, NULL, ${must}, NormalPagePriority)`;
    const stopped = /NO_MORE_SYSTEM_PTES 0x3f: .*MmGetSystemAddressForMdlSafe/;
    expect(run(mapped("MmMapLockedPages(m, KernelMode)"), 3).told).toMatch(stopped);
    expect(run(mapped(cache("KernelMode", "TRUE")), 3).told).toMatch(stopped);
    expect(run(mapped(cache("KernelMode", "FALSE")), 3).kernel.state.debugOutput).toEqual(["none"]);
    expect(run(mapped(cache("UserMode", "TRUE")), 3).kernel.state.debugOutput).toEqual(["raised c000009a", "none"]);
  });
  it("refuses a completion routine, after which the IRP may only be completed", () => {
    const sends = `
      PIRP i = IoAllocateIrp(2, FALSE);
      NTSTATUS s;
      IoSetNextIrpStackLocation(i);
      IoGetNextIrpStackLocation(i)->MajorFunction = IRP_MJ_FLUSH_BUFFERS;
      s = IoSetCompletionRoutineEx(extension->Lower, i, Back, NULL, TRUE, TRUE, TRUE);
      if (NT_SUCCESS(s) || forgets) IoCallDriver(extension->Lower, i);
      IoFreeIrp(i);
      if (!NT_SUCCESS(s)) return Complete(irp, s, 0);
    `;
    const routine = (forgets: string) => `static BOOLEAN forgets = ${forgets};
      static NTSTATUS Back(PDEVICE_OBJECT d, PIRP i, PVOID c) { return STATUS_MORE_PROCESSING_REQUIRED; }`;
    const end = (forgets: string, refuse: number) =>
      runDriver(driver({ control: sends, declarations: routine(forgets) }), { ...control(4), verifier: { refuse } })
        .end;
    expect(told(end("FALSE", 3))).toBe("finished");
    const found = end("TRUE", 3);
    expect(found.kind === "finding" ? found.finding.bugcheck?.parameters[0] : told(found)).toBe(0x4100fn);
    expect(told(end("TRUE", 4))).toBe("finished");
  });
});
