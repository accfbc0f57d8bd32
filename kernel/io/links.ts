// Names of devices and symbolic links to them. A link in \DosDevices (\??) made by a system thread is global; made in a user's context it
// is the session's own, hides a global one of the same name there, and is not seen elsewhere. \DosDevices\Global names the global ones.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { nameProblem } from "../ob/directories.ts";
import { previousMode } from "../ob/handles.ts";
import { readUnicodeString } from "../rtl/unicode.ts";

const local = /^\\(?:\?\?|DosDevices)\\(?!Global\\)/i;
const global = /^\\(?:GLOBAL\?\?|(?:\?\?|DosDevices)\\Global)\\/i;

/** The session whose links code sees: 0 for system threads, who see the global ones only. */
const sessionNow = (k: Kernel): number => (previousMode(k) === 1 ? k.state.session : 0);

/** Letter case does not matter; links of a session are kept under its number. */
const globalKey = (name: string): string => name.replace(global, "").replace(local, "").toLowerCase();
const localKey = (name: string, session: number): string => `${session}\\${globalKey(name)}`;

/** Keys under which a link may be kept, the one that hides the others first. */
function keysOf(k: Kernel, name: string): readonly string[] {
  const session = sessionNow(k);
  return session !== 0 && local.test(name) ? [localKey(name, session), globalKey(name)] : [globalKey(name)];
}

/** What a link leads to, as seen from here. */
export function linkTarget(k: Kernel, name: string): string | undefined {
  for (const key of keysOf(k, name)) {
    const found = k.state.links.get(key);
    if (found !== undefined) return found.target;
  }
  return undefined;
}

/** The names of MS-DOS devices, as seen from here: global ones and those of the session. */
export function dosDeviceNames(k: Kernel): readonly string[] {
  const own = `${sessionNow(k)}\\`;
  const names = [...k.state.links].flatMap(([key, { name }]) => {
    const inSession = key.startsWith(own);
    return (inSession ? key.slice(own.length) : key).includes("\\")
      ? []
      : [name.replace(global, "").replace(local, "")];
  });
  return [...new Set(names)];
}

/** The device object and what follows its name, for a kernel name or a link. */
export function resolveName(k: Kernel, name: string): { device: Offset; rest: string; exact: boolean } | undefined {
  let path = name;
  for (let i = 0; i < 32; i++) {
    const own = longestKnown(k.state.deviceNames, path.toLowerCase());
    if (own !== undefined)
      return { device: own.found, rest: path.slice(own.length), exact: own.length === path.length };
    const followed = followLink(k, path);
    if (followed === undefined) return undefined;
    path = followed;
  }
  return undefined;
}

function followLink(k: Kernel, path: string): string | undefined {
  for (const key of keysOf(k, path)) {
    const link = longestKnown(k.state.links, key);
    if (link !== undefined) return link.found.target + path.slice(path.length - (key.length - link.length));
  }
  return undefined;
}

/** What the longest part of a path that ends before a backslash, or the whole, stands for. */
function longestKnown<T>(known: ReadonlyMap<string, T>, path: string): { found: T; length: number } | undefined {
  for (let length = path.length; length > 0; length = path.lastIndexOf("\\", length - 1)) {
    const found = known.get(path.slice(0, length));
    if (found !== undefined) return { found, length };
  }
  return undefined;
}

function createLink(k: Kernel, f: Offset): Outcome {
  const name = readUnicodeString(k, f, k.argPointer(f, 0));
  const target = readUnicodeString(k, f, k.argPointer(f, 1));
  const [key = ""] = keysOf(k, name);
  const problem = nameProblem(k, name);
  if (problem !== undefined) return k.return32(f, problem);
  if (k.state.links.has(key)) return k.return32(f, nt.STATUS_OBJECT_NAME_COLLISION);
  k.state.links.set(key, { name, target, maker: { driver: k.callerDriver(f), place: k.callerPlace(f) } });
  const where = key === globalKey(name) ? "" : ` in session ${k.state.session}`;
  k.log({ kind: "link", driver: k.callerDriver(f), text: `${name} → ${target}${where}` });
  return k.return32(f, nt.STATUS_SUCCESS);
}

function deleteLink(k: Kernel, f: Offset): Outcome {
  const name = readUnicodeString(k, f, k.argPointer(f, 0));
  const known = keysOf(k, name).some((key) => k.state.links.delete(key));
  k.log({ kind: "link", driver: k.callerDriver(f), text: `${name} deleted` });
  return k.return32(f, known ? nt.STATUS_SUCCESS : nt.STATUS_OBJECT_NAME_NOT_FOUND);
}

export const linkDdis: readonly Routine[] = [
  ddi("IoCreateSymbolicLink", 2, createLink),
  ddi("IoCreateUnprotectedSymbolicLink", 2, createLink),
  ddi("IoDeleteSymbolicLink", 1, deleteLink),
];
