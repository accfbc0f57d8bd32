// Functions of which a part could not be read: what is left of them proves nothing.
import type { TokenRange } from "../../compiler/source/source.ts";
import type { ExternalDeclaration } from "../../compiler/syntax/ast.ts";
import type { Unit } from "../../compiler/unit.ts";
import type { FunctionInfo, World } from "./world.ts";

interface ProjectParts {
  readonly world: World;
  readonly units: readonly Unit[];
}

const answers = new WeakMap<FunctionInfo, boolean>();

/**
 * The lowering refused something in it, or an error of the compiler stands inside, other than of a macro that was passed over; so does
 * a name that only a header that is missing can tell of.
 */
export function isUnread(info: FunctionInfo): boolean {
  const known = answers.get(info);
  if (known !== undefined) return known;
  const made = info.fn.refusals.length > 0 || hasError(info);
  answers.set(info, made);
  return made;
}
function hasError(info: FunctionInfo): boolean {
  const range = info.unit.range(info.fn.declaration, info.fn.range);
  const { diagnostics, unsaid } = info.unit;
  return [...diagnostics.filter(({ severity }) => severity === "error"), ...unsaid].some(
    (diagnostic) =>
      diagnostic.code !== "unknown-macro" &&
      diagnostic.range.file === range.file &&
      diagnostic.range.startLine >= range.startLine &&
      diagnostic.range.startLine <= range.endLine,
  );
}

/** By the list of declarations: units that begin with the same headers share theirs. */
const unreadParts = new WeakMap<readonly ExternalDeclaration[], readonly { at: number; node: TokenRange }[]>();
function notUnderstood(declarations: readonly ExternalDeclaration[]): readonly { at: number; node: TokenRange }[] {
  const known = unreadParts.get(declarations);
  if (known) return known;
  const made = declarations.flatMap(({ node }, at) => (node.kind === "notUnderstood" ? [{ at, node }] : []));
  unreadParts.set(declarations, made);
  return made;
}

/** One of these names stands in code that could not be read: what it does there is unknown. */
export function isNamedUnread({ world, units }: ProjectParts, names: readonly string[]): boolean {
  const wanted = new Set(names);
  const stands = (unit: Unit, declaration: number, { first, last }: TokenRange): boolean => {
    const base = unit.declarationAt(declaration)?.tokenBase ?? 0;
    for (let at = base + first; at <= base + last; at++) if (wanted.has(unit.tokens.text(at))) return true;
    return false;
  };
  for (const info of world.functions.values())
    if (info.own && isUnread(info) && stands(info.unit, info.fn.declaration, info.fn.range)) return true;
  return units.some(
    (unit) =>
      notUnderstood(unit.headerDeclarations).some(({ at, node }) => stands(unit, at, node)) ||
      notUnderstood(unit.ownDeclarations).some(({ at, node }) =>
        stands(unit, unit.headerDeclarations.length + at, node),
      ),
  );
}
