// What a routine of the kernel gives, used without asking whether it gave anything.

import { callsTo, codeOf, constantIn, objectOf, placeKey } from "../../analysis/code.ts";
import type { AfterCallEvent, PathHooks, Run } from "../../analysis/events.ts";
import { isNull } from "../../analysis/facts.ts";
import { networkGivers } from "../../analysis/network-kinds.ts";
import { baseOf } from "../../analysis/pool.ts";
import type { Site, State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { usedWithoutAsking } from "../kinds/giving-null.ts";
import type { Rule } from "../rule.ts";

const id = "null-result-not-checked";
const markName = "null-result";

/** Routines that document NULL for want of memory or mappings. Pool has a rule of its own. */
const mayGiveNothing: ReadonlySet<string> = new Set([
  "MmGetSystemAddressForMdlSafe",
  "MmMapIoSpace",
  "MmMapIoSpaceEx",
  "MmMapLockedPagesWithReservedMapping",
  "MmAllocatePagesForMdl",
  "MmAllocatePagesForMdlEx",
  "MmAllocateNodePagesForMdlEx",
  "MmAllocateContiguousMemory",
  "MmAllocateContiguousMemorySpecifyCache",
  "MmAllocateContiguousMemorySpecifyCacheNode",
  "MmAllocateContiguousNodeMemory",
  "MmAllocateNonCachedMemory",
  "ExAllocateTimer",
  "ExAllocateCacheAwareRundownProtection",
  "IoAllocateMdl",
  "IoAllocateIrp",
  "IoAllocateIrpEx",
  "IoAllocateWorkItem",
  "IoAllocateErrorLogEntry",
  "IoBuildDeviceIoControlRequest",
  "IoBuildSynchronousFsdRequest",
  "IoBuildAsynchronousFsdRequest",
  "IoGetDmaAdapter",
  "ExAllocateFromNPagedLookasideList",
  "ExAllocateFromPagedLookasideList",
  "ExAllocateFromLookasideListEx",
  "FltAllocateGenericWorkItem",
  "FltAllocatePoolAlignedWithTag",
  "FltAllocateDeferredIoWorkItem",
  ...networkGivers,
  "NdisGetDataBuffer",
  // Nothing waits any more, or what waited has been cancelled.
  "IoCsqRemoveNextIrp",
  "IoCsqRemoveIrp",
]);
/** … and these where the list is empty; a thread that waits until there is something knows. */
const takers: ReadonlySet<string> = new Set([
  "ExInterlockedRemoveHeadList",
  "ExInterlockedPopEntryList",
  "ExpInterlockedPopEntrySList",
  "InterlockedPopEntrySList",
  "ExInterlockedPopEntrySList",
]);
/** Routines that look behind their first argument at once. */
const usesFirst: ReadonlySet<string> = new Set([
  "MmBuildMdlForNonPagedPool",
  "MmProbeAndLockPages",
  "IoQueueWorkItem",
  "IoQueueWorkItemEx",
  "FltQueueGenericWorkItem",
  "FltQueueDeferredIoWorkItem",
  "IoWriteErrorLogEntry",
  "ExSetTimer",
  "ExFreePool",
  "ExFreePoolWithTag",
  "NdisAllocateNetBufferList",
  "NdisAllocateNetBufferAndNetBufferList",
  "NdisAllocateNetBuffer",
  "NdisAcquireRWLockRead",
  "NdisAcquireRWLockWrite",
  "NdisQueueIoWorkItem",
  "memset",
  "memcpy",
  "memmove",
]);
/** … and these behind their second. */
const usesSecond: ReadonlySet<string> = new Set([
  "IofCallDriver",
  "IoCallDriver",
  "PoCallDriver",
  "IoBuildPartialMdl",
  "memcpy",
  "memmove",
]);

export const nullResultNotChecked: Rule = {
  id,
  severity: "warning",
  summary: "What a kernel routine gives is used without a test for NULL.",
  names: {
    codeAnalysis: ["C6011", "C28183"],
    codeql: ["cpp/microsoft/public/likely-bugs/unguardednullreturndereference"],
  },
  page: `MDLs, IRPs, work items and system addresses for MDLs are made of memory that may be short: the routines that give them give NULL
then. The driver that uses the result unseen stops the machine of a customer who is short of memory.

**Mend it**: test the result, and fail the request with STATUS_INSUFFICIENT_RESOURCES.

\`\`\`c bad
#include <wdm.h>
VOID Clear(PMDL Mdl)
{
    PUCHAR buffer = MmGetSystemAddressForMdlSafe(Mdl, NormalPagePriority | MdlMappingNoExecute);
    buffer[0] = 0;
//  ^^^^^^^^^ null-result-not-checked: MmGetSystemAddressForMdlSafe
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
ULONG Next(PLIST_ENTRY List, PKSPIN_LOCK Lock)
{
    PLIST_ENTRY entry = ExInterlockedRemoveHeadList(List, Lock);
    PITEM item = CONTAINING_RECORD(entry, ITEM, Link);
    return item->Id;
//         ^^^^^^^^ null-result-not-checked: ExInterlockedRemoveHeadList
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_CSQ Queue; KSEMAPHORE Ready; } EXT, *PEXT;
VOID Serve(PEXT Extension)
{
    PIRP irp;
    KeWaitForSingleObject(&Extension->Ready, Executive, KernelMode, FALSE, NULL);
    irp = IoCsqRemoveNextIrp(&Extension->Queue, NULL);
    irp->IoStatus.Status = STATUS_SUCCESS;
//  ^^^^^^^^^^^^^^^^^^^^ null-result-not-checked: IoCsqRemoveNextIrp
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
EXT_CALLBACK Tick;
VOID Start(PVOID Context)
{
    PEX_TIMER timer = ExAllocateTimer(Tick, Context, EX_TIMER_HIGH_RESOLUTION);
    ExSetTimer(timer, -10000, 0, NULL);
//  ^^^^^^^^^^ null-result-not-checked: ExAllocateTimer
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
static PITEM NewItem(ULONG Id)
{
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    if (item == NULL) {
        return NULL;
    }
    item->Id = Id;
    return item;
}
VOID Add(PLIST_ENTRY List, ULONG Id)
{
    PITEM item = NewItem(Id);
    InsertTailList(List, &item->Link);
//  ^^^^^^^^^^^^^^ null-result-not-checked: NewItem
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Clear(PMDL Mdl)
{
    PUCHAR buffer = MmGetSystemAddressForMdlSafe(Mdl, NormalPagePriority | MdlMappingNoExecute);
    if (buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    buffer[0] = 0;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: (): PathHooks => ({
    needs: { access: [markName] },
    calls: [...mayGiveNothing, ...takers, ...usesFirst, ...usesSecond],
    afterCall(event) {
      if (event.name === undefined || event.result.kind === "const") return;
      if (!mayGiveNothing.has(event.name) && (!takers.has(event.name) || waits(event.run))) return;
      if (raises(event)) return;
      event.state.setMark(markName, event.result, event.written, {
        kind: "site",
        site: event.site,
        message: `it comes from ${event.written}`,
      });
    },
    beforeCall(event) {
      const { name = "" } = event;
      const [first, second] = event.args;
      if (first !== undefined && usesFirst.has(name)) used(event.state, event.run, event.site, first);
      if (second !== undefined && usesSecond.has(name)) used(event.state, event.run, event.site, second);
    },
    access(event) {
      used(event.state, event.run, event.site, baseOf(event.pointer));
    },
  }),
  project({ world, report }) {
    for (const { site, use } of usedWithoutAsking(world)) {
      const { unit, fn } = site.info;
      const giver = world.functions.get(site.name ?? "")?.fn.symbol.name ?? site.name;
      report(site.info, {
        message: `what ${giver} gives is used here without a test for NULL, which it gives on some ways`,
        range: unit.range(fn.declaration, use),
        related: [{ message: `it comes from ${giver}`, range: unit.range(fn.declaration, site.at) }],
      });
    }
  },
};

/** A lookaside list whose maker asked for an exception where there is no memory. */
function raises({ name = "", argExprs: [list], run }: AfterCallEvent): boolean {
  if (!/LookasideList/.test(name)) return false;
  const place = objectOf(list);
  return run.ask(isMadeRaising, (place && placeKey(place, run.name)) ?? "");
}
/** A list that nobody can name may be any of the driver's. */
function isMadeRaising(world: World, key: string): boolean {
  const asks = (flags: number | undefined, flag: number) => flags !== undefined && (flags & flag) !== 0;
  return [
    ...callsTo(world, "ExInitializeNPagedLookasideList", "ExInitializePagedLookasideList").filter(({ call }) =>
      asks(constantIn(call.args[3]), poolRaises),
    ),
    ...callsTo(world, "ExInitializeLookasideListEx").filter(({ call }) => asks(constantIn(call.args[4]), listRaises)),
  ].some(({ call, info }) => {
    const place = objectOf(call.args[0]);
    return key === "" || place === undefined || placeKey(place, info.name) === key;
  });
}
/** POOL_RAISE_IF_ALLOCATION_FAILURE and EX_LOOKASIDE_LIST_EX_FLAGS_RAISE_ON_FAIL. */
const poolRaises = 16;
const listRaises = 1;

function waits({ fn }: Run): boolean {
  return codeOf(fn).calls.some(({ name }) => name !== undefined && /^KeWaitFor|^KeRemoveQueue/.test(name));
}
function used(state: State, run: Run, site: Site, pointer: Term): void {
  const mark = state.mark(markName, pointer);
  if (mark === undefined || mark.value === "told" || isNull(state, mark.term) === false) return;
  const message = `what ${mark.value} gives is used here without a test for NULL`;
  run.report(id, { message, notes: [{ message: "", place: mark.why }] }, site.at);
  state.setMark(markName, mark.term, "told", mark.why);
}
