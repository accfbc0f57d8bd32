// The kernel: a machine, the executive's state, and the DDIs that act on both. This class is the hub that DDI bodies get as `k`;
// the mechanisms are in the folders of their managers. Everything that must survive a checkpoint is in `machine` and `state`.
import { Frame, Status } from "../compiler/abi.ts";
import type { Program } from "../compiler/program.ts";
import type { SourceRange } from "../compiler/source/source.ts";
import type {
  ContextInfo,
  DeviceNode,
  KernelCheckpoint,
  KernelOptions,
  KernelSession,
  ScenarioResult,
  StopReason,
} from "./api.ts";
import * as nt from "./constants.ts";
import { exportData } from "./data.ts";
import { Leave, type Routine } from "./ddi.ts";
import { routines } from "./emulated.ts";
import { Frames } from "./frames.ts";
import { dropDeleted } from "./io/device.ts";
import { hostIntrinsic } from "./ke/intrinsics.ts";
import { decide, finishContext } from "./ke/scheduler.ts";
import { endThread } from "./ke/thread.ts";
import { bootTime } from "./ke/timer.ts";
import { block, wake } from "./ke/wait.ts";
import type {
  Fault,
  FrameInfo,
  GuestMemory,
  Image,
  LoadedFunction,
  Machine,
  MachineHost,
  MemorySnapshot,
  Offset,
  Trap,
} from "./machine/api.ts";
import { createMachine } from "./machine/index.ts";
import { deviceFault } from "./mm/device-memory.ts";
import { release } from "./mm/pool.ts";
import { USER_HIGH, type UserBuffer, userBuffer, userFault } from "./mm/user.ts";
import { Names } from "./names.ts";
import { powerOn } from "./power-on.ts";
import { withExpectedBugcheck } from "./scenario/check.ts";
import { type PlannedStep, planOf } from "./scenario/plan.ts";
import type { Scenario } from "./scenario/schema.ts";
import type { Context, HandleKind, KernelState, Place, Request } from "./state.ts";
import { bindStructs, type Structs } from "./structs.ts";
import { type TraceEvent, type TraceKind, TraceLog, type TraceMoment, traceKinds } from "./trace/log.ts";
import { type Requirement, requirementsOf } from "./verifier/contract.ts";
import { handleFault, handleTrap, unhandledException } from "./verifier/fault.ts";
import { checkRequirement } from "./verifier/irql.ts";
import { recordFinding, stopWithBugcheck, stopWithFinding } from "./verifier/stop.ts";
import { contextInfos, describeAddress, deviceNodes } from "./views.ts";

interface Checkpoint extends KernelCheckpoint {
  readonly memory: MemorySnapshot;
  readonly state: KernelState;
  readonly traceLength: number;
  /** The context that ran last, which may have ended. */
  readonly current: Context;
}

/** Steps take a tenth of 100 ns: ten million a virtual second would be slow, a hundred million is a modest processor. */
const stepsPerTick = 10;
/** Kernel stack of a thread, bytes. Frames here are larger than a real compiler's, which has 24 KiB. */
const stackSize = 96 * 1024;
/** Kept free at a stack's end for the frames of DDIs. */
const stackReserve = 8192;
/** Steps a single call from the kernel into a driver may take before it is taken for an endless loop. */
const budgetOfTurn = 2_000_000_000;

export class Kernel extends Frames implements KernelSession, MachineHost {
  readonly machine: Machine;
  readonly m: GuestMemory;
  readonly s: Structs;
  readonly names: Names;
  readonly contract: Program;
  readonly scenario: Scenario;
  readonly trace: TraceLog;
  /** The scenario's steps, with those that it leaves to us. */
  readonly plan: readonly PlannedStep[];
  readonly images: readonly Image[];
  readonly preemption: boolean;
  readonly checks: { readonly irql: boolean; readonly pool: boolean; readonly io: boolean; readonly locks: boolean };
  /** Which of the drivers' requests for resources is refused, from 1; 0 for none. */
  readonly refusedRequest: number;
  /** Trace rows are made; off only where speed itself is measured. */
  tracing = true;
  breakpointsOn = true;
  state: KernelState;
  /** The context under way; a bare one before the first. */
  cur: Context;

