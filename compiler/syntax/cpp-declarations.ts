// External declarations that only C++ has: namespaces and `extern "C"` blocks, `using`, templates, and constructors' initialisers.
import { Sym } from "../preprocess/spellings.ts";
import { kindOf, TokenKind, textOf } from "../preprocess/symbols.ts";
import type {
  Annotation,
  Declaration,
  FunctionDefinition,
  Initializer,
  MemberDeclaration,
  NotUnderstood,
  TypeName,
} from "./ast.ts";
import { annotation, isAttribute } from "./attributes.ts";
import type { CxxContext, FunctionEnding, MemberInitializer, TemplateNode, UsingNode } from "./cpp-ast.ts";
import { conceptDefinition, skipConstraint } from "./cpp-concepts.ts";
import { parametersBeside } from "./cpp-generic.ts";
import { takeExpansion, withPacks } from "./cpp-packs.ts";
import { templateParameters } from "./cpp-template-parameters.ts";
import { functionSuffix, skipStandardAttributes, templateArguments, typeNameEnd } from "./cpp-types.ts";
import type { Cursor } from "./cursor.ts";
import { typeName } from "./declarations.ts";
import { callArguments } from "./expressions.ts";
import { initializer } from "./initializers.ts";
import { parameters } from "./parameters.ts";
import { startsType } from "./type-starts.ts";

/** `extern "C"`. */
export function atLinkage(c: Cursor): boolean {
  return c.sym === Sym.kw_extern && kindOf(c.peek(1)) === TokenKind.string;
}
function startsAttribute(c: Cursor): boolean {
  if (c.sym === Sym.lbracket) return c.peek(1) === Sym.lbracket;
  return c.sym === Sym.kw___ringside_annotation || isAttribute(c.sym);
}

/** The blocks around the cursor between external declarations. */
export class Blocks {
  readonly #open: CxxContext[] = [];
  context: CxxContext = { prefix: "", c: false, single: false, internal: false };

  /** Takes the head of a namespace or of an `extern "C"` block, or `extern "C"` itself, which holds for one declaration. */
  enter(c: Cursor): "block" | CxxContext | undefined {
    if (atLinkage(c)) {
      const isC = c.text(c.at + 1) === '"C"';
      if (c.peek(2) === Sym.lbrace) {
        c.at += 3;
        this.#push(c, { ...this.context, c: isC, single: false });
        return "block";
      }
      c.at += 2;
      return { ...this.context, c: isC, single: true };
    }
    const inline = c.sym === Sym.kw_inline && c.peek(1) === Sym.kw_namespace;
    if (c.sym !== Sym.kw_namespace && !inline) return undefined;
    let at = c.at + (inline ? 2 : 1);
    let path = "";
    while (c.isName(c.symbols[at] ?? 0)) {
      path += `${c.text(at)}::`;
      at++;
      if (c.symbols[at] === Sym.coloncolon) at++;
    }
    if (at >= c.end || c.symbols[at] !== Sym.lbrace) return undefined;
    c.at = at + 1;
    // What is in an unnamed namespace is found like what is around it, and seen in this file only; an inline one is transparent.
    const prefix = inline ? this.context.prefix : this.context.prefix + path;
    this.#push(c, { prefix, c: this.context.c, single: false, internal: this.context.internal || path === "" });
    return "block";
  }
  /** `extern "C"` of one declaration that attributes or annotations stand before, which are left to be read with it. */
  linkageWithin(c: Cursor): CxxContext | undefined {
    const first = c.at;
    while (startsAttribute(c)) {
      c.at++;
      if (c.sym === Sym.lbracket || c.sym === Sym.lparen) {
        const double = c.sym === Sym.lbracket;
        c.at++;
        c.skipBalanced();
        if (double) c.take(Sym.rbracket);
      }
    }
    const found = c.at > first && atLinkage(c) && c.peek(2) !== Sym.lbrace;
    const isC = found && c.text(c.at + 1) === '"C"';
    c.at = first;
    return found ? { ...this.context, c: isC, single: true } : undefined;
  }
  #push(c: Cursor, context: CxxContext): void {
    this.#open.push(this.context);
    this.context = context;
    if (c.cxx !== undefined) c.cxx.prefix = context.prefix;
  }
  /** Takes the brace that closes a block. */
  leave(c: Cursor): boolean {
    if (this.#open.length === 0 || !c.take(Sym.rbrace)) return false;
    this.context = this.#open.pop() ?? this.context;
    if (c.cxx !== undefined) c.cxx.prefix = this.context.prefix;
    return true;
  }
  get depth(): number {
    return this.#open.length;
  }
}

