// A wait that nothing ends.
import type { Expr } from "../../../compiler/ir/ir.ts";
import { type CallSite, callsTo, codeOf, constantIn, objectOf, placeKey } from "../../analysis/code.ts";
import { rootLocal } from "../kinds/origins.ts";
import { handedToOthers, isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const eventNeverSet: Rule = {
  id: "event-never-set",
  severity: "warning",
  summary: "A driver waits without a limit for an event that nothing in it sets.",
  names: {},
  page: `An event that begins as not signaled stays so until something calls KeSetEvent for it. A thread that waits for it to be told to end
runs on in code that is unloaded; an Unload routine that waits for it never returns.

**Mend it**: set the event where what is waited for happens: in Unload or at removal for a thread that is to end.

\`\`\`c bad
#include <wdm.h>
KEVENT Stop;
PVOID Thread;
KSTART_ROUTINE Poll;
DRIVER_UNLOAD Unload;
VOID Poll(PVOID Context)
{
    UNREFERENCED_PARAMETER(Context);
    KeWaitForSingleObject(&Stop, Executive, KernelMode, FALSE, NULL);
//  ^^^^^^^^^^^^^^^^^^^^^ event-never-set: Stop
    PsTerminateSystemThread(STATUS_SUCCESS);
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
    ObDereferenceObject(Thread);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    KeInitializeEvent(&Stop, NotificationEvent, FALSE);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
KEVENT Stop;
KEVENT Done;
PVOID Thread;
KSTART_ROUTINE Poll;
DRIVER_UNLOAD Unload;
IO_COMPLETION_ROUTINE Finished;
NTSTATUS Send(PDEVICE_OBJECT Device, PIRP Irp)
{
    NTSTATUS status = IoSetCompletionRoutineEx(Device, Irp, Finished, &Done, TRUE, TRUE, TRUE);
    if (NT_SUCCESS(status)) KeWaitForSingleObject(&Done, Executive, KernelMode, FALSE, NULL);
    return status;
}
VOID Poll(PVOID Context)
{
    UNREFERENCED_PARAMETER(Context);
    KeWaitForSingleObject(&Stop, Executive, KernelMode, FALSE, NULL);
    PsTerminateSystemThread(STATUS_SUCCESS);
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeSetEvent(&Stop, IO_NO_INCREMENT, FALSE);
    KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
    ObDereferenceObject(Thread);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    KeInitializeEvent(&Stop, NotificationEvent, FALSE);
    KeInitializeEvent(&Done, NotificationEvent, FALSE);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project({ world, report }) {
    if (!isWhole(world)) return;
    const set = keysGiven(callsTo(world, ...setters, ...senders));
    const begins = callsTo(world, "KeInitializeEvent");
    const signaled = keysGiven(begins.filter(({ call }) => constantIn(call.args[2]) !== 0));
    const initialised = keysGiven(begins);
    const told = new Set<string>();
    for (const site of callsTo(world, "KeWaitForSingleObject", "KeWaitForMultipleObjects")) {
      for (const key of waitedFor(site)) {
        if (!initialised.has(key) || set.has(key) || signaled.has(key) || told.has(key)) continue;
        if (handedToOthers(world, key, { KeInitializeEvent: 0 })) continue;
        told.add(key);
        const name = key.replace(/^.*[.:]/, "").replace(/@\d+$/, "");
        report(site.info, {
          message: `this waits for ${name}, and nothing in the driver ever sets that event`,
          range: site.info.unit.range(site.info.fn.declaration, site.at),
        });
      }
    }
  },
};

const setters = ["KeSetEvent", "KePulseEvent", "KeSetEventBoostPriority"];
/** The system, or a completion routine that gets the event as its context, sets it when the IRP is complete. */
const senders = [
  "IoSetCompletionRoutine",
  "IoSetCompletionRoutineEx",
  "IoBuildDeviceIoControlRequest",
  "IoBuildSynchronousFsdRequest",
];

/** The members and variables whose addresses are given to calls. */
function keysGiven(sites: readonly CallSite[]): Set<string> {
  return new Set(sites.flatMap(({ call, info }) => call.args.flatMap((arg) => keyOf(arg, info.name))));
}
function keyOf(written: Expr, fn: string): string[] {
  const place = objectOf(written);
  // What lies in a variable of the function is handed on as a whole.
  const isKept = place && (place.kind === "field" || place.kind === "global") && rootLocal(place) === undefined;
  const key = isKept ? placeKey(place, fn) : undefined;
  return key === undefined ? [] : [key];
}
/** What is waited for without a limit: one object, or those whose addresses were put into the array. */
function waitedFor({ name, call, info }: CallSite): string[] {
  const isOne = name === "KeWaitForSingleObject";
  const [first, second] = call.args;
  if (constantIn(call.args[isOne ? 4 : 6]) !== 0) return [];
  if (isOne) return first ? keyOf(first, info.name) : [];
  const array = objectOf(second);
  const local = array && rootLocal(array);
  if (local === undefined) return [];
  return codeOf(info.fn).assigns.flatMap(({ target, value }) =>
    rootLocal(target) === local ? keyOf(value, info.name) : [],
  );
}
