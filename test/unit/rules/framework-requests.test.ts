// Requests of the kernel-mode framework: who has one in hand, and ways in which it is given away that are no mistakes.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

const head = `
#include <ntddk.h>
#include <wdf.h>
typedef struct _EXT { WDFREQUEST Current; WDFQUEUE Queue; WDFDMATRANSACTION Transfer; } EXT, *PEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(EXT, GetExt)
typedef struct _STATE { LIST_ENTRY Link; PKEVENT Done; NTSTATUS Status; ULONG Information; } STATE, *PSTATE;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(STATE, GetState)
EVT_WDF_IO_QUEUE_IO_READ Read;
`;

test("each round of a loop completes the request that a member held in the round before", () => {
  expectFindings(`${head}
VOID Finish(WDFREQUEST Request, NTSTATUS Status, ULONG_PTR Information)
{
    PSTATE state = GetState(Request);
    ASSERT(state->Information == 0);
    WdfRequestCompleteWithInformation(Request, Status, Information);
}
VOID Next(WDFREQUEST *Current, WDFQUEUE Queue, WDFREQUEST *NextRequest)
{
    WDFREQUEST old = *Current;
    *Current = NULL;
    if (!NT_SUCCESS(WdfIoQueueRetrieveNextRequest(Queue, Current))) {
        *Current = NULL;
    }
    *NextRequest = *Current;
    if (old) {
        Finish(old, GetState(old)->Status, GetState(old)->Information);
    }
}
VOID Purge(PEXT Ext)
{
    WDFREQUEST next;
    do {
        GetState(Ext->Current)->Status = STATUS_SUCCESS;
        Next(&Ext->Current, Ext->Queue, &next);
    } while (next);
}
`);
});

test("a status that may be STATUS_PENDING says who has it", () => {
  expectFindings(`${head}
NTSTATUS Ask(PEXT Ext, ULONG Code);
VOID Read(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    NTSTATUS status = Ask(GetExt(WdfIoQueueGetDevice(Queue)), (ULONG)Length);
    if (status != STATUS_PENDING) {
        WdfRequestComplete(Request, status);
    }
}
`);
});

test("a DMA transaction, a list of contexts and whoever waits for an event take a request over", () => {
  expectFindings(`${head}
EVT_WDF_PROGRAM_DMA Program;
VOID Read(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    PEXT ext = GetExt(WdfIoQueueGetDevice(Queue));
    NTSTATUS status = WdfDmaTransactionInitializeUsingRequest(ext->Transfer, Request, Program, WdfDmaDirectionReadFromDevice);
    UNREFERENCED_PARAMETER(Length);
    if (NT_SUCCESS(status)) {
        status = WdfDmaTransactionExecute(ext->Transfer, NULL);
    }
    if (!NT_SUCCESS(status)) {
        WdfRequestComplete(Request, status);
    }
}
`);
  expectFindings(`${head}
LIST_ENTRY Waiting;
VOID Read(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    PSTATE state = GetState(Request);
    UNREFERENCED_PARAMETER(Queue);
    if (Length == 0) {
        KeSetEvent(state->Done, 0, FALSE);
        return;
    }
    InsertTailList(&Waiting, &state->Link);
}
`);
});

test("a request that a helper completes is not completed again", () => {
  expectFindings(`${head}
NTSTATUS Check(WDFREQUEST Request, size_t Length)
{
    if (Length < 4) {
        WdfRequestComplete(Request, STATUS_INVALID_PARAMETER);
        return STATUS_INVALID_PARAMETER;
    }
    return STATUS_SUCCESS;
}
VOID Read(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    NTSTATUS status = Check(Request, Length);
    UNREFERENCED_PARAMETER(Queue);
    WdfRequestComplete(Request, status);
//  ^^^^^^^^^^^^^^^^^^ framework-request-completed-twice: completed already
}
`);
});

test("what a request's context leads back to is the request", () => {
  expectFindings(`${head}
VOID Done(PSTATE State)
{
    WdfRequestComplete((WDFREQUEST)WdfObjectContextGetObject(State), State->Status);
}
VOID Read(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    PSTATE state = GetState(Request);
    UNREFERENCED_PARAMETER(Queue);
    Done(state);
    if (Length == 0) {
        state->Status = STATUS_SUCCESS;
//      ^^^^^^^^^^^^^ framework-request-used-after-completion: context
    }
}
`);
});

test("a cancel routine may leave the request to a work item, or to what completes requests further down", () => {
  expectFindings(`${head}
EVT_WDF_REQUEST_CANCEL Cancel;
WDFWORKITEM Item;
BOOLEAN Cancelled;
VOID Wake(VOID)
{
    WdfWorkItemEnqueue(Item);
}
VOID Cancel(WDFREQUEST Request)
{
    UNREFERENCED_PARAMETER(Request);
    Wake();
}
`);
  expectFindings(`${head}
EVT_WDF_REQUEST_CANCEL Cancel;
VOID Try(WDFREQUEST *Current, NTSTATUS Status)
{
    WDFREQUEST request = *Current;
    if (GetState(request)->Information == 0) {
        WdfRequestComplete(request, Status);
    }
}
VOID Cancel(WDFREQUEST Request)
{
    PEXT ext = GetExt(WdfIoQueueGetDevice(WdfRequestGetIoQueue(Request)));
    Try(&ext->Current, STATUS_CANCELLED);
}
`);
});

test("a request that is taken back stays where it was, or goes back to who gave it", () => {
  expectFindings(`${head}
NTSTATUS TakeBack(PEXT Ext, WDFREQUEST Request)
{
    NTSTATUS status = WdfRequestUnmarkCancelable(Request);
    if (NT_SUCCESS(status)) {
        Ext->Current = NULL;
        return STATUS_IO_TIMEOUT;
    }
    return status;
}
VOID Look(PEXT Ext)
{
    PULONG buffer;
    if (WdfRequestUnmarkCancelable(Ext->Current) != STATUS_CANCELLED &&
        NT_SUCCESS(WdfRequestRetrieveOutputBuffer(Ext->Current, sizeof(ULONG), (PVOID *)&buffer, NULL))) {
        *buffer = 1;
    }
    if (TakeBack(Ext, Ext->Current) == STATUS_IO_TIMEOUT) {
        DbgPrint("too late");
    }
}
`);
});
