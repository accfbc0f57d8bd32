// Functions that no source spells out for a unit: implicit members and instances of templates. They are lowered once and go,
// with the constants they need and the functions like them that they call, to every declaration that uses them.
import type { Global, IrFunction, IrSymbol } from "../../ir/ir.ts";
import { type Context, newProducts, type PendingDiagnostic, type Products } from "../context.ts";
import { instantiating, noteLate, type Scope } from "../scope.ts";
import type { CxxFunction } from "./entities.ts";
import { showAgain } from "./instances.ts";

/** What such a function or variable needs, besides itself. */
interface Bundle {
  readonly globals: readonly Global[];
  /** Functions in it: members of a class that is defined inside of it, what starts and ends its static variables. */
  readonly functions: readonly IrFunction[];
  readonly uses: readonly CxxFunction[];
  readonly said: readonly PendingDiagnostic[];
  /** The file scope of the unit that gave it names which the template does not see: for another one it is made anew. */
  readonly late: Scope | undefined;
}
const bundles = new WeakMap<CxxFunction, Bundle | "being made">();

/** Forgets what was made of a function for another unit, if it rests on that unit's names; whether it did. */
export function forgetLate(context: Context, fn: CxxFunction): boolean {
  const bundle = bundles.get(fn);
  if (bundle === undefined || bundle === "being made") return false;
  if (bundle.late === undefined || bundle.late === context.fileScope) return false;
  bundles.delete(fn);
  fn.fn = undefined;
  return true;
}

/** Lowers such a function apart from the declaration that asks for it. `lower` sets `fn.fn`. `declaration`: the one that has its body. */
export function make(context: Context, fn: CxxFunction, lower: () => void, bodyOf = fn.declaration): void {
  if (bundles.has(fn)) return;
  bundles.set(fn, "being made");
  const { products, declaration, silent, external } = context;
  const own = newProducts();
  const { limit } = context.fileScope;
  context.products = own;
  context.declaration = bodyOf;
  context.silent = 0;
  context.fileScope.limit = Number.POSITIVE_INFINITY;
  const instance = { scope: context.fileScope, late: false };
  try {
    instantiating(instance, lower);
  } finally {
    Object.assign(context, { products, declaration, silent, external });
    context.fileScope.limit = limit;
  }
  const late = instance.late || own.diagnostics.some(({ code }) => code === "undeclared");
  const bundle = bundleOf(context, own, fn.fn, late ? context.fileScope : undefined);
  bundles.set(fn, bundle);
  for (const inner of bundle.functions) products.functions.push(inner);
}
function bundleOf(context: Context, made: Products, itself?: IrFunction, late?: Scope): Bundle {
  const strings = [...made.strings].flatMap((key) => context.stringPool.get(key) ?? []);
  return {
    globals: [...made.globals, ...strings],
    functions: made.functions.filter((inner) => inner !== itself),
    uses: [...made.uses],
    said: made.diagnostics,
    late,
  };
}

/** Notes that a function is called or referred to. */
export function noteUse(context: Context, fn: CxxFunction): void {
  const { products } = context;
  if (products.uses.has(fn)) return;
  const bundle = bundles.get(fn);
  if (bundle === undefined) return;
  products.uses.add(fn);
  if (bundle === "being made") return;
  if (bundle.late !== undefined) noteLate();
  if (fn.fn !== undefined) products.functions.push(fn.fn);
  unpack(context, bundle);
}
function unpack(context: Context, bundle: Bundle): void {
  const { globals, functions } = context.products;
  showAgain(context.products, bundle.said);
  for (const global of bundle.globals) if (!globals.includes(global)) globals.push(global);
  for (const inner of bundle.functions) if (!functions.includes(inner)) functions.push(inner);
  for (const inner of bundle.uses) noteUse(context, inner);
}

/** Static members of templates' instances, with the constants they need: they go to whoever names them. */
const variables = new WeakMap<IrSymbol, Bundle>();

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
  variables.set(symbol, bundleOf(context, own));
}
export function noteVariable(context: Context, symbol: IrSymbol): void {
  const made = variables.get(symbol);
  if (made !== undefined) unpack(context, made);
}
