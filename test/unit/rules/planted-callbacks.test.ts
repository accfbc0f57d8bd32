// Mistakes around callbacks and waits that were planted into strangers' drivers, each beside what looks like it and is right.
import { describe, test } from "vitest";
import { expectFindings } from "./fixture.ts";

describe("callbacks and waits", () => {
  test("a callback that Unload takes back, too", () => {
    const driver = (unload: string, set: string) => `#include <ntddk.h>
PLOAD_IMAGE_NOTIFY_ROUTINE Loaded;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ${unload}
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;
    ${set}
    status = PsSetLoadImageNotifyRoutine(Loaded);
    if (NT_SUCCESS(status) && RegistryPath->Length == 0) {
        PsRemoveLoadImageNotifyRoutine(Loaded);
        return STATUS_INVALID_PARAMETER;
    }
    return status;
}`;
    expectFindings(driver("PsRemoveLoadImageNotifyRoutine(Loaded);", "DriverObject->DriverUnload = Unload;"));
  });
  test("what DriverEntry puts into a table runs later, though it has no role", () => {
    expectFindings(`#include <ntddk.h>
typedef struct _TABLE { VOID (*Begin)(VOID); VOID (*End)(VOID); } TABLE;
NTSTATUS RegisterTable(TABLE *Table);
PLOAD_IMAGE_NOTIFY_ROUTINE Loaded;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
VOID Begin(VOID)
{
    if (!NT_SUCCESS(PsSetLoadImageNotifyRoutine(Loaded))) DbgPrint("not registered\\n");
}
VOID End(VOID)
{
    PsRemoveLoadImageNotifyRoutine(Loaded);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    TABLE table;
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    table.Begin = Begin;
    table.End = End;
    return RegisterTable(&table);
}`);
  });
  test("no wait fails", () => {
    expectFindings(`#include <ntddk.h>
VOID Take(PKEVENT Ready, PLARGE_INTEGER Limit)
{
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'kcol');
    NTSTATUS status;
    if (block == NULL) return;
    status = KeWaitForSingleObject(Ready, Executive, KernelMode, FALSE, Limit);
    if (status == STATUS_TIMEOUT) {
        ExFreePoolWithTag(block, 'kcol');
        return;
    }
    if (NT_SUCCESS(status)) ExFreePoolWithTag(block, 'kcol');
}`);
  });
  test("a copy is longer than its block by what was taken off", () => {
    expectFindings(`#include <ntddk.h>
PVOID Copy(PUCHAR From, ULONG Length)
{
    PUCHAR copy = ExAllocatePool2(POOL_FLAG_PAGED, Length - sizeof(WCHAR), 'ypoc');
    if (copy != NULL) {
        RtlCopyMemory(copy, From, Length);
//      ^^^^^^^^^^^^^ buffer-overrun: 2 after its end
    }
    return copy;
}
PVOID Behind(PUCHAR From, ULONG Length)
{
    PUCHAR copy = ExAllocatePool2(POOL_FLAG_PAGED, Length + sizeof(ULONG), 'ypoc');
    if (copy != NULL) {
        *(PULONG)copy = Length;
        RtlCopyMemory(copy + sizeof(ULONG), From, Length);
    }
    return copy;
}
PVOID Cut(PUCHAR From, ULONG Length)
{
    PUCHAR copy = ExAllocatePool2(POOL_FLAG_PAGED, Length - sizeof(WCHAR), 'ypoc');
    if (copy != NULL) RtlCopyMemory(copy, From, Length - sizeof(WCHAR));
    return copy;
}`);
  });
  test("a reference leads to a member of a block that is too short for it", () => {
    expectFindings({
      "/driver/driver.cpp": `#include <ntddk.h>
struct Begun { LARGE_INTEGER Time; ULONG Thread; };
struct Ended : Begun { ULONG Code; ULONG Why; };
template<typename T> struct Listed { LIST_ENTRY Link; T Data; };
void Note(ULONG code)
{
    auto listed = (Listed<Ended>*)ExAllocatePool2(POOL_FLAG_PAGED, sizeof(Listed<Begun>), 'sild');
    if (listed == nullptr) return;
    auto& data = listed->Data;
    data.Thread = 1;
    data.Why = code;
//  ^^^^ buffer-overrun: 32 bytes
    ExFreePoolWithTag(listed, 'sild');
}`,
    });
  });
});
