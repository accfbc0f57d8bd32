// What a driver gets from the filter manager and the Windows Filtering Platform, and must give back to them.
import type { ResourceKind } from "./resource-kinds.ts";

/** The first argument. */
const close = { arg: 0 } as const;
/** A reference of its own, where one is held already: how often it must be given back is not counted. */
const again = { arg: 0 } as const;
export const fileNames: ResourceKind = {
  name: "file-name",
  makers: {
    FltGetFileNameInformation: { out: 2 },
    FltGetFileNameInformationUnsafe: { out: 3 },
    FltGetDestinationFileNameInformation: { out: 6 },
    FltGetTunneledName: { out: 2 },
    FltReferenceFileNameInformation: again,
  },
  releases: { FltReleaseFileNameInformation: close },
};
export const filterContexts: ResourceKind = {
  name: "filter-context",
  makers: {
    FltAllocateContext: { out: 4 },
    FltGetFileContext: { out: 2 },
    FltGetInstanceContext: { out: 1 },
    FltGetSectionContext: { out: 2 },
    FltGetStreamContext: { out: 2 },
    FltGetStreamHandleContext: { out: 2 },
    FltGetTransactionContext: { out: 2 },
    FltGetVolumeContext: { out: 2 },
    FltReferenceContext: again,
  },
  releases: { FltReleaseContext: close },
};
export const filterObjects: ResourceKind = {
  name: "filter-object",
  makers: {
    FltGetFilterFromInstance: { out: 1 },
    FltGetFilterFromName: { out: 1 },
    FltGetVolumeFromDeviceObject: { out: 2 },
    FltGetVolumeFromFileObject: { out: 2 },
    FltGetVolumeFromInstance: { out: 1 },
    FltGetVolumeFromName: { out: 2 },
    FltGetVolumeInstanceFromName: { out: 3 },
    FltGetBottomInstance: { out: 1 },
    FltGetTopInstance: { out: 1 },
    FltGetLowerInstance: { out: 1 },
    FltGetUpperInstance: { out: 1 },
    FltObjectReference: again,
  },
  releases: { FltObjectDereference: close },
};
/** What the filter manager allocates, each freed by a routine of its own. */
export const filterMemory: ResourceKind = {
  name: "filter-memory",
  makers: {
    FltAllocateCallbackData: { out: 2 },
    FltAllocateCallbackDataEx: { out: 3 },
    FltAllocateDeferredIoWorkItem: "result",
    FltAllocateGenericWorkItem: "result",
    FltAllocatePoolAlignedWithTag: "result",
    FltBuildDefaultSecurityDescriptor: { out: 0 },
  },
  releases: {
    FltFreeCallbackData: close,
    FltFreeDeferredIoWorkItem: close,
    FltFreeGenericWorkItem: close,
    FltFreePoolAlignedWithTag: { arg: 1 },
    FltFreeSecurityDescriptor: close,
  },
  // Who queues a work item leaves it to its routine; the completion routine of a request frees that.
  // Reads and writes into aligned memory may come to their end later.
  takers: {
    FltQueueDeferredIoWorkItem: close,
    FltQueueGenericWorkItem: close,
    FltPerformAsynchronousIo: close,
    FltReadFile: { arg: 4 },
    FltWriteFile: { arg: 4 },
  },
};
/** Of the Windows Filtering Platform. Packets that are injected are their completion function's. */
export const filteringPlatform: ResourceKind = {
  name: "filtering-platform",
  makers: {
    FwpmEngineOpen0: { out: 4 },
    FwpsInjectionHandleCreate0: { out: 2 },
    FwpsRedirectHandleCreate0: { out: 2 },
    FwpsAllocateCloneNetBufferList0: { out: 4 },
    FwpsAllocateNetBufferAndNetBufferList0: { out: 6 },
  },
  releases: {
    FwpmEngineClose0: close,
    FwpsInjectionHandleDestroy0: close,
    FwpsRedirectHandleDestroy0: close,
    FwpsFreeCloneNetBufferList0: close,
    FwpsFreeNetBufferList0: close,
  },
};
/** Known by the session's handle. */
export const filterTransactions: ResourceKind = {
  name: "filter-transaction",
  makers: { FwpmTransactionBegin0: { arg: 0 } },
  releases: { FwpmTransactionCommit0: close, FwpmTransactionAbort0: close, FwpmEngineClose0: close },
};
