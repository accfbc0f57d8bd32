// The library of the USB driver stack (usbd.lib, usbdex.lib), which drivers link: parsing descriptors, and making URBs.
// Left out: the composite devices' registration, filters of host controllers, the questions about capabilities, whose GUIDs are not published.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { findKey } from "../ex/registry-store.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { hardwareKey } from "../pnp/properties.ts";
import { devnodeOfPdo } from "../pnp/tree.ts";
import { utf16 } from "../rtl/unicode.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { descriptorsIn, faultIn, type InterfaceDescriptor, interfacesIn, totalLength } from "./descriptors.ts";

/** USBDI_VERSION, and the version of USB that the host controller knows, as bcdUSB. */
const versions = { interface: 0x600, usb: 0x200 } as const;
/** The newest contract and interface that a client may ask for. */
const clientContract = 0x602;
const newestInterface = 0x602;
const unlimited = 0xffff_ffff;

/** The bytes of a configuration in the caller's memory. */
function configurationAt(k: Kernel, f: Offset, at: Offset): Uint8Array {
  k.touch(f, at, 9, false);
  const length = totalLength(k.m.u8.subarray(at, at + 9));
  if (length > 0) k.touch(f, at, length, false);
  return k.m.u8.slice(at, at + length);
}

interface Criteria {
  readonly number: number;
  readonly alternate: number;
  readonly class?: number;
  readonly subClass?: number;
  readonly protocol?: number;
}
/** -1 fits whatever there is. */
function findInterface(k: Kernel, f: Offset, config: Offset, start: Offset, wanted: Criteria): Offset {
  const bytes = configurationAt(k, f, config);
  const is = (given: number | undefined, value: number) => given === undefined || given === -1 || given === value;
  const found = interfacesIn(bytes, Math.max(0, start - config)).find(
    (one) =>
      is(wanted.number, one.number) &&
      is(wanted.alternate, one.alternate) &&
      is(wanted.class, one.class) &&
      is(wanted.subClass, one.subClass) &&
      is(wanted.protocol, one.protocol),
  );
  return found === undefined ? 0 : config + found.at;
}

/** The interface descriptor that the caller points at. */
function interfaceAt(k: Kernel, f: Offset, at: Offset): InterfaceDescriptor | undefined {
  k.touch(f, at, 9, false);
  return interfacesIn(k.m.u8.slice(at, at + 9))[0];
}

const interfaceSize = (k: Kernel, pipes: number): number =>
  k.s.USBD_INTERFACE_INFORMATION.Pipes + pipes * k.s.USBD_PIPE_INFORMATION.size;

/** Fills a USBD_INTERFACE_INFORMATION with what is asked for; gives its size. */
function writeInterface(k: Kernel, at: Offset, one: InterfaceDescriptor): number {
  const layout = k.s.USBD_INTERFACE_INFORMATION;
  const size = interfaceSize(k, one.endpointCount);
  k.m.setU16(at + layout.Length, size);
  k.m.u8[at + layout.InterfaceNumber] = one.number;
  k.m.u8[at + layout.AlternateSetting] = one.alternate;
  k.m.setU32(at + layout.NumberOfPipes, one.endpointCount);
  for (let i = 0; i < one.endpointCount; i++) {
    const pipe = at + layout.Pipes + i * k.s.USBD_PIPE_INFORMATION.size;
    k.m.setU32(pipe + k.s.USBD_PIPE_INFORMATION.MaximumTransferSize, unlimited);
    k.m.setU32(pipe + k.s.USBD_PIPE_INFORMATION.PipeFlags, 0);
  }
  return size;
}

/** An URB in nonpaged pool that is the caller's to free. */
function newUrb(k: Kernel, f: Offset, size: number, tag = "Usbd"): Offset {
  const owner = { driver: k.callerDriver(f), place: k.callerPlace(f) };
  return allocate(k, { size, tag, zero: true, ...owner });
}

