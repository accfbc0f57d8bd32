// NULL given to a routine that frees pool.

import { bare } from "../../analysis/code.ts";
import { nullTest } from "../../analysis/turns.ts";
import type { Rule } from "../rule.ts";

const id = "null-freed";

export const nullFreed: Rule = {
  id,
  severity: "error",
  summary: "ExFreePool is called with NULL.",
  names: {},
  page: `ExFreePool and ExFreePoolWithTag do not take NULL as free() does: the system stops with BAD_POOL_CALLER. A way out that frees all that
the routine may have allocated has to ask for each block first.

It is told of where the allocation was found to have failed, and nothing else was decided before the block is freed.

**Mend it**: free it only if it is not NULL.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Copy(PVOID From, SIZE_T Size, PVOID *To)
{
    NTSTATUS status = STATUS_INSUFFICIENT_RESOURCES;
    PVOID copy = ExAllocatePool2(POOL_FLAG_NON_PAGED, Size, 'ypoC');
    if (copy == NULL) {
        goto failed;
    }
    RtlCopyMemory(copy, From, Size);
    *To = copy;
    return STATUS_SUCCESS;
failed:
    ExFreePoolWithTag(copy, 'ypoC');
//  ^^^^^^^^^^^^^^^^^ null-freed: copy
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Copy(PVOID From, SIZE_T Size, PVOID *To)
{
    NTSTATUS status = STATUS_INSUFFICIENT_RESOURCES;
    PVOID copy = ExAllocatePool2(POOL_FLAG_NON_PAGED, Size, 'ypoC');
    if (copy == NULL) {
        goto failed;
    }
    RtlCopyMemory(copy, From, Size);
    *To = copy;
    return STATUS_SUCCESS;
failed:
    if (copy != NULL) {
        ExFreePoolWithTag(copy, 'ypoC');
    }
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: ["ExFreePool", "ExFreePoolWithTag", "ExFreePool2"],
    beforeCall({ run, state, argExprs: [written], site }) {
      const block = written && bare(written);
      if (run.isGeneral || block?.kind !== "load" || block.place.kind !== "local") return;
      const { local } = block.place;
      // A routine that frees what it is given leaves it to its caller to ask.
      if (run.fn.params.includes(local)) return;
      const held = state.store.get(run.terms.local(local).id);
      const tested = held && nullTest(state.turns, held);
      if (!tested?.isNull || tested.turn !== state.turns) return;
      const name = run.fn.locals[local]?.name ?? "the block";
      run.report(id, { message: `${name} was found to be NULL, and is freed here all the same` }, site.at);
    },
  }),
};
