// Rows of guide-1, sections D.6 and D.1, about memory: discarded, pageable and locked sections, whole drivers that are paged.
import { expect, it } from "vitest";
import type { Pieces } from "../unit/kernel/driver.ts";
import { close, ioctl, open, passes, remove, run, traced, unload } from "./run.ts";

it("D03 INIT is discarded after initialisation: its code cannot be called, its data not touched, until the driver is loaded again", () => {
  const pieces = (control: string): Pieces => ({
    declarations: `static ULONG Helper(VOID);\n#pragma alloc_text(INIT, Helper)\nstatic ULONG Helper(VOID) { return 7; }\n#pragma data_seg("INIT")\nstatic ULONG once = 5;\n#pragma data_seg()\n`,
    entry: 'DbgPrint("%u %u\\n", Helper(), once);',
    control: `information = 0; ${control}`,
  });
  const called = run(pieces("if (Helper() == 1) status = STATUS_UNSUCCESSFUL;"), [open, ioctl()]);
  expect(called.output).toEqual(["7 5"]);
  expect(called.told).toMatch(/PAGE_FAULT_IN_NONPAGED_AREA 0x50: Helper lies in the section INIT.*discarded/);
  expect(called.end.kind === "bugcheck" && called.end.bugcheck.parameters[1]).toBe(8n);
  expect(run(pieces("once++;"), [open, ioctl()]).told).toMatch(/bugcheck PAGE_FAULT_IN_NONPAGED_AREA 0x50.*once/);
  const again = run(pieces(""), [open, ioctl(), close, remove, unload, { do: "load", driver: "test" }]);
  expect(passes(again).output).toEqual(["7 5", "7 5"]);
});

const paged =
  'static ULONG Paged(VOID);\n#pragma alloc_text(PAGEWORK, Paged)\nstatic ULONG Paged(VOID) { return 3; }\n#pragma data_seg("PAGEDATA")\nstatic ULONG table = 4;\n#pragma data_seg()\nstatic PVOID code, data; static KIRQL old; static ULONG result;\n';
const raised = "KeRaiseIrql(DISPATCH_LEVEL, &old); result = Paged() + table; KeLowerIrql(old); ";
const lock = "code = MmLockPagableCodeSection(Paged); data = MmLockPagableDataSection(&table); ";
const unlock = "MmUnlockPagableImageSection(code); MmUnlockPagableImageSection(data); ";

it("D60 a section is locked as long as its count is above 0; a section locked stays when all else is paged out", () => {
  const safe = `${lock}MmLockPagableSectionByHandle(code); ${raised}MmUnlockPagableImageSection(code); ${raised}${unlock}DbgPrint("%u\\n", result); information = 0;`;
  const ran = passes(run({ declarations: paged, control: safe }, [open, ioctl(), close, remove, unload]));
  expect(ran.output).toEqual(["7"]);
  expect(traced(ran, ["paging"]).filter((row) => row.includes("PAGEWORK"))).toEqual([
    "section PAGEWORK of test: 1 locks",
    "section PAGEWORK of test: 2 locks",
    "section PAGEWORK of test: 1 locks",
    "section PAGEWORK of test: 0 locks",
  ]);
  const unlocked = run({ declarations: paged, control: `${lock}${unlock}${raised}` }, [open, ioctl()]);
  expect(unlocked.told).toMatch(
    /0xd1.*runs at DISPATCH_LEVEL.*Paged lies in the section PAGEWORK, which is pageable and not locked.*unlocked here/,
  );
  const dataOnly = `${lock}MmUnlockPagableImageSection(data); ${raised}`;
  expect(run({ declarations: paged, control: dataOnly }, [open, ioctl()]).told).toMatch(/0xd1.*reads from.*pageable/);
  const twice = run({ declarations: paged, control: `${lock}${unlock}${unlock}` }, [open, ioctl()]);
  expect(twice.told).toMatch(/MEMORY_MANAGEMENT 0x1a.*which is not locked.*unlocked here before/);
  expect(twice.end.kind === "bugcheck" && twice.end.bugcheck.parameters[0]).toBe(0x1010n);
  const left = run({ declarations: paged, control: `${lock}information = 0;` }, [open, ioctl(), close, remove, unload]);
  expect(left.told).toMatch(/verifier:unload.*still locked.*locked here/);
});

