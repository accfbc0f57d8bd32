// Types and names as C++ writes them: qualified, with template arguments, `auto`, and the names of declarators (`N::C::~C`, `operator+`).
import { Sym } from "../preprocess/spellings.ts";
import { textOf } from "../preprocess/symbols.ts";
import type { DeclaratorPart, Qualifier, TypeName, TypeSpecifier } from "./ast.ts";
import type { CxxName, FunctionSuffix, TemplateArgument } from "./cpp-ast.ts";
import { skipConstraint } from "./cpp-concepts.ts";
import type { QualifiedPath } from "./cpp-names.ts";
import { expandable, takeExpansion } from "./cpp-packs.ts";
import { type Cursor, SyntaxFailure } from "./cursor.ts";
import { typeName } from "./declarations.ts";
import { conditional, expression } from "./expressions.ts";
import { qualifierOf, specifiers } from "./specifiers.ts";
import { startsType } from "./type-starts.ts";

/** `[[…]]`, which says nothing that changes what is computed. */
export function skipStandardAttributes(c: Cursor): boolean {
  const first = c.at;
  while (c.sym === Sym.lbracket && c.peek(1) === Sym.lbracket) {
    c.at++;
    c.skipBalanced();
  }
  return c.at > first;
}

/** Does a type's name begin at `at`: qualified, or with template arguments? Gives where it ends, 0 for no type. */
export function typeNameEnd(c: Cursor, at: number): number {
  const names = c.cxx;
  if (names === undefined) return 0;
  if (c.symbols[at] === Sym.kw_typename) {
    const path = names.path(at + 1);
    return path === undefined ? 0 : afterArguments(c, path.last);
  }
  const path = names.path(at);
  if (path === undefined || !isTypePath(c, path)) return 0;
  return afterArguments(c, path.last);
}
function afterArguments(c: Cursor, last: number): number {
  const next = last + 1;
  if (c.symbols[next] !== Sym.less || !c.cxx?.isTemplate(c.symbols[last] ?? 0)) return next;
  return c.cxx.skipAngles(next) || next;
}

function isTypePath(c: Cursor, path: QualifiedPath): boolean {
  const last = c.symbols[path.last] ?? 0;
  if (!c.isName(last)) return false;
  // `Queue->Push()`: a member that is called like its class.
  const next = c.symbols[path.last + 1];
  if (next === Sym.arrow || next === Sym.dot) return false;
  if (path.scope === "" && !path.global) return c.isTypedef(last);
  if (isConstructorName(c, path)) return false;
  return c.cxx?.isQualifiedType(path.scope, last) === true;
}
/** `N::C::C`: a constructor. */
function isConstructorName(c: Cursor, path: QualifiedPath): boolean {
  if (path.scope === "") return false;
  return path.scope.slice(path.scope.lastIndexOf("::") + 1).replace(/^:+/, "") === c.text(path.last);
}

/** A named type, or undefined (nothing is read then) where none stands. */
export function namedType(c: Cursor): TypeSpecifier | undefined {
  const names = c.cxx;
  if (names === undefined) return undefined;
  const first = c.at;
  const forced = c.sym === Sym.kw_typename;
  const path = names.path(forced ? c.at + 1 : c.at);
  if (path === undefined) return undefined;
  const last = c.symbols[path.last] ?? 0;
  if (!c.isName(last)) return undefined;
  if (!forced) {
    // A constructor's declaration has no type.
    if (path.scope === "" && last === names.className && c.symbols[path.last + 1] === Sym.lparen) return undefined;
    if (!isTypePath(c, path)) {
      const declares = c.declaresUnknown !== "no" && path.scope !== "" && c.isName(c.symbols[path.last + 1] ?? 0);
      if (!declares || isConstructorName(c, path)) return undefined;
      if (!c.inTemplate)
        c.report(
          new SyntaxFailure(
            "unknown-type",
            `unknown type name '${c.textRange(first, path.last)}'`,
            "include the header that declares it, or check its spelling",
            first,
            path.last,
          ),
        );
    }
  }
  if (forced) c.at++;
  if (!path.templated) {
    c.at = path.last + 1;
    const name = `${path.global ? "::" : ""}${path.scope === "" ? "" : `${path.scope}::`}${textOf(last)}`;
    if (c.sym === Sym.less && names.isTemplate(last))
      return { kind: "templateId", name, args: templateArguments(c), first: c.firstOf(first), last: c.lastOf(first) };
    return { kind: "typedefName", name, first: c.firstOf(first), last: c.lastOf(first) };
  }
  return memberOfTemplate(c, path, first);
}

