// Each DDI family by a piece of driver code that checks itself: CHECK fails the request with the number of the line.
import { describe, expect, it } from "vitest";
import { control, driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const checks = `
  #include <ntstrsafe.h>
  #define CHECK(condition) \\
      do { \\
          if (!(condition)) { \\
              *(PULONG)buffer = __LINE__; \\
              DbgPrint("CHECK failed: %s\\n", #condition); \\
              goto out; \\
          } \\
      } while (0)
`;

function passes(
  name: string,
  code: string,
  pieces: Pieces = {},
  scenario: Readonly<Record<string, unknown>> = {},
): void {
  it(name, () => {
    const source = driver({
      ...pieces,
      declarations: `${checks}${pieces.declarations ?? ""}`,
      control: `*(PULONG)buffer = 0;\n${code}\nout: ;`,
    });
    const { kernel, end, failures } = runDriver(source, { ...control(4, { data: { u32: [0] } }), ...scenario });
    expect(told(end)).toBe("finished");
    expect([...failures, ...kernel.state.debugOutput.filter((line) => line.startsWith("CHECK"))]).toEqual([]);
  });
}

describe("strings", () => {
  passes(
    "UNICODE_STRING",
    `
      UNICODE_STRING a, b;
      WCHAR room[8];
      NTSTATUS s;
      ULONG n;
      RtlInitUnicodeString(&a, L"hello");
      CHECK(a.Length == 10 && a.MaximumLength == 12);
      b.Buffer = room;
      b.Length = 0;
      b.MaximumLength = sizeof(room);
      RtlCopyUnicodeString(&b, &a);
      CHECK(b.Length == 10 && room[4] == L'o');
      CHECK(RtlAppendUnicodeToString(&b, L"!!") == STATUS_SUCCESS && b.Length == 14);
      CHECK(RtlAppendUnicodeToString(&b, L"too long") == STATUS_BUFFER_TOO_SMALL);
      RtlInitUnicodeString(&b, L"HELLO");
      CHECK(RtlEqualUnicodeString(&a, &b, TRUE) && !RtlEqualUnicodeString(&a, &b, FALSE));
      RtlInitUnicodeString(&a, L"0x1F");
      s = RtlUnicodeStringToInteger(&a, 0, &n);
      CHECK(NT_SUCCESS(s) && n == 31);
    `,
  );
  passes(
    "conversion between ANSI and Unicode allocates and frees",
    `
      ANSI_STRING a;
      UNICODE_STRING u;
      RtlInitAnsiString(&a, "Printer");
      CHECK(NT_SUCCESS(RtlAnsiStringToUnicodeString(&u, &a, TRUE)));
      CHECK(u.Length == 14 && u.Buffer[6] == L'r');
      RtlFreeUnicodeString(&u);
    `,
  );
  passes(
    "safe strings",
    `
      WCHAR w[8];
      CHAR c[8];
      size_t n;
      CHECK(RtlStringCbPrintfA(c, sizeof(c), "%d-%x", 12, 0xab) == STATUS_SUCCESS && strcmp(c, "12-ab") == 0);
      CHECK(RtlStringCchCopyW(w, 8, L"longer than it") == STATUS_BUFFER_OVERFLOW && wcslen(w) == 7);
      CHECK(RtlStringCbLengthW(w, sizeof(w), &n) == STATUS_SUCCESS && n == 14);
    `,
  );
  passes(
    "C library",
    `
      CHAR c[16];
      CHECK(strlen("four") == 4);
      strcpy(c, "ab");
      CHECK(c[1] == 'b');
      CHECK(_stricmp("ABC", "abc") == 0);
      CHECK(wcslen(L"xyz") == 3);
    `,
  );
});

describe("lists and pool", () => {
  passes(
    "interlocked lists",
    `
      LIST_ENTRY head, a, b;
      InitializeListHead(&head);
      CHECK(ExInterlockedInsertTailList(&head, &a, &extension->Lock) == NULL);
      CHECK(ExInterlockedInsertTailList(&head, &b, &extension->Lock) == &a);
      CHECK(ExInterlockedRemoveHeadList(&head, &extension->Lock) == &a);
      CHECK(ExInterlockedRemoveHeadList(&head, &extension->Lock) == &b);
      CHECK(ExInterlockedRemoveHeadList(&head, &extension->Lock) == NULL);
    `,
  );
  passes(
    "lookaside list",
    `
      PVOID p, q;
      ExInitializeNPagedLookasideList(&extension->Look, NULL, NULL, 0, 40, 'kooL', 0);
      p = ExAllocateFromNPagedLookasideList(&extension->Look);
      CHECK(p != NULL);
      RtlFillMemory(p, 40, 7);
      ExFreeToNPagedLookasideList(&extension->Look, p);
      q = ExAllocateFromNPagedLookasideList(&extension->Look);
      CHECK(p == q);
      ExFreeToNPagedLookasideList(&extension->Look, q);
      ExDeleteNPagedLookasideList(&extension->Look);
    `,
    { fields: "NPAGED_LOOKASIDE_LIST Look;" },
  );
  passes(
    "pool zeroed",
    `
      PULONG p = (PULONG)ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'oreZ');
      CHECK(p != NULL && p[15] == 0);
      ExFreePoolWithTag(p, 'oreZ');
    `,
  );
  passes(
    "MDL over nonpaged pool",
    `
      PUCHAR p = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 100, 'ldM');
      PMDL mdl = IoAllocateMdl(p, 100, FALSE, FALSE, NULL);
      MmBuildMdlForNonPagedPool(mdl);
      CHECK(MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority) == p && MmGetMdlByteCount(mdl) == 100);
      IoFreeMdl(mdl);
      ExFreePool(p);
    `,
  );
});

describe("waiting", () => {
  passes(
    "events, semaphores, mutexes",
    `
      KSEMAPHORE s;
      KMUTEX m;
      LARGE_INTEGER none;
      none.QuadPart = 0;
      KeInitializeSemaphore(&s, 1, 2);
      KeInitializeMutex(&m, 0);
      CHECK(KeWaitForSingleObject(&s, Executive, KernelMode, FALSE, &none) == STATUS_SUCCESS);
      CHECK(KeWaitForSingleObject(&s, Executive, KernelMode, FALSE, &none) == STATUS_TIMEOUT);
      CHECK(KeReleaseSemaphore(&s, 0, 2, FALSE) == 0 && KeReadStateSemaphore(&s) == 2);
      CHECK(KeWaitForSingleObject(&m, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
      CHECK(KeWaitForSingleObject(&m, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
      KeReleaseMutex(&m, FALSE);
      KeReleaseMutex(&m, FALSE);
      CHECK(KeReadStateMutex(&m) == 1);
      CHECK(KeSetEvent(&extension->Event, 0, FALSE) == 0 && KeReadStateEvent(&extension->Event) == 1 &&
            KeResetEvent(&extension->Event) == 1);
    `,
  );
  passes(
    "a time-out takes its time",
    `
      LARGE_INTEGER before, after, wait;
      wait.QuadPart = -5000000;
      KeQuerySystemTime(&before);
      CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, &wait) == STATUS_TIMEOUT);
      KeQuerySystemTime(&after);
      CHECK(after.QuadPart - before.QuadPart >= 5000000 && after.QuadPart - before.QuadPart < 5001000);
    `,
  );
  passes(
    "several objects",
    `
      PVOID objects[2];
      KEVENT other;
      KeInitializeEvent(&other, SynchronizationEvent, TRUE);
      objects[0] = &extension->Event;
      objects[1] = &other;
      CHECK(KeWaitForMultipleObjects(2, objects, WaitAny, Executive, KernelMode, FALSE, NULL, NULL) == STATUS_WAIT_1);
      CHECK(KeReadStateEvent(&other) == 0);
    `,
  );
  passes(
    "a system thread, waited for by its object",
    `
      HANDLE h;
      PVOID thread;
      CHECK(NT_SUCCESS(PsCreateSystemThread(&h, THREAD_ALL_ACCESS, NULL, NULL, NULL, Run, extension)));
      CHECK(NT_SUCCESS(ObReferenceObjectByHandle(h, THREAD_ALL_ACCESS, NULL, KernelMode, &thread, NULL)));
      ZwClose(h);
      KeWaitForSingleObject(thread, Executive, KernelMode, FALSE, NULL);
      ObDereferenceObject(thread);
      CHECK(extension->Seen == 5);
    `,
    {
      fields: "LONG Seen;",
      declarations:
        "static KSTART_ROUTINE Run; static VOID Run(PVOID c) { ((PEXTENSION)c)->Seen = 5; PsTerminateSystemThread(STATUS_SUCCESS); }",
    },
  );
  passes(
    "a work item",
    `PIO_WORKITEM item = IoAllocateWorkItem(extension->Self); IoQueueWorkItem(item, Work, DelayedWorkQueue, extension);
     KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL); IoFreeWorkItem(item);`,
    {
      declarations: `
          static IO_WORKITEM_ROUTINE Work;
          static VOID Work(PDEVICE_OBJECT d, PVOID c) {
              UNREFERENCED_PARAMETER(d);
              KeSetEvent(&((PEXTENSION)c)->Event, 0, FALSE);
          }
        `,
    },
  );
  passes(
    "fast mutex and critical region",
    `
      FAST_MUTEX m;
      ExInitializeFastMutex(&m);
      ExAcquireFastMutex(&m);
      CHECK(KeGetCurrentIrql() == APC_LEVEL);
      ExReleaseFastMutex(&m);
      CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
      KeEnterCriticalRegion();
      CHECK(KeAreApcsDisabled());
      KeLeaveCriticalRegion();
    `,
  );
});

describe("requests that drivers send", () => {
  passes(
    "a control request built for the own device and waited for",
    `
      KEVENT done;
      IO_STATUS_BLOCK block;
      ULONG answer = 0;
      PIRP mine;
      NTSTATUS s;
      if (stack->Parameters.DeviceIoControl.IoControlCode == 0x222004) {
          *(PULONG)buffer = 77;
          information = 4;
          goto out;
      }
      KeInitializeEvent(&done, NotificationEvent, FALSE);
      mine = IoBuildDeviceIoControlRequest(0x222004, extension->Self, NULL, 0, &answer, 4, FALSE, &done, &block);
      CHECK(mine != NULL);
      s = IoCallDriver(extension->Self, mine);
      if (s == STATUS_PENDING) KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
      CHECK(NT_SUCCESS(block.Status) && block.Information == 4 && answer == 77);
    `,
  );
  passes(
    "an IRP of its own with a completion routine",
    `
      PIRP mine = IoAllocateIrp(extension->Self->StackSize, FALSE);
      PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(mine);
      CHECK(mine != NULL);
      next->MajorFunction = IRP_MJ_READ;
      IoSetCompletionRoutine(mine, Done, extension, TRUE, TRUE, TRUE);
      IoCallDriver(extension->Self, mine);
      KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);
      CHECK(mine->IoStatus.Status == STATUS_SUCCESS);
      IoFreeIrp(mine);
    `,
    {
      declarations: `
          static IO_COMPLETION_ROUTINE Done;
          static NTSTATUS Done(PDEVICE_OBJECT d, PIRP i, PVOID c) {
              UNREFERENCED_PARAMETER(d);
              UNREFERENCED_PARAMETER(i);
              KeSetEvent(&((PEXTENSION)c)->Event, 0, FALSE);
              return STATUS_MORE_PROCESSING_REQUIRED;
          }
        `,
    },
  );
});

describe("registry", () => {
  passes(
    "keys and values",
    `
      UNICODE_STRING path, name;
      OBJECT_ATTRIBUTES a;
      HANDLE key;
      ULONG value = 42, got;
      UCHAR info[64];
      PKEY_VALUE_PARTIAL_INFORMATION p = (PKEY_VALUE_PARTIAL_INFORMATION)info;
      RtlInitUnicodeString(&path, L"\\\\Registry\\\\Machine\\\\System\\\\CurrentControlSet\\\\Services\\\\test\\\\Own");
      InitializeObjectAttributes(&a, &path, OBJ_CASE_INSENSITIVE, NULL, NULL);
      CHECK(NT_SUCCESS(ZwCreateKey(&key, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL)));
      RtlInitUnicodeString(&name, L"Answer");
      CHECK(NT_SUCCESS(ZwSetValueKey(key, &name, 0, REG_DWORD, &value, 4)));
      CHECK(NT_SUCCESS(ZwQueryValueKey(key, &name, KeyValuePartialInformation, info, sizeof(info), &got)));
      CHECK(p->Type == REG_DWORD && p->DataLength == 4 && *(PULONG)p->Data == 42);
      ZwClose(key);
    `,
  );
  passes(
    "parameters by table",
    `
      RTL_QUERY_REGISTRY_TABLE t[4];
      ULONG size = 0;
      UNICODE_STRING text;
      RtlZeroMemory(t, sizeof(t));
      RtlZeroMemory(&text, sizeof(text));
      t[0].Flags = RTL_QUERY_REGISTRY_SUBKEY;
      t[0].Name = L"Parameters";
      t[1].Flags = RTL_QUERY_REGISTRY_DIRECT;
      t[1].Name = L"Size";
      t[1].EntryContext = &size;
      t[2].Flags = RTL_QUERY_REGISTRY_DIRECT;
      t[2].Name = L"Text";
      t[2].EntryContext = &text;
      CHECK(NT_SUCCESS(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, L"test", t, NULL, NULL)));
      CHECK(size == 7);
      CHECK(text.Length == 4 && text.Buffer[1] == L'i');
      ExFreePool(text.Buffer);
    `,
    {},
    { drivers: [{ name: "test", sources: ["driver.c"], parameters: { Size: 7, Text: "hi" } }] },
  );
});

describe("exceptions", () => {
  passes(
    "a probe of a kernel address raises, and is caught",
    `
      __try {
          ProbeForRead(extension, 4, 1);
          CHECK(FALSE);
      } __except (EXCEPTION_EXECUTE_HANDLER) { status = GetExceptionCode(); }
      CHECK(status == STATUS_ACCESS_VIOLATION);
      status = STATUS_SUCCESS;
      __try {
          ProbeForRead((PVOID)((ULONG_PTR)MmHighestUserAddress - 2), 4, 1);
          CHECK(FALSE);
      } __except (EXCEPTION_EXECUTE_HANDLER) { status = GetExceptionCode(); }
      CHECK(status == STATUS_ACCESS_VIOLATION);
      status = STATUS_SUCCESS;
    `,
  );
  passes(
    "a size that ran below zero, or beyond all memory, is not there",
    `
      SIZE_T n = 4;
      PVOID made;
      PDEVICE_OBJECT other;
      CHECK(ExAllocatePoolWithTag(NonPagedPool, n - 5, 'tset') == NULL &&
            ExAllocatePoolWithTag(PagedPool, 0x7fffffff, 'tset') == NULL &&
            ExAllocatePool2(POOL_FLAG_PAGED, (SIZE_T)0 - 16, 'tset') == NULL);
      CHECK(IoCreateDevice(device->DriverObject, 0xfffffff0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &other) ==
                STATUS_INSUFFICIENT_RESOURCES &&
            IoAllocateDriverObjectExtension(device->DriverObject, &made, 0xfffffff0, &made) ==
                STATUS_INSUFFICIENT_RESOURCES);
    `,
  );
  passes(
    "a null pointer in a guarded body is caught",
    `
      volatile ULONG *p = NULL;
      __try {
          *p = 1;
          CHECK(FALSE);
      } __except (EXCEPTION_EXECUTE_HANDLER) { status = GetExceptionCode(); }
      CHECK(status == STATUS_ACCESS_VIOLATION);
      status = STATUS_SUCCESS;
    `,
  );
});
