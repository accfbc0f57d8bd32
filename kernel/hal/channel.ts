// An adapter's channel and map registers: given to one at a time, in the order in which drivers ask, by calling a routine of the
// driver's whose answer says what it keeps. A scatter/gather list takes the channel for the time of its routine only.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { adapterAt, atDispatch, channelOf, wrong } from "./adapter.ts";
import { mapLogical } from "./logical.ts";
import type { DmaAdapter, DmaList, DmaWaiter } from "./state.ts";
import { program } from "./system-dma.ts";

/** IO_ALLOCATION_ACTION. */
export const Action = { keepObject: 1, deallocateObject: 2, deallocateKeepRegisters: 3 } as const;
const registersApart = 256;
/** SCATTER_GATHER_LIST and its elements. */
export const listLayout = { count: 0, elements: 16, elementSize: 24, address: 0, length: 8 };

/** Whether it can be given at once. */
export function available(k: Kernel, adapter: DmaAdapter, registers: number): boolean {
  const channel = channelOf(k, adapter);
  return channel.owner === 0 && channel.waiting.length === 0 && adapter.inUse + registers <= adapter.mapRegisters;
}

/** Gives the channel and map registers to who asks; gives the number that stands for the registers. */
export function take(k: Kernel, adapter: DmaAdapter, registers: number): number {
  const channel = channelOf(k, adapter);
  channel.owner = adapter.at;
  adapter.inUse += registers;
  const base = k.state.nextMapRegisters;
  k.state.nextMapRegisters += registersApart;
  channel.current = { base, registers };
  return base;
}

/**
 * Asks for the channel: the routine is called now or when it is free. Goes on at step 1, where `returned` must be called with the same
 * `keep`, the first of three slots: the IRQL before, the adapter whose routine is called, and whether that is a list's.
 */
