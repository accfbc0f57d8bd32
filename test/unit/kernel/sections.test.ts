// Sections: shared between processes and drivers, in processes and in system space, with what is refused.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";
import { runProgram } from "./program.ts";

const declarations = String.raw`
  static NTSTATUS Make(PHANDLE h, PCWSTR text, ULONG access, ULONG size, ULONG protection) {
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING n;
      LARGE_INTEGER s;
      s.QuadPart = size;
      RtlInitUnicodeString(&n, text);
      InitializeObjectAttributes(&a, text == NULL ? NULL : &n, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
      return ZwCreateSection(h, access, &a, size == 0 ? NULL : &s, protection, SEC_COMMIT, NULL);
  }
  static NTSTATUS View(HANDLE h, PVOID *base, SIZE_T *size, LONGLONG offset, ULONG protection) {
      LARGE_INTEGER at;
      at.QuadPart = offset;
      return ZwMapViewOfSection(h, ZwCurrentProcess(), base, 0, 0, &at, size, ViewUnmap, 0, protection);
  }
`;

describe("sections of drivers", () => {
  holds(
    "are mapped in parts, read and written, and unmapped",
    String.raw`
      HANDLE h, again;
      PVOID one = NULL, two = NULL, whole = NULL;
      SIZE_T n = 0, m = 4096, all = 0;
      PUCHAR p;
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\BaseNamedObjects\\Ringside");
      OBJECT_ATTRIBUTES a;
      CHECK(Make(&h, L"\\BaseNamedObjects\\Ringside", SECTION_ALL_ACCESS, 200000, PAGE_READWRITE) == STATUS_SUCCESS);
      CHECK(Make(&again, L"\\BaseNamedObjects\\Ringside", SECTION_ALL_ACCESS, 4096, PAGE_READWRITE) ==
            STATUS_OBJECT_NAME_COLLISION);
      CHECK(View(h, &whole, &all, 0, PAGE_READWRITE) == STATUS_SUCCESS && all == 200704);
      p = (PUCHAR)whole;
      CHECK(p[0] == 0 && p[200703] == 0);
      p[65536 + 5] = 7;
      CHECK(View(h, &one, &m, 65536, PAGE_READONLY) == STATUS_SUCCESS && m == 4096 && one != whole &&
            ((PUCHAR)one)[5] == 7);
      CHECK(View(h, &two, &n, 100, PAGE_READONLY) == STATUS_MAPPED_ALIGNMENT);
      n = 300000;
      CHECK(View(h, &two, &n, 0, PAGE_READONLY) == STATUS_INVALID_VIEW_SIZE);
      __try {
          ((PUCHAR)one)[0] = 1;
          CHECK(FALSE);
      } __except (EXCEPTION_EXECUTE_HANDLER) { CHECK(GetExceptionCode() == STATUS_ACCESS_VIOLATION); }
      CHECK(ZwUnmapViewOfSection(ZwCurrentProcess(), one) == STATUS_SUCCESS &&
            ZwUnmapViewOfSection(ZwCurrentProcess(), one) == STATUS_NOT_MAPPED_VIEW);
      InitializeObjectAttributes(&a, &name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwOpenSection(&again, SECTION_MAP_READ, &a) == STATUS_SUCCESS);
      ZwClose(h);
      n = 0;
      CHECK(View(again, &two, &n, 0, PAGE_READWRITE) == STATUS_ACCESS_DENIED);
      CHECK(View(again, &two, &n, 65536, PAGE_READONLY) == STATUS_SUCCESS && ((PUCHAR)two)[5] == 7);
      CHECK(ZwUnmapViewOfSection(ZwCurrentProcess(), two) == STATUS_SUCCESS &&
            ZwUnmapViewOfSection(ZwCurrentProcess(), whole) == STATUS_SUCCESS);
      ZwClose(again);
      CHECK(ZwOpenSection(&again, SECTION_MAP_READ, &a) == STATUS_OBJECT_NAME_NOT_FOUND);
    `,
    { declarations },
  );
  holds(
    "need a size, a protection and a kind of memory",
    String.raw`
      HANDLE h;
      LARGE_INTEGER s;
      s.QuadPart = 4096;
      CHECK(Make(&h, NULL, SECTION_ALL_ACCESS, 0, PAGE_READWRITE) == STATUS_INVALID_PARAMETER_4);
      CHECK(Make(&h, NULL, SECTION_ALL_ACCESS, 4096, 0x1234) == STATUS_INVALID_PAGE_PROTECTION);
      CHECK(ZwCreateSection(&h, SECTION_ALL_ACCESS, NULL, &s, PAGE_READWRITE, 0, NULL) == STATUS_INVALID_PARAMETER_6);
      CHECK(ZwCreateSection(&h, SECTION_ALL_ACCESS, NULL, &s, PAGE_READONLY, SEC_IMAGE, NULL) ==
            STATUS_INVALID_FILE_FOR_SECTION);
      CHECK(ZwMapViewOfSection((HANDLE)0x44, ZwCurrentProcess(), (PVOID *)&h, 0, 0, NULL, (PSIZE_T)&s, ViewUnmap, 0,
                               PAGE_READONLY) == STATUS_INVALID_HANDLE);
    `,
    { declarations },
  );
  holds(
    "are seen in system space by their objects",
    String.raw`
      HANDLE h;
      PVOID object, base = NULL, user = NULL;
      SIZE_T n = 0, m = 0;
      KIRQL old;
      CHECK(Make(&h, NULL, SECTION_ALL_ACCESS, 5000, PAGE_READWRITE) == STATUS_SUCCESS);
      CHECK(ObReferenceObjectByHandle(h, SECTION_ALL_ACCESS, *MmSectionObjectType, KernelMode, &object, NULL) ==
            STATUS_SUCCESS);
      CHECK(View(h, &user, &m, 0, PAGE_READWRITE) == STATUS_SUCCESS);
      ((PUCHAR)user)[4] = 9;
      ZwClose(h);
      CHECK(MmMapViewInSystemSpace(object, &base, &n) == STATUS_SUCCESS && n == 8192 &&
            (ULONG_PTR)base > 0xffff800000000000);
      KeRaiseIrql(DISPATCH_LEVEL, &old);
      CHECK(((PUCHAR)base)[4] == 9);
      ((PUCHAR)base)[5] = 3;
      KeLowerIrql(old);
      CHECK(((PUCHAR)user)[5] == 3);
      CHECK(MmUnmapViewInSystemSpace(base) == STATUS_SUCCESS && MmUnmapViewInSystemSpace(base) == STATUS_NOT_MAPPED_VIEW);
      n = 0;
      CHECK(MmMapViewInSessionSpace(object, &base, &n) == STATUS_SUCCESS &&
            MmUnmapViewInSessionSpace(base) == STATUS_SUCCESS);
      CHECK(ZwUnmapViewOfSection(ZwCurrentProcess(), user) == STATUS_SUCCESS);
      ObDereferenceObject(object);
    `,
    { declarations },
  );
  it("stop when memory is touched that no view shows any more", () => {
    const code = `
        HANDLE h;
        PVOID object, base = NULL;
        SIZE_T n = 0;
        (void)Make(&h, NULL, SECTION_ALL_ACCESS, 5000, PAGE_READWRITE);
        (void)ObReferenceObjectByHandle(h, 0, NULL, KernelMode, &object, NULL);
        (void)MmMapViewInSystemSpace(object, &base, &n);
        (void)MmUnmapViewInSystemSpace(base);
        information = ((PUCHAR)base)[0];
      `;
    expect(told(runDriver(driver({ declarations, control: code }), control()).end)).toMatch(
      /PAGE_FAULT_IN_NONPAGED_AREA 0x50.*section of which no view is mapped/,
    );
  });
});

