// Everything the machine is besides its memory, as plain data: a checkpoint is a structured clone of this and a memory snapshot.
// What a driver can see is not here but in machine memory, in its documented structure.

import type { Bugcheck, Finding } from "./api.ts";
import type { Offset } from "./machine/api.ts";
import type { Requirements } from "./pnp/requirements.ts";
import type { Completion } from "./user/ports.ts";
import type { Service } from "./user/services.ts";
import type { ProcessState, UserObject, UserThread } from "./user/state.ts";

/** A place in a driver's source: global step number, or undefined for the kernel itself. */
export type Place = number | undefined;

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
  /** The KTHREAD. */
  object: Offset;
  priority: number;
  /** Depth of KeEnterCriticalRegion and guarded regions. */
  apcDisable: number;
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
  /** Threaded ones, and the thread that runs them, if it has been made. */
  threadedDpcs: Offset[];
  dpcThread: number | undefined;
  /** Stacks kept for DPCs and interrupts, by depth. */
  readonly stacks: { stack: Offset; limit: Offset }[];
  /** Time at which the thread on it has used up its turn. */
  quantumEnd: number;
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

/** What ExCreateCallback makes. */
export interface CallbackObject {
  readonly at: Offset;
  readonly name: string | undefined;
  readonly multiple: boolean;
  registrations: readonly {
    readonly id: Offset;
    /** Rises with each registration. */
    readonly number: number;
    readonly routine: Offset;
    readonly context: bigint;
  }[];
}

export interface PoolBlock {
  readonly at: Offset;
  readonly size: number;
  readonly tag: string;
  readonly paged: boolean;
  readonly driver: string;
  readonly allocated: Place;
  /** Undefined while in use. */
  freed: { readonly place: Place; readonly time: number } | undefined;
  /** What the kernel keeps there: "IRP", "DEVICE_OBJECT", "" for a driver's own block. */
  readonly what: string;
  /** Slot it occupies, to be reused. */
  readonly slot: Offset;
  readonly slotSize: number;
}
export interface PoolState {
  /** Blocks in use and blocks freed but not yet reused, by address. */
  blocks: Map<Offset, PoolBlock>;
  /** Freed blocks, oldest first; `quarantineHead` of them have been reused. */
  quarantine: Offset[];
  quarantineHead: number;
  quarantineBytes: number;
  /** Free slots by size. */
  free: Map<number, Offset[]>;
  next: Offset;
  end: Offset;
}

export interface DriverState {
  readonly name: string;
  readonly object: Offset;
  state: "loading" | "loaded" | "unloading" | "unloaded" | "failed";
  /** How often its reinitialization routines have been called. */
  reinitialized: number;
  /** Extensions allocated with IoAllocateDriverObjectExtension, by client address. */
  extensions: { id: bigint; at: Offset }[];
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
  startIo: { cancelable: boolean; deferred: boolean } | undefined;
  timer: { routine: Offset; context: bigint; running: boolean; dpc: Offset } | undefined;
}

/** A range of ports or memory, a line, a channel, or something that nobody arbitrates and drivers are told of as it is. */
export interface Resource {
  /** CmResourceTypeXxx. */
  readonly type: number;
  /** CM_SHARE_DISPOSITION. */
  readonly share: number;
  readonly flags: number;
  readonly start: number;
  readonly length: number;
  /** The three ULONGs of a resource that nobody arbitrates. */
  readonly data?: readonly number[];
}
/** What a driver claimed outside Plug and Play, for itself or for a device of its own. */
export interface ResourceClaim {
  /** Device object or driver object. */
  readonly owner: Offset;
  readonly driver: string;
  readonly resources: readonly Resource[];
}

export interface DevnodeProperty {
  /** DEVPROPTYPE. */
  readonly type: number;
  readonly data: Uint8Array;
}

export type DevnodeStatus =
  | "Uninitialized"
  | "Initialized"
  | "DriversAdded"
  | "ResourcesAssigned"
  | "Started"
  | "QueryStopped"
  | "Stopped"
  | "QueryRemoved"
  | "SurpriseRemoved"
  | "RemovePendingCloses"
  | "Removed"
  | "Failed";
