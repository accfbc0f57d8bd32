// What a virtual USB device does with a transfer: it answers control requests, takes what is sent to an OUT endpoint, and gives it back on
// the IN endpoint of the same number, a message at a time. What vendor and class requests write, the same request reads.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { mdlBuffer } from "../mm/mdl.ts";
import { type EndpointDescriptor, interfacesIn, makeString, Type } from "./descriptors.ts";
import type { UsbDevice, UsbTransfer } from "./state.ts";

export const UsbdStatus = {
  success: 0,
  stall: 0xc000_0004,
  deviceGone: 0xc000_7000,
  invalidFunction: 0x8000_0200,
  invalidParameter: 0x8000_0300,
  invalidPipe: 0x8000_0600,
  shortTransfer: 0x8000_0900,
  endpointHalted: 0xc000_0030,
  bufferTooSmall: 0xc000_3000,
  interfaceNotFound: 0xc000_4000,
  badConfiguration: 0xc000_0f00,
  cancelled: 0xc001_0000,
  notAccessed: 0xc000_000f,
} as const;

/** URB_FUNCTION_…. */
export const UrbFunction = {
  selectConfiguration: 0,
  selectInterface: 1,
  abortPipe: 2,
  currentFrame: 7,
  control: 8,
  bulkOrInterrupt: 9,
  isochronous: 0x0a,
  resetPipeAndStall: 0x1e,
  resetPipe: 0x30,
  clearStall: 0x31,
  controlEx: 0x32,
} as const;

const In = 0x80;
const shortOk = 2;
/** bmRequestType: to the host; standard, class, vendor; whom it is for. */
const Kind = { standard: 0, class: 0x20, vendor: 0x40 } as const;
const Recipient = { device: 0, interface: 1, endpoint: 2, other: 3 } as const;
const Request = {
  getStatus: 0,
  clearFeature: 1,
  setFeature: 3,
  getDescriptor: 6,
  getConfiguration: 8,
  getInterface: 10,
} as const;
const endpointHalt = 0;

export interface Setup {
  readonly type: number;
  readonly request: number;
  readonly value: number;
  readonly index: number;
}

/** The request on the default pipe that an URB stands for; undefined if it is for no request. */
export function setupOf(k: Kernel, urb: Offset): Setup | undefined {
  const layout = k.s.URB;
  const code = k.m.u16(urb + layout["UrbHeader.Function"]);
  const raw = (at: Offset): Setup => ({
    type: k.m.u8[at] ?? 0,
    request: k.m.u8[at + 1] ?? 0,
    value: k.m.u16(at + 2),
    index: k.m.u16(at + 4),
  });
  if (code === UrbFunction.control) return raw(urb + layout["UrbControlTransfer.SetupPacket"]);
  if (code === UrbFunction.controlEx) return raw(urb + layout["UrbControlTransferEx.SetupPacket"]);
  const descriptorFor = { 11: Recipient.device, 36: Recipient.endpoint, 40: Recipient.interface }[code];
  if (descriptorFor !== undefined) {
    const type = k.m.u8[urb + layout["UrbControlDescriptorRequest.DescriptorType"]] ?? 0;
    const number = k.m.u8[urb + layout["UrbControlDescriptorRequest.Index"]] ?? 0;
    const index = k.m.u16(urb + layout["UrbControlDescriptorRequest.LanguageId"]);
    return { type: In | descriptorFor, request: Request.getDescriptor, value: (type << 8) | number, index };
  }
  const statusOf = { 19: 0, 20: 1, 21: 2, 33: 3 }[code];
  if (statusOf !== undefined) {
    const index = k.m.u16(urb + layout["UrbControlGetStatusRequest.Index"]);
    return { type: In | statusOf, request: Request.getStatus, value: 0, index };
  }
  const set = { 13: 0, 14: 1, 15: 2, 35: 3 }[code];
  const clear = { 16: 0, 17: 1, 18: 2, 34: 3 }[code];
  if (set !== undefined || clear !== undefined) {
    const value = k.m.u16(urb + layout["UrbControlFeatureRequest.FeatureSelector"]);
    const index = k.m.u16(urb + layout["UrbControlFeatureRequest.Index"]);
    const request = set === undefined ? Request.clearFeature : Request.setFeature;
    return { type: set ?? clear ?? 0, request, value, index };
  }
  const vendor = { 23: 0, 24: 1, 25: 2, 32: 3 }[code];
  const ofClass = { 26: 0, 27: 1, 28: 2, 31: 3 }[code];
  if (vendor !== undefined || ofClass !== undefined) {
    const kind = vendor === undefined ? Kind.class : Kind.vendor;
    const isIn = (k.m.u32(urb + layout["UrbBulkOrInterruptTransfer.TransferFlags"]) & 1) !== 0;
    return {
      type: (isIn ? In : 0) | kind | (vendor ?? ofClass ?? 0),
      request: k.m.u8[urb + layout["UrbControlVendorClassRequest.Request"]] ?? 0,
      value: k.m.u16(urb + layout["UrbControlVendorClassRequest.Value"]),
      index: k.m.u16(urb + layout["UrbControlVendorClassRequest.Index"]),
    };
  }
  if (code === 0x26) return { type: In, request: Request.getConfiguration, value: 0, index: 0 };
  if (code === 0x27) {
    const index = k.m.u16(urb + layout["UrbControlGetInterfaceRequest.Interface"]);
    return { type: In | Recipient.interface, request: Request.getInterface, value: 0, index };
  }
  return undefined;
}

