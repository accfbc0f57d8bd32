// Which locals the generated code keeps in WebAssembly locals. "Fleeting" temporaries live nowhere else, since no stop can
// see them. "Cached" locals, in quick code only, have a slot in the frame too, which is brought up to date before anyone may
// look at it: what is "dirty" then is stored.
import type { Block, BlockId, Expr, Instruction, IrFunction, LocalId, Place } from "../ir/ir.ts";
import { sizeOf } from "../types/layout.ts";
import type { Type } from "../types/type.ts";
import { asksOthers } from "./may-fail.ts";
import { successors } from "./segments.ts";

const target = "x64";

export interface Residence {
  readonly fleeting: ReadonlySet<LocalId>;
  readonly cached: ReadonlySet<LocalId>;
  /** Cached locals that may be read, or stored as dirty, before they are written: loaded from a fresh frame too. */
  readonly atEntry: ReadonlySet<LocalId>;
  /** Cached locals that may have been written since their slots were brought up to date, by the block that begins: one bit for
   *  each, in the order of `cached`. */
  readonly dirtyAt: ReadonlyMap<BlockId, number>;
  /** Fleeting locals that an instruction or what follows it needs, by its point. */
  readonly fleetingAt: ReadonlyMap<number, readonly LocalId[]>;
}
export function dirtyLocals(residence: Residence, block: BlockId): Set<LocalId> {
  const mask = residence.dirtyAt.get(block) ?? 0;
  return new Set(mask === 0 ? [] : [...residence.cached].filter((_, n) => ((mask >> n) & 1) !== 0));
}
const NONE: Residence = {
  fleeting: new Set(),
  cached: new Set(),
  atEntry: new Set(),
  dirtyAt: new Map(),
  fleetingAt: new Map(),
};

/** A local costs the engine's compiler work at every place where control flow meets. */
const LARGEST_WORK = 30_000;
/** And fits a mask. */
const MOST_CACHED = 30;

export function residenceOf(fn: IrFunction, points: readonly number[]): Residence {
  const partial = partlyAccessed(fn);
  const whole = fn.locals.filter(
    (local) => !local.addressTaken && !local.byReference && isScalar(local.type) && !partial.has(local.id),
  );
  const candidates = new Set(whole.map((local) => local.id));
  if (candidates.size === 0) return NONE;
  const temporaries = new Set(
    [...candidates].filter((id) => fn.locals[id]?.kind === "temporary" && !fn.params.includes(id)),
  );
  const { atStops, atEntry, uses, temporariesAt } = liveness(fn, points, candidates, temporaries);
  const fleeting = new Set([...temporaries].filter((id) => !atStops.has(id)));
  const fleetingAt = new Map<number, readonly LocalId[]>();
  for (const [at, ids] of temporariesAt) {
    const live = ids.filter((id) => fleeting.has(id));
    if (live.length > 0) fleetingAt.set(at, live);
  }
  const room = Math.min(MOST_CACHED, Math.floor(LARGEST_WORK / Math.max(1, fn.blocks.length)));
  const cached = new Set(
    [...candidates]
      .filter((id) => !fleeting.has(id) && (uses.get(id) ?? 0) > 1)
      .sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0) || a - b)
      .slice(0, room),
  );
  const { dirtyAt, perhapsUnwritten } = dirtiness(fn, cached);
  const loaded = new Set([...cached].filter((id, n) => atEntry.has(id) || ((perhapsUnwritten >> n) & 1) !== 0));
  return { fleeting, cached, atEntry: loaded, dirtyAt, fleetingAt };
}

/** Forward along the edges: what may be dirty, and whether all of that has certainly been written in this function. Masks. */
function dirtiness(
  fn: IrFunction,
  cached: ReadonlySet<LocalId>,
): { readonly dirtyAt: ReadonlyMap<BlockId, number>; readonly perhapsUnwritten: number } {
  const bit = new Map([...cached].map((id, n) => [id, 1 << n]));
  const byId = new Map(fn.blocks.map((block) => [block.id, block]));
  const effects = new Map(fn.blocks.map((block) => [block.id, effectOf(block, bit)]));
  const dirtyAt = new Map<BlockId, number>();
  /** Not there: not reached yet, and no constraint. */
  const writtenAt = new Map<BlockId, number>();
  const first = fn.blocks[0]?.id ?? 0;
  dirtyAt.set(first, 0);
  writtenAt.set(first, 0);
  const work = [first];
  while (work.length > 0) {
    const id = work.pop() ?? 0;
    const block = byId.get(id);
    const effect = effects.get(id);
    if (block === undefined || effect === undefined) continue;
    const dirty = (effect.settles ? 0 : (dirtyAt.get(id) ?? 0)) | effect.dirty;
    const written = (writtenAt.get(id) ?? 0) | effect.written;
    for (const next of successors(block)) {
      const before = dirtyAt.get(next);
      const known = writtenAt.get(next);
      const now = (before ?? 0) | dirty;
      const sure = (known ?? -1) & written;
      if (now === before && sure === known) continue;
      dirtyAt.set(next, now);
      writtenAt.set(next, sure);
      work.push(next);
    }
  }
  let perhapsUnwritten = 0;
  for (const [id, dirty] of dirtyAt) perhapsUnwritten |= dirty & ~(writtenAt.get(id) ?? 0);
  return { dirtyAt, perhapsUnwritten };
}

