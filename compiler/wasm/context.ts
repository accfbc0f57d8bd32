// What the parts of the code generator share while they write one function.
import { type AddressSpace, Frame } from "../abi.ts";
import type { Block, BlockId, IrFunction, IrSymbol, LocalId, StepId } from "../ir/ir.ts";
import type { Code, ValueType } from "./code.ts";
import { Op } from "./code.ts";
import { Cell, type MachineLayout } from "./machine-layout.ts";
import { askedFirst, type FunctionPlan } from "./plan.ts";
import { pointOf, redoSegment } from "./segments.ts";
import { storeOp } from "./values.ts";

/** How a function is reached from generated code. */
export type Callee =
  | { readonly kind: "code" | "missing"; readonly tableIndex: number }
  | { readonly kind: "ddi"; readonly number: number; readonly tableIndex: number };

/** Function indices of the module's imports and of its own slow paths. */
export interface Services {
  /** (ddi, frame) -> status */
  readonly ddi: number;
  /** (frame, segment+1, step) -> status; 0 goes on. */
  readonly stop: number;
  /** (kind, detail, frame, point) -> status, never 0. */
  readonly trap: number;
  /** (name, argument count, frame, point); arguments and result in `Cell.intrinsic`. */
  readonly intrinsic: number;
  /** (frame, need) -> status, never 0 */
  readonly stackOverflow: number;
  /** (frame, try) -> segment+1 to go on at, or minus a status */
  readonly raise: number;
  /** (frame, try, filter's answer) -> the same */
  readonly filtered: number;
  /** (frame, try) -> the same: a termination block that ran for an unwinding has ended */
  readonly terminated: number;
  /** (frame) -> the same, or 0 for one that has returned: a frame marked with one of `Resume.closed` is entered */
  readonly reenter: number;
  /** (address i64, size, frame, point, fuel i64) -> offset to read from, or minus a status */
  readonly slowLoad: number;
  /** (address i64, size, frame, point, fuel i64, value i64) -> offset to write to, or minus a status */
  readonly slowStore: number;
  /** (address i64, size, write, frame, point, fuel i64) -> offset, or minus a status */
  readonly range: number;
  /** (address i64, size, write) -> offset, or -1 for what only the host can settle */
  readonly span: number;
  /** (frame, fuel i64, index) -> fuel i64 or an `Outcome`: enters the function at that index of the table. */
  readonly call: number;
  /** The same for its careful code. */
  readonly toCareful: number;
}

/** Indices [first, end) of the function table. */
export interface FunctionRange {
  readonly first: number;
  readonly end: number;
}

export interface Linkage {
  readonly layout: MachineLayout;
  readonly space: AddressSpace;
  /** What may be called through a pointer; never empty. */
  readonly callable: readonly FunctionRange[];
  readonly services: Services;
  callee(symbol: IrSymbol): Callee;
  /** Index in the module of the function at this index of the table, if it is in this module. */
  here(tableIndex: number): number | undefined;
  /** Offset of a variable in memory. */
  address(symbol: IrSymbol): number;
  /** Number under which the machine finds a message or name. */
  text(text: string): number;
}

export const TrapKind = {
  divideError: 0,
  debugBreak: 1,
  refused: 2,
  badCall: 3,
  undefinedFunction: 4,
  pagedCode: 5,
  uninitialized: 6,
} as const;

/**
 * What only quick code has. It runs whole stretches of steps for which there is fuel, without looking at each, keeps locals
 * in WebAssembly locals and leaves everything out of the ordinary to the function's careful code, which does the
 * instruction under way again from its beginning.
 */
export interface Quick {
  /** Steps that have been begun since the fuel was last counted down. */
  pending: number;
  /** Resident locals whose slot in the frame may be behind. */
  dirty: Set<LocalId>;
  /** Goes on in careful code, at the segment that `c.pc` names. */
  readonly bail: () => void;
}

export interface FunctionContext {
  readonly fn: IrFunction;
  readonly plan: FunctionPlan;
  readonly link: Linkage;
  readonly code: Code;
  /** First global step of the function. */
  readonly firstStep: number;
  readonly paged: boolean;
  /** In the function table. */
  readonly index: number;
  /** Undefined while careful code is written. */
  readonly quick: Quick | undefined;
  /** WebAssembly locals. */
  readonly frame: number;
  readonly pc: number;
  readonly fuel: number;
  readonly permissions: number;
  /** The base of the permission table is loaded at entry and after calls; not in functions that turn out never to need it. */
  readonly loadsPermissions: boolean;
  needsPermissions: boolean;
  readonly status: number;
  /** Locals kept in WebAssembly locals; `stored` ones have a slot in the frame that must be true whenever anyone may look. */
  readonly resident: ReadonlyMap<
    LocalId,
    { readonly local: number; readonly type: ValueType; readonly stored: boolean }
  >;
  /** Locals that live nowhere but in WebAssembly locals and are needed at an instruction or after it. */
  readonly fleetingAt: (block: BlockId, at: number) => readonly LocalId[];
  /** Where the generator stands. */
  block: Block;
  step: StepId;
  /** Index in the block of the instruction being written; one past the last for the terminator. */
  at: number;
  /** Goes to a segment with `pc` set: for exceptions. */
  dispatch: () => void;
}

