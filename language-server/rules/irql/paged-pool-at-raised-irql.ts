// Pageable memory asked for, touched or freed at DISPATCH_LEVEL or above.
import type { CallEvent } from "../../analysis/events.ts";
import { constantOf, rangeOf } from "../../analysis/facts.ts";
import { irqlRangeName } from "../../analysis/irql.ts";
import { allocatorOf, isPagedRequest, isPoolFree } from "../../analysis/models.ts";
import { memberKey, pagedMembers } from "../../analysis/paged-members.ts";
import type { State } from "../../analysis/state.ts";
import { type PlaceRef, rootOf, type Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

const id = "paged-pool-at-raised-irql";

export const pagedPoolAtRaisedIrql: Rule = {
  id,
  severity: "error",
  summary: "Paged pool is allocated, touched or freed at DISPATCH_LEVEL or above.",
  names: {
    codeAnalysis: ["C28121"],
    staticDriverVerifier: ["IrqlExAllocatePool", "IrqlExFree1", "IrqlExFree2", "IrqlExFree3"],
    codeql: ["cpp/drivers/irql-too-high"],
  },
  page: `Paged pool may be on disk. At DISPATCH_LEVEL and above it can neither be allocated nor freed nor touched: the page fault
cannot be served and the machine stops.

**Mend it**: use non-paged pool (\`POOL_FLAG_NON_PAGED\`, \`NonPagedPoolNx\`) for memory that code at DISPATCH_LEVEL works with,
or touch the paged memory before the IRQL is raised.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; PVOID Table; } EXT;
VOID MakeTable(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Table = ExAllocatePool2(POOL_FLAG_PAGED, 256, 'lbaT');
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ paged-pool-at-raised-irql: DISPATCH_LEVEL
    KeReleaseSpinLock(&Ext->Lock, irql);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; PVOID Table; } EXT;
VOID MakeTable(EXT *Ext)
{
    KIRQL irql;
    PVOID table = ExAllocatePool2(POOL_FLAG_NON_PAGED, 256, 'lbaT');
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Table = table;
    KeReleaseSpinLock(&Ext->Lock, irql);
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
typedef struct _EXT { KSPIN_LOCK Lock; LIST_ENTRY Items; } EXT, *PEXT;
VOID Setup(PEXT Ext)
{
    KeInitializeSpinLock(&Ext->Lock);
    InitializeListHead(&Ext->Items);
}
VOID Add(PEXT Ext, ULONG Id)
{
    KIRQL old;
    PITEM item = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(ITEM), 'metI');
    if (item == NULL) {
        return;
    }
    item->Id = Id;
    KeAcquireSpinLock(&Ext->Lock, &old);
    InsertTailList(&Ext->Items, &item->Link);
//  ^^^^^^^^^^^^^^ paged-pool-at-raised-irql: InsertTailList touches paged memory here
    KeReleaseSpinLock(&Ext->Lock, old);
}
\`\`\`
`,
  paths: (world) => ({
    beforeCall(event) {
      const { state, name } = event;
      const now = rangeOf(state, state.irql);
      if (name === undefined || now.lo <= 1) return;
      const notes = [{ message: "", place: state.irqlWhy }];
      const allocator = allocatorOf(name);
      const kind = allocator && event.args[allocator.type];
      if (allocator && kind) {
        const value = constantOf(state, kind);
        if (value !== undefined && isPagedRequest(allocator, value)) {
          event.run.report(
            id,
            {
              message: `${event.written} is asked for paged pool, but here the IRQL is ${irqlRangeName(now.lo, now.hi)}`,
              notes,
            },
            event.site.at,
          );
        }
        return;
      }
      // A routine that the headers have inline works on the member it is given.
      const isInline = world.functions.get(name)?.own === false;
      const touched = isInline ? event.args.filter(({ kind }) => kind === "address") : copied(event);
      for (const pointer of touched) {
        const from = pagedOrigin(world, state, pointer);
        if (!from) continue;
        event.run.report(
          id,
          {
            message: `${event.written} touches paged memory here at ${irqlRangeName(now.lo, now.hi)}`,
            notes: [...notes, from],
          },
          event.site.at,
        );
      }
      // Above DISPATCH_LEVEL no pool may be freed at all: irql-too-high says so.
      const block = isPoolFree(name) && now.lo <= 2 ? event.args[0] : undefined;
      const origin = block && pagedOrigin(world, state, block);
      if (origin) {
        event.run.report(
          id,
          {
            message: `${event.written} frees paged pool, but here the IRQL is ${irqlRangeName(now.lo, now.hi)}`,
            notes: [...notes, origin],
          },
          event.site.at,
        );
      }
    },
    afterCall(event) {
      if (event.name === undefined) return;
      const allocator = allocatorOf(event.name);
      const kind = allocator && event.args[allocator.type];
      const value = kind && constantOf(event.state, kind);
      if (allocator && value !== undefined && isPagedRequest(allocator, value)) {
        event.state.setMark("paged", event.result, "pool", {
          kind: "site",
          site: event.site,
          message: "the memory is allocated from paged pool here",
        });
      }
    },
    access(event) {
      const now = rangeOf(event.state, event.state.irql);
      if (now.lo <= 1) return;
      const origin = pagedOrigin(world, event.state, event.pointer);
      if (!origin) return;
      event.run.report(
        id,
        {
          message: `paged memory is ${event.write ? "written" : "read"} here at ${irqlRangeName(now.lo, now.hi)}`,
          notes: [{ message: "", place: event.state.irqlWhy }, origin],
        },
        event.site.at,
      );
    },
  }),
};

/** Routines of the run-time library that touch the memory they are given the addresses of, in these arguments. */
const copiers: Readonly<Record<string, readonly number[]>> = {
  memcpy: [0, 1],
  memmove: [0, 1],
  memset: [0],
  memcmp: [0, 1],
  RtlCompareMemory: [0, 1],
};

function copied({ name = "", args }: CallEvent): readonly Term[] {
  return (copiers[name] ?? []).flatMap((index) => args[index] ?? []);
}

/** Why a pointer is known to lead into paged pool: made so on this path, or a member only ever given paged memory. */
function pagedOrigin(world: World, state: State, pointer: Term) {
  const base = baseOf(pointer);
  const mark = state.mark("paged", base);
  if (mark) return { message: "", place: mark.why };
  if (base.kind !== "load") return undefined;
  const key = memberKey(placeKey(world.terms, base.place));
  const site = key === undefined ? undefined : pagedMembers(world).get(key);
  return site && { message: "the memory is allocated from paged pool here", place: site };
}
function baseOf(pointer: Term): Term {
  let at = pointer;
  while (at.kind === "op" && at.op === "offset" && at.args[0]) at = at.args[0];
  if (at.kind === "address") {
    const root = rootOf(at.place);
    if (root.kind === "deref" && at.place !== root) return baseOf(root.pointer);
  }
  return at;
}
function placeKey(_terms: Terms, place: PlaceRef): { name: string; offset: number } | { global: string } | undefined {
  if (place.kind === "field") return { name: place.name, offset: place.offset };
  if (place.kind === "global") return { global: place.name };
  return undefined;
}