export function request(k: Kernel, f: Offset, keep: number, waiter: DmaWaiter): Outcome {
  const adapter = k.state.dmaAdapters.get(waiter.adapter);
  if (adapter === undefined || !available(k, adapter, waiter.registers)) {
    if (adapter !== undefined) channelOf(k, adapter).waiting.push(waiter);
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  return callWaiter(k, f, keep, adapter, waiter);
}

function callWaiter(k: Kernel, f: Offset, keep: number, adapter: DmaAdapter, waiter: DmaWaiter): Outcome {
  const base = take(k, adapter, waiter.registers);
  if (waiter.list !== undefined) grantList(k, adapter, waiter.list);
  k.setSlot(f, keep, k.irql);
  k.setSlot(f, keep + 1, adapter.at);
  const callee = k.above(f);
  k.setArgPointer(callee, 0, waiter.device);
  k.copyArg(callee, 1, waiter.device + k.s.DEVICE_OBJECT.CurrentIrp);
  if (waiter.list !== undefined) k.setArgPointer(callee, 2, waiter.list.at);
  else k.setArg64(callee, 2, BigInt(base));
  k.setArg64(callee, 3, waiter.context);
  // The next that waits may be of another kind: its routine's answer is read as what it is.
  k.setSlot(f, keep + 2, waiter.list === undefined ? 0 : 1);
  return k.call(f, 1, k.functionOr(f, waiter.routine));
}

/** A list's mappings belong to the list itself. */
export function grantList(k: Kernel, adapter: DmaAdapter, list: DmaList): void {
  writeList(k, adapter, list, list.at);
  adapter.completion = list.completion;
  program(k, adapter, list.at, list.ranges, list.toDevice);
}

/** A routine that was called with the channel has returned. Goes on with the next that waits. */
export function returned(k: Kernel, f: Offset, keep: number): Outcome {
  const adapter = k.state.dmaAdapters.get(k.slotU32(f, keep + 1));
  const list = k.slotU32(f, keep + 2) !== 0;
  checkAfterCallback(k, f, list ? "AdapterListControl routine" : "AdapterControl routine", k.slotU32(f, keep));
  if (adapter === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  release(k, f, adapter, list ? Action.deallocateKeepRegisters : k.result32(f));
  return handOn(k, f, keep, adapter);
}

/** The owner of the channel gives back what an IO_ALLOCATION_ACTION says. */
export function release(k: Kernel, f: Offset, adapter: DmaAdapter, action: number): void {
  const channel = channelOf(k, adapter);
  if (action === Action.keepObject) return;
  channel.owner = 0;
  if (action === Action.deallocateKeepRegisters) return;
  checkUnmapped(k, f, adapter, channel.current.base);
  adapter.inUse -= channel.current.registers;
}

export function checkUnmapped(k: Kernel, f: Offset, adapter: DmaAdapter, base: number): void {
  if (k.state.dmaMappings.some((one) => one.adapter === adapter.at && one.base === base))
    wrong(k, f, 0x10, "Map registers are given back while a transfer uses them: FlushAdapterBuffers is missing.");
}

/** The next one that waits gets the channel, if there are registers for it. The frame is one of a routine that returns at step 1. */
export function handOn(k: Kernel, f: Offset, keep: number, adapter: DmaAdapter): Outcome {
  const channel = channelOf(k, adapter);
  const [next] = channel.waiting;
  const its = k.state.dmaAdapters.get(next?.adapter ?? 0);
  if (next === undefined || its === undefined || channel.owner !== 0) return k.return32(f, nt.STATUS_SUCCESS);
  if (its.inUse + next.registers > its.mapRegisters) return k.return32(f, nt.STATUS_SUCCESS);
  channel.waiting.shift();
  return callWaiter(k, f, keep, its, next);
}

/** Fills a list with the ranges of a transfer, and maps each for the registers that `base` stands for. */
export function writeList(k: Kernel, adapter: DmaAdapter, { at, ranges, toDevice }: DmaList, base: number): void {
  k.m.setU32(at + listLayout.count, ranges.length);
  ranges.forEach((range, i) => {
    const mapping = { ...range, adapter: adapter.at, base, toDevice };
    const address = adapter.system === undefined ? mapLogical(k, mapping, adapter.addressWidth) : range.physical;
    const element = at + listLayout.elements + i * listLayout.elementSize;
    k.m.setU64(element + listLayout.address, BigInt(address));
    k.m.setU32(element + listLayout.length, range.length);
  });
}

/** (adapter, device, map registers, routine, context); slots 5 to 7 of `returned`. */
export function allocateAdapterChannel(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return returned(k, f, 5);
  const adapter = adapterAt(k, f, "AllocateAdapterChannel");
  atDispatch(k, f, "AllocateAdapterChannel");
  const registers = k.argU32(f, 2);
  if (registers > adapter.mapRegisters) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  return request(k, f, 5, {
    adapter: adapter.at,
    device: k.argPointer(f, 1),
    registers,
    routine: k.functionOr(f, k.argPointer(f, 3)).address,
    context: k.arg64(f, 4),
    transferContext: 0,
    list: undefined,
  });
}

/** (adapter); slots 1 to 3 of `returned`. */
export function freeAdapterChannel(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return returned(k, f, 1);
  const adapter = adapterAt(k, f, "FreeAdapterChannel");
  atDispatch(k, f, "FreeAdapterChannel");
  if (channelOf(k, adapter).owner !== adapter.at)
    wrong(k, f, 0x04, `The channel of ${k.nameOf(adapter.at)} is freed, but it does not have it.`);
  release(k, f, adapter, Action.deallocateObject);
  return handOn(k, f, 1, adapter);
}

/** (adapter, base, map registers); slots 3 to 5 of `returned`. */
export function freeMapRegisters(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return returned(k, f, 3);
  const adapter = adapterAt(k, f, "FreeMapRegisters");
  atDispatch(k, f, "FreeMapRegisters");
  const count = k.argU32(f, 2);
  if (count > adapter.inUse)
    wrong(k, f, 0x05, `${count} map registers of ${k.nameOf(adapter.at)} are freed, but ${adapter.inUse} are in use.`);
  checkUnmapped(k, f, adapter, Number(k.arg64(f, 1)));
  adapter.inUse -= count;
  return handOn(k, f, 3, adapter);
}
