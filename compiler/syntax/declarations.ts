// Declarators, initialisers, declarations inside blocks, type names, and the question that C's grammar hangs on: does a type begin here?

import { added, exact, NONE } from "../lists.ts";
import { textValue } from "../preprocess/literals.ts";
import { Sym } from "../preprocess/spellings.ts";
import { kindOf, TokenKind, textOf } from "../preprocess/symbols.ts";
import type { TokenRange } from "../source/source.ts";
import type {
  Annotation,
  Attribute,
  Declaration,
  Declarator,
  DeclaratorPart,
  Designator,
  Initializer,
  InitializerItem,
  Parameter,
  Qualifier,
  StaticAssert,
  TypeName,
} from "./ast.ts";
import { annotation, attributes, isAttribute, isCallingConvention } from "./attributes.ts";
import { functionEnding, opensParameters } from "./cpp-declarations.ts";
import { startsLambda } from "./cpp-lambdas.ts";
import { takeExpansion } from "./cpp-packs.ts";
import { declaratorName, functionSuffix, memberPointerEnd, skipStandardAttributes, typeNameEnd } from "./cpp-types.ts";
import type { Cursor } from "./cursor.ts";
import { assignment, callArguments, conditional } from "./expressions.ts";
import { isNoise, isSpecifierWord, isTypeWord, qualifierOf, specifiers } from "./specifiers.ts";
import { passMacroAfterParameters, passMacrosBeforeName } from "./unknown-names.ts";

/** Does the token at `at` begin a type name? */
export function startsType(c: Cursor, at: number): boolean {
  const symbol = at < c.end ? (c.symbols[at] ?? 0) : 0;
  if (c.cxx !== undefined && (c.isName(symbol) || symbol === Sym.coloncolon)) return typeNameEnd(c, at) > 0;
  if (c.isName(symbol)) return c.isTypedef(symbol);
  if (symbol === Sym.kw___extension__ || symbol === Sym.kw___ringside_annotation || isAttribute(symbol))
    return startsTypeLater(c, at);
  return isTypeWord(c, symbol) || isNoise(symbol);
}

function startsTypeLater(c: Cursor, at: number): boolean {
  const symbol = c.symbols[at] ?? 0;
  if (symbol === Sym.kw___extension__) return startsType(c, at + 1);
  return true;
}

/** Does a declaration begin here, in a block? */
export function startsDeclaration(c: Cursor): boolean {
  const symbol = c.sym;
  if (c.cxx !== undefined) {
    const known = startsCxxDeclaration(c);
    if (known !== undefined) return known;
  }
  if (c.isName(symbol)) {
    const next = c.peek(1);
    if (next === Sym.colon) return false;
    if (c.isTypedef(symbol)) return true;
    // `UNKNOWN name …`: two names side by side are no expression.
    return c.isName(next) && !c.isTypedef(next);
  }
  if (symbol === Sym.kw___extension__) return startsType(c, c.at + 1) || isSpecifierWord(c, c.peek(1));
  if (symbol === Sym.kw___attribute__) return c.peek(1) === Sym.lparen;
  return isSpecifierWord(c, symbol);
}

