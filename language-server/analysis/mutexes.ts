// Mutexes of the dispatcher as locks. No annotation says so: what waits takes any object, and what is waited for is known from the
// argument's type alone.
import type { Contract } from "../../compiler/contract/contract.ts";
import type { FunctionType, Type } from "../../compiler/types/type.ts";
import { bare, codeOf } from "./code.ts";
import type { ConditionScope } from "./conditions.ts";
import type { CallEvent } from "./events.ts";
import { constantOf, narrow } from "./facts.ts";
import type { State } from "./state.ts";

interface MutexCall {
  readonly contract: Contract;
  /** With the mutex' own type for the parameter that takes any object. */
  readonly scope: ConditionScope;
  /** States of the ways on which the call does nothing to the mutex. */
  readonly others: readonly State[];
}
export function takesOrGivesMutexes(routine: string): boolean {
  return Object.hasOwn(contracts, routine);
}
/** What a call does to a mutex, as a contract; undefined if it is not about one. */
export function asMutexCall(event: CallEvent, state: State): MutexCall | undefined {
  const contract = event.name === undefined ? undefined : contracts[event.name];
  const [written] = event.argExprs;
  const mutex = written && bare(written).type;
  if (contract === undefined || mutex === undefined || !isMutex(mutex)) return undefined;
  const scope = { ...event.scope, type: withFirst(event.scope.type, mutex) };
  return { contract, scope, others: contract === taken ? failed(event, state) : [] };
}
const taken: Contract = {
  clauses: [{ kind: "acquiresLock", when: undefined, param: 0, text: "_Curr_" }],
  params: [],
};
const givenBack: Contract = {
  clauses: [{ kind: "releasesLock", when: undefined, param: 0, text: "_Curr_" }],
  params: [],
};
const contracts: Readonly<Record<string, Contract>> = { KeWaitForSingleObject: taken, KeReleaseMutex: givenBack };

/**
 * The waits that end without it: the time is over, or somebody alerted the thread. The other way is told that it got the mutex. Whoever
 * does not look at the result takes it that it did.
 */
function failed(event: CallEvent, state: State): State[] {
  const [, , mode, alertable, timeout] = event.args;
  const { result } = event.scope;
  const isZero = (arg: typeof mode) => arg !== undefined && constantOf(state, arg) === 0;
  if (!result || !isAsked(event)) return [];
  const without = state.clone();
  narrow(state, result, { lo: 0, hi: 0, not: undefined });
  const lo = isZero(mode) && isZero(alertable) ? timedOut : userApc;
  const hi = isZero(timeout) ? timedOut - 1 : timedOut;
  return lo <= hi && narrow(without, result, { lo, hi, not: undefined }) ? [without] : [];
}
/** STATUS_USER_APC, STATUS_TIMEOUT; STATUS_ALERTED lies between them. */
const userApc = 0xc0;
const timedOut = 0x102;
function isAsked({ run, site }: CallEvent): boolean {
  return codeOf(run.fn).calls.some(({ at, call }) => at.first === site.at.first && call.result !== undefined);
}
function withFirst(type: FunctionType, first: Type): FunctionType {
  const [param, ...others] = type.params;
  return param ? { ...type, params: [{ ...param, type: first }, ...others] } : type;
}
function isMutex(type: Type): boolean {
  return type.kind === "pointer" && type.to.kind === "record" && /^_?KMUTANT$/.test(type.to.decl.name ?? "");
}
