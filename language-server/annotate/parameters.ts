// What functions do with the memory that their pointer parameters lead to: read, written, filled before every success. Works on
// the IR, without values but for one correlation: a status that is known to be a success or a failure, for results are written
// on success alone. Whatever goes where its use cannot be seen is unknown, and nothing is said of it.
import type { Direction } from "../../compiler/contract/contract.ts";
import type { Expr, Instruction, IrFunction, LocalId, Place } from "../../compiler/ir/ir.ts";
import { sizeOf } from "../../compiler/types/layout.ts";
import { Qual, type Type } from "../../compiler/types/type.ts";
import { bare, constantIn } from "../analysis/code.ts";
import { contractOf, type FunctionInfo, type World } from "../analysis/world.ts";

export interface ParameterUse {
  readonly direction: Direction;
  readonly optional: boolean;
  /** Filled, but on some failure not. */
  readonly onSuccess: boolean;
}
/** By the parameter's index; undefined for one that is no pointer, or of which too little is known. */
export type ParameterUses = readonly (ParameterUse | undefined)[];

/** The uses of the wanted functions' parameters, and of those of all that they call. */
export function parameterUses(
  world: World,
  wanted: (info: FunctionInfo) => boolean,
): ReadonlyMap<string, ParameterUses> {
  const done = new Map<string, ParameterUses>();
  const active = new Set<string>();
  const usesOf = (name: string): ParameterUses | undefined => {
    const known = done.get(name);
    const info = world.functions.get(name);
    if (known || !info || active.has(name) || active.size > deepest) return known;
    active.add(name);
    const made = new Uses(info, usesOf).read();
    active.delete(name);
    done.set(name, made);
    return made;
  };
  for (const info of world.functions.values()) if (wanted(info)) usesOf(info.name);
  return done;
}
const deepest = 60;
/** Beyond so many combinations of what is written and how statuses stand, nothing is filled for sure. */
const mostStates = 96;
const mostTracked = 5;

type Standing = "a" | "o" | "f";
/** What is written for sure, a bit a parameter, and how the tracked statuses stand: any, success, failure. */
interface Flow {
  readonly written: number;
  readonly statuses: readonly Standing[];
}

class Uses {
  readonly #info: FunctionInfo;
  readonly #fn: IrFunction;
  readonly #usesOf: (name: string) => ParameterUses | undefined;
  /** Parameter that a local stands for: the parameter itself and variables that only ever hold it. */
  readonly #of = new Map<LocalId, number>();
  readonly #tracked: readonly LocalId[];
  readonly #reads = new Set<number>();
  readonly #writes = new Set<number>();
  readonly #unknown = new Set<number>();
  readonly #tested = new Set<number>();
  readonly #needed = new Set<number>();
  #unfilled = 0;
  #unfilledByFailure = 0;

  constructor(info: FunctionInfo, usesOf: (name: string) => ParameterUses | undefined) {
    this.#info = info;
    this.#fn = info.fn;
    this.#usesOf = usesOf;
    this.#findAliases();
    this.#tracked = this.#statuses();
  }

