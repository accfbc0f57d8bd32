// A list head without InitializeListHead.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const listHeadNotInitialized: Rule = uninitialised({
  id: "list-head-not-initialized",
  severity: "error",
  summary: "A list head is used that nothing in the driver initialises.",
  names: {},
  page: `Its links are NULL or garbage: an empty list is one that points to itself. InitializeListHead must be called before the first use, on every path.

**Mend it**: call InitializeListHead, in AddDevice or DriverEntry.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { LIST_ENTRY Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    while (!IsListEmpty(&Ext->Object)) {
//          ^^^^^^^^^^^ list-head-not-initialized: Object
        RemoveHeadList(&Ext->Object);
    }
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
typedef struct _EXT { LIST_ENTRY Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    InitializeListHead(&Ext->Object);
    while (!IsListEmpty(&Ext->Object)) {
        RemoveHeadList(&Ext->Object);
    }
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
  ready: { InitializeListHead: 0 },
  uses: {
    IsListEmpty: 0,
    RemoveHeadList: 0,
    RemoveTailList: 0,
    InsertTailList: 0,
    InsertHeadList: 0,
    ExInterlockedInsertTailList: 0,
    ExInterlockedInsertHeadList: 0,
    ExInterlockedRemoveHeadList: 0,
  },
  // An entry of a list may serve as the place to insert another at.
  alsoReady: { InsertTailList: 1, InsertHeadList: 1, ExInterlockedInsertTailList: 1, ExInterlockedInsertHeadList: 1 },
  thing: "the list",
});
