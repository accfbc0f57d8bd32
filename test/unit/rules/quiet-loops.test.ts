// Loops that must not be reported: what was made, freed or tested in the round before is another thing than what this one has.
import { expect, test } from "vitest";
import { checkSources, expectFindings } from "./fixture.ts";

test("an allocation that was tested stays tested as the one of the round before", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _PART { struct _PART *Before; ULONG Size; } PART, *PPART;
PPART Chain(ULONG Count) {
    PPART last = NULL;
    ULONG i;
    for (i = 0; i < Count; i++) {
        PPART part = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(PART), 'traP');
        if (part == NULL) break;
        part->Before = last;
        part->Size = i;
        if (last != NULL) part->Size += last->Size;
        last = part;
    }
    return last;
}
PPART ChainUntested(ULONG Count) {
    PPART last = NULL;
    ULONG i;
    for (i = 0; i < Count; i++) {
        PPART part = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(PART), 'traP');
        if (last != NULL) part->Size += last->Size;
//                        ^^^^^^^^^^ allocation-not-checked
        part->Before = last;
//      ^^^^^^^^^^^^ allocation-not-checked
        last = part;
    }
    return last;
}
`);
});

const devices = `
#include <wdm.h>
typedef struct _CHILD { LIST_ENTRY Link; PDEVICE_OBJECT Self; ULONG State; } CHILD, *PCHILD;
typedef struct _BUS { LIST_ENTRY Children; ULONG Count; } BUS, *PBUS;
static VOID Drop(PBUS Bus, PCHILD Child) {
    PDEVICE_OBJECT device = Child->Self;
    PCHILD again = device->DeviceExtension;
    RemoveEntryList(&again->Link);
    Bus->Count -= 1;
    IoDeleteDevice(device);
}
`;
test("each device of a list is another one than the one before, which was deleted", () => {
  expectFindings(`${devices}
VOID DropAll(PBUS Bus) {
    PLIST_ENTRY at = Bus->Children.Flink;
    while (at != &Bus->Children) {
        PLIST_ENTRY next = at->Flink;
        PCHILD child = CONTAINING_RECORD(at, CHILD, Link);
        if (child->State == 3) Drop(Bus, child);
        at = next;
    }
}
`);
});
test("the device that was deleted is still that one where the list goes on from it", () => {
  expectFindings(`${devices}
VOID DropAll(PBUS Bus) {
    PLIST_ENTRY at = Bus->Children.Flink;
    while (at != &Bus->Children) {
        PCHILD child = CONTAINING_RECORD(at, CHILD, Link);
        PDEVICE_OBJECT device = child->Self;
        IoDeleteDevice(device);
        DbgPrint("%p\\n", device->DeviceExtension);
//                       ^^^^^^^^^^^^^^^^^^^^^^^ device-extension-after-delete
        at = at->Flink;
    }
}
`);
});

test("a buffer on the stack that is replaced by a larger one from pool", () => {
  const query = (free: string) => `
