// As many bytes are copied as a program says.
import type { CallEvent } from "../../analysis/events.ts";
import type { Term } from "../../analysis/term.ts";
import { isRequestMemory, isSameValue, nameOfUntrusted, untrustedIn } from "../../analysis/untrusted.ts";
import { copiers, copyOf, type Side } from "../kinds/copies.ts";
import { isFromProgram, mostAllowed, tell, unlimitedIn } from "../kinds/limits.ts";
import { type Room, roomAt } from "../kinds/room.ts";
import type { Rule } from "../rule.ts";

const id = "request-length-not-limited";

export const requestLengthNotLimited: Rule = {
  id,
  severity: "error",
  summary: "Memory is copied or filled by a length from the request that nothing compared with the room there is.",
  names: {},
  page: `A program chooses the lengths in its request: InputBufferLength, and every length inside the buffers. Copied into an array or a block of fixed
size, a length that is too large overwrites whatever lies behind it: the program then writes kernel memory. A length inside the buffer that is larger
than the buffer itself makes the driver read, and perhaps give back, memory that is not the program's.

**Mend it**: compare the length with the size of the destination, and a length inside the buffer also with InputBufferLength, before it is used. Compare so
that the check itself cannot overflow: \`Length > InputBufferLength - FIELD_OFFSET(ASK, Data)\`.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { UCHAR Name[64]; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PEXT ext = DeviceObject->DeviceExtension;
    RtlCopyMemory(ext->Name, Irp->AssociatedIrp.SystemBuffer, stack->Parameters.DeviceIoControl.InputBufferLength);
//  ^^^^^^^^^^^^^ request-length-not-limited: Name
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { UCHAR Name[64]; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PEXT ext = DeviceObject->DeviceExtension;
    ULONG length = stack->Parameters.DeviceIoControl.InputBufferLength;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    if (length <= sizeof(ext->Name)) {
        RtlCopyMemory(ext->Name, Irp->AssociatedIrp.SystemBuffer, length);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { ULONG Length; UCHAR Data[1]; } ASK, *PASK;
VOID Send(PUCHAR Data, ULONG Length);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    UCHAR copy[128];
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK) && ask->Length <= sizeof(ASK) + sizeof(copy)) {
        RtlCopyMemory(copy, ask->Data, ask->Length);
//      ^^^^^^^^^^^^^ request-length-not-limited: 136
        Send(copy, ask->Length);
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
typedef struct _ASK { ULONG Length; UCHAR Data[1]; } ASK, *PASK;
VOID Send(PUCHAR Data, ULONG Length);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength;
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    UCHAR copy[128];
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (length >= sizeof(ASK) && ask->Length <= sizeof(copy) && ask->Length <= length - FIELD_OFFSET(ASK, Data)) {
        RtlCopyMemory(copy, ask->Data, ask->Length);
        Send(copy, ask->Length);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: copiers,
    beforeCall(event) {
      const { run, state, site } = event;
      const copy = copyOf(event);
      if (!copy || untrustedIn(copy.count).length === 0 || !isFromProgram(run)) return;
      const { into, from, count, unit } = copy;
      const room = into && roomAt(run, state, into.pointer, into.written);
      const message =
        (room && overrun(event, room, count, unit)) ??
        (from && (isRequestMemory(from.pointer) ? overread(event, count) : disclosed(event, from, count, unit)));
      if (message) tell(run, state, { rule: id, message }, untrustedIn(count), site.at);
    },
  }),
};

function overrun({ run, state }: CallEvent, room: Room, count: Term, unit: number): string | undefined {
  const { bytes, name } = room;
  const chosen = untrustedIn(count);
  // The driver made the block as large as the program said.
  if (
    typeof bytes !== "number" &&
    chosen.some((value) => untrustedIn(bytes).some((other) => isSameValue(value, other)))
  )
    return undefined;
  const holds = typeof bytes === "number" ? ` holds ${bytes} bytes, and` : ":";
  const unlimited = unlimitedIn(run, state, count, false);
  if (unlimited)
    return `${name}${holds} nothing has compared ${nameOfUntrusted(unlimited)}, which the program chose, with its size`;
  const most = mostAllowed(run, state, count) * unit;
  if (typeof bytes !== "number" || !Number.isFinite(most) || most <= bytes) return undefined;
  return `${name} holds ${bytes} bytes, and what the program chose may be as much as ${most}`;
}
/** What lies behind an array or a block goes with it to wherever it is copied. */
function disclosed(event: CallEvent, from: Side, count: Term, unit: number): string | undefined {
  const room = roomAt(event.run, event.state, from.pointer, from.written);
  return room && overrun(event, room, count, unit);
}
/** A length inside a buffer says nothing of how long the buffer is. */
function overread({ run, state }: CallEvent, count: Term): string | undefined {
  const unlimited = unlimitedIn(run, state, count, true);
  return (
    unlimited &&
    `${nameOfUntrusted(unlimited)} comes from the request itself, and nothing has compared it with the length of the buffer that is read`
  );
}
