// Descriptors of USB devices as the specification of USB has them (USB 2.0, chapter 9): bytes, each descriptor with its length and type first.

export const Type = { device: 1, configuration: 2, string: 3, interface: 4, endpoint: 5 } as const;
const Configuration = { size: 9, totalLength: 2, interfaces: 4, value: 5 } as const;
const Interface = { size: 9, number: 2, alternate: 3, endpoints: 4, class: 5, subClass: 6, protocol: 7 } as const;
const Endpoint = { size: 7, address: 2, attributes: 3, packet: 4, interval: 6 } as const;

export interface Descriptor {
  readonly at: number;
  readonly length: number;
  readonly type: number;
}
export interface EndpointDescriptor {
  readonly address: number;
  /** 0 control, 1 isochronous, 2 bulk, 3 interrupt; USBD_PIPE_TYPE counts alike. */
  readonly type: number;
  readonly packet: number;
  readonly interval: number;
}
export interface InterfaceDescriptor {
  readonly at: number;
  readonly number: number;
  readonly alternate: number;
  readonly class: number;
  readonly subClass: number;
  readonly protocol: number;
  /** bNumEndpoints: what it says, whatever follows. */
  readonly endpointCount: number;
  readonly endpoints: readonly EndpointDescriptor[];
}

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
export const totalLength = (bytes: Uint8Array): number => u16(bytes, Configuration.totalLength);
export const configurationValue = (bytes: Uint8Array): number => bytes[Configuration.value] ?? 0;

/** One after the other, up to one that is shorter than its head or reaches beyond the end. */
export function descriptorsIn(bytes: Uint8Array, from = 0): readonly Descriptor[] {
  const found: Descriptor[] = [];
  for (let at = from; at + 2 <= bytes.length; ) {
    const length = bytes[at] ?? 0;
    if (length < 2 || at + length > bytes.length) break;
    found.push({ at, length, type: bytes[at + 1] ?? 0 });
    at += length;
  }
  return found;
}

/** Settings of interfaces, each with the endpoints that follow it. */
export function interfacesIn(bytes: Uint8Array, from = 0): readonly InterfaceDescriptor[] {
  const found: (InterfaceDescriptor & { endpoints: EndpointDescriptor[] })[] = [];
  for (const { at, length, type } of descriptorsIn(bytes, from)) {
    const byte = (offset: number) => bytes[at + offset] ?? 0;
    if (type === Type.interface && length >= Interface.size)
      found.push({
        at,
        number: byte(Interface.number),
        alternate: byte(Interface.alternate),
        class: byte(Interface.class),
        subClass: byte(Interface.subClass),
        protocol: byte(Interface.protocol),
        endpointCount: byte(Interface.endpoints),
        endpoints: [],
      });
    else if (type === Type.endpoint && length >= Endpoint.size)
      found.at(-1)?.endpoints.push({
        address: byte(Endpoint.address),
        type: byte(Endpoint.attributes) & 3,
        packet: u16(bytes, at + Endpoint.packet),
        interval: byte(Endpoint.interval),
      });
  }
  return found;
}

/** USBD_STATUS_… of what is wrong with a configuration, and where; from level 2 on also what belongs to it is looked at. */
export function faultIn(
  bytes: Uint8Array,
  level: number,
): { readonly status: number; readonly at: number } | undefined {
  if ((bytes[0] ?? 0) < Configuration.size) return { status: 0xc010_0001, at: 0 };
  if (bytes[1] !== Type.configuration) return { status: 0xc010_0002, at: 1 };
  if (totalLength(bytes) < Configuration.size || totalLength(bytes) > bytes.length)
    return { status: 0xc010_0006, at: Configuration.totalLength };
  if (level < 2) return undefined;
  const whole = bytes.subarray(0, totalLength(bytes));
  const all = descriptorsIn(whole);
  const last = all.at(-1);
  const end = last === undefined ? 0 : last.at + last.length;
  if (end !== whole.length) return { status: 0xc010_0001, at: end };
  const short = all.find(
    ({ type, length }) =>
      (type === Type.interface && length < Interface.size) || (type === Type.endpoint && length < Endpoint.size),
  );
  if (short !== undefined) return { status: short.type === Type.interface ? 0xc010_0003 : 0xc010_0004, at: short.at };
  const interfaces = interfacesIn(whole);
  if (new Set(interfaces.map(({ number }) => number)).size !== whole[Configuration.interfaces])
    return { status: 0xc010_0007, at: Configuration.interfaces };
  for (const one of interfaces) {
    if (one.endpoints.length !== one.endpointCount) return { status: 0xc010_0008, at: one.at + Interface.endpoints };
    const addresses = one.endpoints.map(({ address }) => address);
    const isWrong = (address: number, i: number) =>
      (address & 0x0f) === 0 || (address & 0x70) !== 0 || addresses.indexOf(address) !== i;
    if (addresses.some(isWrong)) return { status: 0xc010_0009, at: one.at };
  }
  return undefined;
}

export interface DeviceIdentity {
  readonly vendor: number;
  readonly product: number;
  readonly highSpeed: boolean;
}
/** A device descriptor; the strings 1, 2 and 3 are its maker, what it is and its serial number. */
export function makeDeviceDescriptor({ vendor, product, highSpeed }: DeviceIdentity): Uint8Array {
  const low = (value: number) => value & 0xff;
  const high = (value: number) => value >>> 8;
  const usb = highSpeed ? 0x0200 : 0x0110;
  return Uint8Array.of(
    ...[18, Type.device, low(usb), high(usb), 0, 0, 0, 64, low(vendor), high(vendor), low(product), high(product)],
    ...[0x00, 0x01, 1, 2, 3, 1],
  );
}
/** A configuration with one interface of a vendor's own class. */
export function makeConfiguration(endpoints: readonly EndpointDescriptor[]): Uint8Array {
  const total = Configuration.size + Interface.size + Endpoint.size * endpoints.length;
  return Uint8Array.of(
    ...[Configuration.size, Type.configuration, total & 0xff, total >>> 8, 1, 1, 0, 0x80, 50],
    ...[Interface.size, Type.interface, 0, 0, endpoints.length, 0xff, 0, 0, 0],
    ...endpoints.flatMap(({ address, type, packet, interval }) => [
      ...[Endpoint.size, Type.endpoint, address, type, packet & 0xff, packet >>> 8, interval],
    ]),
  );
}
/** English, and nothing else. */
const language = 0x0409;
export function makeString(text: string | undefined): Uint8Array {
  const units = text === undefined ? [language] : Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return Uint8Array.of(2 + 2 * units.length, Type.string, ...units.flatMap((unit) => [unit & 0xff, unit >>> 8]));
}
