// Quick fixes that move statements, or put others before and behind them: in the layout that the source has, and only where the
// edit is sure to be what is meant.
import { describe, expect, test } from "vitest";
import { compileUnit } from "../../../compiler/index.ts";
import { applyChanges, fixFor } from "../../../language-server/features/fixes.ts";
import { cache, disk, headers } from "../../kit.ts";
import { checkSources } from "./fixture.ts";

const file = "/driver/driver.c";
/** What a rule's fix makes of a source; undefined if it has none. The finding must be gone, and nothing new there. */
function mended(rule: string, source: string): string | undefined {
  const before = checkSources({ [file]: source });
  const finding = before.find((found) => found.rule === rule);
  expect(finding, JSON.stringify(before)).toBeDefined();
  const files = { read: (path: string) => (path === file ? source : disk.read(path)) };
  const unit = compileUnit(file, { target: "x64", files, includePaths: [headers], defines: {}, cache });
  const fix = finding && fixFor(unit, source, finding);
  if (!fix) return undefined;
  const after = applyChanges(source, fix.edits);
  expect(
    checkSources({ [file]: after }).filter(
      ({ rule, message }) => !before.some((one) => one.rule === rule && one.message === message),
    ),
    after,
  ).toEqual([]);
  expect(checkSources({ [file]: after }).filter((found) => found.rule === rule).length, after).toBe(
    before.filter((found) => found.rule === rule).length - 1,
  );
  return after;
}
const dispatch = (body: string): string => `#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; ERESOURCE Resource; KSPIN_LOCK Lock; LIST_ENTRY Queue; KTIMER Timer; LONG Reads; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
${body}}
`;

describe("what the lower driver returned", () => {
  const rule = "lower-status-not-returned";
  test("is returned where it was dropped", () => {
    const source = dispatch(
      "    IoSkipCurrentIrpStackLocation(Irp);\r\n    (VOID) IoCallDriver(ext->Lower,\r\n        Irp); // down\r\n    return STATUS_SUCCESS;\r\n",
    );
    expect(mended(rule, source)).toContain(
      "(Irp);\r\n    return IoCallDriver(ext->Lower,\r\n        Irp); // down\r\n}\n",
    );
  });
  test("is returned where a variable has it", () => {
    const source = dispatch(
      "    NTSTATUS status;\n    IoSkipCurrentIrpStackLocation(Irp);\n    status = IoCallDriver(ext->Lower, Irp);\n    return (STATUS_SUCCESS);\n",
    );
    expect(mended(rule, source)).toContain("    return (status);\n");
  });
  test("is left alone where more is done in between", () => {
    const source = dispatch(
      "    IoSkipCurrentIrpStackLocation(Irp);\n    IoCallDriver(ext->Lower, Irp);\n    ext->Reads += 1;\n    return STATUS_SUCCESS;\n",
    );
    expect(mended(rule, source)).toBeUndefined();
  });
});

describe("a critical region", () => {
  const rule = "resource-without-critical-region";
  test("is entered before and left behind each release", () => {
    const source = dispatch(`    ExAcquireResourceExclusiveLite(&ext->Resource, TRUE);
    if (ext->Reads > 8) {
        ExReleaseResourceLite(&ext->Resource); // full
        Irp->IoStatus.Status = STATUS_DEVICE_BUSY;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return STATUS_DEVICE_BUSY;
    }
    ext->Reads += 1;
    ExReleaseResourceLite(&ext->Resource);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
`);
    const after = mended(rule, source);
    expect(after).toContain("    KeEnterCriticalRegion();\n    ExAcquireResourceExclusiveLite(");
    expect(after).toContain("(&ext->Resource); // full\n        KeLeaveCriticalRegion();\n");
    expect(after).toContain("    ExReleaseResourceLite(&ext->Resource);\n    KeLeaveCriticalRegion();\n");
  });
  test("is not where the release is the only statement of an if, or somewhere else", () => {
    const end =
      "    Irp->IoStatus.Status = STATUS_SUCCESS;\n    IoCompleteRequest(Irp, IO_NO_INCREMENT);\n    return STATUS_SUCCESS;\n";
    const single = dispatch(
      `    ExAcquireResourceExclusiveLite(&ext->Resource, TRUE);\n    if (ext->Reads) ExReleaseResourceLite(&ext->Resource);\n    else ExReleaseResourceLite(&ext->Resource);\n${end}`,
    );
    expect(mended(rule, single)).toBeUndefined();
  });
});

