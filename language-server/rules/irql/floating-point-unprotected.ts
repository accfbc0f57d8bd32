// Floating point in the kernel.
import { callsTo, codeOf } from "../../analysis/code.ts";
import { nameSite } from "../../analysis/roots.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const floatingPointUnprotected: Rule = {
  id: "floating-point-unprotected",
  severity: "information",
  summary: "Floating-point arithmetic without saving the floating-point state, which drivers for x86 need.",
  names: { codeAnalysis: ["C28110"], codeql: ["cpp/drivers/float-hardware-state-protection"] },
  page: `The floating-point registers hold what the interrupted program computes. On x86 the kernel does not save them for a driver: what is not
saved with KeSaveFloatingPointState comes out wrong in some program. Never in an ISR. Compiled for x64 or ARM64 the same code is saved
with the thread.

**Mend it**: KeSaveFloatingPointState before, KeRestoreFloatingPointState after; or use integers.

\`\`\`c bad
#include <wdm.h>
ULONG Percent(ULONG Part, ULONG Whole)
//    ^^^^^^^ floating-point-unprotected: KeSaveFloatingPointState
{
    return (ULONG)(100.0 * Part / Whole);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
ULONG Percent(ULONG Part, ULONG Whole)
{
    return (ULONG)((ULONGLONG)100 * Part / Whole);
}
\`\`\`
`,
  project({ world, report }) {
    for (const info of world.functions.values()) {
      if (!info.own || codeOf(info.fn).floats.length === 0 || savesItself(world, info.name, 3)) continue;
      report(info, {
        message: `${info.fn.symbol.name} computes in floating point, but nothing saves the state with KeSaveFloatingPointState`,
        range: info.unit.range(info.fn.declaration, nameSite(info).at),
      });
    }
  },
};

/** It, or every routine that calls it, saves the state. */
function savesItself(world: World, name: string, levels: number): boolean {
  const info = world.functions.get(name);
  if (!info) return false;
  const { callees } = shapeOf(info.fn);
  if (callees.has("KeSaveFloatingPointState") || callees.has("KeSaveExtendedProcessorState")) return true;
  const callers = callsTo(world, name);
  return levels > 0 && callers.length > 0 && callers.every((site) => savesItself(world, site.info.name, levels - 1));
}
