// What was wrongly told of addresses that are only asked for their alignment, and of callbacks of a library's own that take locks.
import { expect, test } from "vitest";
import { checkSources } from "./fixture.ts";

const told = (source: string): string[] =>
  checkSources({ "/driver/driver.c": source })
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, range }) => `${range.startLine + 1} ${rule}`);

const cut = (what: string): string => `#include <wdm.h>
ULONG Ask(PVOID Buffer)
{
    return ${what};
}
`;
test.each(["(ULONG)Buffer % 4 != 0", "((unsigned long)Buffer & 7) != 0", "(ULONG)Buffer & (PAGE_SIZE - 1)"])(
  "an address that is asked for its alignment may be cut: %s",
  (what) => {
    expect(told(cut(what))).toEqual([]);
  },
);
test.each(["(ULONG)Buffer", "(ULONG)Buffer % 10", "(ULONG)Buffer & 0xfffff000", "4 % (ULONG)Buffer"])(
  "an address that goes on may not: %s",
  (what) => {
    expect(told(cut(what))).toEqual(["4 pointer-truncated"]);
  },
);

const table = (role: string): string => `#include <ntddk.h>
#include <wdf.h>
typedef struct _PART { WDFSPINLOCK Locks[4]; } PART, *PPART;
typedef _Function_class_(${role}) _IRQL_requires_max_(DISPATCH_LEVEL) VOID ${role}(PPART Part, ULONG Index);
typedef struct _TABLE { ${role} *Routine; } TABLE;
${role} Take;
TABLE Routines = { Take };
VOID Take(PPART Part, ULONG Index)
{
    if (Index < 4) WdfSpinLockAcquire(Part->Locks[Index]);
}
`;
test("a callback of the driver's own whose task is to take a lock keeps it", () => {
  expect(told(table("PART_Lock"))).toEqual([]);
  expect(told(table("EVT_PART_AuxiliaryLock"))).toEqual([]);
  expect(told(table("PART_Clock"))).toEqual(["11 spin-lock-unbalanced"]);
});

const cached = (routine: string, wait: string): string => `#include <ntifs.h>
NTSTATUS Copy(PIRP Irp, PFILE_OBJECT File, PVOID Data, BOOLEAN Wait)
{
    LARGE_INTEGER at = { 0 };
    if (!${routine}) {
        IoMarkIrpPending(Irp);
        return STATUS_PENDING;
    }
    return STATUS_SUCCESS;
}
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT Device, PIRP Irp)
{
    NTSTATUS status;
    UNREFERENCED_PARAMETER(Device);
    status = Copy(Irp, IoGetCurrentIrpStackLocation(Irp)->FileObject, Irp->UserBuffer, ${wait});
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;
test.each([
  "CcCopyRead(File, &at, 10, Wait, Data, &Irp->IoStatus)",
  "CcCopyReadEx(File, &at, 10, Wait, Data, &Irp->IoStatus, Irp->Tail.Overlay.Thread)",
  "CcCopyWrite(File, &at, 10, Wait, Data)",
  "CcCopyWriteEx(File, &at, 10, Wait, Data, Irp->Tail.Overlay.Thread)",
])("what copies to or from the cache and may wait does copy: %s", (routine) => {
  const pending = (wait: string) => told(cached(routine, wait)).filter((line) => line.includes("as-pending"));
  expect(pending("TRUE")).toEqual([]);
  expect(pending("FALSE")).toEqual(["18 irp-completed-as-pending"]);
});
