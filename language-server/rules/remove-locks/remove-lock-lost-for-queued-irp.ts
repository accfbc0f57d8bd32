// IRPs that wait with a hold on the remove lock, completed without giving it back.
import type { LocalId } from "../../../compiler/ir/ir.ts";
import { bare, type CodeCall, callsTo, codeOf, pointee } from "../../analysis/code.ts";
import { irpEffect } from "../../analysis/models.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const removeLockLostForQueuedIrp: Rule = {
  id: "remove-lock-lost-for-queued-irp",
  severity: "warning",
  summary:
    "An IRP from a queue is completed and its hold on the remove lock not given back, as it is elsewhere in the driver.",
  names: { staticDriverVerifier: ["RemoveLock"] },
  page: `A request that waits keeps the remove lock that was acquired for it. Whoever completes it, a cancel routine, a DPC, the cleanup of a file,
must give that back: a hold that is forgotten makes the removal of the device wait for ever.

It is told of where other routines of the driver release the lock for the IRPs that they complete, and this one does not.

**Mend it**: call IoReleaseRemoveLock with the IRP as the tag after completing it.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK RemoveLock; LIST_ENTRY Queue; KSPIN_LOCK Lock; } EXT, *PEXT;
PIRP NextIrp(PEXT Ext);
VOID Serve(PEXT Ext)
{
    PIRP irp = NextIrp(Ext);
    if (irp == NULL) return;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    IoReleaseRemoveLock(&Ext->RemoveLock, irp);
}
VOID FailAll(PEXT Ext)
{
    PIRP irp;
    while ((irp = NextIrp(Ext)) != NULL) {
        irp->IoStatus.Status = STATUS_CANCELLED;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
//      ^^^^^^^^^^^^^^^^^ remove-lock-lost-for-queued-irp: Serve
    }
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK RemoveLock; LIST_ENTRY Queue; KSPIN_LOCK Lock; } EXT, *PEXT;
PIRP NextIrp(PEXT Ext);
static VOID Finish(PIRP Irp, NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
VOID Serve(PEXT Ext)
{
    PIRP irp = NextIrp(Ext);
    if (irp == NULL) return;
    Finish(irp, STATUS_SUCCESS);
    IoReleaseRemoveLock(&Ext->RemoveLock, irp);
}
static VOID FailAll(PEXT Ext)
{
    PIRP irp;
    while ((irp = NextIrp(Ext)) != NULL) {
        Finish(irp, STATUS_CANCELLED);
//      ^^^^^^ remove-lock-lost-for-queued-irp: Serve
    }
}
VOID Close(PEXT Ext, PIRP Irp)
{
    FailAll(Ext);
    Finish(Irp, STATUS_SUCCESS);
    IoReleaseRemoveLock(&Ext->RemoveLock, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK RemoveLock; LIST_ENTRY Queue; KSPIN_LOCK Lock; } EXT, *PEXT;
PIRP NextIrp(PEXT Ext);
VOID Serve(PEXT Ext)
{
    PIRP irp = NextIrp(Ext);
    if (irp == NULL) return;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    IoReleaseRemoveLock(&Ext->RemoveLock, irp);
}
VOID FailAll(PEXT Ext)
{
    PIRP irp;
    while ((irp = NextIrp(Ext)) != NULL) {
        irp->IoStatus.Status = STATUS_CANCELLED;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        IoReleaseRemoveLock(&Ext->RemoveLock, irp);
    }
}
\`\`\`
`,
  project({ world, report }) {
    const releasing = callsTo(world, release).flatMap(({ info, call }) => {
      const local = irpIn(call.args[1]);
      return local !== undefined && isFound(info, local) && completes(world, info, local) ? [info] : [];
    });
    const [example] = releasing;
    if (!example) return;
    const completers = completersIn(world);
    for (const site of callsTo(world, ...completers.keys())) {
      const { info } = site;
      const local = irpIn(site.call.args[completers.get(site.name ?? "") ?? 0]);
      if (local === undefined || !isFound(info, local) || mayRelease(world, info)) continue;
      report(info, {
        message: `the IRP is completed, and its hold on the remove lock not given back, as ${example.fn.symbol.name} does`,
        range: info.unit.range(info.fn.declaration, site.at),
      });
    }
  },
};
const release = "IoReleaseRemoveLockEx";

function irpIn(expr: CodeCall["call"]["args"][number] | undefined): LocalId | undefined {
  const value = expr && bare(expr);
  return value?.kind === "load" && value.place.kind === "local" && pointee(value.type) === "IRP"
    ? value.place.local
    : undefined;
}
/** No parameter, and none that the routine may have made: it came by it in some queue. */
function isFound({ fn }: FunctionInfo, local: LocalId): boolean {
  return !fn.params.includes(local) && !codeOf(fn).calls.some(({ name = "" }) => irpEffect(name)?.kind === "make");
}
function completes(world: World, { fn }: FunctionInfo, local: LocalId): boolean {
  const completers = completersIn(world);
  return codeOf(fn).calls.some(({ name = "", call }) => irpIn(call.args[completers.get(name) ?? -1]) === local);
}
/** Routines that complete an IRP they are given, with the argument that it is: the kernel's, and helpers that do nothing else with the remove lock. */
function completersIn(world: World): ReadonlyMap<string, number> {
  const known = completing.get(world);
  if (known) return known;
  const made = new Map(kernels.map((name) => [name, 0]));
  for (const { info, call } of callsTo(world, ...kernels)) {
    const index = info.fn.params.indexOf(irpIn(call.args[0]) ?? -1);
    const isHelper = codeOf(info.fn).calls.every(
      ({ name }) => name !== undefined && !name.startsWith("IoReleaseRemove"),
    );
    if (index >= 0 && isHelper && !world.roles.has(info.name)) made.set(info.name, index);
  }
  completing.set(world, made);
  return made;
}
const completing = new WeakMap<World, ReadonlyMap<string, number>>();
const kernels = ["IofCompleteRequest", "IoCompleteRequest"];
/** It releases a remove lock, or one that calls it does, or one that it calls or hands the IRP to; with another IRP that they were given, it is that one's. */
function mayRelease(world: World, info: FunctionInfo): boolean {
  const releases = ({ fn }: FunctionInfo) =>
    codeOf(fn).calls.some(
      ({ name, call }) =>
        name === undefined ||
        (name.startsWith("IoReleaseRemoveLock") && !fn.params.includes(irpIn(call.args[1]) ?? -1)),
    );
  const callees = codeOf(info.fn).calls.flatMap(({ name }) => {
    const callee = name === undefined ? undefined : world.functions.get(name);
    return callee?.own ? [callee] : [];
  });
  const calledBy = callsTo(world, info.name).map((site) => site.info);
  return [info, ...calledBy].some(releases) || callees.some(givesBack);
}
/** What it is handed may be the IRP. */
function givesBack({ fn }: FunctionInfo): boolean {
  return codeOf(fn).calls.some(({ name }) => name === undefined || name.startsWith("IoReleaseRemoveLock"));
}
