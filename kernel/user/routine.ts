// How library routines of programs (the Win32 API and the C library) are written: bodies in frames of the thread's user stack, like
// DDIs in a driver's. They touch the program's memory only as the program could, and report errors through the thread's last error.
import { type AddressSpace, KERNEL_BASE, Permission, Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { type Access, checkedAccess, readUnits, writeUnits } from "../crt/index.ts";
import { type Body, ddi, Leave, type Outcome, type Routine } from "../ddi.ts";
import { win32ErrorOf } from "../io/win32-errors.ts";
import type { Kernel } from "../kernel.ts";
import type { LoadedFunction, Offset } from "../machine/api.ts";
import { viewAt } from "../mm/section.ts";
import { offsetOf, recordNamed } from "../structs.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { whatIsThere } from "./fault.ts";
import type { ProgramImage } from "./programs.ts";
import { userThread } from "./service.ts";
import type { ProcessState } from "./state.ts";

/** A routine with `params` parameters whose body keeps `locals` further slots. */
export function win32(name: string, params: number, run: Body, locals = 0): Routine {
  return ddi(name, params, run, locals);
}
/** The forms of a routine that takes text: `name` with A and with W. */
export function ansiAndWide(name: string, params: number, run: (wide: boolean) => Body, locals = 0): Routine[] {
  return [win32(`${name}A`, params, run(false), locals), win32(`${name}W`, params, run(true), locals)];
}

export function currentProcess(k: Kernel): ProcessState {
  const process = k.state.processes.get(userThread(k).process);
  if (process === undefined) throw new Error("a thread runs whose process is not known");
  return process;
}
export function imageOf(k: Kernel, process: ProcessState): ProgramImage {
  const found = k.programs.find((entry) => entry.image.name === process.image);
  if (found === undefined) throw new Error(`there is no image ${process.image}`);
  return found;
}
export const spaceOf = (k: Kernel, process: ProcessState): AddressSpace => imageOf(k, process).space;
/** The address by which the program that runs knows a place in its memory; 0 is null. */
export const userAddress = (k: Kernel, at: Offset): bigint =>
  at === 0 ? 0n : spaceOf(k, currentProcess(k)).base + BigInt(at);

// ---- memory -----------------------------------------------------------------------------------------------------------------

/** The program's memory as the routine in frame `f` may touch it; what it may not is an access violation in the routine. */
export function accessOf(k: Kernel, f: Offset): Access {
  const refuse = (address: bigint, size: number, write: boolean, permission: number): never =>
    violate(k, f, address, size, write, permission);
  const process = currentProcess(k);
  const own = checkedAccess(k.machine, () => false, refuse, spaceOf(k, process));
  return {
    ...own,
    at: (address, size, write) => viewAt(k, address, size, write, process.id) ?? own.at(address, size, write),
  };
}
function violate(k: Kernel, f: Offset, address: bigint, size: number, write: boolean, permission: number): never {
  const name = k.machine.functionByIndex(k.m.u32(f + 4))?.name ?? "a library routine";
  const there = whatIsThere({ address, permission, kind: write ? "write" : "read" });
  const what = `${name} ${write ? "writes to" : "reads from"} ${size} byte${size === 1 ? "" : "s"} at 0x${address.toString(16)}, ${there}`;
  k.raise(nt.STATUS_ACCESS_VIOLATION, k.callerAddress(f), [write ? 1n : 0n, address], `access violation: ${what}`, f);
  throw new Leave(Status.Raised);
}

/** `size` bytes at the address in an argument. */
export const bytesAt = (k: Kernel, f: Offset, i: number, size: number, write: boolean): Offset =>
  accessOf(k, f).at(k.arg64(f, i), size, write);
/** The same; 0 if the argument is null. */
export const optionalBytes = (k: Kernel, f: Offset, i: number, size: number, write: boolean): Offset =>
  k.arg64(f, i) === 0n ? 0 : bytesAt(k, f, i, size, write);
/**
 * The offset of `size` bytes at an address if the program may access them: how a system service probes, which Windows does by pages.
 * What is there but reaches beyond an object, or belongs to none any more, is the program's mistake, and an access violation.
 */
export function probed(k: Kernel, f: Offset, address: bigint, size: number, write: boolean): Offset | undefined {
  const process = currentProcess(k);
  const view = viewAt(k, address, size, write, process.id);
  if (view !== undefined) return view;
  const { base, start, sizeLog2 } = spaceOf(k, process);
  const at = Number(address - base);
  if (at < start || at + size > start + 2 ** sizeLog2) return undefined;
  const bad = k.m.check(at, size, write, false);
  if (bad === undefined) return at;
  const { permission } = bad;
  if (permission === Permission.unmapped || (permission & Permission.readOnly) !== 0) return undefined;
  return violate(k, f, base + BigInt(bad.at), size, write, permission);
}

export function textAt(k: Kernel, f: Offset, address: bigint, wide: boolean): string {
  const units = readUnits(accessOf(k, f), address, wide ? 2 : 1);
  return wide ? fromUtf16(units) : new TextDecoder().decode(Uint8Array.from(units));
}
/** The text that an argument leads to; undefined if it is null. */
export const textOf = (k: Kernel, f: Offset, i: number, wide: boolean): string | undefined =>
  k.arg64(f, i) === 0n ? undefined : textAt(k, f, k.arg64(f, i), wide);

export function unitsOf(text: string, wide: boolean): number[] {
  return wide ? Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)) : [...new TextEncoder().encode(text)];
}
function fromUtf16(units: readonly number[]): string {
  let text = "";
  for (const unit of units) text += String.fromCharCode(unit);
  return text;
}
/** Writes a text with its zero to an address. */
export function writeText(k: Kernel, f: Offset, address: bigint, text: string, wide: boolean): void {
  writeUnits(accessOf(k, f), address, wide ? 2 : 1, [...unitsOf(text, wide), 0]);
}

