// Which locks of the driver are held where, found in the code as written: for each function from its entry on, and at its entry what
// all its callers hold. A lock is the member or variable that it is. What cannot be told is unknown, and then nothing is concluded.
// What was followed of a body stands in the next version of the driver as long as it is entered alike and its callees do the same.
import type { BlockId, Expr, IrFunction } from "../../../compiler/ir/ir.ts";
import {
  bare,
  type CallInstruction,
  callsTo,
  constantIn,
  objectOf,
  placeKey,
  recordName,
} from "../../analysis/code.ts";
import { shapeOf, successorsOf } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { isAddressTaken } from "./whole-driver.ts";

/** `keys`: locks surely held; `unknown`: others may be. */
export interface Held {
  readonly keys: ReadonlySet<string>;
  readonly unknown: boolean;
}
export interface Locksets {
  /** What is held before an instruction; undefined where nothing leads, and in a function that cannot be followed. */
  heldBefore(info: FunctionInfo, block: BlockId, index: number): Held | undefined;
}

const nothing: Held = { keys: new Set(), unknown: false };
const anything: Held = { keys: new Set(), unknown: true };
const mostRounds = 6;

/** A call by name, as far as locks go. */
interface LockCall {
  readonly index: number;
  /** Position among the callees. */
  readonly callee: number;
  readonly raises: boolean;
  readonly releases: boolean;
  /** The lock that it takes or gives back, "unknown" if it is some lock. */
  readonly lock: string | undefined;
  /** It counts as one only if it is an event that is signaled from the start. */
  readonly isEvent: boolean;
}
/** What of a body has to do with locks; and what was followed of it, the last first. */
interface LockCode {
  readonly fn: IrFunction;
  /** By block. */
  readonly calls: readonly (readonly LockCall[])[];
  /** Routines called by name. */
  readonly callees: readonly string[];
  readonly asksForEvents: boolean;
  readonly followed: Followed[];
  effect: { readonly of: Followed; readonly made: Effect } | undefined;
}
/** A body followed from its entry on. */
interface Followed extends Followable {
  /** What is held where each block begins; undefined for those to which nothing leads, for all if there was no end to it. */
  readonly before: readonly (Held | undefined)[];
  /** What is held at the returns; undefined if it never returns. */
  readonly end: Held | undefined;
  /** What is held at all calls of a callee. */
  readonly atCalls: readonly (Held | undefined)[];
}
interface Followable {
  readonly entry: Held;
  /** Of each callee; undefined for those that are not the driver's own. */
  readonly effects: readonly (Effect | undefined)[];
  /** Events that are locks; none where no call asks. */
  readonly events: ReadonlySet<string>;
}
/** Called by the driver's own functions only; where it stands among the callees of each. */
interface Inner {
  readonly info: FunctionInfo;
  readonly callers: readonly { readonly caller: FunctionInfo; readonly position: number }[];
}
/** Entries of a body that are kept apart: rounds begin with more locks than they end with. */
const mostFollowed = 4;

const known = new WeakMap<World, Locksets>();
export function locksetsOf(world: World): Locksets {
  const ready = known.get(world);
  if (ready) return ready;
  const made = new Finder(world);
  known.set(world, made);
  return made;
}

class Finder implements Locksets {
  readonly #world: World;
  /** What a function holds more (or no more) when it returns; undefined while it is looked at. */
  readonly #effects = new Map<string, Effect | undefined>();
  /** Those of a function's callees, once none of them is looked at any more. */
  readonly #calleeEffects = new Map<string, Followable["effects"]>();
  #lookedAt = 0;
  /** Bodies followed so far, by their last entries. */
  readonly #last = new Map<FunctionInfo, { readonly entry: Held; readonly followed: Followed }>();
  readonly #entries = new Map<string, Held>();
  /** Events that are signaled from the start: whoever waits for one takes it. */
  readonly #events: ReadonlySet<string>;

