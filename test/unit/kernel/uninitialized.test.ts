// Uninitialised memory in a driver, for a scenario that watches for it: what it decides, and what a user would see of it.
import { describe, expect, it } from "vitest";
import { control, driver, type Pieces } from "./driver.ts";
import { makeKernel, runDriver, told } from "./host.ts";

const watched = (pieces: Pieces, output = 16) =>
  runDriver(driver(pieces), { ...control(output), verifier: { uninitialized: true } });
const end = (pieces: Pieces, output = 16): string => told(watched(pieces, output).end);

const allocate = "PULONG p = (PULONG)ExAllocatePoolWithTag(NonPagedPool, 16, 'tseT'); if (!p) return STATUS_SUCCESS;";
const fill = "RtlZeroMemory(buffer, information);";

describe("uninitialised memory", () => {
  it("of a pool block decides a branch: with the block and where it was allocated", () => {
    expect(end({ control: `${fill} ${allocate} p[0] = 1; if (p[2] != 0) information = 0; ExFreePool(p);` })).toMatch(
      /verifier:uninitialized.*The condition depends on p\[2\].*byte 8 of a nonpaged pool block of 16 bytes, tag 'Test'\)\. \[here \d+; allocated here \d+\]/,
    );
  });
  it("of a local decides an address", () => {
    expect(end({ control: `${fill} PULONG q; *q = 1;` })).toMatch(
      /address of what is accessed depends on q.*Control's q/,
    );
  });
  it("of a local is an argument of a routine", () => {
    expect(end({ control: `${fill} BOOLEAN wait; KeSetEvent(&extension->Event, 0, wait);` })).toMatch(
      /Argument 3 of KeSetEvent depends on wait/,
    );
  });
  it("is compared", () => {
    const code = `${fill} UCHAR a[4], b[4]; a[0] = b[0] = 1; if (RtlCompareMemory(a, b, 4) == 4) information = 0;`;
    expect(end({ control: code })).toMatch(/comparison of memory depends on byte 1, which was never written/);
  });
  it("of the system buffer goes back to the user", () => {
    expect(end({ control: "RtlZeroMemory(buffer, 12);" })).toMatch(
      /The user gets 16 bytes of which byte 12 was never written \(byte 12 of a system buffer of 16 bytes\)/,
    );
  });
  it("of a structure, padding included, goes back to the user", () => {
    const declarations = `
      typedef struct {
          UCHAR Kind;
          ULONG Value;
          ULONGLONG Wide;
      } ANSWER;
    `;
    const code = (rest: string): string =>
      `ANSWER answer; ${rest} answer.Kind = 1; answer.Value = 2; answer.Wide = 3; RtlCopyMemory(buffer, &answer, sizeof(answer));`;
    expect(end({ declarations, control: code("") })).toMatch(
      /The user gets 16 bytes of which byte 1 was never written/,
    );
    expect(end({ declarations, control: code("RtlZeroMemory(&answer, sizeof(answer));") })).toBe("finished");
  });
  it("is what ExAllocatePool2 leaves only when asked to", () => {
    const code = (flags: string): string =>
      `${fill} PULONG p = (PULONG)ExAllocatePool2(${flags}, 16, 'tseT'); if (p) { if (p[1]) information = 0; ExFreePool(p); }`;
    expect(end({ control: code("POOL_FLAG_NON_PAGED") })).toBe("finished");
    expect(end({ control: code("POOL_FLAG_NON_PAGED | POOL_FLAG_UNINITIALIZED") })).toMatch(/depends on p\[1\]/);
  });
  it("is written by routines of the kernel", () => {
    const code = `${fill} LARGE_INTEGER now; KeQuerySystemTime(&now); if (now.QuadPart == 1) information = 0;
      UNICODE_STRING name; RtlInitUnicodeString(&name, L"name"); if (name.Length != 8) information = 0;
      KIRQL irql; KeAcquireSpinLock(&extension->Lock, &irql); KeReleaseSpinLock(&extension->Lock, irql);
      WCHAR text[8]; RtlCopyMemory(text, name.Buffer, 8); if (text[3] != L'e') information = 0;`;
    expect(end({ control: code })).toBe("finished");
  });
  it("is not looked for unless the scenario asks", () => {
    const pieces = { control: `${fill} ULONG x; if (x == 12345) information = 0;` };
    expect(told(runDriver(driver(pieces), control(16)).end)).toBe("finished");
    expect(end(pieces)).toMatch(/depends on x/);
  });
  it("is known the same after going back to a checkpoint", () => {
    const kernel = makeKernel(
      driver({
        control: `
          ${fill} ULONG x;
          ULONG y = x;
          for (int i = 0; i < 50; i++) y += i;
          if (y == 7) information = 0;
        `,
      }),
      { ...control(16), verifier: { uninitialized: true } },
    );
    const first = kernel.checkpoint();
    const stop = kernel.advance(1_000_000);
    const stopped = kernel.time;
    kernel.restore(first);
    while (kernel.time < stopped - 20) kernel.advance(kernel.time + 7);
    const near = kernel.checkpoint();
    expect(kernel.advance(1_000_000)).toEqual(stop);
    kernel.restore(near);
    expect(kernel.advance(1_000_000)).toEqual(stop);
    expect(kernel.time).toBe(stopped);
  });
});
