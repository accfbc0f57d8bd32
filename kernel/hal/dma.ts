// DMA adapters: IoGetDmaAdapter, and the table of operations that an adapter has, in three versions. A bus master sees memory by logical
// addresses (logical.ts); a device that is none has a channel of the system's controller work for it (system-dma.ts). Leaves out: DMA
// domains and vectors of common buffers, which are behind the members that an adapter has.

import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { initializeDpc } from "../ke/dpc.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { adapterAt, channelOf, pagesOf, wrong } from "./adapter.ts";
import { allocateAdapterChannel, freeAdapterChannel, freeMapRegisters } from "./channel.ts";
import { allocateCommonBuffer, freeCommonBuffer } from "./common-buffer.ts";
import {
  allocateAdapterChannelEx,
  cancelAdapterChannel,
  cancelMappedTransfer,
  freeAdapterObject,
  getDmaAdapterInfo,
  getDmaTransferInfo,
  initializeDmaTransferContext,
} from "./dma-v3.ts";
import { calculateScatterGatherList, gather, gatherEx, putScatterGatherList } from "./lists.ts";
import type { DmaAdapter } from "./state.ts";
import { counterOf, dmaCompletion, systemTransfer } from "./system-dma.ts";
import { flushAdapterBuffers, flushAdapterBuffersEx, mapTransfer, mapTransferEx } from "./transfer.ts";

const page = 4096;
const isaBus = 1;
const latest = 3;
const mostMapRegisters = 256;

/** (PDO, description, &number of map registers), or of HalGetAdapter the last two. */
function getAdapter(k: Kernel, f: Offset, forGood: boolean): Outcome {
  const first = forGood ? 0 : 1;
  const pdo = forGood ? 0 : k.argPointer(f, 0);
  const description = k.argPointer(f, first);
  const out = k.argPointer(f, first + 1);
  const layout = k.s.DEVICE_DESCRIPTION;
  k.touch(f, description, layout.MaximumLength + 4, false);
  k.touch(f, out, 4, true);
  const flag = (
    field: "Master" | "ScatterGather" | "Dma32BitAddresses" | "Dma64BitAddresses" | "AutoInitialize",
  ): boolean => (k.m.u8[description + layout[field]] ?? 0) !== 0;
  const version = k.m.u32(description + layout.Version);
  k.m.setU32(out, 0);
  if (version > latest) {
    const text = `no DMA adapter: version ${version} of DEVICE_DESCRIPTION is not there`;
    k.log({ kind: "hardware", driver: k.callerDriver(f), text });
    return k.returnPointer(f, 0);
  }
  const table = k.s.DMA_OPERATIONS;
  const members = version === latest ? operations.length : operations.findIndex(([name]) => name === firstOfV3);
  const head = (k.s.DMA_ADAPTER.size + 15) & ~15;
  const dpcAt = head + table.size;
  const at = allocate(k, {
    size: dpcAt + k.s.KDPC.size,
    tag: "Dma ",
    what: "DMA_ADAPTER",
    zero: true,
    place: k.callerPlace(f),
  });
  if (at === 0) return k.returnPointer(f, 0);
  k.m.setU16(at + k.s.DMA_ADAPTER.Version, version);
  k.m.setU16(at + k.s.DMA_ADAPTER.Size, k.s.DMA_ADAPTER.size);
  k.setPointer(at + k.s.DMA_ADAPTER.DmaOperations, at + head);
  k.m.setU32(at + head + table.Size, table.PutDmaAdapter + 8 * members);
  for (const [i, [name]] of operations.slice(0, members).entries())
    k.setPointer(at + head + table.PutDmaAdapter + 8 * i, k.routineAddress(`Hal${name}`));
  const system = flag("Master")
    ? undefined
    : k.m.u32(description + (version === latest ? layout.DmaRequestLine : layout.DmaChannel));
  if (system !== undefined)
    initializeDpc(k, f, at + dpcAt, k.address(k.routineAddress("HalpDmaCompletion")), k.address(at));
  const narrow = k.m.u32(description + layout.InterfaceType) === isaBus;
  const wanted = pagesOf(page - 1, Math.max(1, k.m.u32(description + layout.MaximumLength)));
  const made: DmaAdapter = {
    at,
    driver: k.callerDriver(f),
    device: pdo,
    forGood,
    gathers: flag("ScatterGather"),
    addressWidth: flag("Dma64BitAddresses") ? 64 : narrow && !flag("Dma32BitAddresses") ? 24 : 32,
    mapRegisters: Math.min(k.scenario.machine?.mapRegisters ?? mostMapRegisters, wanted),
    system,
    autoInitialize: flag("AutoInitialize"),
    channel: system === undefined ? `adapter ${at}` : `channel ${system}`,
    inUse: 0,
    buffers: [],
    dpc: at + dpcAt,
    completion: undefined,
    place: k.callerPlace(f),
  };
  k.state.dmaAdapters.set(at, made);
  k.nameObject(at, `DMA adapter of ${made.driver}`);
  k.m.setU32(out, made.mapRegisters);
  return k.returnPointer(f, at);
}

