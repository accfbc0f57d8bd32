// Pageable memory: the sections of a driver's image whose names begin with PAGE, and paged pool. At DISPATCH_LEVEL and above it
// counts as out, as under Driver Verifier's forced IRQL checking; below, what has been trimmed is brought in when it is touched.
// A locked section stays. An INIT section is gone when the driver has been initialised. Left out: the time that paging in takes.
import { Permission } from "../../compiler/abi.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Image, LoadedFunction, Offset } from "../machine/api.ts";
import { openVariable } from "../machine/images.ts";
import { type RelatedPlace, stopWithBugcheck } from "../verifier/stop.ts";
import { allocate, blockAround, release } from "./pool.ts";
import type { ImagePaging, ImageSection } from "./state.ts";

const handleOf = "handle of an image section";

export const isPaged = (section: string): boolean => /^\.?PAGE/i.test(section);
const isInit = (section: string): boolean => /^\.?INIT$/i.test(section);

/** What a section is at this moment: there, out at raised IRQL only, out until it is touched, or gone for good. */
type Presence = "resident" | "pageable" | "trimmed" | "discarded";
function presenceOf(k: Kernel, image: string, section: string): Presence {
  const paging = k.state.imagePaging.get(image);
  if (isInit(section) && paging?.discarded === true) return "discarded";
  if (!isPaged(section) && paging?.entire !== true) return "resident";
  if (paging?.sections.some((one) => one.name === section && one.locks > 0) === true) return "resident";
  if (paging?.trimmed.has(section) === true) return "trimmed";
  return k.checks.irql ? "pageable" : "resident";
}

/** Changes how an image's sections are kept, and what may be touched of it. */
function change(k: Kernel, image: Image, act: (paging: ImagePaging) => void): void {
  const paging = k.state.imagePaging.get(image.name) ?? {
    discarded: false,
    entire: false,
    sections: [],
    trimmed: new Set(),
  };
  k.state.imagePaging.set(image.name, paging);
  act(paging);
  for (const [name, { global }] of image.program.globals) {
    const at = image.global(name);
    if (at !== undefined)
      openVariable(k.m, at, global, k.checks.variables, closed[presenceOf(k, image.name, global.symbol.section)]);
  }
  guardCode(k);
  // Code that is under way would not look before its end.
  k.cut();
}
const closed = {
  resident: undefined,
  pageable: { permission: Permission.pagedOut, table: "raised" },
  trimmed: { permission: Permission.pagedOut, table: "both" },
  discarded: { permission: Permission.unmapped, table: "both" },
} as const;

/** The loader closes paged sections at raised IRQL; without IRQL checks they are open until they are trimmed. */
export function openUnchecked(k: Kernel): void {
  if (k.checks.irql) return;
  for (const { name } of k.scenario.drivers) {
    const image = k.imageNamed(name);
    if (image !== undefined) change(k, image, () => {});
  }
}

/** Has the machine ask before each step of code that may be out. Called anew when a checkpoint has been restored. */
export function guardCode(k: Kernel): void {
  const guarded = new Set<number>();
  for (const name of k.state.imagePaging.keys()) {
    for (const fn of functionsOf(k.imageNamed(name))) {
      const section = fn.symbol?.section ?? "";
      const presence = presenceOf(k, name, section);
      // Of sections made for paging the machine asks at raised IRQL anyway.
      if (presence === "resident" || (presence === "pageable" && isPaged(section))) continue;
      guarded.add(fn.index);
    }
  }
  k.machine.guard(guarded);
}

function* functionsOf(image: Image | undefined): Generator<LoadedFunction> {
  for (const name of image?.program.functions.keys() ?? []) {
    const fn = image?.function(name);
    if (fn !== undefined) yield fn;
  }
}

/** Whether code that is about to run is not in memory; code that may be brought in is. */
export function codeIsOut(k: Kernel, fn: LoadedFunction): boolean {
  const section = fn.symbol?.section ?? "";
  const presence = presenceOf(k, fn.image, section);
  if (presence === "resident") return false;
  if (presence === "discarded" || k.irql >= 2) return true;
  if (presence === "trimmed") bringIn(k, fn.image, section);
  return false;
}

/** Why code does not run, in words, with the places that explain it. */
export function whyCodeIsOut(k: Kernel, fn: LoadedFunction | undefined): { message: string; places: RelatedPlace[] } {
  const section = fn?.symbol?.section ?? "";
  const paging = k.state.imagePaging.get(fn?.image ?? "");
  const name = fn?.name ?? "a function";
  if (fn !== undefined && presenceOf(k, fn.image, section) === "discarded") {
    const message = `${name} lies in the section ${section}, which was discarded when ${fn.image} had been initialised.`;
    return { message, places: [] };
  }
  if (!isPaged(section)) {
    const places = paging?.entireAt === undefined ? [] : [{ message: "made pageable here", place: paging.entireAt }];
    return { message: `${name} runs while MmPageEntireDriver has all of its driver pageable.`, places };
  }
  const unlocked = paging?.sections.find((one) => one.name === section)?.unlockedAt;
  const places = unlocked === undefined ? [] : [{ message: "its section was unlocked here", place: unlocked }];
  return { message: `${name} lies in the section ${section}, which is pageable and not locked.`, places };
}

