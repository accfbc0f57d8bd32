// `auto f() { return x; }`: the type that a function returns is told by the first `return` of its body. The body is looked at twice: how
// a class comes back has to be known before the first instruction.
import type { Type } from "../../types/type.ts";
import { type Context, newProducts } from "../context.ts";
import type { CxxFunction } from "./entities.ts";
import { machineType } from "./functions.ts";

const underway = new WeakSet<CxxFunction>();

/** Sets the type a function returns; `lower` lowers its body, for nothing but that. */
export function deduceReturn(context: Context, fn: CxxFunction, nothing: Type, lower: () => void): void {
  if (underway.has(fn)) return;
  underway.add(fn);
  try {
    unseen(context, lower);
  } finally {
    if (underway.delete(fn)) returns(fn, nothing);
  }
}
/** Lowers something for what is learnt on the way: nothing comes of it, and nothing is said. */
export function unseen(context: Context, lower: () => void): void {
  const { products } = context;
  context.products = newProducts();
  context.silent++;
  try {
    lower();
  } finally {
    context.silent--;
    context.products = products;
  }
}

/** The first `return` of a body has been met: from here on calls of the function have the type. */
export function noteReturned(fn: CxxFunction | undefined, type: Type): void {
  if (fn !== undefined && underway.delete(fn)) returns(fn, type);
}

function returns(fn: CxxFunction, type: Type): void {
  fn.type = { ...fn.type, returns: type };
  fn.symbol.type = machineType(fn.type, fn.kind === "static" ? undefined : fn.owner, fn.quals);
}
