// A driver that gives back what it is sent, by every method, and keeps a request until it is told to finish it; and programs that call it.
import type { Pieces } from "./driver.ts";
import { type RanProgram, runProgram } from "./program.ts";

/** Control codes by function: 0x800 echoes buffered, 0x801 in-direct, 0x802 out-direct, 0x803 neither; 0x804 pends until 0x805 or cancel. */
export const echo: Pieces = {
  fields: "PIRP Pending; PKEVENT Signal;",
  declarations: `
    static DRIVER_CANCEL Cancelled;
    static VOID Cancelled(PDEVICE_OBJECT device, PIRP irp) {
        PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
        IoReleaseCancelSpinLock(irp->CancelIrql);
        extension->Pending = NULL;
        DbgPrint("cancelled\\n");
        irp->IoStatus.Status = STATUS_CANCELLED;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
    static NTSTATUS Pend(PEXTENSION extension, PIRP irp) {
        KIRQL irql;
        IoAcquireCancelSpinLock(&irql);
        IoMarkIrpPending(irp);
        extension->Pending = irp;
        IoSetCancelRoutine(irp, Cancelled);
        IoReleaseCancelSpinLock(irql);
        return STATUS_PENDING;
    }
    static BOOLEAN Finish(PEXTENSION extension, ULONG value) {
        KIRQL irql;
        PIRP irp;
        IoAcquireCancelSpinLock(&irql);
        irp = extension->Pending;
        extension->Pending = NULL;
        if (irp != NULL) IoSetCancelRoutine(irp, NULL);
        IoReleaseCancelSpinLock(irql);
        if (irp == NULL) return FALSE;
        *(PULONG)irp->AssociatedIrp.SystemBuffer = value;
        irp->IoStatus.Status = STATUS_SUCCESS;
        irp->IoStatus.Information = 4;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        return TRUE;
    }
    static VOID Flip(PUCHAR to, PUCHAR from, ULONG count) {
        ULONG i;
        for (i = 0; i < count; i++) to[i] = (UCHAR)(from[i] ^ 0x20);
    }
  `,
  control: `
    ULONG in = stack->Parameters.DeviceIoControl.InputBufferLength,
          out = stack->Parameters.DeviceIoControl.OutputBufferLength;
    switch ((stack->Parameters.DeviceIoControl.IoControlCode >> 2) & 0xfff) {
    case 0x800:
        Flip(buffer, buffer, in < out ? in : out);
        information = in < out ? in : out;
        break;
    case 0x801: {
        PUCHAR data = (PUCHAR)MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
        information = data[0] + buffer[0];
        break;
    }
    case 0x802: {
        PUCHAR data = (PUCHAR)MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
        Flip(data, buffer, in);
        information = in;
        break;
    }
    case 0x803:
        __try {
            PUCHAR from = (PUCHAR)stack->Parameters.DeviceIoControl.Type3InputBuffer;
            ULONG local[4];
            ProbeForRead(from, in, 1);
            ProbeForWrite(irp->UserBuffer, out, 1);
            if (in == 16) {
                struct four {
                    ULONG v[4];
                } *whole = (struct four *)from;
                *(struct four *)local = *whole;
                DbgPrint("%u\\n", local[3]);
            }
            Flip((PUCHAR)irp->UserBuffer, from, in);
            RtlCopyMemory((PUCHAR)irp->UserBuffer + in, from, out - in);
            information = out;
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            status = GetExceptionCode();
            information = 0;
        }
        break;
    case 0x804:
        status = Pend(extension, irp);
        done = TRUE;
        break;
    case 0x805:
        information = 0;
        if (!Finish(extension, 77)) status = STATUS_NOT_FOUND;
        break;
    case 0x806: {
        HANDLE handle = *(PHANDLE)buffer;
        information = 0;
        status = ObReferenceObjectByHandle(handle, EVENT_MODIFY_STATE, *ExEventObjectType, UserMode,
                                           (PVOID *)&extension->Signal, NULL);
        if (NT_SUCCESS(status)) {
            KeSetEvent(extension->Signal, 0, FALSE);
            ObDereferenceObject(extension->Signal);
        }
        break;
    }
    case 0x807: {
        PULONG out32 = (PULONG)buffer;
        out32[0] = ExGetPreviousMode();
        out32[1] = (ULONG)(ULONG_PTR)PsGetCurrentProcessId();
        out32[2] = IoGetRequestorProcess(irp) == PsGetCurrentProcess();
        out32[3] = (ULONG)(ULONG_PTR)IoGetRequestorProcessId(irp);
        information = 16;
        break;
    }
    case 0x808:
        information = 0;
        status = STATUS_DEVICE_BUSY;
        break;
    case 0x809:
        *(volatile ULONG *)*(PVOID *)buffer;
        information = 0;
        break;
    default: status = STATUS_INVALID_DEVICE_REQUEST; information = 0;
    }
  `,
  read: `
    PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    if (stack->Parameters.Read.Length == 4 && stack->Parameters.Read.ByteOffset.QuadPart == 99)
        return Pend(extension, irp);
    if (stack->Parameters.Read.ByteOffset.QuadPart > 100) return Complete(irp, STATUS_END_OF_FILE, 0);
    RtlFillMemory(irp->AssociatedIrp.SystemBuffer, stack->Parameters.Read.Length,
                  (UCHAR)stack->Parameters.Read.ByteOffset.QuadPart);
    return Complete(irp, STATUS_SUCCESS, stack->Parameters.Read.Length);
  `,
};

export const code = `#define CODE(n, method) CTL_CODE(FILE_DEVICE_UNKNOWN, n, method, FILE_ANY_ACCESS)\n`;

export const run = (body: string, more: object = {}): RanProgram =>
  runProgram(`${code}${body}`, { driver: echo, ...more });