/** What the device sends for a request, or takes `sent` for; undefined: it stalls. */
function answer(device: UsbDevice, setup: Setup, sent: Uint8Array, length: number): Uint8Array | undefined {
  const { type, request, value, index } = setup;
  const none = new Uint8Array(0);
  if ((type & 0x60) !== Kind.standard) {
    const key = [type & 0x7f, request, value, index].join();
    if ((type & In) !== 0) return device.controls.get(key) ?? new Uint8Array(length);
    device.controls.set(key, sent);
    return none;
  }
  const isEndpoint = (type & 0x1f) === Recipient.endpoint;
  switch (request) {
    case Request.getDescriptor: {
      if ((type & 0x1f) !== Recipient.device) return undefined;
      const number = value & 0xff;
      if (value >>> 8 === Type.device) return device.deviceDescriptor;
      if (value >>> 8 === Type.configuration) return number === 0 ? device.configuration : undefined;
      if (value >>> 8 !== Type.string) return undefined;
      if (number === 0) return makeString(undefined);
      const text = device.strings[number - 1];
      return text === undefined ? undefined : makeString(text);
    }
    case Request.getStatus:
      return Uint8Array.of(isEndpoint && device.halted.has(index) ? 1 : 0, 0);
    case Request.setFeature:
      if (isEndpoint && value === endpointHalt) device.halted.add(index);
      return none;
    case Request.clearFeature:
      if (isEndpoint && value === endpointHalt) device.halted.delete(index);
      return none;
    case Request.getConfiguration:
      return Uint8Array.of(device.configured);
    case Request.getInterface:
      return device.configured === 0 ? undefined : Uint8Array.of(device.settings.get(index) ?? 0);
    default:
      return undefined;
  }
}

// ---- buffers -------------------------------------------------------------------------------------------------------------------

const part = "UrbBulkOrInterruptTransfer";
/** Where the bytes of an URB are: all URBs of transfers have these members at the same place. */
export function bufferOf(k: Kernel, urb: Offset): { readonly at: Offset; readonly length: number } {
  const layout = k.s.URB;
  const length = k.m.u32(urb + layout[`${part}.TransferBufferLength`]);
  const at = k.pointerOr0(urb + layout[`${part}.TransferBuffer`]);
  const mdl = k.pointerOr0(urb + layout[`${part}.TransferBufferMDL`]);
  return { at: at !== 0 || mdl === 0 ? at : mdlBuffer(k, mdl), length };
}
export const flagsOf = (k: Kernel, urb: Offset): number => k.m.u32(urb + k.s.URB[`${part}.TransferFlags`]);
const setLength = (k: Kernel, urb: Offset, length: number): void =>
  k.m.setU32(urb + k.s.URB[`${part}.TransferBufferLength`], length);