/** A request that selects a configuration with some interfaces; `list`: where each one's address goes, 0 for nowhere. */
function selectConfiguration(
  k: Kernel,
  f: Offset,
  config: Offset,
  interfaces: readonly { readonly one: InterfaceDescriptor; readonly entry: Offset }[],
): { readonly urb: Offset; readonly size: number } {
  const layout = k.s.URB;
  const head = layout["UrbSelectConfiguration.Interface"];
  const size = interfaces.reduce((sum, { one }) => sum + interfaceSize(k, one.endpointCount), head);
  const urb = newUrb(k, f, size);
  if (urb === 0) return { urb, size };
  k.m.setU16(urb + layout["UrbHeader.Length"], size);
  k.m.setU16(urb + layout["UrbHeader.Function"], 0);
  k.setPointer(urb + layout["UrbSelectConfiguration.ConfigurationDescriptor"], config);
  let at = urb + head;
  for (const { one, entry } of interfaces) {
    if (entry !== 0) k.setPointer(entry + k.s.USBD_INTERFACE_LIST_ENTRY.Interface, at);
    at += writeInterface(k, at, one);
  }
  return { urb, size };
}
/** The entries of a list of interfaces, up to the one without a descriptor. */
function listed(k: Kernel, f: Offset, list: Offset): { one: InterfaceDescriptor; entry: Offset }[] {
  const found: { one: InterfaceDescriptor; entry: Offset }[] = [];
  const layout = k.s.USBD_INTERFACE_LIST_ENTRY;
  for (let entry = list; ; entry += layout.size) {
    k.touch(f, entry, layout.size, true);
    const at = k.pointerAt(f, entry + layout.InterfaceDescriptor);
    const one = at === 0 ? undefined : interfaceAt(k, f, at);
    if (one === undefined) return found;
    found.push({ one, entry });
  }
}

// ---- clients with a handle -----------------------------------------------------------------------------------------------------

/** A handle: the tag of its URBs; the driver sees no more than its address. */
const handleSize = 16;
const handleName = "USBD handle";
function handleArgument(k: Kernel, f: Offset): Offset {
  const at = k.argPointer(f, 0);
  const block = k.state.pool.blocks.get(at);
  if (block?.what === handleName && block.freed === undefined) return at;
  const message = `${k.hex(at)} is no USBD handle: it is what USBD_CreateHandle gives, up to USBD_CloseHandle.`;
  return stopWithFinding(k, f, "verifier:object", message);
}
const tagOf = (k: Kernel, handle: Offset): string => {
  const tag = String.fromCharCode(...k.m.u8.subarray(handle, handle + 4));
  return tag === "\0\0\0\0" ? "Usbd" : tag;
};
function giveUrb(k: Kernel, f: Offset, i: number, urb: Offset): Outcome {
  const out = k.argPointer(f, i);
  k.touch(f, out, 8, true);
  k.setPointer(out, urb);
  return k.return32(f, urb === 0 ? nt.STATUS_INSUFFICIENT_RESOURCES : nt.STATUS_SUCCESS);
}

/** (DeviceObject, TargetDeviceObject, ContractVersion, PoolTag, &Handle) */
function createHandle(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 4);
  k.touch(f, out, 8, true);
  k.setPointer(out, 0);
  for (const i of [0, 1]) k.touch(f, k.argPointer(f, i), k.s.DEVICE_OBJECT.size, false);
  if (k.argU32(f, 2) !== clientContract) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const at = allocate(k, { size: handleSize, tag: "Usbd", what: handleName, zero: true, driver: k.callerDriver(f) });
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  k.m.setU32(at, k.argU32(f, 3));
  k.setPointer(out, at);
  return k.return32(f, nt.STATUS_SUCCESS);
}

