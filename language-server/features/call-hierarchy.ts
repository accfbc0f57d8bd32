// Who calls a function and whom it calls, over the whole driver, each with the level it runs at or demands.
import type { IrSymbol } from "../../compiler/ir/ir.ts";
import type { SourceRange } from "../../compiler/source/source.ts";
import type { Unit } from "../../compiler/unit.ts";
import { irqlRangeName } from "../analysis/irql.ts";
import { boundsOf } from "../analysis/roles.ts";
import { nameSite } from "../analysis/roots.ts";
import { shapeOf } from "../analysis/shape.ts";
import { contractOf, declarationOf, type FunctionInfo } from "../analysis/world.ts";
import type { DriverProject } from "../project.ts";
import { offsetAt, wordAt } from "../text.ts";
import { routineBehind } from "./macro-routine.ts";

export interface HierarchyItem {
  readonly name: string;
  /** Unique in the driver. */
  readonly linkName: string;
  /** Its level; empty where that is not known. */
  readonly detail: string;
  readonly range: SourceRange;
  readonly nameRange: SourceRange;
}
export interface HierarchyCall {
  readonly item: HierarchyItem;
  /** The calls, in the caller's text. */
  readonly sites: readonly SourceRange[];
}

/** The function of that name as a unit sees it, or the one that a macro of that name calls: IoCallDriver is IofCallDriver. */
export function hierarchyItem(name: string, unit: Unit, project: DriverProject): HierarchyItem | undefined {
  const macro = unit.macros.get(name);
  const symbol = unit.symbols.get(name) ?? (macro && routineBehind(macro, unit)?.symbol);
  const item = symbol?.kind === "function" ? itemOf(symbol, unit, project) : undefined;
  return item && { ...item, name };
}
export function incomingCalls(linkName: string, project: DriverProject): HierarchyCall[] {
  return callersOf(linkName, project).flatMap((info) => {
    const item = itemOf(info.fn.symbol, info.unit, project);
    const sites = callSites(info).flatMap(({ symbol, at }) => (symbol.linkName === linkName ? [at] : []));
    return item ? [{ item, sites }] : [];
  });
}
export function outgoingCalls(linkName: string, project: DriverProject): HierarchyCall[] {
  const info = project.world?.functions.get(linkName);
  if (!info) return [];
  const byCallee = new Map<string, { symbol: IrSymbol; sites: SourceRange[] }>();
  for (const { symbol, at } of callSites(info)) {
    const known = byCallee.get(symbol.linkName) ?? { symbol, sites: [] };
    byCallee.set(symbol.linkName, known);
    known.sites.push(at);
  }
  return [...byCallee.values()].flatMap(({ symbol, sites }) => {
    const item = itemOf(symbol, info.unit, project);
    return item ? [{ item: { ...item, name: writtenName(symbol, sites, info.unit, project) }, sites }] : [];
  });
}
/** As the calls name it: a macro may stand for it. */
function writtenName(symbol: IrSymbol, [site]: readonly SourceRange[], unit: Unit, project: DriverProject): string {
  const text = site && project.textOf(site.file);
  const word = text && wordAt(text, offsetAt(text, { line: site.startLine, character: site.startColumn }))?.text;
  const macro = word ? unit.macros.get(word) : undefined;
  return word && macro && routineBehind(macro, unit)?.symbol === symbol ? word : symbol.name;
}
/** Functions of the driver itself that call one directly. */
export function callersOf(linkName: string, project: DriverProject): FunctionInfo[] {
  return [...(project.world?.functions.values() ?? [])].filter(
    (info) => info.own && shapeOf(info.fn).callees.has(linkName),
  );
}
/** The level a function of the driver is entered at, as far as the last check found out. */
export function levelOf(linkName: string, project: DriverProject): string | undefined {
  const levels = project.levelsOf(linkName);
  return levels && levelName(levels.lo, levels.hi);
}
/** Undefined for what may be any level. */
export function levelName(lo: number, hi: number): string | undefined {
  return lo <= 0 && hi >= 15 ? undefined : irqlRangeName(lo, hi);
}

function itemOf(symbol: IrSymbol, unit: Unit, project: DriverProject): HierarchyItem | undefined {
  const info = project.world?.functions.get(symbol.linkName);
  if (info) {
    const range = info.unit.range(info.fn.declaration, info.fn.range);
    const nameRange = info.unit.range(info.fn.declaration, nameSite(info).at);
    const detail = levelOf(symbol.linkName, project) ?? demanded(info.fn.symbol, info.unit);
    return { name: symbol.name, linkName: symbol.linkName, detail, range, nameRange };
  }
  const declared = declarationOf(unit, symbol);
  if (!declared) return undefined;
  const detail = demanded(symbol, unit);
  return { name: symbol.name, linkName: symbol.linkName, detail, range: declared, nameRange: declared };
}
function demanded(symbol: IrSymbol, unit: Unit): string {
  const { lo, hi } = boundsOf(contractOf(unit, symbol));
  return lo === undefined && hi === undefined ? "" : (levelName(lo ?? 0, hi ?? 15) ?? "");
}
function callSites({ fn, unit }: FunctionInfo): { symbol: IrSymbol; at: SourceRange }[] {
  return fn.blocks.flatMap(({ instructions }) =>
    instructions.flatMap((instruction) =>
      instruction.kind === "call" && instruction.callee.kind === "direct"
        ? [{ symbol: instruction.callee.symbol, at: unit.range(fn.declaration, instruction.at) }]
        : [],
    ),
  );
}
