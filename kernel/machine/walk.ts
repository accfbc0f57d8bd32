// Walks a stopped stack. Every frame says which function's it is and where that goes on; a frame that waits in a call is
// followed by the callee's. Nothing else is needed, and nothing in the frames is trusted to be well-formed.
import { Frame } from "../../compiler/abi.ts";
import { Handling, Resume } from "../../compiler/wasm/index.ts";
import type { FrameInfo, GuestMemory, Offset } from "./api.ts";
import type { Slot } from "./functions.ts";

/** More frames than this are a damaged stack. */
const MOST_FRAMES = 1_000_000;

/** Outermost first. */
export function walkFrames(
  memory: GuestMemory,
  slotAt: (index: number) => Slot | undefined,
  base: Offset,
): FrameInfo[] {
  const found: FrameInfo[] = [];
  let frame: Offset | undefined = base;
  while (frame !== undefined && frame >= 0 && frame + Frame.params <= memory.size && found.length < MOST_FRAMES) {
    const fn = slotAt(memory.u32(frame + Frame.function));
    if (fn === undefined) break;
    const word = memory.u32(frame + Frame.resume);
    if (fn.kind !== "code") {
      found.push({ frame, fn, step: undefined });
      frame = fn.kind === "ddi" && (word & 1) !== 0 ? frame + fn.frameSize : undefined;
      continue;
    }
    if ((word & Resume.faulted) !== 0) {
      found.push({ frame, fn, step: word & 0xf_ffff });
      break;
    }
    const segment = fn.plan.segments[(word & Resume.segment) - 1];
    found.push({ frame, fn, step: segment === undefined ? 0 : segment.step });
    if (segment?.kind !== "call" || (word & Resume.done) !== 0) break;
    frame = fn.plan.filterBlocks.has(segment.block)
      ? memory.u32(frame + fn.plan.handling + Handling.top)
      : frame + fn.frameSize;
  }
  return found;
}
