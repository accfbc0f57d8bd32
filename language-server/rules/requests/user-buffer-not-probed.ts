// A user address that may be anything.

import type { TokenRange } from "../../../compiler/source/source.ts";
import type { Run } from "../../analysis/events.ts";
import { baseOf } from "../../analysis/pool.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { State } from "../../analysis/state.ts";
import { type LoadTerm, type PlaceRef, rootOf, type Term } from "../../analysis/term.ts";
import { isBuffer, isFromKernel, isSystemBuffer, originOf } from "../../analysis/untrusted.ts";
import type { World } from "../../analysis/world.ts";
import { copyOf } from "../kinds/copies.ts";
import { controlCode } from "../kinds/transfers.ts";
import type { Rule } from "../rule.ts";

const id = "user-buffer-not-probed";

export const userBufferNotProbed: Rule = {
  id,
  severity: "error",
  summary: "A METHOD_NEITHER buffer, or an address that stands in a request's buffer, is used without being probed.",
  names: { codeql: ["cpp/microsoft/public/likely-bugs/memory-management/unprobeddereference"] },
  page: `Type3InputBuffer and UserBuffer are the program's own addresses, unchecked. A program may pass the address of kernel memory: reading from
it gives secrets away, writing to it gives the machine away. The same holds for every address inside a buffer: METHOD_BUFFERED copies the structure,
not what its members point to.

**Mend it**: ProbeForRead or ProbeForWrite inside __try before the first use.

\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PULONG input = stack->Parameters.DeviceIoControl.Type3InputBuffer;
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = *input;
//                              ^^^^^^ user-buffer-not-probed: probe
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PULONG input = stack->Parameters.DeviceIoControl.Type3InputBuffer;
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(DeviceObject);
    __try {
        ProbeForRead(input, sizeof(ULONG), sizeof(ULONG));
        Irp->IoStatus.Information = *input;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = STATUS_ACCESS_VIOLATION;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { PUCHAR Data; ULONG Length; } ASK, *PASK;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UCHAR first[16];
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK) && ask->Length == sizeof(first)) {
        RtlCopyMemory(first, ask->Data, sizeof(first));
//      ^^^^^^^^^^^^^ user-buffer-not-probed: request's buffer
        status = first[0] == 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    beforeCall(event) {
      const { run, state, site } = event;
      const copy = copyOf(event);
      for (const side of copy ? [copy.into, copy.from] : []) if (side) use(run, state, side.pointer, site.at);
      const irp = run.root?.irp;
      if (!event.hasBody || !irp || !isFromOutside(run, state)) return;
      // A routine of the driver's does not know whose request it serves.
      if (event.args.some((arg) => leadsFrom(arg, (term) => term === irp))) state.setMark(programs, irp, "yes");
    },
    afterCall({ name = "", args, state, run, hasBody }) {
      const handed = probes.has(name) ? args.slice(0, 1) : hasBody ? args.filter((arg) => fromUser(baseOf(arg))) : [];
      // A helper that probes may have probed what it was given, on the way that led here.
      if (handed.length === 0 || (hasBody && !run.ask(probesSomething, name))) return;
      for (const address of handed) state.setMark("probed", baseOf(address), "yes");
    },
    access({ run, state, pointer, site }) {
      use(run, state, pointer, site.at);
    },
  }),
};
const probes = new Set(["ProbeForRead", "ProbeForWrite", "IoAllocateMdl", "MmIsAddressValid"]);

/** The routine, or one that it calls, looks at addresses before it uses them. */
function probesSomething(world: World, routine: string): boolean {
  const seen = new Set([routine]);
  for (const name of seen) {
    if (probes.has(name)) return true;
    const info = world.functions.get(name);
    if (info && seen.size < mostCallees) for (const callee of shapeOf(info.fn).callees) seen.add(callee);
  }
  return false;
}
const mostCallees = 200;

function use(run: Run, state: State, address: Term, at: TokenRange): void {
  const pointer = baseOf(address);
  if (!fromUser(pointer) || state.mark("probed", pointer)) return;
  if (isBuffer(pointer) && isFilledByDriver(run, state, pointer)) return;
  const isPrograms = (term: Term) => state.mark(programs, term) !== undefined;
  if (!isFromOutside(run, state) && !leadsFrom(pointer, isPrograms)) return;
  if (isFromKernel(state, run.terms)) return;
  const message = isBuffer(pointer)
    ? "the user's own address is used here, and nothing has probed it"
    : "the address comes from the request's buffer: it is the user's own, and nothing has probed it";
  run.report(id, { message }, at);
  // Once is enough.
  state.setMark("probed", pointer, "told");
}
/** Type3InputBuffer is filled by the I/O manager for METHOD_NEITHER only: in requests of other methods it holds what the driver put there. */
function isFilledByDriver(run: Run, state: State, { place }: LoadTerm): boolean {
  const code = controlCode(run.terms, state);
  return place.kind === "field" && place.name === "Type3InputBuffer" && code !== undefined && (code & 3) !== 3;
}
/** On an IRP that surely comes from a program, for the routines that are called with it or with what it leads to. */
const programs = "program's-request";
/** Whether the value, or what it was read from, and so on, is such a thing. */
function leadsFrom(value: Term, isIt: (term: Term) => boolean): boolean {
  for (let term: Term | undefined = value; term !== undefined; ) {
    const base = baseOf(term);
    if (isIt(base)) return true;
    const root: PlaceRef | undefined = base.kind === "load" || base.kind === "address" ? rootOf(base.place) : undefined;
    term = root?.kind === "deref" ? root.pointer : undefined;
  }
  return false;
}
/** Only what surely comes from a program: other drivers send their own addresses. */
function isFromOutside(run: Run, state: State): boolean {
  return run.root?.irp !== undefined && majorOf(run, state, run.root.irp) === Major.deviceControl;
}
function fromUser(pointer: Term): pointer is LoadTerm {
  if (pointer.kind !== "load") return false;
  return isBuffer(pointer) ? !isSystemBuffer(pointer.place) : originOf(pointer) === "contents";
}
