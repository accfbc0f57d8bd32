// A probe whose exception nobody catches.
import { type CallSite, callsTo } from "../analysis/code.ts";
import type { World } from "../analysis/world.ts";
import { isInTable, isReferenced } from "./kinds/whole-driver.ts";
import type { Rule } from "./rule.ts";

export const probeOutsideTry: Rule = {
  id: "probe-outside-try",
  severity: "error",
  summary: "ProbeForRead, ProbeForWrite or MmProbeAndLockPages outside __try.",
  names: { codeql: ["cpp/microsoft/public/likely-bugs/memory-management/usermodememoryoutsidetry"] },
  page: `These routines raise an exception when the address is not good: that is how they report it. Outside a __try the machine stops.

**Mend it**: put the call, and every use of user memory after it, into __try / __except.

\`\`\`c bad
#include <wdm.h>
ULONG First(PULONG User)
{
    ProbeForRead(User, sizeof(ULONG), sizeof(ULONG));
//  ^^^^^^^^^^^^ probe-outside-try: __try
    return 1;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
ULONG First(PULONG User)
{
    ULONG value = 0;
    __try {
        ProbeForRead(User, sizeof(ULONG), sizeof(ULONG));
        value = *User;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        value = 0;
    }
    return value;
}
\`\`\`
`,
  project({ world, report }) {
    for (const site of callsTo(world, "ProbeForRead", "ProbeForWrite", "MmProbeAndLockPages")) {
      if (isGuarded(world, site, 3)) continue;
      report(site.info, {
        message: `${site.name} raises an exception for a bad address, and no __try is around it`,
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};

/** Its address goes into a table or to a routine; or nothing here calls it, though nothing else could. */
function mayBeCalledElsewhere(world: World, { info }: CallSite): boolean {
  return info.fn.symbol.linkage === "internal" || isReferenced(world, [info.name]) || isInTable(world, info.name);
}
/** Inside a __try with __except here, or wherever the routine is called. */
function isGuarded(world: World, site: CallSite, levels: number): boolean {
  let region = site.block.inTry === undefined ? undefined : site.info.fn.tries[site.block.inTry];
  for (; region; region = region.parent === undefined ? undefined : site.info.fn.tries[region.parent])
    if (region.kind === "except") return true;
  const callers = callsTo(world, site.info.name);
  // Handed out as a callback: who calls it may guard it.
  if (callers.length === 0)
    return levels < 3 || (!world.roles.has(site.info.name) && mayBeCalledElsewhere(world, site));
  return levels > 0 && callers.every((caller) => isGuarded(world, caller, levels - 1));
}
