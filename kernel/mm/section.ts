// Sections: memory that several can see. A view is seen by programs, and by drivers in their context, at a user address of its own,
// whose accesses the host leads to the section's memory; a view in system space is that memory itself, closed while nobody maps it.
// Left out: sections of images, copy-on-write, which address a view gets.
import { Permission } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { beginMapping, endMapping, type MappedFile } from "../fs/mapping.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allHandles, contextOwner, currentProgram } from "../ob/handles.ts";
import { allocate, release } from "./pool.ts";
import type { Section, View } from "./state.ts";

export const Protect = { readOnly: 0x02, readWrite: 0x04, writeCopy: 0x08 } as const;
const page = 4096;
export const granularity = 64 * 1024;
export const sectionMemory = "section memory";
/** Owner of views in system space. */
const systemSpace = -1;
/** High halves of the addresses of views in user space, one for each. */
const userViews = { first: 0x7000, count: 0xe00 } as const;

/** The process whose user space code sees now: a program's id, 0 for the scenario's user, 4 for the system process. */
export const ownerNow = (k: Kernel): number => currentProgram(k)?.id ?? contextOwner(k);

/** One name in the kernel, "Local\X" and "Global\X" for programs: there is one session's worth of them. */
const plain = (name: string): string =>
  name.replace(/^\\(?:BaseNamedObjects|Sessions\\\d+\\BaseNamedObjects)\\/i, "").replace(/^(?:Local|Global)\\/, "");

export function sectionNamed(k: Kernel, name: string): Section | undefined {
  const wanted = plain(name).toLowerCase();
  for (const section of k.state.sections.values()) if (section.name.toLowerCase() === wanted) return section;
  return undefined;
}

export interface NewSection {
  readonly name: string;
  /** Bytes; 0 for those of the file. */
  readonly size: number;
  readonly protection: number;
  /** The file that it shows, by number. */
  readonly file?: number | undefined;
}

/** A new section: a file's data, or memory filled with zeros; or why there is none. */
export function createSection(k: Kernel, wanted: NewSection): Section | { readonly status: number } {
  const { name, protection, file } = wanted;
  if (!Object.values<number>(Protect).includes(protection)) return { status: nt.STATUS_INVALID_PAGE_PROTECTION };
  const at = allocate(k, { size: 64, tag: "Sect", what: "section", zero: true });
  if (at === 0) return { status: nt.STATUS_NO_MEMORY };
  const shown =
    file === undefined
      ? newMemory(k, wanted.size)
      : beginMapping(k, { file, size: wanted.size, writable: protection === Protect.readWrite });
  if ("status" in shown) {
    release(k, at);
    return shown;
  }
  const size = whole(shown.size);
  const { memory } = shown;
  const section: Section = { at, name: plain(name), size, memory, protection, file, references: 0, mapped: 0 };
  k.state.sections.set(at, section);
  settle(k, section);
  k.nameObject(at, name === "" ? "section" : `section ${name}`);
  return section;
}
const whole = (size: number): number => Math.ceil(size / page) * page;

function newMemory(k: Kernel, size: number): MappedFile | { readonly status: number } {
  if (size <= 0) return { status: nt.STATUS_INVALID_PARAMETER_4 };
  const memory = allocate(k, { size: whole(size), tag: "MmSt", what: sectionMemory, zero: true });
  return memory === 0 ? { status: nt.STATUS_NO_MEMORY } : { memory, size };
}

/** A section goes with its last handle, view and reference. */
export function dropSection(k: Kernel, at: Offset): void {
  const section = k.state.sections.get(at);
  if (section === undefined || section.references > 0 || section.mapped > 0) return;
  if (k.state.views.some((view) => view.section === at)) return;
  for (const handle of allHandles(k)) if (handle.kind === "section" && handle.target === at) return;
  k.state.sections.delete(at);
  if (section.file === undefined) release(k, section.memory);
  else endMapping(k, section.file, section.protection === Protect.readWrite);
  release(k, at);
}

interface Mapping {
  readonly section: Section;
  /** Where in the section the view begins: a multiple of 64 KiB. */
  readonly offset: number;
  /** Bytes; 0 for all that follow. */
  readonly size: number;
  readonly protection: number;
}