#include <ntifs.h>
NTSTATUS Query(HANDLE Key, PUNICODE_STRING Name, PULONG Into) {
    UCHAR small[64];
    PKEY_VALUE_PARTIAL_INFORMATION value = (PKEY_VALUE_PARTIAL_INFORMATION)small;
    ULONG length = sizeof(small);
    ULONG needed;
    NTSTATUS status;
    for (;;) {
        status = ZwQueryValueKey(Key, Name, KeyValuePartialInformation, value, length, &needed);
        if (status != STATUS_BUFFER_OVERFLOW) break;
        if (value != (PVOID)small) ExFreePoolWithTag(value, 'lavQ');
        length = needed;
        value = ExAllocatePool2(POOL_FLAG_PAGED, length, 'lavQ');
        if (value == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (NT_SUCCESS(status)) *Into = value->DataLength;
    ${free}
    return status;
}
`;
  expectFindings(query("if (value != (PVOID)small) ExFreePoolWithTag(value, 'lavQ');"));
  expectFindings(query("").replace("    return status;\n", "    return status;\n//  ^^^^^^ pool-leaked\n"));
});

test("a pointer that was read through is not NULL, however it was chosen", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _NODE { struct _NODE *Next; ULONG Key; ULONG Parts; } NODE, *PNODE;
NTSTATUS Find(PNODE First, ULONG Key) {
    PNODE found = NULL;
    PNODE at;
    PULONG parts = NULL;
    for (at = First; at != NULL; at = at->Next) {
        PNODE candidate = at;
        if (candidate->Key == Key && candidate->Parts > 0) {
            found = candidate;
            parts = ExAllocatePool2(POOL_FLAG_PAGED, found->Parts, 'traP');
            if (parts == NULL) return STATUS_INSUFFICIENT_RESOURCES;
            break;
        }
    }
    if (found == NULL) return STATUS_NOT_FOUND;
    parts[0] = found->Parts;
    ExFreePoolWithTag(parts, 'traP');
    return STATUS_SUCCESS;
}
`);
});

test("one lock held from round to round until another volume's turn comes", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _VOLUME { ERESOURCE Lock; ULONG Open; } VOLUME, *PVOLUME;
typedef struct _ITEM { PVOLUME Volume; } ITEM, *PITEM;
PITEM NextItem(VOID);
VOID Use(PITEM Item);
VOID Work(VOID) {
    PVOLUME current = NULL;
    PITEM item;
    FsRtlEnterFileSystem();
    while ((item = NextItem()) != NULL) {
        if (item->Volume != current) {
            if (current != NULL) ExReleaseResourceLite(&current->Lock);
            current = item->Volume;
            ExAcquireResourceExclusiveLite(&current->Lock, TRUE);
        }
        if (current->Open <= 1) {
            ExReleaseResourceLite(&current->Lock);
            current = NULL;
        }
        Use(item);
    }
    if (current != NULL) ExReleaseResourceLite(&current->Lock);
    FsRtlExitFileSystem();
}
`);
});

test("what is asked of a value many pointers away is known as well as of one nearby", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _NODE { struct _NODE *Next; PMDL Mdl; USHORT Length; } NODE, *PNODE;
ULONG Copy(PNODE List, PUCHAR To, ULONG Room)
{
    PNODE node = List->Next->Next->Next->Next->Next->Next->Next;
    PUCHAR from;
    if (Room < (ULONG)node->Length + 2) return 0;
    from = MmGetSystemAddressForMdlSafe(node->Mdl, NormalPagePriority | MdlMappingNoExecute);
    if (from == NULL) return 0;
    RtlCopyMemory(To, from, node->Length);
    node = node->Next;
    from = MmGetSystemAddressForMdlSafe(node->Mdl, NormalPagePriority | MdlMappingNoExecute);
    RtlCopyMemory(To, from, 2);
//  ^^^^^^^^^^^^^ null-result-not-checked: MmGetSystemAddressForMdlSafe
    return 2;
}
`);
});

