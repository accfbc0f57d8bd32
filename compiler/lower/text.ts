// C text evaluated in the scope of a unit or of a place in a function: watch expressions, conditions, macros, type names.
// The text is preprocessed with the unit's macros and lowered like source; assignments and calls are allowed.

import type { Expr, Global, IrFunction, Place } from "../ir/ir.ts";
import { FrontCache, LexedFiles } from "../preprocess/cache.ts";
import { Preprocessor } from "../preprocess/preprocessor.ts";
import type { SyntaxUnit } from "../preprocess/segments.ts";
import { textOf } from "../preprocess/symbols.ts";
import { toEnd } from "../slices.ts";
import type { Expression } from "../syntax/ast.ts";
import { parseExpressionTokens } from "../syntax/parser.ts";
import { VOID } from "../types/make.ts";
import type { Type } from "../types/type.ts";
import type { Target } from "../unit.ts";
import { Body } from "./body.ts";
import { Context, newProducts } from "./context.ts";
import { rvalue } from "./conversions.ts";
import { memberBody, scopeAround } from "./cpp/text.ts";
import { lowerExpression } from "./expression.ts";
import { newSymbol } from "./new-symbol.ts";
import { placeOf } from "./places.ts";
import { Scope } from "./scope.ts";
import type { LoweredSegment } from "./segment.ts";
import { completeFinally } from "./statement.ts";
import { typeOfName } from "./written-types.ts";

/** What text is evaluated in. */
export interface TextScope {
  readonly syntax: SyntaxUnit;
  readonly lowered: LoweredSegment;
  readonly target: Target;
}

/** An expression lowered over the locals of the function it stands in; further locals are temporaries. */
export interface CompiledExpression {
  /** Its block 0 is entered, its return value is the expression's. Locals keep the ids of the enclosing function. */
  readonly fn: IrFunction;
  /** The value, also the operand of the final `return`; undefined for type void. */
  readonly value: Expr | undefined;
  /** The place, if the expression denotes one: what "set value" and address-of use. */
  readonly place: Place | undefined;
  readonly type: Type;
  /** Temporaries begin here; smaller ids are the enclosing function's locals. */
  readonly firstTemporary: number;
  /** Strings and the like that the expression needs and the program does not have. */
  readonly globals: readonly Global[];
}
export type TextResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** The expression `text` as if it stood at token `atToken` of function `fn`; at file scope without a function. */
export function compileExpressionText(
  text: string,
  unit: TextScope,
  fn: IrFunction | undefined,
  atToken: number,
): TextResult<CompiledExpression> {
  const parsed = parseText(text, unit);
  if (!parsed.ok) return parsed;
  const { body, context } = bodyFor(unit, fn, atToken, text.length);
  const firstTemporary = body.locals.length;
  try {
    const place = purePlace(body, parsed.value);
    const value =
      place === undefined
        ? lowerExpression(body, parsed.value)
        : place.type.kind === "array"
          ? { kind: "load" as const, place, type: place.type }
          : rvalue(body, place, parsed.value);
    const bad = context.products.diagnostics.find((d) => d.severity === "error");
    if (bad !== undefined) return { ok: false, message: bad.message };
    const refusal = body.refusals[0];
    if (refusal !== undefined) return { ok: false, message: refusal.message };
    const isVoid = value.type.kind === "void";
    const result = isVoid ? undefined : value;
    body.end({ kind: "return", value: value.type.kind === "array" ? undefined : result, at: parsed.value });
    completeFinally(body);
    const declaredAt = { declaration: 0, token: 0 };
    const name = "<expression>";
    const symbol =
      fn?.symbol ??
      newSymbol({ name, linkName: name, kind: "function", type: VOID, linkage: "internal", declaredAt }, true);
    const type = {
      kind: "function" as const,
      quals: 0,
      returns: value.type,
      params: [],
      variadic: false,
      prototyped: true,
    };
    const made = body.finish(symbol, type, { first: 0, last: 0 });
    const globals = [
      ...context.products.globals,
      ...[...context.products.strings].flatMap((key) => context.stringPool.get(key) ?? []),
    ];
    return {
      ok: true,
      value: { fn: made, value: result, place, type: place?.type ?? value.type, firstTemporary, globals },
    };
  } catch (error) {
    return { ok: false, message: error instanceof RangeError ? "The expression is nested too deeply." : String(error) };
  }
}

/** The place an expression denotes; what had to be computed on the way (an increment in an index) is emitted before. */
function purePlace(body: Body, node: Expression): Place | undefined {
  const place = placeOf(body, node);
  if (place === undefined) return undefined;
  return place.type.kind === "function" ? undefined : place;
}

