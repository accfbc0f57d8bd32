// What a hover says: of a DDI, what it does and demands; of the driver's own functions, their role and level and why; of
// macros, status codes and control codes, their value.
import { type Clause, type Contract, Irql } from "../../compiler/contract/contract.ts";
import type { IrSymbol } from "../../compiler/ir/ir.ts";
import { type Macro, macroRange, macroText, textOf } from "../../compiler/preprocess/index.ts";
import type { SourceRange } from "../../compiler/source/source.ts";
import { typeText } from "../../compiler/types/print.ts";
import type { Unit } from "../../compiler/unit.ts";
import { rangeOf } from "../analysis/facts.ts";
import { irqlName, irqlRangeName } from "../analysis/irql.ts";
import { roleWords } from "../analysis/roles.ts";
import { rootFor } from "../analysis/roots.ts";
import { shapeOf } from "../analysis/shape.ts";
import { contractOf, declarationOf } from "../analysis/world.ts";
import { includedAs } from "../header-names.ts";
import type { DriverProject } from "../project.ts";
import { type ReadText, wordAt } from "../text.ts";
import { uriOfPath } from "../uri.ts";
import { macroLines, numberAt, numberLines } from "./codes.ts";
import { expansionAt } from "./expansion.ts";
import { parametersOf, routineBehind } from "./macro-routine.ts";
import { memberComment, memberOffset, typeComment } from "./members.ts";
import { meaningAt } from "./references.ts";
import { enumOf, recordCard, typeCard } from "./type-card.ts";

/** What a hover is asked about. */
export interface HoverPlace {
  readonly path: string;
  readonly text: string;
  readonly offset: number;
  readonly unit: Unit;
  readonly project: DriverProject;
}

/** Markdown for the name or number at a place, or undefined if nothing is known of it. */
export function describe(place: HoverPlace, read: ReadText): string | undefined {
  const { path, text, offset, unit, project } = place;
  const number = numberAt(text, offset);
  if (number) {
    const lines = numberLines(number.value, unit);
    return lines.length === 0 ? undefined : [numberText(number.value), ...lines].join("\n\n");
  }
  const word = wordAt(text, offset);
  if (!word) return undefined;
  const meaning = meaningAt(project, path, text, offset)?.found;
  // Inside functions the same name may be something else than at file scope.
  if (meaning && /^(?:foreign:)?(?:local|type|label|member):/.test(meaning.key)) {
    const { field, type } = meaning;
    const code = type && `\`\`\`c\n${typeText(type, word.text)}\n\`\`\``;
    if (code === undefined || field === undefined) return code;
    return [code, memberOffset(unit, field), memberComment(unit, field)]
      .filter((part) => part !== undefined)
      .join("\n\n");
  }
  return describeName(word.text, unit, project, read, expansionAt(unit, path, word.start, word.text));
}

/** Is it a function of the driver's own, of which a check tells more? */
export function isAboutOwn({ text, offset, unit, project }: HoverPlace): boolean {
  const symbol = unit.symbols.get(wordAt(text, offset)?.text ?? "");
  return symbol?.kind === "function" && project.functionOf(symbol.linkName)?.own === true;
}

