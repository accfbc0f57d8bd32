// The third version of DMA operations: what the newer members of an adapter's operations do.
import { describe, expect, it } from "vitest";
import { count, holds, run } from "./dma.ts";

describe("the third version of DMA operations", () => {
  const start = `
    ULONG n;
    KIRQL old;
    UCHAR context[DMA_TRANSFER_CONTEXT_SIZE_V1];
    PHYSICAL_ADDRESS limit;
    DEVICE_DESCRIPTION d;
    PDMA_ADAPTER a;
    PDMA_OPERATIONS o;
    PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 0x2000, 'amD');
    PMDL mdl = IoAllocateMdl(b, 0x2000, FALSE, FALSE, NULL);
    MmBuildMdlForNonPagedPool(mdl);
    limit.QuadPart = 0;
    UNREFERENCED_PARAMETER(limit);
    RtlZeroMemory(&d, sizeof(d));
    d.Version = DEVICE_DESCRIPTION_VERSION3;
    d.Master = TRUE;
    d.ScatterGather = TRUE;
    d.Dma32BitAddresses = TRUE;
    d.InterfaceType = PCIBus;
    d.MaximumLength = 0x2000;
    d.DmaAddressWidth = 32;
    a = IoGetDmaAdapter(extension->Lower, &d, &n);
    o = a->DmaOperations;
    CHECK(o->Size == FIELD_OFFSET(DMA_OPERATIONS, AllocateDomainCommonBuffer));
    CHECK(o->InitializeDmaTransferContext(a, context) == STATUS_SUCCESS);
  `;
  const end = `IoFreeMdl(mdl); ExFreePool(b); o->PutDmaAdapter(a);`;
  holds(
    "maps what there is room for, and takes a list of the driver's",
    `
      ${start} {
          struct {
              SCATTER_GATHER_LIST l;
              SCATTER_GATHER_ELEMENT more[3];
          } s;
          PVOID base;
          ULONG length = 0x2000;
          KeRaiseIrql(DISPATCH_LEVEL, &old);
          CHECK(o->AllocateAdapterChannelEx(a, device, context, 2, DMA_SYNCHRONOUS_CALLBACK, NULL, NULL, &base) ==
                STATUS_SUCCESS);
          o->FreeAdapterObject(a, DeallocateObjectKeepRegisters);
          CHECK(o->MapTransferEx(a, mdl, base, 0, 0, &length, FALSE, &s.l,
                                 FIELD_OFFSET(SCATTER_GATHER_LIST, Elements) + sizeof(SCATTER_GATHER_ELEMENT), NULL,
                                 NULL) == STATUS_SUCCESS &&
                length == 0x1000 && s.l.NumberOfElements == 1);
          RtlZeroMemory(b, 0x2000);
          Go(s.l.Elements[0].Address.LowPart, 16, 0, 2);
          CHECK(b[1] == 0);
          CHECK(o->FlushAdapterBuffersEx(a, mdl, base, 0, length, FALSE) == STATUS_SUCCESS && b[1] == 6);
          length = 0x1000;
          CHECK(o->MapTransferEx(a, mdl, base, 0x1000, 0, &length, TRUE, &s.l, sizeof(s), NULL, NULL) == STATUS_SUCCESS &&
                length == 0x1000);
          CHECK(o->FlushAdapterBuffersEx(a, mdl, base, 0x1000, length, TRUE) == STATUS_SUCCESS);
          o->FreeMapRegisters(a, base, 2);
          KeLowerIrql(old);
      }
      ${end}
    `,
    [count],
  );
  holds(
    "gives lists at once, and common buffers below an address",
    `
      ${start} {
          PSCATTER_GATHER_LIST list = NULL;
          PVOID common;
          PHYSICAL_ADDRESS at;
          ULONG room[64];
          PMDL same = NULL;
          KeRaiseIrql(DISPATCH_LEVEL, &old);
          CHECK(o->GetScatterGatherListEx(a, device, context, mdl, 0, 0x2000, DMA_SYNCHRONOUS_CALLBACK, NULL, NULL, TRUE,
                                          NULL, NULL, &list) == STATUS_SUCCESS &&
                list != NULL && list->NumberOfElements == 2);
          CHECK(o->BuildMdlFromScatterGatherList(a, list, mdl, &same) == STATUS_SUCCESS && same == mdl);
          CHECK(o->GetScatterGatherListEx(a, device, context, mdl, 0, 0x2000, DMA_SYNCHRONOUS_CALLBACK, NULL, NULL, TRUE,
                                          NULL, NULL, &list) == STATUS_INSUFFICIENT_RESOURCES);
          o->PutScatterGatherList(a, list, TRUE);
          CHECK(o->BuildScatterGatherListEx(a, device, context, mdl, 0, 0x1000, 0, Listed, (PVOID)3, TRUE, room,
                                            sizeof(room), NULL, NULL, NULL) == STATUS_SUCCESS &&
                List == (PVOID)room && List->NumberOfElements == 1);
          o->PutScatterGatherList(a, List, TRUE);
          KeLowerIrql(old);
          limit.QuadPart = 0xffff;
          CHECK(o->AllocateCommonBufferEx(a, &limit, 64, &at, TRUE, 0) == NULL);
          limit.QuadPart = 0xffffffff;
          common = o->AllocateCommonBufferEx(a, &limit, 64, &at, TRUE, 0);
          CHECK(common != NULL);
          o->FreeCommonBuffer(a, 64, at, common, TRUE);
          CHECK(o->ConfigureAdapterChannel(a, 1, NULL) == STATUS_NOT_IMPLEMENTED);
          CHECK(o->CancelMappedTransfer(a, context) == STATUS_UNSUCCESSFUL);
      }
      ${end}
    `,
  );
  it("is not for a completion routine of a bus master", () => {
    const code = `
      ${start} {
          PVOID base;
          ULONG length = 16;
          KeRaiseIrql(DISPATCH_LEVEL, &old);
          (void)o->AllocateAdapterChannelEx(a, device, context, 2, DMA_SYNCHRONOUS_CALLBACK, NULL, NULL, &base);
          (void)o->MapTransferEx(a, mdl, base, 0, 0, &length, FALSE, NULL, 0, (PDMA_COMPLETION_ROUTINE)Channel, NULL);
      }
    `;
    expect(run(code).end).toMatch(/DmaCompletionRoutine is for system DMA/);
  });
});
