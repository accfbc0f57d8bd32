// Transfers through map registers: MapTransfer programs a range, FlushAdapterBuffers ends it; their later versions take a chain of MDLs
// and an offset, map as much as there is room for, and give a list. What system DMA is given for an address means nothing.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import {
  adapterAt,
  channelOf,
  checkDirection,
  fragments,
  impossible,
  pagesOf,
  physicalOf,
  rangesOfChain,
  registersFor,
  wrong,
} from "./adapter.ts";
import { listLayout, writeList } from "./channel.ts";
import { mapLogical, unmapLogical } from "./logical.ts";
import type { DmaAdapter, DmaCompletion, DmaRange } from "./state.ts";
import { flushSystem, program, systemGatherLimit, systemTransfer } from "./system-dma.ts";

const page = 4096;

/** Map registers that a base stands for and that no transfer uses. */
function registersLeft(k: Kernel, adapter: DmaAdapter, base: number): number {
  const { current } = channelOf(k, adapter);
  const all = current.base === base ? current.registers : adapter.mapRegisters;
  return all - registersFor(k.state.dmaMappings.filter((one) => one.adapter === adapter.at && one.base === base));
}

function checkRegisters(k: Kernel, f: Offset, adapter: DmaAdapter, base: number, name: string): void {
  if (base === 0 || adapter.inUse === 0)
    wrong(k, f, 0x0c, `${name} without map registers: AllocateAdapterChannel gives MapRegisterBase.`);
}
function tooFew(k: Kernel, f: Offset, name: string, pages: number): never {
  const message = `${name} needs ${pages} map registers, but fewer were allocated; ADDRESS_AND_SIZE_TO_SPAN_PAGES says how many a buffer needs.`;
  return impossible(k, f, 0x0c, message);
}

/** (adapter, MDL, base, current VA, &length, to device): a physical address as the device sees it. */
export function mapTransfer(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "MapTransfer");
  const lengthAt = k.argPointer(f, 4);
  k.touch(f, lengthAt, 4, true);
  const base = Number(k.arg64(f, 2));
  const asked = k.m.u32(lengthAt);
  const physical = physicalOf(k, f, k.argPointer(f, 1), k.arg64(f, 3), asked, "MapTransfer");
  checkRegisters(k, f, adapter, base, "MapTransfer");
  const here = page - (physical & (page - 1));
  const length = adapter.gathers ? Math.min(asked, here) : asked;
  const pages = pagesOf(physical, length);
  if (pages > registersLeft(k, adapter, base)) tooFew(k, f, "MapTransfer", pages);
  k.m.setU32(lengthAt, length);
  const toDevice = k.argBool(f, 5);
  if (adapter.system !== undefined) {
    checkIdle(k, f, adapter, "MapTransfer");
    program(k, adapter, base, [{ physical, length }], toDevice);
    return k.return64(f, BigInt(physical));
  }
  const logical = mapLogical(k, { physical, length, adapter: adapter.at, base, toDevice }, adapter.addressWidth);
  return k.return64(f, BigInt(logical));
}

/** The controller is not programmed anew before what it holds has been flushed. */
function checkIdle(k: Kernel, f: Offset, adapter: DmaAdapter, name: string): void {
  if (systemTransfer(k, adapter) === undefined) return;
  const flush = name === "MapTransfer" ? "FlushAdapterBuffers" : "FlushAdapterBuffersEx";
  wrong(k, f, 0x10, `${name} while the transfer before has not been flushed: each ${name} has its own ${flush}.`);
}

/** Ends the transfers of some ranges, which went in the direction that parameter 5 says; `name` tells of what is wrong. */
function end(k: Kernel, f: Offset, name: string, adapter: DmaAdapter, ranges: readonly DmaRange[]): void {
  const base = Number(k.arg64(f, 2));
  const toDevice = k.argBool(f, 5);
  if (adapter.system !== undefined) {
    const transfer = systemTransfer(k, adapter);
    const [first] = ranges;
    if (transfer?.base !== base || first?.physical !== transfer.ranges[0]?.physical) {
      notMapped(k, f, name);
      return;
    }
    checkDirection(k, f, name, transfer.toDevice, toDevice);
    flushSystem(k, adapter);
    return;
  }
  const ended = k.state.dmaMappings.filter(
    (one) =>
      one.adapter === adapter.at &&
      one.base === base &&
      ranges.some(({ physical, length }) => one.physical >= physical && one.physical + one.length <= physical + length),
  );
  if (ended.length === 0) notMapped(k, f, name);
  for (const one of ended) checkDirection(k, f, name, one.toDevice, toDevice);
  unmapLogical(k, (one) => ended.includes(one));
}

