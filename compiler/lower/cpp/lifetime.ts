// What is destroyed when. A variable with a destructor opens a region up to the end of its block; each way out of it (the end,
// `return`, `break`, `goto`) destroys it there and then, and its handler does so when an exception unwinds. The temporaries of a full
// expression share one region, with a flag for each.
import type { Expr, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import { INT, unqualified } from "../../types/make.ts";
import type { Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { type DraftTry, finallyRegion } from "../draft.ts";
import { intConst, load } from "../fold.ts";
import { store } from "../operators.ts";
import { triviallyDestroyed } from "./class-info.ts";
import { destroyObject } from "./special.ts";
import { cxxOf, type FullExpression } from "./state.ts";

/** From here on, to the end of the block, `cleanup` is done on every way out. */
export function cleanUpAtEnd(f: Body, at: TokenRange, cleanup: () => void): void {
  const region = openRegion(f, at, { cleanup });
  cxxOf(f).cleanups.push(region);
}
/** Destroys a variable at the end of its block, if anything is to be done for its type. */
export function destroyAtEnd(f: Body, place: Place, at: TokenRange): void {
  if (triviallyDestroyed(place.type) || f.unevaluated > 0) return;
  cleanUpAtEnd(f, at, () => destroyObject(f, place, at));
}

/** From here on, to the end of the function, `cleanup` is done if an exception unwinds it, and on no other way out. */
export function cleanUpIfUnwound(f: Body, at: TokenRange, cleanup: () => void): void {
  cxxOf(f).cleanups.push(openRegion(f, at, { unwinding: cleanup }));
}
/** If an exception comes out of `body`, `cleanup` is done before it goes on. */
export function guarded(f: Body, at: TokenRange, body: () => void, cleanup: () => void): void {
  const region = openRegion(f, at, { unwinding: cleanup });
  body();
  closeRegion(f, region);
}

function openRegion(f: Body, at: TokenRange, ends: Pick<DraftTry, "cleanup" | "unwinding">): DraftTry {
  const locals = { abnormal: f.temporary(INT, at).local, selector: undefined };
  const region = finallyRegion(f, f.block(), locals, ends);
  f.inTry = region;
  f.place(f.block());
  return region;
}

/** At the end of a block: what it has to clean up, last first. */
export function closeBlock(f: Body, end: number): void {
  const cxx = f.cxx;
  if (cxx === undefined || cxx.cleanups.length === 0) return;
  const at = { first: end, last: end };
  if (f.open) f.step("end", at);
  for (const region of cxx.cleanups.reverse()) closeRegion(f, region);
  cxx.cleanups = [];
}
function closeRegion(f: Body, region: DraftTry): void {
  f.inTry = region.parent;
  const after = f.block();
  if (f.open) {
    f.place(f.block());
    region.cleanup?.();
    f.jump(after);
  }
  unwind(f, region, () => (region.unwinding ?? region.cleanup)?.());
  f.placed.push(after);
  f.current = after;
}
/** The region's handler, entered only while an exception unwinds. */
function unwind(f: Body, region: DraftTry, cleanup: () => void): void {
  f.placed.push(region.handler);
  f.current = region.handler;
  cleanup();
  const never = f.block();
  f.end({ kind: "finallyEnd", try: region.id, next: never });
  f.placed.push(never);
  never.terminator = { kind: "unreachable" };
}

// ---- full expressions -----------------------------------------------------------------------------------------------

/** Lowers a full expression; what it made and must destroy is destroyed behind it. A value it gives outlives that. */
export function fullExpression<T extends Expr | undefined>(f: Body, at: TokenRange, lower: () => T): T {
  if (!f.context.cxx || f.unevaluated > 0) return lower();
  const cxx = cxxOf(f);
  const outer = cxx.fullExpression;
  const full = begin(f);
  cxx.fullExpression = full;
  let value: T;
  try {
    value = lower();
  } finally {
    cxx.fullExpression = outer;
  }
  if (full.temporaries.length === 0) {
    outer?.blocks.push(...full.blocks);
    return value;
  }
  const kept = value === undefined ? value : keep(f, value, at);
  finish(f, full, at, [undefined]);
  return kept as T;
}
/** The same for a condition that leads to one of two blocks. */
export function fullCondition(
  f: Body,
  at: TokenRange,
  yes: Body["current"],
  no: Body["current"],
  lower: (yes: Body["current"], no: Body["current"]) => void,
): void {
  if (!f.context.cxx) {
    lower(yes, no);
    return;
  }
  const cxx = cxxOf(f);
  const outer = cxx.fullExpression;
  const full = begin(f);
  cxx.fullExpression = full;
  const innerYes = f.block();
  const innerNo = f.block();
  try {
    lower(innerYes, innerNo);
  } finally {
    cxx.fullExpression = outer;
  }
  if (full.temporaries.length === 0) {
    for (const [inner, target] of [
      [innerYes, yes],
      [innerNo, no],
    ] as const) {
      f.placed.push(inner);
      inner.terminator = { kind: "jump", target };
    }
    return;
  }
  finish(f, full, at, [
    { from: innerYes, to: yes },
    { from: innerNo, to: no },
  ]);
}

function begin(f: Body): FullExpression {
  const cxx = cxxOf(f);
  return {
    temporaries: [],
    blocks: [],
    start: f.current,
    index: f.current.instructions.length,
    depth: cxx.branches,
  };
}
/** A value that does not depend on temporaries any more. */
function keep(f: Body, value: Expr, at: TokenRange): Expr {
  if (value.kind === "const" || value.kind === "float" || value.kind === "unknown" || value.type.kind === "void")
    return value;
  const kept = f.temporary(unqualified(value.type), at);
  store(f, kept, value, at);
  return load(kept);
}

interface WayOut {
  readonly from: Body["current"];
  readonly to: Body["current"];
}
function finish(f: Body, full: FullExpression, at: TokenRange, ways: readonly (WayOut | undefined)[]): void {
  const parent = f.inTry;
  const handler = f.block();
  const region = finallyRegion(f, handler, { abnormal: f.temporary(INT, at).local, selector: undefined });
  for (const block of full.blocks) if (block.inTry === parent?.id) block.inTry = region.id;
  for (const [i, inner] of f.tries.entries())
    if (inner !== region && inner.parent === parent && full.blocks.includes(inner.handler))
      f.tries[i] = Object.assign(inner, { parent: region });
  const clear = full.temporaries.map(({ flag }) => ({
    kind: "assign" as const,
    target: flag,
    value: intConst(0),
    at: { first: at.first, last: at.first },
  }));
  full.start.instructions.splice(full.index, 0, ...clear);

  const destroy = (always: boolean): void => {
    for (const { place, flag, conditional } of full.temporaries.toReversed()) {
      if (always && !conditional) {
        destroyObject(f, place, at);
        continue;
      }
      const made = f.block();
      const next = f.block();
      f.end({ kind: "branch", condition: load(flag), then: made, else: next, at: { first: at.first, last: at.last } });
      f.placed.push(made);
      f.current = made;
      destroyObject(f, place, at);
      f.place(next);
    }
  };
  for (const way of ways) {
    if (way === undefined) {
      if (f.open) {
        f.place(f.block());
        destroy(true);
      }
      continue;
    }
    f.placed.push(way.from);
    f.current = way.from;
    const inside = f.block();
    f.jump(inside);
    f.placed.push(inside);
    f.current = inside;
    destroy(true);
    f.jump(way.to);
  }
  const { current } = f;
  const after = f.block();
  if (current.terminator === undefined) current.terminator = { kind: "jump", target: after };
  unwind(f, region, () => destroy(false));
  f.placed.push(after);
  f.current = after;
}

/** A temporary of a class, to be constructed by the caller and destroyed at the end of the full expression. */
export function temporaryObject(f: Body, type: Type, at: TokenRange, construct: (place: Place) => void): Place {
  const place = f.temporary(unqualified(type), at);
  const cxx = cxxOf(f);
  const full = cxx.fullExpression;
  if (f.unevaluated > 0 || full === undefined || triviallyDestroyed(type)) {
    construct(place);
    return place;
  }
  construct(place);
  const flag = f.temporary(INT, at);
  f.place(f.block());
  f.assign(flag, intConst(1), at);
  full.temporaries.push({ place, flag, conditional: cxx.branches > full.depth });
  return place;
}
