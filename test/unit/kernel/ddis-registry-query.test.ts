// RtlQueryRegistryValues: what each flag of an entry does to the value it names, and what a routine is told.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const declarations = String.raw`
  static struct { ULONG Calls, Types, Bytes; WCHAR Last[32]; WCHAR Name[32]; } Told;
  static RTL_QUERY_REGISTRY_ROUTINE Tell;
  static NTSTATUS Tell(PWSTR Name, ULONG Type, PVOID Data, ULONG Length, PVOID Context, PVOID EntryContext) {
    Told.Calls++;
    Told.Types = Told.Types * 16 + Type;
    Told.Bytes += Length;
    if (Data != NULL) RtlCopyMemory(Told.Last, Data, min(Length, sizeof(Told.Last)));
    if (Name != NULL) RtlStringCbCopyW(Told.Name, sizeof(Told.Name), Name);
    return Context == EntryContext ? STATUS_BUFFER_TOO_SMALL : STATUS_SUCCESS;
  }
  static void Write(PCWSTR Name, ULONG Type, PVOID Data, ULONG Length) {
    RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, L"test", Name, Type, Data, Length);
  }
  static NTSTATUS Query(ULONG Flags, PWSTR Name, ULONG Type, PVOID Default, ULONG Length) {
    RTL_QUERY_REGISTRY_TABLE t[2] = {0};
    t[0].QueryRoutine = Tell;
    t[0].Flags = Flags;
    t[0].Name = Name;
    t[0].DefaultType = Type;
    t[0].DefaultData = Default;
    t[0].DefaultLength = Length;
    RtlZeroMemory(&Told, sizeof(Told));
    return RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, L"test", t, t, NULL);
  }
  static NTSTATUS Direct(ULONG Flags, PWSTR Name, ULONG Type, PVOID Target) {
    RTL_QUERY_REGISTRY_TABLE t[2] = {0};
    t[0].Flags = RTL_QUERY_REGISTRY_DIRECT | Flags;
    t[0].Name = Name;
    t[0].DefaultType = Type;
    t[0].EntryContext = Target;
    return RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, L"test", t, NULL, NULL);
  }