/** Puts what the device sends into the buffer; a short transfer is an error unless the flags let it be one. */
function receive(k: Kernel, urb: Offset, bytes: Uint8Array): number {
  const { at, length } = bufferOf(k, urb);
  const given = bytes.subarray(0, length);
  k.m.u8.set(given, at);
  setLength(k, urb, given.length);
  return given.length < length && (flagsOf(k, urb) & shortOk) === 0 ? UsbdStatus.shortTransfer : UsbdStatus.success;
}

// ---- transfers -----------------------------------------------------------------------------------------------------------------

/** The endpoints of the settings that are selected. */
export const endpointsOf = (device: UsbDevice): readonly EndpointDescriptor[] =>
  device.configured === 0
    ? []
    : interfacesIn(device.configuration)
        .filter(({ number, alternate }) => (device.settings.get(number) ?? 0) === alternate)
        .flatMap(({ endpoints }) => endpoints);

/** Does what the device does with a transfer whose time has come: USBD_STATUS. */
export function carryOut(k: Kernel, device: UsbDevice, { urb, endpoint }: UsbTransfer): number {
  const { at, length } = bufferOf(k, urb);
  const sent = () => k.m.u8.slice(at, at + length);
  const setup = endpoint === 0 ? setupOf(k, urb) : undefined;
  if (setup !== undefined) {
    const isIn = (setup.type & In) !== 0;
    const bytes = answer(device, setup, isIn || length === 0 ? new Uint8Array(0) : sent(), length);
    if (bytes === undefined) return UsbdStatus.stall;
    if (!isIn) return UsbdStatus.success;
    // A shorter answer than there is room for is how control transfers say their length.
    receive(k, urb, bytes);
    return UsbdStatus.success;
  }
  if (device.halted.has(endpoint)) return UsbdStatus.stall;
  if (k.m.u16(urb + k.s.URB["UrbHeader.Function"]) === UrbFunction.isochronous)
    return isochronous(k, device, urb, endpoint);
  if ((endpoint & In) === 0) {
    queueOf(device, endpoint | In).push(sent());
    return UsbdStatus.success;
  }
  return receive(k, urb, take(device, endpoint, length));
}

export function queueOf(device: UsbDevice, endpoint: number): Uint8Array[] {
  const known = device.queues.get(endpoint);
  if (known !== undefined) return known;
  const made: Uint8Array[] = [];
  device.queues.set(endpoint, made);
  return made;
}
/** At most so many bytes of the first message; the rest is for the next transfer. */
function take(device: UsbDevice, endpoint: number, length: number): Uint8Array {
  const queue = queueOf(device, endpoint);
  const first = queue.shift() ?? new Uint8Array(0);
  if (first.length > length) queue.unshift(first.slice(length));
  return first.subarray(0, length);
}

/** Packet by packet; one that the device has nothing for comes empty. */
function isochronous(k: Kernel, device: UsbDevice, urb: Offset, endpoint: number): number {
  const layout = k.s.URB;
  const packet = k.s.USBD_ISO_PACKET_DESCRIPTOR;
  const count = k.m.u32(urb + layout["UrbIsochronousTransfer.NumberOfPackets"]);
  const { at, length } = bufferOf(k, urb);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const one = urb + layout["UrbIsochronousTransfer.IsoPacket"] + i * packet.size;
    const start = k.m.u32(one + packet.Offset);
    const next = i + 1 < count ? k.m.u32(one + packet.size + packet.Offset) : length;
    const room = Math.max(0, Math.min(next, length) - start);
    k.m.setU32(one + packet.Status, UsbdStatus.success);
    if ((endpoint & In) === 0) {
      queueOf(device, endpoint | In).push(k.m.u8.slice(at + start, at + start + room));
      total += room;
      continue;
    }
    const bytes = take(device, endpoint, room);
    k.m.u8.set(bytes, at + start);
    k.m.setU32(one + packet.Length, bytes.length);
    total += bytes.length;
  }
  k.m.setU32(urb + layout["UrbIsochronousTransfer.ErrorCount"], 0);
  setLength(k, urb, total);
  return UsbdStatus.success;
}
