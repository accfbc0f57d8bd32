// DriverEntry or AddDevice fails with something still registered: what has been registered goes on, in code or memory that is gone.
import { registered } from "../../analysis/apart.ts";
import type { AfterCallEvent, ExitEvent, PathHooks } from "../../analysis/events.ts";
import { isNull, rangeOf } from "../../analysis/facts.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import type { World } from "../../analysis/world.ts";
import { reaches } from "../kinds/irp-lists.ts";
import { reachedFrom } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

const id = "registration-left-on-failure";

export const registrationLeftOnFailure: Rule = {
  id,
  severity: "error",
  summary: "DriverEntry or AddDevice fails and leaves a callback, an interrupt, a timer or a thread behind.",
  names: {},
  page: `A driver whose DriverEntry fails is taken out of memory at once, and its Unload is not called. What was registered before the failure stays:
the next process that starts, the next interrupt, the timer that expires calls into memory that is no code any more. After a failed AddDevice the same
holds of what lies in the extension of the device that it deletes.

**Mend it**: take back what was registered on each path that returns an error, or register last, when nothing can fail any more.

\`\`\`c bad
#include <ntifs.h>
VOID Seen(HANDLE ParentId, HANDLE ProcessId, BOOLEAN Create);
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = PsSetCreateProcessNotifyRoutine(Seen, FALSE);
    UNREFERENCED_PARAMETER(RegistryPath);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ registration-left-on-failure: PsSetCreateProcessNotifyRoutine
    }
    return STATUS_SUCCESS;
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    PsSetCreateProcessNotifyRoutine(Seen, TRUE);
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
extern const GUID Provider;
REGHANDLE Events;
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = EtwRegister(&Provider, NULL, NULL, &Events);
    UNREFERENCED_PARAMETER(RegistryPath);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ registration-left-on-failure: EtwRegister
    }
    return STATUS_SUCCESS;
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    EtwUnregister(Events);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
extern const GUID Provider;
REGHANDLE Events;
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = EtwRegister(&Provider, NULL, NULL, &Events);
    UNREFERENCED_PARAMETER(RegistryPath);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        EtwUnregister(Events);
    }
    return status;
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    EtwUnregister(Events);
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
VOID Seen(HANDLE ParentId, HANDLE ProcessId, BOOLEAN Create);
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = PsSetCreateProcessNotifyRoutine(Seen, FALSE);
    UNREFERENCED_PARAMETER(RegistryPath);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        PsSetCreateProcessNotifyRoutine(Seen, TRUE);
        return status;
    }
    return STATUS_SUCCESS;
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    PsSetCreateProcessNotifyRoutine(Seen, TRUE);
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#define NDIS630 1
#include <ndis.h>
#include <fwpsk.h>
UINT32 CalloutId;
BOOLEAN Works(VOID);
static NTSTATUS Register(PDEVICE_OBJECT Device, FWPS_CALLOUT1 *Callout)
{
    NTSTATUS status = FwpsCalloutRegister1(Device, Callout, &CalloutId);
    if (!NT_SUCCESS(status)) goto Exit;
    if (!Works()) status = STATUS_NOT_SUPPORTED;
Exit:
    if (!NT_SUCCESS(status)) {
        if (CalloutId != 0) FwpsCalloutUnregisterById0(CalloutId);
        CalloutId = 0;
    }
    return status;
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    IoDeleteDevice(DriverObject->DeviceObject);
    FwpsCalloutUnregisterById0(CalloutId);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    static FWPS_CALLOUT1 callout;
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_NETWORK, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    UNREFERENCED_PARAMETER(RegistryPath);
    if (!NT_SUCCESS(status)) return status;
    DriverObject->DriverUnload = Unload;
    status = Register(device, &callout);
    if (!NT_SUCCESS(status)) IoDeleteDevice(device);
    return status;
}
\`\`\`
`,
  paths: (): PathHooks => ({ afterCall: note, exit: tell }),
};

const takenBack = "taken-back";
/** DriverEntry or AddDevice, or called on the way. */
function isOfTheStart(world: World, name: string): boolean {
  const starts = [...world.roles].flatMap(([routine, role]) => (isStart(role.name) ? [routine] : []));
  return reachedFrom(world, starts).has(name);
}
const isStart = (role: string): boolean => role === "DRIVER_INITIALIZE" || role === "DRIVER_ADD_DEVICE";

