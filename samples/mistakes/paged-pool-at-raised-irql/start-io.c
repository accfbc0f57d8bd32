// StartIo asks a helper for a buffer, and the helper takes it from paged pool.
#include <wdm.h>

#define TAG 'tsiM'

typedef struct _DEVICE_EXTENSION {
    PVOID Buffer;
    ULONG BufferSize;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

DRIVER_STARTIO SampleStartIo;

static PVOID NewBuffer(_In_ SIZE_T Size)
{
    return ExAllocatePool2(POOL_FLAG_PAGED, Size, TAG); // MISTAKE paged-pool-at-raised-irql
}

VOID SampleStartIo(_Inout_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.Write.Length;

    if (extension->Buffer == NULL) {
        extension->Buffer = NewBuffer(PAGE_SIZE);
        extension->BufferSize = PAGE_SIZE;
    }
    if (extension->Buffer == NULL || length > extension->BufferSize) {
        Irp->IoStatus.Status = STATUS_INSUFFICIENT_RESOURCES;
        Irp->IoStatus.Information = 0;
    } else {
        RtlCopyMemory(extension->Buffer, Irp->AssociatedIrp.SystemBuffer, length); // MISTAKE paged-pool-at-raised-irql: it comes of the one above
        Irp->IoStatus.Status = STATUS_SUCCESS;
        Irp->IoStatus.Information = length;
    }
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    IoStartNextPacket(DeviceObject, TRUE);
}
