// A stop of the machine that the scenario foresaw: the step under way made it, and the next one expects its bugcheck.
import type { Foreseen } from "../api.ts";
import type { Kernel } from "../kernel.ts";

/**
 * Settles the two steps. Does nothing if the scenario expects no stop here: then its steps stay pending, and the run has failed. Gives what
 * the stop is to say of that.
 */
export function settleStop(k: Kernel, code: number, name: string): { readonly foreseen?: Foreseen } {
  const underWay = k.state.results.findIndex((result) => result.outcome === "pending");
  if (underWay < 0) return {};
  for (const index of [underWay, underWay + 1]) {
    const action = k.plan[index]?.action;
    const result = k.state.results[index];
    if (action?.do !== "expect" || action.bugcheck === undefined || result === undefined) continue;
    const found = `${name} (${hex(code)})`;
    const foreseen = action.bugcheck === code;
    result.outcome = foreseen ? "passed" : "failed";
    result.message = foreseen ? found : `expected bugcheck ${hex(action.bugcheck)}, found ${found}`;
    const before = k.state.results[underWay];
    if (index !== underWay && before !== undefined) {
      before.outcome = "passed";
      before.message = "the machine stopped";
    }
    return foreseen ? { foreseen } : {};
  }
  return {};
}

function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase()}`;
}
