// Pages for MDLs, MDLs advanced, completion routines that keep their driver loaded.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const bounds =
  "PHYSICAL_ADDRESS low, high, skip; PMDL m; PUCHAR p; low.QuadPart = 0; skip.QuadPart = 0; high.QuadPart = -1;";

describe("pages for MDLs", () => {
  holds(
    "are resident, zeroed, mapped, and freed apart from the MDL",
    `
      ${bounds} high.QuadPart = 0xffffffff;
      m = MmAllocatePagesForMdl(low, high, skip, 5000);
      CHECK(m != NULL && MmGetMdlByteCount(m) == 8192 && MmGetMdlByteOffset(m) == 0);
      p = (PUCHAR)MmGetSystemAddressForMdlSafe(m, NormalPagePriority);
      CHECK(p != NULL && p[0] == 0 && p[8191] == 0);
      p[8191] = 7;
      MmUnmapLockedPages(p, m);
      MmFreePagesFromMdl(m);
      ExFreePool(m);
      m = MmAllocatePagesForMdlEx(low, high, skip, 4096, MmCached, MM_DONT_ZERO_ALLOCATION);
      CHECK(m != NULL);
      p = (PUCHAR)MmMapLockedPagesSpecifyCache(m, KernelMode, MmCached, NULL, FALSE, NormalPagePriority);
      p[4095] = 1;
      CHECK(p[4095] == 1);
      MmUnmapLockedPages(p, m);
      MmFreePagesFromMdl(m);
      ExFreePool(m);
      high.QuadPart = 4096;
      CHECK(MmAllocatePagesForMdl(low, high, skip, 4096) == NULL);
      CHECK(MmAllocatePagesForMdl(low, high, skip, 0) == NULL);
    `,
  );
  it("are found mapped when they are freed, and used afterwards", () => {
    const made = `${bounds} high.QuadPart = 0xffffffff; m = MmAllocatePagesForMdl(low, high, skip, 4096); p = (PUCHAR)MmGetSystemAddressForMdlSafe(m, NormalPagePriority);`;
    const end = (code: string) => told(runDriver(driver({ control: `${made} ${code}` }), control(4)).end);
    expect(end("MmFreePagesFromMdl(m);")).toContain("while they are mapped");
    expect(end("MmUnmapLockedPages(p, m); MmFreePagesFromMdl(m); p[0] = 1;")).toMatch(/freed/);
    expect(end("MmUnmapLockedPages(p, m); MmFreePagesFromMdl(m); MmFreePagesFromMdl(m);")).toContain("free already");
  });
  holds(
    "can be passed over by MmAdvanceMdl",
    `
      PUCHAR b = (PUCHAR)ExAllocatePool2(POOL_FLAG_NON_PAGED, 3 * PAGE_SIZE, 'tseT');
      PMDL m = IoAllocateMdl(b, 3 * PAGE_SIZE, FALSE, FALSE, NULL);
      PFN_NUMBER second;
      MmBuildMdlForNonPagedPool(m);
      second = MmGetMdlPfnArray(m)[1];
      CHECK(MmAdvanceMdl(m, 100) == STATUS_SUCCESS && MmGetMdlVirtualAddress(m) == b + 100 &&
            MmGetMdlByteCount(m) == 3 * PAGE_SIZE - 100 && MmGetSystemAddressForMdlSafe(m, NormalPagePriority) == b + 100);
      CHECK(MmAdvanceMdl(m, PAGE_SIZE) == STATUS_SUCCESS && MmGetMdlByteOffset(m) == 100 &&
            MmGetMdlVirtualAddress(m) == b + PAGE_SIZE + 100 && MmGetMdlPfnArray(m)[0] == second);
      CHECK(MmAdvanceMdl(m, 3 * PAGE_SIZE) == STATUS_INVALID_PARAMETER_2);
      IoFreeMdl(m);
      ExFreePoolWithTag(b, 'tseT');
    `,
  );
});

describe("IoSetCompletionRoutineEx", () => {
  holds(
    "has its routine called for the outcomes asked for",
    `
      PIRP q = IoAllocateIrp(extension->Lower->StackSize, FALSE);
      PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(q);
      next->MajorFunction = IRP_MJ_INTERNAL_DEVICE_CONTROL;
      CHECK(IoSetCompletionRoutineEx(extension->Self, q, Done, &extension->Event, TRUE, FALSE, TRUE) == STATUS_SUCCESS &&
            next->Control == (SL_INVOKE_ON_SUCCESS | SL_INVOKE_ON_CANCEL));
      CHECK(IoSetCompletionRoutineEx(extension->Self, q, Done, &extension->Event, TRUE, TRUE, TRUE) == STATUS_SUCCESS);
      IoCallDriver(extension->Lower, q);
      CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
      IoFreeIrp(q);
    `,
    {
      declarations: `
          static IO_COMPLETION_ROUTINE Done;
          static NTSTATUS Done(PDEVICE_OBJECT d, PIRP i, PVOID c) {
              UNREFERENCED_PARAMETER(d);
              UNREFERENCED_PARAMETER(i);
              KeSetEvent((PRKEVENT)c, 0, FALSE);
              return STATUS_MORE_PROCESSING_REQUIRED;
          }
        `,
    },
  );
});