/** Counts the pending steps down and brings the frame up to date: before anything that may look at either. */
export function settle(c: FunctionContext): void {
  countDown(c);
  if (c.quick === undefined) return;
  for (const id of c.quick.dirty) storeResident(c, id, c.plan.localOffsets[id] ?? 0);
  c.quick.dirty.clear();
}
export function countDown(c: FunctionContext): void {
  if (c.quick === undefined || c.quick.pending === 0) return;
  c.code.get(c.fuel).i64(BigInt(c.quick.pending)).op(Op.i64Sub).set(c.fuel);
  c.quick.pending = 0;
}
function storeResident(c: FunctionContext, id: LocalId, offset: number): void {
  const type = c.fn.locals[id]?.type;
  const local = c.resident.get(id)?.local;
  if (type !== undefined && local !== undefined) c.code.get(c.frame).get(local).memory(storeOp(type), offset);
}

/** In quick code: this instruction, or what is left from this step on, is for careful code. Code after it is not reached. */
export function bail(c: FunctionContext, quick: Quick, step = false): void {
  const { code, plan } = c;
  if (!step) {
    // Careful code finds in its own words what only WebAssembly locals hold; in the frame it would leave a trace.
    for (const id of c.fleetingAt(c.block.id, c.at)) {
      const type = c.fn.locals[id]?.type;
      const resident = c.resident.get(id);
      const word = plan.quick?.kept.get(id);
      if (type === undefined || resident === undefined || word === undefined) continue;
      code
        .i32(0)
        .get(resident.local)
        .memory(storeOp(type), c.link.layout.kept + 8 * word);
    }
  }
  for (const id of quick.dirty) storeResident(c, id, plan.localOffsets[id] ?? 0);
  if (quick.pending > 0) code.get(c.fuel).i64(BigInt(quick.pending)).op(Op.i64Sub).set(c.fuel);
  code.i32(redoSegment(plan, c.block.id, c.at) + 1).set(c.pc);
  quick.bail();
}

/** Names the place of a fault or trap for `Resume.faulted`. */
export function point(c: FunctionContext): number {
  return pointOf(c.plan, c.block.id, c.at);
}
/** Where an instruction fails, what only WebAssembly locals hold goes to the frame: it may be done again later. */
export function keepFleeting(c: FunctionContext): void {
  for (const id of c.fleetingAt(c.block.id, c.at)) storeResident(c, id, c.plan.localOffsets[id] ?? 0);
}

/** Writes the fuel to its cell, before anything of the host that may look at it. */
export function spillFuel(c: FunctionContext): void {
  c.code.i32(0).get(c.fuel).memory(Op.i64Store, Cell.fuel);
}
export function reloadFuel(c: FunctionContext): void {
  c.code.i32(0).memory(Op.i64Load, Cell.fuel).set(c.fuel);
}
export function reload(c: FunctionContext): void {
  reloadFuel(c);
  reloadPermissions(c);
}
export function reloadPermissions(c: FunctionContext): void {
  if (c.loadsPermissions) c.code.i32(0).memory(Op.i32Load, Cell.permissions).set(c.permissions);
}
/** Fuel without which the function's quick code is not entered. */
export function pushLeastFuel(c: FunctionContext): void {
  c.code.i32(0).memory(Op.i64Load, c.link.layout.quick + 8 * c.index);
}
/** Leaves with minus the i32 status that is on the stack; the fuel is in its cell. */
export function returnStatus(c: FunctionContext): void {
  c.code.set(c.status).i64(0n).get(c.status).op(Op.i64ExtendI32U, Op.i64Sub, Op.return);
}
/** The WebAssembly local that holds the base of the permission table in force. */
export function permissionsOf(c: FunctionContext): number {
  c.needsPermissions = true;
  return c.permissions;
}

/** Leaves with the non-zero status in `c.status`, by way of the function's own handlers if an exception is raised in a try. */
export function leave(c: FunctionContext): void {
  const { code } = c;
  const inTry = askedFirst(c.plan, c.block);
  if (inTry !== undefined) {
    code.get(c.status).i32(2).op(Op.i32Eq);
    const raised = code.if();
    code.get(c.frame).i32(inTry).call(c.link.services.raise);
    handleDecision(c);
    code.end(raised);
  }
  code.get(c.status);
  returnStatus(c);
}

/** After `raise` or `filtered`: a segment to go on at, or minus a status to leave with. */
export function handleDecision(c: FunctionContext): void {
  const { code } = c;
  code.tee(c.pc).i32(0).op(Op.i32LtS);
  const out = code.if();
  code.i32(0).get(c.pc).op(Op.i32Sub);
  returnStatus(c);
  code.end(out);
  reload(c);
  c.dispatch();
}

/** A trap at this place. Code after it is not reached. */
export function trap(c: FunctionContext, kind: number, detail: number): void {
  if (c.quick !== undefined) {
    bail(c, c.quick);
    return;
  }
  spillFuel(c);
  c.code.i32(kind).i32(detail).get(c.frame).i32(point(c)).call(c.link.services.trap).set(c.status);
  keepFleeting(c);
  leave(c);
}

export { Frame };
