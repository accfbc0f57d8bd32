// Mistakes with buffers, handles, DMA, counts and events in other guises than their rules' pages show, and what is right though it
// looks alike.
import { describe, expect, test } from "vitest";
import { findRule } from "../../../language-server/rules/index.ts";
import { expectFindings } from "./fixture.ts";

const control = (body: string, locals = "") => `
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    ${locals}
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = 0;
${body}
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
`;
const head = `
#include <ntddk.h>
typedef struct _ASK { ULONG Length; ULONG Kind; UCHAR Data[56]; } ASK, *PASK;
typedef struct _INFO { ULONG Version; UCHAR Kind; UCHAR Spare[3]; ULONG64 Serial; } INFO, *PINFO;
#define IOCTL_NEITHER CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INFO CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_READ_ACCESS)
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
`;
const dispatch = "NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)\n{";

describe("double-fetch", () => {
  test("through a helper that gets the program's address", () => {
    expectFindings(`${head}
static VOID Put(PUCHAR Into, PASK Ask)
{
    if (Ask->Length <= sizeof(Ask->Data)) RtlCopyMemory(Into, Ask->Data, Ask->Length);
//                                        ^^^^ double-fetch: Ask->Length
}
${dispatch}
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = stack->Parameters.DeviceIoControl.Type3InputBuffer;
    NTSTATUS status = STATUS_SUCCESS;
    UCHAR data[56] = {0};
    UNREFERENCED_PARAMETER(DeviceObject);
    __try {
        ProbeForRead(ask, sizeof(ASK), sizeof(ULONG));
        Put(data, ask);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    Irp->IoStatus.Information = 0;
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}`);
  });
  test("of a mapped buffer, by switch and by the bare pointer", () => {
    expectFindings(`${head}
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PULONG words = NULL;
    PMDL mdl = Irp->MdlAddress;
    ULONG kept = 0;
    UNREFERENCED_PARAMETER(DeviceObject);
    words = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
    if (words != NULL) {
        switch (*words) {
        case 1:
            kept = *words;
//          ^^^^ double-fetch: *words
            break;
        default:
            break;
        }
    }
    Irp->IoStatus.Information = kept;
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}`);
  });
  test("not of a system buffer, of what the driver wrote itself, of other members, or of one that is read once and kept", () => {
    expectFindings(`${head}
VOID Use(ULONG Value);
VOID Fine(PASK User, PASK Kernel, PMDL Mdl)
{
    PASK mapped = MmGetSystemAddressForMdlSafe(Mdl, NormalPagePriority);
    __try {
        ULONG length;
        ProbeForRead(User, sizeof(ASK), sizeof(ULONG));
        length = User->Length;
        if (length < 4 && User->Kind == 1) Use(length);
        if (Kernel->Length < 4) Use(Kernel->Length);
        if (mapped != NULL && mapped->Length < 4) Use(mapped->Length);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        Use(0);
    }
}
VOID Answer(PULONG User)
{
    __try {
        ProbeForWrite(User, sizeof(ULONG), sizeof(ULONG));
        *User = 1;
        if (*User == 1) Use(*User);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        Use(0);
    }
}`);
  });
});

describe("information-beyond-buffer", () => {
  test("completed by a helper, by the length of the input, in a switch", () => {
    expectFindings(`${head}
static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}
${dispatch}
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    UNREFERENCED_PARAMETER(DeviceObject);
    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_INFO:
        return Complete(Irp, STATUS_SUCCESS, 16);
//             ^^^^^^^^ information-beyond-buffer: 16 bytes
    default:
        return Complete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
}`);
    expectFindings(
      `${head}${dispatch}${control(
        `    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_INFO) {
        Irp->IoStatus.Information = stack->Parameters.DeviceIoControl.InputBufferLength;
        status = STATUS_SUCCESS;
    }`,
      ).replace(
        /( +)(IoCompleteRequest.*\n)/,
        "$1$2//  ^^^^ information-beyond-buffer: as many bytes as it sent\n",
      )}    return status;\n}`,
    );
  });
  test("not where the length was compared, with a variable too, where it fails, or where the buffer is not the system's", () => {
    expectFindings(
      `${head}${dispatch}${control(
        `    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_INFO) {
        ULONG need = sizeof(INFO);
        if (stack->Parameters.DeviceIoControl.OutputBufferLength < need) {
            status = STATUS_BUFFER_TOO_SMALL;
            Irp->IoStatus.Information = need;
        } else {
            RtlZeroMemory(Irp->AssociatedIrp.SystemBuffer, need);
            Irp->IoStatus.Information = need;
            status = STATUS_SUCCESS;
        }
    } else if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_NEITHER) {
        Irp->IoStatus.Information = 4;
        status = STATUS_SUCCESS;
    }`,
      )}    return status;\n}`,
    );
    expectFindings(
      `${head}${dispatch}${control(
        `    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_INFO) {
        Irp->IoStatus.Information = min(stack->Parameters.DeviceIoControl.InputBufferLength, stack->Parameters.DeviceIoControl.OutputBufferLength);
        status = STATUS_SUCCESS;
    }`,
      )}    return status;\n}`,
    );
  });
});

