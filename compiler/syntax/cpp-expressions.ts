// Expressions that only C++ has: casts by name, `T(…)`, `new` and `delete`, qualified names, `this`. What is not supported is refused by name.
import { Sym } from "../preprocess/spellings.ts";
import { textOf } from "../preprocess/symbols.ts";
import type { Expression, Initializer, TypeName } from "./ast.ts";
import { isCallingConvention } from "./attributes.ts";
import type { CastKind, TemplateArgument } from "./cpp-ast.ts";
import { parenthesisedOrBraced } from "./cpp-declarations.ts";
import { lambda } from "./cpp-lambdas.ts";
import { takeExpansion } from "./cpp-packs.ts";
import { notForDrivers } from "./cpp-statements.ts";
import { conversionType, operatorName, scopeType, templateArguments, typeNameEnd } from "./cpp-types.ts";
import type { Cursor } from "./cursor.ts";
import { typeName } from "./declarations.ts";
import { assignment, callArguments, cast, expression } from "./expressions.ts";
import { initializer } from "./initializers.ts";
import { isTypeWord, specifiers } from "./specifiers.ts";
import { startsType } from "./type-starts.ts";

const namedCasts = new Map<number, CastKind>([
  [Sym.kw_static_cast, "static_cast"],
  [Sym.kw_reinterpret_cast, "reinterpret_cast"],
  [Sym.kw_const_cast, "const_cast"],
  [Sym.kw_dynamic_cast, "dynamic_cast"],
]);

/** A primary expression of C++ at the cursor, or undefined. */
export function cxxPrimary(c: Cursor): Expression | undefined {
  const first = c.at;
  const symbol = c.sym;
  const named = namedCasts.get(symbol);
  if (named !== undefined) {
    c.at++;
    const angles = c.cxx?.angles ?? false;
    c.expect(Sym.less, `after '${named}'`);
    if (c.cxx !== undefined) c.cxx.angles = true;
    const type = typeName(c);
    if (c.cxx !== undefined) c.cxx.angles = angles;
    if (c.cxx?.closeAngle() !== true)
      c.failHere("syntax", `expected '>' after the type of '${named}', found ${c.found()}`, undefined);
    c.expect(Sym.lparen, `before the operand of '${named}'`);
    const operand = outsideAngles(c, () => expression(c));
    c.expect(Sym.rparen, `after the operand of '${named}'`);
    return { kind: "namedCast", cast: named, type, operand, first: c.firstOf(first), last: c.lastOf(first) };
  }
  switch (symbol) {
    case Sym.kw_true:
    case Sym.kw_false:
      c.at++;
      return { kind: "boolean", value: symbol === Sym.kw_true, first: c.firstOf(first), last: c.lastOf(first) };
    case Sym.kw_nullptr:
      c.at++;
      return { kind: "nullptr", first: c.firstOf(first), last: c.lastOf(first) };
    case Sym.kw_this:
      c.at++;
      return { kind: "this", first: c.firstOf(first), last: c.lastOf(first) };
    case Sym.kw_typeid:
      return c.failHere("cxx", "'typeid' is not supported: kernel drivers are built without RTTI", undefined);
    case Sym.lbracket:
      return lambda(c);
    case Sym.kw_noexcept:
      c.at++;
      c.expect(Sym.lparen, "after 'noexcept'");
      c.skipBalanced();
      return { kind: "isNoexcept", first: c.firstOf(first), last: c.lastOf(first) };
    case Sym.kw___uuidof: {
      c.at++;
      c.expect(Sym.lparen, "after '__uuidof'");
      const operand = outsideAngles(c, () => (startsType(c, c.at) ? typeName(c) : expression(c)));
      c.expect(Sym.rparen, "after the operand of '__uuidof'");
      return { kind: "uuidof", operand, first: c.firstOf(first), last: c.lastOf(first) };
    }
    case Sym.kw_operator: {
      const { name } = operatorName(c, { scope: "", global: false, conversion: undefined });
      return {
        kind: "qualified",
        scope: undefined,
        global: false,
        name,
        args: undefined,
        first: c.firstOf(first),
        last: c.lastOf(first),
      };
    }
  }
  if (c.atName() && c.peek(1) === Sym.lparen && c.text(c.at).startsWith("__")) {
    const trait = typeTrait(c);
    if (trait !== undefined) return trait;
  }
  if (startsConstruction(c)) {
    const type: TypeName = {
      kind: "typeName",
      specifiers: specifiers(c),
      declarator: undefined,
      first: c.firstOf(first),
      last: c.lastOf(first),
    };
    if (c.sym !== Sym.lparen && c.sym !== Sym.lbrace)
      return c.failHere(
        "syntax",
        `expected an expression, found the type '${c.textRange(first, c.at - 1)}'`,
        undefined,
      );
    const value: Initializer = outsideAngles(c, () => parenthesisedOrBraced(c));
    return { kind: "construct", type, initializer: value, first: c.firstOf(first), last: c.lastOf(first) };
  }
  return qualifiedName(c);
}
/** `__is_class(T)`, unless it is the call of a function that is named so: its arguments are types. */
function typeTrait(c: Cursor): Expression | undefined {
  const first = c.at;
  const trait = c.text(c.at);
  if (!/^__(is|has|underlying)_/.test(trait) || !startsType(c, c.at + 2)) return undefined;
  c.at += 2;
  const types: TypeName[] = [];
  do types.push({ ...typeName(c), ...takeExpansion(c) });
  while (c.take(Sym.comma));
  c.expect(Sym.rparen, `after the types of '${trait}'`);
  return { kind: "typeTrait", trait, types, first: c.firstOf(first), last: c.lastOf(first) };
}
function startsConstruction(c: Cursor): boolean {
  if (c.atName() || c.sym === Sym.coloncolon) {
    const end = typeNameEnd(c, c.at);
    // `limits<T>::is_signed`: some class has a type of that name, and this one may have a value.
    const opens = c.symbols[end] === Sym.lparen || c.symbols[end] === Sym.lbrace;
    return end > 0 && (opens || c.cxx?.path(c.at)?.templated !== true);
  }
  return c.sym === Sym.kw_typename || isTypeWord(c, c.sym);
}

