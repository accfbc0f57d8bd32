// Directories of the object namespace: Windows' own, and those that drivers make. What is to have a name must find its directory there.
// A directory goes with its last handle unless it is permanent or something in it has a name.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { resolveName } from "../io/links.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { readAttributes } from "./attributes.ts";
import { allHandles, handleAt, newHandle } from "./handles.ts";
import type { Directory } from "./state.ts";

/** Windows' own, in lower case. */
const own: ReadonlySet<string> = new Set(
  [
    "",
    "ArcName",
    "BaseNamedObjects",
    "Callback",
    "Device",
    "Driver",
    "FileSystem",
    "FileSystem\\Filters",
    "GLOBAL??",
    "KernelObjects",
    "NLS",
    "ObjectTypes",
    "RPC Control",
    "Security",
    "Sessions",
    "Windows",
  ].map((name) => `\\${name}`.toLowerCase()),
);
const ofSession = /^\\sessions\\\d+(?:\\(?:basenamedobjects|dosdevices|windows))?$/;

/** \??, \DosDevices and their Global are one directory: a session's own, which stands for the global one. */
const canonical = (path: string): string =>
  path
    .toLowerCase()
    .replace(/^\\(?:\?\?|dosdevices)(?=\\|$)/, "\\global??")
    .replace(/^\\global\?\?\\global(?=\\|$)/, "\\global??");

const isIn = (directory: string, name: string): boolean => canonical(name).startsWith(`${directory}\\`);

function hasEntries(k: Kernel, path: string): boolean {
  for (const name of k.state.deviceNames.keys()) if (isIn(path, name)) return true;
  for (const name of k.state.links.keys()) if (isIn(path, name)) return true;
  for (const other of k.state.directories.keys()) if (isIn(path, other) && made(k, other) !== undefined) return true;
  for (const { kind, name } of allHandles(k))
    if ((kind === "event" || kind === "section") && isIn(path, name)) return true;
  return false;
}

/** A directory of a driver's; one that nothing holds any more goes when it is looked for. */
function made(k: Kernel, path: string): Directory | undefined {
  const found = k.state.directories.get(path);
  if (found === undefined || found.permanent || hasEntries(k, path)) return found;
  for (const handle of allHandles(k)) if (handle.target === found.at && handle.kind === "object") return found;
  k.state.directories.delete(path);
  release(k, found.at);
  return undefined;
}

const directoryAt = (k: Kernel, object: Offset): Directory | undefined => {
  for (const directory of k.state.directories.values()) if (directory.at === object) return directory;
  return undefined;
};

/** Name of the directory that an object is; undefined if it is none. */
export const directoryName = (k: Kernel, object: Offset): string | undefined => directoryAt(k, object)?.name;

/** Why an object cannot have that name, whose directory must be there; undefined if it can. */
export function nameProblem(k: Kernel, name: string): number | undefined {
  if (!name.startsWith("\\")) return nt.STATUS_OBJECT_PATH_SYNTAX_BAD;
  if (name.endsWith("\\")) return nt.STATUS_OBJECT_NAME_INVALID;
  const parent = canonical(name.slice(0, name.lastIndexOf("\\")) || "\\");
  if (own.has(parent) || ofSession.test(parent) || made(k, parent) !== undefined) return undefined;
  return resolveName(k, parent)?.exact === true ? nt.STATUS_OBJECT_TYPE_MISMATCH : nt.STATUS_OBJECT_PATH_NOT_FOUND;
}

const objPermanent = 0x10;

/** The object of one of Windows' own directories, made when it is first opened. */
function ownDirectory(k: Kernel, name: string): Directory | undefined {
  const path = canonical(name);
  return own.has(path) || ofSession.test(path) ? make(k, name, true) : undefined;
}
function make(k: Kernel, name: string, permanent: boolean): Directory | undefined {
  const at = allocate(k, { size: 64, tag: "Dire", what: "directory object", zero: true });
  if (at === 0) return undefined;
  const directory: Directory = { at, name, permanent };
  k.state.directories.set(canonical(name), directory);
  k.nameObject(at, name);
  return directory;
}

/** (DirectoryHandle, DesiredAccess, ObjectAttributes) */
function createOrOpen(k: Kernel, f: Offset, create: boolean): Outcome {
  const out = k.argPointer(f, 0);
  k.touch(f, out, 8, true);
  const attributes = k.argPointer(f, 2);
  const { name, kernel, openIf } = readAttributes(k, f, attributes);
  if (name === undefined || !name.startsWith("\\")) return k.return32(f, nt.STATUS_OBJECT_PATH_SYNTAX_BAD);
  const known = made(k, canonical(name)) ?? ownDirectory(k, name);
  if (known !== undefined && create && !openIf) return k.return32(f, nt.STATUS_OBJECT_NAME_COLLISION);
  if (known === undefined) {
    const problem = nameProblem(k, name);
    if (problem !== undefined) return k.return32(f, problem);
    const other = resolveName(k, name)?.exact === true;
    if (other) return k.return32(f, create ? nt.STATUS_OBJECT_NAME_COLLISION : nt.STATUS_OBJECT_TYPE_MISMATCH);
    if (!create) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
  }
  const permanent = (k.m.u32(attributes + k.s.OBJECT_ATTRIBUTES.Attributes) & objPermanent) !== 0;
  const directory = known ?? make(k, name, permanent);
  if (directory === undefined) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  const handle = { kind: "object", target: directory.at, name: directory.name, access: k.argU32(f, 1) } as const;
  k.m.setU64(out, newHandle(k, { ...handle, kernel }));
  return k.return32(f, known !== undefined && create ? nt.STATUS_OBJECT_NAME_EXISTS : nt.STATUS_SUCCESS);
}

function makeTemporary(k: Kernel, object: Offset): void {
  const directory = directoryAt(k, object);
  if (directory !== undefined) directory.permanent = false;
}

export const directoryDdis: readonly Routine[] = [
  ddi("ZwCreateDirectoryObject", 3, (k, f) => createOrOpen(k, f, true)),
  ddi("ZwOpenDirectoryObject", 3, (k, f) => createOrOpen(k, f, false)),
  // Nothing but directories is made to outlive its handles here.
  ddi("ZwMakeTemporaryObject", 1, (k, f) => {
    const handle = handleAt(k, f, 0);
    if (handle === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    makeTemporary(k, handle.target);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("ObMakeTemporaryObject", 1, (k, f) => {
    makeTemporary(k, k.argPointer(f, 0));
    return k.returnVoid(f);
  }),
];
