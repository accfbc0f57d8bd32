// What was given back to the system for good, and is used afterwards: requests, work items, lists of memory, mappings, handles, locks.

import type { AccessEvent, CallEvent } from "../../analysis/events.ts";
import { constantOf } from "../../analysis/facts.ts";
import { isPoolFree } from "../../analysis/models.ts";
import { baseOf, isFound } from "../../analysis/pool.ts";
import { type Flag, markName, type ResourceName } from "../../analysis/resource-kinds.ts";
import { givenBack, handedOn, type Mark, type State } from "../../analysis/state.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

const id = "used-after-release";

export const usedAfterRelease: Rule = {
  id,
  severity: "error",
  summary: "An IRP, a work item, a mapping, a lock or the like is used after it was given back.",
  names: { codeql: ["cpp/use-after-free"] },
  page: `IoFreeIrp, IoFreeWorkItem, IoFreeMdl, MmUnmapIoSpace, IoDisconnectInterrupt, ZwClose and their kin end the life of what they
are given. The memory, the address or the handle's number goes to whoever asks next: a request that is queued again, a register that is
written, a lock that is taken afterwards belongs to somebody else, and the machine stops much later and far away.

**Mend it**: give it back last. Where others may still look at the pointer, set it to NULL at once.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PIO_WORKITEM Work; } EXT, *PEXT;
IO_WORKITEM_ROUTINE Again;
VOID Again(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoFreeWorkItem(ext->Work);
    IoQueueWorkItem(ext->Work, Again, DelayedWorkQueue, Context);
//  ^^^^^^^^^^^^^^^ used-after-release: the work item is used by IoQueueWorkItem after it was freed
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
NTSTATUS Last(PIRP Irp)
{
    IoFreeIrp(Irp);
    return Irp->IoStatus.Status;
//         ^^^^^^^^^^^^^^^^^^^^ used-after-release: the IRP is read after it was freed
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PULONG Registers; ULONG Length; ERESOURCE Guard; } EXT, *PEXT;
VOID Stop(PEXT Ext)
{
    MmUnmapIoSpace(Ext->Registers, Ext->Length);
    WRITE_REGISTER_ULONG(Ext->Registers + 1, 0);
//  ^^^^^^^^^^^^^^^^^^^^ used-after-release: the mapping is used by WRITE_REGISTER_ULONG after it was unmapped
}
VOID Close(PEXT Ext)
{
    ExDeleteResourceLite(&Ext->Guard);
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(&Ext->Guard, TRUE);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ used-after-release: the executive resource is used by
    ExReleaseResourceLite(&Ext->Guard);
    KeLeaveCriticalRegion();
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _JOB { ULONG Id; } JOB, *PJOB;
ULONG Drop(PNPAGED_LOOKASIDE_LIST Jobs, PJOB Job)
{
    ExFreeToNPagedLookasideList(Jobs, Job);
    return Job->Id;
//         ^^^^^^^ used-after-release: the block is read after it was freed
}
\`\`\`
\`\`\`c bad
#include <fltKernel.h>
VOID Show(PFLT_CALLBACK_DATA Data)
{
    PFLT_FILE_NAME_INFORMATION name;
    if (NT_SUCCESS(FltGetFileNameInformation(Data, FLT_FILE_NAME_NORMALIZED, &name))) {
        FltReleaseFileNameInformation(name);
        DbgPrint("%wZ\\n", &name->Name);
//      ^^^^^^^^ used-after-release: after it was released
    }
}
\`\`\`
\`\`\`c bad
#include <ndis.h>
VOID FailAll(NDIS_HANDLE Adapter, PNET_BUFFER_LIST Lists)
{
    PNET_BUFFER_LIST list;
    for (list = Lists; list != NULL; list = NET_BUFFER_LIST_NEXT_NBL(list)) {
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ used-after-release: read after it was completed
        NET_BUFFER_LIST_STATUS(list) = NDIS_STATUS_FAILURE;
        NdisMSendNetBufferListsComplete(Adapter, list, 0);
    }
}
VOID Finish(NDIS_HANDLE Adapter, PNDIS_OID_REQUEST Request)
{
    NdisMOidRequestComplete(Adapter, Request, NDIS_STATUS_SUCCESS);
    Request->DATA.SET_INFORMATION.BytesRead = sizeof(ULONG);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ used-after-release: written after it was completed
}
\`\`\`
\`\`\`c bad
#include <fltKernel.h>
PFLT_FILTER Filter;
PFLT_PORT Client;
NTSTATUS FLTAPI Unload(FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    FltUnregisterFilter(Filter);
    FltCloseClientPort(Filter, &Client);
//  ^^^^^^^^^^^^^^^^^^ used-after-release: the filter is used by FltCloseClientPort after it was unregistered
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <fltKernel.h>
VOID Deny(PFLT_CALLBACK_DATA Data)
{
    Data->IoStatus.Status = STATUS_ACCESS_DENIED;
    FltCompletePendedPreOperation(Data, FLT_PREOP_COMPLETE, NULL);
    Data->IoStatus.Information = 0;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^ used-after-release: the callback data is written after it was given back
}
\`\`\`
\`\`\`c good
#include <ndis.h>
VOID FailAll(NDIS_HANDLE Adapter, PNET_BUFFER_LIST Lists)
{
    PNET_BUFFER_LIST list, next;
    for (list = Lists; list != NULL; list = next) {
        next = NET_BUFFER_LIST_NEXT_NBL(list);
        NET_BUFFER_LIST_NEXT_NBL(list) = NULL;
        NET_BUFFER_LIST_STATUS(list) = NDIS_STATUS_FAILURE;
        NdisMSendNetBufferListsComplete(Adapter, list, 0);
    }
}
VOID Show(NDIS_HANDLE Adapter, PNET_BUFFER_LIST List, ULONG Flags)
{
    NdisMIndicateReceiveNetBufferLists(Adapter, List, NDIS_DEFAULT_PORT_NUMBER, 1, Flags | NDIS_RECEIVE_FLAGS_RESOURCES);
    NET_BUFFER_DATA_LENGTH(NET_BUFFER_LIST_FIRST_NB(List)) = 0;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { HANDLE Key; PIRP Irp; PULONG Registers; ULONG Length; ERESOURCE Guard; PMDL Chain; } EXT, *PEXT;
// What takes its place is another.
NTSTATUS Renew(PEXT Ext, POBJECT_ATTRIBUTES Attributes, PHYSICAL_ADDRESS Where)
{
    NTSTATUS status;
    ZwClose(Ext->Key);
    status = ZwOpenKey(&Ext->Key, KEY_READ, Attributes);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    MmUnmapIoSpace(Ext->Registers, Ext->Length);
    Ext->Registers = MmMapIoSpace(Where, Ext->Length, MmNonCached);
    if (Ext->Registers != NULL) {
        WRITE_REGISTER_ULONG(Ext->Registers, 1);
    }
    IoFreeIrp(Ext->Irp);
    Ext->Irp = NULL;
    ExDeleteResourceLite(&Ext->Guard);
    ExInitializeResourceLite(&Ext->Guard);
    KeEnterCriticalRegion();
    ExAcquireResourceSharedLite(&Ext->Guard, TRUE);
    ExReleaseResourceLite(&Ext->Guard);
    KeLeaveCriticalRegion();
    return ZwFlushKey(Ext->Key);
}
static VOID FreeJob(PNPAGED_LOOKASIDE_LIST Jobs, PLIST_ENTRY Job)
{
    DbgPrint("%p is done", Job->Flink);
    ExFreeToNPagedLookasideList(Jobs, Job);
}
VOID FreeJobs(PNPAGED_LOOKASIDE_LIST Jobs, PLIST_ENTRY List)
{
    while (!IsListEmpty(List)) {
        FreeJob(Jobs, RemoveHeadList(List));
    }
}
VOID FreeGuard(PERESOURCE Guard)
{
    ExDeleteResourceLite(Guard);
    ExFreePoolWithTag(Guard, 'draG');
}
VOID EndRequest(PIRP Irp, PIO_REMOVE_LOCK Lock)
{
    IoFreeIrp(Irp);
    IoReleaseRemoveLock(Lock, Irp);
}
VOID FreeChain(PEXT Ext)
{
    PMDL mdl = Ext->Chain;
    Ext->Chain = NULL;
    while (mdl != NULL) {
        PMDL next = mdl->Next;
        IoFreeMdl(mdl);
        mdl = next;
    }
    DbgPrint("the chain of %p is gone", Ext);
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
VOID Forget(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    if (NT_SUCCESS(FltGetStreamHandleContext(FltObjects->Instance, FltObjects->FileObject, &context))) {
        FltReleaseContext(context);
        FltDeleteContext(context);
    }
}
\`\`\`
`,
  paths: (world) => [
    {
      calls: (routine) => Object.hasOwn(destroyers, routine) || revivers.test(routine),
      afterCall({ name = "", args, state, site, written }) {
        if (revivers.test(name)) for (const arg of args) for (const mark of marks) state.clearMark(mark, arg);
        const how = destroyers[name];
        const value = how && !mayKeep(state, args, how) && args[how.arg];
        if (value && (isFound(value) || isMember(value)))
          state.setMark(how.handsOn ? handedOn : givenBack, value, name, {
            kind: "site",
            site,
            message: `it is given back here by ${written}`,
          });
      },
    },
    {
      needs: { beforeCall: marks, access: marks },
      beforeCall(event) {
        const { name } = event;
        if (marks.every((mark) => event.state.marksNamed(mark).length === 0)) return;
        if (name === undefined || revivers.test(name)) return;
        if (printers.test(name)) for (const arg of event.args) printed(event, arg);
        if (silent.test(name) || !isOfKit(world, event)) return;
        const again = destroyers[name];
        event.args.forEach((arg, index) => {
          const param = event.type.params[index];
          // By a tag something is only told from others.
          if (param === undefined || param.name === "Tag") return;
          const mark = destroyed(event, arg);
          const how = mark && destroyers[mark.value];
          if (mark === undefined || how === undefined) return;
          const isAgain = again?.arg === index && again.thing === how.thing;
          // The memory that a lock or a list lay in is given back after it.
          if (!isAgain && !how.memory && (again !== undefined || isPoolFree(name))) return;
          tell(
            event,
            mark,
            !isAgain
              ? `used by ${event.written} after it was ${how.done}`
              : again.done === how.done
                ? `${how.done} twice`
                : `${again.done} after it was ${how.done}`,
            how.thing,
          );
        });
      },
      access(event) {
        const mark = destroyed(event, event.pointer);
        const how = mark && destroyers[mark.value];
        if (mark !== undefined && how?.memory)
          tell(event, mark, `${event.write ? "written" : "read"} after it was ${how.done}`, how.thing);
      },
    },
  ],
};

