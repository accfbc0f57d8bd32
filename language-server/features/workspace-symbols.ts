// Symbols of all open drivers by a part of their name: what is declared at file scope in their own files, and members.
import { type SymbolInformation, SymbolKind } from "vscode-languageserver";
import type { DriverProject } from "../project.ts";
import { namesOf } from "./names.ts";
import { meaningKind, type Occurrence } from "./occurrences.ts";
import { macroKey } from "./references.ts";

/** Most answers given; the editor asks again as more is typed. */
const most = 500;

export interface FoundSymbol {
  readonly name: string;
  readonly kind: SymbolInformation["kind"];
  readonly occurrence: Occurrence;
}

/** Letters of the query in order make a match, in any case; beginnings and whole parts come first. */
export function symbolsLike(query: string, occurrences: Iterable<Occurrence>): FoundSymbol[] {
  const wanted = query.toLowerCase();
  const found = new Map<string, FoundSymbol & { readonly rank: number }>();
  for (const occurrence of occurrences) {
    const kind = symbolKinds[meaningKind(occurrence.key)];
    if (kind === undefined || (occurrence.role !== "definition" && occurrence.role !== "declaration")) continue;
    const rank = rankOf(occurrence.name.toLowerCase(), wanted);
    if (rank === undefined) continue;
    const before = found.get(occurrence.key);
    if (before && (before.occurrence.role === "definition" || occurrence.role === "declaration")) continue;
    const isFunction = kind === SymbolKind.Variable && occurrence.type?.kind === "function";
    found.set(occurrence.key, {
      name: occurrence.name,
      kind: isFunction ? SymbolKind.Function : kind,
      occurrence,
      rank,
    });
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1)).slice(0, most);
}

/** What a driver's own files declare. */
export function* declaredIn(project: DriverProject): Iterable<Occurrence> {
  for (const unit of project.units) {
    yield* namesOf(unit, (file) => project.isOwn(file)).occurrences;
    for (const { name, file, start, end } of unit.macros) {
      if (!file || !project.isOwn(file.path)) continue;
      const key = macroKey(name, unit, project);
      if (key !== undefined) yield { name, file: file.path, start, end, key, role: "definition", type: undefined };
    }
  }
}

function rankOf(name: string, wanted: string): number | undefined {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(wanted)) return 1;
  let at = -1;
  for (const letter of wanted) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return undefined;
  }
  return 2;
}
const symbolKinds: Readonly<Record<string, SymbolInformation["kind"]>> = {
  symbol: SymbolKind.Variable,
  typedef: SymbolKind.Class,
  tag: SymbolKind.Struct,
  enumerator: SymbolKind.EnumMember,
  member: SymbolKind.Field,
  macro: SymbolKind.Constant,
};
