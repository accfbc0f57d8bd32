// Registry callbacks: before and after, in the order of altitudes, refused, bypassed, changed.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const declarations = String.raw`
  static CHAR said[512];
  static ULONG used;
  static NTSTATUS answer;
  static LARGE_INTEGER high, low;
  static VOID Say(PCSTR text, ULONG number) { used += (ULONG)sprintf(said + used, "%s%u ", text, number); }
  EX_CALLBACK_FUNCTION High, Low;
  NTSTATUS High(PVOID context, PVOID kind, PVOID data) {
      ULONG n = (ULONG)(ULONG_PTR)kind;
      CHECK(context == (PVOID)1);
      Say("h", n);
      if (n == RegNtPreSetValueKey) {
          PREG_SET_VALUE_KEY_INFORMATION set = (PREG_SET_VALUE_KEY_INFORMATION)data;
          PCUNICODE_STRING name = NULL;
          CHECK(set->Type == REG_DWORD && set->DataSize == 4 && set->ValueName->Length == 2);
          CHECK(CmCallbackGetKeyObjectIDEx(&high, set->Object, NULL, &name, 0) == STATUS_SUCCESS && name->Length > 20);
          CmCallbackReleaseKeyObjectIDEx(name);
          CHECK(CmGetBoundTransaction(&high, set->Object) == NULL);
          return answer;
      }
      if (n == RegNtPreOpenKeyEx) {
          PREG_OPEN_KEY_INFORMATION open = (PREG_OPEN_KEY_INFORMATION)data;
          CHECK(open->CompleteName->Length > 0 && open->DesiredAccess == KEY_READ);
      }
      return STATUS_SUCCESS;
  }
  NTSTATUS Low(PVOID context, PVOID kind, PVOID data) {
      ULONG n = (ULONG)(ULONG_PTR)kind;
      UNREFERENCED_PARAMETER(context);
      Say("l", n);
      if (n == RegNtPostSetValueKey) {
          PREG_POST_OPERATION_INFORMATION after = (PREG_POST_OPERATION_INFORMATION)data;
          CHECK(after->Status == STATUS_SUCCESS &&
                ((PREG_SET_VALUE_KEY_INFORMATION)after->PreInformation)->Type == REG_DWORD);
          if (answer == 1) {
              after->ReturnStatus = STATUS_ACCESS_DENIED;
              return STATUS_CALLBACK_BYPASS;
          }
      }
      return STATUS_SUCCESS;
  }
  static VOID On(PDRIVER_OBJECT driver) {
      UNICODE_STRING a = RTL_CONSTANT_STRING(L"320000"), b = RTL_CONSTANT_STRING(L"40000"),
                     bad = RTL_CONSTANT_STRING(L"x");
      CHECK(CmRegisterCallbackEx(Low, &b, driver, NULL, &low, NULL) == STATUS_SUCCESS);
      CHECK(CmRegisterCallbackEx(High, &a, driver, (PVOID)1, &high, NULL) == STATUS_SUCCESS);
      CHECK(CmRegisterCallbackEx(Low, &b, driver, NULL, &low, NULL) == STATUS_FLT_INSTANCE_ALTITUDE_COLLISION &&
            CmRegisterCallbackEx(Low, &bad, driver, NULL, &low, NULL) == STATUS_INVALID_PARAMETER);
  }
  static HANDLE Key(VOID) {
      HANDLE key = NULL;
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING path = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software\\Test");
      InitializeObjectAttributes(&a, &path, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwCreateKey(&key, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL) == STATUS_SUCCESS);
      return key;
  }
  static NTSTATUS Set(HANDLE key, ULONG value) {
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"v");
      return ZwSetValueKey(key, &name, 0, REG_DWORD, &value, sizeof(value));
  }
  static ULONG Get(HANDLE key) {
      UCHAR room[64];
      ULONG n;
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"v");
      PKEY_VALUE_PARTIAL_INFORMATION p = (PKEY_VALUE_PARTIAL_INFORMATION)room;
      return NT_SUCCESS(ZwQueryValueKey(key, &name, KeyValuePartialInformation, room, sizeof(room), &n))
                 ? *(PULONG)p->Data
                 : 0;
  }
  static VOID Off(VOID) {
      CHECK(CmUnRegisterCallback(low) == STATUS_SUCCESS && CmUnRegisterCallback(high) == STATUS_SUCCESS &&
            CmUnRegisterCallback(high) == STATUS_INVALID_PARAMETER);
  }