/** `N::Vector<int>::Inner<char>::Type`, up to the last name of the path. */
function memberOfTemplate(c: Cursor, path: QualifiedPath, first: number): TypeSpecifier {
  const of = scopeType(c, path);
  const said = c.take(Sym.kw_template);
  const name = c.text(path.last);
  c.at = path.last + 1;
  const args = memberTypeArguments(c, path.last, said);
  return { kind: "memberType", of, name, ...args, first: c.firstOf(first), last: c.lastOf(first) };
}
/** Arguments behind the name of a member, if it is a template's. */
function memberTypeArguments(
  c: Cursor,
  name: number,
  said: boolean,
): { readonly args: readonly TemplateArgument[] } | undefined {
  if (c.sym !== Sym.less || !(said || c.cxx?.isTemplate(c.symbols[name] ?? 0) === true)) return undefined;
  return { args: templateArguments(c) };
}
/** What stands before the last `::` of a path with template arguments, as a type; the cursor is at the last name then. */
export function scopeType(c: Cursor, path: QualifiedPath): TypeSpecifier {
  const first = c.at;
  let text = "";
  if (c.take(Sym.coloncolon)) text = "::";
  let type: TypeSpecifier | undefined;
  while (c.at < path.last) {
    const said = c.take(Sym.kw_template);
    const token = c.at;
    const symbol = c.sym;
    const name = textOf(symbol);
    c.at++;
    if (type === undefined) {
      text += name;
      if (c.sym === Sym.less && c.cxx?.isTemplate(symbol) === true)
        type = {
          kind: "templateId",
          name: text,
          args: templateArguments(c),
          first: c.firstOf(first),
          last: c.lastOf(first),
        };
      else text += "::";
    } else {
      const args = memberTypeArguments(c, token, said);
      type = { kind: "memberType", of: type, name, ...args, first: c.firstOf(first), last: c.lastOf(first) };
    }
    c.take(Sym.coloncolon);
  }
  return type ?? { kind: "typedefName", name: text.replace(/::$/, ""), first: c.firstOf(first), last: c.lastOf(first) };
}

/** `<…>` at the cursor. */
export function templateArguments(c: Cursor): TemplateArgument[] {
  const names = c.cxx;
  c.expect(Sym.less, "before template arguments");
  const args: TemplateArgument[] = [];
  if (names === undefined || names.closeAngle()) return args;
  const outer = names.angles;
  names.angles = true;
  do args.push(templateArgument(c));
  while (c.take(Sym.comma));
  names.angles = outer;
  if (!names.closeAngle()) c.failHere("syntax", `expected '>' after template arguments, found ${c.found()}`, undefined);
  return args;
}

