// A program's address that is locked as if it were the kernel's own.
import type { Run } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { baseOf } from "../../analysis/pool.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import type { State } from "../../analysis/state.ts";
import type { LoadTerm } from "../../analysis/term.ts";
import { isFromKernel, originOf } from "../../analysis/untrusted.ts";
import { setArgument } from "../kinds/call-edits.ts";
import { irpName } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "user-pages-locked-as-kernel";
/** The mark on an MDL that describes memory at an address which a program gave. */
const ofProgram = "mdl-of-program";
const givenAddresses = new Set(["Type3InputBuffer", "UserBuffer"]);
/** The address of a buffer that the I/O manager has left as the program gave it. */
function isItsBuffer(run: Run, state: State, { place }: LoadTerm): boolean {
  const irp = run.root?.irp;
  if (!irp || place.kind !== "field" || !givenAddresses.has(place.name)) return false;
  const major = majorOf(run, state, irp);
  return (
    major === Major.deviceControl || (place.name === "UserBuffer" && (major === Major.read || major === Major.write))
  );
}

/** Requests that only drivers send hold addresses of the kernel. */
function isOfProgram(run: Run, state: State): boolean {
  const { irp, role } = run.root ?? {};
  if (irp) return majorOf(run, state, irp) === Major.deviceControl;
  return role !== undefined && !role.name.includes("INTERNAL");
}

export const userPagesLockedAsKernel: Rule = {
  id,
  severity: "error",
  summary: "MmProbeAndLockPages is told KernelMode for an address that a program gave.",
  names: {},
  fix: (context) => {
    const irp = irpName(context);
    return irp === undefined
      ? setArgument("Probe it for UserMode", 1, "UserMode")(context)
      : setArgument("Probe it for whoever sent the request", 1, `${irp}->RequestorMode`)(context);
  },
  page: `MmProbeAndLockPages checks an address only as far as AccessMode tells it to: with KernelMode an address in kernel memory is as good as any other.
A program that gives one in a METHOD_NEITHER request, or in the buffer of any request, reads or overwrites the kernel.

**Mend it**: pass UserMode, or Irp->RequestorMode where kernel drivers send the request as well, inside __try.

\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    PMDL mdl = IoAllocateMdl(Irp->UserBuffer, stack->Parameters.DeviceIoControl.OutputBufferLength, FALSE, FALSE, NULL);
    UNREFERENCED_PARAMETER(DeviceObject);
    if (mdl == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
    } else {
        __try {
            MmProbeAndLockPages(mdl, KernelMode, IoWriteAccess);
//          ^^^^^^^^^^^^^^^^^^^ user-pages-locked-as-kernel: KernelMode
            MmUnlockPages(mdl);
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            status = GetExceptionCode();
        }
        IoFreeMdl(mdl);
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ASKED { PVOID Data; ULONG Length; } ASKED, *PASKED;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASKED asked = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASKED)) {
        PMDL mdl = IoAllocateMdl(asked->Data, asked->Length, FALSE, FALSE, NULL);
        status = STATUS_INSUFFICIENT_RESOURCES;
        if (mdl != NULL) {
            __try {
                MmProbeAndLockPages(mdl, KernelMode, IoWriteAccess);
//              ^^^^^^^^^^^^^^^^^^^ user-pages-locked-as-kernel: KernelMode
                MmUnlockPages(mdl);
                status = STATUS_SUCCESS;
            } __except (EXCEPTION_EXECUTE_HANDLER) {
                status = GetExceptionCode();
            }
            IoFreeMdl(mdl);
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
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    PMDL mdl = IoAllocateMdl(Irp->UserBuffer, stack->Parameters.DeviceIoControl.OutputBufferLength, FALSE, FALSE, NULL);
    UNREFERENCED_PARAMETER(DeviceObject);
    if (mdl == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
    } else {
        __try {
            MmProbeAndLockPages(mdl, Irp->RequestorMode, IoWriteAccess);
            MmUnlockPages(mdl);
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            status = GetExceptionCode();
        }
        IoFreeMdl(mdl);
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ASKED { PVOID Data; ULONG Length; } ASKED, *PASKED;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASKED asked = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASKED)) {
        PMDL mdl = IoAllocateMdl(asked->Data, asked->Length, FALSE, FALSE, NULL);
        status = STATUS_INSUFFICIENT_RESOURCES;
        if (mdl != NULL) {
            __try {
                MmProbeAndLockPages(mdl, UserMode, IoWriteAccess);
                MmUnlockPages(mdl);
                status = STATUS_SUCCESS;
            } __except (EXCEPTION_EXECUTE_HANDLER) {
                status = GetExceptionCode();
            }
            IoFreeMdl(mdl);
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: ["IoAllocateMdl", "MmProbeAndLockPages"],
    afterCall({ name, args: [address], run, state, result, site }) {
      const given = address && baseOf(address);
      if (name !== "IoAllocateMdl" || given?.kind !== "load") return;
      const isWithin = originOf(given) === "contents" && isOfProgram(run, state);
      if (!isWithin && !isItsBuffer(run, state, given)) return;
      const why = { kind: "site", site, message: "it describes memory at an address that the program gave" } as const;
      state.setMark(ofProgram, result, "yes", why);
    },
    beforeCall({ name, args: [mdl, mode], run, state, site }) {
      const mark = name === "MmProbeAndLockPages" && mdl && state.mark(ofProgram, mdl);
      if (!mark || !mode || rangeOf(state, mode).hi !== 0 || isFromKernel(state, run.terms)) return;
      run.report(
        id,
        {
          message:
            "the address was given by a program, but is probed as KernelMode: it may lead anywhere in the kernel",
          notes: [{ message: "", place: mark.why }],
        },
        site.at,
      );
    },
  }),
};
