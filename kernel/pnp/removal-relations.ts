// A removal in good order takes along the devices whose drivers must go when a device's do: the removal relations of all that is to be
// removed, of which those that go on account of others have some of their own. They go before it, and each before what has named it. All are
// asked before any goes, and one veto calls the removal off for all.
import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { answer, isPresent, nodeOf, pointers, Relations, send } from "./devnode.ts";
import { takeRelations } from "./relations.ts";
import type { Devnode } from "./state.ts";
import { findToGo, firstToGo, nextToGo, subtree } from "./tree.ts";

/** As PnpRemoveDevice has them, which does it for one tree. */
const Mode = { remove: 0, query: 1, cancel: 2 } as const;
const Step = { related: 1, queried: 2, cancelled: 3, removed: 4 } as const;

/** Slots: 0 devnode at the top; 1 mode; 2 status to end with; 3 request; 4 place in `leaving`, 5 devnode under way; 6 how many of
 * `leaving` have been asked for relations of their own. Result: status. */
export const removeWithRelations = internal("PnpRemoveWithRelations", 9, (k, f, step) => {
  const top = nodeOf(k, f);
  const mode = k.slotU32(f, 1);
  const place = k.slotU32(f, 4);
  switch (step) {
    case 0:
      k.setSlot(f, 2, nt.STATUS_SUCCESS);
      k.setSlot(f, 4, 0);
      if (mode === Mode.cancel) {
        k.setSlot(f, 4, top.leaving.length);
        return one(k, f, Step.cancelled, top, mode);
      }
      if (top.status === "QueryRemoved") return each(k, f, Step.removed, top);
      top.leaving = [];
      k.setSlot(f, 6, 0);
      return ask(k, f, top, firstToGo(k, top));
    case Step.related: {
      const asked = k.state.devnodes[k.slotU32(f, 5)];
      const found = takeRelations(k, answer(k, f));
      const going = [root(k, f, top), top, ...named(k, top)];
      const known = found.length === 0 ? [] : going.flatMap((one) => subtree(k, one).map(({ id }) => id));
      // Those named last go first.
      top.leaving = [...top.leaving, ...found.filter((id) => !known.includes(id)).reverse()];
      return ask(k, f, top, asked && nextToGo(k, root(k, f, top), asked));
    }
    case Step.queried: {
      const status = k.result32(f);
      k.setSlot(f, 4, nt.ntSuccess(status) ? place + 1 : place);
      if (nt.ntSuccess(status)) return each(k, f, Step.queried, top);
      k.setSlot(f, 2, status);
      return cancelBefore(k, f, top);
    }
    case Step.cancelled:
      return cancelBefore(k, f, top);
    default:
      k.setSlot(f, 2, k.result32(f));
      k.setSlot(f, 4, place + 1);
      return each(k, f, Step.removed, top);
  }
});

/** The devices that have been named so far. */
const named = (k: Kernel, top: Devnode): readonly Devnode[] => top.leaving.flatMap((id) => k.state.devnodes[id] ?? []);
/** The top of the tree that is being asked for relations: of the removal, or of a device that goes on its account. */
const root = (k: Kernel, f: Offset, top: Devnode): Devnode => named(k, top)[k.slotU32(f, 6) - 1] ?? top;

/** Asks the next of the tree that has a stack which of others go with it. */
function ask(k: Kernel, f: Offset, top: Devnode, from: Devnode | undefined): Outcome {
  const next = findToGo(k, root(k, f, top), from, isPresent);
  if (next === undefined) {
    const [further] = named(k, top).slice(k.slotU32(f, 6));
    k.setSlot(f, 6, k.slotU32(f, 6) + 1);
    if (further !== undefined) return ask(k, f, top, firstToGo(k, further));
    top.leaving = top.leaving.toReversed();
    // Alone, it is asked and removed at once.
    if (top.leaving.length === 0 && k.slotU32(f, 1) === Mode.remove) return each(k, f, Step.removed, top);
    return each(k, f, Step.queried, top);
  }
  k.setSlot(f, 5, next.id);
  const type = pointers(BigInt(Relations.removal));
  return send(k, f, Step.related, next, nt.IRP_MN_QUERY_DEVICE_RELATIONS, type);
}

/** The next of those that go, the top last, is asked or removed. */
function each(k: Kernel, f: Offset, step: number, top: Devnode): Outcome {
  const place = k.slotU32(f, 4);
  const node = place === top.leaving.length ? top : k.state.devnodes[top.leaving[place] ?? -1];
  if (node !== undefined) return one(k, f, step, node, step === Step.queried ? Mode.query : Mode.remove);
  if (step === Step.removed || k.slotU32(f, 1) === Mode.query) return k.return32(f, k.slotU32(f, 2));
  k.setSlot(f, 4, 0);
  return each(k, f, Step.removed, top);
}

/** Those that had agreed are told that it is off, the last of them first. */
function cancelBefore(k: Kernel, f: Offset, top: Devnode): Outcome {
  const place = k.slotU32(f, 4);
  const node = place === 0 ? undefined : k.state.devnodes[top.leaving[place - 1] ?? -1];
  if (node === undefined) return k.return32(f, k.slotU32(f, 2));
  k.setSlot(f, 4, place - 1);
  return one(k, f, Step.cancelled, node, Mode.cancel);
}

function one(k: Kernel, f: Offset, step: number, node: Devnode, mode: number): Outcome {
  k.setSlot(k.above(f), 0, node.id);
  k.setSlot(k.above(f), 1, mode);
  return k.callIndex(f, step, k.routineIndex("PnpRemoveDevice"));
}