/** `using`, a namespace's alias or a template at the cursor, or undefined. */
export function cxxExternal(
  c: Cursor,
  inner: () => Declaration | FunctionDefinition | NotUnderstood,
): Declaration | UsingNode | TemplateNode | undefined {
  skipStandardAttributes(c);
  if (c.sym === Sym.kw___ringside_annotation && isAnnotatedTemplate(c)) return annotatedTemplate(c, inner);
  switch (c.sym) {
    case Sym.kw_using:
      return using(c);
    case Sym.kw_namespace:
      return namespaceAlias(c);
    case Sym.kw_template:
      return conceptDefinition(c) ?? explicitInstantiation(c) ?? template(c, inner);
    case Sym.kw_extern:
      return c.peek(1) === Sym.kw_template ? explicitInstantiation(c) : undefined;
    case Sym.kw_export:
      return c.failHere("cxx", `the C++ construct '${textOf(c.sym)}' is not supported`, skipped);
    default:
      return undefined;
  }
}
function isAnnotatedTemplate(c: Cursor): boolean {
  const first = c.at;
  while (c.take(Sym.kw___ringside_annotation)) if (c.take(Sym.lparen)) c.skipBalanced();
  const found = c.sym === Sym.kw_template;
  c.at = first;
  return found;
}
/** Annotations before `template` are those of what it declares. */
function annotatedTemplate(c: Cursor, inner: () => Declaration | FunctionDefinition | NotUnderstood): TemplateNode {
  const annotations: Annotation[] = [];
  while (c.sym === Sym.kw___ringside_annotation) annotations.push(annotation(c));
  const made = template(c, inner);
  const { declaration } = made;
  if (!("specifiers" in declaration)) return made;
  const { specifiers } = declaration;
  const all = { ...specifiers, annotations: [...annotations, ...specifiers.annotations] };
  return { ...made, declaration: { ...declaration, specifiers: all } };
}
export const skipped = "it is skipped; the rest of the file is read";

export function using(c: Cursor): Declaration | UsingNode {
  const first = c.at;
  c.at++;
  if (c.take(Sym.kw_namespace)) {
    const name = pathText(c, "of a namespace");
    c.expect(Sym.semicolon, "after the using directive");
    c.cxx?.useNamespace();
    return { kind: "usingNamespace", name, first: c.firstOf(first), last: c.lastOf(first) };
  }
  if (c.atName() && (c.peek(1) === Sym.assign || (c.peek(1) === Sym.lbracket && c.peek(2) === Sym.lbracket)))
    return alias(c, first);
  c.take(Sym.kw_typename);
  const name = pathText(c, "to use");
  const last = c.symbols[c.at - 1] ?? 0;
  const scope = name.includes("::") ? name.slice(0, name.lastIndexOf("::")) : "";
  if (c.cxx?.isQualifiedType(scope, last) === true) c.declare(last, true);
  const pack = takeExpansion(c);
  c.expect(Sym.semicolon, "after the using declaration");
  return { kind: "usingDeclaration", name, ...pack, first: c.firstOf(first), last: c.lastOf(first) };
}

