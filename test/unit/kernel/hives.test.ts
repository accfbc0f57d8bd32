// Keys saved to files, restored and loaded from them: by drivers, by programs with the privileges, and what callbacks are told.
import { describe, expect, it } from "vitest";
import { type HiveKey, readHive, writeHive } from "../../../kernel/ex/regf.ts";
import { holds } from "./checks.ts";
import { programHolds } from "./program.ts";

const key = (name: string, more: Partial<HiveKey> = {}): HiveKey => ({
  name,
  className: "",
  written: 5n,
  values: [],
  subkeys: [],
  ...more,
});

describe("hive files", () => {
  it("hold keys, classes and values of any size and name", () => {
    const big = Uint8Array.from({ length: 40_000 }, (_, i) => i % 251);
    const tree = key("root", {
      className: "Class",
      values: [
        { name: "", type: 1, data: Uint8Array.of(65, 0, 0, 0, 1) },
        { name: "κλειδί", type: 3, data: big },
        { name: "small", type: 4, data: Uint8Array.of(1, 2, 3, 4) },
      ],
      subkeys: [key("Alpha", { subkeys: [key("deep")] }), key("ß2"), key("Ωmega")],
    });
    const bytes = writeHive(tree, "C:\\x.hiv", new Uint8Array(20));
    expect(bytes.length % 4096).toBe(0);
    expect(readHive(bytes)).toEqual(tree);
    const view = new DataView(bytes.buffer);
    let sum = 0;
    for (let at = 0; at < 508; at += 4) sum ^= view.getUint32(at, true);
    expect(view.getUint32(508, true)).toBe(sum >>> 0);
  });
  it("are told from other files, and damaged ones are refused", () => {
    const bytes = writeHive(key("r", { subkeys: [key("a")] }), "x", new Uint8Array(20));
    expect(readHive(new Uint8Array(5000))).toBe("none");
    expect(readHive(bytes.slice(0, 4096 + 64))).toBe("corrupt");
    // A key that is its own subkey.
    const loops = bytes.slice();
    const root = new DataView(loops.buffer).getUint32(36, true);
    const list = new DataView(loops.buffer).getUint32(4096 + root + 4 + 28, true);
    new DataView(loops.buffer).setUint32(4096 + list + 4 + 4, root, true);
    expect(readHive(loops)).toBe("corrupt");
  });
});

const services = String.raw`
  NTSYSAPI NTSTATUS NTAPI ZwSaveKey(HANDLE key, HANDLE file);
  NTSYSAPI NTSTATUS NTAPI ZwSaveKeyEx(HANDLE key, HANDLE file, ULONG format);
  NTSYSAPI NTSTATUS NTAPI ZwRestoreKey(HANDLE key, HANDLE file, ULONG flags);
  NTSYSAPI NTSTATUS NTAPI ZwLoadKey(POBJECT_ATTRIBUTES target, POBJECT_ATTRIBUTES source);
  NTSYSAPI NTSTATUS NTAPI ZwLoadKey2(POBJECT_ATTRIBUTES target, POBJECT_ATTRIBUTES source, ULONG flags);
  NTSYSAPI NTSTATUS NTAPI ZwUnloadKey(POBJECT_ATTRIBUTES target);
  NTSYSAPI NTSTATUS NTAPI ZwUnloadKey2(POBJECT_ATTRIBUTES target, ULONG flags);
  static UNICODE_STRING valueName = RTL_CONSTANT_STRING(L"Value");
  static OBJECT_ATTRIBUTES *Named(POBJECT_ATTRIBUTES a, PUNICODE_STRING s, PCWSTR name, HANDLE root) {
      RtlInitUnicodeString(s, name);
      InitializeObjectAttributes(a, s, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, root, NULL);
      return a;
  }
  static NTSTATUS Key(PHANDLE h, PCWSTR name, HANDLE root) {
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING s;
      return ZwCreateKey(h, KEY_ALL_ACCESS, Named(&a, &s, name, root), 0, NULL, 0, NULL);
  }
  static NTSTATUS File(PHANDLE h, PCWSTR name, ULONG disposition) {
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING s;
      IO_STATUS_BLOCK b;
      return ZwCreateFile(h, GENERIC_READ | GENERIC_WRITE | SYNCHRONIZE, Named(&a, &s, name, NULL), &b, NULL, 0, 0, disposition,
                          FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE, NULL, 0);
  }
  static VOID Set(HANDLE key, ULONG value) { ZwSetValueKey(key, &valueName, 0, REG_DWORD, &value, sizeof(value)); }
  static ULONG Get(HANDLE key) {
      struct { KEY_VALUE_PARTIAL_INFORMATION info; ULONG more; } room;
      ULONG length;
      NTSTATUS status = ZwQueryValueKey(key, &valueName, KeyValuePartialInformation, &room, sizeof(room), &length);
      return NT_SUCCESS(status) ? *(PULONG)room.info.Data : 0xdead;
  }
`;

