// What running code can learn of itself: who has called it, how long it has kept the processor, which registers there are to be saved.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

/** XSTATE_MASK_LEGACY: what every x64 processor has; nothing of it is the machine's to lose. */
const features = 0x3n;
/** Limits of Windows for one DPC and for a sequence, in ticks of the clock; and the time after which a DPC should give way, in 100 ns. */
const limits = { dpc: 1280, watchdog: 7680, tick: 156_250, giveWay: 1000 } as const;

/** Addresses of the callers' functions, the nearest first. */
function callers(k: Kernel, skip: number): bigint[] {
  return k
    .frames(k.cur.id)
    .filter(({ fn }) => fn.code !== undefined)
    .slice(skip)
    .map(({ fn }) => fn.space.base + BigInt(fn.address));
}
function write(k: Kernel, f: Offset, at: Offset, addresses: readonly bigint[]): void {
  if (addresses.length > 0) k.touch(f, at, 8 * addresses.length, true);
  addresses.forEach((address, i) => {
    k.m.setU64(at + 8 * i, address);
  });
}

/** (FramesToSkip, FramesToCapture, BackTrace, BackTraceHash or NULL); the caller itself is the first. */
function captureBackTrace(k: Kernel, f: Offset): Outcome {
  const found = callers(k, k.argU32(f, 0)).slice(0, k.argU32(f, 1));
  write(k, f, k.argPointer(f, 2), found);
  const hash = k.argPointer(f, 3);
  if (hash !== 0) {
    k.touch(f, hash, 4, true);
    k.m.setU32(hash, Number(found.reduce((sum, address) => sum + address, 0n) & 0xffff_ffffn));
  }
  return k.return32(f, found.length);
}

/** KDPC_WATCHDOG_INFORMATION, for code that runs in a DPC. */
function dpcWatchdog(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  k.touch(f, at, 20, true);
  if (k.cur.kind !== "dpc") return k.return32(f, nt.STATUS_UNSUCCESSFUL);
  const used = Math.floor((k.clock - (k.cur.since ?? k.clock)) / limits.tick);
  [limits.dpc, Math.max(0, limits.dpc - used), limits.watchdog, Math.max(0, limits.watchdog - used), 0].forEach(
    (value, i) => {
      k.m.setU32(at + 4 * i, value);
    },
  );
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** CONTEXT_AMD64 with the control, integer and segment registers. */
const captured = 0x10_0007;
const Segment = { code: 0x10, data: 0x2b, stack: 0x18 } as const;
/** (ContextRecord): where the caller is and its stack; the machine has no other registers, which are 0. */
function captureContext(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const layout = k.s.CONTEXT;
  k.touch(f, at, layout.size, true);
  k.m.u8.fill(0, at, at + layout.size);
  k.m.setU32(at + layout.ContextFlags, captured);
  k.m.setU16(at + layout.SegCs, Segment.code);
  k.m.setU16(at + layout.SegSs, Segment.stack);
  for (const segment of [layout.SegDs, layout.SegEs]) k.m.setU16(at + segment, Segment.data);
  k.m.setU64(at + layout.Rip, k.callerAddress(f));
  k.setPointer(at + layout.Rsp, f);
  return k.returnVoid(f);
}

export const selfDdis: readonly Routine[] = [
  ddi("RtlCaptureStackBackTrace", 4, captureBackTrace),
  ddi("RtlCaptureContext", 1, captureContext),
  // (Callers, Count, Flags): how many to skip stands in the flags, from bit 8 on.
  ddi("RtlWalkFrameChain", 3, (k, f) => {
    const found = callers(k, k.argU32(f, 2) >>> 8).slice(0, k.argU32(f, 1));
    write(k, f, k.argPointer(f, 0), found);
    return k.return32(f, found.length);
  }),
  ddi("KeShouldYieldProcessor", 0, (k, f) => {
    const long = k.cur.since !== undefined && k.clock - k.cur.since > limits.giveWay;
    return k.return32(f, long ? 1 : 0);
  }),
  ddi("KeQueryDpcWatchdogInformation", 1, dpcWatchdog),
  ddi("RtlGetEnabledExtendedFeatures", 1, (k, f) => k.return64(f, k.arg64(f, 0) & features)),
  ddi("KeSaveExtendedProcessorState", 2, (k, f) => {
    k.touch(f, k.argPointer(f, 1), 8, true);
    const there = (k.arg64(f, 0) & ~features) === 0n;
    return k.return32(f, there ? nt.STATUS_SUCCESS : nt.STATUS_NOT_SUPPORTED);
  }),
  ddi("KeRestoreExtendedProcessorState", 1, (k, f) => k.returnVoid(f)),
];
