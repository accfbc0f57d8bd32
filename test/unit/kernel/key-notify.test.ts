// Registry keys that are watched: one change that fits ends the watch, and so does closing the handle.
import { expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const declarations = `
  #include <ntifs.h>
  static UNICODE_STRING watched = RTL_CONSTANT_STRING(L"\\\\Registry\\\\Machine\\\\Software\\\\Watched");
  static UNICODE_STRING below = RTL_CONSTANT_STRING(L"\\\\Registry\\\\Machine\\\\Software\\\\Watched\\\\Below");
  static UNICODE_STRING value = RTL_CONSTANT_STRING(L"Value");
  static HANDLE Create(PUNICODE_STRING name, ACCESS_MASK access) {
      OBJECT_ATTRIBUTES attributes;
      HANDLE key = NULL;
      InitializeObjectAttributes(&attributes, name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
      (void)ZwCreateKey(&key, access, &attributes, 0, NULL, 0, NULL);
      return key;
  }
  static HANDLE MakeEvent(VOID) {
      OBJECT_ATTRIBUTES attributes;
      HANDLE event = NULL;
      InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      (void)ZwCreateEvent(&event, EVENT_ALL_ACCESS, &attributes, SynchronizationEvent, FALSE);
      return event;
  }
  static NTSTATUS State(HANDLE event) {
      LARGE_INTEGER now = { 0 };
      return ZwWaitForSingleObject(event, FALSE, &now);
  }
  static ULONG data = 5;
`;

holds(
  "an event is set by the first change that fits, with the status of one",
  `
    IO_STATUS_BLOCK s = { 0 };
    HANDLE key = Create(&watched, KEY_ALL_ACCESS), event = MakeEvent(), other;
    CHECK(ZwNotifyChangeKey(key, event, NULL, NULL, &s, REG_NOTIFY_CHANGE_LAST_SET, FALSE, NULL, 0, TRUE) ==
          STATUS_PENDING);
    other = Create(&below, KEY_ALL_ACCESS);
    CHECK(ZwSetValueKey(other, &value, 0, REG_DWORD, &data, 4) == STATUS_SUCCESS && State(event) == STATUS_TIMEOUT);
    CHECK(ZwSetValueKey(key, &value, 0, REG_DWORD, &data, 4) == STATUS_SUCCESS && State(event) == STATUS_SUCCESS);
    CHECK(s.Status == STATUS_NOTIFY_ENUM_DIR);
    CHECK(ZwSetValueKey(key, &value, 0, REG_DWORD, &data, 4) == STATUS_SUCCESS && State(event) == STATUS_TIMEOUT);
    CHECK(ZwNotifyChangeKey(key, event, NULL, NULL, &s, REG_NOTIFY_CHANGE_NAME, FALSE, NULL, 0, TRUE) ==
          STATUS_PENDING);
    CHECK(ZwDeleteValueKey(key, &value) == STATUS_SUCCESS && State(event) == STATUS_TIMEOUT);
    CHECK(ZwDeleteKey(other) == STATUS_SUCCESS && State(event) == STATUS_SUCCESS);
    CHECK(ZwNotifyChangeKey(key, event, NULL, NULL, &s, REG_NOTIFY_CHANGE_LAST_SET, TRUE, NULL, 0, TRUE) ==
          STATUS_PENDING);
    ZwClose(other);
    other = Create(&below, KEY_ALL_ACCESS);
    CHECK(RtlWriteRegistryValue(RTL_REGISTRY_ABSOLUTE, below.Buffer, L"Deep", REG_DWORD, &data, 4) == STATUS_SUCCESS &&
          State(event) == STATUS_SUCCESS);
    CHECK(ZwNotifyChangeKey(key, event, NULL, NULL, &s, REG_NOTIFY_CHANGE_NAME, FALSE, NULL, 0, TRUE) ==
          STATUS_PENDING);
    ZwClose(key);
    CHECK(State(event) == STATUS_SUCCESS && s.Status == STATUS_NOTIFY_CLEANUP);
    ZwClose(other);
    ZwClose(event);
  `,
  { declarations },
);

holds(
  "handles and filters are checked",
  `
    IO_STATUS_BLOCK s;
    HANDLE key = Create(&watched, KEY_SET_VALUE), event = MakeEvent();
    CHECK(ZwNotifyChangeKey(key, event, NULL, NULL, &s, REG_NOTIFY_CHANGE_NAME, FALSE, NULL, 0, TRUE) ==
          STATUS_ACCESS_DENIED);
    CHECK(ZwNotifyChangeKey(event, event, NULL, NULL, &s, REG_NOTIFY_CHANGE_NAME, FALSE, NULL, 0, TRUE) ==
          STATUS_OBJECT_TYPE_MISMATCH);
    ZwClose(key);
    key = Create(&watched, KEY_READ);
    CHECK(ZwNotifyChangeKey(key, event, NULL, NULL, &s, 0, FALSE, NULL, 0, TRUE) == STATUS_INVALID_PARAMETER);
    CHECK(ZwNotifyChangeKey(key, key, NULL, NULL, &s, REG_NOTIFY_CHANGE_NAME, FALSE, NULL, 0, TRUE) ==
          STATUS_OBJECT_TYPE_MISMATCH);
    ZwClose(key);
    ZwClose(event);
  `,
  { declarations },
);

it("a work item is queued, and a caller that waits is woken", () => {
  const more = `
    static WORK_QUEUE_ITEM item;
    static WORKER_THREAD_ROUTINE Changed;
    static KSTART_ROUTINE Changes;
    static VOID Changed(PVOID context) { DbgPrint("changed %s\\n", (PCSTR)context); }
    static VOID Changes(PVOID context) {
        LARGE_INTEGER time;
        time.QuadPart = -10000;
        UNREFERENCED_PARAMETER(context);
        KeDelayExecutionThread(KernelMode, FALSE, &time);
        (void)RtlWriteRegistryValue(RTL_REGISTRY_ABSOLUTE, watched.Buffer, L"V", REG_DWORD, &data, 4);
    }
  `;
  const code = `
    IO_STATUS_BLOCK first, second;
    OBJECT_ATTRIBUTES attributes;
    HANDLE key = Create(&watched, KEY_READ), thread;
    ExInitializeWorkItem(&item, Changed, "mine");
    (void)ZwNotifyChangeKey(key, NULL, (PIO_APC_ROUTINE)&item, (PVOID)(ULONG_PTR)DelayedWorkQueue, &first,
                            REG_NOTIFY_CHANGE_LAST_SET, FALSE, NULL, 0, TRUE);
    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    if (NT_SUCCESS(PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, &attributes, NULL, NULL, Changes, NULL)))
        ZwClose(thread);
    DbgPrint("%x\\n", ZwNotifyChangeKey(key, NULL, NULL, NULL, &second, REG_NOTIFY_CHANGE_LAST_SET, FALSE, NULL, 0, FALSE));
    ZwClose(key);
  `;
  const source = driver({ declarations: `${declarations}${more}`, control: code });
  const { kernel, end } = runDriver(source.replace("#include <ntddk.h>", "#include <ntifs.h>"), {
    steps: [...(control() as { steps: readonly unknown[] }).steps, { do: "wait", for: 1 }],
  });
  expect(told(end)).toBe("finished");
  expect(kernel.state.debugOutput.join("").split("\n").sort()).toEqual(["", "10c", "changed mine"]);
});
