// Flags, lengths, memory and annotations that were misjudged in public drivers, each with a mistake beside it that looks alike.
import { expect, test } from "vitest";
import { checkSources, expectFindings, found } from "./fixture.ts";

const kinds = (change: string) => `
#include <wdm.h>
#define KIND(f) ((f) & 0xF00)
#define SPARSE 0x10
typedef struct _ASK { ULONG Flags; USHORT Bits; } ASK, *PASK;
NTSTATUS Make(PASK Ask, HANDLE File)
{
    PVOID object = NULL;
    NTSTATUS status;
    if (KIND(Ask->Flags) == 0x300) {
        status = ObReferenceObjectByHandle(File, 0, *IoFileObjectType, KernelMode, &object, NULL);
        if (!NT_SUCCESS(status)) return status;
    }
    ${change}
    if (KIND(Ask->Flags) == 0x300) ObDereferenceObject(object);
    return STATUS_SUCCESS;
}
`;
test("a flag that is set or cleared leaves the others as they were", () => {
  expectFindings(kinds("Ask->Flags &= ~SPARSE;"));
  expectFindings(kinds("Ask->Flags |= SPARSE; Ask->Flags ^= 1;"));
  expectFindings(kinds("Ask->Flags = (USHORT)(Ask->Flags | SPARSE);"));
  expect(found(kinds("Ask->Flags &= ~0x100;"))).toEqual(["error object-reference-leaked"]);
});

test("where many ways meet, what was known of unchanged bits and of variables that hold constants stays known", () => {
  const opened = (last: string) => `
#include <ntifs.h>
#define KIND(f) ((f) & 0xF00)
typedef struct _ASK { ULONG Flags; ULONG Mode; ULONG Size; ULONG Count; } ASK, *PASK;
NTSTATUS Open(PASK Ask, HANDLE File)
{
    PVOID object = NULL;
    BOOLEAN shared = FALSE;
    NTSTATUS status = STATUS_SUCCESS;
    if (KIND(Ask->Flags) == 0x300) shared = TRUE;
    if (KIND(Ask->Flags) == 0x100) {
        if (Ask->Mode == 1) Ask->Flags &= ~2u;
        if (Ask->Size == 1) Ask->Flags &= ~8u;
        if (Ask->Count == 1) ${last};
    }
    if (KIND(Ask->Flags) == 0x300)
        status = ObReferenceObjectByHandle(File, FILE_READ_DATA, *IoFileObjectType, KernelMode, &object, NULL);
    if (!NT_SUCCESS(status)) return status;
    if (shared) ObDereferenceObject(object);
    return STATUS_SUCCESS;
}
`;
  expectFindings(opened("Ask->Flags |= 0x40"));
  expect(found(opened("Ask->Flags |= 0x200"))).toEqual(["error object-reference-leaked"]);
});

test("two conditions that meet only in a sum leave a doubt", () => {
  const joined = (both: string) => `
#include <ntifs.h>
NTSTATUS Join(PUNICODE_STRING Name, PUNICODE_STRING Related, USHORT Rest)
{
    ULONG first = Related->Length;
    PWCHAR buffer = Name->Buffer;
    if (Name->MaximumLength < ${both}) {
        buffer = ExAllocatePoolZero(PagedPool, 512, 'maNR');
        if (buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (first != 0) Name->Buffer = buffer;
    return STATUS_SUCCESS;
}
`;
  expect(found(joined("first + Rest"))).toEqual(["warning pool-leaked"]);
  expect(found(joined("Rest"))).toEqual(["error pool-leaked"]);
});

test("what several ways left is added up and weighed: a doubt; a counted string's length is no more than its buffer", () => {
  const named = (size: string) => `
#include <ntifs.h>
NTSTATUS Name(PUNICODE_STRING Name, PUNICODE_STRING Related)
{
    PWCHAR buffer;
    ULONG separator = 0, rest = Name->Length;
    if (rest == 0) separator = 0;
    else if (Name->Buffer[0] == L'\\\\') { separator = 2; rest -= 2; }
    if (Name->MaximumLength >= ${size}) return STATUS_SUCCESS;
    buffer = ExAllocatePoolZero(PagedPool, 512, 'maNR');
    if (buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    RtlCopyMemory(buffer, Name->Buffer, rest);
    return STATUS_NOT_FOUND;
}
`;
  expectFindings(named("separator + rest"));
  expect(found(named("separator + rest + 2"))).toEqual(["error pool-leaked"]);
  const joined = named("separator + rest + Related->Length").replace(
    "    if (Name->Max",
    "    while (rest > 64) rest -= 64;\n    if (Name->Max",
  );
  expect(found(joined)).toEqual(["warning pool-leaked"]);
});

