// The objects that vitest keeps a module's exports in are hash tables, and what a module imports is looked up in them at each use: hot
// code takes a seventh longer. V8 makes records of objects that others inherit from. Without it all works the same, more slowly.
import { beforeAll } from "vitest";

const records = new WeakSet<object>();

beforeAll(() => {
  const worker: unknown = Reflect.get(globalThis, "__vitest_worker__");
  const modules = isObject(worker) && "moduleCache" in worker ? worker.moduleCache : undefined;
  if (!(modules instanceof Map)) return;
  for (const module of modules.values()) {
    const exports: unknown = isObject(module) && "exports" in module ? module.exports : undefined;
    if (!isObject(exports) || records.has(exports)) continue;
    records.add(exports);
    inherit(exports);
  }
});

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
function inherit(from: object): object {
  function Heir() {}
  Heir.prototype = from;
  return Reflect.construct(Heir, []);
}
