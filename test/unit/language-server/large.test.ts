// Drivers that are larger than what may be spent on one: what was not followed is told of, and all else is checked.
import { describe, expect, it } from "vitest";
import { shareOf } from "../../../language-server/analysis/interpreter.ts";
import { DriverProject } from "../../../language-server/project.ts";
import { disk, headers } from "../../kit.ts";

const rootCount = 40;
/** Each takes a lock and sleeps; the bodies say by themselves that a tag is missing. */
const text = `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; } EXT;
${Array.from(
  { length: rootCount },
  (_, at) => `VOID Root${at}(EXT *Ext, LARGE_INTEGER *Time)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    KeDelayExecutionThread(KernelMode, FALSE, Time);
    KeReleaseSpinLock(&Ext->Lock, irql);
    ExFreePool(ExAllocatePool(NonPagedPool, ${at + 1}));
}`,
).join("\n")}
`;
const path = "/driver/large.c";
const project = (mostTerms?: number) =>
  new DriverProject([path], {
    target: "x64",
    files: { read: (file) => (file === path ? text : disk.read(file)) },
    includePaths: [headers],
    defines: {},
    ...(mostTerms === undefined ? {} : { mostTerms }),
  });
const count = (rule: string, found: ReturnType<DriverProject["check"]>): number =>
  found.filter((one) => one.rule === rule).length;

describe("a driver that would cost more than it may", () => {
  const whole = project().check();
  const part = project(200).check();

  it("is followed as far as that goes, and says how much was left", () => {
    expect(count("irql-too-high", whole)).toBe(rootCount);
    const followed = count("irql-too-high", part);
    expect(followed).toBeGreaterThan(0);
    expect(followed).toBeLessThan(rootCount);
    const [told, ...others] = part.filter(({ rule }) => rule === "driver-too-large");
    expect(others).toEqual([]);
    expect(told?.message).toContain(`the paths through ${rootCount - followed} of its ${rootCount} functions were not`);
    expect([told?.severity, told?.range.file, told?.range.startLine]).toEqual(["information", path, 0]);
    expect(count("driver-too-large", whole)).toBe(0);
  });
  it("is told what single bodies show all the same", () => {
    expect(count("pool-without-tag", whole)).toBe(rootCount);
    expect(count("pool-without-tag", part)).toBe(rootCount);
  });
  it("says the same after an edit elsewhere", () => {
    const again = project(200);
    again.check();
    again.changed();
    expect(again.check()).toEqual(part);
  });
});

it("each function of a large driver gets a smaller share, the same for drivers of about the same size", () => {
  expect([10, 3_000, 3_001, 6_000, 6_001, 100_000].map(shareOf)).toEqual([1, 1, 1 / 2, 1 / 2, 1 / 4, 1 / 4]);
});
