// A device that was opened by name and never closed.
import { addressed, undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const fileObjectLeaked: Rule = leakRule({
  id: "file-object-leaked",
  severity: "error",
  summary: "The file object that IoGetDeviceObjectPointer returned is not dereferenced.",
  names: {},
  fix: undoBeforeExit("Dereference the file object first", /IoGetDeviceObjectPointer/, ({ args }) => {
    const file = addressed(args[2]);
    return file && `ObDereferenceObject(${file});`;
  }),
  page: `IoGetDeviceObjectPointer opens the device and returns a referenced file object. The reference, not the device object, is what the
caller owns; without ObDereferenceObject on the file object the device below can never be removed.

**Mend it**: dereference the file object when the device is no longer needed, or keep it where it will be.

\`\`\`c bad
#include <wdm.h>
NTSTATUS StackSizeOf(PUNICODE_STRING Name, CCHAR *Size)
{
    PFILE_OBJECT file;
    PDEVICE_OBJECT device;
    NTSTATUS status = IoGetDeviceObjectPointer(Name, FILE_READ_DATA, &file, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    *Size = device->StackSize;
    return STATUS_SUCCESS;
//  ^^^^^^ file-object-leaked: not given back
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS StackSizeOf(PUNICODE_STRING Name, CCHAR *Size)
{
    PFILE_OBJECT file;
    PDEVICE_OBJECT device;
    NTSTATUS status = IoGetDeviceObjectPointer(Name, FILE_READ_DATA, &file, &device);
    if (NT_SUCCESS(status)) {
        *Size = device->StackSize;
        ObDereferenceObject(file);
    }
    return status;
}
\`\`\`
`,
  kind: "file-object",
  thing: "the reference to the file object",
  undo: "given back with ObDereferenceObject",
});
