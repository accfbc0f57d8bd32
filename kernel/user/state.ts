// What the executive knows of programs beside their memory, as plain data: processes, their handle tables, their threads.
import type { HeapState } from "../crt/index.ts";
import type { Stack } from "../ke/stacks.ts";
import type { Offset, Place } from "../machine/api.ts";
import type { DeviceEvent } from "./notifications.ts";
import type { Completion } from "./ports.ts";
import type { Service } from "./services.ts";

/** Dispatcher objects that programs make and wait for; each is a pool block with the documented header. */
export type ObjectKind = "event" | "mutex" | "semaphore" | "timer" | "thread" | "process" | "port";

export type UserHandle =
  | {
      readonly kind: "file";
      /** Key of `KernelState.files`. */
      readonly target: number;
      /** FILE_READ_DATA 1, FILE_WRITE_DATA 2, as CTL_CODE's access bits are checked. */
      readonly access: number;
      readonly overlapped: boolean;
      readonly name: string;
    }
  | { readonly kind: "console"; readonly target: 0 | 1 | 2; readonly name: string }
  /** All access without `access`. */
  | { readonly kind: ObjectKind; readonly target: Offset; readonly name: string; readonly access?: number }
  /** What a driver opened in the program's context without OBJ_KERNEL_HANDLE. */
  | {
      readonly kind: "key" | "link" | "section" | "object";
      readonly target: number;
      name: string;
      readonly access: number;
    };

/** What only a library of the program knows, by a number that looks like a handle. */
export type LibraryObject =
  /** A device information set: interfaces of one class, or devices. */
  | { readonly kind: "devices"; readonly interfaces: readonly FoundInterface[]; readonly devices: readonly number[] }
  /** The service control manager, and a service of it. */
  | { readonly kind: "class"; readonly name: string; readonly procedure: bigint }
  /** A window, of the thread that made it. */
  | { readonly kind: "window"; readonly procedure: bigint; readonly thread: number; readonly wide: boolean }
  /** Device events wanted: of interfaces of a class (all classes without `guid`), or of a device by an open handle. */
  | {
      readonly kind: "notification";
      /** A window, or a routine to be called with `context`. */
      readonly recipient: bigint;
      readonly context: bigint;
      /** The window's thread; the library's own if a routine is called. */
      readonly thread: number | undefined;
      readonly guid: string | undefined;
      readonly device: number | undefined;
      readonly handle: bigint;
    }
  | Search
  | { readonly kind: "services" }
  /** `access`: SERVICE_… rights that it was opened with. */
  | { readonly kind: "service"; readonly name: string; readonly access: number };
/** A directory that is searched, by the file that is open for it and its handle, and what has been found and not yet told. */
export interface Search {
  readonly kind: "search";
  readonly file: number;
  readonly handle: number;
  found: readonly FoundFile[];
}
export interface FoundFile {
  readonly name: string;
  readonly attributes: number;
  readonly size: bigint;
  readonly created: bigint;
  readonly accessed: bigint;
  readonly written: bigint;
}
export interface FoundInterface {
  readonly guid: string;
  readonly link: string;
  /** Its devnode. */
  readonly device: number;
  readonly enabled: boolean;
}

/** An object that lives as long as there is a handle or a reference to it. */
export interface UserObject {
  readonly kind: ObjectKind;
  readonly name: string;
  handles: number;
  /** Taken by drivers with ObReferenceObject…. */
  references: number;
  /** Of a thread or process that has ended. */
  exitCode: number | undefined;
}

/** A call that a thread makes on its user stack when it waits alertably. */
export interface UserApc {
  readonly routine: bigint;
  readonly args: readonly bigint[];
}

/** The part of a thread that runs a program. */
export interface UserThread {
  readonly process: number;
  readonly user: Stack;
  readonly kernel: Stack;
  /** On its kernel stack, in a system service: the previous mode is UserMode. */
  inKernel: boolean;
  /** What the last system service returned. */
  result: bigint;
  lastError: number;
  apcs: UserApc[];
  /** Slots of TlsAlloc. */
  storage: Map<number, bigint>;
  /** It has been ended by another thread and goes no further than to the end of its system service. */
  ending: boolean;
  /** Created suspended, or suspended since. */
  suspended: number;
  exitCode: number;
  messages: PostedMessage[];
  /** What the C run-time transfers for a stream, by its number. */
  stream: { readonly number: number; readonly request: number; readonly write: boolean } | undefined;
  /** Device events that it has not heard of yet. */
  events: DeviceEvent[];
  /** A debugger has been shown the exception that ends its process. */
  crashed: boolean;
  /** The process' filter for unhandled exceptions has been called. */
  filtered: boolean;
}

/** The stream of a file. */
export interface StreamState {
  /** In the process' table, and key of `KernelState.files`. */
  readonly handle: number;
  readonly file: number;
  readonly reads: boolean;
  readonly writes: boolean;
  readonly appends: boolean;
  readonly text: boolean;
  /** Bytes fetched ahead, how many of them have been read, and where in the file the first of them lies. */
  input: number[];
  inputAt: number;
  position: number;
  /** Bytes to be written there; while there are any, none have been fetched. */
  output: number[];
  /** The file has no more to fetch; a routine has met the end; something went wrong. */
  atEnd: boolean;
  ended: boolean;
  failed: boolean;
}

