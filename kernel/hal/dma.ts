// DMA adapters: IoGetDmaAdapter and the operations of an adapter. A transfer goes through map registers (AllocateAdapterChannel,
// MapTransfer, FlushAdapterBuffers, FreeMapRegisters), or in one piece as a scatter/gather list; a common buffer is mapped for good.
// A device that gathers gets a range a page, one that does not gets one range. Leaves out: system DMA (a device that is no master gets no
// adapter) and the third version's operations.
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { mapLogical, unmapLogical } from "./logical.ts";
import type { DmaAdapter } from "./state.ts";

const page = 4096;
const dispatchLevel = 2;
/** IO_ALLOCATION_ACTION. */
const Action = { keepObject: 1, deallocateObject: 2, deallocateKeepRegisters: 3 } as const;
const isaBus = 1;
const mostMapRegisters = 256;
/** SCATTER_GATHER_LIST and its elements. */
const list = { count: 0, elements: 16, elementSize: 24, address: 0, length: 8 };
const pagesOf = (at: number, length: number): number => Math.ceil(((at & (page - 1)) + length) / page);

/** Members of DMA_OPERATIONS behind Size, in their order. */
const operations = [
  "PutDmaAdapter",
  "AllocateCommonBuffer",
  "FreeCommonBuffer",
  "AllocateAdapterChannel",
  "FlushAdapterBuffers",
  "FreeAdapterChannel",
  "FreeMapRegisters",
  "MapTransfer",
  "GetDmaAlignment",
  "ReadDmaCounter",
  "GetScatterGatherList",
  "PutScatterGatherList",
  "CalculateScatterGatherList",
  "BuildScatterGatherList",
] as const;
type Operation = (typeof operations)[number];

function wrong(k: Kernel, f: Offset, code: number, message: string): never {
  return stopWithFinding(k, f, "verifier:dma", message, 0xe6, [BigInt(code), 0n, 0n, 0n]);
}

function adapterAt(k: Kernel, f: Offset, name: string): DmaAdapter {
  const at = k.argPointer(f, 0);
  const found = k.state.dmaAdapters.get(at);
  return (
    found ?? wrong(k, f, 0x19, `${name} is given ${k.hex(at)}, which is no adapter of IoGetDmaAdapter's (any more).`)
  );
}

function atDispatch(k: Kernel, f: Offset, name: string): void {
  if (k.irql !== dispatchLevel)
    wrong(k, f, 0x13, `${name} is called at IRQL ${k.irql}; it must be called at DISPATCH_LEVEL.`);
}

/** (PDO, description, &number of map registers) */
function getAdapter(k: Kernel, f: Offset): Outcome {
  const pdo = k.argPointer(f, 0);
  const description = k.argPointer(f, 1);
  const out = k.argPointer(f, 2);
  const layout = k.s.DEVICE_DESCRIPTION;
  k.touch(f, description, layout.MaximumLength + 4, false);
  k.touch(f, out, 4, true);
  const flag = (field: "Master" | "ScatterGather" | "Dma32BitAddresses" | "Dma64BitAddresses") =>
    (k.m.u8[description + layout[field]] ?? 0) !== 0;
  const version = k.m.u32(description + layout.Version);
  k.m.setU32(out, 0);
  if (!flag("Master") || version > 2) {
    const why = version > 2 ? `version ${version} of DEVICE_DESCRIPTION` : "system DMA";
    k.log({ kind: "hardware", driver: k.callerDriver(f), text: `no DMA adapter: ${why} is not there` });
    return k.returnPointer(f, 0);
  }
  const { DMA_ADAPTER: adapter, DMA_OPERATIONS: table } = k.s;
  const head = (adapter.size + 15) & ~15;
  const at = allocate(k, {
    size: head + table.size,
    tag: "Dma ",
    what: "DMA_ADAPTER",
    zero: true,
    place: k.callerPlace(f),
  });
  if (at === 0) return k.returnPointer(f, 0);
  k.m.setU16(at + adapter.Version, version);
  k.m.setU16(at + adapter.Size, adapter.size);
  k.setPointer(at + adapter.DmaOperations, at + head);
  k.m.setU32(at + head + table.Size, table.PutDmaAdapter + 8 * operations.length);
  for (const [i, name] of operations.entries())
    k.setPointer(at + head + table.PutDmaAdapter + 8 * i, k.routineAddress(`Hal${name}`));
  const maximumLength = k.m.u32(description + layout.MaximumLength);
  const made: DmaAdapter = {
    at,
    driver: k.callerDriver(f),
    device: pdo,
    gathers: flag("ScatterGather"),
    isa:
      k.m.u32(description + layout.InterfaceType) === isaBus &&
      !flag("Dma32BitAddresses") &&
      !flag("Dma64BitAddresses"),
    mapRegisters: Math.min(mostMapRegisters, pagesOf(page - 1, Math.max(1, maximumLength))),
    busy: false,
    inUse: 0,
    waiting: [],
    buffers: [],
    place: k.callerPlace(f),
  };
  k.state.dmaAdapters.set(at, made);
  k.nameObject(at, `DMA adapter of ${made.driver}`);
  k.m.setU32(out, made.mapRegisters);
  return k.returnPointer(f, at);
}

