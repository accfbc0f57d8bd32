// A check in slices: the pauses change nothing of what is found, questions are answered in them, and an edit in one loses nothing.
import { describe, expect, it } from "vitest";
import {
  type CompileCache,
  type CompileOptions,
  compileInSlices,
  compileUnit,
  createCompileCache,
  Pace,
  printFunction,
  toEnd,
  type Unit,
} from "../../../compiler/index.ts";
import { analyse } from "../../../language-server/analysis/findings.ts";
import { Interpreter } from "../../../language-server/analysis/interpreter.ts";
import { Memo } from "../../../language-server/analysis/memo.ts";
import { findRoots } from "../../../language-server/analysis/roots.ts";
import { Terms } from "../../../language-server/analysis/terms.ts";
import { World } from "../../../language-server/analysis/world.ts";
import { DriverProject } from "../../../language-server/project.ts";
import { Workspace } from "../../../language-server/workspace.ts";
import { disk, headers } from "../../kit.ts";
import { memoryDisk } from "../project/disk.ts";

const header = `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; ULONG Count; } EXT;
VOID Step0(EXT *Ext);
VOID Even(EXT *Ext, ULONG Count);
VOID Odd(EXT *Ext, ULONG Count);
`;
const depth = 8;
/** Functions that call each other down to one that must not be called with the lock held. */
const steps = Array.from({ length: depth }, (_, at) => {
  const next = at + 1 < depth ? `if (Ext->Count > ${at}) Step${at + 1}(Ext);` : "ZwClose(Ext->File);";
  return `VOID Step${at}(EXT *Ext)\n{\n    if (Ext->Count == ${at}) return;\n    ${next}\n}`;
}).reverse();
const sources: Readonly<Record<string, string>> = {
  "/driver/a.h": header,
  "/driver/steps.c": `#include "a.h"\n${steps.join("\n")}\n`,
  "/driver/caller.c": `#include "a.h"
VOID Caller(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Step0(Ext);
    Even(Ext, 4);
    KeReleaseSpinLock(&Ext->Lock, irql);
    Step0(Ext);
}
`,
  // Each calls the other, and together they leave a lock held.
  "/driver/recursive.c": `#include "a.h"
VOID Even(EXT *Ext, ULONG Count)
{
    if (Count != 0) Odd(Ext, Count - 1);
    else KeAcquireSpinLockAtDpcLevel(&Ext->Lock);
}
VOID Odd(EXT *Ext, ULONG Count)
{
    if (Count != 0) Even(Ext, Count - 1);
    Step0(Ext);
}
`,
  "/driver/ringside.json": JSON.stringify({
    drivers: [{ name: "a", sources: ["steps.c", "caller.c", "recursive.c"] }],
  }),
};
const edited = { ...sources, "/driver/caller.c": `${sources["/driver/caller.c"]}`.replace("    Step0(Ext);\n", "") };
const projectOf = (texts: () => Readonly<Record<string, string>>) =>
  new DriverProject(
    Object.keys(sources).filter((path) => path.endsWith(".c")),
    {
      target: "x64",
      files: { read: (path) => texts()[path] ?? disk.read(path) },
      includePaths: [headers],
      defines: {},
    },
  );
const afresh = (texts: Readonly<Record<string, string>>) => projectOf(() => texts).check();

describe("a check in slices", () => {
  it.each([1, 3, 10, 40])("of %i blocks finds what one in a piece finds", (blocks) => {
    const whole = afresh(sources);
    expect(whole.map(({ rule }) => rule)).toContain("irql-too-high");
    const slices = [...projectOf(() => sources).checkInSlices(1_000_000)].length;
    const check = projectOf(() => sources).checkInSlices(blocks);
    let pauses = 0;
    let step = check.next();
    for (; step.done !== true; step = check.next()) pauses += 1;
    expect(step.value).toEqual(whole);
    expect(pauses).toBeGreaterThan(slices);
  });

  it("may be given up at any pause: after an edit the findings are those of a check from scratch", () => {
    const expected = afresh(edited);
    expect(expected).not.toEqual(afresh(sources));
    for (let pauses = 1; pauses < 40; pauses += 3) {
      let texts = sources;
      const project = projectOf(() => texts);
      const check = project.checkInSlices(1);
      for (let at = 0; at < pauses; at++) check.next();
      texts = edited;
      expect(project.check(), `after ${pauses} pauses`).toEqual(expected);
    }
  });
});

