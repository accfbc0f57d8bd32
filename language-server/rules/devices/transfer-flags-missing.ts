// Reads and writes served from a buffer that the device's flags do not ask for.
import type { Expr, Place } from "../../../compiler/ir/ir.ts";
import { bare, callsTo, codeOf, type FieldPlace, recordName } from "../../analysis/code.ts";
import { Major } from "../../analysis/requests.ts";
import type { World } from "../../analysis/world.ts";
import { isSamePlace } from "../kinds/places.ts";
import { isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const transferFlagsMissing: Rule = {
  id: "transfer-flags-missing",
  severity: "error",
  summary: "A read or write uses the system buffer or the MDL, and no device has DO_BUFFERED_IO or DO_DIRECT_IO set.",
  names: {},
  page: `For reads and writes the flags of the device object say how the program's buffer comes to the driver. With DO_BUFFERED_IO it is copied through
Irp->AssociatedIrp.SystemBuffer, with DO_DIRECT_IO it is described by Irp->MdlAddress. With neither, both are NULL, and Irp->UserBuffer is the program's own
address: the first read stops the machine.

**Mend it**: set the flag before DO_DEVICE_INITIALIZING is cleared. A filter takes over the flags of the device below.

\`\`\`c bad
#include <wdm.h>
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.Read.Length;
    UNREFERENCED_PARAMETER(DeviceObject);
    RtlZeroMemory(Irp->AssociatedIrp.SystemBuffer, length);
//  ^^^^^^^^^^^^^ transfer-flags-missing: DO_BUFFERED_IO
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = length;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_READ] = DispatchRead;
    return IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.Read.Length;
    UNREFERENCED_PARAMETER(DeviceObject);
    RtlZeroMemory(Irp->AssociatedIrp.SystemBuffer, length);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = length;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    NTSTATUS status;
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_READ] = DispatchRead;
    status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (NT_SUCCESS(status)) {
        device->Flags |= DO_BUFFERED_IO;
    }
    return status;
}
\`\`\`
`,
  project({ world, report }) {
    if (!isWhole(world) || callsTo(world, ...makers).length === 0) return;
    let given: number | undefined;
    for (const [name, role] of world.roles) {
      const info = world.functions.get(name);
      const isTransfer =
        role.majors.length > 0 && role.majors.every((one) => one === Major.read || one === Major.write);
      if (!info?.own || role.name !== "DRIVER_DISPATCH" || !isTransfer) continue;
      const { fields } = codeOf(info.fn);
      const used = fields.filter(({ place, write }) => !write && ways.has(place.field.name ?? "") && isOfIrp(place));
      const [first] = used;
      const way = first && ways.get(first.place.field.name ?? "");
      // Who looks at several decides by what is there.
      if (!way || used.some(({ place }) => place.field.name !== first.place.field.name)) continue;
      given ??= flagsGiven(world);
      if ((given & way.flag) !== 0) continue;
      const message = `${first.place.field.name} is NULL for reads and writes, as nothing in the driver sets ${way.name} in the flags of a device object`;
      report(info, { message, range: info.unit.range(info.fn.declaration, first.at) });
      return;
    }
  },
};
const makers = ["IoCreateDevice", "IoCreateDeviceSecure", "WdmlibIoCreateDeviceSecure"];
const ways: ReadonlyMap<string, { readonly flag: number; readonly name: string } | undefined> = new Map([
  ["SystemBuffer", { flag: 0x4, name: "DO_BUFFERED_IO" }],
  ["MdlAddress", { flag: 0x10, name: "DO_DIRECT_IO" }],
  ["UserBuffer", undefined],
]);
function isOfIrp(place: FieldPlace): boolean {
  let at: Place = place;
  while (at.kind === "field") at = at.base;
  return recordName(at.type) === "IRP";
}
const all = 0x14;
/** Which of the two flags something in the driver may set. */
function flagsGiven(world: World): number {
  let given = 0;
  for (const { fn, own } of world.functions.values()) {
    if (!own) continue;
    for (const { target, value } of codeOf(fn).assigns)
      if (target.kind === "field" && target.field.name === "Flags" && recordName(target.base.type) === "DEVICE_OBJECT")
        given |= bitsOf(value, target);
  }
  return given;
}
/** Those that may be set when the flags are given the value. */
function bitsOf(value: Expr, flags: Place): number {
  const of = bare(value);
  if (of.kind === "const") return Number(BigInt.asUintN(32, of.value)) & all;
  if (of.kind === "binary" && of.op === "or") return bitsOf(of.left, flags) | bitsOf(of.right, flags);
  if (of.kind === "binary" && of.op === "and") {
    const mask = [bare(of.left), bare(of.right)].find(({ kind }) => kind === "const");
    if (mask?.kind === "const") return bitsOf(mask, flags) & (isSameLoad(of, flags) ? 0 : all);
  }
  // The device's own flags, to which something is added.
  return of.kind === "load" && isSamePlace(of.place, flags) ? 0 : all;
}
/** `Flags & ~DO_DEVICE_INITIALIZING` leaves what is there. */
function isSameLoad({ left, right }: Extract<Expr, { kind: "binary" }>, flags: Place): boolean {
  return [bare(left), bare(right)].some((side) => side.kind === "load" && isSamePlace(side.place, flags));
}
