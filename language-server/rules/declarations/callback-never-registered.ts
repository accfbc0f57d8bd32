// A callback that nobody can call.
import { callsTo, isLambda } from "../../analysis/code.ts";
import type { Role } from "../../analysis/roles.ts";
import { nameSite } from "../../analysis/roots.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { isAddressTaken, isInTable, isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const callbackNeverRegistered: Rule = {
  id: "callback-never-registered",
  severity: "warning",
  summary: "A function is declared as a callback, and nothing in the driver registers or calls it.",
  names: {},
  page: `A dispatch routine that DriverEntry does not put into the table, or an event callback that no configuration names, is never called: its requests go to whatever
serves the others, or to nobody, and what it was to do is not done.

**Mend it**: register it, or remove it.

\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH Create;
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH Cleanup;
NTSTATUS Create(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
NTSTATUS Cleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp)
//       ^^^^^^^ callback-never-registered: Cleanup
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_CREATE] = Create;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH Create;
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH Cleanup;
NTSTATUS Create(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
NTSTATUS Cleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    return Create(DeviceObject, Irp);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_CREATE] = Create;
#ifdef WITH_CLEANUP
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = Cleanup;
#endif
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project({ world, report }) {
    if (!isWhole(world)) return;
    let texts: readonly string[] | undefined;
    const registered = new Set<string>();
    for (const [name, role] of world.roles)
      if (isAddressTaken(world, name) || isInTable(world, name)) registered.add(familyOf(role));
    for (const [name, role] of world.roles) {
      const info = world.functions.get(name);
      if (!info?.own || isLambda(info.fn) || role.registeredAt !== undefined || role.name === "DRIVER_INITIALIZE")
        continue;
      // Of a driver that registers none of the kind, what does it is not here.
      if (!registered.has(familyOf(role))) continue;
      if (isAddressTaken(world, name) || isInTable(world, name) || callsTo(world, name).length > 0) continue;
      texts ??= textsOf(world);
      // Where something is left out of this build, or a macro stands for it.
      const use = new RegExp(`^(?!.*alloc_text).*[=,({&]\\s*${info.fn.symbol.name.replaceAll(/\W/g, "\\$&")}\\b`, "m");
      if (texts.some((text) => use.test(text))) continue;
      report(info, {
        message: `${info.fn.symbol.name} is declared as ${role.name}, and nothing in the driver registers or calls it`,
        range: info.unit.range(info.fn.declaration, nameSite(info).at),
      });
    }
  },
};
/** DRIVER_DISPATCH, EVT_WDF, FLT_PREOP. */
function familyOf({ name }: Role): string {
  return name.split("_").slice(0, 2).join("_");
}
function textsOf(world: World): readonly string[] {
  const texts = new Set<string>();
  for (const info of world.functions.values()) if (info.own) for (const text of textOf(info)) texts.add(text);
  return [...texts];
}
function textOf({ fn, unit }: FunctionInfo): readonly string[] {
  const base = unit.declarationAt(fn.declaration)?.tokenBase ?? 0;
  const source = unit.tokens.source(base + fn.range.first);
  return source ? [source.text] : [];
}
