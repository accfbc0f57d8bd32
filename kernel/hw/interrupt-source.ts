// A device with one scratch register that does nothing but interrupt: for trying interrupt handling without a peripheral.
// Port 0: scratch, read and write; writing bit 7 raises the interrupt, by the message whose number the other bits are if the device
// has messages. Port 1: status; bit 0 is set while the interrupt is unacknowledged, and reading clears it: that quiets the device. The scenario's "interrupt"
// raises it from outside, after `value` microseconds; its "message" sends the message of that number at once.
import type { HardwareModel } from "./model.ts";

export const interruptSource: HardwareModel = {
  initial: { scratch: 0, pending: false },
  options: {},
  holds: true,
  powerOff(state) {
    state.values.scratch = 0;
    state.values.pending = false;
  },
  actions: { interrupt: "optionalValue", message: "optionalValue" },
  readPort(state, offset, bus) {
    if (offset === 0) return Number(state.values.scratch);
    if (offset !== 1) return 0xff;
    const pending = state.values.pending === true;
    state.values.pending = false;
    bus.quiet();
    return pending ? 1 : 0;
  },
  writePort(state, offset, value, bus) {
    if (offset !== 0) return;
    state.values.scratch = value;
    if ((value & 0x80) !== 0) {
      state.values.pending = true;
      bus.interrupt(value & 0x7f);
    }
  },
  alarm(state, _event, _value, bus) {
    state.values.pending = true;
    bus.interrupt();
  },
  act(state, action, { value = 0 }, bus) {
    if (action === "interrupt") bus.after(value * 10, "interrupt");
    else {
      state.values.pending = true;
      bus.interrupt(value);
    }
    return undefined;
  },
};
