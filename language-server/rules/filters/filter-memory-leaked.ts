// What the filter manager allocated for a minifilter and nobody frees.
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const filterMemoryLeaked: Rule = leakRule({
  id: "filter-memory-leaked",
  severity: "error",
  summary: "Callback data, a work item or a security descriptor of the filter manager is not freed on every way out.",
  names: {},
  page: `FltBuildDefaultSecurityDescriptor, FltAllocateCallbackData and the allocators of work items give memory that has a routine of its own to free it.

**Mend it**: call that routine on every way out: FltFreeSecurityDescriptor, once the port has been created or not, FltFreeCallbackData,
FltFreeGenericWorkItem, FltFreeDeferredIoWorkItem. A work item that was queued is freed by its routine.

\`\`\`c bad
#include <fltKernel.h>
NTSTATUS OpenPort(PFLT_FILTER Filter, PFLT_PORT *Port, PUNICODE_STRING Name, PFLT_CONNECT_NOTIFY Connect, PFLT_DISCONNECT_NOTIFY Disconnect)
{
    PSECURITY_DESCRIPTOR security;
    OBJECT_ATTRIBUTES attributes;
    NTSTATUS status = FltBuildDefaultSecurityDescriptor(&security, FLT_PORT_ALL_ACCESS);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    InitializeObjectAttributes(&attributes, Name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, security);
    status = FltCreateCommunicationPort(Filter, Port, &attributes, NULL, Connect, Disconnect, NULL, 1);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ filter-memory-leaked: freed
    }
    FltFreeSecurityDescriptor(security);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <fltKernel.h>
FLT_GENERIC_WORKITEM_ROUTINE Later;
NTSTATUS Queue(PFLT_INSTANCE Instance, PVOID Context, ULONG Length, PVOID *Buffer)
{
    NTSTATUS status;
    PFLT_GENERIC_WORKITEM item = FltAllocateGenericWorkItem();
    if (item == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltQueueGenericWorkItem(item, Instance, Later, DelayedWorkQueue, Context);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ filter-memory-leaked: freed
    }
    *Buffer = FltAllocatePoolAlignedWithTag(Instance, NonPagedPoolNx, Length, 'mElF');
    return *Buffer == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
NTSTATUS OpenPort(PFLT_FILTER Filter, PFLT_PORT *Port, PUNICODE_STRING Name, PFLT_CONNECT_NOTIFY Connect, PFLT_DISCONNECT_NOTIFY Disconnect)
{
    PSECURITY_DESCRIPTOR security;
    OBJECT_ATTRIBUTES attributes;
    NTSTATUS status = FltBuildDefaultSecurityDescriptor(&security, FLT_PORT_ALL_ACCESS);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    InitializeObjectAttributes(&attributes, Name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, security);
    status = FltCreateCommunicationPort(Filter, Port, &attributes, NULL, Connect, Disconnect, NULL, 1);
    FltFreeSecurityDescriptor(security);
    return status;
}
\`\`\`
`,
  kind: "filter-memory",
  thing: "what the filter manager allocated",
  undo: "freed",
});