const marks = [givenBack, handedOn] as const;

interface Destroyer {
  readonly arg: number;
  readonly thing: string;
  readonly done: string;
  /** Of the kinds that other rules follow from where they are made. */
  readonly kinds?: readonly ResourceName[];
  /** The argument leads to the thing's own memory. */
  readonly memory?: true;
  /** It goes on to others, from whom it may come back. */
  readonly handsOn?: true;
  /** It stays the driver's if that argument has the bit, or is not known. */
  readonly unlessFlag?: Flag;
}
const resumed = { arg: 0, thing: "the callback data", done: "given back", memory: true, handsOn: true } as const;
const handle = { arg: 0, thing: "the handle", done: "closed", kinds: ["handle", "key"] } as const;
const block = { arg: 1, thing: "the block", done: "freed", memory: true } as const;
const list = { arg: 0, thing: "the lookaside list", done: "deleted" } as const;
const interrupt = { arg: 0, thing: "the interrupt object", done: "disconnected" } as const;
const lists = { arg: 1, thing: "the net buffer list", memory: true, handsOn: true } as const;
const completedLists = { ...lists, done: "completed" } as const;
const sentLists = { ...lists, done: "sent" } as const;
const returnedLists = { ...lists, done: "returned" } as const;
/** With NDIS_RECEIVE_FLAGS_RESOURCES it is the driver's again at once. */
const indicatedLists = { ...lists, done: "indicated", unlessFlag: { arg: 4, bit: 2 } } as const;
const oidRequest = { arg: 1, thing: "the OID request", done: "completed", memory: true, handsOn: true } as const;
const freedList = { arg: 0, thing: "the net buffer list", done: "freed", memory: true } as const;
const filterMemory = { arg: 0, thing: "the memory", done: "freed", memory: true } as const;
const contiguous = { arg: 0, thing: "the memory", done: "freed", memory: true } as const;
const destroyers: Readonly<Record<string, Destroyer>> = {
  IoFreeIrp: { arg: 0, thing: "the IRP", done: "freed", memory: true },
  IoFreeWorkItem: { arg: 0, thing: "the work item", done: "freed" },
  IoFreeMdl: { arg: 0, thing: "the MDL", done: "freed", kinds: ["mdl"], memory: true },
  MmUnmapIoSpace: { arg: 0, thing: "the mapping", done: "unmapped", memory: true },
  MmFreeContiguousMemory: contiguous,
  MmFreeContiguousMemorySpecifyCache: contiguous,
  IoDisconnectInterrupt: interrupt,
  FltReleaseContext: { arg: 0, thing: "the context", done: "released", memory: true },
  FltReleaseFileNameInformation: { arg: 0, thing: "the file name information", done: "released", memory: true },
  CmCallbackReleaseKeyObjectIDEx: { arg: 0, thing: "the key's name", done: "released", memory: true },
  FltFreeCallbackData: filterMemory,
  FltCompletePendedPreOperation: resumed,
  FltCompletePendedPostOperation: resumed,
  FltFreeGenericWorkItem: filterMemory,
  FltFreeDeferredIoWorkItem: filterMemory,
  FltFreeSecurityDescriptor: filterMemory,
  NdisMSendNetBufferListsComplete: completedLists,
  NdisFSendNetBufferListsComplete: completedLists,
  NdisSendNetBufferLists: sentLists,
  NdisFSendNetBufferLists: sentLists,
  NdisReturnNetBufferLists: returnedLists,
  NdisFReturnNetBufferLists: returnedLists,
  NdisMIndicateReceiveNetBufferLists: indicatedLists,
  NdisFIndicateReceiveNetBufferLists: indicatedLists,
  NdisMOidRequestComplete: oidRequest,
  NdisFOidRequestComplete: oidRequest,
  NdisMDirectOidRequestComplete: oidRequest,
  NdisFDirectOidRequestComplete: oidRequest,
  NdisFreeNetBufferList: freedList,
  NdisFreeCloneNetBufferList: freedList,
  NdisFreeNetBuffer: { arg: 0, thing: "the net buffer", done: "freed", memory: true },
  NdisFreeMdl: { arg: 0, thing: "the MDL", done: "freed", memory: true },
  NdisFreeCloneOidRequest: { arg: 1, thing: "the OID request", done: "freed", memory: true },
  NdisCloseConfiguration: { arg: 0, thing: "the configuration handle", done: "closed" },
  NdisFreeNetBufferListPool: { arg: 0, thing: "the pool", done: "freed" },
  NdisFreeRWLock: { arg: 0, thing: "the lock", done: "freed" },
  NdisFreeTimerObject: { arg: 0, thing: "the timer", done: "freed" },
  NdisFreeIoWorkItem: { arg: 0, thing: "the work item", done: "freed" },
  NdisMUnmapIoSpace: { arg: 1, thing: "the mapping", done: "unmapped", memory: true },
  FwpsFreeCloneNetBufferList0: freedList,
  FwpsFreeNetBufferList0: freedList,
  FwpmEngineClose0: { arg: 0, thing: "the engine session", done: "closed" },
  FwpsInjectionHandleDestroy0: { arg: 0, thing: "the injection handle", done: "destroyed" },
  FltUnregisterFilter: { arg: 0, thing: "the filter", done: "unregistered" },
  FltCloseCommunicationPort: { arg: 0, thing: "the port", done: "closed" },
  FltClose: handle,
  ZwClose: handle,
  NtClose: handle,
  ExDeleteResourceLite: { arg: 0, thing: "the executive resource", done: "deleted" },
  ExDeleteNPagedLookasideList: list,
  ExDeletePagedLookasideList: list,
  ExDeleteLookasideListEx: list,
  ExFreeToNPagedLookasideList: block,
  ExFreeToPagedLookasideList: block,
  ExFreeToLookasideListEx: block,
};
function mayKeep(state: State, args: readonly Term[], { unlessFlag }: Destroyer): boolean {
  if (unlessFlag === undefined) return false;
  const flags = args[unlessFlag.arg];
  const value = flags && constantOf(state, flags);
  return value === undefined || Math.floor(value / unlessFlag.bit) % 2 === 1;
}
/** They begin its life anew. */
const revivers = /^(Ex|Ke|Io|Rtl)(Re)?[Ii]nitialize/;
/**
 * Printing or clearing a value is no use of what it stands for; nor is taking a context off the object that it was set for, which holds a
 * reference of its own until then.
 */