describe("keys in files, for drivers", () => {
  holds(
    "are saved and restored, with what is below them",
    String.raw`
      HANDLE above, sub, file;
      CHECK(Key(&above, L"\\Registry\\Machine\\SOFTWARE\\Saved", NULL) == STATUS_SUCCESS && Key(&sub, L"Below", above) == STATUS_SUCCESS);
      Set(above, 1);
      Set(sub, 2);
      CHECK(File(&file, L"\\??\\C:\\saved.hiv", FILE_CREATE) == STATUS_SUCCESS);
      CHECK(ZwSaveKey(above, file) == STATUS_SUCCESS && ZwSaveKeyEx(above, file, 2) == STATUS_SUCCESS);
      CHECK(ZwSaveKeyEx(above, file, 3) == STATUS_INVALID_PARAMETER);
      Set(above, 10);
      CHECK(ZwRestoreKey(above, file, 0) == STATUS_CANNOT_DELETE);
      ZwDeleteKey(sub);
      ZwClose(sub);
      CHECK(ZwRestoreKey(above, file, 0) == STATUS_SUCCESS && Get(above) == 1);
      CHECK(Key(&sub, L"Below", above) == STATUS_SUCCESS && Get(sub) == 2);
      ZwClose(file);
      CHECK(File(&file, L"\\??\\C:\\other.txt", FILE_OPEN) == STATUS_SUCCESS);
      CHECK(ZwRestoreKey(above, file, REG_FORCE_RESTORE) == STATUS_NOT_REGISTRY_FILE && Get(above) == 1);
      ZwClose(file);
      ZwDeleteKey(sub); ZwDeleteKey(above);
      ZwClose(sub); ZwClose(above);
    `,
    { declarations: services },
    { files: [{ path: "C:\\other.txt", content: { text: "no hive" } }] },
  );
  holds(
    "are loaded as keys and unloaded again, when nobody has one open, with what was changed; callbacks are told",
    String.raw`
      HANDLE h;
      OBJECT_ATTRIBUTES target, source;
      UNICODE_STRING a, b;
      LARGE_INTEGER cookie;
      UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"370000");
      Named(&target, &a, L"\\Registry\\Machine\\Hive", NULL);
      Named(&source, &b, L"\\??\\C:\\new.hiv", NULL);
      CHECK(ZwLoadKey(&target, &source) == STATUS_SUCCESS && ZwLoadKey(&target, &source) == STATUS_OBJECT_NAME_COLLISION);
      CHECK(Key(&h, L"\\Registry\\Machine\\Hive\\Sub", NULL) == STATUS_SUCCESS);
      Set(h, 7);
      CHECK(ZwUnloadKey(&target) == STATUS_CANNOT_DELETE);
      ZwClose(h);
      CHECK(CmRegisterCallbackEx(Told, &altitude, device->DriverObject, NULL, &cookie, NULL) == STATUS_SUCCESS);
      CHECK(ZwUnloadKey(&target) == STATUS_SUCCESS && ZwUnloadKey(&target) == STATUS_INVALID_PARAMETER);
      CHECK(told[RegNtPreUnLoadKey] == 2 && told[RegNtPostUnLoadKey] == 2 && last == STATUS_INVALID_PARAMETER);
      CHECK(ZwLoadKey2(&target, &source, 0) == STATUS_SUCCESS);
      CHECK(told[RegNtPreLoadKey] == 1 && told[RegNtPostLoadKey] == 1 && last == STATUS_SUCCESS && named);
      refuses = TRUE;
      CHECK(ZwUnloadKey2(&target, 0) == STATUS_ACCESS_DENIED);
      refuses = FALSE;
      CmUnRegisterCallback(cookie);
      CHECK(Key(&h, L"\\Registry\\Machine\\Hive\\Sub", NULL) == STATUS_SUCCESS && Get(h) == 7);
      CHECK(ZwFlushKey(h) == STATUS_SUCCESS);
      ZwClose(h);
      CHECK(ZwUnloadKey2(&target, 0) == STATUS_SUCCESS);
    `,
    {
      declarations: `${services}
        static ULONG told[64];
        static NTSTATUS last;
        static BOOLEAN named, refuses;
        static EX_CALLBACK_FUNCTION Told;
        static NTSTATUS Told(PVOID context, PVOID which, PVOID info) {
            REG_NOTIFY_CLASS notice = (REG_NOTIFY_CLASS)(ULONG_PTR)which;
            UNREFERENCED_PARAMETER(context);
            told[notice]++;
            if (notice == RegNtPostLoadKey || notice == RegNtPostUnLoadKey) last = ((PREG_POST_OPERATION_INFORMATION)info)->Status;
            if (notice == RegNtPreLoadKey) {
                PREG_LOAD_KEY_INFORMATION load = (PREG_LOAD_KEY_INFORMATION)info;
                named = load->KeyName->Length == 22 * sizeof(WCHAR) && load->SourceFile->Length == 14 * sizeof(WCHAR);
            }
            return refuses && notice == RegNtPreUnLoadKey ? STATUS_ACCESS_DENIED : STATUS_SUCCESS;
        }
      `,
    },
  );
});

