// The scenario as the machine lives it: a user thread that takes the steps one after another, through the same I/O manager calls
// that a program makes; Plug and Play steps run on a system thread of their own, as they do on Windows.

import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { hardwareAction } from "../hw/device.ts";
import { relatedDevice } from "../io/device.ts";
import { beginOpen, dropFile, filePosition, setFilePosition } from "../io/file.ts";
import { newRequest, stackParameters, transferOf, transferOfCode } from "../io/request.ts";
import type { FileState, Request } from "../io/state.ts";
import { checkPendingUnloads } from "../io/unload-pending.ts";
import { createThread } from "../ke/thread.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { trim } from "../mm/paging.ts";
import { isDisableable } from "../pnp/device-state.ts";
import { Usage } from "../pnp/eject.ts";
import { devnodeNamed } from "../pnp/tree.ts";
import { changeSetting } from "../po/settings.ts";
import { PowerAction, System, Why } from "../po/system.ts";
import type { User } from "../se/sddl.ts";
import { checkQueries } from "../verifier/power.ts";
import { checkExpectation, checkState, type StepOutcome } from "./check.ts";
import type { PlannedStep } from "./plan.ts";
import { checkProgram, programDone, programEnded, programStarted, programStep, started } from "./programs.ts";
import { bytesOf, type Step } from "./steps.ts";
import { sendWmi, wmiDone, wmiFinished } from "./wmi.ts";

type Io = Extract<Step, { do: "read" | "write" | "ioctl" | "flush" }>;

/** Slots: 0 index of the step; 1 request; 2 file; 3 what is under way: 0 nothing, 1 a thread, 2 a wait; 4 phase of a compound step. */
export const scenarioMain = internal("ScenarioMain", 8, (k, f, step) => {
  let index = k.slotU32(f, 0);
  let outcome = step === 0 ? undefined : finish(k, f, index, step);
  for (;;) {
    if (outcome !== undefined) {
      if (typeof outcome === "number") return outcome;
      record(k, index, outcome);
      index++;
      k.setSlot(f, 0, index);
      k.setSlot(f, 4, 0);
    }
    const planned = k.plan[index];
    if (planned === undefined) break;
    k.log({ kind: "scenario", text: `${planned.path} ${planned.title}` });
    outcome = begin(k, f, planned);
  }
  checkQueries(k);
  checkPendingUnloads(k);
  if (k.state.stopped === undefined) k.state.stopped = { kind: "finished" };
  k.cut();
  return k.returnVoid(f);
});