const silent = /^(Dbg|Kd|Etw|Rtl(Zero|Fill)|mem|FltDeleteContext$)/;

const printers = /^v?DbgPrint(Ex)?$/;
/** A string that lies in it, which `%wZ` reads. */
function printed(event: CallEvent, arg: Term): void {
  if (arg.kind !== "address" || arg.place.kind !== "field") return;
  const mark = destroyed(event, arg);
  const how = mark && destroyers[mark.value];
  if (mark && how?.memory) tell(event, mark, `used by ${event.written} after it was ${how.done}`, how.thing);
}

/** The mark on what this function has given back; another one may have counted its users. */
function destroyed({ run, state }: CallEvent | AccessEvent, pointer: Term): Mark | undefined {
  const base = baseOf(pointer);
  const [mark] = marks.flatMap((name) => state.mark(name, pointer) ?? state.mark(name, base) ?? []);
  if (mark?.why?.kind !== "site" || mark.why.site.fn !== run.name) return undefined;
  const others = destroyers[mark.value]?.kinds ?? [];
  return others.some((kind) => state.mark(markName(kind), mark.term)) ? undefined : mark;
}
function tell({ run, site }: CallEvent | AccessEvent, mark: Mark, what: string, thing: string): void {
  run.report(
    id,
    { message: `${thing} is ${what}`, notes: [{ message: "", place: mark.why }], about: mark.term },
    site.at,
  );
}
/** A routine of the kit: what it does with its arguments is known. */
function isOfKit(world: World, { hasBody, name }: CallEvent): boolean {
  return !hasBody || (name !== undefined && world.functions.get(name)?.own === false);
}
/** A lock or a list that lies in somebody's memory. */
function isMember(value: Term): boolean {
  return value.kind === "address" && rootOf(value.place).kind !== "local";
}
