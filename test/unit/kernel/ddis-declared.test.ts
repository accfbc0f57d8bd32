// Routines of ntifs.h that file systems, filters and security drivers call: compression, heaps, the devices of a stack, the system services as Nt….
import { describe, expect, it } from "vitest";
import { compress, decompress } from "../../../kernel/rtl/lznt1.ts";
import { holds } from "./checks.ts";
import { programHolds } from "./program.ts";

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.split(" "), (one) => Number.parseInt(one, 16));
const ntifs = { declarations: "#include <ntifs.h>" };

describe("LZNT1", () => {
  it("reads the example of its specification", () => {
    const packed = bytes(
      "38 b0 88 46 23 20 00 20 47 20 41 00 10 a2 47 01 a0 45 20 44 00 08 45 01 50 79 00 c0 45 20 05 24 13 88 05 b4 02 4a 44 ef 03 58 02 8c 09 16 01 48 45 00 be 00 9e 00 04 01 18 90 00",
    );
    const text =
      "F# F# G A A G F# E D D E F# F# E E F# F# G A A G F# E D D E F# E D D E E F# D E F# G F# D E F# G F# E D E A F# F# G A A G F# E D D E F# E D D\0";
    expect(new TextDecoder().decode(decompress(packed, 1000))).toBe(text);
    expect(decompress(packed.subarray(0, 20), 1000)).toBe(undefined);
  });
  it("gives back what it has compressed, whatever that is", () => {
    let seed = 1;
    const random = () => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return seed >>> 16;
    };
    for (const size of [0, 1, 3, 17, 4096, 4097, 12_345, 70_000])
      for (const kinds of [1, 2, 5, 256]) {
        const input = Uint8Array.from({ length: size }, (_, i) => (i % 7 < 3 ? i % 3 : random() % kinds));
        const packed = compress(input, 2 * size + 100);
        expect(packed === undefined ? "none" : decompress(packed, size)).toEqual(input);
        expect(packed?.length).toBeLessThanOrEqual(size + 2 * Math.ceil(size / 4096));
      }
  });
});