/** Starts a step. Gives how it ended, if it ended at once, or the machine status to return while it runs. */
function begin(k: Kernel, f: Offset, planned: PlannedStep): StepOutcome | Outcome {
  const step = planned.action;
  k.state.session = "session" in step ? (step.session ?? 1) : 1;
  switch (step.do) {
    case "open":
      return open(
        k,
        f,
        nameToOpen(k, step),
        step.path,
        access(step.access),
        access(step.share ?? "readWrite"),
        step.user,
      );
    case "tryOpen": {
      const name = openableName(k, step.device) ?? namedDevice(k, step.driver);
      if (name === undefined)
        return { status: nt.STATUS_SUCCESS, note: "the device has neither name nor enabled interface: not opened" };
      return open(k, f, name, undefined, 3, 3);
    }
    case "read":
    case "write":
    case "ioctl":
    case "flush":
      return sendIo(k, f, step);
    case "setFilePointer": {
      const file = fileOf(k, step.handle);
      if (file === undefined) return notOpen(step.handle);
      setFilePosition(k, file, step.position);
      return { status: nt.STATUS_SUCCESS, position: step.position };
    }
    case "close": {
      const id = k.state.userHandles.get(step.handle);
      if (id === undefined) return notOpen(step.handle);
      k.state.userHandles.delete(step.handle);
      k.setSlot(k.above(f), 0, id);
      return k.callIndex(f, 2, k.routineIndex("IopCloseFile"));
    }
    case "run":
    case "waitForExit":
    case "type":
    case "terminate":
      return programStep(k, f, step);
    case "waitFor": {
      const id = k.state.userRequests.get(step.request);
      if (id === undefined)
        return { status: nt.STATUS_INVALID_HANDLE, note: `no request "${step.request}" was started` };
      k.setSlot(f, 1, id);
      k.setSlot(k.above(f), 0, id);
      k.setSlot(k.above(f), 1, Math.min(0xffff_ffff, Math.round((step.timeout ?? 60_000) * 10_000)));
      return k.callIndex(f, 3, k.routineIndex("IopWaitForRequest"));
    }
    case "cancel":
      return cancel(k, f, step.request, step.handle);
    case "wait":
      k.setSlot(f, 3, 2);
      return block(k, f, 4, "delay", [], k.clock + Math.round(step.for * 10_000), `waits ${step.for} ms`);
    case "start":
      return onThread(k, f, step.device, "PnpStartDevice");
    case "add":
      return onThread(k, f, step.device, "PnpStartDevice", 0, 0, 0, 0, 0, 0, 1);
    case "stop":
      return onThread(k, f, step.device, "PnpStopDevice", 0);
    case "restart":
      return onThread(k, f, step.device, "PnpStopDevice", 1);
    case "queryRemove":
      return onThread(k, f, step.device, "PnpRemoveDevice", 1);
    case "cancelRemove":
      return onThread(k, f, step.device, "PnpRemoveDevice", 2);
    case "remove":
      return onThread(k, f, step.device, "PnpRemoveDevice", 0);
    case "surpriseRemove":
      return onThread(k, f, step.device, "PnpSurpriseRemoval");
    case "disable":
      if (!isDisableable(k, step.device))
        return { status: nt.STATUS_NOT_SUPPORTED, note: "it or a device below it says PNP_DEVICE_NOT_DISABLEABLE" };
      return onThread(k, f, step.device, "PnpRemoveDevice", 0);
    case "eject":
      return onThread(k, f, step.device, "PnpEject");
    case "usage":
      return onThread(k, f, step.device, "PnpNotifyUsage", Usage[step.file] | (step.inPath === false ? 0 : 0x100));
    case "hardwareProfile":
      return systemThread(k, f, "Plug and Play", "PnpChangeHardwareProfile");
    case "trim":
      trim(k);
      return { status: nt.STATUS_SUCCESS };
    case "power":
      return power(k, f, step);
    case "powerSetting":
      changeSetting(k, step.setting, step.value);
      return { status: nt.STATUS_SUCCESS };
    case "wmi":
      return sendWmi(k, f, step);
    case "wake":
      return onThread(k, f, step.device, "PopWake");
    case "shutdown": {
      const action = step.action === "reset" ? PowerAction.shutdownReset : PowerAction.shutdownOff;
      return systemThread(k, f, "Power", "NtShutdownSystem", action);
    }
    case "hardware": {
      const problem = hardwareAction(k, step.hardware, step.action, step.value);
      return problem === undefined
        ? { status: nt.STATUS_SUCCESS }
        : { status: nt.STATUS_INVALID_PARAMETER, note: problem };
    }
    case "load":
      return driverThread(k, f, step.driver, "IopLoadDriver");
    case "tryUnload":
    case "unload": {
      const driver = k.state.drivers.get(step.driver);
      if (driver === undefined) return alreadyUnloaded;
      if (step.do === "tryUnload" && k.pointerOr0(driver.object + k.s.DRIVER_OBJECT.DriverUnload) === 0)
        return { status: nt.STATUS_SUCCESS, note: "it has no DriverUnload routine: it stays loaded" };
      return driverThread(k, f, step.driver, "IopUnloadDriver");
    }
    case "expect":
      return { status: nt.STATUS_SUCCESS };
  }
}