function rangeOf({
  section,
  offset,
  size,
  protection,
}: Mapping): { readonly size: number } | { readonly status: number } {
  if (offset % granularity !== 0) return { status: nt.STATUS_MAPPED_ALIGNMENT };
  const shown = size === 0 ? section.size - offset : whole(size);
  if (shown <= 0 || offset < 0 || offset + shown > section.size) return { status: nt.STATUS_INVALID_VIEW_SIZE };
  if (!Object.values<number>(Protect).includes(protection)) return { status: nt.STATUS_INVALID_PAGE_PROTECTION };
  if (protection === Protect.readWrite && section.protection !== Protect.readWrite)
    return { status: nt.STATUS_SECTION_PROTECTION };
  return { size: shown };
}

/** A user address, whose low half is where the view lies, that no other view has. */
export function newViewAddress(k: Kernel, at: Offset): bigint {
  const high = BigInt(userViews.first + (k.state.nextView++ % userViews.count));
  return (high << 32n) + BigInt(at);
}

/** Maps a section into a process. */
export function mapView(k: Kernel, mapping: Mapping, process: number): View | { readonly status: number } {
  const range = rangeOf(mapping);
  if ("status" in range) return range;
  const at = mapping.section.memory + mapping.offset;
  const view: View = {
    section: mapping.section.at,
    process,
    address: newViewAddress(k, at),
    at,
    size: range.size,
    writable: mapping.protection === Protect.readWrite,
  };
  k.state.views.push(view);
  settle(k, mapping.section);
  return view;
}

/** Maps a section's beginning into system space. */
export function mapInSystemSpace(k: Kernel, section: Section, size: number): View | { readonly status: number } {
  const range = rangeOf({ section, offset: 0, size, protection: section.protection });
  if ("status" in range) return range;
  const { memory: at } = section;
  const view: View = {
    section: section.at,
    process: systemSpace,
    address: k.address(at),
    at,
    size: range.size,
    writable: section.protection === Protect.readWrite,
  };
  k.state.views.push(view);
  settle(k, section);
  return view;
}

/** Opens a section's memory at its kernel address while anybody sees it, through whichever section: the kernel reaches views there. */
function settle(k: Kernel, { memory }: Section): void {
  const all = [...k.state.sections.values()].filter((one) => one.memory === memory);
  const seen = all.filter((one) => one.mapped > 0 || k.state.views.some((view) => view.section === one.at));
  const writable = seen.some(({ protection }) => protection === Protect.readWrite);
  const access = seen.length === 0 ? Permission.unmapped : writable ? Permission.open : Permission.readOnly;
  k.m.protect(memory, Math.max(...all.map(({ size }) => size)), access);
}
/** An MDL locks or unlocks memory, which may be a view's. */
export function lockView(k: Kernel, at: Offset, by: 1 | -1): void {
  for (const section of k.state.sections.values())
    if (at >= section.memory && at < section.memory + section.size) {
      section.mapped += by;
      settle(k, section);
      dropSection(k, section.at);
      return;
    }
}

/** Takes a view out of a process, or out of system space; false if there is none at that address. */
export function unmapView(k: Kernel, address: bigint, process: number = systemSpace): boolean {
  const at = k.state.views.findIndex(
    (view) => view.process === process && address >= view.address && address < view.address + BigInt(view.size),
  );
  const view = k.state.views[at];
  if (view === undefined) return false;
  k.state.views.splice(at, 1);
  const section = k.state.sections.get(view.section);
  if (section !== undefined) settle(k, section);
  dropSection(k, view.section);
  return true;
}

/** A process has ended: its views go. */
export function unmapAll(k: Kernel, process: number): void {
  for (const view of k.state.views.filter((one) => one.process === process)) unmapView(k, view.address, process);
  for (const [handle, one] of k.state.secured) if (one.process === process) k.state.secured.delete(handle);
}

/** Where `size` bytes at a user address lie in a view of a process, if they may be accessed so. */
export function viewAt(k: Kernel, address: bigint, size: number, write: boolean, process: number): Offset | undefined {
  if (k.state.views.length === 0) return undefined;
  const view = k.state.views.find(
    (one) =>
      one.process === process && address >= one.address && address + BigInt(size) <= one.address + BigInt(one.size),
  );
  if (view === undefined || (write && !view.writable)) return undefined;
  return view.at + Number(address - view.address);
}