it("D61 MmPageEntireDriver has all sections pageable, MmResetDriverPaging as they were linked; an interrupt meanwhile stops", () => {
  const pieces = (control: string): Pieces => ({
    declarations: `
        static KDEFERRED_ROUTINE Dpc;
        static ULONG counted;
        static VOID Dpc(PKDPC d, PVOID c, PVOID a, PVOID b) {
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(c);
            UNREFERENCED_PARAMETER(a);
            UNREFERENCED_PARAMETER(b);
            counted++;
        }
      `,
    add: "KeInitializeDpc(&extension->Dpc, Dpc, NULL);",
    control: `information = 0; ${control}`,
  });
  const queue = "KeInsertQueueDpc(&extension->Dpc, NULL, NULL); KeFlushQueuedDpcs(); ";
  const page = "if (MmPageEntireDriver((PVOID)DriverEntry) == NULL) status = STATUS_UNSUCCESSFUL; ";
  const reset = "MmResetDriverPaging((PVOID)DriverEntry); ";
  const toggled = passes(run(pieces(`${page}counted = 0; ${reset}${queue}`), [open, ioctl(), close, remove]));
  expect(traced(toggled, ["paging"])).toEqual(["all of the driver is pageable", "pageable as linked"]);
  expect(run(pieces(`${page}${queue}`), [open, ioctl()]).told).toMatch(
    /0xd1.*Dpc runs while MmPageEntireDriver has all of its driver pageable.*made pageable here/,
  );
  const data = `${page}{ KIRQL old; KeRaiseIrql(DISPATCH_LEVEL, &old); `;
  expect(run(pieces(`${data}KeLowerIrql(old); }`), [open, ioctl()]).told).toMatch(/0xd1.*Control runs while/);
});

it("D64 NonPagedPool is executable until the driver has opted in to NX pool; a call into NX pool stops", () => {
  const pieces = (init: string, control = ""): Pieces => ({
    declarations: "typedef VOID (*PCODE)(VOID); static PVOID pool;",
    entry: `${init} pool = ExAllocatePoolWithTag(NonPagedPool, 64, 'tseT'); if (pool == NULL) return STATUS_INSUFFICIENT_RESOURCES;`,
    control: `information = 0; ${control}`,
    unload: "ExFreePool(pool);",
  });
  const optIn = { drivers: [{ name: "test", sources: ["driver.c"], defines: { POOL_NX_OPTIN: "1" } }] };
  const initialize = "ExInitializeDriverRuntime(DrvRtPoolNxOptIn);";
  const allocated = (ran: ReturnType<typeof run>) =>
    traced(ran, ["pool"], "test").find((row) => row.includes("'Test'"));
  const steps = [open, ioctl(), close, remove, unload];
  expect(allocated(passes(run(pieces(""), steps)))).toMatch(/^allocated, 64 bytes, 'Test' executable$/);
  expect(allocated(passes(run(pieces(""), steps, optIn)))).toMatch(/executable$/);
  expect(allocated(passes(run(pieces(initialize), steps, optIn)))).toMatch(/'Test'$/);
  const calls = "((PCODE)pool)();";
  expect(run(pieces(initialize, calls), [open, ioctl()], optIn).told).toMatch(
    /ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY 0xfc.*nonpaged pool block of 64 bytes/,
  );
  expect(run(pieces("", calls), [open, ioctl()]).told).toMatch(
    /refused: A call goes into a nonpaged pool block of 64 bytes, tag .Test., which is executable/,
  );
});
