// A lookaside list that stays on the system's list.
import { neverUndone } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const lookasideListNeverDeleted: Rule = neverUndone({
  id: "lookaside-list-never-deleted",
  severity: "error",
  summary: "A lookaside list is initialised and never deleted.",
  names: {},
  page: `Lookaside lists are linked into a list that the kernel walks once a second. Freeing one, or unloading its driver, without deleting it
corrupts that list and leaks its entries.

**Mend it**: delete the list with ExDeleteNPagedLookasideList, ExDeletePagedLookasideList or ExDeleteLookasideListEx.

\`\`\`c bad
#include <wdm.h>
NPAGED_LOOKASIDE_LIST Blocks;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    ExInitializeNPagedLookasideList(&Blocks, NULL, NULL, POOL_NX_ALLOCATION, 64, 'kolB', 0);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lookaside-list-never-deleted: never
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NPAGED_LOOKASIDE_LIST Blocks;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExDeleteNPagedLookasideList(&Blocks);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    ExInitializeNPagedLookasideList(&Blocks, NULL, NULL, POOL_NX_ALLOCATION, 64, 'kolB', 0);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  does: ["ExInitializeNPagedLookasideList", "ExInitializePagedLookasideList", "ExInitializeLookasideListEx"],
  undone: ["ExDeleteNPagedLookasideList", "ExDeletePagedLookasideList", "ExDeleteLookasideListEx"],
  byUnload: true,
  message: (_, who) => `a lookaside list is initialised here, but ${who} never deletes it`,
});
