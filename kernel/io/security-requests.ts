// IRP_MJ_QUERY_SECURITY and IRP_MJ_SET_SECURITY: the descriptor of a file is its driver's affair, which gets the caller's buffer as it is. Of a
// driver that knows neither the I/O manager says that everybody may do everything, and takes what is set for done.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { previousMode } from "../ob/handles.ts";
import { partsOfDescriptor } from "../se/descriptor-bytes.ts";
import { inOneBlock } from "../se/object-security.ts";
import { Sid } from "../se/well-known-sids.ts";
import { relatedDevice } from "./device.ts";
import { newRequest, stackParameters } from "./request.ts";

type Wanted =
  | { readonly buffer: bigint; readonly room: number }
  /** Address of what is to be set. */
  | { readonly descriptor: bigint };

/** Asks a file's driver for its descriptor, or sets it; the body goes on at step 1. Slot `slot`: the request. */
export function askSecurity(
  k: Kernel,
  f: Offset,
  slot: number,
  id: number,
  information: number,
  wanted: Wanted,
): Outcome {
  const file = k.state.files.get(id);
  if (file === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  const reads = "buffer" in wanted;
  const request = newRequest(k, {
    device: relatedDevice(k, file.object),
    file: id,
    title: `security of ${file.name}`,
    major: reads ? nt.IRP_MJ_QUERY_SECURITY : nt.IRP_MJ_SET_SECURITY,
    parameters: stackParameters(
      k,
      reads
        ? {
            "Parameters.QuerySecurity.SecurityInformation": information,
            "Parameters.QuerySecurity.Length": wanted.room,
          }
        : {
            "Parameters.SetSecurity.SecurityInformation": information,
            "Parameters.SetSecurity.SecurityDescriptor": wanted.descriptor,
          },
    ),
    transfer: reads ? "neither" : "none",
    outputLength: reads ? wanted.room : 0,
    caller: { input: 0n, output: reads ? wanted.buffer : 0n, mode: k.asUser ? previousMode(k) : 0 },
  });
  k.setSlot(f, slot, request.id);
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, 1, k.routineIndex("IopSendRequest"));
}

/** The driver has answered; `needed`: where the caller learns how long the descriptor is, 0 for one that sets it. */
export function answerSecurity(k: Kernel, f: Offset, slot: number, needed: Offset): Outcome {
  const id = k.slotU32(f, slot);
  const request = k.state.requests.get(id);
  k.state.requests.delete(id);
  const status = request?.status ?? nt.STATUS_UNSUCCESSFUL;
  if (status === nt.STATUS_INVALID_DEVICE_REQUEST)
    return needed === 0 ? k.return32(f, nt.STATUS_SUCCESS) : open(k, f, needed);
  if (needed === 0) return k.return32(f, status);
  k.m.setU32(needed, request?.information ?? 0);
  return k.return32(f, status === nt.STATUS_BUFFER_OVERFLOW ? nt.STATUS_BUFFER_TOO_SMALL : status);
}
/** (…, information, buffer, length, needed) of ZwQuerySecurityObject. */
function open(k: Kernel, f: Offset, needed: Offset): Outcome {
  const parts = partsOfDescriptor(k, {
    owner: Sid.administrators,
    group: Sid.system,
    entries: [{ allow: true, flags: 0, mask: 0x1f_01ff, who: Sid.everyone }],
  });
  const bytes = inOneBlock(k, parts, k.argU32(f, 1));
  k.m.setU32(needed, bytes.length);
  if (k.argU32(f, 3) < bytes.length) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  k.m.u8.set(bytes, k.argPointer(f, 2));
  return k.return32(f, nt.STATUS_SUCCESS);
}