describe("uninitialised-output", () => {
  const body = (fill: string) =>
    `    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_INFO && stack->Parameters.DeviceIoControl.OutputBufferLength >= sizeof(INFO)) {
        ${fill}
        Irp->IoStatus.Information = sizeof(INFO);
        status = STATUS_SUCCESS;
    }`;
  const locals = "PINFO info = Irp->AssociatedIrp.SystemBuffer; INFO own;";
  const run = (fill: string) => `${head}VOID Fill(PINFO Info);\n${dispatch}${control(body(fill), locals)}`;
  test("written in place, member by member", () => {
    expectFindings(
      `${run("info->Version = 1; info->Kind = 2; info->Serial = 3; UNREFERENCED_PARAMETER(own);").replace(
        /( +)(IoCompleteRequest.*\n)/,
        "$1$2//  ^^^^ uninitialised-output: Spare\n",
      )}    return status;\n}`,
    );
  });
  test("copied to a mapped buffer", () => {
    expectFindings(`${head}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    INFO info;
    PVOID mapped = MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority);
    UNREFERENCED_PARAMETER(DeviceObject);
    info.Version = 4;
    if (mapped != NULL) RtlCopyMemory(mapped, &info, sizeof(info));
//                      ^^^^ uninitialised-output: Kind, Spare, Serial
    Irp->IoStatus.Information = sizeof(info);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}`);
  });
  test.each([
    ["cleared first", "RtlZeroMemory(info, sizeof(*info)); info->Version = 1; UNREFERENCED_PARAMETER(own);"],
    ["filled by another routine", "Fill(info); info->Version = 1; UNREFERENCED_PARAMETER(own);"],
    [
      "copied from one that is cleared",
      "RtlZeroMemory(&own, sizeof(own)); own.Version = 1; RtlCopyMemory(info, &own, sizeof(own));",
    ],
    ["copied from one that another routine filled", "Fill(&own); RtlCopyMemory(info, &own, sizeof(own));"],
    ["assigned whole", "own.Version = 0; Fill(&own); *info = own;"],
    [
      "the input, sent back",
      "if (stack->Parameters.DeviceIoControl.InputBufferLength < sizeof(INFO)) goto Out; info->Version = 2; UNREFERENCED_PARAMETER(own);",
    ],
  ])("not %s", (_, fill) => {
    const text = run(fill).replace(
      "    Irp->IoStatus.Status = status;",
      `${fill.includes("goto") ? "Out:\n" : ""}    Irp->IoStatus.Status = status;`,
    );
    expectFindings(`${text}    return status;\n}`);
  });
});

