// Calls and returns. The caller builds the callee's frame above its own: header, then 8-byte slots as in the Microsoft x64
// convention. Its own resume word is written before the call, so that a stack can be walked at any moment.
import { Frame } from "../abi.ts";
import type { Expr, Instruction, LocalId } from "../ir/ir.ts";
import type { Type } from "../types/type.ts";
import { emitRawCopy, emitStore } from "./access.ts";
import { emitAddress } from "./address.ts";
import { check, checkRange } from "./checks.ts";
import { F32, F64, I32, I64, markResumed, Op } from "./code.ts";
import {
  type FunctionContext,
  leave,
  reload,
  reloadPermissions,
  settle,
  spillFuel,
  TrapKind,
  trap,
} from "./context.ts";
import { emitExpr } from "./expressions.ts";
import { Handling, passedByReference } from "./frame.ts";
import { Cell } from "./machine-layout.ts";
import { askedFirst } from "./plan.ts";
import { bytesOf, loadOp, rawLoadOp, rawStoreOp, signedType, valueType } from "./values.ts";

type CallInstruction = Extract<Instruction, { kind: "call" }>;

/** The frame into which a call's arguments go. In a filter, the frames above belong to what raised the exception. */
function pushCallee(c: FunctionContext): number {
  const { code } = c;
  if (c.plan.filterBlocks.has(c.block.id)) {
    code.get(c.frame).memory(Op.i32Load, c.plan.handling + Handling.top);
    return 0;
  }
  code.get(c.frame);
  return c.plan.frameSize;
}

function pushCalleeFrame(c: FunctionContext): void {
  const base = pushCallee(c);
  if (base !== 0) c.code.i32(base).op(Op.i32Add);
}

/** Everything before the call itself; it may be left by faults, but not entered again half-way. */
export function emitCallSetup(c: FunctionContext, call: CallInstruction, index: number, segment: number): void {
  const { code } = c;
  const callee = call.callee.kind === "direct" ? c.link.callee(call.callee.symbol) : undefined;
  settle(c);
  let target = 0;
  if (call.callee.kind === "indirect") {
    // A code address is the base of code plus 16 times the function's index; rotating brings stray low bits to the top.
    const pointer = code.scratch(I64);
    target = code.scratch(I32);
    emitExpr(c, call.callee.pointer);
    code
      .tee(pointer)
      .i64(-(c.link.space.base + BigInt(c.link.layout.code)))
      .op(Op.i64Add)
      .i64(4n)
      .op(Op.i64Rotr);
    const wide = code.scratch(I64);
    code.tee(wide).op(Op.i32WrapI64).set(target);
    c.link.callable.forEach(({ first, end }, n) => {
      code.get(wide);
      if (first !== 0) code.i64(BigInt(first)).op(Op.i64Sub);
      code.i64(BigInt(end - first)).op(Op.i64GeU);
      if (n > 0) code.op(Op.i32And);
    });
    const bad = code.if();
    code.i32(0).get(pointer).memory(Op.i64Store, Cell.faultAddress);
    trap(c, TrapKind.badCall, 0);
    code.end(bad);
    code.release(pointer, wide);
  }
  call.args.forEach((arg, n) => {
    emitArgument(c, arg, `${c.block.id}:${index}:${n}`, n);
  });
  if (callee?.kind === "missing" && call.callee.kind === "direct") {
    trap(c, TrapKind.undefinedFunction, c.link.text(call.callee.symbol.name));
    return;
  }
  if (call.type.variadic && callee?.kind !== "ddi") openVarargs(c, call);
  const base = pushCallee(c);
  if (callee !== undefined) code.i64(BigInt(callee.tableIndex) << 32n);
  else code.get(target).op(Op.i64ExtendI32U).i64(32n).op(Op.i64Shl).release(target);
  code.memory(Op.i64Store, base);
  code
    .get(c.frame)
    .i32(segment + 1)
    .memory(Op.i32Store, Frame.resume);
}

function emitArgument(c: FunctionContext, arg: Expr, key: string, n: number): void {
  const { code } = c;
  const slot = Frame.params + 8 * n;
  if (arg.type.kind === "record") {
    emitRecordArgument(c, arg, key, slot);
    return;
  }
  const kind = valueType(arg.type);
  const base = pushCallee(c);
  if (arg.kind === "const" && kind === I32) {
    code.i64(arg.value).memory(Op.i64Store, base + slot);
    return;
  }
  emitExpr(c, arg);
  if (kind === F32) code.memory(Op.f32Store, base + slot);
  else if (kind === F64) code.memory(Op.f64Store, base + slot);
  else {
    if (kind === I32) code.op(signedType(arg.type) ? Op.i64ExtendI32S : Op.i64ExtendI32U);
    code.memory(Op.i64Store, base + slot);
  }
}

