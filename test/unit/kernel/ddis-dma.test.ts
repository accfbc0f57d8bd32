// DMA: common buffers, transfers by map registers, scatter/gather lists, with a bus master that does what its registers say.
import { describe, expect, it } from "vitest";
import { count, holds, run } from "./dma.ts";

describe("DMA", () => {
  holds(
    "by a common buffer, in both directions",
    `
      ULONG n = 0, i;
      PHYSICAL_ADDRESS logical;
      PUCHAR b;
      PDMA_ADAPTER a = Adapter(extension, FALSE, 0x8000, &n);
      CHECK(a != NULL && n == 9);
      b = (PUCHAR)a->DmaOperations->AllocateCommonBuffer(a, 256, &logical, TRUE);
      CHECK(b != NULL && ((ULONG_PTR)b & 0xfff) == 0 && logical.QuadPart != MmGetPhysicalAddress(b).QuadPart);
      Go(logical.LowPart, 16, 0, 2);
      for (i = 0; i < 16; i++) CHECK(b[i] == (UCHAR)(5 + i));
      CHECK(b[16] == 0);
      for (i = 0; i < 16; i++) b[i] = (UCHAR)(0x80 + i);
      Go(logical.LowPart, 16, 100, 0);
      RtlZeroMemory(b, 256);
      Go(logical.LowPart + 32, 20, 98, 2);
      CHECK(b[32] == 5 + 98 && b[34] == 0x80 && b[49] == 0x8f && b[50] == (UCHAR)(5 + 116));
      a->DmaOperations->FreeCommonBuffer(a, 256, logical, b, TRUE);
      a->DmaOperations->PutDmaAdapter(a);
    `,
    [count],
  );
  holds(
    "by the names from before adapters had tables, with an adapter that is never put back",
    `
      KIRQL old;
      ULONG n = 0, length = 16, i;
      PHYSICAL_ADDRESS at;
      DEVICE_DESCRIPTION d = {0};
      PADAPTER_OBJECT a;
      PUCHAR b;
      PMDL mdl;
      d.Version = DEVICE_DESCRIPTION_VERSION;
      d.Master = TRUE;
      d.Dma32BitAddresses = TRUE;
      d.InterfaceType = PCIBus;
      d.MaximumLength = 0x8000;
      a = HalGetAdapter(&d, &n);
      CHECK(a != NULL && n == 9 && HalGetDmaAlignment(a) == 1);
      b = HalAllocateCommonBuffer(a, 256, &at, TRUE);
      Go(at.LowPart, 16, 0, 2);
      for (i = 0; i < 16; i++) CHECK(b[i] == (UCHAR)(5 + i));
      HalFreeCommonBuffer(a, 256, at, b, TRUE);
      b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 0x1000, 'amD');
      mdl = IoAllocateMdl(b, 16, FALSE, FALSE, NULL);
      MmBuildMdlForNonPagedPool(mdl);
      KeRaiseIrql(DISPATCH_LEVEL, &old);
      CHECK(IoAllocateAdapterChannel(a, device, 1, Channel, NULL) == STATUS_SUCCESS);
      at = IoMapTransfer(a, mdl, Base, b, &length, FALSE);
      Go(at.LowPart, 16, 0, 2);
      CHECK(IoFlushAdapterBuffers(a, mdl, Base, b, length, FALSE));
      IoFreeMapRegisters(a, Base, 1);
      KeLowerIrql(old);
      for (i = 0; i < 16; i++) CHECK(b[i] == (UCHAR)(5 + i));
      IoFreeMdl(mdl);
      ExFreePool(b);
    `,
    [count],
  );
  holds(
    "of a part of a buffer, described by a partial MDL",
    `
      KIRQL old;
      ULONG n, length = 16, i;
      PHYSICAL_ADDRESS at;
      PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 0x1000, 'amD');
      PMDL whole = IoAllocateMdl(b, 0x1000, FALSE, FALSE, NULL), part = IoAllocateMdl(b, 0x1000, FALSE, FALSE, NULL);
      PDMA_ADAPTER a = Adapter(extension, FALSE, 0x8000, &n);
      MmProbeAndLockPages(whole, KernelMode, IoModifyAccess);
      IoBuildPartialMdl(whole, part, b + 0x100, 0x100);
      KeRaiseIrql(DISPATCH_LEVEL, &old);
      CHECK(a->DmaOperations->AllocateAdapterChannel(a, device, 1, Channel, NULL) == STATUS_SUCCESS);
      at = a->DmaOperations->MapTransfer(a, part, Base, b + 0x100, &length, FALSE);
      Go(at.LowPart, 16, 0, 2);
      CHECK(a->DmaOperations->FlushAdapterBuffers(a, part, Base, b + 0x100, length, FALSE));
      a->DmaOperations->FreeMapRegisters(a, Base, 1);
      KeLowerIrql(old);
      for (i = 0; i < 16; i++) CHECK(b[0x100 + i] == (UCHAR)(5 + i));
      IoFreeMdl(part);
      MmUnlockPages(whole);
      IoFreeMdl(whole);
      ExFreePool(b);
      a->DmaOperations->PutDmaAdapter(a);
    `,
    [count],
  );
  holds(
    "by map registers, in one piece or page by page",
    `
      KIRQL old;
      ULONG n, i, gathers;
      PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 0x3000, 'amD');
      PMDL mdl = IoAllocateMdl(b + 0x10, 0x2000, FALSE, FALSE, NULL);
      MmBuildMdlForNonPagedPool(mdl);
      for (gathers = 0; gathers < 2; gathers++) {
          ULONG done = 0, pieces = 0, pages = ADDRESS_AND_SIZE_TO_SPAN_PAGES(MmGetMdlVirtualAddress(mdl), 0x2000);
          PDMA_ADAPTER a = Adapter(extension, (BOOLEAN)gathers, 0x2000, &n);
          RtlZeroMemory(b, 0x3000);
          KeRaiseIrql(DISPATCH_LEVEL, &old);
          CHECK(a->DmaOperations->AllocateAdapterChannel(a, device, n + 1, Channel, NULL) == STATUS_INSUFFICIENT_RESOURCES);
          Base = NULL;
          CHECK(a->DmaOperations->AllocateAdapterChannel(a, device, pages, Channel, NULL) == STATUS_SUCCESS &&
                Base != NULL);
          while (done < 0x2000) {
              ULONG length = 0x2000 - done;
              PHYSICAL_ADDRESS at =
                  a->DmaOperations->MapTransfer(a, mdl, Base, (PUCHAR)MmGetMdlVirtualAddress(mdl) + done, &length, FALSE);
              Go(at.LowPart, length, done, 2);
              done += length;
              pieces++;
          }
          CHECK(pieces == (gathers ? 3 : 1));
          CHECK(a->DmaOperations->FlushAdapterBuffers(a, mdl, Base, MmGetMdlVirtualAddress(mdl), 0x2000, FALSE));
          a->DmaOperations->FreeMapRegisters(a, Base, pages);
          KeLowerIrql(old);
          for (i = 0; i < 0x2000; i += 97) CHECK(b[0x10 + i] == (UCHAR)(5 + i));
          CHECK(b[0xf] == 0 && b[0x2010] == 0);
          a->DmaOperations->PutDmaAdapter(a);
      }
      IoFreeMdl(mdl);
      ExFreePool(b);
    `,
    [count],
  );
  holds(
    "by a scatter/gather list that the device reads itself",
    `
      KIRQL old;
      ULONG n, i, size = 0, registers = 0;
      PHYSICAL_ADDRESS table;
      struct {
          ULONG64 address;
          ULONG length, unused;
      } * descriptors;
      PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 0x2800, 'amD');
      PDMA_ADAPTER a = Adapter(extension, TRUE, 0x4000, &n);
      PMDL mdl = IoAllocateMdl(b + 0x20, 0x2000, FALSE, FALSE, NULL);
      MmBuildMdlForNonPagedPool(mdl);
      for (i = 0; i < 0x2000; i++) b[0x20 + i] = (UCHAR)(i * 3);
      descriptors = a->DmaOperations->AllocateCommonBuffer(a, 0x1000, &table, TRUE);
      CHECK(a->DmaOperations->CalculateScatterGatherList(a, mdl, MmGetMdlVirtualAddress(mdl), 0x2000, &size, &registers) ==
                STATUS_SUCCESS &&
            registers == 3 && size == 16 + 3 * 24);
      KeRaiseIrql(DISPATCH_LEVEL, &old);
      CHECK(a->DmaOperations->GetScatterGatherList(a, device, mdl, MmGetMdlVirtualAddress(mdl), 0x2000, Listed, (PVOID)3,
                                                   TRUE) == STATUS_SUCCESS &&
            List != NULL && List->NumberOfElements == 3);
      for (i = 0; i < List->NumberOfElements; i++) {
          descriptors[i].address = (ULONG64)List->Elements[i].Address.QuadPart;
          descriptors[i].length = List->Elements[i].Length;
      }
      Go(table.LowPart, 3, 0, 4);
      CHECK(!(READ_PORT_ULONG(REG(20)) & 4));
      a->DmaOperations->PutScatterGatherList(a, List, TRUE);
      KeLowerIrql(old);
      Go(table.LowPart, 0x100, 0x1f00, 2);
      for (i = 0; i < 0x100; i++) CHECK(((PUCHAR)descriptors)[i] == (UCHAR)((0x1f00 + i) * 3));
      a->DmaOperations->FreeCommonBuffer(a, 0x1000, table, descriptors, TRUE);
      a->DmaOperations->PutDmaAdapter(a);
      IoFreeMdl(mdl);
      ExFreePool(b);
    `,
  );
  holds(
    "is not there in a version that nobody knows",
    `
      DEVICE_DESCRIPTION d;
      ULONG n = 7;
      RtlZeroMemory(&d, sizeof(d));
      d.Version = 4;
      d.Master = TRUE;
      CHECK(IoGetDmaAdapter(extension->Lower, &d, &n) == NULL && n == 0);
    `,
  );
});

