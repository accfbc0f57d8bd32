// Power requests that stop after the first.
import { bare, callsTo, codeOf, constantIn } from "../../analysis/code.ts";
import type { CallEvent, ExitEvent, Run } from "../../analysis/events.ts";
import { routinesThat } from "../../analysis/models.ts";
import { Major, Minor, majorOf, minorOf } from "../../analysis/requests.ts";
import type { IrpState } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { isReferenced, isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

const id = "next-power-irp-not-started";

export const nextPowerIrpNotStarted: Rule = {
  id,
  severity: "warning",
  summary: "A power IRP is passed down with PoCallDriver, or completed, and PoStartNextPowerIrp not called for it.",
  names: {},
  page: `On systems before Windows Vista, where PoCallDriver is needed, the power manager holds back the next power request until
PoStartNextPowerIrp was called for the current one: by the dispatch routine, on each of its ways, or by the completion routine that it sets.

**Mend it**: call PoStartNextPowerIrp before passing the request down; or, on newer systems, use IoCallDriver.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    return PoCallDriver(ext->Lower, Irp);
//         ^^^^^^^^^^^^ next-power-irp-not-started: PoStartNextPowerIrp
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_POWER] = DispatchPower;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; PDEVICE_OBJECT Pdo; PIRP System; } EXT, *PEXT;
REQUEST_POWER_COMPLETE DeviceIsUp;
VOID DeviceIsUp(PDEVICE_OBJECT DeviceObject, UCHAR MinorFunction, POWER_STATE PowerState, PVOID Context, PIO_STATUS_BLOCK IoStatus)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(MinorFunction);
    UNREFERENCED_PARAMETER(PowerState);
    ext->System->IoStatus.Status = IoStatus->Status;
    IoCompleteRequest(ext->System, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ next-power-irp-not-started: that waited
}
NTSTATUS FollowSystem(PEXT Ext, POWER_STATE State)
{
    return PoRequestPowerIrp(Ext->Pdo, IRP_MN_SET_POWER, State, DeviceIsUp, Ext, NULL);
}
NTSTATUS PassDown(PEXT Ext, PIRP Irp)
{
    PoStartNextPowerIrp(Irp);
    IoSkipCurrentIrpStackLocation(Irp);
    return PoCallDriver(Ext->Lower, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; PDEVICE_OBJECT Pdo; PIRP System; PIRP Wake; } EXT, *PEXT;
REQUEST_POWER_COMPLETE DeviceIsUp;
VOID DeviceIsUp(PDEVICE_OBJECT DeviceObject, UCHAR MinorFunction, POWER_STATE PowerState, PVOID Context, PIO_STATUS_BLOCK IoStatus)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(MinorFunction);
    UNREFERENCED_PARAMETER(PowerState);
    ext->System->IoStatus.Status = IoStatus->Status;
    PoStartNextPowerIrp(ext->System);
    IoCompleteRequest(ext->System, IO_NO_INCREMENT);
}
REQUEST_POWER_COMPLETE Woken;
VOID Woken(PDEVICE_OBJECT DeviceObject, UCHAR MinorFunction, POWER_STATE PowerState, PVOID Context, PIO_STATUS_BLOCK IoStatus)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(MinorFunction);
    UNREFERENCED_PARAMETER(PowerState);
    ext->Wake->IoStatus.Status = IoStatus->Status;
    IoCompleteRequest(ext->Wake, IO_NO_INCREMENT);
}
NTSTATUS FollowSystem(PEXT Ext, POWER_STATE State)
{
    NTSTATUS status = PoRequestPowerIrp(Ext->Pdo, IRP_MN_WAIT_WAKE, State, Woken, Ext, NULL);
    if (!NT_SUCCESS(status)) return status;
    return PoRequestPowerIrp(Ext->Pdo, IRP_MN_SET_POWER, State, DeviceIsUp, Ext, NULL);
}
NTSTATUS PassDown(PEXT Ext, PIRP Irp)
{
    PoStartNextPowerIrp(Irp);
    IoSkipCurrentIrpStackLocation(Irp);
    return PoCallDriver(Ext->Lower, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PoStartNextPowerIrp(Irp);
    IoSkipCurrentIrpStackLocation(Irp);
    return PoCallDriver(ext->Lower, Irp);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_POWER] = DispatchPower;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [letGo] },
    calls: ["PoStartNextPowerIrp", "PoCallDriver", ...routinesThat("complete")],
    beforeCall(event) {
      const [first, second] = event.args;
      const irp = event.name === "PoCallDriver" ? second : first;
      const isStarted = event.name === "PoStartNextPowerIrp";
      const isLetGo = event.name === "PoCallDriver" || event.irp?.kind === "complete";
      if (!irp || !(isStarted || isLetGo) || !event.run.ask(isOldPower)) return;
      if (isStarted) event.state.setMark(started, irp, "yes");
      else note(event, irp);
    },
    exit(event) {
      if (event.run.root?.role?.name === "REQUEST_POWER_COMPLETE") reportHeldUp(event);
      else reportUnstarted(event);
    },
  }),
  project({ world, report }) {
    const sites = callsTo(world, "PoCallDriver");
    if (sites.length === 0 || !isWhole(world) || isReferenced(world, ["PoStartNextPowerIrp"])) return;
    for (const site of sites) {
      report(site.info, {
        message:
          "PoCallDriver is used, but the driver never calls PoStartNextPowerIrp: where the one is needed the other is too",
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};

const started = "next-power-irp";
/** Where the path let an IRP go. */
const letGo = "power-irp-let-go";

const old = new WeakMap<World, boolean>();
/** Both routines are called: it is meant for systems that need them, and for no others as well. */
function isOldPower(world: World): boolean {
  const known = old.get(world);
  if (known !== undefined) return known;
  const made =
    callsTo(world, "PoCallDriver").length > 0 &&
    isReferenced(world, ["PoStartNextPowerIrp"]) &&
    callsTo(world, "RtlIsNtDdiVersionAvailable", "IoIsWdmVersionAvailable", "RtlGetVersion", "PsGetVersion").length ===
      0;
  old.set(world, made);
  return made;
}
function note({ run, state, site, written, irp: effect }: CallEvent, irp: Term): void {
  const isOther = run.root?.role?.name === "REQUEST_POWER_COMPLETE" && effect?.kind === "complete";
  if ((isOther || state.irps.has(irp.id)) && !state.mark(started, irp))
    state.setMark(letGo, irp, "yes", { kind: "site", site, message: `${written} is called here` });
}
/** The callback of a device's power request completes the system's, which waited for it. */
function reportHeldUp({ run, state, at }: ExitEvent): void {
  if (!run.ask(startsInCallbacks, run.name)) return;
  for (const { term, why } of state.marksNamed(letGo)) {
    if (state.mark(started, term) || why?.kind !== "site" || why.site.fn !== run.name) continue;
    run.report(
      id,
      { message: "the power IRP that waited is completed, and PoStartNextPowerIrp was not called for it on this path" },
      why.site.at ?? at,
    );
  }
}
/** It is no callback of wake signals, and who asks for the power has not called PoStartNextPowerIrp before. */
function startsInCallbacks(world: World, routine: string): boolean {
  const requests = callsTo(world, "PoRequestPowerIrp").filter(({ call }) => {
    const callback = call.args[3] && bare(call.args[3]);
    return callback?.kind === "function" && callback.symbol.linkName === routine;
  });
  return (
    requests.length > 0 &&
    requests.every(
      ({ info, call, at }) =>
        constantIn(call.args[1]) !== Minor.waitWake &&
        !codeOf(info.fn).calls.some(({ name, at: other }) => name === "PoStartNextPowerIrp" && other.first < at.first),
    )
  );
}
function reportUnstarted({ run, state, at }: ExitEvent): void {
  const irp = run.root?.irp;
  const mark = irp && state.mark(letGo, irp);
  const tracked = irp && state.irps.get(irp.id);
  if (!mark || !tracked || state.mark(started, irp) || majorOf(run, state, irp) !== Major.power) return;
  // Waiting for a wake signal holds no other request back.
  if (minorOf(run, state, irp) === Minor.waitWake || mayStartLater(run, tracked)) return;
  const here = mark.why?.kind === "site" && mark.why.site.fn === run.name ? mark.why.site.at : undefined;
  const how = tracked.owner === "completed" ? "completed" : "passed down";
  run.report(
    id,
    {
      message: `the power IRP is ${how}, and PoStartNextPowerIrp was not called for it on this path`,
      notes: here ? [] : [{ message: "", place: mark.why }],
    },
    here ?? at,
  );
}
/** Someone else has the IRP, or a completion routine is to come that calls it, or whatever is not known. */
function mayStartLater(run: Run, irp: IrpState): boolean {
  if (irp.pending === "unknown") return true;
  if (irp.owner === "completed") return irp.pending !== "no";
  if (irp.owner !== "forwarded" && irp.owner !== "forwarded-with-routine") return true;
  const routine = irp.completionRoutine;
  if (routine === undefined || (routine.kind === "const" && routine.value === 0n)) return irp.owner !== "forwarded";
  return routine.kind !== "function" || run.ask(mayStart, routine.name);
}
function mayStart(world: World, routine: string): boolean {
  return starts(world, routine, new Set());
}
function starts(world: World, name: string, seen: Set<string>): boolean {
  const info = world.functions.get(name);
  if (!info || seen.has(name)) return name === "PoStartNextPowerIrp";
  seen.add(name);
  return codeOf(info.fn).calls.some(({ name: called }) => called === undefined || starts(world, called, seen));
}
