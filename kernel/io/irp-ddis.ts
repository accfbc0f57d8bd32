// IRPs that drivers make themselves: allocated, reused, or built ready for a request.

import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { wakeCondition } from "../ke/conditions.ts";
import { processOfThread } from "../ke/thread.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { lockMdl, makeMdl } from "../mm/mdl.ts";
import { allocate, release } from "../mm/pool.ts";
import { stopWithFinding, verify } from "../verifier/stop.ts";
import { topOfStack } from "./device.ts";
import {
  currentLocation,
  freeIrp,
  initializeIrp,
  irpArgument,
  irpSize,
  makeIrp,
  nextLocation,
  setStatus,
} from "./irp.ts";
import { transferOf } from "./request.ts";
import type { IrpState } from "./state.ts";

function stackSizeOf(k: Kernel, f: Offset, device: Offset): number {
  k.touch(f, device, k.s.DEVICE_OBJECT.size, false);
  return k.m.u8[device + k.s.DEVICE_OBJECT.StackSize] ?? 1;
}

function allocateIrp(k: Kernel, f: Offset, stackCount: number): Outcome {
  return k.returnPointer(f, makeIrp(k, stackCount, { kind: "driver", f }));
}

/** IoBuildSynchronousFsdRequest and IoBuildAsynchronousFsdRequest: (major, device, buffer, length, offset, [event,] status block). */
function buildFsd(k: Kernel, f: Offset, synchronous: boolean): Outcome {
  const major = k.argU32(f, 0);
  const device = k.argPointer(f, 1);
  const buffer = k.argPointer(f, 2);
  const length = k.argU32(f, 3);
  const offset = k.argPointer(f, 4);
  const irp = makeIrp(k, stackSizeOf(k, f, device), { kind: synchronous ? "built" : "driver", f });
  if (irp === 0) return k.returnPointer(f, 0);
  const layout = k.s.IRP;
  const location = k.s.IO_STACK_LOCATION;
  const stack = nextLocation(k, irp);
  k.m.u8[stack] = major;
  if (synchronous) k.setPointer(irp + layout.UserEvent, k.argPointer(f, 5));
  k.setPointer(irp + layout.UserIosb, k.argPointer(f, synchronous ? 6 : 5));
  k.setPointer(irp + layout["Tail.Overlay.Thread"], k.threadContext().object);
  if (major === nt.IRP_MJ_PNP || major === nt.IRP_MJ_POWER) setStatus(k, irp, nt.STATUS_NOT_SUPPORTED, 0);
  if (major !== nt.IRP_MJ_READ && major !== nt.IRP_MJ_WRITE) return k.returnPointer(f, irp);
  const read = major === nt.IRP_MJ_READ;
  k.m.setU32(stack + location[read ? "Parameters.Read.Length" : "Parameters.Write.Length"], length);
  const at = stack + location[read ? "Parameters.Read.ByteOffset" : "Parameters.Write.ByteOffset"];
  k.m.setU64(at, offset === 0 ? 0n : k.m.u64(offset));
  switch (transferOf(k, topOfStack(k, device))) {
    case "buffered":
      // Nobody but its maker frees what an asynchronous request was given, with ExFreePool before IoFreeIrp.
      attachSystemBuffer(k, irp, read ? 0 : buffer, length, length, read ? buffer : 0, synchronous ? undefined : f);
      break;
    case "direct":
      attachMdl(k, irp, buffer, length, read);
      break;
    default:
      k.setPointer(irp + layout.UserBuffer, buffer);
  }
  return k.returnPointer(f, irp);
}

/** `owner`: the call of the driver that is to free the buffer itself. */
function attachSystemBuffer(
  k: Kernel,
  irp: Offset,
  from: Offset,
  copy: number,
  size: number,
  backTo: Offset,
  owner?: Offset,
): void {
  if (size === 0) return;
  const layout = k.s.IRP;
  const whose =
    owner === undefined ? { what: "system buffer" } : { driver: k.callerDriver(owner), place: k.callerPlace(owner) };
  const system = allocate(k, { size, tag: "IoSb", zero: true, ...whose });
  if (from !== 0) k.m.u8.copyWithin(system, from, from + copy);
  k.setPointer(irp + layout["AssociatedIrp.SystemBuffer"], system);
  k.setPointer(irp + layout.UserBuffer, backTo);
  const input = backTo === 0 ? 0 : nt.IRP_INPUT_OPERATION;
  k.m.setU32(irp + layout.Flags, k.m.u32(irp + layout.Flags) | nt.IRP_BUFFERED_IO | nt.IRP_DEALLOCATE_BUFFER | input);
}

