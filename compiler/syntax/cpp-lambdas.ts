// Lambdas. What one says is a call operator, read as the definition of one: `auto operator()(parameters) const { … }`. A parameter
// that is `auto` makes it a template, whose parameters get names that no source can spell.
import { Sym } from "../preprocess/spellings.ts";
import { textOf } from "../preprocess/symbols.ts";
import type {
  Annotation,
  Attribute,
  DeclarationSpecifiers,
  DeclaratorPart,
  Expression,
  FunctionDefinition,
  Initializer,
} from "./ast.ts";
import { annotation, attributes, isAttribute, isCallingConvention } from "./attributes.ts";
import type { FunctionSuffix, LambdaCapture } from "./cpp-ast.ts";
import { parenthesisedOrBraced, skipped } from "./cpp-declarations.ts";
import { outsideAngles } from "./cpp-expressions.ts";
import { generalise } from "./cpp-generic.ts";
import { takeExpansion, withPacks } from "./cpp-packs.ts";
import { templateParameters } from "./cpp-template-parameters.ts";
import { functionSuffix, skipStandardAttributes } from "./cpp-types.ts";
import type { Cursor } from "./cursor.ts";
import { initializer } from "./initializers.ts";
import { parameters } from "./parameters.ts";
import { compound } from "./statements.ts";

type Lambda = Expression & { kind: "lambda" };
type FunctionPart = DeclaratorPart & { kind: "function" };

/** In a list of initialisers, does the bracket at the cursor open captures, rather than an index? */
export function startsLambda(c: Cursor): boolean {
  if (c.cxx === undefined) return false;
  const { at } = c;
  c.at++;
  c.skipBalanced();
  const next = c.sym;
  c.at = at;
  return next === Sym.lparen || next === Sym.lbrace || next === Sym.less || next === Sym.kw_mutable;
}
export function lambda(c: Cursor): Lambda {
  return outsideAngles(c, () => c.nest(() => withPacks(c, () => read(c))));
}

function read(c: Cursor): Lambda {
  const first = c.at;
  const { defaults, captures } = introducer(c);
  const template = c.sym === Sym.less ? templateParameters(c) : [];
  const head = c.at;
  const part: FunctionPart = c.take(Sym.lparen)
    ? parameters(c)
    : { kind: "function", parameters: [], names: [], variadic: false };
  for (const { declarator } of part.parameters ?? [])
    if (declarator?.name !== undefined) c.declare(c.symbols[declarator.nameToken + c.start] ?? 0, false);
  const beside: Beside = { annotations: [], attributes: [], mutable: false };
  readBeside(c, beside);
  const suffix = functionSuffix(c);
  readBeside(c, beside);
  const place = { first: c.firstOf(head), last: c.lastOf(head) };
  if (c.sym !== Sym.lbrace) c.failHere("syntax", `expected the body of the lambda, found ${c.found()}`, undefined);
  const body = compound(c);
  const generic = generalise(part.parameters ?? [], template);
  const definition: FunctionDefinition = {
    kind: "function",
    specifiers: specifiersOf(beside, defaults === undefined && captures.length === 0, place),
    declarator: {
      name: "operator()",
      nameToken: c.rel(first),
      parts: [{ ...part, parameters: generic.parameters, cxx: suffixOf(suffix, beside.mutable) }],
      annotations: [],
      attributes: beside.attributes,
      ...place,
    },
    oldParameters: [],
    body,
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
  const { template: params } = generic;
  return { kind: "lambda", defaults, captures, params, definition, first: c.firstOf(first), last: c.lastOf(first) };
}

/** `[&, x, y = z, this]`. */
function introducer(c: Cursor): Pick<Lambda, "defaults" | "captures"> {
  c.expect(Sym.lbracket, "before the captures");
  const captures: LambdaCapture[] = [];
  let defaults: Lambda["defaults"];
  if (c.peek(1) === Sym.rbracket || c.peek(1) === Sym.comma) {
    if (c.sym === Sym.amp) defaults = "reference";
    else if (c.sym === Sym.assign) defaults = "copy";
    if (defaults !== undefined) {
      c.at++;
      if (!c.take(Sym.comma)) c.expect(Sym.rbracket, "after the captures");
    }
  }
  if (defaults !== undefined && c.peek(-1) === Sym.rbracket) return { defaults, captures };
  while (!c.take(Sym.rbracket)) {
    captures.push(capture(c));
    if (c.sym !== Sym.rbracket) c.expect(Sym.comma, "between captures");
  }
  return { defaults, captures };
}
function capture(c: Cursor): LambdaCapture {
  const first = c.at;
  const object = c.sym === Sym.star && c.peek(1) === Sym.kw_this;
  if (object || c.sym === Sym.kw_this) {
    c.at += object ? 2 : 1;
    // A pointer to the object is what `this` keeps; `*this` keeps the object.
    return {
      name: "this",
      reference: !object,
      initializer: undefined,
      first: c.firstOf(first),
      last: c.lastOf(first),
    };
  }
  const reference = c.take(Sym.amp);
  // `...name = value` declares a pack of captures.
  if (c.sym === Sym.ellipsis) c.failHere("cxx", "packs of initialised captures are not supported", skipped);
  if (!c.atName()) c.failHere("syntax", `expected the name of a variable to capture, found ${c.found()}`, undefined);
  const symbol = c.sym;
  c.at++;
  const pack = takeExpansion(c);
  const value = initialized(c);
  c.declare(symbol, false);
  return {
    name: textOf(symbol),
    reference,
    initializer: value,
    ...pack,
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
}
function initialized(c: Cursor): Initializer | undefined {
  if (c.take(Sym.assign)) return initializer(c);
  return c.sym === Sym.lparen || c.sym === Sym.lbrace ? parenthesisedOrBraced(c) : undefined;
}

interface Beside {
  readonly annotations: Annotation[];
  readonly attributes: Attribute[];
  mutable: boolean;
}
/** What may stand around the `noexcept` and the returned type: `mutable`, annotations, attributes. */
function readBeside(c: Cursor, beside: Beside): void {
  for (;;) {
    if (c.sym === Sym.kw___ringside_annotation) beside.annotations.push(annotation(c));
    else if (isAttribute(c.sym)) attributes(c, beside.attributes);
    else if (c.sym === Sym.kw_mutable) {
      beside.mutable = true;
      c.at++;
    } else if (c.sym === Sym.kw_constexpr || isCallingConvention(c.sym)) c.at++;
    else if (!skipStandardAttributes(c)) return;
  }
}
function suffixOf(written: FunctionSuffix | undefined, mutable: boolean): FunctionSuffix {
  return {
    qualifiers: mutable ? [] : ["const"],
    reference: undefined,
    override: false,
    final: false,
    returns: written?.returns,
  };
}
/** A lambda that captures nothing needs no object: its call operator is static, and it converts to a pointer to function. */
function specifiersOf(
  beside: Beside,
  needsNoObject: boolean,
  place: { first: number; last: number },
): DeclarationSpecifiers {
  return {
    storage: needsNoObject ? "static" : undefined,
    inline: true,
    noreturn: false,
    qualifiers: [],
    type: { kind: "auto", ...place },
    annotations: beside.annotations,
    attributes: [],
    ...place,
  };
}
