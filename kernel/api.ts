// A kernel session as the debug adapter, the scenario runner and the command line use it.
// `Kernel` (kernel/kernel.ts) implements it. Time is the number of steps executed since power-on, over all processors.

import type { MofSchema } from "../compiler/mof/index.ts";
import type { Program } from "../compiler/program.ts";
import type { SourceRange } from "../compiler/source/source.ts";
import type { FrameInfo, Image, Machine, Offset } from "./machine/api.ts";
import type { Scenario } from "./scenario/schema.ts";
import type { TraceLog } from "./trace/log.ts";

export interface KernelOptions {
  /** Our own kernel headers, compiled: the types and contracts every DDI is bound to. */
  readonly contract: Program;
  readonly scenario: Scenario;
  /** Driver programs by the name the scenario gives them. */
  readonly drivers: ReadonlyMap<string, Program>;
  /** Texts of the messages that a driver writes to the event log, by driver and by the message's value. */
  readonly messages?: ReadonlyMap<string, ReadonlyMap<number, string>>;
  /** Classes of WMI data by name in lower case: those of the drivers' MOF texts and Windows' own, which alone there are without it. */
  readonly mof?: MofSchema;
  /** User-mode programs by the name the scenario gives them; none without it. */
  readonly programs?: ReadonlyMap<string, Program>;
  /** Overrides the scenario's seed. */
  readonly seed?: number;
  /** Overrides the scenario's verifier.refuse. */
  readonly refuse?: number;
  /** Overrides the scenario's verifier.pend. */
  readonly pend?: number;
  /** Overrides the scenario's machine.schedule. */
  readonly schedule?: string;
  /** Overrides the scenario's verifier.uninitialized. */
  readonly uninitialized?: boolean;
  /** Classes of the verifier's checks that are off, whatever the scenario says. */
  readonly verifierOff?: readonly string[];
}

export type StopReason =
  /** `advance`'s limit was reached. */
  | { readonly kind: "limit" }
  /** A breakpoint's step is about to run on `context`. `step` is a global step number. */
  | { readonly kind: "breakpoint"; readonly context: number; readonly step: number }
  /** A program's exception that nothing has handled is about to end its process; only while `stopsAtCrashes` is on. The machine goes on. */
  | { readonly kind: "crash"; readonly context: number; readonly message: string }
  /** The scenario has come to its end. */
  | { readonly kind: "finished" }
  | { readonly kind: "bugcheck"; readonly bugcheck: Bugcheck; readonly foreseen?: Foreseen }
  /** A verifier finding, a DDI not emulated, a refused construct: the machine cannot or should not go on. */
  | { readonly kind: "finding"; readonly finding: Finding; readonly foreseen?: Foreseen };
/** The scenario expects the stop at this step. */
export type Foreseen = true;

export interface Bugcheck {
  readonly code: number;
  readonly name: string;
  readonly parameters: readonly [bigint, bigint, bigint, bigint];
  /** What it means here, in a sentence or two, with the names of the objects involved. */
  readonly message: string;
  readonly context: number;
  readonly related: readonly StopPlace[];
  /** What has happened to the IRP that it is about, one line an event. */
  readonly irp?: readonly string[];
}
/** A place that explains a stop: where it happened, where the pool block was freed, where the lock was taken. */
export interface StopPlace {
  readonly message: string;
  /** Line from 0. */
  readonly place: { readonly file: string; readonly line: number } | undefined;
}
export interface Finding {
  /** E.g. "ddi-not-emulated", "verifier:irql", "verifier:pool", "refused". */
  readonly kind: string;
  readonly message: string;
  /** What Driver Verifier would raise. */
  readonly bugcheck?: Bugcheck;
  /** Rule of another of Windows' tools that says so, where Driver Verifier does not. */
  readonly rule?: string;
  readonly context: number;
  readonly related: readonly StopPlace[];
}