it("a pause waits for a place where little of what is under way is lost", () => {
  const tests = (count: number) =>
    Array.from({ length: count }, (_, at) => `    if (Ext->Count == ${at}) Ext->Count++;`);
  const helpers = (at: number) =>
    ["First", "Then"].map((name) => `static VOID ${name}${at}(EXT *Ext)\n{\n${tests(12).join("\n")}\n}`).join("\n");
  const root = (at: number) =>
    `VOID Root${at}(EXT *Ext)\n{\n    First${at}(Ext);\n${tests(12).join("\n")}\n    Then${at}(Ext);\n}`;
  const text = `#include <wdm.h>
typedef struct _EXT { ULONG Count; } EXT;
${Array.from({ length: 30 }, (_, at) => `${helpers(at)}\n${root(at)}`).join("\n")}
`;
  const path = "/driver/roots.c";
  const files = { read: (file: string) => (file === path ? text : disk.read(file)) };
  const project = new DriverProject([path], { target: "x64", files, includePaths: [headers], defines: {} });
  project.check();
  const { world, roles } = project;
  if (!world || !roles) throw new Error("not checked");
  const walked = (slice: number) => {
    let branches = 0;
    let pauses = 0;
    const afresh = new World(new Terms(), world.functions, world.roles);
    const counting = () => {
      branches += 1;
    };
    const interpreter = new Interpreter(afresh, new Memo(), [{ branch: counting }], { slice });
    for (const _ of analyse(interpreter, findRoots(afresh, roles))) pauses += 1;
    return { branches, pauses };
  };
  const whole = walked(Number.POSITIVE_INFINITY);
  const inSlices = walked(230);
  expect(whole.pauses).toBe(0);
  expect(inSlices.pauses).toBeGreaterThan(5);
  expect(inSlices.branches / whole.branches).toBeLessThan(1.05);
});

it("to see that results stand is done in slices, too", () => {
  const root = (at: number, by: number) => `VOID Root${at}(ULONG *Count)\n{\n    *Count += ${by};\n}`;
  const rootCount = 60;
  let by = 1;
  const text = () =>
    `#include <wdm.h>\n${Array.from({ length: rootCount }, (_, at) => root(at, at === 0 ? by : 1)).join("\n")}\n`;
  const path = "/driver/roots.c";
  const files = { read: (file: string) => (file === path ? text() : disk.read(file)) };
  const project = new DriverProject([path], { target: "x64", files, includePaths: [headers], defines: {} });
  project.check();
  const pausesAfterEdit = (blocks: number) => {
    by += 1;
    project.changed();
    return [...project.checkInSlices(blocks)].length;
  };
  const slice = 10;
  // Once to see that they stand, once to collect what they say.
  expect(pausesAfterEdit(slice) - pausesAfterEdit(1_000_000)).toBeGreaterThanOrEqual(2 * (rootCount / slice - 1));
});

describe("while an editor's driver is checked for the first time", () => {
  const path = "/driver/caller.c";
  const open = () => {
    const memory = memoryDisk(sources);
    const workspace = new Workspace({
      files: {
        read: (file) => sources[file] ?? disk.read(file),
        locate: (file) => memory.locate?.(file) ?? disk.locate(file),
        list: (folder) => memory.list(folder) ?? disk.list(folder),
      },
      headers,
      grammars: () => Promise.reject(new Error("no grammars")),
      pageOf: () => undefined,
    });
    workspace.change(path, sources[path] ?? "");
    const [project] = workspace.openProjects;
    if (project === undefined) throw new Error("no driver");
    return { workspace, project };
  };

  it("what one source can answer is answered before the check ends", () => {
    const { workspace, project } = open();
    expect(workspace.checkOn(project)).toBe(true);
    expect(toEnd(workspace.unitAlone(path))?.unit.path).toBe(path);
    expect(workspace.isUnchecked(project)).toBe(true);
    while (workspace.checkOn(project));
    expect(workspace.isUnchecked(project)).toBe(false);
    expect(workspace.check(project)).toEqual(afresh(sources));
  });

  it("what needs the whole driver ends the check that is under way", () => {
    const { workspace, project } = open();
    workspace.checkOn(project);
    expect(workspace.check(project)).toEqual(afresh(sources));
    expect(workspace.checkOn(project)).toBe(false);
  });

  it("an edit begins another", () => {
    const { workspace, project } = open();
    for (let slice = 0; slice < 3; slice++) workspace.checkOn(project);
    workspace.change(path, edited[path]);
    while (workspace.checkOn(project));
    expect(workspace.check(project)).toEqual(afresh(edited));
  });
});

// What is walked to see whether old results stand is not held against the walk that follows when they do not.
it("after an edit finds in a function that is called in many ways what a check from scratch finds", () => {
  const calls = Array.from({ length: 19 }, (_, at) => `Step(Irp, ${at + 1});`);
  let text = "";
  const write = (passing: string) => {
    text = `#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Done;
ULONG Level;
VOID Step(PIRP Irp, ULONG Count)
{
    if (Level > 3) { DbgPrint("%u", Count); }
    if (Count == 7) { DbgPrint("seven"); }
    if (Count != 19) { return; }
    ${passing}(Irp);
    IoSetCompletionRoutine(Irp, Done, NULL, TRUE, TRUE, TRUE);
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    Level = 2;
    ${calls.join("\n    ")}
    return IoCallDriver(((PEXT)DeviceObject->DeviceExtension)->Lower, Irp);
}
`;
  };
  const path = "/driver/ways.c";
  const files = { read: (file: string) => (file === path ? text : disk.read(file)) };
  const projectNow = () => new DriverProject([path], { target: "x64", files, includePaths: [headers], defines: {} });
  write("IoCopyCurrentIrpStackLocationToNext");
  const project = projectNow();
  expect(project.check().map(({ rule }) => rule)).not.toContain("irp-stack-location-not-set");
  write("IoSkipCurrentIrpStackLocation");
  const found = project.check();
  expect(found.map(({ rule }) => rule)).toContain("irp-stack-location-not-set");
  expect(found).toEqual(projectNow().check());
});

