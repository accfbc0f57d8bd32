// What a function does, as written: its calls, assignments, conversions, comparisons and returns in lists, for rules that ask
// for no path. Computed once for each body.
import type { Block, Expr, Instruction, IrFunction, LocalId, Place } from "../../compiler/ir/ir.ts";
import { exact } from "../../compiler/lists.ts";
import type { TokenRange } from "../../compiler/source/source.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import type { ElementPlace } from "./evaluate.ts";
import type { FunctionInfo, World } from "./world.ts";

export type CallInstruction = Extract<Instruction, { kind: "call" }>;
export type ConvertExpr = Extract<Expr, { kind: "convert" }>;
export type BinaryExpr = Extract<Expr, { kind: "binary" }>;
export interface CodeCall {
  /** Link name of the routine; undefined through a pointer. */
  readonly name: string | undefined;
  readonly call: CallInstruction;
  readonly at: TokenRange;
  readonly block: Block;
  /** Position among the block's instructions. */
  readonly index: number;
}
export interface CodeAssign {
  readonly target: Place;
  readonly value: Expr;
  readonly at: TokenRange;
  readonly block: Block;
  readonly index: number;
}
export interface Code {
  readonly calls: readonly CodeCall[];
  readonly assigns: readonly CodeAssign[];
  readonly converts: readonly { readonly expr: ConvertExpr; readonly at: TokenRange }[];
  readonly binaries: readonly { readonly expr: BinaryExpr; readonly at: TokenRange }[];
  readonly fields: readonly {
    readonly place: FieldPlace;
    readonly at: TokenRange;
    readonly write: boolean;
    readonly block: Block;
  }[];
  /** Elements that are read or written; not those whose address is all that is taken. */
  readonly elements: readonly { readonly place: ElementPlace; readonly at: TokenRange }[];
  readonly branches: readonly { readonly condition: Expr; readonly at: TokenRange; readonly block: Block }[];
  readonly returns: readonly { readonly value: Expr; readonly at: TokenRange; readonly block: Block }[];
  readonly floats: readonly TokenRange[];
  readonly intrinsics: readonly { readonly name: string; readonly args: readonly Expr[]; readonly at: TokenRange }[];
}
export type FieldPlace = Extract<Place, { kind: "field" }>;

const known = new WeakMap<IrFunction, Code>();

export function codeOf(fn: IrFunction): Code {
  const found = known.get(fn);
  if (found) return found;
  const made = read(fn);
  known.set(fn, made);
  return made;
}

/** The arguments as the parameters of the type count them: a large structure is returned through one more before them. */
export function writtenArguments({ args, type }: CallInstruction): readonly Expr[] {
  return type.returns.kind === "record" && type.prototyped && !type.variadic
    ? args.slice(args.length - type.params.length)
    : args;
}

export interface CallSite extends CodeCall {
  readonly info: FunctionInfo;
}
/** Calls by the routine's name, of functions that follow each other. */
interface Index {
  readonly functions: readonly FunctionInfo[];
  readonly sites: ReadonlyMap<string, readonly CallSite[]>;
}
const indexes = new WeakMap<World, readonly Index[]>();
/** Of the functions of a unit, which stay the same objects with it. */
const inUnits = new WeakMap<Unit, Index>();

/** The driver's own calls of any of the routines, by link name. */
export function callsTo(world: World, ...names: readonly string[]): CallSite[] {
  let made = indexes.get(world);
  if (!made) {
    made = indexesOf(world);
    indexes.set(world, made);
  }
  const found: CallSite[] = [];
  for (const name of names)
    for (const { sites } of made) for (const site of sites.get(name) ?? noSites) found.push(site);
  return found;
}
const noSites: readonly CallSite[] = [];
function indexesOf(world: World): readonly Index[] {
  const byUnit: FunctionInfo[][] = [];
  for (const info of world.functions.values()) {
    if (!info.own) continue;
    const last = byUnit.at(-1);
    if (last?.[0]?.unit === info.unit) last.push(info);
    else byUnit.push([info]);
  }
  return byUnit.map((functions) => {
    const unit = functions[0]?.unit;
    const known = unit && inUnits.get(unit);
    if (known?.functions.length === functions.length && known.functions.every((info, at) => info === functions[at]))
      return known;
    const made = { functions, sites: indexCalls(functions) };
    if (unit) inUnits.set(unit, made);
    return made;
  });
}
function indexCalls(functions: readonly FunctionInfo[]): ReadonlyMap<string, readonly CallSite[]> {
  const index = new Map<string, CallSite[]>();
  for (const info of functions) {
    for (const call of codeOf(info.fn).calls) {
      if (call.name === undefined) continue;
      const sites = index.get(call.name) ?? [];
      const { name, call: instruction, at, block, index: position } = call;
      sites.push({ name, call: instruction, at, block, index: position, info });
      index.set(call.name, sites);
    }
  }
  return index;
}

/** Whether a function is the body of a lambda, which no declaration precedes. */
export const isLambda = (fn: IrFunction): boolean => /<lambda_\d+>$/.test(fn.symbol.name);