function putAdapter(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "PutDmaAdapter");
  const [buffer] = adapter.buffers;
  if (buffer !== undefined)
    wrong(k, f, 0x07, `${k.nameOf(adapter.at)} is put back with a common buffer at ${k.hex(buffer.at)} not freed.`);
  if (k.state.dmaMappings.some((one) => one.adapter === adapter.at))
    wrong(
      k,
      f,
      0x0a,
      `${k.nameOf(adapter.at)} is put back while a transfer is mapped: FlushAdapterBuffers or PutScatterGatherList is missing.`,
    );
  if (adapter.busy || adapter.inUse > 0)
    wrong(
      k,
      f,
      0x08,
      `${k.nameOf(adapter.at)} is put back with its channel or ${adapter.inUse} map registers not freed.`,
    );
  k.state.dmaAdapters.delete(adapter.at);
  release(k, adapter.at, k.callerPlace(f));
  return k.returnVoid(f);
}

/** (adapter, length, &logical address, cached) */
function allocateCommonBuffer(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "AllocateCommonBuffer");
  const length = k.argU32(f, 1);
  const out = k.argPointer(f, 2);
  k.touch(f, out, 8, true);
  if (length === 0) return k.returnPointer(f, 0);
  const size = Math.ceil(length / page) * page;
  const at = allocate(k, { size, tag: "DmaC", what: "common buffer", zero: true, place: k.callerPlace(f) });
  if (at === 0) return k.returnPointer(f, 0);
  const logical = mapLogical(
    k,
    { physical: at, length: size, adapter: adapter.at, base: 0, toDevice: undefined },
    adapter.isa,
  );
  if (logical === 0) {
    release(k, at);
    return k.returnPointer(f, 0);
  }
  adapter.buffers.push({ at, length, logical });
  k.m.setU64(out, BigInt(logical));
  return k.returnPointer(f, at);
}

/** (adapter, length, logical address, virtual address, cached) */
function freeCommonBuffer(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "FreeCommonBuffer");
  const [length, logical, at] = [k.argU32(f, 1), Number(k.arg64(f, 2)), k.argPointer(f, 3)];
  const index = adapter.buffers.findIndex((one) => one.at === at && one.length === length && one.logical === logical);
  if (index < 0)
    wrong(
      k,
      f,
      0x03,
      `FreeCommonBuffer of ${length} bytes at ${k.hex(at)} does not match any AllocateCommonBuffer in length and addresses.`,
    );
  adapter.buffers.splice(index, 1);
  unmapLogical(k, (one) => one.logical === logical && one.adapter === adapter.at);
  release(k, at, k.callerPlace(f));
  return k.returnVoid(f);
}

// ---- channels and map registers -------------------------------------------------------------------------------------------------------

