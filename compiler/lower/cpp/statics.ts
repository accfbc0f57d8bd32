// Objects with static storage in C++: initialised by constants where that can be, with the constructors that only set members seen
// through. For the rest a program has functions that run before `main`; of a driver nothing runs before DriverEntry.

import type { Expr, IrSymbol, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression, Initializer } from "../../syntax/ast.ts";
import { layoutOf, sizeOf } from "../../types/layout.ts";
import { INT, isReference, isScalar, isUnknownType, pointerTo, VOID } from "../../types/make.ts";
import type { Field, Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { binary, intConst, load } from "../fold.ts";
import { initializeInto } from "../initialize.ts";
import { Scope } from "../scope.ts";
import { isReadOnly, StaticImage, staticValue } from "../static-data.ts";
import { dataSection } from "../symbols.ts";
import { classOf, isAggregate, isPolymorphic, triviallyDestroyed, triviallyMade } from "./class-info.ts";
import { noteConstant } from "./constants.ts";
import { convertNode, initialize, ownWay } from "./construct.ts";
import type { ClassInfo, CxxFunction } from "./entities.ts";
import { lambdaIsConstant } from "./lambdas.ts";
import { fullExpression } from "./lifetime.ts";
import { takes } from "./overloads.ts";
import { offsetAlong } from "./places.ts";
import { bindReference } from "./references.ts";
import { destroyAtExit, runAtStart } from "./startup.ts";
import { tablesOf } from "./vtables.ts";

/** The bytes of an object with static storage; what must run does so at a program's start, and in a driver is reported and left out. */
export function defineStatic(
  f: Body,
  symbol: IrSymbol,
  type: Type,
  initializer: Initializer | undefined,
  at: TokenRange,
): { image: StaticImage; constant: boolean } {
  const image = new StaticImage(f, type);
  const place = { kind: "global", symbol, type } as const;
  const { kernelMode } = f.context;
  if (tryConstant(f, image, type, place, initializer, symbol)) {
    if (triviallyDestroyed(type)) return { image, constant: true };
    if (!kernelMode) runAtStart(f, symbol, at, (start) => destroyAtExit(start, place, at));
    else
      f.context.report(
        at,
        "warning",
        "dynamic-initializer",
        `The destructor of '${symbol.name}' never runs: nothing calls it when the driver unloads, and for the 'atexit' that would the linker finds no library.`,
        "Destroy the object in DriverUnload.",
      );
    return { image, constant: true };
  }
  if (!kernelMode) {
    runAtStart(f, symbol, at, (start) => {
      initialize(start, place, initializer, at);
      destroyAtExit(start, place, at);
    });
    return { image: new StaticImage(f, type), constant: false };
  }
  // Mistakes in it are told all the same, and then whether it would run is not known.
  const { diagnostics } = f.context.products;
  const before = diagnostics.length;
  f.unevaluatedly(() => {
    if (initializer !== undefined) initialize(f, place, initializer, at);
  });
  if (isUnknownType(type) || diagnostics.length > before) return { image: new StaticImage(f, type), constant: false };
  f.context.report(
    at,
    "warning",
    "dynamic-initializer",
    `The initialiser of '${symbol.name}' must run, and the kernel's loader runs none before DriverEntry (the linker only warns, LNK4210): the object stays zero.`,
    "Initialise it in DriverEntry, or with constants.",
  );
  return { image: new StaticImage(f, type), constant: false };
}

function tryConstant(
  f: Body,
  image: StaticImage,
  type: Type,
  place: Place,
  initializer: Initializer | undefined,
  symbol: IrSymbol,
): boolean {
  f.constants++;
  const { products } = f.context;
  const kept = products.globals.length;
  const told = products.diagnostics.length;
  try {
    const ok = f.aside(() => constantInto(f, image, { type, offset: 0, place }, initializer, symbol, 0));
    if (!ok || !image.constant) {
      products.globals.length = kept;
      products.diagnostics.length = told;
    }
    return ok && image.constant;
  } finally {
    f.constants--;
  }
}

interface Part {
  readonly type: Type;
  readonly offset: number;
  readonly place: Place;
  readonly bits?: { readonly offset: number; readonly width: number } | undefined;
}
function constantInto(
  f: Body,
  image: StaticImage,
  part: Part,
  initializer: Initializer | undefined,
  symbol: IrSymbol | undefined,
  depth: number,
): boolean {
  const { type } = part;
  if (depth > 32) return false;
  const spot = { ...part, bits: part.bits };
  if (isReference(type) || isScalar(type)) {
    const node = onlyExpression(initializer);
    if (node === undefined) return !isReference(type);
    const value = isReference(type)
      ? bindReference(f, node, type, "the initialisation")
      : convertNode(f, node, type, "the initialisation");
    if (staticValue(f, value) === undefined) return false;
    if (symbol !== undefined) noteConstant(symbol, type, value);
    image.scalar(spot, value, node);
    return image.constant;
  }
  const written = onlyExpression(initializer);
  if (written?.kind === "lambda") return lambdaIsConstant(f, written);
  if (!ownWay(type)) {
    if (initializer === undefined) return true;
    const plain: Initializer | undefined = initializer.kind === "arguments" ? argument(initializer.args) : initializer;
    if (plain === undefined) return true;
    if (plain.kind === "expression" && plain.expression.kind === "construct")
      return constantInto(f, image, part, plain.expression.initializer, symbol, depth + 1);
    if (type.kind === "record" && !isAggregate(classOf(type.decl)))
      return constructed(f, image, part, classOf(type.decl), initializer, depth);
    initializeInto(f, spot, image, plain);
    return image.constant;
  }
  if (type.kind === "array") {
    const items = initializer?.kind === "list" ? initializer.items : [];
    const size = sizeOf(type.of, f.context.target);
    for (let i = 0; i < (type.length ?? 0); i++) {
      const element: Part = {
        type: type.of,
        offset: part.offset + i * size,
        place: {
          kind: "element",
          base: part.place,
          index: { kind: "const", value: BigInt(i), type: INT },
          type: type.of,
          at: { first: 0, last: 0 },
        },
      };
      if (!constantInto(f, image, element, items[i]?.value, undefined, depth + 1)) return false;
    }
    return true;
  }
  return type.kind === "record" && constructed(f, image, part, classOf(type.decl), initializer, depth);
}
function argument(args: readonly Expression[]): Initializer | undefined {
  const [only] = args;
  return only === undefined ? undefined : { kind: "expression", expression: only, first: only.first, last: only.last };
}
function onlyExpression(initializer: Initializer | undefined): Expression | undefined {
  switch (initializer?.kind) {
    case "expression":
      return initializer.expression;
    case "arguments":
      return initializer.args[0];
    case "list": {
      const [only] = initializer.items;
      return only === undefined ? undefined : onlyExpression(only.value);
    }
    default:
      return undefined;
  }
}

/** A class: its constructor must do nothing but set members to constants. */
function constructed(
  f: Body,
  image: StaticImage,
  part: Part,
  info: ClassInfo,
  initializer: Initializer | undefined,
  depth: number,
): boolean {
  const args = argumentsOf(initializer);
  if (args === undefined) return false;
  const given = new Map<Field, Initializer>();
  let scope: Scope = info.scope;
  if (isAggregate(info)) {
    const fields = (info.decl.fields ?? []).filter((field) => field.name !== undefined || field.bits === undefined);
    args.forEach((arg, i) => {
      const field = fields[i];
      if (field !== undefined)
        given.set(field, { kind: "expression", expression: arg, first: arg.first, last: arg.last });
    });
    scope = f.scope;
  } else {
    const [first] = args;
    if (first?.kind === "construct" && args.length === 1)
      return constructed(f, image, part, info, first.initializer, depth + 1);
    const fn = constructorFor(info, args.length);
    if (fn === undefined) return false;
    if (fn.ending !== "default") {
      const node = fn.node ?? undefined;
      if (node === undefined || node.body.items.length > 0) return false;
      const inner = new Scope(info.scope, false);
      for (const [i, param] of fn.type.params.entries()) {
        const arg = args[i];
        if (arg === undefined || param.name === undefined) {
          if (arg === undefined) return false;
          continue;
        }
        const value = isReference(param.type) ? undefined : convertNode(f, arg, param.type, "the argument");
        if (value?.kind !== "const") return false;
        inner.names.set(param.name, { kind: "enumerator", value: value.value, type: value.type, order: 0 });
      }
      for (const item of node.initializers ?? []) {
        const field = (info.decl.fields ?? []).find(
          (each) =>
            each.name === item.name ||
            (each.base === true && each.type.kind === "record" && classOf(each.type.decl).name.endsWith(item.name)),
        );
        if (field === undefined) return false;
        given.set(field, item.initializer);
      }
      scope = inner;
    }
  }
  const outer = f.scope;
  const fields = layoutOf(info.decl, f.context.target).fields;
  for (const { field, offset, bitOffset } of fields) {
    if (field.name === undefined && field.bits !== undefined) continue;
    const own = given.get(field);
    const value = own ?? info.initializers.get(field);
    const place: Place = { kind: "field", base: part.place, field, offset, bitOffset, type: field.type };
    const bits = field.bits === undefined ? undefined : { offset: bitOffset, width: field.bits };
    if (value === undefined && triviallyMade(field.type)) continue;
    f.scope = own === undefined ? info.scope : scope;
    const ok = constantInto(
      f,
      image,
      { type: field.type, offset: part.offset + offset, place, bits },
      value,
      undefined,
      depth + 1,
    );
    f.scope = outer;
    if (!ok) return false;
  }
  for (const { symbol: table, path } of isPolymorphic(info) ? tablesOf(f, info) : []) {
    const type = pointerTo(pointerTo(VOID));
    const value: Expr = { kind: "address", place: { kind: "global", symbol: table, type: table.type }, type };
    const offset = part.offset + offsetAlong(f, info.decl, path);
    image.scalar({ type, offset, bits: undefined, place: part.place }, value, info.place);
  }
  return true;
}
function argumentsOf(initializer: Initializer | undefined): readonly Expression[] | undefined {
  switch (initializer?.kind) {
    case undefined:
      return [];
    case "arguments":
      return initializer.args;
    case "expression":
      return [initializer.expression];
    case "list":
      return initializer.items.map(
        ({ value }): Expression =>
          value.kind === "expression"
            ? value.expression
            : { kind: "braced", list: value, first: value.first, last: value.last },
      );
  }
}
function constructorFor(info: ClassInfo, count: number): CxxFunction | undefined {
  const fits = info.constructors.filter((fn) => takes(fn, count) && fn.type.params.length === count);
  return fits.length === 1 ? fits[0] : undefined;
}

// ---- static variables of functions --------------------------------------------------------------------------------------

/** A static variable of a function: by constants, or when control passes it for the first time. */
export function dynamicLocal(
  f: Body,
  symbol: IrSymbol,
  type: Type,
  initializer: Initializer | undefined,
  at: TokenRange,
): void {
  const { context } = f;
  const image = new StaticImage(f, type);
  const place = { kind: "global", symbol, type } as const;
  const constant = tryConstant(f, image, type, place, initializer, symbol);
  const readOnly = constant && isReadOnly(type);
  symbol.section = dataSection(context, symbol, readOnly ? "const" : "data");
  context.products.globals.push((constant ? image : new StaticImage(f, type)).toGlobal(symbol, readOnly));
  const ends = !context.kernelMode && !triviallyDestroyed(type);
  if (constant && !ends) return;
  const guard: IrSymbol = {
    ...symbol,
    name: `${symbol.name}'s guard`,
    linkName: `${symbol.linkName}$guard`,
    type: INT,
    minAlign: 1,
  };
  context.products.globals.push({
    symbol: guard,
    size: 4,
    align: 4,
    readOnly: false,
    bytes: undefined,
    relocations: [],
  });
  const flag: Place = { kind: "global", symbol: guard, type: INT };
  const once = f.block();
  const after = f.block();
  f.step("declaration", at);
  const range = { first: at.first, last: at.last };
  const condition = binary("eq", load(flag), intConst(0), INT, at, context.target);
  f.end({ kind: "branch", condition, then: once, else: after, at: range });
  f.placed.push(once);
  f.current = once;
  f.assign(flag, intConst(1), at);
  fullExpression(f, at, () => {
    if (!constant) initialize(f, place, initializer, at);
    if (ends) destroyAtExit(f, place, at);
    return undefined;
  });
  f.place(after);
}
