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
  /** Cached locals that may have been written since their slots were brought up to date, by the block that begins. */
  readonly dirtyAt: ReadonlyMap<BlockId, ReadonlySet<LocalId>>;
  /** Fleeting locals that an instruction or what follows it needs, by "block:instruction". */
  readonly fleetingAt: ReadonlyMap<string, readonly LocalId[]>;
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
const MOST_CACHED = 48;

export function residenceOf(fn: IrFunction): Residence {
  const partial = partlyAccessed(fn);
  const whole = fn.locals.filter(
    (local) => !local.addressTaken && !local.byReference && isScalar(local.type) && !partial.has(local.id),
  );
  const candidates = new Set(whole.map((local) => local.id));
  if (candidates.size === 0) return NONE;
  const temporaries = new Set(
    [...candidates].filter((id) => fn.locals[id]?.kind === "temporary" && !fn.params.includes(id)),
  );
  const { atStops, atEntry, uses, temporariesAt } = liveness(fn, candidates, temporaries);
  const fleeting = new Set([...temporaries].filter((id) => !atStops.has(id)));
  const fleetingAt = new Map<string, readonly LocalId[]>();
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
  const loaded = new Set([...cached].filter((id) => atEntry.has(id) || perhapsUnwritten.has(id)));
  return { fleeting, cached, atEntry: loaded, dirtyAt, fleetingAt };
}

/** Forward along the edges: what may be dirty, and whether all of that has certainly been written in this function. */
function dirtiness(
  fn: IrFunction,
  cached: ReadonlySet<LocalId>,
): { readonly dirtyAt: ReadonlyMap<BlockId, ReadonlySet<LocalId>>; readonly perhapsUnwritten: ReadonlySet<LocalId> } {
  const byId = new Map(fn.blocks.map((block) => [block.id, block]));
  const dirtyAt = new Map<BlockId, Set<LocalId>>();
  /** Undefined: not reached yet, and no constraint. */
  const writtenAt = new Map<BlockId, Set<LocalId>>();
  const work: BlockId[] = [];
  const first = fn.blocks[0];
  if (first !== undefined) {
    dirtyAt.set(first.id, new Set());
    writtenAt.set(first.id, new Set());
    work.push(first.id);
  }
  while (work.length > 0) {
    const block = byId.get(work.pop() ?? 0);
    if (block === undefined) continue;
    const dirty = new Set(dirtyAt.get(block.id));
    const written = new Set(writtenAt.get(block.id));
    for (const instruction of block.instructions) {
      if (asksOthers(instruction)) dirty.clear();
      const id = writtenLocal(instruction);
      if (id === undefined || !cached.has(id)) continue;
      dirty.add(id);
      written.add(id);
    }
    for (const next of successors(block)) {
      const before = dirtyAt.get(next);
      const known = writtenAt.get(next);
      if (before === undefined || known === undefined) {
        dirtyAt.set(next, new Set(dirty));
        writtenAt.set(next, new Set(written));
        work.push(next);
        continue;
      }
      const [more, fewer] = [before.size, known.size];
      for (const id of dirty) before.add(id);
      for (const id of known) if (!written.has(id)) known.delete(id);
      if (before.size !== more || known.size !== fewer) work.push(next);
    }
  }
  const perhapsUnwritten = new Set<LocalId>();
  for (const [block, dirty] of dirtyAt)
    for (const id of dirty) if (writtenAt.get(block)?.has(id) !== true) perhapsUnwritten.add(id);
  return { dirtyAt, perhapsUnwritten };
}

interface Liveness {
  readonly atStops: ReadonlySet<LocalId>;
  readonly atEntry: ReadonlySet<LocalId>;
  /** Accesses, those in loops counted for more. */
  readonly uses: ReadonlyMap<LocalId, number>;
  /** Temporaries live before an instruction or terminator, by "block:instruction". */
  readonly temporariesAt: ReadonlyMap<string, readonly LocalId[]>;
}

function liveness(fn: IrFunction, candidates: ReadonlySet<LocalId>, temporaries: ReadonlySet<LocalId>): Liveness {
  const temporariesAt = new Map<string, readonly LocalId[]>();
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
    const note = (at: number) => {
      if (!collect || temporaries.size === 0) return;
      const ids = [...now].filter((id) => temporaries.has(id));
      if (ids.length > 0) temporariesAt.set(`${block.id}:${at}`, ids);
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
