// Rows of guide-4-and-articles about values, callbacks and application hives; and what registry callbacks hear of programs.
import { expect, it } from "vitest";
import type { Pieces } from "../unit/kernel/driver.ts";
import { runProgram } from "../unit/kernel/program.ts";
import { prints } from "./run.ts";

const declarations = String.raw`
  #include <ntifs.h>
  static LARGE_INTEGER cookie;
  static HANDLE shared;
  static WCHAR path[80];
  static EX_CALLBACK_FUNCTION Watch;
  static NTSTATUS Watch(PVOID c, PVOID which, PVOID information) {
      REG_NOTIFY_CLASS what = (REG_NOTIFY_CLASS)(ULONG_PTR)which;
      UNREFERENCED_PARAMETER(c);
      if (what == RegNtPreOpenKeyEx) {
          PUNICODE_STRING n = ((PREG_OPEN_KEY_INFORMATION)information)->CompleteName;
          HANDLE h;
          OBJECT_ATTRIBUTES a;
          DbgPrint("open %wZ of %u\n", n, PsGetCurrentProcessId() != (HANDLE)4);
          if (n->Length > 26 && n->Buffer[10] == L'A') {
              RtlCopyMemory(path, n->Buffer, n->Length);
              InitializeObjectAttributes(&a, n, OBJ_KERNEL_HANDLE, NULL, NULL);
              DbgPrint("itself %x\n", ZwOpenKey(&h, KEY_READ, &a));
          }
      }
      if (what == RegNtPreCreateKeyEx)
          DbgPrint("create %wZ\n", ((PREG_CREATE_KEY_INFORMATION)information)->CompleteName);
      if (what == RegNtPreSetValueKey) {
          PREG_SET_VALUE_KEY_INFORMATION v = information;
          DbgPrint("set %wZ %u\n", v->ValueName, *(PULONG)v->Data);
          if (*(PULONG)v->Data == 13) return STATUS_ACCESS_DENIED;
      }
      if (what == RegNtPreKeyHandleClose) DbgPrint("close\n");
      return STATUS_SUCCESS;
  }
`;
const watching = (control: string) => ({
  declarations,
  control: `
    information = 0;
    {
        OBJECT_ATTRIBUTES a;
        UNICODE_STRING n;
        HANDLE h;
        NTSTATUS s;
        ${control}
    }
  `,
  entry: `
      UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"380000");
      NTSTATUS s = CmRegisterCallbackEx(Watch, &altitude, driver, NULL, &cookie, NULL);
      if (!NT_SUCCESS(s)) return s;
    `,
  unload: "CmUnRegisterCallback(cookie);",
});
const lines = (ran: ReturnType<typeof runProgram>) =>
  ran.kernel.state.debugOutput
    .join("")
    .trim()
    .split("\n")
    .map((line) => line.replace(/\{[-\da-f]+\}/, "{…}"));
const unload = {
  after: [
    { do: "remove", device: "device" },
    { do: "unload", driver: "test" },
  ],
};

it("D59 an application hive is opened by the registry itself, by nobody else with its path, and has no security of its own", () => {
  const secure = `
      SECURITY_DESCRIPTOR sd;
      RtlCreateSecurityDescriptor(&sd, SECURITY_DESCRIPTOR_REVISION);
      RtlSetDaclSecurityDescriptor(&sd, TRUE, NULL, FALSE);
    `;
  const control = String.raw`
    ${secure} RtlInitUnicodeString(&n, path);
    InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);
    s = ZwOpenKey(&h, KEY_READ, &a);
    DbgPrint("driver %x\n", s);
    RtlInitUnicodeString(&n, L"Settings");
    InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, *(PHANDLE)buffer, NULL);
    s = ZwOpenKey(&h, KEY_ALL_ACCESS, &a);
    DbgPrint("below %x ", s);
    s = ZwSetSecurityObject(h, DACL_SECURITY_INFORMATION, &sd);
    DbgPrint("%x\n", s);
    ZwClose(h);
  `;
  const ran = runProgram(
    String.raw`
      HKEY root, key, again;
      HANDLE h = Open(0);
      DWORD n, value = 5, size = 4;
      CHECK(RegLoadAppKey("C:\\app.dat", &root, KEY_ALL_ACCESS, 0, 0) == 0);
      CHECK(RegCreateKeyEx(root, "Settings", 0, NULL, 0, KEY_ALL_ACCESS, NULL, &key, NULL) == 0);
      CHECK(RegSetValueEx(key, "Size", 0, REG_DWORD, (BYTE *)&value, 4) == 0);
      CHECK(DeviceIoControl(h, 0x222000, &root, 8, NULL, 0, &n, NULL));
      CHECK(RegCloseKey(root) == 0);
      value = 0;
      CHECK(RegQueryValueEx(key, "Size", NULL, NULL, (BYTE *)&value, &size) == 0 && value == 5);
      CHECK(RegCloseKey(key) == 0);
      CHECK(RegLoadAppKey("C:\\app.dat", &again, KEY_READ, 0, 0) == 0);
      CHECK(RegOpenKeyEx(again, "Settings", 0, KEY_READ, &key) == 0);
      value = 0;
      CHECK(RegQueryValueEx(key, "Size", NULL, NULL, (BYTE *)&value, &size) == 0 && value == 5);
      CHECK(RegSetValueEx(key, "Size", 0, REG_DWORD, (BYTE *)&value, 4) == ERROR_ACCESS_DENIED);
    `,
    { driver: watching(control), ...unload },
  );
  expect(ran).toMatchObject({ end: "finished", output: "" });
  const opened = ["open \\REGISTRY\\A\\{…} of 1", "itself c0000022"];
  expect(lines(ran)).toEqual([
    ...opened,
    "create Settings",
    "set Size 5",
    ...opened,
    "driver c0000022",
    "open Settings of 1",
    "below 0 c0000022",
    "close",
    "close",
    "close",
    ...opened,
    "open Settings of 1",
  ]);
  // It was unloaded with the process' last handles.
  expect([...ran.kernel.state.registry.keys()].filter((key) => key.startsWith("\\registry\\a\\"))).toEqual([]);
});

