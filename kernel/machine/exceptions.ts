// Structured exception handling over frames in memory, in the order of Windows: first the filters, from the innermost try
// outwards, with every frame above still in place; then, once one accepts, the termination blocks from the innermost frame
// down to the accepting one; then the handler. What is under way is kept in the accepting function's own frame, so that a run
// may stop inside a filter. A termination block that runs during unwinding is run to its end in one go.
import { Frame, Permission, Status } from "../../compiler/abi.ts";
import type { TryId, TryRegion } from "../../compiler/ir/ir.ts";
import { Cell, Handling, type MachineLayout, Resume } from "../../compiler/wasm/index.ts";
import type { FrameInfo, Offset, RaisedException } from "./api.ts";
import type { CodeSlot, Slot } from "./functions.ts";
import type { Memory } from "./memory.ts";
import { walkFrames } from "./walk.ts";

const CONTINUE_EXECUTION = -1;
const CONTINUE_SEARCH = 0;

export interface Stack {
  slot(index: number): Slot | undefined;
  run(frame: Offset): Status;
  exceptionRaised(): RaisedException | undefined;
}

/** EXCEPTION_POINTERS and EXCEPTION_RECORD, in whole frames. */
const RECORD_SIZE = 176;

export class Exceptions {
  readonly #memory: Memory;
  readonly #layout: MachineLayout;
  readonly #stack: Stack;

  constructor(memory: Memory, layout: MachineLayout, stack: Stack) {
    this.#memory = memory;
    this.#layout = layout;
    this.#stack = stack;
  }

  /** An exception reaches `frame`, whose innermost try at that place is `inTry`: segment+1 of the filter to run, or minus a status. */
  raise(frame: Offset, inTry: TryId): number {
    const slot = this.#codeAt(frame);
    if (slot === undefined) return -Status.Raised;
    const frames = walkFrames(this.#memory, (index) => this.#stack.slot(index), frame);
    const innermost = frames[frames.length - 1];
    const top = innermost === undefined ? frame + slot.frameSize : innermost.frame + innermost.fn.frameSize;
    const area = frame + slot.plan.handling;
    const info = Math.ceil(top / Frame.align) * Frame.align;
    const record = this.#stack.exceptionRaised();
    this.#memory.setU32(area + Handling.top, info + RECORD_SIZE);
    this.#memory.setU32(area + Handling.code, record?.code ?? 0);
    this.#memory.setU32(area + Handling.info, info);
    this.#writeRecord(info, record);
    // Where the exception stands in this function, for its own termination blocks.
    this.#memory.setU32(area + Handling.try, inTry);
    this.#memory.setU32(area + Handling.resume, this.#memory.u32(frame + Frame.resume));
    return this.#search(slot, inTry);
  }

  /** EXCEPTION_POINTERS, and the EXCEPTION_RECORD they lead to; there is no CONTEXT. */
  #writeRecord(at: Offset, raised: RaisedException | undefined): void {
    const memory = this.#memory;
    memory.protect(at, RECORD_SIZE, Permission.open);
    memory.u8.fill(0, at, at + RECORD_SIZE);
    const record = at + 16;
    memory.setPointer(at, record);
    memory.setU32(record, raised?.code ?? 0);
    memory.setU64(record + 16, BigInt.asUintN(64, raised?.address ?? 0n));
    const parameters = (raised?.parameters ?? []).slice(0, 15);
    memory.setU32(record + 24, parameters.length);
    parameters.forEach((value, i) => {
      memory.setU64(record + 32 + 8 * i, BigInt.asUintN(64, value));
    });
  }

  /** The filter of `inTry` has answered. */
  filtered(frame: Offset, inTry: TryId, answer: number): number {
    const slot = this.#codeAt(frame);
    const region = slot === undefined ? undefined : regionOf(slot, inTry);
    if (slot === undefined || region === undefined) return -Status.Raised;
    const area = frame + slot.plan.handling;
    if (answer > CONTINUE_SEARCH) return this.#accept(frame, slot, region);
    if (answer <= CONTINUE_EXECUTION) {
      // Nothing here can go on at the instruction that failed: Windows raises a non-continuable exception instead.
      this.#memory.setU32(frame + Frame.resume, this.#memory.u32(area + Handling.resume));
      return -Status.Unwinding;
    }
    const next = region.parent === undefined ? -Status.Raised : this.#search(slot, region.parent);
    // Callers must find the frame as it stood when the exception passed through it.
    if (next < 0) this.#memory.setU32(frame + Frame.resume, this.#memory.u32(area + Handling.resume));
    return next;
  }

