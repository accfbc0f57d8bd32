// A call on a path: what rules are told before and after, which contract or body decides what it does, and what it does to
// the IRPs it is handed.
import type { Contract } from "../../compiler/contract/contract.ts";
import type { IrSymbol } from "../../compiler/ir/ir.ts";
import { Qual } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { Crossing, touchable } from "./boundary.ts";
import { Call, type CallInstruction, kernelNamed, namesIn, type Way } from "./call-event.ts";
import { effectsOnLevel, hasEffects } from "./clauses.ts";
import { type CodeCall, codeOf } from "./code.ts";
import type { ConditionScope } from "./conditions.ts";
import { type Applied, applyContract } from "./contracts.ts";
import type { CallEvent } from "./events.ts";
import { narrow } from "./facts.ts";
import { mayMean } from "./held-locks.ts";
import { bounds } from "./interpreter.ts";
import { enteredAsLower } from "./irps.ts";
import { givesResourceUp, type IrpEffect, irpEffect, measuresString, neverReturns, stringLength } from "./models.ts";
import { staysInHand } from "./resources.ts";
import { functionClassOf } from "./roles.ts";
import type { IrpOwner, IrpState, Lock, Site, State, Why } from "./state.ts";
import { type PlaceRef, rootOf, type Term, type Terms, within } from "./term.ts";
import { noteHandedOn } from "./untrusted.ts";
import type { Walk } from "./walk.ts";
import { contractOf, declarationOf, type FunctionInfo } from "./world.ts";

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
    const apart = others.map((target) => ({ target, state: state.clone() }));
    return [
      ...this.#callOne(instruction, first, state),
      ...apart.flatMap((way) => this.#callOne(instruction, way.target, way.state)),
    ];
  }
  #callOne(instruction: CallInstruction, { symbol, name, info }: Target, state: State): State[] {
    const walk = this.#walk;
    const args = instruction.args.map((arg) => walk.evaluator.value(state, arg));
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
      { walk, instruction, symbol, name, contract, scope, hasBody: followed !== undefined },
      state,
    );
    walk.emit("beforeCall", event, name);
    this.#learnFromRequirement(event);
    const [first] = args;
    if (name === "IoSetNextIrpStackLocation" && first) state.setMark(enteredAsLower, first, "yes");

    // Asked without a buffer for how much there is, no routine succeeds.
    if (asksForLength(name, args)) narrow(state, result, { lo: Number.NEGATIVE_INFINITY, hi: -1, not: undefined });
    const before = state.clone();
    const done = followed
      ? this.#asPromised(event, before.irql, before.locks, this.#throughBody(instruction, event, followed))
      : this.#throughContract(event);
    const after: State[] = [];
    for (const way of done) {
      if (instruction.result !== undefined) walk.bind(way.state, instruction.result, way.value ?? result);
      walk.emit("afterCall", event.after(way, before), name);
      if (
        !(name !== undefined && neverReturns(name)) &&
        !contract?.clauses.some((clause) => clause.kind === "noReturn")
      )
        after.push(way.state);
    }
    return after;
  }

  /** What a routine gives that asks for what is known anyway. */
  #resultOf(name: string | undefined, state: State, args: readonly Term[]): Term | undefined {
    if (name === "KeGetCurrentIrql") return state.irql;
    // A framework object's context of a type stays where it is.
    if (name === "WdfObjectGetTypedContextWorker") return this.#walk.terms.op("context", args);
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
      return { symbol: info?.fn.symbol ?? this.#walk.unit.symbols.get(name), name, info };
    });
    return first ? [first, ...others] : [{ symbol: undefined, name: undefined, info: undefined }];
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
    const footprint = interpreter.world.footprint(info.name);
    if (!footprint) return this.#throughContract(event);
    const blocks = info.fn.blocks.length;
    const { contexts, visits } = interpreter.memo.effort(info.name);
    if (contexts >= bounds.generalContexts(blocks) || visits >= bounds.functionVisits(blocks))
      return this.#neutral(event, info.name);
    const general = contexts >= bounds.contexts(blocks) || visits >= bounds.generalVisits(blocks);
    const crossing = new Crossing(walk.terms, event.state, event.args, footprint, general);
    const result = interpreter.evaluate(info, crossing.entry, undefined);
    walk.calls.push({
      callee: info.name,
      entry: crossing.entry,
      answer: result?.answer,
      at: instruction.at,
      irqlWhy: event.state.irqlWhy,
      locks: event.state.locks,
    });
    if (!result || (result.incomplete && result.answer.outcomes.length === 0)) return this.#neutral(event, info.name);
    const fresh = walk.made("from", instruction.at);
    const here: Why = { kind: "site", site: event.site, message: `in ${info.fn.symbol.name}, called here` };
    return result.answer.outcomes.map((outcome) => {
      const { state, value } = crossing.leave(outcome, fresh, here);
      return { state, value, locks: [] };
    });
  }
  /** An annotation says of the IRQL what a body does not show: that it switches interrupts off, or calls what is not seen. */
  #asPromised(event: CallEvent, irql: Term, locks: readonly Lock[], ways: Way[]): Way[] {
    const unseen = event.contract && effectsOnLevel(event.contract);
    if (
      !unseen ||
      !this.#hidesSomething(event.name) ||
      ways.some(({ state }) => state.irql !== irql || !sameLocks(state.locks, locks))
    )
      return ways;
    return ways.flatMap(({ state, value }) =>
      this.#applyContract(event, state, unseen).map((way) => ({ state: way.state, value, locks: way.events })),
    );
  }
  /** Its body calls what is not seen, or switches interrupts: what it shows is not all that it does. */
  #hidesSomething(name: string | undefined): boolean {
    const { world } = this.#walk.interpreter;
    const info = name === undefined ? undefined : world.functions.get(name);
    if (!info) return false;
    const { calls, intrinsics } = codeOf(info.fn);
    const isUnseen = ({ name: called, call }: CodeCall) =>
      called === undefined ||
      (!world.functions.has(called) && call.callee.kind === "direct" && !isInHeader(info.unit, call.callee.symbol));
    return calls.some(isUnseen) || intrinsics.some((one) => switchesInterrupts.test(one.name));
  }
  /** A callee that cannot be followed further: nothing is known of what it did. */
  #neutral(event: CallEvent, callee: string): Way[] {
    this.#handOver(event, true, this.#inside(event));
    if (!this.#walk.interpreter.leavesAlone(callee, event.state.locks.length > 0)) {
      event.state.locks = [];
      event.state.locksKnown = false;
      for (const mark of event.state.marksNamed("not-held")) event.state.clearMark(mark.name, mark.term);
      this.#loseLevel(event.site, event.state);
    }
    const { terms } = this.#walk;
    const footprint = this.#walk.interpreter.world.footprint(callee);
    if (footprint) {
      const places = touchable(terms, event.state, event.args, footprint);
      event.state.havoc(terms, [...places], this.#walk.made("left", event.site.at));
      for (const arg of event.args) if (event.state.irps.has(arg.id)) noteHandedOn(event.state, arg, footprint);
    }
    // It may have come to any IRP by way of some structure, not only to those it was given.
    for (const [id, irp] of footprint?.irps === false ? [] : event.state.irps) {
      const owner = unfinished.has(irp.owner) ? "unknown" : irp.owner;
      event.state.irps.set(id, { ...irp, owner, pending: "unknown", cancelRoutine: "unknown" });
    }
    // And it may have done what rules wait for.
    for (const mark of event.state.marks.values())
      if (!lasting.has(mark.name) && !(footprint && staysInHand(mark, event.args, footprint.gives)))
        event.state.clearMark(mark.name, mark.term);
    return [{ state: event.state, value: undefined, locks: [] }];
  }

  /** The level is whatever the callee left. */
  #loseLevel(site: Site, state: State): void {
    state.irql = this.#walk.fresh("level", site.at);
    state.irqlWhy = this.#why(site, "the IRQL may be another after this call");
  }

  // ---- through the contract ---------------------------------------------------------------------------------------

  /** What lies in variables of this function whose address is given. */
  #inside({ state, args }: CallEvent): Term[] {
    return args.flatMap((arg) => (arg.kind === "address" ? valuesIn(this.#walk.terms, state, arg.place) : []));
  }
  #throughContract(event: CallEvent): Way[] {
    const { contract } = event;
    if (isLostMacro(event)) {
      this.#walk.incomplete = true;
      return [];
    }
    const inside = this.#inside(event);
    this.#writeOutputs(event);
    this.#unlinkDevice(event);
    const others =
      event.irp?.kind === "setCancelRoutine"
        ? this.#takenByCancel(event, event.irp)
        : event.irp?.kind === "queue" && event.irp.refuses === true
          ? this.#refused(event)
          : [];
    const [key] = event.args;
    if (key && event.name !== undefined && givesResourceUp(event.name)) {
      const given = mayMean(event.state, key, "resource");
      event.state.locks = event.state.locks.filter((held) => !given.includes(held));
    }
    if (event.irp) this.#irpEffect(event, event.irp);
    else this.#handOver(event, contract === undefined || !isDeclaredInHeader(event, this.#walk), inside);
    if (!contract) return [{ state: event.state, value: undefined, locks: [] }, ...others];
    const cancels = functionClassOf(contract) === "DRIVER_CANCEL" && event.state.locks.some(isCancelLock);
    const applied = this.#applyContract(event, event.state, contract);
    if (cancels) for (const way of applied) this.#levelOfCancel(event, way.state);
    if (mayLower(event)) for (const way of applied) this.#loseLevel(event.site, way.state);
    return [...applied.map((way) => ({ state: way.state, value: undefined, locks: way.events })), ...others];
  }
  #applyContract(event: CallEvent, state: State, contract: Contract): Applied[] {
    return applyContract(
      event.scope,
      state,
      contract,
      event.site,
      () => event.written,
      (index) => event.argText(index),
      () => this.#walk.fresh("saved-level", event.site.at),
    );
  }
  /** A queue that does not take the IRP returns an error, and leaves it to the caller as it was, unless its routine keeps it elsewhere. */
  #refused(event: CallEvent): Way[] {
    const { result } = event.scope;
    const refused = event.state.clone();
    if (!result || !narrow(refused, result, { lo: Number.NEGATIVE_INFINITY, hi: -1, not: undefined })) return [];
    narrow(event.state, result, { lo: 0, hi: Number.POSITIVE_INFINITY, not: undefined });
    const term = event.irp?.kind === "queue" ? event.args[event.irp.irp] : undefined;
    const irp = term && refused.irps.get(term.id);
    if (term && irp && this.#walk.interpreter.world.insertKeepsIrps)
      refused.irps.set(term.id, { ...irp, owner: "unknown" });
    return [{ state: refused, value: undefined, locks: [] }];
  }
  /** Taking the cancel routine back may come too late: the result is NULL then, and the IRP is the cancel routine's. */
  #takenByCancel(event: CallEvent, effect: Extract<IrpEffect, { kind: "setCancelRoutine" }>): Way[] {
    const routine = event.args[effect.routine];
    const term = event.args[effect.irp];
    const irp = term && event.state.irps.get(term.id);
    const { result } = event.scope;
    if (!irp || !term || !result || routine?.kind !== "const" || routine.value !== 0n || irp.cancelRoutine === "none")
      return [];
    const taken = event.state.clone();
    taken.irps.set(term.id, {
      ...irp,
      owner: "kept",
      why: this.#why(event.site, "the cancel routine may have the IRP from here on"),
    });
    if (!narrow(taken, result, { lo: 0, hi: 0, not: undefined })) return [];
    narrow(event.state, result, { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY, not: 0 });
    return [{ state: taken, value: undefined, locks: [] }];
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
      state.irqlWhy = this.#why(event.site, "the cancel routine gives back the IRQL here");
    }
  }
  /** The I/O manager's lists of devices lead to the next one after a device was deleted. */
  #unlinkDevice(event: CallEvent): void {
    const { terms } = this.#walk;
    const [device] = event.args;
    if (event.name !== "IoDeleteDevice" || !device) return;
    const links: PlaceRef[] = device.kind === "load" && isDeviceLink(device.place) ? [device.place] : [];
    for (const [id, value] of event.state.store)
      if (value === device && isDeviceLink(terms.place(id))) links.push(terms.place(id));
    event.state.havoc(terms, links, this.#walk.made("unlinked", event.site.at));
  }

  /** What a routine may write through the addresses it is given is unknown afterwards. */
  #writeOutputs(event: CallEvent): void {
    const walk = this.#walk;
    if (printers.test(event.name ?? "")) return;
    const by = walk.made("out", event.site.at);
    const callsBack = event.args.some((arg) => arg.kind === "function");
    const [filled] = event.args;
    if (filled && filled.kind !== "address" && filled.kind !== "const" && fillers.has(event.name ?? ""))
      event.state.havoc(walk.terms, [walk.terms.deref(filled)], by);
    event.args.forEach((arg, index) => {
      if (arg.kind !== "address") return;
      const param = event.type.params[index]?.type;
      if (param?.kind === "pointer" && (param.to.quals & Qual.const) !== 0) return;
      // What is handed on to a routine of the driver's own comes back as that leaves it.
      const handedOn = callsBack && param?.kind === "pointer" && param.to.kind === "void";
      if (event.contract?.params[index]?.direction === "in" && !handedOn) return;
      const kept = keepsBuffer(event) ? buffersIn(walk.terms, event.state, arg.place) : [];
      event.state.havoc(walk.terms, [arg.place], by);
      for (const [id, value] of kept) event.state.store.set(id, value);
    });
  }

  /** IRPs handed to code that is not seen. */
  #handOver(event: CallEvent, unseen: boolean, inside: readonly Term[]): void {
    // What goes through `...` is printed.
    const named = event.type.variadic ? event.args.slice(0, event.type.params.length) : event.args;
    for (const arg of [...named, ...inside]) {
      const irp = this.#irpOf(event.state, arg);
      if (!irp) continue;
      // Who gets at an IRP that is kept may mark it pending before it goes where it is finished.
      if (irp.state.owner === "kept" && irp.state.pending === "no")
        this.#setIrp(event, irp.term, { pending: "unknown" }, undefined);
      if (!unfinished.has(irp.state.owner)) continue;
      this.#setIrp(
        event,
        irp.term,
        { owner: "unknown", pending: "unknown" },
        `the IRP is passed to ${event.name ?? "an unknown routine"} here`,
      );
    }
    if (!unseen) return;
    for (const arg of event.args) {
      const kept = event.state.locks.filter((lock) => lock.key !== arg);
      if (kept.length !== event.state.locks.length) {
        event.state.locks = kept;
        event.state.locksKnown = false;
      }
    }
  }

  #irpEffect(event: CallEvent, effect: IrpEffect): void {
    const { state } = event;
    switch (effect.kind) {
      case "complete": {
        const term = event.args[effect.irp];
        // In the place of the driver below, it goes back to its maker's completion routine.
        const owner = term && state.mark(enteredAsLower, term) ? "unknown" : "completed";
        this.#setIrp(event, term, { owner }, "the IRP is completed here");
        return;
      }
      case "forward": {
        const term = event.args[effect.irp];
        const irp = term && state.irps.get(term.id);
        const { terms } = this.#walk;
        const by = this.#walk.made("lower", event.site.at);
        if (term) state.havoc(terms, lentWith(terms, state, term), by);
        if (!term || !irp) return;
        const owner = irp.completionRoutine ? "forwarded-with-routine" : "forwarded";
        if (event.scope.result) narrow(state, event.scope.result, neverFromBelow);
        this.#setIrp(
          event,
          term,
          { owner, lowerStatus: event.scope.result },
          `the IRP is passed to the lower driver here by ${event.written}`,
        );
        state.havoc(terms, [terms.deref(term)], by);
        return;
      }
      case "forwardAndReturn":
        this.#setIrp(
          event,
          event.args[effect.irp],
          { owner: "owned" },
          `the IRP comes back from the lower driver here`,
        );
        return;
      case "markPending":
        this.#setIrp(event, event.args[effect.irp], { pending: "yes" }, undefined);
        return;
      case "setCompletionRoutine": {
        const routine = event.args[effect.routine];
        const cleared = routine?.kind === "const" && routine.value === 0n;
        this.#setIrp(event, event.args[effect.irp], { completionRoutine: cleared ? undefined : routine }, undefined);
        return;
      }
      case "setCancelRoutine": {
        const routine = event.args[effect.routine];
        const cleared = routine?.kind === "const" && routine.value === 0n;
        this.#setIrp(event, event.args[effect.irp], { cancelRoutine: cleared ? "none" : "set" }, undefined);
        return;
      }
      case "queue": {
        const marked: Partial<IrpState> = effect.marks ? { owner: "kept", pending: "yes" } : { owner: "kept" };
        this.#setIrp(event, event.args[effect.irp], marked, `the IRP is queued here by ${event.written}`);
        return;
      }
      case "keep":
        for (const arg of event.args.slice(effect.from)) {
          const irp = this.#irpOf(state, arg);
          if (irp) this.#setIrp(event, irp.term, { owner: "kept" }, `the IRP is queued here by ${event.written}`);
        }
        return;
      case "make": {
        const result = event.scope.result;
        if (result) {
          state.irps.set(result.id, {
            owner: "owned",
            pending: "no",
            completionRoutine: undefined,
            cancelRoutine: "none",
            lowerStatus: undefined,
            why: this.#why(event.site, `the IRP is made here by ${event.written}`),
            made: true,
          });
        }
        return;
      }
      case "free": {
        const term = event.args[effect.irp];
        if (term) state.irps.delete(term.id);
        return;
      }
      case "look":
        return;
    }
  }
  #setIrp(event: CallEvent, term: Term | undefined, change: Partial<IrpState>, message: string | undefined): void {
    const irp = term && event.state.irps.get(term.id);
    if (!term || !irp) return;
    event.state.irps.set(term.id, {
      ...irp,
      ...change,
      why: message === undefined ? irp.why : this.#why(event.site, message),
    });
  }
  /** The IRP that a value is, or points into (`&Irp->Tail.Overlay.ListEntry`). */
  #irpOf(state: State, value: Term): { term: Term; state: IrpState } | undefined {
    const direct = state.irps.get(value.id);
    if (direct) return { term: value, state: direct };
    if (value.kind !== "address") return undefined;
    let place = value.place;
    while (place.kind === "field" || place.kind === "element") place = place.base;
    if (place.kind !== "deref") return undefined;
    const irp = state.irps.get(place.pointer.id);
    return irp && { term: place.pointer, state: irp };
  }
  #why(site: Site, message: string): Why {
    return { kind: "site", site, message };
  }
}

