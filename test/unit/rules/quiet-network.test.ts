// Network drivers that must not be reported: locks that NDIS wraps, levels that a flag tells.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

test("reader and writer locks of NDIS keep the level in their state", () => {
  expectFindings(`
#include <ndis.h>
typedef struct _ADAPTER { PNDIS_RW_LOCK_EX Lock; ULONG Count; HANDLE File; } ADAPTER, *PADAPTER;
KSTART_ROUTINE Work;
VOID Work(PVOID Context)
{
    PADAPTER adapter = Context;
    LOCK_STATE_EX state;
    NdisAcquireRWLockRead(adapter->Lock, &state, 0);
    adapter->Count += 1;
    NdisReleaseRWLock(adapter->Lock, &state);
    ZwFlushKey(adapter->File);
    NdisAcquireRWLockWrite(adapter->Lock, &state, 0);
    ZwFlushKey(adapter->File);
//  ^^^^^^^ irql-too-high: DISPATCH_LEVEL
    NdisReleaseRWLock(adapter->Lock, &state);
}
`);
});

test("a lock taken this way or that, as a flag of the caller's says", () => {
  expectFindings(`
#include <ntddk.h>
typedef struct _ADAPTER { KSPIN_LOCK Lock; KIRQL Old; ULONG Count; } ADAPTER, *PADAPTER;
#define TAKE(a, d) if (d) { KeAcquireSpinLockAtDpcLevel(&(a)->Lock); } else { KeAcquireSpinLock(&(a)->Lock, &(a)->Old); }
#define GIVE(a, d) if (d) { KeReleaseSpinLockFromDpcLevel(&(a)->Lock); } else { KeReleaseSpinLock(&(a)->Lock, (a)->Old); }
_IRQL_requires_min_(PASSIVE_LEVEL) _IRQL_requires_max_(DISPATCH_LEVEL)
VOID Send(PADAPTER Adapter, ULONG Flags)
{
    BOOLEAN raised = (BOOLEAN)((Flags & 1) != 0);
    TAKE(Adapter, raised);
    Adapter->Count += 1;
    GIVE(Adapter, raised);
}
`);
});

test("references passed on from device to device, of which the first is not ours", () => {
  expectFindings(`
#include <ntifs.h>
NTSTATUS Find(PDEVICE_OBJECT Device, ULONG Type, PULONG Flags)
{
    PDEVICE_OBJECT lower = NULL;
    for (;;) {
        PDEVICE_OBJECT above = lower ? lower : Device;
        if (above->DeviceType == Type) break;
        lower = IoGetLowerDeviceObject(above);
        if (above != Device) ObDereferenceObject(above);
        if (lower == NULL) return STATUS_NOT_FOUND;
    }
    *Flags = 1;
    if (lower != NULL) ObDereferenceObject(lower);
    return STATUS_SUCCESS;
}
`);
});

test("one guard for mutexes and spin locks, annotated as the latter: its body is seen, and says what it does", () => {
  expectFindings({
    "/driver/driver.cpp": `
#include <ntddk.h>
struct Mutex {
    KMUTEX M;
    void Lock() { KeWaitForSingleObject(&M, Executive, KernelMode, FALSE, nullptr); }
    void Unlock() { KeReleaseMutex(&M, FALSE); }
};
template <typename T> class Guard {
    T &Locked;
public:
    _IRQL_raises_(DISPATCH_LEVEL) explicit Guard(T &what) : Locked(what) { Locked.Lock(); }
    ~Guard() { Locked.Unlock(); }
};
void Work(Mutex *mutex)
{
    LARGE_INTEGER pause = {};
    Guard<Mutex> guard(*mutex);
    KeDelayExecutionThread(KernelMode, FALSE, &pause);
}
`,
  });
});

test("ways that asked for the level run at no other levels behind a loop than before it", () => {
  expectFindings(`
#include <ndis.h>
typedef struct _ADAPTER { NDIS_HANDLE Handle; ULONG Frames; } ADAPTER;
MINIPORT_SEND_NET_BUFFER_LISTS Send;
VOID Send(NDIS_HANDLE Context, PNET_BUFFER_LIST Lists, NDIS_PORT_NUMBER Port, ULONG Flags) {
    ADAPTER *adapter = (ADAPTER *)Context;
    PNET_BUFFER_LIST at;
    UNREFERENCED_PARAMETER(Port);
    UNREFERENCED_PARAMETER(Flags);
    if (KeGetCurrentIrql() == DISPATCH_LEVEL) adapter->Frames = 0;
    for (at = Lists; at != NULL; at = NET_BUFFER_LIST_NEXT_NBL(at)) adapter->Frames += 1;
    NdisMSendNetBufferListsComplete(adapter->Handle, Lists, 0);
}
`);
});

