// Raising and lowering the IRQL. The level belongs to what runs on a processor; raising to DISPATCH_LEVEL or above switches the
// machine to the stricter table of memory permissions, lowering lets what waits (DPCs, interrupts, other threads) in.
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithBugcheck, verify } from "../verifier/stop.ts";

function raise(k: Kernel, f: Offset, to: number): number {
  const old = k.irql;
  if (to < old) {
    const message = `The IRQL is raised to ${to} although it is ${old} already.`;
    verify(k, f, "verifier:irql", message, 0xc4, [0x30n, BigInt(old), BigInt(to), 0n]);
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
];