/** STATUS_CANT_WAIT, by which a file system tells itself to post a request, and no driver another one. */
const neverFromBelow = { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY, not: 0xc00000d8 | 0 };
/** This code may still have to finish the IRP, or has it back. */
const unfinished: ReadonlySet<IrpOwner> = new Set(["owned", "forwarded-with-routine"]);
function isCancelLock({ kind }: Lock): boolean {
  return kind === "cancel-spin";
}
/** DRIVER_OBJECT.DeviceObject and DEVICE_OBJECT.NextDevice, for 64 and 32 bits. */
const deviceLinks = new Set(["DeviceObject@8", "DeviceObject@4", "NextDevice@16", "NextDevice@12"]);
function isDeviceLink(place: PlaceRef): boolean {
  return place.kind === "field" && deviceLinks.has(`${place.name}@${place.offset}`);
}

/** Marks that say what something is, not what is still to be done with it. */
const lasting = new Set(["saved-level", "not-held", "received", "request", enteredAsLower]);
/** Routines that only read what they are given, however many arguments that is. */
const printers = /^(?:v?DbgPrint|RingsideTraceMessage$)/;
/** Routines that overwrite the whole of what their first argument points to. */
const fillers = new Set(["memset", "memcpy", "memmove", "RtlZeroMemory", "RtlFillMemory", "RtlSecureZeroMemory"]);
/** Routines that write into a counted string's buffer, and leave it where it is. */
function keepsBuffer({ name = "", args }: CallEvent): boolean {
  const allocates = args[2];
  return stringFiller.test(name) || (stringChanger.test(name) && allocates?.kind === "const" && allocates.value === 0n);
}
const stringChanger =
  /^Rtl(Upcase|Downcase)UnicodeString$|^RtlAnsiStringToUnicodeString$|^RtlUnicodeStringToAnsiString$/;