function emitRecordArgument(c: FunctionContext, arg: Expr, key: string, slot: number): void {
  const { code } = c;
  if (arg.kind !== "load") {
    trap(c, TrapKind.refused, c.link.text("a structure that is no variable is passed by value"));
    return;
  }
  const size = bytesOf(arg.type);
  if (!passedByReference(arg.type)) {
    const wide = code.scratch(I64);
    pushRawValue(c, arg, size);
    code.set(wide);
    const base = pushCallee(c);
    code
      .get(wide)
      .memory(Op.i64Store, base + slot)
      .release(wide);
    return;
  }
  const copy = c.plan.copies.get(key) ?? 0;
  const from = checkRange(c, emitAddress(c, arg.place), size, false);
  const to = code.scratch(I32);
  code.get(c.frame).i32(copy).op(Op.i32Add).set(to);
  emitRawCopy(c, to, from, size);
  const base = pushCallee(c);
  code
    .get(to)
    .op(Op.i64ExtendI32U)
    .i64(c.link.space.base)
    .op(Op.i64Add)
    .memory(Op.i64Store, base + slot);
  code.release(from, to);
}

/** The bytes of a structure of 1, 2, 4 or 8 bytes as an i64. */
function pushRawValue(c: FunctionContext, value: Extract<Expr, { kind: "load" }>, size: number): void {
  const { code } = c;
  const checked = check(c, emitAddress(c, value.place), size, undefined);
  checked.push();
  code.memory(rawLoadOp(size, false), checked.offset);
  if (size < 8) code.op(Op.i64ExtendI32U);
  checked.done();
}

/** The callee reads its further arguments through a pointer: their slots must not look dead. */
function openVarargs(c: FunctionContext, call: CallInstruction): void {
  const { code } = c;
  // A hidden pointer to a large result comes before the named arguments.
  const hidden = passedByReference(call.type.returns) ? 1 : 0;
  const first = call.type.params.length + hidden;
  const count = call.args.length - first;
  if (count <= 0) return;
  for (const table of [c.link.layout.passive, c.link.layout.raised]) {
    const base = pushCallee(c);
    code
      .i32(base + Frame.params + 8 * first)
      .op(Op.i32Add)
      .i32(3)
      .op(Op.i32ShrU)
      .i32(table)
      .op(Op.i32Add);
    code.i32(0).i32(count).memoryFill();
  }
}

/** The call itself: begins a segment, so that the callee can be entered again. */
export function emitCallEnter(c: FunctionContext, call: CallInstruction): void {
  const { code } = c;
  const callee = call.callee.kind === "direct" ? c.link.callee(call.callee.symbol) : undefined;
  if (callee?.kind === "missing") {
    code.op(Op.unreachable);
    return;
  }
  if (callee?.kind === "ddi") {
    spillFuel(c);
    code.i32(callee.number);
    pushCalleeFrame(c);
    code.call(c.link.services.ddi).tee(c.status);
    const left = code.if();
    leave(c);
    code.end(left);
    reload(c);
  } else {
    pushCalleeFrame(c);
    code.get(c.fuel);
    if (c.quick === undefined) {
      const at = pushCallee(c);
      code.memory(Op.i32Load, at + Frame.resume);
      markResumed(code);
    }
    const here = callee === undefined ? undefined : c.link.here(callee.tableIndex);
    if (here === undefined) {
      const at = pushCallee(c);
      code.memory(Op.i32Load, at + Frame.function).call(c.link.services.call);
    } else code.call(here);
    code.tee(c.fuel).i64(0n).op(Op.i64LtS);
    const left = code.if();
    if (askedFirst(c.plan, c.block) === undefined) code.get(c.fuel).op(Op.return);
    else {
      code.i32(0).get(c.fuel).op(Op.i32WrapI64, Op.i32Sub).set(c.status);
      leave(c);
    }
    code.end(left);
    reloadPermissions(c);
  }
  if (call.result !== undefined && call.type.returns.kind !== "void") emitResult(c, call.result, call.type.returns);
}