  read(): ParameterUses {
    const { fn } = this.#info;
    if (fn.params.length !== fn.type.params.length || fn.params.length > 30 || fn.refusals.length > 0) return [];
    if (this.#of.size > 0) this.#flow();
    return fn.params.map((local, index) => this.#use(local, index));
  }
  #use(local: LocalId, index: number): ParameterUse | undefined {
    if (this.#of.get(local) !== index || this.#unknown.has(index)) return undefined;
    const reads = this.#reads.has(index);
    const writes = this.#writes.has(index);
    const filled = (this.#unfilled & (1 << index)) === 0;
    const direction: Direction | undefined = !writes
      ? reads
        ? "in"
        : undefined
      : !reads && filled
        ? "out"
        : reads
          ? "inout"
          : // Some members set, none looked at: whether the rest was there before cannot be told.
            undefined;
    const onSuccess = direction === "out" && (this.#unfilledByFailure & (1 << index)) !== 0;
    return direction && { direction, optional: this.#tested.has(index) || !this.#needed.has(index), onSuccess };
  }

  // ---- which locals are meant -------------------------------------------------------------------------------------

  #findAliases(): void {
    const fn = this.#fn;
    const assigned = new Map<LocalId, Expr[]>();
    for (const block of fn.blocks) {
      for (const instruction of block.instructions) {
        if (instruction.kind === "assign" && instruction.target.kind === "local") {
          const { local } = instruction.target;
          assigned.set(local, [...(assigned.get(local) ?? []), instruction.value]);
        } else if (
          (instruction.kind === "call" || instruction.kind === "intrinsic") &&
          instruction.result !== undefined
        ) {
          assigned.set(instruction.result, [...(assigned.get(instruction.result) ?? []), nothing]);
        }
      }
    }
    fn.params.forEach((local, index) => {
      const of = fn.locals[local];
      if (!of || of.addressTaken || of.byReference || assigned.has(local) || !isObjectPointer(of.type)) return;
      this.#of.set(local, index);
    });
    for (const [local, values] of assigned) {
      const [only] = values;
      const of = fn.locals[local];
      if (!only || values.length > 1 || !of || of.addressTaken || this.#of.has(local)) continue;
      const index = this.#parameter(only);
      if (index !== undefined) this.#of.set(local, index);
    }
  }
  /** Statuses that are returned, and those they are copied from. */
  #statuses(): LocalId[] {
    const { type, blocks, locals } = this.#fn;
    if (type.returns.alias?.name !== "NTSTATUS") return [];
    const found = new Set<LocalId>();
    const add = (expr: Expr | undefined): void => {
      const inner = expr && bare(expr);
      if (inner?.kind !== "load" || inner.place.kind !== "local") return;
      if (locals[inner.place.local]?.addressTaken !== true) found.add(inner.place.local);
    };
    for (const { terminator } of blocks) if (terminator.kind === "return") add(terminator.value);
    for (const { instructions } of blocks)
      for (const one of instructions)
        if (one.kind === "assign" && one.target.kind === "local" && found.has(one.target.local)) add(one.value);
    return [...found].slice(0, mostTracked);
  }
  /** The parameter whose value an expression is. */
  #parameter(expr: Expr): number | undefined {
    const inner = bare(expr);
    return inner.kind === "load" && inner.place.kind === "local" ? this.#of.get(inner.place.local) : undefined;
  }

  // ---- paths ------------------------------------------------------------------------------------------------------

  #flow(): void {
    const { blocks } = this.#fn;
    const start: Flow = { written: 0, statuses: this.#tracked.map(() => "a") };
    const seen = new Map<number, Map<string, Flow>>();
    const waiting: { block: number; flow: Flow }[] = [];
    let cut = false;
    const arrive = (block: number, flow: Flow): void => {
      const here = seen.get(block) ?? new Map<string, Flow>();
      seen.set(block, here);
      const key = `${flow.written}:${flow.statuses.join("")}`;
      if (here.has(key)) return;
      if (here.size >= mostStates) {
        cut = true;
        return;
      }
      here.set(key, flow);
      waiting.push({ block, flow });
    };
    arrive(0, start);
    // Handlers may be entered from anywhere in a guarded body: nothing is written for sure there.
    for (const region of this.#fn.tries) {
      arrive(region.handler, start);
      if (region.filter !== undefined) arrive(region.filter, start);
    }
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const block = blocks[next.block];
      if (!block) continue;
      let flows = [next.flow];
      for (const instruction of block.instructions)
        flows = flows.flatMap((flow) => this.#instruction(instruction, flow));
      for (const flow of flows) this.#leave(block, flow, arrive);
    }
    if (cut) {
      this.#unfilled = -1;
      for (const index of this.#of.values()) if (this.#writes.has(index)) this.#unknown.add(index);
    }
  }
  #leave(block: IrFunction["blocks"][number], flow: Flow, arrive: (block: number, flow: Flow) => void): void {
    const { terminator } = block;
    switch (terminator.kind) {
      case "jump":
        arrive(terminator.target, flow);
        return;
      case "finallyEnd":
        arrive(terminator.next, flow);
        return;
      case "switch":
        this.#value(terminator.value, flow);
        for (const { target } of terminator.cases) arrive(target, flow);
        arrive(terminator.default, flow);
        return;
      case "branch": {
        const asked = this.#asks(terminator.condition);
        if (asked?.kind === "null") {
          if (!this.#isAssertion(terminator.at)) this.#tested.add(asked.index);
          const vacuous = { ...flow, written: flow.written | (1 << asked.index) };
          arrive(terminator.then, asked.whenTrue ? vacuous : flow);
          arrive(terminator.else, asked.whenTrue ? flow : vacuous);
          return;
        }
        this.#value(terminator.condition, flow);
        if (asked?.kind === "status") {
          const now = flow.statuses[asked.slot];
          for (const [target, standing] of [
            [terminator.then, asked.then],
            [terminator.else, asked.else],
          ] as const) {
            if (now !== "a" && standing !== "a" && now !== standing) continue;
            arrive(target, standing === "a" ? flow : withStatus(flow, asked.slot, standing));
          }
          return;
        }
        arrive(terminator.then, flow);
        arrive(terminator.else, flow);
        return;
      }
      case "return": {
        const { value } = terminator;
        if (value) {
          const index = this.#parameter(value);
          if (index !== undefined) this.#unknown.add(index);
          this.#value(value, flow);
        }
        if (value && this.#fails(value, flow)) this.#unfilledByFailure |= ~flow.written;
        else this.#unfilled |= ~flow.written;
        return;
      }
      default:
        return;
    }
  }
  #fails(value: Expr, flow: Flow): boolean {
    if (this.#fn.type.returns.alias?.name !== "NTSTATUS") return false;
    return this.#standing(value, flow) === "f";
  }
  #standing(value: Expr, flow: Flow): Standing {
    const constant = constantIn(value);
    if (constant !== undefined) return (constant | 0) < 0 ? "f" : "o";
    const inner = bare(value);
    if (inner.kind !== "load" || inner.place.kind !== "local") return "a";
    return flow.statuses[this.#tracked.indexOf(inner.place.local)] ?? "a";
  }

  /** A condition on a parameter's being NULL, or on a status's being a success. */
  #asks(
    condition: Expr,
  ):
    | { kind: "null"; index: number; whenTrue: boolean }
    | { kind: "status"; slot: number; then: Standing; else: Standing }
    | undefined {
    const inner = bare(condition);
    const own = this.#parameter(inner);
    if (own !== undefined) return { kind: "null", index: own, whenTrue: false };
    if (inner.kind !== "binary") return undefined;
    const right = constantIn(inner.right);
    if (right === undefined) return undefined;
    if (inner.op === "eq" || inner.op === "ne") {
      const index = right === 0 ? this.#parameter(inner.left) : undefined;
      if (index !== undefined) return { kind: "null", index, whenTrue: inner.op === "eq" };
      // `(a >= 0) != 0`
      if (right === 0 && bare(inner.left).kind === "binary") {
        const nested = this.#asks(inner.left);
        if (!nested || inner.op === "ne") return nested;
        return nested.kind === "null"
          ? { ...nested, whenTrue: !nested.whenTrue }
          : { ...nested, then: nested.else, else: nested.then };
      }
    }
    const left = bare(inner.left);
    const slot = left.kind === "load" && left.place.kind === "local" ? this.#tracked.indexOf(left.place.local) : -1;
    if (slot < 0) return undefined;
    const value = right | 0;
    const like: Standing = value < 0 ? "f" : "o";
    switch (inner.op) {
      case "ge":
        return value === 0 ? { kind: "status", slot, then: "o", else: "f" } : undefined;
      case "lt":
        return value === 0 ? { kind: "status", slot, then: "f", else: "o" } : undefined;
      case "eq":
        return { kind: "status", slot, then: like, else: "a" };
      case "ne":
        return { kind: "status", slot, then: "a", else: like };
      default:
        return undefined;
    }
  }
  #isAssertion(at: { readonly first: number }): boolean {
    return this.#info.unit.expansion(this.#fn.declaration, at.first).some(({ macro }) => /ASSERT/i.test(macro));
  }

  // ---- instructions -----------------------------------------------------------------------------------------------

  #instruction(instruction: Instruction, flow: Flow): Flow[] {
    switch (instruction.kind) {
      case "assign": {
        const { target, value } = instruction;
        const copied = this.#parameter(value);
        if (copied !== undefined && !(target.kind === "local" && this.#of.get(target.local) === copied))
          this.#unknown.add(copied);
        else this.#value(value, flow);
        return [this.#write(target, flow, value)];
      }
      case "zero":
        return [this.#write(instruction.target, flow, undefined)];
      case "call":
        return this.#call(instruction, flow);
      case "intrinsic": {
        for (const arg of instruction.args) {
          const index = this.#parameter(arg) ?? this.#pointed(arg)?.index;
          if (index !== undefined) this.#unknown.add(index);
          this.#value(arg, flow);
        }
        return [flow];
      }
      default:
        return [flow];
    }
  }
  #write(target: Place, flow: Flow, value: Expr | undefined): Flow {
    if (target.kind === "local") {
      const slot = this.#tracked.indexOf(target.local);
      return slot < 0 ? flow : withStatus(flow, slot, value ? this.#standing(value, flow) : "o");
    }
    this.#inside(target, flow);
    const index = this.#rootOf(target);
    if (index === undefined) return flow;
    this.#needed.add(index);
    this.#writes.add(index);
    return target.kind === "deref" ? { ...flow, written: flow.written | (1 << index) } : flow;
  }
  #call(instruction: Extract<Instruction, { kind: "call" }>, flow: Flow): Flow[] {
    const { callee, args, type, result } = instruction;
    if (callee.kind === "indirect") this.#value(callee.pointer, flow);
    let always = flow.written;
    let onSuccess = 0;
    args.forEach((arg, at) => {
      const own = this.#parameter(arg);
      const pointed = own === undefined ? this.#pointed(arg) : { index: own, whole: true };
      if (!pointed) {
        this.#value(arg, flow);
        return;
      }
      const { index, whole } = pointed;
      const use = this.#calleeUse(instruction, at);
      if (!use || (whole && this.#isRunOf(instruction, at, index))) {
        this.#unknown.add(index);
        return;
      }
      if (!whole || !use.optional) this.#needed.add(index);
      if (use.direction !== "out" && (flow.written & (1 << index)) === 0) this.#reads.add(index);
      if (use.direction === "in") return;
      this.#writes.add(index);
      if (!whole || use.direction !== "out" || !this.#fills(instruction, at)) return;
      if (type.returns.alias?.name === "NTSTATUS") onSuccess |= 1 << index;
      else if (type.returns.kind === "void") always |= 1 << index;
    });
    const slot = result === undefined ? -1 : this.#tracked.indexOf(result);
    const after = { ...flow, written: always };
    if (slot < 0) return [after];
    if (onSuccess === 0) return [withStatus(after, slot, "a")];
    return [withStatus({ ...after, written: always | onSuccess }, slot, "o"), withStatus(after, slot, "f")];
  }
  /** What the callee does with the argument, by its contract or by its body. */
  #calleeUse({ callee, type }: Extract<Instruction, { kind: "call" }>, at: number): ParameterUse | undefined {
    const { unit } = this.#info;
    const declared =
      callee.kind === "direct" ? contractOf(unit, callee.symbol).params[at] : unit.contractOfType(type)?.params[at];
    if (declared?.direction) return { direction: declared.direction, optional: declared.optional, onSuccess: false };
    const seen = callee.kind === "direct" ? this.#usesOf(callee.symbol.linkName)?.[at] : undefined;
    if (seen) return seen;
    const into = type.params[at]?.type;
    const constant = into?.kind === "pointer" && (into.to.quals & Qual.const) !== 0;
    return constant ? { direction: "in", optional: true, onSuccess: false } : undefined;
  }
  /** Of numbers or characters, as many as some other argument says: more than a direction tells. */
  #isRunOf(instruction: Extract<Instruction, { kind: "call" }>, at: number, index: number): boolean {
    const into = instruction.type.params[at]?.type;
    const own = this.#fn.locals[this.#fn.params[index] ?? -1]?.type;
    if (into?.kind !== "pointer" || own?.kind !== "pointer" || own.to.kind === "record") return false;
    return into.to.kind === "void" && !this.#fills(instruction, at);
  }
  /** A routine that takes a size fills what it is given only if that is its size. */
  #fills(instruction: Extract<Instruction, { kind: "call" }>, at: number): boolean {
    const into = instruction.type.params[at]?.type;
    const arg = instruction.args[at];
    const index = arg && this.#parameter(arg);
    const local = index === undefined ? undefined : this.#fn.params[index];
    const own = local === undefined ? undefined : this.#fn.locals[local]?.type;
    if (into?.kind !== "pointer" || own?.kind !== "pointer") return false;
    if (into.to.kind !== "void" && into.to.kind === own.to.kind) return true;
    const size =
      own.to.kind === "record" && own.to.decl.fields === undefined ? 0 : sizeOf(own.to, this.#info.unit.target);
    return size > 0 && instruction.args.some((other, i) => i !== at && constantIn(other) === size);
  }

  // ---- expressions ------------------------------------------------------------------------------------------------

  /** The parameter into whose memory an address leads: `&p->Lock`, an array member. */
  #pointed(expr: Expr): { index: number; whole: false } | undefined {
    const inner = bare(expr);
    if (inner.kind !== "address") return undefined;
    const index = this.#rootOf(inner.place);
    return index === undefined ? undefined : { index, whole: false };
  }
  /** The parameter in whose memory a place lies. */
  #rootOf(place: Place): number | undefined {
    let at = place;
    while (at.kind === "field" || at.kind === "element") at = at.base;
    return at.kind === "deref" ? this.#parameter(at.pointer) : undefined;
  }
  /** Reads what an expression reads; a parameter's value that goes elsewhere is lost sight of. */
  #value(expr: Expr, flow: Flow): void {
    switch (expr.kind) {
      case "load": {
        this.#inside(expr.place, flow);
        const index = this.#rootOf(expr.place);
        if (index === undefined) return;
        this.#needed.add(index);
        if ((flow.written & (1 << index)) === 0) this.#reads.add(index);
        return;
      }
      case "address": {
        const index = this.#rootOf(expr.place);
        if (index !== undefined) this.#unknown.add(index);
        this.#inside(expr.place, flow);
        return;
      }
      case "unary":
      case "convert":
        this.#value(expr.operand, flow);
        return;
      case "binary":
      case "difference":
        this.#lost(expr.left, flow, expr.kind === "binary" && comparisons.has(expr.op));
        this.#lost(expr.right, flow, expr.kind === "binary" && comparisons.has(expr.op));
        return;
      case "offset":
        this.#lost(expr.pointer, flow, false);
        this.#value(expr.index, flow);
        return;
      default:
        return;
    }
  }
  #lost(expr: Expr, flow: Flow, harmless: boolean): void {
    const index = this.#parameter(expr);
    if (index === undefined) this.#value(expr, flow);
    else if (!harmless) this.#unknown.add(index);
  }
  /** Pointers and indexes on the way to a place. */
  #inside(place: Place, flow: Flow): void {
    switch (place.kind) {
      case "deref":
        if (this.#parameter(place.pointer) === undefined) this.#value(place.pointer, flow);
        return;
      case "field":
        this.#inside(place.base, flow);
        return;
      case "element":
        this.#inside(place.base, flow);
        this.#value(place.index, flow);
        return;
      default:
        return;
    }
  }
}

const comparisons: ReadonlySet<string> = new Set(["eq", "ne", "lt", "le", "gt", "ge"]);
/** Stands for a value that a call gave. */
const nothing: Expr = { kind: "unknown", type: { kind: "void", quals: 0 } };

function withStatus(flow: Flow, slot: number, standing: Standing): Flow {
  if (flow.statuses[slot] === standing) return flow;
  return { ...flow, statuses: flow.statuses.with(slot, standing) };
}
/** Of what is not known in size (`void`) and of functions, a direction says nothing. */
function isObjectPointer(type: Type): boolean {
  return type.kind === "pointer" && !type.reference && type.to.kind !== "function" && type.to.kind !== "void";
}
