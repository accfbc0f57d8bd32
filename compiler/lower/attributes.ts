// Attributes that change what is declared: alignments, and those of GNU that are refused by their names.
import type { Attribute } from "../syntax/ast.ts";
import type { Body } from "./body.ts";
import { constantInteger } from "./written-types.ts";

/** Attributes of GNU without which a program would do something else. */
const REFUSED_ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ["vector_size", "Vector types"],
  ["mode", "Types by machine mode"],
  ["cleanup", "Functions that run where a variable's block ends"],
  ["constructor", "Functions that run before main"],
  ["destructor", "Functions that run after main"],
  ["alias", "Other names of a function or variable"],
  ["ifunc", "Functions chosen when the program is loaded"],
  ["weakref", "Weak references"],
  ["transparent_union", "Parameters of several types"],
]);

/** The largest of the `align` attributes, in bytes; 1 if there is none. What else would change a layout is refused. */
export function alignFrom(f: Body, attributes: readonly Attribute[]): number {
  let align = 1;
  if (attributes.length === 0) return align;
  for (const attribute of attributes) {
    const name = attribute.name.replace(/^__(.*)__$/, "$1");
    const refused = REFUSED_ATTRIBUTES.get(name);
    if (refused !== undefined)
      f.context.report(attribute, "error", "unsupported", `${refused} (GNU '${name}') are not supported.`);
    if (name !== "align" && name !== "aligned" && name !== "_Alignas" && name !== "alignas") continue;
    const arg = attribute.args[0];
    const value = arg === undefined ? 16n : constantInteger(f, arg, "An alignment");
    if (value === undefined) continue;
    if (value > 0n && value <= 8192n && (value & (value - 1n)) === 0n) align = Math.max(align, Number(value));
    else if (value !== 0n)
      f.context.report(
        attribute,
        "error",
        "bad-align",
        `${value} is not an alignment.`,
        "Use a power of two up to 8192.",
      );
  }
  return align;
}
