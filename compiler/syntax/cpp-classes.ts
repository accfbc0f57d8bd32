// Classes: their bases, members and access. The bodies of member functions are read when the outermost class is complete, since
// they may name what is declared further down.
import { Sym } from "../preprocess/spellings.ts";
import { textOf } from "../preprocess/symbols.ts";
import type {
  Annotation,
  Attribute,
  CompoundStatement,
  Declaration,
  DeclarationSpecifiers,
  Declarator,
  DeclaratorPart,
  FunctionDefinition,
  Initializer,
  MemberDeclaration,
  RecordSpecifier,
} from "./ast.ts";
import { annotation, attributes, isAttribute, isCallingConvention } from "./attributes.ts";
import type { Access, BaseSpecifier, ClassBody, ClassMember, MemberInitializer } from "./cpp-ast.ts";
import { functionEnding, memberInitializers, skipFunctionBody, skipped, template, using } from "./cpp-declarations.ts";
import { abbreviated } from "./cpp-generic.ts";
import { takeExpansion } from "./cpp-packs.ts";
import { namedType, skipStandardAttributes, templateArguments } from "./cpp-types.ts";
import { type Cursor, SyntaxFailure } from "./cursor.ts";
import { declarator, staticAssert } from "./declarations.ts";
import { conditional } from "./expressions.ts";
import { initializer } from "./initializers.ts";
import { skipMember } from "./members.ts";
import { isNoise, specifiers } from "./specifiers.ts";
import { compound } from "./statements.ts";

const accessWords = new Map<number, Access>([
  [Sym.kw_public, "public"],
  [Sym.kw_protected, "protected"],
  [Sym.kw_private, "private"],
]);

