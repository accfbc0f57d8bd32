// The machine as the executive and the debugger see it: memory with permissions, code that runs in frames, and time in steps.
import type { AddressSpace, Status } from "../../compiler/abi.ts";
import type { Instruction, IrFunction, IrSymbol, StepId } from "../../compiler/ir/ir.ts";
import type { Program } from "../../compiler/program.ts";
import type { Shadow } from "./shadow.ts";

/** Offset into the machine's memory: the low 32 bits of a kernel address. */
export type Offset = number;

export interface GuestMemory {
  readonly size: number;
  /** Address spaces of programs, beside that in which the kernel sees all of memory. */
  readonly spaces: readonly AddressSpace[];
  /** Views over the whole memory; fetch again after `grow`. */
  readonly u8: Uint8Array;
  readonly view: DataView;
  /** Unchecked access for the kernel itself, little-endian. */
  u16(at: Offset): number;
  u32(at: Offset): number;
  i32(at: Offset): number;
  u64(at: Offset): bigint;
  setU16(at: Offset, value: number): void;
  setU32(at: Offset, value: number): void;
  setU64(at: Offset, value: bigint): void;
  /** Pointer fields hold kernel addresses; 0 is null. Undefined for an address that is no kernel address inside memory. */
  pointer(at: Offset): Offset | 0 | undefined;
  setPointer(at: Offset, target: Offset | 0): void;
  /** Sets a permission for [at, at+size): "both" tables, or only the one used at DISPATCH_LEVEL and above. `at` is 8-aligned. */
  protect(at: Offset, size: number, permission: number, table?: "both" | "raised"): void;
  /** The first byte of [at, at+size) that may not be accessed so at the present level, with its permission byte; undefined if all may. */
  check(at: Offset, size: number, write: boolean, raised: boolean): { at: Offset; permission: number } | undefined;
}

export type AccessKind = "read" | "write" | "execute";
export interface Fault {
  readonly kind: AccessKind;
  /** The full 64-bit address. */
  readonly address: bigint;
  readonly size: number;
  readonly permission: number;
  /** Frame and step at fault. */
  readonly frame: Offset;
  readonly step: StepId;
  /** What a write would store, as an unsigned number of `size` bytes; undefined for reads and for ranges that the host cannot perform. */
  readonly value?: bigint;
}

/** What the kernel gives the machine. Called from running code. */
export interface MachineHost {
  /** Runs one step sequence of the DDI numbered `ddi` in `frame`; see `kernel/ddi.ts`. */
  ddi(ddi: number, frame: Offset): Status;
  /** An access that permissions refuse, or to an address outside the code's address space. May perform it (device registers:
   *  answer the value read, as an unsigned number of `size` bytes), say where in memory all `size` bytes are to be accessed
   *  instead, from 0x1000 on, or refuse: then the code returns `Unwinding` or `Raised` as told. */
  fault(
    fault: Fault,
  ):
    | { readonly value: bigint }
    | { readonly at: Offset }
    | { readonly status: typeof Status.Unwinding | typeof Status.Raised };
  /** Divide error, `__debugbreak`, a refused construct, stack overflow, a call to what is no code. */
  trap(trap: Trap): typeof Status.Unwinding | typeof Status.Raised;
  /** Intrinsics that are not compiled in line (`__readcr8`, `__rdtsc`, `__cpuid`, `__inbyte`, …). Result as an unsigned 64-bit number. */
  intrinsic(name: string, args: readonly bigint[]): bigint;
  /** Is memory at that offset shown to a user? Asked only by a machine that watches for uninitialised memory. */
  outputs?(at: Offset): boolean;
  /** Is the code of a function out of memory at this moment? Asked before each step of a guarded function, and of one in a paged
   *  section at DISPATCH_LEVEL and above; true if not given. */
  absent?(fn: LoadedFunction): boolean;
  /** The exception being raised, for `_exception_code` and `_exception_info` in the function that meets it. */
  exceptionRaised?(): RaisedException | undefined;
  /** A filter has asked to go on after an exception that is not continuable: STATUS_NONCONTINUABLE_EXCEPTION is raised instead. */
  raiseNoncontinuable?(): void;
  /** Steps executed since the beginning; what a debugger watches is told with it. */
  readonly time?: number;
}
export interface RaisedException {
  readonly code: number;
  readonly address: bigint;
  readonly parameters: readonly bigint[];
  /** What EXCEPTION_CONTINUE_EXECUTION does: the failed instruction or call is done again, the call that raised it returns, or
   *  nothing can go on (`ExRaiseStatus`). "again" if not given. */
  readonly continues?: "again" | "return" | "no";
  /** The exception that led to this one: a filter wanted to go on after it. */
  readonly chained?: RaisedException | undefined;
}
export interface Trap {
  readonly kind:
    | "divideError"
    | "debugBreak"
    | "refused"
    | "stackOverflow"
    | "badCall"
    | "undefinedFunction"
    | "codeOut"
    /** A read of uninitialised memory decides something; `address` is the first byte nobody has written. */
    | "uninitialized";
  readonly message: string;
  readonly address: bigint;
  readonly frame: Offset;
  readonly step: StepId;
}

