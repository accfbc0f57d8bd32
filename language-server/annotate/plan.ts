// What annotations each function of a driver lacks and has proven: its role, the level it must be called at, what it does to the
// level and to locks, whether its result must be looked at, and the directions of its pointers. Only kinds of annotations that
// a function has none of are planned: what is written is the author's word.
import type { ClauseKind } from "../../compiler/contract/contract.ts";
import { compatible } from "../../compiler/types/compare.ts";
import type { Unit } from "../../compiler/unit.ts";
import { declaredMajors, functionClassOf, type Role } from "../analysis/roles.ts";
import { shapeOf } from "../analysis/shape.ts";
import { isUnread } from "../analysis/unread.ts";
import { contractOf, type FunctionInfo, type World } from "../analysis/world.ts";
import { type LevelUse, levelUses } from "./levels.ts";
import { type ParameterUse, parameterUses } from "./parameters.ts";

export interface FunctionPlan {
  readonly info: FunctionInfo;
  /** The role type to declare it with, and the requests that it is registered for. */
  readonly role: { readonly name: string; readonly dispatch: readonly string[] } | undefined;
  /** Annotations of the function, in order, e.g. `_IRQL_requires_max_(DISPATCH_LEVEL)`. */
  readonly annotations: readonly string[];
  /** By index, e.g. `_In_`. */
  readonly parameters: ReadonlyMap<number, string>;
  /** `PAGED_CODE();` is to be its first statement. */
  readonly pagedCode: boolean;
}

/** By link name. `only`: of this function alone. */
export function planAnnotations(world: World, only?: string): ReadonlyMap<string, FunctionPlan> {
  const plans = new Map<string, FunctionPlan>();
  const wanted = (info: FunctionInfo): boolean => (only === undefined || info.name === only) && isAnnotatable(info);
  const levels = levelUses(world, wanted);
  const parameters = parameterUses(world, wanted);
  for (const info of world.functions.values()) {
    if (!wanted(info)) continue;
    const plan = planOf(world, info, levels.get(info.name), parameters.get(info.name) ?? []);
    if (plan.role || plan.annotations.length > 0 || plan.parameters.size > 0 || plan.pagedCode)
      plans.set(info.name, plan);
  }
  return plans;
}

/** The driver's own, read whole, and no member of a class: those are declared in their class. */
function isAnnotatable(info: FunctionInfo): boolean {
  const node = info.unit.declarationAt(info.fn.declaration)?.node;
  return (
    info.own &&
    !isUnread(info) &&
    node?.kind === "function" &&
    node.declarator.name === info.fn.symbol.name &&
    /^[A-Za-z_]\w*$/.test(info.fn.symbol.name) &&
    node.declarator.cxx === undefined &&
    node.oldParameters.length === 0
  );
}