/** The type that `text` names, e.g. `DEVICE_EXTENSION *` or `struct _IRP`. */
export function typeOfText(text: string, unit: TextScope): TextResult<Type> {
  const parsed = parseText(`sizeof(${text}\n)`, unit);
  if (!parsed.ok) return parsed;
  const node = parsed.value;
  if (node.kind !== "sizeof" || node.operand.kind !== "typeName")
    return { ok: false, message: `'${text}' is not a type.` };
  const { body, context } = bodyFor(unit, undefined, 0, 0);
  const type = typeOfName(body, node.operand);
  const bad = context.products.diagnostics.find((d) => d.severity === "error");
  return bad === undefined ? { ok: true, value: type } : { ok: false, message: bad.message };
}

/** Value of an integer constant expression, or undefined. */
export function constantOfText(text: string, unit: TextScope): bigint | undefined {
  const parsed = parseText(text, unit);
  if (!parsed.ok) return undefined;
  const { body } = bodyFor(unit, undefined, 0, 0);
  body.context.silent++;
  try {
    const value = body.unevaluatedly(() => lowerExpression(body, parsed.value));
    return value.kind === "const" ? value.value : undefined;
  } catch {
    return undefined;
  }
}

function parseText(text: string, unit: TextScope): TextResult<Expression> {
  const { cxx } = unit.syntax;
  const preprocessor = new Preprocessor({
    files: { read: () => undefined },
    includePaths: [],
    forcedIncludes: [],
    madeHeaders: new Map(),
    headerElsewhere: () => undefined,
    macros: unit.syntax.macros.fork(),
    cxx,
    cache: new FrontCache(new LexedFiles()),
    maker: { close: () => undefined, adopt: () => {} },
    diagnostics: [],
  });
  const draft = toEnd(preprocessor.run("<expression>", text));
  if (draft.tokens.count === 0) return { ok: false, message: "There is no expression." };
  const problem = draft.diagnostics.find((d) => d.severity === "error");
  if (problem !== undefined) return { ok: false, message: problem.message };
  const result = parseExpressionTokens({
    tokens: draft.tokens,
    pragmas: [],
    pragmaState: draft.pragmaState,
    isTypedef: (symbol) => {
      const { scope } = unit.lowered;
      return scope.find(textOf(symbol))?.kind === "typedef" || (cxx && scope.findTag(textOf(symbol)) !== undefined);
    },
    cxx,
  });
  if ("failure" in result) return { ok: false, message: result.failure.message };
  return { ok: true, value: result.expression };
}

function bodyFor(
  unit: TextScope,
  fn: IrFunction | undefined,
  atToken: number,
  length: number,
): { body: Body; context: Context } {
  const context = new Context({
    target: unit.target,
    unitName: `${unit.syntax.path}:<expression>`,
    fileScope: unit.lowered.scope,
    names: { macroOf: () => undefined },
    allocText: new Map(),
    stringPool: new Map(),
    cxx: unit.syntax.cxx,
    kernelMode: true,
    completions: [],
  });
  context.products = newProducts();
  const around = fn !== undefined && context.cxx ? scopeAround(unit.lowered.scope, fn) : unit.lowered.scope;
  const scope = new Scope(around, false);
  const body = new Body(context, fn?.symbol.name ?? "", VOID, scope, { first: 0, last: length });
  if (fn !== undefined && context.cxx) body.cxx = memberBody(fn);
  if (fn !== undefined) {
    context.declaration = fn.declaration;
    body.locals = fn.locals.map((local) => ({ ...local }));
    body.hiddenResult = undefined;
    // Locals in order of declaration: an inner one hides an outer one of the same name.
    for (const local of body.locals) {
      if (local.name === undefined || atToken < local.scope.first || atToken > local.scope.last) continue;
      scope.names.set(local.name, { kind: "local", local, order: fn.declaration });
    }
    for (const [name, symbol] of staticLocals(unit, fn))
      if (!scope.names.has(name)) scope.names.set(name, { kind: "symbol", symbol, order: fn.declaration });
  }
  return { body, context };
}
function staticLocals(unit: TextScope, fn: IrFunction): [string, Global["symbol"]][] {
  const lowered = unit.lowered.declarations.find((d) => d.fn === fn);
  const prefix = `${fn.symbol.linkName}::`;
  return (lowered?.body?.globals ?? []).flatMap(({ symbol }): [string, Global["symbol"]][] =>
    symbol.linkName.startsWith(prefix) && symbol.name !== "" ? [[symbol.name, symbol]] : [],
  );
}
