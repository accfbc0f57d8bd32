// Where analysis begins: every function that something outside the driver may call, in the state it is called in. A function
// called only from inside the driver is analysed in its callers' states; one that nobody is seen to call, in an unknown state.
import type { Contract } from "../../compiler/contract/contract.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { Entry } from "./boundary.ts";
import { globalLock } from "./contracts.ts";
import type { RootContext } from "./events.ts";
import { receiveRequest, requestParameter, returnRole, stopRole } from "./framework-requests.ts";
import { irqlRangeName } from "./irql.ts";
import { assumeMajor, majorsApart } from "./majors.ts";
import { receiveFromNetwork } from "./network-requests.ts";
import type { Roles } from "./registrations.ts";
import { boundsOf, type Role, roleWords } from "./roles.ts";
import { isSetForReceived } from "./sent-requests.ts";
import type { Lock, Why } from "./state.ts";
import { State } from "./state.ts";
import type { Term } from "./term.ts";
import type { Terms } from "./terms.ts";
import { contractOf, type FunctionInfo, type World } from "./world.ts";

export interface Root {
  readonly info: FunctionInfo;
  readonly entry: Entry;
  readonly context: RootContext;
  /** Why it runs at its level: the first line of every chain from here. */
  readonly why: Why;
  readonly locks: readonly Lock[];
}

/** Functions with a role, a contract of their own, an address handed out, or no caller in the project. */
export function findRoots(world: World, { escaped, borrowed, called }: Roles): Root[] {
  const roots: Root[] = [];
  for (const info of world.functions.values()) {
    if (!info.own) continue;
    const role = world.roles.get(info.name);
    const bounds = boundsOf(contractOf(info.unit, info.fn.symbol));
    const annotated = !borrowed.has(info.name) && (bounds.lo !== undefined || bounds.hi !== undefined);
    if (role || annotated || escaped.has(info.name) || !called.has(info.name)) {
      for (const major of majorsApart(world, info)) roots.push(rootFor(world, info, major));
    }
  }
  return roots;
}

interface Made {
  readonly terms: Terms;
  readonly role: Role | undefined;
  readonly paged: boolean;
  readonly hasBack: boolean;
  readonly root: Root;
}
/** Of each function the last ones, by the major code: an edit leaves most functions as they were. */
const lastMade = new WeakMap<FunctionInfo, Map<number | undefined, Made>>();

/** `major`: the one code that the request entered with carries. */
export function rootFor(world: World, info: FunctionInfo, major?: number): Root {
  const { terms } = world;
  const role = world.roles.get(info.name);
  const paged = world.isPaged(info.name);
  let byMajor = lastMade.get(info);
  const last = byMajor?.get(major);
  const hasBack = role?.name === returnRole && isSetForReceived(world, info.name);
  if (last?.terms === terms && last.role === role && last.paged === paged && last.hasBack === hasBack) return last.root;
  const root = makeRoot(world, info, role, major, hasBack);
  if (byMajor === undefined) {
    byMajor = new Map();
    lastMade.set(info, byMajor);
  }
  byMajor.set(major, { terms, role, paged, hasBack, root });
  return root;
}
/** What was registered by a cast may have other parameters than its role. */
function isPointer({ fn }: FunctionInfo, index: number): boolean {
  const local = fn.params[index];
  return local !== undefined && fn.locals[local]?.type.kind === "pointer";
}
/** `hasBack`: a framework's completion routine that is given what the driver must complete. */
function makeRoot(
  world: World,
  info: FunctionInfo,
  role: Role | undefined,
  major: number | undefined,
  hasBack: boolean,
): Root {
  const { terms } = world;
  const contract = contractOf(info.unit, info.fn.symbol);
  const args = info.fn.params.map((local, index) => parameter(world, info, local, index, role));
  const level = levelFor(world, info, role, contract);
  const why: Why = { kind: "site", site: role?.registeredAt ?? nameSite(info), message: level.message };
  const state = new State({
    irql: level.lo === level.hi ? terms.number(level.lo) : terms.entryIrql,
    irqlWhy: { kind: "entry-irql" },
    grounds: level.grounds,
    locksKnown: role !== undefined && !role.lockRoutine,
  });
  if (level.lo !== level.hi) state.facts.set(terms.entryIrql.id, { lo: level.lo, hi: level.hi, not: undefined });
  state.locks = locksOnEntry(world, role, contract, why);
  const irp = role?.irpParam === undefined || !isPointer(info, role.irpParam) ? undefined : args[role.irpParam];
  if (irp && role) {
    state.irps.set(irp.id, {
      owner: "owned",
      pending: role.name.startsWith("DRIVER_DISPATCH") ? "no" : "unknown",
      completionRoutine: undefined,
      cancelRoutine: role.name.startsWith("DRIVER_DISPATCH") ? "none" : "unknown",
      lowerStatus: undefined,
      why: undefined,
      made: false,
    });
  }
  if (irp && role?.name.startsWith("DRIVER_DISPATCH")) state.setMark("received", irp, "by dispatch");
  const isStop = role?.name === stopRole;
  const requestParam = hasBack ? 0 : isStop ? 1 : role && requestParameter(role.name);
  const request = requestParam === undefined ? undefined : args[requestParam];
  if (request && role) receiveRequest(state, request, role.name);
  if (role) receiveFromNetwork(state, args, role.name, why);
  if (irp && major !== undefined) assumeMajor(world, info, state, irp, major);
  const entry: Entry = { state, args, key: `${args.map((arg) => arg.id).join()}@${state.key}` };
  return { info, entry, context: { role, irp }, why, locks: state.locks };
}