function planOf(
  world: World,
  info: FunctionInfo,
  level: LevelUse | undefined,
  uses: readonly (ParameterUse | undefined)[],
): FunctionPlan {
  const contract = contractOf(info.unit, info.fn.symbol);
  const has = (...kinds: ClauseKind[]): boolean => contract.clauses.some(({ kind }) => kinds.includes(kind));
  const role = world.roles.get(info.name);
  const pagedCode = lacksPagedCode(world, info);
  // A role type says all of this itself.
  if (role || functionClassOf(contract) !== undefined)
    return { info, role: role && roleOf(info, role), annotations: [], parameters: new Map(), pagedCode };

  const annotations: string[] = [];
  const parameters = new Map<number, string>();
  const effects = !has("irqlRaises", "irqlSaves", "irqlRestores", "irqlSame") ? level?.effect : undefined;
  if (level && !has("irqlMax", "irqlMin", "irqlIs")) annotations.push(...bounds(level));
  if (effects?.kind === "same") annotations.push("_IRQL_requires_same_");
  if (effects?.kind === "raises") {
    if (effects.saves === -1) annotations.push("_IRQL_saves_");
    annotations.push(`_IRQL_raises_(${levelName(effects.level) ?? ""})`);
  }
  if (level && !has(...lockKinds)) {
    for (const lock of level.releases) annotations.push(`_Requires_lock_held_(${lock})`, `_Releases_lock_(${lock})`);
    for (const lock of level.acquires) annotations.push(`_Acquires_lock_(${lock})`);
  }
  const givesOnSuccess = uses.some((use) => use?.onSuccess === true);
  if ((level?.inspect === true || givesOnSuccess) && !has("mustInspect")) annotations.push("_Must_inspect_result_");

  info.fn.type.params.forEach((param, index) => {
    const words = param.annotations.length === 0 ? directionWords(uses[index]) : "";
    const name = param.name ?? "";
    if (effects?.kind === "raises" && effects.saves === index)
      parameters.set(index, `${words} _At_(*${name}, _IRQL_saves_)`.trim());
    else if (effects?.kind === "restores" && effects.param === index) parameters.set(index, "_In_ _IRQL_restores_");
    else if (words !== "") parameters.set(index, words);
  });
  return { info, role: undefined, annotations, parameters, pagedCode };
}
const lockKinds: readonly ClauseKind[] = [
  "acquiresLock",
  "releasesLock",
  "requiresLock",
  "acquiresExclusiveLock",
  "releasesExclusiveLock",
  "acquiresSharedLock",
  "releasesSharedLock",
  "acquiresRegion",
  "releasesRegion",
];

function bounds({ min, max }: LevelUse): string[] {
  const least = min === undefined || min <= 0 ? undefined : levelName(min);
  const most = max === undefined ? undefined : levelName(max);
  if (least !== undefined && least === most) return [`_IRQL_requires_(${least})`];
  return [
    ...(least === undefined ? [] : [`_IRQL_requires_min_(${least})`]),
    ...(most === undefined ? [] : [`_IRQL_requires_max_(${most})`]),
  ];
}
/** Levels that annotations can name; a device's is none of them. */
function levelName(level: number): string | undefined {
  return ["PASSIVE_LEVEL", "APC_LEVEL", "DISPATCH_LEVEL"][level] ?? (level === 15 ? "HIGH_LEVEL" : undefined);
}
function directionWords(use: ParameterUse | undefined): string {
  if (!use) return "";
  const word = { in: "_In", out: "_Out", inout: "_Inout" }[use.direction];
  return `${word}${use.optional ? "_opt" : ""}_`;
}

/** The role type, if the function is not declared with one and is of the role's type. */
function roleOf(info: FunctionInfo, role: Role): FunctionPlan["role"] {
  const { symbol } = info.fn;
  if (functionClassOf(contractOf(info.unit, symbol)) !== undefined || symbol.type.alias !== undefined) return undefined;
  const typedef = info.unit.typedefs.get(role.name);
  if (typedef?.type.kind !== "function" || !compatible(symbol.type, typedef.type, { ignoreQuals: true }))
    return undefined;
  if (declaredMajors(symbol).length > 0) return { name: role.name, dispatch: [] };
  const codes = [...new Set(role.majors)].sort((a, b) => a - b);
  const names = codes.map((code) => majorName(info.unit, code));
  const dispatch = names.filter((name) => name !== undefined);
  return { name: role.name, dispatch: dispatch.length === names.length ? dispatch : [] };
}
/** The name of a major function code in the headers at hand; newer names before those kept for old sources. */
function majorName(unit: Unit, code: number): string | undefined {
  for (const { name, params } of unit.macros) {
    if (params !== undefined || !name.startsWith("IRP_MJ_") || /_(SCSI|PNP_POWER|MAXIMUM_FUNCTION)$/.test(name))
      continue;
    if (unit.macroValue(name) === BigInt(code)) return name;
  }
  return undefined;
}

/** It lies in a pageable section and does not say so to whoever calls it. */
function lacksPagedCode(world: World, info: FunctionInfo): boolean {
  if (!world.isPaged(info.name)) return false;
  const { callees } = shapeOf(info.fn);
  return !callees.has("__ringside_paged_code") && !callees.has("KeGetCurrentIrql");
}
