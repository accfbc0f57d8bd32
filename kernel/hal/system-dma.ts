// The system's DMA controller, which moves bytes for devices that are no bus masters. A channel is programmed with a range of memory;
// a device of its request line gives or takes bytes until the count is used up, and begins anew if the channel initialises itself. To
// memory the controller writes chunks of 8 bytes: what is left of the last stays in it until FlushAdapterBuffers. It works in the
// driver's own memory; a later version takes a list of a few ranges and interrupts at the end, upon which it calls a routine.
import { internal } from "../ddi.ts";
import { queueDpc } from "../ke/dpc.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { recordFinding } from "../verifier/stop.ts";
import type { DmaAdapter, DmaRange, SystemTransfer } from "./state.ts";

const chunk = 8;
/** Ranges that one programming of the controller takes. */
export const systemGatherLimit = 4;
/** DMA_COMPLETION_STATUS. */
export const Completion = { complete: 0, aborted: 1, cancelled: 3 } as const;

export function program(
  k: Kernel,
  adapter: DmaAdapter,
  base: number,
  ranges: readonly DmaRange[],
  toDevice: boolean,
): void {
  if (adapter.system === undefined) return;
  const length = ranges.reduce((sum, one) => sum + one.length, 0);
  const { at, autoInitialize, system } = adapter;
  k.state.systemTransfers.set(system, {
    adapter: at,
    base,
    ranges,
    length,
    toDevice,
    autoInitialize,
    done: 0,
    held: [],
  });
  const way = toDevice ? "memory to device" : "device to memory";
  k.log({
    kind: "hardware",
    deviceName: "DMA controller",
    text: `channel ${system}: ${length} bytes, ${way}${autoInitialize ? ", over and over" : ""}`,
  });
}

/** The transfer that an adapter's channel is programmed for. */
export const systemTransfer = (k: Kernel, adapter: DmaAdapter): SystemTransfer | undefined => {
  const transfer = k.state.systemTransfers.get(adapter.system ?? -1);
  return transfer?.adapter === adapter.at ? transfer : undefined;
};

/** Ends a transfer: what the controller still holds goes to memory. */
export function flushSystem(k: Kernel, adapter: DmaAdapter): SystemTransfer | undefined {
  const transfer = systemTransfer(k, adapter);
  if (transfer === undefined) return undefined;
  writeHeld(k, transfer);
  k.state.systemTransfers.delete(adapter.system ?? -1);
  return transfer;
}

/** Bytes still to be moved, of the round under way if it initialises itself. */
export const counterOf = (k: Kernel, adapter: DmaAdapter): number => {
  const transfer = systemTransfer(k, adapter);
  return transfer === undefined ? 0 : transfer.length - transfer.done;
};

/** A device gives bytes to its channel. Gives how many the channel has taken; fewer than all at its end, none if it is not programmed. */
export function giveToChannel(k: Kernel, device: string, channel: number, bytes: Uint8Array): number {
  const transfer = usable(k, device, channel, false);
  if (transfer === undefined) return 0;
  let taken = 0;
  while (taken < bytes.length && transfer.done < transfer.length) {
    transfer.held.push(bytes[taken] ?? 0);
    taken++;
    step(k, channel, transfer);
  }
  return taken;
}

/** A device takes bytes from its channel: as many as there are. */
export function takeFromChannel(k: Kernel, device: string, channel: number, length: number): Uint8Array {
  const transfer = usable(k, device, channel, true);
  const bytes: number[] = [];
  while (transfer !== undefined && bytes.length < length && transfer.done < transfer.length) {
    bytes.push(k.m.u8[addressAt(transfer, transfer.done)] ?? 0);
    step(k, channel, transfer);
  }
  return Uint8Array.from(bytes);
}

function usable(k: Kernel, device: string, channel: number, toDevice: boolean): SystemTransfer | undefined {
  const transfer = k.state.systemTransfers.get(channel);
  if (transfer === undefined || transfer.toDevice === toDevice) return transfer;
  const [is, was] = toDevice ? ["takes", "from"] : ["gives", "to"];
  const message = `${device} ${is} bytes by channel ${channel} of the DMA controller, which was programmed for a transfer ${was} the device.`;
  recordFinding(k, undefined, "verifier:dma", message, 0xe6, [0x18n, BigInt(channel), 0n, 0n]);
  return undefined;
}

/** One byte has been moved. */
function step(k: Kernel, channel: number, transfer: SystemTransfer): void {
  transfer.done++;
  if (transfer.held.length === chunk) writeHeld(k, transfer);
  if (transfer.done < transfer.length) return;
  if (transfer.autoInitialize) {
    writeHeld(k, transfer);
    transfer.done = 0;
    return;
  }
  k.log({ kind: "hardware", deviceName: "DMA controller", text: `channel ${channel}: terminal count` });
  const adapter = k.state.dmaAdapters.get(transfer.adapter);
  if (adapter?.completion !== undefined) queueDpc(k, adapter.dpc, BigInt(Completion.complete), 0n);
}

/** The bytes that the controller holds are the last ones moved. */
function writeHeld(k: Kernel, transfer: SystemTransfer): void {
  const first = transfer.done - transfer.held.length;
  transfer.held.forEach((byte, i) => {
    k.m.u8[addressAt(transfer, first + i)] = byte;
  });
  transfer.held = [];
}

function addressAt(transfer: SystemTransfer, index: number): Offset {
  let left = index;
  for (const { physical, length } of transfer.ranges) {
    if (left < length) return physical + left;
    left -= length;
  }
  throw new Error("the DMA controller has gone beyond its ranges");
}

/** The DPC of the controller's interrupt: (KDPC, adapter, status, 0). Calls the transfer's completion routine. */
export const dmaCompletion = internal("HalpDmaCompletion", 4, (k, f, step) => {
  const adapter = k.state.dmaAdapters.get(k.argPointer(f, 1));
  const completion = step === 0 ? adapter?.completion : undefined;
  if (adapter === undefined || completion === undefined) return k.returnVoid(f);
  adapter.completion = undefined;
  const callee = k.above(f);
  k.setArgPointer(callee, 0, adapter.at);
  k.setArgPointer(callee, 1, completion.device);
  k.setArg64(callee, 2, completion.context);
  k.setArg32(callee, 3, k.argU32(f, 2));
  return k.call(f, 1, k.functionOr(f, completion.routine));
});
