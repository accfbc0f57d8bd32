// Drivers that own what they get by the Windows Implementation Libraries.
import { expect, test } from "vitest";
import { checkSources } from "../rules/fixture.ts";

const told = (body: string): string[] =>
  checkSources({
    "wil.cpp": `#include <ntddk.h>
#include <wil/resource.h>
NTSTATUS Ask(POBJECT_ATTRIBUTES Key, PUNICODE_STRING Name, PULONG Flags)
{
    wil::unique_kernel_handle key;
    NTSTATUS status = ZwOpenKey(&key, KEY_READ, Key);
    if (!NT_SUCCESS(status)) return status;
    auto withdrawn = wil::scope_exit([&] { WI_ClearAllFlags(*Flags, 3); });
    WI_SetFlag(*Flags, 1);
    wil::unique_tagged_pool_ptr<KEY_VALUE_PARTIAL_INFORMATION *, 'tset'> value{
        static_cast<KEY_VALUE_PARTIAL_INFORMATION *>(ExAllocatePool2(POOL_FLAG_PAGED, 64, 'tset')) };
    if (!value) return STATUS_NO_MEMORY;
    ULONG length = 0;
    status = ZwQueryValueKey(key.get(), Name, KeyValuePartialInformation, value.get(), 64, &length);
    if (!NT_SUCCESS(status)) return status;
    WI_UpdateFlag(*Flags, 2, value->Type == REG_DWORD);
    withdrawn.release();
    ${body}
}
`,
  })
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule }) => rule);

test("what an owner has it gives back at the block's end", () => {
  expect(told("return STATUS_SUCCESS;")).toEqual([]);
});

test("what an owner has is not given back by others as well", () => {
  expect(told("ExFreePoolWithTag(value.get(), 'tset'); return STATUS_SUCCESS;")).toEqual(["pool-used-after-free"]);
});
