// PoRequestPowerIrp never says STATUS_SUCCESS.
import type { Term } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

const id = "power-request-status-misread";

export const powerRequestStatusMisread: Rule = {
  id,
  severity: "error",
  summary: "What PoRequestPowerIrp returns is compared with STATUS_SUCCESS, which it never returns.",
  names: {},
  page: `\`PoRequestPowerIrp\` returns STATUS_PENDING when it has sent the power IRP, and a failure when it has not. Code that waits for the request,
or keeps the system's IRP for its callback, only after STATUS_SUCCESS never does so: it goes on, and completes the IRP that the callback completes
as well.

**Mend it**: compare with STATUS_PENDING; any other value is a failure.

\`\`\`c bad
#include <wdm.h>
REQUEST_POWER_COMPLETE Finished;
NTSTATUS Wake(PDEVICE_OBJECT PhysicalDevice, PKEVENT Awake)
{
    POWER_STATE state;
    NTSTATUS status;
    state.DeviceState = PowerDeviceD0;
    status = PoRequestPowerIrp(PhysicalDevice, IRP_MN_SET_POWER, state, Finished, Awake, NULL);
    if (status == STATUS_SUCCESS) {
//      ^^^^^^^^^^^^^^^^^^^^^^^^ power-request-status-misread: STATUS_PENDING
        KeWaitForSingleObject(Awake, Executive, KernelMode, FALSE, NULL);
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
REQUEST_POWER_COMPLETE Finished;
NTSTATUS Wake(PDEVICE_OBJECT PhysicalDevice, PKEVENT Awake)
{
    POWER_STATE state;
    NTSTATUS status;
    state.DeviceState = PowerDeviceD0;
    status = PoRequestPowerIrp(PhysicalDevice, IRP_MN_SET_POWER, state, Finished, Awake, NULL);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(Awake, Executive, KernelMode, FALSE, NULL);
        status = STATUS_SUCCESS;
    }
    return NT_SUCCESS(status) ? STATUS_SUCCESS : status;
}
\`\`\`
`,
  paths: () => ({
    calls: ["PoRequestPowerIrp"],
    afterCall({ state, result }) {
      state.setMark(asked, result, "yes");
    },
    branch({ run, state, value, site }) {
      if (state.marks.size === 0 || value.kind !== "op" || (value.op !== "eq" && value.op !== "ne")) return;
      const [status, success] = value.args;
      if (!isZero(success) || status === undefined || state.mark(asked, status) === undefined) return;
      run.report(
        id,
        { message: "PoRequestPowerIrp returns STATUS_PENDING where it succeeds, never STATUS_SUCCESS" },
        site.at,
      );
    },
  }),
};

const asked = "power-request-status";
function isZero(term: Term | undefined): boolean {
  return term?.kind === "const" && term.value === 0n;
}
