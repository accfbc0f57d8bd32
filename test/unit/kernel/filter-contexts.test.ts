// What filters hang on to streams and file objects; activities of threads and IRPs.
import { describe } from "vitest";
import { holds } from "./checks.ts";

const declarations = String.raw`
  #include <ntifs.h>
  static ULONG freed;
  static VOID NTAPI Free(PVOID buffer) { freed++; ExFreePool(buffer); }
  static PFSRTL_PER_STREAM_CONTEXT New(PVOID owner, PVOID instance) {
      PFSRTL_PER_STREAM_CONTEXT made = ExAllocatePoolWithTag(NonPagedPool, sizeof(*made), 'txtC');
      if (made != NULL) FsRtlInitPerStreamContext(made, owner, instance, Free);
      return made;
  }
`;

describe("contexts of filters", () => {
  holds(
    "are found by owner and instance, taken off, and freed with the stream",
    String.raw`
      FSRTL_ADVANCED_FCB_HEADER header = { 0 };
      FAST_MUTEX mutex;
      PFSRTL_PER_STREAM_CONTEXT a = New(&header, (PVOID)1), b = New(&header, (PVOID)2), c = New(&mutex, NULL);
      ExInitializeFastMutex(&mutex);
      CHECK(FsRtlInsertPerStreamContext(&header, a) == STATUS_INVALID_DEVICE_REQUEST);
      CHECK(FsRtlLookupPerStreamContext(&header, NULL, NULL) == NULL);
      FsRtlSetupAdvancedHeader(&header, &mutex);
      CHECK(FsRtlInsertPerStreamContext(&header, a) == STATUS_SUCCESS && FsRtlInsertPerStreamContext(&header, b) == STATUS_SUCCESS &&
            FsRtlInsertPerStreamContext(&header, c) == STATUS_SUCCESS);
      CHECK(FsRtlLookupPerStreamContext(&header, &header, (PVOID)1) == a && FsRtlLookupPerStreamContext(&header, &header, (PVOID)2) == b);
      CHECK(FsRtlLookupPerStreamContext(&header, &header, NULL) == b && FsRtlLookupPerStreamContext(&header, NULL, NULL) == c);
      CHECK(FsRtlLookupPerStreamContextInternal(&header, &header, (PVOID)3) == NULL);
      CHECK(FsRtlRemovePerStreamContext(&header, &header, (PVOID)2) == b && FsRtlLookupPerStreamContext(&header, &header, NULL) == a);
      ExFreePool(b);
      FsRtlTeardownPerStreamContexts(&header);
      CHECK(freed == 2 && FsRtlLookupPerStreamContext(&header, NULL, NULL) == NULL);
    `,
    { declarations },
  );
  holds(
    "of files on the volume are freed when the last file object has gone",
    String.raw`
      HANDLE h, second;
      PFILE_OBJECT file;
      OBJECT_ATTRIBUTES a;
      IO_STATUS_BLOCK b;
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\??\\C:\\some.txt");
      PFSRTL_PER_STREAM_CONTEXT context = New(device, NULL);
      FSRTL_PER_FILEOBJECT_CONTEXT own;
      InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwOpenFile(&h, GENERIC_READ | SYNCHRONIZE, &a, &b, 7, FILE_SYNCHRONOUS_IO_NONALERT) == STATUS_SUCCESS);
      CHECK(ZwOpenFile(&second, GENERIC_READ | SYNCHRONIZE, &a, &b, 7, FILE_SYNCHRONOUS_IO_NONALERT) == STATUS_SUCCESS);
      CHECK(ObReferenceObjectByHandle(h, 0, *IoFileObjectType, KernelMode, (PVOID *)&file, NULL) == STATUS_SUCCESS);
      CHECK(FsRtlSupportsPerStreamContexts(file));
      CHECK(FsRtlInsertPerStreamContext(FsRtlGetPerStreamContextPointer(file), context) == STATUS_SUCCESS);
      FsRtlInitPerFileObjectContext(&own, device, NULL);
      CHECK(FsRtlInsertPerFileObjectContext(file, &own) == STATUS_SUCCESS);
      CHECK(FsRtlLookupPerFileObjectContext(file, device, NULL) == &own && FsRtlLookupPerFileObjectContext(file, &own, NULL) == NULL);
      CHECK(FsRtlRemovePerFileObjectContext(file, device, NULL) == &own && FsRtlLookupPerFileObjectContext(file, NULL, NULL) == NULL);
      ObDereferenceObject(file);
      ZwClose(h);
      CHECK(freed == 0);
      CHECK(ObReferenceObjectByHandle(second, 0, *IoFileObjectType, KernelMode, (PVOID *)&file, NULL) == STATUS_SUCCESS);
      CHECK(FsRtlLookupPerStreamContext(FsRtlGetPerStreamContextPointer(file), device, NULL) == context);
      ObDereferenceObject(file);
      ZwClose(second);
      CHECK(freed == 1);
    `,
    { declarations },
    { files: [{ path: "C:\\some.txt", content: { text: "x" } }] },
  );
});

describe("activities", () => {
  holds(
    "are a thread's and an IRP's, one handed on to the other and given back",
    String.raw`
      static const GUID one = { 1 }, two = { 2 };
      GUID got;
      LPCGUID former, before = IoGetActivityIdThread();
      CHECK(IoGetActivityIdIrp(irp, &got) == STATUS_NOT_FOUND);
      former = IoSetActivityIdThread(&one);
      CHECK(former == before && IoGetActivityIdThread() != NULL && IsEqualGUID(IoGetActivityIdThread(), &one));
      CHECK(IoSetActivityIdIrp(irp, NULL) == STATUS_SUCCESS && IoGetActivityIdIrp(irp, &got) == STATUS_SUCCESS && IsEqualGUID(&got, &one));
      CHECK(IoSetActivityIdIrp(irp, &two) == STATUS_SUCCESS);
      {
          LPCGUID kept;
          CHECK(IoPropagateActivityIdToThread(irp, &got, &kept) == STATUS_SUCCESS && IsEqualGUID(&got, &two));
          CHECK(IsEqualGUID(IoGetActivityIdThread(), &two) && IsEqualGUID(kept, &one));
          IoClearActivityIdThread(kept);
          CHECK(IsEqualGUID(IoGetActivityIdThread(), &one));
      }
      IoClearActivityIdThread(former);
      CHECK(IoGetActivityIdThread() == before);
    `,
    {
      declarations:
        "#include <ntifs.h>\n#undef IsEqualGUID\n#define IsEqualGUID(a, b) (RtlCompareMemory(a, b, sizeof(GUID)) == sizeof(GUID))",
    },
  );
});
