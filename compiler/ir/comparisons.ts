// Comparisons with their sides exchanged.
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
