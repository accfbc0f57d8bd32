// Memory, strings and devices that must not be reported; bodies that are half typed; findings that were suppressed.
import { expect, test } from "vitest";
import { checkSources, expectFindings } from "./fixture.ts";

test("memory of an allocation that raises is never NULL, whoever has it", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Size; } ITEM, *PITEM;
typedef struct _EXT { LIST_ENTRY Items; PITEM Last; } EXT, *PEXT;
VOID Add(PEXT Ext) {
    PITEM item = FsRtlAllocatePoolWithTag(PagedPool, sizeof(ITEM), 'metI');
    Ext->Last = item;
    item->Size = sizeof(ITEM);
    InsertTailList(&Ext->Items, &item->Link);
}
`);
});

test("a line of calls that may each allocate or fail is walked in bounded time", () => {
  const calls = Array.from({ length: 24 }, (_, index) => `    Take(&ext->Buffers[${index}]);`).join("\n");
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PVOID Buffers[24]; } EXT, *PEXT;
NTSTATUS Take(PVOID *Into) {
    PVOID buffer = ExAllocatePoolZero(NonPagedPoolNx, 16, 'kaTR');
    if (buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    *Into = buffer;
    return STATUS_SUCCESS;
}
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context) {
    PEXT ext = Context;
${calls}
    ext->Buffers[0] = NULL;
}
`);
});

test("a string's buffer is still the same after the string was filled", () => {
  expectFindings(`
#include <wdm.h>
NTSTATUS Name(BOOLEAN Free) {
    UNICODE_STRING name;
    RtlInitUnicodeString(&name, NULL);
    name.MaximumLength = 32;
    name.Buffer = ExAllocatePoolZero(PagedPool, 32, 'maNR');
    if (name.Buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    RtlAppendUnicodeToString(&name, L"COM");
    if (!Free) return STATUS_UNSUCCESSFUL;
//             ^^^^^^ pool-leaked
    ExFreePoolWithTag(name.Buffer, 'maNR');
    return STATUS_SUCCESS;
}
NTSTATUS Move(VOID) {
    UNICODE_STRING name;
    name.Length = 0;
    name.MaximumLength = 32;
    name.Buffer = ExAllocatePoolZero(PagedPool, 32, 'maNR');
    if (name.Buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    RtlFreeUnicodeString(&name);
    return STATUS_SUCCESS;
}
`);
});

test("a string freed and zeroed may be freed again", () => {
  expectFindings(`
#include <wdm.h>
VOID FreeString(PUNICODE_STRING String) {
    if (String->Buffer) ExFreePoolWithTag(String->Buffer, 'rtSR');
    RtlZeroMemory(String, sizeof(*String));
}
VOID Twice(PUNICODE_STRING String) {
    String->Buffer = ExAllocatePoolZero(PagedPool, 32, 'rtSR');
    FreeString(String);
    FreeString(String);
}
VOID Once(PUNICODE_STRING String) {
    String->Buffer = ExAllocatePoolZero(PagedPool, 32, 'rtSR');
    if (String->Buffer == NULL) return;
    ExFreePoolWithTag(String->Buffer, 'rtSR');
    ExFreePoolWithTag(String->Buffer, 'rtSR');
//  ^^^^^^^^^^^^^^^^^ pool-used-after-free
}
`);
});

test("printing and freeing raise no exception that would leak a block; copying from a user does", () => {
  expectFindings(`
#include <ntddk.h>
NTSTATUS Plain(VOID) {
    NTSTATUS status = STATUS_SUCCESS;
    PVOID block;
    __try {
        block = ExAllocatePool2(POOL_FLAG_PAGED, 64, 'rtSR');
        if (block == NULL) return STATUS_NO_MEMORY;
        DbgPrint("got it\\n");
        ExFreePoolWithTag(block, 'rtSR');
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}
NTSTATUS Copying(PVOID User) {
    NTSTATUS status = STATUS_SUCCESS;
    PVOID block;
    __try {
        block = ExAllocatePool2(POOL_FLAG_PAGED, 64, 'rtSR');
        if (block == NULL) return STATUS_NO_MEMORY;
        RtlCopyMemory(block, User, 64);
        ExFreePoolWithTag(block, 'rtSR');
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
//  ^^^^^^ pool-leaked
}
`);
});