test("the block of the round before stays tested in a list that a recursive routine builds", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _KEY { struct _KEY *Next; PUCHAR Entry; struct _NODE *Child; } KEY, *PKEY;
typedef struct _NODE { PKEY First; ULONG Count; } NODE, *PNODE;
typedef struct _ENT { ULONG Length; ULONG Flags; } ENT, *PENT;
VOID Destroy(PNODE Node);
PNODE Make(PENT Entry, ULONG Total)
{
    ULONG at = 0;
    PNODE node; PKEY current;
    node = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(NODE), 'edoN');
    if (!node) return NULL;
    current = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(KEY), 'yeK ');
    if (!current) { ExFreePoolWithTag(node, 'edoN'); return NULL; }
    RtlZeroMemory(current, sizeof(KEY));
    node->First = current;
    while (at < Total) {
        current->Entry = ExAllocatePool2(POOL_FLAG_NON_PAGED, Entry->Length, 'rtnE');
        if (!current->Entry) { Destroy(node); return NULL; }
        node->Count++;
        if (!(Entry->Flags & 2)) {
            PKEY next = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(KEY), 'yeK ');
            if (!next) { Destroy(node); return NULL; }
            RtlZeroMemory(next, sizeof(KEY));
            current->Next = next;
            RtlCopyMemory(current->Entry, Entry, Entry->Length);
            if (current->Entry[4] & 1) current->Child = Make((PENT)current->Entry, 5);
            current = next;
        } else {
            RtlCopyMemory(current->Entry, Entry, Entry->Length);
            current->Next = NULL;
            break;
        }
        at += Entry->Length;
        Entry = (PENT)((PUCHAR)Entry + Entry->Length);
    }
    return node;
}
`);
});

const awaiting = (ready: string) => `
#include <ntifs.h>
static volatile LONG leaving;
VOID Await(POBJECT_ATTRIBUTES Name) {
    HANDLE event;
    ULONG tries = 0;
    do {
        if (leaving) tries = 99;
        else if (NT_SUCCESS(ZwOpenEvent(&event, EVENT_ALL_ACCESS, Name))) break;
        ++tries;
    } while (tries < 100);
    if (${ready}) ZwClose(event);
`;
test("who left a loop before its counter came to the end is below that end", () => {
  expectFindings(`${awaiting("tries < 100")}}`);
});
test("who left a loop early is not below every bound", () => {
  expectFindings(`${awaiting("tries < 50")}
  }
//^ handle-leaked
`);
});

const walked = (release: string) => `
#include <ntifs.h>
typedef struct _HOOK
{
  LIST_ENTRY Link;
  PVOID Key, Other;
  UCHAR Header[64];
} HOOK, *PHOOK;
LIST_ENTRY Hooks;
ERESOURCE HooksLock;
PHOOK FirstHook(VOID)
{
  PHOOK hook;
  int sync;
  if (sync = (KeGetCurrentIrql() == PASSIVE_LEVEL)) {
    KeEnterCriticalRegion();
    ExAcquireResourceSharedLite(&HooksLock, TRUE);
  }
  if (IsListEmpty(&Hooks) == FALSE) {
    hook = CONTAINING_RECORD(Hooks.Flink, HOOK, Link);
  } else {
    if (sync != 0) {
      ExReleaseResourceLite(&HooksLock);
      KeLeaveCriticalRegion();
    }
    hook = NULL;
  }
  return hook;
}
PHOOK NextHook(PHOOK hook)
{
  if (hook->Link.Flink != &Hooks) {
    hook = CONTAINING_RECORD(hook->Link.Flink, HOOK, Link);
  } else {
    if (KeGetCurrentIrql() == PASSIVE_LEVEL) {
      ${release}
    }
    hook = NULL;
  }
  return hook;
}

static void Clean(void)
{
  PHOOK hook;
  for (hook = FirstHook(); hook != NULL; hook = NextHook(hook)) {
    if (hook->Key != NULL)
      RtlSecureZeroMemory(hook->Key, 8);
    if (hook->Other != NULL)
      RtlSecureZeroMemory(hook->Other, 8);
    RtlSecureZeroMemory(&hook->Header, sizeof(hook->Header));
  }
}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
  UNREFERENCED_PARAMETER(DeviceObject);
  Clean();
  Irp->IoStatus.Status = STATUS_SUCCESS;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}
`;
test("a list that is locked only at PASSIVE_LEVEL, by helpers that begin and end a walk along it", () => {
  expectFindings(walked("ExReleaseResourceLite(&HooksLock);\nKeLeaveCriticalRegion();"));
  const kept = checkSources({ "driver.c": walked("ExReleaseResourceLite(&HooksLock);") });
  expect(kept.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(["error lock-unbalanced"]);
});
