// What Ringside adds to the Debug Adapter Protocol, all of it in this one file: requests for the views (device stacks, trace,
// IRPs, time) and one event that says when they should ask again. Standard requests are in @vscode/debugprotocol.
// Addresses travel as text ("0xfffff80000012340"), because JSON numbers do not hold 64 bits; times are plain numbers of steps.
// Every request may be sent while the driver runs: the answer is true for the moment it is given. Views keep no kernel state.

/** Custom requests: their arguments and the body of the answer. Send as `customRequest(name, arguments)`. */
export interface RingsideRequests {
  /** Where on the time axis the machine stands. */
  "ringside/time": { arguments: undefined; body: TimeBody };
  /** Goes to a moment, back or forward; it need not have been reached before. Answers when it is there; a `stopped` event with
   *  reason "goto" precedes the answer. Going forward ends early if something stops the machine. */
  "ringside/goToTime": { arguments: GoToTimeArguments; body: TimeBody };
  /** Goes to the moment of a trace row, which is named by its index in the whole trace. */
  "ringside/goToTraceRow": { arguments: GoToTraceRowArguments; body: TimeBody };
  /** Reverse step into and reverse step out, which the standard protocol lacks. As `stepBack`: the answer comes at once, then `stopped`. */
  "ringside/stepBackInto": { arguments: ThreadArguments; body: undefined };
  "ringside/stepBackOut": { arguments: ThreadArguments; body: undefined };
  "ringside/deviceTree": { arguments: undefined; body: DeviceTreeBody };
  /** A window of the trace, counted among the rows that pass the filter. At most `longestWindow` rows. */
  "ringside/trace": { arguments: TraceArguments; body: TraceBody };
  /** How many rows pass the filter. */
  "ringside/traceCount": { arguments: TraceCountArguments; body: TraceCountBody };
  /** The nearest row that passes the filter, seen from a row of the whole trace or from the present. */
  "ringside/traceFind": { arguments: TraceFindArguments; body: TraceFindBody };
  /** The trace as text, in pieces: ask again with `cursor` until the answer has none. */
  "ringside/traceExport": { arguments: TraceExportArguments; body: TraceExportBody };
  /** An IRP with all its stack locations. */
  "ringside/irp": { arguments: AddressArguments; body: IrpBody };
  /** Threads, DPCs and interrupt service routines. */
  "ringside/contexts": { arguments: undefined; body: ContextsBody };
  /** What lives at an address, in words. */
  "ringside/describe": { arguments: AddressArguments; body: { readonly text: string | undefined } };
  /** How the scenario's expectations stand. */
  "ringside/results": { arguments: undefined; body: ResultsBody };
}
export type RingsideRequest = keyof RingsideRequests;

/** Custom event. Sent when the machine has moved (at most ten times a second while it runs, and at every stop) or gone back. */
export interface RingsideEvents {
  "ringside/changed": ChangedBody;
}
export interface ChangedBody extends TimeBody {
  /** Rows in the whole trace. */
  readonly traceLength: number;
  /** Changes when rows were taken away (the machine went back): forget rows held and ask again. */
  readonly traceGeneration: number;
}

/** Arguments of `launch` beside the standard ones. Paths are absolute. */
export interface LaunchArguments {
  /** A scenario (*.scenario.json); or a driver's source file or folder, which is brought up and taken down again; or a source file or
   *  the project of a console program, which is run against the driver it lies beside. */
  readonly program: string;
  /** Command line of such a program. */
  readonly args?: readonly string[];
  /** What it reads from its standard input; nothing without it. */
  readonly input?: string;
  /** Source, project or folder of its driver; the nearest without it. */
  readonly driver?: string;
  /** Stops at the first statement of the first driver. */
  readonly stopOnEntry?: boolean;
  /** Runs without breakpoints. */
  readonly noDebug?: boolean;
  /** Overrides the scenario's seed. */
  readonly seed?: number;
  /** Switches of a schedule, in place of the seed and the scenario's machine.schedule. */
  readonly schedule?: string;
  /** Low resources simulation: which request of the drivers is refused, from 1. */
  readonly refuse?: number;
  /** Force pending: which request that a driver hands down, from 1; 0 for all. */
  readonly pend?: number;
  /** Stops where uninitialised memory decides something; the drivers are interpreted then. */
  readonly uninitialized?: boolean;
  /** Classes of the verifier's checks that are off: the names of switches in a scenario's `verifier`. */
  readonly verifierOff?: readonly string[];
  /** More folders to look for headers in. */
  readonly includePath?: readonly string[];
  readonly defines?: Readonly<Record<string, string>>;
}

export interface TimeBody {
  /** Steps executed since power-on. */
  readonly time: number;
  /** Virtual time since power-on, in 100 ns. */
  readonly clock: number;
  /** The latest moment reached in this session; the machine can be sent there again. */
  readonly latest: number;
  readonly running: boolean;
}
export interface GoToTimeArguments {
  readonly time: number;
}
export interface GoToTraceRowArguments {
  readonly index: number;
}
export interface ThreadArguments {
  readonly threadId: number;
}
export interface AddressArguments {
  readonly address: string;
}

