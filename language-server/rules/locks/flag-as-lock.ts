// A plain variable that is tested and then set, as if it were a lock.
import type { Block, BlockId, Expr, IrFunction, LocalId, Place } from "../../../compiler/ir/ir.ts";
import { assignedIn, bare, type CodeAssign, callsTo, codeOf, constantIn, placeKey } from "../../analysis/code.ts";
import { afterTerminator } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { locksetsOf } from "../kinds/locksets.ts";
import { rootLocal } from "../kinds/origins.ts";
import type { Rule } from "../rule.ts";

export const flagAsLock: Rule = {
  id: "flag-as-lock",
  severity: "warning",
  summary: "A flag is tested and then set without a lock, to let only one in at a time.",
  names: {},
  page: `Between the test of a flag and its setting another processor, or another thread that is switched to, may make the same test: both find the flag
clear, and both go on. Requests to open a device, and the routines of several processors, come at the same time.

**Mend it**: set and test the flag in one, with InterlockedCompareExchange, or hold a lock over both. Where only one handle may be open, create
the device with Exclusive TRUE.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { BOOLEAN Opened; volatile LONG Working; ULONG Total; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_SUCCESS;
    if (ext->Opened) {
        status = STATUS_DEVICE_BUSY;
    } else {
        ext->Opened = TRUE;
//      ^^^^^^^^^^^^^^^^^^ flag-as-lock: Opened
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
VOID Add(PEXT Ext, ULONG Count)
{
    while (Ext->Working) {
        YieldProcessor();
    }
    Ext->Working = 1;
//  ^^^^^^^^^^^^^^^^ flag-as-lock: Working
    Ext->Total += Count;
    Ext->Working = 0;
}
VOID Forget(PEXT Ext)
{
    Ext->Opened = FALSE;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { LONG Opened; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_SUCCESS;
    if (InterlockedCompareExchange(&ext->Opened, TRUE, FALSE)) {
        status = STATUS_DEVICE_BUSY;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
VOID Forget(PEXT Ext)
{
    InterlockedExchange(&Ext->Opened, FALSE);
}
\`\`\`
`,
  project({ world, report }) {
    for (const info of world.functions.values()) {
      if (!info.own) continue;
      const opens = isCreate(world, info.name);
      for (const { place, key, set, isSpin } of testedAndSet(info)) {
        if (!isSpin && !(opens && isGivenBack(world, key, info) && !isExclusive(world))) continue;
        if (!isBare(world, info, set)) continue;
        const name =
          place.kind === "global" ? place.symbol.name : place.kind === "field" ? (place.field.name ?? "") : "";
        report(info, {
          message: `${name} was found clear and is set here: two may do so at the same time`,
          range: info.unit.range(info.fn.declaration, set.at),
        });
      }
    }
  },
};

interface TestedAndSet {
  readonly place: Place;
  readonly key: string;
  readonly set: CodeAssign;
  /** While it is set the test is made again. */
  readonly isSpin: boolean;
}
const known = new WeakMap<IrFunction, readonly TestedAndSet[]>();
/** Members and variables of the driver that a body sets where it has found them clear. */
function testedAndSet(info: FunctionInfo): readonly TestedAndSet[] {
  const ready = known.get(info.fn);
  if (ready) return ready;
  const code = codeOf(info.fn);
  const made = code.branches.flatMap(({ block, condition }): TestedAndSet[] => {
    const test = flagIn(condition, (local) => assignedIn(code, block, local));
    const key = test && placeKey(test.place, info.name);
    if (!test || key === undefined || rootLocal(test.place) !== undefined) return [];
    const clear = clearBranch(block, test.whenSet);
    const set = clear === undefined ? undefined : setAfter(info, clear, key);
    return set ? [{ place: test.place, key, set, isSpin: comesBack(info, block, clear) }] : [];
  });
  known.set(info.fn, made.length === 0 ? none : made);
  return made;
}
const none: readonly TestedAndSet[] = [];

