// Which declared name one that nothing declares was meant to be.
import type { Scope } from "./lower/scope.ts";
import { lettersWrong, nearest } from "./nearest.ts";
import type { MacroTable } from "./preprocess/macros.ts";
import { textOf } from "./preprocess/symbols.ts";
import type { SourceDiagnostic } from "./source/source.ts";

/** The remedy for a function that is called before its definition. */
export const definedBelow = "It is defined below: declare it above.";

/** So many names of a unit are looked up. */
const most = 20;

type Kind = "function" | "type" | "value";
/** What can stand where a name is not declared. */
const kinds: Readonly<Record<string, Kind | undefined>> = {
  __proto__: undefined,
  "implicit-function": "function",
  undeclared: "value",
  "unknown-type": "type",
};

/**
 * Findings of names that nothing declares, with a name in the remedy where one that is declared is spelt nearly so, or with what is to be
 * done where they are declared further down.
 */
export function withMeant(
  found: readonly SourceDiagnostic[],
  scope: Scope,
  macros: MacroTable,
  localsAt: (found: SourceDiagnostic) => readonly string[],
): readonly SourceDiagnostic[] {
  const unknown = new Set<string>();
  for (const { code, names } of found) if (kinds[code] !== undefined) for (const name of names ?? []) unknown.add(name);
  if (unknown.size === 0) return found;
  const known = new Map<string, string | undefined>();
  const candidates = new Map<Kind, readonly string[]>();
  const candidatesOf = (kind: Kind): readonly string[] => {
    const names = candidates.get(kind) ?? [...namesOf(kind, scope, macros, unknown)];
    candidates.set(kind, names);
    return names;
  };
  return found.map((one) => {
    const kind = kinds[one.code];
    const [name] = one.names ?? [];
    if (kind === undefined || name === undefined || one.names?.length !== 1) return one;
    const itself = kind === "function" ? scope.find(name) : undefined;
    if (itself?.kind === "symbol" && itself.symbol.defined) return { ...one, remedy: definedBelow };
    const limit = lettersWrong(name);
    let meant = kind === "value" ? nearest(name, localsAt(one), limit) : undefined;
    const key = `${kind} ${name}`;
    if (meant === undefined && !known.has(key) && known.size < most)
      known.set(key, nearest(name, candidatesOf(kind), limit));
    meant ??= known.get(key);
    return meant === undefined ? one : { ...one, remedy: `Did you mean '${meant}'?` };
  });
}

function* namesOf(kind: Kind, scope: Scope, macros: MacroTable, unknown: ReadonlySet<string>): Iterable<string> {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent)
    for (const [name, entity] of at.names) {
      // One that is called undeclared is taken for a function from there on.
      if (unknown.has(name)) continue;
      const isFunction = entity.kind === "symbol" && entity.symbol.kind === "function";
      if (kind === "type" ? entity.kind === "typedef" : kind === "function" ? isFunction : entity.kind !== "typedef")
        yield name;
    }
  if (kind === "type") return;
  for (const { symbol, params } of macros) if ((params !== undefined) === (kind === "function")) yield textOf(symbol);
}
