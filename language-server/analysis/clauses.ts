// A contract's clauses by what they are read for: what they demand of the level, do to levels and locks, promise of the result.
import type { Clause, Contract } from "../../compiler/contract/contract.ts";
import type { Type } from "../../compiler/types/type.ts";

const levelEffects: ReadonlySet<Clause["kind"]> = new Set([
  "irqlRaises",
  "irqlSaves",
  "irqlRestores",
  "irqlSavesGlobal",
  "irqlRestoresGlobal",
]);
const effectKinds = new Set<Clause["kind"]>([
  ...levelEffects,
  "acquiresLock",
  "releasesLock",
  "acquiresExclusiveLock",
  "releasesExclusiveLock",
  "acquiresSharedLock",
  "releasesSharedLock",
  "acquiresRegion",
  "releasesRegion",
]);
export function hasEffects(contract: Contract): boolean {
  return contract.clauses.some((clause) => effectKinds.has(clause.kind));
}
/** A routine of the kit that takes or gives back a lock is given that lock, a handle, a level: nothing that leads to an IRP. */
export function locksAlone(contract: Contract, type: Type): boolean {
  return (
    contract.clauses.some(({ kind }) => acquireOf(kind) || releaseOf(kind)) &&
    type.kind === "function" &&
    !type.variadic &&
    type.params.every(({ type: param }) => param.kind !== "pointer" || isPlain(param.to))
  );
}
/** Nothing that might be an IRP, a routine, or lead to one. */
function isPlain(pointee: Type): boolean {
  return pointee.kind !== "void" && pointee.kind !== "function" && pointee.kind !== "pointer";
}
/** The contract with what it does to the IRQL on every call alone; undefined if that is nothing. */
export function effectsOnLevel(contract: Contract): Contract | undefined {
  const known = effectsAlone.get(contract);
  if (known !== undefined) return known ?? undefined;
  const clauses = contract.clauses.filter(({ kind, when }) => !when && (levelEffects.has(kind) || kind === "irqlIs"));
  const made = clauses.some(({ kind }) => levelEffects.has(kind)) ? { ...contract, clauses } : undefined;
  effectsAlone.set(contract, made ?? null);
  return made;
}
const effectsAlone = new WeakMap<Contract, Contract | null>();

interface Parts {
  readonly levels: readonly Clause[];
  readonly effects: readonly Clause[];
  readonly promises: readonly Clause[];
  /** The one level at which it may be called. */
  readonly from: number | undefined;
}
const parts = new WeakMap<Contract, Parts>();
/** A contract's clauses by what they are read for: it is applied at every call. */
export function partsOf(contract: Contract): Parts {
  let made = parts.get(contract);
  if (made === undefined) {
    const { clauses } = contract;
    made = {
      levels: clauses.filter(({ kind }) => kind === "irqlMax" || kind === "irqlMin" || kind === "irqlIs"),
      effects: clauses.filter(({ kind }) => effectKinds.has(kind)),
      promises: clauses.filter(({ kind }) => kind === "resultSatisfies"),
      from: clauses.find(({ kind, when }) => kind === "irqlIs" && !when)?.level,
    };
    parts.set(contract, made);
  }
  return made;
}

export function acquireOf(kind: Clause["kind"]): boolean {
  return (
    kind === "acquiresLock" ||
    kind === "acquiresExclusiveLock" ||
    kind === "acquiresSharedLock" ||
    kind === "acquiresRegion"
  );
}
export function releaseOf(kind: Clause["kind"]): boolean {
  return (
    kind === "releasesLock" ||
    kind === "releasesExclusiveLock" ||
    kind === "releasesSharedLock" ||
    kind === "releasesRegion"
  );
}
