// Registers of devices in memory: MmMapIoSpace gives an address whose every access comes to the hardware model.
// A model's registers follow its ports in one numbering: offset 0 is the first byte of its first range, ports before memory.
import { Permission, Status } from "../../compiler/abi.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { accessRegister } from "../hw/device.ts";
import type { Kernel } from "../kernel.ts";
import type { Fault, MachineHost, Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { allocate, release } from "./pool.ts";

const what = "device registers";

/** What MmMapIoSpaceEx takes: read and write access, execution or not, each plain, uncached or write-combined. */
const protectionsForIo: ReadonlySet<number> = new Set(
  [0x02, 0x04, 0x20, 0x40].flatMap((access) => [access, access | 0x200, access | 0x400]),
);

function map(k: Kernel, f: number): Outcome {
  const physical = k.argI64(f, 0);
  const length = Number(k.arg64(f, 1) & 0xffff_ffffn);
  if (length === 0) return k.returnPointer(f, 0);
  const at = allocate(k, { size: length, tag: "IoSp", what, driver: k.callerDriver(f), place: k.callerPlace(f) });
  if (at === 0) return k.returnPointer(f, 0);
  k.m.protect(at, (length + 7) & ~7, Permission.device);
  k.state.mappings.push({ at, physical, length });
  k.log({
    kind: "hardware",
    driver: k.callerDriver(f),
    text: `registers at 0x${physical.toString(16)} mapped, ${length} bytes`,
  });
  return k.returnPointer(f, at);
}

export const deviceMemoryDdis: readonly Routine[] = [
  ddi("MmMapIoSpace", 3, map),
  ddi("MmMapIoSpaceEx", 3, (k, f) => (protectionsForIo.has(k.argU32(f, 2)) ? map(k, f) : k.returnPointer(f, 0))),
  ddi("MmUnmapIoSpace", 2, (k, f) => {
    const at = k.argPointer(f, 0);
    const found = k.state.mappings.find((entry) => entry.at === at);
    if (found === undefined || found.length !== Number(k.arg64(f, 1) & 0xffff_ffffn)) {
      const message = `MmUnmapIoSpace of ${k.hex(at)} does not match any MmMapIoSpace in address and length.`;
      return stopWithFinding(k, f, "verifier:mdl", message);
    }
    k.state.mappings = k.state.mappings.filter((entry) => entry !== found);
    release(k, at, k.callerPlace(f));
    return k.returnVoid(f);
  }),
];

/** An access to mapped registers is performed by the hardware; undefined if it is something else. */
export function deviceFault(k: Kernel, fault: Fault): ReturnType<MachineHost["fault"]> | undefined {
  if (fault.permission !== Permission.device || fault.kind === "execute") return undefined;
  return registersAt(k, fault, k.kernelOffset(fault.address));
}

/** The same where an access to another address comes to: that of a program to which a driver maps the registers. */
export function registersAt(k: Kernel, fault: Fault, at: Offset): ReturnType<MachineHost["fault"]> | undefined {
  const mapping = k.state.mappings.find((entry) => at >= entry.at && at + fault.size <= entry.at + entry.length);
  if (mapping === undefined) return undefined;
  if (fault.kind === "write" && fault.value === undefined) return { status: Status.Unwinding };
  const physical = mapping.physical + (at - mapping.at);
  let value = 0n;
  for (let i = 0; i < fault.size; i++) {
    const byte = fault.kind === "write" ? Number(((fault.value ?? 0n) >> BigInt(8 * i)) & 0xffn) : undefined;
    value |= BigInt(accessRegister(k, fault.frame, physical + i, byte)) << BigInt(8 * i);
  }
  k.log({
    kind: "port",
    text: "register",
    operands: [
      physical,
      Number(fault.kind === "write" ? (fault.value ?? 0n) & 0xffff_ffffn : value & 0xffff_ffffn),
      fault.size,
      fault.kind === "write" ? 1 : 0,
    ],
  });
  return { value };
}
