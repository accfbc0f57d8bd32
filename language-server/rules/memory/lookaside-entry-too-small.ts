// Entries of a lookaside list that are used as something larger.
import { sizeOf } from "../../../compiler/types/layout.ts";
import {
  bare,
  type CallSite,
  callsTo,
  codeOf,
  constantIn,
  objectOf,
  placeKey,
  recordName,
} from "../../analysis/code.ts";
import type { Rule } from "../rule.ts";

export const lookasideEntryTooSmall: Rule = {
  id: "lookaside-entry-too-small",
  severity: "error",
  summary: "What a lookaside list gives is used as a structure that is larger than its entries.",
  names: {},
  page: `All entries of a lookaside list are as large as the list was told when it was initialised. A structure that needs more reaches into
whatever lies behind its entry: \`sizeof\` of a pointer, or of the structure as it was before it grew, is enough to go wrong.

**Mend it**: initialise the list with the size of the structure that is kept in its entries.

\`\`\`c bad
#include <wdm.h>
typedef struct _NODE { LIST_ENTRY Link; ULONG Values[8]; } NODE, *PNODE;
NPAGED_LOOKASIDE_LIST Nodes;
VOID Prepare(VOID)
{
    ExInitializeNPagedLookasideList(&Nodes, NULL, NULL, POOL_NX_ALLOCATION, sizeof(PNODE), 'edoN', 0);
}
VOID Put(PLIST_ENTRY List)
{
    PNODE node = (PNODE)ExAllocateFromNPagedLookasideList(&Nodes);
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lookaside-entry-too-small: 8 bytes
    if (node != NULL) {
        InsertTailList(List, &node->Link);
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _NODE { LIST_ENTRY Link; ULONG Values[8]; } NODE, *PNODE;
NPAGED_LOOKASIDE_LIST Nodes;
VOID Prepare(VOID)
{
    ExInitializeNPagedLookasideList(&Nodes, NULL, NULL, POOL_NX_ALLOCATION, sizeof(NODE), 'edoN', 0);
}
VOID Put(PLIST_ENTRY List)
{
    PNODE node = (PNODE)ExAllocateFromNPagedLookasideList(&Nodes);
    if (node != NULL) {
        InsertTailList(List, &node->Link);
    }
}
\`\`\`
`,
  project({ world, report }) {
    const allocations = callsTo(world, ...allocators);
    if (allocations.length === 0) return;
    // The largest that a list is told, by the list; unknown where one is told something that is no constant.
    const told = new Map<string, number>();
    for (const site of callsTo(world, ...sizes.keys())) {
      const list = listOf(site);
      if (list === undefined) return;
      const size = constantIn(site.call.args[sizes.get(site.name ?? "") ?? -1]) ?? Number.POSITIVE_INFINITY;
      told.set(list, Math.max(told.get(list) ?? 0, size));
    }
    for (const site of allocations) {
      const list = listOf(site);
      const size = list === undefined ? undefined : told.get(list);
      if (size === undefined) continue;
      for (const { target, value } of codeOf(site.info.fn).assigns) {
        const from = bare(value);
        const isIt = from.kind === "load" && from.place.kind === "local" && from.place.local === site.call.result;
        const needed = isIt && target.type.kind === "pointer" ? target.type.to : undefined;
        if (!needed || recordName(needed) === undefined || sizeOf(needed, site.info.unit.target) <= size) continue;
        report(site.info, {
          message: `the list's entries have ${size} bytes, and the ${recordName(needed)} that is kept in one has ${sizeOf(needed, site.info.unit.target)}`,
          range: site.info.unit.range(site.info.fn.declaration, site.at),
        });
        break;
      }
    }
  },
};
/** Where each routine that makes a list is told how large its entries are. */
const sizes: ReadonlyMap<string, number> = new Map([
  ["ExInitializeNPagedLookasideList", 4],
  ["ExInitializePagedLookasideList", 4],
  ["ExInitializeLookasideListEx", 5],
]);
const allocators = [
  "ExAllocateFromNPagedLookasideList",
  "ExAllocateFromPagedLookasideList",
  "ExAllocateFromLookasideListEx",
];
function listOf({ call, info }: CallSite): string | undefined {
  const place = objectOf(call.args[0]);
  return place && placeKey(place, info.name);
}