const returning = (asked: string) => `
#include <ndis.h>
typedef struct _FILTER { KSPIN_LOCK Lock; NDIS_HANDLE Handle; ULONG Count; } FILTER;
FILTER_RETURN_NET_BUFFER_LISTS Return;
_IRQL_requires_(DISPATCH_LEVEL) static VOID Note(FILTER *Filter) {
    KeAcquireSpinLockAtDpcLevel(&Filter->Lock);
    Filter->Count += 1;
    KeReleaseSpinLockFromDpcLevel(&Filter->Lock);
}
VOID Return(NDIS_HANDLE Context, PNET_BUFFER_LIST Lists, ULONG Flags) {
    FILTER *filter = (FILTER *)Context;
    if (${asked}) Note(filter);
    NdisFReturnNetBufferLists(filter->Handle, Lists, Flags);
}
`;
test("a flag by which NDIS tells that it calls at DISPATCH_LEVEL", () => {
  expectFindings(returning("NDIS_TEST_RETURN_AT_DISPATCH_LEVEL(Flags)"));
  expectFindings(
    `${returning("filter->Count < 8").replace(
      "Note(filter);",
      `
        Note(filter);
//      ^^^^^^^^^^^^ irql-too-low`,
    )}`,
  );
});

test("a miniport's interrupt routine runs at the device's level", () => {
  expectFindings(`
#include <ndis.h>
typedef struct _ADAPTER { NDIS_SPIN_LOCK Lock; PULONG Status; ULONG State; } ADAPTER, *PADAPTER;
MINIPORT_ISR Interrupt;
BOOLEAN Interrupt(NDIS_HANDLE Context, PBOOLEAN QueueDefaultInterruptDpc, PULONG TargetProcessors)
{
    PADAPTER adapter = Context;
    ULONG status;
    NdisReadRegisterUlong(adapter->Status, &status);
    *QueueDefaultInterruptDpc = status != 0;
    *TargetProcessors = 0;
    return status != 0;
}
MINIPORT_MESSAGE_INTERRUPT Message;
BOOLEAN Message(NDIS_HANDLE Context, ULONG MessageId, PBOOLEAN QueueDefaultInterruptDpc, PULONG TargetProcessors)
{
    PADAPTER adapter = Context;
    UNREFERENCED_PARAMETER(MessageId);
    NdisAcquireSpinLock(&adapter->Lock);
//  ^^^^^^^^^^^^^^^^^^^ irql-too-high: DIRQL
    adapter->State = 1;
    NdisReleaseSpinLock(&adapter->Lock);
    *QueueDefaultInterruptDpc = TRUE;
    *TargetProcessors = 0;
    return TRUE;
}
`);
});

test("a descriptor goes up with the packet that leads back to it", () => {
  expectFindings(`
#include <ndis.h>
typedef struct _RCB { LIST_ENTRY Link; PNET_BUFFER_LIST List; } RCB, *PRCB;
typedef struct _ADAPTER { NDIS_HANDLE Handle; LIST_ENTRY Free; } ADAPTER, *PADAPTER;
VOID Receive(PADAPTER Adapter, ULONG Length)
{
    PRCB rcb;
    if (IsListEmpty(&Adapter->Free)) return;
    rcb = CONTAINING_RECORD(RemoveHeadList(&Adapter->Free), RCB, Link);
    if (Length == 0) {
        NdisFreeNetBufferList(rcb->List);
        NdisFreeMemory(rcb, 0, 0);
        return;
    }
    NdisMIndicateReceiveNetBufferLists(Adapter->Handle, rcb->List, NDIS_DEFAULT_PORT_NUMBER, 1, 0);
}
`);
});

test("a miniport whose routines are in pageable sections by the macros of NDIS", () => {
  expectFindings(`
#include <ndis.h>
MINIPORT_HALT Halt;
#pragma NDIS_PAGEABLE_FUNCTION(Halt)
VOID Halt(NDIS_HANDLE Context, NDIS_HALT_ACTION Action)
{
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(Action);
    PAGED_CODE();
}
`);
});

test("a block that an NDIS 5 buffer describes goes with the packet", () => {
  expectFindings(`
#define NDIS50 1
#include <ndis.h>
BOOLEAN Send(NDIS_HANDLE Binding, NDIS_HANDLE Packets, NDIS_HANDLE Buffers, UINT Length)
{
    NDIS_STATUS status;
    PNDIS_PACKET packet;
    PNDIS_BUFFER buffer;
    PUCHAR data = ExAllocatePool2(POOL_FLAG_NON_PAGED, Length, 'ataD');
    if (data == NULL) return FALSE;
    NdisAllocatePacket(&status, &packet, Packets);
    if (status != NDIS_STATUS_SUCCESS) {
        ExFreePoolWithTag(data, 'ataD');
        return FALSE;
    }
    NdisAllocateBuffer(&status, &buffer, Buffers, data, Length);
    if (status != NDIS_STATUS_SUCCESS) {
        NdisFreePacket(packet);
        ExFreePoolWithTag(data, 'ataD');
        return FALSE;
    }
    NdisChainBufferAtFront(packet, buffer);
    NdisSend(&status, Binding, packet);
    return TRUE;
}
`);
});