function templateArgument(c: Cursor): TemplateArgument {
  if (!startsType(c, c.at)) return expandable(c, conditional(c));
  const opens = c.symbols[typeNameEnd(c, c.at)];
  if (opens === Sym.lparen || opens === Sym.lbrace) {
    // `T(x)` is a function's type, or an object made of x where that makes no sense.
    const made = c.attempt(() => ({ ...typeName(c), ...takeExpansion(c) })) ?? c.attempt(() => conditional(c));
    if (made !== undefined) return made;
  }
  const type = typeName(c);
  return { ...type, ...takeExpansion(c) };
}
/** Whether one pair of parentheses holds everything up to the next closing one. */
function inParentheses(c: Cursor): boolean {
  if (c.sym !== Sym.lparen) return false;
  const { at } = c;
  c.at++;
  c.skipBalanced();
  const closes = c.peek(0) === Sym.rparen;
  c.at = at;
  return closes;
}
export function decltypeType(c: Cursor): TypeSpecifier {
  const first = c.at;
  c.at++;
  c.expect(Sym.lparen, "after decltype");
  if (c.take(Sym.kw_auto)) {
    c.expect(Sym.rparen, "after decltype(auto");
    return { kind: "auto", decltype: true, first: c.firstOf(first), last: c.lastOf(first) };
  }
  const decltype = inParentheses(c) ? "parenthesised" : "bare";
  const operand = expression(c);
  c.expect(Sym.rparen, "after the operand of decltype");
  return { kind: "typeof", operand, decltype, first: c.firstOf(first), last: c.lastOf(first) };
}

// ---- declarators ----------------------------------------------------------------------------------------------------

interface DeclaratorName {
  readonly name: string;
  readonly token: number;
  readonly cxx: CxxName | undefined;
}

/** The name of a declarator, or undefined where none stands. What follows a qualified one is read in the scope it names. */
export function declaratorName(c: Cursor): DeclaratorName | undefined {
  const names = c.cxx;
  if (names === undefined) return undefined;
  const plain = { scope: "", global: false, conversion: undefined };
  if (c.sym === Sym.tilde && c.isName(c.peek(1))) {
    const token = c.at;
    c.at += 2;
    return { name: `~${c.text(c.at - 1)}`, token, cxx: { ...plain, special: "destructor" } };
  }
  if (c.sym === Sym.kw_operator) return { ...operatorName(c, plain) };
  const path = names.path(c.at);
  if (path === undefined) return undefined;
  const last = c.symbols[path.last] ?? 0;
  if (path.scope === "" && !path.global) {
    c.at++;
    const makes = last === names.className && c.sym === Sym.lparen;
    const args = c.sym === Sym.less && names.isTemplate(last) ? templateArguments(c) : undefined;
    return {
      name: textOf(last),
      token: path.last,
      cxx: makes || args !== undefined ? { ...plain, args, special: makes ? "constructor" : undefined } : undefined,
    };
  }
  const of = path.templated ? scopeType(c, path) : undefined;
  c.at = path.last;
  names.prefix = `${path.global ? "" : names.prefix}${path.scope}::`;
  names.loose++;
  const scoped = { ...plain, scope: path.scope, global: path.global, of };
  if (last === Sym.tilde) {
    c.at += 2;
    return { name: `~${c.text(c.at - 1)}`, token: path.last, cxx: { ...scoped, special: "destructor" } };
  }
  if (last === Sym.kw_operator) return operatorName(c, scoped);
  c.at++;
  const special = isConstructorName(c, path) && c.sym === Sym.lparen ? "constructor" : undefined;
  return { name: textOf(last), token: path.last, cxx: { ...scoped, special } };
}

