// The bodies of structures, unions and enumerations.
import { added, exact, NONE } from "../lists.ts";
import { Sym } from "../preprocess/spellings.ts";
import { textOf } from "../preprocess/symbols.ts";
import type { Annotation, Attribute, EnumSpecifier, MemberDeclaration, RecordSpecifier, TypeName } from "./ast.ts";
import { annotation, attributes, isAttribute, isCallingConvention } from "./attributes.ts";
import { skipStandardAttributes } from "./cpp-types.ts";
import { type Cursor, SyntaxFailure } from "./cursor.ts";
import { declarator, staticAssert, typeName } from "./declarations.ts";
import { assignment, conditional } from "./expressions.ts";
import { atNewFunction } from "./recovery.ts";
import { noise, specifiers } from "./specifiers.ts";
import { startsType } from "./type-starts.ts";

export function record(c: Cursor): RecordSpecifier {
  const first = c.at;
  const tag = c.sym === Sym.kw_struct ? "struct" : "union";
  c.at++;
  const attributeList: Attribute[] = [];
  const annotations: Annotation[] = [];
  const between = (): void => {
    for (;;) {
      if (isAttribute(c.sym) || c.sym === Sym.kw__Alignas) attributes(c, attributeList);
      else if (c.sym === Sym.kw___ringside_annotation) annotations.push(annotation(c));
      else if (isCallingConvention(c.sym) || noise.has(c.sym)) c.at++;
      else if (!skipStandardAttributes(c)) return;
    }
  };
  between();
  let name: string | undefined;
  if (c.atName()) {
    name = textOf(c.sym);
    c.at++;
  }
  between();
  if (!c.take(Sym.lbrace)) {
    if (name === undefined)
      c.failHere("syntax", `expected a name or '{' after '${tag}', found ${c.found()}`, undefined);
    return {
      kind: "record",
      tag,
      name,
      members: undefined,
      attributes: exact(attributeList),
      annotations: exact(annotations),
      pack: undefined,
      first: c.firstOf(first),
      last: c.lastOf(first),
    };
  }
  const members = c.nest(() => memberList(c, first));
  c.passPragmas();
  const pack = c.pragmaState.pack;
  while (isAttribute(c.sym)) attributes(c, attributeList);
  return {
    kind: "record",
    tag,
    name,
    members,
    attributes: exact(attributeList),
    annotations: exact(annotations),
    pack,
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
}

function memberList(c: Cursor, opened: number): readonly MemberDeclaration[] {
  const members: MemberDeclaration[] = [];
  c.passPragmas();
  while (!c.take(Sym.rbrace)) {
    if (c.at >= c.end || atNewFunction(c))
      c.fail("syntax", "this structure is never closed", "add the missing '}'", opened);
    const first = c.at;
    const { depth } = c;
    if (c.take(Sym.semicolon)) continue;
    try {
      members.push(member(c));
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
      c.depth = depth;
      skipMember(c, first);
      // What is missing before a new function is the brace, and that is told.
      if (!atNewFunction(c)) c.report(error);
    }
  }
  return exact(members);
}

export function skipMember(c: Cursor, first: number): void {
  let parameters = false;
  while (c.at < c.end && c.sym !== Sym.rbrace) {
    const symbol = c.sym;
    if (c.at > first && atNewFunction(c)) return;
    c.at++;
    if (symbol === Sym.semicolon) return;
    if (symbol === Sym.rparen) parameters = true;
    if (symbol !== Sym.lbrace) continue;
    c.skipBalanced();
    // A function's body ends the member.
    if (c.cxx === undefined || !parameters) continue;
    c.take(Sym.semicolon);
    return;
  }
  if (c.at === first) c.at++;
}

function member(c: Cursor): MemberDeclaration {
  const first = c.at;
  if (c.sym === Sym.kw__Static_assert || (c.sym === Sym.kw_static_assert && c.peek(1) === Sym.lparen)) {
    const assertion = staticAssert(c);
    const none = { first: c.rel(first), last: c.rel(first) };
    const builtin = { kind: "builtin", words: ["void"], ...none } as const;
    const nothing = {
      storage: undefined,
      inline: false,
      noreturn: false,
      qualifiers: NONE,
      type: builtin,
      annotations: NONE,
      attributes: NONE,
      ...none,
    };
    return {
      specifiers: nothing,
      declarators: NONE,
      staticAssert: assertion,
      first: c.firstOf(first),
      last: c.lastOf(first),
    };
  }
  c.declaresUnknown = "declaration";
  const head = specifiers(c);
  c.declaresUnknown = "no";
  let declarators: MemberDeclaration["declarators"][number][] | undefined;
  if (c.sym !== Sym.semicolon) {
    do {
      const named = c.sym === Sym.colon ? undefined : declarator(c, "member");
      const bits = c.take(Sym.colon) ? conditional(c) : undefined;
      let trailing: Attribute[] | undefined;
      while (isAttribute(c.sym)) {
        trailing ??= [];
        attributes(c, trailing);
      }
      declarators = added(declarators, {
        declarator:
          named === undefined || trailing === undefined
            ? named
            : { ...named, attributes: [...named.attributes, ...trailing] },
        bits,
      });
    } while (c.take(Sym.comma));
  }
  if (c.sym !== Sym.rbrace) c.expect(Sym.semicolon, "after the member");
  else
    c.report(
      new SyntaxFailure("syntax", "expected ';' after the last member, found '}'", "add the missing ';'", c.at, c.at),
    );
  if (declarators === undefined && head.type.kind === "builtin" && head.type.words.length === 0) {
    c.fail("syntax", "this member has neither a type nor a name", undefined, first);
  }
  return { specifiers: head, declarators: exact(declarators), first: c.firstOf(first), last: c.lastOf(first) };
}

export function enumeration(c: Cursor): EnumSpecifier {
  const first = c.at;
  c.at++;
  const scoped = c.cxx !== undefined && (c.sym === Sym.kw_class || c.sym === Sym.kw_struct);
  if (scoped) c.at++;
  const ignored: Attribute[] = [];
  while (isAttribute(c.sym)) attributes(c, ignored);
  while (c.sym === Sym.kw___ringside_annotation) annotation(c);
  skipStandardAttributes(c);
  let name: string | undefined;
  if (c.atName()) {
    const path = c.cxx?.path(c.at);
    if (path !== undefined && path.scope !== "") {
      name = `${path.scope}::${c.text(path.last)}`;
      c.at = path.last;
    } else {
      name = textOf(c.sym);
      if (c.cxx !== undefined) c.declare(c.sym, true);
      c.cxx?.declareEnum(c.sym);
    }
    c.at++;
  }
  const underlying = underlyingType(c);
  const shape = scoped ? { scoped } : {};
  if (!c.take(Sym.lbrace)) {
    if (name === undefined) c.failHere("syntax", `expected a name or '{' after 'enum', found ${c.found()}`, undefined);
    return {
      kind: "enum",
      name,
      underlying,
      enumerators: undefined,
      ...shape,
      first: c.firstOf(first),
      last: c.lastOf(first),
    };
  }
  const enumerators: NonNullable<EnumSpecifier["enumerators"]>[number][] = [];
  while (!c.take(Sym.rbrace)) {
    const at = c.at;
    if (!c.atName()) c.failHere("syntax", `expected the name of an enumerator, found ${c.found()}`, undefined);
    const enumerator = textOf(c.sym);
    if (!scoped) c.declare(c.sym, false);
    c.at++;
    while (isAttribute(c.sym)) attributes(c, ignored);
    skipStandardAttributes(c);
    const value = c.take(Sym.assign) ? assignment(c) : undefined;
    enumerators.push({ name: enumerator, value, first: c.firstOf(at), last: c.lastOf(at) });
    if (!c.take(Sym.comma) && c.sym !== Sym.rbrace) c.expect(Sym.comma, "between enumerators");
  }
  while (isAttribute(c.sym)) attributes(c, ignored);
  return {
    kind: "enum",
    name,
    underlying,
    enumerators: exact(enumerators),
    ...shape,
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
}

/** `: unsigned char` behind the name of an enumeration; a name that nothing declares is told of and passed over. */
function underlyingType(c: Cursor): TypeName | undefined {
  if (c.sym !== Sym.colon) return undefined;
  if (startsType(c, c.at + 1)) {
    c.at++;
    return typeName(c);
  }
  if (c.cxx === undefined || !c.isName(c.peek(1)) || c.peek(2) !== Sym.lbrace) return undefined;
  c.at += 2;
  const remedy = "include the header that declares it, or check its spelling";
  c.report(new SyntaxFailure("unknown-type", `unknown type name '${c.text(c.at - 1)}'`, remedy, c.at - 1, c.at - 1));
  return undefined;
}