/** Markdown for a name at file scope. */
export function describeName(
  name: string,
  unit: Unit,
  project: DriverProject,
  read: ReadText,
  expansion: string | undefined,
): string | undefined {
  if (name === "PAGED_CODE")
    return "```c\nPAGED_CODE()\n```\nAsserts that the code runs at APC_LEVEL or below, where it may be paged out.";
  const symbol = unit.symbols.get(name) ?? unit.symbols.get(`${unit.path}:${name}`);
  const macro = unit.macros.get(name);
  if (macro && !symbol) {
    if (isTracing(macro)) return describeTracing(macro);
    const written = describeMacro(name, unit, read, expansion);
    const routine = routineBehind(macro, unit);
    return routine ? `${written}\n\n---\n\n${describeDdi(routine.symbol, unit, read)}` : written;
  }
  if (symbol?.kind === "function") {
    const info = project.world?.functions.get(symbol.linkName);
    return info?.own ? describeOwn(symbol, unit, project) : describeDdi(symbol, unit, read);
  }
  if (symbol) {
    const section = symbol.section === "" ? "" : `\nsection ${symbol.section}`;
    return withParts(`\`\`\`c\n${typeText(symbol.type, symbol.name)}\n\`\`\`${section}`, commentOn(unit, symbol, read));
  }
  const enumerator = unit.enumerators.get(name);
  if (enumerator !== undefined) {
    const type = enumOf(unit, name);
    return withParts(
      `\`\`\`c\n${name} = ${numberText(enumerator)}\n\`\`\``,
      type && `\`${type}\``,
      type && typeComment(unit, type),
    );
  }
  const typedef = unit.typedefs.get(name);
  if (typedef)
    return withParts(
      `\`\`\`c\ntypedef ${typeText(typedef.type, name)}\n\`\`\``,
      typeComment(unit, name),
      typeCard(unit, typedef.type),
    );
  const record = unit.records.get(name);
  return (
    record && withParts(`\`\`\`c\n${record.tag} ${name}\n\`\`\``, typeComment(unit, name), recordCard(unit, record))
  );
}
function withParts(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join("\n\n");
}

function describeDdi(symbol: IrSymbol, unit: Unit, read: ReadText): string {
  const contract = contractOf(unit, symbol);
  const place = declarationOf(unit, symbol);
  const parts = [`\`\`\`c\n${typeText(symbol.type, symbol.name)}\n\`\`\``];
  const comment = commentOn(unit, symbol, read);
  if (comment) parts.push(comment);
  const facts = contractLines(contract);
  const directions = contract.params
    .filter((param) => param.name !== undefined && param.direction !== undefined)
    .map(
      (param) => `\`${param.name}\` ${directionWords[param.direction ?? "in"]}${param.optional ? ", may be NULL" : ""}`,
    );
  if (directions.length > 0) facts.push(`Parameters: ${directions.join("; ")}`);
  facts.push(...pageableLines(contract));
  if (place) facts.push(`Header: ${baseName(includedAs(place.file, read))}`);
  const since = place && sinceWhen(symbol.name, place.file, read);
  if (since !== undefined) facts.push(`Since: ${since}`);
  const page = place && familyPage(place.file, read);
  if (page !== undefined) facts.push(`More: [${baseName(page)}](${uriOfPath(page)})`);
  parts.push(facts.map((fact) => `- ${fact}`).join("\n"));
  return parts.join("\n\n");
}
/** Whether code that may be paged out may call it, by its own bounds of the IRQL. */
function pageableLines({ clauses }: Contract): string[] {
  const bound = (...kinds: readonly Clause["kind"][]): number | undefined =>
    clauses.find((clause) => kinds.includes(clause.kind) && clause.level !== undefined && !clause.when)?.level;
  const highest = bound("irqlMax", "irqlIs");
  const lowest = bound("irqlMin", "irqlIs") ?? 0;
  if (lowest >= Irql.DISPATCH) return ["Pageable: no, it is called where nothing may be paged out"];
  if (highest === undefined) return [];
  return highest < Irql.DISPATCH
    ? ["Pageable: its callers, and what they give it, may be paged out"]
    : ["Pageable: below DISPATCH_LEVEL only; there, caller and arguments must be resident"];
}
const directionWords = { in: "in", out: "out", inout: "in and out" } as const;