  readonly #routineNumber = new Map<string, number>();
  readonly #routineIndex = new Map<string, number>();
  readonly #requirements: readonly (Requirement | undefined)[];
  readonly #imageBytes = new Map<string, Uint8Array>();
  readonly #data: ReadonlyMap<string, Offset>;
  #looked = false;
  readonly #caller = { frame: -1, time: -1, context: -1, info: undefined as FrameInfo | undefined };
  #given = 0;
  #inside = false;
  #ending: { context: Context; status: number } | undefined;

  constructor(options: KernelOptions) {
    super();
    this.contract = options.contract;
    this.scenario = options.scenario;
    this.plan = planOf(options.scenario);
    this.preemption = options.scenario.machine?.preemption ?? true;
    const verifier = options.scenario.verifier;
    this.checks = {
      irql: verifier?.irql ?? true,
      pool: verifier?.pool ?? true,
      io: verifier?.io ?? true,
      locks: verifier?.locks ?? true,
    };
    this.refusedRequest = options.refuse ?? verifier?.refuse ?? 0;
    const bound = bindContract(options.contract);
    this.s = bound.structs;
    this.names = bound.names;
    this.#requirements = bound.requirements;
    this.trace = new TraceLog(this.names);
    this.machine = createMachine(this, {
      memory: (options.scenario.machine?.memory ?? 64) * 1024 * 1024,
      ddis: routines.map((routine) => ({ name: routine.name, frameSize: routine.frameSize })),
    });
    this.m = this.machine.memory;
    const ddis = new Map<string, number>();
    routines.forEach((routine, number) => {
      this.#routineNumber.set(routine.name, number);
      if (!routine.internal) ddis.set(routine.name, number);
      const fn = this.machine.functionAt(this.address(this.machine.ddiAddress(number)));
      if (fn !== undefined) {
        this.routineByFunction[fn.index] = routine;
        this.#routineIndex.set(routine.name, fn.index);
      }
    });
    this.#data = exportData(this);
    const images: Image[] = [];
    for (const driver of options.scenario.drivers) {
      const program = options.drivers.get(driver.name);
      if (program === undefined) throw new Error(`the scenario's driver "${driver.name}" has not been compiled`);
      const pagedSections = (section: string) => /^\.?PAGE/i.test(section);
      images.push(this.machine.load(driver.name, program, { ddis, pagedSections, data: this.#data }));
    }
    this.images = images;
    for (const image of images) {
      this.#imageBytes.set(image.name, this.m.u8.slice(image.base, image.base + image.size));
    }
    const { state, context } = powerOn(this, options);
    this.state = state;
    this.cur = context;
  }

  // ---- time -------------------------------------------------------------------------------------------------------------------

  get time(): number {
    return this.#inside ? this.state.time + this.#given - this.machine.fuel : this.state.time;
  }
  get clock(): number {
    return Math.floor(this.time / stepsPerTick) + this.state.clockSkip;
  }
  get current(): number {
    return this.state.lastContext;
  }
  get irql(): number {
    return this.cur.irql;
  }
  stepsUntil(due: number): number {
    return Math.max(0, (due - this.state.clockSkip) * stepsPerTick - this.time);
  }
  /** Clock value of a documented due time: negative is relative, positive absolute system time. */
  dueOf(value: number): number | undefined {
    return value <= 0 ? this.clock - value : Math.max(this.clock, value - Number(bootTime));
  }

  // ---- running ----------------------------------------------------------------------------------------------------------------

  advance(until: number): StopReason {
    for (;;) {
      const state = this.state;
      if (state.stopped !== undefined) return state.stopped;
      if (state.time >= until) return { kind: "limit" };
      if (state.turn === undefined || state.reschedule || state.time >= state.turn.end) {
        if (!this.#decide()) continue;
      }
      const turn = this.state.turn;
      const context = turn && state.contexts.get(turn.context);
      if (turn === undefined || context === undefined) {
        state.turn = undefined;
        continue;
      }
      const stopped = this.#run(context, Math.min(until, turn.end, state.time + budgetOfTurn) - state.time);
      if (stopped !== undefined) return stopped;
    }
  }

  #decide(): boolean {
    try {
      return decide(this);
    } catch (error) {
      if (error instanceof Leave) return false;
      throw error;
    }
  }

  #run(context: Context, fuel: number): StopReason | undefined {
    const { machine, state } = this;
    this.cur = context;
    state.lastContext = context.id;
    machine.raised = context.irql >= 2;
    machine.stackLimit = context.limit - stackReserve;
    this.#given = fuel;
    machine.fuel = fuel;
    this.#inside = true;
    const status = machine.enter(context.stack);
    state.time += this.#given - machine.fuel;
    this.#inside = false;
    if (state.stopped !== undefined) return undefined;
    if (this.#ending !== undefined) {
      const { context: ended, status: code } = this.#ending;
      this.#ending = undefined;
      endThread(this, ended, code);
      return undefined;
    }
    if (status === Status.Returned) {
      if (context.kind === "thread") endThread(this, context, this.m.u32(context.stack + Frame.result));
      else finishContext(this, context);
      return undefined;
    }
    if (status === Status.Raised) {
      unhandledException(this, context);
      return undefined;
    }
    const stop = machine.stop;
    if (stop.kind === "breakpoint" && this.breakpointsOn && context.state === "running") {
      return { kind: "breakpoint", context: context.id, step: stop.step };
    }
    return undefined;
  }

  /** Ends the turn at the next step, so that a decision can be made. */
  cut(): void {
    this.state.reschedule = true;
    if (!this.#inside) return;
    this.#given -= this.machine.fuel;
    this.machine.fuel = 0;
  }

  // ---- what the machine asks of its host -----------------------------------------------------------------------------------------

  ddi(number: number, frame: Offset): Status {
    const routine = routines[number];
    if (routine === undefined) throw new Error(`there is no DDI ${number}`);
    try {
      if (this.m.u32(frame + Frame.resume) === 0) {
        const requirement = this.#requirements[number];
        if (requirement !== undefined) checkRequirement(this, frame, routine.name, requirement);
      }
      return this.runSteps(this, routine, frame);
    } catch (error) {
      if (error instanceof Leave) return error.status;
      throw error;
    }
  }
  fault(fault: Fault): ReturnType<MachineHost["fault"]> {
    return userFault(this, fault) ?? deviceFault(this, fault) ?? handleFault(this, fault);
  }
  trap(trap: Trap): typeof Status.Unwinding | typeof Status.Raised {
    return handleTrap(this, trap);
  }
  intrinsic(name: string, args: readonly bigint[]): bigint {
    return hostIntrinsic(this, name, args);
  }
  protected badAccess(f: Offset, address: bigint, size: number, kind: "read" | "write" | "execute"): never {
    const outcome = handleFault(this, { kind, address, size, permission: 0x80, frame: f, step: 0 });
    throw new Leave("status" in outcome ? outcome.status : Status.Unwinding);
  }

  /** Records an exception of the current context; whoever called it returns `Raised`. */
  raise(
    code: number,
    address: bigint,
    parameters: bigint[],
    message: string,
    frame: Offset,
    continues: "again" | "return" | "no" = "again",
  ): void {
    this.cur.exception = { code, address, parameters, message, frame, place: this.callerPlace(frame), continues };
  }
  exceptionRaised(): Context["exception"] {
    return this.cur.exception;
  }
  raiseNoncontinuable(): void {
    const { address = 0n, frame = this.cur.stack } = this.cur.exception ?? {};
    const message = "an exception filter asked to go on after an exception that does not allow it";
    this.raise(nt.STATUS_NONCONTINUABLE_EXCEPTION, address, [], message, frame, "no");
  }
  /** Leaves a DDI by raising an exception in its caller. */
  raiseFrom(f: Offset, code: number, message: string, parameters: bigint[] = []): never {
    this.raise(code, this.callerAddress(f), parameters, message, f, "no");
    throw new Leave(Status.Raised);
  }

  /** For library code: an access that memory refuses. */
  refuse(f: Offset, address: bigint, size: number, write: boolean): never {
    return this.badAccess(f, address, size, write ? "write" : "read");
  }

  // ---- IRQL, locks ---------------------------------------------------------------------------------------------------------------

  /** `f` is the DDI that raises it at the driver's wish: remembered to explain what comes of it. */
  setIrql(level: number, f?: Offset): void {
    const old = this.cur.irql;
    if (level > old && f !== undefined) this.cur.raisedAt = this.callerPlace(f);
    this.cur.irql = level;
    this.machine.raised = level >= 2;
    if (level >= old) return;
    // What was held off may come now.
    const processor = this.state.processors[this.cur.processor];
    if (this.state.pendingVectors.length > 0 || (level < 2 && (processor?.dpcs.length ?? 0) > 0)) this.cut();
  }
  lowerIrql(f: Offset, level: number, name: string): void {
    if (level > this.irql) {
      const message = `${name} is asked to lower the IRQL to ${level}, but it is ${this.irql}.`;
      stopWithBugcheck(this, f, 0x0a, [0n, BigInt(this.irql), BigInt(level), 0n], message);
    }
    this.setIrql(level);
  }
  /** The current context spins until a lock is free; its DDI goes on at `next`. */
  spin(f: Offset, lock: Offset, next: number): void {
    block(this, f, next, "spin", [lock], undefined, `spins for ${this.nameOf(lock)}`);
  }
  wakeSpinners(lock: Offset): void {
    for (const context of this.state.contexts.values()) {
      if (context.wait?.kind === "spin" && context.wait.objects[0] === lock) this.cut();
    }
  }
  wakeCondition(object: Offset): void {
    for (const context of [...this.state.contexts.values()]) {
      if (context.wait?.kind === "condition" && context.wait.objects[0] === object) {
        wake(this, context, 0);
        return;
      }
    }
  }

  /** All that wait for it look again. */
  wakeConditions(object: Offset): void {
    for (const context of [...this.state.contexts.values()]) {
      if (context.wait?.kind === "condition" && context.wait.objects[0] === object) wake(this, context, 0);
    }
  }

  // ---- contexts, stacks, frames ----------------------------------------------------------------------------------------------------

  context(id: number | undefined): Context | undefined {
    return id === undefined ? undefined : this.state.contexts.get(id);
  }
  /** The thread that runs, or that was interrupted by the DPC or ISR that runs. */
  threadContext(): Context {
    if (this.cur.kind === "thread") return this.cur;
    const bottom = this.context(this.state.processors[this.cur.processor]?.contexts[0]);
    return bottom?.kind === "thread" ? bottom : this.cur;
  }
  endLater(context: Context, status: number): void {
    this.#ending = { context, status };
  }
  allocateStack(): { stack: Offset; limit: Offset } {
    const free = this.state.freeStacks.pop();
    if (free !== undefined) return free;
    const pool = this.state.pool;
    // Stacks come from the upper end of the pool's memory.
    pool.end -= stackSize;
    if (pool.end < pool.next) throw new Error("the machine's memory is used up by stacks; give the scenario more");
    return { stack: pool.end, limit: pool.end + stackSize };
  }
  freeStack(stack: { stack: Offset; limit: Offset }): void {
    this.state.freeStacks.push(stack);
  }
  routineNamed(name: string): number {
    const number = this.#routineNumber.get(name);
    if (number === undefined) throw new Error(`there is no routine ${name}`);
    return number;
  }
  hasDdi(name: string): boolean {
    const number = this.#routineNumber.get(name);
    return number !== undefined && routines[number]?.internal === false;
  }
  routineIndex(name: string): number {
    const index = this.#routineIndex.get(name);
    if (index === undefined) throw new Error(`there is no routine ${name}`);
    return index;
  }
  routineAddress(name: string): Offset {
    return this.machine.ddiAddress(this.routineNamed(name));
  }
  prepareFrame(stack: Offset, routine: number): void {
    const name = routines[routine]?.name ?? "";
    this.m.protect(stack, stackSize, 0);
    this.m.u8.fill(0, stack, stack + (routines[routine]?.frameSize ?? 64));
    this.m.setU32(stack + Frame.resume, 0);
    this.m.setU32(stack + Frame.function, this.routineIndex(name));
  }

  // ---- names and places --------------------------------------------------------------------------------------------------------------

  log(event: TraceEvent): void {
    if (!this.tracing) return;
    const moment: TraceMoment = {
      time: this.time,
      clock: this.clock,
      processor: Math.max(0, this.cur.processor),
      irql: this.cur.irql,
      context: this.cur.id,
      contextName: this.cur.name,
    };
    this.trace.append(event, moment);
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
    const at = address - this.address(0x1000) + 0x1000n;
    return at >= 0x1000n && at < BigInt(this.m.size)
      ? (this.state.names.get(Number(at)) ?? describeAddress(this, Number(at)))
      : undefined;
  }
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
  /** Address standing for the code that called: the function's own. */
  callerAddress(f: Offset | undefined): bigint {
    const info = this.#callerFrame(f);
    return info === undefined ? 0n : this.address(info.fn.address);
  }
  isDriverFrame(f: Offset): boolean {
    return this.routineByFunction[this.m.u32(f + Frame.function)] === undefined;
  }
  permissionAt(at: Offset): number {
    return this.m.check(at, 1, true, this.machine.raised)?.permission ?? 0;
  }
  raisedAt(): { message: string; place: Place }[] {
    const place = this.cur.raisedAt;
    return place === undefined || this.irql === 0 ? [] : [{ message: "the IRQL was raised here", place }];
  }
  callerDriver(f: Offset | undefined): string {
    return this.#callerFrame(f)?.fn.image ?? "nt";
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

  // ---- images that are unloaded and loaded again ---------------------------------------------------------------------------------------

  /** Fresh data, as the loader maps it. */
  reviveImage(name: string): void {
    const image = this.imageNamed(name);
    const bytes = this.#imageBytes.get(name);
    if (image === undefined || bytes === undefined || !this.state.retired.delete(name)) return;
    this.m.u8.set(bytes, image.base);
  }
  retireImage(name: string): void {
    this.state.retired.add(name);
  }
  override functionOr(f: Offset, at: Offset): LoadedFunction {
    const fn = super.functionOr(f, at);
    if (this.state.retired.size > 0 && this.state.retired.has(fn.image)) {
      const message = `${fn.name} of ${fn.image} is called, but that driver has been unloaded.`;
      stopWithBugcheck(this, f, 0xce, [this.address(at), 8n, 0n, 0n], message);
    }
    return fn;
  }

  // ---- handles, references, user memory ------------------------------------------------------------------------------------------------

  newHandle(kind: HandleKind, target: number, name: string): number {
    const handle = this.state.nextHandle;
    this.state.nextHandle += 4;
    this.state.handles.set(handle, { kind, target, name });
    return handle;
  }
  reference(device: Offset, by: number): void {
    const at = device + this.s.DEVICE_OBJECT.ReferenceCount;
    this.m.setU32(at, Math.max(0, this.m.i32(at) + by));
    if (by < 0) dropDeleted(this, device);
  }
  /** Offset of a kernel address; 0 if it is none. */
  kernelOffset(address: bigint): Offset {
    const at = address - this.address(0x1000) + 0x1000n;
    return at >= 0x1000n && at < BigInt(this.m.size) ? Number(at) : 0;
  }
  /** Lives in the first page of the pool's memory. */
  get cancelLock(): Offset {
    return this.#data.get("cancelSpinLock") ?? 0;
  }
  /** IO_SECURITY_CONTEXT of an open: only the access wanted is filled in. */
  securityContext(access: number): Offset {
    const at = this.#data.get("securityContext") ?? 0;
    this.m.setU32(at + 16, ((access & 1) !== 0 ? 0x12_0089 : 0) | ((access & 2) !== 0 ? 0x12_0116 : 0));
    return at;
  }
  get configurationInformation(): Offset {
    return this.#data.get("configurationInformation") ?? 0;
  }
  /** A block that a DDI made for its caller belongs to the caller, who must free it. */
  ownBlock(at: Offset, f: Offset): void {
    const block = this.state.pool.blocks.get(at);
    if (block === undefined) return;
    this.state.pool.blocks.set(at, { ...block, driver: this.callerDriver(f), allocated: this.callerPlace(f) });
  }
  /** Frees what the kernel made for a driver, if it is what it is said to be. */
  releaseOwn(at: Offset, what: string): void {
    if (this.state.pool.blocks.get(at)?.what === what) release(this, at);
  }
  removeLater(node: number): void {
    this.state.removing.push(node);
    this.wakeWorker();
  }
  finished(): void {
    if (this.state.stopped === undefined) this.state.stopped = { kind: "finished" };
    this.cut();
  }
  traceKind(name: string | undefined): TraceKind | undefined {
    return traceKinds.find((kind) => kind === name);
  }
  get process(): Offset {
    return this.state.process;
  }
  userBuffer(request: Request, size: number): UserBuffer {
    return userBuffer(this, request, size);
  }
  userTarget(high: number, low: Offset): Offset | undefined {
    return high === USER_HIGH ? low : undefined;
  }
  /** A file whose last request has ended after its handle was closed: IRP_MJ_CLOSE is due. */
  closeLater(file: number): void {
    this.state.closing.push(file);
    this.wakeWorker();
  }
  wakeWorker(): void {
    for (const context of [...this.state.contexts.values()]) {
      if (context.wait?.kind === "work") {
        wake(this, context, 0);
        return;
      }
    }
  }
  notCompleted(f: Offset, request: Request): never {
    const message = `${request.title}: the dispatch routine returned ${this.statusName(request.returned ?? 0)}, but the IRP was neither completed nor is it pending. The caller would wait for ever.`;
    return stopWithFinding(this, f, "verifier:irp", message);
  }
  /** Nothing can run and nothing is due. */
  stuck(): void {
    const waiting = [...this.state.contexts.values()].filter(
      (context) => context.wait !== undefined && context.wait.kind !== "work",
    );
    const list = waiting.map((context) => `${context.name} ${context.wait?.reason ?? ""}`).join("; ");
    recordFinding(this, undefined, "deadlock", `Nothing can go on: ${list || "there is nothing left to run"}.`);
  }

  // ---- the session, for debuggers and runners --------------------------------------------------------------------------------------------

  contexts(): readonly ContextInfo[] {
    return contextInfos(this);
  }
  /** Where a context is, in words: function, file and line of its innermost driver frame. */
  placeOf(context: number): string {
    for (const { fn, step } of this.frames(context)) {
      if (fn.code === undefined || step === undefined) continue;
      const range = this.sourceOf(fn.firstStep + step);
      return range === undefined ? fn.name : `${fn.name} (${range.file}:${range.startLine + 1})`;
    }
    return this.context(context)?.name ?? "";
  }
  frames(context: number): readonly FrameInfo[] {
    const found = this.state.contexts.get(context);
    return found === undefined ? [] : this.machine.walk(found.stack);
  }
  deviceTree(): readonly DeviceNode[] {
    return deviceNodes(this);
  }
  results(): readonly ScenarioResult[] {
    return withExpectedBugcheck(this);
  }

  lowResources(): ReturnType<KernelSession["lowResources"]> {
    const { resourceRequests, refused } = this.state;
    const told = refused && { what: refused.what, range: this.sourceOf(refused.place) };
    return { requests: resourceRequests, refused: told };
  }

  checkpoint(): KernelCheckpoint {
    // The first one looks at everything: power-on has set permissions everywhere.
    if (this.#looked) this.#idleSince(this.state);
    this.#looked = true;
    const memory = this.machine.snapshot();
    const state = structuredClone(this.state);
    const made: Checkpoint = {
      time: this.state.time,
      bytes: memory.bytes,
      memory,
      state,
      current: structuredClone(this.cur),
      traceLength: this.trace.length,
    };
    return made;
  }
  restore(checkpoint: KernelCheckpoint): void {
    const made = own(checkpoint);
    this.#idleSince(made.state);
    this.machine.restore(made.memory);
    this.state = structuredClone(made.state);
    this.trace.goTo(made.traceLength);
    this.cur = structuredClone(made.current);
    this.cur = this.state.contexts.get(this.cur.id) ?? this.cur;
  }
  /** Between the pool and the stacks, which grow towards each other, lies what neither this state nor the present one has used. */
  #idleSince(state: KernelState): void {
    const start = Math.max(this.state.pool.next, state.pool.next);
    const end = Math.min(this.state.pool.end, state.pool.end);
    this.machine.idle = start < end ? { start, end } : undefined;
  }
  discard(checkpoint: KernelCheckpoint): void {
    this.machine.discard(own(checkpoint).memory);
  }
}

/** What a kernel takes from the headers, worked out once for each compiled contract. */
interface BoundContract {
  readonly structs: Structs;
  readonly names: Names;
  /** By routine number. */
  readonly requirements: readonly (Requirement | undefined)[];
}
const boundContracts = new WeakMap<Program, BoundContract>();

function bindContract(contract: Program): BoundContract {
  const known = boundContracts.get(contract);
  if (known !== undefined) return known;
  const made: BoundContract = {
    structs: bindStructs(contract),
    names: new Names(contract),
    requirements: routines.map((routine) => (ownCheck(routine) ? undefined : requirementsOf(contract, routine.name))),
  };
  boundContracts.set(contract, made);
  return made;
}

/** The kernel's own routines have no contract; what a header's macro calls says better itself what is wrong. */
function ownCheck(routine: Routine): boolean {
  return routine.internal || routine.name.startsWith("__ringside_");
}

function own(checkpoint: KernelCheckpoint): Checkpoint {
  if (!("memory" in checkpoint)) throw new Error("this checkpoint was not made by a kernel");
  return checkpoint as Checkpoint;
}
