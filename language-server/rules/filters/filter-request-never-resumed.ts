// A request that a minifilter pends and forgets.
import { isNamedUnread } from "../../analysis/unread.ts";
import { answeredAt, preoperations } from "../kinds/filter-tables.ts";
import { Preop } from "../kinds/filters.ts";
import { isReferenced, isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const filterRequestNeverResumed: Rule = {
  id: "filter-request-never-resumed",
  severity: "warning",
  summary: "A preoperation callback keeps a request pending, and nothing in the driver lets it go on.",
  names: {},
  page: `After FLT_PREOP_PENDING the request waits for the minifilter: only FltCompletePendedPreOperation lets it go on, or completes it. Without that call the program
that made the request waits for ever, and cannot even be ended.

**Mend it**: queue the callback data (FltCbdqInsertIo, a work item), and call FltCompletePendedPreOperation for it.

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
    return FLT_PREOP_PENDING;
//  ^^^^^^ filter-request-never-resumed: FltCompletePendedPreOperation
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context);
VOID FLTAPI Later(PFLT_GENERIC_WORKITEM Item, PVOID Filter, PVOID Context)
{
    FltCompletePendedPreOperation(Context, FLT_PREOP_SUCCESS_NO_CALLBACK, NULL);
    FltFreeGenericWorkItem(Item);
    UNREFERENCED_PARAMETER(Filter);
}
const FLT_OPERATION_REGISTRATION Operations[] = { { IRP_MJ_CREATE, 0, PreCreate, NULL }, { IRP_MJ_OPERATION_END } };
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Context);
    if (FlagOn(Data->Iopb->OperationFlags, SL_OPEN_PAGING_FILE)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    return FLT_PREOP_PENDING;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project(context) {
    const { world, report } = context;
    const found = [...preoperations(world).keys()].flatMap((name) => {
      const info = world.functions.get(name);
      const at = info?.own ? answeredAt(info.fn, (value) => value === Preop.pending) : undefined;
      return info && at ? [{ info, at }] : [];
    });
    if (found.length === 0 || !isWhole(world) || isReferenced(world, resumers) || isNamedUnread(context, resumers))
      return;
    for (const { info, at } of found) {
      const message = `${info.fn.symbol.name} keeps the request pending, and nothing in the driver calls FltCompletePendedPreOperation`;
      report(info, { message, range: info.unit.range(info.fn.declaration, at) });
    }
  },
};
const resumers = ["FltCompletePendedPreOperation"];
