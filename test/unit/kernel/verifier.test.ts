import { describe, expect, it } from "vitest";
import { control, driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

/** Runs the driver with the pieces planted and gives what it ended with. */
function end(pieces: Pieces, output = 16): string {
  return told(runDriver(driver(pieces), control(output)).end);
}

describe("a sound driver", () => {
  it("runs to the end", () => {
    const { end: stop, failures } = runDriver(
      driver({ control: "RtlZeroMemory(buffer, information);" }),
      control(4, { data: { u32: [0] } }),
    );
    expect(told(stop)).toBe("finished");
    expect(failures).toEqual([]);
  });
});

describe("memory", () => {
  it("null pointer written: exception 0xC0000005 that nobody handles", () => {
    expect(end({ control: "*(volatile ULONG *)NULL = 5;" })).toMatch(/SYSTEM_SERVICE_EXCEPTION 0x3b.*null pointer/);
  });
  it("null pointer in a DPC: DRIVER_IRQL_NOT_LESS_OR_EQUAL", () => {
    const pieces = {
      control: `
          KIRQL irql;
          KeAcquireSpinLock(&extension->Lock, &irql);
          *(volatile ULONG *)NULL = 5;
          KeReleaseSpinLock(&extension->Lock, irql);
        `,
    };
    expect(end(pieces)).toMatch(/DRIVER_IRQL_NOT_LESS_OR_EQUAL 0xd1/);
  });
  it("wild kernel pointer: PAGE_FAULT_IN_NONPAGED_AREA", () => {
    expect(end({ control: "*(volatile ULONG *)0xFFFFF80003000000ULL = 5;" })).toMatch(
      /PAGE_FAULT_IN_NONPAGED_AREA 0x50/,
    );
  });
  it("paged pool under a spin lock", () => {
    const pieces = {
      control: `
        KIRQL irql;
        PULONG p = (PULONG)ExAllocatePoolWithTag(PagedPool, 64, 'tseT');
        *p = 1;
        KeAcquireSpinLock(&extension->Lock, &irql);
        *p = 2;
        KeReleaseSpinLock(&extension->Lock, irql);
        ExFreePool(p);
      `,
    };
    expect(end(pieces)).toMatch(
      /DRIVER_IRQL_NOT_LESS_OR_EQUAL 0xd1.*paged pool block of 64 bytes, tag 'Test', at DISPATCH_LEVEL/,
    );
  });
  it("one byte beyond a pool block", () => {
    const pieces = {
      control:
        "PUCHAR p = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 13, 'tseT'); p[12] = 1; p[13] = 1; ExFreePool(p);",
    };
    expect(end(pieces)).toMatch(
      /DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION 0xd6.*at the end of a nonpaged pool block of 13 bytes/,
    );
  });
  it("use after free, with the places of both", () => {
    const pieces = {
      control: "PUCHAR p = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 13, 'tseT'); ExFreePool(p); p[0] = 1;",
    };
    expect(end(pieces)).toMatch(/DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL 0xd5.*allocated here.*driver.c.*freed here/);
  });
  it("double free", () => {
    const pieces = {
      control: "PVOID p = ExAllocatePoolWithTag(NonPagedPool, 13, 'tseT'); ExFreePool(p); ExFreePool(p);",
    };
    expect(end(pieces)).toMatch(/BAD_POOL_CALLER 0xc2.*freed a second time/);
  });
  it("wrong tag", () => {
    const pieces = {
      control: "PVOID p = ExAllocatePoolWithTag(NonPagedPool, 13, 'tseT'); ExFreePoolWithTag(p, 'rehO');",
    };
    expect(end(pieces)).toMatch(/BAD_POOL_CALLER 0xc2.*tag 'Test' and is freed with 'Oher'|BAD_POOL_CALLER 0xc2/);
  });
  it("pool left behind at unload", () => {
    expect(end({ control: "ExAllocatePoolWithTag(NonPagedPool, 100, 'tseT');" })).toMatch(
      /verifier:leak.*1 pool allocation was not freed \(100 bytes/,
    );
  });
});

describe("IRQL and locks", () => {
  it("a DDI above its level, from its header", () => {
    const pieces = {
      control: `
          KIRQL irql;
          UNICODE_STRING s;
          KeAcquireSpinLock(&extension->Lock, &irql);
          RtlInitUnicodeString(&s, NULL);
          IoDeleteSymbolicLink(&s);
          KeReleaseSpinLock(&extension->Lock, irql);
        `,
    };
    expect(end(pieces)).toMatch(/verifier:irql.*IoDeleteSymbolicLink is called at DISPATCH_LEVEL/);
  });
  it("a wait under a spin lock", () => {
    const pieces = {
      control: `
          KIRQL irql;
          KeAcquireSpinLock(&extension->Lock, &irql);
          KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);
          KeReleaseSpinLock(&extension->Lock, irql);
        `,
    };
    expect(end(pieces)).toMatch(/KeWaitForSingleObject is called at DISPATCH_LEVEL/);
  });
  it("a wait of no time under a spin lock is allowed", () => {
    const pieces = {
      control: `
          KIRQL irql;
          LARGE_INTEGER none;
          none.QuadPart = 0;
          KeAcquireSpinLock(&extension->Lock, &irql);
          status = KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, &none);
          KeReleaseSpinLock(&extension->Lock, irql);
          if (status == STATUS_TIMEOUT) status = STATUS_SUCCESS;
        `,
    };
    expect(end(pieces)).toBe("finished");
  });
  it("a lock taken twice", () => {
    const pieces = {
      control: "KIRQL irql; KeAcquireSpinLock(&extension->Lock, &irql); KeAcquireSpinLockAtDpcLevel(&extension->Lock);",
    };
    expect(end(pieces)).toMatch(/SPIN_LOCK_ALREADY_OWNED 0xf.*taken here/);
  });
  it("a lock released that is not held", () => {
    const pieces = {
      control: "KIRQL irql; KeRaiseIrql(DISPATCH_LEVEL, &irql); KeReleaseSpinLock(&extension->Lock, irql);",
    };
    expect(end(pieces)).toMatch(/SPIN_LOCK_NOT_OWNED 0x10/);
  });
  it("a lock kept across the end of a dispatch routine", () => {
    const pieces = {
      control: `
          KIRQL irql;
          done = TRUE;
          status = Complete(irp, STATUS_SUCCESS, 0);
          KeAcquireSpinLock(&extension->Lock, &irql);
        `,
    };
    expect(end(pieces)).toMatch(/IRQL 0 and returned at IRQL 2|still holding/);
  });
  it("an IRQL not lowered again", () => {
    const pieces = { control: "KIRQL irql; KeRaiseIrql(APC_LEVEL, &irql);" };
    expect(end(pieces)).toMatch(/VERIFIER_IOMANAGER_VIOLATION.*called at IRQL 0 and returned at IRQL 1/);
  });
  it("PAGED_CODE at raised IRQL", () => {
    const pieces = {
      declarations: "static VOID Paged(VOID) { PAGED_CODE(); }",
      control: `
        KIRQL irql;
        KeRaiseIrql(DISPATCH_LEVEL, &irql);
        Paged();
        KeLowerIrql(irql);
      `,
    };
    expect(end(pieces)).toMatch(/PAGED_CODE\(\) is reached at DISPATCH_LEVEL/);
  });
  it("code of a pageable section at raised IRQL", () => {
    const pieces = {
      declarations:
        "static VOID Paged(PEXTENSION e);\n#pragma alloc_text(PAGE, Paged)\nstatic VOID Paged(PEXTENSION e) { e->Event.Header.SignalState = 0; }",
      control: `
        KIRQL irql;
        KeRaiseIrql(DISPATCH_LEVEL, &irql);
        Paged(extension);
        KeLowerIrql(irql);
      `,
    };
    expect(end(pieces)).toMatch(/0xd1.*pageable section runs at DISPATCH_LEVEL/);
  });
});

describe("IRPs", () => {
  it("completed twice", () => {
    expect(end({ control: "Complete(irp, STATUS_SUCCESS, 0);" })).toMatch(/freed|MULTIPLE_IRP_COMPLETE_REQUESTS/);
    const pieces = {
      control: "done = TRUE; Complete(irp, STATUS_SUCCESS, 0); IoCompleteRequest(irp, IO_NO_INCREMENT);",
    };
    expect(end(pieces)).toMatch(/MULTIPLE_IRP_COMPLETE_REQUESTS 0x44.*completed here/);
  });
  it("touched after completion", () => {
    expect(end({ control: "done = TRUE; Complete(irp, STATUS_SUCCESS, 0); status = irp->IoStatus.Status;" })).toMatch(
      /an IRP of \d+ bytes that has been freed/,
    );
  });
  it("neither completed nor pending", () => {
    expect(end({ control: "done = TRUE;" })).toMatch(/neither completed nor is it pending/);
  });
  it("completed with STATUS_PENDING", () => {
    expect(end({ control: "done = TRUE; Complete(irp, STATUS_PENDING, 0);" })).toMatch(
      /IoStatus.Status STATUS_PENDING/,
    );
  });
  it("marked pending, not returned so", () => {
    expect(end({ control: "IoMarkIrpPending(irp);" })).toMatch(/marked the IRP pending, but returned STATUS_SUCCESS/);
  });
  it("returned pending, not marked so", () => {
    expect(end({ control: "done = TRUE; Complete(irp, STATUS_SUCCESS, 0); status = STATUS_PENDING;" })).toMatch(
      /without having been marked pending/,
    );
  });
  it("more bytes reported than the buffer has", () => {
    expect(end({ control: "information = 100;" })).toMatch(/Information is 100, but the caller's buffer has 16 bytes/);
  });
  it("a system buffer overrun", () => {
    expect(end({ control: "buffer[16] = 1;" })).toMatch(/at the end of a system buffer of 16 bytes/);
  });
});

describe("what cannot go on", () => {
  it("a DDI that is declared but not emulated", () => {
    expect(end({ control: "MmAddPhysicalMemory(NULL, NULL);" })).toMatch(
      /MmAddPhysicalMemory is declared but not emulated yet/,
    );
  });
  it("a routine of the framework, by its name", () => {
    expect(end({ declarations: "#include <wdf.h>\n", control: "WdfObjectDelete(NULL);" })).toMatch(
      /WdfObjectDelete belongs to the kernel-mode driver framework \(KMDF\), which is declared but not emulated/,
    );
  });
  it("a function that is nowhere", () => {
    expect(end({ declarations: "int Nowhere(void);", control: "Nowhere();" })).toMatch(
      /Nowhere is neither defined in the driver nor declared/,
    );
  });
  it("an endless loop, with its place", () => {
    expect(end({ control: "for (;;) information++;" })).toMatch(/endless/);
  });
  it("endless recursion", () => {
    const pieces = {
      declarations:
        "static int Deep(int n) { volatile char room[200]; room[0] = (char)n; return Deep(n + 1) + room[0]; }",
      control: "Deep(0);",
    };
    expect(end(pieces)).toMatch(/UNEXPECTED_KERNEL_MODE_TRAP 0x7f.*stack/);
  });
  it("a division by zero", () => {
    expect(
      end({ control: "ULONG zero = (ULONG)extension->Event.Header.SignalState; information = 5 / zero;" }),
    ).toMatch(/divided by zero/);
  });
  it("a wait that nothing ends", () => {
    expect(end({ control: "KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);" })).toMatch(
      /deadlock: Nothing can go on/,
    );
  });
  it("KeBugCheckEx", () => {
    expect(end({ control: "KeBugCheckEx(0xE2, 1, 2, 3, 4);" })).toMatch(/MANUALLY_INITIATED_CRASH 0xe2/);
  });
});