/** `operator` and what it overloads. */
export function operatorName(
  c: Cursor,
  where: Pick<CxxName, "scope" | "global" | "conversion" | "of">,
): { name: string; token: number; cxx: CxxName } {
  const token = c.at;
  c.at++;
  const made = (text: string): { name: string; token: number; cxx: CxxName } => ({
    name: `operator${text}`,
    token,
    cxx: { ...where, special: "operator" },
  });
  const symbol = c.sym;
  if (symbol === Sym.kw_new || symbol === Sym.kw_delete) {
    c.at++;
    const array = c.sym === Sym.lbracket && c.peek(1) === Sym.rbracket;
    if (array) c.at += 2;
    return made(` ${textOf(symbol)}${array ? "[]" : ""}`);
  }
  if (symbol === Sym.lparen || symbol === Sym.lbracket) {
    c.at += 2;
    return made(symbol === Sym.lparen ? "()" : "[]");
  }
  if (symbol === Sym.arrow && c.peek(1) === Sym.star)
    c.failHere("cxx", "C++ pointers to members are not supported", undefined);
  if (symbol >= Sym.arrow && symbol <= Sym.shrAssign) {
    c.at++;
    return made(textOf(symbol));
  }
  if (textOf(symbol) === '""' && c.isName(c.peek(1))) {
    c.at += 2;
    return made(`""${c.text(c.at - 1)}`);
  }
  const type = conversionType(c);
  const text = c.textRange(token + 1, c.at - 1);
  return { name: `operator ${text}`, token, cxx: { ...where, special: "conversion", conversion: type } };
}
/** A type with pointers and references, without anything in parentheses. */
export function conversionType(c: Cursor): TypeName {
  const first = c.at;
  const head = specifiers(c);
  const at = c.at;
  const parts = pointerParts(c);
  const declarator = {
    name: undefined,
    nameToken: c.rel(at),
    parts: parts.reverse(),
    annotations: [],
    attributes: [],
    first: c.firstOf(at),
    last: c.lastOf(at),
  };
  return {
    kind: "typeName",
    specifiers: head,
    declarator: parts.length === 0 ? undefined : declarator,
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
}
/** Behind the star of `C::*`, a pointer to a member: the token after it; 0 where none stands. */
export function memberPointerEnd(c: Cursor, at: number): number {
  if (c.cxx === undefined) return 0;
  let end = at;
  while (c.isName(c.symbols[end] ?? 0) && c.symbols[end + 1] === Sym.coloncolon) end += 2;
  return end > at && c.symbols[end] === Sym.star ? end + 1 : 0;
}
export function pointerParts(c: Cursor): DeclaratorPart[] {
  const parts: DeclaratorPart[] = [];
  while (c.sym === Sym.star || c.sym === Sym.amp || c.sym === Sym.andAnd) {
    const symbol = c.sym;
    c.at++;
    const qualifiers: Qualifier[] = [];
    for (let q = qualifierOf(c.sym); q !== undefined; q = qualifierOf(c.sym)) {
      qualifiers.push(q);
      c.at++;
    }
    parts.push(
      symbol === Sym.star
        ? { kind: "pointer", qualifiers }
        : { kind: "pointer", qualifiers, reference: symbol === Sym.amp ? "lvalue" : "rvalue" },
    );
  }
  return parts;
}

/** Behind the parameters of a function: `const noexcept override -> T`. */
export function functionSuffix(c: Cursor): FunctionSuffix | undefined {
  const first = c.at;
  const qualifiers: Qualifier[] = [];
  let reference: "lvalue" | "rvalue" | undefined;
  let override = false;
  let final = false;
  let returns: TypeName | undefined;
  for (;;) {
    const qualifier = qualifierOf(c.sym);
    if (qualifier !== undefined) {
      qualifiers.push(qualifier);
      c.at++;
    } else if (c.sym === Sym.amp || c.sym === Sym.andAnd) {
      reference = c.sym === Sym.amp ? "lvalue" : "rvalue";
      c.at++;
    } else if (c.sym === Sym.kw_noexcept || c.sym === Sym.kw_throw) {
      c.at++;
      if (c.take(Sym.lparen)) c.skipBalanced();
    } else if (c.sym === Sym.kw_override) {
      override = true;
      c.at++;
    } else if (c.sym === Sym.kw_final) {
      final = true;
      c.at++;
    } else if (c.sym === Sym.arrow) {
      c.at++;
      returns = typeName(c);
    } else if (!skipConstraint(c) && !skipStandardAttributes(c)) break;
  }
  return c.at === first ? undefined : { qualifiers, reference, override, final, returns };
}