interface Registration {
  /** What takes it back. */
  readonly undone: RegExp;
  /** The argument that is not 0 where the routine takes it back itself. */
  readonly remove?: number;
  /** Only with that argument: a timer without a DPC calls nobody. */
  readonly needs?: number;
  /** TRUE or a handle says that it was registered; a status by default. */
  readonly answers?: "truth" | "nothing";
}
const threadEnds = /^(Ke|Zw)WaitFor(Single|Multiple)Objects?$/;
const cancelled = /^KeCancelTimer$/;
const callout: Registration = { undone: /^FwpsCalloutUnregisterBy(Id|Key)0$/ };
const registrations: Readonly<Record<string, Registration>> = {
  PsSetCreateProcessNotifyRoutine: { undone: /^$/, remove: 1 },
  PsSetCreateProcessNotifyRoutineEx: { undone: /^$/, remove: 1 },
  PsSetCreateProcessNotifyRoutineEx2: { undone: /^$/, remove: 2 },
  PsSetCreateThreadNotifyRoutine: { undone: /^PsRemoveCreateThreadNotifyRoutine$/ },
  PsSetCreateThreadNotifyRoutineEx: { undone: /^PsRemoveCreateThreadNotifyRoutine$/ },
  PsSetLoadImageNotifyRoutine: { undone: /^PsRemoveLoadImageNotifyRoutine$/ },
  PsSetLoadImageNotifyRoutineEx: { undone: /^PsRemoveLoadImageNotifyRoutine$/ },
  CmRegisterCallback: { undone: /^CmUnRegisterCallback$/ },
  CmRegisterCallbackEx: { undone: /^CmUnRegisterCallback$/ },
  ObRegisterCallbacks: { undone: /^ObUnRegisterCallbacks$/ },
  ExRegisterCallback: { undone: /^ExUnregisterCallback$/, answers: "truth" },
  KeRegisterBugCheckCallback: { undone: /^KeDeregisterBugCheckCallback$/, answers: "truth" },
  KeRegisterBugCheckReasonCallback: { undone: /^KeDeregisterBugCheckReasonCallback$/, answers: "truth" },
  KeRegisterNmiCallback: { undone: /^KeDeregisterNmiCallback$/, answers: "truth" },
  KeRegisterProcessorChangeCallback: { undone: /^KeDeregisterProcessorChangeCallback$/, answers: "truth" },
  IoRegisterPlugPlayNotification: { undone: /^IoUnregisterPlugPlayNotification(Ex)?$/ },
  IoRegisterFsRegistrationChange: { undone: /^IoUnregisterFsRegistrationChange$/ },
  PoRegisterPowerSettingCallback: { undone: /^PoUnregisterPowerSettingCallback$/ },
  IoConnectInterrupt: { undone: /^IoDisconnectInterrupt(Ex)?$/ },
  IoConnectInterruptEx: { undone: /^IoDisconnectInterrupt(Ex)?$/ },
  EtwRegister: { undone: /^EtwUnregister$/ },
  PsCreateSystemThread: { undone: threadEnds },
  KeSetTimer: { undone: cancelled, needs: 2, answers: "nothing" },
  KeSetTimerEx: { undone: cancelled, needs: 3, answers: "nothing" },
  FltCreateCommunicationPort: { undone: /^FltCloseCommunicationPort$/ },
  FwpmEngineOpen0: { undone: /^FwpmEngineClose0$/ },
  FwpsCalloutRegister0: callout,
  FwpsCalloutRegister1: callout,
  FwpsCalloutRegister2: callout,
  FwpsCalloutRegister3: callout,
  FwpsInjectionHandleCreate0: { undone: /^FwpsInjectionHandleDestroy0$/ },
  FwpsRedirectHandleCreate0: { undone: /^FwpsRedirectHandleDestroy0$/ },
  WskRegister: { undone: /^WskDeregister$/ },
  FltRegisterFilter: { undone: /^FltUnregisterFilter$/ },
  ExInitializeResourceLite: { undone: /^ExDeleteResourceLite$/ },
  ExInitializeNPagedLookasideList: { undone: /^ExDeleteNPagedLookasideList$/, answers: "nothing" },
  ExInitializePagedLookasideList: { undone: /^ExDeletePagedLookasideList$/, answers: "nothing" },
  ExInitializeLookasideListEx: { undone: /^ExDeleteLookasideListEx$/ },
};
const table = new Map(Object.entries(registrations));
/** What is called by such names does nothing for anybody's registrations. */
const kernel =
  /^(Cm|Dbg|Etw|Ex|Flt|FsRtl|Fwp[ms]|Hal|Io|Ke|Kf|Mm|Nt|Ob|Po|Ps|Rtl|Se|Wmi|Zw|_?v?sn?w?printf|v?DbgPrint|mem|str|wcs|Ringside|Insert|Remove|Initialize|IsListEmpty|READ_|WRITE_)/;