/** (adapter, device, map registers, routine, context); slot 5: IRQL before. */
function allocateChannel(k: Kernel, f: Offset, step: number): Outcome {
  const adapter = adapterAt(k, f, "AllocateAdapterChannel");
  if (step === 1) return channelReturned(k, f, 5, adapter, true);
  atDispatch(k, f, "AllocateAdapterChannel");
  const registers = k.argU32(f, 2);
  if (registers > adapter.mapRegisters) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  const waiter = {
    device: k.argPointer(f, 1),
    registers,
    routine: k.functionOr(f, k.argPointer(f, 3)).address,
    context: k.arg64(f, 4),
  };
  if (adapter.busy || adapter.inUse + registers > adapter.mapRegisters) {
    adapter.waiting.push(waiter);
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  return callWaiter(k, f, 5, adapter, waiter);
}

function callWaiter(
  k: Kernel,
  f: Offset,
  keep: number,
  adapter: DmaAdapter,
  waiter: DmaAdapter["waiting"][number],
): Outcome {
  adapter.busy = true;
  adapter.inUse += waiter.registers;
  const base = k.state.nextMapRegisters;
  k.state.nextMapRegisters += mostMapRegisters;
  adapter.current = { base, registers: waiter.registers };
  k.setSlot(f, keep, k.irql);
  const callee = k.above(f);
  k.setArgPointer(callee, 0, waiter.device);
  k.copyArg(callee, 1, waiter.device + k.s.DEVICE_OBJECT.CurrentIrp);
  k.setArg64(callee, 2, BigInt(base));
  k.setArg64(callee, 3, waiter.context);
  return k.call(f, 1, k.functionOr(f, waiter.routine));
}

function channelReturned(k: Kernel, f: Offset, keep: number, adapter: DmaAdapter, status: boolean): Outcome {
  checkAfterCallback(k, f, "AdapterControl routine", k.slotU32(f, keep));
  const action = k.result32(f);
  if (action !== Action.keepObject) {
    adapter.busy = false;
    if (action === Action.deallocateObject) adapter.inUse -= adapter.current?.registers ?? 0;
  }
  return handOn(k, f, keep, adapter, status);
}

/** The next one that waits gets the channel, if there are registers for it. */
function handOn(k: Kernel, f: Offset, keep: number, adapter: DmaAdapter, status: boolean): Outcome {
  const [next] = adapter.waiting;
  if (next === undefined || adapter.busy || adapter.inUse + next.registers > adapter.mapRegisters)
    return status ? k.return32(f, nt.STATUS_SUCCESS) : k.returnVoid(f);
  adapter.waiting.shift();
  return callWaiter(k, f, keep, adapter, next);
}

/** (adapter); slot 1: IRQL before. */
function freeChannel(k: Kernel, f: Offset, step: number): Outcome {
  const adapter = adapterAt(k, f, "FreeAdapterChannel");
  if (step === 1) return channelReturned(k, f, 1, adapter, false);
  atDispatch(k, f, "FreeAdapterChannel");
  if (!adapter.busy) wrong(k, f, 0x04, `The channel of ${k.nameOf(adapter.at)} is freed, but nobody has it.`);
  adapter.busy = false;
  adapter.inUse -= adapter.current?.registers ?? 0;
  return handOn(k, f, 1, adapter, false);
}

/** (adapter, base, map registers); slot 3: IRQL before. */
function freeMapRegisters(k: Kernel, f: Offset, step: number): Outcome {
  const adapter = adapterAt(k, f, "FreeMapRegisters");
  if (step === 1) return channelReturned(k, f, 3, adapter, false);
  atDispatch(k, f, "FreeMapRegisters");
  const count = k.argU32(f, 2);
  const base = Number(k.arg64(f, 1));
  if (count > adapter.inUse)
    wrong(k, f, 0x05, `${count} map registers of ${k.nameOf(adapter.at)} are freed, but ${adapter.inUse} are in use.`);
  if (k.state.dmaMappings.some((one) => one.adapter === adapter.at && one.base === base))
    wrong(k, f, 0x10, "Map registers are freed while a transfer uses them: FlushAdapterBuffers is missing.");
  adapter.inUse -= count;
  return handOn(k, f, 3, adapter, false);
}

/** Physical address of a byte of a locked MDL's buffer, by the virtual address that the MDL gives it. */
function physicalOf(k: Kernel, f: Offset, mdl: Offset, va: bigint, length: number, name: string): Offset {
  const layout = k.s.MDL;
  k.touch(f, mdl, layout.size, false);
  const locked = 0x2 | 0x4;
  if ((k.m.u16(mdl + layout.MdlFlags) & locked) === 0)
    wrong(k, f, 0x0e, `${name}: the pages of the MDL at ${k.hex(mdl)} are not locked.`);
  const start = k.m.u64(mdl + layout.StartVa) + BigInt(k.m.u32(mdl + layout.ByteOffset));
  const inside = Number(va - start);
  if (inside < 0 || inside + length > k.m.u32(mdl + layout.ByteCount))
    wrong(
      k,
      f,
      0x0f,
      `${name}: ${length} bytes from CurrentVa on do not lie in the MDL's buffer of ${k.m.u32(mdl + layout.ByteCount)} bytes.`,
    );
  return (k.pointerOr0(mdl + layout.MappedSystemVa) || Number(start & 0xffff_ffffn)) + inside;
}

/** (adapter, MDL, base, current VA, &length, to device): a physical address as the device sees it. */
function mapTransfer(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "MapTransfer");
  const lengthAt = k.argPointer(f, 4);
  k.touch(f, lengthAt, 4, true);
  const base = Number(k.arg64(f, 2));
  const asked = k.m.u32(lengthAt);
  const physical = physicalOf(k, f, k.argPointer(f, 1), k.arg64(f, 3), asked, "MapTransfer");
  if (base === 0 || adapter.inUse === 0)
    wrong(k, f, 0x0c, "MapTransfer without map registers: AllocateAdapterChannel gives MapRegisterBase.");
  const here = page - (physical & (page - 1));
  const length = adapter.gathers ? Math.min(asked, here) : asked;
  const used = k.state.dmaMappings.filter((one) => one.adapter === adapter.at && one.base === base);
  const pages = used.reduce((sum, one) => sum + pagesOf(one.physical, one.length), 0) + pagesOf(physical, length);
  if (pages > (adapter.current?.base === base ? adapter.current.registers : adapter.mapRegisters))
    wrong(
      k,
      f,
      0x0c,
      `MapTransfer needs ${pages} map registers, but fewer were allocated; ADDRESS_AND_SIZE_TO_SPAN_PAGES says how many a buffer needs.`,
    );
  const logical = mapLogical(
    k,
    { physical, length, adapter: adapter.at, base, toDevice: k.argBool(f, 5) },
    adapter.isa,
  );
  k.m.setU32(lengthAt, length);
  return k.return64(f, BigInt(logical));
}

