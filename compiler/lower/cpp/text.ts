// Watches in C++ functions: names mean what they mean at the place, members of `this` included.
import type { IrFunction } from "../../ir/ir.ts";
import type { RecordDecl } from "../../types/type.ts";
import type { Scope } from "../scope.ts";
import { memberScope } from "./bodies.ts";
import { classOf } from "./class-info.ts";
import { closureOf } from "./lambdas.ts";
import { NamespaceScope, outerPrefix, prefixOf } from "./scopes.ts";
import { type CxxBody, newCxxBody } from "./state.ts";

/** What the names in a function see around it. */
export function scopeAround(file: Scope, fn: IrFunction): Scope {
  const owner = ownerOf(fn);
  if (owner !== undefined && closureOf(owner) !== undefined) return classOf(owner).scope;
  if (owner !== undefined)
    return memberScope(classOf(owner), (outer) =>
      outer.fileScope ? new NamespaceScope(file, prefixOf(outer)) : outer,
    );
  const prefix = outerPrefix(`${fn.symbol.name}::`);
  return new NamespaceScope(file, prefix);
}
/** The state of a body that is lowered as if it stood in a function. */
export function memberBody(fn: IrFunction): CxxBody {
  const body = newCxxBody(ownerOf(fn), undefined);
  body.thisLocal = selfOf(fn)?.id;
  return body;
}
const selfOf = (fn: IrFunction): IrFunction["locals"][number] | undefined =>
  fn.locals.find((local) => local.name === "this" && local.kind === "parameter");
function ownerOf(fn: IrFunction): RecordDecl | undefined {
  const type = selfOf(fn)?.type;
  return type?.kind === "pointer" && type.to.kind === "record" ? type.to.decl : undefined;
}
