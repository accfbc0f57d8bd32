// The registry as data: keys by their full path in any letter case, values by name. What Zw*Key and Rtl*Registry* work on.
import type { Kernel } from "../kernel.ts";
import { wideBytes } from "../rtl/unicode.ts";
import type { RegistryKey } from "./state.ts";

export const RegistryType = { none: 0, sz: 1, expandSz: 2, binary: 3, dword: 4, multiSz: 7, qword: 11 } as const;

/** The path with the link CurrentControlSet followed. */
export const linkTarget = (path: string): string => path.replace(/\\CurrentControlSet(?=\\|$)/i, "\\ControlSet001");
const canonical = (path: string): string => linkTarget(path.replace(/\\+$/, ""));
const keyOf = (path: string): string => canonical(path).toLowerCase();

export function findKey(k: Kernel, path: string): RegistryKey | undefined {
  return k.state.registry.get(keyOf(path));
}
export function createKey(k: Kernel, path: string): RegistryKey {
  const known = findKey(k, path);
  if (known !== undefined) return known;
  const made: RegistryKey = { name: path, values: new Map(), written: k.clock, className: "" };
  k.state.registry.set(keyOf(path), made);
  return made;
}
export function deleteKey(k: Kernel, path: string): boolean {
  return k.state.registry.delete(keyOf(path));
}
/** Deletes a key and whatever lies below it. */
export function deleteTree(k: Kernel, path: string): void {
  const key = keyOf(path);
  for (const other of [...k.state.registry.keys()])
    if (other === key || other.startsWith(`${key}\\`)) k.state.registry.delete(other);
}
/** Gives a key, with all that lies below it, another path. */
export function moveTree(k: Kernel, from: string, to: string): void {
  const [key, target] = [keyOf(from), canonical(to)];
  for (const [known, entry] of [...k.state.registry]) {
    if (known !== key && !known.startsWith(`${key}\\`)) continue;
    k.state.registry.delete(known);
    entry.name = target + canonical(entry.name).slice(key.length);
    k.state.registry.set(keyOf(entry.name), entry);
  }
}
/** A key exists if it was made or something lies below it. */
export function keyExists(k: Kernel, path: string): boolean {
  const key = keyOf(path);
  if (k.state.registry.has(key)) return true;
  for (const other of k.state.registry.keys()) if (other.startsWith(`${key}\\`)) return true;
  return false;
}

/** Names of the keys right below a key, in the order of their letters. */
export function subkeysOf(k: Kernel, path: string): string[] {
  const above = `${keyOf(path)}\\`;
  const depth = above.split("\\").length - 1;
  const found = new Map<string, string>();
  for (const [key, entry] of k.state.registry) {
    if (!key.startsWith(above)) continue;
    const name = canonical(entry.name).split("\\")[depth] ?? "";
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
}

export function setRegistryValue(
  k: Kernel,
  path: string,
  name: string,
  value: string | number,
  textType: number = RegistryType.sz,
): void {
  const key = createKey(k, path);
  if (typeof value === "number") {
    const data = new Uint8Array(4);
    new DataView(data.buffer).setUint32(0, value, true);
    key.values.set(name.toLowerCase(), { name, type: RegistryType.dword, data });
    return;
  }
  key.values.set(name.toLowerCase(), { name, type: textType, data: wideBytes(`${value}\0`) });
}
