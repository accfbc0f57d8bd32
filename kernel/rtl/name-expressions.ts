// Names of files as file systems take them: expressions with wild cards (FsRtlIsNameInExpression), paths taken apart, names compared.
// "*" fits any characters, "?" one; the wild cards of DOS fit as documented: "<" (DOS_STAR) up to the last point, ">" (DOS_QM) one
// character or the end of a part, '"' (DOS_DOT) a point or the end.
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readUnicodeString } from "./unicode.ts";

/** Whether the whole of `name` fits the expression; both are in the same letter case if that is not to matter. */
export function fitsExpression(expression: string, name: string): boolean {
  // Places in the expression that the part of the name read so far can have come to; each is followed over what fits nothing.
  let places = closure(expression, [0], name, 0);
  for (let i = 0; i < name.length; i++) {
    const next: number[] = [];
    for (const at of places) {
      const mark = expression[at];
      if (mark === undefined) continue;
      if (mark === "*" || (mark === "<" && !isLastPoint(name, i))) next.push(at);
      const fits =
        mark === "?" || (mark === ">" && name[i] !== ".") || (mark === '"' ? name[i] === "." : mark === name[i]);
      if (fits) next.push(at + 1);
    }
    places = closure(expression, next, name, i + 1);
    if (places.length === 0) return false;
  }
  return places.includes(expression.length);
}
const isLastPoint = (name: string, i: number): boolean => name[i] === "." && !name.includes(".", i + 1);

/** With what can be passed over at `i` of the name without a character. */
function closure(expression: string, from: readonly number[], name: string, i: number): number[] {
  const found = new Set<number>();
  const ends = i >= name.length;
  const go = (at: number): void => {
    if (found.has(at)) return;
    found.add(at);
    const mark = expression[at];
    const empty = mark === "*" || mark === "<" || (mark === ">" && (ends || name[i] === ".")) || (mark === '"' && ends);
    if (empty) go(at + 1);
  };
  for (const at of from) go(at);
  return [...found];
}

/** (Expression, Name, IgnoreCase, UpcaseTable): the expression is in upper case if case is ignored. */
function isNameInExpression(k: Kernel, f: Offset): Outcome {
  const expression = readUnicodeString(k, f, k.argPointer(f, 0));
  const name = readUnicodeString(k, f, k.argPointer(f, 1));
  return k.returnBool(f, fitsExpression(expression, k.argBool(f, 2) ? name.toUpperCase() : name));
}

function areNamesEqual(k: Kernel, f: Offset): Outcome {
  const [a, b] = [0, 1].map((i) => readUnicodeString(k, f, k.argPointer(f, i)));
  const equal = k.argBool(f, 2) ? a?.toUpperCase() === b?.toUpperCase() : a === b;
  return k.returnBool(f, equal);
}

/** (Path, by value and so by its address; FirstName, RemainingName): both point into the path. */
function dissectName(k: Kernel, f: Offset): Outcome {
  const layout = k.s.UNICODE_STRING;
  const path = k.argPointer(f, 0);
  const text = readUnicodeString(k, f, path);
  const buffer = k.m.u64(path + layout.Buffer);
  const start = text.startsWith("\\") ? 1 : 0;
  const end = text.indexOf("\\", start);
  const first = end < 0 ? text.length : end;
  const put = (out: Offset, from: number, to: number) => {
    k.touch(f, out, layout.size, true);
    const length = Math.max(0, 2 * (to - from));
    k.m.setU16(out + layout.Length, length);
    k.m.setU16(out + layout.MaximumLength, length);
    k.m.setU64(out + layout.Buffer, length === 0 ? 0n : buffer + BigInt(2 * from));
  };
  put(k.argPointer(f, 1), start, first);
  put(k.argPointer(f, 2), first + 1, text.length);
  return k.returnVoid(f);
}

export const nameExpressionDdis: readonly Routine[] = [
  ddi("FsRtlIsNameInExpression", 4, isNameInExpression),
  ddi("FsRtlDoesNameContainWildCards", 1, (k, f) =>
    k.returnBool(f, /[*?<>"]/.test(readUnicodeString(k, f, k.argPointer(f, 0)))),
  ),
  ddi("FsRtlAreNamesEqual", 4, areNamesEqual),
  ddi("FsRtlDissectName", 3, dissectName),
];