/** A step's call has returned, or its wait is over. */
function finish(k: Kernel, f: Offset, index: number, at: number): StepOutcome | Outcome {
  const step = k.plan[index]?.action;
  switch (at) {
    case 1: {
      // IRP_MJ_CREATE has been completed.
      const request = takeRequest(k, k.slotU32(f, 1));
      const file = k.slotU32(f, 2);
      const status = request?.status ?? nt.STATUS_UNSUCCESSFUL;
      if (!nt.ntSuccess(status)) {
        dropFile(k, file);
        const note = step?.do === "tryOpen" ? { note: "the driver did not let it be opened" } : {};
        return { status, information: request?.information ?? 0, ...note };
      }
      if (step?.do === "tryOpen") {
        k.setSlot(k.above(f), 0, file);
        return k.callIndex(f, 2, k.routineIndex("IopCloseFile"));
      }
      if (step?.do === "open") k.state.userHandles.set(step.handle, file);
      return { status, information: request?.information ?? 0 };
    }
    case 2:
      if (step?.do === "cancel") return cancel(k, f, step.request, step.handle);
      return { status: k.result32(f) };
    case 3: {
      const status = k.result32(f);
      const id = k.slotU32(f, 1);
      const request = k.state.requests.get(id);
      if (request === undefined) return { status };
      if (!request.done) return { status: step?.do === "waitFor" ? nt.STATUS_TIMEOUT : status };
      takeRequest(k, id);
      return outcomeOf(k, request);
    }
    case programStarted:
      return started(k, f, step);
    case programDone:
      return programEnded(k, f, step);
    case wmiDone:
      return wmiFinished(k, f, step);
    default:
      // A service that was stopped may have been quicker than the step.
      if (
        (step?.do === "unload" || step?.do === "tryUnload") &&
        !k.state.drivers.has(step.driver) &&
        !nt.ntSuccess(k.cur.waitStatus)
      )
        return alreadyUnloaded;
      return { status: k.slotU32(f, 3) === 1 ? k.cur.waitStatus : nt.STATUS_SUCCESS };
  }
}

/** Plug and Play unloads a driver with its last device; a program may have stopped its service. */
const alreadyUnloaded: StepOutcome = { status: nt.STATUS_SUCCESS, note: "already unloaded" };

function outcomeOf(k: Kernel, request: Request): StepOutcome {
  const file = request.file === undefined ? undefined : k.state.files.get(request.file);
  const position = file === undefined ? undefined : filePosition(k, file);
  return { status: request.status, information: request.information, output: request.output, position };
}

function takeRequest(k: Kernel, id: number): Request | undefined {
  const request = k.state.requests.get(id);
  if (request?.done === true) k.state.requests.delete(id);
  return request;
}

function open(
  k: Kernel,
  f: Offset,
  name: string | undefined,
  path: string | undefined,
  wanted: number,
  share: number,
  user: User = "administrator",
): StepOutcome | Outcome {
  if (name === undefined) return { status: nt.STATUS_OBJECT_NAME_NOT_FOUND };
  const begun = beginOpen(k, { name, path, access: wanted, share, user });
  if ("status" in begun) return { status: begun.status };
  k.setSlot(f, 1, begun.request.id);
  k.setSlot(f, 2, begun.file);
  k.setSlot(k.above(f), 0, begun.request.id);
  return k.callIndex(f, 1, k.routineIndex("IopSendRequest"));
}

function nameToOpen(k: Kernel, step: Extract<Step, { do: "open" }>): string | undefined {
  if (step.device !== undefined) return step.device;
  if (step.link !== undefined) return step.link.replace(/^\\\\[.?]\\/, "\\??\\");
  const guid = (step.interface ?? "").replace(/[{}]/g, "").toLowerCase();
  return k.state.interfaces.filter((entry) => entry.enabled && entry.guid === guid)[step.index ?? 0]?.link;
}

