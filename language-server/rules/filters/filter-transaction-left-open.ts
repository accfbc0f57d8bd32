// A transaction of the filtering platform that one way neither commits nor aborts.
import { rangeOf } from "../../analysis/facts.ts";
import { owed } from "../../analysis/owed.ts";
import { markName } from "../../analysis/resource-kinds.ts";
import type { Rule } from "../rule.ts";

const id = "filter-transaction-left-open";

export const filterTransactionLeftOpen: Rule = {
  id,
  severity: "error",
  summary: "A way on which the routine fails neither commits nor aborts a transaction of the filtering platform.",
  names: {},
  page: `While a transaction is open no other session can write to the filter engine, and this one cannot begin another. It ends with
FwpmTransactionCommit, FwpmTransactionAbort or the session.

**Mend it**: FwpmTransactionAbort on every way that fails after FwpmTransactionBegin.

\`\`\`c bad
#include <ntddk.h>
#include <fwpsk.h>
#include <fwpmk.h>
NTSTATUS Add(HANDLE Engine, const FWPM_SUBLAYER *Layer, const FWPM_FILTER *Filter)
{
    NTSTATUS status = FwpmTransactionBegin(Engine, 0);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FwpmSubLayerAdd(Engine, Layer, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ filter-transaction-left-open: FwpmTransactionAbort
    }
    status = FwpmFilterAdd(Engine, Filter, NULL, NULL);
    if (!NT_SUCCESS(status)) {
        FwpmTransactionAbort(Engine);
        return status;
    }
    return FwpmTransactionCommit(Engine);
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <fwpsk.h>
#include <fwpmk.h>
NTSTATUS Add(HANDLE Engine, const FWPM_SUBLAYER *Layer)
{
    BOOLEAN isOpen = FALSE;
    NTSTATUS status = FwpmTransactionBegin(Engine, 0);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    isOpen = TRUE;
    status = FwpmSubLayerAdd(Engine, Layer, NULL);
    if (!NT_SUCCESS(status)) {
        goto Exit;
    }
    status = FwpmTransactionCommit(Engine);
    if (NT_SUCCESS(status)) {
        isOpen = FALSE;
    }
Exit:
    if (isOpen) {
        FwpmTransactionAbort(Engine);
    }
    return status;
}
\`\`\`
`,
  paths: (world) => ({
    needs: { exit: [markName("filter-transaction")] },
    exit({ run, state, value, at }) {
      if (!value || rangeOf(state, value).hi >= 0) return;
      for (const mark of owed(state, world.terms, "filter-transaction")) {
        if (mark.why?.kind !== "site" || mark.why.site.fn !== run.name) continue;
        const message = `${run.fn.symbol.name} fails here with the transaction left open: FwpmTransactionAbort ends it`;
        run.report(id, { message, notes: [{ message: "", place: mark.why }] }, at);
      }
    },
  }),
};