export interface Devnode {
  readonly id: number;
  /** By which steps refer to it. */
  name: string;
  instance: string;
  hardwareId: string;
  /** The most specific first. */
  hardwareIds: readonly string[];
  compatibleIds: readonly string[];
  description: string;
  /** As its bus tells it; "" if it does not. */
  location: string;
  pdo: Offset;
  status: DevnodeStatus;
  /** "" if there is none, as for a raw device. */
  driver: string;
  lowerFilters: readonly string[];
  upperFilters: readonly string[];
  hardware: string | undefined;
  /** What its bus says it needs; undefined for nothing, or nothing yet. */
  requirements: Requirements | undefined;
  /** The same after its drivers have had their say. */
  filtered: Requirements | undefined;
  /** How the firmware left it. */
  bootResources: readonly Resource[];
  /** What it has. */
  resources: readonly Resource[];
  /** During a rebalance: what it shall have, and which devices move for it. */
  planned: readonly Resource[] | undefined;
  movers: readonly number[];
  /** Devnode of the parent; -1 is the root. */
  readonly parent: number;
  /** Devnodes of the devices on its bus that are there, the eldest first. */
  children: number[];
  /** Its bus is asked one question after the other: who wants it asked meanwhile has it asked again. */
  enumeration: "idle" | "underWay" | "again";
  /** Its bus listed it when it was asked last. */
  reported: boolean;
  /** The bits of DEVICE_CAPABILITIES that its bus reported, and its Address and UINumber. */
  capabilities: number;
  address: number | undefined;
  uiNumber: number | undefined;
  /** PNP_BUS_INFORMATION. */
  bus: { readonly guid: string; readonly interfaceType: number; readonly number: number } | undefined;
  /** What drivers set with IoSetDevicePropertyData, by property set and number. */
  properties: Map<string, DevnodeProperty>;
  openHandles: number;
  deviceState: number;
  /** DEVICE_POWER_STATE as its driver told it last; 0 until then. */
  powerState: number;
  /** IRP_MN_WAIT_WAKE that the root bus keeps for it, or 0. */
  wakeIrp: Offset;
}

export interface DeviceInterface {
  readonly guid: string;
  readonly pdo: Offset;
  /** "\??\ROOT#MEMBUF#0000#{…}". */
  readonly link: string;
  readonly reference: string;
  enabled: boolean;
}

/** A registration of IoRegisterPlugPlayNotification. */
export interface NotificationEntry {
  /** What the driver knows it by. */
  readonly at: Offset;
  /** Rises with each registration. */
  readonly number: number;
  /** IO_NOTIFICATION_EVENT_CATEGORY. */
  readonly category: number;
  /** Class of device interfaces, or "". */
  readonly guid: string;
  /** The device that is listened to, and the file object it was named with, or 0. */
  readonly devnode: number | undefined;
  readonly file: Offset;
  readonly routine: Offset;
  readonly context: bigint;
  readonly driver: string;
  readonly place: Place;
}

