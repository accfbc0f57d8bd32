// Annotations inferred from bodies: what is written, what is left alone, and that it never makes matters worse.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { installFolder } from "../../../host/files.ts";
import { annotate } from "../../../language-server/annotate/annotate.ts";
import type { Finding } from "../../../language-server/finding.ts";
import { DriverProject } from "../../../language-server/project.ts";
import { rules } from "../../../language-server/rules/index.ts";
import { cache, disk, headers } from "../../kit.ts";

function driver(sources: Readonly<Record<string, string>>): DriverProject {
  return new DriverProject(
    Object.keys(sources).filter((path) => /\.(c|cpp)$/.test(path)),
    {
      target: "x64",
      files: { read: (path) => sources[path] ?? disk.read(path) },
      includePaths: [headers],
      defines: {},
      cache,
    },
  );
}
/** The lines of the annotated text that were not in the source. */
function added(source: string): string[] {
  const before = `#include <wdm.h>\n${source}`;
  const after = annotate(driver({ "/d/a.c": before }), undefined, cache).texts.get("/d/a.c") ?? before;
  const old = new Set(before.split("\n"));
  return after.split("\n").filter((line) => line !== "" && !old.has(line));
}
const ext = "typedef struct _EXT { KSPIN_LOCK Lock; FAST_MUTEX Mutex; ULONG Count; HANDLE File; } EXT, *PEXT;\n";

describe("the level a function must be called at", () => {
  it("is the lowest that any of its calls demands, through helpers", () => {
    expect(
      added(
        `${ext}static VOID CloseIt(PEXT Ext)\n{\n    ZwClose(Ext->File);\n}\nVOID Stop(PEXT Ext)\n{\n    CloseIt(Ext);\n}\n`,
      ),
    ).toEqual([
      "_IRQL_requires_max_(PASSIVE_LEVEL)",
      "static VOID CloseIt(_In_ PEXT Ext)",
      "_IRQL_requires_max_(PASSIVE_LEVEL)",
      "VOID Stop(_In_ PEXT Ext)",
    ]);
  });
  it("is not what a test of the level has made sure of", () => {
    expect(added("VOID F(HANDLE h)\n{\n    if (KeGetCurrentIrql() == PASSIVE_LEVEL) ZwClose(h);\n}\n")).toEqual([]);
  });
  it("is exact where a routine is only allowed at one level", () => {
    expect(added(`${ext}VOID F(PEXT Ext, KIRQL Irql)\n{\n    KeReleaseSpinLock(&Ext->Lock, Irql);\n}\n`)).toEqual([
      "_IRQL_requires_(DISPATCH_LEVEL)",
      "_Requires_lock_held_(Ext->Lock)",
      "_Releases_lock_(Ext->Lock)",
      "VOID F(_Inout_ PEXT Ext, _In_ _IRQL_restores_ KIRQL Irql)",
    ]);
  });
  it("is left alone where the author has said one", () => {
    expect(
      added(`_IRQL_requires_max_(PASSIVE_LEVEL)\nVOID F(_In_ PKEVENT Event)\n{\n    KeClearEvent(Event);\n}\n`),
    ).toEqual([]);
  });
  it("is not written where a caller is above it, which is a mistake already", () => {
    const lines = added(
      `${ext}static VOID CloseIt(PEXT Ext)\n{\n    ZwClose(Ext->File);\n}\nKDEFERRED_ROUTINE Tick;\n_Use_decl_annotations_\nVOID Tick(PKDPC Dpc, PVOID C, PVOID A, PVOID B)\n{\n    UNREFERENCED_PARAMETER(Dpc);\n    UNREFERENCED_PARAMETER(A);\n    UNREFERENCED_PARAMETER(B);\n    CloseIt(C);\n}\n`,
    );
    expect(lines.filter((line) => line.includes("_IRQL_"))).toEqual([]);
  });
});

