// Two annotations of which one must be wrong.
import type { Annotation } from "../../../compiler/syntax/ast.ts";
import { sourceText } from "../../analysis/world.ts";
import { type OwnDeclaration, ownDeclarations } from "../kinds/declarations.ts";
import type { Rule } from "../rule.ts";

export const annotationsConflict: Rule = {
  id: "annotations-conflict",
  severity: "warning",
  summary: "Two annotations of a function, or of its declarations, contradict each other.",
  names: { codeAnalysis: ["C28251"] },
  page: `A caller believes the declaration in the header, the body is checked against its own. Where they name different levels or directions, each side is
right by its own annotation and the driver is wrong all the same.

**Mend it**: say it once, in the header, and put _Use_decl_annotations_ on the definition.

\`\`\`c bad
#include <wdm.h>
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID Count(_In_ PULONG Counter);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID Count(_Inout_ PULONG Counter)
//   ^^^^^ annotations-conflict: IRQL_requires_max
{
    *Counter += 1;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID Count(_Inout_ PULONG Counter);
_Use_decl_annotations_
VOID Count(PULONG Counter)
{
    *Counter += 1;
}
\`\`\`
`,
  project(context) {
    const first = new Map<string, Said>();
    for (const declaration of ownDeclarations(context)) {
      const { info, range } = declaration;
      for (const said of sayings(declaration)) {
        // In C++ one of the same name with other parameters is another function.
        const key = `${info.name}:${declaration.parameters.length}:${said.about}`;
        const before = first.get(key);
        if (!before) first.set(key, said);
        else if (before.value !== said.value) {
          context.report(info, {
            message: `${info.fn.symbol.name}: ${said.words} contradicts ${before.words}`,
            range,
            ...(before.range === range
              ? {}
              : { related: [{ message: `${before.words} stands here`, range: before.range }] }),
          });
          break;
        }
      }
    }
  },
};

interface Said {
  /** What it is about: of one thing only one can be said. */
  readonly about: string;
  readonly value: string;
  readonly words: string;
  readonly range: OwnDeclaration["range"];
}

function sayings({ unit, index: at, annotations, parameters, range }: OwnDeclaration): Said[] {
  const found: Said[] = [];
  for (const { name, args } of annotations) {
    const [argument] = args;
    if (!/^IRQL_(requires|requires_max|requires_min|raises)$/.test(name) || !argument) continue;
    const value = argument.expression?.kind === "integer" ? String(argument.expression.value) : argument.text;
    found.push({ about: name, value, words: `_${name}_(${levels[Number(value)] ?? value})`, range });
  }
  for (const [index, { name, annotations: own }] of parameters.entries()) {
    // IN and OUT were only ever remarks: Microsoft's headers leave nothing of them.
    const meant = own.filter((one) => !/^(IN|OUT)$/.test(sourceText(unit, at, one)));
    for (const direction of directions(meant))
      found.push({
        about: `${index}`,
        value: direction,
        words: `_${direction}_ of ${name ?? `parameter ${index + 1}`}`,
        range,
      });
  }
  return found;
}
const levels: readonly string[] = ["PASSIVE_LEVEL", "APC_LEVEL", "DISPATCH_LEVEL"];

/** `In`, `Out` and `Inout`, whatever is said of sizes besides; `_In_ _Out_` was a way to say `_Inout_`. */
function directions(annotations: readonly Annotation[]): string[] {
  const found = new Set(annotations.flatMap(({ name }) => /^(Inout|In|Out)(?=_|$)/.exec(name)?.[1] ?? []));
  if (found.has("In") && found.has("Out")) return ["Inout"];
  return [...found];
}
