// An annotation that says nothing, because it cannot be read.
import type { Annotation, AnnotationArgument, Expression } from "../../../compiler/syntax/ast.ts";
import type { Unit } from "../../../compiler/unit.ts";
import { ownDeclarations } from "../kinds/declarations.ts";
import type { Rule } from "../rule.ts";

export const annotationMalformed: Rule = {
  id: "annotation-malformed",
  severity: "warning",
  summary:
    "An annotation has no argument where it needs one, names what does not exist, or stands where it says nothing.",
  names: { codeAnalysis: ["C28260", "C28266"], codeql: ["cpp/drivers/annotation-syntax"] },
  page: `A condition that cannot be read, a lock without a name, a parameter that the function does not have, a value that is none of those that an
annotation knows, or what is said of the function at one of its parameters: every tool ignores such an annotation
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
\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(0x41) DRIVER_DISPATCH Serve;
//                                    ^^^^^ annotation-malformed: no major function code
NTSTATUS Serve(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID Keep(_IRQL_saves_global_(OldIrql, *Irql) PKIRQL Irql)
//   ^^^^ annotation-malformed: stands at a parameter
{
    *Irql = KeGetCurrentIrql();
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
_Kernel_clear_do_init_(IRP_MJ_CREATE)
VOID Ready(PDEVICE_OBJECT Device)
//   ^^^^^ annotation-malformed: __yes or __no
{
    Device->Flags &= ~DO_DEVICE_INITIALIZING;
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
      if (annotations.length === 0 && parameters.every((parameter) => parameter.annotations.length === 0)) continue;
      // Declared by a role type: its parameters have the type's names.
      const named = parameters.length > 0 ? parameters : info.fn.type.params;
      const names = new Set(named.flatMap(({ name }) => name ?? []));
      const ofParameters = parameters.flatMap((parameter) => parameter.annotations);
      const misplaced = ofParameters.flatMap(({ name }) =>
        ofFunctions.test(name) ? [`_${name}_ says something of the function, but stands at a parameter`] : [],
      );
      const all = [...annotations, ...ofParameters];
      const [first] = [...all.flatMap((one) => problems(one, unit, names)), ...misplaced];
      if (first !== undefined) context.report(info, { message: `${info.fn.symbol.name}: ${first}`, range });
    }
  },
};

/** Annotations that mean nothing without an argument. */
const needsArgument =
  /^(IRQL_(requires|requires_max|requires_min|raises)|(Acquires|Releases)_(nonreentrant_|exclusive_|shared_)?lock|Requires_(exclusive_|shared_)?lock_(not_)?held|Function_class|Post_satisfies)$/;

/** Annotations of what a function does as a whole. */
const ofFunctions =
  /^(IRQL_(saves|restores)_global|IRQL_(requires_same|raises|always_function_(min|max))|Dispatch_type|Kernel_clear_do_init|Function_class)$/;
/** IRP_MJ_MAXIMUM_FUNCTION. */
const lastMajor = 0x1bn;

function problems({ name, args }: Annotation, unit: Unit, names: ReadonlySet<string>): string[] {
  const [first, second] = args;
  const written = `_${name}_`;
  if (needsArgument.test(name) && (first?.text.trim() ?? "") === "") return [`${written} has no argument`];
  const value = first?.expression?.kind === "integer" ? first.expression.value : undefined;
  if (name === "Dispatch_type" && value !== undefined && value > lastMajor)
    return [`${written} has ${value}, which is no major function code`];
  if (name === "Kernel_clear_do_init" && !/^(__)?(yes|no)$/.test(first?.text.trim() ?? ""))
    return [`${written} is answered with '${first?.text.trim() ?? ""}', not with __yes or __no`];
  if (name === "When") {
    const moot = args.flatMap(({ annotations }) => annotations ?? []).find((one) => one.name === "Dispatch_type");
    if (moot) return [`_${moot.name}_ holds always, and cannot stand under a condition`];
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
