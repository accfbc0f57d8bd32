// The objects that stand for opened keys of the registry where drivers see them: in registry callbacks, and behind a handle to a key. Each
// opening has one of its own, so that what a callback keeps with it belongs to that opening and to no other of the same key.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { findHandle, handleId } from "../ob/handles.ts";

/** Of a handle, opaque, made when it is first asked for; 0 of what is no handle to a key. */
export function keyObject(k: Kernel, handle: bigint): Offset {
  const found = findHandle(k, handle);
  if (found?.kind !== "key") return 0;
  const id = handleId(k, handle);
  const known = k.state.keyHandles.get(id);
  if (known !== undefined) return known;
  const made = newKeyObject(k, found.name);
  k.state.keyHandles.set(id, made);
  return made;
}
function newKeyObject(k: Kernel, path: string): Offset {
  const at = allocate(k, { size: 32, tag: "CmKe", what: "key object", zero: true });
  k.state.keyObjects.set(at, { path, name: 0 });
  k.nameObject(at, `key ${path}`);
  return at;
}

/** The object of the key above all others, from which full paths start. */
export function rootKeyObject(k: Kernel): Offset {
  for (const [at, { path }] of k.state.keyObjects) if (path === "\\REGISTRY") return at;
  return newKeyObject(k, "\\REGISTRY");
}

/** A handle has been made for the object at hand. */
export function shareKeyObject(k: Kernel, handle: bigint, object: Offset): void {
  k.state.keyHandles.set(handleId(k, handle), object);
}
export function forgetKeyHandle(k: Kernel, handle: bigint): void {
  k.state.keyHandles.delete(handleId(k, handle));
}
/** Whether there is a handle to an object (still). */
export const hasHandle = (k: Kernel, object: Offset): boolean => [...k.state.keyHandles.values()].includes(object);

/** The path of the key that an object stands for, and its name in memory once it has been asked for; undefined for another object. */
export const keyOfObject = (k: Kernel, object: Offset) => k.state.keyObjects.get(object);
