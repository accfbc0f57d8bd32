// The MDL of a request that may have no bytes, and so no MDL.
import { type AccessEvent, type CallEvent, onPaths } from "../../analysis/events.ts";
import { isNull } from "../../analysis/facts.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import type { Term } from "../../analysis/term.ts";
import { editCall } from "../kinds/call-edits.ts";
import { controlCode, isAskedAbout, leadsThrough } from "../kinds/transfers.ts";
import type { Rule } from "../rule.ts";

const id = "request-mdl-not-checked";

export const requestMdlNotChecked: Rule = {
  id,
  severity: "warning",
  summary: "The MDL of a read, a write or an IOCTL is used, and nothing has asked whether the request has any bytes.",
  names: { codeAnalysis: ["C6011"] },
  fix: editCall("Map it only if there is an MDL", ({ name, args: [mdl], start, end }) =>
    // Whoever maps one has to be ready for NULL.
    mdl && /^\w+(?:->|\.)MdlAddress$/.test(mdl.text) && name.startsWith("MmGetSystemAddressForMdl")
      ? [
          { start, end: start, text: `(${mdl.text} == NULL ? NULL : ` },
          { start: end, end, text: ")" },
        ]
      : undefined,
  ),
  page: `For direct I/O the I/O manager describes the program's buffer in Irp->MdlAddress. A program may ask for no bytes at all: the request is sent all the
same, and MdlAddress is NULL. MmGetSystemAddressForMdlSafe, MmGetMdlByteCount and their kin read behind the pointer at once: any program that may
open the device can stop the machine.

**Mend it**: test Irp->MdlAddress for NULL, or complete requests of no bytes before.

\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_SUCCESS;
    PVOID buffer = MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority | MdlMappingNoExecute);
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request-mdl-not-checked: NULL
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = 0;
    if (buffer == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
    } else {
        Irp->IoStatus.Information = MmGetMdlByteCount(Irp->MdlAddress);
        RtlZeroMemory(buffer, Irp->IoStatus.Information);
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
#define IOCTL_COUNT CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_OUT_DIRECT, FILE_ANY_ACCESS)
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    ULONG count;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode == IOCTL_COUNT) {
        count = MmGetMdlByteCount(Irp->MdlAddress);
//              ^^^^^^^^^^^^^^^^^ request-mdl-not-checked: NULL
        status = count > 8 ? STATUS_SUCCESS : STATUS_BUFFER_TOO_SMALL;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_SUCCESS;
    PVOID buffer = NULL;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->MdlAddress != NULL) {
        buffer = MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority | MdlMappingNoExecute);
        if (buffer == NULL) status = STATUS_INSUFFICIENT_RESOURCES;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_SUCCESS;
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.Write.Length;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (length < 8) {
        status = STATUS_INVALID_PARAMETER;
    } else if (MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority | MdlMappingNoExecute) == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
#define IOCTL_COUNT CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_OUT_DIRECT, FILE_ANY_ACCESS)
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.OutputBufferLength != 0 && stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_COUNT) {
        status = MmGetMdlByteCount(Irp->MdlAddress) > 8 ? STATUS_SUCCESS : STATUS_BUFFER_TOO_SMALL;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    needs: { access: [onPaths.irp], beforeCall: [onPaths.irp] },
    access(event) {
      used(event, event.pointer);
    },
    beforeCall(event) {
      const { hasBody, name = "", args, run, state } = event;
      const irp = run.root?.irp;
      if (irp === undefined) return;
      const [first] = args;
      if (first && looksBehind.test(name)) used(event, first);
      // A routine of the driver that was given the IRP or its lengths may have asked.
      else if (
        hasBody &&
        !event.irp &&
        args.some((arg) => arg === irp || leadsThrough(arg, /Length$|CurrentStackLocation/))
      )
        state.setMark(id, irp, "told");
    },
  }),
};
const looksBehind = /^(MmGetSystemAddressForMdl(Safe)?|MmMapLockedPages(SpecifyCache)?|MmMapMemoryDumpMdl)$/;

function used(event: AccessEvent | CallEvent, mdl: Term): void {
  const { run, state, site } = event;
  const irp = run.root?.irp;
  if (irp === undefined || mdl.kind !== "load" || mdl.place.kind !== "field" || mdl.place.name !== "MdlAddress") return;
  const { base } = mdl.place;
  if (base.kind !== "deref" || base.pointer !== irp || isNull(state, mdl) === false || state.mark(id, irp)) return;
  const major = majorOf(run, state, irp);
  if (major === Major.deviceControl) {
    // Which request it is has been asked elsewhere, and perhaps how long it is.
    const code = controlCode(run.terms, state);
    if (code === undefined || (code & 3) === 0 || (code & 3) === 3) return;
    if (isAskedAbout(run.terms, state, /BufferLength$/)) return;
  } else if ((major !== Major.read && major !== Major.write) || isAskedAbout(run.terms, state, /Length$/)) return;
  state.setMark(id, irp, "told");
  const message =
    "MdlAddress is NULL for a request of no bytes, and nothing has asked for it, or for the length, before it is used here";
  run.report(id, { message }, site.at);
}
