// A minifilter that registers and never starts.
import { callsTo } from "../../analysis/code.ts";
import { isNamedUnread } from "../../analysis/unread.ts";
import { isReferenced, isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const filterNeverStarted: Rule = {
  id: "filter-never-started",
  severity: "warning",
  summary: "A minifilter registers itself, and nothing in the driver calls FltStartFiltering.",
  names: {},
  page: `FltRegisterFilter only makes the filter known. Until FltStartFiltering it is attached to no volume, and none of its callbacks is called.

**Mend it**: call FltStartFiltering at the end of DriverEntry; if it fails, take the filter back with FltUnregisterFilter.

\`\`\`c bad
#include <fltKernel.h>
PFLT_FILTER Filter;
const FLT_OPERATION_REGISTRATION Operations[] = { { IRP_MJ_OPERATION_END } };
NTSTATUS FLTAPI Unload(FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    FltUnregisterFilter(Filter);
    return STATUS_SUCCESS;
}
const FLT_REGISTRATION Registration = { sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, NULL, Operations, Unload };
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
//         ^^^^^^^^^^^^^^^^^ filter-never-started: FltStartFiltering
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
PFLT_FILTER Filter;
const FLT_OPERATION_REGISTRATION Operations[] = { { IRP_MJ_OPERATION_END } };
NTSTATUS FLTAPI Unload(FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    FltUnregisterFilter(Filter);
    return STATUS_SUCCESS;
}
const FLT_REGISTRATION Registration = { sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, NULL, Operations, Unload };
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status = FltRegisterFilter(DriverObject, &Registration, &Filter);
    UNREFERENCED_PARAMETER(RegistryPath);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltStartFiltering(Filter);
    if (!NT_SUCCESS(status)) {
        FltUnregisterFilter(Filter);
    }
    return status;
}
\`\`\`
`,
  project(context) {
    const { world, report } = context;
    const [made] = callsTo(world, "FltRegisterFilter").filter(({ info }) => info.own);
    if (!made || !isWhole(world) || isReferenced(world, starters) || isNamedUnread(context, starters)) return;
    const { info, at } = made;
    const message =
      "the filter is registered here, but nothing in the driver calls FltStartFiltering: it filters nothing";
    report(info, { message, range: info.unit.range(info.fn.declaration, at) });
  },
};
const starters = ["FltStartFiltering"];
