// A routine of the C library: a body that reads its arguments from slots and gives a result, run to its end in one go.
import { Frame } from "../../compiler/abi.ts";
import type { Machine, Offset } from "../machine/api.ts";
import type { Access } from "./access.ts";
import type { Heap } from "./heap.ts";

/** Integers of up to 32 bits and pointers; or a floating result by width; or nothing. */
export type Result = number | bigint | { readonly double: number } | { readonly float: number } | undefined;

export interface Routine {
  readonly name: string;
  /** Named parameters; variable arguments follow. */
  readonly params: number;
  readonly run: (c: Call) => Result;
}
export function routine(name: string, params: number, run: Routine["run"]): Routine {
  return { name, params, run };
}

/** FILE pointers of the three streams that every program has; those of files follow. */
export const Stream = { in: 1, out: 2, error: 3 } as const;

/** What the library keeps between calls, and how it talks to the world. */
export interface Library {
  readonly machine: Machine;
  readonly access: Access;
  readonly heap: Heap;
  write(stream: number, bytes: readonly number[]): void;
  /** Next byte of a stream, or -1. */
  read(stream: number): number;
  /** What has come from a stream and has not been read; `skip` reads so many bytes of it. */
  rest(stream: number): readonly number[];
  skip(stream: number, count: number): void;
  /** All that has come has been looked at and it may not be enough: does not return if more can come. */
  starve(stream: number): void;
  /** Ends the program. */
  exit(code: number): never;
  /** Ends it with a message, as a failure. */
  fail(message: string): never;
  /** After a stop for lack of fuel: true if the run is to go on. */
  refuel(): boolean;
  /** Raises a structured exception in the caller. */
  raise(code: number, parameters?: readonly bigint[], continues?: "again" | "return" | "no"): never;
  random: number;
  /** Where strtok goes on. */
  token: bigint;
  readonly atExit: bigint[];
}

/** One call: its arguments, and calls back into the program. */
export class Call {
  readonly library: Library;
  readonly frame: Offset;

  constructor(library: Library, frame: Offset) {
    this.library = library;
    this.frame = frame;
  }
  get access(): Access {
    return this.library.access;
  }
  u64(i: number): bigint {
    return this.access.memory.u64(this.frame + Frame.params + 8 * i);
  }
  i64(i: number): bigint {
    return BigInt.asIntN(64, this.u64(i));
  }
  i32(i: number): number {
    return this.access.memory.i32(this.frame + Frame.params + 8 * i);
  }
  /** A size_t; more than memory holds is cut so that it stays an exact number and still fails every check. */
  size(i: number): number {
    const value = this.u64(i);
    return value > 0xffff_ffffn ? 0xffff_ffff : Number(value);
  }
  double(i: number): number {
    return this.access.memory.view.getFloat64(this.frame + Frame.params + 8 * i, true);
  }
  float(i: number): number {
    return this.access.memory.view.getFloat32(this.frame + Frame.params + 8 * i, true);
  }
  /** Calls a function of the program by its address; the raw 64-bit result. The frame above this one is its. */
  callBack(address: bigint, args: readonly bigint[]): bigint {
    const { machine } = this.library;
    const fn = machine.functionAt(address);
    if (fn === undefined)
      return this.library.fail(
        `a callback address leads to no function: 0x${BigInt.asUintN(64, address).toString(16)}`,
      );
    const callee = this.frame + FRAME_SIZE;
    machine.pushFrame(callee, fn, args);
    machine.memory.setU32(this.frame + Frame.resume, 1);
    let status = machine.enter(callee);
    while (status === 1 && this.library.refuel()) status = machine.enter(callee);
    if (status !== 0) throw new Unwound(status);
    machine.memory.setU32(this.frame + Frame.resume, 0);
    return machine.memory.u64(callee + Frame.result);
  }
}

/** A callback did not return: fuel is used up, or it failed. */
export class Unwound extends Error {
  readonly status: 1 | 2;
  constructor(status: 1 | 2) {
    super("a callback did not return");
    this.status = status;
  }
}

/** Bytes of a library routine's frame: eight named parameters are the most; variable arguments are read before any callback. */
export const FRAME_SIZE = Frame.params + 8 * 8;
