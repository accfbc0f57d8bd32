// A call as rules see it: its parts, its contract's demands, and its arguments as they are written.
import type { Contract } from "../../compiler/contract/contract.ts";
import type { Instruction, IrSymbol } from "../../compiler/ir/ir.ts";
import type { ConditionScope } from "./conditions.ts";
import { type IrqlRequirement, irqlRequirement, type LockEvent, noRequirement } from "./contracts.ts";
import type { AfterCallEvent } from "./events.ts";
import { type IrpEffect, irpEffect } from "./models.ts";
import type { Site, State } from "./state.ts";
import type { Term } from "./term.ts";
import type { Walk } from "./walk.ts";

export type CallInstruction = Extract<Instruction, { kind: "call" }>;

/** One way a call may have gone. */
export interface Way {
  readonly state: State;
  readonly value: Term | undefined;
  readonly locks: readonly LockEvent[];
}

export interface Called {
  readonly walk: Walk;
  readonly instruction: CallInstruction;
  readonly symbol: IrSymbol | undefined;
  readonly name: string | undefined;
  readonly pointer: Term | undefined;
  readonly contract: Contract | undefined;
  readonly scope: ConditionScope;
  readonly hasBody: boolean;
}
/** A call as rules see it: what most of them ask for as it is, what few do is worked out then. */
export class Call implements AfterCallEvent {
  readonly #called: Called;
  readonly run: Walk;
  readonly name: string | undefined;
  readonly args: readonly Term[];
  readonly hasBody: boolean;
  readonly contract: Contract | undefined;
  readonly state: State;
  readonly before: State;
  readonly result: Term;
  readonly locks: readonly LockEvent[];
  readonly site: Site;
  readonly requirement: IrqlRequirement;
  readonly irp: IrpEffect | undefined;

  constructor(called: Called, state: State, way?: Way, before?: { readonly state: State; readonly event: Call }) {
    this.#called = called;
    this.run = called.walk;
    this.name = called.name;
    this.args = called.scope.args;
    this.hasBody = called.hasBody;
    this.contract = called.contract;
    this.state = state;
    this.before = before?.state ?? state;
    this.result = way?.value ?? called.scope.result ?? called.walk.terms.zero;
    this.locks = way?.locks ?? none;
    this.site = before?.event.site ?? called.walk.site(called.instruction.at);
    this.irp = before ? before.event.irp : called.name === undefined ? undefined : irpEffect(called.name);
    this.requirement =
      before?.event.requirement ??
      (called.contract ? irqlRequirement(called.scope, state, called.contract) : noRequirement);
  }
  after(way: Way, before: State): Call {
    return new Call(this.#called, way.state, way, { state: before, event: this });
  }

  get written(): string {
    return writtenName(this.run.text(this.#called.instruction.at)) ?? this.symbol?.name ?? this.name ?? "the routine";
  }
  get pointer(): Term | undefined {
    return this.#called.pointer;
  }
  get symbol(): IrSymbol | undefined {
    return this.#called.symbol;
  }
  get type(): CallInstruction["type"] {
    return this.#called.instruction.type;
  }
  get scope(): ConditionScope {
    return this.#called.scope;
  }
  get argExprs(): CallInstruction["args"] {
    return this.#called.instruction.args;
  }
  /** Only calls know their place in the text: an argument is cut out of the call's own source. */
  argText(index: number): string | undefined {
    const text = this.run.text(this.#called.instruction.at);
    // A macro of the driver's own has arguments of its own.
    if (!kernelNamed.test(writtenName(text) ?? "") && writtenName(text) !== this.name) return undefined;
    return splitArguments(text)[index];
  }
}
const none: readonly LockEvent[] = [];
const parameterNames = new WeakMap<Contract, readonly (string | undefined)[]>();
export function namesIn(contract: Contract): readonly (string | undefined)[] {
  let names = parameterNames.get(contract);
  if (!names) {
    names = contract.params.map((param) => param.name);
    parameterNames.set(contract, names);
  }
  return names;
}

/** How routines of the kernel are called. */
export const kernelNamed = /^(Ke|Ex|Io|Ob|Zw|Rtl|Fs|Cc|Wdf|Ndis|Mm|Ps)[A-Z]/;
/** The name the source calls it by, which may be a macro's (`KeAcquireSpinLock` for `KeAcquireSpinLockRaiseToDpc`). */
function writtenName(text: string): string | undefined {
  return /^([A-Za-z_]\w*)\s*\(/.exec(text)?.[1];
}
/** The arguments of a call as written. */
export function splitArguments(text: string): string[] {
  const open = text.indexOf("(");
  if (open < 0) return [];
  const parts: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let index = open; index < text.length; index++) {
    const char = text[index];
    if (char === "(" || char === "[" || char === "{") depth += 1;
    else if (char === ")" || char === "]" || char === "}") {
      depth -= 1;
      if (depth === 0) {
        parts.push(text.slice(start, index).trim());
        return parts;
      }
    } else if (char === "," && depth === 1) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  return parts;
}