/** A message in a thread's queue. */
export interface PostedMessage {
  readonly window: bigint;
  readonly message: number;
  readonly w: bigint;
  readonly l: bigint;
}

export interface Crash {
  /** The exception's code. */
  readonly code: number;
  readonly message: string;
  readonly place: Place;
}

export interface ProcessState {
  readonly id: number;
  readonly name: string;
  /** Its loaded image, which no other running process has. */
  readonly image: string;
  /** The EPROCESS. */
  readonly object: Offset;
  readonly commandLine: string;
  /** Id of the process that made it; that of the system process for those of the scenario's steps. */
  readonly parent: number;
  /** 100 ns since power-on. */
  readonly created: number;
  /** Process to whose console it writes; its own without it. */
  readonly console: number;
  /** The current directory, with a backslash at its end. */
  directory: string;
  state: "running" | "ending" | "ended";
  exitCode: number;
  /** Why it ended if it did not end of its own accord. */
  crash: Crash | undefined;
  readonly handles: Map<number, UserHandle>;
  nextHandle: number;
  heap: HeapState;
  /** Contexts of its threads that have not ended. */
  threads: number[];
  freeStacks: Stack[];
  /** Bytes of the keyboard or of redirected input so far, how many of them have been read, and whether more can come. */
  input: number[];
  inputAt: number;
  inputOpen: boolean;
  /** What it has written so far. */
  output: string;
  errors: string;
  /** Modes of the console's three streams. */
  readonly modes: number[];
  /** Routines of SetConsoleCtrlHandler, the one to be called first last. */
  controlHandlers: bigint[];
  /** Bytes of the lines under way. */
  readonly line: { out: number[]; error: number[] };
  /** Streams of files, by their FILE pointers. */
  readonly streams: Map<number, StreamState>;
  nextStream: number;
  /** State of the C library. */
  random: number;
  token: bigint;
  atExit: bigint[];
  /** What `signal` was given, by signal. */
  readonly signals: Map<number, bigint>;
  /** Blocks that library routines keep for the program: the command line, `errno`. By name. */
  readonly blocks: Map<string, Offset>;
  /** Pages of VirtualAlloc: the heap's block that each lies in, and how many bytes they have. */
  readonly pages: Map<Offset, { readonly block: Offset; readonly size: number }>;
  /** What SetUnhandledExceptionFilter was given, or 0. */
  exceptionFilter: bigint;
  /** Next of TlsAlloc. */
  nextStorage: number;
  readonly library: Map<number, LibraryObject>;
  nextLibrary: number;
  /** The context that calls routines for device events; 0 if there is none. */
  notificationThread: number;
  /** Undefined until the program uses it. */
  pool: ThreadPool | undefined;
}

/** A work object, timer, wait or I/O object of a program's thread pool. */
export interface PoolObject {
  readonly kind: "work" | "timer" | "wait" | "io";
  readonly routine: bigint;
  /** What its routine is given beside the object itself, and whether it is one of the older interface. */
  readonly context: bigint;
  readonly older: boolean;
  /** Calls that are queued, and that are under way. */
  queued: number;
  running: number;
  closed: boolean;
  /** Of an I/O object: operations whose ends are still to come. */
  started: number;
  /** Clock value at which a timer expires, or a wait ends without its object; undefined for never. */
  due: number | undefined;
  /** 100 ns; of a wait what its time-out begins anew with. 0 for none. */
  period: number;
  /** The object that is waited for; 0 for none, and whether one time is all. */
  object: Offset;
  readonly once: boolean;
}
export interface ThreadPool {
  /** KEVENT that has the waiting thread look again at what it waits for. */
  readonly event: Offset;
  workers: number;
  idle: number;
  /** The ends of requests of some files are its. */
  bound: boolean;
  /** The thread that waits for timers and objects is there. */
  waits: boolean;
  readonly tasks: { readonly routine: bigint; readonly args: readonly bigint[]; readonly object: bigint }[];
  /** By address. */
  readonly objects: Map<bigint, PoolObject>;
  /** Those whose objects the waiting thread waits for, in this order. */
  watched: readonly bigint[];
}

export interface UserState {
  /** Processes that run programs, by id. */
  processes: Map<number, ProcessState>;
  nextProcess: number;
  /** Objects that programs made, by address. */
  userObjects: Map<Offset, UserObject>;
  /** What has ended and has not been taken, by completion port. */
  completionPorts: Map<Offset, Completion[]>;
  /** Ports that lead to a thread pool: to an I/O object of it, or to a routine alone. */
  poolPorts: Map<Offset, { readonly process: number; readonly object: bigint; readonly routine: bigint }>;
  /** Routines that waitable timers call when they expire, by the timer's address. */
  timerRoutines: Map<Offset, { readonly thread: number; readonly routine: bigint; readonly argument: bigint }>;
  /** Questions about removals that programs have not all answered: how many are open, and the KTHREAD that waits. */
  questions: Map<number, { open: number; refused: boolean; readonly object: Offset }>;
  nextQuestion: number;
  /** Services, by name in lower case. */
  services: Map<string, Service>;
}

export function initialUser(services: ReadonlyMap<string, Service>): UserState {
  return {
    processes: new Map(),
    nextProcess: 1000,
    userObjects: new Map(),
    completionPorts: new Map(),
    poolPorts: new Map(),
    timerRoutines: new Map(),
    questions: new Map(),
    nextQuestion: 1,
    services: new Map(services),
  };
}
