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

/** Outermost first. */
export function walkFrames(
  memory: GuestMemory,
  slotAt: (index: number) => Slot | undefined,
  base: Offset,
  /** The last frame that is wanted. */
  until?: Offset,
): FrameInfo[] {
  const found: FrameInfo[] = [];
  let frame: Offset | undefined = base;
  while (frame !== undefined && frame >= 0 && frame + Frame.params <= memory.size && found.length < MOST_FRAMES) {
    if (until !== undefined && found.at(-1)?.frame === until) break;
    const fn = slotAt(memory.u32(frame + Frame.function));
    if (fn === undefined) break;
    const word = memory.u32(frame + Frame.resume);
    if (fn.kind !== "code") {
      found.push({ frame, fn, step: undefined });
      frame = fn.kind === "ddi" && (word & 1) !== 0 ? frame + fn.frameSize : undefined;
      continue;
    }
    if ((word & Resume.faulted) !== 0) {
      const point = fn.code === undefined ? undefined : pointAt(fn.code, fn.plan, word & Resume.segment);
      found.push({ frame, fn, step: point?.step ?? 0 });
      break;
    }
    const segment = fn.plan.segments[(word & Resume.segment) - 1];
    found.push({ frame, fn, step: segment === undefined ? 0 : segment.step });
    if (segment?.kind !== "call" || hasEnded(word)) break;
    frame = fn.plan.filterBlocks.has(segment.block)
      ? memory.u32(frame + fn.plan.handling + Handling.top)
      : frame + fn.frameSize;
  }
  return found;
}
