// Row of guide-4-and-articles about export drivers, whose functions other drivers call.
import { describe, expect, it } from "vitest";
import { fails, passes, run, traced } from "./run.ts";

describe("D79 an export driver", () => {
  const library = (more: string) => `
    #include <ntddk.h>
    ULONG Calls;
    static PVOID Kept;
    NTSTATUS DllInitialize(PUNICODE_STRING path) {
        DbgPrint("DllInitialize %wZ\\n", path);
        Kept = ExAllocatePoolWithTag(NonPagedPoolNx, 8, 'lliD');
        return Kept == NULL ? STATUS_NO_MEMORY : STATUS_SUCCESS;
    }
    DECLSPEC_EXPORT ULONG LibraryTwice(ULONG n) {
        Calls++;
        return 2 * n;
    }
    ${more}
    NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) {
        UNREFERENCED_PARAMETER(d);
        UNREFERENCED_PARAMETER(p);
        DbgPrint("never\\n");
        return STATUS_SUCCESS;
    }
  `;
  const unloading =
    "NTSTATUS DllUnload(VOID) { DbgPrint(\"DllUnload after %u\\n\", Calls); ExFreePoolWithTag(Kept, 'lliD'); return STATUS_SUCCESS; }";
  const importer = (number: number, entry: string) => `
    #include <ntddk.h>
    DECLSPEC_IMPORT ULONG LibraryTwice(ULONG n);
    DECLSPEC_IMPORT extern ULONG Calls;
    DRIVER_UNLOAD Unload;
    VOID Unload(PDRIVER_OBJECT d) { UNREFERENCED_PARAMETER(d); }
    NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) {
        UNREFERENCED_PARAMETER(p);
        ULONG (*twice)(ULONG) = LibraryTwice;
        d->DriverUnload = Unload;
        DbgPrint("${number}: %u %u\\n", LibraryTwice(${number}) + twice(1), Calls);
        return ${entry};
    }
  `;
  const drivers = ["one", "two", "library"].map((name) => ({
    name,
    sources: [`${name}.c`],
    ...(name === "library" ? { export: true } : { service: "demand" }),
  }));
  const load = (name: string, more = {}) => ({ do: "load", driver: name, ...more });
  const go = (name: string) => ({ do: "unload", driver: name });
  const sources = (more: string, entry = "STATUS_SUCCESS") => ({
    "library.c": library(more),
    "one.c": importer(1, entry),
    "two.c": importer(2, "STATUS_SUCCESS"),
  });
  const machine = { drivers, devices: [] };

  it("D79 is loaded with the first that imports from it, and unloaded with the last, if it has both routines", () => {
    const steps = [load("one"), load("two"), go("one"), go("two"), load("two"), go("two")];
    const ran = passes(run(sources(unloading), steps, machine));
    const path = "DllInitialize \\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\library";
    expect(ran.output).toEqual([path, "1: 4 2", "2: 6 4", "DllUnload after 4", path, "2: 6 2", "DllUnload after 2"]);
  });
  it("D79 without DllUnload it stays for ever", () => {
    const ran = passes(run(sources(""), [load("one"), go("one"), load("two"), go("two")], machine));
    expect(ran.output.slice(1)).toEqual(["1: 4 2", "2: 6 4"]);
    expect(traced(ran, ["driverUnload"], "library")[0]).toContain("only with DllInitialize and DllUnload");
  });
  it("D79 goes with a driver that could not be loaded, and must leave nothing behind", () => {
    const failing = run(
      sources(unloading, "STATUS_UNSUCCESSFUL"),
      [load("one", fails("STATUS_UNSUCCESSFUL"))],
      machine,
    );
    expect(passes(failing).output.at(-1)).toBe("DllUnload after 2");
    const leaking = run(
      sources("NTSTATUS DllUnload(VOID) { return STATUS_SUCCESS; }"),
      [load("one"), go("one")],
      machine,
    );
    expect(leaking.told).toContain("library after DllUnload: 1 pool allocation was not freed");
  });
});
