// The things that a driver gets from one routine and must give back to another: which routines those are.
import {
  fileNames,
  filterContexts,
  filteringPlatform,
  filterMemory,
  filterObjects,
  filterTransactions,
} from "./filter-kinds.ts";
import { frameworkInits, frameworkKeys, frameworkObjects } from "./framework-kinds.ts";
import { networkObjects, receivedLists, receivedOids } from "./network-kinds.ts";

/** Where a routine gives the thing: its result (`object`: never NULL), through a pointer, as the object named by an argument, or once for the driver. */
export type Where = "result" | "object" | "driver" | { readonly out: number } | { readonly arg: number };
export interface ResourceKind {
  readonly name: ResourceName;
  readonly makers: Readonly<Record<string, Where>>;
  /** Routine to the argument that is given back; through a pointer for what the caller holds in a structure. */
  readonly releases: Readonly<Record<string, { readonly arg: number; readonly through?: boolean } | "driver">>;
  /** Routines that take it over; `onlyIf` that argument has the bit, or is not known. */
  readonly takers?: Readonly<Record<string, { readonly arg: number; readonly onlyIf?: Flag }>>;
  /** Only if this argument is that constant (0: NULL), or one from `is` to `to`; or is a pointer that is known to be given. */
  readonly onlyIf?: Readonly<
    Record<
      string,
      | { readonly arg: number; readonly is: number; readonly to?: number }
      | { readonly arg: number; readonly given: true }
    >
  >;
}
/** Routines that take over what they are given at that argument only if they succeed. */
export const refusers: Readonly<Record<string, number>> = {
  FltQueueDeferredIoWorkItem: 0,
  FltQueueGenericWorkItem: 0,
  FwpsInjectForwardAsync0: 6,
  FwpsInjectMacReceiveAsync0: 6,
  FwpsInjectMacSendAsync0: 6,
  FwpsInjectNetworkReceiveAsync0: 6,
  FwpsInjectNetworkSendAsync0: 4,
  FwpsInjectTransportReceiveAsync0: 8,
  FwpsInjectTransportSendAsync0: 7,
  FwpsStreamInjectAsync0: 7,
  NdisAllocateNetBufferAndNetBufferList: 3,
};
export interface Flag {
  readonly arg: number;
  readonly bit: number;
}
/** The first argument. */
const close = { arg: 0 } as const;
const handles: ResourceKind = {
  name: "handle",
  makers: {
    ZwCreateFile: { out: 0 },
    ZwOpenFile: { out: 0 },
    ZwCreateSection: { out: 0 },
    ZwOpenSection: { out: 0 },
    ZwCreateEvent: { out: 0 },
    ZwOpenEvent: { out: 0 },
    ZwOpenProcess: { out: 0 },
    ZwOpenThread: { out: 0 },
    ZwCreateDirectoryObject: { out: 0 },
    ZwOpenDirectoryObject: { out: 0 },
    ZwOpenSymbolicLinkObject: { out: 0 },
    ZwCreateTimer: { out: 0 },
    ZwOpenTimer: { out: 0 },
    PsCreateSystemThread: { out: 0 },
    ObOpenObjectByPointer: { out: 6 },
    ZwOpenProcessTokenEx: { out: 3 },
    ZwOpenThreadTokenEx: { out: 4 },
    ZwDuplicateToken: { out: 5 },
    ZwCreateTransaction: { out: 0 },
    IoCreateFile: { out: 0 },
    IoCreateFileEx: { out: 0 },
    FltCreateFile: { out: 2 },
    FltCreateFileEx: { out: 2 },
    FltCreateFileEx2: { out: 2 },
    FltOpenVolume: { out: 1 },
  },
  releases: { ZwClose: close, NtClose: close, ObCloseHandle: close, FltClose: close },
  // DUPLICATE_CLOSE_SOURCE.
  takers: { ZwDuplicateObject: { arg: 1, onlyIf: { arg: 6, bit: 1 } } },
};
const keys: ResourceKind = {
  name: "key",
  makers: {
    ZwCreateKey: { out: 0 },
    ZwOpenKey: { out: 0 },
    ZwOpenKeyEx: { out: 0 },
    ZwCreateKeyTransacted: { out: 0 },
    ZwOpenKeyTransacted: { out: 0 },
    IoOpenDeviceRegistryKey: { out: 3 },
    IoOpenDeviceInterfaceRegistryKey: { out: 2 },
    IoOpenDriverRegistryKey: { out: 4 },
  },
  releases: handles.releases,
};
const references: ResourceKind = {
  name: "reference",
  makers: {
    ObReferenceObjectByPointer: { arg: 0 },
    ObReferenceObjectByHandle: { out: 4 },
    ObReferenceObjectByHandleWithTag: { out: 5 },
    PsLookupProcessByProcessId: { out: 1 },
    PsLookupThreadByThreadId: { out: 1 },
    ExCreateCallback: { out: 0 },
    FltGetDiskDeviceObject: { out: 1 },
    FltGetDeviceObject: { out: 1 },
    PsReferencePrimaryToken: "object",
    PsReferenceImpersonationToken: "result",
  },
  releases: {
    ObfDereferenceObject: close,
    PsDereferencePrimaryToken: close,
    PsDereferenceImpersonationToken: close,
    ObDereferenceObjectDeferDelete: close,
    ObfDereferenceObjectWithTag: close,
  },
};
const deviceReferences: ResourceKind = {
  name: "device-reference",
  makers: { IoGetAttachedDeviceReference: "object", IoGetLowerDeviceObject: "result" },
  releases: references.releases,
};
const fileObjects: ResourceKind = {
  name: "file-object",
  makers: { IoGetDeviceObjectPointer: { out: 2 } },
  releases: references.releases,
};
/** Routines that reference any object once more, and the kinds that they add to where one is held already. */
export const referencing: ReadonlySet<string> = new Set(["ObfReferenceObject", "ObfReferenceObjectWithTag"]);
export const referenced: readonly ResourceKind[] = [references, deviceReferences, fileObjects];
const mdls: ResourceKind = {
  name: "mdl",
  makers: { IoAllocateMdl: "result" },
  releases: { IoFreeMdl: close },
  onlyIf: { IoAllocateMdl: { arg: 4, is: 0 } },
};
const workItems: ResourceKind = {
  name: "work-item",
  makers: { IoAllocateWorkItem: "result" },
  releases: { IoFreeWorkItem: close },
  takers: { IoQueueWorkItem: close, IoQueueWorkItemEx: close, IoTryQueueWorkItem: close },
};
export const strings: ResourceKind = {
  name: "string",
  makers: {
    RtlCreateUnicodeString: { out: 0 },
    RtlAnsiStringToUnicodeString: { out: 0 },
    RtlUnicodeStringToAnsiString: { out: 0 },
    RtlStringFromGUID: { out: 1 },
    RtlConvertSidToUnicodeString: { out: 0 },
    RtlUpcaseUnicodeString: { out: 0 },
    RtlDowncaseUnicodeString: { out: 0 },
    RtlDuplicateUnicodeString: { out: 2 },
    IoVolumeDeviceToDosName: { out: 1 },
    IoRegisterDeviceInterface: { out: 3 },
  },
  releases: {
    RtlFreeUnicodeString: { arg: 0, through: true },
    RtlFreeAnsiString: { arg: 0, through: true },
  },
  // Its buffer is pool.
  takers: { ExFreePool: close, ExFreePoolWithTag: close },
  onlyIf: {
    RtlAnsiStringToUnicodeString: { arg: 2, is: 1 },
    RtlUnicodeStringToAnsiString: { arg: 2, is: 1 },
    RtlConvertSidToUnicodeString: { arg: 2, is: 1 },
    RtlUpcaseUnicodeString: { arg: 2, is: 1 },
    RtlDowncaseUnicodeString: { arg: 2, is: 1 },
  },
};
const contiguous: ResourceKind = {
  name: "contiguous",
  makers: {
    MmAllocateContiguousMemory: "result",
    MmAllocateContiguousMemorySpecifyCache: "result",
    MmAllocateContiguousNodeMemory: "result",
  },
  releases: { MmFreeContiguousMemory: close, MmFreeContiguousMemorySpecifyCache: close },
};
const ioSpace: ResourceKind = {
  name: "io-space",
  makers: { MmMapIoSpace: "result", MmMapIoSpaceEx: "result" },
  releases: { MmUnmapIoSpace: close },
};
const errorLog: ResourceKind = {
  name: "error-log",
  makers: { IoAllocateErrorLogEntry: "result" },
  releases: { IoWriteErrorLogEntry: close, IoFreeErrorLogEntry: close },
};
export const devices: ResourceKind = {
  name: "device-object",
  makers: {
    IoCreateDevice: { out: 6 },
    IoCreateDeviceSecure: { out: 8 },
    WdmlibIoCreateDeviceSecure: { out: 8 },
  },
  releases: { IoDeleteDevice: close },
};
const symbolicLinks: ResourceKind = {
  name: "symbolic-link",
  makers: { IoCreateSymbolicLink: "driver", IoCreateUnprotectedSymbolicLink: "driver" },
  releases: { IoDeleteSymbolicLink: "driver" },
};
const attachedProcess: ResourceKind = {
  name: "attached-process",
  makers: { KeStackAttachProcess: { arg: 1 }, KeAttachProcess: "driver" },
  releases: { KeUnstackDetachProcess: close, KeDetachProcess: "driver" },
};
/** Known by no value: a thread acts as one client at a time. */
const impersonation: ResourceKind = {
  name: "impersonation",
  makers: { SeImpersonateClientEx: "driver", SeImpersonateClient: "driver", PsImpersonateClient: "driver" },
  releases: { PsRevertToSelf: "driver" },
  // Without a token it ends.
  onlyIf: { PsImpersonateClient: { arg: 1, given: true } },
};
const securityContexts: ResourceKind = {
  name: "security-context",
  makers: { SeCaptureSubjectContext: { arg: 0 }, SeCaptureSubjectContextEx: { arg: 2 } },
  releases: { SeReleaseSubjectContext: close },
};
const views: ResourceKind = {
  name: "view",
  makers: {
    ZwMapViewOfSection: { out: 2 },
    MmMapViewInSystemSpace: { out: 1 },
    MmMapViewInSystemSpaceEx: { out: 1 },
    MmMapViewInSessionSpace: { out: 1 },
    MmMapViewInSessionSpaceEx: { out: 1 },
  },
  releases: {
    ZwUnmapViewOfSection: { arg: 1 },
    MmUnmapViewInSystemSpace: close,
    MmUnmapViewInSessionSpace: close,
  },
};
/** Blocks that the system allocates for who asks it. */
const systemBlocks: ResourceKind = {
  name: "system-block",
  makers: { SeQueryInformationToken: { out: 2 }, IoGetDeviceInterfaces: { out: 3 } },
  releases: { ExFreePool: close, ExFreePoolWithTag: close },
  // TokenUser to TokenSource are structures; of many later classes the number itself is given where the pointer would be.
  onlyIf: { SeQueryInformationToken: { arg: 1, is: 1, to: 7 } },
};
const cachedData: ResourceKind = {
  name: "cached-data",
  makers: { CcMapData: { out: 4 }, CcPinRead: { out: 4 }, CcPreparePinWrite: { out: 5 } },
  releases: { CcUnpinData: close, CcUnpinDataForThread: close },
};
const pages: ResourceKind = {
  name: "pages",
  makers: {
    MmAllocatePagesForMdl: "result",
    MmAllocatePagesForMdlEx: "result",
    MmAllocateNodePagesForMdlEx: "result",
  },
  releases: { MmFreePagesFromMdl: close, MmFreePagesFromMdlEx: close },
};
const timerObjects: ResourceKind = {
  name: "timer-object",
  makers: { ExAllocateTimer: "result" },
  releases: { ExDeleteTimer: close },
};
const floatingPoint: ResourceKind = {
  name: "floating-point",
  makers: { KeSaveFloatingPointState: { arg: 0 }, KeSaveExtendedProcessorState: { arg: 1 } },
  releases: { KeRestoreFloatingPointState: { arg: 0 }, KeRestoreExtendedProcessorState: { arg: 0 } },
};
const registryNames: ResourceKind = {
  name: "registry-name",
  makers: { CmCallbackGetKeyObjectIDEx: { out: 3 } },
  releases: { CmCallbackReleaseKeyObjectIDEx: close },
};
export const removeLocks: ResourceKind = {
  name: "remove-lock",
  makers: { IoAcquireRemoveLockEx: { arg: 0 } },
  releases: { IoReleaseRemoveLockEx: close, IoReleaseRemoveLockAndWaitEx: close },
};
const rundowns: ResourceKind = {
  name: "rundown",
  makers: {
    ExAcquireRundownProtection: { arg: 0 },
    ExAcquireRundownProtectionEx: { arg: 0 },
    ExAcquireRundownProtectionCacheAware: { arg: 0 },
    ExAcquireRundownProtectionCacheAwareEx: { arg: 0 },
  },
  releases: {
    ExReleaseRundownProtection: close,
    ExReleaseRundownProtectionEx: close,
    ExReleaseRundownProtectionCacheAware: close,
    ExReleaseRundownProtectionCacheAwareEx: close,
  },
};
const intoQueue = { arg: 1 } as const;
const queuedIrps: ResourceKind = {
  name: "queued-irp",
  makers: { IoCsqRemoveNextIrp: "result", IoCsqRemoveIrp: "result" },
  releases: { IofCompleteRequest: close, IoCompleteRequest: close },
  takers: {
    IofCallDriver: intoQueue,
    IoCallDriver: intoQueue,
    PoCallDriver: intoQueue,
    IoForwardIrpSynchronously: intoQueue,
    IoStartPacket: intoQueue,
    IoCsqInsertIrp: intoQueue,
    IoCsqInsertIrpEx: intoQueue,
    ExInterlockedInsertTailList: intoQueue,
    ExInterlockedInsertHeadList: intoQueue,
    IoFreeIrp: close,
  },
};
/** What lay in a list or a device queue of the driver's: an IRP, or a record of its own. An empty list gives its head, never NULL. */
export const listEntries: ResourceKind = {
  name: "list-entry",
  makers: {
    RemoveHeadList: "object",
    RemoveTailList: "object",
    ExInterlockedRemoveHeadList: "result",
    KeRemoveDeviceQueue: "result",
    KeRemoveByKeyDeviceQueue: "result",
    KeRemoveByKeyDeviceQueueIfBusy: "result",
  },
  releases: {},
};
export const resourceKinds: readonly ResourceKind[] = [
  handles,
  keys,
  references,
  deviceReferences,
  fileObjects,
  mdls,
  workItems,
  strings,
  contiguous,
  ioSpace,
  errorLog,
  devices,
  symbolicLinks,
  attachedProcess,
  impersonation,
  securityContexts,
  views,
  systemBlocks,
  cachedData,
  pages,
  timerObjects,
  floatingPoint,
  fileNames,
  registryNames,
  filterContexts,
  filterObjects,
  filterMemory,
  filteringPlatform,
  removeLocks,
  rundowns,
  filterTransactions,
  queuedIrps,
  listEntries,
  frameworkObjects,
  frameworkKeys,
  frameworkInits,
  networkObjects,
  receivedLists,
  receivedOids,
];
/** Known by its one routine, and by no value. */
export const cancelSpinLock = "cancel-spin-lock";
/** What a routine that is not seen may give back. */
export const resourceNames: readonly string[] = [...resourceKinds.map(({ name }) => name), cancelSpinLock];
export type ResourceName =
  | "handle"
  | "key"
  | "reference"
  | "device-reference"
  | "file-object"
  | "mdl"
  | "work-item"
  | "string"
  | "contiguous"
  | "io-space"
  | "error-log"
  | "device-object"
  | "symbolic-link"
  | "attached-process"
  | "impersonation"
  | "security-context"
  | "view"
  | "system-block"
  | "cached-data"
  | "pages"
  | "timer-object"
  | "floating-point"
  | "file-name"
  | "registry-name"
  | "filter-context"
  | "filter-object"
  | "filter-memory"
  | "filtering-platform"
  | "remove-lock"
  | "rundown"
  | "filter-transaction"
  | "queued-irp"
  | "list-entry"
  | "framework-object"
  | "framework-key"
  | "framework-init"
  | "network-object"
  | "net-buffer-list"
  | "oid-request";

/** The mark on a thing of that kind which a path has got. */
export function markName(kind: ResourceName): string {
  let name = markNames.get(kind);
  if (name === undefined) {
    name = `held:${kind}`;
    markNames.set(kind, name);
  }
  return name;
}
/** Put together once: rules ask for them at every call and exit. */
const markNames = new Map<ResourceName, string>();