/** `class`, `struct` or `union` with what follows. */
export function classSpecifier(c: Cursor): RecordSpecifier {
  const names = c.cxx;
  const first = c.at;
  const keyword = c.sym === Sym.kw_class ? "class" : c.sym === Sym.kw_union ? "union" : "struct";
  const tag = keyword === "union" ? "union" : "struct";
  c.at++;
  const attributeList: Attribute[] = [];
  const annotations: Annotation[] = [];
  between(c, attributeList, annotations);
  let name: string | undefined;
  let args: RecordSpecifier["args"];
  const path = names?.path(c.at);
  if (names !== undefined && path !== undefined && c.isName(c.symbols[path.last] ?? 0)) {
    const symbol = c.symbols[path.last] ?? 0;
    name = `${path.global ? "::" : ""}${path.scope === "" ? "" : `${path.scope}::`}${textOf(symbol)}`;
    c.at = path.last + 1;
    if (c.sym === Sym.less) {
      if (!names.isTemplate(symbol))
        c.failHere(
          "unknown-type",
          `'${name}' is no class template that is declared here`,
          "declare the template first",
        );
      args = templateArguments(c);
    }
    if (path.scope === "" && args === undefined) c.declare(symbol, true);
  }
  between(c, attributeList, annotations);
  const final = c.sym === Sym.kw_final && (c.peek(1) === Sym.colon || c.peek(1) === Sym.lbrace);
  if (final) c.at++;
  const bases = c.sym === Sym.colon && opensBases(c) ? baseList(c) : [];
  if (c.sym !== Sym.lbrace) {
    if (name === undefined)
      c.failHere("syntax", `expected a name or '{' after '${keyword}', found ${c.found()}`, undefined);
    return {
      kind: "record",
      tag,
      name,
      args,
      members: undefined,
      attributes: attributeList,
      annotations,
      pack: undefined,
      first: c.firstOf(first),
      last: c.lastOf(first),
    };
  }
  c.at++;
  const list = c.nest(() => classBody(c, first, name, keyword, bases.length > 0));
  c.passPragmas();
  const pack = c.pragmaState.pack;
  while (isAttribute(c.sym)) attributes(c, attributeList);
  const data: MemberDeclaration[] = [];
  let plain = bases.length === 0 && !final;
  for (const { node, access } of list) {
    if (isPlainMember(node)) data.push(node);
    else plain = false;
    if (access !== "public") plain = false;
  }
  const cxx: ClassBody = { keyword, final, bases, members: list };
  return {
    kind: "record",
    tag,
    name,
    args,
    members: data,
    attributes: attributeList,
    annotations,
    pack,
    ...(plain ? {} : { cxx }),
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
}

/** A member that a structure of C could have. */
function isPlainMember(node: ClassMember["node"]): node is MemberDeclaration {
  if ("kind" in node) return false;
  if (node.specifiers.storage !== undefined || node.specifiers.cxx !== undefined) return false;
  if (node.declarators.length === 0 && node.specifiers.type.kind === "enum") return false;
  // A named class declared inside is its member type, not a member.
  if (
    node.declarators.length === 0 &&
    node.specifiers.type.kind === "record" &&
    node.specifiers.type.name !== undefined
  )
    return false;
  return node.declarators.every(
    ({ declarator: named, initializer: value, ending }) =>
      value === undefined &&
      ending === undefined &&
      named?.parts[0]?.kind !== "function" &&
      !(named?.parts ?? []).some((part) => part.kind === "pointer" && part.reference !== undefined),
  );
}

function between(c: Cursor, attributeList: Attribute[], annotations: Annotation[]): void {
  for (;;) {
    if (isAttribute(c.sym) || c.sym === Sym.kw_alignas || c.sym === Sym.kw__Alignas) attributes(c, attributeList);
    else if (c.sym === Sym.kw___ringside_annotation) annotations.push(annotation(c));
    else if (isCallingConvention(c.sym) || isNoise(c.sym)) c.at++;
    else if (!skipStandardAttributes(c)) return;
  }
}

/** A colon after a class's name begins its bases, unless it is the width of an unnamed bit-field. */
function opensBases(c: Cursor): boolean {
  const next = c.peek(1);
  return next === Sym.kw_virtual || next === Sym.coloncolon || accessWords.has(next) || c.isName(next);
}
function baseList(c: Cursor): BaseSpecifier[] {
  const bases: BaseSpecifier[] = [];
  const unspecified: Access = "private";
  c.at++;
  do {
    const first = c.at;
    let access: Access | undefined;
    let virtual = false;
    for (;;) {
      const word = accessWords.get(c.sym);
      if (word !== undefined) access = word;
      else if (c.sym === Sym.kw_virtual) virtual = true;
      else break;
      c.at++;
    }
    const type = namedType(c);
    if (type === undefined) {
      return c.failHere(
        "unknown-type",
        `${c.found()} is not a class that is known`,
        "include the header that declares the base class",
      );
    }
    const pack = takeExpansion(c);
    const place = { first: c.firstOf(first), last: c.lastOf(first) };
    bases.push({ access: access ?? unspecified, virtual, type, ...pack, ...place });
  } while (c.take(Sym.comma));
  return bases;
}

function classBody(
  c: Cursor,
  opened: number,
  name: string | undefined,
  keyword: ClassBody["keyword"],
  hasBases: boolean,
): ClassMember[] {
  const names = c.cxx;
  if (names === undefined) return [];
  const { className, classScope, prefix, deferred } = names;
  const outermost = deferred === undefined;
  const waiting = deferred ?? [];
  names.deferred = waiting;
  if (hasBases) names.loose++;
  try {
    const members = c.scoped(() => {
      names.classScope = c.scopes.at(-1);
      if (name !== undefined) {
        names.prefix = `${prefix}${name}::`;
        names.className = c.symbols[c.at] ?? 0;
        names.className = symbolOfName(c, opened, name);
      }
      return memberList(c, opened, keyword === "class" ? "private" : "public");
    });
    names.prefix = prefix;
    names.classScope = undefined;
    names.className = 0;
    if (outermost) {
      declareTypedefNames(c, opened);
      const { at } = c;
      names.deferred = undefined;
      for (const read of waiting) read();
      c.at = at;
    }
    return members;
  } finally {
    Object.assign(names, { className, classScope, prefix, deferred });
    if (hasBases) names.loose--;
  }
}
/** `typedef struct _X { … } X, *PX;`: Microsoft's compiler knows the names behind the body in the bodies of its functions. */
function declareTypedefNames(c: Cursor, opened: number): void {
  if (c.symbols[opened - 1] !== Sym.kw_typedef) return;
  for (let at = 0; ; at++) {
    while (c.peek(at) === Sym.star) at++;
    if (!c.isName(c.peek(at)) || (c.peek(at + 1) !== Sym.comma && c.peek(at + 1) !== Sym.semicolon)) return;
    c.declare(c.peek(at), true);
    if (c.peek(++at) !== Sym.comma) return;
  }
}
/** The symbol of the last part of a class's name, as it stands between the keyword and the brace. */
function symbolOfName(c: Cursor, opened: number, name: string): number {
  const last = name.slice(name.lastIndexOf(":") + 1);
  for (let at = opened; at < c.at; at++) if (c.text(at) === last) return c.symbols[at] ?? 0;
  return 0;
}

function memberList(c: Cursor, opened: number, initial: Access): ClassMember[] {
  const members: ClassMember[] = [];
  let access = initial;
  c.passPragmas();
  while (!c.take(Sym.rbrace)) {
    if (c.at >= c.end) c.fail("syntax", "this class is never closed", "add the missing '}'", opened);
    if (c.take(Sym.semicolon)) continue;
    const word = accessWords.get(c.sym);
    if (word !== undefined && c.peek(1) === Sym.colon) {
      access = word;
      c.at += 2;
      continue;
    }
    const first = c.at;
    const { depth } = c;
    try {
      members.push({ access, node: member(c) });
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
      c.depth = depth;
      c.report(error, error.code === "cxx" ? "information" : "error");
      skipMember(c, first);
      members.push({
        access,
        node: { kind: "notUnderstood", construct: error.code, first: c.firstOf(first), last: c.lastOf(first) },
      });
    }
  }
  return members;
}

function member(c: Cursor): ClassMember["node"] {
  skipStandardAttributes(c);
  switch (c.sym) {
    case Sym.kw__Static_assert:
    case Sym.kw_static_assert:
      return staticAssert(c);
    case Sym.kw_using: {
      const made = using(c);
      return made.kind === "declaration" ? asMember(made) : made;
    }
    case Sym.kw_template:
      return template(c, () => functionOrData(c));
    default: {
      const made = functionOrData(c);
      return abbreviated(made) ?? made;
    }
  }
}
function asMember(node: Declaration): MemberDeclaration {
  return {
    specifiers: node.specifiers,
    declarators: node.declarators.map((d) => ({ declarator: d.declarator, bits: undefined })),
    first: node.first,
    last: node.last,
  };
}

function functionOrData(c: Cursor): MemberDeclaration | FunctionDefinition {
  const names = c.cxx;
  const first = c.at;
  c.declaresUnknown = "declaration";
  const head = specifiers(c);
  c.declaresUnknown = "no";
  if (c.cxx !== undefined && head.cxx?.friend === true && c.sym === Sym.semicolon) {
    c.at++;
    return { specifiers: head, declarators: [], first: c.firstOf(first), last: c.lastOf(first) };
  }
  const list: MemberDeclaration["declarators"][number][] = [];
  if (c.sym !== Sym.semicolon) {
    do {
      const named = c.sym === Sym.colon ? undefined : declarator(c, "member");
      const fn = named?.parts[0];
      if (named !== undefined && fn?.kind === "function" && head.storage !== "typedef") {
        const ending = functionEnding(c);
        if (ending === undefined && (c.sym === Sym.lbrace || c.sym === Sym.colon)) {
          if (names !== undefined && head.cxx?.friend !== true) hide(c, named);
          return inlineFunction(c, head, named, fn, first);
        }
        if (c.sym === Sym.kw_try) c.failHere("cxx", "function try blocks are not supported", skipped);
        list.push({ declarator: named, bits: undefined, ...(ending === undefined ? {} : { ending }) });
        continue;
      }
      const bits = c.take(Sym.colon) ? conditional(c) : undefined;
      const trailing: Attribute[] = [];
      while (isAttribute(c.sym)) attributes(c, trailing);
      const value = memberInitializer(c);
      const whole =
        named === undefined || trailing.length === 0
          ? named
          : { ...named, attributes: [...named.attributes, ...trailing] };
      if (named !== undefined) {
        if (head.storage === "typedef") c.declare(c.symbols[named.nameToken + c.start] ?? 0, true);
        else hide(c, named);
      }
      list.push({ declarator: whole, bits, ...(value === undefined ? {} : { initializer: value }) });
    } while (c.take(Sym.comma));
  }
  if (c.sym !== Sym.rbrace) c.expect(Sym.semicolon, "after the member");
  else
    c.report(
      new SyntaxFailure("syntax", "expected ';' after the last member, found '}'", "add the missing ';'", c.at, c.at),
    );
  if (list.length === 0 && head.type.kind === "record" && head.type.name === undefined) hideInside(c, head.type);
  if (list.length === 0 && head.type.kind === "builtin" && head.type.words.length === 0)
    c.fail("syntax", "this member has neither a type nor a name", undefined, first);
  return { specifiers: head, declarators: list, first: c.firstOf(first), last: c.lastOf(first) };
}
/** A member that bears a type's name hides the type in its class. */
function hide(c: Cursor, named: Declarator): void {
  if (named.name === undefined || named.cxx !== undefined) return;
  const symbol = c.symbols[named.nameToken + c.start] ?? 0;
  if (c.isTypedef(symbol)) c.declare(symbol, false);
}
/** So do the members of a structure or union that is an unnamed member itself. */
function hideInside(c: Cursor, inner: RecordSpecifier): void {
  for (const { declarators, specifiers: head } of inner.members ?? []) {
    for (const { declarator: named } of declarators) if (named !== undefined) hide(c, named);
    if (declarators.length === 0 && head.type.kind === "record" && head.type.name === undefined)
      hideInside(c, head.type);
  }
}
function memberInitializer(c: Cursor): Initializer | undefined {
  if (c.take(Sym.assign)) return initializer(c);
  if (c.sym !== Sym.lbrace) return undefined;
  const list = initializer(c);
  return list.kind === "list" ? { ...list, direct: true } : list;
}

/** A function with its body in the class. What is read later is put into the node that is made here. */
function inlineFunction(
  c: Cursor,
  head: DeclarationSpecifiers,
  named: Declarator,
  fn: DeclaratorPart & { kind: "function" },
  first: number,
): FunctionDefinition {
  const names = c.cxx;
  const at = c.at;
  skipFunctionBody(c);
  const place = c.from(first);
  const later: { body: CompoundStatement; initializers?: readonly MemberInitializer[] } = {
    body: { kind: "compound", items: [], first: c.rel(at), last: c.rel(c.at - 1) },
  };
  const node: FunctionDefinition = Object.assign(later, {
    kind: "function" as const,
    specifiers: head,
    declarator: named,
    oldParameters: [],
    ...place,
  });
  const { scopes, inTemplate } = c;
  const prefix = names?.prefix ?? "";
  const loose = names?.loose ?? 0;
  const packs = names?.packs ?? 0;
  names?.deferred?.push(() => {
    c.at = at;
    const { depth } = c;
    try {
      c.withScopes(scopes, () => {
        const before = { prefix: names.prefix, loose: names.loose, packs: names.packs };
        const outer = c.inTemplate;
        c.inTemplate = inTemplate;
        Object.assign(names, { prefix, loose, packs });
        try {
          functionInside(c, fn, named.name ?? "", later);
        } finally {
          Object.assign(names, before);
          c.inTemplate = outer;
        }
      });
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
      c.depth = depth;
      c.report(error);
    }
  });
  return node;
}
function functionInside(
  c: Cursor,
  fn: DeclaratorPart & { kind: "function" },
  name: string,
  into: { body: CompoundStatement; initializers?: readonly MemberInitializer[] },
): void {
  c.scoped(() => {
    for (const parameter of fn.parameters ?? []) {
      const inner = parameter.declarator;
      if (inner?.name !== undefined) c.declare(c.symbols[inner.nameToken + c.start] ?? 0, false);
    }
    if (c.take(Sym.colon)) into.initializers = memberInitializers(c);
    const outer = c.functionName;
    c.functionName = name;
    into.body = compound(c);
    c.functionName = outer;
  });
}
