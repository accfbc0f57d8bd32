// File mappings of programs: sections with a file or without, shared by name with other programs and with drivers.
import type { Body, Routine } from "../ddi.ts";
import { Access } from "../fs/open.ts";
import type { Kernel } from "../kernel.ts";
import { createSection, mapView, Protect, sectionNamed, unmapView } from "../mm/section.ts";
import { Win32 } from "./io.ts";
import { addHandle, handleOf } from "./objects.ts";
import { ansiAndWide, currentProcess, fail, failStatus, invalidHandleValue, ok, textOf, win32 } from "./routine.ts";
import { userThread } from "./service.ts";

/** FILE_MAP_… */
const FileMap = { copy: 1, write: 2, read: 4, all: 0xf_001f } as const;
const alreadyExists = 183;
const fileNotFound = 2;
const accessDenied = 5;
const invalidAddress = 487;
const protections = 0xff;

function give(k: Kernel, at: number, name: string, access: number): bigint {
  return addHandle(k, currentProcess(k), { kind: "section", target: at, name, access });
}

/** (file, security, protection, size high, size low, name) */
const create =
  (wide: boolean): Body =>
  (k, f) => {
    const value = k.arg64(f, 0);
    const handle = value === invalidHandleValue ? undefined : handleOf(currentProcess(k), value);
    if (value !== invalidHandleValue && handle?.kind !== "file") return fail(k, f, Win32.invalidHandle);
    const file = handle?.target;
    const protection = k.argU32(f, 2) & protections;
    const name = textOf(k, f, 5, wide) ?? "";
    const known = name === "" ? undefined : sectionNamed(k, name);
    const size = k.argU32(f, 3) * 0x1_0000_0000 + k.argU32(f, 4);
    if (known === undefined && file === undefined && size === 0) return fail(k, f, Win32.invalidParameter);
    const opened = file === undefined ? undefined : k.state.files.get(file);
    const wanted = protection === Protect.readWrite ? Access.read | Access.write : Access.read;
    if (opened !== undefined && (opened.access & wanted) !== wanted) return fail(k, f, accessDenied);
    const section = known ?? createSection(k, { name, size, protection, file });
    if ("status" in section) return failStatus(k, f, section.status);
    userThread(k).lastError = known === undefined ? 0 : alreadyExists;
    return k.return64(f, give(k, section.at, section.name, FileMap.all));
  };

/** (access, inherit, name) */
const open =
  (wide: boolean): Body =>
  (k, f) => {
    const name = textOf(k, f, 2, wide);
    const section = name === undefined ? undefined : sectionNamed(k, name);
    if (name === undefined) return fail(k, f, Win32.invalidParameter);
    if (section === undefined) return fail(k, f, fileNotFound);
    return k.return64(f, give(k, section.at, section.name, k.argU32(f, 0)));
  };

/** (mapping, access, offset high, offset low, bytes) */
const map: Body = (k, f) => {
  const process = currentProcess(k);
  const handle = handleOf(process, k.arg64(f, 0));
  const section = handle?.kind === "section" ? k.state.sections.get(handle.target) : undefined;
  if (handle?.kind !== "section" || section === undefined) return fail(k, f, Win32.invalidHandle);
  const access = k.argU32(f, 1);
  const wanted = access & (FileMap.write | FileMap.read | FileMap.copy);
  if ((wanted & ~handle.access) !== 0 && handle.access !== FileMap.all) return fail(k, f, accessDenied);
  const protection = (wanted & FileMap.write) !== 0 ? Protect.readWrite : Protect.readOnly;
  const offset = k.argU32(f, 2) * 0x1_0000_0000 + k.argU32(f, 3);
  const view = mapView(k, { section, offset, size: Number(k.arg64(f, 4)), protection }, process.id);
  return "status" in view ? failStatus(k, f, view.status) : k.return64(f, view.address);
};

export const sectionRoutines: readonly Routine[] = [
  ...ansiAndWide("CreateFileMapping", 6, create),
  ...ansiAndWide("OpenFileMapping", 3, open),
  win32("MapViewOfFile", 5, map),
  win32("UnmapViewOfFile", 1, (k, f) =>
    unmapView(k, k.arg64(f, 0), currentProcess(k).id) ? ok(k, f) : fail(k, f, invalidAddress),
  ),
  // What is written is in the file at once.
  win32("FlushViewOfFile", 2, ok),
];
