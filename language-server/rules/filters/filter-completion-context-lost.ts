// A minifilter allocates for a callback that never comes.
import { baseOf, blockOf } from "../../analysis/pool.ts";
import { markName } from "../../analysis/resource-kinds.ts";
import { filterCallbacks, Preop, preoperationData, preopStatus } from "../kinds/filters.ts";
import type { Rule } from "../rule.ts";

const id = "filter-completion-context-lost";

export const filterCompletionContextLost: Rule = {
  id,
  severity: "error",
  summary: "A preoperation callback sets a completion context and asks for no postoperation callback.",
  names: {},
  page: `The completion context goes to the postoperation callback, which frees it. With FLT_PREOP_SUCCESS_NO_CALLBACK or FLT_PREOP_COMPLETE none is
called: what the context leads to is lost.

**Mend it**: return FLT_PREOP_SUCCESS_WITH_CALLBACK, or free it and leave the context alone.

\`\`\`c bad
#include <fltKernel.h>
FLT_PRE_OPERATION_CALLBACK PreCreate;
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Data);
    PULONG asked = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(ULONG), 'ksA ');
    if (asked != NULL) {
        *Context = asked;
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
//  ^^^^^^ filter-completion-context-lost: postoperation
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
FLT_PRE_OPERATION_CALLBACK PreCreate;
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Data);
    PULONG asked = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(ULONG), 'ksA ');
    if (asked == NULL) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    *Context = asked;
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}
\`\`\`
`,
  paths: (world) => ({
    roles: filterCallbacks,
    exit(event) {
      const { run, state, at } = event;
      const [, , out] = run.params;
      const answer = preopStatus(event);
      if (!preoperationData(run) || !out || (answer !== Preop.noCallback && answer !== Preop.complete)) return;
      const value = state.store.get(world.terms.deref(out).id);
      if (!value) return;
      const mark = blockOf(state, value) ?? state.mark(markName("filter-context"), baseOf(value));
      if (
        mark?.why?.kind !== "site" ||
        mark.why.site.fn !== run.name ||
        mark.value === "freed" ||
        mark.value === "released"
      )
        return;
      const message = `${run.fn.symbol.name} asks for no postoperation callback, so nobody frees the completion context that it has set`;
      run.report(id, { message, notes: [{ message: "", place: mark.why }] }, at);
    },
  }),
};
