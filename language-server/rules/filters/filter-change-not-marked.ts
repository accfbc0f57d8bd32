// A minifilter changes a request's parameters and does not tell the filter manager.
import { type PlaceRef, rootOf, type Term } from "../../analysis/term.ts";
import { filterCallbacks, isHandedOn, noteHandedOn, Preop, preoperationData, preopStatus } from "../kinds/filters.ts";
import type { Rule } from "../rule.ts";

const id = "filter-change-not-marked";
const changed = "filter-parameters-changed";

export const filterChangeNotMarked: Rule = {
  id,
  severity: "warning",
  summary: "A preoperation callback changes the parameters of a request without FltSetCallbackDataDirty.",
  names: {},
  page: `The filter manager hands the drivers below the parameters that it has, unless FltSetCallbackDataDirty says that \`Data->Iopb\` has changed.
Without it the change is lost, or, for buffers that were swapped, takes effect in part.

**Mend it**: call FltSetCallbackDataDirty after the last change.

\`\`\`c bad
#include <fltKernel.h>
FLT_PRE_OPERATION_CALLBACK PreRead;
FLT_PREOP_CALLBACK_STATUS FLTAPI PreRead(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Context);
    if (Data->Iopb->Parameters.Read.Length > 4096) {
        Data->Iopb->Parameters.Read.Length = 4096;
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
//  ^^^^^^ filter-change-not-marked: FltSetCallbackDataDirty
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
FLT_PRE_OPERATION_CALLBACK PreRead;
FLT_PREOP_CALLBACK_STATUS FLTAPI PreRead(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Context);
    if (Data->Iopb->Parameters.Read.Length > 4096) {
        Data->Iopb->Parameters.Read.Length = 4096;
        FltSetCallbackDataDirty(Data);
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
\`\`\`
`,
  paths: () => ({
    roles: filterCallbacks,
    needs: { exit: [changed] },
    store({ run, state, place, site }) {
      const data = preoperationData(run);
      const root = rootOf(place);
      if (data && root.kind === "deref" && isParameters(root.pointer, data) && isHandedDown(place))
        state.setMark(changed, data, "yes", { kind: "site", site, message: "it is changed here" });
    },
    afterCall(event) {
      noteHandedOn(event);
      const [data] = event.args;
      if (data && event.name === "FltSetCallbackDataDirty") event.state.clearMark(changed, data);
    },
    exit(event) {
      const { run, state, at } = event;
      const data = preoperationData(run);
      const answer = preopStatus(event);
      const mark = data && state.mark(changed, data);
      if (!mark || answer === undefined || answer === Preop.complete || isHandedOn(state, data)) return;
      const message = `${run.fn.symbol.name} has changed the request's parameters, but has not called FltSetCallbackDataDirty: the change does not reach the file system`;
      run.report(id, { message, notes: [{ message: "", place: mark.why }] }, at);
    },
  }),
};

/** It is the pointer to the parameters that the callback data holds. */
function isParameters(pointer: Term, data: Term): boolean {
  if (pointer.kind !== "load" || pointer.place.kind !== "field" || pointer.place.name !== "Iopb") return false;
  const root = rootOf(pointer.place);
  return root.kind === "deref" && root.pointer === data;
}
/** What the drivers below are sent; flags of the request are changed for a while and put back, too. */
function isHandedDown(place: PlaceRef): boolean {
  let at = place;
  while (at.kind === "field" || at.kind === "element") {
    if (at.kind === "field" && /^(Parameters|TargetFileObject|TargetInstance)$/.test(at.name)) return true;
    at = at.base;
  }
  return false;
}
