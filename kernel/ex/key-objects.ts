// The objects that stand for opened keys of the registry where drivers see them: in registry callbacks, and behind a handle to a key. Each
// opening has one of its own, so that what a callback keeps with it belongs to that opening and to no other of the same key. An object goes
// with the last of its handles and references; a registry operation that callbacks are told of refers to the object it is about.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { findHandle, handleId } from "../ob/handles.ts";

/** Of a handle, opaque, made when it is first asked for; 0 of what is no handle to a key. */
export function keyObject(k: Kernel, handle: bigint): Offset {
  const found = findHandle(k, handle);
  if (found?.kind !== "key") return 0;
  const id = handleId(k, handle);
  const known = k.state.keyHandles.get(id);
  if (known !== undefined) return known;
  const made = newKeyObject(k, found.name);
  shareKeyObject(k, handle, made);
  return made;
}
function newKeyObject(k: Kernel, path: string): Offset {
  const at = allocate(k, { size: 32, tag: "CmKe", what: "key object", zero: true });
  k.state.keyObjects.set(at, { path, name: 0, handles: 0, references: 0 });
  k.nameObject(at, `key ${path}`);
  return at;
}

/** The object of the key above all others, from which full paths start. */
export function rootKeyObject(k: Kernel): Offset {
  if (k.state.rootKey === 0) {
    k.state.rootKey = newKeyObject(k, "\\REGISTRY");
    referenceKeyObject(k, k.state.rootKey, 1);
  }
  return k.state.rootKey;
}

/** A handle has been made for the object at hand. */
export function shareKeyObject(k: Kernel, handle: bigint, object: Offset): void {
  k.state.keyHandles.set(handleId(k, handle), object);
  const known = k.state.keyObjects.get(object);
  if (known !== undefined) known.handles++;
}
/** A handle is gone; by `handleId`. */
export function forgetKeyHandle(k: Kernel, id: string): void {
  const object = k.state.keyHandles.get(id) ?? 0;
  k.state.keyHandles.delete(id);
  const known = k.state.keyObjects.get(object);
  if (known === undefined) return;
  known.handles--;
  dropUnused(k, object);
}
/** Somebody refers to an object by its address, or does no more; what is no key's object is left alone. */
export function referenceKeyObject(k: Kernel, object: Offset, by: number): void {
  const known = k.state.keyObjects.get(object);
  if (known === undefined) return;
  known.references += by;
  dropUnused(k, object);
}
/** The name that was given out is not the object's to free: it stays until it is given back. */
function dropUnused(k: Kernel, object: Offset): void {
  const known = k.state.keyObjects.get(object);
  if (known === undefined || known.handles > 0 || known.references > 0) return;
  k.state.keyObjects.delete(object);
  release(k, object);
}
/** Whether there is a handle to an object (still). */
export const hasHandle = (k: Kernel, object: Offset): boolean => (k.state.keyObjects.get(object)?.handles ?? 0) > 0;

/** The path of the key that an object stands for, and its name in memory once it has been asked for; undefined for another object. */
export const keyOfObject = (k: Kernel, object: Offset) => k.state.keyObjects.get(object);
