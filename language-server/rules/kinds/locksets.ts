// Which locks of the driver are held where, found in the code as written: for each function from its entry on, and at its entry what
// all its callers hold. A lock is the member or variable that it is. What cannot be told is unknown, and then nothing is concluded.
import type { Block, Expr, Instruction } from "../../../compiler/ir/ir.ts";
import {
  bare,
  type CallInstruction,
  callsTo,
  constantIn,
  objectOf,
  placeKey,
  recordName,
} from "../../analysis/code.ts";
import { successorsOf } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { isAddressTaken } from "./whole-driver.ts";

/** `keys`: locks surely held; `unknown`: others may be. */
export interface Held {
  readonly keys: ReadonlySet<string>;
  readonly unknown: boolean;
}
export interface Locksets {
  /** Tells of each instruction of a function with what is held before it; nothing of a function that cannot be followed. */
  visit(info: FunctionInfo, tell: (instruction: Instruction, held: Held, block: Block) => void): void;
}

const nothing: Held = { keys: new Set(), unknown: false };
const anything: Held = { keys: new Set(), unknown: true };
const mostRounds = 6;

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
  visit(info: FunctionInfo, tell: (instruction: Instruction, held: Held, block: Block) => void): void {
    this.#walk(info, this.#entries.get(info.name) ?? anything, tell);
  }

  // ---- at the entry -----------------------------------------------------------------------------------------------

  #findEntries(): void {
    const { functions, roles } = this.#world;
    const inner: FunctionInfo[] = [];
    const called = new Set<string>();
    const own = [...functions.values()].filter((info) => info.own);
    for (const { fn } of own)
      for (const { instructions } of fn.blocks)
        for (const one of instructions)
          if (one.kind === "call" && one.callee.kind === "direct") called.add(one.callee.symbol.linkName);
    for (const info of own) {
      const role = roles.get(info.name);
      if (role) this.#entries.set(info.name, role.lockRoutine || heldBySystem.test(role.name) ? anything : nothing);
      else if (!called.has(info.name) || isAddressTaken(this.#world, info.name)) this.#entries.set(info.name, anything);
      else inner.push(info);
    }
    // From "all locks" down to what every caller holds.
    for (let round = 0; round < mostRounds; round++) {
      const met = new Map<string, Held>();
      for (const info of own) {
        const entry = this.#entries.get(info.name);
        if (!entry) continue;
        this.#walk(info, entry, (one, held) => {
          if (one.kind !== "call" || one.callee.kind !== "direct") return;
          const name = one.callee.symbol.linkName;
          met.set(name, meet(met.get(name), held));
        });
      }
      let changed = false;
      for (const { name } of inner) {
        const now = met.get(name);
        const before = this.#entries.get(name);
        if (!now || (before && same(before, now))) continue;
        this.#entries.set(name, now);
        changed = true;
      }
      if (!changed) return;
    }
    for (const { name } of inner) this.#entries.set(name, anything);
  }

  // ---- through a body ---------------------------------------------------------------------------------------------

  /** What is held at the returns; undefined if it never returns. */
  #walk(
    { fn, name }: FunctionInfo,
    entry: Held,
    tell?: (instruction: Instruction, held: Held, block: Block) => void,
  ): Held | undefined {
    const before = new Map<number, Held>([[0, entry]]);
    const waiting = [0];
    // Sets only shrink: each block is walked as often as they do, at most.
    for (let steps = 0; waiting.length > 0 && steps < fn.blocks.length * 12; steps++) {
      const at = waiting.shift();
      const block = at === undefined ? undefined : fn.blocks[at];
      const held = at === undefined ? undefined : before.get(at);
      if (!block || !held) continue;
      const after = block.instructions.reduce((now, one) => this.#after(now, one, name), held);
      for (const next of successorsOf(fn, block)) {
        const old = before.get(next);
        const now = meet(old, after);
        if (old && same(old, now)) continue;
        before.set(next, now);
        waiting.push(next);
      }
    }
    if (waiting.length > 0) return anything;
    let atEnd: Held | undefined;
    for (const block of fn.blocks) {
      let held = before.get(block.id);
      if (!held) continue;
      for (const one of block.instructions) {
        tell?.(one, held, block);
        held = this.#after(held, one, name);
      }
      if (block.terminator.kind === "return") atEnd = meet(atEnd, held);
    }
    return atEnd;
  }
  #after(held: Held, one: Instruction, fn: string): Held {
    if (one.kind !== "call") return held;
    if (one.callee.kind !== "direct") return held;
    const name = one.callee.symbol.linkName;
    const info = this.#world.functions.get(name);
    if (info?.own) return applied(held, this.#effectOf(info));
    if (raises.test(name)) return { keys: held.keys, unknown: true };
    const key = lockIn(one, name, fn, this.#events);
    if (key === undefined) return held;
    if (key === "unknown") return { keys: isRelease(name) ? nothing.keys : held.keys, unknown: true };
    const keys = new Set(held.keys);
    if (isRelease(name)) {
      // Of a queued lock its handle is all that is given.
      for (const one of [...keys]) if (one === key || one.endsWith(`|${key}`)) keys.delete(one);
    } else keys.add(key);
    return { keys, unknown: held.unknown };
  }
  #effectOf(info: FunctionInfo): Effect {
    if (this.#effects.has(info.name)) return this.#effects.get(info.name) ?? balanced;
    this.#effects.set(info.name, undefined);
    const marker: Held = { keys: new Set([sentinel]), unknown: false };
    const end = this.#walk(info, marker);
    const releases = new Set<string>();
    for (const { instructions } of info.fn.blocks)
      for (const one of instructions) {
        const name = one.kind === "call" && one.callee.kind === "direct" ? one.callee.symbol.linkName : "";
        if (one.kind !== "call" || !isRelease(name)) continue;
        const key = lockIn(one, name, info.name, this.#events);
        if (key !== undefined) releases.add(key);
      }
    const gained = new Set([...(end?.keys ?? [])].filter((key) => key !== sentinel));
    const isVague = end !== undefined && (end.unknown || !end.keys.has(sentinel));
    const acquires = new Set<string>();
    this.#walk(info, marker, (one) => {
      const name = one.kind === "call" && one.callee.kind === "direct" ? one.callee.symbol.linkName : "";
      const key = one.kind === "call" && !isRelease(name) ? lockIn(one, name, info.name, this.#events) : undefined;
      if (key !== undefined) acquires.add(key);
    });
    const lost = new Set(
      [...releases].filter((key) => ![...acquires].some((own) => own === key || own.endsWith(`|${key}`))),
    );
    const made = { gained, lost, unknown: isVague };
    this.#effects.set(info.name, made);
    return made;
  }
}

interface Effect {
  readonly gained: ReadonlySet<string>;
  readonly lost: ReadonlySet<string>;
  readonly unknown: boolean;
}
const balanced: Effect = { gained: new Set(), lost: new Set(), unknown: false };
/** Held at the entry of a function whose effect is looked for: gone at its end if it gives back what it cannot name. */
const sentinel = "#entry";

function applied(held: Held, { gained, lost, unknown }: Effect): Held {
  if (unknown) return { keys: nothing.keys, unknown: true };
  if (gained.size === 0 && lost.size === 0) return held;
  const keys = new Set([...held.keys, ...gained]);
  for (const key of lost) keys.delete(key);
  return { keys, unknown: held.unknown || lost.has("unknown") };
}
function meet(a: Held | undefined, b: Held): Held {
  if (!a || a === b) return b;
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
/** The lock that a routine takes or gives back; "unknown" if it is some lock, undefined if none. */
function lockIn({ args }: CallInstruction, name: string, fn: string, events: ReadonlySet<string>): string | undefined {
  if (noLocks.test(name) || (!acquires.test(name) && !releases.test(name))) return undefined;
  if (objects.test(name)) {
    const place = objectOf(args[0]);
    const key = place && placeKey(place, fn);
    if (!place || key === undefined) return undefined;
    return events.has(key) || /^K(MUTANT|MUTEX|SEMAPHORE)$/.test(recordName(place.type)) ? key : undefined;
  }
  if (/CancelSpinLock$/.test(name)) return "cancel";
  const lock = keyOf(args[0], fn);
  if (!/InStackQueued/.test(name) || isRelease(name)) return lock;
  const handle = keyOf(args[1], fn);
  return lock === "unknown" || handle === "unknown" ? "unknown" : `${lock}|${handle}`;
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
