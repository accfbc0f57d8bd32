// A session with the filter engine, a handle or a packet of the Windows Filtering Platform that nobody gives back.
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const filteringPlatformLeaked: Rule = leakRule({
  id: "filtering-platform-leaked",
  severity: "error",
  summary:
    "A filter engine session, an injection or redirect handle, or a net buffer list of the filtering platform is not given back on every way out.",
  names: {},
  page: `What FwpmEngineOpen, FwpsInjectionHandleCreate, FwpsRedirectHandleCreate, FwpsAllocateCloneNetBufferList and
FwpsAllocateNetBufferAndNetBufferList give has a routine of its own that takes it back. A callout that forgets a clone on one way loses one for
every packet that goes that way.

**Mend it**: call that routine on every way out: FwpmEngineClose, FwpsInjectionHandleDestroy, FwpsRedirectHandleDestroy, FwpsFreeCloneNetBufferList,
FwpsFreeNetBufferList. What was injected is freed by the completion function.

\`\`\`c bad
#include <ntddk.h>
#define NDIS630 1
#include <ndis.h>
#include <fwpsk.h>
NTSTATUS Copy(NET_BUFFER_LIST *Packet, ULONG Most, NET_BUFFER_LIST **Made)
{
    NET_BUFFER_LIST *clone;
    NTSTATUS status = FwpsAllocateCloneNetBufferList0(Packet, NULL, NULL, 0, &clone);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (NET_BUFFER_DATA_LENGTH(NET_BUFFER_LIST_FIRST_NB(clone)) > Most) {
        return STATUS_BUFFER_TOO_SMALL;
//      ^^^^^^ filtering-platform-leaked: given back
    }
    *Made = clone;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#define NDIS630 1
#include <ndis.h>
#include <fwpsk.h>
typedef struct _PENDED { LIST_ENTRY Link; HANDLE Context; NET_BUFFER_LIST *Clone; } PENDED, *PPENDED;
NTSTATUS Pend(NET_BUFFER_LIST *Packet, HANDLE Completion, PLIST_ENTRY Waiting)
{
    NTSTATUS status;
    PPENDED pended = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(PENDED), 'dneP');
    if (pended == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FwpsAllocateCloneNetBufferList0(Packet, NULL, NULL, 0, &pended->Clone);
    if (NT_SUCCESS(status)) {
        status = FwpsPendOperation0(Completion, &pended->Context);
        if (NT_SUCCESS(status)) {
            InsertTailList(Waiting, &pended->Link);
            return STATUS_SUCCESS;
        }
        ExFreePoolWithTag(pended, 'dneP');
        return status;
//      ^^^^^^ filtering-platform-leaked: given back
    }
    ExFreePoolWithTag(pended, 'dneP');
    return status;
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#define NDIS630 1
#include <ndis.h>
#include <fwpsk.h>
HANDLE Injection;
VOID NTAPI Injected(VOID *Context, NET_BUFFER_LIST *List, BOOLEAN DispatchLevel)
{
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(DispatchLevel);
    FwpsFreeCloneNetBufferList0(List, 0);
}
NTSTATUS SendAgain(NET_BUFFER_LIST *Packet)
{
    NET_BUFFER_LIST *clone;
    NTSTATUS status = FwpsAllocateCloneNetBufferList0(Packet, NULL, NULL, 0, &clone);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FwpsInjectNetworkSendAsync0(Injection, NULL, 0, UNSPECIFIED_COMPARTMENT_ID, clone, Injected, NULL);
    if (!NT_SUCCESS(status)) {
        DbgPrint("not injected\\n");
        return status;
//      ^^^^^^ filtering-platform-leaked: given back
    }
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#define NDIS630 1
#include <ndis.h>
#include <fwpsk.h>
typedef struct _PENDED { LIST_ENTRY Link; HANDLE Context; NET_BUFFER_LIST *Clone; } PENDED, *PPENDED;
NTSTATUS Pend(NET_BUFFER_LIST *Packet, HANDLE Completion, PLIST_ENTRY Waiting)
{
    NTSTATUS status;
    PPENDED pended = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(PENDED), 'dneP');
    if (pended == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FwpsAllocateCloneNetBufferList0(Packet, NULL, NULL, 0, &pended->Clone);
    if (NT_SUCCESS(status)) {
        status = FwpsPendOperation0(Completion, &pended->Context);
        if (NT_SUCCESS(status)) {
            InsertTailList(Waiting, &pended->Link);
            return STATUS_SUCCESS;
        }
        FwpsFreeCloneNetBufferList0(pended->Clone, 0);
        ExFreePoolWithTag(pended, 'dneP');
        return status;
    }
    ExFreePoolWithTag(pended, 'dneP');
    return status;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#define NDIS630 1
#include <ndis.h>
#include <fwpsk.h>
NTSTATUS Copy(NET_BUFFER_LIST *Packet, ULONG Most, NET_BUFFER_LIST **Made)
{
    NET_BUFFER_LIST *clone;
    NTSTATUS status = FwpsAllocateCloneNetBufferList0(Packet, NULL, NULL, 0, &clone);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (NET_BUFFER_DATA_LENGTH(NET_BUFFER_LIST_FIRST_NB(clone)) > Most) {
        FwpsFreeCloneNetBufferList0(clone, 0);
        return STATUS_BUFFER_TOO_SMALL;
    }
    *Made = clone;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "filtering-platform",
  thing: "what the filtering platform gave",
  undo: "given back",
});