describe("keys in files, for programs", () => {
  programHolds(
    "take the privilege to be saved, restored, loaded and unloaded",
    String.raw`
      HKEY key, sub;
      DWORD value = 5, size = sizeof(value);
      HANDLE token;
      struct { DWORD count; LUID_AND_ATTRIBUTES one[2]; } want = { 2 };
      CHECK(RegCreateKeyExA(HKEY_LOCAL_MACHINE, "SOFTWARE\\Saved", 0, NULL, 0, KEY_ALL_ACCESS, NULL, &key, NULL) == 0);
      CHECK(RegSetValueExA(key, "v", 0, REG_DWORD, (BYTE *)&value, 4) == 0);
      CHECK(RegSaveKeyA(key, "C:\\first.hiv", NULL) == ERROR_PRIVILEGE_NOT_HELD);
      CHECK(OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES | TOKEN_QUERY, &token));
      CHECK(LookupPrivilegeValueA(NULL, SE_BACKUP_NAME, &want.one[0].Luid) && LookupPrivilegeValueA(NULL, SE_RESTORE_NAME, &want.one[1].Luid));
      want.one[0].Attributes = want.one[1].Attributes = SE_PRIVILEGE_ENABLED;
      CHECK(AdjustTokenPrivileges(token, FALSE, (PTOKEN_PRIVILEGES)&want, 0, NULL, NULL));
      CHECK(RegSaveKeyA(key, "C:\\second.hiv", NULL) == 0 && RegSaveKeyExW(key, L"C:\\third.hiv", NULL, REG_LATEST_FORMAT) == 0);
      CHECK(RegSaveKeyA(key, "C:\\second.hiv", NULL) == ERROR_ALREADY_EXISTS);
      value = 6;
      RegSetValueExA(key, "v", 0, REG_DWORD, (BYTE *)&value, 4);
      CHECK(RegRestoreKeyA(key, "C:\\second.hiv", REG_FORCE_RESTORE) == 0);
      CHECK(RegQueryValueExA(key, "v", NULL, NULL, (BYTE *)&value, &size) == 0 && value == 5);
      CHECK(RegLoadKeyA(HKEY_USERS, "Loaded", "C:\\third.hiv") == 0);
      CHECK(RegOpenKeyExA(HKEY_USERS, "Loaded", 0, KEY_READ, &sub) == 0);
      CHECK(RegQueryValueExA(sub, "v", NULL, NULL, (BYTE *)&value, &size) == 0 && value == 5);
      CHECK(RegUnLoadKeyA(HKEY_USERS, "Loaded") == ERROR_ACCESS_DENIED);
      CHECK(RegFlushKey(sub) == 0);
      RegCloseKey(sub);
      CHECK(RegUnLoadKeyW(HKEY_USERS, L"Loaded") == 0);
      CHECK(RegOpenKeyExA(HKEY_USERS, "Loaded", 0, KEY_READ, &sub) == ERROR_FILE_NOT_FOUND);
      CHECK(RegLoadKeyA(HKEY_USERS, "Loaded", "C:\\bad.hiv") == ERROR_NOT_REGISTRY_FILE);
      RegCloseKey(key);
      CloseHandle(token);
    `,
    { scenario: { files: [{ path: "C:\\bad.hiv", content: { text: "hello" } }] } },
  );
});
