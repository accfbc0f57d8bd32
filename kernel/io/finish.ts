// The end of an IRP's way up: its results go to whoever waits for it, its buffers and itself are given back.

import * as nt from "../constants.ts";
import { setEvent } from "../ke/objects.ts";
import { interruptByApc, wakeFor } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { freeMdl } from "../mm/mdl.ts";
import { release } from "../mm/pool.ts";
import { completeForProgram } from "../user/complete.ts";
import { checkPassedDown } from "../verifier/pnp.ts";
import { checkPowerPassedDown } from "../verifier/power.ts";
import { checkCancelTime } from "../verifier/slow-cancel.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { checkShown } from "../verifier/uninitialized.ts";
import { checkUnwound } from "../verifier/unwound.ts";
import { checkWmiAnswered } from "../verifier/wmi.ts";
import { closeLater, isCloseDue } from "./close-later.ts";
import { deliver } from "./deliver.ts";
import { releaseFile } from "./file-lock.ts";
import { freeIrp } from "./irp.ts";
import type { Request } from "./state.ts";

/**
 * All completion routines have been called and none has kept the IRP. Gives the master IRP that is to be completed now because this was
 * the last of its associated ones, or 0.
 */
export function finishIrp(k: Kernel, f: Offset, irp: Offset, boost: number): Offset {
  const known = k.state.irps.get(irp);
  if (known === undefined) return 0;
  known.completed = true;
  if (known.cancelledAt !== undefined) checkCancelTime(k, f, known, known.cancelledAt);
  const layout = k.s.IRP;
  const status = k.m.u32(irp + layout["IoStatus.Status"]);
  const exact = k.m.u64(irp + layout["IoStatus.Information"]);
  const information = Number(exact);
  switch (known.kind) {
    case "request": {
      const request = known.request === undefined ? undefined : k.state.requests.get(known.request);
      if (request !== undefined && known.refusal !== undefined && !nt.ntSuccess(status))
        request.refusal = known.refusal;
      if (request !== undefined) finishRequest(k, f, request, { irp, status, information: exact, boost });
      if (request?.major === nt.IRP_MJ_PNP) checkPassedDown(k, f, request, known);
      if (request?.major === nt.IRP_MJ_POWER) checkPowerPassedDown(k, f, known, request.minor, status);
      if (request?.major === nt.IRP_MJ_SYSTEM_CONTROL) checkWmiAnswered(k, f, request, known);
      freeMdls(k, irp);
      freeIrp(k, irp, f);
      break;
    }
    case "built": {
      // An error that comes at once is told by IoCallDriver alone, as documented: there is nothing to wait for.
      const told = !nt.ntError(status) || k.m.u8[irp + layout.PendingReturned] !== 0;
      const block = k.pointerOr0(irp + layout.UserIosb);
      if (told) checkUnwound(k, f, irp, block, k.pointerOr0(irp + layout.UserEvent));
      if (block !== 0 && told) {
        k.m.setU32(block, status);
        k.m.setU64(block + 8, exact);
      }
      finishBuilt(k, irp, status, information);
      const event = k.pointerOr0(irp + layout.UserEvent);
      const thread = k.pointerOr0(irp + layout["Tail.Overlay.Thread"]);
      freeMdls(k, irp);
      freeIrp(k, irp, f);
      if (event !== 0 && told) setEvent(k, event, boost);
      // Its last part runs in the thread that made it, as a kernel APC.
      if (thread !== 0) interruptByApc(k, thread, "a request of its own has ended");
      break;
    }
    case "associated": {
      const master = k.pointerOr0(irp + layout["AssociatedIrp.SystemBuffer"]);
      freeMdls(k, irp);
      freeIrp(k, irp, f);
      if (!k.state.irps.has(master)) return 0;
      const count = k.m.i32(master + layout["AssociatedIrp.SystemBuffer"]) - 1;
      if (count < 0) {
        const message = `The last IRP associated with the one at ${k.hex(master)} has been completed already: AssociatedIrp.IrpCount of the master must count them all before the first is sent.`;
        return stopWithFinding(k, f, "verifier:irp", message);
      }
      k.m.setU32(master + layout["AssociatedIrp.SystemBuffer"], count);
      return count === 0 ? master : 0;
    }
    case "power":
      freeIrp(k, irp, f);
      break;
    case "driver": {
      const message = `The IRP at ${k.hex(irp)}, made by ${known.driver} with IoAllocateIrp, has come back to the I/O manager. Its maker must set a completion routine that frees it and returns STATUS_MORE_PROCESSING_REQUIRED.`;
      stopWithFinding(
        k,
        f,
        "verifier:irp",
        message,
        0x44,
        [k.address(irp), 0n, 0n, 0n],
        [{ message: "made here", place: known.place }],
      );
    }
  }
  return 0;
}