function attachMdl(k: Kernel, irp: Offset, buffer: Offset, length: number, write: boolean): void {
  if (length === 0) return;
  const mdl = makeMdl(k, buffer, length, k.m.u32(irp + k.s.IRP["Tail.Overlay.CurrentStackLocation"] + 4));
  lockMdl(k, mdl, buffer, write);
  k.setPointer(irp + k.s.IRP.MdlAddress, mdl);
}

/** (code, device, input, input length, output, output length, internal, event, status block) */
function buildDeviceControl(k: Kernel, f: Offset): Outcome {
  const code = k.argU32(f, 0);
  const device = k.argPointer(f, 1);
  const input = k.argPointer(f, 2);
  const inputLength = k.argU32(f, 3);
  const output = k.argPointer(f, 4);
  const outputLength = k.argU32(f, 5);
  const irp = makeIrp(k, stackSizeOf(k, f, device), { kind: "built", f });
  if (irp === 0) return k.returnPointer(f, 0);
  const layout = k.s.IRP;
  const location = k.s.IO_STACK_LOCATION;
  const stack = nextLocation(k, irp);
  k.m.u8[stack] = k.argBool(f, 6) ? nt.IRP_MJ_INTERNAL_DEVICE_CONTROL : nt.IRP_MJ_DEVICE_CONTROL;
  k.m.setU32(stack + location["Parameters.DeviceIoControl.OutputBufferLength"], outputLength);
  k.m.setU32(stack + location["Parameters.DeviceIoControl.InputBufferLength"], inputLength);
  k.m.setU32(stack + location["Parameters.DeviceIoControl.IoControlCode"], code);
  k.setPointer(irp + layout.UserEvent, k.argPointer(f, 7));
  k.setPointer(irp + layout.UserIosb, k.argPointer(f, 8));
  k.setPointer(irp + layout["Tail.Overlay.Thread"], k.threadContext().object);
  switch (code & 3) {
    case nt.METHOD_BUFFERED:
      attachSystemBuffer(k, irp, input, inputLength, Math.max(inputLength, outputLength), output);
      break;
    case nt.METHOD_IN_DIRECT:
    case nt.METHOD_OUT_DIRECT:
      attachSystemBuffer(k, irp, input, inputLength, inputLength, 0);
      if (output !== 0) attachMdl(k, irp, output, outputLength, (code & 3) === nt.METHOD_OUT_DIRECT);
      break;
    default:
      k.setPointer(stack + location["Parameters.DeviceIoControl.Type3InputBuffer"], input);
      k.setPointer(irp + layout.UserBuffer, output);
  }
  return k.returnPointer(f, irp);
}

/** The device that a thread's file system has to verify after a hard error; none if 0. */
function setDeviceToVerify(k: Kernel, thread: Offset, device: Offset): void {
  if (device === 0) k.state.devicesToVerify.delete(thread);
  else k.state.devicesToVerify.set(thread, device);
}

/** SL_INVOKE_ON_SUCCESS, …_ERROR and …_CANCEL. */
const invokeOn = { success: 0x40, error: 0x80, cancel: 0x20 } as const;

