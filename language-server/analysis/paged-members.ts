// Members and globals that are only ever given memory from paged pool, found by looking at every assignment of the project.
// A member assigned anything else that is not NULL is left alone: it may hold other memory.
import type { Expr, IrFunction, Place } from "../../compiler/ir/ir.ts";
import { allocatorOf, isPagedRequest } from "./models.ts";
import type { Site } from "./state.ts";
import type { World } from "./world.ts";

type Source = { readonly kind: "paged"; readonly site: Site } | { readonly kind: "null" } | { readonly kind: "other" };
interface Assignment {
  readonly key: string;
  readonly source: Source;
}

const perFunction = new WeakMap<IrFunction, readonly Assignment[]>();
const perWorld = new WeakMap<World, ReadonlyMap<string, Site>>();

/** Where each such member gets its memory, by `memberKey`. */
export function pagedMembers(world: World): ReadonlyMap<string, Site> {
  const known = perWorld.get(world);
  if (known) return known;
  const paged = new Map<string, Site>();
  const spoiled = new Set<string>();
  for (const info of world.functions.values()) {
    if (!info.own) continue;
    for (const { key, source } of assignmentsIn(info.fn, info.name)) {
      if (source.kind === "paged") paged.set(key, source.site);
      else if (source.kind === "other") spoiled.add(key);
    }
  }
  for (const key of spoiled) paged.delete(key);
  perWorld.set(world, paged);
  return paged;
}
export function memberKey(of: { name: string; offset: number } | { global: string } | undefined): string | undefined {
  if (!of) return undefined;
  return "global" in of ? `::${of.global}` : of.name === "" ? undefined : `${of.name}@${of.offset}`;
}

function assignmentsIn(fn: IrFunction, name: string): readonly Assignment[] {
  const known = perFunction.get(fn);
  if (known) return known;
  const sources = localSources(fn, name);
  const found: Assignment[] = [];
  for (const block of fn.blocks) {
    for (const instruction of block.instructions) {
      if (instruction.kind !== "assign" || instruction.target.type.kind !== "pointer") continue;
      const key = keyOf(instruction.target);
      if (key !== undefined) found.push({ key, source: sourceOf(instruction.value, sources) });
    }
  }
  perFunction.set(fn, found);
  return found;
}
function keyOf(place: Place): string | undefined {
  if (place.kind === "field") return memberKey({ name: place.field.name ?? "", offset: place.offset });
  if (place.kind === "global") return memberKey({ global: place.symbol.linkName });
  return undefined;
}

/** What each local is given, over the whole body: one kind, or "other" if kinds mix. */
function localSources(fn: IrFunction, name: string): Map<number, Source> {
  const sources = new Map<number, Source>(fn.params.map((param) => [param, { kind: "other" }]));
  const note = (local: number, source: Source) => {
    const before = sources.get(local);
    if (!before || before.kind === "null") sources.set(local, source);
    else if (source.kind !== "null" && source.kind !== before.kind) sources.set(local, { kind: "other" });
  };
  for (let round = 0; round < 3; round++) {
    for (const block of fn.blocks) {
      for (const instruction of block.instructions) {
        if (instruction.kind === "call" && instruction.result !== undefined) {
          const callee = instruction.callee.kind === "direct" ? instruction.callee.symbol.linkName : "";
          const allocator = allocatorOf(callee);
          const kind = allocator && instruction.args[allocator.type];
          const value = kind && constant(kind);
          const paged = allocator !== undefined && value !== undefined && isPagedRequest(allocator, value);
          note(
            instruction.result,
            paged ? { kind: "paged", site: { fn: name, at: instruction.at } } : { kind: "other" },
          );
        } else if (instruction.kind === "assign" && instruction.target.kind === "local") {
          note(instruction.target.local, sourceOf(instruction.value, sources));
        }
      }
    }
  }
  return sources;
}
function sourceOf(expr: Expr, locals: ReadonlyMap<number, Source>): Source {
  if (expr.kind === "convert") return sourceOf(expr.operand, locals);
  if (expr.kind === "const") return expr.value === 0n ? { kind: "null" } : { kind: "other" };
  if (expr.kind === "load" && expr.place.kind === "local") return locals.get(expr.place.local) ?? { kind: "null" };
  return { kind: "other" };
}
function constant(expr: Expr): number | undefined {
  if (expr.kind === "convert") return constant(expr.operand);
  return expr.kind === "const" ? Number(expr.value) : undefined;
}
