// CopyFile: a file read and written piece by piece, as the Win32 API does it. Left out: times, attributes, progress.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { Access, Disposition, fileAccess, Option } from "../fs/open.ts";
import { relatedDevice } from "../io/device.ts";
import { beginOpen, dropFile } from "../io/file.ts";
import { newRequest, stackParameters } from "../io/request.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { ntPath } from "./paths.ts";
import { ansiAndWide, currentProcess, fail, failStatus, ok, textOf } from "./routine.ts";
import { callService, serviceStatus } from "./service.ts";

const piece = 64 * 1024;
const shareReadAndWrite = 3;
const fileExists = 80;
const Slot = { request: 3, source: 4, target: 5, position: 6, status: 7 } as const;
/** What has just come back: the opens, a read, a write, the closes. */
const Step = { source: 1, target: 2, read: 3, written: 4, targetClosed: 5, done: 6 } as const;

function open(k: Kernel, f: Offset, next: number, slot: number, name: string, disposition: number): Outcome {
  const reads = disposition === Disposition.open;
  const desired = fileAccess(reads ? 0x8000_0000 : 0x4000_0000) | Access.synchronize;
  const begun = beginOpen(k, {
    name: ntPath(k, currentProcess(k), name),
    access: desired & 3,
    desired,
    share: reads ? shareReadAndWrite : 0,
    options: (disposition << 24) | Option.nonalert | Option.nonDirectory,
    user: "administrator",
  });
  if ("status" in begun) return ended(k, f, begun.status);
  k.setSlot(f, Slot.request, begun.request.id);
  k.setSlot(f, slot, begun.file);
  return callService(k, f, next, "IopSendRequest", begun.request.id);
}

function transfer(k: Kernel, f: Offset, data: Uint8Array | undefined): Outcome {
  const id = k.slotU32(f, data === undefined ? Slot.source : Slot.target);
  const file = k.state.files.get(id);
  const at = BigInt(k.slotU32(f, Slot.position));
  const read = stackParameters(k, { "Parameters.Read.Length": piece, "Parameters.Read.ByteOffset": at });
  const request = newRequest(k, {
    device: relatedDevice(k, file?.object ?? 0),
    file: id,
    title: `copy of ${file?.name ?? "a file"}`,
    transfer: "direct",
    ...(data === undefined
      ? { major: nt.IRP_MJ_READ, parameters: read, outputLength: piece }
      : {
          major: nt.IRP_MJ_WRITE,
          parameters: stackParameters(k, {
            "Parameters.Write.Length": data.length,
            "Parameters.Write.ByteOffset": at,
          }),
          input: data,
        }),
  });
  k.setSlot(f, Slot.request, request.id);
  return callService(k, f, data === undefined ? Step.read : Step.written, "IopSendRequest", request.id);
}

/** What is open is closed; then the routine gives its result. */
function ended(k: Kernel, f: Offset, status: number): Outcome {
  k.setSlot(f, Slot.status, status);
  return closeNext(k, f);
}
function closeNext(k: Kernel, f: Offset): Outcome {
  for (const [slot, next] of [
    [Slot.target, Step.targetClosed],
    [Slot.source, Step.done],
  ] as const) {
    const id = k.slotU32(f, slot);
    k.setSlot(f, slot, 0);
    if (id !== 0) return callService(k, f, next, "IopCloseFile", id);
  }
  return result(k, f);
}
function result(k: Kernel, f: Offset): Outcome {
  const status = k.slotU32(f, Slot.status);
  if (status === nt.STATUS_OBJECT_NAME_COLLISION) return fail(k, f, fileExists);
  return nt.ntSuccess(status) ? ok(k, f) : failStatus(k, f, status);
}

/** (from, to, fail if it exists) */
const copy =
  (wide: boolean): Body =>
  (k, f, step) => {
    const request = k.state.requests.get(k.slotU32(f, Slot.request));
    if (step !== 0) k.state.requests.delete(k.slotU32(f, Slot.request));
    const status = serviceStatus(k);
    const opened = step === Step.source ? Slot.source : Slot.target;
    if ((step === Step.source || step === Step.target) && !nt.ntSuccess(status)) {
      dropFile(k, k.slotU32(f, opened));
      k.setSlot(f, opened, 0);
      return ended(k, f, status);
    }
    switch (step) {
      case 0:
        for (const slot of Object.values(Slot)) k.setSlot(f, slot, 0);
        return open(k, f, Step.source, Slot.source, textOf(k, f, 0, wide) ?? "", Disposition.open);
      case Step.source: {
        const disposition = k.argU32(f, 2) !== 0 ? Disposition.create : Disposition.overwriteIf;
        return open(k, f, Step.target, Slot.target, textOf(k, f, 1, wide) ?? "", disposition);
      }
      case Step.read:
        if (status === nt.STATUS_END_OF_FILE) return ended(k, f, nt.STATUS_SUCCESS);
        if (!nt.ntSuccess(status) || request === undefined) return ended(k, f, status);
        return transfer(k, f, request.output);
      case Step.target:
        return transfer(k, f, undefined);
      case Step.written:
        if (!nt.ntSuccess(status)) return ended(k, f, status);
        k.setSlot(f, Slot.position, k.slotU32(f, Slot.position) + (request?.information ?? 0));
        return transfer(k, f, undefined);
      default:
        return closeNext(k, f);
    }
  };

export const copyRoutines: readonly Routine[] = ansiAndWide("CopyFile", 3, copy, 5);
