// Parameters that are `auto`: what has one is a template, of a function or of a lambda's call operator.
import type { Declaration, FunctionDefinition, MemberDeclaration, Parameter } from "./ast.ts";
import type { TemplateNode, TemplateParameter } from "./cpp-ast.ts";

type Declared = Declaration | FunctionDefinition | MemberDeclaration;

/** The parameters of a template that a function with `auto` parameters has beside those that are written; it is changed to name them. */
export function parametersBeside(node: Declared, written: readonly TemplateParameter[]): readonly TemplateParameter[] {
  const many = "declarator" in node ? undefined : node.declarators;
  const declarator = "declarator" in node ? node.declarator : many?.length === 1 ? many[0]?.declarator : undefined;
  const [part, ...parts] = declarator?.parts ?? [];
  if (declarator === undefined || part?.kind !== "function") return written;
  const { parameters, template } = generalise(part.parameters ?? [], written);
  if (template.length === written.length) return written;
  const named = { ...declarator, parts: [{ ...part, parameters }, ...parts] };
  // The body of a method is read later, and put into this node.
  if ("declarator" in node) Object.assign(node, { declarator: named });
  else Object.assign(node, { declarators: [{ ...many?.[0], declarator: named }] });
  return template;
}
/** A function with `auto` parameters as the template it is. */
export function abbreviated(node: Declared): TemplateNode | undefined {
  const params = parametersBeside(node, []);
  return params.length === 0
    ? undefined
    : { kind: "template", params, declaration: node, first: node.first, last: node.last };
}

/** A parameter that is `auto` is of the type that a template's parameter stands for. */
export function generalise(
  written: readonly Parameter[],
  template: readonly TemplateParameter[],
): { readonly parameters: readonly Parameter[]; readonly template: readonly TemplateParameter[] } {
  const made: TemplateParameter[] = [...template];
  const list = written.map((parameter): Parameter => {
    const { specifiers } = parameter;
    if (specifiers.type.kind !== "auto") return parameter;
    const { first, last } = specifiers.type;
    const name = `auto:${made.length + 1}`;
    const pack = parameter.declarator?.pack === true ? { pack: true as const } : undefined;
    made.push({ kind: "type", name, default: undefined, ...pack, first, last });
    return { ...parameter, specifiers: { ...specifiers, type: { kind: "typedefName", name, first, last } } };
  });
  return { parameters: list, template: made };
}
