// An entry routine without its role type.
import { functionClassOf } from "../../analysis/roles.ts";
import { nameSite } from "../../analysis/roots.ts";
import { contractOf } from "../../analysis/world.ts";
import { declareBefore } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

export const driverEntryRoleMissing: Rule = {
  id: "driver-entry-role-missing",
  severity: "information",
  summary: "DriverEntry is not declared with DRIVER_INITIALIZE.",
  names: { codeAnalysis: ["C28101"], codeql: ["cpp/drivers/current-function-type-not-correct"] },
  page: `Declared as DRIVER_INITIALIZE DriverEntry; the compiler checks its parameters, and tools know what calls it and at which level.

**Mend it**: write DRIVER_INITIALIZE DriverEntry; before the definition.

\`\`\`c bad
#include <wdm.h>
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
//       ^^^^^^^^^^^ driver-entry-role-missing: DRIVER_INITIALIZE
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  fix: declareBefore("DRIVER_INITIALIZE"),
  body(info) {
    if (info.fn.symbol.name !== "DriverEntry" || functionClassOf(contractOf(info.unit, info.fn.symbol)) !== undefined)
      return [];
    return [{ message: "DriverEntry is not declared with its role type DRIVER_INITIALIZE", at: nameSite(info).at }];
  },
};
