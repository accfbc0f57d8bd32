// What generated code asks the machine for: stops, faults and traps, DDIs, intrinsics, and where exceptions lead.
import { type AddressSpace, Frame, KERNEL_BASE, Status } from "../../compiler/abi.ts";
import type { Interpreter } from "../../compiler/interpret/index.ts";
import {
  Cell,
  FAULT_AT,
  FaultFlags,
  Handling,
  type ModuleImports,
  pointAt,
  pointOf,
  Resume,
  TrapKind,
} from "../../compiler/wasm/index.ts";
import type { Machine, MachineHost, Offset, Trap } from "./api.ts";
import type { Breakpoints } from "./breakpoints.ts";
import type { Exceptions } from "./exceptions.ts";
import type { Loader } from "./loader.ts";
import { type Memory, offsetIn } from "./memory.ts";
import type { Texts } from "./texts.ts";
import { walkFrames } from "./walk.ts";
import type { Watches } from "./watches.ts";

/** The run under way, as far as its code may ask or say something about it. */
export interface Run {
  stop: Machine["stop"];
  /** The guest's stack has room, the host's may not. */
  deep: boolean;
  readonly fuel: number;
  readonly raised: boolean;
  readonly stackLimit: Offset;
  /** Base of the frames entered last. */
  readonly root: Offset | undefined;
}

export interface ServiceParts {
  readonly host: MachineHost;
  readonly memory: Memory;
  readonly breakpoints: Breakpoints;
  readonly texts: Texts;
  /** How drivers see memory: all of it. */
  readonly kernelSpace: AddressSpace;
  readonly run: Run;
  readonly watches: Watches;
  /** These come to be after what needs the services' own. */
  readonly loader: () => Loader;
  readonly exceptions: () => Exceptions;
  readonly interpreter: () => Interpreter;
}