`;

describe("registry callbacks", () => {
  holds(
    "are told of every operation before and after it, from above",
    String.raw`
      HANDLE key = Key();
      On(device->DriverObject);
      answer = STATUS_SUCCESS;
      CHECK(Set(key, 5) == STATUS_SUCCESS);
      CHECK(Get(key) == 5);
      ZwClose(key);
      Off();
      CHECK(strcmp(said, "h1 l1 h16 l16 h8 l8 h23 l23 h14 l14 h25 l25 ") == 0);
      key = Key();
      CHECK(Set(key, 6) == STATUS_SUCCESS);
      ZwClose(key);
      CHECK(strlen(said) == 44);
    `,
    { declarations },
  );
  holds(
    "hear of what is asked of keys, too, but not of what a handle may not do",
    String.raw`
      HANDLE key = Key(), reader;
      ULONG n;
      UCHAR room[256];
      UNICODE_STRING path = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software\\Test");
      OBJECT_ATTRIBUTES a;
      InitializeObjectAttributes(&a, &path, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwOpenKey(&reader, KEY_READ, &a) == STATUS_SUCCESS);
      Set(key, 5);
      On(device->DriverObject);
      answer = STATUS_SUCCESS;
      CHECK(ZwQueryKey(key, KeyBasicInformation, room, sizeof(room), &n) == STATUS_SUCCESS &&
            ZwEnumerateValueKey(key, 0, KeyValueFullInformation, room, sizeof(room), &n) == STATUS_SUCCESS &&
            ZwEnumerateKey(key, 0, KeyBasicInformation, room, sizeof(room), &n) == STATUS_NO_MORE_ENTRIES &&
            ZwFlushKey(key) == STATUS_SUCCESS);
      CHECK(Set(reader, 1) == STATUS_ACCESS_DENIED);
      Off();
      ZwClose(key);
      ZwClose(reader);
      CHECK(ZwFlushKey((HANDLE)8) == STATUS_INVALID_HANDLE);
      CHECK(strcmp(said, "h7 l7 h22 l22 h6 l6 h21 l21 h5 l5 h20 l20 h30 l30 h31 l31 ") == 0);
    `,
    { declarations },
  );
  holds(
    "keep something with an operation and with a key's object, and are told to let it go",
    String.raw`
      HANDLE key = Key(), again;
      LARGE_INTEGER none;
      PVOID old = NULL;
      UNICODE_STRING a = RTL_CONSTANT_STRING(L"1"), b = RTL_CONSTANT_STRING(L"2");
      none.QuadPart = 99;
      CHECK(CmRegisterCallbackEx(Keeper, &a, device->DriverObject, &keptA, &keptA.cookie, NULL) == STATUS_SUCCESS &&
            CmRegisterCallbackEx(Keeper, &b, device->DriverObject, &keptB, &keptB.cookie, NULL) == STATUS_SUCCESS);
      CHECK(Set(key, 1) == STATUS_SUCCESS && keptA.posts == 1 && keptB.posts == 1);
      CHECK(CmSetCallbackObjectContext(keptA.object, &none, &keptA, NULL) == STATUS_INVALID_PARAMETER &&
            CmSetCallbackObjectContext(&none, &keptA.cookie, &keptA, NULL) == STATUS_INVALID_PARAMETER &&
            CmSetCallbackObjectContext(keptA.object, &keptA.cookie, (PVOID)(ULONG_PTR)4, &old) == STATUS_SUCCESS &&
            old == &keptA);
      again = Key();
      ZwClose(again);
      CHECK(keptA.cleaned == 0);
      CHECK(Get(key) == 1 && keptA.seen == (PVOID)(ULONG_PTR)4 && keptB.seen == &keptB);
      ZwClose(key);
      CHECK(keptA.cleaned == 1 && keptB.cleaned == 1);
      key = Key();
      Set(key, 2);
      CHECK(CmUnRegisterCallback(keptB.cookie) == STATUS_SUCCESS && keptB.cleaned == 2 && keptA.cleaned == 1);
      CHECK(CmUnRegisterCallback(keptA.cookie) == STATUS_SUCCESS && keptA.cleaned == 2);
      ZwClose(key);
    `,
    {
      declarations: `
        ${declarations}
        typedef struct {
            LARGE_INTEGER cookie;
            ULONG posts, cleaned;
            PVOID object, seen;
        } KEPT;
        static KEPT keptA, keptB;
        EX_CALLBACK_FUNCTION Keeper;
        NTSTATUS Keeper(PVOID c, PVOID kind, PVOID data) {
            KEPT *kept = (KEPT *)c;
            ULONG n = (ULONG)(ULONG_PTR)kind;
            if (n == RegNtPreSetValueKey) {
                PREG_SET_VALUE_KEY_INFORMATION s = (PREG_SET_VALUE_KEY_INFORMATION)data;
                CHECK(s->CallContext == NULL);
                s->CallContext = kept;
                kept->object = s->Object;
                CHECK(CmSetCallbackObjectContext(s->Object, &kept->cookie, kept, NULL) == STATUS_SUCCESS);
            }
            if (n == RegNtPostSetValueKey) {
                PREG_POST_OPERATION_INFORMATION p = (PREG_POST_OPERATION_INFORMATION)data;
                CHECK(p->CallContext == kept && p->ObjectContext == kept);
                kept->posts++;
            }
            if (n == RegNtPreQueryValueKey) kept->seen = ((PREG_QUERY_VALUE_KEY_INFORMATION)data)->ObjectContext;
            if (n == RegNtCallbackObjectContextCleanup) {
                PREG_CALLBACK_CONTEXT_CLEANUP_INFORMATION i = (PREG_CALLBACK_CONTEXT_CLEANUP_INFORMATION)data;
                CHECK(i->Object == kept->object && i->ObjectContext != NULL);
                kept->cleaned++;
            }
            return STATUS_SUCCESS;
        }
      `,
    },
  );
  holds(
    "refuse an operation, or do it in the system's stead",
    String.raw`
      HANDLE key = Key();
      CHECK(Set(key, 1) == STATUS_SUCCESS);
      On(device->DriverObject);
      answer = STATUS_ACCESS_DENIED;
      CHECK(Set(key, 2) == STATUS_ACCESS_DENIED && Get(key) == 1);
      CHECK(strncmp(said, "h1 h8 ", 6) == 0);
      answer = STATUS_CALLBACK_BYPASS;
      CHECK(Set(key, 3) == STATUS_SUCCESS && Get(key) == 1);
      answer = 1;
      CHECK(Set(key, 4) == STATUS_ACCESS_DENIED && Get(key) == 4);
      Off();
      ZwClose(key);
    `,
    { declarations },
  );
  holds(
    "see keys created and opened, by the names that were given",
    String.raw`
      HANDLE key, sub;
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"Below");
      ULONG major = 9, minor = 9;
      On(device->DriverObject);
      key = Key();
      InitializeObjectAttributes(&a, &name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, key, NULL);
      CHECK(ZwOpenKey(&sub, KEY_READ, &a) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(strcmp(said, "h26 l26 h27 l27 h28 l28 h29 l29 ") == 0);
      Off();
      ZwClose(key);
      CmGetCallbackVersion(&major, &minor);
      CHECK(major == 1 && minor == 1);
    `,
    { declarations },
  );
  holds(
    "that let an operation through hear that one below does not; of what that one does itself those below it hear",
    String.raw`
      static UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"300000"),
                            path = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software\\Test");
      HANDLE key = Key(), other;
      OBJECT_ATTRIBUTES a;
      InitializeObjectAttributes(&a, &path, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
      On(device->DriverObject);
      CHECK(CmRegisterCallbackEx(Middle, &altitude, device->DriverObject, NULL, &middle, NULL) == STATUS_SUCCESS);
      CHECK(Set(key, 5) == STATUS_ACCESS_DENIED && strcmp(said, "h1 m1 h16 ") == 0);
      used = 0;
      CHECK(ZwOpenKey(&other, KEY_READ, &a) == STATUS_SUCCESS);
      CHECK(strcmp(said, "h28 m28 l26 l27 l14 l25 l28 h29 m29 l29 ") == 0);
      CHECK(CmUnRegisterCallback(middle) == STATUS_SUCCESS);
      Off();
      ZwClose(other);
      ZwClose(key);
    `,
    {
      declarations: `
        ${declarations}
        static LARGE_INTEGER middle;
        EX_CALLBACK_FUNCTION Middle;
        NTSTATUS Middle(PVOID context, PVOID kind, PVOID data) {
            ULONG n = (ULONG)(ULONG_PTR)kind;
            UNREFERENCED_PARAMETER(context);
            Say("m", n);
            if (n == RegNtPreOpenKeyEx) {
                PREG_OPEN_KEY_INFORMATION_V1 open = (PREG_OPEN_KEY_INFORMATION_V1)data;
                CHECK(open->Version == 1 && open->RootObject != NULL &&
                      open->RemainingName->Length == open->CompleteName->Length - 20);
                CHECK(open->Attributes == (OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE) && open->CheckAccessMode == KernelMode);
                ZwClose(Key());
            }
            return n == RegNtPreSetValueKey ? STATUS_ACCESS_DENIED : STATUS_SUCCESS;
        }
      `,
    },
  );
  holds(
    "keep what is one opening's own apart from other openings of the key",
    String.raw`
      static UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"1000"),
                            path = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software\\Test");
      HANDLE key = Key(), second;
      OBJECT_ATTRIBUTES a;
      InitializeObjectAttributes(&a, &path, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(CmRegisterCallbackEx(Own, &altitude, device->DriverObject, NULL, &own, NULL) == STATUS_SUCCESS);
      CHECK(ZwOpenKey(&second, KEY_ALL_ACCESS, &a) == STATUS_SUCCESS);
      CHECK(Set(key, 1) == STATUS_SUCCESS && Set(second, 2) == STATUS_SUCCESS);
      ZwClose(second);
      CHECK(Set(key, 3) == STATUS_SUCCESS);
      ZwClose(key);
      CHECK(CmUnRegisterCallback(own) == STATUS_SUCCESS && strcmp(said, "set0 set7 gone40 set0 ") == 0);
    `,
    {
      declarations: `${declarations}
  static LARGE_INTEGER own;
  EX_CALLBACK_FUNCTION Own;
  NTSTATUS Own(PVOID context, PVOID kind, PVOID data) {
      ULONG n = (ULONG)(ULONG_PTR)kind;
      UNREFERENCED_PARAMETER(context);
      if (n == RegNtPostOpenKeyEx)
          CmSetCallbackObjectContext(((PREG_POST_OPERATION_INFORMATION)data)->Object, &own, (PVOID)7, NULL);
      if (n == RegNtPreSetValueKey) Say("set", (ULONG)(ULONG_PTR)((PREG_SET_VALUE_KEY_INFORMATION)data)->ObjectContext);
      if (n == RegNtCallbackObjectContextCleanup) Say("gone", n);
      return STATUS_SUCCESS;
  }
`,
    },
  );
  holds(
    "of the older kind have an altitude of their own, above those with a low one",
    String.raw`
      LARGE_INTEGER one, two;
      PCUNICODE_STRING name = NULL;
      HANDLE key = Key();
      UNICODE_STRING a = RTL_CONSTANT_STRING(L"1000");
      CHECK(CmRegisterCallbackEx(Low, &a, device->DriverObject, NULL, &low, NULL) == STATUS_SUCCESS &&
            CmRegisterCallback(Old, NULL, &one) == STATUS_SUCCESS && CmRegisterCallback(Old, NULL, &two) == STATUS_SUCCESS);
      CHECK(Get(key) == 0);
      CHECK(strcmp(said, "o8 o8 l8 o23 o23 l23 ") == 0);
      CHECK(CmCallbackGetKeyObjectID(&one, seen, NULL, &name) == STATUS_SUCCESS && name->Length > 20 &&
            CmCallbackGetKeyObjectID(&one, device, NULL, NULL) == STATUS_INVALID_PARAMETER);
      CHECK(CmUnRegisterCallback(one) == STATUS_SUCCESS && CmUnRegisterCallback(two) == STATUS_SUCCESS &&
            CmUnRegisterCallback(low) == STATUS_SUCCESS);
      ZwClose(key);
    `,
    {
      declarations: `
        ${declarations}
        static PVOID seen;
        EX_CALLBACK_FUNCTION Old;
        NTSTATUS Old(PVOID context, PVOID kind, PVOID data) {
            CHECK(context == NULL);
            Say("o", (ULONG)(ULONG_PTR)kind);
            if ((ULONG)(ULONG_PTR)kind == RegNtPreQueryValueKey) seen = ((PREG_QUERY_VALUE_KEY_INFORMATION)data)->Object;
            return STATUS_SUCCESS;
        }
      `,
    },
  );
  it("keep a key's object no longer than it has handles and references", () => {
    const ran = runDriver(
      driver({
        declarations: `
          static LARGE_INTEGER cookie;
          static PVOID Kept;
          EX_CALLBACK_FUNCTION Watch;
          NTSTATUS Watch(PVOID context, PVOID kind, PVOID data) {
              UNREFERENCED_PARAMETER(context);
              if ((ULONG)(ULONG_PTR)kind == RegNtPostOpenKeyEx && Kept == NULL) {
                  Kept = ((PREG_POST_OPERATION_INFORMATION)data)->Object;
                  if (Kept != NULL) ObReferenceObject(Kept);
              }
              return STATUS_SUCCESS;
          }
        `,
        control: String.raw`
          UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"1000"), name = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software");
          OBJECT_ATTRIBUTES attributes;
          HANDLE key;
          int i;
          InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
          CmRegisterCallbackEx(Watch, &altitude, device->DriverObject, NULL, &cookie, NULL);
          for (i = 0; i < 50; i++)
              if (NT_SUCCESS(ZwOpenKey(&key, KEY_READ, &attributes))) ZwClose(key);
          if (NT_SUCCESS(ObOpenObjectByPointer(Kept, OBJ_KERNEL_HANDLE, NULL, KEY_READ, NULL, KernelMode, &key))) {
              DbgPrint("still there\n");
              ZwClose(key);
          }
          if (buffer[0] != 0) ObDereferenceObject(Kept);
          information = 0;
          CmUnRegisterCallback(cookie);
        `,
      }).replace("ntddk.h", "ntifs.h"),
      {
        steps: [
          { do: "open", handle: "h", device: "\\Device\\Test" },
          { do: "ioctl", handle: "h", code: 0x222000, input: { hex: "00000000" } },
        ],
      },
    );
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    expect(ran.kernel.state.debugOutput).toEqual(["still there\n"]);
    // That of the key above all others, and the one that is referenced.
    expect(ran.kernel.state.keyObjects.size).toBe(2);
    expect(ran.kernel.state.keyHandles.size).toBe(0);
    const objects = [...ran.kernel.state.pool.blocks.values()].filter((one) => one.what === "key object" && !one.freed);
    expect(objects).toHaveLength(2);
  });
  it("must be withdrawn before their driver is unloaded", () => {
    const checks = '#define CHECK(c) do { if (!(c)) DbgPrint("CHECK failed: %s\\n", #c); } while (0)\n';
    const ran = runDriver(
      driver({
        declarations: checks + declarations,
        control: `
            UNREFERENCED_PARAMETER(Off);
            UNREFERENCED_PARAMETER(Get);
            UNREFERENCED_PARAMETER(Set);
            UNREFERENCED_PARAMETER(Key);
            On(device->DriverObject);
          `,
      }),
      control(),
    );
    expect(told(ran.end)).toMatch(/verifier:unload.*a registry callback is still registered.*registered here/);
  });
});

describe("a key", () => {
  const open = String.raw`
    static HANDLE Open(PCWSTR path, BOOLEAN create) {
        HANDLE key = NULL;
        OBJECT_ATTRIBUTES a;
        UNICODE_STRING name;
        NTSTATUS status;
        RtlInitUnicodeString(&name, path);
        InitializeObjectAttributes(&a, &name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
        status = create ? ZwCreateKey(&key, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL) : ZwOpenKey(&key, KEY_ALL_ACCESS, &a);
        return NT_SUCCESS(status) ? key : NULL;
    }
  `;
  holds(
    "is renamed with what lies below it, and whoever has it open goes on",
    String.raw`
      HANDLE key = Key(), below = Open(L"\\Registry\\Machine\\Software\\Test\\Below", TRUE), other;
      HANDLE taken = Open(L"\\Registry\\Machine\\Software\\Taken", TRUE);
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"Renamed"), path = RTL_CONSTANT_STRING(L"a\\b"),
                     there = RTL_CONSTANT_STRING(L"taken");
      ULONG n;
      UCHAR room[256];
      LARGE_INTEGER time;
      Set(below, 7);
      CHECK(ZwRenameKey(key, &path) == STATUS_INVALID_PARAMETER);
      CHECK(ZwRenameKey(key, &there) == STATUS_CANNOT_DELETE);
      On(device->DriverObject);
      answer = STATUS_SUCCESS;
      CHECK(ZwRenameKey(key, &name) == STATUS_SUCCESS);
      time.QuadPart = 133000000000000000;
      CHECK(ZwSetInformationKey(key, KeyWriteTimeInformation, &time, sizeof(time)) == STATUS_SUCCESS);
      CHECK(ZwSetInformationKey(key, KeyWriteTimeInformation, &time, 4) == STATUS_INFO_LENGTH_MISMATCH);
      Off();
      CHECK(strcmp(said, "h4 l4 h19 l19 h3 l3 h18 l18 h3 l3 h18 l18 ") == 0);
      CHECK(Get(below) == 7);
      CHECK(ZwQueryKey(key, KeyBasicInformation, room, sizeof(room), &n) == STATUS_SUCCESS &&
            ((PKEY_BASIC_INFORMATION)room)->LastWriteTime.QuadPart == time.QuadPart &&
            ((PKEY_BASIC_INFORMATION)room)->NameLength == name.Length &&
            RtlCompareMemory(((PKEY_BASIC_INFORMATION)room)->Name, name.Buffer, name.Length) == name.Length);
      CHECK(Open(L"\\Registry\\Machine\\Software\\Test", FALSE) == NULL);
      other = Open(L"\\Registry\\Machine\\Software\\Renamed\\Below", FALSE);
      CHECK(other != NULL && Get(other) == 7);
      ZwClose(other);
      ZwClose(taken);
      ZwClose(below);
      ZwClose(key);
    `,
    { declarations: declarations + open },
  );
  holds(
    "has a descriptor, of whose reading and writing callbacks are told",
    String.raw`
      HANDLE key = Key();
      UCHAR room[256];
      ULONG needed;
      On(device->DriverObject);
      CHECK(ZwQuerySecurityObject(key, DACL_SECURITY_INFORMATION, room, sizeof(room), &needed) == STATUS_SUCCESS);
      CHECK(ZwSetSecurityObject(key, DACL_SECURITY_INFORMATION, room) == STATUS_SUCCESS);
      Off();
      CHECK(strcmp(said, "h36 l36 h37 l37 h38 l38 h39 l39 ") == 0);
      ZwClose(key);
    `,
    { declarations: `#include <ntifs.h>\n${declarations}` },
  );
  holds(
    "is opened by those whom its descriptor lets, where the check is asked for",
    String.raw`
      HANDLE key, below;
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING devices = RTL_CONSTANT_STRING(L"\\registry\\machine\\system\\CurrentControlSet\\enum"),
                     closed = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software\\Closed"),
                     inside = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software\\Closed\\Inside");
      SECURITY_DESCRIPTOR nobody;
      union { ACL acl; UCHAR room[64]; } list;
      InitializeObjectAttributes(&a, &devices, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwOpenKey(&key, DELETE, &a) == STATUS_SUCCESS);
      ZwClose(key);
      a.Attributes |= OBJ_FORCE_ACCESS_CHECK;
      CHECK(ZwOpenKey(&key, DELETE, &a) == STATUS_ACCESS_DENIED);
      CHECK(ZwOpenKey(&key, MAXIMUM_ALLOWED, &a) == STATUS_SUCCESS && Set(key, 1) == STATUS_ACCESS_DENIED);
      ZwClose(key);
      CHECK(RtlCreateSecurityDescriptor(&nobody, SECURITY_DESCRIPTOR_REVISION) == STATUS_SUCCESS &&
            RtlCreateAcl(&list.acl, sizeof(list), ACL_REVISION) == STATUS_SUCCESS &&
            RtlSetDaclSecurityDescriptor(&nobody, TRUE, &list.acl, FALSE) == STATUS_SUCCESS);
      InitializeObjectAttributes(&a, &closed, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, &nobody);
      CHECK(ZwCreateKey(&key, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL) == STATUS_SUCCESS);
      InitializeObjectAttributes(&a, &inside, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE | OBJ_FORCE_ACCESS_CHECK, NULL, NULL);
      CHECK(ZwCreateKey(&below, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL) == STATUS_ACCESS_DENIED);
      a.ObjectName = &closed;
      CHECK(ZwOpenKey(&below, KEY_READ, &a) == STATUS_ACCESS_DENIED);
      ZwClose(key);
    `,
    { declarations: `#include <ntifs.h>\n${declarations}` },
  );
});
