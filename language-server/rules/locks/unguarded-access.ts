// A list or a count that is touched under a lock everywhere but in one function.
import type { BlockId, Expr, Instruction, IrFunction, Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { bare, callsTo, codeOf, objectOf, placeKey } from "../../analysis/code.ts";
import { allocatorNames } from "../../analysis/models.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { type Held, lockName, locksetsOf, locksIn } from "../kinds/locksets.ts";
import { rootLocal } from "../kinds/origins.ts";
import { reachedFrom } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const unguardedAccess: Rule = {
  id: "unguarded-access",
  severity: "warning",
  summary: "A list or a count is changed without the lock under which all other functions change it.",
  names: { codeAnalysis: ["C26110", "C26130"] },
  page: `A list of links is whole only between two changes, and a count that is read, raised and written back loses what another processor added meanwhile.
Where all other functions hold a lock while they change it, the one that does not may run at the same time as any of them.

It is told of only where the lock is held in at least two other functions and in three places (of an entry that is taken out of the midst of its list,
wherever else the list is changed), and only in routines that run while the device is in use.

**Mend it**: take the lock around the change, or use an interlocked routine everywhere.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { LIST_ENTRY Lines; KSPIN_LOCK Lock; LIST_ENTRY Spare; } EXT, *PEXT;
VOID Put(PEXT Ext, PLIST_ENTRY Line)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    InsertTailList(&Ext->Lines, Line);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
PLIST_ENTRY Get(PEXT Ext)
{
    KIRQL irql;
    PLIST_ENTRY line = NULL;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    if (!IsListEmpty(&Ext->Lines)) {
        line = RemoveHeadList(&Ext->Lines);
    }
    KeReleaseSpinLock(&Ext->Lock, irql);
    return line;
}
PLIST_ENTRY GetLast(PEXT Ext)
{
    KIRQL irql;
    PLIST_ENTRY line = NULL;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    if (!IsListEmpty(&Ext->Lines)) {
        line = RemoveTailList(&Ext->Lines);
    }
    KeReleaseSpinLock(&Ext->Lock, irql);
    return line;
}
KDEFERRED_ROUTINE Expired;
VOID Expired(PKDPC Dpc, PVOID Context, PVOID First, PVOID Second)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Second);
    InsertHeadList(&ext->Lines, (PLIST_ENTRY)First);
//  ^^^^^^^^^^^^^^ unguarded-access: Lock
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Number; } ITEM, *PITEM;
typedef struct _EXT { LIST_ENTRY Items; KSPIN_LOCK Lock; } EXT, *PEXT;
VOID Put(PEXT Ext, PITEM Item)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    InsertTailList(&Ext->Items, &Item->Link);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
KDEFERRED_ROUTINE Expired;
VOID Expired(PKDPC Dpc, PVOID Context, PVOID First, PVOID Second)
{
    PITEM item = Context;
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(First);
    UNREFERENCED_PARAMETER(Second);
    RemoveEntryList(&item->Link);
//  ^^^^^^^^^^^^^^^ unguarded-access: Lock
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { LIST_ENTRY Lines; KSPIN_LOCK Lock; LIST_ENTRY Spare; } EXT, *PEXT;
VOID Put(PEXT Ext, PLIST_ENTRY Line)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    InsertTailList(&Ext->Lines, Line);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
PLIST_ENTRY Get(PEXT Ext)
{
    KIRQL irql;
    PLIST_ENTRY line = NULL;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    if (!IsListEmpty(&Ext->Lines)) {
        line = RemoveHeadList(&Ext->Lines);
    }
    KeReleaseSpinLock(&Ext->Lock, irql);
    return line;
}
KDEFERRED_ROUTINE Expired;
VOID Expired(PKDPC Dpc, PVOID Context, PVOID First, PVOID Second)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Second);
    KeAcquireSpinLockAtDpcLevel(&ext->Lock);
    InsertHeadList(&ext->Lines, (PLIST_ENTRY)First);
    KeReleaseSpinLockFromDpcLevel(&ext->Lock);
}
\`\`\`
`,
  project({ world, report }) {
    let running: ReadonlySet<string> | undefined;
    for (const [key, changes] of changesIn(world)) {
      if (!mayDiffer(changes)) continue;
      const sites = touchesOf(world, changes);
      const lock = lockOfMost(sites);
      if (lock === undefined) continue;
      const guarded = sites.filter(({ held }) => locksIn(held).includes(lock));
      const unheld = sites.filter(({ held }) => held.keys.size === 0 && !held.unknown);
      if (unheld.length === 0 || guarded.length + unheld.length !== sites.length) continue;
      running ??= reachedFrom(world, runningRoutines(world));
      // What begins or ends the driver has the list to itself.
      const bare = unheld.filter(({ info }) => running?.has(info.name) === true);
      const users = new Set(guarded.map(({ info }) => info.name));
      const [first] = bare;
      // Another lock now and then, or what is not known: the driver may have its reasons.
      if (!first) continue;
      if (bare.some(({ info }) => info !== first.info) || users.has(first.info.name)) continue;
      // Of what is taken out of the midst of a list it is sure that others may be in it.
      const [leastUsers, leastPlaces] = first.isEntry ? [1, 1] : [2, 3];
      if (users.size < leastUsers || guarded.length < leastPlaces || isFresh(first)) continue;
      const [witness] = guarded;
      const name = key.replace(/^.*[.:]/, "").replace(/@\d+$/, "");
      report(first.info, {
        message: `${name} is changed here without ${lockName(lock)}, which is held in ${guarded.length === 1 ? "the other place" : `the ${guarded.length} other places`} that change it`,
        range: first.info.unit.range(first.info.fn.declaration, first.at),
        related: witness
          ? [{ message: "here it is held", range: witness.info.unit.range(witness.info.fn.declaration, witness.at) }]
          : [],
      });
    }
  },
};

interface Touch {
  readonly info: FunctionInfo;
  readonly at: TokenRange;
  readonly held: Held;
  readonly place: Place;
  /** An entry is taken out, wherever in the list it is. */
  readonly isEntry: boolean;
}
/** A change, where it is made, and what is held there. */
function touchesOf(world: World, changes: readonly Made[]): readonly Touch[] {
  const locksets = locksetsOf(world);
  return changes.flatMap(({ info, change: { at, place, lock, block, index, isEntry } }) => {
    const held = locksets.heldBefore(info, block, index);
    if (!held) return [];
    return [{ info, at, held: lock === undefined ? held : { keys: new Set([lock]), unknown: false }, place, isEntry }];
  });
}
/** There are enough of them, in enough functions, for one to be odd: three in two functions with a lock, and one elsewhere without. */
function mayDiffer(changes: readonly Made[]): boolean {
  // One elsewhere is enough where an entry is taken out.
  if (changes.some(({ change }) => change.isEntry)) return changes.length > 1;
  if (changes.length < 4 || changes.every(({ change }) => change.lock !== undefined)) return false;
  return new Set(changes.map(({ info }) => info)).size > 2;
}
/** Changes of lists and counts that lie in structures or variables of the driver, by what they are. */
function changesIn(world: World): ReadonlyMap<string, readonly Made[]> {
  const found = new Map<string, Made[]>();
  let lists: ReadonlyMap<string, string> | undefined;
  for (const info of world.functions.values()) {
    if (!info.own) continue;
    for (const change of changesBy(info)) {
      lists ??= listsOfEntries(world);
      const key = change.isEntry ? lists.get(change.key) : change.key;
      if (key === undefined) continue;
      const others = found.get(key);
      if (others) others.push({ info, change });
      else found.set(key, [{ info, change }]);
    }
  }
  return found;
}
interface Made {
  readonly info: FunctionInfo;
  readonly change: Change;
}

/** The list to which entries of a kind (a member of a record) are added, where all are added to one. */
function listsOfEntries(world: World): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  for (const { info, call } of callsTo(world, "InsertHeadList", "InsertTailList")) {
    const [list, entry] = call.args.map((arg) => objectOf(arg));
    const key = entry?.kind === "field" ? placeKey(entry, info.name) : undefined;
    const head = list && list.kind !== "local" ? placeKey(list, info.name) : undefined;
    if (key === undefined) continue;
    found.set(key, found.has(key) && found.get(key) !== head ? undefined : head);
  }
  return new Map([...found].flatMap(([key, head]) => (head === undefined ? [] : [[key, head] as const])));
}
interface Change {
  readonly key: string;
  readonly at: TokenRange;
  readonly place: Place;
  /** The lock that it is made with. */
  readonly lock: string | undefined;
  /** The key is that of the entry, not of its list. */
  readonly isEntry: boolean;
  readonly block: BlockId;
  readonly index: number;
}
const changesOf = new WeakMap<IrFunction, readonly Change[]>();
/** A body's changes of what is not its own variables'. */
function changesBy({ fn, name }: FunctionInfo): readonly Change[] {
  const known = changesOf.get(fn);
  if (known) return known;
  const made = fn.blocks.flatMap(({ id, instructions }) =>
    instructions.flatMap((one, index) => {
      const touch = touched(one, name);
      const key = touch && placeKey(touch.place, name);
      if (!touch || key === undefined || rootLocal(touch.place) !== undefined) return [];
      return [
        { key, at: touch.at, place: touch.place, lock: touch.lock, isEntry: touch.isEntry === true, block: id, index },
      ];
    }),
  );
  changesOf.set(fn, made.length === 0 ? noChanges : made);
  return made;
}
const noChanges: readonly Change[] = [];
const changes = /^(Insert(Head|Tail)List|Remove(Head|Tail)List|ExInterlocked(Insert(Head|Tail)|RemoveHead)List)$/;
function touched(
  one: Instruction,
  fn: string,
):
  | { readonly place: Place; readonly at: TokenRange; readonly lock?: string | undefined; readonly isEntry?: boolean }
  | undefined {
  if (one.kind === "call") {
    const name = one.callee.kind === "direct" ? one.callee.symbol.linkName : "";
    if (name === "RemoveEntryList") {
      const entry = objectOf(one.args[0]);
      return entry?.kind === "field" ? { place: entry, at: one.at, isEntry: true } : undefined;
    }
    const place = changes.test(name) ? objectOf(one.args[0]) : undefined;
    if (place?.kind !== "field" && place?.kind !== "global") return undefined;
    const given = name.startsWith("ExInterlocked") ? objectOf(one.args[one.args.length - 1]) : undefined;
    return { place, at: one.at, lock: given && placeKey(given, fn) };
  }
  if (one.kind !== "assign" || (one.target.kind !== "field" && one.target.kind !== "global")) return undefined;
  return isCounted(one.value, placeKey(one.target, fn), fn) ? { place: one.target, at: one.at } : undefined;
}
/** `x = x + …`. */
function isCounted(value: Expr, key: string | undefined, fn: string): boolean {
  const sum = bare(value);
  if (key === undefined || sum.kind !== "binary" || (sum.op !== "add" && sum.op !== "sub")) return false;
  return [sum.left, sum.right].some((side) => {
    const from = bare(side);
    return from.kind === "load" && placeKey(from.place, fn) === key;
  });
}
function lockOfMost(sites: readonly Touch[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { held } of sites) for (const lock of locksIn(held)) counts.set(lock, (counts.get(lock) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
/** It lies in a block that the function has allocated, of which nobody else knows yet. */
function isFresh({ info: { fn }, place }: Touch): boolean {
  let root = place;
  while (root.kind === "field" || root.kind === "element") root = root.base;
  const pointer = root.kind === "deref" ? bare(root.pointer) : undefined;
  if (pointer?.kind !== "load" || pointer.place.kind !== "local") return pointer !== undefined;
  const { local } = pointer.place;
  const { calls, assigns } = codeOf(fn);
  const made = new Set(
    calls.flatMap(({ name, call }) => (name !== undefined && allocators.has(name) ? [call.result] : [])),
  );
  const isMade = (value: Expr): boolean => {
    const from = bare(value);
    return from.kind === "load" && from.place.kind === "local" && made.has(from.place.local);
  };
  return (
    made.has(local) ||
    assigns.some(({ target, value }) => target.kind === "local" && target.local === local && isMade(value))
  );
}
const allocators: ReadonlySet<string> = new Set(allocatorNames);

/** Routines that run while the device is in use, on any processor. */
function runningRoutines(world: World): string[] {
  return [...world.roles].flatMap(([name, { name: role, majors }]) => {
    const isDispatch = role.startsWith("DRIVER_DISPATCH");
    const runs = isDispatch ? majors.some((major) => ofPrograms.has(major)) : concurrent.test(role);
    return runs && world.functions.get(name)?.own ? [name] : [];
  });
}
/** Read, write, the two device controls: several at a time. */
const ofPrograms: ReadonlySet<number> = new Set([0x03, 0x04, 0x0e, 0x0f]);
const concurrent =
  /^(KDEFERRED_ROUTINE|IO_DPC_ROUTINE|IO_TIMER_ROUTINE|IO_COMPLETION_ROUTINE|IO_WORKITEM_ROUTINE(_EX)?|KSTART_ROUTINE|EXT_CALLBACK)$/;
