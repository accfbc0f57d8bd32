// What the third version of DMA operations adds besides its transfers and lists: what an adapter and a transfer are like, channels that are
// given at once or not at all, requests for one that are cancelled, and an adapter given back without its channel's routine.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import { queueDpc } from "../ke/dpc.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { adapterAt, atDispatch, channelOf, fragments, rangesOfChain, registersFor, wrong } from "./adapter.ts";
import { available, handOn, release, request, returned, take } from "./channel.ts";
import { sizeOfList } from "./lists.ts";
import { Completion, systemGatherLimit, systemTransfer } from "./system-dma.ts";

const synchronousCallback = 1;
const contextSize = 128;

/** (adapter, DMA_ADAPTER_INFO) */
export function getDmaAdapterInfo(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "GetDmaAdapterInfo");
  const layout = k.s.DMA_ADAPTER_INFO;
  const at = k.argPointer(f, 1);
  k.touch(f, at, layout.size, true);
  if (k.m.u32(at + layout.Version) !== 1) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const system = adapter.system !== undefined;
  k.m.setU32(at + layout["V1.ReadDmaCounterAvailable"], system ? 1 : 0);
  k.m.setU32(at + layout["V1.ScatterGatherLimit"], system ? systemGatherLimit : adapter.gathers ? 0xffff_ffff : 1);
  k.m.setU32(at + layout["V1.DmaAddressWidth"], adapter.addressWidth);
  k.m.setU32(at + layout["V1.Flags"], synchronousCallback);
  k.m.setU32(at + layout["V1.MinimumTransferUnit"], 1);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (adapter, MDL, offset, length, write only, DMA_TRANSFER_INFO) */
export function getDmaTransferInfo(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "GetDmaTransferInfo");
  const layout = k.s.DMA_TRANSFER_INFO;
  const at = k.argPointer(f, 5);
  k.touch(f, at, layout.size, true);
  const version = k.m.u32(at + layout.Version);
  if (version !== 1 && version !== 2) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const offset = Number(k.arg64(f, 2));
  const chain = rangesOfChain(k, f, k.argPointer(f, 1), offset, k.argU32(f, 3), "GetDmaTransferInfo");
  const parts = fragments(adapter, chain);
  const registers = registersFor(parts);
  k.m.setU32(at + layout["V2.MapRegisterCount"], registers);
  k.m.setU32(at + layout["V2.ScatterGatherElementCount"], parts.length);
  k.m.setU32(at + layout["V2.ScatterGatherListSize"], sizeOfList(parts.length));
  if (version === 2) k.m.setU32(at + layout["V2.LogicalPageCount"], registers);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (adapter, transfer context) */
export function initializeDmaTransferContext(k: Kernel, f: Offset): Outcome {
  adapterAt(k, f, "InitializeDmaTransferContext");
  const at = k.argPointer(f, 1);
  k.touch(f, at, contextSize, true);
  k.m.u8.fill(0, at, at + contextSize);
  k.m.setU32(at, 1);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (adapter, device, transfer context, map registers, flags, routine, context, &base); slots 8 to 10 of `returned`. */
export function allocateAdapterChannelEx(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return returned(k, f, 8);
  const name = "AllocateAdapterChannelEx";
  const adapter = adapterAt(k, f, name);
  atDispatch(k, f, name);
  const transferContext = k.argPointer(f, 2);
  k.touch(f, transferContext, contextSize, true);
  if (k.m.u32(transferContext) !== 1)
    wrong(k, f, 0x18, `${name} is given a transfer context that InitializeDmaTransferContext has not made.`);
  const registers = k.argU32(f, 3);
  const synchronous = (k.argU32(f, 4) & synchronousCallback) !== 0;
  const routine = k.argPointer(f, 5);
  const out = k.argPointer(f, 7);
  if (registers > adapter.mapRegisters) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  if (routine === 0 && (!synchronous || out === 0)) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  if (synchronous && !available(k, adapter, registers)) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  if (out !== 0) k.touch(f, out, 8, true);
  if (routine === 0) {
    k.m.setU64(out, BigInt(take(k, adapter, registers)));
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  if (out !== 0 && synchronous) k.m.setU64(out, BigInt(k.state.nextMapRegisters));
  return request(k, f, 8, {
    adapter: adapter.at,
    device: k.argPointer(f, 1),
    registers,
    routine: k.functionOr(f, routine).address,
    context: k.arg64(f, 6),
    transferContext,
    list: undefined,
  });
}

/** (adapter, device, transfer context): TRUE if the request still waited, so that its routine will not be called. */
export function cancelAdapterChannel(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "CancelAdapterChannel");
  const channel = channelOf(k, adapter);
  const context = k.argPointer(f, 2);
  const others = channel.waiting.filter((one) => one.adapter !== adapter.at || one.transferContext !== context);
  const cancelled = others.length < channel.waiting.length;
  channel.waiting = others;
  return k.returnBool(f, cancelled);
}

/** (adapter, IO_ALLOCATION_ACTION): what a channel's routine would have answered; slots 2 to 4 of `returned`. */
export function freeAdapterObject(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return returned(k, f, 2);
  const adapter = adapterAt(k, f, "FreeAdapterObject");
  atDispatch(k, f, "FreeAdapterObject");
  const action = k.argU32(f, 1);
  if (channelOf(k, adapter).owner !== adapter.at)
    wrong(k, f, 0x04, `FreeAdapterObject of ${k.nameOf(adapter.at)}, which does not have its channel.`);
  release(k, f, adapter, action);
  return handOn(k, f, 2, adapter);
}

/** (adapter, transfer context): the controller stops; the completion routine learns that it was cancelled. */
export function cancelMappedTransfer(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "CancelMappedTransfer");
  const transfer = systemTransfer(k, adapter);
  if (transfer === undefined || transfer.done === transfer.length) return k.return32(f, nt.STATUS_UNSUCCESSFUL);
  // It takes and gives no more bytes; what it holds is for the flush.
  k.state.systemTransfers.set(adapter.system ?? -1, { ...transfer, length: transfer.done, autoInitialize: false });
  if (adapter.completion !== undefined) queueDpc(k, adapter.dpc, BigInt(Completion.cancelled), 0n);
  return k.return32(f, nt.STATUS_SUCCESS);
}
