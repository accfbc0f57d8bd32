// The outline of a source as written: functions, types, macros, variables and, in C++, namespaces and classes with what they
// hold. Works on texts with errors: what tree-sitter could read of them is listed.
import { childrenOf, type GrammarNode, type Point } from "./tree.ts";

export type OutlineKind =
  | "function"
  | "prototype"
  | "macro"
  | "struct"
  | "union"
  | "enum"
  | "enumerator"
  | "typedef"
  | "variable"
  | "field"
  | "namespace"
  | "class"
  | "method";

export interface OutlineRange {
  readonly start: Point;
  readonly end: Point;
}
export interface OutlineItem {
  readonly name: string;
  readonly kind: OutlineKind;
  /** E.g. a function's return type, a macro's parameters. */
  readonly detail: string;
  readonly range: OutlineRange;
  /** Of the name. */
  readonly selection: OutlineRange;
  readonly children: readonly OutlineItem[];
}

/** `text` is the text as written that `root` is the tree of. */
export function outline(root: GrammarNode, text: string): OutlineItem[] {
  const items: OutlineItem[] = [];
  collect(root, text, items, "file", 0);
  return items;
}

type Place = "file" | "class";
/** Directives and linkage blocks within each other; deeper ones are left out. */
const deepest = 200;

/** What may stand around declarations without being one. */
const wrappers: ReadonlySet<string> = new Set([
  "translation_unit",
  "linkage_specification",
  "declaration_list",
  "preproc_if",
  "preproc_ifdef",
  "preproc_else",
  "preproc_elif",
  "preproc_elifdef",
  "ERROR",
  "field_declaration_list",
  "template_declaration",
]);

function collect(node: GrammarNode, text: string, into: OutlineItem[], place: Place, depth: number): void {
  if (depth > deepest) return;
  for (const child of childrenOf(node)) {
    if (!child.isNamed) continue;
    if (wrappers.has(child.type)) collect(child, text, into, place, depth + 1);
    else one(child, text, into, place, depth + 1);
  }
}

function one(node: GrammarNode, text: string, into: OutlineItem[], place: Place, depth: number): void {
  switch (node.type) {
    case "function_definition": {
      const name = declaredName(node.childForFieldName("declarator"));
      const type = node.childForFieldName("type");
      if (type !== null) types(type, text, into, node, depth);
      if (name === undefined) return;
      into.push(item(text, name, place === "class" ? "method" : "function", spelled(type, text), node));
      return;
    }
    // Left over from a function whose body could not be read.
    case "function_declarator": {
      const name = declaredName(node);
      if (name !== undefined) into.push(item(text, name, "function", "", node));
      return;
    }
    case "preproc_def":
    case "preproc_function_def": {
      const name = node.childForFieldName("name");
      if (name === null) return;
      into.push(item(text, name, "macro", spelled(node.childForFieldName("parameters"), text), node));
      return;
    }
    case "type_definition":
    case "declaration":
    case "field_declaration":
    case "alias_declaration":
      declaration(node, text, into, place, depth);
      return;
    case "struct_specifier":
    case "union_specifier":
    case "enum_specifier":
    case "class_specifier":
      types(node, text, into, node, depth);
      return;
    case "namespace_definition": {
      const body = node.childForFieldName("body");
      const children: OutlineItem[] = [];
      if (body !== null) collect(body, text, children, "file", depth);
      into.push(item(text, node.childForFieldName("name") ?? node, "namespace", "", node, children));
      return;
    }
    default:
  }
}

function declaration(node: GrammarNode, text: string, into: OutlineItem[], place: Place, depth: number): void {
  const type = node.childForFieldName("type");
  const declarators = childrenOf(node).filter((child) => isDeclarator(child) && child.startIndex !== type?.startIndex);
  const isType = node.type === "type_definition" || node.type === "alias_declaration";
  const body = type?.childForFieldName("body") ?? null;
  const first = declaredName(declarators[0]);
  if (type !== null && body !== null) {
    // `typedef struct _X { … } X, *PX;` is one thing, under the name it is used by.
    if (isType && first !== undefined) {
      into.push(
        item(
          text,
          first,
          typeKind(type),
          spelled(type.childForFieldName("name"), text),
          node,
          members(type, text, depth),
        ),
      );
      return;
    }
    types(type, text, into, node, depth);
  }
  for (const declarator of declarators) {
    const name = declaredName(declarator);
    if (name === undefined) continue;
    const isFunction = !isType && declaresFunction(declarator);
    const kind = isType
      ? "typedef"
      : isFunction
        ? place === "class"
          ? "method"
          : "prototype"
        : place === "class"
          ? "field"
          : "variable";
    into.push(item(text, name, kind, spelled(type, text), node));
  }
}

