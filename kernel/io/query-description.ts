// IoQueryDeviceDescription: old drivers walk through the buses, controllers and peripherals that the firmware has described in the
// registry below HARDWARE\DESCRIPTION\System. This machine's firmware describes nothing of its own; what is there, somebody has put there.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine, slot } from "../ddi.ts";
import { findKey, subkeysOf } from "../ex/registry-store.ts";
import type { RegistryKey } from "../ex/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { makeUnicodeString } from "../rtl/unicode.ts";
import { checkAfterCallback } from "../verifier/callback.ts";

const root = "\\REGISTRY\\MACHINE\\HARDWARE\\DESCRIPTION\\System";
/** Keys of buses, and of CONFIGURATION_TYPE's controllers and peripherals from their first numbers on. */
const buses = ["MultifunctionAdapter", "EisaAdapter", "TcAdapter"];
const firstController = 13;
const controllers =
  "DiskController TapeController CdromController WormController SerialController NetworkController DisplayController ParallelController PointerController KeyboardController AudioController OtherController";
const firstPeripheral = 25;
const peripherals =
  "DiskPeripheral FloppyDiskPeripheral TapePeripheral ModemPeripheral MonitorPeripheral PrinterPeripheral PointerPeripheral KeyboardPeripheral TerminalPeripheral OtherPeripheral LinePeripheral NetworkPeripheral";

/** Something described: its key, and what numbers callers know it by. */
interface Described {
  readonly path: string;
  readonly type: number;
  readonly number: number;
}
interface Found {
  readonly bus: Described;
  readonly controller?: Described;
  readonly peripheral?: Described;
}

/** Of an `IO_QUERY_DEVICE_DATA_FORMAT`: the values in the order of the array that the routine is given. */
const values = ["identifier", "configuration data", "component information"];

function describedBelow(k: Kernel, path: string, names: readonly string[], first: number): Described[] {
  return subkeysOf(k, path).flatMap((name) => {
    const type = names.findIndex((one) => one.toLowerCase() === name.toLowerCase());
    if (type < 0) return [];
    return subkeysOf(k, `${path}\\${name}`).map((number) => ({
      path: `${path}\\${name}\\${number}`,
      type: first + type,
      number: Number(number),
    }));
  });
}

/** A bus is known by the interface type and number at the beginning of its configuration data. */
function busAt(k: Kernel, { path }: Described): Described | undefined {
  const data = findKey(k, path)?.values.get("configuration data")?.data;
  if (data === undefined || data.length < 8) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  return { path, type: view.getInt32(0, true), number: view.getUint32(4, true) };
}

/** Parameters that are pointers to a number, which narrow the walk down; undefined where they are NULL. */
function wanted(k: Kernel, f: Offset, i: number): number | undefined {
  const at = k.argPointer(f, i);
  if (at === 0) return undefined;
  k.touch(f, at, 4, false);
  return k.m.i32(at);
}
const fits = (type: number | undefined, number: number | undefined) => (one: Described) =>
  (type === undefined || one.type === type) && (number === undefined || one.number === number);

function all(k: Kernel, f: Offset): Found[] {
  const [busType, busNumber, controllerType, controllerNumber, peripheralType, peripheralNumber] = [
    0, 1, 2, 3, 4, 5,
  ].map((i) => wanted(k, f, i));
  const found = describedBelow(k, root, buses, 0)
    .flatMap((one) => busAt(k, one) ?? [])
    .filter(fits(busType, busNumber))
    .map((bus) => ({ bus }));
  if (controllerType === undefined) return found;
  const below = found.flatMap(({ bus }) =>
    describedBelow(k, bus.path, controllers.split(" "), firstController)
      .filter(fits(controllerType, controllerNumber))
      .map((controller) => ({ bus, controller })),
  );
  if (peripheralType === undefined) return below;
  return below.flatMap(({ bus, controller }) =>
    describedBelow(k, controller.path, peripherals.split(" "), firstPeripheral)
      .filter(fits(peripheralType, peripheralNumber))
      .map((peripheral) => ({ bus, controller, peripheral })),
  );
}

