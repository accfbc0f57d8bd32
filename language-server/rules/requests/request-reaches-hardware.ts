// A program says which physical memory, model-specific register or port the driver is to touch.
import type { CallEvent, IntrinsicEvent, Run } from "../../analysis/events.ts";
import type { State } from "../../analysis/state.ts";
import type { LoadTerm, PlaceRef, Term } from "../../analysis/term.ts";
import { isLimited, isValidated, mostOf, nameOfUntrusted, originOf, untrustedIn } from "../../analysis/untrusted.ts";
import { isFromProgram, isTold, tell } from "../kinds/limits.ts";
import type { Rule } from "../rule.ts";

const id = "request-reaches-hardware";

/** What a routine reaches by some of its arguments. */
interface Reach {
  readonly args: readonly number[];
  readonly what: string;
  /** What can be no more than that is limited: a port has 16 bits. */
  readonly most: number;
}
const memory = (args: readonly number[], what: string): Reach => ({ args, what, most: 0x7fff_ffff });
const register = (what: string): Reach => ({ args: [0], what, most: 0xffff });
const port = (what: string): Reach => ({ args: [0], what, most: 0xfffe });
const ports = (routine: string, names: readonly string[], what: string): readonly [string, Reach][] =>
  names.map((name) => [`${routine}${name}`, port(what)]);
const widths = ["UCHAR", "USHORT", "ULONG"];
const reaches: ReadonlyMap<string, Reach> = new Map([
  ["MmMapIoSpace", memory([0, 1], "which physical memory is mapped")],
  ["MmMapIoSpaceEx", memory([0, 1], "which physical memory is mapped")],
  ["MmGetVirtualForPhysical", memory([0], "which physical memory is touched")],
  ["__readmsr", register("which model-specific register is read")],
  ["__writemsr", register("which model-specific register is written")],
  ...ports("READ_PORT_", widths, "which port is read"),
  ...ports("READ_PORT_BUFFER_", widths, "which port is read"),
  ...ports("WRITE_PORT_", widths, "which port is written"),
  ...ports("WRITE_PORT_BUFFER_", widths, "which port is written"),
  ...ports("__in", ["byte", "word", "dword", "bytestring", "wordstring", "dwordstring"], "which port is read"),
  ...ports("__out", ["byte", "word", "dword", "bytestring", "wordstring", "dwordstring"], "which port is written"),
]);

export const requestReachesHardware: Rule = {
  id,
  severity: "error",
  summary: "A value from the request says which physical memory, model-specific register or port is touched.",
  names: {},
  page: `Physical memory holds the kernel, model-specific registers say where system calls go, ports reach every device. A driver that maps,
reads or writes whichever of them its request names gives the machine to every program that can open its device.

**Mend it**: offer what programs need, each by a control code of its own, with addresses that the driver knows: of its resources, with an offset that was
compared with their length, or from a short list of registers and ports.

\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { PHYSICAL_ADDRESS Address; ULONG Value; } ASK, *PASK;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK)) {
        PULONG mapped = MmMapIoSpace(ask->Address, sizeof(ULONG), MmNonCached);
//                      ^^^^^^^^^^^^ request-reaches-hardware: physical memory
        if (mapped != NULL) {
            *mapped = ask->Value;
            MmUnmapIoSpace(mapped, sizeof(ULONG));
            status = STATUS_SUCCESS;
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PHYSICAL_ADDRESS Base; ULONG Length; } EXT, *PEXT;
typedef struct _ASK { ULONG Offset; ULONG Value; } ASK, *PASK;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK) && ask->Offset < ext->Length) {
        PHYSICAL_ADDRESS address;
        PULONG mapped;
        address.QuadPart = ext->Base.QuadPart + ask->Offset;
        mapped = MmMapIoSpace(address, sizeof(ULONG), MmNonCached);
        if (mapped != NULL) {
            *mapped = ask->Value;
            MmUnmapIoSpace(mapped, sizeof(ULONG));
            status = STATUS_SUCCESS;
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
#include <intrin.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
static NTSTATUS ReadRegister(PULONG Which, PULONG64 Value)
{
    *Value = __readmsr(*Which);
//           ^^^^^^^^^ request-reaches-hardware: model-specific register
    return STATUS_SUCCESS;
}
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = 0;
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ULONG) && stack->Parameters.DeviceIoControl.OutputBufferLength >= sizeof(ULONG64)) {
        status = ReadRegister(Irp->AssociatedIrp.SystemBuffer, Irp->AssociatedIrp.SystemBuffer);
        Irp->IoStatus.Information = sizeof(ULONG64);
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: [...reaches.keys()],
    beforeCall: look,
    intrinsic: look,
  }),
};

function look({ run, state, site, name = "", args }: CallEvent | IntrinsicEvent): void {
  const reach = reaches.get(name);
  if (!reach || run.isGeneral || !isFromProgram(run)) return;
  for (const index of reach.args)
    for (const value of valuesOf(run, state, args[index])) {
      const chosen = chosenIn(run, state, value, reach.most);
      if (!chosen) continue;
      const message = `the program chose ${nameOfUntrusted(chosen)}, and nothing limits ${reach.what} by it`;
      tell(run, state, { rule: id, message }, [chosen], site.at);
      return;
    }
}
/** An argument's value, or, of a structure that was put together, those of its members. */
function valuesOf({ terms }: Run, state: State, arg: Term | undefined): readonly Term[] {
  if (!arg) return [];
  const held: Term[] = [];
  const look = (place: PlaceRef): void => {
    const value = state.store.get(place.id);
    if (value) held.push(value);
    for (const part of terms.partsOf(place)) look(part);
  };
  if (arg.kind === "load" && originOf(arg) === undefined) look(arg.place);
  return [arg, ...held];
}
function chosenIn(run: Run, state: State, value: Term, most: number): LoadTerm | undefined {
  if (mostOf(state, value) <= most) return undefined;
  return untrustedIn(value).find(
    (one) =>
      originOf(one) === "contents" &&
      !isTold(state, one) &&
      !isValidated(state, one) &&
      !isLimited(state, run.terms, one, false),
  );
}