describe("kernel-handle-missing", () => {
  test("in a read, with flags put into a structure, and a thread without attributes", () => {
    expectFindings(`${head}
KSTART_ROUTINE Worker;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    OBJECT_ATTRIBUTES attributes = {0};
    HANDLE thread, event;
    NTSTATUS status;
    attributes.Length = sizeof(attributes);
    attributes.Attributes = OBJ_CASE_INSENSITIVE;
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, DeviceObject);
//           ^^^^ kernel-handle-missing: PsCreateSystemThread
    if (NT_SUCCESS(status)) ZwClose(thread);
    status = ZwCreateEvent(&event, EVENT_ALL_ACCESS, &attributes, NotificationEvent, FALSE);
//           ^^^^ kernel-handle-missing: ZwCreateEvent
    if (NT_SUCCESS(status)) ZwClose(event);
    Irp->IoStatus.Information = 0;
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}`);
  });
  test("not in DriverEntry, in a work item, in a helper that both use, or where the attributes come from elsewhere", () => {
    expectFindings(`${head}
static NTSTATUS Open(PHANDLE Key, PUNICODE_STRING Path)
{
    OBJECT_ATTRIBUTES attributes;
    InitializeObjectAttributes(&attributes, Path, OBJ_CASE_INSENSITIVE, NULL, NULL);
    return ZwOpenKey(Key, KEY_READ, &attributes);
}
static NTSTATUS OpenAs(PHANDLE Key, POBJECT_ATTRIBUTES Attributes)
{
    return ZwOpenKey(Key, KEY_READ, Attributes);
}
UNICODE_STRING Path;
${dispatch}
    HANDLE key;
    NTSTATUS status = Open(&key, &Path);
    OBJECT_ATTRIBUTES attributes;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (NT_SUCCESS(status)) ZwClose(key);
    InitializeObjectAttributes(&attributes, &Path, OBJ_KERNEL_HANDLE, NULL, NULL);
    status = OpenAs(&key, &attributes);
    if (NT_SUCCESS(status)) ZwClose(key);
    Irp->IoStatus.Information = 0;
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HANDLE key;
    NTSTATUS status = Open(&key, RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = DispatchControl;
    if (NT_SUCCESS(status)) ZwClose(key);
    return status;
}`);
  });
  test("is mended in the call that set the flags", () => {
    const text =
      "InitializeObjectAttributes(&a, Path, OBJ_CASE_INSENSITIVE, NULL, NULL);\nInitializeObjectAttributes(&b, Path, 0, NULL, NULL);\nZwOpenKey(&key, KEY_READ, &b);";
    const start = text.indexOf("ZwOpenKey");
    const fix = findRule("kernel-handle-missing")?.fix;
    // Only the text is asked for.
    const context = { text, start } as Parameters<NonNullable<typeof fix>>[0];
    const [edit] = fix?.(context)?.edits ?? [];
    expect(edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end)).toContain(
      "InitializeObjectAttributes(&b, Path, OBJ_KERNEL_HANDLE, NULL, NULL)",
    );
  });
});

describe("object-touched-after-last-reference", () => {
  test("through a variable, with the way of the last one second, and after both have met", () => {
    expectFindings(`${head}
typedef struct _NODE { LIST_ENTRY Link; volatile LONG Count; KEVENT Gone; PVOID Parent; } NODE, *PNODE;
VOID Drop(PNODE Node)
{
    LONG left = InterlockedDecrement(&Node->Count);
    if (left != 0) {
        KeSetEvent(&Node->Gone, IO_NO_INCREMENT, FALSE);
//      ^^^^ object-touched-after-last-reference: Node
    } else {
        ExFreePoolWithTag(Node, 'edoN');
    }
}`);
  });
  test("not the last one's own use, not a count of something else, not another object", () => {
    expectFindings(`${head}
typedef struct _NODE { LONG Count; struct _NODE *Next; ULONG Id; } NODE, *PNODE;
typedef struct _EXT { LONG Users; KEVENT Idle; ULONG Total; } EXT, *PEXT;
ULONG Drop(PNODE Node, PEXT Ext)
{
    ULONG id = 0;
    if (InterlockedDecrement(&Node->Count) == 0) {
        id = Node->Id;
        ExFreePoolWithTag(Node, 'edoN');
    }
    if (InterlockedDecrement(&Ext->Users) == 0) KeSetEvent(&Ext->Idle, IO_NO_INCREMENT, FALSE);
    Ext->Total += 1;
    return id;
}`);
  });
});

describe("zeroing-removed", () => {
  test("of a structure, before a return", () => {
    expectFindings(`${head}
NTSTATUS Try(PUCHAR From)
{
    ASK ask;
    RtlCopyMemory(&ask, From, sizeof(ask));
    if (ask.Kind == 0) {
        RtlSecureZeroMemory(&ask, sizeof(ask));
        return STATUS_UNSUCCESSFUL;
    }
    memset(&ask, 0, sizeof(ask));
//  ^^^^ zeroing-removed: ask
    return STATUS_SUCCESS;
}`);
  });
  test("not of what is read later, in the next round of a loop, through a pointer, or not the function's own", () => {
    expectFindings(`${head}
PASK Kept;
VOID Use(PASK Ask);
VOID Loop(PASK Given, ULONG n)
{
    ASK ask, held;
    Kept = &held;
    held.Kind = 1;
    RtlZeroMemory(&ask, sizeof(ask));
    while (n-- > 0) {
        Use(&ask);
        RtlZeroMemory(&ask, sizeof(ask));
    }
    RtlZeroMemory(Given, sizeof(*Given));
    RtlZeroMemory(&held, sizeof(held));
}`);
  });
});

