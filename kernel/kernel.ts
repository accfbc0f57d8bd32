// The kernel: a machine, the executive's state, and the DDIs that act on both. This class is the hub that DDI bodies get as `k`;
// the mechanisms are in the folders of their managers. Everything that must survive a checkpoint is in `machine` and `state`.
import { Frame, Permission, Status } from "../compiler/abi.ts";
import { type MofSchema, standardSchema } from "../compiler/mof/index.ts";
import type { Program } from "../compiler/program.ts";
import type {
  ContextInfo,
  DeviceNode,
  KernelCheckpoint,
  KernelOptions,
  KernelSession,
  PoolBlockInfo,
  ScenarioResult,
  StopReason,
} from "./api.ts";
import { Checkpoints } from "./checkpoint.ts";
import * as nt from "./constants.ts";
import { bindContract } from "./contract.ts";
import { exportData } from "./data.ts";
import { Leave } from "./ddi.ts";
import { routines } from "./emulated.ts";
import { loadDrivers } from "./io/images.ts";
import { endApc } from "./ke/apc.ts";
import { hostIntrinsic } from "./ke/intrinsics.ts";
import { decide, finishContext } from "./ke/scheduler.ts";
import { stackReserve } from "./ke/stacks.ts";
import type { Context } from "./ke/state.ts";
import { endThread } from "./ke/thread.ts";
import { bootTime } from "./ke/timer.ts";
import type { Fault, GuestMemory, Image, LoadedFunction, Machine, MachineHost, Offset, Trap } from "./machine/api.ts";
import { createMachine } from "./machine/index.ts";
import { deviceFault } from "./mm/device-memory.ts";
import { codeIsOut, pageIn } from "./mm/paging.ts";
import { userFault, userMemory } from "./mm/user.ts";
import type { Names } from "./names.ts";
import { Places } from "./places.ts";
import { powerOn } from "./power-on.ts";
import { withExpectedBugcheck } from "./scenario/check.ts";
import { type PlannedStep, planOf } from "./scenario/plan.ts";
import type { Scenario } from "./scenario/schema.ts";
import type { KernelState } from "./state.ts";
import type { Structs } from "./structs.ts";
import { TraceLog } from "./trace/log.ts";
import { programFault, programIntrinsic, programTrap } from "./user/fault.ts";
import { userRoutines } from "./user/index.ts";
import { endByException } from "./user/process.ts";
import { loadPrograms, type ProgramImage } from "./user/programs.ts";
import { leaveKernel } from "./user/service.ts";
import type { Requirement } from "./verifier/contract.ts";
import { handleFault, handleTrap, unhandledException } from "./verifier/fault.ts";
import { checkRequirement } from "./verifier/irql.ts";
import { stopWithBugcheck, verify } from "./verifier/stop.ts";
import { type Switches, switchesOf } from "./verifier/switches.ts";
import { contextInfos, deviceNodes, isInStack, poolBlockInfos } from "./views.ts";

/** Steps take a tenth of 100 ns: ten million a virtual second would be slow, a hundred million is a modest processor. */
const stepsPerTick = 10;
/** Steps a single call from the kernel into a driver may take before it is taken for an endless loop. */
const budgetOfTurn = 2_000_000_000;

export class Kernel extends Places implements KernelSession, MachineHost {
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
  /** Texts for the event log, by driver and value. */
  readonly messages: ReadonlyMap<string, ReadonlyMap<number, string>>;
  /** Classes of WMI data by name in lower case. */
  readonly mof: MofSchema;
  readonly checks: Switches;
  /** Longest time of a DPC and of a service routine, in 100 ns, if the scenario sets one. */
  readonly timeLimits: { readonly dpc: number | undefined; readonly isr: number | undefined };
  /** Which of the drivers' requests for resources is refused, from 1; 0 for none. */
  refusedRequest: number;
  /** Which request that a driver hands down is pended, from 1; 0 for all, undefined for none. */
  pendedRequest: number | undefined;
  breakpointsOn = true;
  stopsAtCrashes = false;
  /** The system service under way was called by Nt… with the previous mode of a program: its handles and buffers are the program's. */
  asUser = false;
  state: KernelState;
  cur: Context;
  /** The images of programs that can run. */
  readonly programs: readonly ProgramImage[];
  /** The variables of each image as the loader maps them. */
  readonly imageData: ReadonlyMap<string, Uint8Array>;

  readonly #requirements: readonly (Requirement | undefined)[];
  readonly #data: ReadonlyMap<string, Offset>;
  readonly #checkpoints = new Checkpoints(this);
  /** Routines of programs' libraries: their numbers follow those of DDIs. */
  readonly #libraryNumbers = new Map<string, number>();
  #given = 0;
  #inside = false;
  #ending: { context: Context; status: number } | undefined;

