// Comparisons with their sides exchanged, and with the other answer.
import type { BinaryOp } from "./ir.ts";

/** `a < b` is `b > a`: by comparison, the one that says the same of its operands in the other order. */
export const mirrored: Readonly<Record<string, BinaryOp | undefined>> = {
  eq: "eq",
  ne: "ne",
  lt: "gt",
  le: "ge",
  gt: "lt",
  ge: "le",
};

/** `a < b` is not `a >= b`: by comparison, the one that says of the same operands what it does not. */
export const negated: Readonly<Record<string, BinaryOp | undefined>> = {
  eq: "ne",
  ne: "eq",
  lt: "ge",
  le: "gt",
  gt: "le",
  ge: "lt",
};