function emitResult(c: FunctionContext, result: LocalId, type: Type): void {
  const { code } = c;
  const local = c.fn.locals[result];
  if (local === undefined) return;
  if (type.kind === "record") {
    const size = bytesOf(type);
    if (passedByReference(type)) return;
    code.get(c.frame);
    const base = pushCallee(c);
    code.memory(rawLoadOp(size, false), base + Frame.result);
    code.memory(rawStoreOp(size), c.plan.localOffsets[result] ?? 0);
    return;
  }
  emitStore(c, { kind: "local", local: result, type: local.type }, local.type, () => {
    const base = pushCallee(c);
    const kind = valueType(type);
    // Read at the type's own width: a DDI need not have extended a narrow result.
    code.memory(loadOp(type), base + Frame.result);
    const wanted = valueType(local.type);
    if (kind === I32 && wanted === I64) code.op(signedType(type) ? Op.i64ExtendI32S : Op.i64ExtendI32U);
    if (kind === I64 && wanted === I32) code.op(Op.i32WrapI64);
  });
}

/** Stores the value in the result slot and leaves. */
export function emitReturn(c: FunctionContext, value: Expr | undefined): void {
  const { code } = c;
  if (value !== undefined && value.type.kind !== "void") {
    if (value.type.kind === "record") emitRecordReturn(c, value);
    else {
      code.get(c.frame);
      emitExpr(c, value);
      const kind = valueType(value.type);
      if (kind === F32) code.memory(Op.f32Store, Frame.result);
      else if (kind === F64) code.memory(Op.f64Store, Frame.result);
      else {
        if (kind === I32) code.op(signedType(value.type) ? Op.i64ExtendI32S : Op.i64ExtendI32U);
        code.memory(Op.i64Store, Frame.result);
      }
    }
  }
  settle(c);
  emitFramePermissions(c, false);
  // Where a run was stopped in this frame must leave no trace in the memory it gives back.
  code.get(c.frame).i32(0).memory(Op.i32Store, Frame.resume);
  code.get(c.fuel).op(Op.return);
}

function emitRecordReturn(c: FunctionContext, value: Expr): void {
  const { code } = c;
  if (value.kind !== "load") {
    trap(c, TrapKind.refused, c.link.text("a structure that is no variable is returned"));
    return;
  }
  const size = bytesOf(value.type);
  if (passedByReference(value.type)) {
    // The caller gave the address for the result as the first, hidden parameter.
    const from = checkRange(c, emitAddress(c, value.place), size, false);
    code.get(c.frame).memory(Op.i64Load, Frame.params);
    const to = checkRange(c, { base: "pointer", offset: 0 }, size, true);
    emitRawCopy(c, to, from, size);
    code.release(from, to);
    return;
  }
  const wide = code.scratch(I64);
  pushRawValue(c, value, size);
  code.set(wide).get(c.frame).get(wide).memory(Op.i64Store, Frame.result).release(wide);
}

/** Sets the permission bytes of the exposed locals at entry; at exit makes them dead, so that stale pointers are found. */
export function emitFramePermissions(c: FunctionContext, entry: boolean): void {
  const { code } = c;
  if (c.plan.exposed.length === 0) return;
  const base = code.scratch(I32);
  code.get(c.frame).i32(3).op(Op.i32ShrU).set(base);
  for (const { offset, bytes } of c.plan.exposed) {
    const image = entry ? bytes : new Uint8Array(bytes.length).fill(DEAD);
    for (const table of [c.link.layout.passive, c.link.layout.raised]) emitImage(c, base, table + offset / 8, image);
  }
  code.release(base);
}
const DEAD = 0x88;

/** Stores constant bytes: long runs of one byte by a fill, the rest in the largest pieces that fit. */
function emitImage(c: FunctionContext, base: number, offset: number, image: Uint8Array): void {
  const { code } = c;
  let at = 0;
  while (at < image.length) {
    let same = at + 1;
    while (same < image.length && image[same] === image[at]) same++;
    if (same - at > 64) {
      code
        .get(base)
        .i32(offset + at)
        .op(Op.i32Add)
        .i32(image[at] ?? 0)
        .i32(same - at)
        .memoryFill();
      at = same;
      continue;
    }
    const size = image.length - at >= 8 ? 8 : image.length - at >= 4 ? 4 : image.length - at >= 2 ? 2 : 1;
    let value = 0n;
    for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(image[at + i] ?? 0);
    code.get(base);
    if (size === 8) code.i64(value);
    else code.i32(Number(value));
    code.memory(rawStoreOp(size), offset + at);
    at += size;
  }
}