it("two programs and a driver share memory by a name", () => {
  const program = String.raw`
    int main(int argc, char **argv) {
        HANDLE m = CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 6000, "Local\\Shared"), d, o;
        char *p, *q;
        DWORD n;
        char answer[8];
        (void)argc;
        (void)argv;
        CHECK(m != NULL && GetLastError() == 0);
        p = MapViewOfFile(m, FILE_MAP_ALL_ACCESS, 0, 0, 0);
        CHECK(p != NULL);
        strcpy(p, "from the program");
        p[5999] = 1;
        CHECK(strlen(p) == 16);
        o = OpenFileMappingA(FILE_MAP_READ, FALSE, "Shared");
        CHECK(o != NULL);
        CHECK(MapViewOfFile(o, FILE_MAP_WRITE, 0, 0, 0) == NULL && GetLastError() == 5);
        q = MapViewOfFile(o, FILE_MAP_READ, 0, 0, 0);
        CHECK(q != NULL && q != p && strcmp(p, q) == 0);
        CHECK(OpenFileMappingA(FILE_MAP_READ, FALSE, "Nothing") == NULL && GetLastError() == ERROR_FILE_NOT_FOUND);
        d = Open(0);
        CHECK(DeviceIoControl(d, 0x222000, NULL, 0, NULL, 0, &n, NULL));
        CHECK(strcmp(q, "from the driver") == 0);
        CHECK(ReadFile(d, p, 4, &n, NULL));
        (void)answer;
        CHECK(UnmapViewOfFile(p) && UnmapViewOfFile(q) && !UnmapViewOfFile(q));
        CloseHandle(o);
        CloseHandle(m);
        m = OpenFileMappingA(FILE_MAP_READ, FALSE, "Shared");
        CHECK(m == NULL);
        *p = 1;
        return 0;
    }
  `;
  const ran = runProgram(program, {
    driver: {
      control: String.raw`
        HANDLE h;
        OBJECT_ATTRIBUTES a;
        UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\BaseNamedObjects\\Shared");
        PVOID base = NULL;
        SIZE_T size = 0;
        InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);
        information = 0;
        status = ZwOpenSection(&h, SECTION_ALL_ACCESS, &a);
        if (NT_SUCCESS(status)) {
            status = ZwMapViewOfSection(h, ZwCurrentProcess(), &base, 0, 0, NULL, &size, ViewUnmap, 0, PAGE_READWRITE);
            if (NT_SUCCESS(status)) {
                DbgPrint("%s\n", (PCSTR)base);
                RtlCopyMemory(base, "from the driver", 16);
                (void)ZwUnmapViewOfSection(ZwCurrentProcess(), base);
            }
            ZwClose(h);
        }
      `,
    },
  });
  expect({ output: ran.output, crash: ran.crash, end: ran.end }).toEqual({
    output: "",
    crash: expect.stringMatching(/STATUS_ACCESS_VIOLATION.*writes to 1 byte/),
    end: "finished",
  });
  expect(ran.kernel.state.debugOutput).toEqual(["from the program\n"]);
});

