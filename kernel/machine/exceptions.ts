// Structured exception handling over frames in memory, in the order of Windows: first the filters, from the innermost try
// outwards, with every frame above still in place; then, once one accepts, the termination blocks from the innermost frame
// down to the accepting one; then the handler. A filter may also have the failed instruction done again.
// What is under way is kept in the accepting function's own frame (`Handling`), so that a run may stop anywhere in it.
import { Frame, Permission, Status } from "../../compiler/abi.ts";
import type { TryId, TryRegion } from "../../compiler/ir/ir.ts";
import { askedFirst, Handling, type MachineLayout, pointAt, Resume, TERMINATED } from "../../compiler/wasm/index.ts";
import type { FrameInfo, Offset, RaisedException } from "./api.ts";
import type { CodeSlot, Slot } from "./functions.ts";
import type { Memory } from "./memory.ts";
import { walkFrames } from "./walk.ts";

const CONTINUE_SEARCH = 0;
/** Bits of a resume word that say a frame has ended, and how. */
const ENDED = Resume.done | (Resume.doneStatus << Resume.doneShift);

export interface Stack {
  slot(index: number): Slot | undefined;
  /** Enters a frame: a `Status`, or `TERMINATED`. */
  run(frame: Offset): number;
  exceptionRaised(): RaisedException | undefined;
  /** A filter wants to go on after an exception that does not allow it: that is an exception of its own. */
  raiseNoncontinuable(): void;
  /** Where the stack that is run ends. */
  limit(): Offset;
  /** It has no room left. */
  overflow(frame: Offset, what: string): Status;
  /** Takes one step's worth of fuel; false if there is none, and the run has to stop. */
  charge(): boolean;
  /** Does the instruction at a point of a frame again: segment+1 to go on at, or minus a status. */
  again(frame: Offset, point: number): number;
}

// EXCEPTION_POINTERS, then EXCEPTION_RECORD, then CONTEXT, as x64 has them; then the record of the exception that led to this one.
const RECORD = 16;
const CONTEXT = 176;
const CONTEXT_SIZE = 1232;
const CONTEXT_CONTROL = 0x10_0001;
const Context = { flags: 0x30, rsp: 0x98, rip: 0xf8 } as const;
const CHAINED = CONTEXT + CONTEXT_SIZE;
const EXCEPTION_NONCONTINUABLE = 1;
const EXCEPTION_NESTED_CALL = 0x10;

/**
 * Behind them, what is kept of the filter that was asked when an exception was raised in it: what it had called is still to be unwound,
 * and it may have to go on. u32 words: the resume word of its frame, the try whose filter it is, and the offset of the same for a filter
 * that was asked about that exception, or 0.
 */
const KEPT = CHAINED + 160;
const Kept = { resume: 0, try: 4, next: 8 } as const;
const POINTERS_SIZE = KEPT + 16;

interface KeptFilter {
  readonly owner: Offset;
  readonly slot: CodeSlot;
  readonly at: Offset;
  readonly link: Offset;
}

/** Where to go on: segment+1, or minus a status to leave the function with. */
type Decision = number;

export class Exceptions {
  readonly #memory: Memory;
  readonly #layout: MachineLayout;
  readonly #stack: Stack;
  /** The frame that unwinds, and the frames from it up to where the exception was raised: walked once for all of them. */
  #known: { readonly frame: Offset; readonly frames: readonly FrameInfo[] } | undefined;
  /** The frame that an exception passed last, with the end of the frames in use where it was raised. */
  #passed: { readonly frame: Offset; readonly top: Offset } | undefined;

  constructor(memory: Memory, layout: MachineLayout, stack: Stack) {
    this.#memory = memory;
    this.#layout = layout;
    this.#stack = stack;
  }