/** Whether a variable of an image lies in a section that may go out, and that nobody has locked. */
export function isPageableData(k: Kernel, at: Offset): boolean {
  for (const name of k.state.drivers.keys()) {
    const section = sectionOfData(k.imageNamed(name), at);
    if (section !== undefined && presenceOf(k, name, section) !== "resident") return true;
  }
  return false;
}

/** An access below DISPATCH_LEVEL to memory that was trimmed brings it in; false if that is not why it failed. */
export function pageIn(k: Kernel, at: Offset): boolean {
  if (k.irql >= 2) return false;
  const block = k.state.trimmedPool.size === 0 ? undefined : blockAround(k, at);
  if (block !== undefined && k.state.trimmedPool.delete(block.at)) {
    openPagedBlock(k, block.at, block.size);
    k.log({ kind: "paging", driver: block.driver, text: `paged pool '${block.tag}' of ${block.size} bytes paged in` });
    return true;
  }
  for (const [name, paging] of k.state.imagePaging) {
    const section = paging.trimmed.size === 0 ? undefined : sectionOfData(k.imageNamed(name), at);
    if (section === undefined || !paging.trimmed.has(section)) continue;
    bringIn(k, name, section);
    return true;
  }
  return false;
}

function bringIn(k: Kernel, name: string, section: string): void {
  const image = k.imageNamed(name);
  if (image === undefined) return;
  change(k, image, (paging) => paging.trimmed.delete(section));
  k.log({ kind: "paging", driver: name, text: `section ${section} paged in` });
}

function sectionOfData(image: Image | undefined, at: Offset): string | undefined {
  if (image === undefined || at < image.base || at >= image.base + image.size) return undefined;
  for (const [name, { global }] of image.program.globals) {
    const start = image.global(name) ?? 0;
    if (at >= start && at < start + Math.max(8, (global.size + 7) & ~7)) return global.symbol.section;
  }
  return undefined;
}

export function openPagedBlock(k: Kernel, at: Offset, size: number): void {
  const whole = size & ~7;
  if (whole > 0) k.m.protect(at, whole, Permission.open);
  if (whole < size) k.m.protect(at + whole, 8, size & 7);
  if (k.checks.irql) k.m.protect(at, (size + 7) & ~7, Permission.pagedOut, "raised");
}

/** Everything that may be out goes out. */
export function trim(k: Kernel): void {
  let sections = 0;
  let blocks = 0;
  for (const { name } of k.images) {
    const image = k.imageNamed(name);
    if (image === undefined || k.state.drivers.get(name) === undefined) continue;
    const all = new Set([...functionsOf(image)].map((fn) => fn.symbol?.section ?? ""));
    for (const { global } of image.program.globals.values()) all.add(global.symbol.section);
    const out = [...all].filter((section) => isOutable(k, name, section));
    if (out.length === 0) continue;
    change(k, image, (paging) => {
      for (const section of out) paging.trimmed.add(section);
    });
    sections += out.length;
  }
  for (const block of k.state.pool.blocks.values()) {
    if (!block.paged || block.freed !== undefined || k.state.trimmedPool.has(block.at)) continue;
    k.state.trimmedPool.add(block.at);
    k.m.protect(block.at, (block.size + 7) & ~7, Permission.pagedOut);
    blocks++;
  }
  k.log({ kind: "paging", text: `trimmed: ${sections} sections of drivers, ${blocks} blocks of paged pool` });
}
function isOutable(k: Kernel, image: string, section: string): boolean {
  const paging = k.state.imagePaging.get(image);
  if (!isPaged(section) && paging?.entire !== true) return false;
  if (paging?.trimmed.has(section) === true || (isInit(section) && paging?.discarded === true)) return false;
  return paging?.sections.some((one) => one.name === section && one.locks > 0) !== true;
}

/** The driver has been initialised: its INIT section goes. */
export function discardInit(k: Kernel, name: string): void {
  const image = k.imageNamed(name);
  if (image === undefined) return;
  const code = [...functionsOf(image)].some((fn) => isInit(fn.symbol?.section ?? ""));
  const data = [...image.program.globals.values()].some(({ global }) => isInit(global.symbol.section));
  if (!code && !data) return;
  change(k, image, (paging) => {
    paging.discarded = true;
  });
  k.log({ kind: "paging", driver: name, text: "section INIT discarded" });
}

/** An image that is loaded again is as the loader maps it. */
export function forgetPaging(k: Kernel, image: Image): void {
  const paging = k.state.imagePaging.get(image.name);
  if (paging === undefined) return;
  for (const { handle } of paging.sections) release(k, handle);
  change(k, image, (kept) =>
    Object.assign(kept, { discarded: false, entire: false, sections: [], trimmed: new Set() }),
  );
  k.state.imagePaging.delete(image.name);
}