export class Services {
  readonly #parts: ServiceParts;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  imports(): ModuleImports {
    const { memory, host, run, texts } = this.#parts;
    const exceptions = () => this.#parts.exceptions();
    const interpreter = () => this.#parts.interpreter();
    return {
      ddi: (number, frame) => {
        if ((memory.u32(frame + Frame.resume) & Resume.closed) !== 0) {
          const slot = this.#slotOf(frame);
          const status = slot?.kind === "ddi" ? exceptions().reenterForeign(frame) : undefined;
          if (status !== undefined) return status;
        }
        if (number >= 0) return host.ddi(number, frame);
        const slot = this.#slotOf(frame);
        // Too large to be generated.
        if (slot?.kind === "code") return interpreter().enter(frame);
        if (slot?.kind === "ddi") return host.ddi(slot.number, frame);
        const caller = this.#caller(frame);
        const address = KERNEL_BASE + BigInt(this.#parts.loader().codeAddress(memory.u32(frame + Frame.function)));
        if (slot?.kind === "missing")
          return this.#trap("undefinedFunction", slot.name, address, caller.frame, caller.step ?? 0);
        return this.#trap(
          "badCall",
          "a call through a pointer that leads to no function",
          address,
          caller.frame,
          caller.step ?? 0,
        );
      },
      stop: (frame, resume, step) => this.#stopAt(frame, resume, step),
      trap: (kind, detail, frame, point) => this.#trapAt(kind, detail, frame, point),
      intrinsic: (name, count, frame, point) => {
        const handled = this.#handledException(texts.at(name), frame, memory.u32(Cell.intrinsic));
        if (handled !== undefined) {
          memory.setU64(Cell.intrinsic, handled);
          return;
        }
        if (texts.at(name) === "_ReturnAddress") {
          memory.setU64(Cell.intrinsic, this.#callerAddress(frame));
          return;
        }
        const args = Array.from({ length: count }, (_, n) => memory.u64(Cell.intrinsic + 8 * n));
        const word = memory.u32(frame + Frame.resume);
        memory.setU32(frame + Frame.resume, (Resume.faulted | point) >>> 0);
        const value = host.intrinsic(texts.at(name), args);
        memory.setU32(frame + Frame.resume, word);
        memory.setU64(Cell.intrinsic, BigInt.asUintN(64, value));
      },
      stackOverflow: (frame, need) => {
        if (frame + need <= run.stackLimit) {
          run.deep = true;
          return Status.Unwinding;
        }
        return this.stackOverflow(frame, this.#slotOf(frame)?.name ?? "a function");
      },
      raise: (frame, inTry) => exceptions().raise(frame, inTry),
      filtered: (frame, inTry, answer) => exceptions().filtered(frame, inTry, answer),
      terminated: (frame, region) => exceptions().terminated(frame, region),
      reenter: (frame) => exceptions().reenter(frame),
      fault: (frame, size, flags, point) => this.#faultAt(frame, size, flags, point),
    };
  }
  /** The stack of a frame has no room left for something. */
  stackOverflow(frame: Offset, what: string): Status {
    return this.#trap("stackOverflow", `the kernel stack has no room for ${what}`, 0n, frame, 0);
  }
  #handledException(name: string, frame: Offset, region: number): bigint | undefined {
    if (name !== "_exception_code" && name !== "_exception_info") return undefined;
    const slot = this.#slotOf(frame);
    const area = frame + (slot?.kind === "code" ? slot.plan.handling : 0) + Handling.each * region;
    if (name === "_exception_code") return BigInt(this.#parts.memory.u32(area + Handling.code));
    return (slot?.space ?? this.#parts.kernelSpace).base + BigInt(this.#parts.memory.u32(area + Handling.info));
  }
  /** The frame that called the one at `frame`, on the stack being run. */
  #caller(frame: Offset): { readonly frame: Offset; readonly step: number | undefined } {
    const root = this.#parts.run.root ?? frame;
    const frames = walkFrames(this.#parts.memory, (index) => this.#parts.loader().slot(index), root).filter(
      (info) => info.frame < frame,
    );
    return frames[frames.length - 1] ?? { frame, step: undefined };
  }

  /** As far as the machine knows places in code: that of the function that called. */
  #callerAddress(frame: Offset): bigint {
    const caller = this.#caller(frame);
    const slot = caller.frame === frame ? undefined : this.#slotOf(caller.frame);
    return slot === undefined ? 0n : slot.space.base + BigInt(slot.address);
  }