export interface LoadedFunction {
  readonly index: number;
  readonly name: string;
  /** Undefined for a DDI. */
  readonly code: IrFunction | undefined;
  readonly symbol: IrSymbol | undefined;
  /** Which image (unit path and program) it belongs to; "nt" for DDIs. */
  readonly image: string;
  readonly unit: string;
  /** Kernel address that stands for the function. */
  readonly address: Offset;
  readonly frameSize: number;
  /** Offset in the frame of each local, by LocalId. */
  readonly localOffsets: readonly number[];
  /** First global step number of the function: step s of it is `firstStep + s`. */
  readonly firstStep: number;
  /** How its code sees memory; a DDI sees it as drivers do. */
  readonly space: AddressSpace;
}
export interface Image {
  readonly name: string;
  readonly program: Program;
  readonly base: Offset;
  readonly size: number;
  /** How its code sees memory. */
  readonly space: AddressSpace;
  function(name: string): LoadedFunction | undefined;
  /** Address of a global by link name. */
  global(linkName: string): Offset | undefined;
}

/** One activation as found by walking a stopped stack, innermost first. */
export interface FrameInfo {
  readonly frame: Offset;
  readonly fn: LoadedFunction;
  /** The step the frame is at: for the innermost, the one about to run; for callers, the one whose call is under way. */
  readonly step: StepId | undefined;
}

export interface LoadOptions {
  readonly ddis: ReadonlyMap<string, number>;
  readonly pagedSections: (section: string) => boolean;
  /** Whether what lies between variables is closed, so that an access past one's end is found; it is without it. */
  readonly redzones?: boolean;
  /** Variables that the kernel exports, by name: `KeNumberProcessors`. One that is missing faults when it is touched. */
  readonly data?: ReadonlyMap<string, Offset>;
  /** Images whose functions and variables this one may use by name, where the kernel has none of that name. */
  readonly exporters?: readonly Image[];
  /** A program's own address space, in memory that has been reserved: its variables lie at the start, and it may call through
   *  pointers only its own functions and those of `ddis`, whose numbers must follow one another. Without it the image is a driver's. */
  readonly space?: AddressSpace;
}
/** Bytes that a debugger watches. */
export interface WatchedRange {
  readonly id: number;
  readonly at: Offset;
  /** At least one; not in a stack, whose frames generated code accesses unseen. */
  readonly size: number;
  readonly reads: boolean;
  readonly writes: boolean;
}
export interface Access {
  /** Of the range. */
  readonly id: number;
  readonly kind: "read" | "write";
  /** Steps executed, the one that accesses included. */
  readonly time: number;
  /** What was read, or there before it was written. */
  readonly before: Uint8Array;
}
export interface MemoryWatches {
  /** Watches these ranges and no others; what was met and not taken is forgotten. */
  set(ranges: readonly WatchedRange[]): void;
  /** Tells what has been written by others than generated code since the last time. Their reads are not seen. */
  compare(): void;
  /** What memory holds now was written by hand. */
  accept(): void;
  /** The first and the last access since the last time; undefined if there was none. */
  take(): { readonly first: Access; readonly last: Access } | undefined;
}

