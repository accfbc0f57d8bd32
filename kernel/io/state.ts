// What the I/O manager keeps: drivers, devices, files, requests, IRPs.
import type { Offset, Place } from "../machine/api.ts";
import type { DescriptorParts } from "../se/state.ts";
import type { User } from "../se/well-known-sids.ts";

export interface DriverState {
  readonly name: string;
  readonly object: Offset;
  state: "loading" | "loaded" | "unloading" | "unloaded" | "failed";
  /** How often its reinitialization routines have been called. */
  reinitialized: number;
  /** Extensions allocated with IoAllocateDriverObjectExtension, by client address. */
  extensions: { id: bigint; at: Offset }[];
}

/** A routine of IoRegisterDriverReinitialization or of the boot drivers' kind, to be called once more. */
export interface Reinitialization {
  readonly boot: boolean;
  readonly driver: Offset;
  readonly routine: Offset;
  readonly context: bigint;
}

export interface DeviceState {
  readonly at: Offset;
  readonly name: string | undefined;
  readonly driver: string;
  /** Device below it in its stack, or 0. */
  below: Offset;
  /** The device whose NextDevice it is, or 0 for the driver's first. */
  previous: Offset;
  /** The PDO's devnode, for PDOs. */
  devnode: number | undefined;
  exclusive: boolean;
  deleted: boolean;
  /** The PDO that it was attached to before Plug and Play knew that: it belongs to a filter of the bus, and stays while the PDO does. */
  busFilter?: Offset;
  /** IoSetStartIoAttributes; whether its StartIo runs, and the packet that it has asked for meanwhile, if it is not to be entered again. */
  startIo:
    | {
        cancelable: boolean;
        deferred: boolean;
        running: boolean;
        next: { readonly key: number | undefined; readonly cancelable: boolean } | undefined;
      }
    | undefined;
  /** `calling`: the context that runs the routine, or 0. */
  timer: { routine: Offset; context: bigint; running: boolean; dpc: Offset; calling: number } | undefined;
}

export interface FileState {
  /** References to a file that IoGetDeviceObjectPointer opened; the last one dropped closes it. */
  pointers?: number | undefined;
  readonly object: Offset;
  readonly device: Offset;
  readonly name: string;
  /** ACCESS_MASK that it was opened with, generic rights resolved. */
  readonly access: number;
  /** Who opened it; undefined for the kernel, whose access is not checked. */
  readonly user: User | undefined;
  /** The descriptor that its maker gives, for a file system that makes the file. */
  readonly security?: DescriptorParts | undefined;
  /** It was opened for synchronous I/O: FO_SYNCHRONOUS_IO. */
  readonly synchronous: boolean;
  /** The context whose request has it, while FILE_OBJECT.Busy is set. */
  busyWith?: number | undefined;
  handles: number;
  /** Requests under way. */
  pending: number;
  cleanedUp: boolean;
  closed: boolean;
  /** Completion port that learns of the end of its requests, and the key that it gets. */
  port?: { readonly at: Offset; readonly key: bigint } | undefined;
}

/** A request that the kernel sends down a stack: a user's I/O, or a PnP, power or file operation of the kernel's own. */
export interface Request {
  readonly id: number;
  irp: Offset;
  /** Device it is sent to: the top of a stack. */
  readonly device: Offset;
  readonly file: number | undefined;
  readonly title: string;
  readonly major: number;
  readonly minor: number;
  /** Bytes of `Parameters` in the first stack location. */
  readonly parameters: Uint8Array;
  readonly initialStatus: number;
  readonly initialInformation: bigint;
  /** How data travels; "none" if there is none. */
  readonly transfer: "none" | "buffered" | "inDirect" | "outDirect" | "neither" | "direct";
  /** Bytes a write or control request brings; room for what a read or control request gives. */
  readonly input: Uint8Array;
  readonly outputLength: number;
  /** Buffers made for it, given back at its end. */
  buffers: Offset[];
  /** Of an open: the list of extra create parameters that travels with it. */
  ecpList?: Offset;
  /** Where its output will be found in memory, and how much fits. */
  systemBuffer: Offset;
  outputAt: Offset;
  done: boolean;
  status: number;
  information: number;
  /** The same as the 64 bits that they are: some requests answer with a pointer. */
  informationPointer: bigint;
  output: Uint8Array;
  /** What the top driver's dispatch routine returned, once it has. */
  returned: number | undefined;
  readonly synchronous: boolean;
  /** A transfer that begins at the file's position when its turn comes. */
  readonly atPosition: boolean;
  /** A program's request: its buffers, and how it learns of the end. */
  readonly user: UserIo | undefined;
  /** SL_… of the first stack location. */
  readonly flags: number;
  readonly caller: CallerIo | undefined;
  /** Who completed it with an error, and where. */
  refusal?: Refusal;
}

