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

/** Outermost first; `until` is the last frame that is wanted. */
export function walkFrames(memory: GuestMemory, slotAt: SlotAt, base: Offset, until?: Offset): FrameInfo[] {
  const found: FrameInfo[] = [];
  let frame: Offset | undefined = base;
  while (frame !== undefined && found.length < MOST_FRAMES) {
    const fn = functionIn(memory, slotAt, frame);
    if (fn === undefined) break;
    found.push({ frame, fn, step: stepIn(memory, frame, fn) });
    frame = frame === until ? undefined : calleeOf(memory, frame, fn);
  }
  return found;
}

/** The innermost frame of generated code that is not above `limit`: whose code called what is there. */
export function callerFrame(memory: GuestMemory, slotAt: SlotAt, base: Offset, limit: Offset): FrameInfo | undefined {
  let found: Offset | undefined;
  let of: Slot | undefined;
  let frame: Offset | undefined = base;
  for (let count = 0; frame !== undefined && frame <= limit && count < MOST_FRAMES; count++) {
    const fn = functionIn(memory, slotAt, frame);
    if (fn === undefined) break;
    if (fn.kind === "code") {
      found = frame;
      of = fn;
    }
    frame = calleeOf(memory, frame, fn);
  }
  return found === undefined || of === undefined
    ? undefined
    : { frame: found, fn: of, step: stepIn(memory, found, of) };
}

function functionIn(memory: GuestMemory, slotAt: SlotAt, frame: Offset): Slot | undefined {
  if (frame < 0 || frame + Frame.params > memory.size) return undefined;
  return slotAt(memory.u32(frame + Frame.function));
}

/** Where a function of generated code stands; undefined for any other. */
function stepIn(memory: GuestMemory, frame: Offset, fn: Slot): number | undefined {
  if (fn.kind !== "code") return undefined;
  const word = memory.u32(frame + Frame.resume);
  if ((word & Resume.faulted) === 0) return fn.plan.segments[(word & Resume.segment) - 1]?.step ?? 0;
  return (fn.code === undefined ? undefined : pointAt(fn.code, fn.plan, word & Resume.segment))?.step ?? 0;
}

/** The frame of what a function waits for, if it waits in a call. */
function calleeOf(memory: GuestMemory, frame: Offset, fn: Slot): Offset | undefined {
  const word = memory.u32(frame + Frame.resume);
  if (fn.kind !== "code") return fn.kind === "ddi" && (word & 1) !== 0 ? frame + fn.frameSize : undefined;
  if ((word & Resume.faulted) !== 0) return undefined;
  const segment = fn.plan.segments[(word & Resume.segment) - 1];
  if (segment?.kind !== "call" || hasEnded(word)) return undefined;
  return fn.plan.filterBlocks.has(segment.block)
    ? memory.u32(frame + fn.plan.handling + Handling.top)
    : frame + fn.frameSize;
}
