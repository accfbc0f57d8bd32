// Pool quotas: how much paged and nonpaged pool drivers may allocate on behalf of a process. The system process has no limit.
import type { Kernel } from "../kernel.ts";
import { currentProgram } from "../ob/handles.ts";

export const systemProcess = 4;
/** Bytes; small enough to be met, unlike Windows', which grow with the machine's memory. */
const limits = { paged: 4 * 1024 * 1024, nonpaged: 1024 * 1024 } as const;

/** The process that an allocation is charged to; undefined where it is the system's own. */
export const chargedProcess = (k: Kernel): number | undefined => currentProgram(k)?.id;

/** Charges bytes to a process, or gives them back if they are negative; false if its quota does not allow it. */
export function charge(k: Kernel, process: number, paged: boolean, bytes: number): boolean {
  if (process === systemProcess) return true;
  const used = k.state.quotas.get(process) ?? { paged: 0, nonpaged: 0 };
  const kind = paged ? "paged" : "nonpaged";
  const sum = Math.max(0, used[kind] + bytes);
  if (bytes > 0 && sum > limits[kind]) return false;
  k.state.quotas.set(process, { ...used, [kind]: sum });
  return true;
}