/** Something that executes: a thread, or work that borrows a processor (a DPC, an interrupt service routine). */
export interface ContextInfo {
  readonly id: number;
  readonly kind: "thread" | "dpc" | "isr";
  /** E.g. "System thread 4", "User process: membuf test", "DPC DpcForIsr", "ISR vector 0x37". */
  readonly name: string;
  /** Processor it runs on now, or undefined if ready or waiting. */
  readonly processor: number | undefined;
  readonly irql: number;
  readonly state: "running" | "ready" | "waiting" | "preempted" | "terminated";
  /** What it waits for, in words. */
  readonly waitingFor: string | undefined;
  /** Base of its frame stack. */
  readonly stack: Offset;
}

export interface DeviceNode {
  /** E.g. "ROOT\\MEMBUF\\0000". */
  readonly instance: string;
  readonly description: string;
  readonly state: string;
  readonly address: Offset;
  /** Top of the stack first. */
  readonly devices: readonly DeviceInfo[];
  readonly children: readonly DeviceNode[];
}
export interface DeviceInfo {
  readonly address: Offset;
  readonly name: string | undefined;
  readonly role: "filter" | "FDO" | "PDO" | "device";
  readonly driver: string;
  /** Names of DO_ flags set. */
  readonly flags: readonly string[];
  readonly stackSize: number;
  readonly extension: Offset;
  /** Interfaces and symbolic links that lead to it. */
  readonly links: readonly string[];
}

export interface PoolBlockInfo {
  readonly address: Offset;
  readonly size: number;
  readonly tag: string;
  readonly paged: boolean;
  /** Driver it was allocated for; "nt" for the kernel itself. */
  readonly driver: string;
  /** What the kernel keeps there: "IRP", "DEVICE_OBJECT"; "" for a driver's own block. */
  readonly what: string;
  readonly allocated: SourceRange | undefined;
  readonly freed: { readonly time: number; readonly range: SourceRange | undefined } | undefined;
}

export interface KernelSession {
  readonly machine: Machine;
  readonly trace: TraceLog;
  readonly contract: Program;
  /** Steps executed since power-on. */
  readonly time: number;
  /** Virtual time in 100 ns since power-on. */
  readonly clock: number;
  /** All of them are loaded into the machine before the first step, so that breakpoints can be set; DriverEntry runs when the scenario says. */
  readonly images: readonly Image[];

  /** Runs until `time` reaches `until` or something stops the machine. Deterministic: how a run is cut into calls changes nothing. */
  advance(until: number): StopReason;
  /** Breakpoints are tested when on; switch off to pass over them while going to a known time. */
  breakpointsOn: boolean;
  /** Stops before a program ends by an exception. Off without it being set; it changes nothing of what runs. */
  stopsAtCrashes: boolean;
  /** The context that ran last (at a stop: the one that stopped). */
  readonly current: number;
  contexts(): readonly ContextInfo[];
  /** Innermost first; ends in the kernel's own frames, named (e.g. "nt!IofCallDriver"). */
  frames(context: number): readonly FrameInfo[];
  deviceTree(): readonly DeviceNode[];
  /** Pool in use, and what was freed and has not been used again yet. */
  poolBlocks(): readonly PoolBlockInfo[];
  /** Name of what lives at an address: pool block and tag, device object, IRP, global, stack of a thread. */
  describe(address: bigint): string | undefined;

  /** A place in a stack: its frames change by themselves, and cannot be watched. */
  inStack(at: Offset): boolean;

  /** How often drivers have asked for resources that may be short and handed a request down, and which of the former was refused, if any. */
  faults(): {
    readonly requests: number;
    readonly handedDown: number;
    readonly refused: { readonly what: string; readonly range: SourceRange | undefined } | undefined;
  };

  checkpoint(): KernelCheckpoint;
  restore(checkpoint: KernelCheckpoint): void;
  discard(checkpoint: KernelCheckpoint): void;
  /** Gives the machine's memory back. Nothing of this session, nor its checkpoints, may be used afterwards. */
  dispose(): void;
  /** How the scenario's expectations stand so far. */
  results(): readonly ScenarioResult[];
}
export interface KernelCheckpoint {
  readonly time: number;
  readonly bytes: number;
}
export interface ScenarioResult {
  /** JSON path of the step, e.g. "/steps/3". */
  readonly path: string;
  readonly title: string;
  readonly outcome: "passed" | "failed" | "pending";
  readonly message: string;
}