/** An enabled interface of the device, a link or a name of one of its device objects. */
function openableName(k: Kernel, device: string | undefined): string | undefined {
  const node = devnodeNamed(k, device);
  if (node === undefined) return undefined;
  const own = k.state.interfaces.find((entry) => entry.enabled && entry.pdo === node.pdo);
  if (own !== undefined) return own.link;
  for (let at = node.pdo; at !== 0; at = k.pointerOr0(at + k.s.DEVICE_OBJECT.AttachedDevice)) {
    const name = at === node.pdo ? undefined : k.state.devices.get(at)?.name;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The first device object with a name that a driver has made. */
function namedDevice(k: Kernel, driver: string | undefined): string | undefined {
  if (driver === undefined) return undefined;
  for (const device of k.state.devices.values())
    if (device.driver === driver && device.name !== undefined) return device.name;
  return undefined;
}

function access(value: "read" | "write" | "readWrite" | "none" | undefined): number {
  return value === "none" ? 0 : value === "read" ? 1 : value === "write" ? 2 : 3;
}

function fileOf(k: Kernel, name: string): FileState | undefined {
  const id = k.state.userHandles.get(name);
  return id === undefined ? undefined : k.state.files.get(id);
}

const notOpen = (name: string): StepOutcome => ({ status: nt.STATUS_INVALID_HANDLE, note: `"${name}" is not open` });

const majors = {
  read: nt.IRP_MJ_READ,
  write: nt.IRP_MJ_WRITE,
  ioctl: nt.IRP_MJ_DEVICE_CONTROL,
  flush: nt.IRP_MJ_FLUSH_BUFFERS,
} as const;

function sendIo(k: Kernel, f: Offset, step: Io): StepOutcome | Outcome {
  const id = k.state.userHandles.get(step.handle);
  const file = fileOf(k, step.handle);
  if (id === undefined || file === undefined) return notOpen(step.handle);
  if (step.do === "ioctl" && !mayControl(k, file, step.code)) return { status: nt.STATUS_ACCESS_DENIED };
  const device = relatedDevice(k, file.object);
  const input =
    step.do === "write"
      ? bytesOf(step.data)
      : step.do === "ioctl" && step.input !== undefined
        ? bytesOf(step.input)
        : new Uint8Array(0);
  const outputLength = step.do === "read" ? step.length : step.do === "ioctl" ? (step.outputLength ?? 0) : 0;
  const given = step.do === "read" || step.do === "write" ? step.offset : undefined;
  const request = newRequest(k, {
    device,
    file: id,
    title: k.plan[k.slotU32(f, 0)]?.title ?? step.do,
    major: step.do === "ioctl" && step.internal === true ? nt.IRP_MJ_INTERNAL_DEVICE_CONTROL : majors[step.do],
    parameters: parameters(k, step, input.length, outputLength, given ?? filePosition(k, file)),
    transfer: step.do === "flush" ? "none" : step.do === "ioctl" ? transferOfCode(step.code) : transferOf(k, device),
    input,
    outputLength,
    synchronous: step.async === undefined || step.thread === true,
    moveFilePointer: given === undefined,
  });
  if (step.async !== undefined) k.state.userRequests.set(step.async, request.id);
  if (step.thread === true) {
    createThread(k, `User thread: ${request.title}`, "", k.routineNamed("IopSendRequest"), request.id);
    return { status: nt.STATUS_PENDING };
  }
  k.setSlot(f, 1, request.id);
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, 3, k.routineIndex("IopSendRequest"));
}

/** Whether the handle was opened with the access that the control code asks for; if not, no request is made. */
function mayControl(k: Kernel, file: FileState, code: number): boolean {
  const wanted = (code >>> 14) & 3;
  const layout = k.s.FILE_OBJECT;
  const has = (k.m.u8[file.object + layout.ReadAccess] ?? 0) | ((k.m.u8[file.object + layout.WriteAccess] ?? 0) << 1);
  return (has & wanted) === wanted;
}

function parameters(k: Kernel, step: Io, inputLength: number, outputLength: number, offset: number): Uint8Array {
  switch (step.do) {
    case "read":
      return stackParameters(k, {
        "Parameters.Read.Length": outputLength,
        "Parameters.Read.ByteOffset": BigInt(offset),
      });
    case "write":
      return stackParameters(k, {
        "Parameters.Write.Length": inputLength,
        "Parameters.Write.ByteOffset": BigInt(offset),
      });
    case "ioctl":
      return stackParameters(k, {
        "Parameters.DeviceIoControl.OutputBufferLength": outputLength,
        "Parameters.DeviceIoControl.InputBufferLength": inputLength,
        "Parameters.DeviceIoControl.IoControlCode": step.code,
      });
    case "flush":
      return new Uint8Array(0);
  }
}

/** CancelIo takes the newest request first. Each cancel routine is called by a routine of the I/O manager's. */
function cancel(k: Kernel, f: Offset, name: string | undefined, handle: string | undefined): StepOutcome | Outcome {
  const file = handle === undefined ? undefined : k.state.userHandles.get(handle);
  const wanted = [...k.state.requests.values()]
    .filter((request) => !request.done && request.irp !== 0)
    .filter((request) => (name === undefined ? request.file === file : k.state.userRequests.get(name) === request.id))
    .sort((a, b) => b.id - a.id);
  const phase = k.slotU32(f, 4);
  const next = wanted.find((request) => phase === 0 || request.id < phase);
  if (next === undefined) return { status: wanted.length === 0 && phase === 0 ? 0xc000_0225 : nt.STATUS_SUCCESS };
  k.setSlot(f, 4, next.id);
  k.setArgPointer(k.above(f), 0, next.irp);
  return k.callIndex(f, 2, k.routineIndex("IoCancelIrp"));
}

function onThread(
  k: Kernel,
  f: Offset,
  device: string,
  routine: string,
  ...args: readonly number[]
): StepOutcome | Outcome {
  const node = devnodeNamed(k, device);
  if (node === undefined) return { status: nt.STATUS_NO_SUCH_DEVICE };
  const thread = createThread(k, "System thread (Plug and Play)", "nt", k.routineNamed(routine), node.id, ...args);
  k.setSlot(f, 3, 1);
  return block(k, f, 4, "thread", [thread.id], undefined, `waits for Plug and Play: ${routine}`);
}

function driverThread(k: Kernel, f: Offset, driver: string, routine: string): StepOutcome | Outcome {
  const thread = createThread(k, "System thread (I/O manager)", "nt", k.routineNamed(routine), k.driverIndex(driver));
  k.setSlot(f, 3, 1);
  return block(k, f, 4, "thread", [thread.id], undefined, `waits for ${routine} of ${driver}`);
}

function power(k: Kernel, f: Offset, step: Extract<Step, { do: "power" }>): StepOutcome | Outcome {
  if (step.system !== undefined) {
    const state = Number(step.system.slice(1)) + 1;
    const action = state === System.hibernate ? PowerAction.hibernate : PowerAction.sleep;
    return systemThread(
      k,
      f,
      "Power",
      "PopSystemTransition",
      state,
      state === System.working ? PowerAction.none : action,
      step.query === false ? Why.critical : Why[step.why ?? "user"],
    );
  }
  const node = devnodeNamed(k, step.device) ?? k.state.devnodes[0];
  if (node === undefined || step.state === undefined) return { status: nt.STATUS_INVALID_PARAMETER };
  return systemThread(
    k,
    f,
    "Power",
    "PopSetDeviceState",
    node.id,
    Number(step.state.slice(1)) + 1,
    step.query === true ? 1 : 0,
  );
}

function systemThread(k: Kernel, f: Offset, manager: string, routine: string, ...args: readonly number[]): Outcome {
  const thread = createThread(k, `System thread (${manager})`, "nt", k.routineNamed(routine), ...args);
  k.setSlot(f, 3, 1);
  return block(k, f, 4, "thread", [thread.id], undefined, `waits for ${manager}: ${routine}`);
}

function record(k: Kernel, index: number, outcome: StepOutcome): void {
  const planned = k.plan[index];
  const result = k.state.results[index];
  if (planned === undefined || result === undefined) return;
  const step = planned.action;
  const verdict =
    step.do === "expect"
      ? checkState(k, step)
      : step.do === "run" || step.do === "waitForExit"
        ? checkProgram(k, step, outcome)
        : checkExpectation(k, step, outcome);
  result.outcome = verdict.passed ? "passed" : "failed";
  result.message = verdict.message;
  k.log({ kind: "scenario", text: `${planned.path} ${result.outcome}: ${verdict.message}` });
}