/** A contract in sentences. */
export function contractLines(contract: Contract): string[] {
  const lines: string[] = [];
  for (const clause of contract.clauses) {
    const words = clauseWords(clause);
    if (words) lines.push(clause.when ? `${words}, if \`${conditionText(clause)}\`` : words);
  }
  return lines;
}
/** As one would write it: the header's macros are gone from it. */
export function conditionText({ whenText }: Clause): string {
  if (whenText === undefined) return "a condition holds";
  const spaced = whenText
    .replaceAll(/\(\(\s*void\s*\*\s*\)\s*0\)/g, "NULL")
    .replaceAll(/\s*(==|!=|<=|>=|&&|\|\||(?<!-)>|<)\s*/g, " $1 ");
  const inner = /^\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/.exec(spaced)?.[1];
  return inner ?? spaced;
}
function clauseWords(clause: Clause): string | undefined {
  const level = clause.level === undefined ? clause.text : irqlName(clause.level);
  switch (clause.kind) {
    case "irqlMax":
      return clause.level === Irql.PASSIVE ? `IRQL: ${level}` : `IRQL: ${level} or below`;
    case "irqlMin":
      // No level is below it.
      return clause.level === Irql.PASSIVE ? undefined : `IRQL: ${level} or above`;
    case "irqlIs":
      return `IRQL: ${level}`;
    case "irqlRaises":
      return `Raises the IRQL to ${level}`;
    case "irqlSaves":
      return "Saves the IRQL";
    case "irqlRestores":
      return "Restores the IRQL";
    case "acquiresLock":
    case "acquiresExclusiveLock":
    case "acquiresSharedLock":
    case "acquiresRegion":
      return `Acquires ${clause.text ?? "a lock"}`;
    case "releasesLock":
    case "releasesExclusiveLock":
    case "releasesSharedLock":
    case "releasesRegion":
      return `Releases ${clause.text ?? "a lock"}`;
    case "requiresLock":
      return `${clause.text ?? "A lock"} must be held`;
    case "mustInspect":
      return "The result must be looked at";
    case "allocatesMemory":
      return "Allocates memory the caller must free";
    case "freesMemory":
      return "Frees the memory given";
    case "functionClass":
      return `Role: ${clause.text}`;
    case "noReturn":
      return "Does not return";
    case "superseded":
      return `Replaced by ${clause.text ?? "another routine"}`;
    default:
      return undefined;
  }
}

function describeOwn(symbol: IrSymbol, unit: Unit, project: DriverProject): string | undefined {
  const world = project.world;
  const info = world?.functions.get(symbol.linkName);
  if (!world || !info) return undefined;
  const parts = [`\`\`\`c\n${typeText(symbol.type, symbol.name)}\n\`\`\``];
  const facts: string[] = [];
  const role = world.roles.get(info.name);
  if (role)
    facts.push(
      `Role: ${roleWords(role.name)} (${role.name}${role.registeredAt ? `, registered in ${shortName(project, role.registeredAt.fn)}` : ""})`,
    );
  const levels = project.levelsOf(info.name);
  if (levels) facts.push(`IRQL on entry: ${irqlRangeName(levels.lo, levels.hi)}`);
  else {
    const root = rootFor(world, info);
    const range = rangeOf(root.entry.state, root.entry.state.irql);
    facts.push(
      `IRQL on entry: ${irqlRangeName(range.lo, range.hi)}${root.why.kind === "site" ? ` (${root.why.message})` : ""}`,
    );
  }
  for (const reason of levels?.reasons ?? []) facts.push(reason);
  if (info.fn.symbol.section !== "")
    facts.push(`Section: ${info.fn.symbol.section}${world.isPaged(info.name) ? " (pageable)" : ""}`);
  const callers = [...world.functions.values()]
    .filter((other) => other.own && shapeOf(other.fn).callees.has(info.name))
    .map((other) => other.fn.symbol.name);
  if (callers.length > 0)
    facts.push(
      `Called by: ${callers.slice(0, 8).join(", ")}${callers.length > 8 ? ` and ${callers.length - 8} more` : ""}`,
    );
  for (const line of contractLines(contractOf(unit, symbol)))
    if (!line.startsWith("Role:")) facts.push(`Contract: ${line}`);
  parts.push(facts.map((fact) => `- ${fact}`).join("\n"));
  return parts.join("\n\n");
}
function shortName(project: DriverProject, linkName: string): string {
  return project.world?.functions.get(linkName)?.fn.symbol.name ?? linkName;
}