export interface FileState {
  /** References to a file that IoGetDeviceObjectPointer opened; the last one dropped closes it. */
  pointers?: number | undefined;
  readonly object: Offset;
  readonly device: Offset;
  readonly name: string;
  position: number;
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
  readonly moveFilePointer: boolean;
  /** A program's request: its buffers, and how it learns of the end. */
  readonly user: UserIo | undefined;
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

export interface Timer {
  readonly at: Offset;
  due: number;
  /** In 100 ns; 0 for one shot. */
  period: number;
  readonly order: number;
}
/** Calls that hardware and the kernel have arranged for a time. */
export interface Alarm {
  readonly due: number;
  readonly order: number;
  /** "hardware" with the name of the device, "ioTimer" and "idle" with a device object's address. */
  readonly kind: "hardware" | "ioTimer" | "idle";
  readonly target: string | number;
  readonly event: string;
  readonly value: number;
}

export interface InterruptObject {
  readonly at: Offset;
  readonly routine: Offset;
  /** Number of the message it serves, which its routine is told; undefined for a routine that serves a line. */
  readonly message: number | undefined;
  /** IoReportInterruptInactive leaves it connected, but not called. */
  active: boolean;
  readonly context: bigint;
  readonly lock: Offset;
  readonly vector: number;
  readonly irql: number;
  readonly synchronizeIrql: number;
  readonly latched: boolean;
  readonly driver: string;
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
  readonly request: number | undefined;
  /** Device it was sent to last, and whether it has come to the bottom of a stack. */
  lowest: Offset;
  reachedBottom: boolean;
  /** Stack location of the last IofCallDriver, to tell skipping from copying, and the completion routine that was in it. */
  location: number;
  routine?: Offset;
  /** Dispatch calls whose pending rule is not yet settled, by stack location. */
  hops: { readonly id: number; readonly location: number }[];
}
/** One dispatch call: STATUS_PENDING must be returned exactly if the stack location was marked pending. */
export interface Hop {
  readonly driver: string;
  readonly device: Offset;
  readonly major: number;
  readonly minor: number;
  returned: number | undefined;
  pending: boolean | undefined;
  /** What the driver itself completed the IRP with. */
  completed: number | undefined;
}

export interface WorkItem {
  readonly routine: Offset;
  readonly args: readonly bigint[];
  readonly driver: string;
  readonly title: string;
  /** Flag in the item that says it is queued, to be cleared when its routine is called; 0 if it has none. */
  readonly item: Offset;
}

export interface RegistryKey {
  /** Clock value of the last change. */
  written: number;
  /** Its class, a string that its maker gave. */
  className: string;
  values: Map<string, { name: string; type: number; data: Uint8Array }>;
  name: string;
}

/** What a handle stands for; "link" is a symbolic link, "object" any other object with an address. */
export type HandleKind = "file" | "thread" | "process" | "key" | "event" | "link" | "object";

/** A controller object: one device at a time has it, the others wait. */
export interface ControllerState {
  readonly at: Offset;
  busy: boolean;
  readonly waiting: { readonly device: Offset; readonly routine: Offset; readonly context: bigint }[];
  readonly driver: string;
}

/** A routine of CmRegisterCallbackEx. */
export interface RegistryCallback {
  readonly cookie: number;
  readonly routine: Offset;
  readonly context: bigint;
  /** A decimal number. */
  readonly altitude: string;
  readonly driver: string;
  readonly place: Place;
}

/** What IoGetDmaAdapter gives. */
export interface DmaAdapter {
  readonly at: Offset;
  readonly driver: string;
  readonly device: Offset;
  /** The device takes a list of ranges; otherwise each transfer is one range. */
  readonly gathers: boolean;
  /** It sees 24 bits of addresses. */
  readonly isa: boolean;
  readonly mapRegisters: number;
  /** Somebody has the channel, and who with which registers. */
  busy: boolean;
  current?: { readonly base: number; readonly registers: number };
  /** Map registers that are allocated. */
  inUse: number;
  readonly waiting: {
    readonly device: Offset;
    readonly registers: number;
    readonly routine: Offset;
    readonly context: bigint;
  }[];
  readonly buffers: { readonly at: Offset; readonly length: number; readonly logical: number }[];
  readonly place: Place;
}
/** A range of memory as a device sees it. */
export interface DmaMapping {
  readonly logical: number;
  readonly physical: Offset;
  readonly length: number;
  readonly adapter: Offset;
  /** MapRegisterBase or the scatter/gather list that it belongs to; 0 for a common buffer. */
  readonly base: number;
  /** Direction of the transfer; undefined for both. */
  readonly toDevice: boolean | undefined;
}

export interface BugcheckCallback {
  readonly record: Offset;
  readonly routine: Offset;
  /** KBUGCHECK_CALLBACK_REASON, or undefined for a plain one with its buffer. */
  readonly reason: number | undefined;
  readonly buffer: bigint;
  readonly length: number;
  readonly driver: string;
}

/** A routine of IoRegisterDriverReinitialization, to be called once more. */
export interface Reinitialization {
  readonly driver: Offset;
  readonly routine: Offset;
  readonly context: bigint;
}

export interface StepResult {
  readonly path: string;
  readonly title: string;
  outcome: "passed" | "failed" | "pending";
  message: string;
}

export interface KernelState {
  random: number;
  /** Steps since power-on. */
  time: number;
  /** 100 ns added to the clock by idling and stalling, beyond what the steps took. */
  clockSkip: number;
  stopped:
    | { readonly kind: "bugcheck"; readonly bugcheck: Bugcheck }
    | { readonly kind: "finding"; readonly finding: Finding }
    | { readonly kind: "finished" }
    | undefined;
  /** A bugcheck that stops the machine as soon as the callbacks for it have run on a context of their own. */
  frozen:
    | {
        readonly stop: NonNullable<KernelState["stopped"]>;
        readonly context: number;
        /** Steps since power-on. */
        readonly until: number;
      }
    | undefined;
  bugcheckCallbacks: BugcheckCallback[];
  controllers: Map<Offset, ControllerState>;
  /** The highest altitude first. */
  registryCallbacks: readonly RegistryCallback[];
  /** Contexts that run one of them. */
  inRegistryCallback: Set<number>;
  /** Objects that stand for keys, by path in lower case; `name` is the UNICODE_STRING that was given out, or 0. */
  keyObjects: Map<string, { readonly at: Offset; readonly path: string; name: Offset }>;
  dmaAdapters: Map<Offset, DmaAdapter>;
  /** By logical address. */
  dmaMappings: readonly DmaMapping[];
  nextMapRegisters: number;
  /** Control devices of file systems, and who hears of them. */
  fileSystems: readonly Offset[];
  fileSystemListeners: readonly { readonly driver: Offset; readonly routine: Offset }[];
  reinitializations: Reinitialization[];
  processors: Processor[];
  contexts: Map<number, Context>;
  nextContext: number;
  nextOrder: number;
  /** Context under way and the time at which its turn ends; undefined when a decision is due. */
  turn: { processor: number; context: number; end: number } | undefined;
  /** A decision is due before the turn's end: something became ready, an IRQL fell, a wait began. */
  reschedule: boolean;
  lastContext: number;
  freeStacks: { stack: Offset; limit: Offset }[];