  constructor(options: KernelOptions) {
    super();
    this.contract = options.contract;
    this.scenario = options.scenario;
    this.plan = planOf(options.scenario, options.drivers);
    this.messages = options.messages ?? new Map();
    this.mof = options.mof ?? standardSchema;
    this.preemption = options.scenario.machine?.preemption ?? true;
    const verifier = options.scenario.verifier;
    this.checks = switchesOf(verifier, options.verifierOff);
    const ticks = (microseconds: number | undefined) => (microseconds === undefined ? undefined : microseconds * 10);
    this.timeLimits = { dpc: ticks(verifier?.dpcTime), isr: ticks(verifier?.isrTime) };
    this.refusedRequest = options.refuse ?? verifier?.refuse ?? 0;
    this.pendedRequest = options.pend ?? verifier?.pend;
    const bound = bindContract(options.contract);
    this.s = bound.structs;
    this.names = bound.names;
    this.#requirements = bound.requirements;
    this.trace = new TraceLog(this.names);
    // A machine without programs need not know what only programs call.
    const library = (options.scenario.programs ?? []).length === 0 ? [] : userRoutines;
    this.machine = createMachine(this, {
      memory: (options.scenario.machine?.memory ?? 64) * 1024 * 1024,
      ddis: [
        ...routines.map(({ name, frameSize }) => ({ name, frameSize })),
        ...library.map(({ name, frameSize }) => ({ name, frameSize, image: "win32" })),
      ],
      uninitialized: options.uninitialized ?? verifier?.uninitialized ?? false,
    });
    this.m = this.machine.memory;
    const imports = new Map<string, number>();
    library.forEach((routine, i) => {
      const number = routines.length + i;
      this.#libraryNumbers.set(routine.name, number);
      if (!routine.internal) imports.set(routine.name, number);
      const fn = this.machine.functionAt(this.address(this.machine.ddiAddress(number)));
      if (fn !== undefined) this.routineByFunction[fn.index] = routine;
    });
    const ddis = new Map<string, number>();
    routines.forEach((routine, number) => {
      this.routineNumbers.set(routine.name, number);
      if (!routine.internal) ddis.set(routine.name, number);
      const fn = this.machine.functionAt(this.address(this.machine.ddiAddress(number)));
      if (fn !== undefined) {
        this.routineByFunction[fn.index] = routine;
        this.routineIndices.set(routine.name, fn.index);
      }
    });
    this.#data = exportData(this);
    const programs = loadPrograms(this.machine, options.scenario, options.programs ?? new Map(), imports);
    this.programs = programs;
    const images = loadDrivers(this.machine, options, ddis, this.#data, this.checks.variables);
    this.images = [...images, ...programs.map(({ image }) => image)];
    this.imageData = new Map(
      this.images.map((image) => [image.name, this.m.u8.slice(image.base, image.base + image.size)]),
    );
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
        const decided = this.#decide();
        this.machine.watches.compare();
        if (!decided) continue;
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
    if (context.user?.crashed === true) {
      context.user.crashed = false;
      endByException(this, context, context.user);
      return undefined;
    }
    state.lastContext = context.id;
    machine.raised = context.irql >= 2;
    machine.stackLimit = context.limit - stackReserve;
    this.#given = fuel;
    machine.fuel = fuel;
    this.#inside = true;
    const status = machine.enter(context.stack);
    state.time += this.#given - machine.fuel;
    this.#inside = false;
    machine.watches.compare();
    if (state.stopped !== undefined) return undefined;
    if (this.#ending !== undefined) {
      const { context: ended, status: code } = this.#ending;
      this.#ending = undefined;
      endThread(this, ended, code);
      return undefined;
    }
    const { user } = context;
    if (status === Status.Returned) {
      if (user?.inKernel === true) leaveKernel(this, context, user);
      else if (context.apcOf !== undefined) endApc(this, context);
      else if (context.kind === "thread") endThread(this, context, this.m.u32(context.stack + Frame.result));
      else finishContext(this, context);
      return undefined;
    }
    if (status === Status.Raised) {
      if (user?.inKernel !== false) unhandledException(this, context);
      else if (this.stopsAtCrashes && !user.filtered) {
        // It ends when it runs again.
        user.crashed = true;
        return { kind: "crash", context: context.id, message: context.exception?.message ?? "an exception" };
      } else endByException(this, context, user);
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
    const routine = routines[number] ?? userRoutines[number - routines.length];
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
    if (this.cur.user?.inKernel === false) return programFault(this, fault);
    const at = this.kernelOffset(fault.address);
    if (fault.permission === Permission.pagedOut && pageIn(this, at)) return { at };
    return userFault(this, fault) ?? deviceFault(this, fault) ?? handleFault(this, fault);
  }
  absent(fn: LoadedFunction): boolean {
    return codeIsOut(this, fn);
  }
  protected override pageIn(at: Offset): boolean {
    return pageIn(this, at);
  }
  trap(trap: Trap): typeof Status.Unwinding | typeof Status.Raised {
    return (this.cur.user?.inKernel === false ? programTrap(this, trap) : undefined) ?? handleTrap(this, trap);
  }
  intrinsic(name: string, args: readonly bigint[]): bigint {
    return this.cur.user?.inKernel === false ? programIntrinsic(this, name, args) : hostIntrinsic(this, name, args);
  }
  protected userByte(address: bigint): Offset | undefined {
    return userMemory(this, address, 1, false);
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
    const chained = this.cur.exception;
    this.raise(nt.STATUS_NONCONTINUABLE_EXCEPTION, address, [], message, frame, "no");
    if (this.cur.exception !== undefined) this.cur.exception.chained = chained;
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
    if (level === 0) this.admitApcs();
    // What was held off may come now.
    const processor = this.state.processors[this.cur.processor];
    if (this.state.pendingVectors.length > 0 || (level < 2 && (processor?.dpcs.length ?? 0) > 0)) this.cut();
  }
  /** What kept APCs out of the thread that runs is over: one may wait for that. */
  admitApcs(): void {
    if (this.state.apcs.has(this.cur.object)) this.cut();
  }
  lowerIrql(f: Offset, level: number, name: string): void {
    if (level > this.irql) {
      const message = `${name} is asked to lower the IRQL to ${level}, but it is ${this.irql}.`;
      verify(this, f, "verifier:irql", message, 0xc4, [0x31n, BigInt(this.irql), BigInt(level), 0n]);
      stopWithBugcheck(this, f, 0x0a, [0n, BigInt(this.irql), BigInt(level), 0n], message);
    }
    this.setIrql(level);
  }

  // ---- contexts and code ----------------------------------------------------------------------------------------------------

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
  override functionOr(f: Offset, at: Offset): LoadedFunction {
    const fn = super.functionOr(f, at);
    if (this.state.retired.size > 0 && this.state.retired.has(fn.image)) {
      const message = `${fn.name} of ${fn.image} is called, but that driver has been unloaded.`;
      stopWithBugcheck(this, f, 0xce, [this.address(at), 8n, 0n, 0n], message);
    }
    return fn;
  }

  // ---- variables with an address ----------------------------------------------------------------------------------------------------

  /** Lives in the first page of the pool's memory. */
  get cancelLock(): Offset {
    return this.#data.get("cancelSpinLock") ?? 0;
  }
  /** IO_SECURITY_CONTEXT of an open: only the ACCESS_MASK wanted is filled in. */
  securityContext(access: number): Offset {
    const at = this.#data.get("securityContext") ?? 0;
    this.m.setU32(at + 16, access);
    return at;
  }
  get configurationInformation(): Offset {
    return this.#data.get("configurationInformation") ?? 0;
  }
  /** Address of a routine of programs' libraries, if there is one of that name. */
  libraryAddress(name: string): Offset | undefined {
    const number = this.#libraryNumbers.get(name);
    return number === undefined ? undefined : this.machine.ddiAddress(number);
  }
  /** Number of a routine of programs' libraries. */
  libraryRoutine(name: string): number {
    const number = this.#libraryNumbers.get(name);
    if (number === undefined) throw new Error(`there is no routine ${name} for programs`);
    return number;
  }
  /** The function with this index in the machine's table is a library routine of programs. */
  isLibraryRoutine(index: number): boolean {
    return this.machine.functionByIndex(index)?.image === "win32";
  }
  /** The EPROCESS in which the thread that runs is: the one it is attached to, or its own; system threads belong to the system process. */
  get process(): Offset {
    const { user, attached } = this.threadContext();
    if (attached !== undefined) return attached;
    return (user && this.state.processes.get(user.process)?.object) ?? this.state.process;
  }
  /** Of a variable that the kernel exports. */
  exported(name: string): Offset {
    const at = this.#data.get(name);
    if (at === undefined) throw new Error(`the kernel exports no variable ${name}`);
    return at;
  }
  /** The object of an exported type variable such as `ExEventObjectType`. */
  objectType(name: string): Offset {
    return this.#data.get(`${name}Object`) ?? 0;
  }
  get processId(): number {
    return this.threadContext().user?.process ?? 4;
  }

  // ---- the session, for debuggers and runners --------------------------------------------------------------------------------------------

  contexts(): readonly ContextInfo[] {
    return contextInfos(this);
  }
  deviceTree(): readonly DeviceNode[] {
    return deviceNodes(this);
  }
  poolBlocks(): readonly PoolBlockInfo[] {
    return poolBlockInfos(this);
  }
  results(): readonly ScenarioResult[] {
    return withExpectedBugcheck(this);
  }

  inStack(at: Offset): boolean {
    return isInStack(this, at);
  }
  faults(): ReturnType<KernelSession["faults"]> {
    const { resourceRequests, requestsDown, refused } = this.state;
    const told = refused && { what: refused.what, range: this.sourceOf(refused.place) };
    return { requests: resourceRequests, handedDown: requestsDown, refused: told };
  }

  checkpoint(): KernelCheckpoint {
    return this.#checkpoints.make();
  }
  restore(checkpoint: KernelCheckpoint): void {
    this.#checkpoints.restore(checkpoint);
  }
  discard(checkpoint: KernelCheckpoint): void {
    this.#checkpoints.discard(checkpoint);
  }
  dispose(): void {
    this.#checkpoints.dispose();
  }
}
