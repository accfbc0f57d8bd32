// What a few DDIs mean beyond what SAL can say: who owns an IRP afterwards, which calls only look at one, which queue.
// Levels, locks and inspection come from the headers' contracts and never stand here.

export type IrpEffect =
  /** IoCompleteRequest. */
  | { readonly kind: "complete"; readonly irp: number }
  /** IoCallDriver: the result is the lower driver's status. */
  | { readonly kind: "forward"; readonly irp: number }
  /** Sends and waits; the IRP is back afterwards. */
  | { readonly kind: "forwardAndReturn"; readonly irp: number }
  | { readonly kind: "markPending"; readonly irp: number }
  | { readonly kind: "setCompletionRoutine"; readonly irp: number; readonly routine: number }
  | { readonly kind: "setCancelRoutine"; readonly irp: number; readonly routine: number }
  /** Queued; `marks`: the routine marks the IRP pending itself; `refuses`: not if it returns an error, then nothing has been done. */
  | { readonly kind: "queue"; readonly irp: number; readonly marks: boolean; readonly refuses?: true }
  /** A list entry or context that may lie inside an IRP, or be one. */
  | { readonly kind: "keep"; readonly from: number; readonly refuses?: true }
  /** Reads or prepares the IRP; it stays with the caller. */
  | { readonly kind: "look" }
  | { readonly kind: "make" }
  | { readonly kind: "free"; readonly irp: number };

const look: IrpEffect = { kind: "look" };

const effects: Readonly<Record<string, IrpEffect>> = {
  IoCompleteRequest: { kind: "complete", irp: 0 },
  IofCompleteRequest: { kind: "complete", irp: 0 },
  IoCallDriver: { kind: "forward", irp: 1 },
  IofCallDriver: { kind: "forward", irp: 1 },
  PoCallDriver: { kind: "forward", irp: 1 },
  IoForwardIrpSynchronously: { kind: "forwardAndReturn", irp: 1 },
  IoForwardAndCatchIrp: { kind: "forwardAndReturn", irp: 1 },
  IoSynchronousCallDriver: { kind: "forwardAndReturn", irp: 1 },
  IoMarkIrpPending: { kind: "markPending", irp: 0 },
  IoSetCompletionRoutine: { kind: "setCompletionRoutine", irp: 0, routine: 1 },
  IoSetCompletionRoutineEx: { kind: "setCompletionRoutine", irp: 1, routine: 2 },
  IoSetCancelRoutine: { kind: "setCancelRoutine", irp: 0, routine: 1 },
  // IoStartPacket and the cancel-safe queue's insert mark nothing and everything, respectively, as documented.
  IoStartPacket: { kind: "queue", irp: 1, marks: false },
  IoCsqInsertIrp: { kind: "queue", irp: 1, marks: true },
  IoCsqInsertIrpEx: { kind: "queue", irp: 1, marks: true, refuses: true },
  InsertTailList: { kind: "keep", from: 1 },
  InsertHeadList: { kind: "keep", from: 1 },
  ExInterlockedInsertTailList: { kind: "keep", from: 1 },
  ExInterlockedInsertHeadList: { kind: "keep", from: 1 },
  ExInterlockedPushEntryList: { kind: "keep", from: 1 },
  PushEntryList: { kind: "keep", from: 1 },
  ExInterlockedPushEntrySList: { kind: "keep", from: 1 },
  InterlockedPushEntrySList: { kind: "keep", from: 1 },
  KeInsertQueue: { kind: "keep", from: 1 },
  KeInsertDeviceQueue: { kind: "keep", from: 1 },
  KeInsertByKeyDeviceQueue: { kind: "keep", from: 1 },
  IoQueueWorkItem: { kind: "keep", from: 3 },
  IoQueueWorkItemEx: { kind: "keep", from: 3 },
  KeInsertQueueDpc: { kind: "keep", from: 1 },
  PoRequestPowerIrp: { kind: "keep", from: 4, refuses: true },
  InterlockedExchangePointer: { kind: "keep", from: 1 },
  InterlockedCompareExchangePointer: { kind: "keep", from: 1 },
  IoAllocateIrp: { kind: "make" },
  IoAllocateIrpEx: { kind: "make" },
  IoMakeAssociatedIrp: { kind: "make" },
  IoBuildAsynchronousFsdRequest: { kind: "make" },
  IoBuildSynchronousFsdRequest: { kind: "make" },
  IoBuildDeviceIoControlRequest: { kind: "make" },
  IoFreeIrp: { kind: "free", irp: 0 },
  IoGetCurrentIrpStackLocation: look,
  IoGetNextIrpStackLocation: look,
  IoSkipCurrentIrpStackLocation: look,
  IoSetNextIrpStackLocation: look,
  IoCopyCurrentIrpStackLocationToNext: look,
  IoIs32bitProcess: look,
  IoGetRequestorProcess: look,
  IoGetRequestorProcessId: look,
  IoGetRequestorSessionId: look,
  IoAllocateMdl: look,
  IoAcquireRemoveLock: look,
  IoAcquireRemoveLockEx: look,
  IoReleaseRemoveLock: look,
  IoReleaseRemoveLockEx: look,
  IoReleaseRemoveLockAndWait: look,
  IoReleaseRemoveLockAndWaitEx: look,
  PoStartNextPowerIrp: look,
  IoInitializeIrp: look,
  IoReuseIrp: look,
  IoSizeOfIrp: look,
  IoSetIoPriorityHint: look,
  IoGetIoPriorityHint: look,
  IoGetPagingIoPriority: look,
  IoIsOperationSynchronous: look,
  IoStartNextPacket: look,
  KeSynchronizeExecution: look,
  DbgPrint: look,
  DbgPrintEx: look,
  RingsideTraceMessage: look,
  RingsideTraceLoggingWrite: look,
  KdPrint: look,
  RtlCopyMemory: look,
  RtlMoveMemory: look,
  RtlZeroMemory: look,
  memcpy: look,
  memmove: look,
  memset: look,
  __ringside_paged_code: look,
};

