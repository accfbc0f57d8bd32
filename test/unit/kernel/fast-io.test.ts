// Routines of fast I/O that others than requests lead to: a device that goes under another, MDLs of cached data.
import { describe } from "vitest";
import { holds } from "./checks.ts";

describe("fast I/O", () => {
  holds(
    "tells the driver above that the device under it goes, before it is gone",
    `
      PDEVICE_OBJECT lower, upper;
      CHECK(IoCreateDevice(device->DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &lower) == STATUS_SUCCESS);
      CHECK(IoCreateDevice(device->DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &upper) == STATUS_SUCCESS);
      CHECK(IoAttachDeviceToDeviceStack(upper, lower) == lower);
      IoDeleteDevice(lower);
      CHECK(Source == upper && Target == lower);
      Source = NULL;
      CHECK(IoCreateDevice(device->DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &lower) == STATUS_SUCCESS);
      IoDeleteDevice(lower);
      CHECK(Source == NULL);
    `,
    {
      declarations: `
        static PDEVICE_OBJECT Source, Target;
        static FAST_IO_DISPATCH Table;
        static VOID Detach(PDEVICE_OBJECT source, PDEVICE_OBJECT target) {
            Source = source;
            Target = target;
            IoDetachDevice(target);
            IoDeleteDevice(source);
        }
      `,
      entry: `
        Table.SizeOfFastIoDispatch = sizeof(Table);
        Table.FastIoDetachDevice = Detach;
        driver->FastIoDispatch = &Table;
      `,
    },
  );
  holds(
    "gives a server in the kernel MDLs of what a driver has of a file, to be read and to be written",
    String.raw`
      LARGE_INTEGER at = { .QuadPart = 4 };
      IO_STATUS_BLOCK b = { 0 };
      PMDL mdl = NULL;
      CHECK(FsRtlMdlRead(stack->FileObject, &at, 3, 9, &mdl, &b) && b.Status == STATUS_SUCCESS && b.Information == 3 && key == 9);
      CHECK(mdl != NULL && MmGetMdlByteCount(mdl) == 3 &&
            RtlCompareMemory(MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority), "efg", 3) == 3);
      CHECK(FsRtlMdlReadComplete(stack->FileObject, mdl) && ended == 1);
      CHECK(FsRtlPrepareMdlWrite(stack->FileObject, &at, 2, 0, &mdl, &b) && b.Information == 2);
      RtlCopyMemory(MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority), "XY", 2);
      CHECK(FsRtlMdlWriteComplete(stack->FileObject, &at, mdl) && ended == 2 && RtlCompareMemory(cache, "abcdXYgh", 8) == 8);
      Table.MdlRead = NULL;
      CHECK(!FsRtlMdlRead(stack->FileObject, &at, 3, 9, &mdl, &b));
    `,
    {
      declarations: String.raw`
        #include <ntifs.h>
        static FAST_IO_DISPATCH Table;
        static CHAR *cache;
        static ULONG ended, key;
        static BOOLEAN Give(PFILE_OBJECT file, PLARGE_INTEGER offset, ULONG length, ULONG lockKey, PMDL *chain, PIO_STATUS_BLOCK status,
                            PDEVICE_OBJECT device) {
            UNREFERENCED_PARAMETER(device); UNREFERENCED_PARAMETER(file);
            key = lockKey;
            *chain = IoAllocateMdl(cache + offset->QuadPart, length, FALSE, FALSE, NULL);
            MmBuildMdlForNonPagedPool(*chain);
            status->Status = STATUS_SUCCESS;
            status->Information = length;
            return TRUE;
        }
        static BOOLEAN End(PFILE_OBJECT file, PMDL chain, PDEVICE_OBJECT device) {
            ended += file->DeviceObject == device;
            IoFreeMdl(chain);
            return TRUE;
        }
        static BOOLEAN EndWrite(PFILE_OBJECT file, PLARGE_INTEGER offset, PMDL chain, PDEVICE_OBJECT device) {
            return offset->QuadPart == 4 && End(file, chain, device);
        }
      `,
      entry: `
        Table.SizeOfFastIoDispatch = sizeof(Table);
        Table.MdlRead = Give;
        Table.PrepareMdlWrite = Give;
        Table.MdlReadComplete = End;
        Table.MdlWriteComplete = EndWrite;
        driver->FastIoDispatch = &Table;
        cache = ExAllocatePoolWithTag(NonPagedPool, 8, 'hcaC');
        if (cache == NULL) return STATUS_INSUFFICIENT_RESOURCES;
        RtlCopyMemory(cache, "abcdefgh", 8);
      `,
      unload: "ExFreePoolWithTag(cache, 'hcaC');",
    },
  );
});