/** (adapter, MDL, base, current VA, length, to device) */
function flush(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "FlushAdapterBuffers");
  const length = k.argU32(f, 4);
  const base = Number(k.arg64(f, 2));
  const physical = physicalOf(k, f, k.argPointer(f, 1), k.arg64(f, 3), length, "FlushAdapterBuffers");
  const gone = unmapLogical(
    k,
    (one) =>
      one.adapter === adapter.at &&
      one.base === base &&
      one.physical >= physical &&
      one.physical + one.length <= physical + length,
  );
  if (gone === 0)
    wrong(
      k,
      f,
      0x16,
      "FlushAdapterBuffers of what MapTransfer has not mapped: CurrentVa and length must be those of the transfer.",
    );
  return k.returnBool(f, true);
}

// ---- scatter/gather lists -------------------------------------------------------------------------------------------------------------

/** Fills a list with the ranges of a transfer; each is mapped under the list's own address. */
function fillList(
  k: Kernel,
  adapter: DmaAdapter,
  at: Offset,
  physical: Offset,
  length: number,
  toDevice: boolean,
): void {
  let count = 0;
  for (let done = 0; done < length; count++) {
    const here = physical + done;
    const part = adapter.gathers ? Math.min(length - done, page - (here & (page - 1))) : length;
    const logical = mapLogical(
      k,
      { physical: here, length: part, adapter: adapter.at, base: at, toDevice },
      adapter.isa,
    );
    const element = at + list.elements + count * list.elementSize;
    k.m.setU64(element + list.address, BigInt(logical));
    k.m.setU32(element + list.length, part);
    done += part;
  }
  k.m.setU32(at + list.count, count);
}

const listSize = (adapter: DmaAdapter, physical: number, length: number): number =>
  list.elements + list.elementSize * (adapter.gathers ? pagesOf(physical, length) : 1);

