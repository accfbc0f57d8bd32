// A buffer from a program taken for a string that ends.
import { baseOf } from "../../analysis/pool.ts";
import type { State } from "../../analysis/state.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { isRequestMemory, untrustedIn } from "../../analysis/untrusted.ts";
import { isFromProgram, isTold, tell } from "../kinds/limits.ts";
import type { Rule } from "../rule.ts";

const id = "request-string-not-terminated";
const written = "request-written";
/** Routines that read up to a terminator, and which of their arguments they read so. */
const readers: ReadonlyMap<string, readonly number[]> = new Map([
  ["strlen", [0]],
  ["wcslen", [0]],
  ["RtlInitUnicodeString", [1]],
  ["RtlInitAnsiString", [1]],
  ["RtlInitString", [1]],
  ["strcpy", [1]],
  ["wcscpy", [1]],
  ["strcat", [1]],
  ["wcscat", [1]],
  ["strcmp", [0, 1]],
  ["_stricmp", [0, 1]],
  ["wcscmp", [0, 1]],
  ["_wcsicmp", [0, 1]],
  ["strstr", [0, 1]],
  ["wcsstr", [0, 1]],
  ["strchr", [0]],
  ["wcschr", [0]],
  ["strrchr", [0]],
  ["wcsrchr", [0]],
  ["atoi", [0]],
  ["_wtoi", [0]],
]);

export const requestStringNotTerminated: Rule = {
  id,
  severity: "error",
  summary: "A request's buffer is read up to a terminator that the program need not have put there.",
  names: {},
  page: `The I/O manager copies as many bytes as the program says, and adds nothing. A routine that looks for the end of a string reads on through the
pool until it finds a zero: what lies there is given away or copied along, or the machine stops at the end of the mapped memory.

**Mend it**: look at the last character first, or copy the text and terminate the copy; or make a counted string of the buffer and its length, or
measure it with RtlStringCbLengthW or wcsnlen within InputBufferLength.

\`\`\`c bad
#include <wdm.h>
VOID Open(PUNICODE_STRING Name);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNICODE_STRING name;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(WCHAR)) {
        RtlInitUnicodeString(&name, Irp->AssociatedIrp.SystemBuffer);
//      ^^^^^^^^^^^^^^^^^^^^ request-string-not-terminated: terminator
        Open(&name);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Open(PUNICODE_STRING Name);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength;
    PWCHAR text = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNICODE_STRING name;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (length >= sizeof(WCHAR) && text[length / sizeof(WCHAR) - 1] == L'\\0') {
        RtlInitUnicodeString(&name, text);
        Open(&name);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: (world) => ({
    // A zero wherever in the buffer: it may be the terminator.
    store({ state, place, value }) {
      if (value.kind !== "const" || value.value !== 0n) return;
      const root = rootOf(place);
      if (root.kind === "deref" && isRequestMemory(root.pointer)) state.setMark(written, baseOf(root.pointer), "yes");
    },
    // A routine of the driver's that is given the buffer and its length may have looked for the end.
    afterCall({ hasBody, args, state }) {
      if (!hasBody || !args.some((arg) => untrustedIn(arg).length > 0)) return;
      for (const arg of args) if (isRequestMemory(arg)) state.setMark(written, baseOf(arg), "yes");
    },
    beforeCall({ name = "", args, run, state, site }) {
      const texts = readers.get(name);
      if (!texts || run.isGeneral || !isFromProgram(run)) return;
      for (const index of texts) {
        const text = args[index];
        const buffer = text && baseOf(text);
        if (
          !buffer ||
          !isRequestMemory(buffer) ||
          isTold(state, buffer) ||
          state.mark(written, buffer) ||
          isLookedAt(world.terms, state, buffer)
        )
          continue;
        const message = "the text comes from the request, and nothing has made sure that it has a terminator";
        tell(run, state, { rule: id, message }, [buffer], site.at);
      }
    },
  }),
};

/** The driver has asked for a character in the buffer: perhaps for the last one. */
function isLookedAt(terms: Terms, state: State, buffer: Term): boolean {
  for (const id of state.facts.keys()) {
    for (const { place } of untrustedIn(terms.term(id))) {
      const root = rootOf(place);
      if (root.kind !== "deref" || baseOf(root.pointer) !== buffer) continue;
      if (place.kind === "element" || root.pointer.kind === "op") return true;
    }
  }
  return false;
}
