// Which syntax a node is, for walks over whole trees.
import type { TokenRange } from "../../compiler/source/source.ts";
import type {
  Declaration,
  Expression,
  FunctionDefinition,
  RecordSpecifier,
  TypeName,
} from "../../compiler/syntax/ast.ts";

export interface Node extends TokenRange {
  readonly kind: string;
}

export function isNode(value: object): value is Node {
  return "kind" in value && typeof value.kind === "string" && "first" in value && "last" in value;
}
export function isFunction(node: Node): node is FunctionDefinition {
  return node.kind === "function";
}
export function isDeclaration(node: Node): node is Declaration {
  return node.kind === "declaration" && "declarators" in node;
}
export function isTypeName(node: Node): node is TypeName {
  return node.kind === "typeName";
}
export function isRecord(node: Node): node is RecordSpecifier {
  return node.kind === "record";
}
export function isScope(node: Node): boolean {
  return node.kind === "compound" || node.kind === "for" || node.kind === "rangeFor";
}
const expressionsWithNames: ReadonlySet<string> = new Set([
  "identifier",
  "member",
  "assignment",
  "increment",
  "index",
  "compoundLiteral",
  "offsetof",
  "lambda",
]);
export function isExpression(node: Node): node is Expression {
  return expressionsWithNames.has(node.kind);
}