export interface Refusal {
  readonly driver: string;
  /** The driver has no dispatch routine for it, and so the kernel did. */
  readonly unserved: boolean;
  readonly place: Place;
}

/** A driver's own request by handle: its buffers, and the mode in which it called. */
export interface CallerIo {
  readonly input: bigint;
  readonly output: bigint;
  readonly mode: 0 | 1;
  readonly answer?: Answer;
}
/** Where a driver finds what came of its request: the status block, the buffer and the event, each 0 if there is none. */
export interface Answer {
  readonly block: Offset;
  readonly target: Offset;
  readonly event: Offset;
}

export interface UserIo {
  readonly process: number;
  readonly thread: number;
  /** Addresses of the buffers as the program gave them: probed, except for METHOD_NEITHER. Their low halves are offsets. */
  readonly input: bigint;
  readonly output: bigint;
  /** The OVERLAPPED, whose first two members take status and information; 0 if there is none. */
  readonly overlapped: Offset;
  /** KEVENT to set; 0 if there is none. */
  readonly event: Offset;
  /** Completion routine to be called in the thread; 0 if there is none. */
  readonly apc: bigint;
}

/** What the kernel remembers of an IRP beside what is in it. */
export interface IrpState {
  readonly at: Offset;
  /** Who made it: "request" the kernel, "built" IoBuildSynchronousFsdRequest and its kin, "associated" IoMakeAssociatedIrp, "driver" IoAllocateIrp and IoInitializeIrp. */
  readonly kind: "request" | "built" | "associated" | "driver" | "power";
  readonly driver: string;
  readonly place: Place;
  readonly stackCount: number;
  completed: boolean;
  completedAt: Place;
  refusal?: Refusal;
  readonly request: number | undefined;
  /** Device it was sent to last, and whether it has come to the bottom of a stack. */
  lowest: Offset;
  reachedBottom: boolean;
  /** Stack location of the last IofCallDriver, to tell skipping from copying, and the completion routine that was in it. */
  location: number;
  routine?: Offset;
  /** Clock value at which IoCancelIrp was called for it. */
  cancelledAt?: number | undefined;
  /** A wait/wake request that had its part in waking the machine: PoSetSystemWake. */
  wakesSystem?: boolean;
  /** MDLs whose buffers may not change, with a signature of what they held when it was sent. */
  invariant?: readonly { readonly mdl: Offset; readonly signature: number; readonly place: Place }[] | undefined;
  /** Where IoSetCompletionRoutineEx has failed for it: it may only be completed then. */
  routineRefused?: Place;
  /** A list of extra create parameters that a driver has put into it. */
  ecpList?: Offset;
  /** GUID that IoSetActivityIdIrp gave it. */
  activity?: Uint8Array;
  /** It has been made pending: its completion stands still until a worker thread goes on with it. */
  held?: boolean;
  /** Dispatch calls whose pending rule is not yet settled, by stack location. */
  hops: { readonly id: number; readonly location: number }[];
}