/** A name with `::` or template arguments; undefined for a plain one. */
function qualifiedName(c: Cursor): Expression | undefined {
  const names = c.cxx;
  if (names === undefined || !(c.atName() || c.sym === Sym.coloncolon || c.sym === Sym.kw___super)) return undefined;
  const first = c.at;
  const next = c.peek(1);
  if (c.sym !== Sym.coloncolon && next !== Sym.coloncolon && !(next === Sym.less && names.isTemplate(c.sym)))
    return undefined;
  const path = names.path(c.at);
  if (path === undefined) {
    if (c.sym === Sym.coloncolon && (next === Sym.kw_new || next === Sym.kw_delete)) {
      c.at++;
      return next === Sym.kw_new ? newExpression(c, true, first) : deleteExpression(c, true, first);
    }
    // `::HandleToULong(h)`: a function in Microsoft's headers, in ours a macro with parentheses around it.
    if (c.sym === Sym.coloncolon && next === Sym.lparen) {
      c.at += 2;
      const inside = outsideAngles(c, () => expression(c));
      c.expect(Sym.rparen, "to close the parenthesis");
      return inside;
    }
    return undefined;
  }
  let scope: string | ReturnType<typeof scopeType> | undefined = path.scope === "" ? undefined : path.scope;
  if (path.templated) scope = scopeType(c, path);
  c.at = path.last;
  const last = c.sym;
  if (last === Sym.kw_operator) {
    const { name } = operatorName(c, { scope: "", global: false, conversion: undefined });
    return {
      kind: "qualified",
      scope,
      global: path.global,
      name,
      args: undefined,
      first: c.firstOf(first),
      last: c.lastOf(first),
    };
  }
  if (last === Sym.tilde) c.at++;
  const name = last === Sym.tilde ? `~${c.text(c.at)}` : textOf(last);
  c.at++;
  const args =
    c.sym === Sym.less && names.isTemplate(last) && names.skipAngles(c.at) > 0 ? templateArguments(c) : undefined;
  return { kind: "qualified", scope, global: path.global, name, args, first: c.firstOf(first), last: c.lastOf(first) };
}

/** `new`, `delete`, `throw` at the cursor. */
export function cxxUnary(c: Cursor): Expression | undefined {
  const first = c.at;
  switch (c.sym) {
    case Sym.kw_new:
      return newExpression(c, false, first);
    case Sym.kw_delete:
      return deleteExpression(c, false, first);
    case Sym.kw_throw:
      return throwExpression(c, first);
    default:
      return undefined;
  }
}