/** KEY_VALUE_FULL_INFORMATION of a value. */
function fullInformation(k: Kernel, at: Offset, value: { name: string; type: number; data: Uint8Array }): number {
  const layout = k.s.KEY_VALUE_FULL_INFORMATION;
  const dataOffset = (layout.Name + 2 * value.name.length + 7) & ~7;
  k.m.setU32(at + layout.Type, value.type);
  k.m.setU32(at + layout.DataOffset, dataOffset);
  k.m.setU32(at + layout.DataLength, value.data.length);
  k.m.setU32(at + layout.NameLength, 2 * value.name.length);
  for (let i = 0; i < value.name.length; i++) k.m.setU16(at + layout.Name + 2 * i, value.name.charCodeAt(i));
  k.m.u8.set(value.data, at + dataOffset);
  return (dataOffset + value.data.length + 7) & ~7;
}

/** The array of three pointers that describes a key, in memory from `at` on; gives the end of what it took. */
function information(k: Kernel, at: Offset, key: RegistryKey | undefined): Offset {
  let next = at + 8 * values.length;
  values.forEach((name, i) => {
    const value = key?.values.get(name);
    k.setPointer(at + 8 * i, value === undefined ? 0 : next);
    if (value !== undefined) next += fullInformation(k, next, value);
  });
  return next;
}
const sizeOf = (k: Kernel, key: RegistryKey | undefined): number =>
  values.reduce((sum, name) => {
    const value = key?.values.get(name);
    const header = k.s.KEY_VALUE_FULL_INFORMATION.Name;
    return value === undefined ? sum : sum + header + 2 * value.name.length + value.data.length + 16;
  }, 8 * values.length);

/** Slots behind the eight parameters: 8 how many have been told, 9 the memory that the routine is shown. */
function query(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) {
    checkAfterCallback(k, f, "routine of IoQueryDeviceDescription", 0);
    const memory = k.slotU32(f, 9);
    release(k, k.pointerOr0(memory + k.s.UNICODE_STRING.Buffer));
    release(k, memory);
    const status = k.result32(f);
    if (!nt.ntSuccess(status)) return k.return32(f, status);
  }
  const index = step === 0 ? 0 : k.slotU32(f, 8) + 1;
  const found = all(k, f)[index];
  if (found === undefined) return k.return32(f, index === 0 ? nt.STATUS_OBJECT_NAME_NOT_FOUND : nt.STATUS_SUCCESS);
  k.setSlot(f, 8, index);
  return tell(k, f, found);
}

function tell(k: Kernel, f: Offset, found: Found): Outcome {
  const levels = [found.bus, found.controller, found.peripheral];
  const keys = levels.map((level) => (level === undefined ? undefined : findKey(k, level.path)));
  const string = k.s.UNICODE_STRING.size;
  const size = keys.reduce((sum, key) => sum + sizeOf(k, key), string);
  const memory = allocate(k, { size, tag: "IoQd", what: "description of hardware", paged: true, zero: true });
  if (memory === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  k.setSlot(f, 9, memory);
  makeUnicodeString(k, memory, (found.peripheral ?? found.controller ?? found.bus).path, true, "path of a key");
  const callee = k.above(f);
  k.copyArg(callee, 0, slot(f, 7));
  k.setArgPointer(callee, 1, memory);
  let at = memory + string;
  levels.forEach((level, i) => {
    k.setArg32(callee, 2 + 3 * i, level?.type ?? 0);
    k.setArg32(callee, 3 + 3 * i, level?.number ?? 0);
    k.setArgPointer(callee, 4 + 3 * i, level === undefined ? 0 : at);
    if (level !== undefined) at = information(k, at, keys[i]);
  });
  return k.call(f, 1, k.functionOr(f, k.argPointer(f, 6)));
}

export const descriptionDdis: readonly Routine[] = [ddi("IoQueryDeviceDescription", 8, query, 2)];
