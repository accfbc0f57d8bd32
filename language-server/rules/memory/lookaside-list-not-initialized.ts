// A lookaside list without the routine that makes it ready.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const lookasideListNotInitialized: Rule = uninitialised({
  id: "lookaside-list-not-initialized",
  severity: "error",
  summary: "A lookaside list is used that nothing in the driver initialises.",
  names: {},
  page: `The list holds the size of its blocks and the routine that allocates one when it is empty, as it is at first. Before it is initialised that routine is
a NULL pointer.

**Mend it**: call the initialising routine of its kind in AddDevice or DriverEntry.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { NPAGED_LOOKASIDE_LIST Object; } EXT, *PEXT;
PVOID Get(PEXT Ext)
{
    return ExAllocateFromNPagedLookasideList(&Ext->Object);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lookaside-list-not-initialized: Object
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { NPAGED_LOOKASIDE_LIST Object; } EXT, *PEXT;
PVOID Get(PEXT Ext)
{
    ExInitializeNPagedLookasideList(&Ext->Object, NULL, NULL, POOL_NX_ALLOCATION, 64, 'kooL', 0);
    return ExAllocateFromNPagedLookasideList(&Ext->Object);
}
VOID Done(PEXT Ext)
{
    ExDeleteNPagedLookasideList(&Ext->Object);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  ready: { ExInitializeNPagedLookasideList: 0, ExInitializePagedLookasideList: 0, ExInitializeLookasideListEx: 0 },
  uses: {
    ExAllocateFromNPagedLookasideList: 0,
    ExAllocateFromPagedLookasideList: 0,
    ExAllocateFromLookasideListEx: 0,
    ExFreeToNPagedLookasideList: 0,
    ExFreeToPagedLookasideList: 0,
    ExFreeToLookasideListEx: 0,
  },
  thing: "the lookaside list",
});
