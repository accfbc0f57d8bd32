// A reference that is no longer the driver's.
import { deleteStatement } from "../kinds/edits.ts";
import { reuseRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const objectDereferencedTwice: Rule = reuseRule({
  id: "object-dereferenced-twice",
  severity: "error",
  summary: "A reference is given back twice, or the object touched after it was.",
  names: {},
  fix: deleteStatement("Remove the second ObDereferenceObject", /twice/),
  page: `The second ObDereferenceObject takes a reference that belongs to somebody else. The object is deleted while it is in use, and the
crash comes later and elsewhere.

**Mend it**: give each reference back once, after the last use of the object.

\`\`\`c bad
#include <ntddk.h>
LONG Signal(HANDLE Event)
{
    PKEVENT object;
    NTSTATUS status = ObReferenceObjectByHandle(Event, EVENT_MODIFY_STATE, *ExEventObjectType, UserMode, (PVOID *)&object, NULL);
    if (!NT_SUCCESS(status)) {
        return 0;
    }
    ObDereferenceObject(object);
    return KeSetEvent(object, IO_NO_INCREMENT, FALSE);
//         ^^^^^^^^^^ object-dereferenced-twice: after it was
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
VOID Signal(HANDLE Event)
{
    PKEVENT object;
    NTSTATUS status = ObReferenceObjectByHandle(Event, EVENT_MODIFY_STATE, *ExEventObjectType, UserMode, (PVOID *)&object, NULL);
    if (!NT_SUCCESS(status)) {
        return;
    }
    KeSetEvent(object, IO_NO_INCREMENT, FALSE);
    ObDereferenceObject(object);
    ObDereferenceObject(object);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ object-dereferenced-twice: twice
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
LONG Signal(HANDLE Event)
{
    PKEVENT object;
    LONG before;
    NTSTATUS status = ObReferenceObjectByHandle(Event, EVENT_MODIFY_STATE, *ExEventObjectType, UserMode, (PVOID *)&object, NULL);
    if (!NT_SUCCESS(status)) {
        return 0;
    }
    before = KeSetEvent(object, IO_NO_INCREMENT, FALSE);
    ObDereferenceObject(object);
    return before;
}
\`\`\`
`,
  kind: "reference",
  thing: "the object",
  done: "dereferenced",
  uses: true,
});
