// A DMA adapter that is never given back.
import { neverUndone } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const dmaAdapterNeverPut: Rule = neverUndone({
  id: "dma-adapter-never-put",
  severity: "warning",
  summary: "A driver gets a DMA adapter and never gives it back.",
  names: {},
  page: `IoGetDmaAdapter allocates; PutDmaAdapter in the adapter's table of operations frees.

**Mend it**: call DmaAdapter->DmaOperations->PutDmaAdapter when the device is stopped or removed.

\`\`\`c bad
#include <wdm.h>
PDMA_ADAPTER Adapter;
VOID Start(PDEVICE_OBJECT Pdo, PDEVICE_DESCRIPTION Description)
{
    ULONG registers;
    Adapter = IoGetDmaAdapter(Pdo, Description, &registers);
//            ^^^^^^^^^^^^^^^ dma-adapter-never-put: never
}
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
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
PDMA_ADAPTER Adapter;
VOID Start(PDEVICE_OBJECT Pdo, PDEVICE_DESCRIPTION Description)
{
    ULONG registers;
    Adapter = IoGetDmaAdapter(Pdo, Description, &registers);
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    Adapter->DmaOperations->PutDmaAdapter(Adapter);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  does: ["IoGetDmaAdapter"],
  undone: [],
  member: "PutDmaAdapter",
  message: () => "a DMA adapter is got here, but the driver never gives it back with PutDmaAdapter",
});