test("a bus deletes its children's devices before it detaches and deletes its own", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _CHILD { PDEVICE_OBJECT Self; LIST_ENTRY Link; } CHILD, *PCHILD;
typedef struct _BUS { PDEVICE_OBJECT Lower; LIST_ENTRY Children; } BUS, *PBUS;
VOID Empty(PBUS Bus) {
    while (!IsListEmpty(&Bus->Children)) {
        PCHILD child = CONTAINING_RECORD(RemoveHeadList(&Bus->Children), CHILD, Link);
        IoDeleteDevice(child->Self);
    }
}
VOID Remove(PDEVICE_OBJECT Device) {
    PBUS bus = Device->DeviceExtension;
    Empty(bus);
    IoDetachDevice(bus->Lower);
    IoDeleteDevice(Device);
}
VOID RemoveInTheWrongOrder(PDEVICE_OBJECT Device) {
    PBUS bus = Device->DeviceExtension;
    PDEVICE_OBJECT lower = bus->Lower;
    IoDeleteDevice(Device);
    IoDetachDevice(lower);
//  ^^^^^^^^^^^^^^ device-deleted-before-detach
}
`);
});

test("half-typed functions are diagnosed, the rest is still checked", () => {
  const findings = checkSources({
    "/driver/driver.c": `
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT;
VOID Half(EXT *Ext) { if (Ext-> ; KeAcquire
}
VOID Stop(EXT *Ext) {
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    ZwClose(Ext->File);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`,
  });
  expect(findings.some((finding) => finding.kind === "compiler" && finding.range.startLine === 3)).toBe(true);
  expect(findings.some((finding) => finding.rule === "irql-too-high" && finding.range.startLine === 8)).toBe(true);
});

test("suppressions: by pragma and number, by comment and reason; an idle comment is told of", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT;
VOID Stop(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
#pragma warning(suppress: 28121)
    ZwFlushKey(Ext->File);
#pragma prefast(suppress: 28121, "known")
    ZwFlushKey(Ext->File);
    ZwFlushKey(Ext->File); // ringside-ignore irql-too-high: the handle is a kernel one
    ZwFlushKey(Ext->File);
//  ^^^^^^^ irql-too-high: ZwFlushKey
    KeReleaseSpinLock(&Ext->Lock, irql);
    ZwFlushKey(Ext->File); // ringside-ignore irql-too-high: nothing is wrong here
//                         ^^^^ unused-suppression: the comment can go
}
`);
});

test("a comment or a conditional without an end is told of where it opens, and nothing of what it takes away", () => {
  const driver = (opening: string) => `
#include <wdm.h>
typedef struct _EXT { LIST_ENTRY Items; } EXT, *PEXT;
DRIVER_INITIALIZE DriverEntry;
DRIVER_DISPATCH Read;
VOID Ready(PEXT Ext);
VOID Add(PEXT Ext, PLIST_ENTRY Entry) { InsertTailList(&Ext->Items, Entry); }
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_READ] = Read;
    return STATUS_SUCCESS;
}
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    Ready(DeviceObject->DeviceExtension);
    ${opening}
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
VOID Ready(PEXT Ext) { InitializeListHead(&Ext->Items); }
`;
  const told = (opening: string) =>
    checkSources({ "/driver/driver.c": driver(opening) }).map(({ rule, range }) => `${range.startLine + 1} ${rule}`);
  expect(told("/* complete it")).toEqual(["17 pp-unclosed-comment"]);
  expect(told("#if 0")).toEqual(["17 pp-unclosed-conditional"]);
  expect(told("")).toEqual([]);
});

