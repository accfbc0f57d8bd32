// The member that a misspelt one was meant to be.
import { lettersWrong, nearest } from "../nearest.ts";
import type { Field } from "../types/type.ts";

/** Of the members of a structure that has none of the name, the one that is spelt nearly so. */
export function meantMember(name: string, fields: readonly Field[]): string {
  const meant = nearest(name, memberNames(fields), lettersWrong(name));
  return meant === undefined ? "Correct the name." : `Did you mean '${meant}'?`;
}
function memberNames(fields: readonly Field[]): string[] {
  return fields.flatMap(
    ({ name, type }) => name ?? (type.kind === "record" ? memberNames(type.decl.fields ?? []) : []),
  );
}