it("what a program does to the registry is heard of, and refused, by registry callbacks", () => {
  const ran = runProgram(
    String.raw`
      HKEY key;
      DWORD value = 7;
      CHECK(RegCreateKeyEx(HKEY_LOCAL_MACHINE, "SOFTWARE\\Ring\\Side", 0, NULL, 0, KEY_ALL_ACCESS, NULL, &key, NULL) == 0);
      CHECK(RegSetValueEx(key, "N", 0, REG_DWORD, (BYTE *)&value, 4) == 0);
      value = 13;
      CHECK(RegSetValueEx(key, "N", 0, REG_DWORD, (BYTE *)&value, 4) == ERROR_ACCESS_DENIED);
      CHECK(RegDeleteKey(HKEY_LOCAL_MACHINE, "SOFTWARE\\Ring") == ERROR_ACCESS_DENIED);
      CHECK(RegCloseKey(key) == 0);
    `,
    { driver: watching(""), ...unload },
  );
  expect(ran).toMatchObject({ end: "finished", output: "" });
  expect(lines(ran)).toEqual([
    "create SOFTWARE\\Ring",
    "close",
    "create SOFTWARE\\Ring\\Side",
    "set N 7",
    "set N 13",
    "open SOFTWARE\\Ring of 1",
    "close",
    "close",
  ]);
});

it("D51 a value of the registry, asked for twice; a key deleted and closed", () => {
  const control = `
    HANDLE h;
    OBJECT_ATTRIBUTES a;
    UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\Registry\\\\Machine\\\\Software\\\\Test"), v = RTL_CONSTANT_STRING(L"V");
    ULONG size = 0, value = 7;
    UCHAR room[64];
    InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);
    (void)ZwCreateKey(&h, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL);
    (void)ZwSetValueKey(h, &v, 0, REG_DWORD, &value, 4);
    DbgPrint("%x %u\\n", ZwQueryValueKey(h, &v, KeyValuePartialInformation, NULL, 0, &size), size);
    DbgPrint("%x\\n", ZwQueryValueKey(h, &v, KeyValuePartialInformation, room, 12, &size));
    DbgPrint("%x %u\\n", ZwQueryValueKey(h, &v, KeyValuePartialInformation, room, size, &size),
             *(PULONG)((PKEY_VALUE_PARTIAL_INFORMATION)room)->Data);
    DbgPrint("%x %x\\n", ZwDeleteKey(h), ZwClose(h));
  `;
  const lines = prints(control);
  expect(lines[0]).toMatch(/^c0000023 16$/);
  expect(lines[1]).toBe("80000005");
  expect(lines[2]).toBe("0 7");
  expect(lines[3]).toBe("0 0");
});

it("D55 a registry callback that refuses an open: the caller sees its status, and nobody is told afterwards", () => {
  const pieces: Pieces = {
    declarations: `
      static EX_CALLBACK_FUNCTION Told;
      static NTSTATUS Told(PVOID c, PVOID what, PVOID info) {
          UNREFERENCED_PARAMETER(c);
          UNREFERENCED_PARAMETER(info);
          if ((REG_NOTIFY_CLASS)(ULONG_PTR)what == RegNtPreOpenKeyEx) {
              DbgPrint("before\\n");
              return STATUS_ACCESS_DENIED;
          }
          if ((REG_NOTIFY_CLASS)(ULONG_PTR)what == RegNtPostOpenKeyEx) DbgPrint("after\\n");
          return STATUS_SUCCESS;
      }
    `,
  };
  const control = `
    LARGE_INTEGER cookie;
    UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"380000"), n = RTL_CONSTANT_STRING(L"\\\\Registry\\\\Machine\\\\Software");
    OBJECT_ATTRIBUTES a;
    HANDLE h;
    NTSTATUS s = CmRegisterCallbackEx(Told, &altitude, extension->Self->DriverObject, NULL, &cookie, NULL);
    DbgPrint("%x\\n", s);
    InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);
    DbgPrint("%x\\n", ZwOpenKey(&h, KEY_READ, &a));
    (void)CmUnRegisterCallback(cookie);
  `;
  expect(prints(control, pieces)).toEqual(["0", "before", "c0000022"]);
});