/** `using Name = type;` is a typedef in another order. */
function alias(c: Cursor, first: number): Declaration {
  const symbol = c.sym;
  const nameToken = c.rel(c.at);
  c.at++;
  skipStandardAttributes(c);
  c.expect(Sym.assign, "after the name");
  const type: TypeName = typeName(c);
  c.declare(symbol, true);
  c.expect(Sym.semicolon, "after the type");
  const place = c.from(first);
  const inner = type.declarator;
  return {
    kind: "declaration",
    specifiers: { ...type.specifiers, storage: "typedef" },
    declarators: [
      {
        declarator: {
          parts: inner?.parts ?? [],
          annotations: inner?.annotations ?? [],
          attributes: inner?.attributes ?? [],
          name: textOf(symbol),
          nameToken,
          ...place,
        },
        initializer: undefined,
      },
    ],
    ...place,
  };
}

export function namespaceAlias(c: Cursor): UsingNode {
  const first = c.at;
  c.at++;
  if (!c.atName() || c.peek(1) !== Sym.assign)
    c.failHere("syntax", "expected the name of a namespace and '{'", undefined);
  const name = c.text(c.at);
  c.at += 2;
  const target = pathText(c, "of a namespace");
  c.expect(Sym.semicolon, "after the namespace's alias");
  // Its types are found by the mark that some scope has them.
  return { kind: "namespaceAlias", name, target, first: c.firstOf(first), last: c.lastOf(first) };
}

/** A qualified name as text; the cursor goes behind it. */
function pathText(c: Cursor, what: string): string {
  const path = c.cxx?.path(c.at);
  const last = path === undefined ? 0 : (c.symbols[path.last] ?? 0);
  if (path === undefined || !(c.isName(last) || last === Sym.kw_operator))
    return c.failHere("syntax", `expected a name ${what}, found ${c.found()}`, undefined);
  const scope = `${path.global ? "::" : ""}${path.scope === "" ? "" : `${path.scope}::`}`;
  c.at = path.last + 1;
  if (last !== Sym.kw_operator) return scope + textOf(last);
  const first = c.at;
  while (c.at < c.end && c.sym !== Sym.semicolon) c.at++;
  return `${scope}operator${c.textRange(first, c.at - 1)}`;
}

// ---- templates --------------------------------------------------------------------------------------------------------

const classWords: ReadonlySet<number> = new Set([Sym.kw_class, Sym.kw_struct, Sym.kw_union]);

export function template(
  c: Cursor,
  inner: () => Declaration | FunctionDefinition | MemberDeclaration | NotUnderstood,
): TemplateNode {
  const first = c.at;
  c.at++;
  if (c.peek(1) === Sym.greater) {
    c.at += 2;
    const declaration = templated(c, inner, first);
    return { kind: "template", params: [], declaration, first: c.firstOf(first), last: c.lastOf(first) };
  }
  // The template's own name is declared outside the scope of its parameters.
  const after = behindConstraint(c, c.cxx?.skipAngles(c.at) ?? 0);
  const isClass = after > 0 && classWords.has(c.symbols[after] ?? 0);
  const className = c.symbols[isClass ? behindAttributes(c, after + 1) : after + 1] ?? 0;
  if (isClass && c.isName(className)) {
    c.declare(className, true);
    c.cxx?.declareTemplate(className);
  }
  const isAlias = after > 0 && c.symbols[after] === Sym.kw_using;
  if (isAlias) {
    c.declare(className, true);
    c.cxx?.declareTemplate(className);
  }
  return inTemplate(c, () => {
    const params = templateParameters(c);
    skipConstraint(c);
    if (c.sym === Sym.kw_template)
      return { ...template(c, inner), outer: params, first: c.firstOf(first), last: c.lastOf(first) };
    if (isAlias) {
      const made = using(c);
      if (made.kind !== "declaration") return c.fail("syntax", "expected an alias", undefined, first);
      return { kind: "template", params, declaration: made, first: c.firstOf(first), last: c.lastOf(first) };
    }
    const guide = deductionGuide(c);
    if (guide !== undefined)
      return { kind: "template", params, declaration: guide, first: c.firstOf(first), last: c.lastOf(first) };
    const declaration = templated(c, inner, first);
    const named = "declarator" in declaration ? declaration.declarator : declaration.declarators[0]?.declarator;
    if (named?.name !== undefined && named.cxx === undefined)
      c.cxx?.declareTemplate(c.symbols[named.nameToken + c.start] ?? 0);
    const all = parametersBeside(declaration, params);
    return { kind: "template", params: all, declaration, first: c.firstOf(first), last: c.lastOf(first) };
  });
}