/** Layouts of the structures of the Windows headers that a program is compiled with. */
const layouts = new WeakMap<object, Map<string, ReadonlyMap<string, number>>>();

/** Size ("") and offsets of the members named, as the program's own headers declare the structure. */
export function structure<F extends string>(
  k: Kernel,
  f: Offset,
  name: string,
  fields: readonly F[],
): { readonly size: number } & { readonly [field in F]: number } {
  const { program } = imageOf(k, currentProcess(k)).image;
  let known = layouts.get(program);
  if (known === undefined) {
    known = new Map();
    layouts.set(program, known);
  }
  const key = `${name}:${fields.join()}`;
  let layout = known.get(key);
  if (layout === undefined) {
    const record = recordNamed(program, name);
    const made = new Map<string, number>(record === undefined ? [] : [["size", record.size]]);
    for (const field of fields) {
      const at = record === undefined ? undefined : offsetOf(record.decl, field);
      if (at !== undefined) made.set(field, at);
    }
    if (made.size !== fields.length + 1) {
      const message = `The program's headers do not declare ${name} with ${fields.join(", ")}; include <windows.h> and the header of the routine.`;
      return stopWithFinding(k, f, "undefined-function", message);
    }
    layout = made;
    known.set(key, layout);
  }
  return Object.fromEntries(layout) as { readonly size: number } & { readonly [field in F]: number };
}

/** The function of the program, or of its libraries, at an address; anything else is an access violation. */
export function functionAt(k: Kernel, f: Offset, address: bigint): LoadedFunction {
  const { space, image } = imageOf(k, currentProcess(k));
  const found = k.machine.functionAt(KERNEL_BASE + BigInt.asUintN(64, address - space.base));
  if (found !== undefined && (found.image === image.name || k.isLibraryRoutine(found.index))) return found;
  const message = `access violation: a call of 0x${address.toString(16)}, which is no function`;
  k.raise(nt.STATUS_ACCESS_VIOLATION, k.callerAddress(f), [8n, address], message, f);
  throw new Leave(Status.Raised);
}

// ---- results ----------------------------------------------------------------------------------------------------------------

export const ok = (k: Kernel, f: Offset): Outcome => k.return32(f, 1);
/** Fails with a Win32 error; `value` is what the routine then returns, FALSE or null unless it says otherwise. */
export function fail(k: Kernel, f: Offset, error: number, value = 0n): Outcome {
  userThread(k).lastError = error;
  return k.return64(f, value);
}
export const failStatus = (k: Kernel, f: Offset, status: number, value = 0n): Outcome =>
  fail(k, f, win32ErrorOf(status), value);
export const invalidHandleValue = 0xffff_ffff_ffff_ffffn;
