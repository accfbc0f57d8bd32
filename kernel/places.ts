// Names of things and places in sources: what an address, a status or a driver is called, who called a DDI and from which line, and
// the rows of the trace, which are made of these.
import type { Program } from "../compiler/index.ts";
import type { SourceRange } from "../compiler/source/source.ts";
import { routines } from "./emulated.ts";
import { Frames } from "./frames.ts";
import type { Context } from "./ke/state.ts";
import type { FrameInfo, Image, Offset, Place } from "./machine/api.ts";
import type { Names } from "./names.ts";
import type { Scenario } from "./scenario/schema.ts";
import type { KernelState } from "./state.ts";
import type { TraceEvent, TraceLog } from "./trace/log.ts";
import { describeAddress } from "./views.ts";

export abstract class Places extends Frames {
  abstract readonly names: Names;
  abstract readonly scenario: Scenario;
  abstract readonly trace: TraceLog;
  abstract readonly contract: Program;
  abstract readonly images: readonly Image[];
  abstract readonly time: number;
  abstract readonly clock: number;
  abstract state: KernelState;
  /** The context under way; a bare one before the first. */
  abstract cur: Context;

  /** Trace rows are made; off only where speed itself is measured. */
  tracing = true;

  protected readonly routineNumbers = new Map<string, number>();
  protected readonly routineIndices = new Map<string, number>();
  #kitFiles: ReadonlySet<string> | undefined;
  readonly #caller = { frame: -1, time: -1, context: -1, info: undefined as FrameInfo | undefined };

  log(event: TraceEvent): void {
    if (!this.tracing) return;
    this.trace.append(event, {
      time: this.time,
      clock: this.clock,
      processor: Math.max(0, this.cur.processor),
      irql: this.cur.irql,
      context: this.cur.id,
      contextName: this.cur.name,
    });
  }

  /** What a driver or a program has printed: a row without the line's end, which says whether there was one. */
  logPrinted(kind: "debugPrint" | "output", driver: string, text: string): void {
    const line = text.replace(/\r?\n$/, "");
    this.log({ kind, driver, text: line, operands: [line === text ? 1 : 0] });
  }

  statusName(status: number): string {
    return this.names.status(status);
  }
  nameObject(at: Offset, name: string): void {
    this.state.names.set(at, name);
  }
  nameOf(at: Offset): string {
    return this.state.names.get(at) ?? describeAddress(this, at) ?? this.hex(at);
  }
  describe(address: bigint): string | undefined {
    const user = this.m.spaces.find(({ base, start, sizeLog2 }) => {
      const place = Number(address - base);
      return place >= start && place < start + 2 ** sizeLog2;
    });
    const at = user === undefined ? this.kernelOffset(address) : Number(address - user.base);
    return at === 0 ? undefined : (this.state.names.get(at) ?? describeAddress(this, at));
  }

  // ---- who called -----------------------------------------------------------------------------------------------------------------