  constructor(world: World) {
    this.#world = world;
    const signaled = callsTo(world, "KeInitializeEvent").filter(({ call }) => constantIn(call.args[2]) !== 0);
    this.#events = new Set(
      signaled.flatMap(({ call, info }) => {
        const event = objectOf(call.args[0]);
        return (event && placeKey(event, info.name)) ?? [];
      }),
    );
    this.#findEntries();
  }
  heldBefore(info: FunctionInfo, block: BlockId, index: number): Held | undefined {
    const followed = this.#follow(info, this.#entries.get(info.name) ?? anything);
    const held = followed.before[block];
    const calls = lockCodeOf(info).calls[block]?.filter((call) => call.index < index);
    return held && calls?.reduce((now, call) => after(now, call, followed), held);
  }

  // ---- at the entry -----------------------------------------------------------------------------------------------

  #findEntries(): void {
    const { functions, roles } = this.#world;
    const inner: Inner[] = [];
    const callers = new Map<string, Inner["callers"][number][]>();
    const own = [...functions.values()].filter((info) => info.own);
    for (const { name } of own) callers.set(name, []);
    for (const caller of own)
      lockCodeOf(caller).callees.forEach((callee, position) => {
        callers.get(callee)?.push({ caller, position });
      });
    for (const info of own) {
      const { name } = info;
      const role = roles.get(name);
      const calls = callers.get(name) ?? [];
      if (role) this.#entries.set(name, role.lockRoutine || heldBySystem.test(role.name) ? anything : nothing);
      else if (calls.length === 0 || isAddressTaken(this.#world, name)) this.#entries.set(name, anything);
      else inner.push({ info, callers: calls });
    }
    for (const info of own) {
      const entry = this.#entries.get(info.name);
      if (entry) this.#follow(info, entry);
    }
    // From "all locks" down to what every caller holds; again for those that are called by one that is entered with less.
    let stale: readonly Inner[] = inner;
    for (let round = 0; round < mostRounds; round++) {
      const lessened = stale.flatMap((one) => {
        const now = this.#heldByCallers(one);
        const before = this.#entries.get(one.info.name);
        return !now || (before && same(before, now)) ? [] : [{ info: one.info, now }];
      });
      if (lessened.length === 0) return;
      const called = new Set<string>();
      for (const { info, now } of lessened) {
        this.#entries.set(info.name, now);
        for (const callee of lockCodeOf(info).callees) called.add(callee);
      }
      stale = inner.filter(({ info }) => called.has(info.name));
    }
    for (const { info } of inner) this.#entries.set(info.name, anything);
  }
  #heldByCallers({ callers }: Inner): Held | undefined {
    let met: Held | undefined;
    for (const { caller, position } of callers) {
      const entry = this.#entries.get(caller.name);
      const held = entry && this.#follow(caller, entry).atCalls[position];
      if (held) met = meet(met, held);
    }
    return met;
  }

  // ---- through a body ---------------------------------------------------------------------------------------------

  #follow(info: FunctionInfo, entry: Held): Followed {
    const last = this.#last.get(info);
    if (last?.entry === entry) return last.followed;
    const followed = this.#followAnew(info, entry);
    // While a callee is looked at, what it does is not known yet.
    if (this.#lookedAt === 0) this.#last.set(info, { entry, followed });
    return followed;
  }
  #followAnew(info: FunctionInfo, entry: Held): Followed {
    const code = lockCodeOf(info);
    const { followed } = code;
    const events = code.asksForEvents ? this.#events : nothing.keys;
    const from: Followable = { entry, effects: this.#effectsOf(info, code), events };
    const at = followed.findIndex((one) => isAlike(one, from));
    const one = followed[at] ?? follow(code, from);
    if (at !== 0) {
      if (at > 0) followed.splice(at, 1);
      followed.unshift(one);
      followed.length = Math.min(followed.length, mostFollowed);
    }
    return one;
  }
  #effectsOf({ name }: FunctionInfo, { callees }: LockCode): Followable["effects"] {
    const ready = this.#calleeEffects.get(name);
    if (ready) return ready;
    const made = callees.map((callee) => {
      const info = this.#world.functions.get(callee);
      return info?.own ? this.#effectOf(info) : undefined;
    });
    if (this.#lookedAt === 0) this.#calleeEffects.set(name, made);
    return made;
  }
  #effectOf(info: FunctionInfo): Effect {
    if (this.#effects.has(info.name)) return this.#effects.get(info.name) ?? balanced;
    this.#effects.set(info.name, undefined);
    this.#lookedAt += 1;
    const code = lockCodeOf(info);
    const of = this.#follow(info, marker);
    if (code.effect?.of !== of) code.effect = { of, made: kept(code.effect?.made, effectIn(code, of)) };
    this.#lookedAt -= 1;
    this.#effects.set(info.name, code.effect.made);
    return code.effect.made;
  }
}