describe("annotation-malformed", () => {
  test("in a declaration of its own names, without an argument, and inside another", () => {
    expectFindings(`${head}
_When_(Wait == TRUE, _IRQL_requires_max_(APC_LEVEL))
VOID A(PKEVENT Event, BOOLEAN Wait);
VOID A(PKEVENT TheEvent, BOOLEAN Really)
{
    if (Really) KeWaitForSingleObject(TheEvent, Executive, KernelMode, FALSE, NULL);
}
_Acquires_lock_()
VOID B(PKSPIN_LOCK Lock, PKIRQL Irql)
//   ^ annotation-malformed: Acquires_lock
{
    KeAcquireSpinLock(Lock, Irql);
}
_When_(return == 0, _At_(*Level, _IRQL_saves_))
NTSTATUS C(PKIRQL Irql)
//       ^ annotation-malformed: Level
{
    *Irql = KeGetCurrentIrql();
    return STATUS_SUCCESS;
}
_When_(PoolFlags & POOL_FLAG_PAGED, _IRQL_requires_max_(APC_LEVEL))
_At_(*Irql, _IRQL_saves_)
VOID D(ULONG PoolFlags, PKIRQL Irql)
{
    *Irql = (KIRQL)PoolFlags;
}`);
  });
});

describe("threaded-irp-event-set", () => {
  test("in a completion routine's place, through a structure", () => {
    expectFindings(`${head}
typedef struct _CALL { KEVENT Event; IO_STATUS_BLOCK Iosb; } CALL, *PCALL;
static VOID Wake(PCALL Call)
{
    KeSetEvent(&Call->Event, IO_NO_INCREMENT, FALSE);
//  ^^^^ threaded-irp-event-set: I/O manager
}
NTSTATUS Ask(PDEVICE_OBJECT Lower, PCALL Call)
{
    PIRP irp;
    NTSTATUS status;
    KeInitializeEvent(&Call->Event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(1, Lower, NULL, 0, NULL, 0, FALSE, &Call->Event, &Call->Iosb);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    status = IoCallDriver(Lower, irp);
    if (status != STATUS_PENDING) Wake(Call);
    return status;
}`);
  });
  test("not of another event, nor of one that was made ready again", () => {
    expectFindings(`${head}
NTSTATUS Ask(PDEVICE_OBJECT Lower, PKEVENT Other)
{
    KEVENT event;
    IO_STATUS_BLOCK iosb;
    NTSTATUS status;
    PIRP irp;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(1, Lower, NULL, 0, NULL, 0, FALSE, &event, &iosb);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    status = IoCallDriver(Lower, irp);
    if (status == STATUS_PENDING) KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
    KeSetEvent(Other, IO_NO_INCREMENT, FALSE);
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    KeSetEvent(&event, IO_NO_INCREMENT, FALSE);
    return status;
}`);
  });
});

describe("completion-event-not-set", () => {
  const send = (routine: string) => `
NTSTATUS Send(PDEVICE_OBJECT Lower, PIRP Irp)
{
    KEVENT done;
    NTSTATUS status;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, ${routine}, &done, TRUE, TRUE, TRUE);
@
    status = IoCallDriver(Lower, Irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
        status = Irp->IoStatus.Status;
    }
    return status;
}`;
  test("by a routine that knows no event", () => {
    expectFindings(`${head}
IO_COMPLETION_ROUTINE Stop;
NTSTATUS Stop(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    UNREFERENCED_PARAMETER(Context);
    return STATUS_MORE_PROCESSING_REQUIRED;
}${send("Stop").replace("@", "//  ^^^^ completion-event-not-set: Stop")}`);
  });
  test.each([
    ["always", "KeSetEvent(Context, IO_NO_INCREMENT, FALSE);"],
    ["by a helper", "Wake(Irp, Context);"],
    ["where there is one", "if (Context != NULL) KeSetEvent(Context, IO_NO_INCREMENT, FALSE);"],
    [
      "where somebody waits",
      "if (!Irp->PendingReturned) return STATUS_MORE_PROCESSING_REQUIRED; KeSetEvent(Context, IO_NO_INCREMENT, FALSE);",
    ],
  ])("not where it is set %s", (_, body) => {
    expectFindings(`${head}
static VOID Wake(PIRP Irp, PVOID Event)
{
    if (NT_SUCCESS(Irp->IoStatus.Status)) DbgPrint("done\\n");
    KeSetEvent((PKEVENT)Event, IO_NO_INCREMENT, FALSE);
}
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    ${body}
    UNREFERENCED_PARAMETER(Irp);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
NTSTATUS Unused(PIRP Irp) { Wake(Irp, NULL); return 0; }
${send("Done").replace("@\n", "")}`);
  });
});