function parameter(world: World, info: FunctionInfo, local: number, index: number, role: Role | undefined): Term {
  if (role?.name === "FLT_MESSAGE_NOTIFY") {
    const { input, inputLength, output, outputLength } = world.terms.message;
    const named = [undefined, input, inputLength, output, outputLength][index];
    if (named) return named;
  }
  const type: Type | undefined = info.fn.locals[local]?.type;
  // What the kernel passes to a callback it promised to pass: the IRP and its own objects are there. A completion routine's
  // device object may be NULL, a context whatever the driver gave.
  const pointee = type?.kind === "pointer" && type.to.kind === "record" ? (type.to.decl.name ?? "") : "";
  const given =
    role !== undefined &&
    (alwaysGiven.has(pointee) ||
      /^WDF\w+__$/.test(pointee) ||
      (pointee === "_DEVICE_OBJECT" && role.name !== "IO_COMPLETION_ROUTINE"));
  return world.terms.atom(`${given ? "object:" : ""}param:${index}`);
}

const alwaysGiven = new Set(["_IRP", "_DRIVER_OBJECT", "_KDPC", "_KINTERRUPT"]);

interface Level {
  readonly lo: number;
  readonly hi: number;
  readonly grounds: { readonly lower: boolean; readonly upper: boolean };
  readonly message: string;
}
function levelFor(world: World, info: FunctionInfo, role: Role | undefined, contract: Contract): Level {
  const name = info.fn.symbol.name;
  const paged = world.isPaged(info.name);
  if (role) {
    // Pageable code cannot be entered above APC_LEVEL; a role that says otherwise is a finding of its own.
    const hi = paged && role.lo <= 1 && !(role.grounds.upper && role.hi > 1) ? Math.min(role.hi, 1) : role.hi;
    return {
      lo: role.lo,
      hi,
      grounds: role.grounds,
      message: `${name} is ${roleWords(role.name)}: it runs at ${irqlRangeName(role.lo, hi)}`,
    };
  }
  const bounds = boundsOf(contract);
  if (bounds.lo !== undefined || bounds.hi !== undefined) {
    const lo = bounds.lo ?? 0;
    const hi = bounds.hi ?? 15;
    return {
      lo,
      hi,
      grounds: { lower: bounds.lo !== undefined, upper: bounds.hi !== undefined },
      message: `${name} is annotated to run at ${irqlRangeName(lo, hi)}`,
    };
  }
  if (paged)
    return {
      lo: 0,
      hi: 1,
      grounds: { lower: false, upper: false },
      message: `${name} is pageable: it runs at ${irqlRangeName(0, 1)}`,
    };
  return {
    lo: 0,
    hi: 15,
    grounds: { lower: false, upper: false },
    message: `${name} is called from outside the project`,
  };
}
function locksOnEntry(world: World, role: Role | undefined, contract: Contract, why: Why): Lock[] {
  const locks: Lock[] = [];
  const hold = (text: string, kind: Lock["kind"], name: string) => {
    locks.push({
      key: globalLock(world.terms, text),
      kind,
      name,
      before: undefined,
      savedAs: undefined,
      level: undefined,
      why,
      fromEntry: true,
    });
  };
  if (role?.name === "DRIVER_CANCEL") hold("cancel", "cancel-spin", "the cancel spin lock");
  else {
    for (const clause of contract.clauses) {
      if (clause.kind === "requiresLock" && /cancel/i.test(clause.text ?? ""))
        hold("cancel", "cancel-spin", "the cancel spin lock");
    }
  }
  return locks;
}
/** The function's name in its definition. */
export function nameSite(info: FunctionInfo) {
  const node = info.unit.declarationAt(info.fn.declaration)?.node;
  if (node?.kind === "function" && node.first === info.fn.range.first) {
    const token = node.declarator.nameToken;
    return { fn: info.name, at: { first: token, last: token } };
  }
  return { fn: info.name, at: { first: info.fn.range.first, last: info.fn.range.first } };
}