describe("mistakes in DMA", () => {
  const buffer = `
    KIRQL old;
    ULONG n, length = 0x100;
    PHYSICAL_ADDRESS at;
    PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 0x1000, 'amD');
    PMDL mdl = IoAllocateMdl(b, 0x100, FALSE, FALSE, NULL);
    PDMA_ADAPTER a = Adapter(extension, FALSE, 0x1000, &n);
    MmBuildMdlForNonPagedPool(mdl);
    at.QuadPart = 0;
  `;
  const channel = `KeRaiseIrql(DISPATCH_LEVEL, &old); a->DmaOperations->AllocateAdapterChannel(a, device, 1, Channel, NULL);`;
  const map = (toDevice: string) =>
    `at = a->DmaOperations->MapTransfer(a, mdl, Base, MmGetMdlVirtualAddress(mdl), &length, ${toDevice});`;
  const mistake = (name: string, code: string, message: RegExp) =>
    it(name, () => expect(run(code).end).toMatch(message));
  mistake(
    "a physical address given to the device",
    `${buffer} at = MmGetPhysicalAddress(b); Go(at.LowPart, 16, 0, 0);`,
    /verifier:dma \(DRIVER_VERIFIER_DMA_VIOLATION\): dma reads 16 bytes at logical.*physical address/,
  );
  mistake(
    "a device that goes on after its mapping",
    `${buffer} ${channel} ${map("TRUE")} a->DmaOperations->FlushAdapterBuffers(a, mdl, Base, MmGetMdlVirtualAddress(mdl), 0x100, TRUE); Go(at.LowPart, 16, 0, 0);`,
    /verifier:dma.*its mapping has been taken back/,
  );
  mistake(
    "a transfer ended in another direction than it began",
    `${buffer} ${channel} ${map("TRUE")} a->DmaOperations->FlushAdapterBuffers(a, mdl, Base, MmGetMdlVirtualAddress(mdl), 0x100, FALSE);`,
    /verifier:dma.*FlushAdapterBuffers says that the transfer was from the device \(FALSE\), but it began to the device/,
  );
  mistake(
    "the wrong direction",
    `${buffer} ${channel} ${map("TRUE")} Go(at.LowPart, 16, 0, 2);`,
    /verifier:dma.*dma writes 16 bytes.*mapped for a transfer to the device/,
  );
  mistake(
    "map registers freed before the flush",
    `${buffer} ${channel} ${map("TRUE")} a->DmaOperations->FreeMapRegisters(a, Base, 1);`,
    /verifier:dma.*FlushAdapterBuffers is missing/,
  );
  mistake(
    "an adapter put back too early",
    `${buffer} ${channel} KeLowerIrql(old); a->DmaOperations->PutDmaAdapter(a);`,
    /verifier:dma.*1 map registers not freed/,
  );
  mistake(
    "a transfer beyond the buffer",
    `${buffer} ${channel} length = 0x101; ${map("TRUE")}`,
    /verifier:dma.*do not lie in the MDL's buffer/,
  );
  mistake(
    "a channel at PASSIVE_LEVEL",
    `${buffer} a->DmaOperations->AllocateAdapterChannel(a, device, 1, Channel, NULL);`,
    /verifier:dma.*must be called at DISPATCH_LEVEL/,
  );
  mistake(
    "a common buffer freed with another length",
    `
      PHYSICAL_ADDRESS l;
      ULONG n;
      PDMA_ADAPTER a = Adapter(extension, FALSE, 64, &n);
      PVOID b = a->DmaOperations->AllocateCommonBuffer(a, 64, &l, FALSE);
      a->DmaOperations->FreeCommonBuffer(a, 32, l, b, FALSE);
    `,
    /verifier:dma.*does not match any AllocateCommonBuffer/,
  );
  mistake(
    "an adapter left behind",
    `ULONG n; (void)Adapter(extension, FALSE, 64, &n);`,
    /verifier:dma.*has not been given back with PutDmaAdapter.*got here/,
  );
});
