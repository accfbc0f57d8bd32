// A bus-master device: it moves bytes between memory and a store of its own, 64 KiB, by logical addresses, and interrupts when it is
// done. Registers of 32 bits, little-endian, in ports or memory: +0 and +4 address, +8 length in bytes, or number of descriptors,
// +12 offset in the store, +16 control, written last: bit 0 starts, bit 1 moves to memory (else from memory), bit 2 takes the address
// for that of a table of descriptors (64-bit address, 32-bit length, 32 bits unused), bit 3 interrupts at the end.
// +20 status: bit 0 busy, bit 1 done, bit 2 failed, bit 3 interrupt pending; writing 1 to bits 1 to 3 clears them.
// A byte takes 1 µs / `bytesPerMicrosecond` (32).

import type { Bus, HardwareModel } from "./model.ts";
import type { HardwareState } from "./state.ts";
import {
  actOnStore,
  Control,
  endTransfer,
  forget,
  register,
  registerByte,
  setStore,
  startsTransfer,
  storeActions,
  storeOf,
  storeSize,
} from "./store.ts";

const Register = { address: 0, high: 4, length: 8, offset: 12, control: 16, status: 20, end: 24 } as const;
const addressOfTable = 4;
const descriptorSize = 16;

/** The ranges of memory that a transfer names; undefined if the device cannot read them. */
function ranges(state: HardwareState, bus: Bus): { at: number; length: number }[] | undefined {
  const at = register(state, Register.high) * 0x1_0000_0000 + register(state, Register.address);
  const length = register(state, Register.length);
  if ((register(state, Register.control) & addressOfTable) === 0) return [{ at, length }];
  const found: { at: number; length: number }[] = [];
  for (let i = 0; i < length; i++) {
    const bytes = bus.readMemory(at + i * descriptorSize, descriptorSize);
    if (bytes === undefined) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    found.push({ at: Number(view.getBigUint64(0, true)), length: view.getUint32(8, true) });
  }
  return found;
}

function transfer(state: HardwareState, bus: Bus): boolean {
  const toMemory = (register(state, Register.control) & Control.toMemory) !== 0;
  const store = storeOf(state);
  let offset = register(state, Register.offset);
  for (const range of ranges(state, bus) ?? [{ at: 0, length: storeSize + 1 }]) {
    if (offset + range.length > storeSize) return false;
    if (toMemory) {
      if (!bus.writeMemory(range.at, store.subarray(offset, offset + range.length))) return false;
    } else {
      const bytes = bus.readMemory(range.at, range.length);
      if (bytes === undefined) return false;
      store.set(bytes, offset);
    }
    offset += range.length;
  }
  if (!toMemory) setStore(state, store);
  return true;
}

export const busMaster: HardwareModel = {
  initial: { store: "", bytesPerMicrosecond: 32 },
  options: { bytesPerMicrosecond: "how fast it moves bytes" },
  holds: true,
  powerOff: (state) => forget(state, Register.end),
  actions: storeActions,
  readPort: (state, offset) => registerByte(state, offset, Register.end),
  writePort(state, offset, value, bus) {
    if (!startsTransfer(state, bus, Register, offset, value)) return;
    const micro = Math.ceil(register(state, Register.length) / Number(state.values.bytesPerMicrosecond));
    bus.after(10 * Math.max(1, micro), "done");
  },
  alarm(state, _event, _value, bus) {
    const passed = transfer(state, bus);
    bus.note(passed ? "transfer done" : "transfer failed");
    endTransfer(state, bus, Register, !passed);
  },
  act: actOnStore,
};