export interface DeviceTreeBody {
  readonly time: number;
  readonly nodes: readonly DevnodeBody[];
}
export interface DevnodeBody {
  /** Instance path, e.g. "ROOT\\MEMBUF\\0000". */
  readonly instance: string;
  readonly description: string;
  /** PnP state, e.g. "Started". */
  readonly state: string;
  readonly address: string;
  /** Top of the stack first. */
  readonly devices: readonly DeviceBody[];
  readonly children: readonly DevnodeBody[];
}
export interface DeviceBody {
  readonly address: string;
  readonly name: string | undefined;
  readonly role: "filter" | "FDO" | "PDO" | "device";
  readonly driver: string;
  /** Names of the DO_ flags that are set. */
  readonly flags: readonly string[];
  readonly stackSize: number;
  /** Address of the device extension; undefined if it has none. */
  readonly extension: string | undefined;
  /** Type of the extension if it is known, so that `*(TYPE *)address` can be watched. */
  readonly extensionType: string | undefined;
  /** Interfaces and symbolic links that lead to it. */
  readonly links: readonly string[];
  /** Expression that can be watched or evaluated. */
  readonly expression: string;
}

/** Most rows that one window answers. */
export const longestWindow = 5000;

export interface TraceFilterBody {
  /** Kinds of event as in kernel/trace/log.ts; none given means all. */
  readonly kinds?: readonly string[];
  readonly driver?: string;
  readonly device?: string;
  readonly irp?: string;
  readonly context?: number;
  readonly processor?: number;
  /** Words that must all appear, in any letter case. */
  readonly text?: string;
  readonly fromTime?: number;
  readonly toTime?: number;
}
export interface TraceArguments {
  /** First match to answer, from 0; negative counts from the end. */
  readonly from: number;
  readonly count: number;
  readonly filter?: TraceFilterBody;
}
export interface TraceBody {
  readonly rows: readonly TraceRowBody[];
  /** Position of `rows[0]` among the matches. */
  readonly from: number;
  /** Matches in all. */
  readonly total: number;
  /** Rows in the whole trace. */
  readonly length: number;
  readonly generation: number;
}
export interface TraceRowBody {
  /** In the whole trace. */
  readonly index: number;
  readonly time: number;
  readonly clock: number;
  readonly processor: number;
  readonly irql: number;
  readonly context: number;
  readonly contextName: string;
  readonly kind: string;
  readonly driver: string;
  readonly device: string | undefined;
  readonly deviceName: string;
  readonly irp: string | undefined;
  readonly detail: string;
}
export interface TraceCountArguments {
  readonly filter?: TraceFilterBody;
}
export interface TraceCountBody {
  readonly count: number;
  readonly length: number;
  readonly generation: number;
}
export interface TraceFindArguments {
  readonly filter: TraceFilterBody;
  /** Index in the whole trace; without it the search starts at the present. */
  readonly from?: number;
  readonly direction: "forward" | "backward";
}
export interface TraceFindBody {
  readonly row: TraceRowBody | undefined;
}
export interface TraceExportArguments {
  readonly format: "csv" | "jsonl";
  readonly filter?: TraceFilterBody;
  /** As the last answer gave it; undefined for the first piece. */
  readonly cursor?: number;
}
export interface TraceExportBody {
  readonly text: string;
  readonly cursor: number | undefined;
}

export interface IrpBody {
  readonly address: string;
  /** E.g. "IRP_MJ_READ to \\Device\\MemBuf0, pending". */
  readonly summary: string;
  readonly status: string;
  readonly information: string;
  readonly currentLocation: number;
  readonly stackCount: number;
  readonly pendingReturned: boolean;
  readonly cancel: boolean;
  /** Names of the IRP_ flags that are set. */
  readonly flags: readonly string[];
  /** Named addresses: SystemBuffer, MdlAddress, UserBuffer, Thread. Null ones are left out. */
  readonly pointers: readonly {
    readonly name: string;
    readonly address: string;
    readonly description: string | undefined;
  }[];
  /** Stack locations, the one of the top driver first. */
  readonly locations: readonly IrpLocationBody[];
  /** Expression that can be watched or evaluated. */
  readonly expression: string;
}
export interface IrpLocationBody {
  /** As in CurrentLocation: StackCount is the top driver's. */
  readonly number: number;
  readonly current: boolean;
  readonly major: string;
  readonly minor: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  /** SL_ flags in `Control` and `Flags`, by name. */
  readonly control: readonly string[];
  readonly device: string | undefined;
  readonly deviceDescription: string | undefined;
  readonly file: string | undefined;
  readonly completionRoutine: string | undefined;
  readonly context: string | undefined;
}

export interface ContextsBody {
  readonly contexts: readonly ContextBody[];
}
export interface ContextBody {
  readonly id: number;
  readonly kind: "thread" | "dpc" | "isr";
  readonly name: string;
  readonly processor: number | undefined;
  readonly irql: number;
  /** E.g. "DISPATCH_LEVEL". */
  readonly irqlName: string;
  readonly state: "running" | "ready" | "waiting" | "preempted" | "terminated";
  readonly waitingFor: string | undefined;
}

export interface ResultsBody {
  readonly results: readonly {
    readonly path: string;
    readonly title: string;
    readonly outcome: "passed" | "failed" | "pending";
    readonly message: string;
  }[];
}
