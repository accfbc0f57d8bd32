// Literals with a suffix of the program's own: `2_mb`, `"text"_sv`. Each is a call of the operator that is declared for its suffix.
import { numberValue } from "../preprocess/literals.ts";
import { textOf } from "../preprocess/symbols.ts";
import type { TokenRange } from "../source/source.ts";
import type { Expression } from "./ast.ts";
import type { Cursor } from "./cursor.ts";

/** C++ `2_mb`, or undefined: a call of `operator""_mb` with the number as the widest there is. */
export function userNumber(c: Cursor): Expression | undefined {
  const [, digits, suffix] = c.cxx === undefined ? [] : (/^([\d.].*?)(_[A-Za-z]\w*)$/.exec(c.text(c.at)) ?? []);
  const value = digits === undefined ? undefined : numberValue(digits);
  if (value === undefined || value.kind === "bad") return undefined;
  const place = { first: c.at - c.start, last: c.at - c.start };
  c.at++;
  const wide: Expression =
    value.kind === "integer"
      ? { kind: "integer", value: value.value, decimal: value.decimal, suffix: "ull", ...place }
      : { kind: "float", value: value.value, suffix: "l", ...place };
  return userLiteral(suffix ?? "", [wide], place);
}
/** C++ `"text"_sv`: a call of `operator""_sv` with the text and how many characters it has. */
export function userText(c: Cursor, text: Expression): Expression {
  if (c.cxx === undefined || text.kind !== "string" || !c.isName(c.sym) || !/^_[A-Za-z]/.test(textOf(c.sym)))
    return text;
  const suffix = textOf(c.sym);
  c.at++;
  const place = { first: text.first, last: c.before };
  const length = BigInt(text.units.length);
  return userLiteral(suffix, [text, { kind: "integer", value: length, decimal: true, suffix: "ull", ...place }], place);
}
function userLiteral(suffix: string, args: readonly Expression[], place: TokenRange): Expression {
  return { kind: "call", callee: { kind: "identifier", name: `operator""${suffix}`, ...place }, args, ...place };
}