/** What a block writes, what of it is dirty at its end, and whether what was dirty before is settled in it. */
function effectOf(
  block: Block,
  bit: ReadonlyMap<LocalId, number>,
): { readonly written: number; readonly dirty: number; readonly settles: boolean } {
  let written = 0;
  let dirty = 0;
  let settles = false;
  for (const instruction of block.instructions) {
    if (asksOthers(instruction)) {
      dirty = 0;
      settles = true;
    }
    const id = writtenLocal(instruction);
    const mask = id === undefined ? 0 : (bit.get(id) ?? 0);
    written |= mask;
    dirty |= mask;
  }
  return { written, dirty, settles };
}

interface Liveness {
  readonly atStops: ReadonlySet<LocalId>;
  readonly atEntry: ReadonlySet<LocalId>;
  /** Accesses, those in loops counted for more. */
  readonly uses: ReadonlyMap<LocalId, number>;
  /** Temporaries live before an instruction or terminator, by its point. */
  readonly temporariesAt: ReadonlyMap<number, readonly LocalId[]>;
}

function liveness(
  fn: IrFunction,
  points: readonly number[],
  candidates: ReadonlySet<LocalId>,
  temporaries: ReadonlySet<LocalId>,
): Liveness {
  const temporariesAt = new Map<number, readonly LocalId[]>();
  const live = new Map<BlockId, ReadonlySet<LocalId>>();
  const atStops = new Set<LocalId>();
  const uses = new Map<LocalId, number>();
  const depth = loopDepths(fn);
  const walk = (block: Block, collect: boolean): Set<LocalId> => {
    const now = new Set<LocalId>();
    const weight = 8 ** Math.min(depth.get(block.id) ?? 0, 4);
    for (const next of successors(block)) for (const id of live.get(next) ?? []) now.add(id);
    const count = (id: LocalId) => {
      if (collect) uses.set(id, (uses.get(id) ?? 0) + weight);
    };
    const use = (id: LocalId) => {
      if (!candidates.has(id)) return;
      now.add(id);
      count(id);
    };
    const end = block.terminator;
    if (end.kind === "branch") usesOf(end.condition, use);
    else if (end.kind === "switch") usesOf(end.value, use);
    else if (end.kind === "return" && end.value !== undefined) usesOf(end.value, use);
    const point = points[block.id] ?? 0;
    const note = (at: number) => {
      if (!collect || temporaries.size === 0 || now.size === 0) return;
      const ids: LocalId[] = [];
      for (const id of now) if (temporaries.has(id)) ids.push(id);
      if (ids.length > 0) temporariesAt.set(point + at, ids);
    };
    note(block.instructions.length);
    for (let i = block.instructions.length - 1; i >= 0; i--) {
      const instruction = block.instructions[i];
      if (instruction === undefined) continue;
      const written = writtenLocal(instruction);
      if (written !== undefined) {
        now.delete(written);
        if (candidates.has(written)) count(written);
      }
      if (collect && (instruction.kind === "step" || instruction.kind === "call"))
        for (const id of now) atStops.add(id);
      usesOfInstruction(instruction, use);
      note(i);
    }
    return now;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = fn.blocks.length - 1; i >= 0; i--) {
      const block = fn.blocks[i];
      if (block === undefined) continue;
      const now = walk(block, false);
      if (now.size !== (live.get(block.id)?.size ?? 0)) {
        live.set(block.id, now);
        changed = true;
      }
    }
  }
  for (const block of fn.blocks) walk(block, true);
  const first = fn.blocks[0];
  return { atStops, atEntry: (first === undefined ? undefined : live.get(first.id)) ?? new Set(), uses, temporariesAt };
}

