// A minifilter refuses a request and lets it go on.
import { statusField } from "../../analysis/irp-fields.ts";
import {
  filterCallbacks,
  isHandedOn,
  noteHandedInside,
  noteHandedOn,
  Preop,
  preoperationData,
  preopStatus,
} from "../kinds/filters.ts";
import type { Rule } from "../rule.ts";

const id = "filter-status-ignored";

export const filterStatusIgnored: Rule = {
  id,
  severity: "warning",
  summary: "A preoperation callback sets a failure in Data->IoStatus.Status and lets the request go on.",
  names: {},
  page: `What stands in \`Data->IoStatus\` counts only if the callback returns FLT_PREOP_COMPLETE. With any other status the request goes on to the
file system, which sets its own: what the filter meant to refuse is done.

**Mend it**: return FLT_PREOP_COMPLETE.

\`\`\`c bad
#include <fltKernel.h>
FLT_PRE_OPERATION_CALLBACK PreCreate;
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Context);
    if (Data->RequestorMode == UserMode) {
        Data->IoStatus.Status = STATUS_ACCESS_DENIED;
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
//      ^^^^^^ filter-status-ignored: goes on
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
FLT_PRE_OPERATION_CALLBACK PreCreate;
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Context);
    if (Data->RequestorMode == UserMode) {
        Data->IoStatus.Status = STATUS_ACCESS_DENIED;
        Data->IoStatus.Information = 0;
        return FLT_PREOP_COMPLETE;
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
\`\`\`
`,
  paths: (world) => ({
    roles: filterCallbacks,
    beforeCall: noteHandedInside,
    afterCall: noteHandedOn,
    exit(event) {
      const { run, state, at } = event;
      const data = preoperationData(run);
      const answer = preopStatus(event);
      if (!data || answer === undefined || answer === Preop.complete || answer === Preop.disallowFastIo) return;
      const status = statusField(world.terms, state, data);
      if (status?.kind !== "const" || BigInt.asIntN(32, status.value) >= 0n || isHandedOn(state, data)) return;
      const message = `${run.fn.symbol.name} has set a failure in the request's IoStatus, but the request goes on: only FLT_PREOP_COMPLETE ends it`;
      run.report(id, { message }, at);
    },
  }),
};