test("memory that an MDL maps goes where the MDL goes", () => {
  const mapped = (end: string) => `
#include <wdm.h>
typedef struct _PORT { PMDL Mdl; } PORT, *PPORT;
NTSTATUS Inject(PMDL Mdl);
NTSTATUS Send(PPORT Port, ULONG Length)
{
    NTSTATUS status = STATUS_INSUFFICIENT_RESOURCES;
    PVOID buffer = ExAllocatePoolZero(NonPagedPoolNx, Length, 'dnSR');
    PMDL mdl;
    UNREFERENCED_PARAMETER(Port);
    if (buffer == NULL) return status;
    mdl = IoAllocateMdl(buffer, Length, FALSE, FALSE, NULL);
    if (mdl == NULL) {
        ExFreePoolWithTag(buffer, 'dnSR');
        return status;
    }
    MmBuildMdlForNonPagedPool(mdl);
    ${end}
    return status;
}
`;
  expectFindings(mapped("status = Inject(mdl);"));
  expectFindings(mapped("Port->Mdl = mdl;"));
  expect(found(mapped("IoFreeMdl(mdl);"))).toEqual(["error pool-leaked"]);
});

test("blocks in an array go with the block that the array is part of", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _SOCKET { PVOID Buffers[4]; } SOCKET, *PSOCKET;
static VOID Free(PSOCKET Socket)
{
    for (ULONG i = 0; i < 4; i++)
        if (Socket->Buffers[i] != NULL) ExFreePoolWithTag(Socket->Buffers[i], 'fBSR');
    ExFreePoolWithTag(Socket, 'koSR');
}
PSOCKET Make(SIZE_T Length)
{
    PSOCKET socket = ExAllocatePoolZero(NonPagedPoolNx, sizeof(SOCKET), 'koSR');
    if (socket == NULL) return NULL;
    for (ULONG i = 0; i < 4; i++) {
        socket->Buffers[i] = ExAllocatePoolZero(NonPagedPoolNx, Length, 'fBSR');
        if (socket->Buffers[i] == NULL) {
            Free(socket);
            return NULL;
        }
    }
    return socket;
}
`);
});

test("a count that was weighed against the room left in the buffer is no surprise", () => {
  const answer = (check: string) => `
#include <wdm.h>
typedef struct _EXT { UNICODE_STRING Name; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG room = stack->Parameters.DeviceIoControl.OutputBufferLength;
    PUCHAR buffer = Irp->AssociatedIrp.SystemBuffer;
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_BUFFER_TOO_SMALL;
    Irp->IoStatus.Information = 0;
    if (room >= 8 && ${check}) {
        RtlCopyMemory(buffer + 8, ext->Name.Buffer, ext->Name.Length);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;
  expectFindings(answer("room - 8 >= ext->Name.Length + sizeof(WCHAR)"));
  expect(found(answer("ext->Name.Length != 0"))).toEqual(["warning system-buffer-too-short"]);
});

test("a handle is gone with DUPLICATE_CLOSE_SOURCE, and stays without", () => {
  const duplicated = (options: string) => `
#include <ntifs.h>
NTSTATUS NTAPI ZwDuplicateObject(HANDLE From, HANDLE Source, HANDLE To, PHANDLE Target, ACCESS_MASK Access, ULONG Attributes, ULONG Options);
NTSTATUS Give(POBJECT_ATTRIBUTES Attributes, HANDLE To, PHANDLE Given)
{
    IO_STATUS_BLOCK io;
    HANDLE file;
    NTSTATUS status = ZwOpenFile(&file, GENERIC_READ, Attributes, &io, 0, FILE_NON_DIRECTORY_FILE);
    if (!NT_SUCCESS(status)) return status;
    return ZwDuplicateObject(ZwCurrentProcess(), file, To, Given, 0, 0, ${options});
}
`;
  expectFindings(duplicated("DUPLICATE_CLOSE_SOURCE | 2"));
  expect(found(duplicated("2"))).toEqual(["error handle-leaked"]);
});

test("the I/O manager has compared the lengths of file information with the structure's size", () => {
  const query = (member: string, major: string) => `
#include <ntifs.h>
static VOID Fill(FILE_BASIC_INFORMATION *Basic, LONG *Length)
{
    RtlZeroMemory(Basic, sizeof(*Basic));
    *Length -= sizeof(*Basic);
    if (*Length > 0) RtlZeroMemory(Basic + 1, *Length);
}
_Dispatch_type_(${major}) DRIVER_DISPATCH Query;
NTSTATUS Query(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    LONG length = IoGetCurrentIrpStackLocation(Irp)->${member};
    UNREFERENCED_PARAMETER(DeviceObject);
    if (length > 0) Fill(Irp->AssociatedIrp.SystemBuffer, &length);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
`;
  expectFindings(query("Parameters.QueryFile.Length", "IRP_MJ_QUERY_INFORMATION"));
  expect(found(query("Parameters.Read.Length", "IRP_MJ_READ"))).toContain("error system-buffer-too-short");
});

test("a structure that is returned takes no place among the arguments", () => {
  const get = (third: string) => `
#include <wdm.h>
typedef enum _WHERE { FirstOne = 1, LastOne } WHERE;
typedef enum _WHAT { Vendor = 200, Rates } WHAT;
typedef struct _TEXT { PUCHAR Octet; USHORT Length; ULONG More[4]; } TEXT;
TEXT Get(TEXT Packet, WHAT What, WHERE Where);
USHORT Length(TEXT Packet)
{
    TEXT found = Get(Packet, Vendor, ${third});
    return found.Length;
}
`;
  expectFindings(get("LastOne"));
  expect(found(get("Rates"))).toEqual(["warning enum-argument-mismatch"]);
});

test("what leaves when a status is not zero means just that", () => {
  const close = (then: string) => `
#include <wdm.h>
NTSTATUS Close(HANDLE Handle, PULONG Count)
{
    NTSTATUS status = ZwClose(Handle);
    if (status) ${then}
    *Count += 1;
out:
    return status;
}
`;
  expectFindings(close("goto out;"));
  expectFindings(close('{ DbgPrint("%x\\n", status); return status; }'));
  expect(found(close('{ DbgPrint("closed\\n"); goto next; } next:'))).toEqual(["warning status-as-boolean"]);
});

test("remarks of old are no annotations", () => {
  const declared = (inOut: string, only: string) => `
#include <wdm.h>
VOID Take(${inOut} PULONG Count);
VOID Take(${only} PULONG Count) { *Count += 1; }
`;
  expectFindings(declared("IN OUT", "IN"));
  expectFindings(declared("_Inout_", "IN"));
  expect(found(declared("_Inout_", "_In_"))).toEqual(["warning annotations-conflict"]);
});

test("a result that an assertion tests, or that lies in an IRP, is inspected", () => {
  expectFindings(`
#include <ntifs.h>
NTSTATUS Make(PIRP Irp, PVOID Buffer, HANDLE Thread, PVOID *Object)
{
    NT_VERIFY(NT_SUCCESS(ObReferenceObjectByHandle(Thread, 0, *PsThreadType, KernelMode, Object, NULL)));
    IoAllocateMdl(Buffer, 16, FALSE, FALSE, Irp);
    if (Irp->MdlAddress == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    ObReferenceObjectByHandle(Thread, 0, *PsThreadType, KernelMode, Object, NULL);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ result-not-inspected
    return STATUS_SUCCESS;
}
`);
});

test("what is formatted without a conversion is formatted at any level; with one, it depends on where the text lies", () => {
  const at = (format: string) => `
#include <ntddk.h>
#include <ntstrsafe.h>
KDEFERRED_ROUTINE Dpc;
VOID Dpc(PKDPC Dpc, PVOID Context, PVOID A, PVOID B)
{
    CHAR text[32];
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(A);
    if (!NT_SUCCESS(RtlStringCbPrintfA(text, sizeof(text), ${format}, B))) return;
    DbgPrint("%s", text);
    *(PUCHAR)Context = text[0];
}
`;
  expectFindings(at('"%p"'));
  expect(found(at('"%wZ"'))).toEqual(["warning irql-too-high"]);
});

test("half of a physical address may be shown", () => {
  const use = (what: string) => `
#include <wdm.h>
VOID Show(PVOID Buffer, PULONG Register)
{
    PHYSICAL_ADDRESS address = MmGetPhysicalAddress(Buffer);
    DbgPrint("%p\\n", Register);
    ${what}
}
`;
  expectFindings(use('DbgPrint("at %x\\n", address.LowPart);'));
  expect(found(use("WRITE_REGISTER_ULONG(Register, address.LowPart);"))).toEqual([
    "warning physical-address-truncated",
  ]);
});

test("an IRP of one's own on the stack is no system object; what Microsoft's compiler was told not to say is not said", () => {
  const cut = (pragma: string) => `
#include <wdm.h>
VOID Size(PVOID Context)
{
    IRP pseudo = {0};
${pragma}
    NTSTATUS status = (NTSTATUS)Context;
    DbgPrint("%x %p\\n", status, pseudo.UserBuffer);
}
`;
  expectFindings(cut("#pragma warning(suppress:4311)"));
  expect(found(cut(""))).toEqual(["error pointer-truncated"]);
});

const records = (check: string, calls: string) => `
#include <ntddk.h>
typedef struct _RECORD
{
  ULONG Captured;
  ULONG Length;
} RECORD, *PRECORD;
typedef struct _HEAD
{
  UCHAR Addresses[12];
  USHORT Kind;
} HEAD, *PHEAD;
typedef struct _EXT
{
  BOOLEAN Ether, Raw, Open;
  ULONG Count;
} EXT, *PEXT;
static USHORT KindOf(PEXT Ext, PUCHAR Data, ULONG Length)
{
  if (Ext->Ether && Length >= 14)
    return ((PHEAD)Data)->Kind;
  return 0;
}
static ULONG Take(PEXT Ext, PUCHAR Data, ULONG Length)
{
  if (Ext->Open)
    Ext->Count += 1;
  if (Ext->Raw && Length == 0)
    return 0;
  return KindOf(Ext, Data, Length);
}
static ULONG TakeSecond(PEXT Ext, PUCHAR Buffer, ULONG Size)
{
  ULONG first;
  if (Size < 64)
    return 0;
  first = ((PRECORD)Buffer)->Captured;
  ${check}
  first += sizeof(RECORD);
  return Take(Ext, Buffer + first, ((PRECORD)Buffer)->Length);
}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
  PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
  PEXT Ext = DeviceObject->DeviceExtension;
  static UCHAR own[64];
  ${calls}
  Irp->IoStatus.Information = TakeSecond(
      Ext, Irp->AssociatedIrp.SystemBuffer, stack->Parameters.DeviceIoControl.InputBufferLength);
  Irp->IoStatus.Status = STATUS_SUCCESS;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}
`;
test("who calls on behalf of a caller that told little of its values tells no more of them", () => {
  const often = [1, 2, 3, 4, 5, 6, 7].map((length) => `Take(Ext, own, ${length});`).join("\n");
  expectFindings(records("if (first > Size - 32) return 0;", often));
  const unchecked = checkSources({ "driver.c": records("", "Take(Ext, own, 1);") });
  expect(unchecked.map(({ rule }) => rule)).toEqual(["request-index-not-limited"]);
});

test("the current process is one and the same, however often it is asked for", () => {
  const source = (kept: string) => `#include <ntifs.h>
typedef struct _ITEM { WORK_QUEUE_ITEM Work; PEPROCESS Process; } ITEM, *PITEM;
VOID Queue(PITEM Item)
{
    if (!NT_SUCCESS(ObReferenceObjectByPointer(PsGetCurrentProcess(), 0, *PsProcessType, KernelMode))) return;
    Item->Process = ${kept};
    ExQueueWorkItem(&Item->Work, DelayedWorkQueue);
}
`;
  expect(found(source("PsGetCurrentProcess()"))).toEqual([]);
  expect(found(source("NULL"))).toEqual(["error object-reference-leaked"]);
});
