// Mm… and Ob… one by one: MDLs, contiguous and noncached memory, addresses, pageable sections, object references.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

describe("memory descriptor lists", () => {
  holds(
    "lock, map, unmap, unlock",
    `
      PUCHAR p = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 5000, 'ldM'), q;
      PMDL mdl = IoAllocateMdl(p + 8, 4500, FALSE, FALSE, NULL);
      PMDL part;
      CHECK(mdl != NULL);
      CHECK(MmGetMdlByteCount(mdl) == 4500 && MmGetMdlVirtualAddress(mdl) == p + 8 &&
            MmGetMdlByteOffset(mdl) == BYTE_OFFSET(p + 8));
      CHECK(MmSizeOfMdl(p + 8, 4500) == sizeof(MDL) + sizeof(PFN_NUMBER) * ADDRESS_AND_SIZE_TO_SPAN_PAGES(p + 8, 4500));
      MmProbeAndLockPages(mdl, KernelMode, IoModifyAccess);
      CHECK((mdl->MdlFlags & MDL_PAGES_LOCKED) != 0);
      q = (PUCHAR)MmMapLockedPagesSpecifyCache(mdl, KernelMode, MmCached, NULL, FALSE, NormalPagePriority);
      CHECK(q != NULL && (mdl->MdlFlags & MDL_MAPPED_TO_SYSTEM_VA) != 0);
      p[8] = 11;
      p[8 + 4499] = 12;
      CHECK(q[0] == 11 && q[4499] == 12);
      MmUnmapLockedPages(q, mdl);
      CHECK((mdl->MdlFlags & MDL_MAPPED_TO_SYSTEM_VA) == 0);
      q = (PUCHAR)MmMapLockedPages(mdl, KernelMode);
      CHECK(q != NULL && q[0] == 11);
      MmUnmapLockedPages(q, mdl);
      MmUnlockPages(mdl);
      CHECK((mdl->MdlFlags & MDL_PAGES_LOCKED) == 0);
      IoFreeMdl(mdl);
      mdl = IoAllocateMdl(p, 5000, FALSE, FALSE, NULL);
      MmBuildMdlForNonPagedPool(mdl);
      CHECK((mdl->MdlFlags & MDL_SOURCE_IS_NONPAGED_POOL) != 0);
      part = IoAllocateMdl(p, 5000, FALSE, FALSE, NULL);
      IoBuildPartialMdl(mdl, part, p + 4200, 100);
      CHECK(MmGetMdlByteCount(part) == 100 && MmGetMdlVirtualAddress(part) == p + 4200);
      CHECK(part->MdlFlags == (MDL_PARTIAL | MDL_SOURCE_IS_NONPAGED_POOL));
      CHECK(MmGetSystemAddressForMdlSafe(part, NormalPagePriority) == p + 4200);
      MmPrepareMdlForReuse(part);
      IoFreeMdl(part);
      IoFreeMdl(mdl);
      ExFreePool(p);
    `,
  );
});

