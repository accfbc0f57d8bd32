// Selecting the configuration of a USB device and the settings of its interfaces: the request tells which, and is filled with what they have.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { Devnode } from "../pnp/state.ts";
import { configurationValue, type InterfaceDescriptor, interfacesIn } from "./descriptors.ts";
import type { UsbDevice } from "./state.ts";
import { UsbdStatus } from "./transfers.ts";

/** USBD_DEFAULT_MAXIMUM_TRANSFER_SIZE asks for no bound; the stack gives its own. */
const mostBytes = 4 * 1024 * 1024;

/** A pipe handle tells the device and the endpoint; drivers only hand it back. */
export const pipeHandle = (node: Pick<Devnode, "id">, address: number): bigint =>
  BigInt((node.id + 1) * 0x1_0000 + 0x100 + address);
const configurationHandle = (node: Devnode): bigint => BigInt((node.id + 1) * 0x1_0000);
const interfaceHandle = (node: Devnode, number: number): bigint => BigInt((node.id + 1) * 0x1_0000 + 0x1000 + number);

/** URB_FUNCTION_SELECT_CONFIGURATION; without a descriptor the device is left without a configuration. */
export function selectConfiguration(k: Kernel, node: Devnode, device: UsbDevice, urb: Offset): number {
  const layout = k.s.URB;
  if (k.pointerOr0(urb + layout["UrbSelectConfiguration.ConfigurationDescriptor"]) === 0) {
    device.configured = 0;
    device.settings.clear();
    return UsbdStatus.success;
  }
  const chosen: { at: Offset; one: InterfaceDescriptor }[] = [];
  const end = urb + k.m.u16(urb + layout["UrbHeader.Length"]);
  for (let at = urb + layout["UrbSelectConfiguration.Interface"]; at < end; ) {
    const one = wanted(k, device, at, end);
    if (typeof one === "number") return one;
    chosen.push({ at, one });
    at += k.m.u16(at + k.s.USBD_INTERFACE_INFORMATION.Length);
  }
  if (chosen.length === 0) return UsbdStatus.invalidParameter;
  device.configured = configurationValue(device.configuration);
  device.settings.clear();
  device.halted.clear();
  for (const { at, one } of chosen) select(k, node, device, at, one);
  k.m.setU64(urb + layout["UrbSelectConfiguration.ConfigurationHandle"], configurationHandle(node));
  return UsbdStatus.success;
}

/** URB_FUNCTION_SELECT_INTERFACE. */
export function selectInterface(k: Kernel, node: Devnode, device: UsbDevice, urb: Offset): number {
  const layout = k.s.URB;
  if (
    device.configured === 0 ||
    k.m.u64(urb + layout["UrbSelectInterface.ConfigurationHandle"]) !== configurationHandle(node)
  )
    return UsbdStatus.invalidParameter;
  const at = urb + layout["UrbSelectInterface.Interface"];
  const one = wanted(k, device, at, urb + k.m.u16(urb + layout["UrbHeader.Length"]));
  if (typeof one === "number") return one;
  select(k, node, device, at, one);
  return UsbdStatus.success;
}

/** The setting that a USBD_INTERFACE_INFORMATION asks for, if it has room for the pipes; or what is wrong. */
function wanted(k: Kernel, device: UsbDevice, at: Offset, end: Offset): InterfaceDescriptor | number {
  const layout = k.s.USBD_INTERFACE_INFORMATION;
  const length = k.m.u16(at + layout.Length);
  if (length < layout.Pipes || at + length > end) return UsbdStatus.invalidParameter;
  const number = k.m.u8[at + layout.InterfaceNumber];
  const alternate = k.m.u8[at + layout.AlternateSetting];
  const found = interfacesIn(device.configuration).find((one) => one.number === number && one.alternate === alternate);
  if (found === undefined) return UsbdStatus.interfaceNotFound;
  const needed = layout.Pipes + found.endpoints.length * k.s.USBD_PIPE_INFORMATION.size;
  return length < needed ? UsbdStatus.bufferTooSmall : found;
}

function select(k: Kernel, node: Devnode, device: UsbDevice, at: Offset, one: InterfaceDescriptor): void {
  const layout = k.s.USBD_INTERFACE_INFORMATION;
  const pipes = k.s.USBD_PIPE_INFORMATION;
  device.settings.set(one.number, one.alternate);
  k.m.u8[at + layout.Class] = one.class;
  k.m.u8[at + layout.SubClass] = one.subClass;
  k.m.u8[at + layout.Protocol] = one.protocol;
  k.m.setU64(at + layout.InterfaceHandle, interfaceHandle(node, one.number));
  k.m.setU32(at + layout.NumberOfPipes, one.endpoints.length);
  for (const [i, endpoint] of one.endpoints.entries()) {
    const pipe = at + layout.Pipes + i * pipes.size;
    k.m.setU16(pipe + pipes.MaximumPacketSize, endpoint.packet);
    k.m.u8[pipe + pipes.EndpointAddress] = endpoint.address;
    k.m.u8[pipe + pipes.Interval] = endpoint.interval;
    k.m.setU32(pipe + pipes.PipeType, endpoint.type);
    k.m.setU64(pipe + pipes.PipeHandle, pipeHandle(node, endpoint.address));
    k.m.setU32(
      pipe + pipes.MaximumTransferSize,
      Math.min(k.m.u32(pipe + pipes.MaximumTransferSize) || mostBytes, mostBytes),
    );
  }
}
