// Packets or OID requests go to another driver while a spin lock is held.
import { listPassers, oidCompleters } from "../../analysis/network-kinds.ts";
import { calledUnderSpinLock } from "../kinds/under-spin-lock.ts";
import type { Rule } from "../rule.ts";

const id = "net-buffer-list-passed-under-spin-lock";

export const netBufferListPassedUnderSpinLock: Rule = {
  id,
  severity: "warning",
  summary: "Net buffer lists or OID requests are sent, completed or indicated while a spin lock is held.",
  names: {},
  page: `The driver that gets the lists may call straight back: who is told that packets were sent sends the next ones from there, and comes to the lock that
this thread holds already. NDIS asks its drivers to give spin locks back before they call it with packets.

**Mend it**: collect under the lock what is to be handed on, give the lock back, and hand it on then.

\`\`\`c bad
#include <ndis.h>
typedef struct _ADAPTER { NDIS_HANDLE Handle; NDIS_SPIN_LOCK Lock; PNET_BUFFER_LIST Sent; } ADAPTER, *PADAPTER;
VOID CompleteSent(PADAPTER Adapter)
{
    NdisAcquireSpinLock(&Adapter->Lock);
    if (Adapter->Sent != NULL) {
        NdisMSendNetBufferListsComplete(Adapter->Handle, Adapter->Sent, 0);
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ net-buffer-list-passed-under-spin-lock: NdisMSendNetBufferListsComplete
        Adapter->Sent = NULL;
    }
    NdisReleaseSpinLock(&Adapter->Lock);
}
\`\`\`
\`\`\`c good
#include <ndis.h>
typedef struct _ADAPTER { NDIS_HANDLE Handle; NDIS_SPIN_LOCK Lock; PNET_BUFFER_LIST Sent; } ADAPTER, *PADAPTER;
VOID CompleteSent(PADAPTER Adapter)
{
    PNET_BUFFER_LIST sent;
    NdisAcquireSpinLock(&Adapter->Lock);
    sent = Adapter->Sent;
    Adapter->Sent = NULL;
    NdisReleaseSpinLock(&Adapter->Lock);
    if (sent != NULL) {
        NdisMSendNetBufferListsComplete(Adapter->Handle, sent, 0);
    }
}
\`\`\`
`,
  paths: () => calledUnderSpinLock({ rule: id, calls: [...listPassers, ...oidCompleters] }),
};
