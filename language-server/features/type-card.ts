// What a hover shows of a structure or an enumeration besides its name: the layout as a debugger's `dt` gives it; the values.
import { layoutOf } from "../../compiler/types/layout.ts";
import { typeText } from "../../compiler/types/print.ts";
import type { EnumDecl, RecordDecl, Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { inner } from "./name-types.ts";

const most = 48;

/** Of what a typedef names, or what it points to. */
export function typeCard(unit: Unit, type: Type): string | undefined {
  const named = type.kind === "pointer" ? inner(type) : type;
  if (named?.kind === "record") return recordCard(unit, named.decl);
  return named?.kind === "enum" ? enumCard(named.decl) : undefined;
}
export function recordCard(unit: Unit, decl: RecordDecl): string | undefined {
  if (decl.fields === undefined || decl.fields.length === 0 || decl.cxx) return undefined;
  const { size } = layoutOf(decl, unit.target);
  const rows = rowsOf(unit, decl, 0);
  const digits = size > 0x1000 ? 4 : 3;
  const lines = rows.slice(0, most).map(({ offset, bits, text }) => {
    return `+0x${offset.toString(16).padStart(digits, "0")} ${text}${bits}`;
  });
  if (rows.length > most) lines.push(`… ${rows.length - most} more`);
  return `${size} bytes (0x${size.toString(16).toUpperCase()}), ${unit.target}\n\`\`\`c\n${lines.join("\n")}\n\`\`\``;
}
interface Row {
  readonly offset: number;
  readonly bits: string;
  readonly text: string;
}
/** Members of unnamed structures and unions count as those of the whole. */
function rowsOf(unit: Unit, decl: RecordDecl, base: number): Row[] {
  return layoutOf(decl, unit.target).fields.flatMap(({ field, offset, bitOffset }): Row[] => {
    const { name, type, bits } = field;
    if (name === undefined) return type.kind === "record" ? rowsOf(unit, type.decl, base + offset) : [];
    const place = bits === undefined ? "" : ` : ${bits} // bit ${bitOffset}`;
    return [{ offset: base + offset, bits: place, text: typeText(type, name) }];
  });
}
function enumCard({ enumerators }: EnumDecl): string | undefined {
  if (enumerators.size === 0) return undefined;
  const lines = [...enumerators].slice(0, most).map(([name, value]) => `${name} = ${value}`);
  if (enumerators.size > most) lines.push(`… ${enumerators.size - most} more`);
  return `\`\`\`c\n${lines.join("\n")}\n\`\`\``;
}

/** The enumeration that an enumerator is of, by the name that drivers know it by. */
export function enumOf(unit: Unit, enumerator: string): string | undefined {
  for (const [tag, decl] of unit.enums) {
    if (!decl.enumerators.has(enumerator)) continue;
    for (const { name, type } of unit.typedefs.values()) if (type.kind === "enum" && type.decl === decl) return name;
    return `enum ${tag}`;
  }
  for (const { name, type } of unit.typedefs.values())
    if (type.kind === "enum" && type.decl.enumerators.has(enumerator)) return name;
  return undefined;
}