describe("of ntifs.h", () => {
  holds(
    "buffers are compressed and read again, in whole and in part",
    String.raw`
      ULONG space, fragment, size, i;
      PUCHAR room = ExAllocatePoolWithTag(PagedPool, 3 * 8192, 'moor');
      PVOID work;
      CHECK(RtlGetCompressionWorkSpaceSize(COMPRESSION_FORMAT_LZNT1 | COMPRESSION_ENGINE_STANDARD, &space, &fragment) == STATUS_SUCCESS);
      CHECK(RtlGetCompressionWorkSpaceSize(COMPRESSION_FORMAT_DEFAULT, &space, &fragment) == STATUS_INVALID_PARAMETER);
      CHECK(RtlGetCompressionWorkSpaceSize(9, &i, &i) == STATUS_UNSUPPORTED_COMPRESSION);
      work = ExAllocatePoolWithTag(PagedPool, space, 'krow');
      CHECK(room != NULL && work != NULL);
      for (i = 0; i < 8192; i++) room[i] = (UCHAR)("abcabd"[i % 6] + i / 1000);
      CHECK(RtlCompressBuffer(COMPRESSION_FORMAT_LZNT1, room, 8192, room + 8192, 8192, 4096, &size, work) == STATUS_SUCCESS);
      CHECK(size > 10 && size < 2000);
      CHECK(RtlCompressBuffer(COMPRESSION_FORMAT_LZNT1, room, 8192, room + 8192, 20, 4096, &i, work) == STATUS_BUFFER_TOO_SMALL);
      CHECK(RtlDecompressBuffer(COMPRESSION_FORMAT_LZNT1, room + 16384, 8192, room + 8192, size, &i) == STATUS_SUCCESS);
      CHECK(i == 8192 && RtlCompareMemory(room, room + 16384, 8192) == 8192);
      CHECK(RtlDecompressBufferEx(COMPRESSION_FORMAT_LZNT1, room + 16384, 5, room + 8192, size, &i, work) == STATUS_SUCCESS && i == 5);
      CHECK(RtlDecompressFragment(COMPRESSION_FORMAT_LZNT1, room + 16384, 10, room + 8192, size, 5000, &i, work) == STATUS_SUCCESS);
      CHECK(i == 10 && RtlCompareMemory(room + 5000, room + 16384, 10) == 10);
      CHECK(RtlDecompressBuffer(COMPRESSION_FORMAT_LZNT1, room + 16384, 8192, room, 100, &i) == STATUS_BAD_COMPRESSION_BUFFER);
      RtlZeroMemory(room, 4096);
      CHECK(RtlCompressBuffer(COMPRESSION_FORMAT_LZNT1, room, 4096, room + 8192, 8192, 4096, &size, work) == STATUS_BUFFER_ALL_ZEROS);
      ExFreePool(work);
      ExFreePool(room);
    `,
    ntifs,
  );
  holds(
    "heaps give blocks that go with them",
    String.raw`
      PVOID heap = RtlCreateHeap(HEAP_GROWABLE, NULL, 0, 0, NULL, NULL), a, b;
      CHECK(heap != NULL);
      a = RtlAllocateHeap(heap, HEAP_ZERO_MEMORY, 16);
      b = RtlAllocateHeap(heap, 0, 100);
      CHECK(a != NULL && b != NULL && a != b && *(PULONG)a == 0);
      CHECK(RtlFreeHeap(heap, 0, a) && RtlFreeHeap(heap, 0, NULL));
      CHECK(RtlDestroyHeap(heap) == NULL);
    `,
    ntifs,
  );
  holds(
    "devices of a stack and of a volume are found",
    String.raw`
      PDEVICE_OBJECT base = IoGetDeviceAttachmentBaseRef(device), disk, fs;
      HANDLE h;
      PFILE_OBJECT file;
      OBJECT_ATTRIBUTES a;
      IO_STATUS_BLOCK b;
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\??\\C:\\some.txt");
      PACCESS_TOKEN token = PsReferencePrimaryToken(PsGetCurrentProcess());
      ULONG session;
      LUID logon;
      CHECK(base == extension->Lower);
      ObDereferenceObject(base);
      InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwOpenFile(&h, GENERIC_READ | SYNCHRONIZE, &a, &b, 7, FILE_SYNCHRONOUS_IO_NONALERT) == STATUS_SUCCESS);
      CHECK(ObReferenceObjectByHandle(h, 0, *IoFileObjectType, KernelMode, (PVOID *)&file, NULL) == STATUS_SUCCESS);
      fs = IoGetBaseFileSystemDeviceObject(file);
      CHECK(fs != NULL && fs == IoGetRelatedDeviceObject(file) && fs != file->DeviceObject);
      CHECK(IoGetDiskDeviceObject(fs, &disk) == STATUS_SUCCESS && disk == file->DeviceObject);
      ObDereferenceObject(disk);
      CHECK(IoGetDiskDeviceObject(device, &disk) == STATUS_VOLUME_DISMOUNTED);
      ObDereferenceObject(file);
      ZwClose(h);
      CHECK(SeQuerySessionIdToken(token, &session) == STATUS_SUCCESS && session == 0);
      CHECK(SeQueryAuthenticationIdToken(token, &logon) == STATUS_SUCCESS && logon.LowPart == 0x3e7 && logon.HighPart == 0);
      PsDereferencePrimaryToken(token);
    `,
    ntifs,
    { files: [{ path: "C:\\some.txt", content: { text: "x" } }] },
  );
  holds(
    "contiguous memory keeps the boundary that it is asked to",
    String.raw`
      PHYSICAL_ADDRESS low = { 0 }, high = { .QuadPart = -1 }, boundary = { .QuadPart = 0x4000 }, odd = { .QuadPart = 0x3000 };
      PVOID got[8], one;
      SIZE_T size = 0x3000;
      ULONG i;
      for (i = 0; i < 8; i++) {
          ULONGLONG at;
          got[i] = MmAllocateContiguousMemorySpecifyCache(0x2800, low, high, boundary, MmCached);
          CHECK(got[i] != NULL);
          at = (ULONGLONG)MmGetPhysicalAddress(got[i]).QuadPart;
          CHECK((at & 0xfff) == 0 && at / 0x4000 == (at + 0x27ff) / 0x4000);
      }
      for (i = 0; i < 8; i++) MmFreeContiguousMemory(got[i]);
      CHECK(MmAllocateContiguousMemorySpecifyCache(0x4001, low, high, boundary, MmCached) == NULL);
      CHECK(MmAllocateContiguousMemorySpecifyCacheNode(0x1000, low, high, odd, MmCached, MM_ANY_NODE_OK) == NULL);
      CHECK(MmAllocateContiguousMemoryEx(&size, low, high, boundary, MM_ANY_NODE_OK, PAGE_READWRITE, NULL, 'tnoC', 0, &one) == STATUS_SUCCESS);
      CHECK((ULONGLONG)MmGetPhysicalAddress(one).QuadPart % 0x4000 <= 0x1000 && size == 0x3000);
      MmFreeContiguousMemory(one);
      size = 0;
      CHECK(MmAllocateContiguousMemoryEx(&size, low, high, boundary, MM_ANY_NODE_OK, PAGE_READWRITE, NULL, 'tnoC', 0, &one) ==
                STATUS_INVALID_PARAMETER && one == NULL);
    `,
    ntifs,
  );
  programHolds(
    "Nt… services serve the program in whose thread a driver runs, with what lies in its memory alone",
    String.raw`
      static struct { HANDLE thread; PVOID base; SIZE_T size; HANDLE token; ULONG length; UCHAR room[512]; LONG status[12]; } s;
      DWORD n;
      PVOID args = &s;
      HANDLE d = Open(0);
      s.thread = GetCurrentThread();
      s.size = 4096;
      CHECK(DeviceIoControl(d, 0x222000, &args, sizeof(args), NULL, 0, &n, NULL));
      CHECK(s.status[0] == 0 && s.status[1] == 0 && s.status[2] == 0 && s.status[3] == 0);
      CHECK(s.status[4] == (LONG)0xC0000005 && s.status[5] == (LONG)0xC0000005);
      CHECK(s.status[6] == 0 && s.status[7] == 0 && s.status[8] == 0 && s.status[9] == 0);
      CloseHandle(s.token);
    `,
    {
      driver: {
        declarations:
          "#include <ntifs.h>\ntypedef struct { HANDLE thread; PVOID base; SIZE_T size; HANDLE token; ULONG length; UCHAR room[512]; LONG status[12]; } SHARED;",
        control: String.raw`
          SHARED *s = *(SHARED **)buffer;
          PVOID own = NULL;
          SIZE_T size = 4096;
          HANDLE section;
          information = 0;
          s->status[0] = NtAllocateVirtualMemory(NtCurrentProcess(), &s->base, 0, &s->size, MEM_COMMIT, PAGE_READWRITE);
          *(PULONG)s->base = 5;
          s->status[1] = NtOpenProcessTokenEx(NtCurrentProcess(), TOKEN_QUERY, 0, &s->token);
          s->status[2] = NtQueryInformationToken(s->token, TokenUser, s->room, sizeof(s->room), &s->length);
          *(PULONG)s->room = 3;
          s->status[3] = NtSetInformationThread(s->thread, ThreadBasePriority, s->room, sizeof(LONG));
          s->status[4] = NtAllocateVirtualMemory(NtCurrentProcess(), &own, 0, &s->size, MEM_COMMIT, PAGE_READWRITE);
          s->status[5] = NtFreeVirtualMemory(NtCurrentProcess(), &s->base, &size, MEM_RELEASE);
          s->size = 0;
          s->status[6] = NtFreeVirtualMemory(NtCurrentProcess(), &s->base, &s->size, MEM_RELEASE);
          s->size = 4096;
          s->status[7] = NtCreateSection((PHANDLE)s->room, SECTION_ALL_ACCESS, NULL, (PLARGE_INTEGER)&s->size, PAGE_READWRITE, SEC_COMMIT, NULL);
          section = *(PHANDLE)s->room;
          s->status[8] = NtQuerySecurityObject(section, DACL_SECURITY_INFORMATION, s->room, sizeof(s->room), &s->length);
          s->status[9] = NtSetSecurityObject(section, DACL_SECURITY_INFORMATION, s->room);
          NtClose(section);
        `,
      },
    },
  );
});