/** A routine that the build makes for software tracing; what stands for it here is nobody's business. */
function isTracing({ body }: Macro): boolean {
  return body.symbols.some((symbol) => textOf(symbol) === "RingsideTraceMessage");
}
function describeTracing(macro: Macro): string {
  const params = macro.params ? `(${parametersOf(macro).join(", ")})` : "";
  return `\`\`\`c\n${macro.name}${params}\n\`\`\`\n\nA message of software tracing (WPP, ETW). The build makes what it becomes; the trace view shows it when the driver runs here.`;
}

/** What the header says above a macro's definition. */
export function commentOnMacro(macro: Macro, read: ReadText): string | undefined {
  const defined = macroRange(macro);
  return defined && commentAbove(defined, read);
}
function describeMacro(name: string, unit: Unit, read: ReadText, expansion: string | undefined): string {
  const macro = unit.macros.get(name);
  const comment = macro && commentOnMacro(macro, read);
  const params = macro?.params ? `(${parametersOf(macro).join(", ")})` : "";
  const text = macro ? macroText(macro) : "";
  const parts = [`\`\`\`c\n#define ${name}${params} ${text.length > 400 ? `${text.slice(0, 400)}…` : text}\n\`\`\``];
  const value = macro?.params ? undefined : unit.macroValue(name);
  if (value !== undefined) {
    parts.push(`Value: ${numberText(value)}`);
    parts.push(...macroLines(name, value, unit));
  }
  if (comment !== undefined) parts.push(comment);
  if (expansion !== undefined && expansion !== text)
    parts.push(`Expands here to\n\`\`\`c\n${expansion === "" ? "/* nothing */" : expansion}\n\`\`\``);
  return parts.join("\n\n");
}
function numberText(value: bigint): string {
  const hex = BigInt.asUintN(value < 0n ? 32 : 64, value)
    .toString(16)
    .toUpperCase();
  return value >= 0n && value < 10n ? `${value}` : `${value} (0x${hex})`;
}

/** What the header says above a symbol's declaration. */
export function commentOn(unit: Unit, symbol: IrSymbol, read: ReadText): string | undefined {
  const place = declarationOf(unit, symbol);
  return place && commentAbove(place, read);
}
/** The `///` lines right above a declaration. */
function commentAbove(place: SourceRange, read: ReadText): string | undefined {
  const text = read(place.file);
  if (text === undefined) return undefined;
  const lines = text.split("\n");
  let line = place.startLine - 1;
  while (
    line >= 0 &&
    !isComment(lines[line]) &&
    !/[;}]\s*$/.test(lines[line] ?? "") &&
    (lines[line] ?? "").trim() !== ""
  )
    line -= 1;
  const found: string[] = [];
  while (line >= 0 && isComment(lines[line])) {
    found.unshift((lines[line] ?? "").trim().replace(/^\/\/\/\s?/, ""));
    line -= 1;
  }
  return found.length === 0 ? undefined : found.join("\n");
}
function isComment(line: string | undefined): boolean {
  return line?.trimStart().startsWith("///") === true;
}
/** The first version of Windows that has a routine of our headers. */
function sinceWhen(routine: string, header: string, read: ReadText): string | undefined {
  const [, folder] = /^(.*)\/include\//.exec(header) ?? [];
  const table = folder === undefined ? undefined : read(`${folder}/docs/since.tsv`);
  const row = table?.indexOf(`\n${routine}\t`) ?? -1;
  return table === undefined || row < 0 ? undefined : table.slice(row + 1, table.indexOf("\n", row + 1)).split("\t")[1];
}
/** Our page about the family of routines that a header of ours declares. */
function familyPage(header: string, read: ReadText): string | undefined {
  const [, folder, family] = /^(.*)\/include\/(?:.*\/)?(\w+)\.h$/.exec(header) ?? [];
  const page = `${folder}/docs/${family}.md`;
  return folder === undefined || read(page) === undefined ? undefined : page;
}
function baseName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}
