// A program's address that is locked as if it were the kernel's own.
import { rangeOf } from "../../analysis/facts.ts";
import { baseOf } from "../../analysis/pool.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import { setArgument } from "../kinds/call-edits.ts";
import { irpName } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "user-pages-locked-as-kernel";
/** The mark on an MDL that describes memory at an address which a program gave. */
const ofProgram = "mdl-of-program";
const givenAddresses = new Set(["Type3InputBuffer", "UserBuffer"]);

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
A program that gives one in a METHOD_NEITHER request reads or overwrites the kernel.

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
`,
  paths: () => ({
    calls: ["IoAllocateMdl", "MmProbeAndLockPages"],
    afterCall({ name, args: [address], run, state, result, site }) {
      const given = address && baseOf(address);
      const irp = run.root?.irp;
      if (name !== "IoAllocateMdl" || !irp || given?.kind !== "load" || given.place.kind !== "field") return;
      if (!givenAddresses.has(given.place.name) || majorOf(run, state, irp) !== Major.deviceControl) return;
      const why = { kind: "site", site, message: "it describes memory at an address that the program gave" } as const;
      state.setMark(ofProgram, result, "yes", why);
    },
    beforeCall({ name, args: [mdl, mode], run, state, site }) {
      const mark = name === "MmProbeAndLockPages" && mdl && state.mark(ofProgram, mdl);
      if (!mark || !mode || rangeOf(state, mode).hi !== 0) return;
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
