// The slow paths of memory access, one copy a module: partial objects, misaligned accesses, read-only memory and ranges are
// settled here; what is refused goes to the host, which may perform it (device registers), say where in memory it is to be done
// (another address space), or say how to leave.
import type { AddressSpace } from "../abi.ts";
import { Code, I32, I64, Op, type ValueType } from "./code.ts";
import type { ModuleWriter } from "./encoder.ts";
import { Cell } from "./machine-layout.ts";

export interface SlowPaths {
  readonly slowLoad: number;
  readonly slowStore: number;
  readonly range: number;
  readonly span: number;
}
/** How many functions `defineSlowPaths` defines. */
export const SLOW_PATHS = 5;

/** Bit 0 of `fault`'s third argument says write; bit 1, that the bytes are a range and cannot be performed by the host. */
export const FaultFlags = { write: 1, range: 2 } as const;
/** Answers of `fault` from here on are offsets at which the access is to be done; below are 0 for done, and statuses. */
export const FAULT_AT = 0x1000;

export function defineSlowPaths(module: ModuleWriter, space: AddressSpace, fault: number): SlowPaths {
  const granules = define(module, [I32, I32, I32], granulesBody());
  const access = (write: boolean) => {
    const params: ValueType[] = [I64, I32, I32, I32, I64];
    if (write) params.push(I64);
    return define(module, params, accessBody(space, granules, fault, write));
  };
  return {
    slowLoad: access(false),
    slowStore: access(true),
    range: define(module, [I64, I32, I32, I32, I32, I64], rangeBody(space, granules, fault)),
    span: define(module, [I64, I32, I32], spanBody(space, granules)),
  };
}

function define(module: ModuleWriter, params: readonly ValueType[], code: Code): number {
  return module.define({ params, results: [I32] }, code.locals, code.body);
}

/** (offset, size, write) -> 1 if the permissions allow it. `size` > 0, and the whole lies in memory. */
function granulesBody(): Code {
  const code = new Code(3);
  const [offset, size, write] = [0, 1, 2];
  const end = code.local(I32);
  const permission = code.local(I32);
  const start = code.local(I32);
  code.get(offset).get(size).op(Op.i32Add).set(end);
  const again = code.loop();
  code.get(offset).i32(-8).op(Op.i32And).set(start);
  code.i32(0).memory(Op.i32Load, Cell.permissions).get(offset).i32(3).op(Op.i32ShrU, Op.i32Add);
  code.memory(Op.i32Load8U, 0).tee(permission);
  const closed = code.if();
  code.get(permission).i32(0x80).get(write).i32(6).op(Op.i32Shl, Op.i32Or, Op.i32And);
  const refused = code.if();
  code.i32(0).op(Op.return);
  code.end(refused);
  code.get(permission).i32(7).op(Op.i32And).tee(permission);
  const partial = code.if();
  // The access ends in this granule at `end` or at its edge; only the leading bytes may be touched.
  code.get(end).get(start).i32(8).op(Op.i32Add).get(end).get(start).i32(8).op(Op.i32Add, Op.i32LtU, Op.select);
  code.get(start).get(permission).op(Op.i32Add, Op.i32GtU);
  const beyond = code.if();
  code.i32(0).op(Op.return);
  code.end(beyond);
  code.end(partial);
  code.end(closed);
  code.get(start).i32(8).op(Op.i32Add).tee(offset).get(end).op(Op.i32LtU).brIf(again);
  code.end(again);
  code.i32(1).op(Op.end);
  return code;
}

/** Pushes 1 if the 64-bit address in local 0 lies wholly in the address space. */
function pushInside(code: Code, space: AddressSpace, size: number): void {
  code
    .get(0)
    .i64(space.base + BigInt(space.start))
    .op(Op.i64Sub)
    .i64(1n << BigInt(space.sizeLog2))
    .get(size)
    .op(Op.i64ExtendI32U, Op.i64Sub, Op.i64LeU);
}
function pushOffset(code: Code, space: AddressSpace): void {
  code
    .get(0)
    .op(Op.i32WrapI64)
    .i32(Number(BigInt.asIntN(32, space.base)))
    .op(Op.i32Sub);
}

function accessBody(space: AddressSpace, granules: number, fault: number, write: boolean): Code {
  const code = new Code(write ? 6 : 5);
  const [address, size, frame, point, fuel, value] = [0, 1, 2, 3, 4, 5];
  const offset = code.local(I32);
  pushInside(code, space, size);
  const inside = code.if();
  pushOffset(code, space);
  code
    .tee(offset)
    .get(size)
    .i32(write ? 1 : 0)
    .call(granules);
  const allowed = code.if();
  code.get(offset).op(Op.return);
  code.end(allowed);
  code.end(inside);
  code.i32(0).get(address).memory(Op.i64Store, Cell.faultAddress);
  code.i32(0).get(fuel).memory(Op.i64Store, Cell.fuel);
  if (write) code.i32(0).get(value).memory(Op.i64Store, Cell.faultValue);
  code
    .get(frame)
    .get(size)
    .i32(write ? FaultFlags.write : 0)
    .get(point)
    .call(fault)
    .tee(offset);
  const answered = code.if();
  pushAnswer(code, offset);
  code.op(Op.return);
  code.end(answered);
  code.i32(write ? Cell.scratch : Cell.faultValue).op(Op.end);
  return code;
}

function rangeBody(space: AddressSpace, granules: number, fault: number): Code {
  const code = new Code(6);
  const [address, size, write, frame, point, fuel] = [0, 1, 2, 3, 4, 5];
  const offset = code.local(I32);
  pushInside(code, space, size);
  const inside = code.if();
  pushOffset(code, space);
  code.tee(offset).get(size).get(write).call(granules);
  const allowed = code.if();
  code.get(offset).op(Op.return);
  code.end(allowed);
  code.end(inside);
  code.i32(0).get(address).memory(Op.i64Store, Cell.faultAddress);
  code.i32(0).get(fuel).memory(Op.i64Store, Cell.fuel);
  code.get(frame).get(size).get(write).i32(FaultFlags.range).op(Op.i32Or).get(point).call(fault).set(offset);
  pushAnswer(code, offset);
  code.op(Op.end);
  return code;
}

/** The host's answer in a local: an offset as it is, a status negative. */
function pushAnswer(code: Code, answer: number): void {
  code.get(answer).i32(0).get(answer).op(Op.i32Sub).get(answer).i32(FAULT_AT).op(Op.i32GeU, Op.select);
}

function spanBody(space: AddressSpace, granules: number): Code {
  const code = new Code(3);
  const [, size, write] = [0, 1, 2];
  const offset = code.local(I32);
  pushInside(code, space, size);
  const inside = code.if();
  pushOffset(code, space);
  code.tee(offset).get(size).get(write).call(granules);
  const allowed = code.if();
  code.get(offset).op(Op.return);
  code.end(allowed);
  code.end(inside);
  code.i32(-1).op(Op.end);
  return code;
}
