// A virtual USB device as a scenario describes it.
import type { UsbEntry } from "../scenario/schema.ts";
import { bytesOf } from "../scenario/steps.ts";
import { type EndpointDescriptor, makeConfiguration, makeDeviceDescriptor } from "./descriptors.ts";
import type { UsbDevice } from "./state.ts";

type Endpoint = NonNullable<UsbEntry["endpoints"]>[number];
const usual: readonly Endpoint[] = [
  { address: 0x01, type: "bulk" },
  { address: 0x81, type: "bulk" },
  { address: 0x82, type: "interrupt" },
];
const types = { isochronous: 1, bulk: 2, interrupt: 3 } as const;
/** The largest packets of each kind at each speed (USB 2.0, chapter 5). */
const largest = {
  full: { isochronous: 1023, bulk: 64, interrupt: 64 },
  high: { isochronous: 1024, bulk: 512, interrupt: 1024 },
} as const;

export function makeUsbDevice(entry: UsbEntry): UsbDevice {
  const speed = entry.speed ?? "high";
  const endpoints = (entry.endpoints ?? usual).map(
    ({ address, type, packet, interval }): EndpointDescriptor => ({
      address,
      type: types[type],
      packet: packet ?? largest[speed][type],
      interval: interval ?? (type === "bulk" ? 0 : 1),
    }),
  );
  const identity = { vendor: entry.vendor ?? 0x1209, product: entry.product ?? 1, highSpeed: speed === "high" };
  return {
    deviceDescriptor: makeDeviceDescriptor(identity),
    configuration: entry.configuration === undefined ? makeConfiguration(endpoints) : bytesOf(entry.configuration),
    strings: entry.strings ?? ["Ringside", "USB device", "0001"],
    configured: 0,
    settings: new Map(),
    halted: new Set(),
    queues: new Map(),
    controls: new Map(),
  };
}
