// A name that outlives its driver.
import { type CallSite, callsTo } from "../../analysis/code.ts";
import type { World } from "../../analysis/world.ts";
import { nameText } from "../kinds/names.ts";
import { neverUndone } from "../kinds/whole-driver.ts";
import type { ProjectContext, Rule } from "../rule.ts";

const makers = ["IoCreateSymbolicLink", "IoCreateUnprotectedSymbolicLink"];
const deleter = "IoDeleteSymbolicLink";
const neverDeleted = neverUndone({
  id: "symbolic-link-never-deleted",
  severity: "warning",
  summary: "A driver that can be unloaded never deletes the symbolic link it makes.",
  names: {},
  page: `The link stays when the driver goes, leads nowhere, and makes the next load fail with STATUS_OBJECT_NAME_COLLISION.

**Mend it**: call IoDeleteSymbolicLink in Unload, or when the device is removed.

\`\`\`c bad
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    IoDeleteDevice(DriverObject->DeviceObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Thing");
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Thing");
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return IoCreateSymbolicLink(&link, &name);
//         ^^^^^^^^^^^^^^^^^^^^ symbolic-link-never-deleted: never
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\Device\\\\Thing");
    IoDeleteSymbolicLink(&link);
//  ^^^^^^^^^^^^^^^^^^^^ symbolic-link-never-deleted: no link of this name
    IoDeleteDevice(DriverObject->DeviceObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING link, name;
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    RtlInitUnicodeString(&name, L"\\\\Device\\\\Thing");
    RtlInitUnicodeString(&link, L"\\\\DosDevices\\\\Thing");
    return IoCreateSymbolicLink(&link, &name);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\??\\\\Thing");
    IoDeleteSymbolicLink(&link);
    IoDeleteDevice(DriverObject->DeviceObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING link, name;
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    RtlInitUnicodeString(&name, L"\\\\Device\\\\Thing");
    RtlInitUnicodeString(&link, L"\\\\DosDevices\\\\thing");
    return IoCreateSymbolicLink(&link, &name);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Thing");
    UNREFERENCED_PARAMETER(DriverObject);
    IoDeleteSymbolicLink(&link);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Thing");
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Thing");
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return IoCreateSymbolicLink(&link, &name);
}
\`\`\`
`,
  does: makers,
  undone: [deleter],
  byUnload: true,
  message: (_, who) => `a symbolic link is made here, but ${who} never deletes it with IoDeleteSymbolicLink`,
});

export const symbolicLinkNeverDeleted: Rule = {
  ...neverDeleted,
  project(context) {
    neverDeleted.project?.(context);
    deletedUnderOtherName(context);
  },
};
/** All that is deleted has a name that is known, and that no link has which the driver makes. */
function deletedUnderOtherName({ world, report }: ProjectContext): void {
  const made = namesAt(world, makers);
  const deleted = namesAt(world, [deleter]);
  if (!made || !deleted) return;
  const kept = made.find(({ name }) => deleted.every((other) => other.name !== name));
  const wrong = kept && deleted.find(({ name }) => made.every((other) => other.name !== name));
  if (!wrong) return;
  const { info, at } = wrong.site;
  const message = `no link of this name was made: the driver makes ${kept.text}, and deletes ${wrong.text}`;
  report(info, { message, range: info.unit.range(info.fn.declaration, at) });
}
interface Named {
  readonly site: CallSite;
  readonly text: string;
  /** To compare with. */
  readonly name: string;
}
/** Undefined if the name at one of the calls is not known, or there are none. */
function namesAt(world: World, routines: readonly string[]): readonly Named[] | undefined {
  const found: Named[] = [];
  for (const site of callsTo(world, ...routines)) {
    const text = nameText(site.info, site.call.args[0]);
    if (text === undefined) return undefined;
    const name = text.replace(/^\\(DosDevices|GLOBAL\?\?|\?\?)\\(Global\\)?/i, "").toLowerCase();
    found.push({ site, text, name });
  }
  return found.length > 0 ? found : undefined;
}