describe("dma-operation-not-undone", () => {
  const entry =
    "DRIVER_INITIALIZE DriverEntry;\nNTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P) { UNREFERENCED_PARAMETER(D); UNREFERENCED_PARAMETER(P); return STATUS_SUCCESS; }\n";
  test("a common buffer and a scatter/gather list, through the operations kept in a variable", () => {
    expectFindings(`${head}
DRIVER_LIST_CONTROL Go;
VOID Go(PDEVICE_OBJECT D, PIRP I, PSCATTER_GATHER_LIST L, PVOID C)
{
    UNREFERENCED_PARAMETER(D); UNREFERENCED_PARAMETER(I); UNREFERENCED_PARAMETER(L); UNREFERENCED_PARAMETER(C);
}
PVOID Start(PDMA_ADAPTER Adapter, PDEVICE_OBJECT Device, PMDL Mdl)
{
    PDMA_OPERATIONS operations = Adapter->DmaOperations;
    PHYSICAL_ADDRESS where;
    KIRQL irql;
    PVOID buffer = operations->AllocateCommonBuffer(Adapter, 4096, &where, TRUE);
//                 ^^^^ dma-operation-not-undone: FreeCommonBuffer
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    operations->GetScatterGatherList(Adapter, Device, Mdl, MmGetMdlVirtualAddress(Mdl), 4096, Go, NULL, TRUE);
//  ^^^^ dma-operation-not-undone: PutScatterGatherList
    KeLowerIrql(irql);
    return buffer;
}
${entry}`);
  });
  test("not where the driver gives them back in another routine, nor in a part of a driver", () => {
    const start = `
PVOID Start(PDMA_ADAPTER Adapter)
{
    PHYSICAL_ADDRESS where;
    return Adapter->DmaOperations->AllocateCommonBuffer(Adapter, 4096, &where, TRUE);
}
`;
    expectFindings(head + start);
    expectFindings(`${head}${start}
VOID Stop(PDMA_ADAPTER Adapter, PVOID Buffer)
{
    PHYSICAL_ADDRESS where = {0};
    PFREE_COMMON_BUFFER give = Adapter->DmaOperations->FreeCommonBuffer;
    give(Adapter, 4096, where, Buffer, TRUE);
}
${entry}`);
  });
});

test("an IRP of the driver's own is not sent under a spin lock, whichever way it was made", () => {
  expectFindings(`${head}
typedef struct _EXT { PDEVICE_OBJECT Lower; KSPIN_LOCK Lock; } EXT, *PEXT;
IO_COMPLETION_ROUTINE FreeIt;
NTSTATUS Flush(PEXT Ext)
{
    KIRQL irql;
    NTSTATUS status;
    PIRP irp = IoBuildAsynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, Ext->Lower, NULL, 0, NULL, NULL);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    IoSetCompletionRoutine(irp, FreeIt, NULL, TRUE, TRUE, TRUE);
    KeAcquireSpinLock(&Ext->Lock, &irql);
    status = IoCallDriver(Ext->Lower, irp);
//           ^^^^ irp-forwarded-at-raised-irql: PASSIVE_LEVEL
    KeReleaseSpinLock(&Ext->Lock, irql);
    return status;
}
NTSTATUS Send(PEXT Ext, UCHAR Major)
{
    KIRQL irql;
    NTSTATUS status;
    PIRP irp = IoAllocateIrp(Ext->Lower->StackSize, FALSE);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_SHUTDOWN;
    if (Major != 0) IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_WRITE;
    IoSetCompletionRoutine(irp, FreeIt, NULL, TRUE, TRUE, TRUE);
    KeAcquireSpinLock(&Ext->Lock, &irql);
    status = IoCallDriver(Ext->Lower, irp);
//           ^^^^ irp-forwarded-at-raised-irql: PASSIVE_LEVEL
    KeReleaseSpinLock(&Ext->Lock, irql);
    return status;
}
NTSTATUS Write(PEXT Ext)
{
    KIRQL irql;
    NTSTATUS status;
    PIRP irp = IoAllocateIrp(Ext->Lower->StackSize, FALSE);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_WRITE;
    IoSetCompletionRoutine(irp, FreeIt, NULL, TRUE, TRUE, TRUE);
    KeAcquireSpinLock(&Ext->Lock, &irql);
    status = IoCallDriver(Ext->Lower, irp);
    KeReleaseSpinLock(&Ext->Lock, irql);
    return status;
}`);
});