  #stopAt(frame: Offset, resume: number, step: number): number {
    const { memory } = this.#parts;
    const slot = this.#slotOf(frame);
    const word = memory.u32(frame + Frame.resume);
    const reported = (word & Resume.reported) !== 0 && (word & Resume.segment) === resume ? Resume.reported : 0;
    if (this.#parts.run.fuel <= 0) {
      memory.setU32(frame + Frame.resume, resume | reported);
      this.#parts.run.stop = { kind: "fuel" };
      return Status.Unwinding;
    }
    const global = (slot?.firstStep ?? 0) + step;
    const { host, breakpoints } = this.#parts;
    const mayBeOut = slot?.kind === "code" && ((slot.paged && this.#parts.run.raised) || breakpoints.guards(global));
    if (mayBeOut && host.absent?.(slot) !== false) {
      const segment = slot.plan.segments[resume - 1];
      const point = segment === undefined ? 0 : pointOf(slot.plan, segment.block, segment.from);
      memory.setU32(frame + Frame.resume, (Resume.faulted | point) >>> 0);
      const address = KERNEL_BASE + BigInt(slot.address);
      return this.#trap("codeOut", `the code of ${slot.name} is not in memory`, address, frame, step);
    }
    if (breakpoints.has(global) && reported === 0) {
      memory.setU32(frame + Frame.resume, resume | Resume.reported);
      this.#parts.run.stop = { kind: "breakpoint", step: global };
      return Status.Unwinding;
    }
    memory.setU32(frame + Frame.resume, resume);
    return 0;
  }

  #trapAt(kind: number, detail: number, frame: Offset, point: number): number {
    const { memory } = this.#parts;
    memory.setU32(frame + Frame.resume, (Resume.faulted | point) >>> 0);
    const step = this.#stepAt(frame, point);
    switch (kind) {
      case TrapKind.divideError:
        return this.#trap("divideError", "division by zero, or a quotient too large", 0n, frame, step);
      case TrapKind.badCall:
        return this.#trap(
          "badCall",
          "a call through a pointer that leads to no function",
          memory.u64(Cell.faultAddress),
          frame,
          step,
        );
      case TrapKind.uninitialized:
        return this.#trap("uninitialized", this.#parts.texts.at(detail), memory.u64(Cell.faultAddress), frame, step);
      case TrapKind.undefinedFunction:
        return this.#trap("undefinedFunction", this.#parts.texts.at(detail), 0n, frame, step);
      default:
        return this.#trap(
          kind === TrapKind.debugBreak ? "debugBreak" : "refused",
          this.#parts.texts.at(detail),
          0n,
          frame,
          step,
        );
    }
  }
  #stepAt(frame: Offset, point: number): number {
    const slot = this.#slotOf(frame);
    const found = slot?.kind === "code" && slot.code !== undefined ? pointAt(slot.code, slot.plan, point) : undefined;
    return found?.step ?? 0;
  }
  #trap(kind: Trap["kind"], message: string, address: bigint, frame: Offset, step: number): Status {
    this.#parts.run.stop = { kind: "host" };
    return this.#parts.host.trap({ kind, message, address, frame, step });
  }

  #faultAt(frame: Offset, size: number, flags: number, point: number): number {
    const { memory } = this.#parts;
    const write = (flags & FaultFlags.write) !== 0;
    const range = (flags & FaultFlags.range) !== 0;
    const word = memory.u32(frame + Frame.resume);
    memory.setU32(frame + Frame.resume, (Resume.faulted | point) >>> 0);
    const wanted = memory.u64(Cell.faultAddress);
    const space = this.#slotOf(frame)?.space ?? this.#parts.kernelSpace;
    const offset = offsetIn(space, wanted);
    const bad = offset === undefined ? undefined : memory.check(offset, size, write, this.#parts.run.raised);
    if (
      offset !== undefined &&
      this.#parts.watches.meet(offset, size, write) &&
      bad === undefined &&
      offset >= FAULT_AT
    ) {
      memory.setU32(frame + Frame.resume, word);
      return offset;
    }
    const address = range && bad !== undefined ? space.base + BigInt(bad.at) : wanted;
    this.#parts.run.stop = { kind: "host" };
    const value = write && !range ? { value: BigInt.asUintN(8 * size, memory.u64(Cell.faultValue)) } : {};
    const answer = this.#parts.host.fault({
      kind: write ? "write" : "read",
      address,
      size,
      permission: bad?.permission ?? 0x80,
      frame,
      step: this.#stepAt(frame, point),
      ...value,
    });
    if ("status" in answer) return answer.status;
    if ("at" in answer && answer.at >= FAULT_AT) {
      memory.setU32(frame + Frame.resume, word);
      return answer.at;
    }
    if (range || !("value" in answer)) return Status.Unwinding;
    memory.setU64(Cell.faultValue, BigInt.asUintN(64, answer.value));
    memory.setU32(frame + Frame.resume, word);
    return 0;
  }
  /** The host's own stack is used up in a run of the frames from `base` on. */
  overflow(base: Offset): Status {
    const innermost = walkFrames(this.#parts.memory, (index) => this.#parts.loader().slot(index), base).at(-1);
    const frame = innermost?.frame ?? base;
    return this.#trap("stackOverflow", "the host's own stack is used up", 0n, frame, innermost?.step ?? 0);
  }
  #slotOf(frame: Offset) {
    const { memory } = this.#parts;
    return this.#parts.loader().slot(memory.u32(frame + Frame.function));
  }
}
