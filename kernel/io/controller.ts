// Controller objects: hardware that several devices share and that one at a time has. Whoever gets the controller is called with it, and
// keeps it or gives it back by what its routine returns; the others wait their turn.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import type { ControllerState } from "./state.ts";

/** IO_ALLOCATION_ACTION. */
const keepObject = 1;

function controllerAt(k: Kernel, f: Offset): ControllerState {
  const at = k.argPointer(f, 0);
  const found = k.state.controllers.get(at);
  return found ?? stopWithFinding(k, f, "verifier:io", `${k.hex(at)} is no controller object of IoCreateController's.`);
}

function create(k: Kernel, f: Offset): Outcome {
  const size = k.argU32(f, 0);
  const layout = k.s.CONTROLLER_OBJECT;
  const at = allocate(k, {
    size: layout.size + size,
    tag: "Ctrl",
    what: "CONTROLLER_OBJECT",
    zero: true,
    place: k.callerPlace(f),
  });
  if (at === 0) return k.returnPointer(f, 0);
  k.m.setU16(at + layout.Type, nt.IO_TYPE_CONTROLLER);
  k.m.setU16(at + layout.Size, layout.size + size);
  if (size > 0) k.setPointer(at + layout.ControllerExtension, at + layout.size);
  k.initializeList(at + layout.DeviceWaitQueue + k.s.KDEVICE_QUEUE.DeviceListHead);
  k.state.controllers.set(at, { at, busy: false, waiting: [], driver: k.callerDriver(f) });
  k.nameObject(at, `controller of ${k.callerDriver(f)}`);
  return k.returnPointer(f, at);
}

function destroy(k: Kernel, f: Offset): Outcome {
  const controller = controllerAt(k, f);
  if (controller.busy) {
    const message = `${k.nameOf(controller.at)} is deleted while a device has it.`;
    return stopWithFinding(k, f, "verifier:io", message);
  }
  k.state.controllers.delete(controller.at);
  release(k, controller.at, k.callerPlace(f));
  return k.returnVoid(f);
}

/** Slots: 0 controller, 1 device, 2 routine, 3 context; 4 IRQL before. */
function allocateTo(k: Kernel, f: Offset, step: number): Outcome {
  const controller = controllerAt(k, f);
  if (step === 0) {
    const waiter = {
      device: k.argPointer(f, 1),
      routine: k.functionOr(f, k.argPointer(f, 2)).address,
      context: k.arg64(f, 3),
    };
    if (controller.busy) {
      controller.waiting.push(waiter);
      return k.returnVoid(f);
    }
    controller.busy = true;
    return callWaiter(k, f, 4, waiter);
  }
  return waiterReturned(k, f, 4, controller);
}

/** Slots: 0 controller; 1 IRQL before. */
function free(k: Kernel, f: Offset, step: number): Outcome {
  const controller = controllerAt(k, f);
  if (step === 1) return waiterReturned(k, f, 1, controller);
  if (!controller.busy)
    return stopWithFinding(k, f, "verifier:io", `${k.nameOf(controller.at)} is freed, but no device has it.`);
  return handOn(k, f, 1, controller);
}

function handOn(k: Kernel, f: Offset, keep: number, controller: ControllerState): Outcome {
  const next = controller.waiting.shift();
  controller.busy = next !== undefined;
  return next === undefined ? k.returnVoid(f) : callWaiter(k, f, keep, next);
}

function callWaiter(k: Kernel, f: Offset, keep: number, waiter: ControllerState["waiting"][number]): Outcome {
  k.setSlot(f, keep, k.irql);
  const callee = k.above(f);
  k.setArgPointer(callee, 0, waiter.device);
  k.copyArg(callee, 1, waiter.device + k.s.DEVICE_OBJECT.CurrentIrp);
  k.setArg64(callee, 2, 0n);
  k.setArg64(callee, 3, waiter.context);
  return k.call(f, 1, k.functionOr(f, waiter.routine));
}

/** It keeps the controller, or the next one gets it. */
function waiterReturned(k: Kernel, f: Offset, keep: number, controller: ControllerState): Outcome {
  checkAfterCallback(k, f, "ControllerControl routine", k.slotU32(f, keep));
  return k.result32(f) === keepObject ? k.returnVoid(f) : handOn(k, f, keep, controller);
}

export const controllerDdis: readonly Routine[] = [
  ddi("IoCreateController", 1, create),
  ddi("IoDeleteController", 1, destroy),
  ddi("IoAllocateController", 4, allocateTo, 1),
  ddi("IoFreeController", 1, free, 1),
];
