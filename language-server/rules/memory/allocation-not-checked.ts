// Pool memory used without asking whether it was granted.
import type { TokenRange } from "../../../compiler/source/source.ts";
import type { Run } from "../../analysis/events.ts";
import { isNull } from "../../analysis/facts.ts";
import { blockOf } from "../../analysis/pool.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import { copyOf } from "../kinds/copies.ts";
import { isGuardedAt } from "../kinds/guarded.ts";
import type { Rule } from "../rule.ts";

const id = "allocation-not-checked";

export const allocationNotChecked: Rule = {
  id,
  severity: "error",
  summary: "Memory from a pool allocation is used without a test for NULL.",
  names: {
    codeAnalysis: ["C6011", "C28182"],
    codeql: ["cpp/missing-null-test", "cpp/microsoft/public/likely-bugs/unguardednullreturndereference"],
  },
  page: `Pool allocations fail, most often on the machines of customers. The NULL that comes back must be handled: writing through
it stops the machine.

**Mend it**: test the pointer and fail the request with STATUS_INSUFFICIENT_RESOURCES.

\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { ULONG Size; } ITEM, *PITEM;
PITEM MakeItem(ULONG Size)
{
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    item->Size = Size;
//  ^^^^^^^^^^ allocation-not-checked: NULL
    return item;
}
NTSTATUS ReadHeader(HANDLE File, PULONG Sum)
{
    IO_STATUS_BLOCK io;
    PULONG header = ExAllocatePool2(POOL_FLAG_PAGED, 512, 'daeH');
    NTSTATUS status = ZwReadFile(File, NULL, NULL, NULL, &io, header, 512, NULL, NULL);
//                    ^^^^^^^^^^ allocation-not-checked: NULL
    if (NT_SUCCESS(status)) *Sum = header[0];
    if (header != NULL) ExFreePoolWithTag(header, 'daeH');
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ITEM { ULONG Size; } ITEM, *PITEM;
PITEM MakeItem(ULONG Size)
{
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    if (item != NULL) {
        item->Size = Size;
    }
    return item;
}
\`\`\`
`,
  paths: () => ({
    needs: { beforeCall: ["pool"], access: ["pool"] },
    beforeCall(event) {
      if (event.state.marksNamed("pool").length === 0) return;
      const copy = copyOf(event);
      for (const side of [copy?.into, copy?.from]) if (side) used(event.run, event.state, side.pointer, event.site.at);
      if (event.hasBody) return;
      // Through a pointer to a member even a test by the routine is of no use: that one is not NULL.
      for (const arg of event.args) if (arg.kind === "address") used(event.run, event.state, arg, event.site.at);
      if (!fills.test(event.name ?? "")) return;
      event.args.forEach((arg, index) => {
        const param = event.contract?.params[index];
        if (param?.direction !== undefined && !param.optional && blockOf(event.state, arg)?.term === arg)
          used(event.run, event.state, arg, event.site.at);
      });
    },
    access({ run, state, pointer, site }) {
      used(run, state, pointer, site.at);
    },
  }),
};

/** Routines that read or write what they are given, and whose declarations say where NULL will do. */
const fills = /^(Flt(Read|Write|Query|Set|Send)\w*|Zw(Read|Write|Query|Set)\w*|MmCopyMemory|IoGetDeviceProperty)$/;

function used(run: Run, state: State, pointer: Term, at: TokenRange): void {
  const block = blockOf(state, pointer);
  if (!block || !/^(owned|given|stored)$/.test(block.value) || isNull(state, block.term) === false) return;
  run.report(
    id,
    {
      message: "the memory is used here without a test that the allocation succeeded: it may be NULL",
      notes: [{ message: "", place: block.why }],
      // Reading or writing at NULL raises an exception there.
      may: isGuardedAt(run, at),
    },
    at,
  );
  // Told once for each allocation.
  state.setMark(block.name, block.term, `${block.value}-checked`, block.why);
}