describe("what processes and threads may use up", () => {
  it("a quota raises or fails when it is used up, and comes back with the memory", () => {
    const program = "DWORD n; HANDLE d = Open(0); CHECK(DeviceIoControl(d, 0x222000, NULL, 0, NULL, 0, &n, NULL));";
    const ran = runProgram(program, {
      driver: {
        declarations: `
            NTKERNELAPI VOID NTAPI PsChargePoolQuota(PEPROCESS, POOL_TYPE, ULONG_PTR);
            NTKERNELAPI VOID NTAPI PsReturnPoolQuota(PEPROCESS, POOL_TYPE, ULONG_PTR);
          `,
        control: String.raw`
          PVOID p[40];
          ULONG i, got = 0;
          NTSTATUS raised = 0;
          information = 0;
          for (i = 0; i < 40; i++) {
              p[i] = ExAllocatePoolWithQuotaTag((POOL_TYPE)(NonPagedPoolNx | POOL_QUOTA_FAIL_INSTEAD_OF_RAISE), 65536, 'atoQ');
              if (p[i] != NULL) got++;
          }
          __try {
              PVOID q = ExAllocatePoolWithQuotaTag(NonPagedPoolNx, 65536, 'atoQ');
              ExFreePool(q);
          } __except (EXCEPTION_EXECUTE_HANDLER) { raised = GetExceptionCode(); }
          PsChargePoolQuota(PsGetCurrentProcess(), PagedPool, 1000);
          PsReturnPoolQuota(PsGetCurrentProcess(), PagedPool, 1000);
          DbgPrint("%u %x\n", got, raised);
          for (i = 0; i < 40; i++)
              if (p[i] != NULL) ExFreePool(p[i]);
          p[0] = ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_USE_QUOTA, 65536, 'atoQ');
          DbgPrint("%d\n", p[0] != NULL);
          if (p[0] != NULL) ExFreePool(p[0]);
        `,
      },
    });
    expect(ran.kernel.state.debugOutput).toEqual(["16 c0000044\n", "1\n"]);
    expect({ end: ran.end, output: ran.output }).toEqual({ end: "finished", output: "" });
  });
  holds(
    "a thread knows its stack, and calls out on it",
    String.raw`
      ULONG_PTR low, high, before = IoGetRemainingStackSize();
      UCHAR local = 1;
      IoGetStackLimits(&low, &high);
      CHECK((ULONG_PTR)&local >= low && (ULONG_PTR)&local < high && before > 0 && before < high - low);
      CHECK(IoWithinStackLimits((ULONG_PTR)&local, 1) && !IoWithinStackLimits(high - 4, 8));
      CHECK((ULONG_PTR)IoGetInitialStack() == high);
      CHECK(Deeper() < before);
      CHECK(KeExpandKernelStackAndCallout(Callout, &local, 4096) == STATUS_SUCCESS && local == 2);
      CHECK(KeExpandKernelStackAndCalloutEx(Callout, &local, 4096, TRUE, NULL) == STATUS_SUCCESS);
      CHECK(KeExpandKernelStackAndCallout(Callout, &local, 0x100000) == STATUS_INVALID_PARAMETER_3 && local == 2);
    `,
    {
      declarations: `
          static EXPAND_STACK_CALLOUT Callout;
          static VOID Callout(PVOID p) { *(PUCHAR)p = 2; }
          static ULONG_PTR Deeper(VOID) {
              volatile UCHAR room[1000];
              room[0] = 1;
              return IoGetRemainingStackSize() + room[0] - 1;
          }
        `,
    },
  );
});