const noCalls: readonly LockCall[] = [];
const codes = new WeakMap<IrFunction, LockCode>();
function lockCodeOf({ fn, name }: FunctionInfo): LockCode {
  const ready = codes.get(fn);
  if (ready) return ready;
  const callees = [...shapeOf(fn).callees];
  const positions = new Map(callees.map((callee, index) => [callee, index]));
  const calls = fn.blocks.map(({ instructions }) => {
    const found = instructions.flatMap((one, index): LockCall | [] => {
      if (one.kind !== "call" || one.callee.kind !== "direct") return [];
      const routine = one.callee.symbol.linkName;
      const lock = lockIn(one, routine, name);
      return {
        index,
        callee: positions.get(routine) ?? -1,
        raises: raises.test(routine),
        releases: isRelease(routine),
        lock: lock?.key,
        isEvent: lock?.isEvent === true,
      };
    });
    return found.length === 0 ? noCalls : found;
  });
  const asksForEvents = calls.some((inBlock) => inBlock.some(({ isEvent }) => isEvent));
  const code: LockCode = { fn, calls, callees, asksForEvents, followed: [], effect: undefined };
  codes.set(fn, code);
  return code;
}

function follow({ fn, calls, callees }: LockCode, from: Followable): Followed {
  const { blocks } = fn;
  const before: (Held | undefined)[] = blocks.map(({ id }) => (id === 0 ? from.entry : undefined));
  const waiting = [0];
  // Sets only shrink: each block is walked as often as they do, at most.
  for (let steps = 0; waiting.length > 0 && steps < blocks.length * 12; steps++) {
    const at = waiting.shift() ?? 0;
    const block = blocks[at];
    const held = before[at];
    if (!block || !held) continue;
    const now = calls[at]?.reduce((held, call) => after(held, call, from), held) ?? held;
    for (const next of successorsOf(fn, block)) {
      const old = before[next];
      const met = meet(old, now);
      if (old && same(old, met)) continue;
      before[next] = met;
      waiting.push(next);
    }
  }
  const atCalls: (Held | undefined)[] = callees.map(() => undefined);
  if (waiting.length > 0) return { ...from, before: [], end: anything, atCalls };
  let end: Held | undefined;
  for (const { id, terminator } of blocks) {
    let held = before[id];
    if (!held) continue;
    for (const call of calls[id] ?? noCalls) {
      atCalls[call.callee] = meet(atCalls[call.callee], held);
      held = after(held, call, from);
    }
    if (terminator.kind === "return") end = meet(end, held);
  }
  return { ...from, before, end, atCalls };
}
function after(held: Held, call: LockCall, { effects, events }: Followable): Held {
  const effect = effects[call.callee];
  if (effect) return applied(held, effect);
  if (call.raises) return { keys: held.keys, unknown: true };
  const key = lockOf(call, events);
  if (key === undefined) return held;
  if (key === "unknown") return { keys: call.releases ? nothing.keys : held.keys, unknown: true };
  const keys = new Set(held.keys);
  if (call.releases) {
    // Of a queued lock its handle is all that is given.
    for (const one of [...keys]) if (one === key || one.endsWith(`|${key}`)) keys.delete(one);
  } else keys.add(key);
  return { keys, unknown: held.unknown };
}
function lockOf({ lock, isEvent }: LockCall, events: ReadonlySet<string>): string | undefined {
  return isEvent && lock !== undefined && !events.has(lock) ? undefined : lock;
}

interface Effect {
  readonly gained: ReadonlySet<string>;
  readonly lost: ReadonlySet<string>;
  readonly unknown: boolean;
}
const balanced: Effect = { gained: new Set(), lost: new Set(), unknown: false };
/** Held at the entry of a function whose effect is looked for: gone at its end if it gives back what it cannot name. */
const sentinel = "#entry";
const marker: Held = { keys: new Set([sentinel]), unknown: false };

/** What a function that was entered with the sentinel does. */
function effectIn({ calls }: LockCode, { before, end, events }: Followed): Effect {
  const releases = new Set<string>();
  const acquires = new Set<string>();
  calls.forEach((inBlock, id) => {
    for (const call of inBlock) {
      const key = lockOf(call, events);
      if (key === undefined) continue;
      if (call.releases) releases.add(key);
      else if (before[id]) acquires.add(key);
    }
  });
  const gained = new Set([...(end?.keys ?? [])].filter((key) => key !== sentinel));
  const isVague = end !== undefined && (end.unknown || !end.keys.has(sentinel));
  const lost = new Set(
    [...releases].filter((key) => ![...acquires].some((own) => own === key || own.endsWith(`|${key}`))),
  );
  return { gained, lost, unknown: isVague };
}
/** The object there was before, if it says the same: who rests on it sees that nothing has changed. */
function kept(before: Effect | undefined, now: Effect): Effect {
  const isSame = (one: Effect): boolean =>
    one.unknown === now.unknown && isSameList(one.gained, now.gained) && isSameList(one.lost, now.lost);
  if (isSame(balanced)) return balanced;
  return before && isSame(before) ? before : now;
}
function isAlike(a: Followable, b: Followable): boolean {
  return (
    a.entry.unknown === b.entry.unknown &&
    isSameList(a.entry.keys, b.entry.keys) &&
    a.effects.every((effect, index) => effect === b.effects[index]) &&
    isSameList(a.events, b.events)
  );
}
/** In the same order, too, which is that in which they are told. */
function isSameList(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const others = b.values();
  for (const one of a) if (one !== others.next().value) return false;
  return true;
}

