// Configuration space of devices on the virtual root bus, as PCI has it: 256 bytes a device, reached by IRP_MN_READ_CONFIG and
// IRP_MN_WRITE_CONFIG below DISPATCH_LEVEL, by the routines of BUS_INTERFACE_STANDARD at any IRQL up to it, and by the obsolete
// HalGetBusData and its kin. What identifies a device cannot be written. Left out: extended space, expansion ROMs, what the bits of the
// command register do.
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import type { HardwareState } from "../hw/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { d3coldInterface, giveD3cold } from "../po/d3cold.ts";
import { guidText } from "../rtl/guid.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { fillInterface, interfaceDevice } from "./bus-interface.ts";
import type { Devnode } from "./state.ts";

export const configSize = 256;
/** PCI_WHICHSPACE_CONFIG. */
const configuration = 0;
/** BUS_DATA_TYPE: PCIConfiguration. */
const pciConfiguration = 4;
const standardInterface = "496b8280-6f25-11d0-beaf-08002be2092f";
/** Vendor and device, revision and class, type of header, subsystem. */
const readOnly: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x04],
  [0x08, 0x0c],
  [0x0e, 0x0f],
  [0x2c, 0x30],
];

/** Moves bytes between memory and a configuration space; says how many, which ends with the space. */
function move(k: Kernel, space: Uint8Array, at: Offset, offset: number, length: number, write: boolean): number {
  const count = Math.max(0, Math.min(length, configSize - offset));
  for (let i = 0; i < count; i++) {
    const place = offset + i;
    if (!write) k.m.u8[at + i] = space[place] ?? 0;
    else if (!readOnly.some(([from, to]) => place >= from && place < to)) space[place] = k.m.u8[at + i] ?? 0;
  }
  return count;
}

const spaceOf = (k: Kernel, node: Devnode): Uint8Array | undefined =>
  node.hardware === undefined ? undefined : k.state.hardware.get(node.hardware)?.config;

/** The bus answers a request to read or write configuration. `information` are the bytes moved. */
export function accessConfig(
  k: Kernel,
  node: Devnode,
  stack: Offset,
  before: number,
): { status: number; information?: number } {
  const location = k.s.IO_STACK_LOCATION;
  const space = spaceOf(k, node);
  if (space === undefined) return { status: before };
  if (k.m.u32(stack + location["Parameters.ReadWriteConfig.WhichSpace"]) !== configuration)
    return { status: nt.STATUS_INVALID_PARAMETER, information: 0 };
  const at = k.pointerOr0(stack + location["Parameters.ReadWriteConfig.Buffer"]);
  const offset = k.m.u32(stack + location["Parameters.ReadWriteConfig.Offset"]);
  const length = k.m.u32(stack + location["Parameters.ReadWriteConfig.Length"]);
  if (at === 0 || offset >= configSize) return { status: nt.STATUS_INVALID_PARAMETER, information: 0 };
  const write = k.m.u8[stack + 1] === nt.IRP_MN_WRITE_CONFIG;
  return { status: nt.STATUS_SUCCESS, information: move(k, space, at, offset, length, write) };
}

/** The bus gives its interface: at most as many bytes as were asked for, referenced once. */
export function giveInterface(k: Kernel, node: Devnode, stack: Offset, before: number): { status: number } {
  const location = k.s.IO_STACK_LOCATION;
  const layout = k.s.BUS_INTERFACE_STANDARD;
  const guid = k.pointerOr0(stack + location["Parameters.QueryInterface.InterfaceType"]);
  const at = k.pointerOr0(stack + location["Parameters.QueryInterface.Interface"]);
  const size = k.m.u16(stack + location["Parameters.QueryInterface.Size"]);
  const wanted = guid === 0 || at === 0 ? "" : guidText(k.m, guid);
  if (wanted === d3coldInterface) return { status: giveD3cold(k, node, at, size) };
  if (wanted !== standardInterface) return { status: before };
  const status = fillInterface(k, node, { at, size }, layout, [
    [layout.TranslateBusAddress, "RootBusTranslateAddress"],
    [layout.GetDmaAdapter, "IoGetDmaAdapter"],
    [layout.SetBusData, "RootBusSetData"],
    [layout.GetBusData, "RootBusGetData"],
  ]);
  return { status };
}

/** (Context, DataType, Buffer, Offset, Length) */
function busData(write: boolean, name: string) {
  return (k: Kernel, f: Offset): Outcome => {
    const space = spaceOf(k, interfaceDevice(k, f, name));
    const [at, offset, length] = [k.argPointer(f, 2), k.argU32(f, 3), k.argU32(f, 4)];
    if (space === undefined || k.argU32(f, 1) !== configuration) return k.return32(f, 0);
    k.touch(f, at, length, !write);
    return k.return32(f, move(k, space, at, offset, length, write));
  };
}

export const configRoutines: readonly Routine[] = [
  // (Context, BusAddress, Length, &AddressSpace, &TranslatedAddress): the bus's addresses are the processor's.
  internal("RootBusTranslateAddress", 5, (k, f) => {
    interfaceDevice(k, f, "TranslateBusAddress");
    const out = k.argPointer(f, 4);
    k.touch(f, out, 8, true);
    k.m.setU64(out, k.arg64(f, 1));
    return k.returnBool(f, true);
  }),
  internal("RootBusSetData", 5, busData(true, "SetBusData")),
  internal("RootBusGetData", 5, busData(false, "GetBusData")),
];

/** The device in a slot of bus 0: PCI_SLOT_NUMBER has the device in its low five bits; there are no further functions. */
function inSlot(k: Kernel, slot: number): HardwareState | undefined {
  return [...k.state.hardware.values()].filter((state) => state.config !== undefined)[slot];
}

/** (BusDataType, BusNumber, SlotNumber, Buffer, [Offset,] Length). Result: bytes moved; 0 without the bus, 2 for an empty slot. */
function slotData(write: boolean, withOffset: boolean) {
  return (k: Kernel, f: Offset): Outcome => {
    const at = k.argPointer(f, 3);
    const offset = withOffset ? k.argU32(f, 4) : 0;
    const length = k.argU32(f, withOffset ? 5 : 4);
    k.touch(f, at, length, !write);
    if (k.argU32(f, 0) !== pciConfiguration || k.argU32(f, 1) !== 0) return k.return32(f, 0);
    const space = inSlot(k, k.argU32(f, 2))?.config;
    if (space !== undefined) return k.return32(f, move(k, space, at, offset, length, write));
    // PCI_INVALID_VENDORID.
    if (!write && length >= 2) k.m.setU16(at, 0xffff);
    return k.return32(f, Math.min(2, length));
  };
}

export const busDataDdis: readonly Routine[] = [
  ddi("HalGetBusData", 5, slotData(false, false)),
  ddi("HalGetBusDataByOffset", 6, slotData(false, true)),
  ddi("HalSetBusDataByOffset", 6, slotData(true, true)),
];

/** The device has been removed: nobody may have its bus's interface any more. */
export function checkInterfaceLeft(k: Kernel, node: Devnode): void {
  if (!k.checks.pnp || node.interfaceReferences === 0) return;
  const message = `${node.instance} has been removed, but its bus's BUS_INTERFACE_STANDARD is still referenced ${node.interfaceReferences === 1 ? "once" : `${node.interfaceReferences} times`}: each IRP_MN_QUERY_INTERFACE needs its InterfaceDereference.`;
  stopWithFinding(k, undefined, "verifier:pnp", message);
}
