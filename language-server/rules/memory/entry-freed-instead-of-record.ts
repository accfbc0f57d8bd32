// The entry of a list is freed as if the record began with it.
import type { Expr, Place } from "../../../compiler/ir/ir.ts";
import { bare, type CallSite, callsTo, codeOf, objectOf, placeKey } from "../../analysis/code.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const entryFreedInsteadOfRecord: Rule = {
  id: "entry-freed-instead-of-record",
  severity: "error",
  summary: "What RemoveHeadList gives is freed, but the records of that list do not begin with their entry.",
  names: {},
  page: `A list leads from entry to entry, and the entry lies somewhere in its record. Only if it is the record's first member is its address that of
the block; else the middle of a block is freed, and the machine stops.

**Mend it**: CONTAINING_RECORD(entry, RECORD, Link), and free that.

\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { ULONG Id; LIST_ENTRY Link; } ITEM, *PITEM;
typedef struct _EXT { LIST_ENTRY Items; } EXT, *PEXT;
VOID Add(PEXT Ext, PITEM Item)
{
    InsertTailList(&Ext->Items, &Item->Link);
}
VOID Clear(PEXT Ext)
{
    while (!IsListEmpty(&Ext->Items)) {
        PLIST_ENTRY entry = RemoveHeadList(&Ext->Items);
        ExFreePoolWithTag(entry, 'metI');
//      ^^^^^^^^^^^^^^^^^ entry-freed-instead-of-record: CONTAINING_RECORD
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ITEM { ULONG Id; LIST_ENTRY Link; } ITEM, *PITEM;
typedef struct _EXT { LIST_ENTRY Items; } EXT, *PEXT;
VOID Add(PEXT Ext, PITEM Item)
{
    InsertTailList(&Ext->Items, &Item->Link);
}
VOID Clear(PEXT Ext)
{
    while (!IsListEmpty(&Ext->Items)) {
        PLIST_ENTRY entry = RemoveHeadList(&Ext->Items);
        ExFreePoolWithTag(CONTAINING_RECORD(entry, ITEM, Link), 'metI');
    }
}
\`\`\`
`,
  project({ world, report }) {
    let insertions: Insertions | undefined;
    for (const site of callsTo(world, "ExFreePool", "ExFreePoolWithTag")) {
      const list = listOf(site);
      const key = list && placeKey(list, site.info.name);
      if (key === undefined) continue;
      insertions ??= insertionsIn(world);
      if (!liesWithin(insertions, key)) continue;
      report(site.info, {
        message: "the records of this list do not begin with their entry: CONTAINING_RECORD gives what is to be freed",
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};
const removes = /^(RemoveHeadList|RemoveTailList|ExInterlockedRemoveHeadList)$/;
const inserts = ["InsertTailList", "InsertHeadList", "ExInterlockedInsertTailList", "ExInterlockedInsertHeadList"];

/** The list that the freed entry was taken out of, if it can come from nowhere else. */
function listOf({ call, info }: CallSite): Place | undefined {
  const code = codeOf(info.fn);
  let freed = call.args[0] && bare(call.args[0]);
  for (let steps = 0; steps < 3; steps++) {
    if (freed?.kind !== "load" || freed.place.kind !== "local") return undefined;
    const { local } = freed.place;
    const made = code.calls.filter((other) => other.call.result === local);
    const given = code.assigns.filter(({ target }) => target.kind === "local" && target.local === local);
    const [only] = made;
    if (only && made.length === 1 && given.length === 0)
      return removes.test(only.name ?? "") ? objectOf(only.call.args[0]) : undefined;
    freed = made.length === 0 && given.length === 1 && given[0] ? bare(given[0].value) : undefined;
  }
  return undefined;
}
/** What the driver puts into lists: by the list, where its name is known, and what may go into any list. */
interface Insertions {
  readonly byList: ReadonlyMap<string, readonly CallSite[]>;
  readonly anywhere: readonly CallSite[];
}
function insertionsIn(world: World): Insertions {
  const byList = new Map<string, CallSite[]>();
  const anywhere: CallSite[] = [];
  for (const site of callsTo(world, ...inserts)) {
    const list = objectOf(site.call.args[0]);
    const key = list && placeKey(list, site.info.name);
    // Through a pointer it may be any.
    if (!list || list.kind === "deref") anywhere.push(site);
    else if (key !== undefined) {
      const others = byList.get(key);
      if (others) others.push(site);
      else byList.set(key, [site]);
    }
  }
  return { byList, anywhere };
}
/** Everything that goes into the list is an entry behind the start of its record. */
function liesWithin({ byList, anywhere }: Insertions, key: string): boolean {
  const into = byList.get(key) ?? [];
  if (into.length === 0 || anywhere.length > 0) return false;
  return into.every(({ call }) => {
    const list = objectOf(call.args[0]);
    return (list?.kind === "field" || list?.kind === "global") && offsetOf(call.args[1]) > 0;
  });
}
/** Of an entry in its record; 0 if it is not known to lie in one. */
function offsetOf(entry: Expr | undefined): number {
  let at = objectOf(entry);
  let offset = 0;
  for (; at?.kind === "field"; at = at.base) offset += at.offset;
  return at?.kind === "deref" ? offset : 0;
}