function note(event: AfterCallEvent): void {
  const { name, state, before, run, result, site } = event;
  const made = name === undefined ? undefined : table.get(name);
  const isRemoval = made?.remove !== undefined && !isZero(event, made.remove);
  if (name !== undefined && made && !isRemoval) {
    if (!run.ask(isOfTheStart, run.name)) return;
    if (made.needs !== undefined && isZero(event, made.needs)) return;
    const why = { kind: "site", site, message: `${name} is called here` } as const;
    state.setMark(registered, run.terms.function(name), made.answers ?? "status", why, result);
    return;
  }
  for (const mark of state.marksNamed(registered)) {
    // What a routine of the driver has just registered it leaves registered.
    if (mark.term.kind !== "function" || !before.mark(registered, mark.term)) continue;
    if (mayTakeBack(event, mark.term.name, isRemoval))
      state.setMark(registered, mark.term, takenBack, undefined, mark.with);
  }
}
function isZero({ args }: AfterCallEvent, index: number): boolean {
  const arg = args[index];
  return arg?.kind === "const" && arg.value === 0n;
}
function mayTakeBack({ name, hasBody, run }: AfterCallEvent, routine: string, isRemoval: boolean): boolean {
  if (name === undefined) return true;
  if (hasBody) return run.ask(reachesTakingBack, name, routine);
  return isRemoval ? name === routine : (table.get(routine)?.undone.test(name) ?? true) || !kernel.test(name);
}
/** A routine of the driver that can take it back is taken to do so when it should. */
function reachesTakingBack(world: World, name: string, routine: string): boolean {
  const how = table.get(routine);
  if (!how) return false;
  if (how.remove !== undefined) return reaches(world, name, new RegExp(`^${routine}$`)) !== false;
  return reaches(world, name, how.undone) !== false;
}

function tell({ run, state, value, at }: ExitEvent): void {
  // A helper that has found it to be nothing may clear the variable that says so before it returns.
  for (const mark of state.marksNamed(registered))
    if (mark.with && mark.value !== takenBack && foundNothing(run.terms, state, mark.with))
      state.setMark(registered, mark.term, takenBack, undefined, mark.with);
  const role = run.root?.role?.name ?? "";
  if (!isStart(role) || !value || rangeOf(state, value).hi >= 0) return;
  for (const { term, value: answers, why, with: answer } of state.marksNamed(registered)) {
    if (term.kind !== "function" || answers === takenBack) continue;
    if (role === "DRIVER_ADD_DEVICE" && !ofMemory.test(term.name)) continue;
    const isSure =
      answers === "nothing" ||
      (answer !== undefined &&
        (answers === "truth" ? isNull(state, answer) === false : rangeOf(state, answer).lo >= 0));
    if (!isSure) continue;
    const what =
      role === "DRIVER_INITIALIZE" ? "the driver fails to start, and its code is taken away" : "AddDevice fails here";
    run.report(
      id,
      { message: `${what}, but what ${term.name} made is left as it is`, notes: [{ message: "", place: why }] },
      at,
    );
  }
}
/** The path has found what it was given with that answer (a handle, a cookie) to be nothing: it is one that nobody takes. */
function foundNothing(terms: Terms, state: State, answer: Term): boolean {
  if (answer.kind !== "atom") return false;
  return state.facts.some(({ lo, hi }, id) => {
    const value = terms.term(id);
    return (
      lo === 0 &&
      hi === 0 &&
      value !== answer &&
      value.leaves.some((leaf) => leaf.kind === "atom" && leaf.place === answer.place)
    );
  });
}
/** Objects that lie in an extension which is about to be deleted, and are known to the kernel. */
const ofMemory = /^(KeSetTimer|ExInitialize|IoConnectInterrupt)/;