function throwExpression(c: Cursor, first: number): Expression {
  c.at++;
  notForDrivers(c, "throw", first);
  const ends = c.sym === Sym.semicolon || c.sym === Sym.rparen || c.sym === Sym.comma || c.sym === Sym.colon;
  const operand = ends ? undefined : assignment(c);
  return { kind: "throw", operand, first: c.firstOf(first), last: c.lastOf(first) };
}
function newExpression(c: Cursor, global: boolean, first: number): Expression {
  c.at++;
  let placement: readonly Expression[] = [];
  if (c.sym === Sym.lparen && !startsType(c, c.at + 1)) {
    c.at++;
    placement = callArguments(c);
  }
  const typeFirst = c.at;
  const parenthesised = c.take(Sym.lparen);
  let type: TypeName = parenthesised ? typeName(c) : conversionType(c);
  if (parenthesised) c.expect(Sym.rparen, "after the type of 'new'");
  const lengths: Expression[] = [];
  while (c.take(Sym.lbracket)) {
    lengths.push(outsideAngles(c, () => expression(c)));
    c.expect(Sym.rbracket, "after the length");
  }
  const [count] = lengths;
  if (lengths.length > 1) {
    const inner = lengths.slice(1).map((length) => ({ kind: "array" as const, length, qualifiers: [] }));
    const parts = [...inner, ...(type.declarator?.parts ?? [])];
    const place = c.from(typeFirst);
    type = {
      ...type,
      declarator: { name: undefined, nameToken: c.rel(typeFirst), parts, annotations: [], attributes: [], ...place },
    };
  }
  const value = c.sym === Sym.lparen || c.sym === Sym.lbrace ? parenthesisedOrBraced(c) : undefined;
  return {
    kind: "new",
    global,
    placement,
    type,
    count,
    initializer: value,
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
}

function deleteExpression(c: Cursor, global: boolean, first: number): Expression {
  c.at++;
  const array = c.sym === Sym.lbracket && c.peek(1) === Sym.rbracket;
  if (array) c.at += 2;
  const operand = c.nest(() => cast(c));
  return { kind: "delete", global, array, operand, first: c.firstOf(first), last: c.lastOf(first) };
}

/** `(T(x) + 1)` and `(T{})`: the parenthesis holds an expression, though a type stands first in it. */
export function parenthesisedConstruction(c: Cursor): boolean {
  let end = typeNameEnd(c, c.at + 1);
  if (end === 0 && isTypeWord(c, c.peek(1)) && c.peek(2) === Sym.lparen) end = c.at + 2;
  if (end === 0 || end >= c.end) return false;
  const next = c.symbols[end] ?? 0;
  if (next === Sym.lbrace || next === Sym.coloncolon) return true;
  if (next !== Sym.lparen) return false;
  while (isCallingConvention(c.symbols[end + 1] ?? 0)) end++;
  const inside = c.symbols[end + 1] ?? 0;
  // `(T (*)(int))p` casts to a pointer to function.
  return !(inside === Sym.star && (c.symbols[end + 2] === Sym.rparen || c.symbols[end + 2] === Sym.star));
}

/** A list in braces where an expression may stand. */
export function bracedOrAssignment(c: Cursor): Expression {
  if (c.cxx === undefined || c.sym !== Sym.lbrace) return assignment(c);
  const first = c.at;
  return { kind: "braced", list: initializer(c), first: c.firstOf(first), last: c.lastOf(first) };
}

/** At `.*` or `->*`, which bind less tightly than what stands before a name. */
export function atPointedMember(c: Cursor): boolean {
  return c.cxx !== undefined && (c.sym === Sym.dot || c.sym === Sym.arrow) && c.peek(1) === Sym.star;
}
export function pointedMember(c: Cursor, object: Expression, first: number): Expression {
  const arrow = c.sym === Sym.arrow;
  c.at += 2;
  const pointer = c.nest(() => cast(c));
  return { kind: "pointedMember", object, arrow, pointer, first: c.firstOf(first), last: c.lastOf(first) };
}

/** The name of a member after `.` or `->`: also qualified, an operator or a destructor. Undefined for a plain one. */
export function cxxMemberName(c: Cursor): string | undefined {
  if (c.cxx === undefined) return undefined;
  c.take(Sym.kw_template);
  if (c.sym === Sym.tilde && c.isName(c.peek(1))) {
    c.at += 2;
    return `~${c.text(c.at - 1)}`;
  }
  if (c.sym === Sym.kw_operator) return operatorName(c, { scope: "", global: false, conversion: undefined }).name;
  const path = c.cxx.path(c.at);
  if (path === undefined || path.scope === "") return undefined;
  c.at = path.last;
  if (c.sym === Sym.tilde) {
    c.at += 2;
    return `${path.scope}::~${c.text(c.at - 1)}`;
  }
  if (c.sym === Sym.kw_operator)
    return `${path.scope}::${operatorName(c, { scope: "", global: false, conversion: undefined }).name}`;
  c.at++;
  return `${path.scope}::${c.text(path.last)}`;
}

/** Explicit template arguments behind the name of a member, which has just been read. */
export function memberArguments(c: Cursor): readonly TemplateArgument[] | undefined {
  const names = c.cxx;
  if (names === undefined || c.sym !== Sym.less) return undefined;
  // Of a class that is declared later: nothing is less than a type.
  if (!names.isTemplate(c.peek(-1)) && !startsType(c, c.at + 1)) return undefined;
  const end = names.skipAngles(c.at);
  return end > 0 && c.symbols[end] === Sym.lparen ? templateArguments(c) : undefined;
}

/** Inside parentheses, `>` compares even within template arguments. */
export function outsideAngles<T>(c: Cursor, read: () => T): T {
  const names = c.cxx;
  if (names === undefined || !names.angles) return read();
  names.angles = false;
  try {
    return read();
  } finally {
    names.angles = true;
  }
}
