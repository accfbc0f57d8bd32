// The scenario as the machine lives it: a user thread that takes the steps one after another, through the same I/O manager calls
// that a program makes; Plug and Play steps run on a system thread of their own, as they do on Windows.

import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { Control, enabledOf, setEnabled } from "../ex/trace-session.ts";
import { hardwareAction } from "../hw/device.ts";
import { dropFile, setFilePosition } from "../io/file.ts";
import { checkPendingUnloads } from "../io/unload-pending.ts";
import { raiseNmi } from "../ke/nmi.ts";
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
import { usbInput } from "../usb/bus.ts";
import { checkQueries } from "../verifier/power.ts";
import { checkCancelled } from "../verifier/slow-cancel.ts";
import { checkExpectation, checkState, type StepOutcome } from "./check.ts";
import type { PlannedStep } from "./plan.ts";
import { checkProgram, programDone, programEnded, programStarted, programStep, started } from "./programs.ts";
import {
  access,
  cancel,
  close,
  fileOf,
  namedDevice,
  nameToOpen,
  notOpen,
  open,
  openableName,
  outcomeOf,
  sendIo,
  takeRequest,
} from "./requests.ts";
import { isSettling, settle } from "./settle.ts";
import { bytesOf, type Step } from "./steps.ts";
import { endRequests, goOnTrying, isTrying, leaveRequests, triedHandle, tryRequest, waitForTried } from "./try.ts";
import { sendWmi, wmiDone, wmiFinished } from "./wmi.ts";

/** Slots: 0 index of the step; 1 request; 2 file; 3 what is under way: 0 nothing, 1 a thread, 2 a wait; 4 phase of a compound step. */
export const scenarioMain = internal("ScenarioMain", 8, (k, f, step) => {
  let index = k.slotU32(f, 0);
  let outcome = step === 0 || isSettling(step) ? undefined : finish(k, f, index, step);
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
  const unsettled = settle(k, f, step);
  if (unsettled !== undefined) return unsettled;
  checkQueries(k);
  checkCancelled(k);
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
    case "try":
      return tryRequest(k, f, step);
    case "tryLeave":
      return leaveRequests(k, f, step);
    case "tryEnd":
      return endRequests(k, f, step);
    case "tryClose":
      return k.state.userHandles.has(triedHandle(step))
        ? close(k, f, triedHandle(step))
        : { status: nt.STATUS_SUCCESS, note: "it is not open" };
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
    case "close":
      return close(k, f, step.handle);
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
      return onThread(k, f, step.device, isBoot(planned) ? "PnpStartBootDevice" : "PnpStartDevice");
    case "add":
      return onThread(k, f, step.device, "PnpStartDevice", 0, 0, 0, 0, 0, 0, 1);
    case "stop":
      return onThread(k, f, step.device, "PnpStopDevice", 0);
    case "restart":
      return onThread(k, f, step.device, "PnpStopDevice", 1);
    case "queryRemove":
      return onThread(k, f, step.device, "PnpRemoveWithRelations", 1);
    case "cancelRemove":
      return onThread(k, f, step.device, "PnpRemoveWithRelations", 2);
    case "remove":
      return onThread(k, f, step.device, "PnpRemoveWithRelations", 0);
    case "surpriseRemove":
      return onThread(k, f, step.device, "PnpSurpriseRemoval");
    case "disable":
      if (!isDisableable(k, step.device))
        return { status: nt.STATUS_NOT_SUPPORTED, note: "it or a device below it says PNP_DEVICE_NOT_DISABLEABLE" };
      return onThread(k, f, step.device, "PnpRemoveWithRelations", 0);
    case "eject":
      return onThread(k, f, step.device, "PnpEject");
    case "usage":
      return onThread(k, f, step.device, "PnpNotifyUsage", Usage[step.file] | (step.inPath === false ? 0 : 0x100));
    case "hardwareProfile":
      return systemThread(k, f, "Plug and Play", "PnpChangeHardwareProfile");
    case "trim":
      trim(k);
      return { status: nt.STATUS_SUCCESS };
    case "nmi":
      return { status: raiseNmi(k, step.processor ?? 0) ? nt.STATUS_SUCCESS : nt.STATUS_INVALID_PARAMETER };
    case "power":
      return power(k, f, step);
    case "powerSetting":
      changeSetting(k, step.setting, step.value);
      return { status: nt.STATUS_SUCCESS };
    case "trace":
      return trace(k, f, step);
    case "wmi":
      return sendWmi(k, f, step);
    case "wake":
      return onThread(k, f, step.device, "PopWake");
    case "directPower":
      return onThread(k, f, step.device, "PopFxDirect", step.to === "down" ? 1 : 0);
    case "usb": {
      const node = devnodeNamed(k, step.device);
      const data = step.data && bytesOf(step.data);
      if (node !== undefined && usbInput(k, node, step.endpoint, data)) return { status: nt.STATUS_SUCCESS };
      return {
        status: nt.STATUS_INVALID_PARAMETER,
        note: "it is no USB device, or its driver has selected no such endpoint",
      };
    }
    case "shutdown": {
      const action = step.action === "reset" ? PowerAction.shutdownReset : PowerAction.shutdownOff;
      return systemThread(k, f, "Power", "NtShutdownSystem", action);
    }
    case "hardware": {
      const problem = hardwareAction(k, step.hardware, step.action, {
        value: step.value,
        data: step.data && bytesOf(step.data),
        x: step.x,
        y: step.y,
      });
      return problem === undefined
        ? { status: nt.STATUS_SUCCESS }
        : { status: nt.STATUS_INVALID_PARAMETER, note: problem };
    }
    case "load":
      return driverThread(k, f, step.driver, "IopLoadDriver");
    case "bootDone": {
      const thread = createThread(k, "System thread (I/O manager)", "nt", k.routineNamed("IopReinitializeBootDrivers"));
      k.setSlot(f, 3, 1);
      return block(k, f, 4, "thread", [thread.id], undefined, "waits for the boot drivers");
    }
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
      if (step?.do === "tryOpen") k.state.userHandles.set(triedHandle(step), file);
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
      if (step?.do === "tryLeave") {
        takeRequest(k, id);
        return leaveRequests(k, f, step);
      }
      if (request === undefined) return { status };
      if (!request.done && step?.do === "try") return waitForTried(k, f);
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
      if (isTrying(at)) return goOnTrying(k, f, at, step);
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

/** A device that is there when the machine starts, not one that a step starts. */
const isBoot = ({ path }: PlannedStep): boolean => path.startsWith("/devices/");

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

function trace(k: Kernel, f: Offset, step: Extract<Step, { do: "trace" }>): Outcome {
  const guid = step.provider.replaceAll(/[{}]/g, "").toLowerCase();
  const wanted = {
    level: step.level ?? 0xff,
    any: BigInt(step.keywords ?? "0xffffffffffffffff"),
    all: BigInt(step.allKeywords ?? "0"),
  };
  const before = enabledOf(k, guid);
  const after = { enable: wanted, disable: undefined, captureState: before }[step.operation];
  const index = setEnabled(k, guid, after);
  return systemThread(k, f, "event tracing", "EtwpTellProviders", Control[step.operation], index);
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
        : checkExpectation(k, planned, outcome);
  result.outcome = verdict.passed ? "passed" : "failed";
  result.message = verdict.message;
  k.log({ kind: "scenario", text: `${planned.path} ${result.outcome}: ${verdict.message}` });
}