export function irpEffect(name: string): IrpEffect | undefined {
  return Object.hasOwn(effects, name) ? effects[name] : undefined;
}

/** The routines with one of these effects on IRPs. */
export function routinesThat(...kinds: readonly IrpEffect["kind"][]): readonly string[] {
  return Object.entries(effects).flatMap(([name, { kind }]) => (kinds.includes(kind) ? [name] : []));
}

/** What a failed assertion runs: rules believe that assertions hold. */
const assertionFailures = new Set(["RtlAssert", "DbgRaiseAssertionFailure", "__int2c", "NtAssert", "__fastfail"]);

/** How the result of a routine that measures a string is called: it owes nothing to any buffer's length. */
export const stringLength = "string-length";
export function measuresString(name: string): boolean {
  return name === "strlen" || name === "wcslen";
}

/** An executive resource is somebody else's from here on, who releases it, or is no more. */
export function givesResourceUp(name: string): boolean {
  return /^ExSetResourceOwnerPointer(Ex)?$|^ExDeleteResourceLite$/.test(name);
}

/** Calls that never come back. The headers mark them noreturn; a copy of the names serves when the header does not. */
export function neverReturns(name: string): boolean {
  return enders.has(name) || assertionFailures.has(name);
}
const enders = new Set(["KeBugCheck", "KeBugCheckEx", "PsTerminateSystemThread", "ExRaiseStatus"]);

/** Pool allocators: which parameter says paged or not, and how. */
export interface Allocator {
  readonly type: number;
  /** `NONE`: it never gives paged memory, nor raises an exception. */
  readonly flags: "POOL_TYPE" | "POOL_FLAGS" | "NONE";
  readonly tag: number | undefined;
}
const allocators: Readonly<Record<string, Allocator>> = {
  ExAllocatePool: { type: 0, flags: "POOL_TYPE", tag: undefined },
  ExAllocatePoolWithTag: { type: 0, flags: "POOL_TYPE", tag: 2 },
  ExAllocatePoolWithQuota: { type: 0, flags: "POOL_TYPE", tag: undefined },
  ExAllocatePoolWithQuotaTag: { type: 0, flags: "POOL_TYPE", tag: 2 },
  ExAllocatePoolWithTagPriority: { type: 0, flags: "POOL_TYPE", tag: 2 },
  ExAllocatePoolZero: { type: 0, flags: "POOL_TYPE", tag: 2 },
  ExAllocatePoolUninitialized: { type: 0, flags: "POOL_TYPE", tag: 2 },
  ExAllocatePoolPriorityZero: { type: 0, flags: "POOL_TYPE", tag: 2 },
  ExAllocatePoolPriorityUninitialized: { type: 0, flags: "POOL_TYPE", tag: 2 },
  ExAllocatePoolQuotaZero: { type: 0, flags: "POOL_TYPE", tag: 2 },
  ExAllocatePoolQuotaUninitialized: { type: 0, flags: "POOL_TYPE", tag: 2 },
  ExAllocatePool2: { type: 0, flags: "POOL_FLAGS", tag: 2 },
  ExAllocatePool3: { type: 0, flags: "POOL_FLAGS", tag: 2 },
  NdisAllocateMemoryWithTagPriority: { type: 0, flags: "NONE", tag: 2 },
};
export const allocatorNames: readonly string[] = Object.keys(allocators);
export function allocatorOf(name: string): Allocator | undefined {
  return Object.hasOwn(allocators, name) ? allocators[name] : undefined;
}
/** The pool an allocator's argument asks for. PagedPool is odd in POOL_TYPE; POOL_FLAG_PAGED is 0x100. */
export function isPagedRequest(allocator: Allocator, value: number): boolean {
  if (allocator.flags === "NONE") return false;
  if (allocator.flags === "POOL_FLAGS") return Math.floor(value / 0x100) % 2 === 1;
  return value % 2 === 1;
}
/** Each is given the block as its first argument. */
const poolFrees = new Set([
  "ExFreePool",
  "ExFreePoolWithTag",
  "ExFreePool2",
  "NdisFreeMemory",
  "NdisFreeMemoryWithTag",
]);
export function isPoolFree(name: string): boolean {
  return poolFrees.has(name);
}
/** The next stack location holds no completion routine after it. */
export function renewsNextLocation(name: string): boolean {
  return name === "IoSkipCurrentIrpStackLocation" || name === "IoCopyCurrentIrpStackLocationToNext";
}