test("a query for removal is passed down with the remove lock held", () => {
  expectFindings(`${head}
typedef struct _EXT { PDEVICE_OBJECT Lower; IO_REMOVE_LOCK Guard; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    if (stack->MinorFunction == IRP_MN_QUERY_REMOVE_DEVICE) {
        IoReleaseRemoveLock(&ext->Guard, Irp);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        return IoCallDriver(ext->Lower, Irp);
//             ^^^^ remove-lock-not-held-when-forwarding: released
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;
}`);
});

test("routines that were replaced are told of by name, also those that were macros, and not through a macro that is current", () => {
  expectFindings(`${head}
VOID Old(PMDL Mdl, PVOID Entry, PDEVICE_OBJECT Disk, PUNICODE_STRING Name, struct _DRIVE_LAYOUT_INFORMATION **Layout)
{
    PUCHAR bytes = MmGetSystemAddressForMdl(Mdl);
//                 ^^^^ ddi-obsolete: MmGetSystemAddressForMdlSafe
    *bytes = 0;
    IoUnregisterPlugPlayNotification(Entry);
//  ^^^^ ddi-obsolete: IoUnregisterPlugPlayNotificationEx
    IoReadPartitionTable(Disk, 512, TRUE, Layout);
//  ^^^^ ddi-obsolete: IoReadPartitionTableEx
    RtlVolumeDeviceToDosName(Disk, Name);
//  ^^^^ ddi-obsolete: IoVolumeDeviceToDosName
}
VOID New(PMDL Mdl, PVOID Entry)
{
    PUCHAR bytes = MmGetSystemAddressForMdlSafe(Mdl, NormalPagePriority);
    if (bytes != NULL) *bytes = 0;
    IoUnregisterPlugPlayNotificationEx(Entry);
}`);
});

test("WDFDEVICE_INIT that is still set after WdfDeviceCreate failed is its owner's to free", () => {
  expectFindings(`
#include <ntddk.h>
#include <wdf.h>
NTSTATUS Make(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit)
{
    WDFDEVICE device;
    NTSTATUS status;
    WDF_IO_QUEUE_CONFIG config;
    UNREFERENCED_PARAMETER(Driver);
    status = WdfDeviceCreate(&DeviceInit, WDF_NO_OBJECT_ATTRIBUTES, &device);
    if (!NT_SUCCESS(status)) goto End;
    WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE(&config, WdfIoQueueDispatchSequential);
    status = WdfIoQueueCreate(device, &config, WDF_NO_OBJECT_ATTRIBUTES, NULL);
    if (!NT_SUCCESS(status)) goto End;
    WdfControlFinishInitializing(device);
End:
    if (DeviceInit != NULL) WdfDeviceInitFree(DeviceInit);
    return status;
}`);
});

test("an IRP that a structure refers to is not in a queue yet", () => {
  expectFindings(`${head}
typedef struct _WORK { PIRP Irp; WORK_QUEUE_ITEM Item; } WORK, *PWORK;
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH DispatchWrite;
VOID Post(PWORK Work);
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PWORK work = DeviceObject->DeviceExtension;
    work->Irp = Irp;
    IoMarkIrpPending(Irp);
    Post(work);
    return STATUS_PENDING;
}`);
});