/** Sections that a driver has locked and not unlocked. */
export function lockedSections(k: Kernel, driver: string): readonly ImageSection[] {
  return (k.state.imagePaging.get(driver)?.sections ?? []).filter((section) => section.locks > 0);
}

// ---- DDIs -------------------------------------------------------------------------------------------------------------------------

/** MEMORY_MANAGEMENT, and the kinds of it that tell of sections. */
const memoryManagement = { code: 0x1a, noSuchSection: 0x1234n, notLocked: 0x1010n } as const;

/** Image and section of an address: of a function, or of a variable. */
function sectionAt(k: Kernel, at: Offset): { image: Image; section: string } | undefined {
  const fn = k.functionAt(at);
  const owner = fn === undefined ? undefined : k.imageNamed(fn.image);
  if (owner !== undefined) return { image: owner, section: fn?.symbol?.section ?? "" };
  const image = k.images.find((one) => at >= one.base && at < one.base + one.size);
  const section = sectionOfData(image, at);
  return image === undefined || section === undefined ? undefined : { image, section };
}

function lockData(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const found = sectionAt(k, at);
  if (found === undefined) {
    const message = `MmLockPagableDataSection of ${k.nameOf(at)}, which lies in no section of a driver.`;
    const parameters = [memoryManagement.noSuchSection, k.address(at), 1n, 0n] as const;
    return stopWithBugcheck(k, f, memoryManagement.code, parameters, message);
  }
  const { image, section } = found;
  let handle = k.state.imagePaging.get(image.name)?.sections.find((one) => one.name === section)?.handle ?? 0;
  if (handle === 0) {
    handle = allocate(k, { size: 16, tag: "MmSe", what: handleOf, zero: true });
    if (handle === 0) return k.returnPointer(f, 0);
    k.nameObject(handle, `section ${section === "" ? ".text" : section} of ${image.name}`);
    change(k, image, (paging) => {
      const fresh = { name: section, handle, locks: 0, lockedAt: undefined, unlockedAt: undefined };
      paging.sections = [...paging.sections, fresh];
    });
  }
  lock(k, f, handle, 1);
  return k.returnPointer(f, handle);
}

/** Locks or unlocks by handle: the section is pageable again when it has been unlocked as often as locked. */
function lock(k: Kernel, f: Offset, handle: Offset, by: 1 | -1): void {
  for (const [name, { sections }] of k.state.imagePaging) {
    const section = sections.find((one) => one.handle === handle);
    const image = k.imageNamed(name);
    if (section === undefined || image === undefined) continue;
    if (by < 0 && section.locks === 0) {
      const message = `MmUnlockPagableImageSection of the ${k.nameOf(handle)}, which is not locked.`;
      const parameters = [memoryManagement.notLocked, k.address(handle), 0n, 0n] as const;
      const places = [{ message: "unlocked here before", place: section.unlockedAt }];
      stopWithBugcheck(k, f, memoryManagement.code, parameters, message, places);
    }
    change(k, image, (paging) => {
      section.locks += by;
      if (by > 0) section.lockedAt = k.callerPlace(f);
      else section.unlockedAt = k.callerPlace(f);
      if (section.locks > 0) paging.trimmed.delete(section.name);
    });
    k.log({ kind: "paging", driver: name, text: `${k.nameOf(handle)}: ${section.locks} locks` });
    return;
  }
  const message = `${k.hex(handle)} is no handle that MmLockPagableDataSection or MmLockPagableCodeSection gave.`;
  const parameters = [memoryManagement.noSuchSection, k.address(handle), 1n, 0n] as const;
  stopWithBugcheck(k, f, memoryManagement.code, parameters, message);
}

function pageDriver(k: Kernel, f: Offset, entire: boolean): Image | undefined {
  const image = sectionAt(k, k.argPointer(f, 0))?.image;
  if (image === undefined) return undefined;
  change(k, image, (paging) => {
    paging.entire = entire;
    paging.entireAt = entire ? k.callerPlace(f) : undefined;
    if (!entire) for (const section of paging.trimmed) if (!isPaged(section)) paging.trimmed.delete(section);
  });
  k.log({ kind: "paging", driver: image.name, text: entire ? "all of the driver is pageable" : "pageable as linked" });
  return image;
}

export const pagingDdis: readonly Routine[] = [
  ddi("MmLockPagableDataSection", 1, lockData),
  ddi("MmLockPagableSectionByHandle", 1, (k, f) => {
    lock(k, f, k.argPointer(f, 0), 1);
    return k.returnVoid(f);
  }),
  ddi("MmUnlockPagableImageSection", 1, (k, f) => {
    lock(k, f, k.argPointer(f, 0), -1);
    return k.returnVoid(f);
  }),
  // The base of the image; null for an address that lies in none.
  ddi("MmPageEntireDriver", 1, (k, f) => k.returnPointer(f, pageDriver(k, f, true)?.base ?? 0)),
  ddi("MmResetDriverPaging", 1, (k, f) => {
    pageDriver(k, f, false);
    return k.returnVoid(f);
  }),
];
