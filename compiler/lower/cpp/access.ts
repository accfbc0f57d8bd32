// Access: who may name a private or protected member.
import type { TokenRange } from "../../source/source.ts";
import type { Access } from "../../syntax/cpp-ast.ts";
import type { RecordDecl } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { classOf, derivation, inBases } from "./class-info.ts";
import { simpleName } from "./scopes.ts";
import { cxxOf } from "./state.ts";

/** Reports a member of `owner` that may not be named here. `named`: the class of the object that it is named on. */
export function checkAccess(
  f: Body,
  owner: RecordDecl,
  access: Access,
  name: string,
  at: TokenRange,
  named: RecordDecl = owner,
): void {
  if (access === "public" || mayName(f, owner, access)) return;
  // What a class inherits as protected is its own for its friends.
  if (access === "protected" && named !== owner && mayName(f, named, "private")) return;
  f.context.report(
    at,
    "error",
    "inaccessible",
    `'${classOf(owner).name}::${name}' is ${access}: it cannot be named here.`,
    access === "private" ? "Use a public member, or make this a friend of the class." : "Use a public member.",
  );
}
function mayName(f: Body, owner: RecordDecl, access: Access): boolean {
  const info = classOf(owner);
  const { owner: own, readingFrom } = cxxOf(f);
  const around = readingFrom ?? own;
  if (info.friends.has(f.name) || info.friends.has(simpleName(f.name))) return true;
  for (let at = around; at !== undefined; at = classOf(at).enclosing) {
    if (at === owner || info.friends.has(simpleName(classOf(at).name))) return true;
    if (access === "protected" && derivation(at, owner) >= 0) return true;
    // A class sees what the classes in it keep to themselves only as a friend; those in it see all of it.
  }
  return false;
}
/** The class, `decl` or a base of it, that declares a data member, and how. */
export function fieldAccess(decl: RecordDecl, name: string): { owner: RecordDecl; access: Access } {
  const found = inBases(classOf(decl), (info) => {
    const access = info.access.get(name);
    return access === undefined ? undefined : { owner: info.decl, access };
  });
  return found ?? { owner: decl, access: "public" };
}
