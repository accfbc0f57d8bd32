// A minifilter completes a request and does not say how it ended.
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

const id = "filter-completes-without-status";

export const filterCompletesWithoutStatus: Rule = {
  id,
  severity: "error",
  summary: "A preoperation callback returns FLT_PREOP_COMPLETE without setting Data->IoStatus.Status.",
  names: {},
  page: `FLT_PREOP_COMPLETE ends the request here, with what stands in \`Data->IoStatus\`. Nobody has written to it yet: the program may be told that
a request succeeded which nothing has carried out.

**Mend it**: set \`IoStatus.Status\`, and \`IoStatus.Information\`, before returning.

\`\`\`c bad
#include <fltKernel.h>
FLT_PRE_OPERATION_CALLBACK PreCreate;
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Context);
    if (Data->RequestorMode == UserMode) {
        return FLT_PREOP_COMPLETE;
//      ^^^^^^ filter-completes-without-status: IoStatus
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
      if (!data || preopStatus(event) !== Preop.complete || isHandedOn(state, data)) return;
      if (statusField(world.terms, state, data)) return;
      const message = `${run.fn.symbol.name} completes the request here, but nothing was written to its IoStatus.Status`;
      run.report(id, { message }, at);
    },
  }),
};
