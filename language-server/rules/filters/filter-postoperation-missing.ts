// A preoperation callback that asks for what is not there.
import { answeredAt, preoperations } from "../kinds/filter-tables.ts";
import { Preop } from "../kinds/filters.ts";
import type { Rule } from "../rule.ts";

export const filterPostoperationMissing: Rule = {
  id: "filter-postoperation-missing",
  severity: "warning",
  summary: "A preoperation callback asks for a postoperation callback, and none is registered.",
  names: {},
  page: `FLT_PREOP_SUCCESS_WITH_CALLBACK and FLT_PREOP_SYNCHRONIZE ask the filter manager to call the postoperation callback when the request comes back. Where the entry
of the table has none, the driver's answer is a mistake that a checked filter manager stops at, and a completion context is lost.

**Mend it**: return FLT_PREOP_SUCCESS_NO_CALLBACK, or register the postoperation callback.

\`\`\`c bad
#include <fltKernel.h>
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context);
const FLT_OPERATION_REGISTRATION Operations[] = { { IRP_MJ_CREATE, 0, PreCreate, NULL }, { IRP_MJ_OPERATION_END } };
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Context);
    if (FlagOn(Data->Iopb->OperationFlags, SL_OPEN_PAGING_FILE)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
//  ^^^^^^ filter-postoperation-missing: none is registered
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context);
FLT_POSTOP_CALLBACK_STATUS FLTAPI PostCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID Context, FLT_POST_OPERATION_FLAGS Flags);
const FLT_OPERATION_REGISTRATION Operations[] = { { IRP_MJ_CREATE, 0, PreCreate, PostCreate }, { IRP_MJ_OPERATION_END } };
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Context);
    if (FlagOn(Data->Iopb->OperationFlags, SL_OPEN_PAGING_FILE)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}
\`\`\`
`,
  project({ world, report }) {
    for (const [name, hasPost] of preoperations(world)) {
      const info = hasPost ? undefined : world.functions.get(name);
      const at = info && answeredAt(info.fn, (value) => value === Preop.withCallback || value === Preop.synchronize);
      if (!info?.own || !at) continue;
      const message = `${info.fn.symbol.name} asks for the postoperation callback, and none is registered beside it`;
      report(info, { message, range: info.unit.range(info.fn.declaration, at) });
    }
  },
};
