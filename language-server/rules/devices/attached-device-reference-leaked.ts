// A referenced device object that can never be deleted.
import { undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const attachedDeviceReferenceLeaked: Rule = leakRule({
  id: "attached-device-reference-leaked",
  severity: "error",
  summary: "The device object that IoGetAttachedDeviceReference returned is not dereferenced.",
  names: { staticDriverVerifier: ["DanglingDeviceObjectReference"] },
  fix: undoBeforeExit(
    "Dereference the device object first",
    /IoGetAttachedDeviceReference|IoGetLowerDeviceObject/,
    ({ result }) => result && `ObDereferenceObject(${result});`,
  ),
  page: `IoGetAttachedDeviceReference and IoGetLowerDeviceObject return a device object with a reference. As long as it is held the device
object cannot be deleted and its driver not be unloaded.

**Mend it**: call ObDereferenceObject when the device object is no longer needed.

\`\`\`c bad
#include <wdm.h>
CCHAR Depth(PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT top = IoGetAttachedDeviceReference(Pdo);
    CCHAR depth = top->StackSize;
    return depth;
//  ^^^^^^ attached-device-reference-leaked: not given back
}
\`\`\`
\`\`\`c good
#include <wdm.h>
CCHAR Depth(PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT top = IoGetAttachedDeviceReference(Pdo);
    CCHAR depth = top->StackSize;
    ObDereferenceObject(top);
    return depth;
}
\`\`\`
`,
  kind: "device-reference",
  thing: "the reference to the device object",
  undo: "given back with ObDereferenceObject",
});
