// A framework object that is used through a handle in which nothing ever puts one.
import type { Place } from "../../../compiler/ir/ir.ts";
import { bare, type CallSite, type CodeCall, callsTo, codeOf, placeKey } from "../../analysis/code.ts";
import { isNamedUnread } from "../../analysis/unread.ts";
import type { World } from "../../analysis/world.ts";
import { keysOf } from "../kinds/origins.ts";
import { isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

const id = "framework-object-never-created";

export const frameworkObjectNeverCreated: Rule = {
  id,
  severity: "error",
  summary: "A lock, timer, queue or other framework object is used, and nothing in the driver makes it.",
  names: {},
  page: `A handle in a context is NULL until the object was made: the framework zeroes contexts. To use it stops the machine.

**Mend it**: make the object when the device is added, and keep the handle in the member that is used.

\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
typedef struct _CONTEXT { WDFSPINLOCK Lock; ULONG Count; } CONTEXT, *PCONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(CONTEXT, GetContext)
EVT_WDF_DRIVER_DEVICE_ADD DeviceAdd;
DRIVER_INITIALIZE DriverEntry;
VOID Count(WDFDEVICE Device)
{
    PCONTEXT context = GetContext(Device);
    WdfSpinLockAcquire(context->Lock);
//  ^^^^^^^^^^^^^^^^^^ framework-object-never-created: Lock
    context->Count++;
    WdfSpinLockRelease(context->Lock);
}
NTSTATUS DeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit)
{
    WDF_OBJECT_ATTRIBUTES attributes;
    WDFDEVICE device;
    NTSTATUS status;
    UNREFERENCED_PARAMETER(Driver);
    WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE(&attributes, CONTEXT);
    status = WdfDeviceCreate(&DeviceInit, &attributes, &device);
    if (NT_SUCCESS(status)) Count(device);
    return status;
}
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    WDF_DRIVER_CONFIG config;
    WDF_DRIVER_CONFIG_INIT(&config, DeviceAdd);
    return WdfDriverCreate(DriverObject, RegistryPath, WDF_NO_OBJECT_ATTRIBUTES, &config, WDF_NO_HANDLE);
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
typedef struct _CONTEXT { WDFSPINLOCK Lock; ULONG Count; } CONTEXT, *PCONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(CONTEXT, GetContext)
EVT_WDF_DRIVER_DEVICE_ADD DeviceAdd;
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit)
{
    WDF_OBJECT_ATTRIBUTES attributes;
    WDFDEVICE device;
    PCONTEXT context;
    NTSTATUS status;
    UNREFERENCED_PARAMETER(Driver);
    WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE(&attributes, CONTEXT);
    status = WdfDeviceCreate(&DeviceInit, &attributes, &device);
    if (!NT_SUCCESS(status)) return status;
    context = GetContext(device);
    WDF_OBJECT_ATTRIBUTES_INIT(&attributes);
    attributes.ParentObject = device;
    status = WdfSpinLockCreate(&attributes, &context->Lock);
    if (!NT_SUCCESS(status)) return status;
    WdfSpinLockAcquire(context->Lock);
    context->Count++;
    WdfSpinLockRelease(context->Lock);
    return STATUS_SUCCESS;
}
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    WDF_DRIVER_CONFIG config;
    WDF_DRIVER_CONFIG_INIT(&config, DeviceAdd);
    return WdfDriverCreate(DriverObject, RegistryPath, WDF_NO_OBJECT_ATTRIBUTES, &config, WDF_NO_HANDLE);
}
\`\`\`
`,
  project(context) {
    const { world, report } = context;
    const sites = Object.keys(uses).flatMap((name) => callsTo(world, name));
    if (sites.length === 0 || !isWhole(world) || callsUnseen(world)) return;
    const told = new Set<string>();
    for (const site of sites) {
      const used = handleOf(site);
      if (!used || told.has(used.key) || isSet(world, used.key) || isNamedUnread(context, [used.name])) continue;
      told.add(used.key);
      report(site.info, {
        message: `${used.name} is used by ${site.name}, but nothing in the driver puts an object into it`,
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};

/** Routines that cannot do without the object, with the argument. */
const uses: Readonly<Record<string, number>> = {
  WdfSpinLockAcquire: 0,
  WdfWaitLockAcquire: 0,
  WdfTimerStart: 0,
  WdfWorkItemEnqueue: 0,
  WdfDpcEnqueue: 0,
  WdfInterruptAcquireLock: 0,
  WdfInterruptSynchronize: 0,
  WdfIoQueueRetrieveNextRequest: 0,
  WdfRequestForwardToIoQueue: 1,
  WdfRequestSend: 1,
  WdfCollectionAdd: 0,
};
function handleOf({ name, call, info }: CallSite): { readonly key: string; readonly name: string } | undefined {
  const value = call.args[uses[name ?? ""] ?? 0];
  const from = value && bare(value);
  if (from?.kind !== "load" || from.place.kind !== "field") return undefined;
  const { place } = from;
  let root: Place = place;
  while (root.kind === "field" || root.kind === "element") root = root.base;
  const key = root.kind === "deref" ? placeKey(place, info.name) : undefined;
  return key === undefined || place.field.name === undefined ? undefined : { key, name: place.field.name };
}

/** A library that is not here may make the object. */
function callsUnseen(world: World): boolean {
  for (const { fn, own } of world.functions.values()) {
    if (!own) continue;
    const isUnseen = ({ name, call }: CodeCall) =>
      name !== undefined &&
      call.callee.kind === "direct" &&
      !call.callee.symbol.defined &&
      !world.functions.has(name) &&
      !ofTheSystem.test(name);
    if (codeOf(fn).calls.some(isUnseen)) return true;
  }
  return false;
}
const ofTheSystem =
  /^_*(Cm|Dbg|Etw|Event|Ex|Flt|FsRtl|Hal|Hid|Io|Kd|Ke|Kf|Mm|Ndis|Nt|Ob|Po|Ps|Ringside|Rtl|Se|Spb|USBD|Vf|Wdf|Wdm|Wmi|Zw|mem|ringside|str|v?sn?w?printf|wcs)/;

const written = new WeakMap<World, ReadonlySet<string>>();
/** Something is assigned to the member or to what it lies in, or its address goes anywhere. */
function isSet(world: World, key: string): boolean {
  let keys = written.get(world);
  if (!keys) {
    keys = writtenIn(world);
    written.set(world, keys);
  }
  return keys.has(key);
}
function writtenIn(world: World): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { fn, name } of world.functions.values()) {
    const { assigns, calls } = codeOf(fn);
    for (const { target, value } of assigns) {
      if (bare(value).kind !== "const") for (const key of keysOf(target, name)) found.add(key);
      const from = bare(value);
      if (from.kind === "address") for (const key of keysOf(from.place, name)) found.add(key);
    }
    for (const { call } of calls) {
      for (const arg of call.args) {
        const from = bare(arg);
        if (from.kind === "address") for (const key of keysOf(from.place, name)) found.add(key);
      }
    }
  }
  return found;
}
