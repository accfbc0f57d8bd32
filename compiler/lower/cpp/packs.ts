// Parameter packs. What a template with packs writes is spelled out once the packs have their elements: `f(args...)` becomes
// `f(args#0, args#1)`, and the names of the elements are ordinary ones in the scope of the instance. Everything behind this knows no packs.
import type {
  AssignmentOperator,
  BinaryOperator,
  Expression,
  FunctionDefinition,
  Parameter,
  TypeName,
} from "../../syntax/ast.ts";
import type { FoldOperator, TemplateParameter } from "../../syntax/cpp-ast.ts";
import { type Bound, isPack } from "./instances.ts";

/** What no source can spell: an element of a pack. */
export const elementName = (pack: string, index: number): string => `${pack}#${index}`;

/** How many elements each pack has. */
type Counts = ReadonlyMap<string, number>;

/** A template's node (any part of the syntax tree) as its arguments, one for each parameter, spell it out. */
export function spelledOut<T extends object>(
  node: T,
  params: readonly TemplateParameter[],
  args: readonly (Bound | undefined)[],
): T {
  let counts: Map<string, number> | undefined;
  for (const [i, { name, pack }] of params.entries()) {
    if (pack !== true || name === undefined) continue;
    const arg = args[i];
    counts ??= new Map();
    counts.set(name, isPack(arg) ? arg.items.length : 0);
  }
  return counts === undefined ? node : remembered(node, counts);
}

/** The same object for the same node and counts: what is lowered again meets the nodes that it knows. */
function remembered<T extends object>(node: T, counts: Counts): T {
  const key = [...counts].join();
  const known = spelled.get(node) ?? new Map<string, object>();
  spelled.set(node, known);
  const made = (known.get(key) as T | undefined) ?? (new Speller(counts, undefined, new Set()).any(node) as T);
  known.set(key, made);
  return made;
}
const spelled = new WeakMap<object, Map<string, object>>();

/** Elements of one pack: a template that hands its packs on twice over would never end. */
const mostElements = 1024;

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

class Speller {
  readonly #counts: Counts;
  /** Which element of each pack names stand for; undefined outside of expansions. */
  readonly #index: number | undefined;
  /** Packs of templates within this one: what names them is left to their instances. */
  readonly #inner: ReadonlySet<string>;

  constructor(counts: Counts, index: number | undefined, inner: ReadonlySet<string>) {
    this.#counts = counts;
    this.#index = index;
    this.#inner = inner;
  }

  any(value: unknown): unknown {
    if (Array.isArray(value)) return this.#list(value);
    return isNode(value) ? this.node(value) : value;
  }
  node(node: object): object {
    const written = node as Node;
    switch (written.kind) {
      case "fold":
        return this.#fold(node as Expression & { kind: "fold" });
      case "packSize":
        return this.#size(node as Expression & { kind: "packSize" });
      case "identifier":
      case "typedefName":
      case "templateId":
      case "qualified":
      case "usingDeclaration":
        return this.#named(written);
      case "template":
      case "lambda": {
        const packs = packNames((written.params as readonly TemplateParameter[] | undefined) ?? []);
        return this.#hiding(packs).copy(written);
      }
      case "function":
        return this.#withParameters(written).copy(written);
      default:
        return isInitializer(written) ? this.#named(written) : this.copy(written);
    }
  }
  /** What nothing in it changes stays the same object, unless it stands for one of several elements. */
  copy<T extends object>(node: T): T {
    let made: T | undefined = this.#index === undefined ? undefined : { ...node };
    for (const [key, value] of Object.entries(node)) {
      const next = this.any(value);
      if (next === value) continue;
      made ??= { ...node };
      Object.assign(made, { [key]: next });
    }
    return made ?? node;
  }

