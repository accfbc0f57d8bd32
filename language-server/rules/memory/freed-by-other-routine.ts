// What one family of routines gave goes back to another.

import type { AfterCallEvent } from "../../analysis/events.ts";
import { constantOf } from "../../analysis/facts.ts";
import { allocatorNames } from "../../analysis/models.ts";
import { resourceKinds, type Where } from "../../analysis/resource-kinds.ts";
import type { Term } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

const id = "freed-by-other-routine";

export const freedByOtherRoutine: Rule = {
  id,
  severity: "error",
  summary: "What one routine allocated is freed with the routine of another kind of thing.",
  names: {},
  page: `An MDL, an IRP, a work item, a block of a lookaside list or of contiguous memory has a header, a list or a mapping of its own behind it.
ExFreePool takes any address for a block of the pool, and IoFreeMdl any for an MDL: what comes back to the wrong one breaks the lists of both.
So does a handle that ObDereferenceObject is given, or an object that ZwClose is.

**Mend it**: give each thing back to the counterpart of the routine that made it.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Send(PVOID Buffer, ULONG Length, PNPAGED_LOOKASIDE_LIST List)
{
    PMDL mdl = IoAllocateMdl(Buffer, Length, FALSE, FALSE, NULL);
    PVOID record;
    if (mdl == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    record = ExAllocateFromNPagedLookasideList(List);
    if (record == NULL) {
        ExFreePool(mdl);
//      ^^^^^^^^^^ freed-by-other-routine: IoAllocateMdl
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    ExFreePoolWithTag(record, 'dnsB');
//  ^^^^^^^^^^^^^^^^^ freed-by-other-routine: ExAllocateFromNPagedLookasideList
    IoFreeMdl(mdl);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Send(PVOID Buffer, ULONG Length, PNPAGED_LOOKASIDE_LIST List)
{
    PMDL mdl = IoAllocateMdl(Buffer, Length, FALSE, FALSE, NULL);
    PVOID record;
    if (mdl == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    record = ExAllocateFromNPagedLookasideList(List);
    if (record == NULL) {
        IoFreeMdl(mdl);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    ExFreeToNPagedLookasideList(List, record);
    IoFreeMdl(mdl);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: () => ({
    calls: (routine) => made.has(routine) || Object.hasOwn(freed, routine),
    beforeCall(event) {
      const how = freed[event.name ?? ""];
      const thing = how && event.args[how.arg];
      const mark = thing && event.state.mark(madeBy, thing);
      if (!how || !mark?.with || thing?.kind === "const") return;
      const maker = mark.value;
      if (made.get(maker)?.family === how.family) return;
      event.run.report(
        id,
        {
          message: `${event.written} is given what came from ${maker}, which must go to ${counterparts[made.get(maker)?.family ?? "pool"]}`,
          notes: [{ message: "", place: mark.why }],
          about: mark.term,
        },
        event.site.at,
      );
    },
    afterCall(event) {
      const { name = "", state, site, written } = event;
      const how = made.get(name);
      const thing = how && given(event, how.where);
      if (!thing || thing.kind === "const" || constantOf(state, thing) === 0) return;
      state.setMark(madeBy, thing, name, { kind: "site", site, message: `it is got here from ${written}` }, thing);
    },
  }),
};
const madeBy = "made-by";

type Family = keyof typeof counterparts;
const counterparts = {
  pool: "ExFreePool",
  mdl: "IoFreeMdl",
  irp: "IoFreeIrp",
  "work-item": "IoFreeWorkItem",
  contiguous: "MmFreeContiguousMemory",
  "io-space": "MmUnmapIoSpace",
  "error-log": "IoWriteErrorLogEntry or IoFreeErrorLogEntry",
  handle: "ZwClose",
  reference: "ObDereferenceObject",
  "nonpaged list": "ExFreeToNPagedLookasideList",
  "paged list": "ExFreeToPagedLookasideList",
  "lookaside list": "ExFreeToLookasideListEx",
} as const;
/** As the kinds of resources are called here; others are given back in more than one way. */
const families: Readonly<Record<string, Family>> = {
  mdl: "mdl",
  "work-item": "work-item",
  contiguous: "contiguous",
  "io-space": "io-space",
  "error-log": "error-log",
  handle: "handle",
  key: "handle",
  reference: "reference",
  "file-object": "reference",
};
const made = new Map<string, { readonly family: Family; readonly where: Where }>();
const freed: Record<string, { readonly family: Family; readonly arg: number }> = {
  ExFreePool: { family: "pool", arg: 0 },
  ExFreePoolWithTag: { family: "pool", arg: 0 },
  ExFreePool2: { family: "pool", arg: 0 },
  NdisFreeMemory: { family: "pool", arg: 0 },
  NdisFreeMemoryWithTag: { family: "pool", arg: 0 },
  IoFreeIrp: { family: "irp", arg: 0 },
  ExFreeToNPagedLookasideList: { family: "nonpaged list", arg: 1 },
  ExFreeToPagedLookasideList: { family: "paged list", arg: 1 },
  ExFreeToLookasideListEx: { family: "lookaside list", arg: 1 },
};
for (const { name, makers, releases } of resourceKinds) {
  const family = families[name];
  if (!family) continue;
  for (const [routine, where] of Object.entries(makers)) made.set(routine, { family, where });
  for (const [routine, how] of Object.entries(releases))
    if (how !== "driver") freed[routine] = { family, arg: how.arg };
}
for (const routine of allocatorNames) made.set(routine, { family: "pool", where: "result" });
for (const [routine, family] of [
  ["IoAllocateIrp", "irp"],
  ["IoAllocateIrpEx", "irp"],
  ["ExAllocateFromNPagedLookasideList", "nonpaged list"],
  ["ExAllocateFromPagedLookasideList", "paged list"],
  ["ExAllocateFromLookasideListEx", "lookaside list"],
] as const)
  made.set(routine, { family, where: "result" });

/** What the call made: its result, or what it left in a variable. */
function given({ result, args, state }: AfterCallEvent, where: Where): Term | undefined {
  if (where === "result" || where === "object") return result;
  if (where === "driver" || "arg" in where) return undefined;
  const out = args[where.out];
  return out?.kind === "address" ? state.store.get(out.place.id) : undefined;
}
