// Functions that no source spells out for a unit: implicit members and instances of templates. They are lowered once and go,
// with the constants they need and the functions like them that they call, to every declaration that uses them.
import type { Global, IrSymbol } from "../../ir/ir.ts";
import { type Context, newProducts, type PendingDiagnostic } from "../context.ts";
import type { CxxFunction } from "./entities.ts";
import { showAgain } from "./instances.ts";

interface Bundle {
  readonly globals: readonly Global[];
  readonly uses: readonly CxxFunction[];
  readonly said: readonly PendingDiagnostic[];
}
const bundles = new WeakMap<CxxFunction, Bundle | "being made">();

/** Lowers such a function apart from the declaration that asks for it. `lower` sets `fn.fn`. */
export function make(context: Context, fn: CxxFunction, lower: () => void): void {
  if (bundles.has(fn)) return;
  bundles.set(fn, "being made");
  const { products, declaration, silent, external } = context;
  const own = newProducts();
  const { limit } = context.fileScope;
  context.products = own;
  context.declaration = fn.declaration;
  context.silent = 0;
  context.fileScope.limit = Number.POSITIVE_INFINITY;
  try {
    lower();
  } finally {
    Object.assign(context, { products, declaration, silent, external });
    context.fileScope.limit = limit;
  }
  const strings = [...own.strings].flatMap((key) => context.stringPool.get(key) ?? []);
  bundles.set(fn, { globals: [...own.globals, ...strings], uses: [...own.uses], said: own.diagnostics });
  // A class that is defined inside of it has its members with it.
  for (const inner of own.functions) if (inner !== fn.fn) products.functions.push(inner);
}

/** Notes that a function is called or referred to. */
export function noteUse(context: Context, fn: CxxFunction): void {
  const { products } = context;
  if (products.uses.has(fn)) return;
  const bundle = bundles.get(fn);
  if (bundle === undefined) return;
  products.uses.add(fn);
  if (bundle === "being made") return;
  showAgain(products, bundle.said);
  if (fn.fn !== undefined) products.functions.push(fn.fn);
  for (const global of bundle.globals) if (!products.globals.includes(global)) products.globals.push(global);
  for (const inner of bundle.uses) noteUse(context, inner);
}

/** Static members of templates' instances, with the constants they need: they go to whoever names them. */
const variables = new WeakMap<
  IrSymbol,
  { readonly globals: readonly Global[]; readonly said: readonly PendingDiagnostic[] }
>();

/** Lowers the definition of such a variable apart from the declaration that is at hand. */
export function makeVariable(context: Context, symbol: IrSymbol, lower: () => void): void {
  const { products } = context;
  const own = newProducts();
  context.products = own;
  try {
    lower();
  } finally {
    context.products = products;
  }
  const strings = [...own.strings].flatMap((key) => context.stringPool.get(key) ?? []);
  variables.set(symbol, { globals: [...own.globals, ...strings], said: own.diagnostics });
}
export function noteVariable(context: Context, symbol: IrSymbol): void {
  const made = variables.get(symbol);
  if (made === undefined) return;
  const { globals } = context.products;
  showAgain(context.products, made.said);
  for (const global of made.globals) if (!globals.includes(global)) globals.push(global);
}