/** The expression under conversions. */
export function bare(expr: Expr): Expr {
  let at = expr;
  while (at.kind === "convert") at = at.operand;
  return at;
}
/** The variable whose value it is, under conversions. */
export function localIn(expr: Expr | undefined): LocalId | undefined {
  const inner = expr && bare(expr);
  return inner?.kind === "load" && inner.place.kind === "local" ? inner.place.local : undefined;
}
export function constantIn(expr: Expr | undefined): number | undefined {
  const inner = expr && bare(expr);
  return inner?.kind === "const" ? Number(inner.value) : undefined;
}
/** The object whose address an expression is; arrays by their first element. */
export function objectOf(expr: Expr | undefined): Place | undefined {
  const inner = expr && bare(expr);
  return inner?.kind === "address" ? inner.place : undefined;
}
/** What a variable was given last in a block: what is volatile is read into one before it is asked for. */
export function assignedIn({ assigns }: Code, { id }: Block, local: LocalId): Expr | undefined {
  return assigns.findLast(({ block, target }) => block.id === id && target.kind === "local" && target.local === local)
    ?.value;
}
/** One name for "this member of this structure" or "this variable", whichever pointer leads to it. */
export function placeKey(place: Place, fn: string): string | undefined {
  if (place.kind === "field") return memberKey(place);
  if (place.kind === "global") return `::${place.symbol.linkName}`;
  if (place.kind === "local") return `${fn}#${place.local}`;
  if (place.kind === "element") return placeKey(place.base, fn);
  return undefined;
}
const memberKeys = new WeakMap<FieldPlace, string>();
function memberKey(place: FieldPlace): string {
  let key = memberKeys.get(place);
  if (key === undefined) {
    key = `${recordName(place.base.type)}.${place.field.name ?? ""}@${place.offset}`;
    memberKeys.set(place, key);
  }
  return key;
}
/** The tag of a structure, without the leading underscore of the kernel's headers. */
export function recordName(type: Type): string {
  return type.kind === "record" ? (type.decl.name ?? type.alias?.name ?? "").replace(/^_+/, "") : "";
}
export function pointee(type: Type): string {
  return type.kind === "pointer" ? recordName(type.to) : "";
}
/** How a type is spelled where it was declared by a typedef. */
export function aliasOf(type: Type): string {
  return type.alias?.name ?? "";
}
export function isFieldOf(place: Place, record: string, field: string): boolean {
  return place.kind === "field" && place.field.name === field && recordName(place.base.type) === record;
}

function read(fn: IrFunction): Code {
  const calls: CodeCall[] = [];
  const assigns: CodeAssign[] = [];
  const converts: { expr: ConvertExpr; at: TokenRange }[] = [];
  const binaries: { expr: BinaryExpr; at: TokenRange }[] = [];
  const fields: { place: FieldPlace; at: TokenRange; write: boolean; block: Block }[] = [];
  const elements: { place: ElementPlace; at: TokenRange }[] = [];
  const intrinsics: { name: string; args: readonly Expr[]; at: TokenRange }[] = [];
  let current: Block | undefined;
  const branches: { condition: Expr; at: TokenRange; block: Block }[] = [];
  const returns: { value: Expr; at: TokenRange; block: Block }[] = [];
  const floats: TokenRange[] = [];

  const place = (of: Place, at: TokenRange, write: boolean): void => {
    switch (of.kind) {
      case "local":
      case "global":
        return;
      case "deref":
        expr(of.pointer, at);
        return;
      case "field":
        if (current) fields.push({ place: of, at, write, block: current });
        place(of.base, at, false);
        return;
      case "element":
        elements.push({ place: of, at: of.at });
        place(of.base, at, false);
        expr(of.index, at);
        return;
    }
  };
  const expr = (of: Expr, at: TokenRange): void => {
    if (of.type.kind === "float") floats.push(at);
    switch (of.kind) {
      case "load":
        place(of.place, at, false);
        return;
      case "address":
        // Taking an address reads nothing of the object itself.
        if (of.place.kind === "field") place(of.place.base, at, false);
        else if (of.place.kind === "element") {
          place(of.place.base, at, false);
          expr(of.place.index, at);
        } else place(of.place, at, false);
        return;
      case "unary":
        expr(of.operand, at);
        return;
      case "binary":
        binaries.push({ expr: of, at: of.at });
        expr(of.left, of.at);
        expr(of.right, of.at);
        return;
      case "convert":
        converts.push({ expr: of, at });
        expr(of.operand, at);
        return;
      case "offset":
        expr(of.pointer, at);
        expr(of.index, at);
        return;
      case "difference":
        expr(of.left, at);
        expr(of.right, at);
        return;
      default:
        return;
    }
  };
  for (const block of fn.blocks) {
    current = block;
    block.instructions.forEach((instruction, index) => {
      switch (instruction.kind) {
        case "assign":
          assigns.push({ target: instruction.target, value: instruction.value, at: instruction.at, block, index });
          place(instruction.target, instruction.at, true);
          expr(instruction.value, instruction.at);
          return;
        case "zero":
          place(instruction.target, instruction.at, true);
          return;
        case "call": {
          const { callee } = instruction;
          const name = callee.kind === "direct" ? callee.symbol.linkName : undefined;
          calls.push({ name, call: instruction, at: instruction.at, block, index });
          if (callee.kind === "indirect") expr(callee.pointer, instruction.at);
          for (const arg of instruction.args) expr(arg, instruction.at);
          return;
        }
        case "intrinsic":
          intrinsics.push({ name: instruction.name, args: instruction.args, at: instruction.at });
          for (const arg of instruction.args) expr(arg, instruction.at);
          return;
        default:
          return;
      }
    });
    const { terminator } = block;
    if (terminator.kind === "branch") {
      branches.push({ condition: terminator.condition, at: terminator.at, block });
      expr(terminator.condition, terminator.at);
    } else if (terminator.kind === "switch") expr(terminator.value, terminator.at);
    else if (terminator.kind === "return" && terminator.value) {
      returns.push({ value: terminator.value, at: terminator.at, block });
      expr(terminator.value, terminator.at);
    }
  }
  return {
    calls: exact(calls),
    assigns: exact(assigns),
    converts: exact(converts),
    binaries: exact(binaries),
    fields: exact(fields),
    elements: exact(elements),
    branches: exact(branches),
    returns: exact(returns),
    floats: exact(floats),
    intrinsics: exact(intrinsics),
  };
}
