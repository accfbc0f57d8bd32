// Mistakes with buffers in other guises than their rules' pages show, and what is right though it looks alike.
import { describe, test } from "vitest";
import { control, dispatch, head } from "./control.ts";
import { expectFindings } from "./fixture.ts";

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
    if (mdl != NULL) words = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
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
    PVOID mapped = Irp->MdlAddress == NULL ? NULL : MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority);
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