function applied(held: Held, { gained, lost, unknown }: Effect): Held {
  if (unknown) return { keys: nothing.keys, unknown: true };
  if (gained.size === 0 && lost.size === 0) return held;
  const keys = new Set([...held.keys, ...gained]);
  for (const key of lost) keys.delete(key);
  return { keys, unknown: held.unknown || lost.has("unknown") };
}
function meet(a: Held | undefined, b: Held): Held {
  if (!a || a === b) return b;
  if (a.unknown === b.unknown && isSameList(a.keys, b.keys)) return a;
  return { keys: new Set([...a.keys].filter((key) => b.keys.has(key))), unknown: a.unknown || b.unknown };
}
function same(a: Held, b: Held): boolean {
  return a.unknown === b.unknown && a.keys.size === b.keys.size && [...a.keys].every((key) => b.keys.has(key));
}

// ---- routines -----------------------------------------------------------------------------------------------------

/** Roles that the system, or the framework, calls with a lock held. */
const heldBySystem =
  /^(KSERVICE_ROUTINE|KSYNCHRONIZE_ROUTINE|KMESSAGE_SERVICE_ROUTINE|DRIVER_CANCEL|IO_CSQ_\w+|EVT_WDF_INTERRUPT\w*|DRIVER_STARTIO|DRIVER_LIST_CONTROL|DRIVER_CONTROL)$/;
const raises = /^(KeRaiseIrql|KfRaiseIrql|KeRaiseIrqlToDpcLevel|KfLowerIrql|KeLowerIrql)/;
const acquires =
  /^(Ke|Kf|Kef|Ex|Flt|Wdf|Ndis|FsRtl|Ks)\w*Acquire\w*$|^IoAcquireCancelSpinLock$|^KeWaitFor(Single|Mutex)Object$/;
const releases = /^(Ke|Kf|Kef|Ex|Flt|Wdf|Ndis|FsRtl|Ks)\w*Release\w*$|^IoReleaseCancelSpinLock$|^KeSetEvent$/;
/** Objects that are waited for as one takes a lock, and set as one gives it back. */
const objects = /^KeWaitFor|^KeSetEvent$/;
const noLocks = /RemoveLock|Rundown|Interlocked/;

function isRelease(name: string): boolean {
  return releases.test(name) && !noLocks.test(name);
}
/** The lock that a routine takes or gives back; "unknown" if it is some lock, undefined if none. An event may be one. */
function lockIn(
  { args }: CallInstruction,
  name: string,
  fn: string,
): { readonly key: string; readonly isEvent?: boolean } | undefined {
  if (noLocks.test(name) || (!acquires.test(name) && !releases.test(name))) return undefined;
  if (objects.test(name)) {
    const place = objectOf(args[0]);
    const key = place && placeKey(place, fn);
    if (!place || key === undefined) return undefined;
    return { key, isEvent: !/^K(MUTANT|MUTEX|SEMAPHORE)$/.test(recordName(place.type)) };
  }
  if (/CancelSpinLock$/.test(name)) return { key: "cancel" };
  const lock = keyOf(args[0], fn);
  if (!/InStackQueued/.test(name) || isRelease(name)) return { key: lock };
  const handle = keyOf(args[1], fn);
  return { key: lock === "unknown" || handle === "unknown" ? "unknown" : `${lock}|${handle}` };
}
function keyOf(expr: Expr | undefined, fn: string): string {
  const place = objectOf(expr);
  if (place) return placeKey(place, fn) ?? "unknown";
  const value = expr && bare(expr);
  if (value?.kind !== "load" || value.place.kind === "local" || constantIn(value) !== undefined) return "unknown";
  const key = placeKey(value.place, fn);
  return key === undefined ? "unknown" : `*${key}`;
}
/** The lock's own name, without the handle of a queued one. */
export function lockName(key: string): string {
  const lock = key.replace(/\|.*$/, "");
  return lock === "cancel" ? "the cancel spin lock" : lock.replace(/^\*?.*[.:]/, "").replace(/@\d+$/, "");
}
export function locksIn({ keys }: Held): string[] {
  return [...keys].map((key) => key.replace(/\|.*$/, ""));
}
