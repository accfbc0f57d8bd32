// KeGenericCallDpc: a deferred routine that every processor runs at the same time. The routines can wait for each other, and the caller
// goes on when each has said that it is done. One call is under way at a time, as two could wait for each other's processors.
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { spin, wakeConditions, wakeSpinners } from "./conditions.ts";
import { initializeDpc, queueDpc, setTargetProcessor } from "./dpc.ts";
import { block } from "./wait.ts";

/** SystemArgument1 is the block, which begins with how many are not done; SystemArgument2 its barrier; a KDPC for each processor follows. */
const Block = { left: 0, barrier: 8, arrived: 8, round: 12, dpcs: 16 } as const;
/** Stands for the whole mechanism among what is waited for; no object has this address. */
const turn = 2;
const highImportance = 2;

/** (Routine, Context); slot 2 beyond: the block. */
function genericCall(k: Kernel, f: Offset, step: number): Outcome {
  const { state } = k;
  if (step === 0) {
    if (state.genericDpc !== 0)
      return block(k, f, 0, "condition", [turn], undefined, "waits for its turn at all processors");
    const size = k.s.KDPC.size;
    const at = allocate(k, {
      size: Block.dpcs + size * state.processors.length,
      tag: "KDpc",
      what: "DPCs of all processors",
      zero: true,
    });
    state.genericDpc = at;
    k.setSlot(f, 2, at);
    k.m.setU32(at + Block.left, state.processors.length);
    for (const { number } of state.processors) {
      const dpc = at + Block.dpcs + size * number;
      initializeDpc(k, f, dpc, k.arg64(f, 0), k.arg64(f, 1));
      setTargetProcessor(k, dpc, number);
      k.m.u8[dpc + k.s.KDPC.Importance] = highImportance;
      queueDpc(k, dpc, k.address(at), k.address(at + Block.barrier));
    }
  }
  const at = k.slotU32(f, 2);
  if (k.m.u32(at + Block.left) > 0)
    return block(k, f, 1, "condition", [at], undefined, "waits for a DPC on every processor");
  release(k, at);
  state.genericDpc = 0;
  wakeConditions(k, turn);
  return k.returnVoid(f);
}

/** (SystemArgument2): TRUE for the one that comes last. */
function synchronize(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return k.returnBool(f, false);
  const at = k.argPointer(f, 0) - Block.barrier;
  const round = k.m.u32(at + Block.round);
  const arrived = k.m.u32(at + Block.arrived) + 1;
  const gate = at + Block.barrier + (round & 1);
  if (arrived < k.state.processors.length) {
    k.m.setU32(at + Block.arrived, arrived);
    k.state.locks.set(gate, { owner: -1, place: k.callerPlace(f) });
    return spin(k, f, gate, 1);
  }
  k.m.setU32(at + Block.arrived, 0);
  k.m.setU32(at + Block.round, round + 1);
  k.state.locks.delete(gate);
  wakeSpinners(k, gate);
  return k.returnBool(f, true);
}

/** (SystemArgument1) */
function done(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const left = k.m.u32(at + Block.left) - 1;
  k.m.setU32(at + Block.left, left);
  if (left === 0) wakeConditions(k, at);
  return k.returnVoid(f);
}

export const genericDpcDdis: readonly Routine[] = [
  ddi("KeGenericCallDpc", 2, genericCall, 1),
  ddi("KeSignalCallDpcSynchronize", 1, synchronize),
  ddi("KeSignalCallDpcDone", 1, done),
];
