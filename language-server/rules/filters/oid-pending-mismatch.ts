// An OID request that is answered twice, or never.
import { rangeOf } from "../../analysis/facts.ts";
import { owed } from "../../analysis/owed.ts";
import { markName } from "../../analysis/resource-kinds.ts";
import type { Rule } from "../rule.ts";

const id = "oid-pending-mismatch";
const kind = "oid-request";

export const oidPendingMismatch: Rule = {
  id,
  severity: "error",
  summary:
    "An OID request is answered by its status after it was completed, or with NDIS_STATUS_PENDING and nobody can complete it.",
  names: {},
  page: `NDIS_STATUS_PENDING says that NdisMOidRequestComplete (NdisFOidRequestComplete in a filter) will be called; any other status completes the
request at once. A request that is kept by nobody is never completed, and NDIS, which sends one at a time, sends no other any more; one that
is completed by both ways ends twice.

**Mend it**: return the status of what is done, or keep the request, return NDIS_STATUS_PENDING and complete it later.

\`\`\`c bad
#include <ndis.h>
typedef struct _ADAPTER { NDIS_HANDLE Handle; PNDIS_OID_REQUEST Pending; BOOLEAN Resetting; } ADAPTER, *PADAPTER;
MINIPORT_OID_REQUEST OidRequest;
NDIS_STATUS OidRequest(NDIS_HANDLE Context, PNDIS_OID_REQUEST Request)
{
    PADAPTER adapter = Context;
    if (adapter->Resetting) {
        return NDIS_STATUS_PENDING;
//      ^^^^^^ oid-pending-mismatch: nobody
    }
    if (Request->RequestType != NdisRequestSetInformation) {
        NdisMOidRequestComplete(adapter->Handle, Request, NDIS_STATUS_NOT_SUPPORTED);
        return NDIS_STATUS_NOT_SUPPORTED;
//      ^^^^^^ oid-pending-mismatch: completed before
    }
    adapter->Pending = Request;
    return NDIS_STATUS_PENDING;
}
\`\`\`
\`\`\`c good
#include <ndis.h>
typedef struct _ADAPTER { NDIS_HANDLE Handle; PNDIS_OID_REQUEST Pending; BOOLEAN Resetting; } ADAPTER, *PADAPTER;
MINIPORT_OID_REQUEST OidRequest;
NDIS_STATUS OidRequest(NDIS_HANDLE Context, PNDIS_OID_REQUEST Request)
{
    PADAPTER adapter = Context;
    if (adapter->Resetting) {
        return NDIS_STATUS_RESET_IN_PROGRESS;
    }
    if (Request->RequestType != NdisRequestSetInformation) {
        NdisMOidRequestComplete(adapter->Handle, Request, NDIS_STATUS_NOT_SUPPORTED);
        return NDIS_STATUS_PENDING;
    }
    adapter->Pending = Request;
    return NDIS_STATUS_PENDING;
}
\`\`\`
`,
  paths: (world) => ({
    roles: /^(MINIPORT|FILTER)_(DIRECT_)?OID_REQUEST$/,
    needs: { exit: [markName(kind)] },
    exit({ run, state, value, at }) {
      if (!run.root || !value) return;
      const { lo, hi, not } = rangeOf(state, value);
      const name = run.fn.symbol.name;
      if (lo === pending && hi === pending) {
        if (owed(state, world.terms, kind).length === 0) return;
        const message = `${name} answers that the OID request is pending, and nobody has it who could complete it`;
        run.report(id, { message }, at);
      } else if (lo > pending || hi < pending || not === pending) {
        const done = state.marksNamed(markName(kind)).find((mark) => mark.value === "released");
        if (!done) return;
        const message = `${name} answers with another status than NDIS_STATUS_PENDING, though the OID request was completed before`;
        run.report(id, { message, notes: [{ message: "", place: done.why }] }, at);
      }
    },
  }),
};
/** NDIS_STATUS_PENDING. */
const pending = 0x103;
