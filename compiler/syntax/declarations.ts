// Declarators, declarations inside blocks, type names and static assertions.
import { added, exact } from "../lists.ts";
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
  Qualifier,
  StaticAssert,
  TypeName,
} from "./ast.ts";
import { annotation, attributes, isAttribute, isCallingConvention } from "./attributes.ts";
import { functionEnding, opensParameters } from "./cpp-declarations.ts";
import { takeExpansion } from "./cpp-packs.ts";
import { declaratorName, functionSuffix, memberPointerEnd, skipStandardAttributes } from "./cpp-types.ts";
import type { Cursor } from "./cursor.ts";
import { assignment, conditional } from "./expressions.ts";
import { directInitializer, initializer } from "./initializers.ts";
import { parameters } from "./parameters.ts";
import { isNoise, qualifierOf, specifiers } from "./specifiers.ts";
import { passMacroAfterParameters, passMacrosBeforeName } from "./unknown-names.ts";

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
    skipStandardAttributes(c);
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
    // `void (__stdcall)(int)`: the convention alone.
    else if (symbol === Sym.rparen) return at > c.at + 1;
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