export interface MachineOptions {
  /** Bytes of memory, rounded up to a power of two between 16 and 256 MiB; 64 MiB if not given. */
  readonly memory?: number;
  /** Name and frame size of each DDI, by number, and whose it is: "nt" if not given. A DDI's frame is followed by that of what it calls; bit 0 of its resume word says
   *  that such a call is under way. */
  readonly ddis?: readonly { readonly name: string; readonly frameSize: number; readonly image?: string }[];
  /** "interpret" runs the plain interpreter in place of generated code: slow, the oracle of the code generator. */
  readonly engine?: "wasm" | "interpret";
  /** Stops where uninitialised memory decides something. All code is interpreted then, which takes about a hundred times as long. */
  readonly uninitialized?: boolean;
}

export interface Machine {
  readonly memory: GuestMemory;
  /** Gives out memory for good, 16-aligned at least and closed to guest code until `protect` opens it. Throws if none is left. */
  reserve(size: number, align: number, name: string): Offset;
  /** What is left for `reserve`, in bytes. */
  readonly unreserved: number;
  /** Loads a program, whose functions are compiled when they are first entered. DDIs it calls are bound by name through `ddis`; a missing one becomes a trap when it is called. */
  load(name: string, program: Program, options: LoadOptions): Image;
  /** Name of the variable that the address stands for, if images name it and nobody defines it. */
  undefinedVariableAt(at: Offset): string | undefined;
  /** Function by its kernel address, for calls through pointers. */
  functionAt(address: bigint): LoadedFunction | undefined;
  functionByIndex(index: number): LoadedFunction | undefined;
  /** Address of a function that stands for DDI number n, so that drivers can take its address. */
  ddiAddress(ddi: number): Offset;

  /** Prepares a frame: writes function index, resume 0 and 64-bit arguments. */
  pushFrame(frame: Offset, fn: LoadedFunction, args: readonly bigint[]): void;
  /** Enters (or re-enters) the function whose frame is prepared at `frame`. */
  enter(frame: Offset): Status;
  /** Steps that may still run before `enter` returns Unwinding with `stop` "fuel". */
  fuel: number;
  /** Why the last `enter` returned Unwinding on its own account: out of fuel, or at a breakpoint's step; "host" if the host asked. */
  readonly stop:
    | { readonly kind: "fuel" }
    | { readonly kind: "breakpoint"; readonly step: number }
    | { readonly kind: "host" };
  /** Which permission table code runs under: true at DISPATCH_LEVEL and above. */
  raised: boolean;
  /** Frames of the stack that runs may not reach beyond this offset. Leave room above it for the frames of DDIs: 4 KiB is ample. */
  stackLimit: Offset;
  /** Steps of the functions in `file` whose text touches line `line` (from 0), as global step numbers, innermost text first. */
  stepsAt(
    image: Image,
    file: string,
    line: number,
  ): readonly { readonly step: number; readonly fn: LoadedFunction; readonly line: number }[];
  /** The function that holds a global step number. */
  functionOfStep(step: number): LoadedFunction | undefined;
  /** Breakpoint on a global step number (`LoadedFunction.firstStep + step`). */
  setBreakpoint(step: number, on: boolean): void;
  /** `MachineHost.absent` is asked before each step of the functions with these indices, and of no others: a slow way to run. */
  guard(functions: ReadonlySet<number>): void;
  /** Walks a stopped stack from its base frame; innermost first. */
  walk(base: Offset): FrameInfo[];
  /** The innermost activation of generated code at or below `frame` on the stack at `base`: who called what is there. */
  callerOf(base: Offset, frame: Offset): FrameInfo | undefined;
  /** End of the frames in use on that stack: where a further frame may be pushed. */
  top(base: Offset): Offset;

  readonly watches: MemoryWatches;
  /** What nobody has written yet; undefined unless the machine watches for that. */
  readonly shadow: Shadow | undefined;

  /** Remembers the memory as it is now; cost proportional to what changed since the last one. */
  snapshot(): MemorySnapshot;
  /** Memory that was given out and is in nobody's use yet: after the first snapshot, snapshots and restores pass over it. Whoever
   *  gives it out keeps this true. */
  idle: { readonly start: Offset; readonly end: Offset } | undefined;
  restore(snapshot: MemorySnapshot): void;
  discard(snapshot: MemorySnapshot): void;
  /** Gives the memory back, for another machine. Nothing of this one may be used afterwards. */
  dispose(): void;
}
export interface MemorySnapshot {
  readonly id: number;
  readonly bytes: number;
}
export type { Instruction };

/** A place in a driver's source: global step number, or undefined for the kernel itself. */
export type Place = number | undefined;
