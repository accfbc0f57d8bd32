// What a driver gets from NDIS, and must give back to it.
import type { ResourceKind, Where } from "./resource-kinds.ts";

/** Who makes something, where it is given, who takes it back, and as which argument. */
const pairs: readonly (readonly [
  maker: string,
  where: Extract<Where, "result" | { out: number }>,
  release: string,
  arg?: number,
])[] = [
  ["NdisOpenConfigurationEx", { out: 1 }, "NdisCloseConfiguration"],
  ["NdisAllocateNetBufferListPool", "result", "NdisFreeNetBufferListPool"],
  ["NdisAllocateNetBufferPool", "result", "NdisFreeNetBufferPool"],
  ["NdisAllocateNetBufferList", "result", "NdisFreeNetBufferList"],
  ["NdisAllocateNetBufferAndNetBufferList", "result", "NdisFreeNetBufferList"],
  ["NdisAllocateCloneNetBufferList", "result", "NdisFreeCloneNetBufferList"],
  ["NdisAllocateFragmentNetBufferList", "result", "NdisFreeFragmentNetBufferList"],
  ["NdisAllocateReassembledNetBufferList", "result", "NdisFreeReassembledNetBufferList"],
  ["NdisAllocateNetBuffer", "result", "NdisFreeNetBuffer"],
  ["NdisAllocateNetBufferMdlAndData", "result", "NdisFreeNetBuffer"],
  ["NdisAllocateMdl", "result", "NdisFreeMdl"],
  ["NdisAllocateRWLock", "result", "NdisFreeRWLock"],
  ["NdisAllocateTimerObject", { out: 2 }, "NdisFreeTimerObject"],
  ["NdisAllocateIoWorkItem", "result", "NdisFreeIoWorkItem"],
  ["NdisAllocateGenericObject", "result", "NdisFreeGenericObject"],
  ["NdisMMapIoSpace", { out: 0 }, "NdisMUnmapIoSpace", 1],
  ["NdisMAllocateSharedMemory", { out: 3 }, "NdisMFreeSharedMemory", 3],
  ["NdisMRegisterScatterGatherDma", { out: 2 }, "NdisMDeregisterScatterGatherDma"],
  ["NdisMRegisterInterruptEx", { out: 3 }, "NdisMDeregisterInterruptEx"],
  ["NdisRegisterDeviceEx", { out: 3 }, "NdisDeregisterDeviceEx"],
];

export const networkObjects: ResourceKind = {
  name: "network-object",
  makers: Object.fromEntries(pairs.map(([maker, where]) => [maker, where])),
  releases: Object.fromEntries(pairs.map(([, , release, arg = 0]) => [release, { arg }])),
  // Its routine frees it.
  takers: { NdisQueueIoWorkItem: { arg: 0 } },
};
/** Routines that a driver hands net buffer lists on with: completed, sent on, returned or indicated. */
export const listPassers = [
  "NdisMSendNetBufferListsComplete",
  "NdisFSendNetBufferListsComplete",
  "NdisSendNetBufferLists",
  "NdisFSendNetBufferLists",
  "NdisReturnNetBufferLists",
  "NdisFReturnNetBufferLists",
  "NdisMIndicateReceiveNetBufferLists",
  "NdisFIndicateReceiveNetBufferLists",
];
/** Of its own lists, that come back to it. */
const listFreers = pairs.map(([, , release]) => release).filter((release) => release.endsWith("NetBufferList"));
export const oidCompleters = [
  "NdisMOidRequestComplete",
  "NdisFOidRequestComplete",
  "NdisMDirectOidRequestComplete",
  "NdisFDirectOidRequestComplete",
];
const secondOf = (routines: readonly string[]) =>
  Object.fromEntries(routines.map((routine) => [routine, { arg: 1 } as const]));
/** What NDIS gives a driver by calling it: it must come to somebody. */
export const receivedLists: ResourceKind = {
  name: "net-buffer-list",
  makers: {},
  releases: { ...secondOf(listPassers), ...Object.fromEntries(listFreers.map((routine) => [routine, { arg: 0 }])) },
};
export const receivedOids: ResourceKind = {
  name: "oid-request",
  makers: {},
  releases: secondOf(oidCompleters),
};
/** What they make is their result, NULL where there is no memory. */
export const networkGivers = pairs.flatMap(([maker, where]) => (where === "result" ? [maker] : []));
/** The routine that takes back what that one makes. */
export function networkRelease(maker: string): string | undefined {
  return pairs.find(([name]) => name === maker)?.[2];
}
/** Routines of NDIS that read, set up or make something of what they are given, and keep none of it. */
export const networkLooker =
  /^Ndis(Acquire|Release|Read|Write|Set|Cancel|Copy|Query|Advance|Retreat|Get|Adjust|Allocate|Initialize|OpenConfiguration|RegisterDevice|MAllocate|MMapIoSpace|MRegister(Interrupt|ScatterGather)|Free(NetBuffer(?!ListPool|Pool)|Mdl|Clone|Fragment))/;