/** A struct, union, enum or class with a body; without one it is only named. */
function types(type: GrammarNode, text: string, into: OutlineItem[], whole: GrammarNode, depth: number): void {
  if (type.childForFieldName("body") === null) return;
  const name = type.childForFieldName("name");
  if (name === null && type.type !== "enum_specifier") return;
  into.push(
    item(
      text,
      name ?? type,
      typeKind(type),
      "",
      whole,
      members(type, text, depth),
      name === null ? "(enum)" : undefined,
    ),
  );
}

function members(type: GrammarNode, text: string, depth: number): OutlineItem[] {
  const children: OutlineItem[] = [];
  const body = type.childForFieldName("body");
  if (body === null || depth > deepest) return children;
  if (type.type !== "enum_specifier") collect(body, text, children, "class", depth);
  else {
    for (const child of childrenOf(body)) {
      const name = child.type === "enumerator" ? child.childForFieldName("name") : null;
      if (name !== null)
        children.push(item(text, name, "enumerator", spelled(child.childForFieldName("value"), text), child));
    }
  }
  return children;
}

function typeKind(type: GrammarNode): OutlineKind {
  if (type.type === "union_specifier") return "union";
  if (type.type === "enum_specifier") return "enum";
  return type.type === "class_specifier" ? "class" : type.type === "struct_specifier" ? "struct" : "typedef";
}

const declaratorTypes: ReadonlySet<string> = new Set([
  "identifier",
  "field_identifier",
  "type_identifier",
  "primitive_type",
  "init_declarator",
  "pointer_declarator",
  "array_declarator",
  "function_declarator",
  "parenthesized_declarator",
  "attributed_declarator",
  "reference_declarator",
  "qualified_identifier",
  "destructor_name",
  "operator_name",
]);

function isDeclarator(node: GrammarNode): boolean {
  return declaratorTypes.has(node.type);
}

/** The node of the name that a declarator declares. */
function declaredName(declarator: GrammarNode | null | undefined): GrammarNode | undefined {
  let node = declarator ?? undefined;
  for (let step = 0; node !== undefined && step < 64; step++) {
    const inner: GrammarNode | undefined = node.childForFieldName("declarator") ?? undefined;
    if (inner !== undefined) node = inner;
    else if (node.type.endsWith("_declarator"))
      node = childrenOf(node).find((child) => isDeclarator(child) && child.isNamed);
    else return node.isMissing || node.startIndex === node.endIndex ? undefined : node;
  }
  return undefined;
}

/** `f(…)` and `*f(…)` declare functions, `(*f)(…)` a pointer to one. */
function declaresFunction(declarator: GrammarNode): boolean {
  let node: GrammarNode | null = declarator;
  for (let step = 0; node !== null && step < 64; step++) {
    if (node.type === "function_declarator")
      return node.childForFieldName("declarator")?.type !== "parenthesized_declarator";
    if (node.type !== "pointer_declarator" && node.type !== "attributed_declarator") return false;
    node = node.childForFieldName("declarator");
  }
  return false;
}

/** On one line. */
function spelled(node: GrammarNode | null, text: string): string {
  if (node === null) return "";
  const written = text.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + 200)).replace(/\s+/g, " ");
  return written.length > 80 ? `${written.slice(0, 79)}…` : written;
}

function item(
  text: string,
  name: GrammarNode,
  kind: OutlineKind,
  detail: string,
  whole: GrammarNode,
  children: readonly OutlineItem[] = [],
  called?: string,
): OutlineItem {
  const selection =
    called === undefined
      ? { start: name.startPosition, end: name.endPosition }
      : { start: name.startPosition, end: name.startPosition };
  return {
    name: called ?? spelled(name, text),
    kind,
    detail,
    range: { start: whole.startPosition, end: whole.endPosition },
    selection,
    children,
  };
}
