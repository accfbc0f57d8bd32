// A file opened by name for one operation and closed again: how files are deleted, renamed and asked about by name.
import * as nt from "../constants.ts";
import { internal } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import { relatedDevice } from "./device.ts";
import { beginOpen, dropFile, type OpenOptions } from "./file.ts";
import { newRequest, type RequestOptions } from "./request.ts";

export interface OnFile {
  readonly open: OpenOptions;
  /** What is asked of the file while it is open; nothing if opening it, which may make it, is all. */
  readonly ask?: Omit<RequestOptions, "device" | "file" | "title">;
}

/**
 * What `IopOnFile` takes in its slots: the requests to open and to ask, the latter of which stays in `k.state.requests` with its answer
 * for whoever called, and the file; or the status that says why the file cannot be opened.
 */
export function beginOnFile(
  k: Kernel,
  { open, ask }: OnFile,
): { readonly slots: readonly [open: number, file: number, ask: number] } | { readonly status: number } {
  const begun = beginOpen(k, open);
  if ("status" in begun) return begun;
  const object = k.state.files.get(begun.file)?.object ?? 0;
  const request =
    ask === undefined
      ? undefined
      : newRequest(k, {
          ...ask,
          device: relatedDevice(k, object),
          file: begun.file,
          title: `${k.names.major(ask.major)} of ${open.name}`,
        });
  return { slots: [begun.request.id, begun.file, request?.id ?? 0] };
}

/** Slots: those of `beginOnFile`; 3 status, which is the result. */
export const onFile = internal("IopOnFile", 4, (k, f, step) => {
  const send = (next: number, request: number) => {
    k.setSlot(k.above(f), 0, request);
    return k.callIndex(f, next, k.routineIndex("IopSendRequest"));
  };
  const ask = k.slotU32(f, 2);
  switch (step) {
    case 0:
      return send(1, k.slotU32(f, 0));
    case 1: {
      const status = k.state.requests.get(k.slotU32(f, 0))?.status ?? nt.STATUS_UNSUCCESSFUL;
      k.state.requests.delete(k.slotU32(f, 0));
      k.setSlot(f, 3, status);
      if (!nt.ntSuccess(status)) {
        dropFile(k, k.slotU32(f, 1));
        k.state.requests.delete(ask);
        return k.return32(f, status);
      }
      if (ask !== 0) return send(2, ask);
      break;
    }
    case 2:
      k.setSlot(f, 3, k.state.requests.get(ask)?.status ?? nt.STATUS_UNSUCCESSFUL);
      break;
    default:
      return k.return32(f, k.slotU32(f, 3));
  }
  k.setSlot(k.above(f), 0, k.slotU32(f, 1));
  return k.callIndex(f, 3, k.routineIndex("IopCloseFile"));
});
