// An annotation that says nothing, because it cannot be read.
import type { Annotation, AnnotationArgument, Expression } from "../../compiler/syntax/ast.ts";
import type { Unit } from "../../compiler/unit.ts";
import { ownDeclarations } from "./kinds/declarations.ts";
import type { Rule } from "./rule.ts";

export const annotationMalformed: Rule = {
  id: "annotation-malformed",
  severity: "warning",
  summary: "An annotation has no argument where it needs one, or names what does not exist.",
  names: { codeAnalysis: ["C28260", "C28266"], codeql: ["cpp/drivers/annotation-syntax"] },
  page: `A condition that cannot be read, a lock without a name, or a parameter that the function does not have: every tool ignores such an annotation
silently, and what it was to promise is not checked.

**Mend it**: correct the argument.

\`\`\`c bad
#include <wdm.h>
_When_(Wait == TRUE, _IRQL_requires_max_(APC_LEVEL))
VOID Settle(PKEVENT Event, BOOLEAN Block)
//   ^^^^^^ annotation-malformed: Wait
{
    if (Block) {
        KeWaitForSingleObject(Event, Executive, KernelMode, FALSE, NULL);
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_When_(Block == TRUE, _IRQL_requires_max_(APC_LEVEL))
VOID Settle(PKEVENT Event, BOOLEAN Block)
{
    if (Block) {
        KeWaitForSingleObject(Event, Executive, KernelMode, FALSE, NULL);
    }
}
\`\`\`
`,
  project(context) {
    // Each declaration by itself: parameters may have other names in a header.
    for (const { info, unit, range, annotations, parameters } of ownDeclarations(context)) {
      // Declared by a role type: its parameters have the type's names.
      const named = parameters.length > 0 ? parameters : info.fn.type.params;
      const names = new Set(named.flatMap(({ name }) => name ?? []));
      const all = [...annotations, ...parameters.flatMap((parameter) => parameter.annotations)];
      const [first] = all.flatMap((one) => problems(one, unit, names));
      if (first !== undefined) context.report(info, { message: `${info.fn.symbol.name}: ${first}`, range });
    }
  },
};

/** Annotations that mean nothing without an argument. */
const needsArgument =
  /^(IRQL_(requires|requires_max|requires_min|raises)|(Acquires|Releases)_(nonreentrant_|exclusive_|shared_)?lock|Requires_(exclusive_|shared_)?lock_(not_)?held|Function_class|Post_satisfies)$/;

function problems({ name, args }: Annotation, unit: Unit, names: ReadonlySet<string>): string[] {
  const [first, second] = args;
  const written = `_${name}_`;
  if (needsArgument.test(name) && (first?.text.trim() ?? "") === "") return [`${written} has no argument`];
  if (name === "When") {
    if (!first?.expression) return [`the condition of ${written} cannot be read: '${first?.text ?? ""}'`];
    if (!second) return [`${written} has a condition, but nothing that holds under it`];
    const unknown = identifiers(first.expression).find((word) => !isKnown(word, unit, names));
    if (unknown !== undefined) return [`${written} asks for '${unknown}', which is no parameter`];
  }
  if (name === "At") {
    const target = /[A-Za-z_]\w*/.exec(first?.text ?? "")?.[0];
    if (target === undefined || !isKnown(target, unit, names))
      return [`${written} is about '${first?.text ?? ""}', which is no parameter`];
    if (!second) return [`${written} names a place, but nothing that holds for it`];
  }
  return name === "When" || name === "At" || name === "Group" ? inner(args, unit, names) : [];
}
function inner(args: readonly AnnotationArgument[], unit: Unit, names: ReadonlySet<string>): string[] {
  return args.flatMap(({ annotations }) => (annotations ?? []).flatMap((one) => problems(one, unit, names)));
}
function isKnown(word: string, unit: Unit, names: ReadonlySet<string>): boolean {
  return (
    names.has(word) ||
    /^(return|this|_\w*_)$/.test(word) ||
    unit.enumerators.has(word) ||
    unit.symbols.has(word) ||
    unit.macros.has(word)
  );
}
function identifiers(expression: Expression): string[] {
  switch (expression.kind) {
    case "identifier":
      return [expression.name];
    case "unary":
    case "cast":
      return identifiers(expression.operand);
    case "binary":
      return [...identifiers(expression.left), ...identifiers(expression.right)];
    default:
      return [];
  }
}
