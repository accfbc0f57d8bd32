// What the kernel proper keeps: contexts, processors, locks, timers, interrupts.
import type { Offset, Place, RaisedException } from "../machine/api.ts";
import type { Impersonation } from "../se/state.ts";
import type { UserThread } from "../user/state.ts";
import type { KnownLock } from "../verifier/lock-kind.ts";
import type { Schedule } from "./schedule.ts";
import type { Switch } from "./switches.ts";

export interface Wait {
  readonly kind: "any" | "all" | "delay" | "request" | "spin" | "work" | "thread" | "condition";
  /** Dispatcher objects; the spin lock; request or thread ids. */
  readonly objects: readonly number[];
  /** Clock value at which it times out; undefined for never. */
  readonly due: number | undefined;
  readonly reason: string;
  /** Order in which waits began: the longest waiting is served first. */
  readonly order: number;
  /** A user APC ends it. */
  alertable?: boolean;
  /** In UserMode: the end of the thread ends it. */
  userMode?: boolean;
  /** A kernel APC interrupts it. */
  interruptible?: boolean;
}

export interface Context {
  readonly id: number;
  readonly kind: "thread" | "dpc" | "isr";
  name: string;
  /** Base of the frames that it runs in, and their end. */
  stack: Offset;
  limit: Offset;
  /** For a thread of a program. */
  user: UserThread | undefined;
  irql: number;
  state: "running" | "ready" | "waiting" | "preempted" | "terminated";
  /** Processor whose stack of contexts it is on, or -1. */
  processor: number;
  wait: Wait | undefined;
  /** What the last wait ended with. */
  waitStatus: number;
  /** Clock value at which a wait that a kernel APC has interrupted times out. */
  resumedDue?: number | undefined;
  /** The KTHREAD. */
  object: Offset;
  /** Of a context that runs an APC: the one that it borrows the thread of; of that one: the context that has borrowed it. */
  apcOf?: number | undefined;
  borrowedBy?: number | undefined;
  /** Whom it acts for, until it reverts to itself. */
  impersonation?: Impersonation | undefined;
  /** EPROCESS of the process that it is attached to. */
  attached?: Offset | undefined;
  priority: number;
  /** Added to the priority since its last wait was ended with an increment; each quantum that it uses up takes one away. */
  boost: number;
  /** Depth of KeEnterCriticalRegion and guarded regions. */
  apcDisable: number;
  /** It has cleared the processor's interrupt flag: nothing interrupts it until it sets it again. */
  interruptsOff?: boolean | undefined;
  /** Depth of guarded regions, which keep special kernel APCs out as well. */
  guarded: number;
  /** The processors it may run on, a bit each. */
  affinity: number;
  /** Where it raised its IRQL last. */
  raisedAt: Place;
  /** Exception being raised: code, flags, address and parameters. */
  exception:
    | {
        code: number;
        address: bigint;
        parameters: bigint[];
        message: string;
        frame: Offset;
        place: Place;
        continues: "again" | "return" | "no";
        /** The exception that led to this one. */
        chained?: RaisedException | undefined;
      }
    | undefined;
  /** Clock value at which the DPC or service routine under way began. */
  since?: number | undefined;
  /** Locks held, innermost last. */
  locks: Offset[];
  /** What the base routine needs to remember: driver of a thread. */
  driver: string;
}

export interface Processor {
  readonly number: number;
  /** Contexts stacked on it: the thread, then what interrupted it. */
  contexts: number[];
  /** KDPC objects waiting to run. */
  dpcs: Offset[];
  /** The queue is to be run as soon as the IRQL allows; and if not, the clock value at which the next tick finds it. */
  drain: boolean;
  drainBy: number;
  /** Broadcasts (ipi.ts) that it has not joined yet. */
  ipis: number[];
  /** Threaded ones, and the thread that runs them, if it has been made. */
  threadedDpcs: Offset[];
  dpcThread: number | undefined;
  /** Stacks kept for DPCs and interrupts, by depth. */
  readonly stacks: { stack: Offset; limit: Offset }[];
  /** Time at which the thread on it has used up its turn. */
  quantumEnd: number;
}

/** A routine that all processors run at once. */
export interface Ipi {
  readonly routine: Offset;
  readonly context: bigint;
  /** Processors that have not ended it. */
  left: number;
}

/** One lock was taken while another was held. */
export interface LockEdge {
  readonly place: Place;
  readonly driver: string;
  /** Locks that were held before the other one, every time. */
  readonly guards: readonly Offset[];
}

export interface SpinLock {
  readonly owner: number;
  readonly place: Place;
}

/** A reader/writer spin lock or push lock that is held or waited for. */
export interface ReaderWriterLock {
  readonly at: Offset;
  writer: LockHold | undefined;
  readers: LockHold[];
  waitingWriters: number;
}

export interface LockHold {
  readonly context: number;
  readonly place: Place;
}

export interface Timer {
  readonly at: Offset;
  due: number;
  /** In 100 ns; 0 for one shot. */
  period: number;
  /** How much later it may expire rather than end the idleness of the processors, in 100 ns. */
  readonly late: number | "any";
  readonly order: number;
}

