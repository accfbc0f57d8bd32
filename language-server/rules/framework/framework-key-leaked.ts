// A registry key of the framework's that stays open.
import { addressed, undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const frameworkKeyLeaked: Rule = leakRule({
  id: "framework-key-leaked",
  severity: "warning",
  summary: "A path returns without closing a registry key that was opened through the framework.",
  names: {},
  fix: undoBeforeExit(
    "Close the key first",
    /WdfDeviceOpenRegistryKey|WdfDriverOpenParametersRegistryKey|WdfRegistry(?:Open|Create)Key/,
    ({ args }) => {
      const got = addressed(args.at(-1));
      return got && `WdfRegistryClose(${got});`;
    },
  ),
  page: `A WDFKEY is closed by WdfRegistryClose, or with its parent: as long as the device or the driver lives the key stays open, and each call of the
routine opens another one.

**Mend it**: call WdfRegistryClose on the path shown.

\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
NTSTATUS ReadLimit(WDFDRIVER Driver, PCUNICODE_STRING Name, PULONG Limit)
{
    WDFKEY key;
    NTSTATUS status = WdfDriverOpenParametersRegistryKey(Driver, KEY_READ, WDF_NO_OBJECT_ATTRIBUTES, &key);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = WdfRegistryQueryULong(key, Name, Limit);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ framework-key-leaked: not closed
    }
    WdfRegistryClose(key);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
NTSTATUS ReadLimit(WDFDRIVER Driver, PCUNICODE_STRING Name, PULONG Limit)
{
    WDFKEY key;
    NTSTATUS status = WdfDriverOpenParametersRegistryKey(Driver, KEY_READ, WDF_NO_OBJECT_ATTRIBUTES, &key);
    if (NT_SUCCESS(status)) {
        status = WdfRegistryQueryULong(key, Name, Limit);
        WdfRegistryClose(key);
    }
    return status;
}
\`\`\`
`,
  kind: "framework-key",
  thing: "the registry key",
  undo: "closed with WdfRegistryClose",
});
