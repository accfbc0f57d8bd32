// The types of expressions as far as the meaning of names needs them: which structure a member belongs to.
import type { DeclarationSpecifiers, Declarator, Expression } from "../../compiler/syntax/ast.ts";
import type { RecordDecl, Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";

export interface Meaning {
  readonly key: string;
  readonly type: Type | undefined;
}
/** What an expression's names mean where it stands. */
export interface Scope {
  local(name: string): Meaning | undefined;
  /** C++: the class whose member function is around. */
  readonly self: RecordDecl | undefined;
}

/** Of numbers it knows only that they are no structures. */
export class Typing {
  readonly #unit: Unit;
  readonly #scope: Scope;
  readonly #types = new Map<Expression, Type | undefined>();

  constructor(unit: Unit, scope: Scope) {
    this.#unit = unit;
    this.#scope = scope;
  }
  /** Lets go of the types of a declaration that has been walked. */
  clear(): void {
    this.#types.clear();
  }
  of(node: Expression): Type | undefined {
    if (!this.#types.has(node)) this.#types.set(node, this.#compute(node));
    return this.#types.get(node);
  }
  #compute(node: Expression): Type | undefined {
    switch (node.kind) {
      case "identifier":
        return (
          this.#scope.local(node.name) ??
          fieldOf(this.#scope.self, node.name) ??
          this.#unit.symbols.get(node.name)
        )?.type;
      case "this":
        return this.#scope.self && pointerTo({ kind: "record", quals: 0, decl: this.#scope.self });
      case "call": {
        const callee = this.of(node.callee);
        const target = callee?.kind === "pointer" ? callee.to : callee;
        return target?.kind === "function" ? target.returns : undefined;
      }
      case "member":
        return fieldOf(behind(this.of(node.object)), node.name)?.type;
      case "index":
        return inner(this.of(node.object)) ?? inner(this.of(node.index));
      case "unary":
        if (node.operator === "*") return inner(this.of(node.operand));
        return node.operator === "&" ? pointerTo(this.of(node.operand)) : undefined;
      case "increment":
        return this.of(node.operand);
      case "assignment":
        return this.of(node.left);
      case "binary": {
        const left = this.of(node.left);
        return inner(left) ? left : this.of(node.right);
      }
      case "conditional":
        return (node.then && this.of(node.then)) ?? this.of(node.else);
      case "comma":
        return this.of(node.right);
      case "cast":
      case "compoundLiteral":
      case "vaArg":
      case "namedCast":
      case "construct":
        return this.declared(node.type.specifiers, node.type.declarator);
      case "new":
        return pointerTo(this.declared(node.type.specifiers, node.type.declarator));
      case "statementExpression": {
        const last = node.body.items.at(-1);
        return last?.kind === "expression" && last.expression ? this.of(last.expression) : undefined;
      }
      default:
        return undefined;
    }
  }
  declared(specifiers: DeclarationSpecifiers, declarator: Declarator | undefined): Type | undefined {
    let type = this.#base(specifiers);
    for (const part of declarator?.parts.toReversed() ?? []) {
      if (!type) return undefined;
      if (part.kind === "pointer") type = pointerTo(type);
      else if (part.kind === "array") type = { kind: "array", quals: 0, of: type, length: undefined };
      else type = { kind: "function", quals: 0, returns: type, params: [], variadic: false, prototyped: false };
    }
    return type;
  }
  #base({ type }: DeclarationSpecifiers): Type | undefined {
    if (type.kind === "typedefName") {
      const local = this.#scope.local(type.name);
      if (local) return local.key.startsWith("type:") ? local.type : undefined;
      const typedef = this.#unit.typedefs.get(type.name);
      if (typedef) return { ...typedef.type, alias: typedef };
      const decl = this.#unit.records.get(type.name);
      return decl && { kind: "record", quals: 0, decl };
    }
    if (type.kind === "record") {
      const decl = type.name === undefined ? undefined : this.#unit.records.get(type.name);
      return decl && { kind: "record", quals: 0, decl };
    }
    if (type.kind === "typeof")
      return type.operand.kind === "typeName"
        ? this.declared(type.operand.specifiers, type.operand.declarator)
        : this.of(type.operand);
    // Of numbers only that they are no structures matters here.
    return type.kind === "builtin" ? { kind: "void", quals: 0 } : undefined;
  }
}

export function inner(type: Type | undefined): Type | undefined {
  if (type?.kind === "pointer") return type.to;
  return type?.kind === "array" ? type.of : undefined;
}
function pointerTo(type: Type | undefined): Type | undefined {
  return type && { kind: "pointer", quals: 0, to: type };
}
/** The structure that a value is or leads to. */
export function behind(type: Type | undefined): RecordDecl | undefined {
  let at = type;
  for (let depth = 0; depth < 8 && (at?.kind === "pointer" || at?.kind === "array"); depth++) at = inner(at);
  return at?.kind === "record" ? at.decl : undefined;
}
/** The structure that has a member itself, which may be an unnamed one inside. */
export function holderOf(decl: RecordDecl | undefined, name: string, depth = 0): RecordDecl | undefined {
  if (!decl || depth > 16) return undefined;
  if (decl.fields?.some((field) => field.name === name)) return decl;
  for (const field of decl.fields ?? []) {
    if ((field.name !== undefined && !field.base) || field.type.kind !== "record") continue;
    const found = holderOf(field.type.decl, name, depth + 1);
    if (found) return found;
  }
  return undefined;
}
export function fieldOf(decl: RecordDecl | undefined, name: string) {
  return holderOf(decl, name)?.fields?.find((field) => field.name === name);
}