  /** An exception reaches `frame`, whose innermost try at that place is `inTry`. */
  raise(frame: Offset, inTry: TryId): Decision {
    const memory = this.#memory;
    const slot = this.#codeAt(frame);
    if (slot === undefined) return -Status.Raised;
    const area = frame + slot.plan.handling;
    const word = memory.u32(frame + Frame.resume);
    const filtering = this.#filterAt(slot, word);
    const nested = filtering !== undefined;
    // The first exception passed this frame below what its filter has called.
    if (nested && this.#passed?.frame === frame) this.#passed = undefined;
    // An exception in a filter leaves in place what the filter was asked about: that is still to be unwound.
    const base = nested ? Math.max(this.#topFrom(frame), memory.u32(area + Handling.top)) : this.#topFrom(frame);
    const top = Math.ceil(base / Frame.align) * Frame.align;
    this.#passed = { frame, top: base };
    if (top + POINTERS_SIZE > this.#stack.limit()) return -this.#stack.overflow(frame, "an exception record");
    if (filtering !== undefined) this.#keepFilter(area, word, filtering);
    else {
      memory.setU32(area + Handling.nested, 0);
      memory.setU32(area + Handling.try, inTry);
      memory.setU32(area + Handling.resume, word);
    }
    // Filters call above what describes the exception.
    memory.setU32(area + Handling.top, top + POINTERS_SIZE);
    memory.setU32(area + Handling.accepted, 0);
    // As on Windows, the tries around the first exception are asked about the second one too, that with the filter among them.
    return this.#search(frame, slot, memory.u32(area + Handling.try));
  }
  #keepFilter(area: Offset, word: number, filtering: TryId): void {
    const memory = this.#memory;
    const at = memory.u32(area + Handling.top) - POINTERS_SIZE + KEPT;
    memory.setU32(at + Kept.resume, word);
    memory.setU32(at + Kept.try, filtering);
    memory.setU32(at + Kept.next, 0);
    memory.setU32(this.#endOfKept(area), at);
  }
  /** Where the offset of the next that a frame keeps of its filters is to stand. */
  #endOfKept(area: Offset): Offset {
    let link = area + Handling.nested;
    for (let at = this.#memory.u32(link); at !== 0; at = this.#memory.u32(link)) link = at + Kept.next;
    return link;
  }

  /** The filter of `inTry` has answered. */
  filtered(frame: Offset, inTry: TryId, answer: number): Decision {
    const slot = this.#codeAt(frame);
    const region = slot === undefined ? undefined : regionOf(slot, inTry);
    if (slot === undefined || region === undefined) return -Status.Raised;
    const area = frame + slot.plan.handling;
    // Callers must find the frame as it stood when the exception came to it.
    const resume = this.#memory.u32(area + Handling.resume);
    if (answer !== CONTINUE_SEARCH) this.#passed = undefined;
    if (answer > CONTINUE_SEARCH) {
      this.#memory.setU32(frame + Frame.resume, (resume | Resume.unwinding) >>> 0);
      this.#memory.setU32(area + Handling.accepted, region.id + 1);
      this.#memory.setU32(area + Handling.cursor, 0);
      return this.#unwind(frame, slot);
    }
    if (answer < CONTINUE_SEARCH) {
      this.#memory.setU32(frame + Frame.resume, resume);
      return this.#continue(frame, slot);
    }
    const next = region.parent === undefined ? -Status.Raised : this.#search(frame, slot, region.parent);
    if (next < 0) this.#memory.setU32(frame + Frame.resume, resume);
    return next;
  }

  /** A termination block that ran for an unwinding has come to its end. */
  terminated(frame: Offset, id: TryId): Decision {
    const slot = this.#codeAt(frame);
    const region = slot === undefined ? undefined : regionOf(slot, id);
    if (slot === undefined || region === undefined) return -Status.Raised;
    const memory = this.#memory;
    this.#setAbnormal(frame, slot, region, 0);
    const area = frame + slot.plan.handling;
    const pending = memory.u32(area + Handling.each * id + Handling.pending);
    if (pending !== 0) {
      memory.setU32(area + Handling.accepted, pending);
      memory.setU32(area + Handling.cursor, frame);
      memory.setU32(area + Handling.region, id + 1);
      return this.#unwind(frame, slot);
    }
    // A frame further down unwinds this one.
    memory.setU32(frame + Frame.resume, (Resume.done | (TERMINATED << Resume.doneShift)) >>> 0);
    return -TERMINATED;
  }

  /** A frame with one of the marks of `Resume.closed` is entered: where it goes on, or minus the status it has at once. */
  reenter(frame: Offset): Decision {
    const slot = this.#codeAt(frame);
    const word = this.#memory.u32(frame + Frame.resume);
    if ((word & Resume.done) !== 0) return -((word >>> Resume.doneShift) & Resume.doneStatus);
    if (slot === undefined) return -Status.Unwinding;
    if ((word & Resume.unwinding) !== 0) return this.#unwind(frame, slot);
    // Filters need not have a step of their own, and what fails may fail for ever: going on costs one.
    if ((word & (Resume.retry | Resume.raising)) === 0 || !this.#stack.charge()) return -Status.Unwinding;
    this.#memory.setU32(frame + Frame.resume, (word & ~(Resume.retry | Resume.raising)) >>> 0);
    if ((word & Resume.retry) !== 0) return this.#stack.again(frame, word & Resume.segment);
    const inTry = this.#tryOf(frame, slot);
    return inTry === undefined ? -Status.Raised : this.raise(frame, inTry);
  }

  /** The same for the frame of a routine of the host: undefined if its body is to be run. */
  reenterForeign(frame: Offset): Status | undefined {
    const word = this.#memory.u32(frame + Frame.resume);
    const ended = (word >>> Resume.doneShift) & Resume.doneStatus;
    if ((word & Resume.done) !== 0)
      return ended === Status.Raised || ended === Status.Unwinding ? ended : Status.Returned;
    if (!this.#stack.charge()) return Status.Unwinding;
    this.#memory.setU32(frame + Frame.resume, (word & ~(Resume.retry | Resume.raising)) >>> 0);
    return (word & Resume.raising) !== 0 ? Status.Raised : undefined;
  }

  /** The machine is entered anew: nothing is known of its stacks. */
  forget(): void {
    this.#known = undefined;
    this.#passed = undefined;
  }

  /** A frame has ended by itself, or an exception passes on from it: whichever of `frames` was unwinding it stops doing so. */
  left(frames: readonly FrameInfo[], gone: Offset): void {
    for (const { frame } of frames) {
      const slot = this.#codeAt(frame);
      if (slot === undefined || (this.#memory.u32(frame + Frame.resume) & Resume.unwinding) === 0) continue;
      if (this.#memory.u32(frame + slot.plan.handling + Handling.cursor) === gone) this.#abandon(frame, slot);
    }
  }

  // ---- the search ---------------------------------------------------------------------------------------------------------

  #search(frame: Offset, slot: CodeSlot, from: TryId): Decision {
    for (let region = regionOf(slot, from); region !== undefined; region = parentOf(slot, region)) {
      if (region.kind !== "except" || region.filter === undefined) continue;
      this.#describe(frame, slot, region);
      return segmentOf(slot, region.filter);
    }
    return -Status.Raised;
  }

  /** What `GetExceptionCode` and `GetExceptionInformation` of a try will give. */
  #describe(frame: Offset, slot: CodeSlot, region: TryRegion): void {
    const memory = this.#memory;
    const area = frame + slot.plan.handling;
    const raised = this.#stack.exceptionRaised();
    const info = memory.u32(area + Handling.top) - POINTERS_SIZE;
    const each = area + Handling.each * region.id;
    memory.setU32(each + Handling.code, raised?.code ?? 0);
    memory.setU32(each + Handling.info, info);
    memory.protect(info, POINTERS_SIZE, Permission.open);
    memory.u8.fill(0, info, info + POINTERS_SIZE);
    const { base } = slot.space;
    memory.setU64(info, base + BigInt(info + RECORD));
    memory.setU64(info + 8, base + BigInt(info + CONTEXT));
    const nested = memory.u32(area + Handling.nested) !== 0;
    this.#writeRecord(info + RECORD, raised, nested ? EXCEPTION_NESTED_CALL : 0);
    if (raised?.chained !== undefined) {
      this.#writeRecord(info + CHAINED, raised.chained, 0);
      memory.setU64(info + RECORD + 8, base + BigInt(info + CHAINED));
    }
    memory.setU32(info + CONTEXT + Context.flags, CONTEXT_CONTROL);
    memory.setU64(info + CONTEXT + Context.rsp, base + BigInt(info));
    memory.setU64(info + CONTEXT + Context.rip, BigInt.asUintN(64, raised?.address ?? 0n));
  }
  #writeRecord(record: Offset, raised: RaisedException | undefined, flags: number): void {
    const memory = this.#memory;
    memory.setU32(record, raised?.code ?? 0);
    memory.setU32(record + 4, flags | (raised?.continues === "no" ? EXCEPTION_NONCONTINUABLE : 0));
    memory.setU64(record + 16, BigInt.asUintN(64, raised?.address ?? 0n));
    const parameters = (raised?.parameters ?? []).slice(0, 15);
    memory.setU32(record + 24, parameters.length);
    parameters.forEach((value, i) => {
      memory.setU64(record + 32 + 8 * i, BigInt.asUintN(64, value));
    });
  }

  // ---- going on where it failed -------------------------------------------------------------------------------------------

  #continue(frame: Offset, slot: CodeSlot): Decision {
    const memory = this.#memory;
    const continues = this.#stack.exceptionRaised()?.continues ?? "again";
    if (continues === "no") this.#stack.raiseNoncontinuable();
    this.#resumeFilter(frame);
    const frames = this.#walk(frame);
    // On the way down an exception marks frames that were entered one by one: they go on.
    for (const info of frames) {
      const word = memory.u32(info.frame + Frame.resume);
      if ((word & Resume.done) !== 0) memory.setU32(info.frame + Frame.resume, (word & ~ENDED) >>> 0);
    }
    const innermost = frames.at(-1)?.frame ?? frame;
    const word = memory.u32(innermost + Frame.resume);
    const mark =
      continues === "no"
        ? Resume.raising
        : continues === "again" || this.#codeAt(innermost) !== undefined
          ? Resume.retry
          : Resume.done | (Status.Returned << Resume.doneShift);
    memory.setU32(innermost + Frame.resume, (word | mark) >>> 0);
    return innermost === frame ? this.reenter(frame) : callSegment(memory.u32(frame + Frame.resume), slot);
  }

  /** If the exception was raised in a filter, that filter's frame stands in it again, as the innermost. */
  #resumeFilter(frame: Offset): void {
    const memory = this.#memory;
    const newest = this.#kept(this.#walk(frame), memory.size).at(-1);
    if (newest === undefined) return;
    const { owner, slot, at, link } = newest;
    const area = owner + slot.plan.handling;
    const info = at - KEPT;
    const each = area + Handling.each * memory.u32(at + Kept.try);
    memory.setU32(owner + Frame.resume, memory.u32(at + Kept.resume));
    memory.setU32(area + Handling.top, info + POINTERS_SIZE);
    memory.setU32(each + Handling.code, memory.u32(info + RECORD));
    memory.setU32(each + Handling.info, info);
    memory.setU32(link, 0);
  }
  /** What is kept of filters of these frames below `limit`, the oldest first, and where its offset stands. */
  #kept(frames: readonly FrameInfo[], limit: Offset): readonly KeptFilter[] {
    const memory = this.#memory;
    const found: KeptFilter[] = [];
    for (const { frame } of frames) {
      const slot = this.#codeAt(frame);
      // Where a frame does not stand in a try, no exception has been noted in it.
      if (slot === undefined || this.#tryOf(frame, slot) === undefined) continue;
      let link = frame + slot.plan.handling + Handling.nested;
      for (let at = memory.u32(link); at > frame && at < limit; at = memory.u32(link)) {
        found.push({ owner: frame, slot, at, link });
        link = at + Kept.next;
      }
    }
    return found.sort((a, b) => a.at - b.at);
  }

  // ---- unwinding ------------------------------------------------------------------------------------------------------------

  /** Goes on with the termination blocks between the place of the exception and the accepting try, then to its handler. */
  #unwind(frame: Offset, slot: CodeSlot): Decision {
    const memory = this.#memory;
    const area = frame + slot.plan.handling;
    const accepted = memory.u32(area + Handling.accepted) - 1;
    for (;;) {
      const next = this.#nextTermination(frame, slot, accepted);
      if (next === undefined) break;
      const { at, region } = next;
      if (at === frame) {
        // Exceptions may be raised and handled in the block: it has to know itself how this one goes on.
        memory.setU32(area + Handling.each * region.id + Handling.pending, accepted + 1);
        return this.#settle(frame, slot, region.handler);
      }
      const status = this.#stack.run(at);
      if (status === TERMINATED) continue;
      if (status === Status.Unwinding) return -Status.Unwinding;
      // The block was left by `return` or `goto`, or it raised an exception itself: the frame ends, this unwinding with it.
      const ended = Resume.done | (status << Resume.doneShift);
      memory.setU32(at + Frame.resume, (memory.u32(at + Frame.resume) | ended) >>> 0);
      this.#abandon(frame, slot);
      return callSegment(memory.u32(frame + Frame.resume), slot);
    }
    const region = regionOf(slot, accepted);
    return region === undefined ? -Status.Raised : this.#settle(frame, slot, region.handler);
  }

  /** Nothing above the frame is left: it goes on at a block of its own. */
  #settle(frame: Offset, slot: CodeSlot, block: number): Decision {
    const memory = this.#memory;
    const area = frame + slot.plan.handling;
    const segment = segmentOf(slot, block);
    memory.setU32(area + Handling.accepted, 0);
    memory.setU32(frame + Frame.resume, segment);
    // What the frames that are gone have marked must not be found by those that come after.
    const from = frame + slot.frameSize;
    const top = memory.u32(area + Handling.top);
    for (const table of [this.#layout.passive, this.#layout.raised])
      memory.u8.fill(0, table + from / 8, table + Math.ceil(top / 8));
    return segment;
  }

  /** The frame whose termination block is to be run or gone on with, the block being ready in it. Moves the cursor. */
  #nextTermination(
    frame: Offset,
    slot: CodeSlot,
    accepted: TryId,
  ): { readonly at: Offset; readonly region: TryRegion } | undefined {
    const memory = this.#memory;
    const area = frame + slot.plan.handling;
    const frames = this.#framesFrom(frame, memory.u32(area + Handling.cursor));
    const cursor = memory.u32(area + Handling.cursor);
    let n = cursor === 0 ? frames.length - 1 : frames.findIndex((info) => info.frame === cursor);
    let after = cursor === 0 ? undefined : memory.u32(area + Handling.region) - 1;
    for (; n >= 0; n--, after = undefined) {
      const at = frames[n]?.frame ?? frame;
      const own = this.#codeAt(at);
      if (own === undefined) continue;
      const word = memory.u32(at + Frame.resume);
      if (after !== undefined && at !== frame && word !== (Resume.done | (TERMINATED << Resume.doneShift))) {
        const running = regionOf(own, after);
        if (running !== undefined) return { at, region: running };
      }
      const inTry = at === frame ? memory.u32(area + Handling.try) : this.#tryOf(at, own);
      const last = after === undefined ? undefined : regionOf(own, after);
      let region = after === undefined ? regionOf(own, inTry) : last && parentOf(own, last);
      while (region !== undefined && region.kind !== "finally" && !(at === frame && region.id === accepted))
        region = parentOf(own, region);
      if (region === undefined || region.kind !== "finally") continue;
      memory.setU32(area + Handling.cursor, at);
      memory.setU32(area + Handling.region, region.id + 1);
      this.#setAbnormal(at, own, region, 1);
      memory.setU32(at + own.plan.handling + Handling.each * region.id + Handling.pending, 0);
      if (at !== frame) memory.setU32(at + Frame.resume, segmentOf(own, region.handler));
      return { at, region };
    }
    return undefined;
  }

  /** The frame stands again where the exception came to it. */
  #abandon(frame: Offset, slot: CodeSlot): void {
    const area = frame + slot.plan.handling;
    this.#memory.setU32(area + Handling.accepted, 0);
    this.#memory.setU32(frame + Frame.resume, this.#memory.u32(area + Handling.resume));
  }
  #setAbnormal(frame: Offset, slot: CodeSlot, region: TryRegion, value: number): void {
    if (region.abnormal !== undefined) this.#memory.setU32(frame + (slot.localOffsets[region.abnormal] ?? 0), value);
  }

