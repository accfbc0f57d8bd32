// Quick fixes: the edits that a rule computes for a finding of its own, alone or for all of a file at once.
import type { Unit } from "../../compiler/unit.ts";
import type { Finding } from "../finding.ts";
import { findRule } from "../rules/index.ts";
import type { FixContext, RuleFix, TextChange } from "../rules/rule.ts";
import { offsetAt } from "../text.ts";
import { compilerFix } from "./compiler-fixes.ts";

/** A finding, or what a client says of one. */
export type Place = Pick<Finding, "rule" | "message" | "range" | "partial">;

/** How to mend one finding, if its rule, or what the compiler says of it, knows. The text is the file's as it is now. */
export function fixFor(unit: Unit, text: string, finding: Place): RuleFix | undefined {
  const rule = findRule(finding.rule);
  if (rule !== undefined && rule.fix === undefined) return undefined;
  const { range } = finding;
  const start = offsetAt(text, { line: range.startLine, character: range.startColumn });
  const end = offsetAt(text, { line: range.endLine, character: range.endColumn });
  const { message, partial = false } = finding;
  const context: FixContext = { unit, text, start, end, message, partial, definition: definitionAt(unit, start) };
  return rule === undefined ? compilerFix(finding.rule, context) : rule.fix?.(context);
}
/** The fixes of several findings of one file that do not get in each other's way, and how many they are. */
export function fixAll(
  unit: Unit,
  text: string,
  findings: readonly Place[],
): { readonly edits: readonly TextChange[]; readonly count: number } {
  const edits: TextChange[] = [];
  let count = 0;
  for (const finding of findings) {
    const fix = fixFor(unit, text, finding);
    // A header that several need is included once.
    const own = fix?.edits.filter((edit) => !edits.some((other) => isSame(edit, other)));
    if (!own || own.some((edit) => edits.some((other) => meet(edit, other)))) continue;
    edits.push(...own);
    count += 1;
  }
  return { edits: edits.sort((a, b) => a.start - b.start), count };
}
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = text;
  for (const change of [...changes].sort((a, b) => b.start - a.start))
    result = result.slice(0, change.start) + change.text + result.slice(change.end);
  return result;
}

function isSame(a: TextChange, b: TextChange): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text && /^\r?\n#include/.test(a.text);
}
function meet(a: TextChange, b: TextChange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
function definitionAt(unit: Unit, offset: number): FixContext["definition"] {
  return unit.declarations.find((declaration) => {
    if (declaration.node.kind !== "function") return false;
    const first = declaration.tokenBase + declaration.node.first;
    if (unit.tokens.source(first)?.path !== unit.path) return false;
    return (
      unit.tokens.span(first).start <= offset &&
      offset < unit.tokens.span(declaration.tokenBase + declaration.node.last).end
    );
  });
}
