// A call on a path: what rules are told before and after, and which contract or body decides what it does.
import type { Contract } from "../../compiler/contract/contract.ts";
import type { IrFunction, IrSymbol } from "../../compiler/ir/ir.ts";
import type { Unit } from "../../compiler/unit.ts";
import { Crossing } from "./boundary.ts";
import { Call, type CallInstruction, kernelNamed, namesIn, type Way } from "./call-event.ts";
import { effectsOnLevel, hasEffects } from "./clauses.ts";
import { type CodeCall, codeOf } from "./code.ts";
import type { ConditionScope } from "./conditions.ts";
import { type Applied, applyContract, givenUp, givenUpBefore, releasesLocks } from "./contracts.ts";
import { touchable } from "./covered.ts";
import type { CallEvent } from "./events.ts";
import { narrow } from "./facts.ts";
import { contextOwner } from "./framework-requests.ts";
import { mayMean } from "./held-locks.ts";
import { bounds } from "./interpreter.ts";
import { applyIrpEffect, handOverIrps, isUnfinished, refused, renewNextLocation, takenByCancel } from "./irp-calls.ts";
import { enteredAsLower } from "./irps.ts";
import { givesResourceUp, irpEffect, measuresString, neverReturns, stringLength } from "./models.ts";
import { asMutexCall } from "./mutexes.ts";
import { forgetConstants, unlinkDevice, valuesHanded, writeOutputs } from "./outputs.ts";
import { baseOf } from "./pool.ts";
import { isOutOfReach } from "./reach.ts";
import { cancelSpinLock, devices } from "./resource-kinds.ts";
import { giveUnseen, staysInHand } from "./resources.ts";
import { functionClassOf } from "./roles.ts";
import { staysInside } from "./shape.ts";
import type { Lock, Site, State, Why } from "./state.ts";
import type { PlaceRef, Term } from "./term.ts";
import { lookedAt, noteHandedOn, noteUnseen } from "./untrusted.ts";
import type { Walk } from "./walk.ts";
import { contractOf, declarationOf, type Footprint, type FunctionInfo, type World } from "./world.ts";

export class Caller {
  readonly #walk: Walk;

  constructor(walk: Walk) {
    this.#walk = walk;
  }

  call(instruction: CallInstruction, state: State): State[] {
    this.#walk.retire(state, instruction.at);
    const [first, ...others] = this.#targets(instruction, state);
    if (others.length === 0) return this.#callOne(instruction, first, state);
    // Through a pointer to one of a few: as if each were called on a path of its own.
    const { irql, locks } = state;
    const apart = others.map((target) => ({ target, state: state.clone() }));
    const ways = [
      ...this.#callOne(instruction, first, state),
      ...apart.flatMap((way) => this.#callOne(instruction, way.target, way.state)),
    ];
    this.#forgetWhich(ways, irql, locks, this.#walk.site(instruction.at));
    return ways;
  }
  /**
   * Of routines that pointers of one table lead to, one takes a lock that only its own counterpart gives back. Which of them it was is
   * not kept for the next call through the table: where they leave different locks, those that not all of them leave are in doubt.
   */
  #forgetWhich(ways: readonly State[], irql: Term, locks: readonly Lock[], site: Site): void {
    const [one, ...others] = ways;
    if (one === undefined || others.every((other) => other.irql === one.irql && sameLocks(other.locks, one.locks)))
      return;
    if (ways.every((way) => way.irql === irql && sameLocks(way.locks, locks))) return;
    for (const way of ways) {
      way.locks = way.locks.filter(({ key }) => ways.every((other) => other.locks.some((held) => held.key === key)));
      way.locksKnown = false;
      forgetNotHeld(way);
      this.#loseLevel(site, way);
    }
  }
  #callOne(instruction: CallInstruction, { symbol, name, info, pointer }: Target, state: State): State[] {
    const walk = this.#walk;
    const args = instruction.args.map((arg) => walk.evaluator.argument(state, arg));
    const contract = symbol ? contractOf(walk.unit, symbol) : walk.unit.contractOfType(instruction.type);
    const made = name !== undefined && measuresString(name) ? stringLength : "result";
    const result = this.#resultOf(name, state, args) ?? walk.fresh(made, instruction.at);
    const scope: ConditionScope = {
      terms: walk.terms,
      unit: walk.unit,
      evaluator: walk.evaluator,
      type: instruction.type,
      paramNames: contract ? namesIn(contract) : instruction.type.params.map((param) => param.name),
      args,
      result,
    };
    const effect = name === undefined ? undefined : irpEffect(name);
    // What a routine does to IRPs is known by its name, whether or not a kit has its body inline.
    const followed = effect === undefined || effect.kind === "look" ? info : undefined;
    const event = new Call(
      { walk, instruction, symbol, name, pointer, contract, scope, hasBody: followed !== undefined },
      state,
    );
    walk.emit("beforeCall", event, name);
    this.#learnFromRequirement(event);
    const [first] = args;
    if (name === "IoSetNextIrpStackLocation" && first) state.setMark(enteredAsLower, first, "yes");

