// Walks a stopped stack. Every frame says which function's it is and where that goes on; a frame that waits in a call is
// followed by the callee's. Nothing else is needed, and nothing in the frames is trusted to be well-formed.
import { Frame, Status } from "../../compiler/abi.ts";
import { Handling, pointAt, Resume } from "../../compiler/wasm/index.ts";
import type { FrameInfo, GuestMemory, Offset } from "./api.ts";
import type { Slot } from "./functions.ts";

/** More frames than this are a damaged stack. */
const MOST_FRAMES = 1_000_000;

/** A frame from which an exception passed on still stands, and those above it: they are unwound later. */
const hasEnded = (word: number): boolean =>
  (word & Resume.done) !== 0 && ((word >>> Resume.doneShift) & Resume.doneStatus) !== Status.Raised;

type SlotAt = (index: number) => Slot | undefined;
/** `step` is undefined for a frame that is not of generated code. */
type Visit = (frame: Offset, fn: Slot, step: number | undefined) => void;

/** Outermost first; `until` is the last frame that is wanted. */
export function walkFrames(memory: GuestMemory, slotAt: SlotAt, base: Offset, until?: Offset): FrameInfo[] {
  const found: FrameInfo[] = [];
  const visit: Visit = (frame, fn, step) => {
    found.push({ frame, fn, step });
  };
  visitFrames(memory, slotAt, base, visit, until);
  return found;
}

/** The innermost frame of generated code that is not above `limit`: whose code called what is there. */
export function callerFrame(memory: GuestMemory, slotAt: SlotAt, base: Offset, limit: Offset): FrameInfo | undefined {
  let at = -1;
  let of: Slot | undefined;
  let step: number | undefined;
  visitFrames(memory, slotAt, base, (frame, fn, place) => {
    if (frame > limit || fn.kind !== "code") return;
    at = frame;
    of = fn;
    step = place;
  });
  return of === undefined ? undefined : { frame: at, fn: of, step };
}

function visitFrames(memory: GuestMemory, slotAt: SlotAt, base: Offset, visit: Visit, until?: Offset): void {
  let frame: Offset | undefined = base;
  for (let count = 0; count < MOST_FRAMES; count++) {
    if (frame === undefined || frame < 0 || frame + Frame.params > memory.size) return;
    const fn = slotAt(memory.u32(frame + Frame.function));
    if (fn === undefined) return;
    const word = memory.u32(frame + Frame.resume);
    const here: Offset = frame;
    if (fn.kind !== "code") {
      visit(here, fn, undefined);
      frame = fn.kind === "ddi" && (word & 1) !== 0 ? here + fn.frameSize : undefined;
    } else if ((word & Resume.faulted) !== 0) {
      const point = fn.code === undefined ? undefined : pointAt(fn.code, fn.plan, word & Resume.segment);
      visit(here, fn, point?.step ?? 0);
      return;
    } else {
      const segment = fn.plan.segments[(word & Resume.segment) - 1];
      visit(here, fn, segment === undefined ? 0 : segment.step);
      if (segment?.kind !== "call" || hasEnded(word)) return;
      frame = fn.plan.filterBlocks.has(segment.block)
        ? memory.u32(frame + fn.plan.handling + Handling.top)
        : frame + fn.frameSize;
    }
    if (here === until) return;
  }
}
