// A system thread whose routine has no way out, or none that anybody opens.
import type { Block, BlockId, Expr, IrFunction } from "../../../compiler/ir/ir.ts";
import { assignedIn, bare, callsTo, codeOf, constantIn, placeKey } from "../../analysis/code.ts";
import { neverReturns } from "../../analysis/models.ts";
import { nameSite } from "../../analysis/roots.ts";
import { afterTerminator, shapeOf } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { reaches } from "../kinds/irp-lists.ts";
import { handedToOthers, hasRole, isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const systemThreadNeverEnds: Rule = {
  id: "system-thread-never-ends",
  severity: "warning",
  summary: "The routine of a system thread never returns, and the driver can be unloaded.",
  names: {},
  page: `A system thread ends when its routine returns or calls PsTerminateSystemThread, and never otherwise. A driver that can be unloaded must be able to
tell its threads to end: one that goes round for ever runs on in memory that is no code any more, or Unload, which waits for it, never finishes.

**Mend it**: ask in each round for a flag or an event that Unload sets, and leave the loop when it is set.

\`\`\`c bad
#include <wdm.h>
KEVENT Work;
volatile BOOLEAN Stop;
ULONG Rounds;
PVOID Threads[2];
KSTART_ROUTINE Serve;
VOID Serve(PVOID Context)
//   ^^^^^ system-thread-never-ends: no way out
{
    UNREFERENCED_PARAMETER(Context);
    for (;;) {
        KeWaitForSingleObject(&Work, Executive, KernelMode, FALSE, NULL);
        Rounds++;
    }
}
KSTART_ROUTINE Poll;
VOID Poll(PVOID Context)
//   ^^^^ system-thread-never-ends: Stop
{
    UNREFERENCED_PARAMETER(Context);
    while (!Stop) {
        KeWaitForSingleObject(&Work, Executive, KernelMode, FALSE, NULL);
        Rounds++;
    }
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeSetEvent(&Work, IO_NO_INCREMENT, FALSE);
    KeWaitForSingleObject(Threads[0], Executive, KernelMode, FALSE, NULL);
    ObDereferenceObject(Threads[0]);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    KeInitializeEvent(&Work, SynchronizationEvent, FALSE);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
KEVENT Work;
BOOLEAN Stop;
ULONG Rounds;
PVOID Thread;
KSTART_ROUTINE Serve;
VOID Serve(PVOID Context)
{
    UNREFERENCED_PARAMETER(Context);
    for (;;) {
        KeWaitForSingleObject(&Work, Executive, KernelMode, FALSE, NULL);
        if (Stop) {
            break;
        }
        Rounds++;
    }
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    Stop = TRUE;
    KeSetEvent(&Work, IO_NO_INCREMENT, FALSE);
    KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
    ObDereferenceObject(Thread);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    KeInitializeEvent(&Work, SynchronizationEvent, FALSE);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project({ world, report }) {
    if (!isWhole(world) || !hasRole(world, "DRIVER_UNLOAD")) return;
    for (const [name, role] of world.roles) {
      const info = world.functions.get(name);
      if (role.name !== "KSTART_ROUTINE" || !info?.own) continue;
      const message = reasonToStay(world, info);
      if (message !== undefined)
        report(info, { message, range: info.unit.range(info.fn.declaration, nameSite(info).at) });
    }
  },
};

function reasonToStay(world: World, info: FunctionInfo): string | undefined {
  const { fn } = info;
  if (shapeOf(fn).callsIndirectly || fn.tries.length > 0) return undefined;
  const name = fn.symbol.name;
  const shut = new Set<string>();
  // A condition that nobody makes true is no way out; first without any such.
  if (!hasWayOut(world, fn, () => undefined))
    return `${name} has no way out of its loop: the thread never ends, whatever Unload does`;
  const isOut = hasWayOut(world, fn, (condition, block) => {
    const flag = flagIn(world, info, condition, block);
    if (flag) shut.add(flag.name);
    return flag?.whenClear;
  });
  if (isOut) return undefined;
  return `${name} ends only when ${[...shut].join(" or ")} is set, and nothing in the driver ever sets it`;
}

/** Whether a return, or what ends the thread, is reached; `decided` says which way a condition always goes, if it does. */
function hasWayOut(
  world: World,
  fn: IrFunction,
  decided: (condition: Expr, block: Block) => boolean | undefined,
): boolean {
  const seen = new Set<BlockId>([0]);
  for (const at of seen) {
    const block = fn.blocks[at];
    if (!block) continue;
    if (block.terminator.kind === "return" || ends(world, block)) return true;
    for (const next of nextOf(block, decided)) seen.add(next);
  }
  return false;
}
function nextOf(block: Block, decided: (condition: Expr, block: Block) => boolean | undefined): BlockId[] {
  const { terminator } = block;
  if (terminator.kind !== "branch") return afterTerminator(terminator);
  const constant = constantIn(terminator.condition);
  const way = constant === undefined ? decided(terminator.condition, block) : constant !== 0;
  return way === undefined ? afterTerminator(terminator) : [way ? terminator.then : terminator.else];
}
function ends(world: World, { instructions }: Block): boolean {
  return instructions.some((one) => {
    if (one.kind === "refuse") return true;
    if (one.kind === "intrinsic") return neverReturns(one.name);
    if (one.kind !== "call" || one.callee.kind !== "direct") return one.kind === "call";
    const name = one.callee.symbol.linkName;
    return (
      neverReturns(name) || (world.functions.get(name)?.own === true && reaches(world, name, terminates) !== false)
    );
  });
}
const terminates = /^(PsTerminateSystemThread|KeBugCheck(Ex)?|ExRaise\w+)$/;

/** A flag that is asked for, of which nothing in the driver makes anything but 0, and what the condition is then. */
function flagIn(
  world: World,
  info: FunctionInfo,
  condition: Expr,
  block: Block,
): { readonly name: string; readonly whenClear: boolean } | undefined {
  const asked = bare(condition);
  if (asked.kind === "unary" && asked.op === "not") {
    const inner = flagIn(world, info, asked.operand, block);
    return inner && { ...inner, whenClear: !inner.whenClear };
  }
  if (asked.kind === "binary" && (asked.op === "eq" || asked.op === "ne")) {
    const [value, other] =
      constantIn(asked.right) === undefined ? [asked.right, asked.left] : [asked.left, asked.right];
    const against = constantIn(other);
    const inner = against === undefined ? undefined : flagIn(world, info, value, block);
    if (!inner || inner.whenClear) return undefined;
    return { ...inner, whenClear: asked.op === "eq" ? against === 0 : against !== 0 };
  }
  if (asked.kind === "load" && asked.place.kind === "local") {
    const value = assignedIn(codeOf(info.fn), block, asked.place.local);
    const from = value && bare(value);
    return from?.kind === "load" && from.place.kind !== "local" ? flagIn(world, info, from, block) : undefined;
  }
  if (asked.kind !== "load" || (asked.place.kind !== "field" && asked.place.kind !== "global")) return undefined;
  const { place } = asked;
  const key = placeKey(place, info.name);
  if (key === undefined || !/^(bool|integer)$/.test(place.type.kind) || mayBeSet(world, key)) return undefined;
  return { name: place.kind === "global" ? place.symbol.name : (place.field.name ?? ""), whenClear: false };
}
function mayBeSet(world: World, key: string): boolean {
  if (handedToOthers(world, key, {})) return true;
  const isOne = (place: Parameters<typeof placeKey>[0], fn: string) => placeKey(place, fn) === key;
  for (const { fn, own, name } of world.functions.values()) {
    if (!own) continue;
    const { assigns, intrinsics } = codeOf(fn);
    if (assigns.some(({ target, value }) => isOne(target, name) && constantIn(value) !== 0)) return true;
    const given = intrinsics.flatMap(({ args }) => args.map(bare));
    if (given.some((arg) => arg.kind === "address" && isOne(arg.place, name))) return true;
  }
  return key.startsWith("::") ? false : isCopiedOver(world, key);
}
/** Whole structures of the kind are copied from somewhere. */
function isCopiedOver(world: World, key: string): boolean {
  const record = key.slice(0, key.indexOf("."));
  return callsTo(world, "memcpy", "memmove", "RtlCopyMemory", "RtlMoveMemory").some(({ call }) => {
    const into = call.args[0] && bare(call.args[0]);
    return (
      into !== undefined &&
      into.type.kind === "pointer" &&
      into.type.to.kind === "record" &&
      into.type.to.decl.name?.replace(/^_+/, "") === record
    );
  });
}
