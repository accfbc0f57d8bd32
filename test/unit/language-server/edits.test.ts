// A driver that is edited at random, its findings kept up to date, is told after each edit what a check from scratch would tell.
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { installFolder } from "../../../host/files.ts";
import { DriverProject } from "../../../language-server/project.ts";
import { Random } from "../../fuzz/mutate.ts";
import { cache, disk, headers } from "../../kit.ts";

const sources = ["driver.c", "io.c", "pnp.c", "power.c"];
const editCount = 10;

/** What an author does to a line: what the function around it does changes, and changes back. */
const edits: readonly ((line: string, random: Random, other: string) => string)[] = [
  toggled,
  toggled,
  toggled,
  (line) => `${line}\n${line}`,
  (line) => `\n${line}`,
  (line, random) => line.replace(/\b\d+\b/, `${random.below(4)}`),
  (line) => line.replace(/==|!=/, (operator) => (operator === "==" ? "!=" : "==")),
  (line, _, other) => `${line}\n${other}`,
];
function toggled(line: string): string {
  return line.startsWith("//") ? line.slice(2) : `//${line}`;
}
/** A call, an assignment or a return of its own. */
const statement = /^(\/\/)?\s+([\w>.-]+ = |return|\w+\().*;$/;

it("statements are edited at random", async () => {
  const folder = `${installFolder(import.meta.url)}/samples/sleeper`;
  const paths = sources.map((source) => `${folder}/${source}`);
  const texts = new Map(paths.map((path) => [path, disk.read(path) ?? ""]));
  const projectNow = () =>
    new DriverProject(paths, {
      target: "x64",
      files: { read: (file) => texts.get(file) ?? disk.read(file) },
      includePaths: [headers, folder],
      defines: {},
      cache,
    });
  const random = new Random(7);
  const warm = projectNow();
  let before = warm.check();
  let changes = 0;
  for (let count = 0; count < editCount; count++) {
    const path = random.pick(paths, "");
    const lines = (texts.get(path) ?? "").split("\n");
    const statements = [...lines.keys()].filter((at) => statement.test(lines[at] ?? ""));
    const at = random.pick(statements, 0);
    const edit = random.pick(edits, (line) => line);
    lines[at] = edit(lines[at] ?? "", random, lines[random.pick(statements, 0)] ?? "");
    texts.set(path, lines.join("\n"));
    warm.changed();
    const found = warm.check();
    expect(found, `after edit ${count + 1}, in line ${at + 1} of ${path}`).toEqual(projectNow().check());
    if (JSON.stringify(found) !== JSON.stringify(before)) changes += 1;
    before = found;
    // On a busy machine all of it takes longer than the runner waits for a sign of life.
    await setImmediate();
  }
  // Edits that nobody sees anything of would show nothing.
  expect(changes).toBeGreaterThan(editCount / 3);
});

// Callers that were checked when it was only declared have to be looked at again.
it("a function gets a body in another source", () => {
  const header = `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT;
VOID Helper(EXT *Ext);
`;
  const texts = new Map([
    ["/driver/a.h", header],
    [
      "/driver/caller.c",
      `#include "a.h"
VOID Caller(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Helper(Ext);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`,
    ],
    ["/driver/helper.c", `#include "a.h"\n`],
  ]);
  const files = { read: (file: string) => texts.get(file) ?? disk.read(file) };
  const paths = ["/driver/caller.c", "/driver/helper.c"];
  const projectNow = () =>
    new DriverProject(paths, { target: "x64", files, includePaths: [headers], defines: {}, cache });
  const project = projectNow();
  expect(project.check()).toEqual([]);
  texts.set("/driver/helper.c", `#include "a.h"\nVOID Helper(EXT *Ext)\n{\n    ZwClose(Ext->File);\n}\n`);
  project.changed();
  // Given up before anything is analysed: the next check has still to know that it is new.
  const givenUp = project.checkInSlices(1);
  for (let pauses = 0; pauses < 3; pauses++) givenUp.next();
  const found = project.check();
  expect(found.map(({ rule }) => rule)).toContain("irql-too-high");
  expect(found).toEqual(projectNow().check());
});

// What the helper leaves behind is the same as before: only what it is shown has changed.
it("a helper comes to look at a member that its caller knows", () => {
  const helper = (statement: string) => `#include <wdm.h>
typedef struct _EXT { PULONG Buffer; ULONG Uses; } EXT;
static VOID Helper(EXT *Ext)
{
    Ext->Uses = 1;
    ${statement}
}
VOID Caller(EXT *Ext)
{
    PULONG block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, 'klB1');
    if (block == NULL) return;
    Ext->Buffer = block;
    ExFreePoolWithTag(block, 'klB1');
    Helper(Ext);
    Ext->Buffer = NULL;
}
`;
  const path = "/driver/helper.c";
  let text = helper("");
  const files = { read: (file: string) => (file === path ? text : disk.read(file)) };
  const projectNow = () =>
    new DriverProject([path], { target: "x64", files, includePaths: [headers], defines: {}, cache });
  const project = projectNow();
  expect(project.check()).toEqual([]);
  for (const [statement, rules] of [
    [`DbgPrint("%d", *Ext->Buffer);`, ["pool-used-after-free"]],
    [`DbgPrint("%d", Ext->Uses);`, []],
  ] as const) {
    text = helper(statement);
    project.changed();
    const found = project.check();
    expect(found).toEqual(projectNow().check());
    expect(found.map(({ rule }) => rule)).toEqual(rules);
  }
});

/** A helper that many functions of some length call, and may leave a lock held. */
const many = (release: string) => `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; ULONG Count; } EXT;
static VOID Helper(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    ${release}
}
${Array.from(
  { length: 8 },
  (_, at) => `VOID Caller${at}(EXT *Ext)
{
    Helper(Ext);
    ${Array.from({ length: 8 }, (_, count) => `if (Ext->Count == ${count}) Ext->Count += ${count + at};`).join("\n    ")}
}`,
).join("\n")}
`;
const held = many("");
const released = many("KeReleaseSpinLock(&Ext->Lock, irql);");
/** The slices that something takes, and what comes of it. */
function counted<T>(steps: Generator<undefined, T>): { readonly slices: number; readonly value: T } {
  for (let slices = 0; ; slices++) {
    const { done, value } = steps.next();
    if (done === true) return { slices, value };
  }
}

// What is held at a change in a body that stays as it is hangs on its callers, and on what those call.
it("a lock is no longer held where a helper is called", () => {
  const text = (take: string, release: string) => `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; LIST_ENTRY Lines; } EXT, *PEXT;
static VOID Take(PEXT Ext)
{
    ${take}(&Ext->Lock);
}
static VOID Add(PEXT Ext, PLIST_ENTRY Line)
{
    InsertHeadList(&Ext->Lines, Line);
}
VOID Put(PEXT Ext, PLIST_ENTRY Line)
{
    Take(Ext);
    InsertTailList(&Ext->Lines, Line);
    KeReleaseSpinLockFromDpcLevel(&Ext->Lock);
}
PLIST_ENTRY Turn(PEXT Ext)
{
    PLIST_ENTRY line;
    KeAcquireSpinLockAtDpcLevel(&Ext->Lock);
    line = RemoveHeadList(&Ext->Lines);
    InsertTailList(&Ext->Lines, line);
    KeReleaseSpinLockFromDpcLevel(&Ext->Lock);
    return line;
}
KDEFERRED_ROUTINE Expired;
VOID Expired(PKDPC Dpc, PVOID Context, PVOID First, PVOID Second)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Second);
    KeAcquireSpinLockAtDpcLevel(&ext->Lock);
    ${release}(&ext->Lock);
    Add(ext, (PLIST_ENTRY)First);
}
`;
  const path = "/driver/driver.c";
  let now = "";
  const project = new DriverProject([path], {
    target: "x64",
    files: { read: (file) => (file === path ? now : disk.read(file)) },
    includePaths: [headers],
    defines: {},
    cache,
  });
  const unguarded = (take: string, release: string): number[] => {
    now = text(take, release);
    project.changed();
    return project.check().flatMap(({ rule, range }) => (rule === "unguarded-access" ? [range.startLine] : []));
  };
  const [take, release] = ["KeAcquireSpinLockAtDpcLevel", "KeReleaseSpinLockFromDpcLevel"];
  const inAdd = text(take, release)
    .split("\n")
    .findIndex((line) => line.includes("InsertHeadList"));
  expect(unguarded(take, "(VOID)")).toEqual([]);
  expect(unguarded(take, release)).toEqual([inAdd]);
  // Another place without a lock: which of them is the odd one cannot be said.
  expect(unguarded("(VOID)", release)).toEqual([]);
  expect(unguarded(take, release)).toEqual([inAdd]);
});

it("what is undone has been looked at before", () => {
  const path = "/driver/many.c";
  let text = released;
  const files = { read: (file: string) => (file === path ? text : disk.read(file)) };
  const projectNow = () =>
    new DriverProject([path], { target: "x64", files, includePaths: [headers], defines: {}, cache });
  const project = projectNow();
  project.check();
  const edited = (to: string) => {
    text = to;
    project.changed();
    const { slices, value } = counted(project.checkInSlices(1));
    expect(value).toEqual(projectNow().check());
    return slices;
  };
  const done = edited(held);
  const undone = edited(released);
  const doneAgain = edited(held);
  expect(undone).toBeLessThan(done);
  expect(doneAgain).toBeLessThan(done);
});

it("what open sources say by themselves is found out anew only where it was edited", () => {
  const paths = ["/driver/many.c", "/driver/other.c"];
  let text = released;
  const files = {
    read: (file: string) => (file === paths[0] ? text : file === paths[1] ? "int other;\n" : disk.read(file)),
  };
  const projectNow = () =>
    new DriverProject(paths, { target: "x64", files, includePaths: [headers], defines: {}, cache });
  const preview = (project: DriverProject) => counted(project.preview(paths.slice(0, 1), 20));
  const project = projectNow();
  const first = preview(project);
  expect(first.value).toEqual([]);
  // The last of the callers.
  text = released.replaceAll("== 3) Ext->Count += 10", "== 3) Ext->Count += 11");
  expect(text).not.toBe(released);
  project.changed();
  expect(preview(project).slices).toBeLessThan(first.slices / 2);
  text = many("ZwClose(Ext->File); KeReleaseSpinLock(&Ext->Lock, irql);");
  project.changed();
  // One is given up for the next edit.
  project.preview(paths.slice(0, 1), 20).next();
  const { value } = preview(project);
  expect(value).toEqual(preview(projectNow()).value);
  expect(value.map(({ rule }) => rule)).toEqual(["irql-too-high"]);
});

// Its callers are walked on from where they first call it; what was found and kept on the way there holds still.
it("a helper does another thing with every keystroke", () => {
  const helper = (statement: string) => `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; KSPIN_LOCK Inner; ULONG Count; HANDLE File; PULONG Table; } EXT;
static VOID Quiet(EXT *Ext) { Ext->Count = 3; }
static VOID Helper(EXT *Ext)
{
    KeAcquireSpinLockAtDpcLevel(&Ext->Inner);
    ${statement}
}
NTSTATUS Caller(EXT *Ext, ULONG Size)
{
    KIRQL irql;
    ULONG i, sum = 0;
    PULONG last = NULL;
    NTSTATUS status = STATUS_SUCCESS;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    if (Size == 7) sum += *last;
    if (Size == 0) return STATUS_INVALID_PARAMETER;
    for (i = 0; i < Size; i++) {
        if (Ext->Table == NULL) { status = STATUS_INVALID_DEVICE_STATE; goto Exit; }
        sum += Ext->Table[i];
        Quiet(Ext);
    }
    Ext->Count = sum;
    Helper(Ext);
    if (Ext->Count > 4) ZwClose(Ext->File);
Exit:
    KeReleaseSpinLock(&Ext->Lock, irql);
    return status;
}
`;
  const path = "/driver/helper.c";
  let text = helper("");
  const files = { read: (file: string) => (file === path ? text : disk.read(file)) };
  const projectNow = () =>
    new DriverProject([path], { target: "x64", files, includePaths: [headers], defines: {}, cache });
  const project = projectNow();
  project.check();
  const release = "KeReleaseSpinLockFromDpcLevel(&Ext->Inner);";
  const told = new Set<string>();
  for (const statement of [
    "Ext->Count += 1;",
    `Ext->Count = 1; ${release}`,
    "Ext->Count = 2;",
    `Ext->Count = 9; ${release}`,
  ]) {
    text = helper(statement);
    project.changed();
    const found = project.check();
    expect(found, statement).toEqual(projectNow().check());
    told.add(found.map(({ rule }) => rule).join());
  }
  expect(told.size).toBeGreaterThan(1);
  for (const rules of told) expect(rules).toContain("null-pointer-dereferenced");
});