  // ---- places ---------------------------------------------------------------------------------------------------------------

  #walk(from: Offset, until?: Offset): FrameInfo[] {
    return walkFrames(this.#memory, (index) => this.#stack.slot(index), from, until);
  }
  /** End of the frames in use above one that an exception has reached. */
  #topFrom(frame: Offset): Offset {
    const innermost = this.#walk(frame, this.#passed?.frame).at(-1);
    if (this.#passed !== undefined && innermost?.frame === this.#passed.frame) return this.#passed.top;
    return innermost === undefined ? frame : innermost.frame + innermost.fn.frameSize;
  }
  #framesFrom(frame: Offset, cursor: Offset): readonly FrameInfo[] {
    const known = this.#known;
    if (cursor !== 0 && known?.frame === frame) return known.frames;
    const frames = this.#walk(frame);
    // What filters had called stands above them all. Above the cursor blocks have run, and nothing is what it was.
    for (const { slot, at } of this.#kept(frames, cursor === 0 ? this.#memory.size : cursor)) {
      const segment = slot.plan.segments[(this.#memory.u32(at + Kept.resume) & Resume.segment) - 1];
      if (segment?.kind === "call") frames.push(...this.#walk(at - KEPT + POINTERS_SIZE));
    }
    this.#known = { frame, frames };
    return frames;
  }
  #codeAt(frame: Offset): CodeSlot | undefined {
    const slot = this.#stack.slot(this.#memory.u32(frame + Frame.function));
    return slot?.kind === "code" ? slot : undefined;
  }
  #blockAt(slot: CodeSlot, word: number) {
    if (slot.code === undefined) return undefined;
    if ((word & Resume.faulted) !== 0) return pointAt(slot.code, slot.plan, word & Resume.segment)?.block;
    const segment = slot.plan.segments[(word & Resume.segment) - 1];
    return slot.code.blocks.find((block) => block.id === segment?.block);
  }
  /** The innermost try at the place where a frame stands. */
  #tryOf(frame: Offset, slot: CodeSlot): TryId | undefined {
    const block = this.#blockAt(slot, this.#memory.u32(frame + Frame.resume));
    return block === undefined ? undefined : askedFirst(slot.plan, block);
  }
  /** The try whose filter a frame stands in. */
  #filterAt(slot: CodeSlot, word: number): TryId | undefined {
    const block = this.#blockAt(slot, word);
    return block === undefined ? undefined : slot.plan.filterBlocks.get(block.id);
  }
}

const segmentOf = (slot: CodeSlot, block: number): Decision => (slot.plan.blockSegment[block] ?? 0) + 1;

/** The call in which a frame waits is entered again. */
function callSegment(word: number, slot: CodeSlot): Decision {
  const segment = slot.plan.segments[(word & Resume.segment) - 1];
  return segment?.kind === "call" ? word & Resume.segment : -Status.Raised;
}
function regionOf(slot: CodeSlot, id: TryId | undefined): TryRegion | undefined {
  return id === undefined ? undefined : slot.code?.tries.find((region) => region.id === id);
}
function parentOf(slot: CodeSlot, region: TryRegion): TryRegion | undefined {
  return region.parent === undefined ? undefined : regionOf(slot, region.parent);
}