describe("locks and saved levels", () => {
  it("are told of a routine that takes a lock for its caller", () => {
    expect(added(`${ext}VOID Take(PEXT Ext, PKIRQL Irql)\n{\n    KeAcquireSpinLock(&Ext->Lock, Irql);\n}\n`)).toEqual([
      "_IRQL_requires_max_(DISPATCH_LEVEL)",
      "_IRQL_raises_(DISPATCH_LEVEL)",
      "_Acquires_lock_(Ext->Lock)",
      "VOID Take(_Inout_ PEXT Ext, _Out_ _At_(*Irql, _IRQL_saves_) PKIRQL Irql)",
    ]);
  });
  it("are told of a result", () => {
    expect(
      added(
        `${ext}KIRQL Take(PEXT Ext)\n{\n    KIRQL irql;\n    KeAcquireSpinLock(&Ext->Lock, &irql);\n    return irql;\n}\n`,
      ),
    ).toContain("_IRQL_saves_");
  });
  it("are not told of what is taken on some ways only", () => {
    const lines = added(
      `${ext}VOID Take(PEXT Ext, PKIRQL Irql, BOOLEAN Really)\n{\n    if (Really) KeAcquireSpinLock(&Ext->Lock, Irql);\n}\n`,
    );
    expect(lines.filter((line) => /_lock_|raises|saves/.test(line))).toEqual([]);
  });
});

describe("directions of pointers", () => {
  const directions = (source: string): string =>
    added(`${ext}${source}`)
      .filter((line) => line.includes(" F("))
      .join();
  it("tell what is read, filled, and changed", () => {
    expect(directions("VOID F(PULONG In, PULONG Out, PULONG Both)\n{\n    *Out = *In;\n    *Both += 1;\n}\n")).toBe(
      "VOID F(_In_ PULONG In, _Out_ PULONG Out, _Inout_ PULONG Both)",
    );
  });
  it("know that results are written on success alone, and that such a result must be looked at", () => {
    const source =
      "NTSTATUS F(PEXT Ext, PULONG Count)\n{\n    NTSTATUS status = STATUS_SUCCESS;\n    if (Ext->Count == 0) {\n        status = STATUS_UNSUCCESSFUL;\n        goto Exit;\n    }\n    *Count = Ext->Count;\nExit:\n    return status;\n}\n";
    expect(added(ext + source)).toEqual(["_Must_inspect_result_", "NTSTATUS F(_In_ PEXT Ext, _Out_ PULONG Count)"]);
  });
  it("say nothing of what is not filled on every success", () => {
    expect(directions("VOID F(PULONG Out, BOOLEAN Really)\n{\n    if (Really) *Out = 1;\n}\n")).toBe("");
    expect(
      directions("NTSTATUS F(PULONG Out, ULONG n)\n{\n    if (n > 4) *Out = 1;\n    return STATUS_SUCCESS;\n}\n"),
    ).toBe("");
  });
  it("see through callees, and tell what may be NULL", () => {
    expect(
      directions(
        "static VOID G(PULONG p)\n{\n    *p = 1;\n}\nVOID F(PULONG Out, PULONG Maybe)\n{\n    G(Out);\n    if (Maybe != NULL) *Maybe = 2;\n}\n",
      ),
    ).toBe("VOID F(_Out_ PULONG Out, _Out_opt_ PULONG Maybe)");
  });
  it("say nothing of what is kept, walked through, or handed to the unknown", () => {
    expect(directions("PULONG Kept;\nVOID F(PULONG p)\n{\n    Kept = p;\n    *p = 1;\n}\n")).toBe("");
    expect(directions("ULONG F(PULONG p, ULONG n)\n{\n    return p[n] + p[0];\n}\n")).toBe("");
    expect(directions("VOID Unknown(PULONG p);\nVOID F(PULONG p)\n{\n    Unknown(p);\n    *p = 1;\n}\n")).toBe("");
    expect(directions("VOID F(PUCHAR p, SIZE_T n)\n{\n    RtlZeroMemory(p, n);\n}\n")).toBe("");
  });
});

