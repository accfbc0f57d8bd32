// The IRP pointer that PoRequestPowerIrp gives for wait/wake only.

import { constantOf } from "../../analysis/facts.ts";
import { argumentRule } from "../kinds/argument.ts";
import { setArgument } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

export const requestedPowerIrpKept: Rule = argumentRule({
  id: "requested-power-irp-kept",
  severity: "error",
  summary: "PoRequestPowerIrp for a device set-power or query asks for the IRP it sends.",
  names: { staticDriverVerifier: ["RequestedPowerIrp"] },
  fix: setArgument("Pass NULL for the IRP", 5, "NULL"),
  page: `The last argument returns the IRP, which may be cancelled only if it is IRP_MN_WAIT_WAKE. For set-power and query-power the IRP may be
gone before the call returns: the argument must be NULL.

**Mend it**: pass NULL for the IRP.

\`\`\`c bad
#include <wdm.h>
PIRP Requested;
NTSTATUS Sleep(PDEVICE_OBJECT Pdo)
{
    POWER_STATE state;
    state.DeviceState = PowerDeviceD3;
    return PoRequestPowerIrp(Pdo, IRP_MN_SET_POWER, state, NULL, NULL, &Requested);
//         ^^^^^^^^^^^^^^^^^ requested-power-irp-kept: NULL
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Sleep(PDEVICE_OBJECT Pdo)
{
    POWER_STATE state;
    state.DeviceState = PowerDeviceD3;
    return PoRequestPowerIrp(Pdo, IRP_MN_SET_POWER, state, NULL, NULL, NULL);
}
\`\`\`
`,
  of: { PoRequestPowerIrp: 5 },
  wrong({ range }, event) {
    const minor = event.args[1] && constantOf(event.state, event.args[1]);
    if ((minor !== 2 && minor !== 3) || (range.lo <= 0 && range.hi >= 0 && range.not !== 0)) return undefined;
    return "PoRequestPowerIrp returns an IRP only for IRP_MN_WAIT_WAKE: here the last argument must be NULL";
  },
});
