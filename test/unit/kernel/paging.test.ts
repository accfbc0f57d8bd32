// Paging at will: the step "trim" pages out what may be out; a touch below DISPATCH_LEVEL brings it in, above it stops.
import { expect, it } from "vitest";
import { driver, type Pieces } from "./driver.ts";
import { makeKernel, type Ran, runDriver, runKernel, told } from "./host.ts";

const pieces: Pieces = {
  declarations:
    'static ULONG Paged(VOID);\n#pragma alloc_text(PAGE, Paged)\nstatic ULONG Paged(VOID) { return 3; }\n#pragma data_seg("PAGEDATA")\nstatic UCHAR table[13] = { 4, 5 };\n#pragma data_seg()\nstatic PUCHAR pool; static KIRQL old;',
  add: "pool = (PUCHAR)ExAllocatePool2(POOL_FLAG_PAGED, 13, 'tseT'); if (pool == NULL) return STATUS_INSUFFICIENT_RESOURCES;",
  remove: "ExFreePool(pool);",
};
const touches = "pool[12] = 6; pool[0] = 1; information = table[0] + pool[12] + Paged() == 13 ? 0 : 1;";
const raised = `KeRaiseIrql(DISPATCH_LEVEL, &old); ${touches} KeLowerIrql(old);`;
const steps = (...more: unknown[]) => ({
  steps: [
    { do: "open", handle: "h", device: "\\Device\\Test" },
    ...more,
    { do: "close", handle: "h" },
    { do: "remove", device: "device" },
  ],
});
const ioctl = { do: "ioctl", handle: "h", code: 0x222000, expect: { bytes: 0 } };
const paging = (ran: Ran) =>
  ran.kernel.trace.window(0, ran.kernel.trace.length, { kinds: ["paging"] }).map((row) => row.detail);

it("brings in what has been trimmed when it is touched, once each, and shows it", () => {
  const ran = runDriver(driver({ ...pieces, control: touches }), steps(ioctl, { do: "trim" }, ioctl, ioctl));
  expect({ end: told(ran.end), failures: ran.failures }).toEqual({ end: "finished", failures: [] });
  expect(paging(ran).sort()).toEqual([
    "paged pool 'Test' of 13 bytes paged in",
    "section PAGE paged in",
    "section PAGEDATA paged in",
    expect.stringMatching(/^trimmed: 2 sections of drivers, \d+ blocks/),
  ]);
});

it("lets a DDI's own touch bring memory in", () => {
  const control = "RtlZeroMemory(pool, 13); information = 0; (void)RtlCompareMemory(table, pool, 13);";
  const ran = runDriver(driver({ ...pieces, control }), steps({ do: "trim" }, ioctl));
  expect({ end: told(ran.end), failures: ran.failures }).toEqual({ end: "finished", failures: [] });
  expect(paging(ran)).toContain("section PAGEDATA paged in");
});

it("without IRQL checks stops at raised IRQL only for what is really out", () => {
  const off = { verifier: { irql: false } };
  const source = driver({ ...pieces, control: raised });
  expect(told(runDriver(source, { ...steps(ioctl), ...off }).end)).toBe("finished");
  expect(told(runDriver(source, { ...steps({ do: "trim" }, ioctl), ...off }).end)).toMatch(
    /0xd1.*paged pool block of 13/,
  );
  expect(told(runDriver(source, steps(ioctl)).end)).toMatch(/0xd1/);
});

it("keeps what is out and what is gone across checkpoints", () => {
  const init = "static VOID Once(VOID);\n#pragma alloc_text(INIT, Once)\nstatic VOID Once(VOID) { }\n";
  const source = driver({
    ...pieces,
    declarations: `${init}${pieces.declarations ?? ""}`,
    entry: "Once();",
    control: `${touches} Once();`,
  });
  const kernel = makeKernel(source, steps({ do: "trim" }, ioctl));
  const start = kernel.checkpoint();
  const first = runKernel(kernel);
  const end = told(first.end);
  expect(end).toMatch(/Once lies in the section INIT/);
  const rows = paging(first);
  kernel.restore(start);
  const second = runKernel(kernel);
  expect(told(second.end)).toBe(end);
  expect(paging(second)).toEqual(rows);
});
