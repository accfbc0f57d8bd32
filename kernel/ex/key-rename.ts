// ZwRenameKey and ZwSetInformationKey: what changes of a key besides its values. A key that is renamed takes along all that lies below it,
// and who has it open, watches it or holds its object goes on with it under the new name.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { bootTime } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { renameKeyHandles } from "../ob/handles.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { KeyRight, keyAt } from "./key-handles.ts";
import { keyChanged } from "./key-notify.ts";
import { createKey, findKey, keyExists, linkTarget, moveTree } from "./registry-store.ts";

const longestName = 256;
const write = KeyRight.setValue | KeyRight.createSubKey;

/** (KeyHandle, NewName) */
function rename(k: Kernel, f: Offset): Outcome {
  const path = keyAt(k, f, 0, write);
  if (typeof path === "number") return k.return32(f, path);
  const name = readUnicodeString(k, f, k.argPointer(f, 1));
  if (name === "" || name.length >= longestName || name.includes("\\"))
    return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const parent = path.slice(0, path.lastIndexOf("\\"));
  const renamed = `${parent}\\${name}`;
  const same = renamed.toLowerCase() === path.toLowerCase();
  if (!same && keyExists(k, renamed)) return k.return32(f, nt.STATUS_CANNOT_DELETE);
  moveTree(k, path, renamed);
  const moved = (known: string): string => movedName(known, path, renamed);
  renameKeyHandles(k, moved);
  for (const object of k.state.keyObjects.values()) object.path = moved(object.path);
  for (const watch of k.state.keyWatches) watch.path = moved(watch.path).toLowerCase();
  for (const [key, descriptor] of [...k.state.descriptors]) {
    if (!key.startsWith("key ")) continue;
    k.state.descriptors.delete(key);
    k.state.descriptors.set(`key ${moved(key.slice(4)).toLowerCase()}`, descriptor);
  }
  createKey(k, renamed).written = k.clock;
  keyChanged(k, renamed, "name");
  return k.return32(f, nt.STATUS_SUCCESS);
}
/** The name of what is renamed, or lies below it; any other as it is. */
function movedName(name: string, from: string, to: string): string {
  const [whole, start] = [linkTarget(name), linkTarget(from)];
  const within =
    whole.toLowerCase() === start.toLowerCase() || whole.toLowerCase().startsWith(`${start.toLowerCase()}\\`);
  return within ? to + whole.slice(start.length) : name;
}

/** KEY_SET_INFORMATION_CLASS. */
const Class = { writeTime: 0, most: 7 } as const;
/** (KeyHandle, KeySetInformationClass, KeySetInformation, KeySetInformationLength) */
function setInformation(k: Kernel, f: Offset): Outcome {
  const path = keyAt(k, f, 0, KeyRight.setValue);
  if (typeof path === "number") return k.return32(f, path);
  const which = k.argU32(f, 1);
  if (which >= Class.most) return k.return32(f, nt.STATUS_INVALID_INFO_CLASS);
  if (which !== Class.writeTime) {
    const message = `ZwSetInformationKey with class ${which} is not emulated: only KeyWriteTimeInformation is.`;
    return stopWithFinding(k, f, "ddi-not-emulated", message);
  }
  if (k.argU32(f, 3) !== 8) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
  const at = k.argPointer(f, 2);
  k.touch(f, at, 8, false);
  const key = findKey(k, path);
  if (key !== undefined) key.written = Number(k.m.u64(at) - bootTime);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const keyRenameDdis: readonly Routine[] = [
  ddi("ZwRenameKey", 2, rename),
  ddi("ZwSetInformationKey", 4, setInformation),
];