/** Nesting of backward jumps over each block, blocks standing in source order. */
function loopDepths(fn: IrFunction): Map<BlockId, number> {
  const position = new Map(fn.blocks.map((block, i) => [block.id, i]));
  const heads = new Map<number, number>();
  fn.blocks.forEach((block, from) => {
    for (const next of successors(block)) {
      const to = position.get(next) ?? 0;
      if (to <= from) heads.set(to, Math.max(heads.get(to) ?? from, from));
    }
  });
  const depth = new Map<BlockId, number>();
  for (const [first, last] of heads) {
    for (let i = first; i <= last; i++) {
      const id = fn.blocks[i]?.id ?? 0;
      depth.set(id, (depth.get(id) ?? 0) + 1);
    }
  }
  return depth;
}

export function isScalar(type: Type): boolean {
  return type.kind !== "record" && type.kind !== "array" && type.kind !== "void" && type.kind !== "function";
}

/** Locals that are not only loaded and assigned as wholes of their own type. */
function partlyAccessed(fn: IrFunction): Set<LocalId> {
  const found = new Set<LocalId>();
  const inPlace = (place: Place, whole: boolean): void => {
    if (place.kind === "local") {
      const local = fn.locals[place.local];
      if (
        !whole ||
        local === undefined ||
        local.type.kind !== place.type.kind ||
        sizeOf(local.type, target) !== sizeOf(place.type, target)
      ) {
        found.add(place.local);
      }
    } else if (place.kind === "field") inPlace(place.base, false);
    else if (place.kind === "element") {
      inPlace(place.base, false);
      inExpr(place.index);
    } else if (place.kind === "deref") inExpr(place.pointer);
  };
  const inExpr = (expr: Expr): void => {
    if (expr.kind === "load") inPlace(expr.place, true);
    else if (expr.kind === "address") inPlace(expr.place, false);
    else for (const child of childrenOf(expr)) inExpr(child);
  };
  for (const block of fn.blocks) {
    for (const instruction of block.instructions) {
      if (instruction.kind === "assign") {
        inPlace(instruction.target, true);
        inExpr(instruction.value);
      } else if (instruction.kind === "zero") inPlace(instruction.target, false);
      else if (instruction.kind === "call" || instruction.kind === "intrinsic") {
        for (const arg of instruction.args) inExpr(arg);
        if (instruction.kind === "call" && instruction.callee.kind === "indirect") inExpr(instruction.callee.pointer);
      }
    }
    const end = block.terminator;
    if (end.kind === "branch") inExpr(end.condition);
    else if (end.kind === "switch") inExpr(end.value);
    else if (end.kind === "return" && end.value !== undefined) inExpr(end.value);
  }
  return found;
}

function writtenLocal(instruction: Instruction): LocalId | undefined {
  if (instruction.kind === "assign") return instruction.target.kind === "local" ? instruction.target.local : undefined;
  if (instruction.kind === "call" || instruction.kind === "intrinsic") return instruction.result;
  return undefined;
}
function usesOfInstruction(instruction: Instruction, use: (id: LocalId) => void): void {
  if (instruction.kind === "assign") {
    if (instruction.target.kind !== "local") usesOfPlace(instruction.target, use);
    usesOf(instruction.value, use);
  } else if (instruction.kind === "zero") usesOfPlace(instruction.target, use);
  else if (instruction.kind === "call") {
    for (const arg of instruction.args) usesOf(arg, use);
    if (instruction.callee.kind === "indirect") usesOf(instruction.callee.pointer, use);
  } else if (instruction.kind === "intrinsic") for (const arg of instruction.args) usesOf(arg, use);
}
function usesOfPlace(place: Place, use: (id: LocalId) => void): void {
  if (place.kind === "local") use(place.local);
  else if (place.kind === "deref") usesOf(place.pointer, use);
  else if (place.kind === "field") usesOfPlace(place.base, use);
  else if (place.kind === "element") {
    usesOfPlace(place.base, use);
    usesOf(place.index, use);
  }
}
function usesOf(expr: Expr, use: (id: LocalId) => void): void {
  if (expr.kind === "load" || expr.kind === "address") usesOfPlace(expr.place, use);
  else for (const child of childrenOf(expr)) usesOf(child, use);
}
function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "unary":
    case "convert":
      return [expr.operand];
    case "binary":
    case "difference":
      return [expr.left, expr.right];
    case "offset":
      return [expr.pointer, expr.index];
    default:
      return [];
  }
}