function freeMdls(k: Kernel, irp: Offset): void {
  let mdl = k.pointerOr0(irp + k.s.IRP.MdlAddress);
  while (mdl !== 0) {
    const next = k.pointerOr0(mdl + k.s.MDL.Next);
    freeMdl(k, mdl);
    mdl = next;
  }
}

/** What has come of a request; `irp` is 0 if it never had one. */
interface End {
  readonly irp: Offset;
  readonly status: number;
  readonly information: bigint;
  readonly boost: number;
}

/** A request that was served without an IRP. */
export function finishFast(k: Kernel, f: Offset, request: Request, status: number, information: bigint): void {
  const file = request.file === undefined ? undefined : k.state.files.get(request.file);
  if (file !== undefined) file.pending++;
  finishRequest(k, f, request, { irp: 0, status, information, boost: 0 });
}

function finishRequest(k: Kernel, f: Offset, request: Request, end: End): void {
  const { irp, status, boost } = end;
  const information = Number(end.information);
  request.status = status;
  request.information = information;
  request.informationPointer = end.information;
  if (!nt.ntError(status) && request.outputAt !== 0 && request.outputLength > 0) {
    const count = request.transfer === "buffered" ? information : Math.min(information, request.outputLength);
    if (count > request.outputLength) {
      const message = `IoStatus.Information is ${information}, but the caller's buffer has ${request.outputLength} bytes: the I/O manager would copy beyond both.`;
      stopWithFinding(k, f, "verifier:io", message, 0xc9, [0x312n, k.callerAddress(f), k.address(irp), 0n]);
    }
    if (request.transfer === "buffered") checkShown(k, f, request.outputAt, count);
    request.output = k.m.u8.slice(request.outputAt, request.outputAt + count);
  }
  request.done = true;
  request.irp = 0;
  releaseFile(k, request);
  for (const buffer of request.buffers) release(k, buffer);
  request.buffers = [];
  const file = request.file === undefined ? undefined : k.state.files.get(request.file);
  if (file !== undefined) {
    file.pending--;
    if (request.major === nt.IRP_MJ_CREATE && nt.ntSuccess(status)) {
      const flags = file.object + k.s.FILE_OBJECT.Flags;
      k.m.setU32(flags, k.m.u32(flags) | nt.FO_HANDLE_CREATED);
    }
    if (isCloseDue(k, file) && request.major !== nt.IRP_MJ_CLOSE) closeLater(k, request.file ?? 0);
  }
  if (request.user !== undefined) completeForProgram(k, request, request.user);
  k.log({ kind: "irpDone", irp, operands: [status, information], text: request.title });
  wakeFor(k, "request", request.id, status, boost);
  // Its maker was told STATUS_PENDING, and does something else meanwhile.
  if (
    !request.synchronous &&
    request.user === undefined &&
    request.caller !== undefined &&
    request.returned !== undefined
  )
    deliver(k, request);
}

/** Copies back what IoBuildDeviceIoControlRequest and IoBuildSynchronousFsdRequest buffered. */
function finishBuilt(k: Kernel, irp: Offset, status: number, information: number): void {
  const flags = k.m.u32(irp + k.s.IRP.Flags);
  const system = k.pointerOr0(irp + k.s.IRP["AssociatedIrp.SystemBuffer"]);
  if (system === 0 || (flags & nt.IRP_BUFFERED_IO) === 0) return;
  const user = k.pointerOr0(irp + k.s.IRP.UserBuffer);
  if ((flags & nt.IRP_INPUT_OPERATION) !== 0 && user !== 0 && !nt.ntError(status)) {
    k.m.u8.copyWithin(user, system, system + information);
  }
  if ((flags & nt.IRP_DEALLOCATE_BUFFER) !== 0) release(k, system);
}
