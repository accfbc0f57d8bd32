// Scatter/gather lists: the ranges of a whole transfer at once, with the map registers that they need. Several may be asked for; each is
// given when there are registers for it, and PutScatterGatherList ends its transfer.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import {
  adapterAt,
  atDispatch,
  checkDirection,
  fragments,
  pagesOf,
  physicalOf,
  rangesOfChain,
  registersFor,
  wrong,
} from "./adapter.ts";
import {
  Action,
  available,
  release as giveBack,
  grantList,
  handOn,
  listLayout,
  request,
  returned,
  take,
} from "./channel.ts";
import { unmapLogical } from "./logical.ts";
import type { DmaAdapter, DmaMapping, DmaRange } from "./state.ts";
import { flushSystem, systemGatherLimit, systemTransfer } from "./system-dma.ts";
import { completionAt } from "./transfer.ts";

const synchronousCallback = 1;
const what = "SCATTER_GATHER_LIST";
export const sizeOfList = (elements: number): number => listLayout.elements + listLayout.elementSize * elements;

/** Memory for a list: the driver's, or new. A status if it cannot be. */
function memoryFor(
  k: Kernel,
  f: Offset,
  elements: number,
  own: { readonly at: Offset; readonly size: number } | undefined,
): Offset | { readonly status: number } {
  const size = sizeOfList(elements);
  if (own !== undefined && own.size < size) return { status: nt.STATUS_BUFFER_TOO_SMALL };
  const at = own?.at ?? allocate(k, { size, tag: "DmaL", what, zero: true, place: k.callerPlace(f) });
  if (at === 0) return { status: nt.STATUS_INSUFFICIENT_RESOURCES };
  k.touch(f, at, size, true);
  return at;
}

/** Get: (adapter, device, MDL, current VA, length, routine, context, to device); Build has a buffer and its length behind these. */
export function gather(build: boolean) {
  const name = build ? "BuildScatterGatherList" : "GetScatterGatherList";
  const keep = build ? 10 : 8;
  return (k: Kernel, f: Offset, step: number): Outcome => {
    if (step === 1) return returned(k, f, keep);
    const adapter = adapterAt(k, f, name);
    atDispatch(k, f, name);
    const length = k.argU32(f, 4);
    if (length === 0) wrong(k, f, 0x21, `${name} is given a length of 0: there is nothing to transfer.`);
    const physical = physicalOf(k, f, k.argPointer(f, 2), k.arg64(f, 3), length, name);
    const routine = k.functionOr(f, k.argPointer(f, 5)).address;
    const ranges = fragments(adapter, [{ physical, length }]);
    const registers = registersFor(ranges);
    if (registers > adapter.mapRegisters) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    const own = build ? { at: k.argPointer(f, 8), size: k.argU32(f, 9) } : undefined;
    const at = memoryFor(k, f, ranges.length, own);
    if (typeof at !== "number") return k.return32(f, at.status);
    const list = { at, ranges, toDevice: k.argBool(f, 7), completion: undefined };
    const device = k.argPointer(f, 1);
    return request(k, f, keep, {
      adapter: adapter.at,
      device,
      registers,
      routine,
      context: k.arg64(f, 6),
      transferContext: 0,
      list,
    });
  };
}

/**
 * Get: (adapter, device, transfer context, MDL, offset, length, flags, routine, context, to device, completion routine, its context,
 * &list); Build has a buffer and its length before the completion routine. Without a routine the list is given at once, or not at all.
 */
export function gatherEx(build: boolean) {
  const name = build ? "BuildScatterGatherListEx" : "GetScatterGatherListEx";
  const behind = build ? 12 : 10;
  const keep = behind + 3;
  return (k: Kernel, f: Offset, step: number): Outcome => {
    if (step === 1) return returned(k, f, keep);
    const adapter = adapterAt(k, f, name);
    atDispatch(k, f, name);
    const chain = rangesOfChain(k, f, k.argPointer(f, 3), Number(k.arg64(f, 4)), k.argU32(f, 5), name);
    const ranges = fragments(adapter, chain);
    const registers = registersFor(ranges);
    const tooMany = adapter.system !== undefined && ranges.length > systemGatherLimit;
    if (tooMany || registers > adapter.mapRegisters) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    const synchronous = (k.argU32(f, 6) & synchronousCallback) !== 0;
    const routine = k.argPointer(f, 7);
    const out = k.argPointer(f, behind + 2);
    if (routine === 0 && (!synchronous || out === 0)) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    if (synchronous && !available(k, adapter, registers)) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    const own = build ? { at: k.argPointer(f, 10), size: k.argU32(f, 11) } : undefined;
    const at = memoryFor(k, f, ranges.length, own);
    if (typeof at !== "number") return k.return32(f, at.status);
    const list = { at, ranges, toDevice: k.argBool(f, 9), completion: completionAt(k, f, adapter, behind) };
    if (out !== 0) {
      k.touch(f, out, 8, true);
      k.setPointer(out, at);
    }
    if (routine === 0) {
      take(k, adapter, registers);
      grantList(k, adapter, list);
      giveBack(k, f, adapter, Action.deallocateKeepRegisters);
      return k.return32(f, nt.STATUS_SUCCESS);
    }
    return request(k, f, keep, {
      adapter: adapter.at,
      device: k.argPointer(f, 1),
      registers,
      routine: k.functionOr(f, routine).address,
      context: k.arg64(f, 8),
      transferContext: k.argPointer(f, 2),
      list,
    });
  };
}

/** (adapter, list, to device); slots 3 to 5 of `returned`. */
export function putScatterGatherList(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return returned(k, f, 3);
  const adapter = adapterAt(k, f, "PutScatterGatherList");
  atDispatch(k, f, "PutScatterGatherList");
  const at = k.argPointer(f, 1);
  const ranges = rangesUnder(k, adapter, at);
  if (ranges.length === 0)
    wrong(k, f, 0x06, `PutScatterGatherList of ${k.hex(at)}, which is no list of this adapter's (any more).`);
  const began = systemTransfer(k, adapter)?.toDevice ?? k.state.dmaMappings.find(inList(adapter, at))?.toDevice;
  checkDirection(k, f, "PutScatterGatherList", began, k.argBool(f, 2));
  if (adapter.system !== undefined) flushSystem(k, adapter);
  unmapLogical(k, inList(adapter, at));
  adapter.inUse -= registersFor(ranges);
  if (k.state.pool.blocks.get(at)?.what === what) release(k, at, k.callerPlace(f));
  return handOn(k, f, 3, adapter);
}
function rangesUnder(k: Kernel, adapter: DmaAdapter, at: Offset): readonly DmaRange[] {
  const transfer = systemTransfer(k, adapter);
  if (transfer !== undefined) return transfer.base === at ? transfer.ranges : [];
  return k.state.dmaMappings.filter(inList(adapter, at));
}
const inList = (adapter: DmaAdapter, at: Offset) => (one: DmaMapping) => one.adapter === adapter.at && one.base === at;

/** (adapter, MDL or NULL, current VA, length, &size, &map registers or NULL) */
export function calculateScatterGatherList(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "CalculateScatterGatherList");
  const length = k.argU32(f, 3);
  const [out, registers] = [k.argPointer(f, 4), k.argPointer(f, 5)];
  const pages = pagesOf(Number(k.arg64(f, 2) & 0xfffn), length);
  k.touch(f, out, 4, true);
  k.m.setU32(out, sizeOfList(adapter.gathers ? pages : 1));
  if (registers !== 0) {
    k.touch(f, registers, 4, true);
    k.m.setU32(registers, pages);
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}
