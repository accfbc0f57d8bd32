// A minifilter's port that is still open when the filter is unregistered.
import type { Rule } from "../rule.ts";

const id = "port-closed-after-filter";
const unregistered = "filter-unregistered";
const withoutPort = "filter-without-port";

export const portClosedAfterFilter: Rule = {
  id,
  severity: "error",
  summary: "A communication port is closed after FltUnregisterFilter, which waits for it.",
  names: {},
  page: `An open server port holds a reference to the filter. FltUnregisterFilter waits until all of them are gone: while the port is open it does not come
back, and what closes the port stands behind it.

**Mend it**: call FltCloseCommunicationPort first, then FltUnregisterFilter.

\`\`\`c bad
#include <fltKernel.h>
PFLT_FILTER Filter;
PFLT_PORT ServerPort;
NTSTATUS FLTAPI Unload(FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    FltUnregisterFilter(Filter);
    FltCloseCommunicationPort(ServerPort);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ port-closed-after-filter: waits
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
PFLT_FILTER Filter;
PFLT_PORT ServerPort;
NTSTATUS FLTAPI Unload(FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    FltCloseCommunicationPort(ServerPort);
    FltUnregisterFilter(Filter);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
PFLT_FILTER Filter;
PFLT_PORT ServerPort;
NTSTATUS Start(PDRIVER_OBJECT Driver, const FLT_REGISTRATION *Registration, POBJECT_ATTRIBUTES Name)
{
    PSECURITY_DESCRIPTOR security;
    NTSTATUS status = FltRegisterFilter(Driver, Registration, &Filter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltStartFiltering(Filter);
    if (!NT_SUCCESS(status)) {
        FltUnregisterFilter(Filter);
        Filter = NULL;
        goto done;
    }
    status = FltBuildDefaultSecurityDescriptor(&security, FLT_PORT_ALL_ACCESS);
    if (NT_SUCCESS(status)) {
        status = FltCreateCommunicationPort(Filter, &ServerPort, Name, NULL, NULL, NULL, NULL, 1);
        FltFreeSecurityDescriptor(security);
    }
done:
    if (!NT_SUCCESS(status) && ServerPort != NULL) {
        FltCloseCommunicationPort(ServerPort);
    }
    if (!NT_SUCCESS(status) && Filter != NULL) {
        FltUnregisterFilter(Filter);
    }
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: ["FltRegisterFilter", "FltUnregisterFilter", "FltCreateCommunicationPort", "FltCloseCommunicationPort"],
    beforeCall({ name, run, state, site }) {
      const { zero } = run.terms;
      const [before] = state.marksNamed(unregistered);
      // Where the filter is registered there is no port yet.
      if (name === "FltRegisterFilter") state.setMark(withoutPort, zero, "yes", undefined);
      else if (name === "FltCreateCommunicationPort") {
        state.clearMark(withoutPort, zero);
        state.clearMark(unregistered, zero);
      } else if (name === "FltUnregisterFilter") {
        const message = "the filter is unregistered here";
        if (state.marksNamed(withoutPort).length === 0)
          state.setMark(unregistered, zero, "yes", { kind: "site", site, message });
      } else if (before) {
        const message =
          "the port is closed only here, but FltUnregisterFilter waits until it is closed: the driver never unloads";
        run.report(id, { message, notes: [{ message: "", place: before.why }] }, site.at);
      }
    },
  }),
};
