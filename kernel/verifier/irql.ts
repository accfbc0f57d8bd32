// Enforces a DDI's IRQL contract before its body runs. What is violated is what the header says; the sub-code is that of Driver
// Verifier's rule that watches the DDI.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { Requirement } from "./contract.ts";
import { irqlRule } from "./rules.ts";
import { stopWithFinding, verify } from "./stop.ts";

const levels = ["PASSIVE_LEVEL", "APC_LEVEL", "DISPATCH_LEVEL"];
export const irqlName = (level: number): string => levels[level] ?? (level === 15 ? "HIGH_LEVEL" : `IRQL ${level}`);

export function checkRequirement(k: Kernel, f: Offset, name: string, requirement: Requirement): void {
  if (!k.checks.irql) return;
  const irql = k.irql;
  if (k.cur.guarded > 0 && name.startsWith("Zw")) {
    const message = `${name} is called in a guarded region: its request may end by a special kernel APC, which that keeps out.`;
    verify(k, f, "verifier:irql", message, 0xc4, [0xe6n, BigInt(irql), BigInt(k.cur.guarded), 0n]);
  }
  if (requirement.max !== undefined && irql > requirement.max) tooHigh(k, f, name, requirement.max, "");
  if (requirement.min !== undefined && irql < requirement.min) tooLow(k, f, name, requirement.min, "");
  for (const condition of requirement.conditional) {
    const high = condition.max !== undefined && irql > condition.max;
    const low = condition.min !== undefined && irql < condition.min;
    if ((!high && !low) || !condition.holds(k.m, f)) continue;
    const why = condition.text === "" ? "" : ` when ${condition.text}`;
    if (high && condition.max !== undefined) tooHigh(k, f, name, condition.max, why);
    if (low && condition.min !== undefined) tooLow(k, f, name, condition.min, why);
  }
}

function tooHigh(k: Kernel, f: Offset, name: string, max: number, why: string): never {
  const message = `${name} is called at ${irqlName(k.irql)}; it may be called at ${irqlName(max)} or below${why}.`;
  return stopWithFinding(
    k,
    f,
    "verifier:irql",
    message,
    0xc4,
    [irqlRule(name, max), BigInt(k.irql), BigInt(max), 0n],
    k.raisedAt(),
  );
}

function tooLow(k: Kernel, f: Offset, name: string, min: number, why: string): never {
  const message = `${name} is called at ${irqlName(k.irql)}; it must be called at ${irqlName(min)} or above${why}.`;
  return stopWithFinding(k, f, "verifier:irql", message, 0xc4, [irqlRule(name, min), BigInt(k.irql), BigInt(min), 0n]);
}