/** Where what a template's parameters stand before begins, if `requires …` comes first. */
function behindConstraint(c: Cursor, at: number): number {
  if (at === 0 || c.symbols[at] !== Sym.kw_requires) return at;
  const { at: before } = c;
  const after = inTemplate(c, () =>
    c.attempt(() => {
      c.at = at;
      skipConstraint(c);
      return c.at;
    }),
  );
  c.at = before;
  return after ?? at;
}
/** Behind `__declspec(…)` and `alignas(…)` between the word `class` and the name. */
function behindAttributes(c: Cursor, at: number): number {
  let next = at;
  const isOne = (symbol: number): boolean => isAttribute(symbol) || symbol === Sym.kw_alignas;
  while (isOne(c.symbols[next] ?? 0) && c.symbols[next + 1] === Sym.lparen) {
    let depth = 0;
    for (next++; next < c.end; next++) {
      if (c.symbols[next] === Sym.lparen) depth++;
      else if (c.symbols[next] === Sym.rparen && --depth === 0) break;
    }
    next++;
  }
  return next;
}

function inTemplate<T>(c: Cursor, read: () => T): T {
  const outer = c.inTemplate;
  c.inTemplate = true;
  try {
    return withPacks(c, read);
  } finally {
    c.inTemplate = outer;
  }
}

/** `Name(parameters) -> Name<arguments>;`, read as a function that returns such a class; undefined where something else stands. */
function deductionGuide(c: Cursor): Declaration | undefined {
  const first = c.at;
  if (c.sym === Sym.kw_explicit) c.at++;
  const symbol = c.sym;
  const opens = c.isName(symbol) && c.peek(1) === Sym.lparen && c.cxx?.isTemplate(symbol) === true;
  if (opens) {
    c.at += 2;
    c.skipBalanced();
  }
  const guides = opens && c.sym === Sym.arrow;
  c.at = first;
  if (!guides) return undefined;
  c.take(Sym.kw_explicit);
  const name = textOf(symbol);
  const nameToken = c.rel(c.at);
  c.at += 2;
  const part = parameters(c);
  const suffix = functionSuffix(c);
  c.expect(Sym.semicolon, "after the deduction guide");
  const place = c.from(first);
  const plain = { annotations: [], attributes: [], ...place };
  const cxx = { scope: "", global: false, special: "deductionGuide", conversion: undefined } as const;
  return {
    kind: "declaration",
    specifiers: {
      storage: undefined,
      inline: false,
      noreturn: false,
      qualifiers: [],
      type: { kind: "auto", ...place },
      ...plain,
    },
    declarators: [
      {
        declarator: { name, nameToken, parts: [suffix === undefined ? part : { ...part, cxx: suffix }], cxx, ...plain },
        initializer: undefined,
      },
    ],
    ...place,
  };
}

/** `template` without parameters, which instantiates; undefined where something else stands. */
function explicitInstantiation(c: Cursor): UsingNode | undefined {
  const first = c.at;
  const after = c.sym === Sym.kw_extern ? 2 : 1;
  if (c.peek(after) === Sym.less) return undefined;
  while (c.at < c.end && c.sym !== Sym.semicolon) c.at++;
  c.expect(Sym.semicolon, "after the explicit instantiation");
  return { kind: "explicitInstantiation", first: c.firstOf(first), last: c.lastOf(first) };
}

/** What a template's parameters stand before. */
function templated(
  c: Cursor,
  inner: () => Declaration | FunctionDefinition | MemberDeclaration | NotUnderstood,
  first: number,
): Declaration | FunctionDefinition | MemberDeclaration {
  const declaration = inner();
  if ("kind" in declaration && declaration.kind === "notUnderstood")
    return c.fail("syntax", "expected a class or function after the template's parameters", undefined, first);
  return declaration;
}

// ---- functions --------------------------------------------------------------------------------------------------------

