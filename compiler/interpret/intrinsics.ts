// The intrinsics on exact values, written from their documentation.
import { type Bits, intrinsicByName } from "../ir/intrinsics.ts";
import type { Expr, Instruction } from "../ir/ir.ts";
import { isSigned } from "../types/arithmetic.ts";
import { TrapKind } from "../wasm/index.ts";
import type { Value } from "./arithmetic.ts";

/** What an intrinsic needs of the activation it runs in. */
export interface IntrinsicEnvironment {
  value(expr: Expr): Value;
  load(address: bigint, size: number): bigint;
  store(address: bigint, size: number, value: bigint): void;
  trapAndLeave(kind: number, message: string): never;
  hostIntrinsic(name: string, args: readonly bigint[]): bigint;
}

/** The result as an exact number, before it is wrapped to the type that receives it; undefined if there is none. */
export function intrinsic(
  env: IntrinsicEnvironment,
  instruction: Extract<Instruction, { kind: "intrinsic" }>,
): bigint | undefined {
  const known = intrinsicByName(instruction.name);
  if (known === undefined) return env.trapAndLeave(TrapKind.refused, `${instruction.name}: no such intrinsic`);
  const arg = (n: number): bigint => {
    const expr = instruction.args[n];
    const value = expr === undefined ? 0n : env.value(expr);
    return typeof value === "bigint" ? value : BigInt(Math.trunc(value));
  };
  const operation = known.operation;
  switch (operation.kind) {
    case "fence":
    case "nothing":
    case "hint":
      return known.result === "void" ? undefined : 0n;
    case "first":
      return arg(0);
    case "trap":
      return env.trapAndLeave(
        operation.trap === "debugBreak" ? TrapKind.debugBreak : TrapKind.refused,
        operation.message,
      );
    case "host":
      return env.hostIntrinsic(
        known.name,
        instruction.args.map((expr, n) => (isSigned(expr.type) ? BigInt.asIntN(64, arg(n)) : arg(n))),
      );
    case "modify": {
      const { bits } = operation;
      const at = arg(0);
      const old = env.load(at, bits / 8);
      const by = operation.how === "increment" || operation.how === "decrement" ? 1n : arg(1);
      const fresh = BigInt.asUintN(bits, modified(operation.how, old, by));
      env.store(at, bits / 8, fresh);
      return BigInt.asIntN(bits, operation.gives === "old" ? old : fresh);
    }
    case "compareExchange": {
      const { bits } = operation;
      const at = arg(0);
      const old = env.load(at, bits / 8);
      env.store(at, bits / 8, old === BigInt.asUintN(bits, arg(2)) ? BigInt.asUintN(bits, arg(1)) : old);
      return BigInt.asIntN(bits, old);
    }
    case "compareExchange128": {
      const at = arg(0);
      const wanted = arg(3);
      const low = env.load(at, 8);
      const high = env.load(at + 8n, 8);
      const same = low === env.load(wanted, 8) && high === env.load(wanted + 8n, 8);
      if (same) {
        env.store(at, 8, BigInt.asUintN(64, arg(2)));
        env.store(at + 8n, 8, BigInt.asUintN(64, arg(1)));
      }
      env.store(wanted, 8, low);
      env.store(wanted + 8n, 8, high);
      return same ? 1n : 0n;
    }
    case "bitTest": {
      const { bits } = operation;
      const index = arg(1);
      const at = arg(0) + (index >> (bits === 32 ? 5n : 6n)) * BigInt(bits / 8);
      const mask = 1n << (index & BigInt(bits - 1));
      const word = env.load(at, bits / 8);
      if (operation.how === "set") env.store(at, bits / 8, word | mask);
      if (operation.how === "reset") env.store(at, bits / 8, word & ~mask);
      if (operation.how === "complement") env.store(at, bits / 8, word ^ mask);
      return (word & mask) === 0n ? 0n : 1n;
    }
    case "bitScan": {
      const mask = BigInt.asUintN(operation.bits, arg(1));
      if (mask === 0n) return 0n;
      const digits = mask.toString(2);
      env.store(arg(0), 4, BigInt(operation.from === "high" ? digits.length - 1 : trailing(digits)));
      return 1n;
    }
    case "rotate": {
      const { bits } = operation;
      const value = BigInt.asUintN(bits, arg(0));
      const count = arg(1) & BigInt(bits - 1);
      const left = operation.direction === "left" ? count : (BigInt(bits) - count) & BigInt(bits - 1);
      return BigInt.asUintN(bits, (value << left) | (value >> (BigInt(bits) - left)));
    }
    case "bits":
      return bitwise(operation.how, BigInt.asUintN(operation.bits, arg(0)), operation.bits);
    case "absolute": {
      const value = BigInt.asIntN(operation.bits, arg(0));
      return value < 0n ? -value : value;
    }
    case "widenMul":
      return operation.signed
        ? BigInt.asIntN(32, arg(0)) * BigInt.asIntN(32, arg(1))
        : BigInt.asUintN(32, arg(0)) * BigInt.asUintN(32, arg(1));
    case "mulHigh":
      return product(arg(0), arg(1), operation.signed) >> 64n;
    case "mul128": {
      const whole = product(arg(0), arg(1), operation.signed);
      env.store(arg(2), 8, BigInt.asUintN(64, whole >> 64n));
      return operation.signed ? BigInt.asIntN(64, whole) : BigInt.asUintN(64, whole);
    }
    case "shift128": {
      const whole = (BigInt.asUintN(64, arg(1)) << 64n) | BigInt.asUintN(64, arg(0));
      const count = arg(2) & 63n;
      return BigInt.asUintN(64, operation.direction === "left" ? (whole << count) >> 64n : whole >> count);
    }
  }
}

function modified(how: string, old: bigint, by: bigint): bigint {
  switch (how) {
    case "add":
    case "increment":
      return old + by;
    case "sub":
    case "decrement":
      return old - by;
    case "and":
      return old & by;
    case "or":
      return old | by;
    case "xor":
      return old ^ by;
    default:
      return by;
  }
}
function product(a: bigint, b: bigint, signed: boolean): bigint {
  return signed ? BigInt.asIntN(64, a) * BigInt.asIntN(64, b) : BigInt.asUintN(64, a) * BigInt.asUintN(64, b);
}
function trailing(digits: string): number {
  return digits.length - 1 - digits.lastIndexOf("1");
}
function bitwise(
  how: "swap" | "count" | "leadingZeros" | "trailingZeros" | "ffs" | "parity",
  value: bigint,
  bits: Bits,
): bigint {
  const digits = value.toString(2);
  const ones = BigInt(digits.replaceAll("0", "").length);
  switch (how) {
    case "count":
      return ones;
    case "parity":
      return ones & 1n;
    case "leadingZeros":
      return BigInt(value === 0n ? bits : bits - digits.length);
    case "trailingZeros":
      return BigInt(value === 0n ? bits : trailing(digits));
    case "ffs":
      return BigInt(value === 0n ? 0 : trailing(digits) + 1);
    case "swap": {
      let swapped = 0n;
      for (let at = 0; at < bits; at += 8) swapped = (swapped << 8n) | ((value >> BigInt(at)) & 0xffn);
      return swapped;
    }
  }
}