describe("roles", () => {
  const entry =
    "DRIVER_INITIALIZE DriverEntry;\n_Use_decl_annotations_\nNTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P)\n{\n    UNREFERENCED_PARAMETER(P);\n    D->MajorFunction[IRP_MJ_CREATE] = Open;\n    D->MajorFunction[IRP_MJ_CLOSE] = Open;\n    return STATUS_SUCCESS;\n}\n";
  const body =
    "{\n    UNREFERENCED_PARAMETER(D);\n    Irp->IoStatus.Status = STATUS_SUCCESS;\n    Irp->IoStatus.Information = 0;\n    IoCompleteRequest(Irp, IO_NO_INCREMENT);\n    return STATUS_SUCCESS;\n}\n";
  it("are declared before the definition, with the requests a routine is registered for", () => {
    expect(added(`NTSTATUS Open(PDEVICE_OBJECT D, PIRP Irp)\n${body}${entry}`)).toEqual([
      "_Dispatch_type_(IRP_MJ_CREATE)",
      "_Dispatch_type_(IRP_MJ_CLOSE)",
      "DRIVER_DISPATCH Open;",
    ]);
  });
  it("take the place of a plain declaration, also in a header", () => {
    const sources = {
      "/d/a.h": "NTSTATUS Open(PDEVICE_OBJECT D, PIRP Irp);\nVOID Help(PULONG Count);\n",
      "/d/a.c": `#include <wdm.h>\n#include "a.h"\n${entry}`,
      "/d/b.c": `#include <wdm.h>\r\n#include "a.h"\r\nNTSTATUS Open(PDEVICE_OBJECT D, PIRP Irp)\r\n${body}VOID Help(PULONG Count)\n{\n    *Count = 1;\n}\n`,
    };
    const { texts, functions } = annotate(driver(sources), undefined, cache);
    expect(functions.toSorted()).toEqual(["Help", "Open"]);
    expect(texts.get("/d/a.h")).toBe(
      "_Dispatch_type_(IRP_MJ_CREATE)\n_Dispatch_type_(IRP_MJ_CLOSE)\nDRIVER_DISPATCH Open;\nVOID Help(_Out_ PULONG Count);\n",
    );
    expect(texts.get("/d/b.c")).toContain('#include "a.h"\r\n_Use_decl_annotations_\r\nNTSTATUS Open(');
    expect(texts.get("/d/b.c")).toContain("_Use_decl_annotations_\r\nVOID Help(PULONG Count)");
    expect(texts.has("/d/a.c")).toBe(false);
  });
});

const sal =
  /_IRQL_\w+_(\([^()]*\))?|\b_(In|Out|Inout)(_\w+)?_(\([^()]*\))?\s|_(Acquires|Releases|Requires)_\w+_\([^()]*\)|_Must_inspect_result_|_Use_decl_annotations_/g;
const keyOf = ({ rule, severity, message }: Finding): string =>
  `${rule}:${severity}:${message.replaceAll(/:\d+/g, "")}`;

/** Without its annotations a driver is annotated; the check then says no more than before, and there is nothing left to do. */
function holds(sources: Readonly<Record<string, string>>): number {
  const bare = Object.fromEntries(
    Object.entries(sources).map(([path, text]) => [
      path,
      text.replaceAll(sal, "").replaceAll(/^\s*\/\/\s*\^+.*$/gm, ""),
    ]),
  );
  const project = driver(bare);
  const done = annotate(project, undefined, cache);
  const known = project.check().map(keyOf);
  const after = project.withTexts(done.texts, cache);
  expect(
    after
      .check()
      .map(keyOf)
      .filter((key) => !known.includes(key)),
  ).toEqual([]);
  expect(annotate(after, undefined, cache).edits.map(({ text }) => text)).toEqual([]);
  return done.functions.length;
}

describe("annotating never brings a finding, and is done at once", () => {
  const samples = join(installFolder(import.meta.url), "samples");
  it.each([["membuf"], ["lpt"], ["rack"]])("for the sample %s without its annotations", (name) => {
    const folder = join(samples, name);
    const files = readdirSync(folder).filter((file) => /\.[ch]$/.test(file));
    const texts = files.map((file) => [`/d/${file}`, readFileSync(join(folder, file), "utf8")] as const);
    expect(holds(Object.fromEntries(texts))).toBeGreaterThan(1);
  });
  it("for examples of the rules' pages", () => {
    let annotated = 0;
    // Every twelfth, the bad ones too.
    const examples = rules.flatMap(({ page }) => [...page.matchAll(/```c (?:bad|good)\n([\s\S]*?)```/g)]);
    for (let i = 0; i < examples.length; i += 12) annotated += holds({ "/d/a.c": examples[i]?.[1] ?? "" });
    expect(annotated).toBeGreaterThan(10);
  });
});