function notMapped(k: Kernel, f: Offset, name: string): void {
  const [map, what] = name.endsWith("Ex") ? ["MapTransferEx", "offset"] : ["MapTransfer", "CurrentVa"];
  wrong(k, f, 0x16, `${name} of what ${map} has not mapped: ${what} and length must be those of the transfer.`);
}

/** (adapter, MDL, base, current VA, length, to device) */
export function flushAdapterBuffers(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "FlushAdapterBuffers");
  const length = k.argU32(f, 4);
  const physical = physicalOf(k, f, k.argPointer(f, 1), k.arg64(f, 3), length, "FlushAdapterBuffers");
  end(k, f, "FlushAdapterBuffers", adapter, [{ physical, length }]);
  return k.returnBool(f, true);
}

/** As many ranges from the first on as there are registers and, in the system's controller, places for. */
function fitting(adapter: DmaAdapter, ranges: readonly DmaRange[], registers: number, places: number): DmaRange[] {
  const limit = adapter.system === undefined ? places : Math.min(places, systemGatherLimit);
  const taken: DmaRange[] = [];
  let left = registers;
  for (const range of ranges) {
    if (taken.length === limit || left === 0) break;
    const pages = pagesOf(range.physical, range.length);
    const length = pages <= left ? range.length : left * page - (range.physical & (page - 1));
    taken.push({ physical: range.physical, length });
    if (pages > left) break;
    left -= pages;
  }
  return taken;
}
const lengthOf = (ranges: readonly DmaRange[]): number => ranges.reduce((sum, one) => sum + one.length, 0);

export function completionAt(k: Kernel, f: Offset, adapter: DmaAdapter, i: number): DmaCompletion | undefined {
  const routine = k.argPointer(f, i);
  if (routine === 0) return undefined;
  if (adapter.system === undefined)
    wrong(
      k,
      f,
      0x18,
      "A DmaCompletionRoutine is for system DMA: the end of a bus master's transfer is told by its interrupt.",
    );
  return { routine: k.functionOr(f, routine).address, device: adapter.device, context: k.arg64(f, i + 1) };
}

/** (adapter, MDL, base, offset, device offset, &length, to device, list, its size, completion routine, its context) */
export function mapTransferEx(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "MapTransferEx");
  const lengthAt = k.argPointer(f, 5);
  const list = k.argPointer(f, 7);
  k.touch(f, lengthAt, 4, true);
  const base = Number(k.arg64(f, 2));
  const asked = k.m.u32(lengthAt);
  const chain = rangesOfChain(k, f, k.argPointer(f, 1), Number(k.arg64(f, 3)), asked, "MapTransferEx");
  checkRegisters(k, f, adapter, base, "MapTransferEx");
  const places = list === 0 ? 1 : Math.floor((k.argU32(f, 8) - listLayout.elements) / listLayout.elementSize);
  const all = fragments(adapter, chain);
  // System DMA needs no list from the driver: the controller has the ranges.
  const room = adapter.system !== undefined && list === 0 ? systemGatherLimit : places;
  const ranges = fitting(adapter, all, registersLeft(k, adapter, base), room);
  if (ranges.length === 0)
    return k.return32(f, room > 0 ? nt.STATUS_INSUFFICIENT_RESOURCES : nt.STATUS_BUFFER_TOO_SMALL);
  const toDevice = k.argBool(f, 6);
  if (adapter.system !== undefined) {
    checkIdle(k, f, adapter, "MapTransferEx");
    adapter.completion = completionAt(k, f, adapter, 9);
    program(k, adapter, base, ranges, toDevice);
  } else completionAt(k, f, adapter, 9);
  if (list !== 0) {
    k.touch(f, list, listLayout.elements + ranges.length * listLayout.elementSize, true);
    writeList(k, adapter, { at: list, ranges, toDevice, completion: undefined }, base);
  } else if (adapter.system === undefined) {
    return impossible(
      k,
      f,
      0x0c,
      "MapTransferEx without a scatter/gather buffer: a bus master is given its addresses in it.",
    );
  }
  k.m.setU32(lengthAt, lengthOf(ranges));
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (adapter, MDL, base, offset, length, to device) */
export function flushAdapterBuffersEx(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "FlushAdapterBuffersEx");
  const [offset, length] = [Number(k.arg64(f, 3)), k.argU32(f, 4)];
  const ranges = rangesOfChain(k, f, k.argPointer(f, 1), offset, length, "FlushAdapterBuffersEx");
  end(k, f, "FlushAdapterBuffersEx", adapter, ranges);
  return k.return32(f, nt.STATUS_SUCCESS);
}
