// The objects that stand for keys of the registry where drivers see them: in registry callbacks, and behind a handle to a key.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";

/** The same for each key, opaque, alive as long as the machine; 0 without a path. */
export function keyObject(k: Kernel, path: string | undefined): Offset {
  if (path === undefined) return 0;
  const key = path.toLowerCase();
  const known = k.state.keyObjects.get(key);
  if (known !== undefined) return known.at;
  const at = allocate(k, { size: 32, tag: "CmKe", what: "key object", zero: true });
  k.state.keyObjects.set(key, { at, path, name: 0 });
  k.nameObject(at, `key ${path}`);
  return at;
}

/** The key that an object stands for, with its path as it was first written; undefined for another object. */
export const keyOfObject = (k: Kernel, object: Offset) =>
  [...k.state.keyObjects.values()].find(({ at }) => at === object);
