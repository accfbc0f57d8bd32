// DEVICE_RELATIONS: what a stack answers to IRP_MN_QUERY_DEVICE_RELATIONS, in pool, with a reference for each of its devices.
import * as nt from "../constants.ts";
import { referenceDevice } from "../io/device.ts";
import type { Request } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import { release } from "../mm/pool.ts";
import { devnodeOfPdo } from "./tree.ts";

/** Devnodes of the list that came of a request, if one did: its references are given back and its memory is freed. */
export function takeRelations(k: Kernel, reply: Request | undefined): number[] {
  const at = reply === undefined || !nt.ntSuccess(reply.status) ? 0 : k.kernelOffset(reply.informationPointer);
  if (at === 0) return [];
  const layout = k.s.DEVICE_RELATIONS;
  const size = k.state.pool.blocks.get(at)?.size ?? 0;
  const count = Math.min(k.m.u32(at + layout.Count), Math.floor((size - layout.Objects) / 8));
  const listed = Array.from({ length: count }, (_, i) => k.pointerOr0(at + layout.Objects + 8 * i)).flatMap((pdo) => {
    const id = devnodeOfPdo(k, pdo)?.id;
    if (k.state.devices.has(pdo)) referenceDevice(k, pdo, -1);
    return id ?? [];
  });
  release(k, at);
  return listed;
}
