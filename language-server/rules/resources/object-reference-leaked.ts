// A referenced object that can never go away.
import { addressed, undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const objectReferenceLeaked: Rule = leakRule({
  id: "object-reference-leaked",
  severity: "error",
  summary: "A path returns without dereferencing an object it referenced.",
  names: { codeAnalysis: ["C28197"] },
  fix: undoBeforeExit("Dereference the object first", /ObReferenceObjectByHandle|PsLookup\w+/, ({ args, routine }) => {
    const object = addressed(routine.startsWith("Ps") ? args.at(-1) : args[4]);
    return object && `ObDereferenceObject(${object});`;
  }),
  page: `ObReferenceObjectByHandle and the PsLookup routines count a reference for the caller. Without ObDereferenceObject the object stays
for ever: a process that has ended keeps its memory, a file stays open.

**Mend it**: call ObDereferenceObject on the path shown.

\`\`\`c bad
#include <ntddk.h>
NTSTATUS WaitFor(HANDLE Event)
{
    PVOID object;
    NTSTATUS status = ObReferenceObjectByHandle(Event, EVENT_MODIFY_STATE, *ExEventObjectType, UserMode, &object, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = KeWaitForSingleObject(object, Executive, KernelMode, FALSE, NULL);
    return status;
//  ^^^^^^ object-reference-leaked: not given back
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
NTSTATUS Flags(PFILE_OBJECT File, PULONG Wanted)
{
    NTSTATUS status = ObReferenceObjectByPointer(File, 0, *IoFileObjectType, KernelMode);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (*Wanted == 0) {
        return STATUS_INVALID_PARAMETER;
//      ^^^^^^ object-reference-leaked: ObDereferenceObject
    }
    *Wanted &= File->Flags;
    ObDereferenceObject(File);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _KEPT { PFILE_OBJECT File; } KEPT, *PKEPT;
NTSTATUS Keep(PKEPT Kept, PFILE_OBJECT File)
{
    NTSTATUS status = ObReferenceObjectByPointer(File, 0, *IoFileObjectType, KernelMode);
    if (NT_SUCCESS(status)) {
        Kept->File = File;
    }
    return status;
}
NTSTATUS KeepOn(PKEPT Kept)
{
    return ObReferenceObjectByPointer(Kept->File, 0, *IoFileObjectType, KernelMode);
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
NTSTATUS WaitFor(HANDLE Event)
{
    PVOID object;
    NTSTATUS status = ObReferenceObjectByHandle(Event, EVENT_MODIFY_STATE, *ExEventObjectType, UserMode, &object, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = KeWaitForSingleObject(object, Executive, KernelMode, FALSE, NULL);
    ObDereferenceObject(object);
    return status;
}
\`\`\`
`,
  kind: "reference",
  thing: "the reference to the object",
  undo: "given back with ObDereferenceObject",
});