  #search(slot: CodeSlot, from: TryId): number {
    for (let region = regionOf(slot, from); region !== undefined; region = parentOf(slot, region)) {
      if (region.kind === "except" && region.filter !== undefined)
        return (slot.plan.blockSegment[region.filter] ?? 0) + 1;
    }
    return -Status.Raised;
  }

  /** Unwinds everything between the place of the exception and the accepting try, then goes to its handler. */
  #accept(frame: Offset, slot: CodeSlot, accepted: TryRegion): number {
    const memory = this.#memory;
    const area = frame + slot.plan.handling;
    const top = memory.u32(area + Handling.top);
    memory.setU32(frame + Frame.resume, memory.u32(area + Handling.resume));
    const above = walkFrames(memory, (index) => this.#stack.slot(index), frame).filter((info) => info.frame > frame);
    for (const info of above.reverse()) {
      const inner = this.#codeAt(info.frame);
      if (inner === undefined) continue;
      const status = this.#terminate(info.frame, inner, this.#tryOf(inner, info), undefined);
      if (status !== Status.Returned) return -status;
    }
    const status = this.#terminate(frame, slot, memory.u32(area + Handling.try), accepted.id);
    if (status !== Status.Returned) return -status;
    // The frames above are gone: what they marked must not be found by those that come after.
    const from = frame + slot.frameSize;
    for (const table of [this.#layout.passive, this.#layout.raised])
      memory.u8.fill(0, table + from / 8, table + Math.ceil(top / 8));
    return (slot.plan.blockSegment[accepted.handler] ?? 0) + 1;
  }

  /** The innermost try at the place where a frame stands. */
  #tryOf(slot: CodeSlot, info: FrameInfo): TryId | undefined {
    const word = this.#memory.u32(info.frame + Frame.resume);
    if ((word & Resume.faulted) !== 0) {
      const packed = (word >>> 20) & 0x7ff;
      return packed === 0 ? undefined : packed - 1;
    }
    const segment = slot.plan.segments[(word & Resume.segment) - 1];
    return slot.code?.blocks.find((block) => block.id === segment?.block)?.inTry;
  }

  /** Runs a frame's termination blocks from `from` outwards, up to but without `until`. */
  #terminate(frame: Offset, slot: CodeSlot, from: TryId | undefined, until: TryId | undefined): Status {
    const memory = this.#memory;
    if (from === undefined) return Status.Returned;
    for (
      let region = regionOf(slot, from);
      region !== undefined && region.id !== until;
      region = parentOf(slot, region)
    ) {
      if (region.kind !== "finally") continue;
      const saved = memory.u32(frame + Frame.resume);
      const limit = memory.u32(Cell.stackLimit);
      if (region.abnormal !== undefined) memory.setU32(frame + (slot.localOffsets[region.abnormal] ?? 0), 1);
      memory.setU32(frame + Frame.resume, (slot.plan.blockSegment[region.handler] ?? 0) + 1);
      const status = this.#stack.run(frame);
      memory.setU32(Cell.stackLimit, limit);
      if (status !== Status.Returned) return status;
      if (region.abnormal !== undefined) memory.setU32(frame + (slot.localOffsets[region.abnormal] ?? 0), 0);
      memory.setU32(frame + Frame.resume, saved);
    }
    return Status.Returned;
  }

  #codeAt(frame: Offset): CodeSlot | undefined {
    const slot = this.#stack.slot(this.#memory.u32(frame + Frame.function));
    return slot?.kind === "code" ? slot : undefined;
  }
}

function regionOf(slot: CodeSlot, id: TryId): TryRegion | undefined {
  return slot.code?.tries.find((region) => region.id === id);
}
function parentOf(slot: CodeSlot, region: TryRegion): TryRegion | undefined {
  return region.parent === undefined ? undefined : regionOf(slot, region.parent);
}
