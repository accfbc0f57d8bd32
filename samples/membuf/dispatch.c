/*
 * membuf, part 2: requests of programs. All of them are served at once: nothing is queued, so nothing needs to be cancelled.
 *
 * Read, write and the control codes hold a spin lock while they touch the buffer, and so run partly at DISPATCH_LEVEL:
 * they, the buffer and everything they call must stay in memory.
 */
#include "membuf.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, MembufCreate)
#pragma alloc_text(PAGE, MembufClose)
#endif

_Requires_lock_held_(MembufBuffer.Lock)
_IRQL_requires_(DISPATCH_LEVEL)
static BOOLEAN MembufGrow(_In_ ULONG Size);

/* Ends a request here: `Information` is the number of bytes that go back to the caller. */
NTSTATUS
MembufCompleteIrp(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

NTSTATUS
MembufCreate(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);

    PAGED_CODE();
    UNREFERENCED_PARAMETER(DeviceObject);

    DbgPrint("membuf: create, file name is \"%wZ\"\n", &stack->FileObject->FileName);
    return MembufCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS
MembufClose(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DeviceObject);

    DbgPrint("membuf: close\n");
    return MembufCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

/* Reads what there is from the file pointer on. A read that starts at or behind the end fails with STATUS_END_OF_FILE. */
NTSTATUS
MembufRead(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    LONGLONG pointer = stack->Parameters.Read.ByteOffset.QuadPart;
    ULONG length = stack->Parameters.Read.Length;
    NTSTATUS status = STATUS_SUCCESS;
    ULONG bytesRead = 0;
    KIRQL irql;

    UNREFERENCED_PARAMETER(DeviceObject);
    DbgPrint("membuf: read %u bytes from %I64d\n", length, pointer);

    if (pointer < 0) {
        return MembufCompleteIrp(Irp, STATUS_INVALID_PARAMETER, 0);
    }

    KeAcquireSpinLock(&MembufBuffer.Lock, &irql);
    if ((ULONGLONG)pointer >= MembufBuffer.Size) {
        status = STATUS_END_OF_FILE;
    } else {
        ULONG available = MembufBuffer.Size - (ULONG)pointer;

        bytesRead = length < available ? length : available;
        RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer, MembufBuffer.Data + pointer, bytesRead);
    }
    KeReleaseSpinLock(&MembufBuffer.Lock, irql);

    DbgPrint("membuf: %u bytes read\n", bytesRead);
    return MembufCompleteIrp(Irp, status, bytesRead);
}

/* Writes at the file pointer. A longer buffer is made if need be, with zeros in between; without memory for it, what fits is written. */
NTSTATUS
MembufWrite(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    LONGLONG pointer = stack->Parameters.Write.ByteOffset.QuadPart;
    ULONG length = stack->Parameters.Write.Length;
    NTSTATUS status = STATUS_SUCCESS;
    ULONG bytesWritten = 0;
    KIRQL irql;

    UNREFERENCED_PARAMETER(DeviceObject);
    DbgPrint("membuf: write %u bytes at %I64d\n", length, pointer);

    if (pointer < 0 || pointer > (LONGLONG)MAXULONG - length) {
        return MembufCompleteIrp(Irp, STATUS_INVALID_PARAMETER, 0);
    }

    KeAcquireSpinLock(&MembufBuffer.Lock, &irql);
    if (length != 0) {
        ULONG end = (ULONG)pointer + length;

        if (end > MembufBuffer.Size && !MembufGrow(end)) {
            end = MembufBuffer.Size;
        }
        if (end > (ULONG)pointer) {
            bytesWritten = end - (ULONG)pointer;
            RtlCopyMemory(MembufBuffer.Data + pointer, Irp->AssociatedIrp.SystemBuffer, bytesWritten);
        } else {
            status = STATUS_INSUFFICIENT_RESOURCES;
        }
    }
    KeReleaseSpinLock(&MembufBuffer.Lock, irql);

    DbgPrint("membuf: %u bytes written\n", bytesWritten);
    return MembufCompleteIrp(Irp, status, bytesWritten);
}

/* Makes the buffer `Size` bytes long and keeps what it held. FALSE if there is no memory: the buffer stays as it is. */
static BOOLEAN
MembufGrow(_In_ ULONG Size)
{
    /* ExAllocatePool2 gives zeroed memory. */
    PUCHAR data = (PUCHAR)ExAllocatePool2(POOL_FLAG_NON_PAGED, Size, MEMBUF_TAG);

    if (data == NULL) {
        return FALSE;
    }
    if (MembufBuffer.Data != NULL) {
        RtlCopyMemory(data, MembufBuffer.Data, MembufBuffer.Size);
        ExFreePoolWithTag(MembufBuffer.Data, MEMBUF_TAG);
    }
    MembufBuffer.Data = data;
    MembufBuffer.Size = Size;
    return TRUE;
}

NTSTATUS
MembufDeviceControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG code = stack->Parameters.DeviceIoControl.IoControlCode;
    ULONG outputLength = stack->Parameters.DeviceIoControl.OutputBufferLength;
    PVOID buffer = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_SUCCESS;
    ULONG_PTR information = 0;
    KIRQL irql;

    UNREFERENCED_PARAMETER(DeviceObject);
    DbgPrint("membuf: control code %08X, %u bytes in, %u out\n", code,
             stack->Parameters.DeviceIoControl.InputBufferLength, outputLength);

    KeAcquireSpinLock(&MembufBuffer.Lock, &irql);
    switch (code) {
    case IOCTL_MEMBUF_ZERO_BUFFER:
        if (MembufBuffer.Data != NULL) {
            RtlZeroMemory(MembufBuffer.Data, MembufBuffer.Size);
        }
        break;

    case IOCTL_MEMBUF_REMOVE_BUFFER:
        if (MembufBuffer.Data != NULL) {
            ExFreePoolWithTag(MembufBuffer.Data, MEMBUF_TAG);
            MembufBuffer.Data = NULL;
            MembufBuffer.Size = 0;
        }
        break;

    case IOCTL_MEMBUF_GET_BUFFER_SIZE:
        if (outputLength < sizeof(ULONG)) {
            status = STATUS_INVALID_PARAMETER;
        } else {
            *(PULONG)buffer = MembufBuffer.Size;
            information = sizeof(ULONG);
        }
        break;

    case IOCTL_MEMBUF_GET_BUFFER:
        if (outputLength > MembufBuffer.Size) {
            status = STATUS_INVALID_PARAMETER;
        } else if (outputLength != 0) {
            RtlCopyMemory(buffer, MembufBuffer.Data, outputLength);
            information = outputLength;
        }
        break;

    default:
        status = STATUS_INVALID_DEVICE_REQUEST;
        break;
    }
    KeReleaseSpinLock(&MembufBuffer.Lock, irql);

    DbgPrint("membuf: %u bytes returned\n", (ULONG)information);
    return MembufCompleteIrp(Irp, status, information);
}
