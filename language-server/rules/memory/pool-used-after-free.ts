// Pool memory touched or freed after it was freed.

import type { AccessEvent, CallEvent, Run } from "../../analysis/events.ts";
import { isPoolFree } from "../../analysis/models.ts";
import { blockOf, freedBlock } from "../../analysis/pool.ts";
import type { Mark } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

const id = "pool-used-after-free";

export const poolUsedAfterFree: Rule = {
  id,
  severity: "error",
  summary: "Pool memory is used, or freed again, after it was freed.",
  names: {
    codeAnalysis: ["C6001", "C28183"],
    codeql: ["cpp/use-after-free", "cpp/double-free", "cpp/probable-use-after-free"],
  },
  page: `Freed pool belongs to whoever allocates next. What is written there afterwards damages another driver's data, and the
machine stops much later and far away.

**Mend it**: free last; set the pointer to NULL if others may still look at it.

\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { ULONG Size; } ITEM, *PITEM;
ULONG Drop(ULONG Size)
{
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    if (item == NULL) {
        return 0;
    }
    item->Size = Size;
    ExFreePoolWithTag(item, 'metI');
    return item->Size;
//         ^^^^^^^^^^ pool-used-after-free: freed
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ITEM { ULONG Size; } ITEM, *PITEM;
ULONG Drop(ULONG Size)
{
    ULONG size;
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    if (item == NULL) {
        return 0;
    }
    item->Size = Size;
    size = item->Size;
    ExFreePoolWithTag(item, 'metI');
    return size;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _CLOCK { KTIMER Timer; } CLOCK, *PCLOCK;
typedef struct _EXT { PCLOCK Clock; PUCHAR Data; ULONG Length; } EXT, *PEXT;
VOID Stop(PEXT Ext, PVOID Copy)
{
    ExFreePoolWithTag(Ext->Clock, 'kolC');
    KeCancelTimer(&Ext->Clock->Timer);
//  ^^^^^^^^^^^^^ pool-used-after-free: the memory is used by KeCancelTimer after it was freed
    ExFreePoolWithTag(Ext->Data, 'ataD');
    RtlCopyMemory(Copy, Ext->Data, Ext->Length);
//  ^^^^^^^^^^^^^ pool-used-after-free: the memory is used by RtlCopyMemory after it was freed
}
\`\`\`
`,
  paths: (world) => ({
    needs: { beforeCall: ["pool"], access: ["pool"] },
    beforeCall(event) {
      if (event.name === undefined || event.state.marksNamed("pool").length === 0) return;
      // A routine that the headers have inline works on the member it is given.
      if (world.functions.get(event.name)?.own === false)
        for (const arg of event.args) if (arg.kind === "address") used(event, arg, true);
      if (!isPoolFree(event.name)) {
        handed(event);
        return;
      }
      const block = freedBlock(event, 0);
      if (block && surely(event.run, block))
        event.run.report(
          id,
          {
            message: "the memory is freed here a second time",
            notes: [{ message: "", place: block.why }],
            about: block.term,
          },
          event.site.at,
        );
    },
    access(event) {
      used(event, event.pointer, event.write);
    },
  }),
};

function used({ run, state, site }: AccessEvent | CallEvent, pointer: Term, write: boolean): void {
  const block = blockOf(state, pointer);
  if (block?.value !== "freed" || !surely(run, block)) return;
  const message = `the memory is ${write ? "written" : "read"} here after it was freed`;
  run.report(id, { message, notes: [{ message: "", place: block.why }], about: block.term }, site.at);
}

/** A routine of the kernel's works on what a pointer leads to that it is given. */
function handed({ run, state, site, args, type, hasBody, name = "", written }: CallEvent): void {
  if (hasBody || silent.test(name)) return;
  args.forEach((arg, index) => {
    const block = type.params[index]?.type.kind === "pointer" ? blockOf(state, arg) : undefined;
    // What another routine freed it may have freed for the last of its users only.
    if (block?.value !== "freed" || block.why?.kind !== "site" || block.why.site.fn !== run.name) return;
    const message = `the memory is used by ${written} after it was freed`;
    run.report(id, { message, notes: [{ message: "", place: block.why }], about: block.term }, site.at);
  });
}
/** They look at the pointer alone. */
const silent = /^(Dbg|Kd|Etw|Mm(IsAddressValid|GetPhysicalAddress))/;

/** Memory that was found rather than made is counted by its users: what another function freed may have been freed for the last of them only. */
function surely(run: Run, { with: found, why }: Mark): boolean {
  return found === undefined || (why?.kind === "site" && why.site.fn === run.name);
}