/** A member or variable that a condition asks for, and whether the condition holds when it is set. */
function flagIn(
  condition: Expr,
  heldIn: (local: LocalId) => Expr | undefined,
): { readonly place: Place; readonly whenSet: boolean } | undefined {
  const asked = bare(condition);
  if (asked.kind === "unary" && asked.op === "not") {
    const inner = flagIn(asked.operand, heldIn);
    return inner && { ...inner, whenSet: !inner.whenSet };
  }
  if (asked.kind === "binary" && (asked.op === "eq" || asked.op === "ne")) {
    const against = constantIn(asked.right);
    const inner = against === 0 || against === 1 ? flagIn(asked.left, heldIn) : undefined;
    return inner?.whenSet ? { ...inner, whenSet: (asked.op === "ne") === (against === 0) } : undefined;
  }
  if (asked.kind === "load" && asked.place.kind === "local") {
    // What is volatile is read into a variable first.
    const value = heldIn(asked.place.local);
    return value && bare(value).kind === "load" ? flagIn(value, () => undefined) : undefined;
  }
  if (asked.kind !== "load" || (asked.place.kind !== "field" && asked.place.kind !== "global")) return undefined;
  return /^(bool|integer)$/.test(asked.place.type.kind) ? { place: asked.place, whenSet: true } : undefined;
}
function clearBranch({ terminator }: Block, whenSet: boolean): BlockId | undefined {
  if (terminator.kind !== "branch") return undefined;
  return whenSet ? terminator.else : terminator.then;
}
/** The flag is set to 1 in the very block to which the test leads, or straight after it, before anything is called. */
function setAfter({ fn, name }: FunctionInfo, from: BlockId, key: string): CodeAssign | undefined {
  const { assigns } = codeOf(fn);
  let at = fn.blocks[from];
  for (let steps = 0; at && steps < 3; steps++) {
    const { instructions, terminator, id } = at;
    const set = assigns.find(
      ({ block, target, value }) => block.id === id && constantIn(value) === 1 && placeKey(target, name) === key,
    );
    const call = instructions.findIndex(({ kind }) => kind === "call" || kind === "intrinsic");
    if (set && (call < 0 || set.index < call)) return set;
    if (set || call >= 0 || terminator.kind !== "jump") return undefined;
    at = fn.blocks[terminator.target];
  }
  return undefined;
}
/** While it is set the test is made again, and nothing else happens. */
function comesBack({ fn }: FunctionInfo, block: Block, clear: BlockId | undefined): boolean {
  const { terminator } = block;
  if (terminator.kind !== "branch") return false;
  const seen = new Set<BlockId>([terminator.then === clear ? terminator.else : terminator.then]);
  for (const at of seen) {
    if (at === block.id) return true;
    const next = fn.blocks[at];
    if (!next || at === clear || seen.size > 6 || !next.instructions.every(onlyWaits)) return false;
    for (const id of afterTerminator(next.terminator)) seen.add(id);
  }
  return false;
}
function onlyWaits(one: Block["instructions"][number]): boolean {
  if (one.kind === "step" || one.kind === "intrinsic") return true;
  if (one.kind !== "call")
    return one.kind === "assign" && one.target.kind === "local" && bare(one.value).kind === "const";
  return one.callee.kind === "direct" && /Stall|Delay|Yield|Pause|pause|Wait/.test(one.callee.symbol.linkName);
}
function isCreate(world: World, name: string): boolean {
  const role = world.roles.get(name);
  return role?.name.startsWith("DRIVER_DISPATCH") === true && role.majors.includes(0x00);
}
/** Another function clears it: it says who is in, not what has been done once. */
function isGivenBack(world: World, key: string, { name }: FunctionInfo): boolean {
  for (const other of world.functions.values()) {
    if (!other.own || other.name === name) continue;
    const { assigns } = codeOf(other.fn);
    if (assigns.some(({ target, value }) => constantIn(value) === 0 && placeKey(target, other.name) === key))
      return true;
  }
  return false;
}
/** The I/O manager lets only one open the device. */
function isExclusive(world: World): boolean {
  return callsTo(world, "IoCreateDevice", "IoCreateDeviceSecure", "WdmlibIoCreateDeviceSecure").some(
    ({ call }) => constantIn(call.args[5]) !== 0,
  );
}
function isBare(world: World, info: FunctionInfo, { block, index }: CodeAssign): boolean {
  const held = locksetsOf(world).heldBefore(info, block.id, index);
  return held?.keys.size === 0 && (!held.unknown || !takesLocks(info));
}
/** Of who calls it nothing may be known; it is a lock of its own that it makes of the flag. */
function takesLocks({ fn }: FunctionInfo): boolean {
  return codeOf(fn).calls.some(({ name }) => name === undefined || /Acquire|Raise|Lock/.test(name));
}