test("all that is done to a freed block is one finding, at the first place, that names the others", () => {
  const [told] = expectFindings(`
#include <wdm.h>
typedef struct _PART { ULONG Size; ULONG Kind; } PART, *PPART;
ULONG Drop(PPART Part, PPART Other)
{
    ULONG size;
    ExFreePoolWithTag(Part, 'traP');
    size = Part->Size;
//         ^^^^^^^^^^ pool-used-after-free: read
    Part->Kind = 0;
    ExFreePoolWithTag(Part, 'traP');
    ExFreePoolWithTag(Other, 'traP');
    return size + Other->Size;
//                ^^^^^^^^^^^ pool-used-after-free: read
}
`);
  expect(told?.related.map(({ range, message }) => `${range.startLine + 1} ${message}`)).toEqual([
    "7 the memory is freed here",
    "10 the memory is written here after it was freed",
    "11 the memory is freed here a second time",
  ]);
});

test("a token's session and integrity level are numbers, which nobody frees", () => {
  expectFindings(`
#include <ntifs.h>
NTSTATUS Describe(PACCESS_TOKEN Token, PULONG Session, PULONG Level) {
    ULONG session = 0, level = 0;
    NTSTATUS status = SeQueryInformationToken(Token, TokenSessionId, (PVOID *)&session);
    if (!NT_SUCCESS(status)) return status;
    status = SeQueryInformationToken(Token, TokenIntegrityLevel, (PVOID *)&level);
    if (!NT_SUCCESS(status)) return status;
    *Session = session;
    *Level = level;
    return STATUS_SUCCESS;
}
`);
});

test("who releases a counted object and is told how many references are left owes nothing any more", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _SESSION { LONG References; ULONG Id; } SESSION, *PSESSION;
LONG Release(PSESSION Session) {
    LONG left = InterlockedDecrement(&Session->References);
    if (left == 0) {
        ExFreePoolWithTag(Session, 'sseS');
    }
    return left;
}
VOID Use(VOID) {
    PSESSION session = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(SESSION), 'sseS');
    if (session == NULL) return;
    session->References = 1;
    Release(session);
}
VOID Keep(VOID) {
    PSESSION session = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(SESSION), 'sseS');
    if (session == NULL) return;
    session->References = 1;
    return;
//  ^^^^^^ pool-leaked: the memory allocated in this function
}
`);
});

test("counts are lowered in many ways", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _SESSION { LONG References; ULONG Id; } SESSION, *PSESSION;
LONG ReleaseByExchange(PSESSION Session) {
    LONG left = InterlockedExchangeAdd(&Session->References, -1) - 1;
    if (left == 0) ExFreePoolWithTag(Session, 'sseS');
    return left;
}
LONG ReleaseByAdd(PSESSION Session) {
    LONG left = InterlockedAdd(&Session->References, -1);
    if (!left) ExFreePoolWithTag(Session, 'sseS');
    return left;
}
NTSTATUS ReleaseInOrder(PSESSION Session) {
    LONG left = InterlockedDecrement(&Session->References);
    if (left > 0) return STATUS_SUCCESS;
    if (left < 0) return STATUS_INVALID_PARAMETER;
    ExFreePoolWithTag(Session, 'sseS');
    return STATUS_SUCCESS;
}
PSESSION Make(VOID) {
    PSESSION session = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(SESSION), 'sseS');
    if (session != NULL) session->References = 1;
    return session;
}
VOID Exchanged(VOID) {
    PSESSION session = Make();
    if (session != NULL) ReleaseByExchange(session);
}
VOID Added(VOID) {
    PSESSION session = Make();
    if (session != NULL) ReleaseByAdd(session);
}
VOID InOrder(VOID) {
    PSESSION session = Make();
    if (session != NULL) ReleaseInOrder(session);
}
ULONG Kept(VOID) {
    PSESSION session = Make();
    InterlockedExchangeAdd(&session->References, 1);
    return 0;
//  ^^^^^^ pool-leaked: the memory that this function got
}
`);
});