  locks: Map<Offset, SpinLock>;
  /** By the lock that was held, then by the one that was taken. */
  lockOrder: Map<Offset, Map<Offset, LockEdge>>;
  /** ERESOURCEs that have been initialised and not deleted. */
  resources: Map<Offset, Place>;
  readerWriterLocks: Map<Offset, ReaderWriterLock>;
  callbackObjects: CallbackObject[];
  timers: Timer[];
  alarms: Alarm[];
  pendingVectors: number[];
  interrupts: InterruptObject[];
  dpcs: Set<Offset>;
  workQueue: WorkItem[];

  pool: PoolState;
  /** Lookaside lists that have been initialised and not deleted. */
  lookaside: Map<Offset, Place>;

  drivers: Map<string, DriverState>;
  devices: Map<Offset, DeviceState>;
  /** Device objects by name in lower case. */
  deviceNames: Map<string, Offset>;
  /** By id. */
  devnodes: Devnode[];
  resourceClaims: readonly ResourceClaim[];
  /** Present devices by the name that steps use. */
  devnodeNames: Map<string, number>;
  /** The lowest number that may be free for a further device of that name. */
  devnodeNumbers: Map<string, number>;
  /** Present devices by instance path in lower case. */
  devnodeInstances: Map<string, number>;
  links: Map<string, string>;
  interfaces: DeviceInterface[];
  notifications: Map<Offset, NotificationEntry>;
  files: Map<number, FileState>;
  nextFile: number;
  requests: Map<number, Request>;
  nextRequest: number;
  irps: Map<Offset, IrpState>;
  hops: Map<number, Hop>;
  nextHop: number;
  handles: Map<number, { kind: HandleKind; target: number; name: string }>;
  nextHandle: number;
  registry: Map<string, RegistryKey>;