describe("while a large file is compiled", () => {
  const large = "/other/large.c";
  const small = "/driver/caller.c";
  /** So many declarations take more than one slice to read, parse and lower. */
  const declarations = (count: number) => Array.from({ length: count }, (_, at) => `int v${at};`).join("\n");
  const open = () => {
    const workspace = new Workspace({
      files: { read: (file) => sources[file] ?? disk.read(file), list: () => undefined },
      headers,
      grammars: () => Promise.reject(new Error("no grammars")),
      pageOf: () => undefined,
    });
    workspace.change(large, declarations(50_000));
    workspace.change(small, sources[small] ?? "");
    return workspace;
  };
  const namesIn = (unit: Unit | undefined) => [unit?.symbols.has("v49999"), unit?.symbols.has("extra")];

  it("another source is answered, and whoever asks for it next goes on with it", () => {
    const workspace = open();
    const first = workspace.unitAlone(large);
    expect(first.next().done).toBe(false);
    expect(workspace.unitAlone(small).next()).toMatchObject({ done: true, value: { unit: { path: small } } });
    // Begun anew it would take as many pauses as all of it.
    expect([...workspace.unitAlone(large)].length).toBe([...open().unitAlone(large)].length - 1);
    expect(first.next()).toMatchObject({ done: true, value: { unit: { path: large } } });
  });

  it("an edit gives up what was begun", () => {
    const workspace = open();
    const begun = workspace.unitAlone(large);
    begun.next();
    workspace.change(large, `${declarations(50_000)}\nint extra;`);
    expect(namesIn(toEnd(begun)?.unit)).toEqual([true, true]);
    expect(namesIn(toEnd(workspace.unitAlone(large))?.unit)).toEqual([true, true]);
  });

  it("what it says by itself is found out in slices, too", () => {
    const workspace = open();
    const [project] = workspace.openProjects;
    if (project === undefined) throw new Error("no driver");
    const one = workspace.preview(project);
    expect(one.next().done).toBe(false);
    // Whoever asks at the same time goes on with it.
    const alone = open();
    const [same] = alone.openProjects;
    if (same === undefined) throw new Error("no driver");
    const other = [...workspace.preview(project)];
    expect(other.length).toBe([...alone.preview(same)].length - 1);
    expect(one.next().done).toBe(true);
  });
});

describe("a file that is compiled in slices", () => {
  const header = "typedef struct _S S; extern S *first; extern int table[];\n";
  /** A section changes what functions are and no declaration. */
  const text = (section: string) => `#include "h.h"
int Zero(void) { return sizeof(*first); }
struct _S { int a; int b; };
int table[3] = { 1, 2, 3 };
int One(S *s) { return s->b + sizeof(S); }
int Two(void) { return One(first) + table[1]; }
#pragma alloc_text(${section}, Three)
struct _LATER { S s; } later;
int Three(void) { return missing + later.s.a; }
`;
  const compiled = (unit: Unit) => ({
    code: [...unit.functions.values()].map((fn) => printFunction(fn)),
    said: unit.diagnostics,
    names: [...unit.symbols.keys()],
    members: unit.records.get("_S")?.fields?.map(({ name }) => name),
    section: unit.symbols.get("Three")?.section,
  });
  const optionsFor = (section: () => string, cache: CompileCache): CompileOptions => ({
    target: "x64",
    files: { read: (path) => ({ "/d/a.c": text(section()), "/d/h.h": header })[path] },
    includePaths: [],
    defines: {},
    cache,
  });

  it("is given up at any pause, and compiled anew as if it had not been begun", () => {
    const whole = compiled(
      compileUnit(
        "/d/a.c",
        optionsFor(() => "PAGE", createCompileCache()),
      ),
    );
    const cache = createCompileCache();
    const slices = compileInSlices(
      "/d/a.c",
      optionsFor(() => "PAGE", cache),
      new Pace(1),
    );
    let pauses = 0;
    let step = slices.next();
    for (; step.done !== true; step = slices.next()) pauses += 1;
    expect(compiled(step.value)).toEqual(whole);
    expect(pauses).toBeGreaterThan(10);
    for (let given = 1; given <= pauses; given++) {
      let section = `S${given}`;
      const options = optionsFor(() => section, cache);
      const begun = compileInSlices("/d/a.c", options, new Pace(1));
      for (let at = 0; at < given; at++) begun.next();
      section = "PAGE";
      expect(compiled(compileUnit("/d/a.c", options)), `after ${given} pauses`).toEqual(whole);
    }
  });
});
