// A program names an object, and the driver opens it with its own rights.
import { constantOf } from "../../analysis/facts.ts";
import type { State } from "../../analysis/state.ts";
import type { PlaceRef, Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { isFromKernel, isRequestMemory } from "../../analysis/untrusted.ts";
import type { Rule } from "../rule.ts";

const id = "request-name-opened";

export const requestNameOpened: Rule = {
  id,
  severity: "warning",
  summary: "A file or key that a request names is opened without OBJ_FORCE_ACCESS_CHECK.",
  names: {},
  page: `Zw routines are called with the previous mode KernelMode, and nothing asks whether the program that sent the request might open what it names: it reads
and writes, through the driver, files and keys that are closed to it.

**Mend it**: pass OBJ_FORCE_ACCESS_CHECK to InitializeObjectAttributes (to IoCreateFile, IO_FORCE_ACCESS_CHECK), or let the program open the object and
send the handle.

\`\`\`c bad
#include <ntifs.h>
#define IOCTL_LOG_TO CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
static NTSTATUS OpenLog(PWCHAR Path, USHORT Length, PHANDLE File)
{
    UNICODE_STRING name;
    OBJECT_ATTRIBUTES attributes;
    IO_STATUS_BLOCK answer;
    name.Buffer = Path;
    name.Length = name.MaximumLength = Length;
    InitializeObjectAttributes(&attributes, &name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
    return ZwCreateFile(File, FILE_APPEND_DATA | SYNCHRONIZE, &attributes, &answer, NULL, FILE_ATTRIBUTE_NORMAL, 0, FILE_OPEN_IF, FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0);
//         ^^^^^^^^^^^^ request-name-opened: OBJ_FORCE_ACCESS_CHECK
}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    ULONG length = stack->Parameters.DeviceIoControl.InputBufferLength;
    HANDLE file;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_LOG_TO && length > 0 && length < 512) {
        status = OpenLog(Irp->AssociatedIrp.SystemBuffer, (USHORT)length, &file);
        if (NT_SUCCESS(status)) {
            ZwClose(file);
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
#define IOCTL_LOG_TO CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
static NTSTATUS OpenLog(PWCHAR Path, USHORT Length, PHANDLE File)
{
    UNICODE_STRING name;
    OBJECT_ATTRIBUTES attributes;
    IO_STATUS_BLOCK answer;
    name.Buffer = Path;
    name.Length = name.MaximumLength = Length;
    InitializeObjectAttributes(&attributes, &name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE | OBJ_FORCE_ACCESS_CHECK, NULL, NULL);
    return ZwCreateFile(File, FILE_APPEND_DATA | SYNCHRONIZE, &attributes, &answer, NULL, FILE_ATTRIBUTE_NORMAL, 0, FILE_OPEN_IF, FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0);
}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    ULONG length = stack->Parameters.DeviceIoControl.InputBufferLength;
    HANDLE file;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_LOG_TO && length > 0 && length < 512) {
        status = OpenLog(Irp->AssociatedIrp.SystemBuffer, (USHORT)length, &file);
        if (NT_SUCCESS(status)) {
            ZwClose(file);
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
    calls: ["ZwCreateFile", "ZwOpenFile", "ZwDeleteFile", "IoCreateFile", "ZwCreateKey", "ZwOpenKey", "ZwOpenKeyEx"],
    beforeCall({ run, state, name, args, written, site }) {
      const attributes = args[name === "ZwDeleteFile" ? 0 : 2];
      if (attributes?.kind !== "address" || isFromKernel(state, run.terms)) return;
      const { place } = attributes;
      const flags = memberOf(run.terms, state, place, "Attributes");
      const given = flags && constantOf(state, flags);
      if (given === undefined || hasBit(given, forceAccessCheck) || (name === "IoCreateFile" && isForced(state, args)))
        return;
      const named = memberOf(run.terms, state, place, "ObjectName");
      if (!named || !isOfRequest(run.terms, state, named)) return;
      run.report(
        id,
        {
          message: `${written} opens what the request names without OBJ_FORCE_ACCESS_CHECK: the program's rights are not asked for`,
        },
        site.at,
      );
    },
  }),
};

const forceAccessCheck = 0x400;
/** IO_FORCE_ACCESS_CHECK among the options, or they are not known. */
function isForced(state: State, args: readonly Term[]): boolean {
  const options = args[13] && constantOf(state, args[13]);
  return options === undefined || hasBit(options, 1);
}
function hasBit(flags: number, bit: number): boolean {
  return Math.floor(flags / bit) % 2 === 1;
}
/** The counted string, or its characters, lie in a buffer of the request. */
function isOfRequest(terms: Terms, state: State, name: Term): boolean {
  if (isRequestMemory(name)) return true;
  const characters = name.kind === "address" ? memberOf(terms, state, name.place, "Buffer") : undefined;
  return characters !== undefined && isRequestMemory(characters);
}
function memberOf(terms: Terms, state: State, whole: PlaceRef, member: string): Term | undefined {
  let found: Term | undefined;
  state.store.each((value, id) => {
    const place = terms.place(id);
    if (place.kind === "field" && place.name === member && place.base === whole) found = value;
  });
  return found;
}
