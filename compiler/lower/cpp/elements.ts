// Objects in a row, of an array or behind a pointer: something for each of them, and what is destroyed if one cannot be made.
import type { Expr, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import { sizeOf } from "../../types/layout.ts";
import { INT, LLONG, pointerTo } from "../../types/make.ts";
import type { Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { binary, convert, indexConst, load, offsetBy } from "../fold.ts";
import { derefPlace } from "../places.ts";
import { triviallyDestroyed } from "./class-info.ts";
import { guarded } from "./lifetime.ts";
import { destroyObject } from "./special.ts";

/** Objects of one type, one behind the other. */
export interface Row {
  readonly type: Type;
  readonly count: Expr;
  at(index: Expr): Place;
}

export function rowOf(f: Body, array: Place, at: TokenRange): Row | undefined {
  if (array.type.kind !== "array") return undefined;
  const { of, length = 0 } = array.type;
  f.takeAddress(array);
  const range = { first: at.first, last: at.last };
  return {
    type: of,
    count: indexConst(length),
    at: (index) => ({ kind: "element", base: array, index, type: of, at: range }),
  };
}
export function rowBehind(f: Body, pointer: Expr, type: Type, count: Expr, at: TokenRange): Row {
  const { target } = f.context;
  const size = Math.max(1, sizeOf(type, target));
  return {
    type,
    count: convert(count, LLONG, true, target),
    at: (index) => derefPlace(f, offsetBy(pointer, index, size, pointerTo(type), target), at),
  };
}

/** Does something for each object from the index `from` on, in a loop where there are many. */
export function forEach(f: Body, row: Row, at: TokenRange, each: (object: Place) => void, from = 0): void {
  const { count } = row;
  if (count.kind === "const" && Number(count.value) - from <= 4) {
    for (let i = from; i < Number(count.value); i++) each(row.at(indexConst(i)));
    return;
  }
  const index = f.temporary(LLONG, at);
  f.assign(index, indexConst(from), at);
  whileTrue(f, at, binary("lt", load(index), count, INT, at, f.context.target), () => {
    each(row.at(load(index)));
    f.assign(index, binary("add", load(index), indexConst(1), LLONG, at, f.context.target), at);
  });
}

/** Destroys the first `count` objects, the last of them first. */
export function destroyRow(f: Body, row: Row, at: TokenRange, count = row.count): void {
  if (count.kind === "const" && count.value <= 4n) {
    for (let i = Number(count.value) - 1; i >= 0; i--) destroyObject(f, row.at(indexConst(i)), at);
    return;
  }
  const { target } = f.context;
  const left = f.temporary(LLONG, at);
  f.assign(left, count, at);
  whileTrue(f, at, binary("gt", load(left), indexConst(0), INT, at, target), () => {
    f.assign(left, binary("sub", load(left), indexConst(1), LLONG, at, target), at);
    destroyObject(f, row.at(load(left)), at);
  });
}

/** `make` makes objects in order and says so of each; if an exception comes out of it those that stand are destroyed, last first. */
export function makeRow(f: Body, row: Row, at: TokenRange, make: (made: () => void) => void): void {
  if (f.unevaluated > 0 || triviallyDestroyed(row.type)) {
    make(() => undefined);
    return;
  }
  const made = f.temporary(LLONG, at);
  f.assign(made, indexConst(0), at);
  const count = (): void => f.assign(made, binary("add", load(made), indexConst(1), LLONG, at, f.context.target), at);
  guarded(
    f,
    at,
    () => make(count),
    () => destroyRow(f, row, at, load(made)),
  );
}

function whileTrue(f: Body, at: TokenRange, condition: Expr, body: () => void): void {
  const test = f.block();
  const inside = f.block();
  const after = f.block();
  f.place(test);
  f.step("condition", { first: at.first, last: at.first });
  f.end({ kind: "branch", condition, then: inside, else: after, at: { first: at.first, last: at.last } });
  f.placed.push(inside);
  f.current = inside;
  body();
  f.jump(test);
  f.placed.push(after);
  f.current = after;
}
