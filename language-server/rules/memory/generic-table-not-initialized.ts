// A generic table without RtlInitializeGenericTable.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const genericTableNotInitialized: Rule = uninitialised({
  id: "generic-table-not-initialized",
  severity: "error",
  summary: "A generic table is used that nothing in the driver initialises.",
  names: {},
  page: `The table compares and allocates through routines that RtlInitializeGenericTable stores in it; before that they are NULL, and the lists in it lead nowhere.

**Mend it**: call RtlInitializeGenericTable, or RtlInitializeGenericTableAvl for a table of that kind, in AddDevice or DriverEntry.

\`\`\`c bad
#include <ntddk.h>
typedef struct _EXT { RTL_GENERIC_TABLE Object; } EXT, *PEXT;
PVOID Find(PEXT Ext, PVOID Key)
{
    return RtlLookupElementGenericTable(&Ext->Object, Key);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ generic-table-not-initialized: Object
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
#include <ntddk.h>
typedef struct _EXT { RTL_GENERIC_TABLE Object; } EXT, *PEXT;
RTL_GENERIC_COMPARE_ROUTINE Compare;
RTL_GENERIC_ALLOCATE_ROUTINE Allocate;
RTL_GENERIC_FREE_ROUTINE Free;
PVOID Find(PEXT Ext, PVOID Key)
{
    RtlInitializeGenericTable(&Ext->Object, Compare, Allocate, Free, NULL);
    return RtlLookupElementGenericTable(&Ext->Object, Key);
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
  ready: { RtlInitializeGenericTable: 0, RtlInitializeGenericTableAvl: 0 },
  uses: {
    RtlInsertElementGenericTable: 0,
    RtlInsertElementGenericTableAvl: 0,
    RtlLookupElementGenericTable: 0,
    RtlLookupElementGenericTableAvl: 0,
    RtlDeleteElementGenericTable: 0,
    RtlDeleteElementGenericTableAvl: 0,
  },
  thing: "the table",
});