  /** The driver's frame nearest below `f` on the current stack, or at it. Asked several times within one DDI: remembered. */
  #callerFrame(f: Offset | undefined): FrameInfo | undefined {
    if (f === undefined) return undefined;
    const time = this.time;
    const memo = this.#caller;
    if (memo.frame === f && memo.time === time && memo.context === this.cur.id) return memo.info;
    memo.frame = f;
    memo.time = time;
    memo.context = this.cur.id;
    memo.info = this.machine.callerOf(this.cur.stack, f);
    return memo.info;
  }
  callerPlace(f: Offset | undefined): Place {
    const info = this.#callerFrame(f);
    return info?.step === undefined ? undefined : info.fn.firstStep + info.step;
  }
  /** The same in the driver's own sources: what a function of our headers does, its caller does. */
  ownPlace(f: Offset | undefined): Place {
    const place = this.callerPlace(f);
    if (f === undefined || !this.#isInKit(place)) return place;
    const caller = this.#callerFrame(f)?.frame ?? f;
    for (const { frame, fn, step } of this.machine.walk(this.cur.stack)) {
      if (frame >= caller || fn.code === undefined || step === undefined) continue;
      const outer = fn.firstStep + step;
      if (!this.#isInKit(outer)) return outer;
    }
    return place;
  }
  #isInKit(place: Place): boolean {
    this.#kitFiles ??= new Set(this.contract.units.flatMap(({ files }) => files));
    const file = this.sourceOf(place)?.file;
    return file !== undefined && this.#kitFiles.has(file);
  }
  /** Address standing for the code that called: the function's own. */
  callerAddress(f: Offset | undefined): bigint {
    const info = this.#callerFrame(f);
    return info === undefined ? 0n : info.fn.space.base + BigInt(info.fn.address);
  }
  callerDriver(f: Offset | undefined): string {
    return this.#callerFrame(f)?.fn.image ?? "nt";
  }
  raisedAt(): { message: string; place: Place }[] {
    const place = this.cur.raisedAt;
    return place === undefined || this.cur.irql === 0 ? [] : [{ message: "the IRQL was raised here", place }];
  }
  sourceOf(place: Place): SourceRange | undefined {
    if (place === undefined) return undefined;
    const fn = this.machine.functionOfStep(place);
    const step = fn?.code?.steps[place - fn.firstStep];
    if (fn?.code === undefined || step === undefined) return undefined;
    const image = this.imageNamed(fn.image);
    const unit = image?.program.units.find((entry) => entry.path === fn.unit);
    return unit?.range(fn.code.declaration, step);
  }
  frames(context: number): readonly FrameInfo[] {
    const found = this.state.contexts.get(context);
    if (found === undefined) return [];
    const { user, stack } = found;
    const own = this.machine.walk(stack);
    // A system service was asked for by the program's code, whose frames stand on the user stack.
    return user?.inKernel === true ? [...own, ...this.machine.walk(user.user.stack)] : own;
  }
  /** Where a context is, in words: function, file and line of its innermost driver frame. */
  placeOf(context: number): string {
    for (const { fn, step } of this.frames(context)) {
      if (fn.code === undefined || step === undefined) continue;
      const range = this.sourceOf(fn.firstStep + step);
      return range === undefined ? fn.name : `${fn.name} (${range.file}:${range.startLine + 1})`;
    }
    return this.state.contexts.get(context)?.name ?? "";
  }

  // ---- drivers and their images ------------------------------------------------------------------------------------------------------

  imageNamed(name: string): Image | undefined {
    return this.images.find((image) => image.name === name);
  }
  driverOf(device: Offset): string {
    return this.state.devices.get(device)?.driver ?? "";
  }
  driverNameOf(object: Offset): string {
    for (const driver of this.state.drivers.values()) if (driver.object === object) return driver.name;
    return "";
  }
  driverNameAt(index: number): string {
    return this.scenario.drivers[index]?.name ?? "";
  }
  driverIndex(name: string): number {
    return this.scenario.drivers.findIndex((driver) => driver.name === name);
  }

  // ---- routines by name ----------------------------------------------------------------------------------------------------------------

  routineNamed(name: string): number {
    const number = this.routineNumbers.get(name);
    if (number === undefined) throw new Error(`there is no routine ${name}`);
    return number;
  }
  hasDdi(name: string): boolean {
    const number = this.routineNumbers.get(name);
    return number !== undefined && routines[number]?.internal === false;
  }
  routineIndex(name: string): number {
    const index = this.routineIndices.get(name);
    if (index === undefined) throw new Error(`there is no routine ${name}`);
    return index;
  }
  /** Function index and frame size of a routine by its number. */
  routineFrame(number: number): { readonly index: number; readonly frameSize: number } {
    const routine = routines[number];
    if (routine === undefined) throw new Error(`there is no routine ${number}`);
    return { index: this.routineIndex(routine.name), frameSize: routine.frameSize };
  }
  routineAddress(name: string): Offset {
    return this.machine.ddiAddress(this.routineNamed(name));
  }
}