  /** Devices whose drivers asked for IRP_MJ_SHUTDOWN, in the order in which they asked. */
  shutdown: { readonly device: Offset; readonly lastChance: boolean }[];
  /** Devices that power down after a time without work; `counter` is the ULONG, in seconds, that drivers reset. */
  idle: { readonly device: Offset; readonly counter: Offset; readonly seconds: number; readonly state: number }[];
  /** Devices to verify after a hard error, by KTHREAD. */
  devicesToVerify: Map<Offset, Offset>;
  /** Entries for the error log that are not written yet, with the device or driver object each is of. */
  errorLogObjects: Map<Offset, Offset>;
  /** SYSTEM_POWER_STATE of the machine. */
  systemPower: number;
  /** Devices registered with WMI. */
  wmi: WmiProvider[];
  nextWmiProvider: number;
  /** Next free instance id by GUID of a block. */
  wmiInstanceIds: Map<string, number>;
  eventProviders: EventProvider[];
  nextEventProvider: number;
  /** GUID of what a thread is at, by KTHREAD, as EtwActivityIdControl set it. */
  activities: Map<Offset, Uint8Array>;
  /** How often drivers have asked for resources that may be short, and which of these requests was refused. */
  resourceRequests: number;
  refused: { readonly what: string; readonly place: Place } | undefined;
  /** Files whose IRP_MJ_CLOSE a worker thread has to send. */
  closing: number[];
  /** Devnodes whose last handle has been closed after a surprise removal. */
  removing: number[];
  /** Images whose driver has been unloaded. */
  retired: Set<string>;
  /** The EPROCESS of the system process. */
  process: Offset;
  /** Processes that run programs, by id. */
  processes: Map<number, ProcessState>;
  nextProcess: number;
  /** Objects that programs made, by address. */
  userObjects: Map<Offset, UserObject>;
  /** What has ended and has not been taken, by completion port. */
  completionPorts: Map<Offset, Completion[]>;
  /** Routines that waitable timers call when they expire, by the timer's address. */
  timerRoutines: Map<Offset, { readonly thread: number; readonly routine: bigint; readonly argument: bigint }>;
  /** Questions about removals that programs have not all answered: how many are open, and the KTHREAD that waits. */
  questions: Map<number, { open: number; refused: boolean; readonly object: Offset }>;
  nextQuestion: number;
  /** Drivers that are to be unloaded when the last file on a device of theirs is closed. */
  unloadPending: Set<string>;
  /** Services, by name in lower case. */
  services: Map<string, Service>;

  hardware: Map<string, HardwareState>;
  /** Registers mapped with MmMapIoSpace. */
  mappings: { readonly at: Offset; readonly physical: number; readonly length: number }[];
  debugOutput: string[];
  /** Handles of the scenario's user by name, its overlapped requests, and the processes it started. */
  userHandles: Map<string, number>;
  userRequests: Map<string, number>;
  userProcesses: Map<string, number>;
  results: StepResult[];
  /** Names of things the kernel gave an address: objects, interrupt vectors. */
  names: Map<Offset, string>;
}
/** A block of data or events that a device has registered with WMI. */
export interface WmiBlock {
  readonly guid: string;
  readonly flags: number;
  /** Names of its instances; empty if they are dynamic. */
  readonly instances: readonly string[];
  /** A consumer wants its events. */
  events: boolean;
  /** A consumer wants data that are expensive to collect. */
  collecting: boolean;
}
export interface WmiProvider {
  readonly id: number;
  readonly device: Offset;
  blocks: WmiBlock[];
  mof: string;
  registryPath: string;
  /** No further requests are sent: WMIREG_ACTION_BLOCK_IRPS. */
  blocked: boolean;
}
/** A provider of events that EtwRegister registered; its handle is a number of its own. */
export interface EventProvider {
  readonly handle: number;
  readonly guid: string;
  /** The GUID until the driver gives it a name. */
  name: string;
}
export interface HardwareState {
  readonly model: string;
  /** What it decodes, and the line it pulls: as it was set when the machine was switched on, then as the arbiter set it. */
  ports: readonly { readonly start: number; readonly length: number }[];
  memory: readonly { readonly start: number; readonly length: number }[];
  irq: number | undefined;
  /** Message-signalled interrupts it may send, as the arbiter numbered them; it pulls no line then. */
  messages: readonly number[];
  interrupts: number;
  /** Registers and mechanics of the model. */
  values: { [name: string]: number | boolean | string };
}
