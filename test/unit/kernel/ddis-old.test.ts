// What old drivers call: descriptions of hardware in the registry, the speaker, events of the memory manager; and keys as objects.
import { expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

function printed(pieces: Parameters<typeof driver>[0]): { readonly lines: readonly string[]; readonly end: string } {
  const ran = runDriver(driver(pieces), control());
  return { lines: ran.kernel.state.debugOutput.map((line) => line.trim()), end: told(ran.end) };
}
const key = (path: string) => `
  RtlInitUnicodeString(&n, L"\\\\Registry\\\\Machine\\\\Hardware\\\\Description${path}");
  InitializeObjectAttributes(&a, &n, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
  ZwCreateKey(&h, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL);
`;
const value = (name: string, type: string, data: string, size: string) =>
  `RtlInitUnicodeString(&n, L"${name}"); ZwSetValueKey(h, &n, 0, ${type}, ${data}, ${size}); ZwClose(h);`;

it("IoQueryDeviceDescription walks buses, controllers and peripherals as far as it is asked to", () => {
  const { lines, end } = printed({
    declarations: `
      static IO_QUERY_DEVICE_ROUTINE Tell;
      static NTSTATUS Tell(PVOID c, PUNICODE_STRING path, INTERFACE_TYPE bus, ULONG n, PVOID *b, CONFIGURATION_TYPE ct,
                           ULONG cn, PVOID *ci, CONFIGURATION_TYPE pt, ULONG pn, PVOID *pi) {
          PKEY_VALUE_FULL_INFORMATION f = ci == NULL ? NULL : ci[IoQueryDeviceIdentifier];
          DbgPrint("%u %wZ bus %d %u controller %d %u peripheral %d %u: %ws\\n", *(PULONG)c, path, bus, n, ct, cn, pt, pn,
                   f == NULL ? L"-" : (PWSTR)((PUCHAR)f + f->DataOffset));
          UNREFERENCED_PARAMETER(b);
          UNREFERENCED_PARAMETER(pi);
          return cn == 7 ? STATUS_UNSUCCESSFUL : STATUS_SUCCESS;
      }
    `,
    control: `
      UNICODE_STRING n;
      OBJECT_ATTRIBUTES a;
      HANDLE h;
      struct {
          INTERFACE_TYPE type;
          ULONG number;
      } isa = { Isa, 0 };
      ULONG c = 5;
      INTERFACE_TYPE type = Isa;
      CONFIGURATION_TYPE serial = SerialController, pointer = PointerPeripheral;
      DbgPrint("nothing %x\\n", IoQueryDeviceDescription(&type, NULL, NULL, NULL, NULL, NULL, Tell, &c));
      ${key("")} ZwClose(h);
      ${key("\\\\System")} ZwClose(h);
      ${key("\\\\System\\\\MultifunctionAdapter")} ZwClose(h);
      ${key("\\\\System\\\\MultifunctionAdapter\\\\0")} ${value("Configuration Data", "REG_FULL_RESOURCE_DESCRIPTOR", "&isa", "sizeof isa")} ${key("\\\\System\\\\MultifunctionAdapter\\\\0\\\\SerialController")} ZwClose(h);
      ${key("\\\\System\\\\MultifunctionAdapter\\\\0\\\\SerialController\\\\0")} ${value("Identifier", "REG_SZ", 'L"COM1"', "10")} ${key("\\\\System\\\\MultifunctionAdapter\\\\0\\\\SerialController\\\\7")} ZwClose(h);
      ${key("\\\\System\\\\MultifunctionAdapter\\\\0\\\\SerialController\\\\0\\\\PointerPeripheral")} ZwClose(h);
      ${key("\\\\System\\\\MultifunctionAdapter\\\\0\\\\SerialController\\\\0\\\\PointerPeripheral\\\\0")} ZwClose(h);
      DbgPrint("bus %x\\n", IoQueryDeviceDescription(&type, NULL, NULL, NULL, NULL, NULL, Tell, &c));
      DbgPrint("controllers %x\\n", IoQueryDeviceDescription(&type, NULL, &serial, NULL, NULL, NULL, Tell, &c));
      DbgPrint("peripheral %x\\n", IoQueryDeviceDescription(&type, NULL, &serial, NULL, &pointer, NULL, Tell, &c));
      type = Eisa;
      DbgPrint("other %x\\n", IoQueryDeviceDescription(&type, NULL, NULL, NULL, NULL, NULL, Tell, &c));
    `,
  });
  expect(end).toBe("finished");
  const at = "5 \\REGISTRY\\MACHINE\\HARDWARE\\DESCRIPTION\\System\\MultifunctionAdapter\\0";
  expect(lines).toEqual([
    "nothing c0000034",
    `${at} bus 1 0 controller 0 0 peripheral 0 0: -`,
    "bus 0",
    `${at}\\SerialController\\0 bus 1 0 controller 17 0 peripheral 0 0: COM1`,
    `${at}\\SerialController\\7 bus 1 0 controller 17 7 peripheral 0 0: -`,
    "controllers c0000001",
    `${at}\\SerialController\\0\\PointerPeripheral\\0 bus 1 0 controller 17 0 peripheral 31 0: COM1`,
    "peripheral 0",
    "other c0000034",
  ]);
});

it("HalMakeBeep makes what the timer can make", () => {
  const { lines } = printed({
    control: `DbgPrint("%d %d %d %d\\n", HalMakeBeep(1000), HalMakeBeep(10), HalMakeBeep(2000000), HalMakeBeep(0));`,
  });
  expect(lines).toEqual(["1 0 0 1"]);
});

it("the memory manager's events can be opened by their names", () => {
  const open = (
    name: string,
  ) => `RtlInitUnicodeString(&n, L"\\\\KernelObjects\\\\${name}"); s = ZwOpenEvent(&h, EVENT_ALL_ACCESS, &a); p = NULL;
    if (NT_SUCCESS(s)) { ObReferenceObjectByHandle(h, 0, *ExEventObjectType, KernelMode, (PVOID *)&p, NULL); ZwClose(h); }
    DbgPrint("%x %d\\n", s, p == NULL ? -1 : KeReadStateEvent(p)); if (p != NULL) ObDereferenceObject(p);`;
  const { lines, end } = printed({
    control: `
      UNICODE_STRING n;
      OBJECT_ATTRIBUTES a;
      HANDLE h;
      PKEVENT p;
      NTSTATUS s;
      InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);
      ${open("HighMemoryCondition")} ${open("LowMemoryCondition")} ${open("MediumMemoryCondition")}
    `,
  });
  expect([end, ...lines]).toEqual(["finished", "0 1", "0 0", "c0000034 -1"]);
});

it("a registry callback opens the root's object, makes another key, and gives its object to the caller", () => {
  const { lines, end } = printed({
    declarations: `
      static LARGE_INTEGER cookie;
      static BOOLEAN own;
      static EX_CALLBACK_FUNCTION Watch;
      static NTSTATUS Watch(PVOID c, PVOID what, PVOID argument) {
          PREG_CREATE_KEY_INFORMATION i = argument;
          HANDLE root, h;
          UNICODE_STRING n;
          OBJECT_ATTRIBUTES a;
          NTSTATUS s;
          UNREFERENCED_PARAMETER(c);
          if ((REG_NOTIFY_CLASS)(ULONG_PTR)what != RegNtPreCreateKeyEx || own) return STATUS_SUCCESS;
          own = TRUE;
          s = ObOpenObjectByPointer(i->RootObject, OBJ_KERNEL_HANDLE, NULL, KEY_ALL_ACCESS, i->ObjectType, KernelMode,
                                    &root);
          DbgPrint("root %x options %x\\n", s, i->CreateOptions);
          RtlInitUnicodeString(&n, L"Other");
          InitializeObjectAttributes(&a, &n, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, root, i->SecurityDescriptor);
          s = ZwCreateKey(&h, KEY_ALL_ACCESS, &a, 0, i->Class, i->CreateOptions, i->Disposition);
          DbgPrint("other %x\\n", s);
          s = ObReferenceObjectByHandle(h, KEY_ALL_ACCESS, i->ObjectType, KernelMode, i->ResultObject, NULL);
          ZwClose(h);
          ZwClose(root);
          i->GrantedAccess = KEY_ALL_ACCESS;
          return STATUS_CALLBACK_BYPASS;
      }
    `,
    entry: `
      UNICODE_STRING height = RTL_CONSTANT_STRING(L"1");
      HANDLE service, made;
      UNICODE_STRING n;
      OBJECT_ATTRIBUTES a;
      NTSTATUS s;
      ULONG got = 0;
      UCHAR name[256];
      InitializeObjectAttributes(&a, path, OBJ_KERNEL_HANDLE, NULL, NULL);
      ZwOpenKey(&service, KEY_ALL_ACCESS, &a);
      CmRegisterCallbackEx(Watch, &height, driver, NULL, &cookie, NULL);
      RtlInitUnicodeString(&n, L"Wanted");
      InitializeObjectAttributes(&a, &n, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, service, NULL);
      s = ZwCreateKey(&made, KEY_ALL_ACCESS, &a, 0, NULL, REG_OPTION_VOLATILE, NULL);
      CmUnRegisterCallback(cookie);
      if (NT_SUCCESS(s)) {
          ZwQueryKey(made, KeyBasicInformation, name, sizeof(name), &got);
          ((PKEY_BASIC_INFORMATION)name)->Name[((PKEY_BASIC_INFORMATION)name)->NameLength / 2] = 0;
          DbgPrint("made %x %ws\\n", s, ((PKEY_BASIC_INFORMATION)name)->Name);
          ZwClose(made);
      }
      ZwClose(service);
    `,
  });
  expect([end, ...lines]).toEqual(["finished", "root 0 options 1", "other 0", "made 0 Other"]);
});