const stringFiller =
  /^Rtl(Append|Copy)(Unicode)?String|^RtlAppendUnicodeToString$|^RtlUnicodeString(Cb|Cch)?(Copy|Cat|V?Printf)/;
/** What the driver below reaches through a request's stack location. */
function lentWith(terms: Terms, state: State, irp: Term): PlaceRef[] {
  const lent: PlaceRef[] = [];
  state.store.each((value, id) => {
    const place = terms.place(id);
    if (place.kind !== "field" || !lentMembers.test(place.name) || value.kind === "const") return;
    if (place.leaves.some((leaf) => irp.leaves.includes(leaf))) lent.push(terms.deref(value));
  });
  return lent;
}
const lentMembers = /^(Srb|Argument[1-4]|SystemBuffer|UserBuffer|Type3InputBuffer)$/;
function valuesIn(terms: Terms, state: State, place: PlaceRef): Term[] {
  if (rootOf(place).kind !== "local" || state.irps.size === 0) return [];
  return [...state.store].flatMap(([id, value]) => (within(terms.place(id), place) ? [value] : []));
}
function buffersIn(terms: Terms, state: State, place: PlaceRef): [number, Term][] {
  return [...state.store].filter(([id]) => {
    const inner = terms.place(id);
    return inner.kind === "field" && inner.name === "Buffer" && within(inner, place);
  });
}

function asksForLength(name: string | undefined, args: readonly Term[]): boolean {
  if (name === undefined || !/^(ZwQuery|NtQuery|ZwEnumerate|IoGetDeviceProperty)/.test(name)) return false;
  const isZero = (arg: Term | undefined) => arg?.kind === "const" && arg.value === 0n;
  return args.some((arg, index) => isZero(arg) && isZero(args[index + 1]));
}

interface Target {
  readonly symbol: IrSymbol | undefined;
  readonly name: string | undefined;
  readonly info: FunctionInfo | undefined;
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