/** For C++, undefined where it is as in C. */
function startsCxxDeclaration(c: Cursor): boolean | undefined {
  const symbol = c.sym;
  if (c.isName(symbol) || symbol === Sym.coloncolon) {
    if (c.peek(1) === Sym.colon) return false;
    const end = typeNameEnd(c, c.at);
    if (end > 0) return !constructs(c, end);
    if (symbol === Sym.coloncolon) return false;
    const path = c.cxx?.path(c.at);
    // `UNKNOWN name …`: two names side by side are no expression.
    return path !== undefined && c.isName(c.symbols[path.last + 1] ?? 0) && c.isName(c.symbols[path.last] ?? 0);
  }
  switch (symbol) {
    case Sym.kw_struct:
    case Sym.kw_union:
    case Sym.kw_class:
    case Sym.kw_enum:
    case Sym.kw_auto:
      return true;
    case Sym.kw_typename: {
      const end = typeNameEnd(c, c.at);
      return end === 0 || !constructs(c, end);
    }
    case Sym.kw_decltype: {
      const { at } = c;
      c.at += 2;
      c.skipBalanced();
      const end = c.at;
      c.at = at;
      return !constructs(c, end);
    }
  }
  if (isTypeWord(c, symbol) && qualifierOf(symbol) === undefined) return !constructs(c, c.at + 1);
  return symbol === Sym.lbracket ? false : undefined;
}
/** After a type: `T(x)`, `T{x}` and `T::f()` are expressions, `T (*x)` declares. */
function constructs(c: Cursor, end: number): boolean {
  const next = c.symbols[end] ?? 0;
  if (next === Sym.lbrace || next === Sym.coloncolon || next === Sym.dot) return true;
  if (next !== Sym.lparen) return false;
  const inside = c.symbols[end + 1] ?? 0;
  if (isCallingConvention(inside) || inside === Sym.amp || inside === Sym.andAnd) return false;
  if (memberPointerEnd(c, end + 1) > 0) return false;
  if (inside !== Sym.star) return true;
  // `T (*name)(…)` or `T (*name)[n]`, not `T(*pointer)`.
  let at = end + 1;
  while (c.symbols[at] === Sym.star || qualifierOf(c.symbols[at] ?? 0) !== undefined) at++;
  const after = c.symbols[at + 1] ?? 0;
  if (!c.isName(c.symbols[at] ?? 0)) return true;
  if (after === Sym.lbracket) return false;
  return !(after === Sym.rparen && (c.symbols[at + 2] === Sym.lparen || c.symbols[at + 2] === Sym.lbracket));
}

export function typeName(c: Cursor): TypeName {
  return c.nest(() => {
    const first = c.at;
    const head = specifiers(c);
    const abstract =
      c.sym === Sym.ellipsis ||
      c.sym === Sym.rparen ||
      c.sym === Sym.comma ||
      c.sym === Sym.colon ||
      c.sym === Sym.greater
        ? undefined
        : declarator(c, "abstract");
    return { kind: "typeName", specifiers: head, declarator: abstract, first: c.firstOf(first), last: c.lastOf(first) };
  });
}