/** (DeviceObject, Irp, CompletionRoutine, Context, InvokeOnSuccess, InvokeOnError, InvokeOnCancel) */
function setCompletionRoutineEx(k: Kernel, f: Offset): Outcome {
  k.touch(f, k.argPointer(f, 0), k.s.DEVICE_OBJECT.size, false);
  const irp = k.argPointer(f, 1);
  irpArgument(k, f, irp);
  const routine = k.functionOr(f, k.argPointer(f, 2));
  const layout = k.s.IO_STACK_LOCATION;
  const next = nextLocation(k, irp);
  k.touch(f, next, layout.size, true);
  k.setPointer(next + layout.CompletionRoutine, routine.address);
  k.m.setU64(next + layout.Context, k.arg64(f, 3));
  const on = (i: number, bit: number) => (k.argBool(f, i) ? bit : 0);
  k.m.u8[next + layout.Control] = on(4, invokeOn.success) | on(5, invokeOn.error) | on(6, invokeOn.cancel);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** No memory is left for what IoSetCompletionRoutineEx keeps; the IRP must not be handed on. Result: its status. */
export function refuseCompletionRoutine(k: Kernel, f: Offset): Outcome {
  const known = k.state.irps.get(k.argPointer(f, 1));
  if (known !== undefined) known.routineRefused = k.callerPlace(f);
  return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
}

/** The process whose thread made the IRP; undefined for the system process. */
function requestor(k: Kernel, f: Offset) {
  const irp = k.argPointer(f, 0);
  irpArgument(k, f, irp);
  return processOfThread(k, k.pointerOr0(irp + k.s.IRP["Tail.Overlay.Thread"]));
}

/** IoReuseIrp is for an IRP of IoAllocateIrp's that has come back to its maker. */
function checkReused(k: Kernel, f: Offset, known: IrpState): void {
  const current = k.m.u8[known.at + k.s.IRP.CurrentLocation] ?? 0;
  const parameters = (violation: bigint) => [violation, k.callerAddress(f), k.address(known.at), 0n] as const;
  const related = [{ message: "made here", place: known.place }];
  if (known.kind !== "driver") {
    const message = `IoReuseIrp is given the IRP at ${k.hex(known.at)}, which was not made with IoAllocateIrp.`;
    verify(k, f, "verifier:irp", message, 0xc9, parameters(0x311n), related);
  } else if (!known.completed && known.location !== 0 && current <= known.stackCount) {
    const message = `IoReuseIrp is given the IRP at ${k.hex(known.at)}, which ${k.driverOf(known.lowest)} still has.`;
    verify(k, f, "verifier:irp", message, 0xc9, parameters(0x310n), related);
  }
}

/** FILE_READ_ACCESS, FILE_WRITE_ACCESS. */
const Access = { read: 1, write: 2 } as const;
/** (Irp, RequiredAccess): whether the sender has opened the file for that; the kernel may have everything. */
function validateAccess(k: Kernel, f: Offset): Outcome {
  const irp = k.argPointer(f, 0);
  const required = k.argU32(f, 1);
  k.touch(f, irp, k.s.IRP.size, false);
  if ((required & ~(Access.read | Access.write)) !== 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  if (k.m.u8[irp + k.s.IRP.RequestorMode] === 0) return k.return32(f, nt.STATUS_SUCCESS);
  const file = k.pointerOr0(currentLocation(k, irp) + k.s.IO_STACK_LOCATION.FileObject);
  const opened = (at: Offset, right: number): number => (file !== 0 && k.m.u8[file + at] !== 0 ? right : 0);
  const granted = opened(k.s.FILE_OBJECT.ReadAccess, Access.read) | opened(k.s.FILE_OBJECT.WriteAccess, Access.write);
  return k.return32(f, (required & ~granted) === 0 ? nt.STATUS_SUCCESS : nt.STATUS_ACCESS_DENIED);
}

/** NTSTATUS severities are its two highest bits. */
const severity = (status: number): number => status >>> 30;
/** (MasterIrp, Status): an error replaces success, and a more severe one a less severe one; two statuses are apart. */
function setMasterStatus(k: Kernel, f: Offset): Outcome {
  const irp = k.argPointer(f, 0);
  irpArgument(k, f, irp);
  const at = irp + k.s.IRP["IoStatus.Status"];
  const status = k.argU32(f, 1);
  const worse = !nt.ntSuccess(status) && severity(status) > severity(k.m.u32(at));
  if (status === nt.STATUS_VERIFY_REQUIRED || worse) k.m.setU32(at, status);
  return k.returnVoid(f);
}

export const irpDdis: readonly Routine[] = [
  ddi("IoValidateDeviceIoControlAccess", 2, validateAccess),
  ddi("IoSetCompletionRoutineEx", 7, setCompletionRoutineEx),
  ddi("IoAllocateIrp", 2, (k, f) => allocateIrp(k, f, k.argU32(f, 0) & 0xff)),
  ddi("IoAllocateIrpEx", 3, (k, f) => allocateIrp(k, f, k.argU32(f, 1) & 0xff)),
  // (master, stack size): the driver counts the associated IRPs in the master's AssociatedIrp.IrpCount before it sends them.
  ddi("IoMakeAssociatedIrp", 2, (k, f) => {
    const master = k.argPointer(f, 0);
    irpArgument(k, f, master);
    const irp = makeIrp(k, k.argU32(f, 1) & 0xff, { kind: "associated", f });
    if (irp === 0) return k.returnPointer(f, 0);
    const layout = k.s.IRP;
    k.m.setU32(irp + layout.Flags, nt.IRP_ASSOCIATED_IRP);
    k.setPointer(irp + layout["AssociatedIrp.SystemBuffer"], master);
    k.copy8(irp + layout["Tail.Overlay.Thread"], master + layout["Tail.Overlay.Thread"]);
    return k.returnPointer(f, irp);
  }),
  ddi("IoSetMasterIrpStatus", 2, setMasterStatus),
  ddi("IoFreeIrp", 1, (k, f) => {
    const irp = k.argPointer(f, 0);
    const known = k.state.irps.get(irp);
    const block0 = k.state.pool.blocks.get(irp);
    if (known === undefined || block0?.freed !== undefined) {
      const again = block0?.what === "IRP";
      const message = again
        ? `The IRP at ${k.hex(irp)} is freed a second time.`
        : `IoFreeIrp is given ${k.hex(irp)}, which is no IRP of IoAllocateIrp's.`;
      return stopWithFinding(
        k,
        f,
        "verifier:irp",
        message,
        0xc9,
        [1n, k.address(irp), 0n, 0n],
        [{ message: "freed here", place: block0?.freed?.place }],
      );
    }
    if (known.kind === "request" || known.kind === "built") {
      const message = `The IRP at ${k.hex(irp)} belongs to the I/O manager, which frees it when it is completed; IoFreeIrp is for IRPs of IoAllocateIrp.`;
      return stopWithFinding(k, f, "verifier:irp", message, 0xc9, [2n, k.address(irp), 0n, 0n]);
    }
    freeIrp(k, irp, f);
    return k.returnVoid(f);
  }),
  ddi("IoInitializeIrp", 3, (k, f) => {
    const irp = k.argPointer(f, 0);
    const count = k.argU32(f, 2) & 0xff;
    if (k.state.irps.has(irp) && k.state.pool.blocks.get(irp)?.what === "IRP") {
      const message = `IoInitializeIrp of ${k.hex(irp)}, which IoAllocateIrp has made and initialised; one that is used again goes through IoReuseIrp.`;
      verify(k, f, "verifier:irp", message, 0xc9, [0x20dn, k.callerAddress(f), k.address(irp), 0n]);
    }
    k.touch(f, irp, irpSize(k, count), true);
    initializeIrp(k, irp, count);
    k.state.irps.delete(irp);
    return k.returnVoid(f);
  }),
  ddi("IoReuseIrp", 2, (k, f) => {
    const irp = k.argPointer(f, 0);
    const known = k.state.irps.get(irp);
    k.touch(f, irp, k.s.IRP.size, true);
    if (known !== undefined) checkReused(k, f, known);
    initializeIrp(k, irp, k.m.u8[irp + k.s.IRP.StackCount] ?? 1);
    setStatus(k, irp, k.argU32(f, 1), 0);
    if (known !== undefined) {
      known.completed = false;
      known.cancelledAt = undefined;
      known.location = 0;
      known.reachedBottom = false;
      known.hops = [];
    }
    return k.returnVoid(f);
  }),
  ddi("IoBuildSynchronousFsdRequest", 7, (k, f) => buildFsd(k, f, true)),
  ddi("IoBuildAsynchronousFsdRequest", 6, (k, f) => buildFsd(k, f, false)),
  ddi("IoBuildDeviceIoControlRequest", 9, buildDeviceControl),
  ddi("IoIs32bitProcess", 1, (k, f) => k.returnBool(f, false)),
  ddi("IoGetRequestorProcess", 1, (k, f) => k.returnPointer(f, requestor(k, f)?.object ?? k.state.process)),
  // (IRP, &session): that of the process that the request is of.
  ddi("IoGetRequestorSessionId", 2, (k, f) => {
    const process = requestor(k, f);
    const out = k.argPointer(f, 1);
    k.touch(f, out, 4, true);
    k.m.setU32(out, process === undefined ? 0xffff_ffff : k.state.session);
    return k.return32(f, process === undefined ? nt.STATUS_UNSUCCESSFUL : nt.STATUS_SUCCESS);
  }),
  // (Status): whether an IRP may be completed with it.
  ddi("IoIsValidIrpStatus", 1, (k, f) => {
    const status = k.argU32(f, 0);
    return k.returnBool(f, status !== nt.STATUS_PENDING && status !== 0xffff_ffff);
  }),
  ddi("IoGetRequestorProcessId", 1, (k, f) => k.return32(f, requestor(k, f)?.id ?? 4)),
  ddi("IoSetHardErrorOrVerifyDevice", 2, (k, f) => {
    const irp = k.argPointer(f, 0);
    irpArgument(k, f, irp);
    setDeviceToVerify(k, k.pointerOr0(irp + k.s.IRP["Tail.Overlay.Thread"]), k.argPointer(f, 1));
    return k.returnVoid(f);
  }),
  ddi("IoSetDeviceToVerify", 2, (k, f) => {
    setDeviceToVerify(k, k.argPointer(f, 0), k.argPointer(f, 1));
    return k.returnVoid(f);
  }),
  ddi("IoGetDeviceToVerify", 1, (k, f) => k.returnPointer(f, k.state.devicesToVerify.get(k.argPointer(f, 0)) ?? 0)),
  // Copies the stack location, sends the IRP down and waits for it with a completion routine of the kernel's own.
  ddi(
    "IoForwardIrpSynchronously",
    2,
    (k, f, step) => {
      const device = k.argPointer(f, 0);
      const irp = k.argPointer(f, 1);
      switch (step) {
        case 0: {
          const location = k.s.IO_STACK_LOCATION;
          const current = k.m.u32(irp + k.s.IRP["Tail.Overlay.CurrentStackLocation"]);
          const next = current - location.size;
          k.m.u8.copyWithin(next, current, current + location.CompletionRoutine);
          k.m.u8[next + location.Control] = nt.SL_INVOKE_ON_SUCCESS | nt.SL_INVOKE_ON_ERROR | nt.SL_INVOKE_ON_CANCEL;
          const event = allocate(k, { size: 16, tag: "IoFw", what: "forward event", zero: true });
          k.setSlot(f, 2, event);
          k.setPointer(next + location.CompletionRoutine, k.routineAddress("IopForwardCompletion"));
          k.setPointer(next + location.Context, event);
          k.setArgPointer(k.above(f), 0, device);
          k.setArgPointer(k.above(f), 1, irp);
          return k.callIndex(f, 1, k.routineIndex("IofCallDriver"));
        }
        case 1:
          if (k.m.u32(k.slotU32(f, 2)) === 0) {
            return block(
              k,
              f,
              2,
              "condition",
              [k.slotU32(f, 2)],
              undefined,
              "waits for the drivers below (IoForwardIrpSynchronously)",
            );
          }
          release(k, k.slotU32(f, 2));
          return k.returnBool(f, true);
        default:
          release(k, k.slotU32(f, 2));
          return k.returnBool(f, true);
      }
    },
    1,
  ),
];

/** Completion routine of IoForwardIrpSynchronously: (device, IRP, context). */
export const forwardCompletion = (k: Kernel, f: Offset): Outcome => {
  const event = k.argPointer(f, 2);
  k.m.setU32(event, 1);
  wakeCondition(k, event);
  return k.return32(f, nt.STATUS_MORE_PROCESSING_REQUIRED);
};