    // Asked without a buffer for how much there is, no routine succeeds.
    if (asksForLength(name, args)) narrow(state, result, { lo: Number.NEGATIVE_INFINITY, hi: -1, not: undefined });
    if (name !== undefined && waits.has(name))
      narrow(state, result, { lo: 0, hi: Number.POSITIVE_INFINITY, not: undefined });
    const before = state.clone();
    const done = followed
      ? this.#asPromised(event, before.irql, before.locks, this.#throughBody(instruction, event, followed))
      : this.#throughContract(event);
    const after: State[] = [];
    for (const way of done) {
      if (instruction.result !== undefined) walk.bind(way.state, instruction.result, way.value ?? result);
      if (name !== undefined) renewNextLocation(way.state, name, first);
      walk.emit("afterCall", event.after(way, before), name);
      if (
        !(name !== undefined && neverReturns(name)) &&
        !contract?.clauses.some((clause) => clause.kind === "noReturn")
      )
        after.push(way.state);
      else if (name === "PsTerminateSystemThread") walk.left(way.state, instruction.at);
    }
    return after;
  }

  /** What a routine gives that asks for what is known anyway. */
  #resultOf(name: string | undefined, state: State, args: readonly Term[]): Term | undefined {
    if (name === "KeGetCurrentIrql") return state.irql;
    // A framework object's context of a type stays where it is.
    if (name === "WdfObjectGetTypedContextWorker") return this.#walk.terms.op("context", args);
    if (name === "WdfObjectContextGetObject" && args[0]) return contextOwner(args[0]);
    if (name === "ExGetPreviousMode") return this.#walk.terms.previousMode;
    if (name === "IoGetCurrentProcess" && !attaches(this.#walk.fn)) return this.#walk.terms.currentProcess;
    return name === "KeGetCurrentThread" || name === "PsGetCurrentThread" ? this.#walk.terms.currentThread : undefined;
  }
  #targets(instruction: CallInstruction, state: State): [Target, ...Target[]] {
    const { world } = this.#walk.interpreter;
    if (instruction.callee.kind === "direct") {
      const symbol = instruction.callee.symbol;
      return [{ symbol, name: symbol.linkName, info: world.functions.get(symbol.linkName) }];
    }
    const pointer = this.#walk.evaluator.value(state, instruction.callee.pointer);
    const names =
      pointer.kind === "function" ? [pointer.name] : world.targetsOf(instruction.callee.pointer, this.#walk.name);
    const [first, ...others] = names.map((name) => {
      const info = world.functions.get(name);
      return { symbol: info?.fn.symbol ?? this.#walk.unit.symbols.get(name), name, info, pointer };
    });
    return first ? [first, ...others] : [{ symbol: undefined, name: undefined, info: undefined, pointer }];
  }
  /** After a call that is only allowed at some levels, an unknown entry level is taken to be one of them: reported once is enough. */
  #learnFromRequirement(event: CallEvent): void {
    const { min, max } = event.requirement;
    const { state } = event;
    const entry = this.#walk.terms.entryIrql;
    if (state.irql !== entry || (min === undefined && max === undefined)) return;
    narrow(state, entry, { lo: min ?? 0, hi: max ?? 15, not: undefined });
  }

  // ---- through the body -------------------------------------------------------------------------------------------

  #throughBody(instruction: CallInstruction, event: CallEvent, info: FunctionInfo): Way[] {
    const walk = this.#walk;
    const { interpreter } = walk;
    const footprint = walk.footprint(info.name);
    if (!footprint) return this.#throughContract(event);
    const blocks = info.fn.blocks.length;
    const { contexts, visits } = interpreter.memo.effort(info.name);
    const { share } = interpreter;
    if (contexts >= bounds.generalContexts(blocks, share) || visits >= bounds.functionVisits(blocks, share))
      return this.#neutral(event, info);
    const general = contexts >= bounds.contexts(blocks, share) || visits >= bounds.generalVisits(blocks, share);
    const crossing = new Crossing(walk.terms, event.state, event.args, footprint, {
      general,
      knowsAll: !walk.isGeneral,
    });
    const result = interpreter.evaluate(info, crossing.entry, undefined);
    walk.course.calls.push({
      callee: info.name,
      entry: crossing.entry,
      answer: result?.answer,
      at: instruction.at,
      irqlWhy: event.state.irqlWhy,
      locks: event.state.locks,
    });
    if (!result || (result.incomplete && result.answer.outcomes.length === 0)) return this.#neutral(event, info);
    // Making an object is two calls at one place: of what allocates it, and of its constructor.
    const fresh = walk.made(`from ${info.name}`, instruction.at);
    const here: Why = { kind: "site", site: event.site, message: `in ${info.fn.symbol.name}, called here` };
    const ways = result.answer.outcomes.map((outcome) => {
      const { state, value, isPossible } = crossing.leave(result.entry.state, outcome, fresh, here);
      if (general) giveUnseen({ state, args: event.args, before: event.state, run: walk });
      return { way: { state, value, locks: [] }, isPossible };
    });
    const possible = ways.filter(({ isPossible }) => isPossible);
    return (possible.length > 0 ? possible : ways).map(({ way }) => way);
  }
  /** An annotation says of the IRQL what a body does not show: that it switches interrupts off, or calls what is not seen. */
  #asPromised(event: CallEvent, irql: Term, locks: readonly Lock[], ways: Way[]): Way[] {
    const unseen = event.contract && effectsOnLevel(event.contract);
    if (
      !unseen ||
      event.name === undefined ||
      !this.#walk.ask(hidesSomething, event.name) ||
      ways.some(({ state }) => state.irql !== irql || !sameLocks(state.locks, locks))
    )
      return ways;
    return ways.flatMap(({ state, value }) =>
      this.#applyContract(event, state, unseen).map((way) => ({ state: way.state, value, locks: way.events })),
    );
  }
  /** A callee that cannot be followed further: nothing is known of what it did. */
  #neutral(event: CallEvent, { name: callee, fn }: FunctionInfo): Way[] {
    if (staysInside(fn)) return [];
    // What follows rests on more than what the walk takes down.
    this.#walk.pointing?.end();
    const footprint = this.#walk.footprint(callee);
    const sparesIrps = footprint?.irps === false;
    if (!sparesIrps) handOverIrps(event, valuesHanded(this.#walk, event));
    forgetLocksGiven(event);
    if (!this.#leavesLocks(callee, event.state.locks, footprint)) {
      event.state.locks = footprint?.gives.has(cancelSpinLock) === false ? event.state.locks.filter(isCancelLock) : [];
      event.state.locksKnown = false;
      forgetNotHeld(event.state);
      this.#loseLevel(event.site, event.state);
    }
    const { terms } = this.#walk;
    // Asked while it is still known what lies where.
    const mine = new Set([...event.state.irps.keys(), ...event.state.marksNamed("pool").map(({ term }) => term.id)]);
    for (const id of mine) if (!isOutOfReach(terms, event.state, terms.term(id), event.args)) mine.delete(id);
    if (footprint) {
      const places = touchable(terms, event.state, event.args, footprint);
      event.state.havoc(terms, [...places], this.#walk.made("left", event.site.at));
      for (const arg of event.args) if (event.state.irps.has(arg.id)) noteHandedOn(event.state, arg, footprint);
    }
    // It may have come to any IRP by way of some structure, not only to those it was given.
    for (const [id, irp] of sparesIrps ? [] : event.state.irps) {
      if (mine.has(id)) continue;
      const owner = isUnfinished(irp.owner) ? "unknown" : irp.owner;
      event.state.irps.set(id, { ...irp, owner, pending: "unknown", cancelRoutine: "unknown" });
    }
    // And it may have done what rules wait for.
    for (const mark of event.state.marks.values()) {
      const stays =
        lasting.has(mark.name) ||
        mine.has(baseOf(mark.term).id) ||
        (mark.name === "device" && leavesDevices(footprint));
      if (!stays && !(footprint && staysInHand(mark, event.args, footprint.gives)))
        event.state.clearMark(mark.name, mark.term);
    }
    return [{ state: event.state, value: undefined, locks: [] }];
  }

  /** Wherever the callee was followed it left level and locks alone, and it names none of those that are held here. */
  #leavesLocks(callee: string, held: readonly Lock[], footprint: Footprint | undefined): boolean {
    const { interpreter } = this.#walk;
    if (interpreter.leavesAlone(callee, held.length > 0)) return true;
    return (
      footprint !== undefined &&
      interpreter.leavesAlone(callee, false) &&
      held.every(({ key }) => isUnmentioned(key, footprint))
    );
  }

  /** The level is whatever the callee left. */
  #loseLevel(site: Site, state: State): void {
    state.irql = this.#walk.fresh("level", site.at);
    state.irqlWhy = { kind: "site", site, message: "the IRQL may be another after this call" };
  }

  // ---- through the contract ---------------------------------------------------------------------------------------

  #throughContract(event: CallEvent): Way[] {
    const { contract } = event;
    if (isLostMacro(event)) {
      this.#walk.course.incomplete = true;
      return [];
    }
    const handed = valuesHanded(this.#walk, event);
    const isUnseen = contract === undefined || !isDeclaredInHeader(event, this.#walk);
    forgetConstants(this.#walk, event, isUnseen);
    writeOutputs(this.#walk, event);
    unlinkDevice(this.#walk, event);
    const others =
      event.irp?.kind === "setCancelRoutine"
        ? takenByCancel(event, event.irp)
        : (event.irp?.kind === "queue" || event.irp?.kind === "keep") && event.irp.refuses === true
          ? refused(this.#walk, event)
          : [];
    const [key] = event.args;
    if (key && event.name !== undefined && givesResourceUp(event.name)) {
      const given = mayMean(event.state, key, "resource");
      event.state.locks = event.state.locks.filter((held) => !given.includes(held));
    }
    if (event.irp) applyIrpEffect(this.#walk, event, event.irp);
    else {
      handOverIrps(event, handed);
      if (isUnseen) {
        if (!contract || !releasesLocks(contract)) forgetLocksGiven(event);
        noteUnseen(event.state, event.args);
      }
    }
    if (!contract) return [{ state: event.state, value: undefined, locks: [] }, ...others];
    const cancels = functionClassOf(contract) === "DRIVER_CANCEL" && event.state.locks.some(isCancelLock);
    const mutex = asMutexCall(event, event.state);
    for (const state of mutex?.others ?? []) others.push({ state, value: undefined, locks: [] });
    const applied = this.#applyContract(event, event.state, mutex?.contract ?? contract, mutex?.scope);
    if (cancels) for (const way of applied) this.#levelOfCancel(event, way.state);
    if (mayLower(event)) for (const way of applied) this.#loseLevel(event.site, way.state);
    return [...applied.map((way) => ({ state: way.state, value: undefined, locks: way.events })), ...others];
  }
  #applyContract(event: CallEvent, state: State, contract: Contract, scope = event.scope): Applied[] {
    return applyContract(
      scope,
      state,
      contract,
      event.site,
      () => event.written,
      (index) => event.argText(index),
      () => this.#walk.fresh("saved-level", event.site.at),
    );
  }
  /** A cancel routine that is called releases the cancel spin lock, to the level that the IRP says. */
  #levelOfCancel(event: CallEvent, state: State): void {
    const { terms } = this.#walk;
    const irp = event.args[1];
    const inIrp = (place: PlaceRef) =>
      irp !== undefined && place.kind === "field" && place.name === "CancelIrql" && place.base === terms.deref(irp);
    const level = [...state.store].find(([id]) => inIrp(terms.place(id)))?.[1];
    const saved = level && (state.savedLevel(level) ?? (level.kind === "const" ? level : undefined));
    if (!saved) this.#loseLevel(event.site, state);
    else {
      state.irql = saved;
      state.irqlWhy = { kind: "site", site: event.site, message: "the cancel routine gives back the IRQL here" };
    }
  }
}

/** Its body calls what is not seen, or switches interrupts: what it shows is not all that it does. */
function hidesSomething(world: World, name: string): boolean {
  const info = world.functions.get(name);
  if (!info) return false;
  const { calls, intrinsics } = codeOf(info.fn);
  const isUnseen = ({ name: called, call }: CodeCall) =>
    called === undefined ||
    (!world.functions.has(called) && call.callee.kind === "direct" && !isInHeader(info.unit, call.callee.symbol));
  return calls.some(isUnseen) || intrinsics.some((one) => switchesInterrupts.test(one.name));
}
/** Code that is not seen may give a lock back that it is handed. */
function forgetLocksGiven(event: CallEvent): void {
  for (const arg of event.args) {
    const kept = event.state.locks.filter((lock) => lock.key !== arg);
    if (kept.length !== event.state.locks.length) {
      event.state.locks = kept;
      event.state.locksKnown = false;
    }
  }
}
/** Neither flags are written nor devices deleted. */
function leavesDevices(footprint: Footprint | undefined): boolean {
  return (
    footprint !== undefined &&
    !footprint.gives.has(devices.name) &&
    ![...footprint.writes].some((member) => member.startsWith("Flags@"))
  );
}
function isCancelLock({ kind }: Lock): boolean {
  return kind === "cancel-spin";
}
/** Marks that say what something is or what is done for good, not what is still to be done with it. */
const lasting = new Set([
  "device-detached",
  "saved-level",
  "not-held",
  givenUpBefore,
  "received",
  "request",
  enteredAsLower,
  ...lookedAt,
]);
/** They end with success, a timeout or an alert, none of which is a failure; what is wrong with their arguments raises an exception. */
const waits = new Set(["KeWaitForSingleObject", "KeWaitForMultipleObjects", "KeWaitForMutexObject"]);
function asksForLength(name: string | undefined, args: readonly Term[]): boolean {
  if (name === undefined || !/^(ZwQuery|NtQuery|ZwEnumerate|IoGetDeviceProperty)/.test(name)) return false;
  const isZero = (arg: Term | undefined) => arg?.kind === "const" && arg.value === 0n;
  return args.some((arg, index) => isZero(arg) && isZero(args[index + 1]));
}

interface Target {
  readonly symbol: IrSymbol | undefined;
  readonly name: string | undefined;
  readonly info: FunctionInfo | undefined;
  /** Through which it is called. */
  readonly pointer?: Term;
}
/**
 * Another's routine that is not seen, must be called at a raised level and says nothing of the one it leaves: the counterpart of one
 * that only says that it raises it.
 */
function mayLower({ name = "", requirement, contract }: CallEvent): boolean {
  return (
    !kernelNamed.test(name) &&
    (requirement.min ?? 0) >= 2 &&
    contract !== undefined &&
    !hasEffects(contract) &&
    !contract.clauses.some(({ kind }) => kind === "irqlSame")
  );
}
/** Called, but declared nowhere, and spelled as macros are: it may have returned, locked or tested whatever it was given. */
function isLostMacro({ type, name }: CallEvent): boolean {
  return !type.prototyped && type.params.length === 0 && name !== undefined && /^_*[A-Z][A-Z0-9_]*$/.test(name);
}
/** A lock that was given back may be held again. Whoever takes it next gives its caller back what it had given up. */
function forgetNotHeld(state: State): void {
  for (const { name, term, value } of state.marksNamed("not-held")) {
    state.clearMark(name, term);
    if (value === givenUp) state.setMark(givenUpBefore, term, "yes");
  }
}
function sameLocks(a: readonly Lock[], b: readonly Lock[]): boolean {
  return a.length === b.length && a.every((lock, index) => lock.key === b[index]?.key);
}
function isDeclaredInHeader(event: CallEvent, walk: Walk): boolean {
  return event.symbol !== undefined && isInHeader(walk.unit, event.symbol);
}
function isInHeader(unit: Unit, symbol: IrSymbol): boolean {
  const place = declarationOf(unit, symbol);
  return place !== undefined && place.file !== unit.path;
}
const switchesInterrupts = /^(_disable|_enable|__writecr8|__writeeflags)$/;
/** The lock is a member or a variable that the function and all that it calls never name. */
function isUnmentioned(key: Term, { mentions }: Footprint): boolean {
  if (key.kind !== "address") return false;
  const { place } = key;
  if (place.kind === "field") return !mentions.has(place.member);
  return place.kind === "global" && !mentions.has(`::${place.name}`);
}

/** It becomes part of another process for a while. */
function attaches(fn: IrFunction): boolean {
  return codeOf(fn).calls.some(({ name = "" }) =>
    /^Ke(Stack)?AttachProcess$|^Ke(UnstackDetach|Detach)Process$/.test(name),
  );
}