const handles: readonly Routine[] = [
  ddi("USBD_CreateHandle", 5, createHandle),
  ddi("USBD_CloseHandle", 1, (k, f) => {
    release(k, handleArgument(k, f));
    return k.returnVoid(f);
  }),
  ddi("USBD_UrbAllocate", 2, (k, f) => {
    const tag = tagOf(k, handleArgument(k, f));
    return giveUrb(k, f, 1, newUrb(k, f, k.s.URB.size, tag));
  }),
  // (Handle, NumberOfIsochPackets, &Urb)
  ddi("USBD_IsochUrbAllocate", 3, (k, f) => {
    const tag = tagOf(k, handleArgument(k, f));
    const packets = k.argU32(f, 1);
    if (packets === 0 || packets > 1024) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    const size = k.s.URB["UrbIsochronousTransfer.IsoPacket"] + packets * k.s.USBD_ISO_PACKET_DESCRIPTOR.size;
    return giveUrb(k, f, 2, newUrb(k, f, Math.max(k.s.URB.size, size), tag));
  }),
  // (Handle, ConfigurationDescriptor, InterfaceList, &Urb)
  ddi("USBD_SelectConfigUrbAllocateAndBuild", 4, (k, f) => {
    handleArgument(k, f);
    const config = k.argPointer(f, 1);
    configurationAt(k, f, config);
    return giveUrb(k, f, 3, selectConfiguration(k, f, config, listed(k, f, k.argPointer(f, 2))).urb);
  }),
  // (Handle, ConfigurationHandle, InterfaceListEntry, &Urb)
  ddi("USBD_SelectInterfaceUrbAllocateAndBuild", 4, (k, f) => {
    const tag = tagOf(k, handleArgument(k, f));
    const entry = k.argPointer(f, 2);
    const layout = k.s.URB;
    k.touch(f, entry, k.s.USBD_INTERFACE_LIST_ENTRY.size, true);
    const at = k.pointerAt(f, entry + k.s.USBD_INTERFACE_LIST_ENTRY.InterfaceDescriptor);
    const one = at === 0 ? undefined : interfaceAt(k, f, at);
    if (one === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    const head = layout["UrbSelectInterface.Interface"];
    const size = head + interfaceSize(k, one.endpointCount);
    const urb = newUrb(k, f, size, tag);
    if (urb !== 0) {
      k.m.setU16(urb + layout["UrbHeader.Length"], size);
      k.m.setU16(urb + layout["UrbHeader.Function"], 1);
      k.m.setU64(urb + layout["UrbSelectInterface.ConfigurationHandle"], k.arg64(f, 1));
      writeInterface(k, urb + head, one);
      k.setPointer(entry + k.s.USBD_INTERFACE_LIST_ENTRY.Interface, urb + head);
    }
    return giveUrb(k, f, 3, urb);
  }),
  // (Handle, Urb)
  ddi("USBD_UrbFree", 2, (k, f, step) => {
    if (step === 1) return k.returnVoid(f);
    handleArgument(k, f);
    k.setArgPointer(k.above(f), 0, k.argPointer(f, 1));
    return k.callIndex(f, 1, k.routineIndex("ExFreePool"));
  }),
  // (Handle, IoStackLocation, Urb)
  ddi("USBD_AssignUrbToIoStackLocation", 3, (k, f) => {
    handleArgument(k, f);
    const stack = k.argPointer(f, 1);
    k.touch(f, stack, k.s.IO_STACK_LOCATION.size, true);
    k.setPointer(stack + k.s.IO_STACK_LOCATION["Parameters.Others.Argument1"], k.argPointer(f, 2));
    return k.returnVoid(f);
  }),
  ddi("USBD_IsInterfaceVersionSupported", 2, (k, f) => {
    handleArgument(k, f);
    return k.returnBool(f, k.argU32(f, 1) <= newestInterface);
  }),
];

/** (PhysicalDeviceObject, Parameter, its length, KeyName, its length): a value of the device's own key. */
function pdoParameter(k: Kernel, f: Offset): Outcome {
  const node = devnodeOfPdo(k, k.argPointer(f, 0));
  const [buffer, room] = [k.argPointer(f, 1), k.argU32(f, 2)];
  const at = k.argPointer(f, 3);
  const length = k.argU32(f, 4);
  k.touch(f, at, length, false);
  const name = utf16(k, at, length).split("\0", 1)[0] ?? "";
  const value = node && findKey(k, hardwareKey(node))?.values.get(name.toLowerCase());
  if (value === undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
  if (value.data.length > room) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  k.touch(f, buffer, value.data.length, true);
  k.m.u8.set(value.data, buffer);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const usbLibraryDdis: readonly Routine[] = [
  ...handles,
  ddi("USBD_GetUSBDIVersion", 1, (k, f) => {
    const at = k.argPointer(f, 0);
    const layout = k.s.USBD_VERSION_INFORMATION;
    k.touch(f, at, layout.size, true);
    k.m.setU32(at + layout.USBDI_Version, versions.interface);
    k.m.setU32(at + layout.Supported_USB_Version, versions.usb);
    return k.returnVoid(f);
  }),
  // (Buffer, TotalLength, StartPosition, DescriptorType)
  ddi("USBD_ParseDescriptors", 4, (k, f) => {
    const [buffer, length, start] = [k.argPointer(f, 0), k.argU32(f, 1), k.argPointer(f, 2)];
    if (length > 0) k.touch(f, buffer, length, false);
    const bytes = k.m.u8.slice(buffer, buffer + length);
    const wanted = k.argU32(f, 3) & 0xff;
    const found = descriptorsIn(bytes, Math.max(0, start - buffer)).find(({ type }) => type === wanted);
    return k.returnPointer(f, found === undefined ? 0 : buffer + found.at);
  }),
  // (ConfigurationDescriptor, StartPosition, number, alternate setting, class, subclass, protocol)
  ddi("USBD_ParseConfigurationDescriptorEx", 7, (k, f) => {
    const wanted = (i: number) => k.argU32(f, i) | 0;
    const criteria = { number: wanted(2), alternate: wanted(3), class: wanted(4), subClass: wanted(5) };
    const config = k.argPointer(f, 0);
    return k.returnPointer(f, findInterface(k, f, config, k.argPointer(f, 1), { ...criteria, protocol: wanted(6) }));
  }),
  // (ConfigurationDescriptor, number, alternate setting)
  ddi("USBD_ParseConfigurationDescriptor", 3, (k, f) => {
    const config = k.argPointer(f, 0);
    const criteria = { number: k.argU32(f, 1) & 0xff, alternate: k.argU32(f, 2) & 0xff };
    return k.returnPointer(f, findInterface(k, f, config, config, criteria));
  }),
  // (ConfigurationDescriptor, InterfaceList)
  ddi("USBD_CreateConfigurationRequestEx", 2, (k, f) => {
    const config = k.argPointer(f, 0);
    configurationAt(k, f, config);
    return k.returnPointer(f, selectConfiguration(k, f, config, listed(k, f, k.argPointer(f, 1))).urb);
  }),
  // (ConfigurationDescriptor, &Size): all interfaces in their first setting.
  ddi("USBD_CreateConfigurationRequest", 2, (k, f) => {
    const config = k.argPointer(f, 0);
    const sizeAt = k.argPointer(f, 1);
    k.touch(f, sizeAt, 2, true);
    const first = interfacesIn(configurationAt(k, f, config)).filter(({ alternate }) => alternate === 0);
    const made = selectConfiguration(
      k,
      f,
      config,
      first.map((one) => ({ one, entry: 0 })),
    );
    k.m.setU16(sizeAt, made.size);
    return k.returnPointer(f, made.urb);
  }),
  // (InterfaceDescriptor, BufferEnd): with what belongs to it.
  ddi("USBD_GetInterfaceLength", 2, (k, f) => {
    const [at, end] = [k.argPointer(f, 0), k.argPointer(f, 1)];
    if (end <= at) return k.return32(f, 0);
    k.touch(f, at, end - at, false);
    const [own, ...rest] = descriptorsIn(k.m.u8.slice(at, end));
    if (own === undefined) return k.return32(f, 0);
    const next = rest.find(({ type }) => type === own.type);
    const last = rest.at(-1) ?? own;
    return k.return32(f, next?.at ?? last.at + last.length);
  }),
  // (ConfigDesc, BufferLength, Level, &Offset, Tag)
  ddi("USBD_ValidateConfigurationDescriptor", 5, (k, f) => {
    const [config, length, level] = [k.argPointer(f, 0), k.argU32(f, 1), k.argU32(f, 2) & 0xffff];
    const out = k.argPointer(f, 3);
    k.touch(f, out, 8, true);
    if (length > 0) k.touch(f, config, length, false);
    const fault = faultIn(k.m.u8.slice(config, config + length), level);
    k.setPointer(out, fault === undefined ? 0 : config + fault.at);
    return k.return32(f, fault?.status ?? 0);
  }),
  ddi("USBD_GetPdoRegistryParameter", 5, pdoParameter),
  // (RootHubPdo, &CurrentFrame): a frame a millisecond.
  ddi("USBD_QueryBusTime", 2, (k, f) => {
    const out = k.argPointer(f, 1);
    k.touch(f, out, 4, true);
    k.m.setU32(out, Math.floor(k.clock / 10_000) >>> 0);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
];
