// An annotation that promises what the body does not do.
import { nameSite } from "../../analysis/roots.ts";
import { contractOf } from "../../analysis/world.ts";
import { readsOf } from "../kinds/reads.ts";
import type { Rule } from "../rule.ts";

export const irqlSavedParameterUnused: Rule = {
  id: "irql-saved-parameter-unused",
  severity: "warning",
  summary: "A parameter annotated to save or restore the IRQL is never used.",
  names: { codeAnalysis: ["C28157", "C28158"], codeql: ["cpp/drivers/irql-not-saved", "cpp/drivers/irql-not-used"] },
  page: `_IRQL_saves_ says that the old level is stored in the parameter, _IRQL_restores_ that the IRQL is set from it. A body that never touches the
parameter does neither: the caller restores garbage.

**Mend it**: store or restore the level, or take the annotation off.

\`\`\`c bad
#include <wdm.h>
VOID Release(PKSPIN_LOCK Lock, _IRQL_restores_ KIRQL Irql)
//   ^^^^^^^ irql-saved-parameter-unused: Irql
{
    UNREFERENCED_PARAMETER(Lock);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Releases_lock_(*Lock)
VOID Release(PKSPIN_LOCK Lock, _IRQL_restores_ KIRQL Irql)
{
    KeReleaseSpinLock(Lock, Irql);
}
\`\`\`
`,
  body(info) {
    return contractOf(info.unit, info.fn.symbol).clauses.flatMap((clause) => {
      if (clause.kind !== "irqlSaves" && clause.kind !== "irqlRestores") return [];
      const local = clause.param === undefined || clause.param < 0 ? undefined : info.fn.params[clause.param];
      if (local === undefined || readsOf(info.fn).has(local)) return [];
      const name = info.fn.locals[local]?.name ?? "the parameter";
      const does = clause.kind === "irqlSaves" ? "save the IRQL in" : "restore the IRQL from";
      return [
        { message: `${info.fn.symbol.name} is annotated to ${does} ${name}, but never uses it`, at: nameSite(info).at },
      ];
    });
  },
};
