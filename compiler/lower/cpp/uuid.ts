// Microsoft's `__declspec(uuid("…"))` gives a class a GUID, and `__uuidof(…)` is that GUID: an object that cannot be written.
import type { Place } from "../../ir/ir.ts";
import type { Attribute, Expression } from "../../syntax/ast.ts";
import { pointerTo, qualified, UCHAR } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import { Qual, type RecordDecl, type Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { unknown } from "../fold.ts";
import { guidGlobal } from "../strings.ts";
import { typeOfName } from "../written-types.ts";
import { rangeOf } from "./construct.ts";
import { operandOf } from "./operands.ts";

/** Sixteen bytes, as they lie in memory. */
const uuids = new WeakMap<RecordDecl, Uint8Array>();

/** Keeps the GUID that a declaration or the definition of a class gives it. */
export function noteUuid(f: Body, type: Type, attributes: readonly Attribute[]): void {
  const attribute = attributes.find(({ name }) => name === "uuid");
  if (attribute === undefined || type.kind !== "record") return;
  const bytes = uuidBytes(attribute.args[0]);
  if (bytes !== undefined) uuids.set(type.decl, bytes);
  else
    f.context.report(
      attribute,
      "error",
      "bad-attribute",
      "'uuid' takes a GUID in quotation marks.",
      'Write it like "00000000-0000-0000-c000-000000000046".',
    );
}
function uuidBytes(arg: Expression | undefined): Uint8Array | undefined {
  if (arg?.kind !== "string") return undefined;
  const text = String.fromCharCode(...arg.units);
  const digits = /^\{?([\da-f]{8})-([\da-f]{4})-([\da-f]{4})-([\da-f]{4})-([\da-f]{12})\}?$/i.exec(text)?.slice(1);
  if (digits === undefined) return undefined;
  // The first three groups are little-endian numbers, the rest are bytes as written.
  const groups = digits.map((hex) => (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)));
  return Uint8Array.from(groups.flatMap((group, i) => (i < 3 ? group.reverse() : group)));
}

export function uuidPlace(f: Body, node: Expression & { kind: "uuidof" }): Place {
  const { operand } = node;
  const given = operand.kind === "typeName" ? typeOfName(f, operand) : operandOf(f, operand).type;
  const type = given.kind === "pointer" ? given.to : given;
  const guid = f.context.fileScope.findTag("_GUID")?.type;
  const bytes = type.kind === "record" ? uuids.get(type.decl) : undefined;
  if (bytes === undefined || guid?.kind !== "record" || guid.decl.fields === undefined) {
    const without = bytes === undefined ? `'${typeText(type)}' has no GUID.` : "'_GUID' is not defined.";
    const remedy = bytes === undefined ? "Declare it with __declspec(uuid(…))." : "Include <guiddef.h>.";
    f.context.report(node, "error", "no-uuid", without, remedy);
    f.refuse(node, "uuidof", without);
    const unknownGuid = guid ?? UCHAR;
    return { kind: "deref", pointer: unknown(pointerTo(unknownGuid)), type: unknownGuid, at: rangeOf(node) };
  }
  return { kind: "global", symbol: guidGlobal(f, bytes), type: qualified(guid, Qual.const) };
}
