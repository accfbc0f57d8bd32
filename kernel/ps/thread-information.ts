// What drivers ask of threads and set for them by handle: ZwQueryInformationThread, whose structures they declare themselves, and
// ZwSetInformationThread. Left out: tokens, thread-local storage, times of processors, which the machine does not count by thread.
import * as nt from "../constants.ts";
import { type Body, ddi, type Routine } from "../ddi.ts";
import { everywhere } from "../ke/ready.ts";
import type { Context } from "../ke/state.ts";
import { contextOfThread, processOfThread, threadRecord } from "../ke/thread.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { handleAt } from "../ob/handles.ts";
import { stopWithFinding } from "../verifier/stop.ts";

/** THREADINFOCLASS. */
const Class = {
  basic: 0,
  times: 1,
  priority: 2,
  basePriority: 3,
  affinity: 4,
  start: 9,
  amLast: 12,
  idealProcessor: 13,
  priorityBoost: 14,
  ioPending: 16,
  terminated: 20,
  suspendCount: 35,
} as const;
/** THREAD_QUERY_INFORMATION or its limited form, and THREAD_SET_INFORMATION. */
const Right = { query: 0x840, set: 0x20 } as const;
const normalPriority = 8;
const systemProcess = 4;
/** Bounds of a base priority's increment, and of a thread's priority. */
const mostIncrement = 15;
const mostPriority = 31;

/** The KTHREAD behind the first argument, if its handle has the right; else the status that says why not. */
function threadFor(k: Kernel, f: Offset, right: number): { readonly object: Offset } | { readonly status: number } {
  if (BigInt.asIntN(64, k.arg64(f, 0)) === -2n) return { object: k.threadContext().object };
  const handle = handleAt(k, f, 0);
  if (handle === undefined) return { status: nt.STATUS_INVALID_HANDLE };
  if (handle.kind !== "thread") return { status: nt.STATUS_OBJECT_TYPE_MISMATCH };
  if (k.asUser && (handle.access & right) === 0) return { status: nt.STATUS_ACCESS_DENIED };
  return { object: handle.target };
}

function bytesOf(size: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  fill(new DataView(bytes.buffer));
  return bytes;
}
const dword = (value: number): Uint8Array => bytesOf(4, (view) => view.setUint32(0, value, true));

function informationOf(k: Kernel, object: Offset, which: number): Uint8Array | undefined {
  const { id, created, exitStatus, start } = threadRecord(k, object);
  const context = contextOfThread(k, object);
  const process = processOfThread(k, object);
  switch (which) {
    case Class.basic:
      // THREAD_BASIC_INFORMATION: exit status, TEB, client id, affinity, priority and base priority.
      return bytesOf(48, (view) => {
        view.setUint32(0, exitStatus, true);
        view.setBigUint64(16, BigInt(process?.id ?? systemProcess), true);
        view.setBigUint64(24, BigInt(id), true);
        const all = 2 ** k.state.processors.length - 1;
        view.setBigUint64(32, BigInt((context?.affinity ?? all) & all), true);
        view.setInt32(40, context?.priority ?? normalPriority, true);
        view.setInt32(44, context?.priority ?? normalPriority, true);
      });
    case Class.times:
      return bytesOf(32, (view) => view.setBigUint64(0, created, true));
    case Class.start:
      return bytesOf(8, (view) => view.setBigUint64(0, start, true));
    case Class.amLast:
      return dword(process?.threads.length === 1 ? 1 : 0);
    case Class.ioPending:
      return dword(
        [...k.state.requests.values()].some((one) => !one.done && one.user?.thread === id && one.irp !== 0) ? 1 : 0,
      );
    case Class.terminated:
      return dword(context === undefined ? 1 : 0);
    case Class.suspendCount:
      return dword(context?.user?.suspended ?? 0);
    default:
      return undefined;
  }
}

/** (ThreadHandle, Class, Information, Length, &ReturnLength) */
const query: Body = (k, f) => {
  const found = threadFor(k, f, Right.query);
  if ("status" in found) return k.return32(f, found.status);
  const answer = informationOf(k, found.object, k.argU32(f, 1));
  if (answer === undefined) return unknown(k, f, "ZwQueryInformationThread");
  const returned = k.argPointer(f, 4);
  if (k.argU32(f, 3) !== answer.length) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
  const out = k.argPointer(f, 2);
  k.touch(f, out, answer.length, true);
  k.m.u8.set(answer, out);
  if (returned !== 0) {
    k.touch(f, returned, 4, true);
    k.m.setU32(returned, answer.length);
  }
  return k.return32(f, nt.STATUS_SUCCESS);
};
function unknown(k: Kernel, f: Offset, name: string): never {
  return stopWithFinding(k, f, "ddi-not-emulated", `${name} with information class ${k.argU32(f, 1)} is not emulated.`);
}

/** (ThreadHandle, Class, Information, Length) */
const set: Body = (k, f) => {
  const found = threadFor(k, f, Right.set);
  if ("status" in found) return k.return32(f, found.status);
  const which = k.argU32(f, 1);
  const size = which === Class.affinity ? 8 : 4;
  const known = [Class.priority, Class.basePriority, Class.affinity, Class.idealProcessor, Class.priorityBoost];
  if (!known.some((one) => one === which)) return unknown(k, f, "ZwSetInformationThread");
  if (k.argU32(f, 3) !== size) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
  const from = k.argPointer(f, 2);
  k.touch(f, from, size, false);
  const context = contextOfThread(k, found.object);
  if (context === undefined) return k.return32(f, nt.STATUS_THREAD_IS_TERMINATING);
  const refused = apply(k, context, which, k.m.i32(from), size === 8 ? k.m.u64(from) : 0n);
  k.state.reschedule = true;
  k.cut();
  return k.return32(f, refused ?? nt.STATUS_SUCCESS);
};

/** Sets a property; gives the status that says why it cannot be so. */
function apply(k: Kernel, context: Context, which: number, value: number, mask: bigint): number | undefined {
  const all = 2 ** k.state.processors.length - 1;
  switch (which) {
    case Class.priority:
      if (value < 1 || value > mostPriority) return nt.STATUS_INVALID_PARAMETER;
      context.priority = value;
      return undefined;
    case Class.basePriority:
      if (Math.abs(value) > mostIncrement) return nt.STATUS_INVALID_PARAMETER;
      context.priority = Math.min(mostIncrement, Math.max(1, normalPriority + value));
      return undefined;
    case Class.affinity: {
      const wanted = Number(mask & BigInt(all));
      if (wanted === 0 || mask !== BigInt(wanted)) return nt.STATUS_INVALID_PARAMETER;
      context.affinity = wanted === all ? everywhere : wanted;
      return undefined;
    }
    case Class.idealProcessor:
      // Where it would run best: the scheduler takes any processor.
      return value >= 0 && value < k.state.processors.length ? undefined : nt.STATUS_INVALID_PARAMETER;
    default:
      return undefined;
  }
}

export const threadInformationDdis: readonly Routine[] = [
  ddi("ZwQueryInformationThread", 5, query),
  ddi("ZwSetInformationThread", 4, set),
];