/** Calls that hardware and the kernel have arranged for a time. */
export interface Alarm {
  readonly due: number;
  readonly order: number;
  /** "hardware" with the name of the device, "ioTimer" and "idle" with a device object's address, "framework" with a handle. */
  readonly kind: "hardware" | "ioTimer" | "idle" | "framework";
  readonly target: string | number;
  readonly event: string;
  readonly value: number;
}

/** How an interrupt is connected. */
export interface InterruptConnection {
  readonly routine: Offset;
  readonly context: bigint;
  readonly lock: Offset;
  readonly vector: number;
  /** Processors that it may interrupt, a bit each. */
  readonly affinity: number;
  readonly irql: number;
  readonly synchronizeIrql: number;
  readonly latched: boolean;
  readonly shared: boolean;
}
export interface InterruptObject extends InterruptConnection {
  /** Where its KINTERRUPT is; objects that were connected as a set have one in common. */
  readonly at: Offset;
  /** Number of the message it serves, which its routine is told; undefined for a routine that serves a line. */
  readonly message: number | undefined;
  /** IoReportInterruptInactive leaves it connected, but not called. */
  active: boolean;
  /** Its routine runs at PASSIVE_LEVEL, in a thread; the context that has its event. */
  readonly passive: boolean;
  holder: number | undefined;
  readonly driver: string;
}

export interface BugcheckCallback {
  readonly record: Offset;
  readonly routine: Offset;
  /** KBUGCHECK_CALLBACK_REASON, or undefined for a plain one with its buffer. */
  readonly reason: number | undefined;
  readonly buffer: bigint;
  readonly length: number;
  readonly driver: string;
  readonly place: Place;
}

/** Of KeRegisterNmiCallback; `at` is its handle. */
export interface NmiCallback {
  readonly at: Offset;
  readonly routine: Offset;
  readonly context: bigint;
  readonly driver: string;
  readonly place: Place;
}

export interface KeState {
  processors: Processor[];
  /** Processors of a group; the last may have fewer. */
  readonly groupSize: number;
  contexts: Map<number, Context>;
  nextContext: number;
  nextOrder: number;
  /** Context under way and the time at which its turn ends; undefined when a decision is due. */
  turn: { processor: number; context: number; end: number } | undefined;
  /** A decision is due before the turn's end: something became ready, an IRQL fell, a wait began. */
  reschedule: boolean;
  /** Decides instead of chance, if the run has one. */
  schedule: Schedule | undefined;
  lastContext: number;
  freeStacks: { stack: Offset; limit: Offset }[];
  locks: Map<Offset, SpinLock>;
  /** By the lock that was held, then by the one that was taken. */
  lockOrder: Map<Offset, Map<Offset, LockEdge>>;
  /** The family of routines that each spin lock is used with, and where first. */
  lockKinds: Map<Offset, KnownLock>;
  readerWriterLocks: Map<Offset, ReaderWriterLock>;
  timers: Timer[];
  /** KAPCs that are queued, by the KTHREAD that is to run them. */
  apcs: Map<Offset, Offset[]>;
  /** When timers have expired lately, by their address. */
  timerExpiries: Map<Offset, number>;
  alarms: Alarm[];
  pendingVectors: number[];
  /** Vectors whose routines run in a thread just now. */
  maskedVectors: number[];
  /** How often in a row a level-sensitive line has interrupted without having been released, by vector. */
  storms: Map<number, number>;
  interrupts: InterruptObject[];
  dpcs: Set<Offset>;
  /** Broadcasts under way, by the caller's frame. */
  ipis: Map<Offset, Ipi>;
  /** The block of the KeGenericCallDpc that is under way; 0 for none. */
  genericDpc: Offset;
  /** Resolution of the clock that drivers have asked for, in 100 ns, by driver. */
  timerResolutions: Map<string, number>;
  /** Spin locks with which interlocked routines were called above DISPATCH_LEVEL, and where. */
  deviceLocks: Map<Offset, Place>;
  bugcheckCallbacks: BugcheckCallback[];
  /** In the order of their registration. */
  nmiCallbacks: NmiCallback[];
}

export function initialKe(processors: number, groupSize: number, switches: readonly Switch[] | undefined): KeState {
  return {
    processors: Array.from({ length: processors }, (_, number) => ({
      number,
      contexts: [],
      dpcs: [],
      drain: false,
      drainBy: 0,
      ipis: [],
      threadedDpcs: [],
      dpcThread: undefined,
      stacks: [],
      quantumEnd: 0,
    })),
    groupSize,
    contexts: new Map(),
    nextContext: 1,
    nextOrder: 1,
    turn: undefined,
    reschedule: true,
    schedule: switches && { switches, since: 0, decided: -1, idle: 0 },
    lastContext: 0,
    freeStacks: [],
    locks: new Map(),
    lockOrder: new Map(),
    lockKinds: new Map(),
    readerWriterLocks: new Map(),
    timers: [],
    apcs: new Map(),
    timerExpiries: new Map(),
    alarms: [],
    pendingVectors: [],
    maskedVectors: [],
    storms: new Map(),
    interrupts: [],
    dpcs: new Set(),
    ipis: new Map(),
    genericDpc: 0,
    timerResolutions: new Map(),
    deviceLocks: new Map(),
    bugcheckCallbacks: [],
    nmiCallbacks: [],
  };
}