describe("a statement that comes too late", () => {
  test("is moved before what it must precede, with its layout", () => {
    const source = dispatch(`    KIRQL irql;
    KeAcquireSpinLock(&ext->Lock, &irql);
    InsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&ext->Lock, irql);
    IoMarkIrpPending(Irp);
    return STATUS_PENDING;
`);
    expect(mended("irp-marked-pending-after-queueing", source)).toContain(
      "    IoMarkIrpPending(Irp);\n    InsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry);\n    KeReleaseSpinLock(&ext->Lock, irql);\n    return",
    );
  });
  test("is moved behind what it must follow", () => {
    const source =
      "#include <ntddk.h>\ntypedef struct _EXT { KTIMER Timer; KTIMER Other; } EXT, *PEXT;\nVOID Stop(PEXT Ext)\n{\n\tKeFlushQueuedDpcs();\n\tKeCancelTimer(&Ext->Timer);\n\tKeCancelTimer(&Ext->Other);\t/* both */\n}\n";
    expect(mended("dpcs-flushed-before-timer-cancelled", source)).toContain(
      "{\n\tKeCancelTimer(&Ext->Timer);\n\tKeCancelTimer(&Ext->Other);\t/* both */\n\tKeFlushQueuedDpcs();\n}\n",
    );
  });
});

describe("a completion routine", () => {
  const source = (declarations: string): string => `#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; LONG Reads; } EXT, *PEXT;
IO_COMPLETION_ROUTINE ReadDone;
NTSTATUS ReadDone(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
${declarations}    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    InterlockedIncrement(&((PEXT)Context)->Reads);
    return STATUS_CONTINUE_COMPLETION;
}
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, ReadDone, ext, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
}
`;
  test("marks the IRP pending first, behind its declarations and what is said of them", () => {
    expect(mended("pending-returned-not-propagated", source("    PEXT ext = Context; // ours\n"))).toContain(
      "    PEXT ext = Context; // ours\n    if (Irp->PendingReturned) {\n        IoMarkIrpPending(Irp);\n    }\n    UNREFERENCED",
    );
    expect(mended("pending-returned-not-propagated", source(""))).toContain("{\n    if (Irp->PendingReturned) {\n");
  });
});

describe("an object's type", () => {
  const source = (type: string, field = "event"): string => `#include <ntddk.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ${type} event;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(HANDLE)) {
        status = ObReferenceObjectByHandle(*(PHANDLE)Irp->AssociatedIrp.SystemBuffer, EVENT_MODIFY_STATE, NULL, UserMode, (PVOID *)&${field}, NULL);
        if (NT_SUCCESS(status)) ObDereferenceObject(event);
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;
  test.each([
    ["PKEVENT", "*ExEventObjectType"],
    ["PFILE_OBJECT", "*IoFileObjectType"],
    ["PKSEMAPHORE", "*ExSemaphoreObjectType"],
    ["PETHREAD", "*PsThreadType"],
  ])("of a %s is %s", (type, name) => {
    expect(mended("object-type-not-checked", source(type))).toContain(`EVENT_MODIFY_STATE, ${name}, UserMode`);
  });
  test("of what may be anything is not guessed", () => {
    expect(mended("object-type-not-checked", source("PVOID"))).toBeUndefined();
  });
});

describe("a directive", () => {
  const source = (format: string, args: string): string =>
    `#include <ntddk.h>\nVOID Tell(PUNICODE_STRING Path, PCWSTR Wide)\n{\n    DbgPrint(${format}, ${args});\n}\n`;
  test.each([
    ['"%-10s|"', "Wide", '"%-10ws|"'],
    ['"at %ws"', "Path", '"at %wZ"'],
  ])("%s of %s becomes %s", (format, args, by) => {
    expect(mended("format-argument-mismatch", source(format, args))).toContain(`DbgPrint(${by}, `);
  });
  test("of two that are alike is not guessed, nor what prints a number", () => {
    expect(mended("format-argument-mismatch", source('"%s %s"', '"a", Wide'))).toBeUndefined();
    expect(mended("format-argument-mismatch", source('"%s"', "Path->Length"))).toBeUndefined();
  });
});

describe("strsafe.h", () => {
  test("is not replaced where its routines are called", () => {
    const source =
      "#include <ntddk.h>\n#ifdef OF_PROGRAMS\n#include <strsafe.h>\n#define COPY(a, b) StringCbCopyA(a, sizeof(a), b)\n#endif\nULONG Nothing;\n";
    expect(mended("strsafe-in-kernel", source)).toBeUndefined();
  });
});

describe("a tag", () => {
  test("is taken from the only allocation, of the same block", () => {
    const source = (second: string): string =>
      `#include <wdm.h>\nVOID Once(SIZE_T Size)\n{\n    PVOID block = ExAllocatePool2(POOL_FLAG_PAGED, Size, 'kcoB');\n${second}    if (block != NULL) {\n        ExFreePoolWithTag(block, 'Bock');\n    }\n}\n`;
    expect(mended("pool-freed-with-other-tag", source(""))).toContain("ExFreePoolWithTag(block, 'kcoB');");
    const two = source(
      "    PVOID more = ExAllocatePool2(POOL_FLAG_PAGED, Size, 'eroM');\n    if (more != NULL) ExFreePoolWithTag(more, 'eroM');\n",
    );
    expect(mended("pool-freed-with-other-tag", two)).toBeUndefined();
  });
});
