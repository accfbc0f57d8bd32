// A callback without its role type.
import { isLambda } from "../../analysis/code.ts";
import { functionClassOf } from "../../analysis/roles.ts";
import { nameSite } from "../../analysis/roots.ts";
import { contractOf } from "../../analysis/world.ts";
import { declareBefore } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

export const roleTypeMissing: Rule = {
  id: "role-type-missing",
  severity: "hint",
  summary: "A callback is not declared with its role type.",
  names: { codeAnalysis: ["D0007", "C28169"], codeql: ["cpp/drivers/role-type-correctly-used"] },
  page: `A routine that the system calls should be declared with the type of its role (DRIVER_DISPATCH, KDEFERRED_ROUTINE …): the compiler then
checks its parameters, and the annotations of the role say at which level it runs.

**Mend it**: declare the routine with the role type before its definition.

\`\`\`c bad
#include <wdm.h>
KDPC Dpc;
VOID Tick(PKDPC Object, PVOID Context, PVOID A, PVOID B)
//   ^^^^ role-type-missing: KDEFERRED_ROUTINE
{
    UNREFERENCED_PARAMETER(Object);
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(A);
    UNREFERENCED_PARAMETER(B);
}
VOID Prepare(VOID)
{
    KeInitializeDpc(&Dpc, Tick, NULL);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
KDPC Dpc;
KDEFERRED_ROUTINE Tick;
VOID Tick(PKDPC Object, PVOID Context, PVOID A, PVOID B)
{
    UNREFERENCED_PARAMETER(Object);
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(A);
    UNREFERENCED_PARAMETER(B);
}
VOID Prepare(VOID)
{
    KeInitializeDpc(&Dpc, Tick, NULL);
}
\`\`\`
`,
  fix: (context) => {
    const role = /role type (\w+)/.exec(context.message)?.[1];
    return role === undefined ? undefined : declareBefore(role)(context);
  },
  project({ world, report }) {
    for (const [name, role] of world.roles) {
      const info = world.functions.get(name);
      if (!info?.own || isLambda(info.fn) || info.fn.symbol.name === "DriverEntry" || role.registeredAt === undefined)
        continue;
      const declared = functionClassOf(contractOf(info.unit, info.fn.symbol)) ?? info.fn.symbol.type.alias?.name;
      if (declared !== undefined) continue;
      report(info, {
        message: `${info.fn.symbol.name} is not declared with its role type ${role.name}`,
        range: info.unit.range(info.fn.declaration, nameSite(info).at),
      });
    }
  },
};
