// The two bodies of a generated function. Careful code can be entered and left at every segment, looks at the fuel and at
// breakpoints at each step and keeps everything in the frame. Quick code, which most functions have too and which callers
// call, runs whole stretches between checkpoints; whatever is out of the ordinary it leaves to careful code, which hands back at
// the head of the next loop.
import { Frame } from "../abi.ts";
import type { IrFunction, LocalId } from "../ir/ir.ts";
import { emitFramePermissions } from "./calls.ts";
import { Code, I32, type Label, Op, type ValueType } from "./code.ts";
import {
  type FunctionContext,
  type Linkage,
  permissionsOf,
  pushLeastFuel,
  reload,
  reloadPermissions,
  returnStatus,
  spillFuel,
} from "./context.ts";
import { Control } from "./control.ts";
import { Cell, Fuel, Outcome, Resume } from "./machine-layout.ts";
import type { FunctionPlan } from "./plan.ts";
import type { QuickPlan } from "./quick-plan.ts";
import { pointOf } from "./segments.ts";
import { loadOp, valueType } from "./values.ts";

export interface FunctionBody {
  readonly locals: readonly ValueType[];
  readonly body: Uint8Array;
}

export interface Placement {
  readonly firstStep: number;
  readonly paged: boolean;
  /** In the function table. */
  readonly index: number;
}

interface Draft {
  readonly body: FunctionBody;
  readonly needsPermissions: boolean;
}

export function generateCareful(fn: IrFunction, plan: FunctionPlan, link: Linkage, place: Placement): FunctionBody {
  return leanest((loads) => {
    const c = contextFor(fn, plan, link, place, loads, undefined);
    emitCarefulEntry(c);
    new Control(c).emit();
    return finish(c);
  });
}

export function generateQuick(
  fn: IrFunction,
  plan: FunctionPlan,
  quick: QuickPlan,
  link: Linkage,
  place: Placement,
): FunctionBody {
  return leanest((loads) => {
    let bailing: Label | undefined;
    const c = contextFor(fn, plan, link, place, loads, {
      pending: 0,
      dirty: new Set(),
      bail: () => {
        if (bailing !== undefined) c.code.br(bailing);
      },
    });
    const { code } = c;
    const body = () => {
      new Control(c).emit();
      code.op(Op.unreachable);
    };
    const resumeCarefully = () => {
      code.get(c.frame).get(c.pc).memory(Op.i32Store, Frame.resume);
      emitToCareful(c, quick);
    };
    if (quick.heads.size === 0) {
      bailing = code.block();
      const other = code.block();
      emitQuickEntry(c, quick, other);
      body();
      code.end(other);
      emitToCareful(c, quick);
      code.end(bailing);
      resumeCarefully();
    } else {
      const ready = code.block();
      const other = code.block();
      emitQuickEntry(c, quick, other);
      code.br(ready).end(other);
      emitToCareful(c, quick);
      code.end(ready);
      const again = code.loop();
      bailing = code.block();
      body();
      code.end(bailing);
      resumeCarefully();
      code.br(again).end(again);
    }
    return finish(c);
  });
}

/** The base of the permission table is kept only in functions that turn out to need it. */
function leanest(write: (loadsPermissions: boolean) => Draft): FunctionBody {
  const first = write(true);
  return first.needsPermissions ? first.body : write(false).body;
}

function contextFor(
  fn: IrFunction,
  plan: FunctionPlan,
  link: Linkage,
  place: Placement,
  loadsPermissions: boolean,
  quick: FunctionContext["quick"],
): FunctionContext {
  const code = new Code(2);
  const first = fn.blocks[0];
  if (first === undefined) throw new Error(`${fn.symbol.name} has no blocks`);
  const pc = code.local(I32);
  const permissions = code.local(I32);
  const status = code.local(I32);
  const resident = new Map<LocalId, { local: number; type: ValueType; stored: boolean }>();
  const keep = (ids: ReadonlySet<LocalId> | undefined, stored: boolean) => {
    for (const id of ids ?? []) {
      const local = fn.locals[id];
      if (local === undefined) continue;
      const type = valueType(local.type);
      resident.set(id, { local: code.local(type), type, stored });
    }
  };
  keep(plan.quick?.fleeting, false);
  if (quick !== undefined) keep(plan.quick?.cached, true);
  return {
    fn,
    plan,
    link,
    code,
    ...place,
    quick,
    frame: 0,
    pc,
    fuel: 1,
    permissions,
    loadsPermissions,
    needsPermissions: false,
    status,
    resident,
    fleetingAt: (block, at) => plan.quick?.fleetingAt.get(pointOf(plan, block, at)) ?? [],
    block: first,
    step: 0,
    at: 0,
    dispatch: () => undefined,
  };
}

