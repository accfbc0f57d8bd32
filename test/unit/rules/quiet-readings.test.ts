// False findings met while reading public drivers, each by its cause.
import { expect, test } from "vitest";
import { checkSources, expectFindings } from "./fixture.ts";

test("a block from a helper is not the caller's array, which the helper would have given otherwise", () => {
  const scratch = (free: string) => `#include <ntddk.h>
static __forceinline PVOID Room(ULONG Size, UCHAR *Stack, ULONG Least)
{
  if (Size <= Least) return Stack;
  return ExAllocatePool2(POOL_FLAG_PAGED, Size, 'mooR');
}
static BOOLEAN GiveBack(PVOID Room, UCHAR *Stack)
{
  if (Room == Stack) return FALSE;
  ExFreePoolWithTag(Room, 'mooR');
  return TRUE;
}
NTSTATUS Query(ULONG Size, NTSTATUS (*Ask)(PVOID, ULONG))
{
  UCHAR stack[64];
  NTSTATUS status;
  PVOID room = Room(Size, stack, sizeof(stack));
  if (room == NULL) return STATUS_INSUFFICIENT_RESOURCES;
  RtlZeroMemory(room, Size);
  status = Size > 100 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
  ${free}
  return status;
}
`;
  expectFindings(scratch("if (room != NULL) GiveBack(room, stack);"));
  expect(checkSources({ "driver.c": scratch("") }).map(({ rule }) => rule)).toEqual(["pool-leaked"]);
});

test("a block whose address is kept with a flag in its lowest bits is kept", () => {
  const kept = (where: string) =>
    `#include <ntddk.h>
typedef struct _TABLE { KSPIN_LOCK Lock; volatile ULONG_PTR Root; } TABLE, *PTABLE;
BOOLEAN Grow(PTABLE Table)
{
  ULONG_PTR root;
  PVOID *level = ExAllocatePool2(POOL_FLAG_NON_PAGED, 4096, 'leveL');
  if (level == NULL) return FALSE;
  level[0] = (PVOID)Table->Root;
  root = (ULONG_PTR)level | 1;
  ${where}
  return TRUE;
}
`.replace("'leveL'", "'eveL'");
  expectFindings(kept("InterlockedExchangePointer((PVOID*)&Table->Root, (PVOID)root);"));
  expectFindings(kept("Table->Root = root;"));
  expect(checkSources({ "driver.c": kept("UNREFERENCED_PARAMETER(root);") }).map(({ rule }) => rule)).toEqual([
    "pool-leaked",
  ]);
});

test("what lies in a structure that a caller has found to be missing is missing in its company only", () => {
  expectFindings(`#include <ntddk.h>
typedef struct _RULE { ULONG Kind; ULONG64 Mask[2]; } RULE;
typedef struct _PROGRAM { ULONG Count; RULE Rules[0]; } PROGRAM;
static BOOLEAN Matches(const ULONG64 *Value, const ULONG64 *Mask)
{
  const ULONG64 *mask = Mask;
  return (Value[0] & mask[0]) != 0 && (Value[1] & mask[1]) != 0;
}
static BOOLEAN Inspect(PROGRAM *Program, const ULONG64 *Value)
{
  ULONG i;
  for (i = 0; i < Program->Count; i++) if (Matches(Value, Program->Rules[i].Mask)) return TRUE;
  return FALSE;
}
BOOLEAN Run(PROGRAM *Program, BOOLEAN (*Own)(const ULONG64*), const ULONG64 *Value)
{
  if (Program == NULL && Own != NULL) return Own(Value);
  return Inspect(Program, Value);
}
`);
});

test("memory that is not there raises an exception, which a __try takes: a doubt", () => {
  const copied = (open: string, close: string) => `#include <ntddk.h>
PVOID Take(PVOID From, ULONG Size)
{
  PVOID copy = NULL;
  ${open}
    copy = ExAllocatePool2(POOL_FLAG_PAGED, Size, 'ypoC');
    RtlCopyMemory(copy, From, Size);
  ${close}
  return copy;
}
`;
  const found = (source: string) => checkSources({ "driver.c": source }).map(({ rule, severity }) => [rule, severity]);
  expect(found(copied("__try {", "} __except (EXCEPTION_EXECUTE_HANDLER) { return NULL; }"))).toContainEqual([
    "allocation-not-checked",
    "warning",
  ]);
  expect(found(copied("{", "}"))).toEqual([["allocation-not-checked", "error"]]);
});

