// The repeated instructions of x64 as loops: `__stosb`, `__movsw`, `__inbytestring` and their like in all widths. Forwards, an
// element at a time, so that overlapping moves and faults half-way leave what the processor leaves.
import type { Expr, Place } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import { INT, pointerTo, UCHAR, UINT, ULLONG, ULONG, USHORT } from "../types/make.ts";
import type { Type } from "../types/type.ts";
import type { Body } from "./body.ts";
import { binary, constant, convert, indexConst, load, offsetBy } from "./fold.ts";

const elements: Readonly<Record<string, Type>> = {
  b: UCHAR,
  w: USHORT,
  d: ULONG,
  q: ULLONG,
  byte: UCHAR,
  word: USHORT,
  dword: ULONG,
};

/** Emits the operation; false if the name is no such instruction. The arguments have been lowered, in order. */
export function emitStringOperation(f: Body, name: string, args: readonly Expr[], at: TokenRange): boolean {
  const [, move, letter] = /^__(stos|movs)([bwdq])$/.exec(name) ?? [];
  const [, direction, width] = /^__(in|out)(byte|word|dword)string$/.exec(name) ?? [];
  const element = elements[letter ?? width ?? ""];
  const [first, second, third] = args;
  if (element === undefined || first === undefined || second === undefined || third === undefined) return false;
  const count = kept(f, third, ULLONG, at);
  if (move === "stos") {
    const to = kept(f, first, pointerTo(element), at);
    const value = kept(f, second, element, at);
    repeat(f, count, at, () => {
      f.assign(behind(to, at), load(value), at);
      advance(f, to, at);
    });
  } else if (move === "movs") {
    const to = kept(f, first, pointerTo(element), at);
    const from = kept(f, second, pointerTo(element), at);
    repeat(f, count, at, () => {
      f.assign(behind(to, at), load(behind(from, at)), at);
      advance(f, to, at);
      advance(f, from, at);
    });
  } else {
    const port = kept(f, first, USHORT, at);
    const buffer = kept(f, second, pointerTo(element), at);
    const value = f.temporary(element, at);
    repeat(f, count, at, () => {
      if (direction === "in") {
        f.emit({ kind: "intrinsic", name: `__in${width}`, args: [load(port)], result: value.local, at });
        f.assign(behind(buffer, at), load(value), at);
      } else {
        f.assign(value, load(behind(buffer, at)), at);
        f.emit({ kind: "intrinsic", name: `__out${width}`, args: [load(port), load(value)], result: undefined, at });
      }
      advance(f, buffer, at);
    });
  }
  return true;
}

function kept(f: Body, value: Expr, type: Type, at: TokenRange): Place & { readonly kind: "local" } {
  const place = f.temporary(type, at);
  f.assign(place, convert(value, type, true, f.context.target), at);
  return place;
}
function behind(pointer: Place, at: TokenRange): Place {
  const type = pointer.type.kind === "pointer" ? pointer.type.to : UINT;
  return { kind: "deref", pointer: load(pointer), type, at: { first: at.first, last: at.last } };
}
function advance(f: Body, pointer: Place, at: TokenRange): void {
  const { target } = f.context;
  const size = pointer.type.kind === "pointer" ? elementSize(pointer.type.to) : 1;
  f.assign(pointer, offsetBy(load(pointer), indexConst(1), size, pointer.type, target), at);
}
function elementSize(type: Type): number {
  const sizes = { char: 1, short: 2, int: 4, long: 4, longlong: 8 } as const;
  return type.kind === "integer" ? sizes[type.rank] : 1;
}

function repeat(f: Body, count: Place, at: TokenRange, body: () => void): void {
  const { target } = f.context;
  const range = { first: at.first, last: at.last };
  const test = f.block();
  const again = f.block();
  const after = f.block();
  f.place(test);
  const condition = binary("ne", load(count), constant(0n, ULLONG), INT, at, target);
  f.end({ kind: "branch", condition, then: again, else: after, at: range });
  f.placed.push(again);
  f.current = again;
  body();
  f.assign(count, binary("sub", load(count), constant(1n, ULLONG), ULLONG, at, target), at);
  f.jump(test);
  f.placed.push(after);
  f.current = after;
}
