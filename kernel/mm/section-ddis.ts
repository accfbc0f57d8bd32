// Sections as drivers use them: by handle in processes, by their objects in system space.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readAttributes } from "../ob/attributes.ts";
import { allAccess, checkHandleMode, findHandle, handleAt, newHandle } from "../ob/handles.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { createSection, mapInSystemSpace, mapView, ownerNow, Protect, sectionNamed, unmapView } from "./section.ts";
import type { Section } from "./state.ts";

const Rights = { write: 0x2, read: 0x4, all: 0xf_001f } as const;
/** SEC_COMMIT and SEC_RESERVE, one of which a section of data has; SEC_IMAGE. */
const committed = 0x0800_0000;
const reserved = 0x0400_0000;
const image = 0x0100_0000;

/** SECTION_… rights that a DesiredAccess asks for. */
const sectionAccess = (wanted: number): number => ((wanted & 0x1200_0000) !== 0 ? Rights.all : wanted & allAccess);

/** (SectionHandle, DesiredAccess, ObjectAttributes, MaximumSize, SectionPageProtection, AllocationAttributes, FileHandle) */
function create(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 0);
  k.touch(f, out, 8, true);
  const { name = "", openIf, kernel } = readAttributes(k, f, k.argPointer(f, 2));
  const sizeAt = k.argPointer(f, 3);
  if (sizeAt !== 0) k.touch(f, sizeAt, 8, false);
  const attributes = k.argU32(f, 5);
  if ((attributes & image) !== 0 && k.arg64(f, 6) === 0n) return k.return32(f, nt.STATUS_INVALID_FILE_FOR_SECTION);
  if ((attributes & image) !== 0)
    return stopWithFinding(k, f, "ddi-not-emulated", "ZwCreateSection with SEC_IMAGE is not emulated.");
  if ((attributes & (committed | reserved)) === 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER_6);
  const file = k.arg64(f, 6) === 0n ? undefined : handleAt(k, f, 6);
  if (file === undefined && k.arg64(f, 6) !== 0n) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (file !== undefined && file.kind !== "file") return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  const known = name === "" ? undefined : sectionNamed(k, name);
  if (known !== undefined && !openIf) return k.return32(f, nt.STATUS_OBJECT_NAME_COLLISION);
  const size = sizeAt === 0 ? 0 : Number(k.m.u64(sizeAt));
  const section = known ?? createSection(k, { name, size, protection: k.argU32(f, 4), file: file?.target });
  if ("status" in section) return k.return32(f, section.status);
  k.m.setU64(out, handleTo(k, section, k.argU32(f, 1), kernel));
  return k.return32(f, known === undefined ? nt.STATUS_SUCCESS : nt.STATUS_OBJECT_NAME_EXISTS);
}
function handleTo(k: Kernel, section: Section, wanted: number, kernel: boolean): bigint {
  const access = sectionAccess(wanted);
  return newHandle(k, { kind: "section", target: section.at, name: section.name, access, kernel });
}

function open(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 0);
  k.touch(f, out, 8, true);
  const { name = "", kernel } = readAttributes(k, f, k.argPointer(f, 2));
  const section = sectionNamed(k, name);
  if (name === "" || section === undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
  k.m.setU64(out, handleTo(k, section, k.argU32(f, 1), kernel));
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** The process that a handle stands for: its id, or the status that says why it is none. */
function processOf(k: Kernel, value: bigint): number | { readonly status: number } {
  if (BigInt.asIntN(64, value) === -1n) return ownerNow(k);
  const handle = findHandle(k, value);
  if (handle === undefined) return { status: nt.STATUS_INVALID_HANDLE };
  if (handle.kind !== "process") return { status: nt.STATUS_OBJECT_TYPE_MISMATCH };
  const process = [...k.state.processes.values()].find(({ object }) => object === handle.target);
  return process?.id ?? { status: nt.STATUS_PROCESS_IS_TERMINATING };
}

/** (Section, Process, &Base, ZeroBits, CommitSize, &Offset, &ViewSize, Inherit, AllocationType, Protect) */
function map(k: Kernel, f: Offset): Outcome {
  const handle = handleAt(k, f, 0);
  const [baseAt, offsetAt, sizeAt] = [k.argPointer(f, 2), k.argPointer(f, 5), k.argPointer(f, 6)];
  k.touch(f, baseAt, 8, true);
  k.touch(f, sizeAt, 8, true);
  if (offsetAt !== 0) k.touch(f, offsetAt, 8, true);
  if (handle === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  checkHandleMode(k, f, k.arg64(f, 0));
  const section = k.state.sections.get(handle.target);
  if (handle.kind !== "section" || section === undefined) return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  const process = processOf(k, k.arg64(f, 1));
  if (typeof process !== "number") return k.return32(f, process.status);
  const protection = k.argU32(f, 9);
  const needed = protection === Protect.readWrite ? Rights.write : Rights.read;
  if ((handle.access & needed) === 0) return k.return32(f, nt.STATUS_ACCESS_DENIED);
  if (k.m.u64(baseAt) !== 0n) return k.return32(f, nt.STATUS_CONFLICTING_ADDRESSES);
  const offset = offsetAt === 0 ? 0 : Number(k.m.u64(offsetAt));
  const view = mapView(k, { section, offset, size: Number(k.m.u64(sizeAt)), protection }, process);
  if ("status" in view) return k.return32(f, view.status);
  k.m.setU64(baseAt, view.address);
  k.m.setU64(sizeAt, BigInt(view.size));
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (Section object, &MappedBase, &ViewSize) */
function mapSystem(k: Kernel, f: Offset): Outcome {
  const section = k.state.sections.get(k.argPointer(f, 0));
  const [baseAt, sizeAt] = [k.argPointer(f, 1), k.argPointer(f, 2)];
  k.touch(f, baseAt, 8, true);
  k.touch(f, sizeAt, 8, true);
  if (section === undefined) return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  const view = mapInSystemSpace(k, section, Number(k.m.u64(sizeAt)));
  if ("status" in view) return k.return32(f, view.status);
  k.m.setU64(baseAt, view.address);
  k.m.setU64(sizeAt, BigInt(view.size));
  return k.return32(f, nt.STATUS_SUCCESS);
}
const unmapSystem = (k: Kernel, f: Offset): Outcome =>
  k.return32(f, unmapView(k, k.arg64(f, 0)) ? nt.STATUS_SUCCESS : nt.STATUS_NOT_MAPPED_VIEW);

export const sectionDdis: readonly Routine[] = [
  ddi("ZwCreateSection", 7, create),
  ddi("ZwOpenSection", 3, open),
  ddi("ZwMapViewOfSection", 10, map),
  ddi("ZwUnmapViewOfSection", 2, (k, f) => {
    const process = processOf(k, k.arg64(f, 0));
    if (typeof process !== "number") return k.return32(f, process.status);
    return k.return32(f, unmapView(k, k.arg64(f, 1), process) ? nt.STATUS_SUCCESS : nt.STATUS_NOT_MAPPED_VIEW);
  }),
  ddi("MmMapViewInSystemSpace", 3, mapSystem),
  ddi("MmUnmapViewInSystemSpace", 1, unmapSystem),
  // There is one session, whose space is the system's.
  ddi("MmMapViewInSessionSpace", 3, mapSystem),
  ddi("MmUnmapViewInSessionSpace", 1, unmapSystem),
];
