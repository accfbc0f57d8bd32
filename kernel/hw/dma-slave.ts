// A device that is no bus master: it requests bytes one burst after the other from its channel of the system's DMA controller, or for it,
// and has a store of its own. Registers of 32 bits: +0 length in bytes, +4 offset in the store, +8 control, written last: bit 0 starts,
// bit 1 moves to memory (else from memory), bit 3 interrupts at the end. +12 status: bit 0 busy, bit 1 done, bit 2 given up because the
// channel was not ready for a millisecond, bit 3 interrupt pending; writing 1 to bits 1 to 3 clears them. +16 bytes moved so far.
// A burst has `burst` bytes (16) and takes as many microseconds.

import type { Bus, HardwareModel } from "./model.ts";
import type { HardwareState } from "./state.ts";
import {
  actOnStore,
  Control,
  endTransfer,
  forget,
  register,
  registerByte,
  setRegister,
  setStorePart,
  startsTransfer,
  storeActions,
  storePart,
  storeSize,
} from "./store.ts";

const Register = { length: 0, offset: 4, control: 8, status: 12, moved: 16, end: 20 } as const;
/** Requests without an answer before it gives up, each after 10 µs. */
const patience = 100;
const microsecond = 10;

/** One burst; gives how many bytes it has moved. */
function burst(state: HardwareState, bus: Bus): number {
  const moved = register(state, Register.moved);
  const at = (register(state, Register.offset) + moved) % storeSize;
  const length = Math.min(Number(state.values.burst), register(state, Register.length) - moved, storeSize - at);
  if ((register(state, Register.control) & Control.toMemory) !== 0)
    return bus.giveToChannel(storePart(state, at, length));
  const bytes = bus.takeFromChannel(length);
  setStorePart(state, at, bytes);
  return bytes.length;
}

function end(state: HardwareState, bus: Bus, failed: boolean): void {
  bus.note(failed ? "gives up: its DMA channel is not ready" : "transfer done");
  endTransfer(state, bus, Register, failed);
}

export const dmaSlave: HardwareModel = {
  initial: { store: "", burst: 16 },
  options: { burst: "bytes that it moves at once" },
  holds: true,
  powerOff: (state) => forget(state, Register.end),
  actions: storeActions,
  readPort: (state, offset) => registerByte(state, offset, Register.end),
  writePort(state, offset, value, bus) {
    // +16, the bytes moved, is behind the status: it can only be read.
    if (!startsTransfer(state, bus, Register, offset, value)) return;
    setRegister(state, Register.moved, 0);
    bus.after(microsecond, "burst", 0);
  },
  alarm(state, _event, unanswered, bus) {
    const count = burst(state, bus);
    setRegister(state, Register.moved, register(state, Register.moved) + count);
    if (register(state, Register.moved) >= register(state, Register.length)) end(state, bus, false);
    else if (count > 0) bus.after(microsecond * count, "burst", 0);
    else if (unanswered >= patience) end(state, bus, true);
    else bus.after(10 * microsecond, "burst", unanswered + 1);
  },
  act: actOnStore,
};