/** A type without a declarator. */
export function plainTypeName(c: Cursor): TypeName {
  const first = c.at;
  return {
    kind: "typeName",
    specifiers: specifiers(c),
    declarator: undefined,
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
}

/** A declaration in a block or in the head of `for`, with its semicolon. */
export function declaration(c: Cursor): Declaration {
  const first = c.at;
  c.declaresUnknown = "declaration";
  const head = specifiers(c);
  c.declaresUnknown = "no";
  return declarationRest(c, head, first, undefined);
}

/** After the specifiers: declarators and semicolon. `opening` is the first declarator where it has been read already. */
export function declarationRest(
  c: Cursor,
  head: ReturnType<typeof specifiers>,
  first: number,
  opening: Declarator | undefined,
): Declaration {
  let declarators: Declaration["declarators"][number][] | undefined;
  const typedef = head.storage === "typedef";
  if (opening !== undefined || c.sym !== Sym.semicolon) {
    let next = opening ?? declarator(c, "named");
    for (;;) {
      if (next.name !== undefined && next.cxx === undefined)
        c.declare(c.symbols[next.nameToken + c.start] ?? 0, typedef);
      const ending = c.cxx !== undefined && next.parts[0]?.kind === "function" ? functionEnding(c) : undefined;
      const value = c.take(Sym.assign) ? initializer(c) : c.cxx !== undefined ? directInitializer(c) : undefined;
      const made = { declarator: next, initializer: value };
      declarators = added(declarators, ending === undefined ? made : { ending, ...made });
      if (!c.take(Sym.comma)) break;
      next = declarator(c, "named");
    }
  }
  if (
    head.type.kind === "builtin" &&
    head.type.words.length === 0 &&
    declarators === undefined &&
    head.annotations.length === 0
  ) {
    c.fail("syntax", `expected a declaration, found ${c.found()}`, undefined, first);
  }
  if (c.sym === Sym.lbrace && declarators?.at(-1)?.declarator.parts[0]?.kind === "function")
    c.failHere("unsupported", "a function within a function (GNU) is not supported", "define it outside");
  c.expect(Sym.semicolon, "after the declaration");
  return {
    kind: "declaration",
    specifiers: head,
    declarators: exact(declarators),
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
}
/** C++ `T x(…)` and `T x{…}`. */
function directInitializer(c: Cursor): Initializer | undefined {
  const first = c.at;
  if (c.take(Sym.lparen))
    return { kind: "arguments", args: callArguments(c), first: c.firstOf(first), last: c.lastOf(first) };
  if (c.sym !== Sym.lbrace) return undefined;
  const list = initializer(c);
  return list.kind === "list" ? { ...list, direct: true } : list;
}

type DeclaratorMode = "named" | "member" | "parameter" | "abstract";

/** Reads a declarator; abstract ones have no name, parameters may have one. */
export function declarator(c: Cursor, mode: DeclaratorMode): Declarator {
  return c.nest(() => {
    const first = c.at;
    let pointers: DeclaratorPart[] | undefined;
    const beside: Beside = { annotations: undefined, attributes: undefined };
    between(c, beside);
    for (;;) {
      const member = memberPointerEnd(c, c.at);
      const memberOf = member > 0 ? c.textRange(c.at, member - 3) : undefined;
      if (member > 0) c.at = member - 1;
      const symbol = c.sym;
      if (symbol !== Sym.star && (c.cxx === undefined || (symbol !== Sym.amp && symbol !== Sym.andAnd))) break;
      c.at++;
      const qualifiers = exact(between(c, beside));
      pointers = added(
        pointers,
        symbol === Sym.star
          ? memberOf === undefined
            ? { kind: "pointer", qualifiers }
            : { kind: "pointer", qualifiers, memberOf }
          : { kind: "pointer", qualifiers, reference: symbol === Sym.amp ? "lvalue" : "rvalue" },
      );
    }
    const pack = mode === "parameter" && c.sym === Sym.ellipsis ? takeExpansion(c) : undefined;
    if (mode !== "abstract") passMacrosBeforeName(c);
    let name: string | undefined;
    let nameToken = c.rel(first);
    let parts: DeclaratorPart[] | undefined;
    let isPack = pack !== undefined;
    let bindings: Declarator["bindings"];
    const cxxName = c.cxx !== undefined && mode !== "abstract" ? declaratorName(c) : undefined;
    let cxx = cxxName?.cxx;
    if (cxxName !== undefined) {
      name = cxxName.name;
      nameToken = c.rel(cxxName.token);
    } else if (c.atName() && mode !== "abstract") {
      name = textOf(c.sym);
      nameToken = c.rel(c.at);
      c.at++;
    } else if (c.sym === Sym.lparen && opensDeclarator(c, mode)) {
      c.at++;
      const inner = declarator(c, mode);
      c.expect(Sym.rparen, "to close the declarator");
      name = inner.name;
      nameToken = inner.nameToken;
      cxx = inner.cxx;
      isPack ||= inner.pack === true;
      parts = inner.parts.slice();
      for (const one of inner.annotations) beside.annotations = added(beside.annotations, one);
      for (const one of inner.attributes) beside.attributes = added(beside.attributes, one);
    } else if (mode === "named" || (mode === "member" && pointers === undefined && c.sym !== Sym.lbracket)) {
      if (c.cxx === undefined || c.sym !== Sym.lbracket)
        c.failHere("syntax", `expected a name, found ${c.found()}`, undefined);
      nameToken = c.rel(c.at);
      bindings = structuredBindings(c);
      name = `[${bindings.map((one) => one.name).join(", ")}]`;
    }
    if (c.cxx !== undefined) skipStandardAttributes(c);
    parts = suffixes(c, parts, mode);
    if (parts === undefined) parts = pointers?.reverse();
    else if (pointers !== undefined) parts.push(...pointers.reverse());
    trailing(c, beside);
    if (mode === "named" && parts?.[0]?.kind === "function") passMacroAfterParameters(c);
    const made = {
      name,
      nameToken,
      parts: exact(parts),
      annotations: exact(beside.annotations),
      attributes: exact(beside.attributes),
      first: c.firstOf(first),
      last: c.lastOf(first),
    };
    if (bindings !== undefined) return { bindings, ...made };
    if (cxx === undefined && !isPack) return made;
    return { ...(cxx === undefined ? {} : { cxx }), ...(isPack ? { pack: true as const } : {}), ...made };
  });
}

/** `[a, b]`: names for what is in the variable. */
function structuredBindings(c: Cursor): NonNullable<Declarator["bindings"]> {
  const names: ({ name: string } & TokenRange)[] = [];
  c.at++;
  do {
    if (!c.atName()) c.failHere("syntax", `expected a name, found ${c.found()}`, undefined);
    names.push({ name: textOf(c.sym), first: c.rel(c.at), last: c.rel(c.at) });
    c.declare(c.sym, false);
    c.at++;
  } while (c.take(Sym.comma));
  c.expect(Sym.rbracket, "after the names");
  return names;
}

/** What stands beside a declarator's name. */
interface Beside {
  annotations: Annotation[] | undefined;
  attributes: Attribute[] | undefined;
}

/** Qualifiers, conventions, annotations and attributes before a name; gives the qualifiers. */
function between(c: Cursor, beside: Beside): Qualifier[] | undefined {
  let qualifiers: Qualifier[] | undefined;
  for (;;) {
    const qualifier = qualifierOf(c.sym);
    if (qualifier !== undefined) {
      qualifiers = added(qualifiers, qualifier);
      c.at++;
    } else if (c.sym === Sym.kw__Atomic) {
      qualifiers = added(qualifiers, "atomic");
      c.at++;
    } else if (isCallingConvention(c.sym) || isNoise(c.sym)) c.at++;
    else if (!readBeside(c, beside)) break;
  }
  return qualifiers;
}
/** False if neither an annotation nor an attribute is next. */
function readBeside(c: Cursor, beside: Beside): boolean {
  if (c.sym === Sym.kw___ringside_annotation) beside.annotations = added(beside.annotations, annotation(c));
  else if (isAttribute(c.sym)) {
    beside.attributes ??= [];
    attributes(c, beside.attributes);
  } else return false;
  return true;
}

/** Annotations and attributes after a declarator, and GNU's `asm("name")`. */
function trailing(c: Cursor, beside: Beside): void {
  for (;;) {
    if (readBeside(c, beside)) continue;
    if ((c.sym === Sym.kw___asm__ || c.sym === Sym.kw___asm || c.sym === Sym.kw_asm) && c.peek(1) === Sym.lparen) {
      c.at += 2;
      c.skipBalanced();
    } else return;
  }
}

/** In a declarator, does this parenthesis hold a declarator (and not parameters)? */
function opensDeclarator(c: Cursor, mode: DeclaratorMode): boolean {
  if (mode === "named" || mode === "member") return true;
  let at = c.at + 1;
  for (;;) {
    const symbol = at < c.end ? (c.symbols[at] ?? 0) : 0;
    if (isCallingConvention(symbol) || isNoise(symbol)) at++;
    else if (isAttribute(symbol)) return true;
    // No parameter begins with a parenthesis: `int f(int ((int)))`.
    else if (symbol === Sym.star || symbol === Sym.lparen || symbol === Sym.lbracket) return true;
    else if (c.cxx !== undefined && (symbol === Sym.amp || symbol === Sym.andAnd)) return true;
    else if (memberPointerEnd(c, at) > 0) return true;
    else return c.isName(symbol) && !c.isTypedef(symbol) && mode === "parameter";
  }
}

/** Arrays and parameters after a name, added to what it is. */
function suffixes(c: Cursor, inner: DeclaratorPart[] | undefined, mode: DeclaratorMode): DeclaratorPart[] | undefined {
  let parts = inner;
  for (;;) {
    if (c.take(Sym.lbracket)) {
      let qualifiers: Qualifier[] | undefined;
      while (c.sym === Sym.kw_static || qualifierOf(c.sym) !== undefined) {
        const qualifier = qualifierOf(c.sym);
        if (qualifier !== undefined) qualifiers = added(qualifiers, qualifier);
        c.at++;
      }
      if (c.sym === Sym.star && c.peek(1) === Sym.rbracket) c.at++;
      const length = c.sym === Sym.rbracket ? undefined : assignment(c);
      c.expect(Sym.rbracket, "after the length of the array");
      parts = added(parts, { kind: "array", length, qualifiers: exact(qualifiers) });
    } else if (c.cxx !== undefined && c.sym === Sym.lparen) {
      if (mode === "named" && !opensParameters(c)) return parts;
      c.at++;
      const part = parameters(c);
      const suffix = functionSuffix(c);
      parts = added(parts, suffix === undefined ? part : { ...part, cxx: suffix });
    } else if (c.take(Sym.lparen)) parts = added(parts, parameters(c));
    else return parts;
  }
}

/** Behind the parenthesis that opens them. */
export function parameters(c: Cursor): DeclaratorPart & { kind: "function" } {
  if (c.take(Sym.rparen))
    return { kind: "function", parameters: c.cxx ? NONE : undefined, names: NONE, variadic: false };
  if (c.sym === Sym.kw_void && c.peek(1) === Sym.rparen) {
    c.at += 2;
    return { kind: "function", parameters: NONE, names: NONE, variadic: false };
  }
  if (c.cxx === undefined && atIdentifierList(c)) return identifierList(c);
  return c.scoped(() => {
    const list: Parameter[] = [];
    let variadic = false;
    do {
      // `IN ...`: an annotation of what has no name is one of nothing.
      if (c.sym === Sym.kw___ringside_annotation && c.peek(4) === Sym.ellipsis) c.at += 4;
      if (c.take(Sym.ellipsis)) {
        variadic = true;
        break;
      }
      list.push(parameter(c));
    } while (c.take(Sym.comma));
    c.expect(Sym.rparen, "after the parameters");
    const only = list[0];
    const isVoid = list.length === 1 && only !== undefined && only.declarator === undefined && isPlainVoid(only);
    return { kind: "function", parameters: isVoid ? NONE : exact(list), names: NONE, variadic };
  });
}

function isPlainVoid(only: Parameter): boolean {
  const { type } = only.specifiers;
  return type.kind === "builtin" && type.words.length === 1 && type.words[0] === "void";
}

function atIdentifierList(c: Cursor): boolean {
  for (let ahead = 0; c.isName(c.peek(ahead)) && !c.isTypedef(c.peek(ahead)); ahead += 2) {
    const next = c.peek(ahead + 1);
    if (next !== Sym.comma) return next === Sym.rparen;
  }
  return false;
}
/** `(a, b)` of an old-style definition. */
function identifierList(c: Cursor): DeclaratorPart & { kind: "function" } {
  const names: string[] = [];
  do {
    if (!c.atName()) c.failHere("syntax", `expected the name of a parameter, found ${c.found()}`, undefined);
    names.push(textOf(c.sym));
    c.at++;
  } while (c.take(Sym.comma));
  c.expect(Sym.rparen, "after the names of the parameters");
  return { kind: "function", parameters: undefined, names, variadic: false };
}

function parameter(c: Cursor): Parameter {
  const first = c.at;
  c.declaresUnknown = "parameter";
  const head = specifiers(c);
  c.declaresUnknown = "no";
  if (
    head.type.kind === "builtin" &&
    head.type.words.length === 0 &&
    head.storage === undefined &&
    head.qualifiers.length === 0
  ) {
    c.failHere(
      "syntax",
      `expected the type of a parameter, found ${c.found()}`,
      "include the header that declares the type, or check its spelling",
    );
  }
  if (c.sym === Sym.ellipsis && head.type.kind === "auto" && c.cxx !== undefined) c.cxx.packs++;
  const bare = c.sym === Sym.comma || c.sym === Sym.rparen || c.sym === Sym.assign;
  const named = bare ? undefined : declarator(c, "parameter");
  if (named?.name !== undefined) c.declare(c.symbols[named.nameToken + c.start] ?? 0, false);
  const fallback = c.cxx !== undefined && c.take(Sym.assign) ? initializer(c) : undefined;
  const annotations =
    named === undefined || named.annotations.length === 0
      ? head.annotations
      : [...head.annotations, ...named.annotations];
  const made = { specifiers: head, declarator: named, annotations, first: c.firstOf(first), last: c.lastOf(first) };
  return fallback === undefined ? made : { default: fallback, ...made };
}

export function initializer(c: Cursor): Initializer {
  return c.nest(() => {
    const first = c.at;
    if (!c.take(Sym.lbrace))
      return { kind: "expression", expression: assignment(c), first: c.firstOf(first), last: c.lastOf(first) };
    const items: InitializerItem[] = [];
    while (!c.take(Sym.rbrace)) {
      const designators = designation(c);
      const value = expandableInitializer(c);
      items.push({ designators, ...value });
      if (!c.take(Sym.comma) && c.sym !== Sym.rbrace) c.expect(Sym.comma, "between initialisers");
    }
    return { kind: "list", items: exact(items), first: c.firstOf(first), last: c.lastOf(first) };
  });
}

/** An initialiser in a list, which `...` may follow. */
function expandableInitializer(c: Cursor): Omit<InitializerItem, "designators"> {
  const value = initializer(c);
  return c.sym === Sym.ellipsis ? { value, ...takeExpansion(c) } : { value };
}

function designation(c: Cursor): readonly Designator[] {
  if (c.atName() && c.peek(1) === Sym.colon) {
    const name = textOf(c.sym);
    c.at += 2;
    return [{ kind: "member", name }];
  }
  let designators: Designator[] | undefined;
  for (;;) {
    if (c.sym === Sym.dot) {
      c.at++;
      if (!c.atName()) c.failHere("syntax", `expected the name of a member after '.', found ${c.found()}`, undefined);
      designators = added(designators, { kind: "member", name: textOf(c.sym) });
      c.at++;
    } else if (c.sym === Sym.lbracket && (designators !== undefined || !startsLambda(c))) {
      c.at++;
      const index = conditional(c);
      const last = c.take(Sym.ellipsis) ? conditional(c) : undefined;
      c.expect(Sym.rbracket, "after the index");
      designators = added(designators, { kind: "index", index, last });
    } else break;
  }
  if (designators !== undefined) c.take(Sym.assign);
  return exact(designators);
}

export function staticAssert(c: Cursor): StaticAssert {
  const first = c.at;
  c.at++;
  c.expect(Sym.lparen, "after the static assertion");
  const condition = conditional(c);
  let message: string | undefined;
  if (c.take(Sym.comma)) {
    if (kindOf(c.sym) !== TokenKind.string)
      c.failHere("syntax", `expected the message of the static assertion, found ${c.found()}`, undefined);
    message = "";
    while (c.at < c.end && kindOf(c.sym) === TokenKind.string) {
      message += String.fromCharCode(...textValue(textOf(c.sym)).units);
      c.at++;
    }
  }
  c.expect(Sym.rparen, "after the static assertion");
  c.expect(Sym.semicolon, "after the static assertion");
  return { kind: "staticAssert", condition, message, first: c.firstOf(first), last: c.lastOf(first) };
}