/** `= 0`, `= default` or `= delete` at the cursor, behind a function's declarator. */
export function functionEnding(c: Cursor): FunctionEnding | undefined {
  if (c.sym !== Sym.assign) return undefined;
  const next = c.peek(1);
  const ending =
    next === Sym.kw_default ? "default" : next === Sym.kw_delete ? "delete" : textOf(next) === "0" ? "pure" : undefined;
  if (ending !== undefined) c.at += 2;
  return ending;
}

/** After the `:` of a constructor. */
export function memberInitializers(c: Cursor): MemberInitializer[] {
  const list: MemberInitializer[] = [];
  do {
    const first = c.at;
    const path = c.cxx?.path(c.at);
    if (path === undefined)
      return c.failHere("syntax", `expected the name of a member or base class, found ${c.found()}`, undefined);
    const name = `${path.scope === "" ? "" : `${path.scope}::`}${c.text(path.last)}`;
    c.at = path.last + 1;
    const args = c.sym === Sym.less ? { args: templateArguments(c) } : undefined;
    const initial = parenthesisedOrBraced(c);
    const pack = takeExpansion(c);
    list.push({ name, ...args, initializer: initial, ...pack, first: c.firstOf(first), last: c.lastOf(first) });
  } while (c.take(Sym.comma));
  return list;
}
/** `(arguments)` or `{…}`. */
export function parenthesisedOrBraced(c: Cursor): Initializer {
  const first = c.at;
  if (c.sym === Sym.lbrace) {
    const list = initializer(c);
    return list.kind === "list" ? { ...list, direct: true } : list;
  }
  c.expect(Sym.lparen, "before the initialiser");
  return { kind: "arguments", args: callArguments(c), first: c.firstOf(first), last: c.lastOf(first) };
}
/** Passes over the initialisers and the body of a member function, to be read when the class is complete. */
export function skipFunctionBody(c: Cursor): void {
  if (c.take(Sym.colon)) {
    for (;;) {
      const path = c.cxx?.path(c.at);
      if (path === undefined) break;
      c.at = path.last + 1;
      if (c.sym === Sym.less) c.at = c.cxx?.skipAngles(c.at) || c.at;
      if (c.sym !== Sym.lparen && c.sym !== Sym.lbrace) break;
      c.at++;
      c.skipBalanced();
      c.take(Sym.ellipsis);
      if (!c.take(Sym.comma)) break;
    }
  }
  c.expect(Sym.lbrace, "to open the function's body");
  c.skipBalanced();
}

/** `T{…}` and `T(1)` are arguments; `T(name)` and `T(*name)` are taken for parameters, as the language takes them. */
function constructsArgument(c: Cursor, end: number): boolean {
  const next = c.symbols[end] ?? 0;
  if (next === Sym.lbrace) return true;
  if (next !== Sym.lparen) return false;
  const inside = c.symbols[end + 1] ?? 0;
  const kind = kindOf(inside);
  if (kind === TokenKind.number || kind === TokenKind.string || kind === TokenKind.character) return true;
  return (
    c.isName(inside) &&
    c.symbols[end + 2] !== Sym.rparen &&
    c.symbols[end + 2] !== Sym.lbracket &&
    !c.isTypedef(inside) &&
    !c.isName(c.symbols[end + 2] ?? 0)
  );
}

/** Do parameters begin behind the parenthesis at the cursor, rather than the arguments of a constructor? */
export function opensParameters(c: Cursor): boolean {
  const next = c.peek(1);
  if (next === Sym.rparen || next === Sym.ellipsis || next === Sym.kw_register) return true;
  if (next === Sym.lbracket && c.peek(2) === Sym.lbracket) return true;
  if (startsType(c, c.at + 1)) {
    const end = typeNameEnd(c, c.at + 1);
    return end === 0 || !constructsArgument(c, end);
  }
  // A type that no header declares, before a name; outside functions nothing is multiplied.
  if (!c.isName(next)) return false;
  const second = c.peek(2);
  if (second !== Sym.star) return c.isName(second);
  const third = c.peek(3);
  return third === Sym.comma || third === Sym.rparen || (c.functionName === "" && c.isName(third));
}