function finish(c: FunctionContext): Draft {
  c.code.op(Op.unreachable, Op.end);
  return { body: { locals: c.code.locals, body: c.code.body }, needsPermissions: c.needsPermissions };
}

// ---- careful code ---------------------------------------------------------------------------------------------------------

/** Where to go on; stack limit; and, for a fresh frame, its permission bytes. */
function emitCarefulEntry(c: FunctionContext): void {
  const { code, plan } = c;
  code.get(c.fuel).i64(Fuel.mask).op(Op.i64And).set(c.fuel);
  code.get(c.frame).memory(Op.i32Load, Frame.resume).tee(c.pc);
  const resumed = code.if();
  // A frame that has ended, in which a fault stands or which is being unwound.
  code.get(c.pc).i32(Resume.closed).op(Op.i32And);
  const closed = code.if();
  spillFuel(c);
  code.get(c.frame).call(c.link.services.reenter).tee(c.pc).i32(0).op(Op.i32LeS);
  const out = code.if();
  code.get(c.pc).op(Op.i32Eqz);
  const returned = code.if();
  code.i32(0).memory(Op.i64Load, Cell.fuel).op(Op.return);
  code.end(returned);
  code.i32(0).get(c.pc).op(Op.i32Sub);
  returnStatus(c);
  code.end(out);
  code.i32(0).memory(Op.i64Load, Cell.fuel).set(c.fuel);
  code.end(closed);
  code.get(c.pc).i32(Resume.segment).op(Op.i32And).set(c.pc);
  // Quick code may have left them in the middle of a statement.
  for (const [id, word] of plan.quick?.kept ?? []) {
    const type = c.fn.locals[id]?.type;
    const resident = c.resident.get(id);
    if (type === undefined || resident === undefined) continue;
    code
      .i32(0)
      .memory(loadOp(type), c.link.layout.kept + 8 * word)
      .set(resident.local);
  }
  code.end(resumed);
  pushOverflows(c);
  const overflow = code.if();
  spillFuel(c);
  code
    .get(c.frame)
    .i32(plan.frameSize + plan.outgoing)
    .call(c.link.services.stackOverflow);
  returnStatus(c);
  code.end(overflow);
  if (plan.exposed.length > 0) {
    code.get(c.pc).op(Op.i32Eqz);
    const fresh = code.if();
    emitFramePermissions(c, true);
    code.end(fresh);
  }
  reloadPermissions(c);
}

function pushOverflows(c: FunctionContext): void {
  c.code
    .get(c.frame)
    .i32(c.plan.frameSize + c.plan.outgoing)
    .op(Op.i32Add);
  c.code.i32(0).memory(Op.i32Load, Cell.stackLimit).op(Op.i32GtU);
}

// ---- quick code -----------------------------------------------------------------------------------------------------------

/** Only a fresh frame, with room above it and fuel for the first stretch, is run by quick code from its beginning: see `Fuel`. */
function emitQuickEntry(c: FunctionContext, quick: QuickPlan, other: Label): void {
  const { code } = c;
  pushOverflows(c);
  code.brIf(other);
  code.get(c.fuel);
  pushLeastFuel(c);
  code.op(Op.i64LtS).brIf(other);
  reloadPermissions(c);
  if (c.paged) code.get(permissionsOf(c)).i32(c.link.layout.passive).op(Op.i32Ne).brIf(other);
  emitFramePermissions(c, true);
  for (const id of quick.atEntry) loadResident(c, id);
}

/** Runs careful code to its end, or up to the head of a loop where it hands over. */
function emitToCareful(c: FunctionContext, quick: QuickPlan): void {
  const { code } = c;
  code.get(c.frame).get(c.fuel).i32(c.index).call(c.link.services.toCareful);
  if (quick.heads.size === 0) {
    code.op(Op.return);
    return;
  }
  code.tee(c.fuel).i64(Outcome.aboveIsStatus).op(Op.i64GtS);
  const done = code.if();
  code.get(c.fuel).op(Op.return);
  code.end(done);
  code.get(c.fuel).op(Op.i32WrapI64).set(c.pc);
  reload(c);
  for (const id of quick.cached) loadResident(c, id);
}

function loadResident(c: FunctionContext, id: LocalId): void {
  const type = c.fn.locals[id]?.type;
  const resident = c.resident.get(id);
  if (type === undefined || resident === undefined) return;
  c.code
    .get(c.frame)
    .memory(loadOp(type), c.plan.localOffsets[id] ?? 0)
    .set(resident.local);
}
