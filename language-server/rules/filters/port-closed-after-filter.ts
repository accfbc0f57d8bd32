// A minifilter's port that is still open when the filter is unregistered.
import type { Rule } from "../rule.ts";

const id = "port-closed-after-filter";
const unregistered = "filter-unregistered";

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
`,
  paths: () => ({
    calls: ["FltUnregisterFilter", "FltCreateCommunicationPort", "FltCloseCommunicationPort"],
    beforeCall({ name, run, state, site }) {
      const [before] = state.marksNamed(unregistered);
      if (name === "FltUnregisterFilter") {
        const message = "the filter is unregistered here";
        state.setMark(unregistered, run.terms.zero, "yes", { kind: "site", site, message });
      } else if (name === "FltCreateCommunicationPort") state.clearMark(unregistered, run.terms.zero);
      else if (before) {
        const message =
          "the port is closed only here, but FltUnregisterFilter waits until it is closed: the driver never unloads";
        run.report(id, { message, notes: [{ message: "", place: before.why }] }, site.at);
      }
    },
  }),
};
