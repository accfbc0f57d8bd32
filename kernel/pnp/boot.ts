// The devices of the root bus that are there when the machine starts: the drivers of all are added before the first is started, as with the
// children of any bus (enumerate.ts), so that a driver of several can count them: a class driver, or one for the two devices of a chip.
import { internal, type Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { nodeOf } from "./devnode.ts";
import type { Devnode } from "./state.ts";
import { devnodeNamed } from "./tree.ts";

/** Those that no step of the scenario starts. */
const bootDevices = (k: Kernel): readonly Devnode[] =>
  (k.scenario.devices ?? []).flatMap(({ name, start }) => (start === "manual" ? [] : (devnodeNamed(k, name) ?? [])));

/** Slots: 0 devnode to start; 1 place of the next among the devices that are there at the start. Result: status. */
export const startBootDevice = internal("PnpStartBootDevice", 3, (k, f, step) => {
  const node = nodeOf(k, f);
  if (step === 2) return k.return32(f, k.result32(f));
  if (!k.state.bootDevicesAdded) {
    const all = bootDevices(k);
    for (let i = k.slotU32(f, 1); i < all.length; i++) {
      const one = all[i];
      if (one?.status !== "Initialized") continue;
      k.setSlot(f, 1, i + 1);
      return callStart(k, f, 1, one, 1);
    }
    k.state.bootDevicesAdded = true;
  }
  const failed = node.failedWith;
  node.failedWith = undefined;
  if (failed !== undefined) return k.return32(f, failed);
  return callStart(k, f, 2, node, 0);
});

function callStart(k: Kernel, f: Offset, next: number, node: Devnode, addOnly: 0 | 1): Outcome {
  const callee = k.above(f);
  for (let i = 0; i < 7; i++) k.setSlot(callee, i, 0);
  k.setSlot(callee, 0, node.id);
  k.setSlot(callee, 7, addOnly);
  return k.callIndex(f, next, k.routineIndex("PnpStartDevice"));
}
