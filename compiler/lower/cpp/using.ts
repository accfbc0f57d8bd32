// `using namespace N;` and `using N::name;`, at namespace scope, in blocks and in classes.
import type { Access, UsingNode } from "../../syntax/cpp-ast.ts";
import type { Body } from "../body.ts";
import type { Scope } from "../scope.ts";
import { classOf, losesBases } from "./class-info.ts";
import { overloadsOf } from "./functions.ts";
import { inheritConstructors } from "./inherited-constructors.ts";
import { ClassScope, findQualified, prefixOf, resolveScope, simpleName, usedNamespaces } from "./scopes.ts";

export function useNamespace(f: Body, node: UsingNode & { kind: "usingNamespace" }): void {
  const global = node.name.startsWith("::");
  const where = resolveScope(f, node.name.replace(/^::/, ""), global);
  if (typeof where !== "string") {
    f.context.report(node, "error", "undeclared", `'${node.name}' is no namespace that is declared here.`);
    return;
  }
  const { fileScope } = f.context;
  // In a function it is as if it stood around it, which differs only where names clash.
  const key = prefixOf(f.scope) + usedNamespaces;
  const known = fileScope.find(key);
  const paths = known?.kind === "namespaces" ? known.paths : [];
  if (!paths.includes(where))
    fileScope.names.set(key, { kind: "namespaces", paths: [...paths, where], order: f.context.declaration });
  if (!f.scope.fileScope) seeNamespace(f, where);
}
function seeNamespace(f: Body, prefix: string): void {
  for (let scope: Scope | undefined = f.context.fileScope; scope !== undefined; scope = scope.parent) {
    for (const [name, entity] of scope.names) {
      const plain = name.startsWith(prefix) ? name.slice(prefix.length) : "";
      if (plain !== "" && !plain.includes("::") && f.scope.own(plain) === undefined) f.scope.declare(plain, entity);
    }
    for (const [name, tag] of scope.tags) {
      const plain = name.startsWith(prefix) ? name.slice(prefix.length) : "";
      if (plain !== "" && !plain.includes("::") && f.scope.ownTag(plain) === undefined) f.scope.declareTag(plain, tag);
    }
  }
}

/** `namespace Name = N::M;`. */
export function nameNamespace(f: Body, node: UsingNode & { kind: "namespaceAlias" }): void {
  const { context } = f;
  const where = resolveScope(f, node.target.replace(/^::/, ""), node.target.startsWith("::"));
  if (typeof where === "string")
    f.scope.declare(node.name, { kind: "namespaces", paths: [where], order: context.declaration });
  else context.report(node, "error", "undeclared", `'${node.target}' is no namespace.`);
}

export function useDeclaration(f: Body, node: UsingNode & { kind: "usingDeclaration" }, access: Access): void {
  const global = node.name.startsWith("::");
  const path = node.name.replace(/^::/, "");
  const at = path.lastIndexOf("::");
  const scope = at < 0 ? "" : path.slice(0, at);
  const name = at < 0 ? path : path.slice(at + 2);
  const entity = scope === "" ? f.context.fileScope.find(name) : findQualified(f, scope, global, name);
  const where = resolveScope(f, scope, global);
  const tag =
    typeof where === "string"
      ? f.context.fileScope.findTag(where + name)
      : where !== undefined && "names" in where
        ? where.tags.get(name)
        : undefined;
  if (f.scope instanceof ClassScope) {
    const { info } = f.scope;
    info.access.set(name, access);
    // Constructors of the base serve the class too. A template's instance is named without its arguments.
    if (name === simpleName(scope) && scope !== "") {
      const named = where !== undefined && typeof where !== "string" && "names" in where ? where.decl : undefined;
      const bases = info.bases.map(({ decl }) => decl);
      const base = bases.find((decl) =>
        named === undefined ? simpleName(classOf(decl).name) === name : decl === named,
      );
      if (base !== undefined) inheritConstructors(f, info, classOf(base));
      else if (!losesBases(info.decl))
        f.context.report(node, "error", "bad-base", `'${scope}' is no base of '${info.name}'.`, "Derive from it.");
      return;
    }
  }
  if (entity === undefined && tag === undefined) {
    f.context.report(
      node,
      "error",
      "undeclared",
      `'${node.name}' is not declared.`,
      "Include its header, or correct the name.",
    );
    return;
  }
  if (tag !== undefined) f.scope.declareTag(name, tag);
  if (entity === undefined) return;
  const own = f.scope.own(name);
  const set = overloadsOf(own);
  const more = overloadsOf(entity);
  if (entity.kind === "symbol" && more.functions.length > 0 && set.functions.length > 0) {
    const functions = [...set.functions, ...more.functions.filter((fn) => !set.functions.includes(fn))];
    f.scope.declare(name, { ...entity, overloads: { functions, templates: [...set.templates, ...more.templates] } });
  } else f.scope.declare(name, { ...entity, order: f.context.declaration });
}