test("a flag of the driver's own may say that a request has been marked pending before", () => {
  const queue = (mark: string) => `#include <wdm.h>
typedef struct _CALL { PIRP Irp; PLIST_ENTRY Waiting; BOOLEAN IsMarked; } CALL, *PCALL;
typedef struct _EXT { LIST_ENTRY Waiting; } EXT, *PEXT;
static VOID Wait(PCALL Call)
{
  InsertTailList(Call->Waiting, &Call->Irp->Tail.Overlay.ListEntry);
  ${mark}
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
  PEXT Ext = DeviceObject->DeviceExtension;
  PCALL call = Irp->Tail.Overlay.DriverContext[0];
  call->Irp = Irp;
  call->Waiting = &Ext->Waiting;
  Wait(call);
  return STATUS_PENDING;
}
`;
  const errors = (source: string) =>
    checkSources({ "driver.c": source }).flatMap(({ rule, severity }) => (severity === "error" ? [rule] : []));
  expect(errors(queue("if (!Call->IsMarked) { IoMarkIrpPending(Call->Irp); Call->IsMarked = TRUE; }"))).toEqual([]);
  expect(errors(queue("Call->IsMarked = FALSE;"))).toEqual(["pending-mismatch"]);
});

test("what one request has freed, another one comes to only as who queues them lets it", () => {
  const thread = (take: string) => `#include <ntddk.h>
typedef struct _EXT { LIST_ENTRY Requests; KSPIN_LOCK Lock; PVOID Name; BOOLEAN IsOpen; BOOLEAN Ends; } EXT, *PEXT;
typedef struct _ITEM { LIST_ENTRY Entry; ULONG Code; ULONG Size; } ITEM, *PITEM;
NTSTATUS Open(PVOID Name);
PLIST_ENTRY Fetch(VOID);
static NTSTATUS OpenFile(PEXT Ext)
{
  NTSTATUS status;
  Ext->Name = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'emaN');
  if (Ext->Name == NULL) return STATUS_NO_MEMORY;
  RtlZeroMemory(Ext->Name, 64);
  status = Open(&Ext->IsOpen);
  if (!NT_SUCCESS(status)) {
    ExFreePoolWithTag(Ext->Name, 'emaN');
    return status;
  }
  Ext->IsOpen = TRUE;
  return STATUS_SUCCESS;
}
static NTSTATUS CloseFile(PEXT Ext)
{
  ExFreePoolWithTag(Ext->Name, 'emaN');
  Ext->IsOpen = FALSE;
  return STATUS_SUCCESS;
}
VOID Serve(PVOID Context)
{
  PEXT Ext = Context;
  PLIST_ENTRY entry;
  for (;;) {
    KeWaitForSingleObject(&Ext->Lock, Executive, KernelMode, FALSE, NULL);
    if (Ext->Ends) PsTerminateSystemThread(STATUS_SUCCESS);
    while ((entry = ${take}) != NULL) {
      PITEM item = CONTAINING_RECORD(entry, ITEM, Entry);
      if (item->Code == 1) item->Size = OpenFile(Ext);
      else if (item->Code == 2) item->Size = CloseFile(Ext);
    }
  }
}
`;
  const told = (source: string) =>
    checkSources({ "driver.c": source }).filter(({ rule }) => rule === "pool-used-after-free").length;
  expect(told(thread("ExInterlockedRemoveHeadList(&Ext->Requests, &Ext->Lock)"))).toBe(0);
  expect(told(thread("Fetch()"))).toBe(1);
});

test("kinds of packets that receive side scaling hashes are put together with `|` in C++, too", () => {
  const source = `#include <ntddk.h>
#include <wdf.h>
#include <netadaptercx.h>
NET_ADAPTER_RECEIVE_SCALING_PROTOCOL_TYPE Hashed()
{
  return NetAdapterReceiveScalingProtocolTypeIPv4 | NetAdapterReceiveScalingProtocolTypeTcp;
}
`;
  expect(checkSources({ "driver.cpp": source })).toEqual([]);
});

test("what a cursor goes through was filled through the variable that it began with", () => {
  const walk = (fill: string) => `#include <ntddk.h>
typedef struct _ENTRY { ULONG Next; HANDLE Id; } ENTRY, *PENTRY;
NTSTATUS Ask(PVOID Entries, ULONG Size);
BOOLEAN Has(HANDLE Id, ULONG Size)
{
  PENTRY entry;
  PENTRY first = ExAllocatePoolUninitialized(NonPagedPoolNx, Size, 'yrtE');
  BOOLEAN found = FALSE;
  if (first == NULL) return FALSE;
  ${fill}
  for (entry = first; entry->Next != 0; entry = (PENTRY)((PUCHAR)entry + entry->Next)) found |= entry->Id == Id;
  ExFreePoolWithTag(first, 'yrtE');
  return found;
}
`;
  const told = (source: string) =>
    checkSources({ "driver.c": source }).filter(({ rule }) => rule === "pool-read-unwritten").length;
  expect(told(walk('if (NT_SUCCESS(Ask(first, Size))) DbgPrint("asked\\n");'))).toBe(0);
  expect(told(walk('DbgPrint("%p\\n", first);'))).toBeGreaterThan(0);
});