/** Get: (adapter, device, MDL, current VA, length, routine, context, to device); Build has a buffer and its length behind these. */
function gather(build: boolean) {
  const name = build ? "BuildScatterGatherList" : "GetScatterGatherList";
  const keep = build ? 10 : 8;
  return (k: Kernel, f: Offset, step: number): Outcome => {
    if (step === 1) {
      checkAfterCallback(k, f, "AdapterListControl routine", k.slotU32(f, keep));
      return k.return32(f, nt.STATUS_SUCCESS);
    }
    const adapter = adapterAt(k, f, name);
    atDispatch(k, f, name);
    const device = k.argPointer(f, 1);
    const length = k.argU32(f, 4);
    const physical = physicalOf(k, f, k.argPointer(f, 2), k.arg64(f, 3), length, name);
    const routine = k.functionOr(f, k.argPointer(f, 5));
    const size = listSize(adapter, physical, length);
    const own = build ? k.argPointer(f, 8) : 0;
    if (build && k.argU32(f, 9) < size) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
    if (pagesOf(physical, length) > adapter.mapRegisters) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    const at = build
      ? own
      : allocate(k, { size, tag: "DmaL", what: "SCATTER_GATHER_LIST", zero: true, place: k.callerPlace(f) });
    if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    k.touch(f, at, size, true);
    fillList(k, adapter, at, physical, length, k.argBool(f, 7));
    k.setSlot(f, keep, k.irql);
    const callee = k.above(f);
    k.setArgPointer(callee, 0, device);
    k.copyArg(callee, 1, device + k.s.DEVICE_OBJECT.CurrentIrp);
    k.setArgPointer(callee, 2, at);
    k.setArg64(callee, 3, k.arg64(f, 6));
    return k.call(f, 1, routine);
  };
}

/** (adapter, list, to device) */
function putList(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "PutScatterGatherList");
  atDispatch(k, f, "PutScatterGatherList");
  const at = k.argPointer(f, 1);
  if (unmapLogical(k, (one) => one.adapter === adapter.at && one.base === at) === 0)
    wrong(k, f, 0x06, `PutScatterGatherList of ${k.hex(at)}, which is no list of this adapter's (any more).`);
  if (k.state.pool.blocks.get(at)?.what === "SCATTER_GATHER_LIST") release(k, at, k.callerPlace(f));
  return k.returnVoid(f);
}

/** (adapter, MDL or NULL, current VA, length, &size, &map registers or NULL) */
function listSizeOf(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "CalculateScatterGatherList");
  const length = k.argU32(f, 3);
  const [out, registers] = [k.argPointer(f, 4), k.argPointer(f, 5)];
  const inside = Number(k.arg64(f, 2) & 0xfffn);
  k.touch(f, out, 4, true);
  k.m.setU32(out, listSize(adapter, inside, length));
  if (registers !== 0) {
    k.touch(f, registers, 4, true);
    k.m.setU32(registers, pagesOf(inside, length));
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

const bodies: { readonly [O in Operation]: readonly [slots: number, run: Routine["run"]] } = {
  PutDmaAdapter: [1, putAdapter],
  AllocateCommonBuffer: [4, allocateCommonBuffer],
  FreeCommonBuffer: [5, freeCommonBuffer],
  AllocateAdapterChannel: [6, allocateChannel],
  FlushAdapterBuffers: [6, flush],
  FreeAdapterChannel: [2, freeChannel],
  FreeMapRegisters: [4, freeMapRegisters],
  MapTransfer: [6, mapTransfer],
  GetDmaAlignment: [1, (k, f) => k.return32(f, adapterAt(k, f, "GetDmaAlignment") && 1)],
  ReadDmaCounter: [
    1,
    (k, f) =>
      wrong(
        k,
        f,
        0x18,
        `ReadDmaCounter of ${k.nameOf(adapterAt(k, f, "ReadDmaCounter").at)}: a bus master has no counter in the system's DMA controller.`,
      ),
  ],
  GetScatterGatherList: [9, gather(false)],
  PutScatterGatherList: [3, putList],
  CalculateScatterGatherList: [6, listSizeOf],
  BuildScatterGatherList: [11, gather(true)],
};

/** Reached through the table of an adapter only. */
export const dmaOperations: readonly Routine[] = operations.map((name) =>
  internal(`Hal${name}`, bodies[name][0], bodies[name][1]),
);
export const dmaDdis: readonly Routine[] = [ddi("IoGetDmaAdapter", 3, getAdapter)];

/** A driver may not go with an adapter of its own still there. */
export function adapterLeftBy(k: Kernel, driver: string): DmaAdapter | undefined {
  return [...k.state.dmaAdapters.values()].find((adapter) => adapter.driver === driver);
}
