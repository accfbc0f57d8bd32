// A constant of the wrong enumeration.
import { bare, writtenArguments } from "../analysis/code.ts";
import type { Rule } from "./rule.ts";

export const enumArgumentMismatch: Rule = {
  id: "enum-argument-mismatch",
  severity: "warning",
  summary: "A constant of one enumeration is passed where another is expected.",
  names: { codeAnalysis: ["C28139"], codeql: ["cpp/drivers/strict-type-match"] },
  page: `C lets any enumeration constant pass for any other. KeWaitForSingleObject(&e, KernelMode, Executive, …) compiles, and waits in the wrong mode.

**Mend it**: check the order of the arguments.

\`\`\`c bad
#include <wdm.h>
VOID Pause(PKEVENT Event)
{
    KeWaitForSingleObject(Event, KernelMode, Executive, FALSE, NULL);
//  ^^^^^^^^^^^^^^^^^^^^^ enum-argument-mismatch: KernelMode
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
    return code.calls.flatMap(({ call, at }) =>
      writtenArguments(call).flatMap((arg, index) => {
        const wanted = call.type.params[index]?.type;
        const value = bare(arg);
        if (wanted?.kind !== "enum" || value.kind !== "const" || value.name === undefined) return [];
        const { name } = value;
        // Named before it was defined: what its values are is said by its definition.
        const decl = wanted.decl.enumerators.size > 0 ? wanted.decl : info.unit.enums.get(wanted.decl.name ?? "");
        if (!decl?.enumerators.size || decl.enumerators.has(name) || !info.unit.enumerators.has(name)) return [];
        return [
          {
            message: `${name} is no value of ${wanted.alias?.name ?? wanted.decl.name ?? "the enumeration"}, which argument ${index + 1} expects`,
            at,
          },
        ];
      }),
    );
  },
};