describe("one-time initialisation", () => {
  const declarations = String.raw`
    static RTL_RUN_ONCE once = RTL_RUN_ONCE_INIT;
    static LONG runs;
    static BOOLEAN good;
    static RTL_RUN_ONCE_INIT_FN Init;
    static ULONG Init(PRTL_RUN_ONCE o, PVOID p, PVOID *c) {
        LARGE_INTEGER t;
        UNREFERENCED_PARAMETER(o);
        t.QuadPart = -10000;
        KeDelayExecutionThread(KernelMode, FALSE, &t);
        InterlockedIncrement(&runs);
        if (c != NULL) *c = p;
        return good;
    }
    static KSTART_ROUTINE Other;
    static VOID Other(PVOID c) {
        PVOID got = NULL;
        NTSTATUS s = RtlRunOnceExecuteOnce(&once, Init, (PVOID)0x10, &got);
        DbgPrint("%x %d\n", s, got == (PVOID)0x10);
        UNREFERENCED_PARAMETER(c);
        PsTerminateSystemThread(STATUS_SUCCESS);
    }
  `;
  holds(
    "is done once, by whoever comes first, while others wait",
    String.raw`
      HANDLE h[2];
      OBJECT_ATTRIBUTES a;
      PVOID got = NULL;
      ULONG i;
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      good = FALSE;
      CHECK(RtlRunOnceExecuteOnce(&once, Init, NULL, NULL) == STATUS_UNSUCCESSFUL && runs == 1);
      good = TRUE;
      for (i = 0; i < 2; i++)
          CHECK(NT_SUCCESS(PsCreateSystemThread(&h[i], THREAD_ALL_ACCESS, &a, NULL, NULL, Other, NULL)));
      for (i = 0; i < 2; i++) {
          ZwWaitForSingleObject(h[i], FALSE, NULL);
          ZwClose(h[i]);
      }
      CHECK(runs == 2);
      CHECK(RtlRunOnceBeginInitialize(&once, RTL_RUN_ONCE_CHECK_ONLY, &got) == STATUS_SUCCESS && got == (PVOID)0x10);
    `,
    { declarations },
  );
  holds(
    "step by step, and by several at once",
    String.raw`
      RTL_RUN_ONCE one, two;
      PVOID got = NULL;
      RtlRunOnceInitialize(&one);
      RtlRunOnceInitialize(&two);
      CHECK(RtlRunOnceBeginInitialize(&one, RTL_RUN_ONCE_CHECK_ONLY, NULL) == STATUS_UNSUCCESSFUL);
      CHECK(RtlRunOnceBeginInitialize(&one, 0, NULL) == STATUS_PENDING);
      CHECK(RtlRunOnceBeginInitialize(&one, RTL_RUN_ONCE_ASYNC, NULL) == STATUS_INVALID_OWNER);
      CHECK(RtlRunOnceComplete(&one, 0, (PVOID)3) == STATUS_INVALID_PARAMETER_3 &&
            RtlRunOnceComplete(&one, 0, (PVOID)0x40) == STATUS_SUCCESS &&
            RtlRunOnceComplete(&one, 0, NULL) == STATUS_UNSUCCESSFUL);
      CHECK(RtlRunOnceBeginInitialize(&one, 0, &got) == STATUS_SUCCESS && got == (PVOID)0x40);
      CHECK(RtlRunOnceBeginInitialize(&two, RTL_RUN_ONCE_ASYNC, NULL) == STATUS_PENDING &&
            RtlRunOnceBeginInitialize(&two, RTL_RUN_ONCE_ASYNC, NULL) == STATUS_PENDING);
      CHECK(RtlRunOnceComplete(&two, RTL_RUN_ONCE_ASYNC, NULL) == STATUS_SUCCESS &&
            RtlRunOnceComplete(&two, RTL_RUN_ONCE_ASYNC, NULL) == STATUS_OBJECT_NAME_COLLISION);
    `,
  );
});
