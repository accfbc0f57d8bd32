// A constant of the wrong enumeration.
import type { Type } from "../../../compiler/types/type.ts";
import { bare, writtenArguments } from "../../analysis/code.ts";
import type { FunctionInfo } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const enumArgumentMismatch: Rule = {
  id: "enum-argument-mismatch",
  severity: "warning",
  summary: "A constant of one enumeration is passed where another is expected.",
  names: { codeAnalysis: ["C28139"], codeql: ["cpp/drivers/strict-type-match"] },
  page: `C lets any enumeration constant pass for any other. KeWaitForSingleObject(&e, KernelMode, Executive, …) compiles, and waits in the wrong mode.

KPROCESSOR_MODE is a character to C, so even a compiler that minds enumerations says nothing of \`Executive\` in its place.

**Mend it**: check the order of the arguments.

\`\`\`c bad
#include <wdm.h>
VOID Pause(PKEVENT Event)
{
    KeWaitForSingleObject(Event, KernelMode, Executive, FALSE, NULL);
//  ^^^^^^^^^^^^^^^^^^^^^ enum-argument-mismatch: KernelMode
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID Pause(PLARGE_INTEGER Interval)
{
    KeDelayExecutionThread(Executive, FALSE, Interval);
//  ^^^^^^^^^^^^^^^^^^^^^^ enum-argument-mismatch: Executive is no value of KPROCESSOR_MODE
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID Pause(PKEVENT Event)
{
    KeWaitForSingleObject(Event, Executive, FALSE, KernelMode, NULL);
//  ^^^^^^^^^^^^^^^^^^^^^ enum-argument-mismatch: KernelMode is no value of BOOLEAN
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Pause(PKEVENT Event)
{
    KeWaitForSingleObject(Event, Executive, KernelMode, FALSE, NULL);
}
\`\`\`
`,
  body(info, code) {
    // Two that changed places are one mistake.
    return code.calls.flatMap(({ call, at }) =>
      writtenArguments(call)
        .flatMap((arg, index) => {
          const wanted = call.type.params[index]?.type;
          const value = bare(arg);
          if (wanted === undefined || value.kind !== "const" || value.name === undefined) return [];
          const { name } = value;
          if (!info.unit.enumerators.has(name)) return [];
          const values = valuesOf(info, wanted);
          if (values === undefined || values.has(name)) return [];
          const type = wanted.alias?.name ?? (wanted.kind === "enum" ? wanted.decl.name : undefined);
          return [
            { message: `${name} is no value of ${type ?? "the enumeration"}, which argument ${index + 1} expects`, at },
          ];
        })
        .slice(0, 1),
    );
  },
};

/** The enumerators that stand for values of a type; undefined if any may. */
function valuesOf({ unit }: FunctionInfo, type: Type): ReadonlyMap<string, unknown> | undefined {
  const name = type.alias?.name ?? "";
  if (type.kind === "enum") {
    // Named before it was defined: what its values are is said by its definition.
    const decl = type.decl.enumerators.size > 0 ? type.decl : unit.enums.get(type.decl.name ?? "");
    return decl?.enumerators.size ? decl.enumerators : undefined;
  }
  const standsFor = integers.get(name);
  return standsFor === undefined ? undefined : (unit.enums.get(standsFor)?.enumerators ?? none);
}
const none: ReadonlyMap<string, unknown> = new Map();
/** Integer types of the headers whose values are those of an enumeration, by its tag; of none if a BOOLEAN. */
const integers: ReadonlyMap<string, string> = new Map([
  ["KPROCESSOR_MODE", "_MODE"],
  ["BOOLEAN", ""],
]);