describe("other memory", () => {
  holds(
    "contiguous and noncached",
    `
      PHYSICAL_ADDRESS low, high, none, at;
      PUCHAR p;
      low.QuadPart = 0;
      none.QuadPart = 0;
      high.QuadPart = 0xFFFFFFFF;
      p = (PUCHAR)MmAllocateContiguousMemory(9000, high);
      CHECK(p != NULL && BYTE_OFFSET(p) == 0);
      CHECK(MmGetPhysicalAddress(p).QuadPart < 0x1000000);
      RtlFillMemory(p, 9000, 5);
      at = MmGetPhysicalAddress(p);
      CHECK(at.QuadPart != 0 && BYTE_OFFSET(at.QuadPart) == 0);
      CHECK(MmGetPhysicalAddress(p + 8999).QuadPart == at.QuadPart + 8999);
      CHECK(MmIsAddressValid(p) && MmIsAddressValid(p + 8999));
      MmFreeContiguousMemory(p);
      CHECK(!MmIsAddressValid(NULL) && !MmIsAddressValid(p));
      p = (PUCHAR)MmAllocateContiguousMemorySpecifyCache(4096, low, high, none, MmNonCached);
      CHECK(p != NULL && BYTE_OFFSET(p) == 0);
      p[4095] = 1;
      MmFreeContiguousMemorySpecifyCache(p, 4096, MmNonCached);
      CHECK(!MmIsAddressValid(p));
      p = (PUCHAR)MmAllocateNonCachedMemory(100);
      CHECK(p != NULL && BYTE_OFFSET(p) == 0);
      p[99] = 1;
      MmFreeNonCachedMemory(p, 100);
      CHECK(!MmIsAddressValid(p));
      high.QuadPart = 0x1000;
      CHECK(MmAllocateContiguousMemory(4096, high) == NULL);
      high.QuadPart = -1;
      CHECK(MmAllocateContiguousMemory(0x100000000, high) == NULL);
    `,
  );
  holds(
    "addresses reserved for a mapping, and copies of what may not be there",
    `
      PUCHAR p = ExAllocatePoolWithTag(NonPagedPoolNx, 64, 'tseT');
      PMDL mdl = IoAllocateMdl(p, 64, FALSE, FALSE, NULL), big = IoAllocateMdl(p, 3 * PAGE_SIZE, FALSE, FALSE, NULL);
      PVOID at = MmAllocateMappingAddress(100, 'paMR');
      PUCHAR seen;
      MM_COPY_ADDRESS source;
      SIZE_T copied = 9;
      UCHAR to[64];
      CHECK(at != NULL && BYTE_OFFSET(at) == 0);
      RtlFillMemory(p, 64, 7);
      MmBuildMdlForNonPagedPool(mdl);
      MmBuildMdlForNonPagedPool(big);
      seen = MmMapLockedPagesWithReservedMapping(at, 'paMR', mdl, MmCached);
      CHECK(seen != NULL && seen[63] == 7 && (mdl->MdlFlags & MDL_MAPPED_TO_SYSTEM_VA));
      MmUnmapReservedMapping(at, 'paMR', mdl);
      CHECK(!(mdl->MdlFlags & MDL_MAPPED_TO_SYSTEM_VA));
      CHECK(MmMapLockedPagesWithReservedMapping(at, 'paMR', big, MmCached) == NULL);
      MmFreeMappingAddress(at, 'paMR');
      source.VirtualAddress = p;
      CHECK(MmCopyMemory(to, source, 64, MM_COPY_MEMORY_VIRTUAL, &copied) == STATUS_SUCCESS && copied == 64 && to[63] == 7);
      source.PhysicalAddress = MmGetPhysicalAddress(p);
      to[0] = 0;
      CHECK(MmCopyMemory(to, source, 4, MM_COPY_MEMORY_PHYSICAL, &copied) == STATUS_SUCCESS && copied == 4 && to[0] == 7);
      source.VirtualAddress = (PVOID)(ULONG_PTR)0x10;
      CHECK(MmCopyMemory(to, source, 4, MM_COPY_MEMORY_VIRTUAL, &copied) == STATUS_INVALID_ADDRESS && copied == 0);
      CHECK(MmCopyMemory(to, source, 4, 3, &copied) == STATUS_INVALID_PARAMETER_4);
      IoFreeMdl(mdl);
      IoFreeMdl(big);
      ExFreePoolWithTag(p, 'tseT');
    `,
    { declarations: "#include <ntifs.h>" },
  );
  it("reserved addresses are used with their tag, and not freed while mapped", () => {
    const wrong = (code: string) => {
      const before = `
          PUCHAR p = ExAllocatePoolWithTag(NonPagedPoolNx, 64, 'tseT');
          PMDL mdl = IoAllocateMdl(p, 64, FALSE, FALSE, NULL);
          PVOID at = MmAllocateMappingAddress(100, 'paMR');
          MmBuildMdlForNonPagedPool(mdl);
          (void)MmMapLockedPagesWithReservedMapping(at, 'paMR', mdl, MmCached);
        `;
      return told(runDriver(driver({ control: before + code }), control(4)).end);
    };
    expect(wrong("MmFreeMappingAddress(at, 'paMR');")).toMatch(
      /SYSTEM_PTE_MISUSE 0xda: MmFreeMappingAddress: pages are still mapped/,
    );
    expect(wrong("MmUnmapReservedMapping(at, 'gaT ', mdl);")).toMatch(/another tag/);
  });
  holds(
    "sections, routines, the size of the system",
    `
      UNICODE_STRING name;
      PVOID section;
      typedef KIRQL (*PGET)(VOID);
      PGET get;
      section = MmLockPagableDataSection((PVOID)Control);
      CHECK(section != NULL);
      MmLockPagableSectionByHandle(section);
      MmUnlockPagableImageSection(section);
      MmUnlockPagableImageSection(section);
      CHECK(MmPageEntireDriver((PVOID)DriverEntry) != NULL);
      MmResetDriverPaging((PVOID)DriverEntry);
      RtlInitUnicodeString(&name, L"KeGetCurrentIrql");
      get = (PGET)MmGetSystemRoutineAddress(&name);
      CHECK(get != NULL && get() == PASSIVE_LEVEL);
      RtlInitUnicodeString(&name, L"NoSuchRoutine");
      CHECK(MmGetSystemRoutineAddress(&name) == NULL);
      CHECK(MmIsDriverVerifying(extension->Self->DriverObject) && MmIsDriverVerifyingByAddress((PVOID)(ULONG_PTR)Control) &&
            !MmIsDriverVerifyingByAddress(NULL));
      {
          HANDLE e;
          OBJECT_ATTRIBUTES a;
          InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
          CHECK(NT_SUCCESS(ZwCreateEvent(&e, EVENT_ALL_ACCESS, &a, NotificationEvent, FALSE)) &&
                ObCloseHandle(e, UserMode) == STATUS_INVALID_HANDLE && ObCloseHandle(e, KernelMode) == STATUS_SUCCESS);
      }
      CHECK(MmQuerySystemSize() == MmMediumSystem);
      CHECK(!MmIsThisAnNtAsSystem());
    `,
  );
});

describe("references", () => {
  holds(
    "keep an object count",
    `
      LONG before = extension->Self->ReferenceCount;
      ObReferenceObject(extension->Self);
      CHECK(extension->Self->ReferenceCount == before + 1);
      CHECK(ObReferenceObjectByPointer(extension->Self, 0, NULL, KernelMode) == STATUS_SUCCESS);
      CHECK(extension->Self->ReferenceCount == before + 2);
      ObDereferenceObject(extension->Self);
      ObDereferenceObjectDeferDelete(extension->Self);
      CHECK(extension->Self->ReferenceCount == before);
      ObfReferenceObject(extension->Self);
      CHECK(extension->Self->ReferenceCount == before + 1);
      ObfDereferenceObject(extension->Self);
      CHECK(extension->Self->ReferenceCount == before);
    `,
  );
});

describe("I/O space", () => {
  holds(
    "registers are mapped with a protection that I/O space can have, and with no other",
    `
      PHYSICAL_ADDRESS where;
      PVOID at;
      where.QuadPart = 0xD0000000;
      at = MmMapIoSpaceEx(where, 16, PAGE_READWRITE | PAGE_NOCACHE);
      CHECK(at != NULL);
      MmUnmapIoSpace(at, 16);
      CHECK(MmMapIoSpaceEx(where, 16, PAGE_GUARD) == NULL);
    `,
  );
});