function putAdapter(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "PutDmaAdapter");
  const name = k.nameOf(adapter.at);
  const [buffer] = adapter.buffers;
  if (buffer !== undefined)
    wrong(k, f, 0x07, `${name} is put back with a common buffer at ${k.hex(buffer.at)} not freed.`);
  if (k.state.dmaMappings.some((one) => one.adapter === adapter.at) || systemTransfer(k, adapter) !== undefined)
    wrong(
      k,
      f,
      0x0a,
      `${name} is put back while a transfer is mapped: FlushAdapterBuffers or PutScatterGatherList is missing.`,
    );
  if (channelOf(k, adapter).owner === adapter.at) wrong(k, f, 0x08, `${name} is put back with its channel not freed.`);
  if (adapter.inUse > 0) wrong(k, f, 0x09, `${name} is put back with ${adapter.inUse} map registers not freed.`);
  k.state.dmaAdapters.delete(adapter.at);
  release(k, adapter.at, k.callerPlace(f));
  return k.returnVoid(f);
}

function readDmaCounter(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "ReadDmaCounter");
  if (adapter.system === undefined)
    wrong(
      k,
      f,
      0x18,
      `ReadDmaCounter of ${k.nameOf(adapter.at)}: a bus master has no counter in the system's DMA controller.`,
    );
  return k.return32(f, counterOf(k, adapter));
}

/** Functions of a controller beyond the documented ones: it has none. */
function configureAdapterChannel(k: Kernel, f: Offset): Outcome {
  adapterAt(k, f, "ConfigureAdapterChannel");
  return k.return32(f, nt.STATUS_NOT_IMPLEMENTED);
}

type Body = Routine["run"];
const firstOfV3 = "GetDmaAdapterInfo";
/** Members of DMA_OPERATIONS behind Size, in their order: name, slots, body. */
const operations: readonly (readonly [name: string, slots: number, run: Body])[] = [
  ["PutDmaAdapter", 1, putAdapter],
  ["AllocateCommonBuffer", 4, allocateCommonBuffer(false)],
  ["FreeCommonBuffer", 5, freeCommonBuffer],
  ["AllocateAdapterChannel", 8, allocateAdapterChannel],
  ["FlushAdapterBuffers", 6, flushAdapterBuffers],
  ["FreeAdapterChannel", 4, freeAdapterChannel],
  ["FreeMapRegisters", 6, freeMapRegisters],
  ["MapTransfer", 6, mapTransfer],
  ["GetDmaAlignment", 1, (k, f) => k.return32(f, adapterAt(k, f, "GetDmaAlignment") && 1)],
  ["ReadDmaCounter", 1, readDmaCounter],
  ["GetScatterGatherList", 11, gather(false)],
  ["PutScatterGatherList", 6, putScatterGatherList],
  ["CalculateScatterGatherList", 6, calculateScatterGatherList],
  ["BuildScatterGatherList", 13, gather(true)],
  ["BuildMdlFromScatterGatherList", 4, buildMdl],
  [firstOfV3, 2, getDmaAdapterInfo],
  ["GetDmaTransferInfo", 6, getDmaTransferInfo],
  ["InitializeDmaTransferContext", 2, initializeDmaTransferContext],
  ["AllocateCommonBufferEx", 6, allocateCommonBuffer(true)],
  ["AllocateAdapterChannelEx", 11, allocateAdapterChannelEx],
  ["ConfigureAdapterChannel", 3, configureAdapterChannel],
  ["CancelAdapterChannel", 3, cancelAdapterChannel],
  ["MapTransferEx", 11, mapTransferEx],
  ["GetScatterGatherListEx", 16, gatherEx(false)],
  ["BuildScatterGatherListEx", 18, gatherEx(true)],
  ["FlushAdapterBuffersEx", 6, flushAdapterBuffersEx],
  ["FreeAdapterObject", 5, freeAdapterObject],
  ["CancelMappedTransfer", 2, cancelMappedTransfer],
];

/** (adapter, list, the transfer's MDL, &MDL): the transfer's own MDL describes the buffer already, as on x64. */
function buildMdl(k: Kernel, f: Offset): Outcome {
  adapterAt(k, f, "BuildMdlFromScatterGatherList");
  const out = k.argPointer(f, 3);
  k.touch(f, out, 8, true);
  k.setPointer(out, k.argPointer(f, 2));
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** Reached through the table of an adapter only. */
export const dmaOperations: readonly Routine[] = [
  dmaCompletion,
  ...operations.map(([name, slots, run]) => internal(`Hal${name}`, slots, run)),
];
export const dmaDdis: readonly Routine[] = [
  ddi("IoGetDmaAdapter", 3, (k, f) => getAdapter(k, f, false)),
  ddi("HalGetAdapter", 2, (k, f) => getAdapter(k, f, true)),
];

/** A driver may not go with an adapter of its own still there. */
export function adapterLeftBy(k: Kernel, driver: string): DmaAdapter | undefined {
  return [...k.state.dmaAdapters.values()].find((adapter) => adapter.driver === driver && !adapter.forGood);
}
