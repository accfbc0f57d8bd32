// A tag that does not match.
import type { LocalId, Place } from "../../../compiler/ir/ir.ts";
import { bare, callsTo, codeOf, constantIn, placeKey, pointee } from "../../analysis/code.ts";
import { constantOf } from "../../analysis/facts.ts";
import { allocatorNames, allocatorOf } from "../../analysis/models.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { editCall, replaced } from "../kinds/call-edits.ts";
import { onlyCall } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "pool-freed-with-other-tag";

export const poolFreedWithOtherTag: Rule = {
  id,
  severity: "error",
  summary: "Pool is freed with another tag than it was allocated with.",
  names: {},
  fix: (context) => {
    const made = onlyCall(context, new RegExp(allocatorNames.join("|")));
    const tag = made?.args[allocatorOf(made.routine)?.tag ?? -1];
    return editCall(`Free it with ${tag}`, ({ args: [block, other] }) =>
      tag !== undefined && other && block?.text === made?.result ? [replaced(other, tag)] : undefined,
    )(context);
  },
  page: `If memory is freed with a tag that is not its own the machine stops (BAD_POOL_CALLER).

**Mend it**: use one name for the tag.

\`\`\`c bad
#include <wdm.h>
VOID Once(SIZE_T Size)
{
    PVOID block = ExAllocatePool2(POOL_FLAG_PAGED, Size, 'kcoB');
    if (block != NULL) {
        ExFreePoolWithTag(block, 'Bock');
//      ^^^^^^^^^^^^^^^^^ pool-freed-with-other-tag: tag
    }
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PUCHAR Buffer; ULONG Length; } EXT, *PEXT;
NTSTATUS Open(PEXT Extension)
{
    Extension->Buffer = ExAllocatePool2(POOL_FLAG_NON_PAGED, 512, 'fuBx');
    return Extension->Buffer == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
}
VOID Close(PEXT Extension)
{
    if (Extension->Buffer != NULL) {
        ExFreePoolWithTag(Extension->Buffer, 'fBux');
//      ^^^^^^^^^^^^^^^^^ pool-freed-with-other-tag: Buffer
        Extension->Buffer = NULL;
    }
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PULONG Table; } EXT, *PEXT;
NTSTATUS Open(PEXT Extension)
{
    PULONG table = (PULONG)ExAllocatePool2(POOL_FLAG_NON_PAGED, 512, 'baTx');
    if (table == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Extension->Table = table;
    return STATUS_SUCCESS;
}
VOID Close(PEXT Extension)
{
    if (Extension->Table != NULL) {
        ExFreePoolWithTag(Extension->Table, 'bTax');
//      ^^^^^^^^^^^^^^^^^ pool-freed-with-other-tag: Table
        Extension->Table = NULL;
    }
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
LIST_ENTRY Items;
NTSTATUS Add(ULONG Id)
{
    PITEM item = (PITEM)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    if (item == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    item->Id = Id;
    InsertTailList(&Items, &item->Link);
    return STATUS_SUCCESS;
}
VOID Clear(VOID)
{
    while (!IsListEmpty(&Items)) {
        PITEM item = CONTAINING_RECORD(RemoveHeadList(&Items), ITEM, Link);
        ExFreePoolWithTag(item, 'Item');
//      ^^^^^^^^^^^^^^^^^ pool-freed-with-other-tag: the ITEM
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PUCHAR Buffer; ULONG Length; } EXT, *PEXT;
NTSTATUS Open(PEXT Extension)
{
    Extension->Buffer = ExAllocatePool2(POOL_FLAG_NON_PAGED, 512, 'fuBx');
    return Extension->Buffer == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
}
VOID Take(PEXT Extension, PUCHAR Other)
{
    Extension->Buffer = Other;
}
VOID Close(PEXT Extension)
{
    if (Extension->Buffer != NULL) ExFreePoolWithTag(Extension->Buffer, 'fBux');
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Once(SIZE_T Size)
{
    PVOID block = ExAllocatePool2(POOL_FLAG_PAGED, Size, 'kcoB');
    if (block != NULL) {
        ExFreePoolWithTag(block, 'kcoB');
    }
}
\`\`\`
`,
  paths: () => ({
    calls: [...allocatorNames, "ExFreePoolWithTag"],
    beforeCall(event) {
      if (event.name !== "ExFreePoolWithTag") return;
      const [block, tag] = event.args;
      const mark = block && event.state.mark("pool-tag", block);
      const value = tag && constantOf(event.state, tag);
      // Zero lets any tag pass.
      if (!mark || value === undefined || value === 0 || mark.value === String(value >>> 0)) return;
      event.run.report(
        id,
        {
          message: "the memory is freed with another tag than it was allocated with",
          notes: [{ message: "", place: mark.why }],
        },
        event.site.at,
      );
    },
    afterCall(event) {
      const index = allocatorOf(event.name ?? "")?.tag;
      const tag = index === undefined ? undefined : event.args[index];
      const value = tag && constantOf(event.state, tag);
      if (value === undefined) return;
      const why = { kind: "site", site: event.site, message: "the memory is allocated here" } as const;
      event.state.setMark("pool-tag", event.result, String(value >>> 0), why);
    },
  }),
  project({ world, report }) {
    for (const site of callsTo(world, "ExFreePoolWithTag")) {
      const [block, tag] = site.call.args;
      const freedWith = constantIn(tag);
      const place = block && bare(block);
      if (freedWith === undefined || freedWith === 0 || place?.kind !== "load") continue;
      const key = place.place.kind === "field" || place.place.kind === "global" ? placeKey(place.place, "") : undefined;
      const record = pointee(place.type);
      const tags = (key === undefined ? undefined : tagsKeptIn(world, key)) ?? recordTags(world).get(record);
      if (!tags || tags.size === 0 || tags.has(freedWith >>> 0)) continue;
      report(site.info, {
        message:
          key !== undefined
            ? `what ${nameOf(place.place)} holds is freed with another tag than any of it is allocated with`
            : `the ${record} is freed with another tag than any is allocated with`,
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};

/** The tags of all blocks that the driver allocates as a record, by the record's name; of those of which all tags are known. */
function recordTags(world: World): ReadonlyMap<string, ReadonlySet<number>> {
  const known = tagsOfRecords.get(world);
  if (known) return known;
  const found = new Map<string, Set<number> | undefined>();
  for (const info of world.functions.values()) {
    if (!info.own) continue;
    const { assigns, calls } = codeOf(info.fn);
    for (const { target, value } of assigns) {
      const record = pointee(target.type);
      const from = bare(value);
      if (record === "" || from.kind !== "load" || from.place.kind !== "local") continue;
      const { local } = from.place;
      const made = calls.find(({ call }) => call.result === local);
      // A pointer to anything that becomes one to such a record may be any routine's; what is taken off a list was allocated elsewhere.
      if (!made || pointee(made.call.type.returns) !== "") continue;
      const index = allocatorOf(made.name ?? "")?.tag;
      const tag = index === undefined ? undefined : constantIn(made.call.args[index]);
      const tags = found.has(record) ? found.get(record) : new Set<number>();
      found.set(record, tag === undefined ? undefined : tags?.add(tag >>> 0));
    }
  }
  const made = new Map([...found].flatMap(([record, tags]) => (tags ? [[record, tags] as const] : [])));
  tagsOfRecords.set(world, made);
  return made;
}
const tagsOfRecords = new WeakMap<World, ReadonlyMap<string, ReadonlySet<number>>>();

function nameOf(place: Place): string {
  if (place.kind === "field") return place.field.name ?? "the member";
  return place.kind === "global" ? place.symbol.name : "the variable";
}
/** The tags of all that the driver puts into a member or variable; undefined if it puts anything else there, or may. */
function tagsKeptIn(world: World, key: string): ReadonlySet<number> | undefined {
  const known = keptTags.get(world) ?? new Map<string, ReadonlySet<number> | undefined>();
  keptTags.set(world, known);
  if (known.has(key)) return known.get(key);
  const made = readTags(world, key);
  known.set(key, made);
  return made;
}
const keptTags = new WeakMap<World, Map<string, ReadonlySet<number> | undefined>>();
function readTags(world: World, key: string): ReadonlySet<number> | undefined {
  const tags = new Set<number>();
  for (const info of world.functions.values()) {
    if (!info.own) continue;
    const isIt = (place: Place) => placeKey(place, info.name) === key;
    const { assigns, calls } = codeOf(info.fn);
    // Through its address, or as part of a whole structure, anything may get there.
    if (calls.some(({ call }) => call.args.some((arg) => arg.kind === "address" && isIt(arg.place)))) return undefined;
    for (const { target, value } of assigns) {
      const from = bare(value);
      if (from.kind === "address" && isIt(from.place)) return undefined;
      if (!isIt(target) || (from.kind === "const" && from.value === 0n)) continue;
      const tag = from.kind === "load" && from.place.kind === "local" ? tagOf(info, from.place.local) : undefined;
      if (tag === undefined) return undefined;
      tags.add(tag);
    }
  }
  return tags;
}
/** The tag of the allocations whose results a variable holds, if nothing else is ever put into it but NULL. */
function tagOf(info: FunctionInfo, local: LocalId, levels = 3): number | undefined {
  const { fn } = info;
  const { assigns, calls } = codeOf(fn);
  if (levels === 0 || fn.locals[local]?.addressTaken !== false || fn.params.includes(local)) return undefined;
  const made = calls.filter(({ call }) => call.result === local);
  const tags = made.map(({ name = "", call }) => {
    const index = allocatorOf(name)?.tag;
    return index === undefined ? undefined : constantIn(call.args[index]);
  });
  for (const { target, value } of assigns) {
    if (target.kind !== "local" || target.local !== local || constantIn(value) === 0) continue;
    const from = bare(value);
    const copied = from.kind === "load" && from.place.kind === "local" ? from.place.local : undefined;
    tags.push(copied === undefined ? undefined : tagOf(info, copied, levels - 1));
  }
  const [first] = tags;
  return first !== undefined && tags.every((tag) => tag !== undefined && tag >>> 0 === first >>> 0)
    ? first >>> 0
    : undefined;
}
