// Activities: the GUID of what a thread is at, which EtwActivityIdControl tells as well, and that of an IRP, which its maker gives it and whoever
// serves it may take over for its thread. IoSetActivityIdThread gives the caller the former one's address, to hand back.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { irpArgument } from "./irp.ts";

const guidSize = 16;
const bytesAt = (k: Kernel, f: Offset, at: Offset): Uint8Array => {
  k.touch(f, at, guidSize, false);
  return k.m.u8.slice(at, at + guidSize);
};

/** Where the thread's own GUID lies for drivers to see; 0 while it has none. */
function ownAt(k: Kernel): Offset {
  const thread = k.threadContext().object;
  const activity = k.state.activities.get(thread);
  if (activity === undefined) return 0;
  const known = k.state.shownActivities.get(thread);
  const at = known ?? allocate(k, { size: guidSize, tag: "EtwA", what: "activity", zero: true });
  if (at !== 0) k.state.shownActivities.set(thread, at);
  k.m.u8.set(activity, at);
  return at;
}
/** The thread goes over to an activity, from an address of its former one that the caller can hand back; each has a place of its own. */
function change(k: Kernel, activity: Uint8Array): Offset {
  const thread = k.threadContext().object;
  const former = ownAt(k);
  k.state.shownActivities.delete(thread);
  k.state.activities.set(thread, activity);
  return former;
}

export const activityDdis: readonly Routine[] = [
  ddi("IoGetActivityIdThread", 0, (k, f) => k.returnPointer(f, ownAt(k))),
  ddi("IoSetActivityIdThread", 1, (k, f) => k.returnPointer(f, change(k, bytesAt(k, f, k.argPointer(f, 0))))),
  // (what IoSetActivityIdThread gave, NULL for none)
  ddi("IoClearActivityIdThread", 1, (k, f): Outcome => {
    const at = k.argPointer(f, 0);
    const thread = k.threadContext().object;
    k.state.shownActivities.delete(thread);
    if (at === 0) k.state.activities.delete(thread);
    else {
      k.state.activities.set(thread, bytesAt(k, f, at));
      k.state.shownActivities.set(thread, at);
    }
    return k.returnVoid(f);
  }),
  // (IRP, GUID): that of the thread without one.
  ddi("IoSetActivityIdIrp", 2, (k, f) => {
    const irp = k.argPointer(f, 0);
    const known = irpArgument(k, f, irp);
    const at = k.argPointer(f, 1);
    const activity = at === 0 ? k.state.activities.get(k.threadContext().object) : bytesAt(k, f, at);
    if (activity === undefined) return k.return32(f, nt.STATUS_NOT_FOUND);
    known.activity = activity;
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  // (IRP, &GUID)
  ddi("IoGetActivityIdIrp", 2, (k, f) => {
    const { activity } = irpArgument(k, f, k.argPointer(f, 0));
    const out = k.argPointer(f, 1);
    k.touch(f, out, guidSize, true);
    if (activity === undefined) return k.return32(f, nt.STATUS_NOT_FOUND);
    k.m.u8.set(activity, out);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  // (IRP, &GUID, &former): the thread takes over the IRP's.
  ddi("IoPropagateActivityIdToThread", 3, (k, f) => {
    const { activity } = irpArgument(k, f, k.argPointer(f, 0));
    const [out, former] = [k.argPointer(f, 1), k.argPointer(f, 2)];
    k.touch(f, out, guidSize, true);
    k.touch(f, former, 8, true);
    if (activity === undefined) return k.return32(f, nt.STATUS_NOT_FOUND);
    k.m.u8.set(activity, out);
    k.setPointer(former, change(k, activity));
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
];