  #list(list: readonly unknown[]): readonly unknown[] {
    let changed = this.#index !== undefined;
    const made: unknown[] = [];
    for (const item of list) {
      const next = isNode(item) && isExpansion(item) ? this.#expand(item) : undefined;
      if (next === undefined) {
        const one = this.any(item);
        changed ||= one !== item;
        made.push(one);
      } else {
        changed = true;
        made.push(...next);
      }
    }
    return changed ? made : list;
  }
  /** The elements of what `...` stands behind; undefined where it names packs that have no elements yet. */
  #expand(item: Node): readonly object[] | undefined {
    const pattern = item.kind === "expansion" ? (item.pattern as object) : withoutPack(item);
    const names = namesIn(pattern);
    if ([...names].some((name) => this.#inner.has(name))) return undefined;
    const packs = [...names].filter((name) => this.#counts.has(name));
    const [first] = packs;
    if (first === undefined) return undefined;
    const count = Math.min(...packs.map((name) => this.#counts.get(name) ?? 0));
    if (count > mostElements) return undefined;
    return Array.from({ length: count }, (_, i) => this.#element(i).#one(pattern, i));
  }
  #one(pattern: object, index: number): object {
    const made = this.node(pattern);
    // A parameter declares an element itself.
    return isParameter(made) ? namedElement(made, index) : made;
  }
  #element(index: number): Speller {
    return new Speller(this.#counts, index, this.#inner);
  }
  #hiding(packs: readonly string[]): Speller {
    if (packs.length === 0) return this;
    return new Speller(this.#counts, this.#index, new Set([...this.#inner, ...packs]));
  }

  /** In a function, and behind its parameters, the packs that these declare are known. */
  #withParameters(node: Node): Speller {
    const counts = new Map(this.#counts);
    const inner = new Set(this.#inner);
    for (const { specifiers, declarator } of parametersOf(node)) {
      if (declarator?.pack !== true) continue;
      const names = namesIn({ specifiers, parts: declarator.parts });
      const packs = [...names].filter((name) => this.#counts.has(name) && !this.#inner.has(name));
      const name = declarator.name ?? "";
      if (packs.length === 0 || [...names].some((each) => this.#inner.has(each))) inner.add(name);
      else counts.set(name, Math.min(...packs.map((each) => this.#counts.get(each) ?? 0)));
    }
    return new Speller(counts, this.#index, inner);
  }

  #named(node: Node): object {
    const made = this.copy(node);
    if (this.#index === undefined) return made;
    const renamed = (text: unknown): string | undefined => {
      if (typeof text !== "string") return undefined;
      const [first = "", ...rest] = text.split("::");
      if (!this.#counts.has(first) || this.#inner.has(first)) return undefined;
      return [elementName(first, this.#index ?? 0), ...rest].join("::");
    };
    const scope = renamed(made.scope);
    if (scope !== undefined) return { ...made, scope };
    const name = made.scope === undefined ? renamed(made.name) : undefined;
    return name === undefined ? made : { ...made, name };
  }
  #size(node: Expression & { kind: "packSize" }): Expression {
    const count = this.#counts.get(node.name);
    if (count === undefined || this.#inner.has(node.name)) return node;
    return integer(count, node, "ull");
  }
  #fold(node: Expression & { kind: "fold" }): Expression {
    const { operator, left, right } = node;
    const fromLeft = left === undefined || (right !== undefined && !this.#namesPack(left));
    const pattern = (fromLeft ? right : left) ?? node;
    const start = fromLeft ? left : right;
    const elements = this.#expand({ kind: "expansion", pattern });
    if (elements === undefined) return this.copy(node);
    const operands = elements as readonly Expression[];
    const whole = start === undefined ? [] : [this.any(start) as Expression];
    const list = fromLeft ? [...whole, ...operands] : [...operands, ...whole];
    if (list.length === 0) return emptyFold(operator, node);
    return fromLeft
      ? list.reduce((a, b) => joined(operator, a, b))
      : list.reduceRight((b, a) => joined(operator, a, b));
  }
  #namesPack(node: Expression): boolean {
    return [...namesIn(node)].some((name) => this.#counts.has(name) || this.#inner.has(name));
  }
}

function joined(operator: FoldOperator, left: Expression, right: Expression): Expression {
  const place = { left, right, first: left.first, last: left.last };
  if (operator === ",") return { kind: "comma", ...place };
  if (operator === "=" || (operator.endsWith("=") && !comparisons.has(operator)))
    return { kind: "assignment", operator: operator as AssignmentOperator, ...place };
  return { kind: "binary", operator: operator as BinaryOperator, ...place };
}
const comparisons = new Set<FoldOperator>(["==", "!=", "<=", ">="]);
/** Of no elements only `&&`, `||` and `,` have a value. */
function emptyFold(operator: FoldOperator, node: Expression & { kind: "fold" }): Expression {
  const { first, last } = node;
  if (operator === "&&" || operator === "||") return { kind: "boolean", value: operator === "&&", first, last };
  if (operator !== ",") return node;
  const plain = { storage: undefined, inline: false, noreturn: false, qualifiers: [], annotations: [], attributes: [] };
  const type: TypeName = {
    kind: "typeName",
    specifiers: { ...plain, type: { kind: "builtin", words: ["void"], first, last }, first, last },
    declarator: undefined,
    first,
    last,
  };
  return { kind: "cast", type, operand: integer(0, node, ""), first, last };
}
function integer(value: number, { first, last }: Expression, suffix: string): Expression {
  return { kind: "integer", value: BigInt(value), decimal: true, suffix, first, last };
}

// ---- what is written ----------------------------------------------------------------------------------------------------

function isExpansion(item: Node): boolean {
  if (item.kind === "expansion" || item.pack === true) return true;
  // `using Bases::f...;` among the members of a class.
  if (isNode(item.node)) return item.node.pack === true;
  const declarator = "specifiers" in item ? item.declarator : undefined;
  return isNode(declarator) && declarator.pack === true;
}
function withoutPack(item: Node): Node {
  const { pack: _, declarator, node, ...rest } = item;
  if (isNode(node)) return { ...rest, node: withoutPack(node) };
  if (declarator === undefined) return "declarator" in item ? { ...rest, declarator } : rest;
  const { pack: __, ...plain } = declarator as Node;
  return { ...rest, declarator: plain };
}
function isParameter(node: object): node is Parameter {
  return "annotations" in node && "specifiers" in node && "declarator" in node;
}
function namedElement(parameter: Parameter, index: number): Parameter {
  const { declarator } = parameter;
  if (declarator?.name === undefined) return parameter;
  return { ...parameter, declarator: { ...declarator, name: elementName(declarator.name, index) } };
}
const packNames = (params: readonly TemplateParameter[]): string[] =>
  params.flatMap(({ name, pack }) => (pack === true && name !== undefined ? [name] : []));

/** The parameters of a definition, or of a declarator's part. */
function parametersOf(node: Node): readonly Parameter[] {
  if (isDefinition(node)) return node.declarator.parts.find((each) => each.kind === "function")?.parameters ?? [];
  return (node.parameters as readonly Parameter[] | undefined) ?? [];
}

function isDefinition(node: object): node is FunctionDefinition {
  return "body" in node;
}

const kindsOfNames = new Set(["identifier", "typedefName", "templateId", "qualified", "usingDeclaration"]);
/** A capture of a lambda, or what a constructor initialises: each begins with a name. */
const isInitializer = (node: Node): boolean => "initializer" in node && typeof node.name === "string";

/** The first part of every name that stands in a tree. */
export function namesIn(root: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) walk(item);
      return;
    }
    if (!isNode(value)) return;
    const { kind, name, scope } = value;
    const isName = (typeof kind === "string" && kindsOfNames.has(kind)) || isInitializer(value);
    const text = typeof scope === "string" ? scope : name;
    if (isName && typeof text === "string") found.add(text.split("::")[0] ?? "");
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(root);
  return found;
}
