// Renaming within a driver: every use in all its files, or a refusal that says why not. Refused is what other code than the
// driver's own gave the name, what would come to mean something else afterwards, and what cannot be told for sure.
import { intern, kindOf, TokenKind } from "../../compiler/preprocess/index.ts";
import type { DriverProject } from "../project.ts";
import { positionAt, type ReadText } from "../text.ts";
import { holderOf } from "./name-types.ts";
import { namesOf } from "./names.ts";
import { type Extent, foreign, meaningKind } from "./occurrences.ts";
import { meaningAt, tokensNamed, type Uses, usesOf } from "./references.ts";

export interface Renaming {
  readonly key: string;
  readonly name: string;
  readonly places: readonly Extent[];
}
export interface Refusal {
  readonly refused: string;
}

/** The word that can be renamed, or why it cannot. */
export function renameable(
  project: DriverProject,
  file: string,
  text: string,
  offset: number,
): { readonly name: string; readonly start: number; readonly end: number; readonly key: string } | Refusal {
  const meaning = meaningAt(project, file, text, offset);
  if (!meaning) return { refused: "There is no name here whose meaning is known." };
  const { name, start, end, found } = meaning;
  if (found.key.startsWith(foreign))
    return { refused: `'${name}' is declared in a header that is not part of the driver: it keeps its name.` };
  if (found.key === "symbol:DriverEntry")
    return { refused: "The system finds 'DriverEntry' by its name: it keeps it." };
  return { name, start, end, key: found.key };
}

export function rename(
  project: DriverProject,
  file: string,
  offset: number,
  to: string,
  read: ReadText,
): Renaming | Refusal {
  const target = renameable(project, file, read(file) ?? "", offset);
  if ("refused" in target) return target;
  const { name, key } = target;
  if (!/^[A-Za-z_]\w*$/.test(to)) return { refused: `'${to}' is no name of C: letters, digits and _ make one.` };
  if (kindOf(intern(to, TokenKind.identifier)) !== TokenKind.identifier)
    return { refused: `'${to}' is a word of the language.` };
  return to === name ? { key, name, places: [] } : renamedIn(project, key, name, to, read);
}

/** The headers that a renaming writes in and that other drivers may include. */
export function headersWritten({ key, places }: Renaming, project: DriverProject): string[] {
  // What is a function's or a source's own is nobody else's.
  if (/^(?:local|label|type)$/.test(meaningKind(key)) || key.includes("@")) return [];
  return [...new Set(places.map(({ file }) => file))].filter((file) => !project.paths.includes(file));
}
/** A renaming in a driver, of what is meant by a key; of nothing where the driver does not have it. */
export function renamedIn(
  project: DriverProject,
  key: string,
  name: string,
  to: string,
  read: ReadText,
): Renaming | Refusal {
  const uses = usesOf(key, name, project, read);
  const nothing = { key, name, places: [] };
  if (uses.uses.length === 0) return nothing;
  return doubt(uses, project, read) ?? clash(uses, to, project, read) ?? { ...nothing, places: uses.uses };
}

function doubt({ name, key, doubtful, pasted }: Uses, project: DriverProject, read: ReadText): Refusal | undefined {
  if (!key.startsWith("macro:") && project.units.some((unit) => unit.macros.has(name)))
    return { refused: `'${name}' is the name of a macro as well: which one a place means cannot be told.` };
  const [macro] = pasted;
  if (macro !== undefined) return { refused: `The macro ${macro} makes the name '${name}' of pieces.` };
  const [first] = doubtful;
  if (!first) return undefined;
  return { refused: `What '${name}' means in ${spot(first, read)} cannot be told.` };
}

/** What is there under the new name already. */
function clash(uses: Uses, to: string, project: DriverProject, read: ReadText): Refusal | undefined {
  const isMember = uses.key.startsWith("member:");
  const isLocal = uses.key.startsWith("local:") || uses.key.startsWith("type:");
  const taken = (what: string): Refusal => ({ refused: `'${to}' is ${what} already.` });
  for (const unit of project.units) {
    if (unit.macros.has(to)) return taken("a macro");
    const names = namesOf(unit, (file) => project.isOwn(file));
    if (isMember) {
      const owner = names.owners.get(uses.key);
      if (owner && holderOf(owner, to)) return taken("a member of the same structure");
      continue;
    }
    if (uses.key.startsWith("label:")) continue;
    if (uses.key.startsWith("tag:")) {
      if (unit.records.has(to) || unit.enums.has(to)) return taken("a tag");
      continue;
    }
    if (!isLocal && (unit.symbols.has(to) || unit.typedefs.has(to) || unit.enumerators.has(to)))
      return taken("declared");
  }
  if (isMember || uses.key.startsWith("tag:")) return undefined;
  // A local of that name would hide the renamed one, or the other way round.
  const functions = project.units.flatMap((unit) => namesOf(unit, (file) => project.isOwn(file)).functions);
  for (const file of new Set(uses.uses.map((use) => use.file))) {
    const holders = functions.filter(
      (extent) =>
        extent.file === file &&
        uses.uses.some((use) => use.file === file && extent.start <= use.start && use.end <= extent.end),
    );
    for (const token of tokensNamed(read(file) ?? "", to)) {
      if (token.isMember || !holders.some((extent) => extent.start <= token.start && token.end <= extent.end)) continue;
      return { refused: `'${to}' is used already in ${spot({ file, start: token.start, end: token.end }, read)}.` };
    }
  }
  return undefined;
}
function spot({ file, start }: Extent, read: ReadText): string {
  const text = read(file) ?? "";
  return `${file.split(/[\\/]/).pop() ?? file}:${positionAt(text, start).line + 1}`;
}
