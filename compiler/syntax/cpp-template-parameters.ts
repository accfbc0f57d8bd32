// The parameters of templates: types, constants, and templates of classes.
import { Sym } from "../preprocess/spellings.ts";
import { textOf } from "../preprocess/symbols.ts";
import type { Expression } from "./ast.ts";
import type { TemplateParameter } from "./cpp-ast.ts";
import { constrainedParameter } from "./cpp-concepts.ts";
import { takePack } from "./cpp-packs.ts";
import type { Cursor } from "./cursor.ts";
import { declarator, typeName } from "./declarations.ts";
import { conditional } from "./expressions.ts";
import { specifiers } from "./specifiers.ts";
import { unknownTypeName } from "./unknown-names.ts";

export function templateParameters(c: Cursor): TemplateParameter[] {
  const names = c.cxx;
  c.expect(Sym.less, "after 'template'");
  const params: TemplateParameter[] = [];
  const outer = names?.angles ?? false;
  if (names !== undefined) names.angles = true;
  do {
    const first = c.at;
    if (c.sym === Sym.kw_template) {
      params.push(templateTemplateParameter(c));
      continue;
    }
    const constrained = c.sym === Sym.kw_class || c.sym === Sym.kw_typename ? 0 : constrainedParameter(c);
    if (constrained > 0 || ((c.sym === Sym.kw_class || c.sym === Sym.kw_typename) && !isTypenameType(c))) {
      c.at = constrained || c.at + 1;
      const pack = takePack(c);
      let name: string | undefined;
      if (c.atName()) {
        name = textOf(c.sym);
        c.declare(c.sym, true);
        c.at++;
      }
      const fallback = c.take(Sym.assign) ? unknownTypeName(c, typeName) : undefined;
      params.push({ kind: "type", name, default: fallback, ...pack, first: c.firstOf(first), last: c.lastOf(first) });
      continue;
    }
    const head = specifiers(c);
    const pack = takePack(c);
    const bare = c.sym === Sym.comma || c.sym === Sym.greater || c.sym === Sym.assign;
    const named = bare ? undefined : declarator(c, "parameter");
    if (named?.name !== undefined) c.declare(c.symbols[named.nameToken + c.start] ?? 0, false);
    const fallback: Expression | undefined = c.take(Sym.assign) ? conditional(c) : undefined;
    params.push({
      kind: "value",
      name: named?.name,
      specifiers: head,
      declarator: named,
      default: fallback,
      ...pack,
      first: c.firstOf(first),
      last: c.lastOf(first),
    });
  } while (c.take(Sym.comma));
  if (names !== undefined) names.angles = outer;
  if (names?.closeAngle() !== true)
    c.failHere("syntax", `expected '>' after the template's parameters, found ${c.found()}`, undefined);
  return params;
}
/** `template <class> class Name = Fallback`. */
function templateTemplateParameter(c: Cursor): TemplateParameter {
  const first = c.at;
  c.at++;
  const params = templateParameters(c);
  if (!c.take(Sym.kw_class)) c.expect(Sym.kw_typename, "after the parameters of a template that is a parameter");
  const pack = takePack(c);
  let name: string | undefined;
  if (c.atName()) {
    name = textOf(c.sym);
    c.declare(c.sym, true);
    c.cxx?.declareTemplate(c.sym);
    c.at++;
  }
  const fallback = c.take(Sym.assign) ? unknownTypeName(c, typeName) : undefined;
  return { kind: "template", name, params, default: fallback, ...pack, first: c.firstOf(first), last: c.lastOf(first) };
}
/** `typename T::type n`, and Microsoft's `typename POOL_TYPE n`: the type of a value, not a parameter that is a type. */
function isTypenameType(c: Cursor): boolean {
  return c.sym === Sym.kw_typename && c.isName(c.peek(1)) && (c.peek(2) === Sym.coloncolon || c.isName(c.peek(2)));
}
