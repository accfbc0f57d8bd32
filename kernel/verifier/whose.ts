// In words, what lies at an address that is not the pool's, or next to it: a variable of a driver, a local, one of a function that has
// returned, code. For messages only: slow.
import { Frame, Permission } from "../../compiler/abi.ts";
import { sizeOf } from "../../compiler/types/layout.ts";
import type { Kernel } from "../kernel.ts";
import type { Image, LoadedFunction, Offset } from "../machine/api.ts";

interface Extent {
  readonly name: string;
  readonly start: Offset;
  readonly size: number;
}

/** E.g. "4 bytes beyond the end of 'table' (16 bytes) of Control"; undefined if nothing is known. */
export function neighbourOf(k: Kernel, at: Offset, permission: number): string | undefined {
  if ((permission & 0xff) === Permission.code) {
    const fn = k.machine.functionAt(k.address(at & ~15));
    return fn === undefined ? "code" : `the code of ${fn.name}`;
  }
  for (const image of k.images) {
    if (at < image.base || at >= image.base + image.size) continue;
    const found = related(at, variables(image));
    return found === undefined ? `the data of ${image.name}` : `${found}, a variable of ${image.name}`;
  }
  for (const context of k.state.contexts.values())
    if (at >= context.stack && at < context.limit) return onStack(k, context.stack, at);
  return undefined;
}

function variables(image: Image): Extent[] {
  return [...image.program.globals].flatMap(([linkName, { global }]) => {
    const start = image.global(linkName);
    return start === undefined ? [] : [{ name: global.symbol.name, start, size: global.size }];
  });
}

function onStack(k: Kernel, stack: Offset, at: Offset): string | undefined {
  for (const { frame, fn } of k.machine.walk(stack))
    if (at >= frame && at < frame + fn.frameSize) return inFrame(frame, fn, at);
  // Frames of functions that have returned still say whose they were, until others are laid over them.
  let frame = k.machine.top(stack);
  for (let depth = 0; depth < 64; depth++) {
    const fn = k.machine.functionByIndex(k.m.u32(frame + Frame.function));
    if (fn === undefined || at < frame) return undefined;
    if (at < frame + fn.frameSize) {
      const found = inFrame(frame, fn, at);
      return found === undefined ? undefined : `${found}, which has returned`;
    }
    frame += fn.frameSize;
  }
  return undefined;
}
function inFrame(frame: Offset, fn: LoadedFunction, at: Offset): string | undefined {
  const locals = (fn.code?.locals ?? []).flatMap(({ id, name, type, byReference }) => {
    const offset = fn.localOffsets[id] ?? 0;
    return name === undefined || offset === 0 || byReference
      ? []
      : [{ name, start: frame + offset, size: sizeOf(type, "x64") }];
  });
  const found = related(at, locals);
  return found === undefined ? undefined : `${found} of ${fn.name}`;
}

/** Where an address lies as to the nearest of some extents. */
function related(at: Offset, extents: readonly Extent[]): string | undefined {
  let best: { readonly of: Extent; readonly distance: number } | undefined;
  for (const of of extents) {
    const distance = at < of.start ? of.start - at : at - Math.max(of.start, of.start + of.size - 1);
    if (best === undefined || distance < best.distance) best = { of, distance };
  }
  if (best === undefined) return undefined;
  const { start, size } = best.of;
  const name = best.of.name.startsWith('"') ? `the string ${best.of.name}` : `'${best.of.name}'`;
  if (at < start) return `${bytes(start - at)} before ${name} (${bytes(size)})`;
  if (at >= start + size) {
    const beyond = at - start - size;
    return `${beyond === 0 ? "at" : `${bytes(beyond)} beyond`} the end of ${name} (${bytes(size)})`;
  }
  return at === start ? name : `byte ${at - start} of ${name}`;
}

export function bytes(count: number): string {
  return `${count} byte${count === 1 ? "" : "s"}`;
}
