// When records become complete: a body that is lowered again after an edit sees them as it saw them first, a definition that is
// gone from a unit leaves nothing behind in a header's record, which other units share, and of two units that define such a record
// each sees its own definition while it is lowered.
import { forgetLayout } from "../types/layout.ts";
import type { RecordDecl } from "../types/type.ts";
import type { Body } from "./body.ts";

export interface Completion {
  readonly decl: RecordDecl;
  readonly fields: RecordDecl["fields"];
  readonly pack: RecordDecl["pack"];
  readonly minAlign: RecordDecl["minAlign"];
  /** Index of the external declaration that defines it. */
  readonly declaration: number;
}

/** Records that an earlier segment declares and a later one defines. */
const completedElsewhere = new WeakSet<RecordDecl>();

/** Whether a record of an earlier segment has its definition there, and not in a main file. */
export function definedEarlier(decl: RecordDecl): boolean {
  return decl.fields !== undefined && !completedElsewhere.has(decl);
}
/**
 * A record that a header declares, which other units share, is defined here, and again after each edit: it is completed in place, so
 * that every pointer to it that the header made is meaningful.
 */
export function completeInPlace(decl: RecordDecl): void {
  completedElsewhere.add(decl);
  forgetLayout(decl);
}

export function noteCompletion(f: Body, decl: RecordDecl): void {
  const { completions, declaration } = f.context;
  const { fields, pack, minAlign } = decl;
  if (f.scope.fileScope) completions.push({ decl, fields, pack, minAlign, declaration });
}

/** What another unit has made of shared records since gives way to `completions`, those of the unit that is lowered now. */
export function reinstate(completions: readonly Completion[]): void {
  for (const { decl, fields, pack, minAlign } of completions) {
    if (decl.fields === fields || !completedElsewhere.has(decl)) continue;
    Object.assign(decl, { fields, pack, minAlign });
    forgetLayout(decl);
  }
}

/** While `work` runs, the records that are defined behind the external declaration `declaration` are incomplete. */
export function asOf<T>(completions: readonly Completion[], declaration: number, work: () => T): T {
  const later = completions.filter((one) => one.declaration > declaration && one.decl.fields === one.fields);
  for (const { decl } of later) decl.fields = undefined;
  const made = work();
  for (const { decl, fields } of later) decl.fields = fields;
  return made;
}
/** A unit is lowered anew: what its last version made of its headers' records no longer holds. */
export function undoCompletions(completions: readonly Completion[]): void {
  for (const { decl, fields } of completions) {
    if (!completedElsewhere.has(decl) || decl.fields !== fields) continue;
    decl.fields = undefined;
    forgetLayout(decl);
  }
}
