// Other kits' headers in place of ours: found by where their `wdm.h` lies, annotated by ours where they say nothing.
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { createCompileCache } from "../../../compiler/index.ts";
import { ProjectFinder } from "../../../compiler/project/finder.ts";
import { NodeFiles } from "../../../host/files.ts";
import { driverProject } from "../../../language-server/driver.ts";
import { memoryDisk } from "./disk.ts";

const root = resolve(import.meta.dirname, "../../..");
const ownHeaders = join(root, "ddk/include");
const mingw = "/usr/x86_64-w64-mingw32/include";
const real = new NodeFiles();

function finder(headers: string, texts: Readonly<Record<string, string>> = {}, target: "x64" | "x86" = "x64") {
  const memory = memoryDisk(texts);
  return new ProjectFinder({
    files: {
      read: (path) => memory.read(path) ?? real.read(path),
      list: (folder) => memory.list(folder) ?? real.list(folder),
    },
    ownHeaders,
    headers,
    target,
    cache: createCompileCache(),
  });
}
function findings(from: ProjectFinder, path: string): string[] {
  return from
    .find(path)
    .drivers.filter(({ output }) => output === "driver")
    .flatMap((driver) => driverProject(from, driver).check())
    .map(({ rule, range }) => `${range.file.split("/").slice(-2).join("/")}:${range.startLine + 1} ${rule}`);
}

describe("a kit", () => {
  const wdm = `typedef void VOID; typedef unsigned char KIRQL, *PKIRQL; typedef long NTSTATUS; typedef unsigned long long ULONG_PTR; typedef ULONG_PTR *PKSPIN_LOCK;
typedef unsigned long long ULONG64, SIZE_T; typedef unsigned long ULONG; typedef void *PVOID;
#define NTAPI
#define DISPATCH_LEVEL 2
KIRQL KfAcquireSpinLock(PKSPIN_LOCK Lock);
VOID KeReleaseSpinLock(PKSPIN_LOCK Lock, KIRQL New);
typedef long (*PROUTINE)(void);
typedef NTSTATUS DRIVER_DISPATCH(void *DeviceObject, void *Irp);
`;
  const source = `#include <wdm.h>
#include <only_shared.h>
static ULONG_PTR lock;
_IRQL_requires_max_(DISPATCH_LEVEL) void f(int late)
{
    KIRQL old;
    old = KfAcquireSpinLock(&lock);
    if (late) return;
    KeReleaseSpinLock(&lock, old);
}
`;
  const at = (place: string) => ({
    [`${place}/km/wdm.h`]: wdm,
    [`${place}/shared/only_shared.h`]: "",
    "/d/a.c": source,
  });
  it("is found by its version, and lacks no contract that ours has", () => {
    const texts = { ...at("/kits/10/Include/10.0.9.0"), ...at("/kits/10/Include/10.0.22621.0") };
    const found = finder("/kits/10", texts);
    expect(found.headersOf("/d/a.c")).toMatchObject({ kind: "wdk", from: "/kits/10" });
    expect(found.headersOf("/d/a.c").folders).toContain("/kits/10/Include/10.0.22621.0/km");
    expect(findings(found, "/d/a.c")).toEqual(["d/a.c:8 spin-lock-unbalanced"]);
  });
  it("may be a folder with the headers in it, or none at all", () => {
    expect(finder("/h", { "/h/wdm.h": wdm }).headersOf("/d/a.c").kind).toBe("other");
    expect(finder("/nothing").headersOf("/d/a.c").problem).toMatch(/no wdm.h/);
  });
  it("may be named in a ringside.json", () => {
    const texts = { ...at("/d/kit"), "/d/ringside.json": '{ "headers": "kit" }' };
    const memory = memoryDisk(texts);
    const found = new ProjectFinder({
      files: { read: (path) => memory.read(path) ?? real.read(path), list: memory.list },
      ownHeaders,
    });
    expect(found.headersOf("/d/a.c")).toMatchObject({ kind: "wdk", from: "/d/kit" });
  });
});

describe.skipIf(!existsSync(join(mingw, "ddk/wdm.h")))("mingw-w64's headers", () => {
  it("make no difference to the samples", () => {
    const theirs = finder(mingw);
    expect(findings(theirs, join(root, "samples/membuf"))).toEqual([]);
    expect(findings(theirs, join(root, "samples/lpt"))).toEqual([]);
  });
  it("compile for x86 too", () => {
    const text =
      "#include <ntddk.h>\n#include <ntstrsafe.h>\nDRIVER_INITIALIZE DriverEntry;\nNTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) { UNREFERENCED_PARAMETER(d); UNREFERENCED_PARAMETER(p); return 0; }\n";
    expect(findings(finder(mingw, { "/d/a.c": text }, "x86"), "/d/a.c")).toEqual([]);
  });
  it("hide no planted mistake", () => {
    // One cache for all: the headers are compiled once.
    const [ours, theirs] = [finder(ownHeaders), finder(mingw)];
    const folder = join(root, "samples/mistakes/irql-too-low");
    const expected = findings(ours, folder);
    expect(expected.length).toBeGreaterThan(0);
    expect(findings(theirs, folder)).toEqual(expected);
    expect(readdirSync(folder).length).toBeGreaterThan(2);
  });
});
