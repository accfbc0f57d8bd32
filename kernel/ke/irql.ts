// Raising and lowering the IRQL. The level belongs to what runs on a processor; raising to DISPATCH_LEVEL or above switches the
// machine to the stricter table of memory permissions, lowering lets what waits (DPCs, interrupts, other threads) in.
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithBugcheck } from "../verifier/stop.ts";

function raise(k: Kernel, f: Offset, to: number): number {
  const old = k.irql;
  if (to < old) {
    const message = `The IRQL is raised to ${to} although it is ${old} already.`;
    stopWithBugcheck(k, f, 0x0a, [0n, BigInt(old), BigInt(to), 0n], message);
  }
  k.setIrql(to, f);
  return old;
}

const lower = (k: Kernel, f: Offset): Outcome => {
  k.lowerIrql(f, k.argU32(f, 0) & 0xff, "KeLowerIrql");
  return k.returnVoid(f);
};

export const irqlDdis: readonly Routine[] = [
  ddi("KeGetCurrentIrql", 0, (k, f) => k.return32(f, k.irql)),
  ddi("KeRaiseIrql", 2, (k, f) => {
    const out = k.argPointer(f, 1);
    k.touch(f, out, 1, true);
    k.m.u8[out] = raise(k, f, k.argU32(f, 0) & 0xff);
    return k.returnVoid(f);
  }),
  ddi("KfRaiseIrql", 1, (k, f) => k.return32(f, raise(k, f, k.argU32(f, 0) & 0xff))),
  ddi("KeRaiseIrqlToDpcLevel", 0, (k, f) => k.return32(f, raise(k, f, 2))),
  ddi("KeRaiseIrqlToSynchLevel", 0, (k, f) => k.return32(f, raise(k, f, 12))),
  ddi("KeLowerIrql", 1, lower),
  ddi("KfLowerIrql", 1, lower),
  ddi("KeGetCurrentProcessorNumberEx", 1, (k, f) => {
    const out = k.argPointer(f, 0);
    if (out !== 0) {
      k.touch(f, out, 4, true);
      k.m.setU32(out, Math.max(0, k.cur.processor) << 16);
    }
    return k.return32(f, Math.max(0, k.cur.processor));
  }),
  ddi("KeGetCurrentProcessorNumber", 0, (k, f) => k.return32(f, Math.max(0, k.cur.processor))),
  ddi("KeQueryActiveProcessorCount", 1, (k, f) => {
    const out = k.argPointer(f, 0);
    if (out !== 0) {
      k.touch(f, out, 8, true);
      k.m.setU64(out, (1n << BigInt(k.state.processors.length)) - 1n);
    }
    return k.return32(f, k.state.processors.length);
  }),
  ddi("KeQueryActiveProcessorCountEx", 1, (k, f) => {
    // There is one group, number 0; 0xffff stands for all of them.
    const group = k.argU32(f, 0) & 0xffff;
    return k.return32(f, group === 0 || group === 0xffff ? k.state.processors.length : 0);
  }),
  ddi("KeQueryMaximumProcessorCount", 0, (k, f) => k.return32(f, k.state.processors.length)),
  ddi("KeQueryActiveProcessors", 0, (k, f) => k.return64(f, (1n << BigInt(k.state.processors.length)) - 1n)),
];