/** One dispatch call: STATUS_PENDING must be returned exactly if the stack location was marked pending. */
export interface Hop {
  readonly driver: string;
  readonly irp: Offset;
  readonly device: Offset;
  /** The dispatch routine, and where it begins. */
  readonly routine: Offset;
  readonly place: Place;
  readonly major: number;
  readonly minor: number;
  /** The location was marked pending already: by the driver above, which then skipped it. */
  readonly marked: boolean;
  returned: number | undefined;
  pending: boolean | undefined;
  /** IoStatus.Status when the IRP left the driver on its way up, and whether the driver itself had completed it. */
  leftWith: number | undefined;
  completed: boolean;
  /** References that drivers held to the PDO when it was asked for its target device relation. */
  readonly held?: number;
  /** This run makes the driver pend the request, if it completes it before its dispatch routine returns. */
  readonly pend: boolean;
}

export interface WorkItem {
  readonly routine: Offset;
  readonly args: readonly bigint[];
  readonly driver: string;
  readonly title: string;
  /** Flag in the item that says it is queued, to be cleared when its routine is called; 0 if it has none. */
  readonly item: Offset;
}

/** A controller object: one device at a time has it, the others wait. */
export interface ControllerState {
  readonly at: Offset;
  busy: boolean;
  readonly waiting: { readonly device: Offset; readonly routine: Offset; readonly context: bigint }[];
  readonly driver: string;
}

export interface IoState {
  drivers: Map<string, DriverState>;
  reinitializations: Reinitialization[];
  /** Images whose driver has been unloaded. */
  retired: Set<string>;
  /** Drivers that are to be unloaded when the last file on a device of theirs is closed. */
  unloadPending: Set<string>;
  /** Export drivers that are loaded, with those that import from them. */
  exportDrivers: Map<string, { state: "loading" | "loaded"; readonly importers: Set<string> }>;
  devices: Map<Offset, DeviceState>;
  /** Device objects by name in lower case. */
  deviceNames: Map<string, Offset>;
  /** Devices to verify after a hard error, by KTHREAD. */
  devicesToVerify: Map<Offset, Offset>;
  /** File objects that take no part in share checks. */
  ignoresSharing: Set<Offset>;
  files: Map<number, FileState>;
  nextFile: number;
  /** Files whose IRP_MJ_CLOSE a worker thread has to send. */
  closing: number[];
  requests: Map<number, Request>;
  nextRequest: number;
  irps: Map<Offset, IrpState>;
  hops: Map<number, Hop>;
  nextHop: number;
  workQueue: WorkItem[];
  /** Remove locks that have been initialised, and their uses in the order of acquisition. */
  removeLocks: Map<Offset, { readonly tag: bigint; readonly place: Place }[]>;
  /** What IoSetTopLevelIrp has set, and threads whose hard errors nobody is to be asked about, by the KTHREAD. */
  topLevelIrps: Map<Offset, bigint>;
  hardErrorsOff: Set<Offset>;
  /** The GENERIC_MAPPING of files, once somebody has asked for it. */
  fileMapping: Offset;
  /** How many worker threads there are. */
  workers: number;
  controllers: Map<Offset, ControllerState>;
  /** Control devices of file systems, and who hears of them. */
  fileSystems: readonly Offset[];
  fileSystemListeners: readonly { readonly driver: Offset; readonly routine: Offset }[];
  /** Devices whose drivers asked for IRP_MJ_SHUTDOWN, in the order in which they asked. */
  shutdown: { readonly device: Offset; readonly lastChance: boolean }[];
  /** Entries for the error log that are not written yet, with the device or driver object each is of. */
  errorLogObjects: Map<Offset, Offset>;
}

export function initialIo(): IoState {
  return {
    drivers: new Map(),
    reinitializations: [],
    retired: new Set(),
    unloadPending: new Set(),
    exportDrivers: new Map(),
    devices: new Map(),
    deviceNames: new Map(),
    devicesToVerify: new Map(),
    ignoresSharing: new Set(),
    files: new Map(),
    nextFile: 1,
    closing: [],
    requests: new Map(),
    nextRequest: 1,
    irps: new Map(),
    hops: new Map(),
    nextHop: 1,
    workQueue: [],
    removeLocks: new Map(),
    topLevelIrps: new Map(),
    hardErrorsOff: new Set(),
    fileMapping: 0,
    workers: 0,
    controllers: new Map(),
    fileSystems: [],
    fileSystemListeners: [],
    shutdown: [],
    errorLogObjects: new Map(),
  };
}
