// I/O completion ports: queues of the ends of requests that several threads take from. A port is a pool block whose address names it;
// its entries are plain data. Left out: the limit on threads that run at once.
import { wakeCondition } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

export interface Completion {
  readonly status: number;
  readonly bytes: number;
  readonly key: bigint;
  readonly overlapped: bigint;
}

export function postCompletion(k: Kernel, port: Offset, completion: Completion): void {
  const queue = k.state.completionPorts.get(port);
  if (queue === undefined) return;
  queue.push(completion);
  wakeCondition(k, port);
}