`;

describe("a routine", () => {
  holds(
    "hears the strings of a REG_MULTI_SZ one by one, or the whole with NOEXPAND",
    String.raw`
      Write(L"Multi", REG_MULTI_SZ, L"one\0three\0", sizeof(L"one\0three\0"));
      CHECK(Query(0, L"Multi", 0, NULL, 0) == STATUS_SUCCESS && Told.Calls == 2 && Told.Types == 0x11 && Told.Bytes == 20);
      CHECK(wcscmp(Told.Last, L"three") == 0 && wcscmp(Told.Name, L"Multi") == 0);
      CHECK(Query(RTL_QUERY_REGISTRY_NOEXPAND, L"Multi", 0, NULL, 0) == STATUS_SUCCESS && Told.Calls == 1 && Told.Types == 7 &&
            Told.Bytes == sizeof(L"one\0three\0"));
      CHECK(Query(0, L"Gone", REG_MULTI_SZ, L"a\0bc\0", 0) == STATUS_SUCCESS && Told.Calls == 2 && Told.Bytes == 10);
    `,
    { declarations },
  );
  holds(
    "hears a REG_EXPAND_SZ with its variables replaced, those of the caller's environment before the system's",
    String.raw`
      RTL_QUERY_REGISTRY_TABLE t[2] = {0};
      Write(L"Path", REG_EXPAND_SZ, L"%SystemRoot%\\x%no%", sizeof(L"%SystemRoot%\\x%no%"));
      CHECK(Query(0, L"Path", 0, NULL, 0) == STATUS_SUCCESS && Told.Types == REG_SZ && wcscmp(Told.Last, L"C:\\Windows\\x%no%") == 0);
      CHECK(Query(RTL_QUERY_REGISTRY_NOEXPAND, L"Path", 0, NULL, 0) == STATUS_SUCCESS && Told.Types == REG_EXPAND_SZ &&
            wcscmp(Told.Last, L"%SystemRoot%\\x%no%") == 0);
      t[0].QueryRoutine = Tell;
      t[0].Name = L"Path";
      CHECK(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, L"test", t, NULL, L"=C:=C:\\\0NO=yes\0") == STATUS_SUCCESS &&
            wcscmp(Told.Last, L"%SystemRoot%\\xyes") == 0);
    `,
    { declarations },
  );
  holds(
    "hears all values where none is named, none with NOVALUE, and STATUS_BUFFER_TOO_SMALL from it ends nothing",
    String.raw`
      ULONG v = 5;
      RTL_QUERY_REGISTRY_TABLE t[3] = {0};
      RtlCreateRegistryKey(RTL_REGISTRY_SERVICES, L"test\\Sub");
      RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, L"test\\Sub", L"A", REG_DWORD, &v, 4);
      RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, L"test\\Sub", L"B", REG_SZ, L"b", 4);
      t[0].QueryRoutine = Tell;
      t[0].Flags = RTL_QUERY_REGISTRY_SUBKEY;
      t[0].Name = L"Sub";
      CHECK(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, L"test", t, NULL, NULL) == STATUS_SUCCESS && Told.Types == 0x41);
      RtlZeroMemory(&Told, sizeof(Told));
      t[0].QueryRoutine = NULL;
      t[1].QueryRoutine = Tell;
      t[1].Flags = RTL_QUERY_REGISTRY_DELETE;
      CHECK(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, L"test", t, NULL, NULL) == STATUS_SUCCESS && Told.Calls == 2);
      RtlZeroMemory(&Told, sizeof(Told));
      CHECK(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, L"test", t, NULL, NULL) == STATUS_SUCCESS && Told.Calls == 0);
      t[1].Flags = RTL_QUERY_REGISTRY_REQUIRED;
      CHECK(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, L"test", t, NULL, NULL) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(Query(RTL_QUERY_REGISTRY_NOVALUE, NULL, 0, NULL, 0) == STATUS_SUCCESS && Told.Calls == 1 && Told.Types == REG_NONE &&
            Told.Bytes == 0);
      Write(L"Once", REG_DWORD, &v, 4);
      CHECK(Query(RTL_QUERY_REGISTRY_DELETE, L"Once", 0, NULL, 0) == STATUS_SUCCESS && Told.Calls == 1);
      CHECK(Query(RTL_QUERY_REGISTRY_REQUIRED, L"Once", 0, NULL, 0) == STATUS_OBJECT_NAME_NOT_FOUND && Told.Calls == 0);
      CHECK(Query(0, L"Once", REG_DWORD, &v, 4) == STATUS_SUCCESS && Told.Types == REG_DWORD);
    `,
    { declarations },
  );
});

describe("RTL_QUERY_REGISTRY_DIRECT", () => {
  holds(
    "takes what the type check allows",
    String.raw`
      ULONG v = 5, got = 0, type = REG_DWORD << RTL_QUERY_REGISTRY_TYPECHECK_SHIFT;
      UNICODE_STRING text[2] = {0};
      Write(L"Number", REG_DWORD, &v, 4);
      Write(L"Text", REG_SZ, L"t", 4);
      CHECK(Direct(RTL_QUERY_REGISTRY_TYPECHECK, L"Number", type, &got) == STATUS_SUCCESS && got == 5);
      CHECK(Direct(RTL_QUERY_REGISTRY_TYPECHECK, L"Text", type, &got) == STATUS_OBJECT_TYPE_MISMATCH && got == 5);
      CHECK(Direct(RTL_QUERY_REGISTRY_NOSTRING, L"Text", 0, &got) == STATUS_OBJECT_TYPE_MISMATCH);
      Write(L"Multi", REG_MULTI_SZ, L"one\0two\0", sizeof(L"one\0two\0"));
      CHECK(Direct(0, L"Multi", 0, text) == STATUS_SUCCESS && text[0].Length == 6 && wcscmp(text[1].Buffer, L"two") == 0);
      RtlFreeUnicodeString(&text[0]);
      RtlFreeUnicodeString(&text[1]);
      CHECK(Direct(RTL_QUERY_REGISTRY_NOEXPAND, L"Multi", 0, text) == STATUS_SUCCESS && text[0].Length == 16);
      RtlFreeUnicodeString(&text[0]);
    `,
    { declarations },
  );
  holds(
    "writes longer data by the length that stands before its target",
    String.raw`
      struct { LONG Size; ULONG Type; ULONGLONG Value; } got = {0};
      ULONGLONG v = 0x123456789;
      Write(L"Quad", REG_QWORD, &v, 8);
      CHECK(Direct(0, L"Quad", 0, &got) == STATUS_BUFFER_TOO_SMALL);
      got.Size = sizeof(got);
      CHECK(Direct(0, L"Quad", 0, &got) == STATUS_SUCCESS && got.Size == 8 && got.Type == REG_QWORD && got.Value == v);
      got.Size = -8;
      CHECK(Direct(0, L"Quad", 0, &got) == STATUS_SUCCESS && *(PULONGLONG)&got == v);
    `,
    { declarations },
  );
  it("from a hive that others write, without the type check, stops the machine", () => {
    const source = driver({
      control: String.raw`
        ULONG got = 0;
        RTL_QUERY_REGISTRY_TABLE t[2] = {0};
        RtlWriteRegistryValue(RTL_REGISTRY_USER, L"Software", L"Number", REG_DWORD, &got, 4);
        t[0].Flags = RTL_QUERY_REGISTRY_DIRECT;
        t[0].Name = L"Number";
        t[0].EntryContext = &got;
        RtlQueryRegistryValues(RTL_REGISTRY_USER, L"Software", t, NULL, NULL);`,
    });
    expect(told(runDriver(source, control(4)).end)).toMatch(/KERNEL_SECURITY_CHECK_FAILURE.*TYPECHECK/);
  });
});
